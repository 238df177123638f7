"""The trials of a search, in memory and, with a path, in a file."""

import json
import math
from typing import NamedTuple

import numpy as np

from nnlib import _checks
from nnlib._tables import Table, Tabled
from nnlib.search._file import Appender, absolute, content
from nnlib.search._plain import plain, recordable

OUTCOMES = ("finished", "diverged", "failed", "out of time")
HEAD = b'{"search": '


class Trial(NamedTuple):
    """One trial, as recorded.

    ``outcome`` is "finished", "diverged", "failed" or "out of time"; ``score`` is None but for the first. ``extra``
    holds what else ``train`` returned, as JSON holds it, or the error in words.

    Examples
    --------
    >>> Trial(0, {"learning_rate": 0.1}, seed=7, outcome="finished", score=0.9, seconds=1.5, extra={}).score
    0.9
    """

    number: int
    parameters: dict
    seed: int
    outcome: str
    score: float | None
    seconds: float
    extra: dict


class SearchResults(Tabled):
    """The trials of a search, in memory and, with a path, in a file of JSON lines.

    Parameters
    ----------
    path : path, optional
        Every finished trial is appended at once, in a line of its own. A file that is there already is
        read: its trials are not run again. Reading never writes: a running search's file can be looked at. A
        last line torn by a crash does not count; the search that goes on drops it, and does its trial again.
    space : dict, optional
        Name -> distribution; what :meth:`at_border` and :meth:`plot` measure against.

    Raises
    ------
    ValueError
        If the file is not of a search, or one of its lines but the last is damaged. It is left as it is.

    Examples
    --------
    >>> from nnlib.search import Uniform, random_search
    >>> results = random_search(lambda x, seed: -((x - 3) ** 2), {"x": Uniform(0, 10)}, trials=50)
    >>> abs(results.best.parameters["x"] - 3) < 0.5
    True
    """

    def __init__(self, path=None, space=None):
        self.path, self.space = None if path is None else absolute(path), space
        self._appender = None
        self._known = self._read() if self.path else _Known()

    @property
    def identity(self):
        """Which search this is: its kind, space and seed; None before it has begun."""
        return self._known.identity

    @property
    def trials(self):
        """The recorded trials, in the order in which they ended: a list of :class:`Trial`."""
        return [trial for trial, _, _ in self._known.trials.values()]

    def begin(self, identity, space=None):
        """Open the file to record trials of that search; ValueError if the trials that are there are of another."""
        header = _line({"search": identity})
        identity, here = json.loads(header)["search"], self.path or "these results"
        appender = Appender(self.path) if self.path else None
        try:
            known = self._read(space) if self.path else self._known
            if known.identity not in (None, identity):
                raise ValueError(f"{here} belong to another search: {known.identity}, not {identity}")
            if self.path and known.identity is None:
                if not header.startswith(content(self.path)):
                    raise ValueError(f"{here} belong to another search, without a trial yet: remove it to begin anew")
                appender.append(header, 0)
                known = self._read(space)
        except BaseException:
            if appender is not None:
                appender.close()
            raise
        known.identity = identity
        self._appender, self._known, self.space = appender, known, space or self.space

    def add(self, trial):
        """Record a trial: on disk first, then here."""
        if self.path:
            if self._appender is None:
                raise ValueError(f"{self.path} is not open: a search opens it, and records its own trials")
            self._catch_up()
        if trial.number in self._known.trials:
            raise ValueError(f"trial {trial.number} is recorded already")
        space = self.space or {}
        parameters = {n: space[n].recorded(v) if n in space else plain(v) for n, v in trial.parameters.items()}
        line = _line(trial._replace(parameters=parameters, extra=recordable(trial.extra))._asdict())
        if self.path:
            self._appender.append(line, self._known.end)
            self._catch_up()
        else:
            self._take(self._known, line, space)

    def end(self):
        """Close the file: another search may go on with it."""
        if self._appender is not None:
            try:
                self._catch_up()
            finally:
                self._appender.close()
                self._appender = None

    def _catch_up(self):
        """Whole lines of the file that are not in memory yet: an interrupt may have come between the two."""
        self._take(self._known, content(self.path, self._known.end), self.space or {})

    def _read(self, space=None):
        """What the file holds. A last line without its end counts where it is whole."""
        lines = content(self.path)
        if _is_json(lines.rpartition(b"\n")[2]):
            lines += b"\n"
        known = _Known()
        header, end, trials = lines.partition(b"\n")
        if end:
            known.identity, known.header = self._header(header), len(header) + 1
            self._take(known, trials, space or self.space or {})
        elif not (header.startswith(HEAD) or HEAD.startswith(header)):
            raise self._no_search()
        return known

    def _take(self, known, lines, space):
        """Add the trials of whole lines to what is known: one at a time, each with the place where it ends."""
        end, number = known.end, known.line
        for line in lines.split(b"\n")[:-1]:
            end, number = end + len(line) + 1, number + 1
            if line.strip():
                try:
                    trial = _trial(line, space)
                    if trial.number in known.trials:
                        raise ValueError(f"trial {trial.number} is there already")
                    if trial.parameters.keys() != known.names(trial):
                        raise ValueError(f"its parameters are {', '.join(trial.parameters)}, and not those above")
                except ValueError as error:
                    remedy = "Mend or delete that line: its trial is then done again"
                    raise self._damaged(number, f"{error}. {remedy}") from None
                known.trials[trial.number] = trial, end, number

    def _header(self, line):
        try:
            header = json.loads(line.decode("utf-8-sig"))  # an editor may have put a byte-order mark before it
            if isinstance(header["search"], dict) and len(header) == 1:
                return header["search"]
        except (ValueError, KeyError, TypeError, RecursionError):
            pass
        raise self._no_search()

    def _no_search(self):
        return self._damaged(1, 'it must begin with {"search": ...}. Name another file')

    def _damaged(self, number, trouble):
        here = self.path or "these results"
        return ValueError(f"{here} is not a file of a search, or is damaged, line {number}: {trouble}")

    @property
    def finished(self):
        """The trials that have a score, best first; equals in the order of their numbers."""
        return sorted((t for t in self.trials if t.outcome == "finished"), key=lambda t: (-t.score, t.number))

    @property
    def best(self):
        """The trial with the highest score; ValueError, with the first trial's reason, if there is none."""
        if not self.finished:
            raise ValueError(f"no trial has finished: {len(self.trials)} recorded{self._first_reason()}")
        return self.finished[0]

    def _first_reason(self):
        if not self.trials:
            return ""
        first = min(self.trials, key=lambda trial: trial.number)
        return f"; trial {first.number} {first.outcome}: {first.extra.get('error', 'its score was no finite number')}"

    def standard_error(self, samples):
        """How far the best score, an accuracy on that many samples, may be off by chance: ``sqrt(p (1 - p) / n)``."""
        share = _checks.number("the best score, as an accuracy,", self.best.score, "[0, 1]")
        return float(np.sqrt(share * (1 - share) / _checks.integer("samples", samples)))

    def at_border(self, margin=0.05):
        """The parameters whose best value lies near a bound: name -> "low" or "high".

        Near is within ``margin`` of the range's width, taken in exponents where the range is logarithmic.
        Then the best may lie beyond.
        """
        space, best = self.space or {}, self.best.parameters
        units = {name: range_.unit(best[name]) for name, range_ in space.items()}
        return {name: "low" if unit <= margin else "high"
                for name, unit in units.items() if unit <= margin or unit >= 1 - margin}  # fmt: skip

    def table(self, most=10):
        """The best trials as a table; its title says why, if there are none."""
        shown = self.finished[:most]
        names = list(shown[0].parameters) if shown else []
        rows = [
            [t.number, *(_short(t.parameters[name]) for name in names), f"{t.score:.4f}", f"{t.seconds:.2f}"]
            for t in shown
        ]
        others = len(self.trials) - len(self.finished)
        title = f"{len(self.finished)} trials finished, {others} did not{'' if shown else self._first_reason()}"
        return Table(["trial", *names, "score", "seconds"], rows, title)

    def plot(self, axes=None):
        """Draw every trial's score against each parameter; returns the Matplotlib figure."""
        from nnlib import plots

        return plots.search_results(self, axes)

    def __len__(self):
        return len(self.trials)


class _Known:
    """What has been read: which search it is, and its trials, each with the place in the file where it ends."""

    def __init__(self):
        self.identity, self.header, self.trials = None, 0, {}  # number -> (trial, bytes up to there, lines up to there)

    @property
    def end(self):
        return self._last()[1] if self.trials else self.header

    @property
    def line(self):
        return self._last()[2] if self.trials else 1

    def names(self, trial):
        """The parameters that a trial here has."""
        return next(iter(self.trials.values()), (trial,))[0].parameters.keys()

    def _last(self):
        return next(reversed(self.trials.values()))


def _line(record):
    return json.dumps(record).encode() + b"\n"


def _is_json(line):
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def _is_number(value):
    return type(value) in (int, float) and math.isfinite(value)


WHOLE = "a whole number", lambda value: type(value) is int and value >= 0
OBJECT = "an object", lambda value: isinstance(value, dict)
FIELDS = {
    "number": WHOLE,
    "parameters": OBJECT,
    "seed": WHOLE,
    "outcome": (f"one of {', '.join(OUTCOMES)}", lambda value: value in OUTCOMES),
    "score": ("a number, or null", lambda value: value is None or _is_number(value)),
    "seconds": ("a number", _is_number),
    "extra": OBJECT,
}


def _trial(line, space):
    """The trial that a line holds; ValueError says what is wrong with another line."""
    try:
        record = json.loads(line.decode())
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        raise ValueError("it is no JSON object")
    if record.keys() != FIELDS.keys():
        raise ValueError(f"it holds {', '.join(record) or 'nothing'}; a trial holds {', '.join(FIELDS)}")
    for name, (accepted, is_right) in FIELDS.items():
        if not is_right(record[name]):
            raise ValueError(f"{name} must be {accepted}; got {str(record[name])[:80]}")
    if (record["score"] is None) == (record["outcome"] == "finished"):
        raise ValueError(f"a trial that is {record['outcome']} can't have the score {record['score']}")
    for name, value in record["parameters"].items():
        try:
            record["parameters"][name] = space[name].restored(value) if name in space else value
        except ValueError as error:
            raise ValueError(f"{name} {error}") from None
    return Trial(**record)


def _short(value):
    return f"{value:.3g}" if isinstance(value, float) else value
