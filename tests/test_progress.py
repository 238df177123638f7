"""Progress: one small file that is never lost, whoever writes at the same time."""

import json
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import threading
import warnings
from pathlib import Path

import pytest
from filelock import FileLock
from places import NO_FILES, null_device
from platformdirs import user_data_dir

from nnlib import exercises
from nnlib.exercises import _final_score, _progress, checklist, collect, exercise


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    """A progress file of the test's own, and nothing remembered from another test."""
    file = tmp_path / "folder" / "progress.json"
    monkeypatch.setenv("NNLIB_PROGRESS", str(file))
    monkeypatch.setattr(_progress, "_unsaved", [])
    monkeypatch.setattr(_progress, "_said", set())
    monkeypatch.setattr(_progress, "_held", set())
    return file


@pytest.fixture
def notebook():
    def double(x):
        return x + x

    def made():
        double_exercise = exercise(
            task="Write `double(x)`.", stub=lambda x: ..., cases=lambda rng: [1.0], hints=["Add."], why="A sum.",
        )(double)  # fmt: skip

        @double_exercise.misconception
        def square(x):
            """That is the square."""
            return x * x

        return double_exercise

    names = {"__name__": "nnlib.exercises.activations", "first": made(), "second": made()}
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
    for each in notebook["EXERCISES"].values():
        each.check(each.answer)
    assert notebook["progress"]().title == "2 of 2 exercises correct. All done."


def test_all_exercises_are_grouped_by_notebook(notebook, monkeypatch):
    by_full_name = {exercise.full_name: exercise for exercise in notebook["EXERCISES"].values()}
    monkeypatch.setattr(exercises, "all", lambda: by_full_name)
    monkeypatch.setattr(checklist, "LEVELS", {})
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
    [
        b"", b"{", b"[]", b"null", b"\0" * 100, b"\xff\xfe", b"\xef\xbb\xbf", b'{"exercises": {"a.b": 3}}',
        b'{"exercises": [1]}', b'{"exercises":' + b"[" * 100_000, b'{"a":' * 100_000,
    ],
)  # fmt: skip
def test_a_damaged_file_is_put_aside_and_a_fresh_one_begun(file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.warns(UserWarning, match="was damaged. It is kept as progress.damaged.json"):
        _progress.record("activations.relu", True)
    assert file.with_name("progress.damaged.json").read_bytes() == content
    assert _progress.records() == {"activations.relu": {"tries": 1, "correct": True}}


def written(file, tries="1", correct="false"):
    """A progress file of one exercise, with values as they stand in JSON."""
    file.parent.mkdir()
    file.write_text('{"exercises": {"activations.relu": {"tries": TRIES, "correct": CORRECT}}}'
                    .replace("TRIES", tries).replace("CORRECT", correct))  # fmt: skip


NO_COUNTS = [
    "Infinity", "-Infinity", "NaN", "1e999", "-1", "1.5", "true", "null", '"x"', '"3"', "[]", "9" * 400, "9" * 4300,
    "9" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("tries", NO_COUNTS, ids=lambda tries: tries[:9])
@pytest.mark.parametrize("look", [lambda: _progress.record("activations.relu", True), _progress.records])
def test_a_number_of_tries_that_is_none_is_damage(look, file, tries):
    written(file, tries=tries)
    with pytest.warns(UserWarning, match="was damaged. It is kept as progress.damaged.json"):
        look()
    assert file.with_name("progress.damaged.json").exists()


@pytest.mark.parametrize("correct", ["1", "null", '"false"'])
def test_a_verdict_that_is_neither_true_nor_false_is_damage(correct, file):
    written(file, correct=correct)
    with pytest.warns(UserWarning, match="was damaged"):
        assert _progress.records() == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_an_editor_may_save_the_file_in_its_own_encoding(encoding, file):
    _progress.record("activations.relu", True)
    file.write_text(file.read_text(), encoding=encoding)
    _progress.record("activations.tanh", True)
    assert list(json.loads(file.read_bytes())["exercises"]) == ["activations.relu", "activations.tanh"]


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
import filelock  # while its files can be read
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


# Places that are no place


NO_PLACES = NO_FILES | {
    "a lock that is a folder": (lambda file: file.with_name(f"{file.name}.lock").mkdir(), r"\.lock\)"),
}


@pytest.mark.parametrize("make, words", NO_PLACES.values(), ids=NO_PLACES)
def test_where_no_file_can_be_progress_is_kept_for_the_session_and_nothing_is_touched(make, words, file):
    file.parent.mkdir()
    make(file)
    before = sorted(file.parent.rglob("*"))
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        _progress.record("activations.relu", False)
        _progress.record("activations.relu", True)
        assert _progress.records() == {"activations.relu": {"tries": 2, "correct": True}}
    (said,) = given
    assert re.search(rf"can't be saved to {re.escape(str(file))} \(.*{words}", str(said.message))
    assert sorted(file.parent.rglob("*")) == before


def test_a_name_that_is_too_long_is_said(file, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(file.with_name("n" * 300)))
    with pytest.warns(UserWarning, match="too long"):
        _progress.record("activations.relu", True)


def test_a_tilde_in_the_variable_is_the_home_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("NNLIB_PROGRESS", "~/mine.json")
    _progress.record("activations.relu", True)
    assert (tmp_path / "mine.json").exists()


def test_an_empty_variable_is_none(monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", "")
    assert str(_progress.path()) == os.path.join(user_data_dir("nnlib", appauthor=False), "progress.json")


def test_a_user_without_a_home_keeps_progress_for_the_session(homeless, monkeypatch, notebook):
    monkeypatch.delenv("NNLIB_PROGRESS")
    with pytest.warns(UserWarning, match="the home folder for ~ is not known.*Set NNLIB_PROGRESS"):
        notebook["first"].check(lambda x: 2 * x)
    assert notebook["progress"]().title == "1 of 2 exercises correct. Next: second."


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right there")
def test_a_progress_file_that_is_a_link_stays_one(file, tmp_path):
    file.parent.mkdir()
    file.symlink_to(tmp_path / "synchronized.json")
    _progress.record("activations.relu", True)
    assert file.is_symlink() and (tmp_path / "synchronized.json").exists()
    assert _progress.records() == {"activations.relu": {"tries": 1, "correct": True}}


# A lock that is not given back

HOLDER = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def holder(file, monkeypatch):
    """Another process that holds the lock until it hears something."""
    monkeypatch.setattr(_progress, "PATIENCE", 0.1)
    _progress.record("activations.relu", False)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", HOLDER, f"{file}.lock"], **pipes, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.mark.slow
def test_a_lock_that_is_held_is_said_once_with_its_true_cause(holder, file):
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        for _ in range(3):
            _progress.record("activations.relu", False)
            _progress.records()
    assert len(given) == 1
    assert f"another process, which may have been stopped, holds {file}.lock" in str(given[0].message)
    assert _progress.records() == {"activations.relu": {"tries": 4, "correct": False}}


@pytest.mark.slow
def test_a_lock_that_is_held_is_waited_for_once(holder, file, monkeypatch):
    waited = []
    monkeypatch.setattr("filelock.FileLock", lambda path, timeout: waited.append(timeout) or FileLock(path, timeout))
    with pytest.warns(UserWarning, match="holds"):
        for _ in range(3):
            _progress.record("activations.relu", False)
            _progress.records()
    assert waited == [0.1, 0, 0, 0, 0, 0]


@pytest.mark.slow
def test_a_lock_that_is_given_back_lets_all_that_waited_be_saved(holder, file):
    with pytest.warns(UserWarning, match="holds"):
        _progress.record("activations.relu", False)
    holder.communicate("give it back\n")
    _progress.record("activations.relu", True)
    assert json.loads(file.read_text())["exercises"] == {"activations.relu": {"tries": 3, "correct": True}}


# The final score, whose file stands beside


@pytest.mark.skipif(os.name == "nt", reason="Windows has no devices of this kind")
def test_a_final_score_beside_a_device_is_kept_for_the_session(monkeypatch, tmp_path):
    device = tmp_path / "progress.json"
    null_device(device)
    monkeypatch.setenv("NNLIB_PROGRESS", str(device))
    monkeypatch.setattr(_final_score, "_unsaved", [])
    assert [_final_score._counted("mine", 0.5) for _ in range(3)] == [[], [0.5], [0.5, 0.5]]
    assert os.listdir(tmp_path) == ["progress.json"]


@pytest.mark.parametrize("line", ["[" * 99_999, "9" * 400, '{"name": "mine", "accuracy": ' + "9" * 400 + "}", "\0"])
def test_a_damaged_line_among_final_scores_is_passed_over(line, file):
    _final_score._counted("mine", 0.25)
    with file.with_name("final_scores.jsonl").open("a") as stream:
        stream.write(line + "\n")
    assert _final_score._counted("mine", 0.5) == [0.25]
