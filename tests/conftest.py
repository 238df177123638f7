"""What all tests share: a progress file that is not the reader's, the marks of slow tests, and their order."""

import gc
import itertools
import os
import signal
import tempfile
import warnings
from collections import Counter

import pytest

collect_ignore = ["conftest.py", "browser/conftest.py"]  # no doctests there, and two modules of one name
SLOW = 60  # seconds for one test of `make test`, on a machine that does nothing else


def pytest_configure(config):
    """Notebooks' kernels keep progress in a folder of this run; jax, where it is a judge, computes in float64.

    What jax compiles is kept for the next run: it takes half the time of the tests in which jax is a judge.
    A job in the background inherits an ignored SIGINT, which tests send as a reader presses Interrupt.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(config, "workerinput") or not getattr(config.option, "numprocesses", None):
        _be_patient(config)
    if config.pluginmanager.hasplugin("nbval"):
        _start_a_kernel_twice()
    folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    os.environ["JAX_ENABLE_X64"] = "1"
    os.environ["JAX_COMPILATION_CACHE_DIR"] = str(config.cache.mkdir("jax"))
    os.environ["JAX_COMPILATION_CACHE_MAX_SIZE"] = str(2**28)  # with a limit there is a lock, which two workers need
    os.environ["JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS"] = "0"
    os.environ["JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES"] = "-1"
    os.environ["NNLIB_PROGRESS"] = os.path.join(folder.name, "progress.json")


def _start_a_kernel_twice():
    """nbval's kernel that another program took a port from dies at its start; as JupyterLab does, start it again."""
    from nbval import kernel

    start = kernel.start_new_kernel

    def start_new_kernel(*given, **more):
        try:
            return start(*given, **more)
        except RuntimeError:
            with warnings.catch_warnings(action="ignore", category=ResourceWarning):
                gc.collect()  # the dead one's files
            return start(*given, **more)

    kernel.start_new_kernel = start_new_kernel


def _be_patient(config):
    """No property has a deadline, since machines are busy; `make quick` draws fewer examples than `make test`."""
    from hypothesis import settings

    fewer = {"max_examples": 10} if _is_quick(config) else {}
    settings.register_profile("patient", parent=settings(), deadline=None, **fewer)
    settings.load_profile("patient")


COURSE = (  # about what stands on the library, or about files; `make quick` does not even import them
    "test_demos_", "test_exercise", "test_live", "test_words", "test_plots", "test_progress", "test_course",
    "test_setup", "test_benchmarks", "browser", "notebooks", "demos", "exercises", "plots",
    "test_grading", "test_teaching", "test_hub", "test_command", "grading", "_command",
    "test_saving", "test_checkpoints", "test_files", "test_search_", "test_datasets", "test_doctor", "test_web",
    "test_in_a_browser",
)  # fmt: skip
numbers = itertools.count()


@pytest.fixture(autouse=True)
def _progress_of_its_own(monkeypatch):
    """A file in a folder that does not exist yet: most tests never write it."""
    folder = os.path.join(os.path.dirname(os.environ["NNLIB_PROGRESS"]), str(next(numbers)))
    monkeypatch.setenv("NNLIB_PROGRESS", os.path.join(folder, "progress.json"))


@pytest.fixture
def homeless(monkeypatch):
    """A user whom the system does not know, without HOME: a container's -u 12345."""
    pwd = pytest.importorskip("pwd")

    def unknown(number):
        raise KeyError(f"getpwuid(): uid not found: {number}")

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    for name in ("HOME", "XDG_DATA_HOME", "JUPYTER_DATA_DIR"):
        monkeypatch.delenv(name, raising=False)


def _is_of_the_course(path, root):
    return any(part.startswith(COURSE) for part in path.relative_to(root).parts)


def _is_quick(config):
    return "not course" in config.option.markexpr


def pytest_ignore_collect(collection_path, config):
    """Files of which `-m "not course"` would run nothing are not imported; None leaves the others to pytest."""
    return _is_quick(config) and _is_of_the_course(collection_path, config.rootpath) or None


def pytest_collection_modifyitems(config, items):
    """Marks that a file or a folder gives its tests; the long ones come first, so that no worker is left with one.
    """
    for item in items:
        if _is_of_the_course(item.path, config.rootpath):
            item.add_marker("course")
        kind = "notebook" if item.path.suffix == ".ipynb" else item.path.parent.name
        if kind in ("notebook", "browser"):
            item.add_marker(kind)
    items.sort(key=lambda item: 1 - any(item.get_closest_marker(mark) for mark in ("notebook", "browser")))


seconds = Counter()  # of each test, with what it sets up


def pytest_runtest_logreport(report):
    seconds[report.nodeid] += report.duration


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    """In CI, a test of `make test` that takes too long fails the run: it is made faster, or marked as deep.

    Where other work waits for the processor too, the limit is higher in proportion.
    """
    waiting = os.getloadavg()[1] / (2 * os.cpu_count()) if hasattr(os, "getloadavg") else 1
    session.config.too_long = {name: time for name, time in seconds.items() if time > SLOW * max(1, waiting)}
    if os.environ.get("CI") and session.config.too_long and "not landing" in session.config.option.markexpr:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    for name, time in config.too_long.items():
        terminalreporter.write_line(f"{name} took {time:.0f} s: make it faster, or mark it as deep", red=True)
