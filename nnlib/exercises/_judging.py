"""Judging: an answer is compared with ours, with the known wrong ones and with the stub, by what it does."""

import inspect
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

import numpy as np

from nnlib.exercises._result import Counterexample, Result
from nnlib.exercises._running import AsksForInput, Outcome, observe, observe_all
from nnlib.exercises._stopping import PATIENCE
from nnlib.exercises._stubs import is_empty
from nnlib.exercises._values import is_blank, kind, plain, same, show


class Finding(NamedTuple):
    """What is wrong in one case."""

    message: str
    expected: str
    got: str


def judge(exercise, answer):
    """The :class:`Result` of a reader's function or value."""
    if exercise.takes_value or not callable(answer):
        return _judge_value(exercise, answer)
    if is_empty(answer):
        return Result("unattempted", f"No code in `{exercise.function_name}` yet.")
    cases = all_cases(exercise)
    observed, seconds, left_running = observe_all(answer, cases, exercise.run, exercise.time_limit)
    for case, got in zip(cases, observed, strict=False):
        expected = _ours(exercise, case)
        in_time, finding = got.finished, _finding(exercise, case, expected, got)
        if not in_time:
            finding = _too_long(exercise, expected, got, seconds, left_running)
        if finding:
            break
    else:
        return Result("correct", f"All {len(cases)} cases agree with ours.")
    known = in_time and _known(exercise, observed, cases)
    if in_time and not known:
        if all(_is_silent(exercise, *pair) for pair in zip(cases, observed, strict=True)):
            name = exercise.function_name
            return Result("unattempted", f"`{name}` returns nothing yet. Is `return` missing?")
        if _agrees(exercise, exercise.stub, observed, cases):
            return Result("unattempted", "It still does what the stub does.")
    return Result(
        "incorrect",
        known.message if known else finding.message,
        Counterexample(show_arguments(exercise, case), finding.expected, finding.got),
        known.name if known else None,
        got.printed,
    )


def all_cases(exercise):
    """The cases as tuples of arguments, the same ones each time."""
    cases = exercise.cases(np.random.default_rng(0))
    return [case if isinstance(case, tuple) else (case,) for case in cases]


def show_arguments(exercise, case):
    """A case as text: each argument by its name."""
    return "\n".join(
        f"{name} = " + show(value).replace("\n", "\n" + " " * (len(name) + 3))
        for name, value in zip(_parameters(exercise, case), case, strict=True)
    )


def _judge_value(exercise, answer):
    """The :class:`Result` of an answer that is a value, also where a function is asked for."""
    function, run = (answer, exercise.run) if callable(answer) else (lambda: answer, lambda function: function())
    (observed,), *_ = observe_all(function, [()], run, exercise.time_limit)
    got, is_a_value = observed.value, observed.finished and not observed.error
    if is_a_value and is_blank(got):
        what = "answer" if exercise.takes_value else f"code in `{exercise.function_name}`"
        return Result("unattempted", f"No {what} yet.")
    if not exercise.takes_value:
        call = f"exercises.{exercise.name}.check({exercise.function_name})"
        return Result("incorrect", f"`check` takes your function itself, not {kind(got)}: write `{call}`.")
    if not is_a_value:
        return Result("incorrect", "`check` takes your answer itself, a value.")
    if not _difference(exercise, _ours(exercise, ()), observed):
        return Result("correct", exercise.why)
    if known := _known(exercise, [observed], [()]):
        return Result("incorrect", known.message, misconception=known.name)
    return Result("incorrect", _how_far(exercise, _ours(exercise, ()).value, got))


def _how_far(exercise, expected, got):
    """What can be said of a wrong value without giving the right one away."""
    if isinstance(expected, Mapping):
        if not isinstance(got, Mapping) or got.keys() != expected.keys():
            return f"The answer is a dict with the keys {', '.join(map(repr, expected))}."
        pairs = [(expected[key], got[key]) for key in expected]
    elif isinstance(expected, (list, tuple)):
        if not isinstance(got, (list, tuple)) or len(got) != len(expected):
            return f"The answer is {kind(expected)} with {len(expected)} parts."
        pairs = list(zip(expected, got, strict=True))
    else:
        return f"`{show(got)}` is not it." if kind(got) == kind(expected) else f"It is {kind(expected)}."
    right = sum(_difference(exercise, Outcome(one), Outcome(other)) is None for one, other in pairs)
    return f"{right} of {len(pairs)} are right."


def _ours(exercise, case):
    return observe(exercise.answer, case, exercise.run)


def _is_silent(exercise, case, got):
    """Whether a call did nothing: no value, no change of an argument, no error but its own NotImplementedError."""
    if got.error:
        return issubclass(got.error, NotImplementedError) and got.in_own_code
    return is_blank(got.value) and not _changed(exercise, case, Outcome(arguments=case), got)


def _known(exercise, observed, cases):
    """The misconception that does what was observed, or None."""
    return next((m for m in exercise.misconceptions if _agrees(exercise, m.function, observed, cases)), None)


def _agrees(exercise, function, observed, cases):
    """Whether a function does what was observed in every case, in raising and warning too."""
    for case, got in zip(cases, observed, strict=True):
        reference = observe(function, case, exercise.run)
        if (
            reference.error is not got.error
            or bool(reference.warnings) != bool(got.warnings)
            or exercise.fresh and reference.shares_memory != got.shares_memory
            or _difference(exercise, reference, got)
            or _changed(exercise, case, reference, got)
        ):  # fmt: skip
            return False
    return True


def _finding(exercise, case, expected, got):
    """What is wrong in one case, or None."""
    name, right, wrong = exercise.function_name, _show_outcome(expected), _show_outcome(got)
    if expected.error:
        if got.error and issubclass(got.error, expected.error):
            return None
        return Finding(f"This input should be refused with {expected.error.__name__}.", right, wrong)
    if got.error:
        return Finding(_trouble(name, got), right, wrong)
    if different := _difference(exercise, expected, got):
        if right == wrong:
            right, wrong = show(expected.value, 17), show(got.value, 17)
        return Finding(different[0].upper() + different[1:] + ".", right, wrong)
    if changed := _changed(exercise, case, expected, got):
        position, different = changed
        argument = _parameters(exercise, case)[position]
        right, wrong = (f"{argument} = {show(o.arguments[position])} after the call" for o in (expected, got))
        if same(plain(case[position]), expected.arguments[position], tolerance=(0, 0)):
            return Finding(f"After the call, {different}.", right, wrong)
        return Finding(f"The value is right, but `{name}` changed its argument `{argument}`.", right, wrong)
    if got.warnings and not expected.warnings:
        warned = got.warnings[0].partition(": ")[2]
        return Finding(f"The value is right, but there is a warning: {warned}.", right, wrong)
    if exercise.fresh and got.shares_memory and not expected.shares_memory:
        return Finding("The result is a view of an argument: changing one changes the other.", right, wrong)
    return None


def _trouble(name, got):
    """What a call that raised an error did, in a sentence or two."""
    where = f" in {got.line}" if got.line else ""
    if issubclass(got.error, AsksForInput):
        return f"`{name}` asks for input{where}. A function gets all it needs as arguments."
    ends = " That ends Python; a function ends with `return`." if issubclass(got.error, SystemExit) else ""
    return f"`{name}` raised {got.error.__name__}{where}.{ends}"


def _difference(exercise, reference, got):
    if reference.error or got.error:
        return None if reference.error is got.error else "only one of the two raises an error"
    try:
        return exercise.compare(reference.value, got.value)
    except Exception as error:  # a value of a kind that `compare` did not think of
        return f"`result` can't be compared: {type(error).__name__}"


def _changed(exercise, case, reference, got):
    """The first argument that was not left as by the reference: (its position, how it differs)."""
    names = _parameters(exercise, case)
    for position, (one, other) in enumerate(zip(reference.arguments, got.arguments, strict=True)):
        if isinstance(one, (np.ndarray, list, tuple, dict, set)):
            untouched = same(plain(case[position]), one, tolerance=(0, 0)) is None
            tolerance = (0, 0) if untouched else None
            if different := same(one, other, place=names[position], tolerance=tolerance):
                return position, different
    return None


def _too_long(exercise, expected, got, seconds, left_running):
    name, limit = exercise.function_name, f"{exercise.time_limit:g} s"
    message = f"`{name}` was stopped after {limit}. Is there a loop that never ends?"
    if got.error or got.value is not None:
        did = f"raised {got.error.__name__}" if got.error else f"returned {kind(got.value)}"
        message = f"`{name}` {did}, and to look at that took longer than {limit}."
    if left_running:
        message = (
            f"`{name}` gave no answer in {limit} and can't be stopped inside one long call, so it goes on "
            "in the background. If the notebook becomes slow, restart its kernel."
        )
    elif seconds > exercise.time_limit + PATIENCE:
        message = f"`{name}` gave no answer in {limit}; it could be stopped only after {seconds:.0f} s."
    return Finding(message, _show_outcome(expected), f"no answer in {limit}")


def _parameters(exercise, case):
    """Names for the arguments of a case: the answer's own, or those of the exercise's ``run``."""
    function = exercise.answer if exercise.calls_directly else partial(exercise.run, None)
    parameters = inspect.signature(function).parameters.values()
    names = [p.name for p in parameters if p.kind is not p.VAR_POSITIONAL]
    return (names + [f"argument {i + 1}" for i in range(len(names), len(case))])[: len(case)]


def _show_outcome(outcome):
    if outcome.error:
        return ": ".join(filter(None, [outcome.error.__name__, outcome.error_text]))
    return "\n".join([show(outcome.value), *outcome.warnings])
