"""Progress: which exercises were tried and solved, in one small file that notebooks share.

The file is ``progress.json`` in the user's data folder; the environment variable ``NNLIB_PROGRESS`` names
another file. It is replaced whole, under a lock, so several notebooks can write at the same time. Where it
can't be written, progress is kept for the session.
"""

import errno
import json
import os
import threading
import warnings
from contextlib import contextmanager
from pathlib import Path

from nnlib import _checks, _files
from nnlib._course import NOTEBOOKS
from nnlib._tables import Table

PATIENCE = 5  # seconds that a lock is waited for, once; whoever writes holds it for some milliseconds
MOST_TRIES = 10**9

_unsaved = []  # (file, exercise, correct) of checks that are not in the file yet
_said = set()  # warnings given in this session
_held = set()  # locks that were waited for in vain
_one_at_a_time = threading.Lock()


def path():
    """Where progress is kept; it may begin with ``~``."""
    given = os.environ.get("NNLIB_PROGRESS")
    return Path(given) if given else _files.data_folder() / "progress.json"


def record(exercise, correct):
    """Count a try of an exercise such as "activations.relu"; after the first correct one nothing changes."""
    file, trouble = path(), ""
    with _one_at_a_time:
        _unsaved.append((file, exercise, correct))
        try:
            with locked(file) as place:
                known, trouble = _read(place)
                with _files.replacing(file) as stream:
                    stream.write(_written(_with_unsaved(known, file)))
            _unsaved[:] = [entry for entry in _unsaved if entry[0] != file]
        except OSError as error:
            trouble = session_only(file, error)
    _say_once(trouble)


def records():
    """What is known of each exercise tried: {"activations.relu": {"tries": 2, "correct": True}, ...}."""
    file, known, trouble = path(), {}, ""
    with _one_at_a_time:
        try:
            if _files.regular(file)[1]:
                with locked(file) as place:
                    known, trouble = _read(place)
        except OSError:  # a folder that can be read only has no place for a lock
            try:
                known = _parse(file)
            except OSError as error:
                trouble = session_only(file, error)
            except ValueError:
                trouble = f"The progress file {file} is damaged."
        known = _with_unsaved(known, file)
    _say_once(trouble)
    return known


def try_to_write():
    """Write the file once, as it is, and leave all as it was; OSError says why it can't be written."""
    place, _ = _files.regular(path())
    with _files.trying(_lock_of(place)), locked(path()):
        _files.try_to_write(path(), _written({}))


def table(exercises, notebook=None):
    """Progress as a :class:`~nnlib._tables.Table`, with the next exercise in its title.

    Parameters
    ----------
    exercises : dict of str to Exercise
        By full name, such as "activations.relu", in the course's order.
    notebook : str, optional
        The one notebook that they belong to: its name is left out.
    """
    known = records()
    rows, correct, following = [], 0, None
    for full_name, exercise in exercises.items():
        entry = known.get(full_name, {"tries": 0, "correct": False})
        rows.append([_title(exercise.module), exercise.name, _state(**entry)][bool(notebook) :])
        correct += entry["correct"]
        if not entry["correct"] and not following:
            following = exercise.name if notebook else full_name
    ending = f"Next: {following}." if following else "All done." if rows else "There are no exercises yet."
    counted = f"{correct} of {len(rows)} {'exercise' if len(rows) == 1 else 'exercises'} correct"
    title = f"{counted}. {ending}" if rows else ending
    return Table(["notebook", "exercise", "state"][bool(notebook) :], rows, title=title)


def _title(module):
    return f"{NOTEBOOKS.index(module):02d} {module}" if module in NOTEBOOKS else module


def _state(tries, correct):
    if correct:
        return "✓ correct"
    return f"✗ not yet ({tries} {'try' if tries == 1 else 'tries'})" if tries else "○ not attempted"


def _with_unsaved(known, file):
    for _, exercise, correct in (entry for entry in _unsaved if entry[0] == file):
        entry = known.setdefault(exercise, {"tries": 0, "correct": False})
        if not entry["correct"]:
            entry.update(tries=entry["tries"] + 1, correct=correct)
    return known


@contextmanager
def locked(file):
    """Where a file is, behind all links, held for this process alone; its folder is made where it is missing.

    OSError where that can't be. A lock that another process keeps is waited for once.
    """
    place, _ = _files.regular(file)
    place.parent.mkdir(parents=True, exist_ok=True)
    if _files.in_a_browser():
        yield place
        return
    from filelock import FileLock, Timeout

    lock = FileLock(_lock_of(place), timeout=0 if place in _held else PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        _held.add(place)
        words = f"another process, which may have been stopped, holds {lock.lock_file}: end it"
        raise OSError(errno.EAGAIN, words, str(file)) from None
    except NotImplementedError:
        raise OSError(errno.ENOSYS, "this system has no locks", str(file)) from None
    _held.discard(place)
    try:
        yield place
    finally:
        lock.release()


def _lock_of(place):
    return place.with_name(f"{place.name}.lock")


def session_only(file, error):
    """Why progress is not saved, and what to do."""
    elsewhere = f": {error.filename}" if error.filename and str(error.filename) != str(file) else ""
    return (
        f"Progress can't be saved to {file} ({error.strerror or type(error).__name__}{elsewhere}). "
        "It is kept for this session only. Set NNLIB_PROGRESS to another file."
    )


def _read(place):
    """The file's records, and what to say: a damaged file is put aside. Only under the lock."""
    try:
        return _parse(place), ""
    except ValueError:
        number, aside = 1, place.with_name(f"{place.stem}.damaged{place.suffix}")
        while aside.exists():
            number += 1
            aside = place.with_name(f"{place.stem}.damaged-{number}{place.suffix}")
        os.replace(place, aside)
        return {}, f"The progress file {place} was damaged. It is kept as {aside.name}; a fresh one begins."


def _written(known):
    return json.dumps({"exercises": known}, indent=1).encode()


def _parse(file):
    """The file's records; ValueError where it is damaged."""
    try:
        exercises = json.loads(_files.read(file))["exercises"]  # bytes: a byte-order mark says which encoding it is
        return {exercise: _entry(**entry) for exercise, entry in exercises.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"{file} is damaged") from error


def _entry(tries, correct, **others):
    if not isinstance(correct, bool) or _checks.integer("tries", tries, at_least=0) > MOST_TRIES:
        raise ValueError
    return {"tries": tries, "correct": correct}


def _say_once(trouble):
    if trouble and trouble not in _said:
        _said.add(trouble)
        warnings.warn(trouble, stacklevel=4)
