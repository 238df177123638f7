"""The exercise *fit_on_train*: leaks."""

import numpy as np

from nnlib.exercises import exercise
from nnlib.preprocessing import PCA, Standardizer


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


@exercise(
    task="""Spot the leak: in which line of each cell is something *learned* from test data? Replace each `...` by the
    number of the line, from 1 to 4, or by 0 where there is no leak. (`most_telling` returns the features whose class
    means differ most; `split` gives the first half for training, the second for the test.)""",
    choices=range(5),
    hints=[
        "Look for whatever learns: `fit`, `fit_transform`, and every function that looks at many samples to choose "
        "something.",
        "For each of them: are test samples, or test labels, among what it is given?",
        "`transform` learns nothing. A split helps only those lines that come after it.",
    ],
    why="""Cell a fits the scaler a second time, to the test half. Cell b chooses features by the labels of all samples,
    those of the test half among them. Cell c learns from the training half alone and applies that to both.""",
)
def fit_on_train():
    return {"cell a": 4, "cell b": 1, "cell c": 0}


@fit_on_train.misconception
def no_leak_at_all():
    """Each cell has a split and a fit on the training half, so all look clean. Two of them learn something elsewhere,
    too."""
    return {"cell a": 0, "cell b": 0, "cell c": 0}


@fit_on_train.misconception
def every_touch_is_a_leak():
    """The test half has to be transformed at some time, by what the training half taught. Ask of each line what it
    *learns*."""
    return {"cell a": 4, "cell b": 4, "cell c": 4}


@fit_on_train.misconception(found=[("cell b", 2), ("cell c", 1)])
def the_split_is_a_leak(found=("cell a", 1)):
    """You name a line with `split`. It sees all data and learns nothing from them. (The first line of cell b is no
    split.)"""
    return fit_on_train.answer() | dict([found])


@fit_on_train.misconception(found=[("cell b", 3), ("cell c", 2)])
def every_fit_is_a_leak(found=("cell a", 2)):
    """You name a line that learns, but from the training half alone, as it should be. Which data is `fit` given
    there?"""
    return fit_on_train.answer() | dict([found])


@fit_on_train.misconception(found=[("cell b", 4), ("cell c", 3), ("cell c", 4)])
def applying_is_not_learning(found=("cell a", 3)):
    """You name a line that only applies what was learned before: `transform` learns nothing. That is how it should be
    where the directions and the mean are those of the training half."""
    return fit_on_train.answer() | dict([found])


@fit_on_train.misconception
def the_second_fit():
    """The scaler of cell a is fitted to the training half, and then fitted again: look at each method's name."""
    return fit_on_train.answer() | {"cell a": 0}


@fit_on_train.misconception
def choosing_is_learning_too():
    """The scaler of cell b is clean. But it is not the first to learn something: choosing features is learning, and
    here the labels of the test half help to choose."""
    return fit_on_train.answer() | {"cell b": 0}
