"""Initialization: the spread it promises, and the signal that it keeps alive through ten layers."""

import pickle

import numpy as np
import pytest
from scipy import stats

from nnlib import activations
from nnlib.initialization import (
    INITIALIZERS,
    constant,
    glorot_uniform,
    he,
    named,
    normal,
    orthogonal,
    sparse,
    xavier,
    zeros,
)

MADE = {
    **{f"named {name}": lambda name=name: INITIALIZERS[name] for name in INITIALIZERS},
    "constant(0.5)": lambda: constant(0.5),
    "normal(0.3)": lambda: normal(0.3),
    "xavier": xavier,
    "xavier(2)": lambda: xavier(2),
    "glorot_uniform": glorot_uniform,
    "he": he,
    "orthogonal(2)": lambda: orthogonal(2),
    "sparse(3)": lambda: sparse(3, scale=0.5),
}


@pytest.fixture(params=MADE.values(), ids=MADE)
def init(request):
    """Each initializer."""
    return request.param()


each_dtype = pytest.mark.parametrize("dtype", [np.float32, np.float64])


def test_sparse_weights_are_as_wide_as_asked():
    W = weights(sparse(connections=100))
    assert W[W != 0].std() == pytest.approx(1, rel=0.02)
    assert np.array_equal(weights(sparse(100, scale=0.5)), W * 0.5)


def weights(init, inputs=400, outputs=300, seed=0):
    return init((inputs, outputs), seed, np.float64)


@each_dtype
def test_shape_and_type_are_those_asked_for(init, dtype):
    W = init((7, 3), 0, dtype)
    assert (W.shape, W.dtype) == ((7, 3), dtype)


def test_the_same_seed_draws_the_same_weights(init):
    assert np.array_equal(init((20, 30), 5), init((20, 30), np.random.default_rng(5)))


def test_a_pickled_initializer_draws_the_same_weights(init):
    again = pickle.loads(pickle.dumps(init))
    assert again.name == init.name
    assert np.array_equal(again((20, 30), 5), init((20, 30), 5))


@pytest.mark.parametrize("init", [normal(), xavier(), glorot_uniform(), he(), orthogonal(), sparse()], ids=repr)
def test_another_seed_draws_other_weights(init):
    assert not np.array_equal(init((20, 30), 1), init((20, 30), 2))


# The standard error of a standard deviation over 120,000 draws is std / sqrt(240,000), 0.2 %: five of them are 1 %.
SPREADS = {
    "normal": (normal(0.3), 0.3),
    "xavier": (xavier(), 1 / np.sqrt(400)),
    "xavier with a gain": (xavier(5 / 3), 5 / 3 / np.sqrt(400)),
    "glorot_uniform": (glorot_uniform(), np.sqrt(2 / (400 + 300))),
    "he": (he(), np.sqrt(2 / 400)),
}


@pytest.mark.parametrize("init, spread", SPREADS.values(), ids=SPREADS)
def test_weights_have_the_spread_of_their_formula_around_0(init, spread):
    W = weights(init)
    assert W.std() == pytest.approx(spread, rel=0.01)
    assert W.mean() == pytest.approx(0, abs=5 * spread / np.sqrt(W.size))


@pytest.mark.parametrize("init, spread", [SPREADS[name] for name in ("normal", "xavier", "he")], ids=repr)
def test_weights_are_gaussian(init, spread):
    assert stats.kstest(weights(init).ravel(), "norm", args=(0, spread)).pvalue > 1e-6


def test_glorots_weights_are_uniform_up_to_their_limit():
    limit = np.sqrt(6 / (400 + 300))
    W = weights(glorot_uniform())
    assert stats.kstest(W.ravel(), "uniform", args=(-limit, 2 * limit)).pvalue > 1e-6
    assert np.abs(W).max() <= limit


@pytest.mark.parametrize("inputs, outputs", [(50, 20), (20, 50), (30, 30)])
def test_orthogonal_weights_are_orthonormal_times_their_gain(inputs, outputs):
    W = weights(orthogonal(gain=2), inputs, outputs)
    product = W.T @ W if inputs >= outputs else W @ W.T
    np.testing.assert_allclose(product, 4 * np.eye(min(inputs, outputs)), atol=1e-13)


def test_rotations_are_drawn_evenly():
    """The first entry of a unit vector in the plane is negative half of the time; a QR without its signs never is."""
    negative = np.mean([weights(orthogonal(), 2, 2, seed)[0, 0] < 0 for seed in range(1000)])
    assert negative == pytest.approx(0.5, abs=5 * 0.5 / np.sqrt(1000))


def test_sparse_weights_wire_each_unit_to_so_many_inputs():
    W = weights(sparse(connections=7, scale=0.5))
    assert ((W != 0).sum(axis=0) == 7).all()
    assert W[W != 0].std() == pytest.approx(0.5, rel=5 / np.sqrt(2 * 7 * 300))


def test_sparse_weights_choose_their_inputs_unit_by_unit():
    W = weights(sparse(connections=7))
    assert not np.array_equal(W[:, 0] != 0, W[:, 1] != 0)


def test_zeros_are_zeros():
    assert not weights(zeros).any()


def test_a_constant_is_that_constant():
    assert (weights(constant(0.01)) == 0.01).all()


KEPT = {
    "xavier, linear": (xavier(), activations.identity),
    "glorot_uniform, linear": (glorot_uniform(), activations.identity),
    "orthogonal, linear": (orthogonal(), activations.identity),
    "he, relu": (he(), activations.relu),
    "orthogonal with gain, relu": (orthogonal(np.sqrt(2)), activations.relu),
}


def mean_square_by_layer(init, activation, layers=10, units=300, samples=100):
    """The mean square of the signal before each activation: what initialization keeps the same."""
    rng = np.random.default_rng(0)
    x, squares = rng.normal(size=(samples, units)), []
    for _ in range(layers):
        z = x @ init((units, units), rng, np.float64)
        squares.append(np.square(z).mean())
        x = activation(z)
    return np.array(squares)


@pytest.mark.parametrize("init, activation", KEPT.values(), ids=KEPT)
def test_ten_layers_keep_the_size_of_the_signal(init, activation):
    squares = mean_square_by_layer(init, activation)
    # Three standard errors: each layer's factor is a mean over 300 units, whose squares spread by sqrt(5).
    assert np.log(squares[-1] / squares[0]) == pytest.approx(0, abs=3 * np.sqrt(10 * 5 / 300))


def test_a_rotation_keeps_the_size_of_the_signal_exactly():
    squares = mean_square_by_layer(orthogonal(), activations.identity)
    np.testing.assert_allclose(squares, squares[0], rtol=1e-12)


@pytest.mark.parametrize(
    "init, activation", [(normal(0.01), activations.relu), (xavier(), activations.relu)], ids=["0.01", "xavier"]
)
def test_ten_relu_layers_lose_the_signal_with_less_than_he(init, activation):
    squares = mean_square_by_layer(init, activation)
    assert squares[-1] < squares[0] / 100


def test_scale_1_drives_tanh_units_into_saturation():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(200, 500))
    for _ in range(10):
        x = np.tanh(x @ normal(1.0)((500, 500), rng, np.float64))
    assert (np.abs(x) > 0.99).mean() > 0.9


def test_the_initializers_go_by_their_names():
    assert set(INITIALIZERS) == {"zeros", "normal", "xavier", "glorot_uniform", "he", "orthogonal", "sparse"}


@pytest.mark.parametrize("name", INITIALIZERS)
def test_a_name_finds_its_initializer(name):
    assert named(name) is INITIALIZERS[name]


@pytest.mark.parametrize(
    "init, name",
    [(zeros, "zeros"), (normal(), "normal(0.01)"), (xavier(), "xavier"), (xavier(2), "xavier(2)"), (he(), "he"),
     (orthogonal(), "orthogonal"), (orthogonal(2), "orthogonal(2)"), (sparse(), "sparse(10)")],
)  # fmt: skip
def test_an_initializers_name_tells_its_settings_where_they_are_not_the_usual_ones(init, name):
    assert init.name == name


def test_any_function_of_shape_rng_and_dtype_may_initialize():
    def ones(shape, rng, dtype):
        return np.ones(shape, dtype)

    assert named(ones) is ones


def test_an_initializer_reads_as_its_name(init):
    assert repr(init) == init.name
