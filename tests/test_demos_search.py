"""Demos of notebook 12: the searches find what they say, and the picture of trials shows the library's."""

import re

import numpy as np
import pytest

from nnlib import datasets
from nnlib.demos import search as demos
from nnlib.search import LogUniform, MLPTrial, Uniform, population_search

SEARCHES = [
    {},
    {"side": 2, "surface": "both axes", "seed": 3},
    {"side": 8, "surface": "a diagonal", "seed": 9999},
]
each_search = pytest.mark.parametrize("settings", SEARCHES)


def numbers(readout):
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", readout)]


def dots(demo):
    """The trials of the grid and of random search: two arrays (trials, 2)."""
    return [panel[2].get_xydata() for panel in demo.panels]


@each_search
def test_both_searches_try_as_many_places(settings):
    demo = demos.search(**settings)
    assert [len(places) for places in dots(demo)] == [demo.side**2] * 2


@each_search
def test_the_grid_tries_few_values_of_each_axis_and_random_search_many(settings):
    demo = demos.search(**settings)
    grid, random = (len(np.unique(places[:, 0].round(9))) for places in dots(demo))
    assert (grid, random) == (demo.side, demo.side**2)


@each_search
def test_the_grid_is_even_and_inside(settings):
    demo = demos.search(**settings)
    for axis in dots(demo)[0].T:
        values = np.unique(axis.round(9))
        np.testing.assert_allclose(np.diff(values), 1 / demo.side)
        assert 0 <= values[0] < 1 / demo.side


@each_search
def test_the_star_stands_on_the_best_of_the_trials_and_the_readout_says_its_score(settings):
    demo = demos.search(**settings)
    said = numbers(demo.readout)[2], numbers(demo.readout)[4]
    for panel, places, score in zip(demo.panels, dots(demo), said, strict=True):
        scores = demo.SURFACES[demo.surface](*places.T)
        assert panel[4].get_xydata()[0].tolist() == places[scores.argmax()].tolist()
        assert score == pytest.approx(scores.max(), abs=0.0051)


@each_search
def test_the_map_and_the_curve_are_those_of_the_surface(settings):
    demo = demos.search(**settings)
    place = np.linspace(0, 1, 141)
    score = demo.SURFACES[demo.surface](place[:, None], place)  # (u, v)
    np.testing.assert_allclose(demo.images[0].get_array().T, score)
    np.testing.assert_allclose(demo.panels[0][0].get_ydata(), score.max(axis=1))


def means(**settings):
    """What the grid and random search find on average, as the readout says."""
    return numbers(demos.search(**settings).readout)[6:8]


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_random_search_wins_where_one_axis_matters_and_the_grid_where_both_do(seed):
    grid, random = means(surface="one axis", seed=seed)
    assert random > grid + 0.1
    grid, random = means(surface="both axes", seed=seed)
    assert grid > random + 0.05


def test_the_means_are_those_of_searches_written_as_loops():
    rng, found = np.random.default_rng(5), []
    surface = demos.search.SURFACES["one axis"]
    for _ in range(2000):
        shift = rng.random(2)
        grid = max(surface((i + shift[0]) / 3, (j + shift[1]) / 3) for i in range(3) for j in range(3))
        found.append((grid, max(surface(*rng.random(2)) for _ in range(9))))
    np.testing.assert_allclose(means(side=3, surface="one axis"), np.mean(found, axis=0), atol=0.07)


def test_a_new_draw_moves_all_places_and_goes_round_at_the_end():
    demo = demos.search(seed=9999)
    before = dots(demo)
    demo.draw_anew()
    assert demo.seed == 0
    assert not any(np.array_equal(a, b) for a, b in zip(before, dots(demo), strict=True))


@pytest.fixture(scope="module")
def results():
    space = {
        "learning_rate": LogUniform(1e-6, 10),
        "strength": LogUniform(1e-3, 1e3),
        "momentum": Uniform(0.8, 0.999),
        "keep": Uniform(0.3, 0.7),
    }
    return population_search(MLPTrial(datasets.digits(), epochs=5), space, 100, progress=False)


def test_every_trial_of_a_real_search_is_a_line_through_its_settings(results):
    segments = demos.trials().all.get_segments()
    assert len(segments) == len(results) == 100
    for segment, trial in zip(segments, results.trials, strict=True):
        rate, strength, momentum, keep = trial.parameters.values()
        where = (np.log10(rate) + 6) / 7, (np.log10(strength) + 3) / 6, (momentum - 0.8) / 0.199, (keep - 0.3) / 0.4
        np.testing.assert_allclose(segment[:4, 1], where, atol=1e-9)


def test_a_trial_without_a_score_ends_below_the_last_axis(results):
    ends = [segment[4, 1] for segment in demos.trials().all.get_segments()]
    for end, trial in zip(ends, results.trials, strict=True):
        assert end < 0 if trial.score is None else end == pytest.approx(trial.score, abs=0.01)


@pytest.mark.parametrize("shown", [1, 7, 100])
def test_the_slider_shows_the_best_trials(shown, results):
    demo = demos.trials(shown=shown)
    scores = [segment[4, 1] for segment in demo.few.get_segments()]
    expected = sorted((t.score for t in results.trials if t.score is not None), reverse=True)[:shown]
    np.testing.assert_allclose(scores, expected, atol=0.01)


def test_the_triangle_stands_where_the_best_value_lies_at_a_border():
    demo = demos.trials()
    best = demo.best.get_ydata()[:4]
    at = [round(place - 0.13) for place in demo.borders.get_xdata()]
    assert at == [i for i, unit in enumerate(best) if not 0.05 < unit < 0.95]
    assert ("border of its range" in demo.readout) == bool(at)


def test_the_readout_gives_the_winner_with_the_standard_error_of_a_share(results):
    best = results.best.score
    assert f"{best:.3f} ± {np.sqrt(best * (1 - best) / 360):.3f}" in demos.trials().readout


def test_moving_the_range_changes_the_bounds_that_are_written():
    demo = demos.trials(strengths="0.000001 to 1")
    assert [words.get_text() for words in demo.ends[1]] == ["1e-06", "1"]
