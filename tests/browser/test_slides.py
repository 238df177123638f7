"""A notebook as slides: each in view after *Run All*, as large as the last row needs, moved by a clicker."""

from pathlib import Path

import nbformat
import pytest
from slides import SIZES, Slides

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
MOST = 30
TRIED = ["02_activations", "06_losses"]
each_notebook = pytest.mark.parametrize(
    "name",
    [
        pytest.param(path.stem, marks=[] if path.stem in TRIED else pytest.mark.deep)
        for path in sorted(NOTEBOOKS.glob("*.ipynb"))
    ],
)


@pytest.fixture
def slides(opened, slides_lab):
    """Open a notebook, run it, and start its slides; they are ended after the test."""
    notebooks = []

    def open_(*cells, size=SIZES[0]):
        notebook = opened(*cells, lab=slides_lab)
        notebooks.append(notebook)
        notebook.page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
        return Slides(notebook.run_all())

    yield open_
    for notebook in notebooks:
        notebook.command("deck:stop")


@pytest.mark.parametrize("size", [SIZES[0], pytest.param(SIZES[1], marks=pytest.mark.landing)], ids=str)
@each_notebook
def test_every_slide_is_in_view_and_readable_from_the_last_row(slides, name, size):
    path = NOTEBOOKS / f"{name}.ipynb"
    kinds = [cell.metadata["slideshow"]["slide_type"] for cell in nbformat.read(path, as_version=4).cells]
    shown, found, last = set(), {}, ""
    for seen in slides(path, size=size).all():
        shown.update(seen["cells"])
        last = seen["number"]
        if seen["found"]:
            found[last] = seen["found"]
    assert found == {}
    assert shown == {number for number, kind in enumerate(kinds) if kind not in ("skip", "notes")}
    assert int(last.rpartition(" ")[2]) <= MOST


def written(path, *cells, **metadata):
    """A notebook of cells, each (slide type, source, what the class sees of it)."""
    notebook = nbformat.v4.new_notebook(metadata=metadata)
    for kind, source, for_class in cells:
        new = nbformat.v4.new_markdown_cell if source.startswith("#") else nbformat.v4.new_code_cell
        notebook.cells.append(new(source, metadata={"slideshow": {"slide_type": kind}, "lecture": for_class}))
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, path)
    return path


@pytest.fixture
def deck(slides, tmp_path):
    """Slides of a notebook that reaches far below the screen, after it was run to its end."""
    demo = "from nnlib.demos import losses as demos; demos.losses()"
    return slides(
        written(
            tmp_path / "long.ipynb",
            ("slide", "# A long story", {"text": "# A short story", "notes": "Who can tell it?"}),
            ("skip", "# For readers only", {}),
            ("slide", demo, {}),
            ("fragment", "# Notice", {}),
            *[(kind, "print('number\\n' * 12)", {"code": True}) for kind in ("slide", "subslide") * 10],
        )
    )


def number(deck):
    return deck.seen()["number"]


def test_after_running_all_the_slides_begin_with_the_first_from_its_top(deck):
    seen = deck.seen()
    assert (seen["number"], seen["cells"], seen["found"]) == ("1 / 22", [0], [])


def test_the_class_sees_the_short_text_and_the_reader_the_long_one(deck):
    cell = deck.notebook.page.locator(".jp-Notebook .jp-Cell").first
    assert cell.inner_text().strip() == "A short story"
    deck.notebook.page.keyboard.press("Escape")
    cell.get_by_role("heading", name="A long story").wait_for()
    assert not cell.locator(".nnlib-for-class").count()


@pytest.mark.parametrize("key", ["PageDown", "ArrowRight", "ArrowDown", "Space"])
def test_a_key_goes_one_step_on_and_its_counterpart_back(deck, key):
    back = {"PageDown": "PageUp", "ArrowRight": "ArrowLeft", "ArrowDown": "ArrowUp", "Space": "Shift+Space"}[key]
    deck.notebook.page.locator(".nnlib-for-class").first.click()  # the notebook has the focus, and keys of its own
    steps = []
    for pressed in (key, key, key, back):
        deck.notebook.page.keyboard.press(pressed)
        deck.settle()
        steps.append(deck.seen()["cells"])
    assert steps == [[2], [2, 3], [4], [2, 3]]


def test_home_and_end_lead_to_the_first_and_the_last_slide(deck):
    deck.notebook.page.keyboard.press("End")
    assert number(deck) == "22 / 22"
    deck.notebook.page.keyboard.press("Home")
    assert number(deck) == "1 / 22"


def test_notes_open_in_a_window_of_their_own_and_follow(deck):
    with deck.notebook.page.expect_popup() as opened:
        deck.notebook.page.keyboard.press("s")
    notes = opened.value.locator("body")
    notes.get_by_text("Who can tell it?").wait_for()
    deck.step()
    notes.get_by_text("2 / 22").wait_for()
    opened.value.close()


def test_a_demo_on_a_slide_moves_is_found_again_as_it_was_left_and_reset_by_one_click(deck):
    deck.step()
    demo = deck.notebook.demo
    begun = demo.picture()
    demo.changes(lambda: demo.slider().press("ArrowRight"))
    moved = demo.value()
    for key in ("PageDown", "PageDown", "PageUp", "PageUp"):  # they move the slides, whatever has the focus
        deck.notebook.page.keyboard.press(key)
        deck.settle()
    assert (number(deck), demo.value()) == ("2 / 22", moved)
    assert demo.picture() != begun
    demo.press("Reset")
    demo.until(lambda: demo.picture() == begun, "the picture of the beginning")
    deck.notebook.page.keyboard.press("ArrowRight")  # a button that was pressed does not hold the arrow keys
    deck.settle()
    assert deck.seen()["cells"] == [2, 3]


def test_a_demos_sentence_stands_beside_its_picture_where_that_makes_the_picture_larger(deck):
    deck.step()
    deck.seen()
    places = [deck.notebook.page.locator(f".nnlib-picture {part}").first for part in ("img", "p")]
    picture, words = (place.bounding_box() for place in places)
    assert picture["x"] + picture["width"] <= words["x"]
    assert picture["width"] > 0.55 * SIZES[0][0]


def test_leaving_gives_the_page_back_as_it_was(deck):
    page = deck.notebook.page
    page.keyboard.press("Escape")
    page.locator(".jp-Deck").wait_for(state="detached")
    page.locator("#jp-top-panel").wait_for()
    assert page.locator(".nnlib-lecture, .nnlib-slide-number").count() == 0
    assert page.locator(".jp-SideBar.jp-mod-left").is_visible()


def test_a_copy_for_a_lecture_runs_and_begins_by_itself(opened, slides_lab, tmp_path):
    cells = [("slide", "# begins", {}), ("skip", "number = 6 * 7", {}), ("slide", "print(number)", {})]
    notebook = opened(written(tmp_path / "lecture.ipynb", *cells, lecture={"start": True}), lab=slides_lab)
    deck = Slides(notebook)
    notebook.wait_until_idle()
    deck.step()
    assert notebook.page.locator(".jp-Deck .jp-OutputArea-output").all_inner_texts() == ["42\n"]
    notebook.command("deck:stop")
