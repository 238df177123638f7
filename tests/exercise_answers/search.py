"""Answers to the exercises of notebook 12, as readers may write them."""

import math
import random

import numpy as np
from scipy.stats import loguniform

from exercise_answers import right, wrong

# log_uniform


@right("log_uniform")
def _(low, high, size, rng):
    return np.exp(rng.uniform(np.log(low), np.log(high), size))


@right("log_uniform")
def _(low, high, size, rng):
    out = np.empty(size)
    for i in range(size):
        out[i] = 10 ** rng.uniform(math.log10(low), math.log10(high))
    return out


@right("log_uniform")
def _(low, high, size, rng):
    return loguniform.rvs(low, high, size=size, random_state=rng)


@right("log_uniform")
def _(low, high, size, rng):
    return low * (high / low) ** rng.random(size)


@right("log_uniform")
def _(low, high, size, rng):
    return [float(2 ** rng.uniform(np.log2(low), np.log2(high))) for _ in range(size)]


@wrong("log_uniform", "uniform on values")
def _(low, high, size, rng):
    return rng.uniform(low, high, size)


@wrong("log_uniform", "uniform on values")
def _(low, high, size, rng):
    return low + (high - low) * rng.random(size)


@wrong("log_uniform", "uniform on values")
def _(low, high, size, rng):
    return np.array([10 ** math.log10(rng.uniform(low, high)) for _ in range(size)])


@wrong("log_uniform", "bounds taken as exponents")
def _(low, high, size, rng):
    return 10 ** rng.uniform(low, high, size)


@wrong("log_uniform", "bounds taken as exponents")
def _(low, high, size, rng):
    return np.array([10.0 ** rng.uniform(low, high) for _ in range(size)])


@wrong("log_uniform", "bounds taken as exponents")
def _(low, high, size, rng):
    with np.errstate(over="ignore"):
        return np.power(10.0, low + (high - low) * rng.random(size))


@wrong("log_uniform", "exponents returned")
def _(low, high, size, rng):
    return rng.uniform(np.log10(low), np.log10(high), size)


@wrong("log_uniform", "exponents returned")
def _(low, high, size, rng):
    a, b = np.log10([low, high])
    return a + (b - a) * rng.random(size)


@wrong("log_uniform", "exponents returned")
def _(low, high, size, rng):
    return np.array([rng.uniform(math.log10(low), math.log10(high)) for _ in range(size)])


@wrong("log_uniform", "exponents returned, of base e")
def _(low, high, size, rng):
    return rng.uniform(np.log(low), np.log(high), size)


@wrong("log_uniform", "exponents returned, of base e")
def _(low, high, size, rng):
    return np.array([rng.uniform(math.log(low), math.log(high)) for _ in range(size)])


@wrong("log_uniform", "exponents returned, of base e")
def _(low, high, size, rng):
    return np.log(low) + np.log(high / low) * rng.random(size)


@wrong("log_uniform", "two bases")
def _(low, high, size, rng):
    return 10 ** rng.uniform(np.log(low), np.log(high), size)


@wrong("log_uniform", "two bases")
def _(low, high, size, rng):
    return np.array([10.0 ** rng.uniform(math.log(low), math.log(high)) for _ in range(size)])


@wrong("log_uniform", "two bases")
def _(low, high, size, rng):
    a, b = np.log(low), np.log(high)
    with np.errstate(over="ignore"):
        return np.power(10.0, a + (b - a) * rng.random(size))


@wrong("log_uniform", "two bases, the other way")
def _(low, high, size, rng):
    return np.exp(rng.uniform(np.log10(low), np.log10(high), size))


@wrong("log_uniform", "two bases, the other way")
def _(low, high, size, rng):
    return np.array([math.exp(rng.uniform(math.log10(low), math.log10(high))) for _ in range(size)])


@wrong("log_uniform", "two bases, the other way")
def _(low, high, size, rng):
    a, b = np.log10([low, high])
    return np.e ** (a + (b - a) * rng.random(size))


@wrong("log_uniform", "logarithm of uniform values")
def _(low, high, size, rng):
    return np.log10(rng.uniform(low, high, size))


@wrong("log_uniform", "logarithm of uniform values")
def _(low, high, size, rng):
    return np.array([math.log10(rng.uniform(low, high)) for _ in range(size)])


@wrong("log_uniform", "logarithm of uniform values")
def _(low, high, size, rng):
    draws = low + (high - low) * rng.random(size)
    return np.log(draws) / np.log(10)


@wrong("log_uniform", "whole exponents only")
def _(low, high, size, rng):
    return 10.0 ** rng.integers(np.floor(np.log10(low)), np.ceil(np.log10(high)), size)


@wrong("log_uniform", "whole exponents only")
def _(low, high, size, rng):
    exponents = np.arange(int(math.floor(math.log10(low))), int(math.ceil(math.log10(high))))
    return 10.0 ** rng.choice(exponents, size)


@wrong("log_uniform", "whole exponents only")
def _(low, high, size, rng):
    a, b = math.floor(math.log10(low)), math.ceil(math.log10(high))
    return np.array([10.0 ** rng.integers(a, b) for _ in range(size)])


@wrong("log_uniform", "one number for all")
def _(low, high, size, rng):
    return np.full(size, 10 ** rng.uniform(np.log10(low), np.log10(high)))


@wrong("log_uniform", "one number for all")
def _(low, high, size, rng):
    value = np.exp(rng.uniform(np.log(low), np.log(high)))
    return np.ones(size) * value


@wrong("log_uniform", "one number for all")
def _(low, high, size, rng):
    return np.repeat(low * (high / low) ** rng.random(), size)


@wrong("log_uniform", "a number, no array")
def _(low, high, size, rng):
    return 10 ** rng.uniform(np.log10(low), np.log10(high))


@wrong("log_uniform", "a number, no array")
def _(low, high, size, rng):
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


@wrong("log_uniform", "a number, no array")
def _(low, high, size, rng):
    for _ in range(size):
        return low * (high / low) ** rng.random()


@wrong("log_uniform", "a grid")
def _(low, high, size, rng):
    return np.geomspace(low, high, size)


@wrong("log_uniform", "a grid")
def _(low, high, size, rng):
    return np.logspace(np.log10(low), np.log10(high), size)


@wrong("log_uniform", "a grid")
def _(low, high, size, rng):
    return 10 ** np.linspace(np.log10(low), np.log10(high), size)


@wrong("log_uniform", "a grid, shuffled")
def _(low, high, size, rng):
    return rng.permutation(np.geomspace(low, high, size))


@wrong("log_uniform", "a grid, shuffled")
def _(low, high, size, rng):
    values = 10 ** np.linspace(np.log10(low), np.log10(high), size)
    rng.shuffle(values)
    return values


@wrong("log_uniform", "a grid, shuffled")
def _(low, high, size, rng):
    values = np.logspace(np.log10(low), np.log10(high), size)
    return rng.choice(values, size, replace=False)


@wrong("log_uniform", "a generator of its own")
def _(low, high, size, rng):
    rng = np.random.default_rng(0)
    return 10 ** rng.uniform(np.log10(low), np.log10(high), size)


@wrong("log_uniform", "a generator of its own")
def _(low, high, size, rng):
    return np.exp(np.random.RandomState(42).uniform(np.log(low), np.log(high), size))


@wrong("log_uniform", "a generator of its own")
def _(low, high, size, rng):
    return loguniform.rvs(low, high, size=size, random_state=1)


@wrong("log_uniform", "a generator of its own, without a seed")
def _(low, high, size, rng):
    return 10 ** np.random.default_rng().uniform(np.log10(low), np.log10(high), size)


@wrong("log_uniform", "a generator of its own, without a seed")
def _(low, high, size, rng):
    rng = np.random.Generator(np.random.PCG64())
    return low * (high / low) ** rng.random(size)


@wrong("log_uniform", "a generator of its own, without a seed")
def _(low, high, size, rng):
    own = np.random.RandomState()
    return np.array([math.exp(own.uniform(math.log(low), math.log(high))) for _ in range(size)])


@wrong("log_uniform", "the global generator")
def _(low, high, size, rng):
    return np.exp(np.random.uniform(np.log(low), np.log(high), size=(size,)))


@wrong("log_uniform", "the global generator")
def _(low, high, size, rng):
    return 10 ** np.random.uniform(np.log10(low), np.log10(high), size)


@wrong("log_uniform", "the global generator")
def _(low, high, size, rng):
    return np.array([math.exp(random.uniform(math.log(low), math.log(high))) for _ in range(size)])


@wrong("log_uniform", "normal exponents")
def _(low, high, size, rng):
    a, b = np.log10(low), np.log10(high)
    return 10 ** rng.normal((a + b) / 2, (b - a) / 4, size)


@wrong("log_uniform", "normal exponents")
def _(low, high, size, rng):
    middle, spread = np.log([low, high]).mean(), np.log(high / low) / 4
    return np.exp(middle + spread * rng.standard_normal(size))


@wrong("log_uniform", "normal exponents")
def _(low, high, size, rng):
    a, b = np.log(low), np.log(high)
    return rng.lognormal((a + b) / 2, (b - a) / 4, size)


@wrong("log_uniform", "begins at 1")
def _(low, high, size, rng):
    return 10 ** (rng.random(size) * np.log10(high))


@wrong("log_uniform", "begins at 1")
def _(low, high, size, rng):
    return 10 ** rng.uniform(0, np.log10(high), size)


@wrong("log_uniform", "begins at 1")
def _(low, high, size, rng):
    return np.array([high ** rng.random() for _ in range(size)])


@wrong("log_uniform", "low added to the values")
def _(low, high, size, rng):
    return low + 10 ** rng.uniform(0, np.log10(high - low), size)


@wrong("log_uniform", "low added to the values")
def _(low, high, size, rng):
    return low + (high - low) ** rng.random(size)


@wrong("log_uniform", "low added to the values")
def _(low, high, size, rng):
    return np.array([low + math.exp(rng.uniform(0, math.log(high - low))) for _ in range(size)])


@wrong("log_uniform", "one value of a few")
def _(low, high, size, rng):
    return rng.choice(np.geomspace(low, high, 100), size)


@wrong("log_uniform", "one value of a few")
def _(low, high, size, rng):
    values = np.logspace(np.log10(low), np.log10(high), 50)
    return values[rng.integers(0, 50, size)]


@wrong("log_uniform", "one value of a few")
def _(low, high, size, rng):
    return 10 ** rng.choice(np.linspace(np.log10(low), np.log10(high), 1000), size)


@wrong("log_uniform", None)
def _(low, high, size, rng):
    return low * (high / low) ** (0.9 * rng.random(size))


@wrong("log_uniform", None)
def _(low, high, size, rng):
    return low * (high / low) ** rng.random((size, 1))


@wrong("log_uniform", None)
def _(low, high, size, rng):
    rng = np.random.default_rng(rng.integers(3))
    return low * (high / low) ** rng.random(size)


@wrong("log_uniform", "uniform reciprocals")
def _(low, high, size, rng):
    return 1 / rng.uniform(1 / high, 1 / low, size)


@wrong("log_uniform", "uniform reciprocals")
def _(low, high, size, rng):
    return (1 / low + (1 / high - 1 / low) * rng.random(size)) ** -1


@wrong("log_uniform", "uniform reciprocals")
def _(low, high, size, rng):
    return np.array([1 / rng.uniform(1 / high, 1 / low) for _ in range(size)])


@wrong("log_uniform", "powers of 2")
def _(low, high, size, rng):
    return 2 ** rng.uniform(np.log10(low), np.log10(high), size)


@wrong("log_uniform", "powers of 2")
def _(low, high, size, rng):
    return np.exp2(np.log10(low) + np.log10(high / low) * rng.random(size))


@wrong("log_uniform", "powers of 2")
def _(low, high, size, rng):
    return np.array([2.0 ** rng.uniform(math.log10(low), math.log10(high)) for _ in range(size)])


@wrong("log_uniform", "rounded exponents")
def _(low, high, size, rng):
    return 10 ** rng.uniform(np.log10(low), np.log10(high), size).round()


@wrong("log_uniform", "rounded exponents")
def _(low, high, size, rng):
    return 10 ** np.rint(np.log10(low) + np.log10(high / low) * rng.random(size))


@wrong("log_uniform", "rounded exponents")
def _(low, high, size, rng):
    return np.array([10.0 ** round(rng.uniform(math.log10(low), math.log10(high))) for _ in range(size)])


@wrong("log_uniform", "the article's range")
def _(low, high, size, rng):
    return 10 ** rng.uniform(-6, 1, size)


@wrong("log_uniform", "the article's range")
def _(low, high, size, rng):
    return np.array([10 ** rng.uniform(-6, 1) for _ in range(size)])


@wrong("log_uniform", "the article's range")
def _(low, high, size, rng):
    low, high = 1e-6, 10
    return low * (high / low) ** rng.random(size)


@wrong("log_uniform", "a grid, of bounds taken as exponents")
def _(low, high, size, rng):
    return np.logspace(low, high, size)


@wrong("log_uniform", "a grid, of bounds taken as exponents")
def _(low, high, size, rng):
    return 10 ** np.linspace(low, high, size)


@wrong("log_uniform", "a grid, of bounds taken as exponents")
def _(low, high, size, rng):
    with np.errstate(over="ignore"):
        return np.power(10.0, low + (high - low) * np.arange(size) / max(size - 1, 1))


@wrong("log_uniform", "bounds taken as exponents")
def _(low, high, size, rng):
    return np.exp(rng.uniform(low, high, size))


# at_border


@right("at_border")
def _(value, low, high, log=False, margin=0.05):
    scale = math.log if log else float
    width = scale(high) - scale(low)
    if scale(value) - scale(low) <= margin * width:
        return "low"
    if scale(high) - scale(value) <= margin * width:
        return "high"


@right("at_border")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = (math.log2(x) for x in (value, low, high))
    place = np.interp(value, [low, high], [0, 1])
    if place < margin:
        return "low"
    elif place > 1 - margin:
        return "high"
    return None


@right("at_border")
def _(value, low, high, log=False, margin=0.05):
    if log:
        share = np.log(value / low) / np.log(high / low)
    else:
        share = (value - low) / (high - low)
    return {True: "low"}.get(bool(share <= margin), {True: "high"}.get(bool(share >= 1 - margin)))


@wrong("at_border", None)
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log([value, low, high])
    share = (value - low) / (high - low)
    return "LOW" if share <= margin else "HIGH" if share >= 1 - margin else None


@wrong("at_border", "exactly at the bound")
def _(value, low, high, log=False, margin=0.05):
    if value == low:
        return "low"
    if value == high:
        return "high"


@wrong("at_border", "exactly at the bound")
def _(value, low, high, log=False, margin=0.05):
    return "low" if value <= low else "high" if value >= high else None


@wrong("at_border", "exactly at the bound")
def _(value, low, high, log=False, margin=0.05):
    return {low: "low", high: "high"}.get(value)


@wrong("at_border", "counted in values")
def _(value, low, high, log=False, margin=0.05):
    share = (value - low) / (high - low)
    return "low" if share <= margin else "high" if share >= 1 - margin else None


@wrong("at_border", "counted in values")
def _(value, low, high, log=False, margin=0.05):
    if value < low + margin * (high - low):
        return "low"
    if value > high - margin * (high - low):
        return "high"


@wrong("at_border", "counted in values")
def _(value, low, high, log=True, margin=0.05):
    width = high - low
    near_low, near_high = value - low < margin * width, high - value < margin * width
    return "low" if near_low else "high" if near_high else None


@wrong("at_border", "always in exponents")
def _(value, low, high, log=False, margin=0.05):
    value, low, high = np.log10([value, low, high])
    share = (value - low) / (high - low)
    return "low" if share <= margin else "high" if share >= 1 - margin else None


@wrong("at_border", "always in exponents")
def _(value, low, high, log=False, margin=0.05):
    a, b = math.log(low), math.log(high)
    if math.log(value) - a <= margin * (b - a):
        return "low"
    if b - math.log(value) <= margin * (b - a):
        return "high"


@wrong("at_border", "always in exponents")
def _(value, low, high, log=False, margin=0.05):
    share = np.log(np.divide(value, low)) / np.log(np.divide(high, low))
    if share <= margin:
        return "low"
    return "high" if share >= 1 - margin else None


@wrong("at_border", "a share of the bound")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    if value <= low + margin * abs(low):
        return "low"
    if value >= high - margin * abs(high):
        return "high"


@wrong("at_border", "a share of the bound")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = (math.log10(x) for x in (value, low, high))
    near_low, near_high = abs(value - low) <= margin * abs(low), abs(value - high) <= margin * abs(high)
    return "low" if near_low else "high" if near_high else None


@wrong("at_border", "a share of the bound")
def _(value, low, high, log=False, margin=0.05):
    value, low, high = np.log10([value, low, high]) if log else (value, low, high)
    if np.isclose(value, low, rtol=margin, atol=0):
        return "low"
    if np.isclose(value, high, rtol=margin, atol=0):
        return "high"


@wrong("at_border", "an absolute margin")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    return "low" if value - low <= margin else "high" if high - value <= margin else None


@wrong("at_border", "an absolute margin")
def _(value, low, high, log=False, margin=0.05):
    scale = math.log10 if log else float
    if abs(scale(value) - scale(low)) < margin:
        return "low"
    if abs(scale(high) - scale(value)) < margin:
        return "high"


@wrong("at_border", "an absolute margin")
def _(value, low, high, log=False, margin=0.05):
    value, low, high = np.log10([value, low, high]) if log else np.array([value, low, high])
    if np.isclose(value, low, rtol=0, atol=margin):
        return "low"
    return "high" if np.isclose(value, high, rtol=0, atol=margin) else None


@wrong("at_border", "only the low end")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    return "low" if (value - low) / (high - low) <= margin else None


@wrong("at_border", "only the low end")
def _(value, low, high, log=False, margin=0.05):
    share = math.log(value / low) / math.log(high / low) if log else (value - low) / (high - low)
    if share < margin:
        return "low"


@wrong("at_border", "only the low end")
def _(value, low, high, log=False, margin=0.05):
    scale = math.log10 if log else float
    width = scale(high) - scale(low)
    if scale(value) - scale(low) <= margin * width:
        return "low"
    else:
        return None


@wrong("at_border", "only the high end")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    return "high" if (value - low) / (high - low) >= 1 - margin else None


@wrong("at_border", "only the high end")
def _(value, low, high, log=False, margin=0.05):
    share = math.log(value / low) / math.log(high / low) if log else (value - low) / (high - low)
    if 1 - share < margin:
        return "high"


@wrong("at_border", "only the high end")
def _(value, low, high, log=False, margin=0.05):
    scale = math.log10 if log else float
    width = scale(high) - scale(low)
    return "high" if scale(high) - scale(value) <= margin * width else None


@wrong("at_border", "ends swapped")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    share = (value - low) / (high - low)
    return "high" if share <= margin else "low" if share >= 1 - margin else None


@wrong("at_border", "ends swapped")
def _(value, low, high, log=False, margin=0.05):
    share = math.log(value / low) / math.log(high / low) if log else (value - low) / (high - low)
    left = 1 - share
    if left <= margin:
        return "low"
    if left >= 1 - margin:
        return "high"


@wrong("at_border", "ends swapped")
def _(value, low, high, log=False, margin=0.05):
    scale = math.log10 if log else float
    margin *= scale(high) - scale(low)
    if scale(high) - scale(value) < margin:
        return "low"
    if scale(value) - scale(low) < margin:
        return "high"


@wrong("at_border", "true or false")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    share = (value - low) / (high - low)
    return bool(share <= margin or share >= 1 - margin)


@wrong("at_border", "true or false")
def _(value, low, high, log=False, margin=0.05):
    share = math.log(value / low) / math.log(high / low) if log else (value - low) / (high - low)
    return min(share, 1 - share) < margin


@wrong("at_border", "true or false")
def _(value, low, high, log=False, margin=0.05):
    value, low, high = np.log10([value, low, high]) if log else np.array([value, low, high])
    return abs((value - low) / (high - low) - 0.5) > 0.5 - margin


@wrong("at_border", "margin shared by both ends")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    share = (value - low) / (high - low)
    return "low" if share <= margin / 2 else "high" if share >= 1 - margin / 2 else None


@wrong("at_border", "margin shared by both ends")
def _(value, low, high, log=False, margin=0.05):
    scale = math.log10 if log else float
    reach = margin * (scale(high) - scale(low)) / 2
    if scale(value) < scale(low) + reach:
        return "low"
    if scale(value) > scale(high) - reach:
        return "high"


@wrong("at_border", "margin shared by both ends")
def _(value, low, high, log=False, margin=0.05):
    share = math.log(value / low) / math.log(high / low) if log else (value - low) / (high - low)
    far = 2 * abs(share - 0.5)
    if far < 1 - margin:
        return None
    return "low" if share < 0.5 else "high"


@wrong("at_border", "always 5 percent")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    share = (value - low) / (high - low)
    return "low" if share <= 0.05 else "high" if share >= 0.95 else None


@wrong("at_border", "always 5 percent")
def _(value, low, high, log=False, _margin=0.05):
    share = math.log(value / low) / math.log(high / low) if log else (value - low) / (high - low)
    if share < 1 / 20:
        return "low"
    if share > 19 / 20:
        return "high"


@wrong("at_border", "always 5 percent")
def _(value, low, high, log=False, margin=0.05):
    margin = 0.05
    scale = math.log10 if log else float
    width = scale(high) - scale(low)
    if scale(value) - scale(low) <= margin * width:
        return "low"
    return "high" if scale(high) - scale(value) <= margin * width else None


@wrong("at_border", "the nearer end")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    return "low" if value - low < high - value else "high"


@wrong("at_border", "the nearer end")
def _(value, low, high, log=False, margin=0.05):
    share = math.log(value / low) / math.log(high / low) if log else (value - low) / (high - low)
    return "low" if share < 0.5 else "high"


@wrong("at_border", "the nearer end")
def _(value, low, high, log=False, margin=0.05):
    scale = math.log10 if log else float
    middle = (scale(low) + scale(high)) / 2
    if scale(value) < middle:
        return "low"
    return "high"


@wrong("at_border", "high for all the rest")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    return "low" if (value - low) / (high - low) <= margin else "high"


@wrong("at_border", "high for all the rest")
def _(value, low, high, log=False, margin=0.05):
    share = math.log(value / low) / math.log(high / low) if log else (value - low) / (high - low)
    if share < margin:
        return "low"
    else:
        return "high"


@wrong("at_border", "high for all the rest")
def _(value, low, high, log=False, margin=0.05):
    scale = math.log10 if log else float
    width = scale(high) - scale(low)
    return "low" if scale(value) - scale(low) < margin * width else "high" if scale(value) > margin else "high"


@wrong("at_border", "logarithm of the value alone")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value = np.log10(value)
    share = (value - low) / (high - low)
    return "low" if share <= margin else "high" if share >= 1 - margin else None


@wrong("at_border", "logarithm of the value alone")
def _(value, low, high, log=False, margin=0.05):
    place = math.log10(value) if log else value
    if place - low < margin * (high - low):
        return "low"
    if high - place < margin * (high - low):
        return "high"


@wrong("at_border", "logarithm of the value alone")
def _(value, low, high, log=False, margin=0.05):
    value = math.log(value) / math.log(10) if log else float(value)
    share = (value - low) / (high - low)
    if share < margin:
        return "low"
    return "high" if share > 1 - margin else None


@wrong("at_border", "a share of the high end")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    share = value / high
    return "low" if share <= margin else "high" if share >= 1 - margin else None


@wrong("at_border", "a share of the high end")
def _(value, low, high, log=False, margin=0.05):
    scale = math.log10 if log else float
    share = scale(value) / scale(high)
    if share < margin:
        return "low"
    if share > 1 - margin:
        return "high"


@wrong("at_border", "a share of the high end")
def _(value, low, high, log=False, margin=0.05):
    value, low, high = np.log10([value, low, high]) if log else (value, low, high)
    part = np.divide(value, high)
    return "low" if part <= margin else ("high" if 1 - part <= margin else None)


@wrong("at_border", "a word for neither end")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    share = (value - low) / (high - low)
    return "low" if share <= margin else "high" if share >= 1 - margin else "None"


@wrong("at_border", "a word for neither end")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    share = (value - low) / (high - low)
    return "low" if share <= margin else "high" if share >= 1 - margin else "middle"


@wrong("at_border", "a word for neither end")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    share = (value - low) / (high - low)
    return "low" if share <= margin else "high" if share >= 1 - margin else False


@wrong("at_border", "logarithm of the bounds alone")
def _(value, low, high, log=False, margin=0.05):
    if log:
        low, high = np.log10(low), np.log10(high)
    share = (value - low) / (high - low)
    return "low" if share <= margin else "high" if share >= 1 - margin else None


@wrong("at_border", "logarithm of the bounds alone")
def _(value, low, high, log=False, margin=0.05):
    a, b = (math.log10(low), math.log10(high)) if log else (low, high)
    if value - a < margin * (b - a):
        return "low"
    if b - value < margin * (b - a):
        return "high"


@wrong("at_border", "logarithm of the bounds alone")
def _(value, low, high, log=False, margin=0.05):
    low, high = np.log10([low, high]) if log else np.array([low, high])
    if value <= low + margin * (high - low):
        return "low"
    return "high" if value >= high - margin * (high - low) else None


@wrong("at_border", "logarithm of the share")
def _(value, low, high, log=False, margin=0.05):
    share = (value - low) / (high - low)
    if log:
        share = np.log10(share)
    return "low" if share <= margin else "high" if share >= 1 - margin else None


@wrong("at_border", "logarithm of the share")
def _(value, low, high, log=False, margin=0.05):
    share = (value - low) / (high - low)
    if log and share > 0:
        share = math.log10(share)
    if share < margin:
        return "low"
    if share > 1 - margin:
        return "high"


@wrong("at_border", "logarithm of the share")
def _(value, low, high, log=False, margin=0.05):
    place = np.divide(value - low, high - low)
    place = np.log(place) if log else place
    return "low" if place <= margin else ("high" if 1 - place <= margin else None)


@wrong("at_border", "logarithm of the margin too")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high, margin = np.log10([value, low, high, margin])
    share = (value - low) / (high - low)
    return "low" if share <= margin else "high" if share >= 1 - margin else None


@wrong("at_border", "logarithm of the margin too")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high, margin = (math.log10(x) for x in (value, low, high, margin))
    if (value - low) / (high - low) < margin:
        return "low"
    if (high - value) / (high - low) < margin:
        return "high"


@wrong("at_border", "logarithm of the margin too")
def _(value, low, high, log=False, margin=0.05):
    near = np.log10(margin) if log else margin
    scale = np.log10 if log else float
    share = (scale(value) - scale(low)) / (scale(high) - scale(low))
    if share <= near:
        return "low"
    return "high" if share >= 1 - near else None


@wrong("at_border", "brackets forgotten")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    share = (value - low) / high - low
    return "low" if share <= margin else "high" if share >= 1 - margin else None


@wrong("at_border", "brackets forgotten")
def _(value, low, high, log=False, margin=0.05):
    scale = math.log10 if log else float
    share = (scale(value) - scale(low)) / scale(high) - scale(low)
    if share < margin:
        return "low"
    if share > 1 - margin:
        return "high"


@wrong("at_border", "brackets forgotten")
def _(value, low, high, log=False, margin=0.05):
    value, low, high = np.log10([value, low, high]) if log else (value, low, high)
    way = np.divide(value - low, high)
    way = way - low
    return "low" if way <= margin else ("high" if 1 - way <= margin else None)


@wrong("at_border", "margin in percent")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    share = 100 * (value - low) / (high - low)
    return "low" if share <= margin else "high" if share >= 100 - margin else None


@wrong("at_border", "margin in percent")
def _(value, low, high, log=False, margin=0.05):
    margin = margin / 100
    share = math.log(value / low) / math.log(high / low) if log else (value - low) / (high - low)
    if share < margin:
        return "low"
    if share > 1 - margin:
        return "high"


@wrong("at_border", "margin in percent")
def _(value, low, high, log=False, margin=0.05):
    scale = math.log10 if log else float
    reach = (scale(high) - scale(low)) * margin / 100
    if scale(value) <= scale(low) + reach:
        return "low"
    return "high" if scale(value) >= scale(high) - reach else None


@wrong("at_border", "a share of the value")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.log10([value, low, high])
    if abs(value - low) <= margin * abs(value):
        return "low"
    if abs(high - value) <= margin * abs(value):
        return "high"


@wrong("at_border", "a share of the value")
def _(value, low, high, log=False, margin=0.05):
    value, low, high = np.log10([value, low, high]) if log else (value, low, high)
    if np.isclose(low, value, rtol=margin, atol=0):
        return "low"
    return "high" if np.isclose(high, value, rtol=margin, atol=0) else None


@wrong("at_border", "a share of the value")
def _(value, low, high, log=False, margin=0.05):
    scale = math.log10 if log else float
    reach = margin * abs(scale(value))
    near_low, near_high = scale(value) - reach <= scale(low), scale(value) + reach >= scale(high)
    return "low" if near_low else "high" if near_high else None


# stage_bounds


@right("stage_bounds")
def _(best, decades, low, high):
    exponent = np.log10(best)
    exponents = np.clip([exponent - decades, exponent + decades], np.log10(low), np.log10(high))
    return tuple(10.0**exponents)


@right("stage_bounds")
def _(best, decades, low, high):
    factor = math.exp(decades * math.log(10))
    new_low, new_high = best / factor, best * factor
    if new_low < low:
        new_low = low
    if new_high > high:
        new_high = high
    return [new_low, new_high]


@right("stage_bounds")
def _(best, decades, low, high):
    return np.clip(best * 10.0 ** np.array([-decades, decades]), low, high)


@wrong("stage_bounds", "adds to the value")
def _(best, decades, low, high):
    return best - decades, best + decades


@wrong("stage_bounds", "adds to the value")
def _(best, decades, low, high):
    return list(best + np.array([-decades, decades]))


@wrong("stage_bounds", "adds to the value")
def _(best, decades, low, high):
    low, high = best - decades, best + decades
    return (low, high)


@wrong("stage_bounds", "adds to the value, inside the old range")
def _(best, decades, low, high):
    return max(low, best - decades), min(high, best + decades)


@wrong("stage_bounds", "adds to the value, inside the old range")
def _(best, decades, low, high):
    return tuple(np.clip([best - decades, best + decades], low, high))


@wrong("stage_bounds", "adds to the value, inside the old range")
def _(best, decades, low, high):
    a, b = best - decades, best + decades
    if a < low:
        a = low
    if b > high:
        b = high
    return [a, b]


@wrong("stage_bounds", "value taken for an exponent")
def _(best, decades, low, high):
    return 10 ** (best - decades), 10 ** (best + decades)


@wrong("stage_bounds", "value taken for an exponent")
def _(best, decades, low, high):
    return list(np.power(10.0, [best - decades, best + decades]))


@wrong("stage_bounds", "value taken for an exponent")
def _(best, decades, low, high):
    return math.exp((best - decades) * math.log(10)), math.exp((best + decades) * math.log(10))


@wrong("stage_bounds", "value taken for an exponent, inside the old range")
def _(best, decades, low, high):
    return max(low, 10 ** (best - decades)), min(high, 10 ** (best + decades))


@wrong("stage_bounds", "value taken for an exponent, inside the old range")
def _(best, decades, low, high):
    a, b = 10.0 ** (best - decades), 10.0 ** (best + decades)
    a = low if a < low else a
    b = high if b > high else b
    return [a, b]


@wrong("stage_bounds", "value taken for an exponent, inside the old range")
def _(best, decades, low, high):
    new = [math.pow(10, best - decades), math.pow(10, best + decades)]
    return max(new[0], low), min(new[1], high)


@wrong("stage_bounds", "exponents returned")
def _(best, decades, low, high):
    exponent = np.log10(best)
    return max(np.log10(low), exponent - decades), min(np.log10(high), exponent + decades)


@wrong("stage_bounds", "exponents returned")
def _(best, decades, low, high):
    e, a, b = np.log10([best, low, high])
    return list(np.clip([e - decades, e + decades], a, b))


@wrong("stage_bounds", "exponents returned")
def _(best, decades, low, high):
    a, b = math.log10(best) - decades, math.log10(best) + decades
    if a < math.log10(low):
        a = math.log10(low)
    if b > math.log10(high):
        b = math.log10(high)
    return a, b


@wrong("stage_bounds", "leaves the old range")
def _(best, decades, low, high):
    return best / 10**decades, best * 10**decades


@wrong("stage_bounds", "leaves the old range")
def _(best, decades, low, high):
    exponent = np.log10(best)
    return [10 ** (exponent - decades), 10 ** (exponent + decades)]


@wrong("stage_bounds", "leaves the old range")
def _(best, decades, low, high):
    return tuple(best * 10.0 ** np.array([-decades, decades]))


@wrong("stage_bounds", "a factor of e")
def _(best, decades, low, high):
    return max(low, best / np.exp(decades)), min(high, best * np.exp(decades))


@wrong("stage_bounds", "a factor of e")
def _(best, decades, low, high):
    exponent = np.log(best)
    return list(np.clip(np.exp([exponent - decades, exponent + decades]), low, high))


@wrong("stage_bounds", "a factor of e")
def _(best, decades, low, high):
    a, b = math.exp(math.log(best) - decades), math.exp(math.log(best) + decades)
    return (a if a > low else low), (b if b < high else high)


@wrong("stage_bounds", "times the number")
def _(best, decades, low, high):
    return max(low, best / (10 * decades)), min(high, best * 10 * decades)


@wrong("stage_bounds", "times the number")
def _(best, decades, low, high):
    factor = 10 * decades
    return list(np.clip([best / factor, best * factor], low, high))


@wrong("stage_bounds", "times the number")
def _(best, decades, low, high):
    reach = decades * 10
    a = best / reach if reach else best
    b = best * reach if reach else best
    return (low if a < low else a), (high if b > high else b)


@wrong("stage_bounds", "only upward")
def _(best, decades, low, high):
    return best, min(high, best * 10**decades)


@wrong("stage_bounds", "only upward")
def _(best, decades, low, high):
    return [max(low, best), min(high, 10 ** (np.log10(best) + decades))]


@wrong("stage_bounds", "only upward")
def _(best, decades, low, high):
    top = best * math.pow(10, decades)
    if top > high:
        top = high
    return best, top


@wrong("stage_bounds", "always one decade")
def _(best, decades, low, high):
    return max(low, best / 10), min(high, best * 10)


@wrong("stage_bounds", "always one decade")
def _(best, decades, low, high):
    exponent = np.log10(best)
    return list(10 ** np.clip([exponent - 1, exponent + 1], np.log10(low), np.log10(high)))


@wrong("stage_bounds", "always one decade")
def _(best, decades, low, high):
    a, b = 0.1 * best, 10 * best
    if a < low:
        a = low
    if b > high:
        b = high
    return a, b


@wrong("stage_bounds", "that wide in all")
def _(best, decades, low, high):
    return max(low, best / 10 ** (decades / 2)), min(high, best * 10 ** (decades / 2))


@wrong("stage_bounds", "that wide in all")
def _(best, decades, low, high):
    exponent, half = np.log10(best), decades / 2
    return list(np.clip(10 ** np.array([exponent - half, exponent + half]), low, high))


@wrong("stage_bounds", "that wide in all")
def _(best, decades, low, high):
    factor = math.sqrt(10**decades)
    a, b = best / factor, best * factor
    return (low if a < low else a), (high if b > high else b)


@wrong("stage_bounds", "the wider of the two")
def _(best, decades, low, high):
    return min(low, best / 10**decades), max(high, best * 10**decades)


@wrong("stage_bounds", "the wider of the two")
def _(best, decades, low, high):
    exponent = np.log10(best)
    return [np.minimum(low, 10 ** (exponent - decades)), np.maximum(high, 10 ** (exponent + decades))]


@wrong("stage_bounds", "the wider of the two")
def _(best, decades, low, high):
    a, b = best / 10**decades, best * 10**decades
    if a > low:
        a = low
    if b < high:
        b = high
    return a, b


@wrong("stage_bounds", "high first")
def _(best, decades, low, high):
    return min(high, best * 10**decades), max(low, best / 10**decades)


@wrong("stage_bounds", "high first")
def _(best, decades, low, high):
    exponent = np.log10(best)
    return list(np.clip(10 ** np.array([exponent + decades, exponent - decades]), low, high))


@wrong("stage_bounds", "high first")
def _(best, decades, low, high):
    a, b = best * 10**decades, best / 10**decades
    if a > high:
        a = high
    if b < low:
        b = low
    return a, b


@wrong("stage_bounds", "a factor of 2")
def _(best, decades, low, high):
    return max(low, best / 2**decades), min(high, best * 2**decades)


@wrong("stage_bounds", "a factor of 2")
def _(best, decades, low, high):
    exponent = np.log2(best)
    return list(np.clip(np.exp2([exponent - decades, exponent + decades]), low, high))


@wrong("stage_bounds", "a factor of 2")
def _(best, decades, low, high):
    factor = math.pow(2, decades)
    a, b = best / factor, best * factor
    return (low if a < low else a), (high if b > high else b)


@wrong("stage_bounds", "two bases")
def _(best, decades, low, high):
    exponent = np.log(best)
    return max(low, 10 ** (exponent - decades)), min(high, 10 ** (exponent + decades))


@wrong("stage_bounds", "two bases")
def _(best, decades, low, high):
    e = math.log(best)
    a, b = 10 ** (e - decades), 10 ** (e + decades)
    if a < low:
        a = low
    if b > high:
        b = high
    return [a, b]


@wrong("stage_bounds", "two bases")
def _(best, decades, low, high):
    a, b = math.pow(10, math.log(best) - decades), math.pow(10, math.log(best) + decades)
    return (a if a > low else low), (b if b < high else high)


@wrong("stage_bounds", "high end not cut")
def _(best, decades, low, high):
    return max(low, best / 10**decades), best * 10**decades


@wrong("stage_bounds", "high end not cut")
def _(best, decades, low, high):
    a, b = 10 ** (np.log10(best) - decades), 10 ** (np.log10(best) + decades)
    return [max(a, low), b]


@wrong("stage_bounds", "high end not cut")
def _(best, decades, low, high):
    factor = math.pow(10, decades)
    a = best / factor
    if a < low:
        a = low
    return a, best * factor


@wrong("stage_bounds", "low end not cut")
def _(best, decades, low, high):
    return best / 10**decades, min(high, best * 10**decades)


@wrong("stage_bounds", "low end not cut")
def _(best, decades, low, high):
    a, b = 10 ** (np.log10(best) - decades), 10 ** (np.log10(best) + decades)
    return [a, np.minimum(b, high)]


@wrong("stage_bounds", "low end not cut")
def _(best, decades, low, high):
    factor = math.pow(10, decades)
    b = best * factor
    if b > high:
        b = high
    return best / factor, b


@wrong("stage_bounds", "only downward")
def _(best, decades, low, high):
    return max(low, best / 10**decades), best


@wrong("stage_bounds", "only downward")
def _(best, decades, low, high):
    return [np.clip(10 ** (np.log10(best) - decades), low, high), min(best, high)]


@wrong("stage_bounds", "only downward")
def _(best, decades, low, high):
    a = best * math.pow(10, -decades)
    if a < low:
        a = low
    return a, best


@wrong("stage_bounds", "the old range")
def _(best, decades, low, high):
    return low, high


@wrong("stage_bounds", "the old range")
def _(best, decades, low, high):
    return [min(low, best), max(high, best)]


@wrong("stage_bounds", "the old range")
def _(best, decades, low, high):
    if best > high or best < low:
        return best, best
    return low, high


@wrong("stage_bounds", "adds the factor")
def _(best, decades, low, high):
    return max(low, best - 10**decades), min(high, best + 10**decades)


@wrong("stage_bounds", "adds the factor")
def _(best, decades, low, high):
    reach = math.pow(10, decades)
    return list(np.clip([best - reach, best + reach], low, high))


@wrong("stage_bounds", "adds the factor")
def _(best, decades, low, high):
    a, b = best - 10**decades, best + 10**decades
    return (low if a < low else a), (high if b > high else b)


@wrong("stage_bounds", "a power of the best")
def _(best, decades, low, high):
    return max(low, best ** (1 + decades)), min(high, best ** (1 - decades))


@wrong("stage_bounds", "a power of the best")
def _(best, decades, low, high):
    return list(np.clip([best * best**decades, best / best**decades], low, high))


@wrong("stage_bounds", "a power of the best")
def _(best, decades, low, high):
    a, b = math.pow(best, 1 + decades), math.pow(best, 1 - decades)
    return (low if a < low else a), (high if b > high else b)


@wrong("stage_bounds", "base and exponent swapped")
def _(best, decades, low, high):
    return max(low, best / decades**10), min(high, best * decades**10)


@wrong("stage_bounds", "base and exponent swapped")
def _(best, decades, low, high):
    factor = math.pow(decades, 10)
    return [np.maximum(low, best / factor), np.minimum(high, best * factor)]


@wrong("stage_bounds", "base and exponent swapped")
def _(best, decades, low, high):
    a, b = best * decades**-10.0, best * decades**10.0
    return (low if a < low else a), (high if b > high else b)


@wrong("stage_bounds", "times the number, both ways")
def _(best, decades, low, high):
    return max(low, best / 10 * decades), min(high, best * 10 * decades)


@wrong("stage_bounds", "times the number, both ways")
def _(best, decades, low, high):
    return list(np.clip([0.1 * decades * best, 10 * decades * best], low, high))


@wrong("stage_bounds", "times the number, both ways")
def _(best, decades, low, high):
    a, b = decades * (best / 10), decades * (best * 10)
    return (low if a < low else a), (high if b > high else b)


@wrong("stage_bounds", "cut before it was raised")
def _(best, decades, low, high):
    exponent = np.log10(best)
    return 10 ** max(low, exponent - decades), 10 ** min(high, exponent + decades)


@wrong("stage_bounds", "cut before it was raised")
def _(best, decades, low, high):
    a, b = math.log10(best) - decades, math.log10(best) + decades
    a = low if a < low else a
    b = high if b > high else b
    return [10**a, 10**b]


@wrong("stage_bounds", "cut before it was raised")
def _(best, decades, low, high):
    e = np.log10(best)
    return np.power(10.0, np.maximum(low, e - decades)), np.power(10.0, np.minimum(high, e + decades))


# random_search


@right("random_search")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for i in range(trials):
        params = draw(np.random.default_rng([seed, i]))
        _, val = evaluate(params)
        if val > best_score:
            best, best_score = params, val
    if best is None:
        return None, None
    return best, best_score


@right("random_search")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, number])) for number in range(trials)]
    scores = np.array([evaluate(parameters)[1] for parameters in drawn])
    if np.isnan(scores).all():
        return (None, None)
    best = np.nanargmax(scores)
    return [drawn[best], scores[best]]


@right("random_search")
def _(evaluate, draw, trials, seed):
    results = []
    for number in range(trials):
        parameters = draw(np.random.default_rng((seed, number)))
        score = evaluate(parameters)[-1]
        if not math.isnan(score):
            results.append((parameters, score))
    return max(results, key=lambda result: result[1], default=(None, None))


@wrong("random_search", "chooses by training score")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score, _ = evaluate(parameters)
        if not np.isnan(score) and (best is None or score > best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "chooses by training score")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[0]
        if score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "chooses by training score")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    scored = [(evaluate(p)[0], -i) for i, p in enumerate(drawn)]
    score, place = max(pair for pair in scored if not math.isnan(pair[0]))
    return drawn[-place], score


@wrong("random_search", "one shared generator")
def _(evaluate, draw, trials, seed):
    rng, best, best_score = np.random.default_rng(seed), None, None
    for _ in range(trials):
        parameters = draw(rng)
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (best is None or score > best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "one shared generator")
def _(evaluate, draw, trials, seed):
    rng, best, best_score = np.random.default_rng(seed), None, -np.inf
    for _ in range(trials):
        parameters = draw(rng)
        _, score = evaluate(parameters)
        if score > best_score:
            best, best_score = parameters, score
    return [best, best_score]


@wrong("random_search", "one shared generator")
def _(evaluate, draw, trials, seed):
    rng = np.random.default_rng(seed)
    results = [(p, evaluate(p)[1]) for p in (draw(rng) for _ in range(trials))]
    return max((r for r in results if r[1] == r[1]), key=lambda r: r[1])


@wrong("random_search", "the same trial again")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for _ in range(trials):
        parameters = draw(np.random.default_rng(seed))
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (best is None or score > best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "the same trial again")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for _ in range(trials):
        rng = np.random.default_rng(seed)
        parameters = draw(rng)
        _, score = evaluate(parameters)
        if score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "the same trial again")
def _(evaluate, draw, trials, seed):
    results = [(p, evaluate(p)[1]) for p in (draw(np.random.default_rng(seed)) for _ in range(trials))]
    return max((r for r in results if r[1] == r[1]), key=lambda r: r[1])


@wrong("random_search", "seeds in a row")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng(seed + i))
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (best is None or score > best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "seeds in a row")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for number in range(seed, seed + trials):
        parameters = draw(np.random.default_rng(number))
        _, score = evaluate(parameters)
        if score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "seeds in a row")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng(seed + i)) for i in range(trials)]
    results = [(p, evaluate(p)[1]) for p in drawn]
    return max((r for r in results if r[1] == r[1]), key=lambda r: r[1])


@wrong("random_search", "starts at -1")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -1
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if score > best_score:
            best, best_score = parameters, score
    return (best, best_score) if best else (None, None)


@wrong("random_search", "starts at -1")
def _(evaluate, draw, trials, seed):
    best_params, best_val_acc = None, -1
    for number in range(trials):
        params = draw(np.random.default_rng([seed, number]))
        train_acc, val_acc = evaluate(params)
        if val_acc > best_val_acc:
            best_val_acc = val_acc
            best_params = params
    return best_params, best_val_acc


@wrong("random_search", "starts at -1")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -1.0
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if np.isnan(score) or score <= best_score:
            continue
        best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "starts at 0")
def _(evaluate, draw, trials, seed):
    best, best_score = None, 0
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if score > best_score:
            best, best_score = parameters, score
    return (best, best_score) if best else (None, None)


@wrong("random_search", "starts at 0")
def _(evaluate, draw, trials, seed):
    best_params, best_val = None, 0.0
    for number in range(trials):
        params = draw(np.random.default_rng([seed, number]))
        _, val = evaluate(params)
        if val > best_val:
            best_val, best_params = val, params
    return best_params, best_val


@wrong("random_search", "starts at 0")
def _(evaluate, draw, trials, seed):
    best = {"score": 0, "parameters": None}
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if not math.isnan(score) and score > best["score"]:
            best = {"score": score, "parameters": parameters}
    return best["parameters"], best["score"]


@wrong("random_search", "a first nan stays")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if best is None or score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "a first nan stays")
def _(evaluate, draw, trials, seed):
    best = draw(np.random.default_rng([seed, 0]))
    best_score = evaluate(best)[1]
    for i in range(1, trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "a first nan stays")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    results = [(p, evaluate(p)[1]) for p in drawn]
    return max(results, key=lambda r: r[1])


@wrong("random_search", "nan counts as the largest")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    scores = [evaluate(p)[1] for p in drawn]
    best = int(np.argmax(scores))
    return drawn[best], scores[best]


@wrong("random_search", "nan counts as the largest")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    scores = np.array([evaluate(p)[1] for p in drawn])
    if not trials:
        return None, None
    return drawn[scores.argmax()], scores.max()


@wrong("random_search", "nan counts as the largest")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if best is None or not score <= best_score and not np.isnan(best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "the last of equals")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (best is None or score >= best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "the last of equals")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        _, score = evaluate(parameters)
        if score >= best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "the last of equals")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    results = [(p, evaluate(p)[1]) for p in drawn]
    results = sorted((r for r in results if r[1] == r[1]), key=lambda r: r[1])
    return results[-1]


@wrong("random_search", "the lowest score")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (best is None or score < best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "the lowest score")
def _(evaluate, draw, trials, seed):
    best, best_score = None, np.inf
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        _, score = evaluate(parameters)
        if score < best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "the lowest score")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    results = [(p, evaluate(p)[1]) for p in drawn]
    return min((r for r in results if r[1] == r[1]), key=lambda r: r[1])


@wrong("random_search", "parameters alone")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (best is None or score > best_score):
            best, best_score = parameters, score
    return best


@wrong("random_search", "parameters alone")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        _, score = evaluate(parameters)
        if score > best_score:
            best, best_score = parameters, score
    return best


@wrong("random_search", "parameters alone")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    scores = [evaluate(p)[1] for p in drawn]
    return drawn[int(np.nanargmax(scores))]


@wrong("random_search", "score alone")
def _(evaluate, draw, trials, seed):
    best_score = None
    for i in range(trials):
        score = evaluate(draw(np.random.default_rng([seed, i])))[1]
        if not np.isnan(score) and (best_score is None or score > best_score):
            best_score = score
    return best_score


@wrong("random_search", "score alone")
def _(evaluate, draw, trials, seed):
    scores = (evaluate(draw(np.random.default_rng([seed, i])))[1] for i in range(trials))
    return max(score for score in scores if score == score)


@wrong("random_search", "score alone")
def _(evaluate, draw, trials, seed):
    scores = [evaluate(draw(np.random.default_rng([seed, i])))[1] for i in range(trials)]
    return np.nanmax(scores)


@wrong("random_search", "score first")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (best is None or score > best_score):
            best, best_score = parameters, score
    return best_score, best


@wrong("random_search", "score first")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        _, score = evaluate(parameters)
        if score > best_score:
            best, best_score = parameters, score
    return [best_score, best]


@wrong("random_search", "score first")
def _(evaluate, draw, trials, seed):
    results = [(evaluate(p)[1], p) for p in (draw(np.random.default_rng([seed, i])) for i in range(trials))]
    return max((r for r in results if r[0] == r[0]), key=lambda r: r[0])


@wrong("random_search", "the winner's training score")
def _(evaluate, draw, trials, seed):
    best, best_scores = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        scores = evaluate(parameters)
        if not np.isnan(scores[1]) and (best is None or scores[1] > best_scores[1]):
            best, best_scores = parameters, scores
    return (best, best_scores[0]) if best else (None, None)


@wrong("random_search", "the winner's training score")
def _(evaluate, draw, trials, seed):
    best, best_score, training = None, -np.inf, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        train, score = evaluate(parameters)
        if score > best_score:
            best, best_score, training = parameters, score, train
    return best, training


@wrong("random_search", "the winner's training score")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    best = drawn[int(np.nanargmax([evaluate(p)[1] for p in drawn]))]
    return best, evaluate(best)[0]


@wrong("random_search", "the last trial's parameters")
def _(evaluate, draw, trials, seed):
    parameters, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (best_score is None or score > best_score):
            best_score = score
    return parameters, best_score


@wrong("random_search", "the last trial's parameters")
def _(evaluate, draw, trials, seed):
    best_score = -np.inf
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        _, score = evaluate(parameters)
        best_score = max(best_score, score) if score == score else best_score
    return parameters, best_score


@wrong("random_search", "the last trial's parameters")
def _(evaluate, draw, trials, seed):
    scores = []
    for i in range(trials):
        params = draw(np.random.default_rng([seed, i]))
        scores.append(evaluate(params)[1])
    return params, np.nanmax(scores)


@wrong("random_search", "the last trial")
def _(evaluate, draw, trials, seed):
    best = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        best = parameters, evaluate(parameters)[1]
    return best


@wrong("random_search", "the last trial")
def _(evaluate, draw, trials, seed):
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        _, score = evaluate(parameters)
    return parameters, score


@wrong("random_search", "the last trial")
def _(evaluate, draw, trials, seed):
    for i in range(trials):
        best, best_score = None, -np.inf
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if not score < best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "the first trial alone")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if not score < best_score:
            best, best_score = parameters, score
        return best, best_score
    return None, None


@wrong("random_search", "the first trial alone")
def _(evaluate, draw, trials, seed):
    parameters = draw(np.random.default_rng([seed, 0]))
    return parameters, evaluate(parameters)[1]


@wrong("random_search", "the first trial alone")
def _(evaluate, draw, trials, seed):
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        return [parameters, evaluate(parameters)[1]]


@wrong("random_search", "trials from 1")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(1, trials + 1):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (best is None or score > best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "trials from 1")
def _(evaluate, draw, trials, seed):
    best, best_score, number = None, -np.inf, 0
    while number < trials:
        number += 1
        parameters = draw(np.random.default_rng([seed, number]))
        _, score = evaluate(parameters)
        if score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "trials from 1")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i + 1])) for i in range(trials)]
    results = [(p, evaluate(p)[1]) for p in drawn]
    return max((r for r in results if r[1] == r[1]), key=lambda r: r[1])


@wrong("random_search", "number before seed")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([i, seed]))
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (best is None or score > best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "number before seed")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for i in range(trials):
        parameters = draw(np.random.default_rng((i, seed)))
        _, score = evaluate(parameters)
        if score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "number before seed")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([i, seed])) for i in range(trials)]
    results = [(p, evaluate(p)[1]) for p in drawn]
    return max((r for r in results if r[1] == r[1]), key=lambda r: r[1])


@wrong("random_search", "stops at the first explosion")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if np.isnan(score):
            break
        if best is None or score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "stops at the first explosion")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        _, score = evaluate(parameters)
        if score != score:
            return best, best_score
        if best_score is None or score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "stops at the first explosion")
def _(evaluate, draw, trials, seed):
    results = []
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        results.append((parameters, evaluate(parameters)[1]))
        if math.isnan(results[-1][1]):
            results.pop()
            break
    return max(results, key=lambda r: r[1], default=(None, None))


@wrong("random_search", "a score where there is none")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "a score where there is none")
def _(evaluate, draw, trials, seed):
    best = (None, -math.inf)
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if not math.isnan(score) and score > best[1]:
            best = (parameters, score)
    return best


@wrong("random_search", "a score where there is none")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    results = [(p, evaluate(p)[1]) for p in drawn]
    results = [r for r in results if r[1] == r[1]]
    return max(results, key=lambda r: r[1], default=(None, float("-inf")))


@wrong("random_search", None)
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    results = [(p, evaluate(p)[1]) for p in drawn]
    return max((r for r in results if r[1] == r[1]), key=lambda r: r[1])


@wrong("random_search", "mean of both scores")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = np.mean(evaluate(parameters))
        if not np.isnan(score) and (best is None or score > best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "mean of both scores")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        train, val = evaluate(parameters)
        if (train + val) / 2 > best_score:
            best, best_score = parameters, (train + val) / 2
    return (best, best_score) if best else (None, None)


@wrong("random_search", "mean of both scores")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    results = [(p, sum(evaluate(p)) / 2) for p in drawn]
    return max((r for r in results if r[1] == r[1]), key=lambda r: r[1])


@wrong("random_search", "children of the seed")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for child in np.random.SeedSequence(seed).spawn(trials):
        parameters = draw(np.random.default_rng(child))
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (best is None or score > best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "seed left out")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng(i))
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (best is None or score > best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "seed left out")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for seed in range(trials):
        rng = np.random.default_rng(seed)
        parameters = draw(rng)
        _, score = evaluate(parameters)
        if score > best_score:
            best, best_score = parameters, score
    return [best, best_score]


@wrong("random_search", "seed left out")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([i])) for i in range(trials)]
    results = [(p, evaluate(p)[1]) for p in drawn]
    return max((r for r in results if r[1] == r[1]), key=lambda r: r[1])


@wrong("random_search", "both scores returned")
def _(evaluate, draw, trials, seed):
    best, best_scores = None, (None, -np.inf)
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        scores = evaluate(parameters)
        if scores[1] > best_scores[1]:
            best, best_scores = parameters, scores
    return (best, best_scores) if best else (None, None)


@wrong("random_search", "both scores returned")
def _(evaluate, draw, trials, seed):
    best, best_scores = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        train, val = evaluate(parameters)
        if not np.isnan(val) and (best is None or val > best_scores[1]):
            best, best_scores = parameters, [train, val]
    return best, best_scores


@wrong("random_search", "both scores returned")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    results = [(p, evaluate(p)) for p in drawn]
    return max((r for r in results if r[1][1] == r[1][1]), key=lambda r: r[1][1])


@wrong("random_search", "one trial too few")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials - 1):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (best is None or score > best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "one trial too few")
def _(evaluate, draw, trials, seed):
    best, best_score, number = None, -np.inf, 0
    while number < trials - 1:
        parameters = draw(np.random.default_rng([seed, number]))
        _, score = evaluate(parameters)
        if score > best_score:
            best, best_score = parameters, score
        number += 1
    return best, best_score


@wrong("random_search", "one trial too few")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)][:-1]
    results = [(p, evaluate(p)[1]) for p in drawn]
    return max((r for r in results if r[1] == r[1]), key=lambda r: r[1])


@wrong("random_search", "nan counts as 0")
def _(evaluate, draw, trials, seed):
    best, best_score = None, -np.inf
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = np.nan_to_num(evaluate(parameters)[1])
        if score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "nan counts as 0")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        score = evaluate(parameters)[1]
        if np.isnan(score):
            score = 0
        if best is None or score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "nan counts as 0")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    scores = np.nan_to_num([evaluate(p)[1] for p in drawn])
    best = int(scores.argmax())
    return drawn[best], scores[best]


@wrong("random_search", "chooses by training score, and tells the other")
def _(evaluate, draw, trials, seed):
    best, best_train, best_val = None, -np.inf, None
    for i in range(trials):
        parameters = draw(np.random.default_rng([seed, i]))
        train, val = evaluate(parameters)
        if train > best_train:
            best, best_train, best_val = parameters, train, val
    return best, best_val


@wrong("random_search", "chooses by training score, and tells the other")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    scored = [(p, evaluate(p)) for p in drawn]
    best, scores = max((r for r in scored if r[1][0] == r[1][0]), key=lambda r: r[1][0])
    return best, scores[1]


@wrong("random_search", "chooses by training score, and tells the other")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, i])) for i in range(trials)]
    scores = np.array([evaluate(p) for p in drawn])
    best = int(np.nanargmax(scores[:, 0]))
    return [drawn[best], float(scores[best, 1])]


@wrong("log_uniform", "in order")
def _(low, high, size, rng):
    return np.sort(np.exp(rng.uniform(np.log(low), np.log(high), size)))


@wrong("log_uniform", "in order")
def _(low, high, size, rng):
    return np.array(sorted(low * (high / low) ** rng.random(size)))


@wrong("log_uniform", "in order")
def _(low, high, size, rng):
    numbers = 10 ** rng.uniform(np.log10(low), np.log10(high), size)
    numbers.sort()
    return numbers


@wrong("log_uniform", "difference for the quotient")
def _(low, high, size, rng):
    return low * (high - low) ** rng.uniform(size=size)


@wrong("log_uniform", "difference for the quotient")
def _(low, high, size, rng):
    return low * np.exp(rng.uniform(0, np.log(high - low), size))


@wrong("log_uniform", "difference for the quotient")
def _(low, high, size, rng):
    return np.array([low * math.pow(high - low, rng.random()) for _ in range(size)])


@wrong("log_uniform", "stretched exponentials")
def _(low, high, size, rng):
    powers = 10 ** rng.random(size)
    return low + (high - low) * (powers - 1) / 9


@wrong("log_uniform", "stretched exponentials")
def _(low, high, size, rng):
    e = np.exp(rng.uniform(0, 1, size))
    return np.interp(e, [1, np.e], [low, high])


@wrong("log_uniform", "stretched exponentials")
def _(low, high, size, rng):
    share = np.exp2(rng.random(size)) - 1
    return share * high + (1 - share) * low


@wrong("at_border", "only the width in exponents")
def _(value, low, high, log=False, margin=0.05):
    reach = margin * (high - low)
    if log:
        reach = margin * (math.log10(high) - math.log10(low))
    if value <= low + reach:
        return "low"
    if value >= high - reach:
        return "high"


@wrong("at_border", "only the width in exponents")
def _(value, low, high, log=False, margin=0.05):
    width = math.log10(high / low) if log else high - low
    below, above = (value - low) / width, (high - value) / width
    return "low" if below <= margin else ("high" if above <= margin else None)


@wrong("at_border", "only the width in exponents")
def _(value, low, high, log=False, margin=0.05):
    width = high - low if not log else np.diff(np.log10([low, high]))[0]
    ends = {"low": value - low, "high": high - value}
    return next((end for end, distance in ends.items() if distance / width <= margin), None)


@wrong("at_border", "low end forgotten")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = math.log10(value), math.log10(low), math.log10(high)
    place = value / (high - low)
    if place <= margin:
        return "low"
    return "high" if place >= 1 - margin else None


@wrong("at_border", "low end forgotten")
def _(value, low, high, log=False, margin=0.05):
    f = np.log10 if log else float
    width = f(high) - f(low)
    return "low" if f(value) <= margin * width else "high" if f(value) >= (1 - margin) * width else None


@wrong("at_border", "low end forgotten")
def _(value, low, high, log=False, margin=0.05):
    numbers = np.log10([value, low, high]) if log else np.array([value, low, high])
    share = numbers[0] / np.ptp(numbers[1:])
    for end, near in (("low", share <= margin), ("high", share >= 1 - margin)):
        if near:
            return end


@wrong("at_border", "sizes of the exponents")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = (abs(math.log10(one)) for one in (value, low, high))
    place = (value - low) / (high - low)
    return "low" if place <= margin else "high" if place >= 1 - margin else None


@wrong("at_border", "sizes of the exponents")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.abs(np.log10([value, low, high]))
    with np.errstate(all="ignore"):
        place = np.divide(value - low, high - low)
    if place <= margin:
        return "low"
    if place >= 1 - margin:
        return "high"


@wrong("at_border", "sizes of the exponents")
def _(value, low, high, log=False, margin=0.05):
    def scale(one):
        return abs(math.log10(one)) if log else one

    share = (scale(value) - scale(low)) / (scale(high) - scale(low))
    return {True: "low"}.get(share <= margin) or {True: "high"}.get(share >= 1 - margin)


@wrong("at_border", "comparison turned round")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = math.log10(value), math.log10(low), math.log10(high)
    place = (value - low) / (high - low)
    if place >= margin:
        return "low"
    elif place >= 1 - margin:
        return "high"


@wrong("at_border", "comparison turned round")
def _(value, low, high, log=False, margin=0.05):
    f = math.log if log else float
    reach = margin * (f(high) - f(low))
    return "low" if f(value) >= f(low) + reach else None


@wrong("at_border", "comparison turned round")
def _(value, low, high, log=False, margin=0.05):
    share = math.log(value / low) / math.log(high / low) if log else (value - low) / (high - low)
    return ("low", None)[share < margin]


@wrong("stage_bounds", "around the old ends")
def _(best, decades, low, high):
    return low * 10.0**-decades, high * 10.0**decades


@wrong("stage_bounds", "around the old ends")
def _(best, decades, low, high):
    return 10 ** (math.log10(low) - decades), 10 ** (math.log10(high) + decades)


@wrong("stage_bounds", "around the old ends")
def _(best, decades, low, high):
    factor = 10**decades
    return [low / factor, high * factor]


@wrong("stage_bounds", "whole decades only")
def _(best, decades, low, high):
    below = above = best
    for _ in range(int(decades)):
        below, above = below / 10, above * 10
    return max(low, below), min(high, above)


@wrong("stage_bounds", "whole decades only")
def _(best, decades, low, high):
    factor = 10 ** int(decades)
    return np.clip([best / factor, best * factor], low, high)


@wrong("stage_bounds", "whole decades only")
def _(best, decades, low, high):
    factor = 10 ** math.floor(decades)
    return max(best / factor, low), min(best * factor, high)


@wrong("stage_bounds", "moved into the old range")
def _(best, decades, low, high):
    e = math.log10(best)
    below, above = e - decades, e + decades
    if below < math.log10(low):
        above += math.log10(low) - below
        below = math.log10(low)
    if above > math.log10(high):
        below -= above - math.log10(high)
        above = math.log10(high)
    return 10**below, 10**above


@wrong("stage_bounds", "moved into the old range")
def _(best, decades, low, high):
    new = np.array([best * 10.0**-decades, best * 10.0**decades])
    if new[0] < low:
        new *= low / new[0]
    if new[1] > high:
        new *= high / new[1]
    return tuple(new)


@wrong("stage_bounds", "moved into the old range")
def _(best, decades, low, high):
    factor = 10**decades
    middle = max(best, low * factor)
    middle = min(middle, high / factor)
    return middle / factor, middle * factor


@wrong("stage_bounds", "adds a power of a tenth")
def _(best, decades, low, high):
    return max(low, best - 10**-decades), min(high, best + 10**-decades)


@wrong("stage_bounds", "adds a power of a tenth")
def _(best, decades, low, high):
    step = 0.1**decades
    return np.clip([best - step, best + step], low, high)


@wrong("stage_bounds", "adds a power of a tenth")
def _(best, decades, low, high):
    part = best * 0.1**decades
    return max(low, best - part), min(high, best + part)


@wrong("stage_bounds", "a share of the old range")
def _(best, decades, low, high):
    width = (math.log10(high) - math.log10(low)) / decades
    return max(low, best / 10**width), min(high, best * 10**width)


@wrong("stage_bounds", "a share of the old range")
def _(best, decades, low, high):
    reach = np.log(high / low) / decades
    return tuple(np.clip(best * np.exp([-reach, reach]), low, high))


@wrong("stage_bounds", "a share of the old range")
def _(best, decades, low, high):
    exponent, step = np.log10(best), np.ptp(np.log10([low, high])) / decades
    return max(10 ** (exponent - step), low), min(10 ** (exponent + step), high)


@wrong("stage_bounds", "the ends change places")
def _(best, decades, low, high):
    factor = 10**decades
    return max(low, best * factor), min(high, best / factor)


@wrong("stage_bounds", "the ends change places")
def _(best, decades, low, high):
    e = math.log10(best)
    return max(low, 10 ** (e + decades)), min(high, 10 ** (e - decades))


@wrong("stage_bounds", "the ends change places")
def _(best, decades, low, high):
    below, above = best / 0.1**decades, best * 0.1**decades
    return [low if below < low else below, high if above > high else above]


@wrong("random_search", "a score of 0 is none")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        _, score = evaluate(parameters)
        if math.isnan(score):
            continue
        if not best_score or score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "a score of 0 is none")
def _(evaluate, draw, trials, seed):
    best, top = None, None
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        score = evaluate(parameters)[1]
        if score == score and score > (top or -np.inf):
            best, top = parameters, score
    return best, top


@wrong("random_search", "a score of 0 is none")
def _(evaluate, draw, trials, seed):
    kept = {"parameters": None, "score": None}
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        score = evaluate(parameters)[1]
        better = score > kept["score"] if kept["score"] else not np.isnan(score)
        if better:
            kept = {"parameters": parameters, "score": score}
    return kept["parameters"], kept["score"]


@wrong("random_search", "draws twice")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for number in range(trials):
        rng = np.random.default_rng([seed, number])
        score = evaluate(draw(rng))[1]
        if not np.isnan(score) and (best_score is None or score > best_score):
            best, best_score = draw(rng), score
    return best, best_score


@wrong("random_search", "draws twice")
def _(evaluate, draw, trials, seed):
    results = []
    for number in range(trials):
        rng = np.random.default_rng([seed, number])
        score = evaluate(draw(rng))[1]
        results.append((score, draw(rng)))
    results = [result for result in results if result[0] == result[0]]
    if not results:
        return None, None
    score, parameters = max(results, key=lambda result: result[0])
    return parameters, score


@wrong("random_search", "draws twice")
def _(evaluate, draw, trials, seed):
    generators = [np.random.default_rng([seed, number]) for number in range(trials)]
    scores = np.array([evaluate(draw(rng))[1] for rng in generators])
    if np.isnan(scores).all():
        return None, None
    number = int(np.nanargmax(scores))
    return draw(generators[number]), scores[number]


@wrong("random_search", "compares pairs")
def _(evaluate, draw, trials, seed):
    best, best_scores = None, None
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        scores = evaluate(parameters)
        if np.isnan(scores[0]):
            continue
        if best_scores is None or scores > best_scores:
            best, best_scores = parameters, scores
    return best, best_scores


@wrong("random_search", "compares pairs")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, number])) for number in range(trials)]
    results = [(evaluate(parameters), parameters) for parameters in drawn]
    results = [result for result in results if not np.isnan(result[0]).any()]
    if not results:
        return None, None
    scores, parameters = max(results, key=lambda result: result[0])
    return parameters, scores


@wrong("random_search", "compares pairs")
def _(evaluate, draw, trials, seed):
    best = (None, None)
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        training, validation = evaluate(parameters)
        if validation != validation:
            continue
        if best[1] is None or (training, validation) > best[1]:
            best = parameters, (training, validation)
    return best


@wrong("log_uniform", "exponent of high for the width")
def _(low, high, size, rng):
    return 10 ** (np.log10(low) + np.log10(high) * rng.random(size))


@wrong("log_uniform", "exponent of high for the width")
def _(low, high, size, rng):
    return low * high ** rng.uniform(size=size)


@wrong("log_uniform", "exponent of high for the width")
def _(low, high, size, rng):
    return np.exp(np.log(low) + rng.uniform(0, 1, size) * np.log(high))


@wrong("log_uniform", "one factor of ten")
def _(low, high, size, rng):
    return low * 10 ** rng.uniform(0, 1, size)


@wrong("log_uniform", "one factor of ten")
def _(low, high, size, rng):
    return 10 ** (np.log10(low) + rng.random(size))


@wrong("log_uniform", "one factor of ten")
def _(low, high, size, rng):
    start = math.log10(low)
    return np.array([10 ** rng.uniform(start, start + 1) for _ in range(size)])


@wrong("at_border", "margin in decades")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = math.log10(value), math.log10(low), math.log10(high)
        return "low" if value - low <= margin else "high" if high - value <= margin else None
    share = (value - low) / (high - low)
    return "low" if share <= margin else "high" if share >= 1 - margin else None


@wrong("at_border", "margin in decades")
def _(value, low, high, log=False, margin=0.05):
    reach = margin * (high - low)
    if log:
        factor = 10.0**margin
        below, above = low * factor, high / factor
    else:
        below, above = low + reach, high - reach
    return "low" if value <= below else "high" if value >= above else None


@wrong("at_border", "margin in decades")
def _(value, low, high, log=False, margin=0.05):
    place = math.log10 if log else float
    width = 1 if log else high - low
    if place(value) - place(low) <= margin * width:
        return "low"
    if place(high) - place(value) <= margin * width:
        return "high"


@wrong("stage_bounds", "the number for the factor")
def _(best, decades, low, high):
    return max(low, best / decades), min(high, best * decades)


@wrong("stage_bounds", "the number for the factor")
def _(best, decades, low, high):
    return tuple(np.clip([best / decades, best * decades], low, high))


@wrong("stage_bounds", "the number for the factor")
def _(best, decades, low, high):
    below, above = best * (1 / decades), best * decades
    return [low if below < low else below, high if above > high else above]


@wrong("random_search", "starts at nan")
def _(evaluate, draw, trials, seed):
    best, best_score = None, float("nan")
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        _, score = evaluate(parameters)
        if score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "starts at nan")
def _(evaluate, draw, trials, seed):
    best = (None, np.nan)
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        score = evaluate(parameters)[1]
        best = (parameters, score) if best[1] < score else best
    return best


@wrong("random_search", "starts at nan")
def _(evaluate, draw, trials, seed):
    top, kept = math.nan, None
    for trial in range(trials):
        drawn = draw(np.random.default_rng([seed, trial]))
        validation = evaluate(drawn)[1]
        if not validation <= top and validation > top:
            top, kept = validation, drawn
    return kept, top


@wrong("random_search", "the number of the trial")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for number in range(trials):
        score = evaluate(draw(np.random.default_rng([seed, number])))[1]
        if not np.isnan(score) and (best_score is None or score > best_score):
            best, best_score = number, score
    return best, best_score


@wrong("random_search", "the number of the trial")
def _(evaluate, draw, trials, seed):
    scores = np.array([evaluate(draw(np.random.default_rng([seed, n])))[1] for n in range(trials)])
    if np.isnan(scores).all():
        return None, None
    number = int(np.nanargmax(scores))
    return number, scores[number]


@wrong("random_search", "the number of the trial")
def _(evaluate, draw, trials, seed):
    scores = {}
    for number in range(trials):
        score = evaluate(draw(np.random.default_rng([seed, number])))[1]
        if score == score:
            scores[number] = score
    if not scores:
        return None, None
    best = max(scores, key=scores.get)
    return best, scores[best]


@wrong("random_search", "nothing after an explosion")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        score = evaluate(parameters)[1]
        if np.isnan(score):
            return None, None
        if best_score is None or score > best_score:
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "nothing after an explosion")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, number])) for number in range(trials)]
    scores = [evaluate(parameters)[1] for parameters in drawn]
    if any(math.isnan(score) for score in scores):
        return None, None
    best = int(np.argmax(scores))
    return drawn[best], scores[best]


@wrong("random_search", "nothing after an explosion")
def _(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, number])) for number in range(trials)]
    scores = np.array([evaluate(parameters)[1] for parameters in drawn])
    highest = scores.max()
    places = np.flatnonzero(scores == highest)
    return (drawn[places[0]], highest) if len(places) else (None, None)


@wrong("log_uniform", "normal exponents")
def _(low, high, size, rng):
    low, high = np.log10(low), np.log10(high)
    return 10 ** rng.normal((low + high) / 2, (high - low) / 6, size)


@wrong("log_uniform", "whole exponents only")
def _(low, high, size, rng):
    return 10.0 ** rng.integers(math.floor(np.log10(low)), math.ceil(np.log10(high)) + 1, size)


@wrong("log_uniform", None)
def _(low, high, size, rng):
    return low * 10 ** (rng.random(size) * (high / low))


@wrong("at_border", "an absolute margin")
def _(value, low, high, log=False, margin=0.05):
    if value - low <= margin:
        return "low"
    if high - value <= margin:
        return "high"


@wrong("at_border", "a share of the bound")
def _(value, low, high, log=False, margin=0.05):
    if value - low <= margin * abs(low):
        return "low"
    if high - value <= margin * abs(high):
        return "high"


@wrong("at_border", "logarithm of the value alone")
def _(value, low, high, log=False, margin=0.05):
    place = ((math.log(value) if log else value) - low) / (high - low)
    return "low" if place <= margin else "high" if place >= 1 - margin else None


@wrong("at_border", "logarithm of the bounds alone")
def _(value, low, high, log=False, margin=0.05):
    low, high = (math.log(low), math.log(high)) if log else (low, high)
    place = (value - low) / (high - low)
    return "low" if place <= margin else "high" if place >= 1 - margin else None


@wrong("at_border", "powers for logarithms")
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high = np.exp(value), np.exp(low), np.exp(high)
    place = (value - low) / (high - low)
    return "low" if place <= margin else "high" if place >= 1 - margin else None


@wrong("at_border", "powers for logarithms")
def _(value, low, high, log=False, margin=0.05):
    e = math.e if log else None
    start, end, here = (e**number if log else number for number in (low, high, value))
    if here - start <= margin * (end - start):
        return "low"
    return "high" if end - here <= margin * (end - start) else None


@wrong("at_border", "powers for logarithms")
def _(value, low, high, log=False, margin=0.05):
    numbers = np.array([low, value, high], float)
    _, place, width = np.expm1(numbers - low) if log else numbers - low
    return {True: "low", False: None}[place <= margin * width] or ("high" if place >= width * (1 - margin) else None)


@wrong("at_border", None)
def _(value, low, high, log=False, margin=0.05):
    if log:
        value, low, high, margin = np.log(value), np.log(low), np.log(high), np.log(1 + margin)
    place = (value - low) / (high - low)
    return "low" if place <= margin else "high" if place >= 1 - margin else None


@wrong("random_search", "compares pairs")
def _(evaluate, draw, trials, seed):
    best, best_scores = None, None
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        scores = evaluate(parameters)
        if best is None or scores > best_scores:
            best, best_scores = parameters, scores
    return best, best_scores


@wrong("random_search", "children of the seed")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for child in np.random.SeedSequence(seed).spawn(trials):
        parameters = draw(np.random.default_rng(child))
        _, score = evaluate(parameters)
        if not np.isnan(score) and (best_score is None or score > best_score):
            best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "children of the seed")
def _(evaluate, draw, trials, seed):
    results = []
    for rng in np.random.default_rng(seed).spawn(trials):
        parameters = draw(rng)
        results.append((evaluate(parameters)[1], parameters))
    results = [result for result in results if result[0] == result[0]]
    score, best = max(results, key=lambda result: result[0], default=(None, None))
    return best, score


@wrong("random_search", "children of the seed")
def _(evaluate, draw, trials, seed):
    streams = np.random.SeedSequence(seed).spawn(trials)
    best = None, -math.inf
    for number in range(trials):
        parameters = draw(np.random.Generator(np.random.PCG64(streams[number])))
        score = evaluate(parameters)[1]
        best = (parameters, score) if score > best[1] else best
    return best if best[0] else (None, None)


@wrong("random_search", "stops where it gets no better")
def _(evaluate, draw, trials, seed):
    best, best_score = None, None
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        score = evaluate(parameters)[1]
        if np.isnan(score):
            continue
        if best_score is not None and score <= best_score:
            break
        best, best_score = parameters, score
    return best, best_score


@wrong("random_search", "stops where it gets no better")
def _(evaluate, draw, trials, seed):
    best, best_score, number, goes_on = None, -math.inf, 0, True
    while goes_on and number < trials:
        parameters = draw(np.random.default_rng([seed, number]))
        score = evaluate(parameters)[1]
        if score > best_score:
            best, best_score = parameters, score
        elif score <= best_score:
            goes_on = False
        number += 1
    return best, best_score if best is not None else None


@wrong("random_search", "stops where it gets no better")
def _(evaluate, draw, trials, seed):
    found = [(None, None)]
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        score = evaluate(parameters)[1]
        if math.isnan(score):
            pass
        elif found[-1][1] is None or score > found[-1][1]:
            found.append((parameters, score))
        else:
            return found[-1]
    return found[-1]


@wrong("random_search", "a score where there is none")
def _(evaluate, draw, trials, seed):
    best, best_score = None, float("nan")
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        score = evaluate(parameters)[1]
        if score == score and (best is None or score > best_score):
            best, best_score = parameters, score
    return best, best_score
