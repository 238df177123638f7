"""Each exercise's task stands above its stub, word for word as `nnlib/exercises` has it."""

import ast
import copy

import nbformat
import pytest
import tasks

from nnlib import exercises

each_notebook = pytest.mark.parametrize("path", tasks.NOTEBOOKS, ids=lambda path: path.stem)


@each_notebook
def test_the_task_of_each_exercise_stands_above_its_stub(path):
    stored = nbformat.read(path, as_version=4)
    written = copy.deepcopy(stored)
    tasks.write_tasks(path, written)
    assert [cell.source for cell in stored.cells] == [cell.source for cell in written.cells]


@each_notebook
def test_every_exercise_of_the_module_is_in_its_notebook_with_its_stub(path):
    cells = nbformat.read(path, as_version=4).cells
    stubs = {exercise: cell.source for cell in cells if (exercise := tasks.exercise_of(path, cell))}
    wanted = [e for e in exercises.all().values() if e.module == path.stem.partition("_")[2]]
    assert set(stubs) == set(wanted)
    written, ours = ({e.name: _first_statement(text) for e, text in texts.items()} for texts in (
        stubs, {exercise: exercise.stub_source for exercise in wanted}
    ))  # fmt: skip
    assert written == ours


def _first_statement(source):
    return ast.unparse(ast.parse(source).body[0])
