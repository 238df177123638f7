"""Exercises of notebook 08: slopes measured, compared, and put to use."""

from nnlib.exercises import collect
from nnlib.exercises.gradcheck._centered_difference import centered_difference
from nnlib.exercises.gradcheck._relative_error import relative_error
from nnlib.exercises.gradcheck._find_the_broken_layer import find_the_broken_layer
from nnlib.exercises.gradcheck._overfit_twenty import overfit_twenty

EXERCISES, progress = collect(globals())
