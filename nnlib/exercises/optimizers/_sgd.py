"""The exercise *sgd*: SGD."""

import numpy as np

from nnlib.exercises import exercise


def sgd_cases(rng):
    yield np.array([1.0]), np.array([2.0]), 0.1
    yield np.array([1.0, -3.0]), np.array([0.0, -0.5]), 0.1
    yield np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, -1.0], [0.0, 10.0]]), 0.5
    yield np.array([-20.0, 5.0, 300.0]), np.array([150.0, -0.02, 7.0]), 0.003
    yield rng.normal(size=(3, 4)).astype(np.float32), rng.normal(size=(3, 4)).astype(np.float32), 0.03
    yield rng.normal(size=(2, 3, 2)), 20 * rng.normal(size=(2, 3, 2)), 1.5


def sgd_edges(rng):
    yield np.array([1.0, -0.5]), np.array([5.0, 2.0]), 0.0
    yield np.empty((0, 3)), np.empty((0, 3)), 0.1
    yield np.array([1e150, -1e-150]), np.array([1e150, 1e-150]), 0.01


@exercise(
    task="""Write `sgd(w, dw, learning_rate)`: one step of gradient descent for a float array `w` of any shape. `dw`
    has the same shape and holds the slope of the loss for each parameter. Return a new array; `w` and `dw` stay as
    they are.""",
    cases=sgd_cases,
    edges=sgd_edges,
    hints=[
        "If a slope is positive, the loss rises when the parameter grows. Which way should the parameter go?",
        "How far it goes: the learning rate times the slope. One line, for all parameters at once.",
    ],
    why="""The slope points uphill, so the step is taken against it. The subtraction makes a new array, for parameters
    of any shape.""",
)
def sgd(w, dw, learning_rate):
    """The parameters after one step against the slope dw, as a new array."""
    return w - learning_rate * dw


@sgd.misconception
def uphill(w, dw, learning_rate):
    """This climbs. The slope points to where the loss rises; a step that should lower it goes the other way."""
    return w + learning_rate * dw


@sgd.misconception
def in_place(w, dw, learning_rate):
    """The numbers are right, but they are written into the caller's own `w`. The library does so on purpose, to save
    memory, and says it. Here the caller wants to keep the old parameters."""
    w -= learning_rate * dw
    return w


@sgd.misconception("in place, the slope")
def in_place_the_slope(w, dw, learning_rate):
    """The parameters are right, but the caller's `dw` has been scaled: whoever uses the slope again, for a second
    optimizer or for a check, finds another one."""
    dw *= learning_rate
    return w - dw


@sgd.misconception
def forgot_the_rate(w, dw, learning_rate):
    """Whatever the learning rate is, it changes nothing."""
    return w - dw


@sgd.misconception(rate=(1e-4, 0.001, 0.003, 0.01, 0.05, 0.5))
def a_rate_of_its_own(w, dw, learning_rate, rate=0.1):
    """The step has a learning rate of its own. That of the caller changes nothing."""
    return w - rate * dw


@sgd.misconception
def only_the_direction(w, dw, learning_rate):
    """All parameters move equally far, however steep their slopes are. In SGD a steep slope makes a long step."""
    return w - learning_rate * np.sign(dw)


@sgd.misconception
def divided_by_its_length(w, dw, learning_rate):
    """The slopes are divided by the length of them all, so that every step is equally long. In SGD a step is long
    where it is steep, and short near the bottom."""
    return w - learning_rate * dw / np.linalg.norm(dw)


@sgd.misconception(most=(5, 0.5, 0.1))
def clips_the_slope(w, dw, learning_rate, most=1):
    """Steep slopes are cut off. That can be a guard against wild steps; plain gradient descent takes slopes as they
    are."""
    return w - learning_rate * np.clip(dw, -most, most)


@sgd.misconception(most=(0.1, 0.5, 5))
def clips_the_step(w, dw, learning_rate, most=1):
    """Long steps are cut off. That can be a guard against steep slopes; plain gradient descent takes steps as they
    are."""
    return w - np.clip(learning_rate * dw, -most, most)


@sgd.misconception
def divided_by_the_rate(w, dw, learning_rate):
    """A small learning rate makes long steps here: it divides where it should multiply."""
    return w - dw / learning_rate


@sgd.misconception
def averaged_over_the_rows(w, dw, learning_rate):
    """The step is divided by the number of rows. `dw` has one slope for each parameter; the mean over the samples has
    been taken before, by the loss."""
    return w - learning_rate * dw / len(dw)


@sgd.misconception(one=(np.sum, np.max, np.linalg.norm))
def one_slope_for_all(w, dw, learning_rate, one=np.mean):
    """All parameters go equally far, by one number made of all slopes. Each has a slope of its own."""
    return w - learning_rate * one(dw)


@sgd.misconception
def slope_without_its_sign(w, dw, learning_rate):
    """The slopes lose their sign, so all parameters get smaller. Where a slope is negative, the way down is to larger
    ones."""
    return w - learning_rate * np.abs(dw)


@sgd.misconception
def the_parameter_for_its_slope(w, dw, learning_rate):
    """A share of the parameters themselves is taken away, and the slope is not used at all: they all shrink toward
    0."""
    return w - learning_rate * w


@sgd.misconception
def decays_too(w, dw, learning_rate):
    """The parameters shrink on their own as well, as with weight decay. Plain gradient descent goes by the slope
    alone."""
    return (1 - learning_rate) * w - learning_rate * dw


@sgd.misconception(factor=(0.5,))
def another_step_length(w, dw, learning_rate, factor=2):
    """The step has an extra factor. The slope is `dw` as it is: a 2 or a half that belongs to a loss is in it
    already."""
    return w - factor * learning_rate * dw


@sgd.misconception
def rate_on_the_parameters_too(w, dw, learning_rate):
    """The learning rate scales the parameters as well as the slope: a step of rate 0.1 shrinks all of them to a
    tenth."""
    return learning_rate * (w - dw)


@sgd.misconception
def slope_times_parameter(w, dw, learning_rate):
    """The step is multiplied by the parameter itself, so a parameter at 0 could never leave it. The slope alone says
    how steep it is."""
    return w - learning_rate * dw * w


@sgd.misconception
def turned_around(w, dw, learning_rate):
    """The parameters are subtracted from the step: all of them change their sign."""
    return learning_rate * dw - w


@sgd.misconception(sign=(1,))
def the_step_alone(w, dw, learning_rate, sign=-1):
    """This is how far the parameters move, not where they are then."""
    return sign * learning_rate * dw


@sgd.misconception
def slope_forgotten(w, dw, learning_rate):
    """The learning rate itself is taken away, from all parameters alike, and the slope is not used. The step is the
    rate times the slope."""
    return w - learning_rate


@sgd.misconception
def rate_before_the_slope(w, dw, learning_rate):
    """The learning rate is taken from the parameters, and the slope multiplies what is left: brackets stand around the
    first two. The product comes first."""
    return (w - learning_rate) * dw


@sgd.misconception
def in_one_row(w, dw, learning_rate):
    """The numbers are right, and stand in one row. The parameters should keep their shape."""
    return w.ravel() - learning_rate * dw.ravel()


@sgd.misconception("in place, nothing returned")
def nothing_returned(w, dw, learning_rate):
    """The numbers are right, but they are written into the caller's own `w`, and nothing comes back. Return a new
    array."""
    w -= learning_rate * dw
