"""A lecture works on copies: what happens in class changes nothing."""

import json
import os
import subprocess
import sys

import nbformat
import pytest

from nnlib import lecture
from nnlib._command import main


@pytest.fixture
def notebooks(tmp_path):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for name in ("00_first.ipynb", "01_zweites_ü.ipynb"):
        nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# ä")]), folder / name)
    return folder


def test_each_copy_begins_by_itself_and_the_notebooks_stay_as_they_are(notebooks, tmp_path):
    before = {path.name: path.read_bytes() for path in notebooks.iterdir()}
    lecture.copies(notebooks, tmp_path / "copies")
    copies = {path.name: nbformat.read(path, as_version=4) for path in (tmp_path / "copies").iterdir()}
    assert {name: copy.metadata.pop("lecture") for name, copy in copies.items()} == {
        name: {"start": True} for name in before
    }
    assert copies == {path.name: nbformat.read(path, as_version=4) for path in notebooks.iterdir()}
    assert {path.name: path.read_bytes() for path in notebooks.iterdir()} == before


@pytest.fixture
def started(monkeypatch):
    """What would be started, and where it would keep its files."""
    calls = []

    def call(command, env):
        root = next(part.partition("=")[2] for part in command if "root_dir" in part)
        calls.append((command, env, sorted(os.listdir(root))))
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    return calls


def test_a_lecture_opens_the_named_notebook_among_copies_of_all(notebooks, started):
    assert main(["lecture", str(notebooks / "01_zweites_ü.ipynb"), "--lab", "--no-browser"]) == 0
    ((command, _, copied),) = started
    assert command[:3] == [sys.executable, "-m", "jupyterlab"] and command[-1] == "--no-browser"
    assert "--LabApp.default_url=/doc/tree/01_zweites_ü.ipynb" in command
    assert copied == ["00_first.ipynb", "01_zweites_ü.ipynb"]


def test_without_a_name_it_opens_the_first(notebooks, started, monkeypatch):
    monkeypatch.chdir(notebooks.parent)
    main(["lecture"])
    assert "--LabApp.default_url=/doc/tree/00_first.ipynb" in started[0][0]


def test_settings_workspaces_and_progress_of_the_reader_are_not_touched(notebooks, started):
    main(["lecture", str(notebooks / "00_first.ipynb")])
    _, surroundings, _ = started[0]
    kept = [surroundings[name] for name in ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "NNLIB_PROGRESS")]
    assert all("lecture-" in path and not os.path.exists(os.path.dirname(path)) for path in kept)  # gone at its end


def test_large_type_is_asked_for(notebooks, started):
    main(["lecture", str(notebooks / "00_first.ipynb")])
    assert started[0][1]["NNLIB_LECTURE"] == "1"


@pytest.mark.parametrize("name", ["02_missing.ipynb", "nowhere/02_missing.ipynb"])
def test_a_notebook_that_is_not_there_is_named(notebooks, started, capsys, name):
    assert main(["lecture", str(notebooks / name)]) == 2
    assert "02_missing.ipynb: name one, such as notebooks/02_activations.ipynb" in capsys.readouterr().err
    assert started == []


def test_the_extension_is_one_that_jupyterlab_loads():
    folder = os.path.join(os.path.dirname(lecture.__file__), "labextension")
    with open(os.path.join(folder, "package.json"), encoding="utf-8") as file:
        built = json.load(file)["jupyterlab"]["_build"]
    with open(os.path.join(folder, built["load"]), encoding="utf-8") as file:
        assert "window._JUPYTERLAB.nnlib = " in file.read()
