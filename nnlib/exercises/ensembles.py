"""Exercises of notebook 13: ensembles."""

from collections import Counter

import numpy as np

from nnlib.exercises import collect, exercise, same

# The variance of a mean


def why_it_helps_cases(rng):
    yield 1.0, 0.0, 1
    yield 4.0, 0.5, 1
    yield 1.0, 0.0, 2
    yield 4.0, 0.5, 2
    yield 4.0, 1.0, 5
    yield 0.09, 0.75, 4
    yield 2.0, -0.25, 3
    yield 3.0, -0.5, 2
    yield 0.5, -0.125, 5
    yield float(rng.uniform(1, 2)), float(rng.uniform(0, 1)), 20
    yield 300.0, 0.1, 50


def why_it_helps_edges(rng):
    yield 0.0, 0.3, 7
    yield 1e200, 0.25, 8
    yield 3.0, 0.2, 10**9


@exercise(
    task="""Write `why_it_helps(variance, correlation, members)`. Several members give a number each. Each of these
    varies with the same `variance`, and each pair has the same `correlation`. Return the variance of their mean.""",
    cases=why_it_helps_cases,
    edges=why_it_helps_edges,
    hints=[
        "Begin with the ends. If all members always agree, what does a mean change? If they have nothing to do with "
        "each other, what is the variance of the mean?",
        "The variance of a sum is the sum over all pairs, in both orders and each member with itself: `M` variances "
        "and `M * (M - 1)` covariances. A covariance is `correlation * variance`.",
        "Divide by `M` squared, since it is a mean: one part does not depend on `M` in the end, the other goes with "
        "one over `M`.",
    ],
    why="""The share `correlation` of the variance is common to all members, and no mean removes it. The rest is each
    member's own and falls with their number. With a correlation of 0.75, even a billion members keep three quarters of
    the variance.""",
)
def why_it_helps(variance, correlation, members):
    """The variance of the mean of several numbers that vary alike and depend on each other in pairs alike."""
    return variance * (correlation + (1 - correlation) / members)


@why_it_helps.misconception
def forgot_the_correlation(variance, correlation, members):
    """This holds for members that have nothing to do with each other. Networks that learned from the same images make
    the same mistakes, and those do not average out."""
    return variance / members


@why_it_helps.misconception
def standard_deviation(variance, correlation, members):
    """This is the standard deviation of the mean. Its square is asked for."""
    return np.sqrt(variance * (correlation + (1 - correlation) / members))


@why_it_helps.misconception
def sum_for_mean(variance, correlation, members):
    """This is the variance of the *sum*. A mean divides each number, and a variance goes with the square."""
    return variance * members * (1 + (members - 1) * correlation)


@why_it_helps.misconception
def divides_once(variance, correlation, members):
    """The sum over all pairs is right, but it is divided by the number of members once. A variance goes with the square
    of a factor."""
    return variance * (1 + (members - 1) * correlation)


@why_it_helps.misconception
def each_pair_once(variance, correlation, members):
    """Each pair of members is counted once. In the square of a sum it occurs twice, in both orders."""
    return variance * (1 + (members - 1) * correlation / 2) / members


@why_it_helps.misconception
def one_pair_for_all(variance, correlation, members):
    """Each member has one partner here, so this is right for two. With `M` members each has `M - 1` of them."""
    return variance * (1 + correlation) / members


@why_it_helps.misconception
def covariance_added_in_full(variance, correlation, members):
    """At `members` equal to 1 this is more than the variance of one member: a member's own share is counted twice."""
    return variance * (correlation + 1 / members)


@why_it_helps.misconception
def covariance_without_the_variance(variance, correlation, members):
    """The correlation stands where a covariance belongs. It is one only where the variance is 1: a covariance goes with
    the variance."""
    return (variance + (members - 1) * correlation) / members


@why_it_helps.misconception
def brackets_forgotten(variance, correlation, members):
    """The variance multiplies only what stands next to it. Both parts are shares of the variance: a bracket is
    missing."""
    return variance * correlation + (1 - correlation) / members


@why_it_helps.misconception
def variance_forgotten(variance, correlation, members):
    """This is the share of the variance that is left, and it is right. It has to be multiplied by the variance."""
    return correlation + (1 - correlation) / members


@why_it_helps.misconception
def correlation_squared(variance, correlation, members):
    """The correlation is squared. A covariance goes with the correlation itself."""
    return variance * (correlation**2 + (1 - correlation**2) / members)


@why_it_helps.misconception
def root_of_the_number(variance, correlation, members):
    """The root belongs to the standard deviation. A variance falls with the number itself."""
    return variance * (correlation + (1 - correlation) / np.sqrt(members))


@why_it_helps.misconception(in_all=(True,))
def one_member_less(variance, correlation, members, in_all=False):
    """It divides by one less than the number of members, as for a variance that is estimated from samples. Here the
    variance is known, and all members are in the mean."""
    if in_all:
        return variance * (1 + (members - 1) * correlation) / (members - 1)
    return variance * (correlation + (1 - correlation) / (members - 1))


@why_it_helps.misconception
def the_wrong_part_falls(variance, correlation, members):
    """The two parts have changed places: here what the members share averages out, and what is their own stays."""
    return variance * (correlation / members + 1 - correlation)


@why_it_helps.misconception
def shared_part_dropped(variance, correlation, members):
    """This is only the part that averages out. What the members have in common stays, however many there are."""
    return variance * (1 - correlation) / members


@why_it_helps.misconception
def shared_part_alone(variance, correlation, members):
    """This is only the part that stays. What is each member's own gets smaller with their number, and is not 0 yet."""
    return variance * correlation


@why_it_helps.misconception
def nothing_gained(variance, correlation, members):
    """This is the variance of one member: the mean would be no better than its parts."""
    return variance


@why_it_helps.misconception
def inner_brackets_forgotten(variance, correlation, members):
    """Only the correlation is divided by the number of members, since a bracket is missing: `1 - correlation` should be
    divided as a whole."""
    return variance * (correlation + 1 - correlation / members)


@why_it_helps.misconception
def correlation_for_the_shared_part(variance, correlation, members):
    """The shared part is the correlation itself. It is a share of the variance, as the other part is."""
    return variance * (1 - correlation) / members + correlation


@why_it_helps.misconception
def correlation_added(variance, correlation, members):
    """The correlation is added to the rule for independent members. It says which *share* of the variance is common to
    all, and the rest alone is divided."""
    return variance / members + correlation


@why_it_helps.misconception
def square_of_the_number(variance, correlation, members):
    """A member's own part is divided by the *square* of their number. There are `M` such parts in the sum, so one `M`
    cancels out."""
    return variance * (correlation + (1 - correlation) / members**2)


@why_it_helps.misconception
def divides_once_too_often(variance, correlation, members):
    """It divides by the square of the number, but adds up for one member only: the variance of the sum is `M` times as
    much."""
    return variance * (1 + (members - 1) * correlation) / members**2


@why_it_helps.misconception
def square_of_the_number_alone(variance, correlation, members):
    """The variance is divided by the *square* of the number, as that of a single member would be; but there are as many
    members in the sum. And the correlation is not used: what is shared does not average out."""
    return variance / members**2


@why_it_helps.misconception
def standard_deviation_in_the_covariance(variance, correlation, members):
    """The covariance of a pair is taken to be the correlation times the *standard deviation*. It is the correlation
    times the product of both standard deviations, which is the variance."""
    return variance / members + (1 - 1 / members) * correlation * np.sqrt(variance)


@why_it_helps.misconception
def variance_squared(variance, correlation, members):
    """The variance is squared. It is a square already: that of the standard deviation."""
    return variance**2 * (correlation + (1 - correlation) / members)


@why_it_helps.misconception
def pairs_not_divided(variance, correlation, members):
    """A member's own part is right. What the pairs share is counted once for each other member, and not divided by
    their number: it would grow without end."""
    return variance / members + (members - 1) * correlation * variance


@why_it_helps.misconception
def standard_deviation_for_the_variance(variance, correlation, members):
    """The share that is left is right, and it is taken of the *standard deviation*, the root of the variance. The
    variance itself is asked for."""
    return np.sqrt(variance) * (correlation + (1 - correlation) / members)


# The mean of probabilities


def predict_mean_cases(rng):
    yield np.array([[[0.2, 0.8]]])
    yield np.array([[[0.5, 0.5]]])
    yield np.array([[[0.6, 0.3, 0.1]], [[0.1, 0.3, 0.6]], [[0.6, 0.2, 0.2]]])
    yield np.array([[[0.1, 0.2, 0.7]], [[0.45, 0.35, 0.2]], [[0.45, 0.35, 0.2]]])
    yield np.array([[[0.96, 0.04, 0.0]], [[0.1, 0.6, 0.3]], [[0.1, 0.7, 0.2]]])
    yield np.array([[[0.5, 0.5, 0.0], [1.0, 0.0, 0.0]], [[0.0, 0.5, 0.5], [0.0, 0.0, 1.0]]])
    yield np.array([[[0.9, 0.1, 0.0]], [[0.9, 0.0, 0.1]], [[0.0, 0.5, 0.5]]])
    yield rng.dirichlet(np.ones(5), size=(4, 7)).astype(np.float32)
    yield rng.dirichlet(np.full(10, 0.3), size=(9, 40))
    yield rng.dirichlet(np.ones(3), size=(6, 3))
    yield np.array([[[0.1, 0.1, 0.8], [0.8, 0.1, 0.1]], [[0.2, 0.1, 0.7], [0.5, 0.3, 0.2]]])


def predict_mean_edges(rng):
    yield np.array([[[1.0]], [[1.0]]])
    yield np.empty((3, 0, 4))


@exercise(
    task="""Write `predict_mean(probabilities)`. `M` networks have given their probabilities for `N` samples and `C`
    classes, an array `(M, N, C)`. Return the ensemble's labels, an array `(N,)` of whole numbers: for each sample the
    class with the largest mean probability. A tie goes to the smaller label.""",
    cases=predict_mean_cases,
    edges=predict_mean_edges,
    dtype="kind",
    hints=[
        "What can be averaged, a probability or a label? The label comes last.",
        "One axis counts the members, one the samples, one the classes. The mean is over the first; the largest "
        "is looked for along another.",
        "`mean` and `argmax` both take an `axis`. After the mean, two axes are left: samples and classes.",
    ],
    why="""The mean over the first axis leaves `(N, C)`, one opinion for each sample. `argmax` takes the first of
    equal ones, which is the smaller label.""",
)
def predict_mean(probabilities):
    """The labels (N,) of an ensemble whose members give probabilities (M, N, C); a tie goes to the smaller label."""
    return probabilities.mean(axis=0).argmax(axis=-1)


@predict_mean.misconception
def averages_labels(probabilities):
    """This is the article's ensemble: it averages *labels*. Labels are names. A 3 and a 5 do not make a 4, and a mean
    of names need not even be a whole number."""
    return probabilities.argmax(axis=-1).mean(axis=0)


@predict_mean.misconception
def averages_labels_and_rounds(probabilities):
    """Rounded, the mean label looks like a label. But if one member says 0 and another says 2, it is a 1, which none of
    them has said."""
    return np.rint(probabilities.argmax(axis=-1).mean(axis=0)).astype(int)


@predict_mean.misconception
def averages_labels_and_cuts(probabilities):
    """With its fraction cut off, the mean label looks like a label. But if one member says 0 and another says 2, it is
    a 1, which none of them has said."""
    return probabilities.argmax(axis=-1).mean(axis=0).astype(int)


@predict_mean.misconception
def takes_the_median_label(probabilities):
    """A median needs an order, and classes have none: number them in another way, and the answer changes."""
    return np.median(probabilities.argmax(axis=-1), axis=0).astype(int)


@predict_mean.misconception
def counts_votes(probabilities):
    """Each member has one vote here, however sure it is. That is an ensemble too, but a mean of probabilities lets a
    sure member count for more than one that wavers."""
    votes = np.eye(probabilities.shape[-1])[probabilities.argmax(axis=-1)]
    return votes.sum(axis=0).argmax(axis=-1)


@predict_mean.misconception
def believes_the_surest(probabilities):
    """One member, the surest of all, decides alone. It may be the one that is wrong: the others are there to outweigh
    it."""
    return probabilities.max(axis=0).argmax(axis=-1)


@predict_mean.misconception
def multiplies(probabilities):
    """This multiplies the probabilities, which is what a mean of their logarithms does. One member that gives a class 0
    rules it out, whatever the others say."""
    return probabilities.prod(axis=0).argmax(axis=-1)


@predict_mean.misconception
def median_of_the_probabilities(probabilities):
    """The middle probability decides, and how far the others are from it counts for nothing. That can be a guard
    against one member that is wild; asked for is the mean."""
    return np.median(probabilities, axis=0).argmax(axis=-1)


@predict_mean.misconception
def mean_over_the_samples(probabilities):
    """The mean is taken over the samples: what comes out is one label for each member."""
    return probabilities.mean(axis=1).argmax(axis=-1)


@predict_mean.misconception
def mean_over_the_classes(probabilities):
    """The mean is taken over the classes. A member's probabilities always add up to 1, so these means are all alike,
    and what is found is the number of a member."""
    return probabilities.mean(axis=2).argmax(axis=0)


@predict_mean.misconception
def largest_over_the_samples(probabilities):
    """The mean is right. Then the largest is looked for among the samples: what comes out is one sample for each
    class."""
    return probabilities.mean(axis=0).argmax(axis=0)


@predict_mean.misconception
def one_label_for_all(probabilities):
    """The mean is right. But `argmax` without an axis looks for one place in the whole array; each sample has a label
    of its own."""
    return probabilities.mean(axis=0).argmax()


@predict_mean.misconception
def labels_as_floats(probabilities):
    """The labels are right, but they are floats. A label is a name, or the number of a row: nothing can be looked up
    with 3.0."""
    return probabilities.mean(axis=0).argmax(axis=-1).astype(float)


@predict_mean.misconception
def ties_to_the_larger_label(probabilities):
    """The mean is right. In a tie the *larger* label wins here; it should be the smaller one."""
    mean = probabilities.mean(axis=0)
    return mean.shape[1] - 1 - mean[:, ::-1].argmax(axis=-1)


@predict_mean.misconception
def returns_the_probabilities(probabilities):
    """These are the ensemble's probabilities, and they are right. What is asked for is the label that they choose for
    each sample."""
    return probabilities.mean(axis=0)


@predict_mean.misconception
def returns_the_largest_probability(probabilities):
    """This is *how large* the largest mean probability is. Asked for is *which* class has it."""
    return probabilities.mean(axis=0).max(axis=-1)


@predict_mean.misconception
def one_member_only(probabilities):
    """Only the first member is asked."""
    return probabilities[0].argmax(axis=-1)


@predict_mean.misconception
def the_last_member(probabilities):
    """Only the last member counts: what the others said is overwritten."""
    return probabilities[-1].argmax(axis=-1)


@predict_mean.misconception("each member's labels")
def each_members_labels(probabilities):
    """These are the labels that each member would choose alone. There is no ensemble yet: take the mean first."""
    return probabilities.argmax(axis=-1)


@predict_mean.misconception
def the_smallest_wins(probabilities):
    """The mean is right. Then the *smallest* probability is looked for: the class that the ensemble believes least."""
    return probabilities.mean(axis=0).argmin(axis=-1)


@predict_mean.misconception
def the_least_doubted(probabilities):
    """For each class the lowest probability counts, so one member that doubts decides alone. In a mean, the others can
    outweigh it."""
    return probabilities.min(axis=0).argmax(axis=-1)


@predict_mean.misconception("exponentials once more")
def exponentials_once_more(probabilities):
    """The exponential is taken of the probabilities, as in a softmax. They are probabilities already, and this gives a
    sure member more weight than its own."""
    return np.exp(probabilities).mean(axis=0).argmax(axis=-1)


@predict_mean.misconception("one axis too many")
def one_axis_too_many(probabilities):
    """The labels are right, but they come as an array of two axes. Asked for is one axis, `(N,)`."""
    return probabilities.mean(axis=0, keepdims=True).argmax(axis=-1)


@predict_mean.misconception
def the_largest_label(probabilities):
    """Each member chooses a label, and the largest one is taken. Labels are names: which one is larger says nothing."""
    return probabilities.argmax(axis=-1).max(axis=0)


@predict_mean.misconception
def mean_without_an_axis(probabilities):
    """The mean is taken over everything, so one number is left, and its largest place is 0. The mean is over the
    members alone."""
    return probabilities.mean().argmax()


@predict_mean.misconception("labels from 1")
def labels_counted_from_1(probabilities):
    """The right class is found, and counted from 1. Labels count from 0, as places do."""
    return probabilities.mean(axis=0).argmax(axis=1) + 1


@predict_mean.misconception
def a_threshold(probabilities):
    """The question whether class 1 has more than one half has two answers. There may be more classes, and then the
    largest can have less than one half."""
    mean = probabilities.mean(axis=0)
    return (mean[:, 1] > 0.5).astype(int) if mean.shape[1] > 1 else np.zeros(len(mean), int)


@predict_mean.misconception
def a_column(probabilities):
    """The labels are right, and stand in a column `(N, 1)`. They should be a row of shape `(N,)`."""
    return probabilities.mean(axis=0).argmax(axis=1)[:, None]


@predict_mean.misconception
def rounded_first(probabilities):
    """The mean probabilities are rounded to 0 or 1 first, so that all below one half are alike. The largest may well be
    below one half."""
    return probabilities.mean(axis=0).round().argmax(axis=1)


@predict_mean.misconception
def a_mean_of_means(probabilities):
    """Each member is averaged with the mean of those before it, half and half: the last one counts as much as all the
    others together. In a mean all count alike."""
    mean = probabilities[0]
    for member in probabilities[1:]:
        mean = (mean + member) / 2
    return mean.argmax(axis=-1)


@predict_mean.misconception
def members_taken_for_samples(probabilities):
    """`reshape` keeps the numbers in their row and cuts it anew: it does not exchange axes. So the probabilities of one
    member are averaged with each other. Members stand along axis 0."""
    M, N, C = probabilities.shape
    return probabilities.reshape(N, M, C).mean(axis=1).argmax(axis=-1)


# Votes


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


# The moving average


def train_and_watch(moving_average, path, decay):
    """The averages during a training that changes one array in place, or what became of that array."""
    watched, parameters, averages = moving_average(decay), path[0].copy(), []
    for values in path:
        parameters[...] = values
        watched.update(parameters)
        if not np.allclose(parameters, values):
            return "the parameters of the network have been changed"
        parameters += 1  # training goes on
        watched.average()  # to look at it changes nothing
        averages.append(np.array(watched.average()))
    return averages


def same_averages(expected, got):
    """How averages differ, in a clause; a text in their place says what happened."""
    return got if isinstance(got, str) and got != expected else same(expected, got)


def ema_cases(rng):
    yield np.array([[2.0]]), 0.5
    yield np.array([[2.0], [4.0]]), 0.5
    yield np.array([[0.0], [1.0], [1.0]]), 0.8
    yield np.array([[1.0, -2.0], [3.0, 0.0], [5.0, 4.0]]), 0.9
    yield rng.normal(size=(6, 3)).astype(np.float32), 0.75
    yield 5 + rng.normal(size=(40, 2)), 0.999
    yield 100 * rng.normal(size=(12, 4)), 0.3


def ema_edges(rng):
    yield np.array([[2.0], [4.0]]), 0.0
    yield np.empty((3, 0)), 0.9
    yield np.array([[1e200, -1e-200], [-1e200, 3e-200]]), 0.9


class MovingAverage:
    """The mean (P,) of a network's parameters over its past, the recent past counting most."""

    def __init__(self, decay):
        self.decay, self.updates, self.sum = decay, 0, 0.0

    def update(self, parameters):
        """Take the parameters (P,) of this moment into the mean."""
        self.updates += 1
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters

    def average(self):
        return self.sum / (1 - self.decay**self.updates)


ema = exercise(
    task="""Write the class `MovingAverage(decay)`. `update(parameters)` is called after each step of training with the
    network's own array `(P,)`, which training goes on changing in place; the class leaves it as it is. `average()`
    gives the mean `(P,)` of all that was seen: each update counts `decay` times as much as the next one, and the
    weights of the mean add up to 1, from the first update on. It may be asked at any time, and as often as one
    likes.""",
    cases=ema_cases,
    edges=ema_edges,
    run=train_and_watch,
    compare=same_averages,
    hints=[
        "Keep a sum that starts at 0. At each update the old sum shrinks, and a share of the new parameters is added.",
        "With shares of `decay` and `1 - decay`, what weights have the updates after one step, after two? What do "
        "they add up to?",
        "After `t` updates the weights add up to `1 - decay**t`; the rest belongs to the zero at the start. Divide by "
        "that sum, in `average`.",
    ],
    why="""The first line of `update` shrinks the past and adds the present. The weights of all updates then add up to
    `1 - decay**updates`, and `average` divides by that: from the first update on, it is a mean. The sum is a new array
    each time, so the network's own is never touched.""",
)(MovingAverage)


class Watching:
    """What most wrong answers begin with: no mean yet, and no updates."""

    def __init__(self, decay):
        self.decay, self.updates, self.sum, self.mean = decay, 0, 0.0, None

    def average(self):
        return self.mean


@ema.misconception("the article's, which starts at the first weights")
class FromTheFirst(Watching):
    """This is the article's form: the mean begins with the first parameters, which are random. With a decay of 0.999
    they still make up 90 % of it after 100 steps."""

    def update(self, parameters):
        first = self.mean is None
        self.mean = parameters.copy() if first else self.decay * self.mean + (1 - self.decay) * parameters


@ema.misconception("starts at zero")
class FromZero(Watching):
    """The sum begins at 0, and that 0 counts. After one update with a decay of 0.9, nine tenths of the mean are still
    the zero."""

    def update(self, parameters):
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters

    def average(self):
        return self.sum


@ema.misconception("decay on the wrong side")
class WrongSide(Watching):
    """The shares are swapped: with a decay of 0.999 the mean would be nearly the newest parameters, and the past be
    gone after one step."""

    def update(self, parameters):
        self.updates += 1
        self.sum = (1 - self.decay) * self.sum + self.decay * parameters

    def average(self):
        return self.sum / (1 - (1 - self.decay) ** self.updates)


@ema.misconception("decay on the wrong side, and starts at zero")
class WrongSideUncorrected(WrongSide):
    """The shares are swapped, so that the past is forgotten at once, and the zero at the start counts as well."""

    def average(self):
        return self.sum


@ema.misconception("decay on the wrong side, half corrected")
class WrongSideHalfCorrected(WrongSide):
    """The shares are swapped in `update`: the newest parameters get the share of the past. The correction in `average`
    is meant for the other way round."""

    def average(self):
        return self.sum / (1 - self.decay**self.updates)


@ema.misconception("decay on the wrong side, from the first weights")
class WrongSideFromTheFirst(Watching):
    """The shares are swapped: the newest parameters get the share of the past."""

    def update(self, parameters):
        first = self.mean is None
        self.mean = parameters.copy() if first else (1 - self.decay) * self.mean + self.decay * parameters


@ema.misconception("aliases the parameters")
class Aliased(Watching):
    """The first update keeps the network's array itself, no copy. Training changes that array in place, and what was
    kept changes with it."""

    def update(self, parameters):
        first = self.mean is None
        self.mean = parameters if first else self.decay * self.mean + (1 - self.decay) * parameters


@ema.misconception("aliases the parameters and changes them")
class AliasedAndInPlace(Watching):
    """The mean *is* the network's array here: averaging writes into the network, which then trains on from the mean."""

    def update(self, parameters):
        if self.mean is None:
            self.mean = parameters
        else:
            self.mean *= self.decay
            self.mean += (1 - self.decay) * parameters


@ema.misconception("keeps all of them without a copy")
class KeepsThemWithoutACopy(Watching):
    """What is kept is the network's own array, no copy, and training changes it in place: all that was kept is what the
    network is *now*. A mean of that is the same again."""

    def update(self, parameters):
        self.mean = parameters


@ema.misconception("counts from 0")
class CountsFromZero(MovingAverage):
    """The correction is one update behind: after the second update the weights add up to more than 1."""

    def average(self):
        return self.sum / (1 - self.decay ** (self.updates - 1))


@ema.misconception("counts twice")
class CountsTwice(MovingAverage):
    """The correction is one update ahead: after the first update the weights add up to less than 1."""

    def average(self):
        return self.sum / (1 - self.decay ** (self.updates + 1))


@ema.misconception("counts when it is read")
class CountsWhenRead(Watching):
    """The updates are counted in `average`, so the result depends on how often somebody looks. Count where they
    happen."""

    def update(self, parameters):
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters

    def average(self):
        self.updates += 1
        return self.sum / (1 - self.decay**self.updates)


@ema.misconception("corrected means go on")
class CorrectedMeansGoOn(Watching):
    """The corrected mean is kept and averaged on, so it is corrected again and again. Keep the sum as it is, and
    correct what you hand out."""

    def update(self, parameters):
        self.updates += 1
        self.sum = (self.decay * self.sum + (1 - self.decay) * parameters) / (1 - self.decay**self.updates)

    def average(self):
        return self.sum


@ema.misconception("adds up, and corrected")
class AddsUpCorrected(Watching):
    """The newest update weighs 1 in the sum, and the correction is made for one that weighs `1 - decay`: the weights of
    the result add up to `1 / (1 - decay)`."""

    def update(self, parameters):
        self.updates += 1
        self.sum = self.decay * self.sum + parameters

    def average(self):
        return self.sum / (1 - self.decay**self.updates)


@ema.misconception("counted once more when it is read")
class CountedOnceMore(Watching):
    """The updates are counted, and once more each time that somebody looks: a look is no update, and should change
    nothing."""

    def update(self, parameters):
        self.updates += 1
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters

    def average(self):
        self.updates += 1
        return self.sum / (1 - self.decay**self.updates)


@ema.misconception("adds up")
class AddsUp(Watching):
    """The newest update weighs 1, the one before `decay`, the next its square: together more than 1 from the second
    update on. The result is a sum that grows, and no mean."""

    def update(self, parameters):
        self.sum = self.decay * self.sum + parameters

    def average(self):
        return self.sum


@ema.misconception("plain mean")
class PlainMean(Watching):
    """All updates count alike, and `decay` changes nothing: the random start is never forgotten."""

    def update(self, parameters):
        self.updates += 1
        self.sum = self.sum + parameters

    def average(self):
        return self.sum / self.updates


@ema.misconception("the oldest count most")
class OldestMost(Watching):
    """The weights run the wrong way: the first update counts most, and each later one less. The newest should count
    most."""

    def update(self, parameters):
        self.sum = self.sum + self.decay**self.updates * parameters
        self.updates += 1

    def average(self):
        return self.sum * (1 - self.decay) / (1 - self.decay**self.updates)


@ema.misconception("half and half")
class HalfAndHalf(Watching):
    """Each update gets one half of the mean, whatever `decay` is."""

    def update(self, parameters):
        self.mean = parameters.copy() if self.mean is None else (self.mean + parameters) / 2


@ema.misconception("keeps the last")
class TheLast(Watching):
    """This returns the newest parameters. There is no past in it."""

    def update(self, parameters):
        self.mean = parameters.copy()


@ema.misconception("multiplied by the correction")
class MultipliedByTheCorrection(MovingAverage):
    """The sum is too small at first, and this makes it smaller still: the weights add up to `1 - decay**updates`, so
    divide by that."""

    def average(self):
        return self.sum * (1 - self.decay**self.updates)


@ema.misconception("brackets forgotten")
class WithoutBrackets(MovingAverage):
    """The sum is divided by 1, and the power is taken away: a bracket is missing around the weights' sum."""

    def average(self):
        return self.sum / 1 - self.decay**self.updates


@ema.misconception("corrected for good when it is read")
class CorrectedForGood(MovingAverage):
    """`average` writes the corrected mean over the sum, so whoever looks changes what comes next. Keep the sum as it
    is."""

    def average(self):
        self.sum = self.sum / (1 - self.decay**self.updates)
        return self.sum


@ema.misconception("one number for all parameters")
class OneNumber(MovingAverage):
    """All parameters are made one number, their mean. Each parameter has a past of its own."""

    def update(self, parameters):
        super().update(np.full(len(parameters), parameters.mean()))


@ema.misconception("writes into the parameters")
class WritesIntoTheParameters(Watching):
    """The network's own array is scaled on the way: the network trains on from other parameters. The class should leave
    it as it is."""

    def update(self, parameters):
        self.updates += 1
        parameters *= 1 - self.decay
        self.sum = self.decay * self.sum + parameters

    def average(self):
        return self.sum / (1 - self.decay**self.updates)


@ema.misconception("one number, no array")
class OneNumberAlone(MovingAverage):
    """All parameters are made one number, and it comes back alone. Each parameter has a past of its own."""

    def update(self, parameters):
        super().update(parameters.mean())


@ema.misconception("forgets when it is read")
class ForgetsWhenRead(MovingAverage):
    """`average` begins anew after each look: whoever asks a second time finds nothing. To look should change
    nothing."""

    def average(self):
        mean = self.sum / (1 - self.decay**self.updates)
        self.sum, self.updates = 0.0, 0
        return mean


@ema.misconception("a decay of 0.9, whatever it is")
class DecayOfItsOwn(MovingAverage):
    """The decay is written into your code as 0.9. That which was handed in changes nothing."""

    def __init__(self, decay):
        super().__init__(0.9)


@ema.misconception("corrected from the first weights")
class CorrectedFromTheFirst(Watching):
    """The mean begins with the first parameters, so its weights add up to 1 already, and there is nothing to correct.
    Divided once more, they add up to more."""

    def update(self, parameters):
        self.updates += 1
        first = self.mean is None
        self.mean = parameters.copy() if first else self.decay * self.mean + (1 - self.decay) * parameters

    def average(self):
        return self.mean / (1 - self.decay**self.updates)


@ema.misconception("divided by the number")
class DividedByTheNumber(MovingAverage):
    """The sum is divided by the number of updates. Its weights are shares already; what they add up to is
    `1 - decay**updates`."""

    def average(self):
        return self.sum / self.updates


@ema.misconception("times the number, not to its power")
class TimesTheNumber(MovingAverage):
    """The correction takes `decay` *times* the number of updates, where it should be to its power: it gets to 0 and
    below."""

    def average(self):
        return self.sum / (1 - self.decay * self.updates)


@ema.misconception("correction of the other share")
class CorrectionOfTheOtherShare(MovingAverage):
    """The correction takes the power of `1 - decay`. What is left of the zero at the start is the power of `decay`: the
    past shrinks by that in each update."""

    def average(self):
        return self.sum / (1 - (1 - self.decay) ** self.updates)


@ema.misconception("aliases the parameters, in a sum")
class AliasedInASum(Watching):
    """The sum begins as the network's array itself, no copy. Training changes that array in place, and the sum changes
    with it."""

    def update(self, parameters):
        self.sum = parameters if not self.updates else self.decay * self.sum + parameters
        self.updates = self.decay * self.updates + 1

    def average(self):
        return self.sum / self.updates


@ema.misconception("divided for good when it is read")
class DividedForGood(Watching):
    """`average` writes the mean over the sum, so whoever looks changes what comes next: it is divided again. Keep the
    sum as it is."""

    def update(self, parameters):
        self.sum = self.decay * self.sum + parameters
        self.updates = self.decay * self.updates + 1

    def average(self):
        self.sum = self.sum / self.updates
        return self.sum


@ema.misconception("a decay that grows")
class DecayThatGrows(Watching):
    """The decay begins small and grows with the updates. Some libraries do so, that the start is soon forgotten; here
    each update counts `decay` times as much as the next one, from the first on."""

    def update(self, parameters):
        self.updates += 1
        share = min(self.decay, (1 + self.updates) / (10 + self.updates))
        self.mean = parameters.copy() if self.mean is None else share * self.mean + (1 - share) * parameters


EXERCISES, progress = collect(globals())
