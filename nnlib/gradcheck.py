"""Gradient checks: is the backward pass the slope of the forward pass?

Source: CS231n, Neural Networks Part 3, "Gradient Checks".
"""

from typing import NamedTuple

import numpy as np

from nnlib import _checks
from nnlib._tables import Table
from nnlib.layers import Activation, Maxout, PReLU
from nnlib.losses import AbsoluteError, MulticlassSVM

BANDS = ((1e-7, "excellent"), (1e-4, "good"), (1e-2, "suspicious"), (np.inf, "wrong"))


def numerical_gradient(f, x, h=1e-5, method="centered"):
    """The slope of ``f`` at ``x``, from differences of its values.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of ``x`` and returns one number.
    x : array of any shape
        Left as it is.
    h : float, positive
        Length of the step; near 1e-5 the centred difference in float64 is at its best.
    method : "centered" or "forward"
        ``(f(x + h) - f(x - h)) / 2h``, whose error shrinks with ``h**2``, or
        ``(f(x + h) - f(x)) / h``, whose error shrinks only with ``h``.

    Returns
    -------
    float64 array of the shape of ``x``

    Examples
    --------
    >>> numerical_gradient(lambda x: (x**2).sum(), [1.0, 2.0]).round(6)
    array([2., 4.])
    """
    x = _checks.array("x", x, dtype=np.float64).copy()
    h = _checks.number("h", h, "(0, inf)")
    method = _checks.choice("method", method, ("centered", "forward"))
    slope, flat = np.zeros_like(x), x.reshape(-1)
    at_x = f(x) if method == "forward" else None
    for i in range(flat.size):
        here = flat[i]
        flat[i] = here + h
        above = f(x)
        if method == "centered":
            flat[i] = here - h
            slope.reshape(-1)[i] = (above - f(x)) / (2 * h)
        else:
            slope.reshape(-1)[i] = (above - at_x) / h
        flat[i] = here
    return slope


def relative_error(analytic, numerical):
    """How far two slopes differ, as a share of the larger: ``|a - n| / max(|a|, |n|)``, and 0 where both are 0.

    Parameters
    ----------
    analytic, numerical : floats or arrays of one shape

    Returns
    -------
    float64 of that shape, 0 to 2

    Examples
    --------
    >>> relative_error([1.0, 0.0], [1.1, 0.0]).round(4)
    array([0.0909, 0.    ])
    """
    analytic, numerical = (_checks.array(name, value, dtype=np.float64, finite=False)
                           for name, value in (("analytic", analytic), ("numerical", numerical)))  # fmt: skip
    if analytic.shape != numerical.shape:
        raise ValueError(f"analytic and numerical must have one shape; got {analytic.shape} and {numerical.shape}")
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    return (np.abs(analytic - numerical) / np.where(larger == 0, 1, larger))[()]


def verdict(error):
    """A relative error in a word: "wrong" > 1e-2 >= "suspicious" > 1e-4 >= "good" > 1e-7 >= "excellent".

    Examples
    --------
    >>> verdict(1e-9), verdict(1e-3), verdict(float("nan"))
    ('excellent', 'suspicious', 'wrong')
    """
    return next((name for bound, name in BANDS if error <= bound), "wrong")


class ParameterCheck(NamedTuple):
    """One parameter array: entries checked, kinks crossed, the largest relative error of the others, its verdict.

    Examples
    --------
    >>> ParameterCheck("0.weight", checked=20, kinks=1, error=3e-9, verdict="excellent").verdict
    'excellent'
    """

    name: str
    checked: int
    kinks: int
    error: float
    verdict: str


class GradientReport(list):
    """A list of :class:`ParameterCheck`, shown as a table; ``passed`` when none is suspicious or wrong.

    Examples
    --------
    >>> GradientReport([ParameterCheck("0.weight", 20, 0, 0.5, "wrong")]).passed
    False
    """

    @property
    def passed(self):
        """Whether every parameter is good or excellent."""
        return all(check.verdict in ("good", "excellent", "not checked") for check in self)

    def table(self):
        """The table: one row for each parameter array."""
        rows = [[c.name, c.checked, c.kinks, f"{c.error:.1e}", c.verdict] for c in self]
        title = "gradient check: " + ("passed" if self.passed else "FAILED")
        return Table(["parameter", "checked", "kinks crossed", "largest relative error", "verdict"], rows, title)

    def __repr__(self):
        return str(self.table())

    __str__ = __repr__

    def _repr_html_(self):
        return self.table()._repr_html_()


def check_gradients(network, loss, X, y, penalty=None, h=1e-5, samples=None, seed=0):
    """Compare a network's gradients with centred differences of its loss.

    The training pass is checked: dropout draws the same masks for every evaluation, batch
    normalization uses the batch. Where ``w - h`` and ``w + h`` lie on two sides of a kink (a ReLU
    switched, a margin was just kept), the difference says nothing about the slope: such entries are
    counted and left out of the error. A difference within the rounding of the loss counts as 1e-7 at most.

    Parameters
    ----------
    network : Network
        Use dtype float64: float32 is too coarse for h = 1e-5. Left as it was.
    loss, penalty
        As for training. Check without the penalty too: it can hide an error of the data's gradient.
    X : array (N, D), y : targets
        A few samples are enough, and cross fewer kinks.
    h : float, positive
    samples : int, optional
        Entries to check of each parameter array, drawn at random; all of them unless told.
    seed : int or numpy.random.Generator

    Returns
    -------
    GradientReport
        For each parameter array the largest relative error and a verdict; ``.passed``.

    Examples
    --------
    >>> from nnlib import losses, mlp
    >>> network = mlp([4, 5, 3], "tanh", dtype=np.float64)
    >>> report = check_gradients(network, losses.SoftmaxCrossEntropy(), np.eye(4), [0, 1, 2, 0])
    >>> report.passed
    True
    """
    h, rng = _checks.number("h", h, "(0, inf)"), _checks.generator(seed)
    if samples is not None:
        samples = _checks.integer("samples", samples)
    _checks.same_rows("y", X, y)
    x = network._inputs(X)
    lead = () if network.members is None else (network.members,)
    targets = loss.targets(y, (*lead, x.shape[-2], network.outputs))
    before = _Snapshot(network)
    mask = network.weights_mask.astype(network.dtype)

    def evaluate():
        """The loss, and on which side of each kink the pass went."""
        before.restore_randomness()
        scores = network._forward(x, training=True)
        value, dscores = loss.forward(scores, targets)
        if penalty is not None:
            value = value + penalty.forward(network.parameters, mask)[0]
        return value, [*map(_sides, network.layers), _margins(loss, scores, targets)], dscores

    try:
        network.backward(evaluate()[2])
        analytic = network.gradients.copy()
        if penalty is not None:
            analytic += penalty.forward(network.parameters, mask)[1]
        report, start = GradientReport(), 0
        for name, view in network.named_parameters():
            size = view.size // (network.members or 1)
            picked = np.arange(size) if samples is None or samples >= size else rng.choice(size, samples, replace=False)
            errors, kinks = [], 0
            for i in start + np.sort(picked):
                here = network.parameters[..., i].copy()
                network.parameters[..., i] = here + h
                above, sides_above, _ = evaluate()
                network.parameters[..., i] = here - h
                below, sides_below, _ = evaluate()
                network.parameters[..., i] = here
                if all(np.array_equal(a, b) for a, b in zip(sides_above, sides_below, strict=True)):
                    errors.append(_error(analytic[..., i], (above - below) / (2 * h), np.max(np.abs(above)) / h))
                else:
                    kinks += 1
            error = float(np.max(errors)) if errors else float("nan")
            report.append(ParameterCheck(name, len(picked), kinks, error, verdict(error) if errors else "not checked"))
            start += size
    finally:
        before.restore()
    return report


def _error(analytic, numerical, steepness):
    """The relative error, at most 1e-7 where the rounding of the values explains the difference."""
    analytic, numerical = np.float64(analytic), np.float64(numerical)
    rounding = np.abs(analytic - numerical) <= 8 * np.finfo(np.float64).eps * steepness
    error = relative_error(analytic, numerical)
    return np.where(rounding, np.minimum(error, 1e-7), error)


def _sides(layer):
    """On which side of its kinks each unit of a layer was in the latest forward pass; None without kinks."""
    kinked = isinstance(layer, Activation) and layer.activation.name in ("relu", "leaky_relu", "elu")
    if kinked or isinstance(layer, PReLU):
        return layer.x > 0
    return layer.winner.copy() if isinstance(layer, Maxout) else None


def _margins(loss, scores, targets):
    """The same for the kinks of a loss."""
    if isinstance(loss, MulticlassSVM):
        true = np.take_along_axis(scores, np.broadcast_to(targets, scores.shape[:-1])[..., None], axis=-1)
        return scores - true + loss.margin > 0
    return scores > targets if isinstance(loss, AbsoluteError) else None


class _Snapshot:
    """A network's arrays and random generators, to be put back."""

    def __init__(self, network):
        self.arrays = [(array, array.copy()) for array in (network.parameters, network.gradients)]
        self.arrays += [(array, array.copy()) for _, array in network.named_state()]
        self.randomness = [(rng, rng.bit_generator.state) for rng in network.generators]

    def restore_randomness(self):
        for rng, state in self.randomness:
            rng.bit_generator.state = state

    def restore(self):
        for array, kept in self.arrays:
            array[...] = kept
        self.restore_randomness()
