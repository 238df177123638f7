"""Trials on an executor: many at once, and those that kill their worker found out.

What needs processes stands here alone: it is imported when a search is given an executor.
"""

import multiprocessing
import os
import pickle
import signal
import time
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, ProcessPoolExecutor, wait
from contextlib import ExitStack, suppress
from multiprocessing.reduction import ForkingPickler
from uuid import uuid4

from nnlib.search._results import Trial
from nnlib.search._running import run_trial


def run_on(executor, train, time_limit, waiting, record):
    """Many trials at once, on an executor.

    When a worker dies, so may trials that did no harm: a pool of processes breaks as a whole, and Dask counts a
    death against all that its worker had before it, or loses what they returned. Such suspects are repeated one by
    one; who kills a worker alone is recorded as failed. A pool that broke is replaced by one like it.
    """
    with ExitStack() as pools:
        while waiting:
            suspects, waiting = _run_together(executor, train, time_limit, waiting, record)
            for trial in suspects:
                record(_run_alone(executor, train, time_limit, trial))
            if waiting:
                tasks = executor._max_tasks_per_child
                executor = pools.enter_context(_pool_like(executor, executor._max_workers, tasks))


def _run_together(executor, train, time_limit, waiting, record):
    """The trials that may have killed a worker, and those that were not begun since the pool broke."""
    futures, begun, dead = {}, 0, []
    try:
        try:
            for trial in waiting:
                futures[executor.submit(run_trial, train, *trial, time_limit)] = trial
        except BrokenExecutor:
            if not isinstance(executor, ProcessPoolExecutor):
                raise
        begun, running = len(futures), set(futures)
        while running:
            for future in wait(running, return_when=FIRST_COMPLETED)[0]:
                if not future.cancelled() and isinstance(future.exception(), Exception):
                    dead.append(futures[future])  # whatever a trial itself raises is in its record
                else:
                    record(future.result())
                running.remove(future)
    except BaseException:
        for future in futures:
            future.cancel()
        for future in futures:  # what had already ended when a search is broken off is not lost
            if future.done():
                with suppress(BaseException):
                    record(future.result())
        raise
    dead.sort(key=lambda trial: trial[0])
    at_work = executor._max_workers + 1 if isinstance(executor, ProcessPoolExecutor) else len(dead)  # one is on its way
    return dead[:at_work], dead[at_work:] + waiting[begun:]


def _run_alone(executor, train, time_limit, trial):
    """The trial, or that it failed, if it kills a worker that has nothing else to do."""
    began, worker = time.perf_counter(), None
    with ExitStack() as pools:
        if isinstance(executor, ProcessPoolExecutor):
            executor = pools.enter_context(_pool_like(executor, 1))
            worker = _worker(executor, train)
        future = executor.submit(_run_again, uuid4().hex, train, *trial, time_limit)
        wait([future])
    if not _killed_its_worker(future):
        return future.result()
    words = str(future.exception()) if worker is None else f"its process ended with {_exit(worker.exitcode)}"
    return Trial(*trial, "failed", None, time.perf_counter() - began, {"error": f"WorkerDied: {words}"})


def _killed_its_worker(future):
    error = None if future.cancelled() else future.exception()
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"  # Dask's, not imported for it


def _run_again(_, *trial):
    """As :func:`run_trial`; the first argument is new each time, for Dask gives the same call the same result."""
    return run_trial(*trial)


def _exit(code):
    if code is None or code >= 0:
        return f"exit code {code}"
    name = signal.Signals(-code).name if -code in set(signal.Signals) else -code
    return f"signal {name}{' (out of memory?)' if name == 'SIGKILL' else ''}"


def _worker(pool, train):
    """The process of a pool of one, after it has loaded ``train``: what breaks here is no trial's fault."""
    try:
        worker = pool.submit(_load, bytes(ForkingPickler.dumps(train))).result()
    except (AttributeError, ImportError, TypeError, pickle.PicklingError) as error:
        raise TypeError(f"workers can't load train ({error}): define it in a module that they can import") from error
    return next(process for process in multiprocessing.active_children() if process.pid == worker)


def _load(train):
    pickle.loads(train)
    return os.getpid()


def _pool_like(executor, workers, tasks=None):
    """A new pool of processes made as the given one was made."""
    made = executor._mp_context, executor._initializer, executor._initargs
    return ProcessPoolExecutor(workers, *made, max_tasks_per_child=tasks)
