"""The benchmark: every contestant does the same work, and the README shows what was measured."""

import importlib.util
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks import __main__ as report
from benchmarks import contestants, picture, step
from benchmarks.tasks import TASKS, accuracy

RECORD = json.loads((Path(report.HERE) / "results.json").read_text(encoding="utf-8"))
SMALL = replace(TASKS["T2"], epochs=2)
THERE = [
    name
    for name, module in contestants.MODULES.items()
    if module not in ("limit", "scikit") and (module != "pytorch" or importlib.util.find_spec("torch"))
]


def test_the_readme_shows_the_latest_results():
    assert report.as_markdown(RECORD) in report.README.read_text(encoding="utf-8")


def test_the_page_about_a_step_shows_the_latest_parts():
    assert step.as_markdown(RECORD["steps"]) in step.PAGE.read_text(encoding="utf-8")


def test_the_parts_of_a_step_make_up_the_whole():
    products, passes, calls, python, whole, beside = map(float, [5, 3, 1, 1, 10, 10 / 9])
    table = step.as_markdown({"a task": {"products": products, "passes": passes, "calls": calls, "Python": python}})
    assert table.splitlines()[-1] == f"| a task | 5 | 3 | 1 | 1 | {whole:.0f} | {beside:.2f} |"


def test_every_task_was_run_and_has_its_goals():
    assert list(RECORD["tasks"]) == list(TASKS) == list(report.GOALS)


def test_every_contestant_took_part_and_none_learned_less():
    ran = {name for task in RECORD["tasks"].values() for name in task["contestants"]}
    assert ran == set(contestants.MODULES)
    assert not [
        name for task in RECORD["tasks"].values() for name, result in task["contestants"].items() if result["void"]
    ]


@pytest.mark.parametrize("name", THERE)
def test_a_contestant_ends_at_the_same_weights(name):
    functions = contestants.load(name)
    if "train" not in functions:
        pytest.skip(f"{name} does not train one network")
    judge = contestants.load("assignment")["train"](SMALL)()  # in float64, by formulas that are not nnlib's
    for ours, theirs in zip(functions["train"](SMALL)(), judge, strict=True):
        for one, other in zip(ours, theirs, strict=True):
            np.testing.assert_allclose(np.asarray(one).squeeze(), np.asarray(other).squeeze(), atol=2e-3)


def test_the_picture_of_the_results_can_be_drawn():
    assert len(picture.ratios(RECORD).axes) == 1


def test_accuracy_counts_what_is_right():
    W, b = np.eye(2), np.zeros(2)
    assert accuracy([(W, b)], np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0, 0])) == 0.5
