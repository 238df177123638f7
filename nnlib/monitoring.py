"""Monitoring: what to look at while a network learns, and what it says.

Source: CS231n, Neural Networks Part 3, "Babysitting the learning process".
"""

from typing import NamedTuple

import numpy as np

from nnlib import _checks
from nnlib._tables import Table, Tabled


class History:
    """What a run recorded.

    Attributes
    ----------
    loss : list
        The loss of each iteration's batch, with the penalty: floats, or arrays (M,) with members.
    learning_rate, train_accuracy, validation_accuracy, validation_loss : list
        One entry for each epoch; the last three only where the run had validation data.

    Examples
    --------
    >>> history = History(loss=[2.3, 2.1, 1.9, 1.8], validation_accuracy=[0.4, 0.6])
    >>> history.epochs, history.iterations
    (2, 4)
    """

    per_epoch = ("learning_rate", "train_accuracy", "validation_accuracy", "validation_loss")

    def __init__(self, loss=(), learning_rate=(), train_accuracy=(), validation_accuracy=(), validation_loss=()):
        self.loss, self.learning_rate = list(loss), list(learning_rate)
        self.train_accuracy, self.validation_accuracy = list(train_accuracy), list(validation_accuracy)
        self.validation_loss = list(validation_loss)

    @property
    def iterations(self):
        """Number of steps."""
        return len(self.loss)

    @property
    def epochs(self):
        """Number of finished epochs."""
        return max(len(getattr(self, name)) for name in self.per_epoch)

    def smoothed_loss(self, weight=0.9):
        """A running mean of the loss, :func:`smooth`: an array (iterations,), or (iterations, M)."""
        return smooth(self.loss, weight)

    def member(self, i):
        """The history of one network of a population.

        Examples
        --------
        >>> History(loss=[np.array([2.3, 2.4]), np.array([1.9, 2.2])]).member(1).loss
        [2.4, 2.2]
        """
        own = {
            name: [float(entry[i] if np.ndim(entry) else entry) for entry in entries]
            for name, entries in vars(self).items()
        }
        return History(**own)

    def plot(self, ax=None):
        """Draw the loss and, where there are any, the accuracies; returns the Matplotlib figure."""
        from nnlib import plots

        return plots.learning_curves(self, ax)

    def __repr__(self):
        last = f", last loss {np.mean(self.loss[-1]):.4g}" if self.loss else ""
        return f"History({self.epochs} epochs, {self.iterations} iterations{last})"


class LearningMonitor(History):
    """The article's monitor: told a number now and then, it keeps them and draws them.

    Handed to a :class:`~nnlib.training.Trainer` as ``monitor``, it is told by the trainer, and emptied when a
    new run begins.

    Examples
    --------
    >>> monitor = LearningMonitor()
    >>> monitor.update(2.3)
    >>> monitor.update(1.9, train_accuracy=0.5, validation_accuracy=0.4)
    >>> monitor.loss, monitor.validation_accuracy
    ([2.3, 1.9], [0.4])
    """

    def update(self, loss, train_accuracy=None, validation_accuracy=None):
        """Take note of an iteration's loss and, at the end of an epoch, of the accuracies."""
        self.loss.append(loss)
        if train_accuracy is not None:
            self.train_accuracy.append(train_accuracy)
        if validation_accuracy is not None:
            self.validation_accuracy.append(validation_accuracy)

    def reset(self):
        """Begin with new lists, as for a new run."""
        super().__init__()


def smooth(values, weight=0.9):
    """A running mean: each entry is ``weight`` of the mean so far and ``1 - weight`` of the new value.

    The mean starts without bias: the first entry is the first value.

    Parameters
    ----------
    values : sequence (T,), or (T, M)
    weight : float in [0, 1)

    Examples
    --------
    >>> smooth([1.0, 3.0, 3.0], weight=0.5).round(3)
    array([1.   , 2.333, 2.714])
    """
    values = _checks.array("values", values, finite=False, empty=True)
    weight = _checks.number("weight", weight, "[0, 1)")
    mean, total, means = 0.0, 0.0, np.empty_like(values)
    for t, value in enumerate(values):
        mean, total = weight * mean + (1 - weight) * value, weight * total + (1 - weight)
        means[t] = mean / total
    return means


def update_ratio(before, after):
    """How far a step moved the parameters, as a share of their length: about 1e-3 is healthy.

    Parameters
    ----------
    before, after : arrays of one shape
        The parameters, or one layer's weights, before and after the step.

    Returns
    -------
    float
        ``|after - before| / |before|``; 0 for no move, inf for a move away from 0.

    Source: CS231n, "Ratio of weights:updates".

    Examples
    --------
    >>> round(update_ratio([3.0, 4.0], [3.0, 4.005]), 6)
    0.001
    """
    before, after = _checks.array("before", before), _checks.array("after", after)
    if before.shape != after.shape:
        raise ValueError(f"before and after must have one shape; got {before.shape} and {after.shape}")
    before, after = np.float64(before), np.float64(after)  # squares of float32 overflow
    move, length = np.linalg.norm((after - before).ravel()), np.linalg.norm(before.ravel())
    return float(move / length) if length else (float("inf") if move else 0.0)


def confusion_matrix(true, predicted, classes):
    """How often each class was taken for each: the true one in rows, the predicted one in columns.

    Parameters
    ----------
    true, predicted : int arrays (N,)
    classes : int

    Returns
    -------
    int array (classes, classes)
        Right answers on the diagonal; the sum is N.

    Examples
    --------
    >>> confusion_matrix([0, 0, 1, 1], [0, 1, 1, 1], classes=2)
    array([[1, 1],
           [0, 2]])
    """
    classes = _checks.integer("classes", classes)
    true = _checks.labels(true, classes=classes, name="true")
    predicted = _checks.labels(predicted, len(true), classes, name="predicted")
    return np.bincount(classes * true + predicted, minlength=classes**2).reshape(classes, classes)


class LayerStatistics(NamedTuple):
    """One layer's outputs over a data set: mean, spread, and how many units are stuck.

    Examples
    --------
    >>> LayerStatistics("Activation(relu)", mean=0.4, std=0.6, dead=0.0, saturated=0.5).saturated
    0.5
    """

    layer: str
    mean: float
    std: float
    dead: float
    saturated: float


class ActivationStatistics(Tabled, list):
    """A list of :class:`LayerStatistics`, shown as a table.

    Examples
    --------
    >>> ActivationStatistics([LayerStatistics("Activation(relu)", 0.4, 0.6, 0.0, 0.5)])
    layer             mean  std  dead  saturated
    ----------------  ----  ---  ----  ---------
    Activation(relu)   0.4  0.6    0%        50%
    """

    def table(self):
        """The table: one row for each layer."""
        rows = [[s.layer, f"{s.mean:.3g}", f"{s.std:.3g}", f"{s.dead:.0%}", f"{s.saturated:.0%}"] for s in self]
        return Table(["layer", "mean", "std", "dead", "saturated"], rows)


def activation_statistics(network, X):
    """Mean, spread, dead and saturated share of each layer's outputs for ``X`` (N, D).

    A unit is *dead* when its output is the same for every sample; an output is *saturated* when the
    slope of its activation is below 0.01 there: a tanh beyond 0.995, a sigmoid beyond 0.99, a ReLU that is off.

    Returns
    -------
    list of LayerStatistics
        ``.layer .mean .std .dead .saturated``; the shares are 0 to 1. Shown as a table.

    Examples
    --------
    >>> from nnlib.networks import mlp
    >>> network = mlp([2, 50, 50, 3], init="zeros")
    >>> [layer.dead for layer in activation_statistics(network, np.eye(2))]
    [1.0, 1.0, 1.0, 1.0, 1.0]
    """
    statistics, before = ActivationStatistics(), network.checked(X)
    for i, (layer, out) in enumerate(zip(network.layers, network.activations(X), strict=True)):
        activation = getattr(layer, "activation", None)
        name = f"{i} {getattr(activation, 'name', type(layer).__name__)}"
        dead = float((out.min(axis=-2) == out.max(axis=-2)).mean())
        saturated = float((np.abs(activation.derivative(before)) < 0.01).mean()) if activation else 0.0
        statistics.append(LayerStatistics(name, float(out.mean()), float(out.std()), dead, saturated))
        before = out
    return statistics


class Finding(NamedTuple):
    """One thing that a history shows: a short name, and what it means in words.

    Examples
    --------
    >>> Finding("overfitting", "Training goes on to improve, validation does not.").name
    'overfitting'
    """

    name: str
    words: str

    def __str__(self):
        return self.words


FINDINGS = {
    "diverged": "The loss is no longer a number, or far above its start: the learning rate is too high.",
    "not learning": "The loss has hardly moved: the learning rate is far too low, or the network started dead.",
    "learning slowly": "The loss still falls in almost a straight line: a higher learning rate would be faster.",
    "stuck high": "The loss fell at once and then stayed high: the learning rate is probably too high to settle.",
    "noisy": "The loss jumps more than it falls: the batch is too small or the learning rate too high.",
    "overfitting": "The training accuracy is far above the validation accuracy: regularize more, or find more data.",
    "underfitting": "Both accuracies are low and close: the network is too small, or stopped too soon.",
    "healthy": "The loss fell fast and then ever more slowly, and training and validation agree.",
}


def diagnose(history):
    """What a history shows, as a list of :class:`Finding`; ``["healthy"]`` when nothing looks wrong.

    Rules of thumb on the shape of the curves: the loss's start, end and last third, its jumps from
    step to step, and the two accuracies at the end. A name of :data:`FINDINGS` each.

    Raises
    ------
    ValueError
        For a history with fewer than ten iterations, or of a population.

    Source: CS231n, "Loss function", "Train/Val accuracy".

    Examples
    --------
    >>> [finding.name for finding in diagnose(History(loss=[2.3] * 20))]
    ['not learning']
    """
    loss = _checks.array("history.loss", history.loss, dtype=np.float64, finite=False, empty=True)
    if loss.ndim != 1 or len(loss) < 10:
        raise ValueError(f"diagnose needs one run of at least 10 iterations; got losses of shape {loss.shape}")
    names = _shape_of_loss(loss)
    if history.train_accuracy and history.validation_accuracy:
        train, validation = history.train_accuracy[-1], history.validation_accuracy[-1]
        if train - validation > 0.1:
            names.append("overfitting")
        elif train < 0.8 and "diverged" not in names:
            names.append("underfitting")
    return [Finding(name, FINDINGS[name]) for name in names or ["healthy"]]


def _shape_of_loss(loss):
    """The findings that the loss curve alone gives."""
    if not np.isfinite(loss).all() or loss[-1] > 2 * loss[0]:
        return ["diverged"]
    part = max(1, len(loss) // 10)
    start, end = loss[:part].mean(), loss[-part:].mean()
    fall, third = start - end, len(loss) // 3
    late_fall = loss[-2 * third : -third].mean() - loss[-third:].mean()
    jumps = np.abs(np.diff(loss[-third:])).mean()
    if fall < 0.05 * abs(start):
        return ["not learning"]
    if jumps > 0.5 * fall:
        return ["noisy"]
    if late_fall > 0.25 * fall:
        return ["learning slowly"]
    if end > 0.5 * start and late_fall < 0.05 * fall:
        return ["stuck high"]
    return []
