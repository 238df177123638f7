"""In the style of the CS231n assignments: parameters and gradients in dicts of float64 arrays, one function a layer."""

import numpy as np

from benchmarks.contestants import one_by_one


def affine_forward(x, w, b):
    return x.dot(w) + b, (x, w)


def affine_backward(dout, cache):
    x, w = cache
    return dout.dot(w.T), x.T.dot(dout), dout.sum(axis=0)


def relu_forward(x):
    return np.maximum(0, x), x


def relu_backward(dout, x):
    return dout * (x > 0)


def tanh_forward(x):
    out = np.tanh(x)
    return out, out


def tanh_backward(dout, out):
    return dout * (1 - out**2)


def softmax_loss(x, y):
    shifted = x - x.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    N = x.shape[0]
    loss = -log_probs[np.arange(N), y].sum() / N
    dx = np.exp(log_probs)
    dx[np.arange(N), y] -= 1
    return loss, dx / N


def sgd_momentum(w, dw, config):
    v = config.get("velocity", np.zeros_like(w))
    v = config["momentum"] * v - config["learning_rate"] * dw
    config["velocity"] = v
    return w + v


def adam(w, dw, config):
    m, v = config.get("m", np.zeros_like(w)), config.get("v", np.zeros_like(w))
    config["t"] = t = config.get("t", 0) + 1
    config["m"] = m = 0.9 * m + 0.1 * dw
    config["v"] = v = 0.999 * v + 0.001 * dw**2
    return w - config["learning_rate"] * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)


class FullyConnectedNet:
    def __init__(self, start, reg=0.0, activation=(relu_forward, relu_backward)):
        self.layers, self.reg, (self.activate, self.activate_backward) = len(start), reg, activation
        self.params = {}
        for i, (W, b) in enumerate(start, 1):
            self.params[f"W{i}"], self.params[f"b{i}"] = W.astype(np.float64), b.astype(np.float64)

    def forward(self, out, last_is_linear=True):
        caches = []
        for i in range(1, self.layers + 1):
            out, cache = affine_forward(out, self.params[f"W{i}"], self.params[f"b{i}"])
            caches.append([cache])
            if i < self.layers or not last_is_linear:
                out, cache = self.activate(out)
                caches[-1].append(cache)
        return out, caches

    def backward(self, dout, caches):
        grads = {}
        for i in range(self.layers, 0, -1):
            if len(caches[i - 1]) == 2:
                dout = self.activate_backward(dout, caches[i - 1][1])
            dout, grads[f"W{i}"], grads[f"b{i}"] = affine_backward(dout, caches[i - 1][0])
        return grads

    def loss(self, X, y):
        scores, caches = self.forward(X)
        loss, dscores = softmax_loss(scores, y)
        grads = self.backward(dscores, caches)
        if self.reg:
            for i in range(1, self.layers + 1):
                W = self.params[f"W{i}"]
                loss += 0.5 * self.reg * np.sum(W * W)
                grads[f"W{i}"] += self.reg * W
        return loss, grads


def train(task):
    X, y = task.samples[0].astype(np.float64), task.samples[1]
    update = {"momentum": sgd_momentum, "adam": adam}[task.optimizer]

    def run():
        model = FullyConnectedNet(task.start, task.strength)
        configs = {p: {"learning_rate": task.learning_rate, "momentum": task.momentum} for p in model.params}
        for rows in task.batches():
            _, grads = model.loss(X[rows], y[rows])
            for p, w in model.params.items():
                model.params[p] = update(w, grads[p], configs[p])
        return [(model.params[f"W{i}"], model.params[f"b{i}"]) for i in range(1, model.layers + 1)]

    return run


def through(task):
    activation = {"relu": (relu_forward, relu_backward), "tanh": (tanh_forward, tanh_backward)}[task.activation]
    model = FullyConnectedNet(task.start, activation=activation)
    X, slopes = task.inputs.astype(np.float64), task.slopes.astype(np.float64)

    def run():
        for _ in range(task.repeats):
            _, caches = model.forward(X, last_is_linear=False)
            grads = model.backward(slopes, caches)
        return [grads[f"W{i}"] for i in range(1, model.layers + 1)]

    return run


CONTESTANTS = {"assignment": {"train": train, "search": one_by_one(train), "through": through}}
