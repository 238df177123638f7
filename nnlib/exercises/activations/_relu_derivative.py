"""The exercise *relu_derivative*: the slope of a ReLU."""

import numpy as np

from nnlib.exercises import exercise
from nnlib.exercises.activations._cases import arrays, no_samples_and_far_out


@exercise(
    task="""Write `relu_derivative(x)`: the slope of `relu` at each number of a float array of any shape, as an array
    of floats in the shape of `x`. At 0, where there is a kink, take 0. Leave `x` as it is.""",
    cases=arrays,
    edges=no_samples_and_far_out,
    dtype="kind",
    hints=[
        "Nudge `x` up a little: how much does the output rise where `x` is 2? Where it is -1?",
        "Two slopes are enough. Which question of `x` tells them apart, and what should happen when `x` is exactly 0?",
    ],
    why="""Left of 0 the curve is flat, right of 0 it rises by 1 for each 1. The kink at 0 has no slope of its own;
    with 0 a neuron whose sum is exactly 0 is off. Since the output is positive exactly where `x` is, `y > 0` would
    answer as well.""",
)
def relu_derivative(x):
    """The slope of relu at each x, as floats; taken as 0 at x = 0."""
    return np.where(x > 0, 1.0, 0.0)


@relu_derivative.misconception
def one_at_0(x):
    """Right everywhere but at 0. There the curve has a kink and any slope from 0 to 1 could be defended; the task
    takes 0, as the library does."""
    return np.where(x >= 0, 1.0, 0.0)


@relu_derivative.misconception
def half_at_0(x):
    """Right everywhere but at 0. The mean of both sides can be defended; the task takes 0, as the library does."""
    return np.heaviside(x, 0.5)


@relu_derivative.misconception
def the_output_itself(x):
    """This is `relu`. The slope says how fast the output grows, and that does not depend on how large it is."""
    return np.maximum(0, x)


@relu_derivative.misconception
def x_itself_where_it_is_off(x):
    """Where the neuron is on, the slope is right. Where it is off, `x` is left as it was: the slope there is 0."""
    return np.where(x > 0, 1.0, x)


@relu_derivative.misconception
def one_everywhere(x):
    """The slope is 1 everywhere. If you asked the output of `relu`: that is never below 0."""
    return np.where(np.maximum(0, x) >= 0, 1.0, 0.0)


@relu_derivative.misconception
def booleans(x):
    """True and False are the right answers to the question, but a slope is a number: the backward pass multiplies by
    it."""
    return x > 0


@relu_derivative.misconception
def whole_numbers(x):
    """The values are right and their type is whole numbers. Slopes are multiplied and added to others: let them be
    floats."""
    return np.where(x > 0, 1, 0)


@relu_derivative.misconception("one question for all")
def one_question_for_all_slopes(x):
    """`if` asks once for the whole array; every number needs its own answer."""
    return 1.0 if x > 0 else 0.0


@relu_derivative.misconception
def one_answer_for_all(x):
    """One slope comes back for the whole array. Every number of `x` has its own."""
    return 1.0 if np.any(x > 0) else 0.0


@relu_derivative.misconception
def sign(x):
    """Below 0 this gives -1: an output that falls while `x` rises. But there `relu` is flat."""
    return np.sign(x)


@relu_derivative.misconception(at_0=(0.0,))
def other_half(x, at_0=1.0):
    """0 where the neuron is on and 1 where it is off: the wrong way round. Where does the output rise with `x`?"""
    return np.where(x < 0, 1.0, np.where(x == 0, at_0, 0.0))


@relu_derivative.misconception
def one_where_x_is_not_0(x):
    """The slope is 0 at 0 alone, and 1 on both sides. Left of 0 the curve is flat."""
    return np.where(x != 0, 1.0, 0.0)


@relu_derivative.misconception(step=(1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 0.01, 0.1), back=(True, False))
def a_difference_quotient(x, step=1e-6, back=True):
    """The slope is measured over a small step. That is nearly right away from 0; a step that reaches across the kink
    measures something between 0 and 1, or 1, where the task takes 0."""
    start = x - step if back else x
    return (np.maximum(0, x + step) - np.maximum(0, start)) / (2 * step if back else step)


@relu_derivative.misconception
def on_above_1(x):
    """The numbers are compared with 1. The neuron is on wherever `x` is above 0."""
    return np.where(x > 1, 1.0, 0.0)


@relu_derivative.misconception
def cut_off_at_1(x):
    """Between 0 and 1 this rises with `x`. A slope is 1 wherever the neuron is on, if only a little."""
    return np.clip(x, 0, 1)


@relu_derivative.misconception
def the_slope_of_the_sigmoid(x):
    """`y * (1 - y)` is the slope of the sigmoid, in terms of its output. Each activation has its own."""
    return np.maximum(0, x) * (1 - np.maximum(0, x))


@relu_derivative.misconception
def slopes_into_the_callers_array(x):
    """The numbers are right, but they are written into the caller's own array: whoever needs `x` afterwards finds it
    changed."""
    on = x > 0
    x[on], x[~on] = 1, 0
    return x


@relu_derivative.misconception
def minus_one_where_it_is_off(x):
    """Where the neuron is off, this gives -1: an output that falls while `x` rises. But there `relu` is flat."""
    return np.where(x > 0, 1.0, -1.0)


@relu_derivative.misconception("slope of a leaky ReLU", slope=(0.1, 0.2))
def slope_of_a_leaky_relu(x, slope=0.01):
    """Below 0 a little slope is left. That is the leaky ReLU's; the plain one is flat there."""
    return np.where(x > 0, 1.0, slope)


@relu_derivative.misconception
def nan_at_0(x):
    """Right where `x` is not 0. At 0 the output is divided by 0, and 0/0 is nan."""
    with np.errstate(invalid="ignore"):
        return np.maximum(0, x) / x


@relu_derivative.misconception("one row for all")
def slopes_in_one_row(x):
    """The slopes are right, but they come back in one row: the shape of `x` is lost."""
    return np.where(x > 0, 1.0, 0.0).ravel()
