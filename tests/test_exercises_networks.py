"""Exercises of notebook 03: our answers are the library's and other libraries'."""

from itertools import pairwise

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier

from nnlib.exercises import networks as exercises
from nnlib.exercises._judging import all_cases
from nnlib.networks import mlp

SIZES = [[2, 1], [3, 4, 2], [3, 4, 4, 1], [3072, 100, 10]]


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))


def test_a_shape_as_a_list_is_right_and_told():
    result = exercises.layer_shapes.check(lambda sizes: [([a, b], [b]) for a, b in pairwise(sizes)])
    assert (result.outcome, result.remark) == ("correct", "One thing is left: `result[0][0]` is a list, not a tuple.")


@pytest.mark.parametrize("sizes", SIZES)
def test_our_shapes_are_those_of_the_library_s_network(sizes):
    shapes = [view.shape for _, view in mlp(sizes).named_parameters()]
    assert exercises.layer_shapes.answer(sizes) == list(zip(shapes[::2], shapes[1::2], strict=True))


@pytest.mark.parametrize("sizes", SIZES)
def test_our_parameters_are_as_many_as_the_library_s(sizes):
    assert exercises.count.answer(sizes)[1] == mlp(sizes).parameters.size


@pytest.mark.parametrize("sizes, counted", [([3, 4, 2], (6, 26)), ([3, 4, 4, 1], (9, 41))])
def test_our_count_is_the_lecture_notes(sizes, counted):
    assert exercises.count.answer(sizes) == counted


def test_our_forward_is_scikit_learn_s_network():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(30, 4)), np.arange(30) % 3
    model = MLPClassifier((6, 5), max_iter=5, random_state=0)
    with pytest.warns(match="converge"):
        model.fit(X, y)
    scores = exercises.forward.answer(X, model.coefs_, model.intercepts_)[-1]
    probabilities = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(probabilities, model.predict_proba(X), rtol=1e-6)


@pytest.mark.parametrize("sizes", SIZES)
def test_our_forward_is_the_library_s(sizes):
    network = mlp(sizes, dtype=np.float64)
    weights, biases = ([layer.parameters[name] for layer in network.layers[::2]] for name in ("weight", "bias"))
    X = np.random.default_rng(0).normal(size=(5, sizes[0]))
    activations = exercises.forward.answer(X, weights, biases)
    np.testing.assert_allclose(activations[-1], network.forward(X))
    assert len(activations) == len(sizes)


def smooth(case):
    """Whether no hidden sum of a case lies on the ReLU's kink, where jax may take another slope."""
    X, W1, b1, *_ = case
    return bool(np.all(X @ W1 + b1))


@pytest.mark.parametrize("case", list(filter(smooth, all_cases(exercises.backward_two_layers))))
def test_our_backward_is_jax_s(case):
    X, W1, b1, W2, b2, dscores = (np.asarray(array, np.float64) for array in case)

    def loss(W1, b1, W2, b2):
        return jnp.sum((jax.nn.relu(X @ W1 + b1) @ W2 + b2) * dscores)

    theirs = jax.grad(loss, argnums=(0, 1, 2, 3))(W1, b1, W2, b2)
    for one, other in zip(exercises.backward_two_layers.answer(X, W1, b1, W2, b2, dscores), theirs, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-9)


def test_the_smallest_counterexample_of_a_missing_mask_is_a_single_unit_that_is_off():
    wrong = {m.name: m.function for m in exercises.backward_two_layers.misconceptions}
    result = exercises.backward_two_layers.check(wrong["forgot the ReLU mask"])
    assert "b1 = [-3.]" in str(result).replace("array(", "")
