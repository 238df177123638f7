"""The exercise *stage_bounds*: stages."""

import numpy as np

from nnlib.exercises import exercise


def stage_bounds_cases(rng):
    yield 1.0, 1, 1e-6, 1e6
    yield 0.01, 1, 1e-6, 10.0
    yield 0.03, 1, 1e-6, 10.0
    yield 0.03, 0.1, 3e-3, 0.3
    yield 0.03, 2, 1e-6, 10.0
    yield 2.0, 1, 1e-6, 10.0
    yield 3e-6, 1, 1e-6, 10.0
    yield 0.1, 3, 0.01, 1.0
    yield 7.0, 0.5, 1e-3, 1e3


def stage_bounds_edges(rng):
    yield 0.05, 0, 1e-6, 10.0
    yield 1e-200, 50, 1e-300, 1.0


@exercise(
    task="""Write `stage_bounds(best, decades, low, high)`: the learning rates, as a pair `(low, high)`, between which
    the next stage should search. They reach `decades` factors of ten (1, or 2, or 0.1) to each side of `best`, and
    never outside of the old range from `low` to `high`.""",
    cases=stage_bounds_cases,
    edges=stage_bounds_edges,
    hints=[
        "One decade below 0.03 is 0.003. Which operation gets you there?",
        "To add 1 to an exponent is to multiply the value. Afterwards compare with the old range.",
    ],
    why="""A decade is a factor of ten. Dividing and multiplying moves the exponent by the same amount to both sides;
    the old range is the limit.""",
)
def stage_bounds(best, decades, low, high):
    """The next stage's (low, high): so many factors of ten to each side of best, inside the old range."""
    return max(low, best / 10**decades), min(high, best * 10**decades)


@stage_bounds.misconception
def adds_to_the_value(best, decades, low, high):
    """The number is added to the learning rate itself. Around 0.03 that is -0.97 to 1.03: `decades` belongs to the
    exponent."""
    return best - decades, best + decades


@stage_bounds.misconception("adds to the value, inside the old range")
def adds_inside_the_old_range(best, decades, low, high):
    """The number is added to the learning rate itself, and the old range hides it: around 0.03 the lower end is the old
    one again. `decades` belongs to the exponent."""
    return max(low, best - decades), min(high, best + decades)


@stage_bounds.misconception
def value_taken_for_an_exponent(best, decades, low, high):
    """This is the article's: a *value* goes in where an exponent is meant. Around 0.03 it gives 0.1 to 11, and the best
    is not even inside."""
    return 10 ** (best - decades), 10 ** (best + decades)


@stage_bounds.misconception("value taken for an exponent, inside the old range")
def value_for_exponent_inside_the_old_range(best, decades, low, high):
    """This is the article's slip: a *value* goes in where an exponent is meant. The old range cuts off some of it, but
    around 0.03 the lower end is 0.1, and the best is not even inside."""
    return max(low, 10 ** (best - decades)), min(high, 10 ** (best + decades))


@stage_bounds.misconception("exponents returned")
def exponents_as_bounds(best, decades, low, high):
    """These are the right exponents; the next stage wants learning rates."""
    best, low, high = np.log10([best, low, high])
    return max(low, best - decades), min(high, best + decades)


@stage_bounds.misconception
def leaves_the_old_range(best, decades, low, high):
    """Near an end it reaches out of the old range, to where nobody wanted to search."""
    return best / 10**decades, best * 10**decades


@stage_bounds.misconception
def low_end_not_cut(best, decades, low, high):
    """The high end is cut to the old range, but the low end reaches out of it."""
    return best / 10**decades, min(high, best * 10**decades)


@stage_bounds.misconception
def high_end_not_cut(best, decades, low, high):
    """The low end is cut to the old range, but the high end reaches out of it."""
    return max(low, best / 10**decades), best * 10**decades


@stage_bounds.misconception
def the_wider_of_the_two(best, decades, low, high):
    """Of the old range and the new one the *wider* end is taken each time, so the range never gets narrower: the lower
    end should be the larger of the two."""
    return min(low, best / 10**decades), max(high, best * 10**decades)


@stage_bounds.misconception
def a_factor_of_e(best, decades, low, high):
    """The logarithm was a natural one: this reaches a factor of 2.7 to each side, not 10."""
    return max(low, best / np.exp(decades)), min(high, best * np.exp(decades))


@stage_bounds.misconception("a factor of 2")
def a_factor_of_2(best, decades, low, high):
    """This reaches a factor of 2 to each side. A decade is a factor of ten."""
    return max(low, best / 2**decades), min(high, best * 2**decades)


@stage_bounds.misconception("two bases")
def two_bases_for_a_stage(best, decades, low, high):
    """The logarithm is the natural one, the power is one of ten: not even the middle is where the best was."""
    exponent = np.log(best)
    return max(low, 10 ** (exponent - decades)), min(high, 10 ** (exponent + decades))


@stage_bounds.misconception
def times_the_number(best, decades, low, high):
    """Two decades are a factor of 100, not of 20: the number belongs into the exponent."""
    return max(low, best / (10 * decades)), min(high, best * (10 * decades))


@stage_bounds.misconception
def always_one_decade(best, decades, low, high):
    """It reaches one factor of ten to each side, whatever `decades` is."""
    return max(low, best / 10), min(high, best * 10)


@stage_bounds.misconception
def that_wide_in_all(best, decades, low, high):
    """The new range is `decades` wide in all. It should reach that far to *each* side."""
    reach = 10 ** (decades / 2)
    return max(low, best / reach), min(high, best * reach)


@stage_bounds.misconception
def only_upward(best, decades, low, high):
    """The best so far is one noisy score. The true best may lie below it as well."""
    return best, min(high, best * 10**decades)


@stage_bounds.misconception
def only_downward(best, decades, low, high):
    """The best so far is one noisy score. The true best may lie above it as well."""
    return max(low, best / 10**decades), best


@stage_bounds.misconception
def high_first(best, decades, low, high):
    """Both bounds are right, in the other order: `(low, high)` is asked for."""
    return min(high, best * 10**decades), max(low, best / 10**decades)


@stage_bounds.misconception
def the_old_range(best, decades, low, high):
    """The old range comes back. The next stage should look around the best."""
    return low, high


@stage_bounds.misconception
def adds_the_factor(best, decades, low, high):
    """The factor is added to the learning rate, and taken away from it. A factor multiplies, and divides."""
    return max(low, best - 10**decades), min(high, best + 10**decades)


@stage_bounds.misconception
def a_power_of_the_best(best, decades, low, high):
    """The best itself is raised to a power. The power is one of ten, and multiplies the best."""
    return max(low, best ** (1 + decades)), min(high, best ** (1 - decades))


@stage_bounds.misconception
def base_and_exponent_swapped(best, decades, low, high):
    """This is the number of decades to the power of ten. A decade is a factor of ten, so the ten is the base."""
    return max(low, best / decades**10), min(high, best * decades**10)


@stage_bounds.misconception("times the number, both ways")
def times_the_number_both_ways(best, decades, low, high):
    """`best / 10 * decades` divides by ten and *multiplies* by the number. And two decades are a factor of 100: the
    number belongs into the exponent."""
    return max(low, best / 10 * decades), min(high, best * 10 * decades)


@stage_bounds.misconception
def cut_before_it_was_raised(best, decades, low, high):
    """The exponents are compared with the old range, and only then raised. `low` and `high` are values, so compare
    values with them."""
    exponent = np.log10(best)
    return 10 ** max(low, exponent - decades), 10 ** min(high, exponent + decades)


@stage_bounds.misconception
def around_the_old_ends(best, decades, low, high):
    """The old range is stretched to both sides, and the best is not used. The next stage should look around it."""
    return low / 10**decades, high * 10**decades


@stage_bounds.misconception
def whole_decades_only(best, decades, low, high):
    """`decades` is cut to a whole number, so 0.1 becomes 0 and the range is a single point. A power of ten may have a
    fraction for its exponent."""
    return max(low, best / 10 ** int(decades)), min(high, best * 10 ** int(decades))


@stage_bounds.misconception
def moved_into_the_old_range(best, decades, low, high):
    """Where the new range reaches out of the old one, all of it is moved, so its other end comes too near to the best
    or goes beyond. Only the end that is outside is cut."""
    below, above = best / 10**decades, best * 10**decades
    if below < low:
        below, above = low, above * low / below
    if above > high:
        below, above = below * high / above, high
    return below, above


@stage_bounds.misconception("adds a power of a tenth", share=(True,))
def adds_a_power_of_a_tenth(best, decades, low, high, share=False):
    """A tenth to the power of `decades` is added to the learning rate, and taken away from it. The ends are factors
    away: multiply, and divide."""
    step = 10.0**-decades * (best if share else 1)
    return max(low, best - step), min(high, best + step)


@stage_bounds.misconception
def a_share_of_the_old_range(best, decades, low, high):
    """The old range's exponents are divided by `decades`, and the new range reaches that far. `decades` says how far,
    whatever the old range is."""
    reach = (high / low) ** (1 / decades)
    return max(low, best / reach), min(high, best * reach)


@stage_bounds.misconception
def the_ends_change_places(best, decades, low, high):
    """The low end lies above the best, and the high end below it: multiplied for one, divided for the other, but the
    wrong way round."""
    return max(low, best * 10**decades), min(high, best / 10**decades)


@stage_bounds.misconception
def the_number_for_the_factor(best, decades, low, high):
    """The best is divided and multiplied by `decades` itself. That many factors of *ten* are meant."""
    return max(low, best / decades), min(high, best * decades)
