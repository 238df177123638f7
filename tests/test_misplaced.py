"""Things side by side that are easily mistaken for each other: each mistake is told of at once, with what to write."""

# ruff: noqa: E501 (a row of the table is a line)

import re

import numpy as np
import pytest

from nnlib import ensembles, initialization, losses, optimizers, regularization, schedules
from nnlib.activations import ACTIVATIONS, Sigmoid, relu
from nnlib.gradcheck import check_gradients
from nnlib.layers import LAYERS, Activation, BatchNorm, Dense, Dropout, Layer, Maxout, NotReadyError, PReLU
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.monitoring import History, LearningMonitor
from nnlib.networks import Network, mlp
from nnlib.neurons import Neuron
from nnlib.optimizers import SGD
from nnlib.regularization import L2, EarlyStopping, MaxNorm
from nnlib.training import Trainer

X = np.random.default_rng(0).normal(size=(6, 4))
LOSS = SoftmaxCrossEntropy()


def training(network=None, loss=LOSS, optimizer=None, **options):
    return Trainer(network or mlp([4, 3]), loss, optimizer or SGD(), **options)


# What was given, and the words that say what to give.
MISPLACED = {
    "a loss as optimizer, and the other way round": (lambda: training(loss=SGD(), optimizer=LOSS), r"loss .*class Loss; got SGD.*losses.SoftmaxCrossEntropy\(\)"),
    "the class of a loss": (lambda: training(loss=SoftmaxCrossEntropy), r"got the class SoftmaxCrossEntropy, not an object of it"),
    "the class of an optimizer": (lambda: training(optimizer=SGD), r"got the class SGD, not an object of it.*optimizers.Momentum\(0.1\)"),
    "the name of a loss": (lambda: training(loss="softmax"), r"got 'softmax' \(make one: losses.SoftmaxCrossEntropy\(\)\)"),
    "the name of an optimizer": (lambda: training(optimizer="adam"), r"got 'adam' \(make one: optimizers.Momentum\(0.1\)\)"),
    "parameters for a network": (lambda: training(network=mlp([4, 3]).parameters.tolist()), r"class Network.*make one: mlp"),
    "a class of network": (lambda: training(network=Network), "got the class Network, not an object of it"),
    "a plateau as schedule": (lambda: training(schedule=schedules.Plateau(0.1)), r"Plateau\(initial=0.1, factor=0.5, patience=5\) is no schedule.*optimizer.learning_rate = plateau.update\(step.validation_loss\)"),
    "the class of a schedule": (lambda: training(schedule=schedules.CosineDecay), "got the class CosineDecay, not an object of it"),
    "the class of a loss, checked": (lambda: check_gradients(mlp([4, 3]), SoftmaxCrossEntropy, X, np.zeros(6, int)), "got the class SoftmaxCrossEntropy, not an object of it"),
    "the name of a schedule": (lambda: training(schedule="cosine"), "schedule must be a function or None; got 'cosine'"),
    "a schedule of nothing": (lambda: training(schedule=lambda: 0.1), r"called as schedule\(epoch\)"),
    "a schedule of two numbers": (lambda: training(schedule=lambda epoch, step: 0.1), r"called as schedule\(epoch\)"),
    "a ceiling as penalty": (lambda: training(penalty=MaxNorm(3)), r"after each step, MaxNorm\(limit=3.0\).apply_\(network\)"),
    "the class of a penalty": (lambda: training(penalty=L2), r"got the class L2, not an object of it.*regularization.L2\(0.001\)"),
    "the maker of an augmentation": (lambda: training(augment=regularization.shift), r"augment=shift\(1, image_shape\)"),
    "the maker of noise": (lambda: training(augment=regularization.noise), r"called as augment\(X, rng\)"),
    "the maker of mirror images": (lambda: training(augment=regularization.flip), r"called as augment\(X, rng\)"),
    "dropout as augmentation": (lambda: training(augment=regularization.dropout), r"called as augment\(X, rng\)"),
    "an augmentation without chance": (lambda: training(augment=lambda X: X), r"called as augment\(X, rng\)"),
    "the class of a monitor": (lambda: training(monitor=LearningMonitor), r"such as LearningMonitor\(\); got <class"),
    "a number as monitor": (lambda: training(monitor=3), r"such as LearningMonitor\(\); got 3"),
    "a history as monitor": (lambda: training(monitor=History()), r"with update\(...\), such as LearningMonitor\(\)"),
    "an average as monitor": (lambda: training(monitor=ensembles.ExponentialMovingAverage(mlp([4, 3]))), r"monitor.update\(loss, train_accuracy, validation_accuracy\)"),
    "early stopping as monitor": (lambda: training(monitor=EarlyStopping(2)), r"monitor.update\(loss, train_accuracy, validation_accuracy\)"),
    "patience as early stopping": (lambda: training(early_stopping=5), r"got 5 \(make one: EarlyStopping\(patience=5\)\)"),
    "the class of early stopping": (lambda: training(early_stopping=EarlyStopping), "got the class EarlyStopping, not an object of it"),
    "a constant without its value": (lambda: Dense(3, init=initialization.constant), r"^init=constant lacks the constant: init=constant\(value\)$"),
    "the class of initializers": (lambda: Dense(3, init=initialization.Initializer), "got the class Initializer, not an object of it"),
    "inputs and outputs": (lambda: Dense(4, 3), "init must be .* got 3 .*told its outputs alone"),
    "a start of a shape alone": (lambda: Dense(3, init=lambda shape: np.zeros(shape)), r"called as init\(shape, rng, dtype\)"),
    "a start for one neuron": (lambda: mlp([4, 3], init=lambda shape, rng, dtype: rng.normal(size=shape[1])), r"weight of Dense.* starts with shape \(3,\); \(4, 3\) is accepted"),
    "a start turned round": (lambda: mlp([4, 3], init=lambda shape, rng, dtype: rng.normal(size=shape[::-1])), r"starts with shape \(3, 4\); \(4, 3\) is accepted"),
    "NumPy's tanh": (lambda: Activation(np.tanh), r"one of .*tanh.*brings its derivative; got <ufunc 'tanh'>"),
    "NumPy's tanh in a network": (lambda: mlp([4, 5, 3], np.tanh), "one of .*tanh"),
    "the class of an activation": (lambda: Activation(Sigmoid), "one of .*sigmoid.*object of class Activation"),
    "a layer as activation": (lambda: Activation(Activation("relu")), "one of .*relu"),
    "a function as layer": (lambda: Network([Dense(3), relu], features=4), "nnlib layer"),
    "average of parameters": (lambda: ensembles.ExponentialMovingAverage(np.zeros(3)), "class Network"),
    "snapshots of a trainer": (lambda: ensembles.CheckpointEnsemble(training()), r"class Network; got Trainer\(Network\("),
    "an ensemble of snapshots as models": (lambda: ensembles.ModelEnsemble(ensembles.CheckpointEnsemble(mlp([4, 3]))), r"got CheckpointEnsemble\(Network\("),
    "an ensemble of parameters": (lambda: ensembles.ModelEnsemble([np.zeros(3)]), "models must be networks"),
}  # fmt: skip


@pytest.mark.parametrize("call, words", MISPLACED.values(), ids=MISPLACED)
def test_a_thing_in_the_wrong_place_is_refused_at_once_with_what_to_write(call, words):
    with pytest.raises((TypeError, ValueError)) as error:
        call()
    assert re.search(words, str(error.value)), str(error.value)
    assert " object at 0x" not in str(error.value)


@pytest.mark.parametrize("name", [name for name in initialization.MAKERS if name != "constant"])
def test_a_maker_of_an_initializer_is_called(name):
    by_maker, by_hand = (Dense(3, init=init) for init in (initialization.MAKERS[name], initialization.MAKERS[name]()))
    weights = [layer.build(20, seed=1).parameters["weight"] for layer in (by_maker, by_hand)]
    assert np.array_equal(*weights)


def test_an_initializer_of_the_readers_own_is_called_as_ours_are():
    def ramp(shape, rng, dtype):
        assert isinstance(rng, np.random.Generator) and dtype == np.float32
        return np.arange(np.prod(shape), dtype=dtype).reshape(shape)

    assert mlp([2, 3], init=ramp).layers[0].parameters["weight"].tolist() == [[0, 1, 2], [3, 4, 5]]


KINDS = {
    **{name: kind for name, kind in {
        "Dense": Dense(3), "PReLU": PReLU(), "Maxout": Maxout(3), "Dropout": Dropout(0.5),
        "Dropout plain": Dropout(0.5, inverted=False), "BatchNorm": BatchNorm(),
    }.items()},
    **{f"Activation {name}": Activation(name) for name in ACTIVATIONS if name != "identity"},  # its slope is 1 everywhere
}  # fmt: skip
WITH_ARRAYS = [name for name in KINDS if not name.startswith("Activation")]


def test_every_kind_of_layer_is_asked():
    assert {type(layer) for layer in KINDS.values()} == set(LAYERS.values())


@pytest.mark.parametrize("name", WITH_ARRAYS)
def test_a_layer_that_was_not_built_says_so(name):
    with pytest.raises(NotReadyError, match=r"no arrays yet: call build\(features\), or put it into a Network"):
        KINDS[name].fresh().forward(X, training=True)


@pytest.mark.parametrize("name", ["parameters", "gradients", "state"])
@pytest.mark.parametrize("use", [getattr, lambda layer, name: setattr(layer, name, {})], ids=["read", "assigned"])
def test_arrays_that_are_not_there_yet_are_missed_in_words(name, use):
    with pytest.raises(NotReadyError, match=r"call build\(features\)"):
        use(Dense(3), name)
    assert not hasattr(Dense(3), name)


@pytest.mark.parametrize("layer", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("members", [None, 2])
def test_backward_before_forward_says_what_comes_first(layer, members):
    layer = layer.fresh().build(4, members=members, dtype=np.float64)
    dout = np.ones((*([members] if members else []), 6, layer.output_features(4)))
    with pytest.raises(NotReadyError, match="call forward before backward"):
        layer.backward(dout)
    layer.forward(np.broadcast_to(X, dout.shape[:-2] + X.shape), training=True)
    layer.backward(dout)


def test_what_a_layer_lacks_for_good_is_an_error_of_python():
    with pytest.raises(AttributeError, match="no attribute 'activaton'"):
        Dense(3).activaton  # noqa: B018
    assert issubclass(NotReadyError, AttributeError)


def test_networks_layers_and_neurons_are_called_like_functions():
    network, neuron = mlp([4, 5, 3], keep=0.5), Neuron([1.0, 2.0, 3.0, 4.0], 0.5)
    assert np.array_equal(network(X), network.forward(X))
    twin = network.copy()
    assert np.array_equal(network(X, training=True), twin.forward(X, training=True))
    layer = Dense(3).build(4, dtype=np.float64)
    assert np.array_equal(layer(X), layer.forward(X))
    assert np.array_equal(neuron(X), neuron.forward(X))


def test_a_call_of_a_layer_checks_what_it_is_given():
    layer = Dense(3).build(4, dtype=np.float64)
    assert np.array_equal(layer(X.tolist()), layer(X))
    for wrong, words in ((X[:, :3], r"shape \(samples, 4\)"), (X[0], r"shape \(samples, 4\)"), (np.nan * X, "finite")):
        with pytest.raises(ValueError, match=words):
            layer(wrong)
    with pytest.raises(ValueError, match=r"x must have shape \(samples, features\), or that for each member; got \(4,\)"):
        Halving()(X[0])


def test_a_call_of_a_layer_is_its_forward_in_use_or_in_training_with_members_or_without():
    for members, x in ((None, X), (2, np.stack([X, 2 * X]))):
        called, forward = (Dropout(0.5).build(4, members=members, dtype=np.float64) for _ in range(2))
        assert np.array_equal(called(x), x)
        assert np.array_equal(called(x, training=True), forward.forward(x, training=True))


class Doubling(Network):
    """A network whose reader has changed how it answers."""

    def forward(self, X, training=False):
        return 2 * super().forward(X, training)


class Halving(Layer):
    def forward(self, x, training=False):
        return x / 2


def test_a_call_goes_by_the_readers_own_forward():
    assert np.array_equal(Doubling([Dense(3)], features=4)(X), 2 * Network([Dense(3)], features=4)(X))
    assert np.array_equal(Halving()(X), X / 2)


SHOWN = [
    training(), schedules.Plateau(0.1), ensembles.ExponentialMovingAverage(mlp([4, 3])), ensembles.CheckpointEnsemble(mlp([4, 3])),
    optimizers.Adam(), losses.Huber(), EarlyStopping(3), MaxNorm(3), Neuron([1.0], 0.0), Dense(3),
]  # fmt: skip


@pytest.mark.parametrize("thing", SHOWN, ids=lambda thing: type(thing).__name__)
def test_a_part_of_a_run_shows_itself_in_words(thing):
    assert repr(thing).startswith(type(thing).__name__ + "(")
