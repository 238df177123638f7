"""Training: the loop that turns data into a network that works.

Source: CS231n, Neural Networks Part 3.
"""

import copy
import functools
import warnings
import weakref
from concurrent.futures import ThreadPoolExecutor, wait
from typing import NamedTuple

import numpy as np

from nnlib import _checkpoints, _checks, _machine, _members, _progress_bars
from nnlib.layers import check_batch
from nnlib.losses import Loss
from nnlib.monitoring import History, LearningMonitor
from nnlib.networks import Network, check_classes, labels_of
from nnlib.optimizers import Optimizer
from nnlib.regularization import EarlyStopping, MaxNorm, Penalty, shift
from nnlib.schedules import Plateau

MANY_GRADIENTS = 100_000  # in a population: from here on, two threads are faster than one
MANY_IDLE_CALLS = 100
serves = weakref.WeakKeyDictionary()  # for each part with a memory, a weak reference to the trainer whose run it serves
diverging = functools.partial(np.errstate, over="ignore", invalid="ignore")  # a run that does shows it in its losses


class Step(NamedTuple):
    """One step of training, as :meth:`Trainer.steps` yields it.

    ``epoch`` and ``iteration`` count from 1. ``loss`` is that of the step's batch, with the penalty, before
    the step: a float, or (M,) with members. The last three are there at the end of an epoch
    with validation data, and None elsewhere.

    Examples
    --------
    >>> Step(epoch=1, iteration=1, loss=2.3, learning_rate=0.1).end_of_epoch
    False
    """

    epoch: int
    iteration: int
    loss: float
    learning_rate: float
    end_of_epoch: bool = False
    train_accuracy: float = None
    validation_accuracy: float = None
    validation_loss: float = None


class Trainer:
    """Mini-batch training of a network, or of a population of networks at once.

    A trainer is one run, and ``epochs`` counts from its start: after ``fit(X, y, 5)``, ``fit(X, y, 8)``
    trains three more. A run that was interrupted goes on where it stopped.

    A run begins with its network as it is and with all else as new: what optimizer, early stopping, monitor, and
    a schedule or augmentation with a ``reset()``, remember of an earlier run is forgotten at the first step, and that
    earlier run, should it go on, does so with copies of its own.

    Parameters
    ----------
    network : Network
        Trained in place.
    loss : Loss
        Of :mod:`nnlib.losses`.
    optimizer : Optimizer
        Of :mod:`nnlib.optimizers`. A state that its ``load_state_dict`` has just taken over is gone on with.
    penalty : L2, L1 or ElasticNet, optional
        Of :mod:`nnlib.regularization`; acts on the weights alone.
    schedule : callable, optional
        ``schedule(epoch)`` sets the learning rate before each step; epochs count from 0, in fractions.
    batch_size : int
        Samples in a step; the last of an epoch may be smaller. All of them where there are not that many.
    augment : callable, optional
        ``augment(X, rng)`` changes each batch.
    seed : int or numpy.random.Generator
        Draws the order of the samples, and what ``augment`` draws. An int draws the same in each run; a
        Generator goes on from where it stands, and is shared with whoever else holds it.
    monitor : object with ``update(loss, train_accuracy, validation_accuracy)``, optional
        Told after each step; such as :class:`~nnlib.monitoring.LearningMonitor`.
    early_stopping : EarlyStopping, optional
        Ends the run when the validation loss no longer improves.

    Attributes
    ----------
    history : History
    epoch, iteration : int
        How many are done.

    Examples
    --------
    >>> from nnlib import datasets, losses, mlp, optimizers
    >>> X, y = datasets.gaussians(seed=0)
    >>> trainer = Trainer(mlp([2, 20, y.max() + 1]), losses.SoftmaxCrossEntropy(), optimizers.Momentum(0.1))
    >>> history = trainer.fit(X, y, epochs=20)
    >>> history.loss[-1] < 0.5 * history.loss[0]
    True
    """

    def __init__(
        self, network, loss, optimizer, *, penalty=None, schedule=None, batch_size=64, augment=None, seed=0,
        monitor=None, early_stopping=None,
    ):  # fmt: skip
        self.network = _checks.instance("network", network, Network, example="mlp([64, 100, 10])")
        self.loss = _checks.instance("loss", loss, Loss, example="losses.SoftmaxCrossEntropy()")
        self.optimizer = _checks.instance("optimizer", optimizer, Optimizer, example="optimizers.Momentum(0.1)")
        if loss.classifies:
            check_classes(network.outputs)
        self.penalty, self.schedule = _penalty(penalty), _schedule(schedule)
        self.augment, self.monitor = _augmentation(augment), _monitor(monitor)
        self.batch_size = _checks.integer("batch_size", batch_size)
        self.early_stopping = _checks.instance(
            "early_stopping", early_stopping, EarlyStopping, optional=True, example="EarlyStopping(patience=5)"
        )
        if early_stopping is not None and network.members is not None:
            raise ValueError("early stopping watches one network; a population has one validation loss for each member")
        self.rng = _checks.generator(seed)
        self.history, self.epoch, self.iteration = History(), 0, 0
        self._order, self._position, self._best, self._idle_calls = np.zeros(0, np.intp), 0, None, 0
        self._mask = network.weights_mask.astype(network.dtype)
        hyperparameters = optimizer.hyperparameters() | (penalty.arguments() if penalty else {})
        if misfit := _members.misfit(hyperparameters, network.parameters.shape[:-1]):
            raise ValueError(f"{misfit}; this network has members={network.members}")

    def steps(self, X, y, epochs, validation=None):
        """Train step by step: an iterator that can be left at any step, and gone on with by a new call.

        Parameters
        ----------
        X : array (N, D)
        y : array (N,) of labels, ints of any type, or for a regression loss an array (N, C)
        epochs : int
            Passes over the data, counted from the start of the run.
        validation : pair (X, y), optional
            Measured at the end of each epoch, together with the accuracy on the training data.

        Yields
        ------
        Step

        Raises
        ------
        TypeError, ValueError
            Before any step, for data that do not fit the network, each other, or the run so far.

        Warns
        -----
        UserWarning
            When there is nothing to do, since the epochs are done or the run was stopped early; a loop that makes
            such calls and nothing else gets a RuntimeError after a hundred.
        """
        return self._started("steps", X, y, epochs, validation)

    def _started(self, call, X, y, epochs, validation):
        """``steps``, for the reader's call of that name, where a warning points to."""
        epochs = _checks.integer("epochs", epochs, at_least=0)
        columns, known = _checks.columns(X), self.network.columns if self._order.size else None
        _checks.same_columns("training X", columns, known, "this run")
        X, y = self._checked(X, y, "training")
        if validation is not None:
            if not isinstance(validation, (tuple, list)) or len(validation) != 2:
                raise TypeError(f"validation must be a pair (X, y); got {type(validation).__name__}")
            _checks.same_columns("validation X", _checks.columns(validation[0]), columns, "training X")
            validation = self._checked(*validation, "validation")
        elif self.early_stopping is not None:
            raise ValueError("early stopping needs validation data: validation=(X, y)")
        if self._order.size not in (0, len(X)):
            raise ValueError(f"this run began with {self._order.size} samples; got {len(X)}")
        self._check_batches(len(X))
        if self.iteration == 0:
            self._take_parts()
            self.optimizer.begin()
            for part in (self.early_stopping, self.monitor, self.schedule, self.augment):
                if hasattr(part, "reset"):
                    part.reset()
        self._tell_idle(call, epochs)
        self.network.columns = columns
        _machine.keep_freed_memory()
        return self._run(X, y, epochs, validation)

    def _check_batches(self, samples):
        """See that the last batch of this epoch, and that of each later one, is large enough for every layer."""
        for left in (samples - self._position, samples):
            last = left % self.batch_size or self.batch_size
            try:
                check_batch(self.network.layers, min(left, last))
            except ValueError as error:
                place = f"the last of {left} in batches of {self.batch_size}"
                raise ValueError(f"{error} ({place}): choose another batch_size") from None

    def _take_parts(self):
        """Have the parts with a memory for this run alone; an earlier run gets copies, to go on with."""
        for name in ("optimizer", "early_stopping", "monitor"):
            part = getattr(self, name)
            if isinstance(part, (Optimizer, EarlyStopping, LearningMonitor)):
                earlier = serves.get(part, lambda: None)()
                if earlier not in (None, self) and getattr(earlier, name) is part:
                    setattr(earlier, name, copy.deepcopy(part))
                serves[part] = weakref.ref(self)

    def _tell_idle(self, call, epochs):
        """Warn of a call with nothing to do, and end a loop of such calls."""
        stopped = self.early_stopping is not None and self.early_stopping.stopped
        if epochs == 0:  # nothing was asked for
            return
        self._idle_calls = self._idle_calls + 1 if stopped or self.epoch >= epochs else 0
        if self._idle_calls == 0:
            return
        words = f"nothing to train: epochs={epochs} counts from the start of the run, which has done {self.epoch}"
        words += f": {call}(X, y, epochs={self.epoch + 1}) trains one more; in a loop: epochs=trainer.epoch + 1"
        if stopped:
            words = f"nothing to train: early stopping ended this run after epoch {self.epoch}; a new Trainer trains on"
        if self._idle_calls > MANY_IDLE_CALLS:
            raise RuntimeError(f"{words} (this was call {self._idle_calls} in a row with nothing to train)")
        warnings.warn(words, stacklevel=4)

    def _run(self, X, y, epochs, validation):
        slopes = self._slopes_in_blocks(len(X)) if self._is_large_population() else self._slopes
        while self.epoch < epochs and not (self.early_stopping and self.early_stopping.stopped):
            if self._position == 0:
                self._order = self.rng.permutation(len(X))
            rows = self._order[self._position : self._position + self.batch_size]
            if self.schedule is not None:
                self.optimizer.follow(self.schedule(self.epoch + self._position / len(X)))
            inputs = X[rows] if self.augment is None else self.augment(X[rows], self.rng).astype(X.dtype, copy=False)
            with diverging():
                loss = slopes(inputs, y[rows])
                self._step()
            loss = loss if np.ndim(loss) else float(loss)
            self.iteration += 1
            self._position += len(rows)
            self.history.loss.append(loss)
            if self._position < len(X):
                step = Step(self.epoch + 1, self.iteration, loss, self.optimizer.learning_rate)
            else:
                step = self._end_epoch(loss, X, y, validation)
                if self._best is not None and (self.epoch == epochs or self.early_stopping.stopped):
                    self._put_back(self._best)
            if self.monitor is not None:
                self.monitor.update(loss, step.train_accuracy, step.validation_accuracy)
            yield step

    def _slopes(self, inputs, targets):
        """Forward and backward: returns the loss, and leaves its slopes in the network's ``gradients``."""
        scores = self.network._forward(inputs, training=True)
        value, dscores = self.loss.forward(scores, targets)
        self.network.backward(dscores, input_gradient=False)
        if self.penalty is not None:
            cost, slope = self.penalty.forward(self.network.parameters, self._mask)
            value = value + cost
            self.network.gradients += slope
        return value

    def _step(self):
        """A step against the slopes: with them, the whole of learning."""
        self.optimizer.step(self.network.parameters, self.network.gradients)

    def _is_large_population(self):
        return self.network.members is not None and self.network.gradients.size >= MANY_GRADIENTS

    def _slopes_in_blocks(self, samples):
        """``_slopes`` of a large population, some members after the others, so that their arrays stay in the cache.

        Where there are two cores, two threads share the blocks: while NumPy computes, the other thread goes on.
        """
        network, threads = self.network, min(2, _machine.available_cores(), self.network.members)
        outputs = network.members * min(samples, self.batch_size) * sum(layer.features for layer in network.layers)
        bytes_ = (network.parameters.size + outputs) * network.dtype.itemsize
        blocks = [self._block(members) for members in _machine.blocks(network.members, bytes_, threads)]
        share, pool = len(blocks) // threads, ThreadPoolExecutor(threads)

        def slopes_of(blocks, *batch):
            with diverging():  # which holds for one thread alone
                return np.concatenate([block._slopes(*batch) for block in blocks])

        def slopes(*batch):
            jobs = [pool.submit(slopes_of, blocks[share:], *batch)] if threads > 1 else []
            try:
                return np.concatenate([slopes_of(blocks[:share], *batch), *(job.result() for job in jobs)])
            finally:
                wait(jobs)  # after an interrupt too: no block may write later

        return slopes

    def _block(self, members):
        """This trainer, for the slopes of some members alone."""
        block = copy.copy(self)
        block.network, block.penalty = self.network.part(members), self.penalty and self.penalty.part(members)
        return block

    def _end_epoch(self, loss, X, y, validation):
        """Count the epoch, and measure what is asked for; returns its last step."""
        self.epoch, self._position = self.epoch + 1, 0
        rate, history = self.optimizer.learning_rate, self.history
        history.learning_rate.append(rate)
        step = Step(self.epoch, self.iteration, loss, rate, end_of_epoch=True)
        if validation is None:
            return step
        with diverging():
            validation_loss, accuracy = self._evaluate(*validation)
            step = step._replace(validation_loss=validation_loss)
            if self.loss.classifies:
                step = step._replace(train_accuracy=self._evaluate(X, y)[1], validation_accuracy=accuracy)
                history.train_accuracy.append(step.train_accuracy)
                history.validation_accuracy.append(step.validation_accuracy)
        history.validation_loss.append(validation_loss)
        if self.early_stopping is not None:
            self.early_stopping.update(step.validation_loss)
            if self.early_stopping.restore_best and self.early_stopping.best_epoch == self.epoch:
                self._best = {name: array.copy() for name, array in self._network_arrays()}
        return step

    def _evaluate(self, X, y):
        """The loss, without penalty, and for labels the accuracy; scores that are no numbers are wrong."""
        scores = self.network.scores(X)
        value = self.loss.forward(scores, y)[0]
        accuracy = (labels_of(scores) == y).mean(axis=-1) if self.loss.classifies else None
        return tuple(v if v is None or np.ndim(v) else float(v) for v in (value, accuracy))

    def fit(self, X, y, epochs, validation=None, progress=None):
        """Train to the end of ``epochs``.

        Parameters
        ----------
        X, y, epochs, validation
            As for :meth:`steps`, and with the same errors and warnings.
        progress : bool, optional
            Whether to show a progress bar. None: in a terminal or a notebook, once a run takes longer than
            two seconds.

        Returns
        -------
        History
            Of the whole run. An interrupt (KeyboardInterrupt) loses nothing: a new call goes on.
        """
        steps = self._started("fit", X, y, epochs, validation)
        if progress is not False:
            total = max(0, epochs - self.epoch) * -(-len(X) // self.batch_size)
            steps = _with_bar(steps, total, progress)
        for _ in steps:
            pass
        return self.history

    def save_checkpoint(self, path):
        """Store the whole state of the run in one ``.npz`` file, whole or not at all.

        A new trainer, made as this one was, that loads it goes on bit for bit as this one would.

        Raises
        ------
        OSError
            Where nothing can be written, or ``path`` is a folder or a device.
        ValueError
            For a run that has diverged. The old file stays.
        """
        _checkpoints.save(self, path)

    def load_checkpoint(self, path):
        """Take over the run of that file.

        Raises
        ------
        FileNotFoundError, ValueError
            For a missing or damaged file, another network or another optimizer; nothing is changed then.
        """
        _checkpoints.load(self, path)

    def __repr__(self):
        return f"Trainer({self.network}, {self.loss}, {self.optimizer}, epoch={self.epoch}, iteration={self.iteration})"

    def _network_arrays(self):
        return [("parameters", self.network.parameters), *self.network.named_state()]

    def _put_back(self, arrays):
        for name, ours in self._network_arrays():
            ours[...] = arrays[name]

    def _checked(self, X, y, name):
        _checks.same_rows(f"{name} y", X, y)
        X = _checks.samples(X, self.network.features, name=f"{name} X", dtype=self.network.dtype)
        if not self.loss.classifies and np.ndim(y) and len(y) != len(X):
            raise ValueError(f"{name} y has {len(y)} entries for {len(X)} samples")
        if self.loss.classifies:
            return X, _checks.labels(y, len(X), self.network.outputs, name=f"{name} y")
        return X, np.asarray(self.loss.targets(y, (len(X), self.network.outputs)), self.network.dtype)


def _penalty(penalty):
    if isinstance(penalty, MaxNorm):
        raise TypeError(f"{penalty} is no penalty in the loss: after each step, {penalty}.apply_(network)")
    return _checks.instance("penalty", penalty, Penalty, optional=True, example="regularization.L2(0.001)")


def _schedule(schedule):
    if isinstance(schedule, Plateau):
        told = "optimizer.learning_rate = plateau.update(step.validation_loss)"
        raise TypeError(f"{schedule} is no schedule of the epoch: where a step of steps() is an end_of_epoch, {told}")
    return _checks.function("schedule", schedule, "epoch", optional=True)


def _augmentation(augment):
    if augment is shift:  # it takes two arguments, as what it makes does
        raise TypeError("shift makes an augmentation: augment=shift(1, image_shape)")
    return _checks.function("augment", augment, "X", "rng", optional=True)


def _monitor(monitor):
    update = None if isinstance(monitor, type) else getattr(monitor, "update", None)
    if monitor is not None and update is None:
        raise TypeError(f"monitor must be an object with update(...), such as LearningMonitor(); got {monitor!r}")
    _checks.function("monitor.update", update, "loss", "train_accuracy", "validation_accuracy", optional=True)
    return monitor


def _with_bar(steps, total, progress):
    """The steps, with a progress bar beside them that names the loss."""
    bar = _progress_bars.bar(steps, total=total, unit="step", progress=progress)
    for step in bar:
        if step.end_of_epoch:
            bar.set_postfix_str(f"epoch {step.epoch}, loss {np.mean(step.loss):.3f}", refresh=False)
        yield step
