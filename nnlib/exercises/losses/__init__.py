"""Exercises of notebook 06: losses."""

from nnlib.exercises import collect
from nnlib.exercises.losses._svm_loss import svm_loss
from nnlib.exercises.losses._stable_softmax import stable_softmax
from nnlib.exercises.losses._cross_entropy_gradient import cross_entropy_gradient
from nnlib.exercises.losses._initial_loss import initial_loss
from nnlib.exercises.losses._huber import huber

EXERCISES, progress = collect(globals())
