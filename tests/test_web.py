"""What builds the site: Pyodide's files are its publisher's own, or the build stops and says which is not."""

import importlib.util
import json
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def script(name):
    """A module of the folder ``web``."""
    spec = importlib.util.spec_from_file_location(f"web_{name}", ROOT / "web" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def pyodide(monkeypatch):
    """The script, for a Pyodide of two small files."""
    module = script("pyodide")
    files = {name: sha256(name.encode()).hexdigest() for name in ("pyodide.js", "numpy.whl")}
    monkeypatch.setattr(module, "FILES", files)
    return module


@pytest.fixture
def place(tmp_path):
    """A folder that holds both."""
    folder = tmp_path / "place"
    folder.mkdir()
    for name in ("pyodide.js", "numpy.whl"):
        (folder / name).write_bytes(name.encode())
    return folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_files_are_taken_from_a_folder(pyodide, place, tmp_path):
    pyodide.gather(str(place), tmp_path / "here")
    assert names(tmp_path / "here") == ["numpy.whl", "pyodide.js"]


def test_the_files_are_taken_from_an_archive(pyodide, place, tmp_path):
    with zipfile.ZipFile(tmp_path / "some.whl", "w") as archive:
        for path in place.iterdir():
            archive.write(path, f"assets/pyodide/{path.name}")
    pyodide.gather(str(tmp_path / "some.whl"), tmp_path / "here")
    assert names(tmp_path / "here") == ["numpy.whl", "pyodide.js"]


def test_what_is_there_already_is_not_asked_for_again(pyodide, place, tmp_path):
    pyodide.gather(str(place), tmp_path / "here")
    pyodide.gather("http://127.0.0.1:9", tmp_path / "here")


def test_a_file_that_was_damaged_here_is_taken_again(pyodide, place, tmp_path):
    pyodide.gather(str(place), tmp_path / "here")
    (tmp_path / "here" / "numpy.whl").write_bytes(b"damaged")
    pyodide.gather(str(place), tmp_path / "here")
    assert (tmp_path / "here" / "numpy.whl").read_bytes() == b"numpy.whl"


def test_a_file_with_another_checksum_is_named_and_not_kept(pyodide, place, tmp_path):
    (place / "numpy.whl").write_bytes(b"another")
    with pytest.raises(SystemExit, match="numpy.whl from .* is not Pyodide .*'s own: its SHA-256 is another"):
        pyodide.gather(str(place), tmp_path / "here")
    assert names(tmp_path / "here") == ["pyodide.js"]


@pytest.mark.parametrize("gone", ["pyodide.js", "numpy.whl"])
def test_a_file_that_is_missing_is_named(pyodide, place, tmp_path, gone):
    (place / gone).unlink()
    with pytest.raises(SystemExit, match=f"{gone} of Pyodide .* can't be had from .*PYODIDE="):
        pyodide.gather(str(place), tmp_path / "here")


def test_a_server_that_does_not_answer_is_named(pyodide, tmp_path):
    with pytest.raises(SystemExit, match="pyodide.js of Pyodide .* can't be had from http://127.0.0.1:9"):
        pyodide.gather("http://127.0.0.1:9", tmp_path / "here")


@pytest.mark.landing
def test_the_workflow_that_publishes_is_one():
    command = [ROOT / ".venv" / "site" / "bin" / "check-jsonschema", "--builtin-schema", "vendor.github-workflows"]
    if not command[0].is_file():
        pytest.skip("nothing builds the site here: make site")
    checked = subprocess.run([*command, ROOT / "docs" / "publishing" / "pages.yml"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def test_the_known_files_are_those_of_one_version_and_each_has_its_sum():
    module = script("pyodide")
    assert module.KNOWN["info"]["version"] in (ROOT / "Makefile").read_text("utf-8")
    assert all(len(sums) == 64 for sums in module.FILES.values())
    packages = module.KNOWN["packages"]
    needed = {name.replace("_", "-") for package in packages.values() for name in package["depends"]}
    assert needed <= set(packages)


@pytest.fixture
def lab(monkeypatch):
    """The script that builds the live edition."""
    monkeypatch.setitem(sys.modules, "pyodide", script("pyodide"))
    return script("lab")


@pytest.fixture
def notebook(tmp_path):
    """A notebook whose cell of parameters has two."""
    source = "# Change these.\nseed = 0  # of all\ntrials = 100  # in each search"
    cell = {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": source, "outputs": []}
    path = tmp_path / "one.ipynb"
    path.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}))
    return path


def test_a_parameter_may_be_smaller_in_the_browser_and_the_cell_says_so(lab, notebook, monkeypatch):
    monkeypatch.setattr(lab, "SMALLER", {"one": {"trials": 50}})
    lines = lab.live(notebook).cells[0].source.splitlines()
    assert lines[1:] == [
        "seed = 0  # of all", "trials = 50  # in each search; 100 in the text, which takes long in a browser",
    ]  # fmt: skip


def test_a_parameter_that_a_notebook_has_not_stops_the_build(lab, notebook, monkeypatch):
    monkeypatch.setattr(lab, "SMALLER", {"one": {"epochs": 5}})
    with pytest.raises(SystemExit, match="one.ipynb has no parameter epochs"):
        lab.live(notebook)


def test_what_is_smaller_in_the_browser_is_a_parameter_of_its_notebook(lab):
    for stem in lab.SMALLER:
        lab.live(ROOT / "notebooks" / f"{stem}.ipynb")


def test_a_kernel_that_is_not_the_one_to_be_mended_stops_the_build(lab, tmp_path):
    (tmp_path / "kernel.js").write_text("request(e){return fetch(`${this._baseUrl}api/drive`)}")
    with pytest.raises(SystemExit, match="kernel.js of .* is not the one that web/lab.py mends"):
        lab.ask_again(tmp_path)


def test_each_test_that_is_left_out_under_webassembly_is_there():
    wasm = script("wasm")
    files = [path for folder in ("nnlib", "tests") for path in (ROOT / folder).rglob("*.py")]
    text = "".join(path.name + path.read_text("utf-8") for path in files)
    assert [part for part in wasm.TESTS if part.removeprefix("nnlib.").partition(".")[0] not in text] == []
    assert [name for name in wasm.FILES if not (ROOT / name).exists()] == []
