"""Exercises of notebook 12: search."""

from nnlib.exercises import collect
from nnlib.exercises.search._log_uniform import log_uniform
from nnlib.exercises.search._at_border import at_border
from nnlib.exercises.search._stage_bounds import stage_bounds
from nnlib.exercises.search._random_search import random_search

EXERCISES, progress = collect(globals())
