"""The exercise *find_the_broken_layer*: the broken layer."""

import numpy as np

from nnlib import gradcheck
from nnlib.exercises import exercise


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

SCALES = np.array([1.0, 2.0, -1.0])


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
        "scale (slopes averaged)": (lambda x: x * SCALES, lambda dout, x: dout.mean(axis=1, keepdims=True) * SCALES),
        "square (wrong beyond 10)": (np.square, lambda dout, x: dout * np.where(np.abs(x) > 10, 20, 2 * x)),
        "minus (2 % off below 0)": (np.negative, lambda dout, x: np.where(x < 0, -1.02, -1.0) * dout),
    }
    return {name: TinyLayer(name, *functions) for name, functions in (right | broken).items()}


def chains_of_layers(rng):
    layers = tiny_layers()

    def case(*names, x):
        return [layers[name] for name in names], x

    one, few = np.array([[0.5, -1.0, 2.0]]), rng.uniform(0.3, 1.5, size=(4, 3))
    yield case("tanh (slope forgotten)", x=np.array([[1.0]]))
    yield case("tanh", x=np.array([[1.0]]))
    yield case("tanh", "square (2 forgotten)", "minus", x=one)
    yield case("mix", "tanh", "mix (not transposed)", x=one)
    yield case("reverse (not back)", "tanh", "mix", x=few)
    yield case("minus", "relu (lets all pass)", "mix", x=few)
    yield case("mix", "shrink (by too much)", "reverse", x=few)
    yield case("square", "tanh (2 % too steep)", "minus", x=few)
    yield case("minus", "tanh", "reverse", x=np.array([[4.0, -5.0, 4.5]]))
    yield case("relu (lets all pass)", "mix", x=one)
    yield case("minus", "tanh", "reverse (not back)", x=few)
    yield case("minus (2 % off below 0)", "mix", x=np.append(few, [[0.8, -0.7, 1.2]], axis=0))
    yield case("minus (2 % off below 0)", "minus", x=np.append([[0.8, -0.7, 1.2]], few, axis=0))
    yield case("tanh", "scale (slopes averaged)", x=few)
    yield case("relu (lets all pass)", "minus", x=-few)
    yield case("minus", "square (wrong beyond 10)", x=10 * np.append(few, [[2.0, -0.5, 1.5]], axis=0))


@exercise(
    task="""Write `find_the_broken_layer(layers, x)`. Each layer of the list has `forward(x)` and `backward(dout)`, as
    the library's have; the output of one is the input of the next, and `x`, of shape `(N, D)`, is the input of the
    first. At most one backward pass is wrong; it may be off by 2 % only, or for some inputs only. Return its place in
    the list, counted from 0, or None if all are right. `gradcheck.numerical_gradient` and `gradcheck.relative_error`
    are imported.""",
    cases=chains_of_layers,
    hints=[
        "A wrong backward pass spoils the slopes of every layer *before* it. So check each layer alone, on the input "
        "that it really gets.",
        "A gradient check needs one number. Draw a random `dout` in the shape of the layer's output, and take the sum "
        "of `dout * layer.forward(x)`: which slope should that number have at `x`?",
        "It should have the slope `layer.backward(dout)`. Call it right after `forward`, measure the same with "
        "`gradcheck.numerical_gradient`, and compare. Then go on to the next layer with this one's output.",
    ],
    why="""Each layer is checked alone, on the input that it gets in the chain, so a fault can't be blamed on another
    layer. The random `dout` turns its outputs into one number and tells all columns apart; the relative error finds
    small slopes as well as large ones.""",
)
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


def two_slopes(layers, x, dout=None):
    """The slope at x of what all these layers make of it, as their backward passes say and as measured."""
    dout = np.random.default_rng(0).normal(size=x.shape) if dout is None else dout

    def outputs(x):
        for layer in layers:
            x = layer.forward(x)
        return x

    outputs(x)
    dx = dout
    for layer in reversed(layers):
        dx = layer.backward(dx)
    return dx, gradcheck.numerical_gradient(lambda x: np.sum(dout * outputs(x)), x)


def first_that(is_wrong, layers, x, none=None):
    """The place of the first layer of which ``is_wrong(layer, x)`` holds."""
    for place, layer in enumerate(layers):
        if is_wrong(layer, x):
            return place
        x = layer.forward(x)
    return none


def errors_of(layer, x, dout=None):
    return gradcheck.relative_error(*two_slopes([layer], x, dout))


@find_the_broken_layer.misconception
def first_slope_that_is_wrong(layers, x):
    """Slopes travel backwards, so a broken layer spoils all that stand *before* it: counted from the front, the first
    wrong slope is nearly always that of layer 0, which may be innocent."""
    return 0 if np.any(gradcheck.relative_error(*two_slopes(layers, x)) > 1e-4) else None


@find_the_broken_layer.misconception
def dout_of_ones(layers, x):
    """With a `dout` of ones all columns look alike, and a layer that mixes them up on the way back goes unnoticed. The
    slopes that arrive in a real network differ from place to place."""
    return first_that(lambda layer, x: np.any(errors_of(layer, x, np.ones(x.shape)) > 1e-4), layers, x)


@find_the_broken_layer.misconception
def the_same_input_for_all(layers, x):
    """Every layer was checked on the first layer's input. Some faults show only where a layer really works: what it
    gets is the output of the one before."""
    return first_that(lambda layer, _: np.any(errors_of(layer, x) > 1e-4), layers, x)


@find_the_broken_layer.misconception(bound=(1e-6, 1e-5, 1e-4, 0.01, 0.1))
def difference_not_share(layers, x, bound=1e-3):
    """The difference itself was judged. Where all slopes are small every difference is, even one of 90 %."""
    return first_that(lambda layer, x: np.abs(np.subtract(*two_slopes([layer], x))).max() > bound, layers, x)


@find_the_broken_layer.misconception(bound=(0.05, 0.5))
def too_lenient(layers, x, bound=0.1):
    """A backward pass that is 2 % off is wrong, too. A right one agrees to seven digits and more."""
    return first_that(lambda layer, x: np.any(errors_of(layer, x) > bound), layers, x)


@find_the_broken_layer.misconception(bound=(0.015, 0.1))
def mean_of_the_errors(layers, x, bound=0.01):
    """The mean of all errors was judged. A fault that shows for a few inputs only hardly moves it: one wrong slope is
    enough."""
    return first_that(lambda layer, x: np.mean(errors_of(layer, x)) > bound, layers, x)


@find_the_broken_layer.misconception
def the_first_sample_only(layers, x):
    """Only the first sample's slopes were looked at. A fault may show for another one: one wrong slope is enough,
    wherever it is."""
    return first_that(lambda layer, x: np.any(errors_of(layer, x)[0] > 1e-4), layers, x)


@find_the_broken_layer.misconception
def sums_compared(layers, x):
    """The slopes were added up before they were compared. So slopes that stand in the wrong places go unnoticed: their
    sum is the same. Compare them one by one."""
    return first_that(lambda layer, x: np.abs(np.subtract(*map(np.sum, two_slopes([layer], x)))) > 1e-6, layers, x)


@find_the_broken_layer.misconception
def layers_in_reverse_order(layers, x):
    """The inputs went through the layers from the last to the first, so that none of them works where it really does.
    `x` is the input of the first one."""
    wrong = find_the_broken_layer.answer(layers[::-1], x)
    return None if wrong is None else len(layers) - 1 - wrong


@find_the_broken_layer.misconception
def never_one_to_blame(layers, x):
    """None comes back, whatever the layers are. Either nothing is returned, or no comparison ever finds a slope wrong:
    with a `dout` of zeros, for example, all slopes are 0, the measured ones too."""
    return None if x.size else -1


@find_the_broken_layer.misconception
def ones_through_the_chain(layers, x):
    """The slopes go back through the chain from a `dout` of ones. At its end all columns look alike then, and a last
    layer that mixes them up on the way back goes unnoticed."""
    inputs = [x]
    for layer in layers:
        inputs.append(layer.forward(inputs[-1]))
    for place in reversed(range(len(layers))):
        slopes = two_slopes(layers[place:], inputs[place], np.ones(x.shape))
        if np.any(gradcheck.relative_error(*slopes) > 1e-4):
            return place
    return None


@find_the_broken_layer.misconception
def backward_before_forward(layers, x):
    """`backward` is called before any `forward`. What a layer needs for its way back it remembers from its latest
    `forward`, so here it has nothing yet."""
    return first_that(lambda layer, x: layer.backward(np.ones(x.shape)) is None, layers, x)


@find_the_broken_layer.misconception
def asks_for_equality(layers, x):
    """Every layer is taken for broken, and the first one is blamed. Measured slopes are never exactly equal to computed
    ones: how large may the error be? And both must belong to the same `dout`."""
    return first_that(lambda layer, x: np.any(errors_of(layer, x) > 0), layers, x)


@find_the_broken_layer.misconception
def all_slopes_must_be_wrong(layers, x):
    """A layer is blamed only if *all* its slopes are wrong. A ReLU that lets everything pass is right wherever its
    input is above 0: one wrong slope is enough."""
    return first_that(lambda layer, x: np.all(errors_of(layer, x) > 1e-4), layers, x)


@find_the_broken_layer.misconception
def gives_up_after_the_first_layer(layers, x):
    """Only the first layer is looked at: whether it is right or wrong, the answer comes back at once. Where does
    `return` stand?"""
    return first_that(lambda layer, x: np.any(errors_of(layer, x) > 1e-4), layers[:1], x)


@find_the_broken_layer.misconception
def counts_from_one(layers, x):
    """The right layer was found, and counted from 1. Places in a list start with 0."""
    place = find_the_broken_layer.answer(layers, x)
    return None if place is None else place + 1


@find_the_broken_layer.misconception
def always_one_to_blame(layers, x):
    """Some layer always has the largest error. Whether it is *too* large is another question: perhaps all are right."""
    errors = []
    for layer in layers:
        errors.append(np.max(errors_of(layer, x)))
        x = layer.forward(x)
    return int(np.argmax(errors))


@find_the_broken_layer.misconception
def minus_one_for_none(layers, x):
    """The broken layers are found. Where all are right, -1 comes back; as a place in a list that is the *last* layer.
    The answer is then None."""
    place = find_the_broken_layer.answer(layers, x)
    return -1 if place is None else place


@find_the_broken_layer.misconception
def the_layer_itself(layers, x):
    """The right layer was found, and it is the layer that comes back. Asked for is its place in the list."""
    place = find_the_broken_layer.answer(layers, x)
    return None if place is None else layers[place]


@find_the_broken_layer.misconception
def a_list_of_places(layers, x):
    """The right layer was found, and a list comes back. At most one layer is broken: return its place, or None."""
    place = find_the_broken_layer.answer(layers, x)
    return [] if place is None else [place]


@find_the_broken_layer.misconception("true or false")
def true_or_false(layers, x):
    """It says whether a layer is broken, and not which one. Asked for is its place in the list, or None."""
    return find_the_broken_layer.answer(layers, x) is not None


@find_the_broken_layer.misconception
def dout_left_out_of_the_measurement(layers, x):
    """Slopes of two different numbers are compared: `backward` gets one `dout`, and measured is the plain sum of the
    outputs, whose `dout` would be ones. So layers that are right look wrong."""

    def is_wrong(layer, x):
        dx = layer.backward(layer.forward(x))
        measured = gradcheck.numerical_gradient(lambda x: np.sum(layer.forward(x)), x)
        return np.any(gradcheck.relative_error(dx, measured) > 1e-4)

    return first_that(is_wrong, layers, x)
