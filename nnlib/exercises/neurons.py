"""Exercises of notebook 01: neurons."""

import math

import numpy as np

from nnlib.activations import sigmoid
from nnlib.exercises import Exercise, Misconception, collect


def forward(inputs, weights, bias):
    """The firing rate of a sigmoid neuron: a number for inputs (D,), an array (N,) for inputs (N, D)."""
    return sigmoid(inputs @ weights + bias)


def forward_cases(rng):
    yield np.array([1.0]), np.array([2.0]), -2.0
    yield np.array([1.0, 2.0]), np.array([3.0, -1.0]), -1.0
    yield np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 1.0]]), np.array([1.0, -1.0, 2.0]), 1.0
    yield np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([1.0, -1.0]), 0.5
    yield np.array([[1.0, -0.0, 2.0]]), np.array([-1.0, 4.0, 0.5]), 0.25
    yield np.array([[1.0], [-2.0], [0.0]]), np.array([0.5]), -0.5
    yield np.empty((0, 3)), np.array([1.0, 2.0, 3.0]), 1.0
    yield np.array([[7e5, 0.0], [0.0, 7e5]]), np.array([1e-3, -1e-3]), 0.0
    yield rng.normal(size=(5, 4)).astype(np.float32), rng.normal(size=4).astype(np.float32), 0.5


forward = Exercise(
    task="""Write `forward(inputs, weights, bias)`: the firing rate of a neuron with the sigmoid as its
    activation. It takes one sample `(D,)` and gives a number, or N samples `(N, D)` and gives an array `(N,)`.""",
    answer=forward,
    cases=forward_cases,
    hints=[
        "Three steps: multiply and add up each sample's features, add the bias, apply the sigmoid.",
        "The features lie along the *last* axis, for one sample and for many. Which product sums over it?",
        "`inputs @ weights` gives a number for `(D,)` and an array `(N,)` for `(N, D)`.",
    ],
    misconceptions=[
        Misconception(
            "forgot the bias",
            lambda inputs, weights, bias: sigmoid(inputs @ weights),
            "The rate depends on the inputs alone: whatever `bias` is, it changes nothing.",
        ),
        Misconception(
            "one sum for the whole batch",
            lambda inputs, weights, bias: sigmoid(np.sum(inputs * weights) + bias),
            "One sample works. With several, all their products end in a single sum, so all samples together "
            "get one rate.",
        ),
        Misconception(
            "math on arrays",
            lambda inputs, weights, bias: 1 / (1 + math.exp(-(inputs @ weights + bias))),
            "One sample works. Functions of Python's `math` take one number, and here come N of them: "
            "NumPy has functions of the same name for arrays.",
        ),
        Misconception(
            "weights first",
            lambda inputs, weights, bias: sigmoid(weights @ inputs + bias),
            "One sample works either way round. In a batch the first axis holds the samples, and the weights should "
            "meet the features.",
        ),
        Misconception(
            "pairs weights with samples",
            lambda inputs, weights, bias: sigmoid(sum(x * w for x, w in zip(inputs, weights, strict=False)) + bias),
            "One sample works. A loop over a batch goes through its samples, not through the features of one.",
        ),
        Misconception(
            "sum over the wrong axis",
            lambda inputs, weights, bias: sigmoid((inputs * weights).sum(axis=0) + bias),
            "The sum runs over the samples: one number for each feature comes out, where one for each sample should.",
        ),
        Misconception(
            "bias in every product",
            lambda inputs, weights, bias: sigmoid((inputs * weights + bias).sum(axis=-1)),
            "The bias is added before the sum, so it counts once for each feature.",
        ),
        Misconception(
            "forgot the activation",
            lambda inputs, weights, bias: inputs @ weights + bias,
            "This is the weighted sum: it can be any number, and a firing rate lies between 0 and 1.",
        ),
        Misconception(
            "sigmoid mirrored",
            lambda inputs, weights, bias: sigmoid(-(inputs @ weights + bias)),
            "The larger the weighted sum, the lower this rate: look at the sign in the exponent.",
        ),
    ],
    why="""`inputs @ weights` sums over the features, the last axis, whether there are other axes or not. So one
    line serves one sample, many samples and no sample at all.""",
)


def batch_forward(X, W, b):
    """The scores (N, H) of H neurons for N samples: X is (N, D), W is (D, H), b is (H,)."""
    return X @ W + b


def batch_forward_cases(rng):
    yield np.array([[2.0]]), np.array([[3.0]]), np.array([1.0])
    yield np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]), np.array([5.0])
    yield np.array([[1.0, 2.0]]), np.array([[3.0, 0.0], [4.0, 1.0]]), np.array([5.0, -5.0])
    yield np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 0.0], [2.0, 1.0]]), np.array([10.0, 20.0])
    yield (
        np.array([[1.0, 0.0], [0.0, -0.0], [2.0, 1.0]]),
        np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
        np.zeros(3),
    )
    yield np.array([[1.0], [2.0], [3.0]]), np.array([[1.0, -1.0]]), np.array([0.0, 1.0])
    yield np.empty((0, 3)), np.ones((3, 2)), np.zeros(2)
    yield np.array([[1e150, -1e150]]), np.array([[1e150], [-1e150]]), np.array([1.0])
    yield (
        rng.normal(size=(6, 5)).astype(np.float32),
        rng.normal(size=(5, 4)).astype(np.float32),
        np.ones(4, np.float32),
    )
    yield rng.normal(size=(100, 30)), rng.normal(size=(30, 10)), rng.normal(size=10)


batch_forward = Exercise(
    task="""Write `batch_forward(X, W, b)`: the scores of H neurons for N samples, in rows. `X` is `(N, D)`,
    `W` is `(D, H)`, `b` is `(H,)`; the result is `(N, H)`. No activation.""",
    answer=batch_forward,
    cases=batch_forward_cases,
    hints=[
        "Write the shapes side by side, `(N, D)` and `(D, H)`: the axes that meet disappear in the product.",
        "The bias of neuron j belongs to column j of every row. What does NumPy do with `(N, H) + (H,)`?",
    ],
    misconceptions=[
        Misconception(
            "forgot the biases",
            lambda X, W, b: X @ W,
            "The scores are those of neurons without bias: `b` changes nothing.",
        ),
        Misconception(
            "loops over samples",
            lambda X, W, b: np.array([x @ W + b for x in X]),
            "The numbers are right, but a batch of no samples loses its columns: the loop never learns how many "
            "neurons there are. One product for all samples has no such gap, and is much faster.",
        ),
        Misconception(
            "stacks rows",
            lambda X, W, b: np.stack([x @ W + b for x in X]),
            "The numbers are right, but with no samples there is nothing to stack. One product for all samples has "
            "no such gap, and is much faster.",
        ),
        Misconception(
            "a list of rows",
            lambda X, W, b: [x @ W + b for x in X],
            "The loop collects its rows in a list, and what comes next wants an array. One product for all "
            "samples needs no loop.",
        ),
        Misconception(
            "columns",
            lambda X, W, b: W.T @ X.T + b[:, None],
            "These are the right numbers in column form, `(H, N)`: each sample has become a column. This course "
            "keeps samples in rows.",
        ),
        Misconception(
            "weights first",
            lambda X, W, b: W @ X + b,
            "`W @ x` is the form for columns. In rows the sample stands on the left: its D features meet the D "
            "rows of `W`.",
        ),
        Misconception(
            "weights turned",
            lambda X, W, b: X @ W.T + b,
            "`W` is `(D, H)` here: its first axis already meets the features. Turning it fails, and fails silently "
            "when D equals H.",
        ),
        Misconception(
            "product of entries",
            lambda X, W, b: X * W + b,
            "`*` multiplies entry by entry and sums nothing; a score is a *sum* over the features.",
        ),
        Misconception(
            "one bias for each sample",
            lambda X, W, b: X @ W + b[:, None],
            "The biases run down the rows, one for each sample. Each belongs to a neuron, and neurons are columns.",
        ),
    ],
    why="""Row i of `X` meets column j of `W`: the score of sample i at neuron j. The bias `(H,)` is stretched over
    the N rows. NumPy hands the whole product to compiled code, which loops in Python cannot match.""",
)


def count_parameters(inputs, outputs):
    """How many numbers a linear classifier with so many inputs and so many neurons learns."""
    return outputs * (inputs + 1)


count_parameters = Exercise(
    task="""Write `count_parameters(inputs, outputs)`: how many numbers a linear classifier with so many inputs and
    so many neurons learns. CIFAR-10 has 3072 inputs and 10 neurons.""",
    answer=count_parameters,
    cases=lambda rng: [(1, 1), (3, 1), (1, 3), (2, 3), (64, 10), (3072, 10), (10_000, 1_000)],
    hints=[
        "How many numbers does one neuron with 3 inputs learn?",
        "One for each input, and one more that no input goes through. All neurons are alike.",
    ],
    misconceptions=[
        Misconception(
            "forgot the biases",
            lambda inputs, outputs: inputs * outputs,
            "These are the weights. Each neuron learns one number more.",
        ),
        Misconception(
            "one bias for all",
            lambda inputs, outputs: inputs * outputs + 1,
            "With a single bias all neurons would be equally easy to fire. Each has its own.",
        ),
        Misconception(
            "a bias for each input",
            lambda inputs, outputs: inputs * outputs + inputs,
            "A bias is part of a weighted sum. Is there one sum for each input, or for each neuron?",
        ),
        Misconception(
            "biases at both ends",
            lambda inputs, outputs: (inputs + 1) * (outputs + 1),
            "Inputs are data: they have neither weights nor biases of their own.",
        ),
        Misconception(
            "counts the neurons",
            lambda inputs, outputs: inputs + outputs,
            "This counts inputs and neurons. What is learned sits on the connections between them, and in the biases.",
        ),
    ],
    why="Each neuron has one weight for each input and one bias. For CIFAR-10 that is 10 times 3073: 30,730 numbers.",
)


def decision_line(weights, bias):
    """Two points where the weighted sum is 0: the rows of an array (2, 2)."""
    length = np.hypot(weights[0], weights[1])
    normal = weights / length
    nearest = -bias / length * normal
    along = np.array([-normal[1], normal[0]])
    return np.array([nearest, nearest + along])


def decision_line_cases(rng):
    yield np.array([1.0, 2.0]), -2.0
    yield np.array([1.0, 2.0]), 0.0
    yield np.array([2.0, -3.0]), 4.0
    yield np.array([2.0, 0.0]), -1.0
    yield np.array([0.0, 2.0]), 1.0
    yield np.array([-1.0, -0.0]), 0.0
    yield np.array([0.5, 4.0], np.float32), 1.0
    yield np.array([3e6, -1e6]), 5e6
    yield rng.normal(size=2), float(rng.normal())


class Points:
    """What is judged and shown: two points, and the weighted sum at each."""

    def __init__(self, points, weights, bias):
        self.points = points
        with np.errstate(all="ignore"):
            self.sums = points @ weights + bias

    def __repr__(self):
        rows = zip(self.points + 0.0, np.round(self.sums, 6) + 0.0, strict=True)
        return "\n".join(f"({x1:.4g}, {x2:.4g}), where the sum is {total:.4g}" for (x1, x2), total in rows)


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
        return None if alike else "the result is not an array (2, 2), a point in each row"
    ours, theirs = _line(expected.points), _line(got.points)
    if ours is None or theirs is None:
        return None if ours is theirs else "these are not two different points of finite numbers"
    if _close(ours, theirs):
        return None
    turned = _line(got.points.T)
    if turned is not None and _close(ours, turned):
        return "the points stand in the columns; each should be a row"
    return "at these points the weighted sum is not 0"


def _line(points):
    """A line, whichever two of its points are given: its point nearest the origin, and its direction, both ways."""
    if not np.isfinite(points).all() or np.array_equal(points[0], points[1]):
        return None
    along = points[1] - points[0]
    along = along / np.hypot(*along)
    return points[0] - (points[0] @ along) * along, np.outer(along, along)


def _close(one, other):
    return all(np.allclose(a, b, rtol=1e-5, atol=1e-5) for a, b in zip(one, other, strict=True))


def _through(x1, x2):
    """Two points from their coordinates, each an array (2,)."""
    with np.errstate(invalid="ignore"):
        return np.stack(np.broadcast_arrays(x1, x2), axis=1)


def _along(weights):
    return np.array([-weights[1], weights[0]]) / np.hypot(*weights)


ENDS = np.array([-1.0, 1.0])

decision_line = Exercise(
    task="""Write `decision_line(weights, bias)` for a neuron with two inputs: any two different points of the line
    on which its weighted sum is 0, as the rows of an array `(2, 2)`. The weights are not both 0.""",
    answer=decision_line,
    cases=decision_line_cases,
    run=points_and_sums,
    compare=same_line,
    hints=[
        "The line is where `w1 * x1 + w2 * x2 + bias` is 0. Choose one coordinate, solve for the other: but what "
        "if its weight is 0?",
        "The weight vector stands upright on the line. Which vector stands upright on `(w1, w2)`?",
        "Start at the point of the line nearest the origin: go from the origin along the weight vector until the "
        "sum is 0. Then go along the line.",
    ],
    misconceptions=[
        Misconception(
            "division by zero",
            lambda weights, bias: _through(ENDS, -(weights[0] * ENDS + bias) / weights[1]),
            "Most lines are right. An upright line has no `x2` for a given `x1`: its second weight is 0.",
        ),
        Misconception(
            "division by the first weight",
            lambda weights, bias: _through(-(weights[1] * ENDS + bias) / weights[0], ENDS),
            "Most lines are right. A level line has no `x1` for a given `x2`: its first weight is 0.",
        ),
        Misconception(
            "crossings with the axes",
            lambda weights, bias: np.array([[-bias / weights[0], 0], [0, -bias / weights[1]]]),
            "A line through the origin crosses both axes at one point, and a line along one axis never meets it: "
            "these two points are not always there.",
        ),
        Misconception(
            "swapped axes",
            lambda weights, bias: _through(-(weights[0] * ENDS + bias) / weights[1], ENDS),
            "The two coordinates of each point have changed places: the line is mirrored at the diagonal.",
        ),
        Misconception(
            "swapped weights",
            lambda weights, bias: _through(ENDS, -(weights[1] * ENDS + bias) / weights[0]),
            "Each weight multiplies the other's input. Put your point into the weighted sum to see it.",
        ),
        Misconception(
            "sign of the bias",
            lambda weights, bias: _through(ENDS, (bias - weights[0] * ENDS) / weights[1]),
            "The line lies on the wrong side of the origin, except where the bias is 0: follow the sign of the "
            "bias when it changes sides of the equation.",
        ),
        Misconception(
            "sign of the bias, any line",
            lambda weights, bias: np.array([[0, 0], [-weights[1], weights[0]]]) + bias / (weights @ weights) * weights,
            "The direction is right, and upright lines too. But the line lies on the wrong side of the origin: "
            "which way along the weight vector does the sum fall to 0?",
        ),
        Misconception(
            "sign of the slope",
            lambda weights, bias: _through(ENDS, (weights[0] * ENDS - bias) / weights[1]),
            "The line crosses the `x2` axis at the right place and leans the wrong way: `w1 * x1` changes sides "
            "of the equation too.",
        ),
        Misconception(
            "forgot the bias",
            lambda weights, bias: np.array([[0.0, 0.0], [-weights[1], weights[0]]]),
            "The line always goes through the origin; the bias is what moves it away.",
        ),
        Misconception(
            "a point and a direction",
            lambda weights, bias: np.array([-bias * weights / (weights @ weights), _along(weights)]),
            "The first row lies on the line. The second is a direction: go along it from the first to get there.",
        ),
        Misconception(
            "along the weights",
            lambda weights, bias: np.array([[0, 0], weights]) - bias / (weights @ weights) * weights,
            "Along the weight vector the sum changes fastest. The line runs where the sum does *not* change.",
        ),
    ],
    why="""The weight vector is normal to the line, so the nearest point is reached from the origin along it, and the
    line goes on at a right angle. Nothing is divided by a single weight, so upright lines need no special case.""",
)

EXERCISES, progress = collect(globals())
