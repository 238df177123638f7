"""What takes long is made ahead, while the reader looks: a network for another choice, the runs of another seed."""

from concurrent.futures import ThreadPoolExecutor

from nnlib import _files

_worker = ThreadPoolExecutor(1, "nnlib-ahead")


def make(calls):
    """Call each function soon, one after the other, on a thread of its own; they keep what they make.

    Parameters
    ----------
    calls : iterable of function ()
        They belong to no demo, or it would stay alive until they are done.

    Examples
    --------
    >>> made = []
    >>> make([lambda: made.append("a network")])
    >>> _worker.submit(len, made).result()
    1
    """
    if not _files.in_a_browser():  # has no threads
        for call in calls:
            _worker.submit(call)
