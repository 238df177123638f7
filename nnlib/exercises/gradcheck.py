"""Exercises of notebook 08: slopes measured, compared, and put to use."""

import numbers
from functools import partial

import numpy as np

from nnlib import datasets, gradcheck
from nnlib.checklist import overfit_small_batch
from nnlib.exercises import Exercise, Misconception, collect, same
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.networks import Network, mlp
from nnlib.optimizers import Adam
from nnlib.regularization import L2
from nnlib.training import Trainer


def centered_difference(f, x, h=1e-5):
    """The slope of f at x for each number of the array x, in float64; f makes one number of an array."""
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(np.float64), x.astype(np.float64)
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) - f(below)) / (2 * h)
    return slopes


def squares(x):
    return np.sum(x**2)


def cubes(x):
    return np.sum(x**3)


def product(x):
    return np.prod(x)


def size(x):
    return np.sum(np.abs(x))


def last_wave(x):
    return np.sin(x.flat[-1])


def difference_cases(rng):
    yield squares, np.array([3.0]), 0.5
    yield cubes, np.array([1.0]), 0.5
    yield product, np.array([2.0, 5.0]), 0.1
    yield last_wave, np.array([0.5, 1.0])
    yield size, np.array([-0.0, 0.25, -2.0]), 0.5
    yield cubes, np.array([1, 2]), 0.5
    yield squares, np.array([1000.0], np.float32), 1e-5
    yield squares, np.array([1e6, -1e6]), 1.0
    yield cubes, np.empty((0, 3))
    yield product, rng.uniform(1, 2, size=(2, 3)), 0.01
    yield cubes, rng.normal(size=(2, 3, 2)), 0.1


def by_place(slope, dtype=np.float64):
    """A function like ours, whose slope at one place is ``slope(f, x, step, h)`` with the step an array."""

    def function(f, x, h=1e-5):
        x, slopes = x.astype(dtype or x.dtype), np.zeros(x.shape)
        for place in np.ndindex(x.shape):
            step = np.zeros_like(x)
            step[place] = h
            slopes[place] = slope(f, x, step, h)
        return slopes

    return function


def one_number(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def one_difference(f, x, h=1e-5):
    return np.full(x.shape, one_number(f, x, h))


def never_stepped_back(f, x, h=1e-5):
    x, slopes = x.astype(np.float64), np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        x[place] += h
        above = f(x)
        x[place] -= 2 * h
        slopes[place] = (above - f(x)) / (2 * h)
    return slopes


centered_difference = Exercise(
    task="""Write `centered_difference(f, x, h=1e-5)`: the slope of `f` for each number of `x`, measured from both
    sides, as an array of the shape of `x`. `x` has any shape, `f(x)` is one number, and you compute in float64
    whatever `x` is. Leave `x` as it was.""",
    answer=centered_difference,
    cases=difference_cases,
    compare=partial(same, tolerance=(1e-5, 1e-8)),
    hints=[
        "Move one number of `x`, leave the others where they are, and ask `f` twice. How far apart are the two places?",
        "`np.ndindex(x.shape)` runs through all places of an array of any shape; `slopes[place]` takes such a place.",
        "Make two copies of `x` as floats, move one number up in the first and down in the second, and divide what "
        "`f` says of them by the distance between them.",
    ],
    misconceptions=[
        Misconception(
            "forward difference",
            by_place(lambda f, x, step, h: (f(x + step) - f(x)) / h),
            "This looks to one side only. On a curve that bends its error shrinks with h, from both sides with h²: "
            "here the difference is plain to see, since h is large.",
        ),
        Misconception(
            "backward difference",
            by_place(lambda f, x, step, h: (f(x) - f(x - step)) / h),
            "This looks to one side only, the left one. On a curve that bends its error shrinks with h, from both "
            "sides with h².",
        ),
        Misconception(
            "forgot the 2",
            by_place(lambda f, x, step, h: (f(x + step) - f(x - step)) / h),
            "Twice the slope comes out: from `x - h` to `x + h` it is farther than `h`.",
        ),
        Misconception(
            "brackets around 2 h",
            by_place(lambda f, x, step, h: (f(x + step) - f(x - step)) / 2 * h),
            "Python divides by 2 and then *multiplies* by h. The slopes come out far too small.",
        ),
        Misconception(
            "the other way round",
            by_place(lambda f, x, step, h: (f(x - step) - f(x + step)) / (2 * h)),
            "The sign is wrong: a function that rises should have a positive slope.",
        ),
        Misconception(
            "all numbers moved at once",
            one_difference,
            "All numbers of `x` move together, so what is measured is the sum of their slopes. Each number has a slope "
            "of its own: the others must stay.",
        ),
        Misconception(
            "one number",
            one_number,
            "This is right for a single number. With an array, all its numbers move together, and what comes back is "
            "the sum of their slopes: one number, where each of them should have its own.",
        ),
        Misconception(
            "never stepped back",
            never_stepped_back,
            "Each number is left at `x - h` when the next one has its turn. So the later slopes are measured at a "
            "place that is a little off.",
        ),
        Misconception(
            "keeps the dtype",
            by_place(lambda f, x, step, h: (f(x + step) - f(x - step)) / (2 * h), dtype=None),
            "The formula is right, but a step of h is lost where `x` holds whole numbers, and for the most part where "
            "it holds float32: near 1000 these stand 6e-5 apart.",
        ),
    ],
    why="""One number moves, up in one copy and down in the other, and `2 * h` lies between. The copies are float64
    whatever `x` is, so that a small step is not lost in rounding.""",
)


def relative_error(analytic, numerical):
    """|analytic - numerical| as a share of the larger of both sizes, for each number; 0 where both are 0."""
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    return np.abs(analytic - numerical) / np.where(larger == 0, 1, larger)


def error_cases(rng):
    yield np.array([2.0]), np.array([1.0])
    yield np.array([1.0]), np.array([2.0])
    yield np.array([0.0]), np.array([0.0])
    yield np.array([0.0, 1.0]), np.array([-0.0, 1.0])
    yield np.array([-2.0, 1.0]), np.array([-1.0, -1.0])
    yield np.array([1e-9, 3e-12]), np.array([2e-9, 0.0])
    yield np.array([1e300, 1e-300]), np.array([1.5e300, 1e-300])
    yield np.array([np.nan, 1.0]), np.array([1.0, 1.0])
    yield np.empty((0, 3)), np.empty((0, 3))
    slopes = rng.normal(size=(2, 3, 2))
    yield slopes, slopes + 1e-6 * rng.normal(size=slopes.shape)
    yield slopes.astype(np.float32), (1.01 * slopes).astype(np.float32)


def sizes(analytic, numerical):
    return np.maximum(np.abs(analytic), np.abs(numerical))


def hides_nan(analytic, numerical):
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(np.abs(analytic - numerical) / sizes(analytic, numerical))


def without_0_over_0(difference, larger):
    return np.abs(difference) / np.where(larger == 0, 1, larger)


relative_error = Exercise(
    task="""Write `relative_error(analytic, numerical)` for two float arrays of one shape, number by number: the size of
    the difference as a share of the larger of the two sizes. Where both are 0 they agree: the error is 0, without a
    warning. nan stays nan.""",
    answer=relative_error,
    cases=error_cases,
    compare=partial(same, tolerance=(1e-3, 1e-13)),
    hints=[
        "What does the plain formula divide where both slopes are 0? ReLUs that are off have such slopes in plenty.",
        "Where the larger size is 0 the difference is 0 too. By what could you divide it there, to get 0?",
        "`np.where(question, here, there)` makes the divisor: 1 where it would be 0, and itself elsewhere.",
    ],
    misconceptions=[
        Misconception(
            "0 / 0",
            lambda a, n: np.abs(a - n) / sizes(a, n),
            "This is the article's own formula. Where both slopes are 0, which is perfect agreement, it gives nan, and "
            "the largest error of the whole array is nan with it.",
        ),
        Misconception(
            "hides nan",
            hides_nan,
            "0 / 0 is 0 now, but so is every nan: a gradient that is broken beyond all numbers passes as perfect.",
        ),
        Misconception(
            "sum for max",
            lambda a, n: without_0_over_0(a - n, np.abs(a) + np.abs(n)),
            "It divides by the sum of both sizes. Some texts do; but then the error is about half as large as the one "
            "that the four bands are made for, and never above 1.",
        ),
        Misconception(
            "mean for max",
            lambda a, n: without_0_over_0(a - n, (np.abs(a) + np.abs(n)) / 2),
            "It divides by the mean of both sizes. The task, and the library, take the larger one.",
        ),
        Misconception(
            "a small number in the divisor",
            lambda a, n: np.abs(a - n) / (sizes(a, n) + 1e-8),
            "No 0 / 0 any more, but slopes that are themselves below 1e-8 now agree with anything. Deep networks have "
            "such slopes, and theirs are worth checking too.",
        ),
        Misconception(
            "at least a small number in the divisor",
            lambda a, n: np.abs(a - n) / np.maximum(sizes(a, n), 1e-8),
            "No 0 / 0 any more, but slopes that are themselves far below 1e-8 now agree with anything. Deep networks "
            "have such slopes, and theirs are worth checking too.",
        ),
        Misconception(
            "share of the first",
            lambda a, n: without_0_over_0(a - n, np.abs(a)),
            "It divides by the analytic slope alone. Where that one is 0 by mistake, such as a forgotten bias, the "
            "error should be 1; swapping the two should change nothing.",
        ),
        Misconception(
            "share of the second",
            lambda a, n: without_0_over_0(a - n, np.abs(n)),
            "It divides by the numerical slope alone: the error can grow without bound, and swapping the two slopes "
            "changes it.",
        ),
        Misconception(
            "sizes forgotten",
            lambda a, n: without_0_over_0(a - n, np.maximum(a, n)),
            "The larger of -2 and -1 is -1, and of 1 and -1 it is 1. What counts is which *size* is larger.",
        ),
        Misconception(
            "signed",
            lambda a, n: (a - n) / np.where(sizes(a, n) == 0, 1, sizes(a, n)),
            "An error has no sign here: with one, the largest of them overlooks the most negative.",
        ),
        Misconception(
            "plain difference",
            lambda a, n: np.abs(a - n),
            "1e-4 is little for slopes near 1 and everything for slopes near 1e-4: what counts is the share.",
        ),
        Misconception(
            "the largest only",
            lambda a, n: np.max(without_0_over_0(a - n, sizes(a, n)), initial=0),
            "One number for the whole array. Each slope should have its own error, so that you can see where it is.",
        ),
    ],
    why="""Where the larger size is 0 the difference is 0 as well, so dividing it by 1 gives 0, and nothing divides by
    0 on the way. Everywhere else the formula is untouched: small slopes are judged as strictly as large ones.""",
)


class TinyLayer:
    """A layer without parameters, made of two functions: ``out = f(x)`` and ``dx = backward(dout, x)``.

    Examples
    --------
    >>> layer = TinyLayer("double", lambda x: 2 * x, lambda dout, x: 2 * dout)
    >>> layer.forward(np.array([[3.0]])), layer.backward(np.array([[1.0]]))
    (array([[6.]]), array([[2.]]))
    """

    def __init__(self, name, f, df):
        self.name, self.f, self.df = name, f, df

    def forward(self, x):
        """The outputs (N, D) for inputs (N, D)."""
        self.x = np.array(x)
        return self.f(self.x)

    def backward(self, dout):
        """The slopes at the inputs of the latest ``forward``, from those at its outputs."""
        return self.df(dout, self.x)

    def __repr__(self):
        return self.name

    def __eq__(self, other):
        return isinstance(other, TinyLayer) and self.name == other.name

    __hash__ = None


MIX = np.array([[1.0, 0.5, 0.25], [-0.5, 1.0, 0.5], [0.75, -0.25, 1.0]])


def tanh_slope(x):
    return 1 - np.tanh(x) ** 2


def tiny_layers():
    """Right and broken layers, by what they do."""
    right = {
        "tanh": (np.tanh, lambda dout, x: dout * tanh_slope(x)),
        "square": (np.square, lambda dout, x: dout * 2 * x),
        "minus": (np.negative, lambda dout, x: -dout),
        "mix": (lambda x: x @ MIX, lambda dout, x: dout @ MIX.T),
        "shrink": (lambda x: 1e-5 * x, lambda dout, x: 1e-5 * dout),
        "reverse": (lambda x: x[:, ::-1], lambda dout, x: dout[:, ::-1]),
        "relu": (lambda x: np.maximum(x, 0), lambda dout, x: dout * (x > 0)),
    }
    broken = {
        "tanh (slope forgotten)": (np.tanh, lambda dout, x: dout),
        "tanh (2 % too steep)": (np.tanh, lambda dout, x: 1.02 * dout * tanh_slope(x)),
        "square (2 forgotten)": (np.square, lambda dout, x: dout * x),
        "mix (not transposed)": (lambda x: x @ MIX, lambda dout, x: dout @ MIX),
        "shrink (by too much)": (lambda x: 1e-5 * x, lambda dout, x: 1e-6 * dout),
        "reverse (not back)": (lambda x: x[:, ::-1], lambda dout, x: dout),
        "relu (lets all pass)": (lambda x: np.maximum(x, 0), lambda dout, x: dout),
    }
    return {name: TinyLayer(name, *functions) for name, functions in (right | broken).items()}


def find_the_broken_layer(layers, x):
    """The place in the list, from 0, of the layer whose backward is wrong; None if all are right."""
    rng = np.random.default_rng(0)

    def is_wrong(layer, x):
        dout = rng.normal(size=layer.forward(x).shape)
        dx = layer.backward(dout)
        measured = gradcheck.numerical_gradient(lambda x: np.sum(dout * layer.forward(x)), x)
        return np.any(gradcheck.relative_error(dx, measured) > 1e-4)

    for place, layer in enumerate(layers):
        if is_wrong(layer, x):
            return place
        x = layer.forward(x)
    return None


def layer_cases(rng):
    layers = tiny_layers()

    def case(*names, x):
        return [layers[name] for name in names], x

    one, few = np.array([[0.5, -1.0, 2.0]]), rng.uniform(0.3, 1.5, size=(4, 3))
    yield case("tanh (slope forgotten)", x=np.array([[1.0]]))
    yield case("tanh", x=np.array([[1.0]]))
    yield case("tanh", "square (2 forgotten)", "minus", x=one)
    yield case("mix", "tanh", "mix (not transposed)", x=one)
    yield case("tanh", "mix", "square", x=few)
    yield case("reverse (not back)", "tanh", "mix", x=few)
    yield case("minus", "relu (lets all pass)", "mix", x=few)
    yield case("mix", "shrink (by too much)", "reverse", x=few)
    yield case("square", "tanh (2 % too steep)", "minus", x=few)
    yield case("minus", "relu", "reverse", x=few)


def any_above(bound):
    """Whether any relative error is above a bound."""
    return lambda dx, measured: np.any(gradcheck.relative_error(dx, measured) > bound)


def find_with(weights=None, is_wrong=None, counted_from=0, next_input=lambda x, out: out):
    """A function like ours but for one idea."""
    weights = weights or (lambda shape: np.random.default_rng(0).normal(size=shape))
    is_wrong = is_wrong or any_above(1e-4)

    def function(layers, x):
        for place, layer in enumerate(layers):
            if is_wrong(*slopes_of_the_rest([layer], x, weights(x.shape))):
                return place + counted_from
            x = next_input(x, layer.forward(x))
        return None

    return function


def slopes_of_the_rest(layers, x, dout):
    """The slope at x of what all these layers make of it, as their backward passes say and as measured."""

    def outputs(x):
        for layer in layers:
            x = layer.forward(x)
        return x

    outputs(x)
    dx = dout
    for layer in reversed(layers):
        dx = layer.backward(dx)
    return dx, gradcheck.numerical_gradient(lambda x: np.sum(dout * outputs(x)), x)


def first_wrong_slope(layers, x):
    dout = np.random.default_rng(0).normal(size=x.shape)
    for place in range(len(layers)):
        if any_above(1e-4)(*slopes_of_the_rest(layers[place:], x, dout)):
            return place
        x = layers[place].forward(x)
    return None


def always_one_to_blame(layers, x):
    errors = []
    for layer in layers:
        dout = np.random.default_rng(0).normal(size=x.shape)
        errors.append(np.max(gradcheck.relative_error(*slopes_of_the_rest([layer], x, dout)), initial=0))
        x = layer.forward(x)
    return int(np.argmax(errors))


find_the_broken_layer = Exercise(
    task="""Write `find_the_broken_layer(layers, x)`. Each layer has `forward(x)` and `backward(dout)`, as the library's
    have; the output of one is the input of the next, and `x`, of shape `(N, D)`, is the input of the first. At most
    one backward pass is wrong. Return its place in the list, counted from 0, or None if all are right.
    `gradcheck.numerical_gradient` and `gradcheck.relative_error` are imported.""",
    answer=find_the_broken_layer,
    cases=layer_cases,
    hints=[
        "A wrong backward pass spoils the slopes of every layer *before* it. So check each layer alone, on the input "
        "that it really gets.",
        "A gradient check needs one number. Draw a random `dout` in the shape of the layer's output, and take the sum "
        "of `dout * layer.forward(x)`: which slope should that number have at `x`?",
        "It should have the slope `layer.backward(dout)`. Call it right after `forward`, measure the same with "
        "`gradcheck.numerical_gradient`, and compare. Then go on to the next layer with this one's output.",
    ],
    misconceptions=[
        Misconception(
            "first slope that is wrong",
            first_wrong_slope,
            "Slopes travel backwards, so a broken layer spoils all that stand *before* it: counted from the front, the "
            "first wrong slope is nearly always that of layer 0, which may be innocent.",
        ),
        Misconception(
            "dout of ones",
            find_with(weights=np.ones),
            "With a `dout` of ones all columns look alike, and a layer that mixes them up on the way back goes "
            "unnoticed. The slopes that arrive in a real network differ from place to place.",
        ),
        Misconception(
            "the same input for all",
            find_with(next_input=lambda x, out: x),
            "Every layer was checked on the first layer's input. Some faults show only where a layer really works: "
            "what it gets is the output of the one before.",
        ),
        Misconception(
            "difference, not share",
            find_with(is_wrong=lambda dx, measured: np.any(np.abs(dx - measured) > 1e-4)),
            "The difference itself was judged. Where all slopes are small every difference is, even one of 90 %.",
        ),
        Misconception(
            "too lenient",
            find_with(is_wrong=any_above(0.1)),
            "A backward pass that is 2 % off is wrong, too. A right one agrees to seven digits and more.",
        ),
        Misconception(
            "counts from 1",
            find_with(counted_from=1),
            "The right layer was found, and counted from 1. Places in a list start with 0.",
        ),
        Misconception(
            "always one to blame",
            always_one_to_blame,
            "Some layer always has the largest error. Whether it is *too* large is another question: perhaps all are "
            "right.",
        ),
    ],
    why="""Each layer is checked alone, on the input that it gets in the chain, so a fault can't be blamed on another
    layer. The random `dout` turns its outputs into one number and tells all columns apart; the relative error finds
    small slopes as well as large ones.""",
)


def overfit_twenty(network, X, y):
    """Train the network on the first 20 samples until their loss is below 1e-3; return the number of steps."""
    trainer = Trainer(network, SoftmaxCrossEntropy(), Adam(0.01), batch_size=20)
    for step in trainer.steps(X[:20], y[:20], epochs=2000):
        if step.loss < 1e-3:
            break
    return step.iteration


class WatchedNetwork(Network):
    """A network that counts its backward passes and remembers which samples they were for."""

    def __init__(self, layers, **options):
        super().__init__(layers, **options)
        self.steps, self.seen, self.first_length = 0, set(), self.weights_length()

    def weights_length(self):
        """Training makes weights grow; a penalty makes them shrink."""
        return np.linalg.norm(self.parameters[self.weights_mask])

    def backward(self, dscores, input_gradient=True):
        self.steps += 1
        self.seen.update(row.tobytes() for row in self.layers[0].x)
        return super().backward(dscores, input_gradient)


def train_and_watch(answer, sizes, samples):
    """What became of a network that ``answer`` trained on digits, in words."""
    rows = np.random.default_rng(samples).permutation(1000)[:samples]
    X, y = datasets.digits().train.X[rows].astype(np.float64), datasets.digits().train.y[rows]
    network = WatchedNetwork(mlp(sizes).layers, features=sizes[0], dtype=np.float64)
    steps = answer(network, X.copy(), y.copy())
    taken, seen = network.steps, set(network.seen)
    return {
        "loss of the 20": _loss_in_words(network, X[:20], y[:20]),
        "trained on": "nothing" if not taken else "them alone" if seen <= _rows(X[:20]) else "others too",
        "steps returned": _count_in_words(steps, taken),
    }


def _rows(X):
    return {row.tobytes() for row in X}


def _loss_in_words(network, X, y):
    if SoftmaxCrossEntropy()(network.forward(X), y)[0] < 1e-3:
        return "below 0.001"
    return "held up by a penalty" if network.weights_length() < network.first_length else "0.001 or more"


def _count_in_words(steps, taken):
    if not isinstance(steps, numbers.Real) or isinstance(steps, bool) or steps % 1 != 0:
        return "not a whole number"
    if steps == taken:
        return "all that were taken"
    return {taken - 1: "one too few", taken + 1: "one too many"}.get(int(steps), "another number")


def overfit_cases(rng):
    yield [64, 50, 10], 20
    yield [64, 100, 10], 60
    yield [64, 50, 50, 10], 300


def overfit_with(samples=20, penalty=None, until=lambda trainer, step: step.loss < 1e-3, returned=None):
    """A function like ours but for one idea."""

    def function(network, X, y):
        trainer = Trainer(network, SoftmaxCrossEntropy(), Adam(0.01), penalty=penalty, batch_size=20)
        trainer.X, trainer.y = X[:samples], y[:samples]
        for step in trainer.steps(trainer.X, trainer.y, epochs=1000):
            if until(trainer, step):
                break
        return returned(step) if returned else step.iteration

    return function


overfit_twenty = Exercise(
    task="""Write `overfit_twenty(network, X, y)`: train `network` itself on its first 20 samples, until their softmax
    loss is below 1e-3, and return how many steps that took. A step is one backward pass and one update. `Trainer`,
    `losses` and `optimizers` are imported. Any optimizer will do that gets there in a few seconds.""",
    answer=overfit_twenty,
    cases=overfit_cases,
    run=train_and_watch,
    time_limit=30,
    hints=[
        "All 20 fit into one batch, so that one epoch is one step.",
        "`trainer.steps(X, y, epochs)` yields after each step; `step.loss` and `step.iteration` say how it stands.",
        "`Adam(0.01)` needs well under 200 steps. Leave the loop as soon as the loss is small enough.",
    ],
    misconceptions=[
        Misconception(
            "regularization left on",
            overfit_with(penalty=L2(0.01)),
            "The loss can't go down to 0: a penalty holds the weights back, and training ends where the two pull "
            "equally hard. Whether the network can learn by heart is a question for the network alone.",
        ),
        Misconception(
            "stops when all answers are right",
            overfit_with(until=lambda trainer, step: trainer.network.accuracy(trainer.X, trainer.y) == 1),
            "It stopped while the loss was still too large. All 20 answers may be right long before: an answer counts "
            "as right as soon as it has the largest score.",
        ),
        Misconception(
            "all samples",
            overfit_with(samples=None, until=lambda trainer, step: step.epoch > 300),
            "It trained on more than the first 20 samples. Twenty are few enough for *any* healthy network; whether it "
            "can learn all of them depends on its size and on your patience.",
        ),
        Misconception(
            "returns the loss",
            overfit_with(returned=lambda step: step.loss),
            "The network has learnt the 20. What comes back is not how many steps it took.",
        ),
        Misconception(
            "counts from 0",
            overfit_with(returned=lambda step: step.iteration - 1),
            "The network has learnt the 20, but the steps were counted from 0: one more was taken.",
        ),
        Misconception(
            "trains a copy",
            lambda network, X, y: overfit_small_batch(network, SoftmaxCrossEntropy(), X, y).steps,
            "The network that was handed in is still untrained: a copy learnt in its place.",
        ),
    ],
    why="""One batch of 20, no penalty, and a small loop that is left as soon as the goal is reached. The number of
    steps is worth a look: when it is far above what it was last week, something has changed.""",
)

EXERCISES, progress = collect(globals())
