"""The library's own code, shown in a notebook: text and code cannot drift apart."""

import ast
import inspect
import re
import textwrap

FOR_FORMATTERS = re.compile(r"[ ]*# (fmt|noqa)\b.*$", re.MULTILINE)  # comments that tell a reader nothing


class source:
    """The source of a function, class or method as a notebook shows it, without its docstrings.

    Parameters
    ----------
    item : function, class, method, or an object of a class
    docstrings : bool
        True shows them too.

    Raises
    ------
    TypeError
        For something that has no Python source.

    Examples
    --------
    >>> from nnlib.optimizers import SGD
    >>> source(SGD.update)
    def update(self, w, dw, learning_rate):
        w -= learning_rate * dw
    """

    def __init__(self, item, docstrings=False):
        is_code = inspect.isroutine(item) or inspect.isclass(item) or inspect.ismodule(item)
        try:
            text = textwrap.dedent(inspect.getsource(item if is_code else type(item)))
        except (TypeError, OSError):
            raise TypeError(f"{item!r} has no Python source to show") from None
        self.text = FOR_FORMATTERS.sub("", text if docstrings else _without_docstrings(text)).rstrip()

    def __repr__(self):
        return self.text

    def _repr_markdown_(self):
        return f"```python\n{self.text}\n```"


def _without_docstrings(text):
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(node) is not None:
            first = node.body[0]
            lines[first.lineno - 1 : first.end_lineno] = [None] * (first.end_lineno - first.lineno + 1)
    kept = [line for line in lines if line is not None]
    # A docstring leaves its blank line behind, right below the head.
    below_a_head = [False, *(line.rstrip().endswith(":") for line in kept)]
    return "\n".join(line for line, below in zip(kept, below_a_head, strict=False) if line.strip() or not below)
