"""The exercise *gelu*: GELU."""

import math

import numpy as np

from nnlib.activations import sigmoid
from nnlib.exercises import exercise
from nnlib.exercises.activations._cases import no_samples_and_far_out


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
