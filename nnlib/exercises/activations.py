"""Exercises of notebook 02: activations."""

import builtins
from functools import partial

import numpy as np

from nnlib.activations import sigmoid
from nnlib.exercises import Exercise, Misconception, collect, same
from nnlib.initialization import normal
from nnlib.layers import Activation, Dense
from nnlib.networks import Network, mlp


def relu(x):
    """max(0, x) of each number in an array of any shape."""
    return np.maximum(0, x)


def arrays(rng):
    """Arguments that every activation should take, from small to large."""
    yield np.array([-1.0, 2.0])
    yield np.array([3.0])
    yield np.array([[-0.0, 0.0, 1.0], [-2.0, 0.5, -0.5]])
    yield np.empty((0, 4))
    yield np.array([-1e300, -1e-300, 1e-300, 1e300])
    yield rng.normal(size=(5, 4)).astype(np.float32)
    yield rng.normal(size=(2, 3, 4))


def relu_in_place(x):
    x[x < 0] = 0
    return x



relu = Exercise(
    task="Write `relu(x)` for a float array of any shape: 0 where `x` is below 0, `x` itself elsewhere.",
    answer=relu,
    cases=arrays,
    hints=[
        "`x > 0` asks every number of the array, and so gives an array of answers. What has to happen with each?",
        "NumPy has a function that takes the larger of two, element by element, and leaves its arguments as they are.",
    ],
    misconceptions=[
        Misconception(
            "builtin max",
            lambda x: builtins.max(0, x),
            "This is the article's own line, and it works for a single number. Python's `max` asks *once* which of its "
            "two arguments is larger; an array has no single answer to that.",
        ),
        Misconception(
            "in place",
            relu_in_place,
            "The numbers are right, but they are written into the caller's own array: whoever needs `x` afterwards, "
            "such as the backward pass, finds it changed.",
        ),
        Misconception(
            "largest of an axis",
            lambda x: np.max(x, 0),
            "`np.max(x, 0)` is the largest number along axis 0. It compares the numbers of `x` with each other, not "
            "each of them with zero.",
        ),
        Misconception(
            "a loop over the first axis",
            lambda x: np.array([builtins.max(0, number) for number in x]),
            "The loop goes through the first axis alone: right for a row of numbers, but in a batch its elements are "
            "whole rows.",
        ),
        Misconception(
            "a list",
            lambda x: [builtins.max(0, number) for number in x],
            "A list comes back, and the next layer wants an array. Also, the loop goes through the first axis alone: "
            "in a batch its elements are whole rows.",
        ),
        Misconception(
            "drops the negatives",
            lambda x: x[x > 0],
            "`x[x > 0]` keeps the positive numbers and leaves the others out. A neuron that is off still has an "
            "output: 0.",
        ),
        Misconception(
            "absolute value",
            np.abs,
            "Negative numbers come back positive. A ReLU is silent there.",
        ),
        Misconception(
            "step",
            lambda x: np.where(x > 0, 1.0, 0.0),
            "This says *whether* the neuron fires, 0 or 1, and loses how much.",
        ),
        Misconception(
            "other side",
            lambda x: np.minimum(0, x),
            "The wrong half survives: here the negative numbers pass and the positive ones are cut.",
        ),
    ],
    why="""`np.maximum` takes the larger of two, element by element, whatever the shape, and returns a new array.""",
)


def relu_derivative(x):
    """The slope of relu at each x, as floats; taken as 0 at x = 0."""
    return np.where(x > 0, 1.0, 0.0)


relu_derivative = Exercise(
    task="""Write `relu_derivative(x)`: the slope of `relu` at each number of `x`, as floats in the shape of `x`. At 0,
    where there is a kink, take 0.""",
    answer=relu_derivative,
    cases=arrays,
    hints=[
        "Nudge `x` up a little: how much does the output rise where `x` is 2? Where it is -1?",
        "Two slopes are enough. Which question of `x` tells them apart, and what should happen when `x` is exactly 0?",
    ],
    misconceptions=[
        Misconception(
            "1 at 0",
            lambda x: np.where(x >= 0, 1.0, 0.0),
            "Right everywhere but at 0. There the curve has a kink and any slope from 0 to 1 could be defended; the "
            "task takes 0, as the library does.",
        ),
        Misconception(
            "1/2 at 0",
            lambda x: np.heaviside(x, 0.5),
            "Right everywhere but at 0. The mean of both sides can be defended; the task takes 0, as the library does.",
        ),
        Misconception(
            "the output itself",
            lambda x: np.maximum(0, x),
            "This is `relu`. The slope says how fast the output grows, and that does not depend on how large it is.",
        ),
        Misconception(
            "asks the output",
            lambda x: np.where(np.maximum(0, x) >= 0, 1.0, 0.0),
            "The slope is 1 everywhere: the question was asked of the output, and an output of `relu` is never below "
            "0.",
        ),
        Misconception(
            "booleans",
            lambda x: x > 0,
            "True and False are the right answers to the question, but a slope is a number: the backward pass "
            "multiplies by it.",
        ),
        Misconception(
            "whole numbers",
            lambda x: np.where(x > 0, 1, 0),
            "The values are right and their type is whole numbers. Slopes are multiplied and added to others: let "
            "them be floats.",
        ),
        Misconception(
            "one question for all",
            lambda x: 1.0 if x > 0 else 0.0,
            "`if` asks once for the whole array; every number needs its own answer.",
        ),
        Misconception(
            "sign",
            np.sign,
            "Below 0 this gives -1: an output that falls while `x` rises. But there `relu` is flat.",
        ),
        Misconception(
            "sigmoid's formula",
            lambda x: np.maximum(0, x) * (1 - np.maximum(0, x)),
            "`y * (1 - y)` is the slope of the sigmoid, in terms of its output. Each activation has its own.",
        ),
    ],
    why="""Left of 0 the curve is flat, right of 0 it rises by 1 for each 1. The kink at 0 has no slope of its own;
    with 0 a neuron whose sum is exactly 0 is off. Since the output is positive exactly where `x` is, `y > 0` would
    answer as well.""",
)


def stable_sigmoid(x):
    """1 / (1 + exp(-x)) of each number, for any finite floats."""
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


def tails(rng):
    """Arguments near 0, where any formula does, and then ever farther out."""
    yield np.array([-1.0, -0.0, 2.0])
    yield np.array([-40.0, -38.0])
    yield np.array([800.0])
    yield np.array([-800.0])
    yield np.array([-1000.0, -800.0])
    yield np.array([800.0, 1000.0])
    yield np.array([[-1e300]])
    yield np.array([[1e300]])
    yield np.empty((0, 3))
    yield rng.normal(size=(2, 4, 5)).astype(np.float32)


def same_tails(expected, got, *, tolerance=None):
    """None where two results agree, or where both are clipped, at whichever bound."""
    different = same(expected, got, tolerance=tolerance)
    return None if different and _is_clipped(expected) and _is_clipped(got) else different


def _is_clipped(result):
    """Whether inputs far out share one output that is not yet at the end of the range: ours never do."""
    return isinstance(result, np.ndarray) and len(set(result.flat)) == 1 and 0 < abs(result.flat[0]) < 1


def sigmoid_left(x):
    return np.exp(x) / (1 + np.exp(x))


def sigmoid_right(x):
    return 1 / (1 + np.exp(-x))


stable_sigmoid = Exercise(
    task="""Write `stable_sigmoid(x)`, the sigmoid `1 / (1 + exp(-x))`, for a float array of any shape: right to five
    digits for every finite number, however small the result, and without a warning.""",
    answer=stable_sigmoid,
    cases=tails,
    compare=partial(same_tails, tolerance=(1e-5, 1e-300)),
    hints=[
        "`exp` overflows for large arguments only. Which form of the fraction has a small argument when `x` is -800? "
        "Multiply its top and bottom by `exp(x)`.",
        "For `x >= 0` use `exp(-x)`, for `x < 0` use `exp(x)`. One expression is both: the exponential of `-abs(x)`.",
        "Call that exponential `decay`: the bottom is then `1 + decay` on both sides. Only the top differs.",
    ],
    misconceptions=[
        Misconception(
            "overflow",
            sigmoid_right,
            "This is the article's own line. At -800 it asks for `exp(800)`, which no float can hold: it becomes "
            "inf, with a warning. That the result is still 0 is luck.",
        ),
        Misconception(
            "overflow on the right",
            sigmoid_left,
            "The other form of the fraction only moves the trouble: at 800 it divides inf by inf, and that is nan.",
        ),
        Misconception(
            "both branches",
            lambda x: np.where(x >= 0, sigmoid_right(x), sigmoid_left(x)),
            "The values are right. But `np.where` chooses between two *finished* arrays, so each formula is computed "
            "on the side where it overflows, too.",
        ),
        Misconception(
            "one question for all",
            lambda x: sigmoid_right(x) if x >= 0 else sigmoid_left(x),
            "Two formulas, one for each side, is the right idea. But `if` asks once for the whole array, and every "
            "number needs its own answer.",
        ),
        Misconception(
            "clipped",
            lambda x: sigmoid_right(np.clip(x, -20, 20)),
            "Clipping stops the overflow and changes values: beyond the bound all inputs share one output, and at "
            "-40 it is wrong many times over. A loss takes the logarithm of this number.",
        ),
        Misconception(
            "clipped far out",
            lambda x: sigmoid_right(np.clip(x, -500, 500)),
            "Clipping stops the overflow and changes values: beyond the bound all inputs share one output. This "
            "bound is so far out that it will rarely matter, but there is a form that needs none.",
        ),
        Misconception(
            "digits lost on the left",
            lambda x: np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), 1 - 1 / (1 + np.exp(-np.abs(x)))),
            "No overflow, but on the left a number close to 1 is taken from 1: at -40 nothing is left but 0, where it "
            "should be 4e-18. A loss takes the logarithm of this number.",
        ),
        Misconception(
            "mirrored",
            lambda x: 1 / (1 + np.exp(x)),
            "This falls where the sigmoid rises: look at the sign in the exponent.",
        ),
        Misconception(
            "only the right half",
            lambda x: 1 / (1 + np.exp(-np.abs(x))),
            "The absolute value keeps the exponential small, but now -2 and 2 get one output: the left half is "
            "missing.",
        ),
    ],
    why="""The exponential is only taken of `-|x|`, so it lies between 0 and 1. For `x >= 0` the fraction is the
    textbook's; for `x < 0` its top and bottom were multiplied by `exp(x)`. The choice is made in the top, before
    anything can overflow.""",
)


def stable_tanh(x):
    """tanh(x) of each number, for any finite floats, from exponentials."""
    decay = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 - decay) / (1 + decay)


def tanh_right(x):
    return (1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))


def tanh_left(x):
    return (np.exp(2 * x) - 1) / (np.exp(2 * x) + 1)


def tanh_textbook(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


stable_tanh = Exercise(
    task="""Write `stable_tanh(x)` from exponentials, for a float array of any shape and any finite numbers, without a
    warning. (`np.tanh` does this; it is here to compare with.)""",
    answer=stable_tanh,
    cases=tails,
    compare=same_tails,
    hints=[
        "Divide top and bottom of `(exp(x) - exp(-x)) / (exp(x) + exp(-x))` by `exp(x)`. For which `x` is that safe?",
        "tanh(-x) is -tanh(x). So it is enough to compute one side, with the absolute value, and to give the sign "
        "back.",
    ],
    misconceptions=[
        Misconception(
            "nan far out",
            tanh_textbook,
            "This is the article's own line. At 800 it divides inf by inf, which is nan, and one nan spreads through "
            "a whole network in a single step.",
        ),
        Misconception(
            "nan on the left",
            tanh_right,
            "Safe on the right. On the left `exp(-2 * x)` overflows, and inf divided by inf is nan.",
        ),
        Misconception(
            "nan on the right",
            tanh_left,
            "Safe on the left. On the right `exp(2 * x)` overflows, and inf divided by inf is nan.",
        ),
        Misconception(
            "both branches",
            lambda x: np.where(x >= 0, tanh_right(x), tanh_left(x)),
            "The values are right. But `np.where` chooses between two *finished* arrays, so each formula is computed "
            "on the side where it overflows, too.",
        ),
        Misconception(
            "one question for all",
            lambda x: tanh_right(x) if x >= 0 else tanh_left(x),
            "Two formulas, one for each side, is the right idea. But `if` asks once for the whole array, and every "
            "number needs its own answer.",
        ),
        Misconception(
            "a sigmoid that overflows",
            lambda x: 2 * sigmoid_right(2 * x) - 1,
            "The idea is right, tanh is a sigmoid stretched and shifted, and so are the values. But this sigmoid "
            "overflows at -800, as the article's does.",
        ),
        Misconception(
            "clipped",
            lambda x: np.tanh(np.clip(x, -5, 5)),
            "Clipping stops the overflow and changes values: beyond the bound the output should still come closer to "
            "1.",
        ),
        Misconception(
            "forgot the sign",
            lambda x: np.abs(np.tanh(x)),
            "The absolute value keeps the exponential small, but the sign has to come back: tanh(-x) is -tanh(x).",
        ),
        Misconception(
            "sigmoid",
            sigmoid,
            "This runs from 0 to 1. The tanh is zero-centred: it runs from -1 to 1.",
        ),
        Misconception(
            "sigmoid of 2x",
            lambda x: sigmoid(2 * x),
            "Nearly: the same curve, but from 0 to 1. It has to be stretched and shifted to run from -1 to 1.",
        ),
    ],
    why="""With `|x|` the exponential lies between 0 and 1, so nothing overflows; the sign comes back at the end, since
    tanh is the same on both sides but for its sign. `2 * sigmoid(2 * x) - 1` with a stable sigmoid is as good.""",
)


def leaky_relu(x, slope=0.01):
    """x where it is positive, slope * x elsewhere."""
    return np.where(x > 0, x, slope * x)


def leaky_cases(rng):
    yield np.array([-1.0, 2.0]), 0.1
    yield np.array([-100.0, 100.0])
    yield np.array([-4.0]), 0.5
    yield np.array([-4.0, 4.0]), 0.0
    yield np.array([[-0.0, 0.0], [1e300, -1e300]]), 0.25
    yield np.empty((0, 3)), 0.1
    yield rng.normal(size=(5, 4)).astype(np.float32), 0.2


def leaky_relu_in_place(x, slope=0.01):
    x[x < 0] *= slope
    return x


leaky_relu = Exercise(
    task="""Write `leaky_relu(x, slope=0.01)` for a float array of any shape: `x` where it is positive, `slope * x`
    elsewhere. The slope is at least 0 and below 1.""",
    answer=leaky_relu,
    cases=leaky_cases,
    hints=[
        "On which side of 0 should the slope act, and what happens on the other?",
        "`np.where(question, here, there)` chooses element by element. Or: which of `x` and `slope * x` is the larger?",
    ],
    misconceptions=[
        Misconception(
            "slope on the wrong side",
            lambda x, slope=0.01: np.where(x > 0, slope * x, x),
            "Negative numbers pass in full and positive ones are scaled down: the leak is on the wrong side of 0.",
        ),
        Misconception(
            "slope on both sides",
            lambda x, slope=0.01: slope * x,
            "A straight line: with the same slope on both sides there is no kink, and stacked layers stay linear.",
        ),
        Misconception(
            "slope as a number",
            lambda x, slope=0.01: np.maximum(slope, x),
            "The output below 0 is the constant `slope`. There the curve is flat, so the neuron can die as before.",
        ),
        Misconception(
            "slope fixed",
            lambda x, slope=0.01: np.where(x > 0, x, 0.01 * x),
            "Right for a slope of 0.01: whatever `slope` is, it changes nothing.",
        ),
        Misconception(
            "plain ReLU",
            lambda x, slope=0.01: np.maximum(0, x),
            "Nothing leaks: below 0 the output is 0, whatever `slope` is.",
        ),
        Misconception(
            "upside down",
            lambda x, slope=0.01: np.where(x > 0, x, -slope * x),
            "Below 0 the output is positive, so it falls while `x` rises. The leak keeps the sign of `x`.",
        ),
        Misconception(
            "leak added everywhere",
            lambda x, slope=0.01: np.maximum(0, x) + slope * x,
            "Right below 0. Above, the leak is added as well, so the slope there is more than 1.",
        ),
        Misconception(
            "builtin max",
            lambda x, slope=0.01: builtins.max(x, slope * x),
            "The larger of the two is the right idea. But Python's `max` asks once for the whole array, and every "
            "number needs its own answer.",
        ),
        Misconception(
            "in place",
            leaky_relu_in_place,
            "The numbers are right, but they are written into the caller's own array: whoever needs `x` afterwards, "
            "such as the backward pass, finds it changed.",
        ),
    ],
    why="""`np.where` chooses for each number. With a slope below 1 the larger of `x` and `slope * x` is the same
    thing, which is how the library writes it.""",
)


def three_networks(seed=0):
    """Three networks for the digits: what is wrong with each?"""
    tanh = mlp([64, 50, 50, 10], "tanh", init=normal(2.0), seed=seed)
    relu = mlp([64, 50, 50, 10], "relu", seed=seed + 1)
    low = [Dense(50), Activation("relu"), Dense(50, bias=-20.0), Activation("relu"), Dense(10, init="xavier")]
    return {"net 1": tanh, "net 2": relu, "net 3": Network(low, features=64, seed=seed + 2)}


def diagnosis(first, second, third):
    return {"net 1": first, "net 2": second, "net 3": third}


spot_the_bug_dead = Exercise(
    task="""Diagnose the three nets from the statistics of their activation layers: which is `"healthy"`, which is
    `"saturated"`, which is `"dead"`? Each word may be used more than once, or not at all.""",
    answer=diagnosis("saturated", "healthy", "dead"),
    stub=diagnosis(..., ..., ...),
    hints=[
        "A dead unit gives the same output for every sample. Which column counts these units?",
        "A saturated unit of a tanh sits near -1 or 1, so the spread of its outputs is close to 1.",
        "A ReLU is flat on one side by design: on typical sums it is off for about half of the samples. What would "
        "be wrong?",
    ],
    misconceptions=[
        Misconception(
            "off is not dead",
            diagnosis("saturated", "dead", "dead"),
            "Net 2's units are off for about half of the samples, and on for the others: that is how a ReLU works. "
            "Dead is a unit that is the same for *every* sample.",
        ),
        Misconception(
            "off is not saturated",
            diagnosis("saturated", "saturated", "dead"),
            "Look at net 2 again: a ReLU has slope 0 on one side by design, so half of its outputs count as flat on "
            "any healthy day. Do its units differ from sample to sample?",
        ),
        Misconception(
            "a wide spread is not health",
            diagnosis("healthy", "healthy", "dead"),
            "Net 1's outputs spread widely, but they sit at -1 and 1, the two ends of tanh. How much slope is left "
            "there?",
        ),
        Misconception(
            "dead and saturated swapped",
            diagnosis("dead", "healthy", "saturated"),
            "The healthy net is found; the two others are the wrong way round. A saturated unit still answers each "
            "sample, if only with yes or no; a dead one gives all samples the same answer.",
        ),
        Misconception(
            "dead is more than saturated",
            diagnosis("saturated", "healthy", "saturated"),
            "Net 3's units are flat, but not at different ends for different samples: look at the column that counts "
            "units with the same output for every sample.",
        ),
        Misconception(
            "first layer only",
            diagnosis("saturated", "healthy", "healthy"),
            "Net 3's first layer is fine. What does its second layer hand on to the outputs?",
        ),
    ],
    why="""Net 1 starts from weights that are far too large: its sums are huge, and tanh answers -1 or 1 with hardly
    any slope. Net 2 is a ReLU net as it should be: off half of the time, each unit for other samples. In net 3 the
    second layer's biases are so low that no sample lifts a sum above 0: dead before the first step, and no gradient
    will ever pass.""",
)

EXERCISES, progress = collect(globals())
