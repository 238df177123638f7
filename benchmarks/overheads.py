"""What the library costs beyond its arithmetic: its import, its training loop, its memory."""

import statistics
import subprocess
import sys
import time
import tracemalloc

import numpy as np

from benchmarks.tasks import TASKS
from nnlib import Trainer, mlp, optimizers
from nnlib.losses import SoftmaxCrossEntropy


def import_milliseconds(repeats=15):
    """What ``import nnlib`` adds to NumPy's import: the median of differences, in turns."""
    return statistics.median(_seconds("import numpy, nnlib") - _seconds("import numpy") for _ in range(repeats)) * 1000


def _seconds(code):
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - began


def loop_share(task="T2", repeats=15):
    """How much longer ``Trainer.steps`` takes than a hand-written loop of the same steps: the median of ratios, - 1."""
    task = TASKS[task]
    loops = [_trainer, _by_hand]
    [loop(task) for loop in loops]
    seconds = [[_timed(loop, task) for loop in loops] for _ in range(repeats)]
    return statistics.median(ours / by_hand for ours, by_hand in seconds) - 1


def _timed(loop, task):
    began = time.perf_counter()
    loop(task)
    return time.perf_counter() - began


def _trainer(task):
    trainer = Trainer(
        mlp(task.sizes), SoftmaxCrossEntropy(), optimizers.Momentum(task.learning_rate), batch_size=task.batch_size
    )
    for _ in trainer.steps(*task.samples, task.epochs):
        pass


def _by_hand(task):
    """What a reader would write with the same layers, loss and optimizer."""
    network, loss, optimizer = mlp(task.sizes), SoftmaxCrossEntropy(), optimizers.Momentum(task.learning_rate)
    rng, losses = np.random.default_rng(0), []
    X, y = task.samples
    for _ in range(task.epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), task.batch_size):
            rows = order[start : start + task.batch_size]
            with np.errstate(over="ignore", invalid="ignore"):
                scores = network._forward(X[rows], training=True)
                value, dscores = loss.forward(scores, y[rows])
                network.backward(dscores, input_gradient=False)
                optimizer.step(network.parameters, network.gradients)
            losses.append(float(value))


def memory(task="T3"):
    """Bytes: the data, the peak of a training run, and what stays allocated after 100 and after 1,000 steps of it."""
    task = TASKS[task]
    X, y = task.samples
    tracemalloc.start()
    trainer = Trainer(
        mlp(task.sizes), SoftmaxCrossEntropy(), optimizers.Momentum(task.learning_rate), batch_size=task.batch_size
    )
    held = {}
    for step in trainer.steps(X, y, epochs=1000):
        if step.iteration in (100, 1000):
            held[step.iteration] = tracemalloc.get_traced_memory()[0]
        if step.iteration == 1000:
            break
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return {"data": X.nbytes + y.nbytes, "peak beside the data": peak, "held after 100 steps": held[100],
            "held after 1000 steps": held[1000]}  # fmt: skip


def measured():
    """All of it, as a dict that JSON holds."""
    return {"import_milliseconds": import_milliseconds(), "loop_share": loop_share(), "memory": memory()}


def words(found):
    """The same in words, each with its goal."""
    bytes_, mb = found["memory"], 1e6
    whole = bytes_["data"] + bytes_["peak beside the data"]
    per_step = (bytes_["held after 1000 steps"] - bytes_["held after 100 steps"]) / 900
    return "\n".join([
        f"import nnlib adds {found['import_milliseconds']:.0f} ms to NumPy's import (at most 150)",
        f"Trainer.steps takes {100 * found['loop_share']:+.1f} % of a hand-written loop's time more (at most 5)",
        f"T3: the data {bytes_['data'] / mb:.0f} MB, all of training {whole / mb:.0f} MB at its peak (at most twice)",
        f"each step keeps {per_step:.0f} bytes: its loss, in the history",
    ])  # fmt: skip
