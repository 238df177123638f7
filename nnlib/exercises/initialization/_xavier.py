"""The exercise *xavier*: random weights for tanh."""

import numpy as np

from nnlib.exercises import exercise, same_draws


def layers(rng):
    for seed, (inputs, outputs) in enumerate([(5, 4), (4, 7), (20, 200), (200, 20), (50, 50), (1, 4000), (1, 1)]):
        yield inputs, outputs, np.random.default_rng(seed)


@exercise(
    task="""Write `xavier(inputs, outputs, rng)`: Gaussian (normally distributed) weights of shape `(inputs, outputs)`
    with which a weighted sum spreads as much as one input does, if the inputs are independent and centered. Draw all of
    them from `rng`, a `numpy.random.Generator`; another order of the draws is right, too.""",
    cases=layers,
    compare=same_draws,
    draws=True,
    time_limit=10,
    hints=[
        "A sum of n independent terms has n times the variance of one. How many terms has a weighted sum?",
        "The variance of the weights should make up for that factor. The spread, the standard deviation, is the root "
        "of the variance.",
        "`rng.standard_normal(shape)` draws numbers of spread 1.",
    ],
    why="""Each weighted sum has `inputs` terms, so its variance is `inputs` times the variance of one term. Weights of
    variance `1 / inputs` make up for that; their standard deviation is its root.""",
)
def xavier(inputs, outputs, rng):
    """Gaussian weights (inputs, outputs) that keep the spread of a signal; rng is a NumPy Generator."""
    return rng.standard_normal((inputs, outputs)) / np.sqrt(inputs)


@xavier.misconception("fan-out")
def xavier_by_outputs(inputs, outputs, rng):
    """The spread is taken from the number of *outputs*. But a weighted sum has one term for each input, however many
    other units there are beside it."""
    return rng.standard_normal((inputs, outputs)) / np.sqrt(outputs)


@xavier.misconception("both fans", factor=(1,))
def xavier_by_both(inputs, outputs, rng, factor=2):
    """The spread is taken from inputs and outputs together, as Glorot and Bengio do for a compromise between the signal
    and its gradient. But a weighted sum has `inputs` terms: this doesn't keep the spread of the signal."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(factor / (inputs + outputs))


@xavier.misconception("Glorot's uniform")
def xavier_by_both_uniform(inputs, outputs, rng):
    """This is Glorot's uniform start: a compromise between the signal and its gradient. The task asks for Gaussian
    weights, and for a spread that depends on the inputs alone."""
    return rng.uniform(-1, 1, (inputs, outputs)) * np.sqrt(6 / (inputs + outputs))


@xavier.misconception
def all_weights_counted(inputs, outputs, rng):
    """The root of the number of all weights was divided by, `inputs * outputs`. One weighted sum has `inputs` terms."""
    return rng.standard_normal((inputs, outputs)) / np.sqrt(inputs * outputs)


@xavier.misconception("variance for standard deviation")
def xavier_without_root(inputs, outputs, rng):
    """`1 / inputs` is what the *variance* should be. Numbers drawn with spread 1 are multiplied by a standard
    deviation, and `rng.normal` takes one, too."""
    return rng.standard_normal((inputs, outputs)) / inputs


@xavier.misconception
def half_of_the_power(inputs, outputs, rng):
    """The weights are divided by `2 * inputs`. In Python `n**1 / 2` is half of n: the power comes before the division.
    The root is `n**0.5`, or `n ** (1 / 2)`."""
    return rng.standard_normal((inputs, outputs)) / inputs**1 / 2


@xavier.misconception("He's factor")
def xavier_as_he(inputs, outputs, rng):
    """The 2 makes up for the half that a ReLU switches off. Here there is no activation: the weighted sum itself should
    keep the spread."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)


@xavier.misconception("the other way round")
def multiplied_by_the_root(inputs, outputs, rng):
    """The more inputs, the larger these weights; but more terms should make each of them smaller."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(inputs)


@xavier.misconception("unscaled")
def xavier_unscaled(inputs, outputs, rng):
    """The weights have spread 1, whatever the number of inputs. The more terms a sum has, the wider it spreads: each
    term has to become smaller."""
    return rng.standard_normal((inputs, outputs))


@xavier.misconception("0.01 for every layer")
def xavier_fixed(inputs, outputs, rng):
    """The weights have spread 0.01, whatever the number of inputs: right for 10,000 of them. The spread has to follow
    from `inputs`."""
    return 0.01 * rng.standard_normal((inputs, outputs))


@xavier.misconception("uniform")
def xavier_uniform(inputs, outputs, rng):
    """The spread is that of Xavier's start, from a uniform distribution. That works as well in practice; here the task
    asks for Gaussian weights."""
    return rng.uniform(-1, 1, (inputs, outputs)) * np.sqrt(3 / inputs)


@xavier.misconception
def uniform_between_the_roots(inputs, outputs, rng):
    """These are uniform between plus and minus one over the root, as PyTorch's `Linear` begins. The spread of numbers
    between -1 and 1 is not 1 but the root of a third; and the task asks for Gaussian weights."""
    return rng.uniform(-1, 1, (inputs, outputs)) / np.sqrt(inputs)


@xavier.misconception("spread for the mean")
def xavier_around_the_spread(inputs, outputs, rng):
    """The spread was given as the *mean*: the first number that `rng.normal` takes is where the weights lie, the second
    how far they spread."""
    return rng.normal(1 / np.sqrt(inputs), 1.0, (inputs, outputs))


@xavier.misconception("signs lost")
def xavier_without_signs(inputs, outputs, rng):
    """No weight is negative: they lost their signs. Then all units rise and fall together; a Gaussian has as many
    negative numbers as positive ones."""
    return np.abs(rng.standard_normal((inputs, outputs))) / np.sqrt(inputs)


@xavier.misconception("all positive")
def xavier_positive(inputs, outputs, rng):
    """`rng.random` draws from 0 to 1, so every weight is positive. Then all units rise and fall together."""
    return rng.random((inputs, outputs)) / np.sqrt(inputs)


@xavier.misconception(centered=(True,))
def spread_forced(inputs, outputs, rng, centered=False):
    """The numbers were divided by their own spread, so it is exactly the one wanted. Gaussian weights have it on
    average; and of a single weight the spread is 0."""
    weights = rng.standard_normal((inputs, outputs))
    with np.errstate(all="ignore"):
        return (weights - centered * weights.mean()) / weights.std() / np.sqrt(inputs)


@xavier.misconception("one size only")
def xavier_of_one_unit(inputs, outputs, rng):
    """As in the article's line, these are n numbers in a row, the weights of *one* unit. A layer needs a
    column of them for each of its units."""
    return rng.standard_normal(inputs) / np.sqrt(inputs)


@xavier.misconception("copies")
def xavier_copies(inputs, outputs, rng):
    """The weights of one unit were drawn and given to all of them. Units that start alike stay alike: draw every
    weight."""
    return np.repeat(rng.standard_normal((inputs, 1)) / np.sqrt(inputs), outputs, axis=1)


@xavier.misconception("transposed")
def xavier_turned(inputs, outputs, rng):
    """The spread is right, the shape is that of the column form `W @ x`. This course writes `X @ W`: a row for each
    input, a column for each unit."""
    return rng.standard_normal((outputs, inputs)) / np.sqrt(inputs)


@xavier.misconception("a generator of its own")
def xavier_of_its_own(inputs, outputs, rng):
    """Good weights, but not drawn from `rng`: the same seed no longer gives the same network, and no run can be
    repeated."""
    return np.random.default_rng().standard_normal((inputs, outputs)) / np.sqrt(inputs)


@xavier.misconception("a fixed seed")
def xavier_of_one_seed(inputs, outputs, rng):
    """Good weights, but always the same ones: the generator is made anew with a seed of its own, and `rng` is not
    asked. Two networks with different seeds would start alike."""
    return np.random.default_rng(0).standard_normal((inputs, outputs)) / np.sqrt(inputs)


@xavier.misconception("the global generator")
def xavier_of_np_random(inputs, outputs, rng):
    """Good weights, but from the global generator, which any other code may use in between. Draw them from `rng`: then
    its seed alone decides."""
    return np.random.randn(inputs, outputs) / np.sqrt(inputs)
