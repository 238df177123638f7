"""Doctor: whether everything the course needs is here, in words, and what to do where it is not.

Source: notebook 00, "When something fails".
"""

import platform
import re
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from nnlib._tables import Table

FRONT_ENDS = {
    "sliders and buttons": "@jupyter-widgets/jupyterlab-manager",
    "drawing with the mouse": "ipycanvas",
    "slide shows": "@deathbeds/jupyterlab-deck",
}


class Report(Table):
    """What the doctor found, one row for each thing looked at.

    Attributes
    ----------
    ok : bool
        Whether nothing is missing.
    """

    def __init__(self, findings):
        self.ok = all(fine for _, fine, _ in findings)
        troubles = sum(not fine for _, fine, _ in findings)
        title = f"{troubles} of {len(findings)} need your attention" if troubles else "All is well"
        rows = [[what, "✓" if fine else "✗", words] for what, fine, words in findings]
        super().__init__(["checked", "", "found"], rows, title=title)


def doctor():
    """Look at Python, packages, widgets, data and the progress file.

    Returns
    -------
    Report
        A table in words; ``.ok`` is True when nothing is missing. A row that is not says what to do.

    Examples
    --------
    >>> import nnlib
    >>> report = nnlib.doctor()
    >>> report.ok
    True
    """
    return Report([_python(), *_packages(), *_front_ends(), *_data(), _progress()])


def _python():
    fine = sys.version_info >= (3, 11)
    words = f"{platform.python_version()} on {platform.system()} {platform.machine()}: {sys.executable}"
    return "Python", fine, words if fine else f"{words} is too old; 3.11 or newer is needed"


def _packages():
    """Each package that nnlib requires, with its version against the oldest that is accepted."""
    try:
        required = metadata.requires("nnlib")
    except metadata.PackageNotFoundError:
        return [("nnlib", False, "not installed: pip install --editable . in the course's folder")]
    return [_package(line) for line in required if "extra ==" not in line]


def _package(line):
    name, oldest = re.match(r"([\w.-]+?)>=([\d.]+)$", line).groups()
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return name, False, f"not installed: pip install '{line}'"
    fine = _at_least(version, oldest)
    return name, fine, version if fine else f"{version} is too old: pip install --upgrade '{line}'"


def _at_least(version, oldest):
    found, needed = (tuple(map(int, re.match(r"[\d.]*\d", text)[0].split("."))) for text in (version, oldest))
    return found >= needed


def _front_ends():
    """JupyterLab draws widgets with extensions of its own, installed where JupyterLab runs."""
    from jupyter_core.paths import jupyter_path

    folders = [Path(folder) for folder in jupyter_path("labextensions")]
    for what, extension in FRONT_ENDS.items():
        fine = any((folder / extension / "package.json").is_file() for folder in folders)
        missing = f"{extension} is missing: install the course into the environment that JupyterLab runs in"
        yield what, fine, f"{extension} is installed" if fine else missing


def _data():
    from nnlib.datasets import _bundled, _cifar10

    for name in _bundled.SHA256:
        try:
            _bundled.verified(name)
        except (OSError, ValueError) as error:
            yield name, False, str(error)
        else:
            yield name, True, f"{_bundled.folder() / name}.npz, with the right checksum"
    archive = _cifar10.folder() / _cifar10.ARCHIVE
    yield "cifar10", True, str(archive) if archive.is_file() else "not downloaded, and not needed"


def _progress():
    from nnlib.exercises import _progress

    file = _progress.path()
    folder = next(folder for folder in file.absolute().parents if folder.exists())
    try:
        with tempfile.TemporaryFile(dir=folder):
            return "progress", True, f"{file} can be written"
    except OSError as error:
        return "progress", False, (
            f"{file} can't be written ({error.strerror}); progress is kept for the session only. "
            "Set NNLIB_PROGRESS to another file"
        )
