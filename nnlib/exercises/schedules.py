"""Exercises of notebook 11: schedules."""

import math
from functools import partial

import numpy as np

from nnlib.exercises import collect, exercise, same
from nnlib.schedules import Constant, CosineDecay, ExponentialDecay, StepDecay

# Step decay


def step_decay_cases(rng):
    yield 0.1, 0.5, 10, 0
    yield 0.1, 0.5, 10, 9
    yield 0.1, 0.5, 10, 10
    yield 0.1, 0.5, 10, 9.5
    yield 0.1, 0.2, 10, 11
    yield 0.3, 0.5, 4, 21.5
    yield 0.1, 0.5, 10, np.array([0.0, 9.99, 10.0, 19.5, 30.0])
    yield 0.1, 0.3, 1, np.array([0.0, 1.0, 2.0, 3.5])
    yield 1.0, 0.1, 2.5, np.array([[0.0, 2.0], [2.5, 5.0]])
    yield 0.3, 0.5, 0.25, np.array([0.0, 0.2, 0.3, 0.5, 1.1])
    yield 0.05, 0.9, 5, np.array([4, 5, 6, 14])
    yield 0.01, 0.1, 10, np.array([45.0, 85.0])
    yield 0.2, 0.7, 3, np.sort(rng.uniform(0, 30, 12)).astype(np.float32)


def step_decay_edges(rng):
    yield 0.1, 1.0, 5, np.array([4, 5, 6])
    yield 0.1, 0.5, 10, np.array([])
    yield 0.1, 0.5, 10, np.array([1e6, 0.0])


@exercise(
    task="""Write `step_decay(initial, factor, every, epoch)`: the learning rate starts at `initial` and is multiplied
    by `factor` each time that `every` epochs are over. Epochs count from 0 and may be fractions; `epoch` is a number or
    an array of any shape, and so is the result.""",
    cases=step_decay_cases,
    edges=step_decay_edges,
    hints=[
        "How many falls have there been at epoch 9, at 9.5, and at 10, if the rate falls every 10 epochs?",
        "The number of falls is the number of *whole* periods that are over. Python has a division that leaves the "
        "rest out, for fractions and arrays too.",
        "A product of equal factors is a power: the exponent is the number of falls.",
    ],
    why="""Whole division counts the periods that are over, in fractions and arrays too. The rate depends on the epoch
    alone and not on the rate before, so a run that is interrupted goes on with the right one.""",
)
def step_decay(initial, factor, every, epoch):
    """The learning rate at an epoch, a number or an array, that falls by a factor every so many epochs."""
    return initial * factor ** (epoch // every)


@step_decay.misconception("off by one, too early")
def too_early(initial, factor, every, epoch):
    """It falls one epoch too early, as if epochs counted from 1: with a fall every 10 epochs, the first ten are numbers
    0 to 9, and all of them have the first rate."""
    return initial * factor ** ((epoch + 1) // every)


@step_decay.misconception("off by one, too late")
def too_late(initial, factor, every, epoch):
    """It falls one epoch too late: at epoch 10, ten epochs are over already."""
    return initial * factor ** (np.maximum(np.subtract(epoch, 1), 0) // every)


@step_decay.misconception
def strictly_after(initial, factor, every, epoch):
    """At the very epoch of a fall, the old rate is still there. Epoch 10 is the *start* of the second period."""
    return initial * factor ** np.maximum(np.ceil(np.divide(epoch, every)) - 1, 0)


@step_decay.misconception
def rounded(initial, factor, every, epoch):
    """Rounding goes *up* from the middle of a period on: the fall comes half a period too early."""
    return initial * factor ** np.round(np.divide(epoch, every))


@step_decay.misconception
def rounded_up(initial, factor, every, epoch):
    """A period counts as soon as it has begun: the first fall comes right after the start. Periods count when they are
    over."""
    return initial * factor ** np.ceil(np.divide(epoch, every))


@step_decay.misconception
def falls_at_the_start_too(initial, factor, every, epoch):
    """There is one fall too many: the rate is multiplied by the factor before the first epoch."""
    return initial * factor ** (epoch // every + 1)


@step_decay.misconception
def cumulative(initial, factor, every, epoch):
    """It multiplies a rate that has fallen already: each epoch repeats all falls so far. After the first fall the rate
    goes down in *every* epoch, ever faster. The power belongs to the initial rate."""

    def rate(last):
        result = initial
        for one in range(int(last) + 1):
            result *= factor ** (one // every)
        return result

    return np.vectorize(rate, otypes=[float])(epoch)


@step_decay.misconception
def falls_every_epoch(initial, factor, every, epoch):
    """The factor is taken once in *every* epoch; `every` changes nothing."""
    return initial * factor ** np.asarray(epoch, float)


@step_decay.misconception
def no_steps(initial, factor, every, epoch):
    """The exponent is a fraction, so the rate falls all the time: that is the exponential schedule. Steps wait for a
    period to be over."""
    return initial * factor ** np.divide(epoch, every)


@step_decay.misconception
def falls_once(initial, factor, every, epoch):
    """The first fall is right, and then nothing more happens: the factor is due after each period."""
    return np.where(np.asarray(epoch) < every, initial, initial * factor)


@step_decay.misconception
def low_for_one_moment_only(initial, factor, every, epoch):
    """The rate is low at the very moment of a fall, and back at the first one right after: the falls before are
    forgotten."""
    epoch = np.asarray(epoch, float)
    return np.where((epoch > 0) & (epoch % every == 0), initial * factor, initial)


@step_decay.misconception
def whole_epochs_only(initial, factor, every, epoch):
    """The epoch is cut to a whole number first. That hides falls that come within an epoch, as for a period of a
    quarter."""
    return initial * factor ** (np.floor(epoch) // every)


@step_decay.misconception
def one_number_only(initial, factor, every, epoch):
    """Single epochs are right, but an array of epochs cannot be made one number. The rates of many epochs are one
    expression without a loop."""
    return initial * factor ** int(epoch / every)


@step_decay.misconception
def rises(initial, factor, every, epoch):
    """It divides by a factor below 1, so the rate *rises* with each period."""
    return initial / factor ** (epoch // every)


@step_decay.misconception
def subtracts(initial, factor, every, epoch):
    """It subtracts the same amount each time, so the rate gets to 0 and below. A factor leaves a share of what is
    there."""
    return initial - initial * factor * (epoch // every)


@step_decay.misconception
def times_the_number_of_falls(initial, factor, every, epoch):
    """The rate is multiplied by the *number* of falls, so it is 0 before the first and rises after. The factor comes
    once for each fall: that is a power."""
    return initial * factor * (epoch // every)


@step_decay.misconception
def the_rest_of_the_division(initial, factor, every, epoch):
    """The exponent is how far the period has gone, so the rate falls within it and jumps back at its end. The number of
    periods is the other part of a division."""
    return initial * factor ** (epoch % every)


@step_decay.misconception
def factor_taken_for_the_loss(initial, factor, every, epoch):
    """`factor` is the share that is left after a fall. Here it is the share that is lost."""
    return initial * (1 - factor) ** (epoch // every)


@step_decay.misconception
def exponential_of_the_factor(initial, factor, every, epoch):
    """The factor stands in the exponent of an `exp`, so a fall leaves `exp(-factor)` of the rate, and not `factor`."""
    return initial * np.exp(-factor * (epoch // every))


@step_decay.misconception("a factor of its own", share=(0.1, 0.2, 0.9))
def own_factor(initial, factor, every, epoch, share=0.5):
    """Each fall leaves a share that is written into your code. The caller's `factor` changes nothing."""
    return initial * share ** (epoch // every)


@step_decay.misconception
def one_fall_too_few(initial, factor, every, epoch):
    """There is one fall too few: before the first one the rate is above `initial`."""
    return initial * factor ** (np.floor(np.divide(epoch, every)) - 1)


@step_decay.misconception("initial rate forgotten")
def step_decay_from_1(initial, factor, every, epoch):
    """This is the share that is left, and it is right. The rate begins at `initial`, not at 1."""
    return factor ** (epoch // every)


@step_decay.misconception
def back_to_the_first_rate(initial, factor, every, epoch):
    """The rate is right at the epochs of the falls, and back at `initial` between them. It should stay low until the
    next fall."""
    return np.where(np.mod(epoch, every) == 0, initial * factor ** (epoch // every), initial)


@step_decay.misconception("divided, as in 1/t")
def divided_as_in_one_over_t(initial, factor, every, epoch):
    """The rate is divided by a number that grows evenly: that is the schedule 1/t, in steps. Each fall should leave the
    same share of what is there."""
    return initial / (1 + factor * (epoch // every))


@step_decay.misconception("one epoch behind, from above")
def one_epoch_behind(initial, factor, every, epoch):
    """All falls come one epoch too late, and before epoch 1 the rate is above `initial`: whole division of a negative
    number goes down to -1. Epochs count from 0, so nothing has to be taken off."""
    return initial * factor ** np.floor(np.divide(np.subtract(epoch, 1), every))


@step_decay.misconception
def brackets_around_rate_and_factor(initial, factor, every, epoch):
    """The power is taken of the rate as well. A bracket too many: the falls multiply the initial rate, once."""
    return (initial * factor) ** (epoch // every)


@step_decay.misconception
def subtracts_the_factor(initial, factor, every, epoch):
    """Each fall takes the factor itself away from the rate, which falls far below 0. A factor multiplies."""
    return initial - factor * (epoch // every)


@step_decay.misconception
def low_at_each_multiple(initial, factor, every, epoch):
    """The rate is low at the multiples of `every`, at 0 as well, and back at the first one between them. It should stay
    low, and fall again at the next."""
    return np.where(np.mod(epoch, every) == 0, initial * factor, initial)


@step_decay.misconception
def a_period_one_epoch_too_long(initial, factor, every, epoch):
    """Each period is one epoch too long: the second fall comes two epochs late, the third one three. A period has
    `every` epochs."""
    return initial * factor ** np.floor(np.divide(epoch, every + 1))


@step_decay.misconception
def steps_of_one_epoch(initial, factor, every, epoch):
    """Whole epochs are counted, and not whole *periods*: the exponent is a fraction, so the rate falls a little with
    each epoch."""
    return initial * factor ** (np.floor(epoch) / every)


# Exponential decay


def exponential_cases(rng):
    yield 0.1, 1.0, 0
    yield 0.1, 1.0, 1
    yield 0.1, 10.0, 10
    yield 0.2, 10.0, 20
    yield 0.1, 10.0, 5.0
    yield 0.5, 4.0, 2.5
    yield 0.1, 10.0, np.array([0.0, 2.5, 10.0, 30.0])
    yield 1.0, 0.5, np.array([[0.0, 0.5], [1.0, 3.0]])
    yield 0.1, 3.0, np.array([0, 3, 7])
    yield 0.05, 4.0, rng.uniform(0, 20, 12).astype(np.float32)
    yield 0.02, 25.0, np.array([100.0, 12.5, 50.5])
    yield 0.1, 2.0, np.array([30.0, 50.0])


def exponential_edges(rng):
    yield 0.1, 2.0, np.array([])
    yield 0.1, 2.0, np.array([1e6, 0.0])


@exercise(
    task="""Write `exponential(initial, half_life, epoch)`: the learning rate falls smoothly, without steps, by the
    article's formula `initial * exp(-rate * epoch)`, with the `rate` that halves it every `half_life` epochs. `epoch`
    is a number or an array of any shape, and so is the result.""",
    cases=exponential_cases,
    edges=exponential_edges,
    hints=[
        "What must `exp(-rate * epoch)` be when `epoch` is `half_life`?",
        "The inverse of `exp` is the natural logarithm, `np.log`: which rate makes that one half?",
        "The product of rate and half-life is the natural logarithm of 2, about 0.693.",
    ],
    why="""At one half-life the exponent is minus the logarithm of 2, and `exp` makes one half of it. A power of 0.5
    whose exponent is the number of half-lives gives the same numbers.""",
)
def exponential(initial, half_life, epoch):
    """The learning rate at an epoch, a number or an array: it is halved every half_life epochs, smoothly."""
    return initial * np.exp(-np.log(2) / half_life * epoch)


@exponential.misconception("half-life used as the rate")
def half_life_used_as_the_rate(initial, half_life, epoch):
    """The half-life stands where the decay rate belongs: a *longer* half-life would make the rate fall faster."""
    return initial * np.exp(-half_life * np.asarray(epoch))


@exponential.misconception("falls to 1/e")
def falls_to_1_over_e(initial, half_life, epoch):
    """After one half-life 37 % is left, not 50 %: this is the time in which the rate falls to 1/e. A logarithm is
    missing."""
    return initial * np.exp(-np.divide(epoch, half_life))


@exponential.misconception
def another_logarithm(initial, half_life, epoch):
    """The idea is right, but the logarithm is that to base 10. To undo `exp`, it takes the natural one."""
    return initial * np.exp(-np.log10(2) / half_life * np.asarray(epoch))


@exponential.misconception
def one_half_for_its_logarithm(initial, half_life, epoch):
    """One half itself stands in the exponent, and `exp(-0.5)` is 61 %. The exponent has to be the logarithm of one
    half."""
    return initial * np.exp(-0.5 * np.divide(epoch, half_life))


@exponential.misconception
def two_for_its_logarithm(initial, half_life, epoch):
    """The 2 itself stands in the exponent, and `exp(-2)` is 14 %. The exponent has to be its logarithm."""
    return initial * np.exp(-2 * np.divide(epoch, half_life))


@exponential.misconception
def multiplied_for_divided(initial, half_life, epoch):
    """The 2 is right, but a long half-life must mean a *small* decay rate."""
    return initial * np.exp(-np.log(2) * half_life * np.asarray(epoch))


@exponential.misconception
def halved_every_epoch(initial, half_life, epoch):
    """The rate is halved in each epoch, whatever `half_life` is."""
    return initial * 0.5 ** np.asarray(epoch)


@exponential.misconception
def grows(initial, half_life, epoch):
    """The rate doubles where it should be halved: look at the sign of the exponent."""
    return initial * np.exp(np.log(2) / half_life * np.asarray(epoch))


@exponential.misconception
def in_steps(initial, half_life, epoch):
    """The halvings are at the right places, but nothing happens between them: that is step decay."""
    return initial * 0.5 ** (epoch // half_life)


@exponential.misconception("1/t")
def one_over_t(initial, half_life, epoch):
    """The first half-life is right. The second brings it to a third instead of a quarter: this is the schedule 1/t,
    which falls ever more slowly."""
    return initial / (1 + np.divide(epoch, half_life))


@exponential.misconception
def a_straight_line(initial, half_life, epoch):
    """A straight line loses the same *amount* in each half-life, and is at 0 after two. Half of what is left should
    stay each time."""
    return initial * np.maximum(1 - np.divide(epoch, 2 * half_life), 0)


@exponential.misconception
def a_straight_line_below_0(initial, half_life, epoch):
    """A straight line loses the same *amount* in each half-life: after two it is at 0, and then below. Half of what is
    left should stay each time."""
    return initial * (1 - np.divide(epoch, 2 * half_life))


@exponential.misconception
def what_has_been_lost(initial, half_life, epoch):
    """This is what has been lost so far: it begins at 0 and rises. Asked for is what is left."""
    return initial * (1 - 0.5 ** np.divide(epoch, half_life))


@exponential.misconception
def initial_rate_forgotten(initial, half_life, epoch):
    """This is the share that is left, and it is right. The rate begins at `initial`, not at 1."""
    return 0.5 ** np.divide(epoch, half_life)


@exponential.misconception("whole epochs only")
def nothing_within_an_epoch(initial, half_life, epoch):
    """The rate stands still within each epoch. Fractions of an epoch count: the fall has no steps."""
    return initial * 0.5 ** (np.floor(epoch) / half_life)


@exponential.misconception("python's math")
def pythons_math(initial, half_life, epoch):
    """What takes a single number, as `math.exp` and `float` do, refuses an array of several. `epoch` may be one."""
    return initial * math.exp(-math.log(2) / half_life * epoch)


@exponential.misconception
def logarithm_of_the_half_life(initial, half_life, epoch):
    """The logarithm is taken of the half-life. It belongs to the 2: after one half-life a *half* is left."""
    return initial * np.exp(-np.log(half_life) * np.asarray(epoch))


@exponential.misconception
def logarithm_for_one_half(initial, half_life, epoch):
    """Each half-life leaves 69 % of the rate, which is the logarithm of 2. It should leave one half; the logarithm
    belongs into the exponent of an `exp`."""
    return initial * np.log(2) ** np.divide(epoch, half_life)


@exponential.misconception
def quotient_turned_over(initial, half_life, epoch):
    """The half-life is divided by the epoch, so the rate begins at 0 and rises. It should be the other way round."""
    return initial * 0.5 ** np.divide(half_life, epoch)


@exponential.misconception
def lost_in_equal_parts(initial, half_life, epoch):
    """The loss of one half is shared out equally among the epochs. But each epoch takes its share of what is left, so
    after one half-life there is more than one half."""
    return initial * (1 - 0.5 / half_life) ** np.asarray(epoch)


@exponential.misconception("a rounded logarithm", log_2=(0.69, 0.693, 0.6931))
def a_rounded_logarithm(initial, half_life, epoch, log_2=0.7):
    """The formula is right, and the logarithm of 2 is rounded: after many half-lives that shows. NumPy knows all its
    digits."""
    return initial * np.exp(-log_2 * np.divide(epoch, half_life))


@exponential.misconception
def logarithm_of_the_quotient(initial, half_life, epoch):
    """The logarithm is taken of 2 divided by the half-life. It belongs to the 2 alone: divide afterwards."""
    return initial * np.exp(-np.log(2 / half_life) * np.asarray(epoch))


@exponential.misconception
def one_half_too_much(initial, half_life, epoch):
    """The fall is right, but it begins from half of the rate: a factor of one half stands before it. At epoch 0 nothing
    has been halved yet."""
    return 0.5 * initial * 0.5 ** np.divide(epoch, half_life)


@exponential.misconception("brackets around the quotient")
def brackets_around_the_quotient(initial, half_life, epoch):
    """The power is taken first and divided afterwards: a bracket is missing around the number of half-lives."""
    return initial * 0.5 ** np.asarray(epoch, float) / half_life


@exponential.misconception
def epoch_outside_of_the_exponent(initial, half_life, epoch):
    """The epoch multiplies the exponential, so the rate is 0 at first and grows in a straight line. It belongs into the
    exponent."""
    return initial * np.exp(-np.log(2) / half_life) * np.asarray(epoch)


@exponential.misconception
def counted_from_1(initial, half_life, epoch):
    """The fall is one epoch ahead, as if epochs counted from 1. At epoch 0 the rate should be `initial`."""
    return initial * 0.5 ** (np.add(epoch, 1) / half_life)


@exponential.misconception
def factor_taken_for_the_rate(initial, half_life, epoch):
    """What stands in the exponent is the factor of one epoch, which is near 1 for a long half-life. The rate is minus
    its logarithm."""
    return initial * np.exp(-(0.5 ** (1 / half_life)) * np.asarray(epoch))


# The cosine


def cosine_cases(rng):
    yield 0.1, 10, 0
    yield 0.1, 10, 10
    yield 0.1, 10, 5
    yield 0.2, 10, 2.5
    yield 0.1, 10, 15
    yield 0.5, 6, 4
    yield 0.1, 2, np.array([0.0, 0.25, 0.5, 1.0, 1.5])
    yield 0.1, 10, np.array([0, 3, 7, 10, 20, 1000])
    yield 1.0, 2.5, np.array([[0.0, 1.0], [2.5, 1e4]])
    yield 0.05, 20, rng.uniform(0, 30, 12).astype(np.float32)
    yield 0.3, 30, np.array([29.0, 1.0, 15.0])
    yield 0.4, 4, np.array([4.5, 3.5, 12.0])


def cosine_edges(rng):
    yield 0.1, 1, np.array([0.0, 0.25, 0.5, 1.0, 1.5])
    yield 0.1, 10, np.array([])
    yield 1.0, 2.5, np.array([1.0, 1e9])


@exercise(
    task="""Write `cosine(initial, epochs, epoch)`: the learning rate follows half a wave of a cosine, from `initial` at
    epoch 0 down to 0 at epoch `epochs`, and is 0 from there on. `epoch` is a number or an array of any shape, and so is
    the result.""",
    cases=cosine_cases,
    edges=cosine_edges,
    hints=[
        "The cosine goes from 1 at 0 down to -1 at pi. What has to be added, and what halved, to go from 1 to 0?",
        "First the share of the epochs that is done, from 0 to 1; times pi, this is the angle.",
        "After the last epoch the share must stay at 1: `np.minimum` does that for numbers and arrays.",
    ],
    why="""The share that is done goes from 0 to 1 and stays there, the cosine from 1 to -1; lifted by 1 and halved it
    goes from 1 to 0. It is flat at both ends: long near the full rate, and long near 0.""",
)
def cosine(initial, epochs, epoch):
    """The learning rate at an epoch, a number or an array: half a cosine from initial down to 0 at epochs."""
    done = np.minimum(np.divide(epoch, epochs), 1)
    return initial * 0.5 * (1 + np.cos(np.pi * done))


ENDS = {"end": ("is 0", "goes on")}


def wave(rate, epochs, epoch, end):
    """The rate for the share of the epochs that is done; from the last one on it stays, is 0 or goes on."""
    done = np.divide(epoch, epochs)
    if end == "is 0":
        return np.where(done < 1, rate(done), 0)
    return rate(done if end == "goes on" else np.minimum(done, 1))


@cosine.misconception(stays=(True,))
def ends_not_at_0(initial, epochs, epoch, stays=False):
    """At epoch `epochs` the rate is not yet 0: the half wave is one epoch too long."""
    done = np.divide(np.minimum(epoch, epochs if stays else epochs + 1), epochs + 1)
    return initial * 0.5 * (1 + np.cos(np.pi * done))


@cosine.misconception(end=("is 0 at the end", "goes on"))
def ends_too_early(initial, epochs, epoch, end="stays"):
    """The wave is one epoch too short: it is at 0 one epoch before the end."""
    done = np.divide(epoch, epochs - 1)
    rates = initial * 0.5 * (1 + np.cos(np.pi * (np.minimum(done, 1) if end == "stays" else done)))
    return np.where(np.less(epoch, epochs), rates, 0) if end == "is 0 at the end" else rates


@cosine.misconception
def rises_again(initial, epochs, epoch):
    """Within the epochs all is right. Beyond them the cosine turns, and the rate rises again."""
    return initial * 0.5 * (1 + np.cos(np.pi * np.divide(epoch, epochs)))


@cosine.misconception
def begins_again(initial, epochs, epoch):
    """At epoch `epochs` the wave begins again from the full rate, as for restarts. Here it should end, and the rate
    stay at 0."""
    done = np.divide(np.mod(epoch, epochs), epochs)
    return initial * 0.5 * (1 + np.cos(np.pi * done))


@cosine.misconception
def one_branch_for_the_whole_array(initial, epochs, epoch):
    """Single epochs are right. With an array, `if`, `min` and `max` ask one question for all its epochs at once, and
    Python refuses."""
    if epoch > epochs:
        return 0.0
    return initial * 0.5 * (1 + np.cos(np.pi * epoch / epochs))


@cosine.misconception(**ENDS)
def a_whole_wave(initial, epochs, epoch, end="stays"):
    """This is a whole wave: 0 in the middle, and back at the initial rate at the end."""
    return wave(lambda done: initial * 0.5 * (1 + np.cos(2 * np.pi * done)), epochs, epoch, end)


@cosine.misconception
def a_quarter_of_a_wave(initial, epochs, epoch):
    """It begins and ends rightly, but a quarter of a wave comes down steeply at the end. Half a wave arrives flat, and
    is at one half in the middle."""
    done = np.minimum(np.divide(epoch, epochs), 1)
    return initial * np.cos(np.pi / 2 * done)


@cosine.misconception("stops half-way", end=(2, np.inf))
def stops_half_way(initial, epochs, epoch, end=1):
    """The wave is lifted and halved, but at epoch `epochs` the angle has come to pi / 2 only: half of the rate is
    left."""
    done = np.minimum(np.divide(epoch, epochs), end)
    return initial * 0.5 * (1 + np.cos(np.pi / 2 * done))


@cosine.misconception(**ENDS)
def pi_forgotten(initial, epochs, epoch, end="stays"):
    """The angle goes from 0 to 1, and the cosine of 1 is still 0.54. Half a turn is pi."""
    return wave(lambda done: initial * 0.5 * (1 + np.cos(done)), epochs, epoch, end)


@cosine.misconception(**ENDS)
def degrees(initial, epochs, epoch, end="stays"):
    """`np.cos` takes an angle in radians: half a turn is pi, not 180."""
    return wave(lambda done: initial * 0.5 * (1 + np.cos(180 * done)), epochs, epoch, end)


@cosine.misconception(**ENDS)
def negative_rates(initial, epochs, epoch, end="stays"):
    """In the second half the rate is negative: steps would go *up* the loss. The wave has to be lifted."""
    return wave(lambda done: initial * np.cos(np.pi * done), epochs, epoch, end)


@cosine.misconception("cut off at 0", end=(np.inf,))
def cut_off_at_0(initial, epochs, epoch, end=1):
    """Where the cosine is negative, the rate is set to 0: half of the epochs would learn nothing. The wave has to be
    lifted, not cut."""
    done = np.minimum(np.divide(epoch, epochs), end)
    return initial * np.maximum(np.cos(np.pi * done), 0)


@cosine.misconception("halved, not lifted", **ENDS)
def halved_not_lifted(initial, epochs, epoch, end="stays"):
    """The wave is halved but not lifted: it begins at half of the rate, and the second half is negative."""
    return wave(lambda done: initial * 0.5 * np.cos(np.pi * done), epochs, epoch, end)


@cosine.misconception("lifted by 1, not by the rate", **ENDS)
def lifted_by_1(initial, epochs, epoch, end="stays"):
    """The wave is lifted by 1 after `initial` has scaled it, so all its rates are near one half. The initial rate
    belongs before the bracket."""
    return wave(lambda done: 0.5 * (1 + initial * np.cos(np.pi * done)), epochs, epoch, end)


@cosine.misconception(**ENDS)
def twice_too_high(initial, epochs, epoch, end="stays"):
    """The wave is lifted, and now it starts at twice the initial rate."""
    return wave(lambda done: initial * (1 + np.cos(np.pi * done)), epochs, epoch, end)


@cosine.misconception(**ENDS)
def upside_down(initial, epochs, epoch, end="stays"):
    """The wave stands on its head: the rate starts at 0 and rises."""
    return wave(lambda done: initial * 0.5 * (1 - np.cos(np.pi * done)), epochs, epoch, end)


@cosine.misconception("a straight line")
def a_straight_line_to_0(initial, epochs, epoch):
    """Beginning, middle and end are right, and between them is a straight line. A cosine stays high for longer, and
    arrives flat."""
    return initial * (1 - np.minimum(np.divide(epoch, epochs), 1))


@cosine.misconception("brackets forgotten", half=(0.5,), **ENDS)
def wave_without_brackets(initial, epochs, epoch, half=1, end="stays"):
    """The rate multiplies the 1 alone, and the whole cosine is added. A bracket is missing around the lifted wave."""
    return wave(lambda done: initial * 0.5 * 1 + half * np.cos(np.pi * done), epochs, epoch, end)


@cosine.misconception
def not_divided_by_the_epochs(initial, epochs, epoch):
    """The angle is pi times the epoch, so there is a half wave in *every* epoch. It should be one for all of them: the
    share that is done."""
    return initial * 0.5 * (1 + np.cos(np.pi * np.minimum(epoch, epochs)))


@cosine.misconception(**ENDS)
def a_sine(initial, epochs, epoch, end="stays"):
    """A sine begins in the middle, rises and comes back. The wave that begins at its top is the cosine."""
    return wave(lambda done: initial * 0.5 * (1 + np.sin(np.pi * done)), epochs, epoch, end)


@cosine.misconception
def whole_division(initial, epochs, epoch):
    """Whole division leaves 0 until the end, so the rate stays at `initial` and falls at once. The share that is done
    is a fraction."""
    return initial * 0.5 * (1 + np.cos(np.pi * np.minimum(np.floor_divide(epoch, epochs), 1)))


@cosine.misconception
def maximum_for_minimum(initial, epochs, epoch):
    """The share is kept *above* 1, so the rate is 0 from the start. It should stay at 1 from the end on, and be smaller
    before."""
    return initial * 0.5 * (1 + np.cos(np.pi * np.maximum(np.divide(epoch, epochs), 1)))


@cosine.misconception("initial rate forgotten")
def cosine_from_1(initial, epochs, epoch):
    """This is the share that is left, and it is right. The rate begins at `initial`, not at 1."""
    return 0.5 * (1 + np.cos(np.pi * np.minimum(np.divide(epoch, epochs), 1)))


@cosine.misconception("the 1 not halved", **ENDS)
def one_not_halved(initial, epochs, epoch, end="stays"):
    """The half multiplies the cosine alone, so the rate goes from one and a half down to a half of `initial`. A bracket
    around the lifted wave is missing."""
    return wave(lambda done: initial * (0.5 * np.cos(np.pi * done) + 1), epochs, epoch, end)


@cosine.misconception(share=(1e-4, 0.001, 0.01, 0.1), is_cut=(False, True))
def a_floor_above_0(initial, epochs, epoch, share=0.01, is_cut=False):
    """The rate ends at a small share of `initial`, and stays there. Some schedules do so; the task asks for 0."""
    half_wave = (1 + np.cos(np.pi * np.minimum(np.divide(epoch, epochs), 1))) / 2
    return initial * (np.maximum(share, half_wave) if is_cut else share + (1 - share) * half_wave)


@cosine.misconception(is_after=(np.less_equal,))
def back_at_the_end(initial, epochs, epoch, is_after=np.less):
    """Up to epoch `epochs` all is right. Then the rate is back at `initial`: it should be 0."""
    done = np.divide(epoch, epochs)
    return np.where(is_after(1, done), initial, initial * 0.5 * (1 + np.cos(np.pi * done)))


@cosine.misconception(**ENDS)
def lowered_for_lifted(initial, epochs, epoch, end="stays"):
    """The wave is lowered by 1 where it should be lifted: it begins at 0 and goes down from there."""
    return wave(lambda done: initial * 0.5 * (np.cos(np.pi * done) - 1), epochs, epoch, end)


@cosine.misconception("a rounded pi", pi=(3.14, 3.142, 3.1416, 3.14159))
def a_rounded_pi(initial, epochs, epoch, pi=3.1):
    """The formula is right, and pi is rounded, so the rate does not get quite to 0. NumPy knows all its digits."""
    return initial * 0.5 * (1 + np.cos(pi * np.minimum(np.divide(epoch, epochs), 1)))


@cosine.misconception("counted from 1")
def cosine_counted_from_1(initial, epochs, epoch):
    """The wave is one epoch ahead, as if epochs counted from 1. At epoch 0 the rate should be `initial`."""
    return initial * 0.5 * (1 + np.cos(np.pi * np.minimum(np.add(epoch, 1) / epochs, 1)))


@cosine.misconception(**ENDS)
def pi_outside_of_the_cosine(initial, epochs, epoch, end="stays"):
    """Pi multiplies the cosine, and not the angle: a bracket is in the wrong place. The angle goes up to pi."""
    return wave(lambda done: initial * 0.5 * (1 + np.cos(done) * np.pi), epochs, epoch, end)


@cosine.misconception("whole epochs only", end_is_cut=(False,))
def cosine_of_whole_epochs(initial, epochs, epoch, end_is_cut=True):
    """The epoch is cut to a whole number first, so the rate falls in steps. The wave is smooth within an epoch, too."""
    whole = np.floor(np.minimum(epoch, epochs)) if end_is_cut else np.floor(epoch)
    return cosine.answer(initial, epochs, whole)


# Warm-up


def warmup_cases(rng):
    yield Constant(0.1), 2, 0
    yield Constant(0.1), 2, 1
    yield Constant(0.3), 2, 2
    yield Constant(0.1), 2, 3.5
    yield ExponentialDecay(0.1, 0.5), 2, 9.5
    yield ExponentialDecay(0.1, 0.5), 4, 0.02
    yield Constant(0.5), 4, np.array([0.0, 0.5, 3.0, 5.0])
    yield ExponentialDecay(0.1, 0.5), 2, 1.0
    yield StepDecay(0.2, 0.5, 2), 3, 7.5
    yield ExponentialDecay(0.1, 0.5), 2, np.array([0.0, 1.0, 2.0, 3.0, 6.0])
    yield StepDecay(0.1, 0.5, 1), 2, np.array([0, 1, 2, 3, 4])
    yield CosineDecay(0.2, 4), 0.5, np.array([[0.0, 0.25], [2.5, 9.0]])
    yield CosineDecay(0.3, 10), 3, rng.uniform(0, 15, 12).astype(np.float32)
    yield StepDecay(2.0, 0.1, 3), 5, np.array([12.0, 0.03, 5.0, 4.0])


class AlsoForNone:
    """A schedule that gives no rates for no epochs, where the library's refuse."""

    def __init__(self, schedule):
        self.schedule = schedule

    def __call__(self, epoch):
        return self.schedule(epoch) if np.size(epoch) else np.zeros(np.shape(epoch))

    def __getattr__(self, name):
        return getattr(self.schedule, name)


def warmed_up(warmup, schedule, epochs, epoch):
    """What ``warmup`` gives, which may ask the schedule for no epochs."""
    return warmup(AlsoForNone(schedule), epochs, epoch)


def warmup_edges(rng):
    yield ExponentialDecay(1.0, 1.0), 3, np.array([1e6, 0.0])
    yield Constant(0.1), 2, np.array([])


@exercise(
    task="""Write `warmup(schedule, epochs, epoch)`. Over the first `epochs` epochs the learning rate rises in a
    straight line from 0 to the start of `schedule`, which is `schedule(0)`. Where this line is below a hundredth of its
    end, the rate is that hundredth, so that the first step is not lost. Then `schedule` runs, from *its own* epoch 0.
    `schedule(epoch)` takes a number or an array and refuses negative epochs. `epoch` is a number or an array of any
    shape, and so is the result.""",
    cases=warmup_cases,
    edges=warmup_edges,
    run=warmed_up,
    compare=partial(same, tolerance=(1e-4, 1e-7)),  # epochs may come in float32
    hints=[
        "Two questions: which share of the way up is done, and which epoch is it for the schedule?",
        "For the schedule it is epoch 0 until the rise is over. After that it is `epochs` earlier than for us.",
        "Both can be cut to their range: the share to 0.01 ... 1 by `np.clip`, the schedule's epoch by `np.maximum`. "
        "The rate is the product of the two.",
    ],
    why="""During the rise the schedule stands at its epoch 0, after it the rise stands at 1: so one product serves both
    times, and the two meet without a jump.""",
)
def warmup(schedule, epochs, epoch):
    """The learning rate at an epoch, a number or an array: a straight rise over epochs, then the schedule."""
    rise = np.clip(np.divide(epoch, epochs), 0.01, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception(rises_at_the_end=(True,))
def then_unshifted(schedule, epochs, epoch, rises_at_the_end=False):
    """The rise is right. Then the schedule goes on as if it had run all the time: it jumps over its first epochs. Its
    epoch 0 should be the end of the rise."""
    epoch = np.asarray(epoch, float)
    early = epoch <= epochs if rises_at_the_end else epoch < epochs
    return np.where(early, np.clip(epoch / epochs, 0.01, 1), 1) * schedule(np.where(early, 0, epoch))


@warmup.misconception
def runs_during_the_rise(schedule, epochs, epoch):
    """The schedule's clock runs while the rate still rises: its highest rate is never reached. Its epoch 0 should be
    the end of the rise."""
    return np.clip(np.divide(epoch, epochs), 0.01, 1) * schedule(epoch)


@warmup.misconception("starts at 0")
def starts_at_0(schedule, epochs, epoch):
    """At epoch 0 the rate is 0: the first step is lost. A hundredth should be left."""
    return np.clip(np.divide(epoch, epochs), 0, 1) * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception
def rises_from_a_hundredth(schedule, epochs, epoch):
    """The line begins at a hundredth and not at 0, so it is too high all the way up. The hundredth is a floor, for the
    very beginning."""
    rise = 0.01 + 0.99 * np.clip(np.divide(epoch, epochs), 0, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception("a hundredth at epoch 0 only")
def a_hundredth_at_epoch_0_only(schedule, epochs, epoch):
    """At epoch 0 a hundredth is left, but just after it the rate is lower than that. It should be a hundredth wherever
    the line is below."""
    rise = np.where(np.equal(epoch, 0), 0.01, np.clip(np.divide(epoch, epochs), 0, 1))
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception("never below 0.01")
def never_below_a_fixed_rate(schedule, epochs, epoch):
    """The rate is kept above 0.01 itself, during the rise and after it. Meant is a hundredth of the schedule's start,
    in the rise alone."""
    rise = np.clip(np.divide(epoch, epochs), 0, 1)
    return np.maximum(rise * schedule(np.maximum(np.subtract(epoch, epochs), 0)), 0.01)


@warmup.misconception("counts from 1", end=(np.inf,))
def counts_from_1(schedule, epochs, epoch, end=1):
    """The rise is one epoch ahead, as if epochs counted from 1: it is at its end before `epochs` epochs are over."""
    rise = np.where(np.less(epoch, epochs), np.clip(np.add(epoch, 1) / epochs, 0.01, end), 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception
def one_epoch_ahead(schedule, epochs, epoch):
    """The schedule is one epoch ahead: at the end of the rise it should be at its epoch 0."""
    rise = np.clip(np.divide(epoch, epochs), 0.01, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs) + 1, 0))


@warmup.misconception(schedule_runs=(False,))
def rises_for_ever(schedule, epochs, epoch, schedule_runs=True):
    """The rise never ends: after the warm-up the rate is above that of the schedule. It should stop at 1."""
    own = np.maximum(np.subtract(epoch, epochs), 0) if schedule_runs else 0
    return np.maximum(np.divide(epoch, epochs), 0.01) * schedule(own)


@warmup.misconception(floor=(0,), after=(0.01, 1))
def falls_instead(schedule, epochs, epoch, floor=0.01, after=None):
    """The rate begins high and comes down: that is the wrong way round."""
    rise = np.clip(1 - np.divide(epoch, epochs), floor, 1)
    if after is not None:
        rise = np.where(np.less(epoch, epochs), rise, after)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception("never below 0.01 in the rise")
def never_below_a_fixed_rate_in_the_rise(schedule, epochs, epoch):
    """During the rise the rate is kept above 0.01 itself. Meant is a hundredth of the schedule's start, whatever that
    is."""
    rise = np.clip(np.divide(epoch, epochs), 0, 1) * schedule(0)
    return np.where(np.less(epoch, epochs), np.maximum(rise, 0.01), schedule(np.maximum(np.subtract(epoch, epochs), 0)))


@warmup.misconception
def the_floor_stays(schedule, epochs, epoch):
    """After the rise, too, the rate is kept above a hundredth of the start. Then the schedule alone decides, and it may
    go down to 0."""
    rise = np.clip(np.divide(epoch, epochs), 0, 1)
    return np.maximum(rise * schedule(np.maximum(np.subtract(epoch, epochs), 0)), 0.01 * schedule(0))


@warmup.misconception
def runs_twice(schedule, epochs, epoch):
    """During the rise the schedule's clock runs, so that the line is bent; then it starts anew. In the rise the
    schedule should stand at its epoch 0."""
    rise = np.clip(np.divide(epoch, epochs), 0.01, 1)
    late = np.maximum(np.subtract(epoch, epochs), 0)
    return np.where(np.less(epoch, epochs), rise * schedule(epoch), schedule(late))


@warmup.misconception
def whole_epochs_in_the_rise(schedule, epochs, epoch):
    """The rise goes up in steps, once in each epoch. It should be a line, with fractions of an epoch too."""
    rise = np.clip(np.divide(np.floor(epoch), epochs), 0.01, 1)
    return np.where(np.less(epoch, epochs), rise, 1) * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception("a step, no rise")
def a_step(schedule, epochs, epoch):
    """The rate waits at a hundredth, and then jumps to the full height. It should rise in a straight line."""
    rise = np.where(np.asarray(epoch) < epochs, 0.01, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception("no warm-up")
def no_warm_up(schedule, epochs, epoch):
    """The schedule starts late, but at its full rate from the first step on: nothing rises."""
    return schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception
def left_out(schedule, epochs, epoch):
    """This is the schedule itself: it starts at its full rate, and nothing rises before it."""
    return schedule(epoch)


@warmup.misconception
def the_schedule_stands_still(schedule, epochs, epoch):
    """The rise is right, and after it the rate stays where it is: the schedule is asked for its epoch 0 only."""
    return np.clip(np.divide(epoch, epochs), 0.01, 1) * schedule(0)


@warmup.misconception
def the_rise_alone(schedule, epochs, epoch):
    """This is the share of the way up, and it is right. It has to be multiplied by the schedule's rate."""
    return np.clip(np.divide(epoch, epochs), 0.01, 1)


@warmup.misconception("one branch for the whole array")
def one_branch(schedule, epochs, epoch):
    """A single number is handled well. With an array, `if`, `min` and `max` ask one question for all its epochs at
    once, and Python refuses."""
    if epoch < epochs:
        return max(epoch / epochs, 0.01) * schedule(0)
    return schedule(epoch - epochs)


@warmup.misconception
def asks_for_negative_epochs(schedule, epochs, epoch):
    """The schedule is asked for epochs before its start, and refuses: `np.where` and a product compute *both* of their
    sides for every epoch. What is handed to the schedule has to be cut at 0 first."""
    rise = np.clip(np.divide(epoch, epochs), 0.01, 1)
    return rise * schedule(np.subtract(epoch, epochs))


@warmup.misconception("rises to 1")
def rises_to_1(schedule, epochs, epoch):
    """During the rise this is the share of the way up, and not yet a rate. It has to be multiplied by the schedule's
    start."""
    epoch = np.asarray(epoch, float)
    return np.where(epoch < epochs, np.maximum(epoch / epochs, 0.01), schedule(np.maximum(epoch - epochs, 0)))


@warmup.misconception("rises to the schedule's later rate")
def rises_to_a_later_rate(schedule, epochs, epoch):
    """The rise goes to `schedule(epochs)`, where the schedule would be without a warm-up. Then the rate jumps to its
    start. It should rise to the start."""
    epoch = np.asarray(epoch, float)
    rise = np.maximum(epoch / epochs, 0.01) * schedule(epochs)
    return np.where(epoch < epochs, rise, schedule(np.maximum(epoch - epochs, 0)))


@warmup.misconception("another floor", floor=(1e-8, 1e-6, 1e-4, 0.005, 0.02, 0.05, 0.1))
def another_floor(schedule, epochs, epoch, floor=0.001):
    """The rate is kept above another share of the schedule's start. The task says a hundredth."""
    rise = np.clip(np.divide(epoch, epochs), floor, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception
def a_curve_for_the_line(schedule, epochs, epoch):
    """The rise is squared: it begins flat and gets ever steeper. It should be a straight line."""
    rise = np.clip(np.divide(epoch, epochs) ** 2, 0.01, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception
def added_for_multiplied(schedule, epochs, epoch):
    """The share is added to the schedule's rate. A share of a rate is a product."""
    rise = np.clip(np.divide(epoch, epochs), 0.01, 1)
    return rise + schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception("waits at a later rate")
def waits_at_a_later_rate(schedule, epochs, epoch):
    """During the rise the schedule stands at `schedule(epochs)`, and then it goes on from there: its first epochs never
    come. It should stand at its epoch 0."""
    return np.clip(np.divide(epoch, epochs), 0.01, 1) * schedule(np.maximum(epoch, epochs))


@warmup.misconception("not divided by the epochs")
def epochs_not_divided(schedule, epochs, epoch):
    """The epoch itself is taken for the share of the way up, so the rise is over after one epoch, or goes on beyond the
    start of the schedule. Divide by the number of epochs."""
    rise = np.where(np.less(epoch, epochs), np.maximum(epoch, 0.01), 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception
def a_hundredth_of_an_epoch(schedule, epochs, epoch):
    """The floor is the rate that the line has after a hundredth of an *epoch*, so a longer rise begins lower. A
    hundredth of the line's end is meant, however long the rise is."""
    rise = np.clip(np.maximum(epoch, 0.01) / epochs, 0, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception
def a_hundredth_added(schedule, epochs, epoch):
    """A hundredth is *added* to the line, so that it is too high all the way up. It is a floor: the larger of the two
    counts."""
    rise = np.where(np.less(epoch, epochs), np.divide(epoch, epochs) + 0.01, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception
def a_hundredth_at_most(schedule, epochs, epoch):
    """During the rise the rate is a hundredth at most, where it should be a hundredth at least: the *larger* of the two
    counts."""
    rise = np.where(np.less(epoch, epochs), np.minimum(np.divide(epoch, epochs), 0.01), 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@warmup.misconception
def one_epoch_late(schedule, epochs, epoch):
    """The schedule is one epoch late: its epoch 0 lasts for one epoch more than the rise."""
    rise = np.clip(np.divide(epoch, epochs), 0.01, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs + 1), 0))


@warmup.misconception("one answer for all", asked=(np.all,))
def one_answer_for_all(schedule, epochs, epoch, asked=np.any):
    """One formula is chosen for the whole array, by a question about all its epochs together. Each epoch is in the rise
    or after it by itself."""
    if asked(np.less(epoch, epochs)):
        return schedule(0) * np.maximum(np.divide(epoch, epochs), 0.01)
    return schedule(np.maximum(np.subtract(epoch, epochs), 0))


EXERCISES, progress = collect(globals())
