"""How long it takes from *Run it here* to a slider that answers, and how fast it answers; with --all, each notebook.

    make site
    python -m benchmarks.in_the_browser [--all | NOTEBOOK ...]

A fresh Chromium, which reaches this site and nobody else, opens the page of notebook 02, presses the button, runs the
cells up to the first demo and moves its slider. Bytes are those that the server sent, not packed. Each time by the
clock stands beside the processor's seconds of the page, its Python included: where the clock shows more, other tasks
ran beside it. The table of all notebooks goes into in_the_browser.md.
"""

import os
import statistics
import sys
import time
from datetime import date
from pathlib import Path

import psutil
from playwright.sync_api import sync_playwright

from benchmarks import machine

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser")]
from lab import SECONDS, chromium, sandbox  # noqa: E402
from site_served import SITE, LiveNotebook, Site  # noqa: E402

TABLE = Path(__file__).with_suffix(".md")
INTRODUCTION = """# The notebooks in the browser

`python -m benchmarks.in_the_browser --all` runs each in the live edition, from an empty page to its last cell. Seconds
by the clock, and of the processor, for the page with its Python: where the clock shows more, other tasks ran beside it.
Measured on """
PRESSES = 30
ANSWERS = """
async ([handle, image, presses]) => {
    const times = [];
    for (let press = 0; press < presses; press++) {
        const begin = performance.now();
        const seen = new Promise(done => image.addEventListener("load", done, { once: true }));
        const key = press % 2 ? "ArrowLeft" : "ArrowRight";
        handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        await seen;
        await new Promise(requestAnimationFrame);
        times.push(performance.now() - begin);
        await new Promise(done => setTimeout(done, 60));
    }
    return times;
}
"""


class Stopwatch:
    """Seconds since it was made: by the clock, and those of the processor that Chromium's pages took."""

    def __init__(self):
        self._start = time.monotonic(), _pages_seconds()

    def read(self):
        return time.monotonic() - self._start[0], _pages_seconds() - self._start[1]


def _pages_seconds():
    taken = 0.0
    for process in psutil.Process().children(recursive=True):
        try:
            if "--type=renderer" in process.cmdline():
                times = process.cpu_times()
                taken += times.user + times.system
        except psutil.NoSuchProcess:
            pass
    return taken


def first_visit(page, site):
    """Seconds until the slider of notebook 02 has answered, megabytes until then, and how its answers took.

    Returns
    -------
    until, answer : pair of float
        By the clock, and of the processor: seconds; of one answer the median, and the mean.
    megabytes : float
    """
    page.goto(f"{site.address}/02_activations.html")
    before, watch = site.megabytes, Stopwatch()
    page.get_by_role("link", name="Run it here").click()
    notebook = LiveNotebook(page, site)
    for cell in ("parameters", "imports", "activations-demo"):
        notebook.run(cell)
    demo = notebook.demo
    demo.changes(demo.drag)
    until, megabytes = watch.read(), site.megabytes - before
    watch = Stopwatch()
    answers = page.evaluate(ANSWERS, [demo.slider().element_handle(), demo.image.element_handle(), PRESSES])
    return until, (statistics.median(answers) / 1000, watch.read()[1] / PRESSES), megabytes


def all_cells(browser, site, name):
    """Seconds, by the clock and of the processor, from an empty page to the end of a notebook's last cell."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(3600 * SECONDS)
    watch = Stopwatch()
    LiveNotebook(page, site, name).run_all()
    taken = watch.read()
    page.close()
    return taken


def write(rows):
    """Put rows into the table of all notebooks, in place of their own older ones."""
    columns = "notebook", "by the clock", "of the processor", "measured"
    kept = {}
    if TABLE.is_file():
        lines = (line for line in TABLE.read_text("utf-8").splitlines() if line[:3].strip("| ").isdigit())
        kept = {line.split("|")[1].strip(): line for line in lines}
    kept |= {row[0]: f"| {' | '.join(map(str, row))} |" for row in rows}
    about = f"{machine.processor()}, {os.cpu_count()} cores."
    TABLE.write_text(f"{INTRODUCTION}{about}\n\n| {' | '.join(columns)} |\n{'|---' * len(columns)}|\n", "utf-8")
    with TABLE.open("a", encoding="utf-8") as file:
        file.writelines(f"{kept[name]}\n" for name in sorted(kept))


def main(arguments):
    files = sorted(path.name for path in (SITE / "lab" / "files").glob("*.ipynb"))
    chosen = files if "--all" in arguments else [name for name in files if any(word in name for word in arguments)]
    site = Site(SITE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*sandbox(), *site.browser_options])
        if chosen == files or not arguments:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(3600 * SECONDS)
            until, answer, megabytes = first_visit(page, site)
            page.close()
            print(
                f"a slider answers {until[0]:.0f} s after Run it here ({until[1]:.0f} s of the processor), with "
                f"{megabytes:.1f} MB; then in {1000 * answer[0]:.0f} ms ({1000 * answer[1]:.0f} ms)",
                flush=True,
            )
        for name in chosen:
            taken = all_cells(browser, site, name)
            title = Path(name).stem.replace("_", " ")
            row = [title, *(f"{seconds:.0f} s" for seconds in taken), date.today()]
            write([row])
            print(*row, sep=" | ", flush=True)
        browser.close()
    print("requests to other addresses:", len(site.asked_elsewhere))
    site.close()


if __name__ == "__main__":
    main(sys.argv[1:])
