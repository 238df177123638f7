"""Demos of notebook 08: what they say of slopes is what can be computed elsewhere."""

import re

import jax
import numpy as np
import pytest

from nnlib.demos import gradcheck as demos
from nnlib.gradcheck import check_gradients
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.networks import mlp

X, Y = np.random.default_rng(0).normal(size=(8, 6)), np.arange(8) % 6


def number(name, readout):
    return float(re.search(rf"{name} (-?[\d.]+(?:e[+-]\d+)?)", readout)[1])


@pytest.mark.parametrize("curve", ["sine", "exponential", "square", "ReLU", "sine_plus_1000"])
@pytest.mark.parametrize("x", [-2.3, 0.7])
def test_each_curve_has_the_slope_that_jax_finds(curve, x):
    f = {
        "sine": jax.numpy.sin, "exponential": jax.numpy.exp, "square": jax.numpy.square, "ReLU": jax.nn.relu,
        "sine_plus_1000": lambda x: jax.numpy.sin(x) + 1000,
    }[curve]  # fmt: skip
    slope = number("slope", demos.difference(curve=curve, x=x).readout)
    assert slope == pytest.approx(float(jax.grad(f)(x)), rel=1e-5)


@pytest.mark.parametrize("h", [0.5, 0.01])
def test_the_differences_of_the_square_are_those_on_paper(h):
    readout = demos.difference(curve="square", x=1.0, h=h).readout
    assert number("forward difference gives", readout) == pytest.approx(2 + h)
    assert number("centered one", readout) == pytest.approx(2)


def test_a_step_below_the_spacing_of_floats_is_named():
    assert "x + h is x itself" in demos.difference(h=1e-16).readout
    assert "x + h is x itself" not in demos.difference(h=1e-15).readout


def test_a_step_across_the_kink_is_named():
    assert "The kink lies between" in demos.difference(curve="ReLU", x=0.1, h=0.5).readout
    assert "The kink" not in demos.difference(curve="ReLU", x=1.0, h=0.5).readout


@pytest.mark.parametrize("curve", demos.difference.CURVES)
@pytest.mark.parametrize("numbers", demos.FLOATS)
@pytest.mark.parametrize("h", [1e-16, 1e-8, 1.0])
@pytest.mark.parametrize("x", [-3.0, 0.0, 3.0])
def test_all_points_stay_inside_the_picture(curve, numbers, h, x):
    demo = demos.difference(curve=curve, numbers=numbers, h=h, x=x)
    for line, point, word in demo.errors.values():
        for value in (point.get_ydata()[0], word.get_position()[1], np.max(line.get_ydata())):
            assert demo.LEAST <= value <= demo.MOST
    heights = demo.graph.get_ydata()
    assert np.isfinite(heights).all() and np.abs(heights).max() <= 1


RED = {
    ("bias_forgotten", 1): {"b 1"},
    ("bias_forgotten", 3): {"b 3"},
    ("averaged_twice", 2): {"W 2"},
    ("not_transposed", 1): set(),
    ("not_transposed", 2): {"W 1", "b 1"},
    ("slope_forgotten", 1): {"W 1", "b 1"},
    ("slope_forgotten", 2): {"W 1", "b 1", "W 2", "b 2"},
    ("slope_forgotten", 3): set(),
    ("slope_at_the_output", 2): {"W 1", "b 1", "W 2", "b 2"},
}


@pytest.mark.parametrize("fault, layer", RED)
def test_a_fault_turns_those_bars_red_that_it_spoils(fault, layer):
    demo = demos.gradcheck(fault=fault, layer=layer)
    names = [f"{kind} {number}" for number in (1, 2, 3) for kind in ("W", "b")]
    tops = [bar.get_y() + bar.get_height() for bar in demo.bars]
    assert {name for name, top in zip(names, tops, strict=True) if top > -4} == RED[fault, layer]
    assert all(name in demo.readout for name in RED[fault, layer])


def test_tiny_weights_hide_the_slope_at_the_output_and_the_demo_says_so():
    assert "blind" in demos.gradcheck(fault="slope_at_the_output", scale=0.001).readout
    assert "blind" not in demos.gradcheck(fault="slope_at_the_output", scale=1).readout


@pytest.mark.parametrize("settings", [{"numbers": "float32"}, {"h": 0.1}], ids=str)
def test_a_coarse_measurement_accuses_a_network_without_a_fault(settings):
    assert "with nothing broken" in demos.gradcheck(fault="none", **settings).readout
    assert "No bar is too high" not in demos.gradcheck(fault="none", **settings).readout


def test_a_bar_that_rounding_has_swallowed_is_grey_and_named():
    demo = demos.gradcheck(fault="none", scale=0.001, h=1e-7)
    assert "No bar is too high (lost in rounding: W 1, b 1, W 2, W 3), with nothing broken" in demo.readout
    assert demo.bars[0].get_hatch() == ".."


def gradients(network):
    network.backward(SoftmaxCrossEntropy()(network.forward(X), Y)[1])
    return dict(network.named_gradients())


def test_without_a_fault_the_network_is_the_library_s():
    right, ours = mlp([6, 5, 6], "tanh", seed=3), demos.broken_network("none", sizes=(6, 5, 6), seed=3)
    np.testing.assert_array_equal(ours.parameters, right.parameters)
    np.testing.assert_array_equal(ours.forward(X), right.forward(X))


@pytest.mark.parametrize("fault, layer, spoiled", [
    ("bias_forgotten", 2, {"2.bias"}),
    ("averaged_twice", 1, {"0.weight"}),
    ("not_transposed", 2, {"0.weight", "0.bias"}),
    ("slope_forgotten", 1, {"0.weight", "0.bias"}),
    ("slope_at_the_output", 1, {"0.weight", "0.bias"}),
])  # fmt: skip
def test_a_fault_leaves_the_forward_pass_and_all_other_gradients_as_they_are(fault, layer, spoiled):
    right, ours = (
        demos.broken_network(name, layer, (6, 6, 6), seed=3, dtype=np.float64) for name in ("none", fault)
    )  # fmt: skip
    np.testing.assert_array_equal(ours.forward(X), right.forward(X))
    expected, got = gradients(right), gradients(ours)
    assert {name for name in got if not np.allclose(got[name], expected[name])} == spoiled


def test_a_population_has_the_same_fault_in_every_member():
    networks = demos.broken_network("averaged_twice", sizes=(6, 5, 6), members=3, seed=1, dtype=np.float64)
    report = check_gradients(networks, SoftmaxCrossEntropy(), X, Y)
    assert [check.name for check in report if check.verdict == "wrong"] == ["2.weight"]


@pytest.mark.parametrize("fault, layer", [("bias_forgotten", 0), ("bias_forgotten", 4), ("slope_forgotten", 3)])
def test_a_layer_that_is_not_there_is_refused(fault, layer):
    with pytest.raises(ValueError, match=rf"layer must be in 1 … \d for the fault {fault}; got {layer}"):
        demos.broken_network(fault, layer)


def test_an_unknown_fault_is_refused():
    with pytest.raises(ValueError, match="fault must be one of none, bias_forgotten"):
        demos.broken_network("typo")
