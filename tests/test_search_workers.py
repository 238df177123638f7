"""A trial that kills its worker is recorded as failed, and harms no other: with processes and with Dask."""

import json
import sys
import types
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context

import pytest
import search_trials
from search_trials import SPACE, drawn, parabola

from nnlib import search

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),  # Python's own
    pytest.mark.filterwarnings("ignore:os.fork:RuntimeWarning"),  # jax's, which may have judged before in this process
]
METHODS = ["spawn", "fork", "forkserver"]


def recorded(path):
    return sorted(json.loads(line)["number"] for line in path.read_text().splitlines()[1:])


def assert_only_the_guilty_failed(results, path, trials, reason):
    right = drawn(search.random_search(parabola, SPACE, trials))
    guilty = {number for number, (parameters, _, _) in right.items() if search_trials.is_guilty(**parameters)}
    assert 0 < len(guilty) < trials / 2
    assert recorded(path) == list(range(trials))
    assert {trial.number for trial in results.trials if trial.outcome == "failed"} == guilty
    assert all(reason in trial.extra["error"] for trial in results.trials if trial.number in guilty)
    assert {n: v for n, v in drawn(results).items() if n not in guilty} == {
        n: v for n, v in right.items() if n not in guilty
    }


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("way", ["os._exit", "SIGKILL"])
def test_a_trial_that_kills_its_process_is_recorded_as_failed_and_no_other(tmp_path, method, way):
    path, train = tmp_path / "search.jsonl", partial(search_trials.kills_its_process, way=way)
    reason = {"os._exit": "WorkerDied: its process ended with exit code 3",
              "SIGKILL": "WorkerDied: its process ended with signal SIGKILL (out of memory?)"}[way]  # fmt: skip
    with ProcessPoolExecutor(2, get_context(method)) as executor:
        results = search.random_search(train, SPACE, 12, executor=executor, results=path)
    assert_only_the_guilty_failed(results, path, 12, reason)


def test_a_broken_pool_given_again_is_replaced_and_the_search_goes_on(tmp_path):
    path, train = tmp_path / "search.jsonl", partial(search_trials.kills_its_process, way="os._exit")
    with ProcessPoolExecutor(2) as executor:
        search.random_search(train, SPACE, 12, executor=executor, results=path)
        results = search.random_search(train, SPACE, 20, executor=executor, results=path)
    assert_only_the_guilty_failed(results, path, 20, "WorkerDied")


@pytest.mark.parametrize("tasks", [None, 1, 3])
def test_a_pool_s_replacement_is_made_as_the_pool_was(tasks):
    given = get_context("spawn"), search_trials.initialize, ("from the initializer",)
    with ProcessPoolExecutor(2, *given, max_tasks_per_child=tasks) as executor:
        results = search.random_search(search_trials.kills_or_tells, SPACE, 12, executor=executor)
    assert {trial.extra["told"] for trial in results.finished} == {"from the initializer"}
    failed = [trial.extra["error"] for trial in results.trials if trial.outcome == "failed"]
    assert len(results) == 12 and set(failed) == {"WorkerDied: its process ended with exit code 3"}


def test_a_trial_that_dies_once_is_not_failed(tmp_path):
    train = partial(search_trials.dies_once, folder=tmp_path)
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        results = search.random_search(train, SPACE, 12, executor=executor, results=tmp_path / "search.jsonl")
    assert (tmp_path / "died").is_dir() and recorded(tmp_path / "search.jsonl") == list(range(12))
    assert drawn(results) == drawn(search.random_search(parabola, SPACE, 12))


def test_a_pool_that_can_not_begin_blames_no_trial(tmp_path):
    with ProcessPoolExecutor(2, get_context("spawn"), search_trials.fail_to_begin) as executor:
        with pytest.raises(BrokenExecutor):
            search.random_search(parabola, SPACE, 6, executor=executor, results=tmp_path / "search.jsonl")
    assert recorded(tmp_path / "search.jsonl") == []


def test_threads_that_can_not_begin_blame_no_trial(tmp_path):
    with ThreadPoolExecutor(2, initializer=search_trials.fail_to_begin) as executor:
        with pytest.raises(BrokenExecutor):
            search.random_search(parabola, SPACE, 6, executor=executor, results=tmp_path / "search.jsonl")
    assert recorded(tmp_path / "search.jsonl") == []


def test_a_train_that_workers_can_not_load_blames_no_trial(tmp_path, monkeypatch):
    here = types.ModuleType("only_here")
    exec("def train(x, rate, seed): return x", here.__dict__)
    monkeypatch.setitem(sys.modules, "only_here", here)
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        with pytest.raises(TypeError, match="workers can't load train .*define it in a module"):
            search.random_search(here.train, SPACE, 6, executor=executor, results=tmp_path / "search.jsonl")
    assert recorded(tmp_path / "search.jsonl") == []


def test_a_train_that_can_not_be_sent_blames_no_trial(tmp_path):
    path = tmp_path / "search.jsonl"
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        with pytest.raises(TypeError, match="workers can't load train .*lambda.*define it in a module"):
            search.random_search(lambda x, rate, seed: x, SPACE, 3, executor=executor, results=path)
    assert recorded(path) == []


class LosesTheFirst(Executor):
    """As Dask does where a worker dies that has just returned: the future holds an error that is not the trial's."""

    def __init__(self):
        self.lost = False

    def submit(self, function, *arguments):
        future = Future()
        future.set_result(function(*arguments)) if self.lost else future.set_exception(ValueError("too many values"))
        self.lost = True
        return future


def test_a_result_that_is_lost_on_its_way_is_a_trial_done_again(tmp_path):
    path = tmp_path / "search.jsonl"
    results = search.random_search(parabola, SPACE, 6, executor=LosesTheFirst(), results=path)
    assert drawn(results) == drawn(search.random_search(parabola, SPACE, 6)) and recorded(path) == list(range(6))


def test_what_a_worker_can_not_send_back_is_recorded_as_text():
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        results = search.random_search(search_trials.returns_a_lock, SPACE, 2, executor=executor)
    assert all("lock" in trial.extra["lock"] for trial in results.finished) and len(results.finished) == 2


def test_a_worker_that_exits_by_sys_exit_is_a_failed_trial():
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        results = search.random_search(search_trials.exits, SPACE, 2, executor=executor)
    assert [trial.extra["error"] for trial in results.trials] == ["SystemExit: 3"] * 2


@pytest.fixture
def dask():
    distributed = pytest.importorskip("distributed")
    cluster = distributed.LocalCluster(2, processes=True, threads_per_worker=1, dashboard_address=None)
    try:
        with distributed.Client(cluster) as client:
            yield client.get_executor()
    finally:
        try:
            cluster.close()
        except AssertionError as error:  # Dask's own, where it is just restarting a worker
            if str(error) != "can only join a started process":
                raise


@pytest.mark.landing
@pytest.mark.filterwarnings("ignore")  # Dask's own
def test_dask_records_a_trial_that_kills_its_workers_as_failed_and_no_other(tmp_path, dask):
    path, train = tmp_path / "search.jsonl", partial(search_trials.kills_its_process, way="SIGKILL")
    results = search.random_search(train, SPACE, 12, executor=dask, results=path)
    assert_only_the_guilty_failed(results, path, 12, "all those workers died while running it")


@pytest.mark.filterwarnings("ignore")  # Dask's own
def test_dask_records_every_trial_once_though_a_worker_is_killed(tmp_path, dask):
    train = partial(search_trials.dies_once, folder=tmp_path)
    results = search.random_search(train, SPACE, 30, executor=dask, results=tmp_path / "search.jsonl")
    assert (tmp_path / "died").is_dir()
    assert sorted(t.number for t in results.trials) == list(range(30))
    assert drawn(results) == drawn(search.random_search(parabola, SPACE, 30))
    assert recorded(tmp_path / "search.jsonl") == list(range(30))
