"""Journal: what has been graded, a line for each notebook, so that a grader that was killed goes on where it was.

A line is found again by a fingerprint of all that decides its rows: the notebook's bytes, the seed, the limits and
the library. So a notebook that was handed in again is graded again, and the same one twice is graded once.
"""

import errno
import hashlib
import json
import os
from functools import cache
from pathlib import Path

from filelock import lock_descriptor

import nnlib


class Journal:
    """The lines of a file, of which this process alone adds to.

    Raises
    ------
    ValueError
        For a file that is no journal; it is left as it is.
    OSError
        Where another process grades into it, or it can't be written.
    """

    def __init__(self, path):
        self.path = Path(path)
        self.file = open(self.path, "a+b", buffering=0)
        try:
            if not lock_descriptor(self.file.fileno(), blocking=False):
                raise OSError(errno.EBUSY, "another `nnlib grade` is writing it: wait for its end", str(path))
            self.file.seek(0)
            self.rows = dict(_entries(self.file.read(), self.path))
        except BaseException:
            self.file.close()
            raise

    def add(self, key, rows):
        """Note the rows of a notebook; they are on the disk before this returns."""
        self.rows[key] = rows  # first: an interrupt may come at any moment
        line = json.dumps({"graded": key, "rows": rows}, ensure_ascii=False)
        self.file.write(f"\n{line}\n".encode())  # after a line that was cut short, too
        os.fsync(self.file.fileno())

    def close(self):
        self.file.close()


def _entries(content, path):
    lines = [line for line in content.split(b"\n") if line.strip()]
    for number, line in enumerate(lines):
        try:
            entry = json.loads(line)
            yield entry["graded"], entry["rows"]
        except (ValueError, TypeError, KeyError):
            if number == 0 and not line.startswith(b'{"graded": '[: len(line)]):
                raise ValueError(f"{path} is no journal of `nnlib grade`: name another file with --out") from None


def fingerprint(content, module, seed, limits):
    """What decides the rows of a notebook, as a short text."""
    parts = [content, repr((module, seed, tuple(limits))).encode(), library()]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


@cache
def library():
    """A digest of the library's own code."""
    folder, digest = Path(nnlib.__file__).parent, hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.digest()
