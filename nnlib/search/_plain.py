"""Values as JSON holds them: what a trial returns is recorded, whatever it is."""

import numbers
import os
from collections.abc import Mapping, Sequence, Set

import numpy as np


def plain(value, foreign=None):
    """The value as JSON holds it; the types that JSON can't hold become text, and are named in ``foreign``.

    Examples
    --------
    >>> plain({"loss": np.float32(0.5), "sizes": (np.int64(8), 16), "weights": np.eye(2)})
    {'loss': 0.5, 'sizes': [8, 16], 'weights': [[1.0, 0.0], [0.0, 1.0]]}
    """
    foreign = [] if foreign is None else foreign
    if value is None or isinstance(value, (bool, np.bool_)):
        return value if value is None else bool(value)
    if isinstance(value, (str, os.PathLike)):
        return str(value)
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Real):
        return float(value)
    if hasattr(value, "__array__") and not isinstance(value, np.generic):
        return plain((value if isinstance(value, np.ndarray) else np.asarray(value)).tolist(), foreign)
    if isinstance(value, Mapping):
        return {str(plain(name, foreign)): plain(inside, foreign) for name, inside in value.items()}
    if isinstance(value, (Sequence, Set)) and not isinstance(value, (bytes, bytearray, memoryview)):
        return [plain(inside, foreign) for inside in value]
    foreign.append(type(value).__name__)
    return repr(value)


def recordable(extra):
    """What a trial returned beside its score, as JSON holds it; a note says where text stands for something else."""
    kept, notes = {}, []
    for name, value in extra.items():
        foreign, name = [], str(name)
        try:
            kept[name] = plain(value, foreign)
            str(kept[name])  # a whole number of ten thousand digits has no text
        except Exception:  # it holds itself, or its own text fails
            kept[name], foreign = f"<{type(value).__name__}>", [type(value).__name__]
        if foreign:
            notes.append(f"{name}: JSON can't hold {', '.join(sorted(set(foreign)))}, so this is its text")
    if notes:
        kept["note"] = "; ".join([str(kept["note"]), *notes] if "note" in kept else notes)
    return kept
