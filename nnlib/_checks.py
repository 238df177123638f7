"""Checks of input at the boundary: each error says what was given and what is accepted."""

import inspect
import numbers

import numpy as np

from nnlib import _remedies


def number(name, value, interval="(-inf, inf)", *, members=False, nan=False):
    """The value as a float, checked to lie in an interval such as ``"(0, 1]"``.

    With ``members=True`` a one-dimensional array is accepted too: one value for each member. With
    ``nan=True`` so is nan: a measure of a run that diverged.
    """
    accepted = f"{name} must be a number in {interval}" + (", or an array of such numbers" if members else "")
    if isinstance(value, (bool, np.bool_, str)) or value is None:
        raise TypeError(f"{accepted}; got {value!r}")
    try:
        given = value if isinstance(value, (int, float)) else plain(name, value)
        if getattr(given, "dtype", np.dtype(float)).kind not in "fiu":
            raise TypeError
        values = np.array(given, dtype=np.float64)  # a copy: the caller's array stays the caller's
    except (TypeError, ValueError):
        raise TypeError(f"{accepted}; got {value!r}") from None
    except OverflowError:
        raise ValueError(f"{accepted}; got a whole number that is too large for a float") from None
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


def instance(name, value, kind, *, optional=False, example=None):
    """The value, checked to be of that class; None too where it is optional. ``example`` is a call that makes one."""
    if isinstance(value, kind) or (optional and value is None):
        return value
    accepted = f"{name} must be an object of class {kind.__name__}{' or None' if optional else ''}"
    raise TypeError(f"{accepted}; got {_told(value)}{f' (make one: {example})' if example else ''}")


def function(name, value, *arguments, optional=False):
    """The value, checked to be callable, with arguments of those names where any are named."""
    if optional and value is None:
        return value
    accepted = f"{name} must be a function{' or None' if optional else ''}"
    if not callable(value) or isinstance(value, type):
        raise TypeError(f"{accepted}; got {_told(value)}")
    try:
        if arguments:
            inspect.signature(value).bind(*arguments)
    except TypeError:
        raise TypeError(f"{accepted}, called as {name}({', '.join(arguments)}); got {value!r}") from None
    except ValueError:  # some of what is written in C does not tell its arguments
        pass
    return value


def _told(value):
    return f"the class {value.__name__}, not an object of it" if isinstance(value, type) else repr(value)


def plain(name, value):
    """The value as a plain array of its own type; what NumPy would drop in silence, such as a mask, is refused.

    Columns of a table may differ in type: yes and no, and nullable numbers without gaps, are numbers there.
    """
    if type(value) is np.ndarray:
        return value
    if hasattr(value, "toarray"):
        raise TypeError(f"{name} is sparse; dense arrays are accepted, such as its toarray()")
    masked = _masked(value)
    if masked:
        remedy = "leave their samples out, or put numbers there with filled()"
        raise ValueError(f"{name} must have no masked entries; got {masked}: {remedy}")
    try:
        given = np.asarray(value)
    except Exception as error:  # arrays of other libraries have errors of their own
        found = "rows that differ in length" if isinstance(value, (list, tuple)) else f"{type(value).__name__}: {error}"
        refusal = ValueError if isinstance(error, ValueError) else TypeError
        raise refusal(f"{name} must be an array of real numbers; got {found}") from None
    names = columns(value)
    if names and given.ndim == 2 and given.dtype.kind not in "fiu":
        return _table(name, given, names, getattr(value, "dtypes", ()))
    is_column = given.ndim and not isinstance(value, (np.ndarray, list, tuple))
    nullable = is_column and given.dtype == object and all(map(_is_real, given.flat))
    return np.array(given.tolist()) if nullable else given


def columns(value):
    """The names of a table's columns; None for an array, whose columns have none."""
    if isinstance(value, (np.ndarray, list, tuple)):
        return None
    names = getattr(value, "columns", None) if hasattr(value, "dtypes") else getattr(value, "column_names", None)
    return None if names is None else list(names)


def are_names(columns):
    """Whether the columns of a table have names, and are not counted: what scikit-learn calls feature names."""
    return bool(columns) and all(isinstance(column, str) for column in columns)


def same_columns(name, found, wanted, place):
    """Refuse columns in another order than those of ``place``, or with other names; None is of an array."""
    if found is None or wanted is None or found == wanted:
        return
    missing = [column for column in wanted if column not in found]
    unknown = [column for column in found if column not in wanted]
    if not missing and not unknown:
        problem = f"are those of {place} in another order"
    elif are_names(found) or are_names(wanted):
        parts = [f"{verb} {_listed(those)}" for verb, those in (("lack", missing), ("hold", unknown)) if those]
        problem = f"{' and '.join(parts)}, unlike those of {place}"
    else:
        return  # no names, but numbers that were counted
    raise ValueError(f"the columns of {name} {problem}; accepted are {_listed(wanted)}, in this order")


def same_rows(name, X, y):
    """Refuse a ``y`` whose rows are named as those of X, but in another order: by place they would be mixed up."""
    if isinstance(X, (np.ndarray, list, tuple)) or isinstance(y, (np.ndarray, list, tuple)):
        return
    rows, others = getattr(X, "index", None), getattr(y, "index", None)
    if rows is None or others is None or len(rows) != len(others):
        return
    rows, others = list(rows), list(others)
    if rows != others and set(rows) == set(others):
        raise ValueError(f"the rows of {name} are those of X in another order: put them in order with y.loc[X.index]")


def array(name, value, *, ndim=None, dtype=None, finite=True, empty=False):
    """The value as a floating array, checked to be numeric, finite and not empty.

    Without a ``dtype``, float32 is kept, float16 becomes float32, and everything else float64. Rows lie one
    behind the other: the same numbers give the same results, however they were stored.
    """
    given = plain(name, value)
    if given.dtype.kind not in "fiu":
        remedy = _remedies.real_numbers(given)
        raise TypeError(f"{name} must be an array of real numbers; got dtype {given.dtype}{remedy}")
    if ndim is not None and given.ndim not in np.atleast_1d(ndim):
        accepted = " or ".join(str(n) for n in np.atleast_1d(ndim))
        raise ValueError(f"{name} must have {accepted} dimensions; got shape {given.shape}")
    if not empty and given.size == 0:
        raise ValueError(f"{name} is empty: shape {given.shape}")
    if dtype is None:
        dtype = np.float32 if given.dtype.kind == "f" and given.itemsize <= 4 else np.float64
    with np.errstate(over="ignore"):
        floating = given.astype(dtype, order="C", copy=False)
    if finite and not np.isfinite(floating).all():
        first = tuple(np.argwhere(~np.isfinite(floating))[0].tolist())
        names = columns(value)
        place = f"{list(first)}" + (f", column {names[first[-1]]!r}" if names else "")
        remedy = _remedies.finite(given[first]) if name.endswith(("X", "targets")) else ""
        accepted = f"{name} must be finite in {np.dtype(dtype)}, without NaN or infinity"
        raise ValueError(f"{accepted}; got {floating[first]} at {place}{remedy}")
    return floating


def samples(X, features=None, *, name="X", dtype=None, members=None, accepted="{} are accepted"):
    """``X`` as a finite floating array (N, features), or with members (M, N, features) too."""
    given, X = X, array(name, X, dtype=dtype)
    if X.ndim != 2 and not (members and X.ndim == 3 and len(X) == members):
        wanted = "(samples, features)" + (" or (members, samples, features)" if members else "")
        remedy = _remedies.samples(given, X.shape, features)
        raise ValueError(f"{name} must have shape {wanted}; got {X.shape}{remedy}")
    if features is not None and X.shape[-1] != features:
        remedy = _remedies.samples(given, X.shape, features)
        raise ValueError(f"{name} has {X.shape[-1]} features, {accepted.format(features)}{remedy}")
    return X


def labels(y, samples=None, classes=2**63, *, name="labels"):
    """``y`` as an array (N,) of int64, in a browser of int32: classes 0 … classes - 1, whatever integers came in."""
    given, y = y, plain(name, y)
    if y.dtype.kind not in "iu":
        accepted = f"{name} must be whole numbers (the class of each sample)"
        raise TypeError(f"{accepted}; got dtype {y.dtype}{_remedies.labels(given, y)}")
    if y.ndim != 1 or y.size == 0:
        accepted = f"{name} must have shape (samples,) with at least one sample"
        raise ValueError(f"{accepted}; got {y.shape}{_remedies.labels(given, y)}")
    if samples is not None and len(y) != samples:
        raise ValueError(f"{name} has {len(y)} entries for {samples} samples")
    if y.min() < 0 or y.max() >= classes:
        wrong = y.min() if y.min() < 0 else y.max()
        accepted = f"in 0 … {classes - 1}" if classes < 2**63 else "0 or more"
        raise ValueError(f"{name} must be {accepted}; got {wrong}{_remedies.classes(given, y, classes)}")
    return np.ascontiguousarray(y, np.intp)


def _masked(value):
    """How many entries a mask hides, in an array or in a list of arrays."""
    if isinstance(value, (list, tuple)):
        nested = any(issubclass(kind, (list, tuple, np.ndarray)) for kind in set(map(type, value)))
        return sum(map(_masked, value)) if nested else 0
    if type(value) is np.ndarray or not isinstance(value, np.ndarray):
        return 0
    return int(np.count_nonzero(np.ma.getmaskarray(value)))


def _is_real(value):
    return isinstance(value, (numbers.Real, np.bool_))


def _table(name, given, names, dtypes):
    """The entries of a table as one array of numbers; TypeError for the first column that holds anything else."""
    found = None
    if given.dtype == object:
        wrong = ((column, row, entry) for column, entries in zip(names, given.T, strict=True)
                 for row, entry in enumerate(entries) if not _is_real(entry))  # fmt: skip
        column, row, entry = next(wrong, (None,) * 3)
        found = row is not None and f"{entry!r} in row {row} of column {column!r}"
    elif given.dtype.kind != "b":  # all are dates, or one of complex numbers has made all the others complex
        alike = (column for column, dtype in zip(names, dtypes, strict=False) if str(dtype) == str(given.dtype))
        found = f"dtype {given.dtype} of column {next(alike, names[0])!r}"
    if found:
        accepted = f"{name} must be an array of real numbers; got {found}"
        raise TypeError(f"{accepted}: leave that column or row out, or put numbers there")
    return np.array(given.tolist(), dtype=np.float64)


def _listed(names):
    """The first few names, in one line."""
    return ", ".join(map(repr, names[:5])) + (", …" if len(names) > 5 else "")


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
