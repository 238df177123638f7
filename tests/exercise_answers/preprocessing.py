"""Answers of readers' kinds to the exercises of notebook 04."""

import numpy as np
from sklearn import decomposition
from sklearn.preprocessing import MinMaxScaler, StandardScaler, normalize, scale

from exercise_answers import right, wrong
from nnlib.preprocessing import PCA, Standardizer, Whitener


@right("standardize")
def _(train, test):
    scaler = StandardScaler().fit(train)
    return scaler.transform(train), scaler.transform(test)


@right("standardize")
def _(train, test):
    scaler = Standardizer().fit(train)
    return scaler.transform(train), scaler.transform(test)


@right("standardize")
def _(train, test):
    varies = train.max(axis=0) > train.min(axis=0)
    mean, deviation = np.mean(train, 0), np.ones(train.shape[1])
    deviation[varies] = np.sqrt(((train - mean) ** 2).mean(0))[varies]
    return (train - mean) / deviation, (test - mean) / deviation


@right("standardize")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return [(train - mean) / std, (test - mean) / std]


@right("standardize")
def _(train, test):
    columns = []
    for j in range(train.shape[1]):
        column = train[:, j]
        mean = sum(column) / len(column)
        spread = (sum((column - mean) ** 2) / len(column)) ** 0.5 or 1
        columns.append([(X[:, j] - mean) / spread for X in (train, test)])
    first, second = zip(*columns, strict=True)
    return np.column_stack(first), np.column_stack(second)


@right("standardize")
def _(train, test):
    train, test = train.astype(np.float32), test.astype(np.float32)
    std = train.std(0)
    return (train - train.mean(0)) / (std + (std == 0)), (test - train.mean(0)) / (std + (std == 0))


@wrong("standardize", "constant feature")
def _(train, test):
    mean, deviation = np.mean(train, axis=0), np.std(train, axis=0)
    return (train - mean) / deviation, (test - mean) / deviation


@wrong("standardize", "constant feature")
def _(train, test):
    centered = train - train.mean(0)
    spread = np.sqrt(np.mean(centered**2, axis=0))
    return [centered / spread, (test - train.mean(0)) / spread]


@wrong("standardize", "constant feature")
def _(train, test):
    first, second = np.empty(train.shape), np.empty(test.shape)
    for j in range(train.shape[1]):
        mean, std = train[:, j].mean(), train[:, j].std()
        first[:, j], second[:, j] = (train[:, j] - mean) / std, (test[:, j] - mean) / std
    return first, second


@wrong("standardize", "in place")
def _(train, test):
    mean = train.mean(axis=0)
    train -= mean
    test -= mean
    deviation = train.std(axis=0)
    deviation[deviation == 0] = 1
    train /= deviation
    test /= deviation
    return train, test


@wrong("standardize", "in place")
def _(train, test):
    mean, std = np.mean(train, axis=0), np.std(train, axis=0)
    std = np.where(std == 0, 1, std)
    np.subtract(train, mean, out=train)
    np.subtract(test, mean, out=test)
    np.divide(train, std, out=train)
    np.divide(test, std, out=test)
    return train, test


@wrong("standardize", "in place")
def _(train, test):
    mean, std = train.mean(0), train.std(0)
    std[std == 0] = 1
    for X in (train, test):
        X -= mean
        X /= std
    return [train, test]


@wrong("standardize", "test statistics from test")
def _(train, test):
    return StandardScaler().fit_transform(train), StandardScaler().fit_transform(test)


@wrong("standardize", "test statistics from test")
def _(train, test):
    def own(X):
        std = X.std(axis=0)
        std[std == 0] = 1
        return (X - X.mean(axis=0)) / std

    return own(train), own(test)


@wrong("standardize", "test statistics from test")
def _(train, test):
    results = []
    for X in (train, test):
        mean, std = np.mean(X, 0), np.std(X, 0)
        results.append((X - mean) / np.where(std > 0, std, 1))
    return results


@wrong("standardize", "statistics from all data")
def _(train, test):
    scaler = StandardScaler().fit(np.vstack([train, test]))
    return scaler.transform(train), scaler.transform(test)


@wrong("standardize", "statistics from all data")
def _(train, test):
    everything = np.concatenate((train, test))
    mean, std = everything.mean(axis=0), everything.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std, (test - mean) / std


@wrong("standardize", "statistics from all data")
def _(train, test):
    Z = scale(np.r_[train, test])
    return [Z[: len(train)], Z[len(train) :]]


@wrong("standardize", "one number for the whole array")
def _(train, test):
    mean, std = train.mean(), train.std()
    return (train - mean) / std, (test - mean) / std


@wrong("standardize", "one number for the whole array")
def _(train, test):
    mean, std = np.mean(train), np.std(train)
    if std == 0:
        std = 1
    return [(train - mean) / std, (test - mean) / std]


@wrong("standardize", "one number for the whole array")
def _(train, test):
    scaler = StandardScaler().fit(train.reshape(-1, 1))
    return tuple(scaler.transform(X.reshape(-1, 1)).reshape(X.shape) for X in (train, test))


@wrong("standardize", "each sample by itself")
def _(train, test):
    def own(X):
        std = X.std(axis=1, keepdims=True)
        std[std == 0] = 1
        return (X - X.mean(axis=1, keepdims=True)) / std

    return own(train), own(test)


@wrong("standardize", "each sample by itself")
def _(train, test):
    return tuple(StandardScaler().fit_transform(X.T).T for X in (train, test))


@wrong("standardize", "each sample by itself")
def _(train, test):
    results = []
    for X in (train, test):
        results.append(np.array([(x - np.mean(x)) / (np.std(x) or 1) for x in X]))
    return results


@wrong("standardize", "divided by N - 1")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0, ddof=1)
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std


@wrong("standardize", "divided by N - 1")
def _(train, test):
    mean = np.mean(train, axis=0)
    std = np.sqrt(((train - mean) ** 2).sum(axis=0) / (len(train) - 1))
    std = np.where(std > 0, std, 1)
    return [(train - mean) / std, (test - mean) / std]


@wrong("standardize", "divided by N - 1")
def _(train, test):
    std = np.sqrt(np.diag(np.atleast_2d(np.cov(train.T)))).copy()
    std[std == 0] = 1.0
    return (train - train.mean(0)) / std, (test - train.mean(0)) / std


@wrong("standardize", "variance for deviation")
def _(train, test):
    mean, variance = train.mean(axis=0), train.var(axis=0)
    variance[variance == 0] = 1
    return (train - mean) / variance, (test - mean) / variance


@wrong("standardize", "variance for deviation")
def _(train, test):
    mean = np.mean(train, 0)
    spread = np.mean((train - mean) ** 2, 0)
    spread = np.where(spread > 0, spread, 1)
    return [(train - mean) / spread, (test - mean) / spread]


@wrong("standardize", "variance for deviation")
def _(train, test):
    scaler = StandardScaler().fit(train)
    variance = np.where(scaler.var_ == 0, 1, scaler.var_)
    return (train - scaler.mean_) / variance, (test - scaler.mean_) / variance


@wrong("standardize", "forgot the mean")
def _(train, test):
    std = train.std(axis=0)
    std[std == 0] = 1
    return train / std, test / std


@wrong("standardize", "forgot the mean")
def _(train, test):
    scaler = StandardScaler(with_mean=False).fit(train)
    return scaler.transform(train), scaler.transform(test)


@wrong("standardize", "forgot the mean")
def _(train, test):
    std = np.sqrt(np.mean((train - np.mean(train, axis=0)) ** 2, axis=0))
    return [X / np.where(std > 0, std, 1) for X in (train, test)]


@wrong("standardize", "a tiny number added")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0) + 1e-8
    return (train - mean) / std, (test - mean) / std


@wrong("standardize", "a tiny number added")
def _(train, test):
    mean, variance = train.mean(axis=0), train.var(axis=0)
    return (train - mean) / np.sqrt(variance + 1e-12), (test - mean) / np.sqrt(variance + 1e-12)


@wrong("standardize", "a tiny number added")
def _(train, test):
    mean = np.mean(train, axis=0)
    std = np.maximum(np.std(train, axis=0), 1e-10)
    return [(train - mean) / std, (test - mean) / std]


@wrong("standardize", "only scaled by the training set")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return (train - mean) / std, test


@wrong("standardize", "only scaled by the training set")
def _(train, test):
    scaler = StandardScaler()
    train = scaler.fit_transform(train)
    return train, test


@wrong("standardize", "only scaled by the training set")
def _(train, test):
    return [Standardizer().fit_transform(train), test.astype(float)]


@wrong("standardize", "the test set's own mean")
def _(train, test):
    std = train.std(axis=0)
    std[std == 0] = 1
    return (train - train.mean(axis=0)) / std, (test - test.mean(axis=0)) / std


@wrong("standardize", "the test set's own mean")
def _(train, test):
    train, test = train - np.mean(train, axis=0), test - np.mean(test, axis=0)
    std = np.std(train, axis=0)
    std = np.where(std == 0, 1, std)
    return train / std, test / std


@wrong("standardize", "the test set's own mean")
def _(train, test):
    scaler = StandardScaler(with_mean=False).fit(train)
    return [scaler.transform(X - X.mean(axis=0)) for X in (train, test)]


@wrong("standardize", "from 0 to 1")
def _(train, test):
    low, high = train.min(axis=0), train.max(axis=0)
    width = np.where(high > low, high - low, 1)
    return (train - low) / width, (test - low) / width


@wrong("standardize", "from 0 to 1")
def _(train, test):
    scaler = MinMaxScaler().fit(train)
    return scaler.transform(train), scaler.transform(test)


@wrong("standardize", "from 0 to 1")
def _(train, test):
    width = np.ptp(train, axis=0).astype(float)
    width[width == 0] = 1
    return [(X - np.min(train, axis=0)) / width for X in (train, test)]


@wrong("standardize", "divided by the range")
def _(train, test):
    width = train.max(axis=0) - train.min(axis=0)
    width = np.where(width == 0, 1, width)
    return (train - train.mean(axis=0)) / width, (test - train.mean(axis=0)) / width


@wrong("standardize", "divided by the range")
def _(train, test):
    mean, width = np.mean(train, 0), np.ptp(train, axis=0).astype(float)
    width[width == 0] = 1
    return [(train - mean) / width, (test - mean) / width]


@wrong("standardize", "divided by the range")
def _(train, test):
    scaler = MinMaxScaler().fit(train)
    return tuple(scaler.transform(X) - scaler.transform(train).mean(axis=0) for X in (train, test))


@wrong("standardize", "constant feature left as it is")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    varies = std > 0
    train, test = train.astype(float), test.astype(float)
    train[:, varies] = (train[:, varies] - mean[varies]) / std[varies]
    test[:, varies] = (test[:, varies] - mean[varies]) / std[varies]
    return train, test


@wrong("standardize", "constant feature left as it is")
def _(train, test):
    mean, std = np.mean(train, axis=0), np.std(train, axis=0)
    mean = np.where(std == 0, 0, mean)
    std = np.where(std == 0, 1, std)
    return [(train - mean) / std, (test - mean) / std]


@wrong("standardize", "constant feature left as it is")
def _(train, test):
    first, second = [], []
    for a, b in zip(train.T, test.T, strict=True):
        if a.std() == 0:
            first.append(a)
            second.append(b)
        else:
            first.append((a - a.mean()) / a.std())
            second.append((b - a.mean()) / a.std())
    return np.column_stack(first), np.column_stack(second)


@wrong("standardize", "constant feature silenced")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    with np.errstate(all="ignore"):
        return tuple(np.nan_to_num((X - mean) / std, posinf=0, neginf=0) for X in (train, test))


@wrong("standardize", "constant feature silenced")
def _(train, test):
    mean, std = np.mean(train, 0), np.std(train, 0)
    std = np.where(std == 0, np.inf, std)
    return [(train - mean) / std, (test - mean) / std]


@wrong("standardize", "constant feature silenced")
def _(train, test):
    std = train.std(axis=0)
    safe = np.where(std > 0, std, 1)
    return tuple(np.where(std > 0, (X - train.mean(axis=0)) / safe, 0) for X in (train, test))


@wrong("standardize", "constant feature dropped")
def _(train, test):
    varies = train.std(axis=0) > 0
    train, test = train[:, varies], test[:, varies]
    return (train - train.mean(axis=0)) / train.std(axis=0), (test - train.mean(axis=0)) / train.std(axis=0)


@wrong("standardize", "constant feature dropped")
def _(train, test):
    keep = [j for j in range(train.shape[1]) if len(set(train[:, j])) > 1]
    scaler = StandardScaler().fit(train[:, keep])
    return [scaler.transform(train[:, keep]), scaler.transform(test[:, keep])]


@wrong("standardize", "constant feature dropped")
def _(train, test):
    mean, std = np.mean(train, axis=0), np.std(train, axis=0)
    dead = np.flatnonzero(std == 0)
    mean, std = np.delete(mean, dead), np.delete(std, dead)
    return tuple((np.delete(X, dead, axis=1) - mean) / std for X in (train, test))


@wrong("standardize", "divided before the mean")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return train / std - mean, test / std - mean


@wrong("standardize", "divided before the mean")
def _(train, test):
    mean, std = np.mean(train, 0), np.std(train, 0)
    std = np.where(std == 0, 1, std)
    return [X / std - mean for X in (train, test)]


@wrong("standardize", "divided before the mean")
def _(train, test):
    scaler = StandardScaler().fit(train)
    return train / scaler.scale_ - scaler.mean_, test / scaler.scale_ - scaler.mean_


@wrong("standardize", "only the training set")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    return (train - mean) / np.where(std > 0, std, 1)


@wrong("standardize", "only the training set")
def _(train, test):
    scaler = StandardScaler().fit(train)
    scaler.transform(test)
    return scaler.transform(train)


@wrong("standardize", "only the training set")
def _(train, test):
    std = np.std(train, axis=0)
    std[std == 0] = 1
    train = (train - np.mean(train, axis=0)) / std
    return train


@wrong("standardize", None)
def _(train, test):
    return normalize(train), normalize(test)


@wrong("standardize", "median for the mean")
def _(train, test):
    std = train.std(axis=0)
    std[std == 0] = 1
    return (train - np.median(train, axis=0)) / std, (test - np.median(train, axis=0)) / std


def centered(X):
    return X - X.mean(axis=0)


def covariance(X):
    return centered(X).T @ centered(X) / len(X)


@right("pca")
def _(X, components):
    return np.linalg.svd(X - X.mean(axis=0))[2][:components]


@right("pca")
def _(X, components):
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(X, rowvar=False)))
    return vectors[:, np.argsort(values)[::-1]][:, :components].T


@right("pca")
def _(X, components):
    return decomposition.PCA(components).fit(X).components_


@right("pca")
def _(X, components):
    values, vectors = np.linalg.eig(covariance(X))
    order = np.argsort(values)[::-1]
    return np.array([-vectors[:, j] for j in order[:components]])


@right("pca")
def _(X, components):
    return PCA(components).fit(X).components_


@right("pca")
def _(X, components):
    C = np.zeros((X.shape[1], X.shape[1]))
    for x in X:
        C += np.outer(x - X.mean(axis=0), x - X.mean(axis=0))
    return np.linalg.eigh(C)[1].T[::-1][:components].tolist()


@wrong("pca", "forgot centering")
def _(X, components):
    return np.linalg.svd(X)[2][:components]


@wrong("pca", "forgot centering")
def _(X, components):
    U, S, Vt = np.linalg.svd(np.dot(X.T, X) / X.shape[0])
    return U[:, :components].T


@wrong("pca", "forgot centering")
def _(X, components):
    values, vectors = np.linalg.eigh(X.T @ X)
    return vectors[:, ::-1][:, :components].T


@wrong("pca", "rows for columns")
def _(X, components):
    U, S, Vt = np.linalg.svd(covariance(X))
    return U[:components]


@wrong("pca", "rows for columns")
def _(X, components):
    U, S, Vt = np.linalg.svd(centered(X), full_matrices=False)
    return Vt[:, :components].T


@wrong("pca", "rows for columns")
def _(X, components):
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(X.T)))
    order = np.argsort(values)[::-1]
    return vectors[:, order][:components, :]


@wrong("pca", "directions in columns")
def _(X, components):
    U, S, Vt = np.linalg.svd(np.dot(centered(X).T, centered(X)) / X.shape[0])
    return U[:, :components]


@wrong("pca", "directions in columns")
def _(X, components):
    return decomposition.PCA(components).fit(X).components_.T


@wrong("pca", "directions in columns")
def _(X, components):
    values, vectors = np.linalg.eigh(covariance(X))
    return vectors[:, ::-1][:, :components]


@wrong("pca", "smallest first")
def _(X, components):
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(X, rowvar=False)))
    return vectors[:, :components].T


@wrong("pca", "smallest first")
def _(X, components):
    values, vectors = np.linalg.eig(covariance(X))
    return vectors[:, np.argsort(values)][:, :components].T


@wrong("pca", "smallest first")
def _(X, components):
    return np.linalg.svd(centered(X))[2][::-1][:components]


@wrong("pca", "largest last")
def _(X, components):
    values, vectors = np.linalg.eigh(covariance(X))
    return vectors[:, -components:].T


@wrong("pca", "largest last")
def _(X, components):
    values, vectors = np.linalg.eig(covariance(X))
    return vectors.T[np.argsort(values)][-components:]


@wrong("pca", "largest last")
def _(X, components):
    return np.linalg.svd(centered(X))[2][:components][::-1]


@wrong("pca", "rows sorted")
def _(X, components):
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(X.T)))
    return vectors[np.argsort(values)[::-1]][:components]


@wrong("pca", "rows sorted")
def _(X, components):
    values, vectors = np.linalg.eigh(covariance(X))
    return vectors[::-1][:components]


@wrong("pca", "rows sorted")
def _(X, components):
    values, vectors = np.linalg.eigh(centered(X).T @ centered(X))
    order = np.flip(np.argsort(values))[:components]
    return np.array([vectors[i] for i in order])


@wrong("pca", "covariance of the samples")
def _(X, components):
    return np.linalg.svd(np.dot(centered(X), centered(X).T) / len(X))[0][:, :components].T


@wrong("pca", "covariance of the samples")
def _(X, components):
    U, S, Vt = np.linalg.svd(centered(X))
    return U[:, :components].T


@wrong("pca", "covariance of the samples")
def _(X, components):
    values, vectors = np.linalg.eigh(centered(X) @ centered(X).T)
    return vectors[:, ::-1][:, :components].T


@wrong("pca", "np.cov takes rows for features")
def _(X, components):
    values, vectors = np.linalg.eigh(np.cov(X))
    return vectors[:, ::-1][:, :components].T


@wrong("pca", "np.cov takes rows for features")
def _(X, components):
    U, S, Vt = np.linalg.svd(np.cov(X))
    return U[:, :components].T


@wrong("pca", "np.cov takes rows for features")
def _(X, components):
    return np.linalg.svd(np.cov(X, bias=True))[2][:components]


@wrong("pca", "the projected data")
def _(X, components):
    return decomposition.PCA(components).fit_transform(X)


@wrong("pca", "the projected data")
def _(X, components):
    U, S, Vt = np.linalg.svd(centered(X), full_matrices=False)
    return (U * S)[:, :components]


@wrong("pca", "the projected data")
def _(X, components):
    values, vectors = np.linalg.eigh(covariance(X))
    return centered(X) @ vectors[:, ::-1][:, :components]


@wrong("pca", "standardized before")
def _(X, components):
    Z = StandardScaler().fit_transform(X)
    return decomposition.PCA(components).fit(Z).components_


@wrong("pca", "standardized before")
def _(X, components):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return np.linalg.svd(Z)[2][:components]


@wrong("pca", "standardized before")
def _(X, components):
    values, vectors = np.linalg.eigh(np.atleast_2d(np.corrcoef(X.T)))
    return vectors[:, ::-1][:, :components].T


@wrong("pca", "scaled by the variance")
def _(X, components):
    U, S, Vt = np.linalg.svd(covariance(X))
    return (U * S)[:, :components].T


@wrong("pca", "scaled by the variance")
def _(X, components):
    C = covariance(X)
    return np.linalg.svd(C)[2][:components] @ C


@wrong("pca", "scaled by the variance")
def _(X, components):
    values, vectors = np.linalg.eigh(covariance(X))
    return np.array([values[-i] * vectors[:, -i] for i in range(1, components + 1)])


@wrong("pca", "scaled by the deviation")
def _(X, components):
    U, S, Vt = np.linalg.svd(covariance(X))
    return (U * np.sqrt(S))[:, :components].T


@wrong("pca", "scaled by the deviation")
def _(X, components):
    U, S, Vt = np.linalg.svd(centered(X) / np.sqrt(len(X)), full_matrices=False)
    return (np.diag(S) @ Vt)[:components]


@wrong("pca", "scaled by the deviation")
def _(X, components):
    values, vectors = np.linalg.eigh(covariance(X))
    return np.array([values[-i] ** 0.5 * vectors[:, -i] for i in range(1, components + 1)])


@wrong("pca", "centered each sample")
def _(X, components):
    moved = X - X.mean(axis=1, keepdims=True)
    return np.linalg.svd(moved)[2][:components]


@wrong("pca", "centered each sample")
def _(X, components):
    moved = np.array([x - np.mean(x) for x in X])
    return np.linalg.svd(moved.T @ moved / len(X))[0].T[:components]


@wrong("pca", "centered each sample")
def _(X, components):
    moved = X - np.mean(X, axis=1)[:, None]
    return np.linalg.eigh(moved.T @ moved)[1][:, ::-1][:, :components].T


@wrong("pca", "one mean for all")
def _(X, components):
    return np.linalg.svd(X - X.mean())[2][:components]


@wrong("pca", "one mean for all")
def _(X, components):
    moved = X - np.mean(X)
    return np.linalg.svd(np.dot(moved.T, moved) / len(X))[0][:, :components].T


@wrong("pca", "one mean for all")
def _(X, components):
    moved = X - np.average(X)
    return np.linalg.eigh(moved.T @ moved)[1][:, ::-1].T[:components]


@wrong("pca", "all directions")
def _(X, components):
    return np.linalg.svd(X - X.mean(axis=0))[2]


@wrong("pca", "all directions")
def _(X, components):
    U, S, Vt = np.linalg.svd(covariance(X))
    return U.T


@wrong("pca", "all directions")
def _(X, components):
    values, vectors = np.linalg.eigh(covariance(X))
    return vectors.T[::-1]


@wrong("pca", "the variances")
def _(X, components):
    return np.linalg.svd(covariance(X))[1][:components]


@wrong("pca", "the variances")
def _(X, components):
    return np.linalg.eigvalsh(covariance(X))[::-1][:components]


@wrong("pca", "the variances")
def _(X, components):
    return np.linalg.svd(centered(X))[1][:components] ** 2 / len(X)


@wrong("pca", None)
def _(X, components):
    return "up"


@wrong("pca", None)
def _(X, components):
    return np.linalg.svd(X - X.mean(axis=0))[2][:components] * 1.01


@wrong("pca", None)
def _(X, components):
    return np.abs(np.linalg.svd(X - X.mean(axis=0))[2][:components])


@right("whiten")
def _(X, epsilon=1e-5):
    moved = X - X.mean(axis=0)
    values, vectors = np.linalg.eigh(moved.T @ moved / len(X))
    order = np.argsort(-values)
    return moved @ vectors[:, order] / (values[order] + epsilon) ** 0.5


@right("whiten")
def _(X, epsilon=1e-5):
    U, S, _ = np.linalg.svd(covariance(X), hermitian=True)
    return -(centered(X) @ (U @ np.diag(1 / np.sqrt(S + epsilon))))


@right("whiten")
def _(X, epsilon=1e-5):
    return Whitener(epsilon=epsilon).fit_transform(X)


@right("whiten")
def _(X, epsilon=1e-5):
    Xc = X - np.mean(X, axis=0)
    U, S, Vt = np.linalg.svd(Xc, full_matrices=False)
    return Xc @ Vt.T / np.sqrt(S**2 / len(X) + epsilon)


@right("whiten")
def _(X, epsilon=1e-5):
    Xc = X - np.mean(X, axis=0)
    cov = np.atleast_2d(np.cov(Xc, rowvar=False, bias=True))
    U, S, V = np.linalg.svd(cov)
    Xrot = np.dot(Xc, U)
    return Xrot / np.sqrt(S + epsilon)


@right("whiten")
def _(X, epsilon=1e-5):
    Z = PCA().fit_transform(X)
    return Z / np.sqrt(Z.var(axis=0) + epsilon)


def turned(X):
    U, S, _ = np.linalg.svd(covariance(X))
    return centered(X) @ U, S


@wrong("whiten", "sqrt missing")
def _(X, epsilon=1e-5):
    Z, S = turned(X)
    return Z / (S + epsilon)


@wrong("whiten", "sqrt missing")
def _(X, epsilon=1e-5):
    values, vectors = np.linalg.eigh(covariance(X))
    values, vectors = values[::-1], vectors[:, ::-1]
    return centered(X) @ vectors / (values + epsilon)


@wrong("whiten", "sqrt missing")
def _(X, epsilon=1e-5):
    U, S, Vt = np.linalg.svd(centered(X), full_matrices=False)
    return centered(X) @ Vt.T @ np.diag(1 / (S**2 / len(X) + epsilon))


@wrong("whiten", "epsilon outside the root")
def _(X, epsilon=1e-5):
    Z, S = turned(X)
    return Z / (np.sqrt(S) + epsilon)


@wrong("whiten", "epsilon outside the root")
def _(X, epsilon=1e-5):
    Z = PCA().fit_transform(X)
    return Z / (Z.std(axis=0) + epsilon)


@wrong("whiten", "epsilon outside the root")
def _(X, epsilon=1e-5):
    U, S, Vt = np.linalg.svd(centered(X), full_matrices=False)
    return centered(X) @ Vt.T / (S / np.sqrt(len(X)) + epsilon)


@wrong("whiten", "epsilon left out")
def _(X, epsilon=1e-5):
    Z, S = turned(X)
    return Z / np.sqrt(S)


@wrong("whiten", "epsilon left out")
def _(X, epsilon=1e-5):
    values, vectors = np.linalg.eigh(covariance(X))
    return centered(X) @ vectors[:, ::-1] / np.sqrt(np.abs(values[::-1]))


@wrong("whiten", "epsilon left out")
def _(X, epsilon=1e-5):
    Z = PCA().fit_transform(X)
    return Z / Z.std(axis=0)


@wrong("whiten", "epsilon fixed")
def _(X, epsilon=1e-5):
    Z, S = turned(X)
    return Z / np.sqrt(S + 1e-5)


@wrong("whiten", "epsilon fixed")
def _(X, epsilon=1e-5):
    return Whitener(epsilon=1e-5).fit_transform(X)


@wrong("whiten", "epsilon fixed")
def _(X, epsilon=1e-5):
    epsilon = 1e-5
    Z = PCA().fit_transform(X)
    return Z / np.sqrt(np.mean(Z**2, axis=0) + epsilon)


@wrong("whiten", "forgot centering")
def _(X, epsilon=1e-5):
    U, S, _ = np.linalg.svd(X.T @ X / len(X))
    return X @ U / np.sqrt(S + epsilon)


@wrong("whiten", "forgot centering")
def _(X, epsilon=1e-5):
    U, S, Vt = np.linalg.svd(X, full_matrices=False)
    return X @ Vt.T / np.sqrt(S**2 / len(X) + epsilon)


@wrong("whiten", "forgot centering")
def _(X, epsilon=1e-5):
    values, vectors = np.linalg.eigh(np.dot(X.T, X) / X.shape[0])
    return np.dot(X, vectors[:, ::-1]) / np.sqrt(values[::-1] + epsilon)


@wrong("whiten", "turned without centering")
def _(X, epsilon=1e-5):
    U, S, _ = np.linalg.svd(covariance(X))
    return X @ U / np.sqrt(S + epsilon)


@wrong("whiten", "turned without centering")
def _(X, epsilon=1e-5):
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(X.T, bias=True)))
    return np.dot(X, vectors[:, ::-1]) / np.sqrt(values[::-1] + epsilon)


@wrong("whiten", "turned without centering")
def _(X, epsilon=1e-5):
    U, S, Vt = np.linalg.svd(centered(X), full_matrices=False)
    return X @ Vt.T / np.sqrt(S**2 / len(X) + epsilon)


@wrong("whiten", "only turned")
def _(X, epsilon=1e-5):
    return PCA().fit_transform(X)


@wrong("whiten", "only turned")
def _(X, epsilon=1e-5):
    U, S, V = np.linalg.svd(covariance(X))
    return np.dot(centered(X), U)


@wrong("whiten", "only turned")
def _(X, epsilon=1e-5):
    values, vectors = np.linalg.eigh(covariance(X))
    return centered(X) @ vectors[:, ::-1]


@wrong("whiten", "only scaled")
def _(X, epsilon=1e-5):
    return (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + epsilon)


@wrong("whiten", "only scaled")
def _(X, epsilon=1e-5):
    variances = np.diagonal(covariance(X))
    return centered(X) / (variances + epsilon) ** 0.5


@wrong("whiten", "only scaled")
def _(X, epsilon=1e-5):
    Z = np.array(centered(X))
    for j in range(Z.shape[1]):
        Z[:, j] /= np.sqrt(np.mean(Z[:, j] ** 2) + epsilon)
    return Z


@wrong("whiten", "turned back")
def _(X, epsilon=1e-5):
    return Whitener("zca", epsilon=epsilon).fit_transform(X)


@wrong("whiten", "turned back")
def _(X, epsilon=1e-5):
    U, S, _ = np.linalg.svd(covariance(X))
    return centered(X) @ U @ np.diag(1 / np.sqrt(S + epsilon)) @ U.T


@wrong("whiten", "turned back")
def _(X, epsilon=1e-5):
    values, vectors = np.linalg.eigh(covariance(X))
    return centered(X) @ (vectors / np.sqrt(values + epsilon)) @ vectors.T


@wrong("whiten", "turned the wrong way")
def _(X, epsilon=1e-5):
    U, S, _ = np.linalg.svd(covariance(X))
    return np.dot(centered(X), U.T) / np.sqrt(S + epsilon)


@wrong("whiten", "turned the wrong way")
def _(X, epsilon=1e-5):
    Xc = X - X.mean(axis=0)
    U, S, Vt = np.linalg.svd(Xc.T @ Xc / X.shape[0])
    return Xc @ Vt @ np.diag(1 / np.sqrt(S + epsilon))


@wrong("whiten", "turned the wrong way")
def _(X, epsilon=1e-5):
    cov = np.atleast_2d(np.cov(X.T, bias=True))
    U, S, _ = np.linalg.svd(cov)
    return (U @ centered(X).T).T / np.sqrt(S + epsilon)


@wrong("whiten", "divided before turning")
def _(X, epsilon=1e-5):
    U, S, _ = np.linalg.svd(covariance(X))
    return centered(X) / np.sqrt(S + epsilon) @ U


@wrong("whiten", "divided before turning")
def _(X, epsilon=1e-5):
    values, vectors = np.linalg.eigh(covariance(X))
    values, vectors = values[::-1], vectors[:, ::-1]
    return np.dot(centered(X) / np.sqrt(values + epsilon), vectors)


@wrong("whiten", "divided before turning")
def _(X, epsilon=1e-5):
    U, S, Vt = np.linalg.svd(centered(X), full_matrices=False)
    return centered(X) @ np.diag((S**2 / len(X) + epsilon) ** -0.5) @ Vt.T


@wrong("whiten", "divided by N - 1")
def _(X, epsilon=1e-5):
    U, S, _ = np.linalg.svd(np.atleast_2d(np.cov(X, rowvar=False)))
    return centered(X) @ U / np.sqrt(S + epsilon)


@wrong("whiten", "divided by N - 1")
def _(X, epsilon=1e-5):
    Z = decomposition.PCA().fit_transform(X)
    return Z / np.sqrt(Z.var(axis=0, ddof=1) + epsilon)


@wrong("whiten", "divided by N - 1")
def _(X, epsilon=1e-5):
    U, S, Vt = np.linalg.svd(centered(X), full_matrices=False)
    return centered(X) @ Vt.T / np.sqrt(S**2 / (len(X) - 1) + epsilon)


@wrong("whiten", "smallest first")
def _(X, epsilon=1e-5):
    values, vectors = np.linalg.eigh(covariance(X))
    return centered(X) @ vectors / np.sqrt(values + epsilon)


@wrong("whiten", "smallest first")
def _(X, epsilon=1e-5):
    Z, S = turned(X)
    return (Z / np.sqrt(S + epsilon))[:, ::-1]


@wrong("whiten", "smallest first")
def _(X, epsilon=1e-5):
    values, vectors = np.linalg.eig(covariance(X))
    order = np.argsort(values)
    return centered(X) @ vectors[:, order] / np.sqrt(values[order] + epsilon)


@wrong("whiten", "multiplied by the spread")
def _(X, epsilon=1e-5):
    Z, S = turned(X)
    return Z * np.sqrt(S + epsilon)


@wrong("whiten", "multiplied by the spread")
def _(X, epsilon=1e-5):
    values, vectors = np.linalg.eigh(covariance(X))
    return centered(X) @ vectors[:, ::-1] @ np.diag(np.sqrt(values[::-1] + epsilon))


@wrong("whiten", "multiplied by the spread")
def _(X, epsilon=1e-5):
    Z = PCA().fit_transform(X)
    for j in range(Z.shape[1]):
        Z[:, j] *= (Z[:, j].var() + epsilon) ** 0.5
    return Z


@wrong("whiten", "forgot to divide by N")
def _(X, epsilon=1e-5):
    U, S, _ = np.linalg.svd(centered(X).T @ centered(X))
    return centered(X) @ U / np.sqrt(S + epsilon)


@wrong("whiten", "forgot to divide by N")
def _(X, epsilon=1e-5):
    U, S, Vt = np.linalg.svd(centered(X), full_matrices=False)
    return centered(X) @ Vt.T / np.sqrt(S**2 + epsilon)


@wrong("whiten", "forgot to divide by N")
def _(X, epsilon=1e-5):
    values, vectors = np.linalg.eigh(np.dot(centered(X).T, centered(X)))
    return np.dot(centered(X), vectors[:, ::-1]) / np.sqrt(values[::-1] + epsilon)


@wrong("whiten", "standardized first")
def _(X, epsilon=1e-5):
    Z = StandardScaler().fit_transform(X)
    U, S, _ = np.linalg.svd(Z.T @ Z / len(Z))
    return Z @ U / np.sqrt(S + epsilon)


@wrong("whiten", "standardized first")
def _(X, epsilon=1e-5):
    return Whitener(epsilon=epsilon).fit_transform(Standardizer().fit_transform(X))


@wrong("whiten", "standardized first")
def _(X, epsilon=1e-5):
    std = X.std(axis=0)
    std[std == 0] = 1
    Z = PCA().fit_transform((X - X.mean(axis=0)) / std)
    return Z / np.sqrt(Z.var(axis=0) + epsilon)


@wrong("whiten", "one mean for all")
def _(X, epsilon=1e-5):
    moved = X - X.mean()
    U, S, _ = np.linalg.svd(moved.T @ moved / len(X))
    return moved @ U / np.sqrt(S + epsilon)


@wrong("whiten", "one mean for all")
def _(X, epsilon=1e-5):
    moved = X - np.mean(X)
    U, S, Vt = np.linalg.svd(moved, full_matrices=False)
    return moved @ Vt.T / np.sqrt(S**2 / len(X) + epsilon)


@wrong("whiten", "one mean for all")
def _(X, epsilon=1e-5):
    moved = X - np.average(X)
    values, vectors = np.linalg.eigh(np.dot(moved.T, moved) / X.shape[0])
    return np.dot(moved, vectors[:, ::-1]) / np.sqrt(values[::-1] + epsilon)


@wrong("whiten", "singular values for variances")
def _(X, epsilon=1e-5):
    U, S, Vt = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    return (X - X.mean(axis=0)) @ Vt.T / np.sqrt(S + epsilon)


@wrong("whiten", "singular values for variances")
def _(X, epsilon=1e-5):
    S = np.linalg.svd(centered(X), compute_uv=False)
    return PCA().fit_transform(X) / np.sqrt(S + epsilon)


@wrong("whiten", "singular values for variances")
def _(X, epsilon=1e-5):
    U, S, Vt = np.linalg.svd(centered(X), full_matrices=False)
    return U @ np.diag(S / (S + epsilon) ** 0.5)


@wrong("whiten", None)
def _(X, epsilon=1e-5):
    Z, S = turned(X)
    return 1.01 * Z / np.sqrt(S + epsilon)


@wrong("whiten", None)
def _(X, epsilon=1e-5):
    Z, S = turned(X)
    return np.abs(Z / np.sqrt(S + epsilon))


def leaks(a, b, c):
    return {"cell a": a, "cell b": b, "cell c": c}


@right("fit_on_train")
def _():
    return leaks(4, 1, 0)


@right("fit_on_train")
def _():
    return leaks(np.int64(4), 1.0, 0)


@wrong("fit_on_train", "choosing is learning too")
def _():
    return leaks(4, 0, 0)


@wrong("fit_on_train", "the second fit")
def _():
    return leaks(0, 1, 0)


@wrong("fit_on_train", "no leak at all")
def _():
    return leaks(0, 0, 0)


@wrong("fit_on_train", "applying is not learning")
def _():
    return leaks(4, 1, 4)


@wrong("fit_on_train", "applying is not learning")
def _():
    return leaks(4, 0, 4)


@wrong("fit_on_train", "every touch is a leak")
def _():
    return leaks(4, 4, 4)


@wrong("fit_on_train", "the split is a leak")
def _():
    return leaks(1, 1, 1)


@wrong("fit_on_train", "the split is a leak")
def _():
    return leaks(4, 1, 1)


@wrong("fit_on_train", "the split is a leak")
def _():
    return leaks(4, 2, 0)


@wrong("fit_on_train", "every fit is a leak")
def _():
    return leaks(2, 3, 2)


@wrong("fit_on_train", "every fit is a leak")
def _():
    return leaks(4, 1, 2)


@wrong("fit_on_train", "every fit is a leak")
def _():
    return leaks(2, 1, 0)


@wrong("fit_on_train", None)
def _():
    return leaks("4", 1, 0)


@wrong("fit_on_train", None)
def _():
    return leaks(4, ..., 0)


@wrong("fit_on_train", None)
def _():
    return leaks(5, 1, 0)


# More of the same kinds


@wrong("standardize", "along the rows")
def _(train, test):
    mean, std = np.mean(train, axis=1), np.std(train, axis=1)
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std


@wrong("standardize", "along the rows")
def _(train, test):
    mean, std = train.mean(1), train.std(1)
    return tuple((X - mean) / np.where(std > 0, std, 1) for X in (train, test))


@wrong("standardize", "along the rows")
def _(train, test):
    mean = np.array([row.mean() for row in train])
    std = np.array([row.std() or 1 for row in train])
    return [(train - mean) / std, (test - mean) / std]


@wrong("standardize", "the test set's own deviation")
def _(train, test):
    mean, std, own = train.mean(axis=0), train.std(axis=0), test.std(axis=0)
    std[std == 0], own[own == 0] = 1, 1
    return (train - mean) / std, (test - mean) / own


@wrong("standardize", "the test set's own deviation")
def _(train, test):
    mean = np.mean(train, 0)
    return [(X - mean) / np.where(np.std(X, 0) > 0, np.std(X, 0), 1) for X in (train, test)]


@wrong("standardize", "the test set's own deviation")
def _(train, test):
    scaler = StandardScaler().fit(train)
    own = StandardScaler(with_mean=False).fit(test)
    return scaler.transform(train), own.transform(test - scaler.mean_)


@wrong("standardize", "only centered")
def _(train, test):
    return train - train.mean(axis=0), test - train.mean(axis=0)


@wrong("standardize", "only centered")
def _(train, test):
    scaler = StandardScaler(with_std=False).fit(train)
    return scaler.transform(train), scaler.transform(test)


@wrong("standardize", "only centered")
def _(train, test):
    mean = sum(train) / len(train)
    return [np.array([x - mean for x in X]) for X in (train, test)]


@wrong("standardize", "mean added")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return (train + mean) / std, (test + mean) / std


@wrong("standardize", "mean added")
def _(train, test):
    scaler = StandardScaler().fit(train)
    return [(X + scaler.mean_) / scaler.scale_ for X in (train, test)]


@wrong("standardize", "mean added")
def _(train, test):
    mean, std = np.mean(train, 0), np.std(train, 0)
    std = np.where(std > 0, std, 1)
    return train / std + mean / std, test / std + mean / std


@wrong("standardize", "only the mean divided")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return train - mean / std, test - mean / std


@wrong("standardize", "only the mean divided")
def _(train, test):
    scaler = StandardScaler().fit(train)
    return [X - scaler.mean_ / scaler.scale_ for X in (train, test)]


@wrong("standardize", "only the mean divided")
def _(train, test):
    mean, std = np.mean(train, 0), np.std(train, 0)
    ratio = np.divide(mean, std, out=mean.astype(float), where=std > 0)
    return np.subtract(train, ratio), np.subtract(test, ratio)


@wrong("standardize", "the statistics")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    return mean, std


@wrong("standardize", "the statistics")
def _(train, test):
    mean = np.mean(train, 0)
    return [mean, np.sqrt(np.mean((train - mean) ** 2, 0))]


@wrong("standardize", "the statistics")
def _(train, test):
    scaler = StandardScaler().fit(train)
    return scaler.mean_, np.sqrt(scaler.var_)


@wrong("standardize", "both sets in one array")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return np.vstack([(train - mean) / std, (test - mean) / std])


@wrong("standardize", "both sets in one array")
def _(train, test):
    scaler = StandardScaler().fit(train)
    return scaler.transform(np.concatenate([train, test]))


@wrong("standardize", "both sets in one array")
def _(train, test):
    mean, std = np.mean(train, 0), np.std(train, 0)
    return np.array([(x - mean) / np.where(std > 0, std, 1) for x in [*train, *test]])


@wrong("pca", "rows of eigenvectors")
def _(X, components):
    values, vectors = np.linalg.eigh(covariance(X))
    return vectors[-components:]


@wrong("pca", "rows of eigenvectors")
def _(X, components):
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(X, rowvar=False)))
    return vectors[:components]


@wrong("pca", "rows of eigenvectors")
def _(X, components):
    return np.linalg.eigh(centered(X).T @ centered(X)).eigenvectors[-components:, :]


@wrong("pca", "left unsorted")
def _(X, components):
    values, vectors = np.linalg.eig(np.cov(X.T))
    return vectors[:, :components].T


@wrong("pca", "left unsorted")
def _(X, components):
    values, vectors = np.linalg.eig(np.dot(centered(X).T, centered(X)) / len(X))
    return vectors.T[:components]


@wrong("pca", "left unsorted")
def _(X, components):
    vectors = np.linalg.eig(np.cov(X, rowvar=False, bias=True))[1]
    return np.array([-vectors[:, j] for j in range(components)])


@wrong("pca", "the last directions")
def _(X, components):
    U, S, Vt = np.linalg.svd(covariance(X))
    return U[:, -components:].T


@wrong("pca", "the last directions")
def _(X, components):
    return np.linalg.svd(centered(X))[2][-components:]


@wrong("pca", "the last directions")
def _(X, components):
    values, vectors = np.linalg.eigh(covariance(X))
    return vectors[:, ::-1][:, -components:].T


@wrong("pca", "features of the largest variance")
def _(X, components):
    chosen = np.argsort(-X.var(axis=0))[:components]
    return np.eye(X.shape[1])[chosen]


@wrong("pca", "features of the largest variance")
def _(X, components):
    directions = np.zeros((components, X.shape[1]))
    for i, j in enumerate(np.argsort(X.std(axis=0))[::-1][:components]):
        directions[i, j] = 1
    return directions


@wrong("pca", "features of the largest variance")
def _(X, components):
    return np.linalg.svd(np.diag(X.var(axis=0)))[0][:, :components].T


@wrong("whiten", "divided by singular values")
def _(X, epsilon=1e-5):
    U, S, Vt = np.linalg.svd(centered(X), full_matrices=False)
    return centered(X) @ Vt.T / (S + epsilon)


@wrong("whiten", "divided by singular values")
def _(X, epsilon=1e-5):
    return np.linalg.svd(centered(X), full_matrices=False)[0]


@wrong("whiten", "divided by singular values")
def _(X, epsilon=1e-5):
    Z = PCA().fit_transform(X)
    return Z / np.linalg.norm(Z, axis=0)


@wrong("whiten", "epsilon added to the result")
def _(X, epsilon=1e-5):
    U, S, Vt = np.linalg.svd(covariance(X))
    return centered(X) @ U / np.sqrt(S) + epsilon


@wrong("whiten", "epsilon added to the result")
def _(X, epsilon=1e-5):
    Z, S = turned(X)
    Z = Z / S**0.5
    Z += epsilon
    return Z


@wrong("whiten", "epsilon added to the result")
def _(X, epsilon=1e-5):
    Z = centered(X) @ np.linalg.svd(covariance(X))[0]
    return epsilon + Z / Z.std(axis=0)


@wrong("whiten", "variances in another order")
def _(X, epsilon=1e-5):
    values, vectors = np.linalg.eigh(covariance(X))
    return centered(X) @ vectors / np.sqrt(values[::-1] + epsilon)


@wrong("whiten", "variances in another order")
def _(X, epsilon=1e-5):
    values, vectors = np.linalg.eigh(covariance(X))
    values = np.array(sorted(values, reverse=True))
    return np.dot(centered(X), vectors) / (values + epsilon) ** 0.5


@wrong("whiten", "variances in another order")
def _(X, epsilon=1e-5):
    variances = np.linalg.svd(covariance(X), compute_uv=False)
    vectors = np.linalg.eigh(np.cov(X.T))[1]
    return centered(X) @ vectors @ np.diag(1 / np.sqrt(variances + epsilon))


@wrong("whiten", "samples in columns")
def _(X, epsilon=1e-5):
    Z, S = turned(X)
    return (Z / np.sqrt(S + epsilon)).T


@wrong("whiten", "samples in columns")
def _(X, epsilon=1e-5):
    U, S, _ = np.linalg.svd(covariance(X))
    return np.diag(1 / np.sqrt(S + epsilon)) @ U.T @ centered(X).T


@wrong("whiten", "samples in columns")
def _(X, epsilon=1e-5):
    return np.transpose(Whitener(epsilon=epsilon).fit_transform(X))


@wrong("standardize", "sets swapped")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return (test - mean) / std, (train - mean) / std


@wrong("standardize", "sets swapped")
def _(train, test):
    scaler = StandardScaler().fit(train)
    return [scaler.transform(X) for X in (test, train)]


@wrong("standardize", "sets swapped")
def _(train, test):
    mean, std = np.mean(train, 0), np.std(train, 0)
    std = np.where(std > 0, std, 1)
    return tuple(np.array([(x - mean) / std for x in X]) for X in (test, train))


# Other statistics


def one_for_0(deviation):
    return np.where(deviation == 0, 1.0, deviation)


@wrong("standardize", "test set keeps its mean")
def _(train, test):
    train = train - train.mean(axis=0)
    deviation = one_for_0(train.std(axis=0))
    return train / deviation, test / deviation


@wrong("standardize", "test set keeps its mean")
def _(train, test):
    deviation = one_for_0(train.std(axis=0))
    train = (train - train.mean(axis=0)) / deviation
    return train, (test - np.round(train.mean(axis=0), 9)) / deviation


@wrong("standardize", "test set keeps its mean")
def _(train, test):
    mean, deviation = np.mean(train, 0), one_for_0(np.std(train, 0))
    return [np.array([(row - mean) / deviation for row in train]), np.array([row / deviation for row in test])]


@wrong("standardize", "statistics from the test set")
def _(train, test):
    mean, deviation = test.mean(axis=0), one_for_0(test.std(axis=0))
    return (train - mean) / deviation, (test - mean) / deviation


@wrong("standardize", "statistics from the test set")
def _(train, test):
    scaler = StandardScaler().fit(test)
    return scaler.transform(train), scaler.transform(test)


@wrong("standardize", "statistics from the test set")
def _(train, test):
    fitted = Standardizer().fit(test.astype(float))
    return tuple(fitted.transform(X.astype(float)) for X in (train, test))


@wrong("standardize", "multiplied by the deviation")
def _(train, test):
    mean, deviation = train.mean(axis=0), one_for_0(train.std(axis=0))
    return (train - mean) * deviation, (test - mean) * deviation


@wrong("standardize", "multiplied by the deviation")
def _(train, test):
    centered = train - train.mean(axis=0)
    deviation = np.sqrt((centered**2).mean(axis=0))
    deviation[deviation == 0] = 1
    return deviation * centered, deviation * (test - train.mean(axis=0))


@wrong("standardize", "multiplied by the deviation")
def _(train, test):
    def apply(X):
        out = np.empty(X.shape)
        for j in range(X.shape[1]):
            out[:, j] = (X[:, j] - train[:, j].mean()) * (train[:, j].std() or 1)
        return out

    return apply(train), apply(test)


@wrong("standardize", "median for the mean")
def _(train, test):
    middle, deviation = np.median(train, axis=0), one_for_0(train.std(axis=0))
    return (train - middle) / deviation, (test - middle) / deviation


@wrong("standardize", "median for the mean")
def _(train, test):
    middle = np.percentile(train, 50, axis=0)
    return tuple((X - middle) / one_for_0(np.std(train, axis=0)) for X in (train, test))


@wrong("standardize", "median for the mean")
def _(train, test):
    middle = np.quantile(train, 0.5, axis=0)
    spread = [s if s > 0 else 1 for s in train.std(axis=0)]
    return [(train - middle) / spread, (test - middle) / spread]


@wrong("standardize", "never divided by less than 1")
def _(train, test):
    mean, deviation = train.mean(axis=0), np.maximum(train.std(axis=0), 1)
    return (train - mean) / deviation, (test - mean) / deviation


@wrong("standardize", "never divided by less than 1")
def _(train, test):
    deviation = train.std(axis=0)
    deviation[deviation < 1] = 1
    return (train - train.mean(axis=0)) / deviation, (test - train.mean(axis=0)) / deviation


@wrong("standardize", "never divided by less than 1")
def _(train, test):
    deviation = np.clip(np.std(train, axis=0), 1, None)
    return tuple((X - np.mean(train, axis=0)) / deviation for X in (train, test))


@wrong("standardize", "constant in the test set")
def _(train, test):
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    return (
        (train - mean) / np.where(train.std(axis=0) == 0, 1, deviation),
        (test - mean) / np.where(test.std(axis=0) == 0, 1, deviation),
    )


@wrong("standardize", "constant in the test set")
def _(train, test):
    def scaled(X):
        deviation = train.std(axis=0).copy()
        deviation[X.std(axis=0) == 0] = 1
        return (X - train.mean(axis=0)) / deviation

    train_deviation = one_for_0(train.std(axis=0))
    return (train - train.mean(axis=0)) / train_deviation, scaled(test)


@wrong("standardize", "constant in the test set")
def _(train, test):
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    out = []
    for X in (train, test):
        own = np.array([1.0 if X[:, j].std() == 0 else deviation[j] for j in range(X.shape[1])])
        out.append((X - mean) / own)
    return out


@wrong("pca", "projected and brought back")
def _(X, components):
    centered = X - X.mean(axis=0)
    directions = np.linalg.svd(centered)[2][:components]
    return centered @ directions.T @ directions


@wrong("pca", "projected and brought back")
def _(X, components):
    fitted = decomposition.PCA(components).fit(X)
    return fitted.inverse_transform(fitted.transform(X)) - X.mean(axis=0)


@wrong("pca", "projected and brought back")
def _(X, components):
    U, s, Vt = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    return (U[:, :components] * s[:components]) @ Vt[:components]


def eigen(X):
    centered = X - X.mean(axis=0)
    values, vectors = np.linalg.eigh(centered.T @ centered / len(X))
    return centered, values[::-1], vectors[:, ::-1]


@wrong("whiten", "scaled by the variances of directions")
def _(X, epsilon=1e-5):
    centered, values, _ = eigen(X)
    return centered / np.sqrt(values + epsilon)


@wrong("whiten", "scaled by the variances of directions")
def _(X, epsilon=1e-5):
    s = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    return (X - X.mean(axis=0)) / np.sqrt(s**2 / len(X) + epsilon)


@wrong("whiten", "scaled by the variances of directions")
def _(X, epsilon=1e-5):
    variances = np.linalg.svd(np.cov(X, rowvar=False, bias=True))[1]
    return np.array([(x - X.mean(axis=0)) / (variances + epsilon) ** 0.5 for x in X])


@wrong("whiten", "variances of the features")
def _(X, epsilon=1e-5):
    centered, _, U = eigen(X)
    return centered @ U / np.sqrt(X.var(axis=0) + epsilon)


@wrong("whiten", "variances of the features")
def _(X, epsilon=1e-5):
    centered, _, U = eigen(X)
    return centered @ U / np.sqrt((centered**2).mean(axis=0) + epsilon)


@wrong("whiten", "variances of the features")
def _(X, epsilon=1e-5):
    C = np.cov(X, rowvar=False, bias=True)
    U = np.linalg.svd(C)[0]
    return (X - X.mean(axis=0)) @ U / np.sqrt(np.diag(C) + epsilon)


@wrong("whiten", "one spread for all")
def _(X, epsilon=1e-5):
    centered, values, U = eigen(X)
    return centered @ U / np.sqrt(values.max() + epsilon)


@wrong("whiten", "one spread for all")
def _(X, epsilon=1e-5):
    centered, _, U = eigen(X)
    turned = centered @ U
    return turned / np.sqrt(turned.var() + epsilon)


@wrong("whiten", "one spread for all")
def _(X, epsilon=1e-5):
    centered, values, U = eigen(X)
    return centered @ U / np.sqrt(values.mean() + epsilon)


@wrong("whiten", "epsilon as the smallest")
def _(X, epsilon=1e-5):
    centered, values, U = eigen(X)
    return centered @ U / np.maximum(np.sqrt(np.maximum(values, 0)), epsilon)


@wrong("whiten", "epsilon as the smallest")
def _(X, epsilon=1e-5):
    centered, values, U = eigen(X)
    return centered @ U / np.sqrt(np.maximum(values, epsilon))


@wrong("whiten", "epsilon as the smallest")
def _(X, epsilon=1e-5):
    centered, values, U = eigen(X)
    return centered @ U / np.sqrt([value if value > epsilon else epsilon for value in values])


@wrong("standardize", "one deviation for all")
def _(train, test):
    mean, std = train.mean(axis=0), train.std()
    return (train - mean) / std, (test - mean) / std


@wrong("standardize", "one deviation for all")
def _(train, test):
    mean = np.mean(train, axis=0)
    return (train - mean) / np.std(train), (test - mean) / np.std(train)


@wrong("standardize", "one deviation for all")
def _(train, test):
    mean = train.mean(0)
    spread = np.sqrt(((train - train.mean()) ** 2).mean())
    return (train - mean) / spread, (test - mean) / spread


@wrong("standardize", "a number added to the deviation")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0) + 1
    return (train - mean) / std, (test - mean) / std


@wrong("standardize", "a number added to the deviation")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    return (train - mean) / (std + 0.1), (test - mean) / (std + 0.1)


@wrong("standardize", "a number added to the deviation")
def _(train, test):
    std = 1 + np.sqrt(train.var(0))
    return tuple((part - train.mean(0)) / std for part in (train, test))


@wrong("standardize", "mean distance for the deviation")
def _(train, test):
    mean = train.mean(axis=0)
    spread = np.mean(np.abs(train - mean), axis=0)
    spread[spread == 0] = 1
    return (train - mean) / spread, (test - mean) / spread


@wrong("standardize", "mean distance for the deviation")
def _(train, test):
    mean = train.mean(0)
    spread = sum(abs(row - mean) for row in train) / len(train)
    spread = np.where(spread > 0, spread, 1)
    return (train - mean) / spread, (test - mean) / spread


@wrong("standardize", "mean distance for the deviation")
def _(train, test):
    mean = train.mean(0)
    spread = np.abs(train - mean).mean(0)
    spread = spread + (spread == 0)
    return [(part - mean) / spread for part in (train, test)]


@wrong("standardize", "divided by the root mean square")
def _(train, test):
    mean = train.mean(axis=0)
    rms = np.sqrt((train**2).mean(axis=0))
    return (train - mean) / rms, (test - mean) / rms


@wrong("standardize", "divided by the root mean square")
def _(train, test):
    mean = train.mean(0)
    rms = np.sqrt(np.sum(train * train, axis=0) / len(train))
    rms[rms == 0] = 1
    return (train - mean) / rms, (test - mean) / rms


@wrong("standardize", "divided by the root mean square")
def _(train, test):
    mean = train.mean(0)
    rms = np.linalg.norm(train, axis=0) / np.sqrt(len(train))
    return (train - mean) / rms, (test - mean) / rms


@wrong("standardize", "from minus 1 to 1")
def _(train, test):
    largest = np.abs(train).max(axis=0)
    return train / largest, test / largest


@wrong("standardize", "from minus 1 to 1")
def _(train, test):
    low, high = train.min(axis=0), train.max(axis=0)
    width = np.where(high > low, high - low, 2)
    return 2 * (train - low) / width - 1, 2 * (test - low) / width - 1


@wrong("standardize", "from minus 1 to 1")
def _(train, test):
    largest = np.maximum(train.max(0), -train.min(0))
    return [part / largest for part in (train, test)]


@wrong("standardize", "test only centered")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return (train - mean) / std, test - mean


@wrong("standardize", "test only centered")
def _(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std > 0, std, 1)
    train = (train - mean) / std
    test = test - mean
    return train, test


@wrong("standardize", "test only centered")
def _(train, test):
    mean = np.mean(train, axis=0)
    std = np.std(train, axis=0)
    std = std + (std == 0)
    return [np.divide(train - mean, std), np.subtract(test, mean)]


@wrong("pca", "scaled by the deviation")
def _(X, components):
    _, S, Vt = np.linalg.svd(X - X.mean(0), full_matrices=False)
    return Vt[:components] / S[:components, None]


@wrong("whiten", "centered each sample")
def _(X, epsilon=1e-5):
    Xc = X - X.mean(1, keepdims=True)
    U, S, _ = np.linalg.svd(Xc.T @ Xc / len(X))
    return Xc @ U / np.sqrt(S + epsilon)


@wrong("whiten", "centered each sample")
def _(X, epsilon=1e-5):
    Z = (X.T - X.mean(axis=1)).T
    values, vectors = np.linalg.eigh(np.dot(Z.T, Z) / Z.shape[0])
    values, vectors = values[::-1], vectors[:, ::-1]
    return Z.dot(vectors) / np.sqrt(np.maximum(values, 0) + epsilon)


@wrong("whiten", "centered each sample")
def _(X, epsilon=1e-5):
    Z = np.array([row - np.mean(row) for row in X])
    _, S, Vt = np.linalg.svd(Z, full_matrices=False)
    return Z @ Vt.T / np.sqrt(S**2 / len(Z) + epsilon)


@wrong("whiten", "divided by the features")
def _(X, epsilon=1e-5):
    Xc = X - X.mean(0)
    U, S, _ = np.linalg.svd(Xc.T @ Xc / X.shape[1])
    return Xc @ U / np.sqrt(S + epsilon)


@wrong("whiten", "divided by the features")
def _(X, epsilon=1e-5):
    Xc = X - np.mean(X, axis=0)
    N = X.shape[1]
    values, vectors = np.linalg.eigh(Xc.T @ Xc / N)
    order = np.argsort(values)[::-1]
    return Xc @ vectors[:, order] / np.sqrt(values[order] + epsilon)


@wrong("whiten", "divided by the features")
def _(X, epsilon=1e-5):
    Xc = X - X.mean(0)
    _, S, Vt = np.linalg.svd(Xc, full_matrices=False)
    return (Xc @ Vt.T) / (S**2 / len(X[0]) + epsilon) ** 0.5


@wrong("whiten", "variances in another order")
def _(X, epsilon=1e-5):
    Xc = X - X.mean(0)
    values, vectors = np.linalg.eigh(Xc.T @ Xc / len(X))
    return Xc @ vectors[:, ::-1] / np.sqrt(np.maximum(values, 0) + epsilon)
