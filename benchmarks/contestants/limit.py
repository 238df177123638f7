"""The limit: only the matrix products of the same run, into arrays that are there already. It learns nothing."""

import numpy as np


def train(task):
    return products(task.start, task.samples[0], task)


def search(task):
    return products(task.start, task.trial.samples[0], task.trial)


def products(start, X, task):
    sizes = sorted({len(X[rows]) for rows in task.batches()})
    works = {size: Work([W for W, _ in start], X[:size]) for size in sizes}
    batches = [works[len(X[rows])] for rows in task.batches()]

    def run():
        for work in batches:
            work.forward()
            work.backward()

    return run


def through(task):
    work = Work([W for W, _ in task.start], task.inputs)

    def run():
        for _ in range(task.repeats):
            work.forward()
            work.backward()

    return run


class Work:
    """The products of one step."""

    def __init__(self, weights, x):
        self.weights, self.outputs = weights, [x]
        for W in weights:
            self.outputs.append(np.matmul(self.outputs[-1], W))
        self.gradients = [np.empty_like(W) for W in weights]
        self.slopes = [np.ones_like(out) for out in self.outputs]

    def forward(self):
        for x, W, out in zip(self.outputs, self.weights, self.outputs[1:], strict=False):
            np.matmul(x, W, out=out)

    def backward(self):
        for i in reversed(range(len(self.weights))):
            np.matmul(self.outputs[i].mT, self.slopes[i + 1], out=self.gradients[i])
            if i:
                np.matmul(self.slopes[i + 1], self.weights[i].mT, out=self.slopes[i])


CONTESTANTS = {"limit": {"train": train, "search": search, "through": through}}
