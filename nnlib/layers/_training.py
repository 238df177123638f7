"""Layers that do one thing while training and another in use."""

import numpy as np

from nnlib import _checks, _members
from nnlib.layers._layer import UNSEEN, Layer, check_batch


class Dropout(Layer):
    """While training, each entry is kept with probability ``keep`` and set to 0 otherwise.

    Parameters
    ----------
    keep : float in (0, 1], or an array (M,), one for each member
        The probability of *keeping* an entry.
    inverted : bool
        True: kept entries are divided by ``keep`` while training, and use needs no change.
        False, the plain form: use multiplies by ``keep`` instead. Either way the expected output
        while training is the output in use.

    Source: Srivastava et al. (2014); CS231n, Neural Networks Part 2, "Dropout".

    Examples
    --------
    >>> layer = Dropout(keep=0.5).build(features=4, seed=0)
    >>> layer.forward(np.ones((2, 4), np.float32), training=True)
    array([[0., 0., 0., 2.],
           [2., 2., 2., 2.]], dtype=float32)
    >>> layer.forward(np.ones((1, 4), np.float32))
    array([[1., 1., 1., 1.]], dtype=float32)
    """

    mask = UNSEEN

    def __init__(self, keep=0.5, inverted=True):
        self.keep, self.inverted = _checks.number("keep", keep, "(0, 1]", members=True), bool(inverted)

    def forward(self, x, training=False):
        (keep,) = _members.ready([self.keep], x.dtype, axes=2)
        if training:
            self.mask = self._mask(x, keep) / keep if self.inverted else self._mask(x, keep)
        else:
            self.mask = 1 if self.inverted else keep
        return x * self.mask

    def backward(self, dout, input_gradient=True):
        return dout * self.mask

    def _mask(self, x, keep):
        """1 where an entry is kept, 0 where not; each member draws from its own generator."""
        draws = [rng.random(x.shape[-2:], x.dtype) for rng in self._generators.now()]
        return np.less(draws[0] if self.members is None else draws, keep).astype(x.dtype)


class BatchNorm(Layer):
    """Each feature is standardized over the batch, then scaled and shifted by learned amounts.

    While training the batch's own mean and (biased) variance are used, and running averages of them
    are kept; in use the running averages stand in. It is placed after a dense layer and before
    the activation. A training batch of one sample has no spread, and nothing to learn from: it is refused.

    Parameters
    ----------
    momentum : float in [0, 1)
        Share of the old value in each running average.
    epsilon : float, positive
        Added to the variance, so that a constant feature does not divide by 0.

    Source: Ioffe and Szegedy (2015); CS231n, Neural Networks Part 2, "Batch Normalization".

    Examples
    --------
    >>> layer = BatchNorm().build(features=1)
    >>> layer.forward(np.array([[1.0], [3.0]], np.float32), training=True).round(3)
    array([[-1.],
           [ 1.]], dtype=float32)
    >>> layer.state["running_mean"]  # 0.9 of 0, and 0.1 of 2
    array([0.2], dtype=float32)
    """

    least_batch = 2
    standard = spread = UNSEEN

    def __init__(self, momentum=0.9, epsilon=1e-5):
        self.momentum = _checks.number("momentum", momentum, "[0, 1)")
        self.epsilon = _checks.number("epsilon", epsilon, "(0, inf)")

    def parameter_shapes(self, features):
        return {"scale": (features,), "shift": (features,)}

    def initial_parameters(self, features, rng, dtype):
        return {"scale": 1.0, "shift": 0.0}

    def initial_state(self, features, dtype):
        return {"running_mean": np.zeros(features, dtype), "running_variance": np.ones(features, dtype)}

    def forward(self, x, training=False):
        scale, shift = (array[..., None, :] for array in self._parameters.values())
        running_mean, running_variance = (array[..., None, :] for array in self._state.values())
        self.training = training
        if training:
            check_batch([self], x.shape[-2])
            mean, variance = x.mean(axis=-2, keepdims=True), x.var(axis=-2, keepdims=True)
            running_mean[...] = self.momentum * running_mean + (1 - self.momentum) * mean
            running_variance[...] = self.momentum * running_variance + (1 - self.momentum) * variance
        else:
            mean, variance = running_mean, running_variance
        self.spread = np.sqrt(variance + self.epsilon)
        self.standard = (x - mean) / self.spread
        return scale * self.standard + shift

    def backward(self, dout, input_gradient=True):
        scale, (dscale, dshift) = self._parameters["scale"][..., None, :], self._gradients.values()
        dscale[...] = (dout * self.standard).sum(axis=-2)
        dshift[...] = dout.sum(axis=-2)
        dstandard = scale * dout
        if self.training:
            # Every sample moves the batch's mean and variance, and so every other sample's output.
            along = (dstandard * self.standard).mean(axis=-2, keepdims=True)
            dstandard -= dstandard.mean(axis=-2, keepdims=True) + self.standard * along
        return dstandard / self.spread
