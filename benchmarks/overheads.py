"""What the library costs beyond its arithmetic: its import, its training loop, its memory."""

import os
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
from nnlib.networks import ROWS_AT_ONCE
from nnlib.regularization import L2


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


def beside_bare_calls(repeats=30):
    """Parts of the library as multiples of their bare calls in prepared arrays: ratios of minima, in turns."""
    found = {}
    for name, pair in _parts().items():
        [part() for part in pair]
        ours, bare = zip(*([_seconds_of(part) for part in pair] for _ in range(repeats)), strict=True)
        found[name] = min(ours) / min(bare)
    return found


def _parts():
    """Pairs of functions: the library's, and the calls that it can't do without."""
    large, many, small = mlp((3072, 100, 10)), mlp((64, 50, 10), members=100), mlp((64, 100, 10))
    (images, _, _, _), (X, y, _, _) = TASKS["T3"].arrays, TASKS["T2"].arrays
    labelled = bare_scores(large, images)
    trainer, digits = Trainer(small, SoftmaxCrossEntropy(), optimizers.SGD(), penalty=L2(0.01)), bare_scores(small, X)
    w, dw, mask, weights = small.parameters, small.gradients, trainer._mask, np.empty_like(small.parameters)
    columns, rows = np.empty((10, len(X)), np.float32), np.arange(len(X))

    def penalty():
        slope = trainer.penalty.forward(w, mask)[1]
        np.add(dw, slope, dw)

    def bare_penalty():
        np.multiply(w, mask, weights)
        np.vecdot(weights, weights)
        np.multiply(weights, 0.01, weights)
        np.add(dw, weights, dw)

    def bare_evaluation():
        scores = digits()
        np.copyto(columns, scores.T)
        np.subtract(columns, np.maximum.reduce(columns, 0), columns)
        true = columns[y, rows]
        np.exp(columns, columns)
        return (np.log(np.add.reduce(columns, 0)) - true).mean(), (scores.argmax(axis=1) == y).mean()

    return {
        "a copy of 3072-100-10": (large.copy, _copies(large)),
        "a copy of 100 networks 64-50-10": (many.copy, _copies(many)),
        "an L2 penalty, 64-100-10": (penalty, bare_penalty),
        "loss and accuracy on the digits": (lambda: trainer._evaluate(X, y), bare_evaluation),
        "predict on 5,000 images": (lambda: large.predict(images), lambda: labelled().argmax(axis=1)),
    }


def _copies(network):
    return lambda: (network.parameters.copy(), network.gradients.copy())


def bare_scores(network, X):
    """A function that returns the scores of a network of two dense layers, into prepared arrays, 1,024 rows at once."""
    W1, b1, W2, b2 = (view for _, view in network.named_parameters())
    parts = [X[begin : begin + ROWS_AT_ONCE] for begin in range(0, len(X), ROWS_AT_ONCE)]
    scores = np.empty((len(X), len(b2)), np.float32)
    hidden, zeros = (np.zeros((min(len(X), ROWS_AT_ONCE), len(b1)), np.float32) for _ in range(2))
    places = [(x, hidden[: len(x)], zeros[: len(x)], scores[i * ROWS_AT_ONCE :][: len(x)]) for i, x in enumerate(parts)]

    def run():
        for x, bent, none, out in places:
            np.matmul(x, W1, bent)
            np.add(bent, b1, bent)
            np.maximum(bent, none, out=bent)
            np.matmul(bent, W2, out)
            np.add(out, b2, out)
        return scores

    return run


STEPS = """
import sys, time
import numpy as np
from nnlib import Trainer, _machine, losses, mlp, optimizers, training
members, kept, cache, cores = eval(sys.argv[1])
_machine.keep_freed_memory = _machine.keep_freed_memory if kept else lambda: None
_machine.IN_CACHE, _machine.available_cores = cache, lambda: cores
X, y = np.random.default_rng(0).normal(size=(64, 64)), np.arange(64) % 10
network = mlp([64, 50, 10], members=members)
steps = Trainer(network, losses.SoftmaxCrossEntropy(), optimizers.Adam()).steps(X, y, 60)
seconds = []
for _ in range(60):
    began = time.perf_counter()
    next(steps)
    seconds.append(time.perf_counter() - began)
print(min(seconds))
"""


def population_tricks(repeats=3):
    """What a step of a population gains by what is done for it: the time without it as a multiple, minima in turns."""
    usual = {"members": 100, "kept": True, "cache": 2**22, "cores": 2}
    pairs = {
        "freed memory, kept, for 100 networks": ({}, {"kept": False}),
        "blocks in the cache, for 1,000 networks": ({"members": 1000, "cores": 1},
                                                    {"members": 1000, "cores": 1, "cache": 2**40}),
        "two threads, for 100 networks": ({}, {"cores": 1}),
    }  # fmt: skip
    found = {}
    for name, pair in pairs.items():
        with_it, without = zip(*([_step_seconds(usual | own) for own in pair] for _ in range(repeats)), strict=True)
        found[name] = min(without) / min(with_it)
    return found


def _step_seconds(setting):
    """In a process of its own, with one thread for each product, so that one run's memory is not the next one's."""
    command = [sys.executable, "-c", STEPS, str(tuple(setting.values()))]
    return float(subprocess.check_output(command, text=True, env=os.environ | {"OPENBLAS_NUM_THREADS": "1"}))


def measured():
    """All of it, as a dict that JSON holds."""
    costs = {"import_milliseconds": import_milliseconds(), "loop_share": loop_share(), "memory": memory()}
    return costs | {"forms": forms(), "beside bare calls": beside_bare_calls(), "populations": population_tricks()}


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
        *(f"{name}: {ratio:.2f} times as long as the bare calls (at most 1.3)"
          for name, ratio in found["beside bare calls"].items()),
        *(f"{name}: without it a step takes {ratio:.2f} times as long" for name, ratio in found["populations"].items()),
        *(f"{name}: as written it takes {alone:.2f} times as long, for 20 members {many:.2f}"
          for name, (alone, many) in found["forms"].items()),
    ])  # fmt: skip
