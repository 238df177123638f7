"""Exercises of notebook 01: neurons."""

from nnlib.exercises import collect
from nnlib.exercises.neurons._forward import forward
from nnlib.exercises.neurons._batch_forward import batch_forward
from nnlib.exercises.neurons._count_parameters import count_parameters
from nnlib.exercises.neurons._decision_line import decision_line

EXERCISES, progress = collect(globals())
