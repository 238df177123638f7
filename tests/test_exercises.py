"""Every exercise of the course: ours is right, the stub is neutral, each known wrong answer is recognized."""

import ast
import inspect
import re
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import exercise_answers
import numpy as np
import pytest

from nnlib import exercises
from nnlib.exercises import _progress
from nnlib.exercises._judging import all_cases, show_arguments

ALL = exercises.all()
WRONG = {
    f"{name}-{misconception.name}".replace(" ", "_"): (exercise, misconception)
    for name, exercise in ALL.items()
    for misconception in exercise.misconceptions
}

FILES = sorted(Path(*exercises.__path__).glob("*/*.py"))
MODULES_WITH_ANSWERS = exercise_answers.modules()
ANSWERS = {
    f"{answer.exercise}-{answer.misconception or answer.outcome}-{number}".replace(" ", "_"): answer
    for number, answer in enumerate(exercise_answers.ANSWERS)
}
SLOW = ("gradcheck.overfit_twenty", "regularization.inverted_dropout")

each_exercise = pytest.mark.parametrize("exercise", ALL.values(), ids=ALL)
each_wrong_answer = pytest.mark.parametrize("exercise, misconception", WRONG.values(), ids=WRONG)


@pytest.fixture(autouse=True)
def no_progress_is_kept(monkeypatch):
    monkeypatch.setattr(_progress, "record", lambda *given: None)  # thousands of checks would each write a file


def code_lines(exercise):
    """The lines of the answer that would give it away."""
    source = str(exercise.solution()).split("```")[1]
    lines = {line.partition("#")[0].strip() for line in source.splitlines()}
    return {line for line in lines if re.match(r"(?!def ).*(=|return)", line) and len(line) > 12}


@each_exercise
def test_our_answer_is_correct(exercise):
    result = exercise.check(exercise.answer)
    assert result.outcome == "correct", result


@each_exercise
def test_our_answer_is_checked_in_under_two_seconds_of_computing(exercise):
    start = time.process_time()
    exercise.check(exercise.answer)
    assert time.process_time() - start < 2


@each_exercise
def test_the_stub_is_neutral(exercise):
    assert exercise.check(exercise.stub).outcome == "unattempted"


@each_exercise
def test_the_stub_keeps_the_name_and_the_parameters(exercise):
    if exercise.takes_value:
        assert "..." in exercise.stub_source
    else:
        assert exercise.stub.__name__ == exercise.answer.__name__
        assert inspect.signature(exercise.stub) == inspect.signature(exercise.answer)


@each_exercise
def test_three_wrong_answers_with_different_names_and_messages_are_known(exercise):
    names, _, messages, _ = zip(*exercise.misconceptions, strict=True)
    assert min(len(set(names)), len(set(messages))) == len(names) >= 3


@each_exercise
def test_there_are_at_least_two_hints(exercise):
    assert len(exercise.hints) >= 2


@each_exercise
def test_no_message_or_hint_gives_a_line_of_the_solution_away(exercise):
    told = [
        exercise.task,
        *exercise.hints,
        *(misconception.message for misconception in exercise.misconceptions),
    ]
    assert not [line for line in code_lines(exercise) if any(line in text for text in told)]


@each_exercise
def test_the_cases_are_the_same_every_time(exercise):
    first, second = ([show_arguments(exercise, case) for case in all_cases(exercise)] for _ in range(2))
    assert first == second


@each_exercise
def test_the_exercise_shows_its_task_and_its_solution_says_why(exercise):
    assert exercise.task in exercise._repr_markdown_()
    assert exercise.why in exercise.solution() and len(exercise.why) > 20


@each_wrong_answer
def test_a_known_wrong_answer_is_recognised(exercise, misconception):
    result = exercise.check(misconception.function)
    assert (result.outcome, result.misconception) == ("incorrect", misconception.name), result
    assert result.message == misconception.message


@each_exercise
def test_a_wrong_answer_gets_the_same_result_twice(exercise):
    wrong = exercise.misconceptions[0].function
    first, second = exercise.check(wrong), exercise.check(wrong)
    if exercise.draws:  # what a generator of its own gives is never the same
        first, second = (replace(result, counterexample=None) for result in (first, second))
    assert repr(first) == repr(second)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_of_exercises_binds_no_name_twice(path):
    module = ast.parse(path.read_text(encoding="utf-8"))
    bound = Counter(part.name for part in module.body if isinstance(part, ast.FunctionDef | ast.ClassDef))
    bound.update(
        target.id for part in module.body if isinstance(part, ast.Assign) for target in part.targets
        if isinstance(target, ast.Name)
    )  # fmt: skip
    assert [name for name, times in bound.items() if times > 1] == []


@pytest.mark.parametrize("name", MODULES_WITH_ANSWERS)
def test_answers_are_written_as_functions(name):
    own = [exercise for exercise in ALL.values() if exercise.module == name]
    answers = [one for exercise in own for one in (exercise.answer, *(m.function for m in exercise.misconceptions))]
    assert [answer for answer in answers if answer.__name__ == "<lambda>"] == []


# Answers of students


def each_answer():
    """The answers: by `make test` the first for each misconception, the others by a landing, of slow exercises deep."""
    seen = set()
    for name, answer in ANSWERS.items():
        others = pytest.mark.deep if answer.exercise in SLOW else pytest.mark.landing
        yield pytest.param(answer, id=name, marks=[others] * ((answer.exercise, answer.misconception) in seen))
        seen.add((answer.exercise, answer.misconception))


@pytest.mark.parametrize("answer", list(each_answer()))
def test_an_answer_of_a_students_own_is_judged_and_named(answer):
    exercise = ALL[answer.exercise]
    result, own = exercise.check(answer.function), {misconception.name for misconception in exercise.misconceptions}
    name = result.misconception if result.misconception in own else None  # else it is a usual mistake's
    assert (result.outcome, name) == (answer.outcome, answer.misconception), result


@pytest.mark.parametrize("name", [name for name, exercise in ALL.items() if exercise.module in MODULES_WITH_ANSWERS])
def test_every_misconception_has_three_answers_of_students_and_so_have_the_right_ones(name):
    exercise = ALL[name]
    given = Counter(
        answer.misconception or answer.outcome for answer in ANSWERS.values() if answer.exercise == name
    )
    wanted = ["correct", *(misconception.name for misconception in exercise.misconceptions)]
    assert [name for name in wanted if given[name] < 3] == [] or exercise.takes_value


FORMS_OF_VALUES = {
    "backwards": lambda values: dict(reversed(values.items())),
    "in capitals": lambda values: {k: f" {v.upper()} " if isinstance(v, str) else float(v) for k, v in values.items()},
    "in NumPy's types": lambda values: {name: np.array(value)[()] for name, value in values.items()},
}


@pytest.mark.parametrize("form", FORMS_OF_VALUES.values(), ids=FORMS_OF_VALUES)
@pytest.mark.parametrize("name", [name for name, exercise in ALL.items() if exercise.takes_value])
def test_a_value_is_judged_and_named_in_any_form(name, form):
    exercise = ALL[name]
    assert exercise.check(form(exercise.answer())).outcome == "correct"
    for misconception in exercise.misconceptions:
        result = exercise.check(form(misconception.function()))
        assert (result.outcome, result.misconception) == ("incorrect", misconception.name)
