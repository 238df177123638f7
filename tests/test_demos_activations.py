"""Demos of notebook 02: what they say is what the formulas and the network give."""

import re

import numpy as np
import pytest
from scipy.special import expit
from scipy.stats import norm

from nnlib.demos import activations as demos


def share(name, readout):
    return float(re.search(rf"{name} for ([\d.]+) %", readout)[1]) / 100


@pytest.mark.parametrize(("spread", "centre"), [(3.0, 0.0), (0.5, 2.0), (10.0, -5.0)])
def test_the_share_of_flat_sums_is_that_of_the_normal_distribution(spread, centre):
    edge = np.log(1 / (0.5 - np.sqrt(0.25 - 0.01)) - 1)  # where s (1 - s) is 0.01
    assert expit(edge) * expit(-edge) == pytest.approx(0.01)
    outside = norm.cdf(-edge, centre, spread) + norm.sf(edge, centre, spread)
    demo = demos.activations(functions=["sigmoid"], spread=spread, centre=centre)
    assert share("sigmoid", demo.readout) == pytest.approx(outside, abs=1e-3)


def test_the_width_of_the_sums_never_moves_the_relus_share():
    assert {share("ReLU", demos.activations(functions=["relu"], spread=s).readout) for s in (0.1, 1, 10)} == {0.5}


def test_a_leaky_slope_above_the_limit_is_never_flat():
    assert share("leaky ReLU", demos.activations(functions=["leaky_relu"], slope=0.1).readout) == 0


def test_no_function_is_an_invitation():
    assert demos.activations(functions=[]).readout == "Tick a function: there are 6 to compare."


def test_a_high_learning_rate_kills_and_a_low_one_does_not():
    killed, alive = (demos.dying_relu(learning_rate=rate).run(100) for rate in (3.0, 0.1))
    assert np.sum(killed.on == 0) > 80 > 20 > np.sum(alive.on == 0)


def test_the_demo_says_what_its_network_does():
    demo = demos.dying_relu().run(60)
    hidden = demo.network.activations(demo.data.train.X)[1]
    right = demo.network.accuracy(*demo.data.validation)
    assert f"{np.sum((hidden <= 0).all(axis=0))} of 100 units are off" in demo.readout
    assert f"{100 * right:.0f} % of the answers are right" in demo.readout


def test_a_slope_below_0_brings_the_answers_back():
    demo = demos.dying_relu().run(170)
    dead = demo.network.accuracy(*demo.data.validation)
    demo.set(learning_rate=0.1, slope=0.1)
    assert dead < 0.2 and demo.run(500).network.accuracy(*demo.data.validation) > 0.8


def test_a_run_past_all_bounds_ends_and_says_so():
    demo = demos.dying_relu(learning_rate=10.0, slope=0.3).run(1100)
    assert np.isfinite(demo.network.parameters).all() or "past all bounds" in demo.readout
