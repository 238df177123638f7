"""Grids of images and numbers."""

import numpy as np

from nnlib import _checks
from nnlib.plots._figures import BLACK, DIVERGING, GREY, axes_of, figure


def images(X, image_shape, titles=None, *, columns=10, cmap="gray_r", limits=None):
    """Images in a grid, each with an optional title.

    Parameters
    ----------
    X : array (N, height * width) or (N, height * width * 3)
    image_shape : (height, width) or (height, width, 3)
    titles : sequence of str, optional
    limits : (low, high), optional
        The values of white and black; the smallest and largest of each image unless told.

    Examples
    --------
    >>> fig = images(np.eye(4), (2, 2), titles=["a", "b", "c", "d"], columns=4)
    """
    X = _checks.plain("X", X)
    if X.dtype.kind == "f":  # whole numbers stay: they are colors from 0 to 255
        X = _checks.array("X", X, finite=False)
    columns = min(columns, len(X))
    rows = -(-len(X) // columns)
    height = 9.0 / columns * rows * (1.25 if titles is not None else 1.02)
    fig, axes = figure(rows, columns, height=height, squeeze=False)
    low, high = limits or (None, None)
    for i, panel in enumerate(axes.flat):
        panel.set_axis_off()
        if i < len(X):
            panel.imshow(X[i].reshape(image_shape), cmap=cmap, vmin=low, vmax=high, interpolation="nearest")
            if titles is not None:
                panel.set_title(titles[i], fontsize=11, loc="center", fontweight="normal")
    return fig


def weight_images(weights, image_shape, ax=None, *, columns=10):
    """What each unit of a first layer looks for: weights (features, units) as images, red positive, blue negative.

    Examples
    --------
    >>> len(weight_images(np.eye(4), (2, 2)).axes)
    1
    """
    weights = _checks.array("weights", weights, finite=False)
    fig, ax = axes_of(ax, 9.0, 9.0 / columns * -(-weights.shape[1] // columns))
    ax.imshow(tiles(weights.T, image_shape, columns), cmap=DIVERGING, interpolation="nearest", **symmetric(weights))
    ax.set_axis_off()
    return fig


def tiles(X, image_shape, columns=10, gap=1):
    """Images (N, height * width) side by side in one array, nan between them.

    Examples
    --------
    >>> tiles(np.ones((3, 4)), (2, 2), columns=3).shape  # three of 2 by 2, and two gaps
    (2, 8)
    """
    X, (height, width) = _checks.plain("X", X), image_shape[:2]
    rows = -(-len(X) // columns)
    sheet = np.full((rows * (height + gap) - gap, columns * (width + gap) - gap), np.nan)
    for i, image in enumerate(X):
        top, left = i // columns * (height + gap), i % columns * (width + gap)
        sheet[top : top + height, left : left + width] = image.reshape(height, width)
    return sheet


def symmetric(values):
    """Limits for a diverging color map, with 0 in the middle.

    Examples
    --------
    >>> symmetric([-3.0, 1.0])
    {'vmin': -3.0, 'vmax': 3.0}
    """
    largest = float(np.nanmax(np.abs(_checks.array("values", values, finite=False)))) or 1.0
    return {"vmin": -largest, "vmax": largest}


def confusion_matrix(matrix, classes=None, ax=None):
    """Counts (C, C) of true labels (rows) against predicted ones (columns), mistakes in color.

    Examples
    --------
    >>> fig = confusion_matrix([[9, 1], [0, 10]], classes=["cat", "dog"])
    """
    matrix = _checks.plain("matrix", matrix)
    names = [str(name) for name in (range(len(matrix)) if classes is None else classes)]
    fig, ax = axes_of(ax, 6, 5.4)
    mistakes = np.where(np.eye(len(matrix), dtype=bool), 0, matrix)
    ax.imshow(mistakes, cmap="Oranges", vmin=0, vmax=max(1, mistakes.max() * 1.3))
    for (row, column), count in np.ndenumerate(matrix):
        if count:
            right = row == column
            ax.text(column, row, str(count), ha="center", va="center", fontsize=11,
                    fontweight="bold" if right else "normal", color=GREY if right else BLACK)  # fmt: skip
    ax.set_xticks(range(len(names)), names)
    ax.set_yticks(range(len(names)), names)
    ax.set(xlabel="predicted", ylabel="true")
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.tick_params(length=0)
    return fig
