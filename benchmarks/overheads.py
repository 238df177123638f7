"""What the library costs beyond its arithmetic: its import, its training loop, its memory."""

import statistics
import subprocess
import sys
import time
import tracemalloc

import numpy as np

from benchmarks.tasks import TASKS
from nnlib import Trainer, activations, mlp, optimizers
from nnlib.layers._dense import sum_over_samples
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


def forms(repeats=50):
    """What each form costs that is not the plain formula: the plain one's time as a multiple of it, alone and in 20."""
    found = {}
    for members in (None, 20):
        for name, pair in _forms(members).items():
            [form() for form in pair]
            seconds = [[_seconds_of(form) for form in pair] for _ in range(repeats)]
            ours, plain = (min(times) for times in zip(*seconds, strict=True))
            found.setdefault(name, []).append(plain / ours)
    return found


def _seconds_of(form):
    began = time.perf_counter()
    form()
    return time.perf_counter() - began


def _forms(members):
    """Pairs of functions, the library's and the plain one, for batches of 64 in a network 64-100-10."""
    rng, lead = np.random.default_rng(0), () if members is None else (members,)
    x, dout, scores = (rng.normal(size=(*lead, 64, n)).astype(np.float32) for n in (64, 100, 10))
    network, labels, loss = mlp([64, 100, 10], members=members), rng.integers(0, 10, 64), SoftmaxCrossEntropy()
    dense, w, adam = network.layers[0], network.parameters, optimizers.Adam()
    dense.forward(x)
    dw, m, v = (np.full_like(w, 1e-3) for _ in range(3))
    numbers = w, dw, m, v, 10, 0.001, 0.9, 0.999, 1e-8

    def softmax_as_written():
        true = ..., np.arange(64), labels
        probabilities = activations.softmax(scores)
        dscores = probabilities / 64
        dscores[true] -= 1 / 64
        return -np.log(probabilities[true]).mean(axis=-1), dscores

    def slopes_as_written():
        dense.gradients["weight"][...] = x.mT @ dout
        dense.gradients["bias"][...] = sum_over_samples(dout)

    def adam_with_hats(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon):
        m *= beta1
        m += (1 - beta1) * dw
        v *= beta2
        v += (1 - beta2) * dw**2
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w -= learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)

    return {
        "the cross-entropy, with classes first": (lambda: loss.forward(scores, labels), softmax_as_written),
        "the sum over samples, as a product": (lambda: sum_over_samples(dout), lambda: dout.sum(axis=-2)),
        "a dense layer's slopes, written in place": (lambda: dense.backward(dout, False), slopes_as_written),
        "ReLU, of two arrays": (lambda: activations.relu.forward(dout), lambda: np.maximum(dout, 0)),
        "the sum of squares, as vecdot": (lambda: np.vecdot(w, w), lambda: np.sum(w**2, axis=-1)),
        "Adam's corrections, as numbers": (lambda: adam.update(*numbers), lambda: adam_with_hats(*numbers)),
    }


def copy_ratio(sizes=(3072, 100, 10), members=None, repeats=50):
    """The time of a network's copy as a multiple of that of its two vectors: the ratio of minima, in turns."""
    network = mlp(sizes, members=members)
    pair = network.copy, lambda: (network.parameters.copy(), network.gradients.copy())
    copies, vectors = zip(*([_seconds_of(form) for form in pair] for _ in range(repeats)), strict=True)
    return min(copies) / min(vectors)


def measured():
    """All of it, as a dict that JSON holds."""
    copies = [copy_ratio(), copy_ratio((64, 50, 10), members=100)]
    costs = {"import_milliseconds": import_milliseconds(), "loop_share": loop_share(), "memory": memory()}
    return costs | {"forms": forms(), "copies": copies}


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
        "a copy takes {:.1f} times as long as its vectors, of 100 networks {:.1f} (at most 2)".format(*found["copies"]),
        *(f"{name}: as written it takes {alone:.2f} times as long, for 20 members {many:.2f}"
          for name, (alone, many) in found["forms"].items()),
    ])  # fmt: skip
