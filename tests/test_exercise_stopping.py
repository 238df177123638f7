"""Stopping: whatever a reader's function does, a check ends as the cell would, and the notebook is as before."""

import _thread
import builtins
import contextlib
import ctypes
import decimal
import functools
import importlib
import itertools
import math
import os
import random
import re
import select
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from test_exercise import diagnose, sigmoid, sigmoid_exercise, small

from nnlib.exercises import _progress, _running, _stopping, _trials, activations, same
from nnlib.exercises._values import is_blank, plain, show

with_timers = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timers")
STOPPED = "`sigmoid` was stopped after 0.2 s. Is there a loop that never ends?"


def check(function, seconds=0.2):
    return sigmoid_exercise(time_limit=seconds).check(function)


def state():
    """What a reader's function may change and a check puts back."""
    of_signals = ()
    if hasattr(signal, "setitimer"):
        handlers = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGALRM)
        of_signals = handlers, signal.getitimer(signal.ITIMER_REAL), signal.pthread_sigmask(signal.SIG_BLOCK, ())
    streams = sys.stdin, sys.stdout, sys.stderr, builtins.input, sys.unraisablehook, signal.signal
    of_python = sys.gettrace(), sys.getprofile(), sys.getrecursionlimit()
    of_warnings = list(warnings.filters), warnings.showwarning
    ours = _running.inside_a_check(), _running._one_at_a_time.locked(), _stopping._signals.are_handled
    return of_signals, streams, of_python, of_warnings, np.geterr(), np.get_printoptions(), ours


def forever(*given):
    while True:
        pass


def forever_in_steps(*given):  # Python 3.11 shows a tracer no loop without a step
    while True:
        len(given)


def catches_all(*given):
    while True:
        with contextlib.suppress(BaseException):
            forever_in_steps()


def leave(*given):
    sys.exit()


def interrupt(*given):
    raise KeyboardInterrupt


def an_object(**methods):
    return type("Thing", (), methods)()


# Time


def multiplies(x):
    7 ** (7**10)


def searches(x):
    re.match("(a+)+$", "a" * 40 + "b")


def catches(x):
    while True:
        try:
            np.exp(x)
        except BaseException:
            pass


def catches_twice(x):
    while True:
        try:
            catches(x)
        except:  # noqa: E722
            continue


def goes_on_finally(x):
    while True:
        try:
            forever()
        finally:
            continue  # noqa: B012


def swallows(x):
    thing = an_object(__enter__=lambda self: self, __exit__=lambda self, *error: True)
    while True:
        with thing:
            forever()


def sleeps_again(x):
    while True:
        try:
            time.sleep(60)
        except BaseException:
            pass


def recurs_in_its_handler(x):
    try:
        forever()
    except BaseException:
        recurs_in_its_handler(x)


def waits_for_a_lock(x):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()


def waits_for_a_thread(x):
    event = threading.Event()
    threading.Thread(target=event.wait, args=[1], daemon=True).start()
    threading.Event().wait()


def waits_for_data(x):
    one, _other = socket.socketpair()
    with one, _other:
        one.recv(1)


def waits_in_a_finalizer(x):
    thing = an_object(__del__=forever)  # noqa: F841
    forever()


LONG = [
    forever, catches, catches_twice, goes_on_finally, swallows, sleeps_again, recurs_in_its_handler, waits_for_a_lock,
    waits_for_a_thread, waits_for_data, waits_in_a_finalizer, lambda x: select.select([], [], []),
    lambda x: sum(1 for _ in itertools.repeat(0)),
]  # fmt: skip


@with_timers
@pytest.mark.parametrize("function", LONG)
def test_whatever_does_not_end_is_stopped(function):
    before = state()
    assert check(function).message == STOPPED
    assert state() == before


def child(code):
    """A program that runs in this folder, with this file's names."""
    start = "from test_exercise_stopping import *; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    program = [sys.executable, "-c", start + textwrap.dedent(code)]
    return subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=os.path.dirname(os.path.abspath(__file__)))


@with_timers
@pytest.mark.slow
@pytest.mark.parametrize("function", ["multiplies", "searches"])
def test_one_long_call_is_stopped(function):
    with child(f"print(check({function}).message)") as program:
        assert program.communicate(timeout=300)[0].strip() == STOPPED


@with_timers
@pytest.mark.slow
@pytest.mark.parametrize("function", ["multiplies", "searches", "catches"])
def test_the_stop_button_ends_a_check_as_it_ends_a_cell(function):
    code = f"""
        def started(x):
            print("started", file=sys.__stdout__, flush=True)
            return {function}(x)
        try:
            check(started, seconds=600)
        except KeyboardInterrupt:
            print("stopped")
    """
    with child(code) as program:
        try:
            assert program.stdout.readline() == "started\n"
            program.send_signal(signal.SIGINT)
            assert program.communicate(timeout=300)[0] == "stopped\n"
        finally:
            program.kill()


def test_without_timers_a_loop_is_stopped_on_a_thread(monkeypatch):
    monkeypatch.delattr(signal, "setitimer", raising=False)
    assert check(forever).message == STOPPED
    assert check(sigmoid, seconds=60).outcome == "correct"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no way to send SIGINT to one process")
def test_without_timers_the_stop_button_ends_a_loop():
    code = """
        del signal.setitimer
        def started(x):
            print("started", file=sys.__stdout__, flush=True)
            forever()
        try:
            check(started, seconds=600)
        except KeyboardInterrupt:
            print("stopped")
    """
    with child(code) as program:
        assert program.stdout.readline() == "started\n"
        program.send_signal(signal.SIGINT)
        assert program.communicate(timeout=300)[0] == "stopped\n"


def test_without_timers_and_threads_an_answer_is_judged_and_a_loop_is_stopped(monkeypatch):
    def start(thread):
        raise RuntimeError("can't start new thread")

    monkeypatch.delattr(signal, "setitimer", raising=False)
    monkeypatch.setattr(threading.Thread, "start", start)
    assert check(sigmoid).outcome == "correct"
    assert check(forever_in_steps).message == STOPPED
    assert check(catches_all).message == STOPPED


@with_timers
@pytest.mark.slow
def test_a_signal_set_to_end_python_ends_the_answer():
    code = """
        def sets(x):
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            forever()
        print(check(sets).message)
    """
    with child(code) as program:
        assert program.communicate(timeout=300)[0].strip() == STOPPED


@pytest.mark.skipif(sys.platform != "linux", reason="the C library's name")
def test_a_long_call_that_looks_for_no_signals_is_told_of_while_it_lasts_and_afterwards(monkeypatch, capsys):
    system, lock, told = ctypes.CDLL(None), ctypes.create_string_buffer(64), []
    monkeypatch.setattr(_stopping, "PATIENCE", 0.1)
    monkeypatch.setattr(_trials, "PATIENCE", 0.1)

    def end_it_when_told():
        while not told:
            time.sleep(0.01)
            told.extend(re.findall("The time limit of 0.2 s has passed.*Restart", capsys.readouterr().err))
        system.pthread_mutex_unlock(lock)

    thread = threading.Thread(target=end_it_when_told)
    thread.start()
    result = check(lambda x: (system.pthread_mutex_lock(lock), system.pthread_mutex_lock(lock)))
    thread.join()
    assert re.fullmatch(r"`sigmoid` gave no answer in 0.2 s; it could be stopped only after \d+ s.", result.message)


# Signals at any moment


@pytest.fixture
def handlers():
    """Handlers of SIGINT and SIGALRM that are known, also where this process was started to ignore them."""
    rings = []
    before = signal.signal(signal.SIGINT, signal.default_int_handler), signal.signal(
        signal.SIGALRM, lambda *given: rings.append(given)
    )
    yield rings
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGINT, before[0]), signal.signal(signal.SIGALRM, before[1])


def moments(call, number=None, at=()):
    """Call a function and send a signal at some of the moments at which Python looks for signals in our own code.

    That is after a call and at the beginning of a function. How many there were is in ``moments.seen``.
    """
    numpys = np.errstate.__enter__.__code__.co_filename
    ours, count = (os.path.dirname(_running.__file__), contextlib.__file__, numpys), itertools.count()

    def profile(frame, event, given):
        if event in ("call", "c_return") and frame.f_code.co_filename.startswith(ours) and next(count) in at:
            signal.raise_signal(number)

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        return call()
    finally:
        sys.setprofile(before)
        moments.seen = next(count)


def raises_nothing_once(x):
    with np.errstate(over="ignore"):
        return sigmoid(x)


at_any_moment = pytest.mark.parametrize("function", [raises_nothing_once, np.negative, leave])


@with_timers
@at_any_moment
def test_the_stop_button_at_any_moment_ends_the_check_and_leaves_all_as_it_was(function, handlers, monkeypatch):
    monkeypatch.setattr(_stopping, "PATIENCE", 10**5)
    threads = _thread._count()

    def call():
        return small(sigmoid, np.zeros(1)).check(function)

    before, result, moment, undisturbed = state(), call(), -1, None
    while not undisturbed:
        moment += 1
        with contextlib.suppress(KeyboardInterrupt):
            undisturbed = moments(call, signal.SIGINT, [moment])
        assert state() == before
    assert moments.seen <= moment and repr(undisturbed) == repr(result)
    while _thread._count() > threads:  # those that tell of a long call end by themselves, soon after it
        time.sleep(0.01)


@with_timers
@at_any_moment
def test_a_timer_that_rings_at_any_moment_stops_the_answer_or_nothing(function, handlers):
    def call():
        return small(sigmoid, np.zeros(1), time_limit=600).check(function)

    before, result, moment, moments.seen = state(), call(), -1, math.inf
    while moment < moments.seen:
        moment += 1
        found = moments(call, signal.SIGALRM, [moment])
        assert repr(found) == repr(result) or "600 s" in found.message
        assert state() == before


@with_timers
@pytest.mark.slow
@pytest.mark.parametrize("presses", [30, pytest.param(300, marks=pytest.mark.deep)])
def test_many_presses_of_the_stop_button_each_end_one_check_and_leave_all_as_it_was(presses):
    code = f"""
        before, functions = state(), itertools.cycle([sigmoid, np.negative, catches, forever])
        for _ in range({presses}):
            try:
                print("check", flush=True)
                check(next(functions), seconds=0.02)
                while True:  # short sleeps: a signal just before a long one would be noticed after it
                    time.sleep(0.01)
            except KeyboardInterrupt:
                assert state() == before
        print(check(sigmoid, seconds=60).outcome)
    """
    moment = random.Random(presses)
    with child(code) as program:
        try:
            for _ in range(presses):
                assert program.stdout.readline() == "check\n"
                time.sleep(0.04 * moment.random())
                program.send_signal(signal.SIGINT)
            assert program.communicate(timeout=300)[0] == "correct\n"
        finally:
            program.kill()


@with_timers
def test_where_the_stop_button_has_to_wait_it_does_not_when_pressed_again(handlers):
    def pressed(*at):
        with pytest.raises(KeyboardInterrupt):
            moments(lambda: check(sigmoid, seconds=60), signal.SIGINT, at)
        return moments.seen

    waits = next(moment for moment in itertools.count() if pressed(moment) > moment + 1)
    assert pressed(waits, waits + 1) == waits + 2


@with_timers
def test_an_interrupted_check_counts_as_no_try(handlers):
    with pytest.raises(KeyboardInterrupt):
        activations.relu.check(lambda x: signal.raise_signal(signal.SIGINT))
    assert _progress.records() == {}


@with_timers
def test_an_answer_that_catches_the_interrupt_is_ended_all_the_same(handlers):
    def catches_it(x):
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            return sigmoid(x)

    with pytest.raises(KeyboardInterrupt):
        check(catches_it)


@with_timers
def test_a_timer_that_rings_while_the_stop_button_works_does_not_disturb_it(handlers):
    def work(*given):
        signal.raise_signal(signal.SIGALRM)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, work)
    with pytest.raises(KeyboardInterrupt):
        check(lambda x: signal.raise_signal(signal.SIGINT))


@with_timers
def test_a_stop_button_that_does_something_else_does_that_at_once(handlers):
    pressed = []
    signal.signal(signal.SIGINT, lambda *given: pressed.append(given))

    def presses(x):
        signal.raise_signal(signal.SIGINT)
        return sigmoid(x) * len(pressed)

    small(sigmoid, np.zeros(1)).check(presses)
    assert len(pressed) == 1


@with_timers
def test_where_the_stop_button_is_ignored_a_check_ignores_it(handlers):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    assert check(lambda x: (signal.raise_signal(signal.SIGINT), sigmoid(x))[1], seconds=60).outcome == "correct"


@with_timers
def test_a_timer_of_the_readers_goes_on_after_a_check(handlers):
    signal.setitimer(signal.ITIMER_REAL, 600, 7)
    check(forever)
    rest, interval = signal.getitimer(signal.ITIMER_REAL)
    assert 0 < rest < 599.9 and interval == 7 and not handlers


@with_timers
def test_a_timer_of_the_readers_that_was_due_meanwhile_rings_after_the_check(handlers):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    assert check(forever).message == STOPPED
    while not handlers:
        time.sleep(0.01)


@with_timers
@pytest.mark.parametrize(
    "meddle",
    [
        lambda: signal.signal(signal.SIGALRM, signal.SIG_DFL),
        lambda: signal.signal(signal.SIGALRM, forever),
        lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
        lambda: signal.alarm(0),
        lambda: signal.setitimer(signal.ITIMER_REAL, 600),
        lambda: signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM, signal.SIGINT]),
        lambda: sys.settrace(leave),
        lambda: sys.setprofile(leave),
        lambda: sys.setrecursionlimit(len(list(frames())) + 40),
        lambda: np.seterr(all="raise"),
        lambda: warnings.simplefilter("error"),
        lambda: setattr(sys, "stdout", None),
        lambda: delattr(sys, "stderr"),
        lambda: sys.stdin.close(),
        lambda: setattr(builtins, "input", None),
        lambda: decimal.getcontext().clear_flags(),
    ],
)
def test_what_an_answer_does_to_its_surroundings_is_put_back(meddle, handlers):
    def meddles(x):
        meddle()
        return sigmoid(x)

    before = state()
    check(meddles, seconds=60)
    assert state() == before
    assert check(sigmoid, seconds=60).outcome == "correct"


def frames():
    frame = sys._getframe()
    while frame:
        yield frame
        frame = frame.f_back


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_the_child_of_an_answer_that_forks_ends_with_the_answer():
    code = """
        def forks(x):
            if child := os.fork():
                os.waitpid(child, 0)
            return sigmoid(x)
        warnings.simplefilter("ignore")
        print(check(forks, seconds=60).outcome, flush=True)
    """
    with child(code) as program:
        assert program.communicate(timeout=300)[0] == "correct\n"


# What an answer returns


@pytest.mark.parametrize(
    "method", ["eq", "len", "iter", "array", "bool", "hash", "float", "deepcopy", "copy", "reduce_ex", "getattr"]
)
@pytest.mark.parametrize("does", [forever, leave, interrupt])
def test_methods_of_a_returned_object_are_not_called(method, does):
    result = check(lambda x: an_object(**{f"__{method}__": does}), seconds=60)
    assert result.message == "`result` is a Thing, not an array of shape (1,)."


@with_timers
@pytest.mark.parametrize(
    "does, got",
    [
        (leave, "Thing (its repr raises SystemExit)"),
        (interrupt, "Thing (its repr raises KeyboardInterrupt)"),
        (lambda self: 5, "Thing (its repr raises TypeError)"),
        (lambda self: "long" * 10**6, "long" * 150 + " …"),
    ],
)
def test_a_returned_object_whose_repr_fails_is_said_to(does, got):
    result = check(lambda x: an_object(__repr__=does))
    assert result.message == "`result` is a Thing, not an array of shape (1,)."
    assert result.counterexample.got == got


@with_timers
@pytest.mark.parametrize("name", ["__repr__", "__getattribute__", "__class__"])
def test_a_returned_object_that_takes_too_long_to_look_at_is_said_to(name):
    does = property(forever) if name == "__class__" else forever
    result = check(lambda x: an_object(**{name: does}))
    assert result.message == "`sigmoid` returned a Thing, and to look at that took longer than 0.2 s."


@with_timers
def test_an_error_whose_text_takes_too_long_to_look_at_is_said_to():
    def fails(x):
        raise type("Trouble", (Exception,), {"__str__": forever})

    assert check(fails).message == "`sigmoid` raised Trouble, and to look at that took longer than 0.2 s."


@with_timers
@pytest.mark.parametrize("does", [forever, leave, interrupt])
def test_a_finalizer_of_a_returned_object_runs_inside_the_limit(does):
    assert "Thing" in check(lambda x: an_object(__del__=does)).message


def holds_itself(kind):
    if kind is list:
        value = []
        value += [value] * 1000
    elif kind is dict:
        value = {}
        value["a"] = value
    elif kind is tuple:
        inner = []
        value = (inner,)
        inner.append(value)
    else:
        value = np.empty(1, object)
        value[0] = value
    return value


def nested(levels, parts=1):
    value = [1.0]
    for _ in range(levels):
        value = [value] * parts
    return value


@pytest.mark.parametrize(
    "value, message",
    [
        (holds_itself(list), "`result` is a list, not an array of shape (1,)."),
        (holds_itself(dict), "`result` is a dict, not an array of shape (1,)."),
        (holds_itself(tuple), "`result` is a tuple, not an array of shape (1,)."),
        (holds_itself(np.ndarray), "`result` has dtype object, not float64."),
        (nested(100_000), "`result` is a list, not an array of shape (1,)."),
        (nested(60, parts=2), "`result` is a list, not an array of shape (1,)."),
        (np.broadcast_to(0.5, (10**9, 10**9)), "`result` has shape (1000000000, 1000000000), not (1,)."),
        ("spam" * 10**7, "`result` is text, not an array of shape (1,)."),
        (1 << 10**7, "`result` is a number, not an array of shape (1,)."),
    ],
    ids=["list", "dict", "tuple", "array", "deep", "wide", "large", "text", "number"],
)
def test_a_value_of_any_size_and_depth_is_judged(value, message):
    result = check(lambda x: value, seconds=60)
    assert result.message == message
    assert len(repr(result)) < 4000
    assert small(lambda: [1.0], ()).check(lambda: value).outcome == "incorrect"


def test_a_list_that_holds_itself_is_no_answer_but_a_value():
    assert "itself, not a list" in sigmoid_exercise().check(holds_itself(list)).message


@pytest.mark.parametrize("kind", [list, dict, tuple, np.ndarray])
def test_a_value_that_holds_itself_is_a_wrong_value(kind):
    assert diagnose.check(holds_itself(kind)).outcome == "incorrect"


@pytest.mark.parametrize("does", [leave, interrupt])
def test_an_answer_that_lies_about_its_class_is_judged_by_what_it_does(does):
    answer = an_object(__call__=lambda self, x: sigmoid(x), __class__=property(does))
    assert check(answer, seconds=60).outcome == "correct"


def test_an_argument_that_is_made_to_hold_itself_is_a_changed_argument():
    result = small(len, [1.0]).check(lambda x: (x.append(x), 1)[1])
    assert result.message == "The value is right, but `len` changed its argument `obj`."


@with_timers
@pytest.mark.parametrize("change", [list.append, lambda x, thing: x.__setitem__(0, thing)])
def test_an_object_put_into_an_argument_is_looked_at_inside_the_limit(change):
    result = small(len, [1.0], time_limit=0.2).check(lambda x: change(x, an_object(__class__=property(forever))))
    assert result.message.startswith("`len` was stopped after 0.2 s.")


def test_a_large_array_is_not_copied():
    array = np.zeros(2**24 + 1)
    assert np.shares_memory(plain(array), array)


leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
leaves |= hnp.arrays(st.sampled_from([np.float32, np.float64, np.int64, np.bool_]), hnp.array_shapes(min_side=0))
values = st.recursive(
    leaves,
    lambda part: st.lists(part, max_size=3) | st.tuples(part, part) | st.dictionaries(st.text(max_size=3), part),
    max_leaves=10,
)


@settings(deadline=None)
@given(values)
def test_what_is_taken_over_is_the_same_value_of_the_same_kind(value):
    taken = plain(value)
    assert type(taken) is type(value) and same(value, taken) is None and is_blank(taken) == is_blank(value)
    assert show(taken) == show(value)


class Ours(float):
    __eq__ = __float__ = __array__ = __repr__ = forever


class OurArray(np.ndarray):
    __array_ufunc__ = __array_function__ = __eq__ = __repr__ = copy = forever


@pytest.mark.parametrize("value, ours", [(0.5, Ours), (np.full(1, 0.5), lambda value: value.view(OurArray))])
def test_a_subclass_of_a_number_or_an_array_is_taken_for_its_number_or_array(value, ours):
    assert small(lambda: value, ()).check(lambda: ours(value)).outcome == "correct"


# Leaving and asking


@pytest.mark.parametrize("end", [sys.exit, exit, quit, functools.partial(sys.exit, "bye")])
def test_an_answer_that_ends_python_is_told_so(end):
    def ends(x):
        end()

    result = check(ends, seconds=60)
    line = ends.__code__.co_firstlineno + 1
    assert result.message == (
        f"`sigmoid` raised SystemExit in line {line}: `end()`. That ends Python; a function ends with `return`."
    )


@pytest.mark.parametrize(
    "ask", ["input()", "input('x = ')", "sys.stdin.readline()", "sys.stdin.read()", "list(sys.stdin)",
            "sys.stdin.buffer.read(1)", "getpass.getpass()", "pdb.Pdb().set_trace()"]
)  # fmt: skip
def test_an_answer_that_asks_for_input_is_told_so(ask):
    names = {}
    exec(f"import getpass, pdb, sys\ndef asks(x):\n    answer = {ask}\n    return answer", names)
    result = check(names["asks"], seconds=60)
    assert result.outcome == "incorrect"
    assert re.match(r"`sigmoid` asks for input in line [34]\. A function gets all it needs", result.message)


def test_an_error_of_a_library_that_something_is_not_implemented_is_an_attempt():
    import asyncio

    result = check(lambda x: asyncio.AbstractEventLoop().run_forever(), seconds=60)
    assert result.outcome == "incorrect" and result.message.startswith("`sigmoid` raised NotImplementedError in line")


@pytest.mark.slow
def test_in_a_kernel_exit_ends_the_answer_and_not_the_kernel():
    manager = pytest.importorskip("jupyter_client.manager")
    code = """
        from nnlib.exercises import activations as exercises
        def relu(x):
            END
        message = exercises.relu.check(relu).message
        shell = get_ipython()
        print([message, shell.exit_now, "ask_exit" in vars(shell)])
    """
    with manager.run_kernel(env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}) as client:
        for end in ("exit()", "quit()", "get_ipython().ask_exit()"):
            said = []
            client.execute_interactive(
                textwrap.dedent(code).strip().replace("END", end), timeout=60,
                output_hook=lambda message, said=said: said.append(message["content"].get("text", "")),
            )  # fmt: skip
            right = f"`relu` raised SystemExit in line 3: `{end}`. That ends Python; a function ends with `return`."
            assert "".join(said).strip() == repr([right, False, False])


# The reader's own line


def in_a_file(folder, name, code):
    """The names of a module in a file of the reader's."""
    file = folder / name
    file.write_text(textwrap.dedent(code), encoding="utf-8")
    names = {"__name__": file.stem, "np": np}
    exec(compile(file.read_text(encoding="utf-8"), str(file), "exec"), names)
    return names


INVERT = "`return np.linalg.inv(np.zeros((2, 2)))`"


def inverts(x):
    return np.linalg.inv(np.zeros((2, 2)))


def test_an_error_in_a_helper_in_another_file_is_shown_with_the_helpers_name(tmp_path):
    helper = in_a_file(tmp_path, "tools.py", """
        def invert(x):
            return np.linalg.inv(np.zeros((2, 2)))
    """)["invert"]  # fmt: skip
    message = check(lambda x: helper(x), seconds=60).message
    assert message == f"`sigmoid` raised LinAlgError in `invert`, line 3: {INVERT}."


def test_an_error_under_a_decorator_in_another_file_is_shown_with_the_functions_line(tmp_path):
    decorate = in_a_file(tmp_path, "tools.py", """
        def decorate(function):
            def decorated(x):
                return function(x)
            return decorated
    """)["decorate"]  # fmt: skip

    @decorate
    def invert(x):
        return np.linalg.inv(np.zeros((2, 2)))

    line = invert.__closure__[0].cell_contents.__code__.co_firstlineno + 2
    assert check(invert, seconds=60).message == f"`sigmoid` raised LinAlgError in `invert`, line {line}: {INVERT}."


@pytest.mark.parametrize(
    "answer",
    [
        np.vectorize(inverts),
        functools.partial(np.apply_along_axis, inverts, 0),
        functools.singledispatch(inverts),
    ],
)
def test_the_line_of_an_error_is_the_readers_though_a_library_calls_their_function(answer):
    line = inverts.__code__.co_firstlineno + 1
    assert check(answer, seconds=60).message == f"`sigmoid` raised LinAlgError in line {line}: {INVERT}."


@pytest.mark.parametrize("answer", [np.linalg.inv, functools.partial(np.linalg.inv), np.vectorize(np.linalg.inv)])
def test_where_no_line_is_the_readers_none_is_shown(answer):
    assert check(answer, seconds=60).message == "`sigmoid` raised LinAlgError."


def test_a_function_without_a_file_is_shown_with_the_number_of_its_line():
    names = {"np": np}
    exec("def answer(x):\n    return np.linalg.inv(x)", names)
    assert check(names["answer"], seconds=60).message == "`sigmoid` raised LinAlgError in line 2."


def test_the_time_that_goes_into_an_import_is_not_the_functions(tmp_path, monkeypatch):
    module = tmp_path / "slow_at_first.py"
    module.write_text(
        "import pathlib, sys, types\n"
        "first = pathlib.Path(__file__).with_name('seen')\n"
        "if not first.exists():\n"
        "    first.touch()\n"
        "    sys.modules['loaded_on_the_way'] = types.ModuleType('loaded_on_the_way')\n"
        "    while True:\n"
        "        pass\n"
    )
    monkeypatch.syspath_prepend(tmp_path)

    def function(x):
        importlib.import_module(module.stem)
        return sigmoid(x)

    try:
        assert check(function).outcome == "correct"
    finally:
        sys.modules.pop("loaded_on_the_way", None)
        sys.modules.pop("slow_at_first", None)
