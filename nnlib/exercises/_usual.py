"""What is said of a wrong answer that shows none of its exercise's misconceptions."""

import inspect
import re
from functools import partial

import numpy as np

from nnlib.exercises._error_words import meaning
from nnlib.exercises._relations import Mistake, can_be_tried, related
from nnlib.exercises._running import Outcome, observe_all
from nnlib.exercises._trials import changed, difference, ours, parameters, sentence
from nnlib.exercises._values import in_our_form, same, show

RIGHT_BUT = {  # the name where a right value comes with something wrong
    "changed": "an argument is changed",
    "view": "a view of an argument",
    "warning": "a warning",
    "draws": "numbers from elsewhere",
}
CALLED_AGAIN, SECONDS = 4, 1.0  # failing cases, and how long they may take
NEARLY = (0.001, 0.01, 0.1, 1)  # percent of the right number


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
        if found := _no_value(exercise, trials, shown) or _none_of_the_words(trials, shown):
            return found
        if found := _another_default(exercise, answer, trials):
            return found
        if exercise.draws and not any(trial.finding.message.startswith("`") for trial in failed):
            return _drawn_otherwise(failed, shown)
        if not re.search(r"`result|\d", message):  # it says more than which number stands where
            if all(trial.finding.message == message for trial in failed):
                return _told(message, _by_the_cases(exercise, trials))
            message = sentence(same(shown.expected.value, shown.got.value) or "the value is not ours")
        is_tried = kinds == {"value"} and all(can_be_tried(trial.got.value) for trial in failed)
        if is_tried and (found := related(exercise, trials)):
            return found
        if found := _nothing_found(trials):
            return found
        if all(_is_of_another_kind(trial) for trial in failed):
            return Mistake("another kind of value", message)
        if all(re.match(r"`result\S*` (has|is an array of) shape", trial.finding.message) for trial in failed):
            return Mistake("another shape", message)
        if is_tried and (found := _found_by_calling(exercise, answer, failed, trials)):
            return found
        if kinds == {"value"}:
            told = [_of_another_form(failed), _changed_argument(exercise, failed), _wrong_in_one_part(exercise, failed)]
            return _told(message, *told, _nearly_right(exercise, failed), _by_the_cases(exercise, trials))
    return _told(message, _by_the_cases(exercise, trials))


def _told(message, *found):
    """All that is found, behind a message; the name of the first."""
    found = [mistake for mistake in found if mistake]
    name = found[0].name if found else ""
    return Mistake(name, " ".join([message, *(mistake.message for mistake in found)]).rstrip())


def _no_value(exercise, trials, shown):
    """What is said where nothing is returned: always, or in the case shown."""
    if shown.got.value is not None:
        return None
    failed = [trial for trial in trials if trial.failed]
    for position, name in enumerate(parameters(exercise, shown.case)):
        if all(_holds_ours(exercise, trial, position) for trial in failed):
            return Mistake("nothing returned", f"The right value stands in `{name}` itself, and nothing is returned.")
    if all(trial.got.value is None for trial in trials):
        return Mistake("nothing returned", f"`{exercise.function_name}` returns nothing. Is `return` missing?")
    if any(trial.expected.value is None and not trial.expected.error for trial in trials):
        return None  # None is an answer here
    words = "In some cases, as in this one, nothing is returned. Does every way end in a `return` with a value?"
    return Mistake("a way without a value", words)


def _holds_ours(exercise, trial, position):
    """Whether an argument became our value, and nothing was returned."""
    became = trial.got.arguments[position] if position < len(trial.got.arguments) else None
    is_ours = became is not None and not difference(exercise, trial.expected, Outcome(became))
    return is_ours and trial.got.value is None


def _none_of_the_words(trials, shown):
    """That a value is none of the words which are the answers, or that None stands for one, in all cases that fail."""
    words = [trial.expected.value for trial in trials]
    if not all(word is None or isinstance(word, str) for word in words) or not any(words):
        return None
    failed = [trial.got.value for trial in trials if trial.failed]
    if not any(same(word, value) is None for word in words for value in failed):
        listed = ", ".join(f"`{show(word)}`" for word in dict.fromkeys(words))
        case = " To Python, capital letters make it another text." if _is_right_but_for_case(shown) else ""
        message = f"`result` is `{show(shown.got.value)}`, which is none of the answers {listed}.{case}"
        return Mistake("none of the words", message)
    return None


def _is_right_but_for_case(trial):
    values = trial.expected.value, trial.got.value
    return all(isinstance(value, str) for value in values) and values[0].casefold() == values[1].strip().casefold()


def _another_default(exercise, answer, trials):
    """That an argument has another default than the task says, where only cases fail that leave it out."""
    if not exercise.calls_directly or not inspect.isfunction(answer):
        return None
    ours, theirs = (inspect.signature(function).parameters for function in (exercise.answer, answer))
    if list(ours) != list(theirs):
        return None
    for position, (name, parameter) in enumerate(ours.items()):
        default, left_out = theirs[name].default, all(position >= len(trial.case) for trial in trials if trial.failed)
        if left_out and default is not inspect.Parameter.empty and same(parameter.default, default):
            said = f"Where the caller leaves `{name}` out, yours is {show(default)}: the task says"
            return Mistake("another default", f"{said} {show(parameter.default)}.")
    return None


def _drawn_otherwise(failed, shown):
    """How numbers that are drawn differ from ours: in all cases alike, or in two of them."""
    said = {_without_numbers(trial.finding.message): trial.finding.message for trial in failed}
    name = _without_numbers(shown.finding.message)
    other = next((message for words, message in said.items() if words != name), None)
    if not other:
        return Mistake(name, shown.finding.message)
    first, second = (message[0].lower() + message[1:] for message in (shown.finding.message, other))
    return Mistake(name, f"In this case {first} In another {second}")


def _without_numbers(message):
    return re.sub(r"\d+ of the \d+", "few of the", message.partition(":")[0].rstrip(".").lower())


def _nothing_found(trials):
    """That None is returned for a value, or a value for None, in all cases that fail, where None is an answer."""
    failed = [(trial.expected.value, trial.got.value) for trial in trials if trial.failed]
    if not any(trial.expected.value is None for trial in trials):
        return None
    if all(right is not None and theirs is None for right, theirs in failed):
        return Mistake("nothing found", "In every case that fails, None comes back where there is something to find.")
    if all(right is None and theirs is not None for right, theirs in failed):
        return Mistake("nothing to find", "In every case that fails, there is nothing to find, and it should be None.")
    return None


FORMS = {"parts, not": "another length", "has dtype": "another dtype"}


def _of_another_form(failed):
    """That length or dtype are other ones in all cases that fail."""
    for words, name in FORMS.items():
        if all(words in trial.finding.message for trial in failed):
            return Mistake(name, "")
    return None


def _changed_argument(exercise, failed):
    """That arguments are changed, which may be why the value is wrong."""
    changes = [changed(exercise, trial.case, trial.expected, trial.got) for trial in failed]
    if None in changes:
        return None
    names = parameters(exercise, max((trial.case for trial in failed), key=len))
    shown = " and ".join(f"`{names[position]}`" for position in sorted({position for position, _ in changes}))
    what = f"its argument{'s' * (' and ' in shown)} {shown}"
    words = f"`{exercise.function_name}` changes {what}: what comes after that has other numbers."
    return Mistake("an argument is changed", words)


def _wrong_in_one_part(exercise, failed):
    """That all parts of a tuple are right but one."""
    pairs = [(trial.expected.value, in_our_form(trial.expected.value, trial.got.value, exercise.dtype))
             for trial in failed]  # fmt: skip
    if not all(isinstance(value, tuple) and len(value) == len(pairs[0][0]) for pair in pairs for value in pair):
        return None
    wrong = {i for pair in pairs for i, parts in enumerate(zip(*pair, strict=True)) if same(*parts)}
    if len(wrong) != 1 or len(pairs[0][0]) == 1:
        return None
    others = "the other part is" if len(pairs[0][0]) == 2 else "the other parts are"
    return Mistake("wrong in one part", f"Only `result[{wrong.pop()}]` is wrong, {others} right.")


def _nearly_right(exercise, failed):
    """That all numbers are close to ours."""
    pairs = [(trial.expected.value, in_our_form(trial.expected.value, trial.got.value, exercise.dtype))
             for trial in failed]  # fmt: skip
    are_several_wrong = len(failed) > 1 and any(same(*pair) for pair in pairs)
    for percent in NEARLY if are_several_wrong else ():
        if all(same(*pair, tolerance=(percent / 100, 0)) is None for pair in pairs):
            words = f"All numbers are within {percent:g} % of the right ones"
            return Mistake("nearly right", f"{words}, as where a constant is rounded or a formula only comes close.")
    return None


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


def _by_the_cases(exercise, trials):
    """What the cases that fail have in common and the others don't, or None."""
    failed, right = ([trial for trial in trials if trial.failed is which] for which in (True, False))
    if min(len(failed), len(right)) < 2:
        return None
    for position, name in enumerate(parameters(exercise, max((trial.case for trial in trials), key=len))):
        for words, holds in _properties(exercise, name):
            where = [[position < len(trial.case) and holds(trial.case[position]) for trial in some]
                     for some in (failed, right)]  # fmt: skip
            if all(where[0]) and not any(where[1]):
                told = f"All cases in which `{name}` {words} fail, and the others don't."
                return Mistake(f"wrong where {name} {words.rstrip(',')}", told)
    return None


def _properties(exercise, name):
    yield "is True", lambda value: value is True
    yield "is False", lambda value: value is False
    given = inspect.signature(exercise.answer).parameters
    default = given[name].default if name in given else None
    if isinstance(default, (int, float)):
        yield f"is not {default}, its default,", lambda value: value != default
    yield "is 0", lambda value: isinstance(value, (int, float)) and value == 0
    yield "is negative", lambda value: isinstance(value, (int, float)) and value < 0
    yield "is positive", lambda value: isinstance(value, (int, float)) and value > 0
    yield "has more than two entries", lambda value: isinstance(value, list) and len(value) > 2
    yield "holds a 0", lambda value: _is_array(value, axes=1, kind="f") and value.size < 4 and 0 in value
    yield "ends with a 0", lambda value: _is_array(value, axes=1, kind="f") and value.size < 4 and 0 in value[-1:]
    yield "has more than one row", lambda value: isinstance(value, np.ndarray) and value.ndim == 2 and len(value) > 1
    yield "is a single sample", partial(_is_array, axes=1)
    yield "has two axes", partial(_is_array, axes=2)
    yield "holds whole numbers", partial(_is_array, kind="i")


def _is_array(value, axes=None, kind=None):
    return isinstance(value, np.ndarray) and axes in (None, value.ndim) and kind in (None, value.dtype.kind)
