"""Exercises of notebook 05: our answers are the library's and jax's, and what is shown fits what is asked."""

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


@pytest.mark.parametrize("seed", SEEDS)
def test_the_six_networks_show_what_the_solution_says_of_them(seed):
    six = exercises.six_networks(seed)
    spread = {letter: np.array([out.std() for out in outs]) for letter, outs in six.items()}
    factors = {letter: values[1:] / values[:-1] for letter, values in spread.items()}
    into_100, into_400 = slice(0, None, 2), slice(1, None, 2)
    assert np.mean(np.abs(np.concatenate(six["A"], axis=1)) > 0.99) > 0.8
    assert (factors["B"][into_100] > 1.7).all() and (factors["B"][into_400] < 0.6).all()
    assert np.allclose(factors["D"], 0.5**0.5, atol=0.1)
    assert (factors["F"][into_100] > 0.6).all() and (factors["F"][into_400] < 0.45).all()
    assert np.allclose(spread["C"], spread["E"], rtol=0.5)
    apart = {letter: min(np.ptp(out, axis=1).max() for out in six[letter]) for letter in "CE"}
    assert apart["C"] < 1e-5 < 0.5 < apart["E"]


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
