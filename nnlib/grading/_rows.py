"""Rows: what became of one exercise of one notebook, and which of several rows counts."""

from importlib import import_module
from typing import NamedTuple

from nnlib import _checks
from nnlib.exercises import _progress

RANKS = ("unattempted", "failed", "incorrect", "correct")


class Limits(NamedTuple):
    """What a student's process may take: seconds, and bytes of memory with the library in it."""

    seconds: float
    memory: int


def row(exercise, outcome, message, misconception=None, seconds=0.0):
    """One row; its keys are the CSV's columns but for the student and the notebook."""
    return {
        "exercise": exercise, "outcome": outcome, "misconception": misconception or "", "seconds": round(seconds, 3),
        "message": " ".join(message.split()),
    }  # fmt: skip


def best(rows):
    """The row that counts of several for one exercise: the best; of equals the last."""
    return max(reversed(rows), key=lambda row: RANKS.index(row["outcome"]))


def exercises_of(modules):
    """{full name: Exercise} of the notebooks of those names, in their order."""
    found = {}
    for module in modules:
        own = import_module(f"nnlib.exercises.{module}").EXERCISES.values()
        found |= {exercise.full_name: exercise for exercise in own}
    return found


def module_named(name):
    """The notebook that a name or a number means: "activations", "02", "02_activations"."""
    for number, title in enumerate(_progress.NOTEBOOKS):
        if str(name) in (title, f"{number:02d}", f"{number:02d}_{title}"):
            return title
    return _checks.choice("a notebook", name, _progress.NOTEBOOKS)
