"""Exercises of notebook 02: activations."""

from nnlib.exercises import collect
from nnlib.exercises.activations._relu import relu
from nnlib.exercises.activations._relu_derivative import relu_derivative
from nnlib.exercises.activations._stable_sigmoid import stable_sigmoid
from nnlib.exercises.activations._stable_tanh import stable_tanh
from nnlib.exercises.activations._leaky_relu import leaky_relu
from nnlib.exercises.activations._gelu import gelu
from nnlib.exercises.activations._spot_the_bug_dead import spot_the_bug_dead, three_networks

EXERCISES, progress = collect(globals())
