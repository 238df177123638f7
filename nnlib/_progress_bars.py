"""Progress bars: in a terminal a line, in a notebook a widget; nothing is left of them at their end."""

from functools import cache

from nnlib import _cells, _files


def bar(steps=None, *, unit, total=None, done=0, progress=None):
    """A bar of tqdm, to go through the steps with, or to ``update()`` in a ``with`` statement.

    Parameters
    ----------
    steps : iterable, optional
    unit : str
        What one step is called.
    total, done : int, optional
        Steps in all, and before the first of these.
    progress : bool, optional
        Whether to show it. None: where somebody watches, once it takes longer than two seconds.

    Examples
    --------
    >>> sum(bar(range(5), unit="number"))
    10
    """
    hidden = None if progress is None else not progress
    delay = 0 if progress else 2
    options = {"total": total, "initial": done, "unit": unit, "delay": delay, "disable": hidden}
    return _kind()(steps, leave=False, mininterval=0.2, **options)


@cache
def _kind():
    from tqdm.auto import tqdm

    if _files.in_a_browser():
        tqdm.monitor_interval = 0  # else it starts a thread
    in_a_notebook = any(kind.__name__ == "tqdm_notebook" for kind in tqdm.__mro__)
    return _in_a_cell(tqdm) if in_a_notebook else tqdm


def _in_a_cell(tqdm):
    from IPython.display import display

    class InACell(tqdm):
        """tqdm's widget, whose place in the cell is empty once it is closed; tqdm leaves the place of a closed one."""

        def __init__(self, *arguments, **options):
            self._place = None
            super().__init__(*arguments, display=False, **options)
            if not (self.disable or self.delay):
                self.display()

        def display(self, *arguments, check_delay=True, **options):
            super().display(*arguments, check_delay=False, **options)
            if check_delay and self._place is None:
                self._place = display(self.container, display_id=True)

        def close(self):
            if self.disable:
                return
            super().close()
            if self._place is not None:
                self._place.update({}, raw=True)
            _cells.close(self.container)

    return InACell
