"""Exercises of notebook 00: one, to see how a check answers."""

import numpy as np

from nnlib.exercises import Exercise, Misconception, collect


def accuracy(predicted, true):
    """The share of predictions that are right, from 0 to 1. Both are int arrays (N,), with N at least 1."""
    return np.mean(predicted == true)


def accuracy_cases(rng):
    yield np.array([3]), np.array([3])
    yield np.array([3]), np.array([5])
    yield np.array([3, 1]), np.array([3, 7])
    yield np.array([0, 9, 4, 4]), np.array([0, 4, 4, 4])
    yield np.array([8, 8, 8]), np.array([1, 2, 3])
    yield rng.integers(10, size=200), rng.integers(10, size=200)


accuracy = Exercise(
    task="Write `accuracy(predicted, true)`: the share of predictions that are right.",
    answer=accuracy,
    cases=accuracy_cases,
    hints=[
        "What does `predicted == true` give for the arrays `[3, 1]` and `[3, 7]`?",
        "In a sum, `True` counts as 1 and `False` as 0. Which share of 200 answers is 150 right ones?",
        "An array of `True` and `False` has a mean.",
    ],
    misconceptions=[
        Misconception(
            "a count",
            lambda predicted, true: np.sum(predicted == true),
            "That is how many are right. A share says how many of all: it never exceeds 1, however long the arrays.",
        ),
        Misconception(
            "the share of mistakes",
            lambda predicted, true: np.mean(predicted != true),
            "That is the share of wrong predictions, the error rate. A perfect network should get 1, not 0.",
        ),
        Misconception(
            "a percentage",
            lambda predicted, true: 100 * np.mean(predicted == true),
            "The right idea in another unit: that is a percentage, up to 100. A share ends at 1.",
        ),
        Misconception(
            "all or nothing",
            lambda predicted, true: float(np.array_equal(predicted, true)),
            "That asks whether all predictions are right. One mistake among a thousand should cost a thousandth.",
        ),
        Misconception(
            "one answer for each",
            lambda predicted, true: predicted == true,
            "That says for each prediction whether it is right. One number should sum it up.",
        ),
        Misconception(
            "how far off",
            lambda predicted, true: np.mean(np.abs(predicted - true)),
            "That measures how far off the labels are. They are names, not amounts: a 3 taken for a 4 is as wrong "
            "as one taken for a 9.",
        ),
    ],
    why="`predicted == true` is `True` where a prediction is right, and `True` counts as 1: so the mean is the share.",
)

EXERCISES, progress = collect(globals())
