"""Builds the site: the reading edition, and in its folder ``lab`` the live one.

    .venv/site/bin/python web/build.py PYODIDE WHEELS

PYODIDE and WHEELS are folders, as ``make site`` fills them.
"""

import sys
from pathlib import Path

import lab
import pages

ROOT = Path(__file__).parents[1]


def main(pyodide, wheels):
    pages.build(ROOT / "site")
    lab.build(Path(pyodide), Path(wheels), ROOT / "notebooks", ROOT / "site" / "lab")


if __name__ == "__main__":
    main(*sys.argv[1:])
