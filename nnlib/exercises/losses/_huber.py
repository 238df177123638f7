"""The exercise *huber*: Huber's loss."""

import numpy as np

from nnlib.exercises import exercise


def differences(rng):
    yield np.array([0.5, -0.25])
    yield np.array([3.0])
    yield np.array([-3.0])
    yield np.array([-4.0, 4.0, 1.0]), 2.0
    yield np.array([-0.0, 0.0]), 0.5
    yield rng.normal(size=(5, 4)).astype(np.float32), 0.5
    yield 3 * rng.normal(size=(2, 3, 4)), 1.5
    yield 30 * rng.normal(size=12), 10.0


def no_samples_and_far_out(rng):
    yield np.empty((0, 1)), 0.5
    yield np.array([1e100, -1e100])


@exercise(
    task="""Write `huber(difference, delta=1.0)` for a float array of any shape: the cost of each difference, in the
    same shape. Up to `delta`, to both sides, it is half the square; beyond, it goes on as the straight line that the
    parabola has there, without a jump or a kink. `delta` is positive. Leave `difference` as it is.""",
    cases=differences,
    edges=no_samples_and_far_out,
    hints=[
        "How high is the parabola at `delta`, and how steep?",
        "The line has that slope and starts from that height. It needs the distance from 0, so that both sides are "
        "alike.",
        "Choose element by element: `np.where`, or clip the differences and think of which product gives both pieces.",
    ],
    why="""The clipped difference is the slope of the cost. Inside it is the difference itself, and the product is half
    its square; beyond, it is `delta`, and the product is the line that touches the parabola. `np.where` with the two
    formulas says the same.""",
)
def huber(difference, delta=1.0):
    """The cost of each difference: half its square up to delta, then a straight line of slope delta."""
    inside = np.clip(difference, -delta, delta)
    return inside * (difference - inside / 2)


def pieces(difference, delta, near, far):
    """``near`` up to ``delta``, ``far`` beyond."""
    return np.where(np.abs(difference) <= delta, near, far)


def half_square(difference):
    return difference**2 / 2


def tangent(difference, delta):
    return delta * (np.abs(difference) - delta / 2)


@huber.misconception
def no_half(difference, delta=1.0):
    """The curve has no jump and no kink, but it is twice too high everywhere: its parabola is the square, not half of
    it."""
    return pieces(difference, delta, difference**2, 2 * tangent(difference, delta))


@huber.misconception
def no_half_inside(difference, delta=1.0):
    """Near 0 it is the whole square, not half of it, so at `delta` the curve falls by half of its height."""
    return pieces(difference, delta, difference**2, tangent(difference, delta))


@huber.misconception
def no_half_in_the_line(difference, delta=1.0):
    """The line has the right slope and starts from 0 at `delta`: a jump down. The parabola is half of `delta` squared
    high there, so only half of `delta` is taken off."""
    return pieces(difference, delta, half_square(difference), delta * (np.abs(difference) - delta))


@huber.misconception(less=(0.5,))
def a_jump(difference, delta=1.0, less=0):
    """The slopes are right, and there is a jump at `delta`: the line starts from another height than the parabola
    ends on."""
    return pieces(difference, delta, half_square(difference), delta * (np.abs(difference) - less * delta**2))


@huber.misconception
def a_kink(difference, delta=1.0):
    """No jump, but a kink: beyond `delta` the slope is 1, whatever `delta` is. The parabola has slope `delta`
    there."""
    return pieces(difference, delta, half_square(difference), np.abs(difference) - delta + delta**2 / 2)


@huber.misconception
def half_of_one(difference, delta=1.0):
    """The slopes are right. The line's height is right for a `delta` of 1 alone; elsewhere there is a jump."""
    return pieces(difference, delta, half_square(difference), delta * np.abs(difference) - 0.5)


@huber.misconception
def half_of_one_times_delta(difference, delta=1.0):
    """The line's slope is right. From the distance a half is taken off, which is right for a `delta` of 1 alone;
    elsewhere there is a jump."""
    return pieces(difference, delta, half_square(difference), delta * (np.abs(difference) - 0.5))


@huber.misconception
def a_line_of_slope_one(difference, delta=1.0):
    """Right for a `delta` of 1. Beyond another `delta` the line should be as steep as the parabola is there."""
    return pieces(difference, delta, half_square(difference), np.abs(difference) - 0.5)


@huber.misconception
def the_absolute_error(difference, delta=1.0):
    """Beyond `delta` this is the plain absolute error, which meets the parabola neither in height nor, but for a
    `delta` of 1, in slope."""
    return pieces(difference, delta, half_square(difference), np.abs(difference))


@huber.misconception
def forgot_the_sign(difference, delta=1.0):
    """Right for large positive differences. A large negative one gives a negative cost: it is rewarded."""
    return pieces(difference, delta, half_square(difference), delta * (difference - delta / 2))


@huber.misconception
def sign_in_the_question(difference, delta=1.0):
    """Right on the positive side. A large negative difference is below `delta` as well, so it gets the parabola: ask
    for its distance from 0."""
    return np.where(difference <= delta, half_square(difference), tangent(difference, delta))


@huber.misconception
def pieces_swapped(difference, delta=1.0):
    """The pieces are the wrong way round: straight near 0, and a parabola far out, where an outlier should count
    less."""
    return pieces(difference, delta, tangent(difference, delta), half_square(difference))


@huber.misconception
def nothing_far_out(difference, delta=1.0):
    """Beyond `delta` there is no cost at all. There the line goes on: an outlier should count less than by its square,
    and still more than a small difference."""
    return pieces(difference, delta, half_square(difference), 0.0)


@huber.misconception
def plus_for_minus(difference, delta=1.0):
    """The line has the right slope and lies too high: where the parabola ends, it starts one `delta` squared above it.
    The half of `delta` is taken off."""
    return pieces(difference, delta, half_square(difference), delta * (np.abs(difference) + delta / 2))


@huber.misconception
def flat_far_out(difference, delta=1.0):
    """Beyond `delta` the cost no longer grows: slope 0. A point that far out would be ignored, and nothing would ever
    bring the line back to it."""
    return half_square(np.clip(difference, -delta, delta))


@huber.misconception
def delta_fixed(difference, delta=1.0):
    """Right for a `delta` of 1; whatever `delta` is, it changes nothing."""
    return pieces(difference, 1.0, half_square(difference), tangent(difference, 1.0))


@huber.misconception
def only_half_the_square(difference, delta=1.0):
    """A parabola everywhere: that is (half) the squared error, and an outlier rules."""
    return half_square(difference)


@huber.misconception
def the_smaller_of_the_two(difference, delta=1.0):
    """The line touches the parabola from below, so it is the smaller one everywhere, inside too. The distance from 0
    has to decide."""
    return np.minimum(half_square(difference), tangent(difference, delta))


@huber.misconception
def what_exceeds_delta(difference, delta=1.0):
    """Near 0 it is right. Beyond, only what exceeds `delta` is paid, which begins at 0 and has slope 1: the line should
    begin where the parabola ends, and as steep."""
    return np.where(np.abs(difference) <= delta, half_square(difference), np.abs(difference) - delta)


@huber.misconception
def nothing_up_to_delta(difference, delta=1.0):
    """Up to `delta` nothing is paid, and beyond only what exceeds it: that is the loss of support vector regression.
    Here small differences cost half their square."""
    return np.maximum(0, np.abs(difference) - delta)


@huber.misconception("pseudo Huber")
def pseudo_huber(difference, delta=1.0):
    """This is the smooth relative of the loss, known as pseudo-Huber. It bends all the way; here the cost is exactly a
    parabola up to `delta` and exactly a line beyond."""
    return delta**2 * (np.sqrt(1 + (difference / delta) ** 2) - 1)


@huber.misconception("smooth L1")
def smooth_l1(difference, delta=1.0):
    """All costs are divided by `delta`: this is what PyTorch calls smooth L1. Here the parabola is half the square,
    whatever `delta` is."""
    return pieces(difference, delta, half_square(difference), tangent(difference, delta)) / delta


@huber.misconception
def the_slope(difference, delta=1.0):
    """This is the slope of the cost: how hard each difference pulls. The cost itself is the area below it."""
    return np.clip(difference, -delta, delta)


@huber.misconception
def one_question_for_all(difference, delta=1.0):
    """Two formulas, one for near and one for far, is the right idea. But `if` asks one question, and of an array or
    a row of it too; every difference needs its own answer."""
    return half_square(difference) if np.abs(difference) <= delta else tangent(difference, delta)


@huber.misconception
def the_mean(difference, delta=1.0):
    """This is the mean of all costs. The task asks for the cost of each difference, in the same shape."""
    return np.mean(pieces(difference, delta, half_square(difference), tangent(difference, delta)))


@huber.misconception
def the_sum(difference, delta=1.0):
    """This is the sum of all costs. The task asks for the cost of each difference, in the same shape."""
    return np.sum(pieces(difference, delta, half_square(difference), tangent(difference, delta)))


@huber.misconception(asked=(np.any,))
def one_answer_for_all(difference, delta=1.0, asked=np.all):
    """One formula is chosen for the whole array, by a question about all of its numbers together. Each difference is
    near or far by itself, and gets its own formula."""
    near = asked(np.abs(difference) <= delta)
    return half_square(difference) if near else tangent(difference, delta)


@huber.misconception("in place")
def costs_in_place(difference, delta=1.0):
    """The costs are right, but they are written over the caller's own array: the differences are gone."""
    difference[...] = pieces(difference, delta, half_square(difference), tangent(difference, delta))
    return difference


@huber.misconception
def square_compared_with_delta(difference, delta=1.0):
    """The *square* is compared with `delta`, which is the same for a `delta` of 1 alone. The parabola should end where
    the difference itself is `delta`."""
    near = difference**2 <= delta
    return np.where(near, half_square(difference), tangent(difference, delta))


@huber.misconception
def half_the_slope_far_out(difference, delta=1.0):
    """The parabola is right, and beyond `delta` the line is half as steep as the parabola is there: all of it was
    halved, not only the `delta` that is taken off."""
    return pieces(difference, delta, half_square(difference), tangent(difference, delta) / 2)


@huber.misconception
def half_of_the_size_inside(difference, delta=1.0):
    """Near 0 it is half of the *size*, not half of the square: a kink at 0, which the parabola is there to avoid."""
    return pieces(difference, delta, np.abs(difference) / 2, tangent(difference, delta))


@huber.misconception
def far_out_with_its_sign(difference, delta=1.0):
    """The line's height is right, and it has the sign of the difference: a large negative one gives a negative cost, as
    if it were a reward."""
    return pieces(difference, delta, half_square(difference), np.sign(difference) * tangent(difference, delta))
