"""A ready-made trial: a fully connected classifier."""

import numpy as np

from nnlib import losses, optimizers
from nnlib.networks import mlp
from nnlib.regularization import L2
from nnlib.search._running import Diverged
from nnlib.training import Trainer


class MLPTrial:
    """A ready-made ``train``: a fully connected classifier trained by momentum, scored by validation accuracy.

    Takes numbers, for one network, or arrays (M,), for a population of M.

    Parameters
    ----------
    data : Dataset
        ``data.train`` and ``data.validation``.
    hidden : sequence of int
        Neurons of each hidden layer.
    epochs, batch_size : int
        ``epochs`` where a stage does not say.

    Examples
    --------
    >>> from nnlib import datasets
    >>> train = MLPTrial(datasets.digits(), epochs=2)
    >>> train(learning_rate=np.array([0.1, 1e-6]), seed=0).round(1)[0] > 0.5
    np.True_
    """

    def __init__(self, data, hidden=(50,), epochs=5, batch_size=64):
        self.data, self.hidden, self.epochs, self.batch_size = data, tuple(hidden), epochs, batch_size

    def __call__(self, learning_rate, momentum=0.9, strength=0.0, keep=1.0, *, seed, epochs=None):
        network, stopped = self.trained(learning_rate, momentum, strength, keep, seed=seed, epochs=epochs)
        accuracy = network.accuracy(*self.data.validation)
        return np.where(stopped, np.nan, accuracy) if np.ndim(learning_rate) else accuracy

    def trained(self, learning_rate, momentum=0.9, strength=0.0, keep=1.0, *, seed, epochs=None):
        """The trained network, or population, and which members were stopped since their loss exploded.

        Raises
        ------
        Diverged
            If the loss of all has exploded: it is nan, infinite or a hundred times the first.

        Examples
        --------
        >>> from nnlib import datasets
        >>> network, stopped = MLPTrial(datasets.digits(), epochs=1).trained(np.array([0.1, 1e6]), seed=0)
        >>> stopped
        array([False,  True])
        """
        X, y = self.data.train
        members = len(learning_rate) if np.ndim(learning_rate) else None
        sizes = [X.shape[1], *self.hidden, len(self.data.classes)]
        network = mlp(sizes, keep=keep, seed=seed, members=members)
        optimizer = optimizers.Momentum(learning_rate, momentum)
        trainer = Trainer(
            network, losses.SoftmaxCrossEntropy(), optimizer,
            penalty=L2(strength), batch_size=self.batch_size, seed=seed,
        )  # fmt: skip
        first = None
        for step in trainer.steps(X, y, epochs or self.epochs):
            first = step.loss if first is None else first
            exploded = ~np.isfinite(step.loss) | (step.loss > 100 * first)
            if np.all(exploded):
                raise Diverged(f"the loss was {np.max(step.loss):.3g} at iteration {step.iteration}")
            if np.any(exploded):  # these members stand still; the others go on
                optimizer.learning_rate = np.where(exploded, 0.0, optimizer.learning_rate)
                network.parameters[exploded] = 0
        return network, np.asarray(optimizer.learning_rate) == 0
