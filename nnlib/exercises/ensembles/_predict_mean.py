"""The exercise *predict_mean*: the mean of probabilities."""

import numpy as np

from nnlib.exercises import exercise


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
