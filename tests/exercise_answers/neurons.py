"""Answers of readers' kinds to the exercises of notebook 01."""

import math

import numpy as np
from scipy.special import expit

from exercise_answers import right, wrong
from nnlib.activations import relu, sigmoid
from nnlib.neurons import Neuron


@right("forward")
def _(inputs, weights, bias):
    products = np.asarray(inputs) * weights
    total = products.sum(axis=-1) + bias
    return 1.0 / (1.0 + np.exp(-total))


@right("forward")
def _(inputs, weights, bias):
    if inputs.ndim == 1:
        return 1 / (1 + math.exp(-sum(x * w for x, w in zip(inputs, weights, strict=True)) - bias))
    return np.array([1 / (1 + math.exp(-(np.dot(row, weights) + bias))) for row in inputs])


@right("forward")
def _(inputs, weights, bias):
    return expit(np.dot(inputs, weights) + bias)


@right("forward")
def _(inputs, weights, bias):
    sums = np.einsum("...d,d->...", inputs, weights) + bias
    return np.exp(sums) / (1 + np.exp(sums))


@right("forward")
def _(inputs, weights, bias):
    if inputs.ndim == 1:
        return sigmoid(np.dot(weights, inputs) + bias)
    return [sigmoid(np.dot(weights, x) + bias) for x in inputs]


@right("forward")
def _(inputs, weights, bias):
    return Neuron(weights, bias).forward(inputs)


@right("forward")
def _(inputs, weights, bias):
    return np.apply_along_axis(lambda x: sigmoid(np.sum(x * weights) + bias), -1, inputs)


@wrong("forward", "forgot the bias")
def _(inputs, weights, bias):
    return sigmoid(np.dot(inputs, weights))


@wrong("forward", "forgot the bias")
def _(inputs, weights, bias):
    weighted_sum = np.sum(inputs * weights, axis=-1)
    firing_rate = 1 / (1 + np.exp(-weighted_sum))
    return firing_rate


@wrong("forward", "forgot the bias")
def _(inputs, weights, bias):
    if inputs.ndim == 1:
        return 1 / (1 + math.exp(-float(inputs @ weights)))
    return [1 / (1 + math.exp(-float(row @ weights))) for row in inputs]


@wrong("forward", "one sum for the whole batch")
def _(inputs, weights, bias):
    weighted_sum = np.sum(inputs * weights) + bias
    return 1 / (1 + np.exp(-weighted_sum))


@wrong("forward", "one sum for the whole batch")
def _(inputs, weights, bias):
    return 1.0 / (1.0 + math.exp(-(np.sum(inputs * weights) + bias)))


@wrong("forward", "one sum for the whole batch")
def _(inputs, weights, bias):
    total = 0.0
    for row in np.atleast_2d(inputs):
        for x, w in zip(row, weights, strict=True):
            total += x * w
    return sigmoid(total + bias)


@wrong("forward", "math on arrays")
def _(inputs, weights, bias):
    s = np.dot(inputs, weights) + bias
    return 1 / (1 + math.exp(-s))


@wrong("forward", "math on arrays")
def _(inputs, weights, bias):
    s = (inputs * weights).sum(axis=-1) + bias
    return math.exp(s) / (1 + math.exp(s))


@wrong("forward", "math on arrays")
def _(inputs, weights, bias):
    s = float(inputs @ weights + bias)
    return 1 / (1 + np.exp(-s))


@wrong("forward", "weights first")
def _(inputs, weights, bias):
    return sigmoid(np.dot(weights, inputs) + bias)


@wrong("forward", "weights first")
def _(inputs, weights, bias):
    s = weights.T @ inputs + bias
    return 1 / (1 + np.exp(-s))


@wrong("forward", "weights first")
def _(inputs, weights, bias):
    return 1 / (1 + np.exp(-(np.matmul(weights, inputs) + bias)))


@wrong("forward", "pairs weights with samples")
def _(inputs, weights, bias):
    total = bias
    for x, w in zip(inputs, weights, strict=False):
        total = total + x * w
    return sigmoid(total)


@wrong("forward", "pairs weights with samples")
def _(inputs, weights, bias):
    return 1 / (1 + np.exp(-(sum(w * x for w, x in zip(weights, inputs, strict=False)) + bias)))


@wrong("forward", "pairs weights with samples")
def _(inputs, weights, bias):
    s = 0
    for i in range(min(len(inputs), len(weights))):
        s = s + inputs[i] * weights[i]
    return sigmoid(s + bias)


@wrong("forward", "sum over the wrong axis")
def _(inputs, weights, bias):
    return 1 / (1 + np.exp(-(np.sum(inputs * weights, axis=0) + bias)))


@wrong("forward", "sum over the wrong axis")
def _(inputs, weights, bias):
    products = inputs * weights
    return sigmoid(sum(products) + bias)


@wrong("forward", "sum over the wrong axis")
def _(inputs, weights, bias):
    s = np.add.reduce(inputs * weights) + bias
    return np.exp(s) / (np.exp(s) + 1)


@wrong("forward", "bias in every product")
def _(inputs, weights, bias):
    return 1 / (1 + np.exp(-np.sum(inputs * weights + bias, axis=-1)))


@wrong("forward", "bias in every product")
def _(inputs, weights, bias):
    rows = np.atleast_2d(inputs)
    rates = np.array([sigmoid(sum(x * w + bias for x, w in zip(row, weights, strict=True))) for row in rows])
    return rates if inputs.ndim > 1 else rates[0]


@wrong("forward", "bias in every product")
def _(inputs, weights, bias):
    return sigmoid(np.dot(inputs, weights) + bias * len(weights))


@wrong("forward", "forgot the activation")
def _(inputs, weights, bias):
    return np.dot(inputs, weights) + bias


@wrong("forward", "forgot the activation")
def _(inputs, weights, bias):
    weighted_sum = np.sum(inputs * weights, axis=-1) + bias
    return weighted_sum


@wrong("forward", "forgot the activation")
def _(inputs, weights, bias):
    if inputs.ndim == 1:
        return sum(inputs * weights) + bias
    return [sum(row * weights) + bias for row in inputs]


@wrong("forward", "sigmoid mirrored")
def _(inputs, weights, bias):
    return 1 / (1 + np.exp(inputs @ weights + bias))


@wrong("forward", "sigmoid mirrored")
def _(inputs, weights, bias):
    s = np.sum(inputs * weights, axis=-1) + bias
    return 1 - sigmoid(s)


@wrong("forward", "sigmoid mirrored")
def _(inputs, weights, bias):
    s = -np.dot(inputs, weights) - bias
    return np.exp(s) / (1 + np.exp(s))


@wrong("forward", "sign of the bias")
def _(inputs, weights, bias):
    return sigmoid(inputs @ weights - bias)


@wrong("forward", "sign of the bias")
def _(inputs, weights, bias):
    return 1 / (1 + np.exp(-np.dot(inputs, weights) + bias))


@wrong("forward", "sign of the bias")
def _(inputs, weights, bias):
    threshold = bias
    s = np.array([row @ weights for row in np.atleast_2d(inputs)]) - threshold
    rates = 1 / (1 + np.exp(-s))
    return rates if inputs.ndim == 2 else float(rates[0])


@wrong("forward", "bias after the activation")
def _(inputs, weights, bias):
    return sigmoid(np.dot(inputs, weights)) + bias


@wrong("forward", "bias after the activation")
def _(inputs, weights, bias):
    return 1 / (1 + np.exp(-inputs @ weights)) + bias


@wrong("forward", "bias after the activation")
def _(inputs, weights, bias):
    rate = sigmoid((inputs * weights).sum(axis=-1))
    rate = rate + bias
    return rate


@wrong("forward", "one sample becomes a batch")
def _(inputs, weights, bias):
    return sigmoid(np.atleast_2d(inputs) @ weights + bias)


@wrong("forward", "one sample becomes a batch")
def _(inputs, weights, bias):
    if inputs.ndim == 1:
        inputs = inputs[None, :]
    return 1 / (1 + np.exp(-((inputs * weights).sum(axis=1) + bias)))


@wrong("forward", "one sample becomes a batch")
def _(inputs, weights, bias):
    X = inputs.reshape(-1, len(weights))
    rates = np.zeros(len(X))
    for i, x in enumerate(X):
        rates[i] = sigmoid(x @ weights + bias)
    return rates


@wrong("forward", "a column of rates")
def _(inputs, weights, bias):
    return sigmoid(inputs @ weights[:, None] + bias)


@wrong("forward", "a column of rates")
def _(inputs, weights, bias):
    return sigmoid(np.sum(inputs * weights, axis=-1, keepdims=True) + bias)


@wrong("forward", "a column of rates")
def _(inputs, weights, bias):
    return 1 / (1 + np.exp(-np.dot(inputs, weights.reshape(-1, 1)) - bias))


@wrong("forward", "nothing is added up")
def _(inputs, weights, bias):
    return sigmoid(inputs * weights + bias)


@wrong("forward", "nothing is added up")
def _(inputs, weights, bias):
    return 1 / (1 + np.exp(-(np.multiply(inputs, weights) + bias)))


@wrong("forward", "nothing is added up")
def _(inputs, weights, bias):
    s = weights * inputs
    s += bias
    return np.exp(s) / (1 + np.exp(s))


@wrong("forward", "mean for sum")
def _(inputs, weights, bias):
    return sigmoid(np.mean(inputs * weights, axis=-1) + bias)


@wrong("forward", "mean for sum")
def _(inputs, weights, bias):
    return 1 / (1 + np.exp(-(inputs @ weights / inputs.shape[-1] + bias)))


@wrong("forward", "mean for sum")
def _(inputs, weights, bias):
    rates = np.array([sigmoid((row * weights).mean() + bias) for row in np.atleast_2d(inputs)])
    return rates if inputs.ndim == 2 else rates[0]


@wrong("forward", "step")
def _(inputs, weights, bias):
    return np.where(inputs @ weights + bias > 0, 1.0, 0.0)


@wrong("forward", "step")
def _(inputs, weights, bias):
    return np.heaviside(np.dot(inputs, weights) + bias, 0.0)


@wrong("forward", "step")
def _(inputs, weights, bias):
    return (np.sum(inputs * weights, axis=-1) + bias > 0).astype(float)


@wrong("forward", "another activation")
def _(inputs, weights, bias):
    return np.tanh(inputs @ weights + bias)


@wrong("forward", "another activation")
def _(inputs, weights, bias):
    s = np.sum(inputs * weights, axis=-1) + bias
    return (np.exp(s) - np.exp(-s)) / (np.exp(s) + np.exp(-s))


@wrong("forward", "another activation")
def _(inputs, weights, bias):
    return 2 * sigmoid(2 * (np.dot(inputs, weights) + bias)) - 1


@wrong("forward", "ReLU")
def _(inputs, weights, bias):
    return relu(inputs @ weights + bias)


@wrong("forward", "ReLU")
def _(inputs, weights, bias):
    s = np.dot(inputs, weights) + bias
    return s * (s > 0)


@wrong("forward", "ReLU")
def _(inputs, weights, bias):
    return np.clip(np.sum(inputs * weights, axis=-1) + bias, 0, None)


@wrong("forward", "first sample only")
def _(inputs, weights, bias):
    if inputs.ndim == 1:
        return sigmoid(inputs @ weights + bias)
    for row in inputs:
        return sigmoid(row @ weights + bias)


@wrong("forward", "first sample only")
def _(inputs, weights, bias):
    x = inputs if inputs.ndim == 1 else inputs[0]
    return 1 / (1 + np.exp(-(np.sum(x * weights) + bias)))


@wrong("forward", "first sample only")
def _(inputs, weights, bias):
    for x in np.atleast_2d(inputs):
        total = sum(a * b for a, b in zip(x, weights, strict=True)) + bias
        return 1 / (1 + math.exp(-total))


@wrong("forward", None)
def _(inputs, weights, bias):
    return sigmoid(inputs @ weights + bias).round(2)


@wrong("forward", None)
def _(inputs, weights, bias):
    return sigmoid(np.clip(inputs @ weights + bias, -1, 1))


@right("batch_forward")
def _(X, W, b):
    scores = np.zeros((len(X), W.shape[1]))
    for i in range(len(X)):
        for j in range(W.shape[1]):
            scores[i, j] = sum(X[i, k] * W[k, j] for k in range(X.shape[1])) + b[j]
    return scores


@right("batch_forward")
def _(X, W, b):
    return np.array([x @ W + b for x in X])


@right("batch_forward")
def _(X, W, b):
    return [x.dot(W) + b for x in X]


@right("batch_forward")
def _(X, W, b):
    return np.hstack([X, np.ones((len(X), 1))]) @ np.vstack([W, b])


@right("batch_forward")
def _(X, W, b):
    return (W.T @ X.T + b[:, None]).T


@right("batch_forward")
def _(X, W, b):
    return np.einsum("nd,dh->nh", X, W) + b.reshape(1, -1)


@right("batch_forward")
def _(X, W, b):
    return np.column_stack([X @ W[:, j] + b[j] for j in range(W.shape[1])])


@wrong("batch_forward", "forgot the biases")
def _(X, W, b):
    return np.dot(X, W)


@wrong("batch_forward", "forgot the biases")
def _(X, W, b):
    return np.array([[x @ w for w in W.T] for x in X])


@wrong("batch_forward", "forgot the biases")
def _(X, W, b):
    scores = X @ W
    scores + b
    return scores


@wrong("batch_forward", "columns")
def _(X, W, b):
    return (X @ W + b).T


@wrong("batch_forward", "columns")
def _(X, W, b):
    return np.dot(W.T, X.T) + b.reshape(-1, 1)


@wrong("batch_forward", "columns")
def _(X, W, b):
    return np.array([X @ W[:, j] + b[j] for j in range(len(b))])


@wrong("batch_forward", "weights first")
def _(X, W, b):
    return np.dot(W, X) + b


@wrong("batch_forward", "weights first")
def _(X, W, b):
    return np.matmul(W, X) + b


@wrong("batch_forward", "weights first")
def _(X, W, b):
    scores = W @ X
    scores = scores + b
    return scores


@wrong("batch_forward", "weights turned")
def _(X, W, b):
    return np.dot(X, W.T) + b


@wrong("batch_forward", "weights turned")
def _(X, W, b):
    return np.array([x @ W.T + b for x in X])


@wrong("batch_forward", "weights turned")
def _(X, W, b):
    scores = np.matmul(X, np.transpose(W))
    return scores + b


@wrong("batch_forward", "product of entries")
def _(X, W, b):
    return np.multiply(X, W) + b


@wrong("batch_forward", "product of entries")
def _(X, W, b):
    scores = W * X
    return scores + b


@wrong("batch_forward", "product of entries")
def _(X, W, b):
    return b + X * W


@wrong("batch_forward", "one bias for each sample")
def _(X, W, b):
    return np.dot(X, W) + b.reshape(-1, 1)


@wrong("batch_forward", "one bias for each sample")
def _(X, W, b):
    return (W.T @ X.T + b).T


@wrong("batch_forward", "one bias for each sample")
def _(X, W, b):
    scores = X @ W
    for i in range(len(X)):
        scores[i] += b[i]
    return scores


@wrong("batch_forward", "sign of the biases")
def _(X, W, b):
    return X @ W - b


@wrong("batch_forward", "sign of the biases")
def _(X, W, b):
    return np.array([np.dot(x, W) for x in X]) - b


@wrong("batch_forward", "sign of the biases")
def _(X, W, b):
    return np.hstack([X, -np.ones((len(X), 1))]) @ np.vstack([W, b])


@wrong("batch_forward", "a ReLU on the scores")
def _(X, W, b):
    return np.maximum(0, X @ W + b)


@wrong("batch_forward", "a ReLU on the scores")
def _(X, W, b):
    scores = np.dot(X, W) + b
    scores[scores < 0] = 0
    return scores


@wrong("batch_forward", "a ReLU on the scores")
def _(X, W, b):
    return np.array([[max(0.0, x @ w + bias) for w, bias in zip(W.T, b, strict=True)] for x in X])


@wrong("batch_forward", "firing rates")
def _(X, W, b):
    return sigmoid(X @ W + b)


@wrong("batch_forward", "firing rates")
def _(X, W, b):
    return 1 / (1 + np.exp(-(np.dot(X, W) + b)))


@wrong("batch_forward", "firing rates")
def _(X, W, b):
    return np.column_stack([Neuron(W[:, j], b[j]).forward(X) for j in range(W.shape[1])])


@wrong("batch_forward", "ones and biases at different ends")
def _(X, W, b):
    return np.hstack([np.ones((len(X), 1)), X]) @ np.vstack([W, b])


@wrong("batch_forward", "ones and biases at different ends")
def _(X, W, b):
    return np.c_[np.ones(len(X)), X] @ np.r_[W, b[None]]


@wrong("batch_forward", "ones and biases at different ends")
def _(X, W, b):
    longer = np.insert(X, 0, 1, axis=1)
    stacked = np.append(W, [b], axis=0)
    return longer.dot(stacked)


@wrong("batch_forward", "biases in every product")
def _(X, W, b):
    return X @ (W + b)


@wrong("batch_forward", "biases in every product")
def _(X, W, b):
    return X @ W + X.sum(axis=1, keepdims=True) * b


@wrong("batch_forward", "biases in every product")
def _(X, W, b):
    return np.array([[np.sum(x * (W[:, j] + b[j])) for j in range(len(b))] for x in X])


@wrong("batch_forward", "one bias for all")
def _(X, W, b):
    return X @ W + b[0]


@wrong("batch_forward", "one bias for all")
def _(X, W, b):
    bias = b.flat[0]
    return np.array([x @ W + bias for x in X])


@wrong("batch_forward", "one bias for all")
def _(X, W, b):
    scores = np.dot(X, W)
    for i in range(len(scores)):
        scores[i] = scores[i] + b[0]
    return scores


@wrong("batch_forward", "the biases added up")
def _(X, W, b):
    return X @ W + b.sum()


@wrong("batch_forward", "the biases added up")
def _(X, W, b):
    scores = np.dot(X, W)
    for bias in b:
        scores = scores + bias
    return scores


@wrong("batch_forward", "the biases added up")
def _(X, W, b):
    return [x @ W + sum(b) for x in X]


@wrong("batch_forward", "first sample only")
def _(X, W, b):
    for x in X:
        return x @ W + b


@wrong("batch_forward", "first sample only")
def _(X, W, b):
    return np.dot(X[0], W) + b


@wrong("batch_forward", "first sample only")
def _(X, W, b):
    scores = np.zeros(W.shape[1])
    for j in range(W.shape[1]):
        scores[j] = np.sum(X[0] * W[:, j]) + b[j]
    return scores


@wrong("batch_forward", "the samples added up")
def _(X, W, b):
    return X.sum(axis=0) @ W + b


@wrong("batch_forward", "the samples added up")
def _(X, W, b):
    return np.sum(X @ W, axis=0) + b


@wrong("batch_forward", "the samples added up")
def _(X, W, b):
    scores = b.astype(float)
    for x in X:
        scores = scores + np.dot(x, W)
    return scores


@wrong("batch_forward", None)
def _(X, W, b):
    return X @ W + 2 * b


@wrong("batch_forward", None)
def _(X, W, b):
    X += 1
    return (X - 1) @ W + b


@right("count_parameters")
def _(inputs, outputs):
    return inputs * outputs + outputs


@right("count_parameters")
def _(inputs, outputs):
    total = 0
    for _neuron in range(outputs):
        total += inputs  # weights
        total += 1  # and a bias
    return total


@right("count_parameters")
def _(inputs, outputs):
    return np.zeros((inputs, outputs)).size + np.zeros(outputs).size


@right("count_parameters")
def _(inputs, outputs):
    return float((inputs + 1) * outputs)


@wrong("count_parameters", "forgot the biases")
def _(inputs, outputs):
    return inputs * outputs


@wrong("count_parameters", "forgot the biases")
def _(inputs, outputs):
    return np.zeros((inputs, outputs)).size


@wrong("count_parameters", "forgot the biases")
def _(inputs, outputs):
    return sum(inputs for _ in range(outputs))


@wrong("count_parameters", "one bias for all")
def _(inputs, outputs):
    return outputs * inputs + 1


@wrong("count_parameters", "one bias for all")
def _(inputs, outputs):
    weights = np.ones((outputs, inputs))
    return weights.size + 1


@wrong("count_parameters", "one bias for all")
def _(inputs, outputs):
    bias = 1
    return sum([inputs] * outputs, bias)


@wrong("count_parameters", "a bias for each input")
def _(inputs, outputs):
    return inputs * (outputs + 1)


@wrong("count_parameters", "a bias for each input")
def _(inputs, outputs):
    return np.ones((inputs, outputs)).size + np.ones(inputs).size


@wrong("count_parameters", "a bias for each input")
def _(inputs, outputs):
    weights, biases = inputs * outputs, inputs
    return weights + biases


@wrong("count_parameters", "biases at both ends")
def _(inputs, outputs):
    return (inputs + 1) * (outputs + 1)


@wrong("count_parameters", "biases at both ends")
def _(inputs, outputs):
    total = inputs * outputs
    total += inputs + 1
    return total + outputs


@wrong("count_parameters", "biases at both ends")
def _(inputs, outputs):
    return inputs * outputs + inputs + outputs + 1


@wrong("count_parameters", "biases for inputs and neurons")
def _(inputs, outputs):
    return inputs * outputs + inputs + outputs


@wrong("count_parameters", "biases for inputs and neurons")
def _(inputs, outputs):
    weights = np.zeros((inputs, outputs))
    return weights.size + sum(weights.shape)


@wrong("count_parameters", "biases for inputs and neurons")
def _(inputs, outputs):
    return (inputs + 1) * outputs + inputs


@wrong("count_parameters", "counts the neurons")
def _(inputs, outputs):
    return inputs + outputs


@wrong("count_parameters", "counts the neurons")
def _(inputs, outputs):
    return np.zeros(inputs).size + np.zeros(outputs).size


@wrong("count_parameters", "counts the neurons")
def _(inputs, outputs):
    return sum([inputs, outputs])


@wrong("count_parameters", "one neuron only")
def _(inputs, outputs):
    return inputs + 1


@wrong("count_parameters", "one neuron only")
def _(inputs, outputs):
    weights = np.zeros(inputs)
    return weights.size + 1


@wrong("count_parameters", "one neuron only")
def _(inputs, outputs):
    for _neuron in range(outputs):
        weights, bias = inputs, 1
        return weights + bias


@wrong("count_parameters", "CIFAR-10 only")
def _(inputs, outputs):
    return 30730


@wrong("count_parameters", "CIFAR-10 only")
def _(inputs, outputs):
    return 3072 * 10 + 10


@wrong("count_parameters", "CIFAR-10 only")
def _(inputs, outputs):
    inputs, outputs = 32 * 32 * 3, 10
    return (inputs + 1) * outputs


@wrong("count_parameters", "adds where it should multiply")
def _(inputs, outputs):
    return inputs + outputs + outputs


@wrong("count_parameters", "adds where it should multiply")
def _(inputs, outputs):
    total = inputs
    for _neuron in range(outputs):
        total += 2
    return total


@wrong("count_parameters", "adds where it should multiply")
def _(inputs, outputs):
    return inputs + 2 * outputs


@wrong("count_parameters", "shapes for a number")
def _(inputs, outputs):
    return (inputs, outputs), (outputs,)


@wrong("count_parameters", "shapes for a number")
def _(inputs, outputs):
    return [inputs, outputs], [outputs]


@wrong("count_parameters", "shapes for a number")
def _(inputs, outputs):
    W, b = np.zeros((inputs, outputs)), np.zeros(outputs)
    return [W.shape, b.shape]


@wrong("count_parameters", "weights and biases apart")
def _(inputs, outputs):
    return inputs * outputs, outputs


@wrong("count_parameters", "weights and biases apart")
def _(inputs, outputs):
    weights = sum(inputs for _ in range(outputs))
    return (weights, sum(1 for _ in range(outputs)))


@wrong("count_parameters", "weights and biases apart")
def _(inputs, outputs):
    return [np.zeros((inputs, outputs)).size, outputs]


@wrong("count_parameters", "one weight for each neuron")
def _(inputs, outputs):
    return 2 * outputs


@wrong("count_parameters", "one weight for each neuron")
def _(inputs, outputs):
    return sum(1 + 1 for _ in range(outputs))


@wrong("count_parameters", "one weight for each neuron")
def _(inputs, outputs):
    weights, biases = outputs, outputs
    return weights + biases


@wrong("count_parameters", None)
def _(inputs, outputs):
    return inputs * outputs + 10


@wrong("count_parameters", None)
def _(inputs, outputs):
    return str((inputs + 1) * outputs)


@right("decision_line")
def _(weights, bias):
    w1, w2 = weights
    if abs(w2) > abs(w1):
        return np.array([[x1, -(w1 * x1 + bias) / w2] for x1 in (0, 1)])
    return np.array([[-(w2 * x2 + bias) / w1, x2] for x2 in (0, 1)])


@right("decision_line")
def _(weights, bias):
    w1, w2 = weights
    if w2 == 0:
        return [(-bias / w1, -10), (-bias / w1, 10)]
    return [(-10, -(w1 * -10 + bias) / w2), (10, -(w1 * 10 + bias) / w2)]


@right("decision_line")
def _(weights, bias):
    nearest = -bias * weights / np.dot(weights, weights)
    return np.array([nearest, nearest + [weights[1], -weights[0]]])


@right("decision_line")
def _(weights, bias):
    point, direction = Neuron(weights, bias).decision_line()
    return np.stack([point - direction, point + direction])


@right("decision_line")
def _(weights, bias):
    point = np.linalg.lstsq(weights[None, :], [-bias], rcond=None)[0]
    along = np.linalg.svd(weights[None, :])[2][1]
    return point + np.array([[-3], [5]]) * along


@right("decision_line")
def _(weights, bias):
    w1, w2 = (float(w) for w in weights)
    ends = [-1.0, 1.0]
    if w1:
        return np.array([[-(w2 * x2 + bias) / w1, x2] for x2 in ends])
    return np.array([[x1, -bias / w2] for x1 in ends])


@wrong("decision_line", "division by zero")
def _(weights, bias):
    w1, w2 = weights
    x1 = np.array([0.0, 1.0])
    return np.column_stack([x1, -(w1 * x1 + bias) / w2])


@wrong("decision_line", "division by zero")
def _(weights, bias):
    w1, w2 = float(weights[0]), float(weights[1])
    return np.array([[-2, (2 * w1 - bias) / w2], [2, (-2 * w1 - bias) / w2]])


@wrong("decision_line", "division by zero")
def _(weights, bias):
    slope, intercept = -weights[0] / weights[1], -bias / weights[1]
    return np.array([[0.0, intercept], [10.0, 10 * slope + intercept]])


@wrong("decision_line", None)
def _(weights, bias):
    if weights[1] == 0:
        return None
    return np.array([[x1, -(weights[0] * x1 + bias) / weights[1]] for x1 in (-1, 1)])


@wrong("decision_line", None)
def _(weights, bias):
    if weights[1] == 0:
        raise ValueError("the line stands upright")
    return np.array([[x1, -(weights[0] * x1 + bias) / weights[1]] for x1 in (0, 1)])


@wrong("decision_line", "division by the first weight")
def _(weights, bias):
    w1, w2 = weights
    x2 = np.array([0.0, 1.0])
    return np.column_stack([-(w2 * x2 + bias) / w1, x2])


@wrong("decision_line", "division by the first weight")
def _(weights, bias):
    w1, w2 = float(weights[0]), float(weights[1])
    return [[-bias / w1, 0], [-(w2 + bias) / w1, 1]]


@wrong("decision_line", "division by the first weight")
def _(weights, bias):
    points = []
    for x2 in (-5, 5):
        points.append((-(bias + weights[1] * x2) / weights[0], x2))
    return np.array(points)


@wrong("decision_line", "crossings with the axes")
def _(weights, bias):
    return np.array([[0, -bias / weights[1]], [-bias / weights[0], 0]])


@wrong("decision_line", "crossings with the axes")
def _(weights, bias):
    w1, w2 = float(weights[0]), float(weights[1])
    return [(-bias / w1, 0.0), (0.0, -bias / w2)]


@wrong("decision_line", "crossings with the axes")
def _(weights, bias):
    return np.diag(-bias / weights)


@wrong("decision_line", "swapped axes")
def _(weights, bias):
    w1, w2 = weights
    return np.array([[-(w1 * x1 + bias) / w2, x1] for x1 in (0, 1)])


@wrong("decision_line", "swapped axes")
def _(weights, bias):
    x = np.array([-3.0, 3.0])
    y = -(weights[0] * x + bias) / weights[1]
    return np.stack([y, x], axis=1)


@wrong("decision_line", "swapped axes")
def _(weights, bias):
    w1, w2 = weights
    if w2 == 0:
        return np.array([[0, -bias / w1], [1, -bias / w1]])
    return np.array([[-bias / w2, 0], [-(w1 + bias) / w2, 1]])


@wrong("decision_line", "swapped axes")
def _(weights, bias):
    w1, w2 = weights
    return np.array([[x1, -(w2 * x1 + bias) / w1] for x1 in (0, 1)])


@wrong("decision_line", "swapped axes")
def _(weights, bias):
    slope, intercept = -weights[1] / weights[0], -bias / weights[0]
    return np.array([[-1, -slope + intercept], [1, slope + intercept]])


@wrong("decision_line", "swapped axes")
def _(weights, bias):
    w2, w1 = weights
    if w2 == 0:
        return np.array([[-bias / w1, 0], [-bias / w1, 1]])
    return np.array([[0, -bias / w2], [1, -(w1 + bias) / w2]])


@wrong("decision_line", "sign of the bias")
def _(weights, bias):
    w1, w2 = weights
    return np.array([[x1, (bias - w1 * x1) / w2] for x1 in (2, 3)])


@wrong("decision_line", "sign of the bias")
def _(weights, bias):
    slope, intercept = -weights[0] / weights[1], bias / weights[1]
    return np.array([[0, intercept], [1, slope + intercept]])


@wrong("decision_line", "sign of the bias")
def _(weights, bias):
    w1, w2 = float(weights[0]), float(weights[1])
    return [[-1, (bias + w1) / w2], [1, (bias - w1) / w2]]


@wrong("decision_line", "sign of the bias")
def _(weights, bias):
    length = np.linalg.norm(weights)
    normal = weights / length
    point = bias / length * normal
    return np.array([point, point + [-normal[1], normal[0]]])


@wrong("decision_line", "sign of the bias")
def _(weights, bias):
    w1, w2 = weights
    if abs(w2) > abs(w1):
        return np.array([[x1, (bias - w1 * x1) / w2] for x1 in (0, 1)])
    return np.array([[(bias - w2 * x2) / w1, x2] for x2 in (0, 1)])


@wrong("decision_line", "sign of the bias")
def _(weights, bias):
    point, direction = Neuron(weights, -bias).decision_line()
    return np.array([point - k * direction for k in (0, 1)])


@wrong("decision_line", "sign of the slope")
def _(weights, bias):
    w1, w2 = weights
    return np.array([[x1, (w1 * x1 - bias) / w2] for x1 in (0, 1)])


@wrong("decision_line", "sign of the slope")
def _(weights, bias):
    slope, intercept = weights[0] / weights[1], -bias / weights[1]
    return np.array([[0, intercept], [4, 4 * slope + intercept]])


@wrong("decision_line", "sign of the slope")
def _(weights, bias):
    x = np.linspace(-10, 10, 2)
    return np.stack([x, -bias / weights[1] + x * weights[0] / weights[1]], axis=1)


@wrong("decision_line", "forgot the bias")
def _(weights, bias):
    return np.array([[0.0, 0.0], [weights[1], -weights[0]]])


@wrong("decision_line", "forgot the bias")
def _(weights, bias):
    along = np.array([-weights[1], weights[0]])
    return np.stack([-along, along])


@wrong("decision_line", "forgot the bias")
def _(weights, bias):
    w1, w2 = weights
    if w2 == 0:
        return np.array([[0, 0], [0, 1]])
    return np.array([[x1, -w1 * x1 / w2] for x1 in (-1, 1)])


@wrong("decision_line", "a point and a direction")
def _(weights, bias):
    return np.stack(Neuron(weights, bias).decision_line())


@wrong("decision_line", "a point and a direction")
def _(weights, bias):
    nearest = -bias * weights / np.sum(weights**2)
    along = np.array([-weights[1], weights[0]]) / np.linalg.norm(weights)
    return np.array([nearest, along])


@wrong("decision_line", "a point and a direction")
def _(weights, bias):
    w1, w2 = weights
    length = math.hypot(w1, w2)
    return [(-bias * w1 / length**2, -bias * w2 / length**2), (-w2 / length, w1 / length)]


@wrong("decision_line", "along the weights")
def _(weights, bias):
    nearest = -bias * weights / np.dot(weights, weights)
    return np.array([nearest, nearest + weights])


@wrong("decision_line", "along the weights")
def _(weights, bias):
    length = np.linalg.norm(weights)
    normal = weights / length
    return np.array([-bias / length * normal - normal, -bias / length * normal + normal])


@wrong("decision_line", "along the weights")
def _(weights, bias):
    point, _along = Neuron(weights, bias).decision_line()
    return np.stack([point, point + 3 * weights])


@wrong("decision_line", "a tiny number added")
def _(weights, bias):
    x1 = np.array([-1.0, 1.0])
    return np.column_stack([x1, -(weights[0] * x1 + bias) / (weights[1] + 1e-9)])


@wrong("decision_line", "a tiny number added")
def _(weights, bias):
    w1, w2 = weights
    if w2 == 0:
        w2 = 1e-12
    return np.array([[x1, -(w1 * x1 + bias) / w2] for x1 in (0, 1)])


@wrong("decision_line", "a tiny number added")
def _(weights, bias):
    w1, w2 = weights.astype(float)
    slope, intercept = -w1 / (w2 + 1e-8), -bias / (w2 + 1e-8)
    return np.array([[-10, -10 * slope + intercept], [10, 10 * slope + intercept]])


@wrong("decision_line", "points in columns")
def _(weights, bias):
    point, direction = Neuron(weights, bias).decision_line()
    return np.column_stack([point, point + direction])


@wrong("decision_line", "points in columns")
def _(weights, bias):
    w1, w2 = weights
    if w2 == 0:
        return np.array([[-bias / w1, -bias / w1], [0, 1]])
    x1 = np.array([0, 1])
    return np.array([x1, -(w1 * x1 + bias) / w2])


@wrong("decision_line", "points in columns")
def _(weights, bias):
    nearest = -bias * weights / (weights @ weights)
    return np.array([nearest, nearest + [-weights[1], weights[0]]]).T


@wrong("decision_line", "where the sum is one half")
def _(weights, bias):
    w1, w2 = weights
    if abs(w2) > abs(w1):
        return np.array([[x1, (0.5 - w1 * x1 - bias) / w2] for x1 in (0, 1)])
    return np.array([[(0.5 - w2 * x2 - bias) / w1, x2] for x2 in (0, 1)])


@wrong("decision_line", "where the sum is one half")
def _(weights, bias):
    nearest = (0.5 - bias) * weights / (weights @ weights)
    return np.array([nearest, nearest + [-weights[1], weights[0]]])


@wrong("decision_line", "where the sum is one half")
def _(weights, bias):
    point, along = Neuron(weights, bias - 0.5).decision_line()
    return np.array([point - along, point + along])


@wrong("decision_line", "turned without a sign")
def _(weights, bias):
    nearest = -bias * weights / (weights @ weights)
    return np.array([nearest, nearest + weights[::-1]])


@wrong("decision_line", "turned without a sign")
def _(weights, bias):
    w1, w2 = weights
    length = np.hypot(w1, w2)
    x, y = -bias * w1 / length**2, -bias * w2 / length**2
    return np.array([[x - w2, y - w1], [x + w2, y + w1]])


@wrong("decision_line", "turned without a sign")
def _(weights, bias):
    point = -bias * weights / np.sum(weights**2)
    along = np.flip(weights) / np.linalg.norm(weights)
    return [point, point + 5 * along]


@wrong("decision_line", "divided by the length once")
def _(weights, bias):
    along = np.array([-weights[1], weights[0]])
    nearest = -bias * weights / np.linalg.norm(weights)
    return np.array([nearest, nearest + along])


@wrong("decision_line", "divided by the length once")
def _(weights, bias):
    length = math.sqrt(weights[0] ** 2 + weights[1] ** 2)
    x, y = -bias / length * weights
    return np.array([[x, y], [x - weights[1] / length, y + weights[0] / length]])


@wrong("decision_line", "divided by the length once")
def _(weights, bias):
    _, along = Neuron(weights, bias).decision_line()
    point = -bias * weights / np.hypot(*weights)
    return np.array([point - along, point + along])


@wrong("decision_line", "never divided by the length")
def _(weights, bias):
    nearest = -bias * weights
    return np.array([nearest, nearest + [-weights[1], weights[0]]])


@wrong("decision_line", "never divided by the length")
def _(weights, bias):
    w1, w2 = weights
    return np.array([[-bias * w1, -bias * w2], [-bias * w1 - w2, -bias * w2 + w1]])


@wrong("decision_line", "never divided by the length")
def _(weights, bias):
    along = Neuron(weights, bias).decision_line()[1]
    return [-bias * weights - along, -bias * weights + along]


@wrong("decision_line", "one point twice")
def _(weights, bias):
    w1, w2 = weights
    if w2 == 0:
        return np.array([[-bias / w1, 0.0], [-bias / w1, 0.0]])
    return np.array([[0.0, -bias / w2], [0.0, -bias / w2]])


@wrong("decision_line", "one point twice")
def _(weights, bias):
    nearest = -bias * weights / (weights @ weights)
    return np.array([nearest, nearest])


@wrong("decision_line", "one point twice")
def _(weights, bias):
    point, _direction = Neuron(weights, bias).decision_line()
    return np.tile(point, (2, 1))


@wrong("decision_line", "slope and intercept")
def _(weights, bias):
    return np.array([-weights[0] / weights[1], -bias / weights[1]])


@wrong("decision_line", "slope and intercept")
def _(weights, bias):
    w1, w2 = weights
    slope = -w1 / w2
    return slope, -bias / w2


@wrong("decision_line", "slope and intercept")
def _(weights, bias):
    if weights[1] == 0:
        return np.inf, -bias / weights[0]
    return [float(-weights[0] / weights[1]), float(-bias / weights[1])]


@wrong("decision_line", None)
def _(weights, bias):
    point, direction = Neuron(weights, bias).decision_line()
    return np.array([point, point + direction + [0, 0.01]])


@wrong("decision_line", None)
def _(weights, bias):
    return "upright"


# More of the same kinds


@wrong("forward", "batches only")
def _(inputs, weights, bias):
    weighted_sums = np.sum(inputs * weights, axis=1) + bias
    return 1.0 / (1.0 + np.exp(-weighted_sums))


@wrong("forward", "batches only")
def _(inputs, weights, bias):
    return sigmoid((weights * inputs).sum(1) + bias)


@wrong("forward", "batches only")
def _(inputs, weights, bias):
    s = np.add.reduce(np.multiply(inputs, weights), axis=1)
    return np.exp(s + bias) / (1 + np.exp(s + bias))


@wrong("forward", "parentheses missing")
def _(inputs, weights, bias):
    s = np.dot(inputs, weights) + bias
    return 1 / 1 + np.exp(-s)


@wrong("forward", "parentheses missing")
def _(inputs, weights, bias):
    s = np.sum(inputs * weights, axis=-1) + bias
    e = np.exp(-s)
    return 1 + e


@wrong("forward", "parentheses missing")
def _(inputs, weights, bias):
    if inputs.ndim == 1:
        return 1.0 / 1.0 + math.exp(-(inputs @ weights + bias))
    return [1.0 / 1.0 + math.exp(-(row @ weights + bias)) for row in inputs]


@wrong("batch_forward", "biases once for each feature")
def _(X, W, b):
    scores = np.zeros((X.shape[0], W.shape[1]))
    for i in range(X.shape[0]):
        for j in range(W.shape[1]):
            for k in range(X.shape[1]):
                scores[i, j] += X[i, k] * W[k, j] + b[j]
    return scores


@wrong("batch_forward", "biases once for each feature")
def _(X, W, b):
    scores = 0
    for k in range(X.shape[1]):
        scores = scores + np.outer(X[:, k], W[k]) + b
    return scores


@wrong("batch_forward", "biases once for each feature")
def _(X, W, b):
    return np.array([[np.sum(x * w + bias) for w, bias in zip(W.T, b, strict=True)] for x in X])


@wrong("batch_forward", "a tanh on the scores")
def _(X, W, b):
    return np.tanh(np.dot(X, W) + b)


@wrong("batch_forward", "a tanh on the scores")
def _(X, W, b):
    return 2 * sigmoid(2 * (X @ W + b)) - 1


@wrong("batch_forward", "a tanh on the scores")
def _(X, W, b):
    return np.array([[math.tanh(x @ w + bias) for w, bias in zip(W.T, b, strict=True)] for x in X])


@wrong("batch_forward", "the winning neuron")
def _(X, W, b):
    return (X @ W + b).argmax(axis=1)


@wrong("batch_forward", "the winning neuron")
def _(X, W, b):
    return np.array([int(np.argmax(x @ W + b)) for x in X])


@wrong("batch_forward", "the winning neuron")
def _(X, W, b):
    return np.argsort(np.dot(X, W) + b)[:, -1]


@wrong("count_parameters", "biases alone")
def _(inputs, outputs):
    return outputs


@wrong("count_parameters", "biases alone")
def _(inputs, outputs):
    return np.zeros(outputs).size


@wrong("count_parameters", "biases alone")
def _(inputs, outputs):
    return sum(1 for _ in range(outputs))


@wrong("count_parameters", "colors counted twice")
def _(inputs, outputs):
    return 3 * inputs * outputs + outputs


@wrong("count_parameters", "colors counted twice")
def _(inputs, outputs):
    return outputs * (inputs * 3 + 1)


@wrong("count_parameters", "colors counted twice")
def _(inputs, outputs):
    weights = sum(inputs * outputs for _color in "rgb")
    return weights + outputs


@wrong("decision_line", "slope upside down")
def _(weights, bias):
    slope, intercept = -weights[1] / weights[0], -bias / weights[1]
    return np.array([[0, intercept], [1, slope + intercept]])


@wrong("decision_line", "slope upside down")
def _(weights, bias):
    w1, w2 = weights
    return np.array([[x1, w2 / w1 * x1 - bias / w2] for x1 in (-5, 5)])


@wrong("decision_line", "slope upside down")
def _(weights, bias):
    w1, w2 = (float(w) for w in weights)
    return [[0, -bias / w2], [2, -2 * w2 / w1 - bias / w2]]


@wrong("decision_line", "sign of the bias in upright lines")
def _(weights, bias):
    w1, w2 = weights
    if w2 == 0:
        return np.array([[bias / w1, 0], [bias / w1, 1]])
    return np.array([[0, -bias / w2], [1, -(w1 + bias) / w2]])


@wrong("decision_line", "sign of the bias in upright lines")
def _(weights, bias):
    w1, w2 = weights
    if np.isclose(w2, 0):
        x1 = np.array([bias / w1, bias / w1])
        return np.column_stack([x1, [-10, 10]])
    x1 = np.array([-10, 10])
    return np.column_stack([x1, -(w1 * x1 + bias) / w2])


@wrong("decision_line", "sign of the bias in upright lines")
def _(weights, bias):
    if weights[1] != 0:
        return [[x1, (-weights[0] * x1 - bias) / weights[1]] for x1 in (2, 3)]
    return [[bias / weights[0], x2] for x2 in (2, 3)]


@wrong("decision_line", "bias as the intercept")
def _(weights, bias):
    return np.array([[0, bias], [1, weights[0] + bias]])


@wrong("decision_line", "bias as the intercept")
def _(weights, bias):
    x = np.array([-3, 3])
    return np.stack([x, weights[0] * x + bias], axis=1)


@wrong("decision_line", "bias as the intercept")
def _(weights, bias):
    return [(x, x * weights[0] + bias) for x in (10, -10)]


@wrong("batch_forward", "samples turned")
def _(X, W, b):
    return X.T @ W + b


@wrong("batch_forward", "samples turned")
def _(X, W, b):
    return np.matmul(np.transpose(X), W) + b[None, :]


@wrong("batch_forward", "samples turned")
def _(X, W, b):
    X = X.T
    scores = X @ W
    scores += b
    return scores


# The bias in the wrong place, and other slips


@wrong("forward", "bias added before the product")
def _(inputs, weights, bias):
    return sigmoid((inputs + bias) @ weights)


@wrong("forward", "bias added before the product")
def _(inputs, weights, bias):
    return 1 / (1 + np.exp(-np.sum((np.asarray(inputs) + bias) * weights, axis=-1)))


@wrong("forward", "bias added before the product")
def _(inputs, weights, bias):
    w = weights + bias
    return sigmoid(np.dot(inputs, w))


@wrong("forward", "bias as a factor")
def _(inputs, weights, bias):
    return sigmoid(inputs @ weights * bias)


@wrong("forward", "bias as a factor")
def _(inputs, weights, bias):
    return 1 / (1 + np.exp(-bias * np.sum(inputs * weights, axis=-1)))


@wrong("forward", "bias as a factor")
def _(inputs, weights, bias):
    return sigmoid(inputs @ (bias * weights))


@wrong("forward", "bias below the line")
def _(inputs, weights, bias):
    return 1 / (1 + np.exp(-np.dot(inputs, weights)) + bias)


@wrong("forward", "bias below the line")
def _(inputs, weights, bias):
    e = np.exp(-inputs @ weights)
    return 1 / (1 + bias + e)


@wrong("forward", "bias below the line")
def _(inputs, weights, bias):
    return (np.exp(-inputs @ weights) + bias + 1) ** -1.0


@wrong("batch_forward", "one product only")
def _(X, W, b):
    out = np.zeros((len(X), len(b)))
    for i in range(len(X)):
        for j in range(len(b)):
            for k in range(X.shape[1]):
                out[i, j] = X[i, k] * W[k, j] + b[j]
    return out


@wrong("batch_forward", "one product only")
def _(X, W, b):
    return X[:, :1] * W[0] + b


@wrong("batch_forward", "one product only")
def _(X, W, b):
    for k in range(X.shape[1]):
        scores = X[:, k][:, None] * W[k][None]
    return scores + b


@wrong("batch_forward", "biases as factors")
def _(X, W, b):
    return X @ W * b


@wrong("batch_forward", "biases as factors")
def _(X, W, b):
    return X @ (W * b)


@wrong("batch_forward", "biases as factors")
def _(X, W, b):
    return [[x @ w * c for w, c in zip(W.T, b, strict=True)] for x in X]


@wrong("batch_forward", "mean for sum")
def _(X, W, b):
    return np.mean(X[:, :, None] * W[None], axis=1) + b


@wrong("batch_forward", "mean for sum")
def _(X, W, b):
    return X @ W / len(W) + b


@wrong("batch_forward", "mean for sum")
def _(X, W, b):
    return np.array([[np.average(x * w) + c for w, c in zip(W.T, b, strict=True)] for x in X])


@wrong("decision_line", "no sign changed")
def _(weights, bias):
    return np.array([[x, (weights[0] * x + bias) / weights[1]] for x in (0, 1)])


@wrong("decision_line", "no sign changed")
def _(weights, bias):
    w1, w2 = weights
    if w2 == 0:
        return np.array([[bias / w1, 0], [bias / w1, 1]])
    return np.array([[0, bias / w2], [2, (2 * w1 + bias) / w2]])


@wrong("decision_line", "no sign changed")
def _(weights, bias):
    x = np.array([-5.0, 5.0])
    return np.stack([x, (bias + weights[0] * x) / weights[1]], axis=1)


@wrong("decision_line", "not divided by the weight")
def _(weights, bias):
    return np.array([[x, -(weights[0] * x + bias)] for x in (0, 1)])


@wrong("decision_line", "not divided by the weight")
def _(weights, bias):
    if weights[1] == 0:
        return np.array([[-bias, 0.0], [-bias, 1.0]])
    return np.array([[0.0, -bias], [1.0, -weights[0] - bias]])


@wrong("decision_line", "not divided by the weight")
def _(weights, bias):
    x = np.array([-3.0, 8.0])
    return np.column_stack([x, -bias - weights[0] * x])


@wrong("forward", "times the sum")
def _(inputs, weights, bias):
    z = np.dot(inputs, weights) + bias
    return z / (1 + np.exp(-z))


@wrong("forward", "times the sum")
def _(inputs, weights, bias):
    z = inputs @ weights + bias
    return sigmoid(z) * z


@wrong("forward", "times the sum")
def _(inputs, weights, bias):
    z = (inputs * weights).sum(-1) + bias
    return 0.5 * z * (1 + np.tanh(z / 2))


@wrong("forward", "only the exponential")
def _(inputs, weights, bias):
    return np.exp(-(inputs @ weights + bias))


@wrong("forward", "only the exponential")
def _(inputs, weights, bias):
    return np.exp(np.dot(inputs, weights) + bias)


@wrong("forward", "only the exponential")
def _(inputs, weights, bias):
    return 1 / np.exp((inputs * weights).sum(axis=-1) + bias)


@wrong("forward", "minus below the line")
def _(inputs, weights, bias):
    return 1 / (1 - np.exp(-(inputs @ weights + bias)))


@wrong("forward", "minus below the line")
def _(inputs, weights, bias):
    z = np.dot(inputs, weights) + bias
    return 1.0 / (1.0 - np.e ** (-z))


@wrong("forward", "minus below the line")
def _(inputs, weights, bias):
    z = inputs @ weights + bias
    return np.exp(z) / (np.exp(z) - 1)


@wrong("forward", "softmax over the samples")
def _(inputs, weights, bias):
    z = inputs @ weights + bias
    return np.exp(z) / np.sum(np.exp(z))


@wrong("forward", "softmax over the samples")
def _(inputs, weights, bias):
    z = np.dot(inputs, weights) + bias
    z = np.exp(z - np.max(z))
    return z / z.sum()


@wrong("forward", "softmax over the samples")
def _(inputs, weights, bias):
    z = (inputs * weights).sum(-1) + bias
    return np.exp(z - np.log(np.sum(np.exp(z))))


@wrong("batch_forward", "the biases added up")
def _(X, W, b):
    return X @ W + np.mean(b)


@wrong("decision_line", "intercept not divided")
def _(weights, bias):
    w1, w2 = weights
    if w2 == 0:
        return np.array([[-bias / w1, 0], [-bias / w1, 1]])
    slope = -w1 / w2
    return np.array([[0, -bias], [1, slope - bias]])


@wrong("decision_line", "intercept not divided")
def _(weights, bias):
    x1 = np.array([-2.0, 2.0])
    x2 = -weights[0] * x1 / weights[1] - bias
    return np.column_stack([x1, x2])


@wrong("decision_line", "intercept not divided")
def _(weights, bias):
    def line(x):
        return -(weights[0] / weights[1]) * x - bias

    return np.array([[0.0, line(0)], [5.0, line(5)]])


@wrong("decision_line", "crossings with the axes")
def _(weights, bias):
    w1, w2 = weights
    if w2 == 0:
        return np.array([[-bias / w1, 0], [-bias / w1, bias]])
    return np.array([[0, -bias / w2], [bias, -(w1 * bias + bias) / w2]])


@wrong("decision_line", None)
def _(weights, bias):
    return np.zeros((2, 2))


@wrong("forward", "activation of each product")
def _(inputs, weights, bias):
    return np.sum(sigmoid(inputs * weights + bias), axis=-1)


@wrong("forward", "activation of each product")
def _(inputs, weights, bias):
    if inputs.ndim == 1:
        return sum(sigmoid(x * w + bias) for x, w in zip(inputs, weights, strict=True))
    return np.array([sum(sigmoid(x * w + bias) for x, w in zip(row, weights, strict=True)) for row in inputs])


@wrong("forward", "activation of each product")
def _(inputs, weights, bias):
    rates = 1 / (1 + np.exp(-(np.multiply(inputs, weights) + bias)))
    return rates @ np.ones(len(weights))
