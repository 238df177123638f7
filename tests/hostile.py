"""Files that somebody made to hurt: values for a header, changed archives, and what reading one may cost."""

import copy
import io
import json
import os
import subprocess
import sys
import zipfile

import numpy as np
from hypothesis import strategies as st

MISSING = object()
VALUES = [
    MISSING, None, True, 0, -1, 1.5, 10**9, 2**200, 10**400, float("inf"), float("-inf"), float("nan"), "x", "1", [],
    [[]], [None] * 5, {"a": 1}, [["Dense", {"outputs": 1}]] * 2000,
]  # fmt: skip


def changed(value, replacement):
    """Every copy of a JSON value in which one part, at any depth, is replaced, or missing."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        for part in [replacement, *changed(value[key], replacement)]:
            other = copy.copy(value)
            other[key] = part
            if part is MISSING:
                del other[key]
            yield other


def read(path):
    """The header and the arrays of a file."""
    with np.load(path) as file:
        arrays = dict(file)
    return json.loads(arrays.pop("header").item()), arrays


def write(path, header, arrays, pack=np.savez):
    """A file as nnlib writes it, whatever is in it."""
    header = header if isinstance(header, str) else json.dumps(header, default=np.ndarray.tolist)
    with open(path, "wb") as file:
        pack(file, header=np.array(header), **arrays)
    return path


def write_members(path, members, **form):
    """An archive of those (name, bytes), with right checksums."""
    with zipfile.ZipFile(path, "w", **form) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def members(path):
    """The (name, bytes) of an archive."""
    with zipfile.ZipFile(path) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def damaged(draw, path, copy):
    """A copy of a file with other bytes within a member: deeper than damage to the file, since checksums are right."""
    parts = members(path)
    number = draw(st.integers(0, len(parts) - 1))
    name, content = parts[number]
    place = draw(st.integers(0, min(300, len(content) - 1)))
    content = content[:place] + draw(st.binary(max_size=4)) + content[place + draw(st.integers(0, 4)) :]
    parts[number] = name, content
    return write_members(copy, parts)


def array_that_claims(shape, content=b"", kind="<f4"):
    """The bytes of an array file whose header says another shape than its content has."""
    stream = io.BytesIO()
    np.lib.format.write_array_header_1_0(stream, {"descr": kind, "fortran_order": False, "shape": shape})
    return stream.getvalue() + content


MEASURED = """
import sys, time, tracemalloc, warnings
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_AS, (2**32, 2**32))
except (ImportError, ValueError, OSError):
    pass  # the machine has no limits of this kind
{setup}
warnings.simplefilter("ignore")
for path in sys.argv[1:]:
    costs = []
    for trace in (False, True):
        if trace:
            tracemalloc.start()
        began = time.process_time()
        try:
            load(path)
            outcome = "loaded"
        except (ValueError, FileNotFoundError):
            outcome = "refused"
        except BaseException as error:
            outcome = repr(error)
        costs.append(tracemalloc.get_traced_memory()[1] / 1e6 if trace else time.process_time() - began)
        tracemalloc.stop()
    print(outcome, *costs)
"""


def costs(setup, paths):
    """(outcome, seconds of the processor, megabytes at the most) of loading each, in a process with limits."""
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", MEASURED.format(setup=setup), *paths]
    shown = subprocess.run(command, capture_output=True, text=True, env=environment)
    lines = [line.rsplit(" ", 2) for line in shown.stdout.splitlines()]
    assert len(lines) == len(paths), shown.stderr
    return [(outcome, float(seconds), float(megabytes)) for outcome, seconds, megabytes in lines]
