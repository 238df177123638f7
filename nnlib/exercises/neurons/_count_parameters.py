"""The exercise *count_parameters*: how many parameters they have."""

from nnlib.exercises import exercise


@exercise(
    task="""Write `count_parameters(inputs, outputs)`: how many numbers a linear classifier with so many inputs and
    so many neurons learns, its weights and its biases together. CIFAR-10 has 3072 inputs and 10 neurons.""",
    cases=lambda rng: [(1, 1), (3, 1), (1, 3), (2, 3), (5, 7), (64, 10), (3072, 10), (1_000, 500)],
    hints=[
        "How many numbers does one neuron with 3 inputs learn?",
        "One for each input, and one more that no input goes through. All neurons are alike.",
    ],
    why="Each neuron has one weight for each input and one bias. For CIFAR-10 that is 10 times 3073: 30,730 numbers.",
)
def count_parameters(inputs, outputs):
    """How many numbers a linear classifier with so many inputs and so many neurons learns."""
    return outputs * (inputs + 1)


@count_parameters.misconception("forgot the biases")
def weights_alone(inputs, outputs):
    """These are the weights. Each neuron learns one number more."""
    return inputs * outputs


@count_parameters.misconception("one bias for all")
def a_single_bias(inputs, outputs):
    """With a single bias all neurons would be equally easy to fire. Each has its own. (`*` comes before `+`: are
    parentheses missing?)"""
    return outputs * inputs + 1


@count_parameters.misconception
def a_bias_for_each_input(inputs, outputs):
    """A bias is part of a weighted sum. Is there one sum for each input, or for each neuron?"""
    return inputs * outputs + inputs


@count_parameters.misconception
def biases_for_inputs_and_neurons(inputs, outputs):
    """Neurons have biases, and so have the inputs here. But an input is a number from the data: nothing is added up
    there, and nothing learned."""
    return inputs * outputs + inputs + outputs


@count_parameters.misconception
def biases_at_both_ends(inputs, outputs):
    """Inputs are data: they have neither weights nor biases of their own."""
    return (inputs + 1) * (outputs + 1)


@count_parameters.misconception
def counts_the_neurons(inputs, outputs):
    """This counts inputs and neurons. What is learned sits on the connections between them, and in the biases."""
    return inputs + outputs


@count_parameters.misconception
def adds_where_it_should_multiply(inputs, outputs):
    """Inputs and neurons are added. Every neuron has a weight for *every* input: that is a product."""
    return inputs + outputs + outputs


@count_parameters.misconception
def biases_alone(inputs, outputs):
    """These are the biases. Each neuron also has a weight for every input."""
    return outputs


@count_parameters.misconception
def colors_counted_twice(inputs, outputs):
    """The three colors are counted once more. The 3072 inputs of CIFAR-10 are 32 times 32 pixels in 3 colors; each
    number is one input."""
    return 3 * inputs * outputs + outputs


@count_parameters.misconception
def one_neuron_only(inputs, outputs):
    """This is what one neuron learns. There are `outputs` of them, each with weights and a bias of its own."""
    return inputs + 1


@count_parameters.misconception
def one_weight_for_each_neuron(inputs, outputs):
    """Each neuron is given one weight and one bias. It has a weight for every input."""
    return 2 * outputs


@count_parameters.misconception("CIFAR-10 only")
def those_of_cifar(inputs, outputs):
    """This is the number for CIFAR-10, whatever the arguments are."""
    return 30_730


@count_parameters.misconception
def shapes_for_a_number(inputs, outputs):
    """These are the shapes of the weights and the biases. How many numbers do arrays of these shapes hold together?"""
    return (inputs, outputs), (outputs,)


@count_parameters.misconception
def weights_and_biases_apart(inputs, outputs):
    """Both parts are right. The task wants one number: all that is learned together."""
    return inputs * outputs, outputs
