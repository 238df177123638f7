"""Files: only a regular file is read or replaced, and whatever is written is whole or not there.

A path may begin with ``~`` and may be a link: the file behind it is meant. Errors name the path as it was given.
Arrays are kept in NumPy's ``.npz`` archives, without pickles and not packed, and are read without trust.
"""

import errno
import json
import math
import os
import re
import stat
import sys
import zipfile
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.lib import format as npy

try:
    from fcntl import LOCK_EX, LOCK_NB, flock
except ImportError:  # Windows, which removes no open file anyway, and browsers, where one process is alone
    flock = None

KINDS = {
    stat.S_IFDIR: "a folder", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device", stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
}  # fmt: skip
HIDDEN = re.compile(r"\.nnlib-[0-9a-f]{32}")


def in_a_browser():
    """Whether Python runs in a web page: there are no threads, no other processes and no locks."""
    return sys.platform == "emscripten"


def expanded(path):
    """The path with the home folder for ``~``; FileNotFoundError where there is none."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise FileNotFoundError(errno.ENOENT, "the home folder for ~ is not known", str(path)) from None


def data_folder():
    """The user's own folder for data; it begins with ``~`` where the user has no home."""
    if in_a_browser():
        return Path("/drive")  # what JupyterLite keeps in the browser's storage, and shows beside the notebooks
    from platformdirs import user_data_dir

    try:
        return Path(user_data_dir("nnlib", appauthor=False))
    except RuntimeError:
        return Path("~", ".local", "share", "nnlib")


def regular(path):
    """Where a file is, behind all links, and its status, or None where nothing is yet.

    OSError for what is no regular file: a folder, a device, a pipe, a link to itself.
    """
    place, status = expanded(path), None
    with suppress(FileNotFoundError), naming(path, place):
        status = os.stat(place)
    if status and not stat.S_ISREG(status.st_mode):
        number = errno.EISDIR if stat.S_ISDIR(status.st_mode) else errno.EINVAL
        kind = KINDS.get(stat.S_IFMT(status.st_mode), "something else")
        raise OSError(number, f"it is {kind}, not a file", str(path))
    return Path(os.path.realpath(place)), status


def read(path):
    """The bytes of a regular file; OSError names it, and is FileNotFoundError where nothing is there."""
    place, _ = regular(path)
    with naming(path, place):
        return place.read_bytes()


@contextmanager
def replacing(path):
    """A binary file to write; it takes the place of ``path`` in one step, when the block ends well.

    The old file's mode is kept, and where that is allowed its owner. Another hard link to the old file keeps the old
    content. What killed writers left in the folder is removed.
    """
    place, old = regular(path)
    if old and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    _remove_leavings(place.parent)
    file = _hidden_file(path, place, stat.S_IMODE(old.st_mode) if old else 0o666)
    try:
        with naming(path, file.name), file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if old:
                _make_alike(file.name, place, old)
            if os.name == "nt":
                file.close()  # there an open file can't be moved; elsewhere it stays locked until it has been
            os.replace(file.name, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(file.name)
        raise


@contextmanager
def trying(*places):
    """Make the folders of files that are written for a trial; afterwards, what was not there before is gone."""
    new = [path for place in places for path in (place, *place.parents) if not os.path.lexists(path)]
    try:
        for place in places:
            place.parent.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        for path in new:
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()


def try_to_write(path, content):
    """Write a file as it is, or with that content, and leave all as it was; OSError says why it can't be written."""
    place, old = regular(path)
    with trying(place), replacing(path) as file:
        file.write(place.read_bytes() if old else content)


@contextmanager
def naming(path, *own):
    """Errors of the block that name no file, or one that the caller has not heard of, name the path given."""
    try:
        yield
    except OSError as error:
        if error.errno is None or str(error.filename) not in ("None", *map(str, own)):
            raise
        raise OSError(error.errno, error.strerror, str(path)) from None


def _hidden_file(path, place, mode):
    """A new file beside ``place``, locked so that nobody takes it for a leaving."""
    while True:
        name = str(place.with_name(f".nnlib-{uuid4().hex}"))
        try:
            file = open(name, "x+b", opener=lambda name, flags: os.open(name, flags, mode | 0o600))
        except FileNotFoundError:
            raise FileNotFoundError(errno.ENOENT, f"there is no folder {place.parent}", str(path)) from None
        except OSError as error:
            raise OSError(error.errno, f"no file can be made beside it: {error.strerror}", str(path)) from None
        if flock is None:
            return file
        with suppress(OSError):  # where a file system knows no locks, nothing is taken for a leaving
            flock(file, LOCK_EX)
        if os.fstat(file.fileno()).st_nlink:
            return file
        file.close()  # another writer removed it before it was locked


def _make_alike(name, place, old):
    """Give a file the owner, the access list and the mode of the one that it replaces, as far as that is allowed."""
    for owner in (old.st_uid, old.st_gid), (-1, old.st_gid):
        with suppress(OSError, AttributeError):  # Windows has no owners of this kind
            os.chown(name, *owner)
            break
    with suppress(OSError, AttributeError):  # Linux alone has these
        for attribute in os.listxattr(place):
            os.setxattr(name, attribute, os.getxattr(place, attribute))
    with suppress(OSError):
        os.chmod(name, stat.S_IMODE(old.st_mode))


def _remove_leavings(folder):
    """Remove what killed writers left: hidden files of ours that no process holds."""
    with suppress(OSError):
        for name in filter(HIDDEN.fullmatch, os.listdir(folder)):
            with suppress(OSError):
                _remove_unless_held(os.path.join(folder, name))


def _remove_unless_held(name):
    if not stat.S_ISREG(os.lstat(name).st_mode):
        return
    if flock is None:
        return os.unlink(name)
    with open(name, "r+b", opener=lambda name, flags: os.open(name, flags | os.O_NOFOLLOW | os.O_NONBLOCK)) as file:
        flock(file, LOCK_EX | LOCK_NB)
        os.unlink(name)


def save_npz(path, kind, header, arrays):
    """Store arrays and a header (anything JSON holds) as an ``.npz`` file without pickles."""
    with replacing(path) as file:
        header = json.dumps({"kind": kind, **header}, default=np.ndarray.tolist)  # a generator's state may hold arrays
        np.savez(file, header=np.array(header), **arrays)


def load_npz(path, kind):
    """The header and the arrays of :func:`save_npz`, which are of integers or real numbers.

    FileNotFoundError where there is no file, or none that can be read; ValueError says what is wrong with another.
    """
    try:
        file = open(regular(path)[0], "rb")
    except FileNotFoundError:
        raise FileNotFoundError(f"no file {path}") from None
    except OSError as error:
        raise FileNotFoundError(f"{path} can't be read: {error.strerror}") from None
    try:
        with file, zipfile.ZipFile(file) as archive:
            members = _members(archive, os.fstat(file.fileno()).st_size)
            header = json.loads(_array(archive, members.pop("header"), "U").item())
            found = header.pop("kind")
            arrays = {name: _array(archive, members[name], "fi") for name in members if found == kind}
    except Exception:  # damage shows in a dozen ways: by where it is in the archive, in an array, in the header
        accepted = f"an nnlib {kind} is accepted"
        raise ValueError(f"{path} is damaged, or not a file that nnlib saved ({accepted})") from None
    if found != kind:
        raise ValueError(f"{path} holds an nnlib {found!s:.40}; an nnlib {kind} is accepted")
    return header, arrays


def _members(archive, size):
    """The archive's members by name: none packed, none twice, and together not larger than the file."""
    infos, encrypted = archive.infolist(), 1  # the lowest bit of the flags
    members = {info.filename.removesuffix(".npy"): info for info in infos}
    packed = any(info.compress_type != zipfile.ZIP_STORED or info.flag_bits & encrypted for info in infos)
    if packed or len(members) < len(infos) or sum(info.file_size for info in infos) > size:
        raise ValueError
    return members


def _array(archive, member, kinds):
    """One array of a dtype of those kinds, as large as it says before it is made."""
    with archive.open(member) as stream:
        first = npy.read_magic(stream) == (1, 0)
        shape, by_columns, dtype = (npy.read_array_header_1_0 if first else npy.read_array_header_2_0)(stream)
        content = stream.read()
    if dtype.kind not in kinds or len(content) != math.prod(shape) * dtype.itemsize:
        raise ValueError
    return np.ndarray(shape, dtype, content, order="F" if by_columns else "C").astype(dtype.newbyteorder("="))
