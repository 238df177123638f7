"""Progress: which exercises were tried and solved, in one small file that notebooks share.

The file is ``progress.json`` in the user's data folder; the environment variable ``NNLIB_PROGRESS`` names
another file. It is replaced whole, under a lock, so several notebooks can write at the same time. Where it
can't be written, progress is kept for the session.
"""

import json
import os
import threading
import warnings
from pathlib import Path

from filelock import FileLock
from platformdirs import user_data_dir

from nnlib._files import replacing
from nnlib._tables import Table

NOTEBOOKS = (
    "start_here", "neurons", "activations", "networks", "preprocessing", "initialization", "losses",
    "regularization", "gradcheck", "monitoring", "optimizers", "schedules", "search", "ensembles",
    "checklist",
)  # fmt: skip

_unsaved = []  # (file, exercise, correct) of checks that are not in the file yet
_said = set()  # warnings given in this session
_one_at_a_time = threading.Lock()


def path():
    """Where progress is kept."""
    given = os.environ.get("NNLIB_PROGRESS")
    return Path(given) if given else Path(user_data_dir("nnlib", appauthor=False)) / "progress.json"


def record(exercise, correct):
    """Count a try of an exercise such as "activations.relu"; after the first correct one nothing changes."""
    file, trouble = path(), ""
    with _one_at_a_time:
        _unsaved.append((file, exercise, correct))
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with _lock(file):
                known, trouble = _read(file)
                with replacing(file) as stream:
                    stream.write(json.dumps({"exercises": _with_unsaved(known, file)}, indent=1).encode())
            _unsaved[:] = [entry for entry in _unsaved if entry[0] != file]
        except (OSError, NotImplementedError) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            trouble = (
                f"Progress can't be saved to {file} ({reason}). It is kept for this session only. "
                "Set NNLIB_PROGRESS to a file that can be written."
            )
    _say_once(trouble)


def records():
    """What is known of each exercise tried: {"activations.relu": {"tries": 2, "correct": True}, ...}."""
    file, known, trouble = path(), {}, ""
    with _one_at_a_time:
        try:
            if file.exists():
                with _lock(file):
                    known, trouble = _read(file)
        except (OSError, NotImplementedError):  # a folder that can be read only has no place for a lock
            try:
                known = _parse(file)
            except (OSError, ValueError):
                trouble = f"The progress file {file} can't be read."
        known = _with_unsaved(known, file)
    _say_once(trouble)
    return known


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


def _lock(file):
    return FileLock(f"{file}.lock", timeout=10)


def _read(file):
    """The file's records, and what to say: a damaged file is put aside. Only under the lock."""
    try:
        return _parse(file), ""
    except ValueError:
        number, aside = 1, file.with_name(f"{file.stem}.damaged{file.suffix}")
        while aside.exists():
            number += 1
            aside = file.with_name(f"{file.stem}.damaged-{number}{file.suffix}")
        os.replace(file, aside)
        return {}, f"The progress file {file} was damaged. It is kept as {aside.name}; a fresh one begins."


def _parse(file):
    """The file's records; ValueError where it is damaged."""
    try:
        exercises = json.loads(file.read_text(encoding="utf-8"))["exercises"]
        return {
            exercise: {"tries": int(entry["tries"]), "correct": bool(entry["correct"])}
            for exercise, entry in exercises.items()
        }
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{file} is damaged") from error


def _say_once(trouble):
    if trouble and trouble not in _said:
        _said.add(trouble)
        warnings.warn(trouble, stacklevel=4)
