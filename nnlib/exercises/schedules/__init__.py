"""Exercises of notebook 11: schedules."""

from nnlib.exercises import collect
from nnlib.exercises.schedules._step_decay import step_decay
from nnlib.exercises.schedules._exponential import exponential
from nnlib.exercises.schedules._cosine import cosine
from nnlib.exercises.schedules._warmup import warmup

EXERCISES, progress = collect(globals())
