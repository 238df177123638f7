"""Demos of notebook 13: what they draw and say is what ensembles and averages do."""

import re

import numpy as np
import pytest
from scipy.signal import lfilter

from nnlib.demos import ensembles as demos


def number(pattern, readout):
    return float(re.search(pattern, readout)[1])


# ensembles


@pytest.mark.parametrize("settings", [{}, {"members": 25, "data": "xor"}, {"source": "checkpoints of one run"}])
def test_the_readout_says_what_the_curve_and_the_crosses_show(settings):
    demo = demos.ensembles(**settings)
    [count], [together] = demo.now.get_data()
    alone = demo.alone.get_ydata()
    assert len(alone) == count == demo.members
    assert number(r"read (\d+) % of 1000", demo.readout) == pytest.approx(100 * together, abs=0.51)
    assert number(r"alone they read (\d+) %", demo.readout) == pytest.approx(100 * alone.mean(), abs=0.51)
    assert number(r"best of them (\d+) %", demo.readout) == pytest.approx(100 * alone.max(), abs=0.51)


def test_one_member_is_its_own_ensemble():
    demo = demos.ensembles(members=1)
    assert demo.readout.startswith("One network")
    assert demo.now.get_ydata()[0] == demo.alone.get_ydata()[0]
    thin, thick = (borders.get_segments() for borders in (demo.borders, demo.border))
    assert len(thin) == len(thick) and all(np.allclose(*pair) for pair in zip(thin, thick, strict=True))


@pytest.mark.parametrize("data", ["spiral", "circles", "xor"])
def test_25_small_networks_are_better_than_one_on_the_average(data):
    demo = demos.ensembles(members=25, data=data)
    assert demo.now.get_ydata()[0] > demo.alone.get_ydata().mean() + 0.02


def test_seeds_gain_more_than_checkpoints_and_small_networks_more_than_large_ones():
    def gain(**settings):
        demo = demos.ensembles(members=25, **settings)
        return demo.now.get_ydata()[0] - demo.alone.get_ydata().mean()

    assert gain() > gain(source="checkpoints of one run") + 0.03
    assert gain() > gain(units=12) + 0.03


@pytest.mark.parametrize("members", [1, 7])
def test_the_thick_border_is_where_the_colors_meet(members):
    demo = demos.ensembles(members=members)
    surface = np.asarray(demo.plane.surface.get_array()).astype(int)
    lean = surface[..., 0] - surface[..., 2]  # red over blue
    for line in demo.border.get_segments():
        columns, rows = np.rint(line * 79).astype(int).T
        assert np.abs(lean[rows, columns]).max() < 120 and np.median(np.abs(lean[rows, columns])) < 40


def test_all_training_points_are_drawn():
    assert sum(len(cloud.get_xdata()) for cloud in demos.ensembles().plane.clouds) == 60


@pytest.mark.parametrize("settings", [{"units": 2, "seed": seed, "members": 25} for seed in range(4)])
def test_every_cross_stays_in_the_picture(settings):
    demo = demos.ensembles(**settings)
    assert demo.alone.get_ydata().min() > 0.5 and demo.together.get_ydata().min() > 0.5


# averaging


def expected(path, decay, begins):
    """The mean, as a filter of the whole path."""
    start = decay * path[:1] if begins == "at the first weights" else np.zeros((1, 2))
    mean, _ = lfilter([1 - decay], [1, -decay], path, axis=0, zi=start)
    weights, _ = lfilter([1 - decay], [1, -decay], np.ones(len(path)), zi=[0.0])
    return mean / weights[:, None] if begins == "corrected" else mean


@pytest.mark.parametrize("begins", ["corrected", "at the first weights", "at zero"])
@pytest.mark.parametrize("back", [1, 10, 1000])
def test_the_mean_is_a_filter_of_the_path(begins, back):
    demo = demos.averaging(back=back, begins=begins)
    path, mean = (line.get_xydata() for line in (demo.path, demo.mean))
    np.testing.assert_allclose(mean, expected(path, 1 - 1 / back, begins), rtol=1e-8, atol=1e-10)


def test_the_distances_and_the_readout_are_those_of_the_paths():
    demo = demos.averaging(seed=3)
    for line, far in ((demo.path, demo.far), (demo.mean, demo.mean_far)):
        np.testing.assert_allclose(far.get_ydata(), np.linalg.norm(line.get_xydata() - demo.GOAL, axis=1))
    mean, weights = (line.get_ydata()[-200:].mean() for line in (demo.mean_far, demo.far))
    assert number(r"the mean is ([\d.e-]+) from", demo.readout) == pytest.approx(mean, rel=0.06)
    assert number(r"themselves are ([\d.e-]+) from", demo.readout) == pytest.approx(weights, rel=0.06)
    assert number(r"decay of ([\d.]+),", demo.readout) == pytest.approx(0.99)


@pytest.mark.parametrize("seed", range(5))
def test_the_mean_is_nearer_to_the_goal_than_the_path(seed):
    demo = demos.averaging(seed=seed)
    assert demo.mean_far.get_ydata()[-200:].mean() < 0.8 * demo.far.get_ydata()[-200:].mean()


def test_without_noise_the_mean_lags_behind():
    demo = demos.averaging(noise=0.0, back=100)
    assert np.all(demo.mean_far.get_ydata()[10:300] > demo.far.get_ydata()[10:300])


def test_a_wrong_start_holds_a_long_memory_back():
    right, first, zero = (
        demos.averaging(back=1000, begins=begins).mean_far.get_ydata()[-200:].mean()
        for begins in ("corrected", "at the first weights", "at zero")
    )
    assert right < 0.3 * min(first, zero)


def test_looking_back_over_one_step_is_no_mean():
    demo = demos.averaging(back=1)
    np.testing.assert_array_equal(demo.path.get_xydata(), demo.mean.get_xydata())
