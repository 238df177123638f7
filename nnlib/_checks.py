"""Checks of input at the boundary: each error says what was given and what is accepted."""

import numbers

import numpy as np


def number(name, value, interval="(-inf, inf)", *, members=False, nan=False):
    """The value as a float, checked to lie in an interval such as ``"(0, 1]"``.

    With ``members=True`` a one-dimensional array is accepted too: one value for each member. With
    ``nan=True`` so is nan: a measure of a run that diverged.
    """
    accepted = f"{name} must be a number in {interval}" + (", or an array of such numbers" if members else "")
    if isinstance(value, (bool, np.bool_, str)) or value is None:
        raise TypeError(f"{accepted}; got {value!r}")
    try:
        values = np.array(value, dtype=np.float64)  # a copy: the caller's array stays the caller's
    except (TypeError, ValueError):
        raise TypeError(f"{accepted}; got {value!r}") from None
    if values.ndim > (1 if members else 0) or values.size == 0:
        raise ValueError(f"{accepted}; got an array of shape {values.shape}")
    low, high = (float(end) for end in interval[1:-1].split(","))
    above = values >= low if interval[0] == "[" else values > low
    below = values <= high if interval[-1] == "]" else values < high
    if not np.all(above & below | (np.isnan(values) if nan else False)):
        raise ValueError(f"{accepted}; got {value!r}")
    return values if values.ndim else float(values)


def integer(name, value, at_least=1):
    """The value as an int, checked to be whole and not smaller than ``at_least``."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (numbers.Integral, np.integer)):
        raise TypeError(f"{name} must be a whole number of at least {at_least}; got {value!r}")
    if value < at_least:
        raise ValueError(f"{name} must be at least {at_least}; got {value}")
    return int(value)


def choice(name, value, options):
    """The value, checked to be one of the options."""
    if not isinstance(value, str) or value not in options:
        raise ValueError(f"{name} must be one of {', '.join(options)}; got {value!r}")
    return value


def instance(name, value, kind, *, optional=False):
    """The value, checked to be of that class; None too where it is optional."""
    if isinstance(value, kind) or (optional and value is None):
        return value
    raise TypeError(f"{name} must be an object of class {kind.__name__}{' or None' if optional else ''}; got {value!r}")


def function(name, value, *, optional=False):
    """The value, checked to be callable; None too where it is optional."""
    if callable(value) or (optional and value is None):
        return value
    raise TypeError(f"{name} must be a function{' or None' if optional else ''}; got {value!r}")


def array(name, value, *, ndim=None, dtype=None, finite=True, empty=False):
    """The value as a floating array (integers become float64), checked to be numeric, finite and not empty."""
    if hasattr(value, "toarray"):
        raise TypeError(f"{name} is sparse; dense arrays are accepted, such as its toarray()")
    try:
        given = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} must be an array of real numbers; got rows that differ in length") from None
    if given.dtype.kind not in "fiu":
        raise TypeError(f"{name} must be an array of real numbers; got dtype {given.dtype}")
    if ndim is not None and given.ndim not in np.atleast_1d(ndim):
        accepted = " or ".join(str(n) for n in np.atleast_1d(ndim))
        raise ValueError(f"{name} must have {accepted} dimensions; got shape {given.shape}")
    if not empty and given.size == 0:
        raise ValueError(f"{name} is empty: shape {given.shape}")
    dtype = dtype or (given.dtype if given.dtype.kind == "f" else np.float64)
    with np.errstate(over="ignore"):
        given = given.astype(dtype, copy=False)
    if finite and not np.isfinite(given).all():
        first = np.argwhere(~np.isfinite(given))[0]
        place = ", ".join(str(i) for i in first)
        accepted = f"{name} must be finite in {np.dtype(dtype)}, without NaN or infinity"
        raise ValueError(f"{accepted}; got {given[tuple(first)]} at [{place}]")
    return given


def samples(X, features=None, *, name="X", dtype=None):
    """``X`` as a finite floating array (N, features)."""
    X = array(name, X, dtype=dtype)
    if X.ndim != 2:
        raise ValueError(f"{name} must have shape (samples, features); got {X.shape}")
    if features is not None and X.shape[1] != features:
        raise ValueError(f"{name} has {X.shape[1]} features, {features} are accepted")
    return X


def labels(y, samples=None, classes=None, *, name="labels"):
    """``y`` as an integer array (N,) of classes 0 … classes - 1."""
    y = np.asarray(y)
    if y.dtype.kind not in "iu":
        raise TypeError(f"{name} must be whole numbers (the class of each sample); got dtype {y.dtype}")
    if y.ndim != 1 or y.size == 0:
        raise ValueError(f"{name} must have shape (samples,) with at least one sample; got {y.shape}")
    if samples is not None and len(y) != samples:
        raise ValueError(f"{name} has {len(y)} entries for {samples} samples")
    if y.min() < 0 or (classes is not None and y.max() >= classes):
        wrong = y.min() if y.min() < 0 else y.max()
        accepted = "0 or more" if classes is None else f"in 0 … {classes - 1}"
        raise ValueError(f"{name} must be {accepted}; got {wrong}")
    return y


def floating(name, value):
    """A floating dtype: float32 or float64."""
    try:
        dtype = np.dtype(value)
    except TypeError:
        dtype = None
    if dtype not in (np.float32, np.float64):
        raise TypeError(f"{name} must be float32 or float64; got {value!r}")
    return dtype


def generator(seed):
    """A ``numpy.random.Generator``: the one given, or a new one from an int."""
    if isinstance(seed, np.random.Generator):
        return seed
    if isinstance(seed, (bool, np.bool_)) or not isinstance(seed, (numbers.Integral, np.integer)) or seed < 0:
        raise TypeError(f"seed must be a whole number of at least 0, or a numpy Generator; got {seed!r}")
    return np.random.default_rng(int(seed))
