"""Trials: what a reader's function does in one case, beside what ours does, and what is wrong with that."""

import inspect
import sys
from functools import partial
from typing import NamedTuple

import numpy as np

from nnlib.exercises._running import AsksForInput, Outcome, observe, observe_all
from nnlib.exercises._stopping import PATIENCE
from nnlib.exercises._values import in_our_form, kind, plain, same, show

IMPORTS = 5  # times that a call is made again which used up its time for imports


class Finding(NamedTuple):
    """What is wrong in one case; where the task is silent about it, it decides nothing."""

    kind: str
    message: str
    expected: str
    got: str
    decides: bool = True


class Trial(NamedTuple):
    """One case: what ours does, what the reader's does, and what is wrong with that, or None."""

    case: tuple
    expected: Outcome
    got: Outcome
    finding: Finding | None

    @property
    def failed(self):
        return self.finding is not None and self.finding.decides


def all_cases(exercise):
    """The ordinary cases as tuples of arguments, the same ones each time."""
    return _tuples(exercise.cases)


def all_edges(exercise):
    """The cases of which the task says nothing."""
    return _tuples(exercise.edges)


def _tuples(cases):
    return [case if isinstance(case, tuple) else (case,) for case in cases(np.random.default_rng(0))]


def tried(exercise, answer, cases):
    """The trials of an answer, as many as fit into the time limit."""
    given = answer, cases, exercise.run, exercise.time_limit, exercise.draws
    for _ in range(IMPORTS):
        loaded = len(sys.modules)
        observed, seconds, left_running = observe_all(*given)
        if observed[-1].finished or left_running or len(sys.modules) == loaded:
            break  # else the time went into imports, which are made once
    trials = []
    for case, got in zip(cases, observed, strict=False):
        expected = ours(exercise, case)
        finding = finding_in(exercise, case, expected, got)
        if not got.finished:
            finding = _too_long(exercise, expected, got, seconds, left_running)
        trials.append(Trial(case, expected, got, finding))
    return trials


def ours(exercise, case):
    return observed(exercise, exercise.answer, case)


def observed(exercise, function, case):
    return observe(function, case, exercise.run, draws=exercise.draws)


def finding_in(exercise, case, expected, got):
    """What is wrong in one case: first what decides, else what is left to mend, else None."""
    found = list(_findings(exercise, case, expected, got))
    return next((finding for finding in found if finding.decides), found[0] if found else None)


def _findings(exercise, case, expected, got):
    def finding(kind, message, decides=True):
        return Finding(kind, message, show_outcome(expected), show_outcome(got), decides)

    name = exercise.function_name
    if expected.error:
        if not (got.error and issubclass(got.error, expected.error)):
            yield finding("error", f"This input should be refused with {expected.error.__name__}.")
        return
    if got.error:
        yield finding("error", _trouble(name, got))
        return
    if different := difference(exercise, expected, got, as_it_is=True):
        wrong_value = difference(exercise, expected, got)
        found = finding("value" if wrong_value else "form", sentence(wrong_value or different), bool(wrong_value))
        if found.expected == found.got:
            found = found._replace(expected=show(expected.value, 17), got=show(got.value, 17))
        yield found
        if wrong_value:
            return
    if changes := changed(exercise, case, expected, got):
        position, different = changes
        argument = parameters(exercise, case)[position]
        right, wrong = (f"{argument} = {show(o.arguments[position])} after the call" for o in (expected, got))
        message = f"The value is right, but `{name}` changed its argument `{argument}`."
        if same(plain(case[position]), expected.arguments[position], tolerance=(0, 0)):
            message = f"After the call, {different}."
        yield Finding("changed", message, right, wrong)
    elif exercise.fresh and got.shares_memory and not expected.shares_memory:
        yield finding("view", "The result is a view of an argument: changing one changes the other.")
    elif got.draws and got.draws != expected.draws:
        yield finding("draws", got.draws)
    elif got.warnings and not expected.warnings:
        warned = got.warnings[0].partition(": ")[2]
        message = f"The value is right, but there is a warning: {warned}."
        yield finding("warning", message, decides=exercise.without_warnings)


def _trouble(name, got):
    """What a call that raised an error did, in a sentence or two."""
    where = f" in {got.line}" if got.line else ""
    if issubclass(got.error, AsksForInput):
        return f"`{name}` asks for input{where}. A function gets all it needs as arguments."
    ends = " That ends Python; a function ends with `return`." if issubclass(got.error, SystemExit) else ""
    return f"`{name}` raised {got.error.__name__}{where}.{ends}"


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
    return Finding("time", message, show_outcome(expected), f"no answer in {limit}")


def difference(exercise, reference, got, as_it_is=False, **options):
    """How two values differ, in a clause, or None; a list is taken for an array unless it is compared as it is."""
    if reference.error or got.error:
        return None if reference.error is got.error else "only one of the two raises an error"
    try:
        value = got.value if as_it_is else in_our_form(reference.value, got.value, exercise.dtype)
        return exercise.compare(reference.value, value, **options)
    except Exception as error:  # a value of a kind that `compare` did not think of
        return f"`result` can't be compared: {type(error).__name__}"


def changed(exercise, case, reference, got):
    """The first argument that was not left as by the reference: (its position, how it differs)."""
    names = parameters(exercise, case)
    for position, (one, other) in enumerate(zip(reference.arguments, got.arguments, strict=True)):
        if isinstance(one, (np.ndarray, list, tuple, dict, set)):
            untouched = same(plain(case[position]), one, tolerance=(0, 0)) is None
            tolerance = (0, 0) if untouched else None
            if different := same(one, other, place=names[position], tolerance=tolerance):
                return position, different
    return None


def parameters(exercise, case):
    """Names for the arguments of a case: the answer's own, or those of the exercise's ``run``."""
    function = exercise.answer if exercise.calls_directly else partial(exercise.run, None)
    given = inspect.signature(function).parameters.values()
    names = [p.name for p in given if p.kind is not p.VAR_POSITIONAL]
    return (names + [f"argument {i + 1}" for i in range(len(names), len(case))])[: len(case)]


def show_arguments(exercise, case):
    """A case as text: each argument by its name."""
    return "\n".join(
        f"{name} = " + show(value).replace("\n", "\n" + " " * (len(name) + 3))
        for name, value in zip(parameters(exercise, case), case, strict=True)
    )


def show_outcome(outcome):
    if outcome.error:
        return ": ".join(filter(None, [outcome.error.__name__, outcome.error_text]))
    return "\n".join([show(outcome.value), *outcome.warnings])


def sentence(clause):
    return clause[0].upper() + clause[1:] + "."
