"""The exercise *standardize*: standardization."""

import numpy as np

from nnlib.exercises import exercise, same


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
