"""Populations: networks that train together in the same products end where each would have ended alone."""

import platform
import subprocess
import sys

import numpy as np
import pytest

from nnlib import _machine, losses, optimizers, regularization, training
from nnlib.layers import Activation, BatchNorm, Dense, Dropout, Maxout, PReLU
from nnlib.networks import Network, mlp
from nnlib.schedules import ExponentialDecay
from nnlib.training import Trainer

MEMBERS, EPOCHS = 3, 3
RELATIVE = 1e-9  # float64; other orders of summation round by 1e-16, and twelve steps carry that on

rng = np.random.default_rng(0)
X, LABELS, NUMBERS = rng.normal(size=(30, 4)), rng.integers(0, 3, 30), rng.random((30, 3))
VALIDATION = rng.normal(size=(12, 4)), rng.integers(0, 3, 12)


def population(*layers):
    return Network([*layers, Dense(3)], features=4, seed=1, dtype=np.float64, members=MEMBERS)


def member_of(arguments, i):
    """The arguments as one member has them: its own entry of each array."""
    return {name: value[i] if isinstance(value, list) else value for name, value in arguments.items()}


def assert_each_trains_as_it_would_alone(
    network, loss=None, optimizer=(optimizers.Momentum, {}), penalty=None, targets=LABELS, **options
):
    """``optimizer`` and ``penalty`` are (class, arguments); a list among the arguments is one value for each member."""
    loss = loss or losses.SoftmaxCrossEntropy()

    def run(network, arguments_of):
        own = {} if penalty is None else {"penalty": penalty[0](**arguments_of(penalty[1]))}
        rule = optimizer[0](**arguments_of(optimizer[1]))
        trainer = Trainer(network, loss, rule, batch_size=8, seed=5, **own, **options)
        return trainer.fit(X, targets, EPOCHS, progress=False)

    alone = [network.member(i) for i in range(MEMBERS)]
    history = run(network, lambda arguments: arguments)
    for i, single in enumerate(alone):
        single_history = run(single, lambda arguments, i=i: member_of(arguments, i))
        np.testing.assert_allclose(network.parameters[i], single.parameters, rtol=RELATIVE, atol=RELATIVE)
        np.testing.assert_allclose(np.array(history.loss)[:, i], single_history.loss, rtol=RELATIVE)
        np.testing.assert_allclose(network.forward(X)[i], single.forward(X), rtol=RELATIVE, atol=RELATIVE)


LAYERS = {
    "Dense": Dense(5, bias=0.1),
    "Activation": Activation("tanh"),
    "PReLU": PReLU(),
    "Maxout": Maxout(5, pieces=3),
    "Dropout inverted": Dropout(0.7),
    "Dropout plain": Dropout(0.7, inverted=False),
    "BatchNorm": BatchNorm(),
}


@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS)
def test_with_every_layer(layer):
    """First, where the members share their input, and between two dense layers."""
    assert_each_trains_as_it_would_alone(population(layer, Dense(6), layer))


LOSSES = {
    "SoftmaxCrossEntropy": losses.SoftmaxCrossEntropy(),
    "label smoothing": losses.SoftmaxCrossEntropy(smoothing=0.1),
    "MulticlassSVM": losses.MulticlassSVM(),
    "squared hinge": losses.MulticlassSVM(squared=True),
    "SquaredError": losses.SquaredError(),
    "AbsoluteError": losses.AbsoluteError(),
    "Huber": losses.Huber(0.3),
    "BinaryCrossEntropy": losses.BinaryCrossEntropy(),
}


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_with_every_loss(loss):
    network = population(Dense(6), Activation("tanh"))
    assert_each_trains_as_it_would_alone(network, loss, targets=LABELS if loss.classifies else NUMBERS)


RATES = {"learning_rate": [0.001, 0.01, 0.05]}
BETAS = {"beta1": [0.8, 0.9, 0.95], "beta2": [0.9, 0.99, 0.999], "epsilon": [1e-8, 1e-6, 1e-4]}
OPTIMIZERS = {
    "SGD": (optimizers.SGD, RATES),
    "Momentum": (optimizers.Momentum, RATES | {"momentum": [0.0, 0.5, 0.9]}),
    "Nesterov": (optimizers.Nesterov, RATES | {"momentum": [0.0, 0.5, 0.9]}),
    "Adagrad": (optimizers.Adagrad, RATES | {"epsilon": [1e-8, 1e-6, 1e-4]}),
    "RMSprop": (optimizers.RMSprop, RATES | {"decay": [0.5, 0.9, 0.99], "epsilon": [1e-8, 1e-6, 1e-4]}),
    "Adam": (optimizers.Adam, RATES | BETAS),
    "AdamW": (optimizers.AdamW, RATES | BETAS | {"weight_decay": [0.0, 0.1, 0.5]}),
}


@pytest.mark.parametrize("optimizer", OPTIMIZERS.values(), ids=OPTIMIZERS)
def test_with_every_optimizer_and_hyperparameters_of_their_own(optimizer):
    assert_each_trains_as_it_would_alone(population(Dense(6), Activation("tanh")), optimizer=optimizer)


def test_a_mask_of_weight_decay_holds_for_every_member():
    spared = np.arange(4) > 1
    w = np.ones((3, 4))
    optimizers.AdamW(0.1, weight_decay=0.5, mask=spared).step(w, np.zeros((3, 4)))
    np.testing.assert_allclose(w, np.tile([1, 1, 0.95, 0.95], (3, 1)), rtol=1e-15)


PENALTIES = {
    "L2": (regularization.L2, {"strength": [0.0, 0.01, 0.1]}),
    "L1": (regularization.L1, {"strength": [0.0, 0.01, 0.1]}),
    "ElasticNet": (regularization.ElasticNet, {"l1": [0.0, 0.01, 0.1], "l2": [0.1, 0.0, 0.01]}),
    "one strength for all": (regularization.L2, {"strength": 0.1}),
}


@pytest.mark.parametrize("penalty", PENALTIES.values(), ids=PENALTIES)
def test_with_every_penalty_and_strengths_of_their_own(penalty):
    assert_each_trains_as_it_would_alone(population(Dense(6), Activation("tanh")), penalty=penalty)


@pytest.mark.parametrize("inverted", [True, False], ids=["inverted", "plain"])
def test_with_a_share_to_keep_of_their_own(inverted):
    assert_each_trains_as_it_would_alone(population(Dense(6), Dropout([0.3, 0.7, 1.0], inverted), Dense(6)))


def test_with_a_schedule():
    network = population(Dense(6), Activation("tanh"))
    assert_each_trains_as_it_would_alone(network, schedule=ExponentialDecay(0.1, rate=0.5))


def test_with_augmentation():
    network = population(Dense(6), Activation("tanh"))
    assert_each_trains_as_it_would_alone(network, augment=regularization.noise(0.1))


def test_with_max_norm():
    network = population(Dense(6))
    network.parameters *= 5
    alone = [network.member(i) for i in range(MEMBERS)]
    regularization.MaxNorm(1.0).apply_(network)
    for i, single in enumerate(alone):
        regularization.MaxNorm(1.0).apply_(single)
        np.testing.assert_allclose(network.parameters[i], single.parameters, rtol=RELATIVE)


def test_a_member_that_diverges_takes_none_along():
    network = mlp([4, 8, 3], seed=1, dtype=np.float64, members=MEMBERS)
    alone = network.member(0)
    Trainer(network, losses.SquaredError(), optimizers.SGD([0.01, 1e12, 0.01])).fit(X, NUMBERS, epochs=20)
    Trainer(alone, losses.SquaredError(), optimizers.SGD(0.01)).fit(X, NUMBERS, epochs=20)
    assert not np.isfinite(network.parameters[1]).all()
    np.testing.assert_allclose(network.parameters[0], alone.parameters, rtol=RELATIVE)


def test_losses_and_accuracies_are_recorded_for_each_member():
    network = mlp([4, 8, 3], members=MEMBERS)
    history = Trainer(network, losses.SoftmaxCrossEntropy(), optimizers.SGD(0.1), batch_size=10).fit(
        X, LABELS, EPOCHS, validation=VALIDATION
    )
    assert np.shape(history.loss) == (3 * EPOCHS, MEMBERS)
    for name in ("train_accuracy", "validation_accuracy", "validation_loss"):
        assert np.shape(getattr(history, name)) == (EPOCHS, MEMBERS)
    assert np.array_equal(history.validation_accuracy[-1], network.accuracy(*VALIDATION))


def test_members_start_at_their_own_loss():
    network = mlp([4, 8, 3], members=MEMBERS)
    history = Trainer(network, losses.SoftmaxCrossEntropy(), optimizers.SGD(0.1)).fit(X, LABELS, 1)
    assert len(set(history.loss[0])) == MEMBERS


@pytest.fixture
def cut(monkeypatch):
    """Has any population train in blocks: ``cut(cores, cache)``."""

    def cut(cores, cache=2**22):
        monkeypatch.setattr(training, "MANY_GRADIENTS", 1)
        monkeypatch.setattr(_machine, "available_cores", lambda: cores)
        monkeypatch.setattr(_machine, "IN_CACHE", cache)

    return cut


@pytest.mark.parametrize(
    "cores, cache",
    [(1, 1), (2, 2**22), (2, 4000), (2, 1)],
    ids=["one core", "two cores", "two cores, some in the cache", "two cores, nothing in the cache"],
)
@pytest.mark.parametrize("optimizer", [optimizers.Momentum, optimizers.Adam])
def test_a_large_population_trains_in_blocks_and_ends_where_it_would_in_one(optimizer, cores, cache, cut):
    def run():
        layers = [Dense(6), BatchNorm(), Activation("relu"), Dropout([0.5, 0.6, 0.7, 0.8, 0.9]), Dense(3)]
        network = Network(layers, features=4, seed=1, members=5)
        penalty = regularization.ElasticNet(0.01, [0.1, 0.2, 0.3, 0.4, 0.5])
        trainer = Trainer(network, losses.SoftmaxCrossEntropy(), optimizer(), penalty=penalty, batch_size=8, seed=5)
        history = trainer.fit(X, LABELS, EPOCHS, validation=VALIDATION, progress=False)
        return network.parameters, np.array(history.loss), np.array(history.validation_loss), network.predict_proba(X)

    whole = run()
    cut(cores, cache)
    for one, other in zip(whole, run(), strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("members", [1, 2, 5, 20, 100])
@pytest.mark.parametrize("bytes_", [1, 10**7, 10**9])
@pytest.mark.parametrize("threads", [1, 2])
def test_blocks_hold_each_member_once_and_fall_evenly_to_the_threads(members, bytes_, threads):
    threads = min(threads, members)
    blocks = _machine.blocks(members, bytes_, threads)
    assert [i for block in blocks for i in range(members)[block]] == list(range(members))
    sizes = [block.stop - block.start for block in blocks]
    assert len(blocks) % threads == 0 and max(sizes) - min(sizes) <= 1
    assert min(sizes) == 1 or min(sizes) * bytes_ / members <= _machine.IN_CACHE


@pytest.mark.parametrize("failing", [0, -1], ids=["the first block", "the last block"])
def test_an_error_in_one_block_is_raised_and_the_run_can_go_on(failing, cut, monkeypatch):
    cut(cores=2)
    network = mlp([4, 5, 3], members=4)
    trainer = Trainer(network, losses.SoftmaxCrossEntropy(), optimizers.SGD(), batch_size=8)
    slopes, before = Trainer._slopes, network.parameters.copy()

    def fail(block, *batch):
        if np.shares_memory(block.network.parameters, network.parameters[failing]):
            raise KeyboardInterrupt
        return slopes(block, *batch)

    monkeypatch.setattr(Trainer, "_slopes", fail)
    with pytest.raises(KeyboardInterrupt):
        trainer.fit(X, LABELS, EPOCHS, progress=False)
    np.testing.assert_array_equal(network.parameters, before)
    monkeypatch.setattr(Trainer, "_slopes", slopes)
    assert trainer.fit(X, LABELS, EPOCHS, progress=False).epochs == EPOCHS


FAULTS = """
import resource
import numpy as np
from nnlib import Trainer, losses, mlp, optimizers
X, y = np.zeros((64, 64)), np.zeros(64, int)
trainer = Trainer(mlp([64, 100, 10], members=20), losses.SoftmaxCrossEntropy(), optimizers.Adam())
steps = trainer.steps(X, y, 40)
for _ in range(20):
    next(steps)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in steps:
    pass
print((resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before) / 20)
"""


@pytest.mark.slow
@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc hands it back and takes it anew")
def test_the_arrays_of_one_step_are_the_memory_of_the_next():
    assert float(subprocess.check_output([sys.executable, "-c", FAULTS], text=True)) < 50  # pages; otherwise 500


def test_a_part_of_a_population_shares_its_arrays():
    network = mlp([4, 5, 3], batch_norm=True, keep=[0.5, 0.6, 0.7], members=3, seed=2)
    part = network.part(slice(1, 3))
    np.testing.assert_array_equal(part.forward(X), network.forward(X)[1:])
    part.parameters += 1
    part.forward(X, training=True)
    np.testing.assert_array_equal(part.forward(X), network.forward(X)[1:])
    assert [layer.keep.tolist() for layer in part.layers if isinstance(layer, Dropout)] == [[0.6, 0.7]]


@pytest.mark.parametrize("members, network", [(1, mlp([2, 3], members=3)), (slice(1), mlp([2, 3]))])
def test_only_a_population_has_parts_and_only_by_a_slice(members, network):
    with pytest.raises(TypeError, match=f"members={network.members}"):
        network.part(members)
