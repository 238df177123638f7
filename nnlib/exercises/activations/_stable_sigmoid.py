"""The exercise *stable_sigmoid*: the sigmoid, without an overflow."""

from functools import partial

import numpy as np

from nnlib.activations import sigmoid
from nnlib.exercises import exercise, same


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
