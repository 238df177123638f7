"""The exercise *smooth*: the running mean."""

import math

import numpy as np

from nnlib.exercises import exercise


def losses_of_steps(rng):
    yield np.array([4.0]), 0.5
    yield np.array([4.0]), 0.9
    yield np.array([4.0, 4.0]), 0.5
    yield np.array([1.0, 3.0]), 0.5
    yield np.array([1.0, 3.0, 3.0]), 0.5
    yield np.array([2.0, 0.0, 1.0]), 0.0
    yield np.array([2, 3, 5, 8]), 0.8
    yield (2 / np.arange(1, 41) + 0.2 * rng.random(40)).astype(np.float32), 0.9
    yield 2 / np.arange(1, 201) + 0.2 * rng.random(200), 0.99


def no_losses_nan_and_huge_ones(rng):
    yield np.empty(0), 0.9
    yield np.array([1.0, np.nan, 1.0]), 0.5
    yield np.array([1e300, -1e300, 1e300]), 0.9


@exercise(
    task="""Write `smooth(values, weight)`: the running mean of the losses `values`, an array `(T,)` of floats or whole
    numbers, as an array `(T,)` of floats. Each mean is `weight` of the mean so far and `1 - weight` of the new value;
    `weight` is at least 0 and below 1. There is no mean before the first value, and nothing may stand in for it: the
    weights of the values seen so far must add up to 1. The first mean is therefore the first value. Leave `values` as
    they are.""",
    cases=losses_of_steps,
    edges=no_losses_nan_and_huge_ones,
    hints=[
        "Start the mean at 0 and smooth a row of ones by hand, with a weight of 0.9. What comes out, and what should?",
        "How much do the weights of all values so far add up to? After one value it is `1 - weight`. After two?",
        "Smooth a row of ones beside the values: that gives the sum of the weights. Divide by it, but go on with the "
        "mean that has not been divided.",
    ],
    why="""A row of ones, smoothed likewise, gives the sum of the weights: `1 - weight**t` after t values. Divided
    by it, the weights add up to 1 from the first value on. Adam corrects its means like this too (notebook 10).""",
)
def smooth(values, weight):
    """The running mean of values (T,), an array (T,): weight of the mean so far, 1 - weight of the new value."""
    mean, total, means = 0.0, 0.0, np.empty(len(values))
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        total = weight * total + (1 - weight)
        means[t] = mean / total
    return means


def running(values, weight, mean=0.0, share=None):
    """The running means that begin with ``mean``, uncorrected; ``share`` is the new value's part."""
    means, share = np.empty(len(values)), 1 - weight if share is None else share
    for t, value in enumerate(values):
        mean = means[t] = weight * mean + share * value
    return means


@smooth.misconception
def starts_at_zero(values, weight):
    """The mean begins at 0, and that 0 counts as if it had been measured: the curve climbs from the bottom, and for the
    first steps shows a loss that the network never had."""
    return running(values, weight)


@smooth.misconception
def starts_at_the_first_value(values, weight):
    """The first value takes the place of all that came before it, so it weighs far more than the others: with a weight
    of 0.99 it still makes up a third of the mean after a hundred steps."""
    return running(values, weight, mean=values[0])


@smooth.misconception
def starts_at_the_mean_of_all(values, weight):
    """The mean of *all* values stands in for what came before the first. At the first step nobody knows it: it is made
    of what is still to come."""
    return running(values, weight, mean=np.mean(values))


@smooth.misconception
def weights_swapped(values, weight):
    """`weight` goes to the new value here, and the rest to the mean so far: a large weight should smooth more, not
    less."""
    return smooth.answer(values, 1 - weight)


@smooth.misconception
def weights_that_do_not_add_up(values, weight):
    """The new value counts in full (or all is divided by `1 - weight` later, which comes to the same), and so the
    numbers grow: after many steps the curve lies `1 / (1 - weight)` times too high."""
    return running(values, weight, share=1.0)


@smooth.misconception
def corrected_twice(values, weight):
    """The corrected mean goes back into the sum, and is corrected again in the next step. Correct only what you
    return."""
    mean, total, means = 0.0, 0.0, np.empty(len(values))
    for t, value in enumerate(values):
        total = weight * total + (1 - weight)
        mean = means[t] = (weight * mean + (1 - weight) * value) / total
    return means


@smooth.misconception
def power_one_too_high(values, weight):
    """The correction divides by `1 - weight**(t + 1)` after t values: one power too many. The first mean is then not
    the first value."""
    return running(values, weight) / (1 - weight ** np.arange(2.0, len(values) + 2))


@smooth.misconception
def one_correction_for_all(values, weight):
    """All means are divided by the sum of the weights of the *last* one. After fewer values their weights add up to
    less: each mean has a sum of its own."""
    return running(values, weight) / (1 - weight ** len(values))


@smooth.misconception
def power_one_too_low_from_the_second_on(values, weight):
    """The correction divides by `1 - weight**t` with t counted from 0, and the first mean, where that would be 0, is
    not corrected at all. After one value t is 1."""
    powers = weight ** np.arange(0.0, len(values))
    powers[0] = 0
    return running(values, weight) / (1 - powers)


@smooth.misconception
def power_one_too_low(values, weight):
    """The correction divides by `1 - weight**t` with t counted from 0, so the first mean is divided by 0. After one
    value t is 1."""
    return running(values, weight) / (1 - weight ** np.arange(0.0, len(values)))


@smooth.misconception
def times_for_power(values, weight):
    """The correction divides by `1 - weight * t`. What is left of the start after t values is `weight` *to the power*
    of t: each step takes `weight` of it."""
    return running(values, weight) / (1 - weight * np.arange(1.0, len(values) + 1))


@smooth.misconception
def correction_multiplied(values, weight):
    """The weights so far add up to less than 1, and the mean is multiplied by their sum: it becomes smaller still.
    Divided by it, they would add up to 1."""
    return running(values, weight) * (1 - weight ** np.arange(1.0, len(values) + 1))


@smooth.misconception
def first_corrected_alone(values, weight):
    """The first mean is right, and the others are not corrected: after two values the weights add up to `1 -
    weight**2`, and so on."""
    return np.append(values[:1], running(values, weight)[1:])


@smooth.misconception
def mean_of_all_so_far(values, weight):
    """This is the mean of everything so far. It never forgets, so the first losses lift the curve for ever; and
    `weight` changes nothing."""
    return np.cumsum(values) / np.arange(1, len(values) + 1)


@smooth.misconception
def of_the_last_two(values, weight):
    """Each value is mixed with the value before it, not with the *mean* so far, so nothing older is left in it."""
    means = np.array(values, float)
    means[1:] = weight * means[:-1] + (1 - weight) * means[1:]
    return means


@smooth.misconception
def the_oldest_weighs_most(values, weight):
    """The weights add up to 1, and stand in the wrong order: the first value weighs most, and the newest hardly counts.
    What is long past should fade."""
    weights = weight ** np.arange(float(len(values)))
    return np.cumsum(weights * values) / np.cumsum(weights)


@smooth.misconception(whole=(int, math.ceil))
def a_window(values, weight, whole=round):
    """A mean over a window forgets a value all at once, when it drops out. The running mean forgets it bit by bit."""
    size = max(1, whole(1 / (1 - weight)))
    return np.array([np.mean(values[max(0, t + 1 - size) : t + 1]) for t in range(len(values))])


@smooth.misconception
def the_last_mean_only(values, weight):
    """This is the last mean, and right. A curve is asked for: a mean for each value."""
    return smooth.answer(values, weight)[-1]


@smooth.misconception
def cut_to_whole_numbers(values, weight):
    """The means are right, but where the values are whole numbers, what stands behind the point is cut off: an array
    that is made like them can't hold it."""
    return smooth.answer(values, weight).astype(values.dtype)


@smooth.misconception
def in_place(values, weight):
    """The means are written over the losses: the record of the run is lost, and an array of whole numbers even cuts off
    what stands behind the point. The first value also stands for all before it."""
    for t in range(1, len(values)):
        values[t] = weight * values[t - 1] + (1 - weight) * values[t]
    return values


@smooth.misconception
def in_place_and_corrected(values, weight):
    """The means are written over the losses: the record of the run is lost, and an array of whole numbers even cuts off
    what stands behind the point."""
    values[:] = smooth.answer(values, weight)
    return values


@smooth.misconception
def nothing_smoothed(values, weight):
    """These are the values themselves."""
    return np.array(values, float)


@smooth.misconception
def weights_swapped_from_the_first_value(values, weight):
    """`weight` goes to the new value here, and the rest to the mean so far: a large weight should smooth more, not
    less. And the first value takes the place of all that came before it."""
    return running(values, 1 - weight, mean=values[0])


@smooth.misconception
def weights_swapped_half_corrected(values, weight):
    """`weight` goes to the new value here, and the rest to the mean so far: a large weight should smooth more, not
    less. The correction is meant for the other way round, so even the first mean is not the first value."""
    return running(values, 1 - weight) / (1 - weight ** np.arange(1.0, len(values) + 1))


@smooth.misconception
def corrected_from_the_first_value(values, weight):
    """The first value takes the place of all that came before it, and then there is nothing to correct: the weights add
    up to 1 already. Divided once more, they add up to more."""
    return running(values, weight, mean=values[0]) / (1 - weight ** np.arange(1.0, len(values) + 1))


@smooth.misconception
def brackets_forgotten(values, weight):
    """The mean is divided by 1, and the power is taken away: a bracket is missing around the weights' sum."""
    return running(values, weight) / 1 - weight ** np.arange(1.0, len(values) + 1)


@smooth.misconception
def one_value_late(values, weight):
    """Each mean takes in the value *before* its own, so the curve is one step late. Its own value belongs to it."""
    before = np.concatenate([values[:1], values[:-1]])
    return running(before, weight, mean=values[0])
