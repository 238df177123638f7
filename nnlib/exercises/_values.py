"""Values: how they are taken over from a reader's function, compared, and shown in a few lines."""

import copy
import difflib
import inspect
import numbers
import re
from dataclasses import dataclass
from itertools import islice

import numpy as np

from nnlib.exercises._stopping import Stopped

TOLERANCE = {8: (1e-6, 1e-12), 4: (1e-4, 1e-6), 2: (1e-2, 1e-3)}  # (relative, absolute) by bytes of a float


ATOMS = (type(None), type(...), type(NotImplemented), bool, int, float, complex, str, bytes)
WITHOUT_SUBCLASS = {int: int.__pos__, float: float.__pos__, complex: complex.__pos__, str: str.__str__}
CONTAINERS = {list: list.__iter__, tuple: tuple.__iter__, set: set.__iter__, frozenset: frozenset.__iter__}
DEEP = 20  # levels of lists in lists that are taken over
LONG = 10_000  # characters of which more are not shown
LARGE = 2**27  # bytes: an array as large as no right answer is not copied


@dataclass(frozen=True)
class StandIn:
    """What is kept of an object of the reader's: the name of its class, and its text."""

    name: str
    text: str

    def __repr__(self):
        return self.text


def plain(value, level=0, seen=None):
    """A copy of a value that runs no code of the reader's, whatever is done with it.

    Arrays, numbers, strings, None, and tuples, lists, sets and dicts of these become plain ones; objects of
    nnlib stay what they are; for any other there is a :class:`StandIn`, also for a list that holds itself.
    """
    cls, seen = type(value), {} if seen is None else seen
    if cls in ATOMS or issubclass(cls, np.generic) and cls.__module__ == "numpy":
        return value
    if id(value) not in seen:
        seen[id(value)] = StandIn(cls.__name__, "…")
        seen[id(value)] = _plain(value, cls, level, seen)
    return seen[id(value)]


def _plain(value, cls, level, seen):
    def one(part):
        return plain(part, level + 1, seen)

    for kind, bare in WITHOUT_SUBCLASS.items():
        if issubclass(cls, kind):
            return bare(value)
    if issubclass(cls, np.ndarray) and not (array := np.asarray(value)).dtype.hasobject:
        return array if array.nbytes > LARGE else array.copy(order="K")
    if level < DEEP:
        if issubclass(cls, np.ndarray):
            return np.frompyfunc(one, 1, 1)(array.astype(object), out=np.empty(array.shape, object))
        if issubclass(cls, dict):
            return {one(key): one(item) for key, item in dict.items(value)}
        for kind, iterate in CONTAINERS.items():
            if issubclass(cls, kind):
                return kind(map(one, iterate(value)))
    if cls.__module__.startswith("nnlib."):
        return copy.deepcopy(value)
    return StandIn(cls.__name__, show(value))


def same(expected, got, *, tolerance=None, dtype="kind", signed_zero=False, place="result"):
    """None where two values agree, else a clause that says where they differ.

    Parameters
    ----------
    expected, got : object
        Arrays, numbers, strings, None, and tuples, lists and dicts of these. Arrays agree in shape, dtype and
        values; nan agrees with nan. Numbers agree by value, strings letter by letter.
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
    given, got = got, np.asarray(got)
    if bool(got.ndim) != bool(expected.ndim):
        return f"`{place}` is {kind(given)}, not {kind(expected)}"
    if got.shape != expected.shape:
        return f"`{place}` has shape {got.shape}, not {expected.shape}"
    alike = got.dtype == expected.dtype if dtype == "exact" else _kind_of(got) == _kind_of(expected)
    if not alike:
        return f"`{place}` has dtype {got.dtype}, not {expected.dtype}"
    if not signed_zero and np.array_equal(got, expected):
        return None
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
        return expected == got
    return expected is got or bool(type(expected) is type(got) and expected == got)


def in_our_form(expected, got, dtype=None):
    """A value as ours is, an array where it is a list, of our dtype; as it was where that would change a number.

    With ``dtype`` of "kind" or "exact" the dtype of an array stays.
    """
    if isinstance(expected, dict) and isinstance(got, dict) and expected.keys() == got.keys():
        return {key: in_our_form(expected[key], got[key], dtype) for key in got}
    if isinstance(expected, (list, tuple)) and isinstance(got, (list, tuple)) and len(expected) == len(got):
        return tuple(in_our_form(one, other, dtype) for one, other in zip(expected, got, strict=True))
    if not isinstance(expected, np.ndarray) or not expected.ndim:
        return _in_dtype(expected, got) if dtype is None and _is_number(expected) and _is_number(got) else got
    if isinstance(got, (list, tuple)) and _has_shape(got, expected.shape):
        got = np.array(got).reshape(expected.shape)
    return _in_dtype(expected, got) if dtype is None and isinstance(got, np.ndarray) else got


def _has_shape(value, shape):
    """Whether a list of lists, or a number, has the shape of an array."""
    if not shape or isinstance(value, np.ndarray):
        return np.shape(value) == shape if isinstance(value, np.ndarray) else _is_number(value)
    is_list = isinstance(value, (list, tuple)) and len(value) == shape[0]
    return is_list and all(_has_shape(part, shape[1:]) for part in value)


def _in_dtype(expected, got):
    ours, theirs = np.asarray(expected).dtype, np.asarray(got).dtype
    kinds = {ours.kind, theirs.kind}
    if np.shape(expected) != np.shape(got) or ours == theirs or kinds == {"f"} or not kinds <= set("biuf"):
        return got
    with np.errstate(all="ignore"):
        cast = np.asarray(got).astype(ours)
    return cast[()] if np.array_equal(cast, got) else got


def with_words(got, choices):
    """A value with its words as the choices write them, whatever their case, and with None for the word "none"."""
    if isinstance(got, dict):
        return {key: with_words(part, _choices_of(choices, key)) for key, part in got.items()}
    if isinstance(got, (list, tuple)):
        return type(got)(with_words(part, choices) for part in got)
    if got is None or isinstance(got, str):
        word = "none" if got is None else got.strip().casefold()
        return word if word in (choices or ()) else got
    return got


def what_is_no_answer(expected, got, choices=None):
    """What in a value can't be meant as an answer, such as a word that is none of the words: (a name for it, a
    sentence for each such entry); None if nothing is.

    Parameters
    ----------
    expected, got : object
    choices : sequence, or dict of sequences, optional
        What an entry may be; a dict has the sequence of each key.
    """
    if isinstance(expected, dict):
        if not isinstance(got, dict) or got.keys() != expected.keys():
            return "another kind of value", f"The answer is a dict with the keys {', '.join(map(repr, expected))}."
        entries = [(f"`{key}`", expected[key], got[key], _choices_of(choices, key)) for key in expected]
    elif isinstance(expected, (list, tuple)):
        if not isinstance(got, (list, tuple)) or len(got) != len(expected):
            return "another kind of value", f"The answer is {kind(expected)} with {len(expected)} parts."
        numbered = enumerate(zip(expected, got, strict=True), 1)
        entries = [(f"Part {number}", one, other, choices) for number, (one, other) in numbered]
    else:
        entries = [("The answer", expected, got, choices)]
    found = list(filter(None, (_what_is_no_entry(*entry) for entry in entries)))
    return (found[0][0], " ".join(sentence for _, sentence in found)) if found else None


def _choices_of(choices, key):
    return choices.get(key) if isinstance(choices, dict) else choices


def _what_is_no_entry(name, expected, got, choices):
    shown = f"`{show(got)}`".replace("Ellipsis", "...")
    if is_blank(got):
        return "still open", f"{name} is still {shown}."
    if choices and not any(same(choice, got) is None for choice in choices):
        accepted = ", ".join(f"`{show(choice)}`" for choice in choices)
        words = [choice for choice in choices if isinstance(choice, str)]
        if isinstance(got, str):
            close = difflib.get_close_matches(got.strip().casefold(), words, n=1, cutoff=0.6)
            meant = f" Did you mean `{close[0]!r}`?" if close else ""
        else:
            meant = " A word stands between quotes." if len(words) == len(choices) else ""
        return "none of the choices", f"{name} is {shown}, which is none of {accepted}.{meant}"
    if kind(got) != kind(expected):
        quotes = " Leave the quotes away." if isinstance(got, str) and kind(expected) == "a number" else ""
        return "another kind of value", f"{name} is {shown}, {kind(got)}; the answer is {kind(expected)}.{quotes}"
    return None


def is_blank(value):
    """Whether a value says nothing: None, ``...`` or NotImplemented, or only such values inside."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return bool(value) and all(map(is_blank, value))
    return value is None or value is Ellipsis or value is NotImplemented


def is_numeric(value):
    """Whether it is a number, or an array of numbers."""
    return isinstance(value, (int, float, np.number, np.ndarray)) and np.asarray(value).dtype.kind in "iuf"


def kind(value):
    """What a value is, in words: "an array of shape (3,)", "a list", "None"."""
    if is_blank(value) and not isinstance(value, (list, tuple, dict)):
        return repr(value)
    if _is_number(value):
        return "True or False" if isinstance(value, (bool, np.bool_)) else "a number"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    name = value.name if isinstance(value, StandIn) else type(value).__name__
    name = {"str": "text", "type": "class", "ndarray": "array"}.get(name, name)
    if name == "text":
        return name
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"


def show(value, digits=6, limit=600):
    """A value in a few lines: arrays shortened, no addresses of objects, never an error."""
    if type(value) in (float, int, bool, np.float64, np.int64):  # by far the most, and without options
        return _text(value, digits)
    with np.printoptions(precision=digits, threshold=20, edgeitems=2, linewidth=72, suppress=False):
        shown = text(lambda value: _text(value, digits), value)
    return shown if len(shown) <= limit else shown[:limit] + " …"


def text(say, value):
    """``say(value)``, or that it can't be said, which a class of the reader's may make of it."""
    try:
        return _without_addresses(str.__str__(say(value)))
    except Stopped:
        raise
    except BaseException as error:
        return f"{type(value).__name__} (its {'str' if say is str else 'repr'} raises {type(error).__name__})"


def _text(value, digits, level=0):
    def parts(values, limit=12):
        shown = [_text(part, digits, level + 1) for part in values[:limit]] if level < 5 else []
        return shown + ["…"] * (len(values) > len(shown))

    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return repr(float(f"{value:.{digits}g}"))
    if isinstance(value, int) and value.bit_length() > 1000:
        return f"a whole number of {value.bit_length()} bits"
    if isinstance(value, dict):
        shown = zip(value, parts(list(islice(value.values(), 200)), 200), strict=False)
        return "{" + ", ".join(f"{key!r}: {part}" for key, part in shown) + "}"
    if isinstance(value, (list, tuple)) and type(value).__repr__ in (list.__repr__, tuple.__repr__):
        if isinstance(value, list):
            return f"[{', '.join(parts(value))}]"
        return f"({', '.join(parts(value))}{',' * (len(value) == 1)})"
    if inspect.isroutine(value) or isinstance(value, type):
        return value.__name__
    return repr(value[:LONG] if isinstance(value, str) else value)


def _without_addresses(shown):
    """A text without the addresses of objects, which differ from run to run."""
    return re.sub(r" at 0x[0-9a-fA-F]+", "", shown[:LONG])
