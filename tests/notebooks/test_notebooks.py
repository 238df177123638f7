"""Every notebook, as it is stored and as it runs with a seed that nobody tuned.

`make test` runs each notebook once, by nbval, which compares what the checked cells print. Other seeds are run by
`make landing` (one) and `make deep` (all).
"""

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
import refresh

ROOT = Path(__file__).parents[2]
PATHS = sorted((ROOT / "notebooks").glob("*.ipynb"))

each_notebook = pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
SMALLER = json.loads((ROOT / "web" / "smaller.json").read_text("utf-8"))
SEEDS = [
    pytest.param(1, marks=pytest.mark.landing),
    *(pytest.param(seed, marks=pytest.mark.deep) for seed in (0, 2, 20261124)),
]


def read(path):
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs(notebook):
    return [output for cell in code_cells(notebook) for output in cell.outputs]


def complaints(notebook):
    """What a reader would see in red."""
    return [
        output.get("text") or "\n".join(output.traceback)
        for output in outputs(notebook)
        if output.output_type == "error" or output.get("name") == "stderr"
    ]


def run(path, folder, **parameters):
    """Run a notebook with these parameters, and see that nobody complains."""
    given = [word for name, value in parameters.items() for word in ("--parameters", name, str(value))]
    done = subprocess.run(
        [
            sys.executable, "-m", "papermill", path, folder / path.name, *given,
            "--cwd", path.parent, "--kernel", "python3", "--no-progress-bar", "--execution-timeout", "300",
        ],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    assert complaints(read(folder / path.name)) == []


@pytest.mark.notebook
@pytest.mark.parametrize("seed", SEEDS)
@each_notebook
def test_a_notebook_runs_without_complaint_with_a_seed_nobody_tuned(path, seed, tmp_path):
    run(path, tmp_path, seed=seed)


@pytest.mark.notebook
@pytest.mark.landing
@pytest.mark.parametrize("name", SMALLER)
def test_a_notebook_runs_with_the_smaller_parameters_that_it_has_in_a_browser(name, tmp_path):
    run(ROOT / "notebooks" / f"{name}.ipynb", tmp_path, **SMALLER[name])


@each_notebook
def test_stored_outputs_hold_no_complaint(path):
    assert complaints(read(path)) == []


@each_notebook
def test_all_cells_were_run_in_order_before_storing(path):
    counts = [cell.execution_count for cell in code_cells(read(path)) if cell.source.strip()]
    assert counts == list(range(1, len(counts) + 1))


@each_notebook
def test_stored_outputs_hold_pictures_for_a_reader_without_a_kernel(path):
    assert sum("image/png" in output.get("data", {}) for output in outputs(read(path))) >= 2


COUNTED = r"(?<![\w.,−-])({count}) ((?:hidden |learning )?[a-z]+s)\b"


@each_notebook
def test_what_is_counted_once_is_in_the_singular(path):
    texts = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in outputs(read(path))]
    once, several = (
        {word for _, word in re.findall(COUNTED.format(count=count), "\n".join(texts))}
        for count in ("1", "[2-9][0-9]*")
    )
    assert once & (several | {"degrees", "epochs", "steps"}) - {"times"} == set()


@each_notebook
def test_storing_again_would_drop_nothing(path):
    stored = read(path)
    assert refresh.without_the_run(read(path)) == stored, "run `make refresh`"


@each_notebook
def test_every_cell_has_its_place_in_the_slideshow(path):
    kinds = {cell.id: cell.metadata.get("slideshow", {}).get("slide_type") for cell in read(path).cells}
    allowed = {"slide", "subslide", "fragment", "skip", "notes", ""}  # Deck never shows a cell of type "-"
    assert {name: kind for name, kind in kinds.items() if kind not in allowed} == {}
    shown = [kind for kind in kinds.values() if kind not in ("skip", "notes")]
    assert shown[0] == "slide"
    assert ("subslide", "subslide") not in pairwise(shown)  # Deck would leave out the first of the two


@each_notebook
def test_on_a_slide_what_is_seen_comes_a_step_after_the_words_that_ask_for_it(path):
    shown = [cell for cell in read(path).cells if cell.metadata.slideshow.slide_type not in ("skip", "notes")]
    hasty = {
        cell.id
        for before, cell in pairwise(shown)
        if cell.cell_type == "code" and before.cell_type == "markdown"
        if cell.metadata.slideshow.slide_type == "" and not cell.metadata.get("lecture", {}).get("code")
    }
    assert hasty == set()


@each_notebook
def test_each_slide_has_notes_for_the_speaker(path):
    slides = []
    for cell in read(path).cells:
        if cell.metadata.slideshow.slide_type in ("slide", "subslide"):
            slides.append((cell.id, []))
        if cell.metadata.slideshow.slide_type not in ("skip", "notes"):
            slides[-1][1].append(cell.metadata.get("lecture", {}).get("notes", ""))
    assert [name for name, notes in slides if not any(notes)] == []


@each_notebook
def test_a_folded_output_is_text_for_a_page_shows_its_first_line(path):
    folded = [cell for cell in code_cells(read(path)) if cell.metadata.get("jupyter", {}).get("outputs_hidden")]
    assert [cell.id for cell in folded for output in cell.outputs if "text/html" in output.get("data", {})] == []


@each_notebook
def test_a_cell_has_fifteen_lines_at_most(path):
    lines = {cell.id: len(cell.source.splitlines()) for cell in code_cells(read(path))}
    assert {name: count for name, count in lines.items() if count > 15} == {}


@each_notebook
def test_one_cell_holds_the_parameters_and_the_seed_is_among_them(path):
    tagged = [cell for cell in code_cells(read(path)) if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    names = {}
    exec(tagged[0].source, names)
    assert isinstance(names.get("seed"), int)


def test_refreshing_stores_what_every_reader_may_see_and_nothing_else(tmp_path):
    source = f"""
from IPython.display import display
print({str(ROOT)!r})
display({{"{refresh.WIDGET_VIEW}": {{}}, "text/plain": "a demo"}}, raw=True)
display({{"{refresh.WIDGET_VIEW}": {{}}}}, raw=True)
display({{"{refresh.WIDGET_VIEW}": {{}}, "text/plain": " 40%|####      | 40/100"}}, raw=True)
"""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source.strip())])
    notebook.metadata["widgets"] = {"state": {}}
    nbformat.write(notebook, tmp_path / "small.ipynb")
    assert refresh.refresh(tmp_path / "small.ipynb") is None
    stored = read(tmp_path / "small.ipynb")
    assert [output.get("text") or dict(output.data) for output in outputs(stored)] == [
        ".\n", {"text/plain": "a demo"}
    ]  # fmt: skip
    assert stored.metadata.keys() == {"kernelspec", "language_info"}


def test_a_notebook_that_fails_is_named_and_kept_as_it_was(tmp_path):
    path = tmp_path / "failing.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0")]), path)
    before = path.read_bytes()
    trouble = refresh.refresh(path)
    assert "failing.ipynb" in trouble and "ZeroDivisionError" in trouble
    assert path.read_bytes() == before


@each_notebook
def test_a_stored_demo_has_its_question_and_its_sentence_for_whoever_shows_no_widget(path):
    for cell in code_cells(read(path)):
        if cell.source.startswith("demos."):
            assert len(cell.outputs) == 3, "run `make refresh`"
            question, picture, sentence = cell.outputs
            assert question.data["text/html"].startswith("<p><b>")
            assert sentence.data["text/plain"] == picture.metadata["image/png"]["alt"] != ""
