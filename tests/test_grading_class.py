"""A whole class is graded: every row is right, whatever a notebook does; and a grader that is killed loses nothing."""

import csv
import os
import re

import example_class
import pytest

from nnlib import grading
from nnlib.exercises import activations as exercises

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="grading needs fork")]
LIMITS = {"time_limit": 5, "memory": 2}


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The folder with the class and its reports, what is expected of each student, and the rows of the CSV."""
    folder = tmp_path_factory.mktemp("grading a class ü")
    expected = example_class.make(folder / "class")
    time_limit = exercises.relu.time_limit
    os.environ["NNLIB_SECRET"] = "token"
    grading.grade(folder / "class", folder / "grades.csv", progress=False, **LIMITS)
    assert exercises.relu.time_limit == time_limit
    return folder, expected, rows_of(folder / "grades.csv")


def test_there_is_one_row_for_each_student_and_exercise(graded):
    _, expected, rows = graded
    wanted = [(student, name) for student in sorted(expected) for name in
              [f"activations.{name}" for name in exercises.EXERCISES]]  # fmt: skip
    assert [(row["student"], row["exercise"]) for row in rows] == wanted
    assert list(rows[0]) == ["student", "notebook", "exercise", "outcome", "misconception", "seconds", "message"]


NAMES = [*example_class.NOTEBOOKS, "damaged", "empty file", "no notebook", "deep", "empty folder", "other files only",
         "huge", "Žofia Müller-Łuk 李明", "two of one", "zipped", "zip that is none"]  # fmt: skip


def test_the_class_has_thirty_students_at_least_and_no_other(graded):
    assert sorted(NAMES) == sorted(graded[1]) and len(NAMES) >= 30


@pytest.mark.parametrize("student", NAMES)
def test_the_row_of_a_student_is_right(graded, student):
    _, expected, rows = graded
    (row,) = (row for row in rows if row["student"] == student and row["exercise"] == "activations.relu")
    outcome, message, misconception = expected[student]
    assert (row["outcome"], row["misconception"]) == (outcome, misconception), row["message"]
    assert re.search(message, row["message"])


@pytest.mark.parametrize("student", NAMES)
def test_what_happens_in_one_exercise_changes_no_other(graded, student):
    _, expected, rows = graded
    others = {row["outcome"] for row in rows if row["student"] == student and row["exercise"] != "activations.relu"}
    unreadable = re.search("damaged|empty|at most|unpacked", expected[student].message)
    assert others == {"failed" if unreadable else "unattempted"}
