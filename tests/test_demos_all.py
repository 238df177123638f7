"""What holds of every demo of the course: how it is made and how it ends, and what a move of a control costs."""

import functools
import gc
import importlib
import sys
import threading
import weakref

import example_demos
import ipywidgets
import numpy as np
import pytest
from matplotlib.image import AxesImage

from nnlib import demos
from nnlib.demos import _ahead
from nnlib.demos._live import Checkbox, Choice, Demo, LiveDemo, LogSlider, Number, Several, Slider
from nnlib.demos._sheet import Sheet
from nnlib.plots import _figures

made = functools.cache(lambda name: demos.all()[name]())


class Page:
    """A page that looks at a demo: it moves controls and tells what it has shown, as the browser does."""

    def __init__(self, demo):
        self.demo, self.figure = demo, demo.figure
        self.tell("shown")

    def tell(self, word):
        self.figure.widget._handle_custom_msg({word: self.figure.widget.number}, [])

    def counts(self):
        sharp, draft = self.figure.sharp.counts, self.figure.draft.counts
        return np.array([
            self.figure.widget.number, draft["frames"], sharp["frames"], draft["backgrounds"], sharp["backgrounds"]
        ])  # fmt: skip

    def move(self, setting, value):
        """Set a control; how many frames were sent, drafts and sharp ones drawn, and backgrounds drawn for them."""
        before = self.counts()
        self.demo._widgets[setting].value = tuple(value) if isinstance(value, list) else value
        self.tell("shown")
        return tuple(map(int, self.counts() - before))

    def queue(self, setting, values):
        """Set a control again and again while its first value is drawn; how many frames were sent."""
        update, begun, go_on = self.demo.update, threading.Event(), threading.Event()

        def held(**settings):
            begun.set()
            go_on.wait()
            return update(**settings)

        before, self.demo.update = self.counts()[0], held
        try:
            thread = threading.Thread(target=self.move, args=(setting, values[0]))
            thread.start()
            begun.wait()
            for value in values[1:]:
                self.demo._widgets[setting].value = value
            go_on.set()
            thread.join()
        finally:
            del self.demo.update
        return int(self.counts()[0] - before)


def ends(control):
    """Values at the borders of what a control accepts."""
    if isinstance(control, (Slider, LogSlider)):
        return [control.low, control.high]
    if isinstance(control, Several):
        return [[], control.options]
    return [True, False] if isinstance(control, Checkbox) else control.options


ONE_DRAFT = (1, 1, 0, 0, 0)


def wrong_moves(demo):
    """The controls of which a move is anything but one draft on the background that there is, and what it was."""
    page, found = Page(demo), {}
    demo.refresh()  # the first draft has its background drawn
    for setting, control in demo.controls.items():
        for value in [*ends(control), demo._initial[setting]]:
            if value != demo.settings[setting]:
                moved = page.move(setting, value)
                if moved != ONE_DRAFT:
                    found[setting] = moved
    setting, control = next(iter(demo.controls.items()))
    first, last = ends(control)[:2]
    frames = page.queue(setting, [first, last, first, last] if demo.settings[setting] != first else [last, first, last])
    if frames != 2:
        found["queued"] = frames
    demo.set(**demo._initial)
    return found


@pytest.mark.parametrize("name", demos.all())
def test_every_demo_is_made_again_by_its_settings(name):
    demo = made(name)
    assert demos.all()[name](**demo.settings).settings == demo.settings


@pytest.mark.parametrize("name", demos.all())
def test_every_demo_asks_a_question_and_answers_in_a_sentence(name):
    demo = made(name)
    assert demo.question.endswith("?") and demo.try_this[-1] in ".?!" and demo.readout[-1] in ".?!"


def words_of(axes):
    """What is written in and around them, but for the numbers of ticks."""
    return [*axes.texts, axes.title, axes._left_title, axes._right_title, axes.xaxis.label, axes.yaxis.label]


@pytest.mark.parametrize(
    "for_the_last_row", [False, pytest.param(True, marks=pytest.mark.landing)], ids=["page", "lecture"]
)
@pytest.mark.parametrize("name", demos.all())
def test_nothing_written_in_a_demo_leaves_its_picture(name, for_the_last_row, monkeypatch):
    monkeypatch.setattr(_figures, "PIXELS_PER_INCH", _figures.TYPE["lecture" if for_the_last_row else "page"])
    figure = (demos.all()[name]() if for_the_last_row else made(name)).figure.figure
    words = [*figure.texts, *(word for axes in figure.axes if axes.get_visible() for word in words_of(axes))]
    boxes = {word.get_text(): word.get_window_extent() for word in words if word.get_visible()}
    picture = figure.bbox.padded(1)
    outside = [text for text, box in boxes.items() if not all(picture.contains(*corner) for corner in box.corners())]
    assert [text for text in outside if text.strip()] == []


@pytest.mark.parametrize("name", demos.all())
def test_a_demo_that_nothing_holds_goes_with_all_its_widgets(name):
    made(name)  # first of all, what all its demos share
    gc.freeze()  # what there is already is not looked through: that takes a second
    other = example_demos.tangent()
    before = len(ipywidgets.widgets.widget._instances)
    demo = weakref.ref(demos.all()[name]())
    gc.collect()
    gc.unfreeze()
    assert demo() is None
    del other
    other = example_demos.tangent()  # closes them; what a collection finds is not the moment to send messages
    assert other and len(ipywidgets.widgets.widget._instances) == before


@pytest.mark.parametrize("end", [0, -1], ids=["lowest", "highest"])
@pytest.mark.parametrize("name", demos.all())
def test_every_button_works_where_all_controls_stand_at_an_end(name, end):
    kind = demos.all()[name]
    demo = kind(**{setting: ends(control)[end] for setting, control in kind.controls.items()})
    for method in demo.buttons:
        getattr(demo, method)()
    if isinstance(demo, LiveDemo):
        demo.step().run(20).start_over()
    assert demo.readout[-1] in ".?!"
    demo.reset()
    assert demo.settings == demo._initial


@pytest.mark.parametrize("name", demos.all())
def test_a_move_of_any_control_is_one_draft_on_the_background_there_is_and_no_move_is_queued(name):
    assert wrong_moves(made(name)) == {}


class slider(Demo):
    """What does a move cost?"""

    try_this = "Move it."
    x = Slider("x", 0, 9, 0)

    def draw(self, figure):
        self.axes = figure.subplots()
        self.axes.set(xlim=(0, 9))
        (self.point,) = self.axes.plot([0], [0], "o")
        return self.point

    def update(self, x):
        self.point.set_xdata([x])
        return f"x is {x}."


class with_another_background(slider):
    """What if the axes follow?"""

    def update(self, x):
        self.axes.set_xlim(0, 9 + x)
        return super().update(x)


class with_another_map(slider):
    """What if a picture below what moves is another one?"""

    def draw(self, figure):
        point = super().draw(figure)
        self.map = self.axes.imshow([[0.0]], extent=(0, 9, 0, 1), aspect="auto", vmin=0, vmax=9, zorder=1)
        return point

    def update(self, x):
        self.map.set_data([[x]])
        return super().update(x)


class with_a_map(with_another_map):
    """What if that picture moves too?"""

    def draw(self, figure):
        return super().draw(figure), self.map


class drawn_twice(slider):
    """What if an observer draws, too?"""

    def extra(self):
        self._widgets["x"].observe(lambda change: self.refresh(), names="value")


class sent_twice(slider):
    """What if update shows the picture itself?"""

    def update(self, x):
        self.figure.show("not yet")
        return super().update(x)


class queueing(slider):
    """What if every value has its turn?"""

    def draw(self, figure):
        self.waiting = []
        return super().draw(figure)

    def extra(self):
        self._widgets["x"].observe(lambda change: self.waiting.append(change.new), names="value")

    def update(self, x):
        while len(self.waiting) > 1:
            self.figure.show(super().update(self.waiting.pop(0)))
        self.waiting.clear()
        return super().update(x)


@pytest.mark.parametrize("kind", [with_another_background, with_another_map, drawn_twice, sent_twice, queueing])
def test_a_demo_that_draws_more_than_one_draft_for_a_move_is_found(kind):
    assert wrong_moves(slider()) == wrong_moves(with_a_map()) == {}
    assert wrong_moves(kind()) != {}


@pytest.mark.parametrize("name", demos.all())
def test_a_demo_at_rest_is_sharp_and_the_line_that_it_copies_makes_the_same(name):
    demo = demos.all()[name]()
    page = Page(demo)
    demo.set(**{setting: ends(control)[-1] for setting, control in list(demo.controls.items())[:2]})
    if isinstance(demo, LiveDemo):
        demo.run(3)
    page.tell("shown")
    page.tell("rests")
    again = eval(demo.figure.widget.code, {"demos": importlib.import_module(type(demo).__module__)})
    assert (again.settings, again.readout) == (demo.settings, demo.readout)
    assert demo.figure.widget.frame == again.figure.widget.frame


@pytest.mark.parametrize("name", demos.all())
def test_what_stands_still_over_what_moves_is_drawn_once_for_all_drafts(name):
    demo = made(name)
    Page(demo)
    for _ in range(2):
        demo.refresh()
    layers = dict(demo.figure.draft._layers)
    demo.refresh()
    assert all(demo.figure.draft._layers[key] is layer for key, layer in layers.items())


def test_an_image_is_drawn_for_a_draft_when_it_has_changed_and_is_pasted_when_not(monkeypatch):
    demo = with_a_map()
    Page(demo)
    drawn, draw = [], AxesImage.draw
    monkeypatch.setattr(AxesImage, "draw", lambda image, *given: (drawn.append(image), draw(image, *given)))
    for _ in range(4):
        demo.figure.show("the same map")
    assert len(drawn) <= 2
    demo.x = 5
    shown = demo.figure.draft.pixels().copy()
    sheet = Sheet(demo.figure.figure, demo.figure.draft.dpi)
    sheet.draw(demo.figure._order)
    np.testing.assert_allclose(shown.astype(int), sheet.pixels(), atol=2)


@pytest.mark.parametrize("name", [name for name, kind in demos.all().items() if kind.ahead is not Demo.ahead])
def test_what_a_choice_or_the_next_seed_needs_is_made_while_the_picture_rests(name, monkeypatch):
    demo, asked = made(name), []
    monkeypatch.setattr(_ahead._worker, "submit", asked.append)
    page = Page(demo)
    page.tell("rests")
    assert asked
    for call in asked:
        call()
    made_ahead = {call.func: call.func.cache_info().misses for call in asked}
    for setting, control in demo.controls.items():
        values = control.options if isinstance(control, Choice) else []
        for value in [control.after(control.value)] if isinstance(control, Number) else values:
            demo.set(**{setting: value})
            demo.set(**demo._initial)
    assert made_ahead == {function: function.cache_info().misses for function in made_ahead}


def test_a_demo_waits_less_than_usual_for_a_cell_that_runs():
    example_demos.tangent()
    assert sys.getswitchinterval() <= 0.001


@pytest.mark.parametrize("name", demos.all())
def test_a_draft_that_pastes_words_and_what_stands_still_looks_as_if_it_were_drawn(name):
    demo = made(name)
    Page(demo)
    for _ in range(3):  # the third draft pastes the words that the second one saw
        demo.refresh()
    figure = demo.figure
    drawn = Sheet(figure.figure, figure.draft.dpi)
    drawn.draw(figure._order)
    apart = np.abs(figure.draft.pixels().astype(int) - drawn.pixels())
    assert apart.mean() < 0.5
