"""Slides as the class sees them: walked from the first to the last, and measured against the screen.

``python tests/browser/slides.py notebooks/02_activations.ipynb OUT`` writes a picture of each slide and contact sheets.
"""

import sys
import tempfile
from pathlib import Path

from lab import SECONDS, Lab, Notebook, chromium, sandbox

SIZES = [(1280, 720), (1920, 1080)]
LOWEST_PICTURE = 0.3  # of the screen's height
MEASURE = """
    const px = Math.min(innerWidth / 1280, innerHeight / 720), found = new Set();
    const place = cell => notebook.content.widgets.findIndex(widget => widget.node === cell);
    const say = (cell, words) => found.add(`cell ${place(cell)}: ${words}`);
    const isOut = box => box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
    const scrolls = (element, style) =>
        (/auto|scroll|hidden/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 2) ||
        (/auto|scroll|hidden/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 2);
    const shown = [...document.querySelectorAll(".jp-Deck .jp-Notebook .jp-Cell")]
        .filter(cell => cell.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .filter(cell => cell.getBoundingClientRect().height > 1);
    for (const cell of shown) {
        if (isOut(cell.getBoundingClientRect())) say(cell, "is not wholly in view");
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const text = texts.currentNode.data.trim().slice(0, 40), element = texts.currentNode.parentElement;
            const range = document.createRange();
            range.selectNodeContents(texts.currentNode);
            const box = range.getBoundingClientRect();
            if (!text || box.width < 2 || !element.checkVisibility({ visibilityProperty: true })) continue;
            if (element.closest("mjx-container, option, style, script")) continue;
            const isIn = selector => element.closest(selector) !== null;
            const isSmall = isIn("pre, code, table, button, .cm-editor, .nnlib-controls, .nnlib-buttons");
            const least = isIn("h1, h2, h3") ? 40 : isIn(".nnlib-question") ? 30 : isSmall ? 18 : 24;
            const size = parseFloat(getComputedStyle(element).fontSize) / px;
            if (size < least - 0.1) say(cell, `${size.toFixed(1)} pixels, not ${least}: ${text}`);
            if (isOut(box)) say(cell, `out of view: ${text}`);
            for (let around = element; around !== cell; around = around.parentElement)
                if (around.clientWidth && scrolls(around, getComputedStyle(around))) {
                    say(cell, `clipped or scrolls: ${around.className}`);
                    break;
                }
        }
        for (const image of cell.querySelectorAll("img")) {
            const box = image.getBoundingClientRect();
            if (box.height && box.height < LOWEST * innerHeight && box.width < 0.6 * innerWidth)
                say(cell, `a picture of ${Math.round(box.width)} x ${Math.round(box.height)} pixels`);
        }
    }
    return {
        number: document.querySelector(".nnlib-slide-number").textContent,
        cells: shown.map(place),
        found: [...found],
    };
""".replace("LOWEST", str(LOWEST_PICTURE))
STEP = """
    const before = notebook.content.activeCellIndex;
    await app.commands.execute("nnlib:slides-next");
    return notebook.content.activeCellIndex !== before;
"""
SETTLED = """
    const frame = () => new Promise(requestAnimationFrame);
    const pictures = [...document.images].filter(image => image.checkVisibility());
    await Promise.all(pictures.map(image => image.decode().catch(() => 0)));
    await frame(); await frame();
"""


class Slides:
    """The slides of an open notebook."""

    def __init__(self, notebook):
        self.notebook = notebook
        if not notebook.page.locator(".nnlib-lecture").count():
            notebook.command("deck:start")
        notebook.page.locator(".nnlib-slide-number").wait_for(state="attached")
        self.settle()

    def settle(self):
        self.notebook.in_app(SETTLED)

    def step(self):
        """One step on; whether there was one."""
        there_was = self.notebook.in_app(STEP)
        self.settle()
        return there_was

    def seen(self):
        """The slide's number, the numbers of its cells, and what is wrong with it, once nothing changes any more."""
        before, now = None, self.notebook.in_app(MEASURE)
        while now != before:
            self.settle()
            before, now = now, self.notebook.in_app(MEASURE)
        return now

    def all(self):
        """What is seen at each step, from the first slide to the last."""
        self.notebook.command("nnlib:slides-first")
        self.settle()
        yield self.seen()
        while self.step():
            yield self.seen()


def look(path, out, size=SIZES[0]):
    """Write a picture of each slide, and contact sheets; print what is wrong."""
    from PIL import Image
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    lab = Lab(Path(tempfile.mkdtemp()), windowing="full")
    lab.wait()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=sandbox())
            page = browser.new_page(viewport=dict(zip(("width", "height"), size, strict=True)))
            page.set_default_timeout(300 * SECONDS)
            pictures = {}
            for seen in Slides(Notebook(page, lab, lab.copy(path)).run_all()).all():
                number = int(seen["number"].partition(" ")[0])
                pictures[number] = page.screenshot(path=out / f"{number:02}.png")
                print(seen["number"], "cells", *seen["cells"], *(f"\n    {words}" for words in seen["found"]))
            browser.close()
    finally:
        lab.stop()
    for first in range(1, len(pictures) + 1, 9):
        sheet = Image.new("RGB", (1920, 1080), "gray")
        for place, number in enumerate(range(first, min(first + 9, len(pictures) + 1))):
            picture = Image.open(out / f"{number:02}.png").resize((634, 356))
            sheet.paste(picture, (place % 3 * 640 + 3, place // 3 * 360 + 2))
        sheet.save(out / f"sheet_{first:02}.png")


if __name__ == "__main__":
    look(Path(sys.argv[1]), Path(sys.argv[2]))
