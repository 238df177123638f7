"""Running trials: each is recorded as it ends, whatever happens in it."""

import ctypes
import inspect
import threading
import time
from collections.abc import Mapping
from contextlib import contextmanager

import numpy as np

from nnlib import _progress_bars, _tracing
from nnlib.search._plain import recordable
from nnlib.search._results import SearchResults, Trial


class Diverged(ArithmeticError):
    """Raised by ``train`` to say that this trial's loss has exploded and training it on is of no use.

    Examples
    --------
    >>> from nnlib.search import LogUniform, random_search
    >>> def train(learning_rate, seed):
    ...     raise Diverged("the loss is nan")
    >>> results = random_search(train, {"learning_rate": LogUniform(0.1, 10)}, trials=1)
    >>> results.trials[0].outcome, results.trials[0].extra
    ('diverged', {'error': 'the loss is nan'})
    """


class OutOfTime(BaseException):
    """Raised inside a trial that has used up its time.

    Examples
    --------
    >>> def endless(seed):
    ...     while True:
    ...         pass
    >>> run_trial(endless, 0, {}, seed=0, time_limit=0.05).outcome
    'out of time'
    """


def run_trial(train, number, parameters, seed, time_limit=None):
    """One trial, whatever happens in it: a :class:`Trial`.

    Examples
    --------
    >>> run_trial(lambda x, seed: 1 / x, 0, {"x": 0}, seed=0).extra
    {'error': 'ZeroDivisionError: division by zero'}
    """
    began = time.perf_counter()
    try:
        with _limited(time_limit):
            score, extra = _scored(train, parameters, seed)
        outcome, score = ("finished", score) if np.isfinite(score) else ("diverged", None)
        extra = recordable(extra)
    except BaseException as error:
        outcome, extra = outcome_of(error, time_limit)
        score = None
    return Trial(number, parameters, seed, outcome, score, time.perf_counter() - began, extra)


def _scored(train, parameters, seed):
    """The score as a float, and what else a trial returned."""
    given = train(**parameters, seed=seed)
    extra = dict(given) if isinstance(given, Mapping) else {"score": given}
    score = extra.pop("score", None)
    score = score.item() if isinstance(score, np.ndarray) and score.size == 1 else score
    try:
        if score is None or isinstance(score, (str, bytes)):
            raise TypeError
        return float(score), extra
    except (TypeError, ValueError):
        accepted = "train must return its score, a number, or a dict with it as 'score'"
        raise TypeError(f"{accepted}; got {given!r:.200}") from None


def outcome_of(error, time_limit=None):
    """How a trial ended that raised an error, and that in words; what is not the trial's is raised on."""
    if isinstance(error, Diverged):
        return "diverged", {"error": str(error)}
    if isinstance(error, OutOfTime) and time_limit is not None:
        return "out of time", {"error": f"not done after {time_limit:g} s"}
    if not isinstance(error, (Exception, SystemExit)):
        raise error
    try:
        return "failed", {"error": f"{type(error).__name__}: {error}"}
    except Exception:  # an error without words
        return "failed", {"error": type(error).__name__}


@contextmanager
def _limited(seconds):
    """Raise :class:`OutOfTime` in this thread once the time is up; a single long call into C ends first."""
    if seconds is None:
        yield
        return
    thread, gate, ended = threading.get_ident(), threading.Lock(), False

    def end():
        with gate:
            if not ended:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OutOfTime))

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    try:
        timer.start()
    except RuntimeError:  # no thread to be had, as in a browser
        with _tracing.limit(seconds, OutOfTime, _scored):
            yield
        return
    try:
        yield
    finally:
        with gate:
            ended = True
        timer.cancel()


def check_train(train, names):
    """TypeError if ``train`` can't be called with these names, where its signature tells."""
    if not callable(train):
        raise TypeError(f"train must be callable; got {train!r}")
    try:
        signature = inspect.signature(train)
    except (TypeError, ValueError):  # of a built-in, or one that is written by hand
        return
    try:
        signature.bind(**dict.fromkeys(names))
    except TypeError as error:
        remedy = "add a parameter seed" if "'seed'" in str(error) else "give it the names that space has"
        accepted = f"train must accept {', '.join(names)} by name"
        raise TypeError(f"{accepted}; it takes {signature}, {error}: {remedy}") from None


def run(execute, planned, identity, space, results, progress, on_trial):
    """Give ``execute`` the planned trials that are not recorded yet, and ``record``, which it calls as each ends."""
    results = results if isinstance(results, SearchResults) else SearchResults(results)
    parameters = {number: drawn for number, drawn, _ in planned}
    results.begin(identity, space)
    try:
        done = {trial.number for trial in results.trials}
        waiting = [trial for trial in planned if trial[0] not in done]
        total, left = len(planned), len(waiting)
        with _progress_bars.bar(unit="trial", total=total, done=total - left, progress=progress) as bar:

            def record(*trials):
                for trial in trials:
                    results.add(trial._replace(parameters=parameters[trial.number]))
                    bar.update()
                if on_trial is not None:
                    on_trial(results)

            execute(waiting, record)
    finally:
        results.end()
    return results


def run_here(train, time_limit, waiting, record):
    """One trial after the other, in this process."""
    for trial in waiting:
        record(run_trial(train, *trial, time_limit))
