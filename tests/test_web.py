"""What builds the site: Pyodide's files are its publisher's own, or the build stops and says which is not."""

import importlib.util
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def pyodide(monkeypatch):
    """The script, for a Pyodide of two small files."""
    spec = importlib.util.spec_from_file_location("gathers_pyodide", ROOT / "web" / "pyodide.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
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
    spec = importlib.util.spec_from_file_location("gathers_pyodide", ROOT / "web" / "pyodide.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.KNOWN["info"]["version"] in (ROOT / "Makefile").read_text("utf-8")
    assert all(len(sums) == 64 for sums in module.FILES.values())
    packages = module.KNOWN["packages"]
    needed = {name.replace("_", "-") for package in packages.values() for name in package["depends"]}
    assert needed <= set(packages)
