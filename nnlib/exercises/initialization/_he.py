"""The exercise *he*: random weights for ReLU."""

import numpy as np

from nnlib.exercises import exercise, same_draws
from nnlib.exercises.initialization._xavier import layers


@exercise(
    task="""Write `he(inputs, outputs, rng)`: Gaussian (normally distributed) weights of shape `(inputs, outputs)` for a
    network of ReLUs, so that the signal (the mean square of the sums) keeps its size from layer to layer. The inputs of
    the layer come from ReLUs. Draw all weights from `rng`, a `numpy.random.Generator`; another order of the draws is
    right, too.""",
    cases=layers,
    compare=same_draws,
    draws=True,
    time_limit=10,
    hints=[
        "A ReLU sets half of the sums to 0. What is left of their mean square?",
        "Xavier's variance, `1 / inputs`, makes up for the number of terms. By which factor should it be larger now?",
        "The factor belongs to the variance; you multiply by a standard deviation.",
    ],
    why="""A ReLU keeps half of the mean square of centered sums. Weights of variance `2 / inputs` give the next sums
    that half back. What counts is the fan-in: the terms of one sum.""",
)
def he(inputs, outputs, rng):
    """Gaussian weights (inputs, outputs) for inputs that come from ReLUs; rng is a NumPy Generator."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)


@he.misconception("fan-out")
def he_by_outputs(inputs, outputs, rng):
    """The spread is taken from the size of the layer itself, its *outputs*, as the article's
    `he_initialization(layer_size)` invites you to do. A weighted sum has one term for each input."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / outputs)


@he.misconception("both fans")
def he_by_both(inputs, outputs, rng):
    """A compromise between the signal and its gradient. But where inputs and outputs differ in number, it doesn't keep
    the size of the signal."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(4 / (inputs + outputs))


@he.misconception("Glorot's")
def he_as_glorot(inputs, outputs, rng):
    """This is Glorot and Bengio's start, made for a tanh: its 2 belongs to the mean of inputs and outputs. The half
    that a ReLU switches off is not made up for."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / (inputs + outputs))


@he.misconception
def no_factor(inputs, outputs, rng):
    """This is Xavier's start. A ReLU lets only half of the mean square through, and ten layers of halves leave a
    thousandth."""
    return rng.standard_normal((inputs, outputs)) / np.sqrt(inputs)


@he.misconception
def factor_outside_the_root(inputs, outputs, rng):
    """The 2 belongs to the variance, so its root belongs to the spread. Like this the mean square doubles with every
    layer."""
    return rng.standard_normal((inputs, outputs)) * 2 / np.sqrt(inputs)


@he.misconception("root of the 2 alone")
def root_of_the_factor(inputs, outputs, rng):
    """The root was taken of the 2 and not of `inputs`: parentheses are missing. The standard deviation is the root of
    the whole fraction."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2) / inputs


@he.misconception("variance for standard deviation")
def he_without_root(inputs, outputs, rng):
    """`2 / inputs` is what the *variance* should be. Numbers drawn with spread 1 are multiplied by a standard
    deviation, and `rng.normal` takes one, too."""
    return rng.standard_normal((inputs, outputs)) * 2 / inputs


@he.misconception
def factor_upside_down(inputs, outputs, rng):
    """Half of the signal is lost in a ReLU, so the weights have to be larger than Xavier's, not smaller."""
    return rng.standard_normal((inputs, outputs)) / np.sqrt(2 * inputs)


@he.misconception("the other way round", factor=(0.5,))
def he_multiplied(inputs, outputs, rng, factor=2):
    """The more inputs, the larger these weights; but more terms should make each of them smaller."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(factor * inputs)


@he.misconception("all weights counted")
def he_by_all_weights(inputs, outputs, rng):
    """The number of all weights was divided by, `inputs * outputs`. One weighted sum has `inputs` terms."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / (inputs * outputs))


@he.misconception("spread for the mean")
def he_around_the_spread(inputs, outputs, rng):
    """The spread was given as the *mean*: the first number that `rng.normal` takes is where the weights lie, the second
    how far they spread."""
    return rng.normal(np.sqrt(2 / inputs), 1.0, (inputs, outputs))


@he.misconception("half of them cut off")
def he_without_negatives(inputs, outputs, rng):
    """Half of the weights are 0 and none is negative: they went through a ReLU themselves. The ReLU is for the sums;
    weights may have either sign."""
    return np.maximum(0, rng.standard_normal((inputs, outputs))) * np.sqrt(2 / inputs)


@he.misconception
def the_6_of_the_uniform_form(inputs, outputs, rng):
    """The root of 6 over n is the *bound* of a uniform distribution with He's spread. Gaussian weights have the spread
    itself: the root of 2 over n."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(6 / inputs)


@he.misconception("unscaled")
def he_unscaled(inputs, outputs, rng):
    """The weights have spread 1, whatever the number of inputs. The more terms a sum has, the wider it spreads: in a
    few layers the signal explodes."""
    return rng.standard_normal((inputs, outputs))


@he.misconception("0.01 for every layer")
def he_fixed(inputs, outputs, rng):
    """The weights have spread 0.01, whatever the number of inputs: in a few layers the signal fades. The spread has to
    follow from `inputs`."""
    return 0.01 * rng.standard_normal((inputs, outputs))


@he.misconception("uniform")
def he_uniform(inputs, outputs, rng):
    """The spread is that of He's start, from a uniform distribution. That works as well in practice, as Keras's
    `he_uniform`; here the task asks for Gaussian weights."""
    return rng.uniform(-1, 1, (inputs, outputs)) * np.sqrt(6 / inputs)


@he.misconception("signs lost")
def he_without_signs(inputs, outputs, rng):
    """No weight is negative: they lost their signs. Then no ReLU behind a ReLU is ever off; a Gaussian has as many
    negative numbers as positive ones."""
    return np.abs(rng.standard_normal((inputs, outputs))) * np.sqrt(2 / inputs)


@he.misconception("all positive")
def he_positive(inputs, outputs, rng):
    """`rng.random` draws from 0 to 1, so every weight is positive. Then no ReLU behind a ReLU is ever off, and all
    units rise and fall together."""
    return rng.random((inputs, outputs)) * np.sqrt(2 / inputs)


@he.misconception("one size only")
def he_of_one_unit(inputs, outputs, rng):
    """As in the article's line, these are n numbers in a row, the weights of *one* unit. A layer needs a
    column of them for each of its units."""
    return rng.standard_normal(inputs) * np.sqrt(2 / inputs)


@he.misconception("copies")
def he_copies(inputs, outputs, rng):
    """The weights of one unit were drawn and given to all of them. Units that start alike stay alike: draw every
    weight."""
    return np.repeat(rng.standard_normal((inputs, 1)) * np.sqrt(2 / inputs), outputs, axis=1)


@he.misconception("transposed")
def he_turned(inputs, outputs, rng):
    """The spread is right, the shape is that of the column form `W @ x`. This course writes `X @ W`: a row for each
    input, a column for each unit."""
    return rng.standard_normal((outputs, inputs)) * np.sqrt(2 / inputs)


@he.misconception("a generator of its own")
def he_of_its_own(inputs, outputs, rng):
    """Good weights, but not drawn from `rng`: the same seed no longer gives the same network, and no run can be
    repeated."""
    return np.random.default_rng().standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)


@he.misconception("a fixed seed")
def he_of_one_seed(inputs, outputs, rng):
    """Good weights, but always the same ones: the generator is made anew with a seed of its own, and `rng` is not
    asked. Two networks with different seeds would start alike."""
    return np.random.default_rng(0).standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)


@he.misconception("the global generator")
def he_of_np_random(inputs, outputs, rng):
    """Good weights, but from the global generator, which any other code may use in between. Draw them from `rng`: then
    its seed alone decides."""
    return np.random.randn(inputs, outputs) * np.sqrt(2 / inputs)
