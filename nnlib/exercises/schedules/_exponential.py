"""The exercise *exponential*: exponential decay."""

import math

import numpy as np

from nnlib.exercises import exercise


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
