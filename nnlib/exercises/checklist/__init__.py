"""Exercises of notebook 14: which item finds what, and the capstone, a case with three planted faults.

Source: the article's final checklist; CS231n, Neural Networks Part 3, "Summary".
"""

from types import SimpleNamespace

from nnlib.exercises import _progress, collect
from nnlib.exercises._final_score import FinalScore, final_score
from nnlib.exercises.checklist._capstone import Case, capstone, faults, planted
from nnlib.exercises.checklist._which_item import which_item

__all__ = ["Case", "FinalScore", "capstone", "faults", "final_score", "planted", "progress", "which_item"]

EXERCISES, _ = collect(globals())
LEVELS = {f"checklist.level_{level}": SimpleNamespace(module="checklist", name=f"level_{level}") for level in (1, 2, 3)}


def progress():
    """This notebook's exercise and the capstone's levels, what became of them, and which one is next."""
    own = {entry.full_name: entry for entry in EXERCISES.values()}
    return _progress.table(own | LEVELS, "checklist")
