"""The doctor: all is well on this machine, and each thing that can be missing is named with what to do."""

import os
import re
import shutil
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from places import NO_FILES

import nnlib
from nnlib import _doctor

DATA = Path(__file__).parents[1] / "data"


def row(report, what):
    """(sign, words) of what was looked at."""
    return next(tuple(row[1:]) for row in report.rows if row[0] == what)


def test_all_is_well_where_the_tests_run():
    report = nnlib.doctor()
    assert report.ok, report
    assert report.title == "All is well"


def test_versions_of_python_and_of_every_package_are_said():
    looked_at = [row[0] for row in nnlib.doctor().rows]
    assert {"Python", "numpy", "jupyterlab", "ipywidgets", "matplotlib", "ipycanvas"} <= set(looked_at)
    assert "torch" not in looked_at and "pytest" not in looked_at


@pytest.mark.parametrize(
    ("requirement", "words"),
    [
        ("numpy>=99.0", "is too old: pip install --upgrade 'numpy>=99.0'"),
        ("no-such-package>=1.0", "not installed: pip install 'no-such-package>=1.0'"),
    ],
)
def test_a_package_that_is_old_or_missing_is_named_with_the_command(requirement, words):
    name, fine, found = _doctor._package(Requirement(requirement))
    assert requirement.startswith(name) and not fine and words in found


@pytest.mark.parametrize(
    ("version", "oldest", "fine"), [("2.10", "2.9", True), ("2.0.0rc1", "2.0", True), ("1.26", "2.0", False)]
)
def test_versions_are_compared_as_numbers(version, oldest, fine, monkeypatch):
    monkeypatch.setattr(_doctor.metadata, "version", lambda name: version)
    assert _doctor._package(Requirement(f"numpy>={oldest}"))[1] is fine


def test_a_missing_widget_extension_is_named(monkeypatch):
    monkeypatch.setitem(_doctor.FRONT_ENDS, "sliders and buttons", "@jupyter-widgets/absent")
    report = nnlib.doctor()
    assert not report.ok
    assert row(report, "sliders and buttons")[1].startswith("@jupyter-widgets/absent is missing: install")


def test_a_missing_and_a_damaged_data_file_are_named(tmp_path, monkeypatch):
    (tmp_path / "digits.npz").write_bytes((DATA / "digits.npz").read_bytes()[:-1])
    monkeypatch.setenv("NNLIB_DATA", str(tmp_path))
    report = nnlib.doctor()
    assert report.title.startswith("2 of ")
    assert row(report, "digits")[0] == "✗" and "is damaged" in row(report, "digits")[1]
    assert row(report, "mnist5k")[0] == "✗" and "can't be read" in row(report, "mnist5k")[1]


def test_data_that_is_whole_is_found_where_nnlib_data_says(tmp_path, monkeypatch):
    for file in DATA.glob("*.npz"):
        shutil.copy(file, tmp_path)
    monkeypatch.setenv("NNLIB_DATA", str(tmp_path))
    report = nnlib.doctor()
    assert report.ok and str(tmp_path) in row(report, "digits")[1]


def test_a_progress_file_that_cannot_be_written_is_named_with_what_to_do(tmp_path, monkeypatch):
    (tmp_path / "a file").touch()
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "a file" / "progress.json"))
    report = nnlib.doctor()
    assert not report.ok
    assert "Set NNLIB_PROGRESS to another file" in row(report, "progress")[1]


NO_PLACES = NO_FILES | {
    "a lock that is a folder": (lambda file: file.with_name(f"{file.name}.lock").mkdir(), r"\.lock\)"),
}


@pytest.mark.parametrize("make, words", NO_PLACES.values(), ids=NO_PLACES)
def test_a_place_where_no_progress_file_can_be_is_named_with_the_reason(make, words, tmp_path, monkeypatch):
    file = tmp_path / "progress.json"
    make(file)
    monkeypatch.setenv("NNLIB_PROGRESS", str(file))
    sign, found = row(nnlib.doctor(), "progress")
    assert sign == "✗" and str(file) in found and re.search(words, found)


@pytest.fixture
def full_disk():
    """No file may grow beyond its first byte."""
    resource = pytest.importorskip("resource")
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, limit[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limit)


def test_a_full_disk_is_found_and_nothing_is_left_on_it(tmp_path, monkeypatch, full_disk):
    file = tmp_path / "folder" / "progress.json"
    monkeypatch.setenv("NNLIB_PROGRESS", str(file))
    assert _doctor._progress()[1] is False
    assert os.listdir(tmp_path) == []


def test_a_user_without_a_home_is_told_so(homeless, monkeypatch):
    monkeypatch.delenv("NNLIB_PROGRESS")
    report = nnlib.doctor()
    assert row(report, "progress")[0] == row(report, "JupyterLab")[0] == "✗"
    assert "home folder" in row(report, "progress")[1] and "set HOME" in row(report, "JupyterLab")[1]


def test_progress_that_is_there_stays_as_it_is(tmp_path, monkeypatch):
    file = tmp_path / "progress.json"
    file.write_bytes(b"{ even when it is damaged")
    file.chmod(0o600)
    monkeypatch.setenv("NNLIB_PROGRESS", str(file))
    assert row(nnlib.doctor(), "progress")[0] == "✓"
    assert file.read_bytes() == b"{ even when it is damaged" and file.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["progress.json"]


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data folder of one's own."""
    folder = tmp_path / "data"
    folder.mkdir()
    for file in DATA.glob("*.npz"):
        shutil.copy(file, folder)
    monkeypatch.setenv("NNLIB_DATA", str(folder))
    return folder


def test_cifar10_that_is_damaged_is_named(data):
    (data / "cifar-10-binary.tar.gz").write_bytes(b"half of it")
    sign, found = row(nnlib.doctor(), "cifar10")
    assert sign == "✗" and "is damaged: its SHA-256" in found


def test_a_folder_in_the_place_of_cifar10_is_named(data):
    (data / "cifar-10-binary.tar.gz").mkdir()
    sign, found = row(nnlib.doctor(), "cifar10")
    assert sign == "✗" and "it is a folder" in found


def test_a_data_folder_on_a_full_disk_is_named_and_left_as_it_was(data, full_disk):
    before = sorted(os.listdir(data))
    sign, found = list(_doctor._data())[-1][1:]
    assert sign is False and "it has no place" in found
    assert sorted(os.listdir(data)) == before


def test_looking_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "new folder" / "progress.json"))
    assert nnlib.doctor().ok
    assert list(tmp_path.iterdir()) == []


def test_it_reads_as_text_and_as_a_table_in_a_notebook():
    report = nnlib.doctor()
    assert str(report).startswith("All is well\n")
    assert "<caption" in report._repr_html_() and report._repr_html_().count("<tr>") == len(report.rows) + 1
