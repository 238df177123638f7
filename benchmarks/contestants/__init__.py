"""Who takes part. Each module has a dict ``CONTESTANTS``: name -> the kinds of task it takes -> ``prepare(task)``.

``prepare(task)`` does what is done once, such as loading the data into a framework's own arrays, and returns a
function that does the whole work from the start and returns the result: weights, or for one pass the gradients.
"""

from importlib import import_module

MODULES = {
    "nnlib": "ours",
    "bare": "bare",
    "limit": "limit",
    "torch": "pytorch",
    "torch foreach": "pytorch",
    "torch fused": "pytorch",
    "torch vmap": "pytorch",
    "jax step": "jax_xla",
    "jax scan": "jax_xla",
    "scikit-learn": "scikit",
    "assignment": "assignment",
    "article": "article",
}


def load(name):
    """The contestant's functions by kind of task; ImportError where its package is not installed."""
    return import_module(f"benchmarks.contestants.{MODULES[name]}").CONTESTANTS[name]


def one_by_one(train):
    """A search by a contestant that trains one network at a time."""
    import numpy as np

    def search(task):
        runs = [train(trial) for trial in task.each()]

        def run():
            layers = zip(*(trial_run() for trial_run in runs), strict=True)
            return [tuple(np.stack(arrays) for arrays in zip(*layer, strict=True)) for layer in layers]

        return run

    return search
