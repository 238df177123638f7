"""Exercises of notebook 13: our answers are SciPy's, scikit-learn's and the library's."""

import numpy as np
import pytest
from scipy import stats
from scipy.signal import lfilter
from sklearn.ensemble import VotingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import LabelEncoder

from nnlib import mlp
from nnlib.ensembles import ExponentialMovingAverage, ModelEnsemble
from nnlib.exercises import ensembles as exercises
from nnlib.exercises._judging import all_cases


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))


X = np.random.default_rng(0).normal(size=(60, 3))
networks = [mlp([3, 8, 4], seed=seed, dtype=np.float64) for seed in range(5)]
probabilities = np.array([network.predict_proba(X) for network in networks])
labels = probabilities.argmax(axis=-1)


def voting(kind):
    """scikit-learn's ensemble of five classifiers, fitted to noise."""
    y = np.random.default_rng(1).integers(0, 3, 60)
    members = [LogisticRegression(C=10.0**c).fit(X[c::2], y[c::2]) for c in range(5)]
    ensemble = VotingClassifier([(str(c), member) for c, member in enumerate(members)], voting=kind)
    ensemble.estimators_, ensemble.le_ = members, LabelEncoder().fit(y)
    return ensemble, members


# predict_mean


def test_our_mean_is_the_library_s():
    np.testing.assert_array_equal(exercises.predict_mean.answer(probabilities), ModelEnsemble(networks).predict(X))


def test_our_mean_is_scikit_learn_s():
    ensemble, members = voting("soft")
    ours = exercises.predict_mean.answer(np.array([member.predict_proba(X) for member in members]))
    np.testing.assert_array_equal(ours, ensemble.predict(X))


# vote


def test_our_vote_is_the_library_s():
    np.testing.assert_array_equal(exercises.vote.answer(labels, 4), ModelEnsemble(networks, "votes").predict(X))


def test_our_vote_is_scikit_learn_s():
    ensemble, members = voting("hard")
    ours = exercises.vote.answer(np.array([member.predict(X) for member in members]), 3)
    np.testing.assert_array_equal(ours, ensemble.predict(X))


@pytest.mark.parametrize("votes, classes", [case for case in all_cases(exercises.vote) if case[0].size])
def test_our_vote_is_scipy_s_mode(votes, classes):
    np.testing.assert_array_equal(exercises.vote.answer(votes, classes), stats.mode(votes, axis=0).mode)


# ema

path = np.random.default_rng(2).normal(size=(30, 5))


def averages(moving_average, decay):
    return np.array(exercises.ema.run(moving_average, path, decay))


@pytest.mark.parametrize("decay", [0.0, 0.5, 0.99])
def test_our_moving_average_is_the_library_s(decay):
    network = mlp([1, 2], dtype=np.float64)  # 4 parameters
    average, expected = ExponentialMovingAverage(network, decay), []
    for values in path:
        network.parameters[...] = values[:4]
        average.update()
        expected.append(average.network.parameters.copy())
    np.testing.assert_allclose(averages(exercises.ema.answer, decay)[:, :4], expected, rtol=1e-10)


@pytest.mark.parametrize("decay", [0.5, 0.99])
def test_our_moving_average_is_a_filter_of_the_path_over_that_of_ones(decay):
    smoothed, ones = (lfilter([1], [1, -decay], values, axis=0) for values in (path, np.ones_like(path)))
    np.testing.assert_allclose(averages(exercises.ema.answer, decay), smoothed / ones, rtol=1e-10)


# why_it_helps


@pytest.mark.parametrize("correlation, members", [(0.0, 4), (0.6, 2), (0.6, 10), (-0.2, 5)])
def test_our_variance_is_that_of_the_covariance_matrix(correlation, members):
    covariance = 3.0 * (correlation + (1 - correlation) * np.eye(members))
    share = np.full(members, 1 / members)
    assert exercises.why_it_helps.answer(3.0, correlation, members) == pytest.approx(share @ covariance @ share)


def test_our_variance_is_that_of_many_draws():
    covariance = 2.0 * (0.4 + 0.6 * np.eye(5))
    draws = np.random.default_rng(3).multivariate_normal(np.zeros(5), covariance, 100_000).mean(axis=1)
    assert exercises.why_it_helps.answer(2.0, 0.4, 5) == pytest.approx(draws.var(), rel=0.03)
