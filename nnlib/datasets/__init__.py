"""Data sets: real images in fixed splits, and points on a plane to look at.

Images come as a :class:`Dataset` of three splits, one flat row of numbers in 0 … 1 for each image; points
come as one :class:`Split`. Each call returns fresh arrays, which may be changed freely.

Source: CS231n, Neural Networks Part 2, "Data Preprocessing" (the splits), and its case study (the spiral);
where the images come from is in ``data/README.md``.
"""

from nnlib.datasets._bundled import digits, mnist5k
from nnlib.datasets._cifar10 import cifar10
from nnlib.datasets._dataset import Dataset, Split
from nnlib.datasets._drawn import as_digit
from nnlib.datasets._points import circles, gaussians, moons, regression_line, spiral, xor

__all__ = [
    "Dataset", "Split", "digits", "mnist5k", "cifar10", "as_digit",
    "spiral", "moons", "circles", "xor", "gaussians", "regression_line",
]  # fmt: skip
