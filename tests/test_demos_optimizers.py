"""Demos of notebook 10: the race is run by the library's optimizers, and both demos say what they draw."""

import re

import jax
import numpy as np
import pytest
from scipy import optimize

from nnlib.demos import optimizers as demos
from nnlib.optimizers import SGD, Adam, Momentum, Nesterov, RMSprop

SURFACES = {name: demos.optimizers.SURFACES[name] for name in ("ravine", "saddle", "Beale", "Rosenbrock")}
each_surface = pytest.mark.parametrize("function, goals", SURFACES.values(), ids=SURFACES)


def named(demo, array):
    """A row of numbers by the racers' names."""
    return dict(zip(demo.RACERS, array, strict=True))


# surfaces


@each_surface
@pytest.mark.parametrize("place", [(-1.7, 0.4), (0.3, -1.2), (1.9, 1.9)])
def test_the_slope_of_a_surface_is_what_jax_makes_of_its_height(function, goals, place):
    slope = jax.grad(lambda x, y: function(x, y)[0], argnums=(0, 1))(*place)
    np.testing.assert_allclose(function(*place)[1], slope, rtol=1e-10)


@each_surface
def test_the_stars_stand_on_the_lowest_points_at_height_0(function, goals):
    for goal in goals:
        assert function(*goal)[0] == pytest.approx(0, abs=1e-12)
        np.testing.assert_allclose(function(*goal)[1], 0, atol=1e-12)
    found = optimize.minimize(lambda w: function(*w)[0], (-1.7, 0.4), method="Nelder-Mead", options={"xatol": 1e-8})
    assert min(np.linalg.norm(found.x - goal) for goal in goals) < 1e-3


def test_beale_and_rosenbrock_are_the_textbooks():
    a, b = 2 + 1.25 * 0.6, 1.25 * -0.8
    book = (1.5 - a + a * b) ** 2 + (2.25 - a + a * b**2) ** 2 + (2.625 - a + a * b**3) ** 2
    assert demos.beale(0.6, -0.8)[0] == pytest.approx(book / 40)
    assert demos.rosenbrock(0.6, -0.8)[0] == pytest.approx(optimize.rosen([0.6, 0.2]) / 200)


# optimizers


@pytest.mark.parametrize("surface", ["ravine", "Rosenbrock"])
def test_every_path_is_that_of_the_library_s_optimizer(surface):
    demo = demos.optimizers(surface=surface, x=-1.0, y=0.5, momentum=0.8).run(40)
    own = SGD(0.1), Momentum(0.1, 0.8), Nesterov(0.1, 0.8), RMSprop(0.03), Adam(0.1)
    for i, optimizer in enumerate(own):
        w = np.array([-1.0, 0.5])
        for _ in range(40):
            optimizer.step(w, np.array(demo.SURFACES[surface][0](*w)[1]))
        np.testing.assert_allclose(demo.paths[40, i], w, rtol=1e-10, atol=1e-12)
        np.testing.assert_allclose(demo.heads[i].get_xydata()[0], w, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("name", ["SGD", "momentum", "Nesterov", "RMSprop", "Adam"])
def test_a_rate_moves_its_own_racer_and_no_other(name):
    usual, changed = (demos.optimizers(**rate).run(10).paths[10] for rate in ({}, {f"{name.lower()}_rate": 0.01}))
    moved = named(demos.optimizers, np.abs(usual - changed).max(axis=1) > 1e-6)
    assert moved == {other: other == name for other in moved}


def test_a_rate_that_is_changed_while_it_runs_counts_from_the_next_step_on():
    demo = demos.optimizers().run(5)
    demo.sgd_rate = 0.001
    demo.run(1)
    step = demo.paths[6, 0] - demo.paths[5, 0]
    np.testing.assert_allclose(step, -0.001 * np.array(demos.ravine(*demo.paths[5, 0])[1]), rtol=1e-9)


def test_no_one_wins_everywhere():
    winners = set()
    for surface in SURFACES:
        demo = demos.optimizers(surface=surface).run(120)
        winners.add(min(named(demo, demo.heights[120]).items(), key=lambda pair: pair[1])[0])
    assert len(winners) >= 3


def test_sgd_is_thrown_out_of_the_ravine_beyond_two_over_the_curvature_and_not_before():
    assert "thrown out" not in demos.optimizers(sgd_rate=0.6).run(300).readout
    assert "thrown out: SGD." in demos.optimizers(sgd_rate=0.8).run(300).readout


def test_only_scaled_steps_survive_beale_s_corner():
    assert "thrown out: SGD, momentum, Nesterov." in demos.optimizers(surface="Beale", x=2, y=2).run(300).readout


def test_who_has_been_thrown_out_stays_out():
    demo = demos.optimizers(surface="Beale", x=2, y=2, sgd_rate=10).run(60)
    assert np.ptp(demo.paths[20:61, 0], axis=0).max() == 0 and np.abs(demo.paths[60, 0]).max() == demo.LOST


def test_on_the_noisy_ravine_the_balls_shake_most():
    demo = demos.optimizers(surface="noisy ravine").run(300)
    shaking = named(demo, demo.heights[100:].mean(axis=0))
    assert min(shaking["momentum"], shaking["Nesterov"]) > 2 * max(shaking["SGD"], shaking["RMSprop"], shaking["Adam"])


def test_pressing_into_the_map_sets_the_start_and_pressing_into_the_chart_does_nothing():
    demo = demos.optimizers().run(3)
    demo.pointed(demo.chart, 1.0, 1.0)
    assert (demo.x, demo.steps_done) == (-1.7, 3)
    demo.pointed(demo.map, 1.01, -9.0)
    assert (demo.x, demo.y, demo.steps_done) == (1.0, -2.0, 0)
    np.testing.assert_allclose(demo.begin.get_xydata(), [[1.0, -2.0]])


def test_the_readout_names_the_lowest_and_the_highest_with_their_heights():
    demo = demos.optimizers().run(50)
    heights = named(demo, demo.heights[50])
    first, last = min(heights, key=heights.get), max(heights, key=heights.get)
    told = re.search(r"(\w+) is lowest, at a height of ([\d.e-]+); (\w+) is highest, at ([\d.e-]+)\.$", demo.readout)
    assert told.group(1, 3) == (first, last)
    assert [float(number) for number in told.group(2, 4)] == pytest.approx([heights[first], heights[last]], rel=0.06)


@pytest.mark.parametrize(
    "settings", [{}, {"surface": "Beale", "x": 2, "y": 2, "sgd_rate": 10}, {"surface": "Rosenbrock", "momentum": 0.99}]
)
@pytest.mark.parametrize("steps", [0, 30, 300])
def test_the_names_in_the_chart_stand_apart_and_inside(settings, steps):
    demo = demos.optimizers(**settings).run(steps)
    levels = np.sort(np.log10([name.get_position()[1] for name in demo.names]))
    assert np.diff(levels).min() > 0.41 and levels[0] > np.log10(demo.LOW) and levels[-1] < np.log10(demo.HIGH)
    assert all(np.isfinite(head.get_xydata()).all() for head in demo.heads)


# momentum


def test_the_ball_rolls_as_the_textbook_says():
    demo = demos.momentum(momentum=0.7, rate=0.05, begin=2.5).run(30)
    w, v = 2.5, 0.0
    for place in demo.places[1:]:
        v = 0.7 * v - 0.05 * demo.height_at(w)[1]
        w += v
        assert place[0] == pytest.approx(w)


def test_the_slope_of_the_landscape_is_that_of_its_height():
    x = np.linspace(-2, 4, 50)
    nudged = (demos.momentum.height_at(x + 1e-6)[0] - demos.momentum.height_at(x - 1e-6)[0]) / 2e-6
    np.testing.assert_allclose(demos.momentum.height_at(x)[1], nudged, atol=1e-7)


@pytest.mark.parametrize("level", [demos.momentum.DIP, demos.momentum.GOAL])
def test_a_marked_place_is_the_bottom_of_a_hollow(level):
    assert demos.momentum.height_at(level - 0.03)[1] < 0 < demos.momentum.height_at(level + 0.03)[1]


@pytest.mark.parametrize("momentum, ends", [(0.5, "in the dip"), (0.8, "in the dip"), (0.9, "at the lowest point")])
def test_with_enough_momentum_the_ball_leaves_the_dip_that_holds_the_square(momentum, ends):
    readout = demos.momentum(momentum=momentum).run(300).readout
    assert f"the ball is {ends}, at rest" in readout and "without momentum it would be in the dip." in readout


def test_with_too_little_friction_it_never_comes_to_rest():
    assert re.search(r"moving by 0\.0[1-9]", demos.momentum(momentum=0.99).run(300).readout)


@pytest.mark.parametrize("settings", [{"rate": 1, "momentum": 0.99, "begin": 3.0}, {"momentum": 0.99, "begin": 3.0}])
@pytest.mark.parametrize("steps", [0, 20, 300])
def test_what_moves_stays_in_the_picture(settings, steps):
    demo = demos.momentum(**settings).run(steps)
    for artist in (*demo.lines, *demo.ends):
        heights = artist.get_ydata()
        assert np.min(heights) > -2.3 and np.max(heights) < 4.6
    assert all(-2.2 < name.get_position()[1] < 4.5 for name in demo.names)


def test_the_names_stay_in_the_picture_while_the_ball_swings_beyond_it():
    demo = demos.momentum(rate=1, momentum=0.99, begin=-2.0)
    for _ in range(25):
        demo.step()
        assert all(-2.2 < name.get_position()[1] < 4.5 for name in demo.names)
    assert np.max(demo.places) > 4.6
