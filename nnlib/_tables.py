"""One table for summaries, reports and progress: text in a terminal, HTML in a notebook."""

import re
from html import escape
from itertools import zip_longest
from unicodedata import category


class Table:
    """Rows under named columns; shown as text or as HTML, with the same words.

    Parameters
    ----------
    columns : sequence
    rows : sequence of sequences
        One cell for each column. Cells, like names and the title, are shown by ``str``; a column of numbers stands
        to the right.
    title : optional

    Raises
    ------
    ValueError
        For a row with more or fewer cells than there are columns.

    Examples
    --------
    >>> print(Table(["layer", "parameters"], [["Dense", 650], ["ReLU", 0]]))
    layer  parameters
    -----  ----------
    Dense         650
    ReLU            0
    """

    def __init__(self, columns, rows, title=None):
        self.columns, self.rows, self.title = list(columns), [list(row) for row in rows], title
        for number, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} of the table has {len(row)} cells for {len(self.columns)} columns")

    def __str__(self):
        head, *body = ([_lines(cell) for cell in row] for row in (self.columns, *self.rows))
        widths = [max(len(line) for cell in column for line in cell) for column in zip(head, *body, strict=True)]
        left = [str.ljust] * len(widths)
        lines = [] if self.title is None else _lines(self.title)
        lines += _aligned(head, widths, left) + ["  ".join("-" * width for width in widths)]
        sides = [str.rjust if right else str.ljust for right in self._numbers()]
        for cells in body:
            lines += _aligned(cells, widths, sides)
        return "\n".join(line.rstrip() for line in lines)

    __repr__ = __str__

    def _repr_html_(self):
        style = "text-align:left;white-space:nowrap"
        caption = "" if self.title is None else f"<caption style='{style}'><b>{_html(self.title)}</b></caption>"
        head = "".join(f"<th scope='col' style='text-align:left'>{_html(name)}</th>" for name in self.columns)
        sides = ["right" if right else "left" for right in self._numbers()]
        body = "".join(
            "<tr>" + "".join(
                f"<td style='text-align:{side}'>{_html(cell)}</td>" for cell, side in zip(row, sides, strict=True)
            ) + "</tr>"
            for row in self.rows
        )
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _numbers(self):
        """Whether each column holds numbers and, but for empty cells, nothing else."""
        filled = ([row[k] for row in self.rows if str(row[k]).strip()] for k in range(len(self.columns)))
        return [bool(column) and all(map(is_number, column)) for column in filled]


class Tabled:
    """Shown by its ``table()``."""

    def __repr__(self):
        return str(self.table())

    __str__ = __repr__

    def _repr_html_(self):
        return self.table()._repr_html_()


def is_number(cell):
    """Whether a cell reads as a number or a percentage, and so stands to the right."""
    try:
        float(str(cell).replace(",", "").removesuffix("%"))
    except ValueError:
        return False
    return True


def _lines(cell):
    """The lines of a cell, without what a terminal would obey and a page would drop, such as a change of color."""
    lines = str(cell).expandtabs().splitlines() or [""]
    return ["".join("�" if category(letter) in ("Cc", "Cs") else letter for letter in line) for line in lines]


def _aligned(cells, widths, sides):
    """The lines of one row, which has as many as its longest cell."""
    return [
        "  ".join(side(line, width) for line, width, side in zip(line, widths, sides, strict=True))
        for line in zip_longest(*cells, fillvalue="")
    ]


def _html(cell):
    """The same lines, each space kept, which a page would run together."""
    return "<br>".join(re.sub("^ | (?= )", "&nbsp;", escape(line)) for line in _lines(cell))
