"""Exercises of notebook 10: optimizers."""

from nnlib.exercises import collect
from nnlib.exercises.optimizers._sgd import sgd
from nnlib.exercises.optimizers._momentum import momentum
from nnlib.exercises.optimizers._nesterov import nesterov
from nnlib.exercises.optimizers._rmsprop import rmsprop
from nnlib.exercises.optimizers._adam import adam

EXERCISES, progress = collect(globals())
