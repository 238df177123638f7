"""The slideshow of a notebook: Deck shows every cell that is for the class and no other, with its demos alive."""

from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
SHOWN = """
    () => [...document.querySelectorAll(".jp-Notebook .jp-Cell")]
        .filter(cell => cell.checkVisibility({ visibilityProperty: true }) && cell.getBoundingClientRect().height > 1)
        .map(cell => window.jupyterapp.shell.currentWidget.content.widgets.findIndex(widget => widget.node === cell))
"""


class Slides:
    """A notebook's slides, from the first to the last."""

    def __init__(self, notebook):
        self.notebook = notebook
        notebook.command("deck:start")
        notebook.page.wait_for_selector(".jp-Deck")

    def shown(self):
        """The numbers of the cells on the screen, once the active one is there."""
        active = self.notebook.active
        self.notebook.page.wait_for_function(f"({SHOWN})().includes({active})")
        return set(self.notebook.page.evaluate(SHOWN))

    def go(self):
        """One step on; False at the end."""
        before = self.notebook.active
        for direction in ("down", "forward"):
            self.notebook.command(f"deck:{direction}")
            if self.notebook.active != before:
                return True
        return False

    def all(self):
        seen = self.shown()
        while self.go():
            seen |= self.shown()
        return seen


def for_the_class(path):
    """The numbers of the cells that are neither skipped nor notes."""
    kinds = [cell.metadata["slideshow"]["slide_type"] for cell in nbformat.read(path, as_version=4).cells]
    return {number for number, kind in enumerate(kinds) if kind not in ("skip", "notes")}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_the_slides_show_what_is_for_the_class_and_nothing_else(opened, slides_lab, path):
    assert Slides(opened(path, lab=slides_lab)).all() == for_the_class(path)


def test_a_demo_on_a_slide_moves_and_is_reset_by_one_click(opened, slides_lab):
    notebook = opened("from nnlib.demos import losses as demos", "demos.losses()", lab=slides_lab).run_all()
    slides = Slides(notebook)
    slides.go()
    begun = notebook.demo.picture()
    notebook.demo.changes(lambda: notebook.demo.slider().press("ArrowRight"))
    notebook.demo.press("Reset")
    notebook.demo.until(lambda: notebook.demo.picture() == begun, "the picture of the beginning")
