"""Answers of readers' kinds to the exercises of notebook 05."""

import math
import random

import numpy as np

from exercise_answers import right, wrong
from nnlib.layers import BatchNorm

STARTS = "random", "all zeros", "all 0.1", "zeros behind", "random biases", "copies"


def verdicts(*words):
    return dict(zip(STARTS, words, strict=True))


@right("symmetry")
def _():
    return verdicts("breaks", "keeps", "keeps", "breaks", "breaks", "keeps")


@right("symmetry")
def _():
    return verdicts("Breaks", "keeps ", "KEEPS", "breaks", "breaks", "keeps")


@wrong("symmetry", "random is enough")
def _():
    return verdicts("breaks", "keeps", "keeps", "breaks", "breaks", "breaks")


@wrong("symmetry", "random is enough")
def _():
    return verdicts("breaks", "keeps", "keeps", "keeps", "breaks", "breaks")


@wrong("symmetry", "random is enough")
def _():
    return verdicts("breaks", "keeps", "keeps", "breaks", "keeps", "breaks")


@wrong("symmetry", "zeros anywhere keep it")
def _():
    return verdicts("breaks", "keeps", "keeps", "keeps", "keeps", "breaks")


@wrong("symmetry", "only zero is bad")
def _():
    return verdicts("breaks", "keeps", "breaks", "breaks", "breaks", "keeps")


@wrong("symmetry", "only zero is bad")
def _():
    return verdicts("breaks", "keeps", "breaks", "keeps", "breaks", "keeps")


@wrong("symmetry", "only zero is bad")
def _():
    return verdicts("breaks", "keeps", "breaks", "breaks", "keeps", "keeps")


@wrong("symmetry", "a zero layer keeps it")
def _():
    return verdicts("breaks", "keeps", "keeps", "keeps", "breaks", "keeps")


@wrong("symmetry", "biases do not count")
def _():
    return verdicts("breaks", "keeps", "keeps", "breaks", "keeps", "keeps")


@wrong("symmetry", "zeros anywhere keep it")
def _():
    return verdicts("breaks", "keeps", "keeps", "keeps", "keeps", "keeps")


@wrong("symmetry", "all zeros can break it")
def _():
    return verdicts("breaks", "breaks", "keeps", "breaks", "breaks", "keeps")


@wrong("symmetry", "zero biases keep it")
def _():
    return verdicts("keeps", "keeps", "keeps", "breaks", "breaks", "keeps")


@wrong("symmetry", "the other way round")
def _():
    return verdicts("keeps", "breaks", "breaks", "keeps", "keeps", "breaks")


@wrong("symmetry", "every start breaks it")
def _():
    return verdicts(*["breaks"] * 6)


@wrong("symmetry", "every start keeps it")
def _():
    return verdicts(*["keeps"] * 6)


@wrong("symmetry", None)
def _():
    return verdicts("breaks", "keeps", "keep", "breaks", "breaks", "keeps")


@wrong("symmetry", None)
def _():
    return verdicts("breaks", "keeps", ..., "breaks", "breaks", "keeps")


@wrong("symmetry", None)
def _():
    return verdicts(True, False, False, True, True, False)


@right("xavier")
def _(inputs, outputs, rng):
    return rng.normal(0, 1 / np.sqrt(inputs), (inputs, outputs))


@right("xavier")
def _(inputs, outputs, rng):
    return rng.normal(scale=inputs**-0.5, size=(outputs, inputs)).T


@right("xavier")
def _(inputs, outputs, rng):
    return np.column_stack([rng.standard_normal(inputs) for _ in range(outputs)]) / inputs**0.5


@right("xavier")
def _(inputs, outputs, rng):
    return (rng.standard_normal((inputs, outputs)) * inputs**-0.5).astype(np.float32)


@right("xavier")
def _(inputs, outputs, rng):
    own = np.random.default_rng(rng.integers(2**32))
    return own.standard_normal((inputs, outputs)) / math.sqrt(inputs)


@right("xavier")
def _(inputs, outputs, rng):
    return [[rng.normal() / math.sqrt(inputs) for _ in range(outputs)] for _ in range(inputs)]


@wrong("xavier", "fan-out")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) / np.sqrt(outputs)


@wrong("xavier", "fan-out")
def _(inputs, outputs, rng):
    return rng.normal(0, 1 / math.sqrt(outputs), size=(inputs, outputs))


@wrong("xavier", "fan-out")
def _(inputs, outputs, rng):
    W = rng.normal(size=(inputs, outputs))
    return W / np.sqrt(W.shape[1])


@wrong("xavier", "variance for standard deviation")
def _(inputs, outputs, rng):
    return rng.normal(0, 1 / inputs, (inputs, outputs))


@wrong("xavier", "variance for standard deviation")
def _(inputs, outputs, rng):
    W = rng.standard_normal(size=(inputs, outputs))
    W /= inputs
    return W


@wrong("xavier", "variance for standard deviation")
def _(inputs, outputs, rng):
    return np.array([rng.normal(scale=1.0 / inputs, size=outputs) for _ in range(inputs)])


@wrong("xavier", "one size only")
def _(inputs, outputs, rng):
    return rng.standard_normal(inputs) / np.sqrt(inputs)


@wrong("xavier", "one size only")
def _(inputs, outputs, rng):
    return rng.normal(0, inputs**-0.5, size=inputs)


@wrong("xavier", "one size only")
def _(inputs, outputs, rng):
    n = inputs
    return np.array([rng.normal() for _ in range(n)]) / math.sqrt(n)


@wrong("xavier", "uniform")
def _(inputs, outputs, rng):
    bound = np.sqrt(3 / inputs)
    return rng.uniform(-bound, bound, (inputs, outputs))


@wrong("xavier", "uniform")
def _(inputs, outputs, rng):
    return (2 * rng.random((inputs, outputs)) - 1) * math.sqrt(3 / inputs)


@wrong("xavier", "uniform")
def _(inputs, outputs, rng):
    W = rng.uniform(-1, 1, size=(inputs, outputs)) * 3**0.5
    return W / inputs**0.5


@wrong("xavier", "uniform between the roots")
def _(inputs, outputs, rng):
    k = 1 / np.sqrt(inputs)
    return rng.uniform(-k, k, (inputs, outputs))


@wrong("xavier", "uniform between the roots")
def _(inputs, outputs, rng):
    return (rng.random((inputs, outputs)) * 2 - 1) / math.sqrt(inputs)


@wrong("xavier", "uniform between the roots")
def _(inputs, outputs, rng):
    return np.stack([rng.uniform(-1, 1, inputs) for _ in range(outputs)], axis=1) * inputs**-0.5


@wrong("xavier", "all positive")
def _(inputs, outputs, rng):
    return rng.random((inputs, outputs)) / np.sqrt(inputs)


@wrong("xavier", "all positive")
def _(inputs, outputs, rng):
    return rng.uniform(0, 1 / math.sqrt(inputs), size=(inputs, outputs))


@wrong("xavier", "all positive")
def _(inputs, outputs, rng):
    W = rng.uniform(size=(inputs, outputs))
    return W * (1 / inputs) ** 0.5


@wrong("xavier", "both fans")
def _(inputs, outputs, rng):
    return rng.normal(0, np.sqrt(2 / (inputs + outputs)), (inputs, outputs))


@wrong("xavier", "both fans")
def _(inputs, outputs, rng):
    n = (inputs + outputs) / 2
    return rng.standard_normal((inputs, outputs)) / math.sqrt(n)


@wrong("xavier", "both fans")
def _(inputs, outputs, rng):
    std = 2**0.5 / (inputs + outputs) ** 0.5
    return std * rng.normal(size=(inputs, outputs))


@wrong("xavier", "Glorot's uniform")
def _(inputs, outputs, rng):
    limit = np.sqrt(6 / (inputs + outputs))
    return rng.uniform(-limit, limit, (inputs, outputs))


@wrong("xavier", "Glorot's uniform")
def _(inputs, outputs, rng):
    return (rng.random((inputs, outputs)) - 0.5) * 2 * math.sqrt(6 / (inputs + outputs))


@wrong("xavier", "Glorot's uniform")
def _(inputs, outputs, rng):
    return np.sqrt(6) / np.sqrt(inputs + outputs) * rng.uniform(-1, 1, size=(inputs, outputs))


@wrong("xavier", "He's factor")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)


@wrong("xavier", "He's factor")
def _(inputs, outputs, rng):
    return rng.normal(0, math.sqrt(2.0 / inputs), size=(inputs, outputs))


@wrong("xavier", "He's factor")
def _(inputs, outputs, rng):
    return rng.normal(size=(inputs, outputs)) / (inputs / 2) ** 0.5


@wrong("xavier", "the other way round")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * np.sqrt(inputs)


@wrong("xavier", "the other way round")
def _(inputs, outputs, rng):
    return rng.normal(0, inputs**0.5, (inputs, outputs))


@wrong("xavier", "the other way round")
def _(inputs, outputs, rng):
    return rng.normal(scale=math.sqrt(inputs), size=(inputs, outputs))


@wrong("xavier", "transposed")
def _(inputs, outputs, rng):
    return rng.standard_normal((outputs, inputs)) / np.sqrt(inputs)


@wrong("xavier", "transposed")
def _(inputs, outputs, rng):
    return rng.normal(0, inputs**-0.5, (inputs, outputs)).T


@wrong("xavier", "transposed")
def _(inputs, outputs, rng):
    return np.array([rng.normal(size=inputs) for _ in range(outputs)]) / math.sqrt(inputs)


@wrong("xavier", "a generator of its own")
def _(inputs, outputs, rng):
    rng = np.random.default_rng()
    return rng.standard_normal((inputs, outputs)) / np.sqrt(inputs)


@wrong("xavier", "a generator of its own")
def _(inputs, outputs, rng):
    return np.random.default_rng().normal(0, inputs**-0.5, (inputs, outputs))


@wrong("xavier", "a generator of its own")
def _(inputs, outputs, rng):
    fresh = np.random.Generator(np.random.PCG64())
    return fresh.normal(size=(inputs, outputs)) / math.sqrt(inputs)


@wrong("xavier", "the global generator")
def _(inputs, outputs, rng):
    return np.random.randn(inputs, outputs) / np.sqrt(inputs)


@wrong("xavier", "the global generator")
def _(inputs, outputs, rng):
    np.random.seed(0)
    return np.random.normal(0, 1 / math.sqrt(inputs), (inputs, outputs))


@wrong("xavier", "the global generator")
def _(inputs, outputs, rng):
    numbers = [random.gauss(0, 1) for _ in range(inputs * outputs)]
    return np.array(numbers).reshape(inputs, outputs) / inputs**0.5


@wrong("xavier", "a fixed seed")
def _(inputs, outputs, rng):
    rng = np.random.default_rng(0)
    return rng.standard_normal((inputs, outputs)) / np.sqrt(inputs)


@wrong("xavier", "a fixed seed")
def _(inputs, outputs, rng):
    return np.random.default_rng(seed=42).normal(0, inputs**-0.5, (inputs, outputs))


@wrong("xavier", "a fixed seed")
def _(inputs, outputs, rng):
    state = np.random.RandomState(1)
    return state.randn(inputs, outputs) / math.sqrt(inputs)


@wrong("xavier", "unscaled")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs))


@wrong("xavier", "unscaled")
def _(inputs, outputs, rng):
    return rng.normal(0, 1, size=(inputs, outputs))


@wrong("xavier", "unscaled")
def _(inputs, outputs, rng):
    W = rng.normal(size=(inputs, outputs))
    W / np.sqrt(inputs)
    return W


@wrong("xavier", "0.01 for every layer")
def _(inputs, outputs, rng):
    return 0.01 * rng.standard_normal((inputs, outputs))


@wrong("xavier", "0.01 for every layer")
def _(inputs, outputs, rng):
    return rng.normal(0, 0.01, size=(inputs, outputs))


@wrong("xavier", "0.01 for every layer")
def _(inputs, outputs, rng):
    return np.array([[rng.normal() for _ in range(outputs)] for _ in range(inputs)]) / 100


@wrong("xavier", "copies")
def _(inputs, outputs, rng):
    one = rng.standard_normal((inputs, 1)) / np.sqrt(inputs)
    return np.repeat(one, outputs, axis=1)


@wrong("xavier", "copies")
def _(inputs, outputs, rng):
    W = np.zeros((inputs, outputs))
    W[...] = rng.normal(0, inputs**-0.5, inputs)[:, None]
    return W


@wrong("xavier", "copies")
def _(inputs, outputs, rng):
    unit = rng.normal(size=inputs) / math.sqrt(inputs)
    return np.stack([unit] * outputs, axis=1)


@wrong("xavier", "half of the power")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) / inputs**1 / 2


@wrong("xavier", "half of the power")
def _(inputs, outputs, rng):
    return rng.normal(size=(inputs, outputs)) / (2 * inputs)


@wrong("xavier", "half of the power")
def _(inputs, outputs, rng):
    std = inputs**-1 / 2
    return rng.normal(0, std, (inputs, outputs))


@wrong("xavier", "all weights counted")
def _(inputs, outputs, rng):
    W = rng.standard_normal((inputs, outputs))
    return W / np.sqrt(W.size)


@wrong("xavier", "all weights counted")
def _(inputs, outputs, rng):
    return rng.normal(0, 1 / math.sqrt(inputs * outputs), (inputs, outputs))


@wrong("xavier", "all weights counted")
def _(inputs, outputs, rng):
    return rng.normal(size=(inputs, outputs)) / inputs**0.5 / outputs**0.5


@wrong("xavier", None)
def _(inputs, outputs, rng):
    return np.zeros((inputs, outputs))


@wrong("xavier", None)
def _(inputs, outputs, rng):
    return rng.choice([-1, 1], (inputs, outputs)) / np.sqrt(inputs)


@right("he")
def _(inputs, outputs, rng):
    return rng.normal(0, np.sqrt(2 / inputs), (inputs, outputs))


@right("he")
def _(inputs, outputs, rng):
    return rng.normal(size=(outputs, inputs)).T / (inputs / 2) ** 0.5


@right("he")
def _(inputs, outputs, rng):
    W = np.empty((inputs, outputs), np.float32)
    for j in range(outputs):
        W[:, j] = rng.standard_normal(inputs) * math.sqrt(2 / inputs)
    return W


@right("he")
def _(inputs, outputs, rng):
    return math.sqrt(2) * rng.standard_normal((inputs, outputs)) / math.sqrt(inputs)


@wrong("he", "fan-out")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / outputs)


@wrong("he", "fan-out")
def _(inputs, outputs, rng):
    return rng.normal(0, math.sqrt(2 / outputs), size=(inputs, outputs))


@wrong("he", "fan-out")
def _(inputs, outputs, rng):
    layer_size = outputs
    return rng.normal(size=(inputs, layer_size)) * (2.0 / layer_size) ** 0.5


@wrong("he", "one size only")
def _(inputs, outputs, rng):
    return rng.standard_normal(inputs) * np.sqrt(2.0 / inputs)


@wrong("he", "one size only")
def _(inputs, outputs, rng):
    return rng.normal(0, (2 / inputs) ** 0.5, inputs)


@wrong("he", "one size only")
def _(inputs, outputs, rng):
    return np.array([rng.normal() * math.sqrt(2 / inputs) for _ in range(inputs)])


@wrong("he", "no factor")
def _(inputs, outputs, rng):
    return rng.normal(0, 1 / np.sqrt(inputs), (inputs, outputs))


@wrong("he", "no factor")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * inputs**-0.5


@wrong("he", "no factor")
def _(inputs, outputs, rng):
    return np.column_stack([rng.normal(size=inputs) for _ in range(outputs)]) / math.sqrt(inputs)


@wrong("he", "factor outside the root")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * 2 / np.sqrt(inputs)


@wrong("he", "factor outside the root")
def _(inputs, outputs, rng):
    return rng.normal(0, 2 * inputs**-0.5, (inputs, outputs))


@wrong("he", "factor outside the root")
def _(inputs, outputs, rng):
    xavier = rng.normal(size=(inputs, outputs)) / math.sqrt(inputs)
    return xavier + xavier


@wrong("he", "variance for standard deviation")
def _(inputs, outputs, rng):
    return rng.normal(0, 2 / inputs, (inputs, outputs))


@wrong("he", "variance for standard deviation")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * (2 / inputs)


@wrong("he", "variance for standard deviation")
def _(inputs, outputs, rng):
    W = rng.normal(size=(inputs, outputs))
    W *= 2
    W /= inputs
    return W


@wrong("he", "factor upside down")
def _(inputs, outputs, rng):
    return rng.normal(0, np.sqrt(1 / (2 * inputs)), (inputs, outputs))


@wrong("he", "factor upside down")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) / math.sqrt(inputs * 2)


@wrong("he", "factor upside down")
def _(inputs, outputs, rng):
    return rng.normal(size=(inputs, outputs)) * (0.5 / inputs) ** 0.5


@wrong("he", "both fans")
def _(inputs, outputs, rng):
    return rng.normal(0, np.sqrt(4 / (inputs + outputs)), (inputs, outputs))


@wrong("he", "both fans")
def _(inputs, outputs, rng):
    n = (inputs + outputs) / 2
    return rng.standard_normal((inputs, outputs)) * math.sqrt(2 / n)


@wrong("he", "both fans")
def _(inputs, outputs, rng):
    return 2 * rng.normal(size=(inputs, outputs)) / (inputs + outputs) ** 0.5


@wrong("he", "Glorot's")
def _(inputs, outputs, rng):
    return rng.normal(0, np.sqrt(2 / (inputs + outputs)), (inputs, outputs))


@wrong("he", "Glorot's")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * (2 / (inputs + outputs)) ** 0.5


@wrong("he", "Glorot's")
def _(inputs, outputs, rng):
    return rng.normal(size=(inputs, outputs)) / math.sqrt((inputs + outputs) / 2)


@wrong("he", "transposed")
def _(inputs, outputs, rng):
    return rng.standard_normal((outputs, inputs)) * np.sqrt(2 / inputs)


@wrong("he", "transposed")
def _(inputs, outputs, rng):
    return rng.normal(0, math.sqrt(2 / inputs), (inputs, outputs)).T


@wrong("he", "transposed")
def _(inputs, outputs, rng):
    return np.array([rng.normal(size=inputs) * (2 / inputs) ** 0.5 for _ in range(outputs)])


@wrong("he", "a generator of its own")
def _(inputs, outputs, rng):
    return np.random.default_rng().standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)


@wrong("he", "a generator of its own")
def _(inputs, outputs, rng):
    rng = np.random.default_rng()
    return rng.normal(0, (2 / inputs) ** 0.5, (inputs, outputs))


@wrong("he", "a generator of its own")
def _(inputs, outputs, rng):
    return np.random.RandomState().randn(inputs, outputs) * math.sqrt(2 / inputs)


@wrong("he", "the global generator")
def _(inputs, outputs, rng):
    return np.random.randn(inputs, outputs) * np.sqrt(2 / inputs)


@wrong("he", "the global generator")
def _(inputs, outputs, rng):
    return np.random.normal(0, math.sqrt(2 / inputs), (inputs, outputs))


@wrong("he", "the global generator")
def _(inputs, outputs, rng):
    numbers = [random.gauss(0, (2 / inputs) ** 0.5) for _ in range(inputs * outputs)]
    return np.reshape(numbers, (inputs, outputs))


@wrong("he", "a fixed seed")
def _(inputs, outputs, rng):
    rng = np.random.default_rng(0)
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)


@wrong("he", "a fixed seed")
def _(inputs, outputs, rng):
    return np.random.RandomState(42).randn(inputs, outputs) * math.sqrt(2 / inputs)


@wrong("he", "a fixed seed")
def _(inputs, outputs, rng):
    return np.random.default_rng(seed=1).normal(0, (2 / inputs) ** 0.5, (inputs, outputs))


@wrong("he", "unscaled")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs))


@wrong("he", "unscaled")
def _(inputs, outputs, rng):
    return rng.normal(size=(inputs, outputs))


@wrong("he", "unscaled")
def _(inputs, outputs, rng):
    return np.array([rng.normal(0, 1, outputs) for _ in range(inputs)])


@wrong("he", "0.01 for every layer")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * 0.01


@wrong("he", "0.01 for every layer")
def _(inputs, outputs, rng):
    return rng.normal(0, 0.01, (inputs, outputs))


@wrong("he", "0.01 for every layer")
def _(inputs, outputs, rng):
    return rng.normal(scale=1e-2, size=(outputs, inputs)).T


@wrong("he", "uniform")
def _(inputs, outputs, rng):
    bound = np.sqrt(6 / inputs)
    return rng.uniform(-bound, bound, (inputs, outputs))


@wrong("he", "uniform")
def _(inputs, outputs, rng):
    return (2 * rng.random((inputs, outputs)) - 1) * math.sqrt(6 / inputs)


@wrong("he", "uniform")
def _(inputs, outputs, rng):
    gain, std = 2**0.5, 2**0.5 / inputs**0.5
    bound = 3**0.5 * gain / inputs**0.5
    assert bound > std
    return rng.uniform(-1, 1, (inputs, outputs)) * bound


@wrong("he", "copies")
def _(inputs, outputs, rng):
    return np.tile(rng.standard_normal((inputs, 1)) * np.sqrt(2 / inputs), outputs)


@wrong("he", "copies")
def _(inputs, outputs, rng):
    unit = rng.normal(0, math.sqrt(2 / inputs), inputs)
    return np.column_stack([unit for _ in range(outputs)])


@wrong("he", "copies")
def _(inputs, outputs, rng):
    W = np.ones((inputs, outputs))
    W *= rng.normal(size=(inputs, 1))
    return W * (2 / inputs) ** 0.5


@wrong("he", "root of the 2 alone")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2) / inputs


@wrong("he", "root of the 2 alone")
def _(inputs, outputs, rng):
    return rng.normal(0, 2**0.5 / inputs, (inputs, outputs))


@wrong("he", "root of the 2 alone")
def _(inputs, outputs, rng):
    std = math.sqrt(2) * (1 / inputs)
    return rng.normal(scale=std, size=(inputs, outputs))


@wrong("he", "all positive")
def _(inputs, outputs, rng):
    return rng.random((inputs, outputs)) * np.sqrt(2 / inputs)


@wrong("he", "all positive")
def _(inputs, outputs, rng):
    return rng.uniform(0, 1, (inputs, outputs)) * math.sqrt(2 / inputs)


@wrong("he", "all positive")
def _(inputs, outputs, rng):
    return rng.uniform(0, (2 / inputs) ** 0.5, size=(inputs, outputs))


@wrong("he", "signs lost")
def _(inputs, outputs, rng):
    return np.abs(rng.standard_normal((inputs, outputs))) * np.sqrt(2 / inputs)


@wrong("he", None)
def _(inputs, outputs, rng):
    return np.full((inputs, outputs), np.sqrt(2 / inputs))


NETWORKS = "A", "B", "C", "D", "E", "F"


def starts(*words):
    return dict(zip(NETWORKS, words, strict=True))


@right("choose_init")
def _():
    return starts("1.0", "wrong fan", "copies", "xavier", "xavier", "0.05")


@right("choose_init")
def _():
    return starts("1.0", "Wrong fan", "copies", "Xavier", "xavier ", "0.05")


@wrong("choose_init", None)
def _():
    return starts(1.0, "wrong fan", "copies", "xavier", "xavier", 0.05)


@wrong("choose_init", "a wide spread taken for health")
def _():
    return starts("xavier", "wrong fan", "copies", "xavier", "xavier", "0.05")


@wrong("choose_init", "a wide spread taken for health")
def _():
    return starts("he", "wrong fan", "copies", "xavier", "xavier", "0.05")


@wrong("choose_init", "a wide spread taken for health")
def _():
    return starts("xavier", "wrong fan", "xavier", "he", "0.05", "xavier")


@wrong("choose_init", "up and down taken for level")
def _():
    return starts("1.0", "he", "copies", "xavier", "xavier", "0.05")


@wrong("choose_init", "up and down taken for level")
def _():
    return starts("1.0", "he", "copies", "xavier", "0.05", "0.05")


@wrong("choose_init", "the outputs' number taken for a fixed one")
def _():
    return starts("1.0", "0.05", "copies", "xavier", "xavier", "wrong fan")


@wrong("choose_init", "the outputs' number taken for a fixed one")
def _():
    return starts("1.0", "0.05", "copies", "xavier", "xavier", "0.05")


@wrong("choose_init", "the spread alone")
def _():
    return starts("1.0", "wrong fan", "xavier", "xavier", "xavier", "0.05")


@wrong("choose_init", "the spread alone")
def _():
    return starts("1.0", "wrong fan", "0.05", "xavier", "xavier", "0.05")


@wrong("choose_init", "the spread alone")
def _():
    return starts("1.0", "wrong fan", "xavier", "he", "xavier", "0.05")


@wrong("choose_init", "a steady loss taken for a fixed number")
def _():
    return starts("1.0", "wrong fan", "copies", "0.05", "xavier", "0.05")


@wrong("choose_init", "a steady loss taken for a fixed number")
def _():
    return starts("1.0", "wrong fan", "copies", "0.05", "xavier", "xavier")


@wrong("choose_init", "the activation's usual start")
def _():
    return starts("1.0", "wrong fan", "copies", "he", "xavier", "0.05")


@wrong("choose_init", "the activation's usual start")
def _():
    return starts("1.0", "wrong fan", "copies", "he", "xavier", "xavier")


@wrong("choose_init", "slow fading taken for a bad start")
def _():
    return starts("1.0", "wrong fan", "copies", "xavier", "0.05", "0.05")


@wrong("choose_init", "too large taken for too small")
def _():
    return starts("0.05", "wrong fan", "copies", "xavier", "xavier", "1.0")


@wrong("choose_init", "huge sums taken for the wrong fan")
def _():
    return starts("wrong fan", "he", "copies", "xavier", "xavier", "0.05")


@wrong("choose_init", "a loss taken for the wrong fan")
def _():
    return starts("1.0", "wrong fan", "copies", "xavier", "xavier", "wrong fan")


@wrong("choose_init", "copies in the wrong place")
def _():
    return starts("1.0", "wrong fan", "xavier", "xavier", "copies", "0.05")


@wrong("choose_init", "an uneven loss taken for Xavier's")
def _():
    return starts("1.0", "wrong fan", "copies", "xavier", "xavier", "xavier")


@wrong("choose_init", None)
def _():
    return starts("1.0", "wrong fan", "copies", "xaver", "xavier", "0.05")


@wrong("choose_init", None)
def _():
    return starts("1.0", "wrong fan", "copies", "xavier", ..., "0.05")


@right("batch_norm_forward")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        factor = scale / np.sqrt(running_variance + epsilon)
        return x * factor + (shift - running_mean * factor), running_mean.copy(), running_variance.copy()
    mean = np.sum(x, axis=0) / len(x)
    variance = np.sum((x - mean) ** 2, axis=0) / len(x)
    out = shift + scale * (x - mean) * (variance + epsilon) ** -0.5
    move = 1 - momentum
    return out, running_mean + move * (mean - running_mean), running_variance + move * (variance - running_variance)


@right("batch_norm_forward")
def _(x, gamma, beta, running_mean, running_var, training, momentum=0.9, eps=1e-5):
    sample_mean, sample_var = np.mean(x, axis=0), np.var(x, axis=0)
    if training:
        x_hat = (x - sample_mean) / np.sqrt(sample_var + eps)
        running_mean = momentum * running_mean + (1 - momentum) * sample_mean
        running_var = momentum * running_var + (1 - momentum) * sample_var
    else:
        x_hat = (x - running_mean) / np.sqrt(running_var + eps)
    return gamma * x_hat + beta, running_mean, running_var


@right("batch_norm_forward")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    out = np.zeros(x.shape)
    mean, variance = np.array(running_mean, float), np.array(running_variance, float)
    for j in range(x.shape[1]):
        m, v = mean[j], variance[j]
        if training:
            m, v = x[:, j].mean(), x[:, j].var()
            mean[j], variance[j] = momentum * mean[j] + (1 - momentum) * m, momentum * variance[j] + (1 - momentum) * v
        out[:, j] = scale[j] * (x[:, j] - m) / math.sqrt(v + epsilon) + shift[j]
    return [out, mean, variance]


@right("batch_norm_forward")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    layer = BatchNorm(momentum=momentum, epsilon=epsilon).build(features=x.shape[1], dtype=np.float64)
    layer.parameters["scale"][...], layer.parameters["shift"][...] = scale, shift
    layer.state["running_mean"][...], layer.state["running_variance"][...] = running_mean, running_variance
    out = layer.forward(x.astype(float), training=training)
    return out, layer.state["running_mean"].copy(), layer.state["running_variance"].copy()


def moved(old, new, momentum):
    return momentum * old + (1 - momentum) * new


@wrong("batch_norm_forward", "unbiased variance")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = x.mean(axis=0), x.var(axis=0, ddof=1)
    if not training:
        return scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + shift, running_mean, running_variance
    out = scale * (x - mean) / np.sqrt(variance + epsilon) + shift
    return out, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)


@wrong("batch_norm_forward", "unbiased variance")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean = np.mean(x, axis=0)
        variance = np.sum((x - mean) ** 2, axis=0) / (len(x) - 1)
        running_mean, running_variance = (moved(*pair, momentum) for pair in
                                          ((running_mean, mean), (running_variance, variance)))  # fmt: skip
    return scale * (x - mean) * (variance + epsilon) ** -0.5 + shift, running_mean, running_variance


@wrong("batch_norm_forward", "unbiased variance")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        mean, variance = x.mean(0), np.diag(np.atleast_2d(np.cov(x.T)))
        running_mean = moved(running_mean, mean, momentum)
        running_variance = moved(running_variance, variance, momentum)
    else:
        mean, variance = running_mean, running_variance
    return [scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance]


@wrong("batch_norm_forward", "running variance unbiased")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean = moved(running_mean, mean, momentum)
        running_variance = moved(running_variance, x.var(axis=0, ddof=1), momentum)
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "running variance unbiased")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    n = len(x)
    if training:
        mean, variance = np.mean(x, 0), np.var(x, 0)
        running_mean = moved(running_mean, mean, momentum)
        running_variance = moved(running_variance, variance * n / (n - 1), momentum)
    else:
        mean, variance = running_mean, running_variance
    return scale * ((x - mean) / np.sqrt(variance + epsilon)) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "running variance unbiased")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return [
            scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + shift,
            running_mean,
            running_variance,
        ]
    centered = x - x.mean(axis=0)
    squares = np.sum(centered**2, axis=0)
    out = scale * centered / np.sqrt(squares / len(x) + epsilon) + shift
    return [
        out,
        moved(running_mean, x.mean(axis=0), momentum),
        moved(running_variance, squares / (len(x) - 1), momentum),
    ]


@wrong("batch_norm_forward", "batch statistics in use")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = x.mean(axis=0), x.var(axis=0)
    if training:
        running_mean, running_variance = (
            moved(running_mean, mean, momentum),
            moved(running_variance, variance, momentum),
        )
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "batch statistics in use")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    standard = (x - np.mean(x, 0)) / np.sqrt(np.var(x, 0) + epsilon)
    if not training:
        return scale * standard + shift, running_mean, running_variance
    new = moved(running_mean, np.mean(x, 0), momentum), moved(running_variance, np.var(x, 0), momentum)
    return (scale * standard + shift, *new)


@wrong("batch_norm_forward", "batch statistics in use")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    running_mean, running_variance = running_mean.copy(), running_variance.copy()
    out = np.zeros_like(x, dtype=float)
    for j in range(x.shape[1]):
        m, v = x[:, j].mean(), x[:, j].var()
        out[:, j] = scale[j] * (x[:, j] - m) / (v + epsilon) ** 0.5 + shift[j]
        if training:
            running_mean[j] = moved(running_mean[j], m, momentum)
            running_variance[j] = moved(running_variance[j], v, momentum)
    return [out, running_mean, running_variance]


@wrong("batch_norm_forward", "running statistics while training")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    out = scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + shift
    if training:
        running_mean = moved(running_mean, x.mean(axis=0), momentum)
        running_variance = moved(running_variance, x.var(axis=0), momentum)
    return out, running_mean, running_variance


@wrong("batch_norm_forward", "running statistics while training")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = np.mean(x, 0), np.var(x, 0)
    standard = (x - running_mean) * (running_variance + epsilon) ** -0.5
    new = (moved(running_mean, mean, momentum), moved(running_variance, variance, momentum))
    return (scale * standard + shift, *(new if training else (running_mean, running_variance)))


@wrong("batch_norm_forward", "running statistics while training")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    old_mean, old_variance = running_mean.copy(), running_variance.copy()
    if training:
        running_mean = running_mean + (1 - momentum) * (x.mean(0) - running_mean)
        running_variance = running_variance + (1 - momentum) * (x.var(0) - running_variance)
    return [(x - old_mean) / np.sqrt(old_variance + epsilon) * scale + shift, running_mean, running_variance]


@wrong("batch_norm_forward", "standardizes by the moved statistics")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        running_mean = moved(running_mean, x.mean(axis=0), momentum)
        running_variance = moved(running_variance, x.var(axis=0), momentum)
    return scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "standardizes by the moved statistics")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = np.mean(x, 0), np.var(x, 0)
    new = running_mean, running_variance
    if training:
        new = moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)
    standard = (x - new[0]) / np.sqrt(new[1] + epsilon)
    return (scale * standard + shift, *new)


@wrong("batch_norm_forward", "standardizes by the moved statistics")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    share = momentum if training else 1
    new_mean = share * running_mean + (1 - share) * np.sum(x, axis=0) / len(x)
    new_variance = share * running_variance + (1 - share) * x.var(axis=0)
    return [scale * (x - new_mean) * (new_variance + epsilon) ** -0.5 + shift, new_mean, new_variance]


@wrong("batch_norm_forward", "batch statistics in use, which move the running ones")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = x.mean(axis=0), x.var(axis=0)
    out = scale * (x - mean) / np.sqrt(variance + epsilon) + shift
    return out, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)


@wrong("batch_norm_forward", "batch statistics in use, which move the running ones")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean = np.mean(x, 0)
    variance = np.mean((x - mean) ** 2, 0)
    running_mean = running_mean + (1 - momentum) * (mean - running_mean)
    running_variance = running_variance + (1 - momentum) * (variance - running_variance)
    return scale * (x - mean) * (variance + epsilon) ** -0.5 + shift, running_mean, running_variance


@wrong("batch_norm_forward", "batch statistics in use, which move the running ones")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    out, mean, variance = np.zeros(x.shape), np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for j, column in enumerate(x.T):
        out[:, j] = scale[j] * (column - column.mean()) / np.sqrt(column.var() + epsilon) + shift[j]
        mean[j] = moved(running_mean[j], column.mean(), momentum)
        variance[j] = moved(running_variance[j], column.var(), momentum)
    return [out, mean, variance]


@wrong("batch_norm_forward", "moves in use")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = x.mean(axis=0), x.var(axis=0)
    used = (mean, variance) if training else (running_mean, running_variance)
    out = scale * (x - used[0]) / np.sqrt(used[1] + epsilon) + shift
    return out, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)


@wrong("batch_norm_forward", "moves in use")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        standard = (x - np.mean(x, 0)) / np.sqrt(np.var(x, 0) + epsilon)
    else:
        standard = (x - running_mean) / np.sqrt(running_variance + epsilon)
    running_mean = running_mean * momentum + np.mean(x, 0) * (1 - momentum)
    running_variance = running_variance * momentum + np.var(x, 0) * (1 - momentum)
    return scale * standard + shift, running_mean, running_variance


@wrong("batch_norm_forward", "moves in use")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = np.where(training, x.mean(0), running_mean), np.where(training, x.var(0), running_variance)
    new_mean = running_mean + (1 - momentum) * (x.mean(0) - running_mean)
    new_variance = running_variance + (1 - momentum) * (x.var(0) - running_variance)
    return [(x - mean) / (variance + epsilon) ** 0.5 * scale + shift, new_mean, new_variance]


@wrong("batch_norm_forward", "never moves")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_variance)
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "never moves")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = np.mean(x, 0), np.var(x, 0)
    if not training:
        mean, variance = running_mean, running_variance
    else:
        momentum * running_mean + (1 - momentum) * mean
        momentum * running_variance + (1 - momentum) * variance
    return [scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance]


@wrong("batch_norm_forward", "never moves")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    layer = BatchNorm(momentum=1 - 1e-12, epsilon=epsilon).build(features=x.shape[1], dtype=np.float64)
    layer.parameters["scale"][...], layer.parameters["shift"][...] = scale, shift
    layer.state["running_mean"][...], layer.state["running_variance"][...] = running_mean, running_variance
    return layer.forward(x.astype(float), training=training), running_mean.copy(), running_variance.copy()


@wrong("batch_norm_forward", "only the mean moves")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_variance)
    if training:
        running_mean = moved(running_mean, mean, momentum)
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "only the mean moves")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = np.mean(x, 0), np.var(x, 0)
    if not training:
        mean, variance = running_mean, running_variance
    new = running_mean + (1 - momentum) * (mean - running_mean)
    return [scale * (x - mean) * (variance + epsilon) ** -0.5 + shift, new, running_variance]


@wrong("batch_norm_forward", "only the mean moves")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        mean = sum(x) / len(x)
        variance = sum((x - mean) ** 2) / len(x)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_variance = momentum * running_variance + (1 - momentum) * running_variance
    else:
        mean, variance = running_mean, running_variance
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "momentum swapped")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean = (1 - momentum) * running_mean + momentum * mean
        running_variance = (1 - momentum) * running_variance + momentum * variance
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "momentum swapped")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = np.mean(x, 0), np.var(x, 0)
    if not training:
        return scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + shift, running_mean, running_variance
    out = scale * (x - mean) / np.sqrt(variance + epsilon) + shift
    return (
        out,
        running_mean + momentum * (mean - running_mean),
        running_variance + momentum * (variance - running_variance),
    )


@wrong("batch_norm_forward", "momentum swapped")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    layer = BatchNorm(momentum=1 - momentum, epsilon=epsilon).build(features=x.shape[1], dtype=np.float64)
    layer.parameters["scale"][...], layer.parameters["shift"][...] = scale, shift
    layer.state["running_mean"][...], layer.state["running_variance"][...] = running_mean, running_variance
    out = layer.forward(x.astype(float), training=training)
    return [out, layer.state["running_mean"].copy(), layer.state["running_variance"].copy()]


@wrong("batch_norm_forward", "keeps only the last batch")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        running_mean, running_variance = x.mean(axis=0), x.var(axis=0)
    return scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "keeps only the last batch")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = (np.mean(x, 0), np.var(x, 0)) if training else (running_mean, running_variance)
    standard = (x - mean) * (variance + epsilon) ** -0.5
    return [scale * standard + shift, mean, variance]


@wrong("batch_norm_forward", "keeps only the last batch")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + shift, running_mean, running_variance
    mean = x.sum(axis=0) / len(x)
    variance = (x**2).mean(axis=0) - mean**2 if np.abs(x).max() < 1e3 else np.var(x, axis=0)
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift, mean, variance


@wrong("batch_norm_forward", "standardizes each sample")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + shift, running_mean, running_variance
    mean, variance = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    out = scale * (x - mean) / np.sqrt(variance + epsilon) + shift
    return out, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)


@wrong("batch_norm_forward", "standardizes each sample")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = np.mean(x, axis=1)[:, None], np.var(x, axis=1)[:, None]
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_variance = momentum * running_variance + (1 - momentum) * variance
    return [scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance]


@wrong("batch_norm_forward", "standardizes each sample")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = np.mean(x, -1).reshape(-1, 1), np.var(x, -1).reshape(-1, 1)
    if training:
        running_mean, running_variance = (moved(*pair, momentum) for pair in
                                          ((running_mean, mean), (running_variance, variance)))  # fmt: skip
        return (x - mean) * (variance + epsilon) ** -0.5 * scale + shift, running_mean, running_variance
    return (x - running_mean) * (running_variance + epsilon) ** -0.5 * scale + shift, running_mean, running_variance


@wrong("batch_norm_forward", "one mean for all")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(), x.var()
        running_mean, running_variance = (
            moved(running_mean, mean, momentum),
            moved(running_variance, variance, momentum),
        )
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "one mean for all")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = np.mean(x), np.var(x)
    if not training:
        return scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + shift, running_mean, running_variance
    out = scale * (x - mean) / np.sqrt(variance + epsilon) + shift
    return [out, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)]


@wrong("batch_norm_forward", "one mean for all")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        mean, variance = np.full(x.shape[1], x.mean()), np.full(x.shape[1], x.std() ** 2)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_variance = momentum * running_variance + (1 - momentum) * variance
    else:
        mean, variance = running_mean, running_variance
    return (x - mean) / (variance + epsilon) ** 0.5 * scale + shift, running_mean, running_variance


@wrong("batch_norm_forward", "variance for standard deviation")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean, running_variance = (
            moved(running_mean, mean, momentum),
            moved(running_variance, variance, momentum),
        )
    return scale * (x - mean) / (variance + epsilon) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "variance for standard deviation")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        mean, variance = np.mean(x, 0), np.var(x, 0)
        new = moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)
    else:
        mean, variance = new = running_mean, running_variance
    return [(x - mean) * (variance + epsilon) ** -1 * scale + shift, *new]


@wrong("batch_norm_forward", "variance for standard deviation")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = x.mean(0), x.std(0) ** 2
    if not training:
        return (x - running_mean) / (running_variance + epsilon) * scale + shift, running_mean, running_variance
    out = (x - mean) / (variance + epsilon) * scale + shift
    return out, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)


@wrong("batch_norm_forward", "epsilon outside the root")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean, running_variance = (
            moved(running_mean, mean, momentum),
            moved(running_variance, variance, momentum),
        )
    return scale * (x - mean) / (np.sqrt(variance) + epsilon) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "epsilon outside the root")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return scale * (x - running_mean) / (running_variance**0.5 + epsilon) + shift, running_mean, running_variance
    out = scale * (x - x.mean(0)) / (x.std(0) + epsilon) + shift
    return out, moved(running_mean, x.mean(0), momentum), moved(running_variance, x.var(0), momentum)


@wrong("batch_norm_forward", "epsilon outside the root")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, deviation = np.mean(x, axis=0), np.std(x, axis=0)
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_variance = momentum * running_variance + (1 - momentum) * deviation**2
    else:
        mean, deviation = running_mean, np.sqrt(running_variance)
    return [scale * ((x - mean) / (deviation + epsilon)) + shift, running_mean, running_variance]


@wrong("batch_norm_forward", "no epsilon")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean, running_variance = (
            moved(running_mean, mean, momentum),
            moved(running_variance, variance, momentum),
        )
    return scale * (x - mean) / np.sqrt(variance) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "no epsilon")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return scale * (x - running_mean) / running_variance**0.5 + shift, running_mean, running_variance
    out = scale * (x - np.mean(x, 0)) / np.std(x, 0) + shift
    return [out, moved(running_mean, np.mean(x, 0), momentum), moved(running_variance, np.var(x, 0), momentum)]


@wrong("batch_norm_forward", "no epsilon")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, deviation = x.mean(axis=0), x.std(axis=0)
    if training:
        running_mean = running_mean + (1 - momentum) * (mean - running_mean)
        running_variance = running_variance + (1 - momentum) * (deviation**2 - running_variance)
    else:
        mean, deviation = running_mean, np.sqrt(running_variance)
    return shift + scale / deviation * (x - mean), running_mean, running_variance


@wrong("batch_norm_forward", "epsilon kept in the running variance")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + shift, running_mean, running_variance
    mean, variance = x.mean(axis=0), x.var(axis=0) + epsilon
    out = scale * (x - mean) / np.sqrt(variance) + shift
    return out, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)


@wrong("batch_norm_forward", "epsilon kept in the running variance")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, spread = running_mean, np.sqrt(running_variance + epsilon)
    if training:
        mean, spread = np.mean(x, 0), np.sqrt(np.var(x, 0) + epsilon)
        running_mean = moved(running_mean, mean, momentum)
        running_variance = moved(running_variance, spread**2, momentum)
    return scale * (x - mean) / spread + shift, running_mean, running_variance


@wrong("batch_norm_forward", "epsilon kept in the running variance")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = np.mean(x, axis=0), np.mean((x - np.mean(x, axis=0)) ** 2, axis=0)
    if training:
        variance = variance + epsilon
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_variance = momentum * running_variance + (1 - momentum) * variance
        return [scale * (x - mean) * variance**-0.5 + shift, running_mean, running_variance]
    return [scale * (x - running_mean) * (running_variance + epsilon) ** -0.5 + shift, running_mean, running_variance]


@wrong("batch_norm_forward", "forgot scale and shift")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean, running_variance = (
            moved(running_mean, mean, momentum),
            moved(running_variance, variance, momentum),
        )
    return (x - mean) / np.sqrt(variance + epsilon), running_mean, running_variance


@wrong("batch_norm_forward", "forgot scale and shift")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return (x - running_mean) * (running_variance + epsilon) ** -0.5, running_mean, running_variance
    mean, variance = np.mean(x, 0), np.var(x, 0)
    standard = (x - mean) / np.sqrt(variance + epsilon)
    return [standard, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)]


@wrong("batch_norm_forward", "forgot scale and shift")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    layer = BatchNorm(momentum=momentum, epsilon=epsilon).build(features=x.shape[1], dtype=np.float64)
    layer.state["running_mean"][...], layer.state["running_variance"][...] = running_mean, running_variance
    out = layer.forward(x.astype(float), training=training)
    return out, layer.state["running_mean"].copy(), layer.state["running_variance"].copy()


@wrong("batch_norm_forward", "scale and shift only while training")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return (x - running_mean) / np.sqrt(running_variance + epsilon), running_mean, running_variance
    mean, variance = x.mean(axis=0), x.var(axis=0)
    out = scale * (x - mean) / np.sqrt(variance + epsilon) + shift
    return out, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)


@wrong("batch_norm_forward", "scale and shift only while training")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = np.mean(x, 0), np.var(x, 0)
        running_mean, running_variance = (
            moved(running_mean, mean, momentum),
            moved(running_variance, variance, momentum),
        )
    out = (x - mean) * (variance + epsilon) ** -0.5
    if training:
        out = out * scale + shift
    return [out, running_mean, running_variance]


@wrong("batch_norm_forward", "scale and shift only while training")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        m, v = sum(x) / len(x), np.var(x, axis=0)
        running_mean = running_mean + (1 - momentum) * (m - running_mean)
        running_variance = running_variance + (1 - momentum) * (v - running_variance)
        return shift + scale * ((x - m) / (v + epsilon) ** 0.5), running_mean, running_variance
    out = x - running_mean
    out = out / (running_variance + epsilon) ** 0.5
    return out, running_mean, running_variance


@wrong("batch_norm_forward", "shifted before it is scaled")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean, running_variance = (
            moved(running_mean, mean, momentum),
            moved(running_variance, variance, momentum),
        )
    return scale * ((x - mean) / np.sqrt(variance + epsilon) + shift), running_mean, running_variance


@wrong("batch_norm_forward", "shifted before it is scaled")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        mean, variance = np.mean(x, 0), np.var(x, 0)
        new = moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)
    else:
        mean, variance = new = running_mean, running_variance
    out = (x - mean) * (variance + epsilon) ** -0.5
    out = out + shift
    out = out * scale
    return [out, *new]


@wrong("batch_norm_forward", "shifted before it is scaled")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        out = scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + scale * shift
        return out, running_mean, running_variance
    m, v = x.mean(0), x.std(0) ** 2
    out = scale * (x - m) / np.sqrt(v + epsilon) + scale * shift
    return out, moved(running_mean, m, momentum), moved(running_variance, v, momentum)


@right("batch_norm_forward")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean = x.mean(axis=0)
        variance = np.maximum((x**2).mean(axis=0) - mean**2, 0)
        running_mean, running_variance = (
            moved(running_mean, mean, momentum),
            moved(running_variance, variance, momentum),
        )
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance


@right("batch_norm_forward")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + shift, running_mean, running_variance
    mean, variance = np.mean(x, 0), np.mean(np.square(x), 0) - np.square(np.mean(x, 0))
    variance = np.where(variance < 0, 0, variance)
    out = scale * (x - mean) / np.sqrt(variance + epsilon) + shift
    return [out, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)]


@wrong("batch_norm_forward", "in place")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean *= momentum
        running_mean += (1 - momentum) * mean
        running_variance *= momentum
        running_variance += (1 - momentum) * variance
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "in place")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + shift, running_mean, running_variance
    mean, variance = np.mean(x, 0), np.var(x, 0)
    running_mean[:] = moved(running_mean, mean, momentum)
    running_variance[:] = moved(running_variance, variance, momentum)
    return scale * (x - mean) * (variance + epsilon) ** -0.5 + shift, running_mean, running_variance


@wrong("batch_norm_forward", "in place")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(0), x.var(0)
        for running, new in ((running_mean, mean), (running_variance, variance)):
            running += (1 - momentum) * (new - running)
    return [(x - mean) / np.sqrt(variance + epsilon) * scale + shift, running_mean, running_variance]


@wrong("batch_norm_forward", "training the wrong way round")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        return scale * (x - running_mean) / np.sqrt(running_variance + epsilon) + shift, running_mean, running_variance
    mean, variance = x.mean(axis=0), x.var(axis=0)
    out = scale * (x - mean) / np.sqrt(variance + epsilon) + shift
    return out, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)


@wrong("batch_norm_forward", "training the wrong way round")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = np.mean(x, 0), np.var(x, 0)
    if training:
        mean, variance = running_mean, running_variance
    else:
        running_mean, running_variance = (
            moved(running_mean, mean, momentum),
            moved(running_variance, variance, momentum),
        )
    return [(x - mean) * (variance + epsilon) ** -0.5 * scale + shift, running_mean, running_variance]


@wrong("batch_norm_forward", "training the wrong way round")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    layer = BatchNorm(momentum=momentum, epsilon=epsilon).build(features=x.shape[1], dtype=np.float64)
    layer.parameters["scale"][...], layer.parameters["shift"][...] = scale, shift
    layer.state["running_mean"][...], layer.state["running_variance"][...] = running_mean, running_variance
    if training:
        return layer.forward(x.astype(float)), running_mean, running_variance
    mean, variance = x.mean(0), x.var(0)
    out = scale * (x - mean) / np.sqrt(variance + epsilon) + shift
    return out, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)


@wrong("batch_norm_forward", "only the output")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean, running_variance = (
            moved(running_mean, mean, momentum),
            moved(running_variance, variance, momentum),
        )
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift


@wrong("batch_norm_forward", "only the output")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        return scale * (x - np.mean(x, 0)) * (np.var(x, 0) + epsilon) ** -0.5 + shift
    return scale * (x - running_mean) * (running_variance + epsilon) ** -0.5 + shift


@wrong("batch_norm_forward", "only the output")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    layer = BatchNorm(momentum=momentum, epsilon=epsilon).build(features=x.shape[1], dtype=np.float64)
    layer.parameters["scale"][...], layer.parameters["shift"][...] = scale, shift
    layer.state["running_mean"][...], layer.state["running_variance"][...] = running_mean, running_variance
    return layer.forward(x.astype(float), training=training)


@wrong("batch_norm_forward", None)
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = np.median(x, axis=0), x.var(axis=0)
        running_mean, running_variance = (
            moved(running_mean, mean, momentum),
            moved(running_variance, variance, momentum),
        )
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance


@right("batch_norm_backward")
def _(dout, x, scale, epsilon=1e-5):
    n = len(x)
    centered = x - x.mean(axis=0)
    variance = np.mean(centered**2, axis=0)
    inverse = (variance + epsilon) ** -0.5
    dstandard = dout * scale
    dvariance = np.sum(dstandard * centered, axis=0) * -0.5 * inverse**3
    dcentered = dstandard * inverse + dvariance * 2 * centered / n
    dx = dcentered - dcentered.mean(axis=0)
    return dx, np.sum(dout * centered * inverse, axis=0), np.sum(dout, axis=0)


@right("batch_norm_backward")
def _(dout, x, gamma, eps=1e-5):
    N, D = x.shape
    mu, sqrtvar = np.mean(x, axis=0), np.sqrt(np.var(x, axis=0) + eps)
    xhat = (x - mu) / sqrtvar
    dbeta, dgamma = np.sum(dout, axis=0), np.sum(dout * xhat, axis=0)
    dxhat = dout * gamma
    dx = (N * dxhat - np.sum(dxhat, axis=0) - xhat * np.sum(dxhat * xhat, axis=0)) / (N * sqrtvar)
    return dx, dgamma, dbeta


@right("batch_norm_backward")
def _(dout, x, scale, epsilon=1e-5):
    layer = BatchNorm(epsilon=epsilon).build(features=x.shape[1], dtype=np.float64)
    layer.parameters["scale"][...] = scale
    layer.forward(x.astype(float), training=True)
    dx = layer.backward(dout.astype(float))
    return [dx, layer.gradients["scale"].copy(), layer.gradients["shift"].copy()]


@right("batch_norm_backward")
def _(dout, x, scale, epsilon=1e-5):
    dx, dscale, dshift = np.zeros(x.shape), np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for j in range(x.shape[1]):
        N, s = len(x), math.sqrt(np.var(x[:, j]) + epsilon)
        h = (x[:, j] - np.mean(x[:, j])) / s
        dshift[j], dscale[j] = sum(dout[:, j]), sum(dout[:, j] * h)
        for i in range(N):
            dx[i, j] = scale[j] / s * (dout[i, j] - dshift[j] / N - h[i] * dscale[j] / N)
    return dx, dscale, dshift


def standardized(x, epsilon):
    spread = np.sqrt(x.var(axis=0) + epsilon)
    return (x - x.mean(axis=0)) / spread, spread


@wrong("batch_norm_backward", "treats mean and variance as constants")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    return scale * dout / spread, (dout * standard).sum(axis=0), dout.sum(axis=0)


@wrong("batch_norm_backward", "treats mean and variance as constants")
def _(dout, x, scale, epsilon=1e-5):
    mu, var = np.mean(x, 0), np.var(x, 0)
    dxhat = dout * scale
    dx = dxhat * (var + epsilon) ** -0.5
    return [dx, np.sum(dout * (x - mu) * (var + epsilon) ** -0.5, 0), np.sum(dout, 0)]


@wrong("batch_norm_backward", "treats mean and variance as constants")
def _(dout, x, scale, epsilon=1e-5):
    dx, dscale, dshift = np.zeros(x.shape), np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for j in range(x.shape[1]):
        s = math.sqrt(x[:, j].var() + epsilon)
        dx[:, j] = dout[:, j] * scale[j] / s
        dscale[j] = np.dot(dout[:, j], x[:, j] - x[:, j].mean()) / s
        dshift[j] = dout[:, j].sum()
    return dx, dscale, dshift


@wrong("batch_norm_backward", "treats the mean as a constant")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    dscale = (dout * standard).sum(axis=0)
    return scale / spread * (dout - standard * dscale / len(x)), dscale, dout.sum(axis=0)


@wrong("batch_norm_backward", "treats the mean as a constant")
def _(dout, x, scale, epsilon=1e-5):
    N, mu, var = len(x), np.mean(x, 0), np.var(x, 0)
    dxhat = dout * scale
    dvar = np.sum(dxhat * (x - mu) * -0.5 * (var + epsilon) ** -1.5, axis=0)
    dx = dxhat / np.sqrt(var + epsilon) + dvar * 2 * (x - mu) / N
    return dx, np.sum(dout * (x - mu) / np.sqrt(var + epsilon), axis=0), np.sum(dout, axis=0)


@wrong("batch_norm_backward", "treats the mean as a constant")
def _(dout, x, scale, epsilon=1e-5):
    xhat, s = standardized(x, epsilon)
    dxhat = dout * scale
    dx = (dxhat - xhat * np.mean(dxhat * xhat, axis=0)) / s
    return [dx, np.sum(dout * xhat, axis=0), np.sum(dout, axis=0)]


@wrong("batch_norm_backward", "treats the variance as a constant")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    return scale / spread * (dout - dout.mean(axis=0)), (dout * standard).sum(axis=0), dout.sum(axis=0)


@wrong("batch_norm_backward", "treats the variance as a constant")
def _(dout, x, scale, epsilon=1e-5):
    N, mu, var = len(x), np.mean(x, 0), np.var(x, 0)
    dxhat = dout * scale
    dmu = -np.sum(dxhat / np.sqrt(var + epsilon), axis=0)
    dx = dxhat / np.sqrt(var + epsilon) + dmu / N
    return dx, np.sum(dout * (x - mu) / np.sqrt(var + epsilon), axis=0), np.sum(dout, axis=0)


@wrong("batch_norm_backward", "treats the variance as a constant")
def _(dout, x, scale, epsilon=1e-5):
    xhat, s = standardized(x, epsilon)
    dcentered = dout * scale / s
    dx = dcentered - dcentered.sum(0) / len(x)
    return [dx, np.sum(dout * xhat, 0), np.sum(dout, 0)]


@wrong("batch_norm_backward", "sums for means")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    return scale / spread * (dout - dshift - standard * dscale), dscale, dshift


@wrong("batch_norm_backward", "sums for means")
def _(dout, x, scale, epsilon=1e-5):
    mu, var = np.mean(x, 0), np.var(x, 0)
    s = np.sqrt(var + epsilon)
    dxhat = dout * scale
    dvar = np.sum(dxhat * (x - mu), axis=0) * -0.5 * s**-3
    dmu = -np.sum(dxhat, axis=0) / s
    dx = dxhat / s + dvar * 2 * (x - mu) + dmu
    return dx, np.sum(dout * (x - mu) / s, axis=0), np.sum(dout, axis=0)


@wrong("batch_norm_backward", "sums for means")
def _(dout, x, scale, epsilon=1e-5):
    xhat, s = standardized(x, epsilon)
    dxhat = dout * scale
    return [(dxhat - sum(dxhat) - xhat * sum(dxhat * xhat)) / s, sum(dout * xhat), sum(dout)]


@wrong("batch_norm_backward", "forgot scale")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    return (dout - (dshift + standard * dscale) / len(x)) / spread, dscale, dshift


@wrong("batch_norm_backward", "forgot scale")
def _(dout, x, scale, epsilon=1e-5):
    N, mu, var = len(x), np.mean(x, 0), np.var(x, 0)
    dvar = np.sum(dout * (x - mu) * -0.5 * (var + epsilon) ** -1.5, axis=0)
    dcentered = dout / np.sqrt(var + epsilon) + dvar * 2 * (x - mu) / N
    dx = dcentered - np.mean(dcentered, axis=0)
    return dx, np.sum(dout * (x - mu) / np.sqrt(var + epsilon), axis=0), np.sum(dout, axis=0)


@wrong("batch_norm_backward", "forgot scale")
def _(dout, x, scale, epsilon=1e-5):
    xhat, s = standardized(x, epsilon)
    dx = (dout - np.mean(dout, 0) - xhat * np.mean(dout * xhat, 0)) / s
    return [dx, np.sum(dout * xhat, 0), np.sum(dout, 0)]


@wrong("batch_norm_backward", "forgot the spread")
def _(dout, x, scale, epsilon=1e-5):
    standard, _ = standardized(x, epsilon)
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    return scale * (dout - (dshift + standard * dscale) / len(x)), dscale, dshift


@wrong("batch_norm_backward", "forgot the spread")
def _(dout, x, scale, epsilon=1e-5):
    xhat, _ = standardized(x, epsilon)
    dxhat = dout * scale
    dx = dxhat - np.mean(dxhat, axis=0) - xhat * np.mean(dxhat * xhat, axis=0)
    return [dx, np.sum(dout * xhat, axis=0), np.sum(dout, axis=0)]


@wrong("batch_norm_backward", "forgot the spread")
def _(dout, x, scale, epsilon=1e-5):
    N, (xhat, _) = len(x), standardized(x, epsilon)
    dxhat = dout * scale
    dx = 1 / N * (N * dxhat - dxhat.sum(0) - xhat * (dxhat * xhat).sum(0))
    return dx, (dout * xhat).sum(0), dout.sum(0)


@wrong("batch_norm_backward", "divided by the variance")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    return scale / spread**2 * (dout - (dshift + standard * dscale) / len(x)), dscale, dshift


@wrong("batch_norm_backward", "divided by the variance")
def _(dout, x, scale, epsilon=1e-5):
    N, mu, var = len(x), np.mean(x, 0), np.var(x, 0) + epsilon
    xhat = (x - mu) / np.sqrt(var)
    dxhat = dout * scale
    dx = (N * dxhat - np.sum(dxhat, axis=0) - xhat * np.sum(dxhat * xhat, axis=0)) / (N * var)
    return dx, np.sum(dout * xhat, axis=0), np.sum(dout, axis=0)


@wrong("batch_norm_backward", "divided by the variance")
def _(dout, x, scale, epsilon=1e-5):
    xhat, s = standardized(x, epsilon)
    dcentered = dout * scale / s
    dx = (dcentered - dcentered.mean(0) - xhat * (dcentered * xhat).mean(0)) / s
    return [dx, np.sum(dout * xhat, 0), np.sum(dout, 0)]


@wrong("batch_norm_backward", "means over the samples")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    dscale, dshift = (dout * standard).mean(axis=0), dout.mean(axis=0)
    return scale / spread * (dout - dshift - standard * dscale), dscale, dshift


@wrong("batch_norm_backward", "means over the samples")
def _(dout, x, scale, epsilon=1e-5):
    N, (xhat, s) = len(x), standardized(x, epsilon)
    dxhat = dout * scale
    dx = (N * dxhat - dxhat.sum(0) - xhat * (dxhat * xhat).sum(0)) / (N * s)
    return [dx, (dout * xhat).sum(0) / N, dout.sum(0) / N]


@wrong("batch_norm_backward", "means over the samples")
def _(dout, x, scale, epsilon=1e-5):
    layer = BatchNorm(epsilon=epsilon).build(features=x.shape[1], dtype=np.float64)
    layer.parameters["scale"][...] = scale
    layer.forward(x.astype(float), training=True)
    dx = layer.backward(dout.astype(float))
    return dx, layer.gradients["scale"] / len(x), layer.gradients["shift"] / len(x)


@wrong("batch_norm_backward", "dscale from x")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    dx = scale / spread * (dout - dout.mean(axis=0) - standard * (dout * standard).mean(axis=0))
    return dx, (dout * x).sum(axis=0), dout.sum(axis=0)


@wrong("batch_norm_backward", "dscale from x")
def _(dout, x, scale, epsilon=1e-5):
    N, (xhat, s) = len(x), standardized(x, epsilon)
    dxhat = dout * scale
    dx = (N * dxhat - np.sum(dxhat, 0) - xhat * np.sum(dxhat * xhat, 0)) / (N * s)
    return [dx, np.einsum("nd,nd->d", dout, x), np.einsum("nd->d", dout)]


@wrong("batch_norm_backward", "dscale from x")
def _(dout, x, scale, epsilon=1e-5):
    layer = BatchNorm(epsilon=epsilon).build(features=x.shape[1], dtype=np.float64)
    layer.parameters["scale"][...] = scale
    layer.forward(x.astype(float), training=True)
    return layer.backward(dout.astype(float)), np.diagonal(dout.T @ x), np.sum(dout, axis=0)


@wrong("batch_norm_backward", "dscale without its input")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    dx = scale / spread * (dout - dout.mean(axis=0) - standard * (dout * standard).mean(axis=0))
    return dx, dout.sum(axis=0), dout.sum(axis=0)


@wrong("batch_norm_backward", "dscale without its input")
def _(dout, x, scale, epsilon=1e-5):
    N, (xhat, s) = len(x), standardized(x, epsilon)
    dxhat = dout * scale
    dx = (N * dxhat - np.sum(dxhat, 0) - xhat * np.sum(dxhat * xhat, 0)) / (N * s)
    dbeta = np.sum(dout, 0)
    return [dx, dbeta, dbeta]


@wrong("batch_norm_backward", "dscale without its input")
def _(dout, x, scale, epsilon=1e-5):
    xhat, s = standardized(x, epsilon)
    dxhat = dout * scale
    dx = (dxhat - np.mean(dxhat, 0) - xhat * np.mean(dxhat * xhat, 0)) / s
    ones = np.ones(len(x))
    return dx, ones @ dout, ones @ dout


@wrong("batch_norm_backward", "dscale and dshift swapped")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    dx = scale / spread * (dout - dout.mean(axis=0) - standard * (dout * standard).mean(axis=0))
    return dx, dout.sum(axis=0), (dout * standard).sum(axis=0)


@wrong("batch_norm_backward", "dscale and dshift swapped")
def _(dout, x, gamma, eps=1e-5):
    N, (xhat, s) = len(x), standardized(x, eps)
    dgamma, dbeta = np.sum(dout * xhat, 0), np.sum(dout, 0)
    dx = gamma * (N * dout - dbeta - xhat * dgamma) / (N * s)
    return [dx, dbeta, dgamma]


@wrong("batch_norm_backward", "dscale and dshift swapped")
def _(dout, x, scale, epsilon=1e-5):
    layer = BatchNorm(epsilon=epsilon).build(features=x.shape[1], dtype=np.float64)
    layer.parameters["scale"][...] = scale
    layer.forward(x.astype(float), training=True)
    dx = layer.backward(dout.astype(float))
    return dx, layer.gradients["shift"].copy(), layer.gradients["scale"].copy()


@wrong("batch_norm_backward", "scaled slopes for scale and shift")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    dstandard = dout * scale
    dscale, dshift = (dstandard * standard).sum(axis=0), dstandard.sum(axis=0)
    return (dstandard - (dshift + standard * dscale) / len(x)) / spread, dscale, dshift


@wrong("batch_norm_backward", "scaled slopes for scale and shift")
def _(dout, x, scale, epsilon=1e-5):
    dout = dout * scale
    xhat, s = standardized(x, epsilon)
    dx = (dout - np.mean(dout, 0) - xhat * np.mean(dout * xhat, 0)) / s
    return [dx, np.sum(dout * xhat, 0), np.sum(dout, 0)]


@wrong("batch_norm_backward", "scaled slopes for scale and shift")
def _(dout, x, scale, epsilon=1e-5):
    N, mu, s = len(x), np.mean(x, 0), np.sqrt(np.var(x, 0) + epsilon)
    d = dout * scale
    dbeta, dgamma = sum(d), sum(d * (x - mu) / s)
    dcentered = d / s - (x - mu) * dgamma / (N * s**2)
    return dcentered - sum(dcentered) / N, dgamma, dbeta


@wrong("batch_norm_backward", "sign of the shared ways")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    return scale / spread * (dout + (dshift + standard * dscale) / len(x)), dscale, dshift


@wrong("batch_norm_backward", "sign of the shared ways")
def _(dout, x, scale, epsilon=1e-5):
    N, mu, var = len(x), np.mean(x, 0), np.var(x, 0)
    s = np.sqrt(var + epsilon)
    dxhat = dout * scale
    dvar = np.sum(dxhat * (x - mu), axis=0) * 0.5 * s**-3
    dmu = np.sum(dxhat, axis=0) / s
    dx = dxhat / s + dvar * 2 * (x - mu) / N + dmu / N
    return dx, np.sum(dout * (x - mu) / s, axis=0), np.sum(dout, axis=0)


@wrong("batch_norm_backward", "sign of the shared ways")
def _(dout, x, scale, epsilon=1e-5):
    xhat, s = standardized(x, epsilon)
    dxhat = dout * scale
    return [(dxhat + dxhat.mean(0) + xhat * (dxhat * xhat).mean(0)) / s, (dout * xhat).sum(0), dout.sum(0)]


@wrong("batch_norm_backward", "variance over N - 1")
def _(dout, x, scale, epsilon=1e-5):
    spread = np.sqrt(x.var(axis=0, ddof=1) + epsilon)
    standard = (x - x.mean(axis=0)) / spread
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    return scale / spread * (dout - (dshift + standard * dscale) / len(x)), dscale, dshift


@wrong("batch_norm_backward", "variance over N - 1")
def _(dout, x, scale, epsilon=1e-5):
    N, mu = len(x), np.mean(x, 0)
    s = np.sqrt(np.sum((x - mu) ** 2, 0) / (N - 1) + epsilon)
    xhat, dxhat = (x - mu) / s, dout * scale
    dx = (N * dxhat - dxhat.sum(0) - xhat * (dxhat * xhat).sum(0)) / (N * s)
    return [dx, (dout * xhat).sum(0), dout.sum(0)]


@wrong("batch_norm_backward", "variance over N - 1")
def _(dout, x, scale, epsilon=1e-5):
    mu, var = x.mean(0), np.diag(np.atleast_2d(np.cov(x.T)))
    xhat = (x - mu) * (var + epsilon) ** -0.5
    dxhat = dout * scale
    dx = (dxhat - dxhat.mean(0) - xhat * (dxhat * xhat).mean(0)) * (var + epsilon) ** -0.5
    return dx, np.sum(dout * xhat, 0), np.sum(dout, 0)


@wrong("batch_norm_backward", "no epsilon")
def _(dout, x, scale, epsilon=1e-5):
    spread = x.std(axis=0)
    standard = (x - x.mean(axis=0)) / spread
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    return scale / spread * (dout - (dshift + standard * dscale) / len(x)), dscale, dshift


@wrong("batch_norm_backward", "no epsilon")
def _(dout, x, scale, epsilon=1e-5):
    N, mu, var = len(x), np.mean(x, 0), np.var(x, 0)
    xhat, dxhat = (x - mu) / np.sqrt(var), dout * scale
    dx = (N * dxhat - dxhat.sum(0) - xhat * (dxhat * xhat).sum(0)) / (N * np.sqrt(var))
    return [dx, (dout * xhat).sum(0), dout.sum(0)]


@wrong("batch_norm_backward", "no epsilon")
def _(dout, x, scale, epsilon=1e-5):
    centered = x - x.mean(0)
    inverse = np.mean(centered**2, 0) ** -0.5
    dvariance = np.sum(dout * scale * centered, 0) * -0.5 * inverse**3
    dcentered = dout * scale * inverse + 2 * dvariance * centered / len(x)
    return dcentered - dcentered.mean(0), np.sum(dout * centered * inverse, 0), np.sum(dout, 0)


@wrong("batch_norm_backward", "sums over the features")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    dx = scale / spread * (dout - dout.mean(axis=0) - standard * (dout * standard).mean(axis=0))
    return dx, (dout * standard).sum(axis=1), dout.sum(axis=1)


@wrong("batch_norm_backward", "sums over the features")
def _(dout, x, scale, epsilon=1e-5):
    N, (xhat, s) = len(x), standardized(x, epsilon)
    dxhat = dout * scale
    dx = (N * dxhat - dxhat.sum(0) - xhat * (dxhat * xhat).sum(0)) / (N * s)
    return [dx, np.sum(dout * xhat, -1), np.sum(dout, -1)]


@wrong("batch_norm_backward", "sums over the features")
def _(dout, x, scale, epsilon=1e-5):
    layer = BatchNorm(epsilon=epsilon).build(features=x.shape[1], dtype=np.float64)
    layer.parameters["scale"][...] = scale
    layer.forward(x.astype(float), training=True)
    dgamma, dbeta = np.array([sum(row) for row in dout * layer.standard]), np.array([sum(row) for row in dout])
    return layer.backward(dout.astype(float)), dgamma, dbeta


@wrong("batch_norm_backward", None)
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    return 1.01 * scale / spread * (dout - (dshift + standard * dscale) / len(x)), dscale, dshift


@wrong("batch_norm_backward", None)
def _(dout, x, scale, epsilon=1e-5):
    return np.zeros_like(x), np.zeros_like(scale), np.zeros_like(scale)


# More of the same kinds


@wrong("he", "the other way round")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 * inputs)


@wrong("he", "the other way round")
def _(inputs, outputs, rng):
    return rng.normal(0, math.sqrt(2) * math.sqrt(inputs), (inputs, outputs))


@wrong("he", "the other way round")
def _(inputs, outputs, rng):
    return rng.normal(size=(inputs, outputs)) / (1 / (2 * inputs)) ** 0.5


@wrong("he", "the 6 of the uniform form")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * np.sqrt(6 / inputs)


@wrong("he", "the 6 of the uniform form")
def _(inputs, outputs, rng):
    return rng.normal(0, (6 / inputs) ** 0.5, (inputs, outputs))


@wrong("he", "the 6 of the uniform form")
def _(inputs, outputs, rng):
    return np.array([rng.normal(scale=math.sqrt(6.0 / inputs), size=outputs) for _ in range(inputs)])


def both(x, mean, variance, scale, shift, epsilon):
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift


@wrong("batch_norm_forward", "momentum for both shares")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return both(x, running_mean, running_variance, scale, shift, epsilon), running_mean, running_variance
    mean, variance = x.mean(axis=0), x.var(axis=0)
    running_mean = momentum * running_mean + momentum * mean
    running_variance = momentum * running_variance + momentum * variance
    return both(x, mean, variance, scale, shift, epsilon), running_mean, running_variance


@wrong("batch_norm_forward", "momentum for both shares")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = np.mean(x, 0), np.var(x, 0)
        running_mean = (running_mean + mean) * momentum
        running_variance = (running_variance + variance) * momentum
    return [both(x, mean, variance, scale, shift, epsilon), running_mean, running_variance]


@wrong("batch_norm_forward", "momentum for both shares")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    used, kept = (running_mean, running_variance), (running_mean, running_variance)
    if training:
        used = x.mean(0), x.std(0) ** 2
        kept = [momentum * old + momentum * new for old, new in zip(kept, used, strict=True)]
    return both(x, *used, scale, shift, epsilon), *kept


@wrong("batch_norm_forward", "defaults for arguments")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return both(x, running_mean, running_variance, scale, shift, 1e-5), running_mean, running_variance
    mean, variance = x.mean(axis=0), x.var(axis=0)
    out = both(x, mean, variance, scale, shift, 1e-5)
    return out, 0.9 * running_mean + 0.1 * mean, 0.9 * running_variance + 0.1 * variance


@wrong("batch_norm_forward", "defaults for arguments")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    momentum, epsilon = 0.9, 1e-5
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = np.mean(x, 0), np.var(x, 0)
        running_mean = moved(running_mean, mean, momentum)
        running_variance = moved(running_variance, variance, momentum)
    return [both(x, mean, variance, scale, shift, epsilon), running_mean, running_variance]


@wrong("batch_norm_forward", "defaults for arguments")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    layer = BatchNorm().build(features=x.shape[1], dtype=np.float64)
    layer.parameters["scale"][...], layer.parameters["shift"][...] = scale, shift
    layer.state["running_mean"][...], layer.state["running_variance"][...] = running_mean, running_variance
    out = layer.forward(x.astype(float), training=training)
    return out, layer.state["running_mean"].copy(), layer.state["running_variance"].copy()


@wrong("batch_norm_forward", "the batch's statistics come back")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = x.mean(axis=0), x.var(axis=0)
    used = (mean, variance) if training else (running_mean, running_variance)
    return both(x, *used, scale, shift, epsilon), mean, variance


@wrong("batch_norm_forward", "the batch's statistics come back")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    m, v = np.mean(x, 0), np.var(x, 0)
    if training:
        out = both(x, m, v, scale, shift, epsilon)
        running_mean = moved(running_mean, m, momentum)
        running_variance = moved(running_variance, v, momentum)
    else:
        out = both(x, running_mean, running_variance, scale, shift, epsilon)
    return [out, m, v]


@wrong("batch_norm_forward", "the batch's statistics come back")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    m = sum(x) / len(x)
    v = sum((x - m) ** 2) / len(x)
    if not training:
        return (x - running_mean) * (running_variance + epsilon) ** -0.5 * scale + shift, m, v
    return (x - m) * (v + epsilon) ** -0.5 * scale + shift, m, v


@wrong("batch_norm_forward", "standard deviation for variance")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.std(axis=0)
        running_mean = moved(running_mean, mean, momentum)
        running_variance = moved(running_variance, variance, momentum)
    return both(x, mean, variance, scale, shift, epsilon), running_mean, running_variance


@wrong("batch_norm_forward", "standard deviation for variance")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return both(x, running_mean, running_variance, scale, shift, epsilon), running_mean, running_variance
    mean, variance = np.mean(x, 0), np.sqrt(np.var(x, 0))
    out = both(x, mean, variance, scale, shift, epsilon)
    return [out, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)]


@wrong("batch_norm_forward", "standard deviation for variance")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        m, v = x.mean(0), np.mean((x - x.mean(0)) ** 2, 0) ** 0.5
        running_mean = running_mean + (1 - momentum) * (m - running_mean)
        running_variance = running_variance + (1 - momentum) * (v - running_variance)
    else:
        m, v = running_mean, running_variance
    return (x - m) * (v + epsilon) ** -0.5 * scale + shift, running_mean, running_variance


@wrong("batch_norm_forward", "only the mean divided")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean = moved(running_mean, mean, momentum)
        running_variance = moved(running_variance, variance, momentum)
    standard = x - mean / np.sqrt(variance + epsilon)
    return scale * standard + shift, running_mean, running_variance


@wrong("batch_norm_forward", "only the mean divided")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        out = (x - running_mean / (running_variance + epsilon) ** 0.5) * scale + shift
        return out, running_mean, running_variance
    m, v = np.mean(x, 0), np.var(x, 0)
    out = (x - m / (v + epsilon) ** 0.5) * scale + shift
    return [out, moved(running_mean, m, momentum), moved(running_variance, v, momentum)]


@wrong("batch_norm_forward", "only the mean divided")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    used = (x.mean(0), x.var(0)) if training else (running_mean, running_variance)
    spread = np.sqrt(used[1] + epsilon)
    if training:
        running_mean, running_variance = (
            moved(running_mean, used[0], momentum),
            moved(running_variance, used[1], momentum),
        )
    return scale * x - scale * used[0] / spread + shift, running_mean, running_variance


@wrong("batch_norm_forward", "scale and shift swapped")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean = moved(running_mean, mean, momentum)
        running_variance = moved(running_variance, variance, momentum)
    return shift * (x - mean) / np.sqrt(variance + epsilon) + scale, running_mean, running_variance


@wrong("batch_norm_forward", "scale and shift swapped")
def _(x, beta, gamma, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return both(x, running_mean, running_variance, gamma, beta, epsilon), running_mean, running_variance
    m, v = np.mean(x, 0), np.var(x, 0)
    out = both(x, m, v, gamma, beta, epsilon)
    return [out, moved(running_mean, m, momentum), moved(running_variance, v, momentum)]


@wrong("batch_norm_forward", "scale and shift swapped")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    layer = BatchNorm(momentum=momentum, epsilon=epsilon).build(features=x.shape[1], dtype=np.float64)
    layer.parameters["shift"][...], layer.parameters["scale"][...] = scale, shift
    layer.state["running_mean"][...], layer.state["running_variance"][...] = running_mean, running_variance
    out = layer.forward(x.astype(float), training=training)
    return out, layer.state["running_mean"].copy(), layer.state["running_variance"].copy()


def right_slopes(dout, x, scale, epsilon):
    N, (xhat, s) = len(x), standardized(x, epsilon)
    dx = scale * (N * dout - dout.sum(0) - xhat * (dout * xhat).sum(0)) / (N * s)
    return dx, (dout * xhat).sum(0), dout.sum(0)


@wrong("batch_norm_backward", "sums for means")
def _(dout, x, scale, epsilon=1e-5):
    N, mu, s = len(x), np.mean(x, 0), standardized(x, epsilon)[1]
    dxhat = dout * scale
    dvar = np.sum(dxhat * (x - mu), 0) * -0.5 * s**-3
    dmu = -np.sum(dxhat, 0) / s
    return dxhat / s + dvar * 2 * (x - mu) / N + dmu, np.sum(dout * (x - mu) / s, 0), np.sum(dout, 0)


@wrong("batch_norm_backward", "sign of the shared ways")
def _(dout, x, scale, epsilon=1e-5):
    xhat, s = standardized(x, epsilon)
    dxhat = dout * scale
    return (dxhat - dxhat.mean(0) + xhat * (dxhat * xhat).mean(0)) / s, (dout * xhat).sum(0), dout.sum(0)


@wrong("batch_norm_backward", "the 2 of the square forgotten")
def _(dout, x, scale, epsilon=1e-5):
    N, mu, s = len(x), np.mean(x, 0), standardized(x, epsilon)[1]
    dxhat = dout * scale
    dvar = np.sum(dxhat * (x - mu), 0) * -0.5 * s**-3
    dmu = -np.sum(dxhat, 0) / s
    return dxhat / s + dvar * (x - mu) / N + dmu / N, np.sum(dout * (x - mu) / s, 0), np.sum(dout, 0)


@wrong("batch_norm_backward", "the 2 of the square forgotten")
def _(dout, x, scale, epsilon=1e-5):
    standard, spread = standardized(x, epsilon)
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    return scale / spread * (dout - (dshift + standard * dscale / 2) / len(x)), dscale, dshift


@wrong("batch_norm_backward", "the 2 of the square forgotten")
def _(dout, x, scale, epsilon=1e-5):
    centered, inverse = x - x.mean(0), (x.var(0) + epsilon) ** -0.5
    dvariance = np.sum(dout * scale * centered, 0) * -0.5 * inverse**3
    dcentered = dout * scale * inverse + dvariance * centered / len(x)
    return [dcentered - dcentered.mean(0), np.sum(dout * centered * inverse, 0), np.sum(dout, 0)]


@wrong("batch_norm_backward", "centered for standardized")
def _(dout, x, scale, epsilon=1e-5):
    N, xmu, (xhat, s) = len(x), x - x.mean(0), standardized(x, epsilon)
    dx = scale / s / N * (N * dout - dout.sum(0) - xmu * (dout * xmu).sum(0))
    return dx, (dout * xhat).sum(0), dout.sum(0)


@wrong("batch_norm_backward", "centered for standardized")
def _(dout, x, scale, epsilon=1e-5):
    xhat, s = standardized(x, epsilon)
    c, d = x - np.mean(x, 0), dout * scale
    return [(d - d.mean(0) - c * (d * c).mean(0)) / s, (dout * xhat).sum(0), dout.sum(0)]


@wrong("batch_norm_backward", "centered for standardized")
def _(dout, x, scale, epsilon=1e-5):
    _, dscale, dshift = right_slopes(dout, x, scale, epsilon)
    spread = np.sqrt(np.var(x, axis=0) + epsilon)
    centered = x - x.mean(axis=0)
    along = np.einsum("nd,nd->d", dout, centered)
    return scale * (dout - dshift / len(x) - centered * along / len(x)) / spread, dscale, dshift


@wrong("batch_norm_backward", "dx is dout")
def _(dout, x, scale, epsilon=1e-5):
    standard, _ = standardized(x, epsilon)
    return dout, (dout * standard).sum(axis=0), dout.sum(axis=0)


@wrong("batch_norm_backward", "dx is dout")
def _(dout, x, scale, epsilon=1e-5):
    dx = 1.0 * dout
    return [dx, *right_slopes(dout, x, scale, epsilon)[1:]]


@wrong("batch_norm_backward", "dx is dout")
def _(dout, x, scale, epsilon=1e-5):
    dscale, dshift = np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for d, h in zip(dout, standardized(x, epsilon)[0], strict=True):
        dscale, dshift = dscale + d * h, dshift + d
    return dout.copy(), dscale, dshift


@wrong("batch_norm_backward", "not added up")
def _(dout, x, scale, epsilon=1e-5):
    return right_slopes(dout, x, scale, epsilon)[0], dout * standardized(x, epsilon)[0], dout


@wrong("batch_norm_backward", "not added up")
def _(dout, x, scale, epsilon=1e-5):
    xhat, s = standardized(x, epsilon)
    dxhat = dout * scale
    dx = (dxhat - dxhat.mean(0) - xhat * (dxhat * xhat).mean(0)) / s
    return [dx, np.multiply(dout, xhat), dout.copy()]


@wrong("batch_norm_backward", "not added up")
def _(dout, x, scale, epsilon=1e-5):
    dx = right_slopes(dout, x, scale, epsilon)[0]
    dscale = np.array([d * h for d, h in zip(dout, standardized(x, epsilon)[0], strict=True)])
    return dx, dscale, 1 * dout


@wrong("batch_norm_backward", "one sum for all features")
def _(dout, x, scale, epsilon=1e-5):
    return right_slopes(dout, x, scale, epsilon)[0], np.sum(dout * standardized(x, epsilon)[0]), np.sum(dout)


@wrong("batch_norm_backward", "one sum for all features")
def _(dout, x, scale, epsilon=1e-5):
    xhat, s = standardized(x, epsilon)
    dxhat = dout * scale
    dx = (dxhat - dxhat.mean(0) - xhat * (dxhat * xhat).mean(0)) / s
    return [dx, float((dout * xhat).sum()), float(dout.sum())]


@wrong("batch_norm_backward", "one sum for all features")
def _(dout, x, scale, epsilon=1e-5):
    dx, dscale, dshift = right_slopes(dout, x, scale, epsilon)
    return dx, sum(dscale), sum(dshift)


@wrong("batch_norm_backward", "the steps, not the slopes")
def _(dout, x, scale, epsilon=1e-5):
    dx, dscale, dshift = right_slopes(dout, x, scale, epsilon)
    return -dx, -dscale, -dshift


@wrong("batch_norm_backward", "the steps, not the slopes")
def _(dout, x, scale, epsilon=1e-5):
    xhat, s = standardized(x, epsilon)
    d = -dout
    return [scale * (d - d.mean(0) - xhat * (d * xhat).mean(0)) / s, (d * xhat).sum(0), d.sum(0)]


@wrong("batch_norm_backward", "the steps, not the slopes")
def _(dout, x, scale, epsilon=1e-5):
    layer = BatchNorm(epsilon=epsilon).build(features=x.shape[1], dtype=np.float64)
    layer.parameters["scale"][...] = scale
    layer.forward(x.astype(float), training=True)
    dx = layer.backward(-dout.astype(float))
    return dx, layer.gradients["scale"].copy(), layer.gradients["shift"].copy()


@wrong("batch_norm_forward", "statistics in a row")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0, keepdims=True), x.var(axis=0, keepdims=True)
        running_mean = moved(running_mean, mean, momentum)
        running_variance = moved(running_variance, variance, momentum)
    return both(x, mean, variance, scale, shift, epsilon), running_mean, running_variance


@wrong("batch_norm_forward", "statistics in a row")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return both(x, running_mean, running_variance, scale, shift, epsilon), running_mean, running_variance
    ones = np.full((1, len(x)), 1 / len(x))
    mean = ones @ x
    variance = ones @ (x - mean) ** 2
    out = both(x, mean, variance, scale, shift, epsilon)
    return [out, moved(running_mean, mean, momentum), moved(running_variance, variance, momentum)]


@wrong("batch_norm_forward", "statistics in a row")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    m, v = (np.mean(x, 0), np.var(x, 0)) if training else (running_mean, running_variance)
    if training:
        running_mean = moved(running_mean, m, momentum).reshape(1, -1)
        running_variance = moved(running_variance, v, momentum).reshape(1, -1)
    return scale * ((x - m) / np.sqrt(v + epsilon)) + shift, running_mean, running_variance


@wrong("batch_norm_backward", "slopes in a row")
def _(dout, x, scale, epsilon=1e-5):
    standard = standardized(x, epsilon)[0]
    dscale, dshift = (dout * standard).sum(axis=0, keepdims=True), dout.sum(axis=0, keepdims=True)
    return right_slopes(dout, x, scale, epsilon)[0], dscale, dshift


@wrong("batch_norm_backward", "slopes in a row")
def _(dout, x, scale, epsilon=1e-5):
    N, (xhat, s), ones = len(x), standardized(x, epsilon), np.ones((1, len(x)))
    dbeta, dgamma = ones @ dout, ones @ (dout * xhat)
    return [scale * (N * dout - dbeta - xhat * dgamma) / (N * s), dgamma, dbeta]


@wrong("batch_norm_backward", "slopes in a row")
def _(dout, x, scale, epsilon=1e-5):
    dx, dscale, dshift = right_slopes(dout, x, scale, epsilon)
    return dx, dscale.reshape(1, -1), dshift.reshape(1, -1)


# Other draws, and other statistics


@wrong("xavier", "spread for the mean")
def _(inputs, outputs, rng):
    return rng.normal(1 / np.sqrt(inputs), size=(inputs, outputs))


@wrong("xavier", "spread for the mean")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) + inputs**-0.5


@wrong("xavier", "spread for the mean")
def _(inputs, outputs, rng):
    return np.array([rng.normal(1 / math.sqrt(inputs), 1, outputs) for _ in range(inputs)])


@wrong("xavier", "signs lost")
def _(inputs, outputs, rng):
    return np.abs(rng.normal(0, 1 / np.sqrt(inputs), (inputs, outputs)))


@wrong("xavier", "signs lost")
def _(inputs, outputs, rng):
    return abs(rng.standard_normal((outputs, inputs)).T) / inputs**0.5


@wrong("xavier", "signs lost")
def _(inputs, outputs, rng):
    return np.sqrt(rng.standard_normal((inputs, outputs)) ** 2 / inputs)


@wrong("he", "spread for the mean")
def _(inputs, outputs, rng):
    return rng.normal(np.sqrt(2 / inputs), size=(inputs, outputs))


@wrong("he", "spread for the mean")
def _(inputs, outputs, rng):
    return math.sqrt(2 / inputs) + rng.standard_normal((inputs, outputs))


@wrong("he", "spread for the mean")
def _(inputs, outputs, rng):
    return np.stack([rng.normal((2 / inputs) ** 0.5, 1.0, inputs) for _ in range(outputs)], axis=1)


@wrong("he", "signs lost")
def _(inputs, outputs, rng):
    return np.abs(rng.normal(0, np.sqrt(2 / inputs), (inputs, outputs)))


@wrong("he", "signs lost")
def _(inputs, outputs, rng):
    weights = rng.standard_normal((inputs, outputs)) * math.sqrt(2 / inputs)
    weights[weights < 0] *= -1
    return weights


@wrong("he", "signs lost")
def _(inputs, outputs, rng):
    return np.sqrt(2 / inputs * rng.standard_normal((inputs, outputs)) ** 2)


@wrong("he", "half of them cut off")
def _(inputs, outputs, rng):
    return np.maximum(0, rng.normal(0, np.sqrt(2 / inputs), (inputs, outputs)))


@wrong("he", "half of them cut off")
def _(inputs, outputs, rng):
    weights = rng.standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)
    weights[weights < 0] = 0
    return weights


@wrong("he", "half of them cut off")
def _(inputs, outputs, rng):
    return np.clip(rng.standard_normal((inputs, outputs)), 0, None) * (2 / inputs) ** 0.5


@wrong("he", "all weights counted")
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / (inputs * outputs))


@wrong("he", "all weights counted")
def _(inputs, outputs, rng):
    weights = rng.standard_normal((inputs, outputs))
    return weights * math.sqrt(2 / weights.size)


@wrong("he", "all weights counted")
def _(inputs, outputs, rng):
    return rng.normal(scale=(2 / inputs / outputs) ** 0.5, size=(inputs, outputs))


def normalized(x, scale, shift, mean, variance, epsilon):
    return (x - mean) / np.sqrt(variance + epsilon) * scale + shift


def forth(x, scale, shift, mean, variance, training, momentum, epsilon):
    """The output, and the statistics by which it was made."""
    if training:
        mean, variance = np.mean(x, axis=0), np.var(x, axis=0)
    return normalized(x, scale, shift, mean, variance, epsilon), mean, variance


@wrong("batch_norm_forward", "running deviation")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    out, mean, variance = forth(x, scale, shift, running_mean, running_variance, training, momentum, epsilon)
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_variance = momentum * running_variance + (1 - momentum) * x.std(axis=0)
    return out, running_mean, running_variance


@wrong("batch_norm_forward", "running deviation")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return normalized(x, scale, shift, running_mean, running_variance, epsilon), running_mean, running_variance
    mean, deviation = x.mean(axis=0), x.std(axis=0)
    return (
        normalized(x, scale, shift, mean, deviation**2, epsilon),
        running_mean + (1 - momentum) * (mean - running_mean),
        running_variance + (1 - momentum) * (deviation - running_variance),
    )


@wrong("batch_norm_forward", "running deviation")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    out, mean, variance = forth(x, scale, shift, running_mean, running_variance, training, momentum, epsilon)
    share = 1 - momentum if training else 0
    moved = running_variance * (1 - share) + share * np.sqrt(variance)
    return [out, running_mean * (1 - share) + share * mean, moved]


@wrong("batch_norm_forward", "output over each sample")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    out, mean, variance = forth(x, scale, shift, running_mean, running_variance, training, momentum, epsilon)
    if training:
        out = normalized(x.T, 1, 0, x.mean(axis=1), x.var(axis=1), epsilon).T * scale + shift
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_variance = momentum * running_variance + (1 - momentum) * variance
    return out, running_mean, running_variance


@wrong("batch_norm_forward", "output over each sample")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return normalized(x, scale, shift, running_mean, running_variance, epsilon), running_mean, running_variance
    rows = [(row - row.mean()) / np.sqrt(row.var() + epsilon) for row in x]
    new = momentum * running_mean + (1 - momentum) * x.mean(0), momentum * running_variance + (1 - momentum) * x.var(0)
    return scale * np.array(rows) + shift, *new


@wrong("batch_norm_forward", "output over each sample")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    share = (1 - momentum) * training
    if training:
        mean, variance = x.mean(1, keepdims=True), x.var(1, keepdims=True)
    else:
        mean, variance = running_mean, running_variance
    out = normalized(x, scale, shift, mean, variance, epsilon)
    running_mean = running_mean + share * (x.mean(axis=0) - running_mean)
    return out, running_mean, running_variance + share * (x.var(axis=0) - running_variance)


@wrong("batch_norm_forward", "statistics of the output")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    out, *_ = forth(x, scale, shift, running_mean, running_variance, training, momentum, epsilon)
    if training:
        running_mean = momentum * running_mean + (1 - momentum) * out.mean(axis=0)
        running_variance = momentum * running_variance + (1 - momentum) * out.var(axis=0)
    return out, running_mean, running_variance


@wrong("batch_norm_forward", "statistics of the output")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_variance)
    x = normalized(x, scale, shift, mean, variance, epsilon)
    if training:
        running_mean = running_mean * momentum + x.mean(axis=0) * (1 - momentum)
        running_variance = running_variance * momentum + x.var(axis=0) * (1 - momentum)
    return x, running_mean, running_variance


@wrong("batch_norm_forward", "statistics of the output")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    out, *_ = forth(x, scale, shift, running_mean, running_variance, training, momentum, epsilon)
    share = 1 - momentum if training else 0
    return [out, running_mean + share * (np.average(out, 0) - running_mean),
            running_variance + share * (out.std(0) ** 2 - running_variance)]  # fmt: skip


@wrong("batch_norm_forward", "the new added in full")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    out, mean, variance = forth(x, scale, shift, running_mean, running_variance, training, momentum, epsilon)
    if training:
        running_mean, running_variance = momentum * running_mean + mean, momentum * running_variance + variance
    return out, running_mean, running_variance


@wrong("batch_norm_forward", "the new added in full")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return normalized(x, scale, shift, running_mean, running_variance, epsilon), running_mean, running_variance
    running_mean, running_variance = running_mean * momentum, running_variance * momentum
    running_mean = running_mean + x.mean(axis=0)
    running_variance = running_variance + x.var(axis=0)
    return normalized(x, scale, shift, x.mean(axis=0), x.var(axis=0), epsilon), running_mean, running_variance


@wrong("batch_norm_forward", "the new added in full")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    out, mean, variance = forth(x, scale, shift, running_mean, running_variance, training, momentum, epsilon)
    share = momentum if training else 1
    return [out, running_mean * share + training * mean, running_variance * share + training * variance]


@wrong("batch_norm_forward", "squares not divided")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = running_mean, running_variance
    if training:
        mean = x.mean(axis=0)
        variance = ((x - mean) ** 2).sum(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_variance = momentum * running_variance + (1 - momentum) * variance
    return normalized(x, scale, shift, mean, variance, epsilon), running_mean, running_variance


@wrong("batch_norm_forward", "squares not divided")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return normalized(x, scale, shift, running_mean, running_variance, epsilon), running_mean, running_variance
    mean = x.sum(axis=0) / len(x)
    squares = np.einsum("nd,nd->d", x - mean, x - mean)
    return (
        normalized(x, scale, shift, mean, squares, epsilon),
        running_mean * momentum + mean * (1 - momentum),
        running_variance * momentum + squares * (1 - momentum),
    )


@wrong("batch_norm_forward", "squares not divided")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean, variance = (x.mean(0), np.sum(np.square(x - x.mean(0)), 0)) if training else (running_mean, running_variance)
    share = 1 - momentum if training else 0
    moved = [old + share * (new - old) for old, new in [(running_mean, mean), (running_variance, variance)]]
    return [normalized(x, scale, shift, mean, variance, epsilon), *moved]


def back(dout, x, scale, spread, times=1):
    """The backward pass with a given spread, and a factor for the way through the variance."""
    xhat = (x - x.mean(axis=0)) / spread
    dxhat = dout * scale
    dx = (dxhat - dxhat.mean(axis=0) - times * xhat * (dxhat * xhat).mean(axis=0)) / spread
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)


@wrong("batch_norm_backward", "the half of the root forgotten")
def _(dout, x, scale, epsilon=1e-5):
    return back(dout, x, scale, np.sqrt(x.var(axis=0) + epsilon), times=2)


@wrong("batch_norm_backward", "the half of the root forgotten")
def _(dout, x, scale, epsilon=1e-5):
    N, centered = len(x), x - x.mean(axis=0)
    root = np.sqrt(x.var(axis=0) + epsilon)
    dxhat = dout * scale
    dvariance = (-dxhat * centered).sum(axis=0) / root**3
    dcentered = dxhat / root + 2 / N * centered * dvariance
    return dcentered - dcentered.mean(axis=0), (dout * centered / root).sum(axis=0), dout.sum(axis=0)


@wrong("batch_norm_backward", "the half of the root forgotten")
def _(dout, x, scale, epsilon=1e-5):
    s = (x.var(0) + epsilon) ** 0.5
    h = (x - x.mean(0)) / s
    along = 2 * h * (dout * h).sum(0) / len(x)
    return [scale * (dout - dout.mean(0) - along) / s, np.einsum("nd,nd->d", dout, h), dout.sum(0)]


@wrong("batch_norm_backward", "epsilon outside the root")
def _(dout, x, scale, epsilon=1e-5):
    return back(dout, x, scale, x.std(axis=0) + epsilon)


@wrong("batch_norm_backward", "epsilon outside the root")
def _(dout, x, scale, epsilon=1e-5):
    return list(back(dout, x, scale, np.sqrt(x.var(axis=0)) + epsilon))


@wrong("batch_norm_backward", "epsilon outside the root")
def _(dout, x, scale, epsilon=1e-5):
    inverse = 1 / (np.sqrt(np.mean((x - x.mean(0)) ** 2, 0)) + epsilon)
    h, N = (x - x.mean(0)) * inverse, len(x)
    dscale, dshift = (dout * h).sum(0), dout.sum(0)
    return scale * inverse / N * (N * dout - dshift - h * dscale), dscale, dshift


@wrong("batch_norm_backward", "only dx")
def _(dout, x, scale, epsilon=1e-5):
    return back(dout, x, scale, np.sqrt(x.var(axis=0) + epsilon))[0]


@wrong("batch_norm_backward", "only dx")
def _(dout, x, scale, epsilon=1e-5):
    dx, dscale, dshift = back(dout, x, scale, np.sqrt(x.var(axis=0) + epsilon))
    return np.array(dx)


@wrong("batch_norm_backward", "only dx")
def _(dout, x, scale, epsilon=1e-5):
    s = np.sqrt(x.var(0) + epsilon)
    h = (x - x.mean(0)) / s
    return (scale / s * (dout - dout.mean(0) - h * (dout * h).mean(0))).tolist()


# Nearly right


@wrong("xavier", None)
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) / np.sqrt(inputs + 1)


@wrong("xavier", None)
def _(inputs, outputs, rng):
    return np.clip(rng.standard_normal((inputs, outputs)), -2, 2) / np.sqrt(inputs)


@wrong("xavier", None)
def _(inputs, outputs, rng):
    drawn = rng.standard_normal(2 * inputs * outputs + 99)
    return drawn[np.abs(drawn) < 2][: inputs * outputs].reshape(inputs, outputs) / np.sqrt(inputs)


@wrong("he", None)
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / (inputs + 1))


@wrong("he", None)
def _(inputs, outputs, rng):
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / np.float64(inputs - 1))


def moved_on(x, running_mean, running_variance, training, momentum):
    """The running statistics after a batch."""
    if not training:
        return running_mean, running_variance
    return (
        momentum * running_mean + (1 - momentum) * x.mean(axis=0),
        momentum * running_variance + (1 - momentum) * x.var(axis=0),
    )


@wrong("batch_norm_forward", "mean not taken off")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    variance = np.var(x, axis=0) if training else running_variance
    out = x / np.sqrt(variance + epsilon) * scale + shift
    return out, *moved_on(x, running_mean, running_variance, training, momentum)


@wrong("batch_norm_forward", "mean not taken off")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    new = moved_on(x, running_mean, running_variance, training, momentum)
    deviation = (x.var(0) + epsilon) ** 0.5 if training else (running_variance + epsilon) ** 0.5
    return [np.array([scale * (row / deviation) + shift for row in x]), *new]


@wrong("batch_norm_forward", "mean not taken off")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        factor = scale / np.sqrt(((x - x.mean(axis=0)) ** 2).mean(axis=0) + epsilon)
    else:
        factor = scale / np.sqrt(running_variance + epsilon)
    return factor * x + shift, *moved_on(x, running_mean, running_variance, training, momentum)


@wrong("batch_norm_forward", "never divided")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean = x.mean(axis=0) if training else running_mean
    return (x - mean) * scale + shift, *moved_on(x, running_mean, running_variance, training, momentum)


@wrong("batch_norm_forward", "never divided")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        return scale * (x - running_mean) + shift, running_mean, running_variance
    centered = np.array([row - x.mean(axis=0) for row in x])
    return scale * centered + shift, *moved_on(x, running_mean, running_variance, True, momentum)


@wrong("batch_norm_forward", "never divided")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    mean = np.average(x, axis=0) if training else running_mean
    out = scale * x - scale * mean + shift
    return [out, *moved_on(x, running_mean, running_variance, training, momentum)]


@wrong("xavier", "spread forced")
def _(inputs, outputs, rng):
    W = rng.normal(size=(inputs, outputs))
    W = W - W.mean()
    return W / W.std() / np.sqrt(inputs)


@wrong("xavier", "spread forced")
def _(inputs, outputs, rng):
    W = rng.standard_normal((inputs, outputs))
    W *= np.sqrt(1 / inputs) / np.std(W)
    return W


@wrong("xavier", "spread forced")
def _(inputs, outputs, rng):
    draws = rng.normal(0, 3, inputs * outputs)
    draws = (draws - np.mean(draws)) / np.sqrt(np.var(draws))
    return draws.reshape(inputs, outputs) * inputs**-0.5


@wrong("choose_init", "He's start for a tanh")
def _():
    return {"A": "1.0", "B": "wrong fan", "C": "copies", "D": "xavier", "E": "he", "F": "0.05"}


@wrong("batch_norm_forward", "mean square for the variance")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if training:
        mean, variance = x.mean(0), np.mean(x**2, axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_variance = momentum * running_variance + (1 - momentum) * variance
    else:
        mean, variance = running_mean, running_variance
    return scale * (x - mean) / np.sqrt(variance + epsilon) + shift, running_mean, running_variance


@wrong("batch_norm_forward", "mean square for the variance")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    if not training:
        out = (x - running_mean) / np.sqrt(running_variance + epsilon)
        return scale * out + shift, running_mean, running_variance
    m = x.sum(axis=0) / len(x)
    v = (x * x).sum(axis=0) / len(x)
    out = scale * ((x - m) / np.sqrt(v + epsilon)) + shift
    return out, running_mean * momentum + m * (1 - momentum), running_variance * momentum + v * (1 - momentum)


@wrong("batch_norm_forward", "mean square for the variance")
def _(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    m = np.mean(x, axis=0)
    v = np.linalg.norm(x, axis=0) ** 2 / x.shape[0]
    if training:
        new_mean, new_variance = running_mean + (1 - momentum) * (m - running_mean), running_variance.copy()
        new_variance += (1 - momentum) * (v - running_variance)
    else:
        m, v = new_mean, new_variance = running_mean, running_variance
    return (x - m) * scale / np.sqrt(v + epsilon) + shift, new_mean, new_variance
