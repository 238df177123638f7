"""Points of the plane on what a model answers there, in a panel that stands still, whatever the points' own limits."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from nnlib.plots import plane

TINT = LinearSegmentedColormap.from_list("tint", ["#7FB5DA", "#FFFFFF", "#EE9A66"])  # class 0, undecided, class 1


class Plane:
    """A panel of the unit square: a picture of the answers, and clouds of points on it.

    Parameters
    ----------
    axes : Axes
    looks : sequence of dict
        Of each cloud: how its points look.
    side : int
        Answers along each side.

    Attributes
    ----------
    artists : list
        What moves.
    grid : array (side * side, 2)
        Where answers are asked for, once :meth:`cover` was called.
    """

    def __init__(self, axes, looks, side=80):
        axes.set(xticks=[], yticks=[], xlim=(0, 1), ylim=(0, 1))
        self.side = side
        self.surface = axes.imshow(np.zeros((2, 2, 4)), origin="lower", extent=(0, 1, 0, 1), aspect="auto", zorder=0)
        style = {"linestyle": "", "markeredgecolor": "white", "markeredgewidth": 0.7, "markersize": 7, "zorder": 3}
        self.clouds = [axes.plot([], [], **(style | look))[0] for look in looks]
        self.artists = [self.surface, *self.clouds]

    def cover(self, X):
        """Reach over points (N, 2): the grid lies around them."""
        xs, ys, self.grid = plane(X, self.side)
        self.corner, self.extent = np.array([xs[0], ys[0]]), np.array([xs[-1] - xs[0], ys[-1] - ys[0]])

    def show(self, colors, X, groups):
        """Colors (side * side, 3 or 4) of the answers, and the points of each cloud as a choice among X."""
        self.surface.set_data(colors.reshape(self.side, self.side, -1))
        for cloud, group in zip(self.clouds, groups, strict=True):
            cloud.set_data(*self.places(X[group]).T)

    def places(self, X):
        """Where points stand in the panel."""
        return (X - self.corner) / self.extent
