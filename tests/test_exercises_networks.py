"""Exercises of notebook 03: our answers are the library's and other libraries', and every right answer counts."""

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


def test_the_article_s_forward_puts_a_relu_on_the_output():
    def article(X, weights, biases):
        activation, activations = X, [X]
        for w, b in zip(weights, biases, strict=True):
            activation = np.maximum(0, np.dot(activation, w) + b)
            activations.append(activation)
        return activations

    assert exercises.forward.check(article).misconception == "ReLU on the output"


def test_the_article_s_shapes_are_for_columns():
    result = exercises.layer_shapes.check(
        lambda sizes: [((sizes[i + 1], sizes[i]), (sizes[i + 1], 1)) for i in range(len(sizes) - 1)]
    )
    assert result.misconception == "columns throughout"


def forward_by_recursion(X, weights, biases):
    if not weights:
        return [X]
    sums = np.einsum("nd,dh->nh", X, weights[0]) + biases[0][None]
    if len(weights) > 1:
        sums = sums * (sums > 0)
    return [X, *forward_by_recursion(sums, weights[1:], biases[1:])]


def test_forward_by_recursion_is_right_too():
    assert exercises.forward.check(forward_by_recursion).outcome == "correct"


def test_a_tuple_of_activations_is_right_too():
    assert exercises.forward.check(lambda *given: tuple(exercises.forward.answer(*given))).outcome == "correct"


def test_a_reader_who_changes_x_is_told():
    def changes_its_input(X, weights, biases):
        activations = [array.copy() for array in exercises.forward.answer(X, weights, biases)]
        X[...] = 0
        return activations

    assert exercises.forward.check(changes_its_input).outcome == "incorrect"


def backward_in_loops(X, W1, b1, W2, b2, dscores):
    slopes = [np.zeros_like(array) for array in (W1, b1, W2, b2)]
    for x, dscore in zip(X, dscores, strict=True):
        hidden = np.maximum(0, x @ W1 + b1)
        dhidden = np.where(hidden > 0, W2 @ dscore, 0)
        sample = np.outer(x, dhidden), dhidden, np.outer(hidden, dscore), dscore
        slopes = [total + slope for total, slope in zip(slopes, sample, strict=True)]
    return slopes


def test_a_backward_pass_sample_by_sample_is_right_too():
    assert exercises.backward_two_layers.check(backward_in_loops).outcome == "correct"


def test_the_smallest_counterexample_of_a_missing_mask_is_a_single_unit_that_is_off():
    wrong = {m.name: m.function for m in exercises.backward_two_layers.misconceptions}
    result = exercises.backward_two_layers.check(wrong["forgot the ReLU mask"])
    assert "b1 = [-3.]" in str(result).replace("array(", "")
