"""The file of a search: lines of JSON that anyone may read, and one search at a time appends to.

A line is written in one piece and is there, or is not: whoever reads takes whole lines only. The lock beside the
file says who writes. It is the system's, so it ends with its process, however that ends.
"""

import errno
import os
import platform
import stat
import sys
from contextlib import suppress
from pathlib import Path

from nnlib import _files

WITHOUT_LOCKS = {errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP}

_writing = {}  # path -> what this process appends to


def absolute(path):
    """The path of a file in full, with the user's folder for ``~``; what is no plain file is refused."""
    path = Path(os.path.abspath(os.path.expanduser(path)))
    if path.exists() and not path.is_file():
        kind = _files.KINDS.get(stat.S_IFMT(path.stat().st_mode), "something else")
        raise ValueError(f"results must be kept in a plain file; {path} is {kind}: name a file, such as search.jsonl")
    return path


def content(path, start=0):
    """The bytes of a file from a place on; none if it is not there."""
    try:
        with open(path, "rb", buffering=0) as file:
            file.seek(start)
            return file.read()
    except FileNotFoundError:
        return b""


class Appender:
    """The one that appends to a file; RuntimeError, naming the other, if there is one."""

    def __init__(self, path):
        self.path = Path(os.path.realpath(path))
        if not self.path.parent.is_dir():
            raise FileNotFoundError(f"no folder {self.path.parent} for {self.path.name}: make it first")
        self.lock_path = self.path.with_name(f"{self.path.name}.lock")
        self.lock = self.file = None
        self.frame = sys._getframe(2)  # of whoever began the search
        left = _writing.get(self.path)
        if left is not None and not _is_running(left.frame):
            left.close()  # a search was interrupted while it began or ended
        if _writing.setdefault(self.path, self) is not self:
            raise RuntimeError(self._in_use(_here()))
        try:
            self._take_lock()
            self.file = open(self.path, "ab", buffering=0)
        except BaseException:
            self.close()
            raise

    def _take_lock(self):
        while True:
            self.lock = open(self.lock_path, "a+b", buffering=0)
            if not _lock(self.lock):
                holder = b""
                with suppress(OSError):  # Windows shows no locked byte
                    self.lock.seek(0)
                    holder = self.lock.read()
                self.lock.close()
                raise RuntimeError(self._in_use(holder.decode(errors="replace") or "another process"))
            if self._is_there(self.lock):
                break
            self.lock.close()  # its last holder removed it between our two steps
        self.lock.truncate(0)
        self.lock.write(_here().encode())

    def _in_use(self, holder):
        return f"{self.path} is in use by a search in {holder}: wait for its end, or name another file"

    def _is_there(self, lock):
        try:
            return os.path.samestat(os.fstat(lock.fileno()), os.stat(self.lock_path))
        except FileNotFoundError:
            return False

    def append(self, line, end):
        """Write a line behind the first ``end`` bytes; after an OSError the file is as it was."""
        here = os.fstat(self.file.fileno())
        if not (self.path.exists() and os.path.samestat(here, os.stat(self.path))) or here.st_size < end - 1:
            raise OSError(f"{self.path} was removed, replaced or cut while the search ran: start it again to go on")
        if here.st_size > end:  # a line cut short by an interrupt or a crash
            self.file.truncate(end)
        if here.st_size == end - 1:  # an editor took the last end of line away
            line = b"\n" + line
        try:
            if self.file.write(line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.path))
            os.fsync(self.file.fileno())
        except OSError:
            with suppress(OSError):
                self.file.truncate(min(end, here.st_size))
            raise

    def close(self):
        """Let others append; again is fine."""
        if self.file is not None:
            self.file.close()
        if self.lock is not None and not self.lock.closed:
            if self._is_there(self.lock):
                with suppress(OSError):  # Windows removes no open file
                    self.lock_path.unlink()
            self.lock.close()
        if _writing.get(self.path) is self:
            del _writing[self.path]
        self.frame = None


def _here():
    return f"process {os.getpid()} on {platform.node()}"


def _is_running(frame):
    """Whether a call has not ended yet, in any thread."""
    for here in sys._current_frames().values():
        while here is not None:
            if here is frame:
                return True
            here = here.f_back
    return False


def _lock(file):
    """Take the system's lock on a file; False if another has it. Where there are no locks, all goes without."""
    if _files.in_a_browser():
        return True
    from filelock import lock_descriptor

    try:
        return lock_descriptor(file.fileno(), blocking=False)
    except OSError as error:
        if error.errno in WITHOUT_LOCKS:
            return True
        raise


def _let_go():
    """A forked child, such as a worker, keeps no lock: it may outlive the search."""
    for appender in _writing.values():
        for file in (appender.file, appender.lock):
            if file is not None:
                file.close()
    _writing.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)
