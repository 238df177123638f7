"""In a browser: Python as WebAssembly, simulated here: no threads, timers, locks or processes, and 32-bit indices."""

import _thread
import signal
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from matplotlib import collections

from nnlib import Trainer, _files, datasets, losses, mlp, monitoring, optimizers, search, training
from nnlib.demos import activations, regularization
from nnlib.exercises import _progress
from nnlib.exercises import activations as exercises


@pytest.fixture
def browser(monkeypatch):
    def no_thread(*given, **more):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(threading.Thread, "start", no_thread)
    monkeypatch.setattr(_thread, "start_new_thread", no_thread)
    monkeypatch.delattr(signal, "setitimer", raising=False)


def test_labels_are_counted_with_32_bit_indices(monkeypatch):
    bincount = np.bincount

    def strict(values, *more, **others):
        assert np.asarray(values).dtype.itemsize <= 4, "Cannot cast array data from int64 to int32 by the rule 'safe'"
        return bincount(values, *more, **others)

    monkeypatch.setattr(np, "intp", np.int32)
    monkeypatch.setattr(np, "bincount", strict)
    assert monitoring.confusion_matrix([0, 0, 1, 1], [0, 1, 1, 1], 2).tolist() == [[1, 1], [0, 2]]


@pytest.mark.parametrize("members", [None, 2])
def test_a_network_and_a_population_train_with_a_bar_and_without_a_thread(browser, members, monkeypatch):
    monkeypatch.setattr(training, "MANY_GRADIENTS", 0)
    monkeypatch.setattr("os.sched_getaffinity", lambda process: {0, 1}, raising=False)
    X, y = datasets.gaussians(seed=0)
    trainer = Trainer(mlp([2, 5, 3], members=members), losses.SoftmaxCrossEntropy(), optimizers.SGD(0.1))
    trainer.fit(X, y, 2, progress=True)
    assert trainer.epoch == 2


SPACE = {"rate": search.Uniform(0, 1)}


def endless(*given, **more):
    while True:
        len("a step")


def test_a_trial_that_never_ends_is_out_of_time(browser):
    results = search.random_search(endless, SPACE, 2, time_limit=0.02)
    assert [trial.outcome for trial in results.trials] == ["out of time", "out of time"]


def test_a_trial_that_ends_in_time_is_finished(browser):
    results = search.random_search(lambda rate, seed: rate, SPACE, 2, time_limit=600)
    assert [trial.outcome for trial in results.trials] == ["finished", "finished"]


def test_an_answer_that_never_ends_is_stopped(browser):
    assert "Is there a loop that never ends?" in exercises.relu.check(endless).message


def test_progress_is_kept_beside_the_notebooks(browser, monkeypatch):
    monkeypatch.delenv("NNLIB_PROGRESS")
    assert _progress.path() == Path("/drive/progress.json")


def test_progress_is_written_without_a_lock(browser, monkeypatch, tmp_path):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))
    monkeypatch.setitem(sys.modules, "filelock", None)
    _progress.record("activations.relu", True)
    assert _progress.records() == {"activations.relu": {"tries": 1, "correct": True}}
    assert [path.name for path in tmp_path.iterdir()] == ["progress.json"]


def test_a_search_writes_its_file_without_the_systems_locks(browser, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "filelock", None)
    search.random_search(lambda rate, seed: rate, SPACE, 2, results=tmp_path / "search.jsonl")
    assert len(search.SearchResults(tmp_path / "search.jsonl")) == 2


def test_files_are_replaced_without_locks(monkeypatch, tmp_path):
    monkeypatch.setattr(_files, "flock", None)
    with _files.replacing(tmp_path / "file") as file:
        file.write(b"content")
    assert (tmp_path / "file").read_bytes() == b"content"


@pytest.mark.parametrize("demo", [*activations.DEMOS.values(), *regularization.DEMOS.values()])
def test_a_demo_draws_with_the_browsers_matplotlib(demo, monkeypatch):
    area = getattr(collections, "FillBetweenPolyCollection", None)  # of Matplotlib 3.10
    if area:
        monkeypatch.delattr(area, "set_data")
    assert demo().readout


IMPORTS = """
import sys, sysconfig, types
sysconfig.get_config_vars()  # of this machine's Python, which has none for a browser
sys.platform = "emscripten"
sys.modules.update(dict.fromkeys(["_multiprocessing", "filelock"]), fcntl=types.ModuleType("fcntl"))
import nnlib
for module in set(nnlib._MODULES) - {"grading", "lecture"}:  # a teacher's, on a machine of their own
    getattr(nnlib, module)
"""


@pytest.mark.slow
def test_the_library_is_imported_without_processes_and_locks_and_says_nothing():
    done = subprocess.run([sys.executable, "-W", "error", "-c", IMPORTS], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
