"""What all tests share: a progress file that is not the reader's, and the marks of slow tests."""

import itertools
import os
import tempfile

import pytest

collect_ignore = ["conftest.py", "browser/conftest.py"]  # no doctests there, and two modules of one name


def pytest_configure(config):
    """Notebooks' kernels keep progress in a folder of this run; jax, where it is a judge, computes in float64."""
    folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    os.environ["JAX_ENABLE_X64"] = "1"
    os.environ["NNLIB_PROGRESS"] = os.path.join(folder.name, "progress.json")


COURSE = (  # files about what stands on the library; `make quick` does not even import them
    "test_demos_", "test_exercise", "test_live", "test_words", "test_plots", "test_progress", "test_course",
    "test_notebooks", "test_one_kernel", "test_glossary", "test_setup", "test_benchmarks",
)  # fmt: skip
numbers = itertools.count()


@pytest.fixture(autouse=True)
def _progress_of_its_own(monkeypatch):
    """A file in a folder that does not exist yet: most tests never write it."""
    folder = os.path.join(os.path.dirname(os.environ["NNLIB_PROGRESS"]), str(next(numbers)))
    monkeypatch.setenv("NNLIB_PROGRESS", os.path.join(folder, "progress.json"))


def pytest_ignore_collect(collection_path, config):
    """Files of which `-m "not course"` would run nothing are not imported; None leaves the others to pytest."""
    return "not course" in config.option.markexpr and collection_path.name.startswith(COURSE) or None


def pytest_collection_modifyitems(items):
    """Marks that a file or a folder gives its tests."""
    for item in items:
        if item.path.name.startswith(COURSE):
            item.add_marker("course")
        kind = "notebook" if item.path.suffix == ".ipynb" else item.path.parent.name
        if kind in ("notebook", "browser"):
            item.add_marker(kind)
