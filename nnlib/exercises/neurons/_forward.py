"""The exercise *forward*: one neuron."""

import math

import numpy as np

from nnlib.activations import relu, sigmoid
from nnlib.exercises import exercise


def forward_cases(rng):
    yield np.array([1.0]), np.array([2.0]), -1.0
    yield np.array([1.0, 2.0]), np.array([3.0, -1.0]), -0.5
    yield np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 1.0]]), np.array([1.0, -1.0, 2.0]), 1.0
    yield np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([1.0, -1.0]), 0.5
    yield np.array([[1.0, 0.5, 2.0]]), np.array([-1.0, 4.0, 0.5]), 0.25
    yield rng.normal(size=4), rng.normal(size=4), -1.5
    yield np.array([[1.0], [-2.0], [0.5]]), np.array([0.5]), -0.5
    yield rng.normal(size=(3, 3)), rng.normal(size=3), 0.7
    yield rng.normal(size=(5, 4)), rng.normal(size=4), -0.4


def forward_edges(rng):
    yield np.empty((0, 3)), np.array([1.0, 2.0, 3.0]), 1.0
    yield np.array([[7e5, 0.0], [0.0, 7e5]]), np.array([1e-3, -1e-3]), 0.0
    yield rng.normal(size=(5, 4)).astype(np.float32), rng.normal(size=4).astype(np.float32), 0.5


@exercise(
    task="""Write `forward(inputs, weights, bias)`: the firing rate of a neuron with the sigmoid as its activation. It
    takes one sample, of shape `(D,)`, and gives a number; or N samples, `(N, D)`, and gives their rates in an array of
    shape `(N,)`.""",
    cases=forward_cases,
    edges=forward_edges,
    hints=[
        "Three steps: multiply and add up each sample's features, add the bias, apply the sigmoid.",
        "The features lie along the *last* axis, for one sample and for many. Which product sums over it?",
        "`inputs @ weights` gives a number for `(D,)` and an array `(N,)` for `(N, D)`.",
    ],
    why="""`inputs @ weights` sums over the features, the last axis, whether there are other axes or not. So one
    line serves one sample, many samples and no sample at all.""",
)
def forward(inputs, weights, bias):
    """The firing rate of a sigmoid neuron: a number for inputs (D,), an array (N,) for inputs (N, D)."""
    return sigmoid(inputs @ weights + bias)


@forward.misconception
def activation_of_each_product(inputs, weights, bias):
    """Each product went through a sigmoid of its own, and the rates were added up. A neuron has one activation, of the
    whole sum."""
    return sigmoid(inputs * weights + bias).sum(axis=-1)


@forward.misconception
def forgot_the_bias(inputs, weights, bias):
    """The rate depends on the inputs alone: whatever `bias` is, it changes nothing."""
    return sigmoid(inputs @ weights)


@forward.misconception
def sign_of_the_bias(inputs, weights, bias):
    """The bias is taken away. It is added: a positive bias makes the neuron fire more easily."""
    return sigmoid(inputs @ weights - bias)


@forward.misconception
def bias_after_the_activation(inputs, weights, bias):
    """The bias is added to the firing rate, which then leaves the range from 0 to 1. It belongs into the sum, before
    the activation."""
    return sigmoid(inputs @ weights) + bias


@forward.misconception
def bias_in_every_product(inputs, weights, bias):
    """The bias is added before the sum, so it counts once for each feature."""
    return sigmoid((inputs * weights + bias).sum(axis=-1))


@forward.misconception(place=("weights",))
def bias_added_before_the_product(inputs, weights, bias, place="inputs"):
    """The bias is added to the inputs or to the weights, before they are multiplied. So it counts once for each
    feature, as much as the other factor is large. It is added once, to the sum."""
    return sigmoid((inputs + bias) @ weights if place == "inputs" else inputs @ (weights + bias))


@forward.misconception
def bias_as_a_factor(inputs, weights, bias):
    """The weighted sum is multiplied by the bias. It is added: then it shifts the sum by the same amount for every
    sample."""
    return sigmoid(inputs @ weights * bias)


@forward.misconception
def bias_below_the_line(inputs, weights, bias):
    """The bias is added below the line, beside the exponential. It belongs to the sum in the exponent."""
    return 1 / (1 + np.exp(-(inputs @ weights)) + bias)


@forward.misconception
def one_sum_for_the_whole_batch(inputs, weights, bias):
    """One sample works. With several, all their products end in a single sum, so all samples together get one rate."""
    return sigmoid(np.sum(inputs * weights) + bias)


@forward.misconception
def math_on_arrays(inputs, weights, bias):
    """One sample works. Python's `math` and `float` take one number, and here come N of them: NumPy has functions
    for arrays."""
    return 1 / (1 + math.exp(-(inputs @ weights + bias)))


@forward.misconception
def weights_first(inputs, weights, bias):
    """One sample works either way round. In a batch the first axis holds the samples, and the weights should meet the
    features."""
    return sigmoid(weights @ inputs + bias)


@forward.misconception
def pairs_weights_with_samples(inputs, weights, bias):
    """One sample works. A loop over a batch goes through its samples, not through the features of one."""
    return sigmoid(sum(x * w for x, w in zip(inputs, weights, strict=False)) + bias)


@forward.misconception
def sum_over_the_wrong_axis(inputs, weights, bias):
    """The sum runs over the samples: one number for each feature comes out, where one for each sample should."""
    return sigmoid((inputs * weights).sum(axis=0) + bias)


@forward.misconception
def nothing_is_added_up(inputs, weights, bias):
    """`*` multiplies pair by pair and stops there: a rate comes back for every single product. A neuron adds its
    products up and has one rate for each sample."""
    return sigmoid(inputs * weights + bias)


@forward.misconception
def batches_only(inputs, weights, bias):
    """A batch works. One sample has a single axis, number 0, so there is no axis 1 to sum over. The *last* axis is
    there for both: it has the number -1."""
    return sigmoid(np.sum(inputs * weights, axis=1) + bias)


@forward.misconception
def mean_for_sum(inputs, weights, bias):
    """The products are averaged, so each input counts less the more inputs there are. A neuron adds them up."""
    return sigmoid(np.mean(inputs * weights, axis=-1) + bias)


@forward.misconception
def one_sample_becomes_a_batch(inputs, weights, bias):
    """The rates are right. But a single sample gives an array with one number in it, where the task wants the number
    itself."""
    return sigmoid(np.atleast_2d(inputs) @ weights + bias)


@forward.misconception
def a_column_of_rates(inputs, weights, bias):
    """The rates are right, but they stand in a column of shape `(N, 1)`. Later arithmetic with an array `(N,)` would
    silently make `(N, N)` of it."""
    return sigmoid(np.sum(inputs * weights, axis=-1, keepdims=True) + bias)


@forward.misconception
def first_sample_only(inputs, weights, bias):
    """One sample works. Of a batch only the first sample gets a rate: does your loop return before it is through?"""
    return sigmoid((inputs if inputs.ndim == 1 else inputs[0]) @ weights + bias)


@forward.misconception
def forgot_the_activation(inputs, weights, bias):
    """This is the weighted sum: it can be any number, and a firing rate lies between 0 and 1."""
    return inputs @ weights + bias


@forward.misconception
def sigmoid_mirrored(inputs, weights, bias):
    """The larger the weighted sum, the lower this rate: look at the sign in the exponent."""
    return sigmoid(-(inputs @ weights + bias))


@forward.misconception
def parentheses_missing(inputs, weights, bias):
    """All rates are above 1: in `1 / 1 + exp(-s)` the division comes first. The whole sum belongs below the line."""
    return 1 / 1 + np.exp(-(inputs @ weights + bias))


@forward.misconception
def times_the_sum(inputs, weights, bias):
    """The rate is multiplied by the weighted sum: that is another activation, the SiLU. A firing rate is the sigmoid
    alone."""
    sums = inputs @ weights + bias
    return sums * sigmoid(sums)


@forward.misconception(sign=(1,))
def only_the_exponential(inputs, weights, bias, sign=-1):
    """This is the exponential of the sum, or of minus the sum: it can exceed 1. In the sigmoid it stands below the
    line, with a 1 beside it."""
    return np.exp(sign * (inputs @ weights + bias))


@forward.misconception
def minus_below_the_line(inputs, weights, bias):
    """With a minus below the line this is not even between 0 and 1. The exponential is added to the 1."""
    return 1 / (1 - np.exp(-(inputs @ weights + bias)))


@forward.misconception
def softmax_over_the_samples(inputs, weights, bias):
    """The exponentials were divided by their sum, so the rates of all samples add up to 1, and a single sample always
    has rate 1. Each sample has a rate of its own."""
    exponentials = np.exp(inputs @ weights + bias)
    return exponentials / exponentials.sum()


@forward.misconception
def step(inputs, weights, bias):
    """This says only *whether* the sum is above 0. The sigmoid also says how far: its rates lie between 0 and 1."""
    return np.heaviside(inputs @ weights + bias, 0.0)


@forward.misconception
def another_activation(inputs, weights, bias):
    """This is a tanh, which runs from -1 to 1. A firing rate can't be negative: the sigmoid runs from 0 to 1."""
    return np.tanh(inputs @ weights + bias)


@forward.misconception("ReLU")
def a_relu(inputs, weights, bias):
    """This is a ReLU: 0 or the sum itself. The sigmoid gives a rate between 0 and 1 for every sum."""
    return relu(inputs @ weights + bias)
