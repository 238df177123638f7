"""Slides as the class sees them: walked from the first to the last, and measured against the screen.

``python tests/browser/slides.py notebooks/02_activations.ipynb OUT`` writes a picture of each slide and contact sheets.
``python -m benchmarks.lecture`` measures all notebooks.
"""

import json
import sys
import tempfile
from pathlib import Path

from lab import SECONDS, Lab, Notebook, chromium, sandbox

SIZES = [(1280, 720), (1920, 1080)]
LEAST = {"title": 40, "question": 40, "text": 24, "code": 18}  # pixels of 1280 x 720; code: printed numbers, controls
LOWEST_PICTURE = 0.3  # of the screen's height
MEASURE = """
    const px = Math.min(innerWidth / 1280, innerHeight / 720), found = new Set(), smallest = {};
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
            const heads = isIn("h1, h2, h3") ? "title" : isIn(".nnlib-question") ? "question" : null;
            const kind = heads ?? (isSmall ? "code" : "text"), least = LEAST[kind];
            const size = parseFloat(getComputedStyle(element).fontSize) / px;
            smallest[kind] = Math.min(size, smallest[kind] ?? Infinity);
            if (size < least - 0.1) say(cell, `${size.toFixed(1)} pixels, not ${least}: ${text}`);
            if (isOut(box)) say(cell, `out of view: ${text}`);
            for (let around = element; around !== cell; around = around.parentElement)
                if (around.clientWidth && scrolls(around, getComputedStyle(around))) {
                    say(cell, `clipped or scrolls: ${around.className}`);
                    break;
                }
        }
        for (const words of cell.querySelectorAll(".jp-RenderedMarkdown")) {
            const end = words.getBoundingClientRect().right + 1;
            if ([...words.querySelectorAll("mjx-math")].some(formula => formula.getBoundingClientRect().right > end))
                say(cell, "a formula is wider than its place");
        }
        for (const image of cell.querySelectorAll("img")) {
            const box = image.getBoundingClientRect();
            if (box.height && box.height < LOWEST * innerHeight && box.width < 0.6 * innerWidth)
                say(cell, `a picture of ${Math.round(box.width)} x ${Math.round(box.height)} pixels`);
        }
    }
    const boxes = shown.flatMap(cell => [...cell.querySelectorAll("img")]).map(image => image.getBoundingClientRect());
    const area = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
    return {
        number: document.querySelector(".nnlib-slide-number").textContent,
        cells: shown.map(place),
        found: [...found],
        smallest,
        pictures: area / (innerWidth * innerHeight),
    };
"""
MEASURE = MEASURE.replace("LOWEST", str(LOWEST_PICTURE)).replace("LEAST", json.dumps(LEAST))
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
        self.start()

    def start(self):
        """Begin, unless the slides are there."""
        if not self.notebook.page.locator(".nnlib-lecture").count():
            self.notebook.command("deck:start")
        self.notebook.page.locator(".nnlib-slide-number").wait_for(state="attached")
        self.settle()

    def stop(self):
        """Give the page back."""
        self.notebook.command("deck:stop")
        self.notebook.page.locator(".nnlib-slide-number").wait_for(state="detached")

    def go(self, cell):
        """To the slide and the step of the cell with this number."""
        self.notebook.in_app(f"notebook.content.activeCellIndex = {cell}")
        self.settle()

    def settle(self):
        self.notebook.in_app(SETTLED)

    def step(self):
        """One step on; whether there was one."""
        there_was = self.notebook.in_app(STEP)
        self.settle()
        return there_was

    def seen(self):
        """The slide's number, its cells' numbers, what is wrong, and its sizes, once nothing changes any more."""
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
    from playwright.sync_api import sync_playwright

    lab = Lab(Path(tempfile.mkdtemp()), windowing="full", lecture=True)
    lab.wait()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=sandbox())
            page = browser.new_page(viewport=dict(zip(("width", "height"), size, strict=True)))
            page.set_default_timeout(300 * SECONDS)
            for seen in pictured(Slides(Notebook(page, lab, lab.copy(path)).run_all()), out):
                print(seen["number"], "cells", *seen["cells"], *(f"\n    {words}" for words in seen["found"]))
            browser.close()
    finally:
        lab.stop()


def pictured(slides, out):
    """What is seen at each step; a picture of each slide's last, and contact sheets, are written."""
    from PIL import Image

    out.mkdir(parents=True, exist_ok=True)
    pictures = {}
    for seen in slides.all():
        number = int(seen["number"].partition(" ")[0])
        pictures[number] = slides.notebook.page.screenshot(path=out / f"{number:02}.png")
        yield seen
    for first in range(1, len(pictures) + 1, 9):
        sheet = Image.new("RGB", (1920, 1080), "gray")
        for place, number in enumerate(range(first, min(first + 9, len(pictures) + 1))):
            picture = Image.open(out / f"{number:02}.png").resize((634, 356))
            sheet.paste(picture, (place % 3 * 640 + 3, place // 3 * 360 + 2))
        sheet.save(out / f"sheet_{first:02}.png")


if __name__ == "__main__":
    look(Path(sys.argv[1]), Path(sys.argv[2]))
