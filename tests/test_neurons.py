"""The neuron: one weighted sum, judged sum by sum; its slopes are judged in test_gradients.py."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nnlib.activations import relu
from nnlib.neurons import Neuron

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

numbers = st.floats(-100, 100)


def test_the_firing_rate_is_the_sigmoid_of_the_weighted_sum():
    rate = Neuron([2.0, -1.0, 0.5], bias=0.1).forward([1.0, 3.0, 4.0])
    assert rate == pytest.approx(1 / (1 + math.exp(-(2 * 1 - 1 * 3 + 0.5 * 4 + 0.1))), rel=1e-15)


def test_another_activation_replaces_the_sigmoid():
    assert Neuron([2.0], bias=-1.0, activation=relu).forward([3.0]) == 5
    assert Neuron([2.0], bias=-1.0, activation="relu").forward([0.0]) == 0


def test_many_samples_give_one_rate_each():
    neuron, X = Neuron([2.0, -1.0], 0.5), np.random.default_rng(0).normal(size=(5, 2))
    assert neuron.forward(X) == pytest.approx([neuron.forward(x) for x in X], rel=1e-15)


def test_one_sample_gives_a_scalar():
    assert np.ndim(Neuron([1.0], 0.0).forward([2.0])) == 0


def test_integers_are_taken_as_they_are():
    assert Neuron([1, 2], 0, "identity").forward([3, 4]) == 11


def test_a_saturated_neuron_passes_no_slope_back():
    dweights, dbias, dinputs = Neuron([1000.0], 0.0).backward([1.0], dout=1.0)
    assert dweights == dbias == dinputs == 0


@given(numbers, numbers, numbers, st.floats(-10, 10))
def test_the_neuron_is_undecided_everywhere_on_its_decision_line(w1, w2, bias, t):
    assume(math.hypot(w1, w2) > 1e-3)
    neuron = Neuron([w1, w2], bias, "identity")
    point, direction = neuron.decision_line()
    on_line = point + t * direction
    # The point lies |bias| / |w| from the origin; the sum cancels numbers of the size of the bias and of w * t.
    assert neuron.forward(on_line) == pytest.approx(0, abs=1e-13 * (abs(bias) + abs(w1) + abs(w2)))


@given(numbers, numbers, numbers)
def test_the_decision_line_is_given_by_its_point_nearest_the_origin_and_a_unit_vector(w1, w2, bias):
    assume(math.hypot(w1, w2) > 1e-3)
    point, direction = Neuron([w1, w2], bias).decision_line()
    assert np.hypot(*direction) == pytest.approx(1, rel=1e-12)
    tiny = np.finfo(float).tiny  # below it floats lose digits
    assert point @ direction == pytest.approx(0, abs=1e-12 * np.hypot(*point) + tiny)


@pytest.mark.parametrize("weights", [[2.0, 0.0], [0.0, 2.0]], ids=["upright", "level"])
def test_a_line_along_an_axis_needs_no_special_case(weights):
    point, direction = Neuron(weights, bias=-1.0).decision_line()
    assert np.array_equal(np.abs(point), np.array(weights) / 4)
    assert np.array_equal(np.abs(direction), np.array(weights[::-1]) / 2)


def test_a_neuron_shows_what_it_is_made_of():
    assert repr(Neuron([1.0, -2.0], 0.5)) == "Neuron(weights=[1.0, -2.0], bias=0.5, activation=sigmoid)"
