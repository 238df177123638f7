"""Demos of notebook 03: what they draw and say is what the library's networks and slopes give."""

import re

import numpy as np
import pytest

from nnlib import datasets, losses, mlp
from nnlib.demos import networks as demos
from nnlib.gradcheck import numerical_gradient


def numbers(text):
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", text.replace("−", "-"))]


@pytest.mark.parametrize("sizes", [[3, 4, 4, 2], [2, 3, 3], [1, 1], [6, 6, 6, 6, 6]])
def test_the_drawn_network_counts_like_the_library(sizes):
    hidden = len(sizes) - 2
    demo = demos.network(hidden=hidden, units=sizes[1] if hidden else 1, inputs=sizes[0], outputs=sizes[-1])
    neurons, parameters, *_ = numbers(demo.readout)
    assert (neurons, parameters) == (sum(sizes[1:]), mlp(sizes).parameters.size)


@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid"])
def test_the_scores_are_those_of_the_library_s_network(activation):
    demo = demos.network(activation=activation).run()
    same = mlp(demo.sizes, activation)
    same.parameters[...] = demo.network.parameters
    told = numbers(demo.readout.partition("The scores are")[2])[:2]
    assert told == pytest.approx(same.forward(demo.sample)[0], abs=0.051)


def test_the_signal_takes_its_time_and_arrives():
    demo = demos.network()
    assert "reached layer 0 of 3" in demo.readout
    assert "reached layer 1 of 3" in demo.run(demo.TRAVEL).readout
    assert "wins" in demo.run().readout and demo.finished


@pytest.mark.parametrize("seed", range(5))
def test_the_class_that_wins_is_named_as_labels_are_from_0(seed):
    demo = demos.network(seed=seed, outputs=4).run()
    winner = int(demo.network.predict(demo.sample)[0])
    assert demo.readout.endswith(f"class {winner} wins.")


def test_a_relu_on_the_scores_leaves_some_samples_without_a_winner():
    told = [demos.network(slip=True, seed=seed).run().readout for seed in range(20)]
    assert 2 <= sum("none wins" in words for words in told) <= 12
    assert not any("−" in words for words in told)


@pytest.mark.parametrize(
    "setting", [(2.0, 1.0, -0.5, -2.0, -1.0), (-3.0, -3.0, 3.0, -3.0, 5.0), (1.0, 1.0, -2.0, 1.0, 1.0)]
)
def test_the_slopes_on_the_arrows_are_those_of_a_nudge(setting):
    def loss(numbers):
        x, w1, b, w2, t = numbers
        return 0.5 * (w2 * max(0, w1 * x + b) - t) ** 2

    names = ("x", "w1", "b", "w2", "target")
    demo = demos.backward(**dict(zip(names, setting, strict=True)))
    drawn = [numbers(demo.slopes["t" if name == "target" else name].get_text())[0] for name in names]
    measured = numerical_gradient(loss, np.array(setting))
    assert drawn == pytest.approx(measured, rel=0.005, abs=0.006)


def test_a_relu_that_is_off_lets_no_slope_pass():
    demo = demos.backward(b=-3.0)
    assert "w1 and b learn nothing" in demo.readout
    assert {demo.slopes[name].get_text() for name in ("x", "w1", "b", "w2", "sum")} == {"0.00"}


def test_steps_downhill_lower_the_loss():
    demo = demos.backward()
    for _ in range(6):
        demo.learn()
    assert demos._passes(demo.x, demo.w1, demo.b, demo.w2, demo.target)[0]["loss"] < 0.05


@pytest.mark.parametrize("units", [2, 7, 60])
def test_relus_set_by_hand_are_numpy_s_interpolation(units):
    f, x = demos.universal.CURVES["waves"], np.linspace(0, 1, 301)
    knots = np.linspace(0, 1, units + 1)
    made = demos.by_hand(f, units).forward(x[:, None])[:, 0]
    np.testing.assert_allclose(made, np.interp(x, knots, f(knots)), atol=1e-12)


def test_steep_sigmoids_set_by_hand_are_blocks_of_the_curve():
    f, middles = np.square, (np.arange(5) + 0.5) / 5
    network = demos.by_hand(f, 10, "sigmoid", steepness=100)
    np.testing.assert_allclose(network.forward(middles[:, None])[:, 0], middles**2, atol=1e-9)


@pytest.mark.parametrize(
    "wrong, words",
    [({"units": 1}, "units"), ({"units": 4, "activation": "tanh"}, "activation"),
     ({"units": 4, "steepness": 0}, "steepness")],
    ids=["units", "kind", "steepness"],
)  # fmt: skip
def test_a_network_by_hand_refuses_what_it_cannot_build(wrong, words):
    with pytest.raises(ValueError, match=words):
        demos.by_hand(np.square, **wrong)


@pytest.mark.parametrize("activation", ["relu", "sigmoid"])
@pytest.mark.parametrize("curve", demos.universal.CURVES)
def test_the_thin_bumps_add_up_to_the_dashed_curve(activation, curve):
    demo = demos.universal(units=12, activation=activation, curve=curve)
    bumps = np.array([segment[:, 1] for segment in demo.bumps.get_segments()])
    np.testing.assert_allclose(bumps.sum(axis=0), demo.made.get_ydata(), atol=1e-9)


def test_more_units_follow_a_smooth_curve_better():
    typical = [numbers(demos.universal(units=n).readout.partition("typically")[2])[0] for n in (4, 16, 60)]
    assert typical == sorted(typical, reverse=True) and typical[-1] < 0.01


def test_many_units_learn_by_heart_and_l2_helps_new_points():
    free, held = (demos.capacity(l2=l2).run() for l2 in (1e-5, 4e-3))
    (trained, new), (held_trained, held_new) = free.measured[-1], held.measured[-1]
    assert trained - new > 0.05 > held_trained - held_new and held_new > new


def test_the_regions_readout_is_the_network_s_accuracy():
    demo = demos.capacity(hidden=20, data="spiral").run(30)
    X, y = datasets.spiral(50, noise=demo.NOISE["spiral"], seed=50)
    assert f"{100 * demo.network.accuracy(X, y):.0f} % of its training points" in demo.readout
    loss = losses.SoftmaxCrossEntropy().forward(demo.network.forward(X), y)[0]
    assert loss < np.log(3) and demo.steps_done == 30
