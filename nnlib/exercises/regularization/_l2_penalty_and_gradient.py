"""The exercise *l2_penalty_and_gradient*: L2."""

import numpy as np

from nnlib.exercises import exercise


def weights_and_biases(rng):
    yield np.array([3.0]), np.array([True]), 0.1
    yield np.array([3.0, -2.0]), np.array([True, True]), 0.1
    yield np.array([3.0, -2.0, 7.0]), np.array([True, True, False]), 0.1
    yield np.array([1.0, -0.5, -1.0, 5.0]), np.array([True, True, True, False]), 0.0
    yield np.array([0.5, -3.0, 1.5, 2.0]), np.array([False, True, True, False]), 2.0
    yield rng.normal(size=12).astype(np.float32), rng.random(12) < 0.7, 0.01
    yield rng.normal(size=1000), rng.random(1000) < 0.9, 0.005


def no_weights_and_huge_ones(rng):
    yield np.array([7.0]), np.array([False]), 1.0
    yield np.empty(0), np.empty(0, bool), 0.1
    yield np.array([1e150, -1e150, 1e150]), np.array([True, True, False]), 1e-3


@exercise(
    task="""Write `l2_penalty_and_gradient(parameters, mask, strength)` for parameters `(P,)` and a boolean mask `(P,)`
    that is True where a parameter is a weight; biases cost nothing. Return a pair: the L2 penalty as a number, half the
    strength times the sum of the squared weights, and its slope for every parameter, an array `(P,)`. Leave both arrays
    as they are.""",
    cases=weights_and_biases,
    edges=no_weights_and_huge_ones,
    hints=[
        "The penalty is half the strength times the sum of the squared weights. What should a bias add to that sum?",
        "The slope of `w**2` is `2 * w`. What becomes of the 2?",
        "A bias that is replaced by 0 adds nothing to the sum, and its slope comes out as 0 as well. `np.where` can do "
        "that without changing the caller's array.",
    ],
    why="""`np.where` makes a new array in which the biases are 0, so they add nothing to the sum and get a slope of 0.
    The half is there for the slope's sake: `strength * w`, and nothing else.""",
)
def l2_penalty_and_gradient(parameters, mask, strength):
    """The L2 penalty of the weights, a number, and its slope for every parameter, an array (P,)."""
    weights = np.where(mask, parameters, 0)
    return 0.5 * strength * np.sum(weights**2), strength * weights


def l2_value(parameters, mask, strength):
    return 0.5 * strength * np.sum(parameters[mask] ** 2)


def l2_slope(parameters, mask, strength):
    return strength * np.where(mask, parameters, 0)


@l2_penalty_and_gradient.misconception
def without_the_half(parameters, mask, strength):
    """This is the article's first formula, without the half. Value and slope belong together, but the slope is twice
    what `strength` says: every step would forget twice as much."""
    return 2 * l2_value(parameters, mask, strength), 2 * l2_slope(parameters, mask, strength)


@l2_penalty_and_gradient.misconception
def half_missing_in_the_value(parameters, mask, strength):
    """The slope is right, but it is not the slope of this value: nudge a weight, and the value moves twice as fast. A
    gradient check would find it."""
    return 2 * l2_value(parameters, mask, strength), l2_slope(parameters, mask, strength)


@l2_penalty_and_gradient.misconception
def slope_doubled(parameters, mask, strength):
    """The value is right. Its slope is too large by a factor of two: the square brings a 2, and the half is there to
    take it away."""
    return l2_value(parameters, mask, strength), 2 * l2_slope(parameters, mask, strength)


@l2_penalty_and_gradient.misconception
def half_in_the_slope_too(parameters, mask, strength):
    """The value is right. In the slope the half has met the 2 of the square already; here it acts once more."""
    return l2_value(parameters, mask, strength), 0.5 * l2_slope(parameters, mask, strength)


@l2_penalty_and_gradient.misconception
def biases_included(parameters, mask, strength):
    """The biases are penalized too. They multiply no input, so they cannot make a network steep; pulling them to 0 only
    moves its answers away from the data's mean."""
    return 0.5 * strength * np.sum(parameters**2), strength * parameters


@l2_penalty_and_gradient.misconception
def biases_in_the_slope(parameters, mask, strength):
    """The value leaves the biases out, but the slope does not: they would be pulled to 0 by a penalty that does not
    count them."""
    return l2_value(parameters, mask, strength), strength * parameters


@l2_penalty_and_gradient.misconception
def biases_in_the_value(parameters, mask, strength):
    """The slope leaves the biases out, but the value counts them: the two do not belong together."""
    return 0.5 * strength * np.sum(parameters**2), l2_slope(parameters, mask, strength)


@l2_penalty_and_gradient.misconception
def mask_turned_round(parameters, mask, strength):
    """Here the biases are penalized and the weights go free. The mask is True where a parameter is a *weight*."""
    return l2_value(parameters, ~mask, strength), l2_slope(parameters, ~mask, strength)


@l2_penalty_and_gradient.misconception
def slopes_of_the_weights_alone(parameters, mask, strength):
    """The numbers are right, but the biases have lost their places: the slope must have the shape of the parameters, or
    it cannot be added to the gradient of the loss."""
    return l2_value(parameters, mask, strength), strength * parameters[mask]


@l2_penalty_and_gradient.misconception("mean for sum")
def mean_over_the_weights(parameters, mask, strength):
    """This is the mean over the weights. The penalty is their sum: with a mean, the more weights a network has, the
    less each would feel."""
    weights = max(np.sum(mask), 1)
    return l2_value(parameters, mask, strength) / weights, l2_slope(parameters, mask, strength) / weights


@l2_penalty_and_gradient.misconception
def mean_over_all_parameters(parameters, mask, strength):
    """Value and slope are divided by the number of all parameters. The penalty is a sum: with a mean, the more
    parameters a network has, the less each weight would feel."""
    count = max(len(parameters), 1)
    return l2_value(parameters, mask, strength) / count, l2_slope(parameters, mask, strength) / count


@l2_penalty_and_gradient.misconception
def mean_in_the_value_alone(parameters, mask, strength):
    """The slope is right, but it is not the slope of this value, which is the mean over the weights where their sum is
    asked for."""
    return l2_value(parameters, mask, strength) / max(np.sum(mask), 1), l2_slope(parameters, mask, strength)


@l2_penalty_and_gradient.misconception
def forgot_to_square(parameters, mask, strength):
    """Without the square, positive and negative weights cancel, and very negative weights are even rewarded."""
    return 0.5 * strength * np.sum(parameters[mask]), l2_slope(parameters, mask, strength)


@l2_penalty_and_gradient.misconception
def squared_after_the_sum(parameters, mask, strength):
    """The weights are added first, and then their sum is squared: positive and negative weights cancel. Square each of
    them, then add."""
    return 0.5 * strength * np.sum(parameters[mask]) ** 2, l2_slope(parameters, mask, strength)


@l2_penalty_and_gradient.misconception
def root_of_the_sum(parameters, mask, strength):
    """The value is made of the *length* of the weights, the root of the sum of their squares. The penalty takes the sum
    itself, and only that has this slope."""
    return 0.5 * strength * np.sqrt(np.sum(parameters[mask] ** 2)), l2_slope(parameters, mask, strength)


@l2_penalty_and_gradient.misconception("L1", half=(0.5,))
def l1_for_l2(parameters, mask, strength, half=1):
    """This is the L1 penalty: it pulls every weight with the same force. L2 pulls long weights harder."""
    weights = np.where(mask, parameters, 0)
    return half * strength * np.sum(np.abs(weights)), strength * np.sign(weights)


@l2_penalty_and_gradient.misconception("forgot the strength")
def strength_of_1(parameters, mask, strength):
    """Whatever `strength` is, it changes nothing."""
    return l2_value(parameters, mask, 1.0), l2_slope(parameters, mask, 1.0)


@l2_penalty_and_gradient.misconception
def strength_forgotten_in_the_slope(parameters, mask, strength):
    """The value is right. The slope is that of a penalty with strength 1: whatever `strength` is, it does not change
    it."""
    return l2_value(parameters, mask, strength), l2_slope(parameters, mask, 1.0)


@l2_penalty_and_gradient.misconception("downhill")
def slope_downhill(parameters, mask, strength):
    """This points downhill. A gradient points uphill; it is the optimizer that goes the other way."""
    return l2_value(parameters, mask, strength), -l2_slope(parameters, mask, strength)


@l2_penalty_and_gradient.misconception("weights after a step")
def decayed_weights(parameters, mask, strength):
    """The value is right. The second part are the parameters after a step against the slope; asked for is the slope
    itself. The step is the optimizer's."""
    return l2_value(parameters, mask, strength), parameters - l2_slope(parameters, mask, strength)


@l2_penalty_and_gradient.misconception
def slopes_added_up(parameters, mask, strength):
    """The value is right. The slopes were added up to one number; each parameter needs its own."""
    return l2_value(parameters, mask, strength), np.sum(l2_slope(parameters, mask, strength))


@l2_penalty_and_gradient.misconception
def slope_of_the_squares(parameters, mask, strength):
    """The value is right. In the slope the weights are squared as well; the slope of a square is twice the number
    itself."""
    return l2_value(parameters, mask, strength), strength * np.where(mask, parameters, 0) ** 2


@l2_penalty_and_gradient.misconception
def not_added_up(parameters, mask, strength):
    """The slope is right. The value is an array, the cost of each weight; the penalty is one number, their sum."""
    return 0.5 * strength * np.where(mask, parameters, 0) ** 2, l2_slope(parameters, mask, strength)


@l2_penalty_and_gradient.misconception
def the_value_alone(parameters, mask, strength):
    """The value is right, and its slope is missing: two things come back."""
    return l2_value(parameters, mask, strength)


@l2_penalty_and_gradient.misconception
def the_slope_alone(parameters, mask, strength):
    """The slope is right, and the value is missing: two things come back."""
    return l2_slope(parameters, mask, strength)


@l2_penalty_and_gradient.misconception("the other order")
def slope_first(parameters, mask, strength):
    """Both parts are right, in the other order: first the value, then its slope."""
    return l2_slope(parameters, mask, strength), l2_value(parameters, mask, strength)


@l2_penalty_and_gradient.misconception("in place", slope_too=(True,))
def biases_set_to_0(parameters, mask, strength, slope_too=False):
    """The numbers are right, but the caller's own array was changed on the way: the network has lost its biases."""
    parameters[~mask] = 0
    value, slope = 0.5 * strength * np.sum(parameters**2), strength * parameters
    if slope_too:
        parameters *= strength
    return value, slope


@l2_penalty_and_gradient.misconception
def mask_turned_round_in_the_slope(parameters, mask, strength):
    """The value is right. In the slope the mask is turned round: the weights are not pulled, and the biases are."""
    return l2_value(parameters, mask, strength), strength * np.where(mask, 0, parameters)


@l2_penalty_and_gradient.misconception
def mask_turned_round_in_the_value(parameters, mask, strength):
    """The slope is right. In the value the mask is turned round: the biases cost, and the weights do not."""
    return l2_value(parameters, ~mask, strength), l2_slope(parameters, mask, strength)
