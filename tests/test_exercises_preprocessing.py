"""Exercises of notebook 04: scikit-learn and the library agree with ours, and every right answer counts as right."""

import numpy as np
import pytest
from sklearn import decomposition
from sklearn.preprocessing import StandardScaler

from nnlib.exercises import preprocessing as exercises
from nnlib.exercises._judging import all_cases
from nnlib.preprocessing import Whitener


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))


def drawn(N=40, D=5, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(N, D)) @ rng.normal(size=(D, D)) + 3


@pytest.mark.parametrize("train, test", [case for case in all_cases(exercises.standardize) if len(case[1])])
def test_our_standardize_is_scikit_learn_s(train, test):
    judge = StandardScaler().fit(train)
    for got, X in zip(exercises.standardize.answer(train, test), (train, test), strict=True):
        tolerance = 1e-4 if X.dtype == np.float32 else 1e-7
        np.testing.assert_allclose(got, judge.transform(X), rtol=tolerance, atol=tolerance)


def test_our_directions_are_scikit_learn_s():
    X = drawn()
    assert exercises.same_directions(decomposition.PCA(3).fit(X).components_, exercises.pca.answer(X, 3)) is None


@pytest.mark.parametrize("epsilon", [1e-5, 0.1])
def test_our_whitened_data_are_the_library_s(epsilon):
    X = drawn()
    expected = Whitener(epsilon=epsilon).fit_transform(X)
    assert exercises.same_columns(expected, exercises.whiten.answer(X, epsilon)) is None


def by_scaler(train, test):
    scaler = StandardScaler().fit(train)
    return scaler.transform(train), scaler.transform(test) if len(test) else test.astype(float)


def with_a_mask(train, test):
    train, test = train.astype(np.result_type(train, np.float32)), test.astype(np.result_type(test, np.float32))
    varies = train.max(axis=0) > train.min(axis=0)
    mean, deviation = np.mean(train, 0), np.ones(train.shape[1])
    deviation[varies] = np.sqrt(((train - mean) ** 2).mean(0))[varies]
    return (train - mean) / deviation, (test - mean) / deviation


@pytest.mark.parametrize("answer", [by_scaler, with_a_mask])
def test_standardizing_in_another_way_is_right_too(answer):
    result = exercises.standardize.check(answer)
    assert result.outcome == "correct", result


def by_svd_of_the_data(X, components):
    return np.linalg.svd(X - X.mean(axis=0))[2][:components]


def by_eigenvectors(X, components):
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(X, rowvar=False)))
    return vectors[:, np.argsort(values)[::-1]][:, :components].T


def by_scikit_learn(X, components):
    return decomposition.PCA(components).fit(X).components_


def with_the_signs_turned(X, components):
    return -exercises.pca.answer(X, components)


@pytest.mark.parametrize("answer", [by_svd_of_the_data, by_eigenvectors, by_scikit_learn, with_the_signs_turned])
def test_directions_found_in_another_way_are_right_too(answer):
    result = exercises.pca.check(answer)
    assert result.outcome == "correct", result


def whitened_by_eigenvectors(X, epsilon):
    centred = X - X.mean(axis=0)
    values, vectors = np.linalg.eigh(centred.T @ centred / len(X))
    order = np.argsort(-values)
    return centred @ vectors[:, order] / (values[order] + epsilon) ** 0.5


def whitened_by_a_matrix(X, epsilon):
    centred = X - X.mean(axis=0)
    U, S, _ = np.linalg.svd(centred.T @ centred / len(X), hermitian=True)
    return -(centred @ (U @ np.diag(1 / np.sqrt(S + epsilon))))


def whitened_by_the_library(X, epsilon):
    return Whitener(epsilon=epsilon).fit_transform(X)


@pytest.mark.parametrize("answer", [whitened_by_eigenvectors, whitened_by_a_matrix, whitened_by_the_library])
def test_whitening_in_another_way_is_right_too(answer):
    result = exercises.whiten.check(answer)
    assert result.outcome == "correct", result


def test_the_article_s_lines_meet_a_constant_feature():
    def article(train, test):
        mean, deviation = np.mean(train, axis=0), np.std(train, axis=0)
        return (train - mean) / deviation, (test - mean) / deviation

    result = exercises.standardize.check(article)
    assert result.misconception == "constant feature" and "nan" in result.counterexample.got


def test_the_article_s_centring_in_place_is_told():
    def article(train, test):
        mean = train.mean(axis=0)
        train -= mean
        test -= mean
        deviation = train.std(axis=0)
        deviation[deviation == 0] = 1
        train /= deviation
        test /= deviation
        return train, test

    assert exercises.standardize.check(article).misconception == "in place"


@pytest.mark.parametrize(
    "answer",
    [
        lambda X, components: by_svd_of_the_data(X, components) * 1.01,
        lambda X, components: by_svd_of_the_data(X, components)[::-1],
        lambda X, components: by_svd_of_the_data(X, components).tolist(),
        lambda X, components: "up",
        lambda X, components: None if len(X) > 3 else by_svd_of_the_data(X, components),
    ],
    ids=["too long", "last first", "lists", "words", "nothing at times"],
)
def test_what_is_no_direction_is_told_apart(answer):
    assert exercises.pca.check(answer).outcome == "incorrect"


CELLS = {"cell a": exercises.cell_a, "cell b": exercises.cell_b, "cell c": exercises.cell_c}


def learns_from_test(cell):
    """Whether what a cell makes of one half changes with other samples of the test half."""
    X, y = drawn(N=40, D=30), np.tile([0, 1], 20)
    other, other_y = X.copy(), y.copy()
    other[30:], other_y[30:] = 5 - 2 * other[30:], 1 - y[30:]
    (train, _, test, _), (train_now, _, test_now, _) = cell(X, y), cell(other, other_y)
    return not (np.array_equal(train, train_now) and np.allclose(test[:10], test_now[:10]))


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_leaks_where_its_answer_is_not_0(name):
    assert learns_from_test(CELLS[name]) == bool(exercises.fit_on_train.answer()[name])
