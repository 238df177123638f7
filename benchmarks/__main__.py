"""python -m benchmarks [TASK ...] [--rounds N] [--without NAME ...]

Runs every contestant on every task, prints one table, and then what the library costs beside its arithmetic and how
its time grows. Writes results.json, results.png and scaling.png beside this file, when all tasks are run.
"""

import argparse
import json
import statistics
from datetime import date
from pathlib import Path

from benchmarks import contestants, machine, measure, overheads, picture, scaling, step
from benchmarks.tasks import TASKS
from nnlib._tables import Table

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
MARKS = "<!-- make bench -->", "<!-- end of make bench -->"
NAMES = {
    "bare": "bare NumPy calls", "limit": "only the matrix products", "assignment": "CS231n assignment style",
    "article": "the article's code",
}  # fmt: skip
BARE = 1 / 1.15
GOALS = {  # at least so many times as long as nnlib; the limit and bare calls: at least this share of its time
    "T1": {"bare": BARE, "torch": 3, "scikit-learn": 2.5, "jax scan": 1 / 1.15},
    "T2": {"bare": BARE, "torch": 3, "scikit-learn": 2.5, "jax scan": 1 / 1.15},
    "T2a": {"bare": BARE, "torch": 3, "scikit-learn": 2.5, "jax scan": 1 / 1.3},
    "T3": dict.fromkeys(("torch", "torch foreach", "torch fused", "scikit-learn", "jax scan", "jax step"), 1)
    | {"bare": BARE},
    "T4r": {"bare": BARE, "limit": 1 / 1.3},
    "T4t": {"bare": BARE, "limit": 1 / 1.3},
    "T5": {"bare": BARE, "scikit-learn": 10, "torch vmap": 1.5, "jax scan": 1.3},
}


def main():
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n")[2])
    options.add_argument("tasks", nargs="*", metavar="TASK", help=f"of {', '.join(TASKS)}; all of them unless told")
    options.add_argument("--rounds", type=int, default=7, help="how often each contestant does each task (7)")
    options.add_argument("--without", nargs="*", default=[], metavar="NAME", help="contestants to leave out")
    options = options.parse_args()
    unknown = set(options.tasks) - set(TASKS)
    if unknown:
        raise SystemExit(f"no task {', '.join(unknown)}; there are {', '.join(TASKS)}")
    names = [name for name in contestants.MODULES if name not in options.without]
    table, missing = {}, {}
    for task in options.tasks or TASKS:
        print(f"{task} {TASKS[task].title} ...", flush=True)
        table[task], absent = measure.rounds(task, names, options.rounds)
        missing |= absent
        print(lines(task, table[task]), flush=True)
    print()
    print(summary(table))
    for name, why in missing.items():
        print(f"left out: {name}, {why}")
    if not options.tasks:
        costs, steps, sweeps = overheads.measured(), step.measured(), scaling.measured()
        print(f"\n{overheads.words(costs)}\n\n{step.as_markdown(steps)}\n\n{scaling.table(sweeps)}")
        record = {"date": date.today().isoformat(), "machine": machine.description(), "rounds": options.rounds,
                  "left out": missing, "tasks": {task: as_json(task, results) for task, results in table.items()},
                  "overheads": costs, "steps": steps, "scaling": sweeps}  # fmt: skip
        (HERE / "results.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        update(README, as_markdown(record))
        update(step.PAGE, step.as_markdown(steps))
        picture.ratios(record).savefig(HERE / "results.png", dpi=120)
        scaling.picture(sweeps).savefig(HERE / "scaling.png", dpi=120)


def lines(task, results):
    """One task's results, the fastest first."""
    rows = []
    for name, result in sorted(results.items(), key=lambda pair: pair[1].ratio):
        goal = GOALS[task].get(name)
        met = "" if goal is None else f"{'met' if result.ratio >= goal else 'MISSED'}: {goal:.2f}"
        quality = "" if result.quality is None else f"{result.quality:.3f}"
        milliseconds = f"{1000 * statistics.median(result.seconds):.1f}"
        rows.append([name, milliseconds, "void" if result.void else f"{result.ratio:.2f}", quality, met])
    return Table(["", "milliseconds", "times nnlib", "quality", "goal"], rows)


def summary(table):
    """All tasks side by side: each contestant's time as a multiple of nnlib's."""
    names = [name for name in contestants.MODULES if any(name in results for results in table.values())]
    rows = [[name, *(cell(results.get(name)) for results in table.values())] for name in names]
    return Table(["time as a multiple of nnlib's", *table], rows)


def cell(result):
    if result is None:
        return "–"
    return "void" if result.void else f"{result.ratio:.2f}"


def update(page, text):
    """Put a table into a page, between its two marks."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(MARKS[0])
    _, end, after = rest.partition(MARKS[1])
    page.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")


def as_markdown(record):
    """The table as README.md shows it: a row for each contestant; what missed its goal is in italics, with the goal."""
    tasks, machine = record["tasks"], record["machine"]
    names = [name for name in contestants.MODULES if any(name in task["contestants"] for task in tasks.values())]
    lines = ["| | " + " | ".join(task["title"] for task in tasks.values()) + " |", "|---" * (len(tasks) + 1) + "|"]
    for name in names:
        cells = [_markdown_cell(task["contestants"].get(name), task["goals"].get(name)) for task in tasks.values()]
        lines.append(f"| {NAMES.get(name, name)} | " + " | ".join(cells) + " |")
    versions = ", ".join(f"{package} {machine[package]}" for package in ("numpy", "torch", "jax", "scikit-learn"))
    lines += ["", f"Measured on {record['date']}: {machine['processor']}, {machine['threads']} threads, {versions}."]
    return "\n".join(lines)


def _markdown_cell(result, goal):
    if result is None:
        return ""
    if result["void"]:
        return "void"
    ratio = f"{result['ratio']:.2f}"
    return ratio if goal is None or result["ratio"] >= goal else f"*{ratio}* (goal {goal:.2f})"


def as_json(task, results):
    return {
        "title": TASKS[task].title,
        "goals": GOALS[task],
        "contestants": {name: vars(result) for name, result in results.items()},
    }


if __name__ == "__main__":
    main()
