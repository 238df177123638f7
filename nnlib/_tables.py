"""One table for summaries, reports and progress: text in a terminal, HTML in a notebook."""

from html import escape


class Table:
    """Rows under named columns; shown as text or as HTML.

    Parameters
    ----------
    columns : sequence of str
    rows : sequence of sequences
        Cells are shown by ``str``; numbers stand to the right.
    title : str, optional

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

    def __str__(self):
        cells = [[str(cell) for cell in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(self.columns, *cells, strict=True)]
        aligned = [
            "  ".join(
                text.rjust(width) if is_number(value) else text.ljust(width)
                for text, width, value in zip(texts, widths, row, strict=True)
            )
            for texts, row in zip(cells, self.rows, strict=True)
        ]
        head = "  ".join(name.ljust(width) for name, width in zip(self.columns, widths, strict=True))
        lines = [head, "  ".join("-" * width for width in widths), *aligned]
        return "\n".join(line.rstrip() for line in ([self.title] if self.title else []) + lines)

    __repr__ = __str__

    def _repr_html_(self):
        style = "text-align:left;white-space:nowrap"
        caption = f"<caption style='{style}'><b>{escape(self.title)}</b></caption>" if self.title else ""
        head = "".join(f"<th scope='col' style='text-align:left'>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(
                f"<td style='text-align:{'right' if is_number(cell) else 'left'}'>{escape(str(cell))}</td>"
                for cell in row
            ) + "</tr>"
            for row in self.rows
        )
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def is_number(cell):
    """Whether a cell reads as a number, and so stands to the right."""
    try:
        float(str(cell).replace(",", ""))
    except ValueError:
        return False
    return True
