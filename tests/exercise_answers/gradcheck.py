"""Answers to the exercises of notebook 08, as readers write them."""
# ruff: noqa: B007 (readers use the variable of a loop after it)

import copy

import numpy as np

from exercise_answers import right, wrong
from nnlib import losses, optimizers
from nnlib.checklist import overfit_small_batch
from nnlib.gradcheck import numerical_gradient
from nnlib.gradcheck import relative_error as library_error
from nnlib.regularization import L2
from nnlib.training import Trainer

# centered_difference


@right("centered_difference")
def _(f, x, h=1e-5):
    flat = np.asarray(x, dtype=float).ravel()
    result = []
    for i in range(flat.size):
        values = []
        for side in (1, -1):
            moved = flat.copy()
            moved[i] = flat[i] + side * h
            values.append(f(moved.reshape(x.shape)))
        result.append((values[0] - values[1]) / h / 2)
    return np.array(result).reshape(x.shape)


@right("centered_difference")
def _(f, x, h=1e-5):
    x = x.astype(float)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        old = x[ix]
        x[ix] = old + h
        above = f(x)
        x[ix] = old - h
        below = f(x)
        x[ix] = old
        grad[ix] = (above - below) / (2 * h)
        it.iternext()
    return grad


@right("centered_difference")
def _(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    x = x.astype(np.float64)
    return np.array([(f(x + step) - f(x - step)) / (2 * h) for step in steps]).reshape(x.shape)


@right("centered_difference")
def _(f, x, h=1e-5):
    return numerical_gradient(f, x, h)


@wrong("centered_difference", "forward difference")
def _(f, x, h=1e-5):
    x, slopes = x.astype(float), np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above = x.copy()
        above[place] += h
        slopes[place] = (f(above) - f(x)) / h
    return slopes


@wrong("centered_difference", "forward difference")
def _(f, x, h=1e-5):
    return numerical_gradient(f, x, h, "forward")


@wrong("centered_difference", "forward difference")
def _(f, x, h=1e-5):
    flat, here = x.ravel().astype(float), f(x.astype(float))
    result = []
    for i in range(len(flat)):
        flat[i] += h
        result.append((f(flat.reshape(x.shape)) - here) / h)
        flat[i] -= h
    return np.reshape(result, x.shape)


@wrong("centered_difference", "backward difference")
def _(f, x, h=1e-5):
    x, slopes = x.astype(float), np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        below = x.copy()
        below[place] -= h
        slopes[place] = (f(x) - f(below)) / h
    return slopes


@wrong("centered_difference", "backward difference")
def _(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    x = x.astype(float)
    return np.array([(f(x) - f(x - step)) / h for step in steps]).reshape(x.shape)


@wrong("centered_difference", "backward difference")
def _(f, x, h=1e-5):
    return numerical_gradient(lambda moved: -f(-moved), -x, h, "forward")


@wrong("centered_difference", "forgot the 2")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) - f(below)) / h
    return slopes


@wrong("centered_difference", "forgot the 2")
def _(f, x, h=1e-5):
    return 2 * numerical_gradient(f, x, h)


@wrong("centered_difference", "forgot the 2")
def _(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    x = x.astype(float)
    return np.array([(f(x + step) - f(x - step)) / h for step in steps]).reshape(x.shape)


@wrong("centered_difference", "brackets around 2 h")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) - f(below)) / 2 * h
    return slopes


@wrong("centered_difference", "brackets around 2 h")
def _(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    x = x.astype(float)
    return np.array([(f(x + step) - f(x - step)) / 2 * h for step in steps]).reshape(x.shape)


@wrong("centered_difference", "brackets around 2 h")
def _(f, x, h=1e-5):
    x = x.astype(np.float64)
    grad = np.zeros_like(x)
    for i in np.ndindex(*x.shape):
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        grad[i] = 0.5 * (up - f(x)) * h
        x[i] = old
    return grad


@wrong("centered_difference", "divided by 2 alone")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) - f(below)) / 2
    return slopes


@wrong("centered_difference", "divided by 2 alone")
def _(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    x = x.astype(float)
    return np.array([0.5 * (f(x + step) - f(x - step)) for step in steps]).reshape(x.shape)


@wrong("centered_difference", "divided by 2 alone")
def _(f, x, h=1e-5):
    x, flat = x.astype(float), []
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        flat.append(np.mean([up, -down]))
    return np.array(flat).reshape(x.shape)


@wrong("centered_difference", "the other way round")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        slopes[place] = (f(below) - f(above)) / (2 * h)
    return slopes


@wrong("centered_difference", "the other way round")
def _(f, x, h=1e-5):
    return -numerical_gradient(f, x, h)


@wrong("centered_difference", "the other way round")
def _(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    x = x.astype(float)
    return np.array([(f(x - step) - f(x + step)) / (2 * h) for step in steps]).reshape(x.shape)


@wrong("centered_difference", "all numbers moved at once")
def _(f, x, h=1e-5):
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


@wrong("centered_difference", "all numbers moved at once")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above += h
        below -= h
        slopes[place] = (f(above) - f(below)) / (2 * h)
    return slopes


@wrong("centered_difference", "all numbers moved at once")
def _(f, x, h=1e-5):
    x = x.astype(float)
    step = h * np.ones_like(x)
    return np.ones(x.shape) * (f(x + step) - f(x - step)) / 2 / h


@wrong("centered_difference", "one number")
def _(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


@wrong("centered_difference", "one number")
def _(f, x, h=1e-5):
    above, below = f(x.astype(float) + h), f(x.astype(float) - h)
    return (above - below) / h / 2


@wrong("centered_difference", "one number")
def _(f, x, h=1e-5):
    step = np.full(x.shape, h)
    return float(f(x + step) - f(x - step)) / (2 * h)


@wrong("centered_difference", "never stepped back")
def _(f, x, h=1e-5):
    x, slopes = x.astype(float), np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        x[place] += h
        above = f(x)
        x[place] -= 2 * h
        slopes[place] = (above - f(x)) / (2 * h)
    return slopes


@wrong("centered_difference", "never stepped back")
def _(f, x, h=1e-5):
    flat = x.ravel().astype(float)
    result = []
    for i in range(flat.size):
        start = flat[i]
        flat[i] = start + h
        above = f(flat.reshape(x.shape))
        flat[i] = start - h
        below = f(flat.reshape(x.shape))
        result.append((above - below) / (2 * h))
    return np.array(result).reshape(x.shape)


@wrong("centered_difference", "never stepped back")
def _(f, x, h=1e-5):
    x = np.array(x, float)
    grad = np.empty_like(x)
    it = np.nditer(x, flags=["multi_index", "zerosize_ok"])
    for value in it:
        old = float(value)
        x[it.multi_index] = old + h
        up = f(x)
        x[it.multi_index] = old - h
        grad[it.multi_index] = (up - f(x)) / (2 * h)
    return grad


@wrong("centered_difference", "steps left standing")
def _(f, x, h=1e-5):
    above, below, slopes = x.astype(float), x.astype(float), np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) - f(below)) / (2 * h)
    return slopes


@wrong("centered_difference", "steps left standing")
def _(f, x, h=1e-5):
    step, slopes, x = np.zeros(x.shape), np.zeros(x.shape), x.astype(float)
    for place in np.ndindex(x.shape):
        step[place] = h
        slopes[place] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@wrong("centered_difference", "steps left standing")
def _(f, x, h=1e-5):
    up, down = x.astype(float).ravel(), x.astype(float).ravel()
    result = []
    for i in range(up.size):
        up[i] = up[i] + h
        down[i] = down[i] - h
        result.append((f(up.reshape(x.shape)) - f(down.reshape(x.shape))) / h / 2)
    return np.array(result).reshape(x.shape)


@wrong("centered_difference", "keeps the dtype")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[place] = above[place] + h
        below[place] = below[place] - h
        slopes[place] = (f(above) - f(below)) / (2 * h)
    return slopes


@wrong("centered_difference", "keeps the dtype")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[place] = h
        slopes[place] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@wrong("centered_difference", "keeps the dtype")
def _(f, x, h=1e-5):
    result = []
    for place in np.ndindex(x.shape):
        values = []
        for nudge in (h, -h):
            moved = x.copy()
            moved[place] = (moved[place] + nudge).astype(x.dtype)
            values.append(float(f(moved)))
        result.append((values[0] - values[1]) / (2 * h))
    return np.array(result).reshape(x.shape)


@wrong("centered_difference", "slopes of the dtype of x")
def _(f, x, h=1e-5):
    slopes = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) - f(below)) / (2 * h)
    return slopes


@wrong("centered_difference", "slopes of the dtype of x")
def _(f, x, h=1e-5):
    return numerical_gradient(f, x, h).astype(x.dtype)


@wrong("centered_difference", "slopes of the dtype of x")
def _(f, x, h=1e-5):
    slopes = x.copy()
    for place in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[place] = h
        slopes[place] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@wrong("centered_difference", "a share of x as step")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] *= 1 + h
        below[place] *= 1 - h
        slopes[place] = (f(above) - f(below)) / (2 * h)
    return slopes


@wrong("centered_difference", "a share of x as step")
def _(f, x, h=1e-5):
    x, slopes = x.astype(float), np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[place] = h * x[place]
        slopes[place] = (f(x + step) - f(x - step)) / h / 2
    return slopes


@wrong("centered_difference", "a share of x as step")
def _(f, x, h=1e-5):
    x = x.astype(np.float64)
    steps = h * (x.ravel() * np.eye(x.size)).reshape(x.size, *x.shape)
    return np.array([(f(x + step) - f(x - step)) / (2 * h) for step in steps]).reshape(x.shape)


@wrong("centered_difference", "size of the slope")
def _(f, x, h=1e-5):
    return abs(numerical_gradient(f, x, h))


@wrong("centered_difference", "size of the slope")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        slopes[place] = np.abs(f(above) - f(below)) / (2 * h)
    return slopes


@wrong("centered_difference", "size of the slope")
def _(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    x = x.astype(float)
    rises = np.array([f(x + step) - f(x - step) for step in steps])
    return (np.sqrt(rises**2) / (2 * h)).reshape(x.shape)


@wrong("centered_difference", "half a step")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h / 2
        below[place] -= h / 2
        slopes[place] = (f(above) - f(below)) / h
    return slopes


@wrong("centered_difference", "half a step")
def _(f, x, h=1e-5):
    return numerical_gradient(f, x, h / 2)


@wrong("centered_difference", "half a step")
def _(f, x, h=1e-5):
    steps = 0.5 * h * np.eye(x.size).reshape(x.size, *x.shape)
    x = x.astype(float)
    return np.array([(f(x + step) - f(x - step)) / h for step in steps]).reshape(x.shape)


@wrong("centered_difference", "h fixed")
def _(f, x, h=1e-5):
    h, slopes = 1e-5, np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) - f(below)) / (2 * h)
    return slopes


@wrong("centered_difference", "h fixed")
def _(f, x, h=1e-5):
    return numerical_gradient(f, x)


@wrong("centered_difference", "h fixed")
def _(f, x, step=1e-5, h=1e-5):
    h = 0.00001
    nudges = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + nudge) - f(x - nudge)) / (2 * h) for nudge in nudges]).reshape(x.shape)


@wrong("centered_difference", "one copy for both")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above = below = x.astype(float)
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) - f(below)) / (2 * h)
    return slopes


@wrong("centered_difference", "one copy for both")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        moved = x.astype(float)
        moved[place] += h
        other = moved
        other[place] -= 2 * h
        slopes[place] = (f(moved) - f(other)) / (2 * h)
    return slopes


@wrong("centered_difference", "one copy for both")
def _(f, x, h=1e-5):
    x, slopes = x.astype(float), np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x, x
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) - f(below)) / (2 * h)
    return slopes


@wrong("centered_difference", "the first place only")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) - f(below)) / (2 * h)
        return slopes


@wrong("centered_difference", "the first place only")
def _(f, x, h=1e-5):
    flat = np.zeros(x.size)
    above, below = x.astype(float), x.astype(float)
    above.flat[0] += h
    below.flat[0] -= h
    flat[0] = (f(above) - f(below)) / (2 * h)
    return flat.reshape(x.shape)


@wrong("centered_difference", "the first place only")
def _(f, x, h=1e-5):
    x, grad = x.astype(float), np.zeros(x.shape)
    for ix in np.ndindex(*x.shape):
        old = x[ix]
        x[ix] = old + h
        up = f(x)
        x[ix] = old - h
        down = f(x)
        x[ix] = old
        grad[ix] = (up - down) / (2 * h)
        break
    return grad


@wrong("centered_difference", "f of one number")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        slopes[place] = (f(np.array([x[place] + h])) - f(np.array([x[place] - h]))) / (2 * h)
    return slopes


@wrong("centered_difference", "f of one number")
def _(f, x, h=1e-5):
    flat = x.ravel().astype(float)
    return np.array([(f(v + h) - f(v - h)) / (2 * h) for v in flat.reshape(-1, 1)]).reshape(x.shape)


@wrong("centered_difference", "f of one number")
def _(f, x, h=1e-5):
    result = [(f(np.full(1, v) + h) - f(np.full(1, v) - h)) / h / 2 for v in x.astype(float).flat]
    return np.reshape(result, x.shape)


@wrong("centered_difference", "whole rows moved")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for i in range(len(x)):
        above, below = x.astype(float), x.astype(float)
        above[i] += h
        below[i] -= h
        slopes[i] = (f(above) - f(below)) / (2 * h)
    return slopes


@wrong("centered_difference", "whole rows moved")
def _(f, x, h=1e-5):
    x, slopes = x.astype(float), np.zeros_like(x, dtype=float)
    for i, row in enumerate(x.copy()):
        x[i] = row + h
        above = f(x)
        x[i] = row - h
        below = f(x)
        x[i] = row
        slopes[i] = (above - below) / (2 * h)
    return slopes


@wrong("centered_difference", "whole rows moved")
def _(f, x, h=1e-5):
    result = []
    for i in range(x.shape[0]):
        step = np.zeros(x.shape)
        step[i] = h
        result.append(np.full(x.shape[1:], (f(x + step) - f(x - step)) / (2 * h)))
    return np.array(result)


@wrong("centered_difference", "flattened")
def _(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + step) - f(x - step)) / (2 * h) for step in steps])


@wrong("centered_difference", "flattened")
def _(f, x, h=1e-5):
    return numerical_gradient(f, x, h).ravel()


@wrong("centered_difference", "flattened")
def _(f, x, h=1e-5):
    slopes = []
    for place in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)
        above[place] += h
        below[place] -= h
        slopes.append((f(above) - f(below)) / (2 * h))
    return np.array(slopes)


@wrong("centered_difference", None)
def _(f, x, h=1e-5):
    return x.astype(float)


@wrong("centered_difference", "the caller's array moved")
def _(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        down = f(x)
        x[i] += h
        g[i] = (up - down) / (2 * h)
    return g


@wrong("centered_difference", "the caller's array moved")
def _(f, x, h=1e-5):
    flat, slopes = x.reshape(-1), []
    for i in range(flat.size):
        flat[i] += h
        up = f(x)
        flat[i] -= h + h
        slopes.append((up - f(x)) / 2 / h)
        flat[i] += h
    return np.array(slopes).reshape(x.shape)


@wrong("centered_difference", "the caller's array moved")
def _(f, x, h=1e-5):
    grad = np.empty(x.shape)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        at = it.multi_index
        x[at] += h
        plus = f(x)
        x[at] -= 2 * h
        minus = f(x)
        x[at] += h
        grad[at] = (plus - minus) / (2 * h)
        it.iternext()
    return grad


@wrong("centered_difference", "f of one entry")
def _(f, x, h=1e-5):
    return np.array([(f(v + h) - f(v - h)) / (2 * h) for v in x])


@wrong("centered_difference", "f of one entry")
def _(f, x, h=1e-5):
    slopes = []
    for entry in x.astype(float):
        above, below = f(entry + h), f(entry - h)
        slopes.append((above - below) / (2 * h))
    return np.array(slopes)


@wrong("centered_difference", "f of one entry")
def _(f, x, h=1e-5):
    return np.array(list(map(lambda v: f(v + h) / (2 * h) - f(v - h) / (2 * h), np.asarray(x, float))))


@wrong("centered_difference", "a longer step for a larger number")
def _(f, x, h=1e-5):
    x = x.astype(float)
    g = np.zeros_like(x)
    for i in np.ndindex(*x.shape):
        step = np.zeros_like(x)
        step[i] = h * max(1.0, abs(x[i]))
        g[i] = (f(x + step) - f(x - step)) / (2 * step[i])
    return g


@wrong("centered_difference", "a longer step for a larger number")
def _(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        a, b = np.array(x, float), np.array(x, float)
        h_i = (1 + abs(x[i])) * h
        a[i] += h_i
        b[i] -= h_i
        g[i] = (f(a) - f(b)) / (a[i] - b[i])
    return g


@wrong("centered_difference", "a longer step for a larger number")
def _(f, x, h=1e-5):
    out = []
    for number in range(x.size):
        up, down = x.astype(np.float64).ravel(), x.astype(np.float64).ravel()
        size = abs(up[number]) if abs(up[number]) > 1 else 1
        up[number] += h * size
        down[number] -= h * size
        out.append((f(up.reshape(x.shape)) - f(down.reshape(x.shape))) / (2 * h * size))
    return np.reshape(out, x.shape)


@wrong("centered_difference", "computed in float32")
def _(f, x, h=1e-5):
    slopes = np.empty(x.shape)
    for place, value in np.ndenumerate(x):
        up, down = x.astype(float), x.astype(float)
        up[place] = value + h
        down[place] = value - h
        slopes[place] = (f(up) - f(down)) / (2 * h)
    return slopes


@wrong("centered_difference", "computed in float32")
def _(f, x, h=1e-5):
    x = np.array(x, np.float32)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        g[i] = (up - f(x)) / (2 * h)
        x[i] = old
    return g


@wrong("centered_difference", "computed in float32")
def _(f, x, h=1e-5):
    x, h = x.astype("f4"), np.float32(h)
    out = []
    for i in range(x.size):
        e = np.zeros(x.size, "f4")
        e[i] = h
        e = e.reshape(x.shape)
        out.append((f(x + e) - f(x - e)) / (2 * h))
    return np.reshape(out, x.shape)


@wrong("centered_difference", "from four places")
def _(f, x, h=1e-5):
    x = x.astype(float)
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = h
        g[i] = (-f(x + 2 * e) + 8 * f(x + e) - 8 * f(x - e) + f(x - 2 * e)) / (12 * h)
    return g


@wrong("centered_difference", "from four places")
def _(f, x, h=1e-5):
    def central(i, step):
        up, down = np.array(x, float), np.array(x, float)
        up[i] += step
        down[i] -= step
        return (f(up) - f(down)) / (2 * step)

    slopes = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        slopes[i] = (4 * central(i, h) - central(i, 2 * h)) / 3
    return slopes


@wrong("centered_difference", "from four places")
def _(f, x, h=1e-5):
    g = []
    for k in range(x.size):
        total = 0.0
        for shift, weight in {-2: 1, -1: -8, 1: 8, 2: -1}.items():
            moved = x.astype(np.float64).ravel()
            moved[k] += shift * h
            total += weight * f(moved.reshape(x.shape))
        g.append(total / 12 / h)
    return np.array(g).reshape(x.shape)


@wrong("centered_difference", "a complex step")
def _(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        z = x.astype(complex)
        z[i] += 1j * h
        g[i] = np.imag(f(z)) / h
    return g


@wrong("centered_difference", "a complex step")
def _(f, x, h=1e-5):
    slopes = []
    for k in range(x.size):
        z = np.array(x, complex)
        z.flat[k] = z.flat[k] + complex(0, h)
        slopes.append(f(z).imag / h)
    return np.array(slopes).reshape(x.shape)


@wrong("centered_difference", "a complex step")
def _(f, x, h=1e-5):
    steps = 1j * h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([np.imag(f(x + step)) for step in steps]).reshape(x.shape) / h


# relative_error


@right("relative_error")
def _(analytic, numerical):
    size = np.maximum(abs(analytic), abs(numerical))
    return np.divide(abs(analytic - numerical), size, out=np.zeros_like(size), where=size != 0)


@right("relative_error")
def _(analytic, numerical):
    result = np.zeros(analytic.shape)
    for place in np.ndindex(analytic.shape):
        a, n = analytic[place], numerical[place]
        if a == 0 and n == 0:
            continue
        result[place] = abs(a - n) / max(abs(a), abs(n))
    return result


@right("relative_error")
def _(analytic, numerical):
    return library_error(analytic, numerical)


@right("relative_error")
def _(analytic, numerical):
    larger = np.fmax(np.abs(analytic), np.abs(numerical))
    larger[larger == 0] = 1
    return np.abs(analytic - numerical) / larger


@right("relative_error")
def _(analytic, numerical):
    top = np.abs(analytic - numerical)
    bottom = np.maximum(np.abs(analytic), np.abs(numerical))
    agree = bottom == 0
    return np.where(agree, 0.0, top / (bottom + agree))


@right("relative_error")
def _(analytic, numerical):
    with np.errstate(invalid="ignore"):
        error = np.abs(analytic - numerical) / np.maximum(np.abs(analytic), np.abs(numerical))
    error[(analytic == 0) & (numerical == 0)] = 0
    return error


@wrong("relative_error", "zero by zero")
def _(analytic, numerical):
    return np.abs(analytic - numerical) / np.maximum(np.abs(analytic), np.abs(numerical))


@wrong("relative_error", "zero by zero")
def _(analytic, numerical):
    with np.errstate(all="ignore"):
        return abs(analytic - numerical) / np.where(abs(analytic) > abs(numerical), abs(analytic), abs(numerical))


@wrong("relative_error", "zero by zero")
def _(analytic, numerical):
    result = np.zeros(analytic.shape)
    for place in np.ndindex(analytic.shape):
        result[place] = abs(analytic[place] - numerical[place]) / max(abs(analytic[place]), abs(numerical[place]))
    return result


@wrong("relative_error", "a warning on the way")
def _(analytic, numerical):
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    return np.where(larger == 0, 0.0, np.abs(analytic - numerical) / larger)


@wrong("relative_error", "a warning on the way")
def _(analytic, numerical):
    error = np.abs(analytic - numerical) / np.maximum(np.abs(analytic), np.abs(numerical))
    error[(analytic == 0) & (numerical == 0)] = 0
    return error


@wrong("relative_error", "a warning on the way")
def _(analytic, numerical):
    error = abs(analytic - numerical) / np.maximum(abs(analytic), abs(numerical))
    return np.where((analytic == 0) * (numerical == 0), np.zeros_like(error), error)


@wrong("relative_error", "hides nan")
def _(analytic, numerical):
    with np.errstate(invalid="ignore"):
        error = np.abs(analytic - numerical) / np.maximum(np.abs(analytic), np.abs(numerical))
    return np.nan_to_num(error)


@wrong("relative_error", "hides nan")
def _(analytic, numerical):
    error = np.abs(analytic - numerical) / np.maximum(np.abs(analytic), np.abs(numerical))
    error[np.isnan(error)] = 0
    return error


@wrong("relative_error", "hides nan")
def _(analytic, numerical):
    size = np.maximum(np.abs(analytic), np.abs(numerical))
    return np.divide(np.abs(analytic - numerical), size, out=np.zeros(size.shape), where=size > 0)


@wrong("relative_error", "sum for max")
def _(analytic, numerical):
    size = np.abs(analytic) + np.abs(numerical)
    return np.abs(analytic - numerical) / np.where(size == 0, 1, size)


@wrong("relative_error", "sum for max")
def _(analytic, numerical):
    size = abs(analytic) + abs(numerical)
    return np.divide(abs(analytic - numerical), size, out=np.zeros_like(size), where=size != 0)


@wrong("relative_error", "sum for max")
def _(analytic, numerical):
    result = np.zeros(analytic.shape)
    for place in np.ndindex(analytic.shape):
        a, n = analytic[place], numerical[place]
        if a != 0 or n != 0:
            result[place] = abs(a - n) / (abs(a) + abs(n))
    return result


@wrong("relative_error", "mean for max")
def _(analytic, numerical):
    size = (np.abs(analytic) + np.abs(numerical)) / 2
    return np.abs(analytic - numerical) / np.where(size == 0, 1, size)


@wrong("relative_error", "mean for max")
def _(analytic, numerical):
    size = abs(analytic) + abs(numerical)
    return 2 * np.divide(abs(analytic - numerical), size, out=np.zeros_like(size), where=size != 0)


@wrong("relative_error", "mean for max")
def _(analytic, numerical):
    size = np.mean([np.abs(analytic), np.abs(numerical)], axis=0)
    size[size == 0] = 1
    return np.abs(analytic - numerical) / size


@wrong("relative_error", "a small number in the divisor")
def _(analytic, numerical):
    return np.abs(analytic - numerical) / (np.maximum(np.abs(analytic), np.abs(numerical)) + 1e-8)


@wrong("relative_error", "a small number in the divisor")
def _(analytic, numerical):
    return np.abs(analytic - numerical) / np.maximum(1e-8, np.maximum(np.abs(analytic), np.abs(numerical)))


@wrong("relative_error", "a small number in the divisor")
def _(analytic, numerical):
    larger = np.clip(np.maximum(abs(analytic), abs(numerical)), 1e-12, None)
    return abs(analytic - numerical) / larger


@wrong("relative_error", "sum and a small number")
def _(analytic, numerical):
    return np.abs(analytic - numerical) / np.maximum(1e-8, np.abs(analytic) + np.abs(numerical))


@wrong("relative_error", "sum and a small number")
def _(analytic, numerical):
    return abs(analytic - numerical) / (abs(analytic) + abs(numerical) + 1e-10)


@wrong("relative_error", "sum and a small number")
def _(analytic, numerical):
    result = np.zeros(analytic.shape)
    for place in np.ndindex(analytic.shape):
        a, n = analytic[place], numerical[place]
        result[place] = abs(a - n) / np.maximum(1e-8, abs(a) + abs(n))
    return result


@wrong("relative_error", "share of the first")
def _(analytic, numerical):
    size = np.abs(analytic)
    return np.abs(analytic - numerical) / np.where(size == 0, 1, size)


@wrong("relative_error", "share of the first")
def _(analytic, numerical):
    size = abs(analytic)
    size[size == 0] = 1
    return abs(numerical - analytic) / size


@wrong("relative_error", "share of the first")
def _(analytic, numerical):
    return np.abs((analytic - numerical) / np.where(analytic == 0, 1, analytic))


@wrong("relative_error", "share of the second")
def _(analytic, numerical):
    size = np.abs(numerical)
    return np.abs(analytic - numerical) / np.where(size == 0, 1, size)


@wrong("relative_error", "share of the second")
def _(analytic, numerical):
    size = abs(numerical)
    size[size == 0] = 1
    return abs(numerical - analytic) / size


@wrong("relative_error", "share of the second")
def _(analytic, numerical):
    return np.abs((analytic - numerical) / np.where(numerical == 0, 1, numerical))


@wrong("relative_error", "share of the smaller")
def _(analytic, numerical):
    size = np.minimum(np.abs(analytic), np.abs(numerical))
    return np.abs(analytic - numerical) / np.where(size == 0, 1, size)


@wrong("relative_error", "share of the smaller")
def _(analytic, numerical):
    size = np.where(abs(analytic) < abs(numerical), abs(analytic), abs(numerical))
    size[size == 0] = 1
    return abs(analytic - numerical) / size


@wrong("relative_error", "share of the smaller")
def _(analytic, numerical):
    result = np.zeros(analytic.shape)
    for place in np.ndindex(analytic.shape):
        a, n = analytic[place], numerical[place]
        result[place] = abs(a - n) / (np.minimum(abs(a), abs(n)) or 1)
    return result


@wrong("relative_error", "sizes forgotten")
def _(analytic, numerical):
    larger = np.maximum(analytic, numerical)
    return np.abs(analytic - numerical) / np.where(larger == 0, 1, larger)


@wrong("relative_error", "sizes forgotten")
def _(analytic, numerical):
    larger = np.maximum(analytic, numerical)
    return np.divide(np.abs(analytic - numerical), larger, out=np.zeros_like(larger), where=larger != 0)


@wrong("relative_error", "sizes forgotten")
def _(analytic, numerical):
    larger = np.where(analytic > numerical, analytic, numerical)
    larger[larger == 0] = 1
    return abs(analytic - numerical) / larger


@wrong("relative_error", "one where both are zero")
def _(analytic, numerical):
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    return np.where(larger == 0, 1, np.abs(analytic - numerical) / np.where(larger == 0, 1, larger))


@wrong("relative_error", "one where both are zero")
def _(analytic, numerical):
    larger = np.maximum(abs(analytic), abs(numerical))
    return np.divide(abs(analytic - numerical), larger, out=np.ones_like(larger), where=larger != 0)


@wrong("relative_error", "one where both are zero")
def _(analytic, numerical):
    result = np.zeros(analytic.shape)
    for place in np.ndindex(analytic.shape):
        a, n = analytic[place], numerical[place]
        result[place] = 1 if a == n == 0 else abs(a - n) / np.maximum(abs(a), abs(n))
    return result


@wrong("relative_error", "share of the largest of all")
def _(analytic, numerical):
    largest = np.max(np.maximum(np.abs(analytic), np.abs(numerical)))
    return np.abs(analytic - numerical) / (largest if largest != 0 else 1)


@wrong("relative_error", "share of the largest of all")
def _(analytic, numerical):
    largest = np.maximum(abs(analytic).max(), abs(numerical).max())
    if largest == 0:
        return np.zeros(analytic.shape)
    return abs(analytic - numerical) / largest


@wrong("relative_error", "share of the largest of all")
def _(analytic, numerical):
    both = np.stack([np.abs(analytic), np.abs(numerical)])
    return np.abs(analytic - numerical) / (both.max() or 1.0)


@wrong("relative_error", "percent")
def _(analytic, numerical):
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    return 100 * np.abs(analytic - numerical) / np.where(larger == 0, 1, larger)


@wrong("relative_error", "percent")
def _(analytic, numerical):
    return 100 * library_error(analytic, numerical)


@wrong("relative_error", "percent")
def _(analytic, numerical):
    larger = np.maximum(abs(analytic), abs(numerical)) / 100
    larger[larger == 0] = 1
    return abs(analytic - numerical) / larger


@wrong("relative_error", "signed")
def _(analytic, numerical):
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    return (analytic - numerical) / np.where(larger == 0, 1, larger)


@wrong("relative_error", "signed")
def _(analytic, numerical):
    larger = np.maximum(abs(analytic), abs(numerical))
    return np.divide(analytic - numerical, larger, out=np.zeros_like(larger), where=larger != 0)


@wrong("relative_error", "signed")
def _(analytic, numerical):
    result = np.zeros(analytic.shape)
    for place in np.ndindex(analytic.shape):
        a, n = analytic[place], numerical[place]
        if a != 0 or n != 0:
            result[place] = (a - n) / np.maximum(abs(a), abs(n))
    return result


@wrong("relative_error", "difference of the sizes")
def _(analytic, numerical):
    a, n = np.abs(analytic), np.abs(numerical)
    larger = np.maximum(a, n)
    return np.abs(a - n) / np.where(larger == 0, 1, larger)


@wrong("relative_error", "difference of the sizes")
def _(analytic, numerical):
    larger = np.maximum(abs(analytic), abs(numerical))
    top = abs(abs(analytic) - abs(numerical))
    return np.divide(top, larger, out=np.zeros_like(larger), where=larger != 0)


@wrong("relative_error", "difference of the sizes")
def _(analytic, numerical):
    a, n = abs(analytic), abs(numerical)
    larger, smaller = np.maximum(a, n), np.minimum(a, n)
    larger[larger == 0] = 1
    return np.where((a == 0) & (n == 0), 0, 1 - smaller / larger)


@wrong("relative_error", "plain difference")
def _(analytic, numerical):
    return np.abs(analytic - numerical)


@wrong("relative_error", "plain difference")
def _(analytic, numerical):
    return np.sqrt((analytic - numerical) ** 2)


@wrong("relative_error", "plain difference")
def _(analytic, numerical):
    result = np.zeros(analytic.shape)
    for place in np.ndindex(analytic.shape):
        result[place] = abs(analytic[place] - numerical[place])
    return result


@wrong("relative_error", "the largest only")
def _(analytic, numerical):
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    return np.max(np.abs(analytic - numerical) / np.where(larger == 0, 1, larger))


@wrong("relative_error", "the largest only")
def _(analytic, numerical):
    return library_error(analytic, numerical).max()


@wrong("relative_error", "the largest only")
def _(analytic, numerical):
    larger = np.maximum(abs(analytic), abs(numerical))
    larger[larger == 0] = 1
    return float(np.amax(abs(analytic - numerical) / larger))


@wrong("relative_error", "the mean only")
def _(analytic, numerical):
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    return np.mean(np.abs(analytic - numerical) / np.where(larger == 0, 1, larger))


@wrong("relative_error", "the mean only")
def _(analytic, numerical):
    return library_error(analytic, numerical).mean()


@wrong("relative_error", "the mean only")
def _(analytic, numerical):
    larger = np.maximum(abs(analytic), abs(numerical))
    larger[larger == 0] = 1
    return (abs(analytic - numerical) / larger).sum() / larger.size


@wrong("relative_error", "the assignment of CS231n")
def _(analytic, numerical):
    return np.max(np.abs(analytic - numerical) / (np.maximum(1e-8, np.abs(analytic) + np.abs(numerical))))


@wrong("relative_error", "the assignment of CS231n")
def _(analytic, numerical):
    error = abs(analytic - numerical) / (abs(analytic) + abs(numerical) + 1e-12)
    return error.max()


@wrong("relative_error", "the assignment of CS231n")
def _(x, y):
    """Returns relative error."""
    return np.amax(np.abs(x - y) / np.maximum(1e-8, np.abs(x) + np.abs(y)))


@wrong("relative_error", "lengths of the vectors")
def _(analytic, numerical):
    return np.linalg.norm(analytic - numerical) / (np.linalg.norm(analytic) + np.linalg.norm(numerical))


@wrong("relative_error", "lengths of the vectors")
def _(analytic, numerical):
    total = np.linalg.norm(analytic) + np.linalg.norm(numerical)
    return np.linalg.norm(analytic - numerical) / total if total else 0.0


@wrong("relative_error", "lengths of the vectors")
def _(analytic, numerical):
    def length(array):
        return np.sqrt(np.sum(array**2))

    return length(analytic - numerical) / (length(analytic) + length(numerical) + 1e-12)


@wrong("relative_error", "forgives a single zero")
def _(analytic, numerical):
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    either = (analytic == 0) | (numerical == 0)
    return np.where(either, 0, np.abs(analytic - numerical) / np.where(larger == 0, 1, larger))


@wrong("relative_error", "forgives a single zero")
def _(analytic, numerical):
    error = np.zeros_like(analytic)
    both = (analytic != 0) & (numerical != 0)
    larger = np.maximum(abs(analytic), abs(numerical))
    error[both] = abs(analytic - numerical)[both] / larger[both]
    return error


@wrong("relative_error", "forgives a single zero")
def _(analytic, numerical):
    result = np.zeros(analytic.shape)
    for place in np.ndindex(analytic.shape):
        a, n = analytic[place], numerical[place]
        if a == 0 or n == 0:
            result[place] = 0
        else:
            result[place] = abs(a - n) / np.maximum(abs(a), abs(n))
    return result


@wrong("relative_error", "one question for all")
def _(analytic, numerical):
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    if larger == 0:
        return 0.0
    return np.abs(analytic - numerical) / larger


@wrong("relative_error", "one question for all")
def _(analytic, numerical):
    if analytic == 0 and numerical == 0:
        return np.zeros_like(analytic)
    return np.abs(analytic - numerical) / np.maximum(np.abs(analytic), np.abs(numerical))


@wrong("relative_error", "one question for all")
def _(analytic, numerical):
    return np.abs(analytic - numerical) / max(np.abs(analytic), np.abs(numerical))


@wrong("relative_error", None)
def _(analytic, numerical):
    return np.ones_like(analytic)


# find_the_broken_layer


def measured(layer, x, dout):
    return numerical_gradient(lambda x: np.sum(dout * layer.forward(x)), x)


@right("find_the_broken_layer")
def _(layers, x):
    for i in range(len(layers)):
        y = layers[i].forward(x)
        dout = np.cos(np.arange(y.size, dtype=float) + 1).reshape(y.shape)
        dx = layers[i].backward(dout)
        slopes = numerical_gradient(lambda x, i=i, dout=dout: (dout * layers[i].forward(x)).sum(), x, 1e-6)
        if not np.allclose(dx, slopes, rtol=1e-3, atol=1e-10):
            return i
        x = y


@right("find_the_broken_layer")
def _(layers, x):
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.randn(*out.shape)
        numerical = measured(layer, x, dout)
        layer.forward(x)
        if library_error(layer.backward(dout), numerical).max() > 1e-2:
            return i
        x = out
    return None


@right("find_the_broken_layer")
def _(layers, x):
    def outputs(layers, x):
        for layer in layers:
            x = layer.forward(x)
        return x

    wrong_places = []
    dout = np.random.default_rng(1).normal(size=x.shape)
    for start in range(len(layers)):
        rest = layers[start:]
        outputs(rest, x)
        dx = dout
        for layer in reversed(rest):
            dx = layer.backward(dx)
        numerical = numerical_gradient(lambda x, rest=rest: np.sum(dout * outputs(rest, x)), x)
        if np.max(library_error(dx, numerical)) > 1e-5:
            wrong_places.append(start)
        x = layers[start].forward(x)
    return max(wrong_places, default=None)


@wrong("find_the_broken_layer", "first slope that is wrong")
def _(layers, x):
    def outputs(layers, x):
        for layer in layers:
            x = layer.forward(x)
        return x

    dout = np.random.default_rng(1).normal(size=x.shape)
    for start in range(len(layers)):
        rest = layers[start:]
        outputs(rest, x)
        dx = dout
        for layer in reversed(rest):
            dx = layer.backward(dx)
        numerical = numerical_gradient(lambda x, rest=rest: np.sum(dout * outputs(rest, x)), x)
        if np.max(library_error(dx, numerical)) > 1e-4:
            return start
        x = layers[start].forward(x)


@wrong("find_the_broken_layer", "first slope that is wrong")
def _(layers, x):
    def chain(x):
        for layer in layers:
            x = layer.forward(x)
        return x

    out = chain(x)
    dout = np.random.randn(*out.shape)
    dx = dout
    for layer in layers[::-1]:
        dx = layer.backward(dx)
    numerical = numerical_gradient(lambda x: np.sum(dout * chain(x)), x)
    return 0 if np.any(library_error(dx, numerical) > 1e-4) else None


@wrong("find_the_broken_layer", "first slope that is wrong")
def _(layers, x):
    inputs = [x]
    for layer in layers:
        inputs.append(layer.forward(inputs[-1]))
    dx, slopes = np.random.default_rng(2).normal(size=x.shape), []
    dout = dx
    for layer in reversed(layers):
        dx = layer.backward(dx)
        slopes.insert(0, dx)

    def rest(i, x):
        for layer in layers[i:]:
            x = layer.forward(x)
        return np.sum(dout * x)

    for i in range(len(layers)):
        if not np.allclose(slopes[i], numerical_gradient(lambda x, i=i: rest(i, x), inputs[i]), rtol=1e-3, atol=1e-9):
            return i


@wrong("find_the_broken_layer", "dout of ones")
def _(layers, x):
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dx = layer.backward(np.ones_like(out))
        if np.any(library_error(dx, numerical_gradient(lambda x, layer=layer: np.sum(layer.forward(x)), x)) > 1e-4):
            return i
        x = out


@wrong("find_the_broken_layer", "dout of ones")
def _(layers, x):
    for i in range(len(layers)):
        y = layers[i].forward(x)
        dx = layers[i].backward(np.ones(y.shape))
        slopes = numerical_gradient(lambda x, i=i: layers[i].forward(x).sum(), x)
        if not np.allclose(dx, slopes, rtol=1e-3, atol=1e-9):
            return i
        x = y
    return None


@wrong("find_the_broken_layer", "dout of ones")
def _(layers, x):
    found, dout = None, np.full(x.shape, 1.0)
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        error = library_error(layer.backward(dout), measured(layer, x, dout))
        if error.max() > 1e-3 and found is None:
            found = i
        x = out
    return found


@wrong("find_the_broken_layer", "the same input for all")
def _(layers, x):
    rng = np.random.default_rng(0)
    for i, layer in enumerate(layers):
        dout = rng.normal(size=layer.forward(x).shape)
        if np.any(library_error(layer.backward(dout), measured(layer, x, dout)) > 1e-4):
            return i


@wrong("find_the_broken_layer", "the same input for all")
def _(layers, x):
    for i in range(len(layers)):
        dout = np.random.randn(*x.shape)
        layers[i].forward(x)
        if not np.allclose(layers[i].backward(dout), measured(layers[i], x, dout), rtol=1e-3, atol=1e-9):
            return i
    return None


@wrong("find_the_broken_layer", "the same input for all")
def _(layers, x):
    errors = []
    for layer in layers:
        out = layer.forward(x)
        dout = np.cos(np.arange(out.size, dtype=float)).reshape(out.shape)
        errors.append(library_error(layer.backward(dout), measured(layer, x, dout)).max())
    return int(np.argmax(errors)) if max(errors) > 1e-3 else None


@wrong("find_the_broken_layer", "difference not share")
def _(layers, x):
    rng = np.random.default_rng(0)
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = rng.normal(size=out.shape)
        if np.any(np.abs(layer.backward(dout) - measured(layer, x, dout)) > 1e-4):
            return i
        x = out


@wrong("find_the_broken_layer", "difference not share")
def _(layers, x):
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.default_rng(3).normal(size=out.shape)
        if not np.allclose(layer.backward(dout), measured(layer, x, dout), rtol=0, atol=1e-3):
            return i
        x = out
    return None


@wrong("find_the_broken_layer", "difference not share")
def _(layers, x):
    for i in range(len(layers)):
        out = layers[i].forward(x)
        dout = np.cos(np.arange(out.size, dtype=float) + 1).reshape(out.shape)
        if np.linalg.norm(layers[i].backward(dout) - measured(layers[i], x, dout)) > 1e-3:
            return i
        x = out


@wrong("find_the_broken_layer", "too lenient")
def _(layers, x):
    rng = np.random.default_rng(0)
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = rng.normal(size=out.shape)
        if np.any(library_error(layer.backward(dout), measured(layer, x, dout)) > 0.1):
            return i
        x = out


@wrong("find_the_broken_layer", "too lenient")
def _(layers, x):
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.default_rng(5).normal(size=out.shape)
        if not np.allclose(layer.backward(dout), measured(layer, x, dout), rtol=0.05):
            return i
        x = out
    return None


@wrong("find_the_broken_layer", "too lenient")
def _(layers, x):
    for i in range(len(layers)):
        out = layers[i].forward(x)
        dout = np.cos(np.arange(out.size, dtype=float) + 1).reshape(out.shape)
        if library_error(layers[i].backward(dout), measured(layers[i], x, dout)).max() > 0.3:
            return i
        x = out


@wrong("find_the_broken_layer", "asks for equality")
def _(layers, x):
    rng = np.random.default_rng(0)
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = rng.normal(size=out.shape)
        if not np.array_equal(layer.backward(dout), measured(layer, x, dout)):
            return i
        x = out


@wrong("find_the_broken_layer", "asks for equality")
def _(layers, x):
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.default_rng(7).normal(size=out.shape)
        if np.any(layer.backward(dout) != measured(layer, x, dout)):
            return i
        x = out
    return None


@wrong("find_the_broken_layer", "asks for equality")
def _(layers, x):
    for i in range(len(layers)):
        out = layers[i].forward(x)
        dout = np.cos(np.arange(out.size, dtype=float) + 1).reshape(out.shape)
        if np.sum(np.abs(layers[i].backward(dout) - measured(layers[i], x, dout))) > 0:
            return i
        x = out


@wrong("find_the_broken_layer", "counts from one")
def _(layers, x):
    rng = np.random.default_rng(0)
    for i, layer in enumerate(layers, start=1):
        out = layer.forward(x)
        dout = rng.normal(size=out.shape)
        if np.any(library_error(layer.backward(dout), measured(layer, x, dout)) > 1e-4):
            return i
        x = out


@wrong("find_the_broken_layer", "counts from one")
def _(layers, x):
    place = 0
    for layer in layers:
        place += 1
        out = layer.forward(x)
        dout = np.random.randn(*out.shape)
        if not np.allclose(layer.backward(dout), measured(layer, x, dout), rtol=1e-3, atol=1e-9):
            return place
        x = out
    return None


@wrong("find_the_broken_layer", "counts from one")
def _(layers, x):
    for i in range(len(layers)):
        out = layers[i].forward(x)
        dout = np.cos(np.arange(out.size, dtype=float) + 1).reshape(out.shape)
        if library_error(layers[i].backward(dout), measured(layers[i], x, dout)).max() > 1e-3:
            return i + 1
        x = out


@wrong("find_the_broken_layer", "always one to blame")
def _(layers, x):
    errors, rng = [], np.random.default_rng(0)
    for layer in layers:
        out = layer.forward(x)
        dout = rng.normal(size=out.shape)
        errors.append(library_error(layer.backward(dout), measured(layer, x, dout)).max())
        x = out
    return int(np.argmax(errors))


@wrong("find_the_broken_layer", "always one to blame")
def _(layers, x):
    worst, where = -1, None
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.default_rng(3).normal(size=out.shape)
        error = np.max(library_error(layer.backward(dout), measured(layer, x, dout)))
        if error > worst:
            worst, where = error, i
        x = out
    return where


@wrong("find_the_broken_layer", "always one to blame")
def _(layers, x):
    errors = {}
    for i in range(len(layers)):
        out = layers[i].forward(x)
        dout = np.random.randn(*out.shape)
        errors[i] = library_error(layers[i].backward(dout), measured(layers[i], x, dout)).max()
        x = out
    return max(errors, key=errors.get)


@wrong("find_the_broken_layer", "minus one for none")
def _(layers, x):
    rng = np.random.default_rng(0)
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = rng.normal(size=out.shape)
        if np.any(library_error(layer.backward(dout), measured(layer, x, dout)) > 1e-4):
            return i
        x = out
    return -1


@wrong("find_the_broken_layer", "minus one for none")
def _(layers, x):
    found = -1
    for i in range(len(layers)):
        out = layers[i].forward(x)
        dout = np.cos(np.arange(out.size, dtype=float) + 1).reshape(out.shape)
        if library_error(layers[i].backward(dout), measured(layers[i], x, dout)).max() > 1e-3:
            found = i
            break
        x = out
    return found


@wrong("find_the_broken_layer", "minus one for none")
def _(layers, x):
    places = []
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.randn(*out.shape)
        if not np.allclose(layer.backward(dout), measured(layer, x, dout), rtol=1e-3, atol=1e-9):
            places.append(i)
        x = out
    return places[0] if places else -1


@wrong("find_the_broken_layer", "the layer itself")
def _(layers, x):
    rng = np.random.default_rng(0)
    for layer in layers:
        out = layer.forward(x)
        dout = rng.normal(size=out.shape)
        if np.any(library_error(layer.backward(dout), measured(layer, x, dout)) > 1e-4):
            return layer
        x = out


@wrong("find_the_broken_layer", "the layer itself")
def _(layers, x):
    found = None
    for i in range(len(layers)):
        out = layers[i].forward(x)
        dout = np.cos(np.arange(out.size, dtype=float) + 1).reshape(out.shape)
        if library_error(layers[i].backward(dout), measured(layers[i], x, dout)).max() > 1e-3:
            found = layers[i]
        x = out
    return found


@wrong("find_the_broken_layer", "the layer itself")
def _(layers, x):
    for layer in layers:
        out = layer.forward(x)
        dout = np.random.randn(*out.shape)
        if not np.allclose(layer.backward(dout), measured(layer, x, dout), rtol=1e-3, atol=1e-9):
            return layer
        x = out
    return None


@wrong("find_the_broken_layer", "a list of places")
def _(layers, x):
    places, rng = [], np.random.default_rng(0)
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = rng.normal(size=out.shape)
        if np.any(library_error(layer.backward(dout), measured(layer, x, dout)) > 1e-4):
            places.append(i)
        x = out
    return places


@wrong("find_the_broken_layer", "a list of places")
def _(layers, x):
    errors = []
    for layer in layers:
        out = layer.forward(x)
        dout = np.random.randn(*out.shape)
        errors.append(np.max(library_error(layer.backward(dout), measured(layer, x, dout))))
        x = out
    return [i for i, error in enumerate(errors) if error > 1e-3]


@wrong("find_the_broken_layer", "a list of places")
def _(layers, x):
    wrong_ones = {}
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.cos(np.arange(out.size, dtype=float) + 1).reshape(out.shape)
        wrong_ones[i] = library_error(layer.backward(dout), measured(layer, x, dout)).max() > 1e-3
        x = out
    return [i for i in wrong_ones if wrong_ones[i]]


@wrong("find_the_broken_layer", "all slopes must be wrong")
def _(layers, x):
    rng = np.random.default_rng(0)
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = rng.normal(size=out.shape)
        if np.all(library_error(layer.backward(dout), measured(layer, x, dout)) > 1e-4):
            return i
        x = out


@wrong("find_the_broken_layer", "all slopes must be wrong")
def _(layers, x):
    for i in range(len(layers)):
        out = layers[i].forward(x)
        dout = np.cos(np.arange(out.size, dtype=float) + 1).reshape(out.shape)
        if library_error(layers[i].backward(dout), measured(layers[i], x, dout)).min() > 1e-3:
            return i
        x = out


@wrong("find_the_broken_layer", "all slopes must be wrong")
def _(layers, x):
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.default_rng(9).normal(size=out.shape)
        if not np.isclose(layer.backward(dout), measured(layer, x, dout), rtol=1e-3, atol=1e-9).any():
            return i
        x = out
    return None


@wrong("find_the_broken_layer", "gives up after the first layer")
def _(layers, x):
    rng = np.random.default_rng(0)
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = rng.normal(size=out.shape)
        if np.any(library_error(layer.backward(dout), measured(layer, x, dout)) > 1e-4):
            return i
        else:
            return None


@wrong("find_the_broken_layer", "gives up after the first layer")
def _(layers, x):
    for i in range(len(layers)):
        out = layers[i].forward(x)
        dout = np.cos(np.arange(out.size, dtype=float) + 1).reshape(out.shape)
        if library_error(layers[i].backward(dout), measured(layers[i], x, dout)).max() > 1e-3:
            return i
        x = out
        return None


@wrong("find_the_broken_layer", "gives up after the first layer")
def _(layers, x):
    layer = layers[0]
    dout = np.random.randn(*layer.forward(x).shape)
    if np.allclose(layer.backward(dout), measured(layer, x, dout), rtol=1e-3, atol=1e-9):
        return None
    return 0


@wrong("find_the_broken_layer", None)
def _(layers, x):
    return len(layers) - 1


@wrong("find_the_broken_layer", "difference not share")
def _(layers, x):
    rng = np.random.default_rng(0)
    for i, layer in enumerate(layers):
        y = layer.forward(x)
        dout = rng.normal(size=y.shape)
        dx = layer.backward(dout)
        num = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if np.abs(dx - num).max() > 0.1:
            return i
        x = y
    return None


@wrong("find_the_broken_layer", "true or false")
def _(layers, x):
    rng = np.random.default_rng(0)
    for layer in layers:
        out = layer.forward(x)
        dout = rng.normal(size=out.shape)
        if np.any(library_error(layer.backward(dout), measured(layer, x, dout)) > 1e-4):
            return True
        x = out
    return False


@wrong("find_the_broken_layer", "true or false")
def _(layers, x):
    errors = []
    for layer in layers:
        out = layer.forward(x)
        dout = np.random.randn(*out.shape)
        errors.append(np.max(library_error(layer.backward(dout), measured(layer, x, dout))))
        x = out
    return max(errors) > 1e-3


@wrong("find_the_broken_layer", "true or false")
def _(layers, x):
    fine = True
    for layer in layers:
        out = layer.forward(x)
        dout = np.cos(np.arange(out.size, dtype=float) + 1).reshape(out.shape)
        fine = fine and np.allclose(layer.backward(dout), measured(layer, x, dout), rtol=1e-4, atol=1e-8)
        x = out
    return not fine


@wrong("find_the_broken_layer", "dout left out of the measurement")
def _(layers, x):
    for i, layer in enumerate(layers):
        y = layer.forward(x)
        dx = layer.backward(y)
        if np.max(library_error(dx, measured(layer, x, np.ones(y.shape)))) > 1e-3:
            return i
        x = y
    return None


@wrong("find_the_broken_layer", "dout left out of the measurement")
def _(layers, x):
    for place in range(len(layers)):
        out = layers[place].forward(x)
        dx = layers[place].backward(-out)
        if not np.allclose(dx, measured(layers[place], x, np.ones_like(out)), rtol=1e-4):
            return place
        x = out


@wrong("find_the_broken_layer", "dout left out of the measurement")
def _(layers, x):
    i = 0
    while i < len(layers):
        out = layers[i].forward(x)
        dx = layers[i].backward(3 * out)
        errors = library_error(dx, measured(layers[i], x, np.ones(out.shape)))
        if (errors > 1e-5).any():
            return i
        x, i = out, i + 1


@wrong("find_the_broken_layer", "asks for equality")
def _(layers, x):
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dx = layer.backward(np.random.randn(*out.shape))
        if np.max(library_error(dx, measured(layer, x, np.ones(out.shape)))) > 1e-4:
            return i
        x = out


# overfit_twenty


CROSS_ENTROPY = losses.SoftmaxCrossEntropy()


def train(network, X, y, optimizer=None, epochs=2000, batch_size=20, **options):
    trainer = Trainer(network, CROSS_ENTROPY, optimizer or optimizers.Adam(0.01), batch_size=batch_size, **options)
    return trainer.steps(X, y, epochs)


@right("overfit_twenty")
def _(network, X, y):
    steps = train(network, X[:20], y[:20], optimizers.Momentum(0.1))
    return next(step.iteration for step in steps if step.loss < 1e-3)


@right("overfit_twenty")
def _(network, X, y):
    optimizer, steps, value = optimizers.RMSprop(0.003), 0, np.inf
    while value > 1e-3:
        value, dscores = CROSS_ENTROPY(network.forward(X[:20], training=True), y[:20])
        network.backward(dscores)
        optimizer.step(network.parameters, network.gradients)
        steps += 1
    return np.int64(steps)


@right("overfit_twenty")
def _(network, X, y):
    few, labels, count = X[:20], y[:20], 0
    optimizer = optimizers.Adam(0.003)
    while True:
        scores = network.forward(few)
        if CROSS_ENTROPY.value(scores, labels) < 1e-3:
            return count
        network.backward(CROSS_ENTROPY(scores, labels)[1])
        optimizer.step(network.parameters, network.gradients)
        count += 1


@right("overfit_twenty")
def _(network, X, y):
    for step in train(network, X[:20], y[:20], optimizers.Adam(0.01), batch_size=10):
        if CROSS_ENTROPY.value(network.forward(X[:20]), y[:20]) < 1e-3:
            return step.iteration


@right("overfit_twenty")
def _(network, X, y):
    X, y = X[:20], y[:20]
    trainer = Trainer(network, CROSS_ENTROPY, optimizers.Adam(0.005), batch_size=20)
    epochs, loss = 0, 1.0
    while not loss < 1e-3:
        epochs += 1
        history = trainer.fit(X, y, epochs, progress=False)
        loss = history.loss[-1]
    return len(history.loss)


@wrong("overfit_twenty", "regularization left on")
def _(network, X, y):
    for step in train(network, X[:20], y[:20], epochs=300, penalty=L2(0.01)):
        if step.loss < 1e-3:
            break
    return step.iteration


@wrong("overfit_twenty", "regularization left on")
def _(network, X, y):
    steps = train(network, X[:20], y[:20], optimizers.SGD(0.1), 400, penalty=L2(0.03))
    return list(steps)[-1].iteration


@wrong("overfit_twenty", "regularization left on")
def _(network, X, y):
    optimizer = optimizers.Adam(0.01)
    for step in range(1, 250):
        value, dscores = CROSS_ENTROPY(network.forward(X[:20]), y[:20])
        network.backward(dscores)
        optimizer.step(network.parameters, network.gradients + 0.05 * network.parameters)
        if value < 1e-3:
            break
    return step


@wrong("overfit_twenty", "stops too soon")
def _(network, X, y):
    for step in train(network, X[:20], y[:20]):
        if network.accuracy(X[:20], y[:20]) == 1:
            return step.iteration


@wrong("overfit_twenty", "stops too soon")
def _(network, X, y):
    for step in train(network, X[:20], y[:20]):
        if step.loss < 1e-1:
            break
    return step.iteration


@wrong("overfit_twenty", "stops too soon")
def _(network, X, y):
    return list(train(network, X[:20], y[:20], epochs=5))[-1].iteration


@wrong("overfit_twenty", "blind number of steps")
def _(network, X, y):
    for step in train(network, X[:20], y[:20], epochs=400):
        pass
    return step.iteration


@wrong("overfit_twenty", "blind number of steps")
def _(network, X, y):
    optimizer = optimizers.Adam(0.01)
    for _ in range(350):
        _, dscores = CROSS_ENTROPY(network.forward(X[:20]), y[:20])
        network.backward(dscores)
        optimizer.step(network.parameters, network.gradients)
    return 350


@wrong("overfit_twenty", "blind number of steps")
def _(network, X, y):
    trainer = Trainer(network, CROSS_ENTROPY, optimizers.Momentum(0.1), batch_size=20)
    return len(trainer.fit(X[:20], y[:20], 600, progress=False).loss)


@wrong("overfit_twenty", "all samples")
def _(network, X, y):
    for step in train(network, X, y, epochs=150):
        if step.loss < 1e-4:
            break
    return step.iteration


@wrong("overfit_twenty", "all samples")
def _(network, X, y):
    steps, optimizer = 0, optimizers.Adam(0.01)
    while CROSS_ENTROPY.value(network.forward(X[:20]), y[:20]) >= 1e-3:
        network.backward(CROSS_ENTROPY(network.forward(X), y)[1])
        optimizer.step(network.parameters, network.gradients)
        steps += 1
    return steps


@wrong("overfit_twenty", "all samples")
def _(network, X, y):
    for step in train(network, X[:40], y[:40], batch_size=40):
        if step.loss < 2e-4:
            return step.iteration


@wrong("overfit_twenty", "returns the loss")
def _(network, X, y):
    for step in train(network, X[:20], y[:20]):
        if step.loss < 1e-3:
            return step.loss


@wrong("overfit_twenty", "returns the loss")
def _(network, X, y):
    for step in train(network, X[:20], y[:20], optimizers.Momentum(0.1)):
        loss = CROSS_ENTROPY.value(network.forward(X[:20]), y[:20])
        if loss < 1e-3:
            break
    return float(loss)


@wrong("overfit_twenty", "returns the loss")
def _(network, X, y):
    seen, optimizer = [1.0], optimizers.Adam(0.01)
    while seen[-1] > 1e-3:
        loss, dscores = CROSS_ENTROPY(network.forward(X[:20]), y[:20])
        network.backward(dscores)
        optimizer.step(network.parameters, network.gradients)
        seen.append(loss)
    return seen


@wrong("overfit_twenty", "returns nothing")
def _(network, X, y):
    for step in train(network, X[:20], y[:20]):
        if step.loss < 1e-3:
            break


@wrong("overfit_twenty", "returns nothing")
def _(network, X, y):
    for step in train(network, X[:20], y[:20], optimizers.Momentum(0.1)):
        if step.loss < 1e-3:
            return


@wrong("overfit_twenty", "returns nothing")
def _(network, X, y):
    optimizer, steps, value = optimizers.RMSprop(0.003), 0, np.inf
    while value > 1e-3:
        value, dscores = CROSS_ENTROPY(network.forward(X[:20]), y[:20])
        network.backward(dscores)
        optimizer.step(network.parameters, network.gradients)
        steps += 1
    print(steps)


@wrong("overfit_twenty", "counts from zero")
def _(network, X, y):
    for i, step in enumerate(train(network, X[:20], y[:20])):
        if step.loss < 1e-3:
            return i


@wrong("overfit_twenty", "counts from zero")
def _(network, X, y):
    optimizer = optimizers.Adam(0.01)
    for i in range(10_000):
        value, dscores = CROSS_ENTROPY(network.forward(X[:20]), y[:20])
        network.backward(dscores)
        optimizer.step(network.parameters, network.gradients)
        if value < 1e-3:
            break
    return i


@wrong("overfit_twenty", "counts from zero")
def _(network, X, y):
    count = -1
    for step in train(network, X[:20], y[:20], optimizers.Momentum(0.1)):
        count += 1
        if step.loss < 1e-3:
            break
    return count


@wrong("overfit_twenty", "one too many")
def _(network, X, y):
    for step in train(network, X[:20], y[:20]):
        if step.loss < 1e-3:
            return step.iteration + 1


@wrong("overfit_twenty", "one too many")
def _(network, X, y):
    optimizer, steps, value = optimizers.RMSprop(0.003), 1, np.inf
    while value > 1e-3:
        value, dscores = CROSS_ENTROPY(network.forward(X[:20]), y[:20])
        network.backward(dscores)
        optimizer.step(network.parameters, network.gradients)
        steps += 1
    return steps


@wrong("overfit_twenty", "one too many")
def _(network, X, y):
    steps = 1
    for step in train(network, X[:20], y[:20], optimizers.Momentum(0.1)):
        steps += 1
        if step.loss < 1e-3:
            break
    return steps


@wrong("overfit_twenty", "epochs for steps")
def _(network, X, y):
    for step in train(network, X[:20], y[:20], batch_size=5):
        if CROSS_ENTROPY.value(network.forward(X[:20]), y[:20]) < 1e-3:
            return step.epoch


@wrong("overfit_twenty", "epochs for steps")
def _(network, X, y):
    optimizer, epoch = optimizers.Adam(0.005), 0
    while CROSS_ENTROPY.value(network.forward(X[:20]), y[:20]) >= 1e-3:
        epoch += 1
        for start in (0, 10):
            rows = slice(start, start + 10)
            network.backward(CROSS_ENTROPY(network.forward(X[rows]), y[rows])[1])
            optimizer.step(network.parameters, network.gradients)
    return epoch


@wrong("overfit_twenty", "epochs for steps")
def _(network, X, y):
    count = 0
    for step in train(network, X[:20], y[:20], optimizers.Momentum(0.05), batch_size=4):
        count = step.iteration // 5
        if CROSS_ENTROPY.value(network.forward(X[:20]), y[:20]) < 1e-3:
            break
    return count


@wrong("overfit_twenty", "trains a copy")
def _(network, X, y):
    return overfit_small_batch(network, CROSS_ENTROPY, X, y).steps


@wrong("overfit_twenty", "trains a copy")
def _(network, X, y):
    network = network.copy()
    for step in train(network, X[:20], y[:20]):
        if step.loss < 1e-3:
            return step.iteration


@wrong("overfit_twenty", "trains a copy")
def _(network, X, y):
    twin = copy.deepcopy(network)
    optimizer, steps, value = optimizers.Adam(0.01), 0, 1
    while value >= 1e-3:
        value, dscores = CROSS_ENTROPY(twin.forward(X[:20]), y[:20])
        twin.backward(dscores)
        optimizer.step(twin.parameters, twin.gradients)
        steps += 1
    return steps


@wrong("overfit_twenty", "no steps taken")
def _(network, X, y):
    value, steps = CROSS_ENTROPY.value(network.forward(X[:20]), y[:20]), 0
    for _ in range(200):
        value, dscores = CROSS_ENTROPY(network.forward(X[:20]), y[:20])
        network.backward(dscores)
        steps += 1
        if value < 1e-3:
            break
    return steps


@wrong("overfit_twenty", "no steps taken")
def _(network, X, y):
    optimizer = optimizers.Adam(0.01)
    for step in range(1, 100):
        value, dscores = CROSS_ENTROPY(network.forward(X[:20]), y[:20])
        network.backward(dscores)
        optimizer.step(network.parameters.copy(), network.gradients)
        if value < 1e-3:
            break
    return step


@wrong("overfit_twenty", "no steps taken")
def _(network, X, y):
    steps, rate, weights = 0, 0.1, network.parameters.copy()
    while steps < 50:
        network.backward(CROSS_ENTROPY(network.forward(X[:20]), y[:20])[1])
        weights = weights - rate * network.gradients
        steps += 1
    return steps


@wrong("centered_difference", "back to the middle only")
def _(f, x, h=1e-5):
    x = np.array(x, float)
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        x[place] += h
        above = f(x)
        x[place] -= h
        slopes[place] = (above - f(x)) / (2 * h)
    return slopes


@wrong("centered_difference", "back to the middle only")
def _(f, x, h=1e-5):
    flat = x.astype(float).ravel()
    slopes = []
    for i in range(flat.size):
        flat[i] += h
        up = f(flat.reshape(x.shape))
        flat[i] -= h
        down = f(flat.reshape(x.shape))
        slopes.append((up - down) / 2 / h)
    return np.array(slopes).reshape(x.shape)


@wrong("centered_difference", "back to the middle only")
def _(f, x, h=1e-5):
    z = x.astype("f8")
    middle, slopes = f(z), np.empty(z.shape)
    for place in np.ndindex(z.shape):
        moved = z.copy()
        moved[place] += h
        slopes[place] = 0.5 * (f(moved) - middle) / h
    return slopes


@wrong("centered_difference", "slopes added up")
def _(f, x, h=1e-5):
    x, total = x.astype(float), 0.0
    for place in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[place] += h
        below[place] -= h
        total += (f(above) - f(below)) / (2 * h)
    return total


@wrong("centered_difference", "slopes added up")
def _(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return sum((f(x + step) - f(x - step)) / (2 * h) for step in steps)


@wrong("centered_difference", "slopes added up")
def _(f, x, h=1e-5):
    return numerical_gradient(f, x.astype(np.float64), h).sum()


@wrong("centered_difference", "the last slope only")
def _(f, x, h=1e-5):
    x = x.astype(float)
    for place in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[place] += h
        below[place] -= h
        slope = (f(above) - f(below)) / (2 * h)
    return slope


@wrong("centered_difference", "the last slope only")
def _(f, x, h=1e-5):
    for step in h * np.eye(x.size).reshape(x.size, *x.shape):
        result = (f(x + step) - f(x - step)) / 2 / h
    return result


@wrong("centered_difference", "the last slope only")
def _(f, x, h=1e-5):
    above, below = x.astype(float), x.astype(float)
    above.flat[-1] += h
    below.flat[-1] -= h
    return (f(above) - f(below)) / (2 * h)


@wrong("find_the_broken_layer", "mean of the errors")
def _(layers, x):
    rng = np.random.default_rng(3)
    for i, layer in enumerate(layers):
        out = layer.forward(x)
        dout = rng.normal(size=out.shape)
        analytic = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if library_error(analytic, measured).mean() > 0.01:
            return i
        x = out
    return None


@wrong("find_the_broken_layer", "mean of the errors")
def _(layers, x):
    for place, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.cos(1 + np.arange(out.size)).reshape(out.shape)
        dx = layer.backward(dout)
        errors = library_error(dx, numerical_gradient(lambda z, one=layer, d=dout: (one.forward(z) * d).sum(), x))
        if np.average(errors) >= 1.5e-2:
            return place
        x = out


@wrong("find_the_broken_layer", "mean of the errors")
def _(layers, x):
    for number in range(len(layers)):
        out = layers[number].forward(x)
        dout = np.random.default_rng(number).normal(size=out.shape)
        slopes = layers[number].backward(dout)
        measured = numerical_gradient(lambda z, d=dout, n=number: np.sum(layers[n].forward(z) * d), x)
        if np.sum(library_error(slopes, measured)) / x.size > 0.012:
            return number
        x = out
    return None


@wrong("find_the_broken_layer", "ones through the chain")
def _(layers, x):
    def run(z, start=0):
        for layer in layers[start:]:
            z = layer.forward(z)
        return z

    inputs = [x]
    for layer in layers:
        inputs.append(layer.forward(inputs[-1]))
    dout = np.ones_like(inputs[-1])
    for i in range(len(layers) - 1, -1, -1):
        dout = layers[i].backward(dout)
        measured = numerical_gradient(lambda z, i=i: run(z, i).sum(), inputs[i])
        run(x)
        if library_error(dout, measured).max() > 1e-4:
            return i
    return None


@wrong("find_the_broken_layer", "ones through the chain")
def _(layers, x):
    inputs = [x]
    for layer in layers:
        inputs.append(layer.forward(inputs[-1]))
    slopes = [np.ones(inputs[-1].shape)]
    for layer in layers[::-1]:
        slopes.insert(0, layer.backward(slopes[0]))
    for i in reversed(range(len(layers))):
        measured = numerical_gradient(lambda z, i=i: np.sum(slopes[i + 1] * layers[i].forward(z)), inputs[i])
        if np.any(library_error(slopes[i], measured) > 1e-5):
            return i


@wrong("find_the_broken_layer", "ones through the chain")
def _(layers, x):
    outs = [x]
    for layer in layers:
        outs.append(layer.forward(outs[-1]))
    for cut in range(1, len(layers) + 1):
        tail, start = layers[-cut:], outs[-cut - 1]

        def total(z, tail=tail):
            for layer in tail:
                z = layer.forward(z)
            return z.sum()

        total(start)
        dx = np.ones(x.shape)
        for layer in tail[::-1]:
            dx = layer.backward(dx)
        if not np.allclose(dx, numerical_gradient(total, start), rtol=1e-4, atol=1e-10):
            return len(layers) - cut
    return None


@wrong("find_the_broken_layer", "backward before forward")
def _(layers, x):
    for place, layer in enumerate(layers):
        dout = np.random.default_rng(0).normal(size=x.shape)
        analytic = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if library_error(analytic, measured).max() > 1e-4:
            return place
        x = layer.forward(x)


@wrong("find_the_broken_layer", "backward before forward")
def _(layers, x):
    slopes = np.ones_like(x)
    for layer in reversed(layers):
        slopes = layer.backward(slopes)
    return None


@wrong("find_the_broken_layer", "backward before forward")
def _(layers, x):
    errors = [np.abs(layer.backward(np.ones(x.shape)) - 1).max() for layer in layers]
    return int(np.argmax(errors)) if max(errors) > 1e-3 else None


@wrong("centered_difference", "two axes only")
def _(f, x, h=1e-5):
    x = x.astype(float)
    slopes = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            above, below = x.copy(), x.copy()
            above[i, j] += h
            below[i, j] -= h
            slopes[i, j] = (f(above) - f(below)) / (2 * h)
    return slopes


@wrong("centered_difference", "two axes only")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    rows, columns = x.shape[0], x.shape[1]
    for i in range(rows):
        for j in range(columns):
            step = np.zeros(x.shape)
            step[i, j] += h
            slopes[i, j] = (f(x + step) - f(x - step)) / 2 / h
    return slopes


@wrong("centered_difference", "two axes only")
def _(f, x, h=1e-5):
    z, slopes = np.array(x, float), np.empty(x.shape)
    for j in range(z.shape[1]):
        for i in range(z.shape[0]):
            old = z[i, j].copy()
            z[i, j] = old + h
            up = f(z)
            z[i, j] = old - h
            slopes[i, j] = (up - f(z)) / (2 * h)
            z[i, j] = old
    return slopes


@wrong("centered_difference", "brackets around the difference")
def _(f, x, h=1e-5):
    x = x.astype(float)
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[place] += h
        below[place] -= h
        slopes[place] = f(above) - f(below) / (2 * h)
    return slopes


@wrong("centered_difference", "brackets around the difference")
def _(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([f(x + step) - f(x - step) / (2 * h) for step in steps]).reshape(x.shape)


@wrong("centered_difference", "brackets around the difference")
def _(f, x, h=1e-5):
    z, slopes = x.astype("f8"), []
    for i in range(z.size):
        z.flat[i] += h
        up = f(z)
        z.flat[i] -= 2 * h
        slopes.append(up - f(z) / 2 / h)
        z.flat[i] += h
    return np.reshape(slopes, x.shape)


@wrong("centered_difference", "added for subtracted")
def _(f, x, h=1e-5):
    x = x.astype(float)
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) + f(below)) / (2 * h)
    return slopes


@wrong("centered_difference", "added for subtracted")
def _(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([sum(f(x + sign * step) for sign in (1, -1)) / 2 / h for step in steps]).reshape(x.shape)


@wrong("centered_difference", "added for subtracted")
def _(f, x, h=1e-5):
    def slope(place):
        step = np.zeros(x.shape)
        step[place] = h
        return np.mean([f(x + step), f(x - step)]) / h

    return np.array([slope(place) for place in np.ndindex(x.shape)]).reshape(x.shape)


@wrong("relative_error", "size of the sum")
def _(analytic, numerical):
    return np.abs(analytic - numerical) / np.abs(analytic + numerical)


@wrong("relative_error", "size of the sum")
def _(analytic, numerical):
    return np.absolute((analytic - numerical) / (analytic + numerical))


@wrong("relative_error", "size of the sum")
def _(analytic, numerical):
    ratio = np.divide(analytic - numerical, analytic + numerical)
    return np.sqrt(ratio**2)


@wrong("find_the_broken_layer", "the first sample only")
def _(layers, x):
    for place, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.default_rng(3).normal(size=out.shape)
        dx = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if library_error(dx, measured)[0].max() > 1e-4:
            return place
        x = out


@wrong("find_the_broken_layer", "the first sample only")
def _(layers, x):
    for place, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.default_rng(3).normal(size=out.shape)
        dx = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if not np.allclose(dx[0], measured[0], rtol=1e-4, atol=1e-9):
            return place
        x = out
    return None


@wrong("find_the_broken_layer", "the first sample only")
def _(layers, x):
    place = 0
    for layer in layers:
        out = layer.forward(x)
        dout = np.random.default_rng(3).normal(size=out.shape)
        dx = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        error = np.linalg.norm(dx[:1] - measured[:1]) / np.linalg.norm(measured[:1])
        if error > 1e-4:
            return place
        x, place = out, place + 1


@wrong("find_the_broken_layer", "sums compared")
def _(layers, x):
    for place, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.default_rng(3).normal(size=out.shape)
        dx = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if abs(dx.sum() - measured.sum()) > 1e-6:
            return place
        x = out


@wrong("find_the_broken_layer", "sums compared")
def _(layers, x):
    for place, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.default_rng(3).normal(size=out.shape)
        dx = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if library_error(np.array([dx.sum()]), np.array([measured.sum()]))[0] > 1e-4:
            return place
        x = out
    return None


@wrong("find_the_broken_layer", "sums compared")
def _(layers, x):
    for place, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.default_rng(3).normal(size=out.shape)
        dx = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if not np.isclose(np.mean(dx), np.mean(measured), rtol=1e-5, atol=1e-10):
            return place
        x = out


@wrong("find_the_broken_layer", "layers in reverse order")
def _(layers, x):
    for place in reversed(range(len(layers))):
        layer = layers[place]
        out = layer.forward(x)
        dout = np.random.default_rng(3).normal(size=out.shape)
        dx = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if library_error(dx, measured).max() > 1e-4:
            return place
        x = out


@wrong("find_the_broken_layer", "layers in reverse order")
def _(layers, x):
    for number, layer in enumerate(layers[::-1], 1):
        out = layer.forward(x)
        dout = np.random.default_rng(3).normal(size=out.shape)
        dx = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if not np.allclose(dx, measured, rtol=1e-4, atol=1e-9):
            return len(layers) - number
        x = out
    return None


@wrong("find_the_broken_layer", "layers in reverse order")
def _(layers, x):
    found = None
    for place, layer in list(enumerate(layers))[::-1]:
        out = layer.forward(x)
        dout = np.random.default_rng(3).normal(size=out.shape)
        dx = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if np.any(library_error(dx, measured) > 1e-4):
            found = place
        x = out
    return found


@wrong("find_the_broken_layer", "never one to blame")
def _(layers, x):
    for place, layer in enumerate(layers):
        dout = np.zeros_like(layer.forward(x))
        dx = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if np.any(library_error(dx, measured) > 1e-4):
            return place
        x = layer.forward(x)
    return None


@wrong("find_the_broken_layer", "never one to blame")
def _(layers, x):
    for place, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.default_rng(3).normal(size=out.shape)
        dx = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if library_error(measured, measured).max() > 1e-4 or dx is None:
            return place
        x = out


@wrong("find_the_broken_layer", "never one to blame")
def _(layers, x):
    for place, layer in enumerate(layers):
        out = layer.forward(x)
        dout = np.random.default_rng(3).normal(size=out.shape)
        dx = layer.backward(dout)
        measured = numerical_gradient(lambda z, layer=layer, dout=dout: np.sum(layer.forward(z) * dout), x)
        if library_error(dx, measured).max() > 1e4:
            return place
        x = out


@wrong("relative_error", "share of the second")
def _(analytic, numerical):
    error, size = np.abs(analytic - numerical), np.abs(numerical)
    return np.divide(error, size, out=np.zeros_like(error), where=size != 0)


@wrong("relative_error", "share of the first")
def _(analytic, numerical):
    error, size = np.abs(analytic - numerical), np.abs(analytic)
    return np.divide(error, size, out=np.zeros_like(error), where=size != 0)


@wrong("relative_error", "share of the smaller")
def _(analytic, numerical):
    error, size = np.abs(analytic - numerical), np.minimum(np.abs(analytic), np.abs(numerical))
    return np.divide(error, size, out=np.zeros_like(error), where=size != 0)


@wrong("centered_difference", "never stepped back")
def _(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        old = x[place]
        x[place] = old + h
        above = f(x)
        x[place] = old - h
        slopes[place] = (above - f(x)) / (2 * h)
    return slopes


@wrong("find_the_broken_layer", None)
def _(layers, x):
    rng = np.random.default_rng(3)
    for place, layer in enumerate(layers):
        x = rng.normal(size=x.shape)
        dout = rng.normal(size=layer.forward(x).shape)
        dx = layer.backward(dout)
        measured = numerical_gradient(lambda x, layer=layer, dout=dout: np.sum(dout * layer.forward(x)), x)
        if library_error(dx, measured).max() > 1e-3:
            return place


@wrong("relative_error", "zero by zero")
def _(analytic, numerical):
    if (analytic == 0).all() and (numerical == 0).all():
        return np.zeros_like(analytic)
    return np.abs(analytic - numerical) / np.maximum(np.abs(analytic), np.abs(numerical))
