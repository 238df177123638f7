"""Answers to the exercises as tired students write them, wrong and right; one module for each of exercises.

Each is written by hand and unlike ours: loops, another formula, another call of a library, failing where nobody
looks. ``@wrong("relu", "in place")`` says which misconception an answer shows; with None it shows none of the
exercise's own, and ``@right("relu")`` that it is to be accepted. A value is the result of a function without
parameters.
"""

import importlib
from pathlib import Path
from typing import NamedTuple


class Answer(NamedTuple):
    """A reader's answer, and what a check of it should find."""

    exercise: str
    function: object
    outcome: str
    misconception: str | None


ANSWERS = []


def wrong(exercise, misconception):
    """Register a wrong answer; the misconception is the name that it should get, or None."""
    return lambda function: _register(exercise, function, "incorrect", misconception)


def right(exercise):
    """Register a right answer."""
    return lambda function: _register(exercise, function, "correct", None)


def _register(exercise, function, *expected):
    module = function.__module__.rpartition(".")[2]
    ANSWERS.append(Answer(f"{module}.{exercise}", function, *expected))
    return function


def modules():
    """The names of the modules of answers, imported."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
    for name in names:
        importlib.import_module(f"{__name__}.{name}")
    return names
