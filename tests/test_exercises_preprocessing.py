"""Exercises of notebook 04: scikit-learn and the library agree with ours, and what is said of a wrong one is true."""


import numpy as np
import pytest
from sklearn import decomposition
from sklearn.preprocessing import StandardScaler

from nnlib.exercises import preprocessing as exercises
from nnlib.exercises._judging import all_cases
from nnlib.exercises.preprocessing._pca import same_columns, same_directions
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
    assert same_directions(decomposition.PCA(3).fit(X).components_, exercises.pca.answer(X, 3)) is None


@pytest.mark.parametrize("epsilon", [1e-5, 0.1])
def test_our_whitened_data_are_the_library_s(epsilon):
    X = drawn()
    expected = Whitener(epsilon=epsilon).fit_transform(X)
    assert same_columns(expected, exercises.whiten.answer(X, epsilon)) is None


def test_the_article_s_lines_meet_a_constant_feature():
    def article(train, test):
        mean, deviation = np.mean(train, axis=0), np.std(train, axis=0)
        return (train - mean) / deviation, (test - mean) / deviation

    result = exercises.standardize.check(article)
    assert result.misconception == "constant feature" and "nan" in result.counterexample.got


def test_a_sign_that_is_free_is_not_told_as_wrong():
    result = exercises.whiten.check(lambda X, epsilon: np.abs(exercises.whiten.answer(X, epsilon)))
    assert result.message == "The result has the right sizes, but the signs are lost."


def test_a_number_divided_by_almost_nothing_is_shown_as_it_is():
    def tiny(train, test):
        deviation = train.std(axis=0) + 1e-8
        return (train - np.median(train, axis=0)) / deviation, (test - train.mean(axis=0)) / deviation

    result = exercises.standardize.check(tiny)
    assert result.outcome == "incorrect" and "is 100.0" not in result.message


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
