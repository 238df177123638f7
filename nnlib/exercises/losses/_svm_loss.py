"""The exercise *svm_loss*: the hinge loss."""

import numpy as np

from nnlib.activations import softmax
from nnlib.exercises import exercise


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
