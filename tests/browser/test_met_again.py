"""A demo met again: in a notebook that was saved, closed and opened with a new kernel, and after a kernel that died."""

import numpy as np
import pytest
from lab import close_all

MADE = "from nnlib.demos import activations as demos", "demos.activations()"
WORDS = "The kernel is new: run this cell, or Run All, to move the controls."
ICONS = """demo => [demo, ...demo.querySelectorAll("*")].filter(part => {
    const before = getComputedStyle(part, "::before");
    return part.matches(".jupyter-widgets-disconnected") && !["none", "normal", '""'].includes(before.content);
}).length"""
PLACES = """demo => {
    const top = demo.querySelector(".nnlib-controls").getBoundingClientRect();
    return [...demo.querySelectorAll(".nnlib-controls > *, .nnlib-buttons > *, .noUi-handle, input[type=checkbox]")]
        .map(part => part.getBoundingClientRect())
        .map(box => [box.left - top.left, box.top - top.top, box.width, box.height]);
}"""
IN_VIEW = """part => {
    const { top, left, bottom, right, width, height } = part.getBoundingClientRect();
    return width > 0 && height > 0 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
}"""
THUMBNAIL = """async image => {
    await image.decode();
    const canvas = new OffscreenCanvas(90, 40), context = canvas.getContext("2d");
    context.drawImage(image, 0, 0, 90, 40);
    return [...context.getImageData(0, 0, 90, 40).data];
}"""


def seen(demo):
    """What a reader sees of a demo: the places of its controls, its sentence, its picture."""
    return demo.element.evaluate(PLACES), demo.readout, demo.image.evaluate(THUMBNAIL)


def assert_as_left(demo, left):
    places, readout, picture = seen(demo)
    np.testing.assert_allclose(places, left[0], atol=1)
    assert readout == left[1]
    assert np.abs(np.subtract(picture, left[2])).mean() < 2  # in 256 colors


def assert_asleep(demo, words=WORDS):
    """Grey controls, one line that says how to go on, no icon; and all of it in view, one part after the other."""
    asleep = demo.element.locator(".nnlib-asleep")
    asleep.wait_for()
    assert asleep.inner_text() == words
    assert demo.element.evaluate(ICONS) == 0
    for part in (asleep, demo.element.locator(".nnlib-controls"), demo.image, demo.element.locator(".nnlib-picture p")):
        part.scroll_into_view_if_needed()
        assert part.evaluate(IN_VIEW)
    for kind in (".nnlib-controls", ".nnlib-buttons"):
        part = demo.element.locator(kind)
        assert part.evaluate("part => part.inert && Number(getComputedStyle(part).opacity) < 0.6")


def bytes_saved(notebook, lab):
    notebook.save()
    return (lab.notebooks / "notebook.ipynb").stat().st_size


def come_back(notebook):
    """Close the notebook, end its kernel, and open it again."""
    close_all(notebook.page)
    notebook.load("notebook.ipynb")
    return notebook.demo


@pytest.mark.parametrize("moved", [True, pytest.param(False, marks=pytest.mark.landing)], ids=["moved", "not_moved"])
@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.landing)])
def test_a_saved_demo_is_met_again_as_it_was_left_and_says_how_to_go_on(opened, lab, dark_lab, theme, moved):
    served = lab if theme == "light" else dark_lab
    notebook = opened(*MADE, lab=served).run_all()
    demo = notebook.demo
    if moved:
        demo.changes(lambda: demo.slider().press("Home"))
    demo.until(lambda: bytes_saved(notebook, served) < 100_000 + 80_000 * moved, "the picture to be kept small")
    left = seen(demo)
    again = come_back(notebook)
    assert_as_left(again, left)
    assert_asleep(again)
    notebook.run_all()
    notebook.demo.changes(lambda: notebook.demo.slider().press("End"))
    assert not notebook.demo.element.locator(".nnlib-asleep").is_visible()


def test_a_demo_whose_kernel_died_stays_as_it_was_and_says_how_to_go_on(opened):
    notebook = opened(*MADE).run_all()
    demo = notebook.demo
    demo.changes(lambda: demo.slider().press("Home"))
    demo.until(lambda: "standard deviation 0.1," in demo.readout, "the sentence")
    left = seen(demo)
    notebook.in_app("await notebook.sessionContext.session.kernel.restart()")
    assert_asleep(demo)
    assert_as_left(demo, left)


def test_the_line_that_makes_a_demo_as_it_stands_is_copied_by_a_button(opened, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    notebook = opened(*MADE).run_all()
    demo = notebook.demo
    demo.changes(lambda: demo.slider().press("Home"))
    demo.until(lambda: "standard deviation 0.1," in demo.readout, "the sentence")
    button = demo.element.get_by_role("button", name="Copy as code")
    button.press("Enter")
    demo.element.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "demos.activations(spread=0.1)"
    page.context.clear_permissions()


def test_where_the_page_may_not_copy_the_line_is_shown_selected(opened, page):
    notebook = opened(*MADE).run_all()
    demo = notebook.demo
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    demo.element.get_by_role("button", name="Copy as code").press("Enter")
    demo.element.get_by_text("Selected: copy it with").wait_for()
    selected = "(line => line.value.slice(line.selectionStart, line.selectionEnd))(document.activeElement)"
    assert page.evaluate(selected) == "demos.activations()"
