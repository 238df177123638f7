"""A network's file: its layers as text, its numbers as arrays.

What is saved is what :meth:`nnlib.networks.Network.save` promises; no code and no pickle is in it.
"""

import numpy as np

from nnlib import _files, activations
from nnlib.initialization import MAKERS, Initializer
from nnlib.layers import LAYERS


def save(network, path):
    """Store a network as one ``.npz`` file."""
    layers = [[type(layer).__name__, {k: _plain(v) for k, v in layer.config().items()}] for layer in network.layers]
    for layer in network.layers:
        if LAYERS.get(type(layer).__name__) is not type(layer):
            raise ValueError(f"only nnlib's own layers can be saved ({', '.join(LAYERS)}); got {layer}")
    header = {"layers": layers, "features": network.features, "dtype": network.dtype.name, "members": network.members}
    arrays = {"parameters": network.parameters} | {f"state.{name}": array for name, array in network.named_state()}
    _files.save_npz(path, "network", header, arrays)


def load(make, path):
    """The network of that file; ``make`` is the class Network."""
    header, arrays = _files.load_npz(path, "network")
    try:
        layers = [LAYERS[name](**_restored(config)) for name, config in header["layers"]]
        network = make(layers, features=header["features"], dtype=header["dtype"], members=header["members"])
        for name, place in [("parameters", network.parameters)] + [
            (f"state.{name}", array) for name, array in network.named_state()
        ]:
            if arrays[name].shape != place.shape:
                raise ValueError(name)
            place[...] = arrays[name]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ValueError(f"{path} is damaged: its layers and its arrays do not fit together") from None
    return network


def _plain(value):
    """A constructor's argument as JSON holds it."""
    if isinstance(value, activations.Activation):
        if type(activations.ACTIVATIONS.get(value.name)) is not type(value):
            own = ", ".join(activations.ACTIVATIONS)
            raise ValueError(f"only nnlib's own activations can be saved ({own}); got {value}")
        return [value.name, vars(value)]
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, Initializer):
        make, arguments = value.made_by
        return [make.__name__, *arguments]
    if callable(value):  # an initializer of the reader's own: it has done its work
        return ["constant", 0.0]
    return value


def _restored(config):
    """The constructor's arguments from what :func:`_plain` made of them."""
    if "activation" in config:
        name, arguments = config["activation"]
        config["activation"] = type(activations.ACTIVATIONS[name])(**arguments)
    if "init" in config:
        name, *arguments = config["init"]
        config["init"] = MAKERS[name](*arguments)
    return config
