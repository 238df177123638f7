"""Exercises of notebook 06: losses."""

import numpy as np

from nnlib.activations import sigmoid, softmax
from nnlib.exercises import collect, exercise

# The hinge loss


def labeled_scores(rng):
    """Scores and labels, from small to large."""
    yield np.array([[0.0, 0.0]]), np.array([0])
    yield np.array([[3.0, 2.5, 0.0]]), np.array([0])
    yield np.array([[0.5, 0.0, 1.0]]), np.array([1])
    yield np.array([[1.0, 2.0, 0.5], [0.0, -1.0, 4.0]]), np.array([1, 0])
    yield np.zeros((1, 10)), np.array([9])
    yield np.array([[2.0, 1.0, -1.0], [0.0, 0.25, 0.5]]), np.array([0, 1]), 0.5
    yield np.array([[2.0, 0.5, 1.5], [0.0, 3.0, 1.0], [-1.0, 0.0, 1.0]]), np.array([2, 1, 0])
    yield rng.normal(size=(5, 4)).astype(np.float32), np.array([3, 0, 0, 2, 1])
    yield 2 * rng.normal(size=(6, 3)), np.array([2, 2, 0, 1, 2, 1]), 0.25
    yield 3 * rng.normal(size=(7, 10)), rng.integers(10, size=7), 2.0


def huge_scores_and_a_single_class(rng):
    yield np.array([[1e300, 0.0], [-1e300, 0.0]]), np.array([0, 1])
    yield np.array([[-0.0], [5.0]]), np.array([0, 0])


@exercise(
    task="""Write `svm_loss(scores, labels, margin=1.0)` for scores `(N, C)` and labels `(N,)`, whole numbers from 0:
    each wrong class costs what it lacks to stay `margin` below the true class, and nothing if it does. Add up a
    sample's costs, then take the mean over the samples: one number comes back. Leave both arrays as they are.""",
    cases=labeled_scores,
    edges=huge_scores_and_a_single_class,
    hints=[
        "What do two equal scores cost, when the first class is the true one? How many of the two classes are wrong?",
        "`scores[np.arange(N), labels]` picks one score in each row. To compare it with its row, make it a column.",
        "Compute the cost of every class, set the true class's own to 0, then add up and average.",
    ],
    why="""The true class is compared with itself by the subtraction, so its term is set to 0 afterwards. The first
    index array names the rows, the second the class in each: one true score for each sample.""",
)
def svm_loss(scores, labels, margin=1.0):
    """The hinge loss of scores (N, C) for labels (N,): one number, the mean over the samples."""
    rows = np.arange(len(scores))
    missing = np.maximum(0, scores - scores[rows, labels][:, None] + margin)
    missing[rows, labels] = 0
    return missing.sum(axis=1).mean()


def true_scores(scores, labels):
    """The score of each sample's true class, as a column (N, 1)."""
    return scores[np.arange(len(scores)), labels][:, None]


def of_wrong_classes(costs, labels):
    """The costs (N, C), with 0 for the true classes."""
    return np.where(np.arange(costs.shape[1]) == labels[:, None], 0, costs)


def hinge(scores, labels, margin):
    """What each class costs each sample (N, C), the true class too."""
    return np.maximum(0, scores - true_scores(scores, labels) + margin)


@svm_loss.misconception
def true_class_counted(scores, labels, margin=1.0):
    """The true class is in the sum. Its difference to itself is 0, so it pays a whole margin in every sample: 10 for
    ten equal scores, where 9 classes are wrong. The article's line does the same."""
    return hinge(scores, labels, margin).sum(axis=1).mean()


@svm_loss.misconception
def the_line_for_one_sample(scores, labels, margin=1.0):
    """The article's line, which is written for a single sample and a margin of 1. In a batch, `scores[labels]` picks
    whole *rows*: the scores of other samples, not each sample's score of its true class."""
    return np.sum(np.maximum(0, scores - scores[labels] + 1))


@svm_loss.misconception
def rows_picked_for_scores(scores, labels, margin=1.0):
    """`scores[labels]` picks whole *rows*: the scores of other samples, not each sample's score of its true class. To
    pick one number in each row takes two indices."""
    return np.maximum(0, scores - scores[labels] + margin).sum(axis=1).mean()


@svm_loss.misconception
def rows_picked_and_the_true_class_left_out(scores, labels, margin=1.0):
    """The true class is rightly left out of the sum. But each row is compared with another whole *row*, that with the
    label's number, and not with its own score of the true class."""
    return of_wrong_classes(np.maximum(0, scores - scores[labels] + margin), labels).sum(axis=1).mean()


@svm_loss.misconception
def true_scores_in_a_row(scores, labels, margin=1.0):
    """The true scores of N samples have the shape `(N,)`. NumPy lines that up with the *classes*: an error at best, and
    a silent mix-up where there are as many classes as samples."""
    costs = np.maximum(0, scores - true_scores(scores, labels).ravel() + margin)
    return of_wrong_classes(costs, labels).sum(axis=1).mean()


@svm_loss.misconception
def sum_over_the_samples(scores, labels, margin=1.0):
    """Right for one sample. For more, the costs of all samples are added up, so the loss and its slopes grow with the
    size of the batch."""
    return of_wrong_classes(hinge(scores, labels, margin), labels).sum()


@svm_loss.misconception
def mean_over_the_classes_too(scores, labels, margin=1.0):
    """The costs of a sample are averaged over its classes. They should be added up; only the samples are averaged."""
    return of_wrong_classes(hinge(scores, labels, margin), labels).mean()


@svm_loss.misconception
def mean_over_the_wrong_classes(scores, labels, margin=1.0):
    """The costs of a sample are divided by the number of its wrong classes. They should be added up; only the samples
    are averaged."""
    costs = of_wrong_classes(hinge(scores, labels, margin), labels).sum(axis=1)
    return np.mean(costs / (scores.shape[1] - 1))


@svm_loss.misconception
def divided_by_the_classes(scores, labels, margin=1.0):
    """The sum of all costs is divided by the number of *classes*. The mean is over the samples, which stand in the
    rows."""
    return of_wrong_classes(hinge(scores, labels, margin), labels).sum() / scores.shape[1]


@svm_loss.misconception
def first_class_left_out(scores, labels, margin=1.0):
    """Class 0 never costs anything: a loop that begins with class 1 leaves it out. Classes are counted from 0."""
    return of_wrong_classes(hinge(scores, labels, margin), labels)[:, 1:].sum(axis=1).mean()


@svm_loss.misconception
def last_class_left_out(scores, labels, margin=1.0):
    """The last class never costs anything: the loop ends one class too early. `range(n)` stops before `n` by
    itself."""
    return of_wrong_classes(hinge(scores, labels, margin), labels)[:, :-1].sum(axis=1).mean()


@svm_loss.misconception
def stops_at_the_true_class(scores, labels, margin=1.0):
    """Only the classes before the true one are counted: the loop over the classes ends there. The true one is to be
    passed over; those behind it cost as well."""
    before = np.arange(scores.shape[1]) < labels[:, None]
    return (before * hinge(scores, labels, margin)).sum(axis=1).mean()


@svm_loss.misconception
def equal_scores_passed_over(scores, labels, margin=1.0):
    """Whoever has the *score* of the true class is passed over, so a wrong class with an equal score costs nothing. Ask
    for the number of the class, not for its score."""
    others = scores != true_scores(scores, labels)
    return (others * hinge(scores, labels, margin)).sum(axis=1).mean()


@svm_loss.misconception
def row_numbers_for_labels(scores, labels, margin=1.0):
    """The class that is passed over is the one with the *number of the sample*. Which class is the true one, only the
    label knows."""
    rows = np.arange(scores.shape[1]) == np.arange(len(scores))[:, None]
    return np.where(rows, 0, hinge(scores, labels, margin)).sum(axis=1).mean()


@svm_loss.misconception
def last_cost_only(scores, labels, margin=1.0):
    """Only the last of all costs is left: each one takes the place of those before, with `=`, where it should be added
    to them."""
    wrong_ones = np.arange(scores.shape[1]) != labels[:, None]
    return hinge(scores, labels, margin)[wrong_ones][-1] / len(scores)


@svm_loss.misconception
def each_class_by_itself(scores, labels, margin=1.0):
    """Each score is compared with the margin itself: the true one should lie above it, the others below minus that.
    That is one machine for each class. Here every wrong class is compared with the true one."""
    signs = np.where(np.arange(scores.shape[1]) == labels[:, None], 1, -1)
    return np.maximum(0, margin - signs * scores).sum(axis=1).mean()


@svm_loss.misconception
def margin_fixed(scores, labels, margin=1.0):
    """Right for a margin of 1; whatever `margin` is, it changes nothing."""
    return of_wrong_classes(hinge(scores, labels, 1.0), labels).sum(axis=1).mean()


@svm_loss.misconception
def no_margin(scores, labels, margin=1.0):
    """Only a wrong class *above* the true one costs something here. The margin asks for more: a lead."""
    return hinge(scores, labels, 0.0).sum(axis=1).mean()


@svm_loss.misconception
def margin_outside_the_maximum(scores, labels, margin=1.0):
    """The margin is added after the comparison with 0, so every wrong class pays it, however far below the true one it
    is. It belongs to what is compared."""
    return of_wrong_classes(hinge(scores, labels, 0.0) + margin, labels).sum(axis=1).mean()


@svm_loss.misconception
def margin_on_the_other_side(scores, labels, margin=1.0):
    """The sign of the margin is turned round: wrong classes may now lead by a margin before they cost anything."""
    return hinge(scores, labels, -margin).sum(axis=1).mean()


@svm_loss.misconception
def the_wrong_way_round(scores, labels, margin=1.0):
    """The difference is turned round: here the loss grows with the *true* class's lead."""
    return of_wrong_classes(hinge(-scores, labels, margin), labels).sum(axis=1).mean()


@svm_loss.misconception
def rewards_beyond_the_margin(scores, labels, margin=1.0):
    """A class that is far below the true one gives a negative cost, which pays for another that is too close. Beyond
    its margin a class should cost nothing."""
    return of_wrong_classes(scores - true_scores(scores, labels) + margin, labels).sum(axis=1).mean()


@svm_loss.misconception(true_class_too=(True,))
def only_the_worst_class(scores, labels, margin=1.0, true_class_too=False):
    """Only the class that costs most is counted. That is a loss of its own (Crammer and Singer's, who leave out the
    true class); here every wrong class pays."""
    costs = hinge(scores, labels, margin)
    return (costs if true_class_too else of_wrong_classes(costs, labels)).max(axis=1).mean()


@svm_loss.misconception
def sizes_for_costs(scores, labels, margin=1.0):
    """The *size* of the difference is paid, with `abs`: a class far below the true one costs most. Beyond its margin a
    class should cost nothing."""
    costs = np.abs(scores - true_scores(scores, labels) + margin)
    return of_wrong_classes(costs, labels).sum(axis=1).mean()


@svm_loss.misconception
def squared(scores, labels, margin=1.0):
    """That is the squared hinge loss: a cost of 0.5 becomes 0.25, and one of 2 becomes 4."""
    return (of_wrong_classes(hinge(scores, labels, margin), labels) ** 2).sum(axis=1).mean()


@svm_loss.misconception
def counts_the_classes(scores, labels, margin=1.0):
    """This counts *how many* classes come too close, and loses by how much. Such a count has no slope to learn
    from."""
    return (of_wrong_classes(hinge(scores, labels, margin), labels) > 0).sum(axis=1).mean()


@svm_loss.misconception
def whole_columns_left_out(scores, labels, margin=1.0):
    """All classes that are true for *some* sample are left out for every sample. Each sample has one true class of its
    own: name one column for each row."""
    costs = hinge(scores, labels, margin)
    costs[:, labels] = 0
    return costs.sum(axis=1).mean()


@svm_loss.misconception
def whole_rows_left_out(scores, labels, margin=1.0):
    """A single index names whole *rows*: the samples with those numbers cost nothing at all, for none of their classes.
    It takes two to name one number in each row."""
    costs = hinge(scores, labels, margin)
    costs[labels] = 0
    return costs.sum(axis=1).mean()


@svm_loss.misconception
def true_class_taken_off_as_1(scores, labels, margin=1.0):
    """The true class pays one margin too many, and a 1 is taken off for it. That is right for a margin of 1 alone."""
    return hinge(scores, labels, margin).sum(axis=1).mean() - 1


@svm_loss.misconception
def one_loss_for_each_sample(scores, labels, margin=1.0):
    """These are the losses of the samples, one by one, and right. The loss of the batch is one number: their mean."""
    return of_wrong_classes(hinge(scores, labels, margin), labels).sum(axis=1)


@svm_loss.misconception
def first_sample_only(scores, labels, margin=1.0):
    """The answer comes back after the first sample: the others are never looked at. Where does `return` stand?"""
    return of_wrong_classes(hinge(scores, labels, margin), labels)[0].sum()


@svm_loss.misconception
def largest_score_for_the_true_one(scores, labels, margin=1.0):
    """Each score is compared with the *largest* one of its sample. Which class is the true one, only the label
    knows."""
    return of_wrong_classes(np.maximum(0, scores - scores.max(axis=1)[:, None] + margin), labels).sum(axis=1).mean()


@svm_loss.misconception
def the_cross_entropy(scores, labels, margin=1.0):
    """This is the cross-entropy, the other loss of this notebook. The hinge loss compares the scores themselves."""
    return -np.log(np.maximum(softmax(scores), 1e-300)[np.arange(len(scores)), labels]).mean()


@svm_loss.misconception
def last_sample_only(scores, labels, margin=1.0):
    """Only the last sample is counted: the sum begins anew for each of them."""
    last = of_wrong_classes(hinge(scores, labels, margin), labels)[-1].sum()
    return last / len(scores)


@svm_loss.misconception
def first_sample_divided_by_all(scores, labels, margin=1.0):
    """Only the first sample is counted, and its costs are divided by the number of all. The loop is left after one
    turn."""
    return of_wrong_classes(hinge(scores, labels, margin), labels)[0].sum() / len(scores)


@svm_loss.misconception("labels counted from one")
def the_class_before_the_true_one(scores, labels, margin=1.0):
    """The labels are taken to begin with 1, so the class *before* the true one stands in for it. They begin with 0, as
    columns do."""
    return svm_loss.answer(scores, labels - 1 + scores.shape[1] * (labels == 0), margin)


@svm_loss.misconception("cut off after the mean")
def cut_off_after_the_mean(scores, labels, margin=1.0):
    """The costs are added up first, and what is below 0 is cut off at the end. A class that is far below the true one
    should cost nothing; here it pays for the others."""
    costs = of_wrong_classes(scores - true_scores(scores, labels) + margin, labels)
    return max(0.0, costs.sum(axis=1).mean())


# Softmax


def score_arrays(rng):
    """Scores of any shape, from small to large."""
    yield np.array([0.0, 0.0])
    yield np.array([[0.0, 1.0, 2.0]])
    yield np.array([[0.0, 0.0], [-1.0, 2.0]])
    yield np.array([[1.0, 2.0, 3.0], [1.0, 1.0, 1.0]])
    yield np.array([1000.0, 999.0])
    yield np.array([-1000.0, -1001.0])
    yield np.array([[900.0, 899.0], [-900.0, -899.0]])
    yield np.array([2000.0, 0.0, -2000.0])
    yield rng.normal(size=(3, 3))
    yield rng.normal(size=(5, 4)).astype(np.float32)
    yield 3 * rng.normal(size=(4, 4))
    yield 3 * rng.normal(size=(2, 3, 4))
    yield np.array([[1e300, -1e300, 0.0]])


def no_samples_and_a_single_score(rng):
    yield np.empty((0, 3))
    yield np.array([[5.0], [-0.0]])


@exercise(
    task="""Write `stable_softmax(scores)` for a float array of any shape, such as `(C,)`, `(N, C)` or `(M, N, C)`:
    `exp(scores)` as shares of their sum along the *last* axis. It should hold for any finite numbers, however large,
    and give no warning. Return a new array and leave `scores` as it is.""",
    cases=score_arrays,
    edges=no_samples_and_a_single_score,
    without_warnings=True,
    hints=[
        "Add the same number to all scores of a sample: what happens to top and bottom of the fraction?",
        "Then you may choose that number so that the largest score becomes 0, in each sample by itself.",
        "`keepdims=True` leaves a maximum or a sum as a column, which lines up with the rows it came from.",
    ],
    why="""Top and bottom are divided by the exponential of the largest score, which changes nothing on paper. Now the
    largest exponent is 0: no exponential is above 1, and the sum is at least 1.""",
)
def stable_softmax(scores):
    """exp(scores) as shares of their sum along the last axis, for any finite floats."""
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)


def shares(weights, axis=-1):
    """Weights as shares of their sum."""
    return weights / weights.sum(axis=axis, keepdims=True)


@stable_softmax.misconception
def overflow(scores):
    """The textbook's formula. `exp(1000)` is more than a float can hold, so inf is divided by inf, which is nan.
    `exp(-1000)` is 0, and so is the sum: nan again."""
    return shares(np.exp(scores))


@stable_softmax.misconception
def overflow_in_the_logarithm(scores):
    """Logarithms are a good idea, but the sum is made of the exponentials themselves: `exp(1000)` is inf, and so is its
    logarithm. The sum of `exp(-1000)` is 0, and its logarithm minus inf."""
    return np.exp(scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True)))


@stable_softmax.misconception("one sum for the whole batch")
def one_sum_for_all(scores):
    """The article's line. It is written for one sample: in a batch, the sum runs over all samples, so all of them
    together share a probability of 1. Large scores overflow as well."""
    return np.exp(scores) / np.sum(np.exp(scores))


@stable_softmax.misconception
def one_sum_shifted(scores):
    """Nothing overflows any more. But maximum and sum run over the whole batch: all samples together share a
    probability of 1."""
    weights = np.exp(scores - scores.max())
    return weights / weights.sum()


@stable_softmax.misconception
def one_sum_for_all_maxima(scores):
    """Each sample has its own largest score taken away, and then one sum is made of all of them: all samples together
    share a probability of 1."""
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum()


@stable_softmax.misconception("the wrong way round")
def difference_turned_round(scores):
    """The difference is turned round: the *lowest* score gets the largest share, and nothing keeps its exponential from
    overflowing."""
    return shares(np.exp(scores.max(axis=-1, keepdims=True) - scores))


@stable_softmax.misconception
def one_maximum_for_all_samples(scores):
    """Nothing overflows. But the largest score of the *batch* is taken from all of them: in a sample that lies far
    below it, all exponentials are 0, and 0 is divided by 0."""
    return shares(np.exp(scores - scores.max()))


@stable_softmax.misconception
def down_the_columns(scores):
    """The first axis was chosen: each *class* shares 1 among the samples. A sample should share 1 among its
    classes."""
    return shares(np.exp(scores - scores.max(axis=0)), axis=0)


@stable_softmax.misconception(one_sample_too=(True, False), largest=(1, -1))
def second_axis(scores, one_sample_too=False, largest=1):
    """Axis 1 is the last one of a batch `(N, C)`. One sample alone has no axis 1, and with members in front the
    classes lie on axis 2."""
    axis = 0 if one_sample_too and scores.ndim == 1 else 1
    return shares(np.exp(scores - scores.max(axis=min(largest, axis), keepdims=True)), axis)


@stable_softmax.misconception
def a_loop_over_the_first_axis(scores):
    """The loop goes through the first axis. In a batch `(N, C)` its elements are the samples; one sample alone is made
    of numbers, and with members in front the elements are whole batches."""
    return np.array([np.exp(row - row.max()) / np.exp(row - row.max()).sum() for row in scores])


@stable_softmax.misconception(axis=(None,))
def sums_in_a_row(scores, axis=-1):
    """The sums of N samples have the shape `(N,)`. NumPy lines that up with the *classes*: an error at best, and a
    silent mix-up where there are as many classes as samples."""
    weights = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return weights / weights.sum(axis=-1)


@stable_softmax.misconception
def maximum_and_sums_in_a_row(scores):
    """The largest scores of N samples have the shape `(N,)`, and so have the sums. NumPy lines both up with the
    *classes*: an error at best, and a silent mix-up where there are as many classes as samples."""
    weights = np.exp(scores - scores.max(axis=-1))
    return weights / weights.sum(axis=-1)


@stable_softmax.misconception
def maximum_in_a_row(scores):
    """The largest scores of N samples have the shape `(N,)`. NumPy lines that up with the *classes*, so each class
    loses another sample's largest score: an error at best, a silent mix-up where there are as many classes as
    samples."""
    return shares(np.exp(scores - scores.max(axis=-1)))


@stable_softmax.misconception(bound=(10, 20, 30, 50, 80, 88, 100, 200, 250, 300, 400, 500, 600, 700, 708, 709))
def clipped(scores, bound=700):
    """Clipping stops the overflow and changes values: beyond the bound, 1000 and 999 are one and the same score."""
    return shares(np.exp(np.clip(scores, -bound, bound)))


@stable_softmax.misconception(result_too=(False,))
def in_place(scores, result_too=True):
    """The shares are right, but the caller's own array was changed on the way: the scores are gone."""
    scores -= scores.max(axis=-1, keepdims=True)
    weights = shares(np.exp(scores))
    if result_too:
        scores[...] = weights
    return weights


@stable_softmax.misconception
def a_sigmoid_each(scores):
    """Each class gets a probability of its own, and they do not add up to 1. That fits questions which may all be
    answered yes; here one class is true."""
    return sigmoid(scores)


@stable_softmax.misconception
def one_for_the_largest(scores):
    """The winner takes all here, however close the race. A softmax gives the others their share."""
    return (scores == scores.max(axis=-1, keepdims=True)).astype(scores.dtype)


@stable_softmax.misconception
def divided_by_the_largest(scores):
    """The scores are *divided* by the largest one. That changes the gaps between them, and with them the shares; a
    number that is added or taken away does not."""
    return shares(np.exp(scores / scores.max(axis=-1, keepdims=True)))


@stable_softmax.misconception
def shifted_by_the_mean(scores):
    """The mean may be taken away, as any number may. But the largest score can still lie a thousand above it, and its
    exponential overflows."""
    return shares(np.exp(scores - scores.mean(axis=-1, keepdims=True)))


@stable_softmax.misconception
def shifted_by_the_smallest(scores):
    """The smallest score becomes 0, and all others lie above it: the exponentials become as large as they can. It is
    the largest one that overflows."""
    return shares(np.exp(scores - scores.min(axis=-1, keepdims=True)))


@stable_softmax.misconception
def the_logarithms(scores):
    """These are the logarithms of the shares: all are below 0. A loss may well want those; here the shares are
    asked for."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


@stable_softmax.misconception
def top_shifted_alone(scores):
    """The largest score is taken away in the top of the fraction only. What is done to the top has to be done to the
    bottom, or the shares do not add up to 1; and the bottom still overflows."""
    return np.exp(scores - scores.max(axis=-1, keepdims=True)) / np.exp(scores).sum(axis=-1, keepdims=True)


@stable_softmax.misconception
def nan_painted_over(scores):
    """The exponentials still overflow, and what comes of it is replaced by 0: then all shares of such a sample, or
    those of its largest scores, are lost."""
    return np.nan_to_num(shares(np.exp(scores)))


@stable_softmax.misconception
def shares_of_the_scores(scores):
    """The scores themselves are divided by their sum. Scores may be negative, and so would such shares; the
    exponential makes all of them positive first."""
    return shares(scores)


@stable_softmax.misconception
def sum_forgotten(scores):
    """Nothing overflows, and the largest is 1. But shares add up to 1: the exponentials have to be divided by their
    sum."""
    return np.exp(scores - scores.max(axis=-1, keepdims=True))


@stable_softmax.misconception
def largest_size_for_the_largest_score(scores):
    """The largest *size* is taken away, not the largest score. Where all scores are far below 0 they are moved down
    still more: all exponentials are 0, and 0 is divided by 0."""
    return shares(np.exp(scores - np.abs(scores).max(axis=-1, keepdims=True)))


# The slopes of the cross-entropy


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


# The loss at the start


@exercise(
    task="""Write `initial_loss(classes, margin=1.0)`: what a network loses that gives all classes the same score. Two
    numbers come back, first the softmax cross-entropy with the natural logarithm, then the hinge loss of the SVM with
    that margin.""",
    cases=lambda rng: [(2,), (10,), (10, 0.5), (7, 0.1), (100,), (1000, 2.0)],
    edges=lambda rng: [(1,)],
    hints=[
        "Softmax: with C equal scores, how probable is the true class? The loss is minus the logarithm of that.",
        "SVM: how many classes are wrong, and what does each lack, when its score equals the true one?",
    ],
    why="""Equal scores make every class as probable as any other, 1/C, and minus its logarithm is the logarithm of C.
    Each of the C - 1 wrong classes is level with the true one, so each lacks one whole margin.""",
)
def initial_loss(classes, margin=1.0):
    """The loss when all scores are equal: a pair, (softmax cross-entropy, SVM)."""
    return np.log(classes), (classes - 1) * margin


@initial_loss.misconception("wrong sign")
def minus_forgotten(classes, margin=1.0):
    """The logarithm of a probability is negative; the loss is *minus* that. A loss below 0 is a sure sign of a bug."""
    return np.log(1 / classes), (classes - 1) * margin


@initial_loss.misconception("true class counted")
def all_classes_counted(classes, margin=1.0):
    """The SVM's part counts all classes. The true one is not compared with itself."""
    return np.log(classes), classes * margin


@initial_loss.misconception
def margin_forgotten(classes, margin=1.0):
    """Right for a margin of 1. Each wrong class lacks a whole margin, whatever that is."""
    return np.log(classes), classes - 1


@initial_loss.misconception
def the_probability(classes, margin=1.0):
    """1/C is the probability of the true class. The loss is minus its logarithm."""
    return 1 / classes, (classes - 1) * margin


@initial_loss.misconception
def one_minus_the_probability(classes, margin=1.0):
    """1 - 1/C is what the wrong classes share. The cross-entropy is minus the *logarithm* of the true class's
    probability."""
    return 1 - 1 / classes, (classes - 1) * margin


@initial_loss.misconception
def powers_of_ten(classes, margin=1.0):
    """This is the logarithm to base 10. The cross-entropy takes the natural one, to base e."""
    return np.log10(classes), (classes - 1) * margin


@initial_loss.misconception
def bits(classes, margin=1.0):
    """This is the cross-entropy in bits, to base 2. Here, as in most libraries, the natural logarithm is used."""
    return np.log2(classes), (classes - 1) * margin


@initial_loss.misconception
def logarithm_of_the_wrong_classes(classes, margin=1.0):
    """The logarithm is taken of C - 1, the number of *wrong* classes. The probability is shared by all classes, the
    true one among them."""
    return np.log(np.float64(classes - 1)), (classes - 1) * margin


@initial_loss.misconception
def added_up_over_the_classes(classes, margin=1.0):
    """The cross-entropy is C times too large: it was added up over all classes. Only the true class's probability
    counts."""
    return classes * np.log(classes), (classes - 1) * margin


@initial_loss.misconception
def one_wrong_class(classes, margin=1.0):
    """Right for two classes. Every wrong class pays, not one."""
    return np.log(classes), margin


@initial_loss.misconception
def a_mean_over_the_classes(classes, margin=1.0):
    """The SVM's costs are added up over the wrong classes, not averaged."""
    return np.log(classes), margin * (classes - 1) / classes


@initial_loss.misconception
def margin_added(classes, margin=1.0):
    """The margin is added once. Each of the wrong classes lacks a whole margin, so it multiplies their number."""
    return np.log(classes), classes - 1 + margin


@initial_loss.misconception
def both_added_up(classes, margin=1.0):
    """The two losses are added up. They belong to two different networks: return both, softmax first."""
    return np.log(classes) + (classes - 1) * margin


@initial_loss.misconception
def brackets_forgotten(classes, margin=1.0):
    """Python multiplies before it subtracts, so one margin is taken from the number of classes. Right for a margin of
    1; each wrong class lacks a margin of its own."""
    return np.log(classes), classes - margin


@initial_loss.misconception
def one_taken_off_at_the_end(classes, margin=1.0):
    """All classes pay a margin, and then 1 is taken off. Right for a margin of 1; the true class would have paid
    `margin`, whatever that is."""
    return np.log(classes), classes * margin - 1


@initial_loss.misconception
def ten_classes_always(classes, margin=1.0):
    """Right for ten classes; whatever `classes` is, it changes nothing."""
    return np.log(10), 9 * margin


@initial_loss.misconception
def one_number(classes, margin=1.0):
    """The cross-entropy is right. The second number is missing: what the SVM loses."""
    return np.log(classes)


@initial_loss.misconception
def the_other_order(classes, margin=1.0):
    """The two numbers are right, and in the other order: softmax first."""
    return (classes - 1) * margin, np.log(classes)


@initial_loss.misconception
def averaged_over_the_classes(classes, margin=1.0):
    """Both numbers are divided by the number of classes. A loss is a mean over the samples; a sample's wrong classes
    are added up."""
    return np.log(classes) / classes, (classes - 1) * margin / classes


@initial_loss.misconception
def nothing_for_the_svm(classes, margin=1.0):
    """The hinge loss of equal scores is taken to be 0. It is 0 only where the true class leads by the margin; here it
    leads by nothing, so each wrong class lacks all of it."""
    return np.log(classes), 0.0


# Huber's loss


def differences(rng):
    yield np.array([0.5, -0.25])
    yield np.array([3.0])
    yield np.array([-3.0])
    yield np.array([-4.0, 4.0, 1.0]), 2.0
    yield np.array([-0.0, 0.0]), 0.5
    yield rng.normal(size=(5, 4)).astype(np.float32), 0.5
    yield 3 * rng.normal(size=(2, 3, 4)), 1.5
    yield 30 * rng.normal(size=12), 10.0


def no_samples_and_far_out(rng):
    yield np.empty((0, 1)), 0.5
    yield np.array([1e100, -1e100])


@exercise(
    task="""Write `huber(difference, delta=1.0)` for a float array of any shape: the cost of each difference, in the
    same shape. Up to `delta`, to both sides, it is half the square; beyond, it goes on as the straight line that the
    parabola has there, without a jump or a kink. `delta` is positive. Leave `difference` as it is.""",
    cases=differences,
    edges=no_samples_and_far_out,
    hints=[
        "How high is the parabola at `delta`, and how steep?",
        "The line has that slope and starts from that height. It needs the distance from 0, so that both sides are "
        "alike.",
        "Choose element by element: `np.where`, or clip the differences and think of which product gives both pieces.",
    ],
    why="""The clipped difference is the slope of the cost. Inside it is the difference itself, and the product is half
    its square; beyond, it is `delta`, and the product is the line that touches the parabola. `np.where` with the two
    formulas says the same.""",
)
def huber(difference, delta=1.0):
    """The cost of each difference: half its square up to delta, then a straight line of slope delta."""
    inside = np.clip(difference, -delta, delta)
    return inside * (difference - inside / 2)


def pieces(difference, delta, near, far):
    """``near`` up to ``delta``, ``far`` beyond."""
    return np.where(np.abs(difference) <= delta, near, far)


def half_square(difference):
    return difference**2 / 2


def tangent(difference, delta):
    return delta * (np.abs(difference) - delta / 2)


@huber.misconception
def no_half(difference, delta=1.0):
    """The curve has no jump and no kink, but it is twice too high everywhere: its parabola is the square, not half of
    it."""
    return pieces(difference, delta, difference**2, 2 * tangent(difference, delta))


@huber.misconception
def no_half_inside(difference, delta=1.0):
    """Near 0 it is the whole square, not half of it, so at `delta` the curve falls by half of its height."""
    return pieces(difference, delta, difference**2, tangent(difference, delta))


@huber.misconception
def no_half_in_the_line(difference, delta=1.0):
    """The line has the right slope and starts from 0 at `delta`: a jump down. The parabola is half of `delta` squared
    high there, so only half of `delta` is taken off."""
    return pieces(difference, delta, half_square(difference), delta * (np.abs(difference) - delta))


@huber.misconception(less=(0.5,))
def a_jump(difference, delta=1.0, less=0):
    """The slopes are right, and there is a jump at `delta`: the line starts from another height than the parabola
    ends on."""
    return pieces(difference, delta, half_square(difference), delta * (np.abs(difference) - less * delta**2))


@huber.misconception
def a_kink(difference, delta=1.0):
    """No jump, but a kink: beyond `delta` the slope is 1, whatever `delta` is. The parabola has slope `delta`
    there."""
    return pieces(difference, delta, half_square(difference), np.abs(difference) - delta + delta**2 / 2)


@huber.misconception
def half_of_one(difference, delta=1.0):
    """The slopes are right. The line's height is right for a `delta` of 1 alone; elsewhere there is a jump."""
    return pieces(difference, delta, half_square(difference), delta * np.abs(difference) - 0.5)


@huber.misconception
def half_of_one_times_delta(difference, delta=1.0):
    """The line's slope is right. From the distance a half is taken off, which is right for a `delta` of 1 alone;
    elsewhere there is a jump."""
    return pieces(difference, delta, half_square(difference), delta * (np.abs(difference) - 0.5))


@huber.misconception
def a_line_of_slope_one(difference, delta=1.0):
    """Right for a `delta` of 1. Beyond another `delta` the line should be as steep as the parabola is there."""
    return pieces(difference, delta, half_square(difference), np.abs(difference) - 0.5)


@huber.misconception
def the_absolute_error(difference, delta=1.0):
    """Beyond `delta` this is the plain absolute error, which meets the parabola neither in height nor, but for a
    `delta` of 1, in slope."""
    return pieces(difference, delta, half_square(difference), np.abs(difference))


@huber.misconception
def forgot_the_sign(difference, delta=1.0):
    """Right for large positive differences. A large negative one gives a negative cost: it is rewarded."""
    return pieces(difference, delta, half_square(difference), delta * (difference - delta / 2))


@huber.misconception
def sign_in_the_question(difference, delta=1.0):
    """Right on the positive side. A large negative difference is below `delta` as well, so it gets the parabola: ask
    for its distance from 0."""
    return np.where(difference <= delta, half_square(difference), tangent(difference, delta))


@huber.misconception
def pieces_swapped(difference, delta=1.0):
    """The pieces are the wrong way round: straight near 0, and a parabola far out, where an outlier should count
    less."""
    return pieces(difference, delta, tangent(difference, delta), half_square(difference))


@huber.misconception
def nothing_far_out(difference, delta=1.0):
    """Beyond `delta` there is no cost at all. There the line goes on: an outlier should count less than by its square,
    and still more than a small difference."""
    return pieces(difference, delta, half_square(difference), 0.0)


@huber.misconception
def plus_for_minus(difference, delta=1.0):
    """The line has the right slope and lies too high: where the parabola ends, it starts one `delta` squared above it.
    The half of `delta` is taken off."""
    return pieces(difference, delta, half_square(difference), delta * (np.abs(difference) + delta / 2))


@huber.misconception
def flat_far_out(difference, delta=1.0):
    """Beyond `delta` the cost no longer grows: slope 0. A point that far out would be ignored, and nothing would ever
    bring the line back to it."""
    return half_square(np.clip(difference, -delta, delta))


@huber.misconception
def delta_fixed(difference, delta=1.0):
    """Right for a `delta` of 1; whatever `delta` is, it changes nothing."""
    return pieces(difference, 1.0, half_square(difference), tangent(difference, 1.0))


@huber.misconception
def only_half_the_square(difference, delta=1.0):
    """A parabola everywhere: that is (half) the squared error, and an outlier rules."""
    return half_square(difference)


@huber.misconception
def the_smaller_of_the_two(difference, delta=1.0):
    """The line touches the parabola from below, so it is the smaller one everywhere, inside too. The distance from 0
    has to decide."""
    return np.minimum(half_square(difference), tangent(difference, delta))


@huber.misconception
def what_exceeds_delta(difference, delta=1.0):
    """Near 0 it is right. Beyond, only what exceeds `delta` is paid, which begins at 0 and has slope 1: the line should
    begin where the parabola ends, and as steep."""
    return np.where(np.abs(difference) <= delta, half_square(difference), np.abs(difference) - delta)


@huber.misconception
def nothing_up_to_delta(difference, delta=1.0):
    """Up to `delta` nothing is paid, and beyond only what exceeds it: that is the loss of support vector regression.
    Here small differences cost half their square."""
    return np.maximum(0, np.abs(difference) - delta)


@huber.misconception("pseudo Huber")
def pseudo_huber(difference, delta=1.0):
    """This is the smooth relative of the loss, known as pseudo-Huber. It bends all the way; here the cost is exactly a
    parabola up to `delta` and exactly a line beyond."""
    return delta**2 * (np.sqrt(1 + (difference / delta) ** 2) - 1)


@huber.misconception("smooth L1")
def smooth_l1(difference, delta=1.0):
    """All costs are divided by `delta`: this is what PyTorch calls smooth L1. Here the parabola is half the square,
    whatever `delta` is."""
    return pieces(difference, delta, half_square(difference), tangent(difference, delta)) / delta


@huber.misconception
def the_slope(difference, delta=1.0):
    """This is the slope of the cost: how hard each difference pulls. The cost itself is the area below it."""
    return np.clip(difference, -delta, delta)


@huber.misconception
def one_question_for_all(difference, delta=1.0):
    """Two formulas, one for near and one for far, is the right idea. But `if` asks one question, and of an array or
    a row of it too; every difference needs its own answer."""
    return half_square(difference) if np.abs(difference) <= delta else tangent(difference, delta)


@huber.misconception
def the_mean(difference, delta=1.0):
    """This is the mean of all costs. The task asks for the cost of each difference, in the same shape."""
    return np.mean(pieces(difference, delta, half_square(difference), tangent(difference, delta)))


@huber.misconception
def the_sum(difference, delta=1.0):
    """This is the sum of all costs. The task asks for the cost of each difference, in the same shape."""
    return np.sum(pieces(difference, delta, half_square(difference), tangent(difference, delta)))


@huber.misconception(asked=(np.any,))
def one_answer_for_all(difference, delta=1.0, asked=np.all):
    """One formula is chosen for the whole array, by a question about all of its numbers together. Each difference is
    near or far by itself, and gets its own formula."""
    near = asked(np.abs(difference) <= delta)
    return half_square(difference) if near else tangent(difference, delta)


@huber.misconception("in place")
def costs_in_place(difference, delta=1.0):
    """The costs are right, but they are written over the caller's own array: the differences are gone."""
    difference[...] = pieces(difference, delta, half_square(difference), tangent(difference, delta))
    return difference


@huber.misconception
def square_compared_with_delta(difference, delta=1.0):
    """The *square* is compared with `delta`, which is the same for a `delta` of 1 alone. The parabola should end where
    the difference itself is `delta`."""
    near = difference**2 <= delta
    return np.where(near, half_square(difference), tangent(difference, delta))


@huber.misconception
def half_the_slope_far_out(difference, delta=1.0):
    """The parabola is right, and beyond `delta` the line is half as steep as the parabola is there: all of it was
    halved, not only the `delta` that is taken off."""
    return pieces(difference, delta, half_square(difference), tangent(difference, delta) / 2)


@huber.misconception
def half_of_the_size_inside(difference, delta=1.0):
    """Near 0 it is half of the *size*, not half of the square: a kink at 0, which the parabola is there to avoid."""
    return pieces(difference, delta, np.abs(difference) / 2, tangent(difference, delta))


@huber.misconception
def far_out_with_its_sign(difference, delta=1.0):
    """The line's height is right, and it has the sign of the difference: a large negative one gives a negative cost, as
    if it were a reward."""
    return pieces(difference, delta, half_square(difference), np.sign(difference) * tangent(difference, delta))


EXERCISES, progress = collect(globals())
