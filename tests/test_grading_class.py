"""A whole class is graded: every row is right, whatever a notebook does; and a grader that is killed loses nothing."""

import copy
import csv
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import example_class
import psutil
import pytest
from example_class import CHECK, RIGHT, STEP, STUDENTS, notebook, write

from nnlib import grading
from nnlib.exercises import activations as exercises
from nnlib.exercises import all as all_exercises
from nnlib.exercises import checklist
from nnlib.exercises._judging import all_cases
from nnlib.exercises._stubs import source_of

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="grading needs fork")]
NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
LIMITS = {"time_limit": 5, "memory": 2, "progress": False}


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def outcomes(folder, out, **options):
    """{student: outcome of relu} of a graded folder."""
    rows = grading.grade(folder, out, **LIMITS | options).rows
    return {row["student"]: row["outcome"] for row in rows if row["exercise"] == "activations.relu"}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The folder with the class and its reports, what is expected of each student, and the rows of the CSV."""
    folder = tmp_path_factory.mktemp("a class, über all")
    expected = example_class.make(folder / "class")
    grading.grade(folder / "class", folder / "grades.csv", **LIMITS)
    return folder, expected, rows_of(folder / "grades.csv")


# --- every row is right ------------------------------------------------------------------------------------------


def test_there_is_one_row_for_each_student_and_exercise(graded):
    _, expected, rows = graded
    names = [f"activations.{name}" for name in exercises.EXERCISES]
    found = [(row["student"], row["exercise"]) for row in rows]
    assert found == [(student, name) for student in sorted(expected) for name in names]
    assert list(rows[0]) == ["student", "notebook", "exercise", "outcome", "misconception", "seconds", "message"]
    assert len(expected) >= 30 and sorted(expected) == sorted(STUDENTS)


@pytest.mark.parametrize("student", STUDENTS)
def test_the_row_of_a_student_is_right(graded, student):
    _, expected, rows = graded
    (row,) = (row for row in rows if row["student"] == student and row["exercise"] == "activations.relu")
    outcome, message, misconception = expected[student]
    assert (row["outcome"], row["misconception"]) == (outcome, misconception), row["message"]
    assert re.search(message, row["message"])


@pytest.mark.parametrize("student", STUDENTS)
def test_what_happens_in_one_exercise_changes_no_other(graded, student):
    _, expected, rows = graded
    others = {row["outcome"] for row in rows if row["student"] == student and row["exercise"] != "activations.relu"}
    unreadable = re.search("damaged|empty|at most|unpacked", expected[student].message)
    assert others == {"failed" if unreadable else "unattempted"}


def test_the_best_of_three_notebooks_counts_and_is_named(graded):
    (row,) = (row for row in graded[2] if row["student"] == "three of one" and row["exercise"] == "activations.relu")
    assert row["notebook"] == "three of one/02_activations (1).ipynb"


def test_the_summary_counts_what_each_student_solved(graded):
    folder, expected, _ = graded
    rows = {row["student"]: row for row in rows_of(folder / "grades-summary.csv")}
    assert {student: int(row["02_activations"]) for student, row in rows.items()} == {
        student: int(one.outcome == "correct") for student, one in expected.items()
    }
    total, percent = len(exercises.EXERCISES), round(100 / len(exercises.EXERCISES))
    assert list(rows["right"].values()) == ["right", "1", "1", str(total), str(percent)]


def test_the_page_says_what_was_misunderstood_and_links_to_each_notebook(graded):
    page = (graded[0] / "grades.html").read_text(encoding="utf-8")
    step = next(one for one in exercises.relu.misconceptions if one.name == "step")
    assert re.search(r"<b>step</b> in <code>activations.relu</code>: 3 of \d+ who tried", page)
    assert re.sub(r"\W", "", step.message) in re.sub(r"&#39;|\W", "", page)
    assert re.search(r"<b>a name without a value</b>[\s\S]*?Nothing has the name", page)
    assert 'href="class/right%20with%20a%20loop/02_activations.ipynb"' in page
    assert "http" not in page and "<script" not in page and "src=" not in page


def test_the_same_call_again_grades_nothing_again(graded):
    folder, _, rows = graded
    before = (folder / "grades.jsonl").read_bytes()
    grading.grade(folder / "class", folder / "grades.csv", **LIMITS)
    assert (folder / "grades.jsonl").read_bytes() == before
    assert rows_of(folder / "grades.csv") == rows


# --- what counts -------------------------------------------------------------------------------------------------


def test_whoever_knows_the_cases_by_heart_is_found_out_by_another_seed(tmp_path):
    relu = exercises.relu.answer
    known = {x.tobytes().hex(): relu(x).tobytes().hex() for (x,) in all_cases(exercises.relu)}
    code = f"known = {known}\n\n" + (
        "def relu(x):\n    found = known.get(x.tobytes().hex(), x.tobytes().hex())\n"
        "    return np.frombuffer(bytes.fromhex(found), x.dtype).reshape(x.shape).copy()"
    )
    write(tmp_path / "class" / "by heart" / "02_activations.ipynb", notebook(code + CHECK))
    write(tmp_path / "class" / "right" / "02_activations.ipynb", notebook(RIGHT + CHECK))
    seen = outcomes(tmp_path / "class", tmp_path / "seen.csv")
    unseen = outcomes(tmp_path / "class", tmp_path / "unseen.csv", seed=5)
    assert seen == {"by heart": "correct", "right": "correct"}
    assert unseen == {"by heart": "incorrect", "right": "correct"}


@pytest.mark.landing
def test_our_solutions_pasted_into_the_notebooks_are_correct_and_their_stubs_are_unattempted(tmp_path):
    """So an exercise's cell needs nothing else of its notebook but the imports."""
    for path in NOTEBOOKS.glob("*.ipynb"):
        pages = {"stubs": json.loads(path.read_text(encoding="utf-8"))}
        pages["solved"] = copy.deepcopy(pages["stubs"])
        for cell in pages["solved"]["cells"]:
            if name := re.search(r"^exercises\.(\w+)\.check\(", "".join(cell["source"]), re.MULTILINE):
                cell["source"] = solution(all_exercises()[f"{path.stem[3:]}.{name[1]}"])
            elif level := re.search(r"^case_(\d)\.check\(", "".join(cell["source"]), re.MULTILINE):
                names = checklist.capstone(0, int(level[1]))._planted
                cell["source"] = f"case_{level[1]}.check({names})"
        for student, page in pages.items():
            write(tmp_path / "class" / student / path.name, json.dumps(page))
    rows = grading.grade(tmp_path / "class", tmp_path / "grades.csv", progress=False).rows
    wanted = {"solved": "correct", "stubs": "unattempted"}
    assert len(rows) == 2 * (len(all_exercises()) + 3)
    assert [row for row in rows if row["outcome"] != wanted[row["student"]]] == []


def solution(exercise):
    """A cell with our code, as a student would paste it."""
    if exercise.takes_value:
        return f"answer = {exercise.answer()!r}\n\nexercises.{exercise.name}.check(answer)"
    return f"{source_of(exercise.answer)}\n\n\nexercises.{exercise.name}.check({exercise.answer.__name__})"


# --- a grader that is stopped ------------------------------------------------------------------------------------

CLASS_OF = 8


@pytest.fixture
def small_class(tmp_path):
    """Students of whom every second one is right, and whose notebooks all differ."""
    for number in range(CLASS_OF):
        code = f"number = {number}\n\n{STEP if number % 2 else RIGHT}{CHECK}"
        write(tmp_path / "class" / f"student {number:02d}" / "02_activations.ipynb", notebook(code))
    return tmp_path


def command(folder, *more):
    """The command, in a session of its own, as a terminal starts it."""
    program = [sys.executable, "-P", "-m", "nnlib", "grade", "class", "--out", "grades.csv", "--jobs", "2", *more]
    here = os.pathsep.join([str(Path(grading.__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    (folder / "tmp").mkdir(exist_ok=True)
    environment = os.environ | {"PYTHONPATH": here, "TMPDIR": str(folder / "tmp")}
    return subprocess.Popen(
        program, cwd=folder, env=environment, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def journal(folder):
    path = folder / "grades.jsonl"
    return path.read_bytes().count(b'{"graded"') if path.exists() else 0


def wait_for(condition, process):
    while not condition():
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)


def whole(folder):
    rows = rows_of(folder / "grades.csv")
    return {row["student"]: row["outcome"] for row in rows if row["exercise"] == "activations.relu"}


RIGHT_ROWS = {f"student {number:02d}": "incorrect" if number % 2 else "correct" for number in range(CLASS_OF)}


@pytest.mark.parametrize("kills", [2, pytest.param(10, marks=pytest.mark.deep)])
def test_a_grader_that_is_killed_again_and_again_loses_nothing(small_class, kills):
    rng, workers = random.Random(kills), []
    for _ in range(kills):
        before = journal(small_class)
        with command(small_class) as process:
            wait_for(lambda: psutil.Process(process.pid).children(), process)
            if before < CLASS_OF - 2:
                wait_for(lambda before=before: journal(small_class) > before, process)
            time.sleep(rng.random() / 10)
            workers += psutil.Process(process.pid).children() if process.poll() is None else []
            process.kill()
        assert journal(small_class) >= before
    with command(small_class) as process:
        said, trouble = process.communicate()
    assert process.returncode == 0, trouble
    assert said.startswith(f"{CLASS_OF} students, {CLASS_OF} notebooks: ")
    assert whole(small_class) == RIGHT_ROWS
    assert journal(small_class) == CLASS_OF
    assert psutil.wait_procs(workers, timeout=120)[1] == []  # who judged for a killed grader ends by itself


def test_an_interrupt_keeps_what_is_graded_and_the_same_command_goes_on(small_class):
    with command(small_class) as process:
        wait_for(lambda: journal(small_class) > 1, process)
        workers = psutil.Process(process.pid).children()
        process.send_signal(signal.SIGINT)
        _, trouble = process.communicate()
    assert process.returncode == 130 and "the same command goes on" in trouble
    assert psutil.wait_procs(workers, timeout=120)[1] == []
    assert os.listdir(small_class / "tmp") == []
    graded = whole(small_class)
    assert 1 < len(graded) < CLASS_OF and graded.items() <= RIGHT_ROWS.items()
    assert f"{CLASS_OF - len(graded)} notebooks are not graded yet" in (small_class / "grades.html").read_text()
    with command(small_class) as process:
        assert "left" not in process.communicate()[0]
    assert whole(small_class) == RIGHT_ROWS
    assert os.listdir(small_class / "tmp") == []


def test_with_a_grader_that_is_killed_ends_the_students_code_that_it_waits_for(tmp_path):
    code = f"def relu(x):\n    while True:\n        pass{CHECK}"
    write(tmp_path / "class" / "endless" / "02_activations.ipynb", notebook(code))
    with command(tmp_path, "--time-limit", "3600") as process:
        grader = psutil.Process(process.pid)
        wait_for(lambda: len(grader.children(recursive=True)) == 2, process)
        others = grader.children(recursive=True)
        process.kill()
    assert psutil.wait_procs(others, timeout=120)[1] == []


def test_two_graders_do_not_write_one_journal(small_class):
    with command(small_class) as process:
        wait_for(lambda: journal(small_class), process)
        with command(small_class) as other:
            assert "another `nnlib grade` is writing it" in other.communicate()[1]
        process.kill()


def test_a_notebook_handed_in_again_is_graded_again_and_no_other(small_class):
    folder, out = small_class / "class", small_class / "grades.csv"
    outcomes(folder, out)
    lines = journal(small_class)
    write(folder / "student 01" / "02_activations.ipynb", notebook(f"again = 1\n\n{RIGHT}{CHECK}"))
    assert outcomes(folder, out)["student 01"] == "correct"
    assert journal(small_class) == lines + 1


def test_a_students_code_sees_nothing_of_the_graders_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("TEACHERS_TOKEN", "secret")
    code = "import os\n\ndef relu(x):\n    return np.maximum(0, x) if 'secret' not in str(os.environ) else x" + CHECK
    write(tmp_path / "class" / "curious" / "02_activations.ipynb", notebook(code))
    assert outcomes(tmp_path / "class", tmp_path / "grades.csv") == {"curious": "correct"}


def test_a_students_code_writes_no_file_and_leaves_no_process(tmp_path):
    place = tmp_path / "written"
    code = f"""
import os, subprocess, sys

def relu(x):
    try:
        with open({str(place)!r}, "w") as file:
            file.write("x" * 10**6)
    except OSError:
        pass
    try:
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(10**6)", {str(tmp_path)!r}])
    except OSError:
        pass
    return np.maximum(0, x)
"""
    write(tmp_path / "class" / "busy" / "02_activations.ipynb", notebook(code.strip() + CHECK))
    assert outcomes(tmp_path / "class", tmp_path / "grades.csv") == {"busy": "correct"}
    assert not place.exists() or place.stat().st_size == 0
    assert not any(str(tmp_path) in (process.info["cmdline"] or []) for process in psutil.process_iter(["cmdline"]))


@pytest.mark.skipif(grading.rights() != "nobody's", reason="root alone has rights to give up")
def test_root_gives_up_its_rights_before_a_students_code_runs(tmp_path):
    kept = tmp_path / "kept"
    kept.write_text("the teacher's")
    kept.chmod(0o600)
    code = f"""
import os

def relu(x):
    for act in (os.unlink, os.listdir, lambda path: open(path).read()):
        try:
            act({str(kept)!r})
            return x
        except PermissionError:
            pass
        except NotADirectoryError:
            return x
    return np.maximum(0, x)
"""
    write(tmp_path / "class" / "rude" / "02_activations.ipynb", notebook(code.strip() + CHECK))
    assert outcomes(tmp_path / "class", tmp_path / "grades.csv") == {"rude": "correct"}
    assert kept.read_text() == "the teacher's"
