"""Drawing: whether a function draws its random numbers from the generator handed in, and from nothing else."""

import contextlib
import copy
import random

import numpy as np

from nnlib.exercises._values import same

OTHER_SEEDS = range(101, 121)
MANY = 8  # numbers that are not the same again by chance


def fault_in_draws(call, arguments, value):
    """What is wrong with how ``call(*arguments)``, which gave this value, draws; "" if nothing is.

    Parameters
    ----------
    call : callable
    arguments : tuple
        With a generator among them, as they were before the call.
    value : object

    Returns
    -------
    str
        A sentence; the first of these that holds: the result depends on more than the generator, NumPy's global
        generator or that of :mod:`random` is used, another seed makes no difference, a second call makes none.
    """
    again, others = copy.deepcopy(arguments), (_with_seed(arguments, seed) for seed in OTHER_SEEDS)
    with _other_global_state() as is_as_before:
        repeated = call(*again)
        left_alone = is_as_before()
    if not left_alone:
        return "The global generator is used: `np.random` or `random`. All numbers should come from the one handed in."
    if _differ(value, repeated):
        return "Two calls with equal generators give different results: numbers come from elsewhere, too."
    if not any(_differ(value, call(*other)) for other in others):
        return "The generator makes no difference: with another seed the result is the same."
    if _differ(value, call(*_with_generators_of(again, arguments))):
        return ""
    if _states(again) == _states(arguments):
        return "A second call with the same generator gives the same numbers again: it was not asked, or not that one."
    if isinstance(value, np.ndarray) and value.size >= MANY:
        return "A second call with the same generator gives the same numbers again: only a few results are possible."
    return ""


def same_draws(expected, got, place="result"):
    """None where two arrays of random numbers are of one shape, dtype and distribution, else a clause.

    Two samples that differ by chance pass, whatever the order of the draws; it takes a thousand numbers or so to
    tell distributions apart, and with fewer than 30 only the shape and dtype are compared.

    Examples
    --------
    >>> ours, theirs = np.random.default_rng(0), np.random.default_rng(1)
    >>> same_draws(ours.normal(size=(50, 40)), theirs.standard_normal((50, 40))) is None
    True
    >>> same_draws(ours.normal(size=2000), theirs.uniform(-1, 1, size=2000))
    'the numbers spread too little'
    """
    form = np.zeros_like(got) if isinstance(got, np.ndarray) else got
    if different := same(np.zeros_like(expected), form, place=place):
        return different
    one, other = (np.sort(np.float32(numbers), axis=None) for numbers in (expected, got))  # equal but for rounding
    if not np.array_equal(np.isfinite(one), np.isfinite(other)):
        return f"`{place}` has numbers that are not finite"
    if one.size >= MANY and other[0] == other[-1] and one[0] != one[-1]:
        return f"all numbers of `{place}` are the same"
    if one.size < 30:
        return None
    distinct, ours = len(np.unique(other)), len(np.unique(one))
    at_the_ends = np.sum(other == other[0]) + np.sum(other == other[-1]) - 2
    if 0.3 * ours < distinct < ours and at_the_ends >= max(2, ours - distinct):
        return f"numbers of `{place}` are cut off: {at_the_ends + 2} of the {other.size} are the smallest or largest"
    if distinct < 0.99 * ours:
        return f"numbers of `{place}` come up again: only {distinct} of the {other.size} differ in seven digits"
    if different := _other_mean_or_spread(one.astype(float), other.astype(float)):
        return different
    if _distance(one, other) > 2.7 * np.sqrt(2 / one.size):  # once in a million by chance
        return "the numbers are distributed differently"
    ours_far_out, far_out = (np.sum((sample < one[one.size // 200]) | (sample > one[-one.size // 200 - 1]))
                             for sample in (one, other))  # fmt: skip
    if abs(far_out - ours_far_out) > 5 * np.sqrt(far_out + ours_far_out):
        return f"too {'few' if far_out < ours_far_out else 'many'} of the numbers lie far out"
    return None


@np.errstate(all="ignore")  # of the largest numbers the powers are infinite
def _other_mean_or_spread(ours, theirs):
    """None, or a clause, where mean or spread differ by more than chance would have it in millions of cases."""
    apart, spread = theirs.mean() - ours.mean(), ours.std()
    if abs(apart) > 10 * max(spread, theirs.std()) / np.sqrt(ours.size):
        return f"the numbers lie too {'high' if apart > 0 else 'low'}: their mean is another one"
    fourth = np.mean((ours - ours.mean()) ** 4)  # says how much the spread of a sample differs by chance
    by_chance = np.sqrt(max(0, fourth - spread**4) / (2 * ours.size)) + 1e-7 * spread**2
    if abs(theirs.std() - spread) * spread > 5 * by_chance:
        return f"the numbers spread too {'little' if theirs.std() < spread else 'widely'}"
    return None


def _distance(one, other):
    """The largest distance between the shares of two sorted samples that lie below a number (Kolmogorov, Smirnov)."""
    numbers = np.concatenate([one, other])
    below = [np.searchsorted(sample, numbers, side="right") / len(sample) for sample in (one, other)]
    return np.max(np.abs(below[0] - below[1]))


def _differ(one, other):
    return same(one, other, tolerance=(0, 0)) is not None


def _with_seed(arguments, seed):
    """The arguments with every generator replaced by one of that seed."""
    fresh = copy.deepcopy(arguments)
    return tuple(np.random.default_rng(seed) if _is_generator(a) else a for a in fresh)


def _with_generators_of(used, arguments):
    """The arguments as they were, but with the generators of a call that was made."""
    fresh = copy.deepcopy(arguments)
    return tuple(a if _is_generator(a) else b for a, b in zip(used, fresh, strict=True))


def _states(arguments):
    """Where the generators stand."""
    return [argument.bit_generator.state for argument in arguments if _is_generator(argument)]


def _is_generator(argument):
    return isinstance(argument, np.random.Generator)


@contextlib.contextmanager
def _other_global_state():
    """A context in which the global generators stand where nobody expects them; gives what asks if they still do."""
    before = np.random.get_state(), random.getstate()
    try:
        np.random.seed(OTHER_SEEDS[0]), random.seed(OTHER_SEEDS[0])
        state = _global_state()
        yield lambda: _global_state() == state
    finally:
        np.random.set_state(before[0]), random.setstate(before[1])


def _global_state():
    kind, numbers, *rest = np.random.get_state()
    return kind, numbers.tobytes(), *rest, random.getstate()
