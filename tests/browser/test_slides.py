"""The slideshow of a notebook: Deck shows every cell that is for the class and no other, with its demos alive."""

from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
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
        self.notebook.page.wait_for_function(f"({SHOWN})().includes({self.notebook.active})")
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


@pytest.fixture
def slides(opened, slides_lab):
    """Open a notebook and its slides; JupyterLab would open the next one as slides too, unless they are ended."""
    notebooks = []

    def open_(*cells, run=False):
        notebooks.append(opened(*cells, lab=slides_lab))
        return Slides(notebooks[-1].run_all() if run else notebooks[-1])

    yield open_
    for notebook in notebooks:
        notebook.command("deck:stop")


@pytest.mark.parametrize("name", ["01_neurons", "06_losses"])
def test_the_slides_show_what_is_for_the_class_and_nothing_else(slides, name):
    path = NOTEBOOKS / f"{name}.ipynb"
    kinds = [cell.metadata["slideshow"]["slide_type"] for cell in nbformat.read(path, as_version=4).cells]
    assert slides(path).all() == {number for number, kind in enumerate(kinds) if kind not in ("skip", "notes")}


def test_a_demo_on_a_slide_moves_and_is_reset_by_one_click(slides):
    shown = slides("from nnlib.demos import losses as demos", "demos.losses()", run=True)
    shown.go()
    demo = shown.notebook.demo
    begun = demo.picture()
    demo.changes(lambda: demo.slider().press("ArrowRight"))
    demo.press("Reset")
    demo.until(lambda: demo.picture() == begun, "the picture of the beginning")
