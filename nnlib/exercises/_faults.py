"""The mistakes that a capstone can hold: each in one place, with what it does, how it shows, and its cure.

A fault spoils one part of a case. The spoilt part keeps its name and its looks; what it does is found by a
measurement: ``fault`` names the part, the measurement, and the range in which the number lies for this fault
and for no other. The first line of a fault's docstring says what is done wrong, the rest how to mend it.

Source: the article's own code, and what the notebooks found in it.
"""

import copy
from typing import NamedTuple

import numpy as np

from nnlib.exercises import _measurements as measure
from nnlib.exercises._measurements import KEEP, Measurement
from nnlib.layers import Dense, Dropout
from nnlib.losses import MulticlassSVM, SoftmaxCrossEntropy
from nnlib.optimizers import Adam, Momentum
from nnlib.regularization import L2


class Fault(NamedTuple):
    """A mistake in one part, and the range of a measurement that only this mistake gives."""

    name: str
    part: str
    measurement: Measurement
    low: float
    high: float
    kind: type
    mistake: str
    cure: str
    spoil: object

    def is_in(self, parts):
        """Whether these parts hold it, by measuring."""
        return self.low <= self.measurement(parts) <= self.high


FAULTS = {}


def fault(part, measurement, low=-np.inf, high=np.inf, kind=None):
    """Make a fault of a function that takes a sound part and returns a spoilt one."""

    def made(spoil):
        name = spoil.__name__.replace("_", " ")
        mistake, cure = (" ".join(text.split()) for text in spoil.__doc__.split("\n", 1))
        FAULTS[name] = Fault(name, part, measurement, low, high, kind, mistake, cure, spoil)
        return spoil

    return made


def altered(item, **methods):
    """The same object with other methods, under its old name."""
    twin = copy.copy(item)
    twin.__class__ = type(type(item).__name__, (type(item),), methods)
    return twin


@fault("prepare", measure.training_mean, 1e-3, 0.2)
def statistics_from_all_data(prepare):
    """Mean and deviation are taken from training, validation and test images together.
    Fit on the training images; transform the others with what was learned there."""
    return lambda *splits: prepare(np.concatenate(splits), *splits)[1:]


@fault("prepare", measure.validation_mean, 0, 1e-3)
def statistics_of_each_split(prepare):
    """Validation and test images are standardized by their own mean and deviation.
    One image of a class of its own would be moved to the middle: use the training images' statistics for all."""
    return lambda *splits: [prepare(X)[0] for X in splits]


@fault("prepare", measure.training_mean, 0.2)
def one_scale_for_the_whole_array(prepare):
    """All pixels are stretched to -1 ... 1 together, as one array.
    Most pixels stay near -1: each feature needs its own centre and its own scale."""

    def scaled(train, *others):
        low, high = train.min(), train.max()
        return [2 * (X - low) / (high - low) - 1 for X in (train, *others)]

    return scaled


@fault("prepare", measure.largest_value, 1e4)
def division_by_almost_nothing(prepare):
    """Pixels that are constant in the training images are divided by 0 + 1e-8.
    A constant feature says nothing about its spread: leave its scale at 1."""

    def scaled(train, *others):
        mean, deviation = train.mean(axis=0), train.std(axis=0)
        return [(X - mean) / (deviation + np.float32(1e-8)) for X in (train, *others)]

    return scaled


@fault("network", measure.lowest_score, -0.1)
def relu_on_the_output(layers):
    """The scores go through a ReLU, as the hidden layers' sums do.
    Scores are free to be negative: leave the last layer linear."""

    def forward(self, x, training=False):
        self.scores = np.maximum(Dense.forward(self, x), 0)
        return self.scores

    def backward(self, dout, input_gradient=True):
        return Dense.backward(self, dout * (self.scores > 0), input_gradient)

    return [*layers[:-1], altered(layers[-1], forward=forward, backward=backward)]


@fault("network", measure.network_loss, 1.5)
def unscaled_random_start(layers):
    """Weights start as randn, with a spread of 1 whatever the number of inputs.
    Divide by the root of the fan-in, and let a ReLU's weights be larger by the root of 2."""
    return restarted(layers, lambda shape, rng: rng.normal(size=shape))


@fault("network", measure.dead_units, 0.9)
def all_zero_start(layers):
    """All weights start at 0.
    Units that start alike get the same slopes for ever: draw the weights at random."""
    return restarted(layers, lambda shape, rng: np.zeros(shape))


@fault("network", measure.kept_share, 0, 0.5)
def keep_taken_for_drop(layers):
    """Dropout drops the share that it should keep.
    Say which of the two a number means: here `keep` is the probability of keeping."""

    def forward(self, x, training=False):
        self.keep = 1 - KEEP
        return Dropout.forward(self, x, training)

    return with_dropout(layers, forward=forward)


@fault("network", measure.mean_after_dropout, 0, 0.9)
def no_scaling_after_dropout(layers):
    """Dropout sets units to 0, and nothing makes up for them, neither in training nor in use.
    Divide what is kept by the share kept, while training."""

    def forward(self, x, training=False):
        self.mask = self._mask(x, self.keep) if training else x.dtype.type(1)
        return x * self.mask

    return with_dropout(layers, forward=forward)


@fault("loss", measure.equal_scores, 1.05, 1.5, kind=MulticlassSVM)
def true_class_counted(loss):
    """The hinge loss adds up all classes, the true one too.
    The true class is always one margin too close to itself: leave it out of the sum."""
    return with_results(loss, lambda value, slopes: (value + loss.margin, slopes))


@fault("loss", measure.equal_scores, 1.5)
def missing_mean(loss):
    """The loss and its slopes are sums over the samples.
    Divide both by the number of samples, or the step grows with the batch."""
    return with_results(loss, lambda value, slopes: (value * slopes.shape[-2], slopes * slopes.shape[-2]))


@fault("loss", measure.loss_slope, 1.5)
def slopes_without_the_mean(loss):
    """The loss is a mean over the samples, its slopes are not.
    What divides the value divides the slopes."""
    return with_results(loss, lambda value, slopes: (value, slopes * slopes.shape[-2]))


@fault("loss", measure.loss_slope, high=-0.5)
def slopes_with_the_wrong_sign(loss):
    """The slopes of the loss point the other way.
    For softmax they are probability minus truth, not truth minus probability."""
    return with_results(loss, lambda value, slopes: (value, -slopes))


@fault("loss", measure.large_score, 1e6, kind=SoftmaxCrossEntropy)
def softmax_that_overflows(loss):
    """Softmax takes the exponentials of the scores as they are.
    Subtract the largest score first: the probabilities stay the same, and nothing overflows."""

    def forward(self, scores, labels):
        with np.errstate(all="ignore"):
            value, slopes = SoftmaxCrossEntropy.forward(self, scores, labels)
            overflows = ~np.isfinite(np.exp(scores)).all(axis=(-2, -1))
            return value + np.where(overflows, np.nan, 0), slopes + np.where(overflows, np.nan, 0)[..., None, None]

    return altered(loss, forward=forward)


@fault("penalty", measure.cost_of_a_weight, 0.9)
def half_missing(penalty):
    """The penalty is strength times the sum of squares, without the half, and its slope is twice as large.
    Keep the half, so that the strength is what a step takes away."""
    return with_results(penalty, lambda value, slopes: (2 * value, 2 * slopes))


@fault("penalty", measure.penalty_slope, 1.5)
def penalty_slope_doubled(penalty):
    """The penalty's value has the half, its slope is that of a penalty without it.
    The slope of half a square is the weight itself."""
    return with_results(penalty, lambda value, slopes: (value, 2 * slopes))


@fault("penalty", measure.cost_of_a_bias, 0.1)
def biases_penalized(penalty):
    """The penalty acts on all parameters, the biases too.
    A bias only shifts: leave it alone, with the network's mask of weights."""
    return altered(penalty, forward=lambda self, w, mask: L2.forward(self, w, np.ones_like(mask)))


@fault("optimizer", measure.first_step, 0.5, kind=Momentum)
def velocity_with_the_wrong_sign(optimizer):
    """The slope is added to the velocity, and the velocity to the weights.
    One of the two signs must be minus: the ball rolls downhill."""

    def update(self, w, dw, *others):
        Momentum.update(self, w, -dw, *others)

    return altered(optimizer, update=update)


@fault("optimizer", measure.first_step, high=-2, kind=Adam)
def no_bias_correction(optimizer):
    """Adam's two running means start at 0 and are used as they are.
    Divide each by 1 - beta ** t, or the first steps are three times too long."""

    def update(self, w, dw, m, v, t, learning_rate, beta1, beta2, epsilon):
        m += (1 - beta1) * (dw - m)
        v += (1 - beta2) * (dw * dw - v)
        w -= learning_rate * m / (np.sqrt(v) + epsilon)

    return altered(optimizer, update=update)


@fault("optimizer", measure.step_of_a_neighbor, high=-1e-6)
def one_state_for_all_parameters(optimizer):
    """What the optimizer remembers is one number for all parameters.
    Each parameter has a history of its own: keep an array of the parameters' shape."""

    def update(self, w, dw, *others):
        type(optimizer).update(self, w, dw.mean(keepdims=True) + 0 * dw, *others)

    return altered(optimizer, update=update)


@fault("schedule", measure.update_ratio, 0.15)
def learning_rate_100_times_too_high(schedule):
    """The learning rate is 100 times what suits this optimizer.
    Lower it until the update ratio is near 1e-3 and the loss falls smoothly; better, search on a log scale."""
    return scheduled(schedule, lambda rate, epoch: 100 * rate)


@fault("schedule", measure.update_ratio, 0, 5e-4)
def learning_rate_100_times_too_low(schedule):
    """The learning rate is a hundredth of what suits this optimizer.
    Raise it until the update ratio is near 1e-3 and the loss bends; better, search on a log scale."""
    return scheduled(schedule, lambda rate, epoch: rate / 100)


@fault("schedule", measure.early_rate, 0, 0.5)
def decay_too_early(schedule):
    """The rate is halved after every epoch, not after every ten.
    Decay when the loss has stopped falling: a network that stands still can't learn the rest."""
    return scheduled(schedule, lambda rate, epoch: schedule.initial * schedule.factor ** np.floor(epoch))


@fault("schedule", measure.late_rate, 1e-3, 0.4)
def decay_of_a_decayed_rate(schedule):
    """Each epoch's factor is applied to the rate of the epoch before, not to the first one.
    The formula is for the initial rate: compute each rate from that."""
    every = schedule.every

    def rate(rate, epoch):
        halvings = np.maximum(np.floor(epoch) - every + 1, 0)  # from epoch 10 on, once more in each epoch
        return schedule.initial * schedule.factor**halvings

    return scheduled(schedule, rate)


@fault("choose", measure.chosen_accuracy, 0, 0.6)
def chosen_by_training_accuracy(choose):
    """The trial with the highest training accuracy is kept.
    A network can know its training images by heart: choose by validation accuracy."""
    return lambda trials: int(np.argmax(np.asarray(trials)[:, 0]))


@fault("ensemble", measure.answer_of_three, 3.5, 4.5)
def labels_averaged(ensemble):
    """The networks' labels are averaged.
    Labels are names, and there is no mean of a 3 and a 5: average probabilities, or count votes."""
    return lambda probabilities: np.argmax(probabilities, axis=-1).mean(axis=0).astype(int)


def restarted(layers, draw):
    """The layers with weights that start as ``draw(shape, rng)``."""

    def initial_parameters(self, features, rng, dtype):
        return {"weight": draw((features, self.outputs), rng), "bias": 0.0}

    return [altered(x, initial_parameters=initial_parameters) if isinstance(x, Dense) else x for x in layers]


def with_dropout(layers, **methods):
    return [altered(layer, **methods) if isinstance(layer, Dropout) else layer for layer in layers]


def with_results(part, change):
    """The loss or penalty with ``change(value, slopes)`` for its results."""
    return altered(part, forward=lambda self, *arguments: change(*type(part).forward(self, *arguments)))


def scheduled(schedule, change):
    """The schedule with ``change(rate, epoch)`` for its rates."""
    return altered(schedule, learning_rate=lambda self, epoch: change(type(schedule).learning_rate(self, epoch), epoch))
