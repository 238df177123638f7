"""How long widgets live: as long as their demo, and that as long as a cell shows it or a name holds it.

ipywidgets keeps every widget for good. So widgets call their demo back weakly, the cell that shows a demo holds it
(:mod:`nnlib._cells`), and when the demo has gone, its widgets are closed.
"""

import gc
import weakref
from collections import deque

from nnlib import _cells

_orphans = deque()  # widgets whose demos are gone
_alive, _room = weakref.WeakSet(), 3  # demos, and how many there may be before circles of references are looked for


def weakly(method):
    """A bound method as a widget's callback, which does not keep the method's object alive."""
    method = weakref.WeakMethod(method)

    def call(*arguments):
        if (bound := method()) is not None:
            return bound(*arguments)

    return call


def own(demo, widget):
    """The widget goes when the demo goes: it is closed soon after, since just then anything may be under way."""
    global _room
    weakref.finalize(demo, _orphans.append, widget).atexit = False
    _alive.add(demo)
    if len(_alive) > _room and _cells.shell():
        gc.collect()
        _room = len(_alive) + 2
    _sweep()


def show(demo):
    """The running cell shows the demo."""
    _cells.show(demo, hold=True)
    _sweep()


def _sweep():
    while _orphans:
        _cells.close(_orphans.popleft())
