"""Layers: what each does to its input; their slopes are judged in test_gradients.py."""

import numpy as np
import pytest

from nnlib import activations
from nnlib.layers import LAYERS, Activation, BatchNorm, Dense, Dropout, Maxout, NotReadyError, PReLU
from nnlib.layers._dense import sum_over_samples
from nnlib.layers._layer import Arrays, Missing, _by_name
from nnlib.networks import Network

KINDS = {
    "Dense": Dense(5),
    "Activation": Activation("elu"),
    "PReLU": PReLU(),
    "Maxout": Maxout(3, pieces=2),
    "Dropout inverted": Dropout(0.5),
    "Dropout plain": Dropout(0.5, inverted=False),
    "BatchNorm": BatchNorm(),
}
each_layer = pytest.mark.parametrize("layer", KINDS.values(), ids=KINDS)
each_dtype = pytest.mark.parametrize("dtype", [np.float32, np.float64])
in_training = pytest.mark.parametrize("training", [True, False], ids=["training", "in use"])
X = np.random.default_rng(0).normal(size=(6, 4))


def built(layer, features=4, **options):
    """The layer with arrays of its own."""
    return layer.fresh().build(features, **{"seed": 0, "dtype": np.float64} | options)


def test_all_kinds_are_tested():
    assert {type(layer) for layer in KINDS.values()} == set(LAYERS.values())


@each_layer
@each_dtype
@in_training
def test_output_has_the_promised_features_and_the_inputs_type(layer, dtype, training):
    out = built(layer, dtype=dtype).forward(X.astype(dtype), training)
    assert (out.shape, out.dtype) == ((6, layer.output_features(4)), dtype)


@each_layer
@each_dtype
@in_training
def test_slopes_have_the_shape_and_type_of_what_they_are_slopes_of(layer, dtype, training):
    layer = built(layer, dtype=dtype)
    dx = layer.backward(layer.forward(X.astype(dtype), training))
    assert (dx.shape, dx.dtype) == (X.shape, dtype)
    assert {name: (d.shape, d.dtype) for name, d in layer.gradients.items()} == {
        name: (shape, dtype) for name, shape in layer.parameter_shapes(4).items()
    }


@each_layer
@in_training
def test_input_and_incoming_slopes_are_left_as_they_were(layer, training):
    layer, x = built(layer), X.copy()
    dout = np.ones_like(layer.forward(x, training))
    layer.backward(dout)
    assert np.array_equal(x, X)
    assert (dout == 1).all()


@each_layer
@in_training
def test_a_result_is_not_changed_by_the_next_call(layer, training):
    layer = built(layer)
    out = layer.forward(X, training)
    dx = layer.backward(out.copy())
    kept_out, kept_dx = out.copy(), dx.copy()
    layer.backward(3 * layer.forward(2 * X, training))
    assert np.array_equal(out, kept_out)
    assert np.array_equal(dx, kept_dx)


@each_layer
def test_in_use_each_sample_is_treated_alone(layer):
    layer = built(layer)
    layer.forward(X, training=True)
    together = layer.forward(X)
    for i in range(len(X)):
        np.testing.assert_allclose(layer.forward(X[i : i + 1])[0], together[i], rtol=1e-14)


@each_layer
def test_the_same_seed_makes_the_same_layer(layer):
    first, second = (built(layer, seed=4).forward(X, training=True) for _ in range(2))
    assert np.array_equal(first, second)


@each_layer
def test_a_fresh_layer_is_the_same_without_arrays_and_has_seen_nothing(layer):
    used = built(layer, members=2)
    used.forward(X, training=True)
    fresh = used.fresh()
    assert fresh.config() == layer.config()
    assert not any(hasattr(fresh, name) for name in ("parameters", "gradients", "state", "generators"))
    assert fresh.features is None and fresh.members is None
    with pytest.raises(NotReadyError, match="seen no input yet"):
        fresh.build(4).backward(X)


def test_what_is_missing_says_what_comes_first():
    with pytest.raises(NotReadyError, match="^the array comes later$"):
        1 + Missing("the array comes later")


def test_arrays_by_name_are_written_into_and_say_what_they_are():
    class Kept:
        arrays = _by_name("_arrays", "What is kept.")

    kept = Kept()
    kept._arrays = Arrays(bias=np.zeros(2))
    bias = kept.arrays["bias"]
    kept.arrays = {"bias": [1, 2]}
    assert bias.tolist() == [1, 2] and Kept.arrays.__doc__ == "What is kept."


def test_a_layer_of_a_network_keeps_its_arrays_and_a_fresh_one_gets_its_own():
    layer = Network([Dense(3)], features=4).layers[0]
    with pytest.raises(ValueError, match=r"^Dense.* has its arrays from a network.*: build a layer of your own$"):
        layer.build(4)
    assert layer.fresh().build(5).features == 5


@each_layer
def test_members_have_arrays_of_their_own(layer):
    layer = built(layer, members=3)
    shapes = layer.parameter_shapes(4)
    assert {name: array.shape for name, array in layer.parameters.items()} == {
        name: (3, *shape) for name, shape in shapes.items()
    }


@each_layer
def test_a_layer_reads_as_its_arguments(layer):
    assert repr(layer).startswith(f"{type(layer).__name__}(")
    assert all(f"{name}={value!r}" in repr(layer) for name, value in layer.config().items())


def test_dense_is_a_matrix_product_plus_a_bias():
    layer = built(Dense(2), features=3)
    layer.parameters["weight"][...] = [[1, 2], [3, 4], [5, 6]]
    layer.parameters["bias"][...] = [10, 20]
    assert np.array_equal(layer.forward(np.array([[1.0, 0, 1], [0, 1, 0]])), [[16, 28], [13, 24]])


@pytest.mark.parametrize("layer", [Dense(2), Maxout(2)], ids=repr)
def test_a_layer_of_sums_spares_the_slope_at_an_input_that_learns_nothing(layer):
    layer = built(layer)
    assert layer.backward(layer.forward(X), input_gradient=False) is None


@each_dtype
def test_slopes_are_summed_over_the_samples_in_their_own_type(dtype):
    summed = sum_over_samples(X.astype(dtype))
    assert summed.dtype == dtype and summed == pytest.approx(X.sum(axis=0), rel=1e-5)


def test_dense_takes_a_stack_of_batches():
    layer, x = built(Dense(2), features=3), np.random.default_rng(0).normal(size=(5, 4, 3))
    assert np.array_equal(layer.forward(x), [layer.forward(batch) for batch in x])


def test_a_bias_starts_where_it_is_told():
    assert np.array_equal(built(Dense(3, bias=0.01)).parameters["bias"], [0.01] * 3)


@pytest.mark.parametrize("name", activations.ACTIVATIONS)
def test_an_activation_layer_is_its_function(name):
    assert np.array_equal(built(Activation(name)).forward(X), activations.ACTIVATIONS[name](X))


def test_prelu_has_a_slope_for_each_feature():
    layer = built(PReLU())
    assert np.array_equal(layer.parameters["slope"], [0.25] * 4)
    layer.parameters["slope"][...] = [0, 0.1, 0.5, -2]
    assert np.array_equal(layer.forward(-np.ones((1, 4))), [[0, -0.1, -0.5, 2]])


KINKED = {name: (Activation(name), f.kinks) for name, f in activations.ACTIVATIONS.items()} | {"PReLU": (PReLU(), (0,))}


@pytest.mark.parametrize("layer, kinks", KINKED.values(), ids=KINKED)
def test_a_unit_changes_sides_at_the_kinks_of_its_function_and_nowhere_else(layer, kinks):
    layer, x = built(layer, features=1), np.linspace(-4, 4, 81)[:, None] + 0.01
    layer.forward(x)
    sides = layer.sides()
    assert (sides is None) == (not kinks)
    if kinks:
        assert x[1:][np.diff(sides.astype(int), axis=0) != 0] == pytest.approx(kinks, abs=0.1)


BENT = ["relu", "leaky_relu", activations.elu.with_alpha(3.0)]


@pytest.mark.parametrize("layer", [*map(Activation, BENT), PReLU()], ids=repr)
def test_at_its_kink_a_unit_is_on_the_side_whose_slope_is_passed_back(layer):
    layer, x = built(layer, features=1), np.array([[-1e-9], [0], [1e-9]])
    layer.forward(x)
    (below, here, above), (left, at, right) = layer.backward(np.ones_like(x)).round(6), layer.sides()
    assert (here == below, here == above) == (at == left, at == right)


def test_at_0_a_prelu_has_the_slope_that_it_learns():
    layer = built(PReLU(0.3))
    layer.forward(np.zeros((1, 4)))
    assert np.array_equal(layer.backward(np.ones((1, 4))), np.full((1, 4), 0.3))


def test_a_maxout_of_a_sum_and_nothing_is_a_relu():
    layer = built(Maxout(4, pieces=2))
    layer.parameters["weight"][...] = 0
    layer.parameters["weight"][:, ::2] = np.eye(4)
    assert np.array_equal(layer.forward(X), activations.relu(X))


def test_a_maxout_of_a_sum_and_its_opposite_is_the_absolute_value():
    layer = built(Maxout(4, pieces=2))
    layer.parameters["weight"][:, ::2], layer.parameters["weight"][:, 1::2] = np.eye(4), -np.eye(4)
    assert np.array_equal(layer.forward(X), np.abs(X))


ONES = np.ones((2000, 50))
SPREAD = 5 / np.sqrt(ONES.size)  # five standard errors of a mean of draws whose spread is at most 1


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_dropout_keeps_the_share_it_is_told_to_keep(keep):
    kept = built(Dropout(keep), features=50).forward(ONES, training=True) != 0
    assert kept.mean() == pytest.approx(keep, abs=SPREAD)


@pytest.mark.parametrize("inverted", [True, False], ids=["inverted", "plain"])
@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_dropouts_expected_output_in_training_is_its_output_in_use(keep, inverted):
    layer = built(Dropout(keep, inverted), features=50)
    in_training, in_use = layer.forward(ONES, training=True).mean(), layer.forward(ONES).mean()
    assert in_training == pytest.approx(in_use, abs=SPREAD / keep)  # an inverted draw is 0 or 1 / keep


def test_inverted_dropout_needs_no_change_in_use():
    assert np.array_equal(built(Dropout(0.3)).forward(X), X)


def test_plain_dropout_multiplies_by_keep_in_use():
    np.testing.assert_allclose(built(Dropout(0.3, inverted=False)).forward(X), 0.3 * X, rtol=1e-15)


def test_inverted_dropout_divides_what_it_keeps():
    out = built(Dropout(0.5)).forward(X, training=True)
    assert np.array_equal(out[out != 0], 2 * X[out != 0])


def test_plain_dropout_leaves_what_it_keeps():
    out = built(Dropout(0.5, inverted=False)).forward(X, training=True)
    assert np.array_equal(out[out != 0], X[out != 0])


@in_training
def test_dropout_that_keeps_all_changes_nothing(training):
    assert np.array_equal(built(Dropout(1.0)).forward(X, training), X)


def test_dropout_draws_for_each_sample_and_each_pass():
    layer = built(Dropout(0.5), features=50)
    first, second = layer.forward(ONES[:2], training=True), layer.forward(ONES[:2], training=True)
    assert not np.array_equal(first[0], first[1])
    assert not np.array_equal(first, second)


def test_dropouts_slopes_pass_where_its_values_passed():
    layer = built(Dropout(0.5))
    out = layer.forward(np.ones((6, 4)), training=True)
    assert np.array_equal(layer.backward(np.ones((6, 4))), out)


def test_each_member_drops_units_of_its_own():
    out = built(Dropout(0.5), members=2).forward(np.ones((2, 6, 4)), training=True)
    assert not np.array_equal(out[0], out[1])


def test_each_member_may_keep_another_share():
    out = built(Dropout([0.2, 0.9]), features=50, members=2).forward(ONES, training=True)
    assert (out != 0).mean(axis=(1, 2)) == pytest.approx([0.2, 0.9], abs=SPREAD)


def test_batch_norm_standardizes_the_batch():
    out = built(BatchNorm(epsilon=1e-12)).forward(7 * X + 3, training=True)
    np.testing.assert_allclose(out.mean(axis=0), 0, atol=1e-14)
    np.testing.assert_allclose(out.std(axis=0), 1, rtol=1e-10)


def test_batch_norm_scales_and_shifts_what_it_standardized():
    layer = built(BatchNorm())
    plain = layer.forward(X, training=True)
    layer.parameters["scale"][...], layer.parameters["shift"][...] = [1, 2, 3, 4], [5, 6, 7, 8]
    np.testing.assert_allclose(layer.forward(X, training=True), plain * [1, 2, 3, 4] + [5, 6, 7, 8], rtol=1e-14)


def test_batch_norms_running_averages_move_by_one_minus_momentum():
    layer = built(BatchNorm(momentum=0.75))
    layer.forward(X, training=True)
    np.testing.assert_allclose(layer.state["running_mean"], 0.25 * X.mean(axis=0), rtol=1e-14)
    np.testing.assert_allclose(layer.state["running_variance"], 0.75 + 0.25 * X.var(axis=0), rtol=1e-14)


def test_batch_norms_running_averages_converge_to_the_datas():
    rng, layer, batches = np.random.default_rng(0), built(BatchNorm(momentum=0.99)), 1000
    for _ in range(batches):
        layer.forward(rng.normal(3, 2, size=(50, 4)), training=True)
    # A running average over about 200 batches of 50: 10,000 draws, so five standard errors are 5 * 2 / 100.
    np.testing.assert_allclose(layer.state["running_mean"], 3, atol=0.1)
    # A batch's own (biased) variance is (50 - 1) / 50 of the data's; a variance's standard error is 4 * sqrt(2 / n).
    np.testing.assert_allclose(layer.state["running_variance"], 4 * 49 / 50, atol=5 * 4 * np.sqrt(2 / 10_000))


def test_batch_norm_in_use_stands_on_its_running_averages():
    layer = built(BatchNorm(epsilon=1e-12))
    layer.state["running_mean"][...], layer.state["running_variance"][...] = 3, 4
    np.testing.assert_allclose(layer.forward(X), (X - 3) / 2, rtol=1e-11)


def test_batch_norm_in_use_learns_nothing():
    layer = built(BatchNorm())
    layer.forward(X)
    assert np.array_equal(layer.state["running_mean"], np.zeros(4))
    assert np.array_equal(layer.state["running_variance"], np.ones(4))


def test_batch_norm_turns_a_constant_feature_into_its_shift():
    layer = built(BatchNorm())
    layer.parameters["shift"][...] = 5
    assert np.array_equal(layer.forward(np.full((6, 4), 7.0), training=True), np.full((6, 4), 5.0))


def test_a_penalty_acts_on_weights_and_on_nothing_else():
    assert {name: layer.weights for name, layer in KINDS.items() if layer.weights} == {
        "Dense": ("weight",),
        "Maxout": ("weight",),
    }


def test_member_i_is_the_same_however_many_members_there_are():
    few, many = (built(Dense(5), members=members, seed=3).parameters["weight"] for members in (2, 5))
    assert np.array_equal(few, many[:2])


def test_member_0_is_the_layer_alone():
    alone, together = built(Dense(5), seed=3), built(Dense(5), seed=3, members=2)
    assert np.array_equal(together.parameters["weight"][0], alone.parameters["weight"])


@pytest.mark.parametrize("members", [None, 2])
@pytest.mark.parametrize("seen", [lambda layer, x: layer.forward(x, training=True), None], ids=["layer", "network"])
def test_batch_norm_refuses_to_train_on_one_sample(seen, members):
    """As PyTorch does; in use, one sample is as good as many."""
    x = X[:1].astype(np.float32)
    network = Network([Dropout(0.5), BatchNorm()], features=4, members=members)
    layer = BatchNorm().build(4, members=members)
    state = repr(network.generators[0].bit_generator.state)
    with pytest.raises(ValueError, match="BatchNorm needs at least 2 samples in a training batch; got 1"):
        seen(layer, x) if seen else network.forward(x, training=True)
    assert repr(network.generators[0].bit_generator.state) == state
    for kept in (layer, network.layers[1]):
        assert not kept.state["running_mean"].any() and (kept.state["running_variance"] == 1).all()
    layer.forward(x), network.forward(x)
