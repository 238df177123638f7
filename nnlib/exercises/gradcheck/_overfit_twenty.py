"""The exercise *overfit_twenty*: twenty samples."""

import numbers
from functools import cache

import numpy as np

from nnlib import datasets, losses, optimizers
from nnlib.checklist import overfit_small_batch
from nnlib.exercises import exercise
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.networks import Network, mlp
from nnlib.optimizers import Adam
from nnlib.regularization import L2
from nnlib.training import Trainer


class WatchedNetwork(Network):
    """A network that remembers which samples its backward passes were for, and counts those after the goal."""

    def watch(self, few, labels):
        """Begin to watch, with the 20 samples that it is to learn."""
        self.few, self.labels, self.start = few, labels, self.parameters.copy()
        self.steps, self.after_the_goal, self.seen = 0, 0, set()
        return self

    def backward(self, dscores, input_gradient=True):
        self.steps += 1
        self.seen.update(row.tobytes() for row in self.layers[0].x)
        gradient = super().backward(dscores, input_gradient)
        self.after_the_goal += self.has_learned()
        return gradient

    def has_learned(self):
        return SoftmaxCrossEntropy().value(self.forward(self.few), self.labels) < 1e-3

    @property
    def others(self):
        """The samples of its backward passes that were not among the 20."""
        return self.seen - {row.tobytes() for row in self.few}

    def has_shrunk(self):
        """Training makes weights grow; a penalty makes them shrink."""
        length, at_the_start = (np.linalg.norm(values[self.weights_mask]) for values in (self.parameters, self.start))
        return length < at_the_start


def train_and_watch(answer, sizes, samples):
    """What became of a network that ``answer`` trained on digits, in words; of our own answers it is remembered."""
    is_ours = getattr(answer, "__module__", "") == __name__
    return (_remembered if is_ours else _trained_and_watched)(answer, sizes, samples)


def _trained_and_watched(answer, sizes, samples):
    """What became of a network with ten classes to learn; another one has two of them."""
    network, returned = _trained(answer, sizes, samples, classes=10)
    if not network.steps or network.others:
        on = "other samples, too" if network.others else "nothing"
        return dict.fromkeys(("loss of the 20", "stopped", "steps returned"), "-") | {"trained on": on}
    told = {"trained on": "the 20", "loss of the 20": _loss_in_words(network), "stopped": "-"}
    if network.has_learned():
        easier, _ = _trained(answer, sizes, samples, classes=2)
        blindly = network.steps == easier.steps or network.after_the_goal > 100 + 0.25 * network.steps
        told["stopped"] = "long after the goal, or blindly" if blindly else "at the goal"
    return told | {"steps returned": _count_in_words(returned, network.steps)}


_remembered = cache(_trained_and_watched)


def _trained(answer, sizes, samples, classes):
    """A network after ``answer`` trained it on that many digits of the first classes, and what it returned."""
    train = datasets.digits().train
    rows = np.random.default_rng(samples).permutation(np.flatnonzero(train.y < classes))[:samples]
    X, y = train.X[rows].astype(np.float64), train.y[rows]
    network = WatchedNetwork(mlp(sizes).layers, features=sizes[0], dtype=np.float64).watch(X[:20], y[:20])
    return network, answer(network, X.copy(), y.copy())


def _loss_in_words(network):
    if np.array_equal(network.parameters, network.start):
        return "as before the training"
    if network.has_learned():
        return "below 0.001"
    return "held up by a penalty" if network.has_shrunk() else "0.001 or more"


def _count_in_words(steps, taken):
    if steps is None:
        return "none"
    if not isinstance(steps, numbers.Real) or isinstance(steps, bool) or steps % 1 != 0:
        return "not a whole number"
    if steps == taken:
        return "all that were taken"
    return {taken - 1: "one too few", taken + 1: "one too many"}.get(int(steps), "another number")


def networks_and_samples(rng):
    yield (64, 50, 10), 60
    yield (64, 100, 10), 90


@exercise(
    task="""Write `overfit_twenty(network, X, y)`: train `network` itself on its first 20 samples, until their softmax
    loss is below 1e-3 and not much longer, and return how many steps that took. A step is one backward pass and one
    update. Some networks need ten steps, others hundreds. `Trainer`, `losses` and `optimizers` are imported. Any
    optimizer will do that gets there in a few seconds.""",
    cases=networks_and_samples,
    run=train_and_watch,
    time_limit=30,
    hints=[
        "All 20 fit into one batch, so that one epoch is one step.",
        "`trainer.steps(X, y, epochs)` yields after each step; `step.loss` and `step.iteration` say how it stands.",
        "`Adam(0.01)` needs a few hundred steps at most. Leave the loop as soon as the loss is small enough.",
    ],
    why="""One batch of 20, no penalty, and a small loop that is left as soon as the goal is reached. The number of
    steps is worth a look: when it is far above what it was last week, something has changed.""",
)
def overfit_twenty(network, X, y):
    """Train the network on the first 20 samples until their loss is below 1e-3; return the number of steps."""
    trainer = Trainer(network, losses.SoftmaxCrossEntropy(), optimizers.Adam(0.01), batch_size=20)
    for step in trainer.steps(X[:20], y[:20], epochs=2000):
        if step.loss < 1e-3:
            break
    return step.iteration


def steps_of_training(network, X, y, epochs, batch_size=20, penalty=None):
    trainer = Trainer(network, SoftmaxCrossEntropy(), Adam(0.01), penalty=penalty, batch_size=batch_size)
    return trainer.steps(X, y, epochs)


@overfit_twenty.misconception
def regularization_left_on(network, X, y):
    """The loss can't go down to 0: a penalty holds the weights back, and training ends where the two pull equally hard.
    Whether the network can learn by heart is a question for the network alone."""
    *_, last = steps_of_training(network, X[:20], y[:20], 200, penalty=L2(0.1))
    return last.iteration


@overfit_twenty.misconception
def stops_too_soon(network, X, y):
    """It stopped while the loss was still too large. All 20 answers may be right long before: an answer counts as right
    as soon as it has the largest score."""
    *_, last = steps_of_training(network, X[:20], y[:20], 5)
    return last.iteration


@overfit_twenty.misconception
def blind_number_of_steps(network, X, y):
    """It takes a number of steps that was fixed beforehand, or goes on long after the goal. How many steps a network
    *needs* is what you want to know: look at the loss after each of them."""
    *_, last = steps_of_training(network, X[:20], y[:20], 300)
    return last.iteration


@overfit_twenty.misconception
def all_samples(network, X, y):
    """It trained on samples that are not among the first 20. Twenty are few enough for *any* healthy network; whether
    it can learn all of them depends on its size and on your patience."""
    *_, last = steps_of_training(network, X, y, 2)
    return last.iteration


@overfit_twenty.misconception
def returns_the_loss(network, X, y):
    """The network has learned the 20. What comes back is not how many steps it took."""
    return overfit_twenty.answer(network, X, y) + 0.5


@overfit_twenty.misconception
def returns_nothing(network, X, y):
    """The network has learned the 20, and nothing comes back: a function without `return` gives None. How many steps
    did it take?"""
    overfit_twenty.answer(network, X, y)


@overfit_twenty.misconception
def counts_from_zero(network, X, y):
    """The network has learned the 20, but the steps were counted from 0: one more was taken."""
    return overfit_twenty.answer(network, X, y) - 1


@overfit_twenty.misconception
def one_too_many(network, X, y):
    """The network has learned the 20, in one step less than you say. Does the count begin with 0, before the first?"""
    return overfit_twenty.answer(network, X, y) + 1


@overfit_twenty.misconception
def epochs_for_steps(network, X, y):
    """The network has learned the 20, but the number is another one than that of its steps. With batches of less than
    20 an epoch has several of them."""
    for step in steps_of_training(network, X[:20], y[:20], 2000, batch_size=5):
        if SoftmaxCrossEntropy().value(network.forward(X[:20]), y[:20]) < 1e-3:
            return step.epoch


@overfit_twenty.misconception
def no_steps_taken(network, X, y):
    """The backward passes were made, and the weights are what they were before: no update reaches the network. The
    optimizer changes the array that it is given."""
    network.backward(SoftmaxCrossEntropy()(network.forward(X[:20]), y[:20])[1])
    return 1


@overfit_twenty.misconception
def trains_a_copy(network, X, y):
    """The network that was handed in is still untrained: another one learned in its place."""
    return overfit_small_batch(network, SoftmaxCrossEntropy(), X, y).steps
