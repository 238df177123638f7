"""Exercises of notebook 07: regularization."""

from nnlib.exercises import collect
from nnlib.exercises.regularization._l2_penalty_and_gradient import l2_penalty_and_gradient
from nnlib.exercises.regularization._l1_gradient import l1_gradient
from nnlib.exercises.regularization._inverted_dropout import inverted_dropout
from nnlib.exercises.regularization._early_stop import early_stop

EXERCISES, progress = collect(globals())
