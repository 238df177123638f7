"""Grading, part by part: whose a notebook is, what an answer needs, what may come back from a student's process."""

import ast
import copy
import json
import os
import unicodedata
import zipfile

import numpy as np
import pytest
from example_class import write
from hypothesis import given
from hypothesis import strategies as st
from test_exercise_stopping import values

from nnlib import grading
from nnlib.exercises import all as all_exercises
from nnlib.exercises import same
from nnlib.exercises._running import Outcome, recording
from nnlib.exercises._values import StandIn, show
from nnlib.grading import _report, _rows
from nnlib.grading._handing_out import COURSE, handout
from nnlib.grading._journal import Journal
from nnlib.grading._notebooks import Notebook, Unreadable, followed, sources
from nnlib.grading._packing import packed, unpacked
from nnlib.grading._submissions import found

IMPORT = "from nnlib.exercises import activations as exercises"


# --- whose notebook it is ----------------------------------------------------------------------------------------

LAYOUTS = {  # name of a file: whose it is
    "folders": {"anna/02_activations.ipynb": "anna", "Jürgen Groß/any name.ipynb": "Jürgen Groß"},
    "folders of weeks": {
        "anna/week 1/01_neurons.ipynb": "anna", "anna/week 2/02_activations.ipynb": "anna",
        "bo/week 1/01_neurons.ipynb": "bo",
    },
    "nbgrader": {"submitted/anna/ps1/02_activations.ipynb": "anna", "submitted/bo/ps1/02_activations.ipynb": "bo"},
    "Moodle, folders": {
        "Anna Meier_41_assignsubmission_file_/02_activations.ipynb": "Anna Meier",
        "Jürgen Groß_42_assignsubmission_file/02_activations.ipynb": "Jürgen Groß",
    },
    "Moodle, files": {"Anna Meier_41_assignsubmission_file_02_activations.ipynb": "Anna Meier"},
    "Canvas": {
        "meieranna_4711_88_02_activations.ipynb": "meieranna",
        "grossjurgen_LATE_4712_89_02_activations-1.ipynb": "grossjurgen",
    },
    "two of one name": {
        "Anna Meier_41_assignsubmission_file_/02_activations.ipynb": "Anna Meier (41)",
        "Anna Meier_57_assignsubmission_file_/02_activations.ipynb": "Anna Meier (57)",
    },
    "loose files": {
        "anna_02_activations.ipynb": "anna", "02_activations_bo.ipynb": "bo", "activations-cem.ipynb": "cem",
        "dora.ipynb": "dora",
    },
}  # fmt: skip


def whose(place):
    students, submissions = found(place)
    assert set(students) == {submission.student for submission in submissions}
    return {submission.name: submission.student for submission in submissions}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_notebook_of_a_folder_has_its_student(layout, tmp_path):
    for name in LAYOUTS[layout]:
        write(tmp_path / unicodedata.normalize("NFD", name), "{}")
    assert sorted(whose(tmp_path).values()) == sorted(LAYOUTS[layout].values())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_notebook_of_a_zip_has_its_student(layout, tmp_path):
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        for name in LAYOUTS[layout]:
            archive.writestr(name, "{}")
    assert sorted(whose(tmp_path / "class.zip").values()) == sorted(LAYOUTS[layout].values())


def test_a_zip_of_one_folder_with_all_students_is_as_one_of_their_folders(tmp_path):
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        for student in ("anna", "bo"):
            archive.writestr(f"homework/{student}/02_activations.ipynb", "{}")
    assert set(whose(tmp_path / "class.zip").values()) == {"anna", "bo"}


def test_a_name_that_a_packer_wrote_as_utf8_without_saying_so_is_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        archive.writestr("Jürgen/02_activations.ipynb", "{}")
    content = (tmp_path / "class.zip").read_bytes()
    (tmp_path / "class.zip").write_bytes(content.replace(b"\x00\x08\x00\x00", b"\x00\x00\x00\x00"))
    assert list(whose(tmp_path / "class.zip").values()) == ["Jürgen"]


def test_notebooks_in_the_folder_itself_are_those_of_one_student(tmp_path):
    for name in ("01_neurons.ipynb", "02_activations.ipynb", "02_activations (1).ipynb"):
        write(tmp_path / "anna" / name, "{}")
    assert set(whose(tmp_path / "anna").values()) == {"anna"}
    assert set(whose(tmp_path / "anna" / "01_neurons.ipynb").values()) == {"01_neurons"}


def test_the_tenth_notebook_comes_after_the_ninth(tmp_path):
    for number in (10, 9, 1):
        write(tmp_path / "anna" / f"02_activations ({number}).ipynb", "{}")
    assert [name.rpartition("(")[2] for name in whose(tmp_path)] == ["1).ipynb", "9).ipynb", "10).ipynb"]


@pytest.mark.parametrize("name", ["absent", "essay.txt"])
def test_what_holds_no_class_is_refused_by_name(name, tmp_path):
    write(tmp_path / "essay.txt", "relu")
    with pytest.raises(FileNotFoundError, match=f"{name} is .*name the folder"):
        found(tmp_path / name)


# --- what an answer needs ----------------------------------------------------------------------------------------


def needed(*cells):
    """The code that the last check of a notebook needs."""
    notebook = Notebook([IMPORT, *cells])
    return [ast.unparse(statement.node) for statement in notebook.needed(notebook.checks[-1])]


CHECK = "exercises.relu.check(answer)"
NEEDED = {
    "the definition alone": (["print(1)", "def answer(x):\n    return x", CHECK], ["def answer(x):\n    return x"]),
    "the last of two": (["answer = 1", "answer = 2", CHECK], ["answer = 2"]),
    "an import": (["import math, os", "answer = math.exp", CHECK], ["import math, os", "answer = math.exp"]),
    "all names of a module": (["from math import *", "answer = exp", CHECK], ["from math import *", "answer = exp"]),
    "what it is computed from": (
        ["a = 1", "b = a + 1", "c = 5", "answer = b", CHECK], ["a = 1", "b = a + 1", "answer = b"]
    ),
    "what a function looks up when it is called": (
        ["answer = lambda x: x + step", "step = 1", "step = 2", CHECK], ["answer = lambda x: x + step", "step = 2"]
    ),
    "not what is local to a function": (
        ["x = y = 1", "def answer(x):\n    y = x\n    return [z for z in y]", CHECK],
        ["def answer(x):\n    y = x\n    return [z for z in y]"],
    ),
    "what is changed in part": (
        ["answer = {}", "answer['a'] = 1", "other = {}", "other['b'] = 2", CHECK], ["answer = {}", "answer['a'] = 1"]
    ),
    "what is added to": (["answer = 1", "answer += 1", CHECK], ["answer = 1", "answer += 1"]),
    "what a method changes": (["answer = []", "answer.append(1)", CHECK], ["answer = []", "answer.append(1)"]),
    "not what is called of a module": (
        ["import math", "math.exp(1)", "answer = math.exp", CHECK], ["import math", "answer = math.exp"]
    ),
    "what may be bound": (
        ["answer = 1", "if answer:\n    answer = 2", CHECK], ["answer = 1", "if answer:\n    answer = 2"]
    ),
    "what is before the check": (["answer = 1", CHECK, "answer = 2"], ["answer = 1"]),
    "a decorator": (["def twice(f):\n    return f", "@twice\ndef answer(x):\n    return x", CHECK],
                    ["def twice(f):\n    return f", "@twice\ndef answer(x):\n    return x"]),
    "a base class": (["class Base:\n    pass", "class answer(Base):\n    zero = 0", CHECK],
                     ["class Base:\n    pass", "class answer(Base):\n    zero = 0"]),
}  # fmt: skip


@pytest.mark.parametrize("case", NEEDED)
def test_an_answer_gets_what_it_needs_and_nothing_else(case):
    cells, wanted = NEEDED[case]
    assert needed(*cells) == wanted


@pytest.mark.parametrize(
    "code, exercise",
    [
        ("exercises.relu.check(1)", "activations.relu"),
        ("print(exercises.relu.check(answer=1))", "activations.relu"),
        ("result = exercises.relu.check(1);", "activations.relu"),
        ("import nnlib.exercises.losses as ex\nex.huber.check(1)", "losses.huber"),
        ("import nnlib.exercises.losses\nnnlib.exercises.losses.huber.check(1)", "losses.huber"),
        ("from nnlib import exercises as e\ne.losses.huber.check(1)", "losses.huber"),
        ("from nnlib.exercises.losses import huber\nhuber.check(1)", "losses.huber"),
        ("case.check(1)", None),
        ("exercises.relu.hint()", None),
        ("exercises.relu.check()", None),
        ("# exercises.relu.check(1)", None),
    ],
)
def test_a_check_is_found_however_the_exercises_are_imported(code, exercise):
    assert [check.exercise for check in Notebook([IMPORT, code]).checks] == ([exercise] if exercise else [])


def test_a_recipe_gives_the_answer_without_the_other_cells():
    cells = ["import math", "1 / 0", "def answer(x):\n    return math.sqrt(x)", IMPORT, CHECK]
    notebook = Notebook(cells)
    recipe = json.loads(json.dumps(notebook.recipe(notebook.checks[0])))
    assert followed(cells, recipe)(9) == 3


@pytest.mark.parametrize("version", [3, 4])
def test_a_notebook_of_any_version_is_read(version):
    nbformat = pytest.importorskip("nbformat")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("a = 1\nb = 2")])
    assert sources(nbformat.writes(notebook, version).encode("utf-8-sig")) == ["a = 1\nb = 2"]


@given(st.binary(max_size=40))
def test_any_bytes_are_a_notebook_or_unreadable(content):
    with pytest.raises(Unreadable):
        sources(content)


@given(st.text(max_size=60))
def test_any_text_is_a_cell_or_unreadable(source):
    notebook = Notebook([IMPORT, source])
    assert notebook.checks == [] and {statement.cell for statement in notebook.statements} <= {0, 1}


# --- what may come back from a student's process ------------------------------------------------------------------


@given(values)
def test_a_plain_value_comes_back_as_it_was(value):
    found = unpacked(packed(value))
    assert type(found) is type(value) and same(value, found, tolerance=(0, 0), dtype="exact", signed_zero=True) is None


SPECIAL = {
    "an object of ours": Outcome(np.ones(2), ValueError, "no", arguments=(np.zeros(1), [3]), warnings=["a"]),
    "a stand-in": StandIn("Thing", "a thing"),
    "a numpy number": np.float32(0.1),
    "text in an array": np.array(["a", "bc"]),
    "no samples": np.empty((0, 4), np.float32),
    "objects": np.array([[1, "a"], [None, 2.5]], object),
    "a set": {1, 2.5, "a"},
    "bytes": b"\x00\xff",
    "a complex number": 1 + 2j,
    "nothing": ...,
}


@pytest.mark.parametrize("value", SPECIAL.values(), ids=SPECIAL)
def test_a_special_value_comes_back_as_it_was(value):
    found = unpacked(packed(value))
    assert type(found) is type(value) and show(found) == show(value)


@pytest.mark.parametrize("error", [ValueError, np.linalg.LinAlgError, SystemExit, AttributeError])
def test_an_error_that_is_known_comes_back_itself(error):
    assert unpacked(packed(error)) is error


def test_an_error_of_a_students_own_comes_back_as_one_below_its_known_class():
    class Trouble(KeyError):
        pass

    found = unpacked(packed(Trouble))
    assert found.__name__ == "Trouble" and issubclass(found, KeyError)


def test_an_array_as_large_as_no_answer_comes_back_as_its_shape():
    found = unpacked(packed(np.broadcast_to(0.5, (10**6, 10**6))))
    assert found.shape == (10**6, 10**6) and found.dtype == float


def test_a_foreign_object_comes_back_as_its_class_and_text_and_runs_nothing():
    class Thing:
        def __reduce__(self):
            return os.abort, ()

    found = unpacked(packed([Thing()]))
    assert isinstance(found[0], StandIn) and found[0].name == "Thing"


HOSTILE = [
    b"", b"{}", b"[1]", b'{"list": 3}', b'{"array": ["O", [1], "AAAA"]}', b'{"array": ["<f8", [-1], "AAAA"]}',
    b'{"array": ["<f8", [9999999999999], "AAAAAAAAAAA="]}', b'{"array": ["V8", [1], "AAAAAAAAAAA="]}',
    b'{"object": ["os", "system", {}]}', b'{"object": ["nnlib.exercises._running", "os", {}]}',
    b'{"object": ["nnlib.exercises._running", "observe", {}]}', b'{"error": ["os:system"]}', b'{"error": []}',
    b'{"a": 1, "b": 2}', b'{"constant": "__import__"}', b'{"list": ' * 5000, b"1" * 5000, b"\xff\xfe",
]  # fmt: skip


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_what_nobody_packed_is_refused(content):
    with pytest.raises(ValueError, match="not a packed value"):
        unpacked(content)


kinds = st.sampled_from(["list", "dict", "array", "object", "error", "objects", "complex", "set", "scalar"])
json_values = st.recursive(
    st.none() | st.integers() | st.text(max_size=4),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(kinds, part, max_size=2),
)


@given(json_values)
def test_any_json_is_a_packed_value_or_refused(value):
    try:
        unpacked(json.dumps(value).encode())
    except ValueError as error:
        assert "not a packed value" in str(error)


# --- reports, journal, handing out -------------------------------------------------------------------------------


def test_a_cell_that_a_spreadsheet_would_take_for_a_formula_is_text(tmp_path):
    _report.write_csv(tmp_path / "table.csv", ["a"], [{"a": "=HYPERLINK(1)"}, {"a": -1.5}, {"a": "zwölf, 12"}])
    assert (tmp_path / "table.csv").read_text(encoding="utf-8") == "a\n'=HYPERLINK(1)\n-1.5\n\"zwölf, 12\"\n"


def test_a_page_shows_a_students_text_as_text(tmp_path):
    one = {"student": "<script>x</script>", "notebook": "", **_rows.row("activations.relu", "failed", "<b>bold")}
    about = {"students": 1, "notebooks": 1, "left": 0, "seed": 0, "when": "today"}
    _report.write_page(tmp_path / "page.html", [one], [], {}, about)
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<script" not in page and "&lt;script&gt;" in page and "<b>bold" not in page


def test_a_file_that_is_no_journal_is_refused_and_left_as_it_is(tmp_path):
    (tmp_path / "grades.jsonl").write_text('{"title": "thesis"}\n')
    with pytest.raises(ValueError, match="no journal of `nnlib grade`"):
        Journal(tmp_path / "grades.jsonl")
    assert (tmp_path / "grades.jsonl").read_text() == '{"title": "thesis"}\n'


def test_a_journal_that_was_cut_anywhere_keeps_its_whole_lines(tmp_path):
    path = tmp_path / "grades.jsonl"
    journal = Journal(path)
    for number in range(3):
        journal.add(str(number), [_rows.row("activations.relu", "correct", "grün")])
    journal.close()
    content = path.read_bytes()
    for length in range(len(content)):
        path.write_bytes(content[:length])
        journal = Journal(path)
        whole = content[:length].count(b"}]}")
        assert list(journal.rows) == list("012"[:whole])
        journal.add("later", [])
        journal.close()
        again = Journal(path)
        assert list(again.rows) == [*"012"[:whole], "later"]
        again.close()


BAD = {
    "seed": ({"seed": -1}, "seed must be at least 0"),
    "jobs": ({"jobs": 0}, "jobs must be at least 1"),
    "time": ({"time_limit": 0}, "time_limit must be a number in"),
    "memory": ({"memory": 0.1}, "memory must be a number in"),
    "notebook": ({"notebooks": ["16"]}, "a notebook must be one of"),
    "out": ({"out": "absent/grades.csv"}, "there is no folder absent"),
}


@pytest.mark.parametrize("options, message", BAD.values(), ids=BAD)
def test_an_option_out_of_range_is_refused_before_anything_is_written(options, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "class").mkdir()
    with pytest.raises((ValueError, FileNotFoundError), match=message):
        grading.grade("class", **options)
    assert os.listdir(tmp_path) == ["class"]


def test_a_class_of_nobody_has_no_rows(tmp_path):
    (tmp_path / "class").mkdir()
    grades = grading.grade(tmp_path / "class", tmp_path / "grades.csv")
    assert grades.rows == [] and "0 students, 0 notebooks: no exercise" in repr(grades)


def test_copies_that_are_handed_out_have_no_outputs_and_the_same_cells(tmp_path):
    for clean in handout(tmp_path / "out", ["02", "gradcheck"]):
        notebook, original = (json.loads(path.read_text(encoding="utf-8")) for path in (clean, COURSE / clean.name))
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)
        assert [cell["source"] for cell in notebook["cells"]] == [cell["source"] for cell in original["cells"]]
    assert sorted(os.listdir(tmp_path / "out")) == ["02_activations.ipynb", "08_gradcheck.ipynb"]


def test_a_teachers_copy_ends_with_every_solution_and_what_is_misunderstood(tmp_path):
    nbformat = pytest.importorskip("nbformat")
    from nnlib.exercises import activations

    (path,) = handout(tmp_path, ["activations"], solutions=True)
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    added = "\n".join(cell.source for cell in notebook.cells if "solution" in cell.metadata.get("tags", []))
    for exercise in activations.EXERCISES.values():
        assert str(exercise.solution()) in added
        assert all(one.message in added for one in exercise.misconceptions)


def test_nothing_that_is_there_is_replaced_by_handing_out(tmp_path):
    write(tmp_path / "09_monitoring.ipynb", "mine")
    with pytest.raises(FileExistsError, match="09_monitoring.ipynb is there already: name a new folder"):
        handout(tmp_path, ["08", "09"])
    assert os.listdir(tmp_path) == ["09_monitoring.ipynb"]


def test_the_course_that_is_handed_out_is_complete(tmp_path):
    assert len(handout(tmp_path)) == 15


def test_an_exercise_with_cases_of_another_seed_is_the_same_but_for_its_cases():
    worker = pytest.importorskip("nnlib.grading._worker", exc_type=ImportError)  # needs the module resource
    from nnlib.exercises import activations
    from nnlib.exercises._judging import all_cases

    before = copy.deepcopy(all_cases(activations.relu))
    other = worker.with_cases_of(5, activations.relu)
    assert same(all_cases(activations.relu), before) is None
    assert same(all_cases(worker.with_cases_of(0, activations.relu)), before) is None
    assert same(all_cases(other), before) is not None
    assert other.full_name == "activations.relu"


CASE = "case = exercises.capstone(seed, level=2)"
FOUND = "case.check({'missing mean'})"


@pytest.mark.parametrize(
    "cells, exercise, answer",
    [
        ([CASE, FOUND], "checklist.level_2", (5, 2, {"missing mean"})),
        (["case = exercises.capstone()", FOUND], "checklist.level_1", (0, 1, {"missing mean"})),
        (["exercises.capstone(7, 3).check(answer)"], "checklist.level_3", (7, 3, ["half missing"])),
        ([CASE, "case = exercises.capstone(level=1)", "case.check(answer)"], "checklist.level_1",
         (0, 1, ["half missing"])),
        ([CASE, "mine = case", "mine.check(answer)"], "checklist.level_2", (5, 2, ["half missing"])),
    ],
)  # fmt: skip
def test_a_case_of_the_capstone_is_checked_by_its_seed_and_level(cells, exercise, answer):
    cells = ["seed = 5", "from nnlib.exercises import checklist as exercises", "answer = ['half missing']", *cells]
    notebook = Notebook(cells)
    assert [check.exercise for check in notebook.checks] == [exercise]
    assert followed(cells, notebook.recipe(notebook.checks[0])) == answer


@pytest.mark.parametrize("seed", [1, 20261126])
def test_our_answers_are_right_with_cases_that_nobody_has_seen(seed):
    worker = pytest.importorskip("nnlib.grading._worker", exc_type=ImportError)
    outcomes = {}
    for name, exercise in all_exercises().items():
        with recording():
            answer = exercise.answer() if exercise.takes_value else exercise.answer
            outcomes[name] = worker.judge(worker.with_cases_of(seed, exercise), answer).outcome
    assert set(outcomes.values()) == {"correct"}, outcomes
