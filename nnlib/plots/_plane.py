"""Points of the plane, and what a model or an optimizer does there."""

import numpy as np
from matplotlib.colors import ListedColormap

from nnlib import _checks
from nnlib.plots._figures import BLACK, BLUE, GREEN, GREY, MARKERS, PINK, RED, SERIES, STYLES, axes_of


def scatter(X, y, ax=None, *, size=22):
    """Points of the plane (N, 2), each class with its color and marker.

    Examples
    --------
    >>> scatter(np.zeros((2, 2)), np.array([0, 1])).axes[0].get_aspect()
    1.0
    """
    fig, ax = axes_of(ax)
    X = _checks.samples(X, 2)
    y = _checks.labels(y, len(X), name="y")
    for label in np.unique(y):
        ax.scatter(*X[y == label].T, s=size, color=SERIES[label % len(SERIES)], edgecolors="white",
                   marker=MARKERS[label % len(MARKERS)], linewidths=0.6, zorder=3)  # fmt: skip
    ax.set_aspect("equal", adjustable="datalim")
    return fig


def decision_regions(model, X, y, ax=None, *, resolution=150):
    """Where a model of two inputs decides for which class, under its training points.

    Parameters
    ----------
    model : object with ``predict(X) -> labels``, such as a Network
    X : array (N, 2)
    y : int array (N,)

    Examples
    --------
    >>> from nnlib import datasets, mlp
    >>> X, y = datasets.moons()
    >>> fig = decision_regions(mlp([2, 8, 2]), X, y)
    """
    fig, ax = axes_of(ax)
    xs, ys, grid = plane(X, resolution)
    labels = model.predict(grid).reshape(len(ys), len(xs))
    extent = (xs[0], xs[-1], ys[0], ys[-1])
    ax.imshow(labels % len(SERIES), extent=extent, origin="lower", cmap=ListedColormap(SERIES), vmin=-0.5,
              vmax=len(SERIES) - 0.5, alpha=0.28, interpolation="nearest", aspect="auto")  # fmt: skip
    scatter(X, y, ax)
    ax.set_aspect("auto")
    ax.set(xlim=extent[:2], ylim=extent[2:])
    return fig


def decision_lines(neurons, ax=None):
    """Lines on which neurons of two inputs have the weighted sum 0, each named near one of its ends.

    Parameters
    ----------
    neurons : dict of name -> Neuron
    ax : Axes
        With its limits set: draw the points or regions first.

    Examples
    --------
    >>> from nnlib.neurons import Neuron
    >>> fig = decision_lines({"level": Neuron([0.0, 1.0], -0.5), "upright": Neuron([1.0, 0.0], -0.5)})
    """
    fig, ax = axes_of(ax)
    ax.apply_aspect()
    low, high = np.transpose([ax.get_xlim(), ax.get_ylim()])
    for i, (name, neuron) in enumerate(neurons.items()):
        point, direction = neuron.decision_line()
        color = (BLACK, PINK, GREEN, GREY)[i % 4]
        ax.axline(point, point + direction, color=color, linestyle=STYLES[i % len(STYLES)])
        moving = np.where(direction == 0, 1, direction)
        crossings = np.sort([(low - point) / moving, (high - point) / moving], axis=0)
        crossings[:, direction == 0] = [[-np.inf], [np.inf]]
        ends = crossings[0].max(), crossings[1].min()
        inside = point + direction * (ends[i % 2] + 0.06 * (ends[1 - i % 2] - ends[i % 2]))
        ax.text(*inside, name, color=color, ha="center", va="center", clip_on=True, zorder=5,
                bbox={"facecolor": "white", "alpha": 0.85, "edgecolor": "none", "pad": 2})  # fmt: skip
    return fig


def path(points, ax=None, *, goal=None, xlabel="", ylabel="", title=""):
    """Where a point of the plane went, step by step: points (T, 2), from the open circle on; the goal is a star.

    Examples
    --------
    >>> fig = path([[0, 0], [1, 0], [1, 1]], goal=(2, 2))
    """
    fig, ax = axes_of(ax)
    points = _checks.plain("points", points)
    if goal is not None:
        ax.plot(*goal, "*", color=RED, markersize=18, zorder=1)
    ax.plot(*points.T, "o-", color=BLUE, markersize=4, linewidth=1.5)
    ax.plot(*points[0], "o", color=BLUE, markerfacecolor="white", markersize=9)
    ax.set_aspect("equal", adjustable="datalim")
    ax.set(xlabel=xlabel, ylabel=ylabel, title=title)
    return fig


def plane(X, resolution=150, margin=0.15):
    """A grid that covers points (N, 2): xs (R,), ys (R,), and all its points (R * R, 2), row by row from below.

    Examples
    --------
    >>> xs, ys, points = plane(np.array([[0.0, 0.0], [1.0, 1.0]]), resolution=3, margin=0)
    >>> xs, points.shape
    (array([0. , 0.5, 1. ]), (9, 2))
    """
    X = _checks.samples(X, 2)
    low, high = X.min(axis=0), X.max(axis=0)
    room = margin * (high - low)
    xs, ys = np.linspace(low - room, high + room, resolution).T
    return xs, ys, np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
