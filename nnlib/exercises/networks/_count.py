"""The exercise *count*: a network's size."""

from itertools import pairwise

import numpy as np

from nnlib.exercises import exercise


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
