"""The exercise *warmup*: warm-up."""

from functools import partial

import numpy as np

from nnlib.exercises import exercise, same
from nnlib.schedules import Constant, CosineDecay, ExponentialDecay, StepDecay


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
