"""The final score: a test set can be asked once, and whoever asks again is told so.

Each use is one line of ``final_scores.jsonl``, beside the file in which progress is kept.
"""

import json
from contextlib import suppress
from typing import NamedTuple

import numpy as np

from nnlib import _files
from nnlib.exercises import _progress

_unsaved = []  # (file, name, accuracy) of uses that could not be written


class FinalScore(NamedTuple):
    """What a test set said: the accuracy, its standard error, which use of the test set this was, and the first result.

    Examples
    --------
    >>> FinalScore("my network", accuracy=0.92, standard_error=0.01, uses=1, first=0.92)
    my network: test accuracy 0.920 ± 0.010. The test set was used once: this is an honest estimate.
    >>> FinalScore("my network", accuracy=0.93, standard_error=0.01, uses=2, first=0.92).honest
    False
    """

    name: str
    accuracy: float
    standard_error: float
    uses: int
    first: float

    @property
    def honest(self):
        """Whether the test set had not been used before."""
        return self.uses == 1

    def __repr__(self):
        said = f"{self.name}: test accuracy {self.accuracy:.3f} ± {self.standard_error:.3f}. "
        if self.honest:
            return said + "The test set was used once: this is an honest estimate."
        return (
            f"{said}NOT HONEST: this is use {self.uses} of the test set. The first gave {self.first:.3f}, and that one "
            "counts: a score that you may ask for again is a score that you choose by."
        )


def final_score(model, test, name):
    """The accuracy of a model on a test set, and how often that set has been asked.

    Parameters
    ----------
    model : anything with ``predict(X)``
    test : Split
    name : str
        What the test set is spent on. Uses are counted by name, on disk, from session to session.

    Returns
    -------
    FinalScore
    """
    X, y = test
    accuracy = float(np.mean(model.predict(X) == y))
    before = _counted(name, accuracy)
    first = before[0] if before else accuracy
    return FinalScore(name, accuracy, float(np.sqrt(accuracy * (1 - accuracy) / len(y))), 1 + len(before), first)


def _counted(name, accuracy):
    """Write a use down; returns the accuracies of the uses before it."""
    file = _progress.path().with_name("final_scores.jsonl")
    try:
        _files.regular(_progress.path())  # beside what is no file, such as the null device, nothing is kept
        with _progress.locked(file) as place:
            before = _read(file, name)
            with place.open("a", encoding="utf-8") as stream:
                stream.write("\n" + json.dumps({"name": name, "accuracy": accuracy}) + "\n")  # after a torn line, too
    except OSError:  # no place to write: it is kept for the session
        before = _read(file, name)
        _unsaved.append((file, name, accuracy))
    return before


def _read(file, name):
    """The accuracies of all uses under that name, first to last."""
    uses = []
    try:
        lines = _files.read(file).decode(errors="replace").split("\n")
    except OSError:
        lines = []
    for line in lines:
        with suppress(ValueError, TypeError, KeyError, OverflowError, RecursionError):  # empty, or torn by a crash
            use = json.loads(line)
            if use["name"] == name:
                uses.append(float(use["accuracy"]))
    return uses + [accuracy for *place, accuracy in _unsaved if place == [file, name]]
