"""The machinery of demos: figures drawn by blitting, controls, readouts, runs on the event loop."""

import asyncio
import base64
import contextlib
import functools
import io
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import example_demos
import ipywidgets
import numpy as np
import pytest
import traitlets
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from nnlib import plots
from nnlib.demos._live import Checkbox, Choice, Demo, LiveDemo, LiveFigure, LogSlider, Number, Several, Slider, button


def drawn_in_full(live):
    """The figure drawn from nothing, as Matplotlib draws it when nothing is animated."""
    for artist in live.figure.findobj():
        artist.set_animated(False)
    canvas = FigureCanvasAgg(live.figure)
    canvas.draw()
    return np.array(canvas.buffer_rgba())


def line(axes):
    (line,) = axes.plot([0, 1, 2], [0, 1, 0], "o-", linewidth=8)
    return line, lambda: line.set_data([0, 1, 2], [1, 0, 1])


def filled(axes):
    area = axes.fill_between([0, 1, 2], [0, 1, 0])
    axes.axhline(0.5, color="black")  # lies over the area that moves
    return area, lambda: area.set_data([0, 1, 2], [1, 0, 1], 0)


def picture(axes):
    image = axes.imshow(np.eye(4), extent=(0, 2, 0, 1), aspect="auto")
    axes.text(0.5, 0.5, "over the picture")
    axes.set(xticks=[], yticks=[])
    return image, lambda: image.set_data(np.eye(4)[::-1])


def points(axes):
    points = axes.scatter([0, 1], [0, 1], s=400, clip_on=False)
    axes.legend([points], ["points"])
    return points, lambda: points.set_offsets([[0, 1], [1, 0.9]])


def words(axes):
    words = axes.annotate("here", (1, 1), xytext=(6, 8), textcoords="offset points", annotation_clip=False)
    return words, lambda: words.set_text("there")


def inset(axes):
    inside = axes.inset_axes([0.5, 0.5, 0.4, 0.4])
    (small,) = inside.plot([0, 1], [0, 1])
    (line,) = axes.plot([0, 1, 2], [0, 1, 0])
    return [small, line], lambda: (small.set_ydata([1, 0]), line.set_ydata([1, 0, 1]))


def without_axis(axes):
    axes.axis("off")
    return picture(axes)


@pytest.mark.parametrize("kind", [line, filled, picture, points, words, inset, without_axis])
def test_a_blitted_frame_equals_a_full_draw_pixel_for_pixel(kind):
    live = LiveFigure(400, 200)
    left, right = live.figure.subplots(1, 2)
    left.grid()
    left.set(title="title", xlabel="x", xlim=(0, 2), ylim=(0, 1))
    right.plot([0, 1], [0, 1])
    moving, move = kind(left)
    live.animate(moving)
    live.show("before")
    move()
    live.show("after")
    assert live.sharp.counts == {"backgrounds": 1, "frames": 2}
    blitted = live.pixels()
    np.testing.assert_array_equal(blitted, drawn_in_full(live))


def test_a_change_of_the_background_is_drawn_without_being_asked_for():
    live = LiveFigure(300, 200)
    axes = live.figure.subplots()
    (curve,) = axes.plot([0, 1], [0, 1])
    live.animate(curve)
    live.show("before")
    axes.set(xlim=(0, 7), xlabel="another label")
    live.show("after")
    after = live.pixels()
    np.testing.assert_array_equal(after, drawn_in_full(live))


def test_the_frame_that_is_sent_shows_the_figure():
    live = example_demos.tangent().figure
    sent = np.asarray(Image.open(io.BytesIO(live.widget.frame))).astype(int)
    assert np.abs(sent - live.pixels()[..., :3]).max() <= 32  # of 255; JPEG at quality 95, full color resolution


def test_a_frame_has_twice_the_size_at_which_it_is_shown():
    live = LiveFigure(300, 200)
    live.show("empty")
    assert live.pixels().shape == (400, 600, 4) and live.widget.width == 300


def test_a_frame_is_not_followed_by_a_run_s_next_one_before_it_was_seen():
    live = LiveFigure(100, 100)
    live.show("first")
    live._heard(live.widget, {"shown": 1}, [])
    live.show("second")
    assert not live.ready
    live._heard(live.widget, {"shown": 2}, [])
    assert live.ready


def told(demo, word):
    """What the page tells when it has shown the newest frame, or when that has rested for a while."""
    demo.figure.widget._handle_custom_msg({word: demo.figure.widget.number}, [])


def frame(demo):
    """The form and the width of the frame that the page has."""
    picture = Image.open(io.BytesIO(demo.figure.widget.frame))
    return picture.format, picture.width


def test_a_page_gets_a_draft_for_a_move_and_the_sharp_picture_once_it_rests():
    demo = example_demos.tangent()
    assert frame(demo) == ("JPEG", 1800)
    told(demo, "shown")
    demo.x = 2.0
    assert frame(demo) == ("JPEG", 900)
    told(demo, "rests")
    assert frame(demo) == ("JPEG", 1800)
    assert demo.readout == "At x = 2.00 the sine has slope -0.42."


def test_a_rest_of_a_frame_that_is_not_the_newest_any_more_changes_nothing():
    demo = example_demos.tangent()
    told(demo, "shown")
    number = demo.figure.widget.number
    demo.x = 2.0
    demo.figure.widget._handle_custom_msg({"rests": number}, [])
    assert frame(demo) == ("JPEG", 900)


def test_a_notebook_keeps_a_picture_once_in_its_output_or_as_a_small_png_of_what_was_moved():
    demo = example_demos.tangent()
    demo._repr_mimebundle_()
    told(demo, "shown")
    told(demo, "rests")
    assert demo.figure.widget.frame == b""
    demo.x = 2.0
    told(demo, "rests")
    told(demo, "rests")
    assert frame(demo) == ("PNG", 1800)


def test_a_demo_that_stands_in_no_output_of_its_own_keeps_its_picture():
    demo = example_demos.tangent()
    assert demo.widget
    told(demo, "shown")
    told(demo, "rests")
    assert frame(demo) == ("PNG", 1800)


def test_a_lecture_has_larger_words_in_pictures_of_the_same_size():
    sizes = []
    for large in (False, True):
        plots.lecture(large)
        live = LiveFigure(300, 200)
        words = live.figure.text(0.5, 0.5, "words")
        live.show("words")
        sizes.append((live.pixels().shape, words.get_window_extent().height))
    plots.lecture(False)
    assert sizes[0][0] == sizes[1][0]
    assert sizes[1][1] == pytest.approx(1.25 * sizes[0][1], rel=0.1)


def test_ticking_several_boxes_at_once_is_one_change():
    demo = example_demos.everything()
    changes = []
    demo._widgets["marks"].observe(changes.append, names="value")
    demo.marks = ["start", "middle", "end"]
    assert len(changes) == 1


def test_settings_make_the_same_demo_again():
    demo = example_demos.everything(waves=5, damping=0.2, style="dashed", marks=["end", "start"], grid=False)
    again = example_demos.everything(**json.loads(json.dumps(demo.settings)))
    assert again.settings == demo.settings and again.readout == demo.readout
    np.testing.assert_array_equal(again.figure.pixels(), demo.figure.pixels())


def test_a_slider_that_moves_changes_the_picture_and_the_readout():
    demo = example_demos.tangent()
    before = demo.figure.widget.frame
    demo._widgets["x"].value = 2.0  # what the browser does
    assert demo.readout == "At x = 2.00 the sine has slope -0.42." and demo.figure.widget.frame != before


def test_the_readout_is_the_picture_s_alternative_text():
    demo = example_demos.tangent()
    demo.x = 0.0
    assert demo.figure.widget.readout == demo.readout == "At x = 0.00 the sine has slope 1.00."


def test_reset_goes_back_to_the_settings_that_the_demo_began_with():
    demo = example_demos.everything(waves=7)
    begun = demo.settings, demo.figure.pixels()
    demo.set(waves=2, marks=[], color="red", seed=3)
    demo.reset()
    assert demo.settings == begun[0]
    np.testing.assert_array_equal(demo.figure.pixels(), begun[1])


def pointing_at(demo, axes, x, y):
    """The message that the page sends when the reader presses there."""
    across, up = axes.transData.transform((x, y)) / demo.figure.figure.bbox.size
    demo.figure.widget._handle_custom_msg({"place": [across, 1 - up]}, [])


@pytest.mark.parametrize("panel", [0, 1])
def test_pointing_at_a_place_of_the_picture_sets_what_stands_for_it(panel):
    demo = example_demos.tangent()
    pointing_at(demo, demo.figure.figure.axes[panel], -1.51, 2.0)
    assert demo.x == -1.5
    assert demo.readout.startswith("At x = -1.50")


def test_pointing_beyond_a_sliders_end_sets_the_end_and_beside_all_axes_nothing():
    demo = example_demos.tangent()
    left = demo.figure.figure.axes[0]
    left.set_xlim(-9, 9)
    pointing_at(demo, left, 8.0, 0.0)
    assert demo.x == 3
    pointing_at(demo, left, -9.5, 0.0)
    assert demo.x == 3


def test_only_a_demo_that_asks_for_it_takes_the_pointer():
    assert example_demos.tangent().figure.widget.pointable
    assert not example_demos.descent().figure.widget.pointable


def test_a_button_of_the_demo_acts_and_draws():
    demo = example_demos.everything()
    demo.another()
    assert demo.seed == 1 and demo.readout.endswith("seed 1.")


class remembering(Demo):
    """What did it draw?"""

    try_this = "Press the button."
    x = Slider("x", 0, 9, 0)
    y = Slider("y", 0, 9, 0)

    def draw(self, figure):
        self.presses, self.drawn = 0, []

    @button("Press")
    def press(self):
        self.presses += 1

    def update(self, x, y):
        self.drawn.append((x, y, self.presses))
        return f"{self.presses} presses at {x}, {y}."


def test_several_settings_set_at_once_are_drawn_once():
    demo = remembering()
    demo.set(x=1, y=2)
    assert demo.drawn == [(0, 0, 0), (1, 2, 0)]


def test_what_a_button_changes_beside_the_controls_is_drawn():
    demo = remembering()
    demo.press()
    assert demo.readout == "1 presses at 0, 0."


def test_the_rich_output_has_the_widget_a_png_and_words():
    demo = example_demos.tangent()
    data, metadata = demo._repr_mimebundle_()
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == demo.widget.model_id
    assert Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).size == (1800, 720)
    assert data["text/plain"] == f"How steep is a curve at one point?\n{demo.readout}"
    assert metadata["image/png"] == {"width": 900, "alt": demo.readout}


def test_the_representation_is_the_call_that_makes_the_demo():
    assert repr(example_demos.tangent(x=0.5)) == "tangent(x=0.5, curve='sine')"


@pytest.mark.parametrize(
    ("settings", "error", "words"),
    [
        ({"slope": 1}, TypeError, "tangent has no setting 'slope'; its settings: x, curve"),
        ({"x": 4.0}, ValueError, r"x must be a number in \[-3.0, 3.0\]; got 4.0"),
        ({"x": "1"}, TypeError, "x must be a number"),
        ({"x": float("nan")}, ValueError, "got nan"),
        ({"curve": "tangent"}, ValueError, "curve must be one of sine, square, cube; got 'tangent'"),
    ],
)
def test_a_setting_that_is_not_accepted_is_named_with_what_is(settings, error, words):
    with pytest.raises(error, match=words):
        example_demos.tangent(**settings)


HUGE = 10**400
NOT_NUMBERS = [
    float("nan"), float("inf"), -float("inf"), HUGE, -HUGE, True, None, "1", "", [], [1], {}, 1j, b"1", object(),
]  # fmt: skip
REFUSED = {
    "amplitude": [*NOT_NUMBERS, -1, 2.1],
    "waves": [*NOT_NUMBERS, -1, 0, 10, 2.5],
    "damping": [*NOT_NUMBERS, -1, 0, 1e-320, 1.1],
    "style": [*NOT_NUMBERS, "dotted", ["solid"], np.array(["solid", "dashed"])],
    "marks": [*NOT_NUMBERS[:9], 1j, object(), "start", ["first"], np.array("start"), np.eye(2)],
    "grid": ["yes", 1, 0, None, 1.0, [True], float("nan"), HUGE],
    "seed": [*NOT_NUMBERS, -1, 10**6 + 1, 0.5],
}
WRONG = [(setting, value) for setting, values in REFUSED.items() for value in values]


@pytest.mark.parametrize(("setting", "value"), WRONG, ids=[f"{setting}-{str(value)[:9]}" for setting, value in WRONG])
def test_a_value_that_no_control_accepts_is_refused_by_name_and_nothing_is_made_or_changed(setting, value):
    demo = made_everything()
    before, widgets = demo.settings, set(ipywidgets.widgets.widget._instances)
    for attempt in (example_demos.everything, demo.set):
        with pytest.raises((TypeError, ValueError), match=f"^{setting} must be "):
            attempt(**{"waves": 7, "color": "red", setting: value})
    assert demo.settings == before and set(ipywidgets.widgets.widget._instances) == widgets


@functools.cache
def made_everything():
    return example_demos.everything()


@pytest.mark.parametrize(
    ("setting", "given", "kept"),
    [
        ("amplitude", np.float32(0.7), 0.7), ("amplitude", np.array(1), 1.0), ("waves", np.int8(5), 5),
        ("damping", np.float64(0.012), 0.012), ("style", np.str_("dashed"), "dashed"), ("grid", np.False_, False),
        ("marks", np.array(["end", "start"]), ["start", "end"]), ("seed", np.uint64(7), 7),
    ],
)  # fmt: skip
def test_numpys_values_are_taken_as_pythons(setting, given, kept):
    demo = example_demos.everything(**{setting: given})
    assert demo.settings[setting] == kept and type(demo.settings[setting]) is type(kept)


@pytest.mark.parametrize(("typed", "kept"), [(-5, 0), (10**400, 10**6), (7.9, 7), ("12", 12), (None, 3), ("x", 3)])
def test_what_is_typed_into_a_number_field_ends_as_the_nearest_number_or_changes_nothing(typed, kept, caplog):
    demo = example_demos.everything(seed=3)
    with contextlib.suppress(traitlets.TraitError):  # ipywidgets logs it where a page sent it
        demo._widgets["seed"].set_state({"value": typed})
    assert demo.seed == kept and demo.readout.endswith(f"seed {kept}.")


def test_what_is_typed_beside_a_slider_ends_as_the_nearest_step():
    class threes(remembering):
        """Which values are steps?"""

        try_this = "Type 8."
        x = Slider("x", 1, 10, 4, step=3)

    demo = threes()
    demo._widgets["x"].set_state({"value": 8})
    assert demo.x == 7 and demo.drawn[-1][0] == 7


@pytest.mark.parametrize(
    ("control", "value", "after"),
    [
        (Number("seed", 0, 10**9, 0), 10**9, 0),
        (Number("seed", 0, 10**9, 0), 4, 5),
        (Slider("odd", 1, 9, 1, step=2), 9, 1),
        (Slider("share", 0.0, 1.0, 0.5, step=0.1), 0.3, 0.4),
    ],
)
def test_after_the_highest_value_comes_the_lowest(control, value, after):
    assert control.after(value) == after


def test_nothing_changes_when_one_of_several_settings_is_not_accepted():
    demo = example_demos.tangent()
    before = demo.settings
    with pytest.raises(ValueError, match="curve must be one of"):
        demo.set(x=2.0, curve="none")
    assert demo.settings == before


@pytest.mark.parametrize(
    ("control", "accepted", "refused"),
    [
        (Slider("whole", 0, 10, 5), 7, 7.5),
        (Slider("real", 0.0, 1.0, 0.5), 0.12, -0.1),
        (LogSlider("log", 1e-4, 10, 0.1), 0.012, 0),
        (LogSlider("log end", 0.001, 7, 0.1), 7.0, 7.1),
        (Choice("choice", [1, 2, 4], 2), 4, 3),
        (Several("several", ["a", "b"], []), ["b"], "b"),
        (Checkbox("box"), True, 1),
        (Number("seed", 0, 100, 0), 42, 101),
    ],
)
def test_a_control_keeps_what_it_accepts_and_refuses_the_rest(control, accepted, refused):
    assert control.read(control.labelled(control.checked(accepted), "8em").value) == accepted
    with pytest.raises((TypeError, ValueError)):
        control.checked(refused)


@pytest.mark.parametrize(
    ("control", "given", "nearest"),
    [
        (Slider("whole", 1, 10, 4, step=3), 8, 7),
        (Slider("real", -3.0, 3.0, 1.0, step=0.05), 0.123456, 0.1),
        (LogSlider("log", 1e-4, 10, 0.1), 0.0123, 0.012),
        (LogSlider("log end", 0.001, 7, 0.1), 6.9, 7.0),
        (Number("typed", 0.0, 1.0, 0.5), 0.123456, 0.123456),
    ],
)
def test_a_slider_takes_the_nearest_step_since_the_page_can_show_no_other(control, given, nearest):
    assert control.checked(given) == nearest


def test_a_label_carries_its_unit():
    assert "amplitude (volts)" in example_demos.everything()._widgets["amplitude"].description


def test_a_demo_without_a_question_is_refused_when_it_is_defined():
    with pytest.raises(TypeError, match="silent needs a docstring"):

        class silent(Demo):
            try_this = "Nothing."
            x = Slider("x", 0, 1, 0)

            def update(self, x):
                return "nothing"


class failing(Demo):
    """What happens when a demo fails?"""

    try_this = "Move x to 1."
    x = Slider("x", 0, 2, 0)

    def update(self, x):
        if x == 1:
            raise ZeroDivisionError("x is 1")
        return f"x is {x}."


def test_an_update_that_fails_says_so_in_the_demo_and_the_next_one_recovers():
    demo = failing()
    with pytest.raises(ZeroDivisionError):
        demo.x = 1
    assert demo.readout == "The demo stopped: ZeroDivisionError: x is 1" and demo.figure.widget.failed
    demo.x = 2
    assert demo.readout == "x is 2." and not demo.figure.widget.failed


class slow(Demo):
    """Which value is drawn when many come at once?"""

    try_this = "Drag."
    x = Slider("x", 0, 1000, 0)

    def draw(self, figure):
        self.drawn, self.busy = [], 0
        self.entered, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()

    def update(self, x):
        self.busy += 1
        assert self.busy == 1, "two threads draw at once"
        self.entered.set()
        self.go_on.wait()
        self.drawn.append(x)
        self.busy -= 1
        return f"x is {x}."


def test_values_that_arrive_while_one_is_drawn_are_replaced_by_the_newest():
    demo = slow()
    demo.go_on.clear()
    demo.entered.clear()
    thread = threading.Thread(target=demo.set, kwargs={"x": 1})
    thread.start()
    demo.entered.wait()
    for x in (2, 3, 4):
        demo._widgets["x"].value = x  # returns at once
    demo.go_on.set()
    thread.join()
    assert demo.drawn == [0, 1, 4]


def test_many_threads_leave_the_newest_value_on_the_picture():
    demo = slow()

    def move(start):
        for x in range(start, 1000, 4):
            demo._widgets["x"].value = x

    threads = [threading.Thread(target=move, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert demo.drawn[-1] == demo.x and demo.readout == f"x is {demo.x}."


class with_canvas(failing):
    """Is there room for one more widget?"""

    def extra(self):
        self.canvas = ipywidgets.Label("canvas")
        return self.canvas


def test_an_extra_widget_stands_beside_the_picture():
    demo = with_canvas()
    stage = demo.widget.children[-1]
    assert stage.children == (demo.canvas, demo.figure.widget)


def test_a_closed_demo_leaves_no_widget_behind():
    other = example_demos.tangent()
    before = len(ipywidgets.widgets.widget._instances)
    example_demos.everything().close()
    assert other and len(ipywidgets.widgets.widget._instances) == before


def test_a_closed_demo_goes_on_answering_and_is_shown_in_words():
    demo = example_demos.tangent()
    demo.close()
    demo.x = 0.0
    assert demo.readout == "At x = 0.00 the sine has slope 1.00."
    words = "This demo is closed; tangent(x=0.0, curve='sine') makes it anew."
    assert demo._repr_mimebundle_() == ({"text/plain": words}, {})


# Live demos


def on_a_loop(task):
    """Run to its end on an event loop of its own, whatever loop the other tests run on."""
    with ThreadPoolExecutor() as thread:
        return thread.submit(asyncio.run, task()).result()


async def until(condition):
    while not condition():
        await asyncio.sleep(0.001)


def test_run_takes_steps_at_once_without_an_event_loop():
    demo = example_demos.descent(rate=0.25).run(3)
    assert demo.steps_done == 3 and demo.path[-1] == pytest.approx(2.5 * 0.5**3)


def test_step_takes_one_step_and_draws_it():
    demo = example_demos.descent()
    before = demo.figure.widget.frame
    demo.step()
    assert demo.readout.startswith("After 1 steps") and demo.figure.widget.frame != before


def test_play_without_an_event_loop_says_what_to_use_instead():
    demo = example_demos.descent()
    with ThreadPoolExecutor() as thread, pytest.raises(RuntimeError, match=r"run\(steps\)"):
        thread.submit(demo.play).result()


def test_a_slider_that_does_not_restart_the_run_changes_its_next_steps():
    demo = example_demos.descent(rate=0.25).run(1)
    demo.rate = 0.5
    demo.run(1)
    assert demo.path == [2.5, 1.25, 0.0]


def test_a_slider_that_restarts_begins_the_run_anew():
    demo = example_demos.descent().run(5)
    demo.begin = 1.0
    assert demo.path == [1.0] and demo.steps_done == 0


def test_reset_of_a_live_demo_begins_anew_with_the_first_settings():
    demo = example_demos.descent(rate=0.1)
    before = demo.figure.pixels()
    demo.run(5).rate = 0.2
    demo.reset()
    assert (demo.rate, demo.steps_done) == (0.1, 0)
    np.testing.assert_array_equal(demo.figure.pixels(), before)


def test_start_over_keeps_the_settings():
    demo = example_demos.descent().run(5)
    demo.rate = 0.2
    demo.start_over()
    assert (demo.rate, demo.path) == (0.2, [2.5])


def test_a_run_that_ends_is_finished_and_play_starts_it_over():
    demo = example_demos.counting(end=3).run()
    assert demo.finished and demo.steps_done == 3

    async def play():
        demo.play()
        assert demo.steps_done == 0
        await until(lambda: demo.finished)

    on_a_loop(play)
    assert demo.steps_done == 3 and not demo.playing


def test_play_draws_as_it_goes_and_pause_stops_it():
    demo = example_demos.counting()
    readouts = []
    demo.figure.widget.observe(lambda change: readouts.append(change.new), names="readout")

    async def play():
        demo.play()
        await until(lambda: len(readouts) >= 3)
        demo.pause()
        await demo._task
        return demo.steps_done

    done = on_a_loop(play)
    assert demo.steps_done == done > 0 and demo.readout == f"Counted to {done} of 100000."


def test_a_run_lets_other_tasks_of_the_loop_work():
    demo = example_demos.counting()

    async def play():
        demo.play()
        turns = 0
        while demo.steps_done < 100:
            await asyncio.sleep(0)
            turns += 1
        demo.pause()
        return turns

    assert on_a_loop(play) >= 5  # a slice is 10 steps of a millisecond


def test_the_play_button_says_what_it_does_next():
    demo = example_demos.counting()
    labels = [demo._play_button.description]

    async def play():
        demo._play_button.click()
        labels.append(demo._play_button.description)
        demo._play_button.click()
        labels.append(demo._play_button.description)

    on_a_loop(play)
    assert labels == ["Play", "Pause", "Play"]


def test_a_control_changed_while_playing_is_followed_and_the_run_goes_on():
    demo = example_demos.counting()

    async def play():
        demo.play()
        await until(lambda: demo.steps_done > 20)
        demo.end = 50_000
        await until(lambda: "of 50000" in demo.readout and demo.steps_done > 20)
        assert demo.playing
        demo.pause()

    on_a_loop(play)


def test_values_set_by_another_thread_while_playing_corrupt_nothing():
    demo = example_demos.counting()
    errors = []

    def move():
        try:
            for end in range(1000, 1200):
                demo._widgets["end"].value = end
                time.sleep(0.0005)
        except Exception as error:
            errors.append(error)

    async def play():
        demo.play()
        thread = threading.Thread(target=move)
        thread.start()
        await until(lambda: not thread.is_alive())
        demo.pause()
        await demo._task

    on_a_loop(play)
    assert errors == [] and demo.readout == f"Counted to {demo.steps_done} of 1199."
    blitted = demo.figure.pixels()
    np.testing.assert_array_equal(blitted, drawn_in_full(demo.figure))


def test_an_error_while_playing_is_shown_in_words_and_pauses():
    demo = example_demos.descent(rate=2.0)

    async def play():
        demo.play()
        await demo._task

    on_a_loop(play)
    assert "The demo stopped: OverflowError: x left the page" in demo.readout
    assert demo.figure.widget.failed and not demo.playing


def test_of_one_class_only_the_newest_demo_plays():
    older = example_demos.counting()

    async def play():
        older.play()
        await until(lambda: older.steps_done > 0)
        newer = example_demos.counting()  # the cell is run again
        assert not older.playing
        newer.play()
        older.play()
        return newer

    newer = on_a_loop(play)
    assert older.playing and not newer.playing
    older.pause()


def test_a_demo_that_is_closed_stops_playing():
    demo = example_demos.counting()

    async def play():
        demo.play()
        demo.close()
        await demo._task

    on_a_loop(play)
    assert not demo.playing


def test_a_start_that_fails_after_a_change_is_shown_in_words():
    class fragile(LiveDemo):
        """What if a run cannot begin?"""

        try_this = "Move x to 1."
        x = Slider("x", 0, 1, 0, restarts=True)

        def start(self, x):
            return iter([1 // (1 - x)])

        def update(self, x):
            return "It runs."

    demo = fragile()
    with pytest.raises(ZeroDivisionError):
        demo.x = 1
    assert "The demo stopped: ZeroDivisionError" in demo.readout


def test_collect_finds_a_module_s_own_demos_in_their_order():
    assert list(example_demos.DEMOS) == ["tangent", "everything", "descent", "counting"]
