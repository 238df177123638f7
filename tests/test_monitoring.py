"""Monitoring: numbers judged by their definitions, diagnoses by curves whose fault is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from nnlib.losses import SoftmaxCrossEntropy
from nnlib.monitoring import (
    FINDINGS,
    History,
    LearningMonitor,
    activation_statistics,
    confusion_matrix,
    diagnose,
    smooth,
    update_ratio,
)
from nnlib.networks import mlp
from nnlib.optimizers import SGD
from nnlib.training import Trainer

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

drawn = np.random.default_rng(0)
X, Y = drawn.normal(size=(60, 4)), drawn.integers(0, 3, 60)


@pytest.fixture
def rng():
    return np.random.default_rng(1)


# History


def test_a_history_counts_iterations_and_epochs():
    history = History(loss=[2.3, 2.1, 1.9, 1.8], validation_accuracy=[0.4, 0.6])
    assert (history.iterations, history.epochs) == (4, 2)


def test_an_empty_history_has_no_epochs():
    assert (History().iterations, History().epochs) == (0, 0)


def test_a_history_keeps_lists_of_its_own():
    losses = [2.3]
    history = History(loss=losses)
    losses.append(1.0)
    assert history.loss == [2.3]


def test_a_history_says_in_a_line_what_it_holds():
    assert repr(History(loss=[2.3, 1.23456], learning_rate=[0.1])) == "History(1 epochs, 2 iterations, last loss 1.235)"


def test_the_articles_monitor_keeps_what_it_is_told():
    monitor = LearningMonitor()
    monitor.update(2.3, 0.1, 0.2)
    monitor.update(1.9, 0.5, 0.4)
    assert (monitor.loss, monitor.train_accuracy, monitor.validation_accuracy) == ([2.3, 1.9], [0.1, 0.5], [0.2, 0.4])


def test_a_monitor_told_by_a_trainer_holds_what_the_history_holds():
    monitor = LearningMonitor()
    history = Trainer(mlp([4, 3]), SoftmaxCrossEntropy(), SGD(0.1), monitor=monitor).fit(X, Y, 3, validation=(X, Y))
    assert monitor.loss == history.loss
    assert monitor.train_accuracy == history.train_accuracy
    assert monitor.validation_accuracy == history.validation_accuracy


def test_a_member_s_history_is_that_of_its_network_alone():
    population = mlp([4, 3], members=2)
    alone = population.member(1).copy()
    trained = [
        Trainer(network, SoftmaxCrossEntropy(), SGD(rate)).fit(X, Y, 3, validation=(X, Y))
        for network, rate in ((population, np.array([0.1, 0.5])), (alone, 0.5))
    ]
    ours, expected = vars(trained[0].member(1)), vars(trained[1])
    for name in expected:
        np.testing.assert_allclose(ours[name], expected[name], rtol=1e-5)


# Smoothing


@given(arrays.arrays(np.float64, st.integers(1, 12), elements=st.floats(-1e6, 1e6)), st.floats(0, 0.99))
def test_a_smoothed_value_is_the_weighted_mean_of_all_so_far(values, weight):
    smoothed = smooth(values, weight)
    for t in range(len(values)):
        weights = weight ** np.arange(t, -1, -1)
        assert smoothed[t] == pytest.approx(np.average(values[: t + 1], weights=weights), rel=1e-9, abs=1e-6)


def test_a_constant_stays_itself():
    np.testing.assert_allclose(smooth([3.0] * 10), 3.0, rtol=1e-14)


def test_each_member_is_smoothed_by_itself(rng):
    values = rng.normal(size=(10, 3))
    assert np.array_equal(smooth(values)[:, 1], smooth(values[:, 1]))


def test_a_history_smooths_its_loss():
    assert np.array_equal(History([1.0, 3.0, 3.0]).smoothed_loss(0.5), smooth([1.0, 3.0, 3.0], 0.5))


def test_nan_stays_from_where_it_is():
    assert np.isnan(smooth([1.0, np.nan, 2.0])).tolist() == [False, True, True]


def test_nothing_smooths_to_nothing():
    assert smooth([]).shape == (0,)


# Update ratio


def test_the_update_ratio_is_the_length_of_the_step_over_that_of_the_parameters(rng):
    before, after = rng.normal(size=(5, 4)), rng.normal(size=(5, 4))
    expected = np.sqrt(((after - before) ** 2).sum()) / np.sqrt((before**2).sum())
    assert update_ratio(before, after) == pytest.approx(expected, rel=1e-14)


def test_no_move_is_a_ratio_of_0():
    assert update_ratio([3.0, 4.0], [3.0, 4.0]) == update_ratio([0.0], [0.0]) == 0


def test_very_long_float32_weights_have_a_ratio():
    before = np.full(10, 1e25, np.float32)
    assert update_ratio(before, 3 * before) == pytest.approx(2)


def test_a_move_away_from_0_is_infinite():
    assert update_ratio([0.0], [1.0]) == np.inf


# Activation statistics


def test_statistics_are_those_of_each_layers_output():
    network = mlp([4, 30, 3], "tanh", dtype=np.float64)
    outputs = network.activations(X)
    for layer, out in zip(activation_statistics(network, X), outputs, strict=True):
        assert (layer.mean, layer.std) == pytest.approx((out.mean(), out.std()), rel=1e-12)


def test_layers_are_named_by_their_number_and_what_they_do():
    names = [layer.layer for layer in activation_statistics(mlp([4, 5, 3], "tanh", keep=0.5, batch_norm=True), X)]
    assert names == ["0 Dense", "1 BatchNorm", "2 tanh", "3 Dropout", "4 Dense"]


SATURATED = {
    "tanh": lambda out: np.abs(out) > 0.994987,
    "sigmoid": lambda out: np.abs(out - 0.5) > 0.489898,
    "relu": lambda out: out == 0,
}


@pytest.mark.parametrize("name, stuck", SATURATED.items(), ids=SATURATED)
def test_an_output_is_saturated_where_its_slope_is_below_a_hundredth(name, stuck):
    network = mlp([4, 50, 3], name, dtype=np.float64)
    network.parameters *= 5
    share = activation_statistics(network, X)[1].saturated
    assert share == stuck(network.activations(X)[1]).mean()
    assert 0 < share < 1


def test_a_unit_is_dead_when_it_says_the_same_of_every_sample():
    network = mlp([4, 10, 3])
    network.layers[0].parameters["bias"][:4] = -1000
    assert activation_statistics(network, X)[1].dead == 0.4


def test_the_statistics_are_shown_as_a_table():
    statistics = activation_statistics(mlp([4, 10, 3]), X)
    assert str(statistics).splitlines()[0].split() == ["layer", "mean", "std", "dead", "saturated"]
    assert "<table>" in statistics._repr_html_()


# Confusion matrix


def test_the_confusion_matrix_counts_true_classes_in_rows_and_predicted_ones_in_columns(rng):
    true, predicted = rng.integers(0, 4, 200), rng.integers(0, 4, 200)
    matrix = confusion_matrix(true, predicted, classes=5)
    assert matrix.tolist() == [[int(((true == i) & (predicted == j)).sum()) for j in range(5)] for i in range(5)]


# Diagnosis


def falling(start=2.3, end=0.1, pace=0.03, noise=0.02, steps=200):
    """A loss that falls fast and then ever more slowly."""
    jumps = noise * np.random.default_rng(0).normal(size=steps)
    return (end + (start - end) * np.exp(-pace * np.arange(steps)) + jumps).tolist()


CURVES = {
    "nan": (History(falling()[:50] + [np.nan]), ["diverged"]),
    "infinite": (History(falling()[:50] + [np.inf]), ["diverged"]),
    "rising": (History(np.linspace(2.3, 10, 100)), ["diverged"]),
    "flat": (History(falling(end=2.29)), ["not learning"]),
    "straight": (History(np.linspace(2.3, 1.5, 100)), ["learning slowly"]),
    "stuck": (History(falling(end=1.6, pace=0.3, noise=0.001)), ["stuck high"]),
    "jumping": (History(falling(end=1.9, noise=0.5)), ["noisy"]),
    "high but falling": (History(falling(end=1.3, pace=0.022, noise=0.001)), ["healthy"]),
    "overfitting": (History(falling(), train_accuracy=[0.5, 1.0], validation_accuracy=[0.95, 0.7]), ["overfitting"]),
    "underfitting": (History(falling(), train_accuracy=[0.4, 0.5], validation_accuracy=[0.4, 0.5]), ["underfitting"]),
    "healthy": (History(falling(), train_accuracy=[0.9, 0.97], validation_accuracy=[0.9, 0.95]), ["healthy"]),
    "healthy without accuracies": (History(falling()), ["healthy"]),
}


@pytest.mark.parametrize("history, names", CURVES.values(), ids=CURVES)
def test_a_curve_with_a_known_fault_is_named(history, names):
    assert [finding.name for finding in diagnose(history)] == names


@pytest.mark.parametrize("rate, name", [(1e12, "diverged"), (1e-9, "not learning")])
def test_a_run_at_a_hopeless_learning_rate_is_named(rate, name):
    history = Trainer(mlp([4, 20, 3]), SoftmaxCrossEntropy(), SGD(rate), batch_size=20).fit(X, Y, epochs=10)
    assert [finding.name for finding in diagnose(history)] == [name]


def test_two_faults_are_both_named():
    history = History(np.linspace(2.3, 1.5, 100), train_accuracy=[0.4], validation_accuracy=[0.4])
    assert [finding.name for finding in diagnose(history)] == ["learning slowly", "underfitting"]


def test_a_finding_says_in_words_what_to_do():
    (finding,) = diagnose(History(falling()[:50] + [np.nan]))
    assert str(finding) == FINDINGS["diverged"]


@pytest.mark.parametrize("loss", [[2.3] * 9, np.ones((20, 3))], ids=["too short", "a population"])
def test_a_history_that_cannot_be_diagnosed_is_refused(loss):
    with pytest.raises(ValueError, match="one run of at least 10 iterations"):
        diagnose(History(loss))
