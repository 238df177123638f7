"""Exercises of notebook 10: our answers are optax's and the library's."""

import numpy as np
import optax
import pytest

from nnlib import optimizers
from nnlib.exercises import optimizers as exercises
from nnlib.exercises._judging import all_cases


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))


def slopes(steps=30):
    return np.random.default_rng(0).normal(size=(steps, 2, 3)) * np.array([0.01, 1.0, 100.0])


def by_optax(transformation, gradients):
    """The parameters after each step from 1, in float64."""
    w, places = np.ones(gradients.shape[1:]), []
    state = transformation.init(w)
    for gradient in gradients:
        updates, state = transformation.update(gradient, state, w)
        w = optax.apply_updates(w, updates)
        places.append(np.asarray(w))
    return np.array(places)


def by_ours(step, *state):
    """The parameters after each step from 1; ``step(w, dw, *state)`` returns the new ones with their state."""
    w, places = np.ones((2, 3)), []
    for gradient in slopes():
        w, *state = step(w, gradient, *state)
        places.append(w)
    return np.array(places)


ROUTES = {
    "sgd": (
        lambda: by_ours(lambda w, dw: (exercises.sgd.answer(w, dw, 0.05),)),
        optax.sgd(0.05), optimizers.SGD(0.05),
    ),
    "momentum": (
        lambda: by_ours(lambda w, dw, v: exercises.momentum.answer(w, dw, v, 0.05, 0.8), np.zeros((2, 3))),
        optax.sgd(0.05, momentum=0.8), optimizers.Momentum(0.05, 0.8),
    ),
    "nesterov": (
        lambda: by_ours(lambda w, dw, v: exercises.nesterov.answer(w, dw, v, 0.05, 0.8), np.zeros((2, 3))),
        optax.sgd(0.05, momentum=0.8, nesterov=True), optimizers.Nesterov(0.05, 0.8),
    ),
    "rmsprop": (
        lambda: by_ours(lambda w, dw, c: exercises.rmsprop.answer(w, dw, c, 0.05, 0.9), np.zeros((2, 3))),
        optax.rmsprop(0.05, decay=0.9, eps=1e-8, eps_in_sqrt=False), optimizers.RMSprop(0.05, 0.9),
    ),
    "adam": (
        lambda: by_ours(
            lambda w, dw, m, v, t: exercises.adam.answer(w, dw, m, v, t, 0.05), np.zeros((2, 3)), np.zeros((2, 3)), 0
        ),
        optax.adam(0.05), optimizers.Adam(0.05),
    ),
}  # fmt: skip


@pytest.mark.parametrize("ours, judge, library", ROUTES.values(), ids=ROUTES)
def test_thirty_steps_of_our_answer_are_optax_s(ours, judge, library):
    np.testing.assert_allclose(ours(), by_optax(judge, slopes()), rtol=1e-9)


@pytest.mark.parametrize("ours, judge, library", ROUTES.values(), ids=ROUTES)
def test_thirty_steps_of_our_answer_are_the_library_s(ours, judge, library):
    w = np.ones((2, 3))
    for gradient, expected in zip(slopes(), ours(), strict=True):
        library.step(w, gradient)
        np.testing.assert_allclose(expected, w, rtol=1e-10)


@pytest.mark.parametrize("exercise", exercises.EXERCISES.values(), ids=exercises.EXERCISES)
def test_the_first_case_is_one_parameter_that_is_seen_by_its_first_step(exercise):
    first = all_cases(exercise)[0]
    assert first[0].shape == (1,) and not any(np.any(state) for state in first[2:-2] if isinstance(state, np.ndarray))
