"""Exercises of notebook 09: monitoring."""

import numpy as np

from nnlib._recorded import record
from nnlib.exercises import Exercise, Misconception, collect
from nnlib.optimizers import SGD, Adam, Momentum


class LearningMonitor:
    """Keeps losses, train_acc and val_acc: three lists of its own, empty at first."""

    def __init__(self):
        """Begin with nothing."""
        self.losses, self.train_acc, self.val_acc = [], [], []

    def update(self, loss, train_acc=None, val_acc=None):
        """Take note of a step's loss and, at the end of an epoch, of both accuracies."""
        self.losses.append(loss)
        if train_acc is not None:
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)

    def best_epoch(self):
        """The epoch of the highest validation accuracy, counted from 1: the first of equals, None before any."""
        return self.val_acc.index(max(self.val_acc)) + 1 if self.val_acc else None

    def gap(self):
        """The last training accuracy minus the last validation accuracy; None before any."""
        return self.train_acc[-1] - self.val_acc[-1] if self.val_acc else None


def monitor_cases(rng):
    yield ([(2.3,)],)
    yield ([(2.3, 0.5, 0.25)],)
    yield ([(2.3,), (1.9, 0.5, 0.25)],)
    yield ([(2.3, 0.0, 0.0)],)
    yield ([(2.3, 0.25, 0.5)],)
    yield ([(2.3,), (1.9, 0.5, 0.75), (1.2,), (0.9, 0.875, 0.75)],)
    yield ([(2.3,), (1.9, 0.875, 0.25), (1.2,), (0.9, 0.75, 0.5), (0.8,), (0.7,)],)
    yield ([(2.3, 0.125, 0.25), (float("nan"), 0.125, 0.125)],)
    yield ([],)
    accuracies = np.sort(rng.random(8)).round(3).tolist()
    epochs = [[(1 / (i + 1),), (1 / (i + 2), a, a - 0.01 * (i - 3))] for i, a in enumerate(accuracies)]
    yield ([update for epoch in epochs for update in epoch],)


def monitored(monitor, updates):
    """What a monitor says after the updates, while another one watches another run."""
    in_its_body = {name: list(value) for name, value in vars(monitor).items() if isinstance(value, list)}
    fresh = type(monitor.__name__, (monitor,), in_its_body)  # nothing is left of earlier cases
    told, other = fresh(), fresh()
    for update in updates:
        told.update(*update)
    other.update(4.0)
    lists = {name: getattr(told, name) for name in ("losses", "train_acc", "val_acc")}
    said = {"best_epoch()": told.best_epoch(), "gap()": told.gap()}
    return lists | said | {"losses of another monitor": other.losses}


class AnAccuracyForEveryStep(LearningMonitor):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        self.train_acc.append(train_acc)
        self.val_acc.append(val_acc)

    def best_epoch(self):
        numbers = [accuracy for accuracy in self.val_acc if accuracy is not None]
        return self.val_acc.index(max(numbers)) + 1 if numbers else None

    def gap(self):
        return self.train_acc[-1] - self.val_acc[-1] if self.val_acc and self.val_acc[-1] is not None else None


class ZeroIsMissing(LearningMonitor):
    def update(self, loss, train_acc=None, val_acc=None):
        self.losses.append(loss)
        if train_acc:
            self.train_acc.append(train_acc)
        if val_acc:
            self.val_acc.append(val_acc)


class OneListForAll(LearningMonitor):
    losses, train_acc, val_acc = [], [], []

    def __init__(self):
        pass

    def update(self, loss, train_acc=None, val_acc=None):
        super().update(loss, train_acc, val_acc)


class LossOfEpochsOnly(LearningMonitor):
    def update(self, loss, train_acc=None, val_acc=None):
        if train_acc is not None:
            super().update(loss, train_acc, val_acc)


class CountsFromZero(LearningMonitor):
    def best_epoch(self):
        return self.val_acc.index(max(self.val_acc)) if self.val_acc else None


class BestOfTraining(LearningMonitor):
    def best_epoch(self):
        return self.train_acc.index(max(self.train_acc)) + 1 if self.train_acc else None


class LastOfEquals(LearningMonitor):
    def best_epoch(self):
        return len(self.val_acc) - self.val_acc[::-1].index(max(self.val_acc)) if self.val_acc else None


class LastEpoch(LearningMonitor):
    def best_epoch(self):
        return len(self.val_acc) or None


class BestAccuracy(LearningMonitor):
    def best_epoch(self):
        return max(self.val_acc, default=None)


class GapUpsideDown(LearningMonitor):
    def gap(self):
        return self.val_acc[-1] - self.train_acc[-1] if self.val_acc else None


class GapWithoutSign(LearningMonitor):
    def gap(self):
        return abs(self.train_acc[-1] - self.val_acc[-1]) if self.val_acc else None


class GapOfTheBest(LearningMonitor):
    def gap(self):
        return max(self.train_acc) - max(self.val_acc) if self.val_acc else None


learning_monitor = Exercise(
    task="""Write the class `LearningMonitor`. `update(loss)` is called after each step, and at the end of an epoch
    with both accuracies as well: `update(loss, train_acc, val_acc)`. Keep what you are told in the lists `losses`,
    `train_acc` and `val_acc`. `best_epoch()` and `gap()` answer from these lists, as their docstrings say.""",
    answer=LearningMonitor,
    cases=monitor_cases,
    run=monitored,
    hints=[
        "How many entries should each list have after two epochs of ten steps? Not all three have the same number.",
        "An accuracy of 0 is a number like any other. What does Python's `if` say to a 0?",
        "`max` finds the highest accuracy, and a list's `index` the first place where it stands. Places count from 0, "
        "epochs from 1.",
    ],
    misconceptions=[
        Misconception(
            "the article's, an accuracy for every step",
            AnAccuracyForEveryStep,
            "Like the article's monitor, this notes an accuracy with every loss. Where none was measured, the list "
            "gets a None, and its places count steps, not epochs.",
        ),
        Misconception(
            "0 taken for missing",
            ZeroIsMissing,
            "To `if`, an accuracy of 0.0 looks like no accuracy at all, so it is not kept. A network that gets all of "
            "them wrong is just what a monitor should show.",
        ),
        Misconception(
            "one list for all monitors",
            OneListForAll,
            "Two monitors write into the same lists. A list in the body of a class is made once, for all objects of "
            "it; each monitor needs lists of its own.",
        ),
        Misconception(
            "a loss for each epoch only",
            LossOfEpochsOnly,
            "The losses between the ends of epochs are lost. They cost nothing, since each step computes its loss "
            "anyway, and the shape of the curve is in them.",
        ),
        Misconception(
            "counts from 0",
            CountsFromZero,
            "The best epoch is a place in the list here, which counts from 0. The first epoch is number 1.",
        ),
        Misconception(
            "best on the training data",
            BestOfTraining,
            "This is the epoch with the best *training* accuracy. That one only says how well the images are known "
            "by heart.",
        ),
        Misconception(
            "the last of equals",
            LastOfEquals,
            "Two epochs are equally good, and the later one is named. The first of them has learned as much in less "
            "time.",
        ),
        Misconception(
            "the last epoch",
            LastEpoch,
            "This is the number of epochs. The last one need not be the best: look at a run that overfits.",
        ),
        Misconception(
            "accuracy for epoch",
            BestAccuracy,
            "This is how high the accuracy was at its best. The question is *when*.",
        ),
        Misconception(
            "gap upside down",
            GapUpsideDown,
            "The sign is turned round: the gap is positive when training is better than validation.",
        ),
        Misconception(
            "gap without its sign",
            GapWithoutSign,
            "The size is right, but validation may be better than training, with dropout for example. That is no "
            "overfitting, and the sign says so.",
        ),
        Misconception(
            "gap of the best",
            GapOfTheBest,
            "The two highest accuracies may come from different epochs. The gap compares the network with itself, as "
            "it is now.",
        ),
    ],
    why="""Losses come for free with each step, accuracies cost a pass over the data, so each list has its own pace.
    `is not None` asks whether there is an accuracy; `if train_acc:` would ask whether it differs from 0.""",
)


def smooth(values, weight):
    """The running mean of values (T,), an array (T,): weight of the mean so far, 1 - weight of the new value."""
    mean, total, means = 0.0, 0.0, np.empty(len(values))
    for t, value in enumerate(values):
        mean = weight * mean + (1 - weight) * value
        total = weight * total + (1 - weight)
        means[t] = mean / total
    return means


def smooth_cases(rng):
    yield np.array([4.0]), 0.5
    yield np.array([4.0]), 0.9
    yield np.array([4.0, 4.0]), 0.5
    yield np.array([1.0, 3.0]), 0.5
    yield np.array([1.0, 3.0, 3.0]), 0.5
    yield np.array([2.0, 0.0, 1.0]), 0.0
    yield np.array([2, 3, 5, 8]), 0.8
    yield np.empty(0), 0.9
    yield np.array([1.0, np.nan, 1.0]), 0.5
    yield np.array([1e300, -1e300, 1e300]), 0.9
    yield (2 / np.arange(1, 41) + 0.2 * rng.random(40)).astype(np.float32), 0.9
    yield 2 / np.arange(1, 201) + 0.2 * rng.random(200), 0.99


def running(first=0.0, corrected=True, new=None, feed_back=False):
    """A running mean with parts of it changed: where it starts, its correction, how much of the new value it takes."""

    def smooth(values, weight):
        share = 1 - weight if new is None else new(weight)
        mean, total, means = first, 0.0, np.empty(len(values))
        for t, value in enumerate(values):
            mean = value if mean is None else weight * mean + share * value
            total = weight * total + (1 - weight)
            means[t] = mean / total if corrected else mean
            mean = means[t] if feed_back else mean
        return means

    return smooth


def smooth_in_place(values, weight):
    for t in range(1, len(values)):
        values[t] = weight * values[t - 1] + (1 - weight) * values[t]
    return values


def of_the_last_two(values, weight):
    means = np.array(values, float)
    means[1:] = weight * means[:-1] + (1 - weight) * means[1:]
    return means


def of_a_window(values, weight):
    size = round(1 / (1 - weight))
    return np.array([np.mean(values[max(0, t + 1 - size) : t + 1]) for t in range(len(values))])


smooth = Exercise(
    task="""Write `smooth(values, weight)`: the running mean of the losses `values`, `(T,)`. Each mean is `weight` of
    the mean so far and `1 - weight` of the new value. There is no mean before the first value, and nothing may stand
    in for it: the weights of the values seen so far must add up to 1. The first mean is therefore the first value.""",
    answer=smooth,
    cases=smooth_cases,
    hints=[
        "Start the mean at 0 and smooth a row of ones by hand, with a weight of 0.9. What comes out, and what should?",
        "How much do the weights of all values so far add up to? After one value it is `1 - weight`. After two?",
        "Smooth a row of ones beside the values: that gives the sum of the weights. Divide by it, but go on with the "
        "mean that has not been divided.",
    ],
    misconceptions=[
        Misconception(
            "starts at 0",
            running(corrected=False),
            "The mean begins at 0, and that 0 counts as if it had been measured: the curve climbs from the bottom, "
            "and for the first steps shows a loss that the network never had.",
        ),
        Misconception(
            "starts at the first value",
            running(first=None, corrected=False),
            "The first value takes the place of all that came before it, so it weighs far more than the others: with "
            "a weight of 0.99 it still makes up a third of the mean after a hundred steps.",
        ),
        Misconception(
            "weights swapped",
            lambda values, weight: running()(values, 1 - weight),
            "`weight` goes to the new value here, and the rest to the mean so far: a large weight should smooth more, "
            "not less.",
        ),
        Misconception(
            "weights that do not add up",
            running(corrected=False, new=lambda weight: 1.0),
            "The new value counts in full, and so the numbers grow: after many steps the curve lies `1 / (1 - weight)` "
            "times too high.",
        ),
        Misconception(
            "corrected twice",
            running(feed_back=True),
            "The corrected mean goes back into the sum, and is corrected again in the next step. Correct only what you "
            "return.",
        ),
        Misconception(
            "mean of all so far",
            lambda values, weight: np.cumsum(values) / np.arange(1, len(values) + 1),
            "This is the mean of everything so far. It never forgets, so the first losses lift the curve for ever; "
            "and `weight` changes nothing.",
        ),
        Misconception(
            "of the last two",
            of_the_last_two,
            "Each value is mixed with the value before it, not with the *mean* so far, so nothing older is left in it.",
        ),
        Misconception(
            "a window",
            of_a_window,
            "A mean over a window forgets a value all at once, when it drops out. The running mean forgets it bit by "
            "bit.",
        ),
        Misconception(
            "in place",
            smooth_in_place,
            "The means are written over the losses: the record of the run is lost, and a list of whole numbers even "
            "cuts off what stands behind the point.",
        ),
        Misconception(
            "nothing smoothed",
            lambda values, weight: np.array(values, float),
            "These are the values themselves.",
        ),
    ],
    why="""A row of ones, smoothed likewise, gives the sum of the weights: `1 - weight**t` after t values. Divided
    by it, the weights add up to 1 from the first value on. Adam corrects its means like this too (notebook 10).""",
)


RUNS = {  # name: (what it shows, how it was made)
    "run 1": ("learning slowly", {"optimizer": "momentum", "rate": 0.0005}),
    "run 2": ("overfitting", {"images": 40, "batch": 10, "epochs": 60}),
    "run 3": ("stuck high", {"rate": 2.5, "batch": 32}),
    "run 4": ("underfitting", {"activation": "tanh", "hidden": 2, "rate": 0.5, "epochs": 60}),
    "run 5": ("healthy", {"optimizer": "momentum", "rate": 0.03, "batch": 32}),
    "run 6": ("noisy", {"rate": 0.2, "batch": 1, "epochs": 4, "images": 250}),
}
SHOWN = {name: shown for name, (shown, _) in RUNS.items()}


def recorded(seed=0):
    """The six recorded histories, by name."""
    return {name: record(seed, **made) for name, (_, made) in RUNS.items()}


diagnose = Exercise(
    task="""Name what each of six recorded histories shows: `"diverged"`, `"not learning"`, `"learning slowly"`,
    `"stuck high"`, `"noisy"`, `"overfitting"`, `"underfitting"` or `"healthy"`. Where two words fit, take the one that
    says what to change first. `exercises.recorded()` gives the six histories.""",
    answer=SHOWN,
    stub=dict.fromkeys(RUNS, ...),
    hints=[
        "Look at the shape of the loss first: straight, bent, flat, or a band. Then at the gap between the accuracies.",
        "A loss that is still falling when the run ends has not shown yet what the network can do.",
        "Two networks end with a poor accuracy and a flat loss. One of them knows something, the other says the same "
        "for every image: what would the accuracy of that one be?",
    ],
    misconceptions=[
        Misconception(
            "slow taken for underfitting",
            SHOWN | {"run 1": "underfitting"},
            "In run 1 both accuracies are low and close, true. But its loss still falls in almost a straight line: "
            "nobody knows yet what this network can do. What should be changed first?",
        ),
        Misconception(
            "slow taken for not learning",
            SHOWN | {"run 1": "not learning"},
            "The loss of run 1 falls, if slowly, and its accuracy climbs. A run that learns nothing stays at the "
            "accuracy of a guess.",
        ),
        Misconception(
            "overfitting taken for healthy",
            SHOWN | {"run 2": "healthy"},
            "The loss of run 2 looks well: it can't look otherwise, as it is measured on the training images. Look at "
            "its two accuracies.",
        ),
        Misconception(
            "stuck taken for not learning",
            SHOWN | {"run 3": "not learning"},
            "Run 3 ends where a guess ends, like a run that learns nothing. But look at its first steps: the loss has "
            "moved, and a lot.",
        ),
        Misconception(
            "stuck taken for diverged",
            SHOWN | {"run 3": "diverged"},
            "Run 3 jumps up in its first steps, but then it comes down and rests. A run that diverges does not come "
            "back.",
        ),
        Misconception(
            "stuck taken for underfitting",
            SHOWN | {"run 3": "underfitting"},
            "Run 3 is no better than a guess, in training too. A larger network would not mend that: what happened in "
            "its first steps?",
        ),
        Misconception(
            "underfitting taken for stuck",
            SHOWN | {"run 4": "stuck high"},
            "The loss of run 4 stays high, but it came there by a smooth bend, and the network knows half of the "
            "digits. The steps are right; what is too small?",
        ),
        Misconception(
            "underfitting taken for slow",
            SHOWN | {"run 4": "learning slowly"},
            "The loss of run 4 has bent and is nearly flat at its end. More or longer steps would bring little.",
        ),
        Misconception(
            "a small gap taken for overfitting",
            SHOWN | {"run 5": "overfitting"},
            "Run 5 has a gap of a few points, as nearly every network has. Compare it with the gap of run 2.",
        ),
        Misconception(
            "noise taken for divergence",
            SHOWN | {"run 6": "diverged"},
            "The loss of run 6 jumps up and down, but the losses come down on the whole, and the accuracy is fair. "
            "How many samples does a step of it see?",
        ),
        Misconception(
            "noise overlooked",
            SHOWN | {"run 6": "healthy"},
            "Run 6 gets somewhere. But its loss jumps by more than half of what it has fallen: from one step to the "
            "next nobody can say whether it got better.",
        ),
    ],
    why="""Run 1 falls in a straight line: take longer steps. Run 2 learned 40 images by heart. Run 3 jumped up, and all
    its ReLUs died: the rate is too high. Run 4 has two hidden units, too few for ten digits. Run 5 is fine. Run 6
    looks at one image in each step. The names are those of `monitoring.diagnose`.""",
)


def update_ratio(weights, gradient, optimizer):
    """Take one step of optimizer on weights, in place; return its length as a share of the weights' before it."""
    before = weights.copy()
    optimizer.step(weights, gradient)
    length = np.linalg.norm(before)
    return np.linalg.norm(weights - before) / length if length else np.inf


def ratio_cases(rng):
    yield np.array([4.0]), np.array([1.0]), SGD(0.5)
    yield np.array([3.0, 4.0]), np.array([0.0, 1.0]), SGD(0.01)
    yield np.array([3.0, 4.0]), np.array([0.0, -10.0]), SGD(0.5)
    yield np.array([[3.0, 0.0], [0.0, 4.0]]), np.array([[1.0, 2.0], [2.0, 1.0]]), SGD(0.01)
    yield np.array([3.0, 4.0]), np.array([0.0, 0.0]), SGD(0.1)
    yield np.array([3.0, 4.0]), np.array([1.0, -2.0]), on_its_way(Momentum(0.1), np.array([2.0, 1.0]))
    yield np.array([3.0, 4.0]), np.array([100.0, -0.001]), Adam(0.001)
    yield np.array([0.0, 0.0]), np.array([1.0, 1.0]), SGD(0.1)
    yield np.array([1e150, -1e150]), np.array([1e148, 0.0]), SGD(0.1)
    yield rng.normal(size=(64, 10)).astype(np.float32), rng.normal(size=(64, 10)).astype(np.float32), Adam(0.01)


def on_its_way(optimizer, gradient):
    """An optimizer that has taken a step already."""
    optimizer.step(np.zeros_like(gradient), gradient)
    return optimizer


def ratio(measure=np.linalg.norm, move=None, of=lambda before, after: before, step=True):
    """The ratio with parts of it changed: how lengths are measured, what has moved, what it is a share of."""

    def update_ratio(weights, gradient, optimizer):
        before, after = weights.copy(), weights if step else weights.copy()
        optimizer.step(after, gradient)
        moved = after - before if move is None else move(gradient, optimizer)
        length = measure(of(before, after))
        return measure(moved) / length if length else np.inf

    return update_ratio


def article_s(gradient, optimizer):
    return -optimizer.learning_rate * gradient


def without_a_copy(weights, gradient, optimizer):
    before = weights
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights - before) / (np.linalg.norm(before) or np.inf)


def upside_down(weights, gradient, optimizer):
    with np.errstate(divide="ignore"):
        return 1 / np.float64(update_ratio.answer(weights, gradient, optimizer))


def divided_by_0(weights, gradient, optimizer):
    before = weights.copy()
    optimizer.step(weights, gradient)
    return np.linalg.norm(weights - before) / np.linalg.norm(before)


update_ratio = Exercise(
    task="""Write `update_ratio(weights, gradient, optimizer)`: take one step, `optimizer.step(weights, gradient)`,
    which changes `weights` in place. Return the length of that step divided by the length of the weights before it.
    From weights that are all 0 the ratio is `inf`. `weights` may have any shape; its length is the root of the sum of
    all its squares.""",
    answer=update_ratio,
    cases=ratio_cases,
    hints=[
        "What did the weights look like before the step, and after it? You need both at the end.",
        "The step changes the array itself. A second name for the same array changes with it.",
        "The optimizer alone knows how far it moves: Momentum and Adam remember earlier gradients. So measure the "
        "move, whatever made it.",
    ],
    misconceptions=[
        Misconception(
            "of the gradient, not the update",
            ratio(move=lambda gradient, optimizer: gradient),
            "This compares the *gradient* with the weights. The step is what moves them, and how long it is depends on "
            "the learning rate as well: that is what the ratio is to judge.",
        ),
        Misconception(
            "the article's: rate times gradient",
            ratio(move=article_s),
            "This is the article's update: the learning rate times the gradient. It is right for plain SGD and for "
            "nothing else: momentum adds earlier steps, Adam divides by the gradient's own size.",
        ),
        Misconception(
            "the article's, and no step",
            ratio(move=article_s, step=False),
            "This is the article's formula. It takes no step, so the weights stay as they were; and its learning rate "
            "times gradient is the step of plain SGD only.",
        ),
        Misconception(
            "a step on a copy",
            ratio(step=False),
            "The ratio is right, but the step was taken on a copy: the weights have not moved, while the optimizer "
            "believes they have.",
        ),
        Misconception(
            "no copy",
            without_a_copy,
            "The ratio is always 0. The step changes the array in place, and `before` is another name for the same "
            "array, so it changes with it.",
        ),
        Misconception(
            "a share of the weights after",
            ratio(of=lambda before, after: after),
            "The length of the weights is taken *after* the step. After a step that is far too long, the weights are "
            "long too, and the ratio looks small when it should cry out.",
        ),
        Misconception(
            "squares of the lengths",
            ratio(measure=lambda array: np.sum(np.square(array))),
            "The root is missing in both lengths, so the ratio comes out squared: 1e-3 would read as 1e-6.",
        ),
        Misconception(
            "spread for length",
            ratio(measure=np.std),
            "The standard deviation takes the mean away first: weights that all move by the same amount would not "
            "have moved at all.",
        ),
        Misconception(
            "sums of sizes",
            ratio(measure=lambda array: np.sum(np.abs(array))),
            "This adds up the sizes of all numbers. A length is the root of the sum of their squares.",
        ),
        Misconception(
            "the largest number",
            ratio(measure=lambda array: np.max(np.abs(array))),
            "This looks at the largest number alone, of the step and of the weights.",
        ),
        Misconception(
            "norm of the matrix",
            ratio(measure=lambda array: np.linalg.norm(array, 2)),
            "For an array of two axes, `np.linalg.norm(array, 2)` is something else: how much the matrix can stretch a "
            "vector. The length of the weights treats them as one row of numbers.",
        ),
        Misconception(
            "upside down",
            upside_down,
            "The ratio is turned round: a longer step should give a larger number.",
        ),
        Misconception(
            "nothing over nothing",
            divided_by_0,
            "Right for all weights but those that are all 0: there the division itself goes wrong and warns.",
        ),
    ],
    why="""The optimizer changes the array in place, so its old numbers need a copy. Whatever the optimizer does, the
    difference of the two is its step. `np.linalg.norm` without a second argument takes any array as one row.""",
)

EXERCISES, progress = collect(globals())
