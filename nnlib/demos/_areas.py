"""Areas between two curves that move."""

import numpy as np


def set_area(area, x, low, high, where=True):
    """Let an area of ``fill_between`` lie elsewhere; Matplotlib before 3.10, as in a browser, knows no such call.

    Parameters
    ----------
    area : matplotlib.collections.PolyCollection
    x : array (N,)
    low, high : float, or array (N,)
        The two curves.
    where : bool, or bool array (N,)
        The area is there alone.

    Examples
    --------
    >>> from nnlib import plots
    >>> area = plots.figure()[1].fill_between([0, 1], 0, 0)
    >>> set_area(area, np.arange(6), 0, 2, where=np.array([True, True, False, False, True, True]))
    >>> [path.get_extents().bounds for path in area.get_paths()] == [(0, 0, 1, 2), (4, 0, 1, 2)]
    True
    """
    low, high, where = (np.broadcast_to(values, np.shape(x)) for values in (low, high, where))
    begins_and_ends = np.flatnonzero(np.diff(where, prepend=False, append=False))
    runs = [slice(*run) for run in begins_and_ends.reshape(-1, 2)]
    area.set_verts([_outline(x[run], low[run], high[run]) for run in runs])


def _outline(x, low, high):
    return np.concatenate([np.column_stack([x, low]), np.column_stack([x, high])[::-1]])
