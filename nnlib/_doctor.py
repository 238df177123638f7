"""Doctor: whether everything the course needs is here, in words, and what to do where it is not.

Source: notebook 00, "When something fails".
"""

import errno
import platform
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

from nnlib import _files
from nnlib._tables import Table

DISTRIBUTION = "neural-networks-hands-on"  # the library's name among packages
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
        required = metadata.requires(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return [("nnlib", False, "not installed: pip install --editable . in the course's folder")]
    packages = map(Requirement, required)  # some with a marker, such as: sys_platform == 'emscripten'
    return [_package(each) for each in packages if each.marker is None or each.marker.evaluate({"extra": ""})]


def _package(required):
    name, wanted = required.name, f"'{required.name}{required.specifier}'"
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return name, False, f"not installed: pip install {wanted}"
    fine = required.specifier.contains(Version(version).base_version)  # a release candidate is as good
    return name, fine, version if fine else f"{version} is too old: pip install --upgrade {wanted}"


def _front_ends():
    """JupyterLab draws widgets with extensions of its own, installed where JupyterLab runs."""
    if _files.in_a_browser():  # there the page has them
        return
    from jupyter_core.paths import jupyter_path

    try:
        folders = [Path(folder) for folder in jupyter_path("labextensions")]
    except RuntimeError:
        yield "JupyterLab", False, "this user has no home folder: set HOME to a folder that can be written"
        return
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
    yield "cifar10", *_archive(_cifar10)


def _archive(cifar10):
    """Whether CIFAR-10 is here, or could be; a data folder for reading only is a choice."""
    try:
        archive = cifar10.folder() / cifar10.ARCHIVE
        if _files.regular(archive)[1]:
            cifar10.verify(archive)
            return True, str(archive)
        _files.try_to_write(archive.with_suffix(".trial"), b"a trial")
    except ValueError as error:
        return False, str(error)
    except OSError as error:
        chosen = error.errno in (errno.ENOENT, errno.EACCES, errno.EPERM, errno.EROFS)
        return chosen, f"not downloaded, and not needed; it has no place ({error.strerror}: {error.filename})"
    return True, "not downloaded, and not needed"


def _progress():
    from nnlib.exercises import _progress

    try:
        _progress.try_to_write()
    except OSError as error:
        return "progress", False, _progress.session_only(_progress.path(), error)
    return "progress", True, f"{_progress.path()} can be written"
