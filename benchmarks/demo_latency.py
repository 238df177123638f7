"""How long a slider takes to change a demo's picture, beside the time it takes to change a label's text.

    python benchmarks/demo_latency.py

A real JupyterLab in a real browser: an arrow key on a slider, until the changed picture has arrived and the page is
painted with it. The label is the shortest way there is: the same slider, one line of text, no drawing.
Both are measured in turn, in the same run, so that a busy machine slows both.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT / "tests")]
from lab import Lab, Notebook, chromium, sandbox  # noqa: E402

PRESSES, ROUNDS = 30, 4
LABEL = """
import ipywidgets
slider, label = ipywidgets.IntSlider(0, 0, 10_000), ipywidgets.Label("0")
label.add_class("measured")
slider.observe(lambda change: setattr(label, "value", f"the value is {change.new}"), names="value")
ipywidgets.VBox([slider, label])
"""
MEASURE = """
async ([handle, target, presses]) => {
    const painted = () => new Promise(requestAnimationFrame);
    const changed = () => new Promise(done => {
        if (target.tagName === "IMG") target.addEventListener("load", done, { once: true });
        else new MutationObserver((_, observer) => { observer.disconnect(); done(); })
            .observe(target, { childList: true, characterData: true, subtree: true });
    });
    const times = [];
    for (let press = 0; press < presses; press++) {
        const seen = changed();
        const begin = performance.now();
        const key = press % 2 ? "ArrowLeft" : "ArrowRight";
        handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        await seen;
        await painted();
        times.push(performance.now() - begin);
        await new Promise(done => setTimeout(done, 60));
    }
    return times;
}
"""


def measure(page, root, target):
    handle = root.get_by_role("slider").first.element_handle()
    return page.evaluate(MEASURE, [handle, target.element_handle(), PRESSES])


def main():
    folder = tempfile.TemporaryDirectory(prefix="latency-", ignore_cleanup_errors=True)
    lab = Lab(Path(folder.name))
    try:
        lab.wait()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=sandbox())
            page = browser.new_page(viewport={"width": 1100, "height": 1400})
            name = lab.write("latency.ipynb", LABEL, "import example_demos\nexample_demos.tangent()")
            notebook = Notebook(page, lab, name).run_all()
            label = page.locator(".jp-OutputArea-output", has=page.locator(".measured")).first
            demo = notebook.demo
            rows = {"label": [], "demo": []}
            for round_ in range(ROUNDS + 1):
                times = (
                    measure(page, label, label.locator(".measured")),
                    measure(page, demo.element, demo.image),
                )
                if round_:  # the first one warms up
                    rows["label"] += times[0]
                    rows["demo"] += times[1]
            browser.close()
    finally:
        lab.stop()
        folder.cleanup()
    base = statistics.median(rows["label"])
    print(f"{'':8}{'median':>12}{'90 %':>12}{'times a label':>16}")
    for name, times in rows.items():
        median, late = statistics.median(times), statistics.quantiles(times, n=10)[-1]
        print(f"{name:8}{median:9.1f} ms{late:9.1f} ms{median / base:16.2f}")


if __name__ == "__main__":
    main()
