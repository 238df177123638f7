"""The exercise *random_search*: the whole search."""

import numpy as np

from nnlib.exercises import exercise


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
