"""Sandbox: a student's code runs in a process of its own, with limits, and only plain data comes back.

The process is a fork of one in which no student's code has ever run, so it finds the library as it was imported,
and whatever it does to the library ends with it. See :mod:`nnlib.grading` for what that promises and what not.
"""

import multiprocessing
import os
import resource
import signal
import sys
import time
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import wait

from nnlib.exercises import Exercise
from nnlib.exercises._running import Elsewhere
from nnlib.exercises._running import _place as place
from nnlib.exercises._values import text
from nnlib.grading._notebooks import Unreadable
from nnlib.grading._packing import packed, unpacked
from nnlib.grading._rows import rights

LARGEST_REPLY = 2**24  # bytes
PATIENCE = 5  # seconds for what is done before and after a student's code
WATCHED = ("nnlib", "numpy", "builtins", "math")  # packages whose functions and classes are to stay as they are
NOBODY = 65534


class NoAnswer(Exception):
    """There is nothing to judge; the text says why."""


class Unaskable(Exception):
    """Raised where a student's code asks for our answer."""


def in_sandbox(task, limits, patience=0.0):
    """What ``task()`` returns in a process of its own, as plain data.

    Raises
    ------
    NoAnswer
        Where it raises an error, is stopped by a limit, or ends its process.
    """
    reader, writer = os.pipe()
    process = multiprocessing.get_context("fork").Process(target=_run, args=(task, writer, limits))
    process.start()
    os.close(writer)
    try:
        reply = _received(reader, limits.seconds + patience)
        if not reply:
            process.join(PATIENCE)
            raise NoAnswer(_ending(process.exitcode))
        trouble, value = unpacked(reply)
    except (ValueError, TypeError):
        raise NoAnswer("Its answer is too large, or none that can be read.") from None
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.join()
        process.close()
        os.close(reader)
    if trouble is not None:
        raise NoAnswer(str(trouble)[:600])
    return value


def _received(reader, seconds):
    """The line that a process writes, or what it wrote of it before it ended."""
    received, end = b"", time.monotonic() + seconds + PATIENCE
    while not received.endswith(b"\n"):
        ready = wait([reader, *_orders], max(0, end - time.monotonic()))
        if not ready:
            raise NoAnswer(f"Stopped after {seconds:g} s. Is there a loop that never ends?")
        if reader not in ready:  # whoever gives the orders is gone
            raise SystemExit(1)
        part = os.read(reader, 2**16)
        received += part
        if not part:
            break
        if len(received) > LARGEST_REPLY:
            raise ValueError
    return received


_orders = []  # what becomes readable when this process is no longer wanted


class Away(Elsewhere):
    """A student's function, which is run in a sandbox only; ``judge`` takes it for a function."""

    def __init__(self, find, limits):
        self.find, self.limits = find, limits

    def ask(self, observe, cases, run, seconds, *more):
        """What ``observe(function, cases, run, seconds, ...)`` returns there."""
        task = partial(_observed, self.find, observe, cases, run, seconds, *more)
        return in_sandbox(task, self.limits, patience=seconds)


def _observed(find, observe, *arguments):
    return observe(find(), *arguments)


def _run(task, writer, limits):
    """What the new process does: it gives up its rights, runs the task, and sends what came of it."""
    trouble, value = None, None
    try:
        os.setsid()
        _keep_only(writer)
        _limit(limits)
        _hide_answers()
        with _watching():
            value = task()
    except BaseException as error:
        trouble = error.args[0] if isinstance(error, (Changed, Unreadable)) else _in_words(error)
    with suppress(OSError), open(writer, "wb") as pipe:
        pipe.write(_reply(trouble, value) + b"\n")
    os._exit(0)


def _reply(trouble, value):
    try:
        return packed([trouble, value])
    except BaseException as error:  # a value that holds itself, or an object that does not let itself be looked at
        return packed([f"What it gives can't be looked at: {type(error).__name__}.", None])


def _keep_only(pipe):
    """Close every file but one: the grader's own pipes are none of a student's business."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    os.closerange(3, pipe)
    os.closerange(pipe + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0] if sys.platform != "darwin" else 4096)


def _limit(limits):
    if rights() == "nobody's":
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    seconds = int(limits.seconds) + 60  # of computing; the clock is watched from outside
    wanted = {"CPU": seconds, "AS": limits.memory, "FSIZE": 0, "NPROC": 0, "CORE": 0}
    for name, limit in wanted.items():
        with suppress(ValueError, OSError, AttributeError):  # this system has no such limit
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (limit, limit))
    sys.dont_write_bytecode = True


def _hide_answers():
    """In a student's process ours can't be asked for, and a check that is called there does nothing."""

    def refuse(*given):
        raise Unaskable("our answers are not there while a notebook is graded")

    for name in ("answer", "misconceptions"):
        setattr(Exercise, name, property(refuse))
    Exercise.solution = refuse
    Exercise.check = Exercise.hint = lambda *given, **more: None


class Changed(Exception):
    """The library is not what it was."""


@contextmanager
def _watching():
    """Raise :class:`Changed` if a function or a class of the library, or of Python, is another one afterwards."""
    before = {name: value for name, *value in _parts()}
    yield
    for name, *value in _parts():
        if name in before and any(one is not other for one, other in zip(before[name], value, strict=True)):
            raise Changed(f"It changes the library: `{name}`. Look at its code.")


def _parts():
    """(name, function or class, its code) of all that is watched."""
    for module in [name for name in sys.modules if name.partition(".")[0] in WATCHED]:
        for name, value in list(vars(sys.modules[module]).items()):
            if callable(value):
                yield f"{module}.{name}", value, getattr(value, "__code__", None)
            if type(value) is type and value.__module__ == module:
                for part, method in list(vars(value).items()):
                    yield f"{module}.{name}.{part}", method, getattr(method, "__code__", None)


def _in_words(error):
    line, _ = place(error)
    said = text(str, error)[:200]
    return f"The cell raised {type(error).__name__}" + f" in {line}" * bool(line) + f": {said}" * bool(said)


def _ending(code):
    if code is not None and code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else -code
        return f"Its process was ended by the signal {name}" + " (out of memory?)" * (name == "SIGKILL") + "."
    return f"It ended its process, with exit code {code}."
