"""A network's file: its layers as text, its numbers as arrays.

What is saved is what :meth:`nnlib.networks.Network.save` promises; no code and no pickle is in it.
"""

import numpy as np

from nnlib import _checks, _files, _members, activations
from nnlib.initialization import MAKERS, Initializer
from nnlib.layers import LAYERS, size_of

SQUARES = ("running_variance", "cache", "second_moment")  # what squares add up to
MOST_LAYERS, MOST_MEMBERS = 1_000, 10_000  # no file may ask for more, so that a small one costs little


def save(network, path):
    """Store a network as one ``.npz`` file."""
    _check_counts(len(network.layers), network.members)
    layers = [[type(layer).__name__, {k: _plain(v) for k, v in layer.config().items()}] for layer in network.layers]
    for layer in network.layers:
        if LAYERS.get(type(layer).__name__) is not type(layer):
            raise ValueError(f"only nnlib's own layers can be saved ({', '.join(LAYERS)}); got {layer}")
    header = {
        "layers": layers, "features": network.features, "dtype": network.dtype.name, "members": network.members,
        "columns": columns_of(network),
    }  # fmt: skip
    arrays = {"parameters": network.parameters} | {f"state.{name}": array for name, array in network.named_state()}
    for name, array in arrays.items():
        check_array(name, array, array.shape, network.dtype)
    _files.save_npz(path, "network", header, arrays)


def load(make, path):
    """The network of that file; ``make`` is the class Network."""
    header, arrays = _files.load_npz(path, "network")
    try:
        return make.__new__(make)._take(**_compared(header, arrays))
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise ValueError(f"{path} is damaged: its layers and its arrays do not fit together ({error!s:.99})") from None


def _compared(header, arrays):
    """What makes the network, from a header and arrays that fit together; none is made yet."""
    members = header["members"]
    if members is not None:
        _checks.integer("members", members)
    _check_counts(len(header["layers"]), members)
    layers = [LAYERS[name](**_restored(config)) for name, config in header["layers"]]
    features = [_checks.integer("features", header["features"])]
    for layer in layers:
        features.append(layer.output_features(features[-1]))
    dtype = np.dtype(_checks.choice("dtype", header["dtype"], ("float32", "float64")))
    lead = () if members is None else (members,)
    size = size_of(layers, features[0])
    check_array("parameters", arrays["parameters"], (*lead, size), dtype)
    states = []
    for number, (layer, inputs) in enumerate(zip(layers, features, strict=False)):
        states.append({name: arrays[f"state.{number}.{name}"] for name in layer.initial_state(inputs, dtype)})
        for name, array in states[-1].items():
            check_array(name, array, (*lead, inputs), dtype)
    return {
        "layers": layers, "features": features[0], "parameters": np.array(arrays["parameters"], order="C"),
        "gradients": np.zeros((*lead, size), dtype), "generators": _members.Generators.of(0, members),
        "states": states, "columns": checked_columns(header, features[0]),
    }  # fmt: skip


def columns_of(network):
    """The names of the columns that a network was trained on; None where they have none, but numbers."""
    return network.columns if _checks.are_names(network.columns) else None


def checked_columns(header, features):
    """The names of as many columns as there are features, or None."""
    columns = header.get("columns")
    are_names = isinstance(columns, list) and len(columns) == features and _checks.are_names(columns)
    if columns is not None and not are_names:
        raise ValueError("its columns are not named once for each feature")
    return columns


def _check_counts(layers, members):
    if not 1 <= layers <= MOST_LAYERS or (members or 0) > MOST_MEMBERS:
        accepted = f"1 to {MOST_LAYERS:,} layers and at most {MOST_MEMBERS:,} members"
        raise ValueError(f"a network's file holds {accepted}; got {layers:,} layers and members={members}")


def check_array(name, array, shape, dtype):
    """ValueError for another shape or dtype, and for what has diverged; of a population, single members may have."""
    if (array.shape, array.dtype) != (shape, dtype):
        raise ValueError(f"{name} is {array.dtype} {array.shape} there and {dtype} {shape} here")
    if not np.isfinite(array).all(axis=-1).any():
        raise ValueError(f"{name} must be finite, without NaN or infinity: what has diverged is of no use")
    if name.endswith(SQUARES) and (array < 0).any():
        raise ValueError(f"{name} must not be negative")


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
