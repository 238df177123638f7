"""What each member of a population has for itself: a random generator, and its own values of hyperparameters."""

import numpy as np

from nnlib import _checks


def generators(seed, members):
    """One random generator for each member (a single one without members).

    Member i of a population draws the same numbers however many members there are; member 0 draws
    those of a network alone.
    """
    if members is None:
        return [_checks.generator(seed)]
    members = _checks.integer("members", members)
    if isinstance(_checks.generator(seed), type(seed)):
        return seed.spawn(members)
    return [np.random.default_rng([int(seed), member]) for member in range(members)]


def twin(rng):
    """Another generator that goes on as ``rng`` does: what deepcopy makes, in a fifth of its time."""
    numbers = rng.bit_generator
    other = type(numbers)(numbers.seed_seq)
    other.state = numbers.state
    return np.random.Generator(other)


def ready(hyperparameters, dtype, axes=1):
    """Hyperparameters as a rule takes them: numbers, or arrays (M, 1) of the dtype, (M, 1, 1) with two axes behind."""
    return [
        value if isinstance(value, float) else np.asarray(value, dtype).reshape(-1, *[1] * axes)
        for value in hyperparameters.values()
    ]


def check(hyperparameters, shape, found):
    """Refuse arrays among the hyperparameters that do not have that shape, one value for each member."""
    for name, value in hyperparameters.items():
        if isinstance(value, np.ndarray) and value.shape != shape:
            raise ValueError(f"{name} has {len(value)} values, one for each member; {found}")


def chosen(hyperparameters, members):
    """The hyperparameters of one member, or of a slice of them."""
    return {n: value[members] if isinstance(value, np.ndarray) else value for n, value in hyperparameters.items()}
