"""Running a reader's function: whatever it does, the notebook goes on.

The function runs on a thread of its own, on copies of the arguments. What it raises, warns of and prints is
recorded, not shown. After the time limit an exception is raised inside that thread, which ends any loop in
Python; a long call into compiled code can only be left behind.
"""

import contextlib
import copy
import ctypes
import inspect
import os
import sys
import textwrap
import threading
import time
import traceback
import warnings
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from nnlib.exercises._values import without_addresses

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep
PRINTED = 600  # characters kept of what a function prints


@dataclass
class Outcome:
    """What one call did."""

    value: object = None
    error: type | None = None
    error_text: str = ""
    line: str = ""  # where in the reader's code the error was raised
    warnings: list = field(default_factory=list)
    arguments: tuple = ()  # as the call left them
    shares_memory: bool = False  # the value is a view of an argument
    printed: str = ""

    def record_warning(self, message):
        if message not in self.warnings and len(self.warnings) < 10:
            self.warnings.append(message)

    def record_print(self, text):
        self.printed += text[: max(0, PRINTED - len(self.printed))]


class Stopped(SystemExit):
    """Ends the thread of a function that took too long."""


def observe(function, arguments, run):
    """Call ``run(function, *arguments)`` on copies of the arguments and say what happened."""
    arguments = copy.deepcopy(arguments)
    outcome = _recording.outcome = Outcome(arguments=arguments)
    try:
        with np.errstate(all="warn", under="ignore"):
            value = run(function, *arguments)
        outcome.shares_memory = any(_share(value, argument) for argument in arguments)
        outcome.value = _copied(value)
        if inspect.iscoroutine(value):
            value.close()
    except BaseException as error:  # sys.exit too
        stop_button = isinstance(error, KeyboardInterrupt) and not inside_a_check()
        if stop_button or isinstance(error, Stopped):
            raise
        outcome.error, outcome.line = type(error), _line(error)
        with contextlib.suppress(Exception):
            outcome.error_text = without_addresses(str(error))[:300]
    finally:
        _recording.outcome = None
    return outcome


def observe_all(function, cases, run, seconds):
    """Outcomes of the cases in their order, as many as fit into the time limit.

    Returns
    -------
    outcomes : list of Outcome
        Shorter than ``cases`` where the time limit came first.
    left_running : bool
        Whether the function could not be stopped.
    """
    outcomes = []

    def task():
        for arguments in cases:
            outcomes.append(observe(function, arguments, run))

    worker = _Worker(task)
    deadline = time.monotonic() + seconds
    try:
        worker.start()
        # Short waits: on Windows a long one can't be interrupted.
        while (rest := deadline - time.monotonic()) > 0 and not worker.ends_within(min(rest, 0.05)):
            pass
        finished = list(outcomes)
    except BaseException:  # the reader's stop button
        worker.stop()
        raise
    return finished, not worker.stop()


class _Worker(threading.Thread):
    def __init__(self, task):
        super().__init__(name="nnlib-exercise", daemon=True)
        self.task, self.gate, self.finished = task, threading.Lock(), False
        self.running = threading.Lock()  # not an Event, which an interrupt at a bad moment leaves locked
        self.running.acquire()

    def run(self):
        raise_the_last = partial(_raise_in, self.ident, Stopped)
        try:
            self.task()
            with self.gate:
                self.finished = True
        except Stopped:
            self.finished = True
            try:  # a with statement would be interrupted before it begins
                raise_the_last()  # in place of what would come again; Python stays on the alert until it is raised
            except Stopped:
                pass
        finally:
            self.running.release()

    def ends_within(self, seconds):
        """Wait for the end of the task; whether it came."""
        ended = self.running.acquire(timeout=seconds)
        if ended:
            self.running.release()
        return ended

    def stop(self, patience=1.0):
        """End the thread if it still runs; False where it can't be ended."""

        class Again(Stopped):
            """Comes again each time it is raised, so that a bare ``except:`` in a loop can't swallow it."""

        end = time.monotonic() + patience
        while not self.ends_within(0) and time.monotonic() < end:
            with self.gate:  # never raised in a thread that has finished its task
                if self.ident and not self.finished:
                    # A call straight into C: in a Python function it would come again before that returns.
                    Again.__init__ = staticmethod(partial(_raise_in, self.ident, Again))
                    _raise_in(self.ident, Again)
            self.ends_within(0.05)
        return self.ends_within(0)


# Raises an exception in another thread as soon as that thread runs Python code.
_raise_in = ctypes.PYFUNCTYPE(None, ctypes.c_ulong, ctypes.py_object)(
    ("PyThreadState_SetAsyncExc", ctypes.pythonapi)
)


def inside_a_check():
    """Whether this code runs inside a function that is being checked."""
    return isinstance(threading.current_thread(), _Worker)


_recording = threading.local()  # .outcome: of the call that this thread is making
_one_at_a_time = threading.Lock()


@contextlib.contextmanager
def recording():
    """Send prints and warnings of observed calls to their outcomes; other threads notice nothing."""
    with _one_at_a_time, warnings.catch_warnings():
        warnings.simplefilter("always", RuntimeWarning)
        shown = warnings.showwarning

        def showwarning(message, category, *place, **more):
            outcome = getattr(_recording, "outcome", None)
            if outcome is None:
                shown(message, category, *place, **more)
            elif issubclass(category, RuntimeWarning):
                outcome.record_warning(f"{category.__name__}: {message}")

        warnings.showwarning = showwarning
        with contextlib.redirect_stdout(_Output(sys.stdout)), contextlib.redirect_stderr(_Output(sys.stderr)):
            yield


class _Output:
    def __init__(self, stream):
        self.stream = stream

    def write(self, text):
        outcome = getattr(_recording, "outcome", None)
        if outcome is None:
            return self.stream.write(text)
        outcome.record_print(str(text))
        return len(text)

    def flush(self):
        if getattr(_recording, "outcome", None) is None:
            self.stream.flush()

    def __getattr__(self, name):
        return getattr(self.stream, name)


def _copied(value):
    try:
        return copy.deepcopy(value)
    except Exception:  # generators and other things that have no copy
        return value


def _share(value, argument):
    if isinstance(value, (list, tuple)):
        return any(_share(part, argument) for part in value)
    both = isinstance(value, np.ndarray) and isinstance(argument, np.ndarray)
    return both and np.may_share_memory(value, argument)


def _line(error):
    """The last line of the reader's own code that the error passed: "line 3: `return exp(x)`"."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if not f.filename.startswith(PACKAGE)]
    own = [f for f in frames if f.filename == frames[0].filename]
    if not own:
        return ""
    code = textwrap.shorten(own[-1].line or "", 70, placeholder=" ...")
    return f"line {own[-1].lineno}" + (f": `{code}`" if code else "")
