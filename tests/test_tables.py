"""Tables: text in a terminal, HTML in a notebook."""

import re
from html.parser import HTMLParser
from itertools import zip_longest

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib._tables import Table

TABLE = Table(["layer", "parameters"], [["Dense(100)", "307,300"], ["relu", 0], ["<b>", "1e-3"]], title="A & B")


def test_names_stand_to_the_left_and_numbers_to_the_right():
    assert str(TABLE).splitlines() == [
        "A & B",
        "layer       parameters",
        "----------  ----------",
        "Dense(100)     307,300",
        "relu                 0",
        "<b>               1e-3",
    ]


@pytest.mark.parametrize(
    "column, shown",
    [
        ([0.5, "none"], ["0.5", "none"]),
        ([0.5, 10], [" 0.5", "  10"]),
        ([0.5, "", 10], [" 0.5", "", "  10"]),
        (["4%", "100%"], ["  4%", "100%"]),
        (["", "none"], ["", "none"]),
    ],
)
def test_a_column_has_one_side_and_an_empty_cell_has_no_say(column, shown):
    table = Table(["size"], [[cell] for cell in column])
    assert str(table).splitlines()[2:] == shown
    assert len(set(re.findall("<td style='text-align:(right|left)'", table._repr_html_()))) == 1


def test_a_table_without_rows_is_its_head():
    assert str(Table(["a", "bc"], [])).splitlines() == ["a  bc", "-  --"]


def test_html_shows_what_is_written_and_not_what_it_would_mean():
    html = TABLE._repr_html_()
    assert "&lt;b&gt;" in html and "A &amp; B" in html
    assert "<b></td>" not in html


def test_html_has_a_head_for_each_column_and_numbers_to_the_right():
    html = TABLE._repr_html_()
    assert html.count("<th scope='col'") == 2
    assert "<td style='text-align:right'>307,300</td>" in html
    assert "<td style='text-align:left'>relu</td>" in html


class Page(HTMLParser):
    """What a page shows of a table: its caption, then its rows, each a list of texts."""

    def __init__(self, table):
        super().__init__()
        self.shown = []
        self.feed(table._repr_html_())

    def handle_starttag(self, tag, attributes):
        assert tag in {"table", "caption", "b", "thead", "tbody", "tr", "th", "td", "br"}, f"{tag} came from a cell"
        if tag == "tr":
            self.shown.append([])
        elif tag in ("th", "td"):
            self.shown[-1].append("")
        elif tag == "caption":
            self.shown.append([""])
        elif tag == "br":
            self.shown[-1][-1] += "\n"

    def handle_data(self, data):
        self.shown[-1][-1] += data.replace("\xa0", " ")


STRANGE = [
    None, 0, 1.5, float("nan"), -0.0, 10**30, True, "", " ", "  two  spaces ", "<script>alert(1)</script>", "a & b",
    "&nbsp;", "'\"", "two\nlines", "ends\n", "\t tab", "\x1b[31mred\x1b[0m", "bell\a", "x" * 5000, ("a", 1), b"bytes",
    np.float32(0.1), np.eye(2), "Übung 中文", "\u2028", "\r", "\ud800",
]  # fmt: skip


def words(shown):
    """All words of a table in their order, line by line of each row."""
    return [word for row in shown for cells in zip_longest(*(cell.split("\n") for cell in row), fillvalue="")
            for cell in cells for word in cell.split()]  # fmt: skip


@given(st.data())
def test_text_and_html_show_the_same_whatever_is_in_them(data):
    anything = st.sampled_from(STRANGE) | st.text() | st.integers() | st.floats()
    width = data.draw(st.integers(1, 3))
    row = st.lists(anything, min_size=width, max_size=width)
    table = Table(data.draw(row), data.draw(st.lists(row, max_size=3)), title=data.draw(anything))
    rule = re.compile(r"-+(  -+)*|")
    text = [word for line in str(table).split("\n") if not rule.fullmatch(line) for word in line.split()]
    assert [word for word in words(Page(table).shown) if not rule.fullmatch(word)] == [
        word for word in text if not rule.fullmatch(word)
    ]


@pytest.mark.parametrize("strange", STRANGE, ids=repr)
def test_a_cell_a_name_and_a_title_of_any_kind_are_shown_in_html_as_in_text(strange):
    alone = [line.strip() for line in str(Table(["-"], [[strange]])).split("\n")[2:]]
    shown = Page(Table([strange], [[strange]], title=strange)).shown
    assert len(shown) == (2 if strange is None else 3)  # None is no title
    for (text,) in shown:
        assert [line.strip() for line in text.split("\n")] == alone


def test_a_cell_with_two_lines_takes_two_lines_of_its_row():
    assert str(Table(["a", "b"], [["one\ntwo", 1], ["three", 22]])).splitlines() == [
        "a      b", "-----  --", "one     1", "two", "three  22",
    ]  # fmt: skip


def test_a_row_that_does_not_fit_its_columns_is_refused_when_the_table_is_made():
    with pytest.raises(ValueError, match="row 1 of the table has 3 cells for 2 columns"):
        Table(["a", "b"], [[1, 2], [1, 2, 3]])


def test_a_space_that_does_not_break_stays_one():
    assert str(Table(["a"], [["1\xa0000"]])).splitlines()[-1] == "1\xa0000"
