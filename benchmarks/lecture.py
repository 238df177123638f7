"""What the last row of a class sees: python -m benchmarks.lecture [NOTEBOOK ...] [--pictures FOLDER] [--dark]

Each notebook runs in a real JupyterLab, and its slides are walked on two screens: the smallest letters, what is clipped
or scrolls, the pictures' share of a slide. Then the first slider of each demo is moved, on its slide and on the page in
turns, so that a busy machine slows both. What is measured takes its place in lecture.json and lecture.md beside this
file. With --pictures, each slide is drawn, with contact sheets; in the dark theme nothing is kept.
"""

import argparse
import json
import statistics
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import machine
from benchmarks.feel import HERE, ROOT, as_markdown, in_page  # which finds the browser tests' folder
from nnlib._tables import Table

from lab import SECONDS, Lab, Notebook, chromium, sandbox  # isort: skip
from slides import LEAST, SIZES, Slides, pictured  # isort: skip

STORED, FILE = HERE / "lecture.json", HERE / "lecture.md"
TURNS, MOVES = 3, 6
GOAL = 1.5  # a slider's time on its slide, as a multiple of its time on the page
CELLS_OF_DEMOS = """
    return notebook.content.widgets.flatMap((cell, place) => {
        const picture = cell.node.querySelector(".nnlib-picture img");
        return picture ? [[place, picture.dataset.code.match(/\\w+[.]\\w+/)[0].replace("demos", NAME)]] : [];
    });
"""


def walks(paths, pictures=None, theme="JupyterLab Light"):
    """What was found in each notebook on each screen, as soon as it is found."""
    with tempfile.TemporaryDirectory(prefix="lecture-", ignore_cleanup_errors=True) as folder:
        lab = Lab(Path(folder), theme, lecture=True)
        try:
            lab.wait()
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium(), args=sandbox())
                page = browser.new_page()
                page.set_default_timeout(300 * SECONDS)
                for path in paths:
                    slides = Slides(Notebook(page, lab, lab.copy(path)).run_all())
                    for size in SIZES:
                        page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
                        draws = pictures and size == SIZES[0]
                        seen = list(pictured(slides, Path(pictures) / path.stem) if draws else slides.all())
                        times = time_sliders(slides, path.stem[3:]) if page.locator(".nnlib-demo").count() else {}
                        yield record(path.stem, size, seen, times)
                    slides.stop()
                browser.close()
        finally:
            lab.stop()


def time_sliders(slides, module):
    """The milliseconds from a move of each demo's first slider to the painted picture, on its slide and on the page."""
    notebook = slides.notebook
    demos = notebook.page.locator(".nnlib-demo").all()
    cells = notebook.in_app(CELLS_OF_DEMOS.replace("NAME", repr(module)))
    times = {name: {"page": [], "slide": []} for _, name in cells}
    for _ in range(TURNS):
        slides.start()
        for demo, (cell, name) in zip(demos, cells, strict=True):
            slides.go(cell)
            times[name]["slide"] += move(notebook.page, demo)
        slides.stop()
        for demo, (_, name) in zip(demos, cells, strict=True):
            demo.locator(".nnlib-picture img").evaluate("image => image.scrollIntoView({ block: 'center' })")
            times[name]["page"] += move(notebook.page, demo)
    slides.start()
    return times


def move(page, demo):
    """Times of moves, after one that warms up."""
    controls = demo.locator(".nnlib-controls > *")
    sliding = controls.filter(has=page.get_by_role("slider"))
    control = (sliding if sliding.count() else controls).first
    control.locator("[role=slider], select, input").first.evaluate("part => part.focus({ preventScroll: true })")
    image = demo.locator(".nnlib-picture img").element_handle()
    return in_page(page, "moves", control.element_handle(), image, MOVES + 1)["times"][1:]


def record(notebook, size, seen, times):
    """What was found, as it is stored; sizes in pixels of 1280 x 720, shares of the screen, times in milliseconds."""
    slides = {one["number"]: one for one in seen}.values()  # each slide's last step
    sizes = {kind: [one["smallest"][kind] for one in seen if kind in one["smallest"]] for kind in LEAST}
    return {
        "notebook": notebook, "screen": "{} x {}".format(*size), "date": date.today().isoformat(),
        "slides": len(slides), "smallest": {kind: round(min(found), 1) for kind, found in sizes.items() if found},
        "wrong": [f"{one['number']}: {words}" for one in seen for words in one["found"]],
        "shares": [round(one["pictures"], 3) for one in slides if one["pictures"]],
        "sliders": {demo: {where: round(statistics.median(some), 1) for where, some in both.items()}
                    for demo, both in times.items()},
    }  # fmt: skip


def ratio(slider):
    return slider["slide"] / slider["page"]


def row(found):
    """A notebook on one screen, as a row of the table."""
    shares, ratios = found["shares"], [ratio(slider) for slider in found["sliders"].values()]
    return [
        found["notebook"], found["screen"], found["slides"], *(found["smallest"].get(kind) for kind in LEAST),
        len(found["wrong"]), f"{statistics.median(shares):.0%}", f"{min(shares):.0%}",
        f"{max(ratios):.2f}" if ratios else None,
    ]  # fmt: skip


def tables(all_found):
    """What was found, in Markdown."""
    slides = Table(
        ["notebook", "screen", "slides", *(f"smallest {kind}" for kind in LEAST), "clipped, scrolling, too small",
         "a picture's share", "the smallest", "slider: slide / page"],
        [row(found) for found in all_found],
    )  # fmt: skip
    sliders = Table(
        ["demo", "screen", "page, ms", "slide, ms", "slide / page"],
        [[demo, found["screen"], slider["page"], slider["slide"], f"{ratio(slider):.2f}"]
         for found in all_found for demo, slider in found["sliders"].items()],
    )  # fmt: skip
    return (
        f"# What the last row sees\n\n{summary(all_found)}\n\n{as_markdown(slides)}\n\n"
        f"## The first slider of each demo\n\n{as_markdown(sliders)}\n"
    )


def summary(all_found):
    """What the tables say."""
    wrong = sum(len(found["wrong"]) for found in all_found)
    ratios = [ratio(slider) for found in all_found for slider in found["sliders"].values()] or [1.0]
    least = ", ".join(f"{kind} {pixels}" for kind, pixels in LEAST.items())
    return (
        f"`make slides`, {max(found['date'] for found in all_found)}, {machine.processor()}: each step of each slide, "
        f"after *Run All*. Sizes are in pixels of 1280 x 720, on a larger screen in proportion; asked are at least: "
        f"{least} (printed numbers, tables and controls count as code). In {len(all_found)} walks, {wrong} places are "
        f"clipped, scroll or are too small. A slider on its slide takes {statistics.median(ratios):.2f} times as long "
        f"as on the page in the median, {max(ratios):.2f} at most; the goal is {GOAL}."
    )


def main():
    options = argparse.ArgumentParser(prog="python -m benchmarks.lecture", description=__doc__.partition("\n")[2])
    options.add_argument("notebooks", nargs="*", metavar="NOTEBOOK", type=Path, help="all of them unless told")
    options.add_argument("--pictures", metavar="FOLDER", help="draw each slide, at 1280 x 720")
    options.add_argument("--dark", action="store_true", help="in JupyterLab's dark theme")
    options = options.parse_args()
    paths = options.notebooks or sorted((ROOT / "notebooks").glob("*.ipynb"))
    for found in walks(paths, options.pictures, f"JupyterLab {'Dark' if options.dark else 'Light'}"):
        print(*row(found), *(f"\n    {words}" for words in found["wrong"]), flush=True)
        if not options.dark:
            keep(found)


def keep(found):
    """Let it take its place in the table."""
    stored = json.loads(STORED.read_text("utf-8")) if STORED.exists() else []
    place = [(one["notebook"], one["screen"]) for one in (found, *stored)]
    stored = [one for one, at in zip(stored, place[1:], strict=True) if at != place[0]] + [found]
    stored.sort(key=lambda one: (one["notebook"], one["screen"]))
    STORED.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    FILE.write_text(tables(stored), encoding="utf-8")


if __name__ == "__main__":
    main()
