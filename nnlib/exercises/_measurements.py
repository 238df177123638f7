"""The parts of a capstone's case as they should be, and the measurements that tell a spoilt part from a sound one.

Each measurement looks at one part, among sound ones, with the tools of the checklist, of the gradient check
and of monitoring. Its ``low`` and ``high`` are what a sound part gives.

Source: the article's checklist and its notes; CS231n, Neural Networks Part 3.
"""

import copy
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from nnlib import checklist, datasets, gradcheck, monitoring
from nnlib.initialization import normal
from nnlib.layers import Activation, Dense, Dropout
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.networks import Network
from nnlib.optimizers import Adam, Momentum
from nnlib.preprocessing import Standardizer
from nnlib.regularization import L2
from nnlib.schedules import StepDecay
from nnlib.training import Trainer

EPOCHS, KEEP, STRENGTH = 20, 0.8, 1e-3
RATES = {"Momentum": 0.01, "Adam": 0.001}


def standardized(train, *others):
    """The images, standardized by the training images' statistics."""
    scaler = Standardizer().fit(train)
    return [scaler.transform(X) for X in (train, *others)]


def best_trial(trials):
    """The number of the trial to keep; ``trials`` is (T, 2): training and validation accuracy."""
    return int(np.argmax(np.asarray(trials)[:, 1]))


def combined(probabilities):
    """The labels (N,) that networks agree on; ``probabilities`` is (networks, N, classes)."""
    return np.mean(probabilities, axis=0).argmax(axis=-1)


def sound_parts(loss=SoftmaxCrossEntropy, optimizer=Momentum):
    """Every part of a case, by name, without a fault."""
    return {
        "prepare": standardized,
        "network": [Dense(50), Activation("relu"), Dropout(KEEP), Dense(10, init=normal(0.01))],
        "loss": loss(),
        "penalty": L2(STRENGTH),
        "optimizer": optimizer(RATES[optimizer.__name__]),
        "schedule": StepDecay(RATES[optimizer.__name__], factor=0.5, every=10),
        "choose": best_trial,
        "ensemble": combined,
    }


@cache
def images():
    """The images that cases learn from, as they come."""
    return datasets.mnist5k()


def sound_images():
    """The training and validation images, prepared as they should be; not to be changed."""
    return prepared({"prepare": standardized})[:2]


class Measurement(NamedTuple):
    """A number that one part of a case has: the checklist's item, what it is, its sound range, and how to get it."""

    item: str
    words: str
    low: float
    high: float
    take: object

    @property
    def sound(self):
        """The sound range in words: "0.9 to 1.1", "at most -0.5", "5"."""
        if self.low == self.high:
            return f"{self.low:g}"
        if np.isinf(self.low):
            return f"at most {self.high:g}"
        return f"{self.low:g} to {self.high:g}"

    def __call__(self, parts):
        """The number; infinite where there is none."""
        with np.errstate(all="ignore"):
            number = float(self.take(parts))
        return number if np.isfinite(number) else np.inf


MEASUREMENTS = []


def measurement(item, words, low, high):
    """Make a measurement of a function that takes the parts."""

    def made(take):
        MEASUREMENTS.append(Measurement(item, words, low, high, take))
        return MEASUREMENTS[-1]

    return made


@measurement("data", "largest mean of a training feature", 0, 1e-3)
def training_mean(parts):
    return np.abs(prepared(parts)[0].mean(axis=0, dtype=np.float64)).max()


@measurement("data", "largest mean of a validation feature", 1e-3, 5)
def validation_mean(parts):
    return np.abs(prepared(parts)[1].mean(axis=0, dtype=np.float64)).max()


@measurement("data", "largest value of a validation image", 0, 1e4)
def largest_value(parts):
    return np.abs(prepared(parts)[1]).max()


@measurement("gradient check", "the loss's slope over the measured slope", 0.99, 1.01)
def loss_slope(parts):
    scores, labels = np.random.default_rng(0).normal(size=(4, 10)), np.arange(4)
    measured = gradcheck.numerical_gradient(lambda scores: parts["loss"](scores, labels)[0], scores)
    return np.median((parts["loss"](scores, labels)[1] / measured)[measured != 0])


@measurement("gradient check", "the penalty's slope over the measured slope", 0.99, 1.01)
def penalty_slope(parts):
    weight, mask = np.array([2.0]), np.array([True])
    measured = gradcheck.numerical_gradient(lambda weight: parts["penalty"](weight, mask)[0], weight)
    return (parts["penalty"](weight, mask)[1] / measured)[0]


@measurement("initial loss", "the untrained network's loss over that of guessing", 0.9, 1.1)
def network_loss(parts):
    check = checklist.initial_loss(network(parts), SoftmaxCrossEntropy(), sound_images()[1], images().validation.y)
    return check.measured / check.expected


@measurement("initial loss", "the loss of 64 equal scores over that of guessing", 0.99, 1.01)
def equal_scores(parts):
    loss = parts["loss"]
    return loss(np.zeros((64, 10)), np.arange(64) % 10)[0] / loss.expected_initial_value(10)


@measurement("initial loss", "the loss of a right score of 1000 among zeros", 0, 10)
def large_score(parts):
    return parts["loss"](1000 * np.eye(10)[:1], [0])[0]


@measurement("initial loss", "what a weight of 1 adds to the loss, in strengths", 0.49, 0.51)
def cost_of_a_weight(parts):
    return parts["penalty"](np.ones(1), np.array([True]))[0] / STRENGTH


@measurement("initial loss", "what a bias of 1 adds to the loss, in strengths", 0, 0.01)
def cost_of_a_bias(parts):
    return parts["penalty"](np.ones(1), np.array([False]))[0] / STRENGTH


@measurement("overfit 20 samples", "the lowest score when every output bias is -1", -np.inf, -0.5)
def lowest_score(parts):
    made = network(parts)
    made.layers[-1].parameters["bias"][...] = -1
    return made.forward(sound_images()[1]).min()


@measurement("monitor", "the share of dead hidden units before training", 0, 0.2)
def dead_units(parts):
    return monitoring.activation_statistics(network(parts), sound_images()[1])[1].dead


@measurement("monitor", "the share of ones that dropout lets through", 0.75, 0.85)
def kept_share(parts):
    return np.mean(dropped_ones(parts) > 0)


@measurement("monitor", "the mean of ones after dropout, training over use", 0.95, 1.05)
def mean_after_dropout(parts):
    return dropped_ones(parts).mean()


@measurement("optimizer", "the first step at a slope of 1, in learning rates", -1.01, -0.99)
def first_step(parts):
    return steps(parts, [1.0, 1.0])[0]


@measurement("optimizer", "the same beside another slope of 1, where the slope is 0", -1e-9, 1e-9)
def step_of_a_neighbor(parts):
    return steps(parts, [1.0, 0.0])[1]


@measurement("schedule", "the update ratio in a sound network's first ten steps", 1e-3, 1e-1)
def update_ratio(parts):
    optimizer, (X, _), y = sound_optimizer(parts), sound_images(), images().train.y
    made, ratios = network(sound_parts()), []
    before = made.parameters.copy()
    optimizer.learning_rate = parts["schedule"](0)
    for _ in Trainer(made, SoftmaxCrossEntropy(), optimizer).steps(X[:640], y[:640], epochs=1):
        ratios.append(monitoring.update_ratio(before, made.parameters))
        before[...] = made.parameters
    return np.median(ratios)


@measurement("schedule", "the rate in epoch 9 over that at the start", 0.9, 1)
def early_rate(parts):
    return parts["schedule"](9) / parts["schedule"](0)


@measurement("schedule", "the rate in epoch 15 over that at the start", 0.45, 0.55)
def late_rate(parts):
    return parts["schedule"](15) / parts["schedule"](0)


@measurement("search", "the validation accuracy of the chosen trial, of 0.50, 0.90 and 0.70", 0.89, 0.91)
def chosen_accuracy(parts):
    trials = np.array([[1.0, 0.5], [0.92, 0.9], [0.95, 0.7]])
    return trials[parts["choose"](trials), 1]


@measurement("ensemble", "the answer when three networks say 3, 5 and 5", 5, 5)
def answer_of_three(parts):
    return parts["ensemble"](np.eye(10)[[3, 5, 5]][:, None])[0]


def prepared(parts):
    """The images of all three splits as these parts prepare them; not to be changed."""
    return _prepared(parts["prepare"])


@lru_cache(maxsize=2)
def _prepared(prepare):
    splits = prepare(*(split.X for split in (images().train, images().validation, images().test)))
    for X in splits:
        X.setflags(write=False)
    return splits


def network(parts, **options):
    return Network(parts["network"], features=images().train.X.shape[1], **options)


def dropped_ones(parts):
    """A layer of dropout's output for ones while training, over its output in use."""
    layer, ones = network(parts).layers[2], np.ones((1000, 50), np.float32)
    return layer.forward(ones, training=True) / layer.forward(ones)


def steps(parts, slopes):
    """How far the first step goes at each slope, in learning rates."""
    w, optimizer = np.zeros(len(slopes)), copy.deepcopy(parts["optimizer"])
    optimizer.step(w, np.array(slopes))
    return w / optimizer.learning_rate


def sound_optimizer(parts):
    return {"Momentum": Momentum, "Adam": Adam}[type(parts["optimizer"]).__name__](1.0)
