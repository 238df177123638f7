"""Submissions: whose notebook is which, in a folder or a zip as a class hands it in.

Known are a folder for each student (any folders below it, as nbgrader has them), and what Canvas and Moodle export.
"""

import re
import unicodedata
import zipfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from nnlib.exercises._progress import NOTEBOOKS

LARGEST = 50 * 2**20  # bytes of a notebook that is read
CANVAS = re.compile(r"(?P<student>[^_]+)(?:_LATE)?_(?P<number>\d+)_\d+_(?P<file>.+)")
MOODLE = re.compile(r"(?P<student>.+?)_(?P<number>\d+)_assignsubmission_file(?:_(?P<file>.*))?")
TITLE = rf"(?<![^\W_])(\d\d[ _-]*)?({'|'.join(NOTEBOOKS)})(?![^\W\d_])"
NOT_OURS = ("__MACOSX", ".ipynb_checkpoints")


class Submission(NamedTuple):
    """A notebook that was handed in.

    Attributes
    ----------
    student : str
    name : str
        Where it is below the folder or in the zip.
    place : Path
        The file, or the zip that holds it.
    member : str or None
        Its name in the zip.
    """

    student: str
    name: str
    place: Path
    member: str | None = None

    @property
    def module(self):
        """The notebook of the course that the file is named after, or None."""
        stem = PurePosixPath(self.name).stem.lower()
        return match[2] if (match := re.search(TITLE, stem)) else None

    def read(self):
        """The bytes of the file. ValueError where it is too large, or damaged; OSError where it can't be read."""
        if self.member is None:
            if not self.place.is_file():
                raise ValueError("It is no plain file.")
            _check_size(self.place.stat().st_size)
            return self.place.read_bytes()
        try:
            with zipfile.ZipFile(self.place) as archive:
                info = archive.getinfo(self.member)
                _check_size(info.file_size)
                with archive.open(info) as file:
                    content = file.read(LARGEST + 1)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, KeyError) as error:
            raise ValueError(f"It can't be unpacked: {type(error).__name__}.") from None
        _check_size(len(content))
        return content


def _check_size(size):
    if size > LARGEST:
        raise ValueError(f"The file has {size / 2**20:.0f} MB; at most {LARGEST // 2**20} MB are read.")


def found(folder):
    """Who is in a class, and what was handed in.

    Parameters
    ----------
    folder : path
        A folder, a zip, or one notebook.

    Returns
    -------
    students : list of str
        In the order of the alphabet, those with an empty folder too.
    submissions : list of Submission
    """
    folder = Path(folder).expanduser()
    if folder.is_dir():
        if (folder / "submitted").is_dir():
            folder = folder / "submitted"
        entries = [(path.relative_to(folder).as_posix(), path) for path in sorted(folder.rglob("*"))]
        files = [entry for name, path in entries for entry in _files_of(name, path)]
        folders = [name for name, path in entries if path.is_dir() and "/" not in name]
        default = unicodedata.normalize("NFC", folder.resolve().name)
    elif zipfile.is_zipfile(folder):
        files, folders = _members("", folder)
        files, folders = _without_the_folder_of_all(files, folders)
        default = folder.stem
    elif folder.suffix == ".ipynb" and folder.exists():
        files, folders, default = [(folder.name, folder, None)], [], folder.stem
    else:
        what = "is neither a folder nor a zip nor a notebook" if folder.exists() else "is not there"
        raise FileNotFoundError(f"{folder} {what}: name the folder, or the zip, that your class handed in")
    ignored = [name for name in folders if _is_not_ours(name)]
    owners = {name: _owner(name, default) for name in [*folders, *(name for name, *_ in files)] if name not in ignored}
    labels = _labels(set(owners.values()))
    submissions = [Submission(labels[owners[name]], name, *place) for name, *place in files]
    return sorted({labels[owner] for owner in owners.values()}), sorted(submissions, key=_natural)


def _files_of(name, path):
    """The notebooks in a file of a folder: itself, or those in a zip that a student packed."""
    if _is_not_ours(name) or path.is_dir():
        return
    if path.suffix.lower() == ".ipynb":
        yield unicodedata.normalize("NFC", name), path, None
    elif path.suffix.lower() == ".zip":
        yield from _members(f"{name}/", path)[0]


def _members(prefix, path):
    """The notebooks in a zip, (name, zip, member) each, and its folders of the first level."""
    files, folders = [], {}
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                name = _in_unicode(info)
                if "/" in name:
                    folders[name.partition("/")[0]] = True
                if not info.is_dir() and name.lower().endswith(".ipynb") and not _is_not_ours(name):
                    files.append((prefix + name, path, info.filename))
    except (OSError, zipfile.BadZipFile, NotImplementedError):
        files.append((prefix.rstrip("/") or path.name, path, ""))  # whoever reads it is told that it is damaged
    return files, list(folders)


def _in_unicode(info):
    """A member's name; some packers write UTF-8 and do not say so."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return unicodedata.normalize("NFC", name)


def _without_the_folder_of_all(files, folders):
    """A zip of one folder that holds the students' folders: that folder is nobody's."""
    shown = [name for name in folders if not _is_not_ours(name)]
    inside = [name.split("/") for name, *_ in files]
    if len(shown) != 1 or not all(parts[0] == shown[0] and len(parts) > 2 for parts in inside):
        return files, folders
    if len({parts[1] for parts in inside}) < 2 and shown[0] not in ("submitted", "submissions"):
        return files, folders
    files = [(name.partition("/")[2], *place) for name, *place in files]
    return files, sorted({name.partition("/")[0] for name, *_ in files})


def _is_not_ours(name):
    parts = name.split("/")
    return any(part in NOT_OURS or part.startswith(".") for part in parts)


def _owner(name, default):
    """(student, number in the school's system) of a file or a folder."""
    name = unicodedata.normalize("NFC", name)
    first, _, rest = name.partition("/")
    for system in (MOODLE, CANVAS):
        if match := system.fullmatch(first):
            return match["student"], match["number"]
    if rest or not first.lower().endswith((".ipynb", ".zip")):
        return first, ""
    own = re.sub(TITLE, "", PurePosixPath(first).stem, flags=re.IGNORECASE)
    own = re.sub(r"^[\s_().-]*\d?[\s_().-]*$", "", own).strip(" _-.")
    return own or default, ""


def _labels(owners):
    """What each owner is called: by number too, where two have one name."""
    numbers = {}
    for student, number in owners:
        numbers.setdefault(student, set()).add(number)
    return {
        (student, number): f"{student} ({number})" if number and len(numbers[student]) > 1 else student
        for student, number in owners
    }


def _natural(submission):
    """So that the second of two notebooks comes behind the first, and the tenth behind the ninth."""
    parts = re.split(r"(\d+)", submission.name)
    return submission.student, [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
