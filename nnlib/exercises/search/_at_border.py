"""The exercise *at_border*: the border."""

import numpy as np

from nnlib.exercises import exercise


def at_border_cases(rng):
    yield 5.0, 0.0, 10.0
    yield 1.0, 1.0, 11.0
    yield 11.0, 1.0, 11.0
    yield 1.003, 1.0, 11.0
    yield 1.08, 1.0, 11.0
    yield 1.3, 1.0, 11.0
    yield 10.8, 1.0, 11.0
    yield 1.7, 1.0, 11.0
    yield 0.4, 0.0, 10.0
    yield 0.0, -1.0, 1.0
    yield 0.98, -1.0, 1.0
    yield 0.81, 0.8, 0.999
    yield 0.83, 0.8, 0.999
    yield 0.98, 0.8, 0.999
    yield 0.01, 1e-6, 10.0, True
    yield 1e-6, 1e-6, 10.0, True
    yield 2e-6, 1e-6, 10.0, True
    yield 6.0, 1e-6, 10.0, True
    yield 2.0, 1e-6, 10.0, True
    yield 0.02, 1e-3, 1e3, True
    yield 4.0, 1.0, 11.0, False, 0.4
    yield 1.45, 1.0, 11.0, False, 0.4
    yield 200.0, 1e-3, 1e3, True, 0.2
    yield 3.2, 1.0, 101.0, False, 0.01
    yield 170.0, 1e-3, 1e3, True, 0.13
    yield 0.17, 1e-3, 1e3, True, 0.4
    yield 0.3, 1e-3, 1.0, True
    yield 9.9, 1e-6, 10.0, True
    yield 90.0, 1.0, 100.0, True
    yield 5.0, 2.0, 50.0, True, 0.3
    yield 6.0, 2.0, 50.0, True, 0.3


def at_border_edges(rng):
    yield 0.0, 0.0, 10.0
    yield 10.5, 0.0, 10.0


@exercise(
    task="""Write `at_border(value, low, high, log=False, margin=0.05)` for a value from `low` to `high`. Return `"low"`
    or `"high"` if the value lies within `margin` of that end of its range, else `None`. `margin` is a share of the
    range's width, and below one half. With `log=True` places and widths are counted in exponents.""",
    cases=at_border_cases,
    edges=at_border_edges,
    hints=[
        "How far along the range is the value: 0 at `low`, 1 at `high`? The rest is two comparisons.",
        "For `log=True` do the same with three logarithms.",
    ],
    why="""One share of the way says it for every range: `value`, or its logarithm, minus `low`, divided by the width.
    A best at the border means that the range may have been cut off before the best: move it and search again.""",
)
def at_border(value, low, high, log=False, margin=0.05):
    """The end of its range, "low" or "high", that value lies within margin of, else None; log: in exponents."""
    if log:
        value, low, high = np.log10([value, low, high])
    share = (value - low) / (high - low)
    return "low" if share <= margin else "high" if share >= 1 - margin else None


def exponents(value, low, high, log):
    """The three numbers, or their exponents."""
    return np.log10([value, low, high]) if log else (value, low, high)


def nearest(share, margin):
    """The end that a share of the range lies within margin of, or None."""
    return "low" if share <= margin else "high" if share >= 1 - margin else None


@at_border.misconception
def exactly_at_the_bound(value, low, high, log=False, margin=0.05):
    """A drawn value never hits a bound exactly. Near is the question, not equal."""
    return "low" if value == low else "high" if value == high else None


@at_border.misconception
def counted_in_values(value, low, high, log=False, margin=0.05):
    """`log` changes nothing here. Counted in values, everything below 0.5 lies within 5 % of the low end of a learning
    rate's range from 0.000001 to 10."""
    return nearest((value - low) / (high - low), margin)


@at_border.misconception
def always_in_exponents(value, low, high, log=False, margin=0.05):
    """This takes logarithms for every range. One that is not logarithmic is counted in values, and may begin at 0 or
    below, where there are no logarithms."""
    value, low, high = exponents(value, low, high, True)
    return nearest((value - low) / (high - low), margin)


@at_border.misconception(logarithm=(np.log, np.log2))
def logarithm_of_the_value_alone(value, low, high, log=False, margin=0.05, logarithm=np.log10):
    """The value becomes an exponent, and the bounds stay values: two scales in one comparison. `log=True` concerns all
    three."""
    value = logarithm(value) if log else value
    return nearest((value - low) / (high - low), margin)


@at_border.misconception(log_counts=(False,))
def a_share_of_the_bound(value, low, high, log=False, margin=0.05, log_counts=True):
    """The margin is taken of the bound itself. 5 % of 0.8 is a fifth of the range from 0.8 to 0.999, and 5 % of 0 is
    nothing: the measure is the width."""
    value, low, high = exponents(value, low, high, log and log_counts)
    near_low, near_high = value - low <= margin * abs(low), high - value <= margin * abs(high)
    return "low" if near_low else "high" if near_high else None


@at_border.misconception
def a_share_of_the_high_end(value, low, high, log=False, margin=0.05):
    """The value is divided by `high`, as if every range began at 0. The way along it begins at `low`."""
    value, low, high = exponents(value, low, high, log)
    return nearest(value / high, margin)


@at_border.misconception(log_counts=(False,))
def an_absolute_margin(value, low, high, log=False, margin=0.05, log_counts=True):
    """The margin is used as a distance. It is a share: how near counts depends on how wide the range is."""
    value, low, high = exponents(value, low, high, log and log_counts)
    return "low" if value - low <= margin else "high" if high - value <= margin else None


@at_border.misconception("always 5 percent")
def always_5_percent(value, low, high, log=False, margin=0.05):
    """`margin` changes nothing here: it is always one twentieth."""
    value, low, high = exponents(value, low, high, log)
    return nearest((value - low) / (high - low), 0.05)


@at_border.misconception
def margin_shared_by_both_ends(value, low, high, log=False, margin=0.05):
    """Each end gets half of the margin. The 5 % are meant for each of them."""
    value, low, high = exponents(value, low, high, log)
    return nearest((value - low) / (high - low), margin / 2)


@at_border.misconception
def only_the_low_end(value, low, high, log=False, margin=0.05):
    """The high end is never named. A range has two ends, and the best may lie beyond either."""
    value, low, high = exponents(value, low, high, log)
    return "low" if (value - low) / (high - low) <= margin else None


@at_border.misconception
def only_the_high_end(value, low, high, log=False, margin=0.05):
    """The low end is never named. A range has two ends, and the best may lie beyond either."""
    value, low, high = exponents(value, low, high, log)
    return "high" if (value - low) / (high - low) >= 1 - margin else None


@at_border.misconception
def the_nearer_end(value, low, high, log=False, margin=0.05):
    """Every value gets the name of the end that is nearer, the one in the middle too. Most values are near neither."""
    value, low, high = exponents(value, low, high, log)
    return "low" if value - low < high - value else "high"


@at_border.misconception
def high_for_all_the_rest(value, low, high, log=False, margin=0.05):
    """What is not near the low end is called high. There is a third answer, for values near neither."""
    value, low, high = exponents(value, low, high, log)
    return "low" if (value - low) / (high - low) <= margin else "high"


@at_border.misconception
def ends_swapped(value, low, high, log=False, margin=0.05):
    """The right values are found, but each is told of the other end."""
    value, low, high = exponents(value, low, high, log)
    return nearest((high - value) / (high - low), margin)


@at_border.misconception("true or false")
def true_or_false(value, low, high, log=False, margin=0.05):
    """It says whether, not where. A range that has to be moved should be told in which direction."""
    value, low, high = exponents(value, low, high, log)
    return nearest((value - low) / (high - low), margin) is not None


@at_border.misconception(
    "a word for neither end", word=("", "None", "neither", "middle", "inside", "ok", "no", "center", False)
)
def a_word_for_neither_end(value, low, high, log=False, margin=0.05, word="none"):
    """Both ends are found. For a value near neither, the task asks for `None` itself, Python's word for nothing,
    without quotes."""
    return at_border.answer(value, low, high, log, margin) or word


@at_border.misconception(logarithm=(np.log, np.log2))
def logarithm_of_the_bounds_alone(value, low, high, log=False, margin=0.05, logarithm=np.log10):
    """The bounds become exponents, and the value stays what it is: two scales in one comparison. `log=True` concerns
    all three."""
    low, high = logarithm([low, high]) if log else (low, high)
    return nearest((value - low) / (high - low), margin)


@at_border.misconception
def logarithm_of_the_share(value, low, high, log=False, margin=0.05):
    """The logarithm comes last, of a share that was counted in values. It should come first: of the value and of both
    bounds."""
    share = (value - low) / (high - low)
    return nearest(np.log10(share) if log else share, margin)


@at_border.misconception
def powers_for_logarithms(value, low, high, log=False, margin=0.05):
    """With `log=True` value and bounds are raised to powers. To count in exponents is the other way: the exponent of a
    number is its logarithm."""
    value, low, high = np.exp([value, low, high]) if log else (value, low, high)
    return nearest((value - low) / (high - low), margin)


@at_border.misconception
def logarithm_of_the_margin_too(value, low, high, log=False, margin=0.05):
    """The margin has become an exponent, too, and is negative then. It is a share of the width, and stays one."""
    value, low, high = exponents(value, low, high, log)
    return nearest((value - low) / (high - low), np.log10(margin) if log else margin)


@at_border.misconception
def brackets_forgotten(value, low, high, log=False, margin=0.05):
    """The division comes before the second minus: a bracket is missing around the width."""
    value, low, high = exponents(value, low, high, log)
    return nearest((value - low) / high - low, margin)


@at_border.misconception
def margin_in_percent(value, low, high, log=False, margin=0.05):
    """The margin is divided by 100, as if it were given in percent. 0.05 is 5 percent already."""
    value, low, high = exponents(value, low, high, log)
    return nearest((value - low) / (high - low), margin / 100)


@at_border.misconception
def a_share_of_the_value(value, low, high, log=False, margin=0.05):
    """The margin is taken of the value itself. How near counts depends on the width of the range, and on nothing
    else."""
    value, low, high = exponents(value, low, high, log)
    near_low, near_high = value - low <= margin * abs(value), high - value <= margin * abs(value)
    return "low" if near_low else "high" if near_high else None


@at_border.misconception
def only_the_width_in_exponents(value, low, high, log=False, margin=0.05):
    """With `log=True` the width is counted in exponents, but the distances to the ends are not: two scales in one
    comparison."""
    width = np.log10(high) - np.log10(low) if log else high - low
    return "low" if value - low <= margin * width else "high" if high - value <= margin * width else None


@at_border.misconception
def low_end_forgotten(value, low, high, log=False, margin=0.05):
    """The value itself is divided by the width. That is its place in the range only where the range begins at 0: the
    way from `low` on counts."""
    value, low, high = exponents(value, low, high, log)
    return nearest(value / (high - low), margin)


@at_border.misconception
def sizes_of_the_exponents(value, low, high, log=False, margin=0.05):
    """The exponents have lost their signs, so 0.001 and 1000 are in one place. They may be negative: that is no
    trouble."""
    value, low, high = np.abs(exponents(value, low, high, log)) if log else (value, low, high)
    return nearest((value - low) / (high - low), margin)


@at_border.misconception
def comparison_turned_round(value, low, high, log=False, margin=0.05):
    """A comparison is turned round: `"low"` comes back for values that lie *farther* from the low end than the
    margin."""
    value, low, high = exponents(value, low, high, log)
    share = (value - low) / (high - low)
    return "low" if share >= margin else "high" if share >= 1 - margin else None


@at_border.misconception
def margin_in_decades(value, low, high, log=False, margin=0.05):
    """With `log=True` the margin is taken for a number of decades: within a factor of `10**margin`. It is a share of
    the width, however many decades that has."""
    if not log:
        return nearest((value - low) / (high - low), margin)
    return "low" if value <= low * 10**margin else "high" if value >= high / 10**margin else None
