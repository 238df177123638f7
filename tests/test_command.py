"""The command ``nnlib``: each part does what its name says, and bad input is told in one line."""

import csv
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from nnlib import _command, exercises
from nnlib.exercises import _progress, checklist

ROOT = Path(__file__).parents[1]


def run(capsys, *arguments):
    """(exit code, what is shown, what is complained of)"""
    code = _command.main([str(argument) for argument in arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_doctor_says_whether_all_is_well(capsys):
    code, shown, _ = run(capsys, "doctor")
    assert (code, shown.splitlines()[0]) == (0, "All is well")


def test_progress_lists_the_exercises_and_the_next_one(capsys):
    _progress.record("start_here.accuracy", True)
    code, shown, _ = run(capsys, "progress")
    count = len(exercises.all() | checklist.LEVELS)
    assert code == 0 and f"1 of {count} exercises correct. Next: neurons.forward." in shown


def test_export_writes_a_row_for_each_exercise(capsys, tmp_path):
    _progress.record("start_here.accuracy", False)
    _progress.record("start_here.accuracy", True)
    _progress.record("neurons.forward", False)
    assert run(capsys, "export", tmp_path / "progress.csv")[0] == 0
    with open(tmp_path / "progress.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[:4] == [
        ["exercise", "state", "tries"], ["start_here.accuracy", "correct", "2"], ["neurons.forward", "incorrect", "1"],
        ["neurons.batch_forward", "unattempted", "0"],
    ]  # fmt: skip
    assert len(rows) == 1 + len(exercises.all()) + 3


def test_handout_names_what_it_wrote(capsys, tmp_path):
    code, shown, _ = run(capsys, "handout", tmp_path / "class", "--notebook", "02", "--solutions")
    assert (code, shown.strip()) == (0, str(tmp_path / "class" / "02_activations.ipynb"))
    assert "## Solutions" in Path(shown.strip()).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["grade", "absent"], "absent is not there"),
        (["grade", ".", "--seed", "-1"], "seed must be at least 0"),
        (["handout", "class", "--notebook", "99"], "a notebook must be one of"),
        (["export", "absent/progress.csv"], "absent"),
    ],
)
def test_bad_input_is_told_in_one_line(arguments, words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("nnlib.grading.rights", lambda: "yours")
    code, shown, trouble = run(capsys, *arguments)
    assert code == 2 and shown == "" and len(trouble.splitlines()) == 1
    assert trouble.startswith(f"nnlib {arguments[0]}: ") and words in trouble
    assert os.listdir(tmp_path) == []


def test_root_is_told_whose_rights_the_students_code_has(capsys, monkeypatch):
    monkeypatch.setattr("nnlib.grading.rights", lambda: "root's")
    assert "code has root's rights here: grade in a container" in run(capsys, "grade", "absent")[2]


@pytest.mark.slow
def test_the_command_starts_without_what_its_parts_need():
    code = "import sys; from nnlib._command import _parser; _parser(); print(*{'numpy', 'jinja2'} & {*sys.modules})"
    assert subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True).split() in ([], ["numpy"])


def test_the_command_is_installed_under_its_name():
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert scripts == {"nnlib": "nnlib._command:main"}
