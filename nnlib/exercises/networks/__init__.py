"""Exercises of notebook 03: networks."""

from nnlib.exercises import collect
from nnlib.exercises.networks._layer_shapes import layer_shapes
from nnlib.exercises.networks._count import count
from nnlib.exercises.networks._forward import forward
from nnlib.exercises.networks._backward_two_layers import backward_two_layers

EXERCISES, progress = collect(globals())
