"""Regularization: penalties, dropout, max-norm, early stopping, augmentation; penalties' slopes are judged by jax."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from nnlib.networks import mlp
from nnlib.regularization import L1, L2, EarlyStopping, ElasticNet, MaxNorm, dropout, flip, noise, shift

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

W = np.array([3.0, -2.0, 0.0, 7.0])
MASK = np.array([True, True, True, False])
vectors = arrays.arrays(np.float64, 6, elements=st.floats(-1e3, 1e3))
strengths = st.floats(0, 1e3)


# Penalties


def test_l2_is_half_the_strength_times_the_squares_of_the_weights():
    value, gradient = L2(0.1)(W, MASK)
    assert value == pytest.approx(0.05 * (9 + 4))
    assert gradient == pytest.approx([0.3, -0.2, 0, 0])


def test_l1_is_the_strength_times_the_sizes_of_the_weights():
    value, gradient = L1(0.1)(W, MASK)
    assert value == pytest.approx(0.1 * (3 + 2))
    assert gradient == pytest.approx([0.1, -0.1, 0, 0])


@given(vectors, strengths, strengths)
def test_the_elastic_net_is_the_sum_of_l1_and_l2(w, l1, l2):
    mask = np.ones(6, bool)
    (both, slope), (first, first_slope), (second, second_slope) = (
        p(w, mask) for p in (ElasticNet(l1, l2), L1(l1), L2(l2))
    )
    assert both == pytest.approx(first + second, rel=1e-12)
    np.testing.assert_allclose(slope, first_slope + second_slope, rtol=1e-12)


def test_a_strength_of_0_costs_nothing():
    value, gradient = ElasticNet(0, 0)(W, MASK)
    assert value == 0
    assert not gradient.any()


@pytest.mark.parametrize("penalty", [L2([0.1, 1.0]), L1([0.1, 1.0]), ElasticNet([0.1, 1.0], [0.2, 2.0])], ids=repr)
def test_each_member_has_its_strength(penalty):
    values, gradients = penalty(np.stack([W, W]), MASK)
    assert values == pytest.approx([values[0], 10 * values[0]])
    np.testing.assert_allclose(gradients[1], 10 * gradients[0])


@pytest.mark.parametrize("penalty", [L2(0.1), L1(0.1), ElasticNet(0.1, 0.2)], ids=repr)
def test_parameters_keep_their_type_and_values(penalty):
    w = W.astype(np.float32)
    assert penalty(w, MASK)[1].dtype == np.float32
    assert np.array_equal(w, W)


def test_biases_are_left_out():
    network = mlp([4, 5, 3], batch_norm=True)
    network.parameters[...] = 1
    assert L2(2.0)(network.parameters, network.weights_mask)[0] == 4 * 5 + 5 * 3


# Max-norm


def test_max_norm_cuts_long_columns_and_leaves_short_ones():
    network = mlp([2, 2], dtype=np.float64)
    weight = network.layers[0].parameters["weight"]
    weight[...] = [[3.0, 0.3], [4.0, 0.4]]
    MaxNorm(1.0).apply_(network)
    np.testing.assert_allclose(weight, [[0.6, 0.3], [0.8, 0.4]], rtol=1e-15)


def test_max_norm_leaves_biases_alone():
    network = mlp([2, 2])
    network.layers[0].parameters["bias"][...] = 100
    MaxNorm(1.0).apply_(network)
    assert (network.layers[0].parameters["bias"] == 100).all()


def test_max_norm_leaves_zeros_alone():
    network = mlp([2, 2], init="zeros")
    MaxNorm(1.0).apply_(network)
    assert not network.parameters.any()


# Dropout


def test_dropout_divides_what_it_keeps_and_hands_out_its_mask():
    x = np.arange(1.0, 1001)
    out, mask = dropout(x, keep=0.8, rng=0)
    assert np.array_equal(out, x * mask)
    assert set(np.unique(mask)) == {0, 1.25}


def test_dropout_keeps_the_expected_activation():
    out, mask = dropout(np.ones(100_000), keep=0.3, rng=0)
    # A draw is 0 or 1 / 0.3: its spread is sqrt(0.7 / 0.3).
    assert out.mean() == pytest.approx(1, abs=5 * np.sqrt(0.7 / 0.3) / np.sqrt(100_000))
    assert (mask > 0).mean() == pytest.approx(0.3, abs=0.01)


def test_dropout_keeps_the_type_and_leaves_the_input():
    x = np.ones((3, 4), np.float32)
    out, mask = dropout(x, 0.5, rng=0)
    assert out.dtype == mask.dtype == np.float32
    assert (x == 1).all()


def test_dropout_that_keeps_all_changes_nothing():
    assert np.array_equal(dropout(W, 1.0, rng=0)[0], W)


# Early stopping


def stops_at(losses, **options):
    """The number of epochs after which it stops, or None."""
    stopping = EarlyStopping(**{"patience": 3} | options)
    return next((epoch for epoch, loss in enumerate(losses, 1) if stopping.update(loss)), None)


def test_it_stops_after_as_many_epochs_without_improvement_as_it_has_patience():
    assert stops_at([1.0, 0.5, 0.6, 0.6, 0.6, 0.6]) == 5


def test_an_improvement_in_time_lets_it_go_on():
    assert stops_at([1.0, 0.5, 0.6, 0.6, 0.4, 0.6, 0.6]) is None


def test_an_equal_loss_is_no_improvement():
    assert stops_at([1.0, 1.0, 1.0, 1.0]) == 4


def test_less_than_min_delta_is_no_improvement():
    assert stops_at([1.0, 0.95, 0.91, 0.905], min_delta=0.1) == 4


def test_min_delta_is_measured_from_the_best():
    assert stops_at([1.0, 0.95, 0.89, 0.88, 0.87, 0.86], min_delta=0.1) == 6


def test_nan_is_no_improvement():
    assert stops_at([1.0, np.nan, np.nan, np.nan]) == 4


def test_nan_from_the_start_stops_too():
    assert stops_at([np.nan] * 4) == 3


def test_a_falling_loss_never_stops_it():
    assert stops_at(np.linspace(1, 0, 100)) is None


def test_it_remembers_the_best_epoch():
    stopping = EarlyStopping(patience=5)
    for loss in (0.9, 0.7, 0.8, 0.75):
        stopping.update(loss)
    assert (stopping.best, stopping.best_epoch) == (0.7, 2)


def test_once_stopped_it_stays_stopped():
    stopping = EarlyStopping(patience=1)
    stopping.update(1.0), stopping.update(2.0)
    assert stopping.update(0.0)
    assert stopping.best_epoch == 1


# Augmentation


DIGITS = np.random.default_rng(0).random((500, 6 * 5))
each_augmentation = pytest.mark.parametrize("augment", [shift(2, (6, 5)), noise(0.1), flip((6, 5))], ids=repr)


@each_augmentation
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_augmented_images_keep_shape_and_type(augment, dtype):
    out = augment(DIGITS.astype(dtype), 0)
    assert (out.shape, out.dtype) == (DIGITS.shape, dtype)


@each_augmentation
def test_augmentation_is_drawn_anew_for_each_image_and_by_its_seed(augment):
    X = np.tile(DIGITS[:1], (50, 1))
    assert len(np.unique(augment(X, 3), axis=0)) > 1
    assert np.array_equal(augment(X, 3), augment(X, 3))
    assert not np.array_equal(augment(X, 3), augment(X, 4))


@each_augmentation
def test_augmentation_leaves_the_images_as_they_were(augment):
    X = DIGITS.copy()
    augment(X, 0)
    assert np.array_equal(X, DIGITS)


@pytest.mark.parametrize("penalty", [L1([0.1, 0.2]), L2([0.1, 0.2]), L1(0.1)], ids=repr)
def test_a_penalty_keeps_the_parameters_type(penalty):
    assert penalty(np.ones((2, 3), np.float32), np.ones(3, bool))[1].dtype == np.float32


def test_the_value_for_one_network_is_one_number():
    assert type(L2(0.1)(np.ones(3), np.ones(3, bool))[0]) is float


def test_a_loss_that_overflowed_is_no_improvement_and_no_error():
    stopping = EarlyStopping(patience=2)
    assert [stopping.update(loss) for loss in (1.0, np.inf, np.nan)] == [False, False, True]


def test_noise_is_as_wide_as_it_says():
    noisy = noise(0.5)(np.zeros((1000, 10), np.float32), 0)
    assert noisy.dtype == np.float32
    assert noisy.std() == pytest.approx(0.5, rel=5 / np.sqrt(2 * noisy.size))


def test_a_shift_moves_by_up_to_so_many_pixels_in_each_direction():
    """One bright pixel in the middle says how far and where each image went: all places are as likely."""
    X = np.zeros((5000, 7 * 7))
    X[:, 3 * 7 + 3] = 1
    rows, columns = np.nonzero(shift(2, (7, 7))(X, 0).sum(axis=0).reshape(7, 7))
    assert set(rows) == set(columns) == {1, 2, 3, 4, 5}
    counts = shift(2, (7, 7))(X, 0).sum(axis=0).reshape(7, 7)[1:6, 1:6]
    assert counts == pytest.approx(np.full((5, 5), 200), abs=5 * np.sqrt(200))


def test_a_shift_brings_in_zeros():
    moved = shift(1, (3, 3))(np.ones((200, 9)), 0).reshape(-1, 3, 3)
    assert set(np.unique(moved)) == {0, 1}
    assert set(moved.sum(axis=(1, 2))) == {4, 6, 9}  # both ways, one way, not at all


def test_noise_has_the_spread_it_is_told():
    added = noise(0.2)(DIGITS, 0) - DIGITS
    assert added.mean() == pytest.approx(0, abs=5 * 0.2 / np.sqrt(DIGITS.size))
    assert added.std() == pytest.approx(0.2, rel=5 / np.sqrt(2 * DIGITS.size))


def test_a_flip_mirrors_half_of_the_images_left_to_right():
    flipped = flip((6, 5))(DIGITS, 0)
    mirrored = (flipped == DIGITS.reshape(-1, 6, 5)[:, :, ::-1].reshape(DIGITS.shape)).all(axis=1)
    same = (flipped == DIGITS).all(axis=1)
    assert (mirrored | same).all()
    assert mirrored.mean() == pytest.approx(0.5, abs=5 * 0.5 / np.sqrt(500))


def test_two_augmentations_are_chained_by_plus():
    both = shift(1, (6, 5)) + noise(0.1)
    rng = np.random.default_rng(0)
    assert np.array_equal(both(DIGITS, 0), noise(0.1)(shift(1, (6, 5))(DIGITS, rng), rng))
    assert repr(both) == "shift(1) + noise(0.1)"
