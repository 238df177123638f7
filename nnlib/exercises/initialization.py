"""Exercises of notebook 05: initialization."""

from functools import partial

import numpy as np

from nnlib import initialization as library
from nnlib.exercises import collect, exercise, same, same_draws
from nnlib.networks import mlp

# Symmetry


def six_starts(seed=0):
    """Six starts of a network with 20 hidden tanh units, by name: in which do the units become different?"""
    rng = np.random.default_rng(seed)
    inits = {
        "random": library.normal(0.1), "all zeros": library.zeros, "all 0.1": library.constant(0.1),
        "zeros behind": library.normal(0.1), "random biases": library.zeros, "copies": library.constant(0.1),
    }  # fmt: skip
    networks = {name: mlp([64, 20, 10], "tanh", init=init, seed=seed) for name, init in inits.items()}
    networks["zeros behind"].layers[2].parameters["weight"][...] = 0
    networks["random biases"].layers[0].parameters["bias"][...] = rng.normal(size=20)
    networks["copies"].layers[0].parameters["weight"][...] = 0.1 * rng.normal(size=(64, 1))
    return networks


@exercise(
    task="""Six starts of a network with one hidden layer of tanh units; the biases are 0 unless told:

    - *random*: small random weights;
    - *all zeros*, *all 0.1*: every weight that number;
    - *zeros behind*: random weights into the hidden units, zeros out of them;
    - *random biases*: every weight 0, the hidden units' biases random;
    - *copies*: all hidden units have the same random weights, and 0.1 to each output.

    Which start breaks the symmetry, so that after a few steps of training the hidden units differ, and which keeps it?
    Replace each `...` by `"breaks"` or `"keeps"`. `exercises.six_starts(seed)` gives you the six networks to try.""",
    choices=["breaks", "keeps"],
    hints=[
        "Two hidden units stay twins if both the weights into them and the weights out of them are the same.",
        "A start may need more than one step. With zero weights out of it a hidden unit receives no gradient, but the "
        "weights out of it do: what multiplies them?",
        "`exercises.six_starts(seed)` gives you the six networks. Train them for a few steps and look.",
    ],
    why="""Twins need the same weights in and the same weights out; then they receive the same gradient and remain
    twins. Any difference, in or out or in the bias, is enough to tell them apart after a step or two.""",
)
def symmetry():
    return {
        "random": "breaks", "all zeros": "keeps", "all 0.1": "keeps", "zeros behind": "breaks",
        "random biases": "breaks", "copies": "keeps",
    }  # fmt: skip


@symmetry.misconception
def the_other_way_round():
    """Every one of the six is the other way round. `"breaks"` is the good news: the units become different."""
    return {name: {"breaks": "keeps", "keeps": "breaks"}[word] for name, word in symmetry.answer().items()}


@symmetry.misconception
def every_start_breaks_it():
    """*all zeros*, *all 0.1* and *copies* give all hidden units the same weights in and the same weights out: what
    could ever tell them apart?"""
    return dict.fromkeys(symmetry.answer(), "breaks")


@symmetry.misconception
def every_start_keeps_it():
    """With *random*, *zeros behind* and *random biases* the hidden units give different outputs from the beginning.
    What does that do to the weights out of them?"""
    return dict.fromkeys(symmetry.answer(), "keeps")


@symmetry.misconception
def random_is_enough():
    """The copies' weights are random, but they are the same in all of them. What counts is that the units differ from
    *each other*: these get the same inputs, the same sums and the same gradients."""
    return symmetry.answer() | {"copies": "breaks"}


@symmetry.misconception
def only_zero_is_bad():
    """With 0.1 everywhere the units do receive a gradient, unlike with 0. But they all receive the same one."""
    return symmetry.answer() | {"all 0.1": "breaks"}


@symmetry.misconception
def all_zeros_can_break_it():
    """A tanh of 0 is 0. So the weights out of the units are multiplied by 0, the units receive 0 through them, and only
    the biases of the outputs ever move."""
    return symmetry.answer() | {"all zeros": "breaks"}


@symmetry.misconception
def zero_biases_keep_it():
    """In the random start the biases are the same everywhere, but the weights are not, and one difference is enough.
    That is why biases may start at 0."""
    return symmetry.answer() | {"random": "keeps"}


@symmetry.misconception
def zeros_anywhere_keep_it():
    """*zeros behind* and *random biases* hold many zeros, and no gradient reaches the hidden units in the first step.
    But their outputs differ, so the weights out of them move by different amounts: from then on they are no twins."""
    return symmetry.answer() | {"zeros behind": "keeps", "random biases": "keeps"}


@symmetry.misconception
def a_zero_layer_keeps_it():
    """The zero weights of *zeros behind* stop the gradient for one step. But the hidden units give different outputs,
    so the weights out of them move by different amounts, and from then on the units receive different gradients."""
    return symmetry.answer() | {"zeros behind": "keeps"}


@symmetry.misconception
def biases_do_not_count():
    """A random bias gives each unit another output, if the same for every sample. That is enough to move the weights
    out of the units by different amounts."""
    return symmetry.answer() | {"random biases": "keeps"}


# Random weights


def layers(rng):
    for seed, (inputs, outputs) in enumerate([(5, 4), (4, 7), (20, 200), (200, 20), (50, 50), (1, 4000), (1, 1)]):
        yield inputs, outputs, np.random.default_rng(seed)


@exercise(
    task="""Write `xavier(inputs, outputs, rng)`: Gaussian (normally distributed) weights of shape `(inputs, outputs)`
    with which a weighted sum spreads as much as one input does, if the inputs are independent and centered. Draw all of
    them from `rng`, a `numpy.random.Generator`; another order of the draws is right, too.""",
    cases=layers,
    compare=same_draws,
    draws=True,
    time_limit=10,
    hints=[
        "A sum of n independent terms has n times the variance of one. How many terms has a weighted sum?",
        "The variance of the weights should make up for that factor. The spread, the standard deviation, is the root "
        "of the variance.",
        "`rng.standard_normal(shape)` draws numbers of spread 1.",
    ],
    why="""Each weighted sum has `inputs` terms, so its variance is `inputs` times the variance of one term. Weights of
    variance `1 / inputs` make up for that; their standard deviation is its root.""",
)
def xavier(inputs, outputs, rng):
    """Gaussian weights (inputs, outputs) that keep the spread of a signal; rng is a NumPy Generator."""
    return rng.standard_normal((inputs, outputs)) / np.sqrt(inputs)


@xavier.misconception("fan-out")
def xavier_by_outputs(inputs, outputs, rng):
    """The spread is taken from the number of *outputs*. But a weighted sum has one term for each input, however many
    other units there are beside it."""
    return rng.standard_normal((inputs, outputs)) / np.sqrt(outputs)


@xavier.misconception("both fans", factor=(1,))
def xavier_by_both(inputs, outputs, rng, factor=2):
    """The spread is taken from inputs and outputs together, as Glorot and Bengio do for a compromise between the signal
    and its gradient. But a weighted sum has `inputs` terms: this doesn't keep the spread of the signal."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(factor / (inputs + outputs))


@xavier.misconception("Glorot's uniform")
def xavier_by_both_uniform(inputs, outputs, rng):
    """This is Glorot's uniform start: a compromise between the signal and its gradient. The task asks for Gaussian
    weights, and for a spread that depends on the inputs alone."""
    return rng.uniform(-1, 1, (inputs, outputs)) * np.sqrt(6 / (inputs + outputs))


@xavier.misconception
def all_weights_counted(inputs, outputs, rng):
    """The root of the number of all weights was divided by, `inputs * outputs`. One weighted sum has `inputs` terms."""
    return rng.standard_normal((inputs, outputs)) / np.sqrt(inputs * outputs)


@xavier.misconception("variance for standard deviation")
def xavier_without_root(inputs, outputs, rng):
    """`1 / inputs` is what the *variance* should be. Numbers drawn with spread 1 are multiplied by a standard
    deviation, and `rng.normal` takes one, too."""
    return rng.standard_normal((inputs, outputs)) / inputs


@xavier.misconception
def half_of_the_power(inputs, outputs, rng):
    """The weights are divided by `2 * inputs`. In Python `n**1 / 2` is half of n: the power comes before the division.
    The root is `n**0.5`, or `n ** (1 / 2)`."""
    return rng.standard_normal((inputs, outputs)) / inputs**1 / 2


@xavier.misconception("He's factor")
def xavier_as_he(inputs, outputs, rng):
    """The 2 makes up for the half that a ReLU switches off. Here there is no activation: the weighted sum itself should
    keep the spread."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)


@xavier.misconception("the other way round")
def multiplied_by_the_root(inputs, outputs, rng):
    """The more inputs, the larger these weights; but more terms should make each of them smaller."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(inputs)


@xavier.misconception("unscaled")
def xavier_unscaled(inputs, outputs, rng):
    """The weights have spread 1, whatever the number of inputs. The more terms a sum has, the wider it spreads: each
    term has to become smaller."""
    return rng.standard_normal((inputs, outputs))


@xavier.misconception("0.01 for every layer")
def xavier_fixed(inputs, outputs, rng):
    """The weights have spread 0.01, whatever the number of inputs: right for 10,000 of them. The spread has to follow
    from `inputs`."""
    return 0.01 * rng.standard_normal((inputs, outputs))


@xavier.misconception("uniform")
def xavier_uniform(inputs, outputs, rng):
    """The spread is that of Xavier's start, from a uniform distribution. That works as well in practice; here the task
    asks for Gaussian weights."""
    return rng.uniform(-1, 1, (inputs, outputs)) * np.sqrt(3 / inputs)


@xavier.misconception
def uniform_between_the_roots(inputs, outputs, rng):
    """These are uniform between plus and minus one over the root, as PyTorch's `Linear` begins. The spread of numbers
    between -1 and 1 is not 1 but the root of a third; and the task asks for Gaussian weights."""
    return rng.uniform(-1, 1, (inputs, outputs)) / np.sqrt(inputs)


@xavier.misconception("spread for the mean")
def xavier_around_the_spread(inputs, outputs, rng):
    """The spread was given as the *mean*: the first number that `rng.normal` takes is where the weights lie, the second
    how far they spread."""
    return rng.normal(1 / np.sqrt(inputs), 1.0, (inputs, outputs))


@xavier.misconception("signs lost")
def xavier_without_signs(inputs, outputs, rng):
    """No weight is negative: they lost their signs. Then all units rise and fall together; a Gaussian has as many
    negative numbers as positive ones."""
    return np.abs(rng.standard_normal((inputs, outputs))) / np.sqrt(inputs)


@xavier.misconception("all positive")
def xavier_positive(inputs, outputs, rng):
    """`rng.random` draws from 0 to 1, so every weight is positive. Then all units rise and fall together."""
    return rng.random((inputs, outputs)) / np.sqrt(inputs)


@xavier.misconception(centered=(True,))
def spread_forced(inputs, outputs, rng, centered=False):
    """The numbers were divided by their own spread, so it is exactly the one wanted. Gaussian weights have it on
    average; and of a single weight the spread is 0."""
    weights = rng.standard_normal((inputs, outputs))
    with np.errstate(all="ignore"):
        return (weights - centered * weights.mean()) / weights.std() / np.sqrt(inputs)


@xavier.misconception("one size only")
def xavier_of_one_unit(inputs, outputs, rng):
    """As in the article's line, these are n numbers in a row, the weights of *one* unit. A layer needs a
    column of them for each of its units."""
    return rng.standard_normal(inputs) / np.sqrt(inputs)


@xavier.misconception("copies")
def xavier_copies(inputs, outputs, rng):
    """The weights of one unit were drawn and given to all of them. Units that start alike stay alike: draw every
    weight."""
    return np.repeat(rng.standard_normal((inputs, 1)) / np.sqrt(inputs), outputs, axis=1)


@xavier.misconception("transposed")
def xavier_turned(inputs, outputs, rng):
    """The spread is right, the shape is that of the column form `W @ x`. This course writes `X @ W`: a row for each
    input, a column for each unit."""
    return rng.standard_normal((outputs, inputs)) / np.sqrt(inputs)


@xavier.misconception("a generator of its own")
def xavier_of_its_own(inputs, outputs, rng):
    """Good weights, but not drawn from `rng`: the same seed no longer gives the same network, and no run can be
    repeated."""
    return np.random.default_rng().standard_normal((inputs, outputs)) / np.sqrt(inputs)


@xavier.misconception("a fixed seed")
def xavier_of_one_seed(inputs, outputs, rng):
    """Good weights, but always the same ones: the generator is made anew with a seed of its own, and `rng` is not
    asked. Two networks with different seeds would start alike."""
    return np.random.default_rng(0).standard_normal((inputs, outputs)) / np.sqrt(inputs)


@xavier.misconception("the global generator")
def xavier_of_np_random(inputs, outputs, rng):
    """Good weights, but from the global generator, which any other code may use in between. Draw them from `rng`: then
    its seed alone decides."""
    return np.random.randn(inputs, outputs) / np.sqrt(inputs)


@exercise(
    task="""Write `he(inputs, outputs, rng)`: Gaussian (normally distributed) weights of shape `(inputs, outputs)` for a
    network of ReLUs, so that the signal (the mean square of the sums) keeps its size from layer to layer. The inputs of
    the layer come from ReLUs. Draw all weights from `rng`, a `numpy.random.Generator`; another order of the draws is
    right, too.""",
    cases=layers,
    compare=same_draws,
    draws=True,
    time_limit=10,
    hints=[
        "A ReLU sets half of the sums to 0. What is left of their mean square?",
        "Xavier's variance, `1 / inputs`, makes up for the number of terms. By which factor should it be larger now?",
        "The factor belongs to the variance; you multiply by a standard deviation.",
    ],
    why="""A ReLU keeps half of the mean square of centered sums. Weights of variance `2 / inputs` give the next sums
    that half back. What counts is the fan-in: the terms of one sum.""",
)
def he(inputs, outputs, rng):
    """Gaussian weights (inputs, outputs) for inputs that come from ReLUs; rng is a NumPy Generator."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)


@he.misconception("fan-out")
def he_by_outputs(inputs, outputs, rng):
    """The spread is taken from the size of the layer itself, its *outputs*, as the article's
    `he_initialization(layer_size)` invites you to do. A weighted sum has one term for each input."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / outputs)


@he.misconception("both fans")
def he_by_both(inputs, outputs, rng):
    """A compromise between the signal and its gradient. But where inputs and outputs differ in number, it doesn't keep
    the size of the signal."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(4 / (inputs + outputs))


@he.misconception("Glorot's")
def he_as_glorot(inputs, outputs, rng):
    """This is Glorot and Bengio's start, made for a tanh: its 2 belongs to the mean of inputs and outputs. The half
    that a ReLU switches off is not made up for."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / (inputs + outputs))


@he.misconception
def no_factor(inputs, outputs, rng):
    """This is Xavier's start. A ReLU lets only half of the mean square through, and ten layers of halves leave a
    thousandth."""
    return rng.standard_normal((inputs, outputs)) / np.sqrt(inputs)


@he.misconception
def factor_outside_the_root(inputs, outputs, rng):
    """The 2 belongs to the variance, so its root belongs to the spread. Like this the mean square doubles with every
    layer."""
    return rng.standard_normal((inputs, outputs)) * 2 / np.sqrt(inputs)


@he.misconception("root of the 2 alone")
def root_of_the_factor(inputs, outputs, rng):
    """The root was taken of the 2 and not of `inputs`: parentheses are missing. The standard deviation is the root of
    the whole fraction."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2) / inputs


@he.misconception("variance for standard deviation")
def he_without_root(inputs, outputs, rng):
    """`2 / inputs` is what the *variance* should be. Numbers drawn with spread 1 are multiplied by a standard
    deviation, and `rng.normal` takes one, too."""
    return rng.standard_normal((inputs, outputs)) * 2 / inputs


@he.misconception
def factor_upside_down(inputs, outputs, rng):
    """Half of the signal is lost in a ReLU, so the weights have to be larger than Xavier's, not smaller."""
    return rng.standard_normal((inputs, outputs)) / np.sqrt(2 * inputs)


@he.misconception("the other way round", factor=(0.5,))
def he_multiplied(inputs, outputs, rng, factor=2):
    """The more inputs, the larger these weights; but more terms should make each of them smaller."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(factor * inputs)


@he.misconception("all weights counted")
def he_by_all_weights(inputs, outputs, rng):
    """The number of all weights was divided by, `inputs * outputs`. One weighted sum has `inputs` terms."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / (inputs * outputs))


@he.misconception("spread for the mean")
def he_around_the_spread(inputs, outputs, rng):
    """The spread was given as the *mean*: the first number that `rng.normal` takes is where the weights lie, the second
    how far they spread."""
    return rng.normal(np.sqrt(2 / inputs), 1.0, (inputs, outputs))


@he.misconception("half of them cut off")
def he_without_negatives(inputs, outputs, rng):
    """Half of the weights are 0 and none is negative: they went through a ReLU themselves. The ReLU is for the sums;
    weights may have either sign."""
    return np.maximum(0, rng.standard_normal((inputs, outputs))) * np.sqrt(2 / inputs)


@he.misconception
def the_6_of_the_uniform_form(inputs, outputs, rng):
    """The root of 6 over n is the *bound* of a uniform distribution with He's spread. Gaussian weights have the spread
    itself: the root of 2 over n."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(6 / inputs)


@he.misconception("unscaled")
def he_unscaled(inputs, outputs, rng):
    """The weights have spread 1, whatever the number of inputs. The more terms a sum has, the wider it spreads: in a
    few layers the signal explodes."""
    return rng.standard_normal((inputs, outputs))


@he.misconception("0.01 for every layer")
def he_fixed(inputs, outputs, rng):
    """The weights have spread 0.01, whatever the number of inputs: in a few layers the signal fades. The spread has to
    follow from `inputs`."""
    return 0.01 * rng.standard_normal((inputs, outputs))


@he.misconception("uniform")
def he_uniform(inputs, outputs, rng):
    """The spread is that of He's start, from a uniform distribution. That works as well in practice, as Keras's
    `he_uniform`; here the task asks for Gaussian weights."""
    return rng.uniform(-1, 1, (inputs, outputs)) * np.sqrt(6 / inputs)


@he.misconception("signs lost")
def he_without_signs(inputs, outputs, rng):
    """No weight is negative: they lost their signs. Then no ReLU behind a ReLU is ever off; a Gaussian has as many
    negative numbers as positive ones."""
    return np.abs(rng.standard_normal((inputs, outputs))) * np.sqrt(2 / inputs)


@he.misconception("all positive")
def he_positive(inputs, outputs, rng):
    """`rng.random` draws from 0 to 1, so every weight is positive. Then no ReLU behind a ReLU is ever off, and all
    units rise and fall together."""
    return rng.random((inputs, outputs)) * np.sqrt(2 / inputs)


@he.misconception("one size only")
def he_of_one_unit(inputs, outputs, rng):
    """As in the article's line, these are n numbers in a row, the weights of *one* unit. A layer needs a
    column of them for each of its units."""
    return rng.standard_normal(inputs) * np.sqrt(2 / inputs)


@he.misconception("copies")
def he_copies(inputs, outputs, rng):
    """The weights of one unit were drawn and given to all of them. Units that start alike stay alike: draw every
    weight."""
    return np.repeat(rng.standard_normal((inputs, 1)) * np.sqrt(2 / inputs), outputs, axis=1)


@he.misconception("transposed")
def he_turned(inputs, outputs, rng):
    """The spread is right, the shape is that of the column form `W @ x`. This course writes `X @ W`: a row for each
    input, a column for each unit."""
    return rng.standard_normal((outputs, inputs)) * np.sqrt(2 / inputs)


@he.misconception("a generator of its own")
def he_of_its_own(inputs, outputs, rng):
    """Good weights, but not drawn from `rng`: the same seed no longer gives the same network, and no run can be
    repeated."""
    return np.random.default_rng().standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)


@he.misconception("a fixed seed")
def he_of_one_seed(inputs, outputs, rng):
    """Good weights, but always the same ones: the generator is made anew with a seed of its own, and `rng` is not
    asked. Two networks with different seeds would start alike."""
    return np.random.default_rng(0).standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)


@he.misconception("the global generator")
def he_of_np_random(inputs, outputs, rng):
    """Good weights, but from the global generator, which any other code may use in between. Draw them from `rng`: then
    its seed alone decides."""
    return np.random.randn(inputs, outputs) * np.sqrt(2 / inputs)


# Which start had it?


def wrong_fan(shape, rng, dtype):
    return library.he()(shape[::-1], rng, dtype).T  # as if outputs were inputs


def copies(shape, rng, dtype):
    """The same weights for all units of a layer, with Xavier's spread, and with the sum 1: then layers of twins go on
    as those of different units do."""
    one = rng.normal(size=(shape[0], 1))
    one -= one.mean()
    return np.broadcast_to(1 / len(one) + one * np.sqrt((1 - 1 / len(one)) / np.sum(one**2)), shape).astype(dtype)


INITS = {
    "0.05": library.normal(0.05), "1.0": library.normal(1.0), "xavier": "xavier", "he": "he", "wrong fan": wrong_fan,
    "copies": copies,
}  # fmt: skip


def six_networks(seed=0):
    """What six networks make of 300 samples of 100 inputs: for each letter the outputs of its six hidden layers.

    The layers have 400 and 100 units in turn: tanh units in A, C and E, ReLUs in B, D and F. Each output is an array
    (samples, units).
    """
    X = np.random.default_rng([seed, 1]).normal(size=(300, 100))
    sizes, outputs = [100, *[400, 100] * 3, 10], {}
    for letter, start in choose_init.answer().items():
        network = mlp(sizes, "tanh" if letter in "ACE" else "relu", init=INITS[start], seed=seed)
        outputs[letter] = network.activations(X)[1:-1:2]
    return outputs


@exercise(
    task="""Six networks with 100 inputs and six hidden layers of 400 and 100 units in turn: A, C and E of tanh units,
    B, D and F of ReLUs. All biases are 0. `exercises.six_networks(seed)` gives what each layer makes of 300 samples
    whose inputs have spread 1. Which start had each network? Find out from the outputs; the words are

    - `"0.05"`, `"1.0"`: all weights with that standard deviation;
    - `"xavier"`, `"he"`: as you wrote them;
    - `"wrong fan"`: He's formula with the number of outputs in the place of that of inputs;
    - `"copies"`: all units of a layer have the same weights.

    A word may be used more than once, or not at all.""",
    choices=list(INITS),
    hints=[
        "By which factor does a layer change the spread of what it gets? For a ReLU the lines of variance say: the "
        "root of n / 2, times the spread of the weights. Predict it for each word, with 100 inputs and with 400.",
        "Which starts have one factor in *every* layer, and which another one where n is another? Only one of them "
        "gives back in the next layer what it took in the last.",
        "A wide spread is not yet health: where do a tanh's outputs lie? And two networks have nearly the same "
        "spreads all the way. A spread is taken over all outputs of a layer: do its units differ from each other?",
    ],
    why="""A: outputs at -1 and 1 in every layer, so the sums are far too large. B: down by half into 400 units and up
    by 2 into 100, the root of inputs over outputs, and level on the whole. C: nearly the spreads of E, but all units of
    a layer give the same. D: a factor of 0.7 in every layer, whatever n: the root of one half, which He's factor would
    give back. E: a tanh that flattens a little, in every layer alike. F: 0.7 from 400 inputs and 0.35 from 100: these
    weights do not know their n.""",
)
def choose_init():
    return {"A": "1.0", "B": "wrong fan", "C": "copies", "D": "xavier", "E": "xavier", "F": "0.05"}


@choose_init.misconception(start=("he", "copies"))
def a_wide_spread_taken_for_health(start="xavier"):
    """A's spread is near 1 in every layer, and that is the most a tanh can have: its outputs sit at -1 and 1. A sum of
    spread 1 gives a tanh of spread 0.63. How large must A's sums be?"""
    return choose_init.answer() | {"A": start}


@choose_init.misconception("too large taken for too small")
def large_sums_for_small_ones():
    """With weights of 0.05, A's first sums would have a spread of 0.5, and its outputs less. They lie at -1 and 1."""
    return choose_init.answer() | {"A": "0.05"}


@choose_init.misconception("huge sums taken for the wrong fan")
def outputs_counted_in_a():
    """The wrong fan would make A's sums smaller where layers become wider: 100 inputs, 400 outputs. They are huge in
    every layer."""
    return choose_init.answer() | {"A": "wrong fan"}


@choose_init.misconception(start=("xavier",))
def up_and_down_taken_for_level(start="he"):
    """B is as strong in layer 6 as in layer 2. But from layer to layer it goes up and down, by 2, with the widths. A
    start that divides by its own number of inputs has the same factor in every layer, whatever the widths."""
    return choose_init.answer() | {"B": start}


@choose_init.misconception("the outputs' number taken for a fixed one", start=("1.0",))
def outputs_for_fixed(start="0.05"):
    """B's factors do depend on the widths. But weights of a fixed spread have the same sign of error everywhere: they
    shrink a signal, or blow it up, on the whole. In B what one layer takes, the next gives back."""
    return choose_init.answer() | {"B": start}


@choose_init.misconception
def copies_in_the_wrong_place():
    """E's spreads are nearly those of C. But in one of the two every unit of a layer gives the same output, and in E
    they all differ: look at the columns of `six["E"][0]`."""
    return choose_init.answer() | {"E": "copies"}


@choose_init.misconception(start=("0.05", "he", "wrong fan", "1.0"))
def the_spread_alone(start="xavier"):
    """C's spreads look healthy. They are taken over all outputs of a layer, samples and units together. Now look along
    one row: how much do the units of a layer differ from each other?"""
    return choose_init.answer() | {"C": start}


@choose_init.misconception(network=("D", "F"))
def different_units_taken_for_copies(network="B"):
    """In one network that you take for copies the units of a layer differ: look along one row of its first layer's
    outputs. Copies give the same number everywhere in it."""
    return choose_init.answer() | {network: "copies"}


@choose_init.misconception(network=("E", "F"))
def a_fading_signal_taken_for_large_weights(network="D"):
    """One network that you give a spread of 1 fades from layer to layer. With such weights the sums are ten times as
    large as the inputs, or more: a tanh would sit at -1 and 1, and ReLUs would grow."""
    return choose_init.answer() | {network: "1.0"}


@choose_init.misconception(network=("E",))
def a_steady_loss_taken_for_the_wrong_fan(network="D"):
    """One network that you give the wrong fan loses something in every layer, whatever its width. With the wrong fan
    the outputs go up and down, as the widths do."""
    return choose_init.answer() | {network: "wrong fan"}


@choose_init.misconception
def a_steady_loss_taken_for_a_fixed_number():
    """D loses the same factor of about 0.7 in every layer, from 100 inputs and from 400. Weights of a fixed spread
    would lose more where the inputs are fewer."""
    return choose_init.answer() | {"D": "0.05"}


@choose_init.misconception("the activation's usual start")
def usual_for_relu():
    """He's start is the usual one for ReLUs, and it would keep the size of the signal. D loses a factor of about 0.7 in
    each layer, the root of one half: what is missing?"""
    return choose_init.answer() | {"D": "he"}


@choose_init.misconception("He's start for a tanh")
def wide_for_tanh():
    """A sum of spread 1 gives a tanh of spread 0.63, and that is what E has in its first layer. With He's start the
    sums would be 1.4 times as wide."""
    return choose_init.answer() | {"E": "he"}


@choose_init.misconception
def slow_fading_taken_for_a_bad_start():
    """E loses a little in each layer, since a tanh flattens what it gets; with weights of 0.05 it would lose half of
    the spread in every other layer. (Take the factor from layer to layer, once with 100 inputs and once with 400.)"""
    return choose_init.answer() | {"E": "0.05"}


@choose_init.misconception("an uneven loss taken for Xavier's", start=("he",))
def uneven_loss_for_xavier(start="xavier"):
    """F loses two thirds in a layer with 100 inputs, and less than a third in one with 400. A start that divides by the
    root of the inputs would treat both alike."""
    return choose_init.answer() | {"F": start}


@choose_init.misconception("a loss taken for the wrong fan")
def fixed_number_taken_for_the_outputs():
    """F's factors do depend on the widths. But the wrong fan gives back in every other layer what it took in the one
    before; F loses in all of them."""
    return choose_init.answer() | {"F": "wrong fan"}


# Batch normalization


def batch_norm_forward_cases(rng):
    yield np.array([[1.0], [3.0], [5.0]]), *columns(1, 1.0, 0.0, 0.0, 1.0), True
    yield np.array([[1.0], [3.0]]), *columns(1, 1.0, 0.0, 0.0, 1.0), False
    yield (
        np.array([[1.0, 10.0], [3.0, 40.0], [8.0, 10.0]]), np.array([1.0, 2.0]), np.array([0.0, 5.0]),
        *columns(2, 1.0, 1.0), True,
    )  # fmt: skip
    yield (
        np.array([[1.0, 10.0], [2.0, -5.0]]), np.array([1.0, 2.0]), np.array([0.5, 3.0]), *columns(2, 2.0, 9.0), False
    )  # fmt: skip
    yield np.array([[0.01], [-0.01], [0.02]]), *columns(1, 3.0, 1.0, 1.0, 2.0), True  # epsilon counts
    yield np.array([[1.0], [2.0], [6.0]]), *columns(1, 1.0, 0.0, 1.0, 1.0), True, 0.5, 0.1
    yield rng.normal(size=(3, 3)), *rng.normal(size=(3, 3)), *columns(3, 2.5), True, 0.8
    yield rng.normal(size=(3, 3)), *rng.normal(size=(3, 3)), *columns(3, 0.5), False, 0.99, 0.5
    yield rng.normal(3, 2, size=(20, 4)), *rng.normal(size=(3, 4)), rng.random(4) + 1, True


def batch_norm_forward_edges(rng):
    yield np.array([[7.0, -7.0]]), *columns(2, 1.0, 0.5, 1.0, 1.0), True  # one sample
    yield np.array([[4.0, 1.0], [4.0, 2.0]]), *columns(2, 1.0, 0.0, 1.0, 1.0), True  # a constant feature
    yield np.empty((0, 2)), *columns(2, 1.0, 0.0, 1.0, 1.0), False
    yield 1e8 + np.array([[1.0], [3.0], [8.0]]), *columns(1, 1.0, 0.0, 1e8, 1.0), True
    x, *others = rng.normal(3, 2, size=(20, 4)), *rng.normal(size=(3, 4)), *columns(4, 2.5)
    yield x.astype(np.float32), *(array.astype(np.float32) for array in others), True


def columns(features, *values):
    """For each value an array that holds it for every feature."""
    return [np.full(features, value) for value in values]


@exercise(
    task="""Write batch normalization's forward pass. While `training`, standardize each feature of `x`, `(N, D)`, by
    the mean and the variance of the batch, the sum of squares divided by N; and move the running statistics: each
    becomes `momentum` times its old value plus `1 - momentum` times that of the batch. In use, when not `training`,
    standardize by the running statistics and leave them alone. `epsilon` is added to the variance, before its root is
    taken. Both ways, multiply by `scale` and add `shift` at the end. Return the output, the running mean and the
    running variance as they are afterwards; change no argument.""",
    cases=batch_norm_forward_cases,
    edges=batch_norm_forward_edges,
    hints=[
        "Which axis holds the samples? Each feature has a mean of its own.",
        "There are two questions: which statistics standardize `x`, and do the running ones move? `training` answers "
        "both.",
        "A running statistic moves to `momentum` times itself plus the rest of the new value. The variance moves like "
        "the mean.",
    ],
    why="""While training, each feature is described by its own batch, with the variance over N; the running averages
    remember what batches look like. In use they stand in, so that one sample can be answered alone, the same way each
    time.""",
)
def batch_norm_forward(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    """The output (N, D), and both running statistics (D,) after it; scale and shift are (D,)."""
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_variance = momentum * running_variance + (1 - momentum) * variance
    standard = (x - mean) / np.sqrt(variance + epsilon)
    return scale * standard + shift, running_mean, running_variance


def moved(old, new, momentum):
    return momentum * old + (1 - momentum) * new


def described(statistics, x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    """Batch normalization with another mean and variance of the batch."""
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = statistics(x)
        running_mean = moved(running_mean, mean, momentum)
        running_variance = moved(running_variance, variance, momentum)
    standard = (x - mean) / np.sqrt(variance + epsilon)
    return scale * standard + shift, running_mean, running_variance


@batch_norm_forward.misconception
def unbiased_variance(*arguments):
    """This variance divides by N - 1, as one does to estimate that of a population. Batch normalization describes the
    batch itself and divides by N; a batch of one sample would give 0 / 0."""
    return described(lambda x: (x.mean(axis=0), x.var(axis=0, ddof=1)), *arguments)


@batch_norm_forward.misconception
def mean_square_for_the_variance(*arguments):
    """The squares were averaged with the mean still in them. A variance is the mean square of the *distances* from the
    mean."""
    return described(lambda x: (x.mean(axis=0), (x**2).mean(axis=0)), *arguments)


@batch_norm_forward.misconception
def standardizes_each_sample(*arguments):
    """The mean is taken over the features of each sample. That is layer normalization, a relative; here each feature is
    compared over the batch."""
    return described(lambda x: (x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)), *arguments)


@batch_norm_forward.misconception("one mean for all")
def one_batch_mean(*arguments):
    """One mean and one variance for the whole batch: features that lie apart stay apart."""
    return described(lambda x: (x.mean(), x.var()), *arguments)


@batch_norm_forward.misconception
def running_variance_unbiased(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right. The running variance moves by a variance over N - 1, which is what PyTorch does. The task
    moves it by that of the batch, over N."""
    out, new_mean, new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return out, new_mean, moved(variance, x.var(axis=0, ddof=1), momentum) if training else new


@batch_norm_forward.misconception
def running_deviation(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right while training. But the running variance moves by the standard deviation of the batch, and in
    use its root is taken once more. It moves by the variance."""
    out, new_mean, new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return out, new_mean, moved(variance, x.std(axis=0), momentum) if training else new


@batch_norm_forward.misconception
def output_over_each_sample(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The running statistics are right. But while training the output is standardized along each sample, over its
    features, as layer normalization does. A feature is a column."""
    out, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    if training:
        centered = x - x.mean(axis=1, keepdims=True)
        out = scale * centered / np.sqrt(x.var(axis=1, keepdims=True) + epsilon) + shift
    return out, *new


@batch_norm_forward.misconception
def statistics_of_the_output(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right. The running statistics move by those of the *output*, after scale and shift. They describe
    what comes in."""
    out, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    if training:
        new = moved(mean, out.mean(axis=0), momentum), moved(variance, out.var(axis=0), momentum)
    return out, *new


@batch_norm_forward.misconception
def the_new_added_in_full(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right. The old running statistics are multiplied by `momentum`, and the batch's are added in full:
    the two shares should add up to 1."""
    out, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    if training:
        new = momentum * mean + x.mean(axis=0), momentum * variance + x.var(axis=0)
    return out, *new


@batch_norm_forward.misconception
def mean_not_taken_off(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The batch is divided by its spread, but its mean is not taken off: a feature far from 0 stays far from it."""
    _, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return scale * x / np.sqrt((x.var(axis=0) if training else variance) + epsilon) + shift, *new


@batch_norm_forward.misconception
def never_divided(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The mean is taken off, but nothing is divided: each feature keeps its spread."""
    _, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return scale * (x - (x.mean(axis=0) if training else mean)) + shift, *new


@batch_norm_forward.misconception
def squares_not_divided(*arguments):
    """The squares were added up, but not divided by N: a sum stands where the variance should."""
    return described(lambda x: (x.mean(axis=0), x.var(axis=0) * len(x)), *arguments)


@batch_norm_forward.misconception
def epsilon_kept_in_the_running_variance(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right. But `epsilon` went into the running variance too, and in use it is added once more."""
    out, new_mean, new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return out, new_mean, new + (1 - momentum) * epsilon * training


@batch_norm_forward.misconception
def batch_statistics_in_use(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """In use the batch's own statistics are taken as well. Then the answer for one image depends on the images beside
    it, and a single image has nothing to be compared with."""
    out = batch_norm_forward.answer(x, scale, shift, mean, variance, True, momentum, epsilon)[0]
    return out, *batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)[1:]


@batch_norm_forward.misconception
def running_statistics_while_training(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The running statistics are used while training as well. They lag behind, so the batch isn't standardized, and a
    bad start goes on unmended."""
    out = batch_norm_forward.answer(x, scale, shift, mean, variance, False, momentum, epsilon)[0]
    return out, *batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)[1:]


@batch_norm_forward.misconception
def standardizes_by_the_moved_statistics(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """While training, the batch is standardized by the running statistics, after they have moved. They are for use: the
    batch has a mean and a variance of its own."""
    _, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return batch_norm_forward.answer(x, scale, shift, *new, False, momentum, epsilon)


@batch_norm_forward.misconception("batch statistics in use, which move the running ones")
def always_training(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """`training` changes nothing here: in use, too, the batch is standardized by itself and moves the running
    statistics. What a network answers should not depend on what it was asked before."""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, True, momentum, epsilon)


@batch_norm_forward.misconception
def training_the_wrong_way_round(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """`training` is taken the wrong way round: the batch's own statistics are used, and the running ones moved, when it
    is False."""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, not training, momentum, epsilon)


@batch_norm_forward.misconception
def moves_in_use(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The running statistics move in use as well. What a network answers should not depend on what it was asked
    before."""
    out = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)[0]
    return out, *batch_norm_forward.answer(x, scale, shift, mean, variance, True, momentum, epsilon)[1:]


@batch_norm_forward.misconception
def never_moves(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right, but the running statistics never move. In use the network would standardize by what they
    were at the very start."""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, training, 1.0, epsilon)


@batch_norm_forward.misconception
def only_the_mean_moves(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output and the running mean are right. The running variance has to move in the same way, and it stays."""
    out, new, _ = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return out, new, variance


@batch_norm_forward.misconception
def momentum_swapped(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The shares are swapped: `momentum` is the share of the *old* value. Like this the last batch counts for nearly
    all. (PyTorch's momentum is the share of the new value: read the manual.)"""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, training, 1 - momentum, epsilon)


@batch_norm_forward.misconception
def momentum_for_both_shares(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """Old and new are both multiplied by `momentum`. The two shares should add up to 1, or the running statistics
    grow without end."""
    out, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    if training:
        new = momentum * (mean + x.mean(axis=0)), momentum * (variance + x.var(axis=0))
    return out, *new


@batch_norm_forward.misconception
def defaults_for_arguments(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """Right for a momentum of 0.9 and an epsilon of 1e-5: whatever else is given for them changes nothing."""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, training)


@batch_norm_forward.misconception("the batch's statistics come back")
def returns_the_batch(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right. With it come the mean and the variance of this batch; the task wants the *running* ones,
    moved a part of the way while training and left alone in use."""
    out, *_ = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return out, x.mean(axis=0), x.var(axis=0)


@batch_norm_forward.misconception
def keeps_only_the_last_batch(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The running statistics become those of the last batch, and what was there is forgotten. They should move a part
    of the way: `momentum` is the share of the old value that stays."""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, training, 0.0, epsilon)


@batch_norm_forward.misconception("variance for standard deviation")
def batch_over_its_variance(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is divided by the variance. In units that would be one over the feature's own; divided by the standard
    deviation it has none."""
    _, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    mean, variance = (x.mean(axis=0), x.var(axis=0)) if training else (mean, variance)
    return scale * (x - mean) / (variance + epsilon) + shift, *new


@batch_norm_forward.misconception
def standard_deviation_for_variance(*arguments):
    """The standard deviation of the batch is taken where its variance is meant, and its root is taken once more. `std`
    is the root of `var` already."""
    return described(lambda x: (x.mean(axis=0), x.std(axis=0)), *arguments)


@batch_norm_forward.misconception("only the mean divided")
def batch_less_a_quotient(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """`x - mean / spread` divides first, and only the mean: parentheses are missing."""
    _, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    mean, variance = (x.mean(axis=0), x.var(axis=0)) if training else (mean, variance)
    return scale * (x - mean / np.sqrt(variance + epsilon)) + shift, *new


@batch_norm_forward.misconception
def epsilon_outside_the_root(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """`epsilon` is added to the standard deviation. The task adds it to the variance, as the paper does; it shows where
    a feature hardly spreads."""
    _, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    mean, variance = (x.mean(axis=0), x.var(axis=0)) if training else (mean, variance)
    return scale * (x - mean) / (np.sqrt(variance) + epsilon) + shift, *new


@batch_norm_forward.misconception
def no_epsilon(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """`epsilon` changes nothing. Without it a constant feature, or a batch of one sample, is divided by 0."""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, 0.0)


@batch_norm_forward.misconception
def forgot_scale_and_shift(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is standardized, and that is where it ends. `scale` and `shift` let the network choose another spread
    and mean where they serve it better."""
    return batch_norm_forward.answer(x, 1, 0, mean, variance, training, momentum, epsilon)


@batch_norm_forward.misconception
def scale_and_shift_only_while_training(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """While training all is right. In use `scale` and `shift` are left out, but the network has learned with them."""
    if not training:
        scale, shift = 1, 0
    return batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)


@batch_norm_forward.misconception
def scale_and_shift_swapped(x, scale, shift, *others):
    """`scale` and `shift` have changed places: the first multiplies, the second is added."""
    return batch_norm_forward.answer(x, shift, scale, *others)


@batch_norm_forward.misconception
def shifted_before_it_is_scaled(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """`shift` is added first and then scaled with the rest. It comes last: `scale` is the new spread, `shift` the new
    mean."""
    return batch_norm_forward.answer(x, scale, scale * shift, mean, variance, training, momentum, epsilon)


@batch_norm_forward.misconception
def statistics_in_a_row(*arguments):
    """The numbers are right. But after training the running statistics have a second axis, `(1, D)`: with `keepdims` a
    mean keeps one. They should keep their shape, `(D,)`."""
    return described(lambda x: (x.mean(axis=0, keepdims=True), x.var(axis=0, keepdims=True)), *arguments)


@batch_norm_forward.misconception
def only_the_output(*arguments):
    """The output is right, and it comes alone. The running statistics are needed afterwards: return all three."""
    return batch_norm_forward.answer(*arguments)[0]


@batch_norm_forward.misconception
def in_place(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The values are right, but they are written into the caller's own running statistics. The task returns new
    ones."""
    out, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    mean[...], variance[...] = new
    return out, mean, variance


def batch_norm_backward_cases(rng):
    yield np.array([[1.0], [0.0], [0.0]]), np.array([[1.0], [2.0], [4.0]]), np.ones(1)
    dout, x = np.array([[3.0, 1.0], [0.0, 2.0], [1.0, 5.0]]), np.array([[1.0, 0.5], [2.0, 0.0], [4.0, 9.0]])
    yield dout, x, np.array([2.0, -3.0])
    yield np.array([[1.0], [0.5], [0.0]]), np.array([[1e2], [-1e2], [3e2]]), np.array([1e2])
    yield np.array([[1.0], [2.0], [-1.0]]), np.array([[0.01], [0.02], [-0.01]]), np.array([0.5])  # epsilon counts
    yield rng.normal(size=(3, 3)), rng.normal(2, 3, size=(3, 3)), rng.normal(size=3)
    yield rng.normal(size=(6, 3)), rng.normal(2, 3, size=(6, 3)), rng.normal(size=3), 0.1
    yield rng.normal(size=(20, 4)), 0.5 * rng.normal(size=(20, 4)), 3 * rng.normal(size=4)


def batch_norm_backward_edges(rng):
    yield np.array([[2.0, -1.0]]), np.array([[5.0, -0.0]]), np.ones(2)  # one sample
    yield np.array([[1.0], [1.0]]), np.array([[1.0], [3.0]]), np.ones(1)
    yield np.array([[1.0], [-2.0]]), np.array([[4.0], [4.0]]), np.ones(1)  # a constant feature
    yield *rng.normal(size=(2, 50, 4)).astype(np.float32), np.ones(4, np.float32)


@exercise(
    task="""Write the backward pass of batch normalization while training. Given `dout`, `(N, D)`, the slope of the loss
    at the output, the batch `x` and `scale`, return `dx`, `dscale` and `dshift`, each of the shape of what it belongs
    to. The mean and the variance, over N, belong to the batch: every sample moves them. `epsilon` is added to the
    variance. Leave the arguments as they are.""",
    cases=batch_norm_backward_cases,
    edges=batch_norm_backward_edges,
    compare=partial(same, tolerance=(1e-4, 1e-6)),
    hints=[
        "`shift` is added to every sample, `scale` multiplies every standardized one: their slopes add up over the "
        "samples.",
        "If you raise every sample by the same amount, the output stays as it is. So what must the slopes `dx` of one "
        "feature add up to?",
        "There are three ways from one sample to the loss: its own output, the mean, and the variance. The last two "
        "are shared by all N samples.",
        "Take `dout`, subtract its mean over the batch, then subtract its part along the standardized batch. What is "
        "left is scaled.",
    ],
    why="""A sample reaches the loss by its own output and through the mean and the variance that it shares with all
    others. Taking away the mean of `dout`, and its part along the standardized batch, is what these two ways amount to:
    a shift or a stretch of the whole batch changes nothing in the output, so `dx` has no part in either direction.""",
)
def batch_norm_backward(dout, x, scale, epsilon=1e-5):
    """dx (N, D), dscale (D,) and dshift (D,), given the slope dout (N, D) at the output for batch x."""
    spread = np.sqrt(x.var(axis=0) + epsilon)
    standard = (x - x.mean(axis=0)) / spread
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    dx = scale / spread * (dout - (dshift + standard * dscale) / len(x))
    return dx, dscale, dshift


def standardized(x, epsilon):
    spread = np.sqrt(x.var(axis=0) + epsilon)
    return (x - x.mean(axis=0)) / spread, spread


def with_ways(ways, dout, x, scale, epsilon=1e-5):
    """Backward, where the mean and the variance of the batch hand back another slope: `ways(dout, standard)`."""
    standard, spread = standardized(x, epsilon)
    return scale / spread * ways(dout, standard), *batch_norm_backward.answer(dout, x, scale, epsilon)[1:]


@batch_norm_backward.misconception
def treats_mean_and_variance_as_constants(*arguments):
    """This is right if mean and variance are fixed numbers, as in use. While training every sample moves them, and
    through them the outputs of all the others."""
    return with_ways(lambda dout, standard: dout, *arguments)


@batch_norm_backward.misconception
def treats_the_mean_as_a_constant(*arguments):
    """The way through the variance is there, the way through the mean is missing. Raise all samples by the same amount:
    the output does not change, but these slopes say that it does."""
    return with_ways(lambda dout, standard: dout - standard * (dout * standard).mean(axis=0), *arguments)


@batch_norm_backward.misconception
def treats_the_variance_as_a_constant(*arguments):
    """The way through the mean is there, the way through the variance is missing. Stretch the batch: the output hardly
    changes, but these slopes say that it does."""
    return with_ways(lambda dout, standard: dout - dout.mean(axis=0), *arguments)


def shared_ways(dout, standard):
    """What the mean and the variance hand back."""
    return -dout.mean(axis=0), -standard * (dout * standard).mean(axis=0)


@batch_norm_backward.misconception(counted=["mean", "variance"])
def sums_for_means(*arguments, counted="mean, variance"):
    """Each sample moves the mean and the variance by one N-th only. These slopes count a shared way N times."""
    N = len(arguments[1])

    def ways(dout, standard):
        by_mean, by_variance = shared_ways(dout, standard)
        return dout + by_mean * (N if "mean" in counted else 1) + by_variance * (N if "variance" in counted else 1)

    return with_ways(ways, *arguments)


@batch_norm_backward.misconception(signs=[(-1, 1), (1, -1)])
def sign_of_the_shared_ways(*arguments, signs=(-1, -1)):
    """A shared way has the wrong sign, that through the mean or that through the variance. A larger mean takes more
    away from every output; a larger spread brings every output nearer to 0."""

    def ways(dout, standard):
        by_mean, by_variance = shared_ways(dout, standard)
        return dout + signs[0] * by_mean + signs[1] * by_variance

    return with_ways(ways, *arguments)


@batch_norm_backward.misconception
def the_2_of_the_square_forgotten(*arguments, times=0.5):
    """The way through the variance counts half. The variance is a mean of squares, and the slope of a square is *twice*
    the distance."""

    def ways(dout, standard):
        by_mean, by_variance = shared_ways(dout, standard)
        return dout + by_mean + times * by_variance

    return with_ways(ways, *arguments)


@batch_norm_backward.misconception
def the_half_of_the_root_forgotten(*arguments):
    """The way through the variance counts twice. The spread is a root, and the slope of a root has a *half* in it,
    which takes the 2 of the square away."""
    return the_2_of_the_square_forgotten(*arguments, times=2)


@batch_norm_backward.misconception("epsilon outside the root")
def slopes_with_epsilon_outside(dout, x, scale, epsilon=1e-5):
    """`epsilon` is added to the standard deviation. The forward pass adds it to the variance, so the way back has it
    there, too; it shows where a feature hardly spreads."""
    spread = x.std(axis=0) + epsilon
    standard = (x - x.mean(axis=0)) / spread
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    return scale / spread * (dout - (dshift + standard * dscale) / len(x)), dscale, dshift


@batch_norm_backward.misconception
def only_dx(*arguments):
    """`dx` comes back alone. The network learns `scale` and `shift` as well: return their slopes, too."""
    return batch_norm_backward.answer(*arguments)[0]


@batch_norm_backward.misconception
def centered_for_standardized(dout, x, scale, epsilon=1e-5):
    """In `dx`, the centered batch stands where the standardized one should: it has to be divided by the spread."""
    standard, spread = standardized(x, epsilon)
    by_mean, by_variance = shared_ways(dout, standard * spread)
    return scale / spread * (dout + by_mean + by_variance), *batch_norm_backward.answer(dout, x, scale, epsilon)[1:]


@batch_norm_backward.misconception
def dx_is_dout(dout, x, scale, epsilon=1e-5):
    """`dx` is `dout` itself, as if nothing were computed in between. The batch was centered, divided and scaled."""
    return dout, *batch_norm_backward.answer(dout, x, scale, epsilon)[1:]


@batch_norm_backward.misconception
def forgot_scale(dout, x, scale, epsilon=1e-5):
    """`dx` is the slope for an output without `scale`. The output is `scale` times as steep."""
    return batch_norm_backward.answer(dout, x, np.ones_like(scale), epsilon)


@batch_norm_backward.misconception
def forgot_the_spread(dout, x, scale, epsilon=1e-5):
    """The batch was divided by its spread on the way forward; the slope has to be, too."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx * standardized(x, epsilon)[1], dscale, dshift


@batch_norm_backward.misconception
def divided_by_the_variance(dout, x, scale, epsilon=1e-5):
    """`dx` was divided by the spread twice: that is the variance. On the way forward the batch was divided by it
    once."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx / standardized(x, epsilon)[1], dscale, dshift


@batch_norm_backward.misconception("variance over N - 1")
def slopes_of_an_unbiased_variance(dout, x, scale, epsilon=1e-5):
    """The batch was standardized by a variance over N - 1. Batch normalization divides the squares by N."""
    spread = np.sqrt(x.var(axis=0, ddof=1) + epsilon)
    standard = (x - x.mean(axis=0)) / spread
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    return scale / spread * (dout - (dshift + standard * dscale) / len(x)), dscale, dshift


@batch_norm_backward.misconception("no epsilon")
def slopes_without_epsilon(dout, x, scale, epsilon=1e-5):
    """`epsilon` changes nothing. It stands below the root on the way forward, so it does on the way back; it shows
    where a feature hardly spreads."""
    return batch_norm_backward.answer(dout, x, scale, 0.0)


@batch_norm_backward.misconception
def means_over_the_samples(dout, x, scale, epsilon=1e-5):
    """`dscale` and `dshift` are means over the samples. The mean is taken by the loss already, and `dout` has it
    inside; here the slopes add up."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, dscale / len(x), dshift / len(x)


@batch_norm_backward.misconception
def sums_over_the_features(dout, x, scale, epsilon=1e-5):
    """`dscale` and `dshift` are added up over the features: a number for each sample. They belong to the features, so
    their slopes add up over the samples."""
    standard, dx = standardized(x, epsilon)[0], batch_norm_backward.answer(dout, x, scale, epsilon)[0]
    return dx, (dout * standard).sum(axis=1), dout.sum(axis=1)


@batch_norm_backward.misconception
def not_added_up(dout, x, scale, epsilon=1e-5):
    """`dscale` and `dshift` still have a row for each sample. All samples share one `scale` and one `shift` for each
    feature, so the slopes add up."""
    return batch_norm_backward.answer(dout, x, scale, epsilon)[0], dout * standardized(x, epsilon)[0], dout


@batch_norm_backward.misconception
def slopes_in_a_row(dout, x, scale, epsilon=1e-5):
    """The numbers are right. The slopes for `scale` and `shift` have a second axis, `(1, D)`; give them the shape of
    what they belong to, `(D,)`."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, dscale[None], dshift[None]


@batch_norm_backward.misconception
def one_sum_for_all_features(dout, x, scale, epsilon=1e-5):
    """Without an axis the slopes of all features end in one number. Each feature has a scale and a shift of its own."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, dscale.sum(), dshift.sum()


@batch_norm_backward.misconception("the steps, not the slopes")
def turned_signs(dout, x, scale, epsilon=1e-5):
    """All signs are turned: this is the way a step goes. A slope says which way the loss *rises*; the step turns the
    sign."""
    return batch_norm_backward.answer(-dout, x, scale, epsilon)


@batch_norm_backward.misconception
def dscale_from_x(dout, x, scale, epsilon=1e-5):
    """`scale` multiplies the *standardized* batch, so that is what its slope is multiplied by, not `x`."""
    dx, _, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, (dout * x).sum(axis=0), dshift


@batch_norm_backward.misconception
def dscale_without_its_input(dout, x, scale, epsilon=1e-5):
    """That is the slope for `shift`. Every slope for `scale` is multiplied by what `scale` multiplies."""
    dx, _, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, dshift, dshift


@batch_norm_backward.misconception
def dscale_and_dshift_swapped(dout, x, scale, epsilon=1e-5):
    """All three are right; the last two have changed places. The task wants `dx`, `dscale`, `dshift`."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, dshift, dscale


@batch_norm_backward.misconception
def scaled_slopes_for_scale_and_shift(dout, x, scale, epsilon=1e-5):
    """`dx` is right. `dscale` and `dshift` have `scale` in them: it was multiplied into `dout` before they were taken.
    The output is `scale * standard + shift`: its slope for `scale` is `standard`, and for `shift` it is 1."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, scale * dscale, scale * dshift


EXERCISES, progress = collect(globals())
