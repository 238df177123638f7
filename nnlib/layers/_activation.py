"""Layers that bend each entry."""

import numpy as np

from nnlib import _checks, activations
from nnlib.layers._layer import UNSEEN, Layer


class Activation(Layer):
    """A layer that applies an activation function to each entry.

    Parameters
    ----------
    activation : name or activation
        Of :mod:`nnlib.activations`.

    Examples
    --------
    >>> Activation("relu").build(features=2).forward(np.array([[-1.0, 2.0]]))
    array([[0., 2.]])
    """

    x = out = UNSEEN

    def __init__(self, activation):
        self.activation = activations.named(activation)

    def forward(self, x, training=False):
        self.x, self.out = x, self.activation.forward(x)
        return self.out

    def backward(self, dout, input_gradient=True):
        return self.activation.backward(dout, self.x, self.out)

    def sides(self):
        return sum(self.x > kink for kink in self.activation.kinks) if self.activation.kinks else None


class PReLU(Layer):
    """A leaky ReLU that learns its slope below 0, one for each feature.

    Parameters
    ----------
    slope : float in [0, 1)
        Starting value. Penalties leave it alone: pulled to 0, it would turn back into a ReLU.

    Source: He, Zhang, Ren and Sun (2015).

    Examples
    --------
    >>> PReLU().build(features=2).forward(np.array([[-1.0, 2.0]], np.float32))
    array([[-0.25,  2.  ]], dtype=float32)
    """

    x = UNSEEN

    def __init__(self, slope=0.25):
        self.slope = _checks.number("slope", slope, "[0, 1)")

    def parameter_shapes(self, features):
        return {"slope": (features,)}

    def initial_parameters(self, features, rng, dtype):
        return {"slope": self.slope}

    def forward(self, x, training=False):
        slope, self.x = self._parameters["slope"][..., None, :], x
        return np.maximum(0, x) + slope * np.minimum(0, x)

    def backward(self, dout, input_gradient=True):
        slope = self._parameters["slope"][..., None, :]
        self._gradients["slope"][...] = (dout * np.minimum(0, self.x)).sum(axis=-2)
        return np.where(self.x > 0, dout, slope * dout)

    def sides(self):
        return self.x > 0
