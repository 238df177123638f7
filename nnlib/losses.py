"""Losses: how wrong the scores are, as one number, and its slope for every score.

Each is called as ``loss(scores, targets)`` and returns ``(value, dscores)``. The value is the mean over
the samples: a float, or an array (M,) when the scores carry a members axis. ``dscores`` has the
scores' shape and already holds the ``1 / N`` of the mean. Labels may be integers of any type, scores are
computed in float32 or float64.

Source: CS231n, Neural Networks Part 2, "Loss functions"; Linear classification notes.
"""

import numpy as np

from nnlib import _checks, _remedies
from nnlib._shown import Shown


class Loss(Shown):
    """``loss(scores, targets) -> (value, dscores)``, with input checked; ``value`` alone goes by :meth:`value`.

    Examples
    --------
    >>> SquaredError().value(np.array([[1.0], [4.0]]), np.array([[0.0], [0.0]]))  # the mean of 1 and 16
    8.5
    """

    classifies = True  # targets are labels (N,); otherwise they are numbers in the scores' shape

    def __call__(self, scores, targets):
        scores = _checks.array("scores", scores, ndim=(2, 3))
        targets = self.targets(targets, scores.shape)
        if not self.classifies:
            targets = np.asarray(targets, scores.dtype)
        with np.errstate(over="ignore"):  # a loss past the type's limit is infinite, and says so by its value
            value, dscores = self.forward(scores, targets)
        return _number(value), dscores

    def value(self, scores, targets):
        """The value without the slopes."""
        return self(scores, targets)[0]

    def targets(self, targets, shape):
        """The targets, checked against scores of that shape (..., N, C)."""
        if self.classifies:
            return _checks.labels(targets, shape[-2], shape[-1])
        given, targets = targets, _checks.array("targets", targets)
        if targets.shape not in (shape, shape[-2:]):
            remedy = _remedies.targets(given, targets, shape)
            raise ValueError(f"targets must have the scores' shape {shape}; got {targets.shape}{remedy}")
        return targets

    def forward(self, scores, targets):
        """The value and ``dscores`` for input known to be good: labels are int64, other targets of the scores' type."""
        raise NotImplementedError

    def sides(self, scores, targets):
        """On which side of the loss's kinks each score lies: an array, or None without kinks."""
        return None

    def expected_initial_value(self, classes):
        """The loss of a network that does not know anything yet: all scores about equal.

        ``classes`` is the number of classes, at least 2. ValueError where scores alone do not tell.
        """
        raise ValueError(f"{type(self).__name__} starts at a value that depends on the targets")


class SoftmaxCrossEntropy(Loss):
    """``-log`` of the softmax probability of the true class.

    For one network, and without smoothing::

        probabilities = softmax(scores)
        value = -np.log(probabilities[np.arange(N), labels]).mean()
        dscores = probabilities / N
        dscores[np.arange(N), labels] -= 1 / N

    Parameters
    ----------
    smoothing : float in [0, 1)
        Share of the target's probability that is spread evenly over all classes (label smoothing,
        Szegedy et al. 2016); 0 unless told.

    Examples
    --------
    >>> loss = SoftmaxCrossEntropy()
    >>> value, dscores = loss(np.array([[1.0, 1.0], [1000.0, 0.0]]), [0, 0])
    >>> round(value, 4)  # the mean of ln 2 and 0
    0.3466
    >>> dscores
    array([[-0.25,  0.25],
           [ 0.  ,  0.  ]])
    >>> round(loss.expected_initial_value(10), 3)  # ln 10
    2.303
    """

    def __init__(self, smoothing=0.0):
        self.smoothing = _checks.number("smoothing", smoothing, "[0, 1)")

    def forward(self, scores, labels):
        shifted, flat, true = _classes_first(scores, labels)
        classes, samples = shifted.shape[-2:]
        shifted -= shifted.max(axis=-2, keepdims=True)
        picked = flat[true]
        if self.smoothing:
            picked = (1 - self.smoothing) * picked + self.smoothing * shifted.mean(axis=-2)
        exponentials = np.exp(shifted, out=shifted)
        total = exponentials.sum(axis=-2, keepdims=True)
        value = (np.log(total[..., 0, :]) - picked).sum(axis=-1) / samples
        slopes = np.divide(exponentials, samples * total, out=exponentials)
        flat[true] -= (1 - self.smoothing) / samples
        if self.smoothing:
            slopes -= self.smoothing / (classes * samples)
        return value, slopes.mT

    def expected_initial_value(self, classes):
        return float(np.log(_checks.integer("classes", classes, at_least=2)))


class MulticlassSVM(Loss):
    """The hinge loss: each wrong class must stay ``margin`` below the true one.

    ``sum over wrong classes of max(0, score - true score + margin)``; the true class is left out of
    the sum. Once every margin is kept, the loss is 0 and stays there. For one network::

        lacks = np.maximum(0, scores - scores[np.arange(N), labels][:, None] + margin)
        lacks[np.arange(N), labels] = 0
        value = lacks.sum(axis=1).mean()
        dscores = (lacks > 0) / N
        dscores[np.arange(N), labels] = -dscores.sum(axis=1)

    Parameters
    ----------
    margin : float, positive
    squared : bool
        True squares each term: small violations matter less, large ones more.

    Source: Weston and Watkins (1999), as in CS231n.

    Examples
    --------
    >>> value, dscores = MulticlassSVM()(np.array([[3.0, 2.5, 0.0]]), [0])
    >>> value
    0.5
    >>> dscores
    array([[-1.,  1.,  0.]])
    >>> MulticlassSVM().expected_initial_value(10)  # nine wrong classes, each one margin too close
    9.0
    """

    def __init__(self, margin=1.0, squared=False):
        self.margin, self.squared = _checks.number("margin", margin, "(0, inf)"), bool(squared)

    def forward(self, scores, labels):
        lacks, flat, true = _classes_first(scores, labels)
        samples = lacks.shape[-1]
        lacks -= (flat[true] - self.margin)[..., None, :]
        flat[true] = 0
        np.maximum(lacks, 0, out=lacks)
        if self.squared:
            value = np.square(lacks).sum(axis=-2).mean(axis=-1)
            slopes = np.multiply(lacks, 2 / samples, out=lacks)
        else:
            value = lacks.sum(axis=-2).mean(axis=-1)
            slopes = np.multiply(lacks > 0, 1 / samples, out=lacks)
        flat[true] = -slopes.sum(axis=-2)
        return value, slopes.mT

    def sides(self, scores, labels):
        true = np.take_along_axis(scores, np.broadcast_to(labels, scores.shape[:-1])[..., None], axis=-1)
        return scores - true + self.margin > 0

    def expected_initial_value(self, classes):
        wrong = _checks.integer("classes", classes, at_least=2) - 1
        return wrong * (self.margin**2 if self.squared else self.margin)


class Regression(Loss):
    """A loss of the differences ``scores - targets``: summed over the outputs, averaged over the samples.

    Examples
    --------
    >>> value, dscores = AbsoluteError()(np.array([[1.0, -3.0]]), np.array([[0.0, 0.0]]))
    >>> value, dscores
    (4.0, array([[ 1., -1.]]))
    """

    classifies = False

    def forward(self, scores, targets):
        difference = scores - targets
        value = self.cost(difference).sum(axis=-1).mean(axis=-1)
        return value, self.slope(difference) / scores.shape[-2]

    def cost(self, difference):
        """The cost of each difference."""
        raise NotImplementedError

    def slope(self, difference):
        """The slope of the cost at each difference."""
        raise NotImplementedError


class SquaredError(Regression):
    """``difference**2``: a difference twice as large costs four times as much, so outliers rule.

    Examples
    --------
    >>> value, dscores = SquaredError()(np.array([[1.0], [4.0]]), np.array([[0.0], [0.0]]))
    >>> value, dscores.ravel()
    (8.5, array([1., 4.]))
    """

    def cost(self, difference):
        return difference**2

    def slope(self, difference):
        return 2 * difference


class AbsoluteError(Regression):
    """``|difference|``: every difference pulls equally hard. The slope at 0 is taken as 0.

    Examples
    --------
    >>> value, dscores = AbsoluteError()(np.array([[1.0], [4.0]]), np.array([[0.0], [0.0]]))
    >>> value, dscores.ravel()
    (2.5, array([0.5, 0.5]))
    """

    def cost(self, difference):
        return np.abs(difference)

    def slope(self, difference):
        return np.sign(difference)

    def sides(self, scores, targets):
        return scores > targets


class Huber(Regression):
    """Squared near 0, absolute far out: ``difference**2 / 2`` up to ``delta``, then a line of slope ``delta``.

    Parameters
    ----------
    delta : float, positive

    Source: Huber (1964).

    Examples
    --------
    >>> value, dscores = Huber(delta=1.0)(np.array([[1.0], [4.0]]), np.array([[0.0], [0.0]]))
    >>> value, dscores.ravel()  # the mean of 0.5 and 3.5
    (2.0, array([0.5, 0.5]))
    """

    def __init__(self, delta=1.0):
        self.delta = _checks.number("delta", delta, "(0, inf)")

    def cost(self, difference):
        inside = np.clip(difference, -self.delta, self.delta)
        return inside * (difference - inside / 2)

    def slope(self, difference):
        return np.clip(difference, -self.delta, self.delta)

    def sides(self, scores, targets):
        difference = scores - targets
        return np.sign(difference) * (np.abs(difference) > self.delta)


class BinaryCrossEntropy(Regression):
    """For attributes that each are there or not: ``-log`` of the sigmoid probability of what is true.

    Targets are 0 or 1 (or a probability between), in the scores' shape.

    Source: CS231n, Neural Networks Part 2, "Attribute classification".

    Examples
    --------
    >>> value, dscores = BinaryCrossEntropy()(np.array([[0.0, 1000.0]]), np.array([[1, 1]]))
    >>> round(value, 4)  # ln 2, and nothing for the second
    0.6931
    >>> dscores
    array([[-0.5,  0. ]])
    """

    def targets(self, targets, shape):
        targets = super().targets(targets, shape)
        if targets.min() < 0 or targets.max() > 1:
            raise ValueError(f"targets must be in [0, 1]; got {targets.min():g} … {targets.max():g}")
        return targets

    def forward(self, scores, targets):
        # log(1 + exp(score)) - score * target, without an exponential that could overflow.
        decay = np.exp(-np.abs(scores))
        value = (np.maximum(scores, 0) - scores * targets + np.log1p(decay)).sum(axis=-1).mean(axis=-1)
        probability = np.where(scores >= 0, 1, decay) / (1 + decay)
        return value, (probability - targets) / scores.shape[-2]

    def expected_initial_value(self, classes):
        return _checks.integer("classes", classes) * float(np.log(2))


def _classes_first(scores, labels):
    """A copy of the scores as (..., C, N), a view of it as (..., C * N), and the index of the true classes in that.

    Classes come first since sums over a short last axis are slow; one axis, since one index is faster than two. A loss
    works in that copy. This is faster than the form as written by 1.7, and by 2.8 for 20 members.
    """
    columns = np.array(scores.mT, order="C")
    samples = columns.shape[-1]
    true = labels * samples + np.arange(samples)
    return columns, columns.reshape(*columns.shape[:-2], -1), (true if columns.ndim == 2 else (slice(None), true))


def _number(value):
    """A float without members, the array (M,) with them."""
    return value if np.ndim(value) else float(value)
