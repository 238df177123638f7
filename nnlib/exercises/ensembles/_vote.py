"""The exercise *vote*: votes."""

from collections import Counter

import numpy as np

from nnlib.exercises import exercise


def vote_cases(rng):
    yield np.array([[1]]), 2
    yield np.array([[2], [0]]), 3
    yield np.array([[2], [2], [0]]), 3
    yield np.array([[0], [2], [2]]), 3
    yield np.array([[3], [3], [1], [1], [2]]), 4
    yield np.array([[3], [5], [3], [9], [9], [3]]), 10
    yield np.array([[0, 1, 2], [0, 2, 1], [1, 2, 2]]), 3
    yield np.array([[4, 0], [0, 4]]), 6
    yield np.array([[8, 9, 16], [1, 2, 3]]), 17
    yield rng.integers(0, 5, size=(4, 30)), 5
    yield rng.integers(0, 3, size=(9, 5)).astype(np.uint8), 10
    yield rng.integers(2, 8, size=(5, 5)), 8


def vote_edges(rng):
    yield np.zeros((2, 3), int), 1
    yield np.empty((3, 0), int), 4


@exercise(
    task="""Write `vote(labels, classes)`. `M` networks have chosen one label each for `N` samples: an array `(M, N)` of
    whole numbers from 0 to `classes - 1`. Return for each sample the label with the most votes, an array `(N,)` of
    whole numbers. A tie goes to the smaller label.""",
    cases=vote_cases,
    edges=vote_edges,
    dtype="kind",
    hints=[
        "Take one sample, and count on paper: how many votes has each class?",
        "You need one count for each sample and class. A comparison with all classes at once gives True where a member "
        "voted for a class, and True counts as 1.",
        "Put a third axis behind the labels, compare it with `np.arange(classes)`, and add up over the members. The "
        "largest count wins.",
    ],
    why="""The comparison makes an array `(M, N, C)` of votes; its sum over the members counts them. `argmax` takes the
    first of equal counts, which belongs to the smaller label.""",
)
def vote(labels, classes):
    """The labels (N,) with the most votes, from those of M members (M, N); a tie goes to the smaller label."""
    counts = (labels[:, :, None] == np.arange(classes)).sum(axis=0)
    return counts.argmax(axis=-1)


@vote.misconception("ties to the larger label")
def a_tie_to_the_larger_label(labels, classes):
    """The votes are counted rightly. In a tie the *larger* label wins here; it should be the smaller one."""
    counts = (labels[:, :, None] == np.arange(classes)).sum(axis=0)
    return classes - 1 - counts[:, ::-1].argmax(axis=-1)


@vote.misconception
def ties_to_the_first_vote(labels, classes):
    """The votes are counted rightly. In a tie the label wins that was counted first, so the answer depends on the order
    of the members."""
    return np.array([Counter(own).most_common(1)[0][0] for own in labels.T.tolist()])


@vote.misconception
def ties_to_the_last_vote(labels, classes):
    """The votes are counted rightly. In a tie the last member's label wins, so the answer depends on the order of the
    members."""
    return np.array([Counter(own[::-1]).most_common(1)[0][0] for own in labels.T.tolist()])


@vote.misconception("averages labels")
def a_mean_of_votes(labels, classes):
    """This is the article's ensemble: it averages *labels*. A class is a name, and a mean of names is none."""
    return labels.mean(axis=0)


@vote.misconception("averages labels and rounds")
def a_mean_of_votes_rounded(labels, classes):
    """Rounded, the mean looks like a label, but it may be one that nobody voted for."""
    return np.rint(labels.mean(axis=0)).astype(int)


@vote.misconception("averages labels and cuts")
def a_mean_of_votes_cut(labels, classes):
    """With its fraction cut off, the mean looks like a label, but it may be one that nobody voted for."""
    return labels.mean(axis=0).astype(int)


@vote.misconception
def takes_the_middle_one(labels, classes):
    """The median is the middle of the labels as numbers. It may have few votes or none."""
    return np.median(labels, axis=0).astype(int)


@vote.misconception
def smallest_label_wins(labels, classes):
    """One vote is enough here, if it is for the smallest label. The smaller label wins only where votes are equal."""
    return labels.min(axis=0)


@vote.misconception
def largest_label_wins(labels, classes):
    """One vote is enough here, if it is for the largest label. Count how many each has."""
    return labels.max(axis=0)


@vote.misconception
def the_first_member_decides(labels, classes):
    """Only the first member is heard."""
    return labels[0]


@vote.misconception
def the_last_member_decides(labels, classes):
    """Only the last member is heard."""
    return labels[-1]


@vote.misconception
def one_vote_for_all_samples(labels, classes):
    """The votes of all samples are thrown into one box. Each sample has its own vote."""
    return np.full(labels.shape[1], np.bincount(labels.ravel(), minlength=classes).argmax())


@vote.misconception("one winner, no array")
def one_winner(labels, classes):
    """One label comes back, for all samples together. Each sample has its own vote."""
    return np.bincount(labels.ravel(), minlength=classes).argmax()


@vote.misconception
def counts_along_the_wrong_axis(labels, classes):
    """The sum runs over the samples, so that each member gets its own favorite class."""
    return (labels[:, :, None] == np.arange(classes)).sum(axis=1).argmax(axis=-1)


@vote.misconception
def the_sample_with_most_votes_for_a_class(labels, classes):
    """The counts are right. Then the largest is looked for among the samples: what comes out is one sample for each
    class."""
    return (labels[:, :, None] == np.arange(classes)).sum(axis=0).argmax(axis=0)


@vote.misconception
def returns_the_counts(labels, classes):
    """These are the counts for each sample and class, and they are right. Who has won?"""
    return (labels[:, :, None] == np.arange(classes)).sum(axis=0)


@vote.misconception("returns the winner's votes")
def returns_the_winners_votes(labels, classes):
    """This is *how many* votes the winner has. Asked for is *which* label it is."""
    return (labels[:, :, None] == np.arange(classes)).sum(axis=0).max(axis=-1)


@vote.misconception
def the_place_among_the_labels_seen(labels, classes):
    """The winner's place is found among the labels that were chosen at all. Where a label has no votes, all after it
    move up: the place is not the label."""
    return np.array([np.unique(own, return_counts=True)[1].argmax() for own in labels.T])


@vote.misconception("labels as floats")
def winners_as_floats(labels, classes):
    """The labels are right, but they are floats. A label is a name, or the number of a row: nothing can be looked up
    with 3.0."""
    return vote.answer(labels, classes).astype(float)


@vote.misconception
def the_member_with_the_largest_label(labels, classes):
    """`argmax` of the labels themselves says which *member* chose the largest one. The votes have to be counted
    first."""
    return labels.argmax(axis=0)


@vote.misconception
def fewest_votes_win(labels, classes):
    """The votes are counted rightly, and the label with the *fewest* wins."""
    return (labels[:, :, None] == np.arange(classes)).sum(axis=0).argmin(axis=-1)


@vote.misconception
def labels_from_1(labels, classes):
    """The winner's place is one too high: labels count from 0, as places do."""
    return vote.answer(labels, classes) + 1


@vote.misconception
def shares_returned(labels, classes):
    """These are the shares of the votes for each sample and class, and they are right. Who has won?"""
    return (labels[:, :, None] == np.arange(classes)).mean(axis=0)


@vote.misconception
def the_first_sample_alone(labels, classes):
    """Only the votes for the first sample are counted. Each sample has its own vote."""
    return np.bincount(labels[:, 0], minlength=classes).argmax()


@vote.misconception(otherwise=(-1,))
def needs_a_majority(labels, classes, otherwise=0):
    """A label wins only with more than half of the votes, and else another answer comes. The most votes are enough,
    however few they are."""
    counts = (labels[:, :, None] == np.arange(classes)).sum(axis=0)
    return np.where(counts.max(axis=-1) > len(labels) / 2, counts.argmax(axis=-1), otherwise)


@vote.misconception("class 0 left out", from_1=(True,))
def class_0_left_out(labels, classes, from_1=False):
    """The votes for class 0 are not counted, so it never wins; or the first class that is counted is taken for
    number 0."""
    counts = np.array([(labels == label).sum(axis=0) for label in range(1, classes)])
    return counts.argmax(axis=0) + from_1


@vote.misconception
def last_class_left_out(labels, classes):
    """The votes for the last class are not counted, so it never wins: the labels go from 0 to `classes - 1`, and
    `range` leaves its end out by itself."""
    return np.array([(labels == label).sum(axis=0) for label in range(classes - 1)]).argmax(axis=0)


@vote.misconception
def ties_in_the_order_of_a_set(labels, classes):
    """The votes are counted rightly. In a tie the label wins that comes first in a `set`, and a set has an order of its
    own: small numbers look sorted in it, 8 and 1 are not."""
    return np.array([max(set(votes), key=votes.count) for votes in labels.T.tolist()])


@vote.misconception
def bins_between_the_labels_seen(labels, classes):
    """`np.histogram` lays its bins from the smallest to the largest label that it sees, so the number of a bin is a
    label only where both ends were chosen."""
    return np.array([np.histogram(votes, bins=classes)[0].argmax() for votes in labels.T])
