"""The work that all contestants do.

A task holds everything that decides the result: the data, the starting weights and the batches of every step.
Whoever takes these reaches the same weights up to rounding; the quality reached is printed beside the time.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from nnlib import datasets, mlp


@dataclass(frozen=True)
class Training:
    """Train a ReLU network with softmax cross-entropy, from ``start``, through ``batches``."""

    name: str
    title: str
    sizes: tuple
    epochs: int
    batch_size: int
    learning_rate: float
    data: callable  # -> X, y, held-out X, held-out y
    optimizer: str = "momentum"
    momentum: float = 0.9
    strength: float = 0.0  # of the L2 penalty
    kind = "train"

    @cached_property
    def arrays(self):
        return self.data()

    @property
    def samples(self):
        return self.arrays[:2]

    @cached_property
    def start(self):
        """Pairs (W, b) of each layer: float32, (inputs, outputs) and (outputs,)."""
        return weights_of(mlp(self.sizes, seed=0))

    @cached_property
    def order(self):
        """The samples of each epoch in their order: int array (epochs, N), as a Trainer with seed 0 draws it."""
        rng = np.random.default_rng(0)
        return np.stack([rng.permutation(len(self.samples[0])) for _ in range(self.epochs)])

    @property
    def full_batch(self):
        return self.batch_size >= len(self.samples[0])

    def batches(self):
        """The rows of each step; all of them at once need no order."""
        for rows in self.order:
            if self.full_batch:
                yield slice(None)
            else:
                yield from (rows[i : i + self.batch_size] for i in range(0, len(rows), self.batch_size))

    def quality(self, weights):
        """The share of held-out samples (of the training samples, where there are no others) that is labelled right."""
        *_, X, y = self.arrays
        return accuracy(weights, X, y)


@dataclass(frozen=True)
class Search:
    """Train the same network with many settings: learning rate x L2 strength x momentum."""

    name: str
    title: str
    trial: Training
    trials: int
    kind = "search"

    @cached_property
    def settings(self):
        """One value for each trial: arrays (M,) by name."""
        rng = np.random.default_rng(0)
        return {
            "learning_rate": 10 ** rng.uniform(-3, -0.5, self.trials),
            "strength": 10 ** rng.uniform(-5, -2, self.trials),
            "momentum": rng.uniform(0.5, 0.95, self.trials),
        }

    @cached_property
    def start(self):
        """Stacked starting weights, (M, inputs, outputs) and (M, outputs)."""
        return weights_of(mlp(self.trial.sizes, seed=0, members=self.trials))

    def each(self):
        """The trials as tasks of their own."""
        for i in range(self.trials):
            task = replace(self.trial, **{name: float(values[i]) for name, values in self.settings.items()})
            for name in ("arrays", "order"):
                task.__dict__[name] = getattr(self.trial, name)
            task.__dict__["start"] = [(W[i], b[i]) for W, b in self.start]
            yield task

    def quality(self, weights):
        """The mean over the trials of the share of held-out samples that is labelled right."""
        *_, X, y = self.trial.arrays
        return float(np.mean(accuracy(weights, X, y)))


@dataclass(frozen=True)
class Pass:
    """One forward and one backward pass, without learning: layers of one width, each with its activation."""

    name: str
    title: str
    activation: str
    depth: int = 10
    width: int = 500
    samples: int = 1000
    repeats: int = 5
    kind = "through"

    @cached_property
    def inputs(self):
        return np.random.default_rng(1).standard_normal((self.samples, self.width), dtype=np.float32)

    @cached_property
    def slopes(self):
        """The slope of the loss at the output."""
        return np.random.default_rng(2).standard_normal((self.samples, self.width), dtype=np.float32)

    @cached_property
    def start(self):
        return weights_of(mlp([self.width] * (self.depth + 1), self.activation, init="he", seed=0))

    @cached_property
    def truth(self):
        """The weights' gradients in float64, from the textbook's formulas."""
        act, slope = {
            "relu": (lambda z: np.maximum(z, 0), lambda a: a > 0),
            "tanh": (np.tanh, lambda a: 1 - a * a),
        }[self.activation]
        outputs = [self.inputs.astype(np.float64)]
        for W, b in self.start:
            outputs.append(act(outputs[-1] @ W.astype(np.float64) + b))
        dout, gradients = self.slopes.astype(np.float64), []
        for (W, _), x, out in reversed(list(zip(self.start, outputs, outputs[1:], strict=False))):
            dout = dout * slope(out)
            gradients.insert(0, x.T @ dout)
            dout = dout @ W.astype(np.float64).T
        return gradients

    def quality(self, gradients):
        """1 minus the relative error of the weights' gradients."""
        pairs = zip(gradients, self.truth, strict=True)
        return 1 - float(max(np.linalg.norm(ours - true) / np.linalg.norm(true) for ours, true in pairs))


def weights_of(network):
    """Copies of a network's (W, b) pairs."""
    dense = [layer.parameters for layer in network.layers if layer.parameters]
    return [(layer["weight"].copy(), layer["bias"].copy()) for layer in dense]


def accuracy(weights, X, y):
    for W, b in weights[:-1]:
        X = np.maximum(X @ W + b[..., None, :], 0)
    W, b = weights[-1]
    return ((X @ W + b[..., None, :]).argmax(axis=-1) == y).mean(axis=-1)


def spiral():
    X, y = datasets.spiral(samples=100, classes=3, seed=0)
    return X, y, X, y


def digits():
    data = datasets.digits()
    held_out = [np.concatenate(pair) for pair in zip(data.validation, data.test, strict=True)]
    return *data.train, *held_out


def images():
    """Six thousand made images of CIFAR-10's size: ten smooth patterns under noise. One thousand are held out."""
    rng = np.random.default_rng(0)
    y = rng.integers(0, 10, 6000)
    patterns = rng.standard_normal((10, 8, 8, 3)).repeat(4, axis=1).repeat(4, axis=2).reshape(10, 3072)
    X = rng.standard_normal((6000, 3072), dtype=np.float32)
    X += 0.12 * patterns.astype(np.float32)[y]
    return X[:5000], y[:5000], X[5000:], y[5000:]


T2 = Training("T2", "digits, momentum", (64, 100, 10), 20, 64, 0.1, digits)
TASKS = {
    task.name: task
    for task in (
        Training("T1", "spiral", (2, 100, 3), 1000, 300, 0.5, spiral),
        T2,
        replace(T2, name="T2a", title="digits, Adam", learning_rate=0.003, optimizer="adam"),
        Training("T3", "5000 images", (3072, 100, 10), 3, 128, 0.001, images),
        Pass("T4r", "10 layers, ReLU", "relu"),
        Pass("T4t", "10 layers, tanh", "tanh"),
        Search("T5", "100 trials", replace(T2, sizes=(64, 50, 10), epochs=5), 100),
    )
}
