"""The glossary of notebook 00: every term is printed in bold in the notebook that it names."""

import re
from pathlib import Path

import nbformat
import pytest

from nnlib._course import NOTEBOOKS

FOLDER = Path(__file__).parents[2] / "notebooks"


def text(name):
    """The Markdown of a notebook."""
    cells = nbformat.read(FOLDER / name, as_version=4).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def rows():
    """(term, notebook's title) for each row of the glossary."""
    table = text("00_start_here.ipynb").partition("| term |")[2].partition("\n\n")[0]
    lines = [[part.strip() for part in line.split("|")[1:-1]] for line in table.splitlines()[2:]]
    return [(term, notebook) for term, _, notebook, _ in lines]


FILES = [f"{number:02d}_{name}.ipynb" for number, name in enumerate(NOTEBOOKS)]
TITLES = {file.removesuffix(".ipynb").replace("_", " "): file for file in FILES}
WRITTEN = [(term, notebook) for term, notebook in rows() if (FOLDER / TITLES[notebook]).exists()]


def test_no_term_stands_twice():
    terms = [term for term, _ in rows()]
    assert len(terms) > 40 and len(set(terms)) == len(terms)


def test_terms_stand_in_the_order_of_the_notebooks():
    notebooks = [notebook for _, notebook in rows()]
    assert notebooks == sorted(notebooks)


@pytest.mark.parametrize("term, notebook", WRITTEN, ids=[term for term, _ in WRITTEN])
def test_a_term_is_printed_in_bold_where_it_is_introduced(term, notebook):
    words = re.sub(r"`[^`\n]*`", "", text(TITLES[notebook]))  # a power in code is no bold print
    bold = " ".join(re.findall(r"\*\*([^*]+)\*\*", words))
    assert term.lower() in bold.lower()
