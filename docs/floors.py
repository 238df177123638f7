"""Draw the floors of nnlib from its imports: python docs/floors.py writes docs/floors.svg.

A module stands above all that it imports. A line leads down to each of them, but for those that another line on the
way leads to already. The floors are those of tests/test_floors.py; tests/test_architecture.py compares the picture.
"""

import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
import test_floors  # noqa: E402

WIDTH, BOX, HIGH, GAP, LEFT = 1200, 30, 104, 10, 10
COLORS = ("#E69F00", "#0072B2", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#8C8C8C", "#4D4D4D")


def imported():
    """{module: the modules that it imports, at its top or later, on any floor below}."""
    return {
        module: {name for name, _, _ in test_floors.imports(module) if name in test_floors.ORDER and name != module}
        for module in test_floors.MODULES
    }


def lines(found):
    """Pairs (module, imported module) without those that follow from others."""

    def reached(module, seen):
        for name in found.get(module, ()):
            if name not in seen:
                seen.add(name)
                reached(name, seen)
        return seen

    for module, names in found.items():
        for name in sorted(names):
            if not any(name in reached(other, set()) for other in names - {name}):
                yield module, name


def places():
    """{module: (left, top, width)}, the ground floor at the bottom."""
    floors = [[name for name in floor if name in test_floors.MODULES] for floor in test_floors.FLOORS]
    found = {}
    for number, floor in enumerate(floors):
        widths = [9 * len(name) + 14 for name in floor]
        rows, room = [[]], WIDTH - LEFT - 20
        for name, width in zip(floor, widths, strict=True):
            if sum(w + GAP for _, w in rows[-1]) + width > room:
                rows.append([])
            rows[-1].append((name, width))
        for row, names in enumerate(rows):
            x = LEFT + (room - sum(w + GAP for _, w in names)) / 2
            for name, width in names:
                found[name] = (x, HIGH * (len(floors) - 1 - number) + 20 + row * (BOX + 6), width)
                x += width + GAP
    return found


def drawn():
    """The picture as SVG text."""
    place, parts = places(), []
    for module, name in lines(imported()):
        (x0, y0, w0), (x1, y1, w1) = place[module], place[name]
        parts.append(
            f"<path d='M{x0 + w0 / 2:.0f} {y0 + BOX:.0f} L{x1 + w1 / 2:.0f} {y1:.0f}'><title>{module} "
            f"imports {name}</title></path>"
        )
    boxes = []
    for number, floor in enumerate(test_floors.FLOORS):
        for name in floor:
            if name in place:
                x, y, width = place[name]
                boxes.append(
                    f"<rect x='{x:.0f}' y='{y:.0f}' width='{width}' height='{BOX}' rx='5' "
                    f"stroke='{COLORS[number % len(COLORS)]}'/>"
                    f"<text x='{x + width / 2:.0f}' y='{y + 20:.0f}'>{escape(name)}</text>"
                )
    height = HIGH * len(test_floors.FLOORS) + 30
    return "\n".join([
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' font-family='sans-serif' "
        "font-size='15' text-anchor='middle'>",
        "<title>The floors of nnlib: each module stands above what it imports</title>",
        f"<rect width='{WIDTH}' height='{height}' fill='white'/>",
        "<g fill='none' stroke='#BBBBBB'>", *parts, "</g>",
        "<g fill='white' stroke-width='2'>", *boxes, "</g>",
        "</svg>", "",
    ]).replace("<text ", "<text fill='black' stroke='none' ")  # fmt: skip


if __name__ == "__main__":
    (ROOT / "docs" / "floors.svg").write_text(drawn(), encoding="utf-8")
