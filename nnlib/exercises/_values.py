"""Values: how two of them are compared, and how one is shown in a few lines."""

import inspect
import numbers
import re

import numpy as np

TOLERANCE = {8: (1e-6, 1e-12), 4: (1e-4, 1e-6), 2: (1e-2, 1e-3)}  # (relative, absolute) by bytes of a float


def same(expected, got, *, tolerance=None, dtype="kind", signed_zero=False, place="result"):
    """None where two values agree, else a clause that says where they differ.

    Parameters
    ----------
    expected, got : object
        Arrays, numbers, strings, None, and tuples, lists and dicts of these. Arrays agree in shape, dtype and
        values; nan agrees with nan. Numbers agree by value, strings whatever their case.
    tolerance : (float, float), optional
        Relative and absolute; by default from the coarser dtype of the two: 1e-6 and 1e-12 for float64.
    dtype : {"kind", "exact"}
        ``"kind"``: float32 agrees with float64, but not with int64.
    signed_zero : bool
        Whether -0.0 differs from 0.0.
    place : str
        What the clause calls ``got``.

    Returns
    -------
    str or None

    Examples
    --------
    >>> same(np.array([1.0, 2.0]), np.array([1.0, 2.5]))
    '`result[1]` is 2.5, not 2.0'
    >>> same((0.5, None), (0.5, None)) is None
    True
    """
    options = {"tolerance": tolerance, "dtype": dtype, "signed_zero": signed_zero}
    if isinstance(expected, (list, tuple)):
        if not isinstance(got, (list, tuple)) and not (isinstance(got, np.ndarray) and got.ndim):
            return f"`{place}` is {kind(got)}, not {kind(expected)}"
        if len(got) != len(expected):
            return f"`{place}` has {len(got)} parts, not {len(expected)}"
        pairs = zip(range(len(expected)), expected, got, strict=True)
    elif isinstance(expected, dict):
        if not isinstance(got, dict):
            return f"`{place}` is {kind(got)}, not {kind(expected)}"
        if got.keys() != expected.keys():
            return f"`{place}` has the keys {show(list(got))}, not {show(list(expected))}"
        pairs = ((key, expected[key], got[key]) for key in expected)
    elif isinstance(expected, np.ndarray) and expected.ndim:
        return _same_arrays(expected, got, place, **options)
    elif _is_number(expected):
        if not _is_number(got):
            return f"`{place}` is {kind(got)}, not {kind(expected)}"
        return _same_arrays(*_numbers(expected, got, dtype), place, **options)
    else:
        return None if _equal(expected, got) else f"`{place}` is {show(got)}, not {show(expected)}"
    for key, one, other in pairs:
        if different := same(one, other, place=f"{place}[{key!r}]", **options):
            return different
    return None


def _same_arrays(expected, got, place, tolerance, dtype, signed_zero):
    if not isinstance(got, np.ndarray) and not _is_number(got):
        return f"`{place}` is {kind(got)}, not {kind(expected)}"
    got = np.asarray(got)
    if bool(got.ndim) != bool(expected.ndim):
        return f"`{place}` is {kind(got)}, not {kind(expected)}"
    if got.shape != expected.shape:
        return f"`{place}` has shape {got.shape}, not {expected.shape}"
    alike = got.dtype == expected.dtype if dtype == "exact" else _kind_of(got) == _kind_of(expected)
    if not alike:
        return f"`{place}` has dtype {got.dtype}, not {expected.dtype}"
    if expected.dtype.kind in "fc":
        relative, absolute = tolerance or TOLERANCE.get(min(got.itemsize, expected.itemsize), TOLERANCE[8])
        wide = np.result_type(expected, got, np.float64)
        close = np.isclose(got.astype(wide), expected.astype(wide), relative, absolute, equal_nan=True)
        if signed_zero:
            close &= (np.signbit(got) == np.signbit(expected)) | np.isnan(expected)
    else:
        close = got == expected
    if np.all(close):
        return None
    first = tuple(np.argwhere(~close)[0])
    where = f"[{', '.join(map(str, first))}]" if first else ""
    one, other = got[first], expected[first]
    digits = 6 if show(one) != show(other) else 17
    return f"`{place}{where}` is {show(one, digits)}, not {show(other, digits)}"


def _numbers(expected, got, dtype):
    """Two numbers as arrays; unless the exact dtype is asked for, 3 and 3.0 are the same number."""
    expected, got = np.asarray(expected), np.asarray(got)
    if dtype != "exact" and {expected.dtype.kind, got.dtype.kind} <= set("iuf"):
        common = expected.dtype if expected.dtype.kind == "f" else got.dtype
        expected, got = expected.astype(common), got.astype(got.dtype if got.dtype.kind == "f" else common)
    return expected, got


def _kind_of(array):
    return array.dtype.kind.replace("u", "i")


def _is_number(value):
    if isinstance(value, np.ndarray):
        return value.ndim == 0 and value.dtype.kind in "biufc"
    return isinstance(value, (numbers.Number, np.bool_))


def _equal(expected, got):
    if isinstance(expected, str) and isinstance(got, str):
        return expected.strip().casefold() == got.strip().casefold()
    return expected is got or bool(type(expected) is type(got) and expected == got)


def is_blank(value):
    """Whether a value says nothing: None, ``...`` or NotImplemented, or only such values inside."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return bool(value) and all(map(is_blank, value))
    return value is None or value is Ellipsis or value is NotImplemented


def kind(value):
    """What a value is, in words: "an array of shape (3,)", "a list", "None"."""
    if is_blank(value) and not isinstance(value, (list, tuple, dict)):
        return repr(value)
    if _is_number(value):
        return "True or False" if isinstance(value, (bool, np.bool_)) else "a number"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    name = {"str": "text", "type": "class"}.get(type(value).__name__, type(value).__name__)
    if name == "text":
        return name
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"


def show(value, digits=6, limit=600):
    """A value in a few lines: arrays shortened, no addresses of objects, never an error."""
    try:
        with np.printoptions(precision=digits, threshold=20, edgeitems=2, linewidth=72, suppress=False):
            text = _text(value, digits)
    except Exception as error:  # a class of the reader's own may have a broken repr
        text = f"{type(value).__name__} (its repr raises {type(error).__name__})"
    return text if len(text) <= limit else text[:limit] + " …"


def _text(value, digits):
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return repr(float(f"{value:.{digits}g}"))
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_text(item, digits)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)) and type(value).__repr__ in (list.__repr__, tuple.__repr__):
        parts = [_text(item, digits) for item in value[:12]] + ["…"] * (len(value) > 12)
        if isinstance(value, list):
            return f"[{', '.join(parts)}]"
        return f"({', '.join(parts)}{',' * (len(parts) == 1)})"
    if inspect.isroutine(value) or isinstance(value, type):
        return value.__name__
    return without_addresses(repr(value))


def without_addresses(text):
    """Text without the addresses of objects, which differ from run to run."""
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)
