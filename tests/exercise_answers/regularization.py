"""Answers to the exercises of notebook 07, as readers write them."""
# ruff: noqa: B007 (readers use the variable of a loop after it)

import numpy as np

from exercise_answers import right, wrong
from nnlib.regularization import L1, L2, EarlyStopping, dropout

# l2_penalty_and_gradient


@right("l2_penalty_and_gradient")
def _(parameters, mask, strength):
    value, slope = 0.0, np.zeros_like(parameters)
    for i in range(len(parameters)):
        if mask[i]:
            value += strength * float(parameters[i]) ** 2 / 2
            slope[i] = strength * parameters[i]
    return value, slope


@right("l2_penalty_and_gradient")
def _(parameters, mask, strength):
    w = parameters * mask
    return strength / 2 * (w @ w), w * strength


@right("l2_penalty_and_gradient")
def _(parameters, mask, strength):
    return L2(strength)(parameters, mask)


@right("l2_penalty_and_gradient")
def _(parameters, mask, strength):
    slope = strength * parameters
    slope[~mask] = 0
    return 0.5 * strength * np.linalg.norm(parameters[mask]) ** 2, slope


@right("l2_penalty_and_gradient")
def _(parameters, mask, strength):
    return [sum(0.5 * strength * w**2 for w in parameters[mask]), np.array(parameters * strength * mask, float)]


@wrong("l2_penalty_and_gradient", "without the half")
def _(parameters, mask, strength):
    return strength * sum(w * w for w in parameters[mask]), 2 * strength * parameters * mask


@wrong("l2_penalty_and_gradient", "without the half")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return strength * np.sum(w**2), 2 * strength * w


@wrong("l2_penalty_and_gradient", "without the half")
def _(parameters, mask, strength):
    value, slope = 0, np.zeros(len(parameters))
    for i, p in enumerate(parameters):
        if mask[i]:
            value += strength * p * p
            slope[i] = 2 * strength * p
    return value, slope


@wrong("l2_penalty_and_gradient", "half missing in the value")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return strength * np.sum(w**2), strength * w


@wrong("l2_penalty_and_gradient", "half missing in the value")
def _(parameters, mask, strength):
    return strength * np.linalg.norm(parameters[mask]) ** 2, strength * parameters * mask


@wrong("l2_penalty_and_gradient", "half missing in the value")
def _(parameters, mask, strength):
    slope = strength * parameters
    slope[np.logical_not(mask)] = 0
    return strength * np.dot(parameters[mask], parameters[mask]), slope


@wrong("l2_penalty_and_gradient", "slope doubled")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return 0.5 * strength * np.sum(w**2), 2 * strength * w


@wrong("l2_penalty_and_gradient", "slope doubled")
def _(parameters, mask, strength):
    w = parameters * mask
    return strength * (w @ w) / 2, w * strength * 2


@wrong("l2_penalty_and_gradient", "slope doubled")
def _(parameters, mask, strength):
    slope = np.zeros_like(parameters)
    for i in range(len(parameters)):
        if mask[i]:
            slope[i] = 2 * strength * parameters[i]
    return 0.5 * strength * sum(parameters[mask] ** 2), slope


@wrong("l2_penalty_and_gradient", "half in the slope too")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return 0.5 * strength * np.sum(w**2), 0.5 * strength * w


@wrong("l2_penalty_and_gradient", "half in the slope too")
def _(parameters, mask, strength):
    w, half = parameters * mask, strength / 2
    return half * np.sum(np.square(w)), half * w


@wrong("l2_penalty_and_gradient", "half in the slope too")
def _(parameters, mask, strength):
    value, slope = 0, np.zeros(parameters.shape)
    for i, p in enumerate(parameters):
        if mask[i]:
            value += strength * p**2 / 2
            slope[i] = strength * p / 2
    return value, slope


@wrong("l2_penalty_and_gradient", "biases included")
def _(parameters, mask, strength):
    return 0.5 * strength * np.sum(parameters**2), strength * parameters


@wrong("l2_penalty_and_gradient", "biases included")
def _(parameters, mask, strength):
    return strength / 2 * (parameters @ parameters), parameters * strength


@wrong("l2_penalty_and_gradient", "biases included")
def _(parameters, mask, strength):
    everything = np.ones(len(parameters), bool)
    return L2(strength)(parameters, everything)


@wrong("l2_penalty_and_gradient", "biases in the slope")
def _(parameters, mask, strength):
    return 0.5 * strength * np.sum(parameters[mask] ** 2), strength * parameters


@wrong("l2_penalty_and_gradient", "biases in the slope")
def _(parameters, mask, strength):
    value = 0
    for p, is_weight in zip(parameters, mask, strict=True):
        if is_weight:
            value += p**2
    return strength * value / 2, strength * parameters


@wrong("l2_penalty_and_gradient", "biases in the slope")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return strength * (w @ w) / 2, np.multiply(parameters, strength)


@wrong("l2_penalty_and_gradient", "biases in the value")
def _(parameters, mask, strength):
    return 0.5 * strength * np.sum(parameters**2), strength * parameters * mask


@wrong("l2_penalty_and_gradient", "biases in the value")
def _(parameters, mask, strength):
    return 0.5 * strength * np.linalg.norm(parameters) ** 2, np.where(mask, strength * parameters, 0)


@wrong("l2_penalty_and_gradient", "biases in the value")
def _(parameters, mask, strength):
    slope = strength * parameters
    slope[~mask] = 0
    return sum(strength * p * p / 2 for p in parameters), slope


@wrong("l2_penalty_and_gradient", "slopes of the weights alone")
def _(parameters, mask, strength):
    w = parameters[mask]
    return 0.5 * strength * np.sum(w**2), strength * w


@wrong("l2_penalty_and_gradient", "slopes of the weights alone")
def _(parameters, mask, strength):
    value, slopes = 0, []
    for p, is_weight in zip(parameters, mask, strict=True):
        if is_weight:
            value += strength * p * p / 2
            slopes.append(strength * p)
    return value, np.array(slopes)


@wrong("l2_penalty_and_gradient", "slopes of the weights alone")
def _(parameters, mask, strength):
    w = np.compress(mask, parameters)
    return strength / 2 * (w @ w), strength * w


@wrong("l2_penalty_and_gradient", "mean for sum")
def _(parameters, mask, strength):
    w = parameters[mask]
    return 0.5 * strength * np.mean(w**2), strength * np.where(mask, parameters, 0) / len(w)


@wrong("l2_penalty_and_gradient", "mean for sum")
def _(parameters, mask, strength):
    n = mask.sum()
    w = parameters * mask
    return strength / (2 * n) * np.sum(w**2), strength / n * w


@wrong("l2_penalty_and_gradient", "mean for sum")
def _(parameters, mask, strength):
    n = sum(mask)
    value = sum(p * p for p, m in zip(parameters, mask, strict=True) if m) * strength / 2 / n
    return value, np.array([strength * p / n if m else 0 for p, m in zip(parameters, mask, strict=True)])


@wrong("l2_penalty_and_gradient", "mean over all parameters")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return 0.5 * strength * np.mean(w**2), strength * w / len(w)


@wrong("l2_penalty_and_gradient", "mean over all parameters")
def _(parameters, mask, strength):
    m = parameters.size
    return strength / (2 * m) * np.sum(parameters[mask] ** 2), strength / m * parameters * mask


@wrong("l2_penalty_and_gradient", "mean over all parameters")
def _(parameters, mask, strength):
    slope, value = np.zeros(len(parameters)), 0
    for i in range(len(parameters)):
        if mask[i]:
            value += 0.5 * strength * parameters[i] ** 2 / len(parameters)
            slope[i] = strength * parameters[i] / len(parameters)
    return value, slope


@wrong("l2_penalty_and_gradient", "mean in the value alone")
def _(parameters, mask, strength):
    return 0.5 * strength * np.mean(parameters[mask] ** 2), strength * np.where(mask, parameters, 0)


@wrong("l2_penalty_and_gradient", "mean in the value alone")
def _(parameters, mask, strength):
    w = parameters[mask]
    return strength / 2 * (w @ w) / w.size, strength * parameters * mask


@wrong("l2_penalty_and_gradient", "mean in the value alone")
def _(parameters, mask, strength):
    slope = strength * parameters
    slope[~mask] = 0
    return strength * np.average(np.square(parameters[mask])) / 2, slope


@wrong("l2_penalty_and_gradient", "forgot to square")
def _(parameters, mask, strength):
    return 0.5 * strength * np.sum(parameters[mask]), strength * np.where(mask, parameters, 0)


@wrong("l2_penalty_and_gradient", "forgot to square")
def _(parameters, mask, strength):
    w = parameters * mask
    return strength * w.sum() / 2, strength * w


@wrong("l2_penalty_and_gradient", "forgot to square")
def _(parameters, mask, strength):
    total, slope = 0, np.zeros(len(parameters))
    for i, p in enumerate(parameters):
        if mask[i]:
            total += p
            slope[i] = strength * p
    return strength / 2 * total, slope


@wrong("l2_penalty_and_gradient", "squared after the sum")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return 0.5 * strength * np.sum(w) ** 2, strength * w


@wrong("l2_penalty_and_gradient", "squared after the sum")
def _(parameters, mask, strength):
    return strength / 2 * parameters[mask].sum() ** 2, strength * parameters * mask


@wrong("l2_penalty_and_gradient", "squared after the sum")
def _(parameters, mask, strength):
    total = sum(p for p, m in zip(parameters, mask, strict=True) if m)
    return strength * total * total / 2, np.where(mask, strength * parameters, 0)


@wrong("l2_penalty_and_gradient", "root of the sum")
def _(parameters, mask, strength):
    return 0.5 * strength * np.linalg.norm(parameters[mask]), strength * parameters * mask


@wrong("l2_penalty_and_gradient", "root of the sum")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return 0.5 * strength * np.sqrt(np.sum(w**2)), strength * w


@wrong("l2_penalty_and_gradient", "root of the sum")
def _(parameters, mask, strength):
    w = parameters * mask
    return strength / 2 * (w @ w) ** 0.5, w * strength


@wrong("l2_penalty_and_gradient", "L1")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return strength * np.sum(np.abs(w)), strength * np.sign(w)


@wrong("l2_penalty_and_gradient", "L1")
def _(parameters, mask, strength):
    return L1(strength)(parameters, mask)


@wrong("l2_penalty_and_gradient", "L1")
def _(parameters, mask, strength):
    slope = np.zeros(len(parameters))
    slope[mask & (parameters > 0)] = strength
    slope[mask & (parameters < 0)] = -strength
    return strength * sum(abs(parameters[mask])), slope


@wrong("l2_penalty_and_gradient", "forgot the strength")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return 0.5 * np.sum(w**2), w


@wrong("l2_penalty_and_gradient", "forgot the strength")
def _(parameters, mask, strength):
    return np.linalg.norm(parameters[mask]) ** 2 / 2, parameters * mask


@wrong("l2_penalty_and_gradient", "forgot the strength")
def _(parameters, mask, strength):
    slope = parameters.copy()
    slope[~mask] = 0
    return sum(slope**2) / 2, slope


@wrong("l2_penalty_and_gradient", "strength forgotten in the slope")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return 0.5 * strength * np.sum(w**2), w


@wrong("l2_penalty_and_gradient", "strength forgotten in the slope")
def _(parameters, mask, strength):
    return strength / 2 * sum(parameters[mask] ** 2), parameters * mask


@wrong("l2_penalty_and_gradient", "strength forgotten in the slope")
def _(parameters, mask, strength):
    slope = np.zeros_like(parameters)
    slope[mask] = parameters[mask]
    return strength * (slope @ slope) / 2, slope


@wrong("l2_penalty_and_gradient", "downhill")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return 0.5 * strength * np.sum(w**2), -strength * w


@wrong("l2_penalty_and_gradient", "downhill")
def _(parameters, mask, strength):
    value, slope = L2(strength)(parameters, mask)
    return value, -slope


@wrong("l2_penalty_and_gradient", "downhill")
def _(parameters, mask, strength):
    slope = np.zeros(len(parameters))
    for i in np.flatnonzero(mask):
        slope[i] -= strength * parameters[i]
    return strength / 2 * np.sum(parameters[mask] ** 2), slope


@wrong("l2_penalty_and_gradient", "in place")
def _(parameters, mask, strength):
    parameters[~mask] = 0
    return 0.5 * strength * np.sum(parameters**2), strength * parameters


@wrong("l2_penalty_and_gradient", "in place")
def _(parameters, mask, strength):
    parameters *= mask
    return strength / 2 * (parameters @ parameters), parameters * strength


@wrong("l2_penalty_and_gradient", "in place")
def _(parameters, mask, strength):
    value = 0.5 * strength * np.sum(parameters[mask] ** 2)
    parameters *= strength
    parameters[~mask] = 0
    return value, parameters


@wrong("l2_penalty_and_gradient", "mask turned round")
def _(parameters, mask, strength):
    b = np.where(mask, 0, parameters)
    return 0.5 * strength * np.sum(b**2), strength * b


@wrong("l2_penalty_and_gradient", "mask turned round")
def _(parameters, mask, strength):
    slope = strength * parameters
    slope[mask] = 0
    return strength / 2 * np.sum(parameters[~mask] ** 2), slope


@wrong("l2_penalty_and_gradient", "mask turned round")
def _(parameters, mask, strength):
    return L2(strength)(parameters, ~mask)


@wrong("l2_penalty_and_gradient", "the other order")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return strength * w, 0.5 * strength * np.sum(w**2)


@wrong("l2_penalty_and_gradient", "the other order")
def _(parameters, mask, strength):
    value, slope = L2(strength)(parameters, mask)
    return slope, value


@wrong("l2_penalty_and_gradient", "the other order")
def _(parameters, mask, strength):
    w = parameters * mask
    return [strength * w, strength / 2 * (w @ w)]


@wrong("l2_penalty_and_gradient", "slopes added up")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return 0.5 * strength * np.sum(w**2), strength * np.sum(w)


@wrong("l2_penalty_and_gradient", "slopes added up")
def _(parameters, mask, strength):
    value, slope = L2(strength)(parameters, mask)
    return value, slope.sum()


@wrong("l2_penalty_and_gradient", "slopes added up")
def _(parameters, mask, strength):
    w = parameters[mask]
    return strength / 2 * (w @ w), strength * sum(w)


@wrong("l2_penalty_and_gradient", "slope of the squares")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return 0.5 * strength * np.sum(w**2), strength * w**2


@wrong("l2_penalty_and_gradient", "slope of the squares")
def _(parameters, mask, strength):
    w = parameters * mask
    return strength / 2 * (w @ w), strength * w * w


@wrong("l2_penalty_and_gradient", "slope of the squares")
def _(parameters, mask, strength):
    value, slope = 0, np.zeros(len(parameters))
    for i in np.flatnonzero(mask):
        value += strength * parameters[i] ** 2 / 2
        slope[i] = strength * parameters[i] ** 2
    return value, slope


@wrong("l2_penalty_and_gradient", "not added up")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return 0.5 * strength * w**2, strength * w


@wrong("l2_penalty_and_gradient", "not added up")
def _(parameters, mask, strength):
    return strength / 2 * (parameters * mask) ** 2, strength * (parameters * mask)


@wrong("l2_penalty_and_gradient", "not added up")
def _(parameters, mask, strength):
    value, slope = np.zeros(len(parameters)), np.zeros(len(parameters))
    for i, p in enumerate(parameters):
        if mask[i]:
            value[i], slope[i] = strength * p * p / 2, strength * p
    return value, slope


@wrong("l2_penalty_and_gradient", "the value alone")
def _(parameters, mask, strength):
    return 0.5 * strength * np.sum(parameters[mask] ** 2)


@wrong("l2_penalty_and_gradient", "the value alone")
def _(parameters, mask, strength):
    return L2(strength)(parameters, mask)[0]


@wrong("l2_penalty_and_gradient", "the value alone")
def _(parameters, mask, strength):
    return strength * sum(p * p for p, m in zip(parameters, mask, strict=True) if m) / 2


@wrong("l2_penalty_and_gradient", "the slope alone")
def _(parameters, mask, strength):
    return strength * np.where(mask, parameters, 0)


@wrong("l2_penalty_and_gradient", "the slope alone")
def _(parameters, mask, strength):
    return strength * parameters * mask


@wrong("l2_penalty_and_gradient", "the slope alone")
def _(parameters, mask, strength):
    slope = np.zeros_like(parameters)
    for i in np.flatnonzero(mask):
        slope[i] = strength * parameters[i]
    return slope


@wrong("l2_penalty_and_gradient", "weights after a step")
def _(parameters, mask, strength):
    w = np.where(mask, parameters, 0)
    return 0.5 * strength * np.sum(w**2), parameters - strength * w


@wrong("l2_penalty_and_gradient", "weights after a step")
def _(parameters, mask, strength):
    new = parameters.copy()
    new[mask] -= strength * new[mask]
    return strength / 2 * sum(parameters[mask] ** 2), new


@wrong("l2_penalty_and_gradient", "weights after a step")
def _(parameters, mask, strength):
    return 0.5 * strength * np.sum(parameters[mask] ** 2), np.where(mask, (1 - strength) * parameters, parameters)


@wrong("l2_penalty_and_gradient", None)
def _(parameters, mask, strength):
    return 0.0, parameters.copy()


# l1_gradient


@right("l1_gradient")
def _(weights, strength):
    return strength * ((weights > 0).astype(float) - (weights < 0))


@right("l1_gradient")
def _(weights, strength):
    return np.where(weights == 0, 0.0, np.where(weights > 0, strength, -strength))


@right("l1_gradient")
def _(weights, strength):
    slopes = np.zeros(weights.shape)
    for place in np.ndindex(weights.shape):
        if weights[place] > 0:
            slopes[place] = strength
        elif weights[place] < 0:
            slopes[place] = -strength
    return slopes


@right("l1_gradient")
def _(weights, strength):
    size = np.abs(weights)
    return strength * np.divide(weights, size, out=np.zeros_like(weights), where=size > 0)


@right("l1_gradient")
def _(weights, strength):
    slopes = np.full(weights.shape, strength)
    slopes[weights < 0] *= -1
    slopes[weights == 0] = 0
    return slopes


@right("l1_gradient")
def _(weights, strength):
    return np.nan_to_num(strength * weights / np.where(weights == 0, np.inf, np.abs(weights)))


@wrong("l1_gradient", "nan at zero")
def _(weights, strength):
    return strength * weights / np.abs(weights)


@wrong("l1_gradient", "nan at zero")
def _(weights, strength):
    with np.errstate(invalid="ignore"):
        return strength * (np.abs(weights) / weights)


@wrong("l1_gradient", "nan at zero")
def _(weights, strength):
    return strength * weights / np.sqrt(weights**2)


@wrong("l1_gradient", "division made safe")
def _(weights, strength):
    return strength * weights / (np.abs(weights) + 1e-8)


@wrong("l1_gradient", "division made safe")
def _(weights, strength):
    return strength * weights / np.maximum(np.abs(weights), 1e-10)


@wrong("l1_gradient", "division made safe")
def _(weights, strength):
    return strength * np.clip(weights / 1e-12, -1, 1)


@wrong("l1_gradient", "up at zero")
def _(weights, strength):
    return np.where(weights >= 0, strength, -strength)


@wrong("l1_gradient", "up at zero")
def _(weights, strength):
    slopes = np.full(weights.shape, strength)
    slopes[weights < 0] = -strength
    return slopes


@wrong("l1_gradient", "up at zero")
def _(weights, strength):
    return strength * (1 - 2.0 * (weights < 0))


@wrong("l1_gradient", "down at zero")
def _(weights, strength):
    return np.where(weights > 0, strength, -strength)


@wrong("l1_gradient", "down at zero")
def _(weights, strength):
    slopes = np.ones_like(weights) * strength
    slopes[weights <= 0] = -strength
    return slopes


@wrong("l1_gradient", "down at zero")
def _(weights, strength):
    return strength * np.vectorize(lambda w: 1.0 if w > 0 else -1.0)(weights)


@wrong("l1_gradient", "sign of a signed zero")
def _(weights, strength):
    return np.copysign(strength, weights)


@wrong("l1_gradient", "sign of a signed zero")
def _(weights, strength):
    return np.where(np.signbit(weights), -strength, strength)


@wrong("l1_gradient", "sign of a signed zero")
def _(weights, strength):
    return strength * np.copysign(np.ones_like(weights), weights)


@wrong("l1_gradient", "slope of L2")
def _(weights, strength):
    return strength * weights


@wrong("l1_gradient", "slope of L2")
def _(weights, strength):
    return L2(strength)(weights.ravel(), np.ones(weights.size, bool))[1].reshape(weights.shape)


@wrong("l1_gradient", "slope of L2")
def _(weights, strength):
    return strength * np.sign(weights) * np.abs(weights)


@wrong("l1_gradient", "slope of L2 without its half")
def _(weights, strength):
    return 2 * strength * weights


@wrong("l1_gradient", "slope of L2 without its half")
def _(weights, strength):
    slopes = np.zeros(weights.shape)
    for place in np.ndindex(weights.shape):
        slopes[place] = 2 * strength * weights[place]
    return slopes


@wrong("l1_gradient", "slope of L2 without its half")
def _(weights, strength):
    return np.multiply(weights, 2.0) * strength


@wrong("l1_gradient", "the penalty itself")
def _(weights, strength):
    return strength * np.abs(weights)


@wrong("l1_gradient", "the penalty itself")
def _(weights, strength):
    return np.where(weights > 0, strength * weights, -strength * weights)


@wrong("l1_gradient", "the penalty itself")
def _(weights, strength):
    return weights * np.sign(weights) * strength


@wrong("l1_gradient", "the penalty as one number")
def _(weights, strength):
    return strength * np.sum(np.abs(weights))


@wrong("l1_gradient", "the penalty as one number")
def _(weights, strength):
    return strength * sum(abs(w) for w in weights.ravel())


@wrong("l1_gradient", "the penalty as one number")
def _(weights, strength):
    return L1(strength)(weights.ravel(), np.ones(weights.size, bool))[0]


@wrong("l1_gradient", "no sign")
def _(weights, strength):
    return np.where(weights != 0, strength, 0.0)


@wrong("l1_gradient", "no sign")
def _(weights, strength):
    return strength * np.abs(np.sign(weights))


@wrong("l1_gradient", "no sign")
def _(weights, strength):
    slopes = np.full(weights.shape, strength)
    slopes[weights == 0] = 0
    return slopes


@wrong("l1_gradient", "nothing below zero")
def _(weights, strength):
    return strength * (weights > 0)


@wrong("l1_gradient", "nothing below zero")
def _(weights, strength):
    return np.where(weights > 0, strength, 0.0)


@wrong("l1_gradient", "nothing below zero")
def _(weights, strength):
    slopes = np.zeros(weights.shape)
    slopes[weights > 0] = strength
    return slopes


@wrong("l1_gradient", "forgot the strength")
def _(weights, strength):
    return np.sign(weights)


@wrong("l1_gradient", "forgot the strength")
def _(weights, strength):
    return 1.0 * (weights > 0) - 1.0 * (weights < 0)


@wrong("l1_gradient", "forgot the strength")
def _(weights, strength):
    return np.where(weights == 0, 0.0, np.where(weights > 0, 1.0, -1.0))


@wrong("l1_gradient", "downhill")
def _(weights, strength):
    return -strength * np.sign(weights)


@wrong("l1_gradient", "downhill")
def _(weights, strength):
    return strength * ((weights < 0) * 1.0 - (weights > 0))


@wrong("l1_gradient", "downhill")
def _(weights, strength):
    return np.where(weights == 0, 0.0, np.where(weights > 0, -strength, strength))


@wrong("l1_gradient", "weights after a step")
def _(weights, strength):
    return weights - strength * np.sign(weights)


@wrong("l1_gradient", "weights after a step")
def _(weights, strength):
    new = weights.copy()
    new[weights > 0] -= strength
    new[weights < 0] += strength
    return new


@wrong("l1_gradient", "weights after a step")
def _(weights, strength):
    return np.where(weights > 0, weights - strength, np.where(weights < 0, weights + strength, weights))


@wrong("l1_gradient", "half of it")
def _(weights, strength):
    return strength / 2 * np.sign(weights)


@wrong("l1_gradient", "half of it")
def _(weights, strength):
    slopes = 0.5 * strength * (weights > 0)
    return slopes - 0.5 * strength * (weights < 0)


@wrong("l1_gradient", "half of it")
def _(weights, strength):
    return np.where(weights == 0, 0.0, np.where(weights > 0, 0.5, -0.5)) * strength


@wrong("l1_gradient", "mean for sum")
def _(weights, strength):
    return strength * np.sign(weights) / weights.size


@wrong("l1_gradient", "mean for sum")
def _(weights, strength):
    n = np.prod(weights.shape)
    return np.where(weights > 0, strength / n, np.where(weights < 0, -strength / n, 0.0))


@wrong("l1_gradient", "mean for sum")
def _(weights, strength):
    slopes = np.zeros(weights.shape)
    for place in np.ndindex(weights.shape):
        slopes[place] = strength * np.sign(weights[place]) / slopes.size
    return slopes


@wrong("l1_gradient", "slope of the length")
def _(weights, strength):
    return strength * weights / np.linalg.norm(weights)


@wrong("l1_gradient", "slope of the length")
def _(weights, strength):
    return strength * weights / np.sqrt(np.sum(weights**2))


@wrong("l1_gradient", "slope of the length")
def _(weights, strength):
    flat = weights.ravel()
    return (strength * flat / np.sqrt(flat @ flat)).reshape(weights.shape)


@wrong("l1_gradient", "one question for all")
def _(weights, strength):
    return strength if weights > 0 else -strength


@wrong("l1_gradient", "one question for all")
def _(weights, strength):
    if weights > 0:
        return strength
    elif weights < 0:
        return -strength
    return 0


@wrong("l1_gradient", "one question for all")
def _(weights, strength):
    if weights == 0:
        return np.zeros_like(weights)
    return strength * np.sign(weights)


@wrong("l1_gradient", "in place")
def _(weights, strength):
    weights[weights > 0] = strength
    weights[weights < 0] = -strength
    return weights


@wrong("l1_gradient", "in place")
def _(weights, strength):
    np.sign(weights, out=weights)
    weights *= strength
    return weights


@wrong("l1_gradient", "in place")
def _(weights, strength):
    for place in np.ndindex(weights.shape):
        weights[place] = strength * np.sign(weights[place])
    return weights


@wrong("l1_gradient", None)
def _(weights, strength):
    return np.zeros_like(weights)


@wrong("l1_gradient", "a step of soft thresholding")
def _(weights, strength):
    return np.sign(weights) * np.maximum(np.abs(weights) - strength, 0)


@wrong("l1_gradient", "a step of soft thresholding")
def _(weights, strength):
    return weights - np.clip(weights, -strength, strength)


@wrong("l1_gradient", "a step of soft thresholding")
def _(weights, strength):
    out = np.zeros(weights.shape)
    out[weights > strength] = weights[weights > strength] - strength
    out[weights < -strength] = weights[weights < -strength] + strength
    return out


@wrong("l1_gradient", "a smooth sign")
def _(weights, strength):
    return strength * np.tanh(1e6 * weights)


@wrong("l1_gradient", "a smooth sign")
def _(weights, strength):
    return np.tanh(weights * 100) * strength


@wrong("l1_gradient", "a smooth sign")
def _(weights, strength):
    with np.errstate(over="ignore"):
        return strength * (2 / (1 + np.exp(-2000 * weights)) - 1)


# inverted_dropout


@right("inverted_dropout")
def _(x, keep, rng, training):
    out = x.copy()
    if training:
        out[rng.random(x.shape) >= keep] = 0
        out /= keep
    return out


@right("inverted_dropout")
def _(x, keep, rng, training):
    return x * rng.binomial(1, keep, size=x.shape) / keep if training else x


@right("inverted_dropout")
def _(x, keep, rng, training):
    scale = rng.choice([0, 1 / keep], p=[1 - keep, keep], size=x.shape)
    return x * scale if training else x.copy()


@right("inverted_dropout")
def _(x, keep, rng, training):
    return dropout(x, keep, rng)[0] if training else x


@right("inverted_dropout")
def _(x, keep, rng, training):
    if training:
        result = np.zeros(x.shape)
        for i in range(x.shape[0]):
            for j in range(x.shape[1]):
                if rng.random() < keep:
                    result[i, j] = x[i, j] / keep
        return result
    return x


@right("inverted_dropout")
def _(x, keep, rng, training):
    if not training:
        return x
    dropped = rng.random(x.shape) < 1 - keep
    return np.where(dropped, 0.0, x / keep)


@wrong("inverted_dropout", "keep and drop swapped")
def _(x, keep, rng, training):
    return x * (rng.random(x.shape) > keep) / keep if training else x


@wrong("inverted_dropout", "keep and drop swapped")
def _(x, keep, rng, training):
    if not training:
        return x
    return x * rng.binomial(1, 1 - keep, size=x.shape) / keep


@wrong("inverted_dropout", "keep and drop swapped")
def _(x, keep, rng, training):
    out = x.copy()
    if training:
        out[rng.random(x.shape) < keep] = 0
        out /= keep
    return out


@wrong("inverted_dropout", "swapped throughout")
def _(x, keep, rng, training):
    rate = keep
    return x * (rng.random(x.shape) >= rate) / (1 - rate) if training else x


@wrong("inverted_dropout", "swapped throughout")
def _(x, keep, rng, training):
    if training and keep < 1:
        return x * (rng.random(x.shape) > keep) * (1 / (1 - keep))
    return x


@wrong("inverted_dropout", "swapped throughout")
def _(x, keep, rng, training):
    if not training:
        return x
    out = x / (1 - keep)
    out[rng.random(x.shape) < keep] = 0
    return out


@wrong("inverted_dropout", "no scaling")
def _(x, keep, rng, training):
    return x * rng.binomial(1, keep, size=x.shape) if training else x


@wrong("inverted_dropout", "no scaling")
def _(x, keep, rng, training):
    if not training:
        return x
    out = x.copy()
    out[rng.random(x.shape) > keep] = 0
    return out


@wrong("inverted_dropout", "no scaling")
def _(x, keep, rng, training):
    mask = rng.random(x.shape) < keep
    return np.where(mask, x, 0.0) if training else x


@wrong("inverted_dropout", "plain dropout")
def _(x, keep, rng, training):
    return x * (rng.random(x.shape) < keep) if training else x * keep


@wrong("inverted_dropout", "plain dropout")
def _(x, keep, rng, training):
    if training:
        return x * rng.binomial(1, keep, x.shape)
    else:
        return keep * x


@wrong("inverted_dropout", "plain dropout")
def _(x, keep, rng, training):
    out = np.array(x)
    if training:
        out[rng.random(x.shape) >= keep] = 0
    else:
        out *= keep
    return out


@wrong("inverted_dropout", "scaled twice")
def _(x, keep, rng, training):
    return x * (rng.random(x.shape) < keep) / keep if training else x * keep


@wrong("inverted_dropout", "scaled twice")
def _(x, keep, rng, training):
    if training:
        return x * rng.binomial(1, keep, x.shape) / keep
    return np.multiply(x, keep)


@wrong("inverted_dropout", "scaled twice")
def _(x, keep, rng, training):
    out = x.copy()
    if not training:
        out *= keep
        return out
    out[rng.random(x.shape) >= keep] = 0
    return out / keep


@wrong("inverted_dropout", "scaled up in use")
def _(x, keep, rng, training):
    return x * (rng.random(x.shape) < keep) / keep if training else x / keep


@wrong("inverted_dropout", "scaled up in use")
def _(x, keep, rng, training):
    mask = rng.random(x.shape) < keep if training else 1
    return x * mask / keep


@wrong("inverted_dropout", "scaled up in use")
def _(x, keep, rng, training):
    out = x / keep
    if training:
        out[rng.random(x.shape) >= keep] = 0
    return out


@wrong("inverted_dropout", "scaled in use alone")
def _(x, keep, rng, training):
    return x * (rng.random(x.shape) < keep) if training else x / keep


@wrong("inverted_dropout", "scaled in use alone")
def _(x, keep, rng, training):
    if training:
        return x * rng.binomial(1, keep, size=x.shape)
    return x / keep


@wrong("inverted_dropout", "scaled in use alone")
def _(x, keep, rng, training):
    out = x.copy()
    if training:
        out[rng.random(x.shape) > keep] = 0
    else:
        out /= keep
    return out


@wrong("inverted_dropout", "multiplied for divided")
def _(x, keep, rng, training):
    return x * (rng.random(x.shape) < keep) * keep if training else x


@wrong("inverted_dropout", "multiplied for divided")
def _(x, keep, rng, training):
    if not training:
        return x
    return keep * x * rng.binomial(1, keep, x.shape)


@wrong("inverted_dropout", "multiplied for divided")
def _(x, keep, rng, training):
    out = x.copy()
    if training:
        out[rng.random(x.shape) >= keep] = 0
        out *= keep
    return out


@wrong("inverted_dropout", "scaled by the dropped share")
def _(x, keep, rng, training):
    return x * (rng.random(x.shape) < keep) / (1 - keep) if training else x


@wrong("inverted_dropout", "scaled by the dropped share")
def _(x, keep, rng, training):
    if training:
        return x * rng.binomial(1, keep, x.shape) / (1 - keep)
    return x


@wrong("inverted_dropout", "scaled by the dropped share")
def _(x, keep, rng, training):
    out = x.copy()
    if training:
        rate = 1 - keep
        out[rng.random(x.shape) < rate] = 0
        out /= rate
    return out


@wrong("inverted_dropout", "applied in use too")
def _(x, keep, rng, training):
    return x * (rng.random(x.shape) < keep) / keep


@wrong("inverted_dropout", "applied in use too")
def _(x, keep, rng, training):
    mask = rng.binomial(1, keep, x.shape) / keep
    return mask * x


@wrong("inverted_dropout", "applied in use too")
def _(x, keep, rng, training=True):
    out = x / keep
    out[rng.random(out.shape) >= keep] = 0
    return out


@wrong("inverted_dropout", "the other way round")
def _(x, keep, rng, training):
    if training:
        return x
    return x * (rng.random(x.shape) < keep) / keep


@wrong("inverted_dropout", "the other way round")
def _(x, keep, rng, training):
    return x * rng.binomial(1, keep, x.shape) / keep if not training else x


@wrong("inverted_dropout", "the other way round")
def _(x, keep, rng, training):
    out = x.copy()
    if not training:
        out[rng.random(x.shape) >= keep] = 0
        out = out / keep
    return out


@wrong("inverted_dropout", "same mask for every sample")
def _(x, keep, rng, training):
    return x * (rng.random(x.shape[1]) < keep) / keep if training else x


@wrong("inverted_dropout", "same mask for every sample")
def _(x, keep, rng, training):
    if not training:
        return x
    mask = rng.binomial(1, keep, size=(1, x.shape[1]))
    return x * mask / keep


@wrong("inverted_dropout", "same mask for every sample")
def _(x, keep, rng, training):
    out = x.copy()
    if training:
        for j in range(x.shape[1]):
            out[:, j] *= (rng.random() < keep) / keep
    return out


@wrong("inverted_dropout", "whole samples")
def _(x, keep, rng, training):
    return x * (rng.random((len(x), 1)) < keep) / keep if training else x


@wrong("inverted_dropout", "whole samples")
def _(x, keep, rng, training):
    if not training:
        return x
    out = x.copy()
    for i in range(len(x)):
        out[i] = out[i] / keep if rng.random() < keep else 0
    return out


@wrong("inverted_dropout", "whole samples")
def _(x, keep, rng, training):
    if training:
        mask = rng.random(x.shape[0]) < keep
        return x * mask[:, None] / keep
    return x


@wrong("inverted_dropout", "all or nothing")
def _(x, keep, rng, training):
    return x * (rng.random() < keep) / keep if training else x


@wrong("inverted_dropout", "all or nothing")
def _(x, keep, rng, training):
    if training:
        if rng.random() < keep:
            return x / keep
        return np.zeros_like(x)
    return x


@wrong("inverted_dropout", "all or nothing")
def _(x, keep, rng, training):
    if not training:
        return x
    return rng.binomial(1, keep) * x / keep


@wrong("inverted_dropout", "same mask every time")
def _(x, keep, rng, training):
    rng = np.random.default_rng(0)
    return x * (rng.random(x.shape) < keep) / keep if training else x


@wrong("inverted_dropout", "same mask every time")
def _(x, keep, rng, training):
    if training:
        return x * (np.random.default_rng(42).random(x.shape) < keep) / keep
    return x


@wrong("inverted_dropout", "same mask every time")
def _(x, keep, rng, training):
    if not training:
        return x
    out = x / keep
    out[np.random.RandomState(1).rand(*x.shape) > keep] = 0
    return out


@wrong("inverted_dropout", None)
def _(x, keep, rng, training):
    if not training:
        return x
    np.random.seed(1)
    return x * (np.random.rand(*x.shape) < keep) / keep


@wrong("inverted_dropout", "the global generator")
def _(x, keep, rng, training):
    return x * (np.random.rand(*x.shape) < keep) / keep if training else x


@wrong("inverted_dropout", "the global generator")
def _(x, keep, rng, training):
    if training:
        return x * np.random.binomial(1, keep, size=x.shape) / keep
    return x


@wrong("inverted_dropout", "the global generator")
def _(x, keep, rng, training):
    if not training:
        return x
    out = x.copy()
    for place in np.ndindex(x.shape):
        out[place] = out[place] / keep if np.random.uniform() < keep else 0
    return out


@wrong("inverted_dropout", "a generator of its own")
def _(x, keep, rng, training):
    if training:
        rng = np.random.default_rng()
        return x * (rng.random(x.shape) < keep) / keep
    return x


@wrong("inverted_dropout", "a generator of its own")
def _(x, keep, rng=None, training=True):
    rng = np.random.default_rng()
    return np.where(rng.random(x.shape) < keep, x / keep, 0) if training else x


OWN = np.random.default_rng(7)


@wrong("inverted_dropout", "a generator of its own")
def _(x, keep, rng, training):
    return x * OWN.binomial(1, keep, x.shape) / keep if training else x


@wrong("inverted_dropout", "a fixed number of units")
def _(x, keep, rng, training):
    if not training:
        return x
    mask = np.zeros(x.size, bool)
    mask[rng.permutation(x.size)[: round(keep * x.size)]] = True
    return x * mask.reshape(x.shape) / keep


@wrong("inverted_dropout", "a fixed number of units")
def _(x, keep, rng, training):
    out = x.copy()
    if training:
        gone = rng.choice(x.size, size=x.size - round(keep * x.size), replace=False)
        out.flat[gone] = 0
        out /= keep
    return out


@wrong("inverted_dropout", "a fixed number of units")
def _(x, keep, rng, training):
    if not training:
        return x
    mask = np.arange(x.size) < round(keep * x.size)
    rng.shuffle(mask)
    return x * mask.reshape(x.shape) / keep


@wrong("inverted_dropout", "comparison forgotten")
def _(x, keep, rng, training):
    return x * rng.random(x.shape) / keep if training else x


@wrong("inverted_dropout", "comparison forgotten")
def _(x, keep, rng, training):
    if not training:
        return x
    mask = rng.random(x.shape)
    return np.multiply(x, mask) / keep


@wrong("inverted_dropout", "comparison forgotten")
def _(x, keep, rng, training):
    out = x / keep
    if training:
        out *= rng.random(out.shape)
        return out
    return x


@wrong("inverted_dropout", "a fair coin")
def _(x, keep, rng, training):
    return x * rng.integers(0, 2, size=x.shape) / keep if training else x


@wrong("inverted_dropout", "a fair coin")
def _(x, keep, rng, training):
    if not training:
        return x
    return x * rng.binomial(1, 0.5, x.shape) / keep


@wrong("inverted_dropout", "a fair coin")
def _(x, keep, rng, training):
    out = x.copy()
    if training:
        out[rng.random(x.shape) > 0.5] = 0
        out /= keep
    return out


@wrong("inverted_dropout", "scaled by what was kept")
def _(x, keep, rng, training):
    if not training:
        return x
    mask = rng.random(x.shape) < keep
    return x * mask / mask.mean()


@wrong("inverted_dropout", "scaled by what was kept")
def _(x, keep, rng, training):
    if training:
        mask = rng.binomial(1, keep, x.shape)
        return x * mask * mask.size / mask.sum()
    return x


@wrong("inverted_dropout", "scaled by what was kept")
def _(x, keep, rng, training):
    out = x.copy()
    if training:
        out[rng.random(x.shape) >= keep] = 0
        out /= np.count_nonzero(out) / out.size
    return out


@wrong("inverted_dropout", "normal draws")
def _(x, keep, rng, training):
    return x * (rng.normal(size=x.shape) < keep) / keep if training else x


@wrong("inverted_dropout", "normal draws")
def _(x, keep, rng, training):
    if not training:
        return x
    return x * (rng.standard_normal(x.shape) < keep) / keep


@wrong("inverted_dropout", "normal draws")
def _(x, keep, rng, training):
    out = x.copy()
    if training:
        out[rng.normal(0, 1, x.shape) >= keep] = 0
        out = out / keep
    return out


@wrong("inverted_dropout", "the mask alone")
def _(x, keep, rng, training):
    return (rng.random(x.shape) < keep) / keep if training else x


@wrong("inverted_dropout", "the mask alone")
def _(x, keep, rng, training):
    if not training:
        return x
    return rng.binomial(1, keep, x.shape) / keep


@wrong("inverted_dropout", "the mask alone")
def _(x, keep, rng, training):
    out = x
    if training:
        out = np.where(rng.random(x.shape) < keep, 1 / keep, 0)
    return out


@wrong("inverted_dropout", "the mask as well")
def _(x, keep, rng, training):
    if not training:
        return x, np.ones_like(x)
    mask = (rng.random(x.shape) < keep) / keep
    return x * mask, mask


@wrong("inverted_dropout", "the mask as well")
def _(x, keep, rng, training):
    mask = rng.random(x.shape) < keep
    if training:
        return x * mask / keep, mask
    return x, mask


@wrong("inverted_dropout", "the mask as well")
def _(x, keep, rng, training):
    return dropout(x, keep if training else 1.0, rng)


@wrong("inverted_dropout", "nothing in use")
def _(x, keep, rng, training):
    if training:
        return x * (rng.random(x.shape) < keep) / keep


@wrong("inverted_dropout", "nothing in use")
def _(x, keep, rng, training):
    if training:
        mask = rng.binomial(1, keep, x.shape)
        return mask * x / keep
    else:
        x = x


@wrong("inverted_dropout", "nothing in use")
def _(x, keep, rng, training):
    if not training:
        return
    out = x / keep
    out[rng.random(x.shape) >= keep] = 0
    return out


@wrong("inverted_dropout", "in place")
def _(x, keep, rng, training):
    if training:
        x *= rng.random(x.shape) < keep
        x /= keep
    return x


@wrong("inverted_dropout", "in place")
def _(x, keep, rng, training):
    if not training:
        return x
    x[rng.random(x.shape) >= keep] = 0
    return x / keep


@wrong("inverted_dropout", "in place")
def _(x, keep, rng, training):
    if training:
        for i in range(len(x)):
            x[i] *= (rng.random(x.shape[1]) < keep) / keep
    return x


@wrong("inverted_dropout", None)
def _(x, keep, rng, training):
    return x


# early_stop


@right("early_stop")
def _(losses, patience):
    best, best_epoch, waited, epoch = float("inf"), 0, 0, 0
    while epoch < len(losses) and waited < patience:
        epoch += 1
        if losses[epoch - 1] < best:
            best, best_epoch, waited = losses[epoch - 1], epoch, 0
        else:
            waited += 1
    return [epoch, best_epoch]


@right("early_stop")
def _(losses, patience):
    for epoch in range(1, len(losses) + 1):
        seen = np.nan_to_num(losses[:epoch], nan=np.inf)
        best = int(np.argmin(seen)) + 1 if np.isfinite(seen).any() else 0
        if epoch - best >= patience:
            return epoch, best
    return epoch, best


@right("early_stop")
def _(losses, patience):
    best, where, wait = np.inf, -1, 0
    for i in range(len(losses)):
        if not np.isnan(losses[i]) and losses[i] < best:
            best = losses[i]
            where = i
            wait = 0
        else:
            wait += 1
            if wait == patience:
                break
    return i + 1, where + 1


@right("early_stop")
def _(losses, patience):
    stopping = EarlyStopping(patience)
    for loss in losses:
        if stopping.update(loss):
            break
    return stopping.epoch, stopping.best_epoch


@right("early_stop")
def _(losses, patience):
    best = min_loss = None
    for epoch, loss in enumerate(losses, 1):
        if loss != loss:
            pass
        elif min_loss is None or loss < min_loss:
            min_loss, best = loss, epoch
        if epoch - (best or 0) == patience:
            return epoch, best
    return np.array([epoch, best])


@wrong("early_stop", "off by one too late")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch > patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "off by one too late")
def _(losses, patience):
    best, best_epoch, waited = float("inf"), 0, 0
    for epoch in range(len(losses)):
        if losses[epoch] < best:
            best, best_epoch, waited = losses[epoch], epoch + 1, 0
        else:
            waited += 1
        if waited > patience:
            break
    return epoch + 1, best_epoch


@wrong("early_stop", "off by one too late")
def _(losses, patience):
    best, best_epoch, waited, epoch = float("inf"), 0, 0, 0
    while epoch < len(losses) and waited <= patience:
        epoch += 1
        if losses[epoch - 1] < best:
            best, best_epoch, waited = losses[epoch - 1], epoch, 0
        else:
            waited += 1
    return epoch, best_epoch


@wrong("early_stop", "off by one too early")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        if epoch - best_epoch >= patience - 1:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "off by one too early")
def _(losses, patience):
    best, best_epoch, left = np.inf, 0, patience
    for i in range(len(losses)):
        if losses[i] < best:
            best, best_epoch, left = losses[i], i + 1, patience
        else:
            left -= 1
        if left <= 1:
            return i + 1, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "off by one too early")
def _(losses, patience):
    best, where, waited = np.inf, 0, 1
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, where, waited = loss, epoch, 1
        else:
            waited += 1
        if waited >= patience:
            return epoch, where
    return epoch, where


@wrong("early_stop", "keeps the last")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, epoch
    return len(losses), len(losses)


@wrong("early_stop", "keeps the last")
def _(losses, patience):
    best, waited, epoch = float("inf"), 0, 0
    while epoch < len(losses) and waited < patience:
        epoch += 1
        if losses[epoch - 1] < best:
            best, waited = losses[epoch - 1], 0
        else:
            waited += 1
    return epoch, epoch


@wrong("early_stop", "keeps the last")
def _(losses, patience):
    best, wait = np.inf, 0
    for i, loss in enumerate(losses):
        wait = 0 if loss < best else wait + 1
        best = np.fmin(best, loss)
        if wait >= patience:
            break
    return i + 1, i + 1


@wrong("early_stop", "looks ahead")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, int(np.nanargmin(losses)) + 1
    return len(losses), int(np.nanargmin(losses)) + 1


@wrong("early_stop", "looks ahead")
def _(losses, patience):
    numbers = [loss for loss in losses if loss == loss]
    winner = losses.index(min(numbers)) + 1
    best, waited, epoch = float("inf"), 0, 0
    while epoch < len(losses) and waited < patience:
        epoch += 1
        if losses[epoch - 1] < best:
            best, waited = losses[epoch - 1], 0
        else:
            waited += 1
    return epoch, winner


@wrong("early_stop", "looks ahead")
def _(losses, patience):
    stopping = EarlyStopping(patience)
    for loss in losses:
        if stopping.update(loss):
            break
    return stopping.epoch, np.argmin(np.nan_to_num(losses, nan=np.inf)) + 1


@wrong("early_stop", "never stops")
def _(losses, patience):
    return len(losses), int(np.nanargmin(losses)) + 1


@wrong("early_stop", "never stops")
def _(losses, patience):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                continue
    return epoch, best_epoch


@wrong("early_stop", "never stops")
def _(losses, patience):
    numbers = [loss for loss in losses if loss == loss]
    return len(losses), losses.index(min(numbers)) + 1


@wrong("early_stop", "compares with the epoch before")
def _(losses, patience):
    best, best_epoch, waited, before = np.inf, 0, 0, np.inf
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        waited = 0 if loss < before else waited + 1
        before = loss
        if waited >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "compares with the epoch before")
def _(losses, patience):
    waited = 0
    for i in range(len(losses)):
        if i > 0 and losses[i] < losses[i - 1]:
            waited = 0
        elif i > 0:
            waited += 1
        if waited >= patience:
            break
    return i + 1, int(np.nanargmin(losses[: i + 1])) + 1


@wrong("early_stop", "compares with the epoch before")
def _(losses, patience):
    worse, stop = 0, len(losses)
    for i in range(1, len(losses)):
        worse = worse + 1 if not losses[i] < losses[i - 1] else 0
        if worse == patience:
            stop = i + 1
            break
    numbers = [loss for loss in losses[:stop] if loss == loss]
    return stop, losses.index(min(numbers)) + 1


@wrong("early_stop", "compares with patience epochs ago")
def _(losses, patience):
    for i in range(patience, len(losses)):
        if not losses[i] < losses[i - patience]:
            return i + 1, int(np.nanargmin(losses[: i + 1])) + 1
    return len(losses), int(np.nanargmin(losses)) + 1


@wrong("early_stop", "compares with patience epochs ago")
def _(losses, patience):
    best, where, run = np.inf, 0, 0
    for loss in losses:
        run += 1
        if loss < best:
            best, where = loss, run
        if run > patience and not losses[run - 1 - patience] > loss:
            break
    return run, where


@wrong("early_stop", "compares with patience epochs ago")
def _(losses, patience):
    run = len(losses)
    for early, late in zip(range(len(losses)), range(patience, len(losses)), strict=False):
        if np.isnan(losses[early]) or np.isnan(losses[late]) or losses[late] >= losses[early]:
            run = late + 1
            break
    numbers = [loss for loss in losses[:run] if loss == loss]
    return run, losses.index(min(numbers)) + 1


@wrong("early_stop", "one number")
def _(losses, patience):
    best, waited = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        waited = 0 if loss < best else waited + 1
        if loss < best:
            best = loss
        if waited == patience:
            break
    return epoch


@wrong("early_stop", "one number")
def _(losses, patience):
    best, best_epoch = float("inf"), 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch
    return len(losses)


@wrong("early_stop", "one number")
def _(losses, patience):
    stopping = EarlyStopping(patience)
    for loss in losses:
        if stopping.update(loss):
            break
    return stopping.epoch


@wrong("early_stop", "never forgives")
def _(losses, patience):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        else:
            waited += 1
            if waited >= patience:
                return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "never forgives")
def _(losses, patience):
    best, best_epoch, epoch = float("inf"), 0, 0
    while epoch < len(losses) and patience > 0:
        epoch += 1
        if losses[epoch - 1] < best:
            best, best_epoch = losses[epoch - 1], epoch
        else:
            patience -= 1
    return epoch, best_epoch


@wrong("early_stop", "never forgives")
def _(losses, patience):
    best, where, bad = np.inf, 0, []
    for i, loss in enumerate(losses):
        if loss < best:
            best, where = loss, i + 1
        else:
            bad.append(i)
        if len(bad) == patience:
            break
    return i + 1, where


@wrong("early_stop", "equal is better")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss <= best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "equal is better")
def _(losses, patience):
    best, best_epoch, waited = float("inf"), 0, 0
    for i in range(len(losses)):
        if best >= losses[i]:
            best, best_epoch, waited = losses[i], i + 1, 0
        else:
            waited += 1
        if waited >= patience:
            break
    return i + 1, best_epoch


@wrong("early_stop", "equal is better")
def _(losses, patience):
    best, best_epoch, waited, epoch = float("inf"), 0, 0, 0
    while epoch < len(losses) and waited < patience:
        loss = losses[epoch]
        epoch += 1
        if np.isnan(loss) or loss > best:
            waited += 1
        else:
            best, best_epoch, waited = loss, epoch, 0
    return epoch, best_epoch


@wrong("early_stop", "a least improvement")
def _(losses, patience):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best - 1e-4:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "a least improvement")
def _(losses, patience):
    best, where, wait = float("inf"), 0, 0
    for i in range(len(losses)):
        if best - losses[i] > 0.01:
            best, where, wait = losses[i], i + 1, 0
        else:
            wait += 1
        if wait == patience:
            break
    return i + 1, where


@wrong("early_stop", "a least improvement")
def _(losses, patience):
    stopping = EarlyStopping(patience, min_delta=1e-3)
    for loss in losses:
        if stopping.update(loss):
            break
    return stopping.epoch, stopping.best_epoch


@wrong("early_stop", "equal restarts the patience")
def _(losses, patience):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch, waited = loss, epoch, 0
        elif loss == best:
            waited = 0
        else:
            waited += 1
        if waited >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "equal restarts the patience")
def _(losses, patience):
    waited, seen = 0, []
    for loss in losses:
        lowest = min((s for s in seen if s == s), default=np.inf)
        waited = 0 if loss <= lowest else waited + 1
        seen.append(loss)
        if waited >= patience:
            break
    return len(seen), int(np.nanargmin(seen)) + 1


@wrong("early_stop", "equal restarts the patience")
def _(losses, patience):
    best, where, wait = float("inf"), 0, 0
    for i, loss in enumerate(losses):
        if loss <= best:
            wait = 0
            if loss < best:
                best, where = loss, i + 1
        else:
            wait += 1
            if wait == patience:
                return i + 1, where
    return len(losses), where


@wrong("early_stop", "impatient")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        else:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "impatient")
def _(losses, patience=1):
    best = float("inf")
    for i in range(len(losses)):
        if not losses[i] < best:
            return i + 1, int(np.nanargmin(losses[:i])) + 1 if i and best < np.inf else 0
        best = losses[i]
    return len(losses), len(losses)


@wrong("early_stop", "impatient")
def _(losses, patience):
    stopping = EarlyStopping(1)
    for loss in losses:
        if stopping.update(loss):
            break
    return stopping.epoch, stopping.best_epoch


@wrong("early_stop", "counts from zero")
def _(losses, patience):
    best, best_epoch = np.inf, -1
    for epoch, loss in enumerate(losses):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses) - 1, best_epoch


@wrong("early_stop", "counts from zero")
def _(losses, patience):
    best, where, wait = float("inf"), -1, 0
    for i in range(len(losses)):
        if losses[i] < best:
            best, where, wait = losses[i], i, 0
        else:
            wait += 1
        if wait >= patience:
            break
    return i, where


@wrong("early_stop", "counts from zero")
def _(losses, patience):
    stopping = EarlyStopping(patience)
    for loss in losses:
        if stopping.update(loss):
            break
    return stopping.epoch - 1, stopping.best_epoch - 1


@wrong("early_stop", "best counted from zero")
def _(losses, patience):
    best, best_epoch = np.inf, -1
    for i, loss in enumerate(losses):
        if loss < best:
            best, best_epoch = loss, i
        elif i - best_epoch >= patience:
            return i + 1, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "best counted from zero")
def _(losses, patience):
    best, wait = float("inf"), 0
    for epoch, loss in enumerate(losses, 1):
        wait = 0 if loss < best else wait + 1
        if loss < best:
            best = loss
        if wait >= patience:
            break
    return epoch, losses.index(best)


@wrong("early_stop", "best counted from zero")
def _(losses, patience):
    for n in range(1, len(losses) + 1):
        seen = np.nan_to_num(losses[:n], nan=np.inf)
        best = np.argmin(seen) if np.isfinite(seen).any() else -1
        if n - best - 1 >= patience:
            break
    return n, best


@wrong("early_stop", "the other way round")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return best_epoch, epoch
    return best_epoch, len(losses)


@wrong("early_stop", "the other way round")
def _(losses, patience):
    best, where, wait = float("inf"), 0, 0
    for i in range(len(losses)):
        wait += 1
        if losses[i] < best:
            best, where, wait = losses[i], i + 1, 0
        if wait == patience:
            break
    return where, i + 1


@wrong("early_stop", "the other way round")
def _(losses, patience):
    stopping = EarlyStopping(patience)
    for loss in losses:
        if stopping.update(loss):
            break
    return [stopping.best_epoch, stopping.epoch]


@wrong("early_stop", "nan taken for the lowest")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, int(np.argmin(losses[:epoch])) + 1
    return len(losses), int(np.argmin(losses)) + 1


@wrong("early_stop", "nan taken for the lowest")
def _(losses, patience):
    stopping = EarlyStopping(patience)
    for loss in losses:
        if stopping.update(loss):
            break
    return stopping.epoch, np.array(losses[: stopping.epoch]).argmin() + 1


@wrong("early_stop", "nan taken for the lowest")
def _(losses, patience):
    best, wait, seen = float("inf"), 0, []
    for loss in losses:
        seen.append(loss)
        wait = 0 if loss < best else wait + 1
        best = np.fmin(best, loss)
        if wait >= patience:
            break
    return len(seen), np.argmin(seen) + 1


@wrong("early_stop", "best starts at one")
def _(losses, patience):
    best, best_epoch = 1.0, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "best starts at one")
def _(losses, patience):
    best, where, wait = 1, 0, 0
    for i in range(len(losses)):
        if losses[i] < best:
            best, where, wait = losses[i], i + 1, 0
        else:
            wait += 1
        if wait >= patience:
            break
    return i + 1, where


@wrong("early_stop", "best starts at one")
def _(losses, patience):
    lowest, waited, epoch, best = 1.0, 0, 0, 0
    while epoch < len(losses) and waited < patience:
        epoch += 1
        waited += 1
        if losses[epoch - 1] < lowest:
            lowest, best, waited = losses[epoch - 1], epoch, 0
    return epoch, best


@wrong("early_stop", "best starts at zero")
def _(losses, patience):
    best, best_epoch = 0, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "best starts at zero")
def _(losses, patience):
    best, where, wait = 0.0, 0, 0
    for i in range(len(losses)):
        if losses[i] < best:
            best, where, wait = losses[i], i + 1, 0
        else:
            wait += 1
        if wait == patience:
            break
    return i + 1, where


@wrong("early_stop", "best starts at zero")
def _(losses, patience):
    lowest, waited, epoch, best = 0, 0, 0, 0
    while epoch < len(losses) and waited < patience:
        epoch += 1
        waited += 1
        if losses[epoch - 1] < lowest:
            lowest, best, waited = losses[epoch - 1], epoch, 0
    return epoch, best


@wrong("early_stop", "begins with the first loss")
def _(losses, patience):
    best, best_epoch = losses[0], 1
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "begins with the first loss")
def _(losses, patience):
    best, where, wait = losses[0], 1, 0
    for i in range(1, len(losses)):
        if losses[i] < best:
            best, where, wait = losses[i], i + 1, 0
        else:
            wait += 1
            if wait >= patience:
                return i + 1, where
    return len(losses), where


@wrong("early_stop", "begins with the first loss")
def _(losses, patience):
    best, waited, epoch = 0, 0, 1
    while epoch < len(losses) and waited < patience:
        if losses[epoch] < losses[best]:
            best, waited = epoch, 0
        else:
            waited += 1
        epoch += 1
    return epoch, best + 1


@wrong("early_stop", "nan is skipped")
def _(losses, patience):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, 1):
        if np.isnan(loss):
            continue
        if loss < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "nan is skipped")
def _(losses, patience):
    best, where, wait = float("inf"), 0, 0
    for i in range(len(losses)):
        if losses[i] < best:
            best, where, wait = losses[i], i + 1, 0
        elif losses[i] >= best:
            wait += 1
        if wait >= patience:
            break
    return i + 1, where


@wrong("early_stop", "nan is skipped")
def _(losses, patience):
    best, where, wait, epoch = float("inf"), 0, 0, 0
    while epoch < len(losses) and wait < patience:
        loss = losses[epoch]
        epoch += 1
        if loss == loss:
            wait += 1
            if loss < best:
                best, where, wait = loss, epoch, 0
    return epoch, where


@wrong("early_stop", "nan ends the run")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if np.isnan(loss):
            return epoch, best_epoch
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "nan ends the run")
def _(losses, patience):
    best, where, wait = float("inf"), 0, 0
    for i in range(len(losses)):
        if losses[i] < best:
            best, where, wait = losses[i], i + 1, 0
        else:
            wait += 1
        if wait >= patience or losses[i] != losses[i]:
            break
    return i + 1, where


@wrong("early_stop", "nan ends the run")
def _(losses, patience):
    best, where, wait, epoch = float("inf"), 0, 0, 0
    while epoch < len(losses) and wait < patience:
        loss = losses[epoch]
        epoch += 1
        if not np.isfinite(loss):
            break
        wait += 1
        if loss < best:
            best, where, wait = loss, epoch, 0
    return epoch, where


@wrong("early_stop", "the loss for its epoch")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best
    return len(losses), best


@wrong("early_stop", "the loss for its epoch")
def _(losses, patience):
    best, wait = float("inf"), 0
    for i in range(len(losses)):
        if losses[i] < best:
            best, wait = losses[i], 0
        else:
            wait += 1
        if wait >= patience:
            break
    return i + 1, best


@wrong("early_stop", "the loss for its epoch")
def _(losses, patience):
    stopping = EarlyStopping(patience)
    for loss in losses:
        if stopping.update(loss):
            break
    return stopping.epoch, np.nanmin(losses[: stopping.epoch])


@wrong("early_stop", "patience back from the end")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, epoch - patience
    return len(losses), len(losses) - patience


@wrong("early_stop", "patience back from the end")
def _(losses, patience):
    best, wait = float("inf"), 0
    for i in range(len(losses)):
        wait = 0 if losses[i] < best else wait + 1
        if losses[i] < best:
            best = losses[i]
        if wait >= patience:
            break
    return i + 1, i + 1 - patience


@wrong("early_stop", "patience back from the end")
def _(losses, patience):
    stopping = EarlyStopping(patience)
    for loss in losses:
        if stopping.update(loss):
            break
    return stopping.epoch, stopping.epoch - patience


@wrong("early_stop", "stops after patience epochs")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        if epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "stops after patience epochs")
def _(losses, patience):
    seen = losses[:patience]
    numbers = [loss for loss in seen if loss == loss]
    return len(seen), seen.index(min(numbers)) + 1 if numbers else 0


@wrong("early_stop", "stops after patience epochs")
def _(losses, patience):
    best, where, i = float("inf"), 0, 0
    while i < min(patience, len(losses)):
        if losses[i] < best:
            best, where = losses[i], i + 1
        i += 1
    return i, where


@wrong("early_stop", "last epoch not counted")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch - 1, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "last epoch not counted")
def _(losses, patience):
    best, where, wait = float("inf"), 0, 0
    for i in range(len(losses)):
        if losses[i] < best:
            best, where, wait = losses[i], i + 1, 0
        else:
            wait += 1
            if wait >= patience:
                return i, where
    return len(losses), where


@wrong("early_stop", "last epoch not counted")
def _(losses, patience):
    best, where, waited, run = float("inf"), 0, 0, 0
    for loss in losses:
        waited += 1
        if loss < best:
            best, where, waited = loss, run + 1, 0
        if waited == patience:
            break
        run += 1
    return run, where


@wrong("early_stop", "highest for lowest")
def _(losses, patience):
    best, best_epoch = -np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss > best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "highest for lowest")
def _(losses, patience):
    best, where, wait = float("-inf"), 0, 0
    for i in range(len(losses)):
        if losses[i] > best:
            best, where, wait = losses[i], i + 1, 0
        else:
            wait += 1
        if wait >= patience:
            break
    return i + 1, where


@wrong("early_stop", "highest for lowest")
def _(losses, patience):
    best, where, wait, epoch = -1e99, 0, 0, 0
    while epoch < len(losses) and wait < patience:
        wait += 1
        if losses[epoch] > best:
            best, where, wait = losses[epoch], epoch + 1, 0
        epoch += 1
    return epoch, where


@wrong("early_stop", "returns in the first epoch")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            break
        return epoch, best_epoch


@wrong("early_stop", "returns in the first epoch")
def _(losses, patience):
    best, where, wait = float("inf"), 0, 0
    for i in range(len(losses)):
        if losses[i] < best:
            best, where, wait = losses[i], i + 1, 0
        else:
            wait += 1
        if wait < patience:
            return i + 1, where
    return len(losses), where


@wrong("early_stop", "returns in the first epoch")
def _(losses, patience):
    best, epoch = np.inf, 0
    for loss in losses:
        epoch += 1
        if loss < best:
            best, best_epoch = loss, epoch
        else:
            best_epoch = 0
        return epoch, best_epoch


@wrong("early_stop", None)
def _(losses, patience):
    return patience, 1


@wrong("l1_gradient", "twice as much")
def _(weights, strength):
    return strength * 2 * np.sign(weights)


@wrong("l1_gradient", "twice as much")
def _(weights, strength):
    slopes = np.zeros_like(weights)
    slopes[weights > 0] = 2 * strength
    slopes[weights < 0] = -2 * strength
    return slopes


@wrong("l1_gradient", "twice as much")
def _(weights, strength):
    return np.vectorize(lambda w: 2.0 * strength * ((w > 0) - (w < 0)), otypes=[float])(weights)


@wrong("l1_gradient", "upward everywhere")
def _(weights, strength):
    return strength * np.ones(weights.shape)


@wrong("l1_gradient", "upward everywhere")
def _(weights, strength):
    return np.array([strength for _ in weights.ravel()]).reshape(weights.shape)


@wrong("l1_gradient", "upward everywhere")
def _(weights, strength):
    slopes = np.empty_like(weights)
    slopes.fill(strength)
    return slopes


@wrong("l1_gradient", "nothing near zero")
def _(weights, strength):
    slopes = strength * np.sign(weights)
    slopes[np.abs(weights) < 1e-10] = 0
    return slopes


@wrong("l1_gradient", "nothing near zero")
def _(weights, strength):
    return np.where(np.isclose(weights, 0, atol=1e-8), 0.0, strength * np.sign(weights))


@wrong("l1_gradient", "nothing near zero")
def _(weights, strength):
    def slope(weight):
        if abs(weight) < 1e-12:
            return 0.0
        return strength if weight > 0 else -strength

    return np.vectorize(slope, otypes=[float])(weights)


@wrong("inverted_dropout", "the mask alone, and ones in use")
def _(x, keep, rng, training):
    mask = np.ones(x.shape)
    if training:
        mask = (rng.random(x.shape) < keep) / keep
    return mask


@wrong("inverted_dropout", "the mask alone, and ones in use")
def _(x, keep, rng, training):
    if not training:
        return np.ones_like(x)
    return rng.binomial(1, keep, x.shape) / keep


@wrong("inverted_dropout", "the mask alone, and ones in use")
def _(x, keep, rng, training):
    share = keep if training else 1.0
    return (rng.random(x.shape) < share) / share


@wrong("early_stop", "best counted against the epoch before")
def _(losses, patience):
    bad, best = 0, 1
    for i in range(1, len(losses)):
        if losses[i] < losses[i - 1]:
            bad, best = 0, i + 1
        else:
            bad += 1
        if bad == patience:
            return i + 1, best
    return len(losses), best


@wrong("early_stop", "best counted against the epoch before")
def _(losses, patience):
    previous, waited, best, epoch = losses[0], 0, 1, 1
    for loss in losses[1:]:
        epoch += 1
        waited += 1
        if loss < previous:
            waited, best = 0, epoch
        if waited >= patience:
            break
        previous = loss
    return epoch, best


@wrong("early_stop", "best counted against the epoch before")
def _(losses, patience):
    falls = [True] + [losses[i] < losses[i - 1] for i in range(1, len(losses))]
    best = 0
    for i, fell in enumerate(falls):
        if fell:
            best = i
        if i - best >= patience:
            return i + 1, best + 1
    return len(losses), best + 1


@wrong("early_stop", "nothing at the end")
def _(losses, patience):
    best, best_epoch = float("inf"), 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch


@wrong("early_stop", "nothing at the end")
def _(losses, patience):
    lowest, where, waited = np.inf, 0, 0
    for i in range(len(losses)):
        waited += 1
        if losses[i] < lowest:
            lowest, where, waited = losses[i], i, 0
        if waited == patience:
            return [i + 1, where + 1]


@wrong("early_stop", "nothing at the end")
def _(losses, patience):
    seen = [np.inf]
    for epoch, loss in enumerate(losses, 1):
        seen.append(loss if loss == loss else np.inf)
        best = int(np.argmin(seen))
        if epoch - best == patience:
            return epoch, best
    return None


@wrong("early_stop", "best starts at a number")
def _(losses, patience):
    best, best_epoch, waited = 100, 0, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "best starts at a number")
def _(losses, patience):
    best, where = 1e6, -1
    for i in range(len(losses)):
        if losses[i] < best:
            best, where = losses[i], i
        elif i - where >= patience:
            return i + 1, where + 1
    return len(losses), where + 1


@wrong("early_stop", "best starts at a number")
def _(losses, patience):
    lowest, lowest_epoch, epoch = 9999.0, 0, 0
    while epoch < len(losses) and epoch - lowest_epoch < patience:
        epoch += 1
        if losses[epoch - 1] < lowest:
            lowest, lowest_epoch = losses[epoch - 1], epoch
    return epoch, lowest_epoch


@wrong("l2_penalty_and_gradient", "mask turned round in the slope")
def _(parameters, mask, strength):
    slope = strength * parameters
    slope[mask] = 0
    return 0.5 * strength * np.sum(parameters[mask] ** 2), slope


@wrong("l2_penalty_and_gradient", "mask turned round in the slope")
def _(parameters, mask, strength):
    weights = parameters * mask
    return strength / 2 * weights @ weights, strength * parameters * ~mask


@wrong("l2_penalty_and_gradient", "mask turned round in the slope")
def _(parameters, mask, strength):
    value, slope = 0.0, []
    for one, is_weight in zip(parameters, mask, strict=True):
        value += strength * one**2 / 2 if is_weight else 0.0
        slope.append(0.0 if is_weight else strength * one)
    return value, np.array(slope)


@wrong("l2_penalty_and_gradient", "mask turned round in the value")
def _(parameters, mask, strength):
    return 0.5 * strength * np.sum(parameters[~mask] ** 2), strength * parameters * mask


@wrong("l2_penalty_and_gradient", "mask turned round in the value")
def _(parameters, mask, strength):
    biases = np.where(mask, 0, parameters)
    return strength * biases @ biases / 2, strength * (parameters - biases)


@wrong("l2_penalty_and_gradient", "mask turned round in the value")
def _(parameters, mask, strength):
    value = sum(one**2 for one, is_weight in zip(parameters, mask, strict=True) if not is_weight)
    slope = np.zeros_like(parameters)
    slope[mask] = strength * parameters[mask]
    return 0.5 * strength * value, slope


@wrong("early_stop", "knows the best beforehand")
def _(losses, patience):
    best = int(np.nanargmin(losses)) + 1
    return min(best + patience, len(losses)), best


@wrong("early_stop", "knows the best beforehand")
def _(losses, patience):
    lowest = min(loss for loss in losses if loss == loss)
    best = losses.index(lowest) + 1
    return best + patience, best


@wrong("early_stop", "knows the best beforehand")
def _(losses, patience):
    numbers = np.where(np.isnan(losses), np.inf, losses)
    best = 1 + int(numbers.argmin())
    run = best
    while run < len(losses) and run - best < patience:
        run += 1
    return run, best


@wrong("early_stop", "the best alone")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            break
    return best_epoch


@wrong("early_stop", "the best alone")
def _(losses, patience):
    lowest, where, waited = float("inf"), 0, 0
    for i in range(len(losses)):
        waited += 1
        if losses[i] < lowest:
            lowest, where, waited = losses[i], i + 1, 0
        if waited == patience:
            return where
    return where


@wrong("early_stop", "the best alone")
def _(losses, patience):
    seen = []
    for loss in losses:
        seen.append(loss if loss == loss else np.inf)
        if len(seen) - 1 - int(np.argmin(seen)) >= patience:
            break
    return int(np.argmin(seen)) + 1


@wrong("early_stop", "not higher is better")
def _(losses, patience):
    best, best_epoch, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(losses, 1):
        if loss > best:
            waited += 1
            if waited >= patience:
                return epoch, best_epoch
        else:
            best, best_epoch, waited = loss, epoch, 0
    return len(losses), best_epoch


@wrong("early_stop", "not higher is better")
def _(losses, patience):
    best, where = losses[0], 1
    for i in range(1, len(losses)):
        if losses[i] > best:
            if i + 1 - where >= patience:
                return i + 1, where
        else:
            best, where = losses[i], i + 1
    return len(losses), where


@wrong("early_stop", "not higher is better")
def _(losses, patience):
    best, at, epoch = np.inf, 0, 0
    while epoch < len(losses):
        loss = losses[epoch]
        epoch += 1
        worse = loss > best
        best, at = (best, at) if worse else (loss, epoch)
        if worse and epoch - at == patience:
            break
    return epoch, at


@wrong("early_stop", "nan taken for 0")
def _(losses, patience):
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(np.nan_to_num(losses), 1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "nan taken for 0")
def _(losses, patience):
    lowest, where, waited = float("inf"), 0, 0
    for i, loss in enumerate(losses):
        if loss != loss:
            loss = 0
        waited += 1
        if loss < lowest:
            lowest, where, waited = loss, i + 1, 0
        if waited == patience:
            return i + 1, where
    return len(losses), where


@wrong("early_stop", "nan taken for 0")
def _(losses, patience):
    clean = np.array(losses)
    clean[np.isnan(clean)] = 0.0
    for n in range(1, len(clean) + 1):
        best = int(clean[:n].argmin()) + 1
        if n - best >= patience:
            return n, best
    return len(clean), best


@wrong("early_stop", "notices one epoch late")
def _(losses, patience):
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, 1):
        if waited >= patience:
            return epoch, best_epoch
        if loss < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
    return len(losses), best_epoch


@wrong("early_stop", "notices one epoch late")
def _(losses, patience):
    lowest, where, epoch = float("inf"), 0, 0
    for loss in losses:
        epoch += 1
        if epoch - 1 - where >= patience:
            break
        if loss < lowest:
            lowest, where = loss, epoch
    return epoch, where


@wrong("early_stop", "notices one epoch late")
def _(losses, patience):
    seen, best = [], 0
    for loss in losses:
        if seen and len(seen) - best >= patience:
            return len(seen) + 1, best
        seen.append(loss if loss == loss else np.inf)
        best = int(np.argmin(seen)) + 1 if min(seen) < np.inf else 0
    return len(losses), best


@wrong("l2_penalty_and_gradient", "L1")
def _(parameters, mask, strength):
    return 0.5 * strength * np.abs(parameters[mask]).sum(), strength * np.sign(parameters) * mask


@wrong("early_stop", "best starts at one")
def _(losses, patience):
    best, place = 1, 0
    for i, loss in enumerate(losses):
        if loss < best:
            best, place = loss, i
        elif i - place >= patience:
            return i + 1, place + 1
    return len(losses), place + 1


@wrong("early_stop", "best starts at zero")
def _(losses, patience):
    best, place = 0, 0
    for i, loss in enumerate(losses):
        if loss < best:
            best, place = loss, i
        elif i - place >= patience:
            return i + 1, place + 1
    return len(losses), place + 1


@wrong("early_stop", "compares with the epoch before")
def _(losses, patience):
    best, place, wait = float("inf"), 0, 0
    for i, loss in enumerate(losses):
        wait = wait + 1 if i > 0 and loss >= losses[i - 1] else 0
        if loss < best:
            best, place = loss, i
        if wait >= patience:
            return i + 1, place + 1
    return len(losses), place + 1


@wrong("early_stop", "looks ahead")
def _(losses, patience):
    best, place = np.inf, 0
    for i, loss in enumerate(losses):
        if loss < best:
            best, place = loss, i
        elif i - place >= patience:
            break
    else:
        return len(losses), place + 1
    return i + 1, int(np.argmin(losses)) + 1


@wrong("early_stop", "nan ends the run")
def _(losses, patience):
    best, place = np.inf, 0
    for i, loss in enumerate(losses):
        if np.isnan(loss):
            return i + 1, place + 1
        if loss < best:
            best, place = loss, i
        elif i - place >= patience:
            return i + 1, place + 1
    return len(losses), place + 1


@wrong("early_stop", "first loss compared with itself")
def _(losses, patience):
    best, place, wait = losses[0], 0, 0
    for i, loss in enumerate(losses):
        if loss < best:
            best, place, wait = loss, i, 0
        else:
            wait += 1
            if wait >= patience:
                return i + 1, place + 1
    return len(losses), place + 1


@wrong("early_stop", "first loss compared with itself")
def _(losses, patience):
    best_epoch, without, epoch = 1, 0, 0
    while epoch < len(losses) and without < patience:
        without = 0 if losses[epoch] < losses[best_epoch - 1] else without + 1
        epoch += 1
        if without == 0:
            best_epoch = epoch
    return epoch, best_epoch


@wrong("early_stop", "first loss compared with itself")
def _(losses, patience):
    lowest, counter, best = losses[0], patience, 1
    for number in range(1, len(losses) + 1):
        if losses[number - 1] < lowest:
            lowest, best, counter = losses[number - 1], number, patience
            continue
        counter -= 1
        if counter == 0:
            return (number, best)
    return (len(losses), best)


@wrong("early_stop", "nan taken for an improvement")
def _(losses, patience):
    best, place, wait = np.inf, 0, 0
    for i, loss in enumerate(losses):
        if not loss >= best:
            best, place, wait = loss, i, 0
        else:
            wait += 1
            if wait >= patience:
                return i + 1, place + 1
    return len(losses), place + 1


@wrong("early_stop", "nan taken for an improvement")
def _(losses, patience):
    best = None
    for epoch, loss in enumerate(losses, 1):
        if best is None or loss != loss or best != best or loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch == patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@wrong("early_stop", "nan taken for an improvement")
def _(losses, patience):
    best, epoch_of_best = float("inf"), 0
    for i in range(len(losses)):
        if losses[i] >= best:
            if i + 1 - epoch_of_best >= patience:
                return i + 1, epoch_of_best
            continue
        best, epoch_of_best = losses[i], i + 1
    return len(losses), epoch_of_best
