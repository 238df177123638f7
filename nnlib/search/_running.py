"""Running trials: here or on an executor, each recorded as it ends, whatever happens in it."""

import ctypes
import threading
import time
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from contextlib import contextmanager

import numpy as np

from nnlib import _checks
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
            given = train(**parameters, seed=seed)
        extra = dict(given) if isinstance(given, dict) else {"score": given}
        score = float(extra.pop("score"))
        outcome, score = ("finished", score) if np.isfinite(score) else ("diverged", None)
    except Diverged as error:
        outcome, score, extra = "diverged", None, {"error": str(error)}
    except OutOfTime:
        outcome, score, extra = "out of time", None, {"error": f"not done after {time_limit:g} s"}
    except Exception as error:
        outcome, score, extra = "failed", None, {"error": f"{type(error).__name__}: {error}"}
    return Trial(number, parameters, seed, outcome, score, time.perf_counter() - began, extra)


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
    timer.start()
    try:
        yield
    finally:
        with gate:
            ended = True
        timer.cancel()


def _run(train, kind, space, seed, planned, executor, results, time_limit, progress, on_trial):
    """Run the planned trials that are not recorded yet, and record each as it ends."""
    if not callable(train):
        raise TypeError(f"train must be callable; got {train!r}")
    if time_limit is not None:
        time_limit = _checks.number("time_limit", time_limit, "(0, inf)")
    results = _results(results, space)
    results.begin({"kind": kind, "space": _described(space), "seed": seed})
    done = {trial.number for trial in results.trials}
    waiting = [trial for trial in planned if trial[0] not in done]

    with _bar(len(planned), len(planned) - len(waiting), progress) as bar:

        def record(trial):
            results.add(trial)
            bar.update()
            if on_trial is not None:
                on_trial(results)

        if executor is None:
            for trial in waiting:
                record(run_trial(train, *trial, time_limit))
            return results
        futures = {executor.submit(run_trial, train, *trial, time_limit) for trial in waiting}
        try:
            while futures:
                ended, futures = wait(futures, return_when=FIRST_COMPLETED)
                for future in sorted(ended, key=id):
                    record(future.result())
        except BaseException:
            for future in futures:
                future.cancel()
            _record_the_rest(futures, record)
            raise
    return results


def _record_the_rest(futures, record):
    """What had already ended when a search is broken off is not lost."""
    for future in futures:
        if future.done() and not future.cancelled():
            try:
                record(future.result())
            except (Exception, CancelledError):
                continue


def _results(results, space):
    if not isinstance(results, SearchResults):
        results = SearchResults(results)
    results.space = space
    return results


def _described(space):
    return {name: repr(range_) for name, range_ in space.items()}


def _bar(total, done, progress):
    from tqdm.auto import tqdm

    hidden = True if progress is False else (False if progress else None)
    return tqdm(total=total, initial=done, unit="trial", leave=False, delay=0 if progress else 2, disable=hidden)
