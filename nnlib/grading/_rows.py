"""Rows: what became of one exercise of one notebook, and which of several rows counts."""

import os
import sys
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


class Level(NamedTuple):
    """A level of the capstone, among the exercises; its answer is a tuple (seed, level, names of faults)."""

    full_name: str
    task: str = "Name the three faults of a case."
    misconceptions: tuple = ()


def exercises_of(modules):
    """{full name: Exercise or Level} of the notebooks of those names, in their order."""
    found = {}
    for module in modules:
        own = import_module(f"nnlib.exercises.{module}").EXERCISES.values()
        levels = [Level(f"checklist.level_{number}") for number in (1, 2, 3)] if module == "checklist" else []
        found |= {exercise.full_name: exercise for exercise in [*own, *levels]}
    return found


def module_named(name):
    """The notebook that a name or a number means: "activations", "02", "02_activations"."""
    for number, title in enumerate(_progress.NOTEBOOKS):
        if str(name) in (title, f"{number:02d}", f"{number:02d}_{title}"):
            return title
    return _checks.choice("a notebook", name, _progress.NOTEBOOKS)


def rights():
    """Whose rights a student's code has: "nobody's" where root can give up its own, "root's", or "yours".

    It can where everybody may read the library, which a student's code may load more of.
    """
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "yours"
    folders = {os.path.dirname(os.path.abspath(sys.modules[name].__file__)) for name in ("nnlib", "numpy", "os")}
    readable = (os.stat(folder).st_mode & 0o005 == 0o005 for folder in _with_parents(folders))
    return "nobody's" if all(readable) else "root's"


def _with_parents(folders):
    for folder in folders:
        while folder != os.path.dirname(folder):
            yield folder
            folder = os.path.dirname(folder)
