"""The course's style, a figure that a notebook shows, and labels that stand apart."""

import io
import os

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from nnlib import _cells

__all__ = [
    "BLACK", "BLUE", "COLORS", "DIVERGING", "GREEN", "GREY", "LIGHT", "MARKERS", "ORANGE", "PALE", "PINK", "RED",
    "SERIES", "SKY", "STYLE", "STYLES", "TYPE", "YELLOW", "ShownFigure", "apart", "figure", "label_ends", "lecture",
]  # fmt: skip

BLACK, ORANGE, SKY, GREEN, YELLOW, BLUE, RED, PINK = COLORS = (
    "#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
)  # fmt: skip
SERIES = (BLUE, RED, GREEN, PINK, ORANGE, SKY, BLACK)  # the order in which lines take their colors
GREY, LIGHT, PALE = "#767676", "#BEBEBE", "#D9D9D9"  # words; what stands behind; lines and areas that hold back
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*", "<", ">")
STYLES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 3)))
DIVERGING = "RdBu_r"
TYPE = {"page": 80, "lecture": 100}  # pixels per inch: in a page, 13 points are then as large as its own text
PIXELS_PER_INCH = TYPE["lecture" if os.environ.get("NNLIB_LECTURE") else "page"]
STYLE = {
    "font.size": 13, "axes.titlesize": 14, "axes.labelsize": 13, "legend.fontsize": 12, "xtick.labelsize": 11,
    "ytick.labelsize": 11, "axes.spines.top": False, "axes.spines.right": False, "lines.linewidth": 2.2,
    "axes.titlelocation": "left", "axes.titleweight": "bold", "figure.dpi": 100,
}  # fmt: skip
mpl.rcParams.update(STYLE)


def lecture(on=True):
    """Large type from now on, in pictures and demos, for the last row; the same as ``NNLIB_LECTURE=1`` around Jupyter.

    Parameters
    ----------
    on : bool
        False goes back to the type of a page.

    Examples
    --------
    >>> from nnlib import plots
    >>> plots.lecture()
    >>> plots.PIXELS_PER_INCH
    100
    >>> plots.lecture(on=False)
    """
    global PIXELS_PER_INCH
    PIXELS_PER_INCH = TYPE["lecture" if on else "page"]


def figure(rows=1, columns=1, *, width=9.0, height=3.6, **subplots):
    """A figure in the course's style, laid out so that nothing is clipped, and its axes.

    Parameters
    ----------
    rows, columns : int
        Panels.
    width, height : float
        Inches of the whole figure; 11 inches fill a notebook's page.

    Returns
    -------
    figure : matplotlib.figure.Figure
    axes : Axes, or an array of them
        As ``Figure.subplots`` gives them.

    Examples
    --------
    >>> fig, axes = figure(1, 2)
    >>> len(axes)
    2
    """
    fig = ShownFigure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(fig)
    return fig, fig.subplots(rows, columns, **subplots)


class ShownFigure(Figure):
    """A figure that a notebook shows when it is a cell's value, without pyplot's global state.

    Examples
    --------
    >>> ShownFigure(figsize=(4, 3)).get_size_inches()
    array([4., 3.])
    """

    def _repr_mimebundle_(self, include=None, exclude=None):
        png, words = io.BytesIO(), self.described()
        self.savefig(png, format="png", dpi=1.5 * PIXELS_PER_INCH)  # sharper than it is shown
        _cells.show(self)
        shown = {"width": round(self.get_figwidth() * PIXELS_PER_INCH), "alt": words}
        return {"image/png": png.getvalue(), "text/plain": words}, {"image/png": shown}

    def described(self):
        """The figure in words: the titles and axes of its panels."""
        panels = [ax for ax in self.axes if ax.get_title(loc="left") or ax.get_title() or ax.get_xlabel()]
        words = [
            (ax.get_title(loc="left") or ax.get_title() or "a panel")
            + (f" ({ax.get_ylabel()} against {ax.get_xlabel()})" if ax.get_xlabel() and ax.get_ylabel() else "")
            for ax in panels
        ]
        return "Figure: " + ("; ".join(dict.fromkeys(word.replace("\n", " ") for word in words)) or "no titles")


def axes_of(ax, width=6.5, height=4.0):
    """The figure and the axes to draw on: those given, or new ones of that size."""
    return (ax.figure, ax) if ax is not None else figure(width=width, height=height)


def label_ends(ax, ends):
    """Write each line's name at its end, apart from each other: the direct labels that spare a legend.

    Parameters
    ----------
    ends : sequence of (x, y, text, color)
        The point that each label stands beside, in data coordinates.

    Examples
    --------
    >>> fig, ax = figure()
    >>> len(label_ends(ax, [(1, 0.5, "training", BLUE), (1, 0.5, "validation", RED)]))
    2
    """
    ax.autoscale_view()
    line = mpl.rcParams["font.size"] * 1.25
    points = 72 / ax.figure.dpi
    heights = [ax.transData.transform((x, y))[1] * points for x, y, *_ in ends]
    return [
        ax.annotate(
            text, (x, y), xytext=(6, place - height), textcoords="offset points", color=color,
            va="center", annotation_clip=False,
        )
        for (x, y, text, color), place, height in zip(ends, apart(heights, line), heights, strict=True)
    ]  # fmt: skip


def apart(levels, room, low=-np.inf, high=np.inf):
    """The levels, moved as little as need be so that labels stand ``room`` apart, between ``low`` and ``high``.

    Parameters
    ----------
    levels : sequence of float
        Where each label would stand if it were alone.
    room : float
        What each label takes up, half of it to either side.

    Returns
    -------
    array of float, in the order of ``levels``

    Examples
    --------
    >>> apart([5.0, 1.0, 5.5], room=1.0, low=0.0, high=10.0)
    array([4.75, 1.  , 5.75])
    """
    order, count = np.argsort(levels, kind="stable"), len(levels)
    steps = room * np.arange(count)
    wanted = (np.asarray(levels)[order] - steps).tolist()  # without the room: now they may touch, but not cross
    mean = {(a, b): sum(wanted[a:b]) / (b - a) for a in range(count) for b in range(a + 1, count + 1)}
    nearest = [  # isotonic regression, by its min-max formula (Barlow et al. 1972)
        max(min(mean[a, b] for b in range(i + 1, count + 1)) for a in range(i + 1)) for i in range(count)
    ]
    moved = np.empty(count)
    moved[order] = np.clip(nearest, low + room / 2, high - room * (count - 0.5)) + steps
    return moved
