"""Exercises of notebook 04: preprocessing."""

from nnlib.exercises import collect
from nnlib.exercises.preprocessing._standardize import standardize
from nnlib.exercises.preprocessing._pca import pca
from nnlib.exercises.preprocessing._whiten import whiten
from nnlib.exercises.preprocessing._fit_on_train import cell_a, cell_b, cell_c, fit_on_train

EXERCISES, progress = collect(globals())
