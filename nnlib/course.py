"""The course: its notebooks, how they build on each other, and how far the reader is.

Source: CS231n, "Neural Networks", whose three parts it follows.
"""

from html import escape

from nnlib import _files, exercises
from nnlib._course import PARTS
from nnlib.exercises import _progress
from nnlib.exercises.checklist import LEVELS
from nnlib.plots import BLUE, GREEN, ORANGE, PINK, RED

COLORS = dict(zip(PARTS, (ORANGE, BLUE, GREEN, RED, PINK), strict=True))


class map:
    """The course as a picture; each box opens its notebook and says how many of its exercises are solved.

    A notebook that is not in the folder is drawn pale, without a link.

    Parameters
    ----------
    folder : path
        Where the notebooks are; for a notebook, its own folder.

    Examples
    --------
    >>> for line in str(map("no notebooks here")).splitlines()[:4]:
    ...     print(line)
    Begin
      00 start here      in preparation
    A network
      01 neurons         in preparation
    """

    def __init__(self, folder="."):
        self.folder = _files.expanded(folder)

    def __repr__(self):
        lines = []
        for part, _, boxes in self._parts():
            lines.append(part)
            lines += [f"  {title:<18} {state}".rstrip() for title, _, state, _ in boxes]
        return "\n".join(lines)

    def _repr_html_(self):
        rows = "".join(self._row(*part) for part in self._parts())
        return f"<div style='max-width:920px; line-height:1.4'>{rows}</div>"

    def _parts(self):
        """Each part's name, color and boxes: (title, question, state, file or None)."""
        known, own, number = _progress.records(), _exercises_by_notebook(), 0
        for part, questions in PARTS.items():
            boxes = []
            for name, question in questions.items():
                file = f"{number:02d}_{name}.ipynb"
                there = (self.folder / file).exists()
                state = _solved(own.get(name, []), known) if there else "in preparation"
                boxes.append((f"{number:02d} {name.replace('_', ' ')}", question, state, file if there else None))
                number += 1
            yield part, COLORS[part], boxes

    def _row(self, part, color, boxes):
        arrow = "<span style='flex:0 0 26px; align-self:center; text-align:center' aria-hidden='true'>→</span>"
        drawn = arrow.join(_box(color, *box) for box in boxes)
        name = f"<b style='flex:0 0 136px; align-self:center'>{part}</b>"
        return f"<div style='display:flex; margin:0 0 10px'>{name}{drawn}</div>"


def _box(color, title, question, state, file):
    form = (
        f"flex:0 0 170px; box-sizing:border-box; padding:7px 10px; border-radius:8px; border:2px solid {color}; "
        "color:inherit; text-decoration:none"
    )
    words = f"<b>{title}</b><br>{escape(question)}<br><small>{state}</small>"
    if file is None:
        return f"<div style='{form}; border-style:dashed; opacity:0.6'>{words}</div>"
    return f"<a href='{file}' style='{form}'>{words}</a>"


def _exercises_by_notebook():
    """The full names of the exercises of each notebook, the capstone's levels among them."""
    own = {}
    for name, exercise in (exercises.all() | LEVELS).items():
        own.setdefault(exercise.module, []).append(name)
    return own


def _solved(names, known):
    """How many of some exercises are solved, in words."""
    correct = sum(known.get(name, {"correct": False})["correct"] for name in names)
    words = f"{correct} of {len(names)} {'exercise' if len(names) == 1 else 'exercises'}"
    return f"✓ {words}" if correct == len(names) else words
