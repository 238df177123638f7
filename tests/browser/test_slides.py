"""The slideshow of a notebook: Deck shows every cell that is for the class and no other, with its demos alive."""

from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
WALK = """
    const shown = () => [...document.querySelectorAll(".jp-Notebook .jp-Cell")]
        .filter(cell => cell.checkVisibility({ visibilityProperty: true }) && cell.getBoundingClientRect().height > 1)
        .map(cell => notebook.content.widgets.findIndex(widget => widget.node === cell));
    const active = () => notebook.content.activeCellIndex;
    const nextFrame = () => new Promise(requestAnimationFrame);
    const untilShown = async () => { while (!shown().includes(active())) await nextFrame(); };
    const go = async () => {  // one step on; false at the end
        const before = active();
        for (const direction of ["down", "forward"]) {
            await app.commands.execute(`deck:${direction}`);
            if (active() !== before) return true;
        }
        return false;
    };
"""


class Slides:
    """A notebook's slides, from the first to the last."""

    def __init__(self, notebook):
        self.notebook = notebook
        notebook.command("deck:start")
        notebook.page.wait_for_selector(".jp-Deck")

    def go(self):
        """One step on."""
        self.notebook.in_app(f"{WALK} await untilShown(); await go(); await untilShown();")

    def all(self):
        """The numbers of the cells that are on the screen at one step or another."""
        walk = """
            const seen = new Set();
            do { await untilShown(); shown().forEach(cell => seen.add(cell)); } while (await go());
            return [...seen];
        """
        return set(self.notebook.in_app(WALK + walk))


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
