"""Exercises of notebook 07: our answers are jax's and the library's, and every right answer counts as right."""

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


def l2_one_by_one(parameters, mask, strength):
    value, slope = 0.0, np.zeros_like(parameters)
    for i in range(len(parameters)):
        if mask[i]:
            value += strength * float(parameters[i]) ** 2 / 2
            slope[i] = strength * parameters[i]
    return value, slope


def l2_by_a_product(parameters, mask, strength):
    w = parameters * mask
    return strength / 2 * (w @ w), w * strength


@pytest.mark.parametrize("answer", [l2_one_by_one, l2_by_a_product])
def test_other_ways_to_the_l2_penalty_are_right_too(answer):
    assert exercises.l2_penalty_and_gradient.check(answer).outcome == "correct"


def test_the_article_s_penalty_without_its_half_is_recognised():
    result = exercises.l2_penalty_and_gradient.check(
        lambda parameters, mask, strength: (
            strength * sum(w * w for w in parameters[mask]),
            2 * strength * parameters * mask,
        )
    )
    assert result.misconception == "the article's, without the half"


def test_biases_in_the_penalty_are_recognised():
    result = exercises.l2_penalty_and_gradient.check(
        lambda parameters, mask, strength: (0.5 * strength * np.sum(parameters**2), strength * parameters)
    )
    assert result.misconception == "biases included"


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


@pytest.mark.parametrize(
    "answer",
    [
        lambda weights, strength: strength * ((weights > 0).astype(float) - (weights < 0)),
        lambda weights, strength: np.where(weights == 0, 0.0, np.where(weights > 0, strength, -strength)),
    ],
    ids=["two questions", "nested where"],
)
def test_other_ways_to_the_l1_slope_are_right_too(answer):
    assert exercises.l1_gradient.check(answer).outcome == "correct"


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


def dropout_that_drops(x, keep, rng, training):
    out = x.copy()
    if training:
        out[rng.random(x.shape) >= keep] = 0
        out /= keep
    return out


def dropout_by_coins(x, keep, rng, training):
    return x * rng.binomial(1, keep, size=x.shape) / keep if training else x


def dropout_by_choice(x, keep, rng, training):
    scale = rng.choice([0, 1 / keep], p=[1 - keep, keep], size=x.shape)
    return x * scale if training else x.copy()


@pytest.mark.parametrize("answer", [dropout_that_drops, dropout_by_coins, dropout_by_choice])
def test_other_ways_to_drop_are_right_too(answer):
    result = exercises.inverted_dropout.check(answer)
    assert result.outcome == "correct", result


@pytest.mark.parametrize("seed", range(8))
def test_luck_decides_nothing_whatever_is_drawn(seed):
    own = np.random.default_rng(seed)
    result = exercises.inverted_dropout.check(
        lambda x, keep, rng, training: x * (own.random(x.shape) < keep) / keep if training else x
    )
    assert result.outcome == "correct", result


@pytest.mark.parametrize(
    "answer, name",
    [
        (lambda x, keep, rng, training: x * rng.binomial(1, keep, size=x.shape) if training else x, "no scaling"),
        (lambda x, keep, rng, training: x * (rng.random(x.shape) > keep) / keep if training else x,
         "keep and drop swapped"),
        (lambda x, keep, rng, training: x * (rng.random(x.shape[1]) < keep) / keep if training else x,
         "same mask for every sample"),
        (lambda x, keep, rng, training: x * (rng.random(x.shape) < keep) / keep, "applied at test"),
        (lambda x, keep, rng, training: x * (rng.random(x.shape) < keep) if training else x * keep, "plain dropout"),
    ],
    ids=["article's", "swapped", "one mask", "always", "plain"],
)  # fmt: skip
def test_a_wrong_dropout_is_recognised_by_what_it_does(answer, name):
    assert exercises.inverted_dropout.check(answer).misconception == name


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


def early_stop_with_a_counter(losses, patience):
    best, best_epoch, waited, epoch = float("inf"), 0, 0, 0
    while epoch < len(losses) and waited < patience:
        epoch += 1
        if losses[epoch - 1] < best:
            best, best_epoch, waited = losses[epoch - 1], epoch, 0
        else:
            waited += 1
    return [epoch, best_epoch]


def early_stop_by_looking_back(losses, patience):
    for epoch in range(1, len(losses) + 1):
        seen = np.nan_to_num(losses[:epoch], nan=np.inf)
        best = int(np.argmin(seen)) + 1 if np.isfinite(seen).any() else 0
        if epoch - best >= patience:
            return epoch, best
    return (epoch, best) if losses else (0, 0)


@pytest.mark.parametrize("answer", [early_stop_with_a_counter, early_stop_by_looking_back])
def test_other_ways_to_stop_early_are_right_too(answer):
    result = exercises.early_stop.check(answer)
    assert result.outcome == "correct", result


def waits_longer(losses, patience):
    return early_stop_with_a_counter(losses, patience + 1)


def keeps_the_last(losses, patience):
    last, _ = early_stop_with_a_counter(losses, patience)
    return last, last


@pytest.mark.parametrize(
    "answer, name", [(waits_longer, "off by one, too late"), (keeps_the_last, "keeps the last")], ids=["late", "last"]
)
def test_a_wrong_early_stop_is_recognised_by_what_it_does(answer, name):
    assert exercises.early_stop.check(answer).misconception == name
