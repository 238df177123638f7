"""Exercises of notebook 04: preprocessing."""

import numpy as np

from nnlib.exercises import collect, exercise, same
from nnlib.preprocessing import PCA, Standardizer

# Standardization


def standardize_cases(rng):
    yield np.array([[0.0], [2.0]]), np.array([[3.0]])
    yield np.array([[0.0, 10.0], [2.0, 50.0], [7.0, 60.0]]), np.array([[1.0, 20.0], [3.0, -40.0]])
    yield np.array([[1.0, 7.0], [3.0, 7.0], [5.0, 7.0]]), np.array([[2.0, 7.0], [4.0, 9.0]])
    yield np.array([[0, 3], [2, 16], [4, 5]]), np.array([[1, 2]])
    yield rng.normal(size=(3, 3)), rng.normal(size=(3, 3))
    yield rng.normal(size=(6, 3)) * [1e-3, 1, 1e6] + [0, 5, 1e7], rng.normal(size=(4, 3)) * [1e-3, 1, 1e6] + [0, 5, 1e7]
    yield np.array([[4.0, -2.0, 1.0], [4.0, -2.0, 0.0]]), np.array([[5.0, -2.0, 3.0], [4.0, -1.0, 3.0]])
    yield 3 * rng.normal(size=(20, 4)) - 2, 2 * rng.normal(size=(5, 4))


def standardize_edges(rng):
    yield np.array([[1.0, 2.0], [3.0, 5.0]]), np.empty((0, 2))
    yield np.array([[4.0, -2.0]]), np.array([[5.0, -0.0]])
    yield rng.normal(size=(20, 4)).astype(np.float32), rng.normal(size=(5, 4)).astype(np.float32)


def same_but_for_blown_up_numbers(expected, got):
    """None where both agree; whatever was divided by almost nothing agrees, however small that was."""
    different = same(expected, got, tolerance=(1e-4, 1e-6))
    return different and same(_clipped(expected), _clipped(got), tolerance=(1e-4, 1e-6)) and different


def _clipped(value):
    if isinstance(value, (list, tuple)):
        return tuple(map(_clipped, value))
    return np.clip(value, -100, 100) if isinstance(value, np.ndarray) and value.dtype.kind == "f" else value


@exercise(
    task="""Write `standardize(train, test)`: both arrays, `(N, D)` and `(M, D)`, moved and scaled feature by feature,
    as a pair. Afterwards each feature of the *training* set has mean 0 and standard deviation 1 (the square root of the
    mean squared distance from the mean); the test set is moved and scaled in the same way. Where a feature is constant
    in the training set, divide by 1, in both sets. Leave both arguments as they are; they may hold whole numbers.""",
    cases=standardize_cases,
    edges=standardize_edges,
    compare=same_but_for_blown_up_numbers,
    hints=[
        "Rows are samples. Along which axis do you go to get one mean for each feature?",
        "Two statistics of the training set are all there is to learn. The test set only has them applied.",
        "A constant feature has the deviation 0, and 0 / 0 is nan. `np.where` can put a 1 in its place.",
    ],
    why="""Two statistics for each feature, learned from the training set alone, are applied to both. A constant
    feature carries nothing, so dividing by 1 leaves it at 0. `-` and `/` make new arrays and turn whole numbers into
    floats.""",
)
def standardize(train, test):
    """Both sets (N, D) with each feature's mean at 0 and its deviation at 1, as the training set has them."""
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    deviation = np.where(deviation > 0, deviation, 1)
    return (train - mean) / deviation, (test - mean) / deviation


def apply(train, test, mean, deviation):
    """Both sets with that mean and that deviation, or 1 where it is 0."""
    deviation = np.where(deviation == 0, 1, deviation)
    return (train - mean) / deviation, (test - mean) / deviation


@standardize.misconception
def constant_feature(train, test):
    """As in the article's pair of lines, a constant feature has nothing to divide by: 0 / 0 is nan, and the
    digits have three such pixels."""
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    return (train - mean) / deviation, (test - mean) / deviation


@standardize.misconception
def a_tiny_number_added(train, test):
    """In training this is right: a constant feature becomes 0. But if it moves at all at test time, it becomes huge:
    it is divided by almost nothing, or by 0 and the inf taken away afterwards."""
    mean, deviation = train.mean(axis=0), train.std(axis=0) + 1e-12
    return (train - mean) / deviation, (test - mean) / deviation


@standardize.misconception
def constant_feature_left_as_it_is(train, test):
    """A feature that is constant in training was not moved. Its mean is taken off like any other's, which leaves 0."""
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    return apply(train, test, np.where(deviation == 0, 0, mean), deviation)


@standardize.misconception
def constant_feature_silenced(train, test):
    """A feature that is constant in training is set to 0 in the test set too, whatever it is there. The task divides it
    by 1: what differs from the training set's value stays visible."""
    return tuple(X * (train.std(axis=0) > 0) for X in standardize.answer(train, test))


@standardize.misconception
def constant_feature_dropped(train, test):
    """The constant features are gone, so the columns no longer stand where they stood. The task keeps all D of them."""
    return tuple(X[:, train.std(axis=0) > 0] for X in standardize.answer(train, test))


@standardize.misconception
def in_place(train, test):
    """The results are written into the caller's own arrays, as `-=` and `/=` do. For whole numbers this even fails, as
    a mean has no place in them."""
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    for X in (train, test):
        X -= mean
        X /= np.where(deviation == 0, 1, deviation)
    return train, test


@standardize.misconception
def test_statistics_from_test(train, test):
    """Each set is measured by itself. Then one and the same pixel value means one thing in training and another at test
    time, and a single test sample always becomes 0."""
    return tuple(standardize.answer(X, X)[0] for X in (train, test))


@standardize.misconception("the test set's own mean")
def own_means(train, test):
    """The deviation is that of the training set, but each set loses its own mean. Then the two lie on top of each other
    even where the test samples really differ."""
    own = [apply(X, X, X.mean(axis=0), train.std(axis=0))[0] for X in (train, test)]
    return tuple(own)


@standardize.misconception("the test set's own deviation")
def own_deviations(train, test):
    """The mean is that of the training set, but each set is divided by its own deviation. Then the same distance from
    the mean means one thing in training and another at test time."""
    mean = train.mean(axis=0)
    return tuple(apply(X, X, mean, X.std(axis=0))[0] for X in (train, test))


@standardize.misconception
def test_set_keeps_its_mean(train, test):
    """The training set is right. The test set was scaled, but the mean taken off it was that of the centered training
    set, which is 0: what has to be learned is learned before anything is changed."""
    return standardize.answer(train, test)[0], apply(test, test, 0, train.std(axis=0))[0]


@standardize.misconception("statistics from the test set", only=("mean", "deviation"))
def measured_by_the_test_set(train, test, only=None):
    """The mean, or the deviation, or both are those of the test set. They are learned from the training set: at the
    time of training, test data do not exist yet."""
    mean, deviation = (train if only == "deviation" else test), (train if only == "mean" else test)
    return apply(train, test, mean.mean(axis=0), deviation.std(axis=0))


@standardize.misconception
def statistics_from_all_data(train, test):
    """The test set has a say in the mean and the deviation: a leak. At the time of training, test data do not exist
    yet."""
    known = np.concatenate([train, test])
    return apply(train, test, known.mean(axis=0), known.std(axis=0))


@standardize.misconception
def only_scaled_by_the_training_set(train, test):
    """The test set was left as it is. A network that has learned from scaled numbers can't read it."""
    return standardize.answer(train, test)[0], test


@standardize.misconception
def only_the_training_set(train, test):
    """Only the training set comes back. The test set has to be moved and scaled too, by what the training set taught:
    return both."""
    return standardize.answer(train, test)[0]


@standardize.misconception
def one_number_for_the_whole_array(train, test):
    """Without an axis there is one mean and one deviation for all features together. Large features then drown the
    small ones."""
    return apply(train, test, train.mean(), train.std())


@standardize.misconception
def each_sample_by_itself(train, test):
    """Axis 1 goes along a row: each sample is measured by itself. A feature is a column."""
    return tuple(apply(X, X, X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True))[0] for X in (train, test))


@standardize.misconception
def along_the_rows(train, test):
    """Axis 1 goes along a row, so there is one mean for each *sample*, and these don't fit the columns. Take the mean
    of each feature: go along the samples."""
    return apply(train, test, train.mean(axis=1), train.std(axis=1))


@standardize.misconception("divided by N - 1")
def unbiased(train, test):
    """The deviation is a little too large: the sum of squares was divided by N - 1. NumPy's `std` divides by N unless
    told otherwise; pandas, R and `np.cov` do not. For large N it hardly matters."""
    return apply(train, test, train.mean(axis=0), train.std(axis=0, ddof=1))


@standardize.misconception
def variance_for_deviation(train, test):
    """Divided by the variance: its unit is the square of the feature's. The spread is then 1 only where it was 1
    before."""
    return apply(train, test, train.mean(axis=0), train.var(axis=0))


@standardize.misconception
def forgot_the_mean(train, test):
    """Scaled, but not moved: the features keep their distance from 0."""
    return apply(train, test, 0, train.std(axis=0))


@standardize.misconception
def only_centered(train, test):
    """Moved, but not scaled: each feature keeps its spread. Divide by the training set's deviation as well."""
    return apply(train, test, train.mean(axis=0), 1)


@standardize.misconception
def mean_added(train, test):
    """The mean is added, so the features lie twice as far from 0. It has to be taken off."""
    return apply(train, test, -train.mean(axis=0), train.std(axis=0))


@standardize.misconception
def multiplied_by_the_deviation(train, test):
    """The centered features are multiplied by their deviation, so wide ones become wider still. Dividing gives all the
    same spread."""
    deviation = train.std(axis=0)
    return apply(train, test, train.mean(axis=0), 1 / np.where(deviation == 0, 1, deviation))


@standardize.misconception
def median_for_the_mean(train, test):
    """The median was taken off. Afterwards the middle sample is at 0, but the mean is not."""
    return apply(train, test, np.median(train, axis=0), train.std(axis=0))


@standardize.misconception
def never_divided_by_less_than_1(train, test):
    """Deviations below 1 were taken for 1, so narrow features stay narrow. Only where the deviation is 0 does the task
    divide by 1."""
    return apply(train, test, train.mean(axis=0), np.maximum(train.std(axis=0), 1))


@standardize.misconception
def constant_in_the_test_set(train, test):
    """What is constant in the *training* set is divided by 1. Here the question was asked of the test set as well, for
    its own features."""
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    own = np.where(test.std(axis=0) == 0, 1, deviation)
    return standardize.answer(train, test)[0], (test - mean) / own


@standardize.misconception
def only_the_mean_divided(train, test):
    """`X - mean / deviation` divides first, and only the mean: parentheses are missing."""
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    shift = mean / np.where(deviation == 0, 1, deviation)
    return train - shift, test - shift


@standardize.misconception
def the_statistics(train, test):
    """These are the mean and the deviation that the training set teaches. Now apply them: the task wants both sets,
    moved and scaled."""
    return train.mean(axis=0), train.std(axis=0)


@standardize.misconception
def sets_swapped(train, test):
    """Both sets are right, and they have changed places: the training set comes first."""
    return standardize.answer(train, test)[::-1]


@standardize.misconception
def both_sets_in_one_array(train, test):
    """The numbers are right, but both sets stand in one array. The task wants them apart, as a pair."""
    return np.concatenate(standardize.answer(train, test))


@standardize.misconception
def divided_before_the_mean(train, test):
    """The feature was divided first, and then the mean taken off, which was not divided. Take the mean off first, or
    divide both: `X / deviation - mean` needs parentheses."""
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    deviation = np.where(deviation == 0, 1, deviation)
    return train / deviation - mean, test / deviation - mean


@standardize.misconception
def from_0_to_1(train, test):
    """The features run from 0 to 1: the smallest number was taken off, and the range divided by. That is min-max
    scaling. The task wants mean 0 and standard deviation 1."""
    return apply(train, test, train.min(axis=0), np.ptp(train, axis=0))


@standardize.misconception(centered=(True,))
def one_deviation_for_all(train, test, centered=False):
    """Each feature loses its own mean, but all are divided by one deviation, that of the whole array: `std` needs the
    axis, too."""
    mean = train.mean(axis=0)
    return apply(train, test, mean, (train - mean).std() if centered else train.std())


@standardize.misconception(number=(0.1, 0.01))
def a_number_added_to_the_deviation(train, test, number=1):
    """A number is added to every deviation, so that none is 0. But then all the others are too large: only where the
    deviation is 0 does the task divide by 1."""
    return apply(train, test, train.mean(axis=0), train.std(axis=0) + number)


@standardize.misconception
def mean_distance_for_the_deviation(train, test):
    """Divided by the mean distance from the mean. The standard deviation is the root of the mean *squared* distance,
    which is a little larger."""
    mean = train.mean(axis=0)
    return apply(train, test, mean, np.abs(train - mean).mean(axis=0))


@standardize.misconception
def divided_by_the_root_mean_square(train, test):
    """The squares were averaged with the mean still in them. A deviation is measured from the mean."""
    return apply(train, test, train.mean(axis=0), np.sqrt((train.astype(float) ** 2).mean(axis=0)))


@standardize.misconception(width_of_constants=(0, 1, 2))
def from_minus_1_to_1(train, test, width_of_constants=None):
    """The features end at -1 or 1: divided by the largest size, or stretched from the smallest to the largest number.
    The task wants mean 0 and standard deviation 1."""
    if width_of_constants is None:
        return apply(train, test, 0, np.abs(train).max(axis=0))
    low, high = train.min(axis=0), train.max(axis=0)
    width = np.where(high > low, high - low, width_of_constants)
    with np.errstate(all="ignore"):
        return 2 * (train - low) / width - 1, 2 * (test - low) / width - 1


@standardize.misconception
def test_only_centered(train, test):
    """The training set is right. The test set was moved and not scaled: its features keep their spread."""
    return standardize.answer(train, test)[0], test - train.mean(axis=0)


@standardize.misconception
def divided_by_the_range(train, test):
    """The mean is taken off. But the division is by the range, largest less smallest, which hangs on two samples; the
    task divides by the standard deviation."""
    return apply(train, test, train.mean(axis=0), np.ptp(train, axis=0))


# Principal components


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


# Whitening


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


# Leaks


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


EXERCISES, progress = collect(globals())
