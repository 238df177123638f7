"""The exercise *spot_the_bug_dead*: a dead network."""

from nnlib.exercises import exercise
from nnlib.initialization import normal
from nnlib.layers import Activation, Dense
from nnlib.networks import Network, mlp


def three_networks(seed=0):
    """Three networks for the digits: what is wrong with each?"""
    tanh = mlp([64, 50, 50, 10], "tanh", init=normal(2.0), seed=seed)
    relu = mlp([64, 50, 50, 10], "relu", seed=seed + 1)
    low = [Dense(50), Activation("relu"), Dense(50, bias=-20.0), Activation("relu"), Dense(10, init="xavier")]
    return {"net 1": tanh, "net 2": relu, "net 3": Network(low, features=64, seed=seed + 2)}


def diagnosis(first, second, third):
    return {"net 1": first, "net 2": second, "net 3": third}


@exercise(
    task="""Diagnose the three nets from the statistics of their activation layers: which is `"healthy"`, which is
    `"saturated"`, which is `"dead"`? Each word may be used more than once, or not at all.""",
    choices=["healthy", "saturated", "dead"],
    hints=[
        "A dead unit gives the same output for every sample. Which column counts these units?",
        "A saturated unit of a tanh sits near -1 or 1, so the spread of its outputs is close to 1.",
        "A ReLU is flat on one side by design: on typical sums it is off for about half of the samples. What would "
        "be wrong?",
    ],
    why="""Net 1 starts from weights that are far too large: its sums are huge, and tanh answers -1 or 1 with hardly
    any slope. Net 2 is a ReLU net as it should be: off half of the time, each unit for other samples. In net 3 the
    second layer's biases are so low that no sample lifts a sum above 0: dead before the first step, and no gradient
    will ever pass.""",
)
def spot_the_bug_dead():
    return diagnosis("saturated", "healthy", "dead")


@spot_the_bug_dead.misconception
def off_is_not_dead():
    """Net 2's units are off for about half of the samples, and on for the others: that is how a ReLU works. Dead is a
    unit that is the same for *every* sample."""
    return diagnosis("saturated", "dead", "dead")


@spot_the_bug_dead.misconception
def off_is_not_saturated():
    """Look at net 2 again: a ReLU has slope 0 on one side by design, so half of its outputs count as flat on any
    healthy day. Do its units differ from sample to sample?"""
    return diagnosis("saturated", "saturated", "dead")


@spot_the_bug_dead.misconception
def a_wide_spread_is_not_health():
    """Net 1's outputs spread widely, but they sit at -1 and 1, the two ends of tanh. How much slope is left there?"""
    return diagnosis("healthy", "healthy", "dead")


@spot_the_bug_dead.misconception
def dead_and_saturated_swapped():
    """The healthy net is found; the two others are the wrong way round. A saturated unit still answers each sample, if
    only with yes or no; a dead one gives all samples the same answer."""
    return diagnosis("dead", "healthy", "saturated")


@spot_the_bug_dead.misconception
def at_the_ends_is_not_dead():
    """Net 1's units sit at the ends of tanh, but not at the same end for every sample. Dead is a unit that answers all
    samples alike."""
    return diagnosis("dead", "healthy", "dead")


@spot_the_bug_dead.misconception
def dead_is_more_than_saturated():
    """Net 3's units are flat, but not at different ends for different samples: look at the column that counts units
    with the same output for every sample."""
    return diagnosis("saturated", "healthy", "saturated")


@spot_the_bug_dead.misconception
def first_layer_only():
    """Net 3's first layer is fine. What does its second layer hand on to the outputs?"""
    return diagnosis("saturated", "healthy", "healthy")
