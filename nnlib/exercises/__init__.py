"""Exercises: write a function, have it checked at once, with a counterexample when it is not right yet.

One package per notebook (``from nnlib.exercises import activations as exercises``), with a file for each exercise,
and over all of them :func:`all` and :func:`progress`. How to write an exercise: :mod:`nnlib.exercises._exercise`.
"""

from importlib import import_module
from pkgutil import iter_modules

from nnlib.exercises import _progress
from nnlib.exercises._drawing import same_draws
from nnlib.exercises._exercise import Exercise, Misconception, collect, exercise
from nnlib.exercises._result import Counterexample, Result
from nnlib.exercises._values import same

__all__ = [
    "Counterexample", "Exercise", "Misconception", "Result", "all", "collect", "exercise", "progress", "same",
    "same_draws",
]  # fmt: skip


def all():
    """Every exercise by its full name, such as "activations.relu", in the course's order.

    Returns
    -------
    dict of str to Exercise
    """
    there = {module.name for module in iter_modules(__path__)}
    modules = [import_module(f"{__name__}.{name}") for name in _progress.NOTEBOOKS if name in there]
    return {exercise.full_name: exercise for module in modules for exercise in module.EXERCISES.values()}


def progress():
    """What became of every exercise and of the capstone's levels, by notebook, and which one is next.

    Returns
    -------
    Table
        A module's own ``progress()`` shows the exercises of its notebook only.
    """
    return _progress.table(all() | import_module(f"{__name__}.checklist").LEVELS)
