"""Exercises of notebook 12: our answers are the library's, and every right answer counts as right."""

import random

import numpy as np
import pytest
from scipy.stats import kstest, loguniform

from nnlib import search
from nnlib.exercises import search as exercises
from nnlib.exercises._judging import all_cases


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))


def correct(exercise, answer):
    result = exercise.check(answer)
    assert result.outcome == "correct", result


def misconception(exercise, answer):
    return exercise.check(answer).misconception


def test_our_draws_are_scipy_s_distribution():
    draws = exercises.log_uniform.answer(1e-6, 10.0, 5000, np.random.default_rng(0))
    assert kstest(draws, loguniform(1e-6, 10).cdf).pvalue > 0.01


def scipy_s_draws(low, high, size, rng):
    return loguniform.rvs(low, high, size=size, random_state=rng)


def natural_exponents(low, high, size, rng):
    return np.exp(rng.uniform(np.log(low), np.log(high), size))


def powers_of_the_ratio(low, high, size, rng):
    return low * (high / low) ** rng.random(size)


def one_by_one(low, high, size, rng):
    return np.array([10 ** rng.uniform(np.log10(low), np.log10(high)) for _ in range(size)])


def backwards(low, high, size, rng):
    return 10 ** (np.log10(high) - rng.random(size) * (np.log10(high) - np.log10(low)))


def the_library_s(low, high, size, rng):
    scale = search.LogUniform(low, high)
    return np.array([scale.draw(rng) for _ in range(size)])


@pytest.mark.parametrize(
    "answer", [scipy_s_draws, natural_exponents, powers_of_the_ratio, one_by_one, backwards, the_library_s]
)
def test_any_way_to_draw_uniform_exponents_is_right(answer):
    correct(exercises.log_uniform, answer)


@pytest.mark.parametrize(
    "answer, words",
    [
        (lambda low, high, size, rng: [low] * size, "not an array (size,)"),
        (lambda low, high, size, rng: np.full((size, 1), low), "not an array (size,)"),
        (lambda low, high, size, rng: 10 ** rng.uniform(np.log10(low), np.log10(high) + 1, size), "outside"),
        (lambda low, high, size, rng: low * (high / low) ** (0.9 * rng.random(size)), "other places"),
    ],
    ids=["a list", "columns", "a decade too far", "the upper end is left out"],
)
def test_draws_that_are_nearly_right_are_told_what_is_wrong(answer, words):
    result = exercises.log_uniform.check(answer)
    assert result.outcome == "incorrect" and words in result.message, result


@pytest.mark.parametrize("case", all_cases(exercises.at_border))
def test_our_border_is_the_library_s(case):
    value, low, high, log, margin = (*case, *(False, 0.05)[len(case) - 3 :])
    results = search.SearchResults(space={"x": (search.LogUniform if log else search.Uniform)(low, high)})
    results.add(search.Trial(0, {"x": value}, 0, "finished", 1.0, 0.0, {}))
    assert exercises.at_border.answer(*case) == results.at_border(margin).get("x")


def border_by_distances(value, low, high, log=False, margin=0.05):
    scale = np.log if log else float
    width = scale(high) - scale(low)
    if scale(high) - scale(value) < margin * width * (1 + 1e-12):
        return "high"
    if scale(value) - scale(low) < margin * width * (1 + 1e-12):
        return "low"


def test_a_border_by_distances_and_natural_logarithms_is_right_too():
    correct(exercises.at_border, border_by_distances)


@pytest.mark.parametrize("best, decades, low, high", all_cases(exercises.stage_bounds))
def test_our_bounds_are_the_library_s_where_its_range_is_not_cut(best, decades, low, high):
    ours = exercises.stage_bounds.answer(best, decades, low, high)
    width = np.log10(high) - np.log10(low)
    if decades == 0 or not (low * 10**decades < best < high / 10**decades):
        assert low <= ours[0] <= best <= ours[1] <= high
    else:
        theirs = search.LogUniform(low, high).narrowed(best, 2 * decades / width)
        np.testing.assert_allclose(ours, (theirs.low, theirs.high), rtol=1e-6)


def bounds_by_exponents(best, decades, low, high):
    exponent = np.log10(best)
    exponents = np.clip([exponent - decades, exponent + decades], np.log10(low), np.log10(high))
    return tuple(10.0**exponents)


def test_bounds_by_exponents_are_right_too():
    correct(exercises.stage_bounds, bounds_by_exponents)


def test_the_article_s_bounds_are_a_value_taken_for_an_exponent():
    answer = lambda best, decades, low, high: (10 ** (best - decades), 10.0 ** (best + decades))  # noqa: E731
    assert misconception(exercises.stage_bounds, answer) == "value taken for an exponent"


@pytest.mark.parametrize("problem", [exercises.PEAK, exercises.OVERFITTING, exercises.EXPLODES], ids=repr)
def test_our_search_finds_the_library_s_best(problem):
    """The library draws each trial from [seed, number] too."""
    space = {"learning_rate": search.LogUniform(1e-6, 10), "keep": search.Uniform(0.3, 0.7)}
    results = search.random_search(
        lambda seed, **parameters: problem.evaluate(parameters)[1], space, 20, seed=3, progress=False
    )
    parameters, score = exercises.random_search.answer(problem.evaluate, problem.draw, 20, 3)
    assert score == pytest.approx(results.best.score)
    assert parameters == pytest.approx(results.best.parameters)


def search_by_sorting(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, number])) for number in range(trials)]
    scored = [(evaluate(parameters)[1], -number) for number, parameters in enumerate(drawn)]
    scored = [pair for pair in scored if pair[0] == pair[0]]
    if not scored:
        return None, None
    score, number = max(scored)
    return drawn[-number], score


def search_from_minus_infinity(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        if (score := evaluate(parameters)[1]) > best_score:
            best, best_score = parameters, score
    return (best, best_score) if best is not None else (None, None)


def search_in_any_order(evaluate, draw, trials, seed):
    numbers = list(range(trials))
    random.Random(1).shuffle(numbers)
    found = {n: draw(np.random.default_rng([seed, n])) for n in numbers}
    scores = {n: evaluate(parameters)[1] for n, parameters in found.items()}
    best = max((n for n in scores if not np.isnan(scores[n])), key=lambda n: (scores[n], -n), default=None)
    return (None, None) if best is None else [found[best], scores[best]]


@pytest.mark.parametrize("answer", [search_by_sorting, search_from_minus_infinity, search_in_any_order])
def test_other_right_searches_are_right(answer):
    correct(exercises.random_search, answer)


def article_search(evaluate, draw, trials, seed):
    """As the article has it, with the generator that the task asks for."""
    best_params, best_val_acc = None, -1
    for number in range(trials):
        params = draw(np.random.default_rng([seed, number]))
        val_acc = evaluate(params)[1]
        if val_acc > best_val_acc:
            best_val_acc, best_params = val_acc, params
    return best_params, best_val_acc if best_params else None


def test_the_article_s_start_at_minus_1_is_recognised():
    assert misconception(exercises.random_search, article_search) == "starts at -1"


def test_the_article_s_return_of_parameters_alone_is_recognised():
    answer = lambda evaluate, draw, trials, seed: search_by_sorting(evaluate, draw, trials, seed)[0]  # noqa: E731
    assert misconception(exercises.random_search, answer) == "parameters alone"
