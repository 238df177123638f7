"""Training: the loop of the textbook, that can be left, killed and gone on with bit for bit."""

import os
import re
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from nnlib import losses, optimizers
from nnlib.layers import Dense
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.networks import Network, mlp
from nnlib.optimizers import SGD, Adam, Momentum
from nnlib.regularization import L2, EarlyStopping, flip, noise, shift
from nnlib.schedules import CosineDecay, StepDecay
from nnlib.training import Trainer

drawn = np.random.default_rng(0)
X, Y, NUMBERS = drawn.normal(size=(50, 6)), drawn.integers(0, 3, 50), drawn.random((50, 3))
VALIDATION = drawn.normal(size=(20, 6)), drawn.integers(0, 3, 20)
MANY = drawn.normal(size=(3000, 6)), drawn.integers(0, 3, 3000)


def trainer(network=None, loss=None, optimizer=None, **options):
    network = network or mlp([6, 8, 3], seed=1)
    return Trainer(network, loss or SoftmaxCrossEntropy(), optimizer or Momentum(0.1), **{"batch_size": 16} | options)


# The loop


def test_the_loop_is_that_of_the_textbook():
    network, loss, optimizer = mlp([6, 8, 3], seed=1), SoftmaxCrossEntropy(), Momentum(0.1)
    rng, recorded = np.random.default_rng(7), []
    for _ in range(3):
        order = rng.permutation(50)
        for start in range(0, 50, 16):
            rows = order[start : start + 16]
            value, dscores = loss(network.forward(X[rows], training=True), Y[rows])
            network.backward(dscores)
            optimizer.step(network.parameters, network.gradients)
            recorded.append(value)
    ours = trainer(seed=7)
    assert ours.fit(X, Y, epochs=3).loss == recorded
    assert np.array_equal(ours.network.parameters, network.parameters)


def seen_by(trainer, epochs=1, X=X):
    """The batches of a run, as an augmentation sees them."""
    batches = []

    def watch(X, rng):
        batches.append(X.copy())
        return X

    trainer.augment = watch
    trainer.fit(X, Y[: len(X)], epochs)
    return batches


def test_each_epoch_sees_each_sample_once():
    batches = np.concatenate(seen_by(trainer(mlp([6, 3], dtype=np.float64))))
    assert np.array_equal(np.sort(batches, axis=0), np.sort(X, axis=0))


def test_each_epoch_has_an_order_of_its_own():
    batches = seen_by(trainer(batch_size=50), epochs=2)
    assert not np.array_equal(batches[0], batches[1])


def test_the_last_batch_of_an_epoch_takes_what_is_left():
    assert [len(batch) for batch in seen_by(trainer())] == [16, 16, 16, 2]


def test_a_batch_larger_than_the_data_takes_all_of_them():
    assert [len(batch) for batch in seen_by(trainer(batch_size=1000))] == [50]


def test_steps_are_counted_from_1():
    steps = list(trainer().steps(X, Y, epochs=2))
    assert [step.epoch for step in steps] == [1] * 4 + [2] * 4
    assert [step.iteration for step in steps] == list(range(1, 9))
    assert [step.end_of_epoch for step in steps] == [False, False, False, True] * 2


def test_a_steps_loss_is_that_of_its_batch_before_the_step():
    ours = trainer(batch_size=50)
    before = ours.network.copy()
    step = next(ours.steps(X, Y, epochs=1))
    assert step.loss == pytest.approx(SoftmaxCrossEntropy().value(before.forward(X), Y), rel=1e-6)


def test_no_epochs_are_no_steps():
    assert list(trainer().steps(X, Y, epochs=0)) == []


def test_the_data_are_left_as_they_were():
    x = X.astype(np.float32)
    trainer(augment=noise(1.0)).fit(x, Y, epochs=2, validation=(x, Y))
    assert np.array_equal(x, X.astype(np.float32))


def test_the_same_seeds_give_the_same_run():
    first, second = (trainer(augment=noise(0.1), seed=3) for _ in range(2))
    assert first.fit(X, Y, 3).loss == second.fit(X, Y, 3).loss
    assert np.array_equal(first.network.parameters, second.network.parameters)


def test_another_seed_gives_another_run():
    assert trainer(seed=3).fit(X, Y, 3).loss != trainer(seed=4).fit(X, Y, 3).loss


def test_numpys_global_randomness_is_left_alone():
    before = np.random.get_state()[1].copy()
    trainer(augment=noise(0.1)).fit(X, Y, 2)
    assert np.array_equal(np.random.get_state()[1], before)


def test_two_layers_learn_xor():
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    ours = Trainer(mlp([2, 8, 2], "tanh"), SoftmaxCrossEntropy(), Adam(0.05))
    ours.fit(corners, [0, 1, 1, 0], epochs=200)
    assert ours.network.accuracy(corners, [0, 1, 1, 0]) == 1


# Batches of one sample


ALONE = {  # samples, and the size of their batches
    "the last of 33": (33, 32), "batches of 1": (6, 1), "one sample": (1, 64), "the last of 50": (50, 7),
    "the last of 3": (3, 2),
}  # fmt: skip


@pytest.mark.parametrize("samples, batch_size", ALONE.values(), ids=ALONE)
@pytest.mark.parametrize("members", [None, 2])
def test_batch_norm_refuses_batches_that_leave_one_sample_alone(samples, batch_size, members):
    ours = trainer(mlp([6, 8, 3], keep=0.7, batch_norm=True, members=members), batch_size=batch_size)
    before = state_of(ours)
    words = rf"BatchNorm needs at least 2 .* got 1 \(the last of {samples} in batches of {batch_size}\)"
    with pytest.raises(ValueError, match=words):
        ours.fit(X[:samples], Y[:samples], 2)
    assert state_of(ours) == before


@pytest.mark.parametrize("samples, batch_size", ALONE.values(), ids=ALONE)
def test_other_networks_train_on_one_sample(samples, batch_size):
    trainer(mlp([6, 8, 3], keep=0.7), batch_size=batch_size).fit(X[:samples], Y[:samples], 2)


@pytest.mark.parametrize("batch_size", range(2, 52))
def test_every_batch_size_is_refused_or_learns_in_each_step(batch_size):
    """A step of one sample would leave all weights before batch normalization where they are."""
    ours = trainer(mlp([6, 8, 3], batch_norm=True), batch_size=batch_size)
    weight = ours.network.layers[0].parameters["weight"]
    if 50 % batch_size == 1:
        with pytest.raises(ValueError, match="choose another batch_size"):
            ours.steps(X, Y, 1)
        return
    ours.optimizer, before = SGD(0.1), weight.copy()
    for _ in ours.steps(X, Y, 1):
        assert not np.array_equal(weight, before)
        before = weight.copy()


def test_a_batch_size_changed_within_an_epoch_may_not_leave_one_sample_alone_either():
    ours = trainer(mlp([6, 8, 3], batch_norm=True), batch_size=16)
    leave_after(ours, 1)
    ours.batch_size = 11  # 34 are left, and then 50
    with pytest.raises(ValueError, match="the last of 34 in batches of 11"):
        ours.fit(X, Y, 2)
    assert ours.iteration == 1


# Penalty, schedule, augmentation, monitor


def test_the_penalty_is_part_of_the_loss():
    network = mlp([6, 8, 3], seed=1)
    plain = next(trainer(network.copy()).steps(X, Y, 1)).loss
    penalized = next(trainer(network.copy(), penalty=L2(0.3)).steps(X, Y, 1)).loss
    assert penalized == pytest.approx(plain + L2(0.3)(network.parameters, network.weights_mask)[0], rel=1e-6)


def test_the_penalty_pulls_at_weights_and_not_at_biases():
    """With inputs of 0 and targets that are met, nothing but the penalty moves the parameters."""
    network = Network([Dense(2, bias=0.5)], features=3, dtype=np.float64)
    weight, bias = (view.copy() for _, view in network.named_parameters())
    ours = Trainer(network, losses.SquaredError(), SGD(0.1), penalty=L2(0.5))
    ours.fit(np.zeros((4, 3)), np.full((4, 2), 0.5), epochs=1)
    np.testing.assert_allclose(network.layers[0].parameters["weight"], 0.95 * weight, rtol=1e-14)
    assert np.array_equal(network.layers[0].parameters["bias"], bias)


def test_the_schedule_is_asked_at_each_step_for_epochs_in_fractions():
    schedule = CosineDecay(0.1, epochs=2)
    rates = [step.learning_rate for step in trainer(schedule=schedule).steps(X, Y, epochs=2)]
    assert rates == [
        schedule(epoch) for epoch in (0, 16 / 50, 32 / 50, 48 / 50, 1, 1 + 16 / 50, 1 + 32 / 50, 1 + 48 / 50)
    ]


def test_without_a_schedule_the_learning_rate_may_be_set_by_hand():
    ours = trainer()
    for step in ours.steps(X, Y, epochs=2):
        ours.optimizer.learning_rate = 0.1 / step.iteration
    assert ours.history.learning_rate == [0.1 / 3, 0.1 / 7]


def test_augmentation_changes_what_is_trained_on_and_not_what_is_measured():
    ours = trainer(augment=lambda X, rng: np.zeros_like(X))
    history = ours.fit(X, Y, epochs=2, validation=VALIDATION)
    assert not ours.network.named_gradients()[0][1].any()
    assert history.train_accuracy[-1] == ours.network.accuracy(X, Y)


def test_augmented_batches_keep_the_networks_type():
    ours = trainer(augment=lambda X, rng: X.astype(np.float64))
    assert ours.fit(X, Y, 1).loss == trainer().fit(X, Y, 1).loss


class Told:
    """A monitor that keeps what it is told."""

    def __init__(self):
        self.calls = []

    def update(self, *numbers):
        self.calls.append(numbers)


def test_the_monitor_is_told_after_each_step():
    told = Told()
    history = trainer(monitor=told).fit(X, Y, epochs=2, validation=VALIDATION)
    assert [loss for loss, *_ in told.calls] == history.loss
    assert [call[1] for call in told.calls] == [None] * 3 + history.train_accuracy[:1] + [
        None
    ] * 3 + history.train_accuracy[1:]
    assert [call[2] for call in told.calls if call[2] is not None] == history.validation_accuracy


# Validation


def test_validation_is_measured_at_the_end_of_each_epoch():
    ours = trainer()
    history = ours.fit(X, Y, epochs=3, validation=VALIDATION)
    assert len(history.train_accuracy) == len(history.validation_accuracy) == len(history.validation_loss) == 3
    assert history.train_accuracy[-1] == ours.network.accuracy(X, Y)
    assert history.validation_accuracy[-1] == ours.network.accuracy(*VALIDATION)
    scores = ours.network.forward(VALIDATION[0])
    assert history.validation_loss[-1] == pytest.approx(SoftmaxCrossEntropy().value(scores, VALIDATION[1]), rel=1e-6)


def test_the_last_step_of_an_epoch_carries_the_measures():
    steps = list(trainer().steps(X, Y, epochs=1, validation=VALIDATION))
    assert steps[0].validation_loss is None
    assert None not in (steps[-1].train_accuracy, steps[-1].validation_accuracy, steps[-1].validation_loss)


def test_many_validation_rows_are_measured_as_they_are():
    """More than go through at once: 1024."""
    ours = trainer()
    history = ours.fit(X, Y, epochs=1, validation=MANY)
    expected = SoftmaxCrossEntropy().value(ours.network.forward(MANY[0]), MANY[1])
    assert history.validation_loss == pytest.approx([expected], rel=1e-5)
    assert history.validation_accuracy == [ours.network.accuracy(*MANY)]


def test_validation_leaves_out_the_penalty():
    ours = trainer(penalty=L2(10.0))
    history = ours.fit(X, Y, epochs=1, validation=VALIDATION)
    scores = ours.network.forward(VALIDATION[0])
    assert history.validation_loss[-1] == pytest.approx(SoftmaxCrossEntropy().value(scores, VALIDATION[1]), rel=1e-6)


def test_validation_changes_nothing_in_the_run():
    with_validation, without = mlp([6, 8, 3], keep=0.8, batch_norm=True), mlp([6, 8, 3], keep=0.8, batch_norm=True)
    trainer(with_validation).fit(X, Y, 3, validation=VALIDATION)
    trainer(without).fit(X, Y, 3)
    assert np.array_equal(with_validation.parameters, without.parameters)


def test_a_regression_has_losses_and_no_accuracies():
    history = trainer(loss=losses.SquaredError()).fit(X, NUMBERS, epochs=2, validation=(X, NUMBERS))
    assert len(history.validation_loss) == 2
    assert history.train_accuracy == history.validation_accuracy == []


def test_without_validation_nothing_is_measured():
    history = trainer().fit(X, Y, epochs=2)
    assert history.train_accuracy == history.validation_accuracy == history.validation_loss == []
    assert history.learning_rate == [0.1, 0.1]


# Early stopping


class Rising(losses.SoftmaxCrossEntropy):
    """A loss whose values on 20 samples, the validation data, are told in advance."""

    def __init__(self, values):
        super().__init__()
        self.values = iter(values)

    def forward(self, scores, labels):
        value, dscores = super().forward(scores, labels)
        return (next(self.values) if len(labels) == 20 else value), dscores


def stopped_run(values, network=None, **options):
    """A run with these validation losses: the network's arrays at the end of each epoch, and the trainer."""
    ours = trainer(network, Rising(values), early_stopping=EarlyStopping(**{"patience": 2} | options))
    arrays = []
    for step in ours.steps(X, Y, epochs=len(values), validation=VALIDATION):
        if step.end_of_epoch:
            named = [ours.network.parameters, *(array for _, array in ours.network.named_state())]
            arrays.append([array.copy() for array in named])
    return arrays, ours


def test_early_stopping_ends_the_run():
    arrays, ours = stopped_run([1.0, 0.5, 0.6, 0.7, 0.1, 0.1])
    assert ours.epoch == len(arrays) == 4


def test_at_the_end_the_best_parameters_and_statistics_are_put_back():
    arrays, ours = stopped_run([1.0, 0.5, 0.6, 0.7, 0.1, 0.1], mlp([6, 8, 3], batch_norm=True))
    best, last = arrays[1], [ours.network.parameters, *(array for _, array in ours.network.named_state())]
    assert len(best) == 3
    assert all(np.array_equal(ours, theirs) for ours, theirs in zip(last, best, strict=True))


def test_the_best_parameters_are_back_before_the_last_step_is_handed_out():
    arrays, _ = stopped_run([1.0, 0.5, 0.6, 0.7, 0.1, 0.1])
    assert np.array_equal(arrays[3][0], arrays[1][0])


def test_the_best_parameters_are_put_back_when_the_epochs_run_out_too():
    arrays, ours = stopped_run([1.0, 0.5, 0.6])
    assert np.array_equal(ours.network.parameters, arrays[1][0])


def test_the_best_epoch_stays_the_best_when_the_run_goes_on():
    ours = trainer(loss=Rising([1.0, 0.5, 0.6, 0.7, 0.8, 0.9]), early_stopping=EarlyStopping(patience=10))
    ours.fit(X, Y, 3, validation=VALIDATION)
    best = ours.network.parameters.copy()
    ours.fit(X, Y, 6, validation=VALIDATION)
    assert np.array_equal(ours.network.parameters, best)


def test_the_last_parameters_may_be_kept():
    arrays, ours = stopped_run([1.0, 0.5, 0.6, 0.7], restore_best=False)
    assert np.array_equal(ours.network.parameters, arrays[3][0])
    assert not np.array_equal(arrays[3][0], arrays[1][0])


def test_a_stopped_run_stays_stopped():
    _, ours = stopped_run([1.0, 0.5, 0.6, 0.7, 0.1, 0.1])
    with pytest.warns(UserWarning, match="early stopping ended this run after epoch 4"):
        assert list(ours.steps(X, Y, epochs=100, validation=VALIDATION)) == []


def test_a_new_call_of_a_finished_run_leaves_the_network_alone():
    _, ours = stopped_run([1.0, 0.5, 0.6, 0.7])
    ours.network.parameters[...] = 0
    with pytest.warns(UserWarning, match="nothing to train"):
        ours.fit(X, Y, 100, validation=VALIDATION)
    assert not ours.network.parameters.any()


# Calls with nothing to do


@pytest.mark.parametrize("epochs", [1, 5])
def test_a_call_with_nothing_to_do_says_how_to_go_on(epochs):
    ours = trainer()
    ours.fit(X, Y, epochs)
    with pytest.warns(UserWarning, match="nothing to train") as warned:
        ours.fit(X, Y, epochs)
    [call] = re.findall(r"fit\(X, y, epochs=\d+\)", str(warned[0].message))
    eval(f"ours.{call}", {"ours": ours, "X": X, "y": Y})
    assert ours.epoch == epochs + 1


@pytest.mark.parametrize("call", [Trainer.fit, Trainer.steps])
def test_the_warning_points_to_the_readers_line(call):
    ours = trainer()
    ours.fit(X, Y, 1)
    with pytest.warns(UserWarning) as warned:
        call(ours, X, Y, 1)
    assert warned[0].filename == __file__


def test_a_loop_of_one_epoch_each_trains_in_each():
    ours, whole = trainer(), trainer()
    for _ in range(4):
        ours.fit(X, Y, epochs=ours.epoch + 1)
    whole.fit(X, Y, 4)
    assert_same_run(ours, whole)


@pytest.mark.filterwarnings("ignore:nothing to train")
@pytest.mark.parametrize("call", [lambda ours: ours.fit(X, Y, 1), lambda ours: list(ours.steps(X, Y, 1))])
def test_a_loop_that_trains_nothing_for_ever_ends_with_an_error(call):
    ours = trainer()
    with pytest.raises(RuntimeError, match="nothing to train: epochs=1 counts from the start of the run"):
        for _ in range(1000):
            call(ours)
    assert ours.epoch == 1
    ours.fit(X, Y, 2)
    assert ours.epoch == 2


# Left, interrupted, killed, gone on


IMAGES = {"augment": shift(1, (2, 3)) + flip((2, 3)) + noise(0.1)}
RUNS = {
    "Momentum": dict,
    "Adam": lambda: {"optimizer": Adam(0.01)},
    "SGD": lambda: {"optimizer": SGD(0.1)},
    "dropout and batch norm": lambda: {"network": mlp([6, 8, 3], keep=0.7, batch_norm=True)},
    "augmentation": lambda: IMAGES,
    "schedule": lambda: {"schedule": StepDecay(0.1, every=0.7)},
    "penalty": lambda: {"penalty": L2(0.01)},
    "early stopping": lambda: {"early_stopping": EarlyStopping(patience=2), "optimizer": SGD(1.0)},
    "float64": lambda: {"network": mlp([6, 8, 3], keep=0.7, dtype=np.float64)},
    "population": lambda: {
        "network": mlp([6, 8, 3], keep=[0.5, 0.7, 1.0], batch_norm=True, members=3),
        "optimizer": Adam([0.01, 0.02, 0.03]),
    },
    "another kind of generator": lambda: {
        "network": mlp([6, 8, 3], keep=0.7, seed=np.random.Generator(np.random.MT19937(1))),
        "seed": np.random.Generator(np.random.Philox(2)),
    },
    "all at once": lambda: {
        "network": mlp([6, 8, 8, 3], keep=0.7, batch_norm=True), "optimizer": Adam(0.01), "penalty": L2(0.01),
        "schedule": CosineDecay(0.05, epochs=4), "early_stopping": EarlyStopping(patience=2), **IMAGES,
    },
}  # fmt: skip
each_run = pytest.mark.parametrize("make", [lambda make=make: trainer(**make()) for make in RUNS.values()], ids=RUNS)


def data_for(ours):
    return (X, Y, 4) if ours.early_stopping is None and ours.network.members is None else (X, Y, 4, VALIDATION)


def assert_same_run(ours, theirs):
    """All that a run has to show is the same, bit for bit."""
    for (name, one), (_, other) in zip(arrays_of(ours), arrays_of(theirs), strict=True):
        assert np.array_equal(one, other), name
    for name, values in vars(ours.history).items():
        assert np.array_equal(values, getattr(theirs.history, name)), name
    assert (ours.epoch, ours.iteration) == (theirs.epoch, theirs.iteration)


def arrays_of(ours):
    named = [("parameters", ours.network.parameters), *ours.network.named_state()]
    return named + sorted(ours.optimizer.state_dict().items())


def leave_after(ours, steps):
    """Take so many steps of a run, and no more."""
    running = ours.steps(*data_for(ours))
    for _ in range(steps):
        next(running)
    running.close()


@each_run
@pytest.mark.parametrize("steps", [1, 4, 6, 11])
def test_a_run_that_is_left_goes_on_bit_for_bit(make, steps):
    whole, left = make(), make()
    whole.fit(*data_for(whole))
    leave_after(left, steps)
    left.fit(*data_for(left))
    assert_same_run(left, whole)


@each_run
@pytest.mark.parametrize("steps", [0, 1, 4, 6, 11])
def test_a_new_trainer_goes_on_from_a_checkpoint_bit_for_bit(make, steps, tmp_path):
    whole, left, new = make(), make(), make()
    whole.fit(*data_for(whole))
    leave_after(left, steps)
    left.save_checkpoint(tmp_path / "run.npz")
    new.load_checkpoint(tmp_path / "run.npz")
    new.fit(*data_for(new))
    assert_same_run(new, whole)


@each_run
def test_a_checkpoint_of_a_finished_run_holds_its_end(make, tmp_path):
    whole, new = make(), make()
    whole.fit(*data_for(whole))
    whole.save_checkpoint(tmp_path / "run.npz")
    new.load_checkpoint(tmp_path / "run.npz")
    assert_same_run(new, whole)


def test_a_checkpoint_takes_back_the_trainer_that_wrote_it(tmp_path):
    ours, whole = trainer(optimizer=Adam(0.01)), trainer(optimizer=Adam(0.01))
    leave_after(ours, 3)
    ours.save_checkpoint(tmp_path / "run.npz")
    leave_after(ours, 5)
    ours.load_checkpoint(tmp_path / "run.npz")
    ours.fit(X, Y, 4), whole.fit(X, Y, 4)
    assert_same_run(ours, whole)


def test_a_checkpoint_takes_the_place_of_the_one_before(tmp_path):
    ours = trainer()
    for _ in range(3):
        leave_after(ours, 1)
        ours.save_checkpoint(tmp_path / "run.npz")
    assert [path.name for path in tmp_path.iterdir()] == ["run.npz"]


def test_five_epochs_and_three_more_are_eight():
    whole, parts = trainer(), trainer()
    whole.fit(X, Y, 8)
    parts.fit(X, Y, 5)
    parts.fit(X, Y, 8)
    assert_same_run(parts, whole)


def test_an_interrupt_from_the_keyboard_loses_nothing():
    class Interrupting:
        def update(self, *numbers):
            if ours.iteration == 6:
                signal.raise_signal(signal.SIGINT)

    ours, whole = trainer(monitor=Interrupting()), trainer()
    with pytest.raises(KeyboardInterrupt):
        ours.fit(X, Y, 4)
    assert ours.iteration == 6
    ours.fit(X, Y, 4), whole.fit(X, Y, 4)
    assert_same_run(ours, whole)


KILLED = """
import sys
from test_training import X, Y, trainer, Adam, mlp
run = trainer(mlp([6, 8, 3], keep=0.7, batch_norm=True), optimizer=Adam(0.01))
for step in run.steps(X, Y, 1_000_000):
    run.save_checkpoint(sys.argv[1])
"""


@pytest.mark.slow
def test_a_killed_process_goes_on_from_its_last_checkpoint_bit_for_bit(tmp_path):
    path = tmp_path / "run.npz"
    folders = os.pathsep.join([os.path.dirname(__file__), os.path.dirname(os.path.dirname(__file__))])
    process = subprocess.Popen([sys.executable, "-c", KILLED, path], env=os.environ | {"PYTHONPATH": folders})
    while not path.exists():
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    new, whole = (trainer(mlp([6, 8, 3], keep=0.7, batch_norm=True), optimizer=Adam(0.01)) for _ in range(2))
    new.load_checkpoint(path)
    epochs = new.epoch + 2
    new.fit(X, Y, epochs), whole.fit(X, Y, epochs)
    assert_same_run(new, whole)


def state_of(ours):
    """All that a run consists of, as bytes and texts."""
    arrays = [np.asarray(array).tobytes() for _, array in arrays_of(ours)]
    generators = [repr(rng.bit_generator.state) for rng in (ours.rng, *ours.network.generators)]
    return arrays, generators, repr(ours.optimizer), repr(vars(ours.history)), ours.epoch, ours.iteration


OTHERS = {
    "another network": (
        lambda: trainer(mlp([6, 9, 3])),
        r"parameters is float32 \(83,\) there and float32 \(93,\) here",
    ),
    "another type": (lambda: trainer(mlp([6, 8, 3], dtype=np.float64)), "float32 .* there and float64"),
    "running statistics": (lambda: trainer(mlp([6, 6, 4, 3], batch_norm=True)), "parameters is"),
    "another optimizer": (lambda: trainer(optimizer=Adam(0.1)), "trained with Momentum, not Adam"),
    "early stopping": (lambda: trainer(early_stopping=EarlyStopping(2)), "stops early"),
    "a population": (lambda: trainer(mlp([6, 8, 3], members=2)), r"float32 \(2, 83\) here"),
    "another generator": (lambda: trainer(seed=np.random.Generator(np.random.MT19937(0))), "PCG64|MT19937"),
}


@pytest.mark.parametrize("make, words", OTHERS.values(), ids=OTHERS)
def test_a_checkpoint_of_another_run_is_refused_and_changes_nothing(make, words, tmp_path):
    ours, other = trainer(), make()
    leave_after(ours, 6)
    ours.save_checkpoint(tmp_path / "run.npz")
    next(other.steps(X, Y, 4, validation=VALIDATION))
    before = state_of(other)
    with pytest.raises(ValueError, match=f"run.npz does not fit this trainer: .*({words})"):
        other.load_checkpoint(tmp_path / "run.npz")
    assert state_of(other) == before


PARTS = [
    "network.parameters", "network.1.running_mean", "optimizer.first_moment", "run.order", "run.learning_rate",
    "history.loss", "history.validation_loss",
]  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_a_checkpoint_that_lacks_a_part_is_refused_and_changes_nothing(part, tmp_path):
    ours = trainer(mlp([6, 8, 3], batch_norm=True), optimizer=Adam(0.01))
    leave_after(ours, 6)
    ours.save_checkpoint(tmp_path / "run.npz")
    with np.load(tmp_path / "run.npz") as file:
        np.savez(tmp_path / "part.npz", **{name: file[name] for name in file.files if name != part})
    leave_after(ours, 3)
    before = state_of(ours)
    with pytest.raises(ValueError, match="part.npz does not fit this trainer"):
        ours.load_checkpoint(tmp_path / "part.npz")
    assert state_of(ours) == before


def test_a_truncated_checkpoint_is_refused_and_changes_nothing(tmp_path):
    ours, path = trainer(), tmp_path / "run.npz"
    leave_after(ours, 6)
    ours.save_checkpoint(path)
    path.write_bytes(path.read_bytes()[:-100])
    before = state_of(ours)
    with pytest.raises(ValueError, match="run.npz is damaged"):
        ours.load_checkpoint(path)
    assert state_of(ours) == before


def test_a_network_is_no_checkpoint(tmp_path):
    ours = trainer()
    ours.network.save(tmp_path / "network.npz")
    with pytest.raises(ValueError, match="holds an nnlib network; an nnlib checkpoint is accepted"):
        ours.load_checkpoint(tmp_path / "network.npz")


# Runs that go wrong


DIVERGING = {
    "SGD": (SoftmaxCrossEntropy(), SGD(1e30), Y),
    "Momentum": (losses.MulticlassSVM(squared=True), Momentum(1e10), Y),
    "Nesterov": (losses.SquaredError(), optimizers.Nesterov(1e10), NUMBERS),
    "RMSprop": (losses.Huber(), optimizers.RMSprop(1e30), NUMBERS),
    "Adagrad": (losses.BinaryCrossEntropy(), optimizers.Adagrad(1e30), NUMBERS),
    "Adam": (losses.SquaredError(), Adam(1e30), NUMBERS),
}


@pytest.mark.parametrize("loss, optimizer, targets", DIVERGING.values(), ids=DIVERGING)
def test_a_run_that_diverges_shows_it_in_its_losses_and_not_in_warnings(loss, optimizer, targets):
    ours = trainer(mlp([6, 8, 8, 3], batch_norm=True), loss, optimizer, penalty=L2(0.1))
    history = ours.fit(X, targets, epochs=5, validation=(X, targets))
    assert not np.isfinite(history.loss[-1])
    assert len(history.loss) == 20


BAD_DATA = {
    "other features": ((X[:, :4], Y, 2), "training X has 4 features, 6 are accepted"),
    "NaN": ((np.where(X == X[3, 2], np.nan, X), Y, 2), r"training X must be finite.* got nan at \[3, 2\]"),
    "a label too many": ((X, Y[:-1], 2), "training y has 49 entries for 50 samples"),
    "a label out of range": ((X, Y + 1, 2), "training y must be in 0 … 2; got 3"),
    "validation of other features": ((X, Y, 2, (X[:, :4], Y)), "validation X has 4 features, 6 are accepted"),
    "validation labels out of range": ((X, Y, 2, (X, Y - 1)), "validation y must be in 0 … 2; got -1"),
    "other data than the run began with": ((X[:40], Y[:40], 2), "this run began with 50 samples; got 40"),
    "negative epochs": ((X, Y, -1), "epochs must be at least 0; got -1"),
}


@pytest.mark.parametrize("data, words", BAD_DATA.values(), ids=BAD_DATA)
@pytest.mark.parametrize("call", [Trainer.fit, Trainer.steps])
def test_bad_data_are_refused_before_any_step(call, data, words):
    ours = trainer(mlp([6, 8, 3], keep=0.7))
    leave_after(ours, 2)
    before = state_of(ours)
    with pytest.raises(ValueError, match=words):
        call(ours, *data)
    assert state_of(ours) == before


# The progress bar


def test_a_progress_bar_is_shown_when_it_is_asked_for(capsys):
    trainer().fit(X, Y, epochs=3, progress=True)
    assert "0/12" in capsys.readouterr().err


@pytest.mark.parametrize("progress", [None, False])
def test_without_a_terminal_no_progress_bar_is_shown(progress, capsys):
    trainer().fit(X, Y, epochs=3, progress=progress)
    assert capsys.readouterr() == ("", "")


def test_a_progress_bar_changes_nothing_in_the_run():
    assert trainer().fit(X, Y, 3, progress=True).loss == trainer().fit(X, Y, 3, progress=False).loss
