"""Builds the reading edition: each notebook a page with its stored outputs, and what belongs to them.

The notebooks stay as they are. In a copy, pictures become files with their words, links lead to pages, and a button
opens the live edition. All that is shown comes from this folder: no page asks another server for anything.
"""

import base64
import html
import json
import re
import shutil
import sys
from importlib import import_module
from importlib.metadata import files
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from sphinx.cmd.build import build_main

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LINK = re.compile(r"""(href=["']\d\d_\w+)\.ipynb""")


def build(output):
    """Write the reading edition into a folder, which is replaced."""
    shutil.rmtree(output, ignore_errors=True)
    with TemporaryDirectory() as folder:
        source = Path(folder)
        (source / "_static").mkdir()
        for path in NOTEBOOKS:
            (source / path.name).write_text(json.dumps(page(path, source)), "utf-8")
        for name, text in {"index": _index(), "glossary": _glossary(), "exercises": _exercises()}.items():
            (source / f"{name}.md").write_text(text, "utf-8")
        _write_reference(source)
        shutil.copy(HERE / "pages.css", source / "_static")
        _copy_mathjax(source / "_static" / "mathjax")
        options = ["-q", "-W", "--keep-going", "-c", str(HERE), "-D", f"html_static_path={folder}/_static"]
        trouble = build_main([*options, folder, f"{folder}/made/html"])
        if trouble:
            sys.exit(trouble)
        left_out = shutil.ignore_patterns("_sources", ".doctrees", ".buildinfo*", "objects.inv", "*webpack-*")
        shutil.copytree(f"{folder}/made/html", output, ignore=left_out)


def page(path, source):
    """A notebook as Sphinx is to read it."""
    notebook = nbformat.read(path, as_version=4)
    first = notebook.cells[0]
    title, _, rest = first.source.partition("\n")
    first.source = f"{title}\n\n{_button(path)}\n{rest}"
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            if cell.metadata.get("jupyter", {}).get("source_hidden"):
                cell.metadata["tags"] = [*cell.metadata.get("tags", []), "hide-input"]
            for place, output in enumerate(cell.outputs):
                _show(output, f"{path.stem}-{number}-{place}.png", source / "_static")
    return notebook


def _button(path):
    address = f"lab/lab/index.html?path={path.name}"
    words = "Python runs in your browser: nothing to install. The first visit loads 40 MB and takes a minute."
    return f'<p class="run-here"><a href="{address}">▶ Run it here</a> <span>{words}</span></p>\n'


def _show(output, name, folder):
    """An output's picture as a file, with its words for whoever does not see it; links in its HTML lead to pages."""
    data = output.get("data", {})
    if "text/html" in data:
        data["text/html"] = LINK.sub(r"\1.html", data["text/html"])
    elif "image/png" in data:
        (folder / name).write_bytes(base64.b64decode(data["image/png"]))
        about = output.metadata.get("image/png", {})
        words = html.escape(about.get("alt") or data.get("text/plain", "a picture"), quote=True)
        width = f' width="{about["width"]}"' if "width" in about else ""
        output.data = {"text/html": f'<img class="picture" src="_static/{name}" alt="{words}" loading="lazy"{width}>'}


def _index():
    from nnlib._course import PARTS

    rows = [(part, name, question) for part, own in PARTS.items() for name, question in own.items()]
    table = "\n".join(
        f"| [{path.stem.replace('_', ' ')}]({path.name}) | {question} | {part} | [▶]({{}}) |".replace(
            "[▶]({})", f'<a href="lab/lab/index.html?path={path.name}" aria-label="Run {path.stem} here">▶</a>'
        )
        for path, (part, _, question) in zip(NOTEBOOKS, rows, strict=True)
    )
    return f"""# Neural networks, hands on

A course of fifteen notebooks. Every idea comes three times: you move it with sliders, you read the code that does it,
and you write it yourself, checked at once. Read it here; or press ▶ and it runs in your browser, with nothing to
install: your answers and your progress stay in this browser, and nothing is sent anywhere.

| notebook | asks | part | run |
|---|---|---|---|
{table}

```{{toctree}}
:caption: The course
:hidden:
{chr(10).join(path.stem for path in NOTEBOOKS)}
```

```{{toctree}}
:caption: To look things up
:hidden:
glossary
exercises
reference
```
"""


def _glossary():
    cells = nbformat.read(NOTEBOOKS[0], as_version=4).cells
    (text,) = (cell.source for cell in cells if cell.get("id") == "glossary")
    titles = {path.stem.replace("_", " "): path.name for path in NOTEBOOKS}
    lines = ["# Glossary", "", *text.splitlines()[1:]]
    found = re.compile(r"\| (" + "|".join(titles) + r") (?=\|)")
    return "\n".join(found.sub(lambda match: f"| [{match[1]}]({titles[match[1]]}) ", line) for line in lines)


def _exercises():
    from nnlib import exercises

    lines, module = ["# Exercises", "", "Each is checked, with hints and a solution, in its notebook.", ""], None
    stems = {path.stem[3:]: path.stem for path in NOTEBOOKS}
    for exercise in exercises.all().values():
        if exercise.module != module:
            module, stem = exercise.module, stems[exercise.module]
            title = stem.replace("_", " ")
            lines += [f"## {title}", "", f"In the notebook [{title}]({stem}.ipynb).", ""]
        lines += [f"### `{exercise.name}`", "", exercise.task, ""]
        lines += ["```python", exercise.stub_source, "```", ""] if exercise.stub_source else []
    return "\n".join(lines)


def _write_reference(source):
    """A page for each module that a reader may import, from its docstrings."""
    import nnlib

    modules = [name for name in nnlib._MODULES if name not in ("demos", "exercises", "course")]
    entries = "\n".join(f"reference/{name}" for name in modules)
    intro = (import_module("nnlib").__doc__ or "").partition("\n")[0].partition(": ")[2]
    (source / "reference.md").write_text(
        f"# Reference\n\n`nnlib` is {intro}\n\n```{{toctree}}\n:maxdepth: 1\n{entries}\n```\n", "utf-8"
    )
    (source / "reference").mkdir()
    for name in modules:
        names = getattr(import_module(f"nnlib.{name}"), "__all__", None)
        title = f"nnlib.{name}"
        options = f"   :members: {', '.join(names or ())}", "   :exclude-members: set", "   :show-inheritance:", ""
        lines = title, "=" * len(title), "", f".. automodule:: {title}", *options
        (source / "reference" / f"{name}.rst").write_text("\n".join(lines), "utf-8")


def _copy_mathjax(folder):
    """MathJax and its fonts, from the package that has them for Sphinx."""
    for file in files("sphinx-mathjax-offline"):
        name = str(file).partition("/static/mathjax/")[2]
        if name == "tex-chtml.js" or name.startswith("output/chtml/fonts/woff-v2/"):
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file.locate(), place)
