"""Regularization: what keeps a network from learning its training set by heart.

Source: CS231n, Neural Networks Part 2, "Regularization".
"""

import copy

import numpy as np

from nnlib import _checks, _members
from nnlib._shown import Shown


class Penalty(Shown):
    """A cost of the weights, added to the loss.

    A penalty is called as ``penalty(parameters, mask)`` and returns ``(value, gradient)``. The mask,
    :attr:`~nnlib.networks.Network.weights_mask`, leaves biases and batch normalization alone. A rule is two lines,
    :meth:`cost` and :meth:`slope`, which get the weights, with 0 for what is none.

    Examples
    --------
    >>> class Fourth(Penalty):
    ...     def cost(self, w):
    ...         return np.sum(w**4, axis=-1)
    ...
    ...     def slope(self, w):
    ...         return 4 * w**3
    >>> Fourth()(np.array([3.0, 7.0]), np.array([True, False]))
    (81.0, array([108.,   0.]))
    """

    def __call__(self, parameters, mask):
        parameters = _checks.array("parameters", parameters, ndim=(1, 2))
        mask = _checks.plain("mask", mask)
        if mask.shape != parameters.shape[-1:]:
            raise ValueError(f"mask must have shape {parameters.shape[-1:]}; got {mask.shape}")
        if misfit := _members.misfit(self.arguments(), parameters.shape[:-1]):
            raise ValueError(f"{misfit}; got parameters of shape {parameters.shape}")
        value, gradient = self.forward(parameters, mask.astype(parameters.dtype))
        return (value if np.ndim(value) else float(value)), gradient

    def forward(self, parameters, mask):
        """The value and gradient for input known to be good; ``mask`` is of the parameters' dtype."""
        w, strengths = parameters * mask, self.arguments().values()
        return self.cost(w, *strengths), self.slope(w, *_members.ready(strengths, w.dtype))

    def cost(self, w, *strengths):
        """What the weights cost, (P,) or (M, P); strengths are numbers, or (M,) with one for each member."""
        raise NotImplementedError

    def slope(self, w, *strengths):
        """The slope of that cost for each weight; strengths are numbers, or (M, 1)."""
        raise NotImplementedError

    def sides(self, w):
        """On which side of the penalty's kinks each weight lies: an array, or None without kinks."""
        return None

    def part(self, members):
        """The penalty of some members, a slice of a population."""
        part = copy.copy(self)
        vars(part).update(_members.chosen(vars(self), members))
        return part


class L2(Penalty):
    """``0.5 * strength * sum(w**2)``: many small weights rather than a few large ones.

    The half makes the gradient ``strength * w``. In the code, ``vecdot(w, w)`` is that sum, for each member.

    Parameters
    ----------
    strength : float, at least 0, or an array (M,), one for each member

    Examples
    --------
    >>> value, gradient = L2(0.1)(np.array([3.0, -2.0]), np.array([True, True]))
    >>> round(value, 4), gradient
    (0.65, array([ 0.3, -0.2]))
    """

    def __init__(self, strength):
        self.strength = _checks.number("strength", strength, "[0, inf)", members=True)

    def cost(self, w, strength):
        return 0.5 * strength * np.vecdot(w, w)

    def slope(self, w, strength):
        return strength * w


class L1(Penalty):
    """``strength * sum(|w|)``: pulls weights that help little to exactly 0. The slope at 0 is taken as 0.

    The strength is as that of :class:`L2`.

    Examples
    --------
    >>> value, gradient = L1(0.1)(np.array([3.0, -2.0, 0.0]), np.array([True, True, True]))
    >>> value, gradient
    (0.5, array([ 0.1, -0.1,  0. ]))
    """

    def __init__(self, strength):
        self.strength = _checks.number("strength", strength, "[0, inf)", members=True)

    def cost(self, w, strength):
        return strength * np.sum(np.abs(w), axis=-1)

    def slope(self, w, strength):
        return strength * np.sign(w)

    def sides(self, w):
        return (w > 0) & (np.asarray(self.strength)[..., None] > 0)


class ElasticNet(Penalty):
    """``l1 * sum(|w|) + 0.5 * l2 * sum(w**2)``: :class:`L1` and :class:`L2` together.

    Parameters
    ----------
    l1, l2 : float, at least 0, or an array (M,), one for each member

    Source: Zou and Hastie (2005).

    Examples
    --------
    >>> value, gradient = ElasticNet(l1=0.1, l2=0.5)(np.array([3.0, -2.0, 7.0]), np.array([True, True, False]))
    >>> value, gradient  # 0.1 * 5 + 0.25 * 13
    (3.75, array([ 1.6, -1.1,  0. ]))
    """

    def __init__(self, l1, l2):
        self.l1 = _checks.number("l1", l1, "[0, inf)", members=True)
        self.l2 = _checks.number("l2", l2, "[0, inf)", members=True)

    def cost(self, w, l1, l2):
        return L1.cost(self, w, l1) + L2.cost(self, w, l2)

    def slope(self, w, l1, l2):
        return L1.slope(self, w, l1) + L2.slope(self, w, l2)

    def sides(self, w):
        return L1(self.l1).sides(w)


class MaxNorm(Shown):
    """A ceiling on the length of each neuron's incoming weights: longer ones are cut back to ``limit``.

    Parameters
    ----------
    limit : float, positive
        Typical values are 3 or 4.

    Source: Srebro and Shraibman (2005); CS231n, "Max norm constraints".

    Examples
    --------
    >>> from nnlib.networks import mlp
    >>> network = mlp([2, 3])
    >>> network.layers[0].parameters["weight"][...] = 4.0
    >>> MaxNorm(1.0).apply_(network)
    >>> np.linalg.norm(network.layers[0].parameters["weight"], axis=0).round(3)
    array([1., 1., 1.], dtype=float32)
    """

    def __init__(self, limit):
        self.limit = _checks.number("limit", limit, "(0, inf)")

    def apply_(self, network):
        """Shorten the weights of ``network`` in place."""
        if not hasattr(network, "layers"):
            raise TypeError(f"a Network is accepted; got {type(network).__name__}")
        for layer in network.layers:
            for name in layer.weights:
                weight = layer.parameters[name]
                length = np.sqrt(np.square(weight).sum(axis=-2, keepdims=True))
                weight *= self.limit / np.maximum(length, self.limit)


def dropout(x, keep, rng):
    """Inverted dropout as a function: ``x`` with some entries set to 0 and the others divided by ``keep``.

    Parameters
    ----------
    x : array of any shape
    keep : float in (0, 1]
        The probability of keeping an entry.
    rng : int or numpy.random.Generator

    Returns
    -------
    out, mask : arrays of the shape of ``x``
        ``out = x * mask``; the backward pass is ``dout * mask``.

    Examples
    --------
    >>> out, mask = dropout(np.ones(5), keep=0.5, rng=0)
    >>> out
    array([0., 2., 2., 2., 0.])
    """
    x, keep = _checks.array("x", x), _checks.number("keep", keep, "(0, 1]")
    mask = (_checks.generator(rng).random(x.shape) < keep).astype(x.dtype) / keep
    return x * mask, mask


class EarlyStopping(Shown):
    """Stop when the validation loss has not improved for a while, and go back to the best parameters.

    Parameters
    ----------
    patience : int, at least 1
        How many epochs in a row may bring no improvement.
    min_delta : float, at least 0
        How much lower the loss must be to count as an improvement.
    restore_best : bool
        Whether the trainer puts the parameters of the best epoch back at the end.

    Examples
    --------
    >>> stopping = EarlyStopping(patience=2)
    >>> [stopping.update(loss) for loss in (0.9, 0.7, 0.8, 0.75, 0.6)]
    [False, False, False, True, True]
    >>> stopping.best, stopping.best_epoch
    (0.7, 2)
    """

    def __init__(self, patience, min_delta=0.0, restore_best=True):
        self.patience = _checks.integer("patience", patience)
        self.min_delta = _checks.number("min_delta", min_delta, "[0, inf)")
        self.restore_best = bool(restore_best)
        self.reset()

    def reset(self):
        """Forget all losses: a new run may begin. A :class:`~nnlib.training.Trainer` does this by itself."""
        self.best, self.best_epoch, self.epoch = np.inf, 0, 0

    @property
    def stopped(self):
        """Whether patience has run out."""
        return self.epoch - self.best_epoch >= self.patience

    def update(self, validation_loss):
        """Take note of one epoch's validation loss; True when it is time to stop. nan is no improvement."""
        validation_loss = _checks.number("validation_loss", validation_loss, "[-inf, inf]", nan=True)
        if not self.stopped:
            self.epoch += 1
            if validation_loss < self.best - self.min_delta:
                self.best, self.best_epoch = validation_loss, self.epoch
        return self.stopped


class Augmentation:
    """A random change of the images that keeps their labels; called as ``augment(X, rng)``.

    Chain two with ``+``: ``shift(1, (8, 8)) + noise(0.1)``.

    Examples
    --------
    >>> augment = shift(1, (8, 8)) + noise(0.1)
    >>> augment, augment(np.zeros((5, 64)), rng=0).shape
    (shift(1) + noise(0.1), (5, 64))
    """

    def __init__(self, name, change):
        self.name, self._change = name, change

    def __call__(self, X, rng):
        return self._change(_checks.samples(X), _checks.generator(rng))

    def __add__(self, other):
        if not isinstance(other, Augmentation):
            return NotImplemented
        return Augmentation(f"{self.name} + {other.name}", lambda X, rng: other(self(X, rng), rng))

    def __repr__(self):
        return self.name


def shift(pixels, image_shape):
    """Move each image by up to ``pixels`` in each direction, at random; what comes in is 0.

    Parameters
    ----------
    pixels : int, at least 1
    image_shape : (height, width)

    Examples
    --------
    >>> shift(1, (2, 2))(np.array([[1.0, 2.0, 3.0, 4.0]]), rng=0)
    array([[3., 4., 0., 0.]])
    """
    pixels, (height, width) = _checks.integer("pixels", pixels), _image_shape(image_shape)

    def change(X, rng):
        images = np.pad(_images(X, height, width), ((0, 0), (pixels, pixels), (pixels, pixels)))
        down, right = rng.integers(0, 2 * pixels + 1, (2, len(X), 1, 1))
        rows, columns = np.arange(height)[:, None] + down, np.arange(width) + right
        return images[np.arange(len(X))[:, None, None], rows, columns].reshape(X.shape)

    return Augmentation(f"shift({pixels})", change)


def noise(scale):
    """Add Gaussian noise of standard deviation ``scale`` (not negative) to every feature.

    Examples
    --------
    >>> noise(0.1)(np.zeros((1, 3)), rng=0).round(2)
    array([[ 0.01, -0.01,  0.06]])
    """
    scale = _checks.number("scale", scale, "[0, inf)")

    def change(X, rng):
        return X + scale * rng.standard_normal(X.shape, dtype=X.dtype)

    return Augmentation(f"noise({scale:g})", change)


def flip(image_shape):
    """Mirror each image left to right with probability 1/2. Right for cats; wrong for digits.

    Examples
    --------
    >>> flip((1, 3))(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), rng=0)
    array([[1., 2., 3.],
           [6., 5., 4.]])
    """
    height, width = _image_shape(image_shape)

    def change(X, rng):
        images = _images(X, height, width)
        return np.where(rng.random((len(X), 1, 1)) < 0.5, images[:, :, ::-1], images).reshape(X.shape)

    return Augmentation("flip", change)


def _image_shape(image_shape):
    if np.shape(image_shape) != (2,):
        raise ValueError(f"image_shape must be (height, width); got {image_shape!r}")
    height, width = image_shape
    return _checks.integer("height", height), _checks.integer("width", width)


def _images(X, height, width):
    if X.shape[1] != height * width:
        raise ValueError(f"X has {X.shape[1]} features, images of {height} x {width} have {height * width}")
    return X.reshape(-1, height, width)
