"""Demos: one question each, answered by moving a slider and looking.

One module per notebook (``from nnlib.demos import activations as demos``); :func:`all` knows every demo.
How to write a demo: :mod:`nnlib.demos._live`.
"""

from importlib import import_module
from pkgutil import iter_modules

from nnlib._course import NOTEBOOKS


def all():
    """Every demo by its full name, such as "activations.dying_relu", in the course's order.

    Returns
    -------
    dict of str to Demo class
        Calling one, with settings or without, gives the demo.
    """
    there = {module.name for module in iter_modules(__path__)}
    modules = {name: import_module(f"{__name__}.{name}") for name in NOTEBOOKS if name in there}
    return {f"{name}.{demo}": kind for name, module in modules.items() for demo, kind in module.DEMOS.items()}
