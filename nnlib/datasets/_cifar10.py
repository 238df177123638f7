"""CIFAR-10, downloaded from its own site when it is asked for, and read once its checksum is found right.

Source: Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009; the form of its binary version.
"""

import hashlib
import os
import tarfile
from contextlib import suppress

import numpy as np

from nnlib import _files
from nnlib.datasets._dataset import Dataset, image_split

URL = "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"
SHA256 = "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"
ARCHIVE = "cifar-10-binary.tar.gz"
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
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise FileNotFoundError(error.errno, f"it can't be read: {error.strerror}", str(archive)) from None
    if found != SHA256:
        raise ValueError(f"{archive} is damaged: its SHA-256 is not {SHA256}. cifar10(download=True) fetches it again.")


def read(archive):
    """The data set in the archive; ValueError where this is not the source's, byte for byte."""
    verify(archive)
    with tarfile.open(archive) as files:
        batches = [files.extractfile(f"cifar-10-batches-bin/{name}.bin").read() for name in BATCHES]
    images = np.frombuffer(b"".join(batches), np.uint8).reshape(-1, 1 + 3 * 32 * 32)  # a label, then red, green, blue
    labels, pictures = images[:, 0], images[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
    ends = [len(images) * 3 // 4, len(images) * 5 // 6]  # the last of six batches tests, a tenth of the rest validates
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
        raise ValueError(f"What came from {URL} is not CIFAR-10: its SHA-256 is not {SHA256}. Try again.") from None
    except OSError as error:  # what requests raises is of this kind too
        raise ConnectionError(
            f"CIFAR-10 can't be downloaded to {archive}: {error}. Or download {URL} by hand and put it there."
        ) from error
