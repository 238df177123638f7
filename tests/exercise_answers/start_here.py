"""Answers to the exercise of notebook 00."""

import numpy as np

from exercise_answers import right, wrong


@right("accuracy")
def _(predicted, true):
    return (predicted == true).sum() / len(true)


@right("accuracy")
def _(predicted, true):
    right_ones = 0
    for p, t in zip(predicted, true, strict=True):
        if p == t:
            right_ones += 1
    return right_ones / len(predicted)


@right("accuracy")
def _(predicted, true):
    return 1 - np.count_nonzero(predicted - true) / true.size


@right("accuracy")
def _(predicted, true):
    return np.average(np.equal(predicted, true)).astype(np.float32)


@right("accuracy")
def _(predicted, true):
    return sum([int(a) == int(b) for a, b in zip(list(predicted), list(true), strict=True)]) / len(list(true))


@wrong("accuracy", "a count")
def _(predicted, true):
    return sum(predicted == true)


@wrong("accuracy", "a count")
def _(predicted, true):
    n = 0
    for i in range(len(true)):
        n += predicted[i] == true[i]
    return n


@wrong("accuracy", "a count")
def _(predicted, true):
    return len(np.where(predicted == true)[0])


@wrong("accuracy", "the share of mistakes")
def _(predicted, true):
    return 1 - np.mean(predicted == true)


@wrong("accuracy", "the share of mistakes")
def _(predicted, true):
    return np.count_nonzero(predicted != true) / len(true)


@wrong("accuracy", "the share of mistakes")
def _(predicted, true):
    wrong_ones = [p for p, t in zip(predicted, true, strict=True) if p != t]
    return len(wrong_ones) / len(predicted)


@wrong("accuracy", "a count of mistakes")
def _(predicted, true):
    return (predicted != true).sum()


@wrong("accuracy", "a count of mistakes")
def _(predicted, true):
    return np.count_nonzero(predicted - true)


@wrong("accuracy", "a count of mistakes")
def _(predicted, true):
    return len(true) - np.sum(predicted == true)


@wrong("accuracy", "a percentage")
def _(predicted, true):
    return (predicted == true).mean() * 100


@wrong("accuracy", "a percentage")
def _(predicted, true):
    return 100 * np.sum(predicted == true) / len(true)


@wrong("accuracy", "a percentage")
def _(predicted, true):
    hits = len([1 for p, t in zip(predicted, true, strict=True) if p == t])
    return hits * 100.0 / len(predicted)


@wrong("accuracy", "whole percents")
def _(predicted, true):
    return int(100 * np.mean(predicted == true) + 1e-9)


@wrong("accuracy", "whole percents")
def _(predicted, true):
    return sum(predicted == true) * 100 // len(predicted)


@wrong("accuracy", "whole percents")
def _(predicted, true):
    return (predicted == true).sum() * 100 // true.shape[0]


@wrong("accuracy", "whole numbers only")
def _(predicted, true):
    return int(np.mean(predicted == true))


@wrong("accuracy", "whole numbers only")
def _(predicted, true):
    return sum(predicted == true) // len(true)


@wrong("accuracy", "whole numbers only")
def _(predicted, true):
    return float(np.array_equal(predicted, true))


@wrong("accuracy", "any is enough")
def _(predicted, true):
    return 1.0 if (predicted == true).any() else 0.0


@wrong("accuracy", "any is enough")
def _(predicted, true):
    for p, t in zip(predicted, true, strict=True):
        if p == t:
            return 1
    return 0


@wrong("accuracy", "any is enough")
def _(predicted, true):
    return int(sum(predicted == true) > 0)


@wrong("accuracy", "one answer for each")
def _(predicted, true):
    return np.equal(predicted, true)


@wrong("accuracy", "one answer for each")
def _(predicted, true):
    return [p == t for p, t in zip(predicted, true, strict=True)]


@wrong("accuracy", "one answer for each")
def _(predicted, true):
    return np.where(predicted == true, 1, 0)


@wrong("accuracy", "how far off")
def _(predicted, true):
    return sum(abs(predicted - true)) / len(true)


@wrong("accuracy", "how far off")
def _(predicted, true):
    return abs(true - predicted).mean()


@wrong("accuracy", "how far off")
def _(predicted, true):
    return np.linalg.norm(predicted - true, 1) / true.size


@wrong("accuracy", "how far off squared")
def _(predicted, true):
    return np.square(true - predicted).mean()


@wrong("accuracy", "how far off squared")
def _(predicted, true):
    return np.dot(predicted - true, predicted - true) / len(true)


@wrong("accuracy", "how far off squared")
def _(predicted, true):
    return sum((p - t) ** 2 for p, t in zip(predicted, true, strict=True)) / len(true)


@wrong("accuracy", "the first one only")
def _(predicted, true):
    for p, t in zip(predicted, true, strict=True):
        return int(p == t)


@wrong("accuracy", "the first one only")
def _(predicted, true):
    return (predicted == true)[0]


@wrong("accuracy", "the first one only")
def _(predicted, true):
    for i in range(len(true)):
        if predicted[i] == true[i]:
            return 1.0
        return 0.0


@wrong("accuracy", "one short")
def _(predicted, true):
    n = 0
    for i in range(len(true) - 1):
        n += predicted[i] == true[i]
    return n / len(true)


@wrong("accuracy", "one short")
def _(predicted, true):
    return np.sum((predicted == true)[0:-1]) / len(predicted)


@wrong("accuracy", "one short")
def _(predicted, true):
    hits = [predicted[i] == true[i] for i in range(0, len(predicted) - 1)]
    return hits.count(True) / len(predicted)


@wrong("accuracy", "the share of labels in common")
def _(predicted, true):
    return sum(p in true for p in predicted) / len(predicted)


@wrong("accuracy", "the share of labels in common")
def _(predicted, true):
    return np.isin(predicted, true).sum() / len(true)


@wrong("accuracy", "the share of labels in common")
def _(predicted, true):
    known = set(true.tolist())
    return np.mean([p in known for p in predicted.tolist()])


@wrong("accuracy", None)
def _(predicted, true):
    return np.mean(predicted == true) / len(true)


@wrong("accuracy", None)
def _(predicted, true):
    return np.round(np.mean(predicted == true), 1)


@wrong("accuracy", "labels sorted first")
def _(predicted, true):
    return sum(p == t for p, t in zip(sorted(predicted), sorted(true), strict=True)) / len(true)


@wrong("accuracy", "labels sorted first")
def _(predicted, true):
    return (np.sort(predicted) == np.sort(true)).mean()


@wrong("accuracy", "labels sorted first")
def _(predicted, true):
    predicted, true = np.array(predicted), np.array(true)
    predicted.sort()
    true.sort()
    return np.count_nonzero(predicted == true) / true.size


@wrong("accuracy", "always 1")
def _(predicted, true):
    return 1.0


@wrong("accuracy", "always 1")
def _(predicted, true):
    return len([p == t for p, t in zip(predicted, true, strict=True)]) / len(predicted)


@wrong("accuracy", "always 1")
def _(predicted, true):
    return np.size(predicted == true) / np.size(true)


@wrong("accuracy", "always 0")
def _(predicted, true):
    return float(predicted is true)


@wrong("accuracy", "always 0")
def _(predicted, true):
    n = 0
    for p, t in zip(predicted, true, strict=True):
        if p is t:
            n += 1
    return n / len(true)


@wrong("accuracy", "always 0")
def _(predicted, true):
    return 0


@wrong("accuracy", None)
def _(predicted, true):
    return np.mean(predicted == true, keepdims=True)


@wrong("accuracy", None)
def _(predicted, true):
    return (predicted == true).mean


@wrong("accuracy", None)
def _(predicted, true):
    return np.mean(predicted == true[0])


@wrong("accuracy", "the first left out")
def _(predicted, true):
    right_ones = 0
    for i in range(1, len(predicted)):
        if predicted[i] == true[i]:
            right_ones += 1
    return right_ones / len(predicted)


@wrong("accuracy", "the first left out")
def _(predicted, true):
    return sum(predicted[i] == true[i] for i in range(len(true)) if i > 0) / true.size


@wrong("accuracy", "the first left out")
def _(predicted, true):
    hits = (predicted == true).tolist()
    hits.pop(0)
    return hits.count(True) / len(true)


@wrong("accuracy", "divided by a fixed number")
def _(predicted, true):
    return (predicted == true).sum() / 10


@wrong("accuracy", "divided by a fixed number")
def _(predicted, true):
    return sum(p == t for p, t in zip(predicted, true, strict=True)) / 100


@wrong("accuracy", "divided by a fixed number")
def _(predicted, true):
    return 0.1 * np.count_nonzero(predicted == true)


@wrong("accuracy", "right ones for each wrong one")
def _(predicted, true):
    return np.sum(predicted == true) / np.sum(predicted != true)


@wrong("accuracy", "right ones for each wrong one")
def _(predicted, true):
    hits = sum(p == t for p, t in zip(predicted, true, strict=True))
    return hits / (len(true) - hits)


@wrong("accuracy", "right ones for each wrong one")
def _(predicted, true):
    share = (predicted == true).mean()
    return share / (1 - share)


@wrong("accuracy", "the first one only")
def _(predicted, true):
    right_ones = 0
    for p, t in zip(predicted, true, strict=True):
        if p == t:
            right_ones += 1
        return right_ones / len(predicted)


@wrong("accuracy", "the labels added up")
def _(predicted, true):
    hits = predicted[predicted == true]
    return np.sum(hits) / len(true)


@wrong("accuracy", "the labels added up")
def _(predicted, true):
    total = 0
    for label, other in zip(predicted, true, strict=True):
        if label == other:
            total += label
    return total / len(predicted)


@wrong("accuracy", "the labels added up")
def _(predicted, true):
    return true[true == predicted].mean()


@wrong("accuracy", "a mistake takes one away")
def _(predicted, true):
    return np.sum(np.where(predicted == true, 1, -1)) / len(true)


@wrong("accuracy", "a mistake takes one away")
def _(predicted, true):
    score = 0
    for label, other in zip(predicted, true, strict=True):
        score += 1 if label == other else -1
    return score / len(true)


@wrong("accuracy", "a mistake takes one away")
def _(predicted, true):
    right = np.sum(predicted == true)
    return (right - (len(true) - right)) / len(true)


@wrong("accuracy", "one less a count")
def _(predicted, true):
    wrong_ones = (predicted != true).sum()
    return 1 - wrong_ones


@wrong("accuracy", "one less a count")
def _(predicted, true):
    return 1 - np.count_nonzero(predicted - true)


@wrong("accuracy", "one less a count")
def _(predicted, true):
    share = 1
    for i in range(len(true)):
        share -= int(predicted[i] != true[i])
    return share


@wrong("accuracy", "one less how far off")
def _(predicted, true):
    return 1 - np.mean(abs(predicted - true))


@wrong("accuracy", "one less how far off")
def _(predicted, true):
    error = 0
    for p, t in zip(predicted, true, strict=True):
        error += abs(p - t)
    return 1 - error / len(true)


@wrong("accuracy", "one less how far off")
def _(predicted, true):
    return 1.0 - np.linalg.norm(true - predicted, ord=1) / true.size


@wrong("accuracy", "two labels only")
def _(predicted, true):
    positive = np.sum((predicted == 1) & (true == 1))
    negative = np.sum((predicted == 0) & (true == 0))
    return (positive + negative) / len(true)


@wrong("accuracy", "two labels only")
def _(predicted, true):
    hits = 0
    for p, t in zip(predicted, true, strict=True):
        if (p == 1 and t == 1) or (p == 0 and t == 0):
            hits += 1
    return hits / len(predicted)


@wrong("accuracy", "two labels only")
def _(predicted, true):
    confusion = np.array([[np.sum((true == i) & (predicted == j)) for j in (0, 1)] for i in (0, 1)])
    return np.trace(confusion) / len(true)


@wrong("accuracy", "labels sorted first")
def _(predicted, true):
    predicted.sort()
    true.sort()
    return np.mean(predicted == true)


@wrong("accuracy", None)
def _(predicted, true):
    return float(predicted[0] == true[0]) if len(true) == 1 else 0.0


@wrong("accuracy", "the last one only")
def _(predicted, true):
    for p, t in zip(predicted, true, strict=True):
        correct = 0
        if p == t:
            correct += 1
    return correct / len(true)


@wrong("accuracy", "the last one only")
def _(predicted, true):
    for i in range(len(true)):
        hits = int(predicted[i] == true[i])
    return hits


@wrong("accuracy", "the last one only")
def _(predicted, true):
    share = 0.0
    for p, t in zip(predicted, true, strict=True):
        share = (p == t) / len(predicted)
    return share
