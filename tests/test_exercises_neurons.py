"""Exercises of notebook 01: our answers are the library's, and any points of a line will do."""

import numpy as np
import pytest

from nnlib.exercises import neurons as exercises
from nnlib.exercises._judging import all_cases
from nnlib.networks import mlp
from nnlib.neurons import Neuron


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))


def cases(exercise):
    return [case for case in all_cases(exercise) if case[0].size]


@pytest.mark.parametrize("inputs, weights, bias", cases(exercises.forward))
def test_our_forward_is_the_library_s_neuron(inputs, weights, bias):
    np.testing.assert_array_equal(
        exercises.forward.answer(inputs, weights, bias), Neuron(weights, bias).forward(inputs)
    )


@pytest.mark.parametrize("weights, bias", all_cases(exercises.decision_line))
def test_our_points_lie_on_the_library_s_decision_line(weights, bias):
    point, direction = Neuron(weights, bias).decision_line()
    across = np.array([-direction[1], direction[0]])
    np.testing.assert_allclose((exercises.decision_line.answer(weights, bias) - point) @ across, 0, atol=1e-6)


@pytest.mark.parametrize("inputs, outputs", [(2, 1), (64, 10), (3072, 10)])
def test_our_count_is_that_of_the_library_s_linear_classifier(inputs, outputs):
    assert exercises.count_parameters.answer(inputs, outputs) == mlp([inputs, outputs]).parameters.size


def points_as_a_reader_may_choose_them(weights, bias, places, order):
    w1, w2 = weights
    if abs(w2) > abs(w1):
        points = [(x1, -(w1 * x1 + bias) / w2) for x1 in places]
    else:
        points = [(-(w2 * x2 + bias) / w1, x2) for x2 in places]
    return points[::order]


@pytest.mark.parametrize("places, order", [((0, 1), 1), ((-5, 5), 1), ((3, -2), -1), ((-1e6, 2e8), 1)])
def test_any_two_points_of_the_line_are_right(places, order):
    result = exercises.decision_line.check(
        lambda weights, bias: points_as_a_reader_may_choose_them(weights, bias, places, order)
    )
    assert result.outcome == "correct", result


@pytest.mark.parametrize("places", [(0, 1), (-5, 5), (2, 3)])
def test_the_sign_of_the_bias_is_recognised_whichever_points_are_chosen(places):
    result = exercises.decision_line.check(
        lambda weights, bias: np.array([[x1, (bias - weights[0] * x1) / weights[1]] for x1 in places])
    )
    assert result.misconception == "sign of the bias"


@pytest.mark.parametrize(
    "answer, words",
    [
        (lambda weights, bias: np.zeros((2, 2)), "two different points"),
        (lambda weights, bias: exercises.decision_line.answer(weights, bias).T, "in the columns"),
        (lambda weights, bias: (-weights[0], -bias), "an array `(2, 2)`"),
        (lambda weights, bias: "upright", "not an array of shape (2, 2)"),
        (lambda weights, bias: [[1, 2], [3]], "not an array of shape (2, 2)"),
        (lambda weights, bias: exercises.decision_line.answer(weights, bias) + [0, 0.01], "should be 0 at both"),
    ],
    ids=["same point twice", "columns", "slope and intercept", "words", "ragged", "slightly off"],
)  # fmt: skip
def test_a_result_that_is_no_line_or_another_one_is_told_apart(answer, words):
    result = exercises.decision_line.check(answer)
    assert result.outcome == "incorrect" and words in result.message
