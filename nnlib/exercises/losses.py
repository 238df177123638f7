"""Exercises of notebook 06: losses."""

import numpy as np

from nnlib.activations import sigmoid, softmax
from nnlib.exercises import Exercise, Misconception, collect


def svm_loss(scores, labels, margin=1.0):
    """The hinge loss of scores (N, C) for labels (N,): one number, the mean over the samples."""
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] + margin)
    missing[rows, labels] = 0
    return missing.sum(axis=1).mean()


def labelled_scores(rng):
    """Scores and labels, from small to large."""
    yield np.array([[0.0, 0.0]]), np.array([0])
    yield np.array([[3.0, 2.5, 0.0]]), np.array([0])
    yield np.array([[0.5, 0.0, 1.0]]), np.array([1])
    yield np.array([[1.0, 2.0, 0.5], [0.0, -1.0, 4.0]]), np.array([2, 0])
    yield np.zeros((1, 10)), np.array([9])
    yield np.array([[2.0, 1.0, -1.0], [0.0, 0.25, 0.5]]), np.array([0, 2]), 0.5
    yield np.array([[1e300, 0.0], [-1e300, 0.0]]), np.array([0, 1])
    yield np.array([[-0.0], [5.0]]), np.array([0, 0])
    yield rng.normal(size=(5, 4)).astype(np.float32), np.array([3, 0, 0, 2, 1])
    yield 3 * rng.normal(size=(7, 10)), rng.integers(10, size=7), 2.0


def with_true_score(change):
    """A wrong hinge loss: ``change(scores, true scores (N, 1), margin)`` gives the terms (N, C)."""

    def svm_loss(scores, labels, margin=1.0):
        rows = np.arange(len(scores))
        terms = change(scores, scores[rows, labels][:, None], margin)
        terms[rows, labels] = 0
        return terms.sum(axis=1).mean()

    return svm_loss


def hinge_terms(scores, labels, margin=1.0):
    """All terms (N, C), that of the true class too."""
    return np.maximum(0, scores - scores[np.arange(len(scores)), labels][:, None] + margin)


def hinge_in_a_loop(classes):
    """A wrong hinge loss in loops, over the classes ``classes(C)``."""

    def svm_loss(scores, labels, margin=1.0):
        total = 0.0
        for row, label in zip(scores, labels, strict=True):
            for c in classes(len(row)):
                if c != label:
                    total += max(0.0, row[c] - row[label] + margin)
        return total / len(scores)

    return svm_loss


svm_loss = Exercise(
    task="""Write `svm_loss(scores, labels, margin=1.0)` for scores `(N, C)` and labels `(N,)`: each wrong class costs
    what it lacks to stay `margin` below the true class. Add up a sample's costs, then take the mean over the
    samples.""",
    answer=svm_loss,
    cases=labelled_scores,
    hints=[
        "What do two equal scores cost, when the first class is the true one? How many of the two classes are wrong?",
        "`scores[np.arange(N), labels]` picks one score in each row. To compare it with its row, make it a column.",
        "Compute the cost of every class, set the true class's own to 0, then add up and average.",
    ],
    misconceptions=[
        Misconception(
            "true class counted",
            lambda scores, labels, margin=1.0: hinge_terms(scores, labels, margin).sum(axis=1).mean(),
            "The true class is in the sum. Its difference to itself is 0, so it pays a whole margin in every sample: "
            "10 for ten equal scores, where 9 classes are wrong. The article's line does the same.",
        ),
        Misconception(
            "rows picked for scores",
            lambda scores, labels, margin=1.0: np.sum(np.maximum(0, scores - scores[labels] + margin)),
            "The article's line, which is written for a single sample. In a batch, `scores[labels]` picks whole "
            "*rows*: the scores of other samples, not each sample's score of its true class.",
        ),
        Misconception(
            "sum over the samples",
            lambda scores, labels, margin=1.0: (
                with_true_score(lambda s, true, m: np.maximum(0, s - true + m))(scores, labels, margin) * len(scores)
            ),
            "Right for one sample. For more, the costs of all samples are added up, so the loss and its slopes grow "
            "with the size of the batch.",
        ),
        Misconception(
            "mean over the classes too",
            lambda scores, labels, margin=1.0: (
                with_true_score(lambda s, true, m: np.maximum(0, s - true + m))(scores, labels, margin)
                / scores.shape[1]
            ),
            "The costs of a sample are averaged over its classes. They should be added up; only the samples are "
            "averaged.",
        ),
        Misconception(
            "first class left out",
            hinge_in_a_loop(lambda C: range(1, C)),
            "The loop begins with class 1, so class 0 never costs anything. Classes are counted from 0.",
        ),
        Misconception(
            "last class left out",
            hinge_in_a_loop(lambda C: range(C - 1)),
            "The loop ends one class too early: `range(n)` stops before `n` by itself.",
        ),
        Misconception(
            "margin fixed",
            lambda scores, labels, margin=1.0: with_true_score(lambda s, true, m: np.maximum(0, s - true + 1))(
                scores, labels, margin
            ),
            "Right for a margin of 1; whatever `margin` is, it changes nothing.",
        ),
        Misconception(
            "no margin",
            with_true_score(lambda s, true, m: np.maximum(0, s - true)),
            "Only a wrong class *above* the true one costs something here. The margin asks for more: a lead.",
        ),
        Misconception(
            "margin on the other side",
            with_true_score(lambda s, true, m: np.maximum(0, s - true - m)),
            "The sign of the margin is turned round: wrong classes may now lead by a margin before they cost anything.",
        ),
        Misconception(
            "the wrong way round",
            with_true_score(lambda s, true, m: np.maximum(0, true - s + m)),
            "The difference is turned round: here the loss grows with the *true* class's lead.",
        ),
        Misconception(
            "rewards beyond the margin",
            with_true_score(lambda s, true, m: s - true + m),
            "A class that is far below the true one gives a negative cost, which pays for another that is too close. "
            "Beyond its margin a class should cost nothing.",
        ),
        Misconception(
            "only the worst class",
            lambda scores, labels, margin=1.0: np.mean(
                [
                    max((max(0.0, s - row[label] + margin) for c, s in enumerate(row) if c != label), default=0.0)
                    for row, label in zip(scores, labels, strict=True)
                ]
            ),
            "Only the class that comes closest is counted. That is a loss of its own (Crammer and Singer's); here "
            "every wrong class pays.",
        ),
        Misconception(
            "squared",
            with_true_score(lambda s, true, m: np.maximum(0, s - true + m).clip(max=1e150) ** 2),
            "That is the squared hinge loss: a cost of 0.5 becomes 0.25, and one of 2 becomes 4.",
        ),
        Misconception(
            "counts the classes",
            with_true_score(lambda s, true, m: (s - true + m > 0).astype(float)),
            "This counts *how many* classes come too close, and loses by how much. Such a count has no slope to learn "
            "from.",
        ),
    ],
    why="""The true class is compared with itself by the subtraction, so its term is set to 0 afterwards. The first
    index array names the rows, the second the class in each: one true score for each sample.""",
)


def stable_softmax(scores):
    """exp(scores) as shares of their sum along the last axis, for any finite floats."""
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)


def score_arrays(rng):
    """Scores of any shape, from small to large."""
    yield np.array([0.0, 0.0])
    yield np.array([[0.0, 1.0, 2.0]])
    yield np.array([[0.0, 0.0], [-1.0, 2.0]])
    yield np.array([[1.0, 2.0, 3.0], [1.0, 1.0, 1.0]])
    yield np.array([1000.0, 999.0])
    yield np.array([-1000.0, -1001.0])
    yield np.array([[900.0, 899.0], [-900.0, -899.0]])
    yield np.array([[5.0], [-0.0]])
    yield np.array([[1e300, -1e300, 0.0]])
    yield np.empty((0, 3))
    yield rng.normal(size=(5, 4)).astype(np.float32)
    yield 3 * rng.normal(size=(2, 3, 4))


def softmax_in_place(scores):
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    return scores


def shares(weights, axis=-1):
    """Weights as shares of their sum."""
    return weights / weights.sum(axis=axis, keepdims=True)


stable_softmax = Exercise(
    task="""Write `stable_softmax(scores)` for a float array of any shape: `exp(scores)` as shares of their sum along
    the *last* axis, for any finite numbers, without a warning.""",
    answer=stable_softmax,
    cases=score_arrays,
    hints=[
        "Add the same number to all scores of a sample: what happens to top and bottom of the fraction?",
        "Then you may choose that number so that the largest score becomes 0, in each sample by itself.",
        "`keepdims=True` leaves a maximum or a sum as a column, which lines up with the rows it came from.",
    ],
    misconceptions=[
        Misconception(
            "overflow",
            lambda scores: shares(np.exp(scores)),
            "The textbook's formula. `exp(1000)` is more than a float can hold, so inf is divided by inf, which is "
            "nan. `exp(-1000)` is 0, and so is the sum: nan again.",
        ),
        Misconception(
            "one sum for the whole batch",
            lambda scores: np.exp(scores) / np.sum(np.exp(scores)),
            "The article's line. It is written for one sample: in a batch, the sum runs over all samples, so all of "
            "them together share a probability of 1. Large scores overflow as well.",
        ),
        Misconception(
            "one sum, shifted",
            lambda scores: np.exp(scores - scores.max()) / np.sum(np.exp(scores - scores.max())),
            "Nothing overflows any more. But maximum and sum run over the whole batch: all samples together share a "
            "probability of 1.",
        ),
        Misconception(
            "one maximum for all samples",
            lambda scores: shares(np.exp(scores - scores.max())),
            "Nothing overflows. But the largest score of the *batch* is taken from all of them: in a sample that lies "
            "far below it, all exponentials are 0, and 0 is divided by 0.",
        ),
        Misconception(
            "down the columns",
            lambda scores: shares(np.exp(scores - scores.max(axis=0)), axis=0),
            "The first axis was chosen: each *class* shares 1 among the samples. A sample should share 1 among its "
            "classes.",
        ),
        Misconception(
            "second axis",
            lambda scores: (
                np.exp(scores - scores.max(axis=1, keepdims=True))
                / np.exp(scores - scores.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)
            ),
            "Axis 1 is the last one of a batch `(N, C)`. One sample alone has no axis 1, and with members in front the "
            "classes lie on axis 2.",
        ),
        Misconception(
            "sums in a row",
            lambda scores: (
                np.exp(scores - scores.max(axis=-1, keepdims=True))
                / np.exp(scores - scores.max(axis=-1, keepdims=True)).sum(axis=-1)
            ),
            "The sums of N samples have the shape `(N,)`. NumPy lines that up with the *classes*: an error at best, "
            "and a silent mix-up where there are as many classes as samples.",
        ),
        Misconception(
            "clipped",
            lambda scores: shares(np.exp(np.clip(scores, -700, 700))),
            "Clipping stops the overflow and changes values: beyond the bound, 1000 and 999 are one and the same "
            "score.",
        ),
        Misconception(
            "in place",
            softmax_in_place,
            "The numbers are right, but they are written into the caller's own array: the scores are gone.",
        ),
        Misconception(
            "a sigmoid each",
            sigmoid,
            "Each class gets a probability of its own, and they do not add up to 1. That fits questions which may all "
            "be answered yes; here one class is true.",
        ),
        Misconception(
            "one for the largest",
            lambda scores: (scores == scores.max(axis=-1, keepdims=True)).astype(scores.dtype),
            "The winner takes all here, however close the race. A softmax gives the others their share.",
        ),
    ],
    why="""Top and bottom are divided by the exponential of the largest score, which changes nothing on paper. Now the
    largest exponent is 0: no exponential is above 1, and the sum is at least 1.""",
)


def cross_entropy_gradient(scores, labels):
    """The slope of the mean cross-entropy for each score: scores (N, C), labels (N,), slopes (N, C)."""
    slopes = softmax(scores)
    slopes[np.arange(len(scores)), labels] -= 1
    return slopes / len(scores)


def gradient_cases(rng):
    yield np.array([[0.0, 0.0]]), np.array([0])
    yield np.array([[0.0, 0.0], [0.0, 0.0]]), np.array([0, 1])
    yield np.array([[0.0, 1.0, 2.0]]), np.array([2])
    yield np.array([[0.0, 1.0, 2.0], [3.0, -1.0, 0.0], [0.5, 0.5, 0.0]]), np.array([1, 1, 0])
    yield np.array([[1000.0, 0.0]]), np.array([1])
    yield np.array([[4.0], [-0.0]]), np.array([0, 0])
    yield np.empty((0, 3)), np.empty(0, int)
    yield rng.normal(size=(5, 4)).astype(np.float32), np.array([3, 0, 0, 2, 1])
    yield 3 * rng.normal(size=(7, 10)), rng.integers(10, size=7)


def one_hot(scores, labels):
    """1 for the true class of each sample, 0 elsewhere: (N, C)."""
    return (np.arange(scores.shape[1]) == labels[:, None]).astype(scores.dtype)


def only_the_true_class(scores, labels):
    return (softmax(scores) - 1) * one_hot(scores, labels) / len(scores)


def one_off_in_every_column(scores, labels):
    slopes = softmax(scores)
    slopes[:, labels] -= 1
    return slopes / len(scores)


cross_entropy_gradient = Exercise(
    task="""Write `cross_entropy_gradient(scores, labels)`: the slope of the mean cross-entropy for each of the scores
    `(N, C)`, in the same shape. The labels are `(N,)`. `softmax` is imported, and safe.""",
    answer=cross_entropy_gradient,
    cases=gradient_cases,
    hints=[
        "For one sample: each slope is the class's probability, and only the true class's differs. By how much?",
        "Do the slopes of a sample add up to 0, as they should? (A shift of all scores changes no loss.)",
        "The loss is a *mean* over N samples. What does that do to the slope for one of them?",
    ],
    misconceptions=[
        Misconception(
            "forgot the mean",
            lambda scores, labels: softmax(scores) - one_hot(scores, labels),
            "Right for one sample. The loss is a mean over N samples, so each sample's slopes count for one N-th; "
            "without that, steps grow with the batch.",
        ),
        Misconception(
            "forgot the true class",
            lambda scores, labels: softmax(scores) / len(scores),
            "These are the probabilities, and the labels have no part in them. All slopes are positive: a step would "
            "lower every score, that of the true class too.",
        ),
        Misconception(
            "neither",
            lambda scores, labels: softmax(scores),
            "These are the probabilities. Two things are missing: the labels have no part in them, and the loss is a "
            "*mean* over the samples.",
        ),
        Misconception(
            "wrong sign",
            lambda scores, labels: (one_hot(scores, labels) - softmax(scores)) / len(scores),
            "The sign is turned round. A slope says where the loss *grows*; it grows when the true class's score "
            "falls.",
        ),
        Misconception(
            "whole columns",
            one_off_in_every_column,
            "A `:` for the rows and the labels for the columns name *every* row in all those columns. Each sample has "
            "one true class: name one column for each row.",
        ),
        Misconception(
            "mean over the classes too",
            lambda scores, labels: (softmax(scores) - one_hot(scores, labels)) / scores.size,
            "Divided by the number of all scores. The loss is a mean over the samples only.",
        ),
        Misconception(
            "1 after the mean",
            lambda scores, labels: softmax(scores) / len(scores) - one_hot(scores, labels),
            "The order: the probabilities are divided by N, the 1 of the true class is not. A sample's slopes no "
            "longer add up to 0.",
        ),
        Misconception(
            "only the true class",
            only_the_true_class,
            "Only the true class has a slope here. The other scores matter too: raising one of them takes probability "
            "from the true class.",
        ),
        Misconception(
            "slope of the probability",
            lambda scores, labels: -one_hot(scores, labels) / softmax(scores).clip(1e-12) / len(scores),
            "This is the slope for the *probabilities*, -1/p. It has to go on through the softmax to the scores, and "
            "there the division disappears.",
        ),
        Misconception(
            "overflow",
            lambda scores, labels: (shares(np.exp(scores)) - one_hot(scores, labels)) / len(scores),
            "The formula is right, and its softmax overflows: at a score of 1000, inf is divided by inf, which is nan.",
        ),
    ],
    why="""The cross-entropy is `log(sum(exp(scores))) - true score`. The slope of the first part is the softmax, that
    of the second -1, for the true class alone. The mean over N samples divides by N.""",
)


def initial_loss(classes, margin=1.0):
    """The loss when all scores are equal: a pair, (softmax cross-entropy, SVM)."""
    return np.log(classes), (classes - 1) * margin


initial_loss = Exercise(
    task="""Write `initial_loss(classes, margin=1.0)`: what a network loses that gives all classes the same score. Two
    numbers come back, for the softmax cross-entropy and for the SVM with that margin.""",
    answer=initial_loss,
    cases=lambda rng: [(2,), (10,), (10, 0.5), (100,), (1000, 2.0), (1,)],
    hints=[
        "Softmax: with C equal scores, how probable is the true class? The loss is minus the logarithm of that.",
        "SVM: how many classes are wrong, and what does each lack, when its score equals the true one?",
    ],
    misconceptions=[
        Misconception(
            "wrong sign",
            lambda classes, margin=1.0: (np.log(1 / classes), (classes - 1) * margin),
            "The logarithm of a probability is negative; the loss is *minus* that. A loss below 0 is a sure sign of a "
            "bug.",
        ),
        Misconception(
            "true class counted",
            lambda classes, margin=1.0: (np.log(classes), classes * margin),
            "The SVM's part counts all classes. The true one is not compared with itself.",
        ),
        Misconception(
            "margin forgotten",
            lambda classes, margin=1.0: (np.log(classes), classes - 1),
            "Right for a margin of 1. Each wrong class lacks a whole margin, whatever that is.",
        ),
        Misconception(
            "the probability",
            lambda classes, margin=1.0: (1 / classes, (classes - 1) * margin),
            "1/C is the probability of the true class. The loss is minus its logarithm.",
        ),
        Misconception(
            "powers of ten",
            lambda classes, margin=1.0: (np.log10(classes), (classes - 1) * margin),
            "This is the logarithm to base 10. The cross-entropy takes the natural one, to base e.",
        ),
        Misconception(
            "bits",
            lambda classes, margin=1.0: (np.log2(classes), (classes - 1) * margin),
            "This is the cross-entropy in bits, to base 2. Here, as in most libraries, the natural logarithm is used.",
        ),
        Misconception(
            "one wrong class",
            lambda classes, margin=1.0: (np.log(classes), margin),
            "Right for two classes. Every wrong class pays, not one.",
        ),
        Misconception(
            "a mean over the classes",
            lambda classes, margin=1.0: (np.log(classes), margin * (classes - 1) / classes),
            "The SVM's costs are added up over the wrong classes, not averaged.",
        ),
        Misconception(
            "the other order",
            lambda classes, margin=1.0: ((classes - 1) * margin, np.log(classes)),
            "The two numbers are right, and in the other order: softmax first.",
        ),
    ],
    why="""Equal scores make every class as probable as any other, 1/C, and minus its logarithm is the logarithm of C.
    Each of the C - 1 wrong classes is level with the true one, so each lacks one whole margin.""",
)


def huber(difference, delta=1.0):
    """The cost of each difference: half its square up to delta, then a straight line of slope delta."""
    inside = np.clip(difference, -delta, delta)
    return inside * (difference - inside / 2)


def differences(rng):
    yield np.array([0.5, -0.25])
    yield np.array([3.0])
    yield np.array([-3.0])
    yield np.array([-4.0, 4.0, 1.0]), 2.0
    yield np.array([-0.0, 0.0]), 0.5
    yield np.array([1e100, -1e100])
    yield np.empty((0, 1)), 0.5
    yield rng.normal(size=(5, 4)).astype(np.float32), 0.5
    yield 3 * rng.normal(size=(2, 3, 4)), 1.5


def in_two_pieces(near, far):
    """A wrong Huber loss: ``near(d, delta)`` up to delta, ``far(d, delta)`` beyond."""
    return lambda difference, delta=1.0: np.where(
        np.abs(difference) <= delta, near(difference, delta), far(difference, delta)
    )


def half_square(d, delta):
    return d**2 / 2


def tangent(d, delta):
    return delta * (np.abs(d) - delta / 2)


def one_question_for_all(difference, delta=1.0):
    if np.abs(difference) <= delta:
        return half_square(difference, delta)
    return tangent(difference, delta)


huber = Exercise(
    task="""Write `huber(difference, delta=1.0)` for a float array of any shape: the cost of each difference. Up to
    `delta`, to both sides, it is half the square; beyond, it goes on as the straight line that the parabola has there,
    without a jump or a kink. `delta` is positive.""",
    answer=huber,
    cases=differences,
    hints=[
        "How high is the parabola at `delta`, and how steep?",
        "The line has that slope and starts from that height. It needs the distance from 0, so that both sides are "
        "alike.",
        "Choose element by element: `np.where`, or clip the differences and think of which product gives both pieces.",
    ],
    misconceptions=[
        Misconception(
            "no half",
            in_two_pieces(lambda d, delta: d**2, lambda d, delta: delta * (2 * np.abs(d) - delta)),
            "The curve has no jump and no kink, but it is twice too high everywhere: its parabola is the square, not "
            "half of it.",
        ),
        Misconception(
            "no half inside",
            in_two_pieces(lambda d, delta: d**2, tangent),
            "Near 0 it is the whole square, not half of it, so at `delta` the curve falls by half of its height.",
        ),
        Misconception(
            "a jump",
            in_two_pieces(half_square, lambda d, delta: delta * np.abs(d)),
            "The slopes are right, and there is a jump at `delta`: the line starts from another height than the "
            "parabola ends on.",
        ),
        Misconception(
            "a kink",
            in_two_pieces(half_square, lambda d, delta: np.abs(d) - delta + delta**2 / 2),
            "No jump, but a kink: beyond `delta` the slope is 1, whatever `delta` is. The parabola has slope `delta` "
            "there.",
        ),
        Misconception(
            "half of 1",
            in_two_pieces(half_square, lambda d, delta: delta * np.abs(d) - 0.5),
            "The slopes are right. The line's height is right for a `delta` of 1 alone; elsewhere there is a jump.",
        ),
        Misconception(
            "a line of slope 1",
            in_two_pieces(half_square, lambda d, delta: np.abs(d) - 0.5),
            "Right for a `delta` of 1. Beyond another `delta` the line should be as steep as the parabola is there.",
        ),
        Misconception(
            "the absolute error",
            in_two_pieces(half_square, lambda d, delta: np.abs(d)),
            "Beyond `delta` this is the plain absolute error, which meets the parabola neither in height nor, but for "
            "a `delta` of 1, in slope.",
        ),
        Misconception(
            "forgot the sign",
            in_two_pieces(half_square, lambda d, delta: delta * (d - delta / 2)),
            "Right for large positive differences. A large negative one gives a negative cost: it is rewarded.",
        ),
        Misconception(
            "pieces swapped",
            in_two_pieces(tangent, half_square),
            "The pieces are the wrong way round: straight near 0, and a parabola far out, where an outlier should "
            "count less.",
        ),
        Misconception(
            "flat far out",
            lambda difference, delta=1.0: np.clip(difference, -delta, delta) ** 2 / 2,
            "Beyond `delta` the cost no longer grows: slope 0. A point that far out would be ignored, and nothing "
            "would ever bring the line back to it.",
        ),
        Misconception(
            "delta fixed",
            lambda difference, delta=1.0: in_two_pieces(half_square, tangent)(difference, 1.0),
            "Right for a `delta` of 1; whatever `delta` is, it changes nothing.",
        ),
        Misconception(
            "only half the square",
            lambda difference, delta=1.0: half_square(difference, delta),
            "A parabola everywhere: that is (half) the squared error, and an outlier rules.",
        ),
        Misconception(
            "the smaller of the two",
            lambda difference, delta=1.0: np.minimum(half_square(difference, delta), tangent(difference, delta)),
            "The line touches the parabola from below, so it is the smaller one everywhere, inside too. The distance "
            "from 0 has to decide.",
        ),
        Misconception(
            "one question for all",
            one_question_for_all,
            "Two formulas, one for near and one for far, is the right idea. But `if` asks once for the whole array, "
            "and every difference needs its own answer.",
        ),
        Misconception(
            "the mean",
            lambda difference, delta=1.0: (
                np.mean(in_two_pieces(half_square, tangent)(difference, delta)) if difference.size else 0.0
            ),
            "This is the mean of all costs. The task asks for the cost of each difference, in the same shape.",
        ),
    ],
    why="""The clipped difference is the slope of the cost. Inside it is the difference itself, and the product is half
    its square; beyond, it is `delta`, and the product is the line that touches the parabola. `np.where` with the two
    formulas says the same.""",
)

EXERCISES, progress = collect(globals())
