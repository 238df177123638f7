"""The doctor: all is well on this machine, and each thing that can be missing is named with what to do."""

import shutil
from pathlib import Path

import pytest

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
    name, fine, found = _doctor._package(requirement)
    assert requirement.startswith(name) and not fine and words in found


@pytest.mark.parametrize(
    ("version", "oldest", "fine"), [("2.10", "2.9", True), ("2.0.0rc1", "2.0", True), ("1.26", "2.0", False)]
)
def test_versions_are_compared_as_numbers(version, oldest, fine):
    assert _doctor._at_least(version, oldest) is fine


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


def test_looking_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "new folder" / "progress.json"))
    assert nnlib.doctor().ok
    assert list(tmp_path.iterdir()) == []


def test_it_reads_as_text_and_as_a_table_in_a_notebook():
    report = nnlib.doctor()
    assert str(report).startswith("All is well\n")
    assert "<caption" in report._repr_html_() and report._repr_html_().count("<tr>") == len(report.rows) + 1
