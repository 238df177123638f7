"""Exercises of notebook 05: initialization."""

from nnlib.exercises import collect
from nnlib.exercises.initialization._symmetry import six_starts, symmetry
from nnlib.exercises.initialization._xavier import xavier
from nnlib.exercises.initialization._he import he
from nnlib.exercises.initialization._choose_init import choose_init, six_networks
from nnlib.exercises.initialization._batch_norm_forward import batch_norm_forward
from nnlib.exercises.initialization._batch_norm_backward import batch_norm_backward

EXERCISES, progress = collect(globals())
