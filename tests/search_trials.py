"""Functions that the search tests send to other processes: these must be importable there."""

import os
import sys
import time
from pathlib import Path

from nnlib import search

SPACE = {"x": search.Uniform(0, 10), "rate": search.LogUniform(1e-6, 10)}


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


if __name__ == "__main__":  # python search_trials.py RESULTS TRIALS NOTES: a search that a test kills
    from functools import partial

    search.random_search(
        partial(noted_parabola, folder=sys.argv[3]), SPACE, int(sys.argv[2]), results=sys.argv[1], progress=False
    )
