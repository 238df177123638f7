"""Exercises of notebook 04: preprocessing."""

from functools import partial

import numpy as np

from nnlib.exercises import Exercise, Misconception, collect, same
from nnlib.preprocessing import PCA, Standardizer


def standardize(train, test):
    """Both sets (N, D) with each feature's mean at 0 and its deviation at 1, as the training set has them."""
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    deviation = np.where(deviation > 0, deviation, 1)
    return (train - mean) / deviation, (test - mean) / deviation


def standardize_cases(rng):
    yield np.array([[0.0], [2.0]]), np.array([[3.0]])
    yield np.array([[0.0, 10.0], [2.0, 50.0], [7.0, 60.0]]), np.array([[1.0, 20.0], [3.0, -40.0]])
    yield np.array([[1.0, 7.0], [3.0, 7.0], [5.0, 7.0]]), np.array([[2.0, 7.0], [4.0, 9.0]])
    yield np.array([[4.0, -2.0]]), np.array([[5.0, -0.0]])
    yield np.array([[1.0, 2.0], [3.0, 5.0]]), np.empty((0, 2))
    yield np.array([[0, 3], [2, 16], [4, 5]]), np.array([[1, 2]])
    yield rng.normal(size=(6, 3)) * [1e-3, 1, 1e6] + [0, 5, 1e8], rng.normal(size=(4, 3))
    yield rng.normal(size=(20, 4)).astype(np.float32), rng.normal(size=(5, 4)).astype(np.float32)


def _standardized(train, test, learn=None, axis=0, ddof=0, spread=np.std, mean=True, added=0.0, dead=1.0):
    """Wrong answers of all kinds: what the statistics are learned from, and how."""
    known = train if learn is None else learn
    middle = known.mean(axis=axis) if mean else 0.0
    deviation = spread(known, axis=axis, ddof=ddof)
    if dead is not None:
        deviation = np.where(deviation > 0, deviation, dead)
    return (train - middle) / (deviation + added), (test - middle) / (deviation + added)


def _each_its_own(train, test):
    return _standardized(train, train)[0], _standardized(test, test)[0]


def _from_all(train, test):
    return _standardized(train, test, learn=np.concatenate([train, test]))


def _in_place(train, test):
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    deviation = np.where(deviation > 0, deviation, 1)
    for X in (train, test):
        X -= mean
        X /= deviation
    return train, test


def _each_sample(train, test):
    def own(X):
        deviation = X.std(axis=1, keepdims=True)
        return (X - X.mean(axis=1, keepdims=True)) / np.where(deviation > 0, deviation, 1)

    return own(train), own(test)


standardize = Exercise(
    task="""Write `standardize(train, test)`: both arrays, `(N, D)` and `(M, D)`, moved and scaled feature by feature.
    Afterwards each feature of the *training* set has mean 0 and standard deviation 1 (the square root of the mean
    squared distance from the mean). Where a feature is constant in the training set, divide by 1. Leave both
    arguments as they were; they may hold whole numbers.""",
    answer=standardize,
    cases=standardize_cases,
    hints=[
        "Rows are samples. Along which axis do you go to get one mean for each feature?",
        "Two statistics of the training set are all there is to learn. The test set only has them applied.",
        "A constant feature has the deviation 0, and 0 / 0 is nan. `np.where` can put a 1 in its place.",
    ],
    misconceptions=[
        Misconception(
            "constant feature",
            partial(_standardized, dead=None),
            "This is the article's own pair of lines. A constant feature has nothing to divide by: 0 / 0 is nan, "
            "and the digits have three such pixels.",
        ),
        Misconception(
            "in place",
            _in_place,
            "`-=` and `/=` write into the caller's arrays. For whole numbers this even fails, as a mean has no place "
            "in them.",
        ),
        Misconception(
            "test statistics from test",
            _each_its_own,
            "Each set is measured by itself. Then one and the same pixel value means one thing in training and "
            "another at test time, and a single test sample always becomes 0.",
        ),
        Misconception(
            "statistics from all data",
            _from_all,
            "The test set has a say in the mean and the deviation: a leak. At the time of training, test data do "
            "not exist yet.",
        ),
        Misconception(
            "one number for the whole array",
            partial(_standardized, axis=None),
            "Without an axis there is one mean and one deviation for all features together. Large features then "
            "drown the small ones.",
        ),
        Misconception(
            "each sample by itself",
            _each_sample,
            "Axis 1 goes along a row: each sample is measured by itself. A feature is a column.",
        ),
        Misconception(
            "divided by N - 1",
            partial(_standardized, ddof=1),
            "The deviation is a little too large: the sum of squares was divided by N - 1. NumPy divides by N unless "
            "told otherwise, as pandas and R do not. For large N it hardly matters, for a single sample it is nan.",
        ),
        Misconception(
            "variance for deviation",
            partial(_standardized, spread=np.var),
            "Divided by the variance: its unit is the square of the feature's. The spread is then 1 only where it was "
            "1 before.",
        ),
        Misconception(
            "forgot the mean",
            partial(_standardized, mean=False),
            "Scaled, but not moved: the features keep their distance from 0.",
        ),
        Misconception(
            "a tiny number added",
            partial(_standardized, added=1e-8, dead=0.0),
            "In training this is right: a constant feature becomes 0. But if it moves at all at test time, it is "
            "divided by the tiny number and becomes huge.",
        ),
        Misconception(
            "only scaled by the training set",
            lambda train, test: (_standardized(train, test)[0], test),
            "The test set was left as it is. A network that has learned from scaled numbers can't read it.",
        ),
    ],
    why="""Two statistics for each feature, learned from the training set alone, are applied to both. A constant
    feature carries nothing, so dividing by 1 leaves it at 0. `-` and `/` make new arrays and turn whole numbers into
    floats.""",
)


def pca(X, components):
    """The first principal directions of X (N, D), as rows of an array (components, D)."""
    centred = X - X.mean(axis=0)
    covariance = centred.T @ centred / len(X)
    U, variances, _ = np.linalg.svd(covariance)
    return U[:, :components].T


def pca_cases(rng):
    yield np.array([[0.0, 1.0], [2.0, 1.5], [4.0, 0.0]]), 1
    yield np.array([[10.0, 3.0], [10.5, -3.0], [9.0, 0.5]]), 1
    yield np.array([[1.0], [2.0], [4.0]]), 1
    yield np.array([[-2.0, 0.1, 7.0], [1.0, 1.0, 7.5], [2.0, -1.0, 8.0], [0.0, 3.0, 7.0]]), 2
    yield np.array([[0.0, 0.0], [3.0, 4.0]]), 1
    yield rng.normal(size=(30, 4)) * [1, 2, 4, 8] + 1e4, 4
    yield rng.normal(size=(40, 5)) @ rng.normal(size=(5, 5)), 3
    yield (rng.normal(size=(40, 4)) * [5, 1, 3, 0.2]).astype(np.float32), 2


def same_directions(expected, got):
    """None where the rows agree up to the sign of each: a direction has no front end."""
    if isinstance(got, np.ndarray) and got.shape == expected.shape and got.dtype.kind == "f":
        got = got * np.where(np.sum(got * expected, axis=1, keepdims=True) < 0, -1, 1).astype(got.dtype)
    return same(expected, got, tolerance=(1e-3, 1e-3))


def _centred(X):
    return X - X.mean(axis=0)


def _covariance(X):
    return _centred(X).T @ _centred(X) / len(X)


def _of_correlations(X, components):
    Z = Standardizer().fit_transform(X)
    return np.linalg.svd(Z.T @ Z / len(Z))[0][:, :components].T


def _centred_by_sample(X, components):
    moved = X - X.mean(axis=1, keepdims=True)
    return np.linalg.svd(moved.T @ moved / len(X))[0][:, :components].T


pca = Exercise(
    task="""Write `pca(X, components)`: the directions of unit length in which the samples of `X`, `(N, D)`, spread
    most, largest first, as the *rows* of an array `(components, D)`. Either sign of a direction is right.""",
    answer=pca,
    cases=pca_cases,
    compare=same_directions,
    hints=[
        "Which point should the directions start from? Move it to the origin first.",
        "The covariance is `(D, D)`: one row and one column for each feature. `np.linalg.svd` sorts its directions "
        "for you.",
        "`svd` gives the directions as the *columns* of its first result. The task wants rows.",
    ],
    misconceptions=[
        Misconception(
            "forgot centring",
            lambda X, components: np.linalg.svd(X.T @ X / len(X))[0][:, :components].T,
            "The first direction points from the origin to the cloud, and not along it: the mean was not taken off.",
        ),
        Misconception(
            "rows for columns",
            lambda X, components: np.linalg.svd(_covariance(X))[0][:components],
            "The shape is right, but these are the first rows of a matrix whose *columns* are the directions: each "
            "is made of one coordinate of all of them.",
        ),
        Misconception(
            "directions in columns",
            lambda X, components: np.linalg.svd(_covariance(X))[0][:, :components],
            "The right directions, standing in columns. The task wants each as a row, as scikit-learn keeps them.",
        ),
        Misconception(
            "smallest first",
            lambda X, components: np.linalg.eigh(_covariance(X))[1][:, :components].T,
            "`eigh` sorts from the smallest variance to the largest: these are the directions with the least to tell.",
        ),
        Misconception(
            "covariance of the samples",
            lambda X, components: np.linalg.svd(_centred(X) @ _centred(X).T)[0][:, :components].T,
            "The product was taken the other way round: it compares samples, `(N, N)`, where features, `(D, D)`, "
            "should be compared.",
        ),
        Misconception(
            "the projected data",
            lambda X, components: _centred(X) @ np.linalg.svd(_covariance(X))[0][:, :components],
            "These are the samples in the new coordinates, one row for each sample. The task asks for the directions "
            "themselves.",
        ),
        Misconception(
            "standardized before",
            _of_correlations,
            "The features were divided by their deviations first. That gives the directions of the *correlations*: "
            "a useful thing, but no longer where the data themselves spread most.",
        ),
        Misconception(
            "scaled by the variance",
            lambda X, components: (np.linalg.svd(_covariance(X))[0] * np.linalg.svd(_covariance(X))[1]).T[:components],
            "The directions are right, but not of length 1: each was multiplied by its variance.",
        ),
        Misconception(
            "centred each sample",
            _centred_by_sample,
            "The mean of each row was taken off. A sample's own mean says how bright it is; what has to go is the "
            "mean of each feature.",
        ),
    ],
    why="""The covariance of the centred features is symmetric, so its singular vectors are the directions of the
    spread, and `svd` sorts them. They stand in the columns of `U`, hence the transpose. The sign of a direction is
    free: whoever compares two PCAs must allow for it.""",
)


def whiten(X, epsilon=1e-5):
    """X (N, D), centred, turned along its principal directions, and divided by the spread of each."""
    centred = X - X.mean(axis=0)
    U, variances, _ = np.linalg.svd(centred.T @ centred / len(X))
    return centred @ U / np.sqrt(variances + epsilon)


def whiten_cases(rng):
    yield np.array([[0.0], [6.0]]), 1.0
    yield np.array([[1.0, 5.0], [3.0, 7.0], [8.0, 0.0]]), 1e-5
    yield np.array([[0.01, 3.0], [-0.02, 2.0], [0.03, 2.5], [0.0, 1.0]]), 1e-3
    yield np.array([[0.0, 2.0], [4.0, 2.0], [1.0, 2.0]]), 1e-5
    yield np.array([[2.0, -0.0, 5.0]]), 1e-5
    yield rng.normal(size=(30, 3)) * [1, 5, 1e3] + 1e4, 1e-5
    yield rng.normal(size=(50, 4)) @ rng.normal(size=(4, 4)), 0.1
    yield (rng.normal(size=(40, 3)) * [4, 1, 0.3]).astype(np.float32), 1e-5


def same_columns(expected, got):
    """None where the columns agree up to the sign of each: a direction has no front end."""
    if isinstance(got, np.ndarray) and got.shape == expected.shape and got.dtype.kind == "f":
        with np.errstate(invalid="ignore"):
            got = got * np.where(np.sum(got * expected, axis=0) < 0, -1, 1).astype(got.dtype)
    return same(expected, got, tolerance=(1e-3, 1e-6))


def _turned(X):
    """The article's first lines: the data in their principal directions, those directions and their variances."""
    U, variances, _ = np.linalg.svd(_covariance(X))
    return _centred(X) @ U, U, variances


def _not_centred(X, epsilon=1e-5):
    U, variances, _ = np.linalg.svd(X.T @ X / len(X))
    return X @ U / np.sqrt(variances + epsilon)


whiten = Exercise(
    task="""Write `whiten(X, epsilon)`: the samples of `X`, `(N, D)`, centred, turned along their principal directions,
    and each direction divided by the square root of its variance plus `epsilon`. The result is `(N, D)`, largest
    variance first. Either sign of a column is right.""",
    answer=whiten,
    cases=whiten_cases,
    compare=same_columns,
    hints=[
        "You have written the first half: the directions of `pca`. What are a sample's coordinates along them?",
        "The second result of `svd`, applied to the covariance, is the variance along each direction. What has the "
        "unit of the data: the variance or its root?",
        "epsilon is there for directions without any variance, before the root is taken.",
    ],
    misconceptions=[
        Misconception(
            "sqrt missing",
            lambda X, epsilon=1e-5: _turned(X)[0] / (_turned(X)[2] + epsilon),
            "Divided by the variance, not by the standard deviation: wide directions become narrow, and narrow ones "
            "wide, instead of all alike.",
        ),
        Misconception(
            "epsilon outside the root",
            lambda X, epsilon=1e-5: _turned(X)[0] / (np.sqrt(_turned(X)[2]) + epsilon),
            "epsilon was added to the root. It is meant for the variance: there 1e-5 stands for a deviation of 0.003, "
            "outside for one of 0.00001, which lets far more noise through.",
        ),
        Misconception(
            "epsilon left out",
            lambda X, epsilon=1e-5: _turned(X)[0] / np.sqrt(_turned(X)[2]),
            "Without epsilon a direction that has no variance is divided by 0, and one that has next to none is blown "
            "up to the size of all others.",
        ),
        Misconception(
            "forgot centring",
            _not_centred,
            "The mean was not taken off: the first direction then points at the cloud, not along it.",
        ),
        Misconception(
            "only turned",
            lambda X, epsilon=1e-5: _turned(X)[0],
            "Turned, but not scaled: the features no longer go together, but each keeps its own spread.",
        ),
        Misconception(
            "only scaled",
            lambda X, epsilon=1e-5: _centred(X) / np.sqrt(_centred(X).var(axis=0) + epsilon),
            "Each *feature* was scaled and nothing was turned: that is standardization. Features that go together "
            "still do.",
        ),
        Misconception(
            "turned back",
            lambda X, epsilon=1e-5: _turned(X)[0] / np.sqrt(_turned(X)[2] + epsilon) @ _turned(X)[1].T,
            "This is whitening of the other kind, ZCA: turned back to the features afterwards. A good thing for "
            "images; the task asks for the principal directions.",
        ),
        Misconception(
            "turned the wrong way",
            lambda X, epsilon=1e-5: _centred(X) @ _turned(X)[1].T / np.sqrt(_turned(X)[2] + epsilon),
            "Multiplied by the transpose: that turns the data away from their principal directions, by the same angle.",
        ),
        Misconception(
            "divided before turning",
            lambda X, epsilon=1e-5: _centred(X) / np.sqrt(_turned(X)[2] + epsilon) @ _turned(X)[1],
            "The variances belong to the new directions. Here they divide the old features, before the turn.",
        ),
    ],
    why="""Along its own directions the cloud has no correlation left, and dividing each by its deviation makes it
    round. epsilon under the root keeps directions of almost no variance, mostly noise, small.""",
)


def split(X, y):
    """The first half to train on, the second to test: (X, y) of each."""
    half = len(X) // 2
    return (X[:half], y[:half]), (X[half:], y[half:])


def most_telling(X, y, features):
    """The features that differ most between the means of class 1 and class 0."""
    apart = np.abs(X[y == 1].mean(axis=0) - X[y == 0].mean(axis=0))
    return np.argsort(apart)[-features:]


def cell_a(X, y):
    (X_train, y_train), (X_test, y_test) = split(X, y)  # 1
    scaler = Standardizer().fit(X_train)  # 2
    X_train = scaler.transform(X_train)  # 3
    X_test = scaler.fit_transform(X_test)  # 4
    return X_train, y_train, X_test, y_test


def cell_b(X, y):
    chosen = most_telling(X, y, features=10)  # 1
    (X_train, y_train), (X_test, y_test) = split(X[:, chosen], y)  # 2
    scaler = Standardizer().fit(X_train)  # 3
    X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)  # 4
    return X_train, y_train, X_test, y_test


def cell_c(X, y):
    (X_train, y_train), (X_test, y_test) = split(X, y)  # 1
    pca = PCA(components=5).fit(X_train)  # 2
    X_train = pca.transform(X_train)  # 3
    X_test = pca.transform(X_test)  # 4
    return X_train, y_train, X_test, y_test


fit_on_train = Exercise(
    task="""Spot the leak: in which line of each cell is something *learned* from test data? Replace each `...` by the
    number of the line, or by 0 where there is no leak.""",
    answer={"cell a": 4, "cell b": 1, "cell c": 0},
    stub={"cell a": ..., "cell b": ..., "cell c": ...},
    hints=[
        "Look for whatever learns: `fit`, `fit_transform`, and every function that looks at many samples to choose "
        "something.",
        "For each of them: are test samples, or test labels, among what it is given?",
        "`transform` learns nothing. A split helps only those lines that come after it.",
    ],
    misconceptions=[
        Misconception(
            "choosing is learning too",
            {"cell a": 4, "cell b": 0, "cell c": 0},
            "The scaler of cell b is clean. But it is not the first to learn something: choosing features is learning, "
            "and here the labels of the test half help to choose.",
        ),
        Misconception(
            "the second fit",
            {"cell a": 0, "cell b": 1, "cell c": 0},
            "The scaler of cell a is fitted to the training half, and then fitted again: look at each method's name.",
        ),
        Misconception(
            "no leak at all",
            {"cell a": 0, "cell b": 0, "cell c": 0},
            "Each cell has a split and a fit on the training half, so all look clean. Two of them learn something "
            "elsewhere, too.",
        ),
        Misconception(
            "applying is not learning",
            {"cell a": 4, "cell b": 1, "cell c": 4},
            "Line 4 of cell c only applies to the test half what was learned before. That is how it should be: the "
            "directions and the mean are those of the training half.",
        ),
        Misconception(
            "every touch is a leak",
            {"cell a": 4, "cell b": 4, "cell c": 4},
            "The test half has to be transformed at some time, by what the training half taught. Ask of each line what "
            "it *learns*.",
        ),
        Misconception(
            "the split is a leak",
            {"cell a": 1, "cell b": 1, "cell c": 1},
            "A split sees all data and learns nothing from them. In cell b, the first line is no split.",
        ),
    ],
    why="""Cell a fits the scaler a second time, to the test half. Cell b chooses features by the labels of all samples,
    those of the test half among them. Cell c learns from the training half alone and applies that to both.""",
)

EXERCISES, progress = collect(globals())
