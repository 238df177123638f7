"""The exercise *symmetry*: neurons that start alike."""

import numpy as np

from nnlib import initialization as library
from nnlib.exercises import exercise
from nnlib.networks import mlp


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
