"""The page about the architecture: its picture shows the imports of today, and what it names is there."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_picture_of_the_floors_is_drawn_from_the_imports_of_today():
    drawn = runpy.run_path(str(ROOT / "docs" / "floors.py"))["drawn"]()
    stored = (ROOT / "docs" / "floors.svg").read_text(encoding="utf-8")
    assert stored == drawn, "run `python docs/floors.py`"


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([\w/]+\.py|[\w/]+/)`", PAGE))))
def test_a_file_that_the_page_names_is_there(name):
    assert any((ROOT / folder / name).exists() for folder in ("", "nnlib"))


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)\)", PAGE))))
def test_a_link_of_the_page_leads_somewhere(link):
    assert (ROOT / "docs" / link).exists()


@pytest.mark.parametrize("name", ["fit", "steps", "_slopes"])
def test_the_journey_of_a_batch_names_methods_that_are_there(name):
    from nnlib import Trainer

    assert f"{name}`" in PAGE and hasattr(Trainer, name)


@pytest.mark.parametrize("name", ["_changed", "update"])
def test_the_journey_of_a_slider_names_methods_that_are_there(name):
    from nnlib.demos._live import Demo

    assert name in PAGE and hasattr(Demo, name)
