"""What each member of a population has for itself: a random generator, and its own values of hyperparameters."""

import weakref

import numpy as np

from nnlib import _checks


class Generators:
    """Random generators, one for each member (a single one without members), whose copies are made late.

    To copy a hundred generators takes ten times as long as to copy the weights, and few copies ever draw. So a copy
    gets its own when one of the two is used, or at once where somebody may keep the original's.
    """

    def __init__(self, made, are_kept=False):
        self._made, self._source, self._are_kept, self._waiting = made, None, are_kept, weakref.WeakSet()

    @classmethod
    def of(cls, seed, members):
        """Those of a seed. Member i draws the same whatever the number of members, and member 0 as a network alone."""
        is_given = _checks.generator(seed) is seed
        if members is None:
            return cls([_checks.generator(seed)], is_given)
        members = _checks.integer("members", members)
        return cls(seed.spawn(members) if is_given else [np.random.default_rng([int(seed), i]) for i in range(members)])

    def copy(self):
        """Generators that go on as these do."""
        source, other = (self if self._source is None else self._source), Generators(None)
        other._source = source
        source._waiting.add(other)
        if source._are_kept:
            source.now()
        return other

    def now(self):
        """The generators, to be drawn from at once."""
        if self._source is not None:
            self._source.now()
        for other in self._waiting:
            other._made, other._source = [twin(rng) for rng in self._made], None
        self._waiting.clear()
        return self._made

    def __reduce__(self):
        return Generators, (self.now(), self._are_kept)

    def kept(self):
        """The generators, for others to keep."""
        self._are_kept = True
        return self.now()


def twin(rng):
    """Another generator that goes on as ``rng`` does: what deepcopy makes, in a fifth of its time."""
    numbers = rng.bit_generator
    other = type(numbers)(numbers.seed_seq)
    other.state = numbers.state
    return np.random.Generator(other)


def ready(values, dtype, axes=1):
    """Hyperparameters as a rule takes them: numbers, or arrays (M, 1) of the dtype, (M, 1, 1) with two axes behind."""
    return [
        value if isinstance(value, float) else np.asarray(value, dtype).reshape(-1, *[1] * axes) for value in values
    ]


def misfit(hyperparameters, shape):
    """What is wrong with hyperparameters that do not have that shape, one value for each member; None if all have."""
    wrong = (name for name, v in hyperparameters.items() if isinstance(v, np.ndarray) and v.shape != shape)
    return next((f"{name} has {len(hyperparameters[name])} values, one for each member" for name in wrong), None)


def chosen(hyperparameters, members):
    """The hyperparameters of one member, or of a slice of them."""
    return {n: value[members] if isinstance(value, np.ndarray) else value for n, value in hyperparameters.items()}
