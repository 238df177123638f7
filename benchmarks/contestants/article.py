"""The code of the article that the course grew from: columns are samples, one optimizer object for each array, float64.

Changed so that it learns at all: the common starting weights, no ReLU on the output, ``np.maximum`` for ``max``,
softmax over the classes of each sample, and a backward pass, of which the article has none.
"""

import numpy as np

from benchmarks.contestants import one_by_one


class NeuralNetwork:
    def __init__(self, start):
        self.weights = [W.T.astype(np.float64) for W, _ in start]
        self.biases = [b[:, None].astype(np.float64) for _, b in start]

    def forward(self, x):
        activation = x
        activations = [x]
        for w, b in zip(self.weights, self.biases, strict=True):
            z = np.dot(w, activation) + b
            activation = np.maximum(0, z) if w is not self.weights[-1] else z
            activations.append(activation)
        return activations

    def backward(self, activations, dz):
        dws, dbs = [], []
        for i in reversed(range(len(self.weights))):
            dws.insert(0, np.dot(dz, activations[i].T))
            dbs.insert(0, np.sum(dz, axis=1, keepdims=True))
            if i:
                dz = np.dot(self.weights[i].T, dz) * (activations[i] > 0)
        return dws, dbs


class MomentumSGD:
    def __init__(self, learning_rate=0.01, momentum=0.9):
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.velocity = None

    def update(self, w, dw):
        if self.velocity is None:
            self.velocity = np.zeros_like(w)
        self.velocity = self.momentum * self.velocity - self.learning_rate * dw
        return w + self.velocity


class Adam:
    def __init__(self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = None
        self.v = None
        self.t = 0

    def update(self, w, dw):
        if self.m is None:
            self.m = np.zeros_like(w)
            self.v = np.zeros_like(w)
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * dw
        self.v = self.beta2 * self.v + (1 - self.beta2) * dw**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        update = -self.learning_rate * m_hat / (np.sqrt(v_hat) + self.epsilon)
        return w + update


def train(task):
    X, y = task.samples[0].T.astype(np.float64), task.samples[1]

    def run():
        model = NeuralNetwork(task.start)
        rules = {"momentum": lambda: MomentumSGD(task.learning_rate, task.momentum)}
        rules["adam"] = lambda: Adam(task.learning_rate)
        optimizers = [rules[task.optimizer]() for _ in range(2 * len(model.weights))]
        for rows in task.batches():
            labels = y[rows]
            true = labels, np.arange(len(labels))
            activations = model.forward(X[:, rows])
            scores = activations[-1] - np.max(activations[-1], axis=0)
            softmax = np.exp(scores) / np.sum(np.exp(scores), axis=0)
            -np.log(softmax[true]).mean()
            softmax[true] -= 1
            dws, dbs = model.backward(activations, softmax / len(labels))
            if task.strength:
                dws = [dw + task.strength * w for dw, w in zip(dws, model.weights, strict=True)]
            for i in range(len(dws)):
                model.weights[i] = optimizers[2 * i].update(model.weights[i], dws[i])
                model.biases[i] = optimizers[2 * i + 1].update(model.biases[i], dbs[i])
        return [(w.T, b[:, 0]) for w, b in zip(model.weights, model.biases, strict=True)]

    return run


CONTESTANTS = {"article": {"train": train, "search": one_by_one(train)}}
