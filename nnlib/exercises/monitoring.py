"""Exercises of notebook 09: monitoring."""

import math
from types import FunctionType

import numpy as np

from nnlib._recorded import record
from nnlib.exercises import collect, exercise
from nnlib.optimizers import SGD, Adam, Momentum

# The monitor


def updates_of_a_run(rng):
    yield ([(2.3,)],)
    yield ([(2.3, 0.5, 0.25)],)
    yield ([(2.3,), (1.9, 0.5, 0.25)],)
    yield ([(2.3, 0.0, 0.0)],)
    yield ([(2.3, 0.25, 0.5)],)
    yield ([(2.5,), (2.0,), (2.3, 0.5, 0.25), (2.2,)],)
    yield ([(2.3,), (1.9, 0.5, 0.75), (1.2,), (0.9, 0.875, 0.75), (0.5,)],)
    yield ([(2.3,), (1.9, 0.875, 0.25), (1.2,), (0.9, 0.75, 0.5), (0.8,), (0.7,)],)
    yield ([(2.3, 0.5, 0.25), (1.9, 0.75, 0.625), (1.5, 0.625, 0.5)],)
    accuracies = np.sort(rng.random(8)).round(3).tolist()
    epochs = [[(1 / (i + 1),), (1 / (i + 2), a, a - 0.01 * (i - 3))] for i, a in enumerate(accuracies)]
    yield ([update for epoch in epochs for update in epoch],)


def no_updates_and_nan(rng):
    yield ([],)
    yield ([(2.3, 0.125, 0.25), (float("nan"), 0.125, 0.125)],)


def monitored(monitor, updates):
    """What a monitor says after the updates, while another one watches another run."""
    parts = {name: _anew(part) for name, part in vars(monitor).items() if isinstance(part, FunctionType | list)}
    fresh = type(monitor.__name__, (monitor,), parts)
    told, other = fresh(), fresh()
    for update in updates:
        told.update(*update)
    other.update(4.0)
    lists = {name: getattr(told, name) for name in ("losses", "train_acc", "val_acc")}
    said = {"best_epoch()": told.best_epoch(), "gap()": told.gap()}
    return lists | said | {"losses of another monitor": other.losses}


def _anew(part):
    """A part of a class with lists of its own, so that nothing is left in them of earlier cases."""
    if isinstance(part, FunctionType):
        defaults = part.__defaults__ and tuple(map(_anew, part.__defaults__))
        made = FunctionType(part.__code__, part.__globals__, part.__name__, defaults, part.__closure__)
        made.__kwdefaults__ = part.__kwdefaults__
        return made
    return list(part) if isinstance(part, list) else part


class LearningMonitor:
    """Keeps losses, train_acc and val_acc: three lists of its own, empty at first."""

    def __init__(self):
        self.losses, self.train_acc, self.val_acc = [], [], []

    def update(self, loss, train_acc=None, val_acc=None):
        """Keep a step's loss and, at the end of an epoch, both accuracies."""
        self.losses.append(loss)
        if train_acc is not None:
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)

    def best_epoch(self):
        """The epoch of the highest validation accuracy, the first of equals; None before any."""
        return self.val_acc.index(max(self.val_acc)) + 1 if self.val_acc else None

    def gap(self):
        """The last training accuracy minus the last validation accuracy; None before any."""
        return self.train_acc[-1] - self.val_acc[-1] if self.val_acc else None


learning_monitor = exercise(
    task="""Write the class `LearningMonitor`. `update(loss)` is called after each step, and at the end of an epoch with
    both accuracies as well: `update(loss, train_acc, val_acc)`. Keep what you are told, in order, in the lists
    `losses`, `train_acc` and `val_acc`: every loss, and the accuracies when there are some (0.0 is one). Two monitors
    have nothing in common. `best_epoch()` is the epoch of the highest validation accuracy, counted from 1, and the
    first of equals. `gap()` is the last training accuracy minus the last validation accuracy, with its sign. Before any
    accuracies both are None.""",
    cases=updates_of_a_run,
    edges=no_updates_and_nan,
    run=monitored,
    hints=[
        "How many entries should each list have after two epochs of ten steps? Not all three have the same number.",
        "An accuracy of 0 is a number like any other. What does Python's `if` say to a 0?",
        "`max` finds the highest accuracy, and a list's `index` the first place where it stands. Places count from 0, "
        "epochs from 1.",
    ],
    why="""Losses come for free with each step, accuracies cost a pass over the data, so each list has its own pace.
    `is not None` asks whether there is an accuracy; `if train_acc:` would ask whether it differs from 0.""",
)(LearningMonitor)


@learning_monitor.misconception("an accuracy for every step")
class AnAccuracyForEveryStep(LearningMonitor):
    """Like the article's monitor, this notes an accuracy with every loss. Where none was measured, the list gets a
    None, and its places count steps, not epochs."""

    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        self.train_acc.append(train_acc)
        self.val_acc.append(val_acc)

    def best_epoch(self):
        numbers = [accuracy for accuracy in self.val_acc if accuracy is not None]
        return self.val_acc.index(max(numbers)) + 1 if numbers else None

    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1] if self.val_acc and self.val_acc[-1] is not None else None


@learning_monitor.misconception("zero taken for missing")
class ZeroIsMissing(LearningMonitor):
    """To `if`, an accuracy of 0.0 looks like no accuracy at all, so it is not kept. A network that gets all of them
    wrong is just what a monitor should show."""

    def update(self, loss, train_acc=None, val_acc=None):
        super().update(loss, train_acc or None, val_acc or None)


@learning_monitor.misconception("one list for all monitors")
class OneListForAll(LearningMonitor):
    """Two monitors write into the same lists. A list in the body of a class, or as a parameter's default, is made once,
    for all objects; each monitor needs lists of its own."""

    losses, train_acc, val_acc = [], [], []

    def __init__(self):
        pass

    def update(self, loss, train_acc=None, val_acc=None):
        super().update(loss, train_acc, val_acc)


@learning_monitor.misconception("a loss for each epoch only")
class LossOfEpochsOnly(LearningMonitor):
    """The losses between the ends of epochs are lost. They cost nothing, since each step computes its loss anyway, and
    the shape of the curve is in them."""

    def update(self, loss, train_acc=None, val_acc=None):
        if train_acc is not None:
            super().update(loss, train_acc, val_acc)


@learning_monitor.misconception("no loss at the end of an epoch")
class NoLossAtTheEnd(LearningMonitor):
    """The loss is kept only where no accuracies come with it. The last step of an epoch has a loss like the others."""

    def update(self, loss, train_acc=None, val_acc=None):
        super().update(loss, train_acc, val_acc)
        if train_acc is not None:
            self.losses.pop()


@learning_monitor.misconception("the latest only")
class LatestOnly(LearningMonitor):
    """Each update begins the lists anew, so only the latest numbers are left. A curve needs all of them."""

    def update(self, loss, train_acc=None, val_acc=None):
        self.losses = [loss]
        if train_acc is not None:
            self.train_acc, self.val_acc = [train_acc], [val_acc]


@learning_monitor.misconception("the accuracies swapped")
class AccuraciesSwapped(LearningMonitor):
    """Each of the two accuracies ends in the other's list. The training accuracy comes first."""

    def update(self, loss, train_acc=None, val_acc=None):
        super().update(loss, val_acc, train_acc)


@learning_monitor.misconception("counts from zero")
class CountsFromZero(LearningMonitor):
    """The best epoch is a place in the list here, which counts from 0. The first epoch is number 1."""

    def best_epoch(self):
        return self.val_acc.index(max(self.val_acc)) if self.val_acc else None


@learning_monitor.misconception("best on the training data")
class BestOfTraining(LearningMonitor):
    """This is the epoch with the best *training* accuracy. That one only says how well the images are known by
    heart."""

    def best_epoch(self):
        return self.train_acc.index(max(self.train_acc)) + 1 if self.train_acc else None


@learning_monitor.misconception("lowest for highest")
class LowestAccuracy(LearningMonitor):
    """This is the epoch with the *lowest* validation accuracy. Losses should be low; accuracies should be high."""

    def best_epoch(self):
        return self.val_acc.index(min(self.val_acc)) + 1 if self.val_acc else None


@learning_monitor.misconception("step of the lowest loss")
class LowestLoss(LearningMonitor):
    """This is the *step* with the lowest loss. Losses are those of training batches, and there are several in an epoch:
    look at the validation accuracies."""

    def best_epoch(self):
        return self.losses.index(min(self.losses)) + 1 if self.val_acc else None


@learning_monitor.misconception("step of the lowest loss, without accuracies too")
class LowestLossAlways(LowestLoss):
    """This is the *step* with the lowest loss, and it is told before there are any accuracies, too. There are several
    steps in an epoch: look at the validation accuracies."""

    def best_epoch(self):
        return self.losses.index(min(self.losses)) + 1 if self.losses else None


@learning_monitor.misconception("the last of equals")
class LastOfEquals(LearningMonitor):
    """Two epochs are equally good, and the later one is named. The first of them has learned as much in less time."""

    def best_epoch(self):
        return len(self.val_acc) - self.val_acc[::-1].index(max(self.val_acc)) if self.val_acc else None


@learning_monitor.misconception("the last epoch")
class LastEpoch(LearningMonitor):
    """This is the number of epochs. The last one need not be the best: look at a run that overfits."""

    def best_epoch(self):
        return len(self.val_acc) or None


@learning_monitor.misconception("accuracy for epoch")
class BestAccuracy(LearningMonitor):
    """This is how high the accuracy was at its best. The question is *when*."""

    def best_epoch(self):
        return max(self.val_acc, default=None)


@learning_monitor.misconception("gap upside down")
class GapUpsideDown(LearningMonitor):
    """The sign is turned round: the gap is positive when training is better than validation."""

    def gap(self):
        return self.val_acc[-1] - self.train_acc[-1] if self.val_acc else None


@learning_monitor.misconception("gap without its sign")
class GapWithoutSign(LearningMonitor):
    """The size is right, but validation may be better than training, with dropout for example. That is no overfitting,
    and the sign says so."""

    def gap(self):
        return abs(self.train_acc[-1] - self.val_acc[-1]) if self.val_acc else None


@learning_monitor.misconception("gap never below zero")
class GapNeverBelowZero(LearningMonitor):
    """Where validation is better than training, the gap is shown as 0. That happens, with dropout for example: let it
    be negative."""

    def gap(self):
        return max(0.0, self.train_acc[-1] - self.val_acc[-1]) if self.val_acc else None


@learning_monitor.misconception("gap of the best")
class GapOfTheBest(LearningMonitor):
    """The two highest accuracies may come from different epochs. The gap compares the network with itself, as it is
    now."""

    def gap(self):
        return max(self.train_acc) - max(self.val_acc) if self.val_acc else None


@learning_monitor.misconception("gap of the best epoch")
class GapOfTheBestEpoch(LearningMonitor):
    """This is the gap in the best epoch. Asked for is the one now, at the end: a run that overfits shows it there."""

    def gap(self):
        best = self.best_epoch()
        return self.train_acc[best - 1] - self.val_acc[best - 1] if best else None


@learning_monitor.misconception("gap of the means")
class GapOfTheMeans(LearningMonitor):
    """This is the mean gap over all epochs. Asked for is the latest one: early epochs have hardly any gap and would
    hide it."""

    def gap(self):
        return np.mean(self.train_acc) - np.mean(self.val_acc) if self.val_acc else None


@learning_monitor.misconception("gap of the first epoch")
class GapOfTheFirstEpoch(LearningMonitor):
    """This is the gap of the first epoch. Asked for is the latest one."""

    def gap(self):
        return self.train_acc[0] - self.val_acc[0] if self.val_acc else None


@learning_monitor.misconception("every gap")
class EveryGap(LearningMonitor):
    """These are the gaps of all epochs. Asked for is one number, the latest."""

    def gap(self):
        return [t - v for t, v in zip(self.train_acc, self.val_acc, strict=True)] or None


@learning_monitor.misconception("zero before any")
class ZeroBeforeAny(LearningMonitor):
    """Before there are any accuracies, 0 comes back. A gap of 0 is good news, and there is no epoch 0: None says that
    nothing is known yet."""

    def best_epoch(self):
        return super().best_epoch() or 0

    def gap(self):
        return super().gap() or 0.0


@learning_monitor.misconception("a gap of zero before any")
class GapOfZeroBeforeAny(LearningMonitor):
    """Before there are any accuracies, the gap is 0 here. A gap of 0 is good news: None says that nothing is known
    yet."""

    def gap(self):
        return super().gap() or 0.0


@learning_monitor.misconception("the highest of none")
class TheHighestOfNone(LearningMonitor):
    """Before any accuracies there is nothing of which to take the highest, and `argmax` refuses. The task asks for None
    then: ask first whether there are any."""

    def best_epoch(self):
        return int(np.argmax(self.val_acc)) + 1


@learning_monitor.misconception("the maximum of none")
class TheMaximumOfNone(LearningMonitor):
    """Before any accuracies there is nothing of which to take the highest, and `max` refuses. The task asks for None
    then: ask first whether there are any."""

    def best_epoch(self):
        return self.val_acc.index(max(self.val_acc)) + 1


@learning_monitor.misconception("the last of none")
class TheLastOfNone(LearningMonitor):
    """Before any accuracies there is no last one, and `[-1]` refuses. The task asks for None then: ask first whether
    there are any."""

    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1]


@learning_monitor.misconception("None among the accuracies")
class NoneAmongTheAccuracies(AnAccuracyForEveryStep):
    """Each step puts an accuracy into the lists, which is None where none was measured; and None can't be reckoned
    with. Keep the accuracies when there are some."""

    def best_epoch(self):
        return self.val_acc.index(max(self.val_acc)) + 1 if self.val_acc else None

    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1] if self.val_acc else None


@learning_monitor.misconception("no gap returned")
class NoGapReturned(LearningMonitor):
    """`gap()` gives None, with accuracies too. A number that is printed, or kept in the monitor, has not been returned
    yet."""

    def gap(self):
        self.latest = super().gap()


@learning_monitor.misconception("no epoch returned")
class NoEpochReturned(LearningMonitor):
    """`best_epoch()` gives None, with accuracies too. A number that is printed, or kept in the monitor, has not been
    returned yet."""

    def best_epoch(self):
        self.best = super().best_epoch()


@learning_monitor.misconception("a zero for every step")
class AZeroForEveryStep(LearningMonitor):
    """Where no accuracy was measured, a 0 is put into the lists. A 0 is an accuracy, a very bad one: keep the
    accuracies when there are some."""

    def update(self, loss, train_acc=None, val_acc=None):
        super().update(loss, train_acc or 0.0, val_acc or 0.0)


@learning_monitor.misconception("best starts at 0")
class BestStartsAtZero(LearningMonitor):
    """The highest accuracy starts out as 0, and an accuracy of 0.0 is not above that: then there is no best epoch at
    all. The first accuracy has nothing to beat."""

    def best_epoch(self):
        return super().best_epoch() if self.val_acc and max(self.val_acc) > 0 else None


@learning_monitor.misconception("step for epoch")
class StepForEpoch(LearningMonitor):
    """This is the number of the *step* at which the validation accuracy was highest. An epoch has many steps: count the
    accuracies, not the losses."""

    best_step = None

    def update(self, loss, train_acc=None, val_acc=None):
        super().update(loss, train_acc, val_acc)
        if val_acc is not None and self.val_acc.index(max(self.val_acc)) + 1 == len(self.val_acc):
            self.best_step = len(self.losses)

    def best_epoch(self):
        return self.best_step


@learning_monitor.misconception("nothing kept")
class NothingKept(LearningMonitor):
    """The lists stay empty: what `update` is told is lost. It has to change the monitor's own lists; `np.append`, for
    one, gives a new array and changes nothing."""

    def update(self, loss, train_acc=None, val_acc=None):
        list(self.losses).append(loss)


# The running mean


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


# The diagnosis

RUNS = {  # name: (what it shows, how it was made)
    "run 1": ("learning slowly", {"optimizer": "momentum", "rate": 0.0005}),
    "run 2": ("overfitting", {"images": 40, "batch": 10, "epochs": 60}),
    "run 3": ("stuck high", {"rate": 2.5, "batch": 32}),
    "run 4": ("underfitting", {"activation": "tanh", "hidden": 2, "rate": 0.5, "epochs": 60}),
    "run 5": ("healthy", {"optimizer": "momentum", "rate": 0.03, "batch": 32}),
    "run 6": ("noisy", {"rate": 0.2, "batch": 1, "epochs": 4, "images": 250}),
}
SHOWN = {name: shown for name, (shown, _) in RUNS.items()}
WORDS = [
    "diverged", "not learning", "learning slowly", "stuck high", "noisy", "overfitting", "underfitting", "healthy",
]  # fmt: skip


def recorded(seed=0):
    """The six recorded histories, by name."""
    return {name: record(seed, **made) for name, (_, made) in RUNS.items()}


@exercise(
    task="""Name what each of six recorded histories shows: `"diverged"`, `"not learning"`, `"learning slowly"`,
    `"stuck high"`, `"noisy"`, `"overfitting"`, `"underfitting"` or `"healthy"`. Where two words fit, take the one that
    says what to change first. (`"underfitting"`: both accuracies are low and close, since the network is too small.)
    `exercises.recorded()` gives the six histories. Replace each `...` by one of the words.""",
    choices=WORDS,
    hints=[
        "Look at the shape of the loss first: straight, bent, flat, or a band. Then at the gap between the accuracies.",
        "A loss that is still falling when the run ends has not shown yet what the network can do.",
        "Two networks end with a poor accuracy and a flat loss. One of them knows something, the other says the same "
        "for every image: what would the accuracy of that one be?",
    ],
    why="""Run 1 falls in a straight line: take longer steps. Run 2 learned 40 images by heart. Run 3 jumped up, and all
    its ReLUs died: the rate is too high. Run 4 has two hidden units, too few for ten digits. Run 5 is fine. Run 6
    looks at one image in each step. The names are those of `monitoring.diagnose`.""",
)
def diagnose():
    return SHOWN


@diagnose.misconception
def slow_taken_for_underfitting():
    """In run 1 both accuracies are low and close, true. But its loss still falls in almost a straight line: nobody
    knows yet what this network can do. What should be changed first?"""
    return SHOWN | {"run 1": "underfitting"}


@diagnose.misconception
def slow_taken_for_not_learning():
    """The loss of run 1 falls, if slowly, and its accuracy climbs. A run that learns nothing stays at the accuracy of a
    guess."""
    return SHOWN | {"run 1": "not learning"}


@diagnose.misconception
def slow_taken_for_healthy():
    """Nothing is wrong in run 1 but its pace: when it ends, the loss still falls in almost a straight line, and both
    accuracies are low."""
    return SHOWN | {"run 1": "healthy"}


@diagnose.misconception
def slow_taken_for_stuck():
    """A run that is stuck lies flat at its end. The loss of run 1 still falls there."""
    return SHOWN | {"run 1": "stuck high"}


@diagnose.misconception(word=("noisy",))
def slow_taken_for_jumps(word="diverged"):
    """The loss of run 1 comes down in nearly a straight line, and jumps very little on its way."""
    return SHOWN | {"run 1": word}


@diagnose.misconception
def slow_taken_for_overfitting():
    """The two accuracies of run 1 are close to each other, and both are low. Overfitting shows in the distance between
    them."""
    return SHOWN | {"run 1": "overfitting"}


@diagnose.misconception
def overfitting_taken_for_healthy():
    """The loss of run 2 looks well: it can't look otherwise, as it is measured on the training images. Look at its two
    accuracies."""
    return SHOWN | {"run 2": "healthy"}


@diagnose.misconception
def overfitting_taken_for_underfitting():
    """The accuracy on new images is the low one in run 2, and the one on the training images is near 1: that network
    is not too small. What does the distance between the two say?"""
    return SHOWN | {"run 2": "underfitting"}


@diagnose.misconception(word=("not learning", "learning slowly", "stuck high", "noisy"))
def overfitting_taken_for_wrong_steps(word="diverged"):
    """The steps of run 2 do their work: its loss comes down nearly to 0, and it knows all its training images. Look at
    its two accuracies."""
    return SHOWN | {"run 2": word}


@diagnose.misconception
def stuck_taken_for_not_learning():
    """Run 3 ends where a guess ends, like a run that learns nothing. But look at its first steps: the loss has moved,
    and a lot."""
    return SHOWN | {"run 3": "not learning"}


@diagnose.misconception
def stuck_taken_for_diverged():
    """Run 3 jumps up in its first steps, but then it comes down and rests. A run that diverges does not come back."""
    return SHOWN | {"run 3": "diverged"}


@diagnose.misconception
def stuck_taken_for_underfitting():
    """Run 3 is no better than a guess, in training too. A larger network would not mend that: what happened in its
    first steps?"""
    return SHOWN | {"run 3": "underfitting"}


@diagnose.misconception(word=("noisy", "overfitting", "healthy"))
def stuck_taken_for_learning(word="learning slowly"):
    """Run 3 ends with the accuracy of a guess, on the training images too, and its loss lies flat. Nothing is learned
    there, be it slowly or by heart. What happened in its first steps?"""
    return SHOWN | {"run 3": word}


@diagnose.misconception
def underfitting_taken_for_stuck():
    """The loss of run 4 stays high, but it came there by a smooth bend, and the network knows half of the digits. The
    steps are right; what is too small?"""
    return SHOWN | {"run 4": "stuck high"}


@diagnose.misconception
def underfitting_taken_for_slow():
    """The loss of run 4 has bent and is nearly flat at its end. More or longer steps would bring little."""
    return SHOWN | {"run 4": "learning slowly"}


@diagnose.misconception
def underfitting_taken_for_not_learning():
    """Run 4 has learned something: it knows half of the digits, and a guess knows a tenth. Then its loss went flat."""
    return SHOWN | {"run 4": "not learning"}


@diagnose.misconception
def underfitting_taken_for_overfitting():
    """The two accuracies of run 4 are close to each other. Who learns by heart knows the training images, and this
    network does not know them either."""
    return SHOWN | {"run 4": "overfitting"}


@diagnose.misconception
def underfitting_taken_for_healthy():
    """The loss of run 4 has a good shape. But it lies flat at more than 1, and about half of the digits are wrong, of
    the training images too."""
    return SHOWN | {"run 4": "healthy"}


@diagnose.misconception(word=("noisy",))
def underfitting_taken_for_jumps(word="diverged"):
    """The loss of run 4 jumps a little, as with every small batch, but it comes down in a bend and lies flat in the
    end. How much does this network know then?"""
    return SHOWN | {"run 4": word}


@diagnose.misconception(word=("not learning", "learning slowly", "stuck high", "noisy", "underfitting"))
def trouble_where_there_is_none(word="diverged"):
    """The loss of run 5 falls fast, then ever more slowly, and ends near 0; more than nine of ten digits are right, of
    the validation images too. What should be changed there?"""
    return SHOWN | {"run 5": word}


@diagnose.misconception
def a_small_gap_taken_for_overfitting():
    """Run 5 has a gap of a few points, as nearly every network has. Compare it with the gap of run 2."""
    return SHOWN | {"run 5": "overfitting"}


@diagnose.misconception
def noise_taken_for_divergence():
    """The loss of run 6 jumps up and down, but the losses come down on the whole, and the accuracy is fair. How many
    samples does a step of it see?"""
    return SHOWN | {"run 6": "diverged"}


@diagnose.misconception
def noise_taken_for_overfitting():
    """Run 6 has a gap, but look at its loss first: it jumps by more than half of what it has fallen. How many samples
    does a step of it see?"""
    return SHOWN | {"run 6": "overfitting"}


@diagnose.misconception
def noise_overlooked():
    """Run 6 gets somewhere. But its loss jumps by more than half of what it has fallen: from one step to the next
    nobody can say whether it got better."""
    return SHOWN | {"run 6": "healthy"}


@diagnose.misconception(word=("learning slowly", "stuck high", "underfitting"))
def noise_taken_for_a_standstill(word="not learning"):
    """Run 6 gets most of the digits right, after four epochs. Look at its loss from one step to the next: how far does
    it jump? And how many samples does a step of it see?"""
    return SHOWN | {"run 6": word}


# The update ratio


def weights_and_steps(rng):
    yield np.array([3.0, 4.0]), np.array([0.0, -1.0]), SGD(0.5)
    yield np.array([4.0, -1.0]), np.array([-1.0, 3.0]), SGD(0.01)
    yield np.array([3.0, 4.0]), np.array([-10.0, 2.0]), SGD(0.5)
    yield np.array([[3.0, 1.0], [2.0, 4.0]]), np.array([[-1.0, 2.0], [-2.0, -1.0]]), SGD(0.01)
    yield np.array([3.0, 4.0]), np.array([0.0, 0.0]), SGD(0.1)
    yield np.array([3.0, 4.0]), np.array([-1.0, -2.0]), on_its_way(Momentum(0.1), np.array([-2.0, -1.0]))
    yield np.array([4.0, 3.0]), np.array([-100.0, 0.001]), Adam(0.001)
    yield np.array([0.0, 0.0]), np.array([1.0, -2.0]), SGD(0.1)
    weights = rng.normal(size=(64, 10)).astype(np.float32)
    yield weights, rng.normal(size=(64, 10)).astype(np.float32) - weights, Adam(0.01)


def huge_weights(rng):
    yield np.array([1e150, -1e150]), np.array([1e148, 0.0]), SGD(0.1)


def on_its_way(optimizer, gradient):
    """An optimizer that has taken a step already."""
    optimizer.step(np.zeros_like(gradient), gradient)
    return optimizer


@exercise(
    task="""Write `update_ratio(weights, gradient, optimizer)`: take one step, `optimizer.step(weights, gradient)`,
    which changes `weights` in place and returns nothing. Return the length of that step divided by the length of the
    weights before it. From weights that are all 0 the ratio is `inf`. `weights` may have any shape; its length is the
    root of the sum of all its squares. Any optimizer may come.""",
    cases=weights_and_steps,
    edges=huge_weights,
    hints=[
        "What did the weights look like before the step, and after it? You need both at the end.",
        "The step changes the array itself. A second name for the same array changes with it.",
        "The optimizer alone knows how far it moves: Momentum and Adam remember earlier gradients. So measure the "
        "move, whatever made it.",
    ],
    why="""The optimizer changes the array in place, so its old numbers need a copy. Whatever the optimizer does, the
    difference of the two is its step. `np.linalg.norm` without a second argument takes any array as one row.""",
)
def update_ratio(weights, gradient, optimizer):
    """Take one step of optimizer on weights, in place; return its length as a share of the weights' before it."""
    before = weights.copy()
    optimizer.step(weights, gradient)
    length = np.linalg.norm(before)
    return np.linalg.norm(weights - before) / length if length else np.inf


def take_a_step(weights, gradient, optimizer):
    """The weights before the step, and the step."""
    before = weights.copy()
    optimizer.step(weights, gradient)
    return before, weights - before


def ratio(step, weights, length=np.linalg.norm):
    return length(step) / length(weights) if length(weights) else np.inf


@update_ratio.misconception
def of_the_gradient_and_no_step(weights, gradient, optimizer):
    """This compares the *gradient* with the weights, and no step is taken. The step is what moves them: let the
    optimizer take it, and measure that."""
    return ratio(gradient, weights)


@update_ratio.misconception(after=(True,))
def of_the_gradient(weights, gradient, optimizer, after=False):
    """This compares the *gradient* with the weights. The step is what moves them, and how long it is depends on the
    learning rate as well: that is what the ratio is to judge."""
    before, _ = take_a_step(weights, gradient, optimizer)
    return ratio(gradient, weights if after else before)


@update_ratio.misconception
def rate_times_gradient(weights, gradient, optimizer):
    """This is the article's update: the learning rate times the gradient. It is right for plain SGD and for nothing
    else: momentum adds earlier steps, Adam divides by the gradient's own size."""
    before, _ = take_a_step(weights, gradient, optimizer)
    return ratio(optimizer.learning_rate * gradient, before)


@update_ratio.misconception
def rate_times_gradient_and_no_step(weights, gradient, optimizer):
    """This is the article's formula. It takes no step, so the weights stay as they were; and its learning rate times
    gradient is the step of plain SGD only."""
    return ratio(optimizer.learning_rate * gradient, weights)


@update_ratio.misconception
def a_step_on_a_copy(weights, gradient, optimizer):
    """The ratio is right, but the weights have not moved, while the optimizer believes they have: the step was taken on
    a copy, or taken back."""
    before, step = take_a_step(weights.copy(), gradient, optimizer)
    return ratio(step, before)


@update_ratio.misconception
def two_steps(weights, gradient, optimizer):
    """Two steps were taken, and their length together is the result. Each call of `optimizer.step` moves the
    weights."""
    before = weights.copy()
    optimizer.step(weights, gradient)
    optimizer.step(weights, gradient)
    return ratio(weights - before, before)


@update_ratio.misconception(length_before=(True,))
def no_copy(weights, gradient, optimizer, length_before=False):
    """No step is seen at all. It changes the array in place, and a second name for the same array, or a view of it,
    changes with it."""
    nothing = length_before and not weights.any()
    optimizer.step(weights, gradient)
    return np.inf if nothing else 0.0


@update_ratio.misconception
def what_step_returns(weights, gradient, optimizer):
    """`optimizer.step` returns nothing, so what it returns is None and can't be reckoned with. It changes the array
    that it is given."""
    before = weights.copy()
    after = optimizer.step(weights, gradient)
    return ratio(after - before, before)


@update_ratio.misconception
def a_share_of_the_weights_after(weights, gradient, optimizer):
    """The length of the weights is taken *after* the step. After a step that is far too long, the weights are long too,
    and the ratio looks small when it should cry out."""
    _, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, weights)


@update_ratio.misconception
def the_length_of_the_step(weights, gradient, optimizer):
    """This is the length of the step. Whether that is much or little depends on the weights: it is asked for as a share
    of theirs."""
    _, step = take_a_step(weights, gradient, optimizer)
    return np.linalg.norm(step)


@update_ratio.misconception
def difference_of_the_lengths(weights, gradient, optimizer):
    """How much *longer* the weights have become is another question: a step to the side moves them and leaves their
    length nearly as it was. Take the length of the difference, not the difference of the lengths."""
    before, _ = take_a_step(weights, gradient, optimizer)
    length = np.linalg.norm(before)
    return (np.linalg.norm(weights) - length) / length if length else np.inf


@update_ratio.misconception
def new_length_by_old(weights, gradient, optimizer):
    """The length of the weights after the step is divided by that before it, which gives about 1 for any good step. The
    step itself, the difference, is what is to be measured."""
    before, _ = take_a_step(weights, gradient, optimizer)
    return ratio(weights, before)


@update_ratio.misconception
def squares_of_the_lengths(weights, gradient, optimizer):
    """The root is missing in both lengths, so the ratio comes out squared: 1e-3 would read as 1e-6."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before, lambda array: np.sum(np.square(array)))


@update_ratio.misconception
def spread_for_length(weights, gradient, optimizer):
    """The standard deviation takes the mean away first: weights that all move by the same amount would not have moved
    at all."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before, np.std)


@update_ratio.misconception
def sums_of_sizes(weights, gradient, optimizer):
    """This adds up the sizes of all numbers. A length is the root of the sum of their squares."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before, lambda array: np.sum(np.abs(array)))


@update_ratio.misconception
def the_largest_number(weights, gradient, optimizer):
    """This looks at the largest number alone, of the step and of the weights."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before, lambda array: np.max(np.abs(array)))


@update_ratio.misconception(small=(1e-12, 1e-8))
def a_ratio_for_each_number(weights, gradient, optimizer, small=0):
    """A ratio is made for each number, and then their mean: a single weight near 0 makes it huge. The ratio compares
    two lengths, those of all numbers together."""
    before, step = take_a_step(weights, gradient, optimizer)
    return np.mean(np.abs(step) / (np.abs(before) + small))


@update_ratio.misconception
def an_array_of_ratios(weights, gradient, optimizer):
    """A ratio comes back for each number. Asked for is one: the length of the whole step by that of all weights."""
    before, step = take_a_step(weights, gradient, optimizer)
    return np.abs(step) / np.abs(before)


@update_ratio.misconception
def its_logarithm(weights, gradient, optimizer):
    """This is the logarithm of the ratio. It is often drawn on such an axis; asked for is the ratio itself."""
    before, step = take_a_step(weights, gradient, optimizer)
    return np.log10(np.float64(ratio(step, before)))


@update_ratio.misconception
def ratio_of_the_means(weights, gradient, optimizer):
    """Means take positive and negative numbers together, so that they cancel: a long step can have a mean of 0. A
    length is the root of the sum of the squares."""
    before, step = take_a_step(weights, gradient, optimizer)
    return np.mean(step) / np.mean(before)


@update_ratio.misconception
def norm_of_the_matrix(weights, gradient, optimizer):
    """For an array of two axes, `np.linalg.norm(array, 2)` is something else: how much the matrix can stretch a vector.
    The length of the weights treats them as one row of numbers."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before, lambda array: np.linalg.norm(array, 2))


@update_ratio.misconception
def upside_down(weights, gradient, optimizer):
    """The ratio is turned round: a longer step should give a larger number."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(before, step)


@update_ratio.misconception
def zero_for_no_length(weights, gradient, optimizer):
    """Right for all weights but those that are all 0: any step from there is infinitely long beside them. A ratio of 0
    would say that nothing has moved."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before) if before.any() else 0.0


@update_ratio.misconception(small=(1e-15, 1e-12, 1e-10, 1e-7, 1e-6))
def a_small_number_in_the_divisor(weights, gradient, optimizer, small=1e-8):
    """A small number keeps the divisor above 0. So a step from weights that are all 0 gets a large number, which
    depends on that small one. The task asks for `inf`."""
    before, step = take_a_step(weights, gradient, optimizer)
    return np.linalg.norm(step) / (np.linalg.norm(before) + small)


@update_ratio.misconception(instead=(None,))
def nothing_for_no_length(weights, gradient, optimizer, instead=np.nan):
    """Right for all weights but those that are all 0, for which nan or None comes back. That step is infinitely long
    beside them: the task asks for `inf`."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before) if before.any() else instead


@update_ratio.misconception(axis=(-1, 1))
def a_length_for_each_row(weights, gradient, optimizer, axis=0):
    """With an axis, a norm or a sum takes each row or column by itself, so several lengths and ratios come back. All
    the weights together have one length."""
    before, step = take_a_step(weights, gradient, optimizer)
    with np.errstate(divide="ignore"):
        return np.linalg.norm(step, axis=axis) / np.linalg.norm(before, axis=axis)


@update_ratio.misconception
def a_step_of_its_own(weights, gradient, optimizer):
    """The step is taken by hand, the learning rate times the gradient, and the optimizer is not asked. That is plain
    SGD; any optimizer may come, and has its own way."""
    before = weights.copy()
    weights -= optimizer.learning_rate * gradient
    return ratio(weights - before, before)


EXERCISES, progress = collect(globals())
