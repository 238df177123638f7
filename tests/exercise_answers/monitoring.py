"""Answers to the exercises of notebook 09, as readers write them."""
# ruff: noqa: B007 (readers use the variable of a loop after it)

from dataclasses import dataclass, field
from itertools import accumulate

import numpy as np

from exercise_answers import right, wrong
from nnlib import monitoring
from nnlib.exercises.monitoring._diagnose import RUNS

# learning_monitor


@right("learning_monitor")
class ByEpochs:
    """Lists made from one list of epochs."""

    def __init__(self):
        self.losses, self.epochs = [], []

    def update(self, loss, train_acc=None, val_acc=None):
        self.losses = [*self.losses, loss]
        if not (train_acc is None or val_acc is None):
            self.epochs.append((train_acc, val_acc))

    train_acc = property(lambda self: [training for training, _ in self.epochs])
    val_acc = property(lambda self: [validation for _, validation in self.epochs])

    def best_epoch(self):
        best = None
        for number, (_, validation) in enumerate(self.epochs, start=1):
            if best is None or validation > self.epochs[best - 1][1]:
                best = number
        return best

    def gap(self):
        for training, validation in reversed(self.epochs):
            return training - validation


class Plain:
    """The right monitor, from which many answers differ in one method."""

    def __init__(self):
        self.losses = []
        self.train_acc = []
        self.val_acc = []

    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        if train_acc is not None:
            self.train_acc.append(train_acc)
        if val_acc is not None:
            self.val_acc.append(val_acc)

    def best_epoch(self):
        if not self.val_acc:
            return None
        return self.val_acc.index(max(self.val_acc)) + 1

    def gap(self):
        if len(self.val_acc) == 0:
            return None
        return self.train_acc[-1] - self.val_acc[-1]


@right("learning_monitor")
class WithNumPy(Plain):
    def best_epoch(self):
        return np.argmax(self.val_acc) + 1 if len(self.val_acc) else None

    def gap(self):
        return np.subtract(self.train_acc, self.val_acc)[-1] if self.val_acc else None


@right("learning_monitor")
class WithALoop(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses += [loss]
        if val_acc != None and train_acc != None:  # noqa: E711
            self.train_acc += [train_acc]
            self.val_acc += [val_acc]

    def best_epoch(self):
        best, epoch = -1, None
        for i in range(len(self.val_acc)):
            if self.val_acc[i] > best:
                best, epoch = self.val_acc[i], i + 1
        return epoch


@right("learning_monitor")
class RemembersTheBest:
    def __init__(self):
        self.losses, self.train_acc, self.val_acc = list(), list(), list()
        self._best, self._top = None, float("-inf")

    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        if val_acc is None:
            return
        self.train_acc.append(train_acc)
        self.val_acc.append(val_acc)
        if val_acc > self._top:
            self._top, self._best = val_acc, len(self.val_acc)

    def best_epoch(self):
        return self._best

    def gap(self):
        try:
            return self.train_acc[-1] - self.val_acc[-1]
        except IndexError:
            return None


@wrong("learning_monitor", "an accuracy for every step")
class AppendsAll(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        self.train_acc.append(train_acc)
        self.val_acc.append(val_acc)

    def best_epoch(self):
        known = [number for number in self.val_acc if number is not None]
        return self.val_acc.index(max(known)) + 1 if known else None

    def gap(self):
        last = self.train_acc[-1:] + self.val_acc[-1:]
        return last[0] - last[1] if last and None not in last else None


@wrong("learning_monitor", "an accuracy for every step")
class FillsWithNothing(Plain):
    def update(self, *told):
        loss, train_acc, val_acc = (*told, None, None)[:3]
        for kept, number in ((self.losses, loss), (self.train_acc, train_acc), (self.val_acc, val_acc)):
            kept.append(number)

    def best_epoch(self):
        known = [accuracy or 0 for accuracy in self.val_acc]
        return known.index(max(known)) + 1 if set(self.val_acc) - {None} else None

    def gap(self):
        if self.val_acc[-1:] in ([], [None]):
            return None
        return self.train_acc[-1] - self.val_acc[-1]


@wrong("learning_monitor", "None among the accuracies")
class AppendsAllAndFails(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        for kept, number in ((self.losses, loss), (self.train_acc, train_acc), (self.val_acc, val_acc)):
            kept.append(number)


@wrong("learning_monitor", "an accuracy for every step")
class FillsWithNone(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        if train_acc is not None:
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)
        else:
            self.train_acc.append(None)
            self.val_acc.append(None)

    def best_epoch(self):
        best = None
        for i, accuracy in enumerate(self.val_acc):
            if accuracy is not None and (best is None or accuracy > self.val_acc[best - 1]):
                best = i + 1
        return best

    def gap(self):
        if not self.val_acc or self.val_acc[-1] is None:
            return None
        return self.train_acc[-1] - self.val_acc[-1]


@wrong("learning_monitor", "zero taken for missing")
class AsksForTruth(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        if train_acc:
            self.train_acc.append(train_acc)
        if val_acc:
            self.val_acc.append(val_acc)


@wrong("learning_monitor", "zero taken for missing")
class AsksForBoth(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        if train_acc and val_acc:
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)


@wrong("learning_monitor", "zero taken for missing")
class ZeroByDefault(Plain):
    def update(self, loss, train_acc=0, val_acc=0):
        self.losses.append(loss)
        if train_acc != 0 or val_acc != 0:
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)


@wrong("learning_monitor", "one list for all monitors")
class InTheBody(Plain):
    losses = []
    train_acc = []
    val_acc = []

    def __init__(self):
        pass

    def update(self, loss, train_acc=None, val_acc=None):
        self.losses += [loss]
        if train_acc is not None:
            self.train_acc += [train_acc]
            self.val_acc += [val_acc]


@wrong("learning_monitor", "one list for all monitors")
class ByDefault(Plain):
    def __init__(self, losses=[], train_acc=[], val_acc=[]):  # noqa: B006
        self.losses, self.train_acc, self.val_acc = losses, train_acc, val_acc


@wrong("learning_monitor", "one list for all monitors")
class WithoutInit:
    losses, train_acc, val_acc = [], [], []

    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        if train_acc is not None:
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)

    def best_epoch(self):
        return int(np.argmax(self.val_acc)) + 1 if self.val_acc else None

    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1] if self.val_acc else None


@wrong("learning_monitor", "a loss for each epoch only")
class LossAtTheEnd(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        if train_acc is not None:
            self.losses.append(loss)
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)


@wrong("learning_monitor", "a loss for each epoch only")
class LeavesEarly(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        if train_acc is None or val_acc is None:
            return
        super().update(loss, train_acc, val_acc)


@wrong("learning_monitor", "a loss for each epoch only")
class OnlyWholeRows(Plain):
    def update(self, *row):
        if len(row) == 3:
            for kept, number in zip((self.losses, self.train_acc, self.val_acc), row, strict=True):
                kept.append(number)


@wrong("learning_monitor", "no loss at the end of an epoch")
class EitherOr(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        if train_acc is None:
            self.losses.append(loss)
        else:
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)


@wrong("learning_monitor", "no loss at the end of an epoch")
class ReturnsBeforeTheLoss(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        if train_acc is not None and val_acc is not None:
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)
            return
        self.losses.append(loss)


@wrong("learning_monitor", "no loss at the end of an epoch")
class LossWhenNothingElse(Plain):
    def update(self, loss, *accuracies):
        if not accuracies:
            self.losses.append(loss)
        if accuracies:
            self.train_acc.append(accuracies[0])
            self.val_acc.append(accuracies[1])


@wrong("learning_monitor", "the latest only")
class Overwrites(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses = [loss]
        if train_acc is not None:
            self.train_acc = [train_acc]
            self.val_acc = [val_acc]


@wrong("learning_monitor", "the latest only")
class BeginsAnew(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses = []
        self.losses.append(loss)
        if train_acc is not None:
            self.train_acc, self.val_acc = [], []
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)


@wrong("learning_monitor", "the latest only")
class Assigns(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses[:] = [loss]
        if val_acc is not None:
            self.train_acc[:], self.val_acc[:] = [train_acc], [val_acc]


@wrong("learning_monitor", "the accuracies swapped")
class Swapped(Plain):
    def update(self, loss, val_acc=None, train_acc=None):
        super().update(loss, train_acc, val_acc)


@wrong("learning_monitor", "the accuracies swapped")
class SwappedLists(Plain):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        if train_acc is not None:
            self.val_acc.append(train_acc)
            self.train_acc.append(val_acc)


@wrong("learning_monitor", "the accuracies swapped")
class SwappedRows(Plain):
    def update(self, loss, *accuracies):
        self.losses.append(loss)
        if accuracies:
            self.val_acc += [accuracies[0]]
            self.train_acc += [accuracies[1]]


@wrong("learning_monitor", "counts from zero")
class Index(Plain):
    def best_epoch(self):
        return self.val_acc.index(max(self.val_acc)) if self.val_acc else None


@wrong("learning_monitor", "counts from zero")
class ArgMax(Plain):
    def best_epoch(self):
        if len(self.val_acc) == 0:
            return None
        return np.argmax(self.val_acc)


@wrong("learning_monitor", "counts from zero")
class LoopFromZero(Plain):
    def best_epoch(self):
        best = None
        for i, accuracy in enumerate(self.val_acc):
            if best is None or accuracy > self.val_acc[best]:
                best = i
        return best


@wrong("learning_monitor", "best on the training data")
class BestTraining(Plain):
    def best_epoch(self):
        return self.train_acc.index(max(self.train_acc)) + 1 if self.train_acc else None


@wrong("learning_monitor", "best on the training data")
class BestTrainingByNumPy(Plain):
    def best_epoch(self):
        if self.train_acc:
            return int(np.argmax(np.array(self.train_acc))) + 1


@wrong("learning_monitor", "best on the training data")
class BestTrainingInALoop(Plain):
    def best_epoch(self):
        best, where = -1, None
        for epoch, accuracy in enumerate(self.train_acc, 1):
            if accuracy > best:
                best, where = accuracy, epoch
        return where


@wrong("learning_monitor", "lowest for highest")
class LowestAccuracy(Plain):
    def best_epoch(self):
        return self.val_acc.index(min(self.val_acc)) + 1 if self.val_acc else None


@wrong("learning_monitor", "lowest for highest")
class ArgMin(Plain):
    def best_epoch(self):
        return np.argmin(self.val_acc) + 1 if self.val_acc else None


@wrong("learning_monitor", "lowest for highest")
class LowestInALoop(Plain):
    def best_epoch(self):
        best, where = 2.0, None
        for epoch, accuracy in enumerate(self.val_acc, 1):
            if accuracy < best:
                best, where = accuracy, epoch
        return where


@wrong("learning_monitor", "step of the lowest loss")
class ByLoss(Plain):
    def best_epoch(self):
        return self.losses.index(min(self.losses)) + 1 if self.val_acc else None


@wrong("learning_monitor", "step of the lowest loss")
class ByLossWithNumPy(Plain):
    def best_epoch(self):
        if not self.val_acc:
            return None
        return np.argmin(self.losses) + 1


@wrong("learning_monitor", "step of the lowest loss")
class ByLossInALoop(Plain):
    def best_epoch(self):
        lowest, where = float("inf"), None
        for step, loss in enumerate(self.losses, 1):
            if loss < lowest and self.val_acc:
                lowest, where = loss, step
        return where


@wrong("learning_monitor", "the last of equals")
class FromBehind(Plain):
    def best_epoch(self):
        return len(self.val_acc) - self.val_acc[::-1].index(max(self.val_acc)) if self.val_acc else None


@wrong("learning_monitor", "the last of equals")
class AtLeast(Plain):
    def best_epoch(self):
        best, where = 0, None
        for epoch, accuracy in enumerate(self.val_acc, 1):
            if accuracy >= best:
                best, where = accuracy, epoch
        return where


@wrong("learning_monitor", "the last of equals")
class MaxOfPairs(Plain):
    def best_epoch(self):
        if not self.val_acc:
            return None
        return max(zip(self.val_acc, range(1, len(self.val_acc) + 1), strict=True))[1]


@wrong("learning_monitor", "the last epoch")
class Length(Plain):
    def best_epoch(self):
        return len(self.val_acc) if self.val_acc else None


@wrong("learning_monitor", "the last epoch")
class LengthOrNone(Plain):
    def best_epoch(self):
        return len(self.train_acc) or None


@wrong("learning_monitor", "the last epoch")
class LastInALoop(Plain):
    def best_epoch(self):
        where = None
        for epoch, accuracy in enumerate(self.val_acc, 1):
            if accuracy >= 0:
                where = epoch
        return where


@wrong("learning_monitor", "accuracy for epoch")
class Maximum(Plain):
    def best_epoch(self):
        return max(self.val_acc) if self.val_acc else None


@wrong("learning_monitor", "accuracy for epoch")
class MaximumByDefault(Plain):
    def best_epoch(self):
        return max(self.val_acc, default=None)


@wrong("learning_monitor", "accuracy for epoch")
class MaximumByNumPy(Plain):
    def best_epoch(self):
        if self.val_acc:
            return np.max(self.val_acc)


@wrong("learning_monitor", "gap upside down")
class UpsideDown(Plain):
    def gap(self):
        return self.val_acc[-1] - self.train_acc[-1] if self.val_acc else None


@wrong("learning_monitor", "gap upside down")
class UpsideDownByNumPy(Plain):
    def gap(self):
        if self.val_acc:
            return np.subtract(self.val_acc, self.train_acc)[-1]


@wrong("learning_monitor", "gap upside down")
class Negative(Plain):
    def gap(self):
        if not self.train_acc:
            return None
        return -(self.train_acc[-1] - self.val_acc[-1])


@wrong("learning_monitor", "gap without its sign")
class Absolute(Plain):
    def gap(self):
        return abs(self.train_acc[-1] - self.val_acc[-1]) if self.val_acc else None


@wrong("learning_monitor", "gap without its sign")
class LargerLessSmaller(Plain):
    def gap(self):
        if not self.val_acc:
            return None
        last = [self.train_acc[-1], self.val_acc[-1]]
        return max(last) - min(last)


@wrong("learning_monitor", "gap without its sign")
class AbsoluteByNumPy(Plain):
    def gap(self):
        return np.abs(np.array(self.train_acc) - np.array(self.val_acc))[-1] if self.val_acc else None


@wrong("learning_monitor", "gap never below zero")
class NeverBelowZero(Plain):
    def gap(self):
        return max(0, self.train_acc[-1] - self.val_acc[-1]) if self.val_acc else None


@wrong("learning_monitor", "gap never below zero")
class ZeroIfBelow(Plain):
    def gap(self):
        if not self.val_acc:
            return None
        gap = self.train_acc[-1] - self.val_acc[-1]
        return gap if gap > 0 else 0.0


@wrong("learning_monitor", "gap never below zero")
class Clipped(Plain):
    def gap(self):
        return np.clip(self.train_acc[-1] - self.val_acc[-1], 0, None) if self.val_acc else None


@wrong("learning_monitor", "gap of the best")
class GapOfMaxima(Plain):
    def gap(self):
        return max(self.train_acc) - max(self.val_acc) if self.val_acc else None


@wrong("learning_monitor", "gap of the best")
class GapOfMaximaByNumPy(Plain):
    def gap(self):
        if self.val_acc:
            return np.max(self.train_acc) - np.max(self.val_acc)


@wrong("learning_monitor", "gap of the best")
class GapOfSorted(Plain):
    def gap(self):
        if not self.val_acc:
            return None
        return sorted(self.train_acc)[-1] - sorted(self.val_acc)[-1]


@wrong("learning_monitor", "gap of the best epoch")
class GapOfTheBestEpoch(Plain):
    def gap(self):
        best = self.best_epoch()
        return self.train_acc[best - 1] - self.val_acc[best - 1] if best else None


@wrong("learning_monitor", "gap of the best epoch")
class GapAtArgMax(Plain):
    def gap(self):
        if not self.val_acc:
            return None
        place = np.argmax(self.val_acc)
        return self.train_acc[place] - self.val_acc[place]


@wrong("learning_monitor", "gap of the best epoch")
class GapAtIndex(Plain):
    def gap(self):
        if len(self.val_acc) == 0:
            return None
        return self.train_acc[self.val_acc.index(max(self.val_acc))] - max(self.val_acc)


@wrong("learning_monitor", "gap of the means")
class GapOfMeans(Plain):
    def gap(self):
        return np.mean(self.train_acc) - np.mean(self.val_acc) if self.val_acc else None


@wrong("learning_monitor", "gap of the means")
class MeanOfGaps(Plain):
    def gap(self):
        if self.val_acc:
            return np.mean(np.subtract(self.train_acc, self.val_acc))


@wrong("learning_monitor", "gap of the means")
class SumsOverLength(Plain):
    def gap(self):
        if not self.val_acc:
            return None
        return sum(self.train_acc) / len(self.train_acc) - sum(self.val_acc) / len(self.val_acc)


@wrong("learning_monitor", "gap of the first epoch")
class FirstGap(Plain):
    def gap(self):
        return self.train_acc[0] - self.val_acc[0] if self.val_acc else None


@wrong("learning_monitor", "gap of the first epoch")
class ReturnsInTheLoop(Plain):
    def gap(self):
        for training, validation in zip(self.train_acc, self.val_acc, strict=True):
            return training - validation


@wrong("learning_monitor", "gap of the first epoch")
class FirstOfAll(Plain):
    def gap(self):
        return next((t - v for t, v in zip(self.train_acc, self.val_acc, strict=True)), None)


@wrong("learning_monitor", "every gap")
class EveryGap(Plain):
    def gap(self):
        return [t - v for t, v in zip(self.train_acc, self.val_acc, strict=True)] if self.val_acc else None


@wrong("learning_monitor", "every gap")
class EveryGapByNumPy(Plain):
    def gap(self):
        if self.val_acc:
            return np.array(self.train_acc) - np.array(self.val_acc)


@wrong("learning_monitor", "every gap")
class EveryGapInALoop(Plain):
    def gap(self):
        gaps = []
        for i in range(len(self.val_acc)):
            gaps.append(self.train_acc[i] - self.val_acc[i])
        return gaps or None


@wrong("learning_monitor", "zero before any")
class ZeroBeforeAny(Plain):
    def best_epoch(self):
        return self.val_acc.index(max(self.val_acc)) + 1 if self.val_acc else 0

    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1] if self.val_acc else 0


@wrong("learning_monitor", "zero before any")
class ZeroByLoop(Plain):
    def best_epoch(self):
        best, where = -1, 0
        for epoch, accuracy in enumerate(self.val_acc, 1):
            if accuracy > best:
                best, where = accuracy, epoch
        return where

    def gap(self):
        return (self.train_acc or [0])[-1] - (self.val_acc or [0])[-1]


@wrong("learning_monitor", "zero before any")
class ZeroFromTheStart(Plain):
    best, last = 0, 0.0

    def update(self, loss, train_acc=None, val_acc=None):
        super().update(loss, train_acc, val_acc)
        if val_acc is not None:
            self.best, self.last = int(np.argmax(self.val_acc)) + 1, train_acc - val_acc

    def best_epoch(self):
        return self.best

    def gap(self):
        return self.last


@wrong("learning_monitor", None)
class NothingSaid(Plain):
    def best_epoch(self):
        return len(self.losses)


@wrong("learning_monitor", "step for epoch")
class LearningMonitor:
    def __init__(self):
        self.losses, self.train_acc, self.val_acc = [], [], []
        self.best, self.best_at = -1, None

    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        if val_acc is not None:
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)
            if val_acc > self.best:
                self.best, self.best_at = val_acc, len(self.losses)

    def best_epoch(self):
        return self.best_at

    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1] if self.train_acc else None


@wrong("learning_monitor", "step for epoch")
class LearningMonitor2:
    def __init__(self):
        self.losses, self.train_acc, self.val_acc = [], [], []
        self.epoch, self.epochs = 0, []

    def update(self, loss, train_acc=None, val_acc=None):
        self.epoch += 1
        self.losses.append(loss)
        if train_acc is not None:
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)
            self.epochs.append(self.epoch)

    def best_epoch(self):
        if self.val_acc:
            return self.epochs[int(np.argmax(self.val_acc))]

    def gap(self):
        if self.val_acc:
            return self.train_acc[-1] - self.val_acc[-1]


@wrong("learning_monitor", "step for epoch")
class LearningMonitor3:
    def __init__(self):
        self.losses, self.train_acc, self.val_acc, self.seen = [], [], [], {}

    def update(self, loss, train_acc=None, val_acc=None):
        self.losses += [loss]
        if val_acc is not None:
            self.train_acc += [train_acc]
            self.val_acc += [val_acc]
            self.seen.setdefault(val_acc, len(self.losses))

    def best_epoch(self):
        return self.seen[max(self.seen)] if self.seen else None

    def gap(self):
        return None if not self.seen else self.train_acc[-1] - self.val_acc[-1]


@wrong("learning_monitor", "nothing kept")
class EmptyMonitor:
    def __init__(self):
        self.losses, self.train_acc, self.val_acc = [], [], []

    def update(self, loss, train_acc=None, val_acc=None):
        np.append(self.losses, loss)
        if train_acc is not None:
            np.append(self.train_acc, train_acc)
            np.append(self.val_acc, val_acc)

    def best_epoch(self):
        return int(np.argmax(self.val_acc)) + 1 if self.val_acc else None

    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1] if self.val_acc else None


@wrong("learning_monitor", "nothing kept")
class EmptyMonitor2:
    def __init__(self):
        self.losses, self.train_acc, self.val_acc = [], [], []

    def update(self, loss, train_acc=None, val_acc=None):
        losses, train, validation = list(self.losses), list(self.train_acc), list(self.val_acc)
        losses.append(loss)
        if train_acc is not None:
            train.append(train_acc)
            validation.append(val_acc)

    def best_epoch(self):
        if self.val_acc:
            return self.val_acc.index(max(self.val_acc)) + 1

    def gap(self):
        if self.val_acc:
            return self.train_acc[-1] - self.val_acc[-1]


@wrong("learning_monitor", "nothing kept")
class EmptyMonitor3:
    def __init__(self):
        self.losses, self.train_acc, self.val_acc = [], [], []

    def update(self, loss, train_acc=None, val_acc=None):
        self.losses + [loss]
        if val_acc is not None:
            self.train_acc + [train_acc]
            self.val_acc + [val_acc]

    def best_epoch(self):
        return None if not self.val_acc else np.argmax(self.val_acc) + 1

    def gap(self):
        return None if not self.val_acc else self.train_acc[-1] - self.val_acc[-1]


@right("learning_monitor")
class MonitorWithSlots:
    __slots__ = ("losses", "train_acc", "val_acc")

    def __init__(self):
        self.losses, self.train_acc, self.val_acc = [], [], []

    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        for kept, new in ((self.train_acc, train_acc), (self.val_acc, val_acc)):
            if new is not None:
                kept.append(new)

    def best_epoch(self):
        return max(range(len(self.val_acc)), key=self.val_acc.__getitem__) + 1 if self.val_acc else None

    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1] if self.val_acc else None


# smooth


@right("smooth")
def _(values, weight):
    return np.array([
        np.average(values[: t + 1], weights=weight ** np.arange(t, -1, -1.0)) for t in range(len(values))
    ])  # fmt: skip


@right("smooth")
def _(values, weight):
    mean, means = 0.0, []
    for t, value in enumerate(values, start=1):
        mean += (1 - weight) * (value - mean)
        means.append(mean / (1 - weight**t))
    return np.array(means, dtype=float)


@right("smooth")
def _(values, weight):
    mean, seen, out = 0.0, 0.0, np.zeros(len(values))
    for t in range(len(values)):
        seen = weight * seen + 1
        mean = mean + (values[t] - mean) / seen
        out[t] = mean
    return out


@right("smooth")
def _(values, weight):
    return monitoring.smooth(values, weight)


@right("smooth")
def _(values, weight):
    top, bottom, means = 0, 0, []
    for value in values:
        top = weight * top + value
        bottom = weight * bottom + 1
        means.append(top / bottom)
    return means


@wrong("smooth", "starts at zero")
def _(values, weight):
    mean, means = 0.0, np.zeros(len(values))
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        means[t] = mean
    return means


@wrong("smooth", "starts at zero")
def _(values, weight):
    means = [0]
    for value in values:
        means.append(weight * means[-1] + (1 - weight) * value)
    return np.array(means[1:])


@wrong("smooth", "starts at zero")
def _(values, weight):
    T = len(values)
    ages = np.arange(T)[:, None] - np.arange(T)
    return np.where(ages >= 0, (1 - weight) * weight ** np.maximum(ages, 0.0), 0) @ values


@wrong("smooth", "starts at the first value")
def _(values, weight):
    mean, means = values[0], np.zeros(len(values))
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        means[t] = mean
    return means


@wrong("smooth", "starts at the first value")
def _(values, weight):
    means = [float(values[0])]
    for value in values[1:]:
        means.append(weight * means[-1] + (1 - weight) * value)
    return np.array(means)


@wrong("smooth", "starts at the first value")
def _(values, weight):
    means = np.array(values, dtype=float)
    for t in range(1, len(means)):
        means[t] = weight * means[t - 1] + (1 - weight) * means[t]
    return means


@wrong("smooth", "starts at the mean of all")
def _(values, weight):
    mean, means = np.mean(values), np.zeros(len(values))
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        means[t] = mean
    return means


@wrong("smooth", "starts at the mean of all")
def _(values, weight):
    means = [sum(values) / len(values)]
    for value in values:
        means.append(weight * means[-1] + (1 - weight) * value)
    return np.array(means[1:])


@wrong("smooth", "starts at the mean of all")
def _(values, weight):
    mean, means = values.mean(), []
    for value in values.tolist():
        mean += (1 - weight) * (value - mean)
        means.append(mean)
    return np.array(means)


@wrong("smooth", "weights swapped")
def _(values, weight):
    mean, total, means = 0.0, 0.0, np.empty(len(values))
    for t, value in enumerate(values):
        mean = (1 - weight) * mean + weight * value
        total = (1 - weight) * total + weight
        means[t] = mean / total if total else np.nan
    return means


@wrong("smooth", "weights swapped")
def _(values, weight):
    mean, means = 0.0, []
    for t, value in enumerate(values, 1):
        mean = mean + weight * (value - mean)
        means.append(mean / (1 - (1 - weight) ** t))
    return np.array(means)


@wrong("smooth", "weights swapped")
def _(values, weight):
    return monitoring.smooth(values, 1 - weight)


@wrong("smooth", "weights that do not add up")
def _(values, weight):
    mean, means = 0.0, np.empty(len(values))
    for t, value in enumerate(values):
        mean = weight * mean + value
        means[t] = mean
    return means


@wrong("smooth", "weights that do not add up")
def _(values, weight):
    means = []
    for t in range(len(values)):
        means.append(sum(weight ** (t - i) * values[i] for i in range(t + 1)))
    return np.array(means, float)


@wrong("smooth", "weights that do not add up")
def _(values, weight):
    means = np.array(values, float)
    for t in range(1, len(values)):
        means[t] += weight * means[t - 1]
    return means


@wrong("smooth", "corrected twice")
def _(values, weight):
    mean, means = 0.0, np.empty(len(values))
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        mean = mean / (1 - weight ** (t + 1))
        means[t] = mean
    return means


@wrong("smooth", "corrected twice")
def _(values, weight):
    mean, total, means = 0.0, 0.0, []
    for value in values:
        total = weight * total + 1 - weight
        mean = (weight * mean + (1 - weight) * value) / total
        means.append(mean)
    return np.array(means)


@wrong("smooth", "corrected twice")
def _(values, weight):
    means = [0.0]
    for t in range(1, len(values) + 1):
        means.append((weight * means[t - 1] + (1 - weight) * values[t - 1]) / (1 - weight**t))
    return np.array(means[1:])


@wrong("smooth", "power one too high")
def _(values, weight):
    mean, means = 0.0, np.empty(len(values))
    for t, value in enumerate(values, 1):
        mean = weight * mean + (1 - weight) * value
        means[t - 1] = mean / (1 - weight ** (t + 1))
    return means


@wrong("smooth", "power one too high")
def _(values, weight):
    mean, power, means = 0.0, weight, []
    for value in values:
        mean += (1 - weight) * (value - mean)
        power *= weight
        means.append(mean / (1 - power))
    return np.array(means)


@wrong("smooth", "power one too high")
def _(values, weight):
    mean, means = 0.0, []
    for t in range(1, len(values) + 1):
        mean = weight * mean + (1 - weight) * values[t - 1]
        means += [mean / (1 - weight * weight**t)]
    return np.array(means)


@wrong("smooth", "power one too low")
def _(values, weight):
    mean, means = 0.0, np.empty(len(values))
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        means[t] = mean / np.float64(1 - weight**t)
    return means


@wrong("smooth", "power one too low")
def _(values, weight):
    mean, power, means = 0.0, np.float64(1.0), []
    with np.errstate(all="ignore"):
        for value in values:
            mean = weight * mean + (1 - weight) * value
            means.append(mean / (1 - power))
            power = power * weight
    return np.array(means)


@wrong("smooth", "power one too low")
def _(values, weight):
    means, mean = np.zeros(len(values)), 0.0
    for t in range(len(values)):
        mean = weight * mean + (1 - weight) * values[t]
        means[t] = mean
    return means / (1 - weight ** np.arange(len(values)))


@wrong("smooth", "times for power")
def _(values, weight):
    mean, means = np.float64(0), []
    with np.errstate(all="ignore"):
        for t, value in enumerate(values, 1):
            mean = weight * mean + (1 - weight) * value
            means.append(mean / (1 - weight * t))
    return np.array(means)


@wrong("smooth", "times for power")
def _(values, weight):
    means, mean = np.zeros(len(values)), 0.0
    for t in range(len(values)):
        mean += (1 - weight) * (values[t] - mean)
        means[t] = mean / np.float64(1 - weight * (t + 1))
    return means


@wrong("smooth", "times for power")
def _(values, weight):
    means = [0.0]
    for value in values:
        means.append(weight * means[-1] + (1 - weight) * value)
    return np.array(means[1:]) / (1 - weight * np.arange(1, len(values) + 1))


@wrong("smooth", "correction multiplied")
def _(values, weight):
    mean, means = 0.0, []
    for t, value in enumerate(values, 1):
        mean = weight * mean + (1 - weight) * value
        means.append(mean * (1 - weight**t))
    return np.array(means)


@wrong("smooth", "correction multiplied")
def _(values, weight):
    mean, total, means = 0.0, 0.0, np.empty(len(values))
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        total = weight * total + 1 - weight
        means[t] = mean * total
    return means


@wrong("smooth", "correction multiplied")
def _(values, weight):
    means, left = [0.0], np.cumprod(np.full(len(values), float(weight)))
    for value in values:
        means.append(weight * means[-1] + (1 - weight) * value)
    return np.array(means[1:]) * (1 - left)


@wrong("smooth", "first corrected alone")
def _(values, weight):
    mean, means = 0.0, []
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        means.append(mean / (1 - weight) if t == 0 else mean)
    return np.array(means)


@wrong("smooth", "first corrected alone")
def _(values, weight):
    mean, means = 0.0, np.zeros(len(values))
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        means[t] = mean
    means[0] = values[0]
    return means


@wrong("smooth", "first corrected alone")
def _(values, weight):
    means = [0.0]
    for value in values:
        means.append(weight * means[-1] + (1 - weight) * value)
    return np.array([values[0], *means[2:]], float)


@wrong("smooth", "mean of all so far")
def _(values, weight):
    return np.cumsum(values) / np.arange(1, len(values) + 1)


@wrong("smooth", "mean of all so far")
def _(values, weight):
    return np.array([np.mean(values[: t + 1]) for t in range(len(values))])


@wrong("smooth", "mean of all so far")
def _(values, weight):
    mean, means = 0.0, np.zeros(len(values))
    for t, value in enumerate(values):
        mean = (t * mean + value) / (t + 1)
        means[t] = mean
    return means


@wrong("smooth", "of the last two")
def _(values, weight):
    means = np.array(values, float)
    means[1:] = weight * means[:-1] + (1 - weight) * means[1:]
    return means


@wrong("smooth", "of the last two")
def _(values, weight):
    means = [values[0]]
    for t in range(1, len(values)):
        means.append(weight * values[t - 1] + (1 - weight) * values[t])
    return np.array(means, float)


@wrong("smooth", "of the last two")
def _(values, weight):
    means = np.zeros(len(values))
    before = values[0]
    for t, value in enumerate(values):
        means[t] = weight * before + (1 - weight) * value
        before = value
    return means


@wrong("smooth", "the oldest weighs most")
def _(values, weight):
    return np.array([np.average(values[: t + 1], weights=weight ** np.arange(t + 1.0)) for t in range(len(values))])


@wrong("smooth", "the oldest weighs most")
def _(values, weight):
    weights = weight ** np.arange(float(len(values)))
    return np.cumsum(weights * values) / np.cumsum(weights)


@wrong("smooth", "the oldest weighs most")
def _(values, weight):
    means = []
    for t in range(len(values)):
        top = sum(weight**i * values[i] for i in range(t + 1))
        means.append(top / sum(weight**i for i in range(t + 1)))
    return np.array(means)


@wrong("smooth", "a window")
def _(values, weight):
    size = round(1 / (1 - weight))
    return np.array([np.mean(values[max(0, t + 1 - size) : t + 1]) for t in range(len(values))])


@wrong("smooth", "a window")
def _(values, weight):
    n = int(1 / (1 - weight))
    sums = np.cumsum(np.concatenate([np.zeros(n), values.astype(float)]))
    counts = np.minimum(np.arange(1, len(values) + 1), n)
    return (sums[n:] - sums[: len(values)]) / counts


@wrong("smooth", "a window")
def _(values, weight):
    n, window, means = int(1 / (1 - weight) + 0.5), [], []
    for value in values:
        window = [*window, value][-n:]
        means.append(sum(window) / len(window))
    return np.array(means, float)


@wrong("smooth", "the last mean only")
def _(values, weight):
    mean, total = 0.0, 0.0
    for value in values:
        mean = weight * mean + (1 - weight) * value
        total = weight * total + 1 - weight
    return mean / total


@wrong("smooth", "the last mean only")
def _(values, weight):
    return np.average(values, weights=weight ** np.arange(len(values) - 1, -1, -1.0))


@wrong("smooth", "the last mean only")
def _(values, weight):
    mean = 0.0
    for t, value in enumerate(values, 1):
        mean += (1 - weight) * (value - mean)
    return float(mean / (1 - weight**t))


@wrong("smooth", "cut to whole numbers")
def _(values, weight):
    mean, total, means = 0.0, 0.0, np.zeros_like(values)
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        total = weight * total + (1 - weight)
        means[t] = mean / total
    return means


@wrong("smooth", "cut to whole numbers")
def _(values, weight):
    return monitoring.smooth(values, weight).astype(values.dtype)


@wrong("smooth", "cut to whole numbers")
def _(values, weight):
    means, mean = values.copy(), 0.0
    for t in range(len(values)):
        mean += (1 - weight) * (values[t] - mean)
        means[t] = mean / (1 - weight ** (t + 1))
    return means


@wrong("smooth", "in place")
def _(values, weight):
    for t in range(1, len(values)):
        values[t] = weight * values[t - 1] + (1 - weight) * values[t]
    return values


@wrong("smooth", "in place")
def _(values, weight):
    mean = values[0]
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        values[t] = mean
        mean = values[t]
    return values


@wrong("smooth", "in place")
def _(values, weight):
    for t, value in enumerate(values):
        if t > 0:
            values[t] = weight * values[t - 1] + (1 - weight) * value
    return values


@wrong("smooth", "in place and corrected")
def _(values, weight):
    mean, total = 0.0, 0.0
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        total = weight * total + (1 - weight)
        values[t] = mean / total
    return values


@wrong("smooth", "in place and corrected")
def _(values, weight):
    values[:] = monitoring.smooth(values, weight)
    return values


@wrong("smooth", "in place and corrected")
def _(values, weight):
    mean = 0.0
    for t in range(len(values)):
        mean += (1 - weight) * (values[t] - mean)
        values[t] = mean / (1 - weight ** (t + 1))
    return values


@wrong("smooth", "nothing smoothed")
def _(values, weight):
    return np.array(values, float)


@wrong("smooth", "nothing smoothed")
def _(values, weight):
    means = np.zeros(len(values))
    for t, value in enumerate(values):
        means[t] = weight * value + (1 - weight) * value
    return means


@wrong("smooth", "nothing smoothed")
def _(values, weight):
    return monitoring.smooth(values, 0.0)


@wrong("smooth", None)
def _(values, weight):
    return np.zeros(len(values))


# diagnose

WORDS = {"run 1": "learning slowly", "run 2": "overfitting", "run 3": "stuck high", "run 4": "underfitting",
         "run 5": "healthy", "run 6": "noisy"}  # fmt: skip
assert RUNS.keys() == WORDS.keys()


@right("diagnose")
def _():
    return dict(WORDS)


@right("diagnose")
def _():
    return {name: word.upper() for name, word in WORDS.items()}


@right("diagnose")
def _():
    return {name: f" {word}  " for name, word in reversed(WORDS.items())}


@wrong("diagnose", "slow taken for underfitting")
def _():
    return WORDS | {"run 1": "underfitting"}


@wrong("diagnose", "slow taken for underfitting")
def _():
    return WORDS | {"run 1": "underfitting", "run 5": "noisy", "run 6": "not learning"}


@wrong("diagnose", "slow taken for not learning")
def _():
    return WORDS | {"run 1": "not learning"}


@wrong("diagnose", "overfitting taken for healthy")
def _():
    return WORDS | {"run 2": "healthy"}


@wrong("diagnose", "stuck taken for not learning")
def _():
    return WORDS | {"run 3": "not learning"}


@wrong("diagnose", "stuck taken for diverged")
def _():
    return WORDS | {"run 3": "diverged"}


@wrong("diagnose", "underfitting taken for slow")
def _():
    return WORDS | {"run 4": "Learning slowly"}


@wrong("diagnose", "noise overlooked")
def _():
    return WORDS | {"run 6": "healthy"}


@wrong("diagnose", "slow taken for jumps")
def _():
    return WORDS | {"run 1": "noisy"}


@wrong("diagnose", "slow taken for overfitting")
def _():
    return WORDS | {"run 1": "overfitting", "run 2": "learning slowly"}


@wrong("diagnose", "overfitting taken for wrong steps")
def _():
    return WORDS | {"run 2": "learning slowly", "run 6": "underfitting"}


@wrong("diagnose", "overfitting taken for wrong steps")
def _():
    return WORDS | {"run 2": "Noisy"}


@wrong("diagnose", "stuck taken for learning")
def _():
    return WORDS | {"run 3": "noisy"}


@wrong("diagnose", "underfitting taken for overfitting")
def _():
    return WORDS | {"run 4": "overfitting"}


@wrong("diagnose", "underfitting taken for healthy")
def _():
    return WORDS | {"run 4": "healthy", "run 5": "underfitting"}


@wrong("diagnose", "underfitting taken for jumps")
def _():
    return WORDS | {"run 4": "noisy"}


@wrong("diagnose", "trouble where there is none")
def _():
    return WORDS | {"run 5": "noisy", "run 6": "healthy"}


@wrong("diagnose", "trouble where there is none")
def _():
    return WORDS | {"run 5": "learning slowly"}


@wrong("diagnose", "noise taken for a standstill")
def _():
    return WORDS | {"run 6": "underfitting"}


@wrong("diagnose", "slow taken for jumps")
def _():
    return dict.fromkeys(WORDS, "diverged")


@wrong("diagnose", None)
def _():
    return WORDS | {"run 1": "Run 1"}


# update_ratio


@right("update_ratio")
def _(weights, gradient, optimizer):
    before = np.array(weights)
    optimizer.step(weights, gradient)
    scale = np.abs(before).max() or 1.0
    moved, length = (np.sqrt(np.sum((array / scale) ** 2)) for array in (weights - before, before))
    return float("inf") if length == 0 else moved / length


@right("update_ratio")
def _(weights, gradient, optimizer):
    start = weights.ravel().copy()
    optimizer.step(weights, gradient)
    with np.errstate(divide="ignore"):
        return np.linalg.norm(weights.ravel() - start) / np.linalg.norm(start)


@right("update_ratio")
def _(weights, gradient, optimizer):
    before = weights * 1.0
    length = float(np.sum(before**2)) ** 0.5
    optimizer.step(weights, gradient)
    if length == 0.0:
        return np.inf
    return float(np.sum((weights - before) ** 2)) ** 0.5 / length


@right("update_ratio")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return monitoring.update_ratio(before, weights)


@right("update_ratio")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights - before) / np.linalg.norm(before)


@wrong("update_ratio", "of the gradient")
def _(weights, gradient, optimizer):
    length = np.linalg.norm(weights)
    optimizer.step(weights, gradient)
    return np.linalg.norm(gradient) / length if length > 0 else np.inf


@wrong("update_ratio", "of the gradient")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    with np.errstate(all="ignore"):
        return np.linalg.norm(gradient) / np.linalg.norm(before)


@wrong("update_ratio", "of the gradient")
def _(weights, gradient, optimizer):
    start = np.sqrt(np.sum(weights**2))
    optimizer.step(weights, gradient)
    return float("inf") if start == 0 else np.sqrt(np.sum(gradient**2)) / start


@wrong("update_ratio", "rate times gradient")
def _(weights, gradient, optimizer):
    length = np.linalg.norm(weights)
    optimizer.step(weights, gradient)
    return np.linalg.norm(optimizer.learning_rate * gradient) / length if length else np.inf


@wrong("update_ratio", "rate times gradient")
def _(weights, gradient, optimizer):
    update = -optimizer.learning_rate * gradient
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.sqrt(np.sum(update**2)) / np.sqrt(np.sum(before**2))


@wrong("update_ratio", "rate times gradient")
def _(weights, gradient, optimizer):
    start = np.linalg.norm(weights.ravel())
    step = np.linalg.norm(gradient.ravel()) * optimizer.learning_rate
    optimizer.step(weights, gradient)
    return step / start if start > 0 else float("inf")


@wrong("update_ratio", "rate times gradient and no step")
def _(weights, gradient, optimizer):
    update = -optimizer.learning_rate * gradient
    length = np.linalg.norm(weights)
    return np.linalg.norm(update) / length if length else np.inf


@wrong("update_ratio", "rate times gradient and no step")
def _(weights, gradient, optimizer):
    new = weights - optimizer.learning_rate * gradient
    return np.linalg.norm(new - weights) / np.linalg.norm(weights)


@wrong("update_ratio", "rate times gradient and no step")
def _(weights, gradient, optimizer):
    step = optimizer.learning_rate * np.sqrt((gradient**2).sum())
    start = np.sqrt((weights**2).sum())
    return step / start if start else float("inf")


@wrong("update_ratio", "a step on a copy")
def _(weights, gradient, optimizer):
    after = weights.copy()
    optimizer.step(after, gradient)
    length = np.linalg.norm(weights)
    return np.linalg.norm(after - weights) / length if length else np.inf


@wrong("update_ratio", "a step on a copy")
def _(weights, gradient, optimizer):
    before, weights = weights, np.array(weights)
    optimizer.step(weights, gradient)
    return monitoring.update_ratio(before, weights)


@wrong("update_ratio", "a step on a copy")
def _(weights, gradient, optimizer):
    new = weights + 0.0
    optimizer.step(new, gradient)
    return np.sqrt(np.sum((new - weights) ** 2)) / np.sqrt(np.sum(weights**2))


@wrong("update_ratio", "no copy")
def _(weights, gradient, optimizer):
    before = weights
    optimizer.step(weights, gradient)
    length = np.linalg.norm(before)
    return np.linalg.norm(weights - before) / length if length else np.inf


@wrong("update_ratio", "no copy")
def _(weights, gradient, optimizer):
    before = weights[:]
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights - before) / np.linalg.norm(before)


@wrong("update_ratio", "no copy")
def _(weights, gradient, optimizer):
    before = np.asarray(weights)
    length = np.linalg.norm(before)
    optimizer.step(weights, gradient)
    return np.linalg.norm(before - weights) / length if length else float("inf")


@wrong("update_ratio", "a share of the weights after")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    length = np.linalg.norm(weights)
    return np.linalg.norm(weights - before) / length if length else np.inf


@wrong("update_ratio", "a share of the weights after")
def _(weights, gradient, optimizer):
    before = np.array(weights)
    optimizer.step(weights, gradient)
    return np.linalg.norm((before - weights).ravel()) / np.linalg.norm(weights.ravel())


@wrong("update_ratio", "a share of the weights after")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.sqrt(np.sum((weights - before) ** 2) / np.sum(weights**2))


@wrong("update_ratio", "squares of the lengths")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    length = np.sum(before**2)
    return np.sum((weights - before) ** 2) / length if length else np.inf


@wrong("update_ratio", "squares of the lengths")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return monitoring.update_ratio(before, weights) ** 2


@wrong("update_ratio", "squares of the lengths")
def _(weights, gradient, optimizer):
    before = weights.ravel().copy()
    optimizer.step(weights, gradient)
    step = weights.ravel() - before
    return (step @ step) / (before @ before)


@wrong("update_ratio", "spread for length")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    spread = np.std(before)
    return np.std(weights - before) / spread if spread else np.inf


@wrong("update_ratio", "spread for length")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return (weights - before).std() / before.std()


@wrong("update_ratio", "spread for length")
def _(weights, gradient, optimizer):
    before, spread = np.array(weights), weights.std()
    optimizer.step(weights, gradient)
    return float((before - weights).std() / spread) if spread > 0 else float("inf")


@wrong("update_ratio", "sums of sizes")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    length = np.sum(np.abs(before))
    return np.sum(np.abs(weights - before)) / length if length else np.inf


@wrong("update_ratio", "sums of sizes")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.mean(np.abs(weights - before)) / np.mean(np.abs(before))


@wrong("update_ratio", "sums of sizes")
def _(weights, gradient, optimizer):
    before = weights.ravel().copy()
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights.ravel() - before, 1) / np.linalg.norm(before, 1)


@wrong("update_ratio", "the largest number")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    length = np.max(np.abs(before))
    return np.max(np.abs(weights - before)) / length if length else np.inf


@wrong("update_ratio", "the largest number")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return abs(weights - before).max() / abs(before).max()


@wrong("update_ratio", "the largest number")
def _(weights, gradient, optimizer):
    before = weights.ravel().copy()
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights.ravel() - before, np.inf) / np.linalg.norm(before, np.inf)


@wrong("update_ratio", "an array of ratios")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.abs(weights - before) / np.abs(before)


@wrong("update_ratio", "an array of ratios")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    with np.errstate(all="ignore"):
        return np.abs((weights - before) / before)


@wrong("update_ratio", "an array of ratios")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.divide(np.sqrt((weights - before) ** 2), np.sqrt(before**2))


@wrong("update_ratio", "its logarithm")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.log10(np.linalg.norm(weights - before) / np.linalg.norm(before))


@wrong("update_ratio", "its logarithm")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    with np.errstate(all="ignore"):
        return np.log10(np.linalg.norm(weights - before)) - np.log10(np.linalg.norm(before))


@wrong("update_ratio", "its logarithm")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    length = np.linalg.norm(before)
    ratio = np.linalg.norm(weights - before) / length if length else np.inf
    return np.log10(ratio)


@wrong("update_ratio", "ratio of the means")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.mean(weights - before) / np.mean(before)


@wrong("update_ratio", "ratio of the means")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return (weights - before).mean() / before.mean()


@wrong("update_ratio", "ratio of the means")
def _(weights, gradient, optimizer):
    before = weights.ravel().copy()
    optimizer.step(weights, gradient)
    with np.errstate(all="ignore"):
        return np.sum(weights.ravel() - before) / np.sum(before)


@wrong("update_ratio", "norm of the matrix")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    length = np.linalg.norm(before, 2)
    return np.linalg.norm(weights - before, 2) / length if length else np.inf


@wrong("update_ratio", "norm of the matrix")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights - before, ord=2) / np.linalg.norm(before, ord=2)


@wrong("update_ratio", "norm of the matrix")
def _(weights, gradient, optimizer):
    before = np.atleast_2d(weights).copy()
    optimizer.step(weights, gradient)
    step = np.atleast_2d(weights) - before
    largest = [np.linalg.svd(array, compute_uv=False).max() for array in (step, before)]
    return largest[0] / largest[1] if largest[1] else np.inf


@wrong("update_ratio", "a ratio for each number")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    with np.errstate(all="ignore"):
        return np.mean(np.abs(weights - before) / np.abs(before))


@wrong("update_ratio", "a ratio for each number")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.mean(np.abs((weights - before) / before))


@wrong("update_ratio", "a ratio for each number")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    ratios = np.divide(abs(weights - before), abs(before))
    return ratios.sum() / ratios.size


@wrong("update_ratio", "difference of the lengths")
def _(weights, gradient, optimizer):
    before = np.linalg.norm(weights)
    optimizer.step(weights, gradient)
    return (np.linalg.norm(weights) - before) / before if before else np.inf


@wrong("update_ratio", "difference of the lengths")
def _(weights, gradient, optimizer):
    before = np.linalg.norm(weights)
    optimizer.step(weights, gradient)
    return abs(np.linalg.norm(weights) - before) / before


@wrong("update_ratio", "difference of the lengths")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.sqrt(np.sum(weights**2)) / np.sqrt(np.sum(before**2)) - 1


@wrong("update_ratio", "new length by old")
def _(weights, gradient, optimizer):
    before = np.linalg.norm(weights)
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights) / before if before else np.inf


@wrong("update_ratio", "new length by old")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.sqrt(np.sum(weights**2)) / np.sqrt(np.sum(before**2))


@wrong("update_ratio", "new length by old")
def _(weights, gradient, optimizer):
    before = weights.ravel().copy()
    optimizer.step(weights, gradient)
    return np.sqrt((weights.ravel() @ weights.ravel()) / (before @ before))


@wrong("update_ratio", "upside down")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    with np.errstate(all="ignore"):
        return np.linalg.norm(before) / np.linalg.norm(weights - before)


@wrong("update_ratio", "upside down")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    step = np.linalg.norm(weights - before)
    return np.linalg.norm(before) / step if step else np.inf


@wrong("update_ratio", "upside down")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.sqrt(np.sum(before**2) / np.sum((weights - before) ** 2))


@wrong("update_ratio", "two steps")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    optimizer.step(weights, gradient)
    length = np.linalg.norm(before)
    return np.linalg.norm(weights - before) / length if length else np.inf


@wrong("update_ratio", "two steps")
def _(weights, gradient, optimizer):
    start = np.linalg.norm(weights)
    before = weights.copy()
    for _ in range(2):
        optimizer.step(weights, gradient)
    return np.linalg.norm(before - weights) / start


@wrong("update_ratio", "two steps")
def _(weights, gradient, optimizer):
    before = weights.ravel().copy()
    optimizer.step(weights, gradient)
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights.ravel() - before) / np.linalg.norm(before)


@wrong("update_ratio", "what step returns")
def _(weights, gradient, optimizer):
    before = weights.copy()
    after = optimizer.step(weights, gradient)
    return np.linalg.norm(after - before) / np.linalg.norm(before)


@wrong("update_ratio", "what step returns")
def _(weights, gradient, optimizer):
    before = weights.copy()
    weights = optimizer.step(weights, gradient)
    return np.linalg.norm(before - weights) / np.linalg.norm(before)


@wrong("update_ratio", "what step returns")
def _(weights, gradient, optimizer):
    return np.linalg.norm(optimizer.step(weights, gradient) - weights) / np.linalg.norm(weights)


@wrong("update_ratio", "zero for no length")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    length = np.linalg.norm(before)
    return np.linalg.norm(weights - before) / length if length else 0.0


@wrong("update_ratio", "zero for no length")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    if not before.any():
        return 0
    return np.linalg.norm(weights - before) / np.linalg.norm(before)


@wrong("update_ratio", "zero for no length")
def _(weights, gradient, optimizer):
    start = weights.ravel().copy()
    optimizer.step(weights, gradient)
    with np.errstate(all="ignore"):
        ratio = np.linalg.norm(weights.ravel() - start) / np.linalg.norm(start)
    return ratio if np.isfinite(ratio) else 0.0


@wrong("update_ratio", "a small number in the divisor")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights - before) / (np.linalg.norm(before) + 1e-8)


@wrong("update_ratio", "a small number in the divisor")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights - before) / max(np.linalg.norm(before), 1e-12)


@wrong("update_ratio", "a small number in the divisor")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.sqrt(np.sum((weights - before) ** 2)) / (np.sqrt(np.sum(before**2)) + 1e-10)


@wrong("update_ratio", "the length of the step")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights - before)


@wrong("update_ratio", "the length of the step")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return float(np.sqrt(((weights - before) ** 2).sum()))


@wrong("update_ratio", "the length of the step")
def _(weights, gradient, optimizer):
    before = weights.ravel().copy()
    optimizer.step(weights, gradient)
    step = before - weights.ravel()
    return (step @ step) ** 0.5


@wrong("update_ratio", None)
def _(weights, gradient, optimizer):
    optimizer.step(weights, gradient)
    return 0.001


class Monitor:
    """What the answers below have in common."""

    def __init__(self):
        self.losses, self.train_acc, self.val_acc = [], [], []

    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        if train_acc is not None:
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)

    def best_epoch(self):
        return int(np.argmax(self.val_acc)) + 1 if len(self.val_acc) else None

    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1] if len(self.val_acc) else None


@wrong("learning_monitor", "the highest of none")
class _(Monitor):
    def best_epoch(self):
        return 1 + int(np.asarray(self.val_acc).argmax())


@wrong("learning_monitor", "the highest of none")
class _(Monitor):
    def best_epoch(self):
        return np.argmax(np.array(self.val_acc)) + 1

    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1]


@wrong("learning_monitor", "the highest of none")
class _(Monitor):
    def best_epoch(self):
        place = np.argmax(self.val_acc)
        return int(place + 1)


@wrong("learning_monitor", "the maximum of none")
class _(Monitor):
    def best_epoch(self):
        highest = max(self.val_acc)
        for epoch, accuracy in enumerate(self.val_acc, 1):
            if accuracy == highest:
                return epoch


@wrong("learning_monitor", "the maximum of none")
class _(Monitor):
    def best_epoch(self):
        return self.val_acc.index(max(self.val_acc)) + 1

    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1]


@wrong("learning_monitor", "the maximum of none")
class _(Monitor):
    def best_epoch(self):
        return max(range(len(self.val_acc)), key=lambda i: self.val_acc[i]) + 1


@wrong("learning_monitor", "the last of none")
class _(Monitor):
    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1]


@wrong("learning_monitor", "the last of none")
class _(Monitor):
    def gap(self):
        last = self.val_acc[len(self.val_acc) - 1]
        return self.train_acc[len(self.train_acc) - 1] - last


@wrong("learning_monitor", "the last of none")
class _(Monitor):
    def gap(self):
        return [t - v for t, v in zip(self.train_acc, self.val_acc, strict=True)][-1]


@wrong("learning_monitor", "None among the accuracies")
class _(Monitor):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        self.train_acc.append(train_acc)
        self.val_acc.append(val_acc)


@wrong("learning_monitor", "None among the accuracies")
class _(Monitor):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses += [loss]
        self.train_acc += [train_acc]
        self.val_acc += [val_acc]

    def best_epoch(self):
        return self.val_acc.index(max(self.val_acc)) + 1


@wrong("learning_monitor", "None among the accuracies")
class _(Monitor):
    def update(self, *told):
        told = (*told, None, None)
        for kept, one in zip((self.losses, self.train_acc, self.val_acc), told, strict=False):
            kept.append(one)

    def best_epoch(self):
        return max(range(len(self.val_acc)), key=self.val_acc.__getitem__) + 1


@wrong("learning_monitor", "no gap returned")
class _(Monitor):
    def gap(self):
        if self.val_acc:
            print(self.train_acc[-1] - self.val_acc[-1])


@wrong("learning_monitor", "no gap returned")
class _(Monitor):
    def gap(self):
        self.last_gap = self.train_acc[-1] - self.val_acc[-1] if self.val_acc else None


@wrong("learning_monitor", "no gap returned")
class _(Monitor):
    def update(self, loss, train_acc=None, val_acc=None):
        super().update(loss, train_acc, val_acc)
        if train_acc is not None:
            self.last = train_acc - val_acc

    def gap(self):
        """The last training accuracy minus the last validation accuracy; None before any."""


@wrong("learning_monitor", "no epoch returned")
class _(Monitor):
    def best_epoch(self):
        if self.val_acc:
            print(np.argmax(self.val_acc) + 1)


@wrong("learning_monitor", "no epoch returned")
class _(Monitor):
    def best_epoch(self):
        self.best = self.val_acc.index(max(self.val_acc)) + 1 if self.val_acc else None


@wrong("learning_monitor", "no epoch returned")
class _(Monitor):
    def best_epoch(self):
        best = None
        for epoch, accuracy in enumerate(self.val_acc, 1):
            if accuracy == max(self.val_acc):
                best = epoch
        best  # noqa: B018


@right("learning_monitor")
@dataclass
class _:
    losses: list = field(default_factory=list)
    train_acc: list = field(default_factory=list)
    val_acc: list = field(default_factory=list)
    update, best_epoch, gap = Monitor.update, Monitor.best_epoch, Monitor.gap


@wrong("smooth", "weights swapped from the first value")
def _(values, weight):
    means = np.empty(len(values))
    means[0] = values[0]
    for t in range(1, len(values)):
        means[t] = (1 - weight) * means[t - 1] + weight * values[t]
    return means


@wrong("smooth", "weights swapped from the first value")
def _(values, weight):
    mean, means = None, []
    for value in values:
        mean = float(value) if mean is None else mean + weight * (value - mean)
        means.append(mean)
    return means


@wrong("smooth", "weights swapped from the first value")
def _(values, weight):
    return np.array(list(accumulate(values.tolist(), lambda mean, value: (1 - weight) * mean + weight * value)), float)


@wrong("smooth", "weights swapped half corrected")
def _(values, weight):
    mean, means = 0.0, []
    for t, value in enumerate(values, 1):
        mean = (1 - weight) * mean + weight * value
        means.append(mean / (1 - weight**t))
    return np.array(means)


@wrong("smooth", "weights swapped half corrected")
def _(values, weight):
    means, mean, power = np.zeros(len(values)), 0.0, 1.0
    for t in range(len(values)):
        power *= weight
        mean += weight * (values[t] - mean)
        means[t] = mean / (1 - power)
    return means


@wrong("smooth", "weights swapped half corrected")
def _(values, weight):
    means = []
    for t in range(1, len(values) + 1):
        shares = weight * (1 - weight) ** np.arange(t - 1.0, -1, -1)
        means.append(np.sum(shares * values[:t]) / (1 - weight**t))
    return means


@wrong("update_ratio", "a small number in the divisor")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights - before) / (np.linalg.norm(before) + 1e-8)


@wrong("update_ratio", "a small number in the divisor")
def _(weights, gradient, optimizer):
    old = np.array(weights, dtype=float)
    optimizer.step(weights, gradient)
    return np.sqrt(((weights - old) ** 2).sum()) / (np.sqrt((old**2).sum()) + 1e-12)


@wrong("update_ratio", "a small number in the divisor")
def _(weights, gradient, optimizer):
    length, old = np.linalg.norm(weights), weights.copy()
    optimizer.step(weights, gradient)
    return float(np.linalg.norm(weights - old) / (length + 1e-7))


@wrong("update_ratio", "nothing for no length")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    if np.linalg.norm(before) > 0:
        return np.linalg.norm(weights - before) / np.linalg.norm(before)


@wrong("update_ratio", "nothing for no length")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    length = np.linalg.norm(before)
    return np.linalg.norm(weights - before) / (length if length else np.nan)


@wrong("update_ratio", "nothing for no length")
def _(weights, gradient, optimizer):
    before = weights.ravel().tolist()
    optimizer.step(weights, gradient)
    step = sum((new - old) ** 2 for new, old in zip(weights.ravel().tolist(), before, strict=True)) ** 0.5
    try:
        return step / sum(old**2 for old in before) ** 0.5
    except ZeroDivisionError:
        return None


@wrong("update_ratio", "a length for each row")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights - before, axis=0) / np.linalg.norm(before, axis=0)


@wrong("update_ratio", "a length for each row")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights - before, axis=-1) / np.linalg.norm(before, axis=-1)


@wrong("update_ratio", "a length for each row")
def _(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.sqrt(np.sum((weights - before) ** 2, axis=0) / np.sum(before**2, axis=0))


@wrong("learning_monitor", "a zero for every step")
class _(Monitor):
    def update(self, loss, train_acc=0.0, val_acc=0.0):
        self.losses.append(loss)
        self.train_acc.append(train_acc)
        self.val_acc.append(val_acc)


@wrong("learning_monitor", "a zero for every step")
class _(Monitor):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses += [loss]
        self.train_acc += [train_acc or 0]
        self.val_acc += [val_acc or 0]


@wrong("learning_monitor", "a zero for every step")
class _(Monitor):
    def update(self, loss, *accuracies):
        train_acc, val_acc = accuracies or (0, 0)
        super().update(loss, train_acc, val_acc)


@wrong("learning_monitor", "best starts at 0")
class _(Monitor):
    def best_epoch(self):
        best, epoch = 0, None
        for i, accuracy in enumerate(self.val_acc, 1):
            if accuracy > best:
                best, epoch = accuracy, i
        return epoch


@wrong("learning_monitor", "best starts at 0")
class _(Monitor):
    def best_epoch(self):
        highest = max([0.0, *self.val_acc])
        return self.val_acc.index(highest) + 1 if highest else None


@wrong("learning_monitor", "best starts at 0")
class _(Monitor):
    def __init__(self):
        super().__init__()
        self.best, self.epoch = 0.0, None

    def update(self, loss, train_acc=None, val_acc=None):
        super().update(loss, train_acc, val_acc)
        if val_acc is not None and val_acc > self.best:
            self.best, self.epoch = val_acc, len(self.val_acc)

    def best_epoch(self):
        return self.epoch


@wrong("smooth", "corrected from the first value")
def _(values, weight):
    mean, means = float(values[0]), []
    for t, value in enumerate(values, 1):
        mean = weight * mean + (1 - weight) * value
        means.append(mean / (1 - weight**t))
    return np.array(means)


@wrong("smooth", "corrected from the first value")
def _(values, weight):
    means = np.array(values, float)
    for t in range(1, len(means)):
        means[t] = weight * means[t - 1] + (1 - weight) * means[t]
    return means / (1 - weight ** np.arange(1, len(means) + 1))


@wrong("smooth", "corrected from the first value")
def _(values, weight):
    means, mean, power = [], values[0], 1.0
    for value in values:
        mean = mean + (1 - weight) * (value - mean)
        power *= weight
        means += [mean / (1 - power)]
    return means


@wrong("smooth", "brackets forgotten")
def _(values, weight):
    mean, means = 0.0, []
    for t, value in enumerate(values.tolist(), 1):
        mean = weight * mean + (1 - weight) * value
        means.append(mean / 1 - weight**t)
    return np.array(means)


@wrong("smooth", "brackets forgotten")
def _(values, weight):
    means, mean = np.zeros(len(values)), 0.0
    for t in range(len(values)):
        mean = weight * mean + (1 - weight) * float(values[t])
        means[t] = mean - weight ** (t + 1)
    return means


@wrong("smooth", "brackets forgotten")
def _(values, weight):
    means = []
    for t in range(1, len(values) + 1):
        shares = (1 - weight) * weight ** np.arange(t - 1.0, -1, -1)
        means.append(shares @ values[:t].astype(float) / 1.0 - weight**t)
    return means


@wrong("smooth", "one value late")
def _(values, weight):
    means = np.zeros(len(values))
    means[0] = values[0]
    for t in range(1, len(values)):
        means[t] = weight * means[t - 1] + (1 - weight) * values[t - 1]
    return means


@wrong("smooth", "one value late")
def _(values, weight):
    mean, means = float(values[0]), []
    for value in values:
        means.append(mean)
        mean = weight * mean + (1 - weight) * value
    return np.array(means)


@wrong("smooth", "one value late")
def _(values, weight):
    late = [float(values[0]), *map(float, values[:-1])]
    return list(accumulate(late, lambda mean, value: mean + (1 - weight) * (value - mean)))


@wrong("update_ratio", "a step of its own")
def _(weights, gradient, optimizer):
    before = weights.copy()
    weights -= optimizer.learning_rate * gradient
    return np.linalg.norm(weights - before) / np.linalg.norm(before) if before.any() else np.inf


@wrong("update_ratio", "a step of its own")
def _(weights, gradient, optimizer):
    step = optimizer.learning_rate * gradient
    length = np.sqrt(np.sum(weights**2))
    weights[...] = weights - step
    return np.sqrt(np.sum(step**2)) / length if length > 0 else float("inf")


@wrong("update_ratio", "a step of its own")
def _(weights, gradient, optimizer):
    old = np.array(weights)
    np.subtract(weights, optimizer.learning_rate * gradient, out=weights)
    with np.errstate(divide="ignore"):
        return np.linalg.norm(weights - old) / np.linalg.norm(old)


@wrong("smooth", "one correction for all")
def _(values, weight):
    mean, means = 0, []
    for value in values:
        mean = weight * mean + (1 - weight) * value
        means.append(mean)
    return np.array(means) / (1 - weight ** len(values))


@wrong("smooth", "one correction for all")
def _(values, weight):
    means = np.array(list(accumulate((1 - weight) * values, lambda mean, part: weight * mean + part)))
    return means / ((1 - weight) * sum(weight**i for i in range(len(values))))


@wrong("smooth", "one correction for all")
def _(values, weight):
    steps = len(values)
    weights = [[(1 - weight) * weight ** (t - i) if i <= t else 0.0 for i in range(steps)] for t in range(steps)]
    return np.array(weights) @ values / np.sum(weights[-1])


@wrong("smooth", "power one too low from the second on")
def _(values, weight):
    mean, means = 0, []
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        means.append(mean / (1 - weight**t) if t else mean)
    return np.array(means)


@wrong("smooth", "power one too low from the second on")
def _(values, weight):
    mean, means = 0.0, np.zeros(len(values))
    for t in range(len(values)):
        mean = weight * mean + (1 - weight) * values[t]
        means[t] = mean
        if t > 0:
            means[t] /= 1 - weight**t
    return means


@wrong("smooth", "power one too low from the second on")
def _(values, weight):
    mean, total, means = 0.0, 1.0, []
    for value in values:
        mean = weight * mean + (1 - weight) * value
        means.append(mean / total)
        total = 1 - weight if len(means) == 1 else weight * total + 1 - weight
    return np.array(means)


@wrong("update_ratio", "of the gradient and no step")
def _(weights, gradient, optimizer):
    with np.errstate(divide="ignore"):
        return np.linalg.norm(gradient) / np.linalg.norm(weights)


@wrong("update_ratio", "of the gradient and no step")
def _(weights, gradient, optimizer):
    length = np.sqrt(np.sum(weights**2))
    return np.sqrt(np.sum(gradient**2)) / length if length else np.inf


@wrong("update_ratio", "of the gradient and no step")
def _(weights, gradient, optimizer):
    copy = weights.copy()
    optimizer.step(copy, gradient)
    return np.linalg.norm(gradient.ravel()) / np.linalg.norm(weights.ravel()) if weights.any() else float("inf")


@wrong("learning_monitor", "a gap of zero before any")
class _(Monitor):
    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1] if self.val_acc else 0.0


@wrong("learning_monitor", "a gap of zero before any")
class _(Monitor):
    def gap(self):
        if len(self.train_acc) == 0:
            return 0
        return self.train_acc[-1] - self.val_acc[-1]


@wrong("learning_monitor", "a gap of zero before any")
class _(Monitor):
    def gap(self):
        return sum(self.train_acc[-1:]) - sum(self.val_acc[-1:])


@wrong("learning_monitor", "step of the lowest loss, without accuracies too")
class _(Monitor):
    def best_epoch(self):
        return int(np.argmin(self.losses)) + 1 if self.losses else None


@wrong("learning_monitor", "step of the lowest loss, without accuracies too")
class _(Monitor):
    def best_epoch(self):
        lowest = None
        for step, loss in enumerate(self.losses, 1):
            if lowest is None or loss < self.losses[lowest - 1]:
                lowest = step
        return lowest


@wrong("learning_monitor", "step of the lowest loss, without accuracies too")
class _(Monitor):
    def best_epoch(self):
        if len(self.losses) > 0:
            return min(range(len(self.losses)), key=self.losses.__getitem__) + 1
