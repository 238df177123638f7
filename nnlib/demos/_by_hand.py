"""A network whose weights are set by hand, so that it follows a curve."""

import numpy as np

from nnlib import _checks
from nnlib.networks import mlp


def by_hand(f, units, activation="relu", steepness=30):
    """A network of one hidden layer whose weights are set, not learned, so that it follows a curve on 0 … 1.

    Parameters
    ----------
    f : callable
        The curve: arrays in, arrays of the same shape out.
    units : int, at least 2
    activation : {"relu", "sigmoid"}
        ReLUs join points of the curve by straight lines. Sigmoids, two for each bump, build it from blocks.
    steepness : float, positive
        Of the blocks' sides, for their width.

    Returns
    -------
    Network
        ``mlp([1, units, 1])`` in float64.

    Raises
    ------
    TypeError, ValueError
        For another number of units, steepness or activation.

    Examples
    --------
    >>> by_hand(np.square, 4).forward([[0.5], [0.625]]).ravel()  # at a knot, and between two
    array([0.25   , 0.40625])
    """
    units = _checks.integer("units", units, at_least=2)
    steepness = _checks.number("steepness", steepness, "(0, inf)")
    if _checks.choice("activation", activation, ("relu", "sigmoid")) == "relu":
        knots = np.linspace(0, 1, units + 1)
        weight, bias = np.ones(units), -knots[:-1]
        slopes = np.diff(f(knots)) / np.diff(knots)
        heights, start = np.diff(slopes, prepend=0), f(knots[:1])
    else:
        left, right, middle = _blocks(units // 2)
        weight = np.full(2 * len(middle), steepness * len(middle))
        bias = -weight * np.concatenate([left, right])
        heights, start = np.concatenate([f(middle), -f(middle)]), 0.0
    network = mlp([1, len(weight), 1], activation, dtype=np.float64)
    network.parameters[...] = np.concatenate([weight, bias, heights, np.ravel(start)])
    return network


def _blocks(bumps):
    """Left side, right side and middle of each block; the outermost reach beyond 0 … 1."""
    edges = np.linspace(0, 1, bumps + 1)
    middle = (edges[:-1] + edges[1:]) / 2
    edges[[0, -1]] = -1, 2
    return edges[:-1], edges[1:], middle


def bumps(f, x, units, activation, steepness):
    """What the network adds up, as bumps (bumps, N)."""
    if activation == "relu":
        knots = np.linspace(0, 1, units + 1)[:, None]
        return f(knots) * np.maximum(0, 1 - units * np.abs(x - knots))
    network = by_hand(f, units, activation, steepness)
    parts = network.activations(x[:, None])[1] * network.layers[2].parameters["weight"][:, 0]
    return (parts[:, : units // 2] + parts[:, units // 2 :]).T
