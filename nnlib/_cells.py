"""What a notebook's cells show, so that a cell that is run again lets go of what it showed before.

IPython keeps every cell's value in ``Out``: each run of a cell would add another demo or figure, with its pixels.
"""

import gc
import sys
import weakref

_cells = {}  # of each cell: its newest run that showed something, and what this run showed, as functions that give it


def shell():
    """IPython, where this is a notebook or its terminal; else None."""
    return sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None


def show(value, hold=False):
    """The running cell shows the value; what an earlier run of this cell showed is off the page.

    Parameters
    ----------
    value : object
        Once it is off the page of all cells, ``value.leave()`` is called, if there is one, and it leaves IPython's
        history. Names that the reader gave it stay.
    hold : bool
        Whether the cell keeps it alive while it is on the page.
    """
    if shell() is None:
        return
    cell, run = _place()
    newest, shown = _cells.setdefault(cell, (run, []))
    if newest != run:
        _cells[cell] = run, []
    if all(other() is not value for other in _cells[cell][1]):
        _cells[cell][1].append((lambda: value) if hold else weakref.ref(value))
    if newest != run:
        _let_go(shown)


def close(widget):
    """Close a widget with all that it is made of; ipywidgets forgets them, and the page."""
    widget.close()
    for part in (*getattr(widget, "children", ()), getattr(widget, "layout", None), getattr(widget, "style", None)):
        if part is not None:
            close(part)


def _place():
    """The cell that runs, and which run of it this is.

    A cell is known by its id in the notebook, or by its text where the front end tells no id. What a widget's callback
    shows has no cell, and stays.
    """
    request = getattr(getattr(shell(), "kernel", None), "get_parent", dict)() or {}
    run = request.get("header", {}).get("msg_id")
    return request.get("metadata", {}).get("cellId") or request.get("content", {}).get("code") or run, run


def _let_go(shown):
    still = [id(other()) for _, others in _cells.values() for other in others]
    for value in (other() for other in shown):
        if value is not None and id(value) not in still:
            getattr(value, "leave", lambda: None)()
            _forget(value)
    value = shown.clear()
    gc.collect()  # a figure is a circle of references; Python, which counts objects, does not know how large


def _forget(value):
    """Take a value out of IPython's history, as if its cell had ended in a semicolon."""
    ipython = shell()
    history, pictures = ipython.user_ns.get("_oh", {}), getattr(ipython.history_manager, "outputs", {})
    numbers = [number for number, output in history.items() if output is value]
    latest = ("_", "__", "___")
    for number in numbers:
        del history[number]
        pictures.pop(number, None)
    for names in (ipython.user_ns, ipython.user_ns_hidden):
        for name in (*latest, *(f"_{number}" for number in numbers)):
            if names.get(name) is value:
                del names[name]
    for name in latest:
        if getattr(ipython.displayhook, name) is value:
            setattr(ipython.displayhook, name, "")
    if getattr(ipython.last_execution_result, "result", None) is value:
        ipython.last_execution_result.result = None
