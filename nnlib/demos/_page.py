"""What is on the page: a demo lives as long as a cell shows it or a name holds it.

ipywidgets keeps every widget for good, and IPython every cell's value; a demo would stay in memory with them, picture
and data, each time its cell is run. So widgets hold their demo weakly, and the cell that shows it holds it. Once a new
run of that cell shows another, the earlier one leaves IPython's history of values too. If it has a name, it lives on,
and can be shown again; if not, it goes, and its widgets are closed.
"""

import gc
import weakref
from collections import deque

from IPython import get_ipython

_cells = {}  # of each cell: its newest run that showed a demo, and the demos that this run showed
_orphans = deque()  # widgets whose demos are gone
_alive, _room = weakref.WeakSet(), 3  # demos, and how many there may be before circles are looked for


def weakly(method):
    """A bound method as a widget's callback, which does not keep the method's object alive."""
    method = weakref.WeakMethod(method)

    def call(*arguments):
        if (bound := method()) is not None:
            return bound(*arguments)

    return call


def own(demo, widget):
    """The widget goes when the demo goes: it is closed when the next demo is made, since anything may be under way."""
    global _room
    weakref.finalize(demo, _orphans.append, widget).atexit = False
    _alive.add(demo)
    if len(_alive) > _room and get_ipython():
        _collect()
        _room = len(_alive) + 2
    _sweep()


def _collect():
    """Free what circles hold: each figure is one, and Python, which counts objects, does not know how large."""
    gc.collect()
    _sweep()


def _sweep():
    while _orphans:
        close(_orphans.popleft())


def close(widget):
    """Close a widget with all that it is made of; ipywidgets forgets them, and the page."""
    widget.close()
    for part in (*getattr(widget, "children", ()), getattr(widget, "layout", None), getattr(widget, "style", None)):
        if part is not None:
            close(part)


def show(demo):
    """The running cell shows the demo; what an earlier run of this cell showed is off the page."""
    shell = get_ipython()
    if shell is None:
        return
    cell, run = _place(shell)
    newest, demos = _cells.setdefault(cell, (run, []))
    if newest != run:
        _cells[cell] = run, [demo]
        _let_go(shell, demos)
    elif demo not in demos:
        demos.append(demo)


def _place(shell):
    """The cell that runs and which run of it this is.

    A cell is known by its id in the notebook, or by its text where the front end tells no id. What a widget's callback
    shows has no cell: it stays.
    """
    request = getattr(getattr(shell, "kernel", None), "get_parent", dict)() or {}
    run = request.get("header", {}).get("msg_id")
    return request.get("metadata", {}).get("cellId") or request.get("content", {}).get("code") or run, run


def _let_go(shell, demos):
    still = {id(demo) for _, shown in _cells.values() for demo in shown}
    for demo in demos:
        if id(demo) not in still:
            demo.leave()
            _forget(shell, demo)
    demo = demos.clear()
    _collect()


def _forget(shell, value):
    """Take a value out of IPython's history, as if its cell had ended in a semicolon; the reader's names stay."""
    history = shell.user_ns.get("_oh", {})
    numbers = [number for number, output in history.items() if output is value]
    latest = ("_", "__", "___")
    pictures = getattr(shell.history_manager, "outputs", {})  # since IPython 9
    for number in numbers:
        del history[number]
        pictures.pop(number, None)
    for names in (shell.user_ns, shell.user_ns_hidden):
        for name in (*latest, *(f"_{number}" for number in numbers)):
            if names.get(name) is value:
                del names[name]
    for name in latest:
        if getattr(shell.displayhook, name) is value:
            setattr(shell.displayhook, name, "")
    if getattr(shell.last_execution_result, "result", None) is value:
        shell.last_execution_result.result = None
