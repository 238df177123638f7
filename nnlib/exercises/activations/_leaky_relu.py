"""The exercise *leaky_relu*: the leaky ReLU."""

import builtins

import numpy as np

from nnlib.exercises import exercise


def leaky_cases(rng):
    yield np.array([-1.0, 2.0]), 0.1
    yield np.array([-100.0, 100.0])
    yield np.array([-4.0]), 0.5
    yield np.array([-4.0, 4.0]), 0.0
    yield np.array([[-0.0, 0.0], [1e3, -1e3]]), 0.25
    yield np.array([0.05, 0.3, -0.2]), 0.4
    yield rng.normal(size=(5, 4)).astype(np.float32), 0.2
    yield rng.normal(size=(2, 3, 4)), 0.9


def leaky_edges(rng):
    yield np.empty((0, 3)), 0.1
    yield np.array([1e300, -1e300]), 0.25


@exercise(
    task="""Write `leaky_relu(x, slope=0.01)` for a float array of any shape: `x` where it is positive, `slope * x`
    elsewhere. The slope is at least 0 and below 1. Return a new array and leave `x` as it is.""",
    cases=leaky_cases,
    edges=leaky_edges,
    hints=[
        "On which side of 0 should the slope act, and what happens on the other?",
        "`np.where(question, here, there)` chooses element by element. Or: which of `x` and `slope * x` is the larger?",
    ],
    why="""`np.where` chooses for each number. With a slope below 1 the larger of `x` and `slope * x` is the same
    thing, which is how the library writes it.""",
)
def leaky_relu(x, slope=0.01):
    """x where it is positive, slope * x elsewhere."""
    return np.where(x > 0, x, slope * x)


@leaky_relu.misconception
def slope_on_the_wrong_side(x, slope=0.01):
    """Negative numbers pass in full and positive ones are scaled down: the leak is on the wrong side of 0."""
    return np.where(x > 0, slope * x, x)


@leaky_relu.misconception
def slope_on_both_sides(x, slope=0.01):
    """A straight line: with the same slope on both sides there is no kink, and stacked layers stay linear."""
    return slope * x


@leaky_relu.misconception
def slope_as_a_number(x, slope=0.01):
    """The output below 0 is the constant `slope`. There the curve is flat, so the neuron can die as before."""
    return np.where(x > 0, x, slope)


@leaky_relu.misconception(sign=(-1,))
def cut_at_the_slope(x, slope=0.01, sign=1):
    """The numbers are compared with `slope` itself, or with minus that, and nothing comes out below. What leaks is
    `slope` times `x`."""
    return np.maximum(sign * slope, x)


@leaky_relu.misconception
def slope_fixed(x, slope=0.01):
    """Right for a slope of 0.01: whatever `slope` is, it changes nothing."""
    return np.where(x > 0, x, 0.01 * x)


@leaky_relu.misconception
def plain_relu(x, slope=0.01):
    """Nothing leaks: below 0 the output is 0, whatever `slope` is."""
    return np.maximum(0, x)


@leaky_relu.misconception("upside down")
def leak_upside_down(x, slope=0.01):
    """Below 0 the output is positive, so it falls while `x` rises. The leak keeps the sign of `x`."""
    return np.where(x > 0, x, -slope * x)


@leaky_relu.misconception
def leak_added_everywhere(x, slope=0.01):
    """Right below 0. Above, the leak is added as well, so the slope there is more than 1."""
    return np.maximum(0, x) + slope * x


@leaky_relu.misconception
def leak_taken_away(x, slope=0.01):
    """The leak is taken away instead of added: below 0 the output is positive, and above it rises less than `x`."""
    return np.maximum(0, x) - slope * x


@leaky_relu.misconception
def divided_by_the_slope(x, slope=0.01):
    """Below 0 the numbers are divided by `slope`, so they grow: a leak of 0.01 should let a hundredth through."""
    with np.errstate(divide="ignore"):
        return np.where(x > 0, x, x / slope)


@leaky_relu.misconception("one question for all")
def one_question_for_all_leaks(x, slope=0.01):
    """Right for a single number. But Python's `max` and `if` ask once for the whole array, and every number needs its
    own answer."""
    return builtins.max(x, slope * x)


@leaky_relu.misconception("in place")
def leak_in_place(x, slope=0.01):
    """The numbers are right, but they are written into the caller's own array: whoever needs `x` afterwards, such as
    the backward pass, finds it changed."""
    x[x < 0] *= slope
    return x


@leaky_relu.misconception
def on_above_the_slope(x, slope=0.01):
    """The numbers are compared with `slope`: those between 0 and `slope` leak, although they are positive."""
    return np.where(x > slope, x, slope * x)


@leaky_relu.misconception
def only_the_leak(x, slope=0.01):
    """Below 0 the leak is right. Above, nothing comes through: there the output is `x` itself."""
    return np.where(x > 0, 0.0, slope * x)


@leaky_relu.misconception
def the_slopes(x, slope=0.01):
    """These are the slopes of the curve, 1 and `slope`. Asked for is the curve itself: each slope times `x`."""
    return np.where(x > 0, 1.0, slope)


@leaky_relu.misconception(default=(0.2, 0.3, 0.001))
def another_default(x, slope=None, default=0.1):
    """Right where the slope is given. Where it is not, another one is taken than the 0.01 of the task."""
    return np.where(x > 0, x, (default if slope is None else slope) * x)


@leaky_relu.misconception
def exponential_below_0_for_a_leak(x, slope=0.01):
    """Below 0 an exponential bends the curve: this is the ELU. The leak of a leaky ReLU is a straight line."""
    return np.where(x > 0, x, slope * np.expm1(np.minimum(x, 0)))


@leaky_relu.misconception
def one_minus_the_slope(x, slope=0.01):
    """Below 0 the numbers are multiplied by 1 less the slope: all but the leak comes through. It should be the leak
    alone."""
    return np.where(x > 0, x, (1 - slope) * x)


@leaky_relu.misconception
def a_scaled_relu(x, slope=0.01):
    """This is a ReLU, scaled: on the right the slope should be 1, and on the left something should leak."""
    return slope * np.maximum(0, x)


@leaky_relu.misconception(sign=(-1,))
def slope_as_a_shift(x, slope=0.01, sign=1):
    """Below 0 the numbers are shifted by `slope`. A leak scales them: `slope` times `x`."""
    return np.where(x > 0, x, x + sign * slope)
