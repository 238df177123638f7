"""Exercises of notebook 09: monitoring."""

from nnlib.exercises import collect
from nnlib.exercises.monitoring._learning_monitor import learning_monitor
from nnlib.exercises.monitoring._smooth import smooth
from nnlib.exercises.monitoring._diagnose import diagnose, recorded
from nnlib.exercises.monitoring._update_ratio import update_ratio

EXERCISES, progress = collect(globals())
