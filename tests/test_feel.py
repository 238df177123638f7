"""What the pages say of how the demos feel is what was measured."""

import json
from pathlib import Path

import pytest

pytest.importorskip("playwright")
from benchmarks import feel  # noqa: E402

FOUND = json.loads((feel.HERE / "feel.json").read_text("utf-8"))


@pytest.mark.parametrize("page", feel.PAGES)
def test_pages_quote_what_was_measured(page):
    text = Path(feel.ROOT, page).read_text("utf-8")
    assert text.partition(feel.MARKS[0])[2].partition(feel.MARKS[1])[0].strip() == feel.quoted(FOUND)[page]


def test_the_table_is_the_one_of_what_was_measured():
    assert (feel.HERE / "feel.md").read_text("utf-8") == feel.tables(FOUND)
