"""A lecture: copies of the notebooks, opened in JupyterLab as slides, so that what happens in class changes nothing."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SETTINGS = {
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}


def lecture(notebook=None, source=None, arguments=()):
    """Open a notebook as slides; the others are beside it. Returns when JupyterLab ends.

    Parameters
    ----------
    notebook : path, optional
        The one to begin with; the first unless given.
    source : path, optional
        The folder of the notebooks; unless given, that of ``notebook``, or the folder ``notebooks`` here.
    arguments : sequence of str
        For JupyterLab.

    Returns
    -------
    int
        JupyterLab's exit code.

    Raises
    ------
    FileNotFoundError
        Where there is no such notebook.
    """
    source = Path(source or (Path(notebook).parent if notebook else "notebooks"))
    first = Path(notebook).name if notebook else next((path.name for path in sorted(source.glob("*.ipynb"))), "")
    if not first or not (source / first).is_file():
        missing = notebook or source / "*.ipynb"
        raise FileNotFoundError(f"no notebook {missing}: name one, such as notebooks/02_activations.ipynb")
    with tempfile.TemporaryDirectory(prefix="lecture-") as folder:
        folder = Path(folder)
        copies(source, folder / "notebooks")
        return subprocess.call(
            [
                sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder / 'notebooks'}",
                f"--LabApp.default_url=/doc/tree/{first}", *arguments,
            ],
            env=os.environ | _surroundings(folder),
        )  # fmt: skip


def copies(source, target):
    """Copy a folder's notebooks; each copy runs and begins as slides when it is opened.

    Parameters
    ----------
    source, target : path
        Folders; ``target`` is made.
    """
    target.mkdir(parents=True)
    for path in source.glob("*.ipynb"):
        notebook = json.loads(path.read_text("utf-8"))
        notebook["metadata"]["lecture"] = {"start": True}
        (target / path.name).write_text(json.dumps(notebook), "utf-8")


def _surroundings(folder):
    """Where JupyterLab and the course keep what is theirs: in the folder, which goes when the lecture ends."""
    for name, values in SETTINGS.items():
        path = folder / "settings" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), "utf-8")
    return {
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "NNLIB_PROGRESS": str(folder / "progress.json"),
        "NNLIB_LECTURE": "1",
    }
