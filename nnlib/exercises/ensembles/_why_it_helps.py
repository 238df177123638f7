"""The exercise *why_it_helps*: the variance of a mean."""

import numpy as np

from nnlib.exercises import exercise


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
