"""Exercises of notebook 10: our answers are optax's and the library's, and every right answer counts as right."""

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


# Other right ways


def sgd_one_by_one(w, dw, learning_rate):
    out = np.empty_like(w)
    for place, value in np.ndenumerate(w):
        out[place] = value - learning_rate * dw[place]
    return out


def sgd_on_a_copy(w, dw, learning_rate):
    w = w.copy()
    w -= learning_rate * dw
    return w


def momentum_on_copies(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return [w + v, v]


def nesterov_without_the_old_velocity(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    return w + momentum * v - learning_rate * dw, v


def nesterov_seen_from_the_ball(w, dw, velocity, learning_rate, momentum):
    ball = w - momentum * velocity
    v = momentum * velocity - learning_rate * dw
    return ball + v + momentum * v, v


def rmsprop_as_a_moving_mean(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = cache + (1 - decay) * (dw * dw - cache)
    return w - learning_rate / (cache**0.5 + epsilon) * dw, cache


def adam_with_both_corrections_in_the_rate(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * dw * dw
    root = (1 - beta2 ** (t + 1)) ** 0.5
    return w - learning_rate * root / (1 - beta1 ** (t + 1)) * m / (np.sqrt(v) + epsilon * root), m, v, t + 1


@pytest.mark.parametrize(
    "exercise, answer",
    [
        (exercises.sgd, sgd_one_by_one),
        (exercises.sgd, sgd_on_a_copy),
        (exercises.momentum, momentum_on_copies),
        (exercises.nesterov, nesterov_without_the_old_velocity),
        (exercises.nesterov, nesterov_seen_from_the_ball),
        (exercises.rmsprop, rmsprop_as_a_moving_mean),
        (exercises.adam, adam_with_both_corrections_in_the_rate),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_other_ways_to_a_step_are_right_too(exercise, answer):
    result = exercise.check(answer)
    assert result.outcome == "correct", result


# Wrong ones, written otherwise than ours


def climbs(w, dw, learning_rate):
    return w + dw * learning_rate


def overwrites(w, dw, learning_rate):
    np.subtract(w, learning_rate * dw, out=w)
    return w


def momentum_uphill(w, dw, velocity, learning_rate, momentum):
    velocity = velocity * momentum + dw * learning_rate
    return w + velocity, velocity


def momentum_without_new_state(w, dw, velocity, learning_rate, momentum):
    return w + momentum * velocity - learning_rate * dw, velocity


def nesterov_with_one_array(w, dw, velocity, learning_rate, momentum):
    v_prev = velocity
    np.multiply(velocity, momentum, out=velocity)
    np.subtract(velocity, learning_rate * dw, out=velocity)
    return w - momentum * v_prev + (1 + momentum) * velocity, velocity


def rmsprop_that_adds_up(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = cache + np.square(dw)
    return w - learning_rate * dw / (epsilon + cache**0.5), cache


def adam_without_correction(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, v = m + (1 - beta1) * (dw - m), v + (1 - beta2) * (dw * dw - v)
    return w - learning_rate * m / (v**0.5 + epsilon), m, v, t + 1


def adam_that_counts_later(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * dw * dw
    step = learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return w - step, m, v, t + 1


def adam_with_epsilon_inside(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, v, t = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * dw * dw, t + 1
    return w - learning_rate * (m / (1 - beta1**t)) / (v / (1 - beta2**t) + epsilon) ** 0.5, m, v, t


@pytest.mark.parametrize(
    "exercise, answer, name",
    [
        (exercises.sgd, climbs, "uphill"),
        (exercises.sgd, overwrites, "in place"),
        (exercises.momentum, momentum_uphill, "velocity's sign"),
        (exercises.momentum, momentum_without_new_state, "old velocity handed on"),
        (exercises.nesterov, nesterov_with_one_array, "old velocity overwritten"),
        (exercises.nesterov, exercises.momentum.answer, "plain momentum"),
        (exercises.rmsprop, rmsprop_that_adds_up, "Adagrad"),
        (exercises.adam, adam_without_correction, "no bias correction"),
        (exercises.adam, adam_that_counts_later, "t from 0"),
        (exercises.adam, adam_with_epsilon_inside, "epsilon inside the root"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_wrong_step_is_recognised_by_what_it_does(exercise, answer, name):
    assert exercise.check(answer).misconception == name


@pytest.mark.parametrize("exercise", exercises.EXERCISES.values(), ids=exercises.EXERCISES)
def test_the_first_case_is_one_parameter_that_is_seen_by_its_first_step(exercise):
    first = all_cases(exercise)[0]
    assert first[0].shape == (1,) and not any(np.any(state) for state in first[2:-2] if isinstance(state, np.ndarray))
