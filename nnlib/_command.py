"""The command ``nnlib``: doctor, progress, lecture, grade, handout, export."""

import argparse
import sys


def main(arguments=None):
    """Run the command; returns its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except (OSError, ValueError, NotImplementedError) as error:
        print(f"nnlib {options.command}: {error}", file=sys.stderr)
        return 2


def _parser():
    parser = argparse.ArgumentParser(prog="nnlib", description="Neural networks, hands on: what surrounds the course.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name, run, help):
        added = commands.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}.")
        added.set_defaults(run=run)
        return added

    command("doctor", _doctor, "say whether all that the course needs is here")
    command("progress", _progress, "list your exercises, and which one is next")

    lecture = command("lecture", _lecture, "open a notebook as slides, on a copy")
    lecture.add_argument("notebook", nargs="?", help="the one to begin with, such as notebooks/02_activations.ipynb")
    lecture.add_argument("--lab", nargs=argparse.REMAINDER, default=[], metavar="...", help="JupyterLab's own")

    grade = command("grade", _grade, "grade what a class handed in; this runs the students' code")
    grade.add_argument("folder", metavar="FOLDER", help="a folder or a zip, as Canvas, Moodle or nbgrader export it")
    grade.add_argument("--out", default="grades.csv", help="the CSV; summary, page and journal stand beside it")
    grade.add_argument("--seed", type=int, default=0, help="check with cases that no student has seen")
    one = {"action": "append", "metavar": "NAME", "help": "only this one, such as 02; may be repeated"}
    grade.add_argument("--notebook", **one)
    grade.add_argument("--jobs", type=int, help="how many at once; by default one for each processor")
    grade.add_argument("--time-limit", type=float, default=60, metavar="SECONDS", help="for one answer (60)")
    grade.add_argument("--memory", type=float, default=4, metavar="GB", help="for one process (4)")

    handout = command("handout", _handout, "write clean copies of the notebooks, without outputs")
    handout.add_argument("folder", metavar="FOLDER", help="where to")
    handout.add_argument("--solutions", action="store_true", help="with an appendix for teachers")
    handout.add_argument("--notebook", **one)
    handout.add_argument("--source", metavar="FOLDER", help="where the notebooks are; by default those of the course")

    export = command("export", _export, "write your progress as a table")
    export.add_argument("file", metavar="progress.csv")
    return parser


def _doctor(options):
    from nnlib._doctor import doctor

    report = doctor()
    print(report)
    return 0 if report.ok else 1


def _progress(options):
    from nnlib import exercises

    print(exercises.progress())
    return 0


def _lecture(options):
    from nnlib.lecture import lecture

    return lecture(options.notebook, arguments=options.lab)


def _grade(options):
    from nnlib.grading import grade, rights

    if rights() == "root's":
        print("The students' code has root's rights here: grade in a container, or as another user.", file=sys.stderr)
    names = ("seed", "jobs", "time_limit", "memory")
    given = {name: getattr(options, name) for name in names}
    try:
        grades = grade(options.folder, options.out, notebooks=options.notebook, **given)
    except KeyboardInterrupt:
        print("\nStopped. What is graded is kept: the same command goes on from there.", file=sys.stderr)
        return 130
    print(grades)
    return 0


def _handout(options):
    from nnlib.grading import handout

    for path in handout(options.folder, options.notebook, solutions=options.solutions, source=options.source):
        print(path)
    return 0


def _export(options):
    from nnlib.grading import export

    print(export(options.file))
    return 0
