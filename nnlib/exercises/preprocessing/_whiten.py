"""The exercise *whiten*: whitening."""

import numpy as np

from nnlib.exercises import exercise
from nnlib.exercises.preprocessing._pca import by_eigenvectors, by_svd, by_svd_of_the_data, same_columns
from nnlib.preprocessing import Standardizer


def whiten_cases(rng):
    yield np.array([[1.0, 5.0], [3.0, 7.0], [8.0, 0.0]]), 1e-5
    yield np.array([[0.01, 3.0], [-0.02, 2.0], [0.03, 2.5], [0.0, 1.0]]), 1e-3
    yield rng.normal(size=(30, 3)) * [1, 5, 1e2] + [0, 1e3, 2e3], 1e-5
    yield rng.normal(size=(50, 4)) @ rng.normal(size=(4, 4)), 0.1
    yield rng.normal(size=(12, 3)) * [4, 1, 0.3] @ np.linalg.qr(rng.normal(size=(3, 3)))[0] + 2, 0.5


def whiten_edges(rng):
    yield np.array([[0.0], [6.0]]), 1.0
    yield np.array([[0.0, 2.0], [4.0, 2.0], [1.0, 2.0]]), 1e-5
    yield np.array([[2.0, -0.0, 5.0]]), 1e-5
    yield (rng.normal(size=(40, 3)) * [4, 1, 0.3]).astype(np.float32), 1e-5


@exercise(
    task="""Write `whiten(X, epsilon)`: the samples of `X`, `(N, D)`, centered, turned along their principal directions,
    and each direction divided by the square root of its variance plus `epsilon`. The variance is the mean of the
    squares, over N. The result is `(N, D)`, the direction of largest variance in the first column. Either sign of a
    column is right.""",
    cases=whiten_cases,
    edges=whiten_edges,
    compare=same_columns,
    hints=[
        "You have written the first half: the directions of `pca`. What are a sample's coordinates along them?",
        "The second result of `svd`, applied to the covariance, is the variance along each direction. What has the "
        "unit of the data: the variance or its root?",
        "epsilon is there for directions without any variance, before the root is taken.",
    ],
    why="""Along its own directions the cloud has no correlation left, and dividing each by its deviation makes it
    round. epsilon under the root keeps directions of almost no variance, mostly noise, small.""",
)
def whiten(X, epsilon=1e-5):
    """X (N, D), centered, turned along its principal directions, and divided by the spread of each."""
    centered = X - X.mean(axis=0)
    U, variances, _ = np.linalg.svd(centered.T @ centered / len(X))
    return centered @ U / np.sqrt(variances + epsilon)


def turned(X):
    """The data along their principal directions, and the variance of each."""
    Z = (X - X.mean(axis=0)) @ by_svd(X)
    return Z, Z.var(axis=0)


@whiten.misconception
def sqrt_missing(X, epsilon=1e-5):
    """Divided by the variance, not by the standard deviation: wide directions become narrow, and narrow ones wide,
    instead of all alike."""
    Z, variances = turned(X)
    return Z / (variances + epsilon)


@whiten.misconception
def epsilon_outside_the_root(X, epsilon=1e-5):
    """epsilon was added to the root. It is meant for the variance: there 1e-5 stands for a deviation of 0.003, outside
    for one of 0.00001, which lets far more noise through."""
    Z, variances = turned(X)
    return Z / (np.sqrt(variances) + epsilon)


@whiten.misconception
def epsilon_left_out(X, epsilon=1e-5):
    """Without epsilon a direction that has no variance is divided by 0, and one that has next to none is blown up to
    the size of all others."""
    Z, variances = turned(X)
    return Z / np.sqrt(variances)


@whiten.misconception
def epsilon_fixed(X, epsilon=1e-5):
    """Right for an epsilon of 1e-5: whatever `epsilon` is, it changes nothing."""
    return whiten.answer(X, 1e-5)


@whiten.misconception("forgot centering")
def whitened_around_the_origin(X, epsilon=1e-5):
    """The mean was not taken off: the first direction then points at the cloud, not along it."""
    U, squares, _ = np.linalg.svd(X.T @ X / len(X))
    return X @ U / np.sqrt(squares + epsilon)


@whiten.misconception
def turned_without_centering(X, epsilon=1e-5):
    """The directions are those of the centered data. But the data that were turned still have their mean, so the result
    does not lie around 0."""
    return X @ by_svd(X) / np.sqrt(turned(X)[1] + epsilon)


@whiten.misconception("one mean for all")
def whitened_around_one_mean(X, epsilon=1e-5):
    """One mean of all numbers was taken off. Each feature has a mean of its own; without an axis they are mixed."""
    return whitened_around_the_origin(X - X.mean(), epsilon)


@whiten.misconception
def standardized_first(X, epsilon=1e-5):
    """The features were divided by their deviations before they were turned, so these are the directions of the
    correlations. The task turns the centered data themselves."""
    return whiten.answer(Standardizer().fit_transform(X), epsilon)


@whiten.misconception
def only_turned(X, epsilon=1e-5):
    """Turned, but not scaled: the features no longer go together, but each keeps its own spread."""
    return turned(X)[0]


@whiten.misconception
def only_scaled(X, epsilon=1e-5):
    """Each *feature* was scaled and nothing was turned: that is standardization. Features that go together still do."""
    return (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + epsilon)


@whiten.misconception
def scaled_by_the_variances_of_directions(X, epsilon=1e-5):
    """The variances are those along the directions, but the data were not turned: the features are divided by numbers
    that belong to other axes."""
    return (X - X.mean(axis=0)) / np.sqrt(turned(X)[1] + epsilon)


@whiten.misconception
def variances_of_the_features(X, epsilon=1e-5):
    """The data are turned, and then divided by the spread of the old features. Each direction has a variance of its
    own."""
    return turned(X)[0] / np.sqrt(X.var(axis=0) + epsilon)


@whiten.misconception(of=(np.max, np.var))
def one_spread_for_all(X, epsilon=1e-5, of=np.mean):
    """All directions are divided by one and the same number, so the cloud keeps its shape. Each has a variance of its
    own."""
    Z, variances = turned(X)
    return Z / np.sqrt((np.var(Z) if of is np.var else of(variances)) + epsilon)


@whiten.misconception(under_the_root=(True,))
def epsilon_as_the_smallest(X, epsilon=1e-5, under_the_root=False):
    """epsilon is the smallest number that is divided by: it counts only where there is less spread. The task adds it to
    every variance."""
    Z, variances = turned(X)
    return Z / (np.sqrt(np.maximum(variances, epsilon)) if under_the_root else np.maximum(np.sqrt(variances), epsilon))


@whiten.misconception
def turned_back(X, epsilon=1e-5):
    """This is whitening of the other kind, ZCA: turned back to the features afterwards. A good thing for images; the
    task asks for the principal directions."""
    return whiten.answer(X, epsilon) @ by_svd(X).T


@whiten.misconception(turn=(by_eigenvectors, by_svd_of_the_data))
def turned_the_wrong_way(X, epsilon=1e-5, turn=by_svd):
    """Multiplied by the transpose: that turns the data away from their principal directions, by the same angle."""
    return (X - X.mean(axis=0)) @ turn(X).T / np.sqrt(turned(X)[1] + epsilon)


@whiten.misconception
def divided_before_turning(X, epsilon=1e-5):
    """The variances belong to the new directions. Here they divide the old features, before the turn."""
    return (X - X.mean(axis=0)) / np.sqrt(turned(X)[1] + epsilon) @ by_svd(X)


@whiten.misconception("smallest first")
def smallest_variance_first(X, epsilon=1e-5):
    """The numbers are right, but the direction of least variance comes first: that is the order of `eigh`."""
    return whiten.answer(X, epsilon)[:, ::-1]


@whiten.misconception("centered each sample")
def whitened_around_each_samples_mean(X, epsilon=1e-5):
    """The mean of each row was taken off. A sample's own mean says how bright it is; what has to go is the mean of each
    feature."""
    return whitened_around_the_origin(X - X.mean(axis=1, keepdims=True), epsilon)


@whiten.misconception
def divided_by_the_features(X, epsilon=1e-5):
    """The sum of the squares was divided by D, the number of *features*. A variance is a mean over the N samples."""
    Z, variances = turned(X)
    return Z / np.sqrt(variances * len(X) / X.shape[1] + epsilon)


@whiten.misconception
def multiplied_by_the_spread(X, epsilon=1e-5):
    """Each direction was multiplied by its spread, so wide ones become wider still. Dividing makes all alike."""
    Z, variances = turned(X)
    return Z * np.sqrt(variances + epsilon)


@whiten.misconception("divided by N - 1")
def whitened_unbiased(X, epsilon=1e-5):
    """The variances are a little too large: the squares were divided by N - 1, which is the default of `np.cov`. The
    task divides by N."""
    Z, variances = turned(X)
    return Z / np.sqrt(variances * len(X) / (len(X) - 1) + epsilon)


@whiten.misconception("forgot to divide by N")
def added_up_over_samples(X, epsilon=1e-5):
    """The squares were added up over the samples, but not divided by their number: the result has a spread of about one
    over the root of N, where it should be about 1."""
    Z, variances = turned(X)
    return Z / np.sqrt(variances * len(X) + epsilon)


@whiten.misconception(added=(0.0,))
def divided_by_singular_values(X, epsilon=1e-5, added=1.0):
    """The singular values of the data are the spreads times the root of N, so the result has a spread of about one over
    the root of N. (Without epsilon these are the first result of the SVD.)"""
    Z, variances = turned(X)
    return Z / (np.sqrt(variances * len(X)) + added * epsilon)


@whiten.misconception
def epsilon_added_to_the_result(X, epsilon=1e-5):
    """epsilon is added at the very end, to every number: parentheses are missing. It belongs to the variance, before
    the root."""
    Z, variances = turned(X)
    return Z / np.sqrt(variances) + epsilon


@whiten.misconception(largest_first=(True,))
def variances_in_another_order(X, epsilon=1e-5, largest_first=False):
    """The directions stand in one order, and their variances in the other: each direction is divided by the spread of
    another one."""
    Z, variances = turned(X)
    return Z / np.sqrt(variances[::-1] + epsilon) if largest_first else Z[:, ::-1] / np.sqrt(variances + epsilon)


@whiten.misconception
def samples_in_columns(X, epsilon=1e-5):
    """The numbers are right, but each sample has become a column. The task keeps samples in rows, `(N, D)`."""
    return whiten.answer(X, epsilon).T


@whiten.misconception
def singular_values_for_variances(X, epsilon=1e-5):
    """The second result of the SVD of the *data* is not the variance: squared, and divided by N, it is. (That of the
    covariance is.)"""
    Z, variances = turned(X)
    return Z / np.sqrt(np.sqrt(variances * len(X)) + epsilon)
