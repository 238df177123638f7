"""Handing out: clean copies of the course's notebooks, without outputs, for a class or for its teacher."""

import json
from pathlib import Path

import nnlib
from nnlib import _files
from nnlib.exercises import _progress
from nnlib.grading._rows import exercises_of, module_named

COURSE = Path(nnlib.__file__).parents[1] / "notebooks"


def handout(folder, notebooks=None, *, solutions=False, source=None):
    """Write clean copies of notebooks: no outputs, no counts, nothing of whoever ran them.

    Parameters
    ----------
    folder : path
        Where to; it is made where it is missing. Nothing in it is replaced.
    notebooks : sequence of str, optional
        Only these, such as "activations" or "02".
    solutions : bool
        Whether each ends with an appendix for teachers: our code, why it is right, and what is often misunderstood.
    source : path, optional
        Where the notebooks are; by default the course's own folder.

    Returns
    -------
    list of Path
        What was written.

    Raises
    ------
    FileNotFoundError
        Where there are no notebooks.
    FileExistsError
        Where a copy would replace a file; then nothing is written.
    """
    folder, source = _files.expanded(folder), _files.expanded(source or COURSE)
    wanted = [module_named(name) for name in notebooks or ()]
    copies = {folder / path.name: path for path in sorted(source.glob("*.ipynb")) if _is_wanted(path, wanted)}
    if not copies:
        raise FileNotFoundError(f"no such notebooks in {source}: name their folder with --source")
    if there := [str(path) for path in copies if path.exists()]:
        raise FileExistsError(f"{there[0]} is there already: name a new folder")
    contents = {copy: _clean(path, solutions) for copy, path in copies.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for copy, content in contents.items():
        with _files.replacing(copy) as file:
            file.write(content)
    return list(copies)


def _is_wanted(path, wanted):
    return not wanted or path.stem.partition("_")[2] in wanted


def _clean(path, solutions):
    """The bytes of a notebook's clean copy."""
    notebook = json.loads(_files.read(path))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
        for kept in ("collapsed", "execution", "scrolled", "ExecuteTime"):
            cell["metadata"].pop(kept, None)
    notebook["metadata"].pop("widgets", None)
    module = path.stem.partition("_")[2]
    if solutions and module in _progress.NOTEBOOKS:
        notebook["cells"] += _appendix(exercises_of([module]).values())
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()


def _appendix(exercises):
    yield _text("solutions", "## Solutions\n\nFor teachers: our code, and what is often misunderstood.")
    for exercise in exercises:
        known = [f"- *{one.name}*: {one.message}" for one in exercise.misconceptions]
        ours = [f"### {exercise.name}", exercise.task, str(exercise.solution())]
        yield _text(f"solution-{exercise.name}"[:64], "\n\n".join([*ours, "Often misunderstood:", "\n".join(known)]))


def _text(name, source):
    metadata = {"slideshow": {"slide_type": "skip"}, "tags": ["solution"]}
    return {"cell_type": "markdown", "id": name, "metadata": metadata, "source": source.splitlines(keepends=True)}
