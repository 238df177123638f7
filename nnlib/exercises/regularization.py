"""Exercises of notebook 07: regularization."""

import numpy as np

from nnlib.exercises import Exercise, Misconception, collect, same


def l2_penalty_and_gradient(parameters, mask, strength):
    """The L2 penalty of the weights, a number, and its slope for every parameter, an array (P,)."""
    weights = np.where(mask, parameters, 0)
    return 0.5 * strength * np.sum(weights**2), strength * weights


def l2_cases(rng):
    yield np.array([3.0]), np.array([True]), 0.1
    yield np.array([3.0, -2.0]), np.array([True, True]), 0.1
    yield np.array([3.0, -2.0, 7.0]), np.array([True, True, False]), 0.1
    yield np.array([7.0]), np.array([False]), 1.0
    yield np.array([1.0, -0.0, -1.0]), np.array([True, True, True]), 0.0
    yield np.empty(0), np.empty(0, bool), 0.1
    yield np.array([1e150, -1e150, 1e150]), np.array([True, True, False]), 1e-3
    yield rng.normal(size=12).astype(np.float32), rng.random(12) < 0.7, 0.01
    yield rng.normal(size=1000), rng.random(1000) < 0.9, 0.005


def l2_in_place(parameters, mask, strength):
    parameters[~mask] = 0
    return 0.5 * strength * np.sum(parameters**2), strength * parameters


def l2(half=0.5, slope=1.0, value_mask=True, slope_mask=True):
    """The penalty with its factors changed, or with the biases in it."""

    def penalty(parameters, mask, strength):
        weights = np.where(mask, parameters, 0)
        in_value, in_slope = (weights if masked else parameters for masked in (value_mask, slope_mask))
        return half * strength * np.sum(in_value**2), slope * strength * in_slope

    return penalty


l2_penalty_and_gradient = Exercise(
    task="""Write `l2_penalty_and_gradient(parameters, mask, strength)`: the L2 penalty as a number, with the half, and
    its slope for every parameter, an array `(P,)`. `mask` is True where a parameter is a weight; biases cost
    nothing.""",
    answer=l2_penalty_and_gradient,
    cases=l2_cases,
    hints=[
        "The penalty is half the strength times the sum of the squared weights. What should a bias add to that sum?",
        "The slope of `w**2` is `2 * w`. What becomes of the 2?",
        "A bias that is replaced by 0 adds nothing to the sum, and its slope comes out as 0 as well. `np.where` can do "
        "that without changing the caller's array.",
    ],
    misconceptions=[
        Misconception(
            "the article's, without the half",
            l2(half=1, slope=2),
            "This is the article's first formula, without the half. Value and slope belong together, but the slope is "
            "twice what `strength` says: every step would forget twice as much.",
        ),
        Misconception(
            "half missing in the value",
            l2(half=1),
            "The slope is right, but it is not the slope of this value: nudge a weight, and the value moves twice as "
            "fast. A gradient check would find it.",
        ),
        Misconception(
            "gradient doubled",
            l2(slope=2),
            "The value is right. Its slope is too large by a factor of two: the square brings a 2, and the half is "
            "there to take it away.",
        ),
        Misconception(
            "half in the gradient too",
            l2(slope=0.5),
            "The value is right. In the slope the half has met the 2 of the square already; here it acts once more.",
        ),
        Misconception(
            "biases included",
            l2(value_mask=False, slope_mask=False),
            "The biases are penalized too. They multiply no input, so they cannot make a network steep; pulling them "
            "to 0 only moves its answers away from the data's mean.",
        ),
        Misconception(
            "biases in the gradient",
            l2(slope_mask=False),
            "The value leaves the biases out, but the slope does not: they would be pulled to 0 by a penalty that "
            "does not count them.",
        ),
        Misconception(
            "biases in the value",
            l2(value_mask=False),
            "The slope leaves the biases out, but the value counts them: the two do not belong together.",
        ),
        Misconception(
            "slopes of the weights alone",
            lambda parameters, mask, strength: (
                0.5 * strength * np.sum(parameters[mask] ** 2),
                strength * parameters[mask],
            ),
            "The numbers are right, but the biases have lost their places: the slope must have the shape of the "
            "parameters, or it cannot be added to the gradient of the loss.",
        ),
        Misconception(
            "mean for sum",
            lambda parameters, mask, strength: (
                0.5 * strength * np.mean(parameters[mask] ** 2),
                strength * np.where(mask, parameters, 0) / np.sum(mask),
            ),
            "This is the mean over the weights. The penalty is their sum: with a mean, the more weights a network has, "
            "the less each would feel.",
        ),
        Misconception(
            "forgot to square",
            lambda parameters, mask, strength: (
                0.5 * strength * np.sum(parameters[mask]),
                strength * np.where(mask, parameters, 0),
            ),
            "Without the square, positive and negative weights cancel, and very negative weights are even rewarded.",
        ),
        Misconception(
            "L1",
            lambda parameters, mask, strength: (
                strength * np.sum(np.abs(parameters[mask])),
                strength * np.sign(np.where(mask, parameters, 0)),
            ),
            "This is the L1 penalty: it pulls every weight with the same force. L2 pulls long weights harder.",
        ),
        Misconception(
            "forgot the strength",
            lambda parameters, mask, strength: (
                0.5 * np.sum(parameters[mask] ** 2),
                np.where(mask, parameters, 0),
            ),
            "Whatever `strength` is, it changes nothing.",
        ),
        Misconception(
            "downhill",
            l2(slope=-1),
            "This points downhill. A gradient points uphill; it is the optimizer that goes the other way.",
        ),
        Misconception(
            "in place",
            l2_in_place,
            "The numbers are right, but the biases were set to 0 in the caller's own array: the network has lost them.",
        ),
    ],
    why="""`np.where` makes a new array in which the biases are 0, so they add nothing to the sum and get a slope of 0.
    The half is there for the slope's sake: `strength * w`, and nothing else.""",
)


def l1_gradient(weights, strength):
    """The slope of the L1 penalty for each weight; taken as 0 at 0."""
    return strength * np.sign(weights)


def l1_cases(rng):
    yield np.array([2.0]), 0.1
    yield np.array([-3.0]), 0.1
    yield np.array([0.0]), 0.1
    yield np.array([3.0, -2.0, 0.0]), 0.5
    yield np.array([[1.0, -0.0], [-1.0, 0.5]]), 0.1
    yield np.array([1e-300, -1e300]), 0.1
    yield np.array([2.0, -2.0]), 0.0
    yield np.empty((0, 3)), 0.1
    yield rng.normal(size=(4, 3)).astype(np.float32), 0.01
    yield rng.normal(size=(2, 3, 4)), 0.005


l1_gradient = Exercise(
    task="""Write `l1_gradient(weights, strength)`: the slope of `strength * sum(|w|)` for each weight of a float array
    of any shape. At 0, where there is a kink, take 0.""",
    answer=l1_gradient,
    cases=l1_cases,
    hints=[
        "Nudge a weight of 2 up by a little: how much does the penalty grow? And a weight of 200? And one of -2?",
        "Only the side of 0 matters. There are three answers: one for each side, and one for 0 itself.",
    ],
    misconceptions=[
        Misconception(
            "nan at 0",
            lambda weights, strength: strength * weights / np.abs(weights),
            "A number divided by its size is its sign. But a weight of exactly 0 becomes 0 / 0, which is nan, and "
            "weights of exactly 0 are what L1 is for.",
        ),
        Misconception(
            "division made safe",
            lambda weights, strength: strength * weights / (np.abs(weights) + 1e-8),
            "The small number in the denominator avoids nan, and makes a new trouble: near 0 the slope fades, so the "
            "smallest weights are hardly pulled any more.",
        ),
        Misconception(
            "up at 0",
            lambda weights, strength: np.where(weights >= 0, strength, -strength),
            "Right everywhere but at 0. There a step against this slope pushes the weight down: what has arrived at 0 "
            "is sent away again.",
        ),
        Misconception(
            "down at 0",
            lambda weights, strength: np.where(weights > 0, strength, -strength),
            "Right everywhere but at 0. There a step against this slope pushes the weight up: what has arrived at 0 "
            "is sent away again.",
        ),
        Misconception(
            "sign of a signed zero",
            lambda weights, strength: np.copysign(strength, weights),
            "Floats know 0.0 and -0.0, and this takes the sign of both. A weight that has arrived at 0 should not be "
            "pushed to either side.",
        ),
        Misconception(
            "L2's gradient",
            lambda weights, strength: strength * weights,
            "This is the slope of the L2 penalty: it fades as a weight gets small, so nothing ever reaches 0. L1 pulls "
            "a small weight as hard as a large one.",
        ),
        Misconception(
            "the penalty itself",
            lambda weights, strength: strength * np.abs(weights),
            "This is what each weight *costs*. The slope says how fast the cost grows, and that does not depend on "
            "how large the weight is.",
        ),
        Misconception(
            "no sign",
            lambda weights, strength: np.where(weights != 0, strength, 0.0),
            "A negative weight gets the slope of a positive one. Gradient descent would drive it further down, for "
            "ever.",
        ),
        Misconception(
            "forgot the strength",
            lambda weights, strength: np.sign(weights),
            "Whatever `strength` is, it changes nothing.",
        ),
        Misconception(
            "downhill",
            lambda weights, strength: -strength * np.sign(weights),
            "This points downhill. A gradient points uphill; it is the optimizer that goes the other way.",
        ),
        Misconception(
            "one question for all",
            lambda weights, strength: strength if weights > 0 else -strength,
            "`if` asks once for the whole array, and every weight needs its own answer.",
        ),
    ],
    why="""`np.sign` is 1, -1 or 0, and 0 for both zeros. The size of a weight plays no part: that is why L1 can take a
    small weight all the way to 0, where L2 slows down.""",
)


def inverted_dropout(x, keep, rng, training):
    """x (N, D) with inverted dropout: each number is kept with probability keep, and only while training."""
    if not training:
        return x
    mask = rng.random(x.shape) < keep
    return x * mask / keep


DRAWS = 400  # calls with the same input: enough to tell a share of 0.8 from one of 0.75


class Draws:
    """What many calls made of the same input: by how much each number was multiplied, 0 where it was dropped."""

    def __init__(self, x, outputs):
        self.factors = np.array(outputs, float) / x
        self.kept = self.factors != 0
        self.by = sorted({float(f"{factor:.3g}") for factor in self.factors[self.kept]})
        self.share = self.kept.mean() if x.size else 1.0

    def alike(self, axis):
        """Whether numbers share their fate along an axis (0 calls, 1 samples, 2 features), though some are dropped."""
        some, all_ = self.kept.any(axis), self.kept.all(axis)
        return bool(self.kept.shape[axis] > 1 and not self.kept.all() and (some == all_).all())

    def __repr__(self):
        if not self.kept.size:
            return f"an array of shape {self.kept.shape[1:]}"
        by = " or ".join(f"{factor:g}" for factor in self.by[:3]) + " or …" * (len(self.by) > 3)
        told = f", each multiplied by {by}" if by else ""
        return f"{DRAWS} calls kept {100 * self.share:.0f} % of the numbers{told}"


def draw_often(inverted_dropout, x, keep, training):
    """Many calls with one generator; the first gets ``x`` itself, so that a change of it is seen."""
    rng, original = np.random.default_rng(0), x.copy()
    outputs = [inverted_dropout(x, keep, rng, training)]
    if not isinstance(outputs[0], np.ndarray) or outputs[0].shape != x.shape or outputs[0].dtype.kind != "f":
        return outputs[0]
    outputs = [outputs[0].copy()]
    outputs += [inverted_dropout(original.copy(), keep, rng, training) for _ in range(DRAWS - 1)]
    return Draws(original, outputs)


def same_draws(expected, got):
    """None where two ways of drawing do the same to the numbers, else a clause that says how they differ."""
    if not isinstance(got, Draws) or not isinstance(expected, Draws):
        alike = type(expected) is type(got)
        return same(expected, got) if alike else "the result is no float array of the shape of `x`"
    if abs(expected.share - got.share) > 5 * np.sqrt(0.5 / max(got.kept.size, 1)):  # five standard errors
        return f"{100 * got.share:.0f} % of the numbers are kept, not {100 * expected.share:.0f} %"
    if expected.by != got.by:
        return "the numbers that are kept are not multiplied by the right factor"
    for axis, words in enumerate(("in every call", "in every sample of a batch", "in every feature of a sample")):
        if expected.alike(axis) != got.alike(axis):
            return f"the dropped places are the same {words}"
    return None


def dropout_cases(rng):
    yield np.array([[2.0, -1.0]]), 0.8, False
    yield np.array([[2.0, -1.0]]), 1.0, True
    yield np.array([[3.0]]), 0.8, True
    yield np.array([[1.0, -2.0, 4.0], [3.0, 5.0, -6.0]]), 0.8, True
    yield np.array([[1.0, -2.0, 4.0], [3.0, 5.0, -6.0]]), 0.3, True
    yield np.array([[1.0, -2.0, 4.0], [3.0, 5.0, -6.0]]), 0.3, False
    yield np.array([[1e150, -1e-150], [1e-150, -1e150]]), 0.5, True
    yield np.empty((0, 3)), 0.5, True
    yield np.empty((0, 3)), 0.5, False
    yield rng.normal(size=(5, 1)).astype(np.float32), 0.5, True
    yield rng.normal(size=(4, 6)).astype(np.float32), 0.8, True


def dropout(share=lambda keep: keep, scale=lambda keep: 1 / keep, test_scale=lambda keep: 1, drawn=np.shape):
    """Dropout with parts of it changed: the share that is kept, both factors, the shape of what is drawn."""

    def changed(x, keep, rng, training):
        if not training:
            return x * test_scale(keep)
        return x * (rng.random(drawn(x)) < share(keep)) * scale(keep)

    return changed


def dropout_in_place(x, keep, rng, training):
    if training:
        x *= rng.random(x.shape) < keep
        x /= keep
    return x


def dropout_with_its_own_seed(x, keep, rng, training):
    return inverted_dropout.answer(x, keep, np.random.default_rng(0), training)


inverted_dropout = Exercise(
    task="""Write `inverted_dropout(x, keep, rng, training)` for a float array `(N, D)`. While training, each number is
    kept with probability `keep`, independently of all others, and what is kept is scaled so that the mean stays the
    same. In use, when `training` is False, nothing happens. Draw with `rng.random(shape)`: numbers between 0 and 1.""",
    answer=inverted_dropout,
    cases=dropout_cases,
    run=draw_often,
    compare=same_draws,
    hints=[
        "`rng.random(shape)` gives numbers that are spread evenly between 0 and 1. What share of them is below 0.8?",
        "If four of five numbers are kept, the sum shrinks to 0.8 of itself. What brings it back?",
        "Start with the case in which nothing happens. Then: one random number for each entry of `x`, a comparison "
        "with `keep`, a product, and a division.",
    ],
    misconceptions=[
        Misconception(
            "keep and drop swapped",
            dropout(share=lambda keep: 1 - keep),
            "`keep` is used as the probability of *dropping*. At 0.5 nobody would notice: half is kept either way.",
        ),
        Misconception(
            "swapped throughout",
            dropout(share=lambda keep: 1 - keep, scale=lambda keep: 1 / (1 - keep) if keep < 1 else 0.0),
            "Mask and scale fit each other, but both treat `keep` as the probability of *dropping*. At 0.5 nobody "
            "would notice.",
        ),
        Misconception(
            "no scaling",
            dropout(scale=lambda keep: 1),
            "This is the article's first form, and only half of it: the outputs are smaller while training, and "
            "nothing makes up for it in use. The next layer would meet sums that it has never seen.",
        ),
        Misconception(
            "plain dropout",
            dropout(scale=lambda keep: 1, test_scale=lambda keep: keep),
            "Right on the average: this is plain dropout, which scales in use. Inverted dropout scales while training, "
            "so that the network in use needs no change.",
        ),
        Misconception(
            "scaled twice",
            dropout(test_scale=lambda keep: keep),
            "The scaling is done while training already; in use it comes once more, and the outputs are too small.",
        ),
        Misconception(
            "multiplied for divided",
            dropout(scale=lambda keep: keep),
            "The mean should come *back*. Multiplied by `keep`, which is below 1, it shrinks a second time.",
        ),
        Misconception(
            "scaled by the dropped share",
            dropout(scale=lambda keep: 1 / (1 - keep) if keep < 1 else 1.0),
            "The mask is right, but the scale belongs to the share that is *dropped*. At 0.5 nobody would notice.",
        ),
        Misconception(
            "applied at test",
            lambda x, keep, rng, training: inverted_dropout.answer(x, keep, rng, True),
            "It drops in use as well: the same image would get another answer each time.",
        ),
        Misconception(
            "the other way round",
            lambda x, keep, rng, training: inverted_dropout.answer(x, keep, rng, not training),
            "It drops in use and leaves training alone: look at the question that `training` is asked.",
        ),
        Misconception(
            "same mask for every sample",
            dropout(drawn=lambda x: x.shape[1:]),
            "One mask is drawn for the whole batch: all its samples lose the same units, so a step sees one thinned "
            "network instead of many.",
        ),
        Misconception(
            "whole samples",
            dropout(drawn=lambda x: (len(x), 1)),
            "One number is drawn for each sample: a sample is kept whole or lost whole. Units should be dropped one "
            "by one.",
        ),
        Misconception(
            "same mask every time",
            dropout_with_its_own_seed,
            "A generator that starts anew in each call gives the same numbers each time: the units that are dropped "
            "once are dropped for ever. That is a smaller network, not dropout.",
        ),
        Misconception(
            "in place",
            dropout_in_place,
            "The numbers are right, but they are written into the caller's own array: whoever needs `x` afterwards, "
            "such as the backward pass, finds it changed.",
        ),
    ],
    why="""Each entry has its own random number, so each sample loses other units, and other ones in each step. Of the
    sum a share `keep` is left on the average, and the division brings it back: in use there is nothing to do.""",
)


def early_stop(losses, patience):
    """(epochs that are run, the best of them), both counted from 1; nan is no improvement."""
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


def early_stop_cases(rng):
    yield [0.5], 1
    yield [0.5, 0.4], 1
    yield [0.5, 0.6, 0.7], 1
    yield [0.5, 0.6, 0.4], 1
    yield [0.5, 0.6, 0.4], 2
    yield [0.5, 0.5, 0.5, 0.4], 2
    yield [0.9, 0.7, 0.8, 0.75, 0.6], 2
    yield [0.9, 0.95, 0.8, 0.85, 0.7, 0.75, 0.6], 2
    yield [0.9, float("nan"), 0.5], 2
    yield [float("nan"), 0.5, 0.4], 2
    yield [0.5, float("nan"), float("nan"), 0.4], 2
    yield [], 3
    yield [1e300, 1e-300, 1e299], 5
    yield (2 / np.arange(1, 61) + 0.02 * np.arange(60) + 0.1 * rng.normal(size=60)).tolist(), 5
    yield (2 / np.arange(1, 61) + 0.02 * np.arange(60) + 0.1 * rng.normal(size=60)).tolist(), 100


def stop_when(worse, patience_less=0):
    """Early stopping that counts epochs as ``worse(loss, seen, waited)`` says; seen: the losses before."""

    def stop(losses, patience):
        waited = 0
        for epoch, loss in enumerate(losses, start=1):
            waited = worse(loss, losses[: epoch - 1], waited)
            if waited >= patience - patience_less:
                return epoch, lowest(losses[:epoch])
        return len(losses), lowest(losses)

    return stop


def lowest(losses):
    """The epoch of the first lowest loss, 0 where there is none."""
    numbers = [loss for loss in losses if loss == loss]
    return losses.index(min(numbers)) + 1 if numbers else 0


def bad(loss, seen):
    """Whether a loss is no improvement on what was seen."""
    return not loss < min((number for number in seen if number == number), default=np.inf)


def counted(loss, seen, waited):
    return waited + 1 if bad(loss, seen) else 0


def changed(change):
    """Our answer's pair, changed by a function of (losses, epochs run, best epoch)."""
    return lambda losses, patience: change(losses, *early_stop.answer(losses, patience))


early_stop = Exercise(
    task="""Write `early_stop(losses, patience)`. `losses` are the validation losses of a run, epoch by epoch. Stop as
    soon as `patience` epochs in a row have brought no loss below the lowest one so far. Return two numbers: how many
    epochs are run, and which of them was the best. Both count from 1; nan is no improvement.""",
    answer=early_stop,
    cases=early_stop_cases,
    hints=[
        "Go through the losses as training would: you may look back, never ahead. What do you have to remember?",
        "Remember the lowest loss so far and its epoch. The epochs since then are those without improvement.",
        "`loss < best` is False for nan, so nan needs no case of its own, if `best` starts out larger than any loss.",
    ],
    misconceptions=[
        Misconception(
            "off by one, too late",
            stop_when(counted, patience_less=-1),
            "It waits one epoch longer than `patience` says: with a patience of 1, the first epoch without improvement "
            "is the last.",
        ),
        Misconception(
            "off by one, too early",
            stop_when(counted, patience_less=1),
            "It gives up one epoch too early: with a patience of 1 it stops although nothing has got worse yet.",
        ),
        Misconception(
            "keeps the last",
            changed(lambda losses, run, best: (run, run)),
            "It stops at the right time and keeps the last epoch. That is the one that was worse: `patience` epochs "
            "lie between it and the best.",
        ),
        Misconception(
            "looks ahead",
            changed(lambda losses, run, best: (run, lowest(losses))),
            "The best epoch is looked for among all losses, even those after the stop. When training stops, they do "
            "not exist yet.",
        ),
        Misconception(
            "never stops",
            lambda losses, patience: (len(losses), lowest(losses)),
            "This finds the best epoch of the whole run. To stop early means not to run the rest.",
        ),
        Misconception(
            "compares with the epoch before",
            stop_when(lambda loss, seen, waited: waited + 1 if bad(loss, seen[-1:]) else 0),
            "Each loss is compared with that of the epoch before. A loss that goes down a little after a jump up is "
            "no improvement: the lowest so far is what counts.",
        ),
        Misconception(
            "never forgives",
            stop_when(lambda loss, seen, waited: waited + bad(loss, seen)),
            "The epochs without improvement are added up over the whole run. An improvement should start the count "
            "anew.",
        ),
        Misconception(
            "equal is better",
            stop_when(lambda loss, seen, waited: 0 if loss <= min(seen, default=np.inf) else waited + 1),
            "A loss that only *equals* the lowest one counts as an improvement here, so a flat curve never stops.",
        ),
        Misconception(
            "impatient",
            lambda losses, patience: early_stop.answer(losses, 1),
            "It stops at the first epoch without improvement: whatever `patience` is, it changes nothing.",
        ),
        Misconception(
            "counts from 0",
            changed(lambda losses, run, best: (run - 1, best - 1)),
            "The first epoch is number 1 here. Both numbers are too small by one.",
        ),
        Misconception(
            "best counted from 0",
            changed(lambda losses, run, best: (run, best - 1)),
            "The number of epochs is right. The best is a place in the list, which counts from 0; the first epoch is "
            "number 1.",
        ),
        Misconception(
            "the other way round",
            changed(lambda losses, run, best: (best, run)),
            "Both numbers are right and stand in the wrong order: first how many epochs are run, then the best.",
        ),
        Misconception(
            "nan taken for the lowest",
            changed(lambda losses, run, best: (run, int(np.argmin(losses[:run])) + 1 if losses else 0)),
            "`np.argmin` takes the first nan for the lowest of all, so a broken epoch becomes the best one.",
        ),
    ],
    why="""The lowest loss so far and its epoch are all there is to remember: the distance to that epoch is the number
    of epochs without improvement. The comparison is strict, so an equal loss is no improvement, and nan is none
    either.""",
)

EXERCISES, progress = collect(globals())
