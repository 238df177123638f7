"""The exercise *forward*: the pass forward."""

from itertools import pairwise

import numpy as np

from nnlib.activations import relu, sigmoid, softmax
from nnlib.exercises import exercise


def arrays(rng, *sizes, dtype=np.float64):
    """Weights and biases of a network of these sizes."""
    weights = [rng.normal(size=shape).astype(dtype) for shape in pairwise(sizes)]
    return weights, [rng.normal(size=size).astype(dtype) for size in sizes[1:]]


def forward_cases(rng):
    yield np.array([[1.0]]), [np.array([[2.0]])], [np.array([-3.0])]
    yield np.array([[1.0]]), [np.array([[2.0]]), np.array([[-1.0]])], [np.array([1.0]), np.array([0.5])]
    yield (
        np.array([[1.0, 2.0]]),
        [np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([[1.0, -1.0], [5.0, 5.0]])],
        [np.array([0.0, 1.0]), np.array([-4.0, 0.0])],
    )
    yield (
        np.array([[1.0, 0.0], [0.5, -2.0], [3.0, 1.0]]),
        [np.array([[1.0, 2.0, -1.0], [0.0, 1.0, 1.0]]), np.array([[1.0], [-2.0], [3.0]])],
        [np.array([0.0, -1.0, 0.5]), np.array([-0.5])],
    )
    yield rng.normal(size=(3, 3)), *arrays(rng, 3, 3)
    yield rng.normal(size=(3, 3)), *arrays(rng, 3, 3, 3)
    yield rng.normal(size=(4, 3)), *arrays(rng, 3, 5, 4, 2)
    yield rng.normal(size=(4, 4)), *arrays(rng, 4, 4, 4, 4, 4)
    yield rng.normal(size=(6, 4)), *arrays(rng, 4, 8, 3)


def forward_edges(rng):
    yield np.empty((0, 3)), *arrays(rng, 3, 4, 2)
    yield np.array([[1e150, -1e150]]), [np.array([[1e100], [2e100]]), np.array([[1.0]])], [np.zeros(1), np.zeros(1)]
    yield rng.normal(size=(6, 4)).astype(np.float32), *arrays(rng, 4, 8, 3, dtype=np.float32)


def walk(X, weights, biases, hidden=relu, last=lambda sums: sums):
    """All activations, with a function for the sums of hidden layers and one for those of the last."""
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W + b
        activations.append(last(sums) if i == len(weights) - 1 else hidden(sums))
    return activations


@exercise(
    task="""Write `forward(X, weights, biases)` for a network of any depth. `X` is `(N, D)`; `weights` and `biases` are
    lists with one array for each layer. Return the list of *all* activations: `X`, the output of each hidden layer
    after its ReLU, and last the scores, without a ReLU. Leave the arguments as they are.""",
    cases=forward_cases,
    edges=forward_edges,
    hints=[
        "Start a list with `X`. Each layer takes the last entry of the list and adds a new one.",
        "Scores may be negative. Which layer needs no ReLU?",
        "`enumerate` tells you which layer you are in; the last one is number `len(weights) - 1`.",
    ],
    why="""Each layer reads the last entry and appends its own. The output layer stays linear: a score says how much
    speaks for a class, or against it. All activations are kept, since the backward pass will need them.""",
)
def forward(X, weights, biases):
    """All activations, first to last: X, each hidden layer's output (with ReLU), the scores (without)."""
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W + b
        is_last = i == len(weights) - 1
        activations.append(sums if is_last else np.maximum(0, sums))
    return activations


@forward.misconception("ReLU on the output")
def relu_on_the_output(X, weights, biases):
    """The scores pass a ReLU too, as they do in the article. So no score can be below 0: classes that should lose
    clearly are all level at 0, and where a score is cut off no gradient comes back."""
    return walk(X, weights, biases, last=relu)


@forward.misconception
def returns_only_the_last(X, weights, biases):
    """The scores alone come back. The backward pass needs what every layer gave on the way."""
    return walk(X, weights, biases)[-1]


@forward.misconception
def forgot_the_input(X, weights, biases):
    """The list begins with the first layer's output. The first layer's weights learn from `X`, so it belongs there
    too."""
    return walk(X, weights, biases)[1:]


@forward.misconception
def scores_left_out(X, weights, biases):
    """The list ends with the last hidden layer. The scores, which the last weights make of it, belong there too."""
    return walk(X, weights, biases)[:-1]


@forward.misconception("forgot the ReLU")
def without_a_bend(X, weights, biases):
    """Nothing bends here, and a sum of sums is a sum: all these layers are worth no more than one."""
    return walk(X, weights, biases, hidden=lambda sums: sums)


@forward.misconception("ReLU in the first layer only", always=(True,))
def one_bend(X, weights, biases, always=False):
    """Only the first hidden layer bends. Each of them has a ReLU behind it; only the scores have none."""
    first = walk(X, weights[:1], biases[:1], last=relu if always or len(weights) > 1 else lambda sums: sums)
    return first + walk(first[-1], weights[1:], biases[1:], hidden=lambda sums: sums)[1:]


@forward.misconception("no ReLU in the last hidden layer")
def one_bend_too_few(X, weights, biases):
    """The last *two* layers are left without a ReLU. Only the scores should be: count the layers from 0."""
    first = walk(X, weights[:-2], biases[:-2], last=relu) if len(weights) > 2 else [X]
    return first + walk(first[-1], weights[-2:], biases[-2:], hidden=lambda sums: sums)[1:]


@forward.misconception("the input passes a ReLU")
def bent_input(X, weights, biases):
    """The input went through a ReLU: its negative numbers are lost. A ReLU follows a weighted sum; data come as they
    are."""
    return walk(relu(X), weights, biases)


@forward.misconception
def keeps_the_sums(X, weights, biases):
    """The scores are right. But the list holds the hidden sums before the ReLU, where it should hold what the next
    layer gets."""
    activations = walk(X, weights, biases)
    return [X] + [x @ W + b for x, W, b in zip(activations, weights, biases, strict=False)]


@forward.misconception("forgot the hidden biases")
def hidden_layers_without_biases(X, weights, biases):
    """The scores have their biases, but the hidden layers have none: whatever theirs are, they change nothing."""
    return walk(X, weights, [0 * b for b in biases[:-1]] + biases[-1:])


@forward.misconception("a ReLU before each layer")
def relu_of_what_comes_in(X, weights, biases):
    """Each layer bends what it is given, the input too, and lists its sums as they are. A ReLU stands behind the sum of
    a hidden layer: what is listed is its output, and data come as they are."""
    activations = [X]
    for W, b in zip(weights, biases, strict=True):
        activations.append(relu(activations[-1]) @ W + b)
    return activations


@forward.misconception
def the_sums_go_on(X, weights, biases):
    """One hidden layer is listed rightly, with its ReLU. But what goes on to the next layer is the sum *before* the
    ReLU: nothing bends on the way to the scores."""
    sums = walk(X, weights, biases, hidden=lambda sums: sums)
    return [X, *map(relu, sums[1:-1]), sums[-1]]


@forward.misconception
def a_sigmoid_on_the_scores(X, weights, biases):
    """The scores went through a sigmoid, so they all lie between 0 and 1. The task wants the scores themselves."""
    return walk(X, weights, biases, last=sigmoid)


@forward.misconception("every layer sees the input")
def every_product_with_the_input(X, weights, biases):
    """One layer works. With two, the second should get the output of the first, and it gets `X`."""
    hidden = [relu(X @ W + b) for W, b in zip(weights[:-1], biases[:-1], strict=True)]
    return [X, *hidden, X @ weights[-1] + biases[-1]]


@forward.misconception("first layer only")
def stopped_after_the_first(X, weights, biases):
    """One layer works. Of more, only the first is there: does your loop return before it is through?"""
    return walk(X, weights, biases)[:2]


@forward.misconception
def forgot_the_biases_of_the_output(X, weights, biases):
    """The hidden layers are right. The scores lack their biases: the output layer has no ReLU, but it has biases."""
    return walk(X, weights, [*biases[:-1], 0 * biases[-1]])


@forward.misconception("the negative half")
def cut_above_0(X, weights, biases):
    """The wrong half survives: the hidden outputs are 0 or negative. A ReLU lets the positive sums pass."""
    return walk(X, weights, biases, hidden=lambda sums: np.minimum(0, sums))


@forward.misconception("ReLU on the output alone")
def the_wrong_layer_bends(X, weights, biases):
    """It is the other way round: the scores went through a ReLU and the hidden layers did not."""
    return walk(X, weights, biases, hidden=lambda sums: sums, last=relu)


@forward.misconception
def scores_twice(X, weights, biases):
    """The list has one entry too many: the last layer stands there with a ReLU, and again without. Only the scores
    without it belong there."""
    activations = walk(X, weights, biases)
    return [*activations[:-1], relu(activations[-1]), activations[-1]]


@forward.misconception
def the_sums_as_well(X, weights, biases):
    """Two lists come back, the activations and the sums. The task wants the list of activations alone."""
    activations = walk(X, weights, biases)
    return activations, [x @ W + b for x, W, b in zip(activations, weights, biases, strict=False)]


@forward.misconception("weights turned")
def every_weight_turned(X, weights, biases):
    """The weights are `(inputs, outputs)` here: their first axis already meets the features. Turning them fails, and
    fails silently where layers are equally wide."""
    return walk(X, [W.T for W in weights], biases)


@forward.misconception("forgot the biases")
def activations_without_biases(X, weights, biases):
    """Whatever the biases are, they change nothing here."""
    return walk(X, weights, [0 * b for b in biases])


@forward.misconception
def sign_of_the_biases(X, weights, biases):
    """The biases are taken away. They are added: a positive bias makes its unit easier to switch on."""
    return walk(X, weights, [-b for b in biases])


@forward.misconception("bias after the ReLU")
def bias_outside(X, weights, biases):
    """The biases are added behind the ReLU. There they can't switch a unit on or off any more: they belong into the
    sum."""
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = activations[-1] @ W
        activations.append(b + (sums if i == len(weights) - 1 else relu(sums)))
    return activations


@forward.misconception
def columns(X, weights, biases):
    """The numbers are right, but each sample has become a column. Keep samples in rows all the way."""
    return [array.T for array in walk(X, weights, biases)]


@forward.misconception
def weights_first(X, weights, biases):
    """`W @ x` is the form for samples in columns, the article's form. Here samples are rows: on which side of the
    weights do they stand?"""
    activations = [X]
    for i, (W, b) in enumerate(zip(weights, biases, strict=True)):
        sums = W @ activations[-1] + b
        activations.append(sums if i == len(weights) - 1 else relu(sums))
    return activations


@forward.misconception("another activation", hidden=(np.tanh,))
def no_relus(X, weights, biases, hidden=sigmoid):
    """No hidden output is above 1: the sums went through a sigmoid or a tanh. The task wants ReLUs."""
    return walk(X, weights, biases, hidden=hidden)


@forward.misconception(slope=(0.1, 0.2))
def leaky_relus(X, weights, biases, slope=0.01):
    """Below 0 the hidden layers let a little through. The task wants plain ReLUs: 0 there."""
    return walk(X, weights, biases, hidden=lambda sums: np.maximum(slope * sums, sums))


@forward.misconception
def on_or_off(X, weights, biases):
    """The hidden outputs say only whether a unit is on, 0 or 1. A ReLU lets the sum itself pass."""
    return walk(X, weights, biases, hidden=lambda sums: np.where(sums > 0, 1.0, 0.0))


@forward.misconception
def absolute_values_in_the_hidden_layers(X, weights, biases):
    """Negative sums come back positive. A ReLU gives 0 there."""
    return walk(X, weights, biases, hidden=np.abs)


@forward.misconception
def two_layers_at_most(X, weights, biases):
    """Networks of two layers work. This one has more of them: go through the lists in a loop, however long they
    are."""
    return walk(X, weights[:2], biases[:2])


@forward.misconception("every layer sees the input, and a ReLU behind each")
def every_product_with_the_input_bent(X, weights, biases):
    """Two things: every layer gets `X`, where it should get the output of the one before it; and the scores went
    through a ReLU, too."""
    return [X, *(relu(X @ W + b) for W, b in zip(weights, biases, strict=True))]


@forward.misconception
def probabilities(X, weights, biases):
    """The last entry is probabilities, by a softmax. That is a part of the loss; the network itself ends with the
    scores."""
    return walk(X, weights, biases, last=softmax)
