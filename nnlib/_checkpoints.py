"""A checkpoint's file: the whole state of a run of :class:`nnlib.training.Trainer`."""

import copy

import numpy as np

from nnlib import _files
from nnlib.monitoring import History


def save(trainer, path):
    """Store the run as one ``.npz`` file."""
    optimizer = trainer.optimizer.state_dict()
    header = {
        "epoch": trainer.epoch, "iteration": trainer.iteration, "position": trainer._position,
        "optimizer": type(trainer.optimizer).__name__, "t": optimizer.pop("t", None),
        "generators": [rng.bit_generator.state for rng in (trainer.rng, *trainer.network.generators)],
        "early_stopping": vars(trainer.early_stopping) if trainer.early_stopping else None,
    }  # fmt: skip
    arrays = {"run.order": trainer._order, "run.learning_rate": np.asarray(trainer.optimizer.learning_rate)}
    arrays |= {f"network.{name}": array for name, array in trainer._network_arrays()}
    arrays |= {f"optimizer.{name}": array for name, array in optimizer.items()}
    arrays |= {f"history.{name}": np.asarray(values) for name, values in vars(trainer.history).items()}
    arrays |= {f"best.{name}": array for name, array in (trainer._best or {}).items()}
    _files.save_npz(path, "checkpoint", header, arrays)


def load(trainer, path):
    """Take over the run of that file."""
    header, arrays = _files.load_npz(path, "checkpoint")
    try:
        optimizer, generators, network, run = _read(trainer, header, arrays)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{path} does not fit this trainer: {error}") from None
    trainer._take_parts()
    vars(trainer.optimizer).update(vars(optimizer))
    for rng, state in zip((trainer.rng, *trainer.network.generators), generators, strict=True):
        rng.bit_generator.state = state
    trainer._put_back(network)
    if trainer.early_stopping is not None:
        vars(trainer.early_stopping).update(header["early_stopping"])
    vars(trainer).update(run)


def _read(trainer, header, arrays):
    """What a checkpoint holds, ready to be taken over; ValueError where it does not fit this trainer."""
    found = {part: {} for part in ("network", "optimizer", "history", "best", "run")}
    for name, array in arrays.items():
        part, _, rest = name.partition(".")
        found[part][rest] = array
    if header["optimizer"] != type(trainer.optimizer).__name__:
        raise ValueError(f"it was trained with {header['optimizer']}, not {type(trainer.optimizer).__name__}")
    for name, ours in trainer._network_arrays():
        theirs = found["network"].get(name, np.zeros(0))
        if (theirs.shape, theirs.dtype) != (ours.shape, ours.dtype):
            raise ValueError(f"{name} is {theirs.dtype} {theirs.shape} there and {ours.dtype} {ours.shape} here")
    if bool(header["early_stopping"]) != bool(trainer.early_stopping):
        raise ValueError("one of the two stops early, the other does not")
    generators = copy.deepcopy([trainer.rng, *trainer.network.generators])
    for rng, state in zip(generators, header["generators"], strict=True):
        rng.bit_generator.state = state
    optimizer, rate = copy.copy(trainer.optimizer), found["run"]["learning_rate"]
    optimizer.load_state_dict(found["optimizer"] | ({"t": header["t"]} if header["t"] is not None else {}))
    optimizer.learning_rate = rate if rate.ndim else float(rate)
    history = {name: _entries(found["history"][name]) for name in vars(trainer.history)}
    run = {name: int(header[name]) for name in ("epoch", "iteration")} | {"history": History(**history)}
    run |= {"_order": found["run"]["order"], "_position": int(header["position"]), "_best": found["best"] or None}
    return optimizer, [rng.bit_generator.state for rng in generators], found["network"], run


def _entries(array):
    """A recorded list as it was: of floats, or of arrays (M,)."""
    return array.tolist() if array.ndim == 1 else list(array)
