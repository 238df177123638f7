"""Exercises of notebook 08: our answers agree with the library and with jax."""

import copy

import jax
import numpy as np
import pytest

from nnlib import datasets, gradcheck, losses, optimizers
from nnlib.checklist import overfit_small_batch
from nnlib.exercises import gradcheck as exercises
from nnlib.exercises._judging import all_cases
from nnlib.exercises.gradcheck._find_the_broken_layer import MIX, SCALES, tiny_layers
from nnlib.networks import mlp
from nnlib.regularization import L2
from nnlib.training import Trainer


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))


def cases(exercise, array):
    """Those that the library takes too: it refuses empty arrays."""
    return [case for case in all_cases(exercise) if case[array].size]


@pytest.mark.parametrize("case", cases(exercises.centered_difference, 1), ids=lambda case: case[0].__name__)
def test_our_difference_is_the_library_s(case):
    f, x, *h = case
    np.testing.assert_allclose(
        exercises.centered_difference.answer(f, x, *h), gradcheck.numerical_gradient(f, x, *h), rtol=1e-6, atol=1e-9
    )


def test_our_difference_is_near_the_slope_that_jax_finds():
    x = np.random.default_rng(1).normal(size=(3, 2))
    measured = exercises.centered_difference.answer(lambda x: np.sum(np.sin(x) * x**2), x)
    slope = jax.grad(lambda x: jax.numpy.sum(jax.numpy.sin(x) * x**2))(x)
    np.testing.assert_allclose(measured, slope, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("analytic, numerical", cases(exercises.relative_error, 0))
def test_our_relative_error_is_the_library_s(analytic, numerical):
    np.testing.assert_allclose(
        exercises.relative_error.answer(analytic, numerical), gradcheck.relative_error(analytic, numerical), rtol=1e-4
    )


CROSS_ENTROPY = losses.SoftmaxCrossEntropy()


def train_with(optimizer, **options):
    def overfit_twenty(network, X, y):
        run = Trainer(network, CROSS_ENTROPY, optimizer(), batch_size=20, **options)
        return next(step.iteration for step in run.steps(X[:20], y[:20], 20_000) if step.loss < 1e-3)

    return overfit_twenty


@pytest.mark.parametrize(
    "answer",
    [
        train_with(lambda: optimizers.Adam(0.003)),
        train_with(lambda: optimizers.Momentum(0.1)),
        train_with(lambda: optimizers.SGD(0.5)),
    ],
    ids=["Adam", "momentum", "SGD"],
)
def test_any_optimizer_that_gets_there_is_right(answer):
    result = exercises.overfit_twenty.check(answer)
    assert result.outcome == "correct", result


def one_epoch_each(network, X, y):
    run, loss = Trainer(network, CROSS_ENTROPY, optimizers.Adam(0.01), batch_size=20), np.inf
    while loss > 1e-3:
        for step in run.steps(X[:20], y[:20], epochs=1):
            loss = step.loss
    return run.iteration


def test_a_loop_that_asks_for_one_epoch_again_and_again_is_told_what_it_asks_for():
    result = exercises.overfit_twenty.check(one_epoch_each)
    assert "nothing to train" in str(result) and "epochs=trainer.epoch + 1" in str(result)


@pytest.mark.parametrize("strength, optimizer", [
    (0.003, optimizers.Adam(0.01)), (0.1, optimizers.Adam(0.01)), (0.01, optimizers.SGD(0.1)),
])  # fmt: skip
def test_a_penalty_is_recognized_whatever_its_strength_and_the_optimizer(strength, optimizer):
    def overfit_twenty(network, X, y):
        run = Trainer(network, CROSS_ENTROPY, copy.deepcopy(optimizer), penalty=L2(strength), batch_size=20)
        return list(run.steps(X[:20], y[:20], 1000))[-1].iteration

    assert exercises.overfit_twenty.check(overfit_twenty).misconception == "regularization left on"


@pytest.mark.parametrize("steps", [1, 50, 100, 200, 400])
def test_no_number_of_steps_that_is_fixed_beforehand_is_right(steps):
    def overfit_twenty(network, X, y):
        run = Trainer(network, CROSS_ENTROPY, optimizers.Adam(0.01), batch_size=20)
        return list(run.steps(X[:20], y[:20], steps))[-1].iteration

    assert exercises.overfit_twenty.check(overfit_twenty).outcome == "incorrect"


@pytest.mark.parametrize("steps, optimizer", [
    (1, optimizers.Adam(0.01)), (12, optimizers.Adam(0.01)), (1000, optimizers.SGD(0.1)),
])  # fmt: skip
def test_training_that_ends_too_soon_is_no_penalty(steps, optimizer):
    def overfit_twenty(network, X, y):
        run = Trainer(network, CROSS_ENTROPY, copy.deepcopy(optimizer), batch_size=20)
        return list(run.steps(X[:20], y[:20], steps))[-1].iteration

    result = exercises.overfit_twenty.check(overfit_twenty)
    assert result.misconception == "stops too soon"


@pytest.mark.parametrize("returned", ["49", 0.5, float("nan"), True, [49]], ids=str)
def test_what_is_no_number_of_steps_is_told_apart(returned):
    def overfit_twenty(network, X, y):
        exercises.overfit_twenty.answer(network, X, y)
        return returned

    result = exercises.overfit_twenty.check(overfit_twenty)
    assert result.outcome == "incorrect" and "not a whole number" in str(result)


def test_our_steps_are_those_of_the_library_s_check():
    X, y = datasets.digits().train
    network = mlp([64, 30, 10], seed=5)
    expected = overfit_small_batch(network, CROSS_ENTROPY, X, y).steps
    assert exercises.overfit_twenty.answer(network, X, y) == expected


def test_the_right_tiny_layers_have_the_slopes_that_jax_finds():
    x, dout = np.random.default_rng(0).normal(size=(2, 3, 3)) + 0.1
    x[0, 0] = 15
    functions = {
        "tanh": jax.numpy.tanh, "square": jax.numpy.square, "minus": lambda x: -x, "mix": lambda x: x @ MIX,
        "shrink": lambda x: 1e-5 * x, "reverse": lambda x: x[:, ::-1], "relu": jax.nn.relu,
        "scale": lambda x: x * SCALES,
    }  # fmt: skip
    for name, layer in tiny_layers().items():
        out, back = jax.vjp(functions[name.partition(" ")[0]], x)
        np.testing.assert_allclose(layer.forward(x), out, rtol=1e-12)
        agrees = np.allclose(layer.backward(dout), back(dout)[0], rtol=1e-10, atol=1e-14)
        assert agrees == ("(" not in name), name
