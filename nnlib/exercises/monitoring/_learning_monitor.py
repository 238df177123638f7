"""The exercise *learning_monitor*: the monitor."""

from types import FunctionType

import numpy as np

from nnlib.exercises import exercise


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
