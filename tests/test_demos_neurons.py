"""Demos of notebook 01: what they draw and say is what the formulas give."""

import re

import numpy as np
import pytest
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from nnlib import datasets, plots
from nnlib.demos import neurons as demos

SETTINGS = [
    {},
    {"w1": 3.0, "w2": 0.0, "b": -1.5, "data": "moons"},
    {"w1": 0.0, "w2": -0.4, "b": 0.2, "data": "xor"},
]
each_setting = pytest.mark.parametrize("settings", SETTINGS)


def points(demo):
    return getattr(datasets, demo.data)(seed=0)


def sums(demo, X):
    return demo.w1 * X[:, 0] + demo.w2 * X[:, 1] + demo.b


def number(pattern, readout):
    return float(re.search(pattern, readout)[1].replace("−", "-"))


@each_setting
def test_the_three_lines_run_where_the_weighted_sum_is_minus_2_and_0_and_2(settings):
    demo = demos.neuron(**settings)
    for line, level in zip(demo.lines, (-2, 0, 2), strict=True):
        np.testing.assert_allclose(sums(demo, line.get_xydata()), level, atol=1e-9)


@each_setting
def test_the_points_that_are_ringed_are_those_on_the_other_class_s_side(settings):
    demo = demos.neuron(**settings)
    X, y = points(demo)
    expected = X[(sums(demo, X) > 0) != (y == 1)]
    np.testing.assert_allclose(demo.wrong[0].get_xydata(), expected)


@each_setting
def test_the_readout_counts_the_points_on_their_side(settings):
    demo = demos.neuron(**settings)
    X, y = points(demo)
    assert number(r"^(\d+) of 200", demo.readout) == np.sum((sums(demo, X) > 0) == (y == 1))


@each_setting
def test_the_loss_in_words_is_scikit_learn_s_log_loss(settings):
    demo = demos.neuron(**settings)
    X, y = points(demo)
    assert number(r"loss is ([\d.]+),", demo.readout) == pytest.approx(log_loss(y, expit(sums(demo, X))), abs=0.005)


@pytest.mark.parametrize(
    "activation, rate", [("sigmoid", expit), ("tanh", np.tanh), ("relu", lambda s: np.maximum(s, 0))]
)
def test_each_point_stands_on_the_curve_of_the_activation(activation, rate):
    demo = demos.neuron(activation=activation)
    X, y = points(demo)
    for label, (_, along) in enumerate(demo.clouds):
        own = sums(demo, X[y == label])
        np.testing.assert_allclose(along.get_xydata(), np.column_stack([own, rate(own)]), atol=1e-6)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_the_surface_is_bluer_on_one_side_of_the_line_and_redder_on_the_other(activation):
    demo = demos.neuron(w1=1.0, w2=0.0, b=0.0, activation=activation)
    red, blue = (demo.surface.get_array()[60, :, channel].astype(int) for channel in (0, 2))
    assert blue[120] < red[120] and np.all(np.diff(blue - red) <= 0)
    assert blue[0] == red[0] if activation == "relu" else blue[0] > red[0]


def test_doubling_weights_and_bias_leaves_the_line_and_makes_the_neuron_surer():
    once, twice = demos.neuron(w1=-2.0, w2=1.5, b=0.5), demos.neuron(w1=-4.0, w2=3.0, b=1.0)
    np.testing.assert_allclose(once.lines[1].get_xydata(), twice.lines[1].get_xydata())
    shades = [np.ptp(demo.surface.get_array()[..., 2].astype(int), axis=None) for demo in (once, twice)]
    steepness = [np.abs(np.diff(demo.surface.get_array()[..., 2].astype(int))).max() for demo in (once, twice)]
    assert shades[1] >= shades[0] and steepness[1] > 1.5 * steepness[0]


@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_the_activation_changes_neither_the_line_nor_what_is_right(activation):
    one, other = demos.neuron(), demos.neuron(activation=activation)
    assert one.readout == other.readout
    np.testing.assert_array_equal(one.lines[1].get_xydata(), other.lines[1].get_xydata())


def test_without_weights_there_is_no_line_and_the_readout_says_so():
    demo = demos.neuron(w1=0.0, w2=0.0, b=1.0)
    assert not any(line.get_visible() for line in demo.lines)
    assert "there is no line" in demo.readout and "0.73" in demo.readout


def test_a_line_outside_the_picture_is_mentioned():
    assert "outside the picture" in demos.neuron(w1=0.1, w2=0.1, b=5.0).readout
    assert "outside the picture" not in demos.neuron(w1=1.0, w2=0.1, b=-2.0).readout


def test_the_arrow_of_the_weights_starts_on_the_line_and_points_to_class_1():
    demo = demos.neuron(w1=-2.0, w2=1.5, b=0.5)
    start, tip = np.array(demo.arrow._posA_posB)
    assert sums(demo, start[None])[0] == pytest.approx(0, abs=1e-9)
    np.testing.assert_allclose(tip - start, [-0.5, 0.375])


def test_learn_approaches_scikit_learn_s_logistic_regression():
    demo = demos.neuron(w1=1.0, w2=-5.2, b=0.5, data="moons")
    for _ in range(10):
        demo.learn()
    judge = LogisticRegression(C=1e9).fit(*points(demo))
    np.testing.assert_allclose([demo.w1, demo.w2, demo.b], [*judge.coef_[0], *judge.intercept_], atol=0.3)


def test_learn_on_xor_ends_undecided():
    demo = demos.neuron(data="xor")
    for _ in range(10):
        demo.learn()
    assert max(abs(demo.w1), abs(demo.w2), abs(demo.b)) < 0.3


def test_learn_stays_within_the_sliders():
    demo = demos.neuron(w1=-6.0, w2=6.0, b=6.0)
    for _ in range(10):
        demo.learn()
    assert max(abs(demo.w1), abs(demo.w2), abs(demo.b)) <= 6


@pytest.mark.parametrize("firing, total", [(["1", "3"], 1.5), (["2"], -3.0), ([], -1.0), (["1", "2", "3"], -0.5)])
def test_the_cell_sums_the_weights_of_the_inputs_that_fire_and_its_bias(firing, total):
    demo = demos.biology(firing=firing)
    assert number(r"sum to ([+−]?[\d.]+)", demo.readout) == total
    assert number(r"= ([\d.]+) of its full rate", demo.readout) == pytest.approx(expit(total), abs=5e-4)


def test_the_axon_carries_as_many_spikes_of_20_as_the_rate_says():
    demo = demos.biology(firing=["1", "2", "3"], w1=1.0, w2=0.0, w3=0.0, b=0.0)
    height = demo.spikes.get_ydata()
    assert np.sum(height > height.min()) == round(20 * expit(1.0))


def test_a_silent_input_sends_no_spikes_and_its_dendrite_carries_nothing():
    demo = demos.biology(firing=[])
    for spikes, value, _, _, _, product in demo.cables:
        assert np.ptp(spikes.get_ydata()) == 0 and value.get_text().startswith("silent")
        assert product.get_text() == "0.0"


@pytest.mark.parametrize("part", demos.biology.PARTS)
def test_one_part_lights_up_and_the_others_turn_grey(part):
    demo = demos.biology(part=part)
    lit = {name for name, artists in demo.artists.items() if artists[0].get_color() != plots.LIGHT}
    assert lit == {part}


@pytest.mark.parametrize("part", demos.biology.PARTS)
def test_the_note_says_what_the_model_makes_of_the_part(part):
    demo = demos.biology(part="all parts")
    before = demo.note.get_text()
    demo.part = part
    assert demo.note.get_text().startswith("In the model") and demo.note.get_text() != before


def test_inhibition_is_told_by_form_and_not_by_color_alone():
    (_, _, knob, _, dendrite, _), *_ = demos.biology(w1=-2.0).cables
    assert not knob.get_fill() and dendrite.get_linestyle() == "--"


@pytest.mark.parametrize(
    "settings",
    [
        {"w1": -6.0, "w2": -6.0, "b": 6.0, "activation": "relu"},
        {"w1": 0.0, "w2": 0.1, "b": -6.0},
        {"data": "xor", "w1": 6.0},
    ],
)
def test_the_neuron_s_points_are_in_view_at_the_ends_of_its_sliders(settings):
    demo = demos.neuron(**settings)
    for cloud in (*demo.clouds, demo.wrong):
        for artist in cloud:
            places = artist.get_transform().transform(artist.get_xydata())
            assert all(artist.axes.bbox.contains(*place) for place in places)


def test_the_numbers_along_the_sum_follow_the_view():
    demo = demos.neuron()
    small = [number.get_text() for number in demo.view.artists]
    demo.set(activation="relu", w1=6.0, w2=-6.0, b=6.0)
    assert small == ["−8", "−4", "0", "4", "8", "0", "0.5", "1"]
    assert [number.get_text() for number in demo.view.artists] == ["−32", "−16", "0", "16", "32", "0", "16", "32"]
