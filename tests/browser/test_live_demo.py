"""Demos in a real JupyterLab: the keyboard, the mouse, a run while a cell is busy, both themes, accessibility."""

import nbformat
import pytest
from axe_core_python.sync_playwright import Axe

TANGENT = "import example_demos as demos", "demos.tangent()"
PLAYED = "import example_demos as demos", "demos.counting()"
BUSY = "import time\nwhile True:\n    time.sleep(0.01)"


def test_an_arrow_key_on_a_slider_changes_the_picture_and_the_readout(opened):
    demo = opened(*TANGENT).run_all().demo
    demo.changes(lambda: demo.slider().press("ArrowRight"))
    assert (demo.value(), demo.readout) == ("1.05", "At x = 1.05 the sine has slope 0.50.")


def test_the_mouse_on_a_slider_changes_the_picture_and_the_readout(opened):
    demo = opened(*TANGENT).run_all().demo
    demo.changes(lambda: demo.drag(by=60))
    demo.until(lambda: f"At x = {demo.value()} " in demo.readout, "the readout to follow the slider")
    assert float(demo.value()) > 1.2


def test_the_readout_is_the_alternative_text_of_the_picture(opened):
    demo = opened(*TANGENT).run_all().demo
    demo.changes(lambda: demo.slider().press("Home"))
    assert demo.alt == demo.readout == "At x = -3.00 the sine has slope -0.99."


def test_a_drag_in_the_picture_moves_what_it_points_at(opened):
    demo = opened(*TANGENT).run_all().demo
    demo.drag_in_picture((0.4, 0.5), (0.1, 0.5))
    demo.until(lambda: float(demo.readout.split()[3]) < -2, "the tangent to follow to the left")
    demo.drag_in_picture((0.1, 0.5), (0.45, 0.5))
    demo.until(lambda: float(demo.readout.split()[3]) > 2, "the tangent to follow to the right")
    demo.until(lambda: f"At x = {demo.value()} " in demo.readout, "the slider to stand there too")


def test_reset_restores_picture_readout_and_slider(opened):
    demo = opened(*TANGENT).run_all().demo
    begun = demo.picture(), demo.readout, demo.value()
    demo.changes(lambda: demo.slider().press("End"))
    demo.press("Reset")
    demo.until(lambda: (demo.picture(), demo.readout, demo.value()) == begun, "all to be as in the beginning")


def test_a_slider_answers_while_a_cell_is_running(opened):
    notebook = opened(*TANGENT, BUSY)
    notebook.run_cells(0, 1)
    notebook.start_cell(2)
    demo = notebook.demo
    demo.until(notebook.running, "the cell to run")
    demo.changes(lambda: demo.slider().press("ArrowRight"))
    assert notebook.running() and demo.readout.startswith("At x = 1.05")
    notebook.interrupt()


def test_play_moves_the_picture_and_pause_holds_it(opened):
    notebook = opened(PLAYED[0], "demo = demos.counting(); demo", "print(demo.steps_done)").run_all()
    demo = notebook.demo
    demo.changes(lambda: demo.press("Play"))
    demo.until(lambda: demo.has_button("Pause"), "the button to say Pause")
    demo.changes(lambda: None, "the picture of the running demo")
    demo.press("Pause")
    demo.until(lambda: demo.has_button("Play"), "the button to say Play")
    notebook.run_cell(2)
    held = int(notebook.output(2))
    demo.until(lambda: count(demo.readout) == held, "the last frame of the run")
    demo.press("Step")
    demo.until(lambda: count(demo.readout) > held, "the step")
    assert count(demo.readout) == held + 1


def test_play_and_pause_work_while_another_cell_runs(opened):
    notebook = opened(*PLAYED, BUSY)
    notebook.run_cells(0, 1)
    notebook.start_cell(2)
    demo = notebook.demo
    demo.until(notebook.running, "the cell to run")
    demo.changes(lambda: demo.press("Play"))
    demo.changes(lambda: None, "the picture of the running demo")
    assert notebook.running()
    demo.press("Pause")
    demo.until(lambda: demo.has_button("Play"), "the button to say Play")
    notebook.interrupt()


def test_other_cells_run_while_a_demo_plays(opened):
    notebook = opened(*PLAYED, "6 * 7")
    notebook.run_cells(0, 1)
    demo = notebook.demo
    demo.changes(lambda: demo.press("Play"))
    notebook.run_cell(2)
    assert notebook.output(2) == "42"
    demo.changes(lambda: None, "the picture of the running demo")
    demo.press("Pause")


def test_a_demo_that_plays_goes_on_after_a_cell_that_held_the_kernel(opened):
    notebook = opened(*PLAYED, "import time\ntime.sleep(0.5)")
    notebook.run_cells(0, 1)
    demo = notebook.demo
    demo.changes(lambda: demo.press("Play"))
    notebook.run_cell(2)
    demo.changes(lambda: None, "the picture of the running demo")
    demo.press("Pause")


def test_a_slider_moved_while_playing_is_followed(opened):
    demo = opened(*PLAYED).run_all().demo
    demo.changes(lambda: demo.press("Play"))
    demo.slider().press("Home")
    demo.until(lambda: demo.readout == "Counted to 1 of 1.", "a new run to its end")
    demo.until(lambda: demo.has_button("Play"), "the button to say Play")


def test_an_error_while_playing_is_shown_in_words(opened):
    demo = opened("import example_demos as demos", "demos.descent(rate=2.0)").run_all().demo
    demo.press("Play")
    demo.until(lambda: "The demo stopped: OverflowError" in demo.readout, "the error")


def test_a_demo_fits_a_narrow_page(opened, page):
    page.set_viewport_size({"width": 700, "height": 900})
    demo = opened("import example_demos as demos", "demos.everything()").run_all().demo
    wide = "e => [e, ...e.querySelectorAll('*')].filter(x => x.getBoundingClientRect().right > innerWidth).length"
    assert demo.element.evaluate(wide) == 0


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.landing)])
def test_axe_finds_nothing_against_accessibility(opened, page, lab, dark_lab, theme):
    served = lab if theme == "light" else dark_lab
    cells = ["import example_demos as demos", *(f"demos.{name}()" for name in ("tangent", "everything", "descent"))]
    notebook = opened(*cells, lab=served).run_all()
    for demo in notebook.demos:
        demo.until(demo.is_named, "the sliders to have names")
    found = Axe().run(page, context=".nnlib-demo")
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []


def test_the_text_of_a_demo_is_light_on_dark_in_the_dark_theme(opened, dark_lab):
    demo = opened(*TANGENT, lab=dark_lab).run_all().demo
    color = "e => getComputedStyle(e.querySelector('.nnlib-picture p')).color.match(/\\d+/g).slice(0, 3).map(Number)"
    assert min(demo.element.evaluate(color)) > 150


def test_a_stored_demo_without_its_widget_shows_its_png(opened, page, lab):
    notebook = opened(*TANGENT).run_all()
    notebook.save()
    path = lab.notebooks / "notebook.ipynb"
    stored = nbformat.read(path, as_version=4)
    stored.metadata.pop("widgets", None)
    for output in stored.cells[1].outputs:
        output.data.pop("application/vnd.jupyter.widget-view+json")
    nbformat.write(stored, lab.notebooks / "stored.ipynb")
    notebook.open("stored.ipynb")
    image = page.locator(".jp-RenderedImage img")
    image.wait_for()
    assert image.evaluate("image => image.naturalWidth") == 1800
    assert image.evaluate("image => image.getBoundingClientRect().width") <= 900


def count(readout):
    return int(readout.split()[2])
