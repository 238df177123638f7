"""Recorded runs: the histories of small networks that learned to read, to be looked at in demos and exercises."""

from nnlib import datasets
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.networks import mlp
from nnlib.optimizers import OPTIMIZERS
from nnlib.training import Trainer


def record(seed=0, *, activation="relu", hidden=100, optimizer="sgd", rate=0.1, batch=64, epochs=20, images=None):
    """The History of a network that learned to read the digits, or the first few images of them."""
    digits = datasets.digits()
    network, step = mlp([64, hidden, 10], activation, seed=seed), OPTIMIZERS[optimizer](rate)
    trainer = Trainer(network, SoftmaxCrossEntropy(), step, batch_size=batch, seed=seed)
    return trainer.fit(*(part[:images] for part in digits.train), epochs, digits.validation, progress=False)
