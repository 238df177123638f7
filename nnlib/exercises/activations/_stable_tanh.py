"""The exercise *stable_tanh*: tanh from exponentials."""

import numpy as np

from nnlib.activations import sigmoid
from nnlib.exercises import exercise
from nnlib.exercises.activations._stable_sigmoid import no_samples, sigmoid_right, tails


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
