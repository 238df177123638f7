"""Bare NumPy calls: those of a training step, into arrays that are there already, with no Python but the calls.

What a library on NumPy can at best be. Written for the tasks' networks of two dense layers with a ReLU between; the
forms are the library's own fast ones, such as the cross-entropy with classes first.
"""

import numpy as np


def train(task):
    return run_of(task.start, task, learning_rate=task.learning_rate, momentum=task.momentum, strength=task.strength)


def search(task):
    return run_of(task.start, task.trial, **{name: column(values) for name, values in task.settings.items()})


def column(values):
    return np.asarray(values, np.float32)[:, None]


def run_of(start, task, **hyperparameters):
    X, y = task.samples
    arrays = Arrays(start)
    sizes = {len(X) % task.batch_size or task.batch_size, min(task.batch_size, len(X))}
    slopes = {size: slopes_of(arrays, X, y, size) for size in sizes}
    penalty = penalty_of(arrays, hyperparameters.pop("strength"))
    update = {"momentum": momentum_of, "adam": adam_of}[task.optimizer](arrays, **hyperparameters)

    def run():
        arrays.begin()
        for order in task.order:
            for begin in range(0, len(X), task.batch_size):
                rows = order[begin : begin + task.batch_size]
                value = slopes[len(rows)](rows)
                if penalty:
                    value += penalty()
                update()
        return [(W.copy(), b.copy()) for W, b in zip(arrays.w_views[::2], arrays.w_views[1::2], strict=True)]

    return run


class Arrays:
    """Parameters and slopes as flat vectors, with views of each weight and bias; which entries are weights."""

    def __init__(self, start):
        parts = [array for pair in start for array in pair]
        lead = start[0][1].shape[:-1]
        self.start = np.concatenate([part.reshape(*lead, -1) for part in parts], axis=-1)
        self.mask = np.concatenate([np.full(part[*[0] * len(lead)].size, i % 2 == 0) for i, part in enumerate(parts)])
        self.mask = self.mask.astype(np.float32)
        self.w, self.dw, self.change, self.first, self.second = (np.zeros_like(self.start) for _ in range(5))
        ends = np.cumsum([part[*[0] * len(lead)].size for part in parts])[:-1]
        self.w_views, self.dw_views = (
            [piece.reshape(part.shape) for piece, part in zip(np.split(vector, ends, axis=-1), parts, strict=True)]
            for vector in (self.w, self.dw)
        )

    def begin(self):
        self.w[...] = self.start
        self.first[...] = self.second[...] = self.t = 0


def slopes_of(arrays, X, y, samples):
    """Forward and backward for batches of that size: a function of the rows that returns the loss."""
    (W1, b1, W2, b2), (dW1, db1, dW2, db2) = arrays.w_views, arrays.dw_views
    lead, classes = b1.shape[:-1], b2.shape[-1]
    b1, b2 = b1[..., None, :], b2[..., None, :]
    x, ones, counted = np.empty((samples, X.shape[1]), np.float32), np.ones(samples, np.float32), np.arange(samples)
    hidden, out, dout, zeros = (np.zeros((*lead, samples, b1.shape[-1]), np.float32) for _ in range(4))
    scores, dscores = (np.empty((*lead, samples, classes), np.float32) for _ in range(2))
    columns, labels, active = np.empty((*lead, classes, samples), np.float32), np.empty_like(y[:samples]), out > 0
    flat, true = columns.reshape(*lead, -1), np.empty_like(labels)
    picked, largest = np.empty((*lead, samples), np.float32), np.empty((*lead, 1, samples), np.float32)
    total, logs = np.empty_like(largest), np.empty_like(picked)
    place = (slice(None), true) if lead else true

    def slopes(rows):
        X.take(rows, 0, x, "clip")
        y.take(rows, 0, labels, "clip")
        np.matmul(x, W1, hidden)
        np.add(hidden, b1, hidden)
        np.maximum(hidden, zeros, out=out)
        np.matmul(out, W2, scores)
        np.add(scores, b2, scores)
        np.copyto(columns, scores.mT)
        np.multiply(labels, samples, true)
        np.add(true, counted, true)
        np.maximum.reduce(columns, -2, None, largest, True)
        np.subtract(columns, largest, columns)
        flat.take(true, -1, picked, "clip")
        np.exp(columns, columns)
        np.add.reduce(columns, -2, None, total, True)
        np.log(total[..., 0, :], logs)
        np.subtract(logs, picked, logs)
        value = np.add.reduce(logs, -1) / samples
        np.multiply(total, samples, total)
        np.divide(columns, total, columns)
        flat.take(true, -1, picked, "clip")
        np.subtract(picked, 1 / samples, picked)
        flat[place] = picked
        np.copyto(dscores, columns.mT)
        np.matmul(out.mT, dscores, dW2)
        np.matmul(ones, dscores, db2)
        np.matmul(dscores, W2.mT, dout)
        np.greater(out, zeros, active)
        np.multiply(dout, active, dout)
        np.matmul(x.mT, dout, dW1)
        np.matmul(ones, dout, db1)
        return value

    return slopes


def penalty_of(arrays, strength):
    """L2: a function that adds its slope and returns its cost; None without a strength."""
    w, dw, mask, weights = arrays.w, arrays.dw, arrays.mask, arrays.change
    half = 0.5 * np.ravel(strength)

    def penalty():
        np.multiply(w, mask, weights)
        cost = half * np.vecdot(weights, weights)
        np.multiply(weights, strength, weights)
        np.add(dw, weights, dw)
        return cost

    return penalty if np.any(strength) else None


def momentum_of(arrays, learning_rate, momentum):
    w, dw, change, velocity = arrays.w, arrays.dw, arrays.change, arrays.first

    def update():
        np.multiply(velocity, momentum, velocity)
        np.multiply(dw, learning_rate, change)
        np.subtract(velocity, change, velocity)
        np.add(w, velocity, w)

    return update


def adam_of(arrays, learning_rate, momentum):
    w, dw, change, m, v = arrays.w, arrays.dw, arrays.change, arrays.first, arrays.second

    def update():
        arrays.t += 1
        correction1, correction2 = 1 - 0.9**arrays.t, (1 - 0.999**arrays.t) ** 0.5
        np.multiply(m, 0.9, m)
        np.multiply(dw, 1 - 0.9, change)
        np.add(m, change, m)
        np.multiply(v, 0.999, v)
        np.square(dw, change)
        np.multiply(change, 1 - 0.999, change)
        np.add(v, change, v)
        np.sqrt(v, change)
        np.add(change, 1e-8 * correction2, change)
        np.divide(m, change, change)
        np.multiply(change, learning_rate * correction2 / correction1, change)
        np.subtract(w, change, w)

    return update


def through(task):
    depth, shape = task.depth, task.slopes.shape
    outputs = [task.inputs] + [np.empty(shape, np.float32) for _ in range(depth)]
    dout, slope, zeros, ones = *(np.zeros(shape, np.float32) for _ in range(3)), np.ones(shape[0], np.float32)
    active = zeros > 0
    gradients = [(np.empty_like(W), np.empty_like(b)) for W, b in task.start]
    dx = np.empty(shape, np.float32)

    def forward(x, W, b, out):
        np.matmul(x, W, out)
        np.add(out, b, out)
        if task.activation == "relu":
            np.maximum(out, zeros, out=out)
        else:
            np.tanh(out, out)

    def times_slope(dout, out, into):
        if task.activation == "relu":
            np.greater(out, zeros, active)
            np.multiply(dout, active, into)
        else:
            np.multiply(out, out, slope)
            np.subtract(1, slope, slope)
            np.multiply(dout, slope, into)

    def run():
        for _ in range(task.repeats):
            for (W, b), x, out in zip(task.start, outputs, outputs[1:], strict=False):
                forward(x, W, b, out)
            times_slope(task.slopes, outputs[-1], dout)
            for i in reversed(range(depth)):
                np.matmul(outputs[i].mT, dout, gradients[i][0])
                np.matmul(ones, dout, gradients[i][1])
                if i:
                    np.matmul(dout, task.start[i][0].mT, dx)
                    times_slope(dx, outputs[i], dout)
        return [dW for dW, _ in gradients]

    return run


CONTESTANTS = {"bare": {"train": train, "search": search, "through": through}}
