"""Exercises of notebook 11: schedules."""

import math

import numpy as np

from nnlib.exercises import Exercise, Misconception, collect
from nnlib.schedules import Constant, CosineDecay, ExponentialDecay, StepDecay


def step_decay(initial, factor, every, epoch):
    """The learning rate at an epoch, a number or an array, that falls by a factor every so many epochs."""
    return initial * factor ** (epoch // every)


def step_decay_cases(rng):
    yield 0.1, 0.5, 10, 0
    yield 0.1, 0.5, 10, 9
    yield 0.1, 0.5, 10, 10
    yield 0.1, 0.5, 10, 9.5
    yield 0.1, 0.5, 10, 11
    yield 0.1, 0.5, 10, 20
    yield 0.1, 0.5, 10, np.array([0.0, 9.99, 10.0, 19.5, 30.0])
    yield 0.1, 0.5, 1, np.array([0.0, 1.0, 2.0, 3.5])
    yield 1.0, 0.1, 2.5, np.array([[0.0, 2.0], [2.5, 5.0]])
    yield 0.3, 0.5, 0.25, np.array([0.0, 0.2, 0.3, 0.5, 1.1])
    yield 0.1, 1.0, 5, np.array([4, 5, 6])
    yield 0.1, 0.5, 10, np.array([])
    yield 0.1, 0.5, 10, np.array([1e6])
    yield 0.2, 0.7, 3, np.sort(rng.uniform(0, 30, 12)).astype(np.float32)


def falls(count):
    """Step decay that counts the falls in another way: ``count(epoch, every)``."""
    return lambda initial, factor, every, epoch: initial * factor ** count(epoch, every)


def cumulative(initial, factor, every, epoch):
    """What is left when each epoch multiplies the rate of the epoch before by all falls so far."""

    def exponent(epoch):
        return sum(math.floor(one / every) for one in range(min(int(epoch), 10_000) + 1))

    return initial * factor ** np.vectorize(exponent, otypes=[float])(np.asarray(epoch, float))


step_decay = Exercise(
    task="""Write `step_decay(initial, factor, every, epoch)`: the rate starts at `initial` and is multiplied by
    `factor` once every `every` epochs. Epochs count from 0 and may be fractions; `epoch` is a number or an array of any
    shape.""",
    answer=step_decay,
    cases=step_decay_cases,
    hints=[
        "How many falls have there been at epoch 9, at 9.5, and at 10, if the rate falls every 10 epochs?",
        "The number of falls is the number of *whole* periods that are over. Python has a division that leaves the "
        "rest out, for fractions and arrays too.",
        "A product of equal factors is a power: the exponent is the number of falls.",
    ],
    misconceptions=[
        Misconception(
            "off by one, too early",
            falls(lambda epoch, every: (epoch + 1) // every),
            "It falls one epoch too early, as if epochs counted from 1: with a fall every 10 epochs, the first ten are "
            "numbers 0 to 9, and all of them have the first rate.",
        ),
        Misconception(
            "off by one, too late",
            falls(lambda epoch, every: np.maximum(np.asarray(epoch, float) - 1, 0) // every),
            "It falls one epoch too late: at epoch 10, ten epochs are over already.",
        ),
        Misconception(
            "strictly after",
            falls(lambda epoch, every: np.maximum(np.ceil(np.divide(epoch, every)) - 1, 0)),
            "At the very epoch of a fall, the old rate is still there. Epoch 10 is the *start* of the second period.",
        ),
        Misconception(
            "cumulative",
            cumulative,
            "It multiplies a rate that has fallen already: each epoch repeats all falls so far. After the first fall "
            "the rate goes down in *every* epoch, ever faster. The power belongs to the initial rate.",
        ),
        Misconception(
            "falls every epoch",
            falls(lambda epoch, every: np.asarray(epoch, float)),
            "The factor is taken once in *every* epoch; `every` changes nothing.",
        ),
        Misconception(
            "no steps",
            falls(np.divide),
            "The exponent is a fraction, so the rate falls all the time: that is the exponential schedule. Steps wait "
            "for a period to be over.",
        ),
        Misconception(
            "rounded",
            falls(lambda epoch, every: np.round(np.divide(epoch, every))),
            "Rounding goes *up* from the middle of a period on: the fall comes half a period too early.",
        ),
        Misconception(
            "falls once",
            falls(lambda epoch, every: np.asarray(epoch) >= every),
            "The first fall is right, and then nothing more happens: the factor is due after each period.",
        ),
        Misconception(
            "whole epochs only",
            falls(lambda epoch, every: np.asarray(epoch).astype(int) // every),
            "The epoch is cut to a whole number first. That hides falls that come within an epoch, as for a period of "
            "a quarter.",
        ),
        Misconception(
            "one number only",
            lambda initial, factor, every, epoch: initial * factor ** (float(epoch) // every),
            "Single epochs are right, but an array of epochs cannot be made one number. The rates of many epochs are "
            "one expression without a loop.",
        ),
        Misconception(
            "rises",
            lambda initial, factor, every, epoch: initial / factor ** (np.minimum(epoch, 1000) // every),
            "It divides by a factor below 1, so the rate *rises* with each period.",
        ),
        Misconception(
            "subtracts",
            lambda initial, factor, every, epoch: initial - initial * factor * (epoch // every),
            "It subtracts the same amount each time, so the rate gets to 0 and below. A factor leaves a share of what "
            "is there.",
        ),
    ],
    why="""Whole division counts the periods that are over, in fractions and arrays too. The rate depends on the epoch
    alone and not on the rate before, so a run that is interrupted goes on with the right one.""",
)


def exponential(initial, half_life, epoch):
    """The learning rate at an epoch, a number or an array: it is halved every half_life epochs, smoothly."""
    return initial * np.exp(-np.log(2) / half_life * epoch)


def exponential_cases(rng):
    yield 0.1, 1.0, 0
    yield 0.1, 1.0, 1
    yield 0.1, 10.0, 10
    yield 0.1, 10.0, 20
    yield 0.1, 10.0, 5.0
    yield 0.1, 10.0, np.array([0.0, 2.5, 10.0, 30.0])
    yield 1.0, 0.5, np.array([[0.0, 0.5], [1.0, 3.0]])
    yield 0.1, 3.0, np.array([0, 3, 7])
    yield 0.1, 2.0, np.array([])
    yield 0.1, 2.0, np.array([1e6])
    yield 0.05, 4.0, rng.uniform(0, 20, 12).astype(np.float32)


def exponential_with(rate):
    """The exponential with another decay rate: ``rate(half_life)``."""
    return lambda initial, half_life, epoch: initial * np.exp(-rate(half_life) * np.asarray(epoch, float))


exponential = Exercise(
    task="""Write `exponential(initial, half_life, epoch)`: the rate falls smoothly, without steps, by the article's
    formula `initial * exp(-rate * epoch)`, with the `rate` that halves it every `half_life` epochs. `epoch` is a number
    or an array of any shape.""",
    answer=exponential,
    cases=exponential_cases,
    hints=[
        "What must `exp(-rate * epoch)` be when `epoch` is `half_life`?",
        "The inverse of `exp` is the natural logarithm, `np.log`: which rate makes that one half?",
        "The product of rate and half-life is the natural logarithm of 2, about 0.693.",
    ],
    misconceptions=[
        Misconception(
            "half-life used as the rate",
            exponential_with(lambda half_life: half_life),
            "The half-life stands where the decay rate belongs: a *longer* half-life would make the rate fall faster.",
        ),
        Misconception(
            "falls to 1/e",
            exponential_with(lambda half_life: 1 / half_life),
            "After one half-life 37 % is left, not 50 %: this is the time in which the rate falls to 1/e. A logarithm "
            "is missing.",
        ),
        Misconception(
            "another logarithm",
            exponential_with(lambda half_life: np.log10(2) / half_life),
            "The idea is right, but the logarithm is that to base 10. To undo `exp`, it takes the natural one.",
        ),
        Misconception(
            "multiplied for divided",
            exponential_with(lambda half_life: np.log(2) * half_life),
            "The 2 is right, but a long half-life must mean a *small* decay rate.",
        ),
        Misconception(
            "grows",
            lambda initial, half_life, epoch: initial * np.exp(np.minimum(np.log(2) / half_life * epoch, 700)),
            "The rate doubles where it should be halved: look at the sign of the exponent.",
        ),
        Misconception(
            "in steps",
            lambda initial, half_life, epoch: initial * 0.5 ** (epoch // half_life),
            "The halvings are at the right places, but nothing happens between them: that is step decay.",
        ),
        Misconception(
            "1/t",
            lambda initial, half_life, epoch: initial / (1 + np.divide(epoch, half_life)),
            "The first half-life is right. The second brings it to a third instead of a quarter: this is the schedule "
            "1/t, which falls ever more slowly.",
        ),
        Misconception(
            "a straight line",
            lambda initial, half_life, epoch: initial * np.maximum(1 - np.divide(epoch, 2 * half_life), 0),
            "A straight line loses the same *amount* in each half-life, and is at 0 after two. Half of what is left "
            "should stay each time.",
        ),
        Misconception(
            "whole epochs only",
            lambda initial, half_life, epoch: exponential.answer(initial, half_life, np.floor(epoch)),
            "The rate stands still within each epoch. Fractions of an epoch count: the fall has no steps.",
        ),
        Misconception(
            "python's math",
            lambda initial, half_life, epoch: initial * math.exp(-math.log(2) / half_life * epoch),
            "`math.exp` takes a single number. `epoch` may be an array.",
        ),
    ],
    why="""At one half-life the exponent is minus the logarithm of 2, and `exp` makes one half of it. A power of 0.5
    whose exponent is the number of half-lives gives the same numbers.""",
)


def cosine(initial, epochs, epoch):
    """The learning rate at an epoch, a number or an array: half a cosine from initial down to 0 at epochs."""
    done = np.minimum(np.divide(epoch, epochs), 1)
    return initial * 0.5 * (1 + np.cos(np.pi * done))


def cosine_cases(rng):
    yield 0.1, 10, 0
    yield 0.1, 10, 10
    yield 0.1, 10, 5
    yield 0.1, 10, 2.5
    yield 0.1, 10, 15
    yield 0.1, 1, np.array([0.0, 0.25, 0.5, 1.0, 1.5])
    yield 0.1, 10, np.array([0, 3, 7, 10, 20, 1000])
    yield 1.0, 2.5, np.array([[0.0, 1.0], [2.5, 1e6]])
    yield 0.1, 10, np.array([])
    yield 0.05, 20, rng.uniform(0, 30, 12).astype(np.float32)


def cosine_of(done):
    """The same half cosine of another share: ``done(epoch, epochs)``."""
    return lambda initial, epochs, epoch: initial * 0.5 * (1 + np.cos(np.pi * done(epoch, epochs)))


def capped(epoch, epochs):
    return np.minimum(np.divide(epoch, epochs), 1)


cosine = Exercise(
    task="""Write `cosine(initial, epochs, epoch)`: half a wave of a cosine, from `initial` at epoch 0 down to 0 at
    epoch `epochs`, and 0 from there on. `epoch` is a number or an array of any shape.""",
    answer=cosine,
    cases=cosine_cases,
    hints=[
        "The cosine goes from 1 at 0 down to -1 at pi. What has to be added, and what halved, to go from 1 to 0?",
        "First the share of the epochs that is done, from 0 to 1; times pi, this is the angle.",
        "After the last epoch the share must stay at 1: `np.minimum` does that for numbers and arrays.",
    ],
    misconceptions=[
        Misconception(
            "ends not at 0",
            cosine_of(lambda epoch, epochs: np.minimum(np.divide(epoch, epochs + 1), 1)),
            "At epoch `epochs` the rate is not yet 0: the half wave is one epoch too long.",
        ),
        Misconception(
            "ends too early",
            cosine_of(lambda epoch, epochs: np.minimum(np.divide(epoch, max(epochs - 1, 1e-9)), 1)),
            "The rate is 0 one epoch before the end: the last epoch would learn nothing.",
        ),
        Misconception(
            "rises again",
            cosine_of(np.divide),
            "Within the epochs all is right. Beyond them the cosine turns, and the rate rises again.",
        ),
        Misconception(
            "a whole wave",
            cosine_of(lambda epoch, epochs: 2 * capped(epoch, epochs)),
            "This is a whole wave: 0 in the middle, and back at the initial rate at the end.",
        ),
        Misconception(
            "a quarter of a wave",
            lambda initial, epochs, epoch: initial * np.maximum(np.cos(np.pi / 2 * capped(epoch, epochs)), 0),
            "It begins and ends rightly, but a quarter of a wave comes down steeply at the end. Half a wave arrives "
            "flat, and is at one half in the middle.",
        ),
        Misconception(
            "negative rates",
            lambda initial, epochs, epoch: initial * np.cos(np.pi * capped(epoch, epochs)),
            "In the second half the rate is negative: steps would go *up* the loss. The wave has to be lifted.",
        ),
        Misconception(
            "twice too high",
            lambda initial, epochs, epoch: initial * (1 + np.cos(np.pi * capped(epoch, epochs))),
            "The wave is lifted, and now it starts at twice the initial rate.",
        ),
        Misconception(
            "upside down",
            lambda initial, epochs, epoch: initial * 0.5 * (1 - np.cos(np.pi * capped(epoch, epochs))),
            "The wave stands on its head: the rate starts at 0 and rises.",
        ),
        Misconception(
            "degrees",
            lambda initial, epochs, epoch: initial * 0.5 * (1 + np.cos(180 * capped(epoch, epochs))),
            "`np.cos` takes an angle in radians: half a turn is pi, not 180.",
        ),
        Misconception(
            "a straight line",
            lambda initial, epochs, epoch: initial * (1 - capped(epoch, epochs)),
            "Beginning, middle and end are right, and between them is a straight line. A cosine stays high for longer, "
            "and arrives flat.",
        ),
    ],
    why="""The share that is done goes from 0 to 1 and stays there, the cosine from 1 to -1; lifted by 1 and halved it
    goes from 1 to 0. It is flat at both ends: long near the full rate, and long near 0.""",
)


def warmup(schedule, epochs, epoch):
    """The learning rate at an epoch, a number or an array: a straight rise over epochs, then the schedule."""
    rise = np.clip(np.divide(epoch, epochs), 0.01, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


def warmup_cases(rng):
    yield Constant(0.1), 2, 0
    yield Constant(0.1), 2, 1
    yield Constant(0.1), 2, 2
    yield Constant(0.1), 2, 3.5
    yield Constant(0.1), 4, np.array([0.0, 0.5, 3.0, 5.0])
    yield ExponentialDecay(0.1, 0.5), 2, 1.0
    yield ExponentialDecay(0.1, 0.5), 2, np.array([0.0, 1.0, 2.0, 3.0, 6.0])
    yield StepDecay(0.1, 0.5, 1), 2, np.array([0, 1, 2, 3, 4])
    yield CosineDecay(0.2, 4), 0.5, np.array([[0.0, 0.25], [2.5, 9.0]])
    yield ExponentialDecay(1.0, 1.0), 3, np.array([1e6])
    yield CosineDecay(0.3, 10), 3, rng.uniform(0, 15, 12).astype(np.float32)


def warmed(rise=lambda done: np.clip(done, 0.01, 1), later=lambda epoch, epochs: np.maximum(epoch - epochs, 0)):
    """Warm-up with another rise of the share that is done, or another clock of the schedule."""

    def changed(schedule, epochs, epoch):
        epoch = np.asarray(epoch, float)
        return rise(epoch / epochs) * schedule(later(epoch, epochs))

    return changed


def first_epochs_at_the_lowest(schedule, epochs, epoch):
    return warmed(rise=lambda done: np.where(done < 1, 0.01, 1))(schedule, epochs, epoch)


def one_branch(schedule, epochs, epoch):
    if epoch < epochs:
        return max(epoch / epochs, 0.01) * schedule(0)
    return schedule(epoch - epochs)


def both_sides_asked(schedule, epochs, epoch):
    epoch = np.asarray(epoch, float)
    return np.where(epoch < epochs, np.maximum(epoch / epochs, 0.01) * schedule(0), schedule(epoch - epochs))


warmup = Exercise(
    task="""Write `warmup(schedule, epochs, epoch)`. Over the first `epochs` the rate rises in a straight line from 0 to
    the start of `schedule`, but is never below a hundredth of it, so that the first step is not lost. Then `schedule`
    runs, from *its own* epoch 0. `schedule(epoch)` takes a number or an array and refuses negative epochs. `epoch` is a
    number or an array of any shape.""",
    answer=warmup,
    cases=warmup_cases,
    hints=[
        "Two questions: how far is the rise, from 0.01 to 1? And which epoch is it for the schedule?",
        "For the schedule it is epoch 0 until the rise is over. After that it is `epochs` earlier than for us.",
        "Both can be cut to their range: `np.clip` for the rise, `np.maximum` for the schedule's epoch. The rate is "
        "the product of the two.",
    ],
    misconceptions=[
        Misconception(
            "starts at 0",
            warmed(rise=lambda done: np.clip(done, 0, 1)),
            "At epoch 0 the rate is 0: the first step is lost. A hundredth should be left.",
        ),
        Misconception(
            "runs during the rise",
            warmed(later=lambda epoch, epochs: epoch),
            "The schedule's clock runs while the rate still rises: its highest rate is never reached. Its epoch 0 "
            "should be the end of the rise.",
        ),
        Misconception(
            "rises for ever",
            warmed(rise=lambda done: np.maximum(done, 0.01)),
            "The rise never ends: after the warm-up the rate is above that of the schedule. It should stop at 1.",
        ),
        Misconception(
            "falls instead",
            warmed(rise=lambda done: np.clip(1 - done, 0.01, 1)),
            "The rate begins high and comes down: that is the wrong way round.",
        ),
        Misconception(
            "a step, no rise",
            first_epochs_at_the_lowest,
            "The rate waits at a hundredth, and then jumps to the full height. It should rise in a straight line.",
        ),
        Misconception(
            "one epoch ahead",
            warmed(rise=lambda done: np.clip(done, 0.01, 1), later=lambda e, n: np.maximum(e - n + 1, 0)),
            "The schedule is one epoch ahead: at the end of the rise it should be at its epoch 0.",
        ),
        Misconception(
            "no warm-up",
            warmed(rise=lambda done: 1.0),
            "The schedule starts late, but at its full rate from the first step on: nothing rises.",
        ),
        Misconception(
            "left out",
            lambda schedule, epochs, epoch: schedule(epoch),
            "This is the schedule itself: it starts at its full rate, and nothing rises before it.",
        ),
        Misconception(
            "one branch for the whole array",
            one_branch,
            "A single number is handled well. With an array, `if` asks one question for all its epochs at once, and "
            "Python refuses.",
        ),
        Misconception(
            "asks for negative epochs",
            both_sides_asked,
            "`np.where` computes *both* of its sides for every epoch before it chooses. So the schedule is asked for "
            "epochs before its start, and refuses.",
        ),
    ],
    why="""During the rise the schedule stands at its epoch 0, after it the rise stands at 1: so one product serves both
    times, and the two meet without a jump.""",
)

EXERCISES, progress = collect(globals())
