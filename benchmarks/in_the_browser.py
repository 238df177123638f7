"""How long it takes from *Run it here* to a slider that answers, and how fast it answers; with --all, each notebook.

    make site
    python -m benchmarks.in_the_browser [--all]

A fresh Chromium, which reaches this site and nobody else, opens the page of notebook 02, presses the button, runs the
cells up to the first demo and moves its slider. Bytes are those that the server sent, not packed.
"""

import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser")]
from lab import SECONDS, chromium, sandbox  # noqa: E402
from site_served import SITE, LiveNotebook, Site  # noqa: E402

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


def first_visit(page, site):
    """Seconds until the slider of notebook 02 has answered, megabytes until then, milliseconds of its answers."""
    page.goto(f"{site.address}/02_activations.html")
    before, began = site.megabytes, time.monotonic()
    page.get_by_role("link", name="Run it here").click()
    notebook = LiveNotebook(page, site)
    for cell in ("parameters", "imports", "activations-demo"):
        notebook.run(cell)
    demo = notebook.demo
    demo.changes(demo.drag)
    taken = time.monotonic() - began
    answers = page.evaluate(ANSWERS, [demo.slider().element_handle(), demo.image.element_handle(), PRESSES])
    return taken, site.megabytes - before, statistics.median(answers)


def all_cells(browser, site, name):
    """Seconds until the kernel of a notebook is ready, and for all its cells."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(900 * SECONDS)
    began = time.monotonic()
    notebook = LiveNotebook(page, site, name)
    ready = time.monotonic()
    notebook.run_all()
    done = time.monotonic()
    page.close()
    return ready - began, done - ready


def main(arguments):
    site = Site(SITE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*sandbox(), *site.browser_options])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(900 * SECONDS)
        taken, megabytes, answer = first_visit(page, site)
        page.close()
        print(f"a slider answers {taken:.0f} s after Run it here, with {megabytes:.1f} MB; then in {answer:.0f} ms")
        if "--all" in arguments:
            for path in sorted((SITE / "lab" / "files").glob("*.ipynb")):
                ready, ran = all_cells(browser, site, path.name)
                print(f"| {path.stem.replace('_', ' ')} | {ready:.0f} s | {ran:.0f} s |", flush=True)
        browser.close()
    print("requests to other addresses:", len(site.asked_elsewhere))
    site.close()


if __name__ == "__main__":
    main(sys.argv[1:])
