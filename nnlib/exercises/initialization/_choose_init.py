"""The exercise *choose_init*: which start had it?"""

import numpy as np

from nnlib import initialization as library
from nnlib.exercises import exercise
from nnlib.networks import mlp


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
