"""Ensembles: several networks decide together, one network remembers its past."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.special import softmax as scipy_softmax

from nnlib import datasets, ensembles, mlp, optimizers
from nnlib.ensembles import CheckpointEnsemble, DistillationLoss, ExponentialMovingAverage, ModelEnsemble

X = np.random.default_rng(0).normal(size=(40, 3))
networks = [mlp([3, 8, 4], seed=seed, dtype=np.float64) for seed in range(3)]


def test_probabilities_are_averaged():
    mean = np.mean([scipy_softmax(n.forward(X), axis=-1) for n in networks], axis=0)
    np.testing.assert_allclose(ModelEnsemble(networks).predict_proba(X), mean, rtol=1e-12)


def test_scores_are_averaged_before_one_softmax():
    mean = scipy_softmax(np.mean([n.forward(X) for n in networks], axis=0), axis=-1)
    np.testing.assert_allclose(ModelEnsemble(networks, "scores").predict_proba(X), mean, rtol=1e-12)


def test_votes_are_counted():
    votes = np.stack([n.predict(X) for n in networks])
    counts = np.stack([np.bincount(column, minlength=4) for column in votes.T]) / 3
    np.testing.assert_allclose(ModelEnsemble(networks, "votes").predict_proba(X), counts, rtol=1e-12)


def test_a_tie_of_votes_goes_to_the_smaller_label():
    ensemble = ModelEnsemble(networks, "votes")
    tied = ensemble.predict_proba(X)
    tied = np.sort(tied, axis=-1)[:, -1] == np.sort(tied, axis=-1)[:, -2]
    assert tied.any()
    votes = np.stack([n.predict(X) for n in networks])[:, tied]
    np.testing.assert_array_equal(ensemble.predict(X)[tied], votes.min(axis=0))


def test_labels_are_never_averaged():
    labels = ModelEnsemble(networks, "votes").predict(X)
    votes = np.stack([n.predict(X) for n in networks])
    assert all(label in column for label, column in zip(labels, votes.T, strict=True))


@pytest.mark.parametrize("combine", ["probabilities", "scores", "votes"])
def test_all_weight_on_one_model_is_that_model(combine):
    np.testing.assert_array_equal(ModelEnsemble(networks, combine, [0, 2, 0]).predict(X), networks[1].predict(X))


def test_a_population_is_the_ensemble_of_its_members():
    population = mlp([3, 8, 4], members=5, dtype=np.float64)
    alone = ModelEnsemble([population.member(i) for i in range(5)])
    np.testing.assert_allclose(ModelEnsemble(population).predict_proba(X), alone.predict_proba(X), rtol=1e-12)


def test_accuracy_is_the_share_of_right_labels():
    ensemble = ModelEnsemble(networks)
    y = ensemble.predict(X)
    y[:10] = (y[:10] + 1) % 4
    assert ensemble.accuracy(X, y) == 0.75


def test_the_cross_entropy_of_the_mean_is_at_most_the_mean_cross_entropy():
    y = np.arange(40) % 4
    alone = np.mean([-np.log(n.predict_proba(X)[np.arange(40), y]).mean() for n in networks])
    assert -np.log(ModelEnsemble(networks).predict_proba(X)[np.arange(40), y]).mean() < alone


# --- running mean of the parameters ------------------------------------------------------------------------------


def test_the_moving_average_is_the_weighted_mean_of_all_updates():
    network, rng = networks[0].copy(), np.random.default_rng(1)
    average, seen = ExponentialMovingAverage(network, decay=0.9), []
    for _ in range(7):
        network.parameters[...] = rng.normal(size=network.parameters.shape)
        seen.append(network.parameters.copy())
        average.update()
    weights = 0.9 ** np.arange(7)[::-1]
    np.testing.assert_allclose(average.network.parameters, weights @ seen / weights.sum(), rtol=1e-12)


def test_the_moving_average_has_no_bias_towards_the_start():
    network = networks[0].copy()
    average = ExponentialMovingAverage(network, decay=0.999)
    network.parameters[...] = 5.0
    average.update()
    np.testing.assert_allclose(average.network.parameters, 5.0, rtol=1e-12)


def test_the_moving_average_is_a_copy_of_its_own():
    network = networks[0].copy()
    average = ExponentialMovingAverage(network, decay=0.5)
    average.update()
    kept = average.network.parameters.copy()
    network.parameters += 1
    average.network.parameters[...] = 0
    np.testing.assert_array_equal(average.network.parameters, kept)


def test_the_moving_average_takes_over_running_statistics():
    network = mlp([3, 8, 4], batch_norm=True)
    average = ExponentialMovingAverage(network)
    network.forward(X, training=True)
    average.update()
    for (_, mine), (_, theirs) in zip(average.network.named_state(), network.named_state(), strict=True):
        np.testing.assert_array_equal(mine, theirs)


def test_snapshots_are_kept_as_they_were():
    network = networks[0].copy()
    snapshots = CheckpointEnsemble(network, most=2)
    for value in (1.0, 2.0, 3.0):
        network.parameters[...] = value
        snapshots.update()
    assert [kept.parameters[0] for kept in snapshots.networks] == [2.0, 3.0]


def test_an_ensemble_of_no_snapshots_is_refused():
    with pytest.raises(ValueError, match="at least one model; got none"):
        CheckpointEnsemble(networks[0]).ensemble()


# --- distillation ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("temperature", [1.0, 4.0])
def test_the_distillation_gradient_is_that_of_jax(temperature):
    rng = np.random.default_rng(2)
    scores, targets = rng.normal(size=(6, 4)), rng.dirichlet(np.ones(4), size=6)

    def loss(scores):
        return -(targets * jax.nn.log_softmax(scores / temperature)).sum(axis=-1).mean() * temperature**2

    expected, slope = jax.value_and_grad(loss)(jnp.asarray(scores))
    value, dscores = DistillationLoss(temperature)(scores, targets)
    assert value == pytest.approx(float(expected), rel=1e-10)
    np.testing.assert_allclose(dscores, slope, rtol=1e-9, atol=1e-15)


def test_a_student_learns_to_agree_with_its_teacher_without_labels():
    points = datasets.gaussians(samples=60, classes=3, seed=0).X
    teacher, student = mlp([2, 16, 3], seed=1), mlp([2, 16, 3], seed=2)
    before = (student.predict(points) == teacher.predict(points)).mean()
    ensembles.distill(teacher, student, points, optimizers.Adam(0.01), epochs=60)
    after = (student.predict(points) == teacher.predict(points)).mean()
    assert before < 0.9 < after


def test_a_student_of_other_classes_is_refused_as_it_was():
    student = mlp([3, 8, 5])
    before = student.parameters.copy()
    with pytest.raises(ValueError, match=r"\(3, 4\) and \(3, 5\)"):
        ensembles.distill(networks[0], student, X, optimizers.SGD(), epochs=1)
    np.testing.assert_array_equal(student.parameters, before)
