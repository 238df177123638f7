"""The exercise *batch_forward*: many neurons."""

import numpy as np

from nnlib.activations import relu, sigmoid
from nnlib.exercises import exercise


def batch_forward_cases(rng):
    yield np.array([[2.0]]), np.array([[3.0]]), np.array([1.0])
    yield np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]), np.array([5.0])
    yield np.array([[1.0, 2.0]]), np.array([[3.0, 0.0], [4.0, -6.0]]), np.array([5.0, -5.0])
    yield np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 0.0], [2.0, 1.0]]), np.array([10.0, 20.0])
    yield np.array([[1.0, 0.0], [0.0, -1.0], [2.0, 1.0]]), np.arange(6.0).reshape(2, 3), np.array([0.5, 2.25, -1.0])
    yield np.array([[1.0], [2.0], [3.0]]), np.array([[1.0, -1.0]]), np.array([0.0, 1.0])
    yield rng.normal(size=(3, 3)), rng.normal(size=(3, 3)), rng.normal(size=3)
    yield rng.normal(size=(4, 4)), rng.normal(size=(4, 4)), rng.normal(size=4)
    yield rng.normal(size=(7, 5)), rng.normal(size=(5, 4)), rng.normal(size=4)


def batch_forward_edges(rng):
    yield np.empty((0, 3)), np.ones((3, 2)), np.zeros(2)
    yield np.array([[1e150, -1e150]]), np.array([[1e150], [-1e150]]), np.array([1.0])
    yield (
        rng.normal(size=(6, 5)).astype(np.float32),
        rng.normal(size=(5, 4)).astype(np.float32),
        np.ones(4, np.float32),
    )


@exercise(
    task="""Write `batch_forward(X, W, b)`: the scores of H neurons for N samples, in rows. `X` is `(N, D)`, `W` is
    `(D, H)`, `b` is `(H,)`; the result is `(N, H)`. A score is the weighted sum with its bias, without an activation.
    Leave the arguments as they are.""",
    cases=batch_forward_cases,
    edges=batch_forward_edges,
    hints=[
        "Write the shapes side by side, `(N, D)` and `(D, H)`: the axes that meet disappear in the product.",
        "The bias of neuron j belongs to column j of every row. What does NumPy do with `(N, H) + (H,)`?",
    ],
    why="""Row i of `X` meets column j of `W`: the score of sample i at neuron j. The bias `(H,)` is stretched over
    the N rows. NumPy hands the whole product to compiled code, which loops in Python cannot match.""",
)
def batch_forward(X, W, b):
    """The scores (N, H) of H neurons for N samples: X is (N, D), W is (D, H), b is (H,)."""
    return X @ W + b


@batch_forward.misconception
def forgot_the_biases(X, W, b):
    """The scores are those of neurons without bias: `b` changes nothing."""
    return X @ W


@batch_forward.misconception
def sign_of_the_biases(X, W, b):
    """The biases are taken away. They are added: a positive bias lifts its neuron's score."""
    return X @ W - b


@batch_forward.misconception
def columns(X, W, b):
    """These are the right numbers in column form, `(H, N)`: each sample has become a column. This course keeps samples
    in rows."""
    return W.T @ X.T + b[:, None]


@batch_forward.misconception("weights first", turned=(True,))
def weights_before_samples(X, W, b, turned=False):
    """`W @ x` is the form for columns. In rows the sample stands on the left: its D features meet the D rows of
    `W`."""
    return (W.T if turned else W) @ X + b


@batch_forward.misconception
def weights_turned(X, W, b):
    """`W` is `(D, H)` here: its first axis already meets the features. Turning it fails, and fails silently when D
    equals H."""
    return X @ W.T + b


@batch_forward.misconception
def samples_turned(X, W, b):
    """`X` was turned, so the samples meet the features' weights. `X` is `(N, D)`: its last axis already holds the
    features. Turning it fails, and fails silently when N equals D."""
    return X.T @ W + b


@batch_forward.misconception
def product_of_entries(X, W, b):
    """`*` multiplies entry by entry and sums nothing; a score is a *sum* over the features."""
    return X * W + b


@batch_forward.misconception(cut=(True,))
def one_bias_for_each_sample(X, W, b, cut=False):
    """The biases run down the rows, one for each sample. Each belongs to a neuron, and neurons are columns."""
    return X @ W + (b[: len(X), None] if cut else b[:, None])


@batch_forward.misconception
def one_bias_for_all(X, W, b):
    """All neurons get the first neuron's bias. Each has its own: bias j belongs to column j."""
    return X @ W + b[0]


@batch_forward.misconception(of=(np.mean,))
def the_biases_added_up(X, W, b, of=np.sum):
    """Every score gets the sum of all biases, or their mean. Each neuron has its own: bias j belongs to column j
    alone."""
    return X @ W + of(b)


@batch_forward.misconception
def biases_in_every_product(X, W, b):
    """The biases are added to the weights, so each counts once for every feature, and as often as the feature is
    large."""
    return X @ (W + b)


@batch_forward.misconception(ones_first=(False,))
def ones_and_biases_at_different_ends(X, W, b, ones_first=True):
    """The bias trick needs the ones where the biases are. Here the ones stand at one end and the biases at the other,
    so every feature meets the weights of its neighbor."""
    ones = np.ones((len(X), 1))
    return np.hstack([ones, X]) @ np.vstack([W, b]) if ones_first else np.hstack([X, ones]) @ np.vstack([b, W])


@batch_forward.misconception(feature=(0,))
def one_product_only(X, W, b, feature=-1):
    """Only one feature counts, the first or the last: in a loop, `=` forgets the products before. A score adds the
    products of all features up."""
    return np.outer(X[:, feature], W[feature]) + b


@batch_forward.misconception
def biases_as_factors(X, W, b):
    """The weighted sums are multiplied by the biases. They are added: then they shift a score by the same amount for
    every sample."""
    return X @ W * b


@batch_forward.misconception("mean for sum")
def mean_over_the_features(X, W, b):
    """The products are averaged, so each feature counts less the more of them there are. A neuron adds them up."""
    return X @ W / X.shape[1] + b


@batch_forward.misconception("a ReLU on the scores")
def relu_on_the_scores(X, W, b):
    """No score is below 0: they went through a ReLU. A score is the weighted sum itself; it may speak against its
    class."""
    return relu(X @ W + b)


@batch_forward.misconception
def firing_rates(X, W, b):
    """These are firing rates, from 0 to 1. Scores are what stands before the activation."""
    return sigmoid(X @ W + b)


@batch_forward.misconception
def biases_once_for_each_feature(X, W, b):
    """The products are right, but each bias is added D times: it stands in the loop over the features. It is added once
    for each score."""
    return X @ W + X.shape[1] * b


@batch_forward.misconception
def a_tanh_on_the_scores(X, W, b):
    """These went through a tanh, from -1 to 1. Scores are what stands before the activation."""
    return np.tanh(X @ W + b)


@batch_forward.misconception
def the_winning_neuron(X, W, b):
    """This says which neuron has the largest score, for each sample. The task wants the scores of all of them."""
    return np.argmax(X @ W + b, axis=1)


@batch_forward.misconception("first sample only")
def scores_of_the_first_sample(X, W, b):
    """The scores of the first sample come back alone, without a row for each sample: does your loop return before it
    is through?"""
    return X[0] @ W + b


@batch_forward.misconception
def the_samples_added_up(X, W, b):
    """One row comes back for all samples together: they were added up. Each sample has scores of its own."""
    return X.sum(axis=0) @ W + b
