"""Initialization: the weights a network starts from.

Every initializer is called as ``init(shape, rng, dtype)`` and returns a new array. ``shape`` is
(inputs, outputs), as in ``x @ W``; the *fan-in* of a weight matrix is its number of inputs.

The idea behind the scale: a weighted sum of n independent inputs of spread s, with weights of spread w,
has the spread ``s * w * sqrt(n)``. With ``w = 1 / sqrt(n)`` the signal neither grows nor fades from
layer to layer. A ReLU switches half of it off, so there the factor is ``sqrt(2 / n)``.

Source: CS231n, Neural Networks Part 2, "Weight Initialization".
"""

import numpy as np

from nnlib import _checks


class Initializer:
    """A way to draw weights: ``init(shape, rng, dtype)``; ``init.name`` names it.

    ``shape`` is (inputs, outputs), ``rng`` an int seed or a ``numpy.random.Generator``, ``dtype`` float32
    or float64. ValueError for another shape. ``init.made_by`` is the call that makes it again: (function, arguments).

    Examples
    --------
    >>> he().name, he()((2, 3), rng=0, dtype=np.float64).shape
    ('he', (2, 3))
    """

    def __init__(self, name, draw, make, *arguments):
        self.name, self._draw, self.made_by = name, draw, (make, arguments)

    def __call__(self, shape, rng=0, dtype=np.float32):
        shape = tuple(_checks.integer("each entry of shape", n) for n in np.atleast_1d(shape).tolist())
        if len(shape) != 2:
            raise ValueError(f"shape must be (inputs, outputs); got {shape}")
        dtype = _checks.floating("dtype", dtype)
        return self._draw(*shape, _checks.generator(rng)).astype(dtype)

    def __reduce__(self):
        return self.made_by  # what draws is a closure, and can't be pickled; the call that made it can

    def __repr__(self):
        return self.name


def constant(value):
    """Every weight the same. Neurons that start alike stay alike: good for biases only.

    Examples
    --------
    >>> constant(0.01)((2, 3), rng=0)
    array([[0.01, 0.01, 0.01],
           [0.01, 0.01, 0.01]], dtype=float32)
    """
    value = _checks.number("value", value)

    def draw(inputs, outputs, rng):  # noqa: ARG001
        return np.full((inputs, outputs), value)

    return Initializer(f"constant({value:g})" if value else "zeros", draw, constant, value)


zeros = constant(0)


def normal(scale=0.01):
    """Gaussian weights of standard deviation ``scale`` (not negative), whatever the fan-in.

    Examples
    --------
    >>> print(normal(0.01)((1000, 100), rng=0).std().round(4))
    0.01
    """
    scale = _checks.number("scale", scale, "[0, inf)")
    return Initializer(f"normal({scale:g})", _scaled(lambda inputs: scale), normal, scale)


def xavier(gain=1.0):
    """Gaussian weights of standard deviation ``gain / sqrt(inputs)``: keeps the spread through linear and tanh units.

    Source: CS231n's form of Glorot and Bengio (2010), which uses the fan-in alone.

    Examples
    --------
    >>> print(xavier()((400, 400), rng=0).std().round(3))  # 1 / sqrt(400)
    0.05
    """
    gain = _checks.number("gain", gain, "(0, inf)")
    name = "xavier" if gain == 1 else f"xavier({gain:g})"
    return Initializer(name, _scaled(lambda inputs: gain / np.sqrt(inputs)), xavier, gain)


def glorot_uniform():
    """Uniform weights in ``±sqrt(6 / (inputs + outputs))``: a compromise between the signal and its gradient.

    Source: Glorot and Bengio (2010), equation 16.

    Examples
    --------
    >>> print(glorot_uniform()((300, 300), rng=0).max().round(3))  # sqrt(6 / 600)
    0.1
    """

    def draw(inputs, outputs, rng):
        limit = np.sqrt(6 / (inputs + outputs))
        return rng.uniform(-limit, limit, (inputs, outputs))

    return Initializer("glorot_uniform", draw, glorot_uniform)


def he():
    """Gaussian weights of standard deviation ``sqrt(2 / inputs)``: keeps the spread through ReLU units.

    Source: He, Zhang, Ren and Sun (2015).

    Examples
    --------
    >>> print(he()((200, 500), rng=0).std().round(2))  # sqrt(2 / 200)
    0.1
    """
    return Initializer("he", _scaled(lambda inputs: np.sqrt(2 / inputs)), he)


def orthogonal(gain=1.0):
    """A random rotation (or a part of one) times ``gain``: keeps every length, not only the average.

    Columns are orthonormal when inputs >= outputs, rows when not.
    Source: Saxe, McClelland and Ganguli (2014).

    Examples
    --------
    >>> W = orthogonal()((4, 3), rng=0, dtype=np.float64)
    >>> np.allclose(W.T @ W, np.eye(3))
    True
    """
    gain = _checks.number("gain", gain, "(0, inf)")

    def draw(inputs, outputs, rng):
        tall = rng.standard_normal((max(inputs, outputs), min(inputs, outputs)))
        Q, R = np.linalg.qr(tall)
        Q *= np.sign(np.diag(R))  # without this the rotation is not drawn uniformly
        return gain * (Q if inputs >= outputs else Q.T)

    return Initializer("orthogonal" if gain == 1 else f"orthogonal({gain:g})", draw, orthogonal, gain)


def sparse(connections=10, scale=1.0):
    """Each unit is wired to ``connections`` random inputs, with Gaussian weights of spread ``scale``; the rest are 0.

    Source: Martens (2010); CS231n, "Sparse initialization".

    Examples
    --------
    >>> W = sparse(connections=2)((6, 3), rng=0)
    >>> print((W != 0).sum(axis=0))
    [2 2 2]
    """
    connections = _checks.integer("connections", connections)
    scale = _checks.number("scale", scale, "(0, inf)")

    def draw(inputs, outputs, rng):
        order = rng.random((inputs, outputs)).argsort(axis=0)
        return scale * rng.standard_normal((inputs, outputs)) * (order < connections)

    return Initializer(f"sparse({connections})", draw, sparse, connections, scale)


def _scaled(scale):
    """Gaussian weights whose standard deviation is a function of the fan-in."""
    return lambda inputs, outputs, rng: scale(inputs) * rng.standard_normal((inputs, outputs))


INITIALIZERS = {
    "zeros": zeros, "normal": normal(), "xavier": xavier(), "glorot_uniform": glorot_uniform(),
    "he": he(), "orthogonal": orthogonal(), "sparse": sparse(),
}  # fmt: skip
MAKERS = {make.__name__: make for make in (constant, normal, xavier, glorot_uniform, he, orthogonal, sparse)}


def named(init):
    """The initializer of that name, or the initializer itself; ValueError for an unknown name.

    Any callable ``init(shape, rng, dtype)`` is accepted, and a maker such as :func:`he` for ``he()``.

    Examples
    --------
    >>> named("he").name, named(he).name
    ('he', 'he')
    """
    if init is constant:
        raise TypeError("init=constant lacks the constant: init=constant(value)")
    if any(init is make for make in MAKERS.values()):
        return init()
    if callable(init):
        return _checks.function("init", init, "shape", "rng", "dtype")
    if isinstance(init, (int, np.integer)):
        raise TypeError(f"init must be a name or an initializer; got {init} (a layer is told its outputs alone)")
    return INITIALIZERS[_checks.choice("init", init, INITIALIZERS)]
