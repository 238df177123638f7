"""A single neuron: a weighted sum, a bias, and an activation.

Source: CS231n, Neural Networks Part 1, "Modeling one neuron".
"""

import numpy as np

from nnlib import _checks
from nnlib.activations import named, sigmoid


class Neuron:
    """``activation(inputs @ weights + bias)``: one number, the *firing rate*, from D inputs.

    Parameters
    ----------
    weights : array (D,)
        One weight for each input (a synapse).
    bias : float
        How easily the neuron fires without any input.
    activation : Activation or name
        :data:`~nnlib.activations.sigmoid` unless told.

    Raises
    ------
    ValueError
        If weights are not one finite number for each of at least one input.

    Source: CS231n, "Coarse model", "Single neuron as a linear classifier".

    Examples
    --------
    >>> neuron = Neuron(weights=[2.0, -1.0], bias=0.5)
    >>> print(neuron.forward([1.0, 2.5]).round(4))  # sigmoid(2 - 2.5 + 0.5)
    0.5
    >>> neuron.forward([[1.0, 2.5], [3.0, 0.0]]).round(4)
    array([0.5   , 0.9985])
    """

    def __init__(self, weights, bias, activation=sigmoid):
        self.weights = _checks.array("weights", weights, ndim=1)
        self.bias = _checks.number("bias", bias)
        self.activation = named(activation)

    def forward(self, inputs):
        """The firing rate of one sample (D,), a scalar, or of N samples (N, D), an array (N,)."""
        return self.activation(self._inputs(inputs) @ self.weights + self.bias)

    def __call__(self, inputs):
        """:meth:`forward`."""
        return self.forward(inputs)

    def backward(self, inputs, dout):
        """The slopes of a loss, given ``dout``: its slope with respect to the firing rate.

        Parameters
        ----------
        inputs : array (D,) or (N, D)
        dout : float or array (N,)

        Returns
        -------
        dweights : array (D,)
            Summed over the samples.
        dbias : float
        dinputs : array of the shape of ``inputs``

        Examples
        --------
        >>> dweights, dbias, dinputs = Neuron([2.0, -1.0], 0.5).backward([1.0, 2.5], dout=1.0)
        >>> dweights, float(dbias), dinputs
        (array([0.25 , 0.625]), 0.25, array([ 0.5 , -0.25]))
        """
        inputs = self._inputs(inputs)
        dout = _checks.array("dout", dout)
        if dout.shape != inputs.shape[:-1]:
            raise ValueError(f"dout must have shape {inputs.shape[:-1]}, one slope a sample; got {dout.shape}")
        dsum = dout * self.activation.derivative(inputs @ self.weights + self.bias)
        return dsum @ inputs if inputs.ndim == 2 else dsum * inputs, dsum.sum(), np.multiply.outer(dsum, self.weights)

    def decision_line(self):
        """The line in the plane of two inputs on which the weighted sum is 0.

        Returns
        -------
        point, direction : arrays (2,)
            The point of the line nearest the origin, and a unit vector along it; every
            ``point + t * direction`` lies on the line. Upright lines need no special case.

        Raises
        ------
        ValueError
            If the neuron does not have two inputs, or both weights are 0: then there is no line.

        Examples
        --------
        >>> point, direction = Neuron([2.0, 0.0], bias=-1.0).decision_line()
        >>> point, direction
        (array([0.5, 0. ]), array([0., 1.]))
        """
        length = np.hypot(*self.weights) if self.weights.shape == (2,) else 0
        if length == 0:
            raise ValueError(f"a line needs two weights, not both 0; got {self.weights}")
        normal = self.weights / length
        return -self.bias / length * normal + 0.0, np.array([-normal[1], normal[0]]) + 0.0

    def _inputs(self, inputs):
        inputs = _checks.array("inputs", inputs, ndim=(1, 2))
        if inputs.shape[-1] != len(self.weights):
            raise ValueError(f"inputs has {inputs.shape[-1]} features, this neuron takes {len(self.weights)}")
        return inputs

    def __repr__(self):
        return f"Neuron(weights={self.weights.tolist()}, bias={self.bias:g}, activation={self.activation.name})"
