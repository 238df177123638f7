"""Trials, and the results of a search: in memory and, with a path, in a file of JSON lines."""

import json
import os
from pathlib import Path
from typing import NamedTuple

import numpy as np

from nnlib import _checks
from nnlib._tables import Table


class Trial(NamedTuple):
    """One trial, as recorded.

    ``outcome`` is "finished", "diverged", "failed" or "out of time"; ``score`` is None but for the first. ``extra``
    holds what else ``train`` returned, or the error in words.

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


class SearchResults:
    """The trials of a search, in memory and, with a path, in a file of JSON lines.

    Parameters
    ----------
    path : path, optional
        Every finished trial is appended at once, in a line of its own. A file that is there already is
        read: its trials are not run again. A last line torn by a crash is dropped, and its trial redone.
    space : dict, optional
        Name -> distribution; what :meth:`at_border` and :meth:`plot` measure against.

    Raises
    ------
    ValueError
        If the file is not of a search, or one of its lines but the last is damaged.

    Examples
    --------
    >>> from nnlib.search import Uniform, random_search
    >>> results = random_search(lambda x, seed: -((x - 3) ** 2), {"x": Uniform(0, 10)}, trials=50)
    >>> abs(results.best.parameters["x"] - 3) < 0.5
    True
    """

    def __init__(self, path=None, space=None):
        self.path, self.space = None if path is None else Path(path), space
        self.identity, self.trials = None, []
        if self.path is not None and self.path.exists():
            self._read()

    def _read(self):
        lines = self.path.read_bytes().split(b"\n")
        torn = lines.pop()  # what stands after the last end of line: nothing, or a line cut short
        try:
            records = [json.loads(line) for line in lines]
            self.identity = records[0]["search"] if records else None
            self.trials = [Trial(**record) for record in records[1:]]
        except (ValueError, KeyError, TypeError):
            raise ValueError(f"{self.path} is not a file of a search, or is damaged: remove it to begin anew") from None
        if torn:
            with self.path.open("rb+") as file:
                file.truncate(sum(len(line) + 1 for line in lines))

    def begin(self, identity):
        """Say which search this is; ValueError if the trials that are there are of another."""
        identity = json.loads(json.dumps(identity))
        if self.identity is None:
            self.identity = identity
            self._append({"search": identity})
        elif self.identity != identity:
            here = self.path or "these results"
            raise ValueError(f"{here} belong to another search: {self.identity}, not {identity}")

    def add(self, trial):
        """Record a trial: on disk first, then here."""
        self._append(trial._asdict())
        self.trials.append(trial)

    def _append(self, record):
        if self.path is not None:
            with self.path.open("ab") as file:
                file.write(json.dumps(record).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())

    @property
    def finished(self):
        """The trials that have a score, best first; equals in the order of their numbers."""
        return sorted((t for t in self.trials if t.outcome == "finished"), key=lambda t: (-t.score, t.number))

    @property
    def best(self):
        """The trial with the highest score; ValueError if there is none."""
        if not self.finished:
            raise ValueError(f"no trial has finished: {len(self.trials)} recorded")
        return self.finished[0]

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
        """The best trials as a table."""
        shown = self.finished[:most]
        names = list(shown[0].parameters) if shown else []
        rows = [
            [t.number, *(_short(t.parameters[name]) for name in names), f"{t.score:.4f}", f"{t.seconds:.2f}"]
            for t in shown
        ]
        others = len(self.trials) - len(self.finished)
        title = f"{len(self.finished)} trials finished, {others} did not"
        return Table(["trial", *names, "score", "seconds"], rows, title)

    def plot(self, axes=None):
        """Draw every trial's score against each parameter; returns the Matplotlib figure."""
        from nnlib import plots

        return plots.search_results(self, axes)

    def __len__(self):
        return len(self.trials)

    def __repr__(self):
        return str(self.table())

    def _repr_html_(self):
        return self.table()._repr_html_()


def _short(value):
    return f"{value:.3g}" if isinstance(value, float) else value
