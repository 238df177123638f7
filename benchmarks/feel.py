"""How the course feels: python -m benchmarks.feel [DEMO ...] [--minutes M]

A real JupyterLab in a real browser. For each control of each demo: the milliseconds from a move to the changed and
painted picture, and the same for a bare label, in turns, so that a busy machine slows both. Then a slider dragged for a
second, sliders while the demo's network trains and while another cell runs; and how long a reader waits for the first
page, for the first demo that moves, and for each notebook's Run All. Prints tables; when all demos are measured, writes
feel.json and feel.md beside this file, and what README.md and docs/decisions/blitting.md quote. What the minutes do not
suffice for is left out.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from benchmarks import machine
from nnlib import demos
from nnlib._tables import Table

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT / "tests")]
from lab import Lab, Notebook, chromium, sandbox  # noqa: E402

PAGES, MARKS = ("README.md", "docs/decisions/blitting.md"), ("<!-- make feel -->", "<!-- end of make feel -->")
MOVES = 6  # of a control in its turn; the first of its demo has twice as many
GOAL, TRAINED, LATE = 1.5, 3.0, 2.0  # times the label's median; where each move trains a network; its own late ones
TRAINS = {"regularization.regularization", "networks.capacity", "ensembles.ensembles", "monitoring.which_curve"}
LABEL = """
import ipywidgets
slider, label = ipywidgets.IntSlider(0, 0, 10_000), ipywidgets.Label("0")
label.add_class("measured")
slider.observe(lambda change: setattr(label, "value", f"the value is {change.new}"), names="value")
ipywidgets.VBox([slider, label])
"""
BUSY = "while True:\n    sum(range(1000))"


def in_page(page, function, *arguments):
    """What a function of feel.js gives in a page."""
    script = (HERE / "feel.js").read_text("utf-8")
    return page.evaluate(f"(given) => {{ {script}\n return {function}(given); }}", list(arguments))


class Feel:
    """The page in which everything is measured, and what was found."""

    def __init__(self, page, lab, minutes):
        self.page, self.lab, self.end = page, lab, time.monotonic() + 60 * minutes
        self.labels, self.controls, self.parts = defaultdict(list), {}, {}
        self.drags, self.while_training, self.while_busy, self.waits, self.left_out = {}, {}, {}, {}, []

    def in_page(self, function, *arguments):
        return in_page(self.page, function, *arguments)

    def in_time(self, what, seconds=0):
        if time.monotonic() + seconds < self.end:
            return True
        self.left_out.append(what)
        return False

    def open(self, module, names):
        """A notebook with the label, all demos of a module, and a cell that keeps the kernel busy."""
        cells = [LABEL, f"from nnlib.demos import {module} as demos", *(f"demos.{name}()" for name in names), BUSY]
        notebook = Notebook(self.page, self.lab, self.lab.write(f"{module}.ipynb", *cells))
        notebook.run_cells(*range(len(cells) - 1))
        self.label = self.page.locator(".jp-OutputArea-output", has=self.page.locator(".measured")).first
        return notebook, dict(zip(names, notebook.demos, strict=True))

    def turn(self, control, image, count, key):
        """The label's moves and the control's, in turns; the control's times."""
        found = []
        for turn in (count // 2, count - count // 2):
            label = self.label.locator(".jupyter-widgets.widget-slider").first
            self.labels[key] += self.in_page("moves", label.element_handle(), self.measured(), turn)["times"]
            found.append(self.in_page("moves", control, image, turn))
        return [time for part in found for time in part["times"]], [part for some in found for part in some["parts"]]

    def measured(self):
        return self.label.locator(".measured").element_handle()

    def controls_of(self, full_name, demo):
        """Each control of a demo; then its first slider dragged."""
        image, names = demo.image.element_handle(), list(demos.all()[full_name].controls)
        demo.element.scroll_into_view_if_needed()
        controls = demo.element.locator(".nnlib-controls > *").element_handles()
        self.in_page("moves", controls[0], image, 2)  # warms up
        for place, (name, control) in enumerate(zip(names, controls, strict=True)):
            if self.in_time(f"{full_name}: {name}"):
                times, parts = self.turn(control, image, MOVES * (2 if place == 0 else 1), full_name)
                self.controls[full_name, name] = times
                self.parts.setdefault(full_name, parts)
        slid = next((control for control in controls if control.query_selector("[role=slider]")), None)
        if slid and self.in_time(f"{full_name}: drag"):
            self.drags[full_name] = self.in_page("drag", slid, image)

    def while_it_trains(self, full_name, demo):
        """The first control of a demo while its run goes on, if it has one."""
        if not demo.has_button("Play") or not self.in_time(f"{full_name}: while it plays"):
            return
        demo.press("Play")
        control = demo.element.locator(".nnlib-controls > *").first.element_handle()
        self.while_training[full_name] = self.turn(control, demo.image.element_handle(), MOVES, "playing")[0]
        if demo.has_button("Pause"):
            demo.press("Pause")

    def while_a_cell_runs(self, notebook, shown):
        full_name, demo = shown
        if self.in_time(f"{full_name}: while a cell runs"):
            notebook.start_cell(2 + len(notebook.demos))
            demo.until(notebook.running, "the cell to run")
            control = demo.element.locator(".nnlib-controls > *").first.element_handle()
            self.while_busy[full_name] = self.turn(control, demo.image.element_handle(), MOVES, "busy")[0]
            notebook.interrupt()

    def module(self, module, names):
        notebook, shown = self.open(module, names)
        for name, demo in shown.items():
            self.controls_of(f"{module}.{name}", demo)
            self.while_it_trains(f"{module}.{name}", demo)
        self.while_a_cell_runs(notebook, (f"{module}.{names[0]}", shown[names[0]]))
        print(f"{module} is measured", flush=True)

    def first_demo(self, path):
        """From Run All in the first notebook to a demo that has moved."""
        notebook = Notebook(self.page, self.lab, self.lab.copy(path))
        begin = time.monotonic()
        notebook.in_app("app.commands.execute('notebook:run-all-cells')")
        demo = notebook.demo
        self.in_page("moves", demo.element.locator(".nnlib-controls > *").first.element_handle(),
                     demo.image.element_handle(), 1)  # fmt: skip
        self.waits["Run All in 00 to the first demo that moves"] = time.monotonic() - begin
        notebook.wait_until_idle()

    def run_all(self, path):
        if self.in_time(f"{path.stem}: Run All", seconds=10):
            notebook = Notebook(self.page, self.lab, self.lab.copy(path))
            begin = time.monotonic()
            notebook.command("notebook:run-all-cells")
            notebook.wait_until_idle()
            self.waits[f"{path.stem}: Run All"] = time.monotonic() - begin


def measured(names, minutes):
    """Everything that is measured, in a JupyterLab of its own."""
    os.environ["NNLIB_TIMES"] = "1"
    modules, paths = defaultdict(list), sorted((ROOT / "notebooks").glob("*.ipynb"))
    for name in names:
        modules[name.partition(".")[0]].append(name.partition(".")[2])
    with tempfile.TemporaryDirectory(prefix="feel-", ignore_cleanup_errors=True) as folder:
        begin = time.monotonic()
        lab = Lab(Path(folder))
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium(), args=sandbox())
                page = browser.new_page(viewport={"width": 1100, "height": 1400})
                page.set_default_timeout(60_000)
                feel = Feel(page, lab, minutes)
                lab.wait()
                page.goto(lab.url(f"doc/tree/{lab.copy(paths[0])}"))
                page.locator(".jp-Notebook .jp-RenderedMarkdown").first.wait_for()
                feel.waits["make lab (installed) to a page that can be read"] = time.monotonic() - begin
                stages = [(feel.first_demo, paths[0])] + [(feel.module, *module) for module in modules.items()]
                for stage, *arguments in stages + [(feel.run_all, path) for path in paths]:
                    try:
                        stage(*arguments)
                    except (Error, AssertionError) as error:
                        feel.left_out.append(f"{arguments[0]}: {str(error).splitlines()[0]}")
                browser.close()
        finally:
            lab.stop()
    return feel


def record(feel):
    """What was found, as it is stored."""
    labels = [time for times in feel.labels.values() for time in times]
    return {
        "date": date.today().isoformat(), "machine": machine.description(), "left out": feel.left_out,
        "label": _figures(labels),
        "controls": {
            f"{demo}: {name}": _figures(times, feel.labels[demo]) for (demo, name), times in feel.controls.items()
        },
        "parts": {
            demo: {part: round(statistics.median(some.get(part, 0) for some in parts), 1) for part in parts[0]}
            for demo, parts in feel.parts.items() if parts
        },
        "drags": feel.drags,
        "while it plays": {demo: _figures(times, feel.labels["playing"])
                           for demo, times in feel.while_training.items()},
        "while a cell runs": {demo: _figures(times, feel.labels["busy"]) for demo, times in feel.while_busy.items()},
        "seconds": {what: round(seconds, 1) for what, seconds in feel.waits.items()},
    }  # fmt: skip


def _figures(times, label=None):
    """Median and 95th percentile in milliseconds, and as multiples of the label's."""
    if not times:
        return {"median": None, "late": None}
    found = {"median": round(statistics.median(times), 1), "late": round(_late(times), 1)}
    if label:
        found |= {"times": round(found["median"] / statistics.median(label), 2),
                  "times late": round(found["late"] / _late(label), 2)}  # fmt: skip
    return found


def _late(times):
    return statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def missed(name, figures):
    """Whether a control is slower than the goal."""
    goal = TRAINED if name.partition(":")[0] in TRAINS else GOAL
    return figures["median"] is None or figures["times"] > goal or figures["times late"] > max(LATE, goal)


def tables(found):
    """All tables, in Markdown."""
    rows = [
        [name, figures["median"], figures.get("times"), figures["late"], "missed" if missed(name, figures) else ""]
        for name, figures in sorted(found["controls"].items(), key=lambda pair: -(pair[1].get("times") or 99))
    ]
    parts = sorted({part for some in found["parts"].values() for part in some}, key=ORDER.index)
    sections = {
        "Each control, the slowest first (a label: {median} ms, 95 %: {late} ms)".format(**found["label"]):
            Table(["demo: control", "ms", "times the label", "95 %, ms", "goal"], rows),
        "Where the time of a frame goes, in ms": Table(
            ["demo", *parts], [[demo, *(some.get(part, "") for part in parts)] for demo, some in found["parts"].items()]
        ),
        "A slider dragged for a second: 60 moves": Table(
            ["demo", "frames", "frames 200 ms after it", "last value shown"],
            [[demo, drag["frames"], drag["late"], "yes" if drag["right"] else "no"]
             for demo, drag in found["drags"].items()],
        ),
        "The first control while the demo's own run plays, and while another cell runs": Table(
            ["demo", "ms", "times the label", "95 %, ms", "while"],
            [[demo, some["median"], some.get("times"), some["late"], what.removeprefix("while ")]
             for what in ("while it plays", "while a cell runs") for demo, some in found[what].items()],
        ),
        "Seconds that a reader waits": Table(["", "seconds"], [[*pair] for pair in found["seconds"].items()]),
    }  # fmt: skip
    left = f"Left out: {', '.join(found['left out'])}.\n\n" if found["left out"] else ""
    text = "\n\n".join(f"## {title}\n\n{as_markdown(table)}" for title, table in sections.items())
    return f"# How the course feels\n\n`make feel`, {summary(found)}\n\n{left}{text}\n"


ORDER = ["update", "draw", "encode", "message", "decode", "paint"]


def as_markdown(table):
    """A table in Markdown."""
    return "\n".join([
        f"| {' | '.join(table.columns)} |", "|---" * len(table.columns) + "|",
        *("| " + " | ".join("" if cell is None else str(cell) for cell in row) + " |" for row in table.rows),
    ])  # fmt: skip


def summary(found):
    """Three sentences."""
    ratios = [figures["times"] for figures in found["controls"].values() if figures.get("times")]
    slow = sum(missed(name, figures) for name, figures in found["controls"].items())
    late = sum(drag["late"] + (not drag["right"]) for drag in found["drags"].values())
    seconds = list(found["seconds"].items())
    waits = "; ".join(f"{what} {value} s" for what, value in seconds[:2])
    return (
        f"{found['date']}, {found['machine']['processor']}, {found['machine']['cores']} cores: a bare label changes in "
        f"{found['label']['median']} ms; the {len(ratios)} controls of the demos take {statistics.median(ratios):.2f} "
        f"times as long in the median and {max(ratios):.2f} at most; {slow or 'none'} of them "
        f"{'misses' if slow == 1 else 'miss'} the goal of {GOAL} times ({TRAINED:g} where each move trains a network, "
        f"the 95th percentile {LATE:g} times the label's own). Of {len(found['drags'])} drags of 60 moves, {late} "
        f"ended with another value or with frames queued. {waits}."
    )


def quoted(found):
    """What each page quotes: the summary, or every fifth demo by its first control, the slowest first."""
    firsts = {}
    for name, figures in found["controls"].items():
        firsts.setdefault(name.partition(":")[0], figures)
    chosen = sorted(firsts.items(), key=lambda pair: -pair[1]["median"])[::5]
    table = Table(
        ["demo, its first control", "ms", "times the label", *ORDER],
        [[demo, figures["median"], figures["times"], *(found["parts"][demo][part] for part in ORDER)]
         for demo, figures in chosen],
    )  # fmt: skip
    label = f"(a label: {found['label']['median']} ms; where the time of a frame goes, in ms; {found['date']})"
    return dict(zip(PAGES, (summary(found), f"{as_markdown(table)}\n\n{label}"), strict=True))


def main():
    options = argparse.ArgumentParser(prog="python -m benchmarks.feel", description=__doc__.partition("\n")[2])
    options.add_argument("demos", nargs="*", metavar="DEMO", help="such as losses.outlier; all of them unless told")
    options.add_argument("--minutes", type=float, default=9, help="until nothing new is begun (9)")
    options = options.parse_args()
    unknown = set(options.demos) - set(demos.all())
    if unknown:
        raise SystemExit(f"no demo {', '.join(sorted(unknown))}; there are {', '.join(demos.all())}")
    found = record(measured(options.demos or list(demos.all()), options.minutes))
    print(tables(found))
    if not options.demos:
        (HERE / "feel.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        (HERE / "feel.md").write_text(tables(found), encoding="utf-8")
        for page, text in quoted(found).items():
            before, begin, rest = (ROOT / page).read_text("utf-8").partition(MARKS[0])
            (ROOT / page).write_text(f"{before}{begin}\n{text}\n{MARKS[1]}{rest.partition(MARKS[1])[2]}", "utf-8")


if __name__ == "__main__":
    main()
