"""Answers to the exercises of notebook 11, as readers may write them."""

import math

import numpy as np

from exercise_answers import right, wrong

# step_decay


@right("step_decay")
def _(initial, factor, every, epoch):
    return initial * np.power(factor, np.floor(np.divide(epoch, every)))


@right("step_decay")
def _(initial, factor, every, epoch):
    def rate(e):
        lr = initial
        for _ in range(math.floor(e / every)):
            lr *= factor
        return lr

    return rate(epoch) if np.isscalar(epoch) else np.vectorize(rate)(epoch)


@right("step_decay")
def _(initial, factor, every, epoch):
    periods = np.asarray(epoch, float)
    periods = (periods / every).astype(int)
    return initial * float(factor) ** periods


@right("step_decay")
def _(initial, factor, every, epoch):
    return initial * np.exp(np.log(factor) * np.floor_divide(epoch, every))


@wrong("step_decay", "off by one, too early")
def _(initial, factor, every, epoch):
    return initial * factor ** ((epoch + 1) // every)


@wrong("step_decay", "off by one, too early")
def _(initial, factor, every, epoch):
    return initial * np.power(factor, np.floor((1.0 + np.asarray(epoch)) / every))


@wrong("step_decay", "off by one, too early")
def _(initial, factor, every, epoch):
    n = np.floor(np.add(epoch, 1) / every)
    return initial * np.exp(n * np.log(factor))


@wrong("step_decay", "off by one, too late")
def _(initial, factor, every, epoch):
    return initial * factor ** (np.maximum(epoch - 1, 0) // every)


@wrong("step_decay", "off by one, too late")
def _(initial, factor, every, epoch):
    e = np.asarray(epoch, float) - 1
    e = np.where(e < 0, 0, e)
    return initial * np.power(factor, np.floor(e / every))


@wrong("step_decay", "off by one, too late")
def _(initial, factor, every, epoch):
    def rate(e):
        return initial * factor ** max(0, math.floor((e - 1) / every))

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("step_decay", "strictly after")
def _(initial, factor, every, epoch):
    return initial * factor ** np.maximum(np.ceil(epoch / every) - 1, 0)


@wrong("step_decay", "strictly after")
def _(initial, factor, every, epoch):
    def rate(e):
        lr, last = initial, 0
        while e - last > every:
            lr, last = lr * factor, last + every
        return lr

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("step_decay", "strictly after")
def _(initial, factor, every, epoch):
    falls = np.clip(np.ceil(np.divide(epoch, every)), 1, None) - 1
    return initial * np.power(factor, falls)


@wrong("step_decay", "cumulative")
def _(initial, factor, every, epoch):
    def rate(last):
        lr = initial
        for e in range(int(last) + 1):
            lr = lr * factor ** (e // every)
        return lr

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("step_decay", "cumulative")
def _(initial, factor, every, epoch):
    rates = []
    for last in np.ravel(epoch):
        lr = initial
        for e in range(1, int(last) + 1):
            lr *= factor ** math.floor(e / every)
        rates.append(lr)
    return np.reshape(rates, np.shape(epoch))


@wrong("step_decay", "cumulative")
def _(initial, factor, every, epoch):
    epochs = np.asarray(epoch, float)
    powers = [sum(int(e / every) for e in range(int(last) + 1)) for last in epochs.flat]
    return initial * float(factor) ** np.array(powers, float).reshape(epochs.shape)


@wrong("step_decay", "falls every epoch")
def _(initial, factor, every, epoch):
    return initial * factor**epoch


@wrong("step_decay", "falls every epoch")
def _(initial, factor, every, epoch):
    return initial * np.power(float(factor), np.asarray(epoch))


@wrong("step_decay", "falls every epoch")
def _(initial, factor, every, epoch):
    return np.exp(np.log(initial) + np.multiply(epoch, np.log(factor)))


@wrong("step_decay", "no steps")
def _(initial, factor, every, epoch):
    return initial * factor ** (epoch / every)


@wrong("step_decay", "no steps")
def _(initial, factor, every, epoch):
    return initial * np.exp(np.log(factor) / every * np.asarray(epoch))


@wrong("step_decay", "no steps")
def _(initial, factor, every, epoch):
    per_epoch = factor ** (1 / every)
    return initial * np.power(per_epoch, epoch)


@wrong("step_decay", "rounded")
def _(initial, factor, every, epoch):
    return initial * factor ** np.round(epoch / every)


@wrong("step_decay", "rounded")
def _(initial, factor, every, epoch):
    return initial * np.power(factor, np.rint(np.asarray(epoch) / every))


@wrong("step_decay", "rounded")
def _(initial, factor, every, epoch):
    if np.isscalar(epoch):
        return initial * factor ** round(epoch / every)
    return np.array([initial * factor ** round(float(e) / every) for e in epoch.flat]).reshape(epoch.shape)


@wrong("step_decay", "falls once")
def _(initial, factor, every, epoch):
    return np.where(epoch < every, initial, initial * factor)


@wrong("step_decay", "falls once")
def _(initial, factor, every, epoch):
    if np.isscalar(epoch):
        return initial if epoch < every else initial * factor
    rates = np.full(epoch.shape, initial)
    rates[epoch >= every] *= factor
    return rates


@wrong("step_decay", "falls once")
def _(initial, factor, every, epoch):
    return initial * factor ** np.minimum(np.floor_divide(epoch, every), 1)


@wrong("step_decay", "whole epochs only")
def _(initial, factor, every, epoch):
    return initial * factor ** (np.floor(epoch) // every)


@wrong("step_decay", "whole epochs only")
def _(initial, factor, every, epoch):
    def rate(e):
        return initial * factor ** (int(e) // every)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("step_decay", "whole epochs only")
def _(initial, factor, every, epoch):
    e = np.asarray(epoch).astype(int)
    return initial * np.power(factor, np.floor(e / every))


@wrong("step_decay", "one number only")
def _(initial, factor, every, epoch):
    return initial * factor ** int(epoch / every)


@wrong("step_decay", "one number only")
def _(initial, factor, every, epoch):
    return initial * math.pow(factor, math.floor(epoch / every))


@wrong("step_decay", "one number only")
def _(initial, factor, every, epoch):
    rate = initial
    for _ in range(int(epoch // every)):
        rate = rate * factor
    return rate


@wrong("step_decay", "rises")
def _(initial, factor, every, epoch):
    return initial / factor ** (epoch // every)


@wrong("step_decay", "rises")
def _(initial, factor, every, epoch):
    return initial * np.power(1 / factor, np.floor(np.asarray(epoch) / every))


@wrong("step_decay", "rises")
def _(initial, factor, every, epoch):
    with np.errstate(over="ignore"):
        return initial * np.exp(-np.log(factor) * np.floor_divide(epoch, every))


@wrong("step_decay", "subtracts")
def _(initial, factor, every, epoch):
    return initial - initial * factor * (epoch // every)


@wrong("step_decay", "subtracts")
def _(initial, factor, every, epoch):
    return initial * (1 - factor * np.floor(np.divide(epoch, every)))


@wrong("step_decay", "subtracts")
def _(initial, factor, every, epoch):
    falls = np.asarray(epoch) // every
    rate = np.full(falls.shape, initial)
    rate -= falls * factor * initial
    return rate


@wrong("step_decay", "times the number of falls")
def _(initial, factor, every, epoch):
    return initial * factor * (epoch // every)


@wrong("step_decay", "times the number of falls")
def _(initial, factor, every, epoch):
    falls = np.floor(np.divide(epoch, every))
    return initial * (factor * falls)


@wrong("step_decay", "times the number of falls")
def _(initial, factor, every, epoch):
    return np.multiply(initial * factor, np.floor_divide(epoch, every))


@wrong("step_decay", "falls at the start too")
def _(initial, factor, every, epoch):
    return initial * factor ** (epoch // every + 1)


@wrong("step_decay", "falls at the start too")
def _(initial, factor, every, epoch):
    return initial * np.power(factor, 1 + np.floor(np.asarray(epoch) / every))


@wrong("step_decay", "falls at the start too")
def _(initial, factor, every, epoch):
    rate = initial * factor
    return rate * np.exp(np.log(factor) * np.floor_divide(epoch, every))


@wrong("step_decay", "rounded up")
def _(initial, factor, every, epoch):
    return initial * factor ** np.ceil(epoch / every)


@wrong("step_decay", "rounded up")
def _(initial, factor, every, epoch):
    if np.isscalar(epoch):
        return initial * factor ** math.ceil(epoch / every)
    return np.array([initial * factor ** math.ceil(e / every) for e in epoch.flat]).reshape(epoch.shape)


@wrong("step_decay", "rounded up")
def _(initial, factor, every, epoch):
    return initial * np.power(factor, -(-np.asarray(epoch) // every))


@wrong("step_decay", "the rest of the division")
def _(initial, factor, every, epoch):
    return initial * factor ** (epoch % every)


@wrong("step_decay", "the rest of the division")
def _(initial, factor, every, epoch):
    return initial * np.power(factor, np.mod(epoch, every))


@wrong("step_decay", "the rest of the division")
def _(initial, factor, every, epoch):
    e = np.asarray(epoch, float)
    return initial * np.exp(np.log(factor) * (e - every * np.floor(e / every)))


@wrong("step_decay", "factor taken for the loss")
def _(initial, factor, every, epoch):
    return initial * (1 - factor) ** (epoch // every)


@wrong("step_decay", "factor taken for the loss")
def _(initial, factor, every, epoch):
    return initial * np.power(1.0 - factor, np.floor(np.asarray(epoch) / every))


@wrong("step_decay", "factor taken for the loss")
def _(initial, factor, every, epoch):
    def rate(e):
        lr = initial
        for _ in range(int(e // every)):
            lr -= factor * lr
        return lr

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("step_decay", "exponential of the factor")
def _(initial, factor, every, epoch):
    return initial * np.exp(-factor * (epoch // every))


@wrong("step_decay", "exponential of the factor")
def _(initial, factor, every, epoch):
    return initial * np.e ** -(factor * np.floor(np.asarray(epoch) / every))


@wrong("step_decay", "exponential of the factor")
def _(initial, factor, every, epoch):
    return initial / np.exp(np.multiply(factor, np.floor_divide(epoch, every)))


@wrong("step_decay", "low for one moment only")
def _(initial, factor, every, epoch):
    return np.where((np.asarray(epoch) % every == 0) & (np.asarray(epoch) > 0), initial * factor, initial)


@wrong("step_decay", "low for one moment only")
def _(initial, factor, every, epoch):
    def rate(e):
        if e > 0 and e % every == 0:
            return initial * factor
        return initial

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("step_decay", "low for one moment only")
def _(initial, factor, every, epoch):
    rates = []
    for e in np.ravel(epoch):
        lr = initial
        if e and not e % every:
            lr = lr * factor
        rates.append(lr)
    return np.reshape(rates, np.shape(epoch))


@wrong("step_decay", "a factor of its own")
def _(initial, factor, every, epoch):
    return initial * 0.5 ** (epoch // every)


@wrong("step_decay", "a factor of its own")
def _(initial, factor, every, epoch):
    return initial / np.exp2(np.floor(np.divide(epoch, every)))


@wrong("step_decay", "a factor of its own")
def _(initial, factor, every, epoch):
    factor = 0.1
    return initial * np.power(factor, np.floor_divide(epoch, every))


@wrong("step_decay", "one fall too few")
def _(initial, factor, every, epoch):
    return initial * factor ** (epoch // every - 1)


@wrong("step_decay", "one fall too few")
def _(initial, factor, every, epoch):
    return initial / factor * np.power(factor, np.floor(np.asarray(epoch) / every))


@wrong("step_decay", "one fall too few")
def _(initial, factor, every, epoch):
    falls = np.floor_divide(epoch, every) - 1.0
    return initial * np.exp(np.log(factor) * falls)


@wrong("step_decay", "initial rate forgotten")
def _(initial, factor, every, epoch):
    return factor ** (epoch // every)


@wrong("step_decay", "initial rate forgotten")
def _(initial, factor, every, epoch):
    return np.power(factor, np.floor(np.asarray(epoch) / every))


@wrong("step_decay", "initial rate forgotten")
def _(initial, factor, every, epoch):
    def rate(e):
        lr = 1.0
        for _ in range(int(e // every)):
            lr *= factor
        return lr

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("step_decay", "back to the first rate")
def _(initial, factor, every, epoch):
    return np.where(epoch % every == 0, initial * factor ** (epoch // every), initial)


@wrong("step_decay", "back to the first rate")
def _(initial, factor, every, epoch):
    def rate(e):
        if e % every == 0:
            return initial * factor ** (e // every)
        return initial

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("step_decay", "back to the first rate")
def _(initial, factor, every, epoch):
    periods = np.divide(epoch, every)
    return initial * np.power(factor, np.where(periods == np.floor(periods), periods, 0))


@wrong("step_decay", "divided, as in 1/t")
def _(initial, factor, every, epoch):
    return initial / (1 + factor * (epoch // every))


@wrong("step_decay", "divided, as in 1/t")
def _(initial, factor, every, epoch):
    return np.divide(initial, 1 + factor * np.floor(np.asarray(epoch) / every))


@wrong("step_decay", "divided, as in 1/t")
def _(initial, factor, every, epoch):
    def rate(e):
        return initial * (1 + factor * math.floor(e / every)) ** -1

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("step_decay", "steps of one epoch")
def _(initial, factor, every, epoch):
    return initial * factor ** (np.floor(epoch) / every)


@wrong("step_decay", "steps of one epoch")
def _(initial, factor, every, epoch):
    whole = np.asarray(epoch).astype(int)
    return initial * np.power(factor, whole / every)


@wrong("step_decay", "steps of one epoch")
def _(initial, factor, every, epoch):
    def rate(e):
        return initial * factor ** (int(e) / every)

    return np.vectorize(rate, otypes=[float])(epoch)


# exponential


@right("exponential")
def _(initial, half_life, epoch):
    return initial * 0.5 ** (np.asarray(epoch) / half_life)


@right("exponential")
def _(initial, half_life, epoch):
    return initial / 2 ** (epoch / half_life)


@right("exponential")
def _(initial, half_life, epoch):
    rate = -math.log(0.5) / half_life
    if np.ndim(epoch):
        return np.array([initial * math.exp(-rate * e) for e in epoch.ravel()]).reshape(epoch.shape)
    return initial * math.exp(-rate * epoch)


@right("exponential")
def _(initial, half_life, epoch):
    return np.exp(np.log(initial) - np.log(2) * np.divide(epoch, half_life))


@right("exponential")
def _(initial, half_life, epoch):
    return np.vectorize(lambda e: initial * np.exp2(-e / half_life))(epoch)


@wrong("exponential", "half-life used as the rate")
def _(initial, half_life, epoch):
    return initial * np.exp(-half_life * epoch)


@wrong("exponential", "half-life used as the rate")
def _(initial, half_life, epoch):
    rate = half_life
    return initial / np.exp(rate * np.asarray(epoch, float))


@wrong("exponential", "half-life used as the rate")
def _(initial, half_life, epoch):
    if np.ndim(epoch):
        return np.array([initial * math.exp(-half_life * e) for e in epoch.flat]).reshape(epoch.shape)
    return initial * math.exp(-half_life * epoch)


@wrong("exponential", "falls to 1/e")
def _(initial, half_life, epoch):
    return initial * np.exp(-epoch / half_life)


@wrong("exponential", "falls to 1/e")
def _(initial, half_life, epoch):
    rate = 1 / half_life
    return initial * np.e ** (-rate * np.asarray(epoch, float))


@wrong("exponential", "falls to 1/e")
def _(initial, half_life, epoch):
    return initial * np.exp(-np.log2(2) / half_life * epoch)


@wrong("exponential", "another logarithm")
def _(initial, half_life, epoch):
    return initial * np.exp(-np.log10(2) / half_life * epoch)


@wrong("exponential", "another logarithm")
def _(initial, half_life, epoch):
    rate = math.log(2, 10) / half_life
    return initial / np.exp(rate * np.asarray(epoch))


@wrong("exponential", "another logarithm")
def _(initial, half_life, epoch):
    return initial * np.exp(np.log10(0.5) * np.divide(epoch, half_life))


@wrong("exponential", "multiplied for divided")
def _(initial, half_life, epoch):
    return initial * np.exp(-np.log(2) * half_life * epoch)


@wrong("exponential", "multiplied for divided")
def _(initial, half_life, epoch):
    return initial * 0.5 ** (half_life * np.asarray(epoch))


@wrong("exponential", "multiplied for divided")
def _(initial, half_life, epoch):
    rate = -np.log(0.5) * half_life
    return initial / np.exp(np.multiply(epoch, rate))


@wrong("exponential", "grows")
def _(initial, half_life, epoch):
    return initial * np.exp(np.log(2) / half_life * epoch)


@wrong("exponential", "grows")
def _(initial, half_life, epoch):
    return initial * 2 ** (np.asarray(epoch) / half_life)


@wrong("exponential", "grows")
def _(initial, half_life, epoch):
    rate = np.log(0.5) / half_life
    return initial * np.exp(-rate * np.asarray(epoch, float))


@wrong("exponential", "in steps")
def _(initial, half_life, epoch):
    return initial * 0.5 ** (epoch // half_life)


@wrong("exponential", "in steps")
def _(initial, half_life, epoch):
    return initial * np.exp(-np.log(2) * np.floor(np.divide(epoch, half_life)))


@wrong("exponential", "in steps")
def _(initial, half_life, epoch):
    def rate(e):
        lr = initial
        for _ in range(int(e / half_life)):
            lr /= 2
        return lr

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("exponential", "1/t")
def _(initial, half_life, epoch):
    return initial / (1 + epoch / half_life)


@wrong("exponential", "1/t")
def _(initial, half_life, epoch):
    return initial * half_life / (half_life + np.asarray(epoch))


@wrong("exponential", "1/t")
def _(initial, half_life, epoch):
    rate = 1 / half_life
    return np.divide(initial, 1 + np.multiply(rate, epoch))


@wrong("exponential", "a straight line")
def _(initial, half_life, epoch):
    return initial * np.maximum(1 - epoch / (2 * half_life), 0)


@wrong("exponential", "a straight line")
def _(initial, half_life, epoch):
    return np.interp(epoch, [0, 2 * half_life], [initial, 0])


@wrong("exponential", "a straight line")
def _(initial, half_life, epoch):
    rates = initial - 0.5 * initial / half_life * np.asarray(epoch, float)
    return np.where(rates < 0, 0, rates)


@wrong("exponential", "a straight line below 0")
def _(initial, half_life, epoch):
    return initial * (1 - epoch / (2 * half_life))


@wrong("exponential", "a straight line below 0")
def _(initial, half_life, epoch):
    return initial - 0.5 * initial * np.divide(epoch, half_life)


@wrong("exponential", "a straight line below 0")
def _(initial, half_life, epoch):
    lost = initial / 2 / half_life
    return np.subtract(initial, lost * np.asarray(epoch))


@wrong("exponential", "whole epochs only")
def _(initial, half_life, epoch):
    return initial * np.exp(-np.log(2) / half_life * np.floor(epoch))


@wrong("exponential", "whole epochs only")
def _(initial, half_life, epoch):
    def rate(e):
        lr = initial
        for _ in range(int(e)):
            lr *= 0.5 ** (1 / half_life)
        return lr

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("exponential", "whole epochs only")
def _(initial, half_life, epoch):
    return initial * 0.5 ** (np.asarray(epoch).astype(int) / half_life)


@wrong("exponential", "python's math")
def _(initial, half_life, epoch):
    return initial * math.exp(-math.log(2) / half_life * epoch)


@wrong("exponential", "python's math")
def _(initial, half_life, epoch):
    rate = np.log(2) / half_life
    return initial / math.exp(rate * epoch)


@wrong("exponential", "python's math")
def _(initial, half_life, epoch):
    return initial * math.pow(0.5, epoch / half_life)


@wrong("exponential", "halved every epoch")
def _(initial, half_life, epoch):
    return initial * np.exp(-np.log(2) * epoch)


@wrong("exponential", "halved every epoch")
def _(initial, half_life, epoch):
    return initial * 0.5 ** np.asarray(epoch)


@wrong("exponential", "halved every epoch")
def _(initial, half_life, epoch):
    return initial / np.exp2(np.asarray(epoch, float))


@wrong("exponential", "initial rate forgotten")
def _(initial, half_life, epoch):
    return np.exp(-np.log(2) / half_life * epoch)


@wrong("exponential", "initial rate forgotten")
def _(initial, half_life, epoch):
    return 0.5 ** (np.asarray(epoch) / half_life)


@wrong("exponential", "initial rate forgotten")
def _(initial, half_life, epoch):
    return 1 / np.exp2(np.divide(epoch, half_life))


@wrong("exponential", "what has been lost")
def _(initial, half_life, epoch):
    return initial * (1 - np.exp(-np.log(2) / half_life * epoch))


@wrong("exponential", "what has been lost")
def _(initial, half_life, epoch):
    return initial - initial * 0.5 ** (np.asarray(epoch) / half_life)


@wrong("exponential", "what has been lost")
def _(initial, half_life, epoch):
    return -initial * np.expm1(-np.log(2) * np.divide(epoch, half_life))


@wrong("exponential", "one half for its logarithm")
def _(initial, half_life, epoch):
    return initial * np.exp(-0.5 / half_life * epoch)


@wrong("exponential", "one half for its logarithm")
def _(initial, half_life, epoch):
    rate = 1 / (2 * half_life)
    return initial * np.e ** (-rate * np.asarray(epoch))


@wrong("exponential", "one half for its logarithm")
def _(initial, half_life, epoch):
    return initial / np.exp(0.5 * np.divide(epoch, half_life))


@wrong("exponential", "two for its logarithm")
def _(initial, half_life, epoch):
    return initial * np.exp(-2 / half_life * epoch)


@wrong("exponential", "two for its logarithm")
def _(initial, half_life, epoch):
    rate = 2 / half_life
    return initial / np.exp(rate * np.asarray(epoch, float))


@wrong("exponential", "two for its logarithm")
def _(initial, half_life, epoch):
    return initial * np.exp(-np.divide(epoch, half_life)) ** 2


@wrong("exponential", "logarithm of the half life")
def _(initial, half_life, epoch):
    return initial * np.exp(-np.log(half_life) * epoch)


@wrong("exponential", "logarithm of the half life")
def _(initial, half_life, epoch):
    return initial / half_life ** np.asarray(epoch, float)


@wrong("exponential", "logarithm of the half life")
def _(initial, half_life, epoch):
    rate = math.log(half_life)
    return initial * np.e ** (-rate * np.asarray(epoch))


@wrong("exponential", "logarithm for one half")
def _(initial, half_life, epoch):
    return initial * np.log(2) ** (epoch / half_life)


@wrong("exponential", "logarithm for one half")
def _(initial, half_life, epoch):
    return initial * np.power(math.log(2), np.divide(epoch, half_life))


@wrong("exponential", "logarithm for one half")
def _(initial, half_life, epoch):
    return initial * np.exp(np.log(np.log(2)) * np.asarray(epoch) / half_life)


@wrong("exponential", "quotient turned over")
def _(initial, half_life, epoch):
    return initial * 0.5 ** (half_life / epoch)


@wrong("exponential", "quotient turned over")
def _(initial, half_life, epoch):
    with np.errstate(divide="ignore"):
        return initial * np.exp(-np.log(2) * np.divide(half_life, epoch))


@wrong("exponential", "quotient turned over")
def _(initial, half_life, epoch):
    def rate(e):
        return initial / 2 ** (half_life / e) if e else 0.0

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("exponential", "lost in equal parts")
def _(initial, half_life, epoch):
    return initial * (1 - 0.5 / half_life) ** epoch


@wrong("exponential", "lost in equal parts")
def _(initial, half_life, epoch):
    left = 1 - 1 / (2 * half_life)
    return initial * np.power(left, np.asarray(epoch, float))


@wrong("exponential", "lost in equal parts")
def _(initial, half_life, epoch):
    with np.errstate(divide="ignore", invalid="ignore"):
        return initial * np.exp(np.multiply(epoch, np.log1p(-0.5 / half_life)))


# cosine


@right("cosine")
def _(initial, epochs, epoch):
    epoch = np.asarray(epoch, float)
    return np.where(epoch < epochs, initial * (1 + np.cos(np.pi * epoch / epochs)) / 2, 0)


@right("cosine")
def _(initial, epochs, epoch):
    def rate(e):
        if e >= epochs:
            return 0.0
        return initial / 2 * (1 + math.cos(math.pi * e / epochs))

    return rate(epoch) if np.isscalar(epoch) else np.array([rate(e) for e in epoch.ravel()]).reshape(epoch.shape)


@right("cosine")
def _(initial, epochs, epoch):
    return initial * np.cos(np.pi / 2 * np.clip(np.divide(epoch, epochs), 0, 1)) ** 2


@right("cosine")
def _(initial, epochs, epoch):
    rates = np.vectorize(lambda e: 0.5 * initial * (1 + np.cos(np.pi * min(e, epochs) / epochs)))
    return rates(epoch)


@wrong("cosine", "ends not at 0")
def _(initial, epochs, epoch):
    return initial * 0.5 * (1 + np.cos(np.pi * np.minimum(epoch / (epochs + 1), 1)))


@wrong("cosine", "ends not at 0")
def _(initial, epochs, epoch):
    e = np.asarray(epoch, float)
    return np.where(e < epochs + 1, initial / 2 * (1 + np.cos(np.pi * e / (epochs + 1))), 0)


@wrong("cosine", "ends not at 0")
def _(initial, epochs, epoch):
    done = np.clip(np.divide(epoch, 1 + epochs), 0, 1)
    return initial * np.cos(np.pi / 2 * done) ** 2


@wrong("cosine", "ends too early")
def _(initial, epochs, epoch):
    return initial * 0.5 * (1 + np.cos(np.pi * np.minimum(epoch / (epochs - 1), 1)))


@wrong("cosine", "ends too early")
def _(initial, epochs, epoch):
    last = epochs - 1
    e = np.asarray(epoch, float)
    with np.errstate(all="ignore"):
        return np.where(e < last, initial / 2 * (1 + np.cos(np.pi * e / last)), 0)


@wrong("cosine", "ends too early")
def _(initial, epochs, epoch):
    e = np.minimum(epoch, epochs - 1)
    return initial * (np.cos(np.pi * e / (epochs - 1)) + 1) / 2


@wrong("cosine", "rises again")
def _(initial, epochs, epoch):
    return initial * 0.5 * (1 + np.cos(np.pi * epoch / epochs))


@wrong("cosine", "rises again")
def _(initial, epochs, epoch):
    def rate(e):
        return initial * (1 + math.cos(math.pi * e / epochs)) / 2

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("cosine", "rises again")
def _(initial, epochs, epoch):
    return initial * np.cos(np.pi / 2 * np.divide(epoch, epochs)) ** 2


@wrong("cosine", "a whole wave")
def _(initial, epochs, epoch):
    return initial * 0.5 * (1 + np.cos(2 * np.pi * np.minimum(epoch / epochs, 1)))


@wrong("cosine", "a whole wave")
def _(initial, epochs, epoch):
    e = np.minimum(epoch, epochs)
    return initial * (1 + np.cos(math.tau * e / epochs)) / 2


@wrong("cosine", "a whole wave")
def _(initial, epochs, epoch):
    return initial * np.cos(np.pi * np.clip(np.divide(epoch, epochs), 0, 1)) ** 2


@wrong("cosine", "a quarter of a wave")
def _(initial, epochs, epoch):
    return initial * np.cos(np.pi / 2 * np.minimum(epoch / epochs, 1))


@wrong("cosine", "a quarter of a wave")
def _(initial, epochs, epoch):
    e = np.asarray(epoch, float)
    return np.where(e < epochs, initial * np.cos(0.5 * np.pi * e / epochs), 0.0)


@wrong("cosine", "a quarter of a wave")
def _(initial, epochs, epoch):
    left = np.maximum(1 - np.divide(epoch, epochs), 0)
    return initial * np.sin(np.pi * left / 2)


@wrong("cosine", "negative rates")
def _(initial, epochs, epoch):
    return initial * np.cos(np.pi * np.minimum(epoch / epochs, 1))


@wrong("cosine", "negative rates")
def _(initial, epochs, epoch):
    e = np.clip(epoch, 0, epochs)
    return np.multiply(initial, np.cos(e * np.pi / epochs))


@wrong("cosine", "negative rates")
def _(initial, epochs, epoch):
    def rate(e):
        return initial * math.cos(math.pi * min(e, epochs) / epochs)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("cosine", "twice too high")
def _(initial, epochs, epoch):
    return initial * (1 + np.cos(np.pi * np.minimum(epoch / epochs, 1)))


@wrong("cosine", "twice too high")
def _(initial, epochs, epoch):
    e = np.asarray(epoch, float)
    return np.where(e < epochs, initial * (np.cos(np.pi * e / epochs) + 1), 0)


@wrong("cosine", "twice too high")
def _(initial, epochs, epoch):
    return 2 * initial * np.cos(np.pi / 2 * np.clip(np.divide(epoch, epochs), 0, 1)) ** 2


@wrong("cosine", "upside down")
def _(initial, epochs, epoch):
    return initial * 0.5 * (1 - np.cos(np.pi * np.minimum(epoch / epochs, 1)))


@wrong("cosine", "upside down")
def _(initial, epochs, epoch):
    e = np.minimum(epoch, epochs)
    return initial * np.sin(np.pi / 2 * e / epochs) ** 2


@wrong("cosine", "upside down")
def _(initial, epochs, epoch):
    return initial - initial / 2 * (1 + np.cos(np.pi * np.clip(np.divide(epoch, epochs), 0, 1)))


@wrong("cosine", "degrees")
def _(initial, epochs, epoch):
    return initial * 0.5 * (1 + np.cos(180 * np.minimum(epoch / epochs, 1)))


@wrong("cosine", "degrees")
def _(initial, epochs, epoch):
    angle = 180 * np.clip(np.divide(epoch, epochs), 0, 1)
    return initial / 2 * (np.cos(angle) + 1)


@wrong("cosine", "degrees")
def _(initial, epochs, epoch):
    return 0.5 * initial * (1 + np.cos(np.rad2deg(np.pi) * np.minimum(epoch, epochs) / epochs))


@wrong("cosine", "a straight line")
def _(initial, epochs, epoch):
    return initial * (1 - np.minimum(epoch / epochs, 1))


@wrong("cosine", "a straight line")
def _(initial, epochs, epoch):
    return np.interp(epoch, [0, epochs], [initial, 0])


@wrong("cosine", "a straight line")
def _(initial, epochs, epoch):
    return initial * np.maximum(0, (epochs - np.asarray(epoch)) / epochs)


@wrong("cosine", "one branch for the whole array")
def _(initial, epochs, epoch):
    if epoch >= epochs:
        return 0.0
    return initial * 0.5 * (1 + np.cos(np.pi * epoch / epochs))


@wrong("cosine", "one branch for the whole array")
def _(initial, epochs, epoch):
    return initial / 2 * (1 + np.cos(np.pi * min(epoch, epochs) / epochs))


@wrong("cosine", "one branch for the whole array")
def _(initial, epochs, epoch):
    done = epoch / epochs
    if done > 1:
        done = 1
    return initial * (1 + np.cos(np.pi * done)) / 2


@wrong("cosine", "pi forgotten")
def _(initial, epochs, epoch):
    return initial * 0.5 * (1 + np.cos(np.minimum(epoch / epochs, 1)))


@wrong("cosine", "pi forgotten")
def _(initial, epochs, epoch):
    e = np.minimum(epoch, epochs)
    return initial * np.cos(0.5 * e / epochs) ** 2


@wrong("cosine", "pi forgotten")
def _(initial, epochs, epoch):
    done = np.clip(np.divide(epoch, epochs), 0, 1)
    return (initial + initial * np.cos(done)) / 2


@wrong("cosine", "begins again")
def _(initial, epochs, epoch):
    return initial * 0.5 * (1 + np.cos(np.pi * (epoch % epochs) / epochs))


@wrong("cosine", "begins again")
def _(initial, epochs, epoch):
    done = np.mod(np.divide(epoch, epochs), 1)
    return initial / 2 * (1 + np.cos(np.pi * done))


@wrong("cosine", "begins again")
def _(initial, epochs, epoch):
    e = np.asarray(epoch, float)
    e = e - epochs * np.floor(e / epochs)
    return initial * np.cos(np.pi / 2 * e / epochs) ** 2


@wrong("cosine", "cut off at 0")
def _(initial, epochs, epoch):
    return initial * np.maximum(np.cos(np.pi * np.minimum(epoch / epochs, 1)), 0)


@wrong("cosine", "cut off at 0")
def _(initial, epochs, epoch):
    rate = initial * np.cos(np.pi * np.clip(np.divide(epoch, epochs), 0, 1))
    return np.where(rate < 0, 0, rate)


@wrong("cosine", "cut off at 0")
def _(initial, epochs, epoch):
    def rate(e):
        return max(0.0, initial * math.cos(math.pi * min(e / epochs, 1)))

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("cosine", "stops half-way")
def _(initial, epochs, epoch):
    return initial * 0.5 * (1 + np.cos(np.pi / 2 * np.minimum(epoch / epochs, 1)))


@wrong("cosine", "stops half-way")
def _(initial, epochs, epoch):
    e = np.minimum(epoch, epochs)
    return initial / 2 * (np.cos(np.pi * e / (2 * epochs)) + 1)


@wrong("cosine", "stops half-way")
def _(initial, epochs, epoch):
    return initial * np.cos(np.pi / 4 * np.clip(np.divide(epoch, epochs), 0, 1)) ** 2


@wrong("cosine", "halved, not lifted")
def _(initial, epochs, epoch):
    return initial * 0.5 * np.cos(np.pi * np.minimum(epoch / epochs, 1))


@wrong("cosine", "halved, not lifted")
def _(initial, epochs, epoch):
    return initial / 2 * np.cos(np.pi * np.minimum(epoch, epochs) / epochs)


@wrong("cosine", "halved, not lifted")
def _(initial, epochs, epoch):
    wave = np.cos(np.pi * np.clip(np.divide(epoch, epochs), 0, 1))
    return initial * wave / 2


@wrong("cosine", "lifted by 1, not by the rate")
def _(initial, epochs, epoch):
    return 0.5 * (1 + initial * np.cos(np.pi * np.minimum(epoch / epochs, 1)))


@wrong("cosine", "lifted by 1, not by the rate")
def _(initial, epochs, epoch):
    wave = initial * np.cos(np.pi * np.minimum(epoch, epochs) / epochs)
    return (wave + 1) / 2


@wrong("cosine", "lifted by 1, not by the rate")
def _(initial, epochs, epoch):
    done = np.clip(np.divide(epoch, epochs), 0, 1)
    return 0.5 + np.multiply(0.5 * initial, np.cos(np.pi * done))


@wrong("cosine", "back at the end")
def _(initial, epochs, epoch):
    epoch = np.array(epoch, float)
    epoch[epoch > epochs] = 0
    return initial * 0.5 * (1 + np.cos(np.pi * epoch / epochs))


@wrong("cosine", "brackets forgotten")
def _(initial, epochs, epoch):
    return initial * 0.5 * 1 + np.cos(np.pi * np.minimum(epoch / epochs, 1))


@wrong("cosine", "brackets forgotten")
def _(initial, epochs, epoch):
    wave = np.cos(np.pi * np.clip(np.divide(epoch, epochs), 0, 1))
    return initial / 2 + wave


@wrong("cosine", "brackets forgotten")
def _(initial, epochs, epoch):
    def rate(e):
        return 0.5 * initial + math.cos(math.pi * min(e, epochs) / epochs)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("cosine", "not divided by the epochs")
def _(initial, epochs, epoch):
    return initial * 0.5 * (1 + np.cos(np.pi * np.minimum(epoch, epochs)))


@wrong("cosine", "not divided by the epochs")
def _(initial, epochs, epoch):
    return initial * np.cos(np.pi / 2 * np.clip(epoch, 0, epochs)) ** 2


@wrong("cosine", "not divided by the epochs")
def _(initial, epochs, epoch):
    def rate(e):
        return initial / 2 * (1 + math.cos(math.pi * min(e, epochs)))

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("cosine", "a sine")
def _(initial, epochs, epoch):
    return initial * 0.5 * (1 + np.sin(np.pi * np.minimum(epoch / epochs, 1)))


@wrong("cosine", "a sine")
def _(initial, epochs, epoch):
    done = np.clip(np.divide(epoch, epochs), 0, 1)
    return initial / 2 + initial / 2 * np.sin(done * np.pi)


@wrong("cosine", "a sine")
def _(initial, epochs, epoch):
    def rate(e):
        return initial * (1 + math.sin(math.pi * min(e, epochs) / epochs)) / 2

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("cosine", "whole division")
def _(initial, epochs, epoch):
    return initial * 0.5 * (1 + np.cos(np.pi * np.minimum(epoch // epochs, 1)))


@wrong("cosine", "whole division")
def _(initial, epochs, epoch):
    return np.where(np.asarray(epoch) < epochs, initial, 0.0)


@wrong("cosine", "whole division")
def _(initial, epochs, epoch):
    done = np.clip(np.floor(np.divide(epoch, epochs)), 0, 1)
    return initial * np.cos(np.pi / 2 * done) ** 2


@wrong("cosine", "maximum for minimum")
def _(initial, epochs, epoch):
    return initial * 0.5 * (1 + np.cos(np.pi * np.maximum(epoch / epochs, 1)))


@wrong("cosine", "maximum for minimum")
def _(initial, epochs, epoch):
    e = np.maximum(epoch, epochs)
    return initial * np.cos(np.pi / 2 * e / epochs) ** 2


@wrong("cosine", "maximum for minimum")
def _(initial, epochs, epoch):
    done = np.clip(np.divide(epoch, epochs), 1, None)
    return (initial + initial * np.cos(done * np.pi)) / 2


@wrong("cosine", "initial rate forgotten")
def _(initial, epochs, epoch):
    return 0.5 * (1 + np.cos(np.pi * np.minimum(epoch / epochs, 1)))


@wrong("cosine", "initial rate forgotten")
def _(initial, epochs, epoch):
    return np.cos(np.pi / 2 * np.clip(np.divide(epoch, epochs), 0, 1)) ** 2


@wrong("cosine", "initial rate forgotten")
def _(initial, epochs, epoch):
    def rate(e):
        return (1 + math.cos(math.pi * min(e, epochs) / epochs)) / 2

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("cosine", "the 1 not halved")
def _(initial, epochs, epoch):
    return initial * (1 + 0.5 * np.cos(np.pi * np.minimum(epoch / epochs, 1)))


@wrong("cosine", "the 1 not halved")
def _(initial, epochs, epoch):
    wave = np.cos(np.pi * np.clip(np.divide(epoch, epochs), 0, 1)) / 2
    return initial + initial * wave


@wrong("cosine", "the 1 not halved")
def _(initial, epochs, epoch):
    def rate(e):
        return initial * (1 + math.cos(math.pi * min(e, epochs) / epochs) / 2)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


# warmup


@right("warmup")
def _(schedule, epochs, epoch):
    epoch = np.asarray(epoch, float)
    rise = np.maximum(epoch / epochs, 0.01) * schedule(0)
    return np.where(epoch < epochs, rise, schedule(np.maximum(epoch - epochs, 0)))


@right("warmup")
def _(schedule, epochs, epoch):
    def rate(e):
        if e < epochs:
            return max(e / epochs, 0.01) * schedule(0)
        return schedule(e - epochs)

    return rate(epoch) if np.isscalar(epoch) else np.array([rate(e) for e in epoch.ravel()]).reshape(epoch.shape)


@right("warmup")
def _(schedule, epochs, epoch):
    start = schedule(0)
    rates = np.vectorize(lambda e: max(start * e / epochs, start / 100) if e < epochs else schedule(e - epochs))
    return rates(epoch)


@right("warmup")
def _(schedule, epochs, epoch):
    rise = np.minimum(np.maximum(np.divide(epoch, epochs), 1 / 100), 1)
    own = np.clip(np.subtract(epoch, epochs), 0, None)
    return schedule(own) * rise


@wrong("warmup", "starts at 0")
def _(schedule, epochs, epoch):
    return np.clip(np.divide(epoch, epochs), 0, 1) * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@wrong("warmup", "starts at 0")
def _(schedule, epochs, epoch):
    def rate(e):
        return e / epochs * schedule(0) if e < epochs else schedule(e - epochs)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "starts at 0")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    later = schedule(np.maximum(e - epochs, 0))
    return np.where(e < epochs, e / epochs * schedule(0), later)


@wrong("warmup", "runs during the rise")
def _(schedule, epochs, epoch):
    return np.clip(np.divide(epoch, epochs), 0.01, 1) * schedule(epoch)


@wrong("warmup", "runs during the rise")
def _(schedule, epochs, epoch):
    def rate(e):
        return max(e / epochs, 0.01) * schedule(e) if e < epochs else schedule(e)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "runs during the rise")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    full = schedule(e)
    return np.where(e < epochs, np.maximum(e / epochs, 0.01) * full, full)


@wrong("warmup", "rises for ever")
def _(schedule, epochs, epoch):
    return np.maximum(np.divide(epoch, epochs), 0.01) * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@wrong("warmup", "rises for ever")
def _(schedule, epochs, epoch):
    def rate(e):
        return max(e / epochs, 0.01) * schedule(max(e - epochs, 0))

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "rises for ever")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    share = np.where(e / epochs < 0.01, 0.01, e / epochs)
    return share * schedule(np.where(e > epochs, e - epochs, 0))


@wrong("warmup", "falls instead")
def _(schedule, epochs, epoch):
    return np.clip(1 - np.divide(epoch, epochs), 0.01, 1) * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@wrong("warmup", "falls instead")
def _(schedule, epochs, epoch):
    def rate(e):
        return max(1 - e / epochs, 0.01) * schedule(max(e - epochs, 0))

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "falls instead")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    share = np.maximum((epochs - e) / epochs, 0.01)
    return np.minimum(share, 1) * schedule(np.clip(e - epochs, 0, None))


@wrong("warmup", "a step, no rise")
def _(schedule, epochs, epoch):
    share = np.where(np.asarray(epoch) < epochs, 0.01, 1)
    return share * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@wrong("warmup", "a step, no rise")
def _(schedule, epochs, epoch):
    def rate(e):
        return 0.01 * schedule(0) if e < epochs else schedule(e - epochs)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "a step, no rise")
def _(schedule, epochs, epoch):
    done = np.clip(np.asarray(epoch, float) // epochs, 0.01, 1)
    return done * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@wrong("warmup", "one epoch ahead")
def _(schedule, epochs, epoch):
    rise = np.clip(np.divide(epoch, epochs), 0.01, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs) + 1, 0))


@wrong("warmup", "one epoch ahead")
def _(schedule, epochs, epoch):
    own = np.maximum(np.asarray(epoch, float) - (epochs - 1), 0)
    return schedule(own) * np.minimum(np.maximum(np.divide(epoch, epochs), 0.01), 1)


@wrong("warmup", "one epoch ahead")
def _(schedule, epochs, epoch):
    def rate(e):
        return min(max(e / epochs, 0.01), 1) * schedule(max(e - epochs + 1, 0))

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "no warm-up")
def _(schedule, epochs, epoch):
    return schedule(np.maximum(np.subtract(epoch, epochs), 0))


@wrong("warmup", "no warm-up")
def _(schedule, epochs, epoch):
    def rate(e):
        return schedule(0) if e < epochs else schedule(e - epochs)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "no warm-up")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    return schedule(np.where(e < epochs, 0, e - epochs))


@wrong("warmup", "left out")
def _(schedule, epochs, epoch):
    return schedule(epoch)


@wrong("warmup", "left out")
def _(schedule, epochs, epoch):
    return np.vectorize(schedule, otypes=[float])(epoch) if np.ndim(epoch) else schedule(epoch)


@wrong("warmup", "left out")
def _(schedule, epochs, epoch):
    rates = schedule(np.asarray(epoch, float))
    return rates * 1.0


@wrong("warmup", "one branch for the whole array")
def _(schedule, epochs, epoch):
    if epoch < epochs:
        return max(epoch / epochs, 0.01) * schedule(0)
    return schedule(epoch - epochs)


@wrong("warmup", "one branch for the whole array")
def _(schedule, epochs, epoch):
    rise = min(max(epoch / epochs, 0.01), 1)
    return rise * schedule(max(epoch - epochs, 0))


@wrong("warmup", "one branch for the whole array")
def _(schedule, epochs, epoch):
    if epoch >= epochs:
        return schedule(epoch - epochs)
    share = epoch / epochs
    if share < 0.01:
        share = 0.01
    return share * schedule(0)


@wrong("warmup", "asks for negative epochs")
def _(schedule, epochs, epoch):
    epoch = np.asarray(epoch, float)
    return np.where(epoch < epochs, np.maximum(epoch / epochs, 0.01) * schedule(0), schedule(epoch - epochs))


@wrong("warmup", "asks for negative epochs")
def _(schedule, epochs, epoch):
    rise = np.clip(np.divide(epoch, epochs), 0.01, 1)
    return rise * schedule(np.subtract(epoch, epochs))


@wrong("warmup", "asks for negative epochs")
def _(schedule, epochs, epoch):
    later = schedule(epoch - epochs)
    early = np.maximum(np.divide(epoch, epochs), 0.01) * schedule(0)
    return np.where(np.less(epoch, epochs), early, later)


@wrong("warmup", "then unshifted")
def _(schedule, epochs, epoch):
    epoch = np.asarray(epoch, float)
    return np.where(epoch < epochs, np.maximum(epoch / epochs, 0.01) * schedule(0), schedule(epoch))


@wrong("warmup", "then unshifted")
def _(schedule, epochs, epoch):
    def rate(e):
        if e < epochs:
            return max(e / epochs, 0.01) * schedule(0)
        return schedule(e)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "then unshifted")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    rise = np.clip(e / epochs, 0.01, 1)
    return rise * schedule(np.where(e < epochs, 0.0, e))


@wrong("warmup", "the schedule stands still")
def _(schedule, epochs, epoch):
    return np.clip(np.divide(epoch, epochs), 0.01, 1) * schedule(0)


@wrong("warmup", "the schedule stands still")
def _(schedule, epochs, epoch):
    def rate(e):
        return max(e / epochs, 0.01) * schedule(0) if e < epochs else schedule(0)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "the schedule stands still")
def _(schedule, epochs, epoch):
    e = np.minimum(epoch, epochs)
    top = schedule(0)
    return np.maximum(top * e / epochs, 0.01 * top)


@wrong("warmup", "rises from a hundredth")
def _(schedule, epochs, epoch):
    done = np.clip(np.divide(epoch, epochs), 0, 1)
    return (0.01 + 0.99 * done) * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@wrong("warmup", "rises from a hundredth")
def _(schedule, epochs, epoch):
    rise = np.interp(epoch, [0, epochs], [0.01, 1])
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@wrong("warmup", "rises from a hundredth")
def _(schedule, epochs, epoch):
    def rate(e):
        start = schedule(0)
        return 0.01 * start + (start - 0.01 * start) * e / epochs if e < epochs else schedule(e - epochs)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "a hundredth at epoch 0 only")
def _(schedule, epochs, epoch):
    done = np.where(np.asarray(epoch) == 0, 0.01, np.minimum(np.divide(epoch, epochs), 1))
    return done * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@wrong("warmup", "a hundredth at epoch 0 only")
def _(schedule, epochs, epoch):
    def rate(e):
        if e == 0:
            return 0.01 * schedule(0)
        return e / epochs * schedule(0) if e < epochs else schedule(e - epochs)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "a hundredth at epoch 0 only")
def _(schedule, epochs, epoch):
    rates = np.minimum(np.divide(epoch, epochs), 1) * schedule(np.maximum(np.subtract(epoch, epochs), 0))
    return np.where(np.equal(epoch, 0), 0.01 * schedule(0), rates)


@wrong("warmup", "never below 0.01")
def _(schedule, epochs, epoch):
    done = np.clip(np.divide(epoch, epochs), 0, 1)
    return np.maximum(done * schedule(np.maximum(np.subtract(epoch, epochs), 0)), 0.01)


@wrong("warmup", "never below 0.01")
def _(schedule, epochs, epoch):
    rates = np.minimum(np.divide(epoch, epochs), 1) * schedule(np.maximum(np.subtract(epoch, epochs), 0))
    return np.where(rates < 0.01, 0.01, rates)


@wrong("warmup", "never below 0.01")
def _(schedule, epochs, epoch):
    def rate(e):
        return max(0.01, e / epochs * schedule(0) if e < epochs else schedule(e - epochs))

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "counts from 1")
def _(schedule, epochs, epoch):
    rise = np.clip((np.asarray(epoch) + 1) / epochs, 0.01, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@wrong("warmup", "counts from 1")
def _(schedule, epochs, epoch):
    def rate(e):
        return min((e + 1) / epochs, 1) * schedule(0) if e < epochs else schedule(e - epochs)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "counts from 1")
def _(schedule, epochs, epoch):
    done = np.minimum(np.divide(np.add(epoch, 1.0), epochs), 1)
    return schedule(np.clip(np.subtract(epoch, epochs), 0, None)) * done


@wrong("warmup", "the rise alone")
def _(schedule, epochs, epoch):
    return np.clip(np.divide(epoch, epochs), 0.01, 1)


@wrong("warmup", "the rise alone")
def _(schedule, epochs, epoch):
    return np.interp(epoch, [0.01 * epochs, epochs], [0.01, 1])


@wrong("warmup", "the rise alone")
def _(schedule, epochs, epoch):
    def rate(e):
        return min(max(e / epochs, 0.01), 1)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "rises to 1")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    return np.where(e < epochs, np.clip(e / epochs, 0.01, 1), schedule(np.clip(e - epochs, 0, None)))


@wrong("warmup", "rises to 1")
def _(schedule, epochs, epoch):
    def rate(e):
        return max(e / epochs, 0.01) if e < epochs else schedule(e - epochs)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "rises to 1")
def _(schedule, epochs, epoch):
    e = np.atleast_1d(np.asarray(epoch, float))
    rates = np.maximum(e / epochs, 0.01)
    late = e >= epochs
    if late.any():
        rates[late] = schedule(e[late] - epochs)
    return rates if np.ndim(epoch) else rates[0]


@wrong("warmup", "rises to the schedule's later rate")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    return np.where(e < epochs, np.clip(e / epochs, 0.01, 1) * schedule(epochs), schedule(np.maximum(e - epochs, 0)))


@wrong("warmup", "rises to the schedule's later rate")
def _(schedule, epochs, epoch):
    def rate(e):
        return max(e / epochs, 0.01) * schedule(epochs) if e < epochs else schedule(e - epochs)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "rises to the schedule's later rate")
def _(schedule, epochs, epoch):
    top = schedule(float(epochs))
    rates = [max(top * e / epochs, top / 100) if e < epochs else schedule(e - epochs) for e in np.ravel(epoch)]
    return np.reshape(rates, np.shape(epoch))


@wrong("warmup", "another floor")
def _(schedule, epochs, epoch):
    rise = np.clip(np.divide(epoch, epochs), 0.1, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@wrong("warmup", "another floor")
def _(schedule, epochs, epoch):
    def rate(e):
        return max(e / epochs, 0.001) * schedule(0) if e < epochs else schedule(e - epochs)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "another floor")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    low = 0.05
    return np.minimum(np.maximum(e / epochs, low), 1) * schedule(np.where(e < epochs, 0, e - epochs))


@wrong("warmup", "a curve for the line")
def _(schedule, epochs, epoch):
    rise = np.clip(np.divide(epoch, epochs) ** 2, 0.01, 1)
    return rise * schedule(np.maximum(np.subtract(epoch, epochs), 0))


@wrong("warmup", "a curve for the line")
def _(schedule, epochs, epoch):
    def rate(e):
        return max((e / epochs) ** 2, 0.01) * schedule(0) if e < epochs else schedule(e - epochs)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "a curve for the line")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    share = np.minimum(np.square(e / epochs), 1)
    return np.where(share < 0.01, 0.01, share) * schedule(np.where(e < epochs, 0, e - epochs))


@wrong("warmup", "added for multiplied")
def _(schedule, epochs, epoch):
    rise = np.clip(np.divide(epoch, epochs), 0.01, 1)
    return rise + schedule(np.maximum(np.subtract(epoch, epochs), 0))


@wrong("warmup", "added for multiplied")
def _(schedule, epochs, epoch):
    def rate(e):
        return min(max(e / epochs, 0.01), 1) + schedule(max(e - epochs, 0))

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "added for multiplied")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    rates = schedule(np.clip(e - epochs, 0, None))
    return np.add(rates, np.minimum(np.maximum(e / epochs, 1 / 100), 1))


@wrong("warmup", "waits at a later rate")
def _(schedule, epochs, epoch):
    return np.clip(np.divide(epoch, epochs), 0.01, 1) * schedule(np.maximum(epoch, epochs))


@wrong("warmup", "waits at a later rate")
def _(schedule, epochs, epoch):
    def rate(e):
        return max(e / epochs, 0.01) * schedule(epochs) if e < epochs else schedule(e)

    return np.vectorize(rate, otypes=[float])(epoch) if np.ndim(epoch) else rate(epoch)


@wrong("warmup", "waits at a later rate")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    full = schedule(np.where(e < epochs, epochs, e))
    return np.minimum(np.maximum(e / epochs, 1 / 100), 1) * full


@wrong("step_decay", "one epoch behind, from above")
def _(initial, factor, every, epoch):
    return initial * factor ** ((epoch - 1) // every)


@wrong("step_decay", "one epoch behind, from above")
def _(initial, factor, every, epoch):
    falls = np.floor((np.asarray(epoch, float) - 1) / every)
    return np.power(factor, falls) * initial


@wrong("step_decay", "one epoch behind, from above")
def _(initial, factor, every, epoch):
    return initial * factor ** math.floor((epoch - 1) / every)


@wrong("step_decay", "brackets around rate and factor")
def _(initial, factor, every, epoch):
    return (initial * factor) ** (epoch // every)


@wrong("step_decay", "brackets around rate and factor")
def _(initial, factor, every, epoch):
    lower = initial * factor
    return np.power(lower, np.floor(np.asarray(epoch) / every))


@wrong("step_decay", "brackets around rate and factor")
def _(initial, factor, every, epoch):
    rate = 1.0
    for _ in range(int(epoch // every)):
        rate *= initial * factor
    return rate


@wrong("step_decay", "subtracts the factor")
def _(initial, factor, every, epoch):
    return initial - factor * (epoch // every)


@wrong("step_decay", "subtracts the factor")
def _(initial, factor, every, epoch):
    rate = initial
    while epoch >= every:
        rate -= factor
        epoch -= every
    return rate


@wrong("step_decay", "subtracts the factor")
def _(initial, factor, every, epoch):
    falls = np.floor_divide(epoch, every)
    return -factor * falls + initial


@wrong("step_decay", "low at each multiple")
def _(initial, factor, every, epoch):
    if epoch % every == 0:
        return initial * factor
    return initial


@wrong("step_decay", "low at each multiple")
def _(initial, factor, every, epoch):
    return np.where(np.asarray(epoch) % every == 0, initial * factor, initial)


@wrong("step_decay", "low at each multiple")
def _(initial, factor, every, epoch):
    rate = initial
    if not epoch % every:
        rate = rate * factor
    return rate


@wrong("exponential", "a rounded logarithm")
def _(initial, half_life, epoch):
    rate = 0.693 / half_life
    return initial * np.exp(-rate * np.asarray(epoch))


@wrong("exponential", "a rounded logarithm")
def _(initial, half_life, epoch):
    return initial * math.e ** (-0.7 * (epoch / half_life))


@wrong("exponential", "a rounded logarithm")
def _(initial, half_life, epoch):
    return np.vectorize(lambda one: initial * math.exp(-0.69 / half_life * one), otypes=[float])(epoch)


@wrong("exponential", "logarithm of the quotient")
def _(initial, half_life, epoch):
    rate = np.log(2 / half_life)
    return initial * np.exp(-rate * epoch)


@wrong("exponential", "logarithm of the quotient")
def _(initial, half_life, epoch):
    return initial * np.exp(np.log(half_life / 2) * np.asarray(epoch))


@wrong("exponential", "logarithm of the quotient")
def _(initial, half_life, epoch):
    return initial / (2 / half_life) ** np.asarray(epoch, float)


@wrong("exponential", "one half too much")
def _(initial, half_life, epoch):
    return initial / 2 * np.exp(-np.log(2) / half_life * epoch)


@wrong("exponential", "one half too much")
def _(initial, half_life, epoch):
    return initial * 0.5 ** (1 + np.asarray(epoch) / half_life)


@wrong("exponential", "one half too much")
def _(initial, half_life, epoch):
    rate = math.log(2) / half_life
    return np.vectorize(lambda one: 0.5 * initial * math.exp(-rate * one), otypes=[float])(epoch)


@wrong("cosine", "a floor above 0")
def _(initial, epochs, epoch):
    low = 0.01 * initial
    e = np.minimum(epoch, epochs)
    return low + 0.5 * (initial - low) * (1 + np.cos(np.pi * e / epochs))


@wrong("cosine", "a floor above 0")
def _(initial, epochs, epoch):
    wave = (np.cos(np.clip(np.asarray(epoch) / epochs, 0, 1) * np.pi) + 1) / 2
    return initial * (0.99 * wave + 0.01)


@wrong("cosine", "a floor above 0")
def _(initial, epochs, epoch):
    def rate(one):
        done = min(one / epochs, 1.0)
        return initial / 100 + (initial - initial / 100) * math.cos(math.pi * done / 2) ** 2

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("cosine", "back at the end")
def _(initial, epochs, epoch):
    e = np.asarray(epoch, float)
    return np.where(e < epochs, initial / 2 * (1 + np.cos(np.pi * e / epochs)), initial)


@wrong("cosine", "back at the end")
def _(initial, epochs, epoch):
    rates = np.full(np.shape(epoch), float(initial))
    early = np.asarray(epoch) < epochs
    rates[early] = initial * (0.5 + 0.5 * np.cos(np.pi * np.asarray(epoch)[early] / epochs))
    return rates


@wrong("cosine", "back at the end")
def _(initial, epochs, epoch):
    rate = initial
    if epoch < epochs:
        rate = 0.5 * initial * (1 + math.cos(math.pi * epoch / epochs))
    return rate


@wrong("cosine", "back at the end")
def _(initial, epochs, epoch):
    e = np.asarray(epoch, float)
    rates = 0.5 * initial * (1 + np.cos(np.pi * e / epochs))
    rates = np.where(e > epochs, initial, rates)
    return rates


@wrong("cosine", "a floor above 0")
def _(initial, epochs, epoch):
    done = np.minimum(np.asarray(epoch) / epochs, 1)
    return np.maximum(0.01 * initial, initial * 0.5 * (1 + np.cos(np.pi * done)))


@wrong("cosine", "a floor above 0")
def _(initial, epochs, epoch):
    eta_min = initial * 1e-3
    e = np.clip(epoch, 0, epochs)
    return eta_min + (initial - eta_min) * (1 + np.cos(e / epochs * np.pi)) / 2


@wrong("warmup", "a hundredth of an epoch")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    rise = schedule(0) * np.maximum(e, 0.01) / epochs
    return np.where(e < epochs, rise, schedule(np.maximum(e - epochs, 0)))


@wrong("warmup", "a hundredth of an epoch")
def _(schedule, epochs, epoch):
    e = np.maximum(np.asarray(epoch, float), 0.01)
    return np.minimum(e / epochs, 1) * schedule(np.maximum(np.asarray(epoch) - epochs, 0))


@wrong("warmup", "a hundredth of an epoch")
def _(schedule, epochs, epoch):
    def rate(e):
        if e >= epochs:
            return schedule(e - epochs)
        return schedule(0) / epochs * (e if e > 0.01 else 0.01)

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("cosine", "whole epochs only")
def _(initial, epochs, epoch):
    e = np.floor(np.minimum(epoch, epochs))
    return initial / 2 * (1 + np.cos(np.pi * e / epochs))


@wrong("cosine", "whole epochs only")
def _(initial, epochs, epoch):
    def rate(e):
        return initial * (0.5 + 0.5 * math.cos(math.pi * min(int(e), epochs) / epochs))

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("cosine", "whole epochs only")
def _(initial, epochs, epoch):
    done = np.clip(np.asarray(epoch).astype(int) / epochs, 0, 1)
    return initial * np.cos(np.pi / 2 * done) ** 2


@wrong("warmup", "never below 0.01 in the rise")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    return np.where(e < epochs, np.maximum(schedule(0) * e / epochs, 0.01), schedule(np.maximum(e - epochs, 0)))


@wrong("warmup", "never below 0.01 in the rise")
def _(schedule, epochs, epoch):
    if epoch < epochs:
        return max(0.01, schedule(0) * epoch / epochs)
    return schedule(epoch - epochs)


@wrong("warmup", "never below 0.01 in the rise")
def _(schedule, epochs, epoch):
    def rate(one):
        line = one / epochs * schedule(0)
        return max(line, 1e-2) if one < epochs else float(schedule(one - epochs))

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("warmup", "the floor stays")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    rates = np.where(e < epochs, schedule(0) * e / epochs, schedule(np.maximum(e - epochs, 0)))
    return np.maximum(rates, schedule(0) / 100)


@wrong("warmup", "the floor stays")
def _(schedule, epochs, epoch):
    def rate(one):
        raw = schedule(0) * one / epochs if one < epochs else float(schedule(one - epochs))
        return max(raw, 0.01 * schedule(0))

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("warmup", "the floor stays")
def _(schedule, epochs, epoch):
    start = schedule(0)
    line = np.interp(epoch, [0, epochs], [0, start])
    late = schedule(np.clip(np.asarray(epoch) - epochs, 0, None))
    return np.clip(np.where(np.asarray(epoch) < epochs, line, late), 0.01 * start, None)


@wrong("warmup", "runs twice")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    rise = schedule(e) * np.maximum(e / epochs, 0.01)
    return np.where(e < epochs, rise, schedule(np.maximum(e - epochs, 0)))


@wrong("warmup", "runs twice")
def _(schedule, epochs, epoch):
    if epoch < epochs:
        return max(epoch / epochs, 0.01) * schedule(epoch)
    return schedule(epoch - epochs)


@wrong("warmup", "runs twice")
def _(schedule, epochs, epoch):
    def rate(one):
        if one >= epochs:
            return float(schedule(one - epochs))
        return float(schedule(one)) * max(one / epochs, 0.01)

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("warmup", "whole epochs in the rise")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    line = np.maximum((e // 1) / epochs, 0.01) * schedule(0)
    return np.where(e < epochs, line, schedule(np.maximum(e - epochs, 0)))


@wrong("warmup", "whole epochs in the rise")
def _(schedule, epochs, epoch):
    def rate(one):
        if one >= epochs:
            return float(schedule(one - epochs))
        return schedule(0) * max(int(one) / epochs, 0.01)

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("warmup", "whole epochs in the rise")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch)
    share = np.where(e < epochs, np.clip(np.floor(e) / epochs, 0.01, None), 1.0)
    return share * schedule(np.maximum(e - epochs, 0))


@right("warmup")
def _(schedule, epochs, epoch):
    e = np.atleast_1d(np.asarray(epoch, float))
    rates = np.maximum(np.interp(e, [0, epochs], [0, schedule(0)]), schedule(0) / 100)
    late = e >= epochs
    rates[late] = schedule(e[late] - epochs)
    return rates.reshape(np.shape(epoch))


@wrong("step_decay", "a period one epoch too long")
def _(initial, factor, every, epoch):
    return initial * factor ** (epoch // (every + 1))


@wrong("step_decay", "a period one epoch too long")
def _(initial, factor, every, epoch):
    return initial * np.power(factor, np.floor(np.asarray(epoch, float) / (every + 1)))


@wrong("step_decay", "a period one epoch too long")
def _(initial, factor, every, epoch):
    def rate(one):
        now = initial
        while one >= every + 1:
            now, one = now * factor, one - (every + 1)
        return now

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("exponential", "brackets around the quotient")
def _(initial, half_life, epoch):
    return initial * 0.5**epoch / half_life


@wrong("exponential", "brackets around the quotient")
def _(initial, half_life, epoch):
    return initial * np.exp(-np.log(2) * np.asarray(epoch)) / half_life


@wrong("exponential", "brackets around the quotient")
def _(initial, half_life, epoch):
    return np.vectorize(lambda one: initial * 2.0**-one / half_life, otypes=[float])(epoch)


@wrong("exponential", "epoch outside of the exponent")
def _(initial, half_life, epoch):
    return initial * np.exp(-np.log(2) / half_life) * epoch


@wrong("exponential", "epoch outside of the exponent")
def _(initial, half_life, epoch):
    rate = math.log(2) / half_life
    return initial * math.exp(-rate) * np.asarray(epoch)


@wrong("exponential", "epoch outside of the exponent")
def _(initial, half_life, epoch):
    return np.multiply(epoch, initial * 0.5 ** (1 / half_life))


@wrong("exponential", "counted from 1")
def _(initial, half_life, epoch):
    rate = np.log(2) / half_life
    return initial * np.exp(-rate * (epoch + 1))


@wrong("exponential", "counted from 1")
def _(initial, half_life, epoch):
    return initial * 2.0 ** (-(np.asarray(epoch) + 1) / half_life)


@wrong("exponential", "counted from 1")
def _(initial, half_life, epoch):
    def rate(one):
        return initial * math.pow(0.5, (one + 1) / half_life)

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("exponential", "factor taken for the rate")
def _(initial, half_life, epoch):
    rate = 0.5 ** (1 / half_life)
    return initial * np.exp(-rate * epoch)


@wrong("exponential", "factor taken for the rate")
def _(initial, half_life, epoch):
    rate = np.exp(-np.log(2) / half_life)
    return initial * np.exp(np.multiply(-rate, epoch))


@wrong("exponential", "factor taken for the rate")
def _(initial, half_life, epoch):
    rate = math.pow(2, -1 / half_life)
    return np.vectorize(lambda one: initial * math.exp(-rate * one), otypes=[float])(epoch)


@wrong("cosine", "lowered for lifted")
def _(initial, epochs, epoch):
    e = np.minimum(epoch, epochs)
    return 0.5 * initial * (np.cos(np.pi * e / epochs) - 1)


@wrong("cosine", "lowered for lifted")
def _(initial, epochs, epoch):
    done = np.clip(np.asarray(epoch) / epochs, 0, 1)
    return initial * (-1 + np.cos(np.pi * done)) / 2


@wrong("cosine", "lowered for lifted")
def _(initial, epochs, epoch):
    def rate(one):
        return -initial * math.sin(math.pi * min(one / epochs, 1) / 2) ** 2

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("cosine", "a rounded pi")
def _(initial, epochs, epoch):
    return 0.5 * initial * (1 + np.cos(3.14 * np.minimum(epoch, epochs) / epochs))


@wrong("cosine", "a rounded pi")
def _(initial, epochs, epoch):
    pi = 3.1416
    done = np.clip(np.asarray(epoch) / epochs, 0, 1)
    return initial * (1 + np.cos(pi * done)) / 2


@wrong("cosine", "a rounded pi")
def _(initial, epochs, epoch):
    def rate(one):
        return initial * (1 + math.cos(3.14159 * min(one, epochs) / epochs)) / 2

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("cosine", "counted from 1")
def _(initial, epochs, epoch):
    return 0.5 * initial * (1 + np.cos(np.pi * np.minimum(epoch + 1, epochs) / epochs))


@wrong("cosine", "counted from 1")
def _(initial, epochs, epoch):
    done = np.clip((np.asarray(epoch) + 1) / epochs, 0, 1)
    return initial * np.cos(np.pi * done / 2) ** 2


@wrong("cosine", "counted from 1")
def _(initial, epochs, epoch):
    def rate(one):
        one = one + 1
        return initial * (1 + math.cos(math.pi * one / epochs)) / 2 if one < epochs else 0.0

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("cosine", "pi outside of the cosine")
def _(initial, epochs, epoch):
    return 0.5 * initial * (1 + np.cos(np.minimum(epoch, epochs) / epochs) * np.pi)


@wrong("cosine", "pi outside of the cosine")
def _(initial, epochs, epoch):
    done = np.clip(np.asarray(epoch) / epochs, 0, 1)
    return initial / 2 + initial / 2 * np.pi * np.cos(done)


@wrong("cosine", "pi outside of the cosine")
def _(initial, epochs, epoch):
    def rate(one):
        return initial * 0.5 * (math.pi * math.cos(min(one / epochs, 1.0)) + 1)

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("warmup", "not divided by the epochs")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    return np.where(e < epochs, schedule(0) * np.maximum(e, 0.01), schedule(np.maximum(e - epochs, 0)))


@wrong("warmup", "not divided by the epochs")
def _(schedule, epochs, epoch):
    if epoch < epochs:
        return schedule(0) * max(epoch, 0.01)
    return schedule(epoch - epochs)


@wrong("warmup", "not divided by the epochs")
def _(schedule, epochs, epoch):
    def rate(one):
        return schedule(0) * max(one, 0.01) if one < epochs else float(schedule(one - epochs))

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("warmup", "a hundredth added")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    return np.where(e < epochs, schedule(0) * (e / epochs + 0.01), schedule(np.maximum(e - epochs, 0)))


@wrong("warmup", "a hundredth added")
def _(schedule, epochs, epoch):
    if epoch < epochs:
        return schedule(0) / 100 + schedule(0) * epoch / epochs
    return schedule(epoch - epochs)


@wrong("warmup", "a hundredth added")
def _(schedule, epochs, epoch):
    def rate(one):
        if one >= epochs:
            return float(schedule(one - epochs))
        return (0.01 + one / epochs) * schedule(0)

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("warmup", "a hundredth at most")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    return np.where(e < epochs, schedule(0) * np.minimum(e / epochs, 0.01), schedule(np.maximum(e - epochs, 0)))


@wrong("warmup", "a hundredth at most")
def _(schedule, epochs, epoch):
    if epoch < epochs:
        return min(schedule(0) * epoch / epochs, schedule(0) / 100)
    return schedule(epoch - epochs)


@wrong("warmup", "a hundredth at most")
def _(schedule, epochs, epoch):
    def rate(one):
        if one >= epochs:
            return float(schedule(one - epochs))
        return min(0.01, one / epochs) * schedule(0)

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("warmup", "one epoch late")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    rise = schedule(0) * np.maximum(e / epochs, 0.01)
    return np.where(e < epochs, rise, schedule(np.maximum(e - epochs - 1, 0)))


@wrong("warmup", "one epoch late")
def _(schedule, epochs, epoch):
    if epoch < epochs:
        return schedule(0) * max(epoch / epochs, 0.01)
    return schedule(max(epoch - (epochs + 1), 0))


@wrong("warmup", "one epoch late")
def _(schedule, epochs, epoch):
    def rate(one):
        if one >= epochs:
            return float(schedule(max(0, one - epochs - 1)))
        return max(0.01, one / epochs) * schedule(0)

    return np.vectorize(rate, otypes=[float])(epoch)


@wrong("warmup", "one answer for all")
def _(schedule, epochs, epoch):
    if np.any(np.asarray(epoch) < epochs):
        return schedule(0) * np.maximum(np.asarray(epoch) / epochs, 0.01)
    return schedule(np.asarray(epoch) - epochs)


@wrong("warmup", "one answer for all")
def _(schedule, epochs, epoch):
    if np.all(np.asarray(epoch) < epochs):
        return schedule(0) * np.clip(np.asarray(epoch) / epochs, 0.01, 1)
    return schedule(np.clip(np.asarray(epoch) - epochs, 0, None))


@wrong("warmup", "one answer for all")
def _(schedule, epochs, epoch):
    e = np.asarray(epoch, float)
    if e.min() >= epochs:
        return schedule(e - epochs)
    return np.maximum(e / epochs, 0.01) * schedule(0)


@wrong("cosine", "a whole wave")
def _(initial, epochs, epoch):
    epoch = np.asarray(epoch, float)
    return np.where(epoch < epochs, initial / 2 * (1 + np.cos(2 * np.pi * epoch / epochs)), 0)


@wrong("cosine", "pi forgotten")
def _(initial, epochs, epoch):
    epoch = np.asarray(epoch, float)
    return np.where(epoch < epochs, initial / 2 * (1 + np.cos(epoch / epochs)), 0)


@wrong("cosine", "degrees")
def _(initial, epochs, epoch):
    epoch = np.asarray(epoch, float)
    return np.where(epoch < epochs, initial / 2 * (1 + np.cos(180 * epoch / epochs)), 0)


@wrong("cosine", "negative rates")
def _(initial, epochs, epoch):
    epoch = np.asarray(epoch, float)
    return np.where(epoch < epochs, initial * np.cos(np.pi * epoch / epochs), 0)


@wrong("cosine", "upside down")
def _(initial, epochs, epoch):
    epoch = np.asarray(epoch, float)
    return np.where(epoch < epochs, initial / 2 * (1 - np.cos(np.pi * epoch / epochs)), 0)


@wrong("cosine", "twice too high")
def _(initial, epochs, epoch):
    epoch = np.asarray(epoch, float)
    return np.where(epoch < epochs, initial * (1 + np.cos(np.pi * epoch / epochs)), 0)


@wrong("cosine", "halved, not lifted")
def _(initial, epochs, epoch):
    epoch = np.asarray(epoch, float)
    return np.where(epoch < epochs, initial / 2 * np.cos(np.pi * epoch / epochs), 0)


@wrong("cosine", "negative rates")
def _(initial, epochs, epoch):
    return initial * np.cos(np.pi * np.asarray(epoch) / epochs)


@wrong("cosine", "ends too early")
def _(initial, epochs, epoch):
    epoch = np.asarray(epoch, float)
    return np.where(epoch < epochs, initial / 2 * (1 + np.cos(np.pi * epoch / (epochs - 1))), 0)


@wrong("warmup", "then unshifted")
def _(schedule, epochs, epoch):
    epoch = np.asarray(epoch, float)
    return np.where(epoch <= epochs, schedule(0) * np.maximum(epoch / epochs, 0.01), schedule(epoch))


@wrong("warmup", "rises for ever")
def _(schedule, epochs, epoch):
    return schedule(0) * np.maximum(np.asarray(epoch, float) / epochs, 0.01)


@wrong("cosine", "ends not at 0")
def _(initial, epochs, epoch):
    return initial / 2 * (1 + np.cos(np.pi * np.minimum(epoch, epochs) / (epochs + 1)))


@wrong("cosine", "brackets forgotten")
def _(initial, epochs, epoch):
    return np.where(np.less(epoch, epochs), initial * 0.5 + 0.5 * np.cos(np.pi * np.asarray(epoch) / epochs), 0)
