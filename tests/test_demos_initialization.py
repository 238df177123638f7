"""Demos of notebook 05: what they say is what the formulas and the layers give."""

import re

import numpy as np
import pytest

from nnlib import initialization as library
from nnlib.demos import initialization as demos


def each_layer(readout):
    return float(re.search(r"each layer multiplies it by ([\d.e+-]+\d)", readout)[1])


@pytest.mark.parametrize("units", [50, 100, 200])
def test_small_weights_multiply_the_spread_by_their_own_times_the_root_of_the_units(units):
    demo = demos.initialization(units=units)
    assert each_layer(demo.readout) == pytest.approx(0.01 * np.sqrt(units), rel=0.1)


def test_the_best_factor_for_small_weights_makes_them_xavier_s():
    outputs, _ = demos.signals(library.normal(0.1), "tanh", depth=10, units=100, samples=100)
    best = demos.signals(library.xavier(), "tanh", depth=10, units=100, samples=100)[0]
    np.testing.assert_allclose(demos.spreads(outputs), demos.spreads(best), rtol=1e-5)


def test_relus_keep_the_spread_with_he_and_lose_the_root_of_2_with_xavier():
    he, xavier = (demos.initialization(scheme=s, activation="relu", units=200).readout for s in ("he", "xavier"))
    assert each_layer(he) == pytest.approx(1, abs=0.05)
    assert each_layer(xavier) == pytest.approx(np.sqrt(0.5), abs=0.05)


def test_large_weights_saturate_tanh_and_the_readout_counts_it():
    demo = demos.initialization(factor=100)
    last = demos.signals(library.normal(1.0), "tanh", depth=10, units=100, samples=100)[0][-1]
    assert f"{100 * np.mean(np.abs(last) > 0.99):.0f} % of the last outputs are beyond 0.99" in demo.readout


def test_zeros_let_nothing_through():
    assert "nothing gets through" in demos.initialization(scheme="zeros").readout


def test_the_gradient_is_the_one_of_the_layers():
    """A nudge of one output of layer 2 moves the sum that the gradient is the slope of by as much as it says."""
    outputs, gradients = demos.signals(library.xavier(), "tanh", depth=3, units=5, samples=4)
    W = library.xavier()
    rng = np.random.default_rng(0)
    weights = [W((5, 5), rng).astype(np.float64) for _ in range(3)]
    x = outputs[0].astype(np.float64)
    for weight, out in zip(weights, outputs[1:], strict=True):
        x = np.tanh(x @ weight)
        np.testing.assert_allclose(out, x, atol=1e-5)
    behind = (gradients[2] * (1 - outputs[3] ** 2)) @ weights[2].T
    np.testing.assert_allclose(gradients[1], behind, atol=1e-5)


def test_with_batch_normalization_a_factor_in_the_weights_changes_no_output():
    few, many = (demos.signals(library.normal(s), "relu", 10, 100, 50, normalized=True)[0] for s in (0.1, 10.0))
    np.testing.assert_allclose(few[-1], many[-1], atol=0.01)


def test_the_batch_norm_demo_tells_both_spreads_whichever_is_drawn():
    on, off = demos.batch_norm(), demos.batch_norm(normalized=False)
    spread = "outputs of layer 10 have a spread of "
    shown, other = re.search(rf"{spread}(\S+); without it, (\S+)\. ", on.readout).groups()
    assert re.search(rf"{spread}(\S+); with it, (\S+)\. ", off.readout).groups() == (other, shown)
    assert float(shown) > 0.5 > 1e-9 > float(other)


def test_of_two_samples_each_normalized_unit_says_plus_or_minus_one():
    outputs, _ = demos.signals(library.xavier(), "tanh", depth=2, units=50, samples=2, normalized=True)
    np.testing.assert_allclose(np.abs(outputs[1]), np.tanh(1), atol=0.02)


@pytest.mark.parametrize("settings", [
    {"scheme": "he", "activation": "relu", "factor": 100, "units": 200},
    {"scheme": "orthogonal", "factor": 0.1, "units": 10, "depth": 2},
    {"scheme": "sparse", "units": 10, "activation": "sigmoid"},
])  # fmt: skip
def test_extreme_settings_still_end_in_a_finite_number(settings):
    left = re.search(r"reaches layer 1 with a spread of (\S+)\.$", demos.initialization(**settings).readout)[1]
    assert 0 < float(left) < np.inf
