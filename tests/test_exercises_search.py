"""Exercises of notebook 12: our answers are the library's."""

import numpy as np
import pytest
from scipy.stats import kstest, loguniform

from nnlib import search
from nnlib.exercises import search as exercises
from nnlib.exercises._judging import all_cases
from nnlib.exercises.search._log_uniform import Draws, is_even
from nnlib.exercises.search._random_search import EXPLODES, OVERFITTING, PEAK


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))


def test_our_draws_are_scipy_s_distribution():
    draws = exercises.log_uniform.answer(1e-6, 10.0, 5000, np.random.default_rng(0))
    assert kstest(draws, loguniform(1e-6, 10).cdf).pvalue > 0.01


@pytest.mark.parametrize("case", all_cases(exercises.at_border))
def test_our_border_is_the_library_s(case):
    value, low, high, log, margin = (*case, *(False, 0.05)[len(case) - 3 :])
    results = search.SearchResults(space={"x": (search.LogUniform if log else search.Uniform)(low, high)})
    results.add(search.Trial(0, {"x": value}, 0, "finished", 1.0, 0.0, {}))
    assert exercises.at_border.answer(*case) == results.at_border(margin).get("x")


@pytest.mark.parametrize("best, decades, low, high", all_cases(exercises.stage_bounds))
def test_our_bounds_are_the_library_s_where_its_range_is_not_cut(best, decades, low, high):
    ours = exercises.stage_bounds.answer(best, decades, low, high)
    width = np.log10(high) - np.log10(low)
    if decades == 0 or not (low * 10**decades < best < high / 10**decades):
        assert low <= ours[0] <= best <= ours[1] <= high
    else:
        theirs = search.LogUniform(low, high).narrowed(best, 2 * decades / width)
        np.testing.assert_allclose(ours, (theirs.low, theirs.high), rtol=1e-6)


@pytest.mark.parametrize("problem", [PEAK, OVERFITTING, EXPLODES], ids=repr)
def test_our_search_finds_the_library_s_best(problem):
    """The library draws each trial from [seed, number] too."""
    space = {"learning_rate": search.LogUniform(1e-6, 10), "keep": search.Uniform(0.3, 0.7)}
    results = search.random_search(
        lambda seed, **parameters: problem.evaluate(parameters)[1], space, 20, seed=3, progress=False
    )
    parameters, score = exercises.random_search.answer(problem.evaluate, problem.draw, 20, 3)
    assert score == pytest.approx(results.best.score)
    assert parameters == pytest.approx(results.best.parameters)


def in_columns(low, high, size, rng):
    return np.full((size, 1), low)


def without_the_upper_end(low, high, size, rng):
    return low * (high / low) ** (0.9 * rng.random(size))


def one_in_each_of_equal_parts(low, high, size, rng):
    return low * (high / low) ** ((rng.permutation(size) + rng.random(size)) / size)


@pytest.mark.parametrize(
    "answer, words",
    [(in_columns, "shape"), (without_the_upper_end, "too low"), (one_in_each_of_equal_parts, "evenly")],
)
def test_draws_that_are_nearly_right_are_told_what_is_wrong(answer, words):
    result = exercises.log_uniform.check(answer)
    assert result.outcome == "incorrect" and words in result.message, result


def test_our_own_draws_are_not_taken_for_evenly_spread_ones():
    for seed in range(20):
        draws = exercises.log_uniform.answer(1e-3, 1e3, 3000, np.random.default_rng(seed))
        assert not is_even(Draws(draws, 1e-3, 1e3))
