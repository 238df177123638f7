"""Answers to the exercises of notebook 06, as readers write them."""

import numpy as np
import scipy.special

from exercise_answers import right, wrong
from nnlib import losses
from nnlib.activations import softmax

# svm_loss


@right("svm_loss")
def _(scores, labels, margin=1.0):
    total = 0.0
    for i in range(len(scores)):
        for j in range(scores.shape[1]):
            if j == labels[i]:
                continue
            lacks = scores[i][j] - scores[i][labels[i]] + margin
            if lacks > 0:
                total += lacks
    return total / len(scores)


@right("svm_loss")
def _(scores, labels, margin=1.0):
    true = np.take_along_axis(scores, labels[:, None], axis=1)
    return np.mean(np.maximum(0, scores - true + margin).sum(axis=1) - margin)


@right("svm_loss")
def _(scores, labels, margin=1.0):
    wrong_class = np.arange(scores.shape[1]) != labels[:, None]
    true = scores[range(len(scores)), labels].reshape(-1, 1)
    return float((np.maximum(0, scores - true + margin) * wrong_class).sum() / len(labels))


@right("svm_loss")
def _(scores, labels, margin=1.0):
    return losses.MulticlassSVM(margin).value(scores, labels)


@right("svm_loss")
def _(scores, labels, margin=1.0):
    costs = []
    for row, label in zip(scores.tolist(), labels, strict=True):
        others = np.array(row[:label] + row[label + 1 :])
        costs.append(np.clip(others - row[label] + margin, 0, None).sum())
    return np.mean(costs)


@wrong("svm_loss", "true class counted")
def _(scores, labels, margin=1.0):
    correct = scores[np.arange(len(scores)), labels]
    return np.mean(np.sum(np.maximum(0, scores - correct[:, None] + margin), axis=1))


@wrong("svm_loss", "true class counted")
def _(scores, labels, margin=1.0):
    loss = 0
    for i, label in enumerate(labels):
        for s in scores[i]:
            loss += max(0, s - scores[i, label] + margin)
    return loss / len(labels)


@wrong("svm_loss", "true class counted")
def _(scores, labels, margin=1.0):
    N = scores.shape[0]
    m = scores - scores[np.arange(N), labels].reshape(N, 1) + margin
    m[m < 0] = 0
    return m.sum() / N


@wrong("svm_loss", "the line for one sample")
def _(scores, labels, margin=1.0):
    return np.sum(np.maximum(0, scores - scores[labels] + 1))


@wrong("svm_loss", "the line for one sample")
def _(scores, labels, margin=1.0):
    margins = np.maximum(0, scores - scores[labels] + 1.0)
    total = 0
    for row in margins:
        total += sum(row)
    return total


@wrong("svm_loss", "the line for one sample")
def _(scores, labels, margin=1):
    d = scores - scores[labels] + 1
    return d[d > 0].sum()


@wrong("svm_loss", "rows picked for scores")
def _(scores, labels, margin=1.0):
    return np.maximum(0, scores - scores[labels] + margin).sum(axis=1).mean()


@wrong("svm_loss", "rows picked for scores")
def _(scores, labels, margin=1.0):
    N = len(labels)
    return np.sum(np.maximum(0, scores - np.take(scores, labels, axis=0) + margin)) / N


@wrong("svm_loss", "rows picked for scores")
def _(scores, labels, margin=1.0):
    total = 0
    for i in range(len(scores)):
        for j in range(scores.shape[1]):
            total += max(0, scores[i, j] - scores[labels[i]][j] + margin)
    return total / len(scores)


@wrong("svm_loss", "rows picked and the true class left out")
def _(scores, labels, margin=1.0):
    missing = np.maximum(0, scores - scores[labels] + margin)
    missing[np.arange(len(scores)), labels] = 0
    return missing.sum(axis=1).mean()


@wrong("svm_loss", "rows picked and the true class left out")
def _(scores, labels, margin=1.0):
    total = 0
    for i, y in enumerate(labels):
        for j in range(scores.shape[1]):
            if j != y:
                total += max(0, scores[i, j] - scores[y][j] + margin)
    return total / len(labels)


@wrong("svm_loss", "rows picked and the true class left out")
def _(scores, labels, margin=1.0):
    other = np.arange(scores.shape[1])[None] != labels[:, None]
    return np.sum(np.maximum(0, scores - scores[labels, :] + margin)[other]) / len(scores)


@wrong("svm_loss", "true scores in a row")
def _(scores, labels, margin=1.0):
    true = scores[np.arange(len(scores)), labels]
    missing = np.maximum(0, scores - true + margin)
    missing[np.arange(len(scores)), labels] = 0
    return missing.sum(axis=1).mean()


@wrong("svm_loss", "true scores in a row")
def _(scores, labels, margin=1.0):
    correct = np.array([row[y] for row, y in zip(scores, labels, strict=True)])
    m = np.clip(scores - correct + margin, 0, None)
    return (m * (np.arange(scores.shape[1]) != labels[:, None])).sum() / len(labels)


@wrong("svm_loss", "true scores in a row")
def _(scores, labels, margin=1.0):
    d = scores - np.take_along_axis(scores, labels[:, None], 1).squeeze(1) + margin
    d[range(len(d)), labels] = 0
    return d[d > 0].sum() / len(d)


@wrong("svm_loss", "sum over the samples")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] + margin)
    missing[rows, labels] = 0
    return missing.sum()


@wrong("svm_loss", "sum over the samples")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        for j, s in enumerate(row):
            if j != y:
                total += max(0, s - row[y] + margin)
    return total


@wrong("svm_loss", "sum over the samples")
def _(scores, labels, margin=1.0):
    true = scores[np.arange(len(labels)), labels]
    d = scores.T - true + margin
    return d[d > 0].sum() - margin * len(labels)


@wrong("svm_loss", "mean over the classes too")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] + margin)
    missing[rows, labels] = 0
    return missing.mean()


@wrong("svm_loss", "mean over the classes too")
def _(scores, labels, margin=1.0):
    losses = []
    for i in range(len(labels)):
        costs = [max(0, s - scores[i, labels[i]] + margin) for s in scores[i]]
        costs[labels[i]] = 0
        losses.append(np.mean(costs))
    return np.mean(losses)


@wrong("svm_loss", "mean over the classes too")
def _(scores, labels, margin=1.0):
    N, C = scores.shape
    onehot = np.eye(C)[labels]
    true = np.sum(scores * onehot, axis=1, keepdims=True)
    return ((1 - onehot) * np.clip(scores - true + margin, 0, np.inf)).sum() / (N * C)


@wrong("svm_loss", "mean over the wrong classes")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] + margin)
    missing[rows, labels] = 0
    return (missing.sum(axis=1) / (scores.shape[1] - 1)).mean()


@wrong("svm_loss", "mean over the wrong classes")
def _(scores, labels, margin=1.0):
    means = []
    for row, y in zip(scores, labels, strict=True):
        others = np.delete(row, y)
        means.append(np.maximum(0, others - row[y] + margin).mean())
    return np.mean(means)


@wrong("svm_loss", "mean over the wrong classes")
def _(scores, labels, margin=1.0):
    keep = np.ones(scores.shape, dtype=bool)
    keep[np.arange(len(labels)), labels] = False
    true = scores[~keep].reshape(-1, 1)
    return np.average(np.maximum(0, scores - true + margin)[keep])


@wrong("svm_loss", "divided by the classes")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] + margin)
    missing[rows, labels] = 0
    return missing.sum() / scores.shape[1]


@wrong("svm_loss", "divided by the classes")
def _(scores, labels, margin=1.0):
    n = len(scores[0])
    total = 0
    for row, y in zip(scores, labels, strict=True):
        for j in range(n):
            if j != y:
                total += max(0, row[j] - row[y] + margin)
    return total / n


@wrong("svm_loss", "divided by the classes")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] + margin)
    missing[rows, labels] = 0
    return missing.sum(axis=0).mean()


@wrong("svm_loss", "first class left out")
def _(scores, labels, margin=1.0):
    total = 0
    for i in range(len(scores)):
        for j in range(1, scores.shape[1]):
            if j != labels[i]:
                total += max(0, scores[i, j] - scores[i, labels[i]] + margin)
    return total / len(scores)


@wrong("svm_loss", "first class left out")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] + margin)
    missing[rows, labels] = 0
    return missing[:, 1:].sum(axis=1).mean()


@wrong("svm_loss", "first class left out")
def _(scores, labels, margin=1.0):
    costs = []
    for row, y in zip(scores.tolist(), labels.tolist(), strict=True):
        costs.append(sum(max(0, s - row[y] + margin) for j, s in enumerate(row) if j not in (0, y)))
    return np.mean(costs)


@wrong("svm_loss", "last class left out")
def _(scores, labels, margin=1.0):
    total = 0
    for i in range(len(scores)):
        for j in range(scores.shape[1] - 1):
            if j != labels[i]:
                total += max(0, scores[i, j] - scores[i, labels[i]] + margin)
    return total / len(scores)


@wrong("svm_loss", "last class left out")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] + margin)
    missing[rows, labels] = 0
    return missing[:, :-1].sum() / len(rows)


@wrong("svm_loss", "last class left out")
def _(scores, labels, margin=1.0):
    total, (N, C) = 0, scores.shape
    for i in range(N):
        j = 0
        while j < C - 1:
            if j != labels[i]:
                total += np.maximum(0, scores[i, j] - scores[i, labels[i]] + margin)
            j += 1
    return total / N


@wrong("svm_loss", "margin fixed")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] + 1)
    missing[rows, labels] = 0
    return missing.sum(axis=1).mean()


@wrong("svm_loss", "margin fixed")
def _(scores, labels, margin=1.0):
    margin = 1.0
    total = 0
    for row, y in zip(scores, labels, strict=True):
        total += sum(max(0, s - row[y] + margin) for j, s in enumerate(row) if j != y)
    return total / len(scores)


@wrong("svm_loss", "margin fixed")
def _(scores, labels, margin=1.0, delta=1.0):
    m = scores - scores[np.arange(len(scores)), labels][:, np.newaxis] + delta
    return (m * (m > 0)).sum(1).mean() - delta


@wrong("svm_loss", "no margin")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    return np.maximum(0, scores - scores[rows, labels][:, None]).sum(axis=1).mean()


@wrong("svm_loss", "no margin")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        for s in row:
            if s > row[y]:
                total += s - row[y]
    return total / len(scores)


@wrong("svm_loss", "no margin")
def _(scores, labels, margin=1.0):
    true = np.take_along_axis(scores, labels[:, None], 1)
    return np.mean(np.sum(np.clip(scores - true, 0, None), 1))


@wrong("svm_loss", "margin outside the maximum")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None]) + margin
    missing[rows, labels] = 0
    return missing.sum(axis=1).mean()


@wrong("svm_loss", "margin outside the maximum")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        for j in range(len(row)):
            if j != y:
                total += max(0, row[j] - row[y]) + margin
    return total / len(labels)


@wrong("svm_loss", "margin outside the maximum")
def _(scores, labels, margin=1.0):
    N, C = scores.shape
    behind = np.maximum(scores - scores[np.arange(N), labels].reshape(-1, 1), 0)
    return np.sum(behind) / N + (C - 1) * margin


@wrong("svm_loss", "margin on the other side")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] - margin)
    missing[rows, labels] = 0
    return missing.sum(axis=1).mean()


@wrong("svm_loss", "margin on the other side")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        total += sum(max(0, s - (row[y] + margin)) for s in row)
    return total / len(scores)


@wrong("svm_loss", "margin on the other side")
def _(scores, labels, margin=1.0):
    d = scores - scores[np.arange(len(scores)), labels][:, None] - margin
    return np.where(d > 0, d, 0).sum() / len(scores)


@wrong("svm_loss", "the wrong way round")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores[rows, labels][:, None] - scores + margin)
    missing[rows, labels] = 0
    return missing.sum(axis=1).mean()


@wrong("svm_loss", "the wrong way round")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        for j, s in enumerate(row):
            if j != y:
                total += max(0, row[y] - s + margin)
    return total / len(scores)


@wrong("svm_loss", "the wrong way round")
def _(scores, labels, margin=1.0):
    true = np.take_along_axis(scores, labels[:, None], 1)
    return np.mean(np.sum(np.maximum(true - scores + margin, 0), 1) - margin)


@wrong("svm_loss", "rewards beyond the margin")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = scores - scores[rows, labels][:, None] + margin
    missing[rows, labels] = 0
    return missing.sum(axis=1).mean()


@wrong("svm_loss", "rewards beyond the margin")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        for j, s in enumerate(row):
            if j != y:
                total += s - row[y] + margin
    return total / len(scores)


@wrong("svm_loss", "rewards beyond the margin")
def _(scores, labels, margin=1.0):
    true = scores[np.arange(len(labels)), labels]
    return np.mean((scores - true[:, None] + margin).sum(1) - margin)


@wrong("svm_loss", "only the worst class")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] + margin)
    missing[rows, labels] = 0
    return missing.max(axis=1).mean()


@wrong("svm_loss", "only the worst class")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        total += max(0, max(np.delete(row, y)) - row[y] + margin)
    return total / len(scores)


@wrong("svm_loss", "only the worst class")
def _(scores, labels, margin=1.0):
    others = scores.astype(float)
    others[np.arange(len(labels)), labels] = -np.inf
    true = scores[np.arange(len(labels)), labels]
    return np.maximum(0, others.max(1) - true + margin).sum() / len(labels)


@wrong("svm_loss", "squared")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] + margin) ** 2
    missing[rows, labels] = 0
    return missing.sum(axis=1).mean()


@wrong("svm_loss", "squared")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        for j, s in enumerate(row):
            if j != y:
                total += max(0, s - row[y] + margin) ** 2
    return total / len(scores)


@wrong("svm_loss", "squared")
def _(scores, labels, margin=1.0):
    return losses.MulticlassSVM(margin, squared=True).value(scores, labels)


@wrong("svm_loss", "counts the classes")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    close = scores - scores[rows, labels][:, None] + margin > 0
    close[rows, labels] = False
    return close.sum(axis=1).mean()


@wrong("svm_loss", "counts the classes")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        for j, s in enumerate(row):
            if j != y and s - row[y] + margin > 0:
                total += 1
    return total / len(scores)


@wrong("svm_loss", "counts the classes")
def _(scores, labels, margin=1.0):
    true = np.take_along_axis(scores, labels[:, None], 1)
    return np.count_nonzero(scores > true - margin) / len(labels) - 1


@wrong("svm_loss", "whole columns left out")
def _(scores, labels, margin=1.0):
    missing = np.maximum(0, scores - scores[np.arange(len(scores)), labels][:, None] + margin)
    missing[:, labels] = 0
    return missing.sum(axis=1).mean()


@wrong("svm_loss", "whole columns left out")
def _(scores, labels, margin=1.0):
    total = 0
    for i, row in enumerate(scores):
        for j in range(len(row)):
            if j not in labels:
                total += max(0, row[j] - row[labels[i]] + margin)
    return total / len(scores)


@wrong("svm_loss", "whole columns left out")
def _(scores, labels, margin=1.0):
    true = scores[np.arange(len(scores)), labels].reshape(-1, 1)
    others = np.delete(scores, labels, axis=1)
    return np.maximum(0, others - true + margin).sum() / len(scores)


@wrong("svm_loss", "whole rows left out")
def _(scores, labels, margin=1.0):
    missing = np.maximum(0, scores - scores[np.arange(len(scores)), labels][:, None] + margin)
    missing[labels] = 0
    return missing.sum(axis=1).mean()


@wrong("svm_loss", "whole rows left out")
def _(scores, labels, margin=1.0):
    true = np.take_along_axis(scores, labels[:, None], 1)
    d = np.clip(scores - true + margin, 0, None)
    d[labels, :] = 0
    return d.sum() / len(d)


@wrong("svm_loss", "whole rows left out")
def _(scores, labels, margin=1.0):
    costs = np.array([np.maximum(0, row - row[y] + margin) for row, y in zip(scores, labels, strict=True)])
    for y in labels:
        costs[y] = 0
    return np.mean(np.sum(costs, axis=1))


@wrong("svm_loss", "true class taken off as 1")
def _(scores, labels, margin=1.0):
    true = scores[np.arange(len(scores)), labels][:, None]
    return np.mean(np.sum(np.maximum(0, scores - true + margin), axis=1) - 1)


@wrong("svm_loss", "true class taken off as 1")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        total += sum(max(0, s - row[y] + margin) for s in row) - 1
    return total / len(scores)


@wrong("svm_loss", "true class taken off as 1")
def _(scores, labels, margin=1.0):
    N = len(labels)
    true = np.take_along_axis(scores, labels[:, None], 1)
    return (np.maximum(0, scores - true + margin).sum() - N) / N


@wrong("svm_loss", "one loss for each sample")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] + margin)
    missing[rows, labels] = 0
    return missing.sum(axis=1)


@wrong("svm_loss", "one loss for each sample")
def _(scores, labels, margin=1.0):
    result = np.zeros(len(scores))
    for i, y in enumerate(labels):
        for j in range(scores.shape[1]):
            if j != y:
                result[i] += max(0, scores[i, j] - scores[i, y] + margin)
    return result


@wrong("svm_loss", "one loss for each sample")
def _(scores, labels, margin=1.0):
    true = np.take_along_axis(scores, labels[:, None], 1)
    return np.clip(scores - true + margin, 0, None).sum(-1) - margin


@wrong("svm_loss", "first sample only")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        for j, s in enumerate(row):
            if j != y:
                total += max(0, s - row[y] + margin)
        return total


@wrong("svm_loss", "first sample only")
def _(scores, labels, margin=1.0):
    row, y = scores[0], labels[0]
    costs = np.maximum(0, row - row[y] + margin)
    costs[y] = 0
    return costs.sum()


@wrong("svm_loss", "first sample only")
def _(scores, labels, margin=1.0):
    for i in range(len(scores)):
        d = np.delete(scores[i], labels[i]) - scores[i][labels[i]] + margin
        return d[d > 0].sum()


@wrong("svm_loss", "largest score for the true one")
def _(scores, labels, margin=1.0):
    missing = np.maximum(0, scores - scores.max(axis=1, keepdims=True) + margin)
    missing[np.arange(len(scores)), labels] = 0
    return missing.sum(axis=1).mean()


@wrong("svm_loss", "largest score for the true one")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        for j, s in enumerate(row):
            if j != y:
                total += max(0, s - max(row) + margin)
    return total / len(scores)


@wrong("svm_loss", "largest score for the true one")
def _(scores, labels, margin=1.0):
    top = np.amax(scores, 1)
    other = np.arange(scores.shape[1]) != labels[:, None]
    return np.sum(np.clip(scores - top[:, None] + margin, 0, None) * other) / len(top)


@wrong("svm_loss", None)
def _(scores, labels, margin=1.0):
    return np.mean(scores)


@wrong("svm_loss", "the cross entropy")
def _(scores, labels, margin=1.0):
    return losses.SoftmaxCrossEntropy().value(scores, labels)


@wrong("svm_loss", "the cross entropy")
def _(scores, labels, margin=1.0):
    p = softmax(scores)
    return -np.mean(np.log(p[np.arange(len(p)), labels]))


@wrong("svm_loss", "the cross entropy")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        total += np.log(np.sum(np.exp(row - row.max()))) - (row[y] - row.max())
    return total / len(scores)


# stable_softmax


@right("stable_softmax")
def _(scores):
    return np.exp(scipy.special.log_softmax(scores, axis=-1))


@right("stable_softmax")
def _(scores):
    result = np.empty_like(scores)
    for place in np.ndindex(scores.shape[:-1]):
        weights = np.exp(scores[place] - max(scores[place]))
        result[place] = weights / sum(weights)
    return result


@right("stable_softmax")
def _(scores):
    return softmax(scores)


@right("stable_softmax")
def _(scores):
    shifted = scores - np.max(scores, axis=-1)[..., None]
    exps = np.exp(shifted)
    return exps / np.sum(exps, axis=-1)[..., np.newaxis]


@right("stable_softmax")
def _(scores):
    return np.apply_along_axis(lambda row: np.exp(row - row.max()) / np.exp(row - row.max()).sum(), -1, scores)


@right("stable_softmax")
def _(scores):
    z = np.moveaxis(np.asarray(scores, dtype=float), -1, 0)
    z = np.exp(z - z.max(0))
    return np.moveaxis(z / z.sum(0), 0, -1)


@wrong("stable_softmax", "overflow")
def _(scores):
    return np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)


@wrong("stable_softmax", "overflow")
def _(scores):
    with np.errstate(all="ignore"):
        e = np.exp(scores)
        return e / e.sum(axis=-1)[..., None]


@wrong("stable_softmax", "overflow")
def _(scores):
    result = np.empty(scores.shape)
    for place in np.ndindex(scores.shape[:-1]):
        e = np.exp(scores[place])
        result[place] = e / np.sum(e)
    return result


@wrong("stable_softmax", "overflow in the logarithm")
def _(scores):
    return np.exp(scores - np.log(np.sum(np.exp(scores), axis=-1, keepdims=True)))


@wrong("stable_softmax", "overflow in the logarithm")
def _(scores):
    with np.errstate(all="ignore"):
        total = np.log(np.exp(scores).sum(-1))
        return np.exp(scores - total[..., None])


@wrong("stable_softmax", "overflow in the logarithm")
def _(scores):
    result = np.zeros(scores.shape)
    for place in np.ndindex(scores.shape[:-1]):
        result[place] = np.exp(scores[place] - np.log(sum(np.exp(scores[place]))))
    return result


@wrong("stable_softmax", "a loop over the first axis")
def _(scores):
    result = np.zeros_like(scores)
    for i in range(len(scores)):
        e = np.exp(scores[i] - np.max(scores[i]))
        result[i] = e / np.sum(e)
    return result


@wrong("stable_softmax", "a loop over the first axis")
def _(scores):
    rows = []
    for row in scores:
        e = np.exp(row - np.amax(row))
        rows.append(e / e.sum())
    return np.array(rows)


@wrong("stable_softmax", "a loop over the first axis")
def _(scores):
    return np.stack([scipy.special.softmax(row) for row in scores])


@wrong("stable_softmax", "second axis")
def _(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("stable_softmax", "one sum for the whole batch")
def _(scores):
    return np.exp(scores) / np.sum(np.exp(scores))


@wrong("stable_softmax", "one sum for the whole batch")
def _(scores):
    with np.errstate(all="ignore"):
        e = np.exp(scores)
        return e / e.sum()


@wrong("stable_softmax", "one sum for the whole batch")
def _(scores):
    total = 0
    for s in scores.ravel():
        total += np.exp(s)
    return np.exp(scores) / total


@wrong("stable_softmax", "one sum shifted")
def _(scores):
    e = np.exp(scores - scores.max())
    return e / e.sum()


@wrong("stable_softmax", "one sum shifted")
def _(scores):
    scores = scores - np.max(scores)
    return np.exp(scores) / np.sum(np.exp(scores))


@wrong("stable_softmax", "one sum shifted")
def _(scores):
    return scipy.special.softmax(scores)


@wrong("stable_softmax", "one maximum for all samples")
def _(scores):
    e = np.exp(scores - np.max(scores))
    return e / e.sum(axis=-1, keepdims=True)


@wrong("stable_softmax", "one maximum for all samples")
def _(scores):
    shifted = scores - scores.max()
    with np.errstate(all="ignore"):
        return np.exp(shifted) / np.exp(shifted).sum(-1)[..., None]


@wrong("stable_softmax", "one maximum for all samples")
def _(scores):
    largest = max(scores.ravel())
    out = np.zeros(scores.shape)
    for place in np.ndindex(scores.shape[:-1]):
        e = np.exp(scores[place] - largest)
        out[place] = e / e.sum()
    return out


@wrong("stable_softmax", "down the columns")
def _(scores):
    e = np.exp(scores - scores.max(axis=0))
    return e / e.sum(axis=0)


@wrong("stable_softmax", "down the columns")
def _(scores):
    return scipy.special.softmax(scores, axis=0)


@wrong("stable_softmax", "down the columns")
def _(scores):
    scores = scores - np.max(scores, axis=0, keepdims=True)
    return np.exp(scores) / np.sum(np.exp(scores), axis=0, keepdims=True)


@wrong("stable_softmax", "second axis")
def _(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("stable_softmax", "second axis")
def _(scores):
    return scipy.special.softmax(scores, axis=1)


@wrong("stable_softmax", "second axis")
def _(scores):
    if scores.ndim == 1:
        e = np.exp(scores - scores.max())
        return e / e.sum()
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong("stable_softmax", "sums in a row")
def _(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1)


@wrong("stable_softmax", "sums in a row")
def _(scores):
    shifted = scores - np.max(scores, -1)[..., None]
    return np.exp(shifted) / np.sum(np.exp(shifted), axis=-1)


@wrong("stable_softmax", "sums in a row")
def _(scores):
    e = np.exp(scores - scores.max(-1, keepdims=True))
    return np.divide(e, np.array(e.sum(-1)))


@wrong("stable_softmax", "maximum and sums in a row")
def _(scores):
    e = np.exp(scores - scores.max(axis=-1))
    return e / e.sum(axis=-1)


@wrong("stable_softmax", "maximum and sums in a row")
def _(scores):
    with np.errstate(all="ignore"):
        return np.exp(scores - np.max(scores, -1)) / np.sum(np.exp(scores - np.max(scores, -1)), -1)


@wrong("stable_softmax", "maximum and sums in a row")
def _(scores):
    scores = scores - np.amax(scores, axis=scores.ndim - 1)
    return np.exp(scores) / np.exp(scores).sum(axis=scores.ndim - 1)


@wrong("stable_softmax", "maximum in a row")
def _(scores):
    e = np.exp(scores - scores.max(axis=-1))
    return e / e.sum(axis=-1, keepdims=True)


@wrong("stable_softmax", "maximum in a row")
def _(scores):
    shifted = scores - np.max(scores, axis=-1)
    return np.exp(shifted) / np.sum(np.exp(shifted), axis=-1)[..., None]


@wrong("stable_softmax", "maximum in a row")
def _(scores):
    with np.errstate(all="ignore"):
        e = np.exp(np.subtract(scores, scores.max(-1)))
        return e / e.sum(-1, keepdims=True)


@wrong("stable_softmax", "clipped")
def _(scores):
    e = np.exp(np.clip(scores, -700, 700))
    return e / e.sum(axis=-1, keepdims=True)


@wrong("stable_softmax", "clipped")
def _(scores):
    scores = np.minimum(np.maximum(scores, -500), 500)
    return np.exp(scores) / np.exp(scores).sum(-1)[..., None]


@wrong("stable_softmax", "clipped")
def _(scores):
    scores = scores.copy()
    scores[scores > 600] = 600
    scores[scores < -600] = -600
    return np.exp(scores) / np.sum(np.exp(scores), axis=-1, keepdims=True)


@wrong("stable_softmax", "in place")
def _(scores):
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    return scores


@wrong("stable_softmax", "in place")
def _(scores):
    scores -= np.max(scores, axis=-1)[..., None]
    e = np.exp(scores)
    return e / e.sum(axis=-1)[..., None]


@wrong("stable_softmax", "in place")
def _(scores):
    for place in np.ndindex(scores.shape[:-1]):
        e = np.exp(scores[place] - scores[place].max())
        scores[place] = e / e.sum()
    return scores


@wrong("stable_softmax", "a sigmoid each")
def _(scores):
    return scipy.special.expit(scores)


@wrong("stable_softmax", "a sigmoid each")
def _(scores):
    with np.errstate(all="ignore"):
        return 1 / (1 + np.exp(-scores))


@wrong("stable_softmax", "a sigmoid each")
def _(scores):
    decay = np.exp(-np.abs(scores))
    return np.where(scores >= 0, 1, decay) / (1 + decay)


@wrong("stable_softmax", "one for the largest")
def _(scores):
    return (scores == scores.max(axis=-1, keepdims=True)).astype(float)


@wrong("stable_softmax", "one for the largest")
def _(scores):
    return np.where(scores < scores.max(-1)[..., None], 0.0, 1.0)


@wrong("stable_softmax", "one for the largest")
def _(scores):
    out = np.zeros(scores.shape)
    out[scores >= np.max(scores, axis=-1, keepdims=True)] = 1
    return out


@wrong("stable_softmax", "divided by the largest")
def _(scores):
    e = np.exp(scores / scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@wrong("stable_softmax", "divided by the largest")
def _(scores):
    scaled = scores / np.max(scores, -1)[..., None]
    return np.exp(scaled) / np.exp(scaled).sum(-1)[..., None]


@wrong("stable_softmax", "divided by the largest")
def _(scores):
    result = np.zeros(scores.shape)
    for place in np.ndindex(scores.shape[:-1]):
        row = np.exp(scores[place] / np.max(scores[place]))
        result[place] = row / row.sum()
    return result


@wrong("stable_softmax", "shifted by the mean")
def _(scores):
    e = np.exp(scores - scores.mean(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@wrong("stable_softmax", "shifted by the mean")
def _(scores):
    z = scores - np.average(scores, axis=-1)[..., None]
    with np.errstate(all="ignore"):
        return np.exp(z) / np.sum(np.exp(z), axis=-1)[..., None]


@wrong("stable_softmax", "shifted by the mean")
def _(scores):
    z = scores - scores.sum(-1, keepdims=True) / scores.shape[-1]
    return np.exp(z) / np.exp(z).sum(-1, keepdims=True)


@wrong("stable_softmax", "shifted by the smallest")
def _(scores):
    e = np.exp(scores - scores.min(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@wrong("stable_softmax", "shifted by the smallest")
def _(scores):
    z = scores - np.min(scores, axis=-1)[..., None]
    with np.errstate(all="ignore"):
        return np.exp(z) / np.sum(np.exp(z), axis=-1)[..., None]


@wrong("stable_softmax", "shifted by the smallest")
def _(scores):
    result = np.zeros(scores.shape)
    for place in np.ndindex(scores.shape[:-1]):
        e = np.exp(scores[place] - min(scores[place]))
        result[place] = e / sum(e)
    return result


@wrong("stable_softmax", "the logarithms")
def _(scores):
    return scipy.special.log_softmax(scores, axis=-1)


@wrong("stable_softmax", "the logarithms")
def _(scores):
    shifted = scores - scores.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


@wrong("stable_softmax", "the logarithms")
def _(scores):
    return scores - scipy.special.logsumexp(scores, axis=-1)[..., None]


@wrong("stable_softmax", "top shifted alone")
def _(scores):
    return np.exp(scores - scores.max(axis=-1, keepdims=True)) / np.exp(scores).sum(axis=-1, keepdims=True)


@wrong("stable_softmax", "top shifted alone")
def _(scores):
    shifted = scores - scores.max(-1)[..., None]
    total = np.sum(np.exp(scores), axis=-1)[..., None]
    return np.exp(shifted) / total


@wrong("stable_softmax", "top shifted alone")
def _(scores):
    with np.errstate(all="ignore"):
        result = np.zeros(scores.shape)
        for place in np.ndindex(scores.shape[:-1]):
            result[place] = np.exp(scores[place] - scores[place].max()) / np.exp(scores[place]).sum()
        return result


@wrong("stable_softmax", "nan painted over")
def _(scores):
    with np.errstate(all="ignore"):
        e = np.exp(scores)
        return np.nan_to_num(e / e.sum(axis=-1, keepdims=True))


@wrong("stable_softmax", "nan painted over")
def _(scores):
    p = np.exp(scores) / np.exp(scores).sum(axis=-1)[..., None]
    p[np.isnan(p)] = 0
    return p


@wrong("stable_softmax", "nan painted over")
def _(scores):
    with np.errstate(all="ignore"):
        p = np.exp(scores) / np.sum(np.exp(scores), -1, keepdims=True)
    return np.where(np.isfinite(p), p, 0.0)


@wrong("stable_softmax", "shares of the scores")
def _(scores):
    return scores / scores.sum(axis=-1, keepdims=True)


@wrong("stable_softmax", "shares of the scores")
def _(scores):
    with np.errstate(all="ignore"):
        return scores / np.sum(scores, axis=-1)[..., None]


@wrong("stable_softmax", "shares of the scores")
def _(scores):
    result = np.zeros(scores.shape)
    for place in np.ndindex(scores.shape[:-1]):
        result[place] = scores[place] / scores[place].sum()
    return result


@wrong("stable_softmax", "sum forgotten")
def _(scores):
    return np.exp(scores - scores.max(axis=-1, keepdims=True))


@wrong("stable_softmax", "sum forgotten")
def _(scores):
    scores = scores - np.max(scores, -1)[..., None]
    return np.exp(scores)


@wrong("stable_softmax", "sum forgotten")
def _(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.max(axis=-1, keepdims=True)


@wrong("stable_softmax", None)
def _(scores):
    return scores


@wrong("stable_softmax", "one sum for all maxima")
def _(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / np.sum(e)


@wrong("stable_softmax", "one sum for all maxima")
def _(scores):
    z = scores - np.max(scores, -1)[..., None]
    return np.exp(z) / np.exp(z).sum()


@wrong("stable_softmax", "one sum for all maxima")
def _(scores):
    out = np.zeros(scores.shape)
    for place in np.ndindex(scores.shape[:-1]):
        out[place] = np.exp(scores[place] - max(scores[place]))
    return out / out.sum()


@wrong("stable_softmax", "the wrong way round")
def _(scores):
    e = np.exp(scores.max(axis=-1, keepdims=True) - scores)
    return e / e.sum(axis=-1, keepdims=True)


@wrong("stable_softmax", "the wrong way round")
def _(scores):
    with np.errstate(all="ignore"):
        z = -(scores - np.max(scores, -1)[..., None])
        return np.exp(z) / np.exp(z).sum(-1)[..., None]


@wrong("stable_softmax", "the wrong way round")
def _(scores):
    out = np.zeros(scores.shape)
    for place in np.ndindex(scores.shape[:-1]):
        e = np.exp(max(scores[place]) - scores[place])
        out[place] = e / e.sum()
    return out


# cross_entropy_gradient


@right("cross_entropy_gradient")
def _(scores, labels):
    slopes = np.zeros_like(scores)
    for i, label in enumerate(labels):
        row = np.exp(scores[i] - scores[i].max())
        row = row / row.sum()
        row[label] = row[label] - 1
        slopes[i] = row / len(labels)
    return slopes


@right("cross_entropy_gradient")
def _(scores, labels):
    p = np.exp(scores - scipy.special.logsumexp(scores, axis=1, keepdims=True))
    return (p - np.eye(scores.shape[1])[labels]) / len(scores)


@right("cross_entropy_gradient")
def _(scores, labels):
    return losses.SoftmaxCrossEntropy()(scores, labels)[1]


@right("cross_entropy_gradient")
def _(scores, labels):
    N = scores.shape[0]
    truth = np.arange(scores.shape[1]) == labels.reshape(N, 1)
    return softmax(scores) / N - truth / N


@right("cross_entropy_gradient")
def _(scores, labels):
    d = softmax(scores).copy()
    np.add.at(d, (range(len(d)), labels), -1)
    d /= d.shape[0]
    return d


@wrong("cross_entropy_gradient", "forgot the mean")
def _(scores, labels):
    slopes = softmax(scores)
    slopes[np.arange(len(scores)), labels] -= 1
    return slopes


@wrong("cross_entropy_gradient", "forgot the mean")
def _(scores, labels):
    return softmax(scores) - np.eye(scores.shape[1])[labels]


@wrong("cross_entropy_gradient", "forgot the mean")
def _(scores, labels):
    out = []
    for row, y in zip(scores, labels, strict=True):
        p = softmax(row)
        p[y] -= 1
        out.append(p)
    return np.array(out)


@wrong("cross_entropy_gradient", "forgot the true class")
def _(scores, labels):
    return softmax(scores) / len(scores)


@wrong("cross_entropy_gradient", "forgot the true class")
def _(scores, labels):
    e = np.exp(scores - scores.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True) / len(labels)


@wrong("cross_entropy_gradient", "forgot the true class")
def _(scores, labels):
    slopes = np.zeros_like(scores)
    for i in range(len(scores)):
        slopes[i] = softmax(scores[i]) / len(scores)
    return slopes


@wrong("cross_entropy_gradient", "neither")
def _(scores, labels):
    return softmax(scores)


@wrong("cross_entropy_gradient", "neither")
def _(scores, labels):
    return np.array([softmax(row) for row in scores])


@wrong("cross_entropy_gradient", "neither")
def _(scores, labels):
    return scipy.special.softmax(scores, axis=1)


@wrong("cross_entropy_gradient", "wrong sign")
def _(scores, labels):
    return (np.eye(scores.shape[1])[labels] - softmax(scores)) / len(scores)


@wrong("cross_entropy_gradient", "wrong sign")
def _(scores, labels):
    d = -softmax(scores)
    d[np.arange(len(d)), labels] += 1
    return d / len(d)


@wrong("cross_entropy_gradient", "wrong sign")
def _(scores, labels):
    d = np.zeros_like(scores)
    for i, y in enumerate(labels):
        d[i] = -softmax(scores[i])
        d[i, y] += 1
    return d / len(labels)


@wrong("cross_entropy_gradient", "whole columns")
def _(scores, labels):
    slopes = softmax(scores)
    slopes[:, labels] -= 1
    return slopes / len(scores)


@wrong("cross_entropy_gradient", "whole columns")
def _(scores, labels):
    truth = np.zeros_like(scores)
    truth[:, labels] = 1
    return (softmax(scores) - truth) / len(scores)


@wrong("cross_entropy_gradient", "whole columns")
def _(scores, labels):
    slopes = softmax(scores)
    for y in set(labels.tolist()):
        slopes[:, y] -= 1
    return slopes / scores.shape[0]


@wrong("cross_entropy_gradient", "rows for classes")
def _(scores, labels):
    p = softmax(scores)
    p[labels] -= 1
    return p / len(p)


@wrong("cross_entropy_gradient", "rows for classes")
def _(scores, labels):
    truth = np.zeros_like(scores)
    truth[labels] = 1
    return (softmax(scores) - truth) / len(labels)


@wrong("cross_entropy_gradient", "rows for classes")
def _(scores, labels):
    p = softmax(scores)
    for y in set(labels.tolist()):
        p[y] = p[y] - 1
    return p / len(scores)


@wrong("cross_entropy_gradient", "label numbers for the truth")
def _(scores, labels):
    return (softmax(scores) - labels[:, None]) / len(scores)


@wrong("cross_entropy_gradient", "label numbers for the truth")
def _(scores, labels):
    d = np.zeros(scores.shape)
    for i in range(len(labels)):
        d[i] = softmax(scores[i]) - labels[i]
    return d / len(labels)


@wrong("cross_entropy_gradient", "label numbers for the truth")
def _(scores, labels):
    p = softmax(scores)
    p -= labels.reshape(-1, 1)
    p /= p.shape[0]
    return p


@wrong("cross_entropy_gradient", "mean over the classes too")
def _(scores, labels):
    d = softmax(scores)
    d[np.arange(len(d)), labels] -= 1
    return d / d.size


@wrong("cross_entropy_gradient", "mean over the classes too")
def _(scores, labels):
    N, C = scores.shape
    return (softmax(scores) - np.eye(C)[labels]) / (N * C)


@wrong("cross_entropy_gradient", "mean over the classes too")
def _(scores, labels):
    d = np.zeros(scores.shape)
    for i, y in enumerate(labels):
        p = softmax(scores[i])
        p[y] -= 1
        d[i] = p / len(p) / len(labels)
    return d


@wrong("cross_entropy_gradient", "divided by the classes")
def _(scores, labels):
    d = softmax(scores)
    d[np.arange(len(d)), labels] -= 1
    return d / scores.shape[1]


@wrong("cross_entropy_gradient", "divided by the classes")
def _(scores, labels):
    return (softmax(scores) - np.eye(scores.shape[1])[labels]) / scores.shape[-1]


@wrong("cross_entropy_gradient", "divided by the classes")
def _(scores, labels):
    d = []
    for row, y in zip(scores, labels, strict=True):
        p = softmax(row)
        p[y] -= 1
        d.append(p / len(row))
    return np.array(d)


@wrong("cross_entropy_gradient", "one after the mean")
def _(scores, labels):
    d = softmax(scores) / len(scores)
    d[np.arange(len(d)), labels] -= 1
    return d


@wrong("cross_entropy_gradient", "one after the mean")
def _(scores, labels):
    return softmax(scores) / len(labels) - np.eye(scores.shape[1])[labels]


@wrong("cross_entropy_gradient", "one after the mean")
def _(scores, labels):
    d = np.zeros(scores.shape)
    for i, y in enumerate(labels):
        d[i] = softmax(scores[i]) / len(labels)
        d[i, y] -= 1
    return d


@wrong("cross_entropy_gradient", "only the true class")
def _(scores, labels):
    p, d = softmax(scores), np.zeros(scores.shape)
    rows = np.arange(len(scores))
    d[rows, labels] = (p[rows, labels] - 1) / len(scores)
    return d


@wrong("cross_entropy_gradient", "only the true class")
def _(scores, labels):
    truth = np.eye(scores.shape[1])[labels]
    return (softmax(scores) - 1) * truth / len(scores)


@wrong("cross_entropy_gradient", "only the true class")
def _(scores, labels):
    d = np.zeros_like(scores)
    for i in range(len(labels)):
        for j in range(scores.shape[1]):
            if j == labels[i]:
                d[i, j] = (softmax(scores[i])[j] - 1) / len(labels)
    return d


@wrong("cross_entropy_gradient", "slope for the probability")
def _(scores, labels):
    p, d = softmax(scores), np.zeros(scores.shape)
    rows = np.arange(len(scores))
    with np.errstate(all="ignore"):
        d[rows, labels] = -1 / p[rows, labels]
    return d / len(scores)


@wrong("cross_entropy_gradient", "slope for the probability")
def _(scores, labels):
    truth = np.eye(scores.shape[1])[labels]
    return -truth / (softmax(scores) * len(scores))


@wrong("cross_entropy_gradient", "slope for the probability")
def _(scores, labels):
    d = np.zeros(scores.shape)
    for i, y in enumerate(labels):
        p = softmax(scores[i])[y]
        d[i, y] = -1 / (p or 1e-12) / len(labels)
    return d


@wrong("cross_entropy_gradient", "overflow")
def _(scores, labels):
    e = np.exp(scores)
    p = e / e.sum(axis=1, keepdims=True)
    p[np.arange(len(p)), labels] -= 1
    return p / len(p)


@wrong("cross_entropy_gradient", "overflow")
def _(scores, labels):
    with np.errstate(all="ignore"):
        p = np.exp(scores) / np.exp(scores).sum(1)[:, None]
        return (p - np.eye(scores.shape[1])[labels]) / len(scores)


@wrong("cross_entropy_gradient", "overflow")
def _(scores, labels):
    d = np.zeros(scores.shape)
    for i, y in enumerate(labels):
        total = np.sum(np.exp(scores[i]))
        for j in range(scores.shape[1]):
            d[i, j] = (np.exp(scores[i, j]) / total - (j == y)) / len(labels)
    return d


@wrong("cross_entropy_gradient", "one sum for the whole batch")
def _(scores, labels):
    e = np.exp(scores - scores.max())
    p = e / e.sum()
    p[np.arange(len(p)), labels] -= 1
    return p / len(p)


@wrong("cross_entropy_gradient", "one sum for the whole batch")
def _(scores, labels):
    p = softmax(scores.ravel()).reshape(scores.shape)
    return (p - np.eye(scores.shape[1])[labels]) / len(scores)


@wrong("cross_entropy_gradient", "one sum for the whole batch")
def _(scores, labels):
    p = np.exp(scores) / np.sum(np.exp(scores))
    p[range(len(p)), labels] -= 1
    return p / len(p)


@wrong("cross_entropy_gradient", "softmax down the columns")
def _(scores, labels):
    e = np.exp(scores - scores.max(axis=0))
    p = e / e.sum(axis=0)
    p[np.arange(len(p)), labels] -= 1
    return p / len(p)


@wrong("cross_entropy_gradient", "softmax down the columns")
def _(scores, labels):
    p = softmax(scores.T).T
    return (p - np.eye(scores.shape[1])[labels]) / len(scores)


@wrong("cross_entropy_gradient", "softmax down the columns")
def _(scores, labels):
    p = scipy.special.softmax(scores, axis=0)
    for i, y in enumerate(labels):
        p[i, y] -= 1
    return p / len(labels)


@wrong("cross_entropy_gradient", "the loss itself")
def _(scores, labels):
    logs = scipy.special.log_softmax(scores, axis=1)
    return -logs[np.arange(len(scores)), labels].mean()


@wrong("cross_entropy_gradient", "the loss itself")
def _(scores, labels):
    return losses.SoftmaxCrossEntropy().value(scores, labels)


@wrong("cross_entropy_gradient", "the loss itself")
def _(scores, labels):
    p = softmax(scores)
    total = 0
    for i, y in enumerate(labels):
        total -= np.log(p[i, y])
    return total / len(labels)


@wrong("cross_entropy_gradient", "times the slope of a sigmoid")
def _(scores, labels):
    p = softmax(scores)
    truth = np.eye(scores.shape[1])[labels]
    return (p - truth) * p * (1 - p) / len(scores)


@wrong("cross_entropy_gradient", "times the slope of a sigmoid")
def _(scores, labels):
    p = softmax(scores)
    d = p.copy()
    d[np.arange(len(d)), labels] -= 1
    d *= p * (1 - p)
    return d / len(d)


@wrong("cross_entropy_gradient", "times the slope of a sigmoid")
def _(scores, labels):
    d = np.zeros(scores.shape)
    for i, y in enumerate(labels):
        for j, p in enumerate(softmax(scores[i])):
            d[i, j] = (p - (j == y)) * p * (1 - p) / len(labels)
    return d


@wrong("cross_entropy_gradient", "labels counted from one")
def _(scores, labels):
    p = softmax(scores)
    p[np.arange(len(p)), labels - 1] -= 1
    return p / len(p)


@wrong("cross_entropy_gradient", "labels counted from one")
def _(scores, labels):
    return (softmax(scores) - np.eye(scores.shape[1])[labels - 1]) / len(labels)


@wrong("cross_entropy_gradient", "labels counted from one")
def _(scores, labels):
    p = softmax(scores)
    for i in range(len(p)):
        p[i][labels[i] - 1] -= 1
    return p / len(p)


@wrong("cross_entropy_gradient", "softmax forgotten")
def _(scores, labels):
    d = scores.copy()
    d[np.arange(len(d)), labels] -= 1
    return d / len(d)


@wrong("cross_entropy_gradient", "softmax forgotten")
def _(scores, labels):
    return (scores - np.eye(scores.shape[1])[labels]) / len(scores)


@wrong("cross_entropy_gradient", "softmax forgotten")
def _(scores, labels):
    d = np.zeros(scores.shape)
    for i, y in enumerate(labels):
        for j in range(scores.shape[1]):
            d[i, j] = (scores[i, j] - (j == y)) / len(labels)
    return d


@wrong("cross_entropy_gradient", "the predicted class")
def _(scores, labels):
    p = softmax(scores)
    p[np.arange(len(p)), p.argmax(axis=1)] -= 1
    return p / len(p)


@wrong("cross_entropy_gradient", "the predicted class")
def _(scores, labels):
    return (softmax(scores) - np.eye(scores.shape[1])[np.argmax(scores, 1)]) / len(scores)


@wrong("cross_entropy_gradient", "the predicted class")
def _(scores, labels):
    p = softmax(scores)
    for row in p:
        row[np.argmax(row)] -= 1
    return p / p.shape[0]


@wrong("cross_entropy_gradient", "one before the softmax")
def _(scores, labels):
    shifted = scores.copy()
    shifted[np.arange(len(scores)), labels] -= 1
    return softmax(shifted) / len(scores)


@wrong("cross_entropy_gradient", "one before the softmax")
def _(scores, labels):
    return softmax(scores - np.eye(scores.shape[1])[labels]) / len(labels)


@wrong("cross_entropy_gradient", "one before the softmax")
def _(scores, labels):
    d = np.array(scores, float)
    for i, y in enumerate(labels):
        d[i, y] -= 1
        d[i] = softmax(d[i])
    return d / len(d)


@wrong("cross_entropy_gradient", "one row for all")
def _(scores, labels):
    d = softmax(scores)
    d[np.arange(len(d)), labels] -= 1
    return d.mean(axis=0)


@wrong("cross_entropy_gradient", "one row for all")
def _(scores, labels):
    return np.sum(softmax(scores) - np.eye(scores.shape[1])[labels], axis=0) / len(scores)


@wrong("cross_entropy_gradient", "one row for all")
def _(scores, labels):
    total = np.zeros(scores.shape[1])
    for row, y in zip(scores, labels, strict=True):
        p = softmax(row)
        p[y] -= 1
        total += p
    return total / len(labels)


@wrong("cross_entropy_gradient", None)
def _(scores, labels):
    return np.zeros_like(scores)


@wrong("cross_entropy_gradient", "true class divided alone")
def _(scores, labels):
    p = softmax(scores)
    rows = np.arange(len(p))
    p[rows, labels] = (p[rows, labels] - 1) / len(p)
    return p


@wrong("cross_entropy_gradient", "true class divided alone")
def _(scores, labels):
    d = np.array([softmax(row) for row in scores])
    for i, y in enumerate(labels):
        d[i, y] = (d[i, y] - 1) / len(labels)
    return d


@wrong("cross_entropy_gradient", "true class divided alone")
def _(scores, labels):
    p, truth = softmax(scores), np.eye(scores.shape[1])[labels]
    return np.where(truth == 1, (p - 1) / len(p), p)


@wrong("cross_entropy_gradient", "one added")
def _(scores, labels):
    p = softmax(scores)
    p[np.arange(len(p)), labels] += 1
    return p / len(p)


@wrong("cross_entropy_gradient", "one added")
def _(scores, labels):
    return (softmax(scores) + np.eye(scores.shape[1])[labels]) / len(scores)


@wrong("cross_entropy_gradient", "one added")
def _(scores, labels):
    d = np.zeros(scores.shape)
    for i, y in enumerate(labels):
        d[i] = softmax(scores[i])
        d[i, y] += 1
    return d / len(d)


@wrong("cross_entropy_gradient", "slope of a sigmoid alone")
def _(scores, labels):
    p = softmax(scores)
    return p * (1 - p) / len(p)


@wrong("cross_entropy_gradient", "slope of a sigmoid alone")
def _(scores, labels):
    p = softmax(scores)
    return (p - p**2) / p.shape[0]


@wrong("cross_entropy_gradient", "slope of a sigmoid alone")
def _(scores, labels):
    d = []
    for row in scores:
        p = softmax(row)
        d.append(p * (1 - p) / len(scores))
    return np.array(d)


# initial_loss


@right("initial_loss")
def _(classes, margin=1.0):
    return [-np.log(1 / classes), sum(margin for _ in range(classes - 1))]


@right("initial_loss")
def _(classes, margin=1.0):
    zeros = np.zeros((1, classes))
    return losses.SoftmaxCrossEntropy().value(zeros, [0]), losses.MulticlassSVM(margin).value(zeros, [0])


@right("initial_loss")
def _(classes, margin=1.0):
    return np.array([np.log(classes), margin * classes - margin])


@right("initial_loss")
def _(classes, margin=1.0):
    p = np.full(classes, 1 / classes)
    return float(-np.sum(p * np.log(p))), margin * (classes - 1)


@wrong("initial_loss", "wrong sign")
def _(classes, margin=1.0):
    return np.log(1 / classes), (classes - 1) * margin


@wrong("initial_loss", "wrong sign")
def _(classes, margin=1.0):
    return -np.log(classes), margin * classes - margin


@wrong("initial_loss", "wrong sign")
def _(classes, margin=1.0):
    return [np.log(softmax(np.zeros(classes)))[0], sum([margin] * (classes - 1))]


@wrong("initial_loss", "true class counted")
def _(classes, margin=1.0):
    return np.log(classes), classes * margin


@wrong("initial_loss", "true class counted")
def _(classes, margin=1.0):
    return -np.log(1 / classes), sum(margin for _ in range(classes))


@wrong("initial_loss", "true class counted")
def _(classes, margin=1.0):
    scores = np.zeros(classes)
    return np.log(classes), np.maximum(0, scores - scores[0] + margin).sum()


@wrong("initial_loss", "margin forgotten")
def _(classes, margin=1.0):
    return np.log(classes), classes - 1


@wrong("initial_loss", "margin forgotten")
def _(classes, margin=1.0):
    return -np.log(1 / classes), float(classes) - 1.0


@wrong("initial_loss", "margin forgotten")
def _(classes, margin=1.0):
    zeros = np.zeros((1, classes))
    return np.log(classes), losses.MulticlassSVM().value(zeros, [0])


@wrong("initial_loss", "the probability")
def _(classes, margin=1.0):
    return 1 / classes, (classes - 1) * margin


@wrong("initial_loss", "the probability")
def _(classes, margin=1.0):
    return softmax(np.zeros(classes))[0], margin * classes - margin


@wrong("initial_loss", "the probability")
def _(classes, margin=1.0):
    e = np.exp(np.zeros(classes))
    return [e[0] / e.sum(), sum([margin] * (classes - 1))]


@wrong("initial_loss", "one minus the probability")
def _(classes, margin=1.0):
    return 1 - 1 / classes, (classes - 1) * margin


@wrong("initial_loss", "one minus the probability")
def _(classes, margin=1.0):
    return (classes - 1) / classes, margin * (classes - 1)


@wrong("initial_loss", "one minus the probability")
def _(classes, margin=1.0):
    p = softmax(np.zeros(classes))
    return p[1:].sum(), margin * classes - margin


@wrong("initial_loss", "powers of ten")
def _(classes, margin=1.0):
    return np.log10(classes), (classes - 1) * margin


@wrong("initial_loss", "powers of ten")
def _(classes, margin=1.0):
    return -np.log10(1 / classes), margin * classes - margin


@wrong("initial_loss", "powers of ten")
def _(classes, margin=1.0):
    return np.log(classes) / np.log(10), sum([margin] * (classes - 1))


@wrong("initial_loss", "bits")
def _(classes, margin=1.0):
    return np.log2(classes), (classes - 1) * margin


@wrong("initial_loss", "bits")
def _(classes, margin=1.0):
    return -np.log2(1 / classes), margin * classes - margin


@wrong("initial_loss", "bits")
def _(classes, margin=1.0):
    return np.log(classes) / np.log(2), margin * (classes - 1)


@wrong("initial_loss", "one wrong class")
def _(classes, margin=1.0):
    return np.log(classes), margin


@wrong("initial_loss", "one wrong class")
def _(classes, margin=1.0):
    return -np.log(1 / classes), max(0, 0 - 0 + margin)


@wrong("initial_loss", "one wrong class")
def _(classes, margin=1.0):
    costs = np.full(classes, margin)
    costs[0] = 0
    return np.log(classes), costs.max()


@wrong("initial_loss", "a mean over the classes")
def _(classes, margin=1.0):
    return np.log(classes), margin * (classes - 1) / classes


@wrong("initial_loss", "a mean over the classes")
def _(classes, margin=1.0):
    costs = np.full(classes, margin)
    costs[0] = 0
    return np.log(classes), costs.mean()


@wrong("initial_loss", "a mean over the classes")
def _(classes, margin=1.0):
    return -np.log(1 / classes), margin - margin / classes


@wrong("initial_loss", "the other order")
def _(classes, margin=1.0):
    return (classes - 1) * margin, np.log(classes)


@wrong("initial_loss", "the other order")
def _(classes, margin=1.0):
    svm, softmax_loss = margin * classes - margin, -np.log(1 / classes)
    return svm, softmax_loss


@wrong("initial_loss", "the other order")
def _(classes, margin=1.0):
    return [sum([margin] * (classes - 1)), np.log(classes)]


@wrong("initial_loss", "brackets forgotten")
def _(classes, margin=1.0):
    return np.log(classes), classes - 1 * margin


@wrong("initial_loss", "brackets forgotten")
def _(classes, margin=1.0):
    return -np.log(1 / classes), classes - margin


@wrong("initial_loss", "brackets forgotten")
def _(classes, margin=1.0):
    return [np.log(classes), float(classes) - float(margin)]


@wrong("initial_loss", "one taken off at the end")
def _(classes, margin=1.0):
    return np.log(classes), margin * classes - 1


@wrong("initial_loss", "one taken off at the end")
def _(classes, margin=1.0):
    return -np.log(1 / classes), classes * margin - 1.0


@wrong("initial_loss", "one taken off at the end")
def _(classes, margin=1.0):
    return np.log(classes), np.full(classes, margin).sum() - 1


@wrong("initial_loss", "ten classes always")
def _(classes, margin=1.0):
    return np.log(10), 9 * margin


@wrong("initial_loss", "ten classes always")
def _(classes, margin=1.0):
    C = 10
    return -np.log(1 / C), (C - 1) * margin


@wrong("initial_loss", "ten classes always")
def _(classes, margin=1.0):
    return [-np.log(0.1), margin * 9]


@wrong("initial_loss", "one number")
def _(classes, margin=1.0):
    return np.log(classes)


@wrong("initial_loss", "one number")
def _(classes, margin=1.0):
    return -np.log(1 / classes)


@wrong("initial_loss", "one number")
def _(classes, margin=1.0):
    return losses.SoftmaxCrossEntropy().value(np.zeros((1, classes)), [0])


@wrong("initial_loss", "added up over the classes")
def _(classes, margin=1.0):
    return classes * np.log(classes), (classes - 1) * margin


@wrong("initial_loss", "added up over the classes")
def _(classes, margin=1.0):
    return -np.log(softmax(np.zeros(classes))).sum(), margin * (classes - 1)


@wrong("initial_loss", "added up over the classes")
def _(classes, margin=1.0):
    total = 0
    for _ in range(classes):
        total -= np.log(1 / classes)
    return total, margin * classes - margin


@wrong("initial_loss", "logarithm of the wrong classes")
def _(classes, margin=1.0):
    return np.log(classes - 1), (classes - 1) * margin


@wrong("initial_loss", "logarithm of the wrong classes")
def _(classes, margin=1.0):
    wrong_classes = classes - 1
    return -np.log(1 / wrong_classes), wrong_classes * margin


@wrong("initial_loss", "logarithm of the wrong classes")
def _(classes, margin=1.0):
    return [np.log(len(range(1, classes))), sum([margin] * (classes - 1))]


@wrong("initial_loss", None)
def _(classes, margin=1.0):
    return 0.0, 0.0


@wrong("initial_loss", "margin added")
def _(classes, margin=1.0):
    return np.log(classes), (classes - 1) + margin


@wrong("initial_loss", "margin added")
def _(classes, margin=1.0):
    return -np.log(1 / classes), classes + margin - 1


@wrong("initial_loss", "margin added")
def _(classes, margin=1.0):
    return [np.log(classes), len(range(1, classes)) + margin]


@wrong("initial_loss", "both added up")
def _(classes, margin=1.0):
    return np.log(classes) + (classes - 1) * margin


@wrong("initial_loss", "both added up")
def _(classes, margin=1.0):
    total = -np.log(1 / classes)
    total += margin * (classes - 1)
    return total


@wrong("initial_loss", "both added up")
def _(classes, margin=1.0):
    zeros = np.zeros((1, classes))
    return losses.SoftmaxCrossEntropy().value(zeros, [0]) + losses.MulticlassSVM(margin).value(zeros, [0])


# huber


@right("huber")
def _(difference, delta=1.0):
    distance = np.abs(difference)
    return np.where(distance <= delta, 0.5 * difference**2, delta * (distance - 0.5 * delta))


@right("huber")
def _(difference, delta=1.0):
    near = np.minimum(np.abs(difference), delta)
    return near**2 / 2 + delta * (np.abs(difference) - near)


@right("huber")
def _(difference, delta=1.0):
    return scipy.special.huber(delta, difference)


@right("huber")
def _(difference, delta=1.0):
    result = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        d = difference[place]
        if d < -delta:
            result[place] = -delta * d - delta**2 / 2
        elif d > delta:
            result[place] = delta * d - delta**2 / 2
        else:
            result[place] = d * d / 2
    return result


@right("huber")
def _(difference, delta=1.0):
    cost = difference**2 / 2
    far = abs(difference) >= delta
    cost[far] = delta * (abs(difference[far]) - delta / 2)
    return cost


@right("huber")
def _(difference, delta=1.0):
    one = np.vectorize(lambda d: d * d / 2 if abs(d) < delta else delta * (abs(d) - delta / 2), otypes=[float])
    return one(difference)


@right("huber")
def _(difference, delta=1.0):
    return losses.Huber(delta).cost(difference)


@wrong("huber", "no half")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= delta, d**2, 2 * delta * d - delta**2)


@wrong("huber", "no half")
def _(difference, delta=1.0):
    inside = np.clip(difference, -delta, delta)
    return inside * (2 * difference - inside)


@wrong("huber", "no half")
def _(difference, delta=1.0):
    result = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        d = abs(difference[place])
        result[place] = d * d if d < delta else delta * (2 * d - delta)
    return result


@wrong("huber", "no half inside")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= delta, d**2, delta * (d - delta / 2))


@wrong("huber", "no half inside")
def _(difference, delta=1.0):
    result = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        d = abs(difference[place])
        result[place] = d * d if d <= delta else delta * (d - 0.5 * delta)
    return result


@wrong("huber", "no half inside")
def _(difference, delta=1.0):
    cost = difference**2
    far = abs(difference) > delta
    cost[far] = delta * abs(difference[far]) - delta**2 / 2
    return cost


@wrong("huber", "a jump")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= delta, d**2 / 2, delta * d)


@wrong("huber", "a jump")
def _(difference, delta=1.0):
    cost = 0.5 * difference * difference
    cost[difference > delta] = delta * difference[difference > delta]
    cost[difference < -delta] = -delta * difference[difference < -delta]
    return cost


@wrong("huber", "a jump")
def _(difference, delta=1.0):
    out = np.empty_like(difference)
    for place in np.ndindex(difference.shape):
        d = difference[place]
        out[place] = d**2 / 2 if -delta <= d <= delta else abs(d) * delta
    return out


@wrong("huber", "a kink")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= delta, d**2 / 2, d - delta + delta**2 / 2)


@wrong("huber", "a kink")
def _(difference, delta=1.0):
    near = np.minimum(np.abs(difference), delta)
    return near**2 / 2 + (np.abs(difference) - near)


@wrong("huber", "a kink")
def _(difference, delta=1.0):
    cost = difference**2 / 2
    far = abs(difference) > delta
    cost[far] = delta**2 / 2 + abs(difference[far]) - delta
    return cost


@wrong("huber", "half of one")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= delta, d**2 / 2, delta * d - 0.5)


@wrong("huber", "half of one")
def _(difference, delta=1.0):
    cost = difference**2 / 2
    far = abs(difference) > delta
    cost[far] = delta * abs(difference[far]) - 1 / 2
    return cost


@wrong("huber", "half of one")
def _(difference, delta=1.0):
    out = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        d = abs(difference[place])
        out[place] = d * d / 2 if d < delta else d * delta - 0.5
    return out


@wrong("huber", "half of one times delta")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= delta, d**2 / 2, delta * (d - 0.5))


@wrong("huber", "half of one times delta")
def _(difference, delta=1.0):
    out = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        d = abs(difference[place])
        out[place] = 0.5 * d * d if d < delta else delta * (d - 1 / 2)
    return out


@wrong("huber", "half of one times delta")
def _(difference, delta=1.0):
    cost = difference**2 / 2
    far = abs(difference) > delta
    cost[far] = delta * abs(difference[far]) - delta / 2
    return cost


@wrong("huber", "a line of slope one")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= delta, d**2 / 2, d - 0.5)


@wrong("huber", "a line of slope one")
def _(difference, delta=1.0):
    cost = difference**2 / 2
    far = abs(difference) > delta
    cost[far] = abs(difference[far]) - 0.5
    return cost


@wrong("huber", "a line of slope one")
def _(difference, delta=1.0):
    out = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        d = abs(difference[place])
        out[place] = d * d / 2 if d < delta else d - 1 / 2
    return out


@wrong("huber", "the absolute error")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= delta, d**2 / 2, d)


@wrong("huber", "the absolute error")
def _(difference, delta=1.0):
    cost = difference**2 / 2
    cost[abs(difference) > delta] = abs(difference[abs(difference) > delta])
    return cost


@wrong("huber", "the absolute error")
def _(difference, delta=1.0):
    out = np.abs(difference)
    near = out < delta
    out[near] = out[near] ** 2 / 2
    return out


@wrong("huber", "forgot the sign")
def _(difference, delta=1.0):
    return np.where(np.abs(difference) <= delta, difference**2 / 2, delta * (difference - delta / 2))


@wrong("huber", "forgot the sign")
def _(difference, delta=1.0):
    cost = difference**2 / 2
    far = abs(difference) > delta
    cost[far] = delta * difference[far] - delta**2 / 2
    return cost


@wrong("huber", "forgot the sign")
def _(difference, delta=1.0):
    out = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        d = difference[place]
        out[place] = d * d / 2 if abs(d) < delta else delta * (d - delta / 2)
    return out


@wrong("huber", "sign in the question")
def _(difference, delta=1.0):
    return np.where(difference <= delta, difference**2 / 2, delta * (np.abs(difference) - delta / 2))


@wrong("huber", "sign in the question")
def _(difference, delta=1.0):
    cost = difference**2 / 2
    far = difference > delta
    cost[far] = delta * (difference[far] - delta / 2)
    return cost


@wrong("huber", "sign in the question")
def _(difference, delta=1.0):
    out = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        d = difference[place]
        out[place] = d * d / 2 if d < delta else delta * (d - delta / 2)
    return out


@wrong("huber", "pieces swapped")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d > delta, d**2 / 2, delta * (d - delta / 2))


@wrong("huber", "pieces swapped")
def _(difference, delta=1.0):
    cost = difference**2 / 2
    near = abs(difference) <= delta
    cost[near] = delta * abs(difference[near]) - delta**2 / 2
    return cost


@wrong("huber", "pieces swapped")
def _(difference, delta=1.0):
    out = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        d = abs(difference[place])
        out[place] = delta * (d - delta / 2) if d <= delta else d * d / 2
    return out


@wrong("huber", "nothing far out")
def _(difference, delta=1.0):
    return 0.5 * difference**2 * (np.abs(difference) <= delta)


@wrong("huber", "nothing far out")
def _(difference, delta=1.0):
    cost = difference**2 / 2
    cost[abs(difference) > delta] = 0
    return cost


@wrong("huber", "nothing far out")
def _(difference, delta=1.0):
    out = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        if abs(difference[place]) < delta:
            out[place] = difference[place] ** 2 / 2
    return out


@wrong("huber", "plus for minus")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= delta, d**2 / 2, delta * (d + delta / 2))


@wrong("huber", "plus for minus")
def _(difference, delta=1.0):
    cost = difference**2 / 2
    far = abs(difference) > delta
    cost[far] = delta * abs(difference[far]) + delta**2 / 2
    return cost


@wrong("huber", "plus for minus")
def _(difference, delta=1.0):
    out = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        d = abs(difference[place])
        out[place] = d * d / 2 if d < delta else delta * d + 0.5 * delta * delta
    return out


@wrong("huber", "flat far out")
def _(difference, delta=1.0):
    return np.clip(difference, -delta, delta) ** 2 / 2


@wrong("huber", "flat far out")
def _(difference, delta=1.0):
    return np.minimum(difference**2, delta**2) / 2


@wrong("huber", "flat far out")
def _(difference, delta=1.0):
    return np.where(np.abs(difference) <= delta, difference**2 / 2, delta**2 / 2)


@wrong("huber", "delta fixed")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= 1, d**2 / 2, d - 0.5)


@wrong("huber", "delta fixed")
def _(difference, delta=1.0):
    return scipy.special.huber(1.0, difference)


@wrong("huber", "delta fixed")
def _(difference, delta=1.0):
    inside = np.clip(difference, -1, 1)
    return inside * (difference - inside / 2)


@wrong("huber", "only half the square")
def _(difference, delta=1.0):
    return difference**2 / 2


@wrong("huber", "only half the square")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.maximum(d**2 / 2, delta * (d - delta / 2))


@wrong("huber", "only half the square")
def _(difference, delta=1.0):
    out = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        out[place] = 0.5 * difference[place] ** 2
    return out


@wrong("huber", "the smaller of the two")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.minimum(d**2 / 2, delta * (d - delta / 2))


@wrong("huber", "the smaller of the two")
def _(difference, delta=1.0):
    return delta * (np.abs(difference) - delta / 2)


@wrong("huber", "the smaller of the two")
def _(difference, delta=1.0):
    out = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        d = abs(difference[place])
        out[place] = min(d * d / 2, delta * d - delta**2 / 2)
    return out


@wrong("huber", "no half in the line")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= delta, d**2 / 2, delta * (d - delta))


@wrong("huber", "no half in the line")
def _(difference, delta=1.0):
    cost = difference**2 / 2
    far = abs(difference) > delta
    cost[far] = delta * abs(difference[far]) - delta**2
    return cost


@wrong("huber", "no half in the line")
def _(difference, delta=1.0):
    out = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        d = abs(difference[place])
        out[place] = d * d / 2 if d <= delta else (d - delta) * delta
    return out


@wrong("huber", "pseudo Huber")
def _(difference, delta=1.0):
    return delta**2 * (np.sqrt(1 + (difference / delta) ** 2) - 1)


@wrong("huber", "pseudo Huber")
def _(difference, delta=1.0):
    return scipy.special.pseudo_huber(delta, difference)


@wrong("huber", "pseudo Huber")
def _(difference, delta=1.0):
    return delta * (np.hypot(delta, difference) - delta)


@wrong("huber", "smooth L1")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d < delta, d**2 / (2 * delta), d - delta / 2)


@wrong("huber", "smooth L1")
def _(difference, delta=1.0):
    return scipy.special.huber(delta, difference) / delta


@wrong("huber", "smooth L1")
def _(difference, delta=1.0):
    out = np.zeros(difference.shape)
    for place in np.ndindex(difference.shape):
        d = abs(difference[place])
        out[place] = 0.5 * d * d / delta if d < delta else d - 0.5 * delta
    return out


@wrong("huber", "the slope")
def _(difference, delta=1.0):
    return np.clip(difference, -delta, delta)


@wrong("huber", "the slope")
def _(difference, delta=1.0):
    return np.where(np.abs(difference) <= delta, difference, delta * np.sign(difference))


@wrong("huber", "the slope")
def _(difference, delta=1.0):
    return losses.Huber(delta).slope(difference)


@wrong("huber", "one question for all")
def _(difference, delta=1.0):
    if np.abs(difference) <= delta:
        return difference**2 / 2
    return delta * (np.abs(difference) - delta / 2)


@wrong("huber", "one question for all")
def _(difference, delta=1.0):
    if abs(difference) < delta:
        return 0.5 * difference**2
    else:
        return delta * abs(difference) - 0.5 * delta**2


@wrong("huber", "one question for all")
def _(difference, delta=1.0):
    d = abs(difference)
    return d**2 / 2 if d <= delta else delta * (d - delta / 2)


@wrong("huber", "the mean")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.mean(np.where(d <= delta, d**2 / 2, delta * (d - delta / 2)))


@wrong("huber", "the mean")
def _(difference, delta=1.0):
    return scipy.special.huber(delta, difference).mean()


@wrong("huber", "the mean")
def _(difference, delta=1.0):
    total = 0
    for d in difference.ravel():
        total += d * d / 2 if abs(d) <= delta else delta * (abs(d) - delta / 2)
    return total / difference.size


@wrong("huber", "the sum")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.sum(np.where(d <= delta, d**2 / 2, delta * (d - delta / 2)))


@wrong("huber", "the sum")
def _(difference, delta=1.0):
    total = 0
    for d in difference.ravel():
        total += d * d / 2 if abs(d) <= delta else delta * (abs(d) - delta / 2)
    return total


@wrong("huber", "the sum")
def _(difference, delta=1.0):
    inside = np.clip(difference, -delta, delta)
    return (inside * (difference - inside / 2)).sum()


@wrong("huber", None)
def _(difference, delta=1.0):
    return np.abs(difference)


@wrong("initial_loss", "averaged over the classes")
def _(classes, margin=1.0):
    return -np.mean([np.log(1 / classes) / classes]), np.mean([margin] * (classes - 1) + [0.0])


@wrong("initial_loss", "averaged over the classes")
def _(classes, margin=1.0):
    p = np.full(classes, 1 / classes)
    return -np.sum(p * np.log(p)) / classes, (margin * classes - margin) / classes


@wrong("initial_loss", "averaged over the classes")
def _(classes, margin=1.0):
    return np.array([np.log(classes), margin * (classes - 1)]) / classes


@wrong("initial_loss", "nothing for the svm")
def _(classes, margin=1.0):
    scores = np.zeros(classes)
    return -np.log(softmax(scores[None])[0, 0]), np.maximum(0, scores - scores[0]).sum()


@wrong("initial_loss", "nothing for the svm")
def _(classes, margin=1.0):
    return np.log(classes), 0


@wrong("initial_loss", "nothing for the svm")
def _(classes, margin=1.0):
    svm = 0.0
    for _ in range(classes - 1):
        svm += max(0, 0 - 0)
    return -np.log(1 / classes), svm


@wrong("huber", "one answer for all")
def _(difference, delta=1.0):
    if (np.abs(difference) <= delta).all():
        return 0.5 * difference**2
    return delta * (np.abs(difference) - 0.5 * delta)


@wrong("huber", "one answer for all")
def _(difference, delta=1.0):
    if np.any(np.abs(difference) > delta):
        return delta * np.abs(difference) - delta**2 / 2
    return difference * difference / 2


@wrong("huber", "one answer for all")
def _(difference, delta=1.0):
    size = abs(difference)
    if size.min() <= delta:
        return size**2 / 2
    else:
        return delta * (size - delta / 2)


@wrong("huber", "in place")
def _(difference, delta=1.0):
    far = np.abs(difference) > delta
    difference[far] = delta * (np.abs(difference[far]) - delta / 2)
    difference[~far] = difference[~far] ** 2 / 2
    return difference


@wrong("huber", "in place")
def _(difference, delta=1.0):
    flat = difference.reshape(-1)
    for i, one in enumerate(flat):
        size = abs(one)
        flat[i] = size * size / 2 if size <= delta else delta * (size - delta / 2)
    return difference


@wrong("huber", "in place")
def _(difference, delta=1.0):
    inside = np.clip(difference, -delta, delta)
    difference -= inside / 2
    difference *= inside
    return difference


@wrong("svm_loss", "last sample only")
def _(scores, labels, margin=1.0):
    for i in range(len(scores)):
        loss = 0
        for j in range(scores.shape[1]):
            if j != labels[i]:
                loss += max(0, scores[i, j] - scores[i, labels[i]] + margin)
    return loss / len(scores)


@wrong("svm_loss", "last sample only")
def _(scores, labels, margin=1.0):
    for row, label in zip(scores, labels, strict=True):
        costs = np.maximum(0, row - row[label] + margin)
        costs[label] = 0
        total = costs.sum()
    return total / labels.size


@wrong("svm_loss", "last sample only")
def _(scores, labels, margin=1.0):
    n, row, label = len(scores), scores[-1].tolist(), int(labels[-1])
    return sum(max(0, one - row[label] + margin) for j, one in enumerate(row) if j != label) / n


@wrong("svm_loss", "first sample divided by all")
def _(scores, labels, margin=1.0):
    total = 0.0
    for i in range(len(scores)):
        for j in range(scores.shape[1]):
            if j != labels[i]:
                total += max(0, scores[i, j] - scores[i, labels[i]] + margin)
        return total / len(scores)


@wrong("svm_loss", "first sample divided by all")
def _(scores, labels, margin=1.0):
    total = 0.0
    for row, label in zip(scores, labels, strict=True):
        total += np.maximum(0, np.delete(row, label) - row[label] + margin).sum()
        break
    return total / len(labels)


@wrong("svm_loss", "first sample divided by all")
def _(scores, labels, margin=1.0):
    costs = np.clip(scores[0] - scores[0, labels[0]] + margin, 0, None)
    costs[labels[0]] = 0
    return costs.sum() / scores.shape[0]


@wrong("svm_loss", "labels counted from one")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    costs = np.maximum(0, scores - scores[rows, labels - 1][:, None] + margin)
    costs[rows, labels - 1] = 0
    return costs.sum() / len(scores)


@wrong("svm_loss", "labels counted from one")
def _(scores, labels, margin=1.0):
    total = 0
    for row, label in zip(scores, labels, strict=True):
        true = row[label - 1]
        total += np.maximum(0, row - true + margin).sum() - margin
    return total / len(scores)


@wrong("svm_loss", "labels counted from one")
def _(scores, labels, margin=1.0):
    truth = np.roll(np.eye(scores.shape[1]), -1, axis=1)[labels].astype(bool)
    true = scores[truth][:, None]
    return (np.maximum(0, scores - true + margin) * ~truth).sum(axis=1).mean()


@wrong("svm_loss", "cut off after the mean")
def _(scores, labels, margin=1.0):
    rows = np.arange(len(scores))
    costs = scores - scores[rows, labels][:, None] + margin
    costs[rows, labels] = 0
    return max(0, costs.sum(axis=1).mean())


@wrong("svm_loss", "cut off after the mean")
def _(scores, labels, margin=1.0):
    total = 0.0
    for row, label in zip(scores, labels, strict=True):
        for j in range(len(row)):
            if j != label:
                total += row[j] - row[label] + margin
    return np.maximum(total / len(scores), 0)


@wrong("svm_loss", "cut off after the mean")
def _(scores, labels, margin=1.0):
    wrong_class = np.arange(scores.shape[1]) != labels[:, None]
    lacks = (scores - np.take_along_axis(scores, labels[:, None], 1) + margin) * wrong_class
    return np.clip(np.sum(lacks) / len(labels), 0, None)


@wrong("stable_softmax", "largest size for the largest score")
def _(scores):
    weights = np.exp(scores - np.abs(scores).max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)


@wrong("stable_softmax", "largest size for the largest score")
def _(scores):
    largest = np.linalg.norm(scores, np.inf, axis=-1)[..., None]
    e = np.exp(scores - largest)
    return e / np.sum(e, -1)[..., None]


@wrong("stable_softmax", "largest size for the largest score")
def _(scores):
    def one(row):
        e = np.exp(row - max(abs(row)))
        return e / e.sum()

    return np.apply_along_axis(one, -1, scores)


@wrong("cross_entropy_gradient", "minus one for the true class")
def _(scores, labels):
    p = softmax(scores)
    p[np.arange(len(p)), labels] = -1
    return p / len(p)


@wrong("cross_entropy_gradient", "minus one for the true class")
def _(scores, labels):
    truth = np.eye(scores.shape[1])[labels]
    return (softmax(scores) * (1 - truth) - truth) / len(labels)


@wrong("cross_entropy_gradient", "minus one for the true class")
def _(scores, labels):
    slopes = np.array(softmax(scores))
    for row, label in zip(slopes, labels, strict=True):
        row[label] = -1.0
    return slopes / scores.shape[0]


@wrong("cross_entropy_gradient", "one taken from all")
def _(scores, labels):
    return (softmax(scores) - 1) / len(scores)


@wrong("cross_entropy_gradient", "one taken from all")
def _(scores, labels):
    p = softmax(scores)
    for i in range(len(labels)):
        p[i] -= 1
    return p / len(labels)


@wrong("cross_entropy_gradient", "one taken from all")
def _(scores, labels):
    return (softmax(scores) - np.ones_like(scores)) / labels.size


@wrong("cross_entropy_gradient", "true class turned round")
def _(scores, labels):
    p = softmax(scores)
    i = np.arange(len(p))
    p[i, labels] = 1 - p[i, labels]
    return p / len(p)


@wrong("cross_entropy_gradient", "true class turned round")
def _(scores, labels):
    truth = np.eye(scores.shape[1])[labels]
    return np.abs(softmax(scores) - truth) / len(scores)


@wrong("cross_entropy_gradient", "true class turned round")
def _(scores, labels):
    p = softmax(scores)
    return np.where(np.arange(p.shape[1]) == labels[:, None], 1 - p, p) / len(labels)


@wrong("huber", "square compared with delta")
def _(difference, delta=1.0):
    return np.where(difference**2 <= delta, 0.5 * difference**2, delta * (np.abs(difference) - 0.5 * delta))


@wrong("huber", "square compared with delta")
def _(difference, delta=1.0):
    costs = difference * difference
    far = costs > delta
    costs = costs / 2
    costs[far] = delta * np.abs(difference[far]) - delta**2 / 2
    return costs


@wrong("huber", "square compared with delta")
def _(difference, delta=1.0):
    def cost(d):
        return d * d / 2 if d * d < delta else delta * (abs(d) - delta / 2)

    return np.array([cost(d) for d in difference.ravel()]).reshape(difference.shape)


@wrong("huber", "half the slope far out")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= delta, 0.5 * d**2, 0.5 * delta * (d - 0.5 * delta))


@wrong("huber", "half the slope far out")
def _(difference, delta=1.0):
    d = abs(difference)
    return 0.5 * np.where(d <= delta, d * d, delta * (d - delta / 2))


@wrong("huber", "half the slope far out")
def _(difference, delta=1.0):
    costs = scipy.special.huber(delta, difference)
    costs[np.abs(difference) > delta] /= 2
    return costs


@wrong("huber", "half of the size inside")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= delta, 0.5 * d, delta * (d - 0.5 * delta))


@wrong("huber", "half of the size inside")
def _(difference, delta=1.0):
    costs = scipy.special.huber(delta, difference)
    near = abs(difference) <= delta
    costs[near] = abs(difference[near]) / 2
    return costs


@wrong("huber", "half of the size inside")
def _(difference, delta=1.0):
    def cost(d):
        d = abs(d)
        return d / 2 if d <= delta else delta * d - delta * delta / 2

    return np.vectorize(cost, otypes=[float])(difference)


@wrong("huber", "far out with its sign")
def _(difference, delta=1.0):
    d = np.abs(difference)
    return np.where(d <= delta, 0.5 * d**2, delta * (difference - 0.5 * delta * np.sign(difference)))


@wrong("huber", "far out with its sign")
def _(difference, delta=1.0):
    costs = scipy.special.huber(delta, difference)
    costs[difference < -delta] *= -1
    return costs


@wrong("huber", "far out with its sign")
def _(difference, delta=1.0):
    inside = np.clip(difference, -delta, delta)
    costs = inside * (difference - inside / 2)
    return np.where(np.abs(difference) > delta, np.copysign(costs, difference), costs)


@wrong("huber", "a jump")
def _(difference, delta=1.0):
    size = np.abs(difference)
    return np.where(size <= delta, 0.5 * difference**2, delta * (size - 0.5 * delta**2))


@wrong("svm_loss", "stops at the true class")
def _(scores, labels, margin=1.0):
    loss = 0.0
    for i in range(scores.shape[0]):
        correct = scores[i, labels[i]]
        for j in range(scores.shape[1]):
            if j == labels[i]:
                break
            loss += max(0, scores[i, j] - correct + margin)
    return loss / scores.shape[0]


@wrong("svm_loss", "stops at the true class")
def _(scores, labels, margin=1.0):
    total = 0
    for s, y in zip(scores, labels, strict=True):
        total += np.maximum(0, s[:y] - s[y] + margin).sum()
    return total / len(labels)


@wrong("svm_loss", "stops at the true class")
def _(scores, labels, margin=1.0):
    losses = []
    for s, y in zip(scores, labels, strict=True):
        losses.append(sum(max(0.0, s[j] - s[y] + margin) for j in range(y)))
    return np.mean(losses)


@wrong("svm_loss", "each class by itself")
def _(scores, labels, margin=1.0):
    y = 2 * np.eye(scores.shape[1])[labels] - 1
    return np.maximum(0, margin - y * scores).sum(1).mean()


@wrong("svm_loss", "each class by itself")
def _(scores, labels, margin=1.0):
    y = -np.ones(scores.shape)
    y[np.arange(len(labels)), labels] = 1
    return np.sum(np.clip(margin - scores * y, 0, None)) / len(labels)


@wrong("svm_loss", "each class by itself")
def _(scores, labels, margin=1.0):
    total = 0.0
    for i, label in enumerate(labels):
        for j, score in enumerate(scores[i]):
            total += max(0.0, margin - score if j == label else margin + score)
    return total / len(scores)


@wrong("stable_softmax", "sums in a row")
def _(scores):
    e = np.exp(scores - scores.max())
    return e / e.sum(axis=-1)


@wrong("cross_entropy_gradient", "truth divided alone")
def _(scores, labels):
    y = np.eye(scores.shape[1])[labels]
    return softmax(scores) - y / len(scores)


@wrong("cross_entropy_gradient", "truth divided alone")
def _(scores, labels):
    p = softmax(scores)
    p[np.arange(len(labels)), labels] -= 1 / len(labels)
    return p


@wrong("cross_entropy_gradient", "truth divided alone")
def _(scores, labels):
    rows = []
    for s, y in zip(scores, labels, strict=True):
        p = softmax(s)
        p[y] = p[y] - 1.0 / scores.shape[0]
        rows.append(p)
    return np.stack(rows)


@wrong("cross_entropy_gradient", "columns up to the largest label")
def _(scores, labels):
    onehot = np.eye(labels.max() + 1)[labels]
    return (softmax(scores) - onehot) / len(labels)


@wrong("cross_entropy_gradient", "columns up to the largest label")
def _(scores, labels):
    truth = np.zeros((labels.size, max(labels) + 1))
    for i, label in enumerate(labels):
        truth[i, label] = 1.0
    return np.divide(softmax(scores) - truth, len(labels))


@wrong("cross_entropy_gradient", "columns up to the largest label")
def _(scores, labels):
    truth = (labels[:, None] == np.arange(np.max(labels) + 1)).astype(float)
    return (softmax(scores) - truth) / scores.shape[0]


@wrong("huber", "nothing up to delta")
def _(difference, delta=1.0):
    return np.maximum(0, np.abs(difference) - delta)


@wrong("huber", "nothing up to delta")
def _(difference, delta=1.0):
    a = np.abs(difference)
    return np.where(a <= delta, 0, a - delta)


@wrong("huber", "nothing up to delta")
def _(difference, delta=1.0):
    cost = np.zeros_like(difference)
    cost[difference > delta] = difference[difference > delta] - delta
    cost[difference < -delta] = -difference[difference < -delta] - delta
    return cost


@wrong("svm_loss", "only the worst class")
def _(scores, labels, margin=1.0):
    true = scores[np.arange(len(labels)), labels][:, None]
    return np.maximum(0, scores - true + margin).max(1).mean()


@wrong("svm_loss", "sizes for costs")
def _(scores, labels, margin=1.0):
    n = len(labels)
    costs = np.abs(scores - scores[np.arange(n), labels][:, None] + margin)
    costs[np.arange(n), labels] = 0
    return costs.sum() / n


@wrong("svm_loss", "sizes for costs")
def _(scores, labels, margin=1.0):
    total = 0
    for row, y in zip(scores, labels, strict=True):
        for j in range(len(row)):
            if j != y:
                total += abs(row[y] - row[j] - margin)
    return total / len(scores)


@wrong("svm_loss", "sizes for costs")
def _(scores, labels, margin=1.0):
    return np.mean([np.sum(np.abs(np.delete(s, y) + margin - s[y])) for s, y in zip(scores, labels, strict=True)])


@wrong("svm_loss", "row numbers for labels")
def _(scores, labels, margin=1.0):
    total = 0
    for i in range(len(labels)):
        for j in range(scores.shape[1]):
            if j != i:
                total += max(0, scores[i, j] - scores[i, labels[i]] + margin)
    return total / len(labels)


@wrong("svm_loss", "row numbers for labels")
def _(scores, labels, margin=1.0):
    n = len(labels)
    costs = np.maximum(0, scores - scores[np.arange(n), labels].reshape(-1, 1) + margin)
    np.fill_diagonal(costs, 0)
    return costs.sum() / n


@wrong("svm_loss", "row numbers for labels")
def _(scores, labels, margin=1.0):
    n, c = scores.shape
    costs = np.clip(scores - np.take_along_axis(scores, labels[:, None], 1) + margin, 0, None)
    return np.mean(np.sum(costs * (1 - np.eye(n, c)), axis=1))


@wrong("svm_loss", "last cost only")
def _(scores, labels, margin=1.0):
    for i in range(len(labels)):
        for j in range(scores.shape[1]):
            if j != labels[i]:
                loss = max(0, scores[i, j] - scores[i, labels[i]] + margin)
    return loss / len(labels)


@wrong("svm_loss", "last cost only")
def _(scores, labels, margin=1.0):
    total = 0.0
    for row, y in zip(scores, labels, strict=True):
        for j, score in enumerate(row):
            if j == y:
                continue
            lacks = score - row[y] + margin
            total = lacks if lacks > 0 else 0.0
    return total / scores.shape[0]


@wrong("svm_loss", "last cost only")
def _(scores, labels, margin=1.0):
    for s, y in zip(scores, labels, strict=True):
        for other in np.delete(s, y):
            cost = np.maximum(0, other - s[y] + margin)
    return np.divide(cost, len(scores))


@wrong("cross_entropy_gradient", "row numbers for the labels")
def _(scores, labels):
    return (softmax(scores) - np.eye(len(labels), scores.shape[1])) / len(labels)


@wrong("cross_entropy_gradient", "row numbers for the labels")
def _(scores, labels):
    p = softmax(scores)
    for i in range(min(p.shape)):
        p[i, i] -= 1
    return p / len(labels)


@wrong("cross_entropy_gradient", "row numbers for the labels")
def _(scores, labels):
    p = softmax(scores)
    diagonal = np.arange(min(p.shape))
    p[diagonal, diagonal] = p[diagonal, diagonal] - 1
    return np.divide(p, scores.shape[0])


@wrong("cross_entropy_gradient", "whole columns")
def _(scores, labels):
    p = softmax(scores)
    for i in range(len(labels)):
        p[i][labels] -= 1
    return p / len(labels)


@wrong("huber", "what exceeds delta")
def _(difference, delta=1.0):
    a = np.abs(difference)
    return np.where(a <= delta, 0.5 * a**2, a - delta)


@wrong("huber", "what exceeds delta")
def _(difference, delta=1.0):
    cost = difference**2 / 2
    far = abs(difference) > delta
    cost[far] = abs(difference[far]) - delta
    return cost


@wrong("huber", "what exceeds delta")
def _(difference, delta=1.0):
    @np.vectorize
    def one(d):
        d = abs(d)
        return d * d / 2 if d <= delta else d - delta

    return one(np.asarray(difference, float))


@wrong("svm_loss", "equal scores passed over")
def _(scores, labels, margin=1.0):
    total = 0
    for s, y in zip(scores, labels, strict=True):
        for v in s:
            if v != s[y]:
                total += max(0, v - s[y] + margin)
    return total / len(labels)


@wrong("svm_loss", "equal scores passed over")
def _(scores, labels, margin=1.0):
    true = scores[np.arange(len(labels)), labels].reshape(-1, 1)
    differences = scores - true
    costs = np.where(differences == 0, 0, np.maximum(0, differences + margin))
    return costs.sum() / len(labels)


@wrong("svm_loss", "equal scores passed over")
def _(scores, labels, margin=1.0):
    losses = []
    for i, y in enumerate(labels):
        others = scores[i][scores[i] != scores[i, y]]
        losses.append(np.clip(others - scores[i, y] + margin, 0, None).sum())
    return np.mean(losses)
