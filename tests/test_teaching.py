"""The guide for teachers: each line that recreates a demo runs, and shows what the guide says it shows."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from nnlib import exercises
from nnlib.exercises import _progress

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
PLANS = {
    heading: GUIDE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    for heading in re.findall(r"^## (\d\d \w[\w ]*)$", GUIDE, re.MULTILINE)
}
LINES = [
    (heading[3:].replace(" ", "_"), line)
    for heading, plan in PLANS.items()
    for block in re.findall(r"```python\n(.*?)```", plan, re.DOTALL)
    for line in block.splitlines()
]


def test_there_is_a_plan_for_each_notebook():
    assert [heading[3:].replace(" ", "_") for heading in PLANS] == list(_progress.NOTEBOOKS)


@pytest.mark.parametrize(("module", "line"), LINES, ids=[line.partition("  #")[0] for _, line in LINES])
def test_a_line_of_a_plan_shows_what_the_guide_says(module, line):
    names = {"exercises": import_module(f"nnlib.exercises.{module}")}
    if "demos." in line:
        names["demos"] = import_module(f"nnlib.demos.{module}")
    code, _, comment = line.partition("  # ")
    shown = eval(code, names)
    said = getattr(shown, "readout", None) or str(shown)
    for words in re.findall(r'"([^"]+)"', comment):
        assert words in said


@pytest.mark.parametrize("heading", PLANS)
def test_a_plan_fills_fifty_minutes_and_asks_three_questions(heading):
    times = [tuple(map(int, pair)) for pair in re.findall(r"^\| (\d+)-(\d+) \|", PLANS[heading], re.MULTILINE)]
    assert times[0][0] == 0 and times[-1][1] == 50
    assert all(one[1] == other[0] for one, other in zip(times, times[1:], strict=False))
    asked = re.findall(r"^\d\. \*[^*]+\?\* Often said: .+ Seen: .+$", PLANS[heading], re.MULTILINE)
    assert len(asked) == 3


@pytest.mark.parametrize("heading", PLANS)
def test_each_misconception_that_a_plan_names_is_known_to_its_exercise(heading):
    caught = PLANS[heading].split("\nCaught by ")[1]
    for name, listed in re.findall(r"`([\w.]+)`: ([^;`]+)", caught):
        known = {one.name for one in exercises.all()[name].misconceptions}
        assert set(re.findall(r"\*([^*]+)\*", listed)) <= known, name
    assert set(re.findall(r"`([\w.]+)`", caught)) <= set(exercises.all())


def test_each_file_that_the_guide_names_is_there():
    for link in re.findall(r"\]\(([^)#]+)", GUIDE):
        assert (ROOT / "docs" / link).exists(), link
