"""Exercises of notebook 03: networks."""

import numpy as np

from nnlib.exercises import Exercise, Misconception, collect


def layer_shapes(sizes):
    """For each layer the shapes of its weights and its biases: a list of pairs; samples are rows."""
    return [((inputs, outputs), (outputs,)) for inputs, outputs in zip(sizes, sizes[1:], strict=False)]


layer_shapes = Exercise(
    task="""Write `layer_shapes(sizes)`. `sizes` lists the inputs, the units of each hidden layer and the outputs,
    as `[3072, 100, 10]`. Return a list with a pair for each layer: the shape of its weights and that of its biases.
    Samples are rows, so a layer computes `x @ W + b`.""",
    answer=layer_shapes,
    cases=lambda rng: [[1, 1], [2, 3], [3, 4, 2], [3, 4, 4, 1], [1, 1, 1], [3072, 100, 10], (64, 50, 50, 50, 10)],
    hints=[
        "How many layers have weights in `[3, 4, 2]`? The inputs are data, not a layer.",
        "Each layer stands between two neighbours in `sizes`: what goes in, and what comes out.",
        "`zip(sizes, sizes[1:])` goes through the neighbours.",
    ],
    misconceptions=[
        Misconception(
            "columns",
            lambda sizes: [((b, a), (b,)) for a, b in zip(sizes, sizes[1:], strict=False)],
            "These weights fit samples in columns, `W @ x`. In rows the sample stands on the left, and the first axis "
            "of the weights has to meet its features.",
        ),
        Misconception(
            "columns throughout",
            lambda sizes: [((b, a), (b, 1)) for a, b in zip(sizes, sizes[1:], strict=False)],
            "This is the form for samples in columns, as the article writes it: `W @ x + b`, with a column of biases. "
            "This course keeps samples in rows.",
        ),
        Misconception(
            "biases in a column",
            lambda sizes: [((a, b), (b, 1)) for a, b in zip(sizes, sizes[1:], strict=False)],
            "A column of biases is stretched along the wrong axis when it meets `(N, outputs)`: one bias for each "
            "sample, where each unit should have one.",
        ),
        Misconception(
            "a bias for each input",
            lambda sizes: [((a, b), (a,)) for a, b in zip(sizes, sizes[1:], strict=False)],
            "A bias belongs to the unit that adds up, not to what goes into it.",
        ),
        Misconception(
            "one bias for the layer",
            lambda sizes: [((a, b), (1,)) for a, b in zip(sizes, sizes[1:], strict=False)],
            "With a single bias all units of a layer would be equally easy to switch on. Each has its own.",
        ),
        Misconception(
            "forgot the output layer",
            lambda sizes: [((a, b), (b,)) for a, b in zip(sizes[:-1], sizes[1:-1], strict=False)],
            "The last layer is missing. It has no activation, but it does have weights and biases.",
        ),
        Misconception(
            "forgot the biases",
            lambda sizes: [(a, b) for a, b in zip(sizes, sizes[1:], strict=False)],
            "Each layer learns two arrays. These are the shapes of one of them.",
        ),
    ],
    why="""A layer stands between two neighbours of `sizes`. What goes in is the first axis of its weights, what comes
    out the second, and each unit that comes out has one bias.""",
)


def count(sizes):
    """How many neurons a network has, and how many parameters it learns: a pair of numbers."""
    neurons = sum(sizes[1:])
    parameters = sum((inputs + 1) * outputs for inputs, outputs in zip(sizes, sizes[1:], strict=False))
    return neurons, parameters


def _products(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:], strict=False))


count = Exercise(
    task="""Write `count(sizes)`: how many neurons a network of these sizes has, and how many numbers it learns, as a
    pair. The inputs are data: they are no neurons.""",
    answer=count,
    cases=lambda rng: [[1, 1], [3, 1], [2, 3, 1], [3, 4, 2], [3, 4, 4, 1], [3072, 100, 10], [64, 10, 10, 10, 10]],
    hints=[
        "Draw `[3, 4, 2]`. How many circles add something up? How many lines arrive at each?",
        "A neuron learns one number for each line that arrives, and one more.",
        "So a layer with `a` inputs and `b` neurons learns `(a + 1) * b` numbers. Add up the layers.",
    ],
    misconceptions=[
        Misconception(
            "inputs are no neurons",
            lambda sizes: (sum(sizes), _products(sizes) + sum(sizes[1:])),
            "The parameters are right. But an input adds nothing up and learns nothing: it is a number from the data.",
        ),
        Misconception(
            "forgot the biases",
            lambda sizes: (sum(sizes[1:]), _products(sizes)),
            "The neurons are right, and these are the weights. Each neuron learns one number more.",
        ),
        Misconception(
            "one bias for each layer",
            lambda sizes: (sum(sizes[1:]), _products(sizes) + len(sizes) - 1),
            "The neurons are right. You gave each layer one bias to share; each neuron has its own.",
        ),
        Misconception(
            "biases for the inputs",
            lambda sizes: (sum(sizes[1:]), _products(sizes) + sum(sizes)),
            "The neurons are right. But the inputs have no biases: no sum is formed there.",
        ),
        Misconception(
            "hidden neurons only",
            lambda sizes: (sum(sizes[1:-1]), _products(sizes) + sum(sizes[1:])),
            "The parameters are right. The neurons of the output layer count too: each adds up a score.",
        ),
        Misconception(
            "forgot the output layer's biases",
            lambda sizes: (sum(sizes[1:]), _products(sizes) + sum(sizes[1:-1])),
            "The neurons are right. The output layer has no activation, but its neurons have biases.",
        ),
        Misconception(
            "every layer sees the input",
            lambda sizes: (sum(sizes[1:]), sum((sizes[0] + 1) * size for size in sizes[1:])),
            "The neurons are right. A layer's weights meet the outputs of the layer *before* it; only the first "
            "layer sees the inputs.",
        ),
        Misconception(
            "parameters first",
            lambda sizes: (_products(sizes) + sum(sizes[1:]), sum(sizes[1:])),
            "Both numbers are right. The neurons should come first.",
        ),
    ],
    why="""Each neuron has a weight for each output of the layer before it, and one bias. The 3072-100-10 network has
    110 neurons, and 3073 times 100 plus 101 times 10 parameters: 308,310.""",
)


def forward(X, weights, biases):
    """All activations, first to last: X, each hidden layer's output (with ReLU), the scores (without)."""
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W + b
        is_last = i == len(weights) - 1
        activations.append(sums if is_last else np.maximum(0, sums))
    return activations


def _walk(X, weights, biases, hidden=lambda sums: np.maximum(0, sums), last=lambda sums: sums):
    """A forward pass with other functions behind the sums."""
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W + b
        activations.append(last(sums) if i == len(weights) - 1 else hidden(sums))
    return activations


def forward_with_sums(X, weights, biases):
    activations, x = [X], X
    for W, b in zip(weights, biases, strict=True):
        sums = x @ W + b
        activations.append(sums)
        x = np.maximum(0, sums)
    return activations


def forward_all_from_input(X, weights, biases):
    outputs = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = X @ W + b
        outputs.append(sums if i == len(weights) - 1 else np.maximum(0, sums))
    return outputs


def forward_weights_first(X, weights, biases):
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = W @ activations[-1] + b
        activations.append(sums if i == len(weights) - 1 else np.maximum(0, sums))
    return activations


def _arrays(rng, sizes, dtype=np.float64):
    shapes = list(zip(sizes, sizes[1:], strict=False))
    weights = [rng.normal(size=shape).astype(dtype) for shape in shapes]
    return weights, [rng.normal(size=b).astype(dtype) for _, b in shapes]


def forward_cases(rng):
    yield np.array([[1.0]]), [np.array([[2.0]])], [np.array([-3.0])]
    yield np.array([[1.0]]), [np.array([[2.0]]), np.array([[-1.0]])], [np.array([1.0]), np.array([0.5])]
    yield (
        np.array([[1.0, 2.0]]),
        [np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([[1.0, -1.0], [5.0, 5.0]])],
        [np.array([0.0, 1.0]), np.array([-4.0, 0.0])],
    )
    yield (
        np.array([[1.0, 0.0], [-0.0, -2.0], [3.0, 1.0]]),
        [np.array([[1.0, 2.0, -1.0], [0.0, 1.0, 1.0]]), np.array([[1.0], [-2.0], [3.0]])],
        [np.array([0.0, -1.0, 0.5]), np.array([-0.5])],
    )
    yield rng.normal(size=(4, 3)), *_arrays(rng, [3, 5, 4, 2])
    yield np.empty((0, 3)), *_arrays(rng, [3, 4, 2])
    yield np.array([[1e150, -1e150]]), [np.array([[1e100], [2e100]]), np.array([[1.0]])], [np.zeros(1), np.zeros(1)]
    yield rng.normal(size=(6, 4)).astype(np.float32), *_arrays(rng, [4, 8, 3], np.float32)


forward = Exercise(
    task="""Write `forward(X, weights, biases)` for a network of any depth. `X` is `(N, D)`; `weights` and `biases`
    are lists with one array for each layer. Return the list of *all* activations: `X`, the output of each hidden
    layer after its ReLU, and last the scores.""",
    answer=forward,
    cases=forward_cases,
    hints=[
        "Start a list with `X`. Each layer takes the last entry of the list and adds a new one.",
        "Scores may be negative. Which layer needs no ReLU?",
        "`enumerate` tells you which layer you are in; the last one is number `len(weights) - 1`.",
    ],
    misconceptions=[
        Misconception(
            "ReLU on the output",
            lambda X, weights, biases: _walk(X, weights, biases, last=lambda sums: np.maximum(0, sums)),
            "The scores pass a ReLU too, as they do in the article. So no score can be below 0: classes that should "
            "lose clearly are all level at 0, and where a score is cut off no gradient comes back.",
        ),
        Misconception(
            "returns only the last",
            lambda X, weights, biases: _walk(X, weights, biases)[-1],
            "The scores alone come back. The backward pass needs what every layer gave on the way.",
        ),
        Misconception(
            "forgot the input",
            lambda X, weights, biases: _walk(X, weights, biases)[1:],
            "The list begins with the first layer's output. The first layer's weights learn from `X`, so it belongs "
            "there too.",
        ),
        Misconception(
            "forgot the ReLU",
            lambda X, weights, biases: _walk(X, weights, biases, hidden=lambda sums: sums),
            "Nothing bends here, and a sum of sums is a sum: all these layers are worth no more than one.",
        ),
        Misconception(
            "keeps the sums",
            forward_with_sums,
            "The scores are right. But the list holds the hidden sums before the ReLU, where it should hold what the "
            "next layer gets.",
        ),
        Misconception(
            "every layer sees the input",
            forward_all_from_input,
            "One layer works. With two, the second should get the output of the first, and it gets `X`.",
        ),
        Misconception(
            "forgot the biases",
            lambda X, weights, biases: _walk(X, weights, [0 * b for b in biases]),
            "Whatever the biases are, they change nothing here.",
        ),
        Misconception(
            "columns",
            lambda X, weights, biases: [array.T for array in _walk(X, weights, biases)],
            "The numbers are right, but each sample has become a column. Keep samples in rows all the way.",
        ),
        Misconception(
            "weights first",
            forward_weights_first,
            "`W @ x` is the form for samples in columns, the article's form. Here samples are rows: on which side of "
            "the weights do they stand?",
        ),
    ],
    why="""Each layer reads the last entry and appends its own. The output layer stays linear: a score says how much
    speaks for a class, or against it. All activations are kept, since the backward pass will need them.""",
)


def backward_two_layers(X, W1, b1, W2, b2, dscores):
    """The slopes of the loss for W1, b1, W2 and b2, given those for the scores, (N, C)."""
    sums = X @ W1 + b1
    hidden = np.maximum(0, sums)
    dW2 = hidden.T @ dscores
    db2 = dscores.sum(axis=0)
    dhidden = dscores @ W2.T
    dsums = dhidden * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), dW2, db2


def _backward(X, W1, b1, W2, b2, dscores, *, mask=lambda sums: sums > 0, through=lambda W: W.T, scale=1, bias=None):
    """The backward pass with a mistake in it."""
    sums = X @ W1 + b1
    hidden = np.maximum(0, sums)
    dsums = (dscores @ through(W2)) * mask(sums)
    add_up = bias or (lambda d: d.sum(axis=0))
    parts = X.T @ dsums, add_up(dsums), hidden.T @ dscores, add_up(dscores)
    return tuple(scale * part for part in parts)


def backward_from_sums(X, W1, b1, W2, b2, dscores):
    dW1, db1, _, db2 = _backward(X, W1, b1, W2, b2, dscores)
    return dW1, db1, (X @ W1 + b1).T @ dscores, db2


def backward_masks_the_scores(X, W1, b1, W2, b2, dscores):
    scores = np.maximum(0, X @ W1 + b1) @ W2 + b2
    return _backward(X, W1, b1, W2, b2, dscores * (scores > 0))


def backward_turned(X, W1, b1, W2, b2, dscores):
    dW1, db1, dW2, db2 = _backward(X, W1, b1, W2, b2, dscores)
    return dW1.T, db1, dW2.T, db2


def backward_cases(rng):
    yield (np.array([[2.0]]), np.array([[1.0]]), np.array([-0.5]), np.array([[-2.0]]), np.array([0.0]),
           np.array([[-2.0]]))  # fmt: skip
    yield (np.array([[2.0]]), np.array([[1.0]]), np.array([-3.0]), np.array([[-2.0]]), np.array([0.0]),
           np.array([[1.0]]))  # fmt: skip
    yield (np.array([[1.0], [2.0]]), np.array([[3.0]]), np.array([-4.0]), np.array([[5.0]]), np.array([1.0]),
           np.array([[1.0], [-2.0]]))  # fmt: skip
    yield (np.array([[1.0]]), np.array([[2.0]]), np.array([-2.0]), np.array([[3.0]]), np.array([0.0]),
           np.array([[1.0]]))  # fmt: skip
    yield _backward_arrays(rng, 3, 2, 2, 2)
    yield _backward_arrays(rng, 4, 3, 5, 2)
    yield _backward_arrays(rng, 0, 3, 4, 2)
    yield tuple(1e60 * array for array in _backward_arrays(rng, 2, 2, 3, 2))
    yield _backward_arrays(rng, 6, 4, 8, 3, np.float32)


def _backward_arrays(rng, N, D, H, C, dtype=np.float64):
    shapes = (N, D), (D, H), (H,), (H, C), (C,), (N, C)
    return tuple(rng.normal(size=shape).astype(dtype) for shape in shapes)


backward_two_layers = Exercise(
    task="""Write `backward_two_layers(X, W1, b1, W2, b2, dscores)`: the backward pass of
    `scores = relu(X @ W1 + b1) @ W2 + b2`. `dscores`, of the shape of the scores, holds the slope of the loss for
    each score. Return `dW1, db1, dW2, db2`, each of the shape of what it belongs to. Take the ReLU's slope as 0
    at 0.""",
    answer=backward_two_layers,
    cases=backward_cases,
    hints=[
        "Go forward first: you need the sums of the hidden layer and its outputs.",
        "For a product `A @ B` with the slope `dout` behind it: `dB = A.T @ dout` and `dA = dout @ B.T`. The shapes "
        "leave no other way.",
        "A bias is added to every sample's sum, so its slope adds up over the samples.",
        "Where the ReLU is off, nothing passes: multiply by 1 where the sum is above 0, by 0 elsewhere.",
    ],
    misconceptions=[
        Misconception(
            "forgot the ReLU mask",
            lambda *arrays: _backward(*arrays, mask=lambda sums: 1),
            "The second layer is right. But slopes pass through hidden units that are off: for such a sample they did "
            "not change the scores, so no blame can reach their weights.",
        ),
        Misconception(
            "lets slopes pass at 0",
            lambda *arrays: _backward(*arrays, mask=lambda sums: sums >= 0),
            "Nearly right: only a sum of exactly 0 is treated otherwise. Take the slope there as 0, as the ReLU is "
            "off.",
        ),
        Misconception(
            "multiplies by the output",
            lambda *arrays: _backward(*arrays, mask=lambda sums: np.maximum(0, sums)),
            "Slopes are multiplied by the ReLU's *output*. Its slope is wanted: 1 where it is on, however far.",
        ),
        Misconception(
            "masks the scores",
            backward_masks_the_scores,
            "The slopes of negative scores are thrown away, as if a ReLU stood behind the scores. It stands behind "
            "the hidden layer only.",
        ),
        Misconception(
            "mean over the samples",
            lambda *arrays: _backward(*arrays, scale=1 / max(1, len(arrays[0]))),
            "One sample works. With N, your slopes are N times too small: when a loss is a mean over the samples, the "
            "division is already in `dscores`.",
        ),
        Misconception(
            "mean for the biases",
            lambda *arrays: _backward(*arrays, bias=lambda d: d.sum(axis=0) / max(1, len(d))),
            "The weights are right. For the biases you take a mean over the samples where the weights have a sum: a "
            "bias is a weight whose input is always 1.",
        ),
        Misconception(
            "one bias for each sample",
            lambda *arrays: _backward(*arrays, bias=lambda d: d.sum(axis=1)),
            "The weights are right. The slopes of the biases should be added up over the samples; they are added up "
            "over the units.",
        ),
        Misconception(
            "forgot to add up for the biases",
            lambda *arrays: _backward(*arrays, bias=lambda d: d),
            "The weights are right. For the biases a slope is left for every sample: they share one bias, so the "
            "slopes add up.",
        ),
        Misconception(
            "transposed results",
            backward_turned,
            "The numbers are right, but each slope should stand where its weight stands: same shape, same place.",
        ),
        Misconception(
            "transpose missing on the way back",
            lambda *arrays: _backward(*arrays, through=lambda W: W),
            "One unit and one score work. On the way back through `W2` the scores' axis has to meet the scores: with "
            "as many scores as hidden units, `W2` as it stands fits too, and gives other numbers.",
        ),
        Misconception(
            "sums in place of outputs",
            backward_from_sums,
            "The second layer's weights multiplied the hidden *outputs*, after the ReLU. You take the sums before it.",
        ),
    ],
    why="""Backward goes through the same steps in the opposite order. Each product hands the slope to both its
    factors, each sum hands it on as it is, and the ReLU lets it pass where it let the signal pass.""",
)

EXERCISES, progress = collect(globals())
