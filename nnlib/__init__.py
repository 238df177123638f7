"""nnlib: neural networks in NumPy, small enough to read, fast enough to use.

Each module is one idea of the course and reads on its own; a reader starts at
:mod:`nnlib.neurons` and :mod:`nnlib.activations`. ``import nnlib`` loads NumPy and nothing else;
pictures, demos and exercises are imported by name.

A call checks what it is given: ``network(X)``, ``layer(x)``, ``relu(x)``, ``loss(scores, y)``. ``forward`` is the rule
alone, for who has checked; a network and a neuron, which readers hand data to, check there too.
"""

import logging
import sys
from importlib import import_module

__version__ = "0.1.0"

_MODULES = (
    "activations", "initialization", "layers", "losses", "regularization", "optimizers", "schedules",
    "preprocessing", "neurons", "networks", "gradcheck", "monitoring", "training", "checklist", "search",
    "ensembles", "datasets", "plots", "demos", "exercises", "course", "grading",
)  # fmt: skip
_NAMES = {
    "Network": "networks", "mlp": "networks", "Trainer": "training", "doctor": "_doctor", "source": "_source",
    "Table": "_tables",
}  # fmt: skip

if sys.platform == "emscripten":  # in a browser each session finds its fonts anew, and would say so
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


def __getattr__(name):
    """Load a module, or one of the names used most, when it is first asked for."""
    if name in _NAMES:
        return getattr(import_module(f"nnlib.{_NAMES[name]}"), name)
    if name in _MODULES:
        return import_module(f"nnlib.{name}")
    raise AttributeError(f"module 'nnlib' has no attribute {name!r}")


def __dir__():
    return sorted([*globals(), *_MODULES, *_NAMES])
