"""Pictures: one question each, labelled directly, readable from the last row.

Every function draws on the Matplotlib axes it is given as ``ax``, or on a new figure of its own, and
returns the figure. Colors are Okabe and Ito's, which color-blind readers can tell apart; markers
and line styles say the same a second time. Importing this module sets Matplotlib's defaults to the
course's :data:`STYLE`, so that a reader's own pictures match.

Source: M. Okabe and K. Ito, "Color Universal Design", 2008, for the colors.
"""

from nnlib.plots import _figures
from nnlib.plots._curves import histograms, learning_curves, lines, probability_bars, runs, search_results
from nnlib.plots._figures import *  # noqa: F403
from nnlib.plots._images import confusion_matrix, images, symmetric, tiles, weight_images
from nnlib.plots._plane import decision_lines, decision_regions, path, plane, scatter

__all__ = [
    *_figures.__all__,
    "lines", "learning_curves", "runs", "search_results", "histograms", "probability_bars",
    "images", "weight_images", "tiles", "symmetric", "confusion_matrix",
    "scatter", "decision_regions", "decision_lines", "path", "plane",
]  # fmt: skip


def __getattr__(name):
    """``PIXELS_PER_INCH`` as :func:`lecture` last set it."""
    if name == "PIXELS_PER_INCH":
        return _figures.PIXELS_PER_INCH
    raise AttributeError(f"module 'nnlib.plots' has no attribute {name!r}")
