"""Exercises of notebook 13: ensembles."""

from nnlib.exercises import collect
from nnlib.exercises.ensembles._why_it_helps import why_it_helps
from nnlib.exercises.ensembles._predict_mean import predict_mean
from nnlib.exercises.ensembles._vote import vote
from nnlib.exercises.ensembles._ema import ema

EXERCISES, progress = collect(globals())
