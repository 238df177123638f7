"""Networks: one flat vector under all layers, copies that share nothing, files that come back bit for bit."""

import copy
import io
import json
import pickle
import re
import zipfile

import numpy as np
import pytest

from nnlib.activations import elu, leaky_relu, relu, softmax
from nnlib.layers import Activation, BatchNorm, Dense, Dropout, Layer, Maxout, PReLU
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.networks import Network, mlp
from nnlib.optimizers import Adam
from nnlib.training import Trainer

drawn = np.random.default_rng(0)
X, Y = drawn.normal(size=(30, 4)), drawn.integers(0, 3, 30)
MANY = drawn.normal(size=(5000, 4))


def every_layer(**options):
    """A network with each kind of layer in it."""
    kinds = [
        Dense(6, init="xavier", bias=0.1), BatchNorm(momentum=0.8), Activation("tanh"), PReLU(0.1),
        Dropout(0.8, inverted=False), Maxout(5, pieces=3), Activation(leaky_relu.with_slope(0.2)),
        Activation(elu.with_alpha(0.5)), Dropout(0.9), Dense(3),
    ]  # fmt: skip
    return Network(kinds, **{"features": 4, "seed": 1} | options)


def trained(**options):
    """The same after some steps: nothing in it is at its starting value."""
    network = every_layer(**options)
    Trainer(network, SoftmaxCrossEntropy(), Adam(0.01), batch_size=10).fit(X, Y, epochs=3)
    return network


each_form = pytest.mark.parametrize("members", [None, 2], ids=["alone", "members"])
each_dtype = pytest.mark.parametrize("dtype", [np.float32, np.float64])


# The flat vector


@each_form
def test_layers_hold_views_of_the_flat_vectors(members):
    network = every_layer(members=members)
    for (_, parameter), (_, gradient) in zip(network.named_parameters(), network.named_gradients(), strict=True):
        assert np.shares_memory(parameter, network.parameters)
        assert np.shares_memory(gradient, network.gradients)


@each_form
def test_the_named_parameters_are_the_flat_vector_in_order(members):
    network = every_layer(members=members)
    lead = () if members is None else (members,)
    views = [view.reshape(*lead, -1) for _, view in network.named_parameters()]
    assert np.array_equal(np.concatenate(views, axis=-1), network.parameters)


def test_the_flat_vector_is_contiguous():
    assert every_layer(members=2).parameters.flags.c_contiguous


def test_parameters_and_gradients_are_named_alike():
    network = mlp([4, 5, 3])
    names = ["0.weight", "0.bias", "2.weight", "2.bias"]
    assert [name for name, _ in network.named_parameters()] == names
    assert [name for name, _ in network.named_gradients()] == names


def test_a_change_of_the_flat_vector_is_a_change_of_the_network():
    network = mlp([4, 5, 3])
    network.parameters[...] = 0
    assert not network.forward(X).any()


def test_the_weights_mask_marks_weights_alone():
    network = every_layer()
    network.parameters[...] = network.weights_mask
    marked = {name: bool(view.all()) for name, view in network.named_parameters()}
    assert {name for name, all_true in marked.items() if all_true} == {"0.weight", "5.weight", "9.weight"}
    assert network.weights_mask.sum() == 4 * 6 + 6 * 15 + 5 * 3
    assert network.weights_mask.dtype == bool


def test_float32_is_the_default():
    network = mlp([4, 3])
    assert network.parameters.dtype == network.gradients.dtype == network.forward(X).dtype == np.float32


# Making a network


def test_the_same_seed_makes_the_same_network():
    assert np.array_equal(mlp([4, 5, 3], seed=7).parameters, mlp([4, 5, 3], seed=7).parameters)


def test_another_seed_makes_another_network():
    assert not np.array_equal(mlp([4, 5, 3], seed=7).parameters, mlp([4, 5, 3], seed=8).parameters)


def test_a_generator_may_be_the_seed():
    first, second = (mlp([4, 5, 3], seed=np.random.default_rng(7)).parameters for _ in range(2))
    assert np.array_equal(first, second)
    assert np.array_equal(first, mlp([4, 5, 3], seed=7).parameters)


def test_numpys_global_randomness_is_left_alone():
    before = np.random.get_state()[1].copy()
    trained()
    assert np.array_equal(np.random.get_state()[1], before)


def test_members_start_apart():
    parameters = mlp([4, 5, 3], members=3).parameters
    assert not np.array_equal(parameters[0], parameters[1])


def test_members_of_one_generator_start_apart():
    parameters = mlp([4, 5, 3], members=3, seed=np.random.default_rng(0)).parameters
    assert not np.array_equal(parameters[0], parameters[1])


def test_member_i_starts_the_same_however_many_members_there_are():
    assert np.array_equal(mlp([4, 5, 3], members=5).parameters[:2], mlp([4, 5, 3], members=2).parameters)


def test_layers_may_come_one_by_one():
    network = Network((Dense(outputs) for outputs in (5, 3)), features=4)
    assert [layer.outputs for layer in network.layers] == [5, 3]


def test_a_layer_given_twice_becomes_two_layers():
    dense = Dense(4)
    network = Network([dense, dense], features=4)
    (_, first), _, (_, second), _ = network.named_parameters()
    assert not np.shares_memory(first, second)
    assert not hasattr(dense, "parameters")


@pytest.mark.parametrize(
    "activation, init",
    [("relu", "he"), ("leaky_relu", "he"), ("elu", "he"), ("softplus", "he"), ("prelu", "he"), ("tanh", "xavier"),
     ("sigmoid", "xavier"), ("identity", "xavier")],
)  # fmt: skip
def test_mlp_starts_hidden_layers_by_their_activation_and_the_output_by_xavier(activation, init):
    assert [layer.init.name for layer in mlp([4, 5, 5, 3], activation).layers if isinstance(layer, Dense)] == [
        init, init, "xavier",
    ]  # fmt: skip


def test_mlp_uses_the_init_it_is_given_everywhere():
    assert not mlp([4, 5, 3], init="zeros").parameters.any()


def test_mlps_output_layer_is_linear():
    assert isinstance(mlp([4, 5, 3]).layers[-1], Dense)


def test_mlp_puts_batch_norm_before_each_activation_and_dropout_behind():
    kinds = [type(layer) for layer in mlp([4, 5, 6, 3], keep=0.5, batch_norm=True).layers]
    assert kinds == [Dense, BatchNorm, Activation, Dropout] * 2 + [Dense]


def test_mlp_without_hidden_layers_is_a_linear_classifier():
    network = mlp([4, 3], dtype=np.float64)
    weight, bias = (view for _, view in network.named_parameters())
    np.testing.assert_allclose(network.forward(X), X @ weight + bias, rtol=1e-14)


def test_mlps_prelu_learns_its_slope():
    assert [type(layer) for layer in mlp([4, 5, 3], "prelu").layers] == [Dense, PReLU, Dense]


# Forward and backward


def test_forward_drops_units_in_training_only():
    network, x = Network([Dropout(0.5)], features=4), np.ones((9, 4))
    assert set(network.forward(x, training=True).ravel()) == {0, 2}
    assert np.array_equal(network.forward(x), x)


def test_forward_is_each_layer_after_the_other():
    network = mlp([4, 5, 3], dtype=np.float64)
    (_, W1), (_, b1), (_, W2), (_, b2) = network.named_parameters()
    np.testing.assert_allclose(network.forward(X), np.maximum(0, X @ W1 + b1) @ W2 + b2, rtol=1e-13)


@each_form
def test_activations_are_every_layers_output_up_to_the_scores(members):
    network = trained(members=members)
    outputs = network.activations(X)
    assert [out.shape[-1] for out in outputs] == [6, 6, 6, 6, 6, 5, 5, 5, 5, 3]
    assert np.array_equal(outputs[-1], network.forward(X))


def test_members_may_share_their_input_or_have_one_each():
    network = trained(members=2, dtype=np.float64)
    np.testing.assert_allclose(network.forward(np.stack([X, X])), network.forward(X), rtol=1e-13)


def test_scores_have_a_members_axis_even_before_the_first_parameter():
    scores = Network([Activation("tanh")], features=4, members=3, dtype=np.float64).forward(X)
    assert np.array_equal(scores, [np.tanh(X)] * 3)


def test_lists_and_integers_are_taken_as_samples():
    network = mlp([2, 3])
    assert np.array_equal(network.forward([[1, 2]]), network.forward(np.array([[1.0, 2.0]])))


@each_form
def test_what_a_call_returned_is_not_changed_by_later_calls(members):
    network = trained(members=members)

    def results(X):
        scores = network.forward(X, training=True)
        dX = network.backward(np.ones_like(scores))
        return [scores, dX, network.forward(X), *network.activations(X), network.predict(X), network.predict_proba(X)]

    first = results(X)
    kept = [result.copy() for result in first]
    results(-2 * X)
    assert all(np.array_equal(a, b) for a, b in zip(first, kept, strict=True))


@each_form
def test_the_input_is_left_as_it_was(members):
    network, x = every_layer(members=members, dtype=np.float64), X.copy()
    network.backward(np.ones_like(network.forward(x, training=True)))
    network.activations(x), network.predict(x)
    assert np.array_equal(x, X)


@each_form
def test_the_slopes_given_to_backward_are_left_as_they_were(members):
    network = every_layer(members=members, dtype=np.float64)
    dscores = np.ones_like(network.forward(X, training=True))
    network.backward(dscores)
    assert (dscores == 1).all()


def test_use_draws_no_random_numbers():
    network = trained()
    state = copy.deepcopy(network.generators[0].bit_generator.state)
    network.forward(X), network.predict(X), network.activations(X)
    assert network.generators[0].bit_generator.state == state


@each_form
def test_the_prediction_is_the_largest_score(members):
    network = trained(members=members)
    assert np.array_equal(network.predict(X), network.forward(X).argmax(axis=-1))


@each_form
def test_probabilities_are_the_softmax_of_the_scores(members):
    network = trained(members=members)
    np.testing.assert_allclose(network.predict_proba(X), softmax(network.forward(X)), rtol=1e-6)


@each_form
def test_many_rows_are_predicted_as_few_are(members):
    network = trained(members=members)
    few_at_a_time = [network.predict(MANY[i : i + 50]) for i in range(0, 5000, 50)]
    assert np.array_equal(network.predict(MANY), np.concatenate(few_at_a_time, axis=-1))


@each_form
def test_many_rows_have_the_probabilities_of_few(members):
    network = trained(members=members, dtype=np.float64)
    few_at_a_time = [network.predict_proba(MANY[i : i + 50]) for i in range(0, 5000, 50)]
    np.testing.assert_allclose(network.predict_proba(MANY), np.concatenate(few_at_a_time, axis=-2), rtol=1e-12)


def test_accuracy_is_the_share_of_right_labels():
    network = trained()
    assert type(network.accuracy(X, Y)) is float
    assert network.accuracy(X, Y) == np.mean(network.predict(X) == Y)
    assert network.accuracy(X, network.predict(X)) == 1


def test_each_member_has_its_accuracy():
    network = trained(members=2)
    assert network.accuracy(X, network.member(1).predict(X)).shape == (2,)
    assert network.accuracy(X, network.member(1).predict(X))[1] == 1


# Members and copies


def test_a_member_predicts_as_it_does_among_the_others():
    network = trained(members=3, dtype=np.float64)
    for i in range(3):
        np.testing.assert_allclose(network.member(i).forward(X), network.forward(X)[i], rtol=1e-12)


def test_the_last_member_may_be_counted_from_the_end():
    network = trained(members=3)
    assert np.array_equal(network.member(-1).parameters, network.parameters[2])


def test_a_member_takes_its_own_hyperparameters_along():
    network = mlp([4, 5, 3], keep=np.array([0.3, 0.8]), members=2)
    assert network.member(1).layers[2].keep == 0.8


TWINS = {
    "copy": lambda network: network.copy(),
    "copy.copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda network: pickle.loads(pickle.dumps(network)),
}
each_twin = pytest.mark.parametrize("twin", TWINS.values(), ids=TWINS)


def arrays_of(network):
    return [network.parameters, network.gradients, *(array for _, array in network.named_state())]


@each_twin
@each_form
def test_a_twin_holds_the_same_numbers_in_its_own_memory(twin, members):
    network = trained(members=members)
    for ours, theirs in zip(arrays_of(network), arrays_of(twin(network)), strict=True):
        assert np.array_equal(ours, theirs)
        assert not np.shares_memory(ours, theirs)


@each_twin
@each_form
def test_a_twin_goes_on_with_the_same_random_draws(twin, members):
    network = trained(members=members)
    other = twin(network)
    assert np.array_equal(network.forward(X, training=True), other.forward(X, training=True))


@each_twin
def test_drawing_from_a_twin_leaves_the_network_alone(twin):
    network, same = trained(), trained()
    twin(network).forward(X, training=True)
    assert np.array_equal(network.forward(X, training=True), same.forward(X, training=True))


@each_twin
def test_training_a_twin_leaves_the_network_alone(twin):
    network = trained()
    before = [array.copy() for array in arrays_of(network)]
    other = twin(network)
    Trainer(other, SoftmaxCrossEntropy(), Adam(0.1)).fit(X, Y, epochs=1)
    assert not np.array_equal(other.parameters, network.parameters)
    assert all(np.array_equal(a, b) for a, b in zip(arrays_of(network), before, strict=True))


@each_twin
def test_a_twin_keeps_one_flat_vector_under_its_layers(twin):
    network = twin(trained())
    network.parameters[...] = 0
    assert not any(view.any() for _, view in network.named_parameters())


def test_training_a_member_leaves_the_population_alone():
    network = trained(members=2)
    before = [array.copy() for array in arrays_of(network)]
    Trainer(network.member(1), SoftmaxCrossEntropy(), Adam(0.1)).fit(X, Y, epochs=1)
    assert all(np.array_equal(a, b) for a, b in zip(arrays_of(network), before, strict=True))


@each_twin
@pytest.mark.parametrize("kind", [np.random.MT19937, np.random.Philox, np.random.SFC64])
def test_any_kind_of_generator_is_copied(twin, kind):
    network = mlp([4, 5, 3], keep=0.5, seed=np.random.Generator(kind(3)))
    other = twin(network)
    assert np.array_equal(network.forward(X, training=True), other.forward(X, training=True))


# Files


@each_form
@each_dtype
def test_a_loaded_network_predicts_bit_for_bit_the_same(members, dtype, tmp_path):
    network = trained(members=members, dtype=dtype)
    network.save(tmp_path / "network.npz")
    loaded = Network.load(tmp_path / "network.npz")
    assert loaded.dtype == dtype
    assert np.array_equal(loaded.forward(X), network.forward(X))
    assert np.array_equal(loaded.parameters, network.parameters)


def test_a_loaded_network_has_the_same_layers(tmp_path):
    network = trained()
    network.save(tmp_path / "network.npz")
    assert repr(Network.load(tmp_path / "network.npz")) == repr(network)


def test_a_loaded_network_keeps_each_members_hyperparameters(tmp_path):
    mlp([4, 5, 3], keep=np.array([0.3, 0.8]), members=2).save(tmp_path / "network.npz")
    assert np.array_equal(Network.load(tmp_path / "network.npz").layers[2].keep, [0.3, 0.8])


def test_a_network_that_was_started_in_a_way_of_ones_own_is_saved_too(tmp_path):
    network = mlp([4, 3], init=lambda shape, rng, dtype: np.full(shape, 0.5, dtype))
    network.save(tmp_path / "network.npz")
    assert np.array_equal(Network.load(tmp_path / "network.npz").parameters, network.parameters)


def test_the_path_may_be_a_text(tmp_path):
    mlp([4, 3]).save(str(tmp_path / "network.npz"))
    assert Network.load(str(tmp_path / "network.npz")).features == 4


def test_the_file_is_named_as_it_was_told(tmp_path):
    mlp([4, 3]).save(tmp_path / "network")
    assert [path.name for path in tmp_path.iterdir()] == ["network"]


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere.npz"):
        Network.load(tmp_path / "nowhere.npz")


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """The bytes of a saved network."""
    path = tmp_path_factory.mktemp("saved") / "network.npz"
    trained().save(path)
    return path.read_bytes()


def refuses(path, contents):
    """Whether load names the file and what it accepts, whatever its contents."""
    path.write_bytes(contents)
    with pytest.raises(ValueError, match=f"{re.escape(str(path))} (is damaged|holds)"):
        Network.load(path)


@pytest.mark.parametrize("share", [0, 0.001, 0.1, 0.5, 0.9, 0.99, 0.9999])
def test_a_truncated_file_is_refused(share, saved, tmp_path):
    refuses(tmp_path / "network.npz", saved[: int(share * len(saved))])


def test_a_file_with_any_of_its_bytes_changed_is_refused_or_says_the_same(saved, tmp_path):
    """Bytes that no reader looks at, such as a date, may change; nothing else may."""
    path, right = tmp_path / "network.npz", trained().forward(X)
    for place in np.random.default_rng(0).integers(0, len(saved), 200):
        damaged = bytearray(saved)
        damaged[place] ^= 0xFF
        path.write_bytes(damaged)
        try:
            assert np.array_equal(Network.load(path).forward(X), right)
        except ValueError as error:
            assert str(path) in str(error)


@pytest.mark.parametrize(
    "contents", [b"", b"some text\n", pickle.dumps({"parameters": 1})], ids=["empty", "text", "pickle"]
)
def test_a_file_of_another_kind_is_refused(contents, tmp_path):
    refuses(tmp_path / "network.npz", contents)


def npz(**arrays):
    """The bytes of an ``.npz`` file."""
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def header(layers):
    """The header of a network of one input."""
    return np.array(
        json.dumps({"kind": "network", "layers": layers, "features": 1, "dtype": "float32", "members": None})
    )


FOREIGN = {
    "no header": npz(parameters=np.zeros(3)),
    "a pickled header": npz(header=np.array({"kind": "network"}, dtype=object)),
    "a header that is not JSON": npz(header=np.array("network")),
    "a header that is a list": npz(header=np.array("[1, 2]")),
    "a header of numbers": npz(header=np.zeros(3)),
    "another kind": npz(header=np.array('{"kind": "checkpoint"}')),
    "no layers": npz(header=np.array('{"kind": "network"}')),
    "an unknown layer": npz(header=header([["Attention", {}]])),
    "an unknown init": npz(header=header([["Dense", {"outputs": 2, "init": ["eval", "1"]}]])),
    "no parameters": npz(header=header([["Dense", {"outputs": 2}]])),
    "parameters of another size": npz(header=header([["Dense", {"outputs": 2}]]), parameters=np.zeros(99)),
    "parameters that are text": npz(header=header([["Dense", {"outputs": 2}]]), parameters=np.array(["a"] * 4)),
}


@pytest.mark.parametrize("contents", FOREIGN.values(), ids=FOREIGN)
def test_a_file_that_nnlib_did_not_write_is_refused(contents, tmp_path):
    refuses(tmp_path / "network.npz", contents)


def test_a_saved_network_holds_no_pickle(saved, tmp_path):
    (tmp_path / "network.npz").write_bytes(saved)
    with np.load(tmp_path / "network.npz", allow_pickle=False) as file:
        assert all(file[name].dtype.kind in "fU" for name in file.files)


class OwnLayer(Layer):
    def forward(self, x, training=False):
        return x


class OwnActivation(type(relu)):
    """It goes by the name of another."""


OWN = {
    "layer": OwnLayer(),
    "layer of the same name": type("Dense", (Dense,), {})(3),
    "activation": Activation(OwnActivation()),
}


@pytest.mark.parametrize("layer", OWN.values(), ids=OWN)
def test_a_network_that_cannot_be_saved_leaves_the_old_file(layer, tmp_path):
    path = tmp_path / "network.npz"
    mlp([4, 3]).save(path)
    before = path.read_bytes()
    with pytest.raises(ValueError, match="only nnlib's own (layers|activations) can be saved"):
        Network([layer], features=4).save(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_saved_file_is_a_zip_of_arrays_that_any_numpy_reads(saved, tmp_path):
    (tmp_path / "network.npz").write_bytes(saved)
    assert "parameters.npy" in zipfile.ZipFile(tmp_path / "network.npz").namelist()


# The summary


def test_the_summary_counts_the_parameters_of_every_layer():
    network = every_layer()
    rows = network.summary().rows
    assert [row[0].split("(")[0] for row in rows[1:]] == [type(layer).__name__ for layer in network.layers]
    assert sum(int(row[-1].replace(",", "")) for row in rows) == network.parameters.size


def test_the_summary_of_the_articles_network():
    text = str(mlp([3072, 100, 10]).summary())
    assert "308,310 parameters" in text
    assert re.search(r"Dense\(100, he\) +\(N, 100\) +307,300", text)
    assert re.search(r"Dense\(10, xavier\) +\(N, 10\) +1,010", text)


def test_the_summary_is_a_table_in_a_notebook():
    assert mlp([4, 3]).summary()._repr_html_().startswith("<table>")


def test_a_populations_summary_names_its_members():
    assert "in each of 7 members" in str(mlp([4, 3], members=7).summary())
