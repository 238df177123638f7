"""A checkpoint's file: the whole state of a run of :class:`nnlib.training.Trainer`.

Loading reads and checks everything before the first part is taken over.
"""

import copy
import json

import numpy as np

from nnlib import _checks, _files
from nnlib._saving import check_array, checked_columns, columns_of
from nnlib.monitoring import History
from nnlib.regularization import EarlyStopping

PARTS = ("network", "optimizer", "history", "best", "run")
MOST_STEPS = 2**53  # what a float counts to
MT19937_WORDS, PHILOX_WORDS = 624, 4  # the numbers that these generators draw ahead


def save(trainer, path):
    """Store the run as one ``.npz`` file."""
    optimizer = trainer.optimizer.state_dict()
    header = {
        "epoch": trainer.epoch, "iteration": trainer.iteration, "position": trainer._position,
        "optimizer": type(trainer.optimizer).__name__, "t": optimizer.pop("t", None),
        "generators": [rng.bit_generator.state for rng in (trainer.rng, *trainer.network.generators)],
        "early_stopping": vars(trainer.early_stopping) if trainer.early_stopping else None,
        "columns": columns_of(trainer.network),
    }  # fmt: skip
    learned = {f"network.{name}": array for name, array in trainer._network_arrays()}
    learned |= {f"optimizer.{name}": array for name, array in optimizer.items()}
    learned |= {f"best.{name}": array for name, array in (trainer._best or {}).items()}
    for name, array in learned.items():
        check_array(name, array, array.shape, array.dtype)
    arrays = {"run.order": trainer._order, "run.learning_rate": np.asarray(trainer.optimizer.learning_rate)}
    arrays |= {f"history.{name}": np.asarray(values) for name, values in vars(trainer.history).items()}
    _files.save_npz(path, "checkpoint", header, arrays | learned)


def load(trainer, path):
    """Take over the run of that file."""
    header, arrays = _files.load_npz(path, "checkpoint")
    try:
        found = {part: {} for part in PARTS}
        for name, array in arrays.items():
            part, _, rest = name.partition(".")
            found[part][rest] = array
        network, run = _network(trainer, found["network"]), _run(trainer, header, found)
        optimizer, generators = _optimizer(trainer, header, found), _generators(trainer, header["generators"])
        stopping = _early_stopping(trainer, header["early_stopping"], run["epoch"])
        run["_best"] = _best(trainer, found["best"], stopping)
        columns = checked_columns(header, trainer.network.features)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise ValueError(f"{path} does not fit this trainer: {error!s:.300}") from None
    trainer._take_parts()
    vars(trainer.optimizer).update(vars(optimizer))
    for rng, state in zip((trainer.rng, *trainer.network.generators), generators, strict=True):
        rng.bit_generator.state = state
    trainer._put_back(network)
    trainer.network.columns = columns
    if stopping is not None:
        vars(trainer.early_stopping).update(vars(stopping))
    vars(trainer).update(run)


def _network(trainer, found):
    """The network's arrays, each of the shape and dtype that the trainer's has."""
    for name, ours in trainer._network_arrays():
        check_array(name, found.get(name, np.zeros(0)), ours.shape, ours.dtype)
    return found


def _run(trainer, header, found):
    """How far the run is, what it recorded, and the order of samples in its latest epoch."""
    epoch, iteration, position = (_checks.integer(name, header[name], 0) for name in ("epoch", "iteration", "position"))
    history, order = {name: found["history"][name] for name in vars(trainer.history)}, found["run"]["order"]
    if (len(history["loss"]), len(history["learning_rate"])) != (iteration, epoch):
        raise ValueError("what it recorded does not match its epochs and iterations")
    for name, array in history.items():
        of_members = array.ndim == 2 and array.shape[1:] == (trainer.network.members,)
        if array.dtype.kind != "f" or not (array.ndim == 1 or of_members) or len(array) > max(epoch, iteration):
            raise ValueError(f"its {name} is {array.dtype} {array.shape}")
    if order.dtype.kind != "i" or not np.array_equal(np.sort(order), np.arange(order.size)):
        raise ValueError("its order of the samples is not one")
    if position >= max(1, order.size) or (iteration and not order.size):
        raise ValueError(f"it stands at sample {position} of {order.size}")
    history = History(**{name: array.tolist() if array.ndim == 1 else list(array) for name, array in history.items()})
    run = {"epoch": epoch, "iteration": iteration, "history": history}
    return run | {"_order": order.astype(np.intp, copy=False), "_position": position}


def _optimizer(trainer, header, found):
    """A copy of the trainer's optimizer, in the state of the file."""
    if header["optimizer"] != type(trainer.optimizer).__name__:
        raise ValueError(f"it was trained with {header['optimizer']}, not {type(trainer.optimizer).__name__}")
    optimizer, parameters, state = copy.copy(trainer.optimizer), trainer.network.parameters, found["optimizer"]
    for name, array in state.items():
        check_array(name, array, parameters.shape, parameters.dtype)
    if optimizer.memory and header["iteration"] and not state:
        raise ValueError(f"{type(optimizer).__name__} keeps {list(optimizer.memory)}; got nothing of it")
    if header["t"] is not None:
        state = state | {"t": _checks.integer("t", header["t"])}
        if header["t"] > MOST_STEPS:
            raise ValueError(f"t must be at most {MOST_STEPS}; got more")
    optimizer.load_state_dict(state)
    rate = found["run"]["learning_rate"]
    if rate.shape not in ((), parameters.shape[:-1]):
        raise ValueError(
            f"learning_rate has shape {rate.shape}, one value for each of {trainer.network.members} members"
        )
    optimizer.learning_rate = rate if rate.ndim else float(rate)
    return optimizer


def _generators(trainer, states):
    """The states of the random generators, tried on copies of the trainer's own."""
    generators = copy.deepcopy([trainer.rng, *trainer.network.generators])
    for rng, state in zip(generators, states, strict=True):
        rng.bit_generator.state = state
        known = json.loads(json.dumps(rng.bit_generator.state, default=np.ndarray.tolist))
        positions = (known["state"].get("pos", 0), MT19937_WORDS), (known.get("buffer_pos", 0), PHILOX_WORDS)
        if known != state or not all(0 <= position <= words for position, words in positions):  # NumPy reads beyond
            raise ValueError("the state of a random generator is none")
    return [rng.bit_generator.state for rng in generators]


def _early_stopping(trainer, record, epoch):
    """What early stopping remembers, or None where the run has none."""
    if (record is None) != (trainer.early_stopping is None):
        raise ValueError("one of the two stops early, the other does not")
    if record is None:
        return None
    stopping = EarlyStopping(record["patience"], record["min_delta"], record["restore_best"])
    stopping.best = _checks.number("best", record["best"], "[-inf, inf]")
    stopping.best_epoch, stopping.epoch = (_checks.integer(name, record[name], 0) for name in ("best_epoch", "epoch"))
    if not stopping.best_epoch <= stopping.epoch <= epoch:
        raise ValueError(f"its best epoch is {stopping.best_epoch} of {stopping.epoch}, after {epoch} epochs")
    return stopping


def _best(trainer, found, stopping):
    """The arrays of the best epoch, which are there where early stopping has seen one and is to go back to it."""
    if bool(found) != bool(stopping and stopping.restore_best and stopping.best_epoch):
        raise ValueError("the parameters of its best epoch are missing, or not asked for")
    return _network(trainer, found) if found else None
