"""The map of the course: every notebook once, in order, linked where it is there, with the exercises solved."""

import re
from importlib import import_module

import pytest

from nnlib import course, exercises
from nnlib._course import NOTEBOOKS, PARTS


@pytest.fixture
def folder(tmp_path):
    """A folder with two of the course's notebooks."""
    for name in ("00_start_here.ipynb", "01_neurons.ipynb"):
        (tmp_path / name).touch()
    return tmp_path


def line(drawn, title):
    return next(line for line in str(drawn).splitlines() if title in line)


def test_the_map_holds_every_notebook_in_the_courses_order():
    numbered = [line.split()[0] for line in str(course.map()).splitlines() if line.startswith("  ")]
    assert numbered == [f"{number:02d}" for number in range(len(NOTEBOOKS))]


def test_notebooks_that_are_there_are_links_to_them(folder):
    links = re.findall("href='([^']+)'", course.map(folder)._repr_html_())
    assert links == ["00_start_here.ipynb", "01_neurons.ipynb"]


def test_notebooks_that_are_not_there_are_in_preparation(folder):
    page = course.map(folder)._repr_html_()
    assert page.count("in preparation") == page.count("dashed") == len(NOTEBOOKS) - 2
    assert "in preparation" in line(course.map(folder), "02 activations")


def test_a_box_counts_the_exercises_that_are_solved(folder):
    assert "0 of 1 exercise" in line(course.map(folder), "00 start here")
    exercise = exercises.all()["start_here.accuracy"]
    exercise.check(exercise.answer)
    assert "✓ 1 of 1 exercise" in line(course.map(folder), "00 start here")


@pytest.mark.parametrize("number, name", list(enumerate(NOTEBOOKS)))
def test_a_box_counts_what_its_notebook_counts(folder, number, name):
    (folder / f"{number:02d}_{name}.ipynb").touch()
    own = len(import_module(f"nnlib.exercises.{name}").progress().rows)
    assert re.search(rf"0 of {own} exercises?$", line(course.map(folder), f"  {number:02d} "))


def test_the_progress_of_the_course_is_that_of_its_notebooks_together():
    own = [row[0] for name in NOTEBOOKS for row in import_module(f"nnlib.exercises.{name}").progress().rows]
    assert [row[1] for row in exercises.progress().rows] == own


def test_a_wrong_answer_solves_nothing(folder):
    exercise = exercises.all()["start_here.accuracy"]
    exercise.check(exercise.misconceptions[0].function)
    assert "0 of 1 exercise" in line(course.map(folder), "00 start here")


def test_the_map_says_the_same_in_text_and_as_a_picture(folder):
    drawn = course.map(folder)
    words = re.sub("<[^>]+>", " ", drawn._repr_html_())
    assert all(part in words for text in str(drawn).splitlines() for part in re.split("  +", text.strip()))


def test_each_box_asks_its_question(folder):
    page = course.map(folder)._repr_html_()
    assert all(question in page for questions in PARTS.values() for question in questions.values())
