"""CIFAR-10, downloaded from its own site when it is asked for, and read without running what it holds.

Source: Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009.
"""

import hashlib
import os
import pickle
import tarfile
from pathlib import Path

import numpy as np

from nnlib import _checks
from nnlib.datasets._dataset import Dataset, image_split

URL = "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz"
MD5 = "c58f30108f718f92721af3b95e74349a"
ARCHIVE = "cifar-10-python.tar.gz"
BATCHES = [f"data_batch_{number}" for number in range(1, 6)] + ["test_batch"]


def cifar10(download=False):
    """60000 colour photographs of ten kinds of things, 32 by 32 pixels: 3072 numbers each.

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
        with open(archive, "rb") as file:
            found = hashlib.file_digest(file, "md5").hexdigest()
        if found != MD5:
            raise ValueError(
                f"{archive} is damaged (MD5 {found}, not {MD5}). cifar10(download=True) fetches it again."
            )
    return read(archive)


def folder():
    """Where the archive is kept: ``NNLIB_DATA``, else the user's own data folder."""
    if os.environ.get("NNLIB_DATA"):
        return Path(os.environ["NNLIB_DATA"])
    from platformdirs import user_data_dir

    return Path(user_data_dir("nnlib", appauthor=False))


def read(archive):
    """The data set in an archive of CIFAR-10's python version; ValueError where it is damaged."""
    try:
        with tarfile.open(archive, "r:gz") as files:
            batches = {
                Path(member.name).name: _read_batch(files.extractfile(member))
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

    try:
        archive.parent.mkdir(parents=True, exist_ok=True)
        pooch.retrieve(URL, f"md5:{MD5}", archive.name, archive.parent, progressbar=True)
    except ValueError:
        raise ValueError(f"What came from {URL} is not CIFAR-10: its MD5 is not {MD5}. Try again.") from None
    except OSError as error:  # what requests raises is of this kind too
        raise ConnectionError(
            f"CIFAR-10 can't be downloaded to {archive}: {error}. Or download {URL} by hand and put it there."
        ) from error


def _read_batch(file):
    batch = _ArraysOnly(file, encoding="bytes").load()
    channels_first, labels = np.asarray(batch[b"data"]), _checks.labels(batch[b"labels"], classes=10)
    if channels_first.dtype != np.uint8 or channels_first.shape != (len(labels), 3072):
        raise ValueError(f"images of shape {channels_first.shape} and dtype {channels_first.dtype}")
    return channels_first.reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1), labels


class _ArraysOnly(pickle.Unpickler):
    """A pickle can run any code when it is read; this reader admits arrays and plain containers only."""

    ADMITTED = {
        ("numpy.core.multiarray", "_reconstruct"): np.empty(0).__reduce__()[0],
        ("numpy", "ndarray"): np.ndarray,
        ("numpy", "dtype"): np.dtype,
    }

    def find_class(self, module, name):
        if (module, name) not in self.ADMITTED:
            raise pickle.UnpicklingError(f"it holds {module}.{name}, which is not data")
        return self.ADMITTED[module, name]
