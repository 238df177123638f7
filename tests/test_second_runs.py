"""Second runs: a part that remembers one run begins the next as new, and the first can still go on."""

import copy

import numpy as np
import pytest

from nnlib import checklist, ensembles, optimizers, schedules
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.monitoring import LearningMonitor
from nnlib.networks import mlp
from nnlib.regularization import EarlyStopping
from nnlib.training import Trainer

drawn = np.random.default_rng(0)
X, Y = drawn.normal(size=(50, 6)), drawn.integers(0, 3, 50)
VALIDATION = drawn.normal(size=(20, 6)), drawn.integers(0, 3, 20)


class Drifting:
    """A schedule, an augmentation and a monitor that remember: each call moves them on."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.calls = 0

    def __call__(self, x, rng=None):
        self.calls += 1
        return 0.1 / self.calls if rng is None else x * np.float32(0.99**self.calls)

    def update(self, *numbers):
        self.calls += 1


PARTS = {name: lambda make=make: {"optimizer": make(0.03)} for name, make in optimizers.OPTIMIZERS.items()} | {
    "early stopping": lambda: {"early_stopping": EarlyStopping(patience=2)},
    "early stopping that stops": lambda: {"early_stopping": EarlyStopping(1), "optimizer": optimizers.SGD(3.0)},
    "monitor": lambda: {"monitor": LearningMonitor()},
    "a rate that a schedule leaves at 0": lambda: {"schedule": schedules.CosineDecay(0.1, 3)},
    "a schedule of the reader's": lambda: {"schedule": Drifting()},
    "an augmentation of the reader's": lambda: {"augment": Drifting()},
    "a monitor of the reader's": lambda: {"monitor": Drifting()},
    "all at once": lambda: {
        "optimizer": optimizers.Adam(0.02), "early_stopping": EarlyStopping(2), "monitor": LearningMonitor(),
        "schedule": schedules.StepDecay(0.05, every=0.7),
    },
}  # fmt: skip
OURS = [name for name in PARTS if "reader" not in name]
each_part = pytest.mark.parametrize("make", PARTS.values(), ids=PARTS)
each_of_ours = pytest.mark.parametrize("make", [PARTS[name] for name in OURS], ids=OURS)


def parts_of(make):
    return {"optimizer": optimizers.Momentum(0.1)} | make()


def trainer(parts, seed=1):
    """A trainer of a new network, with these parts."""
    return Trainer(mlp([6, 8, 3], seed=seed), SoftmaxCrossEntropy(), batch_size=16, **parts)


def fit(ours, epochs=4):
    ours.fit(X, Y, epochs, VALIDATION)
    return ours


def record(ours):
    """All that a run has to show, bit for bit."""
    monitor = {} if ours.monitor is None else vars(ours.monitor)
    stopping = {} if ours.early_stopping is None else vars(ours.early_stopping)
    state = {name: np.asarray(value).tolist() for name, value in ours.optimizer.state_dict().items()}
    return ours.network.parameters.tolist(), vars(ours.history), ours.iteration, monitor, stopping, state


@each_part
def test_a_run_with_used_parts_is_that_with_new_ones(make):
    used = parts_of(make)
    fit(trainer(used, seed=2))
    assert record(fit(trainer(used))) == record(fit(trainer(parts_of(make))))


@each_part
def test_a_cell_that_is_run_twice_shows_the_same_twice(make):
    parts, network = parts_of(make), mlp([6, 8, 3], seed=1)
    start, shown = network.parameters.copy(), []
    for _ in range(2):
        network.parameters = start
        run = Trainer(network, SoftmaxCrossEntropy(), **parts)
        run.fit(X, Y, epochs=4, validation=VALIDATION)
        shown.append(repr(record(run)))
    assert shown[0] == shown[1]


@each_part
def test_a_run_that_is_made_before_another_and_run_after_it_is_as_new(make):
    shared = parts_of(make)
    first, second = trainer(shared, seed=2), trainer(shared)
    fit(first)
    assert record(fit(second)) == record(fit(trainer(parts_of(make))))


@each_of_ours
def test_a_run_goes_on_as_its_own_after_another_has_taken_its_parts(make):
    shared = parts_of(make)
    first, alone = trainer(shared), trainer(parts_of(make))
    fit(first, 2), fit(alone, 2)
    fit(trainer(shared, seed=2), 3)
    if not (alone.early_stopping and alone.early_stopping.stopped):
        fit(first), fit(alone)
    assert record(first) == record(alone)


@each_of_ours
def test_two_runs_that_take_turns_are_those_of_parts_of_their_own(make):
    shared = parts_of(make)
    ours = [trainer(shared), trainer(shared, seed=2)]
    alone = [trainer(parts_of(make)), trainer(parts_of(make), seed=2)]
    for run in alone:
        fit(run)
    for _ in zip(*(run.steps(X, Y, 4, VALIDATION) for run in ours), strict=False):
        pass
    for run, judge in zip(ours, alone, strict=True):
        if run.epoch < judge.epoch:
            fit(run)
        assert record(run) == record(judge)


@each_of_ours
def test_a_checkpoint_in_a_trainer_with_used_parts_goes_on_bit_for_bit(make, tmp_path):
    shared, whole = parts_of(make), fit(trainer(parts_of(make)))
    left = trainer(parts_of(make))
    for step in left.steps(X, Y, 4, VALIDATION):
        if step.iteration == 6:
            left.save_checkpoint(tmp_path / "run.npz")
    other, judge = fit(trainer(shared, seed=2), 2), fit(trainer(parts_of(make), seed=2), 2)
    new = trainer(shared)
    new.load_checkpoint(tmp_path / "run.npz")
    fit(new)
    (parameters, history, iteration, _, stopping, state), expected = record(new), record(whole)
    assert (parameters, history, iteration, stopping, state) == (*expected[:3], *expected[4:])
    assert record(other) == record(judge)


@each_of_ours
def test_a_copy_of_a_trainer_goes_on_as_the_trainer_does(make):
    whole, left = fit(trainer(parts_of(make))), trainer(parts_of(make))
    steps = left.steps(X, Y, 4, VALIDATION)
    for _ in range(3):
        next(steps)
    twin = copy.deepcopy(left)
    assert record(fit(twin)) == record(whole)
    assert record(fit(left)) == record(whole)


def test_losses_told_by_hand_do_not_stop_a_run():
    stopping = EarlyStopping(patience=1)
    stopping.update(0.0), stopping.update(1.0)
    assert stopping.stopped
    ours = fit(trainer({"optimizer": optimizers.SGD(0.01), "early_stopping": stopping}))
    assert ours.epoch == 4


def test_steps_by_hand_are_forgotten_by_a_run():
    optimizer = optimizers.Adam(0.01)
    optimizer.step(np.ones(83, np.float32), np.ones(83, np.float32))
    assert record(fit(trainer({"optimizer": optimizer}))) == record(fit(trainer({"optimizer": optimizers.Adam(0.01)})))


@pytest.mark.parametrize("make", optimizers.OPTIMIZERS.values(), ids=optimizers.OPTIMIZERS)
def test_a_state_that_was_handed_over_is_gone_on_with_once(make):
    first = fit(trainer({"optimizer": make(0.01)}), 2)
    network, optimizer = first.network.copy(), make(0.01)
    optimizer.load_state_dict(first.optimizer.state_dict())
    second = Trainer(network, SoftmaxCrossEntropy(), optimizer, batch_size=50)
    judge, by_hand = make(0.01), first.network.copy()
    judge.load_state_dict(first.optimizer.state_dict())
    second.fit(X, Y, 1)
    order = np.random.default_rng(0).permutation(50)
    loss = SoftmaxCrossEntropy()
    by_hand.backward(loss(by_hand.forward(X[order], training=True), Y[order])[1])
    judge.step(by_hand.parameters, by_hand.gradients)
    np.testing.assert_array_equal(network.parameters, by_hand.parameters)
    assert record(fit(trainer({"optimizer": optimizer}))) == record(fit(trainer({"optimizer": make(0.01)})))


def test_a_learning_rate_that_was_set_by_hand_stays():
    optimizer = optimizers.SGD(0.1)
    for step in trainer({"optimizer": optimizer}).steps(X, Y, 2):
        optimizer.learning_rate = 0.1 / step.iteration
    assert fit(trainer({"optimizer": optimizer}), 1).history.learning_rate == [0.1 / 8]


def test_a_learning_rate_set_after_a_schedule_is_that_of_the_next_run():
    optimizer = optimizers.SGD(0.1)
    fit(trainer({"optimizer": optimizer, "schedule": schedules.CosineDecay(0.2, 4)}))
    optimizer.learning_rate = 0.05
    assert fit(trainer({"optimizer": optimizer}), 1).history.learning_rate == [0.05]


def test_a_network_goes_on_from_where_it_is():
    first = fit(trainer({"optimizer": optimizers.SGD(0.1)}))
    reached, again = first.history.loss[-1], Trainer(first.network, SoftmaxCrossEntropy(), optimizers.SGD(0.0))
    assert again.fit(X, Y, 1).loss[0] == pytest.approx(reached, rel=0.2)


def test_lists_taken_from_a_monitor_outlive_its_next_run():
    monitor = LearningMonitor()
    run = fit(trainer({"optimizer": optimizers.SGD(0.1), "monitor": monitor}))
    before = monitor.loss
    fit(trainer({"optimizer": optimizers.SGD(0.2), "monitor": monitor}))
    assert before == run.history.loss != monitor.loss


def test_overfitting_a_small_batch_leaves_the_optimizer_as_it_was():
    optimizer = optimizers.Adam(0.01)
    run, judge = trainer({"optimizer": optimizer}), trainer({"optimizer": optimizers.Adam(0.01)})
    fit(run, 2)
    checklist.overfit_small_batch(mlp([6, 8, 3]), SoftmaxCrossEntropy(), X, Y, most_steps=5, optimizer=optimizer)
    assert record(fit(run)) == record(fit(judge))


def told(plateau):
    return [plateau.update(loss) for loss in (1.0, 2.0, 3.0, 0.5, 4.0, 5.0)]


def watched(average, network):
    for value in (1.0, 2.0, 3.0):
        network.parameters = np.full(network.parameters.shape, value)
        average.update()
    made = average.ensemble().models if hasattr(average, "ensemble") else [average.network]
    return [model.parameters.tolist() for model in made]


def test_a_plateau_that_was_reset_is_as_new():
    plateau = schedules.Plateau(0.1, patience=1)
    first = told(plateau)
    plateau.reset()
    assert told(plateau) == first


@pytest.mark.parametrize("make", [ensembles.ExponentialMovingAverage, ensembles.CheckpointEnsemble])
def test_what_watches_a_network_is_as_new_after_a_reset(make):
    network = mlp([2, 3])
    average = make(network)
    first = watched(average, network)
    average.reset()
    assert watched(average, network) == first
