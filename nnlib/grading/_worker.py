"""Worker: judges notebook after notebook; no student's code ever runs in this process, only in forks of it.

It takes orders as lines of JSON and answers each with a line: ``python -m nnlib.grading._worker``.
"""

import copy
import json
import os
import resource
import sys
import tempfile
import time
import warnings
from base64 import b64decode
from contextlib import suppress
from functools import partial
from importlib import import_module

import numpy as np

from nnlib.exercises import _progress
from nnlib.exercises._judging import judge
from nnlib.exercises._running import recording
from nnlib.exercises._stubs import is_empty
from nnlib.exercises._values import plain
from nnlib.exercises.checklist import capstone
from nnlib.grading import _sandbox
from nnlib.grading._notebooks import Notebook, followed, sources
from nnlib.grading._rows import Level, Limits, best, exercises_of, row
from nnlib.grading._sandbox import Away, NoAnswer, in_sandbox

MOST = 5  # checks of one exercise in a notebook that are looked at: its last ones


def grade(content, module, seed, limits):
    """The rows of one notebook: a dict for each exercise of the modules that it belongs to.

    Parameters
    ----------
    content : bytes
        Of the file.
    module : str or None
        The notebook that its file is named after, such as "activations"; what it checks says more.
    seed : int
        0 for the cases that students see.
    limits : Limits
    """
    try:
        if module:
            exercises_of([module])
        cells, checked, modules = in_sandbox(partial(_read, content), limits)
    except NoAnswer as error:
        return [row(name, "failed", str(error)) for name in exercises_of([module] if module else [])] or [
            row("", "failed", str(error))
        ]
    modules = [name for name in _progress.NOTEBOOKS if name in modules] or ([module] if module else [])
    if not modules:
        return [row("", "failed", "It checks no exercise of the course.")]
    rows = []
    for name, exercise in exercises_of(modules).items():
        recipes = checked.get(name, [])[-MOST:]
        found = [_one(exercise, cells, recipe, seed, limits) for recipe in recipes]
        rows.append(best(found or [row(name, "unattempted", "The notebook does not check it.")]))
    return rows


def _read(content):
    """In a sandbox: a notebook's cells, for each exercise the recipes of what it is given, and the modules."""
    notebook = Notebook(sources(content))
    checked = {name: [why] for name, why in notebook.unreadable_checks().items()}
    for check in notebook.checks:
        checked.setdefault(check.exercise, []).append(notebook.recipe(check))
    imported = [path.rpartition(".")[2] for path in notebook.modules.values() if path.startswith("nnlib.exercises.")]
    return notebook.cells, checked, sorted({name.partition(".")[0] for name in checked} | set(imported))


def _one(exercise, cells, recipe, seed, limits):
    """The row of one exercise; the recipe may be a text that says what is wrong with its cell."""
    if isinstance(recipe, str):
        return row(exercise.full_name, "failed", recipe)
    began = time.perf_counter()
    find = partial(followed, cells, recipe)
    try:
        form, value = in_sandbox(partial(_form, find), limits)
        answer = {"empty": _empty, "value": value, "callable": Away(find, limits)}[form]
        with recording():
            result = _of_level(answer) if isinstance(exercise, Level) else judge(with_cases_of(seed, exercise), answer)
    except Exception as error:  # what a student's process sends need not be what ours would send
        message = str(error) if isinstance(error, NoAnswer) else f"It can't be judged: {type(error).__name__}: {error}"
        return row(exercise.full_name, "failed", message, seconds=time.perf_counter() - began)
    message = f"{result.message} {result.remark}"
    return row(exercise.full_name, result.outcome, message, result.misconception, time.perf_counter() - began)


def _of_level(answer):
    """The Result of a level of the capstone."""
    seed, level, names = answer
    return capstone(seed, level).check(names)


def with_cases_of(seed, exercise):
    """The same exercise, whose cases are drawn with that seed."""
    other = copy.copy(exercise)
    other.cases = lambda rng: exercise.cases(np.random.default_rng(seed))
    return other


def _form(find):
    """In a sandbox: whether an answer is a function without code, a function, or a value, and which."""
    answer = find()
    if is_empty(answer):
        return "empty", None
    return ("callable", None) if callable(answer) else ("value", plain(answer))


def _empty(*given): ...


def main():
    """Take orders until there are no more."""
    orders, answers = sys.stdin, os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    sys.stdout = sys.stderr
    _sandbox._orders.append(orders)
    warnings.simplefilter("ignore")
    for name in ("nbformat", "IPython.core.inputtransformer2"):  # here, or each fork would load them again
        import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        os.chdir(folder)
        os.environ["NNLIB_PROGRESS"] = os.path.join(folder, "progress.json")
        for line in orders:
            order = json.loads(line)
            limits = Limits(order["seconds"], order["memory"])
            with suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
            rows = grade(b64decode(order["content"]), order["module"], order["seed"], limits)
            print(json.dumps(rows), file=answers, flush=True)


if __name__ == "__main__":
    main()
