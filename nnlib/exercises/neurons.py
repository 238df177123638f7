"""Exercises of notebook 01: neurons."""

import math

import numpy as np

from nnlib.activations import relu, sigmoid
from nnlib.exercises import collect, exercise, same

# One neuron


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


# Many neurons


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


# Their parameters


@exercise(
    task="""Write `count_parameters(inputs, outputs)`: how many numbers a linear classifier with so many inputs and
    so many neurons learns, its weights and its biases together. CIFAR-10 has 3072 inputs and 10 neurons.""",
    cases=lambda rng: [(1, 1), (3, 1), (1, 3), (2, 3), (5, 7), (64, 10), (3072, 10), (1_000, 500)],
    hints=[
        "How many numbers does one neuron with 3 inputs learn?",
        "One for each input, and one more that no input goes through. All neurons are alike.",
    ],
    why="Each neuron has one weight for each input and one bias. For CIFAR-10 that is 10 times 3073: 30,730 numbers.",
)
def count_parameters(inputs, outputs):
    """How many numbers a linear classifier with so many inputs and so many neurons learns."""
    return outputs * (inputs + 1)


@count_parameters.misconception("forgot the biases")
def weights_alone(inputs, outputs):
    """These are the weights. Each neuron learns one number more."""
    return inputs * outputs


@count_parameters.misconception("one bias for all")
def a_single_bias(inputs, outputs):
    """With a single bias all neurons would be equally easy to fire. Each has its own. (`*` comes before `+`: are
    parentheses missing?)"""
    return outputs * inputs + 1


@count_parameters.misconception
def a_bias_for_each_input(inputs, outputs):
    """A bias is part of a weighted sum. Is there one sum for each input, or for each neuron?"""
    return inputs * outputs + inputs


@count_parameters.misconception
def biases_for_inputs_and_neurons(inputs, outputs):
    """Neurons have biases, and so have the inputs here. But an input is a number from the data: nothing is added up
    there, and nothing learned."""
    return inputs * outputs + inputs + outputs


@count_parameters.misconception
def biases_at_both_ends(inputs, outputs):
    """Inputs are data: they have neither weights nor biases of their own."""
    return (inputs + 1) * (outputs + 1)


@count_parameters.misconception
def counts_the_neurons(inputs, outputs):
    """This counts inputs and neurons. What is learned sits on the connections between them, and in the biases."""
    return inputs + outputs


@count_parameters.misconception
def adds_where_it_should_multiply(inputs, outputs):
    """Inputs and neurons are added. Every neuron has a weight for *every* input: that is a product."""
    return inputs + outputs + outputs


@count_parameters.misconception
def biases_alone(inputs, outputs):
    """These are the biases. Each neuron also has a weight for every input."""
    return outputs


@count_parameters.misconception
def colors_counted_twice(inputs, outputs):
    """The three colors are counted once more. The 3072 inputs of CIFAR-10 are 32 times 32 pixels in 3 colors; each
    number is one input."""
    return 3 * inputs * outputs + outputs


@count_parameters.misconception
def one_neuron_only(inputs, outputs):
    """This is what one neuron learns. There are `outputs` of them, each with weights and a bias of its own."""
    return inputs + 1


@count_parameters.misconception
def one_weight_for_each_neuron(inputs, outputs):
    """Each neuron is given one weight and one bias. It has a weight for every input."""
    return 2 * outputs


@count_parameters.misconception("CIFAR-10 only")
def those_of_cifar(inputs, outputs):
    """This is the number for CIFAR-10, whatever the arguments are."""
    return 30_730


@count_parameters.misconception
def shapes_for_a_number(inputs, outputs):
    """These are the shapes of the weights and the biases. How many numbers do arrays of these shapes hold together?"""
    return (inputs, outputs), (outputs,)


@count_parameters.misconception
def weights_and_biases_apart(inputs, outputs):
    """Both parts are right. The task wants one number: all that is learned together."""
    return inputs * outputs, outputs


# The line on which a neuron changes its mind


def decision_line_cases(rng):
    yield np.array([1.0, 2.0]), -2.0
    yield np.array([1.0, 2.0]), 0.0
    yield np.array([2.0, -3.0]), 4.0
    yield np.array([2.0, 0.0]), -1.0
    yield np.array([0.0, 2.0]), 1.0
    yield np.array([-4.0, 0.0]), 6.0
    yield np.array([0.5, 4.0]), 1.0
    yield np.array([0.25, 0.0]), 2.0
    yield np.array([30.0, -10.0]), 50.0
    yield rng.normal(size=2), 1 + float(rng.random())
    yield 0.1 * rng.normal(size=2), -float(rng.random())


def decision_line_edges(rng):
    yield np.array([-1.0, -0.0]), 0.0
    yield np.array([3e6, -1e6]), 5e6
    yield np.array([0.5, 4.0], np.float32), 1.0


class Points:
    """What is judged and shown: two points, and the weighted sum at each."""

    def __init__(self, points, weights, bias):
        self.points = points
        self.are_finite = bool(np.isfinite(points).all())
        self.differ = self.are_finite and not np.array_equal(*points)
        with np.errstate(all="ignore"):
            self.sums = points @ weights + bias
            self.on_the_line = self.are_finite and _are_zero(points, weights, bias)
            self.are_right = self.differ and self.on_the_line
            self.stand_in_columns = _are_zero(points.T, weights, bias)

    @property
    def line(self):
        """What all points of a line share: the one nearest the origin, and the direction both ways; None if far out."""
        first, second = self.points
        if not self.differ or np.abs(self.points).max() > 1e7:
            return None
        along = (second - first) / np.linalg.norm(second - first)
        return first - (first @ along) * along, np.outer(along, along)

    def __repr__(self):
        rows = zip(self.points + 0.0, np.round(self.sums, 6) + 0.0, strict=True)
        return "\n".join(f"({x1:.4g}, {x2:.4g}), where the sum is {total:.4g}" for (x1, x2), total in rows)


def _are_zero(points, weights, bias):
    terms = np.column_stack([points * weights, [bias, bias]])
    return bool(np.all(np.abs(terms.sum(axis=1)) <= 1e-6 * np.abs(terms).sum(axis=1)))


def points_and_sums(decision_line, weights, bias):
    points = decision_line(weights, bias)
    try:
        array = np.asarray(points, float)
    except (TypeError, ValueError):
        return points
    return Points(array, weights, bias) if array.shape == (2, 2) else points


def same_line(expected, got):
    """None where two pairs of points span the same line, else a clause that says how they differ."""
    if not isinstance(got, Points) or not isinstance(expected, Points):
        alike = type(expected) is type(got) and np.shape(expected) == np.shape(got)
        form = same(np.zeros((2, 2)), got)
        return None if alike else f"{form}: a point in each row" if form else "this is no pair of points"
    if expected.are_right:
        if got.are_right:
            return None
        return (
            "the weighted sum should be 0 at both points" if got.differ
            else "these are not two different points of finite numbers"
        )  # fmt: skip
    if expected.stand_in_columns and got.stand_in_columns:
        return None
    one, other = expected.line, got.line
    if one is None or other is None:
        kinds = [(points.are_finite, points.differ, points.differ or points.on_the_line) for points in (expected, got)]
        return None if one is other and kinds[0] == kinds[1] else "only one of the two is a line"
    alike = all(np.allclose(a, b, rtol=1e-5, atol=1e-5) for a, b in zip(one, other, strict=True))
    return None if alike else "these are two lines"


@exercise(
    task="""Write `decision_line(weights, bias)` for a neuron with two inputs: any two different points of the line
    on which its weighted sum is 0, as the rows of an array `(2, 2)`. At most one of the two weights is 0, either of
    them.""",
    cases=decision_line_cases,
    edges=decision_line_edges,
    run=points_and_sums,
    compare=same_line,
    hints=[
        "The line is where `w1 * x1 + w2 * x2 + bias` is 0. Choose one coordinate, solve for the other: but what "
        "if its weight is 0?",
        "The weight vector stands upright on the line. Which vector stands upright on `(w1, w2)`?",
        "Start at the point of the line nearest the origin: go from the origin along the weight vector until the "
        "sum is 0. Then go along the line.",
    ],
    why="""The weight vector is normal to the line, so the nearest point is reached from the origin along it, and the
    line goes on at a right angle. Nothing is divided by a single weight, so upright lines need no special case.""",
)
def decision_line(weights, bias):
    """Two points where the weighted sum is 0: the rows of an array (2, 2)."""
    length = np.hypot(weights[0], weights[1])
    normal = weights / length
    nearest = -bias / length * normal
    along = np.array([-normal[1], normal[0]])
    return np.array([nearest, nearest + along])


def solved(weights, bias, any_line=False):
    """Two points, by solving for x2; of an upright line, if any line will do, by solving for x1."""
    w1, w2 = weights
    if any_line and w2 == 0:
        return np.array([[-(w2 * x2 + bias) / w1, x2] for x2 in (-1.0, 1.0)])
    return np.array([[x1, -(w1 * x1 + bias) / w2] for x1 in (-1.0, 1.0)])


@decision_line.misconception(number=(float,))
def division_by_zero(weights, bias, number=np.float64):
    """Most lines are right. An upright line has no `x2` for a given `x1`: its second weight is 0."""
    return solved([number(weight) for weight in weights], bias)


@decision_line.misconception(number=(float,))
def division_by_the_first_weight(weights, bias, number=np.float64):
    """Most lines are right. A level line has no `x1` for a given `x2`: its first weight is 0."""
    return solved([number(weight) for weight in weights[::-1]], bias)[:, ::-1]


@decision_line.misconception(tiny=(1e-6, 1e-4))
def a_tiny_number_added(weights, bias, tiny=1e-9):
    """A tiny number in the place of 0 stops the error, but the points of an upright line are then far out, and the sum
    there is not 0. Which coordinate of an upright line can you choose freely?"""
    return solved(weights + [0, tiny], bias)


@decision_line.misconception(any_line=(True,))
def crossings_with_the_axes(weights, bias, any_line=False):
    """Of a line through the origin these two points are one and the same, as are the places where it crosses the two
    axes; and a line along one axis never crosses it."""
    if any_line and 0 in weights:
        return decision_line.answer(weights, bias)
    return np.array([[-bias / weights[0], 0], [0, -bias / weights[1]]])


@decision_line.misconception(any_line=(True,))
def points_in_columns(weights, bias, any_line=False):
    """The two points stand in the columns of the array. Each should be a row."""
    return solved(weights, bias, any_line).T


@decision_line.misconception(any_line=(True, False), of_the_weights=(True, False))
def swapped_axes(weights, bias, any_line=False, of_the_weights=False):
    """The line is mirrored at the diagonal: the coordinates of each point have changed places, or the two weights
    have. Put one of your points into the weighted sum to see it."""
    if of_the_weights:
        return solved(weights[::-1], bias, any_line)
    return solved(weights, bias, any_line)[:, ::-1]


@decision_line.misconception("sign of the bias", any_line=(True,))
def line_of_another_sign(weights, bias, any_line=False):
    """The line lies on the wrong side of the origin, except where the bias is 0: follow the sign of the bias when it
    changes sides of the equation. Which way along the weight vector does the sum fall to 0?"""
    return solved(weights, -bias, any_line)


@decision_line.misconception(any_line=(True,))
def sign_of_the_slope(weights, bias, any_line=False):
    """The line crosses the `x2` axis at the right place and leans the wrong way: `w1 * x1` changes sides of the
    equation too."""
    return solved(weights * [-1, 1], bias * (-1 if any_line and weights[1] == 0 else 1), any_line)


@decision_line.misconception(any_line=(True,))
def no_sign_changed(weights, bias, any_line=False):
    """`w1 * x1 + b` was divided by `w2` as it is. It changes sides of the equation, and so its sign: put one of your
    points into the weighted sum to see it."""
    return solved(weights if any_line and weights[1] == 0 else weights * [-1, 1], -bias, any_line)


@decision_line.misconception(any_line=(True,))
def not_divided_by_the_weight(weights, bias, any_line=False):
    """`w1 * x1 + b` has changed sides, and its sign. But `x2` still has its weight: the line is right where that
    happens to be 1."""
    return solved([weights[0], 1.0] if weights[1] or not any_line else [1.0, 0.0], bias, any_line)


@decision_line.misconception("forgot the bias", any_line=(True,))
def line_without_bias(weights, bias, any_line=False):
    """The line always goes through the origin; the bias is what moves it away."""
    return solved(weights, 0.0, any_line)


@decision_line.misconception(any_line=(True,))
def where_the_sum_is_one_half(weights, bias, any_line=False):
    """At these points the weighted *sum* is one half. The firing rate is one half where the sum is 0, and that is the
    line."""
    return solved(weights, bias - 0.5, any_line)


@decision_line.misconception(sign=(1,))
def slope_upside_down(weights, bias, sign=-1):
    """The line crosses the `x2` axis at the right place, but its slope is upside down: solve `w1 * x1 + w2 * x2 + b =
    0` for `x2`, and see which weight divides which."""
    w1, w2 = weights
    return np.array([[x1, sign * w2 / w1 * x1 - bias / w2] for x1 in (0.0, 1.0)])


@decision_line.misconception
def sign_of_the_bias_in_upright_lines(weights, bias):
    """All lines are right but the upright ones: these lie on the wrong side of the origin. `w1 * x1 + b` is 0 where
    `x1` is what?"""
    return solved(weights, -bias if weights[1] == 0 else bias, any_line=True)


@decision_line.misconception(any_line=(True,))
def intercept_not_divided(weights, bias, any_line=False):
    """The slope is right, but the line crosses the `x2` axis at `-b`. All of `w1 * x1 + b` is divided by `w2`, the bias
    too."""
    w1, w2 = weights
    return solved([w1, w2], bias if any_line and w2 == 0 else bias * w2, any_line)


@decision_line.misconception
def bias_as_the_intercept(weights, bias):
    """`w1 * x1 + b` was taken for `x2`. It is a part of the weighted sum; the line is where the *whole* sum is 0, so
    solve that for `x2`."""
    return np.array([[x1, weights[0] * x1 + bias] for x1 in (0.0, 1.0)])


@decision_line.misconception
def a_point_and_a_direction(weights, bias):
    """The first row lies on the line. The second is a direction: go along it from the first to get there."""
    first, second = decision_line.answer(weights, bias)
    return np.array([first, second - first])


@decision_line.misconception
def along_the_weights(weights, bias):
    """Along the weight vector the sum changes fastest. The line runs where the sum does *not* change."""
    nearest = -bias * weights / (weights @ weights)
    return np.array([nearest, nearest + weights])


@decision_line.misconception
def turned_without_a_sign(weights, bias):
    """The first point lies on the line, and the direction has its numbers in the right places. But `(w2, w1)` does not
    stand at a right angle to `(w1, w2)`: their product is not 0, unless one of the two changes its sign."""
    nearest = -bias * weights / (weights @ weights)
    return np.array([nearest, nearest + weights[::-1]])


@decision_line.misconception
def divided_by_the_length_once(weights, bias):
    """The direction is right, and the line is too far from the origin or too near, unless `w` has length 1. `w` over
    its length has length 1; how far along it the line lies is the bias, over the length once more."""
    along = np.array([-weights[1], weights[0]])
    nearest = -bias * weights / np.linalg.norm(weights)
    return np.array([nearest, nearest + along])


@decision_line.misconception
def never_divided_by_the_length(weights, bias):
    """The direction is right, and the line is too far from the origin or too near, unless `w` has length 1. At
    `-bias * w` the weighted sum is not 0 but `bias`, less `bias` times the square of the length."""
    along = np.array([-weights[1], weights[0]])
    return np.array([-bias * weights, -bias * weights + along])


@decision_line.misconception
def one_point_twice(weights, bias):
    """Both rows are the same point. It lies on the line, but it takes two different points to say which way the line
    goes."""
    nearest = -bias * weights / (weights @ weights)
    return np.array([nearest, nearest])


@decision_line.misconception
def slope_and_intercept(weights, bias):
    """Two numbers come back: a slope and an intercept, or a single point. The task wants two points, an array `(2, 2)`;
    an upright line has no slope."""
    return np.array([-weights[0], -bias]) / weights[1]


EXERCISES, progress = collect(globals())
