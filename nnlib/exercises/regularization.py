"""Exercises of notebook 07: regularization."""

import numpy as np

from nnlib.exercises import collect, exercise, same
from nnlib.exercises._values import kind

# L2


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


# L1


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


# Dropout

DRAWS = 25  # calls with the same input


class Draws:
    """What many calls made of the same input: by how much each number was multiplied, 0 where it was dropped."""

    def __init__(self, x, keep, outputs, changed):
        self.factors, self.keep, self.changed = np.array(outputs, float) / x, keep, changed
        self.kept = self.factors != 0
        by = {float(f"{factor:.3g}") for factor in self.factors[self.kept]}
        self.by = sorted(by) if len(by) < 4 else "many numbers"
        self.share = self.kept.mean() if x.size else 1.0

    def _often(self):
        """The number by which many are multiplied, where others are not."""
        factors, times = np.unique(self.factors[self.kept].round(6), return_counts=True)
        return f", most often by {factors[times.argmax()]:.3g}" if times.max() > 0.2 * times.sum() else ""

    def __eq__(self, other):
        return isinstance(other, Draws) and np.array_equal(self.factors, other.factors)

    __hash__ = None

    @property
    def some(self):
        """Whether some numbers are dropped and others kept."""
        return not self.kept.all() and self.kept.any()

    def alike(self, axis):
        """Whether numbers share their fate along an axis (0 calls, 1 samples, 2 features), though some are dropped."""
        return bool(self.some and self.kept.shape[axis] > 1 and (self.kept.any(axis) == self.kept.all(axis)).all())

    @property
    def counted(self):
        """Whether each call keeps the same number of units, though not always the same ones."""
        return bool(self.some and not self.alike(0) and np.ptp(self.kept.sum(axis=(1, 2))) == 0)

    @property
    def even(self):
        """Whether all that is kept in a call is multiplied by one factor."""
        return all(np.allclose(call[call != 0], call.max(initial=0), rtol=1e-3) for call in self.factors)

    def near(self, share):
        """Whether a share may be the one that is kept, by chance: within five standard errors."""
        draws = np.prod([size for axis, size in enumerate(self.kept.shape) if not self.alike(axis)])
        return abs(self.share - share) <= 5 * np.sqrt(0.5 / max(draws, 1))

    def __repr__(self):
        if not self.kept.size:
            return f"an array of shape {self.kept.shape[1:]}"
        nearest = min((1.0, self.keep, 1 - self.keep), key=lambda share: abs(share - self.share))
        share = nearest if self.near(nearest) else self.share
        by = self.by + self._often() if isinstance(self.by, str) else " or ".join(f"{factor:g}" for factor in self.by)
        return f"about {100 * share:.0f} % of the numbers are kept" + f", each multiplied by {by}" * bool(self.by)


def draw_often(inverted_dropout, x, keep, rng, training):
    """Many calls with one generator."""
    given, outputs = x.copy(), []
    for _ in range(DRAWS):
        given[...] = x
        out = inverted_dropout(given, keep, rng, training)
        if not isinstance(out, np.ndarray) or out.shape != x.shape or out.dtype.kind != "f":
            return out if out is None else kind(out)
        outputs.append(out.copy())
        changed = not np.array_equal(given, x)
    return Draws(x, keep, outputs, changed)


def alike_draws(expected, got):
    """None where two ways of drawing do the same to the numbers, else a clause that says how they differ."""
    if not isinstance(got, Draws) or not isinstance(expected, Draws):
        alike = type(expected) is type(got)
        return same(expected, got) if alike else "the result is no float array of the shape of `x`"
    if np.isfinite(expected.factors).all() != np.isfinite(got.factors).all():
        return "not all of the numbers are finite"
    for axis, words in enumerate(("in every call", "in every sample of a batch", "in every feature of a sample")):
        if expected.alike(axis) != got.alike(axis):
            return f"what is dropped of `x` is the same {words}"
    if not got.near(expected.share):
        if got.kept.all():
            return "none of the numbers is set to 0"
        return f"about {100 * got.share:.0f} % of the numbers are kept"
    if expected.counted != got.counted:
        return "each call drops the same number of the numbers of `x`"
    if expected.even != got.even:
        return "the numbers of `x` that are kept are multiplied by different factors"
    if expected.by != got.by:
        return "the numbers of `x` that are kept are not multiplied by the right factor"
    return "`x` is not left as it was" if expected.changed != got.changed else None


def draws_of_dropout(rng):
    few = np.array([
        [1.0, -2.0, 4.0, 0.5, 6.0], [3.0, 5.0, -6.0, 2.0, -1.0], [0.5, 7.0, -1.0, -4.0, 3.0], [2.0, -3.0, 9.0, 8.0, 5.0]
    ])  # fmt: skip
    yield few, 0.8, rng, False
    yield few, 0.8, rng, True
    yield few, 0.4, rng, True
    yield few, 0.4, rng, False
    yield rng.normal(size=(6, 5)).astype(np.float32), 0.6, rng, True
    yield rng.normal(size=(5, 6)), 0.7, rng, True


def few_numbers_and_extreme_ones(rng):
    yield np.array([[3.0]]), 0.8, rng, True
    yield np.array([[3.0, -1.0]]), 1.0, rng, True
    yield np.empty((0, 3)), 0.5, rng, True
    yield np.empty((0, 3)), 0.5, rng, False
    yield np.array([[1e150, -1e-150], [1e-150, -1e150]]), 0.5, rng, True


@exercise(
    task="""Write `inverted_dropout(x, keep, rng, training)` for a float array `(N, D)`; an array like it comes back.
    While training, each number is kept with probability `keep`, above 0 and at most 1, independently of all others, and
    what is kept is scaled so that the mean stays the same. In use, when `training` is False, nothing happens. All
    random numbers come from the generator `rng`: `rng.random(shape)` draws them evenly between 0 and 1. Leave `x` as it
    is.""",
    cases=draws_of_dropout,
    edges=few_numbers_and_extreme_ones,
    run=draw_often,
    compare=alike_draws,
    draws=True,
    time_limit=20,
    hints=[
        "`rng.random(shape)` gives numbers that are spread evenly between 0 and 1. What share of them is below 0.8?",
        "If four of five numbers are kept, the sum shrinks to 0.8 of itself. What brings it back?",
        "Start with the case in which nothing happens. Then: one random number for each entry of `x`, a comparison "
        "with `keep`, a product, and a division.",
    ],
    why="""Each entry has its own random number, so each sample loses other units, and other ones in each step. Of the
    sum a share `keep` is left on the average, and the division brings it back: in use there is nothing to do.""",
)
def inverted_dropout(x, keep, rng, training):
    """x (N, D) with inverted dropout: each number is kept with probability keep, and only while training."""
    if not training:
        return x
    mask = rng.random(x.shape) < keep
    return x * mask / keep


@inverted_dropout.misconception
def keep_and_drop_swapped(x, keep, rng, training):
    """`keep` is used as the probability of *dropping*. At 0.5 nobody would notice: half is kept either way."""
    return x * (rng.random(x.shape) >= keep) / keep if training else x


@inverted_dropout.misconception
def swapped_throughout(x, keep, rng, training):
    """Mask and scale fit each other, but both treat `keep` as the probability of *dropping*. At 0.5 nobody would
    notice."""
    return x * (rng.random(x.shape) >= keep) / max(1 - keep, 1e-300) if training else x


@inverted_dropout.misconception
def no_scaling(x, keep, rng, training):
    """This is the article's first form, and only half of it: the outputs are smaller while training, and nothing makes
    up for it in use. The next layer would meet sums that it has never seen."""
    return x * (rng.random(x.shape) < keep) if training else x


@inverted_dropout.misconception
def plain_dropout(x, keep, rng, training):
    """Right on the average: this is plain dropout, which scales in use. Inverted dropout scales while training, so that
    the network in use needs no change."""
    return x * (rng.random(x.shape) < keep) if training else x * keep


@inverted_dropout.misconception
def scaled_twice(x, keep, rng, training):
    """The scaling is done while training already; in use it comes once more, and the outputs are too small."""
    return x * (rng.random(x.shape) < keep) / keep if training else x * keep


@inverted_dropout.misconception
def scaled_up_in_use(x, keep, rng, training):
    """While training all is right. In use nothing is dropped, so nothing has to be brought back: the outputs are too
    large."""
    return x * (rng.random(x.shape) < keep) / keep if training else x / keep


@inverted_dropout.misconception
def scaled_in_use_alone(x, keep, rng, training):
    """The division makes up for what is dropped, so it belongs to training. Here it comes in use, where nothing is
    dropped: too small while training, too large in use."""
    return x * (rng.random(x.shape) < keep) if training else x / keep


@inverted_dropout.misconception
def multiplied_for_divided(x, keep, rng, training):
    """The mean should come *back*. Multiplied by `keep`, which is below 1, it shrinks a second time."""
    return x * (rng.random(x.shape) < keep) * keep if training else x


@inverted_dropout.misconception
def scaled_by_the_dropped_share(x, keep, rng, training):
    """The mask is right, but the scale belongs to the share that is *dropped*. At 0.5 nobody would notice."""
    return x * (rng.random(x.shape) < keep) / max(1 - keep, 1e-300) if training else x


@inverted_dropout.misconception
def applied_in_use_too(x, keep, rng, training):
    """It drops in use as well: the same image would get another answer each time."""
    return x * (rng.random(x.shape) < keep) / keep


@inverted_dropout.misconception("the other way round")
def dropped_in_use(x, keep, rng, training):
    """It drops in use and leaves training alone: look at the question that `training` is asked."""
    return x if training else x * (rng.random(x.shape) < keep) / keep


@inverted_dropout.misconception
def same_mask_for_every_sample(x, keep, rng, training):
    """One mask is drawn for the whole batch: all its samples lose the same units, so a step sees one thinned network
    instead of many."""
    return x * (rng.random(x.shape[1]) < keep) / keep if training else x


@inverted_dropout.misconception
def whole_samples(x, keep, rng, training):
    """One number is drawn for each sample: a sample is kept whole or lost whole. Units should be dropped one by one."""
    return x * (rng.random((len(x), 1)) < keep) / keep if training else x


@inverted_dropout.misconception
def all_or_nothing(x, keep, rng, training):
    """A single number is drawn: the whole batch is kept, or the whole batch is lost. Each number of `x` needs a random
    number of its own."""
    return x * (rng.random() < keep) / keep if training else x


@inverted_dropout.misconception
def same_mask_every_time(x, keep, rng, training):
    """Each call drops the same units, as with a generator that starts anew each time: what is dropped once is dropped
    for ever. That is a smaller network, not dropout."""
    return x * (np.random.default_rng(0).random(x.shape) < keep) / keep if training else x


@inverted_dropout.misconception
def the_global_generator(x, keep, rng, training):
    """It drops as it should, with numbers of NumPy's global generator. Whoever hands in `rng`, with a seed, wants the
    same run again; here it would be another one."""
    return x * (np.random.random(x.shape) < keep) / keep if training else x


@inverted_dropout.misconception
def a_generator_of_its_own(x, keep, rng, training):
    """It drops as it should, with numbers of a generator made on the spot. Whoever hands in `rng`, with a seed, wants
    the same run again; here it would be another one."""
    return x * (np.random.default_rng().random(x.shape) < keep) / keep if training else x


@inverted_dropout.misconception
def a_fixed_number_of_units(x, keep, rng, training):
    """The share is met exactly: each call drops the same number of units. Then they are not independent: where one is
    dropped, another is more likely to stay."""
    mask = rng.permutation(x.size).reshape(x.shape) < round(keep * x.size)
    return x * mask / keep if training else x


@inverted_dropout.misconception
def comparison_forgotten(x, keep, rng, training):
    """Nothing is dropped: each number is multiplied by a random one of any size. A unit is there or it is not: whether
    it stays, is a comparison of a random number with `keep`."""
    return x * rng.random(x.shape) / keep if training else x


@inverted_dropout.misconception
def a_fair_coin(x, keep, rng, training):
    """Half of the numbers are kept, whatever `keep` is: a coin is thrown for each. The scale belongs to `keep`, so the
    mean does not stay the same either."""
    return x * (rng.random(x.shape) < 0.5) / keep if training else x


@inverted_dropout.misconception
def scaled_by_what_was_kept(x, keep, rng, training):
    """The scale is made of the share that happened to be kept, so it changes from call to call, and there is none where
    all are dropped. Divide by the probability itself."""
    mask = rng.random(x.shape) < keep
    return x * mask * (mask.size / max(mask.sum(), 1)) if training else x


@inverted_dropout.misconception
def normal_draws(x, keep, rng, training):
    """The numbers are drawn from a normal distribution. What share of those lies below `keep`, is another question; of
    numbers that are spread evenly between 0 and 1 it is `keep` itself."""
    return x * (rng.normal(size=x.shape) < keep) / keep if training else x


@inverted_dropout.misconception
def the_mask_alone(x, keep, rng, training):
    """This is the mask, with its scale. What comes back should be `x` after it: multiply the two."""
    return (rng.random(x.shape) < keep) / keep if training else x


@inverted_dropout.misconception
def the_mask_as_well(x, keep, rng, training):
    """Two arrays come back, as in a layer that keeps its mask for the backward pass. Asked for is one: `x` after
    dropout."""
    mask = rng.random(x.shape) < keep
    return (x * mask / keep if training else x), mask


@inverted_dropout.misconception
def nothing_in_use(x, keep, rng, training):
    """While training all is right. In use nothing comes back: without a `return` a function gives None. The numbers
    should come back as they are."""
    return x * (rng.random(x.shape) < keep) / keep if training else None


@inverted_dropout.misconception("in place")
def dropped_in_place(x, keep, rng, training):
    """The numbers are right, but the caller's own array was changed on the way: whoever needs `x` afterwards, such as
    the backward pass, finds other numbers."""
    if training:
        x *= rng.random(x.shape) < keep
        x /= keep
    return x


@inverted_dropout.misconception("the mask alone, and ones in use")
def the_mask_and_ones(x, keep, rng, training):
    """This is the mask: by what each number would be multiplied, which in use is 1. The numbers of `x` are not in
    it."""
    return (rng.random(x.shape) < keep) / keep if training else np.ones_like(x)


# Early stopping


def validation_losses(rng):
    nan = float("nan")
    yield [0.5, 0.4], 1
    yield [0.5, 0.6, 0.7], 1
    yield [2.5, 2.6, 2.4], 1
    yield [0.5, 0.6, 0.4], 2
    yield [0.5, 0.5, 0.5, 0.4], 2
    yield [3.0, 2.0, 2.0, 2.5, 2.5, 1.0], 2
    yield [0.5, 0.4999999, 0.4999998, 0.6, 0.7, 0.1], 2
    yield [2.3, 1.9, 1.7, 1.8, 1.6, 1.7, 1.8, 1.2], 2
    yield [0.9, 0.7, 0.8, 0.75, 0.6], 2
    yield [0.9, 0.95, 0.8, 0.85, 0.7, 0.75, 0.6], 2
    yield [0.9, nan, 0.5], 2
    yield [0.9, nan, 0.95, 1.0, 0.5], 2
    yield [nan, 0.5, 0.4], 2
    yield [nan, 3.0, 2.0, 2.5, 1.5], 3
    yield [0.5, nan, nan, 0.4], 2
    yield [30.0, 20.0, 25.0, 21.0, 20.0, 22.0, 18.0], 4
    yield [3e9, 2e9, 2.5e9, 1e9], 2
    yield (2 / np.arange(1, 61) + 0.02 * np.arange(60) + 0.1 * rng.normal(size=60)).tolist(), 5
    yield (40 / np.arange(1, 61) + 0.4 * np.arange(60) + rng.normal(size=60)).tolist(), 3
    yield (2 / np.arange(1, 61) + 0.02 * np.arange(60) + 0.1 * rng.normal(size=60)).tolist(), 100


def no_losses_and_nothing_but_nan(rng):
    yield [], 3
    yield [float("nan"), float("nan"), 0.4], 2
    yield [1e300, 1e-300, 1e299], 5


@exercise(
    task="""Write `early_stop(losses, patience)`. `losses` is a list, the validation losses of a run, epoch by epoch;
    they may have any size. Stop as soon as `patience` epochs in a row (one or more) have brought no loss below the
    lowest one so far. An equal loss is no improvement, and nan is none either. Return two numbers: how many epochs are
    run, and which of them was the best. Both count from 1.""",
    cases=validation_losses,
    edges=no_losses_and_nothing_but_nan,
    hints=[
        "Go through the losses as training would: you may look back, never ahead. What do you have to remember?",
        "Remember the lowest loss so far and its epoch. The epochs since then are those without improvement.",
        "`loss < best` is False for nan, so nan needs no case of its own, if `best` starts out larger than any loss.",
    ],
    why="""The lowest loss so far and its epoch are all there is to remember: the distance to that epoch is the number
    of epochs without improvement. The comparison is strict, so an equal loss is no improvement, and nan is none
    either.""",
)
def early_stop(losses, patience):
    """(epochs that are run, the best of them), both counted from 1; nan is no improvement."""
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


def lowest(losses):
    """The epoch of the first lowest loss, 0 where there is none."""
    numbers = [loss for loss in losses if loss == loss]
    return losses.index(min(numbers)) + 1 if numbers else 0


@early_stop.misconception
def off_by_one_too_late(losses, patience):
    """It waits one epoch longer than `patience` says: with a patience of 1, the first epoch without improvement is the
    last."""
    return early_stop.answer(losses, patience + 1)


@early_stop.misconception
def off_by_one_too_early(losses, patience):
    """It gives up one epoch too early, when one epoch less than `patience` has brought nothing better."""
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch = loss, epoch
        if epoch - best_epoch >= patience - 1:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def keeps_the_last(losses, patience):
    """It stops at the right time and keeps the last epoch. That is the one that was worse: `patience` epochs lie
    between it and the best."""
    run, _ = early_stop.answer(losses, patience)
    return run, run


@early_stop.misconception
def patience_back_from_the_end(losses, patience):
    """The best epoch is taken to lie `patience` epochs before the last. That holds where training was stopped; where it
    ran to its end, the best may be any epoch."""
    run, _ = early_stop.answer(losses, patience)
    return run, run - patience


@early_stop.misconception(nan_is_lowest=(True,), where_stopped=(True, False))
def looks_ahead(losses, patience, nan_is_lowest=False, where_stopped=False):
    """The best epoch is looked for among all losses, even those after the stop. When training stops, they do not exist
    yet."""
    run, best = early_stop.answer(losses, patience)
    if where_stopped and run == len(losses):
        return run, best
    return run, int(np.argmin(losses)) + 1 if nan_is_lowest else lowest(losses)


@early_stop.misconception
def never_stops(losses, patience):
    """This finds the best epoch of the whole run. To stop early means not to run the rest."""
    return len(losses), lowest(losses)


@early_stop.misconception
def stops_after_patience_epochs(losses, patience):
    """It runs `patience` epochs and then stops, however well they go. Patience counts the epochs since the lowest
    loss."""
    run = min(patience, len(losses))
    return run, lowest(losses[:run])


@early_stop.misconception(before=(np.inf,), nan_forgives=(False, True))
def compares_with_the_epoch_before(losses, patience, before=None, nan_forgives=False):
    """Each loss is compared with that of the epoch before. A loss that goes down a little after a jump up is no
    improvement: the lowest so far is what counts."""
    waited = 0
    for epoch, loss in enumerate(losses, start=1):
        is_better = before is None or (not loss >= before if nan_forgives else loss < before)
        waited = 0 if is_better else waited + 1
        before = loss
        if waited >= patience:
            return epoch, lowest(losses[:epoch])
    return len(losses), lowest(losses)


@early_stop.misconception
def compares_with_patience_epochs_ago(losses, patience):
    """Each loss is compared with the one of `patience` epochs ago. Between the two a lower one may lie: what counts is
    the lowest so far, and how long ago it was."""
    for epoch in range(patience + 1, len(losses) + 1):
        if not losses[epoch - 1] < losses[epoch - 1 - patience]:
            return epoch, lowest(losses[:epoch])
    return len(losses), lowest(losses)


@early_stop.misconception
def one_number(losses, patience):
    """The number of epochs is right, and the second number is missing: which of them was the best."""
    return early_stop.answer(losses, patience)[0]


@early_stop.misconception
def never_forgives(losses, patience):
    """The epochs without improvement are added up over the whole run. An improvement should start the count anew."""
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch = loss, epoch
        else:
            waited += 1
        if waited >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def equal_is_better(losses, patience):
    """A loss that only *equals* the lowest one counts as an improvement here: the later epoch is kept, and a flat curve
    never stops."""
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss <= best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception(least=(0.1, 0.05, 0.01, 1e-4, 1e-5, 1e-6))
def a_least_improvement(losses, patience, least=1e-3):
    """A loss that is only a little lower does not count here. That can be a good rule, with a number that is chosen for
    it; the task asks for any loss below the lowest."""
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best - least:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def equal_restarts_the_patience(losses, patience):
    """The right epoch is kept, but a loss that only *equals* the lowest one starts the count anew: a flat curve never
    stops."""
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, start=1):
        waited = 0 if loss <= best else waited + 1
        if loss < best:
            best, best_epoch = loss, epoch
        if waited >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def impatient(losses, patience):
    """It stops at the first epoch without improvement: whatever `patience` is, it changes nothing."""
    return early_stop.answer(losses, 1)


@early_stop.misconception
def counts_from_zero(losses, patience):
    """The first epoch is number 1 here. Both numbers are too small by one."""
    run, best = early_stop.answer(losses, patience)
    return run - 1, best - 1


@early_stop.misconception
def best_counted_from_zero(losses, patience):
    """The number of epochs is right. The best is a place in the list, which counts from 0; the first epoch is number
    1."""
    run, best = early_stop.answer(losses, patience)
    return run, best - 1


@early_stop.misconception
def last_epoch_not_counted(losses, patience):
    """Where it stops, the epoch in which that is decided is left out of the count. It was run: its loss had to be
    known."""
    run, best = early_stop.answer(losses, patience)
    return run - (run - best >= patience), best


@early_stop.misconception
def the_other_way_round(losses, patience):
    """Both numbers are right and stand in the wrong order: first how many epochs are run, then the best."""
    run, best = early_stop.answer(losses, patience)
    return best, run


@early_stop.misconception
def the_loss_for_its_epoch(losses, patience):
    """The number of epochs is right. The second number is how low the loss was; asked for is *when*."""
    run, best = early_stop.answer(losses, patience)
    return run, losses[best - 1]


@early_stop.misconception
def nan_taken_for_the_lowest(losses, patience):
    """`argmin` takes the first nan for the lowest of all, so a broken epoch becomes the best one."""
    run, _ = early_stop.answer(losses, patience)
    return run, int(np.argmin(losses[:run])) + 1


@early_stop.misconception
def nan_is_skipped(losses, patience):
    """An epoch whose loss is nan does not count at all. It was run and brought no improvement: it uses up
    patience."""
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch, waited = loss, epoch, 0
        elif loss >= best:
            waited += 1
        if waited >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception(best_epoch=(1,))
def nan_ends_the_run(losses, patience, best_epoch=0):
    """It stops at the first nan. Here nan is an epoch without improvement, like others: patience decides."""
    best = np.inf
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience or loss != loss:
            return epoch, best_epoch
    return len(losses), best_epoch


def starting_from(best, best_epoch, losses, patience):
    """Ours with another lowest loss to begin with."""
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception(first=(1,))
def best_starts_at_one(losses, patience, first=0):
    """The lowest loss starts out as 1, so losses above that never count as an improvement. A cross-entropy of ten
    classes begins at 2.3. Start with something larger than any loss."""
    return starting_from(1.0, first, losses, patience)


@early_stop.misconception(first=(1,))
def best_starts_at_zero(losses, patience, first=0):
    """The lowest loss starts out as 0, and no loss ever gets below that. Start with something larger than any loss."""
    return starting_from(0.0, first, losses, patience)


@early_stop.misconception
def first_loss_compared_with_itself(losses, patience):
    """The first loss is taken for the lowest, and then compared with itself: the first epoch counts as one without
    improvement and uses up patience already."""
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def nan_taken_for_an_improvement(losses, patience):
    """Nan is kept as the lowest loss, and whatever follows counts as an improvement on it. No comparison with nan is
    True, so `not` of one is: ask whether the loss *is* lower."""
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if not loss >= best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def begins_with_the_first_loss(losses, patience):
    """The first loss is taken for the lowest, unseen. If it is nan, no comparison with it is ever True, and nothing
    counts as an improvement."""
    return starting_from(losses[0], 1, losses, patience)


@early_stop.misconception
def highest_for_lowest(losses, patience):
    """It waits for a *higher* loss. That is right for an accuracy; a loss should get lower."""
    run, best = early_stop.answer([-loss for loss in losses], patience)
    return run, best


@early_stop.misconception
def returns_in_the_first_epoch(losses, patience):
    """The answer comes back in the first epoch already: the others are never looked at. Where does the last `return`
    stand?"""
    return 1, lowest(losses[:1])


@early_stop.misconception("best counted against the epoch before")
def best_against_the_epoch_before(losses, patience):
    """Each loss is compared with that of the epoch before, and the last epoch that was lower than the one before it is
    taken for the best. The lowest so far is what counts."""
    best_epoch, waited = 1, 0
    for epoch in range(2, len(losses) + 1):
        better = losses[epoch - 1] < losses[epoch - 2]
        best_epoch, waited = (epoch, 0) if better else (best_epoch, waited + 1)
        if waited >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def nothing_at_the_end(losses, patience):
    """Where the run is stopped, both numbers are right. Where it goes on to its last epoch, the loop ends and nothing
    comes back."""
    run, best = early_stop.answer(losses, patience)
    return (run, best) if run - best >= patience else None


LARGE_NUMBERS = (10, 50, 99, 999, 1000, 9999, 10_000, 99_999, 100_000, 999_999, 1_000_000, 10**9)


@early_stop.misconception("best starts at a number", start=LARGE_NUMBERS)
def best_starts_at_a_number(losses, patience, start=100):
    """The lowest loss starts out as a number that looks large, and losses above that never count as an improvement.
    They may have any size. Start with something larger than any number."""
    return starting_from(start, 0, losses, patience)


@early_stop.misconception(to_the_end=(False,))
def knows_the_best_beforehand(losses, patience, to_the_end=True):
    """The best epoch of the *whole* run is looked for, and patience is added to it. When training stops, the losses
    after it do not exist yet, so a lower one there can't be known."""
    best = lowest(losses)
    return min(best + patience, len(losses)) if to_the_end else best + patience, best


@early_stop.misconception
def the_best_alone(losses, patience):
    """The best epoch is right, and the other number is missing: how many epochs are run. Both are asked for, and that
    one comes first."""
    return early_stop.answer(losses, patience)[1]


@early_stop.misconception("not higher is better")
def not_higher_is_better(losses, patience):
    """Whatever is not *above* the lowest loss counts as an improvement: an equal one, and nan as well, since no
    comparison with nan is true. Ask whether the loss is below."""
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if not loss > best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception("nan taken for 0")
def nan_taken_for_0(losses, patience):
    """Each nan is made a 0, and no loss is ever below that: a broken epoch becomes the best one. It should be no
    improvement."""
    return early_stop.answer([loss if loss == loss else 0.0 for loss in losses], patience)


@early_stop.misconception
def notices_one_epoch_late(losses, patience):
    """Whether patience is over is asked at the start of the next epoch, and that epoch is counted as well. It is known
    at the end of the last one already."""
    run, best = early_stop.answer(losses, patience)
    return (run + (run - best >= patience and run < len(losses)), best)


EXERCISES, progress = collect(globals())
