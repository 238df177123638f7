"""Exercises of notebook 11: our answers are the library's."""

import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from nnlib.exercises import schedules as exercises
from nnlib.exercises._judging import all_cases
from nnlib.schedules import Constant, CosineDecay, ExponentialDecay, StepDecay, Warmup


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))


def cases(exercise):
    return [case for case in all_cases(exercise) if np.size(case[-1])]


# step_decay


@pytest.mark.parametrize("initial, factor, every, epoch", cases(exercises.step_decay))
def test_our_step_decay_is_the_library_s(initial, factor, every, epoch):
    ours = exercises.step_decay.answer(initial, factor, every, epoch)
    np.testing.assert_allclose(ours, StepDecay(initial, factor, every)(epoch), rtol=1e-6)


@pytest.mark.parametrize("epoch, falls", [(0, 0), (9, 0), (9.999, 0), (10, 1), (19.5, 1), (20, 2), (30, 3)])
def test_our_step_decay_falls_when_a_period_is_over(epoch, falls):
    assert exercises.step_decay.answer(0.4, 0.5, 10, epoch) == 0.4 / 2**falls


# exponential


@pytest.mark.parametrize("initial, half_life, epoch", cases(exercises.exponential))
def test_our_exponential_is_the_library_s(initial, half_life, epoch):
    ours = exercises.exponential.answer(initial, half_life, epoch)
    np.testing.assert_allclose(ours, ExponentialDecay(initial, math.log(2) / half_life)(epoch), rtol=1e-5)


@pytest.mark.parametrize("half_life", [0.5, 3.0, 10.0])
def test_our_exponential_is_halved_in_each_half_life(half_life):
    rates = exercises.exponential.answer(1.0, half_life, half_life * np.arange(5))
    np.testing.assert_allclose(rates, [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16])


def test_our_exponential_solves_its_differential_equation():
    slope = jax.vmap(jax.grad(lambda epoch: 0.1 * 2 ** (-epoch / 4)))(jnp.linspace(0.0, 9, 10))
    rates = exercises.exponential.answer(0.1, 4.0, np.linspace(0, 9, 10))
    np.testing.assert_allclose(slope, -np.log(2) / 4 * rates, rtol=1e-6)


# cosine


@pytest.mark.parametrize("initial, epochs, epoch", cases(exercises.cosine))
def test_our_cosine_is_the_library_s(initial, epochs, epoch):
    ours = exercises.cosine.answer(initial, epochs, epoch)
    np.testing.assert_allclose(ours, CosineDecay(initial, epochs)(epoch), rtol=1e-5, atol=1e-9)


def test_our_cosine_is_flat_at_both_ends_and_half_in_the_middle():
    rates = exercises.cosine.answer(1.0, 1000, np.array([0, 1, 500, 999, 1000, 1001]))
    np.testing.assert_allclose(rates, [1, 1, 0.5, 0, 0, 0], atol=1e-5)


# warmup


@pytest.mark.parametrize("schedule, epochs, epoch", cases(exercises.warmup))
def test_our_warmup_is_the_library_s(schedule, epochs, epoch):
    ours = exercises.warmup.answer(schedule, epochs, epoch)
    np.testing.assert_allclose(ours, Warmup(schedule, epochs)(epoch), rtol=1e-6, atol=1e-12)


def test_our_warmup_rises_evenly_and_then_lets_the_schedule_run():
    rates = exercises.warmup.answer(StepDecay(0.4, 0.5, 1), 4, np.arange(8))
    np.testing.assert_allclose(rates, [0.004, 0.1, 0.2, 0.3, 0.4, 0.2, 0.1, 0.05])


def test_a_schedule_that_refuses_negative_epochs_is_never_asked_for_them():
    asked = []

    class Spy(Constant):
        def learning_rate(self, epoch):
            asked.append(epoch)
            return super().learning_rate(epoch)

    exercises.warmup.answer(Spy(0.1), 3, np.linspace(0, 6, 7))
    assert min(np.min(epoch) for epoch in asked) >= 0
