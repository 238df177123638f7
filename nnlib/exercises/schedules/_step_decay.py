"""The exercise *step_decay*: step decay."""

import numpy as np

from nnlib.exercises import exercise


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
