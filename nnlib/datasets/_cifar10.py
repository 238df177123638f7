"""CIFAR-10, downloaded from its own site when it is asked for, and read without running what it holds.

Source: Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009.
"""

import gzip
import hashlib
import io
import os
import pickle
import tarfile
from contextlib import suppress
from pathlib import Path

import numpy as np

from nnlib import _checks, _files
from nnlib.datasets._dataset import Dataset, image_split

URL = "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz"
MD5 = "c58f30108f718f92721af3b95e74349a"
ARCHIVE = "cifar-10-python.tar.gz"
BATCHES = [f"data_batch_{number}" for number in range(1, 6)] + ["test_batch"]


def cifar10(download=False):
    """60000 color photographs of ten kinds of things, 32 by 32 pixels: 3072 numbers each.

    45000 to train on, 5000 to validate (the last of the source's training images), 10000 to test. They take
    about 740 MB of memory. The archive is kept in the user's data folder, or where ``NNLIB_DATA`` says.

    Parameters
    ----------
    download : bool
        Whether to fetch the archive (170 MB) where it is not there yet.

    Returns
    -------
    Dataset
        Pixels in 0 … 1; ``X[0].reshape(32, 32, 3)`` is a picture in red, green and blue.

    Raises
    ------
    FileNotFoundError
        The archive is not there, and was not asked for.
    ConnectionError
        It was asked for, and could not be had.
    ValueError
        The archive is damaged.

    Examples
    --------
    >>> cifar10().train.X.shape  # doctest: +SKIP
    (45000, 3072)
    """
    archive = folder() / ARCHIVE
    if download:
        _fetch(archive)
    elif not archive.is_file():
        raise FileNotFoundError(
            f"CIFAR-10 is not on this machine: there is no {archive}. cifar10(download=True) fetches it "
            f"(170 MB); or download {URL} by hand and put it there."
        )
    else:
        verify(archive)
    return read(archive)


def folder():
    """Where the archive is kept: ``NNLIB_DATA``, else the user's own data folder; FileNotFoundError without a home."""
    try:
        return _files.expanded(os.environ.get("NNLIB_DATA") or _files.data_folder())
    except FileNotFoundError as error:
        words = "this user has no home folder for CIFAR-10: set NNLIB_DATA to a folder"
        raise FileNotFoundError(error.errno, words, error.filename) from None


def verify(archive):
    """ValueError where the archive is not the source's, byte for byte; FileNotFoundError where it can't be read."""
    try:
        with open(_files.regular(archive)[0], "rb") as file:
            found = hashlib.file_digest(file, "md5").hexdigest()
    except OSError as error:
        raise FileNotFoundError(error.errno, f"it can't be read: {error.strerror}", str(archive)) from None
    if found != MD5:
        raise ValueError(f"{archive} is damaged (MD5 {found}, not {MD5}). cifar10(download=True) fetches it again.")


def read(archive):
    """The data set in an archive of CIFAR-10's python version; ValueError where it is damaged."""
    try:
        with open(archive, "rb") as packed, _Bounded(packed) as unpacked, tarfile.open(None, "r:", unpacked) as files:
            batches = {
                Path(member.name).name: _read_batch(files, member)
                for member in files
                if Path(member.name).name in BATCHES
            }
        parts = zip(*(batches[name] for name in BATCHES), strict=True)
        pictures, labels = (np.concatenate(part) for part in parts)
    except Exception as error:  # a damaged pickle can raise anything
        raise ValueError(f"{archive} is damaged, or not CIFAR-10: {type(error).__name__}: {error}") from error
    training = len(labels) - len(batches["test_batch"][1])
    ends = [training * 9 // 10, training]
    return Dataset(
        *map(image_split, np.split(pictures, ends), np.split(labels, ends), [255] * 3),
        classes=("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
        image_shape=(32, 32, 3),
        source="CIFAR-10 (Krizhevsky, 2009)",
        licence="none stated",
    )


def _fetch(archive):
    import pooch

    with suppress(ValueError, OSError):
        return verify(archive)  # it is here already
    try:
        archive.parent.mkdir(parents=True, exist_ok=True)
        with _files.replacing(archive) as file:
            pooch.HTTPDownloader(progressbar=True)(URL, file, None)
            file.flush()
            verify(file.name)
    except ValueError:
        raise ValueError(f"What came from {URL} is not CIFAR-10: its MD5 is not {MD5}. Try again.") from None
    except OSError as error:  # what requests raises is of this kind too
        raise ConnectionError(
            f"CIFAR-10 can't be downloaded to {archive}: {error}. Or download {URL} by hand and put it there."
        ) from error


class _Bounded(gzip.GzipFile):
    """Photographs can hardly be packed; what unpacks to more than twice its size holds something else."""

    def __init__(self, packed):
        super().__init__(fileobj=packed, mode="rb")
        self.most = 2 * os.fstat(packed.fileno()).st_size + 2**20

    def read(self, size):
        self._check(self.tell() + size)
        return super().read(size)

    def seek(self, offset, whence=io.SEEK_SET):
        self._check(offset)
        return super().seek(offset, whence)

    def _check(self, end):
        if end > self.most:
            raise ValueError(f"it unpacks to more than {self.most} bytes")


def _read_batch(files, member):
    if member.issparse() or not member.isreg():
        raise ValueError(f"{member.name} is no file")
    batch = _Parser(_Whole(files.extractfile(member).read()), encoding="bytes").load()
    labels, (_, shape, dtype, by_columns, content) = batch[b"labels"], batch[b"data"].state
    if not isinstance(labels, list) or not all(type(label) is int for label in labels):
        raise ValueError("labels that are not whole numbers")
    if shape != (len(labels), 3072) or dtype.arguments[0] not in ("u1", b"u1") or by_columns:
        raise ValueError(f"images of shape {shape} for {len(labels)} labels")
    images = np.frombuffer(content, np.uint8).reshape(-1, 3, 32, 32)
    return images.transpose(0, 2, 3, 1), _checks.labels(np.array(labels), len(images), classes=10)


class _Whole(io.BytesIO):
    """Bytes of which as many are read as are asked for."""

    def read(self, size):
        content = super().read(size)
        if len(content) < size:
            raise EOFError("it ends too early")
        return content


class _Parts:
    """What stands for an array, and for its type, until it is known to be one: what it was to be made of."""

    def __init__(self, *arguments):
        self.arguments = arguments

    def __setstate__(self, state):
        self.state = state


class _Parser(pickle._Unpickler):
    """A pickle can run any code when it is read; this one makes bytes, numbers and plain containers only.

    It is the standard library's in Python: the one in C makes room for any size that a few bytes claim, as both do
    for a buffer, which CIFAR-10 does not hold.
    """

    dispatch = {code: load for code, load in pickle._Unpickler.dispatch.items() if code != pickle.BYTEARRAY8[0]}
    ADMITTED = {("numpy.core.multiarray", "_reconstruct"), ("numpy", "ndarray"), ("numpy", "dtype")}

    def find_class(self, module, name):
        if (module, name) not in self.ADMITTED:
            raise pickle.UnpicklingError(f"it holds {module}.{name}, which is not data")
        return _Parts
