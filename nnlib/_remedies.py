"""Remedies: how an array becomes what was asked for, as the end of an error: half a line, or nothing."""

import numpy as np

REAL = {
    "c": ": take its real and imag parts",
    "m": ": divide by np.timedelta64(1, 's')",
    "M": ": subtract a date and divide by np.timedelta64(1, 's')",
}


def real_numbers(given):
    """For an array of another type than real numbers."""
    if given.dtype.names:
        return ": numpy.lib.recfunctions.structured_to_unstructured makes columns of its fields"
    by_itself = ": convert with astype(float)" if given.ndim and _as_floats(given) is not None else ""
    return REAL.get(given.dtype.kind, by_itself)


def finite(before):
    """For an entry of X or of targets that is not finite in the type of the computation, as it was before."""
    return ": scale it down first" if np.isfinite(before) else ": leave such samples out, or fill them in"


def samples(value, shape, features=None):
    """For an X that is not (samples, features)."""
    X = _called("X", value)
    if len(shape) == 1 and features is None:
        return f": {X}.reshape(-1, 1) makes it one feature, {X}.reshape(1, -1) one sample"
    if len(shape) == 1 and features in (1, shape[0]):
        return f": {X}.reshape(1, -1) makes it one sample" if features > 1 else f": reshape with {X}.reshape(-1, 1)"
    if len(shape) > 2 and shape[-1] != features:
        return f": flatten each sample with {X}.reshape(len(X), -1)"
    return f": rows are samples, as in {X}.T" if len(shape) == 2 and shape[0] == features else ""


def labels(value, y):
    """For a y that is not whole numbers (samples,)."""
    called, floats = _called("y", value), _as_floats(y)
    if floats is None or y.size == 0:
        is_text = y.size and all(isinstance(entry, str) for entry in y.flat)
        return ": number the names with np.unique(y, return_inverse=True)[1]" if is_text else ""
    if y.ndim == 2 and y.shape[1] > 1 and (floats >= 0).all() and np.allclose(floats.sum(axis=1), 1):
        return f": one label for each row is {called}.argmax(axis=1)"
    if y.ndim != 1 and max(y.shape, default=0) != y.size:
        return ""
    if not np.isfinite(floats).all():
        return ": leave out the samples without a label"
    if (floats != np.floor(floats)).any():
        return ": numbers are predicted with a loss such as SquaredError"
    flat, whole = ".ravel()" * (y.ndim > 1), ".astype(int)" * (y.dtype.kind not in "iu")
    return f": convert with {called}{flat}{whole}" if flat or whole else ""


def classes(value, y, count):
    """For labels that are not in 0 … count - 1."""
    called, different = _called("y", value), np.unique(y).tolist()
    if different[0] == 1 and different[-1] == count:
        return f": if they count from 1, give {called} - 1"
    if different == [-1, 1]:
        return f": ({called} + 1) // 2 makes them 0 and 1"
    if different[0] < 0:
        return ""
    if len(different) <= count:
        return ": number them from 0 with np.unique(y, return_inverse=True)[1]"
    return f": {len(different)} classes need as many outputs"


def targets(value, given, shape):
    """For the targets of a regression that do not have the shape (..., N, C) of the scores."""
    y, (samples, outputs) = _called("y", value), shape[-2:]
    if given.shape == (samples,) and outputs == 1:
        return f": reshape with {y}.reshape(-1, 1)"
    if given.shape == (samples,) and np.isin(given, np.arange(outputs)).all():
        return f": np.eye({outputs})[y] makes a row of 0 and 1 of each label"
    return f": rows are samples, as in {y}.T" if given.shape == (outputs, samples) else ""


def _called(name, value):
    """What a reader writes for a value, to call an array's methods."""
    return name if type(value) is np.ndarray else f"np.asarray({name})"


def _as_floats(given):
    """The entries as float64, or None where they are no real numbers."""
    try:
        return None if given.dtype.kind in "cmM" else given.astype(np.float64)
    except (TypeError, ValueError):
        return None
