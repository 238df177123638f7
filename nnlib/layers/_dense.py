"""Layers of weighted sums."""

import functools

import numpy as np

from nnlib import _checks, initialization
from nnlib.layers._layer import UNSEEN, Layer


class Dense(Layer):
    """A fully connected layer: ``x @ weight + bias``.

    Parameters
    ----------
    outputs : int
        Number of neurons.
    init : name or initializer
        Of :mod:`nnlib.initialization`; "he" unless told.
    bias : float
        Starting value of every bias.

    Examples
    --------
    >>> Dense(10).parameter_shapes(3072)
    {'weight': (3072, 10), 'bias': (10,)}
    """

    weights = ("weight",)
    x = UNSEEN

    def __init__(self, outputs, init="he", bias=0.0):
        self.outputs = _checks.integer("outputs", outputs)
        self.init, self.bias = initialization.named(init), _checks.number("bias", bias)

    def parameter_shapes(self, features):
        return {"weight": (features, self.outputs), "bias": (self.outputs,)}

    def initial_parameters(self, features, rng, dtype):
        return {"weight": self.init(self.parameter_shapes(features)["weight"], rng, dtype), "bias": self.bias}

    def output_features(self, features):
        return self.outputs

    def forward(self, x, training=False):
        W, b = self._parameters.values()
        self.x = x
        return x @ W + b[..., None, :]

    def backward(self, dout, input_gradient=True):
        W, (dW, db) = self._parameters["weight"], self._gradients.values()
        np.matmul(self.x.mT, dout, out=dW)
        db[...] = sum_over_samples(dout)
        return dout @ W.mT if input_gradient else None


def sum_over_samples(dout):
    """``dout.sum(axis=-2)``, as a product with ones, which is faster: by 1.8, and by 4 for 20 members.

    Examples
    --------
    >>> sum_over_samples(np.array([[1.0, 2.0], [3.0, 4.0]]))
    array([4., 6.])
    """
    return _ones(dout.shape[-2], dout.dtype) @ dout


@functools.lru_cache(maxsize=64)
def _ones(samples, dtype):
    return np.ones(samples, dtype)


class Maxout(Dense):
    """The largest of several weighted sums, as of a :class:`Dense`: the neuron learns its own activation function.

    Parameters
    ----------
    outputs : int
        Number of neurons.
    pieces : int, at least 2
        Weighted sums for each neuron. Two pieces can be a ReLU, a leaky ReLU or an absolute value.
    init, bias
        As for :class:`Dense`.

    Source: Goodfellow et al. (2013); CS231n, "Maxout".

    Examples
    --------
    >>> Maxout(10, pieces=2).parameter_shapes(3072)
    {'weight': (3072, 20), 'bias': (20,)}
    """

    winner = UNSEEN

    def __init__(self, outputs, pieces=2, init="he", bias=0.0):
        super().__init__(outputs, init, bias)
        self.pieces = _checks.integer("pieces", pieces, at_least=2)

    def parameter_shapes(self, features):
        return {"weight": (features, self.outputs * self.pieces), "bias": (self.outputs * self.pieces,)}

    def forward(self, x, training=False):
        sums = super().forward(x, training)
        sums = sums.reshape(*sums.shape[:-1], self.outputs, self.pieces)
        self.winner = sums.argmax(axis=-1)[..., None]
        return np.take_along_axis(sums, self.winner, axis=-1)[..., 0]

    def backward(self, dout, input_gradient=True):
        W, (dW, db) = self._parameters["weight"], self._gradients.values()
        dsums = np.zeros((*dout.shape, self.pieces), dout.dtype)
        np.put_along_axis(dsums, self.winner, dout[..., None], axis=-1)
        dsums = dsums.reshape(*dout.shape[:-1], -1)
        np.matmul(self.x.mT, dsums, out=dW)
        db[...] = dsums.sum(axis=-2)
        return dsums @ W.mT if input_gradient else None

    def sides(self):
        return self.winner.copy()
