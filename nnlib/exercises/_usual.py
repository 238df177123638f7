"""What is said of a wrong answer that shows none of its exercise's misconceptions."""

import inspect
import re
from functools import partial

import numpy as np

from nnlib.exercises._error_words import meaning
from nnlib.exercises._relations import Mistake, can_be_tried, related
from nnlib.exercises._running import observe_all
from nnlib.exercises._trials import difference, ours, parameters, sentence
from nnlib.exercises._values import same

RIGHT_BUT = {  # the name where a right value comes with something wrong
    "changed": "an argument is changed",
    "view": "a view of an argument",
    "warning": "a warning",
    "draws": "numbers from elsewhere",
}
CALLED_AGAIN, SECONDS = 4, 1.0  # failing cases, and how long they may take


def usual_mistake(exercise, answer, trials, shown, in_time):
    """The :class:`Mistake` that is made in all cases that fail; without a name, what is wrong in the case shown."""
    failed = [trial for trial in trials if trial.failed]
    kinds, message = {trial.finding.kind for trial in failed}, shown.finding.message
    if not in_time:
        return Mistake("", message)
    if shown.got.error and shown.finding.kind == "error" and (known := meaning(shown.got.error, shown.got.error_text)):
        name, words = known
        return Mistake(name, f"{message} {words}")
    if len(kinds) == 1 and shown.finding.kind in RIGHT_BUT or shown.finding.kind == "draws":
        return Mistake(RIGHT_BUT[shown.finding.kind], message)
    if shown.finding.kind == "value":
        if not re.search(r"`result|\d", message):  # it says more than which number stands where
            if all(trial.finding.message == message for trial in failed):
                return Mistake(message.rstrip(".").lower() if exercise.draws else "", message)
            if not exercise.draws:
                message = sentence(same(shown.expected.value, shown.got.value) or "the value is not ours")
        is_tried = kinds == {"value"} and all(can_be_tried(trial.got.value) for trial in failed)
        if is_tried and (found := related(exercise, trials)):
            return found
        if all(_is_of_another_kind(trial) for trial in failed):
            return Mistake("another kind of value", message)
        if all(re.match(r"`result\S*` has shape", trial.finding.message) for trial in failed):
            return Mistake("another shape", message)
        if is_tried and (found := _found_by_calling(exercise, answer, failed, trials)):
            return found
    return Mistake("", " ".join(filter(None, [message, _which_cases_fail(exercise, trials)])))


def _is_of_another_kind(trial):
    """Whether the value, or the first part of it that is wrong, is no array where ours is, or the like."""
    kinds = re.fullmatch(r"`result\S*` is (an? .*|None|True or False|text), not (an? .*|None|True or False|text)\.",
                         trial.finding.message)  # fmt: skip
    return bool(kinds) and len({one.partition(" of shape")[0] for one in kinds.groups()}) == 2


# What is found by calling the reader's function again


def _found_by_calling(exercise, answer, failed, all_trials):
    numbers = all(isinstance(trial.got.value, (int, float, np.number, np.ndarray, list, tuple)) for trial in failed)
    if exercise.draws or not exercise.calls_directly or not numbers:
        return None
    trials = failed[:CALLED_AGAIN]
    again = _outcomes(exercise, answer, [trial.case for trial in trials])
    if not all(outcome.finished for outcome in again):
        return None
    if any(difference(exercise, trial.got, outcome) for trial, outcome in zip(trials, again, strict=True)):
        return Mistake(
            "another result each time",
            "Two calls with the same arguments give different results: something is remembered, or drawn by chance.",
        )
    trials += [trial for trial in all_trials if not trial.failed][:CALLED_AGAIN]
    for position, name in enumerate(parameters(exercise, trials[0].case)):
        if _has_no_effect(exercise, answer, trials, position):
            return Mistake("an argument without effect", f"Whatever `{name}` is, it changes nothing.")
    return None


def _has_no_effect(exercise, answer, trials, position):
    """Whether the reader's results stay the same with other values of an argument, where ours do not."""
    changed = [(trial, case) for trial in trials for case in _with_others(trial.case, position)]
    changed = [(trial, case, right) for trial, case in changed if not (right := ours(exercise, case)).error]
    if sum(bool(difference(exercise, trial.expected, right)) for trial, _, right in changed) < 2:
        return False
    given, cases, _ = zip(*changed, strict=True)
    return all(
        outcome.finished and not outcome.error and same(trial.got.value, outcome.value, tolerance=(0, 0)) is None
        for trial, outcome in zip(given, _outcomes(exercise, answer, cases), strict=False)
    )


def _outcomes(exercise, answer, cases):
    outcomes, *_ = observe_all(answer, cases, exercise.run, SECONDS)
    return outcomes


def _with_others(case, position):
    """The case with other values of one argument."""
    value = case[position] if position < len(case) else None
    others = []
    if isinstance(value, bool):
        others = [not value]
    elif isinstance(value, (int, float)):
        others = [0 * value, -value, value / 3 if isinstance(value, float) else 2 * value, value + 1, 100 * value]
    elif isinstance(value, np.ndarray) and value.dtype.kind == "f":
        others = [0 * value, -value, value / 3, value + 1, 100 * value, np.roll(value, 1)]
    return [(*case[:position], other, *case[position + 1 :]) for other in others]


# Which cases fail


def _which_cases_fail(exercise, trials):
    """What the cases that fail have in common and the others don't, in a sentence, or ""."""
    failed, right = ([trial for trial in trials if trial.failed is which] for which in (True, False))
    if min(len(failed), len(right)) < 2:
        return ""
    for position, name in enumerate(parameters(exercise, max((trial.case for trial in trials), key=len))):
        for words, holds in _properties(exercise, name):
            where = [[position < len(trial.case) and holds(trial.case[position]) for trial in some]
                     for some in (failed, right)]  # fmt: skip
            if all(where[0]) and not any(where[1]):
                return f"All cases in which `{name}` {words} fail, and the others don't."
    return ""


def _properties(exercise, name):
    yield "is True", lambda value: value is True
    yield "is False", lambda value: value is False
    given = inspect.signature(exercise.answer).parameters
    default = given[name].default if name in given else None
    if isinstance(default, (int, float)):
        yield f"is not {default}, its default,", lambda value: value != default
    yield "is a single sample", partial(_is_array, axes=1)
    yield "has two axes", partial(_is_array, axes=2)
    yield "holds whole numbers", partial(_is_array, kind="i")


def _is_array(value, axes=None, kind=None):
    return isinstance(value, np.ndarray) and axes in (None, value.ndim) and kind in (None, value.dtype.kind)
