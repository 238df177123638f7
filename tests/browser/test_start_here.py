"""Notebook 00 in a real JupyterLab: a network learns live, a digit is drawn with the mouse, the map opens notebooks."""

import math
from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
TRAINING = "from nnlib.demos import start_here as demos", "demos.training()"
DRAWING = "from nnlib.demos import start_here as demos", "demos.drawing()"
ZERO = [[(0.5 + 0.25 * math.sin(t / 2), 0.5 - 0.4 * math.cos(t / 2)) for t in range(14)]]
ONE = [[(0.35, 0.3), (0.52, 0.1), (0.5, 0.9)]]
SEVEN_WITH_A_BAR = [[(0.25, 0.14), (0.75, 0.14), (0.45, 0.9)], [(0.33, 0.52), (0.7, 0.5)]]


def draw(demo, strokes):
    """Draw with the mouse; a stroke is a list of places, from (0, 0) at the canvas's upper left to (1, 1)."""
    canvas = demo.element.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    for stroke in strokes:
        places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]
        demo.page.mouse.move(*places[0])
        demo.page.mouse.down()
        for place in places[1:]:
            demo.page.mouse.move(*place, steps=2)
        demo.page.mouse.up()


@pytest.mark.parametrize("digit, strokes", [(0, ZERO), (1, ONE), (7, SEVEN_WITH_A_BAR)])
def test_a_digit_drawn_with_the_mouse_is_read(opened, digit, strokes):
    demo = opened(*DRAWING).run_all().demo
    demo.changes(lambda: draw(demo, strokes))
    demo.until(lambda: f"your drawing as {digit} " in demo.readout, f"the network to read {digit}")


def test_ink_appears_under_the_mouse(opened):
    demo = opened(*DRAWING).run_all().demo
    draw(demo, ONE)
    middle = "canvas => canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data[3]"
    demo.until(lambda: demo.element.locator("canvas").evaluate(middle) == 255, "ink in the middle of the canvas")


def test_a_drawing_survives_a_reload_of_the_page_and_goes_on(opened):
    notebook = opened(*DRAWING).run_all()
    notebook.demo.changes(lambda: draw(notebook.demo, ZERO))
    notebook.demo.until(lambda: "your drawing as 0 " in notebook.demo.readout, "the network to read 0")
    notebook.save()
    notebook.load("notebook.ipynb")
    demo = notebook.demo
    place = "canvas => canvas.getContext('2d').getImageData(0.75 * canvas.width, canvas.height / 2, 1, 1).data[3]"
    demo.until(lambda: demo.element.locator("canvas").evaluate(place) == 255, "the ink to come back")
    before = demo.readout
    draw(demo, ONE)
    demo.until(lambda: demo.readout != before, "the new stroke to be read")


def test_moving_the_mouse_without_its_button_draws_nothing(opened):
    notebook = opened(DRAWING[0] + "\ndemo = demos.drawing(); demo", "print(demo.strokes)")
    notebook.run_cell(0)
    box = notebook.demo.element.locator("canvas").bounding_box()
    notebook.page.mouse.move(box["x"] + 50, box["y"] + 50)
    notebook.page.mouse.move(box["x"] + 200, box["y"] + 200, steps=8)
    notebook.run_cell(1)
    notebook.wait_until_idle()
    notebook.run_cell(1)
    assert notebook.output(1) == "[]"


def test_erasing_goes_back_to_the_test_image(opened):
    demo = opened(*DRAWING).run_all().demo
    begun = demo.picture(), demo.readout
    demo.changes(lambda: draw(demo, ONE))
    demo.press("Erase")
    demo.until(lambda: (demo.picture(), demo.readout) == begun, "the test image")


def test_another_test_image_takes_the_place_of_a_drawing(opened):
    demo = opened(*DRAWING).run_all().demo
    demo.changes(lambda: draw(demo, ONE))
    demo.until(lambda: "your drawing" in demo.readout, "the drawing to be read")
    demo.slider().press("ArrowRight")
    demo.until(lambda: "test image 1," in demo.readout, "the test image")


def test_a_network_learns_while_it_plays_and_waits_while_it_is_paused(opened):
    notebook = opened(TRAINING[0], "demo = demos.training(); demo", "print(demo.steps_done)").run_all()
    demo = notebook.demo
    assert demo.readout.startswith("Untrained")
    demo.press("Play")
    demo.until(lambda: "In epoch 3 " in demo.readout, "the third epoch")
    demo.press("Pause")
    demo.until(lambda: demo.has_button("Play"), "the button to say Play")
    notebook.run_cell(2)
    taken = notebook.output(2)
    demo.until(lambda: f"({taken} steps)" in demo.readout, "the last frame of the run")
    held = demo.readout
    demo.page.wait_for_function("() => new Promise(done => requestIdleCallback(() => done(true)))")
    assert demo.readout == held
    demo.press("Step")
    demo.until(lambda: demo.readout != held, "one more step")


def test_the_boxes_of_the_map_open_their_notebooks(opened, lab):
    lab.copy(NOTEBOOKS / "01_neurons.ipynb")
    notebook = opened("from nnlib import course\ncourse.map()", name="00_start_here.ipynb").run_all()
    notebook.page.get_by_role("link", name="01 neurons").click()
    notebook.page.wait_for_function(
        "window.jupyterapp.shell.currentWidget.context?.path.endsWith('01_neurons.ipynb')"
    )


def test_the_notebook_runs_from_its_first_cell_to_its_last(opened):
    notebook = opened(NOTEBOOKS / "00_start_here.ipynb").run_all()
    assert len(notebook.demos) == 2
