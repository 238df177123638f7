"""The exercise *relu*: the ReLU."""

import builtins

import numpy as np

from nnlib.activations import sigmoid
from nnlib.exercises import exercise
from nnlib.exercises.activations._cases import arrays, no_samples_and_far_out


@exercise(
    task="""Write `relu(x)` for a float array of any shape: 0 where `x` is below 0, `x` itself elsewhere. Return a new
    array and leave `x` as it is.""",
    cases=arrays,
    edges=no_samples_and_far_out,
    hints=[
        "`x > 0` asks every number of the array, and so gives an array of answers. What has to happen with each?",
        "NumPy has a function that takes the larger of two, element by element, and leaves its arguments as they are.",
    ],
    why="""`np.maximum` takes the larger of two, element by element, whatever the shape, and returns a new array.""",
)
def relu(x):
    """max(0, x) of each number in an array of any shape."""
    return np.maximum(0, x)


@relu.misconception
def one_question_for_all(x):
    """Right for a single number. But Python's `max` and `if` ask *once*, of the whole array, whether it is larger than
    0; an array has no single answer to that."""
    return builtins.max(0, x)


@relu.misconception
def in_place(x):
    """The numbers are right, but they are written into the caller's own array: whoever needs `x` afterwards, such as
    the backward pass, finds it changed."""
    x[x < 0] = 0
    return x


@relu.misconception
def largest_of_an_axis(x):
    """`np.max(x, 0)` is the largest number along axis 0. It compares the numbers of `x` with each other, not each of
    them with zero."""
    return np.max(x, 0)


@relu.misconception
def largest_of_all(x):
    """One number comes back: the largest of the whole array, or 0. Each number of `x` should be compared with 0, and
    each keeps its place."""
    return np.maximum(0, np.max(x))


@relu.misconception
def a_loop_over_the_first_axis(x):
    """The loop goes through the first axis alone: right for a row of numbers, but in a batch its elements are whole
    rows."""
    return np.array([builtins.max(0, number) for number in x])


@relu.misconception
def drops_the_negatives(x):
    """`x[x > 0]` keeps the positive numbers and leaves the others out. A neuron that is off still has an output: 0."""
    return x[x > 0]


@relu.misconception
def flattened(x):
    """The numbers are right, but they come back in one row: the shape is lost, and the next layer needs it."""
    return np.array([number if number > 0 else 0.0 for number in x.ravel()])


@relu.misconception
def absolute_value(x):
    """Negative numbers come back positive. A ReLU is silent there."""
    return np.abs(x)


@relu.misconception
def step(x):
    """This says *whether* the neuron fires, 0 or 1, and loses how much."""
    return np.where(x > 0, 1.0, 0.0)


@relu.misconception
def other_side(x):
    """The wrong half survives: here the negative numbers pass and the positive ones are cut."""
    return np.minimum(0, x)


@relu.misconception
def clipped_at_1(x):
    """Right up to 1. Above, the output no longer grows: a ReLU has no upper end."""
    return np.clip(x, 0, 1)


@relu.misconception(slope=(0.1, 0.2))
def leaky(x, slope=0.01):
    """Below 0 a little of `x` is let through. That is the leaky ReLU; the plain one gives 0 there."""
    return np.where(x > 0, x, slope * x)


@relu.misconception
def compared_with_1(x):
    """The numbers are compared with 1, not with 0: those between 0 and 1 are lost."""
    return np.where(x >= 1, x, 0.0)


@relu.misconception
def at_least_1(x):
    """Nothing comes back below 1: the numbers are compared with 1. A ReLU gives 0 where `x` is below 0."""
    return np.maximum(1, x)


@relu.misconception
def sign_of_x_turned(x):
    """The sign of `x` is turned first: the neuron is on where `x` is negative. A ReLU lets the positive numbers
    pass."""
    return np.maximum(0, -x)


@relu.misconception
def clipped_at_6(x):
    """Right up to 6, which is the end of a ReLU6. The plain ReLU has no upper end."""
    return np.clip(x, 0, 6)


@relu.misconception
def clipped_on_both_sides(x):
    """This is the identity between -1 and 1, cut off on both sides. A ReLU is 0 below 0 and has no upper end."""
    return np.clip(x, -1, 1)


@relu.misconception
def exponential_below_0(x):
    """Below 0 an exponential bends the curve: this is the ELU. The ReLU gives 0 there."""
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


@relu.misconception
def a_sigmoid(x):
    """This is a sigmoid, which runs from 0 to 1. A ReLU lets positive numbers pass as they are."""
    return sigmoid(x)


@relu.misconception
def softplus(x):
    """The bend is round: this is the softplus, which comes close to the ReLU far from 0 and never is 0 itself."""
    return np.logaddexp(0, x)


@relu.misconception
def decimals_cut_off(x):
    """The numbers have lost their decimals on the way: what is above 0 comes back as it was, all of it."""
    return np.trunc(np.maximum(0, x))


@relu.misconception
def squared(x):
    """Where the neuron is on, its output is the square of `x`. It should be `x` itself."""
    return np.maximum(0, x) ** 2
