"""nnlib, by its public names, as a reader of the course would use it."""

from benchmarks.tasks import weights_of
from nnlib import Trainer, mlp, optimizers
from nnlib.layers import Activation, Dense
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.networks import Network
from nnlib.regularization import L2


def train(task):
    network = mlp(task.sizes, seed=0)
    start = network.parameters.copy()
    return lambda: fitted(network, start, task, task.learning_rate, task.momentum, task.strength)


def search(task):
    network, settings = mlp(task.trial.sizes, seed=0, members=task.trials), task.settings
    order = settings["learning_rate"], settings["momentum"], settings["strength"]
    start = network.parameters.copy()
    return lambda: fitted(network, start, task.trial, *order)


def fitted(network, start, task, learning_rate, momentum, strength):
    network.parameters[...] = start
    if task.optimizer == "adam":
        optimizer = optimizers.Adam(learning_rate)
    else:
        optimizer = optimizers.Momentum(learning_rate, momentum)
    penalty = None if isinstance(strength, float) and strength == 0 else L2(strength)
    trainer = Trainer(
        network, SoftmaxCrossEntropy(), optimizer, penalty=penalty, batch_size=task.batch_size, seed=0
    )  # fmt: skip
    trainer.fit(*task.samples, task.epochs, progress=False)
    return weights_of(network)


def through(task):
    layers = [layer for _ in range(task.depth) for layer in (Dense(task.width, init="he"), Activation(task.activation))]
    network = Network(layers, features=task.width, seed=0)

    def run():
        for _ in range(task.repeats):
            network.forward(task.inputs, training=True)
            network.backward(task.slopes, input_gradient=False)
        return [gradient for name, gradient in network.named_gradients() if name.endswith("weight")]

    return run


CONTESTANTS = {"nnlib": {"train": train, "search": search, "through": through}}
