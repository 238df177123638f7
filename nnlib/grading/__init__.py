"""Grading: a class's notebooks are checked again, by us, and what came of it is told in three files.

What counts is what a student's function does when we call it. Each answer runs in a process of its own, a fork of
one in which no student's code has ever run, with limits of time and memory; what it returned comes back as plain
data, and is judged in a process that runs nothing of a student's.

**Promised**, whatever a notebook's code does short of attacking the machine: outputs that are stored in a notebook,
what a cell prints, an edited progress file, a changed ``check`` or ``numpy.isclose`` make no answer right. Code that
changes a function or a class of nnlib, NumPy or Python is found out; so is one that asks for our answer by its name.
One notebook can't change what another gets. Whatever happens to a notebook, the others are graded.

**Not promised**: a function that calls NumPy's or nnlib's own does what is asked, and is correct. So is one that reads
our solution from the library's files. And code that is written to attack has the rights of whoever runs the grader:
it can read and delete files, use the network, end the grader, or forge what its process says. Run the grader in a
container, where root gives up its rights before a student's code runs, or as a user who owns nothing.

The limit of memory needs Linux. Windows has no ``fork``: use WSL or a container there; so on macOS, whose
``fork`` is not safe with all of its libraries.
"""

import os
import time
from datetime import datetime
from functools import partial

from nnlib import _checks, _files
from nnlib.exercises import _progress
from nnlib.grading import _report
from nnlib.grading._handing_out import handout
from nnlib.grading._journal import Journal, fingerprint
from nnlib.grading._rows import Limits, best, exercises_of, module_named, rights, row
from nnlib.grading._submissions import found
from nnlib.grading._supervision import Died, graded

__all__ = ["Grades", "export", "grade", "handout", "rights"]

REWRITTEN = 2  # seconds between two states of the reports, while notebooks are graded


class Grades:
    """A class's grades.

    Attributes
    ----------
    rows : list of dict
        One for each student and exercise, with the columns of the CSV.
    students : list of str
    notebooks, left : int
        How many notebooks were handed in, and how many of them are not graded yet.
    files : list of Path
        What was written.
    """

    def __init__(self, rows, students, notebooks, left, files):
        self.rows, self.students, self.notebooks, self.left, self.files = rows, students, notebooks, left, files

    def __repr__(self):
        counts = {outcome: sum(row["outcome"] == outcome for row in self.rows) for outcome in _report.OUTCOMES}
        said = ", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count) or "no exercise"
        begun = f"{self.notebooks - self.left} of {self.notebooks}" if self.left else f"{self.notebooks}"
        lines = [f"{len(self.students)} students, {begun} notebooks: {said}"]
        if self.left:
            lines.append(f"{self.left} notebooks are left: the same command goes on with them.")
        return "\n".join([*lines, *map(str, self.files)])


def grade(folder, out="grades.csv", *, seed=0, notebooks=None, jobs=None, time_limit=60.0, memory=4.0, progress=None):
    """Grade what a class handed in.

    Parameters
    ----------
    folder : path
        A folder for each student, what Canvas, Moodle or nbgrader export, a zip of such, or one notebook.
    out : path
        The CSV. Beside it stand, with the same beginning, ``-summary.csv`` for a gradebook, ``.html`` for the teacher,
        and ``.jsonl``, by which a grader that was stopped goes on.
    seed : int, at least 0
        0 checks with the cases that students see, any other number with cases that nobody has seen.
    notebooks : sequence of str, optional
        Only these, such as "activations" or "02".
    jobs : int, optional
        How many are graded at once; by default one for each processor.
    time_limit : float
        Seconds for one answer, with the cells that it needs.
    memory : float
        Gigabytes for one process.
    progress : bool, optional
        Whether to show a bar; by default where somebody watches.

    Returns
    -------
    Grades

    Raises
    ------
    FileNotFoundError
        Where there is no such folder, or none for ``out``.
    ValueError
        For a number out of range, an unknown notebook, or a journal that is none.
    NotImplementedError
        Where the system has no ``fork``.
    """
    if not hasattr(os, "fork"):
        raise NotImplementedError("grading runs each answer in a fork, which this system lacks: use WSL or a container")
    seed = _checks.integer("seed", seed, at_least=0)
    jobs = _checks.integer("jobs", _processors() if jobs is None else jobs)
    memory = _checks.number("memory", memory, "[0.5, 1000000]")
    limits = Limits(_checks.number("time_limit", time_limit, "(0, 86400]"), int(memory * 2**30))
    wanted = [module_named(name) for name in notebooks or ()]
    students, submissions = found(folder)
    out = _files.expanded(out)
    if not out.parent.is_dir():
        raise FileNotFoundError(f"there is no folder {out.parent} for {out.name}: make it first")
    journal = Journal(out.with_suffix(".jsonl"))
    try:
        return _Grader(students, submissions, out, journal, seed, limits, wanted).grade(jobs, progress)
    finally:
        journal.close()


class _Grader:
    def __init__(self, students, submissions, out, journal, seed, limits, wanted):
        self.students, self.out, self.journal = students, out, journal
        self.seed, self.limits, self.wanted = seed, limits, wanted
        self.submissions = [s for s in submissions if not wanted or s.module in (*wanted, None)]
        self.unread, self.keys = {}, {}
        for submission in self.submissions:
            try:
                self.keys[submission] = fingerprint(submission.read(), submission.module, seed, limits)
            except (OSError, ValueError) as error:
                self.unread[submission] = str(error)

    def grade(self, jobs, progress):
        """Grade what is not in the journal yet; what is written is whole at any time."""
        from nnlib._progress_bars import bar

        left = {key: submission for submission, key in self.keys.items() if key not in self.journal.rows}
        tasks, written = {key: partial(self._rows, submission) for key, submission in left.items()}, time.monotonic()
        try:
            done = len(self.keys) - len(tasks)
            with bar(total=len(self.keys), done=done, unit="notebook", progress=progress) as shown:
                for key, future in graded(tasks, jobs):
                    self.journal.add(key, future.result())
                    shown.update()
                    if time.monotonic() - written > REWRITTEN:
                        self._write()
                        written = time.monotonic()
        finally:
            grades = self._write()
        return grades

    def _rows(self, submission, worker):
        try:
            return worker.grade(submission.read(), submission.module, self.seed, self.limits)
        except (Died, OSError, ValueError) as error:
            return self._failed(submission, str(error))

    def _failed(self, submission, message):
        names = exercises_of([submission.module] if submission.module else []) or [""]
        return [row(name, "failed", message) for name in names]

    def _write(self):
        """The reports of what is known by now."""
        rows, left = self._all_rows()
        exercises = exercises_of(self._modules(rows))
        beside = [self.out.with_name(f"{self.out.stem}{ending}") for ending in ("-summary.csv", ".html")]
        _report.write_csv(self.out, _report.COLUMNS, rows)
        _report.write_summary(beside[0], rows)
        about = {
            "students": len(self.students), "notebooks": len(self.submissions), "left": left, "seed": self.seed,
            "when": datetime.now().strftime("%Y-%m-%d %H:%M"),
        }  # fmt: skip
        _report.write_page(beside[1], rows, self.submissions, exercises, about)
        return Grades(rows, self.students, len(self.submissions), left, [self.out, *beside])

    def _modules(self, rows):
        named = {row["exercise"].partition(".")[0] for row in rows}
        return [name for name in _progress.NOTEBOOKS if name in named]

    def _all_rows(self):
        """One row for each student and exercise that anybody handed in, and how many notebooks are not graded yet."""
        of_student, pending = {student: {} for student in self.students}, set()
        for submission in self.submissions:
            if submission in self.unread:
                rows = self._failed(submission, self.unread[submission])
            else:
                rows = self.journal.rows.get(self.keys[submission])
            if rows is None:
                pending.add(submission)
                continue
            for one in rows:
                module = one["exercise"].partition(".")[0]
                if not self.wanted or module in (*self.wanted, ""):
                    name = one["exercise"] or submission.name
                    own = {"student": submission.student, "notebook": submission.name, **one}
                    of_student[submission.student].setdefault(name, []).append(own)
        every = [one for own in of_student.values() for rows in own.values() for one in rows]
        exercises = exercises_of(self.wanted or self._modules(every))
        result = []
        for student, own in of_student.items():
            is_whole = not any(submission.student == student for submission in pending)
            nothing = {"student": student, "notebook": "", **row("", "unattempted", "No such notebook was handed in.")}
            for name in exercises:
                if name in own or is_whole:
                    result.append(best(own.pop(name, [nothing | {"exercise": name}])))
            result += [best(rows) for rows in own.values()]
        return result, len(pending)


def export(path):
    """Write the reader's own progress as a CSV, a row for each exercise; returns where it is.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     print(export(f"{folder}/progress.csv").read_text().splitlines()[0])
    exercise,state,tries
    """
    known, rows = _progress.records(), []
    for name in exercises_of(_progress.NOTEBOOKS):
        entry = known.get(name, {"tries": 0, "correct": False})
        state = "correct" if entry["correct"] else "incorrect" if entry["tries"] else "unattempted"
        rows.append({"exercise": name, "state": state, "tries": entry["tries"]})
    _report.write_csv(path, ("exercise", "state", "tries"), rows)
    return _files.expanded(path)


def _processors():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
