"""Gradients of every layer under every loss, judged by jax.grad of a separately written forward pass."""

import functools

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from nnlib import activations, layers, losses, regularization
from nnlib.networks import Network
from nnlib.neurons import Neuron

SAMPLES, FEATURES, CLASSES = 6, 4, 3
RELATIVE = 1e-9  # float64 on both sides: what differs is rounding, about 1e-16 in each of some hundred sums


def batch_norm(parameters, x, kept):
    """The batch's own statistics, (biased) variance and all."""
    standard = (x - x.mean(axis=0)) / jnp.sqrt(((x - x.mean(axis=0)) ** 2).mean(axis=0) + 0.01)
    return parameters["scale"] * standard + parameters["shift"]


def maxout(parameters, x, kept):
    """Unit j owns the sums 3j, 3j + 1 and 3j + 2."""
    sums = x @ parameters["weight"] + parameters["bias"]
    return jnp.stack([sums[:, j : j + 3].max(axis=1) for j in range(0, sums.shape[1], 3)], axis=1)


def function(f):
    """A judge that needs nothing but the input."""
    return lambda parameters, x, kept: f(x)


def activation(name, f):
    return layers.Activation(name), function(f)


LAYERS = {
    "Dense": (layers.Dense(5, bias=0.1), lambda p, x, kept: jnp.dot(x, p["weight"]) + p["bias"]),
    "identity": activation("identity", lambda x: x),
    "sigmoid": activation("sigmoid", jax.nn.sigmoid),
    "tanh": activation("tanh", jnp.tanh),
    "relu": activation("relu", jax.nn.relu),
    "leaky_relu": activation(activations.leaky_relu.with_slope(0.2), lambda x: jax.nn.leaky_relu(x, 0.2)),
    "elu": activation(activations.elu.with_alpha(0.7), lambda x: jax.nn.elu(x, 0.7)),
    "softplus": activation("softplus", jax.nn.softplus),
    "silu": activation("silu", jax.nn.silu),
    "gelu": activation("gelu", functools.partial(jax.nn.gelu, approximate=True)),
    "PReLU": (layers.PReLU(0.3), lambda p, x, kept: jnp.where(x > 0, x, p["slope"] * x)),
    "Maxout": (layers.Maxout(4, pieces=3), maxout),
    "Dropout inverted": (layers.Dropout(keep=0.7), lambda p, x, kept: x * kept / 0.7),
    "Dropout plain": (layers.Dropout(keep=0.7, inverted=False), lambda p, x, kept: x * kept),
    "BatchNorm": (layers.BatchNorm(epsilon=0.01), batch_norm),
}
DENSE = LAYERS["Dense"][1]


def mean_over_samples(cost):
    return lambda scores, targets: cost(scores, targets).sum(axis=-1).mean()


def cross_entropy(smoothing):
    def value(scores, labels):
        targets = optax.smooth_labels(jax.nn.one_hot(labels, CLASSES), smoothing)
        return optax.softmax_cross_entropy(scores, targets).mean()

    return value


def hinge(power, margin):
    def value(scores, labels):
        true = scores[jnp.arange(SAMPLES), labels]
        gaps = jnp.maximum(0, scores - true[:, None] + margin) ** power
        return (gaps.sum() - SAMPLES * margin**power) / SAMPLES  # the true class's own gap is the margin

    return value


LOSSES = {
    "SoftmaxCrossEntropy": (losses.SoftmaxCrossEntropy(), cross_entropy(0.0)),
    "label smoothing": (losses.SoftmaxCrossEntropy(smoothing=0.1), cross_entropy(0.1)),
    "MulticlassSVM": (losses.MulticlassSVM(margin=0.8), hinge(1, 0.8)),
    "squared hinge": (losses.MulticlassSVM(margin=0.8, squared=True), hinge(2, 0.8)),
    "SquaredError": (losses.SquaredError(), mean_over_samples(lambda s, t: (s - t) ** 2)),
    "AbsoluteError": (losses.AbsoluteError(), mean_over_samples(lambda s, t: jnp.abs(s - t))),
    "Huber": (losses.Huber(delta=0.6), mean_over_samples(lambda s, t: optax.huber_loss(s, t, delta=0.6))),
    "BinaryCrossEntropy": (
        losses.BinaryCrossEntropy(),
        mean_over_samples(optax.sigmoid_binary_cross_entropy),
    ),
}


drawn = np.random.default_rng(7)
X = drawn.normal(size=(SAMPLES, FEATURES))
LABELS, NUMBERS = drawn.integers(0, CLASSES, SAMPLES), drawn.random((SAMPLES, CLASSES))


def targets_for(loss):
    return LABELS if loss.classifies else NUMBERS


def stack(layer, members=None, seed=3):
    """The layer as the first one, where members share their input, and again between two dense layers."""
    network = Network(
        [layer, layers.Dense(5), layer, layers.Dense(CLASSES)],
        features=FEATURES, seed=seed, dtype=np.float64, members=members,
    )  # fmt: skip
    rng = np.random.default_rng(11)
    network.parameters += 0.1 * rng.normal(size=network.parameters.shape)  # no parameter at a special value
    return network


def kept_entries(network, X):
    """Which entries each layer lets through in the next training pass: dropout's draws, seen from outside."""
    twin, x, kept = network.copy(), X, []
    for layer in twin.layers:
        x = np.array(layer.forward(x, training=True))
        kept.append(x != 0)
    return kept


def parameters_of(network, member):
    """One dictionary of parameters for each layer."""
    place = ... if member is None else member
    return [{name: jnp.array(view[place]) for name, view in layer.parameters.items()} for layer in network.layers]


@functools.cache
def passes(name, members):
    """A network with the layer, and for each of its members jax's scores and way back from their slopes."""
    layer, judge = LAYERS[name]
    network, found = stack(layer, members), []
    kept = kept_entries(network, X)
    for member in [None] if members is None else range(members):
        masks = [mask if member is None or mask.ndim == 2 else mask[member] for mask in kept]

        def scores(parameters, x, masks=masks):
            for layer_pass, own, mask in zip([judge, DENSE, judge, DENSE], parameters, masks, strict=True):
                x = layer_pass(own, x, mask)
            return x

        found.append(
            (... if member is None else member, *jax.vjp(scores, parameters_of(network, member), jnp.array(X)))
        )
    return network, found


def assert_same(ours, judges):
    judges = np.asarray(judges)
    np.testing.assert_allclose(ours, judges, rtol=0, atol=RELATIVE * max(1.0, np.abs(judges).max()))


compiled = functools.cache(lambda loss_judge: jax.jit(jax.value_and_grad(loss_judge)))


@pytest.mark.parametrize("loss, loss_judge", LOSSES.values(), ids=LOSSES)
@pytest.mark.parametrize("members", [None, 2], ids=["alone", "members"])
@pytest.mark.parametrize("name", LAYERS)
def test_value_and_slopes_are_those_of_jax(name, members, loss, loss_judge):
    prototype, judges = passes(name, members)
    network, targets = prototype.copy(), targets_for(loss)
    value, dscores = loss(network.forward(X, training=True), targets)
    dX = network.backward(dscores)
    for place, scores, way_back in judges:
        judges_value, judges_dscores = compiled(loss_judge)(scores, targets)
        dparameters, judges_dX = way_back(judges_dscores)
        assert_same(np.asarray(value)[place], judges_value)
        assert_same(dX[place], judges_dX)
        for layer, slopes in zip(network.layers, dparameters, strict=True):
            for parameter, slope in slopes.items():
                assert_same(layer.gradients[parameter][place], slope)


def in_use(layer):
    """The judge of a layer outside training, from the statistics it keeps."""
    if isinstance(layer, layers.Dropout):
        return lambda parameters, x, kept: x * 0.7
    mean, variance = np.array([0.5, -0.3, 0.1, 0.2]), np.array([1.5, 0.4, 2.0, 0.9])
    layer.state["running_mean"][...], layer.state["running_variance"][...] = mean, variance
    return lambda parameters, x, kept: (
        parameters["scale"] * (x - mean) / jnp.sqrt(variance + 0.01) + parameters["shift"]
    )


@pytest.mark.parametrize("name", ["BatchNorm", "Dropout plain"])
@pytest.mark.parametrize("members", [None, 2], ids=["alone", "members"])
def test_slopes_outside_training_are_those_of_jax(name, members):
    network = Network(
        [layers.Dense(4), LAYERS[name][0], layers.Dense(3)], features=4, dtype=np.float64, members=members
    )
    judge, targets = in_use(network.layers[1]), NUMBERS

    def value(parameters, x):
        for layer_pass, own in zip([DENSE, judge, DENSE], parameters, strict=True):
            x = layer_pass(own, x, None)
        return ((x - targets) ** 2).sum(axis=-1).mean()

    dX = network.backward(losses.SquaredError()(network.forward(X), targets)[1])
    for member in [None] if members is None else range(members):
        place = ... if member is None else member
        dparameters, judges_dX = jax.grad(value, argnums=(0, 1))(parameters_of(network, member), jnp.array(X))
        assert_same(dX[place], judges_dX)
        for layer_, slopes in zip(network.layers, dparameters, strict=True):
            for name, slope in slopes.items():
                assert_same(layer_.gradients[name][place], slope)


PENALTIES = {
    "L2": (regularization.L2(0.3), lambda w: 0.15 * (w**2).sum()),
    "L1": (regularization.L1(0.3), lambda w: 0.3 * jnp.abs(w).sum()),
    "ElasticNet": (
        regularization.ElasticNet(0.2, 0.5),
        lambda w: 0.2 * jnp.abs(w).sum() + 0.25 * (w**2).sum(),
    ),
}


@pytest.mark.parametrize("penalty, judge", PENALTIES.values(), ids=PENALTIES)
def test_a_penalty_and_its_slope_are_those_of_jax(penalty, judge):
    parameters = np.random.default_rng(0).normal(size=30)
    mask = np.arange(30) % 3 > 0
    value, gradient = penalty(parameters, mask)
    judges_value, judges_gradient = jax.value_and_grad(lambda w: judge(jnp.where(mask, w, 0.0)))(parameters)
    assert_same(value, judges_value)
    assert_same(gradient, judges_gradient)


@pytest.mark.parametrize("shape", [(3,), (5, 3)], ids=["one sample", "five samples"])
def test_a_neurons_slopes_are_those_of_jax(shape):
    rng = np.random.default_rng(1)
    inputs, weights, dout = rng.normal(size=shape), rng.normal(size=3), rng.normal(size=shape[:-1])

    def value(weights, bias, inputs):
        return (dout * jax.nn.sigmoid(inputs @ weights + bias)).sum()

    ours = Neuron(weights, bias=0.4).backward(inputs, dout)
    for slope, judges in zip(ours, jax.grad(value, argnums=(0, 1, 2))(weights, 0.4, inputs), strict=True):
        assert_same(slope, judges)


@pytest.mark.parametrize("layer", [layer for layer, judge in LAYERS.values()], ids=LAYERS)
def test_without_an_input_gradient_the_parameters_get_the_same_slopes(layer):
    network = stack(layer)
    dscores = losses.SquaredError()(network.forward(X, training=True), NUMBERS)[1]
    network.backward(dscores)
    expected = network.gradients.copy()
    network.gradients[...] = np.nan
    assert network.backward(dscores, input_gradient=False) is None
    assert np.array_equal(network.gradients, expected)
