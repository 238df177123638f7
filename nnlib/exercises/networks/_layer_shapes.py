"""The exercise *layer_shapes*: a network's arrays."""

from itertools import pairwise

import numpy as np

from nnlib.exercises import exercise, same


def same_shapes(expected, got):
    """None where both hold the same shapes, each as a tuple, else a clause."""
    if different := same(expected, got):
        return different
    shapes = [(f"`result[{i}][{j}]`", shape) for i, pair in enumerate(got) for j, shape in enumerate(pair)]
    return next((f"{place} is a list, not a tuple" for place, shape in shapes if isinstance(shape, list)), None)


@exercise(
    task="""Write `layer_shapes(sizes)`. `sizes` lists the inputs, the units of each hidden layer and the outputs, as
    `[3072, 100, 10]`. Return a list with a pair for each layer: the shape of its weights and that of its biases, each
    as a tuple. Samples are rows, so a layer computes `x @ W + b`, with one axis for the biases.""",
    cases=lambda rng: [[1, 1], [2, 3], [3, 4, 2], [3, 4, 4, 1], [5, 2, 2], [3072, 100, 10], [64, 50, 50, 20, 10]],
    edges=lambda rng: [(3, 4, 2)],
    compare=same_shapes,
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
