"""Builds the live edition: JupyterLab in the browser, with the notebooks, Pyodide and the library.

A ``pyodide-lock.json`` of its own names the library and what it needs as packages of Pyodide. So the kernel has them
all at its start, from this folder: nothing is installed by a cell, and nobody else is asked for anything.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename
from pyodide import KNOWN

ROOT = Path(__file__).parents[1]
EXTENSIONS = "@jupyter-widgets/jupyterlab-manager", "@jupyterlite/pyodide-kernel-extension", "anywidget", "ipycanvas"
KERNEL = "ipykernel", "piplite", "pyodide_kernel"  # wheels that the kernel's extension brings
ABSENT = "jedi", "ssl"  # the kernel asks for them, and goes without
AT_THE_START = (
    "micropip", "piplite", "ssl", "sqlite3", "ipykernel", "comm", "pyodide_kernel", "jedi", "ipython",
    "neural-networks-hands-on",
)  # fmt: skip
SUPERFLUOUS = "build/*.eot", "build/*.ttf", "build/fa-*.svg"  # of fonts that every browser takes as WOFF2
BROWSER = default_environment() | {"sys_platform": "emscripten", "python_version": KNOWN["info"]["python"][:4]}
SMALLER = json.loads((ROOT / "web" / "smaller.json").read_text("utf-8"))  # parameters, or it takes over three minutes
# In the kernel's JavaScript: it asks the page for a file. A busy browser loses the answer now and then, and the kernel
# would be dead; so it asks again.
ASKS = re.compile(r"request\(e\)(\{let t=new XMLHttpRequest;.{1,200}?console\.error\(e\)\})(?=if\(t\.status>=400\))")
ASKS_AGAIN = r"request(e,times=9)\1if(!t.responseText&&times)return this.request(e,times-1);"
# As they come, the kernel waits for ever where a file is named like JSON and is none, as .jsonl with its many lines.
FILE_TYPES = {
    "json": {
        "name": "json", "extensions": [".json", ".jsonl"], "mimeTypes": ["application/json"], "fileFormat": "text"
    },
}  # fmt: skip
SETTINGS = {
    "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 10},  # seconds
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "defer"},  # a demo out of sight stays alive
}


def build(pyodide, wheels, notebooks, output):
    """Write the live edition into a folder.

    Parameters
    ----------
    pyodide, wheels : Path
        Folders with Pyodide's own files, and with the wheels that it has not: nnlib's and what that needs.
    notebooks : Path
    output : Path
        Replaced if it is there.
    """
    shutil.rmtree(output, ignore_errors=True)
    extensions = Path(sys.prefix, "share", "jupyter", "labextensions")
    with TemporaryDirectory() as folder:
        contents = Path(folder, "contents")
        contents.mkdir()
        for path in notebooks.glob("*.ipynb"):
            (contents / path.name).write_text(json.dumps(live(path)), "utf-8")  # lines joined
        _write_configuration(Path(folder), contents, [str(extensions / name) for name in EXTENSIONS])
        command = [sys.executable, "-m", "jupyter", "lite", "build", "--output-dir", str(output)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    kernel = output / "extensions" / EXTENSIONS[1] / "static"
    ask_again(kernel)
    own = [*wheels.glob("*.whl"), *(wheel for name in KERNEL for wheel in kernel.glob(f"pypi/{name}-*.whl"))]
    _write_pyodide(pyodide, own, output / "static" / "pyodide")
    for pattern in SUPERFLUOUS:
        for file in output.glob(pattern):
            file.unlink()
    _add_note(output / "lab" / "index.html")


def live(path):
    """A notebook as a browser is to run it: its cell of parameters has the smaller ones, and says so."""
    notebook = nbformat.read(path, as_version=4)
    (cell,) = (cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", []))
    for name, value in SMALLER.get(path.stem, {}).items():
        smaller = rf"\g<1>{value}\3; \2 in the text, which takes long in a browser"
        cell.source, found = re.subn(rf"(?m)^({name} = )(\w+)(  # .*)$", smaller, cell.source)
        if not found:
            sys.exit(f"{path.name} has no parameter {name}, of which web/smaller.json has a smaller value")
    return notebook


def ask_again(kernel):
    """Have the kernel ask up to ten times for a file."""
    for path in kernel.glob("*.js"):
        text, found = ASKS.subn(ASKS_AGAIN, path.read_text("utf-8"))
        if found != text.count("`${this._baseUrl}api/drive`"):
            sys.exit(f"{path.name} of jupyterlite-pyodide-kernel is not the one that web/lab.py mends")
        path.write_text(text, "utf-8")


def _write_configuration(folder, notebooks, extensions):
    course = json.loads((ROOT / ".jupyter/labconfig/default_setting_overrides.json").read_text("utf-8"))
    kernel = {
        "pyodideUrl": "./static/pyodide/pyodide.js",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": AT_THE_START},
    }
    files = {
        "overrides.json": course | SETTINGS,
        "jupyter-lite.json": {
            "jupyter-lite-schema-version": 0,
            "jupyter-config-data": {
                "appName": "Neural networks, hands on",
                "exposeAppInBrowser": True,
                "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel},
            },
        },
        "jupyter_lite_config.json": {
            "LiteBuildConfig": {
                "apps": ["lab"],
                "contents": [str(notebooks)],
                "extra_file_types": FILE_TYPES,
                "federated_extensions": extensions,
                "ignore_sys_prefix": ["federated_extensions"],
                "no_sourcemaps": True,
                "no_unused_shared_packages": True,
            }
        },
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, indent=1), "utf-8")


def _write_pyodide(pyodide, wheels, folder):
    folder.mkdir(parents=True)
    packages = dict(KNOWN["packages"])
    for name in ABSENT:
        wheels.append(_empty_wheel(folder, name))
    names = {canonicalize_name(parse_wheel_filename(wheel.name)[0]) for wheel in wheels} | set(packages)
    packages |= {entry["name"]: entry for entry in (_entry(wheel, names) for wheel in wheels)}
    for name in KNOWN["core"]:
        if name != "pyodide.mjs":  # of Node
            shutil.copy(pyodide / name, folder)
    for package in KNOWN["packages"].values():
        shutil.copy(pyodide / package["file_name"], folder)
    for wheel in wheels:
        if wheel.parent != folder:
            shutil.copy(wheel, folder)
    lock = {"info": KNOWN["info"], "packages": packages}
    (folder / "pyodide-lock.json").write_text(json.dumps(lock, indent=1), "utf-8")


def _entry(wheel, names):
    """A package of the lock: what Pyodide must know of a wheel."""
    name, version, *_ = parse_wheel_filename(wheel.name)
    with zipfile.ZipFile(wheel) as archive:
        members = archive.namelist()
        metadata = next(member for member in members if re.fullmatch(r"[^/]+\.dist-info/METADATA", member))
        required = Parser().parsestr(archive.read(metadata).decode()).get_all("Requires-Dist", [])
    needed = {canonicalize_name(requirement.name) for requirement in map(Requirement, required) if _holds(requirement)}
    tops = {member.partition("/")[0].removesuffix(".py") for member in members if member.endswith(".py")}
    return {
        "depends": sorted(names & needed),
        "file_name": wheel.name,
        "imports": sorted(top for top in tops if top.isidentifier()),
        "install_dir": "site",
        "name": str(canonicalize_name(name)),
        "package_type": "package",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "unvendored_tests": False,
        "version": str(version),
    }


def _holds(requirement):
    return requirement.marker is None or requirement.marker.evaluate(BROWSER | {"extra": ""})


def _empty_wheel(folder, name):
    """A package without a module, for what is asked for and not needed."""
    wheel = folder / f"{name}-0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        about = {"METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 0\n", "RECORD": "",
                 "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"}  # fmt: skip
        for file, content in about.items():
            archive.writestr(zipfile.ZipInfo(f"{name}-0.dist-info/{file}"), content)
    return wheel


def _add_note(page):
    """What a reader must know here, and what a browser must have, stands on JupyterLab's page."""
    shutil.copy(Path(__file__).with_name("note.js"), page.parent)
    text = page.read_text("utf-8")
    page.write_text(text.replace("</head>", '<script defer src="note.js"></script></head>', 1), "utf-8")
