"""Exercises of notebook 03: networks."""

from itertools import pairwise

import numpy as np

from nnlib.activations import relu, sigmoid, softmax
from nnlib.exercises import collect, exercise

# Their arrays


@exercise(
    task="""Write `layer_shapes(sizes)`. `sizes` lists the inputs, the units of each hidden layer and the outputs, as
    `[3072, 100, 10]`. Return a list with a pair for each layer: the shape of its weights and that of its biases, each
    as a tuple. Samples are rows, so a layer computes `x @ W + b`, with one axis for the biases.""",
    cases=lambda rng: [[1, 1], [2, 3], [3, 4, 2], [3, 4, 4, 1], [5, 2, 2], [3072, 100, 10], [64, 50, 50, 20, 10]],
    edges=lambda rng: [(3, 4, 2)],
    hints=[
        "How many layers have weights in `[3, 4, 2]`? The inputs are data, not a layer.",
        "Each layer stands between two neighbors in `sizes`: what goes in, and what comes out.",
        "`zip(sizes, sizes[1:])` goes through the neighbors.",
    ],
    why="""A layer stands between two neighbors of `sizes`. What goes in is the first axis of its weights, what comes
    out the second, and each unit that comes out has one bias.""",
)
def layer_shapes(sizes):
    """For each layer the shapes of its weights and its biases: a list of pairs; samples are rows."""
    return [((inputs, outputs), (outputs,)) for inputs, outputs in zip(sizes, sizes[1:], strict=False)]


@layer_shapes.misconception("columns")
def weights_for_columns(sizes):
    """These weights fit samples in columns, `W @ x`. In rows the sample stands on the left, and the first axis of the
    weights has to meet its features."""
    return [((b, a), (b,)) for a, b in pairwise(sizes)]


@layer_shapes.misconception
def columns_throughout(sizes):
    """This is the form for samples in columns, as the article writes it: `W @ x + b`, with a column of biases. This
    course keeps samples in rows."""
    return [((b, a), (b, 1)) for a, b in pairwise(sizes)]


@layer_shapes.misconception
def biases_in_a_column(sizes):
    """A column of biases is stretched along the wrong axis when it meets `(N, outputs)`: one bias for each sample,
    where each unit should have one."""
    return [((a, b), (b, 1)) for a, b in pairwise(sizes)]


@layer_shapes.misconception("biases in a row")
def shape_of_a_row_of_biases(sizes):
    """`(1, outputs)` would compute the same. But the row is a second axis that holds nothing; this course keeps biases
    in one axis."""
    return [((a, b), (1, b)) for a, b in pairwise(sizes)]


@layer_shapes.misconception("the bias as a number")
def missing_comma(sizes):
    """The biases' shape is a number here. A shape is a tuple, also with one axis: `(3)` is the number 3, and a tuple of
    one has a comma in it."""
    return [((a, b), b) for a, b in pairwise(sizes)]


@layer_shapes.misconception
def a_bias_for_each_input(sizes):
    """A bias belongs to the unit that adds up, not to what goes into it."""
    return [((a, b), (a,)) for a, b in pairwise(sizes)]


@layer_shapes.misconception
def one_bias_for_the_layer(sizes):
    """With a single bias all units of a layer would be equally easy to switch on. Each has its own."""
    return [((a, b), (1,)) for a, b in pairwise(sizes)]


@layer_shapes.misconception
def forgot_the_output_layer(sizes):
    """The last layer is missing. It has no activation, but it does have weights and biases."""
    return [((a, b), (b,)) for a, b in pairwise(sizes[:-1])]


@layer_shapes.misconception
def the_inputs_as_a_layer(sizes):
    """There is one layer too many, and it joins the outputs to the inputs: in Python index -1 is the last. The inputs
    are data and have no weights."""
    return [((sizes[i - 1], sizes[i]), (sizes[i],)) for i in range(len(sizes))]


@layer_shapes.misconception("every layer sees the input")
def weights_on_the_input(sizes):
    """The first layer is right. The weights of a later one meet the outputs of the layer *before* it, not the inputs
    of the network."""
    return [((sizes[0], size), (size,)) for size in sizes[1:]]


@layer_shapes.misconception("first layer only")
def returned_after_the_first(sizes):
    """Only the first layer is there: does your loop return before it is through?"""
    return [((sizes[0], sizes[1]), (sizes[1],))]


@layer_shapes.misconception
def biases_among_the_weights(sizes):
    """The weights have one row more than there are inputs: room for the biases, by the bias trick. Here the biases have
    an array of their own, which you have too."""
    return [((a + 1, b), (b,)) for a, b in pairwise(sizes)]


@layer_shapes.misconception
def every_other_pair(sizes):
    """The pairs don't overlap: each size was used once. A hidden layer is the outputs of one pair *and* the inputs of
    the next."""
    return [((a, b), (b,)) for a, b in zip(sizes[::2], sizes[1::2], strict=False)]


@layer_shapes.misconception
def from_the_outputs_back(sizes):
    """Each pair is turned: outputs first, and the biases are those of the layer below. Signals go from left to right
    through `sizes`."""
    return [((b, a), (a,)) for a, b in pairwise(sizes)]


@layer_shapes.misconception
def a_layer_skipped(sizes):
    """Each size was paired with the next but one. A layer stands between two *neighbors* of `sizes`."""
    return [((a, b), (b,)) for a, b in zip(sizes, sizes[2:], strict=False)]


@layer_shapes.misconception
def forgot_the_first_layer(sizes):
    """The first layer is missing: it stands between the inputs and the first hidden units, and has weights of its
    own."""
    return [((a, b), (b,)) for a, b in pairwise(sizes[1:])]


@layer_shapes.misconception
def one_step_too_far(sizes):
    """The loop looks for a neighbor behind the last size, and there is none: a list of n sizes has n - 1 pairs of
    neighbors."""
    return [((sizes[i], sizes[i + 1]), (sizes[i + 1],)) for i in range(len(sizes))]


@layer_shapes.misconception("forgot the biases")
def shapes_of_weights(sizes):
    """Each layer learns two arrays. These are the shapes of one of them."""
    return list(pairwise(sizes))


@layer_shapes.misconception
def not_in_pairs(sizes):
    """All shapes are right, one after the other. The task wants a pair for each layer: weights and biases together."""
    return [shape for a, b in pairwise(sizes) for shape in ((a, b), (b,))]


@layer_shapes.misconception
def weights_and_biases_apart(sizes):
    """These are two lists: all weights, all biases. The task wants a pair for each layer. (For one layer a list and
    its entries look much alike.)"""
    return list(pairwise(sizes)), [(size,) for size in sizes[1:]]


@layer_shapes.misconception
def arrays_for_shapes(sizes):
    """The arrays have the right shapes. The task wants the shapes themselves: tuples of numbers."""
    return [(np.zeros((a, b)), np.zeros(b)) for a, b in pairwise(sizes)]


@layer_shapes.misconception
def numbers_for_shapes(sizes):
    """These are counts: how many weights, how many biases. The shape says how they stand, with a length for each
    axis."""
    return [(a * b, b) for a, b in pairwise(sizes)]


# Their size


def weights_between(sizes):
    return sum(a * b for a, b in pairwise(sizes))


@exercise(
    task="""Write `count(sizes)`: how many neurons a network of these sizes has, and how many numbers it learns, weights
    and biases together, as a pair. `sizes` lists the inputs, the units of each hidden layer and the outputs. The inputs
    are data: they are no neurons. The outputs are neurons.""",
    cases=lambda rng: [[1, 1], [3, 1], [2, 3, 1], [3, 4, 2], [3, 4, 4, 1], [3072, 100, 10], [64, 10, 10, 10, 10]],
    edges=lambda rng: [(3, 4, 2)],
    hints=[
        "Draw `[3, 4, 2]`. How many circles add something up? How many lines arrive at each?",
        "A neuron learns one number for each line that arrives, and one more.",
        "So a layer with `a` inputs and `b` neurons learns `(a + 1) * b` numbers. Add up the layers.",
    ],
    why="""Each neuron has a weight for each output of the layer before it, and one bias. The 3072-100-10 network has
    110 neurons, and 3073 times 100 plus 101 times 10 parameters: 308,310.""",
)
def count(sizes):
    """How many neurons a network has, and how many parameters it learns: a pair of numbers."""
    neurons = sum(sizes[1:])
    parameters = sum((inputs + 1) * outputs for inputs, outputs in zip(sizes, sizes[1:], strict=False))
    return neurons, parameters


@count.misconception
def inputs_are_no_neurons(sizes):
    """The parameters are right. But an input adds nothing up and learns nothing: it is a number from the data."""
    return sum(sizes), weights_between(sizes) + sum(sizes[1:])


@count.misconception
def inputs_counted_with_biases(sizes):
    """The inputs are counted as neurons, with biases of their own. But an input adds nothing up and learns nothing: it
    is a number from the data."""
    return sum(sizes), weights_between(sizes) + sum(sizes)


@count.misconception("forgot the biases")
def count_of_weights(sizes):
    """The neurons are right, and these are the weights. Each neuron learns one number more."""
    return sum(sizes[1:]), weights_between(sizes)


@count.misconception
def one_bias_for_each_layer(sizes):
    """The neurons are right. You gave each layer one bias to share; each neuron has its own. (Are parentheses
    missing?)"""
    return sum(sizes[1:]), weights_between(sizes) + len(sizes) - 1


@count.misconception
def one_bias_for_all_layers(sizes):
    """The neurons are right. One bias was added for the whole network; each neuron has its own."""
    return sum(sizes[1:]), weights_between(sizes) + 1


@count.misconception
def biases_for_the_inputs(sizes):
    """The neurons are right. But the inputs have no biases: no sum is formed there."""
    return sum(sizes[1:]), weights_between(sizes) + sum(sizes)


@count.misconception("a bias for each input")
def biases_where_signals_come_from(sizes):
    """The neurons are right. Each layer has as many biases here as it has inputs; a bias belongs to the neuron that
    adds up, not to what goes into it."""
    return sum(sizes[1:]), weights_between(sizes) + sum(sizes[:-1])


@count.misconception
def biases_at_both_ends(sizes):
    """The neurons are right. `(inputs + 1) * (outputs + 1)` has one column too many: the 1 that stands for the bias
    joins the inputs, and nothing joins the outputs."""
    return sum(sizes[1:]), sum((a + 1) * (b + 1) for a, b in pairwise(sizes))


@count.misconception
def hidden_neurons_only(sizes):
    """The parameters are right. The neurons of the output layer count too: each adds up a score."""
    return sum(sizes[1:-1]), weights_between(sizes) + sum(sizes[1:])


@count.misconception("forgot the output layer's biases")
def outputs_without_biases(sizes):
    """The neurons are right. The output layer has no activation, but its neurons have biases."""
    return sum(sizes[1:]), weights_between(sizes) + sum(sizes[1:-1])


@count.misconception
def inputs_counted_and_biases_forgotten(sizes):
    """The inputs are counted as neurons, but they are data. And these are the weights alone: each neuron learns one
    number more."""
    return sum(sizes), weights_between(sizes)


@count.misconception
def hidden_neurons_and_no_biases(sizes):
    """The neurons of the output layer count too. And these are the weights alone: each neuron learns one number
    more."""
    return sum(sizes[1:-1]), weights_between(sizes)


@count.misconception
def inputs_for_outputs(sizes):
    """The parameters are right. The inputs are counted as neurons and the outputs are not; it is the other way
    round."""
    return sum(sizes[:-1]), weights_between(sizes) + sum(sizes[1:])


@count.misconception
def last_weights_left_out(sizes):
    """The neurons are right. The weights into the output layer are missing: does your loop end one pair too early?"""
    return sum(sizes[1:]), weights_between(sizes[:-1]) + sum(sizes[1:])


@count.misconception("every layer sees the input")
def count_on_the_input(sizes):
    """The neurons are right. A layer's weights meet the outputs of the layer *before* it; only the first layer sees the
    inputs."""
    return sum(sizes[1:]), sum((sizes[0] + 1) * size for size in sizes[1:])


@count.misconception("first layer only")
def counted_the_first_layer(sizes):
    """The neurons are right. These are the parameters of the first layer: does your loop return before it is
    through?"""
    return sum(sizes[1:]), (sizes[0] + 1) * sizes[1]


@count.misconception(biases=(0,))
def multiplies_all_layers(sizes, biases=1):
    """The neurons are right. The sizes of all layers were multiplied; weights join two neighbors only, so each pair has
    a product of its own, and these add up."""
    return sum(sizes[1:]), int(np.prod(sizes)) + biases * sum(sizes[1:])


@count.misconception
def last_layer_left_out(sizes):
    """The neurons are right. The parameters of the output layer are missing, its weights and its biases: does your loop
    end one pair too early?"""
    return sum(sizes[1:]), weights_between(sizes[:-1]) + sum(sizes[1:-1])


@count.misconception
def first_layer_left_out(sizes):
    """The neurons are right. The parameters of the first layer are missing: it stands between the inputs and the first
    hidden units."""
    return sum(sizes[1:]), weights_between(sizes[1:]) + sum(sizes[2:])


@count.misconception
def biases_counted_twice(sizes):
    """The neurons are right. Each neuron's bias is counted twice among the parameters."""
    return sum(sizes[1:]), weights_between(sizes) + 2 * sum(sizes[1:])


@count.misconception
def adds_where_it_should_multiply(sizes):
    """The neurons are right. The sizes of two neighbors are added. Every neuron has a weight for *every* output of the
    layer before it: that is a product."""
    return sum(sizes[1:]), sum(a + b for a, b in pairwise(sizes))


@count.misconception
def biases_of_the_outputs_only(sizes):
    """The neurons are right. Only the output layer's biases were added; the hidden neurons have theirs, too."""
    return sum(sizes[1:]), weights_between(sizes) + sizes[-1]


@count.misconception
def neurons_and_parameters_added_up(sizes):
    """Both numbers were added up. The task wants them side by side: a pair."""
    return weights_between(sizes) + 2 * sum(sizes[1:])


@count.misconception(inputs=(1,))
def counts_the_layers(sizes, inputs=0):
    """The parameters are right. The first number counts layers; each of them has as many neurons as its size says."""
    return len(sizes) - 1 + inputs, weights_between(sizes) + sum(sizes[1:])


@count.misconception
def parameters_first(sizes):
    """Both numbers are right. The neurons should come first."""
    return weights_between(sizes) + sum(sizes[1:]), sum(sizes[1:])


@count.misconception
def one_number(sizes):
    """These are the parameters, and they are right. The task wants a pair: the neurons, and the parameters."""
    return weights_between(sizes) + sum(sizes[1:])


# Forward


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


# Backward


def backward_cases(rng):
    yield (np.array([[2.0]]), np.array([[1.0]]), np.array([-0.5]), np.array([[-2.0]]), np.array([0.0]),
           np.array([[-2.0]]))  # fmt: skip
    yield (np.array([[2.0]]), np.array([[1.0]]), np.array([-3.0]), np.array([[-2.0]]), np.array([0.0]),
           np.array([[1.0]]))  # fmt: skip
    yield (np.array([[1.0], [2.0]]), np.array([[3.0]]), np.array([-4.0]), np.array([[5.0]]), np.array([1.0]),
           np.array([[1.0], [-2.0]]))  # fmt: skip
    yield (np.array([[1.0]]), np.array([[2.0]]), np.array([-2.0]), np.array([[3.0]]), np.array([0.0]),
           np.array([[1.0]]))  # fmt: skip
    yield slopes_for(rng, 3, 2, 2, 2)
    yield slopes_for(rng, 4, 3, 5, 2)
    yield slopes_for(rng, 3, 3, 3, 3)
    yield slopes_for(rng, 5, 4, 4, 4)
    yield slopes_for(rng, 7, 4, 8, 3)


def backward_edges(rng):
    yield slopes_for(rng, 0, 3, 4, 2)
    yield tuple(1e60 * array for array in slopes_for(rng, 2, 2, 3, 2))
    yield slopes_for(rng, 6, 4, 8, 3, np.float32)


def slopes_for(rng, N, D, H, C, dtype=np.float64):
    shapes = (N, D), (D, H), (H,), (H, C), (C,), (N, C)
    return tuple(rng.normal(size=shape).astype(dtype) for shape in shapes)


@exercise(
    task="""Write `backward_two_layers(X, W1, b1, W2, b2, dscores)`: the backward pass of
    `scores = relu(X @ W1 + b1) @ W2 + b2`. `dscores`, of the shape of the scores, holds the slope of the loss for
    each score. Return `dW1, db1, dW2, db2`, each of the shape of what it belongs to. Take the ReLU's slope as 0
    at 0. Leave the arguments as they are.""",
    cases=backward_cases,
    edges=backward_edges,
    hints=[
        "Go forward first: you need the sums of the hidden layer and its outputs.",
        "For a product `A @ B` with the slope `dout` behind it: `dB = A.T @ dout` and `dA = dout @ B.T`. The shapes "
        "leave no other way.",
        "A bias is added to every sample's sum, so its slope adds up over the samples.",
        "Where the ReLU is off, nothing passes: multiply by 1 where the sum is above 0, by 0 elsewhere.",
    ],
    why="""Backward goes through the same steps in the opposite order. Each product hands the slope to both its
    factors, each sum hands it on as it is, and the ReLU lets it pass where it let the signal pass.""",
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


def through(mask, X, W1, b1, W2, b2, dscores):
    """The backward pass with another slope of the ReLU."""
    sums = X @ W1 + b1
    dsums = dscores @ W2.T * mask(sums)
    return X.T @ dsums, dsums.sum(axis=0), relu(sums).T @ dscores, dscores.sum(axis=0)


def with_biases(add_up, X, W1, b1, W2, b2, dscores):
    """The backward pass with other slopes of the biases."""
    dW1, _, dW2, _ = backward_two_layers.answer(X, W1, b1, W2, b2, dscores)
    dsums = dscores @ W2.T * (X @ W1 + b1 > 0)
    return dW1, add_up(dsums), dW2, add_up(dscores)


@backward_two_layers.misconception("forgot the ReLU mask")
def no_mask(*arrays):
    """The second layer is right. But slopes pass through hidden units that are off: for such a sample they did not
    change the scores, so no blame can reach their weights."""
    return through(np.ones_like, *arrays)


@backward_two_layers.misconception
def lets_slopes_pass_at_0(*arrays):
    """Nearly right: only a sum of exactly 0 is treated otherwise. Take the slope there as 0, as the ReLU is off."""
    return through(lambda sums: sums >= 0, *arrays)


@backward_two_layers.misconception(is_off=(np.less_equal,))
def mask_the_wrong_way_round(*arrays, is_off=np.less):
    """The slopes pass where the hidden unit is off, and are stopped where it is on. It is the other way round."""
    return through(lambda sums: is_off(sums, 0), *arrays)


@backward_two_layers.misconception(slope=(0.1, 0.2))
def slope_of_a_leaky_relu(*arrays, slope=0.01):
    """Where a hidden unit is off, a little of the slope passes: that is the leaky ReLU's. The plain one lets nothing
    through."""
    return through(lambda sums: np.where(sums > 0, 1, slope), *arrays)


@backward_two_layers.misconception(strength=(0.001, 0.1, 1, 0.005))
def a_penalty_on_the_weights(X, W1, b1, W2, b2, dscores, strength=0.01):
    """A share of the weights is added to their slopes, as for a penalty on large weights. `dscores` comes from the loss
    alone, and so should these slopes."""
    dW1, db1, dW2, db2 = backward_two_layers.answer(X, W1, b1, W2, b2, dscores)
    return dW1 + strength * W1, db1, dW2 + strength * W2, db2


@backward_two_layers.misconception
def multiplies_by_the_output(*arrays):
    """Slopes are multiplied by the ReLU's *output*. Its slope is wanted: 1 where it is on, however far."""
    return through(relu, *arrays)


@backward_two_layers.misconception
def a_network_of_sigmoids(X, W1, b1, W2, b2, dscores):
    """This is right for a hidden layer of sigmoids, forward and backward. This network has ReLUs there."""
    hidden = sigmoid(X @ W1 + b1)
    dsums = dscores @ W2.T * hidden * (1 - hidden)
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@backward_two_layers.misconception
def biases_forgotten(*arrays):
    """The slopes of the weights come back alone. The biases learn as well, and have slopes of their own."""
    dW1, _, dW2, _ = backward_two_layers.answer(*arrays)
    return dW1, dW2


@backward_two_layers.misconception
def slopes_of_the_first_sample(*arrays):
    """The weights are right. The slopes of the biases are those of the first sample alone; they add up over all of
    them."""
    return with_biases(lambda d: d[0], *arrays)


@backward_two_layers.misconception("the learned arrays")
def one_step_taken(X, W1, b1, W2, b2, dscores):
    """These are the weights and biases after a step, the old ones less the slopes. The task wants the slopes
    themselves."""
    slopes = backward_two_layers.answer(X, W1, b1, W2, b2, dscores)
    return tuple(array - slope for array, slope in zip((W1, b1, W2, b2), slopes, strict=True))


@backward_two_layers.misconception("a sigmoid's slope")
def slope_of_a_sigmoid(*arrays):
    """`h * (1 - h)` is the slope of a sigmoid. Behind the hidden layer stands a ReLU: its slope is 1 or 0."""
    return through(lambda sums: relu(sums) * (1 - relu(sums)), *arrays)


@backward_two_layers.misconception("a tanh's slope")
def slope_of_a_tanh(*arrays):
    """`1 - h**2` is the slope of a tanh. Behind the hidden layer stands a ReLU: its slope is 1 or 0."""
    return through(lambda sums: 1 - relu(sums) ** 2, *arrays)


@backward_two_layers.misconception
def mask_from_the_slopes(X, W1, b1, W2, b2, dscores):
    """Slopes are cut where they themselves are negative. What stops a slope is that the unit was off: ask the hidden
    *sums*, from the way forward."""
    hidden, dsums = relu(X @ W1 + b1), relu(dscores @ W2.T)
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@backward_two_layers.misconception
def no_mask_for_the_biases(X, W1, b1, W2, b2, dscores):
    """The weights are right. The slopes of the first biases were added up before those of silent units were taken out:
    the ReLU comes between a bias and the scores, too."""
    dW1, _, dW2, db2 = backward_two_layers.answer(X, W1, b1, W2, b2, dscores)
    return dW1, (dscores @ W2.T).sum(axis=0), dW2, db2


@backward_two_layers.misconception
def masks_the_scores(X, W1, b1, W2, b2, dscores):
    """The slopes of negative scores are thrown away, as if a ReLU stood behind the scores. It stands behind the hidden
    layer only."""
    scores = relu(X @ W1 + b1) @ W2 + b2
    return backward_two_layers.answer(X, W1, b1, W2, b2, dscores * (scores > 0))


@backward_two_layers.misconception
def forgot_the_first_biases(X, W1, b1, W2, b2, dscores):
    """The way forward lacks `b1`, so other units are on and off than in the network."""
    return backward_two_layers.answer(X, W1, 0 * b1, W2, b2, dscores)


@backward_two_layers.misconception
def mean_over_the_samples(X, W1, b1, W2, b2, dscores):
    """One sample works. With N, your slopes are N times too small: when a loss is a mean over the samples, the division
    is already in `dscores`."""
    return backward_two_layers.answer(X, W1, b1, W2, b2, dscores / max(1, len(X)))


@backward_two_layers.misconception
def mean_for_the_biases(*arrays):
    """The weights are right. For the biases you take a mean over the samples where the weights have a sum: a bias is a
    weight whose input is always 1."""
    return with_biases(lambda d: d.sum(axis=0) / max(1, len(d)), *arrays)


@backward_two_layers.misconception
def one_bias_for_each_sample(*arrays):
    """The weights are right. The slopes of the biases should be added up over the samples; they are added up over the
    units."""
    return with_biases(lambda d: d.sum(axis=1), *arrays)


@backward_two_layers.misconception
def one_number_for_each_bias(*arrays):
    """The weights are right. Without an axis the slopes of all biases end in one number; each bias has its own."""
    return with_biases(np.sum, *arrays)


@backward_two_layers.misconception
def biases_in_a_row(*arrays):
    """The numbers are right. The slopes of the biases stand in a row, `(1, H)` and `(1, C)`; give them the shape of the
    biases."""
    return with_biases(lambda d: d.sum(axis=0, keepdims=True), *arrays)


@backward_two_layers.misconception
def forgot_to_add_up_for_the_biases(*arrays):
    """The weights are right. For the biases a slope is left for every sample: they share one bias, so the slopes add
    up."""
    return with_biases(lambda d: d, *arrays)


@backward_two_layers.misconception(turned=["first", "second"])
def transposed_results(*arrays, turned="first and second"):
    """The numbers are right, but each slope should stand where its weight stands: same shape, same place."""
    dW1, db1, dW2, db2 = backward_two_layers.answer(*arrays)
    return dW1.T if "first" in turned else dW1, db1, dW2.T if "second" in turned else dW2, db2


@backward_two_layers.misconception
def transpose_missing_on_the_way_back(X, W1, b1, W2, b2, dscores):
    """One unit and one score work. On the way back through `W2` the scores' axis has to meet the scores: with as many
    scores as hidden units, `W2` as it stands fits too, and gives other numbers."""
    sums = X @ W1 + b1
    dsums = dscores @ W2 * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), relu(sums).T @ dscores, dscores.sum(axis=0)


@backward_two_layers.misconception
def slopes_in_place_of_weights(X, W1, b1, W2, b2, dscores):
    """The second layer is right. On the way back the slopes of the scores met `dW2`; they go back through the weights
    themselves, `W2`."""
    sums = X @ W1 + b1
    dW2 = relu(sums).T @ dscores
    dsums = dscores @ dW2.T * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), dW2, dscores.sum(axis=0)


@backward_two_layers.misconception
def sums_in_place_of_outputs(X, W1, b1, W2, b2, dscores):
    """The second layer's weights multiplied the hidden *outputs*, after the ReLU. You take the sums before it."""
    dW1, db1, _, db2 = backward_two_layers.answer(X, W1, b1, W2, b2, dscores)
    return dW1, db1, (X @ W1 + b1).T @ dscores, db2


@backward_two_layers.misconception
def second_layer_first(*arrays):
    """The slopes are right. They come back in the order in which they are found; the task wants the first layer's
    first."""
    dW1, db1, dW2, db2 = backward_two_layers.answer(*arrays)
    return dW2, db2, dW1, db1


@backward_two_layers.misconception
def weights_before_biases(*arrays):
    """The slopes are right. Both weights come before both biases; the task wants layer by layer: `dW1, db1, dW2,
    db2`."""
    dW1, db1, dW2, db2 = backward_two_layers.answer(*arrays)
    return dW1, dW2, db1, db2


@backward_two_layers.misconception("the steps, not the slopes")
def steps(X, W1, b1, W2, b2, dscores):
    """All signs are turned: this is the way a step goes. A slope says which way the loss *rises*; the step turns the
    sign."""
    return backward_two_layers.answer(X, W1, b1, W2, b2, -dscores)


EXERCISES, progress = collect(globals())
