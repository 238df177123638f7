"""Activations: SciPy and jax judge the values and slopes, hypothesis looks for inputs that break them."""

import jax
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import special

from nnlib.activations import (
    ACTIVATIONS,
    elu,
    gelu,
    identity,
    leaky_relu,
    log_softmax,
    named,
    relu,
    sigmoid,
    silu,
    softmax,
    softplus,
    tanh,
)

VARIANTS = ACTIVATIONS | {"leaky_relu 0.3": leaky_relu.with_slope(0.3), "elu 0.5": elu.with_alpha(0.5)}
each_activation = pytest.mark.parametrize("f", VARIANTS.values(), ids=VARIANTS)
each_dtype = pytest.mark.parametrize("dtype", [np.float32, np.float64])
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
few = settings(max_examples=30)


def finite(dtype):
    """Any finite number of that type: 0 of both signs, the smallest and the largest among them."""
    largest = float(np.finfo(dtype).max)
    anywhere = st.floats(width=8 * np.dtype(dtype).itemsize, allow_nan=False, allow_infinity=False)
    return anywhere | st.sampled_from([largest, -largest, 0.0, -0.0, 88.0])


def vectors(dtype):
    return arrays.arrays(dtype, arrays.array_shapes(max_dims=2, max_side=6), elements=finite(dtype))


JUDGES = {
    identity: lambda x: x,
    sigmoid: special.expit,
    tanh: np.tanh,
    relu: lambda x: np.clip(x, 0, None),
    leaky_relu: lambda x: np.where(x > 0, x, 0.01 * x),
    elu: lambda x: np.where(x > 0, x, special.expm1(np.minimum(x, 0))),
    softplus: lambda x: np.logaddexp(0, x),
    silu: lambda x: x * special.expit(x),
    gelu: lambda x: x * special.expit(np.sqrt(8 / np.pi) * (x + 0.044715 * x**3)),
}
SLOPE_JUDGES = {
    identity: lambda x: x,
    sigmoid: jax.nn.sigmoid,
    tanh: jax.numpy.tanh,
    relu: jax.nn.relu,
    leaky_relu: jax.nn.leaky_relu,
    elu: jax.nn.elu,
    softplus: jax.nn.softplus,
    silu: jax.nn.silu,
    # jax's own form cancels on the left, where 1 + tanh is near 0
    gelu: lambda x: x * jax.nn.sigmoid(np.sqrt(8 / np.pi) * (x + 0.044715 * x**3)),
}
POINTS = np.concatenate([np.linspace(-40, 40, 401), 10.0 ** np.arange(-12, 3), -(10.0 ** np.arange(-12, 3))])
POINTS = POINTS[np.abs(POINTS) > 1e-13]  # the slope at 0 is a matter of choice, with a test of its own


@pytest.mark.parametrize("f", JUDGES, ids=repr)
def test_values_are_those_of_scipy(f):
    np.testing.assert_allclose(f(POINTS), JUDGES[f](POINTS), rtol=1e-14, atol=1e-300)


@pytest.mark.parametrize("f", SLOPE_JUDGES, ids=repr)
def test_slopes_are_those_of_jax(f):
    judges = jax.vmap(jax.grad(SLOPE_JUDGES[f]))(POINTS)
    np.testing.assert_allclose(
        f.derivative(POINTS), judges, rtol=1e-14, atol=2e-15
    )  # jax's tanh rounds by that


@each_activation
@each_dtype
def test_no_finite_input_gives_nan_infinity_or_a_warning(f, dtype):
    @few
    @given(vectors(dtype))
    def holds(x):
        assert np.isfinite(f(x)).all()
        assert np.isfinite(f.derivative(x)).all()

    holds()


@each_activation
@each_dtype
def test_shape_and_type_come_out_as_they_went_in(f, dtype):
    @few
    @given(vectors(dtype))
    def holds(x):
        for out in (f(x), f.derivative(x)):
            assert (out.shape, out.dtype) == (x.shape, x.dtype)

    holds()


@each_activation
def test_the_input_is_left_as_it_was(f):
    x = np.array([-2.0, 0.0, 3.0])
    f(x), f.derivative(x)
    assert np.array_equal(x, [-2.0, 0.0, 3.0])


@each_activation
def test_the_output_is_an_array_of_its_own(f):
    x = np.array([1.0, 2.0])
    assert not np.shares_memory(f(x), x)


@each_activation
def test_the_way_back_multiplies_by_the_slope(f):
    x, dout = np.array([-2.0, 0.5]), np.array([3.0, 4.0])
    np.testing.assert_allclose(f.backward(dout, x, f.forward(x)), dout * f.derivative(x), rtol=1e-15)


@each_activation
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_both_ways_keep_the_type(f, dtype):
    x = np.array([-2.0, 0.5], dtype)
    assert f.forward(x).dtype == f.backward(x, x, f.forward(x)).dtype == f(x).dtype == f.derivative(x).dtype == dtype


@each_activation
def test_integers_become_float64(f):
    assert np.array_equal(f([-3, 0, 2]), f([-3.0, 0.0, 2.0]))
    assert f(np.array([-3, 0, 2])).dtype == f.derivative([-3, 0, 2]).dtype == np.float64


@each_activation
def test_one_number_gives_one_number(f):
    assert np.ndim(f(-1.5)) == np.ndim(f.derivative(-1.5)) == 0
    assert f(-1.5) == f(np.array([-1.5]))[0]


@each_activation
def test_no_numbers_give_no_numbers(f):
    assert f(np.zeros((0, 3))).shape == f.derivative(np.zeros((0, 3))).shape == (0, 3)


@each_activation
def test_nan_stays_nan(f):
    assert np.isnan(f(np.array([np.nan, 1.0]))).tolist() == [True, False]


@pytest.mark.parametrize("f", [f for f in VARIANTS.values() if f not in (silu, gelu)], ids=repr)
def test_a_larger_input_never_gives_a_smaller_output(f):
    x = np.sort(np.random.default_rng(0).normal(scale=30, size=500))
    assert (np.diff(f(x)) >= 0).all()


@given(finite(np.float64))
def test_sigmoid_is_a_probability_and_its_mirror_image_the_rest(x):
    assert 0 <= sigmoid(x) <= 1
    assert sigmoid(x) + sigmoid(-x) == pytest.approx(1, abs=5e-16)


@given(st.floats(-700, 36))
def test_sigmoids_ends_are_not_reached_where_float64_can_tell(x):
    assert 0 < sigmoid(x) < 1


@given(finite(np.float64))
def test_tanh_is_a_stretched_sigmoid(x):
    assert tanh(x / 2) == pytest.approx(2 * sigmoid(x) - 1, abs=5e-16)


@given(finite(np.float64))
def test_softplus_is_never_below_relu_and_at_most_ln_2_above(x):
    assert 0 <= softplus(x) - relu(x) <= np.log(2)


def test_sigmoids_slope_is_right_where_the_output_rounds_to_1():
    assert sigmoid(40.0) == 1
    assert sigmoid.derivative(40.0) == pytest.approx(np.exp(-40), rel=1e-15)


@pytest.mark.parametrize(
    "f, slope", [(relu, 0), (leaky_relu.with_slope(0.3), 0.3), (elu.with_alpha(0.5), 0.5), (elu, 1)], ids=repr
)
def test_the_slope_at_0_is_that_of_the_left_side(f, slope):
    assert f.derivative(0.0) == f.derivative(-0.0) == slope


def test_a_leaky_relu_of_slope_0_is_relu():
    x = np.array([-2.0, -0.0, 0.0, 3.0])
    assert np.array_equal(leaky_relu.with_slope(0)(x), relu(x))


def test_another_slope_leaves_the_named_function_as_it_was():
    leaky_relu.with_slope(0.5)
    assert leaky_relu(-1.0) == -0.01


def test_another_alpha_leaves_the_named_function_as_it_was():
    elu.with_alpha(0.5)
    assert elu(-800.0) == -1


@pytest.mark.parametrize("f, lowest", [(silu, -0.2784645), (gelu, -0.1700408)], ids=["silu", "gelu"])
def test_silu_and_gelu_fall_before_they_rise(f, lowest):
    """The lowest values, as printed by the papers' own implementations."""
    x = np.linspace(-6, 0, 60_001)
    assert f(x).min() == pytest.approx(lowest, abs=1e-6)
    assert (np.diff(f(x)[: f(x).argmin()]) <= 0).all() and (np.diff(f(x)[f(x).argmin() :]) >= 0).all()


@pytest.mark.parametrize("x", [-1e308, -30.0, 30.0, 1e308])
def test_far_out_gelu_is_0_or_the_input_without_a_warning(x):
    assert gelu(x) == pytest.approx(max(0.0, x), abs=1e-300)
    assert gelu.derivative(x) == pytest.approx(float(x > 0), abs=1e-300)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_name_finds_its_function(name):
    assert named(name) is ACTIVATIONS[name]
    assert named(name).name == name


def test_a_function_may_stand_for_its_name():
    own = leaky_relu.with_slope(0.5)
    assert named(own) is own


def scores(dtype):
    return arrays.arrays(
        dtype, arrays.array_shapes(min_dims=1, max_dims=3, max_side=5), elements=finite(dtype)
    )


@each_dtype
def test_softmax_of_any_finite_scores_sums_to_1(dtype):
    @given(scores(dtype))
    def holds(scores):
        probabilities = softmax(scores)
        assert (probabilities >= 0).all()
        # Five terms, each rounded once: at most a few units in the last place.
        np.testing.assert_allclose(probabilities.sum(axis=-1), 1, atol=5 * np.finfo(dtype).eps)

    holds()


@each_dtype
def test_log_softmax_of_any_finite_scores_is_not_positive_and_not_nan(dtype):
    @given(scores(dtype))
    def holds(scores):
        assert (log_softmax(scores) <= 0).all()

    holds()


whole = arrays.arrays(np.float64, (4,), elements=st.integers(-1000, 1000).map(float))


@given(whole, st.integers(-(2**51), 2**51))
def test_softmax_does_not_see_a_shift_of_all_scores(scores, shift):
    """Whole numbers of this size add up exactly, so not a single bit may differ."""
    assert np.array_equal(softmax(scores + float(shift)), softmax(scores))


@each_dtype
def test_softmax_tells_scores_at_the_types_limit_apart(dtype):
    largest = np.finfo(dtype).max
    assert np.array_equal(softmax(np.array([largest, -largest, largest], dtype)), [0.5, 0, 0.5])


@given(arrays.arrays(np.float64, (3, 4), elements=st.floats(-300, 300)))
def test_softmax_is_that_of_scipy(scores):
    np.testing.assert_allclose(softmax(scores), special.softmax(scores, axis=-1), rtol=1e-14)


@given(arrays.arrays(np.float64, (3, 4), elements=st.floats(-1e6, 1e6)))
def test_log_softmax_is_that_of_scipy(scores):
    np.testing.assert_allclose(
        log_softmax(scores), special.log_softmax(scores, axis=-1), rtol=1e-14, atol=1e-14
    )


@pytest.mark.parametrize("f", [softmax, log_softmax])
@each_dtype
def test_softmax_keeps_shape_and_type(f, dtype):
    out = f(np.zeros((2, 5, 3), dtype))
    assert (out.shape, out.dtype) == ((2, 5, 3), dtype)


def test_one_class_has_probability_1():
    assert np.array_equal(softmax([[7.0], [-1e308]]), [[1.0], [1.0]])
