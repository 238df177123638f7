"""The images that come with the course, checked against their checksums when they are loaded.

Source: ``data/README.md``.
"""

import hashlib
import io
import os
from pathlib import Path

import numpy as np

from nnlib import _files
from nnlib.datasets._dataset import Dataset, image_split

SHA256 = {
    "digits": "4be848c3b70862121a47db5eb8552c7ec772ede31093e1f76085459585f55bea",
    "mnist5k": "d7d75b64f5ad44303537b79eb54248038b887f76e2a728a3d25313d16b15dc2e",
}


def digits():
    """1797 handwritten digits of 8 by 8 pixels: 1077 to train on, 360 to validate, 360 to test.

    Pixels are the source's 0 … 16 divided by 16. The splits are stratified and never change.

    Raises
    ------
    FileNotFoundError, ValueError
        The data file is missing, or damaged; the message names it and says what to do.

    Examples
    --------
    >>> data = digits()
    >>> data
    Dataset(train (1077, 64), validation (360, 64), test (360, 64), 10 classes, images (8, 8))
    >>> X, y = data.train
    >>> X.min(), X.max(), y[:5]
    (np.float32(0.0), np.float32(1.0), array([3, 7, 6, 4, 0]))
    """
    source = "UCI Optical Recognition of Handwritten Digits (Alpaydin and Kaynak, 1998)"
    return _load("digits", 16, source, "CC BY 4.0")


def mnist5k():
    """5000 handwritten digits of MNIST, 28 by 28 pixels: 3000 to train on, 1000 to validate, 1000 to test.

    Pixels are the source's 0 … 255 divided by 255. Each class is a tenth of each split, and the splits never
    change. Raises as :func:`digits` does.

    Examples
    --------
    >>> mnist5k()
    Dataset(train (3000, 784), validation (1000, 784), test (1000, 784), 10 classes, images (28, 28))
    """
    return _load("mnist5k", 255, "MNIST (LeCun, Cortes and Burges, 1998)", "CC BY-SA 3.0")


def verified(name):
    """The bytes of a bundled file, "digits" or "mnist5k", with their checksum found right."""
    path = folder() / f"{name}.npz"
    remedy = "Restore it with `git checkout -- data`, or install nnlib again."
    if os.environ.get("NNLIB_DATA"):
        remedy = "NNLIB_DATA names this folder: copy the course's data into it, or unset NNLIB_DATA."
    try:
        content = _files.read(path)
    except OSError as error:
        raise FileNotFoundError(f"The data file {path} can't be read: {error.strerror}. {remedy}") from None
    if hashlib.sha256(content).hexdigest() != SHA256[name]:
        raise ValueError(f"The data file {path} is damaged: its SHA-256 is not {SHA256[name]}. {remedy}")
    return content


def folder():
    """Where the bundled files are: ``NNLIB_DATA``, else in the package when it is installed, or beside it."""
    if os.environ.get("NNLIB_DATA"):
        return _files.expanded(os.environ["NNLIB_DATA"])
    package = Path(__file__).parents[1]
    return package / "data" if (package / "data").is_dir() else package.parent / "data"


def _load(name, largest, source, licence):
    with np.load(io.BytesIO(verified(name)), allow_pickle=False) as file:
        splits = [
            image_split(file[f"{split}_images"], file[f"{split}_labels"], largest)
            for split in ("train", "validation", "test")
        ]
        shape = file["train_images"].shape[1:]
    return Dataset(*splits, tuple("0123456789"), shape, source, licence)
