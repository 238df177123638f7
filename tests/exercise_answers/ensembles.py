"""Answers to the exercises of notebook 13, as readers may write them."""

import math
import statistics
from collections import Counter

import numpy as np
from scipy import stats

from exercise_answers import right, wrong

# why_it_helps


@right("why_it_helps")
def _(variance, correlation, members):
    return variance * (1 + (members - 1) * correlation) / members


@right("why_it_helps")
def _(variance, correlation, members):
    covariances = np.full((members, members), correlation * variance)
    np.fill_diagonal(covariances, variance)
    return covariances.mean()


@right("why_it_helps")
def _(variance, correlation, members):
    total = 0.0
    for i in range(members):
        for j in range(members):
            total += variance if i == j else correlation * variance
    return total / members**2


@right("why_it_helps")
def _(variance, correlation, members):
    shared = correlation * variance
    return np.float64(shared + (variance - shared) / members)


@wrong("why_it_helps", "forgot the correlation")
def _(variance, correlation, members):
    return variance / members


@wrong("why_it_helps", "forgot the correlation")
def _(variance, correlation, members):
    return members * variance / members**2


@wrong("why_it_helps", "forgot the correlation")
def _(variance, correlation, members):
    return sum(variance for _ in range(members)) / members**2


@wrong("why_it_helps", "standard deviation")
def _(variance, correlation, members):
    return np.sqrt(variance * (correlation + (1 - correlation) / members))


@wrong("why_it_helps", "standard deviation")
def _(variance, correlation, members):
    return math.sqrt(max(variance * (1 + (members - 1) * correlation) / members, 0))


@wrong("why_it_helps", "standard deviation")
def _(variance, correlation, members):
    total = members * variance + members * (members - 1) * correlation * variance
    return abs(total) ** 0.5 / members


@wrong("why_it_helps", "sum for mean")
def _(variance, correlation, members):
    return members * variance + members * (members - 1) * correlation * variance


@wrong("why_it_helps", "sum for mean")
def _(variance, correlation, members):
    return np.sum(variance * (correlation + (1 - correlation) * np.eye(members)))


@wrong("why_it_helps", "sum for mean")
def _(variance, correlation, members):
    return members**2 * variance * (correlation + (1 - correlation) / members)


@wrong("why_it_helps", "divides once")
def _(variance, correlation, members):
    return (members * variance + members * (members - 1) * correlation * variance) / members


@wrong("why_it_helps", "divides once")
def _(variance, correlation, members):
    return np.sum(variance * (correlation + (1 - correlation) * np.eye(members))) / members


@wrong("why_it_helps", "divides once")
def _(variance, correlation, members):
    return variance + (members - 1) * correlation * variance


@wrong("why_it_helps", "each pair once")
def _(variance, correlation, members):
    return (members * variance + members * (members - 1) / 2 * correlation * variance) / members**2


@wrong("why_it_helps", "each pair once")
def _(variance, correlation, members):
    pairs = math.comb(members, 2)
    return (variance * members + pairs * correlation * variance) / members / members


@wrong("why_it_helps", "each pair once")
def _(variance, correlation, members):
    total = 0.0
    for i in range(members):
        total += variance
        for _ in range(i + 1, members):
            total += correlation * variance
    return total / members**2


@wrong("why_it_helps", "root of the number")
def _(variance, correlation, members):
    return variance * (correlation + (1 - correlation) / np.sqrt(members))


@wrong("why_it_helps", "root of the number")
def _(variance, correlation, members):
    return variance * correlation + variance * (1 - correlation) / members**0.5


@wrong("why_it_helps", "root of the number")
def _(variance, correlation, members):
    shared = variance * correlation
    return shared + (variance - shared) / math.sqrt(members)


@wrong("why_it_helps", "the wrong part falls")
def _(variance, correlation, members):
    return variance * (1 - correlation + correlation / members)


@wrong("why_it_helps", "the wrong part falls")
def _(variance, correlation, members):
    shared = variance * correlation
    return variance - shared + shared / members


@wrong("why_it_helps", "the wrong part falls")
def _(variance, correlation, members):
    own = 1 - correlation
    return np.float64(variance * (own + (1 - own) / members))


@wrong("why_it_helps", "shared part dropped")
def _(variance, correlation, members):
    return variance * (1 - correlation) / members


@wrong("why_it_helps", "shared part dropped")
def _(variance, correlation, members):
    return (variance - correlation * variance) / members


@wrong("why_it_helps", "shared part dropped")
def _(variance, correlation, members):
    own = np.eye(members) * variance * (1 - correlation)
    return own.sum() / members**2


@wrong("why_it_helps", "covariance added in full")
def _(variance, correlation, members):
    return variance * (correlation + 1 / members)


@wrong("why_it_helps", "covariance added in full")
def _(variance, correlation, members):
    return (members * variance + members**2 * correlation * variance) / members**2


@wrong("why_it_helps", "covariance added in full")
def _(variance, correlation, members):
    return variance / members + correlation * variance


@wrong("why_it_helps", "nothing gained")
def _(variance, correlation, members):
    return variance


@wrong("why_it_helps", "nothing gained")
def _(variance, correlation, members):
    return np.mean([variance] * members)


@wrong("why_it_helps", "nothing gained")
def _(variance, correlation, members):
    return variance * correlation + variance * (1 - correlation)


@wrong("why_it_helps", "covariance without the variance")
def _(variance, correlation, members):
    return (members * variance + members * (members - 1) * correlation) / members**2


@wrong("why_it_helps", "covariance without the variance")
def _(variance, correlation, members):
    return variance / members + (1 - 1 / members) * correlation


@wrong("why_it_helps", "covariance without the variance")
def _(variance, correlation, members):
    matrix = np.full((members, members), float(correlation))
    np.fill_diagonal(matrix, variance)
    return matrix.mean()


@wrong("why_it_helps", "brackets forgotten")
def _(variance, correlation, members):
    return variance * correlation + (1 - correlation) / members


@wrong("why_it_helps", "brackets forgotten")
def _(variance, correlation, members):
    own = (1 - correlation) / members
    return variance * correlation + own


@wrong("why_it_helps", "brackets forgotten")
def _(variance, correlation, members):
    return np.float64(correlation) * variance + 1 / members - correlation / members


@wrong("why_it_helps", "correlation squared")
def _(variance, correlation, members):
    return variance * (correlation**2 + (1 - correlation**2) / members)


@wrong("why_it_helps", "correlation squared")
def _(variance, correlation, members):
    r2 = correlation * correlation
    return variance * (1 + (members - 1) * r2) / members


@wrong("why_it_helps", "correlation squared")
def _(variance, correlation, members):
    matrix = np.full((members, members), correlation**2)
    np.fill_diagonal(matrix, 1)
    return variance * matrix.mean()


@wrong("why_it_helps", "one member less")
def _(variance, correlation, members):
    return variance * (correlation + (1 - correlation) / (members - 1))


@wrong("why_it_helps", "one member less")
def _(variance, correlation, members):
    with np.errstate(all="ignore"):
        return variance * (correlation + np.divide(1 - correlation, members - 1))


@wrong("why_it_helps", "one member less")
def _(variance, correlation, members):
    shared = correlation * variance
    return shared + (variance - shared) / (members - 1) if members > 1 else variance


@wrong("why_it_helps", "one pair for all")
def _(variance, correlation, members):
    return variance * (1 + correlation) / members


@wrong("why_it_helps", "one pair for all")
def _(variance, correlation, members):
    return variance / members + correlation * variance / members


@wrong("why_it_helps", "one pair for all")
def _(variance, correlation, members):
    return (members * variance + members * correlation * variance) / members**2


@wrong("why_it_helps", "shared part alone")
def _(variance, correlation, members):
    return variance * (1 + (members - 1)) / members * correlation


@wrong("why_it_helps", "shared part alone")
def _(variance, correlation, members):
    return correlation * variance


@wrong("why_it_helps", "shared part alone")
def _(variance, correlation, members):
    return np.full((members, members), correlation * variance).mean()


@wrong("why_it_helps", "variance forgotten")
def _(variance, correlation, members):
    return correlation + (1 - correlation) / members


@wrong("why_it_helps", "variance forgotten")
def _(variance, correlation, members):
    return (1 + (members - 1) * correlation) / members


@wrong("why_it_helps", "variance forgotten")
def _(variance, correlation, members):
    matrix = np.full((members, members), float(correlation))
    np.fill_diagonal(matrix, 1)
    return matrix.mean()


@wrong("why_it_helps", "inner brackets forgotten")
def _(variance, correlation, members):
    return variance * (correlation + 1 - correlation / members)


@wrong("why_it_helps", "inner brackets forgotten")
def _(variance, correlation, members):
    own = 1 - correlation / members
    return variance * correlation + variance * own


@wrong("why_it_helps", "inner brackets forgotten")
def _(variance, correlation, members):
    return np.float64(variance + correlation * variance * (1 - 1 / members))


@wrong("why_it_helps", "correlation for the shared part")
def _(variance, correlation, members):
    return variance * (1 - correlation) / members + correlation


@wrong("why_it_helps", "correlation for the shared part")
def _(variance, correlation, members):
    own = variance - correlation * variance
    return correlation + own / members


@wrong("why_it_helps", "correlation for the shared part")
def _(variance, correlation, members):
    return np.add(correlation, np.divide((1 - correlation) * variance, members))


@wrong("why_it_helps", "correlation added")
def _(variance, correlation, members):
    return variance / members + correlation


@wrong("why_it_helps", "correlation added")
def _(variance, correlation, members):
    return (variance + members * correlation) / members


@wrong("why_it_helps", "correlation added")
def _(variance, correlation, members):
    total = members * variance + members**2 * correlation
    return total / members**2


@wrong("why_it_helps", "square of the number")
def _(variance, correlation, members):
    return variance * (correlation + (1 - correlation) / members**2)


@wrong("why_it_helps", "square of the number")
def _(variance, correlation, members):
    shared = variance * correlation
    return shared + (variance - shared) / (members * members)


@wrong("why_it_helps", "square of the number")
def _(variance, correlation, members):
    return variance * np.average([1, correlation], weights=[1 / members**2, 1 - 1 / members**2])


@wrong("why_it_helps", "divides once too often")
def _(variance, correlation, members):
    return variance * (1 + (members - 1) * correlation) / members**2


@wrong("why_it_helps", "divides once too often")
def _(variance, correlation, members):
    return (variance + (members - 1) * correlation * variance) / members / members


@wrong("why_it_helps", "divides once too often")
def _(variance, correlation, members):
    row = [variance] + [correlation * variance] * (members - 1)
    return sum(row) / members**2


# predict_mean


@right("predict_mean")
def _(probabilities):
    M, N, C = probabilities.shape
    labels = []
    for n in range(N):
        sums = [sum(probabilities[m, n, c] for m in range(M)) for c in range(C)]
        labels.append(max(range(C), key=sums.__getitem__))
    return np.array(labels)


@right("predict_mean")
def _(probabilities):
    return np.argmax(np.einsum("mnc->nc", probabilities), axis=1)


@right("predict_mean")
def _(probabilities):
    mean = np.average(probabilities, axis=0)
    return np.apply_along_axis(np.argmax, 1, mean)


@right("predict_mean")
def _(probabilities):
    mean = np.mean(probabilities, 0)
    return [int(np.argmax(row)) for row in mean]


@wrong("predict_mean", "averages labels")
def _(probabilities):
    return probabilities.argmax(axis=-1).mean(axis=0)


@wrong("predict_mean", "averages labels")
def _(probabilities):
    return np.mean([np.argmax(p, axis=1) for p in probabilities], axis=0)


@wrong("predict_mean", "averages labels")
def _(probabilities):
    labels = np.argmax(probabilities, axis=2)
    return np.array([sum(labels[:, n]) / len(labels) for n in range(labels.shape[1])])


@wrong("predict_mean", "averages labels and rounds")
def _(probabilities):
    return np.rint(probabilities.argmax(axis=-1).mean(axis=0)).astype(int)


@wrong("predict_mean", "averages labels and rounds")
def _(probabilities):
    return np.array([round(float(np.mean(column))) for column in probabilities.argmax(axis=2).T])


@wrong("predict_mean", "averages labels and rounds")
def _(probabilities):
    predictions = [np.argmax(p, axis=1) for p in probabilities]
    return np.round(np.mean(predictions, axis=0)).astype(np.int64)


@wrong("predict_mean", "averages labels and cuts")
def _(probabilities):
    return probabilities.argmax(axis=-1).mean(axis=0).astype(int)


@wrong("predict_mean", "averages labels and cuts")
def _(probabilities):
    return np.array([int(np.mean(column)) for column in probabilities.argmax(axis=2).T])


@wrong("predict_mean", "averages labels and cuts")
def _(probabilities):
    return np.sum(np.argmax(probabilities, axis=2), axis=0) // len(probabilities)


@wrong("predict_mean", "takes the median label")
def _(probabilities):
    return np.median(probabilities.argmax(axis=-1), axis=0).astype(int)


@wrong("predict_mean", "takes the median label")
def _(probabilities):
    return np.array([int(statistics.median(column.tolist())) for column in probabilities.argmax(axis=2).T])


@wrong("predict_mean", "takes the median label")
def _(probabilities):
    labels = np.argmax(probabilities, axis=2)
    return np.quantile(labels, 0.5, axis=0).astype(np.int64)


@wrong("predict_mean", "counts votes")
def _(probabilities):
    labels = probabilities.argmax(axis=-1)
    return (labels[:, :, None] == np.arange(probabilities.shape[2])).sum(axis=0).argmax(axis=-1)


@wrong("predict_mean", "counts votes")
def _(probabilities):
    return stats.mode(probabilities.argmax(axis=2), axis=0).mode


@wrong("predict_mean", "counts votes")
def _(probabilities):
    labels = [np.argmax(p, axis=1) for p in probabilities]
    return np.array([np.bincount(own).argmax() for own in np.transpose(labels)])


@wrong("predict_mean", "believes the surest")
def _(probabilities):
    return probabilities.max(axis=0).argmax(axis=-1)


@wrong("predict_mean", "believes the surest")
def _(probabilities):
    return np.array([np.argmax(np.max(probabilities[:, n], axis=0)) for n in range(probabilities.shape[1])])


@wrong("predict_mean", "believes the surest")
def _(probabilities):
    surest = np.maximum.reduce(probabilities)
    return np.argmax(surest, axis=1).astype(np.int32)


@wrong("predict_mean", "multiplies")
def _(probabilities):
    return probabilities.prod(axis=0).argmax(axis=-1)


@wrong("predict_mean", "multiplies")
def _(probabilities):
    return np.log(probabilities).sum(axis=0).argmax(axis=-1)


@wrong("predict_mean", "multiplies")
def _(probabilities):
    with np.errstate(divide="ignore"):
        return np.argmax(np.exp(np.mean(np.log(probabilities), axis=0)), axis=1)


@wrong("predict_mean", "mean over the samples")
def _(probabilities):
    return probabilities.mean(axis=1).argmax(axis=-1)


@wrong("predict_mean", "mean over the samples")
def _(probabilities):
    return np.array([np.argmax(np.mean(p, axis=0)) for p in probabilities])


@wrong("predict_mean", "mean over the samples")
def _(probabilities):
    total = np.einsum("mnc->mc", probabilities)
    return total.argmax(axis=1)


@wrong("predict_mean", "mean over the classes")
def _(probabilities):
    return probabilities.mean(axis=2).argmax(axis=0)


@wrong("predict_mean", "mean over the classes")
def _(probabilities):
    return np.argmax(np.mean(probabilities, axis=-1), axis=0).astype(np.int32)


@wrong("predict_mean", "mean over the classes")
def _(probabilities):
    M, N, C = probabilities.shape
    return np.array([np.argmax([np.mean(probabilities[m, n]) for m in range(M)]) for n in range(N)])


@wrong("predict_mean", "largest over the samples")
def _(probabilities):
    return probabilities.mean(axis=0).argmax(axis=0)


@wrong("predict_mean", "largest over the samples")
def _(probabilities):
    mean = np.mean(probabilities, axis=0)
    return np.array([np.argmax(column) for column in mean.T])


@wrong("predict_mean", "largest over the samples")
def _(probabilities):
    return np.argmax(np.einsum("mnc->nc", probabilities), 0)


@wrong("predict_mean", "one label for all")
def _(probabilities):
    return probabilities.mean(axis=0).argmax()


@wrong("predict_mean", "one label for all")
def _(probabilities):
    return int(np.argmax(np.mean(probabilities, axis=0)))


@wrong("predict_mean", "one label for all")
def _(probabilities):
    sums = probabilities.sum(0)
    return np.argmax(sums.ravel())


@wrong("predict_mean", "returns the probabilities")
def _(probabilities):
    return probabilities.mean(axis=0)


@wrong("predict_mean", "returns the probabilities")
def _(probabilities):
    return sum(probabilities) / len(probabilities)


@wrong("predict_mean", "returns the probabilities")
def _(probabilities):
    return np.average(probabilities, axis=0)


@wrong("predict_mean", "returns the largest probability")
def _(probabilities):
    return probabilities.mean(axis=0).max(axis=-1)


@wrong("predict_mean", "returns the largest probability")
def _(probabilities):
    return np.array([max(row) for row in np.mean(probabilities, axis=0)])


@wrong("predict_mean", "returns the largest probability")
def _(probabilities):
    return np.amax(np.average(probabilities, axis=0), axis=1)


@wrong("predict_mean", "one member only")
def _(probabilities):
    return probabilities[0].argmax(axis=-1)


@wrong("predict_mean", "one member only")
def _(probabilities):
    for p in probabilities:
        labels = np.argmax(p, axis=1)
        return labels


@wrong("predict_mean", "one member only")
def _(probabilities):
    return np.array([np.argmax(row) for row in probabilities[0]])


@wrong("predict_mean", "the last member")
def _(probabilities):
    return probabilities[-1].argmax(axis=-1)


@wrong("predict_mean", "the last member")
def _(probabilities):
    for p in probabilities:
        labels = np.argmax(p, axis=1)
    return labels


@wrong("predict_mean", "the last member")
def _(probabilities):
    mean = 0
    for p in probabilities:
        mean = p / len(probabilities)
    return mean.argmax(axis=1)


@wrong("predict_mean", "median of the probabilities")
def _(probabilities):
    return np.median(probabilities, axis=0).argmax(axis=-1)


@wrong("predict_mean", "median of the probabilities")
def _(probabilities):
    return np.argmax(np.quantile(probabilities, 0.5, axis=0), axis=1)


@wrong("predict_mean", "median of the probabilities")
def _(probabilities):
    return np.array([np.argmax(np.median(probabilities[:, n], axis=0)) for n in range(probabilities.shape[1])])


@wrong("predict_mean", "ties to the larger label")
def _(probabilities):
    mean = probabilities.mean(axis=0)
    return mean.shape[1] - 1 - mean[:, ::-1].argmax(axis=-1)


@wrong("predict_mean", "ties to the larger label")
def _(probabilities):
    labels = []
    for row in np.mean(probabilities, axis=0):
        best = 0
        for c, p in enumerate(row):
            if p >= row[best]:
                best = c
        labels.append(best)
    return np.array(labels)


@wrong("predict_mean", "ties to the larger label")
def _(probabilities):
    return np.array([max(range(len(row)), key=lambda c: (row[c], c)) for row in probabilities.sum(0)])


@wrong("predict_mean", "labels as floats")
def _(probabilities):
    return probabilities.mean(axis=0).argmax(axis=-1).astype(float)


@wrong("predict_mean", "labels as floats")
def _(probabilities):
    labels = np.zeros(probabilities.shape[1])
    for n in range(len(labels)):
        labels[n] = np.argmax(probabilities[:, n].sum(axis=0))
    return labels


@wrong("predict_mean", "labels as floats")
def _(probabilities):
    return [float(np.argmax(row)) for row in np.mean(probabilities, axis=0)]


@wrong("predict_mean", "each member's labels")
def _(probabilities):
    return probabilities.argmax(axis=-1)


@wrong("predict_mean", "each member's labels")
def _(probabilities):
    return np.array([np.argmax(p, axis=1) for p in probabilities])


@wrong("predict_mean", "each member's labels")
def _(probabilities):
    return np.apply_along_axis(np.argmax, 2, probabilities)


@wrong("predict_mean", "the smallest wins")
def _(probabilities):
    return probabilities.mean(axis=0).argmin(axis=-1)


@wrong("predict_mean", "the smallest wins")
def _(probabilities):
    return np.array([np.argmin(row) for row in np.mean(probabilities, axis=0)])


@wrong("predict_mean", "the smallest wins")
def _(probabilities):
    return np.argmax(-np.average(probabilities, axis=0), axis=1)


@wrong("predict_mean", "the least doubted")
def _(probabilities):
    return probabilities.min(axis=0).argmax(axis=-1)


@wrong("predict_mean", "the least doubted")
def _(probabilities):
    return np.argmax(np.minimum.reduce(probabilities), axis=1)


@wrong("predict_mean", "the least doubted")
def _(probabilities):
    return np.array([np.argmax(np.min(probabilities[:, n], axis=0)) for n in range(probabilities.shape[1])])


@wrong("predict_mean", "exponentials once more")
def _(probabilities):
    return np.exp(probabilities).mean(axis=0).argmax(axis=-1)


@wrong("predict_mean", "exponentials once more")
def _(probabilities):
    return np.argmax(np.exp(probabilities).sum(0), axis=1)


@wrong("predict_mean", "exponentials once more")
def _(probabilities):
    return np.array([np.argmax(np.mean(np.exp(probabilities[:, n]), 0)) for n in range(probabilities.shape[1])])


@wrong("predict_mean", "one axis too many")
def _(probabilities):
    return probabilities.mean(axis=0, keepdims=True).argmax(axis=-1)


@wrong("predict_mean", "one axis too many")
def _(probabilities):
    return np.array([np.argmax(np.mean(probabilities, axis=0), axis=1)])


@wrong("predict_mean", "one axis too many")
def _(probabilities):
    return np.argmax(probabilities.sum(0), axis=1)[None, :]


@wrong("predict_mean", "the largest label")
def _(probabilities):
    return probabilities.argmax(axis=-1).max(axis=0)


@wrong("predict_mean", "the largest label")
def _(probabilities):
    labels = [np.argmax(p, axis=1) for p in probabilities]
    return np.maximum.reduce(labels)


@wrong("predict_mean", "the largest label")
def _(probabilities):
    labels = np.argmax(probabilities, axis=2)
    return np.array([max(column) for column in labels.T])


@wrong("predict_mean", "mean without an axis")
def _(probabilities):
    return probabilities.mean().argmax()


@wrong("predict_mean", "mean without an axis")
def _(probabilities):
    return int(np.argmax(np.mean(probabilities)))


@wrong("predict_mean", "mean without an axis")
def _(probabilities):
    average = np.average(probabilities)
    return np.argmax([average])


@wrong("predict_mean", "a mean of means")
def _(probabilities):
    p = probabilities[0]
    for q in probabilities[1:]:
        p = (p + q) / 2
    return p.argmax(axis=1)


@wrong("predict_mean", "a mean of means")
def _(probabilities):
    mean = None
    for member in probabilities:
        mean = member if mean is None else np.mean([mean, member], axis=0)
    return np.argmax(mean, axis=-1)


@wrong("predict_mean", "a mean of means")
def _(probabilities):
    M = len(probabilities)
    weights = [0.5 ** min(M - m, M - 1) for m in range(M)]
    return np.tensordot(weights, probabilities, 1).argmax(1)


@wrong("predict_mean", "members taken for samples")
def _(probabilities):
    M, N, C = probabilities.shape
    return probabilities.reshape(N, M, C).mean(axis=1).argmax(axis=1)


@wrong("predict_mean", "members taken for samples")
def _(probabilities):
    M, N, C = probabilities.shape
    rows = probabilities.reshape(-1, C)
    return np.array([rows[n * M : (n + 1) * M].mean(axis=0).argmax() for n in range(N)])


@wrong("predict_mean", "members taken for samples")
def _(probabilities):
    M, N, C = probabilities.shape
    by_sample = np.resize(probabilities, (N, M, C))
    return np.argmax(np.sum(by_sample, axis=1), axis=1)


# vote


@right("vote")
def _(labels, classes):
    winners = []
    for column in labels.T:
        counts = [0] * classes
        for label in column:
            counts[label] += 1
        winners.append(counts.index(max(counts)))
    return np.array(winners)


@right("vote")
def _(labels, classes):
    return np.apply_along_axis(lambda own: np.bincount(own, minlength=classes).argmax(), 0, labels)


@right("vote")
def _(labels, classes):
    winners = []
    for own in np.transpose(labels):
        values, counts = np.unique(own, return_counts=True)
        winners.append(values[counts.argmax()])
    return winners


@right("vote")
def _(labels, classes):
    return stats.mode(labels, axis=0, keepdims=False).mode


@right("vote")
def _(labels, classes):
    counts = np.zeros((labels.shape[1], classes))
    for member in labels:
        counts[np.arange(len(member)), member] += 1
    return np.argmax(counts, axis=1)


@wrong("vote", "ties to the larger label")
def _(labels, classes):
    counts = (labels[:, :, None] == np.arange(classes)).sum(axis=0)
    return classes - 1 - counts[:, ::-1].argmax(axis=-1)


@wrong("vote", "ties to the larger label")
def _(labels, classes):
    winners = []
    for own in labels.T:
        best, most = 0, 0
        for c in range(classes):
            if np.sum(own == c) >= most:
                best, most = c, np.sum(own == c)
        winners.append(best)
    return np.array(winners)


@wrong("vote", "ties to the larger label")
def _(labels, classes):
    return np.array([max(range(classes), key=lambda c: ((own == c).sum(), c)) for own in labels.T])


@wrong("vote", "ties to the first vote")
def _(labels, classes):
    return np.array([Counter(own.tolist()).most_common(1)[0][0] for own in labels.T])


@wrong("vote", "ties to the first vote")
def _(labels, classes):
    return np.array([statistics.mode(own) for own in labels.T.tolist()])


@wrong("vote", "ties to the first vote")
def _(labels, classes):
    winners = []
    for n in range(labels.shape[1]):
        counts = {}
        for label in labels[:, n]:
            counts[int(label)] = counts.get(int(label), 0) + 1
        winners.append(max(counts, key=counts.get))
    return np.array(winners, int)


@wrong("vote", "ties to the last vote")
def _(labels, classes):
    return np.array([Counter(own[::-1].tolist()).most_common(1)[0][0] for own in labels.T])


@wrong("vote", "ties to the last vote")
def _(labels, classes):
    return np.array([statistics.mode(reversed(own)) for own in labels.T.tolist()], int)


@wrong("vote", "ties to the last vote")
def _(labels, classes):
    return np.array([max(own[::-1], key=own.count) for own in labels.T.tolist()])


@wrong("vote", "averages labels")
def _(labels, classes):
    return labels.mean(axis=0)


@wrong("vote", "averages labels")
def _(labels, classes):
    return sum(labels.astype(float)) / len(labels)


@wrong("vote", "averages labels")
def _(labels, classes):
    return np.array([np.mean(labels[:, n]) for n in range(labels.shape[1])])


@wrong("vote", "averages labels and rounds")
def _(labels, classes):
    return np.rint(labels.mean(axis=0)).astype(int)


@wrong("vote", "averages labels and rounds")
def _(labels, classes):
    return np.array([round(float(np.mean(own))) for own in labels.T])


@wrong("vote", "averages labels and rounds")
def _(labels, classes):
    return np.round(np.average(labels, axis=0)).astype(np.int32)


@wrong("vote", "averages labels and cuts")
def _(labels, classes):
    return labels.mean(axis=0).astype(int)


@wrong("vote", "averages labels and cuts")
def _(labels, classes):
    return labels.sum(axis=0) // len(labels)


@wrong("vote", "averages labels and cuts")
def _(labels, classes):
    return np.array([int(np.mean(own)) for own in labels.T])


@wrong("vote", "takes the middle one")
def _(labels, classes):
    return np.median(labels, axis=0).astype(int)


@wrong("vote", "takes the middle one")
def _(labels, classes):
    return np.array([int(statistics.median(own)) for own in labels.T.tolist()])


@wrong("vote", "takes the middle one")
def _(labels, classes):
    return np.quantile(labels, 0.5, axis=0).astype(np.int64)


@wrong("vote", "smallest label wins")
def _(labels, classes):
    return labels.min(axis=0)


@wrong("vote", "smallest label wins")
def _(labels, classes):
    seen = (labels[:, :, None] == np.arange(classes)).any(axis=0)
    return seen.argmax(axis=-1)


@wrong("vote", "smallest label wins")
def _(labels, classes):
    return np.array([min(own) for own in labels.T])


@wrong("vote", "largest label wins")
def _(labels, classes):
    return labels.max(axis=0)


@wrong("vote", "largest label wins")
def _(labels, classes):
    return np.array([max(own) for own in labels.T])


@wrong("vote", "largest label wins")
def _(labels, classes):
    return np.maximum.reduce(labels).astype(int)


@wrong("vote", "the first member decides")
def _(labels, classes):
    return labels[0]


@wrong("vote", "the first member decides")
def _(labels, classes):
    for member in labels:
        return member.copy()


@wrong("vote", "the first member decides")
def _(labels, classes):
    return np.array([own[0] for own in labels.T])


@wrong("vote", "one vote for all samples")
def _(labels, classes):
    return np.full(labels.shape[1], np.bincount(labels.ravel(), minlength=classes).argmax())


@wrong("vote", "one vote for all samples")
def _(labels, classes):
    winner = stats.mode(labels, axis=None).mode
    return np.array([winner] * labels.shape[1])


@wrong("vote", "one vote for all samples")
def _(labels, classes):
    counts = [np.sum(labels == c) for c in range(classes)]
    return np.repeat(np.argmax(counts), labels.shape[1])


@wrong("vote", "one winner, no array")
def _(labels, classes):
    return np.bincount(labels.ravel(), minlength=classes).argmax()


@wrong("vote", "one winner, no array")
def _(labels, classes):
    return int(stats.mode(labels, axis=None).mode)


@wrong("vote", "one winner, no array")
def _(labels, classes):
    counts = [np.sum(labels == c) for c in range(classes)]
    return counts.index(max(counts))


@wrong("vote", "counts along the wrong axis")
def _(labels, classes):
    return (labels[:, :, None] == np.arange(classes)).sum(axis=1).argmax(axis=-1)


@wrong("vote", "counts along the wrong axis")
def _(labels, classes):
    return np.array([np.bincount(own, minlength=classes).argmax() for own in labels])


@wrong("vote", "counts along the wrong axis")
def _(labels, classes):
    return stats.mode(labels, axis=1).mode


@wrong("vote", "returns the counts")
def _(labels, classes):
    return (labels[:, :, None] == np.arange(classes)).sum(axis=0)


@wrong("vote", "returns the counts")
def _(labels, classes):
    return np.array([np.bincount(own, minlength=classes) for own in labels.T])


@wrong("vote", "returns the counts")
def _(labels, classes):
    return np.eye(classes, dtype=int)[labels].sum(axis=0)


@wrong("vote", "returns the winner's votes")
def _(labels, classes):
    return (labels[:, :, None] == np.arange(classes)).sum(axis=0).max(axis=-1)


@wrong("vote", "returns the winner's votes")
def _(labels, classes):
    return np.array([np.bincount(own).max() for own in labels.T])


@wrong("vote", "returns the winner's votes")
def _(labels, classes):
    return stats.mode(labels, axis=0).count


@wrong("vote", "the sample with most votes for a class")
def _(labels, classes):
    return (labels[:, :, None] == np.arange(classes)).sum(axis=0).argmax(axis=0)


@wrong("vote", "the sample with most votes for a class")
def _(labels, classes):
    counts = np.eye(classes)[labels].sum(axis=0)
    return np.argmax(counts, axis=0)


@wrong("vote", "the sample with most votes for a class")
def _(labels, classes):
    return np.array([np.argmax((labels == c).sum(axis=0)) for c in range(classes)])


@wrong("vote", "the place among the labels seen")
def _(labels, classes):
    return np.array([np.unique(own, return_counts=True)[1].argmax() for own in labels.T])


@wrong("vote", "the place among the labels seen")
def _(labels, classes):
    winners = []
    for own in labels.T.tolist():
        counts = [own.count(label) for label in sorted(set(own))]
        winners.append(counts.index(max(counts)))
    return np.array(winners)


@wrong("vote", "the place among the labels seen")
def _(labels, classes):
    winners = np.zeros(labels.shape[1], int)
    for n in range(labels.shape[1]):
        _, counts = np.unique(labels[:, n], return_counts=True)
        winners[n] = np.argmax(counts)
    return winners


@wrong("vote", "the member with the largest label")
def _(labels, classes):
    return labels.argmax(axis=0)


@wrong("vote", "the member with the largest label")
def _(labels, classes):
    return np.array([np.argmax(own) for own in labels.T])


@wrong("vote", "the member with the largest label")
def _(labels, classes):
    return np.array([own.index(max(own)) for own in labels.T.tolist()])


@wrong("vote", "labels as floats")
def _(labels, classes):
    counts = (labels[:, :, None] == np.arange(classes)).sum(axis=0)
    winners = np.zeros(labels.shape[1])
    winners[:] = counts.argmax(axis=-1)
    return winners


@wrong("vote", "labels as floats")
def _(labels, classes):
    return np.array([np.bincount(own).argmax() for own in labels.T], dtype=np.float32)


@wrong("vote", "labels as floats")
def _(labels, classes):
    return stats.mode(labels, axis=0).mode / 1


@wrong("vote", "the last member decides")
def _(labels, classes):
    return labels[-1]


@wrong("vote", "the last member decides")
def _(labels, classes):
    for member in labels:
        winners = member.copy()
    return winners


@wrong("vote", "the last member decides")
def _(labels, classes):
    winners = np.zeros(labels.shape[1], int)
    for m in range(labels.shape[0]):
        for n in range(labels.shape[1]):
            winners[n] = labels[m, n]
    return winners


@wrong("vote", "class 0 left out")
def _(labels, classes):
    counts = (labels[:, :, None] == np.arange(1, classes)).sum(axis=0)
    return counts.argmax(axis=-1)


@wrong("vote", "fewest votes win")
def _(labels, classes):
    return (labels[:, :, None] == np.arange(classes)).sum(axis=0).argmin(axis=-1)


@wrong("vote", "fewest votes win")
def _(labels, classes):
    return np.array([np.bincount(own, minlength=classes).argmin() for own in labels.T])


@wrong("vote", "fewest votes win")
def _(labels, classes):
    counts = np.eye(classes)[labels].sum(axis=0)
    return np.argmax(-counts, axis=1)


@wrong("vote", "labels from 1")
def _(labels, classes):
    return (labels[:, :, None] == np.arange(classes)).sum(axis=0).argmax(axis=-1) + 1


@wrong("vote", "labels from 1")
def _(labels, classes):
    return np.array([1 + np.bincount(own, minlength=classes).argmax() for own in labels.T])


@wrong("vote", "labels from 1")
def _(labels, classes):
    counts = np.zeros((labels.shape[1], classes + 1), int)
    for member in labels:
        counts[np.arange(len(member)), member + 1] += 1
    return counts.argmax(axis=1)


@wrong("vote", "shares returned")
def _(labels, classes):
    return (labels[:, :, None] == np.arange(classes)).mean(axis=0)


@wrong("vote", "shares returned")
def _(labels, classes):
    return np.eye(classes)[labels].mean(axis=0)


@wrong("vote", "shares returned")
def _(labels, classes):
    return np.array([np.bincount(own, minlength=classes) / len(own) for own in labels.T])


@wrong("vote", "the first sample alone")
def _(labels, classes):
    return np.bincount(labels[:, 0], minlength=classes).argmax()


@wrong("vote", "the first sample alone")
def _(labels, classes):
    for own in labels.T:
        return int(stats.mode(own).mode)


@wrong("vote", "the first sample alone")
def _(labels, classes):
    counts = [0] * classes
    for label in labels[:, 0]:
        counts[label] += 1
    return counts.index(max(counts))


@wrong("vote", "needs a majority")
def _(labels, classes):
    winners = np.zeros(labels.shape[1], int)
    for c in range(classes):
        winners[(labels == c).mean(axis=0) > 0.5] = c
    return winners


@wrong("vote", "needs a majority")
def _(labels, classes):
    winners = []
    for own in labels.T.tolist():
        label, count = Counter(own).most_common(1)[0]
        winners.append(label if count > len(own) / 2 else -1)
    return np.array(winners)


@wrong("vote", "needs a majority")
def _(labels, classes):
    counts = np.eye(classes)[labels].sum(axis=0)
    return (counts > labels.shape[0] / 2).argmax(axis=1)


@wrong("vote", "ties in the order of a set")
def _(labels, classes):
    return np.array([max(set(votes.tolist()), key=votes.tolist().count) for votes in labels.T])


@wrong("vote", "ties in the order of a set")
def _(labels, classes):
    winners = []
    for n in range(labels.shape[1]):
        votes = list(map(int, labels[:, n]))
        best, most = None, 0
        for label in set(votes):
            if votes.count(label) > most:
                best, most = label, votes.count(label)
        winners.append(best)
    return np.array(winners)


@wrong("vote", "ties in the order of a set")
def _(labels, classes):
    def winner(votes):
        counts = {label: votes.count(label) for label in set(votes)}
        return max(counts, key=counts.get)

    return np.array([winner(column.tolist()) for column in labels.T])


@wrong("vote", "bins between the labels seen")
def _(labels, classes):
    return np.array([np.histogram(column, bins=classes)[0].argmax() for column in labels.T])


@wrong("vote", "bins between the labels seen")
def _(labels, classes):
    winners = []
    for n in range(labels.shape[1]):
        counts, _ = np.histogram(labels[:, n], classes)
        winners.append(list(counts).index(max(counts)))
    return np.array(winners)


@wrong("vote", "bins between the labels seen")
def _(labels, classes):
    def winner(votes):
        edges = np.histogram_bin_edges(votes, classes)
        return np.argmax(np.histogram(votes, edges)[0])

    return np.apply_along_axis(winner, 0, labels)


# ema


@right("ema")
class AllOfThem:
    def __init__(self, decay):
        self.decay, self.seen = decay, []

    def update(self, parameters):
        self.seen.append(parameters.copy())

    def average(self):
        weights = self.decay ** np.arange(len(self.seen))[::-1]
        return np.tensordot(weights / weights.sum(), self.seen, 1)


@right("ema")
class WithAGrowingDecay:
    def __init__(self, decay):
        self.decay, self.updates, self.mean = decay, 0, None

    def update(self, parameters):
        self.updates += 1
        share = (1 - self.decay) / (1 - self.decay**self.updates)
        self.mean = parameters.copy() if self.mean is None else self.mean + share * (parameters - self.mean)

    def average(self):
        return self.mean


@right("ema")
class WithTheSumOfItsWeights:
    def __init__(self, decay):
        self.decay, self.weight, self.sum = decay, 0.0, None

    def update(self, parameters):
        if self.sum is None:
            self.sum = np.zeros_like(parameters)
        self.sum *= self.decay
        self.sum += parameters
        self.weight = self.decay * self.weight + 1

    def average(self):
        return self.sum / self.weight


@right("ema")
class AsAList:
    def __init__(self, decay):
        self.decay = decay
        self.steps = 0
        self.total = None

    def update(self, parameters):
        self.steps += 1
        if self.total is None:
            self.total = [0.0] * len(parameters)
        pairs = zip(self.total, parameters, strict=True)
        self.total = [self.decay * old + (1 - self.decay) * float(new) for old, new in pairs]

    def average(self):
        return [value / (1 - self.decay**self.steps) for value in self.total]


@wrong("ema", "the article's, which starts at the first weights")
class Article:
    def __init__(self, decay):
        self.decay, self.shadow = decay, {}

    def update(self, parameters):
        if "w" not in self.shadow:
            self.shadow["w"] = parameters.copy()
        else:
            self.shadow["w"] *= self.decay
            self.shadow["w"] += parameters * (1 - self.decay)

    def average(self):
        return self.shadow["w"]


@wrong("ema", "the article's, which starts at the first weights")
class FromTheFirst:
    def __init__(self, decay):
        self.decay = decay
        self.mean = None

    def update(self, parameters):
        if self.mean is None:
            self.mean = np.array(parameters)
        self.mean = self.decay * self.mean + (1 - self.decay) * parameters

    def average(self):
        return self.mean.copy()


@wrong("ema", "the article's, which starts at the first weights")
class FirstInAList:
    def __init__(self, decay):
        self.decay, self.means = decay, []

    def update(self, parameters):
        last = self.means[-1] if self.means else parameters + 0
        self.means.append(last + (1 - self.decay) * (parameters - last))

    def average(self):
        return self.means[-1]


@wrong("ema", "starts at zero")
class FromZero:
    def __init__(self, decay):
        self.decay, self.mean = decay, 0.0

    def update(self, parameters):
        self.mean = self.decay * self.mean + (1 - self.decay) * parameters

    def average(self):
        return self.mean


@wrong("ema", "starts at zero")
class FromZeros:
    def __init__(self, decay):
        self.decay, self.mean = decay, None

    def update(self, parameters):
        if self.mean is None:
            self.mean = np.zeros(parameters.shape)
        self.mean *= self.decay
        self.mean += (1 - self.decay) * parameters

    def average(self):
        return self.mean.copy()


@wrong("ema", "starts at zero")
class FromZeroCounting:
    def __init__(self, decay):
        self.decay, self.steps, self.mean = decay, 0, 0

    def update(self, parameters):
        self.steps += 1
        self.mean = self.mean + (1 - self.decay) * (parameters - self.mean)

    def average(self):
        return 1.0 * self.mean


@wrong("ema", "decay on the wrong side")
class WrongSide:
    def __init__(self, decay):
        self.decay, self.updates, self.sum = decay, 0, 0.0

    def update(self, parameters):
        self.updates += 1
        self.sum = (1 - self.decay) * self.sum + self.decay * parameters

    def average(self):
        return self.sum / (1 - (1 - self.decay) ** self.updates)


@wrong("ema", "decay on the wrong side")
class WrongSideInPlace:
    def __init__(self, decay):
        self.new, self.updates, self.sum = decay, 0, None

    def update(self, parameters):
        if self.sum is None:
            self.sum = np.zeros(len(parameters))
        self.sum *= 1 - self.new
        self.sum += self.new * parameters
        self.updates += 1

    def average(self):
        return self.sum / (1 - (1 - self.new) ** self.updates)


@wrong("ema", "decay on the wrong side")
class WrongSideOfAllOfThem:
    def __init__(self, decay):
        self.decay, self.seen = 1 - decay, []

    def update(self, parameters):
        self.seen.append(parameters.copy())

    def average(self):
        weights = self.decay ** np.arange(len(self.seen))[::-1]
        return np.tensordot(weights / weights.sum(), self.seen, 1)


@wrong("ema", "decay on the wrong side, and starts at zero")
class WrongSideUncorrected:
    def __init__(self, decay):
        self.decay, self.mean = decay, 0.0

    def update(self, parameters):
        self.mean = (1 - self.decay) * self.mean + self.decay * parameters

    def average(self):
        return self.mean


@wrong("ema", "decay on the wrong side, and starts at zero")
class WrongSideFromZeros:
    def __init__(self, decay):
        self.decay, self.mean = decay, None

    def update(self, parameters):
        if self.mean is None:
            self.mean = np.zeros_like(parameters, dtype=float)
        self.mean += self.decay * (parameters - self.mean)

    def average(self):
        return self.mean.copy()


@wrong("ema", "decay on the wrong side, from the first weights")
class WrongSideFromTheFirst:
    def __init__(self, decay):
        self.decay, self.mean = decay, None

    def update(self, parameters):
        if self.mean is None:
            self.mean = parameters.copy()
        else:
            self.mean = (1 - self.decay) * self.mean + self.decay * parameters

    def average(self):
        return self.mean


@wrong("ema", "decay on the wrong side, from the first weights")
class WrongSideShadow:
    def __init__(self, decay):
        self.alpha, self.shadow = decay, None

    def update(self, parameters):
        if self.shadow is None:
            self.shadow = parameters.copy()
        self.shadow += self.alpha * (parameters - self.shadow)

    def average(self):
        return self.shadow.copy()


@wrong("ema", "aliases the parameters")
class Aliased:
    def __init__(self, decay):
        self.decay, self.mean = decay, None

    def update(self, parameters):
        if self.mean is None:
            self.mean = parameters
        else:
            self.mean = self.decay * self.mean + (1 - self.decay) * parameters

    def average(self):
        return self.mean


@wrong("ema", "aliases the parameters")
class AliasedView:
    def __init__(self, decay):
        self.decay, self.shadow = decay, {}

    def update(self, parameters):
        if not self.shadow:
            self.shadow["w"] = parameters[:]
            return
        self.shadow["w"] = self.shadow["w"] + (1 - self.decay) * (parameters - self.shadow["w"])

    def average(self):
        return self.shadow["w"].copy()


@wrong("ema", "aliases the parameters")
class AliasedAsArray:
    def __init__(self, decay):
        self.decay, self.mean = decay, None

    def update(self, parameters):
        new = np.asarray(parameters)
        self.mean = new if self.mean is None else self.mean * self.decay + new * (1 - self.decay)

    def average(self):
        return self.mean


@wrong("ema", "aliases the parameters and changes them")
class AliasedAndInPlace:
    def __init__(self, decay):
        self.decay, self.mean = decay, None

    def update(self, parameters):
        if self.mean is None:
            self.mean = parameters
        else:
            self.mean *= self.decay
            self.mean += (1 - self.decay) * parameters

    def average(self):
        return self.mean


@wrong("ema", "keeps all of them without a copy")
class AliasedShadow:
    def __init__(self, decay):
        self.decay, self.shadow = decay, {}

    def update(self, parameters):
        if self.shadow:
            self.shadow["w"][:] = self.decay * self.shadow["w"] + (1 - self.decay) * parameters
        else:
            self.shadow["w"] = parameters

    def average(self):
        return self.shadow["w"].copy()


@wrong("ema", "keeps all of them without a copy")
class AllAliased:
    def __init__(self, decay):
        self.decay, self.seen = decay, []

    def update(self, parameters):
        self.seen.append(parameters)

    def average(self):
        weights = self.decay ** np.arange(len(self.seen))[::-1]
        return np.tensordot(weights / weights.sum(), self.seen, 1)


@wrong("ema", "keeps all of them without a copy")
class AllAliasedViews:
    def __init__(self, decay):
        self.decay, self.history = decay, []

    def update(self, parameters):
        self.history += [parameters[:]]

    def average(self):
        total, weight = 0.0, 0.0
        for parameters in self.history:
            total = self.decay * total + parameters
            weight = self.decay * weight + 1
        return total / weight


@wrong("ema", "keeps all of them without a copy")
class LastAliased:
    def __init__(self, decay):
        self.decay = decay

    def update(self, parameters):
        self.parameters = parameters

    def average(self):
        return self.parameters


@wrong("ema", "counts from 0")
class CountsFromZero:
    def __init__(self, decay):
        self.decay, self.updates, self.sum = decay, 0, 0.0

    def update(self, parameters):
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters
        self.updates += 1

    def average(self):
        return self.sum / (1 - self.decay ** (self.updates - 1))


@wrong("ema", "counts from 0")
class CountsFromMinusOne:
    def __init__(self, decay):
        self.decay, self.t, self.sum = decay, -1, 0.0

    def update(self, parameters):
        self.t += 1
        self.sum = self.sum + (1 - self.decay) * (parameters - self.sum)

    def average(self):
        with np.errstate(all="ignore"):
            return self.sum / (1 - np.power(self.decay, self.t))


@wrong("ema", "counts twice")
class CountsFromOne:
    def __init__(self, decay):
        self.decay, self.updates, self.sum = decay, 1, 0.0

    def update(self, parameters):
        self.updates += 1
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters

    def average(self):
        return self.sum / (1 - self.decay**self.updates)


@wrong("ema", "counts twice")
class CountsOneMore:
    def __init__(self, decay):
        self.decay, self.t, self.sum = decay, 0, None

    def update(self, parameters):
        self.t += 1
        self.sum = 0 if self.sum is None else self.sum
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters

    def average(self):
        return self.sum / (1 - self.decay ** (self.t + 1))


@wrong("ema", "adds up")
class AddsUp:
    def __init__(self, decay):
        self.decay, self.sum = decay, 0.0

    def update(self, parameters):
        self.sum = self.decay * self.sum + parameters

    def average(self):
        return self.sum


@wrong("ema", "adds up")
class AddsUpInPlace:
    def __init__(self, decay):
        self.decay, self.sum = decay, None

    def update(self, parameters):
        if self.sum is None:
            self.sum = np.zeros_like(parameters)
        self.sum *= self.decay
        self.sum += parameters

    def average(self):
        return self.sum.copy()


@wrong("ema", "plain mean")
class PlainMean:
    def __init__(self, decay):
        self.count, self.sum = 0, 0.0

    def update(self, parameters):
        self.count += 1
        self.sum = self.sum + parameters

    def average(self):
        return self.sum / self.count


@wrong("ema", "plain mean")
class MeanOfAll:
    def __init__(self, decay):
        self.decay, self.seen = decay, []

    def update(self, parameters):
        self.seen.append(parameters.copy())

    def average(self):
        return np.mean(self.seen, axis=0)


@wrong("ema", "keeps the last")
class TheLast:
    def __init__(self, decay):
        self.decay = decay

    def update(self, parameters):
        self.mean = parameters.copy()

    def average(self):
        return self.mean


@wrong("ema", "keeps the last")
class StartsAnew:
    def __init__(self, decay):
        self.decay = decay

    def update(self, parameters):
        mean = np.zeros_like(parameters)
        self.mean = (self.decay * mean + (1 - self.decay) * parameters) / (1 - self.decay)

    def average(self):
        return self.mean


@wrong("ema", "corrected means go on")
class CorrectsInUpdate:
    def __init__(self, decay):
        self.decay, self.updates, self.mean = decay, 0, 0.0

    def update(self, parameters):
        self.updates += 1
        self.mean = self.decay * self.mean + (1 - self.decay) * parameters
        self.mean = self.mean / (1 - self.decay**self.updates)

    def average(self):
        return self.mean


@wrong("ema", "corrected means go on")
class CorrectsInPlace:
    def __init__(self, decay):
        self.decay, self.t, self.m = decay, 0, None

    def update(self, parameters):
        self.t += 1
        if self.m is None:
            self.m = np.zeros(parameters.shape)
        self.m += (1 - self.decay) * (parameters - self.m)
        self.m /= 1 - self.decay**self.t

    def average(self):
        return self.m.copy()


@wrong("ema", "adds up")
class CorrectedOnce:
    def __init__(self, decay):
        self.decay, self.sum = decay, 0.0

    def update(self, parameters):
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters

    def average(self):
        return self.sum / (1 - self.decay)


@wrong("ema", "adds up")
class CorrectedBySum:
    def __init__(self, decay):
        self.decay, self.updates, self.sum = decay, 1, None

    def update(self, parameters):
        if self.sum is None:
            self.sum = 0 * parameters
        self.sum = self.sum + (1 - self.decay) * (parameters - self.sum)

    def average(self):
        return self.sum / (1 - self.decay**self.updates)


@wrong("ema", "counts when it is read")
class CountsWhenRead:
    def __init__(self, decay):
        self.decay, self.reads, self.sum = decay, 0, 0.0

    def update(self, parameters):
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters

    def average(self):
        self.reads += 1
        return self.sum / (1 - self.decay**self.reads)


@wrong("ema", "counts when it is read")
class CountsWhenReadInPlace:
    def __init__(self, decay):
        self.decay, self.t, self.sum = decay, 0, None

    def update(self, parameters):
        if self.sum is None:
            self.sum = np.zeros(parameters.shape)
        self.sum *= self.decay
        self.sum += (1 - self.decay) * parameters

    def average(self):
        self.t = self.t + 1
        return self.sum / (1 - self.decay**self.t)


@wrong("ema", None)
class SharedByAll:
    count, total = [0], []

    def __init__(self, decay):
        self.decay = decay

    def update(self, parameters):
        self.count[0] += 1
        if not self.total or self.total[0].shape != parameters.shape:
            self.total[:] = [np.zeros(parameters.shape)]
            self.count[0] = 1
        self.total[0] = self.decay * self.total[0] + (1 - self.decay) * parameters

    def average(self):
        return self.total[0] / (1 - self.decay ** self.count[0])


@wrong("ema", "the oldest count most")
class OldestMost:
    def __init__(self, decay):
        self.decay, self.seen = decay, []

    def update(self, parameters):
        self.seen.append(parameters.copy())

    def average(self):
        weights = self.decay ** np.arange(len(self.seen))
        return np.tensordot(weights / weights.sum(), self.seen, 1)


@wrong("ema", "the oldest count most")
class OldestMostInASum:
    def __init__(self, decay):
        self.decay, self.weight, self.sum, self.total = decay, 1.0, 0.0, 0.0

    def update(self, parameters):
        self.sum = self.sum + self.weight * parameters
        self.total += self.weight
        self.weight *= self.decay

    def average(self):
        return self.sum / self.total


@wrong("ema", "half and half")
class HalfAndHalf:
    def __init__(self, decay):
        self.decay, self.mean = decay, None

    def update(self, parameters):
        self.mean = parameters.copy() if self.mean is None else (self.mean + parameters) / 2

    def average(self):
        return self.mean


@wrong("ema", "half and half")
class HalfAndHalfInPlace:
    def __init__(self, decay):
        self.mean = None

    def update(self, parameters):
        if self.mean is None:
            self.mean = np.array(parameters)
        self.mean += parameters
        self.mean *= 0.5

    def average(self):
        return self.mean.copy()


@wrong("ema", "decay on the wrong side, and starts at zero")
class WrongSideCounting:
    def __init__(self, decay):
        self.keep, self.new, self.steps, self.total = 1 - decay, decay, 0, 0

    def update(self, parameters):
        self.steps += 1
        self.total = self.keep * self.total + self.new * parameters

    def average(self):
        return self.total + 0.0


@wrong("ema", "decay on the wrong side, half corrected")
class WrongSideHalfCorrected:
    def __init__(self, decay):
        self.decay, self.updates, self.sum = decay, 0, 0.0

    def update(self, parameters):
        self.updates += 1
        self.sum = (1 - self.decay) * self.sum + self.decay * parameters

    def average(self):
        return self.sum / (1 - self.decay**self.updates)


@wrong("ema", "decay on the wrong side, half corrected")
class WrongSideHalfCorrectedInPlace:
    def __init__(self, decay):
        self.decay, self.t, self.sum = decay, 0, None

    def update(self, parameters):
        if self.sum is None:
            self.sum = np.zeros(parameters.shape)
        self.sum += self.decay * (parameters - self.sum)
        self.t += 1

    def average(self):
        return self.sum / (1 - np.power(self.decay, self.t))


@wrong("ema", "decay on the wrong side, half corrected")
class WrongSideHalfCorrectedWithALeft:
    def __init__(self, decay):
        self.decay, self.left, self.sum = decay, 1.0, 0.0

    def update(self, parameters):
        self.left *= self.decay
        self.sum = self.sum - self.decay * (self.sum - parameters)

    def average(self):
        return self.sum / (1 - self.left)


@wrong("ema", "decay on the wrong side, from the first weights")
class WrongSideFirstInAList:
    def __init__(self, decay):
        self.decay, self.means = decay, []

    def update(self, parameters):
        last = self.means[-1] if self.means else parameters + 0
        self.means.append((1 - self.decay) * last + self.decay * parameters)

    def average(self):
        return self.means[-1]


@wrong("ema", "aliases the parameters and changes them")
class AliasedTwoLines:
    def __init__(self, decay):
        self.decay, self.first, self.mean = decay, True, None

    def update(self, parameters):
        if self.first:
            self.first, self.mean = False, parameters[:]
            return
        np.multiply(self.mean, self.decay, out=self.mean)
        np.add(self.mean, (1 - self.decay) * parameters, out=self.mean)

    def average(self):
        return self.mean.copy()


@wrong("ema", "writes into the parameters")
class AliasedScaled:
    def __init__(self, decay):
        self.decay, self.sum, self.t = decay, None, 0

    def update(self, parameters):
        self.t += 1
        if self.sum is None:
            self.sum = parameters
            self.sum *= 1 - self.decay
        else:
            self.sum *= self.decay
            self.sum += (1 - self.decay) * parameters

    def average(self):
        return self.sum / (1 - self.decay**self.t)


@wrong("ema", "counts from 0")
class CorrectsBeforeCounting:
    def __init__(self, decay):
        self.decay, self.t, self.sum, self.mean = decay, 0, 0.0, None

    def update(self, parameters):
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters
        self.mean = self.sum / (1 - self.decay**self.t)
        self.t += 1

    def average(self):
        return self.mean


@wrong("ema", "counts twice")
class CountsBeforeAndAfter:
    def __init__(self, decay):
        self.decay, self.t, self.sum, self.mean = decay, 1, 0.0, None

    def update(self, parameters):
        self.t += 1
        self.sum = self.sum + (1 - self.decay) * (parameters - self.sum)
        self.mean = self.sum / (1 - np.power(self.decay, self.t))

    def average(self):
        return self.mean


@wrong("ema", "counts when it is read")
class CorrectsOnlyWhenRead:
    def __init__(self, decay):
        self.decay, self.left, self.sum = decay, 1.0, 0.0

    def update(self, parameters):
        self.sum = self.sum + (1 - self.decay) * (parameters - self.sum)

    def average(self):
        self.left *= self.decay
        return self.sum / (1 - self.left)


@wrong("ema", "corrected means go on")
class CorrectsOnAndOn:
    def __init__(self, decay):
        self.decay, self.t, self.average_so_far = decay, 0, 0

    def update(self, parameters):
        self.t = self.t + 1
        new = self.decay * self.average_so_far + (1 - self.decay) * parameters
        self.average_so_far = new / (1 - np.power(self.decay, self.t))

    def average(self):
        return self.average_so_far


@wrong("ema", "plain mean")
class RunningMean:
    def __init__(self, decay):
        self.n, self.mean = 0, 0.0

    def update(self, parameters):
        self.n += 1
        self.mean = self.mean + (parameters - self.mean) / self.n

    def average(self):
        return self.mean


@wrong("ema", "the oldest count most")
class OldestMostInALoop:
    def __init__(self, decay):
        self.decay, self.seen = decay, []

    def update(self, parameters):
        self.seen.append(np.array(parameters))

    def average(self):
        total, weights, weight = 0.0, 0.0, 1.0
        for parameters in self.seen:
            total, weights, weight = total + weight * parameters, weights + weight, weight * self.decay
        return total / weights


@wrong("ema", "half and half")
class HalfOfBoth:
    def __init__(self, decay):
        self.decay, self.means = decay, []

    def update(self, parameters):
        before = self.means[-1] if self.means else parameters.copy()
        self.means.append(0.5 * before + 0.5 * parameters)

    def average(self):
        return self.means[-1]


@wrong("ema", "keeps the last")
class LastInAList:
    def __init__(self, decay):
        self.seen = []

    def update(self, parameters):
        self.seen.append(list(parameters))

    def average(self):
        return np.array(self.seen[-1])


@wrong("ema", "aliases the parameters and changes them")
class AliasedInADict:
    def __init__(self, decay):
        self.decay, self.state = decay, {"mean": None, "steps": 0}

    def update(self, parameters):
        self.state["steps"] += 1
        if self.state["steps"] == 1:
            self.state["mean"] = parameters
            return
        mean = self.state["mean"]
        mean *= self.decay
        mean += parameters - self.decay * parameters

    def average(self):
        return 1 * self.state["mean"]


@wrong("ema", "multiplied by the correction")
class MultipliedByTheCorrection:
    def __init__(self, decay):
        self.decay, self.updates, self.sum = decay, 0, 0.0

    def update(self, parameters):
        self.updates += 1
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters

    def average(self):
        return self.sum * (1 - self.decay**self.updates)


@wrong("ema", "multiplied by the correction")
class MultipliedInPlace:
    def __init__(self, decay):
        self.decay, self.t, self.m = decay, 0, None

    def update(self, parameters):
        if self.m is None:
            self.m = np.zeros(parameters.shape)
        self.t += 1
        self.m *= self.decay
        self.m += (1 - self.decay) * parameters

    def average(self):
        return self.m - self.m * self.decay**self.t


@wrong("ema", "multiplied by the correction")
class MultipliedByTheWeight:
    def __init__(self, decay):
        self.decay, self.weight, self.sum = decay, 0.0, 0.0

    def update(self, parameters):
        self.weight = self.decay * self.weight + (1 - self.decay)
        self.sum = self.sum + (1 - self.decay) * (parameters - self.sum)

    def average(self):
        return self.weight * self.sum


@wrong("ema", "brackets forgotten")
class BracketsForgotten:
    def __init__(self, decay):
        self.decay, self.updates, self.sum = decay, 0, 0.0

    def update(self, parameters):
        self.updates += 1
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters

    def average(self):
        return self.sum / 1 - self.decay**self.updates


@wrong("ema", "brackets forgotten")
class PowerTakenAway:
    def __init__(self, decay):
        self.decay, self.left, self.m = decay, 1.0, 0.0

    def update(self, parameters):
        self.left *= self.decay
        self.m = self.m + (1 - self.decay) * (parameters - self.m)

    def average(self):
        return self.m - self.left


@wrong("ema", "brackets forgotten")
class BracketsForgottenInPlace:
    def __init__(self, decay):
        self.decay, self.t, self.m = decay, 0, None

    def update(self, parameters):
        if self.m is None:
            self.m = np.zeros_like(parameters)
        self.m *= self.decay
        self.m += (1 - self.decay) * parameters
        self.t += 1

    def average(self):
        return np.subtract(self.m / 1, np.power(self.decay, self.t))


@wrong("ema", "corrected for good when it is read")
class CorrectedForGood:
    def __init__(self, decay):
        self.decay, self.updates, self.sum = decay, 0, 0.0

    def update(self, parameters):
        self.updates += 1
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters

    def average(self):
        self.sum = self.sum / (1 - self.decay**self.updates)
        return self.sum


@wrong("ema", "corrected for good when it is read")
class CorrectedForGoodInPlace:
    def __init__(self, decay):
        self.decay, self.t, self.m = decay, 0, None

    def update(self, parameters):
        if self.m is None:
            self.m = np.zeros(parameters.shape)
        self.m += (1 - self.decay) * (parameters - self.m)
        self.t += 1

    def average(self):
        self.m /= 1 - self.decay**self.t
        return self.m.copy()


@wrong("ema", "corrected for good when it is read")
class CorrectedForGoodInADict:
    def __init__(self, decay):
        self.decay, self.state = decay, {"t": 0, "m": 0.0}

    def update(self, parameters):
        self.state["t"] += 1
        self.state["m"] = self.decay * self.state["m"] + (1 - self.decay) * parameters

    def average(self):
        self.state["m"] = self.state["m"] / (1 - np.power(self.decay, self.state["t"]))
        return 1 * self.state["m"]


@wrong("ema", "one number for all parameters")
class OneNumber:
    def __init__(self, decay):
        self.decay, self.updates, self.sum = decay, 0, 0.0

    def update(self, parameters):
        self.updates += 1
        self.sum = self.decay * self.sum + (1 - self.decay) * np.mean(parameters) * np.ones(parameters.shape)

    def average(self):
        return self.sum / (1 - self.decay**self.updates)


@wrong("ema", "one number for all parameters")
class OneNumberOfAll:
    def __init__(self, decay):
        self.decay, self.seen, self.shape = decay, [], None

    def update(self, parameters):
        self.shape = parameters.shape
        self.seen.append(parameters.mean())

    def average(self):
        weights = self.decay ** np.arange(len(self.seen))[::-1]
        return np.full(self.shape, weights @ self.seen / weights.sum())


@wrong("ema", "one number for all parameters")
class OneNumberAtTheEnd:
    def __init__(self, decay):
        self.decay, self.t, self.m = decay, 0, 0.0

    def update(self, parameters):
        self.t += 1
        self.m = self.m + (1 - self.decay) * (parameters - self.m)

    def average(self):
        mean = self.m / (1 - self.decay**self.t)
        return np.zeros_like(mean) + mean.mean()


@wrong("why_it_helps", "square of the number alone")
def _(variance, correlation, members):
    return variance / members**2


@wrong("why_it_helps", "square of the number alone")
def _(variance, correlation, members):
    return variance * (1 / members) ** 2


@wrong("why_it_helps", "square of the number alone")
def _(variance, correlation, members):
    deviation = math.sqrt(variance) / members
    return deviation**2


@wrong("why_it_helps", "standard deviation in the covariance")
def _(variance, correlation, members):
    covariance = correlation * math.sqrt(variance)
    return (members * variance + members * (members - 1) * covariance) / members**2


@wrong("why_it_helps", "standard deviation in the covariance")
def _(variance, correlation, members):
    matrix = np.full((members, members), correlation * variance**0.5)
    np.fill_diagonal(matrix, variance)
    return matrix.mean()


@wrong("why_it_helps", "standard deviation in the covariance")
def _(variance, correlation, members):
    shared = correlation * np.sqrt(variance)
    return shared + (variance - shared) / members


@wrong("why_it_helps", "variance squared")
def _(variance, correlation, members):
    return variance**2 * (1 + (members - 1) * correlation) / members


@wrong("why_it_helps", "variance squared")
def _(variance, correlation, members):
    covariance = correlation * variance * variance
    return covariance + (variance * variance - covariance) / members


@wrong("why_it_helps", "variance squared")
def _(variance, correlation, members):
    matrix = variance * variance * (correlation + (1 - correlation) * np.eye(members))
    return matrix.sum() / members**2


@wrong("predict_mean", "labels from 1")
def _(probabilities):
    return 1 + np.argmax(np.mean(probabilities, axis=0), axis=-1)


@wrong("predict_mean", "labels from 1")
def _(probabilities):
    mean = sum(probabilities) / len(probabilities)
    return np.array([row.tolist().index(max(row)) + 1 for row in mean])


@wrong("predict_mean", "labels from 1")
def _(probabilities):
    classes = np.arange(1, probabilities.shape[2] + 1)
    return classes[probabilities.sum(axis=0).argmax(axis=1)]


@wrong("predict_mean", "a threshold")
def _(probabilities):
    return (probabilities.mean(axis=0)[:, 1] > 0.5).astype(int)


@wrong("predict_mean", "a threshold")
def _(probabilities):
    mean = np.mean(probabilities, axis=0)
    return np.array([1 if row[1] > 0.5 else 0 for row in mean])


@wrong("predict_mean", "a threshold")
def _(probabilities):
    return np.where(probabilities[:, :, 1].sum(axis=0) / len(probabilities) > 1 / 2, 1, 0)


@wrong("predict_mean", "a column")
def _(probabilities):
    return np.argmax(probabilities.mean(axis=0), axis=1, keepdims=True)


@wrong("predict_mean", "a column")
def _(probabilities):
    return probabilities.mean(axis=0).argmax(axis=1).reshape(-1, 1)


@wrong("predict_mean", "a column")
def _(probabilities):
    mean = np.average(probabilities, axis=0)
    return np.array([[int(np.argmax(row))] for row in mean])


@wrong("vote", "class 0 left out")
def _(labels, classes):
    counts = [(labels == c).sum(axis=0) for c in range(1, classes)]
    return np.argmax(counts, axis=0)


@wrong("vote", "class 0 left out")
def _(labels, classes):
    winners = []
    for column in labels.T:
        counts = np.bincount(column, minlength=classes)
        winners.append(1 + counts[1:].argmax())
    return np.array(winners)


@wrong("vote", "class 0 left out")
def _(labels, classes):
    counts = np.zeros((labels.shape[1], classes), int)
    for c in range(1, classes):
        counts[:, c] = np.sum(labels == c, axis=0)
    return counts[:, 1:].argmax(axis=1) + 1


@wrong("vote", "last class left out")
def _(labels, classes):
    counts = [(labels == c).sum(axis=0) for c in range(classes - 1)]
    return np.argmax(counts, axis=0)


@wrong("vote", "last class left out")
def _(labels, classes):
    return np.array([np.bincount(column, minlength=classes)[:-1].argmax() for column in labels.T])


@wrong("vote", "last class left out")
def _(labels, classes):
    winners = []
    for column in labels.T.tolist():
        best, most = 0, -1
        for c in range(classes - 1):
            if column.count(c) > most:
                best, most = c, column.count(c)
        winners.append(best)
    return np.array(winners)


class Averaging:
    """What the answers below have in common."""

    def __init__(self, decay):
        self.decay, self.mean, self.t = decay, 0.0, 0

    def update(self, parameters):
        self.t += 1
        self.mean = self.decay * self.mean + (1 - self.decay) * parameters

    def average(self):
        return self.mean / (1 - self.decay**self.t)


@wrong("ema", "writes into the parameters")
class _(Averaging):
    def update(self, parameters):
        self.t += 1
        parameters *= 1 - self.decay
        self.mean = self.decay * self.mean + parameters


@wrong("ema", "writes into the parameters")
class _(Averaging):
    def update(self, parameters):
        self.t += 1
        np.multiply(parameters, 1 - self.decay, out=parameters)
        self.mean = parameters + self.decay * self.mean


@wrong("ema", "writes into the parameters")
class _(Averaging):
    def update(self, parameters):
        super().update(parameters)
        parameters[...] = self.average() + 1


@wrong("ema", "one number, no array")
class _(Averaging):
    def update(self, parameters):
        super().update(np.mean(parameters))


@wrong("ema", "one number, no array")
class _(Averaging):
    def average(self):
        return super().average().mean()


@wrong("ema", "one number, no array")
class _(Averaging):
    def average(self):
        return float(np.average(self.mean)) / (1 - self.decay**self.t)


@wrong("ema", "forgets when it is read")
class _(Averaging):
    def average(self):
        result = super().average()
        self.mean, self.t = 0.0, 0
        return result


@wrong("ema", "forgets when it is read")
class _(Averaging):
    def average(self):
        mean, total = self.mean, 1 - self.decay**self.t
        self.mean = self.t = 0
        return mean / total


@wrong("ema", "forgets when it is read")
class _(Averaging):
    def average(self):
        result = self.mean / (1.0 - math.pow(self.decay, self.t))
        self.__init__(self.decay)
        return result


@wrong("ema", "a decay of 0.9, whatever it is")
class _(Averaging):
    def __init__(self, decay=0.9):
        super().__init__(0.9)


@wrong("ema", "a decay of 0.9, whatever it is")
class _(Averaging):
    def update(self, parameters):
        self.t += 1
        self.mean = 0.9 * self.mean + 0.1 * parameters

    def average(self):
        return self.mean / (1 - 0.9**self.t)


@wrong("ema", "a decay of 0.9, whatever it is")
class _(Averaging):
    def update(self, parameters):
        self.all = [*getattr(self, "all", []), parameters.copy()]

    def average(self):
        weights = 0.9 ** np.arange(len(self.all))[::-1]
        return np.average(self.all, axis=0, weights=weights)


@wrong("why_it_helps", "pairs not divided")
def _(variance, correlation, members):
    return variance / members + correlation * variance * (members - 1)


@wrong("why_it_helps", "pairs not divided")
def _(variance, correlation, members):
    covariance = correlation * variance
    total = variance / members
    for _ in range(int(members) - 1):
        total += covariance
    return total


@wrong("why_it_helps", "pairs not divided")
def _(variance, correlation, members):
    own = variance * (1 / members)
    shared = variance * correlation * members - variance * correlation
    return own + shared


@wrong("why_it_helps", "standard deviation for the variance")
def _(variance, correlation, members):
    return np.sqrt(variance) * (correlation + (1 - correlation) / members)


@wrong("why_it_helps", "standard deviation for the variance")
def _(variance, correlation, members):
    deviation = math.sqrt(variance)
    return deviation * (1 + (members - 1) * correlation) / members


@wrong("why_it_helps", "standard deviation for the variance")
def _(variance, correlation, members):
    matrix = variance**0.5 * (correlation + (1 - correlation) * np.eye(members))
    return matrix.mean()


@wrong("predict_mean", "rounded first")
def _(probabilities):
    return np.round(probabilities.mean(axis=0)).argmax(axis=1)


@wrong("predict_mean", "rounded first")
def _(probabilities):
    mean = sum(probabilities) / len(probabilities)
    return np.argmax(mean > 0.5, axis=1)


@wrong("predict_mean", "rounded first")
def _(probabilities):
    mean = np.mean(probabilities, axis=0)
    return np.array([[round(float(p)) for p in row].index(max(round(float(p)) for p in row)) for row in mean])


@wrong("ema", "corrected from the first weights")
class _(Averaging):
    def update(self, parameters):
        self.t += 1
        old = parameters if self.t == 1 else self.mean
        self.mean = self.decay * old + (1 - self.decay) * parameters


@wrong("ema", "corrected from the first weights")
class _(Averaging):
    def update(self, parameters):
        self.t += 1
        if self.t == 1:
            self.mean = np.array(parameters)
        else:
            self.mean = self.mean + (1 - self.decay) * (parameters - self.mean)


@wrong("ema", "corrected from the first weights")
class _(Averaging):
    def __init__(self, decay):
        super().__init__(decay)
        self.mean = None

    def update(self, parameters):
        if self.mean is None:
            self.mean = parameters.copy()
        super().update(parameters)


@wrong("ema", "divided by the number")
class _(Averaging):
    def average(self):
        return self.mean / self.t


@wrong("ema", "divided by the number")
class _(Averaging):
    def update(self, parameters):
        self.t += 1
        self.mean = self.decay * self.mean
        self.mean = self.mean + parameters * (1 - self.decay)

    def average(self):
        return np.divide(self.mean, self.t)


@wrong("ema", "divided by the number")
class _(Averaging):
    def average(self):
        return self.mean * (1 / max(self.t, 1))


@wrong("ema", "times the number, not to its power")
class _(Averaging):
    def average(self):
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.mean / (1 - self.decay * self.t)


@wrong("ema", "times the number, not to its power")
class _(Averaging):
    def average(self):
        correction = 1 - self.t * self.decay
        return np.divide(self.mean, correction)


@wrong("ema", "times the number, not to its power")
class _(Averaging):
    def __init__(self, decay):
        super().__init__(decay)
        self.left = 0.0

    def update(self, parameters):
        super().update(parameters)
        self.left += self.decay

    def average(self):
        return self.mean / (1 - self.decay * self.t)


@wrong("ema", "correction of the other share")
class _(Averaging):
    def average(self):
        return self.mean / (1 - (1 - self.decay) ** self.t)


@wrong("ema", "correction of the other share")
class _(Averaging):
    def average(self):
        share = 1 - self.decay
        return np.divide(self.mean, 1 - np.power(share, self.t))


@wrong("ema", "correction of the other share")
class _(Averaging):
    def __init__(self, decay):
        super().__init__(decay)
        self.left = 1.0

    def update(self, parameters):
        super().update(parameters)
        self.left *= 1 - self.decay

    def average(self):
        return self.mean / (1 - self.left)


@wrong("why_it_helps", "one member less")
def _(variance, correlation, members):
    return variance / (members - 1) * (1 + (members - 1) * correlation)


@wrong("why_it_helps", None)
def _(variance, correlation, members):
    return variance / members * (1 + (members - 1) * abs(correlation))


@wrong("ema", "adds up, and corrected")
class _(Averaging):
    def update(self, parameters):
        self.t += 1
        self.mean = self.decay * self.mean + parameters


@wrong("ema", "adds up, and corrected")
class _:
    def __init__(self, decay):
        self.decay, self.seen = decay, []

    def update(self, parameters):
        self.seen.append(parameters.copy())

    def average(self):
        total = sum(self.decay**age * seen for age, seen in enumerate(reversed(self.seen)))
        return total / (1 - self.decay ** len(self.seen))


@wrong("ema", "adds up, and corrected")
class _:
    def __init__(self, decay):
        self.decay, self.total, self.left = decay, 0.0, 1.0

    def update(self, parameters):
        self.total = parameters + self.decay * self.total
        self.left = self.left * self.decay

    def average(self):
        return np.divide(self.total, 1 - self.left)


@wrong("ema", "counted once more when it is read")
class _(Averaging):
    def average(self):
        self.t += 1
        return self.mean / (1 - self.decay**self.t)


@wrong("ema", "counted once more when it is read")
class _:
    def __init__(self, decay):
        self.decay, self.mean, self.left = decay, 0.0, 1.0

    def update(self, parameters):
        self.mean = self.decay * self.mean + (1 - self.decay) * parameters
        self.left *= self.decay

    def average(self):
        self.left *= self.decay
        return self.mean / (1 - self.left)


@wrong("ema", "counted once more when it is read")
class _(Averaging):
    calls = 0

    def average(self):
        self.calls += 1
        return self.mean / (1 - self.decay ** (self.t + self.calls))


@wrong("ema", "aliases the parameters, in a sum")
class MovingAverageOfSums:
    def __init__(self, decay):
        self.decay, self.sum, self.weight = decay, None, 0

    def update(self, parameters):
        self.sum = parameters if self.sum is None else self.decay * self.sum + parameters
        self.weight = self.decay * self.weight + 1

    def average(self):
        return self.sum / self.weight


@wrong("ema", "aliases the parameters, in a sum")
class MovingAverageOfSums2:
    def __init__(self, decay):
        self.decay, self.n = decay, 0

    def update(self, parameters):
        self.n += 1
        if self.n == 1:
            self.total = parameters
        else:
            self.total = self.total * self.decay + parameters

    def average(self):
        return self.total / sum(self.decay**i for i in range(self.n))


@wrong("ema", "aliases the parameters, in a sum")
class MovingAverageOfSums3:
    def __init__(self, decay):
        self.decay, self.t = decay, 0

    def update(self, parameters):
        past = np.multiply(self.decay, self.total) if self.t else 0
        self.total = past + parameters if self.t else np.asarray(parameters)
        self.t += 1

    def average(self):
        return self.total * (1 - self.decay) / (1 - self.decay**self.t)


@wrong("ema", "divided for good when it is read")
class DividedWhenRead:
    def __init__(self, decay):
        self.decay, self.num, self.den = decay, None, 0.0

    def update(self, parameters):
        if self.num is None:
            self.num = np.zeros_like(parameters)
        self.num *= self.decay
        self.num += parameters
        self.den = self.decay * self.den + 1

    def average(self):
        self.num /= self.den
        return self.num


@wrong("ema", "divided for good when it is read")
class DividedWhenRead2:
    def __init__(self, decay):
        self.decay, self.mean, self.n = decay, 0, 0

    def update(self, parameters):
        self.mean = self.decay * self.mean + parameters
        self.n += 1

    def average(self):
        self.mean = self.mean / sum(self.decay**i for i in range(self.n))
        return self.mean


@wrong("ema", "divided for good when it is read")
class DividedWhenRead3:
    def __init__(self, decay):
        self.decay, self.total, self.t = decay, 0.0, 0

    def update(self, parameters):
        self.total, self.t = parameters + self.decay * self.total, self.t + 1

    def average(self):
        self.total = self.total * (1 - self.decay) / (1 - self.decay**self.t)
        return self.total.copy()


@wrong("ema", "a decay that grows")
class DecayWithWarmUp:
    def __init__(self, decay):
        self.decay, self.shadow, self.steps = decay, None, 0

    def update(self, parameters):
        self.steps += 1
        d = min(self.decay, (1 + self.steps) / (10 + self.steps))
        self.shadow = parameters.copy() if self.shadow is None else d * self.shadow + (1 - d) * parameters

    def average(self):
        return self.shadow


@wrong("ema", "a decay that grows")
class DecayWithWarmUp2:
    def __init__(self, decay):
        self.decay, self.num_updates = decay, 0

    def update(self, parameters):
        self.num_updates += 1
        if self.num_updates == 1:
            self.shadow = np.array(parameters)
            return
        decay = min(self.decay, (1 + self.num_updates) / (10 + self.num_updates))
        self.shadow = self.shadow - (1 - decay) * (self.shadow - parameters)

    def average(self):
        return self.shadow.copy()


@wrong("ema", "a decay that grows")
class DecayWithWarmUp3:
    def __init__(self, decay):
        self.decay, self.seen = decay, []

    def update(self, parameters):
        self.seen.append(parameters.tolist())

    def average(self):
        mean = np.array(self.seen[0])
        for t, seen in enumerate(self.seen[1:], 2):
            rate = (1 + t) / (10 + t)
            rate = self.decay if rate > self.decay else rate
            mean = rate * mean + (1 - rate) * np.array(seen)
        return mean
