"""Tracing: ends a call that takes too long where there are neither threads nor timers, as in a browser.

At each call and each jump Python asks a function of ours, which looks at the clock. One long call into compiled code
is not ended: nobody is asked inside of it.
"""

import sys
import time
from contextlib import contextmanager


@contextmanager
def limit(seconds, error, inside):
    """Within the block, raise an error in what a function calls once the time is up, and again if it is caught.

    Parameters
    ----------
    seconds : float
    error : class of BaseException
    inside : function
        Only its calls are ended.

    Examples
    --------
    >>> def endless():
    ...     while True:
    ...         len("a step")
    >>> with limit(0.05, TimeoutError, endless):
    ...     endless()
    Traceback (most recent call last):
        ...
    TimeoutError
    """
    end = time.monotonic() + seconds

    def is_due(frame):
        return time.monotonic() > end and _is_inside(inside, frame)

    with (_monitored if hasattr(sys, "monitoring") else _traced)(is_due, error):
        yield


@contextmanager
def _monitored(is_due, error):
    """Raise the error at a call or a jump where it is due."""

    def look(*place):
        if is_due(sys._getframe(1)):
            raise error

    monitoring, events = sys.monitoring, sys.monitoring.events
    tool = next(number for number in range(6) if monitoring.get_tool(number) is None)
    asked = events.PY_START, events.PY_RESUME, events.JUMP
    monitoring.use_tool_id(tool, "nnlib")
    for event in asked:
        monitoring.register_callback(tool, event, look)
    monitoring.set_events(tool, sum(asked))
    try:
        yield
    finally:
        monitoring.set_events(tool, 0)
        for event in asked:
            monitoring.register_callback(tool, event, None)
        monitoring.free_tool_id(tool)


@contextmanager
def _traced(is_due, error):
    """The same for Python 3.11, at a call or a line.

    There an error in a trace function ends tracing. A profile function begins it again, at the next call: at the
    latest when the error was caught and forgotten, for that is a call too.
    """

    class Due(error):
        def __del__(self):
            pass

    def trace(frame, event, argument):
        if is_due(frame) and frame.f_code is not Due.__del__.__code__:
            sys.setprofile(go_on)
            raise Due
        return trace

    def go_on(frame, event, argument):
        sys.settrace(trace)
        while frame:
            frame.f_trace = trace
            frame = frame.f_back

    before = sys.gettrace(), sys.getprofile()
    sys.settrace(trace)
    try:
        yield
    except Due:
        raise error from None
    finally:
        sys.setprofile(before[1])
        sys.settrace(before[0])


def _is_inside(function, frame):
    while frame and frame.f_code is not function.__code__:
        frame = frame.f_back
    return frame is not None
