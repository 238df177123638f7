"""Assignments: what is assigned is written into the arrays that the layers see, or refused; nothing is cut off."""

import copy
import pickle

import numpy as np
import pytest

from nnlib.layers import Activation, BatchNorm, Dense, Dropout, PReLU
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.networks import Network
from nnlib.optimizers import SGD
from nnlib.training import Trainer

X, Y = np.random.default_rng(0).normal(size=(12, 4)), np.arange(12) % 3


def network(members=None):
    layers = [Dense(5), BatchNorm(), PReLU(), Dropout(0.8), Activation("tanh"), Dense(3)]
    return Network(layers, features=4, members=members, seed=1)


def loaded(network, tmp_path):
    network.save(tmp_path / "network.npz")
    return Network.load(tmp_path / "network.npz")


FORMS = {
    "alone": lambda path: network(),
    "a population": lambda path: network(3),
    "a member": lambda path: network(3).member(1),
    "a part": lambda path: network(3).part(slice(1, 3)),
    "a copy": lambda path: network(3).copy(),
    "a deep copy": lambda path: copy.deepcopy(network()),
    "from a pickle": lambda path: pickle.loads(pickle.dumps(network(3))),
    "from a file": lambda path: loaded(network(), path),
}
each_form = pytest.mark.parametrize("make", FORMS.values(), ids=FORMS)


def entries(network):
    """Each array of each layer: (the layer's arrays, the name of one of them)."""
    kinds = [arrays for layer in network.layers for arrays in (layer.parameters, layer.gradients, layer.state)]
    return [(arrays, name) for arrays in kinds for name in arrays]


def assert_whole(network):
    """Each layer's arrays are its part of the vectors."""
    parameters, gradients = network.named_parameters(), network.named_gradients()
    for vector, named in ((network.parameters, parameters), (network.gradients, gradients)):
        lead = vector.shape[:-1]
        assert np.array_equal(vector, np.concatenate([view.reshape(*lead, -1) for _, view in named], axis=-1))
        assert all(np.shares_memory(vector, view) for _, view in named)


@each_form
@pytest.mark.parametrize("vector", ["parameters", "gradients"])
def test_a_vector_that_is_assigned_is_written_into(make, vector, tmp_path):
    ours, theirs = make(tmp_path), make(tmp_path)
    values = np.random.default_rng(1).normal(size=getattr(ours, vector).shape)
    setattr(ours, vector, values)
    getattr(theirs, vector)[...] = values
    assert_whole(ours)
    assert np.array_equal(getattr(ours, vector), values.astype(np.float32))
    assert np.array_equal(ours.forward(X), theirs.forward(X))


WRITES = {
    "=": lambda arrays, name, values: arrays.__setitem__(name, values),
    "update": lambda arrays, name, values: arrays.update({name: values}),
    "update by name": lambda arrays, name, values: arrays.update(**{name: values}),
    "|=": lambda arrays, name, values: arrays.__ior__({name: values}),
    "a list": lambda arrays, name, values: arrays.__setitem__(name, values.tolist()),
}


@each_form
@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_an_entry_that_is_assigned_is_written_into(make, write, tmp_path):
    ours, theirs = make(tmp_path), make(tmp_path)
    rng = np.random.default_rng(1)
    for (arrays, name), (others, _) in zip(entries(ours), entries(theirs), strict=True):
        values = rng.random(arrays[name].shape) + 0.5
        write(arrays, name, values)
        others[name][...] = values
    assert_whole(ours)
    assert np.array_equal(ours.parameters, theirs.parameters)
    assert np.array_equal(ours.forward(X), theirs.forward(X))


def test_all_arrays_of_a_layer_may_be_assigned_at_once():
    ours, theirs = network(), network()
    for one, other in zip(ours.layers, theirs.layers, strict=True):
        one.parameters = {name: np.full(array.shape, 0.5) for name, array in other.parameters.items()}
        one.state |= {name: np.full(array.shape, 2.0) for name, array in other.state.items()}
        for arrays, value in ((other.parameters, 0.5), (other.state, 2.0)):
            for array in arrays.values():
                array[...] = value
    assert_whole(ours)
    assert np.array_equal(ours.forward(X), theirs.forward(X))


def test_a_part_writes_into_its_population():
    population = network(3)
    part = population.part(slice(1, 3))
    part.parameters = np.ones(part.parameters.shape)
    part.gradients = 2 * np.ones(part.parameters.shape)
    assert (population.parameters[1:] == 1).all() and not (population.parameters[0] == 1).all()
    assert (population.gradients[1:] == 2).all()


def test_a_step_by_assignment_is_a_step_in_place():
    ours, theirs, loss = network(), network(), SoftmaxCrossEntropy()
    for _ in range(10):
        for each in (ours, theirs):
            each.backward(loss(each.forward(X, training=True), Y)[1])
        ours.parameters = ours.parameters - 0.1 * ours.gradients
        theirs.parameters -= 0.1 * theirs.gradients
    assert np.array_equal(ours.parameters, theirs.parameters)
    assert np.array_equal(ours.forward(X), theirs.forward(X))


def test_a_trainer_trains_on_from_what_was_assigned():
    ours, theirs = network(), network()
    trainers = [Trainer(each, SoftmaxCrossEntropy(), SGD(0.1)) for each in (ours, theirs)]
    trainers[0].fit(X, Y, 1), trainers[1].fit(X, Y, 1)
    ours.parameters = np.zeros(ours.parameters.shape)
    theirs.parameters[...] = 0
    trainers[0].fit(X, Y, 3), trainers[1].fit(X, Y, 3)
    assert np.array_equal(ours.parameters, theirs.parameters)


REFUSED = {
    "parameters of another shape": lambda n: setattr(n, "parameters", np.zeros(7)),
    "parameters as one number": lambda n: setattr(n, "parameters", 0.0),
    "parameters with a members axis": lambda n: setattr(n, "parameters", np.zeros((1, *n.parameters.shape))),
    "parameters of text": lambda n: setattr(n, "parameters", n.parameters.astype(str)),
    "no parameters": lambda n: setattr(n, "parameters", None),
    "gradients of another shape": lambda n: setattr(n, "gradients", np.zeros(7)),
    "a weight turned round": lambda n: n.layers[0].parameters.update(weight=n.layers[0].parameters["weight"].T),
    "a bias as one number": lambda n: n.layers[0].parameters.__setitem__("bias", 0.0),
    "a gradient of another shape": lambda n: n.layers[0].gradients.__setitem__("bias", np.zeros(4)),
    "a statistic of another shape": lambda n: n.layers[1].state.__setitem__("running_mean", np.zeros(4)),
    "an entry that is not there": lambda n: n.layers[0].parameters.__setitem__("biases", np.zeros(5)),
    "one that fits and one that does not": lambda n: n.layers[0].parameters.update(bias=np.ones(5), weight=np.ones(5)),
    "an entry taken out": lambda n: n.layers[0].parameters.pop("bias"),
    "the last entry taken out": lambda n: n.layers[0].parameters.popitem(),
    "an entry deleted": lambda n: n.layers[0].gradients.__delitem__("bias"),
    "all entries taken out": lambda n: n.layers[1].state.clear(),
    "a default": lambda n: n.layers[0].parameters.setdefault("bias", np.zeros(5)),
    "other entries": lambda n: setattr(n.layers[0], "parameters", {"w": np.zeros(3)}),
    "another layer": lambda n: n.layers.__setitem__(0, Dense(5)),
    "other layers": lambda n: setattr(n, "layers", [Dense(3)]),
    "another mask": lambda n: setattr(n, "weights_mask", np.ones(n.parameters.shape, bool)),
    "a change of the mask": lambda n: n.weights_mask.__setitem__(..., True),
    "other features": lambda n: setattr(n, "features", 5),
    "other outputs": lambda n: setattr(n, "outputs", 5),
    "another type": lambda n: setattr(n, "dtype", np.float64),
    "members": lambda n: setattr(n, "members", 2),
    "other generators": lambda n: setattr(n, "generators", [np.random.default_rng(0)]),
    "arrays of its own for a network's layer": lambda n: n.layers[0].build(4),
}


@pytest.mark.parametrize("assign", REFUSED.values(), ids=REFUSED)
def test_what_would_cut_something_off_is_refused_and_changes_nothing(assign):
    ours, same = network(), network()
    with pytest.raises((ValueError, TypeError, AttributeError)):
        assign(ours)
    assert_whole(ours)
    assert np.array_equal(ours.parameters, same.parameters)
    assert np.array_equal(ours.forward(X), same.forward(X))


def test_an_assignment_of_another_shape_names_both_shapes_and_the_way_to_fill():
    with pytest.raises(ValueError, match=r"bias keeps its shape \(5,\); got \(\).*bias\[...\] = value"):
        network().layers[0].parameters["bias"] = 0.0


@pytest.mark.parametrize("layer, change, words", [
    (0, lambda arrays: arrays.update(biases=0), "^'biases' is none of the arrays here: weight, bias$"),
    (4, lambda arrays: arrays.update(bias=0), "^'bias' is none of the arrays here: there are none$"),
    (0, lambda arrays: arrays.pop("bias"), "^these arrays stay: change their numbers in place$"),
])  # fmt: skip
def test_a_change_that_is_refused_is_told_what_there_is(layer, change, words):
    with pytest.raises((ValueError, TypeError), match=words):
        change(network().layers[layer].parameters)


def test_a_layer_that_stands_alone_is_copied_with_arrays_of_its_own():
    layer = Dense(3).build(4)
    for twin in (copy.deepcopy(layer), pickle.loads(pickle.dumps(layer))):
        twin.parameters["weight"] = np.zeros((4, 3))
        assert not twin.forward(X.astype(np.float32)).any()
        assert layer.parameters["weight"].all()
