"""The exercise *cross_entropy_gradient*: the slopes of the cross-entropy."""

import numpy as np

from nnlib.activations import softmax
from nnlib.exercises import exercise
from nnlib.exercises.losses._stable_softmax import shares


def scores_and_labels(rng):
    yield np.array([[0.0, 0.0]]), np.array([0])
    yield np.array([[0.0, 0.0], [0.0, 0.0]]), np.array([0, 1])
    yield np.array([[0.0, 1.0, 2.0]]), np.array([2])
    yield np.array([[0.0, 1.0, 2.0], [3.0, -1.0, 0.0], [0.5, 0.5, 0.0]]), np.array([1, 1, 0])
    yield np.array([[1000.0, 0.0]]), np.array([1])
    yield rng.normal(size=(5, 4)).astype(np.float32), np.array([3, 0, 0, 2, 1])
    yield 2 * rng.normal(size=(6, 3)), np.array([2, 2, 0, 1, 2, 1])
    yield 3 * rng.normal(size=(7, 10)), rng.integers(10, size=7)


def no_samples_and_a_single_class(rng):
    yield np.empty((0, 3)), np.empty(0, int)
    yield np.array([[4.0], [-0.0]]), np.array([0, 0])


@exercise(
    task="""Write `cross_entropy_gradient(scores, labels)`: the slope of the mean cross-entropy of a softmax, for each
    of the scores `(N, C)`, in the same shape. The labels are `(N,)`, whole numbers from 0. `softmax` is imported and
    safe: scores may be as large as 1000. Leave both arrays as they are.""",
    cases=scores_and_labels,
    edges=no_samples_and_a_single_class,
    hints=[
        "For one sample: each slope is the class's probability, and only the true class's differs. By how much?",
        "Do the slopes of a sample add up to 0, as they should? (A shift of all scores changes no loss.)",
        "The loss is a *mean* over N samples. What does that do to the slope for one of them?",
    ],
    why="""The cross-entropy is `log(sum(exp(scores))) - true score`. The slope of the first part is the softmax, that
    of the second -1, for the true class alone. The mean over N samples divides by N.""",
)
def cross_entropy_gradient(scores, labels):
    """The slope of the mean cross-entropy for each score: scores (N, C), labels (N,), slopes (N, C)."""
    slopes = softmax(scores)
    slopes[np.arange(len(scores)), labels] -= 1
    return slopes / len(scores)


def one_hot(scores, labels):
    """1 for the true class of each sample, 0 elsewhere: (N, C)."""
    return (np.arange(scores.shape[1]) == labels[:, None]).astype(scores.dtype)


@cross_entropy_gradient.misconception
def forgot_the_mean(scores, labels):
    """Right for one sample. The loss is a mean over N samples, so each sample's slopes count for one N-th; without
    that, steps grow with the batch."""
    return softmax(scores) - one_hot(scores, labels)


@cross_entropy_gradient.misconception
def forgot_the_true_class(scores, labels):
    """These are the probabilities, and the labels have no part in them. All slopes are positive: a step would lower
    every score, that of the true class too."""
    return softmax(scores) / len(scores)


@cross_entropy_gradient.misconception
def neither(scores, labels):
    """These are the probabilities. Two things are missing: the labels have no part in them, and the loss is a *mean*
    over the samples."""
    return softmax(scores)


@cross_entropy_gradient.misconception
def wrong_sign(scores, labels):
    """The sign is turned round. A slope says where the loss *grows*; it grows when the true class's score falls."""
    return (one_hot(scores, labels) - softmax(scores)) / len(scores)


@cross_entropy_gradient.misconception
def whole_columns(scores, labels):
    """In *every* row 1 is taken from the classes that are true for any of the samples, as with a `:` for the rows and
    the labels for the columns. Each sample has one true class: name one column for each row."""
    slopes = softmax(scores)
    slopes[:, labels] -= 1
    return slopes / len(scores)


@cross_entropy_gradient.misconception
def rows_for_classes(scores, labels):
    """A single index names *rows*: whole samples lose 1, for all of their classes. It takes two to name one number in
    each row."""
    slopes = softmax(scores)
    slopes[labels] -= 1
    return slopes / len(scores)


@cross_entropy_gradient.misconception
def label_numbers_for_the_truth(scores, labels):
    """The label's *number* is taken from all of a sample's probabilities: 3 where class 3 is true. The truth is 1 for
    the true class and 0 for the others."""
    return (softmax(scores) - labels[:, None]) / len(scores)


@cross_entropy_gradient.misconception("mean over the classes too")
def mean_over_all_scores(scores, labels):
    """Divided by the number of all scores. The loss is a mean over the samples only."""
    return (softmax(scores) - one_hot(scores, labels)) / scores.size


@cross_entropy_gradient.misconception("divided by the classes")
def divided_by_the_number_of_classes(scores, labels):
    """Divided by the number of *classes*. The loss is a mean over the samples, which stand in the rows."""
    return (softmax(scores) - one_hot(scores, labels)) / scores.shape[1]


@cross_entropy_gradient.misconception
def one_after_the_mean(scores, labels):
    """The order: the probabilities are divided by N, the 1 of the true class is not. A sample's slopes no longer add
    up to 0."""
    return softmax(scores) / len(scores) - one_hot(scores, labels)


@cross_entropy_gradient.misconception
def true_class_divided_alone(scores, labels):
    """Only the true class's slope is divided by N. The mean of the loss divides all slopes of a sample."""
    slopes, rows = softmax(scores), np.arange(len(scores))
    slopes[rows, labels] = (slopes[rows, labels] - 1) / len(scores)
    return slopes


@cross_entropy_gradient.misconception
def truth_divided_alone(scores, labels):
    """Only the 1 of the true class is divided by N, as a division comes before a subtraction. The mean of the loss
    divides the probabilities, too."""
    return softmax(scores) - one_hot(scores, labels) / len(scores)


@cross_entropy_gradient.misconception
def row_numbers_for_the_labels(scores, labels):
    """The 1 is taken from the class with the *number of the sample*: the first row's first class, the second row's
    second. Which class is true, only the label knows."""
    return (softmax(scores) - np.eye(*scores.shape)) / len(scores)


@cross_entropy_gradient.misconception
def columns_up_to_the_largest_label(scores, labels):
    """The table of the true classes has as many columns as the largest label asks for. A batch need not hold a sample
    of the last class: the scores say how many classes there are."""
    truth = np.zeros((len(labels), labels.max() + 1))
    truth[np.arange(len(labels)), labels] = 1
    return (softmax(scores) - truth) / len(scores)


@cross_entropy_gradient.misconception
def one_added(scores, labels):
    """The true class gets 1 *more* than its probability, so a step pushes its score down hardest of all. Probability
    minus truth: the 1 is taken off."""
    return (softmax(scores) + one_hot(scores, labels)) / len(scores)


@cross_entropy_gradient.misconception
def slope_of_a_sigmoid_alone(scores, labels):
    """`p * (1 - p)` is the slope of a sigmoid, and the labels have no part in it. The loss knows which class is true:
    its slope must know too."""
    return softmax(scores) * (1 - softmax(scores)) / len(scores)


@cross_entropy_gradient.misconception
def only_the_true_class(scores, labels):
    """Only the true class has a slope here. The other scores matter too: raising one of them takes probability from
    the true class."""
    return (softmax(scores) - 1) * one_hot(scores, labels) / len(scores)


@cross_entropy_gradient.misconception(floor=(1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7))
def slope_for_the_probability(scores, labels, floor=0.0):
    """This is the slope for the *probabilities*, -1/p. It has to go on through the softmax to the scores, and there
    the division disappears."""
    p = np.maximum(softmax(scores), floor)
    return -np.divide(one_hot(scores, labels), p, out=np.zeros_like(p), where=one_hot(scores, labels) > 0) / len(scores)


@cross_entropy_gradient.misconception("overflow")
def softmax_that_overflows(scores, labels):
    """The formula is right, and its softmax overflows: at a score of 1000, inf is divided by inf, which is nan."""
    return (shares(np.exp(scores)) - one_hot(scores, labels)) / len(scores)


@cross_entropy_gradient.misconception(shift=(0.0,))
def one_sum_for_the_whole_batch(scores, labels, shift=None):
    """All samples together share a probability of 1. Each sample has a softmax of its own: the sum runs along its
    row."""
    weights = np.exp(scores - (scores.max() if shift is None else shift))
    return (weights / weights.sum() - one_hot(scores, labels)) / len(scores)


@cross_entropy_gradient.misconception
def softmax_down_the_columns(scores, labels):
    """The softmax runs down the columns: each *class* shares 1 among the samples. A sample should share 1 among its
    classes."""
    return (softmax(scores.T).T - one_hot(scores, labels)) / len(scores)


@cross_entropy_gradient.misconception(safely=(False,))
def the_loss_itself(scores, labels, safely=True):
    """This is the loss, one number. Asked for is its slope for each score: how much the loss grows when that score is
    nudged up."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    logarithms = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)) if safely else np.log(softmax(scores))
    return -logarithms[np.arange(len(scores)), labels].mean()


@cross_entropy_gradient.misconception
def times_the_slope_of_a_sigmoid(scores, labels):
    """The difference is multiplied by `p * (1 - p)` as well. That belongs to the squared error of a sigmoid; the
    logarithm of the cross-entropy cancels such a factor, and slopes of hopeless samples stay long."""
    p = softmax(scores)
    return (p - one_hot(scores, labels)) * p * (1 - p) / len(scores)


@cross_entropy_gradient.misconception
def labels_counted_from_one(scores, labels):
    """The class *before* the true one is taken for true. Labels count from 0, as columns do."""
    return (softmax(scores) - one_hot(scores, (labels - 1) % scores.shape[1])) / len(scores)


@cross_entropy_gradient.misconception
def softmax_forgotten(scores, labels):
    """The truth is taken from the scores themselves. The slope is *probability* minus truth: the scores have to become
    probabilities first."""
    return (scores - one_hot(scores, labels)) / len(scores)


@cross_entropy_gradient.misconception
def the_predicted_class(scores, labels):
    """The 1 is taken from the class with the largest score, the network's own guess. Which class is true, only the
    label knows: a network that follows its guesses learns nothing."""
    return (softmax(scores) - one_hot(scores, scores.argmax(axis=1))) / len(scores)


@cross_entropy_gradient.misconception
def one_before_the_softmax(scores, labels):
    """The 1 is taken from the true *score*, before the softmax. It belongs to the probability, after it."""
    return softmax(scores - one_hot(scores, labels)) / len(scores)


@cross_entropy_gradient.misconception
def one_row_for_all(scores, labels):
    """The slopes are averaged over the samples, so one row is left. Each sample keeps its own row; the mean of the
    loss shows in each of them as a division by N."""
    return (softmax(scores) - one_hot(scores, labels)).mean(axis=0)


@cross_entropy_gradient.misconception
def minus_one_for_the_true_class(scores, labels):
    """The true class gets the slope -1, whatever its probability is. Its slope is the probability *minus* 1, which is 0
    when the network is sure of it."""
    rows = np.arange(len(scores))
    slopes = softmax(scores)
    slopes[rows, labels] = -1
    return slopes / len(scores)


@cross_entropy_gradient.misconception
def one_taken_from_all(scores, labels):
    """The 1 is taken from all classes of a sample. The truth is 1 for the true class only, and 0 for the others."""
    return (softmax(scores) - 1) / len(scores)


@cross_entropy_gradient.misconception
def true_class_turned_round(scores, labels):
    """The sign of the true class's slope is turned round: 1 minus its probability, and not its probability minus 1. A
    step would lower its score."""
    rows = np.arange(len(scores))
    slopes = softmax(scores)
    slopes[rows, labels] = 1 - slopes[rows, labels]
    return slopes / len(scores)
