"""The exercise *log_uniform*: draws."""

import numpy as np

from nnlib.exercises import exercise, same, same_draws


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
