"""Gradient checks: is the backward pass the slope of the forward pass?

Source: CS231n, Neural Networks Part 3, "Gradient Checks".
"""

import math
from typing import NamedTuple

import numpy as np

from nnlib import _checks
from nnlib._tables import Table, Tabled
from nnlib.losses import Loss

EPSILON = np.finfo(np.float64).eps
BANDS = ((1e-7, "excellent"), (1e-4, "good"), (1e-2, "suspicious"), (np.inf, "wrong"))
PASSING = {"excellent", "good"}


def numerical_gradient(f, x, h=1e-5, method="centered"):
    """The slope of ``f`` at ``x``, from differences of its values.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of ``x``, a copy of its own, and returns one number, in float64. Its
        rounding, about ``1e-16 * |f(x)| / h``, is what a slope cannot be told apart from.
    x : array of any shape
        Left as it is.
    h : float, positive
        Length of the step; near 1e-5 the centered difference in float64 is at its best.
    method : "centered" or "forward"
        ``(f(x + h) - f(x - h)) / 2h``, whose error shrinks with ``h**2``, or
        ``(f(x + h) - f(x)) / h``, whose error shrinks only with ``h``. What is divided by is the step that was
        taken: beside a large ``x``, ``x + h`` is rounded.

    Returns
    -------
    float64 array of the shape of ``x``

    Raises
    ------
    TypeError, ValueError
        Where ``f`` returns anything but one finite number, or ``h`` is lost beside a large ``x``.

    Examples
    --------
    >>> numerical_gradient(lambda x: (x**2).sum(), [1.0, 2.0]).round(6)
    array([2., 4.])
    """
    f, x, h = _checks.function("f", f), _checks.array("x", x, dtype=np.float64), _checks.number("h", h, "(0, inf)")
    back = h if _checks.choice("method", method, ("centered", "forward")) == "centered" else 0.0
    slope, at_x = np.empty(x.shape), None if back else _value(f, x.copy(), h)
    for place in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[place] += h
        below[place] -= back
        step = _step(x[place], above[place], below[place])  # 2 * h, or h, but for the rounding of x + h
        slope[place] = (_value(f, above, h) - (_value(f, below, h) if back else at_x)) / step
    return slope


def _step(here, above, below):
    """From below to above; ValueError for a step of so few floats that a slope is all rounding."""
    if not math.isfinite(above - below):
        raise ValueError(f"x + h must be finite; got {above:g} for x={here:g}: take a smaller h")
    if above - here < 100 * math.ulp(here):
        apart = f"floats lie {math.ulp(here):.0e} apart there"
        raise ValueError(f"h must not be lost beside x={here:g}; {apart}: take a larger h, or a larger unit for x")
    return above - below


def _value(f, x, h):
    """``f(x)``, as a number that no later call can change."""
    value = f(x)
    return value if isinstance(value, float) and math.isfinite(value) else _number(np.asarray(value), h)


def _number(value, h):
    if value.size != 1:
        raise ValueError(f"f must return one number; got an array of shape {value.shape}: return its sum()")
    if value.dtype.kind not in "fiu":
        raise TypeError(f"f must return one real number; got {value.item()!r}")
    if value.dtype in (np.float16, np.float32) and h < (coarse := np.finfo(value.dtype).eps ** (1 / 3)):
        remedy = f"compute in float64, or take h={coarse:.0e} at least"
        raise ValueError(f"f must return float64 for h={h:g}; got {value.dtype}, which is too coarse: {remedy}")
    if not np.isfinite(value).all():
        raise ValueError(f"f must return a finite number; got {value.item()} within h={h:g} of x")
    return float(value.item())


def relative_error(analytic, numerical):
    """How far two slopes differ, as a share of the larger: ``|a - n| / max(|a|, |n|)``, and 0 where both are 0.

    Parameters
    ----------
    analytic, numerical : floats or arrays of one shape

    Returns
    -------
    float64 of that shape, 0 to 2, or nan where one of both is nan or infinite: that is no slope

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
    larger = np.where(larger == 0, 1, larger)
    with np.errstate(invalid="ignore"):  # infinite / infinite
        return np.abs(analytic / larger - numerical / larger)[()]  # first divided: a difference could overflow


def verdict(error):
    """A relative error in a word: "wrong" > 1e-2 >= "suspicious" > 1e-4 >= "good" > 1e-7 >= "excellent".

    Examples
    --------
    >>> verdict(1e-9), verdict(1e-3), verdict(float("nan"))
    ('excellent', 'suspicious', 'wrong')
    """
    error = _checks.number("error", error, "[0, inf]", nan=True)
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


class GradientReport(Tabled, list):
    """A list of :class:`ParameterCheck`, shown as a table; ``passed`` when all that was checked is good or excellent.

    ``note`` says why a check has not passed, where the backward pass may be innocent.

    Examples
    --------
    >>> GradientReport([ParameterCheck("0.weight", 20, 0, 0.5, "wrong")]).passed
    False
    """

    def __init__(self, checks=(), note=""):
        super().__init__(checks)
        self.note = note

    @property
    def passed(self):
        """Whether something was checked, and every parameter that was is good or excellent."""
        verdicts = {check.verdict for check in self} - {"not checked"}
        return bool(verdicts) and verdicts <= PASSING

    def table(self):
        """The table: one row for each parameter array."""
        rows = [[c.name, c.checked, c.kinks, f"{c.error:.1e}", c.verdict] for c in self]
        failed = "FAILED" if {c.verdict for c in self} & {"suspicious", "wrong"} else "inconclusive"
        title = "gradient check: " + ("passed" if self.passed else failed) + (f"; {self.note}" if self.note else "")
        return Table(["parameter", "checked", "kinks crossed", "largest relative error", "verdict"], rows, title)


def check_gradients(network, loss, X, y, penalty=None, h=1e-5, samples=None, seed=0):
    """Compare a network's gradients with centered differences of its loss.

    The training pass is checked: dropout draws the same masks for every evaluation, batch
    normalization uses the batch. Where ``w - h`` and ``w + h`` lie on two sides of a kink (a ReLU
    switched, a margin was just kept, a weight under L1 changed its sign), the difference says nothing about
    the slope: such entries are counted and left out of the error. A difference within the rounding of the
    loss counts as 1e-7 at most, as long as that rounding is far below the slopes of the array.

    Parameters
    ----------
    network : Network
        Use dtype float64: float32 is too coarse for h = 1e-5. Left as it was.
    loss, penalty
        As for training. Check without the penalty too: it can hide an error of the data's gradient.
    X : array (N, D)
        A few samples are enough, and cross fewer kinks.
    y : targets
    h : float, positive
    samples : int, optional
        Entries to check of each parameter array, drawn at random; all of them unless told.
    seed : int or numpy.random.Generator

    Returns
    -------
    GradientReport
        For each parameter array the largest relative error and a verdict; ``.passed``. "inconclusive": in this
        array rounding could hide a wrong slope, since h is too small, or the loss too large, for slopes like
        these. "not checked": every entry crossed a kink. A report is no pass when it is inconclusive, or when
        nothing was checked; its title says what to change.

    Examples
    --------
    >>> from nnlib import losses, mlp
    >>> network = mlp([4, 5, 3], "tanh", dtype=np.float64)
    >>> report = check_gradients(network, losses.SoftmaxCrossEntropy(), np.eye(4), [0, 1, 2, 0])
    >>> report.passed
    True
    """
    h, rng = _checks.number("h", h, "(0, inf)"), _checks.generator(seed)
    _checks.instance("loss", loss, Loss, example="losses.SoftmaxCrossEntropy()")
    if samples is not None:
        samples = _checks.integer("samples", samples)
    _checks.same_rows("y", X, y)
    x = network.checked(X)
    targets = loss.targets(y, (*network.parameters.shape[:-1], x.shape[-2], network.outputs))
    before = _Snapshot(network)
    try:
        with np.errstate(over="ignore", invalid="ignore"):  # a run that diverged is wrong, and its verdict says so
            report = _report(_Probe(network, loss, x, targets, penalty, before.restore_randomness), h, samples, rng)
    finally:
        before.restore()
    report.note = _note(report, network.dtype, h)
    return report


def _report(probe, h, samples, rng):
    report, start = GradientReport(), 0
    for name, view in probe.network.named_parameters():
        end = start + view.size // (probe.network.members or 1)
        picked = np.arange(start, end)
        if samples is not None and samples < picked.size:
            picked = np.sort(rng.choice(picked, samples, replace=False))
        measured = {i: entry for i in picked if (entry := probe.measure(i, h)) is not None}
        error, word = math.nan, "not checked"
        if measured:
            largest = np.abs(probe.analytic[..., start:end]).max(axis=-1)
            # Slopes that are 0 but for rounding, as of a bias before batch normalization: 0 beside the scores' slopes.
            largest = np.where(largest <= 100 * EPSILON * probe.steepness, probe.steepness, largest)
            numerical, rounding = np.stack(list(measured.values()), axis=1)
            error, word = _judged([probe.analytic[..., i] for i in measured], numerical, rounding, largest)
        report.append(ParameterCheck(name, picked.size, picked.size - len(measured), error, word))
        start = end
    return report


def _judged(analytic, numerical, rounding, largest):
    """The largest relative error and its verdict; what rounding explains counts as 1e-7 at most.

    Where the rounding is no longer small beside the largest slope, it explains wrong slopes too: no agreement then.
    """
    analytic, numerical, rounding = map(np.asarray, (analytic, numerical, rounding))
    errors, explained = relative_error(analytic, numerical), np.abs(analytic - numerical) <= rounding
    error = float(np.max(np.where(explained, np.minimum(errors, 1e-7), errors)))
    if verdict(error) in PASSING and np.any(rounding > 1e-2 * largest):
        return float(np.max(errors)), "inconclusive"
    return error, verdict(error)


def _note(report, dtype, h):
    """Why a check has not passed, where the backward pass may be innocent."""
    verdicts = {check.verdict for check in report}
    if report.passed:
        return ""
    if dtype != np.float64:
        return f"{dtype} is too coarse for h={h:g}: make the network with dtype=np.float64"
    if "inconclusive" in verdicts:
        return f"rounding could hide a wrong slope: take a larger h than {h:g}, or a smaller loss"
    return "every entry crossed a kink: take a smaller h, or other samples" if verdicts == {"not checked"} else ""


class _Probe:
    """The training pass of a network, to be repeated with one parameter moved; backward's slopes are ``analytic``."""

    def __init__(self, network, loss, x, targets, penalty, restore_randomness):
        self.network, self.loss, self.x, self.targets, self.penalty = network, loss, x, targets, penalty
        self.restore_randomness, self.mask = restore_randomness, network.weights_mask.astype(network.dtype)
        _, self.sides, scores, dscores = self.evaluate()
        self.summed = np.abs(scores * dscores).sum(axis=(-2, -1))  # the scores' rounding, in the loss
        self.steepness = np.abs(dscores).sum(axis=(-2, -1))
        network.backward(dscores)
        self.analytic = network.gradients.astype(np.float64)
        if penalty is not None:
            self.analytic += penalty.forward(network.parameters, self.mask)[1]

    def evaluate(self):
        """The loss, on which side of each kink the pass went, the scores and their slopes."""
        self.restore_randomness()
        scores = self.network._forward(self.x, training=True)
        value, dscores = self.loss.forward(scores, self.targets)
        sides = [*(layer.sides() for layer in self.network.layers), self.loss.sides(scores, self.targets)]
        if self.penalty is not None:
            value = value + self.penalty.forward(self.network.parameters, self.mask)[0]
            sides.append(self.penalty.sides(self.network.parameters * self.mask))
        return np.float64(value), sides, scores, dscores

    def measure(self, i, h):
        """The slope at parameter i and how far it may be rounded, without end where i cannot move; None at a kink."""
        parameters, ends = self.network.parameters, []
        here = parameters[..., i].copy()
        for step in (-h, h):
            parameters[..., i] = here + step
            ends.append((parameters[..., i].astype(np.float64), *self.evaluate()[:2]))
        parameters[..., i] = here
        (low, below, sides_below), (high, above, sides_above) = ends
        if not (_same(self.sides, sides_below) and _same(self.sides, sides_above)):
            return None
        lost = ~((low < here) & (here < high))
        step = np.where(lost, 1, high - low)  # 2 * h, but for the rounding of w + h
        return (above - below) / step, np.where(lost, np.inf, 16 * EPSILON * (np.abs(above) + self.summed) / step)


def _same(sides, others):
    return all(map(np.array_equal, sides, others))


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
