"""Demos of notebook 06: slopes are those of the library and of autodiff, lines are those of other solvers."""

import re

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.optimize import linprog, minimize
from sklearn.linear_model import LinearRegression

from nnlib.demos import losses as demos
from nnlib.losses import Huber


def shown(panel):
    """The slopes that a panel's bars show, one for each class."""
    return [bar.get_width() for bar in panel[1]]


def entropy(scores, label, temperature):
    return -jax.nn.log_softmax(scores / temperature)[label]


def hinge(scores, label, margin):
    costs = jnp.maximum(0, scores - scores[label] + margin)
    return costs.sum() - margin


@pytest.mark.parametrize("true, label", [("cat", 0), ("ship", 2)])
@pytest.mark.parametrize("margin, temperature", [(1.0, 1.0), (3.0, 0.5), (0.1, 10.0)])
def test_the_bars_are_the_slopes_that_autodiff_finds(true, label, margin, temperature):
    demo = demos.losses(cat=1.3, dog=0.4, ship=-2.2, true=true, margin=margin, temperature=temperature)
    scores = jnp.array([1.3, 0.4, -2.2])
    np.testing.assert_allclose(shown(demo.hinge), jax.grad(hinge)(scores, label, margin), atol=1e-5)
    np.testing.assert_allclose(shown(demo.entropy), jax.grad(entropy)(scores, label, temperature), atol=1e-5)


def test_the_hinge_loss_is_content_where_the_cross_entropy_is_not():
    demo = demos.losses(cat=5.0, dog=-5.0, ship=-5.0)
    assert shown(demo.hinge) == [0, 0, 0] and "each margin is kept" in demo.readout
    assert shown(demo.entropy)[0] < 0 and "still pulls" in demo.readout


def test_the_same_lift_for_all_three_scores_changes_no_loss():
    demo = demos.losses()
    before = demo.readout
    demo.set(cat=demo.cat + 2, dog=demo.dog + 2, ship=demo.ship + 2)
    assert demo.readout == before


def test_the_readout_names_each_class_that_comes_too_close():
    readout = demos.losses(cat=0.0, dog=1.0, ship=-0.5).readout
    assert "The hinge loss is 2.5: the dog comes 2.0 too close and the ship comes 0.5 too close." in readout


def slopes(demo):
    """The slope of each line, as the readout says it."""
    said = {name: number for number, name in re.findall(r"([−\d.]+) with (\w+)", demo.readout)}
    return {name: float(number.replace("−", "-")) for name, number in said.items()}


def points(demo):
    return np.append(demo.points[0], demo.x), np.append(demo.points[1], demo.y)


STARS = [(1.0, -5.0), (5.0, 6.0), (-5.0, 6.0), (0.0, 0.0), (3.5, -6.0)]


@pytest.mark.parametrize("x, y", STARS)
def test_the_l2_line_is_sklearns(x, y):
    demo = demos.outlier(x=x, y=y)
    X, Y = points(demo)
    assert slopes(demo)["L2"] == pytest.approx(LinearRegression().fit(X[:, None], Y).coef_[0], abs=0.006)


@pytest.mark.parametrize("x, y", STARS)
def test_the_l1_line_costs_no_more_than_the_one_of_linear_programming(x, y):
    demo = demos.outlier(x=x, y=y)
    X, Y = points(demo)
    line = np.column_stack([X, np.ones_like(X)])
    above, one = np.hstack([line, -np.eye(len(X))]), np.hstack([-line, -np.eye(len(X))])
    best = linprog(np.r_[0, 0, np.ones_like(X)], np.vstack([above, one]), np.r_[Y, -Y], bounds=(None, None))
    slope, intercept = demo._fits(x, np.array([y]), 1.0)["L1"]
    assert np.abs(slope * X + intercept - Y).sum() == pytest.approx(best.fun, rel=1e-9)


@pytest.mark.parametrize("delta", [0.1, 1.0, 10.0])
@pytest.mark.parametrize("x, y", STARS)
def test_the_huber_line_costs_no_more_than_the_one_of_a_general_solver(x, y, delta):
    demo = demos.outlier(x=x, y=y, delta=delta)
    X, Y = points(demo)

    def cost(line):
        return Huber(delta).cost(line[0] * X + line[1] - Y).sum()

    best = min(minimize(cost, start, method="Nelder-Mead").fun for start in ([1, 0], [-1, 0]))
    ours = np.ravel(demo._fits(x, np.array([y]), delta)["Huber"])
    assert cost(ours) <= best + 1e-6


def test_l2_turns_with_the_star_all_the_way_and_l1_does_not():
    low, high = (slopes(demos.outlier(y=y)) for y in (-6.0, 6.0))
    assert high["L2"] - low["L2"] > 2 > 0.3 > high["L1"] - low["L1"]


def test_far_to_the_side_the_l1_line_follows_too():
    low, high = (slopes(demos.outlier(x=5.0, y=y)) for y in (-6.0, 6.0))
    assert high["L1"] - low["L1"] > 2


def test_a_large_delta_makes_huber_l2():
    said = slopes(demos.outlier(delta=10.0))
    assert said["Huber"] == said["L2"]


@pytest.mark.parametrize("x, y", [(0, 0), (5, 6), (5, -6), (-5, 6)])
def test_the_names_of_the_lines_stand_apart_and_inside(x, y):
    demo = demos.outlier(x=x, y=y)
    for panel, rows in ((demo.plane, demo.lines), (demo.star.figure.axes[1], demo.turns)):
        heights = np.sort([label.get_position()[1] for _, label in rows.values()])
        low, high = panel.get_ylim()
        assert np.diff(heights).min() > 0.05 * (high - low)
        assert low < heights[0] and heights[-1] < high
