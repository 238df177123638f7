"""Ensembles: several networks decide together, or one network remembers its past.

Source: CS231n, Neural Networks Part 3, "Model Ensembles".
"""

import numpy as np

from nnlib import _checks
from nnlib.activations import softmax
from nnlib.losses import Loss
from nnlib.networks import Network, check_classes, labels_of
from nnlib.training import Trainer


class ModelEnsemble:
    """Several classifiers as one.

    Parameters
    ----------
    models : sequence of networks, or one population
        All with the same features and classes.
    combine : "probabilities", "scores" or "votes"
        What is averaged: the softmax probabilities, the raw scores (before one softmax), or each
        model's vote for one label. Labels themselves are never averaged: the mean of a 3 and a 5 is not a 4.
    weights : array (models,), optional
        How much each counts, at least 0; all the same unless told.

    Raises
    ------
    TypeError, ValueError
        For no models, models that differ in features or classes, or unfit weights.

    Examples
    --------
    >>> from nnlib.networks import mlp
    >>> ensemble = ModelEnsemble(mlp([2, 8, 3], members=5))
    >>> ensemble.predict_proba(np.zeros((1, 2))).sum().round(6)
    np.float64(1.0)
    """

    def __init__(self, models, combine="probabilities", weights=None):
        if getattr(models, "members", None) is not None:
            models = [models.member(i) for i in range(models.members)]
        try:
            self.models = list(models)
        except TypeError:
            raise TypeError(f"models must be a sequence of networks, or a population; got {models!r}") from None
        if not self.models:
            raise ValueError("an ensemble needs at least one model; got none")
        for model in self.models:
            if not hasattr(model, "features") or not hasattr(model, "outputs"):
                raise TypeError(f"models must be networks, with features and outputs; got {model!r}")
        shapes = {(model.features, model.outputs) for model in self.models}
        if len(shapes) > 1:
            raise ValueError(f"models must agree in (features, classes); got {sorted(shapes)}")
        self.features, self.outputs = shapes.pop()
        check_classes(self.outputs)
        self.combine = _checks.choice("combine", combine, ("probabilities", "scores", "votes"))
        weights = _checks.array("weights", np.ones(len(self.models)) if weights is None else weights, ndim=1)
        if len(weights) != len(self.models) or weights.min() < 0 or weights.sum() == 0:
            raise ValueError(f"weights must be {len(self.models)} numbers of at least 0, not all 0; got {weights}")
        self.weights = weights / weights.sum()

    def predict_proba(self, X):
        """The ensemble's probabilities (N, C); for votes, the share of the votes."""
        opinions = np.tensordot(self.weights, [self._opinion(model, X) for model in self.models], axes=1)
        return softmax(opinions) if self.combine == "scores" else opinions

    def predict(self, X):
        """The label with the largest probability (N,); a tie goes to the smaller label.

        ValueError where a model has diverged, and its scores are no numbers.
        """
        labels = labels_of(self.predict_proba(X))
        if labels.min() < 0:
            diverged = [i for i, model in enumerate(self.models) if np.isnan(self._opinion(model, X)).any()]
            names = ", ".join(map(str, diverged))
            raise ValueError(f"scores of models {names} are no numbers, since training has diverged: leave them out")
        return labels

    def accuracy(self, X, y):
        """The share of samples (0 to 1) whose label is predicted."""
        _checks.same_rows("y", X, y)
        labels = self.predict(X)
        return float((labels == _checks.labels(y, len(labels), self.outputs, name="y")).mean())

    def _opinion(self, model, X):
        if self.combine == "probabilities":
            return model.predict_proba(X)
        return model.forward(X) if self.combine == "scores" else np.eye(self.outputs)[model.predict(X)]

    def __repr__(self):
        return f"ModelEnsemble({len(self.models)} models, combine={self.combine!r})"


class ExponentialMovingAverage:
    """A running mean of a network's parameters: smoother than where training happens to stop.

    ``average = decay * average + (1 - decay) * parameters``, without the bias towards the start: after t
    updates, the share ``decay**t`` that the zero start would have is divided out.

    Parameters
    ----------
    network : Network
        Watched; never changed.
    decay : float in [0, 1)
        0.999 looks back over about the last thousand updates.

    Examples
    --------
    >>> from nnlib.networks import mlp
    >>> network = mlp([2, 3])
    >>> average = ExponentialMovingAverage(network, decay=0.999)
    >>> average.update()
    >>> np.allclose(average.network.parameters, network.parameters)
    True
    """

    def __init__(self, network, decay=0.999):
        self.decay = _checks.number("decay", decay, "[0, 1)")
        self._watched = _checks.instance("network", network, Network)
        self.reset()

    def reset(self):
        """Forget all updates: the mean begins with the network as it is now."""
        self._start, self.updates = self._watched.copy(), 0
        self._average = np.zeros(self._watched.parameters.shape, np.float64)

    def update(self):
        """Take the parameters of this moment into the mean: after each step of training."""
        self.updates += 1
        self._average *= self.decay
        self._average += (1 - self.decay) * self._watched.parameters

    @property
    def network(self):
        """A network with the mean parameters (a copy of its own); before any update, as the network began."""
        if not self.updates:
            return self._start.copy()
        network = self._watched.copy()
        network.parameters[...] = self._average / (1 - self.decay**self.updates)
        return network

    def __repr__(self):
        return f"ExponentialMovingAverage({self._watched}, decay={self.decay:g})"


class CheckpointEnsemble:
    """Snapshots of one run as an ensemble: cheaper than several runs, and nearly as good when they differ.

    Parameters
    ----------
    network : Network
        Watched; never changed.
    most : int
        How many of the latest snapshots to keep.

    Examples
    --------
    >>> from nnlib.networks import mlp
    >>> snapshots = CheckpointEnsemble(mlp([2, 3]), most=5)
    >>> for _ in range(7):
    ...     snapshots.update()
    >>> snapshots.ensemble()
    ModelEnsemble(5 models, combine='probabilities')
    """

    def __init__(self, network, most=5):
        self._watched, self.most = _checks.instance("network", network, Network), _checks.integer("most", most)
        self.reset()

    def reset(self):
        """Forget all snapshots: a new run may begin."""
        self.networks = []

    def update(self):
        """Keep a snapshot of this moment: at the end of an epoch, or of a cycle of the learning rate."""
        self.networks = [*self.networks, self._watched.copy()][-self.most :]

    def ensemble(self, combine="probabilities"):
        """The snapshots as a :class:`ModelEnsemble`; ValueError before the first one."""
        return ModelEnsemble(self.networks, combine)

    def __repr__(self):
        return f"CheckpointEnsemble({self._watched}, most={self.most})"


class DistillationLoss(Loss):
    """Cross-entropy with a teacher's softened probabilities: what it thinks of the wrong classes teaches too.

    Scores are divided by ``temperature`` before the softmax, the teacher's as well; the value is
    multiplied by ``temperature**2``, which keeps the size of the gradients.

    Parameters
    ----------
    temperature : float, positive

    Source: Hinton, Vinyals and Dean (2015).

    Examples
    --------
    >>> value, dscores = DistillationLoss(temperature=1.0)(np.array([[0.0, 0.0]]), np.array([[0.9, 0.1]]))
    >>> dscores
    array([[-0.4,  0.4]])
    """

    classifies = False

    def __init__(self, temperature=2.0):
        self.temperature = _checks.number("temperature", temperature, "(0, inf)")

    def forward(self, scores, targets):
        shifted = (scores - scores.max(axis=-1, keepdims=True)) / self.temperature
        log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
        value = -(targets * log_probabilities).sum(axis=-1).mean(axis=-1) * self.temperature**2
        slope = np.exp(log_probabilities) * targets.sum(axis=-1, keepdims=True) - targets
        return value, slope * (self.temperature / scores.shape[-2])


def distill(teacher, student, X, optimizer, *, epochs, temperature=2.0, batch_size=64, seed=0, progress=None):
    """Train ``student`` to answer as ``teacher`` does, on data that need no labels.

    Parameters
    ----------
    teacher : ModelEnsemble or Network
        Its ``predict_proba`` gives the targets, softened by ``temperature``.
    student : Network
        Trained in place.
    X : array (N, D)
    optimizer : Optimizer
    epochs, batch_size, seed
        As for :class:`~nnlib.training.Trainer`.
    temperature : float, positive
        Above 1, the classes that the teacher finds second best count for more.
    progress : bool, optional
        As for :meth:`Trainer.fit <nnlib.training.Trainer.fit>`.

    Returns
    -------
    History

    Examples
    --------
    >>> from nnlib import mlp, optimizers
    >>> X = np.random.default_rng(0).normal(size=(64, 2))
    >>> history = distill(mlp([2, 9, 3], seed=1), mlp([2, 3]), X, optimizers.Adam(0.01), epochs=5)
    >>> history.loss[-1] < history.loss[0]
    True
    """
    temperature = _checks.number("temperature", temperature, "(0, inf)")
    one, other = ((model.features, model.outputs) for model in (teacher, student))
    if one != other:
        raise ValueError(f"teacher and student must agree in (features, classes); got {one} and {other}")
    probabilities = teacher.predict_proba(X)
    targets = softmax(np.log(np.maximum(probabilities, np.finfo(probabilities.dtype).tiny)) / temperature)
    trainer = Trainer(student, DistillationLoss(temperature), optimizer, batch_size=batch_size, seed=seed)
    return trainer.fit(X, targets, epochs, progress=progress)
