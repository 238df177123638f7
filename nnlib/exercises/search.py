"""Exercises of notebook 12: search."""

import numpy as np

from nnlib.exercises import collect, exercise, same, same_draws

# Draws


class Draws:
    """Drawn numbers, shown as how many lie where, counted in exponents."""

    def __init__(self, values, low, high):
        self.values, self.low, self.high = values, low, high

    def __eq__(self, other):
        return np.array_equal(self.values, other.values)

    def __repr__(self):
        edges = np.geomspace(self.low, self.high, 8)
        counts, _ = np.histogram(self.values, edges)
        parts = zip(edges, edges[1:], 100 * counts / self.values.size, strict=False)
        rows = [f"{share:5.1f} % from {a:.2g} to {b:.2g}" for a, b, share in parts]
        outside = 100 - 100 * counts.sum() / self.values.size
        return "\n".join(rows + [f"{outside:5.1f} % outside"] * bool(outside > 0))


def drawn(log_uniform, low, high, size, rng):
    """What ``log_uniform`` draws; many numbers are shown by where they lie, and compared to seven digits."""
    values = log_uniform(low, high, size, rng)
    if isinstance(values, list):
        values = np.array(values)
    many = isinstance(values, np.ndarray) and values.shape == (size,) and size > 20
    return Draws(values.astype(np.float32), low, high) if many else values


def same_distribution(expected, got):
    """None where both are drawn alike, else a clause; nor may only one lie more evenly than chance would have it."""
    if isinstance(expected, Draws) and isinstance(got, np.ndarray):
        return same(expected.values, got)
    if not isinstance(expected, Draws) or not isinstance(got, Draws):
        alike = np.shape(expected) == np.shape(got) and isinstance(expected, np.ndarray) == isinstance(got, np.ndarray)
        if alike and not isinstance(got, Draws):
            return None if np.isfinite(got).all() else "not all of the numbers are finite"
        return same(expected, got)
    if np.ptp(expected.values) == 0 == np.ptp(got.values):
        return None
    if is_sorted(expected) != is_sorted(got):
        return "the numbers come in the order of their size"
    uneven = "the numbers lie more evenly than chance would have it"
    return same_draws(expected.values, got.values) or (uneven if is_even(expected) != is_even(got) else None)


def is_sorted(draws):
    earlier, later = draws.values[:-1], draws.values[1:]
    return bool(np.all(earlier < later) or np.all(earlier > later))


def is_even(draws):
    """Whether exponents lie so evenly that they can't be random."""
    with np.errstate(all="ignore"):
        places = np.sort(np.log(draws.values / draws.low) / np.log(draws.high / draws.low))
    return bool(np.abs(places - np.linspace(0, 1, places.size)).max() < 0.25 / places.size**0.5)


def log_uniform_cases(rng):
    yield 1.0, 10.0, 1, np.random.default_rng(0)
    yield 1e-3, 1e3, 8, np.random.default_rng(1)
    yield 1e-6, 10.0, 3000, np.random.default_rng(3)
    yield 1e-3, 1e3, 2900, np.random.default_rng(4)
    yield 2.0, 3.0, 3500, np.random.default_rng(5)
    yield 1e-9, 1e-2, 2500, np.random.default_rng(7)


def log_uniform_edges(rng):
    yield 0.5, 2.0, 0, np.random.default_rng(2)
    yield 1e-30, 1e30, 3000, np.random.default_rng(6)


@exercise(
    task="""Write `log_uniform(low, high, size, rng)`: an array `(size,)` of random numbers from `low` to `high`, both
    above 0, whose *exponents* are uniform. All of them are drawn from `rng`, a NumPy generator.""",
    cases=log_uniform_cases,
    edges=log_uniform_edges,
    run=drawn,
    compare=same_distribution,
    draws=True,
    hints=[
        "From 0.001 to 1000, how many draws should lie below 1?",
        "Draw the exponents with `rng.uniform`. From which exponent to which?",
        "The exponents run from the logarithm of `low` to that of `high`, in the base that you raise afterwards.",
    ],
    why="""A learning rate multiplies, so a step from 0.001 to 0.01 is as large as one from 1 to 10. Uniform exponents
    give each factor of ten the same share of the trials.""",
)
def log_uniform(low, high, size, rng):
    """Numbers (size,) from low to high, both above 0, whose exponents are uniform."""
    return 10 ** rng.uniform(np.log10(low), np.log10(high), size)


@log_uniform.misconception
def uniform_on_values(low, high, size, rng):
    """Every *value* is as likely as any other, so nearly all draws fall into the highest factor of ten."""
    return rng.uniform(low, high, size)


@log_uniform.misconception(base=(2, np.e))
def bounds_taken_as_exponents(low, high, size, rng, base=10):
    """Here `low` and `high` are raised once more, as if they were exponents. They are values: this is the article's
    mix-up in its first form."""
    return base ** rng.uniform(low, high, size)


@log_uniform.misconception
def exponents_returned(low, high, size, rng):
    """These are the exponents, evenly spread. A learning rate of -6 is one step short of the goal."""
    return rng.uniform(np.log10(low), np.log10(high), size)


@log_uniform.misconception("exponents returned, of base e")
def natural_exponents_returned(low, high, size, rng):
    """These are the exponents, of base e, evenly spread. A learning rate of -14 is one step short of the goal."""
    return rng.uniform(np.log(low), np.log(high), size)


@log_uniform.misconception
def two_bases(low, high, size, rng):
    """The logarithm is the natural one, the power is one of ten: the range becomes more than twice as wide."""
    return 10 ** rng.uniform(np.log(low), np.log(high), size)


@log_uniform.misconception("two bases, the other way")
def two_other_bases(low, high, size, rng):
    """The logarithm is that of base ten, the power is one of e: the range becomes less than half as wide."""
    return np.exp(rng.uniform(np.log10(low), np.log10(high), size))


@log_uniform.misconception
def logarithm_of_uniform_values(low, high, size, rng):
    """The values are uniform first, and their logarithm comes after. It should be the other way round."""
    return np.log10(rng.uniform(low, high, size))


@log_uniform.misconception(spreads=(1, 2, 3, 5, 6, 8))
def normal_exponents(low, high, size, rng, spreads=4):
    """The exponents are drawn from a bell curve: those in the middle come most often, and some may lie outside of the
    range. Each should be as likely as any other."""
    middle, spread = np.log10(low * high) / 2, np.log10(high / low) / spreads
    return 10 ** rng.normal(middle, spread, size)


@log_uniform.misconception("begins at 1")
def begins_at_1(low, high, size, rng):
    """The exponents begin at 0, so the numbers begin at 1, whatever `low` is."""
    return high ** rng.random(size)


@log_uniform.misconception
def low_added_to_the_values(low, high, size, rng):
    """`low` is added to a power that begins at 1. A range of exponents begins at the logarithm of `low`; nothing is
    added afterwards."""
    return low + (high - low) ** rng.random(size)


@log_uniform.misconception(beyond=(1,))
def whole_exponents_only(low, high, size, rng, beyond=0):
    """Only powers of ten come out. Nothing between 0.01 and 0.1 is ever tried."""
    return 10.0 ** rng.integers(np.floor(np.log10(low)), np.ceil(np.log10(high)) + beyond, size)


@log_uniform.misconception("one value of a few", values=(5, 10, 20, 50, 100, 1000))
def one_value_of_a_few(low, high, size, rng, values=7):
    """The numbers are chosen from a short list, so most of the range is never tried. Draw the exponents themselves."""
    return rng.choice(np.geomspace(low, high, values), size)


@log_uniform.misconception
def one_number_for_all(low, high, size, rng):
    """One number is drawn and repeated: all trials would be the same."""
    return np.full(size, 10 ** rng.uniform(np.log10(low), np.log10(high)))


@log_uniform.misconception("a number, no array")
def no_array(low, high, size, rng):
    """One number comes back, where `size` of them are asked for."""
    return 10 ** rng.uniform(np.log10(low), np.log10(high))


@log_uniform.misconception
def a_grid(low, high, size, rng):
    """This is a grid: evenly spread exponents, and no chance in it. Random numbers have gaps and crowds, and are others
    with each `rng`."""
    return np.geomspace(low, high, size)


@log_uniform.misconception("a grid, shuffled")
def a_shuffled_grid(low, high, size, rng):
    """This is a grid in random order: the numbers themselves are always the same. Draw each of them."""
    return rng.permutation(np.geomspace(low, high, size))


@log_uniform.misconception
def a_generator_of_its_own(low, high, size, rng):
    """The distribution is right, but the numbers come from a generator with a seed of its own. Whoever hands in `rng`
    wants other numbers with another seed."""
    return 10 ** np.random.default_rng(0).uniform(np.log10(low), np.log10(high), size)


@log_uniform.misconception("a generator of its own, without a seed")
def a_generator_without_a_seed(low, high, size, rng):
    """The distribution is right, but the numbers do not come from `rng`: they are others in each call, and no search
    could be repeated."""
    return 10 ** np.random.default_rng().uniform(np.log10(low), np.log10(high), size)


@log_uniform.misconception("the global generator")
def the_global_generator(low, high, size, rng):
    """The distribution is right, but the numbers come from the generator that all code shares, `np.random` or `random`.
    They should come from `rng`, which the caller can repeat."""
    return 10 ** np.random.uniform(np.log10(low), np.log10(high), size)


@log_uniform.misconception
def uniform_reciprocals(low, high, size, rng):
    """The reciprocals are uniform, so nearly all draws fall into the *lowest* factor of ten. Exponents should be."""
    return 1 / rng.uniform(1 / high, 1 / low, size)


@log_uniform.misconception("powers of 2")
def powers_of_2(low, high, size, rng):
    """The exponents are those of ten, and the power is one of 2. Base and logarithm belong together."""
    return 2 ** rng.uniform(np.log10(low), np.log10(high), size)


@log_uniform.misconception
def rounded_exponents(low, high, size, rng):
    """The exponents are rounded, so only powers of ten come out, and half as often the two at the ends. Every number
    between should be possible."""
    return 10 ** rng.uniform(np.log10(low), np.log10(high), size).round()


@log_uniform.misconception("the article's range")
def the_articles_range(low, high, size, rng):
    """The exponents run from -6 to 1, as in the article, whatever `low` and `high` are."""
    return 10 ** rng.uniform(-6, 1, size)


@log_uniform.misconception("a grid, of bounds taken as exponents")
def a_grid_of_bounds_as_exponents(low, high, size, rng):
    """Two mix-ups: `np.logspace` takes exponents, and `low` and `high` are values; and what it makes is a grid, with no
    chance in it."""
    return np.logspace(low, high, size)


@log_uniform.misconception
def in_order(low, high, size, rng):
    """The distribution is right, but the numbers are sorted. Then each says something about the next: trial 0 would
    always have the lowest."""
    return np.sort(10 ** rng.uniform(np.log10(low), np.log10(high), size))


@log_uniform.misconception
def difference_for_the_quotient(low, high, size, rng):
    """The range is measured as a difference, `high - low`, and that is raised to a power. On a scale of factors it is
    the quotient of the two that counts."""
    return low * (high - low) ** rng.random(size)


@log_uniform.misconception("stretched exponentials", base=(2, np.e))
def stretched_exponentials(low, high, size, rng, base=10):
    """A power is taken of numbers from 0 to 1, and the result is stretched from `low` to `high`. So the values still
    lie evenly within a factor of ten, and hardly one is small. Stretch the exponents."""
    return low + (high - low) * (base ** rng.random(size) - 1) / (base - 1)


@log_uniform.misconception
def exponent_of_high_for_the_width(low, high, size, rng):
    """The exponents begin rightly, and then the exponent of `high` is stretched over them, as if the range began at 1.
    Its width is the difference of the two exponents."""
    return 10 ** (np.log10(low) + rng.random(size) * np.log10(high))


@log_uniform.misconception
def one_factor_of_ten(low, high, size, rng):
    """The numbers reach from `low` up to ten times that, whatever `high` is."""
    return low * 10 ** rng.random(size)


# The border


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


# Stages


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


# The whole search


class Problem:
    """What a case stands for: how parameters are drawn, and how trials turn out."""

    def __init__(self, words, scores):
        self.words, self.scores = words, scores

    def draw(self, rng):
        return {"learning_rate": float(10 ** rng.uniform(-6, 1)), "keep": float(rng.uniform(0.3, 0.7))}

    def evaluate(self, parameters):
        exponent = np.log10(parameters["learning_rate"])
        training, validation = self.scores(exponent, parameters["keep"])
        return float(training), float(validation)

    def __repr__(self):
        return self.words


def _peak(exponent, keep):
    score = np.exp(-((exponent + 2) ** 2))
    return score + 0.1 * keep, score


def _overfitting(exponent, keep):
    return 1 / (1 + np.exp(-exponent)), np.exp(-((exponent + 3) ** 2)) + 0.1 * keep


def _below_0(exponent, keep):
    return -0.1 - 0.01 * exponent**2, -0.2 - 0.01 * (exponent + 2) ** 2


def _losses(exponent, keep):
    return -40 - exponent**2, -50 - (exponent + 1) ** 2


def _explodes(exponent, keep):
    return (np.nan, np.nan) if exponent > -1.5 or exponent < -5.5 else _overfitting(exponent, keep)


def _around_0(exponent, keep):
    return 1 - round(keep), -max(0, round(exponent**2 - 12))


PEAK = Problem("validation scores are a little below training scores", _peak)
OVERFITTING = Problem("what fits the training data best is not what generalizes", _overfitting)
BELOW_0 = Problem("all scores lie between -1 and 0", _below_0)
LOSSES = Problem("scores are losses with a minus, far below -1", _losses)
EXPLODES = Problem("high learning rates explode: the scores are nan", _explodes)
AROUND_0 = Problem("scores are whole numbers, and the best is 0", _around_0)
NOTHING = Problem("every trial explodes: the scores are nan", lambda exponent, keep: (np.nan, np.nan))
EQUALS = Problem("all trials score the same", lambda exponent, keep: (0.6, 0.5))


def searched(random_search, problem, trials, seed):
    return random_search(problem.evaluate, problem.draw, trials, seed)


def random_search_cases(rng):
    yield PEAK, 1, 0
    yield PEAK, 5, 0
    yield PEAK, 6, 1
    yield OVERFITTING, 20, 0
    yield OVERFITTING, 30, 7
    yield BELOW_0, 7, 3
    yield LOSSES, 5, 2
    yield EQUALS, 4, 2
    yield EXPLODES, 10, 0
    yield EXPLODES, 10, 3
    yield EXPLODES, 15, 4
    yield NOTHING, 3, 0
    yield PEAK, 25, 5
    yield AROUND_0, 6, 0
    yield AROUND_0, 8, 1
    yield AROUND_0, 9, 2


def random_search_edges(rng):
    yield PEAK, 0, 0


@exercise(
    task="""Write `random_search(evaluate, draw, trials, seed)`. `draw(rng)` draws parameters with a generator;
    `evaluate(parameters)` gives the pair (training score, validation score). Scores may be any numbers, higher is
    better; both are nan if the trial exploded. Trial `number`, from 0 to `trials - 1`, draws with a generator of its
    own, `np.random.default_rng([seed, number])`. Return the pair of the parameters with the best validation score, the
    first of equals, and that score; `(None, None)` if no trial has a score.""",
    cases=random_search_cases,
    edges=random_search_edges,
    run=searched,
    hints=[
        "A loop over the trials: make the generator, draw, evaluate, and remember the best so far.",
        "Which of the two scores says what happens on new images?",
        "Comparisons with nan are always false: what happens when the *first* trial explodes? And is any number a safe "
        "start for the best score?",
    ],
    why="""A trial that depends on nothing but the seed and its number is the same whoever runs it, and whenever. The
    validation score decides, nan never wins, and the first score needs nothing to beat.""",
)
def random_search(evaluate, draw, trials, seed):
    """The parameters with the best validation score, and that score; (None, None) if no trial has a score."""
    best, best_score = None, None
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        _, score = evaluate(parameters)
        if not np.isnan(score) and (best is None or score > best_score):
            best, best_score = parameters, score
    return best, best_score


NO_SCORE = (-np.inf, -1, 0, np.nan)  # what may stand beside None where no trial has a score


def all_drawn(draw, trials, seed):
    """The parameters of all trials, as they should be drawn."""
    return [draw(np.random.default_rng([seed, number])) for number in range(trials)]


def winner(drawn, scores, no_score=None):
    """The first of the parameters with the highest score, and that score; nan never wins."""
    pairs = [(parameters, score) for parameters, score in zip(drawn, scores, strict=True) if not np.isnan(score)]
    return max(pairs, key=lambda pair: pair[1], default=(None, no_score))


@random_search.misconception(no_score=NO_SCORE)
def chooses_by_training_score(evaluate, draw, trials, seed, no_score=None):
    """The winner is whoever fits the training data best, and that rewards learning it by heart. Validation scores are
    what a search is about."""
    drawn = all_drawn(draw, trials, seed)
    return winner(drawn, [evaluate(parameters)[0] for parameters in drawn], no_score)


@random_search.misconception("the winner's training score", no_score=NO_SCORE)
def the_winners_training_score(evaluate, draw, trials, seed, no_score=None):
    """The right trial wins, but the score that you return is its training score."""
    drawn = all_drawn(draw, trials, seed)
    best, score = winner(drawn, [evaluate(parameters)[1] for parameters in drawn], no_score)
    return best, evaluate(best)[0] if best else score


@random_search.misconception(no_score=NO_SCORE)
def mean_of_both_scores(evaluate, draw, trials, seed, no_score=None):
    """The mean of both scores decides, so half of it still rewards learning the training data by heart. The validation
    score alone decides."""
    drawn = all_drawn(draw, trials, seed)
    return winner(drawn, [sum(evaluate(parameters)) / 2 for parameters in drawn], no_score)


@random_search.misconception(no_score=NO_SCORE)
def one_shared_generator(evaluate, draw, trials, seed, no_score=None):
    """All trials draw from one generator, so trial 7 depends on the trials before it. Run them elsewhere, in another
    order, or go on after a break, and they are different trials."""
    rng = np.random.default_rng(seed)
    drawn = [draw(rng) for _ in range(trials)]
    return winner(drawn, [evaluate(parameters)[1] for parameters in drawn], no_score)


@random_search.misconception(no_score=NO_SCORE)
def the_same_trial_again(evaluate, draw, trials, seed, no_score=None):
    """Every trial starts the same generator, so every trial is the same."""
    drawn = [draw(np.random.default_rng(seed)) for _ in range(trials)]
    return winner(drawn, [evaluate(parameters)[1] for parameters in drawn], no_score)


@random_search.misconception(no_score=NO_SCORE)
def seeds_in_a_row(evaluate, draw, trials, seed, no_score=None):
    """With `seed + number`, trial 1 of seed 0 is trial 0 of seed 1: searches with neighboring seeds share nearly all
    their trials."""
    drawn = [draw(np.random.default_rng(seed + number)) for number in range(trials)]
    return winner(drawn, [evaluate(parameters)[1] for parameters in drawn], no_score)


@random_search.misconception(no_score=NO_SCORE)
def number_before_seed(evaluate, draw, trials, seed, no_score=None):
    """The generators are made from `[number, seed]`. Each trial has its own, but not the one that the task says: it
    would not be found again by its seed and number."""
    drawn = [draw(np.random.default_rng([number, seed])) for number in range(trials)]
    return winner(drawn, [evaluate(parameters)[1] for parameters in drawn], no_score)


@random_search.misconception("seed left out", no_score=NO_SCORE)
def seed_left_out(evaluate, draw, trials, seed, no_score=None):
    """The generators are made from the trial's number alone: every search has the same trials, whatever its seed."""
    drawn = [draw(np.random.default_rng(number)) for number in range(trials)]
    return winner(drawn, [evaluate(parameters)[1] for parameters in drawn], no_score)


@random_search.misconception("trials from 1", no_score=NO_SCORE)
def trials_from_1(evaluate, draw, trials, seed, no_score=None):
    """The trials are counted from 1, so trial 0 is missing and there is one at the end that nobody asked for."""
    drawn = [draw(np.random.default_rng([seed, number])) for number in range(1, trials + 1)]
    return winner(drawn, [evaluate(parameters)[1] for parameters in drawn], no_score)


@random_search.misconception("starts at -1", no_score=(-1,))
def starts_at_minus_1(evaluate, draw, trials, seed, no_score=None):
    """The article starts from a best score of -1. That is below any accuracy; but where scores are losses with a minus
    no trial ever beats it, and the search finds nothing."""
    drawn = all_drawn(draw, trials, seed)
    best, score = winner(drawn, [evaluate(parameters)[1] for parameters in drawn], -np.inf)
    return (best, score) if score > -1 else (None, no_score)


@random_search.misconception("starts at 0", no_score=(0,))
def starts_at_0_points(evaluate, draw, trials, seed, no_score=None):
    """The best score starts at 0. That is below any accuracy that says something; but where scores are losses with a
    minus no trial ever beats it, and the search finds nothing."""
    drawn = all_drawn(draw, trials, seed)
    best, score = winner(drawn, [evaluate(parameters)[1] for parameters in drawn], -np.inf)
    return (best, score) if score > 0 else (None, no_score)


@random_search.misconception(start=(np.nan,))
def a_score_where_there_is_none(evaluate, draw, trials, seed, start=-np.inf):
    """Where every trial exploded, there is no best one, and no score either. What you return then is the number from
    which the search began."""
    drawn = all_drawn(draw, trials, seed)
    return winner(drawn, [evaluate(parameters)[1] for parameters in drawn], start)


@random_search.misconception
def a_first_nan_stays(evaluate, draw, trials, seed):
    """If the first trial explodes, its nan becomes the best so far; no comparison with nan is ever true, so it
    stays."""
    best, best_score = None, None
    for parameters in all_drawn(draw, trials, seed):
        score = evaluate(parameters)[1]
        if best is None or score > best_score:
            best, best_score = parameters, score
    return best, best_score


@random_search.misconception
def nan_counts_as_the_largest(evaluate, draw, trials, seed):
    """NumPy's argmax takes nan for the largest: the exploded trial wins the search."""
    drawn = all_drawn(draw, trials, seed)
    scores = [evaluate(parameters)[1] for parameters in drawn]
    return drawn[np.argmax(scores)], scores[np.argmax(scores)]


@random_search.misconception(no_score=NO_SCORE)
def stops_at_the_first_explosion(evaluate, draw, trials, seed, no_score=None):
    """The search ends with the first trial that explodes. The trials after it may be the good ones."""
    drawn, scores = [], []
    for parameters in all_drawn(draw, trials, seed):
        score = evaluate(parameters)[1]
        if np.isnan(score):
            break
        drawn.append(parameters)
        scores.append(score)
    return winner(drawn, scores, no_score)


@random_search.misconception(no_score=NO_SCORE)
def the_last_of_equals(evaluate, draw, trials, seed, no_score=None):
    """Among equal scores the last one wins. The first should: it stays the winner when more trials follow."""
    backwards = all_drawn(draw, trials, seed)[::-1]
    return winner(backwards, [evaluate(parameters)[1] for parameters in backwards], no_score)


@random_search.misconception(no_score=(np.inf, 1))
def the_lowest_score(evaluate, draw, trials, seed, no_score=None):
    """The lowest score wins here; higher is better."""
    drawn = all_drawn(draw, trials, seed)
    best, _ = winner(drawn, [-evaluate(parameters)[1] for parameters in drawn])
    return (best, evaluate(best)[1]) if best else (None, no_score)


@random_search.misconception("the last trial's parameters", no_score=NO_SCORE)
def the_last_trials_parameters(evaluate, draw, trials, seed, no_score=None):
    """The best score is right, but the parameters beside it are those of the last trial: they have to be remembered
    together with their score."""
    drawn = all_drawn(draw, trials, seed)
    _, score = winner(drawn, [evaluate(parameters)[1] for parameters in drawn], no_score)
    return drawn[-1], score


@random_search.misconception
def the_last_trial(evaluate, draw, trials, seed):
    """The last trial is returned, however good the others were: a search remembers its best."""
    parameters = all_drawn(draw, trials, seed)[-1]
    return parameters, evaluate(parameters)[1]


@random_search.misconception
def the_first_trial_alone(evaluate, draw, trials, seed):
    """Only the first trial is made: the search returns before the loop comes to the second."""
    parameters = all_drawn(draw, 1, seed)[0]
    return parameters, evaluate(parameters)[1]


@random_search.misconception
def parameters_alone(evaluate, draw, trials, seed):
    """The article returns the parameters alone. Without the score nobody can tell how good they are."""
    return random_search.answer(evaluate, draw, trials, seed)[0]


@random_search.misconception(no_score=NO_SCORE)
def score_alone(evaluate, draw, trials, seed, no_score=None):
    """The score is right, but the parameters are what a search is for. Return both."""
    score = random_search.answer(evaluate, draw, trials, seed)[1]
    return no_score if score is None else score


@random_search.misconception(no_score=NO_SCORE)
def score_first(evaluate, draw, trials, seed, no_score=None):
    """Both are right, in the other order: the parameters come first."""
    best, score = random_search.answer(evaluate, draw, trials, seed)
    return (score, best) if best else (no_score, None)


@random_search.misconception
def both_scores_returned(evaluate, draw, trials, seed):
    """The right trial wins, but both of its scores come back. Asked for is its validation score, a number."""
    best, score = random_search.answer(evaluate, draw, trials, seed)
    return best, evaluate(best) if best else score


@random_search.misconception(no_score=NO_SCORE)
def one_trial_too_few(evaluate, draw, trials, seed, no_score=None):
    """The last trial is missing: the numbers go from 0 to `trials - 1`, and `range` leaves its end out by itself."""
    drawn = all_drawn(draw, trials - 1, seed)
    return winner(drawn, [evaluate(parameters)[1] for parameters in drawn], no_score)


@random_search.misconception
def nan_counts_as_0(evaluate, draw, trials, seed):
    """A trial that exploded gets a score of 0. Where scores are below 0 it wins, and where all exploded there is a
    winner with a score that nobody reached."""
    drawn = all_drawn(draw, trials, seed)
    return winner(drawn, [np.nan_to_num(evaluate(parameters)[1]) for parameters in drawn])


@random_search.misconception("chooses by training score, and tells the other", no_score=NO_SCORE)
def chooses_by_the_one_and_tells_the_other(evaluate, draw, trials, seed, no_score=None):
    """The score that you return is a validation score, but the training score has chosen the winner, and that rewards
    learning the training data by heart."""
    drawn = all_drawn(draw, trials, seed)
    best, score = winner(drawn, [evaluate(parameters)[0] for parameters in drawn], no_score)
    return best, evaluate(best)[1] if best else score


@random_search.misconception
def a_score_of_0_is_none(evaluate, draw, trials, seed):
    """A best score of 0 is taken for no score yet, so the next trial wins, however low it is: to `not` and `or`, a 0 is
    as good as nothing. Ask whether it is None."""
    best, best_score = None, None
    for parameters in all_drawn(draw, trials, seed):
        score = evaluate(parameters)[1]
        if not np.isnan(score) and (not best_score or score > best_score):
            best, best_score = parameters, score
    return best, best_score


@random_search.misconception
def draws_twice(evaluate, draw, trials, seed):
    """The trial that is scored is not the one that comes back: its generator draws once more. Draw once, keep the
    parameters, and evaluate those."""
    rngs = [np.random.default_rng([seed, number]) for number in range(trials)]
    scores = [evaluate(draw(rng))[1] for rng in rngs]
    return winner([draw(rng) for rng in rngs], scores)


@random_search.misconception(nan_counts=(True,))
def compares_pairs(evaluate, draw, trials, seed, nan_counts=False):
    """The pairs of both scores are compared, and Python compares the first of each pair first: the training score. The
    validation score alone decides, and it alone comes back."""
    best, best_pair = None, None
    for parameters in all_drawn(draw, trials, seed):
        pair = evaluate(parameters)
        if (nan_counts or not np.isnan(pair[1])) and (best is None or pair > best_pair):
            best, best_pair = parameters, pair
    return best, best_pair


@random_search.misconception
def starts_at_nan(evaluate, draw, trials, seed):
    """The best score starts as nan, and no score is ever above that, as no comparison with nan is true: nothing is
    found."""
    return None, np.nan


@random_search.misconception
def the_number_of_the_trial(evaluate, draw, trials, seed):
    """The right trial wins, and its *number* comes back. Asked for are its parameters."""
    drawn = all_drawn(draw, trials, seed)
    best, score = winner(range(trials), [evaluate(parameters)[1] for parameters in drawn])
    return best, score


@random_search.misconception
def nothing_after_an_explosion(evaluate, draw, trials, seed):
    """One trial that explodes makes the whole search come back empty. The other trials have scores."""
    drawn = all_drawn(draw, trials, seed)
    scores = [evaluate(parameters)[1] for parameters in drawn]
    return winner(drawn, scores) if not np.isnan(scores).any() else (None, None)


@random_search.misconception("children of the seed", no_score=NO_SCORE)
def children_of_the_seed(evaluate, draw, trials, seed, no_score=None):
    """Each trial has a generator of its own, made by `spawn`. That is a good way, and gives other numbers: the task
    makes the generator of a trial from `[seed, number]`."""
    children = np.random.SeedSequence(seed).spawn(trials)
    drawn = [draw(np.random.default_rng(child)) for child in children]
    return winner(drawn, [evaluate(parameters)[1] for parameters in drawn], no_score)


@random_search.misconception(no_score=NO_SCORE)
def stops_where_it_gets_no_better(evaluate, draw, trials, seed, no_score=None):
    """The search ends with the first trial that is not better than the best. Trials are drawn by chance: a bad one says
    nothing about the next."""
    drawn, scores = [], []
    for parameters in all_drawn(draw, trials, seed):
        score = evaluate(parameters)[1]
        if scores and not np.isnan(score) and score <= max(scores):
            break
        if not np.isnan(score):
            drawn.append(parameters)
            scores.append(score)
    return winner(drawn, scores, no_score)


EXERCISES, progress = collect(globals())
