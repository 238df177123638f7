"""Taking turns: each contestant has a process of its own; in every round each one does the whole work once.

So all meet the same noise of the machine, no library's threads disturb another's, and what counts is the ratio within
a round.
"""

import os
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from benchmarks import contestants
from benchmarks.tasks import TASKS

THREADS = 2
PAUSE = 0.3  # seconds between turns: the threads of the last one have gone to sleep


@dataclass
class Result:
    """One contestant at one task."""

    quality: float | None  # None: the limit, which learns nothing
    first: float  # seconds of preparation and of the first run, with whatever is compiled then
    seconds: list = field(default_factory=list)  # of each round
    ratio: float = None  # the median over the rounds of its time to nnlib's in the same round
    void: bool = False  # learned less than the others


def rounds(task, names, count):
    """Results by contestant, and by name the reason why one is missing."""
    limit_threads()
    pools = {name: ProcessPoolExecutor(1, mp_context=get_context("spawn")) for name in names}
    try:
        results, missing = {}, {}
        for name, pool in pools.items():
            kind = pool.submit(_prepare, name, task).result()
            if isinstance(kind, str):
                missing[name] = kind
            elif kind is not None:
                results[name] = Result(*kind)
        for turn in range(count):
            order = list(results)
            for name in order[turn % len(order) :] + order[: turn % len(order)]:
                results[name].seconds.append(pools[name].submit(_run_timed).result())
                time.sleep(PAUSE)
    finally:
        for pool in pools.values():
            pool.shutdown()
    for result in results.values():
        pairs = zip(result.seconds, results["nnlib"].seconds, strict=True)
        result.ratio = statistics.median(theirs / ours for theirs, ours in pairs)
        result.void = bool(result.quality is not None and result.quality < results["nnlib"].quality - 0.02)
    return results, missing


def limit_threads():
    """The same two cores and two threads for everyone; processes started from here inherit it."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = str(THREADS)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:THREADS])


def _prepare(name, task_name):
    """In the contestant's process: get ready and run once. None: not this kind of task. A text: why it is missing."""
    global _run
    task = TASKS[task_name]
    try:
        functions = contestants.load(name)
    except ImportError as error:
        return f"not installed: {error.name}"
    if task.kind not in functions:
        return None
    task.start  # noqa: B018 (computed before the clock starts)
    began = time.perf_counter()
    _run = functions[task.kind](task)
    outcome = _run()
    first = time.perf_counter() - began
    return (None if outcome is None else float(task.quality(outcome))), first


def _run_timed():
    began = time.perf_counter()
    _run()
    return time.perf_counter() - began
