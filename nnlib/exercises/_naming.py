"""Naming: which known wrong answer a reader's is like, by what it does and not by how it is written."""

import re

import numpy as np

from nnlib.exercises._trials import changed, difference, finding_in, observed
from nnlib.exercises._values import TOLERANCE, is_blank, same, show

ENOUGH = 3  # cases that two answers must share before one is taken for the other


def known(exercise, trials):
    """The misconception that an answer shows, and a trial that shows it; (None, None) where there is none.

    It must agree in every case in which the reader's code gives a value, in at least three, and be wrong in one
    of them as the reader's is; what happens where the code breaks does not matter. Code that gives values in fewer
    cases is compared by its errors. Of several the one with most agreement speaks, in values and in what is changed.
    """
    found = []
    for misconception in exercise.misconceptions:
        for function in (misconception.function, *misconception.others):
            agreement, shown = _agreement(exercise, function, trials)
            if agreement:
                found.append((agreement, misconception, shown))
    _, misconception, shown = max(found, key=lambda entry: entry[0], default=(0, None, None))
    return misconception, shown


def known_in_entries(exercise, trials):
    """The misconception about some entries of a dict that a value shows, in the most of them, whatever the others are,
    and a trial that shows it; (None, None) where there is none.
    """
    found = []
    for misconception in exercise.misconceptions if all(isinstance(t.got.value, dict) for t in trials) else []:
        for function in (misconception.function, *misconception.others):
            entries, shown = _entries(exercise, function, trials)
            if shown:
                found.append((entries, misconception, shown))
    _, misconception, shown = max(found, key=lambda entry: entry[0], default=(0, None, None))
    return misconception, shown


def _entries(exercise, function, trials):
    """In how many entries a wrong answer is wrong, and the first trial in which they are the reader's; else None."""
    references = [observed(exercise, function, trial.case) for trial in trials]
    if not all(isinstance(reference.value, dict) for reference in references):
        return 0, None
    pairs = list(zip(trials, references, strict=True))
    wrong = [
        (trial, key) for trial, reference in pairs for key in trial.expected.value
        if same(trial.expected.value[key], reference.value[key])
    ]  # fmt: skip
    keys = {key for _, key in wrong}
    agree = not any(same(reference.value[key], trial.got.value.get(key)) for trial, reference in pairs for key in keys)
    return (len(keys), wrong[0][0]) if wrong and agree else (0, None)


def named(exercise, trials):
    """As :func:`known`, else the misconception that some entries of a dict show, or all cases that fail, where others
    are right.
    """
    failed = [trial for trial in trials if trial.failed]
    misconception, shown = known(exercise, trials)
    if not misconception:
        misconception, shown = known_in_entries(exercise, trials)
        if misconception:
            return misconception._replace(message=f"{misconception.message} Something else is wrong, too."), shown
    wrong_values = all(trial.finding.kind == "value" for trial in failed)
    telling = wrong_values and len(_different_values(failed)) >= ENOUGH and not exercise.draws  # chance agrees at times
    if misconception or len(failed) == len(trials) or not telling:
        return misconception, shown
    misconception, shown = known(exercise, failed)
    if not misconception or shown.got.error:
        return None, None
    framed = f"Some cases are right. In the others your values are those of this mistake: {misconception.message}"
    return misconception._replace(message=framed), shown


def _different_values(trials):
    """The values of some trials as text, but for those with nan and inf, which many mistakes share."""
    shown = {show(trial.got.value) for trial in trials if not trial.got.error}
    return {text for text in shown if not re.search(r"\b(nan|inf)\b", text)}


def is_like(exercise, function, trials):
    """Whether a function does the same in every case, in raising and changing arguments too."""
    return all(
        is_blank(trial.got.value) == is_blank((reference := observed(exercise, function, trial.case)).value)
        and _alike(exercise, trial, reference, warnings_count=True)
        and not changed(exercise, trial.case, reference, trial.got)
        for trial in trials
    )


def _agreement(exercise, function, trials):
    """How much a wrong answer does of what was observed, and a case in which it does; 0 where it is another."""
    warns_only = all(trial.finding.kind == "warning" for trial in trials if trial.failed)
    agreement, values, shown = 0, 0, None
    breaks_alike = is_right_alike = True
    for trial in sorted(trials, key=lambda trial: not trial.failed):
        reference, breaks = observed(exercise, function, trial.case), _breaks(trial)
        if _alike(exercise, trial, reference, warns_only):
            agreement += 1 if changed(exercise, trial.case, reference, trial.got) else 2
            values += not trial.got.error
            wrong = finding_in(exercise, trial.case, trial.expected, reference)
            if trial.failed and wrong and wrong.decides and wrong.kind == trial.finding.kind:
                shown = trial if shown is None or breaks < _breaks(shown) else shown
        elif breaks:
            breaks_alike = False
        elif trial.failed and not _differs_in_the_arguments(exercise, trial, reference):
            return 0, None
        elif not trial.failed and not reference.error:
            is_right_alike = False
    if shown is None:
        return 0, None
    is_evidence = not shown.got.error and (breaks_alike or not _breaks(shown))  # one nan is like another
    by_values = values >= min(ENOUGH, len(trials)) and is_right_alike and is_evidence
    by_errors = breaks_alike and (is_right_alike or shown.got.error)
    return (agreement, shown) if by_values or by_errors else (0, None)


def _differs_in_the_arguments(exercise, trial, reference):
    """Whether the value is right in both, and one changes an argument: that is beside what is wrong with values."""
    return trial.finding.kind == "changed" and not difference(exercise, reference, trial.got)


def _breaks(trial):
    """Whether a call gave nothing to compare: an error, or nan or inf where ours gives numbers."""
    return bool(trial.got.error) or _breaks_in(trial.expected.value, trial.got.value)


def _breaks_in(expected, got):
    if isinstance(expected, dict) and isinstance(got, dict):
        return any(_breaks_in(value, got.get(key)) for key, value in expected.items())
    if isinstance(expected, (list, tuple)) and isinstance(got, (list, tuple)):
        return any(map(_breaks_in, expected, got))
    if not all(isinstance(value, (float, np.floating, np.ndarray)) for value in (expected, got)):
        return False
    expected, got = np.asarray(expected), np.asarray(got)
    comparable = expected.shape == got.shape and expected.dtype.kind == got.dtype.kind == "f"
    return bool(comparable and np.isfinite(expected).all() and not np.isfinite(got).all())


def _alike(exercise, trial, reference, warnings_count=False):
    got = trial.got
    if reference.error or got.error:
        return reference.error is got.error and _gist(reference) == _gist(got)
    is_wrong = trial.finding is not None and trial.finding.kind == "value" and not is_blank(got.value)
    return not (
        difference(exercise, reference, got, **_rounding(exercise, trial.case))
        or not is_wrong and changed(exercise, trial.case, reference, got)  # beside a wrong value it does not matter
        or exercise.fresh and reference.shares_memory != got.shares_memory
        or reference.draws != got.draws
        or warnings_count and bool(reference.warnings) != bool(got.warnings)
    )  # fmt: skip


def _rounding(exercise, case):
    """The tolerance for what was computed of float32: some code widens such numbers at once, other code at the end."""
    coarse = any(isinstance(part, np.ndarray) and part.dtype == np.float32 for part in case)
    return {"tolerance": TOLERANCE[4]} if coarse and exercise.compare is same else {}


def _gist(outcome):
    """The first words of an error's text, without what depends on the numbers."""
    return re.sub(r"[^a-z]+", " ", outcome.error_text.lower())[:24]
