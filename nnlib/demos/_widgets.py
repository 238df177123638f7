"""The widgets of demos: what they are made of, and how long they live.

ipywidgets keeps every widget for good. So widgets call their demo back weakly, the cell that shows a demo holds it
(:mod:`nnlib._cells`), and when the demo has gone, its widgets are closed.
"""

import gc
import html
import sys
import weakref
from collections import deque

import ipywidgets

from nnlib import _cells

SWITCH = 0.0005  # seconds that a thread waits for another's Python: while a cell runs, a frame waits some fifty times
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
    _answer_while_cells_run(widget)
    sys.setswitchinterval(min(sys.getswitchinterval(), SWITCH))
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


def text(words, kind, escape=True):
    """Words of the page, in the style of their kind."""
    widget = ipywidgets.HTML(html.escape(words) if escape else words)
    widget.add_class(kind)
    return widget


def box(kind, children, layout=ipywidgets.Box):
    """Several widgets, laid out in the style of their kind."""
    widget = layout(list(children))
    widget.add_class(kind)
    return widget


def push_button(label, icon, action):
    """A button that calls a demo's method."""
    act, widget = weakly(action), ipywidgets.Button(description=label, icon=icon)
    widget.on_click(lambda _: act())
    return widget


def _answer_while_cells_run(widget):
    """Let the kernel answer a new widget on the thread that it keeps for widgets.

    ipykernel (7.4) answers a widget where it was last sent from: a new one on the main thread, where it would wait
    for all cells that are still to run.
    """
    vars(widget.comm).pop("_reply_subshell_id", None)
    for child in getattr(widget, "children", ()):
        _answer_while_cells_run(child)
