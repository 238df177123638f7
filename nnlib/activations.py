"""Activation functions: what a neuron does with its weighted sum.

Each is an object that is called like a function and knows its slope: ``relu(x)``,
``relu.derivative(x)``, ``relu.name``. Any shape goes in, the same shape comes out.

Source: CS231n, Neural Networks Part 1, "Commonly used activation functions".
"""

import math

import numpy as np

from nnlib import _checks


class Activation:
    """A function of one number, applied to each entry of an array.

    Called with an array of any shape, it returns an array of that shape. float32 is kept, float16 becomes
    float32, everything else float64. nan stays nan. A type that is not a real number raises TypeError.

    Examples
    --------
    >>> class Square(Activation):
    ...     name = "square"
    ...
    ...     def forward(self, x):
    ...         return x * x
    ...
    ...     def backward(self, dout, x, y):
    ...         return dout * 2 * x
    >>> Square().derivative(np.array([1.0, 3.0]))
    array([2., 6.])
    """

    name = "activation"
    start = "he"  # the initialization of a layer that hands its sums to it
    kinks = ()  # the places where its slope jumps, or bends as sharply

    def __call__(self, x):
        return self.forward(_real(x))[()]

    def derivative(self, x):
        """The slope of the output with respect to ``x``: an array of the shape of ``x``."""
        x = _real(x)
        return self.backward(np.ones_like(x), x, self.forward(x))[()]

    def forward(self, x):
        """The outputs for the floating array ``x``, in an array of their own."""
        raise NotImplementedError

    def backward(self, dout, x, y):
        """``dout`` times the slope at ``x``, where the output is ``y``."""
        raise NotImplementedError

    def __repr__(self):
        usual = vars(ACTIVATIONS.get(self.name, self))
        own = [f".with_{name}({value!r})" for name, value in vars(self).items() if value != usual.get(name)]
        return self.name + "".join(own)


class Identity(Activation):
    """``x`` itself: the activation of an output layer.

    Examples
    --------
    >>> identity(np.array([-2.0, 3.0]))
    array([-2.,  3.])
    """

    name = "identity"
    start = "xavier"

    def forward(self, x):
        return x.copy()

    def backward(self, dout, x, y):
        return dout


class Sigmoid(Activation):
    """``1 / (1 + exp(-x))``: squashes any number into (0, 1).

    The exponential is only taken of ``-|x|``, so it never overflows.

    Examples
    --------
    >>> sigmoid(np.array([-800.0, 0.0, 800.0]))
    array([0. , 0.5, 1. ])
    """

    name = "sigmoid"
    start = "xavier"

    def forward(self, x):
        decay = np.exp(-np.abs(x))
        return np.where(x >= 0, 1, decay) / (1 + decay)

    def backward(self, dout, x, y):
        return dout * (y * (1 - y))

    def derivative(self, x):
        """``exp(-|x|) / (1 + exp(-|x|))**2``: 1/4 at 0; exact in the tails, where ``y * (1 - y)`` rounds to 0."""
        decay = np.exp(-np.abs(_real(x)))
        return decay / (1 + decay) ** 2


class Tanh(Activation):
    """``tanh(x)``: squashes any number into (-1, 1), with 0 in the middle.

    Examples
    --------
    >>> tanh(np.array([-800.0, 0.0, 800.0]))
    array([-1.,  0.,  1.])
    """

    name = "tanh"
    start = "xavier"

    def forward(self, x):
        return np.tanh(x)

    def backward(self, dout, x, y):
        return dout * (1 - y * y)


class ReLU(Activation):
    """``max(0, x)``: off below 0, the input itself above. The slope at 0 is taken as 0.

    Examples
    --------
    >>> relu(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 3.])
    >>> relu.derivative(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 1.])
    """

    name = "relu"
    kinks = (0,)

    def forward(self, x):
        return np.maximum(x, np.zeros_like(x))  # with the number 0 it takes twice as long

    def backward(self, dout, x, y):
        return dout * (y > 0)


class LeakyReLU(Activation):
    """``x`` where positive, ``slope * x`` elsewhere: a ReLU that cannot die.

    Parameters
    ----------
    slope : float in [0, 1)
        0.01 unless told; 0 gives :data:`relu`.

    Examples
    --------
    >>> leaky_relu(np.array([-2.0, 3.0]))
    array([-0.02,  3.  ])
    >>> leaky_relu.with_slope(0.1)(np.array([-2.0, 3.0]))
    array([-0.2,  3. ])
    """

    name = "leaky_relu"
    kinks = (0,)

    def __init__(self, slope=0.01):
        self.slope = _checks.number("slope", slope, "[0, 1)")

    def with_slope(self, slope):
        """The same function with another slope, in [0, 1), below 0."""
        return LeakyReLU(slope)

    def forward(self, x):
        return np.maximum(x, self.slope * x)  # a slope is below 1: the larger of the two lines is the function

    def backward(self, dout, x, y):
        return np.where(x > 0, dout, self.slope * dout)


class ELU(Activation):
    """``x`` where positive, ``alpha * (exp(x) - 1)`` elsewhere: smooth, and levels off at ``-alpha``.

    Parameters
    ----------
    alpha : float, positive
        1.0 unless told; only with 1.0 is the slope continuous at 0.

    Source: Clevert, Unterthiner and Hochreiter (2016).

    Examples
    --------
    >>> elu(np.array([-800.0, 0.0, 3.0]))
    array([-1.,  0.,  3.])
    >>> elu.with_alpha(0.5)(-800.0)
    np.float64(-0.5)
    """

    name = "elu"
    kinks = (0,)

    def __init__(self, alpha=1.0):
        self.alpha = _checks.number("alpha", alpha, "(0, inf)")

    def with_alpha(self, alpha):
        """The same function levelling off at another ``-alpha``, with alpha above 0."""
        return ELU(alpha)

    def forward(self, x):
        return np.where(x > 0, x, self.alpha * np.expm1(np.minimum(x, 0)))

    def backward(self, dout, x, y):
        return dout * np.where(x > 0, 1, self.alpha * np.exp(np.minimum(x, 0)))


class Softplus(Activation):
    """``log(1 + exp(x))``: a smooth ReLU; its slope is the sigmoid.

    Written as ``max(x, 0) + log(1 + exp(-|x|))``, it never overflows.

    Examples
    --------
    >>> softplus(np.array([-800.0, 0.0, 800.0])).round(4)
    array([0.000e+00, 6.931e-01, 8.000e+02])
    """

    name = "softplus"

    def forward(self, x):
        return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))

    def backward(self, dout, x, y):
        return dout * sigmoid.forward(x)


class SiLU(Activation):
    """``x * sigmoid(x)``: a ReLU whose switch turns gradually; also known as swish.

    Falls to -0.28 on the left before it rises to 0.

    Source: Elfwing, Uchibe and Doya (2018); Ramachandran, Zoph and Le (2017).

    Examples
    --------
    >>> silu(np.array([-800.0, 0.0, 3.0])).round(4)
    array([-0.    ,  0.    ,  2.8577])
    """

    name = "silu"

    def forward(self, x):
        return x * sigmoid.forward(x)

    def backward(self, dout, x, y):
        share = sigmoid.forward(x)
        return dout * (share + y * (1 - share))


class GELU(Activation):
    """``x`` times the probability that a normal number lies below ``x``: the activation of transformers.

    The probability is written as ``sigmoid(2 * sqrt(2 / pi) * (x + 0.044715 * x**3))``, the paper's approximation by
    a tanh in another form.

    Source: Hendrycks and Gimpel (2016).

    Examples
    --------
    >>> gelu(np.array([-800.0, 0.0, 3.0])).round(4)
    array([-0.    ,  0.    ,  2.9964])
    """

    name = "gelu"
    steepness, bend = 2 * math.sqrt(2 / math.pi), 0.044715

    def forward(self, x):
        return x * self._share(x)

    def backward(self, dout, x, y):
        share, near = self._share(x), np.clip(x, -30, 30)
        return dout * (share + y * (1 - share) * self.steepness * (1 + 3 * self.bend * near**2))

    def _share(self, x):
        near = np.clip(x, -30, 30)  # farther out the share is 0 or 1, and the cube would overflow
        return sigmoid.forward(self.steepness * (near + self.bend * near**3))


identity, sigmoid, tanh, relu = Identity(), Sigmoid(), Tanh(), ReLU()
leaky_relu, elu, softplus, silu, gelu = LeakyReLU(), ELU(), Softplus(), SiLU(), GELU()

ACTIVATIONS = {f.name: f for f in (identity, sigmoid, tanh, relu, leaky_relu, elu, softplus, silu, gelu)}


def named(activation):
    """The activation of that name, or the activation itself; ValueError for an unknown name.

    Examples
    --------
    >>> named("relu") is named(relu) is relu
    True
    """
    if isinstance(activation, Activation):
        return activation
    if callable(activation):
        accepted = f"activation must be one of {', '.join(ACTIVATIONS)}, or an object of class Activation"
        raise TypeError(f"{accepted}, which brings its derivative; got {activation!r}")
    return ACTIVATIONS[_checks.choice("activation", activation, ACTIVATIONS)]


def softmax(scores):
    """Probabilities that grow with the scores and sum to 1.

    Parameters
    ----------
    scores : array (..., C)
        C scores for each sample; any finite values, up to the limit of their type.

    Returns
    -------
    array (..., C)
        ``exp(scores) / sum(exp(scores))`` over the last axis.

    Examples
    --------
    >>> softmax(np.array([1000.0, 1000.0, -1000.0]))
    array([0.5, 0.5, 0. ])
    """
    exponentials = np.exp(_below_largest(scores))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def log_softmax(scores):
    """The logarithm of :func:`softmax` for the same scores, exact where the probability itself would round to 0.

    Examples
    --------
    >>> log_softmax(np.array([0.0, -1000.0]))
    array([    0., -1000.])
    """
    shifted = _below_largest(scores)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def _below_largest(scores):
    """Scores minus their largest: softmax does not change, and no exponential exceeds 1."""
    scores = _real(scores)
    if scores.ndim == 0 or scores.shape[-1] == 0:
        raise ValueError(f"scores must have shape (..., classes) with at least one class; got {scores.shape}")
    with np.errstate(over="ignore"):  # a difference past the type's limit is -inf, whose exponential is 0: right
        return scores - scores.max(axis=-1, keepdims=True)


def _real(x):
    return _checks.array("x", x, finite=False, empty=True)
