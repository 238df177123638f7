"""Progress: one small file that is never lost, whoever writes at the same time."""

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import threading
import warnings
from pathlib import Path

import pytest
from platformdirs import user_data_dir

from nnlib import exercises
from nnlib.exercises import Exercise, Misconception, _progress, collect


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    """A progress file of the test's own, and nothing remembered from another test."""
    file = tmp_path / "folder" / "progress.json"
    monkeypatch.setenv("NNLIB_PROGRESS", str(file))
    monkeypatch.setattr(_progress, "_unsaved", [])
    monkeypatch.setattr(_progress, "_said", set())
    return file


@pytest.fixture
def notebook():
    def double(x):
        return x + x

    def exercise():
        square = Misconception("square", lambda x: x * x, "That is the square.")
        return Exercise(
            task="Write `double(x)`.", answer=double, stub=lambda x: ..., cases=lambda rng: [1.0],
            hints=["Add."], misconceptions=[square], why="A sum.",
        )  # fmt: skip

    names = {"__name__": "nnlib.exercises.activations", "first": exercise(), "second": exercise()}
    names["EXERCISES"], names["progress"] = collect(names)
    return names


# What is counted


def test_tries_are_counted_until_the_first_correct_one():
    for correct in (False, False, True, False, True):
        _progress.record("activations.relu", correct)
    assert _progress.records() == {"activations.relu": {"tries": 3, "correct": True}}


def test_a_check_is_recorded(notebook):
    notebook["first"].check(lambda x: x * x)
    notebook["second"].check(lambda x: 2 * x)
    assert _progress.records() == {
        "activations.first": {"tries": 1, "correct": False},
        "activations.second": {"tries": 1, "correct": True},
    }


def test_a_stub_is_not_recorded(notebook, file):
    notebook["first"].check(...)
    assert not file.exists()


def test_progress_outlives_the_session(file):
    _progress.record("activations.relu", True)
    code = "from nnlib.exercises import _progress; print(_progress.records())"
    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert seen == "{'activations.relu': {'tries': 1, 'correct': True}}\n"


def test_what_other_versions_wrote_is_kept(file):
    _progress.record("activations.an_exercise_of_last_year", True)
    _progress.record("activations.relu", True)
    assert "activations.an_exercise_of_last_year" in json.loads(file.read_text())["exercises"]


def test_without_the_variable_the_file_is_in_the_users_data_folder(monkeypatch):
    monkeypatch.delenv("NNLIB_PROGRESS")
    assert str(_progress.path()) == os.path.join(user_data_dir("nnlib", appauthor=False), "progress.json")


# What is shown


def test_the_table_names_the_state_of_each_exercise_and_the_next_one(notebook):
    notebook["first"].check(lambda x: 2 * x)
    notebook["second"].check(lambda x: x * x)
    assert str(notebook["progress"]()).splitlines() == [
        "1 of 2 exercises correct. Next: second.",
        "exercise  state",
        "--------  -----------------",
        "first     ✓ correct",
        "second    ✗ not yet (1 try)",
    ]


def test_a_fresh_copy_shows_nothing_attempted(notebook):
    states = [row[-1] for row in notebook["progress"]().rows]
    assert states == ["○ not attempted", "○ not attempted"]


def test_the_first_exercise_that_is_not_correct_is_the_next_one(notebook):
    notebook["first"].check(lambda x: x * x)
    assert notebook["progress"]().title == "0 of 2 exercises correct. Next: first."


def test_when_all_are_correct_the_table_says_so(notebook):
    for exercise in notebook["EXERCISES"].values():
        exercise.check(exercise.answer)
    assert notebook["progress"]().title == "2 of 2 exercises correct. All done."


def test_all_exercises_are_grouped_by_notebook(notebook, monkeypatch):
    by_full_name = {exercise.full_name: exercise for exercise in notebook["EXERCISES"].values()}
    monkeypatch.setattr(exercises, "all", lambda: by_full_name)
    notebook["first"].check(lambda x: 2 * x)
    table = exercises.progress()
    assert table.title == "1 of 2 exercises correct. Next: activations.second."
    assert [row[:2] for row in table.rows] == [["02 activations", "first"], ["02 activations", "second"]]


# Several writers


def write_many(name, count):
    for i in range(count):
        _progress.record(f"{name}.{i}", True)
        _progress.record("shared.exercise", False)


def test_processes_that_write_at_the_same_time_lose_nothing():
    start = multiprocessing.get_context("spawn")
    writers = [start.Process(target=write_many, args=(f"notebook{i}", 10)) for i in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    records = _progress.records()
    assert len(records) == 4 * 10 + 1
    assert records["shared.exercise"]["tries"] == 4 * 10


def test_threads_that_write_at_the_same_time_lose_nothing():
    threads = [threading.Thread(target=write_many, args=(f"notebook{i}", 10)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _progress.records()["shared.exercise"]["tries"] == 4 * 10


def test_a_writer_killed_in_the_middle_leaves_the_old_file_whole(file):
    _progress.record("activations.relu", True)
    code = """
import os
from nnlib.exercises import _progress
os.replace = lambda *paths: os._exit(9)
_progress.record("activations.tanh", True)
"""
    assert subprocess.run([sys.executable, "-c", code]).returncode == 9
    _progress.record("activations.elu", True)
    assert list(_progress.records()) == ["activations.relu", "activations.elu"]


# Faults


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"exercises": {"a.b": 3}}', b'{"exercises": {"a.b": {"tries": "x"}}}', b"\xff\xfe"],
)
def test_a_damaged_file_is_put_aside_and_a_fresh_one_begun(file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.warns(UserWarning, match="was damaged. It is kept as progress.damaged.json"):
        _progress.record("activations.relu", True)
    assert file.with_name("progress.damaged.json").read_bytes() == content
    assert _progress.records() == {"activations.relu": {"tries": 1, "correct": True}}


def test_a_second_damaged_file_does_not_replace_the_first(file):
    file.parent.mkdir()
    for content in ("one", "two"):
        file.write_text(content)
        with pytest.warns(UserWarning, match="damaged"):
            _progress.record("activations.relu", True)
    assert file.with_name("progress.damaged.json").read_text() == "one"
    assert file.with_name("progress.damaged-2.json").read_text() == "two"


def test_looking_at_a_damaged_file_puts_it_aside_too(file):
    file.parent.mkdir()
    file.write_text("{")
    with pytest.warns(UserWarning, match="damaged"):
        assert _progress.records() == {}
    assert file.with_name("progress.damaged.json").exists()


@pytest.fixture
def no_folder(tmp_path, monkeypatch):
    """A progress file that can't be: its folder is a file."""
    (tmp_path / "occupied").write_text("")
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "occupied" / "progress.json"))


def test_where_nothing_can_be_written_progress_is_kept_for_the_session(no_folder):
    with pytest.warns(UserWarning, match="can't be saved .* kept for this session only"):
        _progress.record("activations.relu", False)
    _progress.record("activations.relu", True)
    assert _progress.records() == {"activations.relu": {"tries": 2, "correct": True}}


def test_the_warning_that_nothing_can_be_written_comes_once(no_folder):
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        for _ in range(3):
            _progress.record("activations.relu", False)
    assert len(given) == 1


def test_progress_of_the_session_is_saved_when_the_place_becomes_writable(no_folder, tmp_path):
    with pytest.warns(UserWarning):
        _progress.record("activations.relu", False)
    (tmp_path / "occupied").unlink()
    _progress.record("activations.relu", True)
    saved = json.loads((tmp_path / "occupied" / "progress.json").read_text())
    assert saved["exercises"] == {"activations.relu": {"tries": 2, "correct": True}}


@pytest.fixture
def read_only(monkeypatch):
    """A progress file in a folder that can only be read, by root too once it has become another user."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "progress.json")
        file.write_text(json.dumps({"exercises": {"activations.relu": {"tries": 1, "correct": True}}}))
        file.chmod(0o444)
        os.chmod(folder, 0o555)
        monkeypatch.setenv("NNLIB_PROGRESS", str(file))
        yield file
        os.chmod(folder, 0o755)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permissions of this kind")
def test_a_read_only_folder_is_read_and_the_session_goes_on(read_only):
    code = """
import os, warnings
from nnlib.exercises import _progress
if os.getuid() == 0:
    os.setuid(65534)
with warnings.catch_warnings(record=True) as given:
    warnings.simplefilter("always")
    _progress.record("activations.tanh", True)
print(list(_progress.records()), len(given))
"""
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert child.stdout == "['activations.relu', 'activations.tanh'] 1\n", child.stderr
