"""What a demo says, and where it writes it: numbers, names, and labels that stand apart."""

import numpy as np


def signed(number, digits=1, plus=False):
    """The number with a true minus sign, and a plus where asked for; what rounds to 0 has no sign.

    Examples
    --------
    >>> signed(-1.25, 2), signed(1.5, plus=True), signed(-0.01)
    ('−1.25', '+1.5', '0.0')
    """
    text = f"{number:{'+' if plus else ''}.{digits}f}"
    return text.replace("-", "−") if text.strip("+-0.") else text.lstrip("+-")


def words(name):
    """A name of code as it is read.

    Examples
    --------
    >>> words("batch_size")
    'batch size'
    """
    return str(name).replace("_", " ")


def apart(levels, room, low, high):
    """The levels, moved as little as need be so that they stand ``room`` apart, between ``low`` and ``high``.

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
    moved[order] = np.clip(nearest, low + room / 2, high - room / 2 - steps[-1]) + steps
    return moved
