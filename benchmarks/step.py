"""Where the time of a training step goes: its products, passes over arrays, NumPy's calls, and Python.

Three loops take turns: the library's, the bare calls, and the products alone; and the latter two once more on arrays of
one number, where only the calls are left.
"""

import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks import contestants
from benchmarks.tasks import TASKS

NAMES = ("T1", "T2", "T2a", "T3")
PAGE = Path(__file__).parents[1] / "docs" / "time-of-a-step.md"


def measured(repeats=15):
    """Microseconds of a step by task and part, as a dict that JSON holds."""
    return {TASKS[name].title: parts(TASKS[name], repeats) for name in NAMES}


def parts(task, repeats):
    runs = [prepared(name, task) for name in ("nnlib", "bare", "limit")]
    runs += [prepared(name, of_one_number(task)) for name in ("bare", "limit")]
    seconds = [[run() for run in runs] for _ in range(repeats)]
    whole, bare, products, bare_calls, product_calls = (1e6 * min(times) for times in zip(*seconds, strict=True))
    calls = bare_calls - product_calls
    return {"products": products, "passes": bare - products - calls, "calls": calls, "Python": whole - bare}


def prepared(name, task):
    """A function that returns the seconds of that contestant's step: the mean over one run."""
    run, steps = contestants.load(name)[task.kind](task), sum(1 for _ in task.batches())
    run()

    def seconds():
        began = time.perf_counter()
        run()
        return (time.perf_counter() - began) / steps

    return seconds


def of_one_number(task):
    """The same task with one sample of one feature, and one neuron in each layer."""
    data = np.zeros((1, 1), np.float32), np.zeros(1, np.intp)
    return replace(task, sizes=(1, 1, 1), batch_size=1, epochs=500, data=lambda: data + data)


def as_markdown(steps):
    """The table of docs/time-of-a-step.md: microseconds, the whole, and the whole beside the bare calls."""
    names = list(next(iter(steps.values())))
    lines = ["| microseconds | " + " | ".join([*names, "a step", "beside its bare calls"]) + " |"]
    lines.append("|---" * (len(names) + 3) + "|")
    for title, found in steps.items():
        whole = sum(found.values())
        cells = [f"{microseconds:,.0f}" for microseconds in (*found.values(), whole)]
        lines.append(f"| {title} | {' | '.join(cells)} | {whole / (whole - found['Python']):.2f} |")
    return "\n".join(lines)
