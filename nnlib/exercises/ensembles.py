"""Exercises of notebook 13: ensembles."""

from collections import Counter

import numpy as np

from nnlib.exercises import Exercise, Misconception, collect


def why_it_helps(variance, correlation, members):
    """The variance of the mean of several numbers that vary alike and depend on each other in pairs alike."""
    return variance * (correlation + (1 - correlation) / members)


def why_it_helps_cases(rng):
    yield 1.0, 0.0, 1
    yield 4.0, 0.5, 1
    yield 1.0, 0.0, 2
    yield 4.0, 0.5, 2
    yield 4.0, 1.0, 5
    yield 0.09, 0.75, 4
    yield 2.0, -0.5, 3
    yield 0.0, 0.3, 7
    yield 3.0, 0.2, 10**9
    yield 1e200, 0.25, 8
    yield float(rng.uniform(1, 2)), float(rng.uniform(0, 1)), 20


why_it_helps = Exercise(
    task="""Write `why_it_helps(variance, correlation, members)`. Several members give a number each. Each of these
    varies with the same `variance`, and each pair has the same `correlation`. Return the variance of their mean.""",
    answer=why_it_helps,
    cases=why_it_helps_cases,
    hints=[
        "Begin with the ends. If all members always agree, what does a mean change? If they have nothing to do with "
        "each other, what is the variance of the mean?",
        "The variance of a sum is the sum over all pairs, in both orders and each member with itself: `M` variances "
        "and `M * (M - 1)` covariances. A covariance is `correlation * variance`.",
        "Divide by `M` squared, since it is a mean: one part does not depend on `M` in the end, the other goes with "
        "one over `M`.",
    ],
    misconceptions=[
        Misconception(
            "forgot the correlation",
            lambda variance, correlation, members: variance / members,
            "This holds for members that have nothing to do with each other. Networks that learned from the same "
            "images make the same mistakes, and those do not average out.",
        ),
        Misconception(
            "standard deviation",
            lambda variance, correlation, members: np.sqrt(variance * (correlation + (1 - correlation) / members)),
            "This is the standard deviation of the mean. Its square is asked for.",
        ),
        Misconception(
            "sum for mean",
            lambda variance, correlation, members: variance * members * (1 + (members - 1) * correlation),
            "This is the variance of the *sum*. A mean divides each number, and a variance goes with the square.",
        ),
        Misconception(
            "divides once",
            lambda variance, correlation, members: variance * (1 + (members - 1) * correlation),
            "The sum over all pairs is right, but it is divided by the number of members once. A variance goes with "
            "the square of a factor.",
        ),
        Misconception(
            "each pair once",
            lambda variance, correlation, members: variance * (1 + (members - 1) * correlation / 2) / members,
            "Each pair of members is counted once. In the square of a sum it occurs twice, in both orders.",
        ),
        Misconception(
            "root of the number",
            lambda variance, correlation, members: variance * (correlation + (1 - correlation) / np.sqrt(members)),
            "The root belongs to the standard deviation. A variance falls with the number itself.",
        ),
        Misconception(
            "the wrong part falls",
            lambda variance, correlation, members: variance * (correlation / members + 1 - correlation),
            "The two parts have changed places: here what the members share averages out, and what is their own stays.",
        ),
        Misconception(
            "shared part dropped",
            lambda variance, correlation, members: variance * (1 - correlation) / members,
            "This is only the part that averages out. What the members have in common stays, however many there are.",
        ),
        Misconception(
            "covariance added in full",
            lambda variance, correlation, members: variance * (correlation + 1 / members),
            "At `members` equal to 1 this is more than the variance of one member: a member's own share is counted "
            "twice.",
        ),
        Misconception(
            "nothing gained",
            lambda variance, correlation, members: variance,
            "This is the variance of one member: the mean would be no better than its parts.",
        ),
    ],
    why="""The share `correlation` of the variance is common to all members, and no mean removes it. The rest is each
    member's own and falls with their number. With a correlation of 0.75, even a billion members keep three quarters of
    the variance.""",
)


def predict_mean(probabilities):
    """The labels (N,) of an ensemble whose members give probabilities (M, N, C); a tie goes to the smaller label."""
    return probabilities.mean(axis=0).argmax(axis=-1)


def predict_mean_cases(rng):
    yield np.array([[[0.2, 0.8]]])
    yield np.array([[[0.5, 0.5]]])
    yield np.array([[[0.6, 0.3, 0.1]], [[0.1, 0.3, 0.6]], [[0.6, 0.2, 0.2]]])
    yield np.array([[[0.1, 0.2, 0.7]], [[0.45, 0.35, 0.2]], [[0.45, 0.35, 0.2]]])
    yield np.array([[[0.96, 0.04, 0.0]], [[0.1, 0.6, 0.3]], [[0.1, 0.7, 0.2]]])
    yield np.array([[[0.5, 0.5, 0.0], [1.0, 0.0, 0.0]], [[0.0, 0.5, 0.5], [0.0, 0.0, 1.0]]])
    yield np.array([[[0.9, 0.1, 0.0]], [[0.9, 0.0, 0.1]], [[0.0, 0.5, 0.5]]])
    yield np.array([[[1.0]], [[1.0]]])
    yield np.empty((3, 0, 4))
    yield rng.dirichlet(np.ones(5), size=(4, 7)).astype(np.float32)
    yield rng.dirichlet(np.full(10, 0.3), size=(9, 40))


def log_mean(probabilities):
    return np.log(np.maximum(probabilities, 1e-300)).mean(axis=0).argmax(axis=-1)


def vote_counts(labels, classes):
    """How many votes each label has (N, C)."""
    return np.eye(classes, dtype=int)[labels].sum(axis=0)


predict_mean = Exercise(
    task="""Write `predict_mean(probabilities)`. `M` networks have given their probabilities for `N` samples and `C`
    classes, an array `(M, N, C)`. Return the ensemble's labels, an integer array `(N,)`: those with the largest mean
    probability. A tie goes to the smaller label.""",
    answer=predict_mean,
    cases=predict_mean_cases,
    hints=[
        "What can be averaged, a probability or a label? The label comes last.",
        "One axis counts the members, one the samples, one the classes. The mean is over the first; the largest "
        "is looked for along another.",
        "`mean` and `argmax` both take an `axis`. After the mean, two axes are left: samples and classes.",
    ],
    misconceptions=[
        Misconception(
            "averages labels",
            lambda probabilities: probabilities.argmax(axis=-1).mean(axis=0),
            "This is the article's ensemble: it averages *labels*. Labels are names. A 3 and a 5 do not make a 4, "
            "and a mean of names need not even be a whole number.",
        ),
        Misconception(
            "averages labels and rounds",
            lambda probabilities: np.rint(probabilities.argmax(axis=-1).mean(axis=0)).astype(int),
            "Rounded, the mean label looks like a label. But if one member says 0 and another says 2, it is a 1, which "
            "none of them has said.",
        ),
        Misconception(
            "takes the median label",
            lambda probabilities: np.median(probabilities.argmax(axis=-1), axis=0).astype(int),
            "A median needs an order, and classes have none: number them in another way, and the answer changes.",
        ),
        Misconception(
            "counts votes",
            lambda probabilities: vote_counts(probabilities.argmax(-1), probabilities.shape[-1]).argmax(axis=-1),
            "Each member has one vote here, however sure it is. That is an ensemble too, but a mean of "
            "probabilities lets a sure member count for more than one that wavers.",
        ),
        Misconception(
            "believes the surest",
            lambda probabilities: probabilities.max(axis=0).argmax(axis=-1),
            "One member, the surest of all, decides alone. It may be the one that is wrong: the others are there to "
            "outweigh it.",
        ),
        Misconception(
            "multiplies",
            log_mean,
            "This multiplies the probabilities, which is what a mean of their logarithms does. One member that gives "
            "a class 0 rules it out, whatever the others say.",
        ),
        Misconception(
            "mean over the samples",
            lambda probabilities: probabilities.mean(axis=1).argmax(axis=-1),
            "The mean is taken over the samples: what comes out is one label for each member.",
        ),
        Misconception(
            "returns the probabilities",
            lambda probabilities: probabilities.mean(axis=0),
            "These are the ensemble's probabilities, and they are right. What is asked for is the label that they "
            "choose for each sample.",
        ),
        Misconception(
            "one member only",
            lambda probabilities: probabilities[0].argmax(axis=-1),
            "Only the first member is asked.",
        ),
    ],
    why="""The mean over the first axis leaves `(N, C)`, one opinion for each sample. `argmax` takes the first of
    equal ones, which is the smaller label.""",
)


def vote(labels, classes):
    """The labels (N,) with the most votes, from those of M members (M, N); a tie goes to the smaller label."""
    counts = (labels[:, :, None] == np.arange(classes)).sum(axis=0)
    return counts.argmax(axis=-1)


def vote_cases(rng):
    yield np.array([[1]]), 2
    yield np.array([[2], [0]]), 3
    yield np.array([[2], [2], [0]]), 3
    yield np.array([[0], [2], [2]]), 3
    yield np.array([[3], [3], [1], [1], [2]]), 4
    yield np.array([[3], [5], [3], [9], [9], [3]]), 10
    yield np.array([[0, 1, 2], [0, 2, 1], [1, 2, 2]]), 3
    yield np.array([[4, 0], [0, 4]]), 6
    yield np.empty((3, 0), int), 4
    yield np.zeros((2, 3), int), 1
    yield rng.integers(0, 5, size=(4, 30)), 5
    yield rng.integers(0, 3, size=(9, 5)).astype(np.uint8), 10


def by_counting(choose):
    """A vote in which ``choose(list of a sample's labels)`` says who wins."""
    return lambda labels, classes: np.array([choose(own.tolist()) for own in labels.T], int)


def winners(labels):
    """All labels with the most votes."""
    counts = Counter(labels)
    return [label for label, count in counts.items() if count == max(counts.values())]


vote = Exercise(
    task="""Write `vote(labels, classes)`. `M` networks have chosen one label each for `N` samples: an integer array
    `(M, N)` of labels below `classes`. Return the labels with the most votes, an integer array `(N,)`. A tie goes to
    the smaller label.""",
    answer=vote,
    cases=vote_cases,
    hints=[
        "Take one sample, and count on paper: how many votes has each class?",
        "You need one count for each sample and class. A comparison with all classes at once gives True where a member "
        "voted for a class, and True counts as 1.",
        "Put a third axis behind the labels, compare it with `np.arange(classes)`, and add up over the members. The "
        "largest count wins.",
    ],
    misconceptions=[
        Misconception(
            "ties to the larger label",
            by_counting(lambda labels: max(winners(labels))),
            "The votes are counted rightly. In a tie the *larger* label wins here; it should be the smaller one.",
        ),
        Misconception(
            "ties to the first vote",
            by_counting(lambda labels: Counter(labels).most_common(1)[0][0]),
            "The votes are counted rightly. In a tie the label wins that was counted first, so the answer depends on "
            "the order of the members.",
        ),
        Misconception(
            "ties to the last vote",
            by_counting(lambda labels: Counter(labels[::-1]).most_common(1)[0][0]),
            "The votes are counted rightly. In a tie the last member's label wins, so the answer depends on the order "
            "of the members.",
        ),
        Misconception(
            "averages labels",
            lambda labels, classes: labels.mean(axis=0),
            "This is the article's ensemble: it averages *labels*. A class is a name, and a mean of names is none.",
        ),
        Misconception(
            "averages labels and rounds",
            lambda labels, classes: np.rint(labels.mean(axis=0)).astype(int),
            "Rounded, the mean looks like a label, but it may be one that nobody voted for.",
        ),
        Misconception(
            "takes the middle one",
            lambda labels, classes: np.median(labels, axis=0).astype(int),
            "The median is the middle of the labels as numbers. It may have few votes or none.",
        ),
        Misconception(
            "smallest label wins",
            lambda labels, classes: labels.min(axis=0),
            "One vote is enough here, if it is for the smallest label. The smaller label wins only where votes are "
            "equal.",
        ),
        Misconception(
            "the first member decides",
            lambda labels, classes: labels[0],
            "Only the first member is heard.",
        ),
        Misconception(
            "one vote for all samples",
            lambda labels, classes: np.full(labels.shape[1], np.bincount(labels.ravel(), minlength=classes).argmax()),
            "The votes of all samples are thrown into one box. Each sample has its own vote.",
        ),
        Misconception(
            "counts along the wrong axis",
            lambda labels, classes: (labels[:, :, None] == np.arange(classes)).sum(axis=1).argmax(axis=-1),
            "The sum runs over the samples, so that each member gets its own favourite class.",
        ),
        Misconception(
            "returns the counts",
            lambda labels, classes: (labels[:, :, None] == np.arange(classes)).sum(axis=0),
            "These are the counts for each sample and class, and they are right. Who has won?",
        ),
    ],
    why="""The comparison makes an array `(M, N, C)` of votes; its sum over the members counts them. `argmax` takes the
    first of equal counts, which belongs to the smaller label.""",
)


class MovingAverage:
    """The mean of a network's parameters over its past, the recent past counting most."""

    def __init__(self, decay):
        self.decay, self.updates, self.sum = decay, 0, 0.0

    def update(self, parameters):
        """Take the parameters (P,) of this moment into the mean."""
        self.updates += 1
        self.sum = self.decay * self.sum + (1 - self.decay) * parameters

    def average(self):
        """The mean so far (P,), without a share of the zero that the sum began with."""
        return self.sum / (1 - self.decay**self.updates)


def train_and_watch(moving_average, path, decay):
    """The averages after each step of a training that changes one array in place; and what became of that array."""
    watched, parameters, averages = moving_average(decay), path[0].copy(), []
    for values in path:
        parameters[...] = values
        watched.update(parameters)
        if not np.array_equal(parameters, values):
            return "the parameters of the network have been changed"
        averages.append(np.array(watched.average()))
    return averages


def ema_cases(rng):
    yield np.array([[2.0]]), 0.5
    yield np.array([[2.0]]), 0.0
    yield np.array([[2.0], [4.0]]), 0.5
    yield np.array([[2.0], [4.0]]), 0.0
    yield np.array([[0.0], [1.0], [1.0]]), 0.8
    yield np.array([[1.0, -2.0], [3.0, -0.0], [5.0, 4.0]]), 0.9
    yield np.array([[1e200, -1e-200], [-1e200, 3e-200]]), 0.9
    yield np.empty((3, 0)), 0.9
    yield rng.normal(size=(6, 3)).astype(np.float32), 0.75
    yield 5 + rng.normal(size=(40, 2)), 0.999


class FromTheFirst:
    """The article's form: begins with the first parameters; parts can be changed."""

    keep = staticmethod(np.copy)

    def __init__(self, decay):
        self.decay, self.mean = decay, None

    def update(self, parameters):
        new = 1 - self.decay
        self.mean = self.keep(parameters) if self.mean is None else self.decay * self.mean + new * parameters

    def average(self):
        return self.mean


class Aliased(FromTheFirst):
    keep = staticmethod(lambda parameters: parameters)


class AliasedAndInPlace(Aliased):
    def update(self, parameters):
        if self.mean is None:
            self.mean = parameters
        else:
            self.mean *= self.decay
            self.mean += (1 - self.decay) * parameters


class Changed:
    """Ours with the two shares, or the correction, changed."""

    old, new = staticmethod(lambda decay: decay), staticmethod(lambda decay: 1 - decay)
    correction = staticmethod(lambda decay, updates: 1 - decay**updates)

    def __init__(self, decay):
        self.decay, self.updates, self.sum = decay, 0, 0.0

    def update(self, parameters):
        self.updates += 1
        self.sum = self.old(self.decay) * self.sum + self.new(self.decay) * parameters

    def average(self):
        return self.sum / self.correction(self.decay, self.updates)


class FromZero(Changed):
    correction = staticmethod(lambda decay, updates: 1)


class WrongSide(Changed):
    old, new = staticmethod(lambda decay: 1 - decay), staticmethod(lambda decay: decay)
    correction = staticmethod(lambda decay, updates: 1 - (1 - decay) ** updates)


class WrongSideUncorrected(WrongSide):
    correction = staticmethod(lambda decay, updates: 1)


class WrongSideFromTheFirst(FromTheFirst):
    def update(self, parameters):
        self.mean = parameters.copy() if self.mean is None else (1 - self.decay) * self.mean + self.decay * parameters


class CountsFromZero(Changed):
    correction = staticmethod(lambda decay, updates: 1 - decay ** max(updates - 1, 1))


class AddsUp(Changed):
    new = staticmethod(lambda decay: 1)
    correction = staticmethod(lambda decay, updates: 1)


class PlainMean(Changed):
    old, new = staticmethod(lambda decay: 1), staticmethod(lambda decay: 1)
    correction = staticmethod(lambda decay, updates: updates)


class TheLast(FromTheFirst):
    def update(self, parameters):
        self.mean = parameters.copy()


ema = Exercise(
    task="""Write the class `MovingAverage(decay)`. `update(parameters)` is called after each step of training with the
    network's own array `(P,)`, which training goes on changing in place. `average()` gives the mean of all that was
    seen: each update counts `decay` times as much as the next one, and the weights of the mean add up to 1, from the
    first update on.""",
    answer=MovingAverage,
    cases=ema_cases,
    run=train_and_watch,
    hints=[
        "Keep a sum that starts at 0. At each update the old sum shrinks, and a share of the new parameters is added.",
        "With shares of `decay` and `1 - decay`, what weights have the updates after one step, after two? What do "
        "they add up to?",
        "After `t` updates the weights add up to `1 - decay**t`; the rest belongs to the zero at the start. Divide by "
        "that sum, in `average`.",
    ],
    misconceptions=[
        Misconception(
            "the article's, which starts at the first weights",
            FromTheFirst,
            "This is the article's form: the mean begins with the first parameters, which are random. With a decay of "
            "0.999 they still make up 90 % of it after 100 steps.",
        ),
        Misconception(
            "starts at zero",
            FromZero,
            "The sum begins at 0, and that 0 counts. After one update with a decay of 0.9, nine tenths of the mean "
            "are still the zero.",
        ),
        Misconception(
            "decay on the wrong side",
            WrongSide,
            "The shares are swapped: with a decay of 0.999 the mean would be nearly the newest parameters, and the "
            "past be gone after one step.",
        ),
        Misconception(
            "decay on the wrong side, and starts at zero",
            WrongSideUncorrected,
            "The shares are swapped, so that the past is forgotten at once, and the zero at the start counts as well.",
        ),
        Misconception(
            "decay on the wrong side, from the first weights",
            WrongSideFromTheFirst,
            "The shares are swapped: the newest parameters get the share of the past.",
        ),
        Misconception(
            "aliases the parameters",
            Aliased,
            "The first update keeps the network's array itself, no copy. Training changes that array in place, and "
            "what was kept changes with it.",
        ),
        Misconception(
            "aliases the parameters and changes them",
            AliasedAndInPlace,
            "The mean *is* the network's array here: averaging writes into the network, which then trains on from the "
            "mean.",
        ),
        Misconception(
            "counts from 0",
            CountsFromZero,
            "The correction is one update behind: after the second update the weights add up to more than 1.",
        ),
        Misconception(
            "adds up",
            AddsUp,
            "What is added is not weighted, so the result is a sum that grows, and no mean.",
        ),
        Misconception(
            "plain mean",
            PlainMean,
            "All updates count alike, and `decay` changes nothing: the random start is never forgotten.",
        ),
        Misconception(
            "keeps the last",
            TheLast,
            "This returns the newest parameters. There is no past in it.",
        ),
    ],
    why="""The first line of `update` shrinks the past and adds the present. The weights of all updates then add up to
    `1 - decay**updates`, and `average` divides by that: from the first update on, it is a mean. The sum is a new array
    each time, so the network's own is never touched.""",
)


EXERCISES, progress = collect(globals())
