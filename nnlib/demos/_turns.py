"""One at a time, the newest wins: what a demo does with values that arrive faster than they can be drawn."""

import threading


class Turns:
    """Whoever works on a demo has it alone; what is asked for meanwhile is drawn once, when they are done.

    ipykernel answers a slider on a thread of its own while a cell runs, so two may ask at the same time. None of them
    waits for the other: the one who is at work draws for both, and draws what is newest then. Nothing is queued.

    Parameters
    ----------
    draw : function ()
        Draws the newest state.

    Examples
    --------
    >>> state, drawn = [0], []
    >>> turns = Turns(lambda: drawn.append(state[0]))
    >>> turns.ask()
    >>> with turns:
    ...     for state[0] in (1, 2, 3):
    ...         turns.ask()
    >>> drawn
    [0, 3]
    """

    def __init__(self, draw):
        self._draw = draw
        self._lock, self._depth, self._asked = threading.RLock(), 0, threading.Event()

    def __enter__(self):
        self._lock.acquire()
        self._depth += 1

    def __exit__(self, *error):
        self._depth -= 1
        self._lock.release()
        self._draw_newest()

    def ask(self):
        """Have the newest state drawn: at once, or by the one who is at work, when they are done."""
        self._asked.set()
        self._draw_newest()

    def _draw_newest(self):
        while self._asked.is_set() and self._lock.acquire(blocking=False):
            try:
                if self._depth:
                    return
                self._depth += 1
                try:
                    self._asked.clear()
                    self._draw()
                finally:
                    self._depth -= 1
            finally:
                self._lock.release()
