"""Exercises of notebook 02: activations."""

import builtins
import math
from functools import partial

import numpy as np

from nnlib.activations import sigmoid
from nnlib.exercises import collect, exercise, same
from nnlib.initialization import normal
from nnlib.layers import Activation, Dense
from nnlib.networks import Network, mlp


def arrays(rng):
    """Arguments that every activation should take, from small to large."""
    yield np.array([-1.0, 2.0])
    yield np.array([3.0])
    yield np.array([-0.5])
    yield np.array([[-0.0, 0.0, 1.5], [-2.0, 0.5, -0.5]])
    yield np.array([-1000.0, -1e-3, 1e-3, 1000.0])
    yield rng.normal(size=(5, 4)).astype(np.float32)
    yield rng.normal(size=(2, 3, 4))


def no_samples_and_far_out(rng):
    yield np.empty((0, 4))
    yield np.array([-1e300, -1e-300, 1e-300, 1e300])


# ReLU


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



# Its slope


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



# Sigmoid


def tails(rng):
    """Arguments near 0, where any formula does, and then ever farther out."""
    yield np.array([-1.0, -0.0, 2.0])
    yield np.array([0.5])
    yield np.array([-3.0])
    yield np.array([-40.0, -45.0])
    yield np.array([800.0])
    yield np.array([-705.0])
    yield np.array([-800.0])
    yield np.array([-1000.0, -800.0])
    yield np.array([800.0, 1000.0])
    yield np.array([[-1e300, 1e300]])
    yield np.array([-5.0, 5.0, 900.0, -900.0])
    yield rng.normal(size=(2, 4, 5)).astype(np.float32)
    yield 3 * rng.normal(size=(6, 2))


def no_samples(rng):
    yield np.empty((0, 3))


def sigmoid_left(x):
    return np.exp(x) / (1 + np.exp(x))


def sigmoid_right(x):
    return 1 / (1 + np.exp(-x))


@exercise(
    task="""Write `stable_sigmoid(x)`, the sigmoid `1 / (1 + exp(-x))`, for a float array of any shape: right to five
    digits for every finite number, however small the result, and without a warning. Leave `x` as it is.""",
    cases=tails,
    edges=no_samples,
    compare=partial(same, tolerance=(1e-5, 1e-320)),
    without_warnings=True,
    hints=[
        "`exp` overflows for large arguments only. Which form of the fraction has a small argument when `x` is -800? "
        "Multiply its top and bottom by `exp(x)`.",
        "For `x >= 0` use `exp(-x)`, for `x < 0` use `exp(x)`. One expression is both: the exponential of `-abs(x)`.",
        "Call that exponential `decay`: the bottom is then `1 + decay` on both sides. Only the top differs.",
    ],
    why="""The exponential is only taken of `-|x|`, so it lies between 0 and 1. For `x >= 0` the fraction is the
    textbook's; for `x < 0` its top and bottom were multiplied by `exp(x)`. The choice is made in the top, before
    anything can overflow.""",
)
def stable_sigmoid(x):
    """1 / (1 + exp(-x)) of each number, for any finite floats."""
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


@stable_sigmoid.misconception
def overflow(x):
    """As in the article's line, at -800 this asks for `exp(800)`, which no float can hold: it becomes inf. That the
    result is still 0 is luck, and NumPy warns."""
    return sigmoid_right(x)


@stable_sigmoid.misconception
def overflow_on_the_right(x):
    """The other form of the fraction only moves the trouble: at 800 it divides inf by inf, and that is nan."""
    return sigmoid_left(x)


@stable_sigmoid.misconception
def both_branches(x):
    """The values are right. But `np.where` chooses between two *finished* arrays, so each formula is computed on the
    side where it overflows, too."""
    return np.where(x >= 0, sigmoid_right(x), sigmoid_left(x))


@stable_sigmoid.misconception("one question for all", about=(np.all, np.any))
def one_question_for_both_formulas(x, about=bool):
    """Two formulas, one for each side, is the right idea. But `if` asks once, for a whole array or a whole row of it,
    and every number needs its own answer."""
    return sigmoid_right(x) if about(x >= 0) else sigmoid_left(x)


@stable_sigmoid.misconception(bound=(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 30, 32, 36, 37, 38, 39))
def clipped(x, bound=20):
    """Clipping stops the overflow and changes values: beyond the bound all inputs share one output, and at -40 it is
    wrong many times over. A loss takes the logarithm of this number."""
    return sigmoid_right(np.clip(x, -bound, bound))


@stable_sigmoid.misconception(bound=(40, 45, 50, 60, 64, 80, 88, 100, 150, 200, 250, 256, 300, 350, 400, 600, 700, 709))
def clipped_far_out(x, bound=500):
    """Clipping stops the overflow and changes values: beyond the bound all inputs share one output. This bound is so
    far out that it will rarely matter, but there is a form that needs none."""
    return sigmoid_right(np.clip(x, -bound, bound))


@stable_sigmoid.misconception
def digits_lost_on_the_left(x):
    """No overflow, but far on the left nothing is left but 0: at -40 it should be 4e-18, and a loss takes the logarithm
    of this number. 1 minus a number close to 1 ends so, as does a 0 put there by hand."""
    right = 1 / (1 + np.exp(-np.abs(x)))
    return np.where(x >= 0, right, 1 - right)


@stable_sigmoid.misconception(floor=(1e-16, 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-6, 1e-5, 1e-3), to=(0, 1))
def a_floor_under_the_result(x, floor=1e-7, to=1):
    """The result is kept away from 0, by a smallest value or a tiny number added. At -40 it should be 4e-18 all the
    same: whoever takes the logarithm can take care of 0 there."""
    return np.clip(sigmoid(x), floor, None) if to else sigmoid(x) + floor


@stable_sigmoid.misconception
def mirrored(x):
    """This falls where the sigmoid rises: the sign in an exponent is the other one, or the two sides are swapped."""
    return 1 / (1 + np.exp(x))


@stable_sigmoid.misconception
def only_the_right_half(x):
    """The absolute value keeps the exponential small, but now -2 and 2 get one output: the left half is missing."""
    return 1 / (1 + np.exp(-np.abs(x)))


@stable_sigmoid.misconception
def only_the_left_half(x):
    """The absolute value keeps the exponential small, but now -2 and 2 get one output: the right half is missing."""
    return np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x)))


@stable_sigmoid.misconception
def one_shift_for_all(x):
    """Subtracting the largest number is softmax's cure: there it cancels in the fraction. A sigmoid compares `x` with
    0, and a shift changes what it says."""
    return sigmoid(x - np.max(x))


@stable_sigmoid.misconception
def missing_brackets(x):
    """`1 / 1 + ...` divides first: without brackets the sum is not the denominator. The result can't exceed 1."""
    with np.errstate(over="ignore"):
        return 1 / 1 + np.exp(-x)


@stable_sigmoid.misconception
def minus_in_the_denominator(x):
    """With a minus in the denominator the curve has a pole at 0, where the sigmoid is 1/2."""
    with np.errstate(all="ignore"):
        return 1 / (1 - np.exp(-x))


@stable_sigmoid.misconception("nan replaced by 0")
def nan_of_a_sigmoid_replaced(x):
    """The overflow still happens; only its traces are wiped off. Where nan stood there is 0 now, and far on the right
    the sigmoid is 1."""
    with np.errstate(all="ignore"):
        return np.nan_to_num(sigmoid_left(x), nan=0.0)


@stable_sigmoid.misconception(bound=(50, 88, 100, 200, 300, 400, 500, 600))
def zero_far_out(x, bound=700):
    """Far on the left the result is 0 too early, put there by hand or lost in a float32: at -705 it is still 7e-307.
    That will rarely matter, but there is a form that needs no bound."""
    return np.where(x < -bound, 0, sigmoid(x))


@stable_sigmoid.misconception
def the_logarithm_of_it(x):
    """This is the logarithm of the sigmoid, which is never above 0: a loss may well want that. Here its exponential is
    asked for, the sigmoid itself."""
    return -np.logaddexp(0, -x)


@stable_sigmoid.misconception
def a_hard_sigmoid(x):
    """These are straight lines: 0, then a ramp, then 1. That is the hard sigmoid, cheap and near; the sigmoid itself
    comes to its ends without reaching them."""
    return np.clip(0.25 * x + 0.5, 0, 1)


@stable_sigmoid.misconception
def a_tanh(x):
    """This runs from -1 to 1, as the tanh does. The sigmoid runs from 0 to 1."""
    return np.tanh(x)


@stable_sigmoid.misconception
def a_softsign(x):
    """`x / (1 + abs(x))` has a similar bend, from -1 to 1, but it is no sigmoid: that runs from 0 to 1 and comes to its
    ends much faster."""
    return x / (1 + np.abs(x))


@stable_sigmoid.misconception(tanh=(False,))
def twice_as_steep(x, tanh=True):
    """The curve has the right ends and is twice as steep: in the form with a tanh, that takes half of `x`."""
    return 0.5 * (1 + np.tanh(x)) if tanh else sigmoid(2 * x)


@stable_sigmoid.misconception(stable=(True,))
def a_softplus(x, stable=False):
    """This is the logarithm of `1 + exp(x)`, the softplus, which grows without end. The sigmoid is its slope."""
    return np.logaddexp(0, x) if stable else np.log(1 + np.exp(x))


@stable_sigmoid.misconception(shift=(np.max,))
def a_softmax(x, shift=lambda x: 0):
    """The exponentials are divided by their sum, so all results together add up to 1: that is the softmax. A sigmoid
    looks at one number alone."""
    exponentials = np.exp(x - shift(x))
    return exponentials / exponentials.sum()


@stable_sigmoid.misconception
def the_slope_of_it(x):
    """This is the slope of the sigmoid, highest at 0 and low on both sides. Asked for is the sigmoid itself."""
    return sigmoid(x) * (1 - sigmoid(x))



# Tanh


@exercise(
    task="""Write `stable_tanh(x)` from exponentials, for a float array of any shape and any finite numbers, without a
    warning. Leave `x` as it is. (`np.tanh` does this; it is here to compare with.)""",
    cases=tails,
    edges=no_samples,
    without_warnings=True,
    hints=[
        "Divide top and bottom of `(exp(x) - exp(-x)) / (exp(x) + exp(-x))` by `exp(x)`. For which `x` is that safe?",
        "tanh(-x) is -tanh(x). So it is enough to compute one side, with the absolute value, and to give the sign "
        "back.",
    ],
    why="""With `|x|` the exponential lies between 0 and 1, so nothing overflows; the sign comes back at the end, since
    tanh is the same on both sides but for its sign. `2 * sigmoid(2 * x) - 1` with a stable sigmoid is as good.""",
)
def stable_tanh(x):
    """tanh(x) of each number, for any finite floats, from exponentials."""
    decay = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 - decay) / (1 + decay)


def tanh_right(x):
    return (1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))


def tanh_left(x):
    return (np.exp(2 * x) - 1) / (np.exp(2 * x) + 1)


@stable_tanh.misconception
def nan_far_out(x):
    """As in the article's line, at 800 inf is divided by inf, which is nan, and one nan spreads through a whole network
    in a single step."""
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


@stable_tanh.misconception(of=(nan_far_out,))
def nan_on_the_left(x, of=tanh_right):
    """Safe on the right. On the left the exponential of `-2 * x`, or of `-x`, overflows, and inf divided by inf is
    nan."""
    return of(np.minimum(x, 20) if of is nan_far_out else x)


@stable_tanh.misconception(of=(nan_far_out,))
def nan_on_the_right(x, of=tanh_left):
    """Safe on the left. On the right the exponential of `2 * x`, or of `x`, overflows, and inf divided by inf is
    nan."""
    return of(np.maximum(x, -20) if of is nan_far_out else x)


@stable_tanh.misconception("both branches")
def both_branches_of_tanh(x):
    """The values are right. But `np.where` chooses between two *finished* arrays, so each formula is computed on the
    side where it overflows, too."""
    return np.where(x >= 0, tanh_right(x), tanh_left(x))


@stable_tanh.misconception("one question for all", about=(np.all, np.any))
def one_question_for_both_sides(x, about=bool):
    """Two formulas, one for each side, is the right idea. But `if` asks once, for a whole array or a whole row of it,
    and every number needs its own answer."""
    return tanh_right(x) if about(x >= 0) else tanh_left(x)


@stable_tanh.misconception
def a_sigmoid_that_overflows(x):
    """The idea is right, tanh is a sigmoid stretched and shifted, and so are the values. But this sigmoid overflows at
    -800, as the article's does."""
    return 2 * sigmoid_right(2 * x) - 1


@stable_tanh.misconception("clipped", bound=(1, 2, 3, 4, 6, 7))
def clipped_tanh(x, bound=5):
    """Clipping stops the overflow and changes values: beyond the bound the output should still come closer to 1."""
    return np.tanh(np.clip(x, -bound, bound))


@stable_tanh.misconception
def forgot_the_sign(x):
    """The absolute value keeps the exponential small, but the sign has to come back: tanh(-x) is -tanh(x)."""
    return np.abs(np.tanh(x))


@stable_tanh.misconception
def upside_down(x):
    """This falls where the tanh rises: at 2 it should be near 1, at -2 near -1."""
    return -np.tanh(x)


@stable_tanh.misconception
def a_half_in_the_exponent(x):
    """The curve has the right ends and is half as steep: dividing top and bottom by `exp(x)` leaves `exp(-2 * x)`,
    not `exp(-x)`."""
    return np.tanh(0.5 * x)


@stable_tanh.misconception("sigmoid")
def plain_sigmoid(x):
    """This runs from 0 to 1. The tanh is zero-centered: it runs from -1 to 1."""
    return sigmoid(x)


@stable_tanh.misconception("sigmoid of 2x")
def sigmoid_of_twice_x(x):
    """Nearly: the same curve, but from 0 to 1. It has to be stretched and shifted to run from -1 to 1."""
    return sigmoid(2 * x)


@stable_tanh.misconception
def multiplied_by_x(x):
    """The sign comes back with the size of `x` as well: the result is `x` times too large. Only the sign should come
    back."""
    return x * np.abs(np.tanh(x))


@stable_tanh.misconception
def only_the_numerator(x):
    """`(exp(x) - exp(-x)) / 2` is the sinh, which grows without end. The tanh divides it by the cosh."""
    with np.errstate(over="ignore"):
        return np.sinh(x)


@stable_tanh.misconception(at_0=(-1, 1))
def only_the_ends(x, at_0=0):
    """Only the ends -1 and 1 are left. Near 0 the tanh rises steadily from one to the other."""
    return np.where(x == 0, at_0, np.sign(x))


@stable_tanh.misconception("straight between the ends")
def a_hard_tanh(x):
    """A straight line between -1 and 1, cut off on both sides: that is the hard tanh. The tanh bends steadily."""
    return np.clip(x, -1, 1)


@stable_tanh.misconception("nan at 0")
def nan_from_the_sign(x):
    """Right where `x` is not 0. The sign was made by dividing `x` by its absolute value, and 0 / 0 is nan."""
    with np.errstate(invalid="ignore"):
        return x / np.abs(x) * np.abs(np.tanh(x))


@stable_tanh.misconception("nan replaced by 0", by=(1, -1))
def nan_replaced(x, by=0):
    """The overflow still happens; only its traces are wiped off. Where nan stood there is one number now, the same on
    both sides, and far out the tanh is 1 on the right and -1 on the left."""
    with np.errstate(all="ignore"):
        return np.nan_to_num((np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)), nan=by)


@stable_tanh.misconception
def one_at_zero(x):
    """Right everywhere but at 0, where the output is 1 or -1: at 0 the exponentials are equal, and the tanh is 0."""
    return np.where(x == 0, 1.0, np.tanh(x))


@stable_tanh.misconception
def top_and_bottom_swapped(x):
    """Top and bottom are swapped: beyond -1 and 1 there is nothing that a tanh could give."""
    with np.errstate(all="ignore"):
        return 1 / np.tanh(x)


@stable_tanh.misconception("the slope of it")
def slope_of_tanh(x):
    """This is the slope of the tanh, highest at 0 and low on both sides. Asked for is the tanh itself."""
    return 1 - np.tanh(x) ** 2


@stable_tanh.misconception
def half_as_high(x):
    """The curve runs from -1/2 to 1/2: something is halved once too often."""
    return 0.5 * np.tanh(x)



# Leaky ReLU


def leaky_cases(rng):
    yield np.array([-1.0, 2.0]), 0.1
    yield np.array([-100.0, 100.0])
    yield np.array([-4.0]), 0.5
    yield np.array([-4.0, 4.0]), 0.0
    yield np.array([[-0.0, 0.0], [1e3, -1e3]]), 0.25
    yield np.array([0.05, 0.3, -0.2]), 0.4
    yield rng.normal(size=(5, 4)).astype(np.float32), 0.2
    yield rng.normal(size=(2, 3, 4)), 0.9


def leaky_edges(rng):
    yield np.empty((0, 3)), 0.1
    yield np.array([1e300, -1e300]), 0.25


@exercise(
    task="""Write `leaky_relu(x, slope=0.01)` for a float array of any shape: `x` where it is positive, `slope * x`
    elsewhere. The slope is at least 0 and below 1. Return a new array and leave `x` as it is.""",
    cases=leaky_cases,
    edges=leaky_edges,
    hints=[
        "On which side of 0 should the slope act, and what happens on the other?",
        "`np.where(question, here, there)` chooses element by element. Or: which of `x` and `slope * x` is the larger?",
    ],
    why="""`np.where` chooses for each number. With a slope below 1 the larger of `x` and `slope * x` is the same
    thing, which is how the library writes it.""",
)
def leaky_relu(x, slope=0.01):
    """x where it is positive, slope * x elsewhere."""
    return np.where(x > 0, x, slope * x)


@leaky_relu.misconception
def slope_on_the_wrong_side(x, slope=0.01):
    """Negative numbers pass in full and positive ones are scaled down: the leak is on the wrong side of 0."""
    return np.where(x > 0, slope * x, x)


@leaky_relu.misconception
def slope_on_both_sides(x, slope=0.01):
    """A straight line: with the same slope on both sides there is no kink, and stacked layers stay linear."""
    return slope * x


@leaky_relu.misconception
def slope_as_a_number(x, slope=0.01):
    """The output below 0 is the constant `slope`. There the curve is flat, so the neuron can die as before."""
    return np.where(x > 0, x, slope)


@leaky_relu.misconception(sign=(-1,))
def cut_at_the_slope(x, slope=0.01, sign=1):
    """The numbers are compared with `slope` itself, or with minus that, and nothing comes out below. What leaks is
    `slope` times `x`."""
    return np.maximum(sign * slope, x)


@leaky_relu.misconception
def slope_fixed(x, slope=0.01):
    """Right for a slope of 0.01: whatever `slope` is, it changes nothing."""
    return np.where(x > 0, x, 0.01 * x)


@leaky_relu.misconception
def plain_relu(x, slope=0.01):
    """Nothing leaks: below 0 the output is 0, whatever `slope` is."""
    return np.maximum(0, x)


@leaky_relu.misconception("upside down")
def leak_upside_down(x, slope=0.01):
    """Below 0 the output is positive, so it falls while `x` rises. The leak keeps the sign of `x`."""
    return np.where(x > 0, x, -slope * x)


@leaky_relu.misconception
def leak_added_everywhere(x, slope=0.01):
    """Right below 0. Above, the leak is added as well, so the slope there is more than 1."""
    return np.maximum(0, x) + slope * x


@leaky_relu.misconception
def leak_taken_away(x, slope=0.01):
    """The leak is taken away instead of added: below 0 the output is positive, and above it rises less than `x`."""
    return np.maximum(0, x) - slope * x


@leaky_relu.misconception
def divided_by_the_slope(x, slope=0.01):
    """Below 0 the numbers are divided by `slope`, so they grow: a leak of 0.01 should let a hundredth through."""
    with np.errstate(divide="ignore"):
        return np.where(x > 0, x, x / slope)


@leaky_relu.misconception("one question for all")
def one_question_for_all_leaks(x, slope=0.01):
    """Right for a single number. But Python's `max` and `if` ask once for the whole array, and every number needs its
    own answer."""
    return builtins.max(x, slope * x)


@leaky_relu.misconception("in place")
def leak_in_place(x, slope=0.01):
    """The numbers are right, but they are written into the caller's own array: whoever needs `x` afterwards, such as
    the backward pass, finds it changed."""
    x[x < 0] *= slope
    return x


@leaky_relu.misconception
def on_above_the_slope(x, slope=0.01):
    """The numbers are compared with `slope`: those between 0 and `slope` leak, although they are positive."""
    return np.where(x > slope, x, slope * x)


@leaky_relu.misconception
def only_the_leak(x, slope=0.01):
    """Below 0 the leak is right. Above, nothing comes through: there the output is `x` itself."""
    return np.where(x > 0, 0.0, slope * x)


@leaky_relu.misconception
def the_slopes(x, slope=0.01):
    """These are the slopes of the curve, 1 and `slope`. Asked for is the curve itself: each slope times `x`."""
    return np.where(x > 0, 1.0, slope)


@leaky_relu.misconception(default=(0.2, 0.3, 0.001))
def another_default(x, slope=None, default=0.1):
    """Right where the slope is given. Where it is not, another one is taken than the 0.01 of the task."""
    return np.where(x > 0, x, (default if slope is None else slope) * x)


@leaky_relu.misconception
def exponential_below_0_for_a_leak(x, slope=0.01):
    """Below 0 an exponential bends the curve: this is the ELU. The leak of a leaky ReLU is a straight line."""
    return np.where(x > 0, x, slope * np.expm1(np.minimum(x, 0)))


@leaky_relu.misconception
def one_minus_the_slope(x, slope=0.01):
    """Below 0 the numbers are multiplied by 1 less the slope: all but the leak comes through. It should be the leak
    alone."""
    return np.where(x > 0, x, (1 - slope) * x)


@leaky_relu.misconception
def a_scaled_relu(x, slope=0.01):
    """This is a ReLU, scaled: on the right the slope should be 1, and on the left something should leak."""
    return slope * np.maximum(0, x)


@leaky_relu.misconception(sign=(-1,))
def slope_as_a_shift(x, slope=0.01, sign=1):
    """Below 0 the numbers are shifted by `slope`. A leak scales them: `slope` times `x`."""
    return np.where(x > 0, x, x + sign * slope)


# GELU


def moderate(rng):
    yield np.array([-1.0, 2.0])
    yield np.array([0.5])
    yield np.array([-3.0, -0.75, 0.0, 0.25])
    yield np.array([[1.5, -2.5], [4.0, -0.1]])
    yield rng.normal(size=(5, 4)).astype(np.float32)
    yield rng.normal(size=(2, 3, 4))


def share(x):
    """The share of x that GELU lets pass."""
    return 1 / (1 + np.exp(-2 * np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))


@exercise(
    task="""Write `gelu(x)` for a float array of any shape: `x` times the sigmoid of `2 * sqrt(2 / pi)` times
    `(x + 0.044715 * x**3)`. `sigmoid` of `nnlib.activations` may help. Return a new array and leave `x` as it is.""",
    cases=moderate,
    edges=no_samples_and_far_out,
    hints=[
        "Two steps: which share of `x` passes, and then the product of the two.",
        "The share is `sigmoid(...)`, and inside stands a number times a polynomial of `x`.",
    ],
    why="""A ReLU lets all of `x` pass or nothing, GELU a share between 0 and 1. The polynomial makes it that of the
    normal distribution, nearly; without the cube it would only resemble it.""",
)
def gelu(x):
    """x times the share of it that passes, a sigmoid of x and its cube."""
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))


@gelu.misconception
def the_share_alone(x):
    """This is the share that passes, between 0 and 1. What passes is that share *of* `x`."""
    return share(x)


@gelu.misconception
def cube_forgotten(x):
    """Near 0 it is right, farther out the share rises too slowly: the cube of `x` is missing inside."""
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * x)


@gelu.misconception(power=(4,))
def square_for_the_cube(x, power=2):
    """An even power is positive on both sides, so the share is too large on the left. The cube keeps the sign of
    `x`."""
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * (x + 0.044715 * x**power))


@gelu.misconception
def factor_2_forgotten(x):
    """The share rises half as fast as it should. The 2 belongs to the sigmoid's form; the form with tanh has none."""
    return x * sigmoid(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))


@gelu.misconception
def root_of_pi_halves(x):
    """The root is that of pi / 2, upside down: the share rises too fast."""
    return x * sigmoid(2 * np.sqrt(np.pi / 2) * (x + 0.044715 * x**3))


@gelu.misconception
def no_root(x):
    """2 / pi stands inside as it is; its root belongs there."""
    return x * sigmoid(2 * (2 / np.pi) * (x + 0.044715 * x**3))


@gelu.misconception
def silu(x):
    """This is SiLU, `x` times the sigmoid of `x` itself. GELU's share rises faster."""
    return x * sigmoid(x)


@gelu.misconception
def the_short_form(x):
    """Close: `sigmoid(1.702 * x)` is the paper's shorter approximation. The one asked for has a cube, and is nearer."""
    return x * sigmoid(1.702 * x)


def steep(x):
    """The argument of the sigmoid."""
    return 2 * np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)


@gelu.misconception(factor=(0.5,), height=(1, 0.5))
def tanh_for_the_sigmoid(x, factor=1, height=1):
    """tanh runs from -1 to 1, a share from 0 to 1: on the left this is positive. In the form with a tanh, 1 is added to
    it and the sum is halved."""
    return height * x * np.tanh(factor * steep(x))


@gelu.misconception
def sigmoid_forgotten(x):
    """`x` is multiplied by the polynomial itself, which is no share: it grows without end. A sigmoid makes a share of
    it."""
    return x * steep(x)


@gelu.misconception
def share_of_the_polynomial(x):
    """The share is right, but it is taken of what stands inside the sigmoid. What passes is a share of `x` itself."""
    return steep(x) * sigmoid(steep(x))


@gelu.misconception
def factor_2_in_the_form_with_tanh(x):
    """This is the form with a tanh, and the 2 of the form with a sigmoid stands in it: the share rises twice too
    fast."""
    return 0.5 * x * (1 + np.tanh(steep(x)))


@gelu.misconception(factor=(1,))
def only_x_multiplied(x, factor=2):
    """The root multiplies `x` alone, and the cube stands beside it: parentheses are missing. It multiplies the whole
    polynomial."""
    return x * sigmoid(2 / factor * (factor * np.sqrt(2 / np.pi) * x + 0.044715 * x**3))


@gelu.misconception
def root_of_the_2_alone(x):
    """The root was taken of the 2 and not of pi: parentheses are missing. It is the root of the whole fraction."""
    return x * sigmoid(2 * np.sqrt(2) / np.pi * (x + 0.044715 * x**3))


@gelu.misconception
def the_2_below_the_root(x):
    """The factor 2 has slipped below the root, where it counts as 1.41. It stands before it."""
    return x * sigmoid(np.sqrt(2 * 2 / np.pi) * (x + 0.044715 * x**3))


@gelu.misconception
def root_of_a_product(x):
    """2 and pi are multiplied below the root. It is the root of 2 divided by pi."""
    return x * sigmoid(2 * np.sqrt(2 * np.pi) * (x + 0.044715 * x**3))


@gelu.misconception
def cube_taken_off(x):
    """The cube is subtracted, so far out the share turns round and falls. It is added."""
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * (x - 0.044715 * x**3))


@gelu.misconception
def three_times_x_for_the_cube(x):
    """`x * 3` stands where the cube should: `**` is the power."""
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * (x + 0.044715 * x * 3))


@gelu.misconception(number=(0.0044715, 0.44715, 0.44, 0.04475, 0.044175, 0.0447, 0.04715))
def another_number_at_the_cube(x, number=0.44715):
    """The form is right. The number before the cube is another one: compare its digits, and where the point stands."""
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * (x + number * x**3))


@gelu.misconception(number=(1, 1.6, 2 * math.sqrt(2 / 3.14), 2 * math.sqrt(2) * math.pi, 2, 0.8))
def another_number_before_the_polynomial(x, number=1.6):
    """The form is right. The number before the parentheses is another one, or it is missing: it is 2 times the root of
    2 / pi, with all digits of pi."""
    return x * sigmoid(number * (x + 0.044715 * x**3))


@gelu.misconception
def polynomial_multiplied(x):
    """`x` and the cube are multiplied. They are added."""
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * (x * 0.044715 * x**3))


@gelu.misconception
def one_for_x(x):
    """Before the cube stands a 1. It is `x` that the cube is added to; in the form with the 1, `x` stands before the
    parentheses and a square inside."""
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * (1 + 0.044715 * x**3))


@gelu.misconception(with_x=(False,))
def cube_of_the_whole(x, with_x=True):
    """The power was taken of all that stands in the parentheses. Only the second `x` is cubed."""
    inside = x + 0.044715 * (x if with_x else 1)
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * inside**3)


@gelu.misconception
def share_added(x):
    """The share is added to `x`. What passes is that share *of* `x`: a product."""
    return x + share(x)


@gelu.misconception
def the_other_side(x):
    """The share falls where it should rise: negative numbers pass and positive ones are stopped. Look at the sign
    inside the sigmoid."""
    return x * sigmoid(-steep(x))


@gelu.misconception
def the_exact_one(x):
    """This is GELU with the normal distribution itself, which the polynomial comes close to. It differs in the fourth
    digit; the task asks for the form with the cube."""
    return x * np.vectorize(lambda number: 0.5 * math.erfc(-number / math.sqrt(2)), otypes=[float])(x)


@gelu.misconception
def half_forgotten(x):
    """Twice too large: the form with a tanh has a half before it, the form with a sigmoid no 2."""
    return x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))


@gelu.misconception
def cube_of_the_product(x):
    """The cube takes 0.044715 along. Only `x` is to be cubed."""
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * (x + (0.044715 * x) ** 3))


@gelu.misconception("plain ReLU")
def relu_for_gelu(x):
    """A ReLU: all of `x` passes or nothing. GELU lets a share pass that rises smoothly."""
    return np.maximum(0, x)


# Diagnosis


def three_networks(seed=0):
    """Three networks for the digits: what is wrong with each?"""
    tanh = mlp([64, 50, 50, 10], "tanh", init=normal(2.0), seed=seed)
    relu = mlp([64, 50, 50, 10], "relu", seed=seed + 1)
    low = [Dense(50), Activation("relu"), Dense(50, bias=-20.0), Activation("relu"), Dense(10, init="xavier")]
    return {"net 1": tanh, "net 2": relu, "net 3": Network(low, features=64, seed=seed + 2)}


def diagnosis(first, second, third):
    return {"net 1": first, "net 2": second, "net 3": third}


@exercise(
    task="""Diagnose the three nets from the statistics of their activation layers: which is `"healthy"`, which is
    `"saturated"`, which is `"dead"`? Each word may be used more than once, or not at all.""",
    choices=["healthy", "saturated", "dead"],
    hints=[
        "A dead unit gives the same output for every sample. Which column counts these units?",
        "A saturated unit of a tanh sits near -1 or 1, so the spread of its outputs is close to 1.",
        "A ReLU is flat on one side by design: on typical sums it is off for about half of the samples. What would "
        "be wrong?",
    ],
    why="""Net 1 starts from weights that are far too large: its sums are huge, and tanh answers -1 or 1 with hardly
    any slope. Net 2 is a ReLU net as it should be: off half of the time, each unit for other samples. In net 3 the
    second layer's biases are so low that no sample lifts a sum above 0: dead before the first step, and no gradient
    will ever pass.""",
)
def spot_the_bug_dead():
    return diagnosis("saturated", "healthy", "dead")


@spot_the_bug_dead.misconception
def off_is_not_dead():
    """Net 2's units are off for about half of the samples, and on for the others: that is how a ReLU works. Dead is a
    unit that is the same for *every* sample."""
    return diagnosis("saturated", "dead", "dead")


@spot_the_bug_dead.misconception
def off_is_not_saturated():
    """Look at net 2 again: a ReLU has slope 0 on one side by design, so half of its outputs count as flat on any
    healthy day. Do its units differ from sample to sample?"""
    return diagnosis("saturated", "saturated", "dead")


@spot_the_bug_dead.misconception
def a_wide_spread_is_not_health():
    """Net 1's outputs spread widely, but they sit at -1 and 1, the two ends of tanh. How much slope is left there?"""
    return diagnosis("healthy", "healthy", "dead")


@spot_the_bug_dead.misconception
def dead_and_saturated_swapped():
    """The healthy net is found; the two others are the wrong way round. A saturated unit still answers each sample, if
    only with yes or no; a dead one gives all samples the same answer."""
    return diagnosis("dead", "healthy", "saturated")


@spot_the_bug_dead.misconception
def at_the_ends_is_not_dead():
    """Net 1's units sit at the ends of tanh, but not at the same end for every sample. Dead is a unit that answers all
    samples alike."""
    return diagnosis("dead", "healthy", "dead")


@spot_the_bug_dead.misconception
def dead_is_more_than_saturated():
    """Net 3's units are flat, but not at different ends for different samples: look at the column that counts units
    with the same output for every sample."""
    return diagnosis("saturated", "healthy", "saturated")


@spot_the_bug_dead.misconception
def first_layer_only():
    """Net 3's first layer is fine. What does its second layer hand on to the outputs?"""
    return diagnosis("saturated", "healthy", "healthy")


EXERCISES, progress = collect(globals())
