"""Exercises of notebook 07: our answers are jax's and the library's."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib.exercises import regularization as exercises
from nnlib.exercises._judging import all_cases
from nnlib.regularization import L1, L2, EarlyStopping, dropout


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))


def cases(exercise):
    return [case for case in all_cases(exercise) if np.size(case[0])]


# l2_penalty_and_gradient


@pytest.mark.parametrize("parameters, mask, strength", cases(exercises.l2_penalty_and_gradient))
def test_our_l2_slope_is_what_jax_makes_of_our_value(parameters, mask, strength):
    value, slope = jax.value_and_grad(lambda p: 0.5 * strength * jnp.sum(p**2, where=mask))(parameters)
    ours = exercises.l2_penalty_and_gradient.answer(parameters, mask, strength)
    assert ours[0] == pytest.approx(float(value), rel=1e-5)
    np.testing.assert_allclose(ours[1], slope, rtol=1e-5)


@pytest.mark.parametrize("parameters, mask, strength", cases(exercises.l2_penalty_and_gradient))
def test_our_l2_is_the_library_s(parameters, mask, strength):
    value, slope = L2(strength)(parameters, mask)
    ours = exercises.l2_penalty_and_gradient.answer(parameters, mask, strength)
    assert ours[0] == pytest.approx(value, rel=1e-5)
    np.testing.assert_allclose(ours[1], slope, rtol=1e-6)


# l1_gradient


@pytest.mark.parametrize("weights, strength", cases(exercises.l1_gradient))
def test_our_l1_slope_is_what_jax_makes_of_the_penalty(weights, strength):
    slope = jax.grad(lambda w: strength * jnp.sum(jnp.abs(w)))(weights)
    ours = exercises.l1_gradient.answer(weights, strength)
    np.testing.assert_allclose(ours[weights != 0], np.asarray(slope)[weights != 0], rtol=1e-6)
    assert not ours[weights == 0].any()


@pytest.mark.parametrize("weights, strength", cases(exercises.l1_gradient))
def test_our_l1_slope_is_the_library_s(weights, strength):
    flat = weights.ravel()
    _, slope = L1(strength)(flat, np.ones(flat.size, bool))
    np.testing.assert_allclose(exercises.l1_gradient.answer(weights, strength).ravel(), slope, rtol=1e-6)


# inverted_dropout


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_our_dropout_keeps_the_mean(keep):
    x = np.array([[1.0, -2.0, 5.0]])
    drawn = exercises.inverted_dropout.answer(np.repeat(x, 40_000, axis=0), keep, np.random.default_rng(0), True)
    error = np.abs(x[0]) * np.sqrt((1 - keep) / keep / 40_000)
    assert np.all(np.abs(drawn.mean(axis=0) - x[0]) < 5 * error)


def test_our_dropout_is_the_library_s():
    x = np.random.default_rng(1).normal(size=(20, 7))
    ours = exercises.inverted_dropout.answer(x, 0.7, np.random.default_rng(2), True)
    np.testing.assert_allclose(ours, dropout(x, 0.7, 2)[0], rtol=1e-14)


@pytest.mark.parametrize("seed", range(8))
def test_luck_decides_nothing_whatever_is_drawn(seed):
    def later(x, keep, rng, training):
        rng.random(seed)
        return exercises.inverted_dropout.answer(x, keep, rng, training)

    result = exercises.inverted_dropout.check(later)
    assert result.outcome == "correct", result


def test_what_ours_keeps_is_told_by_keep_and_not_by_luck():
    def twice(x, keep, rng, training):
        return 2 * exercises.inverted_dropout.answer(x, keep, rng, training)

    assert "expected  about 80 % of the numbers are kept, each multiplied by 1.25" in str(
        exercises.inverted_dropout.check(lambda *arguments: twice(*arguments) if arguments[-1] else arguments[0])
    )


# early_stop


@given(
    st.lists(st.one_of(st.floats(0, 3), st.just(float("nan")), st.sampled_from([0.5, 0.6, 0.7])), max_size=30),
    st.integers(1, 8),
)
def test_our_early_stop_is_the_library_s(losses, patience):
    stopping = EarlyStopping(patience)
    for loss in losses:
        if stopping.update(loss):
            break
    assert exercises.early_stop.answer(losses, patience) == (stopping.epoch, stopping.best_epoch)
