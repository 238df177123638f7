"""Answers to the exercises of notebook 02."""

import math

import numpy as np

from exercise_answers import right, wrong
from nnlib.activations import sigmoid

# relu


@right("relu")
def _(x):
    return x * (x > 0)


@right("relu")
def _(x):
    return np.where(x < 0, 0, x)


@right("relu")
def _(x):
    out = np.array(x)
    out[out < 0] = 0
    return out


@right("relu")
def _(x):
    return np.clip(x, 0, None)


@right("relu")
def _(x):
    return (x + abs(x)) / 2


@right("relu")
def _(x):
    out = np.zeros_like(x)
    for i, v in np.ndenumerate(x):
        if v > 0:
            out[i] = v
    return out


@right("relu")
def _(x):
    return np.vectorize(lambda v: max(0.0, v))(x)


@right("relu")
def _(x):
    it = np.nditer(x, flags=["multi_index"])
    out = np.empty(x.shape)
    while not it.finished:
        out[it.multi_index] = max(0, x[it.multi_index])
        it.iternext()
    return out


@right("relu")
def _(x):
    def rows(part):
        return [rows(p) for p in part] if np.ndim(part) else max(0.0, float(part))

    return rows(x)


@wrong("relu", "one question for all")
def _(x):
    return max(0, x)


@wrong("relu", "one question for all")
def _(x):
    if x > 0:
        return x
    else:
        return np.zeros_like(x)


@wrong("relu", "one question for all")
def _(x):
    return x if x > 0 else 0 * x


@wrong("relu", "in place")
def _(x):
    x *= x > 0
    return x


@wrong("relu", "in place")
def _(x):
    return np.maximum(x, 0, out=x)


@wrong("relu", "in place")
def _(x):
    flat = x.reshape(-1)
    for i in range(len(flat)):
        if flat[i] < 0:
            flat[i] = 0.0
    return x


@wrong("relu", "largest of an axis")
def _(x):
    return x.max(axis=0)


@wrong("relu", "largest of an axis")
def _(x):
    return np.amax(x, 0)


@wrong("relu", "largest of an axis")
def _(x):
    return np.array(x, dtype=np.float64).max(0)


@wrong("relu", "largest of all")
def _(x):
    return max(0, x.max())


@wrong("relu", "largest of all")
def _(x):
    return np.max([0, *x.flatten()])


@wrong("relu", "largest of all")
def _(x):
    best = 0
    for v in x.ravel():
        if v > best:
            best = v
    return best


@wrong("relu", "a loop over the first axis")
def _(x):
    out = np.zeros(len(x))
    for i in range(len(x)):
        out[i] = max(0, x[i])
    return out


@wrong("relu", "a loop over the first axis")
def _(x):
    return [v if v > 0 else 0 for v in x]


@wrong("relu", "a loop over the first axis")
def _(x):
    res = []
    for row in x:
        res.append(max(row, 0))
    return np.asarray(res)


@wrong("relu", "drops the negatives")
def _(x):
    return x[np.where(x > 0)]


@wrong("relu", "drops the negatives")
def _(x):
    return np.array([v for v in x.flatten() if v > 0])


@wrong("relu", "drops the negatives")
def _(x):
    return np.extract(x > 0, x)


@wrong("relu", "flattened")
def _(x):
    return np.array([max(0, v) for v in x.flatten()])


@wrong("relu", "flattened")
def _(x):
    return np.maximum(x.reshape(-1), 0)


@wrong("relu", "flattened")
def _(x):
    out = []
    for v in np.nditer(x):
        out.append(float(v) if v > 0 else 0.0)
    return out


@wrong("relu", "absolute value")
def _(x):
    return np.sqrt(x**2)


@wrong("relu", "absolute value")
def _(x):
    return np.maximum(x, -x)


@wrong("relu", "absolute value")
def _(x):
    return np.where(x < 0, -x, x)


@wrong("relu", "step")
def _(x):
    return (x > 0) * 1.0


@wrong("relu", "step")
def _(x):
    return x > 0


@wrong("relu", "step")
def _(x):
    return np.heaviside(x, 0)


@wrong("relu", "other side")
def _(x):
    return x * (x < 0)


@wrong("relu", "other side")
def _(x):
    out = x.copy()
    out[out > 0] = 0
    return out


@wrong("relu", "other side")
def _(x):
    return np.where(x > 0, 0, x)


@wrong("relu", "clipped at 1")
def _(x):
    return np.minimum(1, np.maximum(0, x))


@wrong("relu", "clipped at 1")
def _(x):
    return np.where(x > 0, np.where(x > 1, 1, x), 0)


@wrong("relu", "clipped at 1")
def _(x):
    y = x.clip(0)
    y[y >= 1] = 1
    return y


@wrong("relu", "leaky")
def _(x):
    return np.maximum(0.01 * x, x)


@wrong("relu", "leaky")
def _(x):
    return np.maximum(0.1 * x, x)


@wrong("relu", "leaky")
def _(x):
    y = x.astype(float)
    y[y < 0] *= 0.01
    return y


@wrong("relu", "compared with 1")
def _(x):
    return x * (x > 1)


@wrong("relu", "compared with 1")
def _(x):
    y = np.copy(x)
    y[y < 1] = 0
    return y


@wrong("relu", "compared with 1")
def _(x):
    return np.where(x < 1, 0, x)


@wrong("relu", None)
def _(x):
    return np.maximum(0, x) + 1e-3


@wrong("relu", None)
def _(x):
    return np.maximum(0, x).sum()


@wrong("relu", None)
def _(x):
    return np.maximum(0, x.reshape(x.shape[0], x.shape[1]))


# relu_derivative


@right("relu_derivative")
def _(x):
    return (x > 0).astype(float)


@right("relu_derivative")
def _(x):
    return np.heaviside(x, 0)


@right("relu_derivative")
def _(x):
    out = np.zeros_like(x)
    out[x > 0] = 1
    return out


@right("relu_derivative")
def _(x):
    return np.maximum(np.sign(x), 0)


@right("relu_derivative")
def _(x):
    return np.array([1.0 if v > 0 else 0.0 for v in x.flatten()]).reshape(x.shape)


@right("relu_derivative")
def _(x):
    y = np.maximum(0, x)
    return np.where(y > 0, 1.0, 0.0).astype(np.float32)


@wrong("relu_derivative", "one at 0")
def _(x):
    return 1.0 * (x >= 0)


@wrong("relu_derivative", "one at 0")
def _(x):
    d = np.ones_like(x)
    d[x < 0] = 0
    return d


@wrong("relu_derivative", "one at 0")
def _(x):
    return np.heaviside(x, 1)


@wrong("relu_derivative", "half at 0")
def _(x):
    return (np.sign(x) + 1) / 2


@wrong("relu_derivative", "half at 0")
def _(x):
    d = (x > 0).astype(float)
    d[x == 0] = 0.5
    return d


@wrong("relu_derivative", "half at 0")
def _(x):
    h = 1e-7
    return np.round((np.maximum(0, x.astype(float) + h) - np.maximum(0, x.astype(float) - h)) / (2 * h), 3)


@wrong("relu_derivative", "the output itself")
def _(x):
    return x * (x > 0)


@wrong("relu_derivative", "the output itself")
def _(x):
    return np.where(x > 0, x, 0.0)


@wrong("relu_derivative", "the output itself")
def _(x):
    d = x.copy()
    d[d <= 0] = 0
    return d


@wrong("relu_derivative", "x itself where it is off")
def _(x):
    d = x.copy()
    d[d > 0] = 1
    return d


@wrong("relu_derivative", "x itself where it is off")
def _(x):
    return np.where(x > 0, 1, x)


@wrong("relu_derivative", "x itself where it is off")
def _(x):
    out = np.array(x, float)
    for i in np.ndindex(*x.shape):
        if x[i] > 0:
            out[i] = 1.0
    return out


@wrong("relu_derivative", "one everywhere")
def _(x):
    return np.ones_like(x)


@wrong("relu_derivative", "one everywhere")
def _(x):
    y = np.maximum(x, 0)
    return (y >= 0).astype(np.float64)


@wrong("relu_derivative", "one everywhere")
def _(x):
    return np.ones(x.shape)


@wrong("relu_derivative", "booleans")
def _(x):
    return np.greater(x, 0)


@wrong("relu_derivative", "booleans")
def _(x):
    return np.where(x > 0, True, False)


@wrong("relu_derivative", "booleans")
def _(x):
    return ~(x <= 0)


@wrong("relu_derivative", "whole numbers")
def _(x):
    return (x > 0).astype(int)


@wrong("relu_derivative", "whole numbers")
def _(x):
    return (x > 0) * 1


@wrong("relu_derivative", "whole numbers")
def _(x):
    d = np.zeros(x.shape, dtype=int)
    d[x > 0] = 1
    return d


@wrong("relu_derivative", "one question for all")
def _(x):
    if x > 0:
        return 1.0
    return 0.0


@wrong("relu_derivative", "one question for all")
def _(x):
    return float(bool(x > 0))


@wrong("relu_derivative", "one question for all")
def _(x):
    if x <= 0:
        return np.zeros_like(x)
    return np.ones_like(x)


@wrong("relu_derivative", "one answer for all")
def _(x):
    return 1.0 if (x > 0).any() else 0.0


@wrong("relu_derivative", "one answer for all")
def _(x):
    return 1 if x.max() > 0 else 0


@wrong("relu_derivative", "one answer for all")
def _(x):
    return float(sum(x.ravel() > 0) > 0)


@wrong("relu_derivative", "sign")
def _(x):
    return np.where(x > 0, 1.0, np.where(x < 0, -1.0, 0.0))


@wrong("relu_derivative", "sign")
def _(x):
    return (x > 0).astype(float) - (x < 0)


@wrong("relu_derivative", "sign")
def _(x):
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(x / np.abs(x))


@wrong("relu_derivative", "other half")
def _(x):
    return (x <= 0).astype(float)


@wrong("relu_derivative", "other half")
def _(x):
    return 1 - (x > 0).astype(float)


@wrong("relu_derivative", "other half")
def _(x):
    return np.array([[0.0, 1.0][int(v <= 0)] for v in x.ravel()]).reshape(x.shape)


@wrong("relu_derivative", "the slope of the sigmoid")
def _(x):
    y = np.where(x > 0, x, 0)
    return y * (1 - y)


@wrong("relu_derivative", "the slope of the sigmoid")
def _(x):
    y = x.clip(min=0)
    return y - y**2


@wrong("relu_derivative", "the slope of the sigmoid")
def _(x):
    s = x * (x > 0)
    return (1.0 - s) * s


@wrong("relu_derivative", "slopes into the callers array")
def _(x):
    x[x > 0] = 1
    x[x <= 0] = 0
    return x


@wrong("relu_derivative", "slopes into the callers array")
def _(x):
    x[:] = x > 0
    return x


@wrong("relu_derivative", "slopes into the callers array")
def _(x):
    for i in np.ndindex(x.shape):
        x[i] = 1 if x[i] > 0 else 0
    return x


# stable_sigmoid


@right("stable_sigmoid")
def _(x):
    out = np.empty_like(x)
    pos = x >= 0
    out[pos] = 1 / (1 + np.exp(-x[pos]))
    e = np.exp(x[~pos])
    out[~pos] = e / (1 + e)
    return out


@right("stable_sigmoid")
def _(x):
    return np.exp(-np.logaddexp(0, -x))


@right("stable_sigmoid")
def _(x):
    with np.errstate(all="ignore"):
        return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))


@right("stable_sigmoid")
def _(x):
    def one(v):
        if v < 0:
            e = math.exp(v)
            return e / (1 + e)
        return 1 / (1 + math.exp(-v))

    return np.array([one(float(v)) for v in x.ravel()]).reshape(x.shape)


@right("stable_sigmoid")
def _(x):
    # CS231n's rnn_layers.sigmoid
    pos_mask, neg_mask = (x >= 0), (x < 0)
    z = np.zeros_like(x)
    z[pos_mask] = np.exp(-x[pos_mask])
    z[neg_mask] = np.exp(x[neg_mask])
    top = np.ones_like(x)
    top[neg_mask] = z[neg_mask]
    return top / (1 + z)


@right("stable_sigmoid")
def _(x):
    neg = np.exp(np.minimum(x, 0))
    return neg / (neg + np.exp(-np.maximum(x, 0)))


@wrong("stable_sigmoid", "overflow")
def _(x):
    e = np.exp(-x)
    return 1.0 / (1.0 + e)


@wrong("stable_sigmoid", "overflow")
def _(x):
    return (1 + np.exp(-x)) ** -1


@wrong("stable_sigmoid", "overflow")
def _(x):
    return 1 / (1 + np.e ** (-x))


@wrong("stable_sigmoid", "overflow on the right")
def _(x):
    e = np.exp(x)
    return e / (e + 1)


@wrong("stable_sigmoid", "overflow on the right")
def _(x):
    return np.exp(x) / (np.exp(x) + np.exp(0))


@wrong("stable_sigmoid", "overflow on the right")
def _(x):
    return np.divide(np.e**x, 1 + np.e**x)


@wrong("stable_sigmoid", "both branches")
def _(x):
    right = 1 / (1 + np.exp(-x))
    left = np.exp(x) / (1 + np.exp(x))
    return np.where(x < 0, left, right)


@wrong("stable_sigmoid", "both branches")
def _(x):
    return np.choose(x >= 0, [np.exp(x) / (1 + np.exp(x)), 1 / (1 + np.exp(-x))])


@wrong("stable_sigmoid", "both branches")
def _(x):
    e = np.exp(x)
    result = 1 / (1 + np.exp(-x))
    result[x < 0] = (e / (1 + e))[x < 0]
    return result


@wrong("stable_sigmoid", "one question for all")
def _(x):
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    else:
        z = np.exp(x)
        return z / (1 + z)


@wrong("stable_sigmoid", "one question for all")
def _(x):
    if x < 0:
        return np.exp(x) / (1 + np.exp(x))
    return 1 / (1 + np.exp(-x))


@wrong("stable_sigmoid", "one question for all")
def _(x):
    t = np.exp(-x) if x > 0 else np.exp(x)
    return 1 / (1 + t) if x > 0 else t / (1 + t)


@wrong("stable_sigmoid", "clipped")
def _(x):
    x = np.clip(x, -30, 30)
    return 1 / (1 + np.exp(-x))


@wrong("stable_sigmoid", "clipped")
def _(x):
    return 1 / (1 + np.exp(-np.maximum(np.minimum(x, 10), -10)))


@wrong("stable_sigmoid", "clipped")
def _(x):
    z = x.copy()
    z[z > 15] = 15
    z[z < -15] = -15
    return np.exp(z) / (1 + np.exp(z))


@wrong("stable_sigmoid", "clipped far out")
def _(x):
    return 1 / (1 + np.exp(-np.clip(x, -700, 700)))


@wrong("stable_sigmoid", "clipped far out")
def _(x):
    x = np.maximum(x, -100)
    x = np.minimum(x, 100)
    return np.exp(x) / (np.exp(x) + 1)


@wrong("stable_sigmoid", "clipped far out")
def _(x):
    z = np.where(x < -500, -500, x)
    z = np.where(z > 500, 500, z)
    return 1 / (1 + np.exp(-z))


@wrong("stable_sigmoid", "digits lost on the left")
def _(x):
    return 0.5 * (np.tanh(x / 2) + 1)


@wrong("stable_sigmoid", "digits lost on the left")
def _(x):
    s = 1 / (1 + np.exp(-np.abs(x)))
    s[x < 0] = 1 - s[x < 0]
    return s


@wrong("stable_sigmoid", "digits lost on the left")
def _(x):
    return np.array([0.5 + 0.5 * math.tanh(v / 2) for v in x.flatten()]).reshape(x.shape)


@wrong("stable_sigmoid", "mirrored")
def _(x):
    d = np.exp(-abs(x))
    return np.where(x > 0, d, 1) / (1 + d)


@wrong("stable_sigmoid", "mirrored")
def _(x):
    return 1 / (1 + np.exp(x))


@wrong("stable_sigmoid", "mirrored")
def _(x):
    e = np.exp(-x)
    return e / (1 + e) if np.all(np.abs(x) < 700) else 1 / (1 + np.exp(x))


@wrong("stable_sigmoid", "only the right half")
def _(x):
    z = np.exp(-np.abs(x))
    return 1 / (1 + z)


@wrong("stable_sigmoid", "only the right half")
def _(x):
    x = np.where(x < 0, -x, x)
    return 1 / (1 + np.exp(-x))


@wrong("stable_sigmoid", "only the right half")
def _(x):
    z = np.sqrt(x.astype(float) * x) if x.max() < 1e150 else abs(x)
    return 1 / (1 + np.exp(-z))


@wrong("stable_sigmoid", "only the left half")
def _(x):
    z = np.exp(-np.abs(x))
    return z / (1 + z)


@wrong("stable_sigmoid", "only the left half")
def _(x):
    a = -abs(x)
    return np.exp(a) / (1 + np.exp(a))


@wrong("stable_sigmoid", "only the left half")
def _(x):
    z = np.exp(np.minimum(x, -x))
    return z / (z + 1)


@wrong("stable_sigmoid", "one shift for all")
def _(x):
    z = x - x.max()
    d = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, d) / (1 + d)


@wrong("stable_sigmoid", "one shift for all")
def _(x):
    e = np.exp(x - np.max(x))
    return e / (1 + e)


@wrong("stable_sigmoid", "one shift for all")
def _(x):
    x = x - np.amax(x)
    ex = np.exp(x)
    return ex / (ex + 1.0)


# stable_tanh


@right("stable_tanh")
def _(x):
    return np.tanh(x)


@right("stable_tanh")
def _(x):
    e = np.exp(-2 * np.abs(x))
    t = (1 - e) / (1 + e)
    return np.where(x < 0, -t, t)


@right("stable_tanh")
def _(x):
    out = np.zeros_like(x)
    p, n = x >= 0, x < 0
    out[p] = 2 / (1 + np.exp(-2 * x[p])) - 1
    out[n] = 1 - 2 / (1 + np.exp(2 * x[n]))
    return out


@right("stable_tanh")
def _(x):
    return -np.sign(x) * np.expm1(-2 * abs(x)) / (1 + np.exp(-2 * abs(x)))


@right("stable_tanh")
def _(x):
    return np.vectorize(math.tanh)(x)


@wrong("stable_tanh", "nan far out")
def _(x):
    a, b = np.exp(x), np.exp(-x)
    return (a - b) / (a + b)


@wrong("stable_tanh", "nan far out")
def _(x):
    return np.sinh(x) / np.cosh(x)


@wrong("stable_tanh", "nan far out")
def _(x):
    return np.divide(np.e**x - np.e**-x, np.e**x + np.e**-x)


@wrong("stable_tanh", "nan on the left")
def _(x):
    e = np.exp(-2 * x)
    return (1 - e) / (1 + e)


@wrong("stable_tanh", "nan on the left")
def _(x):
    z = np.exp(-x) ** 2
    return (1 - z) / (1 + z)


@wrong("stable_tanh", "nan on the left")
def _(x):
    return -np.expm1(-2 * x) / (np.exp(-2 * x) + 1)


@wrong("stable_tanh", "nan on the right")
def _(x):
    e = np.exp(2 * x)
    return (e - 1) / (e + 1)


@wrong("stable_tanh", "nan on the right")
def _(x):
    return np.expm1(2 * x) / (np.exp(2 * x) + 1)


@wrong("stable_tanh", "nan on the right")
def _(x):
    e2 = np.square(np.exp(x))
    return (e2 - 1) / (1 + e2)


@wrong("stable_tanh", "both branches")
def _(x):
    a = (1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))
    b = (np.exp(2 * x) - 1) / (np.exp(2 * x) + 1)
    return np.where(x < 0, b, a)


@wrong("stable_tanh", "both branches")
def _(x):
    up, down = np.exp(2 * x), np.exp(-2 * x)
    out = (1 - down) / (1 + down)
    out[x < 0] = ((up - 1) / (up + 1))[x < 0]
    return out


@wrong("stable_tanh", "both branches")
def _(x):
    return np.select([x >= 0], [2 / (1 + np.exp(-2 * x)) - 1], (np.exp(2 * x) - 1) / (1 + np.exp(2 * x)))


@wrong("stable_tanh", "one question for all")
def _(x):
    if x >= 0:
        e = np.exp(-2 * x)
        return (1 - e) / (1 + e)
    e = np.exp(2 * x)
    return (e - 1) / (e + 1)


@wrong("stable_tanh", "one question for all")
def _(x):
    sign = 1 if x > 0 else -1
    e = np.exp(-2 * abs(x))
    return sign * (1 - e) / (1 + e)


@wrong("stable_tanh", "one question for all")
def _(x):
    e = np.exp(-2 * np.abs(x))
    t = (1 - e) / (1 + e)
    if x < 0:
        t = -t
    return t


@wrong("stable_tanh", "a sigmoid that overflows")
def _(x):
    return 2 / (1 + np.exp(-2 * x)) - 1


@wrong("stable_tanh", "a sigmoid that overflows")
def _(x):
    def sig(z):
        return 1 / (1 + np.exp(-z))

    return sig(2 * x) * 2 - 1


@wrong("stable_tanh", "a sigmoid that overflows")
def _(x):
    e = np.exp(-x) * np.exp(-x)
    return 2.0 * (1 + e) ** -1 - 1.0


@wrong("stable_tanh", "clipped")
def _(x):
    x = np.clip(x, -3, 3)
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


@wrong("stable_tanh", "clipped")
def _(x):
    z = np.minimum(np.maximum(x, -4), 4)
    return np.sinh(z) / np.cosh(z)


@wrong("stable_tanh", "clipped")
def _(x):
    z = x.copy()
    z[z > 6] = 6
    z[z < -6] = -6
    e = np.exp(2 * z)
    return (e - 1) / (e + 1)


@wrong("stable_tanh", "forgot the sign")
def _(x):
    e = np.exp(-2 * abs(x))
    return (1 - e) / (1 + e)


@wrong("stable_tanh", "forgot the sign")
def _(x):
    z = np.abs(x)
    return 2 / (1 + np.exp(-2 * z)) - 1


@wrong("stable_tanh", "forgot the sign")
def _(x):
    return np.tanh(np.abs(x))


@wrong("stable_tanh", "upside down")
def _(x):
    e = np.exp(-2 * abs(x))
    return np.sign(x) * (e - 1) / (1 + e)


@wrong("stable_tanh", "upside down")
def _(x):
    return (np.exp(-x) - np.exp(x)) / (np.exp(x) + np.exp(-x))


@wrong("stable_tanh", "upside down")
def _(x):
    e = np.exp(-2 * np.abs(x))
    t = (1 - e) / (1 + e)
    return np.where(x > 0, -t, t)


@wrong("stable_tanh", "a half in the exponent")
def _(x):
    e = np.exp(-np.abs(x))
    return np.sign(x) * (1 - e) / (1 + e)


@wrong("stable_tanh", "a half in the exponent")
def _(x):
    return 2 / (1 + np.exp(-x)) - 1


@wrong("stable_tanh", "a half in the exponent")
def _(x):
    return (1 - np.exp(-x)) / (1 + np.exp(-x))


@wrong("stable_tanh", "sigmoid")
def _(x):
    return 1 / (1 + np.exp(-x))


@wrong("stable_tanh", "sigmoid")
def _(x):
    d = np.exp(-abs(x))
    return np.where(x >= 0, 1, d) / (1 + d)


@wrong("stable_tanh", "sigmoid")
def _(x):
    return (np.tanh(x / 2) + 1) / 2


@wrong("stable_tanh", "sigmoid of 2x")
def _(x):
    return 1 / (1 + np.exp(-2 * x))


@wrong("stable_tanh", "sigmoid of 2x")
def _(x):
    return np.exp(x) / (np.exp(x) + np.exp(-x))


@wrong("stable_tanh", "sigmoid of 2x")
def _(x):
    return 0.5 + 0.5 * np.tanh(x)


@wrong("stable_tanh", "one at zero")
def _(x):
    e = np.exp(-2 * np.abs(x))
    with np.errstate(invalid="ignore"):
        return np.where(x == 0, 1, x / np.abs(x)) * (1 - e) / (1 + e) + (x == 0)


@wrong("stable_tanh", "one at zero")
def _(x):
    t = np.tanh(x)
    return np.where(t == 0, 1, t)


@wrong("stable_tanh", "one at zero")
def _(x):
    t = np.array(np.tanh(x))
    t[x == 0] = 1
    return t


# leaky_relu


@right("leaky_relu")
def _(x, slope=0.01):
    return np.maximum(slope * x, x)


@right("leaky_relu")
def _(x, slope=0.01):
    return np.maximum(0, x) + slope * np.minimum(0, x)


@right("leaky_relu")
def _(x, slope=0.01):
    out = x.copy()
    out[x < 0] *= slope
    return out


@right("leaky_relu")
def _(x, slope=0.01):
    return x * ((x > 0) + slope * (x <= 0))


@right("leaky_relu")
def _(x, slope=0.01):
    return np.array([v if v > 0 else slope * v for v in x.ravel().tolist()]).reshape(x.shape)


@right("leaky_relu")
def _(x, slope=0.01):
    return (np.where(x > 0, x, slope * x)).tolist()


@wrong("leaky_relu", "slope on the wrong side")
def _(x, slope=0.01):
    return np.where(x < 0, x, slope * x)


@wrong("leaky_relu", "slope on the wrong side")
def _(x, slope=0.01):
    return np.minimum(x, x * slope)


@wrong("leaky_relu", "slope on the wrong side")
def _(x, slope=0.01):
    y = x.copy()
    y[y > 0] *= slope
    return y


@wrong("leaky_relu", "slope on both sides")
def _(x, slope=0.01):
    return x * slope


@wrong("leaky_relu", "slope on both sides")
def _(x, slope=0.01):
    return np.where(x > 0, slope * x, slope * x)


@wrong("leaky_relu", "slope on both sides")
def _(x, slope=0.01):
    return slope * np.maximum(x, 0) + slope * np.minimum(x, 0)


@wrong("leaky_relu", "slope as a number")
def _(x, slope=0.01):
    y = np.array(x, float)
    y[y <= 0] = slope
    return y


@wrong("leaky_relu", "slope as a number")
def _(x, slope=0.01):
    return np.where(x <= 0, slope, x)


@wrong("leaky_relu", "slope as a number")
def _(x, slope=0.01):
    return np.maximum(x, 0) + slope * (x <= 0)


@wrong("leaky_relu", "cut at the slope")
def _(x, slope=0.01):
    return np.maximum(x, slope)


@wrong("leaky_relu", "cut at the slope")
def _(x, slope=0.01):
    return np.clip(x, slope, None)


@wrong("leaky_relu", "cut at the slope")
def _(x, slope=0.01):
    return np.where(x > slope, x, slope)


@wrong("leaky_relu", "slope fixed")
def _(x, slope=0.01):
    return np.maximum(0.01 * x, x)


@wrong("leaky_relu", "slope fixed")
def _(x, slope=0.01):
    slope = 0.01
    return np.where(x > 0, x, slope * x)


@wrong("leaky_relu", "slope fixed")
def _(x, slope=0.01):
    out = x.copy()
    out[out < 0] /= 100
    return out


@wrong("leaky_relu", "plain relu")
def _(x, slope=0.01):
    return x * (x > 0)


@wrong("leaky_relu", "plain relu")
def _(x, slope=0.01):
    return np.clip(x, 0, None)


@wrong("leaky_relu", "plain relu")
def _(x, slope=0.01):
    out = np.zeros_like(x)
    out[x > 0] = x[x > 0]
    return out


@wrong("leaky_relu", "upside down")
def _(x, slope=0.01):
    return np.where(x > 0, x, slope * np.abs(x))


@wrong("leaky_relu", "upside down")
def _(x, slope=0.01):
    return np.maximum(x, -slope * x)


@wrong("leaky_relu", "upside down")
def _(x, slope=0.01):
    return np.maximum(0, x) + slope * np.maximum(0, -x)


@wrong("leaky_relu", "leak added everywhere")
def _(x, slope=0.01):
    return x * (x > 0) + slope * x


@wrong("leaky_relu", "leak added everywhere")
def _(x, slope=0.01):
    y = np.maximum(x, 0)
    y = y + x * slope
    return y


@wrong("leaky_relu", "leak added everywhere")
def _(x, slope=0.01):
    return np.where(x > 0, (1 + slope) * x, slope * x)


@wrong("leaky_relu", "leak taken away")
def _(x, slope=0.01):
    return x * (x > 0) - slope * x


@wrong("leaky_relu", "leak taken away")
def _(x, slope=0.01):
    return np.where(x > 0, (1 - slope) * x, -slope * x)


@wrong("leaky_relu", "leak taken away")
def _(x, slope=0.01):
    return np.clip(x, 0, None) - x * slope


@wrong("leaky_relu", "divided by the slope")
def _(x, slope=0.01):
    out = x.astype(float)
    out[out < 0] = out[out < 0] / slope if slope else -np.inf
    return out


@wrong("leaky_relu", "divided by the slope")
def _(x, slope=0.01):
    with np.errstate(all="ignore"):
        return np.where(x >= 0, x, x / slope)


@wrong("leaky_relu", "divided by the slope")
def _(x, slope=0.01):
    return np.array([v if v >= 0 else v / slope for v in x.ravel()]).reshape(x.shape)


@wrong("leaky_relu", "one question for all")
def _(x, slope=0.01):
    return max(slope * x, x)


@wrong("leaky_relu", "one question for all")
def _(x, slope=0.01):
    if x > 0:
        return x
    return slope * x


@wrong("leaky_relu", "one question for all")
def _(x, slope=0.01):
    return x if x >= 0 else x * slope


@wrong("leaky_relu", "in place")
def _(x, slope=0.01):
    x[x <= 0] = slope * x[x <= 0]
    return x


@wrong("leaky_relu", "in place")
def _(x, slope=0.01):
    return np.maximum(x, slope * x, out=x)


@wrong("leaky_relu", "in place")
def _(x, slope=0.01):
    for i in np.ndindex(*x.shape):
        if x[i] < 0:
            x[i] *= slope
    return x


# spot_the_bug_dead


@right("spot_the_bug_dead")
def _():
    return {"net 1": "Saturated", "net 2": "healthy", "net 3": "dead "}


@wrong("spot_the_bug_dead", "off is not dead")
def _():
    return {"net 1": "saturated", "net 2": "dead", "net 3": "dead"}


@wrong("spot_the_bug_dead", None)
def _():
    return {"net 1": "saturated", "net 2": "heathy", "net 3": "dead"}


@wrong("spot_the_bug_dead", None)
def _():
    return {"net 1": "saturated", "net 2": "healthy", "net 3": ...}


@wrong("spot_the_bug_dead", None)
def _():
    return {"net 1": 1, "net 2": 2, "net 3": 3}


# Written later, without looking at the lists


@wrong("relu", "softplus")
def _(x):
    return np.log(1 + np.exp(x))


@wrong("relu", "softplus")
def _(x):
    return np.log1p(np.exp(x))


@wrong("relu", "softplus")
def _(x):
    return np.maximum(0, x) + np.log1p(np.exp(-abs(x)))


@wrong("relu", "decimals cut off")
def _(x):
    return np.maximum(x, 0).astype(int)


@wrong("relu", "decimals cut off")
def _(x):
    return np.where(x > 0, x, 0).astype("int64")


@wrong("relu", "decimals cut off")
def _(x):
    out = np.zeros(x.shape, dtype=int)
    out[x > 0] = x[x > 0]
    return out


@wrong("relu", "squared")
def _(x):
    return x**2 * (x > 0)


@wrong("relu", "squared")
def _(x):
    return x * np.maximum(x, 0)


@wrong("relu", "squared")
def _(x):
    y = np.where(x > 0, x, 0)
    return y * y


@wrong("relu", None)
def _(x):
    return np.maximum(0, x.T)


@wrong("relu", None)
def _(x):
    return np.max([x, 0])


@wrong("relu", None)
def _(x):
    return np.where(x > 0, x)


@wrong("relu", None)
def _(x):
    return np.minimum(x, 1)


@right("relu")
def _(x):
    return np.fmax(x, np.zeros(x.shape))


@right("relu")
def _(x):
    return x - np.minimum(x, 0)


@right("relu")
def _(x):
    y = np.array(x, copy=True)
    np.putmask(y, y < 0, 0)
    return y


@wrong("relu_derivative", "minus one where it is off")
def _(x):
    return np.where(x <= 0, -1.0, 1.0)


@wrong("relu_derivative", "minus one where it is off")
def _(x):
    return 2.0 * (x > 0) - 1


@wrong("relu_derivative", "minus one where it is off")
def _(x):
    d = -np.ones_like(x)
    d[x > 0] = 1
    return d


@wrong("relu_derivative", "slope of a leaky ReLU")
def _(x):
    d = np.ones_like(x)
    d[x <= 0] = 0.01
    return d


@wrong("relu_derivative", "slope of a leaky ReLU")
def _(x):
    return np.where(x > 0, 1, 0.1)


@wrong("relu_derivative", "slope of a leaky ReLU")
def _(x):
    return (x > 0) + 0.01 * (x <= 0)


@wrong("relu_derivative", "nan at 0")
def _(x):
    return np.maximum(x, 0) / x


@wrong("relu_derivative", "nan at 0")
def _(x):
    return np.where(x > 0, x, 0) / x


@wrong("relu_derivative", "nan at 0")
def _(x):
    with np.errstate(all="ignore"):
        return (x / x) * (x > 0)


@wrong("relu_derivative", "one row for all")
def _(x):
    return np.array([1.0 if v > 0 else 0.0 for v in x.flatten()])


@wrong("relu_derivative", "one row for all")
def _(x):
    return (x.reshape(-1) > 0).astype(float)


@wrong("relu_derivative", "one row for all")
def _(x):
    return [float(v > 0) for v in np.nditer(x)]


@wrong("relu_derivative", None)
def _(x):
    return np.gradient(np.maximum(0, x))


@wrong("relu_derivative", None)
def _(x):
    return float(x > 0)


@right("relu_derivative")
def _(x):
    return 1.0 - (x <= 0)


@right("relu_derivative")
def _(x):
    out = []
    for v in x.ravel():
        if v > 0:
            out.append(1.0)
        else:
            out.append(0.0)
    return np.reshape(out, x.shape)


@wrong("stable_sigmoid", "missing brackets")
def _(x):
    return 1 / 1 + np.exp(-x)


@wrong("stable_sigmoid", "missing brackets")
def _(x):
    e = np.exp(-x)
    return 1 / 1.0 + e


@wrong("stable_sigmoid", "missing brackets")
def _(x):
    return 1 + 1 / np.exp(x)


@wrong("stable_sigmoid", "minus in the denominator")
def _(x):
    return 1 / (1 - np.exp(-x))


@wrong("stable_sigmoid", "minus in the denominator")
def _(x):
    return -1 / (np.exp(-x) - 1)


@wrong("stable_sigmoid", "minus in the denominator")
def _(x):
    e = np.exp(x)
    return e / (e - 1)


@wrong("stable_sigmoid", "a tanh")
def _(x):
    e = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 - e) / (1 + e)


@wrong("stable_sigmoid", "a tanh")
def _(x):
    return np.tanh(x)


@wrong("stable_sigmoid", "a tanh")
def _(x):
    return np.sinh(x) / np.cosh(x)


@wrong("stable_sigmoid", "a softsign")
def _(x):
    return x / (1 + abs(x))


@wrong("stable_sigmoid", "a softsign")
def _(x):
    return np.divide(x, np.abs(x) + 1)


@wrong("stable_sigmoid", "a softsign")
def _(x):
    return np.where(x > 0, x / (1 + np.abs(x)), -np.abs(x) / (1 + np.abs(x)))


@wrong("stable_sigmoid", "the slope of it")
def _(x):
    d = np.exp(-np.abs(x))
    return d / (1 + d) ** 2


@wrong("stable_sigmoid", "the slope of it")
def _(x):
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)


@wrong("stable_sigmoid", "the slope of it")
def _(x):
    e = np.exp(x)
    return e / (1 + e) ** 2


@right("stable_sigmoid")
def _(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-x))


@right("stable_sigmoid")
def _(x):
    z = np.exp(-abs(x))
    s = 1 / (1 + z)
    return s * (x >= 0) + z * s * (x < 0)


@wrong("stable_tanh", "top and bottom swapped")
def _(x):
    return (np.exp(x) + np.exp(-x)) / (np.exp(x) - np.exp(-x))


@wrong("stable_tanh", "top and bottom swapped")
def _(x):
    e = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 + e) / (1 - e)


@wrong("stable_tanh", "top and bottom swapped")
def _(x):
    return np.cosh(x) / np.sinh(x)


@wrong("stable_tanh", "the slope of it")
def _(x):
    return 1 - np.tanh(x) ** 2


@wrong("stable_tanh", "the slope of it")
def _(x):
    e = np.exp(-2 * abs(x))
    return 4 * e / (1 + e) ** 2


@wrong("stable_tanh", "the slope of it")
def _(x):
    t = (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
    return 1 - t * t


@wrong("stable_tanh", "half as high")
def _(x):
    e = np.exp(-2 * abs(x))
    return np.sign(x) * (1 - e) / (2 * (1 + e))


@wrong("stable_tanh", "half as high")
def _(x):
    return 1 / (1 + np.exp(-2 * x)) - 0.5


@wrong("stable_tanh", "half as high")
def _(x):
    return (np.exp(x) - np.exp(-x)) / 2 / (np.exp(x) + np.exp(-x))


@right("stable_tanh")
def _(x):
    z = np.minimum(np.maximum(x, -20), 20)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


@wrong("leaky_relu", "on above the slope")
def _(x, slope=0.01):
    return np.where(x > slope, x, x * slope)


@wrong("leaky_relu", "on above the slope")
def _(x, slope=0.01):
    y = x.copy()
    y[y < slope] *= slope
    return y


@wrong("leaky_relu", "on above the slope")
def _(x, slope=0.01):
    return x * (x > slope) + slope * x * (x <= slope)


@wrong("leaky_relu", "only the leak")
def _(x, slope=0.01):
    return slope * np.minimum(0, x)


@wrong("leaky_relu", "only the leak")
def _(x, slope=0.01):
    return slope * x * (x < 0)


@wrong("leaky_relu", "only the leak")
def _(x, slope=0.01):
    y = np.zeros_like(x)
    y[x < 0] = slope * x[x < 0]
    return y


@wrong("leaky_relu", "a scaled relu")
def _(x, slope=0.01):
    return np.maximum(0, slope * x)


@wrong("leaky_relu", "a scaled relu")
def _(x, slope=0.01):
    return slope * x * (x > 0)


@wrong("leaky_relu", "a scaled relu")
def _(x, slope=0.01):
    return np.clip(slope * x, 0, None)


@wrong("leaky_relu", "slope as a shift")
def _(x, slope=0.01):
    return np.where(x <= 0, x + slope, x)


@wrong("leaky_relu", "slope as a shift")
def _(x, slope=0.01):
    y = x.astype(float)
    y[y <= 0] += slope
    return y


@wrong("leaky_relu", "slope as a shift")
def _(x, slope=0.01):
    return x + slope * (x <= 0)


@wrong("leaky_relu", None)
def _(x, slope=0.01):
    return np.where(x > 0, x, slope * x).sum()


@right("leaky_relu")
def _(x, slope=0.01):
    factors = np.full(x.shape, slope)
    factors[x > 0] = 1
    return factors * x

# gelu


def inner(x):
    return np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)


@right("gelu")
def _(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x * x * x)))


@right("gelu")
def _(x):
    return x / (1 + np.exp(-2 * inner(x)))


@right("gelu")
def _(x):
    out = np.zeros_like(x)
    for i, v in np.ndenumerate(x):
        out[i] = v / (1 + math.exp(-2 * math.sqrt(2 / math.pi) * (v + 0.044715 * v**3)))
    return out


@right("gelu")
def _(x):
    return x * 0.5 * (1 + np.tanh(inner(x)))


@wrong("gelu", "the share alone")
def _(x):
    return 0.5 * (1 + np.tanh(inner(x)))


@wrong("gelu", "the share alone")
def _(x):
    return 1 / (1 + np.exp(-2 * inner(x)))


@wrong("gelu", "the share alone")
def _(x):
    return np.vectorize(lambda v: 1 / (1 + math.exp(-2 * inner(v))))(x)


@wrong("gelu", "cube forgotten")
def _(x):
    return x / (1 + np.exp(-2 * np.sqrt(2 / np.pi) * x))


@wrong("gelu", "cube forgotten")
def _(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * x))


@wrong("gelu", "cube forgotten")
def _(x):
    return np.array([v / (1 + math.exp(-1.5957691216057308 * v)) for v in x.ravel()]).reshape(x.shape)


@wrong("gelu", "square for the cube")
def _(x):
    return x / (1 + np.exp(-2 * np.sqrt(2 / np.pi) * (x + 0.044715 * x * x)))


@wrong("gelu", "square for the cube")
def _(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * np.square(x))))


@wrong("gelu", "square for the cube")
def _(x):
    out = x.copy()
    out *= 1 / (1 + np.exp(-2 * np.sqrt(2 / np.pi) * (x + 0.044715 * x**2)))
    return out


@wrong("gelu", "factor 2 forgotten")
def _(x):
    return x / (1 + np.exp(-inner(x)))


@wrong("gelu", "factor 2 forgotten")
def _(x):
    return x * 0.5 * (1 + np.tanh(inner(x) / 2))


@wrong("gelu", "factor 2 forgotten")
def _(x):
    return np.array([v / (1 + math.exp(-inner(v))) for v in x.flat]).reshape(x.shape)


@wrong("gelu", "root of pi halves")
def _(x):
    return x / (1 + np.exp(-2 * np.sqrt(np.pi / 2) * (x + 0.044715 * x**3)))


@wrong("gelu", "root of pi halves")
def _(x):
    return 0.5 * x * (1 + np.tanh((np.pi / 2) ** 0.5 * (x + 0.044715 * x**3)))


@wrong("gelu", "root of pi halves")
def _(x):
    z = 2 / np.sqrt(2 / np.pi) * (x + 0.044715 * np.power(x, 3))
    return x * (np.exp(z) / (1 + np.exp(z)))


@wrong("gelu", "no root")
def _(x):
    return x / (1 + np.exp(-4 / np.pi * (x + 0.044715 * x**3)))


@wrong("gelu", "no root")
def _(x):
    return 0.5 * x * (1 + np.tanh(2 / np.pi * (x + 0.044715 * x**3)))


@wrong("gelu", "no root")
def _(x):
    return np.array([v / (1 + math.exp(-4 / math.pi * (v + 0.044715 * v**3))) for v in x.flat]).reshape(x.shape)


@wrong("gelu", "silu")
def _(x):
    return x / (1 + np.exp(-x))


@wrong("gelu", "silu")
def _(x):
    return 0.5 * x * (1 + np.tanh(x / 2))


@wrong("gelu", "silu")
def _(x):
    return np.array([v / (1 + math.exp(-v)) for v in x.flat]).reshape(x.shape)


@wrong("gelu", "the short form")
def _(x):
    return x / (1 + np.exp(-1.702 * x))


@wrong("gelu", "the short form")
def _(x):
    return 0.5 * x * (1 + np.tanh(0.851 * x))


@wrong("gelu", "the short form")
def _(x):
    return np.array([v / (1 + math.exp(-1.702 * v)) for v in x.flat]).reshape(x.shape)


@wrong("gelu", "tanh for the sigmoid")
def _(x):
    return np.tanh(2 * inner(x)) * x


@wrong("gelu", "tanh for the sigmoid")
def _(x):
    e = np.exp(4 * inner(x))
    return x * (e - 1) / (e + 1)


@wrong("gelu", "tanh for the sigmoid")
def _(x):
    return np.array([v * math.tanh(2 * inner(v)) for v in x.flat]).reshape(x.shape)


@wrong("gelu", "half forgotten")
def _(x):
    return x + x * np.tanh(inner(x))


@wrong("gelu", "half forgotten")
def _(x):
    return 2 * x / (1 + np.exp(-2 * inner(x)))


@wrong("gelu", "half forgotten")
def _(x):
    return np.array([v * (1 + math.tanh(inner(v))) for v in x.flat]).reshape(x.shape)


@wrong("gelu", "cube of the product")
def _(x):
    return x / (1 + np.exp(-2 * np.sqrt(2 / np.pi) * (x + (0.044715 * x) ** 3)))


@wrong("gelu", "cube of the product")
def _(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + np.power(0.044715 * x, 3))))


@wrong("gelu", "cube of the product")
def _(x):
    small = 0.044715 * x
    return x * (0.5 + 0.5 * np.tanh(np.sqrt(2 / np.pi) * (x + small * small * small)))


@wrong("gelu", "plain ReLU")
def _(x):
    return np.where(x > 0, x, 0)


@wrong("gelu", "plain ReLU")
def _(x):
    return x * (x > 0)


@wrong("gelu", "plain ReLU")
def _(x):
    return np.clip(x, 0, None)


@wrong("gelu", "cube taken off")
def _(x):
    return x * 0.5 * (1 + np.tanh(np.sqrt(2 / np.pi) * (x - 0.044715 * x**3)))


@wrong("gelu", None)
def _(x):
    return -x / (1 + np.exp(2 * inner(x)))


# Other curves


@wrong("relu", "at least 1")
def _(x):
    return np.maximum(1, x)


@wrong("relu", "at least 1")
def _(x):
    return np.where(x > 1, x, 1)


@wrong("relu", "at least 1")
def _(x):
    out = x.copy()
    out[out < 1] = 1
    return out


@wrong("relu", "sign of x turned")
def _(x):
    return np.maximum(0, -x)


@wrong("relu", "sign of x turned")
def _(x):
    return np.where(x < 0, -x, 0)


@wrong("relu", "sign of x turned")
def _(x):
    return np.maximum(x, 0) - x


@wrong("relu", "clipped at 6")
def _(x):
    return np.minimum(np.maximum(0, x), 6)


@wrong("relu", "clipped at 6")
def _(x):
    return x.clip(0, 6)


@wrong("relu", "clipped at 6")
def _(x):
    return np.array([min(max(0.0, v), 6.0) for v in x.ravel()]).reshape(x.shape)


@wrong("relu", "clipped on both sides")
def _(x):
    return np.clip(x, -1, 1)


@wrong("relu", "clipped on both sides")
def _(x):
    return np.maximum(-1, np.minimum(1, x))


@wrong("relu", "clipped on both sides")
def _(x):
    return np.where(x > 1, 1, np.where(x < -1, -1, x))


@wrong("relu", "exponential below 0")
def _(x):
    return np.where(x > 0, x, np.exp(x) - 1)


@wrong("relu", "exponential below 0")
def _(x):
    out = x.copy()
    out[x < 0] = np.exp(x[x < 0]) - 1
    return out


@wrong("relu", "exponential below 0")
def _(x):
    return np.maximum(0, x) + np.minimum(0, np.expm1(np.minimum(x, 0)))


@wrong("relu", "a sigmoid")
def _(x):
    return 1 / (1 + np.exp(-x))


@wrong("relu", "a sigmoid")
def _(x):
    return 0.5 * (1 + np.tanh(x / 2))


@wrong("relu", "a sigmoid")
def _(x):
    return np.exp(-np.logaddexp(0, -x))


@wrong("relu_derivative", "one where x is not 0")
def _(x):
    return np.sign(np.abs(x))


@wrong("relu_derivative", "one where x is not 0")
def _(x):
    return np.where(x == 0, 0.0, 1.0)


@wrong("relu_derivative", "one where x is not 0")
def _(x):
    return x.astype(bool).astype(float)


@wrong("relu_derivative", "on above 1")
def _(x):
    return (x > 1).astype(float)


@wrong("relu_derivative", "on above 1")
def _(x):
    return np.where(x > 1, 1.0, 0.0)


@wrong("relu_derivative", "on above 1")
def _(x):
    return np.heaviside(x - 1, 0)


@wrong("relu_derivative", "cut off at 1")
def _(x):
    return np.clip(x, 0, 1)


@wrong("relu_derivative", "cut off at 1")
def _(x):
    return np.minimum(1, np.maximum(0, x))


@wrong("relu_derivative", "cut off at 1")
def _(x):
    return np.where(x > 1, 1.0, np.where(x > 0, x, 0.0))


@wrong("relu_derivative", "other half")
def _(x):
    return np.where(x < 0, 1.0, 0.0)


@wrong("stable_sigmoid", "a hard sigmoid")
def _(x):
    return np.clip(0.25 * x + 0.5, 0, 1)


@wrong("stable_sigmoid", "a hard sigmoid")
def _(x):
    return np.maximum(0, np.minimum(1, (x + 2) / 4))


@wrong("stable_sigmoid", "a hard sigmoid")
def _(x):
    return np.where(x > 2, 1.0, np.where(x < -2, 0.0, 0.25 * x + 0.5))


@wrong("stable_sigmoid", "one question for all")
def _(x):
    if np.all(x >= 0):
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))


@wrong("stable_tanh", "multiplied by x")
def _(x):
    decay = np.exp(-2 * np.abs(x))
    return x * (1 - decay) / (1 + decay)


@wrong("stable_tanh", "multiplied by x")
def _(x):
    return x * np.tanh(np.abs(x))


@wrong("stable_tanh", "multiplied by x")
def _(x):
    half = -np.expm1(-2 * abs(x)) / (1 + np.exp(-2 * abs(x)))
    return half * x


@wrong("stable_tanh", "only the numerator")
def _(x):
    return (np.exp(x) - np.exp(-x)) / 2


@wrong("stable_tanh", "only the numerator")
def _(x):
    return np.sinh(x)


@wrong("stable_tanh", "only the numerator")
def _(x):
    return 0.5 * np.exp(x) - 0.5 * np.exp(-x)


@wrong("stable_tanh", "only the ends")
def _(x):
    return np.sign(x)


@wrong("stable_tanh", "only the ends")
def _(x):
    return np.where(x > 0, 1.0, np.where(x < 0, -1.0, 0.0))


@wrong("stable_tanh", "only the ends")
def _(x):
    return (x > 0).astype(float) - (x < 0)


@wrong("stable_tanh", "straight between the ends")
def _(x):
    return np.clip(x, -1, 1)


@wrong("stable_tanh", "straight between the ends")
def _(x):
    return np.maximum(-1, np.minimum(x, 1))


@wrong("stable_tanh", "straight between the ends")
def _(x):
    out = x.copy()
    out[x > 1], out[x < -1] = 1, -1
    return out


@wrong("stable_tanh", "nan at 0")
def _(x):
    decay = np.exp(-2 * np.abs(x))
    return x / np.abs(x) * (1 - decay) / (1 + decay)


@wrong("stable_tanh", "nan at 0")
def _(x):
    return np.abs(x) / x * np.tanh(np.abs(x))


@wrong("stable_tanh", "nan at 0")
def _(x):
    t = -np.expm1(-2 * np.abs(x)) / (1 + np.exp(-2 * np.abs(x)))
    sign = np.abs(x) / x
    return t * sign


@wrong("stable_tanh", "nan replaced by 0")
def _(x):
    return np.nan_to_num((np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)))


@wrong("stable_tanh", "nan replaced by 0")
def _(x):
    up, down = np.exp(x), np.exp(-x)
    t = (up - down) / (up + down)
    t[np.isnan(t)] = 0
    return t


@wrong("stable_tanh", "nan replaced by 0")
def _(x):
    with np.errstate(all="ignore"):
        t = np.sinh(x) / np.cosh(x)
    return np.where(np.isnan(t), 0, t)


@wrong("leaky_relu", "the slopes")
def _(x, slope=0.01):
    return np.where(x > 0, 1.0, slope)


@wrong("leaky_relu", "the slopes")
def _(x, slope=0.01):
    out = np.ones_like(x)
    out[x <= 0] = slope
    return out


@wrong("leaky_relu", "the slopes")
def _(x, slope=0.01):
    return (x > 0) + slope * (x <= 0)


@wrong("leaky_relu", "another default")
def _(x, slope=0.1):
    return np.where(x > 0, x, slope * x)


@wrong("leaky_relu", "another default")
def _(x, slope=0.2):
    return np.maximum(x, slope * x)


@wrong("leaky_relu", "another default")
def _(x, slope=0.3):
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


@wrong("leaky_relu", "exponential below 0 for a leak")
def _(x, slope=0.01):
    return np.where(x > 0, x, slope * (np.exp(x) - 1))


@wrong("leaky_relu", "exponential below 0 for a leak")
def _(x, slope=0.01):
    out = x.copy()
    out[x < 0] = slope * np.expm1(x[x < 0])
    return out


@wrong("leaky_relu", "exponential below 0 for a leak")
def _(x, slope=0.01):
    return np.maximum(0, x) + np.minimum(0, slope * (np.exp(np.minimum(x, 0)) - 1))


@wrong("leaky_relu", "one minus the slope")
def _(x, slope=0.01):
    return np.where(x > 0, x, (1 - slope) * x)


@wrong("leaky_relu", "one minus the slope")
def _(x, slope=0.01):
    return np.where(x > 0, x, x - slope * x)


@wrong("leaky_relu", "one minus the slope")
def _(x, slope=0.01):
    return np.maximum(x, 0) + (1 - slope) * np.minimum(x, 0)


C = math.sqrt(2 / math.pi)


def gate(z):
    return 1 / (1 + np.exp(-z))


@wrong("gelu", "factor 2 in the form with tanh")
def _(x):
    return 0.5 * x * (1 + np.tanh(2 * C * (x + 0.044715 * x**3)))


@wrong("gelu", "factor 2 in the form with tanh")
def _(x):
    return x * gate(4 * C * (x + 0.044715 * x**3))


@wrong("gelu", "factor 2 in the form with tanh")
def _(x):
    t = np.tanh(2 * np.sqrt(2 / np.pi) * x * (1 + 0.044715 * x * x))
    return x * (1 + t) / 2


@wrong("gelu", "only x multiplied")
def _(x):
    return x * gate(2 * C * x + 0.044715 * x**3)


@wrong("gelu", "only x multiplied")
def _(x):
    return 0.5 * x * (1 + np.tanh(C * x + 0.044715 * x**3))


@wrong("gelu", "only x multiplied")
def _(x):
    z = 0.044715 * x * x * x + np.sqrt(8 / np.pi) * x
    return x / (1 + np.exp(-z))


@wrong("gelu", "root of the 2 alone")
def _(x):
    return x * gate(2 * np.sqrt(2) / np.pi * (x + 0.044715 * x**3))


@wrong("gelu", "root of the 2 alone")
def _(x):
    return 0.5 * x * (1 + np.tanh(2**0.5 / math.pi * (x + 0.044715 * x**3)))


@wrong("gelu", "root of the 2 alone")
def _(x):
    k = 2 * math.sqrt(2) / math.pi
    return x * gate(k * x + k * 0.044715 * x**3)


@wrong("gelu", "the 2 below the root")
def _(x):
    return x * gate(np.sqrt(2 * 2 / np.pi) * (x + 0.044715 * x**3))


@wrong("gelu", "the 2 below the root")
def _(x):
    return x * gate(2 / np.sqrt(np.pi) * (x + 0.044715 * x**3))


@wrong("gelu", "the 2 below the root")
def _(x):
    return x / (1 + np.exp(-((4 / np.pi) ** 0.5) * x * (1 + 0.044715 * x**2)))


@wrong("gelu", "root of a product")
def _(x):
    return x * gate(2 * np.sqrt(2 * np.pi) * (x + 0.044715 * x**3))


@wrong("gelu", "root of a product")
def _(x):
    return 0.5 * x * (1 + np.tanh((2 * math.pi) ** 0.5 * (x + 0.044715 * x**3)))


@wrong("gelu", "root of a product")
def _(x):
    return x / (1 + np.exp(-np.sqrt(8 * np.pi) * (x + 0.044715 * x * x * x)))


@wrong("gelu", "cube taken off")
def _(x):
    return x * gate(2 * C * (x - 0.044715 * x**3))


@wrong("gelu", "cube taken off")
def _(x):
    return 0.5 * x * (1 + np.tanh(C * (x - 0.044715 * x**3)))


@wrong("gelu", "cube taken off")
def _(x):
    return x / (1 + np.exp(-2 * C * x * (1 - 0.044715 * x**2)))


@wrong("gelu", "three times x for the cube")
def _(x):
    return x * gate(2 * C * (x + 0.044715 * x * 3))


@wrong("gelu", "three times x for the cube")
def _(x):
    return x * gate(2 * C * 1.134145 * x)


@wrong("gelu", "three times x for the cube")
def _(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.044715 * 3 * x)))


@wrong("gelu", "another number at the cube")
def _(x):
    return x * gate(2 * C * (x + 0.44715 * x**3))


@wrong("gelu", "another number at the cube")
def _(x):
    return x * gate(2 * C * (x + 0.0044715 * x**3))


@wrong("gelu", "another number at the cube")
def _(x):
    return 0.5 * x * (1 + np.tanh(C * (x + 0.04475 * x**3)))


@wrong("gelu", "the other side")
def _(x):
    return x * gate(-2 * C * (x + 0.044715 * x**3))


@wrong("gelu", "the other side")
def _(x):
    return x / (1 + np.exp(2 * C * (x + 0.044715 * x**3)))


@wrong("gelu", "the other side")
def _(x):
    return 0.5 * x * (1 - np.tanh(C * (x + 0.044715 * x**3)))


@wrong("gelu", "the exact one")
def _(x):
    erf = np.vectorize(math.erf, otypes=[float])
    return 0.5 * x * (1 + erf(x / np.sqrt(2)))


@wrong("gelu", "the exact one")
def _(x):
    from statistics import NormalDist

    return x * np.vectorize(NormalDist().cdf, otypes=[float])(x)


@wrong("gelu", "the exact one")
def _(x):
    out = [v * (1 - 0.5 * math.erfc(v / 2**0.5)) for v in x.ravel().tolist()]
    return np.array(out).reshape(x.shape)


@wrong("stable_sigmoid", "twice as steep")
def _(x):
    return (np.tanh(x) + 1) / 2


@wrong("stable_sigmoid", "twice as steep")
def _(x):
    return 0.5 + 0.5 * np.tanh(x)


@wrong("stable_sigmoid", "twice as steep")
def _(x):
    return np.exp(-np.logaddexp(0, -2 * x))


@wrong("stable_sigmoid", "a softplus")
def _(x):
    return np.log(1 + np.exp(x))


@wrong("stable_sigmoid", "a softplus")
def _(x):
    return np.logaddexp(0, x)


@wrong("stable_sigmoid", "a softplus")
def _(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


@wrong("stable_sigmoid", "a softmax")
def _(x):
    return np.exp(x) / np.sum(np.exp(x))


@wrong("stable_sigmoid", "a softmax")
def _(x):
    exps = np.exp(x - np.max(x))
    return exps / np.sum(exps)


@wrong("stable_sigmoid", "a softmax")
def _(x):
    shifted = x - x.max()
    return np.exp(shifted - np.log(np.exp(shifted).sum()))


@wrong("gelu", "another number before the polynomial")
def _(x):
    return x * sigmoid(1.6 * (x + 0.044715 * x**3))


@wrong("gelu", "another number before the polynomial")
def _(x):
    return x * sigmoid(2 * np.sqrt(2 / 3.14) * (x + 0.044715 * x**3))


@wrong("gelu", "another number before the polynomial")
def _(x):
    return x / (1 + np.exp(-2 * np.sqrt(2) * np.pi * (x + 0.044715 * np.power(x, 3))))


@wrong("gelu", "polynomial multiplied")
def _(x):
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * (x * 0.044715 * x**3))


@wrong("gelu", "polynomial multiplied")
def _(x):
    inner = 2 * np.sqrt(2 / np.pi) * 0.044715 * x**4
    return x * sigmoid(inner)


@wrong("gelu", "polynomial multiplied")
def _(x):
    inner = np.sqrt(2 / np.pi) * x * (0.044715 * x**3)
    return 0.5 * x * (1 + np.tanh(inner))


@wrong("gelu", "one for x")
def _(x):
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * (1 + 0.044715 * x**3))


@wrong("gelu", "one for x")
def _(x):
    inner = math.sqrt(2 / math.pi) * (1 + 0.044715 * x**3)
    return 0.5 * x * (1 + np.tanh(inner))


@wrong("gelu", "one for x")
def _(x):
    cubic = 0.044715 * x * x * x + 1
    return x / (1 + np.exp(-math.sqrt(8 / math.pi) * cubic))


@wrong("gelu", "cube of the whole")
def _(x):
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * (x + 0.044715 * x) ** 3)


@wrong("gelu", "cube of the whole")
def _(x):
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * (1.044715 * x) ** 3)


@wrong("gelu", "cube of the whole")
def _(x):
    return x * sigmoid(2 * np.sqrt(2 / np.pi) * (x + 0.044715) ** 3)


@wrong("gelu", "share added")
def _(x):
    return x + sigmoid(2 * np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))


@wrong("gelu", "share added")
def _(x):
    inner = np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)
    return x + 0.5 * (1 + np.tanh(inner))


@wrong("gelu", "share added")
def _(x):
    return 1 / (1 + np.exp(-np.sqrt(8 / np.pi) * (x + 0.044715 * x**3))) + x


@wrong("stable_sigmoid", "a floor under the result")
def _(x):
    e = np.exp(-np.abs(x))
    return np.clip(np.where(x >= 0, 1, e) / (1 + e), 1e-7, 1 - 1e-7)


@wrong("stable_sigmoid", "a floor under the result")
def _(x):
    return np.maximum(np.exp(-np.logaddexp(0, -x)), 1e-15)


@wrong("stable_sigmoid", "a floor under the result")
def _(x):
    z = np.exp(np.minimum(x, 0)) / (1 + np.exp(-abs(x)))
    return z + 1e-8


@wrong("stable_tanh", "nan on the left")
def _(x):
    x = np.minimum(x, 20)
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


@wrong("stable_tanh", "nan on the left")
def _(x):
    out = np.ones_like(x)
    small = x < 20
    e, f = np.exp(x[small]), np.exp(-x[small])
    out[small] = (e - f) / (e + f)
    return out


@wrong("stable_tanh", "nan on the right")
def _(x):
    z = np.where(x < -100, -100, x)
    return np.sinh(z) / np.cosh(z)


@wrong("relu_derivative", "a difference quotient")
def _(x):
    h = 1e-5
    return (np.maximum(0, x + h) - np.maximum(0, x)) / h


@wrong("relu_derivative", "a difference quotient")
def _(x):
    def relu(z):
        return z * (z > 0)

    return (relu(x + 1e-6) - relu(x - 1e-6)) / (2 * 1e-6)


@wrong("relu_derivative", "a difference quotient")
def _(x):
    step = 0.1
    up, down = (x + step).clip(0), (x - step).clip(0)
    return (up - down) / (2 * step)


@wrong("stable_tanh", "nan replaced by 0")
def _(x):
    with np.errstate(all="ignore"):
        t = (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
    return np.where(np.isnan(t), 1, t)


@wrong("stable_sigmoid", "the logarithm of it")
def _(x):
    return -np.logaddexp(0, -x)


@wrong("stable_sigmoid", "the logarithm of it")
def _(x):
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


@wrong("stable_sigmoid", "the logarithm of it")
def _(x):
    return np.where(x > 0, -np.log(1 + np.exp(-abs(x))), x - np.log(1 + np.exp(-abs(x))))


@wrong("gelu", "sigmoid forgotten")
def _(x):
    return x * (2 * np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))


@wrong("gelu", "sigmoid forgotten")
def _(x):
    inner = x + 0.044715 * np.power(x, 3)
    return np.multiply(x, math.sqrt(8 / math.pi) * inner)


@wrong("gelu", "sigmoid forgotten")
def _(x):
    share = 2 * (2 / np.pi) ** 0.5 * x * (1 + 0.044715 * x * x)
    return share * x


@wrong("gelu", "share of the polynomial")
def _(x):
    z = 2 * np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)
    return z * sigmoid(z)


@wrong("gelu", "share of the polynomial")
def _(x):
    x = 2 * np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)
    return x / (1 + np.exp(-x))


@wrong("gelu", "share of the polynomial")
def _(x):
    inner = math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)
    return 2 * inner * 0.5 * (1 + np.tanh(inner))


@wrong("relu", None)
def _(x):
    return np.max(0, x)


@wrong("stable_sigmoid", "zero far out")
def _(x):
    safe = np.where(x < -700, 0, x)
    return np.where(x < -700, 0.0, 1 / (1 + np.exp(-safe)))


@wrong("stable_sigmoid", "zero far out")
def _(x):
    out = np.zeros_like(x)
    inside = x >= -500
    out[inside] = 1 / (1 + np.exp(-x[inside]))
    return out


@wrong("stable_sigmoid", "zero far out")
def _(x):
    def one(v):
        return 0.0 if v < -100 else 1 / (1 + math.exp(-v))

    return np.array([one(v) for v in x.ravel().tolist()]).reshape(x.shape)


@wrong("stable_sigmoid", "zero far out")
def _(x):
    y = x.astype(np.float32)
    e = np.exp(-np.abs(y))
    return np.where(y >= 0, 1, e) / (1 + e)


@wrong("stable_sigmoid", "nan replaced by 0")
def _(x):
    with np.errstate(all="ignore"):
        return np.nan_to_num(np.exp(x) / (1 + np.exp(x)))


@wrong("stable_sigmoid", "nan replaced by 0")
def _(x):
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(x)
        s = e / (e + 1)
    s[np.isnan(s)] = 0
    return s


@wrong("stable_sigmoid", "nan replaced by 0")
def _(x):
    old = np.seterr(all="ignore")
    s = 1 - 1 / (1 + np.exp(x))
    t = np.where(x < 0, np.exp(x) / (1 + np.exp(x)), s * np.exp(x) / np.exp(x))
    np.seterr(**old)
    return np.where(np.isfinite(t), t, 0.0)
