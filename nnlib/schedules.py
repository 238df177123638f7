"""Schedules: a learning rate that changes while a network trains.

Each is called as ``schedule(epoch)``. Epochs count from 0, may be fractional, and may be an array; the
result has the same shape.

Source: CS231n, Neural Networks Part 3, "Annealing the learning rate".
"""

import numpy as np

from nnlib import _checks
from nnlib._shown import Shown


class Schedule(Shown):
    """``schedule(epoch) -> learning rate``; ValueError for a negative epoch.

    Examples
    --------
    >>> StepDecay(0.1)([0, 9.5, 10])
    array([0.1 , 0.1 , 0.05])
    """

    def __call__(self, epoch):
        epochs = _checks.array("epoch", epoch)
        if epochs.min() < 0:
            raise ValueError(f"epoch must be at least 0; got {epochs.min():g}")
        rate = np.asarray(self.learning_rate(epochs), dtype=np.float64)
        return rate if rate.ndim else float(rate)

    def learning_rate(self, epoch):
        """The learning rate for an array of epochs known to be good."""
        raise NotImplementedError


class Constant(Schedule):
    """The same learning rate for ever.

    Examples
    --------
    >>> Constant(0.1)(7.5)
    0.1
    """

    def __init__(self, initial):
        self.initial = _checks.number("initial", initial, "(0, inf)")

    def learning_rate(self, epoch):
        return np.full(epoch.shape, self.initial)


class StepDecay(Schedule):
    """``initial * factor ** floor(epoch / every)``: a fall by ``factor`` every so many epochs.

    Examples
    --------
    >>> StepDecay(0.1, factor=0.5, every=10)(np.array([0, 9.9, 10, 20]))
    array([0.1  , 0.1  , 0.05 , 0.025])
    """

    def __init__(self, initial, factor=0.5, every=10):
        self.initial = _checks.number("initial", initial, "(0, inf)")
        self.factor = _checks.number("factor", factor, "(0, 1]")
        self.every = _checks.number("every", every, "(0, inf)")

    def learning_rate(self, epoch):
        return self.initial * self.factor ** (epoch // self.every)


class ExponentialDecay(Schedule):
    """``initial * exp(-rate * epoch)``: halved every ``ln 2 / rate`` epochs.

    Examples
    --------
    >>> round(ExponentialDecay(0.1, rate=np.log(2))(1), 4)
    0.05
    """

    def __init__(self, initial, rate):
        self.initial = _checks.number("initial", initial, "(0, inf)")
        self.rate = _checks.number("rate", rate, "[0, inf)")

    def learning_rate(self, epoch):
        return self.initial * np.exp(-self.rate * epoch)


class InverseTimeDecay(Schedule):
    """``initial / (1 + rate * epoch)``: fast at first, then ever slower.

    Examples
    --------
    >>> InverseTimeDecay(0.1, rate=1.0)(1)
    0.05
    """

    def __init__(self, initial, rate):
        self.initial = _checks.number("initial", initial, "(0, inf)")
        self.rate = _checks.number("rate", rate, "[0, inf)")

    def learning_rate(self, epoch):
        return self.initial / (1 + self.rate * epoch)


class CosineDecay(Schedule):
    """Half a cosine from ``initial`` down to 0 at ``epochs``, and 0 from there on.

    Source: Loshchilov and Hutter (2017), without restarts.

    Examples
    --------
    >>> CosineDecay(0.1, epochs=20)(np.array([0, 10, 20])).round(4)
    array([0.1 , 0.05, 0.  ])
    """

    def __init__(self, initial, epochs):
        self.initial = _checks.number("initial", initial, "(0, inf)")
        self.epochs = _checks.number("epochs", epochs, "(0, inf)")

    def learning_rate(self, epoch):
        return self.initial * 0.5 * (1 + np.cos(np.pi * np.minimum(epoch / self.epochs, 1)))


class Warmup(Schedule):
    """A straight rise to the start of another schedule over the first ``epochs``, then that schedule from its epoch 0.

    The rise starts one part in a hundred up, so that the first step is not lost.

    Examples
    --------
    >>> Warmup(Constant(0.1), epochs=2)(np.array([1, 2, 3]))
    array([0.05, 0.1 , 0.1 ])
    """

    def __init__(self, schedule, epochs):
        if not isinstance(schedule, Schedule):
            raise TypeError(f"schedule must be a Schedule, such as Constant(0.1); got {schedule!r}")
        self.schedule, self.epochs = schedule, _checks.number("epochs", epochs, "(0, inf)")

    def learning_rate(self, epoch):
        rise = np.clip(epoch / self.epochs, 0.01, 1)
        return rise * self.schedule.learning_rate(np.maximum(epoch - self.epochs, 0))


class Plateau(Shown):
    """A learning rate that falls when the validation loss stops falling: ``update(loss)`` after each epoch.

    It can't be a trainer's ``schedule``, which is asked before each step; told after each epoch, it serves beside
    one: ``optimizer.learning_rate = plateau.update(step.validation_loss)``. Between two runs: :meth:`reset`.

    Parameters
    ----------
    initial : float, positive
    factor : float in (0, 1]
    patience : int, at least 1
        Epochs in a row without improvement before each fall.

    Examples
    --------
    >>> plateau = Plateau(0.1, factor=0.5, patience=2)
    >>> [plateau.update(loss) for loss in (1.0, 0.9, 0.95, 0.91, 0.8)]
    [0.1, 0.1, 0.1, 0.05, 0.05]
    """

    def __init__(self, initial, factor=0.5, patience=5):
        self.initial = _checks.number("initial", initial, "(0, inf)")
        self.factor = _checks.number("factor", factor, "(0, 1]")
        self.patience = _checks.integer("patience", patience)
        self.reset()

    def reset(self):
        """Forget all losses, and return to the initial rate: a new run may begin."""
        self.learning_rate, self.best, self.waited = self.initial, np.inf, 0

    def update(self, validation_loss):
        """The learning rate for the next epoch. nan is no improvement."""
        validation_loss = _checks.number("validation_loss", validation_loss, "[-inf, inf]", nan=True)
        if validation_loss < self.best:
            self.best, self.waited = validation_loss, 0
        else:
            self.waited += 1
            if self.waited == self.patience:
                self.learning_rate, self.waited = self.learning_rate * self.factor, 0
        return self.learning_rate
