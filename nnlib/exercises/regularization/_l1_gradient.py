"""The exercise *l1_gradient*: L1."""

import numpy as np

from nnlib.exercises import exercise


def arrays_of_weights(rng):
    yield np.array([2.0]), 0.1
    yield np.array([-3.0]), 0.1
    yield np.array([0.0, 1.0]), 0.1
    yield np.array([3.0, -2.0, 0.0]), 0.5
    yield np.array([[1.0, -0.0], [-1.0, 0.5]]), 0.1
    yield np.array([-1e-30, 1.0, 3e-30]), 2.0
    yield np.array([2e-30, -1.0, -1e-30], np.float32), 0.1
    yield np.array([2e-8, -5e-10, 4e-6, -0.03, 5e-13, -5e-16, 3e-11, 6e-5]), 0.5
    yield rng.normal(size=(4, 3)).astype(np.float32), 0.01
    yield rng.normal(size=(2, 3, 4)), 0.005


def no_weights_and_extreme_ones(rng):
    yield np.empty((0, 3)), 0.1
    yield np.array([1e-300, -1e300]), 0.1
    yield np.array([2.0, -2.0]), 0.0


@exercise(
    task="""Write `l1_gradient(weights, strength)`: the slope of `strength * sum(|w|)` for each weight of a float array
    of any shape, in the same shape. A weight may be as small as 1e-30. At 0, where there is a kink, take 0. Leave
    `weights` as they are.""",
    cases=arrays_of_weights,
    edges=no_weights_and_extreme_ones,
    hints=[
        "Nudge a weight of 2 up by a little: how much does the penalty grow? And a weight of 200? And one of -2?",
        "Only the side of 0 matters. There are three answers: one for each side, and one for 0 itself.",
    ],
    why="""`np.sign` is 1, -1 or 0, and 0 for both zeros. The size of a weight plays no part: that is why L1 can take a
    small weight all the way to 0, where L2 slows down.""",
)
def l1_gradient(weights, strength):
    """The slope of the L1 penalty for each weight; taken as 0 at 0."""
    return strength * np.sign(weights)


def root_of_the_square(weights):
    return np.sqrt(weights**2)


@l1_gradient.misconception(size=(root_of_the_square,))
def nan_at_zero(weights, strength, size=np.abs):
    """A number divided by its size is its sign. But a weight of exactly 0 becomes 0 / 0, which is nan, and weights of
    exactly 0 are what L1 is for."""
    return strength * weights / size(weights)


@l1_gradient.misconception(small=(1e-15, 1e-12, 1e-10, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4), by=(np.add, np.maximum, np.hypot))
def division_made_safe(weights, strength, small=1e-12, by=np.add):
    """Near 0 the slope fades, so the smallest weights are hardly pulled any more. A small number in the denominator
    does so: it avoids nan, and makes a new trouble."""
    return strength * weights / by(np.abs(weights), small)


@l1_gradient.misconception
def up_at_zero(weights, strength):
    """Right everywhere but at 0. There a step against this slope pushes the weight down: what has arrived at 0 is sent
    away again."""
    return np.where(weights >= 0, strength, -strength)


@l1_gradient.misconception
def down_at_zero(weights, strength):
    """Right everywhere but at 0. There a step against this slope pushes the weight up: what has arrived at 0 is sent
    away again."""
    return np.where(weights > 0, strength, -strength)


@l1_gradient.misconception
def sign_of_a_signed_zero(weights, strength):
    """Floats know 0.0 and -0.0, and this takes the sign of both. A weight that has arrived at 0 should not be pushed to
    either side."""
    return np.copysign(strength, weights)


@l1_gradient.misconception("slope of L2")
def slope_of_l2(weights, strength):
    """This is the slope of the L2 penalty: it fades as a weight gets small, so nothing ever reaches 0. L1 pulls a small
    weight as hard as a large one."""
    return strength * weights


@l1_gradient.misconception("slope of L2 without its half")
def slope_of_l2_without_its_half(weights, strength):
    """This is the slope of the *squares*, the L2 penalty without its half. L1 adds up sizes, and pulls a small weight
    as hard as a large one."""
    return 2 * strength * weights


@l1_gradient.misconception
def the_penalty_itself(weights, strength):
    """This is what each weight *costs*. The slope says how fast the cost grows, and that does not depend on how large
    the weight is."""
    return strength * np.abs(weights)


@l1_gradient.misconception
def the_penalty_as_one_number(weights, strength):
    """This is the penalty itself, one number. Asked for is its slope for each weight: how fast the penalty grows when
    that weight does."""
    return strength * np.sum(np.abs(weights))


@l1_gradient.misconception
def no_sign(weights, strength):
    """A negative weight gets the slope of a positive one. Gradient descent would drive it further down, for ever."""
    return np.where(weights != 0, strength, 0.0)


@l1_gradient.misconception
def nothing_below_zero(weights, strength):
    """Negative weights are not pulled at all. Their size counts too: nudge one up, and the penalty shrinks."""
    return np.where(weights > 0, strength, 0.0)


@l1_gradient.misconception
def forgot_the_strength(weights, strength):
    """Whatever `strength` is, it changes nothing."""
    return np.sign(weights)


@l1_gradient.misconception
def downhill(weights, strength):
    """This points downhill. A gradient points uphill; it is the optimizer that goes the other way."""
    return -strength * np.sign(weights)


@l1_gradient.misconception
def weights_after_a_step(weights, strength):
    """These are the weights after a step against the slope. Asked for is the slope itself; the step is the
    optimizer's."""
    return weights - strength * np.sign(weights)


@l1_gradient.misconception
def half_of_it(weights, strength):
    """Half of the slope. The half belongs to L2, where the square brings a 2 that it takes away; a size brings none."""
    return 0.5 * strength * np.sign(weights)


@l1_gradient.misconception
def mean_for_sum(weights, strength):
    """The slope is divided by the number of weights. The penalty is a sum: with a mean, the more weights a network has,
    the less each would feel."""
    return strength * np.sign(weights) / max(weights.size, 1)


@l1_gradient.misconception
def slope_of_the_length(weights, strength):
    """This is the slope of the *length* of all weights together, the root of the sum of their squares. L1 adds up the
    sizes of the weights, each by itself."""
    return strength * weights / np.sqrt(np.sum(weights**2))


@l1_gradient.misconception
def one_question_for_all(weights, strength):
    """`if` asks once for the whole array, and every weight needs its own answer."""
    return strength if weights > 0 else -strength


@l1_gradient.misconception
def in_place(weights, strength):
    """The slopes are right, but they are written over the caller's own weights: the network has lost them."""
    weights[...] = strength * np.sign(weights)
    return weights


@l1_gradient.misconception
def twice_as_much(weights, strength):
    """Twice the slope. A 2 comes from a square, as in L2; a size has none."""
    return 2 * strength * np.sign(weights)


@l1_gradient.misconception
def upward_everywhere(weights, strength):
    """Every weight gets the same slope, whichever side of 0 it is on, and at 0 too. Nudge a negative weight up, and its
    size shrinks: there the slope is negative."""
    return np.full_like(weights, strength)


@l1_gradient.misconception(small=(1e-10, 1e-8, 1e-6, 1e-5, 1e-4))
def nothing_near_zero(weights, strength, small=1e-12):
    """Small weights are taken for 0 and not pulled at all. Only a weight of exactly 0 has arrived; one of 1e-30 is
    pulled like all others."""
    return strength * np.sign(weights) * (np.abs(weights) > small)


@l1_gradient.misconception
def a_step_of_soft_thresholding(weights, strength):
    """These are the weights after a step of soft thresholding: pulled toward 0, and held there. Asked for is the slope,
    how hard the penalty pulls at each."""
    return np.sign(weights) * np.maximum(np.abs(weights) - strength, 0)


@l1_gradient.misconception(steepness=(10, 100, 1e4, 1e5, 1e6, 1e8))
def a_smooth_sign(weights, strength, steepness=1000):
    """A steep `tanh` stands for the sign. However steep it is, there are weights so small that it fades: those are
    hardly pulled any more."""
    return strength * np.tanh(steepness * weights)
