"""Running a reader's function: whatever it does, the notebook goes on.

It gets copies of the arguments. What it raises, warns of and prints is recorded, not shown. What it returns is
taken over as plain data while time is still measured, since looking at an object of the reader's runs their code.
"""

import builtins
import contextlib
import copy
import getpass
import linecache
import os
import re
import signal
import sys
import textwrap
import threading
import time
import traceback
import warnings
from dataclasses import dataclass, field, replace
from functools import partial
from types import CoroutineType

import numpy as np

from nnlib.exercises._drawing import fault_in_draws
from nnlib.exercises._stopping import Stopped, comes_again, raise_interrupt, run_for, signals, timed
from nnlib.exercises._values import StandIn, plain, text

PRINTED = 600  # characters kept of what a function prints


@dataclass
class Outcome:
    """What one call did."""

    value: object = None
    error: type | None = None
    error_text: str = ""
    line: str = ""  # the last line of the reader's code that the error passed
    in_own_code: bool = False  # the error was raised in that line, not by a library
    warnings: list = field(default_factory=list)
    arguments: tuple = ()  # as the call left them
    shares_memory: bool = False  # the value is a view of an argument
    printed: str = ""
    draws: str = ""  # what is wrong with how random numbers are drawn
    finished: bool = False

    def record_warning(self, message):
        if message not in self.warnings and len(self.warnings) < 10:
            self.warnings.append(message)

    def record_print(self, text):
        self.printed += text[: max(0, PRINTED - len(self.printed))]


class AsksForInput(RuntimeError):
    """Raised in a function that is checked and asks for input."""


def observe(function, arguments, run, caught=(Exception, SystemExit), draws=False):
    """Call ``run(function, *arguments)`` on copies of the arguments and say what happened."""
    outcome = Outcome(arguments=copy.deepcopy(arguments))
    _observe(outcome, function, run, caught, draws)
    return outcome


class Elsewhere:
    """A reader's function that runs in another process; ``ask`` says what :func:`observe_all` sees of it there."""

    def ask(self, observe, cases, run, seconds, *more):
        raise NotImplementedError

    def __call__(self, *given):
        raise TypeError("it runs in another process only")


def observe_all(function, cases, run, seconds, draws=False):
    """Outcomes of the cases in their order, as many as fit into the time limit.

    With ``draws`` each says, too, what is wrong with how random numbers are drawn.

    Returns
    -------
    outcomes : list of Outcome
        Where the time limit came first, the last one is not finished.
    seconds : float
        How long it took.
    left_running : bool
        Whether the function could not be stopped.
    """
    if issubclass(type(function), Elsewhere):  # isinstance would ask the object itself
        return function.ask(observe_all, cases, run, seconds, draws)
    outcomes, start = [], time.monotonic()

    def task():
        for arguments in cases:
            outcomes.append(Outcome(arguments=copy.deepcopy(arguments)))
            _observe(outcomes[-1], function, run, BaseException, draws)  # sys.exit too

    left_running = not run_for(seconds, task)
    seconds = time.monotonic() - start
    observed = outcomes.copy()
    if len(observed) < len(cases) and all(outcome.finished for outcome in observed):
        observed.append(Outcome())
    if not observed[-1].finished:
        observed[-1] = replace(observed[-1])  # if it was left running, the other may change
    return observed, seconds, left_running


def _observe(outcome, function, run, caught, draws):
    process, trace, profile, recursion = os.getpid(), sys.gettrace(), sys.getprofile(), sys.getrecursionlimit()
    _recording.outcome = outcome
    try:
        with np.errstate(all="warn", under="ignore"):
            timed(_record, outcome, function, run, caught, draws)
    finally:
        _recording.outcome = None
        if os.getpid() != process:
            os._exit(0)  # the child of a fork ends where the reader's function ends
        if (sys.gettrace(), sys.getprofile(), sys.getrecursionlimit()) != (trace, profile, recursion):
            sys.settrace(trace), sys.setprofile(profile), sys.setrecursionlimit(recursion)
    raise_interrupt()
    outcome.finished = True


def _record(outcome, function, run, caught, draws):
    given = copy.deepcopy(outcome.arguments) if draws else ()
    try:
        value = run(function, *outcome.arguments)
        outcome.value = StandIn(type(value).__name__, "…")  # until it has been looked at
        outcome.value = plain(value)
        outcome.shares_memory = _share(value, outcome.arguments)
        if type(value) is CoroutineType:
            value.close()
        if draws:
            outcome.draws = fault_in_draws(lambda *arguments: plain(run(function, *arguments)), given, outcome.value)
    except Stopped:
        raise
    except caught as error:
        outcome.error = type(error)
        outcome.line, outcome.in_own_code = _place(error)
        outcome.error_text = text(str, error)[:300]
    outcome.arguments = tuple(plain(argument) for argument in outcome.arguments)


def _share(value, arguments):
    """Whether an array in the value, or in its lists and tuples, is a view of an argument."""
    waiting, seen = [value], set()
    while waiting:
        part = waiting.pop()
        if type(part) in (list, tuple) and id(part) not in seen:
            seen.add(id(part))
            waiting += part
        if issubclass(type(part), np.ndarray):
            arrays = [argument for argument in arguments if isinstance(argument, np.ndarray)]
            if any(np.may_share_memory(np.asarray(part), array) for array in arrays):
                return True
    return False


# Prints, warnings, input, exit: while a function is checked they are others


_recording = threading.local()  # .outcome: of the call that this thread is making
_one_at_a_time = threading.Lock()


def inside_a_check():
    """Whether this code runs inside a function that is being checked."""
    return getattr(_recording, "outcome", None) is not None


@contextlib.contextmanager
def recording():
    """Send prints and warnings of observed calls to their outcomes; other threads notice nothing.

    Who asks for input there gets :class:`AsksForInput`, and IPython's ``exit`` ends the function, not the kernel.
    """
    with _one_at_a_time, signals(), warnings.catch_warnings(), contextlib.ExitStack() as stack:
        warnings.simplefilter("always", RuntimeWarning)
        stack.callback(setattr, _recording, "outcome", None)  # where an interrupt came in between
        stack.callback(np.seterr, **np.geterr())
        stack.callback(np.set_printoptions, **np.get_printoptions())
        other = partial(_replaced, stack)
        other(sys, "stdout", _Output)
        other(sys, "stderr", _Output)
        other(sys, "stdin", _Input)
        other(builtins, "input", _answered_by_nobody)
        other(getpass, "getpass", _answered_by_nobody)
        other(warnings, "showwarning", _recorded)
        other(sys, "unraisablehook", _printed)
        if hasattr(signal, "SIGALRM"):
            other(signal, "signal", _never_deadly)
        if shell := "IPython" in sys.modules and sys.modules["IPython"].get_ipython():
            other(shell, "ask_exit", lambda ask_exit: sys.exit)
        yield


def _replaced(stack, owner, name, other):
    """Until the stack is closed, a name of the owner's means what ``other`` makes of it."""
    names = vars(owner)
    stack.callback(names.__setitem__ if name in names else names.pop, name, names.get(name))
    names[name] = other(names.get(name))


def _recorded(showwarning):
    def record(message, category, *place, **more):
        if not inside_a_check():
            showwarning(message, category, *place, **more)
        elif issubclass(category, RuntimeWarning):
            _recording.outcome.record_warning(f"{category.__name__}: {message}")

    return record


def _printed(hook):
    """What is done with errors that nobody can catch, such as those of ``__del__``: they are printed."""

    def tell(unraisable):
        if not comes_again(unraisable.exc_value):
            (sys.__unraisablehook__ if inside_a_check() else hook)(unraisable)

    return tell


def _never_deadly(set_handler):
    """While a timer measures time its signal has no default handler, which would end Python."""
    timers = signal.getsignal(signal.SIGALRM)

    def set_another(number, handler):
        deadly = inside_a_check() and number == signal.SIGALRM and handler == signal.SIG_DFL
        return set_handler(number, timers if deadly else handler)

    return set_another


def _answered_by_nobody(ask):
    def refuse(*given, **more):
        if not inside_a_check():
            return ask(*given, **more)
        raise AsksForInput("nobody is asked while an answer is checked")

    return refuse


class _Output:
    def __init__(self, stream):
        self.stream = stream

    def write(self, text):
        if not inside_a_check():
            return self.stream.write(text)
        _recording.outcome.record_print(str(text))
        return len(text)

    def flush(self):
        if not inside_a_check():
            self.stream.flush()

    def __getattr__(self, name):
        return getattr(self.stream, name)


class _Input:
    def __init__(self, stream):
        self.stream, self.buffer = stream, self
        for name in ("read", "readline", "readlines"):
            setattr(self, name, _answered_by_nobody(getattr(stream, name, None)))

    def __iter__(self):
        return iter(self.readline, "")

    def close(self):
        """Python's own ``exit`` closes its input first."""

    def __getattr__(self, name):
        return getattr(self.stream, name)


# Where an error was raised

LIBRARIES = tuple(
    os.path.dirname(os.path.abspath(file)) + os.sep for file in (os.__file__, os.path.dirname(__file__), np.__file__)
)


def _place(error):
    """The last line of the reader's own code that an error passed, and whether it was raised there.

    The line reads "line 3: `return exp(x)`"; of a function in another cell or file: "`helper`, line 3: ...".
    """
    steps = list(traceback.walk_tb(error.__traceback__))
    own = [(frame, number) for frame, number in steps if _is_the_readers(frame.f_code.co_filename)]
    if not own:
        return "", False
    frame, number = own[-1]
    code = frame.f_code
    linecache.checkcache(code.co_filename)
    line = textwrap.shorten(linecache.getline(code.co_filename, number, frame.f_globals), 70, placeholder=" ...")
    elsewhere = code.co_filename != own[0][0].f_code.co_filename
    where = f"`{code.co_name}`, " * elsewhere + f"line {number}" + f": `{line}`" * bool(line)
    return where, frame is steps[-1][0]


def _is_the_readers(file):
    """Whether code is the reader's: not Python's, nnlib's, an installed package's, nor compiled from such."""
    of_a_package = file.startswith((*LIBRARIES, "<frozen ", "<__array_function__"))
    return not (of_a_package or re.search(r"[\\/](site|dist)-packages[\\/]|\.(pyx|pxd|pxi)$", file))
