"""Write each exercise's task above its stub in the notebooks: python tests/notebooks/tasks.py [NOTEBOOK ...]

The task is written in ``nnlib/exercises``, once. In a notebook it stands in the text cell directly above the cell
that checks: the cell's first paragraph is the notebook's own, **Exercise `relu`.** and perhaps a sentence, and
all that follows is the task.
"""

import copy
import re
import sys
from pathlib import Path

import nbformat

from nnlib import exercises

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def exercise_of(path, cell):
    """The exercise that a cell checks, or None."""
    called = re.search(r"^exercises\.(\w+)\.check\(", cell.source, re.MULTILINE) if cell.cell_type == "code" else None
    return called and exercises.all()[f"{path.stem.partition('_')[2]}.{called[1]}"]


def write_tasks(path, notebook):
    """Write the tasks of a notebook above its stubs; a text cell that stands elsewhere is moved there."""
    for stub in list(notebook.cells):
        if exercise := exercise_of(path, stub):
            title = f"**Exercise `{exercise.name}`.**"
            cell = next((cell for cell in notebook.cells if cell.source.startswith(title)), None)
            if cell is None:
                cell = nbformat.v4.new_markdown_cell(title, id=f"{stub.id}-task", metadata=copy.deepcopy(stub.metadata))
            else:
                notebook.cells.remove(cell)
            cell.source = cell.source.partition("\n\n")[0] + "\n\n" + exercise.task
            notebook.cells.insert(notebook.cells.index(stub), cell)


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:] or NOTEBOOKS):
        notebook = nbformat.read(path, as_version=4)
        before = copy.deepcopy(notebook)
        write_tasks(path, notebook)
        if notebook != before:
            nbformat.write(notebook, path)
