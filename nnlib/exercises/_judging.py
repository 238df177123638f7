"""Judging: an answer is compared with ours, with the known wrong ones and with the stub, by what it does."""

import numpy as np

from nnlib.exercises._naming import is_like, known, known_in_entries, named
from nnlib.exercises._result import Counterexample, Result
from nnlib.exercises._running import Outcome, observe_all
from nnlib.exercises._stubs import is_empty
from nnlib.exercises._trials import (
    Trial,
    all_cases,
    all_edges,
    changed,
    difference,
    finding_in,
    ours,
    parameters,
    show_arguments,
    tried,
)
from nnlib.exercises._usual import usual_mistake
from nnlib.exercises._values import is_blank, kind, show, what_is_no_answer, with_words

SERIOUS = ("time", "error", "value", "draws")  # told before what is wrong with a right value


def judge(exercise, answer):
    """The :class:`Result` of a reader's function or value."""
    if exercise.takes_value or not callable(answer):
        return _judge_value(exercise, answer)
    if is_empty(answer):
        return _unattempted(exercise, f"No code in `{exercise.function_name}` yet.")
    cases = all_cases(exercise)
    trials = tried(exercise, answer, cases)
    failed = [trial for trial in trials if trial.failed]
    if not failed:
        return Result("correct", f"All {len(cases)} cases agree with ours.", remark=_remark(exercise, answer, trials))
    in_time = all(trial.got.finished for trial in trials)
    misconception, shown = named(exercise, trials) if in_time else (None, None)
    if in_time and not misconception:
        if all(_is_silent(exercise, trial) for trial in trials):
            return _silent(exercise, trials)
        if is_like(exercise, exercise.stub, trials):
            return _unattempted(exercise, "It still does what the stub does. Is a `return` missing?")
    shown = shown or next((trial for trial in failed if trial.finding.kind in SERIOUS), failed[0])
    mistake = misconception or usual_mistake(exercise, answer, trials, shown, in_time)
    return Result(
        "incorrect",
        mistake.message,
        Counterexample(show_arguments(exercise, shown.case), shown.finding.expected, shown.finding.got),
        mistake.name or None,
        shown.got.printed,
    )


def _unattempted(exercise, message, name=None):
    return Result("unattempted", message, misconception=name, task=exercise.task)


def _silent(exercise, trials):
    message = f"`{exercise.function_name}` returns nothing yet. Is `return` missing?"
    if any(trial.got.printed for trial in trials):
        message += " `print` only shows a value."
    return _unattempted(exercise, message, "nothing returned")


def _is_silent(exercise, trial):
    """Whether a call did nothing: no value, no change of an argument, no error but its own NotImplementedError."""
    got = trial.got
    if got.error:
        return issubclass(got.error, NotImplementedError) and got.in_own_code
    return is_blank(got.value) and not changed(exercise, trial.case, Outcome(arguments=trial.case), got)


# What is left to mend in an answer that is right wherever the task says what is right


def _remark(exercise, answer, trials):
    for trial in trials:
        if trial.finding:
            return f"One thing is left: {_within_a_sentence(trial.finding.message)}"
    edges = all_edges(exercise)
    for trial in tried(exercise, answer, edges) if edges else []:
        if trial.finding:
            return f"One thing is left, though the task is silent about it: {_at_the_edge(exercise, trial)}"
    return ""


def _at_the_edge(exercise, trial):
    where, expected, got = f"for {_in_words(exercise, trial.case)}", trial.expected, trial.got
    if trial.finding.kind == "time":
        return f"{where} it takes longer than {exercise.time_limit:g} s; ours {_does(expected)}."
    both_in_parts = all(isinstance(outcome.value, (list, tuple)) for outcome in (expected, got))
    same_kind = both_in_parts or kind(expected.value) == kind(got.value)
    alike = same_kind and not (_is_short(expected.value) and _is_short(got.value))
    if trial.finding.kind == "error" or trial.finding.kind == "value" and not alike:
        return f"{where} it {_does(got, beside=expected)}; ours {_does(expected, beside=got)}."
    return f"{where.rstrip(',')}: {_within_a_sentence(trial.finding.message)}"


def _does(outcome, beside=None):
    """What a call did, in a few words: the value itself only where it is short and says something."""
    if outcome.error:
        return f"fails with {outcome.error.__name__}"
    if _is_short(outcome.value) and not (beside and show(beside.value) == show(outcome.value)):
        return f"gives `{show(outcome.value)}`"
    return f"gives {kind(outcome.value)}"


def _in_words(exercise, case):
    """A case in a few words: by its empty arrays, else by its arguments."""
    named = list(zip(parameters(exercise, case), case, strict=True))
    if empty := [(name, value) for name, value in named if isinstance(value, np.ndarray) and not value.size]:
        named = empty
    return " and ".join(
        f"`{name} = {show(value)}`" if _is_short(value) else f"`{name}`, {kind(value)}," for name, value in named
    )


def _is_short(value):
    if isinstance(value, np.ndarray) and not value.size:
        return False
    return len(show(value)) <= 60 and "\n" not in show(value)


def _within_a_sentence(text):
    return text if text[1:2].isupper() else text[0].lower() + text[1:]


# Answers that are values


def _judge_value(exercise, answer):
    """The :class:`Result` of an answer that is a value, also where a function is asked for."""
    function, run = (answer, exercise.run) if callable(answer) else (lambda: answer, lambda function: function())
    (observed,), *_ = observe_all(function, [()], run, exercise.time_limit)
    got, is_a_value = observed.value, observed.finished and not observed.error
    if is_a_value and is_blank(got):
        what = "answer" if exercise.takes_value else f"code in `{exercise.function_name}`"
        return _unattempted(exercise, f"No {what} yet.")
    if not exercise.takes_value:
        call = f"exercises.{exercise.name}.check({exercise.function_name})"
        message = f"`check` takes your function itself, not {kind(got)}: write `{call}`."
        return Result("incorrect", message, misconception="a value for a function")
    if not is_a_value:
        return Result("incorrect", "`check` takes your answer itself, a value.", misconception="a function for a value")
    expected = ours(exercise, ())
    observed.value = got = with_words(got, exercise.choices)
    if not difference(exercise, expected, observed):
        return Result("correct", exercise.why)
    if trouble := what_is_no_answer(expected.value, got, exercise.choices):
        name, message = trouble
        return Result("incorrect", message, misconception=name)
    trials = [Trial((), expected, observed, finding_in(exercise, (), expected, observed))]
    misconception, _ = known(exercise, trials)
    if misconception:
        return Result("incorrect", misconception.message, misconception=misconception.name)
    how_far, (misconception, _) = _how_far(exercise, expected.value, got), known_in_entries(exercise, trials)
    if misconception:
        return Result("incorrect", f"{misconception.message} {how_far}", misconception=misconception.name)
    return Result("incorrect", how_far)


def _how_far(exercise, expected, got):
    """What can be said of a wrong value without giving the right one away."""
    if isinstance(expected, dict):
        pairs = [(expected[key], got[key]) for key in expected]
    elif isinstance(expected, (list, tuple)):
        pairs = list(zip(expected, got, strict=True))
    else:
        return f"`{show(got)}` is not it."
    right = sum(difference(exercise, Outcome(one), Outcome(other)) is None for one, other in pairs)
    return f"{right} of {len(pairs)} are right."
