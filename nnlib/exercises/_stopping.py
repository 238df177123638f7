"""Stopping: a function that goes on for too long is ended, and the stop button ends it as it ends a cell.

On the main thread a timer's signal does it. Python looks for signals there between any two steps and inside
many a long call (``7**7**10``, a regular expression), so whatever the stop button ends in a cell ends in time.
Elsewhere, and where a system has no such timer, the function runs on a thread of its own, in which an exception
is raised from outside: that ends most loops and no long call, which is left behind. In a browser, where there are no
threads either, each step of the function looks at the clock. One call into compiled code that never looks for
signals, such as ``sum(range(10**12))``, is ended by nothing, in a check as in a cell.

No signal disturbs our own code. Its handler looks which functions are being called when it comes: the timer's
raises only inside of :func:`timed`, the stop button's only inside of :func:`interruptible`, and else it waits.
"""

import contextlib
import ctypes
import random
import signal
import sys
import threading
import time
from _thread import interrupt_main, start_new_thread
from functools import partial

from nnlib import _tracing

AGAIN = 0.1  # seconds until a function that was stopped and goes on is stopped again
PATIENCE = 2  # seconds until one that can't be stopped is told of


class Stopped(SystemExit):
    """Ends a function that took too long."""


def timed(function, *arguments):
    """Call a function that the time limit of :func:`run_for` ends, by raising :class:`Stopped`."""
    try:
        return function(*arguments)
    except Stopped:
        pass  # what its variables hold is let go here, where time is still measured
    raise Stopped


def interruptible(function, *arguments):
    """Call a function that the stop button ends at once, while :func:`signals` are handled."""
    _signals.pass_on()
    return function(*arguments)


def signals():
    """A context in which signals end a function that is checked, and disturb nothing else.

    Afterwards handlers, timer and mask are as before, whatever that function did to them; a timer of the
    reader's own goes on; and a press of the stop button that had to wait is passed on.
    """
    timers = hasattr(signal, "setitimer") and signal.getsignal(signal.SIGALRM) is not None
    return _signals.handled() if timers and _on_the_main_thread() else contextlib.nullcontext()


def run_for(seconds, task):
    """Call ``task()``, and stop what it calls by :func:`timed` after so many seconds.

    Returns
    -------
    over : bool
        False where it could not be stopped and was left running.
    """
    run = _signals.run_for if _signals.are_handled and _on_the_main_thread() else _run_on_a_thread
    return run(seconds, task)


def raise_interrupt():
    """End the check if the stop button was pressed, whatever the function that it ended made of that."""
    if _signals.interrupt:
        raise _signals.interrupt


def comes_again(error):
    """Whether an error that got lost in a finalizer is one that ends the function all the same."""
    return isinstance(error, Stopped) or error is not None and error is _signals.interrupt


def _on_the_main_thread():
    return threading.current_thread() is threading.main_thread()


# On the main thread: a timer


class _Signals:
    are_handled = waits = False
    interrupt = None  # what the stop button raised

    @contextlib.contextmanager
    def handled(self):
        self.interrupt, self.waits, self.button = None, False, signal.getsignal(signal.SIGINT)
        with contextlib.ExitStack() as stack:
            if callable(self.button):
                stack.enter_context(_handler(signal.SIGINT, self._pressed))
            stack.enter_context(_free_timer())
            stack.enter_context(_handler(signal.SIGALRM, self._rung))
            mask = signal.pthread_sigmask(signal.SIG_BLOCK, ())
            self.are_handled = True
            try:
                yield
            finally:
                self.are_handled = False
                signal.setitimer(signal.ITIMER_REAL, 0)
                signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        raise_interrupt()
        self.pass_on()

    def pass_on(self):
        """Do what the stop button does, if it was pressed and had to wait."""
        if self.waits:
            self.waits = False
            self.button(signal.SIGINT, None)

    def run_for(self, seconds, task):
        self.rings, running = 0, threading.Lock()
        running.acquire()
        try:
            with contextlib.suppress(RuntimeError):  # no thread to be had
                start_new_thread(_tell_if_late, (running, seconds))
            signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
            task()
        except Stopped:
            pass
        finally:
            running.release()
            signal.setitimer(signal.ITIMER_REAL, 0)
        return True

    def _pressed(self, number, frame):
        """What the stop button does: in an interruptible function what it does in a cell; pressed twice, anywhere."""
        if not (self.waits or _is_inside(interruptible, frame)):
            self.waits = True
            return
        try:
            self.button(number, frame)
        except BaseException as interrupt:
            self.interrupt, self.rings = interrupt, 1
            signal.setitimer(signal.ITIMER_REAL, AGAIN, AGAIN)  # for a function that catches it and goes on
            raise

    def _rung(self, number, frame):
        """Stop a timed function; one that catches that is stopped again and again, at any of its steps."""
        if not (_is_inside(timed, frame) and _is_inside(_Signals.run_for, frame)):
            return
        again, now = self.rings > 0, coin() < 0.5
        self.rings += 1
        try:
            raise _StoppedAgain if again else Stopped
        except _StoppedAgain:  # this comes again at the next step
            if now:
                raise


def _tell_if_late(running, seconds):
    if not running.acquire(timeout=seconds + PATIENCE):
        print(
            f"The time limit of {seconds:g} s has passed, and the function goes on: perhaps it is inside one long call "
            "into compiled code. Kernel → Interrupt ends it if anything does, else Kernel → Restart.",
            file=sys.stderr,
            flush=True,
        )


coin = random.Random(0).random


class _StoppedAgain(Stopped):
    """Has the timer ring once more; a call straight into C, or it would ring before that returns."""

    if hasattr(signal, "SIGALRM"):
        __init__ = staticmethod(partial(interrupt_main, signal.SIGALRM))


def _is_inside(function, frame):
    """Whether this frame or one that called it is a call of the function; what the stop button does is not."""
    while frame and frame.f_code not in (function.__code__, _Signals._pressed.__code__):
        frame = frame.f_back
    return frame is not None and frame.f_code is function.__code__


@contextlib.contextmanager
def _handler(number, handler):
    before = signal.getsignal(number)
    signal.signal(number, handler)
    try:
        yield
    finally:
        signal.signal(number, before)


@contextlib.contextmanager
def _free_timer():
    start, (rest, interval) = time.monotonic(), signal.setitimer(signal.ITIMER_REAL, 0)
    try:
        yield
    finally:
        if rest:
            signal.setitimer(signal.ITIMER_REAL, max(1e-6, start + rest - time.monotonic()), interval)


_signals = _Signals()


# Elsewhere: a thread


def _run_on_a_thread(seconds, task):
    worker = _Worker(task)
    deadline = time.monotonic() + seconds
    try:
        worker.start()
        # Short waits: on Windows a long one can't be interrupted.
        while (rest := deadline - time.monotonic()) > 0 and not worker.ends_within(min(rest, 0.05)):
            pass
    except RuntimeError:  # no thread to be had, as in a browser
        return _run_traced(seconds, task)
    except BaseException:  # the reader's stop button
        worker.stop()
        raise
    return worker.stop()


class _Worker(threading.Thread):
    """A thread whose task can be ended, by an exception that comes again each time it is raised.

    So no ``except:`` in a loop gets rid of it. The price: it is due once more when the task has ended.
    """

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
                raise_the_last()  # in place of the one that is due: Python is on the alert until one was raised
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
        """End the task if it still runs; False where it can't be ended."""

        class Again(Stopped):
            """Its ``__init__`` has it raised again: a call straight into C, or it would come before that returns."""

        end = time.monotonic() + patience
        while not self.ends_within(0) and time.monotonic() < end:
            with self.gate:  # never raised in a thread that has finished its task
                if self.ident and not self.finished:
                    Again.__init__ = staticmethod(partial(_raise_in, self.ident, Again))
                    _raise_in(self.ident, Again)
            self.ends_within(0.05)
        return self.ends_within(0)


# Raises an exception in another thread as soon as that thread runs Python code.
_raise_in = ctypes.PYFUNCTYPE(None, ctypes.c_ulong, ctypes.py_object)(
    ("PyThreadState_SetAsyncExc", ctypes.pythonapi)
)


# Where there are no threads: tracing


def _run_traced(seconds, task):
    with contextlib.suppress(Stopped), _tracing.limit(seconds, Stopped, timed):
        task()
    return True
