"""Files that are whole or not there: written beside their place, then moved into it."""

import json
import os
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import numpy as np


@contextmanager
def replacing(path):
    """A binary file to write; it takes the place of ``path`` in one step, when the block ends well."""
    path = Path(path)
    temporary = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with open(temporary, "xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def save_npz(path, kind, header, arrays):
    """Store arrays and a header (anything JSON holds) as an ``.npz`` file without pickles."""
    with replacing(path) as file:
        header = json.dumps({"kind": kind, **header}, default=np.ndarray.tolist)  # a generator's state may hold arrays
        np.savez(file, header=np.array(header), **arrays)


def load_npz(path, kind):
    """The header and the arrays of :func:`save_npz`; ValueError says what is wrong with another file."""
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"no file {path}")
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as content:
            arrays = {name: content[name] for name in content.files}
        header = json.loads(arrays.pop("header").item())
        found = header.pop("kind")
    except Exception:  # damage shows in a dozen ways: by where it is in the archive, in an array, in the header
        raise ValueError(f"{path} is damaged, or not a file that nnlib saved (an nnlib {kind} is accepted)") from None
    if found != kind:
        raise ValueError(f"{path} holds an nnlib {found}; an nnlib {kind} is accepted")
    return header, arrays
