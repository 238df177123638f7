"""Exercises of notebook 12: search."""

import numpy as np

from nnlib.exercises import Exercise, Misconception, collect


def log_uniform(low, high, size, rng):
    """Numbers (size,) from low to high, both above 0, whose exponents are uniform."""
    return 10 ** rng.uniform(np.log10(low), np.log10(high), size)


class Draws:
    """What is judged and shown of many draws: how many lie where, counted in exponents."""

    def __init__(self, values, low, high):
        self.values, self.low, self.high = values, low, high
        edges = np.geomspace(low, high, 8)
        inside = [(values >= a) & (values <= b) for a, b in zip(edges, edges[1:], strict=False)]
        self.shares = [float(np.sum(part)) / max(1, len(values)) for part in inside]
        self.parts = list(zip(edges, edges[1:], self.shares, strict=False))

    def __repr__(self):
        outside = 1 - sum(self.shares) if len(self.values) else 0
        rows = [f"{100 * share:5.1f} % from {a:.2g} to {b:.2g}" for a, b, share in self.parts]
        return "\n".join(rows + [f"{100 * outside:5.1f} % outside"] * (outside > 0.001))


MANY = 1000  # so many draws are judged by where they lie, fewer by their shape and bounds


def drawn(log_uniform, low, high, size, seed):
    values = log_uniform(low, high, size, np.random.default_rng(seed))
    alike = isinstance(values, np.ndarray) and values.shape == (size,) and values.dtype.kind == "f"
    return Draws(values, low, high) if alike else values


def same_draws(expected, got):
    """None where draws come from the same distribution; any right way to draw them will do."""
    if not isinstance(got, Draws) or not isinstance(expected, Draws):
        alike = type(expected) is type(got) and np.shape(expected) == np.shape(got)
        return None if alike else "the result is not an array (size,) of floats"
    if np.shape(expected.values) != np.shape(got.values):
        return "the result has another size"
    low, high = (1 - 1e-9) * expected.low, (1 + 1e-9) * expected.high
    ours, theirs = (np.sum((d.values < low) | (d.values > high)) / max(1, len(d.values)) for d in (expected, got))
    if len(expected.values) < MANY:
        return None if bool(ours) == bool(theirs) else "some numbers lie outside of the range"
    far = max(abs(a - b) for a, b in zip(expected.shares, got.shares, strict=True))
    return None if far < 0.03 and abs(ours - theirs) < 0.03 else "the numbers lie in other places"


def log_uniform_cases(rng):
    yield 1.0, 10.0, 1, 0
    yield 1e-3, 1e3, 3, 1
    yield 0.5, 2.0, 0, 2
    yield 1e-6, 10.0, 20_000, 3
    yield 1e-3, 1e3, 20_000, 4
    yield 2.0, 3.0, 20_000, 5
    yield 1e-150, 1e150, 20_000, 6


log_uniform = Exercise(
    task="""Write `log_uniform(low, high, size, rng)`: an array of so many numbers from `low` to `high`, both above 0,
    whose *exponents* are uniform. `rng` is a NumPy generator.""",
    answer=log_uniform,
    cases=log_uniform_cases,
    run=drawn,
    compare=same_draws,
    hints=[
        "From 0.001 to 1000, how many draws should lie below 1?",
        "Draw the exponents with `rng.uniform`. From which exponent to which?",
        "The exponents run from the logarithm of `low` to that of `high`, in the base that you raise afterwards.",
    ],
    misconceptions=[
        Misconception(
            "uniform on values",
            lambda low, high, size, rng: rng.uniform(low, high, size),
            "Every *value* is as likely as any other, so nearly all draws fall into the highest factor of ten.",
        ),
        Misconception(
            "bounds taken as exponents",
            lambda low, high, size, rng: 10 ** rng.uniform(low, high, size),
            "Here `low` and `high` are raised once more, as if they were exponents. They are values: this is the "
            "article's mix-up in its first form.",
        ),
        Misconception(
            "exponents returned",
            lambda low, high, size, rng: rng.uniform(np.log10(low), np.log10(high), size),
            "These are the exponents, evenly spread. A learning rate of -6 is one step short of the goal.",
        ),
        Misconception(
            "two bases",
            lambda low, high, size, rng: 10 ** rng.uniform(np.log(low), np.log(high), size),
            "The logarithm is the natural one, the power is one of ten: the range becomes more than twice as wide.",
        ),
        Misconception(
            "logarithm of uniform values",
            lambda low, high, size, rng: np.log10(rng.uniform(low, high, size)),
            "The values are uniform first, and their logarithm comes after. It should be the other way round.",
        ),
        Misconception(
            "whole exponents only",
            lambda low, high, size, rng: 10.0 ** rng.integers(np.floor(np.log10(low)), np.ceil(np.log10(high)), size),
            "Only powers of ten come out. Nothing between 0.01 and 0.1 is ever tried.",
        ),
        Misconception(
            "one number for all",
            lambda low, high, size, rng: np.full(size, 10 ** rng.uniform(np.log10(low), np.log10(high))),
            "One number is drawn and repeated: all trials would be the same.",
        ),
    ],
    why="""A learning rate multiplies, so a step from 0.001 to 0.01 is as large as one from 1 to 10. Uniform exponents
    give each factor of ten the same share of the trials.""",
)


def at_border(value, low, high, log=False, margin=0.05):
    """The end of its range, "low" or "high", that value lies within margin of, else None; log: in exponents."""
    if log:
        value, low, high = np.log10([value, low, high])
    share = (value - low) / (high - low)
    return "low" if share <= margin else "high" if share >= 1 - margin else None


def at_border_cases(rng):
    yield 5.0, 0.0, 10.0
    yield 0.0, 0.0, 10.0
    yield 10.0, 0.0, 10.0
    yield 0.4, 0.0, 10.0
    yield 9.7, 0.0, 10.0
    yield 0.6, 0.0, 10.0
    yield 0.81, 0.8, 0.999
    yield 0.83, 0.8, 0.999
    yield 0.98, 0.8, 0.999
    yield 0.98, -1.0, 1.0
    yield 0.0, -1.0, 1.0
    yield 0.01, 1e-6, 10.0, True
    yield 1e-6, 1e-6, 10.0, True
    yield 2e-6, 1e-6, 10.0, True
    yield 6.0, 1e-6, 10.0, True
    yield 2.0, 1e-6, 10.0, True
    yield 1e-3, 1e-3, 1e3, True
    yield 0.01, 1e-3, 1e3, True
    yield 3.0, 0.0, 10.0, False, 0.4
    yield 200.0, 1e-3, 1e3, True, 0.2


def _where(share, margin):
    return "low" if share <= margin else "high" if share >= 1 - margin else None


def _logs(value, low, high, log):
    return np.log10([value, low, high]) if log else (value, low, high)


def _share(value, low, high):
    return (value - low) / (high - low)


def exactly_at_the_bound(value, low, high, log=False, margin=0.05):
    return "low" if value == low else "high" if value == high else None


def margin_of_the_bound(value, low, high, log=False, margin=0.05):
    value, low, high = _logs(value, low, high, log)
    return "low" if value <= low + margin * abs(low) else "high" if value >= high - margin * abs(high) else None


def only_the_low_end(value, low, high, log=False, margin=0.05):
    return "low" if _share(*_logs(value, low, high, log)) <= margin else None


def true_or_false(value, low, high, log=False, margin=0.05):
    return _where(_share(*_logs(value, low, high, log)), margin) is not None


def absolute_margin(value, low, high, log=False, margin=0.05):
    value, low, high = _logs(value, low, high, log)
    return "low" if value - low <= margin else "high" if high - value <= margin else None


at_border = Exercise(
    task="""Write `at_border(value, low, high, log=False, margin=0.05)`: `"low"` or `"high"` if `value` lies within
    `margin` of that end of its range, as a share of the range's width, else `None`. With `log=True` shares are
    counted in exponents.""",
    answer=at_border,
    cases=at_border_cases,
    hints=[
        "How far along the range is the value: 0 at `low`, 1 at `high`? The rest is two comparisons.",
        "For `log=True` do the same with three logarithms.",
    ],
    misconceptions=[
        Misconception(
            "exactly at the bound",
            exactly_at_the_bound,
            "A drawn value never hits a bound exactly. Near is the question, not equal.",
        ),
        Misconception(
            "counted in values",
            lambda value, low, high, log=False, margin=0.05: _where(_share(value, low, high), margin),
            "`log` changes nothing here. Counted in values, everything below 0.5 lies within 5 % of the low end of a "
            "learning rate's range from 0.000001 to 10.",
        ),
        Misconception(
            "always in exponents",
            lambda value, low, high, log=False, margin=0.05: _where(_share(*_logs(value, low, high, True)), margin),
            "This takes logarithms for every range. One that is not logarithmic may begin at 0 or below, where there "
            "are none.",
        ),
        Misconception(
            "a share of the bound",
            margin_of_the_bound,
            "The margin is taken of the bound itself. 5 % of 0.8 is a fifth of the range from 0.8 to 0.999, and 5 % "
            "of 0 is nothing: the measure is the width.",
        ),
        Misconception(
            "an absolute margin",
            absolute_margin,
            "The margin is used as a distance. It is a share: how near counts depends on how wide the range is.",
        ),
        Misconception(
            "only the low end",
            only_the_low_end,
            "A range has two ends, and the best may lie beyond either.",
        ),
        Misconception(
            "ends swapped",
            lambda value, low, high, log=False, margin=0.05: {"low": "high", "high": "low"}.get(
                _where(_share(*_logs(value, low, high, log)), margin)
            ),
            "The right values are found, but each is told of the other end.",
        ),
        Misconception(
            "true or false",
            true_or_false,
            "It says whether, not where. A range that has to be moved should be told in which direction.",
        ),
        Misconception(
            "margin shared by both ends",
            lambda value, low, high, log=False, margin=0.05: _where(_share(*_logs(value, low, high, log)), margin / 2),
            "Each end gets half of the margin. The 5 % are meant for each of them.",
        ),
    ],
    why="""One share of the way says it for every range: `value`, or its logarithm, minus `low`, divided by the width.
    A best at the border means that the range may have been cut off before the best: move it and search again.""",
)


def stage_bounds(best, decades, low, high):
    """The next stage's (low, high): so many factors of ten to each side of best, inside the old range."""
    return max(low, best / 10**decades), min(high, best * 10**decades)


def stage_bounds_cases(rng):
    yield 1.0, 1, 1e-6, 1e6
    yield 0.01, 1, 1e-6, 10.0
    yield 0.03, 1, 1e-6, 10.0
    yield 0.03, 0.1, 3e-3, 0.3
    yield 0.03, 2, 1e-6, 10.0
    yield 2.0, 1, 1e-6, 10.0
    yield 3e-6, 1, 1e-6, 10.0
    yield 0.1, 3, 0.01, 1.0
    yield 0.05, 0, 1e-6, 10.0
    yield 1e-200, 50, 1e-300, 1.0


def _clipped(bounds, low, high):
    return max(low, bounds[0]), min(high, bounds[1])


def article_bounds(best, decades, low, high):
    return 10 ** float(best - decades), 10 ** float(best + decades)


stage_bounds = Exercise(
    task="""Write `stage_bounds(best, decades, low, high)`: the learning rates, as a pair `(low, high)`, between which
    the next stage should search. They reach `decades` factors of ten (1, or 0.1) to each side of `best`, and never
    outside of the old range from `low` to `high`.""",
    answer=stage_bounds,
    cases=stage_bounds_cases,
    hints=[
        "One decade below 0.03 is 0.003. Which operation gets you there?",
        "To add 1 to an exponent is to multiply the value. Afterwards compare with the old range.",
    ],
    misconceptions=[
        Misconception(
            "adds to the value",
            lambda best, decades, low, high: (best - decades, best + decades),
            "The number is added to the learning rate itself. Around 0.03 that is -0.97 to 1.03: `decades` belongs to "
            "the exponent.",
        ),
        Misconception(
            "adds to the value, inside the old range",
            lambda best, decades, low, high: _clipped((best - decades, best + decades), low, high),
            "The number is added to the learning rate itself, and the old range hides it: around 0.03 the lower end is "
            "the old one again. `decades` belongs to the exponent.",
        ),
        Misconception(
            "value taken for an exponent",
            article_bounds,
            "This is the article's: a *value* goes in where an exponent is meant. Around 0.03 it gives 0.1 to 11, "
            "and the best is not even inside.",
        ),
        Misconception(
            "exponents returned",
            lambda best, decades, low, high: _clipped(
                (np.log10(best) - decades, np.log10(best) + decades), np.log10(low), np.log10(high)
            ),
            "These are the right exponents; the next stage wants learning rates.",
        ),
        Misconception(
            "leaves the old range",
            lambda best, decades, low, high: (best / 10**decades, best * 10**decades),
            "Near an end it reaches out of the old range, to where nobody wanted to search.",
        ),
        Misconception(
            "a factor of e",
            lambda best, decades, low, high: _clipped((best / np.exp(decades), best * np.exp(decades)), low, high),
            "The logarithm was a natural one: this reaches a factor of 2.7 to each side, not 10.",
        ),
        Misconception(
            "times the number",
            lambda best, decades, low, high: _clipped(
                (best / (10 * decades or 1), best * (10 * decades or 1)), low, high
            ),
            "Two decades are a factor of 100, not of 20: the number belongs into the exponent.",
        ),
        Misconception(
            "only upward",
            lambda best, decades, low, high: (best, min(high, best * 10**decades)),
            "The best so far is one noisy score. The true best may lie below it as well.",
        ),
    ],
    why="""A decade is a factor of ten. Dividing and multiplying moves the exponent by the same amount to both sides;
    the old range is the limit.""",
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
    return score, score


def _overfitting(exponent, keep):
    return 1 / (1 + np.exp(-exponent)), np.exp(-((exponent + 3) ** 2)) - 0.1 * keep


def _explodes(exponent, keep):
    return (np.nan, np.nan) if exponent > -1.5 or exponent < -5.5 else _peak(exponent, keep)


PEAK = Problem("training and validation agree", _peak)
OVERFITTING = Problem("what fits the training data best is not what generalizes", _overfitting)
LOSSES = Problem("scores are losses with a minus, far below -1", lambda exponent, keep: 2 * [-50 - exponent**2])
EXPLODES = Problem("high learning rates explode: the scores are nan", _explodes)
NOTHING = Problem("every trial explodes: the scores are nan", lambda exponent, keep: (np.nan, np.nan))
EQUALS = Problem("all trials score the same", lambda exponent, keep: (0.5, 0.5))


def searched(random_search, problem, trials, seed):
    return random_search(problem.evaluate, problem.draw, trials, seed)


def random_search_cases(rng):
    yield PEAK, 1, 0
    yield PEAK, 5, 0
    yield PEAK, 5, 1
    yield OVERFITTING, 20, 0
    yield OVERFITTING, 50, 7
    yield LOSSES, 5, 0
    yield EQUALS, 4, 2
    yield EXPLODES, 10, 0
    yield EXPLODES, 10, 3
    yield NOTHING, 3, 0
    yield PEAK, 0, 0
    yield PEAK, 200, 5


def _search(evaluate, draw, trials, generator, part=1, begin=None, better=lambda score, best: score > best):
    """A random search with something to choose in it; ``begin`` is the score to beat, None for any."""
    best, best_score = None, begin
    for number in range(trials):
        parameters = draw(generator(number))
        score = evaluate(parameters)[part]
        if not np.isnan(score) and (best_score is None or better(score, best_score)):
            best, best_score = parameters, score
    return best, best_score if best is not None else None


def _own(seed):
    return lambda number: np.random.default_rng([seed, number])


def by_training_score(evaluate, draw, trials, seed):
    return _search(evaluate, draw, trials, _own(seed), part=0)


def one_generator(evaluate, draw, trials, seed):
    rng = np.random.default_rng(seed)
    return _search(evaluate, draw, trials, lambda number: rng)


def same_generator_again(evaluate, draw, trials, seed):
    return _search(evaluate, draw, trials, lambda number: np.random.default_rng(seed))


def seeds_in_a_row(evaluate, draw, trials, seed):
    return _search(evaluate, draw, trials, lambda number: np.random.default_rng(seed + number))


def from_minus_one(evaluate, draw, trials, seed):
    return _search(evaluate, draw, trials, _own(seed), begin=-1)


def last_of_equals(evaluate, draw, trials, seed):
    return _search(evaluate, draw, trials, _own(seed), better=lambda score, best: score >= best)


def lowest(evaluate, draw, trials, seed):
    return _search(evaluate, draw, trials, _own(seed), better=lambda score, best: score < best)


def only_parameters(evaluate, draw, trials, seed):
    return by_validation_score(evaluate, draw, trials, seed)[0]


def by_validation_score(evaluate, draw, trials, seed):
    return _search(evaluate, draw, trials, _own(seed))


def nan_first(evaluate, draw, trials, seed):
    best, best_score = None, None
    for number in range(trials):
        parameters = draw(np.random.default_rng([seed, number]))
        score = evaluate(parameters)[1]
        if best is None or score > best_score:
            best, best_score = parameters, score
    return best, best_score


def nan_largest(evaluate, draw, trials, seed):
    drawn = [draw(np.random.default_rng([seed, number])) for number in range(trials)]
    scores = [evaluate(parameters)[1] for parameters in drawn]
    if not scores:
        return None, None
    place = int(np.argmax(scores))
    return drawn[place], scores[place]


random_search = Exercise(
    task="""Write `random_search(evaluate, draw, trials, seed)`. `draw(rng)` draws parameters with a generator;
    `evaluate(parameters)` gives the pair (training score, validation score), higher is better, nan if the trial
    exploded. Trial `number` (from 0) draws with a generator of its own, made from `[seed, number]`. The result is the
    best parameters and their validation score, the first of equals; `(None, None)` if no trial has a score.""",
    answer=random_search,
    cases=random_search_cases,
    run=searched,
    hints=[
        "A loop over the trials: make the generator, draw, evaluate, and remember the best so far.",
        "Which of the two scores says what happens on new images?",
        "Comparisons with nan are always false: what happens when the *first* trial explodes? And is any number a safe "
        "start for the best score?",
    ],
    misconceptions=[
        Misconception(
            "chooses by training score",
            by_training_score,
            "The winner is whoever fits the training data best, and that rewards learning it by heart. Validation "
            "scores are what a search is about.",
        ),
        Misconception(
            "one shared generator",
            one_generator,
            "All trials draw from one generator, so trial 7 depends on the trials before it. Run them elsewhere, in "
            "another order, or go on after a break, and they are different trials.",
        ),
        Misconception(
            "the same trial again",
            same_generator_again,
            "Every trial starts the same generator, so every trial is the same.",
        ),
        Misconception(
            "seeds in a row",
            seeds_in_a_row,
            "With `seed + number`, trial 1 of seed 0 is trial 0 of seed 1: searches with neighbouring seeds share "
            "nearly all their trials.",
        ),
        Misconception(
            "starts at -1",
            from_minus_one,
            "The article starts from a best score of -1. That is below any accuracy; but where scores are losses with "
            "a minus no trial ever beats it, and the search returns nothing.",
        ),
        Misconception(
            "a first nan stays",
            nan_first,
            "If the first trial explodes, its nan becomes the best so far; no comparison with nan is ever true, so it "
            "stays.",
        ),
        Misconception(
            "nan counts as the largest",
            nan_largest,
            "NumPy's argmax takes nan for the largest: the exploded trial wins the search.",
        ),
        Misconception(
            "the last of equals",
            last_of_equals,
            "Among equal scores the last one wins. The first should: it stays the winner when more trials follow.",
        ),
        Misconception(
            "the lowest score",
            lowest,
            "The lowest score wins here; higher is better.",
        ),
        Misconception(
            "parameters alone",
            only_parameters,
            "The article returns the parameters alone. Without the score nobody can tell how good they are.",
        ),
    ],
    why="""A trial that depends on nothing but the seed and its number is the same whoever runs it, and whenever. The
    validation score decides, nan never wins, and the first score needs nothing to beat.""",
)

EXERCISES, progress = collect(globals())
