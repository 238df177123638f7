"""Answers of readers' kinds to the exercises of notebook 03."""

from itertools import pairwise

import numpy as np

from exercise_answers import right, wrong
from nnlib.activations import relu, sigmoid, softmax
from nnlib.networks import mlp


@right("layer_shapes")
def _(sizes):
    shapes = []
    for i in range(1, len(sizes)):
        shapes.append(((sizes[i - 1], sizes[i]), (sizes[i],)))
    return shapes


@right("layer_shapes")
def _(sizes):
    return [(np.zeros((a, b)).shape, np.zeros(b).shape) for a, b in pairwise(sizes)]


@right("layer_shapes")
def _(sizes):
    return tuple([[a, b], [b]] for a, b in zip(sizes[:-1], sizes[1:], strict=True))


@right("layer_shapes")
def _(sizes):
    shapes = [view.shape for _, view in mlp(sizes).named_parameters()]
    return list(zip(shapes[::2], shapes[1::2], strict=True))


@wrong("layer_shapes", "columns")
def _(sizes):
    return [((b, a), (b,)) for a, b in pairwise(sizes)]


@wrong("layer_shapes", "columns")
def _(sizes):
    shapes = []
    for i in range(len(sizes) - 1):
        shapes.append([(sizes[i + 1], sizes[i]), (sizes[i + 1],)])
    return shapes


@wrong("layer_shapes", "columns")
def _(sizes):
    return [(np.zeros((a, b)).T.shape, np.zeros(b).shape) for a, b in zip(sizes[:-1], sizes[1:], strict=True)]


@wrong("layer_shapes", "columns throughout")
def _(sizes):
    return [((sizes[i + 1], sizes[i]), (sizes[i + 1], 1)) for i in range(len(sizes) - 1)]


@wrong("layer_shapes", "columns throughout")
def _(sizes):
    shapes = []
    for inputs, outputs in pairwise(sizes):
        W, b = np.zeros((outputs, inputs)), np.zeros((outputs, 1))
        shapes.append((W.shape, b.shape))
    return shapes


@wrong("layer_shapes", "columns throughout")
def _(sizes):
    return tuple(((b, a), (b, 1)) for a, b in zip(sizes, sizes[1:], strict=False))


@wrong("layer_shapes", "biases in a column")
def _(sizes):
    return [((a, b), (b, 1)) for a, b in pairwise(sizes)]


@wrong("layer_shapes", "biases in a column")
def _(sizes):
    return [[(sizes[i], sizes[i + 1]), (sizes[i + 1], 1)] for i in range(len(sizes) - 1)]


@wrong("layer_shapes", "biases in a column")
def _(sizes):
    return [(np.zeros((a, b)).shape, np.zeros((b, 1)).shape) for a, b in pairwise(sizes)]


@wrong("layer_shapes", "biases in a row")
def _(sizes):
    return [((a, b), (1, b)) for a, b in pairwise(sizes)]


@wrong("layer_shapes", "biases in a row")
def _(sizes):
    shapes = []
    for i in range(1, len(sizes)):
        shapes.append(((sizes[i - 1], sizes[i]), (1, sizes[i])))
    return shapes


@wrong("layer_shapes", "biases in a row")
def _(sizes):
    return tuple((np.zeros((a, b)).shape, np.zeros((1, b)).shape) for a, b in pairwise(sizes))


@wrong("layer_shapes", "a bias for each input")
def _(sizes):
    return [((a, b), (a,)) for a, b in pairwise(sizes)]


@wrong("layer_shapes", "a bias for each input")
def _(sizes):
    return [((sizes[i], sizes[i + 1]), (sizes[i],)) for i in range(len(sizes) - 1)]


@wrong("layer_shapes", "a bias for each input")
def _(sizes):
    weights = list(pairwise(sizes))
    return [(shape, shape[:1]) for shape in weights]


@wrong("layer_shapes", "one bias for the layer")
def _(sizes):
    return [((a, b), (1,)) for a, b in pairwise(sizes)]


@wrong("layer_shapes", "one bias for the layer")
def _(sizes):
    bias = np.zeros(1)
    return [((sizes[i - 1], sizes[i]), bias.shape) for i in range(1, len(sizes))]


@wrong("layer_shapes", "one bias for the layer")
def _(sizes):
    return tuple([(a, b), [1]] for a, b in zip(sizes[:-1], sizes[1:], strict=True))


@wrong("layer_shapes", "forgot the output layer")
def _(sizes):
    return [((a, b), (b,)) for a, b in pairwise(sizes[:-1])]


@wrong("layer_shapes", "forgot the output layer")
def _(sizes):
    return [((sizes[i], sizes[i + 1]), (sizes[i + 1],)) for i in range(len(sizes) - 2)]


@wrong("layer_shapes", "forgot the output layer")
def _(sizes):
    shapes = []
    for i in range(1, len(sizes) - 1):
        shapes.append([(sizes[i - 1], sizes[i]), (sizes[i],)])
    return shapes


@wrong("layer_shapes", "forgot the biases")
def _(sizes):
    return list(pairwise(sizes))


@wrong("layer_shapes", "forgot the biases")
def _(sizes):
    return [np.zeros((a, b)).shape for a, b in zip(sizes, sizes[1:], strict=False)]


@wrong("layer_shapes", "forgot the biases")
def _(sizes):
    return [[sizes[i], sizes[i + 1]] for i in range(len(sizes) - 1)]


@wrong("layer_shapes", "the bias as a number")
def _(sizes):
    return [((a, b), (b)) for a, b in pairwise(sizes)]


@wrong("layer_shapes", "the bias as a number")
def _(sizes):
    shapes = []
    for i in range(len(sizes) - 1):
        shapes.append(((sizes[i], sizes[i + 1]), sizes[i + 1]))
    return shapes


@wrong("layer_shapes", "the bias as a number")
def _(sizes):
    return [[(a, b), len(np.zeros(b))] for a, b in zip(sizes[:-1], sizes[1:], strict=True)]


@wrong("layer_shapes", "the inputs as a layer")
def _(sizes):
    return [((sizes[i - 1], sizes[i]), (sizes[i],)) for i in range(len(sizes))]


@wrong("layer_shapes", "the inputs as a layer")
def _(sizes):
    shapes, before = [], sizes[-1]
    for size in sizes:
        shapes.append([(before, size), (size,)])
        before = size
    return shapes


@wrong("layer_shapes", "the inputs as a layer")
def _(sizes):
    before = [sizes[-1], *sizes[:-1]]
    return tuple(((a, b), (b,)) for a, b in zip(before, sizes, strict=True))


@wrong("layer_shapes", "not in pairs")
def _(sizes):
    shapes = []
    for a, b in pairwise(sizes):
        shapes.append((a, b))
        shapes.append((b,))
    return shapes


@wrong("layer_shapes", "not in pairs")
def _(sizes):
    return [view.shape for _, view in mlp(sizes).named_parameters()]


@wrong("layer_shapes", "not in pairs")
def _(sizes):
    return sum(([(a, b), (b,)] for a, b in pairwise(sizes)), [])


@wrong("layer_shapes", "weights and biases apart")
def _(sizes):
    weights = list(pairwise(sizes))
    biases = [(size,) for size in sizes[1:]]
    return weights, biases


@wrong("layer_shapes", "weights and biases apart")
def _(sizes):
    W, b = [], []
    for i in range(1, len(sizes)):
        W.append((sizes[i - 1], sizes[i]))
        b.append((sizes[i],))
    return [W, b]


@wrong("layer_shapes", "weights and biases apart")
def _(sizes):
    shapes = [view.shape for _, view in mlp(sizes).named_parameters()]
    return shapes[::2], shapes[1::2]


@wrong("layer_shapes", "first layer only")
def _(sizes):
    for a, b in pairwise(sizes):
        return [((a, b), (b,))]


@wrong("layer_shapes", "first layer only")
def _(sizes):
    shapes = []
    for i in range(len(sizes) - 1):
        shapes.append(((sizes[i], sizes[i + 1]), (sizes[i + 1],)))
        return shapes


@wrong("layer_shapes", "first layer only")
def _(sizes):
    return [(tuple(sizes[:2]), (sizes[1],))]


@wrong("layer_shapes", "every layer sees the input")
def _(sizes):
    return [((sizes[0], size), (size,)) for size in sizes[1:]]


@wrong("layer_shapes", "every layer sees the input")
def _(sizes):
    inputs, *outputs = sizes
    return [[(inputs, size), (size,)] for size in outputs]


@wrong("layer_shapes", "every layer sees the input")
def _(sizes):
    return [((sizes[0], sizes[i]), np.zeros(sizes[i]).shape) for i in range(1, len(sizes))]


@wrong("layer_shapes", "arrays for shapes")
def _(sizes):
    return [(np.zeros((a, b)), np.zeros(b)) for a, b in pairwise(sizes)]


@wrong("layer_shapes", "arrays for shapes")
def _(sizes):
    return [[np.zeros((sizes[i - 1], sizes[i])), np.zeros(sizes[i])] for i in range(1, len(sizes))]


@wrong("layer_shapes", "arrays for shapes")
def _(sizes):
    return tuple((np.zeros([a, b]), np.zeros([b])) for a, b in zip(sizes[:-1], sizes[1:], strict=True))


@wrong("layer_shapes", "numbers for shapes")
def _(sizes):
    return [(a * b, b) for a, b in pairwise(sizes)]


@wrong("layer_shapes", "numbers for shapes")
def _(sizes):
    return [[sizes[i] * sizes[i + 1], sizes[i + 1]] for i in range(len(sizes) - 1)]


@wrong("layer_shapes", "numbers for shapes")
def _(sizes):
    return [(np.zeros((a, b)).size, np.zeros(b).size) for a, b in pairwise(sizes)]


@wrong("layer_shapes", None)
def _(sizes):
    return [((a, b), (b, b)) for a, b in pairwise(sizes)]


@wrong("layer_shapes", None)
def _(sizes):
    return sizes


@right("count")
def _(sizes):
    neurons = parameters = 0
    for i in range(1, len(sizes)):
        neurons += sizes[i]
        parameters += sizes[i - 1] * sizes[i] + sizes[i]
    return neurons, parameters


@right("count")
def _(sizes):
    return [sum(sizes) - sizes[0], mlp(sizes).parameters.size]


@right("count")
def _(sizes):
    sizes = np.array(sizes)
    return np.sum(sizes[1:]), np.sum((sizes[:-1] + 1) * sizes[1:])


@right("count")
def _(sizes):
    weights = sum(a * b for a, b in pairwise(sizes))
    biases = sum(sizes[1:])
    return biases, weights + biases


@wrong("count", "inputs are no neurons")
def _(sizes):
    return sum(sizes), sum((a + 1) * b for a, b in pairwise(sizes))


@wrong("count", "inputs are no neurons")
def _(sizes):
    return [int(np.sum(sizes)), mlp(sizes).parameters.size]


@wrong("count", "inputs are no neurons")
def _(sizes):
    neurons, parameters = sizes[0], 0
    for a, b in pairwise(sizes):
        neurons += b
        parameters += a * b + b
    return neurons, parameters


@wrong("count", "inputs counted with biases")
def _(sizes):
    return sum(sizes), sum(a * b for a, b in pairwise(sizes)) + sum(sizes)


@wrong("count", "inputs counted with biases")
def _(sizes):
    neurons = parameters = 0
    for size in sizes:
        neurons += size
        parameters += size
    for i in range(len(sizes) - 1):
        parameters += sizes[i] * sizes[i + 1]
    return neurons, parameters


@wrong("count", "inputs counted with biases")
def _(sizes):
    neurons = int(np.sum(sizes))
    return [neurons, neurons + int(np.dot(sizes[:-1], sizes[1:]))]


@wrong("count", "forgot the biases")
def _(sizes):
    return sum(sizes[1:]), sum(a * b for a, b in pairwise(sizes))


@wrong("count", "forgot the biases")
def _(sizes):
    return sum(sizes) - sizes[0], int(np.dot(sizes[:-1], sizes[1:]))


@wrong("count", "forgot the biases")
def _(sizes):
    parameters = 0
    for i in range(1, len(sizes)):
        parameters += np.zeros((sizes[i - 1], sizes[i])).size
    return [sum(sizes[1:]), parameters]


@wrong("count", "one bias for each layer")
def _(sizes):
    return sum(sizes[1:]), sum(a * b + 1 for a, b in pairwise(sizes))


@wrong("count", "one bias for each layer")
def _(sizes):
    return sum(sizes[1:]), int(np.dot(sizes[:-1], sizes[1:])) + len(sizes) - 1


@wrong("count", "one bias for each layer")
def _(sizes):
    parameters = 0
    for i in range(1, len(sizes)):
        parameters += sizes[i - 1] * sizes[i]
        parameters += 1
    return [sum(sizes[1:]), parameters]


@wrong("count", "biases for the inputs")
def _(sizes):
    return sum(sizes[1:]), sum(a * b for a, b in pairwise(sizes)) + sum(sizes)


@wrong("count", "biases for the inputs")
def _(sizes):
    return sum(sizes) - sizes[0], mlp(sizes).parameters.size + sizes[0]


@wrong("count", "biases for the inputs")
def _(sizes):
    parameters = sizes[0]
    for a, b in pairwise(sizes):
        parameters += a * b + b
    return [sum(sizes[1:]), parameters]


@wrong("count", "hidden neurons only")
def _(sizes):
    return sum(sizes[1:-1]), sum((a + 1) * b for a, b in pairwise(sizes))


@wrong("count", "hidden neurons only")
def _(sizes):
    return sum(sizes) - sizes[0] - sizes[-1], mlp(sizes).parameters.size


@wrong("count", "hidden neurons only")
def _(sizes):
    neurons = 0
    for i in range(1, len(sizes) - 1):
        neurons += sizes[i]
    return [neurons, sum(sizes[i] * sizes[i + 1] + sizes[i + 1] for i in range(len(sizes) - 1))]


@wrong("count", "forgot the output layer's biases")
def _(sizes):
    return sum(sizes[1:]), sum(a * b for a, b in pairwise(sizes)) + sum(sizes[1:-1])


@wrong("count", "forgot the output layer's biases")
def _(sizes):
    return sum(sizes[1:]), mlp(sizes).parameters.size - sizes[-1]


@wrong("count", "forgot the output layer's biases")
def _(sizes):
    parameters = 0
    for i in range(1, len(sizes)):
        parameters += sizes[i - 1] * sizes[i]
        if i < len(sizes) - 1:
            parameters += sizes[i]
    return [sum(sizes[1:]), parameters]


@wrong("count", "every layer sees the input")
def _(sizes):
    return sum(sizes[1:]), sum((sizes[0] + 1) * size for size in sizes[1:])


@wrong("count", "every layer sees the input")
def _(sizes):
    neurons = sum(sizes[1:])
    return neurons, sizes[0] * neurons + neurons


@wrong("count", "every layer sees the input")
def _(sizes):
    parameters = 0
    for i in range(1, len(sizes)):
        parameters += sizes[0] * sizes[i] + sizes[i]
    return [int(np.sum(sizes[1:])), parameters]


@wrong("count", "parameters first")
def _(sizes):
    return sum((a + 1) * b for a, b in pairwise(sizes)), sum(sizes[1:])


@wrong("count", "parameters first")
def _(sizes):
    neurons = sum(sizes) - sizes[0]
    return [mlp(sizes).parameters.size, neurons]


@wrong("count", "parameters first")
def _(sizes):
    parameters = neurons = 0
    for i in range(len(sizes) - 1):
        parameters += (sizes[i] + 1) * sizes[i + 1]
        neurons += sizes[i + 1]
    return parameters, neurons


@wrong("count", "a bias for each input")
def _(sizes):
    return sum(sizes[1:]), sum(a * (b + 1) for a, b in pairwise(sizes))


@wrong("count", "a bias for each input")
def _(sizes):
    return sum(sizes[1:]), sum(a * b for a, b in pairwise(sizes)) + sum(sizes[:-1])


@wrong("count", "a bias for each input")
def _(sizes):
    parameters = 0
    for i in range(1, len(sizes)):
        parameters += sizes[i - 1] * sizes[i] + sizes[i - 1]
    return [sum(sizes[1:]), parameters]


@wrong("count", "biases at both ends")
def _(sizes):
    return sum(sizes[1:]), sum((a + 1) * (b + 1) for a, b in pairwise(sizes))


@wrong("count", "biases at both ends")
def _(sizes):
    parameters = 0
    for a, b in pairwise(sizes):
        parameters += a * b + a + b + 1
    return sum(sizes[1:]), parameters


@wrong("count", "biases at both ends")
def _(sizes):
    sizes = np.array(sizes)
    return [sizes[1:].sum(), ((sizes[1:] + 1) * (sizes[:-1] + 1)).sum()]


@wrong("count", "counts the layers")
def _(sizes):
    return len(sizes) - 1, sum((a + 1) * b for a, b in pairwise(sizes))


@wrong("count", "counts the layers")
def _(sizes):
    return len(sizes[1:]), mlp(sizes).parameters.size


@wrong("count", "counts the layers")
def _(sizes):
    neurons = parameters = 0
    for i in range(1, len(sizes)):
        neurons += 1
        parameters += (sizes[i - 1] + 1) * sizes[i]
    return [neurons, parameters]


@wrong("count", "one bias for all layers")
def _(sizes):
    return sum(sizes[1:]), sum(a * b for a, b in pairwise(sizes)) + 1


@wrong("count", "one bias for all layers")
def _(sizes):
    parameters = 1
    for a, b in pairwise(sizes):
        parameters += a * b
    return [sum(sizes[1:]), parameters]


@wrong("count", "one bias for all layers")
def _(sizes):
    return sum(sizes) - sizes[0], int(np.dot(sizes[:-1], sizes[1:]) + 1)


@wrong("count", "first layer only")
def _(sizes):
    for a, b in pairwise(sizes):
        return sum(sizes[1:]), (a + 1) * b


@wrong("count", "first layer only")
def _(sizes):
    return sum(sizes[1:]), (sizes[0] + 1) * sizes[1]


@wrong("count", "first layer only")
def _(sizes):
    neurons, parameters = sum(sizes[1:]), 0
    for i in range(1, len(sizes)):
        parameters += sizes[i - 1] * sizes[i] + sizes[i]
        return [neurons, parameters]


@wrong("count", "one number")
def _(sizes):
    return sum((a + 1) * b for a, b in pairwise(sizes))


@wrong("count", "one number")
def _(sizes):
    return mlp(sizes).parameters.size


@wrong("count", "one number")
def _(sizes):
    parameters = 0
    for i in range(len(sizes) - 1):
        parameters += sizes[i] * sizes[i + 1] + sizes[i + 1]
    return parameters


@wrong("count", "multiplies all layers")
def _(sizes):
    return sum(sizes[1:]), int(np.prod(sizes)) + sum(sizes[1:])


@wrong("count", "multiplies all layers")
def _(sizes):
    weights = 1
    for size in sizes:
        weights *= size
    return [sum(sizes[1:]), weights + sum(sizes) - sizes[0]]


@wrong("count", "multiplies all layers")
def _(sizes):
    neurons = int(np.sum(sizes[1:]))
    return neurons, neurons + int(np.multiply.reduce(sizes))


@wrong("count", None)
def _(sizes):
    return sum(sizes[1:]) + 1, mlp(sizes).parameters.size


@wrong("count", None)
def _(sizes):
    return sum(sizes[1:]), mlp(sizes).parameters.size // 2


@right("forward")
def _(X, weights, biases):
    activations = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        X = relu(X @ W + b)
        activations.append(X)
    return [*activations, X @ weights[-1] + biases[-1]]


@right("forward")
def _(X, weights, biases):
    activations = (X,)
    for i in range(len(weights)):
        h = np.dot(activations[-1], weights[i]) + biases[i].reshape(1, -1)
        if i != len(weights) - 1:
            h[h < 0] = 0
        activations += (h,)
    return activations


@right("forward")
def _(X, weights, biases):
    if not weights:
        return [X]
    sums = np.einsum("nd,dh->nh", X, weights[0]) + biases[0][None]
    if len(weights) > 1:
        sums = sums * (sums > 0)
    rest = [X]
    for W, b in zip(weights[1:], biases[1:], strict=True):
        rest.append(sums)
        sums = sums @ W + b
        sums = np.where(sums > 0, sums, 0) if W is not weights[-1] else sums
    return [*rest, sums]


@right("forward")
def _(X, weights, biases):
    A = X.T
    activations = [X.copy()]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        Z = W.T @ A + b[:, None]
        A = Z if i + 1 == len(weights) else np.maximum(Z, 0)
        activations.append(A.T)
    return activations


@right("forward")
def _(X, weights, biases):
    activations = [np.array(X)]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        rows = [[sum(x * W[:, j]) + b[j] for j in range(W.shape[1])] for x in activations[-1]]
        if i < len(weights) - 1:
            rows = [[max(0.0, s) for s in row] for row in rows]
        activations.append(np.array(rows))
    return activations


@wrong("forward", "ReLU on the output")
def _(X, weights, biases):
    activations = [X]
    for W, b in zip(weights, biases, strict=True):
        activations.append(np.maximum(0, activations[-1] @ W + b))
    return activations


@wrong("forward", "ReLU on the output")
def _(X, weights, biases):
    activations = [X]
    for W, b in zip(weights, biases, strict=True):
        X = np.dot(X, W) + b
        activations.append(X)
        X[X < 0] = 0
    return activations


@wrong("forward", "ReLU on the output")
def _(X, weights, biases):
    activations = [X]
    for i in range(len(weights)):
        if i < len(weights):
            activations.append(relu(activations[i] @ weights[i] + biases[i]))
        else:
            activations.append(activations[i] @ weights[i] + biases[i])
    return tuple(activations)


@wrong("forward", "returns only the last")
def _(X, weights, biases):
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        X = relu(X @ W + b)
    return X @ weights[-1] + biases[-1]


@wrong("forward", "returns only the last")
def _(X, weights, biases):
    h = X
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        h = np.dot(h, W) + b
        if i < len(weights) - 1:
            h = h * (h > 0)
    return h


@wrong("forward", "returns only the last")
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W + b
        activations.append(sums if i == len(weights) - 1 else np.maximum(0, sums))
    scores = activations[-1]
    return scores


@wrong("forward", "forgot the input")
def _(X, weights, biases):
    activations = []
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        X = X @ W + b
        if i < len(weights) - 1:
            X = np.maximum(0, X)
        activations.append(X)
    return activations


@wrong("forward", "forgot the input")
def _(X, weights, biases):
    outputs, h = [], X
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        h = relu(np.dot(h, W) + b)
        outputs.append(h)
    outputs.append(np.dot(h, weights[-1]) + biases[-1])
    return outputs


@wrong("forward", "forgot the input")
def _(X, weights, biases):
    h = [X]
    for i in range(len(weights)):
        s = h[-1].dot(weights[i]) + biases[i]
        h.append(s if i + 1 == len(weights) else s * (s > 0))
    return tuple(h[1:])


@wrong("forward", "forgot the ReLU")
def _(X, weights, biases):
    activations = [X]
    for W, b in zip(weights, biases, strict=True):
        activations.append(activations[-1] @ W + b)
    return activations


@wrong("forward", "forgot the ReLU")
def _(X, weights, biases):
    activations = [X]
    for i in range(len(weights)):
        X = np.dot(X, weights[i]) + biases[i]
        activations.append(X)
    return tuple(activations)


@wrong("forward", "forgot the ReLU")
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W + b
        if i < len(weights) - 1:
            np.maximum(0, sums)
        activations.append(sums)
    return activations


@wrong("forward", "keeps the sums")
def _(X, weights, biases):
    activations, h = [X], X
    for W, b in zip(weights, biases, strict=True):
        s = np.dot(h, W) + b
        h = np.maximum(0, s)
        activations.append(s)
    return activations


@wrong("forward", "keeps the sums")
def _(X, weights, biases):
    sums = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        inputs = sums[-1] if i == 0 else relu(sums[-1])
        sums.append(inputs @ W + b)
    return sums


@wrong("forward", "keeps the sums")
def _(X, weights, biases):
    kept = (X,)
    for W, b in zip(weights, biases, strict=True):
        Z = X @ W + b
        kept += (Z.copy(),)
        Z[Z < 0] = 0
        X = Z
    return kept


@wrong("forward", "every layer sees the input")
def _(X, weights, biases):
    activations = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        activations.append(np.maximum(0, X @ W + b))
    activations.append(X @ weights[-1] + biases[-1])
    return activations


@wrong("forward", "every layer sees the input")
def _(X, weights, biases):
    activations = [X]
    for i in range(len(weights)):
        sums = activations[0] @ weights[i] + biases[i]
        activations.append(sums if i == len(weights) - 1 else relu(sums))
    return activations


@wrong("forward", "every layer sees the input")
def _(X, weights, biases):
    hidden = [relu(np.dot(X, W) + b) for W, b in zip(weights[:-1], biases[:-1], strict=True)]
    return (X, *hidden, np.dot(X, weights[-1]) + biases[-1])


@wrong("forward", "forgot the biases")
def _(X, weights, biases):
    activations = [X]
    for i, W in enumerate(weights):
        sums = activations[-1] @ W
        activations.append(sums if i == len(weights) - 1 else relu(sums))
    return activations


@wrong("forward", "forgot the biases")
def _(X, weights, biases):
    activations = [X]
    for W in weights[:-1]:
        X = np.dot(X, W)
        X = np.where(X > 0, X, 0)
        activations.append(X)
    activations.append(np.dot(X, weights[-1]))
    return activations


@wrong("forward", "forgot the biases")
def _(X, weights, biases):
    activations = (X,)
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W
        sums + b
        activations += (sums if i == len(weights) - 1 else sums * (sums > 0),)
    return activations


@wrong("forward", "columns")
def _(X, weights, biases):
    A = X.T
    activations = [A]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        Z = W.T @ A + b[:, None]
        A = Z if i == len(weights) - 1 else np.maximum(0, Z)
        activations.append(A)
    return activations


@wrong("forward", "columns")
def _(X, weights, biases):
    activations = [X.T]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        X = relu(X @ W + b)
        activations.append(X.T)
    return [*activations, (X @ weights[-1] + biases[-1]).T]


@wrong("forward", "columns")
def _(X, weights, biases):
    h = np.transpose(X)
    activations = (h,)
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        h = relu(np.dot(np.transpose(W), h) + b.reshape(-1, 1))
        activations += (h,)
    return activations + (np.dot(np.transpose(weights[-1]), h) + biases[-1].reshape(-1, 1),)


@wrong("forward", "weights first")
def _(X, weights, biases):
    activations = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        X = relu(W @ X + b)
        activations.append(X)
    activations.append(weights[-1] @ X + biases[-1])
    return activations


@wrong("forward", "weights first")
def _(X, weights, biases):
    activations = [X]
    for i in range(len(weights)):
        sums = np.dot(weights[i], activations[-1]) + biases[i]
        activations.append(sums if i == len(weights) - 1 else np.maximum(0, sums))
    return activations


@wrong("forward", "weights first")
def _(X, weights, biases):
    out = (X,)
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        s = np.matmul(W, out[-1]) + b
        out += (s * (s > 0) if i < len(weights) - 1 else s,)
    return out


@wrong("forward", "ReLU in the first layer only")
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W + b
        activations.append(np.maximum(0, sums) if i == 0 and len(weights) > 1 else sums)
    return activations


@wrong("forward", "ReLU in the first layer only")
def _(X, weights, biases):
    if len(weights) == 1:
        return [X, X @ weights[0] + biases[0]]
    activations = [X, relu(X @ weights[0] + biases[0])]
    for W, b in zip(weights[1:], biases[1:], strict=True):
        activations.append(np.dot(activations[-1], W) + b)
    return activations


@wrong("forward", "ReLU in the first layer only")
def _(X, weights, biases):
    out, bend = [X], len(weights) > 1
    for W, b in zip(weights, biases, strict=True):
        s = out[-1].dot(W) + b
        if bend:
            s = s * (s > 0)
        out.append(s)
        bend = False
    return out


@wrong("forward", "no ReLU in the last hidden layer")
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W + b
        activations.append(np.maximum(0, sums) if i < len(weights) - 2 else sums)
    return activations


@wrong("forward", "no ReLU in the last hidden layer")
def _(X, weights, biases):
    activations = [X]
    for W, b in zip(weights[:-2], biases[:-2], strict=True):
        activations.append(relu(np.dot(activations[-1], W) + b))
    for W, b in zip(weights[-2:], biases[-2:], strict=True):
        activations.append(np.dot(activations[-1], W) + b)
    return activations


@wrong("forward", "no ReLU in the last hidden layer")
def _(X, weights, biases):
    out = (X,)
    for i in range(1, len(weights) + 1):
        X = X @ weights[i - 1] + biases[i - 1]
        if i < len(weights) - 1:
            X = np.where(X < 0, 0, X)
        out += (X,)
    return out


@wrong("forward", "bias after the ReLU")
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W
        activations.append((sums if i == len(weights) - 1 else np.maximum(0, sums)) + b)
    return activations


@wrong("forward", "bias after the ReLU")
def _(X, weights, biases):
    activations = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        X = relu(np.dot(X, W)) + b
        activations.append(X)
    activations.append(np.dot(X, weights[-1]) + biases[-1])
    return activations


@wrong("forward", "bias after the ReLU")
def _(X, weights, biases):
    out = (X,)
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        h = out[-1] @ W
        if i < len(weights) - 1:
            h[h < 0] = 0
        h += b
        out += (h,)
    return out


@wrong("forward", "the input passes a ReLU")
def _(X, weights, biases):
    activations = [np.maximum(0, X)]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W + b
        activations.append(sums if i == len(weights) - 1 else np.maximum(0, sums))
    return activations


@wrong("forward", "the input passes a ReLU")
def _(X, weights, biases):
    activations = []
    for W, b in zip(weights, biases, strict=True):
        X = relu(X)
        activations.append(X)
        X = np.dot(X, W) + b
    activations.append(X)
    return activations


@wrong("forward", "the input passes a ReLU")
def _(X, weights, biases):
    h = X * (X > 0)
    out = (h,)
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        h = relu(h @ W + b)
        out += (h,)
    return out + (h @ weights[-1] + biases[-1],)


@wrong("forward", "scores left out")
def _(X, weights, biases):
    activations = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        activations.append(relu(activations[-1] @ W + b))
    return activations


@wrong("forward", "scores left out")
def _(X, weights, biases):
    activations = []
    for W, b in zip(weights, biases, strict=True):
        activations.append(X)
        X = np.maximum(0, np.dot(X, W) + b)
    return activations


@wrong("forward", "scores left out")
def _(X, weights, biases):
    out = (X,)
    for i in range(len(weights) - 1):
        s = out[i] @ weights[i] + biases[i]
        out += (s * (s > 0),)
    return out


@wrong("forward", "probabilities")
def _(X, weights, biases):
    activations = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        activations.append(relu(activations[-1] @ W + b))
    return [*activations, softmax(activations[-1] @ weights[-1] + biases[-1])]


@wrong("forward", "probabilities")
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W + b
        if i == len(weights) - 1:
            e = np.exp(sums)
            activations.append(e / e.sum(axis=1, keepdims=True))
        else:
            activations.append(np.maximum(0, sums))
    return activations


@wrong("forward", "probabilities")
def _(X, weights, biases):
    out = (X,)
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        out += (np.maximum(0, np.dot(out[-1], W) + b),)
    scores = np.dot(out[-1], weights[-1]) + biases[-1]
    scores = np.exp(scores - np.max(scores, axis=1, keepdims=True))
    return out + (scores / np.sum(scores, axis=1, keepdims=True),)


@wrong("forward", "another activation")
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W + b
        activations.append(sums if i == len(weights) - 1 else sigmoid(sums))
    return activations


@wrong("forward", "another activation")
def _(X, weights, biases):
    activations = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        X = 1 / (1 + np.exp(-(X @ W + b)))
        activations.append(X)
    activations.append(X @ weights[-1] + biases[-1])
    return activations


@wrong("forward", "another activation")
def _(X, weights, biases):
    out = (X,)
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        e = np.exp(np.dot(out[-1], W) + b)
        out += (e / (1 + e),)
    return out + (np.dot(out[-1], weights[-1]) + biases[-1],)


@wrong("forward", "first layer only")
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W + b
        activations.append(sums if i == len(weights) - 1 else relu(sums))
        return activations


@wrong("forward", "first layer only")
def _(X, weights, biases):
    sums = X @ weights[0] + biases[0]
    return [X, sums if len(weights) == 1 else np.maximum(0, sums)]


@wrong("forward", "first layer only")
def _(X, weights, biases):
    s = np.dot(X, weights[0]) + biases[0]
    if len(weights) > 1:
        s[s < 0] = 0
    return X, s


@wrong("forward", "sign of the biases")
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W - b
        activations.append(sums if i == len(weights) - 1 else relu(sums))
    return activations


@wrong("forward", "sign of the biases")
def _(X, weights, biases):
    activations = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        X = relu(np.dot(X, W) - b)
        activations.append(X)
    return (*activations, np.dot(X, weights[-1]) - biases[-1])


@wrong("forward", "sign of the biases")
def _(X, weights, biases):
    out, thresholds = [X], biases
    for i in range(len(weights)):
        s = out[i].dot(weights[i]) - thresholds[i]
        out.append(s * (s > 0) if i < len(weights) - 1 else s)
    return out


@wrong("forward", None)
def _(X, weights, biases):
    activations = [X + 1]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = (activations[-1] - 1) @ W + b
        activations.append((sums if i == len(weights) - 1 else relu(sums)) + 1)
    return activations


@wrong("forward", None)
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W + b
        activations.append(sums if i == len(weights) - 1 else np.clip(sums, 0, 1))
    return activations


@right("backward_two_layers")
def _(X, W1, b1, W2, b2, dscores):
    slopes = [np.zeros_like(array) for array in (W1, b1, W2, b2)]
    for x, dscore in zip(X, dscores, strict=True):
        hidden = np.maximum(0, x @ W1 + b1)
        dhidden = np.where(hidden > 0, W2 @ dscore, 0)
        sample = np.outer(x, dhidden), dhidden, np.outer(hidden, dscore), dscore
        slopes = [total + slope for total, slope in zip(slopes, sample, strict=True)]
    return slopes


@right("backward_two_layers")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    dW2 = np.dot(hidden.T, dscores)
    db2 = np.sum(dscores, axis=0)
    dhidden = np.dot(dscores, W2.T)
    dhidden[hidden <= 0] = 0
    return np.dot(X.T, dhidden), np.sum(dhidden, axis=0), dW2, db2


@right("backward_two_layers")
def _(X, W1, b1, W2, b2, dscores):
    on = (X @ W1 + b1 > 0).astype(float)
    hidden = (X @ W1 + b1) * on
    delta = np.einsum("nc,hc->nh", dscores, W2) * on
    ones = np.ones(len(X))
    return np.einsum("nd,nh->dh", X, delta), ones @ delta, np.einsum("nh,nc->hc", hidden, dscores), ones @ dscores


@right("backward_two_layers")
def _(X, W1, b1, W2, b2, dscores):
    Z = W1.T @ X.T + b1[:, None]
    A = np.maximum(Z, 0)
    dZ = np.heaviside(Z, 0) * (W2 @ dscores.T)
    return [(dZ @ X).T, dZ.sum(axis=1), A @ dscores, dscores.T.sum(axis=1)]


def forward_pass(X, W1, b1):
    sums = X @ W1 + b1
    return sums, np.maximum(0, sums)


@wrong("backward_two_layers", "forgot the ReLU mask")
def _(X, W1, b1, W2, b2, dscores):
    hidden = np.maximum(0, X @ W1 + b1)
    dhidden = dscores @ W2.T
    return X.T @ dhidden, dhidden.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "forgot the ReLU mask")
def _(X, W1, b1, W2, b2, dscores):
    _, hidden = forward_pass(X, W1, b1)
    dW2, db2 = np.dot(hidden.T, dscores), np.sum(dscores, axis=0)
    dhidden = np.dot(dscores, W2.T)
    return np.dot(X.T, dhidden), np.sum(dhidden, axis=0), dW2, db2


@wrong("backward_two_layers", "forgot the ReLU mask")
def _(X, W1, b1, W2, b2, dscores):
    dW1, db1, dW2, db2 = (np.zeros_like(a) for a in (W1, b1, W2, b2))
    for x, d in zip(X, dscores, strict=True):
        hidden = relu(x @ W1 + b1)
        dW2, db2 = dW2 + np.outer(hidden, d), db2 + d
        dW1, db1 = dW1 + np.outer(x, W2 @ d), db1 + W2 @ d
    return dW1, db1, dW2, db2


@wrong("backward_two_layers", "lets slopes pass at 0")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums >= 0)
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "lets slopes pass at 0")
def _(X, W1, b1, W2, b2, dscores):
    sums = X @ W1 + b1
    dhidden = dscores @ W2.T
    dhidden[sums < 0] = 0
    return X.T @ dhidden, dhidden.sum(axis=0), relu(sums).T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "lets slopes pass at 0")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = np.where(sums < 0, 0, np.dot(dscores, W2.T))
    return [np.dot(X.T, dsums), np.sum(dsums, axis=0), np.dot(hidden.T, dscores), np.sum(dscores, axis=0)]


@wrong("backward_two_layers", "multiplies by the output")
def _(X, W1, b1, W2, b2, dscores):
    _, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * hidden
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "multiplies by the output")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    dhidden = np.multiply(np.dot(dscores, W2.T), relu(hidden))
    return np.dot(X.T, dhidden), dhidden.sum(0), np.dot(hidden.T, dscores), dscores.sum(0)


@wrong("backward_two_layers", "multiplies by the output")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = dscores @ W2.T
    dsums *= sums
    dsums[sums <= 0] = 0
    return X.T @ dsums, np.sum(dsums, axis=0), hidden.T @ dscores, np.sum(dscores, axis=0)


@wrong("backward_two_layers", "masks the scores")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dscores = dscores * (hidden @ W2 + b2 > 0)
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "masks the scores")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(X @ W1 + b1)
    scores = relu(hidden @ W2 + b2)
    dscores = np.where(scores > 0, dscores, 0)
    dhidden = np.where(hidden > 0, dscores @ W2.T, 0)
    return X.T @ dhidden, dhidden.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "masks the scores")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    d2 = dscores.copy()
    d2[np.dot(hidden, W2) + b2 <= 0] = 0
    d1 = np.dot(d2, W2.T)
    d1[hidden <= 0] = 0
    return [np.dot(X.T, d1), np.sum(d1, axis=0), np.dot(hidden.T, d2), np.sum(d2, axis=0)]


@wrong("backward_two_layers", "mean over the samples")
def _(X, W1, b1, W2, b2, dscores):
    dscores = dscores / len(X)
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "mean over the samples")
def _(X, W1, b1, W2, b2, dscores):
    N = X.shape[0]
    sums, hidden = forward_pass(X, W1, b1)
    dsums = np.dot(dscores, W2.T) * (sums > 0)
    return X.T @ dsums / N, dsums.mean(axis=0), hidden.T @ dscores / N, dscores.mean(axis=0)


@wrong("backward_two_layers", "mean over the samples")
def _(X, W1, b1, W2, b2, dscores):
    slopes = []
    for x, d in zip(X, dscores, strict=True):
        hidden = relu(x @ W1 + b1)
        dhidden = (W2 @ d) * (hidden > 0)
        slopes.append((np.outer(x, dhidden), dhidden, np.outer(hidden, d), d))
    return tuple(np.mean(parts, axis=0) for parts in zip(*slopes, strict=True))


@wrong("backward_two_layers", "mean for the biases")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, dsums.mean(axis=0), hidden.T @ dscores, dscores.mean(axis=0)


@wrong("backward_two_layers", "mean for the biases")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0) / len(X), hidden.T @ dscores, dscores.sum(axis=0) / len(X)


@wrong("backward_two_layers", "mean for the biases")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    dhidden = np.dot(dscores, W2.T)
    dhidden[hidden <= 0] = 0
    return [np.dot(X.T, dhidden), np.mean(dhidden, 0), np.dot(hidden.T, dscores), np.mean(dscores, 0)]


@wrong("backward_two_layers", "one bias for each sample")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=1), hidden.T @ dscores, dscores.sum(axis=1)


@wrong("backward_two_layers", "one bias for each sample")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    dhidden = np.where(hidden > 0, np.dot(dscores, W2.T), 0)
    return np.dot(X.T, dhidden), np.sum(dhidden, -1), np.dot(hidden.T, dscores), np.sum(dscores, -1)


@wrong("backward_two_layers", "one bias for each sample")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    db1, db2 = (np.array([row.sum() for row in d]) for d in (dsums, dscores))
    return [X.T @ dsums, db1, hidden.T @ dscores, db2]


@wrong("backward_two_layers", "forgot to add up for the biases")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, dsums, hidden.T @ dscores, dscores


@wrong("backward_two_layers", "forgot to add up for the biases")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    db2 = dscores.copy()
    dW2 = np.dot(hidden.T, db2)
    db1 = np.dot(db2, W2.T)
    db1[hidden <= 0] = 0
    return [np.dot(X.T, db1), db1, dW2, db2]


@wrong("backward_two_layers", "forgot to add up for the biases")
def _(X, W1, b1, W2, b2, dscores):
    sums = X @ W1 + b1
    on = np.where(sums > 0, 1.0, 0.0)
    db1 = on * (dscores @ W2.T)
    return X.T @ db1, db1, (on * sums).T @ dscores, 1 * dscores


@wrong("backward_two_layers", "transposed results")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return dsums.T @ X, dsums.sum(axis=0), dscores.T @ hidden, dscores.sum(axis=0)


@wrong("backward_two_layers", "transposed results")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    dhidden = np.dot(dscores, W2.T)
    dhidden[hidden <= 0] = 0
    return np.dot(X.T, dhidden).T, np.sum(dhidden, axis=0), np.dot(hidden.T, dscores).T, np.sum(dscores, axis=0)


@wrong("backward_two_layers", "transposed results")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = np.einsum("nc,hc->nh", dscores, W2) * (sums > 0)
    return [np.einsum("nd,nh->hd", X, dsums), dsums.sum(0), np.einsum("nh,nc->ch", hidden, dscores), dscores.sum(0)]


@wrong("backward_two_layers", "transpose missing on the way back")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2) * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "transpose missing on the way back")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    dhidden = np.dot(dscores, W2)
    dhidden[hidden <= 0] = 0
    return np.dot(X.T, dhidden), np.sum(dhidden, axis=0), np.dot(hidden.T, dscores), np.sum(dscores, axis=0)


@wrong("backward_two_layers", "transpose missing on the way back")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (W2.T @ dscores.T).T * (sums > 0)
    return [X.T @ dsums, dsums.sum(0), hidden.T @ dscores, dscores.sum(0)]


@wrong("backward_two_layers", "sums in place of outputs")
def _(X, W1, b1, W2, b2, dscores):
    sums = X @ W1 + b1
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), sums.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "sums in place of outputs")
def _(X, W1, b1, W2, b2, dscores):
    hidden = np.dot(X, W1) + b1
    dW2 = np.dot(hidden.T, dscores)
    dhidden = np.dot(dscores, W2.T)
    dhidden[hidden <= 0] = 0
    return np.dot(X.T, dhidden), np.sum(dhidden, axis=0), dW2, np.sum(dscores, axis=0)


@wrong("backward_two_layers", "sums in place of outputs")
def _(X, W1, b1, W2, b2, dscores):
    Z = X @ W1 + b1
    dZ = np.where(Z > 0, dscores @ W2.T, 0)
    return [np.einsum("nd,nh->dh", X, dZ), dZ.sum(0), np.einsum("nh,nc->hc", Z, dscores), dscores.sum(0)]


@wrong("backward_two_layers", "no mask for the biases")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dhidden = dscores @ W2.T
    dsums = dhidden * (sums > 0)
    return X.T @ dsums, dhidden.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "no mask for the biases")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    dhidden = np.dot(dscores, W2.T)
    db1 = np.sum(dhidden, axis=0)
    dhidden[hidden <= 0] = 0
    return np.dot(X.T, dhidden), db1, np.dot(hidden.T, dscores), np.sum(dscores, axis=0)


@wrong("backward_two_layers", "no mask for the biases")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    db2 = dscores.sum(0)
    db1 = W2 @ db2
    return [X.T @ ((dscores @ W2.T) * (sums > 0)), db1, hidden.T @ dscores, db2]


@wrong("backward_two_layers", "mask from the slopes")
def _(X, W1, b1, W2, b2, dscores):
    _, hidden = forward_pass(X, W1, b1)
    dhidden = dscores @ W2.T
    dsums = dhidden * (dhidden > 0)
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "mask from the slopes")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    dhidden = relu(np.dot(dscores, W2.T))
    return np.dot(X.T, dhidden), dhidden.sum(0), np.dot(hidden.T, dscores), dscores.sum(0)


@wrong("backward_two_layers", "mask from the slopes")
def _(X, W1, b1, W2, b2, dscores):
    _, hidden = forward_pass(X, W1, b1)
    dhidden = np.dot(dscores, W2.T)
    dhidden[dhidden <= 0] = 0
    return [X.T @ dhidden, np.sum(dhidden, axis=0), hidden.T @ dscores, np.sum(dscores, axis=0)]


@wrong("backward_two_layers", "one number for each bias")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, np.sum(dsums), hidden.T @ dscores, np.sum(dscores)


@wrong("backward_two_layers", "one number for each bias")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    dhidden = np.where(hidden > 0, np.dot(dscores, W2.T), 0)
    return np.dot(X.T, dhidden), dhidden.sum(), np.dot(hidden.T, dscores), dscores.sum()


@wrong("backward_two_layers", "one number for each bias")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    db1, db2 = float(dsums.ravel().sum()), float(dscores.ravel().sum())
    return [X.T @ dsums, db1, hidden.T @ dscores, db2]


@wrong("backward_two_layers", "biases in a row")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0, keepdims=True), hidden.T @ dscores, dscores.sum(axis=0, keepdims=True)


@wrong("backward_two_layers", "biases in a row")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    dhidden = np.dot(dscores, W2.T)
    dhidden[hidden <= 0] = 0
    ones = np.ones((1, len(X)))
    return np.dot(X.T, dhidden), np.dot(ones, dhidden), np.dot(hidden.T, dscores), np.dot(ones, dscores)


@wrong("backward_two_layers", "biases in a row")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return [X.T @ dsums, dsums.sum(0).reshape(1, -1), hidden.T @ dscores, dscores.sum(0).reshape(1, -1)]


@wrong("backward_two_layers", "second layer first")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return hidden.T @ dscores, dscores.sum(axis=0), X.T @ dsums, dsums.sum(axis=0)


@wrong("backward_two_layers", "second layer first")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    slopes = [np.dot(hidden.T, dscores), np.sum(dscores, axis=0)]
    dhidden = np.dot(dscores, W2.T)
    dhidden[hidden <= 0] = 0
    return slopes + [np.dot(X.T, dhidden), np.sum(dhidden, axis=0)]


@wrong("backward_two_layers", "second layer first")
def _(X, W1, b1, W2, b2, dscores):
    results, outs, d = (), (X, relu(X @ W1 + b1)), dscores
    for W, out in ((W2, outs[1]), (W1, outs[0])):
        results += (out.T @ d, d.sum(0))
        d = (d @ W.T) * (out > 0)
    return results


@wrong("backward_two_layers", "weights before biases")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, hidden.T @ dscores, dsums.sum(axis=0), dscores.sum(axis=0)


@wrong("backward_two_layers", "weights before biases")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    dhidden = np.where(hidden > 0, np.dot(dscores, W2.T), 0)
    return [np.dot(X.T, dhidden), np.dot(hidden.T, dscores), np.sum(dhidden, axis=0), np.sum(dscores, axis=0)]


@wrong("backward_two_layers", "weights before biases")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    deltas = (dscores @ W2.T) * (sums > 0), dscores
    weights = [out.T @ delta for out, delta in zip((X, hidden), deltas, strict=True)]
    return (*weights, *(delta.sum(0) for delta in deltas))


@wrong("backward_two_layers", "the steps, not the slopes")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return -X.T @ dsums, -dsums.sum(axis=0), -hidden.T @ dscores, -dscores.sum(axis=0)


@wrong("backward_two_layers", "the steps, not the slopes")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    delta2 = -dscores
    delta1 = np.dot(delta2, W2.T) * (hidden > 0)
    return np.dot(X.T, delta1), np.sum(delta1, axis=0), np.dot(hidden.T, delta2), np.sum(delta2, axis=0)


@wrong("backward_two_layers", "the steps, not the slopes")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = np.where(sums > 0, dscores @ W2.T, 0)
    slopes = X.T @ dsums, dsums.sum(0), hidden.T @ dscores, dscores.sum(0)
    return [0 - slope for slope in slopes]


@wrong("backward_two_layers", "forgot the first biases")
def _(X, W1, b1, W2, b2, dscores):
    sums = X @ W1
    hidden = np.maximum(0, sums)
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "forgot the first biases")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1))
    dhidden = np.dot(dscores, W2.T)
    dhidden[hidden <= 0] = 0
    return np.dot(X.T, dhidden), np.sum(dhidden, axis=0), np.dot(hidden.T, dscores), np.sum(dscores, axis=0)


@wrong("backward_two_layers", "forgot the first biases")
def _(X, W1, b1, W2, b2, dscores):
    Z = np.einsum("nd,dh->nh", X, W1)
    on = Z > 0
    dZ = on * (dscores @ W2.T)
    return [X.T @ dZ, dZ.sum(0), (on * Z).T @ dscores, dscores.sum(0)]


@wrong("backward_two_layers", "a sigmoid's slope")
def _(X, W1, b1, W2, b2, dscores):
    _, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * hidden * (1 - hidden)
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "a sigmoid's slope")
def _(X, W1, b1, W2, b2, dscores):
    h = relu(np.dot(X, W1) + b1)
    delta = np.dot(dscores, W2.T) * (h - h**2)
    return np.dot(X.T, delta), np.sum(delta, axis=0), np.dot(h.T, dscores), np.sum(dscores, axis=0)


@wrong("backward_two_layers", "a sigmoid's slope")
def _(X, W1, b1, W2, b2, dscores):
    _, a = forward_pass(X, W1, b1)
    slope = a * (1.0 - a)
    dZ = np.einsum("nc,hc->nh", dscores, W2) * slope
    return [X.T @ dZ, dZ.sum(0), a.T @ dscores, dscores.sum(0)]


@wrong("backward_two_layers", None)
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, 2 * dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", None)
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dscores *= 1 + 1e-3
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


# More of the same kinds


@wrong("layer_shapes", "biases among the weights")
def _(sizes):
    return [((a + 1, b), (b,)) for a, b in pairwise(sizes)]


@wrong("layer_shapes", "biases among the weights")
def _(sizes):
    shapes = []
    for i in range(1, len(sizes)):
        shapes.append([(sizes[i - 1] + 1, sizes[i]), (sizes[i],)])
    return shapes


@wrong("layer_shapes", "biases among the weights")
def _(sizes):
    return [(np.vstack([np.zeros((a, b)), np.ones(b)]).shape, np.ones(b).shape) for a, b in pairwise(sizes)]


@wrong("layer_shapes", "every other pair")
def _(sizes):
    return [((a, b), (b,)) for a, b in zip(sizes[::2], sizes[1::2], strict=False)]


@wrong("layer_shapes", "every other pair")
def _(sizes):
    return [((sizes[i], sizes[i + 1]), (sizes[i + 1],)) for i in range(0, len(sizes) - 1, 2)]


@wrong("layer_shapes", "every other pair")
def _(sizes):
    shapes, rest = [], list(sizes)
    while len(rest) > 1:
        a, b = rest.pop(0), rest.pop(0)
        shapes.append(((a, b), (b,)))
    return shapes


@wrong("layer_shapes", "one step too far")
def _(sizes):
    return [((sizes[i], sizes[i + 1]), (sizes[i + 1],)) for i in range(len(sizes))]


@wrong("layer_shapes", "one step too far")
def _(sizes):
    shapes = []
    for i, size in enumerate(sizes):
        shapes.append(((size, sizes[i + 1]), (sizes[i + 1],)))
    return shapes


@wrong("layer_shapes", "one step too far")
def _(sizes):
    i, shapes = 0, []
    while i < len(sizes):
        shapes.append([(sizes[i], sizes[i + 1]), (sizes[i + 1],)])
        i += 1
    return shapes


@wrong("count", "inputs counted and biases forgotten")
def _(sizes):
    return sum(sizes), sum(a * b for a, b in pairwise(sizes))


@wrong("count", "inputs counted and biases forgotten")
def _(sizes):
    return int(np.sum(sizes)), int(np.dot(sizes[:-1], sizes[1:]))


@wrong("count", "inputs counted and biases forgotten")
def _(sizes):
    neurons, weights = sizes[0], 0
    for i in range(1, len(sizes)):
        neurons += sizes[i]
        weights += sizes[i - 1] * sizes[i]
    return [neurons, weights]


@wrong("count", "hidden neurons and no biases")
def _(sizes):
    return sum(sizes[1:-1]), sum(a * b for a, b in pairwise(sizes))


@wrong("count", "hidden neurons and no biases")
def _(sizes):
    return int(np.sum(sizes[1:-1])), int(np.dot(sizes[:-1], sizes[1:]))


@wrong("count", "hidden neurons and no biases")
def _(sizes):
    return [sum(sizes) - sizes[0] - sizes[-1], int(mlp(sizes).weights_mask.sum())]


@wrong("count", "inputs for outputs")
def _(sizes):
    return sum(sizes[:-1]), sum((a + 1) * b for a, b in pairwise(sizes))


@wrong("count", "inputs for outputs")
def _(sizes):
    return sum(sizes) - sizes[-1], mlp(sizes).parameters.size


@wrong("count", "inputs for outputs")
def _(sizes):
    neurons = parameters = 0
    for i in range(len(sizes) - 1):
        neurons += sizes[i]
        parameters += sizes[i] * sizes[i + 1] + sizes[i + 1]
    return [neurons, parameters]


@wrong("count", "last weights left out")
def _(sizes):
    return sum(sizes[1:]), sum(sizes[i] * sizes[i + 1] for i in range(len(sizes) - 2)) + sum(sizes[1:])


@wrong("count", "last weights left out")
def _(sizes):
    return sum(sizes[1:]), sum(a * b for a, b in pairwise(sizes[:-1])) + sum(sizes[1:])


@wrong("count", "last weights left out")
def _(sizes):
    neurons = sum(sizes[1:])
    return [neurons, mlp(sizes).parameters.size - sizes[-2] * sizes[-1]]


@wrong("forward", "forgot the biases of the output")
def _(X, weights, biases):
    activations = [X]
    for i in range(len(weights) - 1):
        activations.append(relu(activations[i] @ weights[i] + biases[i]))
    activations.append(activations[-1] @ weights[-1])
    return activations


@wrong("forward", "forgot the biases of the output")
def _(X, weights, biases):
    out = (X,)
    for i, W in enumerate(weights):
        s = np.dot(out[-1], W)
        if i < len(weights) - 1:
            s = np.maximum(s + biases[i], 0)
        out += (s,)
    return out


@wrong("forward", "forgot the biases of the output")
def _(X, weights, biases):
    h, out = X, [X]
    for W, b in zip(weights[:-1], biases, strict=False):
        h = h.dot(W) + b
        h = h * (h > 0)
        out.append(h)
    return [*out, h.dot(weights[-1])]


@wrong("forward", "the negative half")
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        s = activations[-1] @ W + b
        activations.append(np.minimum(0, s) if i < len(weights) - 1 else s)
    return activations


@wrong("forward", "the negative half")
def _(X, weights, biases):
    out = (X,)
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        s = np.dot(out[-1], W) + b
        s[s > 0] = 0
        out += (s,)
    return out + (np.dot(out[-1], weights[-1]) + biases[-1],)


@wrong("forward", "the negative half")
def _(X, weights, biases):
    out = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        s = out[i].dot(W) + b
        out.append(s if i + 1 == len(weights) else s * (s < 0))
    return out


@wrong("forward", "ReLU on the output alone")
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        s = activations[-1] @ W + b
        activations.append(np.maximum(0, s) if i == len(weights) - 1 else s)
    return activations


@wrong("forward", "ReLU on the output alone")
def _(X, weights, biases):
    out = (X,)
    for W, b in zip(weights, biases, strict=True):
        out += (np.dot(out[-1], W) + b,)
    return out[:-1] + (relu(out[-1]),)


@wrong("forward", "ReLU on the output alone")
def _(X, weights, biases):
    out = [X]
    for i in range(len(weights)):
        s = out[i].dot(weights[i]) + biases[i]
        if i + 1 == len(weights):
            s[s < 0] = 0
        out.append(s)
    return out


@wrong("forward", "scores twice")
def _(X, weights, biases):
    activations = [X]
    for W, b in zip(weights, biases, strict=True):
        activations.append(np.maximum(0, activations[-1] @ W + b))
    activations.append(activations[-2] @ weights[-1] + biases[-1])
    return activations


@wrong("forward", "scores twice")
def _(X, weights, biases):
    out, h = (X,), X
    for W, b in zip(weights, biases, strict=True):
        s = np.dot(h, W) + b
        h = relu(s)
        out += (h,)
    return out + (s,)


@wrong("forward", "scores twice")
def _(X, weights, biases):
    out = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        s = out[-1].dot(W) + b
        out.append(s * (s > 0))
        if i == len(weights) - 1:
            out.append(s)
    return out


@wrong("forward", "the sums as well")
def _(X, weights, biases):
    activations, sums = [X], []
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        s = activations[-1] @ W + b
        sums.append(s)
        activations.append(relu(s) if i < len(weights) - 1 else s)
    return activations, sums


@wrong("forward", "the sums as well")
def _(X, weights, biases):
    a, z = (X,), ()
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        z += (np.dot(a[-1], W) + b,)
        a += (np.maximum(z[-1], 0) if i + 1 < len(weights) else z[-1],)
    return [a, z]


@wrong("forward", "the sums as well")
def _(X, weights, biases):
    activations, sums = [X], []
    for W, b in zip(weights, biases, strict=True):
        sums.append(activations[-1].dot(W) + b)
        activations.append(np.where(sums[-1] > 0, sums[-1], 0))
    activations[-1] = sums[-1]
    return activations, sums


@wrong("forward", "weights turned")
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        s = activations[-1] @ W.T + b
        activations.append(relu(s) if i < len(weights) - 1 else s)
    return activations


@wrong("forward", "weights turned")
def _(X, weights, biases):
    out = (X,)
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        out += (np.maximum(0, np.matmul(out[-1], np.transpose(W)) + b),)
    return out + (np.matmul(out[-1], np.transpose(weights[-1])) + biases[-1],)


@wrong("forward", "weights turned")
def _(X, weights, biases):
    out = [X]
    for i in range(len(weights)):
        s = np.dot(out[i], weights[i].T) + biases[i]
        out.append(s * (s > 0) if i + 1 < len(weights) else s)
    return out


@wrong("backward_two_layers", "a tanh's slope")
def _(X, W1, b1, W2, b2, dscores):
    _, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (1 - hidden**2)
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "a tanh's slope")
def _(X, W1, b1, W2, b2, dscores):
    h = relu(np.dot(X, W1) + b1)
    delta = np.dot(dscores, W2.T) - np.dot(dscores, W2.T) * h * h
    return [np.dot(X.T, delta), np.sum(delta, axis=0), np.dot(h.T, dscores), np.sum(dscores, axis=0)]


@wrong("backward_two_layers", "a tanh's slope")
def _(X, W1, b1, W2, b2, dscores):
    _, a = forward_pass(X, W1, b1)
    dZ = np.einsum("nc,hc->nh", dscores, W2) * (1 - a) * (1 + a)
    return X.T @ dZ, dZ.sum(0), a.T @ dscores, dscores.sum(0)


@wrong("backward_two_layers", "slopes in place of weights")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dW2 = hidden.T @ dscores
    dsums = (dscores @ dW2.T) * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), dW2, dscores.sum(axis=0)


@wrong("backward_two_layers", "slopes in place of weights")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    W2 = np.dot(hidden.T, dscores)
    dhidden = np.dot(dscores, W2.T)
    dhidden[hidden <= 0] = 0
    return [np.dot(X.T, dhidden), np.sum(dhidden, axis=0), W2, np.sum(dscores, axis=0)]


@wrong("backward_two_layers", "slopes in place of weights")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dW2 = np.einsum("nh,nc->hc", hidden, dscores)
    dsums = np.where(sums > 0, np.einsum("nc,hc->nh", dscores, dW2), 0)
    return X.T @ dsums, dsums.sum(0), dW2, dscores.sum(0)


@wrong("backward_two_layers", "transposed results")
def _(X, W1, b1, W2, b2, dscores):
    sums, hidden = forward_pass(X, W1, b1)
    dsums = (dscores @ W2.T) * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), dscores.T @ hidden, dscores.sum(axis=0)


@wrong("backward_two_layers", "transposed results")
def _(X, W1, b1, W2, b2, dscores):
    hidden = relu(np.dot(X, W1) + b1)
    dhidden = np.where(hidden > 0, np.dot(dscores, W2.T), 0)
    return [np.dot(dhidden.T, X), np.sum(dhidden, axis=0), np.dot(hidden.T, dscores), np.sum(dscores, axis=0)]


# Other networks


@wrong("layer_shapes", "from the outputs back")
def _(sizes):
    return [((b, a), (a,)) for a, b in pairwise(sizes)]


@wrong("layer_shapes", "from the outputs back")
def _(sizes):
    return [((a, b), (b,)) for a, b in zip(sizes[1:], sizes, strict=False)]


@wrong("layer_shapes", "from the outputs back")
def _(sizes):
    shapes = []
    for i in range(1, len(sizes)):
        shapes.append(((sizes[i], sizes[i - 1]), (sizes[i - 1],)))
    return shapes


@wrong("layer_shapes", "a layer skipped")
def _(sizes):
    return [((a, b), (b,)) for a, b in zip(sizes, sizes[2:], strict=False)]


@wrong("layer_shapes", "a layer skipped")
def _(sizes):
    return [((sizes[i], sizes[i + 2]), (sizes[i + 2],)) for i in range(len(sizes) - 2)]


@wrong("layer_shapes", "a layer skipped")
def _(sizes):
    shapes = []
    for before, size in zip(sizes[:-2], sizes[2:], strict=True):
        shapes += [((before, size), (size,))]
    return shapes


@wrong("layer_shapes", "forgot the first layer")
def _(sizes):
    return [((sizes[i], sizes[i + 1]), (sizes[i + 1],)) for i in range(1, len(sizes) - 1)]


@wrong("layer_shapes", "forgot the first layer")
def _(sizes):
    hidden = sizes[1:]
    return [((a, b), (b,)) for a, b in pairwise(hidden)]


@wrong("layer_shapes", "forgot the first layer")
def _(sizes):
    shapes = [((a, b), (b,)) for a, b in pairwise(sizes)]
    return shapes[1:]


@wrong("count", "last layer left out")
def _(sizes):
    return sum(sizes[1:]), sum(sizes[i] * sizes[i + 1] + sizes[i + 1] for i in range(len(sizes) - 2))


@wrong("count", "last layer left out")
def _(sizes):
    return sum(sizes[1:]), sum((a + 1) * b for a, b in pairwise(sizes[:-1]))


@wrong("count", "last layer left out")
def _(sizes):
    parameters = 0
    for before, size in list(pairwise(sizes))[:-1]:
        parameters += before * size + size
    return sum(sizes) - sizes[0], parameters


@wrong("count", "first layer left out")
def _(sizes):
    return sum(sizes[1:]), sum((a + 1) * b for a, b in pairwise(sizes[1:]))


@wrong("count", "first layer left out")
def _(sizes):
    return sum(sizes[1:]), sum(sizes[i] * sizes[i + 1] + sizes[i + 1] for i in range(1, len(sizes) - 1))


@wrong("count", "first layer left out")
def _(sizes):
    parameters = [(a + 1) * b for a, b in pairwise(sizes)]
    return sum(sizes[1:]), sum(parameters[1:])


@wrong("count", "biases counted twice")
def _(sizes):
    return sum(sizes[1:]), sum((a + 1) * b for a, b in pairwise(sizes)) + sum(sizes[1:])


@wrong("count", "biases counted twice")
def _(sizes):
    return sum(sizes[1:]), sum((a + 2) * b for a, b in pairwise(sizes))


@wrong("count", "biases counted twice")
def _(sizes):
    neurons = parameters = 0
    for a, b in pairwise(sizes):
        neurons += b
        parameters += a * b + 2 * b
    return neurons, parameters


@wrong("count", "adds where it should multiply")
def _(sizes):
    return sum(sizes[1:]), sum(a + b for a, b in pairwise(sizes))


@wrong("count", "adds where it should multiply")
def _(sizes):
    return sum(sizes[1:]), sum(sizes[:-1]) + sum(sizes[1:])


@wrong("count", "adds where it should multiply")
def _(sizes):
    return sum(sizes[1:]), sum(sum(pair) for pair in pairwise(sizes))


@wrong("count", "biases of the outputs only")
def _(sizes):
    return sum(sizes[1:]), sum(a * b for a, b in pairwise(sizes)) + sizes[-1]


@wrong("count", "biases of the outputs only")
def _(sizes):
    parameters = 0
    for a, b in pairwise(sizes):
        parameters += a * b
    parameters += b
    return sum(sizes[1:]), parameters


@wrong("count", "biases of the outputs only")
def _(sizes):
    return np.sum(sizes[1:]), np.dot(sizes[:-1], sizes[1:]) + sizes[-1]


@wrong("count", "neurons and parameters added up")
def _(sizes):
    return sum(sizes[1:]) + sum((a + 1) * b for a, b in pairwise(sizes))


@wrong("count", "neurons and parameters added up")
def _(sizes):
    total = 0
    for a, b in pairwise(sizes):
        total += b
        total += a * b + b
    return total


@wrong("count", "neurons and parameters added up")
def _(sizes):
    return sum([sum(sizes[1:]), *(a * b for a, b in pairwise(sizes)), sum(sizes[1:])])


def layers_by(X, weights, biases, bend):
    x, given = X, [X]
    for i in range(len(weights)):
        x = x @ weights[i] + biases[i]
        if i < len(weights) - 1:
            x = bend(x)
        given.append(x)
    return given


@wrong("forward", "leaky relus")
def _(X, weights, biases):
    return layers_by(X, weights, biases, lambda z: np.where(z > 0, z, 0.01 * z))


@wrong("forward", "leaky relus")
def _(X, weights, biases):
    return layers_by(X, weights, biases, lambda z: np.maximum(z, 0.1 * z))


@wrong("forward", "leaky relus")
def _(X, weights, biases):
    return layers_by(X, weights, biases, lambda z: np.maximum(z, 0) + 0.01 * np.minimum(z, 0))


@wrong("forward", "on or off")
def _(X, weights, biases):
    return layers_by(X, weights, biases, lambda z: (z > 0).astype(float))


@wrong("forward", "on or off")
def _(X, weights, biases):
    return layers_by(X, weights, biases, lambda z: np.where(z > 0, 1.0, 0.0))


@wrong("forward", "on or off")
def _(X, weights, biases):
    return layers_by(X, weights, biases, lambda z: np.heaviside(z, 0))


@wrong("forward", "absolute values in the hidden layers")
def _(X, weights, biases):
    return layers_by(X, weights, biases, abs)


@wrong("forward", "absolute values in the hidden layers")
def _(X, weights, biases):
    return layers_by(X, weights, biases, lambda z: np.where(z > 0, z, -z))


@wrong("forward", "absolute values in the hidden layers")
def _(X, weights, biases):
    return layers_by(X, weights, biases, lambda z: np.sqrt(z**2))


@wrong("forward", "two layers at most")
def _(X, weights, biases):
    if len(weights) == 1:
        return [X, X @ weights[0] + biases[0]]
    hidden = relu(X @ weights[0] + biases[0])
    return [X, hidden, hidden @ weights[1] + biases[1]]


@wrong("forward", "two layers at most")
def _(X, weights, biases):
    return layers_by(X, weights[:2], biases[:2], relu)


@wrong("forward", "two layers at most")
def _(X, weights, biases):
    W1, W2 = weights[:2]
    h = np.maximum(0, X @ W1 + biases[0])
    return X, h, h @ W2 + biases[1]


@wrong("forward", "every layer sees the input, and a ReLU behind each")
def _(X, weights, biases):
    given = [X]
    for W, b in zip(weights, biases, strict=True):
        given.append(np.maximum(0, X @ W + b))
    return given


@wrong("forward", "every layer sees the input, and a ReLU behind each")
def _(X, weights, biases):
    return [X] + [(X @ W + b).clip(0) for W, b in zip(weights, biases, strict=True)]


@wrong("forward", "every layer sees the input, and a ReLU behind each")
def _(X, weights, biases):
    given = [X]
    for i in range(len(weights)):
        sums = np.dot(given[0], weights[i]) + biases[i]
        given += [sums * (sums > 0)]
    return given


@wrong("backward_two_layers", "a network of sigmoids")
def _(X, W1, b1, W2, b2, dscores):
    h = 1 / (1 + np.exp(-(X @ W1 + b1)))
    dz = dscores @ W2.T * h * (1 - h)
    return X.T @ dz, dz.sum(axis=0), h.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "a network of sigmoids")
def _(X, W1, b1, W2, b2, dscores):
    h = sigmoid(X @ W1 + b1)
    dh = np.einsum("nc,hc->nh", dscores, W2)
    dz = dh * (h - h**2)
    return [X.T @ dz, np.sum(dz, 0), h.T @ dscores, np.sum(dscores, 0)]


@wrong("backward_two_layers", "a network of sigmoids")
def _(X, W1, b1, W2, b2, dscores):
    dW1, db1, dW2, db2 = 0 * W1, 0 * b1, 0 * W2, 0 * b2
    for x, d in zip(X, dscores, strict=True):
        h = sigmoid(x @ W1 + b1)
        dz = W2 @ d * h * (1 - h)
        dW1, db1, dW2, db2 = dW1 + np.outer(x, dz), db1 + dz, dW2 + np.outer(h, d), db2 + d
    return dW1, db1, dW2, db2


def slopes(X, W1, b1, W2, dscores):
    h = np.maximum(0, X @ W1 + b1)
    dz = dscores @ W2.T
    dz[h <= 0] = 0
    return X.T @ dz, dz.sum(axis=0), h.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "biases forgotten")
def _(X, W1, b1, W2, b2, dscores):
    return slopes(X, W1, b1, W2, dscores)[::2]


@wrong("backward_two_layers", "biases forgotten")
def _(X, W1, b1, W2, b2, dscores):
    dW1, _, dW2, _ = slopes(X, W1, b1, W2, dscores)
    return [dW1, dW2]


@wrong("backward_two_layers", "biases forgotten")
def _(X, W1, b1, W2, b2, dscores):
    z = X @ W1 + b1
    return X.T @ (dscores @ W2.T * (z > 0)), (z * (z > 0)).T @ dscores


@wrong("backward_two_layers", "slopes of the first sample")
def _(X, W1, b1, W2, b2, dscores):
    z = X @ W1 + b1
    dz = dscores @ W2.T * (z > 0)
    return X.T @ dz, dz[0], relu(z).T @ dscores, dscores[0]


@wrong("backward_two_layers", "slopes of the first sample")
def _(X, W1, b1, W2, b2, dscores):
    dW1, _, dW2, _ = slopes(X, W1, b1, W2, dscores)
    _, db1, _, db2 = slopes(X[:1], W1, b1, W2, dscores[:1])
    return dW1, db1, dW2, db2


@wrong("backward_two_layers", "slopes of the first sample")
def _(X, W1, b1, W2, b2, dscores):
    dW1, _, dW2, _ = slopes(X, W1, b1, W2, dscores)
    for x, d in zip(X, dscores, strict=True):
        dz = W2 @ d * (x @ W1 + b1 > 0)
        return dW1, dz, dW2, d


@wrong("backward_two_layers", "the learned arrays")
def _(X, W1, b1, W2, b2, dscores):
    dW1, db1, dW2, db2 = slopes(X, W1, b1, W2, dscores)
    return W1 - dW1, b1 - db1, W2 - dW2, b2 - db2


@wrong("backward_two_layers", "the learned arrays")
def _(X, W1, b1, W2, b2, dscores):
    learned = [W1.copy(), b1.copy(), W2.copy(), b2.copy()]
    for array, slope in zip(learned, slopes(X, W1, b1, W2, dscores), strict=True):
        array -= slope
    return learned


@wrong("backward_two_layers", "the learned arrays")
def _(X, W1, b1, W2, b2, dscores):
    return tuple(-d + w for w, d in zip([W1, b1, W2, b2], slopes(X, W1, b1, W2, dscores), strict=True))


@wrong("forward", "the sums go on")
def _(X, weights, biases):
    out, h = [X], X
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        h = h @ W + b
        out.append(np.maximum(0, h))
    return [*out, h @ weights[-1] + biases[-1]]


@wrong("forward", "the sums go on")
def _(X, weights, biases):
    acts = [X]
    for i in range(len(weights)):
        X = X @ weights[i] + biases[i]
        acts.append(X if i == len(weights) - 1 else X * (X > 0))
    return acts


@wrong("forward", "the sums go on")
def _(X, weights, biases):
    def layer(h, i):
        return h if i == 0 else layer(h, i - 1) @ weights[i - 1] + biases[i - 1]

    n = len(weights)
    return [X, *(relu(layer(X, i)) for i in range(1, n)), layer(X, n)]


@wrong("forward", "a sigmoid on the scores")
def _(X, weights, biases):
    out = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        out.append(np.maximum(0, out[-1] @ W + b))
    return [*out, sigmoid(out[-1] @ weights[-1] + biases[-1])]


@wrong("forward", "a sigmoid on the scores")
def _(X, weights, biases):
    out = [X]
    for i in range(len(weights)):
        z = out[i] @ weights[i] + biases[i]
        out.append(1 / (1 + np.exp(-z)) if i == len(weights) - 1 else relu(z))
    return out


@wrong("forward", "a sigmoid on the scores")
def _(X, weights, biases):
    for_all = [X]
    for W, b in zip(weights, biases, strict=True):
        z = for_all[-1] @ W + b
        for_all.append(relu(z))
    for_all[-1] = 0.5 * (1 + np.tanh(z / 2))
    return for_all


@wrong("backward_two_layers", "mask the wrong way round")
def _(X, W1, b1, W2, b2, dscores):
    h = X @ W1 + b1
    d = dscores @ W2.T * (h < 0)
    return X.T @ d, d.sum(0), relu(h).T @ dscores, dscores.sum(0)


@wrong("backward_two_layers", "mask the wrong way round")
def _(X, W1, b1, W2, b2, dscores):
    h = relu(X @ W1 + b1)
    d = dscores @ W2.T
    d[h > 0] = 0
    return X.T @ d, d.sum(axis=0), h.T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "mask the wrong way round")
def _(X, W1, b1, W2, b2, dscores):
    h = X @ W1 + b1
    d = np.where(h > 0, 0, dscores @ W2.T)
    return np.dot(X.T, d), sum(d), relu(h).T @ dscores, sum(dscores)


@wrong("backward_two_layers", "slope of a leaky relu")
def _(X, W1, b1, W2, b2, dscores):
    h = X @ W1 + b1
    d = dscores @ W2.T * np.where(h > 0, 1, 0.01)
    return X.T @ d, d.sum(0), relu(h).T @ dscores, dscores.sum(0)


@wrong("backward_two_layers", "slope of a leaky relu")
def _(X, W1, b1, W2, b2, dscores):
    h = X @ W1 + b1
    d = dscores @ W2.T
    d[h <= 0] *= 0.01
    return X.T @ d, d.sum(0), np.maximum(0, h).T @ dscores, dscores.sum(0)


@wrong("backward_two_layers", "slope of a leaky relu")
def _(X, W1, b1, W2, b2, dscores):
    h = X @ W1 + b1
    d = dscores @ W2.T
    d = np.where(h > 0, d, 0.1 * d)
    return X.T @ d, d.sum(axis=0), relu(h).T @ dscores, dscores.sum(axis=0)


@wrong("backward_two_layers", "a penalty on the weights")
def _(X, W1, b1, W2, b2, dscores):
    h = relu(X @ W1 + b1)
    d = dscores @ W2.T * (h > 0)
    return X.T @ d + 0.01 * W1, d.sum(0), h.T @ dscores + 0.01 * W2, dscores.sum(0)


@wrong("backward_two_layers", "a penalty on the weights")
def _(X, W1, b1, W2, b2, dscores):
    h = relu(X @ W1 + b1)
    d = dscores @ W2.T
    d[h == 0] = 0
    return X.T @ d + 0.001 * W1, d.sum(0), h.T @ dscores + 0.001 * W2, dscores.sum(0)


@wrong("backward_two_layers", "a penalty on the weights")
def _(X, W1, b1, W2, b2, dscores):
    reg = 0.1
    h = relu(X @ W1 + b1)
    dW2, d = np.dot(h.T, dscores), np.dot(dscores, W2.T) * (h > 0)
    dW1 = np.dot(X.T, d)
    dW1 += reg * W1
    dW2 += reg * W2
    return dW1, d.sum(axis=0), dW2, dscores.sum(axis=0)


@wrong("forward", "a ReLU before each layer")
def _(X, weights, biases):
    acts = [X]
    h = X
    for W, b in zip(weights, biases, strict=True):
        h = np.maximum(h, 0) @ W + b
        acts.append(h)
    return acts


@wrong("forward", "a ReLU before each layer")
def _(X, weights, biases):
    outputs = [X]
    for i in range(len(weights)):
        outputs.append(np.dot(np.where(outputs[i] > 0, outputs[i], 0), weights[i]) + biases[i])
    return outputs


@wrong("forward", "a ReLU before each layer")
def _(X, weights, biases):
    def layer(x, W, b):
        active = x * (x > 0)
        return active @ W + b

    result = (X,)
    for W, b in zip(weights, biases, strict=True):
        result += (layer(result[-1], W, b),)
    return result


@wrong("forward", "forgot the hidden biases")
def _(X, weights, biases):
    a = [X]
    for W in weights[:-1]:
        a.append(np.maximum(0, a[-1] @ W))
    a.append(a[-1] @ weights[-1] + biases[-1])
    return a


@wrong("forward", "forgot the hidden biases")
def _(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        last = i == len(weights) - 1
        z = activations[-1] @ W + (b if last else 0)
        activations.append(z if last else np.where(z > 0, z, 0))
    return activations


@wrong("forward", "forgot the hidden biases")
def _(X, weights, biases):
    h, out = X, (X,)
    *hidden, last = weights
    for W in hidden:
        h = np.dot(h, W)
        h = h * (h > 0)
        out = (*out, h)
    return [*out, np.dot(h, last) + biases[-1]]
