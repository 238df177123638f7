"""Ranges: where each parameter's values come from."""

import json
import re
from collections.abc import Iterable

import numpy as np

from nnlib import _checks
from nnlib.search._plain import plain


class Uniform:
    """Numbers from ``low`` to ``high``, each as likely as any other.

    Examples
    --------
    >>> Uniform(0.8, 0.999).unit(0.8995).round(6)
    np.float64(0.5)
    """

    interval = "(-inf, inf)"
    logarithmic = False
    _kinds = int, float

    def __init__(self, low, high):
        self.low, self.high = _checks.number("low", low, self.interval), _checks.number("high", high, self.interval)
        if not self.low < self.high:
            raise ValueError(f"low must be below high; got low={low}, high={high}")

    def value(self, unit):
        """The value at a share (0 to 1) of the way from low to high."""
        low, high = self._line(self.low), self._line(self.high)
        return float(np.clip(self._from_line(low + unit * (high - low)), self.low, self.high))

    def unit(self, value):
        """The share (0 to 1) of the way from low to high at which a value lies."""
        low, high = self._line(self.low), self._line(self.high)
        return (self._line(value) - low) / (high - low)

    def draw(self, rng):
        """One value."""
        return self.value(rng.random())

    def grid(self, points):
        """That many values, evenly spread from low to high."""
        return [self.value(unit) for unit in (np.linspace(0, 1, points) if points > 1 else [0.5])]

    def narrowed(self, around, share):
        """The same kind of range, ``share`` (0 to 1) as wide, around a value; never outside of this one."""
        center = self.unit(around)
        low, high = max(0.0, center - share / 2), min(1.0, center + share / 2)
        return type(self)(self.value(low), self.value(high))

    def recorded(self, value):
        """The value as a file of results holds it."""
        return plain(value)

    def restored(self, recorded):
        """The value that was recorded; ValueError if it is none."""
        if type(recorded) not in self._kinds or not np.isfinite(recorded):
            raise ValueError(f"must be {' or '.join(kind.__name__ for kind in self._kinds)}; got {recorded!r:.80}")
        return recorded

    def described(self):
        """The range in words that tell it from every other."""
        ends = (f"{end:g}" if float(f"{end:g}") == end else repr(end) for end in (self.low, self.high))
        return f"{type(self).__name__}({', '.join(ends)})"

    # A range is a stretch of a line on which all places are equally likely: the values themselves here,
    # their logarithms in LogUniform.
    @staticmethod
    def _line(value):
        return np.float64(value)

    @staticmethod
    def _from_line(place):
        return place

    def __repr__(self):
        return f"{type(self).__name__}({self.low:g}, {self.high:g})"


class LogUniform(Uniform):
    """Positive numbers whose *exponents* are uniform: 0.001 to 0.01 is as likely as 1 to 10.

    Right for what multiplies: learning rates, penalty strengths.

    Examples
    --------
    >>> [round(value, 6) for value in LogUniform(1e-6, 10).grid(8)]
    [1e-06, 1e-05, 0.0001, 0.001, 0.01, 0.1, 1.0, 10.0]
    """

    interval = "(0, inf)"
    logarithmic = True

    @staticmethod
    def _line(value):
        return np.log10(value)

    @staticmethod
    def _from_line(place):
        return 10.0**place


class IntUniform(Uniform):
    """Whole numbers from ``low`` to ``high``, both included.

    Examples
    --------
    >>> IntUniform(1, 3).grid(3)
    [1, 2, 3]
    """

    _kinds = (int,)

    def __init__(self, low, high):
        self.low, self.high = (_checks.integer(n, v, at_least=-(2**62)) for n, v in (("low", low), ("high", high)))
        if self.low > self.high:
            raise ValueError(f"low must not be above high; got low={low}, high={high}")

    def value(self, unit):
        return min(self.high, self.low + int(unit * (self.high - self.low + 1)))

    def unit(self, value):
        return (value - self.low) / max(1, self.high - self.low)

    def grid(self, points):
        return sorted({round(place) for place in np.linspace(self.low, self.high, points)})


class Choice:
    """One of a few options, each as likely as any other.

    Parameters
    ----------
    *options
        Anything; a list, a tuple, an array or another series alone stands for its items.

    Examples
    --------
    >>> Choice("relu", "tanh").grid(2)
    ['relu', 'tanh']
    >>> Choice(np.array([10, 20, 30])), Choice((50,), (100, 50))
    (Choice(10, 20, 30), Choice((50,), (100, 50)))
    """

    logarithmic = False

    def __init__(self, *options):
        if len(options) == 1 and isinstance(options[0], (set, frozenset)):
            raise TypeError("a set has no order, so the same seed would draw other options: give sorted(...) of it")
        if len(options) == 1 and _is_series(options[0]):
            options = options[0]
        self.options = [option.item() if isinstance(option, np.generic) else option for option in options]
        if not self.options:
            raise ValueError("Choice needs at least one option; got none")

    def draw(self, rng):
        """One option."""
        return self.options[rng.integers(len(self.options))]

    def grid(self, points):
        """Every option, whatever ``points`` is."""
        return list(self.options)

    def narrowed(self, around, share):
        """All options again: they have no neighbors."""
        return self

    def unit(self, value):
        """Always the middle: options have no border."""
        return 0.5

    def recorded(self, value):
        """The option as a file of results holds it: what JSON can't hold, such as a function, by its place."""
        places = [place for place, option in enumerate(self.options) if option is value]
        return self._recorded(places[0]) if places else plain(value)

    def _recorded(self, place):
        foreign = []
        option = plain(self.options[place], foreign)
        return f"option {place}: {_named(self.options[place])}" if foreign else option

    def restored(self, recorded):
        """The option that was recorded."""
        as_text = json.dumps(recorded)
        for place, option in enumerate(self.options):
            if json.dumps(self._recorded(place)) == as_text:
                return option
        raise ValueError(f"must be one of {self.described()}; got {recorded!r:.80}")

    def described(self):
        """The options in words."""
        return _named(self)

    def __repr__(self):
        return f"Choice({', '.join(map(repr, self.options))})"


def _is_series(value):
    is_one = isinstance(value, (str, bytes, bytearray, dict)) or getattr(value, "shape", None) == ()
    return isinstance(value, Iterable) and not is_one


def _named(value):
    """What it is called, without its place in memory, which differs from run to run."""
    return re.sub(r" at 0x[0-9A-Fa-f]+", "", repr(value))
