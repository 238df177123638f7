"""Layers: each has its forward pass and, beside it, its backward pass.

Rows are samples: ``x`` is (N, inputs), a dense layer is ``x @ W + b``. Every array may carry a leading
members axis, (M, N, inputs): M networks in the same products. In ``backward``, ``d`` before a name
means "slope of the loss with respect to": ``dout`` comes in, ``dx`` goes out.

Source: CS231n, Neural Networks Part 1, "Neural Network architectures"; Backpropagation notes.
"""

from nnlib.layers._activation import Activation, PReLU
from nnlib.layers._dense import Dense, Maxout
from nnlib.layers._layer import Arrays, Layer, Missing, NotReadyError, check_batch, size_of, write
from nnlib.layers._training import BatchNorm, Dropout

__all__ = [
    "Layer", "Dense", "Activation", "PReLU", "Maxout", "Dropout", "BatchNorm", "LAYERS", "Arrays", "Missing",
    "NotReadyError", "check_batch", "size_of", "write",
]  # fmt: skip

LAYERS = {layer.__name__: layer for layer in (Dense, Activation, PReLU, Maxout, Dropout, BatchNorm)}
