"""Points on a plane, made from a few numbers and a seed.

Source: CS231n, "Putting it together: Minimal Neural Network Case Study" (the spiral).
"""

import numpy as np

from nnlib import _checks
from nnlib.datasets._dataset import Split


def spiral(samples=100, classes=3, noise=0.2, seed=0):
    """Arms of a spiral that no straight line can separate.

    Parameters
    ----------
    samples : int
        Points of each class.
    classes : int
        Number of arms, at least 2.
    noise : float, at least 0
        Standard deviation of the angle, in radians.
    seed : int or numpy.random.Generator

    Returns
    -------
    Split
        ``X`` (samples * classes, 2) within a circle of radius 1, ``y`` (samples * classes,), in random order.

    Examples
    --------
    >>> spiral(samples=100, classes=3)
    Split(X (300, 2) float32, y (300,) int64)
    """
    samples, classes, noise, rng = _checked(samples, classes, noise, seed)
    radius = np.tile(np.linspace(0, 1, samples), classes)
    y = np.repeat(np.arange(classes), samples)
    angle = 4 * radius + 2 * np.pi * y / classes + noise * rng.standard_normal(len(y))
    return _points(radius * np.sin(angle), radius * np.cos(angle), y, rng)


def moons(samples=100, noise=0.1, seed=0):
    """Two half circles, each reaching into the other.

    ``samples`` points of each class; ``noise`` is the standard deviation of both coordinates, where the
    half circles have radius 1. Returns a :class:`Split` as :func:`spiral` does.

    Examples
    --------
    >>> X, y = moons(samples=50)
    >>> X.shape, np.bincount(y)
    ((100, 2), array([50, 50]))
    """
    samples, _, noise, rng = _checked(samples, 2, noise, seed)
    angle = np.tile(np.linspace(0, np.pi, samples), 2)
    y = np.repeat([0, 1], samples)
    x1 = np.where(y == 0, np.cos(angle), 1 - np.cos(angle))
    x2 = np.where(y == 0, np.sin(angle), 0.5 - np.sin(angle))
    return _points(*_noisy(x1, x2, noise, rng), y, rng)


def circles(samples=100, noise=0.1, factor=0.5, seed=0):
    """A circle of radius ``factor`` in (0, 1), class 1, inside a circle of radius 1, class 0.

    ``samples`` points of each class; ``noise`` is the standard deviation of both coordinates. Returns a
    :class:`Split` as :func:`spiral` does.

    Examples
    --------
    >>> X, y = circles(noise=0, factor=0.5)
    >>> np.hypot(*X[y == 1].T).round(3).max()
    np.float32(0.5)
    """
    samples, _, noise, rng = _checked(samples, 2, noise, seed)
    factor = _checks.number("factor", factor, "(0, 1)")
    angle = np.tile(np.linspace(0, 2 * np.pi, samples, endpoint=False), 2)
    y = np.repeat([0, 1], samples)
    radius = np.where(y == 0, 1, factor)
    return _points(*_noisy(radius * np.cos(angle), radius * np.sin(angle), noise, rng), y, rng)


def xor(samples=100, noise=0.3, seed=0):
    """Four clouds around (±1, ±1): class 1 where exactly one coordinate is positive.

    ``samples`` points of each class, shared between its two clouds; ``noise`` is the standard deviation of
    both coordinates. Returns a :class:`Split` as :func:`spiral` does.

    Examples
    --------
    >>> X, y = xor(noise=0.1)
    >>> np.array_equal(y, (X[:, 0] > 0) ^ (X[:, 1] > 0))
    True
    """
    samples, _, noise, rng = _checked(samples, 2, noise, seed)
    y = np.repeat([0, 1], samples)
    x1 = np.where(np.arange(2 * samples) % 2, 1, -1)
    x2 = np.where(y == 0, x1, -x1)
    return _points(*_noisy(x1, x2, noise, rng), y, rng)


def gaussians(samples=100, classes=2, noise=0.4, seed=0):
    """Round clouds whose centres lie evenly on a circle of radius 1.

    ``samples`` points of each class; ``noise`` is the clouds' standard deviation. Two classes at the default
    noise are all but separable by a straight line. Returns a :class:`Split` as :func:`spiral` does.

    Examples
    --------
    >>> X, y = gaussians(samples=50, classes=4)
    >>> X.shape, np.bincount(y)
    ((200, 2), array([50, 50, 50, 50]))
    """
    samples, classes, noise, rng = _checked(samples, classes, noise, seed)
    y = np.repeat(np.arange(classes), samples)
    angle = 2 * np.pi * y / classes
    return _points(*_noisy(np.cos(angle), np.sin(angle), noise, rng), y, rng)


def regression_line(samples=100, slope=2.0, intercept=0.5, noise=0.2, outliers=0.0, seed=0):
    """Points along ``y = slope * x + intercept`` for x in -1 … 1.

    Parameters
    ----------
    samples : int
    slope, intercept : float
    noise : float, at least 0
        Standard deviation of y around the line.
    outliers : float in [0, 1)
        Share of the samples whose y is 3 to 6 too large.
    seed : int or numpy.random.Generator

    Returns
    -------
    Split
        ``X`` (samples, 1), ``y`` (samples, 1) of float32.

    Examples
    --------
    >>> X, y = regression_line(noise=0)
    >>> np.allclose(y, 2 * X + 0.5)
    True
    """
    samples, _, noise, rng = _checked(samples, 2, noise, seed)
    slope, intercept = _checks.number("slope", slope), _checks.number("intercept", intercept)
    outliers = _checks.number("outliers", outliers, "[0, 1)")
    x = rng.uniform(-1, 1, (samples, 1))
    y = slope * x + intercept + noise * rng.standard_normal((samples, 1))
    y[: round(outliers * samples)] += rng.uniform(3, 6, (round(outliers * samples), 1))
    return Split(x.astype(np.float32), y.astype(np.float32))


def _checked(samples, classes, noise, seed):
    return (
        _checks.integer("samples", samples),
        _checks.integer("classes", classes, at_least=2),
        _checks.number("noise", noise, "[0, inf)"),
        _checks.generator(seed),
    )


def _noisy(x1, x2, noise, rng):
    return x1 + noise * rng.standard_normal(len(x1)), x2 + noise * rng.standard_normal(len(x2))


def _points(x1, x2, y, rng):
    order = rng.permutation(len(y))
    return Split(np.column_stack([x1, x2]).astype(np.float32)[order], y.astype(np.intp)[order])
