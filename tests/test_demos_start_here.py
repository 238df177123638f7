"""Demos of notebook 00: a network that learns live, and one that reads what is drawn."""

import numpy as np
import pytest

from nnlib import datasets
from nnlib.demos import start_here as demos

SEVEN = [[(70, 40), (200, 40), (120, 250)]]
BAR = [[(90, 140), (190, 135)]]


def right(demo):
    """How many validation images the readout says are read right."""
    words = demo.readout.split()
    return int(words[words.index("of", words.index("gets")) - 1])


def told(demo):
    """The probability that the bar of each digit shows."""
    return np.array([bar.get_height() for bar in demo.bars])


# --- training ---


def test_an_untrained_network_reads_no_better_than_chance():
    assert right(demos.training()) < 0.25 * 360


def test_a_trained_network_reads_nineteen_of_twenty():
    demo = demos.training().run()
    assert demo.finished and right(demo) > 0.95 * 360


def test_the_readout_counts_what_the_network_reads():
    demo = demos.training().run(40)
    assert right(demo) == round(360 * demo.trainer.network.accuracy(*datasets.digits().validation))


def test_the_confusion_matrix_shows_every_validation_image_once():
    sizes = demos.training(hidden=3).run(5).matrix.get_sizes()
    assert sizes.sum() / 6 == 360


def test_the_guesses_are_the_networks_and_wrong_ones_are_marked():
    demo = demos.training().run(20)
    X, y = datasets.digits().validation
    guesses = demo.trainer.network.predict(X)[: demo.SHOWN]
    shown = [f"{guess}" if guess == true else f"{guess} ✗" for guess, true in zip(guesses, y, strict=False)]
    assert [text.get_text() for text in demo.guesses] == shown


def test_a_learning_rate_set_while_it_trains_holds_from_the_next_step():
    demo = demos.training().run(10)
    demo.learning_rate = 0.001
    demo.run(2)
    assert demo.trainer.optimizer.learning_rate == pytest.approx(0.001, rel=0.05)
    assert demo.steps_done == 12


@pytest.mark.parametrize("setting", [{"hidden": 5}, {"seed": 1}])
def test_another_network_begins_anew(setting):
    demo = demos.training().run(10)
    demo.set(**setting)
    assert demo.steps_done == 0 and demo.readout.startswith("Untrained")


@pytest.mark.filterwarnings("error")
def test_far_too_high_a_learning_rate_is_told_in_words():
    demo = demos.training(learning_rate=10.0).run()
    assert "too long" in demo.readout and right(demo) < 0.25 * 360


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("weight", [1e30, np.nan])
def test_weights_beyond_all_bounds_are_shown_without_a_warning(weight):
    demo = demos.training()
    demo.trainer.network.parameters[...] = weight
    demo.refresh()
    assert right(demo) < 0.25 * 360


@pytest.mark.parametrize("hidden", [1, 5, 99, 100])
def test_every_hidden_unit_has_its_square(hidden):
    picture = np.ma.filled(demos.training(hidden=hidden).weights.get_array(), np.nan)
    assert np.isfinite(picture).sum() == 64 * hidden


# --- drawing ---


def test_it_reads_its_first_test_image():
    demo = demos.drawing()
    assert np.argmax(told(demo)) == datasets.digits().test.y[0]


def test_the_numbers_are_those_of_the_test_image():
    numbers = [int(text.get_text() or 0) for text in demos.drawing(image=7).numbers]
    assert np.array_equal(numbers, 16 * datasets.digits().test.X[7])


def test_probabilities_add_up_to_one():
    assert told(demos.drawing().write(SEVEN)).sum() == pytest.approx(1, abs=1e-6)


def test_a_seven_with_a_bar_is_a_surer_seven_than_one_without():
    demo = demos.drawing()
    assert told(demo.write(SEVEN + BAR))[7] > told(demo.write(SEVEN))[7] + 0.05


def test_mnist_teaches_it_sevens_without_a_bar():
    demo = demos.drawing().write(SEVEN)
    before = told(demo)[7]
    demo.learned = "digits and MNIST"
    assert told(demo)[7] > max(0.9, before)


@pytest.mark.parametrize("change", [lambda p: 0.5 * p, lambda p: p + [20.0, 10.0]], ids=["half as large", "elsewhere"])
def test_size_and_place_of_a_drawing_do_not_matter(change):
    demo = demos.drawing()
    as_it_is = told(demo.write(SEVEN))
    changed = told(demo.write([change(np.array(stroke, float)) for stroke in SEVEN]))
    assert np.abs(changed - as_it_is).max() < 0.02


@pytest.mark.parametrize("strokes", [[[(10, 10)]], [[(10, 10), (10, 10)]], [[(0, 0), (271, 0)]], [[(5, 5)], [(6, 6)]]])
def test_a_dot_or_a_dash_is_read_as_well(strokes):
    assert "your drawing" in demos.drawing().write(strokes).readout


def test_the_mouse_writes_what_write_writes():
    by_mouse, by_code = demos.drawing(), demos.drawing().write(SEVEN)
    (first, *others), *_ = SEVEN
    by_mouse._put_pen_down(*first)
    for place in others:
        by_mouse._move_pen(*place)
    by_mouse._lift_pen(*others[-1])
    assert by_mouse.strokes == by_code.strokes and by_mouse.readout == by_code.readout


def test_a_pen_that_is_up_leaves_no_trace():
    demo = demos.drawing()
    demo._move_pen(20, 20)
    demo._lift_pen(20, 20)
    assert demo.strokes == [] and "test image 0" in demo.readout


@pytest.mark.parametrize("act", [lambda d: d.erase(), lambda d: d.reset()], ids=["erase", "reset"])
def test_an_erased_drawing_gives_place_to_the_test_image(act):
    demo = demos.drawing(image=3)
    begun = demo.readout
    act(demo.write(SEVEN))
    assert demo.readout == begun


def test_choosing_a_test_image_puts_the_drawing_away():
    demo = demos.drawing().write(SEVEN)
    demo.image = 4
    assert demo.strokes == [] and "test image 4," in demo.readout
