"""Exercises of notebook 05: initialization."""

from functools import partial

import numpy as np

from nnlib import initialization as library
from nnlib.exercises import Exercise, Misconception, collect, same
from nnlib.exercises._values import kind
from nnlib.layers import Activation
from nnlib.networks import mlp


def six_starts(seed=0):
    """Six starts of a network with 20 hidden tanh units, by name: in which do the units become different?"""
    rng = np.random.default_rng(seed)
    inits = {
        "random": library.normal(0.1), "all zeros": library.zeros, "all 0.1": library.constant(0.1),
        "zeros behind": library.normal(0.1), "random biases": library.zeros, "copies": library.constant(0.1),
    }  # fmt: skip
    networks = {name: mlp([64, 20, 10], "tanh", init=init, seed=seed) for name, init in inits.items()}
    networks["zeros behind"].layers[2].parameters["weight"][...] = 0
    networks["random biases"].layers[0].parameters["bias"][...] = rng.normal(size=20)
    networks["copies"].layers[0].parameters["weight"][...] = 0.1 * rng.normal(size=(64, 1))
    return networks


VERDICTS = {
    "random": "breaks", "all zeros": "keeps", "all 0.1": "keeps", "zeros behind": "breaks",
    "random biases": "breaks", "copies": "keeps",
}  # fmt: skip


symmetry = Exercise(
    task="""Six starts of a network with one hidden layer of tanh units; the biases are 0 unless told:

    - *random*: small random weights;
    - *all zeros*, *all 0.1*: every weight that number;
    - *zeros behind*: random weights into the hidden units, zeros out of them;
    - *random biases*: every weight 0, the hidden units' biases random;
    - *copies*: all hidden units have the same random weights, and 0.1 to each output.

    Which start `"breaks"` the symmetry, so that after a few steps the hidden units differ, and which `"keeps"` it?""",
    answer=VERDICTS,
    stub=dict.fromkeys(VERDICTS, ...),
    hints=[
        "Two hidden units stay twins if both the weights into them and the weights out of them are the same.",
        "A start may need more than one step. With zero weights out of it a hidden unit receives no gradient, but the "
        "weights out of it do: what multiplies them?",
        "`exercises.six_starts(seed)` gives you the six networks. Train them for a few steps and look.",
    ],
    misconceptions=[
        Misconception(
            "random is enough",
            VERDICTS | {"copies": "breaks"},
            "The copies' weights are random, but they are the same in all of them. What counts is that the units "
            "differ from *each other*: these get the same inputs, the same sums and the same gradients.",
        ),
        Misconception(
            "only zero is bad",
            VERDICTS | {"all 0.1": "breaks"},
            "With 0.1 everywhere the units do receive a gradient, unlike with 0. But they all receive the same one.",
        ),
        Misconception(
            "a zero layer keeps it",
            VERDICTS | {"zeros behind": "keeps"},
            "The zero weights stop the gradient for one step. But the hidden units give different outputs, so the "
            "weights out of them move by different amounts, and from then on the units receive different gradients.",
        ),
        Misconception(
            "biases do not count",
            VERDICTS | {"random biases": "keeps"},
            "A random bias gives each unit another output, if the same for every sample. That is enough to move the "
            "weights out of the units by different amounts.",
        ),
        Misconception(
            "all zeros can break it",
            VERDICTS | {"all zeros": "breaks"},
            "A tanh of 0 is 0. So the weights out of the units are multiplied by 0, the units receive 0 through them, "
            "and only the biases of the outputs ever move.",
        ),
        Misconception(
            "zero biases keep it",
            VERDICTS | {"random": "keeps"},
            "The biases are the same everywhere, but the weights are not, and one difference is enough. That is why "
            "biases may start at 0.",
        ),
        Misconception(
            "the other way round",
            {name: {"breaks": "keeps", "keeps": "breaks"}[word] for name, word in VERDICTS.items()},
            "Every one of the six is the other way round. `\"breaks\"` is the good news: the units become different.",
        ),
    ],
    why="""Twins need the same weights in and the same weights out; then they receive the same gradient and remain
    twins. Any difference, in or out or in the bias, is enough to tell them apart after a step or two.""",
)


def xavier(inputs, outputs, rng):
    """Gaussian weights (inputs, outputs) that keep the spread of a signal; rng is a NumPy Generator."""
    return rng.standard_normal((inputs, outputs)) / np.sqrt(inputs)


def drawn(function, inputs, outputs, seed):
    """What is known of random weights: the reader's numbers may be others than ours, if of the same kind."""
    weights, again = (function(inputs, outputs, np.random.default_rng(seed)) for _ in range(2))
    if not isinstance(weights, np.ndarray) or weights.dtype.kind != "f":
        return weights
    facts = {"shape": weights.shape}
    if weights.size >= 1000:
        std, mean = weights.std(), weights.mean()
        facts["mean"] = round(float(mean), 1 if abs(mean) > 0.02 else 0) + 0.0
        facts["std"] = float(f"{std:.2g}")
        facts["bell-shaped"] = bool(std and np.mean(np.abs(weights - mean) > 2 * std) > 0.02)
        facts["same for the same rng"] = np.array_equal(weights, again)
    return facts


def same_weights(expected, got):
    """None where two sets of facts agree, else a clause."""
    if not isinstance(got, dict):
        return f"`weights` is {kind(got)}, not an array of floats"
    if got["shape"] != expected["shape"]:
        return f"`weights` has shape {got['shape']}, not {expected['shape']}"
    for name, value in expected.items():
        if name != "shape" and (different := same(value, got[name], tolerance=(0.04, 1e-9), place=name)):
            return different
    return None


def sizes(entries):
    """Shapes of weights, small ones first; ``entries`` are numbers of inputs whose spread is round."""
    few, some, many = entries

    def cases(rng):
        yield 1, 1, 0
        yield 1, 3, 1
        yield 4, 1, 2
        yield some, some // 2, 3
        yield some // 2, some, 4
        yield many, few, 5
        yield few, many, 6

    return cases


def draws_of_its_own(inputs, outputs):
    """Numbers of a spread of just 1, so that a report of them is the same each time, though they never are."""
    numbers = np.random.default_rng().standard_normal((inputs, outputs))
    return numbers / np.sqrt(np.mean(numbers**2))


RANDOM_DRAWS = [
    Misconception(
        "one size only",
        lambda inputs, outputs, rng: rng.standard_normal(inputs) / np.sqrt(inputs),
        "This is the article's own line: `randn(n)` makes n numbers in a row, the weights of *one* unit. A layer needs "
        "a column of them for each of its units.",
    ),
    Misconception(
        "uniform",
        lambda inputs, outputs, rng: rng.uniform(-1, 1, (inputs, outputs)) * np.sqrt(3 / inputs),
        "The spread is that of Xavier's start, from a uniform distribution. That works as well in practice; here the "
        "task asks for Gaussian weights.",
    ),
    Misconception(
        "all positive",
        lambda inputs, outputs, rng: rng.random((inputs, outputs)) / np.sqrt(inputs),
        "`rng.random` draws from 0 to 1, so every weight is positive. Then all units rise and fall together.",
    ),
]  # fmt: skip

xavier = Exercise(
    task="""Write `xavier(inputs, outputs, rng)`: Gaussian weights of shape `(inputs, outputs)` with which a weighted
    sum spreads as much as one input does, if the inputs are independent and centred. Draw them from `rng`, a
    `numpy.random.Generator`.""",
    answer=xavier,
    cases=sizes((25, 400, 1600)),
    run=drawn,
    compare=same_weights,
    hints=[
        "A sum of n independent terms has n times the variance of one. How many terms has a weighted sum?",
        "The variance of the weights should make up for that factor. The spread, the standard deviation, is the root "
        "of the variance.",
        "`rng.standard_normal(shape)` draws numbers of spread 1.",
    ],
    misconceptions=[
        Misconception(
            "fan-out",
            lambda inputs, outputs, rng: rng.standard_normal((inputs, outputs)) / np.sqrt(outputs),
            "The spread is taken from the number of *outputs*. But a weighted sum has one term for each input, however "
            "many other units there are beside it.",
        ),
        Misconception(
            "variance for standard deviation",
            lambda inputs, outputs, rng: rng.standard_normal((inputs, outputs)) / inputs,
            "`1 / inputs` is what the *variance* should be. Numbers drawn with spread 1 are multiplied by a standard "
            "deviation.",
        ),
        *RANDOM_DRAWS,
        Misconception(
            "both fans",
            lambda inputs, outputs, rng: rng.standard_normal((inputs, outputs)) * np.sqrt(2 / (inputs + outputs)),
            "This is Glorot and Bengio's compromise between the signal and its gradient, a good start too. But where "
            "inputs and outputs differ in number, it doesn't keep the spread of the signal.",
        ),
        Misconception(
            "He's factor",
            lambda inputs, outputs, rng: rng.standard_normal((inputs, outputs)) * np.sqrt(2 / inputs),
            "The 2 makes up for the half that a ReLU switches off. Here there is no activation: the weighted sum "
            "itself should keep the spread.",
        ),
        Misconception(
            "the other way round",
            lambda inputs, outputs, rng: rng.standard_normal((inputs, outputs)) * np.sqrt(inputs),
            "The more inputs, the larger these weights; but more terms should make each of them smaller.",
        ),
        Misconception(
            "transposed",
            lambda inputs, outputs, rng: rng.standard_normal((outputs, inputs)) / np.sqrt(inputs),
            "The spread is right, the shape is that of the column form `W @ x`. This course writes `X @ W`: a row for "
            "each input, a column for each unit.",
        ),
        Misconception(
            "draws of its own",
            lambda inputs, outputs, rng: draws_of_its_own(inputs, outputs) / np.sqrt(inputs),
            "Good weights, but not drawn from `rng`: the same seed no longer gives the same network, and no run can "
            "be repeated.",
        ),
    ],
    why="""Each weighted sum has `inputs` terms, so its variance is `inputs` times the variance of one term. Weights of
    variance `1 / inputs` make up for that; their standard deviation is its root.""",
)


def he(inputs, outputs, rng):
    """Gaussian weights (inputs, outputs) for inputs that come from ReLUs; rng is a NumPy Generator."""
    return rng.standard_normal((inputs, outputs)) * np.sqrt(2 / inputs)


he = Exercise(
    task="""Write `he(inputs, outputs, rng)`: Gaussian weights of shape `(inputs, outputs)` for a network of ReLUs, so
    that the signal keeps its size from layer to layer. Draw them from `rng`.""",
    answer=he,
    cases=sizes((50, 200, 800)),
    run=drawn,
    compare=same_weights,
    hints=[
        "A ReLU sets half of the sums to 0. What is left of their mean square?",
        "Xavier's variance, `1 / inputs`, makes up for the number of terms. By which factor should it be larger now?",
        "The factor belongs to the variance; you multiply by a standard deviation.",
    ],
    misconceptions=[
        Misconception(
            "the wrong fan",
            lambda inputs, outputs, rng: rng.standard_normal((inputs, outputs)) * np.sqrt(2 / outputs),
            "The spread is taken from the size of the layer itself, its *outputs*, as the article's "
            "`he_initialization(layer_size)` invites you to do. A weighted sum has one term for each input.",
        ),
        Misconception(
            "one size only",
            lambda inputs, outputs, rng: rng.standard_normal(inputs) * np.sqrt(2 / inputs),
            "This is the article's own line: `randn(n)` makes n numbers in a row, the weights of *one* unit. A layer "
            "needs a column of them for each of its units.",
        ),
        Misconception(
            "no factor",
            lambda inputs, outputs, rng: rng.standard_normal((inputs, outputs)) / np.sqrt(inputs),
            "This is Xavier's start. A ReLU lets only half of the mean square through, and ten layers of halves leave "
            "a thousandth.",
        ),
        Misconception(
            "factor outside the root",
            lambda inputs, outputs, rng: rng.standard_normal((inputs, outputs)) * 2 / np.sqrt(inputs),
            "The 2 belongs to the variance, so its root belongs to the spread. Like this the mean square doubles with "
            "every layer.",
        ),
        Misconception(
            "variance for standard deviation",
            lambda inputs, outputs, rng: rng.standard_normal((inputs, outputs)) * 2 / inputs,
            "`2 / inputs` is what the *variance* should be. Numbers drawn with spread 1 are multiplied by a standard "
            "deviation.",
        ),
        Misconception(
            "factor upside down",
            lambda inputs, outputs, rng: rng.standard_normal((inputs, outputs)) / np.sqrt(2 * inputs),
            "Half of the signal is lost in a ReLU, so the weights have to be larger than Xavier's, not smaller.",
        ),
        Misconception(
            "both fans",
            lambda inputs, outputs, rng: rng.standard_normal((inputs, outputs)) * np.sqrt(4 / (inputs + outputs)),
            "A compromise between the signal and its gradient. But where inputs and outputs differ in number, it "
            "doesn't keep the size of the signal.",
        ),
        Misconception(
            "transposed",
            lambda inputs, outputs, rng: rng.standard_normal((outputs, inputs)) * np.sqrt(2 / inputs),
            "The spread is right, the shape is that of the column form `W @ x`. This course writes `X @ W`: a row for "
            "each input, a column for each unit.",
        ),
        Misconception(
            "draws of its own",
            lambda inputs, outputs, rng: draws_of_its_own(inputs, outputs) * np.sqrt(2 / inputs),
            "Good weights, but not drawn from `rng`: the same seed no longer gives the same network, and no run can "
            "be repeated.",
        ),
    ],
    why="""A ReLU keeps half of the mean square of centred sums. Weights of variance `2 / inputs` give the next sums
    that half back. What counts is the fan-in: the terms of one sum.""",
)


def six_networks(seed=0):
    """The outputs of layers 1 and 10 of six networks, by letter: A, B, C are of tanh units, D, E, F of ReLUs."""
    inits = {"0.01": library.normal(0.01), "1.0": library.normal(1.0), "xavier": "xavier", "he": "he"}
    X = np.random.default_rng([seed, 1]).normal(size=(300, 500))
    outputs = {}
    for i, (letter, start) in enumerate(STARTS.items()):
        network = mlp([500] * 12, "tanh" if i < 3 else "relu", init=inits[start], seed=seed)
        layers = zip(network.layers, network.activations(X), strict=True)
        hidden = [out for layer, out in layers if isinstance(layer, Activation)]
        outputs[letter] = hidden[0], hidden[9]
    return outputs


STARTS = {"A": "1.0", "B": "0.01", "C": "xavier", "D": "xavier", "E": "he", "F": "0.01"}

choose_init = Exercise(
    task="""Six networks of ten hidden layers, 500 units in each, and a histogram of the outputs of layers 1 and 10. A,
    B and C are made of tanh units, D, E and F of ReLUs. Which start has each of them: `"0.01"` or `"1.0"` (the standard
    deviation of all weights), `"xavier"` or `"he"`?""",
    answer=STARTS,
    stub=dict.fromkeys(STARTS, ...),
    hints=[
        "Begin with the two whose layer 10 has gone silent. By which factor did each layer shrink the signal?",
        "A wide spread is not yet health: look where a tanh's outputs lie.",
        "Two of the ReLU networks differ by a factor of the root of 2 in each layer. Ten of these make 32.",
    ],
    misconceptions=[
        Misconception(
            "saturated taken for healthy",
            STARTS | {"A": "xavier", "C": "1.0"},
            "A and C are the wrong way round. Outputs with a spread near 1 sit at the two ends of a tanh, -1 and 1: "
            "those sums are far too large.",
        ),
        Misconception(
            "shrinking taken for silence",
            STARTS | {"B": "xavier", "C": "0.01"},
            "B and C are the wrong way round. A good start may lose a part of the spread on its way through ten "
            "tanhs; the bad one loses all but a few millionths of it.",
        ),
        Misconception(
            "xavier and he swapped",
            STARTS | {"D": "he", "E": "xavier"},
            "D and E are the wrong way round. Which of the two makes up for the half that a ReLU switches off?",
        ),
        Misconception(
            "xavier taken for 0.01",
            STARTS | {"D": "0.01", "F": "xavier"},
            "D and F are the wrong way round. With Xavier's weights ReLUs lose the root of 2 in each layer; with "
            "weights of 0.01 they lose a factor of about 6.",
        ),
        Misconception(
            "he everywhere",
            STARTS | {"C": "he"},
            "He's larger weights make up for what a ReLU switches off. A tanh switches nothing off: with them C would "
            "keep a spread of about a half in layer 10.",
        ),
        Misconception(
            "xavier everywhere",
            STARTS | {"E": "xavier"},
            "D and E can't have the same start: E's signal is about as strong in layer 10 as in layer 1, D's is not.",
        ),
    ],
    why="""Weights of 0.01 multiply the spread of 500 inputs by about a fifth (tanh) or a sixth (ReLU) in each layer;
    weights of 1.0 push every tanh to its ends. With Xavier's weights a tanh keeps a good part of the spread, and a ReLU
    loses the root of 2 in each layer, which He's weights give back.""",
)


def batch_norm_forward(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    """The output (N, D), and both running statistics (D,) after it; scale and shift are (D,)."""
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_variance = momentum * running_variance + (1 - momentum) * variance
    standard = (x - mean) / np.sqrt(variance + epsilon)
    return scale * standard + shift, running_mean, running_variance


def forward_cases(rng):
    one, two = np.ones(1), np.ones(2)
    yield np.array([[1.0], [3.0]]), one, 0 * one, 0 * one, one, True
    yield np.array([[1.0], [3.0]]), one, 0 * one, 0 * one, one, False
    yield np.array([[1.0, 10.0], [3.0, 40.0], [8.0, 10.0]]), np.array([1.0, 2.0]), np.array([0.0, 5.0]), two, two, True
    yield np.array([[1.0, 10.0]]), np.array([1.0, 2.0]), np.array([0.5, -0.0]), 2 * two, 9 * two, False
    yield np.array([[7.0, -7.0]]), two, np.array([0.5, -0.5]), two, two, True  # one sample
    yield np.array([[4.0, 1.0], [4.0, 2.0]]), two, 0 * two, two, two, True  # a constant feature
    yield np.array([[0.01], [-0.01]]), one, 0 * one, one, one, True  # epsilon counts
    yield np.array([[1.0], [2.0], [6.0]]), one, 0 * one, one, one, True, 0.5, 0.1
    yield 1e8 + np.array([[1.0], [3.0], [8.0]]), one, 0 * one, 1e8 * one, one, True
    yield np.empty((0, 2)), two, 0 * two, two, two, False
    x = rng.normal(3, 2, size=(20, 4)).astype(np.float32)
    yield x, *(rng.normal(size=(3, 4)).astype(np.float32)), np.full(4, 2.5, np.float32), True


def batch_norm_with(
    mean=lambda x: x.mean(axis=0), variance=lambda x: x.var(axis=0), spread=lambda v, epsilon: np.sqrt(v + epsilon),
    uses_batch=lambda training: training, keep=lambda momentum: momentum, moves=lambda training: training, last=True,
):  # fmt: skip
    """Batch normalization, forward, with one of its parts made in another way."""

    def forward(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
        before, share = (running_mean, running_variance), keep(momentum)
        batch = (mean(x), variance(x)) if uses_batch(training) or moves(training) else before
        after = [share * old + (1 - share) * new for old, new in zip(before, batch, strict=True)]
        used = batch if uses_batch(training) else before
        standard = (x - used[0]) / spread(used[1], epsilon)
        return scale * standard + shift if last else standard, *(after if moves(training) else before)

    return forward


def batch_norm_in_place(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    out, mean, variance = BATCH_NORM(x, scale, shift, running_mean, running_variance, training, momentum, epsilon)
    running_mean[...], running_variance[...] = mean, variance
    return out, running_mean, running_variance


BATCH_NORM = batch_norm_forward

batch_norm_forward = Exercise(
    task="""Write batch normalization's forward pass. While `training`, standardize each feature of `x` by the mean and
    the (biased) variance of the batch, and move the running statistics: `momentum` is the share of the old value that
    is kept. In use, standardize by the running statistics and leave them alone. `epsilon` is added to the variance.
    Return the output and both running statistics as they are afterwards; change no argument.""",
    answer=batch_norm_forward,
    cases=forward_cases,
    hints=[
        "Which axis holds the samples? Each feature has a mean of its own.",
        "There are two questions: which statistics standardize `x`, and do the running ones move? `training` answers "
        "both.",
        "A running statistic moves to `momentum` times itself plus the rest of the new value. The variance moves like "
        "the mean.",
    ],
    misconceptions=[
        Misconception(
            "unbiased variance",
            batch_norm_with(variance=lambda x: x.var(axis=0, ddof=1)),
            "This variance divides by N - 1, as one does to estimate that of a population. Batch normalization "
            "describes the batch itself and divides by N; a batch of one sample would give 0 / 0.",
        ),
        Misconception(
            "batch statistics in use",
            batch_norm_with(uses_batch=lambda training: True),
            "In use the batch's own statistics are taken as well. Then the answer for one image depends on the images "
            "beside it, and a single image has nothing to be compared with.",
        ),
        Misconception(
            "running statistics while training",
            batch_norm_with(uses_batch=lambda training: False),
            "The running statistics are used while training as well. They lag behind, so the batch isn't standardized, "
            "and a bad start goes on unmended.",
        ),
        Misconception(
            "batch statistics in use, which move the running ones",
            batch_norm_with(uses_batch=lambda training: True, moves=lambda training: True),
            "`training` changes nothing here: in use, too, the batch is standardized by itself and moves the running "
            "statistics. What a network answers should not depend on what it was asked before.",
        ),
        Misconception(
            "moves in use",
            batch_norm_with(moves=lambda training: True),
            "The running statistics move in use as well. What a network answers should not depend on what it was asked "
            "before.",
        ),
        Misconception(
            "never moves",
            batch_norm_with(moves=lambda training: False),
            "The output is right, but the running statistics never move. In use the network would standardize by what "
            "they were at the very start.",
        ),
        Misconception(
            "momentum swapped",
            batch_norm_with(keep=lambda momentum: 1 - momentum),
            "The shares are swapped: `momentum` is the share of the *old* value. Like this the last batch counts for "
            "nearly all. (PyTorch's momentum is the share of the new value: read the manual.)",
        ),
        Misconception(
            "standardizes each sample",
            batch_norm_with(
                mean=lambda x: x.mean(axis=1, keepdims=True), variance=lambda x: x.var(axis=1, keepdims=True)
            ),
            "The mean is taken over the features of each sample. That is layer normalization, a relative; here each "
            "feature is compared over the batch.",
        ),
        Misconception(
            "one mean for all",
            batch_norm_with(mean=np.mean, variance=np.var),
            "One mean and one variance for the whole batch: features that lie apart stay apart.",
        ),
        Misconception(
            "variance for standard deviation",
            batch_norm_with(spread=lambda v, epsilon: v + epsilon),
            "The output is divided by the variance. In units that would be one over the feature's own; divided by the "
            "standard deviation it has none.",
        ),
        Misconception(
            "epsilon outside the root",
            batch_norm_with(spread=lambda v, epsilon: np.sqrt(v) + epsilon),
            "`epsilon` is added to the standard deviation. The task adds it to the variance, as the paper does; it "
            "shows where a feature hardly spreads.",
        ),
        Misconception(
            "no epsilon",
            batch_norm_with(spread=lambda v, epsilon: np.sqrt(v)),
            "Without `epsilon` a constant feature, or a batch of one sample, is divided by 0.",
        ),
        Misconception(
            "forgot scale and shift",
            batch_norm_with(last=False),
            "The output is standardized, and that is where it ends. `scale` and `shift` let the network choose another "
            "spread and mean where they serve it better.",
        ),
        Misconception(
            "difference of squares",
            batch_norm_with(variance=lambda x: np.maximum((x * x).mean(axis=0) - x.mean(axis=0) ** 2, 0)),
            "Mean of the squares minus square of the mean is the variance on paper. Far from 0 both are huge and "
            "nearly equal, and floats keep only so many digits: the difference is noise.",
        ),
        Misconception(
            "in place",
            batch_norm_in_place,
            "The values are right, but they are written into the caller's own running statistics. The task returns "
            "new ones.",
        ),
    ],
    why="""While training, each feature is described by its own batch, with the biased variance; the running averages
    remember what batches look like. In use they stand in, so that one sample can be answered alone, the same way each
    time.""",
)


def batch_norm_backward(dout, x, scale, epsilon=1e-5):
    """dx (N, D), dscale (D,) and dshift (D,), given the slope dout (N, D) at the output for batch x."""
    spread = np.sqrt(x.var(axis=0) + epsilon)
    standard = (x - x.mean(axis=0)) / spread
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    dx = scale / spread * (dout - (dshift + standard * dscale) / len(x))
    return dx, dscale, dshift


def backward_cases(rng):
    yield np.array([[1.0], [0.0], [0.0]]), np.array([[1.0], [2.0], [4.0]]), np.ones(1)
    yield np.array([[1.0], [1.0]]), np.array([[1.0], [3.0]]), np.ones(1)
    yield np.array([[2.0, -1.0]]), np.array([[5.0, -0.0]]), np.ones(2)  # one sample
    yield np.array([[1.0], [-2.0]]), np.array([[4.0], [4.0]]), np.ones(1)  # a constant feature
    dout, x = np.array([[3.0, 1.0], [0.0, 2.0], [1.0, 5.0]]), np.array([[1.0, 0.5], [2.0, 0.0], [4.0, 9.0]])
    yield dout, x, np.array([2.0, -3.0])
    yield np.array([[1.0], [0.5], [0.0]]), np.array([[1e4], [-1e4], [3e4]]), np.array([1e4])
    yield rng.normal(size=(6, 3)), rng.normal(2, 3, size=(6, 3)), rng.normal(size=3), 0.1
    yield *rng.normal(size=(2, 50, 4)).astype(np.float32), np.ones(4, np.float32)


def backward_with(
    terms=lambda dout, standard, dscale, dshift, n: dout - (dshift + standard * dscale) / n,
    dscale=lambda dout, standard, x: (dout * standard).sum(axis=0), scaled=True, divided=True, add=np.sum,
):  # fmt: skip
    """Batch normalization, backward, with one of its parts made in another way."""

    def backward(dout, x, scale, epsilon=1e-5):
        spread = np.sqrt(x.var(axis=0) + epsilon)
        standard = (x - x.mean(axis=0)) / spread
        true = (dout * standard).sum(axis=0), dout.sum(axis=0)
        dx = terms(dout, standard, *true, len(x)) * (scale if scaled else 1) / (spread if divided else 1)
        share = 1 if add is np.sum else 1 / len(x)
        return dx, dscale(dout, standard, x) * share, true[1] * share

    return backward


batch_norm_backward = Exercise(
    task="""Write the backward pass of batch normalization while training. Given `dout`, the slope of the loss at the
    output, return `dx`, `dscale` and `dshift`. The mean and the (biased) variance belong to the batch: every sample
    moves them.""",
    answer=batch_norm_backward,
    cases=backward_cases,
    compare=partial(same, tolerance=(1e-4, 1e-6)),
    hints=[
        "`shift` is added to every sample, `scale` multiplies every standardized one: their slopes add up over the "
        "samples.",
        "If you raise every sample by the same amount, the output stays as it is. So what must the slopes `dx` of one "
        "feature add up to?",
        "There are three ways from one sample to the loss: its own output, the mean, and the variance. The last two "
        "are shared by all N samples.",
        "Take `dout`, subtract its mean over the batch, then subtract its part along the standardized batch. What is "
        "left is scaled.",
    ],
    misconceptions=[
        Misconception(
            "treats mean and variance as constants",
            backward_with(lambda dout, standard, dscale, dshift, n: dout),
            "This is right if mean and variance are fixed numbers, as in use. While training every sample moves them, "
            "and through them the outputs of all the others.",
        ),
        Misconception(
            "treats the mean as a constant",
            backward_with(lambda dout, standard, dscale, dshift, n: dout - standard * dscale / n),
            "The way through the variance is there, the way through the mean is missing. Raise all samples by the same "
            "amount: the output does not change, but these slopes say that it does.",
        ),
        Misconception(
            "treats the variance as a constant",
            backward_with(lambda dout, standard, dscale, dshift, n: dout - dshift / n),
            "The way through the mean is there, the way through the variance is missing. Stretch the batch: the output "
            "hardly changes, but these slopes say that it does.",
        ),
        Misconception(
            "sums for means",
            backward_with(lambda dout, standard, dscale, dshift, n: dout - dshift - standard * dscale),
            "Each sample moves the mean and the variance by one N-th only. These slopes count the shared ways N times.",
        ),
        Misconception(
            "forgot scale",
            backward_with(scaled=False),
            "`dx` is the slope for an output without `scale`. The output is `scale` times as steep.",
        ),
        Misconception(
            "forgot the spread",
            backward_with(divided=False),
            "The batch was divided by its spread on the way forward; the slope has to be, too.",
        ),
        Misconception(
            "means over the samples",
            backward_with(add=np.mean),
            "`dscale` and `dshift` are means over the samples. The mean is taken by the loss already, and `dout` has "
            "it inside; here the slopes add up.",
        ),
        Misconception(
            "dscale from x",
            backward_with(dscale=lambda dout, standard, x: (dout * x).sum(axis=0)),
            "`scale` multiplies the *standardized* batch, so that is what its slope is multiplied by, not `x`.",
        ),
        Misconception(
            "dscale without its input",
            backward_with(dscale=lambda dout, standard, x: dout.sum(axis=0)),
            "That is the slope for `shift`. Every slope for `scale` is multiplied by what `scale` multiplies.",
        ),
    ],
    why="""A sample reaches the loss by its own output and through the mean and the variance that it shares with all
    others. Taking away the mean of `dout`, and its part along the standardized batch, is what these two ways amount to:
    a shift or a stretch of the whole batch changes nothing in the output, so `dx` has no part in either direction.""",
)

EXERCISES, progress = collect(globals())
