"""The exercise *ema*: the moving average."""

import numpy as np

from nnlib.exercises import exercise, same


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
class CountedOnceMore(MovingAverage):
    """The updates are counted, and once more each time that somebody looks: a look is no update, and should change
    nothing."""

    def average(self):
        self.updates += 1
        return super().average()


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
class WritesIntoTheParameters(MovingAverage):
    """The network's own array is scaled on the way: the network trains on from other parameters. The class should leave
    it as it is."""

    def update(self, parameters):
        super().update(parameters)
        parameters *= 1 - self.decay


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
