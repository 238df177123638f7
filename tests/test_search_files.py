"""The file of a search: reading never writes, one search writes, and no moment of failure costs or doubles a trial."""

import json
import os
import platform
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import search_trials
from hypothesis import given
from hypothesis import strategies as st
from search_trials import SPACE, drawn, parabola

from nnlib import search

FOLDER = str(Path(search.__file__).parent)


RIGHT = drawn(search.random_search(parabola, SPACE, 6))


def numbers(path):
    return sorted(json.loads(line)["number"] for line in path.read_bytes().splitlines()[1:])


@pytest.fixture
def path(tmp_path):
    return tmp_path / "search.jsonl"


@pytest.fixture
def full(path):
    """The file of a search of six trials."""
    search.random_search(parabola, SPACE, 6, results=path)
    return path


def state(path):
    return path.read_bytes(), path.stat().st_mtime_ns


# --- reading never writes ----------------------------------------------------------------------------------------


def begins_as_a_search_does(content):
    head = b'{"search": '
    return head.startswith(content) or content.startswith(head)


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n", b"\n\n"])
@pytest.mark.parametrize(
    "content",
    [b'{"title": "thesis"}', b"a thesis", b'{"number": 0}', b"[1, 2]", b"\xff\xfe\x00{", b'{"search": 3}', b" "],
)
@pytest.mark.parametrize("use", [search.SearchResults, partial(search.random_search, parabola, SPACE, 2, 0, None)])
def test_a_foreign_file_is_refused_and_left_as_it_is(path, content, ending, use):
    path.write_bytes(content + ending)
    before = state(path)
    with pytest.raises(ValueError, match="search.jsonl is not a file of a search"):
        use(path)
    assert state(path) == before


@given(st.binary(min_size=1).filter(lambda content: not begins_as_a_search_does(content)))
def test_any_bytes_that_are_no_search_are_refused_and_left_as_they_are(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("foreign") / "thesis"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="not a file of a search"):
        search.random_search(parabola, SPACE, 2, results=path)
    assert path.read_bytes() == content


def test_an_object_is_not_deceived_by_a_foreign_file_put_in_its_place(full):
    results = search.SearchResults(full)
    full.write_bytes(b"a thesis")
    with pytest.raises(ValueError, match="not a file of a search"):
        search.random_search(parabola, SPACE, 6, results=results)
    assert full.read_bytes() == b"a thesis" and len(results) == 6


def test_reading_leaves_a_file_cut_at_any_byte_as_it_is(path):
    search.random_search(parabola, SPACE, 2, results=path)
    whole = path.read_bytes()
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        before = state(path)
        lines = whole[:cut].count(b"\n") + (whole[cut : cut + 1] == b"\n")  # only its end of line is missing
        assert len(search.SearchResults(path)) == max(0, lines - 1)
        assert state(path) == before


def test_a_file_cut_in_its_header_or_in_a_trial_is_gone_on_with(full):
    whole = full.read_bytes()
    header = whole.index(b"\n") + 1
    for cut in [*range(0, header, 5), header - 1, header, *range(header + 1, len(whole), 97)]:
        full.write_bytes(whole[:cut])
        assert drawn(search.random_search(parabola, SPACE, 6, results=full)) == RIGHT
        assert numbers(full) == list(range(6))


def test_a_torn_file_in_a_folder_that_can_only_be_read_is_read(full):
    full.write_bytes(full.read_bytes()[:-25])
    full.chmod(0o400)
    full.parent.chmod(0o500)
    try:
        assert len(search.SearchResults(full)) == 5
        assert [entry.name for entry in full.parent.iterdir()] == ["search.jsonl"]
    finally:
        full.parent.chmod(0o700)


@pytest.mark.parametrize(
    "edited",
    [
        lambda content: content + b"\n\n",
        lambda content: content + b" \r\n",
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: content.rstrip(b"\n"),
        lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n").rstrip(),
    ],
    ids=["blank lines", "a line of blanks", "byte-order mark", "ends of Windows", "no last end of line", "most of it"],
)
def test_a_file_that_an_editor_saved_is_read_and_gone_on_with(path, edited):
    search.random_search(parabola, SPACE, 4, results=path)
    path.write_bytes(edited(path.read_bytes()))
    before = path.read_bytes()
    assert len(search.SearchResults(path)) == 4 and path.read_bytes() == before
    assert drawn(search.random_search(parabola, SPACE, 6, results=path)) == RIGHT
    assert drawn(search.SearchResults(path)) == RIGHT


def test_an_empty_file_becomes_the_search_s(path):
    path.touch()
    assert drawn(search.random_search(parabola, SPACE, 6, results=path)) == RIGHT
    assert drawn(search.SearchResults(path)) == RIGHT


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(ValueError, match="is a folder: name a file"):
        search.SearchResults(tmp_path)


def test_a_pipe_is_refused_and_not_waited_for(path):
    os.mkfifo(path)
    with pytest.raises(ValueError, match="is a pipe: name a file"):
        search.random_search(parabola, SPACE, 2, results=path)


def test_a_device_is_refused():
    with pytest.raises(ValueError, match="is a device: name a file"):
        search.random_search(parabola, SPACE, 2, results="/dev/null")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="no folder .*here for search.jsonl"):
        search.random_search(parabola, SPACE, 2, results=tmp_path / "here" / "search.jsonl")


def test_a_link_stays_a_link(tmp_path, path):
    link = tmp_path / "link.jsonl"
    link.symlink_to(path)
    search.random_search(parabola, SPACE, 6, results=link)
    assert link.is_symlink() and drawn(search.SearchResults(path)) == RIGHT


def test_a_tilde_is_the_user_s_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    search.random_search(parabola, SPACE, 2, results="~/search.jsonl")
    assert [entry.name for entry in tmp_path.iterdir()] == ["search.jsonl"]


def test_a_stage_s_foreign_file_is_found_before_the_first_stage_trains(tmp_path):
    (tmp_path / "search-2.jsonl").write_text("a thesis")
    seen = []
    with pytest.raises(ValueError, match="search-2.jsonl is not a file of a search"):
        search.staged_search(
            lambda x, rate, epochs, seed: seen.append(x), SPACE, [search.Stage(1, 2)] * 2,
            results=tmp_path / "search.jsonl",
        )  # fmt: skip
    assert seen == []


# --- damage is named, with its line ------------------------------------------------------------------------------


WRONG = {
    "score": ["0.9", [0.9], True, None, float("nan"), {}],
    "number": [[0], "0", 1.0, True, -1, None],
    "seed": ["7", 1.5, None, False],
    "outcome": ["lost", None, ["finished"], "failed"],
    "seconds": ["1", None, True, float("inf")],
    "parameters": [[], None, "x", {"x": "3", "rate": 1.0}, {"x": True, "rate": 1.0}, {"x": 1.0}],
    "extra": [[], None, "note"],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in WRONG.items() for value in values])
def test_a_record_with_a_wrong_value_is_named_with_its_line(full, field, value):
    lines = full.read_bytes().splitlines()
    record = json.loads(lines[3])
    lines[3] = json.dumps(record | {field: value}).encode()
    full.write_bytes(b"\n".join(lines) + b"\n")
    before = state(full)
    with pytest.raises(ValueError, match="damaged, line 4: .*Mend or delete that line: its trial is then done again"):
        search.random_search(parabola, SPACE, 6, results=full)
    assert state(full) == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda line: line.replace(b'"seed"', b'"sead"'),
        lambda line: line[:-1] + b', "more": 1}',
        lambda line: line.replace(b'"seconds"', b'"score"'),
        lambda line: line[:-20],
        lambda line: b"[" * 100_000,
        lambda line: b"\xff" + line,
        lambda line: line.replace(b'"number": 2', b'"number": 1'),
        lambda line: line.replace(b'"rate"', b'"rat"'),
    ],
    ids=["misspelt", "one more", "one less", "cut short", "nested deeply", "no text", "twice", "other parameters"],
)
def test_a_damaged_line_is_named(full, damage):
    lines = full.read_bytes().splitlines()
    lines[3] = damage(lines[3])
    full.write_bytes(b"\n".join(lines) + b"\n")
    before = state(full)
    with pytest.raises(ValueError, match="search.jsonl is not a file of a search, or is damaged, line 4: "):
        search.SearchResults(full)
    assert state(full) == before


def test_a_line_that_is_deleted_is_a_trial_done_again(full):
    lines = full.read_bytes().splitlines(keepends=True)
    full.write_bytes(b"".join(lines[:3] + lines[4:]))
    assert drawn(search.random_search(parabola, SPACE, 6, results=full)) == RIGHT


# --- an object after any failure ---------------------------------------------------------------------------------


class Moments:
    """Raises KeyboardInterrupt before one bytecode of the search's own code; counts them if no moment is given."""

    def __init__(self, moment=None):
        self.moment, self.passed = moment, 0

    def __enter__(self):
        self.before = sys.gettrace()
        sys._getframe().f_trace_opcodes = True  # Python 3.12 asks for it before it is told to trace
        sys.settrace(self.trace)
        return self

    def __exit__(self, *error):
        sys.settrace(self.before)

    def trace(self, frame, event, _):
        if not frame.f_code.co_filename.startswith(FOLDER):
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            self.passed += 1
            if self.passed == self.moment:
                raise KeyboardInterrupt
        return self.trace


def interrupted(folder, moment, reused):
    """A search of three trials, interrupted at a moment and called again; its results and its file."""
    path = folder / f"{moment}.jsonl"
    results = search.SearchResults(path) if reused else path
    with suppress(KeyboardInterrupt), Moments(moment):
        search.random_search(parabola, SPACE, 3, results=results, progress=False)
    if reused:
        assert results.trials == search.SearchResults(path).trials
    results = search.random_search(parabola, SPACE, 3, results=results, progress=False)
    return results, path


def assert_whole(results, path):
    assert numbers(path) == [0, 1, 2]
    assert drawn(results) == drawn(search.SearchResults(path)) == {n: RIGHT[n] for n in range(3)}
    assert not path.with_name(f"{path.name}.lock").exists()


def all_moments(folder):
    with Moments() as count:
        search.random_search(parabola, SPACE, 3, results=folder / "search.jsonl", progress=False)
    return count.passed


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files that an interrupt left open
@pytest.mark.parametrize("reused", [True, False])
def test_an_interrupt_at_any_moment_costs_and_doubles_no_trial(tmp_path, reused):
    moments = all_moments(tmp_path)
    assert moments > 1000
    for moment in np.linspace(1, moments, 30).astype(int):
        assert_whole(*interrupted(tmp_path, moment, reused))


@pytest.mark.deep
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("reused", [True, False])
@pytest.mark.parametrize("part", range(5))
def test_three_hundred_interrupts_cost_and_double_no_trial(tmp_path, part, reused):
    for moment in np.random.default_rng(part).integers(1, all_moments(tmp_path), 30):
        assert_whole(*interrupted(tmp_path, moment, reused))


@contextmanager
def disk_of(size):
    """No file of this process grows beyond so many bytes: the system writes what fits, and then nothing."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_fills_up_at_any_byte_costs_and_doubles_no_trial(tmp_path):
    whole = tmp_path / "search.jsonl"
    search.random_search(parabola, SPACE, 3, results=whole)
    for size in range(0, whole.stat().st_size - 20, 13):
        path = tmp_path / f"{size}.jsonl"
        results = search.SearchResults(path)
        with disk_of(size), pytest.raises(OSError):
            search.random_search(parabola, SPACE, 3, results=results)
        lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
        assert len(lines[1:]) == len(results) and all(line.endswith(b"\n") for line in lines)
        assert results.trials == search.SearchResults(path).trials
        assert_whole(search.random_search(parabola, SPACE, 3, results=results), path)


def test_a_file_that_is_removed_under_a_search_is_missed_at_once(path):
    results = search.SearchResults(path)
    with pytest.raises(OSError, match="was removed, replaced or cut"):
        search.random_search(parabola, SPACE, 3, results=results, on_trial=lambda results: path.unlink())
    assert len(results) == 1
    assert_whole(search.random_search(parabola, SPACE, 3, results=results), path)


def test_a_search_that_another_went_on_with_is_read_again(full):
    few = search.SearchResults(full)
    search.random_search(parabola, SPACE, 9, results=full)
    ran = []
    search.random_search(parabola, SPACE, 10, results=few, on_trial=lambda found: ran.append(found.trials[-1].number))
    assert ran == [9] and numbers(full) == list(range(10))


# --- one search at a time ----------------------------------------------------------------------------------------


def wordy(x, rate, seed):
    return {"score": x, "words": "x" * 50_000}


def look_until_done(path, ended):
    """Reads a growing file; how many trials it held each time."""
    seen = []
    while not ended():
        seen.append(len(search.SearchResults(path)))
    return seen


def test_a_reader_of_a_running_search_takes_nothing_away(path):
    thread = threading.Thread(target=search.random_search, args=(wordy, SPACE, 60), kwargs={"results": path})
    thread.start()
    seen = look_until_done(path, lambda: not thread.is_alive())
    thread.join()
    assert seen == sorted(seen) and numbers(path) == list(range(60))


@pytest.mark.deep
def test_ten_thousand_looks_at_a_running_search_take_nothing_away(path):
    command, looks = [sys.executable, search_trials.__file__, path, "200", path.parent, "wordy_parabola"], 0
    while looks < 10_000:
        path.unlink(missing_ok=True)
        process = subprocess.Popen(command)
        seen = look_until_done(path, lambda: process.poll() is not None)  # noqa: B023
        assert seen == sorted(seen) and numbers(path) == list(range(200))
        looks += sum(0 < trials < 200 for trials in seen)


HERE = f"in use by a search in process {os.getpid()} on {platform.node()}: wait for its end, or name another file"


def test_a_second_search_on_a_file_is_refused_and_told_who_has_it(path):
    def second(results):
        with pytest.raises(RuntimeError, match=HERE):
            search.random_search(parabola, SPACE, 6, results=path)
        with pytest.raises(RuntimeError, match=HERE):
            search.random_search(parabola, SPACE, 6, results=results)

    assert drawn(search.random_search(parabola, SPACE, 6, results=path, on_trial=second)) == RIGHT
    assert numbers(path) == list(range(6))


def test_a_second_search_on_a_file_by_another_name_is_refused(tmp_path, path):
    (tmp_path / "link.jsonl").symlink_to(path)

    def second(results):
        with pytest.raises(RuntimeError, match=HERE):
            search.random_search(parabola, SPACE, 6, results=tmp_path / "link.jsonl")

    search.random_search(parabola, SPACE, 2, results=path, on_trial=second)


def test_a_second_search_in_another_thread_is_refused(path):
    refused = []

    def second():
        try:
            search.random_search(parabola, SPACE, 6, results=path)
        except RuntimeError as error:
            refused.append(str(error))

    def in_a_thread(results):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()

    search.random_search(parabola, SPACE, 2, results=path, on_trial=in_a_thread)
    assert len(refused) == 2 and HERE in refused[0]


def test_a_search_that_failed_lets_go_of_its_file(path):
    def fail(results):
        raise LookupError

    for _ in range(2):
        with pytest.raises(LookupError):
            search.random_search(parabola, SPACE, 6, results=path, on_trial=fail)
    assert [entry.name for entry in path.parent.iterdir()] == ["search.jsonl"]


def process_of(worker):
    return int(worker.name.removeprefix("worker-"))


@pytest.fixture
def elsewhere(tmp_path):
    """Runs searches of ten thousand trials in processes of their own; all end with the test."""
    processes, notes = [], tmp_path / "notes"
    notes.mkdir()

    def run(path, *train):
        command = [sys.executable, search_trials.__file__, path, "10000", notes, *train]
        processes.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True))
        return processes[-1]

    yield run
    for process in processes:
        process.kill()
    for worker in notes.glob("worker-*"):  # these hold the pipe of standard error open
        with suppress(ProcessLookupError):
            os.kill(process_of(worker), signal.SIGKILL)
    for process in processes:
        process.communicate()


def wait_for_trials(path, process):
    while not path.exists() or len(search.SearchResults(path)) < 5:
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.01)


@pytest.mark.slow
def test_a_second_process_is_refused_and_a_killed_one_lets_go(path, elsewhere):
    holder = elsewhere(path)
    wait_for_trials(path, holder)
    with pytest.raises(RuntimeError, match=f"a search in process {holder.pid} on {platform.node()}"):
        search.random_search(parabola, SPACE, 6, results=path)
    second = elsewhere(path)
    assert f"a search in process {holder.pid}" in second.communicate(timeout=60)[1] and second.returncode
    holder.kill()
    holder.wait()
    done = len(search.SearchResults(path))
    assert len(search.random_search(parabola, SPACE, done + 2, results=path)) == done + 2
    assert not path.with_name("search.jsonl.lock").exists()


@pytest.mark.slow
def test_workers_that_outlive_a_killed_search_do_not_keep_its_file(tmp_path, path, elsewhere):
    holder = elsewhere(path, "notes_its_worker", "fork")
    wait_for_trials(path, holder)
    holder.kill()
    holder.wait()
    workers = [process_of(worker) for worker in (tmp_path / "notes").glob("worker-*")]
    assert len(workers) == 2 and all(os.kill(worker, 0) is None for worker in workers)
    done = len(search.SearchResults(path))
    assert len(search.random_search(parabola, SPACE, done + 20, results=path)) >= done + 20
