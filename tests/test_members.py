"""What members of a population have for themselves: generators, whose copies are made late, and hyperparameters."""

import numpy as np
import pytest

from nnlib._members import Generators, misfit, ready, twin
from nnlib.layers import Dense, Dropout
from nnlib.networks import Network, mlp


def drawn(generators):
    return [rng.random() for rng in generators.now()]


@pytest.mark.parametrize("members", [None, 3])
@pytest.mark.parametrize("first", ["the original", "the copy"])
def test_a_copy_goes_on_as_the_original_does_whoever_draws_first(members, first):
    original, expected = Generators.of(0, members), drawn(Generators.of(0, members))
    copy = original.copy()
    pair = (original, copy) if first == "the original" else (copy, original)
    assert [drawn(generators) for generators in pair] == [expected] * 2


def test_a_copy_of_a_copy_goes_on_as_its_original_did_when_it_was_made():
    original = Generators.of(0, 2)
    copy = original.copy()
    second = copy.copy()
    moved = drawn(original)
    later = original.copy()
    assert drawn(second) == drawn(copy) == moved
    assert drawn(later) == drawn(original)


def test_of_copies_of_copies_the_last_draws_as_the_first_however_many_there_are():
    generators = Generators.of(0, 2)
    for _ in range(2000):
        generators = generators.copy()
    assert drawn(generators) == drawn(Generators.of(0, 2))


def test_a_twin_spawns_what_the_original_would():
    ours, expected = twin(np.random.default_rng(0)), np.random.default_rng(0)
    assert ours.spawn(1)[0].random() == expected.spawn(1)[0].random()


def test_a_copy_of_what_somebody_keeps_is_made_at_once():
    """The network does not see when its reader draws from a generator that it has handed out."""
    network = mlp([2, 3], members=2)
    expected, kept = mlp([2, 3], members=2).generators[1].random(), network.generators[1]
    copy = network.copy()
    kept.random()
    assert copy.generators[1].random() == expected


def test_a_copy_of_a_network_on_the_readers_own_generator_is_made_at_once():
    rng = np.random.default_rng(0)
    copy = mlp([2, 3], seed=rng).copy()
    expected = np.random.default_rng(0)
    mlp([2, 3], seed=expected)
    rng.random()
    assert copy.generators[0].random() == expected.random()


def test_a_copy_made_while_a_part_draws_is_not_moved_by_it():
    whole = Network([Dense(3), Dropout(0.5)], features=2, members=4)
    part, x = whole.part(slice(2)), np.ones((5, 2))
    part.forward(x, training=True)
    twin = whole.copy()
    part.forward(x, training=True)
    other = Network([Dense(3), Dropout(0.5)], features=2, members=4)
    other.part(slice(2)).forward(x, training=True)
    assert np.array_equal(twin.forward(x, training=True), other.forward(x, training=True))


def test_a_copy_of_a_part_is_not_moved_by_what_the_whole_draws():
    whole, x = Network([Dense(3), Dropout(0.5)], features=2, members=4), np.ones((5, 2))
    part = whole.part(slice(2))
    expected, twin = part.copy().forward(x, training=True), part.copy()
    whole.forward(x, training=True)
    assert np.array_equal(twin.forward(x, training=True), expected)


TWINS = {"copy": Network.copy, "member": lambda n: n.member(1), "part": lambda n: n.part(slice(2))}


@pytest.mark.parametrize("twin", TWINS.values(), ids=TWINS)
def test_another_network_of_the_same_arrays_draws_nothing(twin):
    calls = []

    def init(shape, rng, dtype):
        calls.append(shape)
        return np.zeros(shape, dtype)

    network = Network([Dense(3, init=init)], features=2, members=3)
    calls.clear()
    before = [rng.bit_generator.state for rng in network.generators]
    twin(network)
    assert not calls and [rng.bit_generator.state for rng in network.generators] == before


def test_hyperparameters_are_ready_to_meet_arrays_of_members():
    number, each = ready([0.1, np.array([0.1, 0.2])], np.float32, axes=2)
    assert number == 0.1 and each.shape == (2, 1, 1) and each.dtype == np.float32


def test_one_value_for_each_member_is_what_fits():
    values = {"keep": np.array([0.1, 0.2]), "momentum": 0.9}
    assert misfit(values, (2,)) is None
    assert misfit(values, ()) == "keep has 2 values, one for each member"
