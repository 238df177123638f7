"""A data set: samples with their targets, in three splits.

Source: CS231n, Image Classification, "Validation sets for Hyperparameter tuning".
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np


class Split(NamedTuple):
    """Samples and their targets: ``X, y = split``.

    Attributes
    ----------
    X : array (N, D) of float32
        One sample for each row.
    y : array (N,) of int64 (int32 in a browser), or (N, 1) of float32
        The class of each sample, or the number to predict.

    Examples
    --------
    >>> split = Split(np.zeros((5, 2), np.float32), np.arange(5))
    >>> X, y = split
    >>> split
    Split(X (5, 2) float32, y (5,) int64)
    """

    X: np.ndarray
    y: np.ndarray

    def __repr__(self):
        return f"Split(X {self.X.shape} {self.X.dtype}, y {self.y.shape} {self.y.dtype})"


@dataclass(frozen=True, eq=False)
class Dataset:
    """Images in three splits: to learn from, to choose with, and to judge by once.

    Attributes
    ----------
    train, validation, test : Split
        The last may be None: there is nothing to judge by.
    classes : tuple of str
        The name of each class; the label is the place in this tuple.
    image_shape : tuple of int
        ``X[0].reshape(image_shape)`` is a picture.
    source, licence : str

    Examples
    --------
    >>> from nnlib.datasets import digits
    >>> digits()
    Dataset(train (1077, 64), validation (360, 64), test (360, 64), 10 classes, images (8, 8))
    """

    train: Split
    validation: Split
    test: Split
    classes: tuple
    image_shape: tuple
    source: str
    licence: str

    def __repr__(self):
        splits = {"train": self.train, "validation": self.validation, "test": self.test}
        shapes = ", ".join(f"{name} {split and split.X.shape}" for name, split in splits.items())
        return f"Dataset({shapes}, {len(self.classes)} classes, images {self.image_shape})"


def image_split(pictures, labels, largest):
    """A split of pictures (N, height, width, ...) as flat rows of float32, the largest value as 1."""
    X = pictures.reshape(len(pictures), -1).astype(np.float32)
    X /= largest
    return Split(X, np.asarray(labels, dtype=np.intp))
