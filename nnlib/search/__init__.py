"""Search: finding hyperparameters by trying.

A *trial* is one call ``train(**parameters, seed=seed)``, which returns a validation score, higher is
better. Each trial's parameters and seed come from the search's seed and the trial's number alone: the same
trials whatever runs them, in whatever order. A finished trial is recorded before the next is counted.

Source: CS231n, Neural Networks Part 3, "Hyperparameter optimization"; Bergstra and Bengio (2012).
"""

from nnlib.search._mlp_trial import MLPTrial
from nnlib.search._ranges import Choice, IntUniform, LogUniform, Uniform
from nnlib.search._results import SearchResults, Trial
from nnlib.search._running import Diverged, OutOfTime, run_trial
from nnlib.search._searches import STAGES, Stage, grid_search, population_search, random_search, staged_search

__all__ = [
    "Uniform", "LogUniform", "IntUniform", "Choice", "Trial", "SearchResults", "Diverged", "OutOfTime", "run_trial",
    "random_search", "grid_search", "Stage", "STAGES", "staged_search", "population_search", "MLPTrial",
]  # fmt: skip
