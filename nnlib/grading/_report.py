"""Reports of a graded class: a CSV with a row for each student and exercise, one for a gradebook, and a page."""

import csv
import io
from collections import Counter
from pathlib import Path
from urllib.parse import quote

from nnlib import _files
from nnlib.exercises import _progress
from nnlib.exercises._result import _inline as in_html

COLUMNS = ("student", "notebook", "exercise", "outcome", "misconception", "seconds", "message")
OUTCOMES = {  # symbol and words
    "correct": ("✓", "correct"),
    "incorrect": ("✗", "incorrect"),
    "failed": ("!", "failed"),
    "unattempted": ("○", "unattempted"),
}


def write_csv(path, columns, rows):
    """A table as a file that spreadsheets read: no cell of it is taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_harmless(row[column]) for column in columns] for row in rows)
    with _files.replacing(path) as file:
        file.write(text.getvalue().encode("utf-8", "replace"))


def _harmless(cell):
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def write_summary(path, rows):
    """One row for each student: how many exercises of each notebook are correct, and of all."""
    notebooks = list(dict.fromkeys(_notebook_of(row) for row in rows))
    students = {}
    for row in rows:
        counts = students.setdefault(row["student"], Counter())
        for name in (_notebook_of(row), "correct"):
            counts[name] += row["outcome"] == "correct"
        counts["exercises"] += bool(row["exercise"])
    table = [
        {"student": student, **{name: counts[name] for name in notebooks}, "correct": counts["correct"],
         "exercises": counts["exercises"],
         "percent": round(100 * counts["correct"] / max(1, counts["exercises"]))}
        for student, counts in students.items()
    ]  # fmt: skip
    write_csv(path, ["student", *notebooks, "correct", "exercises", "percent"], table)


def write_page(path, rows, submissions, exercises, about):
    """The page for the teacher, whole in one file."""
    import jinja2
    from markupsafe import Markup

    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    page = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    page.filters["marked"] = lambda text: Markup(in_html(text))
    links = {submission.name: _link(submission.place, Path(path).parent) for submission in submissions}
    students = {}
    for row in rows:
        students.setdefault(row["student"], []).append(row)
    text = page.get_template("page.html").render(
        about=about,
        outcomes=OUTCOMES,
        totals=Counter(row["outcome"] for row in rows),
        exercises=_by_exercise(rows, exercises),
        misconceptions=_misconceptions(rows, exercises),
        students=students,
        names=list(dict.fromkeys(row["exercise"] for row in rows if row["exercise"])),
        by_student={name: {row["exercise"]: row for row in own} for name, own in students.items()},
        failed=[row for row in rows if row["outcome"] == "failed"],
        links=links,
    )
    with _files.replacing(path) as file:
        file.write(text.encode("utf-8", "replace"))


def _by_exercise(rows, exercises):
    """For each exercise its counts, and the most common misconception."""
    table = []
    for name in dict.fromkeys(row["exercise"] for row in rows if row["exercise"]):
        own = [row for row in rows if row["exercise"] == name]
        known = Counter(row["misconception"] for row in own if row["misconception"]).most_common(1)
        table.append({
            "name": name, "counts": Counter(row["outcome"] for row in own), "all": len(own),
            "common": known[0] if known else None, "task": exercises[name].task if name in exercises else "",
        })  # fmt: skip
    return table


def _misconceptions(rows, exercises):
    """The known wrong answers that were given, the most common first, each with its text."""
    given, said = {}, {}
    for row in rows:
        if row["misconception"]:
            given.setdefault((row["exercise"], row["misconception"]), []).append(row["student"])
            said.setdefault((row["exercise"], row["misconception"]), row["message"])
    tried = Counter(row["exercise"] for row in rows if row["outcome"] in ("correct", "incorrect"))
    table = []
    for (exercise, name), students in sorted(given.items(), key=lambda entry: -len(entry[1])):
        known = exercises[exercise].misconceptions if exercise in exercises else []
        message = next((one.message for one in known if one.name == name), said[exercise, name])
        table.append({
            "exercise": exercise, "name": name, "students": students, "message": message,
            "percent": round(100 * len(students) / max(1, tried[exercise])), "tried": tried[exercise],
        })  # fmt: skip
    return table


def _notebook_of(row):
    """The notebook that a row counts for: "02_activations"."""
    module = row["exercise"].partition(".")[0]
    return f"{_progress.NOTEBOOKS.index(module):02d}_{module}" if module in _progress.NOTEBOOKS else "other"


def _link(place, folder):
    """The address of a file, as seen from the page's folder where it lies below that."""
    place, folder = place.resolve(), folder.resolve()
    if place.is_relative_to(folder):
        return quote(place.relative_to(folder).as_posix())
    return place.as_uri()
