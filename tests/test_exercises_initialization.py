"""Exercises of notebook 05: our answers are the library's and jax's, and every right answer counts as right."""

import jax
import numpy as np
import pytest

from nnlib import Trainer, datasets, losses, optimizers
from nnlib.exercises import initialization as exercises
from nnlib.exercises._judging import all_cases
from nnlib.layers import BatchNorm

SEEDS = [0, 1, 2, 20261124]


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name, verdict", exercises.symmetry.answer().items())
def test_training_agrees_on_which_start_breaks_the_symmetry(name, verdict, seed):
    network = exercises.six_starts(seed)[name]
    weight = network.layers[0].parameters["weight"]
    run = Trainer(network, losses.SoftmaxCrossEntropy(), optimizers.SGD(0.1), seed=seed)
    for _ in run.steps(*datasets.digits().train, epochs=5):
        pass
    apart = np.ptp(weight, axis=1).max()
    assert apart > 1e-3 if verdict == "breaks" else apart < 1e-6


@pytest.mark.parametrize("draw", [
    lambda inputs, outputs, rng: rng.normal(0, 1 / np.sqrt(inputs), (inputs, outputs)),
    lambda inputs, outputs, rng: rng.normal(scale=inputs**-0.5, size=(outputs, inputs)).T,
    lambda inputs, outputs, rng: np.column_stack([rng.standard_normal(inputs) for _ in range(outputs)]) / inputs**0.5,
    lambda inputs, outputs, rng: (rng.standard_normal((inputs, outputs)) * inputs**-0.5).astype(np.float32),
], ids=["normal", "transposed", "column by column", "float32"])  # fmt: skip
def test_other_numbers_of_the_same_kind_are_right(draw):
    assert exercises.xavier.check(draw).outcome == "correct"
    assert exercises.he.check(lambda *arguments: np.sqrt(2) * draw(*arguments)).outcome == "correct"


def test_weights_are_told_apart_by_their_spread_from_5_percent_on():
    result = exercises.he.check(lambda i, o, rng: 1.06 * rng.standard_normal((i, o)) * np.sqrt(2 / i))
    assert result.outcome == "incorrect" and "std" in result.message


def test_weights_that_are_no_array_are_told_so():
    result = exercises.xavier.check(lambda i, o, rng: [[0.0] * o] * i)
    assert result.outcome == "incorrect" and "not an array of floats" in result.message


@pytest.mark.parametrize("seed", SEEDS)
def test_the_six_networks_can_be_told_apart_by_what_is_drawn(seed):
    last = {letter: outs[1].std() for letter, outs in exercises.six_networks(seed).items()}
    starts = exercises.choose_init.answer()
    by_spread = {kind: sorted(kind, key=last.get) for kind in ("ABC", "DEF")}
    assert [starts[letter] for letter in by_spread["ABC"]] == ["0.01", "xavier", "1.0"]
    assert [starts[letter] for letter in by_spread["DEF"]] == ["0.01", "xavier", "he"]
    assert last["D"] > 1e5 * last["F"] and last["E"] > 10 * last["D"]


def batch_norm_cases():
    """Those that the layer takes: it does not train on one sample alone."""
    cases = [case for case in all_cases(exercises.batch_norm_forward) if len(case) == 6]
    return [case for case in cases if len(case[0]) > 1 or not case[-1]]


@pytest.mark.parametrize("x, scale, shift, mean, variance, training", batch_norm_cases())
def test_our_forward_is_the_library_s_layer(x, scale, shift, mean, variance, training):
    layer = BatchNorm().build(features=x.shape[1], dtype=x.dtype.type)
    layer.parameters["scale"][...], layer.parameters["shift"][...] = scale, shift
    layer.state["running_mean"][...], layer.state["running_variance"][...] = mean, variance
    out = layer.forward(x, training=training)
    ours = exercises.batch_norm_forward.answer(x, scale, shift, mean, variance, training)
    for one, other in zip(ours, (out, layer.state["running_mean"], layer.state["running_variance"]), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("case", all_cases(exercises.batch_norm_backward))
def test_our_backward_is_jax_s(case):
    dout, x, scale, *epsilon = case

    def weighted(x, scale, shift):
        standard = (x - x.mean(axis=0)) / jax.numpy.sqrt(x.var(axis=0) + (epsilon[0] if epsilon else 1e-5))
        return (dout * (scale * standard + shift)).sum()

    wide = (np.asarray(a, np.float64) for a in (x, scale, 0 * scale))
    theirs = jax.grad(weighted, argnums=(0, 1, 2))(*wide)
    for one, other in zip(exercises.batch_norm_backward.answer(*case), theirs, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=2e-5)


def step_by_step(dout, x, scale, epsilon=1e-5):
    """The way through a drawn graph: one line back for each line forward."""
    n = len(x)
    centred = x - x.mean(axis=0)
    variance = np.mean(centred**2, axis=0)
    inverse = (variance + epsilon) ** -0.5
    dstandard = dout * scale
    dvariance = np.sum(dstandard * centred, axis=0) * -0.5 * inverse**3
    dcentred = dstandard * inverse + dvariance * 2 * centred / n
    dx = dcentred - dcentred.mean(axis=0)
    return dx, np.sum(dout * centred * inverse, axis=0), np.sum(dout, axis=0)


def test_backward_step_by_step_is_right_too():
    result = exercises.batch_norm_backward.check(step_by_step)
    assert result.outcome == "correct", result


def forward_in_another_form(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        factor = scale / np.sqrt(running_variance + epsilon)
        return x * factor + (shift - running_mean * factor), running_mean.copy(), running_variance.copy()
    mean = np.sum(x, axis=0) / len(x)
    variance = np.sum((x - mean) ** 2, axis=0) / len(x)
    out = shift + scale * (x - mean) * (variance + epsilon) ** -0.5
    move = 1 - momentum
    return out, running_mean + move * (mean - running_mean), running_variance + move * (variance - running_variance)


def test_forward_in_another_form_is_right_too():
    result = exercises.batch_norm_forward.check(forward_in_another_form)
    assert result.outcome == "correct", result


def test_the_article_s_lines_are_recognised():
    xavier = exercises.xavier.check(lambda n, layer_size, rng: rng.standard_normal(n) / np.sqrt(n))
    he = exercises.he.check(lambda n, layer_size, rng: rng.standard_normal(n) * np.sqrt(2.0 / n))
    assert xavier.misconception == he.misconception == "one size only"
