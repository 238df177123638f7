"""Functions that the search tests send to other processes: these must be importable there."""

import os
import sys
import threading
import time
from pathlib import Path

from nnlib import search

SPACE = {"x": search.Uniform(0, 10), "rate": search.LogUniform(1e-6, 10)}


def drawn(results):
    """What the same search must give again."""
    return {trial.number: (trial.parameters, trial.seed, trial.score) for trial in results.trials}


def parabola(x, rate, seed):
    """A score that is best at x = 3."""
    return {"score": -((x - 3) ** 2), "seed_seen": seed}


def slow_parabola(x, rate, seed):
    time.sleep(0.02)
    return parabola(x, rate, seed)


def noted_parabola(x, rate, seed, *, folder):
    """Leaves a note of each run, named by its seed, so that a test can count what was run again."""
    with (Path(folder) / str(seed)).open("ab") as notes:
        notes.write(b"x")
    time.sleep(0.02)
    return parabola(x, rate, seed)


def dies_once(x, rate, seed, *, folder):
    """The first trial to get here kills its own process without a word."""
    notes = Path(folder)
    try:
        (notes / "died").mkdir()
    except FileExistsError:
        time.sleep(0.05)
        return parabola(x, rate, seed)
    os.kill(os.getpid(), 9)


def is_guilty(x, rate):
    return 3 < x < 4.5


def kills_its_process(x, rate, seed, *, way):
    """Some trials end their process without a word, each time they are run."""
    if is_guilty(x, rate):
        os._exit(3) if way == "os._exit" else os.kill(os.getpid(), 9)
    return slow_parabola(x, rate, seed)


told = []


def initialize(word):
    told.append(word)


def kills_or_tells(x, rate, seed):
    if is_guilty(x, rate):
        os._exit(3)
    return {"score": x, "told": told[0]}


def fail_to_begin():
    raise LookupError("a worker's initializer")


def returns_a_lock(x, rate, seed):
    return {"score": x, "lock": threading.Lock()}


def exits(x, rate, seed):
    sys.exit(3)


def notes_its_worker(x, rate, seed, *, folder):
    """Leaves a note of the process it runs in."""
    (Path(folder) / f"worker-{os.getpid()}").touch()
    return slow_parabola(x, rate, seed)


def wordy_parabola(x, rate, seed, *, folder):
    """A line that takes long to write, and soon the next."""
    return parabola(x, rate, seed) | {"words": "x" * 20_000}


if __name__ == "__main__":  # python search_trials.py RESULTS TRIALS NOTES [TRAIN [METHOD]]: a search that a test kills
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial
    from multiprocessing import get_context

    file, trials, folder = sys.argv[1:4]
    train = sys.argv[4] if len(sys.argv) > 4 else "noted_parabola"
    method = sys.argv[5] if len(sys.argv) > 5 else None
    executor = ProcessPoolExecutor(2, get_context(method)) if method else None
    search.random_search(
        partial(globals()[train], folder=folder), SPACE, int(trials), executor=executor, results=file, progress=False
    )
