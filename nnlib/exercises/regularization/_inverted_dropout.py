"""The exercise *inverted_dropout*: dropout."""

import numpy as np

from nnlib.exercises import exercise, same
from nnlib.exercises._values import kind

DRAWS = 25  # calls with the same input


class Draws:
    """What many calls made of the same input: by how much each number was multiplied, 0 where it was dropped."""

    def __init__(self, x, keep, outputs, changed):
        self.factors, self.keep, self.changed = np.array(outputs, float) / x, keep, changed
        self.kept = self.factors != 0
        by = {float(f"{factor:.3g}") for factor in self.factors[self.kept]}
        self.by = sorted(by) if len(by) < 4 else "many numbers"
        self.share = self.kept.mean() if x.size else 1.0

    def _often(self):
        """The number by which many are multiplied, where others are not."""
        factors, times = np.unique(self.factors[self.kept].round(6), return_counts=True)
        return f", most often by {factors[times.argmax()]:.3g}" if times.max() > 0.2 * times.sum() else ""

    def __eq__(self, other):
        return isinstance(other, Draws) and np.array_equal(self.factors, other.factors)

    __hash__ = None

    @property
    def some(self):
        """Whether some numbers are dropped and others kept."""
        return not self.kept.all() and self.kept.any()

    def alike(self, axis):
        """Whether numbers share their fate along an axis (0 calls, 1 samples, 2 features), though some are dropped."""
        return bool(self.some and self.kept.shape[axis] > 1 and (self.kept.any(axis) == self.kept.all(axis)).all())

    @property
    def counted(self):
        """Whether each call keeps the same number of units, though not always the same ones."""
        return bool(self.some and not self.alike(0) and np.ptp(self.kept.sum(axis=(1, 2))) == 0)

    @property
    def even(self):
        """Whether all that is kept in a call is multiplied by one factor."""
        return all(np.allclose(call[call != 0], call.max(initial=0), rtol=1e-3) for call in self.factors)

    def near(self, share):
        """Whether a share may be the one that is kept, by chance: within five standard errors."""
        draws = np.prod([size for axis, size in enumerate(self.kept.shape) if not self.alike(axis)])
        return abs(self.share - share) <= 5 * np.sqrt(0.5 / max(draws, 1))

    def __repr__(self):
        if not self.kept.size:
            return f"an array of shape {self.kept.shape[1:]}"
        nearest = min((1.0, self.keep, 1 - self.keep), key=lambda share: abs(share - self.share))
        share = nearest if self.near(nearest) else self.share
        by = self.by + self._often() if isinstance(self.by, str) else " or ".join(f"{factor:g}" for factor in self.by)
        return f"about {100 * share:.0f} % of the numbers are kept" + f", each multiplied by {by}" * bool(self.by)


def draw_often(inverted_dropout, x, keep, rng, training):
    """Many calls with one generator."""
    given, outputs = x.copy(), []
    for _ in range(DRAWS):
        given[...] = x
        out = inverted_dropout(given, keep, rng, training)
        if not isinstance(out, np.ndarray) or out.shape != x.shape or out.dtype.kind != "f":
            return out if out is None else kind(out)
        outputs.append(out.copy())
        changed = not np.array_equal(given, x)
    return Draws(x, keep, outputs, changed)


def alike_draws(expected, got):
    """None where two ways of drawing do the same to the numbers, else a clause that says how they differ."""
    if not isinstance(got, Draws) or not isinstance(expected, Draws):
        alike = type(expected) is type(got)
        return same(expected, got) if alike else "the result is no float array of the shape of `x`"
    if np.isfinite(expected.factors).all() != np.isfinite(got.factors).all():
        return "not all of the numbers are finite"
    for axis, words in enumerate(("in every call", "in every sample of a batch", "in every feature of a sample")):
        if expected.alike(axis) != got.alike(axis):
            return f"what is dropped of `x` is the same {words}"
    if not got.near(expected.share):
        if got.kept.all():
            return "none of the numbers is set to 0"
        return f"about {100 * got.share:.0f} % of the numbers are kept"
    if expected.counted != got.counted:
        return "each call drops the same number of the numbers of `x`"
    if expected.even != got.even:
        return "the numbers of `x` that are kept are multiplied by different factors"
    if expected.by != got.by:
        return "the numbers of `x` that are kept are not multiplied by the right factor"
    return "`x` is not left as it was" if expected.changed != got.changed else None


def draws_of_dropout(rng):
    few = np.array([
        [1.0, -2.0, 4.0, 0.5, 6.0], [3.0, 5.0, -6.0, 2.0, -1.0], [0.5, 7.0, -1.0, -4.0, 3.0], [2.0, -3.0, 9.0, 8.0, 5.0]
    ])  # fmt: skip
    yield few, 0.8, rng, False
    yield few, 0.8, rng, True
    yield few, 0.4, rng, True
    yield few, 0.4, rng, False
    yield rng.normal(size=(6, 5)).astype(np.float32), 0.6, rng, True
    yield rng.normal(size=(5, 6)), 0.7, rng, True


def few_numbers_and_extreme_ones(rng):
    yield np.array([[3.0]]), 0.8, rng, True
    yield np.array([[3.0, -1.0]]), 1.0, rng, True
    yield np.empty((0, 3)), 0.5, rng, True
    yield np.empty((0, 3)), 0.5, rng, False
    yield np.array([[1e150, -1e-150], [1e-150, -1e150]]), 0.5, rng, True


@exercise(
    task="""Write `inverted_dropout(x, keep, rng, training)` for a float array `(N, D)`; an array like it comes back.
    While training, each number is kept with probability `keep`, above 0 and at most 1, independently of all others, and
    what is kept is scaled so that the mean stays the same. In use, when `training` is False, nothing happens. All
    random numbers come from the generator `rng`: `rng.random(shape)` draws them evenly between 0 and 1. Leave `x` as it
    is.""",
    cases=draws_of_dropout,
    edges=few_numbers_and_extreme_ones,
    run=draw_often,
    compare=alike_draws,
    draws=True,
    time_limit=20,
    hints=[
        "`rng.random(shape)` gives numbers that are spread evenly between 0 and 1. What share of them is below 0.8?",
        "If four of five numbers are kept, the sum shrinks to 0.8 of itself. What brings it back?",
        "Start with the case in which nothing happens. Then: one random number for each entry of `x`, a comparison "
        "with `keep`, a product, and a division.",
    ],
    why="""Each entry has its own random number, so each sample loses other units, and other ones in each step. Of the
    sum a share `keep` is left on the average, and the division brings it back: in use there is nothing to do.""",
)
def inverted_dropout(x, keep, rng, training):
    """x (N, D) with inverted dropout: each number is kept with probability keep, and only while training."""
    if not training:
        return x
    mask = rng.random(x.shape) < keep
    return x * mask / keep


@inverted_dropout.misconception
def keep_and_drop_swapped(x, keep, rng, training):
    """`keep` is used as the probability of *dropping*. At 0.5 nobody would notice: half is kept either way."""
    return x * (rng.random(x.shape) >= keep) / keep if training else x


@inverted_dropout.misconception
def swapped_throughout(x, keep, rng, training):
    """Mask and scale fit each other, but both treat `keep` as the probability of *dropping*. At 0.5 nobody would
    notice."""
    return x * (rng.random(x.shape) >= keep) / max(1 - keep, 1e-300) if training else x


@inverted_dropout.misconception
def no_scaling(x, keep, rng, training):
    """This is the article's first form, and only half of it: the outputs are smaller while training, and nothing makes
    up for it in use. The next layer would meet sums that it has never seen."""
    return x * (rng.random(x.shape) < keep) if training else x


@inverted_dropout.misconception
def plain_dropout(x, keep, rng, training):
    """Right on the average: this is plain dropout, which scales in use. Inverted dropout scales while training, so that
    the network in use needs no change."""
    return x * (rng.random(x.shape) < keep) if training else x * keep


@inverted_dropout.misconception
def scaled_twice(x, keep, rng, training):
    """The scaling is done while training already; in use it comes once more, and the outputs are too small."""
    return x * (rng.random(x.shape) < keep) / keep if training else x * keep


@inverted_dropout.misconception
def scaled_up_in_use(x, keep, rng, training):
    """While training all is right. In use nothing is dropped, so nothing has to be brought back: the outputs are too
    large."""
    return x * (rng.random(x.shape) < keep) / keep if training else x / keep


@inverted_dropout.misconception
def scaled_in_use_alone(x, keep, rng, training):
    """The division makes up for what is dropped, so it belongs to training. Here it comes in use, where nothing is
    dropped: too small while training, too large in use."""
    return x * (rng.random(x.shape) < keep) if training else x / keep


@inverted_dropout.misconception
def multiplied_for_divided(x, keep, rng, training):
    """The mean should come *back*. Multiplied by `keep`, which is below 1, it shrinks a second time."""
    return x * (rng.random(x.shape) < keep) * keep if training else x


@inverted_dropout.misconception
def scaled_by_the_dropped_share(x, keep, rng, training):
    """The mask is right, but the scale belongs to the share that is *dropped*. At 0.5 nobody would notice."""
    return x * (rng.random(x.shape) < keep) / max(1 - keep, 1e-300) if training else x


@inverted_dropout.misconception
def applied_in_use_too(x, keep, rng, training):
    """It drops in use as well: the same image would get another answer each time."""
    return x * (rng.random(x.shape) < keep) / keep


@inverted_dropout.misconception("the other way round")
def dropped_in_use(x, keep, rng, training):
    """It drops in use and leaves training alone: look at the question that `training` is asked."""
    return x if training else x * (rng.random(x.shape) < keep) / keep


@inverted_dropout.misconception
def same_mask_for_every_sample(x, keep, rng, training):
    """One mask is drawn for the whole batch: all its samples lose the same units, so a step sees one thinned network
    instead of many."""
    return x * (rng.random(x.shape[1]) < keep) / keep if training else x


@inverted_dropout.misconception
def whole_samples(x, keep, rng, training):
    """One number is drawn for each sample: a sample is kept whole or lost whole. Units should be dropped one by one."""
    return x * (rng.random((len(x), 1)) < keep) / keep if training else x


@inverted_dropout.misconception
def all_or_nothing(x, keep, rng, training):
    """A single number is drawn: the whole batch is kept, or the whole batch is lost. Each number of `x` needs a random
    number of its own."""
    return x * (rng.random() < keep) / keep if training else x


@inverted_dropout.misconception
def same_mask_every_time(x, keep, rng, training):
    """Each call drops the same units, as with a generator that starts anew each time: what is dropped once is dropped
    for ever. That is a smaller network, not dropout."""
    return x * (np.random.default_rng(0).random(x.shape) < keep) / keep if training else x


@inverted_dropout.misconception
def the_global_generator(x, keep, rng, training):
    """It drops as it should, with numbers of NumPy's global generator. Whoever hands in `rng`, with a seed, wants the
    same run again; here it would be another one."""
    return x * (np.random.random(x.shape) < keep) / keep if training else x


@inverted_dropout.misconception
def a_generator_of_its_own(x, keep, rng, training):
    """It drops as it should, with numbers of a generator made on the spot. Whoever hands in `rng`, with a seed, wants
    the same run again; here it would be another one."""
    return x * (np.random.default_rng().random(x.shape) < keep) / keep if training else x


@inverted_dropout.misconception
def a_fixed_number_of_units(x, keep, rng, training):
    """The share is met exactly: each call drops the same number of units. Then they are not independent: where one is
    dropped, another is more likely to stay."""
    mask = rng.permutation(x.size).reshape(x.shape) < round(keep * x.size)
    return x * mask / keep if training else x


@inverted_dropout.misconception
def comparison_forgotten(x, keep, rng, training):
    """Nothing is dropped: each number is multiplied by a random one of any size. A unit is there or it is not: whether
    it stays, is a comparison of a random number with `keep`."""
    return x * rng.random(x.shape) / keep if training else x


@inverted_dropout.misconception
def a_fair_coin(x, keep, rng, training):
    """Half of the numbers are kept, whatever `keep` is: a coin is thrown for each. The scale belongs to `keep`, so the
    mean does not stay the same either."""
    return x * (rng.random(x.shape) < 0.5) / keep if training else x


@inverted_dropout.misconception
def scaled_by_what_was_kept(x, keep, rng, training):
    """The scale is made of the share that happened to be kept, so it changes from call to call, and there is none where
    all are dropped. Divide by the probability itself."""
    mask = rng.random(x.shape) < keep
    return x * mask * (mask.size / max(mask.sum(), 1)) if training else x


@inverted_dropout.misconception
def normal_draws(x, keep, rng, training):
    """The numbers are drawn from a normal distribution. What share of those lies below `keep`, is another question; of
    numbers that are spread evenly between 0 and 1 it is `keep` itself."""
    return x * (rng.normal(size=x.shape) < keep) / keep if training else x


@inverted_dropout.misconception
def the_mask_alone(x, keep, rng, training):
    """This is the mask, with its scale. What comes back should be `x` after it: multiply the two."""
    return (rng.random(x.shape) < keep) / keep if training else x


@inverted_dropout.misconception
def the_mask_as_well(x, keep, rng, training):
    """Two arrays come back, as in a layer that keeps its mask for the backward pass. Asked for is one: `x` after
    dropout."""
    mask = rng.random(x.shape) < keep
    return (x * mask / keep if training else x), mask


@inverted_dropout.misconception
def nothing_in_use(x, keep, rng, training):
    """While training all is right. In use nothing comes back: without a `return` a function gives None. The numbers
    should come back as they are."""
    return x * (rng.random(x.shape) < keep) / keep if training else None


@inverted_dropout.misconception("in place")
def dropped_in_place(x, keep, rng, training):
    """The numbers are right, but the caller's own array was changed on the way: whoever needs `x` afterwards, such as
    the backward pass, finds other numbers."""
    if training:
        x *= rng.random(x.shape) < keep
        x /= keep
    return x


@inverted_dropout.misconception("the mask alone, and ones in use")
def the_mask_and_ones(x, keep, rng, training):
    """This is the mask: by what each number would be multiplied, which in use is 1. The numbers of `x` are not in
    it."""
    return (rng.random(x.shape) < keep) / keep if training else np.ones_like(x)
