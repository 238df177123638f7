"""The exercise *pca*: principal components."""

import numpy as np

from nnlib.exercises import exercise, same
from nnlib.preprocessing import PCA, Standardizer


def by_svd(X):
    """The principal directions as columns, by the SVD of the covariance."""
    X = X - X.mean(axis=0)
    return np.linalg.svd(X.T @ X / len(X))[0]


def by_eigenvectors(X):
    X = X - X.mean(axis=0)
    return np.linalg.eigh(X.T @ X / len(X))[1][:, ::-1]


def by_svd_of_the_data(X):
    return np.linalg.svd(X - X.mean(axis=0))[2].T


def pca_cases(rng):
    yield np.array([[0.0, 1.0], [2.0, 1.5], [4.0, 0.0]]), 1
    yield np.array([[10.0, 3.0], [10.5, -3.0], [9.0, 0.5]]), 1
    yield np.array([[-2.0, 0.1, 7.0], [1.0, 1.0, 7.5], [2.0, -1.0, 8.0], [0.0, 3.0, 7.0]]), 2
    yield np.array([[1.0, 0.0], [4.0, 4.0]]), 1
    yield rng.normal(size=(30, 4)) * [1, 2, 4, 8] + [3e3, -1e3, 0, 2e3], 3
    yield rng.normal(size=(40, 5)) @ rng.normal(size=(5, 5)), 3
    yield rng.normal(size=(12, 6)) * [3, 1, 5, 0.2, 2, 0.5] @ np.linalg.qr(rng.normal(size=(6, 6)))[0], 4


def pca_edges(rng):
    yield np.array([[1.0], [2.0], [4.0]]), 1
    yield (rng.normal(size=(40, 4)) * [5, 1, 3, 0.2]).astype(np.float32), 2


def same_directions(expected, got):
    """None where the rows agree up to the sign of each: a direction has no front end."""
    different = _same_up_to_signs(expected, got, axis=1)
    if different and expected.ndim == 2 and not np.allclose((expected**2).sum(axis=1), 1):
        return _same_up_to_signs(expected, got, axis=0) and different
    return different


def same_columns(expected, got):
    """None where the columns agree up to the sign of each (the rows, where these are the directions)."""
    return _same_up_to_signs(expected, got, axis=0 if len(expected) >= expected.shape[-1] else 1)


def _same_up_to_signs(expected, got, axis):
    if isinstance(got, np.ndarray) and got.shape == expected.shape and got.dtype.kind == "f" and got.ndim == 2:
        with np.errstate(invalid="ignore"):
            turned = np.sum(got * expected, axis=axis, keepdims=True) < 0
        expected = np.where(turned, -expected, expected)
    return same(expected, got, tolerance=(1e-3, 1e-4))


@exercise(
    task="""Write `pca(X, components)`: the directions of unit length in which the samples of `X`, `(N, D)`, spread
    most, at right angles to each other, as the *rows* of an array `(components, D)`. The one with the largest spread
    comes first. Spread is measured from the mean of the samples. Either sign of a direction is right.""",
    cases=pca_cases,
    edges=pca_edges,
    compare=same_directions,
    hints=[
        "Which point should the directions start from? Move it to the origin first.",
        "The covariance is `(D, D)`: one row and one column for each feature. `np.linalg.svd` sorts its directions "
        "for you.",
        "`svd` gives the directions as the *columns* of its first result. The task wants rows.",
    ],
    why="""The covariance of the centered features is symmetric, so its singular vectors are the directions of the
    spread, and `svd` sorts them. They stand in the columns of `U`, hence the transpose. The sign of a direction is
    free: whoever compares two PCAs must allow for it.""",
)
def pca(X, components):
    """The first principal directions of X (N, D), as rows of an array (components, D)."""
    centered = X - X.mean(axis=0)
    covariance = centered.T @ centered / len(X)
    U, variances, _ = np.linalg.svd(covariance)
    return U[:, :components].T


def directions(moved):
    """The directions as rows, of data that were centered in whatever way."""
    return np.linalg.svd(moved)[2]


@pca.misconception
def forgot_centering(X, components):
    """The first direction points from the origin to the cloud, and not along it: the mean was not taken off."""
    return directions(X)[:components]


@pca.misconception
def one_mean_for_all(X, components):
    """One mean of all numbers was taken off. Each feature has a mean of its own; without an axis they are mixed."""
    return directions(X - X.mean())[:components]


@pca.misconception
def centered_each_sample(X, components):
    """The mean of each row was taken off. A sample's own mean says how bright it is; what has to go is the mean of each
    feature."""
    return directions(X - X.mean(axis=1, keepdims=True))[:components]


@pca.misconception
def standardized_before(X, components):
    """The features were divided by their deviations first. That gives the directions of the *correlations*: a useful
    thing, but no longer where the data themselves spread most."""
    return directions(Standardizer().fit_transform(X))[:components]


@pca.misconception(turn=(by_eigenvectors, by_svd_of_the_data))
def rows_for_columns(X, components, turn=by_svd):
    """The shape is right, but these are the first rows of a matrix whose *columns* are the directions: each is made of
    one coordinate of all of them."""
    return turn(X)[:components]


@pca.misconception(solve=(np.linalg.eig,))
def rows_sorted(X, components, solve=np.linalg.eigh):
    """The eigenvalues tell the right order, but it was given to the *rows* of the eigenvectors' matrix. Eigenvector j
    is column j."""
    values, vectors = solve(np.atleast_2d(np.cov(X.T)))
    return vectors[np.argsort(values)[::-1]][:components]


@pca.misconception(last=(True,))
def rows_of_eigenvectors(X, components, last=False):
    """These are rows of `eigh`'s matrix. Its *columns* are the directions, from the smallest variance to the
    largest."""
    vectors = by_eigenvectors(X)[:, ::-1]
    return vectors[-components:] if last else vectors[:components]


@pca.misconception
def left_unsorted(X, components):
    """`np.linalg.eig` gives its eigenvalues in no order: the first ones need not be the largest. Sort the directions by
    them."""
    return np.linalg.eig(np.atleast_2d(np.cov(X.T)))[1][:, :components].T


@pca.misconception
def the_last_directions(X, components):
    """`svd` sorts from the largest to the smallest, and these are its last directions: those with the least spread."""
    return by_svd(X)[:, -components:].T


@pca.misconception
def features_of_the_largest_variance(X, components):
    """These are the features that spread most, each as it is. A principal direction may lie between the features: it
    mixes all of them."""
    return np.eye(X.shape[1])[np.argsort(-X.var(axis=0))[:components]]


@pca.misconception
def directions_in_columns(X, components):
    """The right directions, standing in columns. The task wants each as a row, as scikit-learn keeps them."""
    return by_svd(X)[:, :components]


@pca.misconception
def smallest_first(X, components):
    """These are the directions with the least to tell, the smallest variance first: that is the order of `eigh`."""
    return by_svd(X)[:, ::-1][:, :components].T


@pca.misconception
def largest_last(X, components):
    """The right directions, but from the smallest variance to the largest, which is the order of `eigh`. The largest
    should come first."""
    return by_svd(X)[:, :components][:, ::-1].T


@pca.misconception
def all_directions(X, components):
    """All directions come back, in the right order. The task wants the first `components` of them."""
    return by_svd(X).T


@pca.misconception
def covariance_of_the_samples(X, components):
    """The product was taken the other way round: it compares samples, `(N, N)`, where features, `(D, D)`, should be
    compared. (In the SVD of the data themselves, these are the directions of the first result.)"""
    return np.linalg.svd(X - X.mean(axis=0))[0][:, :components].T


@pca.misconception("np.cov takes rows for features")
def covariance_of_rows(X, components):
    """`np.cov` takes each *row* for a feature unless it is told otherwise, so it compared the samples: `(N, N)` came
    out, where features, `(D, D)`, should be compared."""
    return np.linalg.svd(np.cov(X))[0][:, :components].T


@pca.misconception
def the_projected_data(X, components):
    """These are the samples in the new coordinates, one row for each sample. The task asks for the directions
    themselves."""
    return (X - X.mean(axis=0)) @ by_svd(X)[:, :components]


@pca.misconception(spread=(np.sqrt, lambda variances, X: np.sqrt(variances * len(X))))
def the_variances(X, components, spread=lambda variances, X: variances):
    """These are the variances along the directions, or numbers made of them: how much, but not which way. The task asks
    for the directions."""
    return spread(PCA().fit(X).variance_, X)[:components]


@pca.misconception("projected and brought back")
def back_in_the_old_axes(X, components):
    """These are the samples, projected on the first directions and brought back to the features. The task asks for the
    directions themselves."""
    U = by_svd(X)[:, :components]
    return (X - X.mean(axis=0)) @ U @ U.T


@pca.misconception
def scaled_by_the_variance(X, components):
    """The directions are right, but not of length 1: each was multiplied by its variance."""
    return (by_svd(X) * PCA().fit(X).variance_).T[:components]


@pca.misconception(root_of_N=(True, False), divided=(True, False))
def scaled_by_the_deviation(X, components, root_of_N=False, divided=False):
    """The directions are right, but not of length 1: each was multiplied or divided by the standard deviation along it,
    or by its singular value, which is that times the root of N."""
    scale = np.sqrt(PCA().fit(X).variance_ * (len(X) if root_of_N else 1))
    return (by_svd(X) * (1 / scale if divided else scale)).T[:components]
