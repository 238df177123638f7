"""A checkpoint from elsewhere: taken over as a whole, or refused in words with nothing changed."""

import copy
import re

import forms
import hostile
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnlib import Trainer, mlp
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.optimizers import Adam
from nnlib.regularization import EarlyStopping

drawn = np.random.default_rng(0)
X, Y = drawn.normal(size=(50, 4)).astype(np.float32), drawn.integers(0, 3, 50)


def trainer(optimizer=None, seed=0, **options):
    network = mlp([4, 5, 3], batch_norm=True, **options)
    stopping = None if network.members else EarlyStopping(3)
    return Trainer(network, SoftmaxCrossEntropy(), optimizer or Adam(0.01), seed=seed, early_stopping=stopping)


def run(ours, steps):
    """Some steps, across the end of an epoch: nothing that a checkpoint holds is empty."""
    ours.batch_size = 8
    for step in ours.steps(X, Y, 100, (X, Y)):
        if step.iteration >= steps:
            return ours


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A checkpoint of a run in its second epoch: its path, header and arrays."""
    path = tmp_path_factory.mktemp("saved") / "run.npz"
    run(trainer(), 9).save_checkpoint(path)
    return path, *hostile.read(path)


def everything(ours):
    """All that a run consists of, as text and bytes."""
    arrays = [ours._order, *ours.optimizer.state_dict().values(), *(array for _, array in ours._network_arrays())]
    generators = [repr(rng.bit_generator.state) for rng in (ours.rng, *ours.network.generators)]
    best = sorted((name, array.tobytes()) for name, array in (ours._best or {}).items())
    counts = ours.epoch, ours.iteration, ours._position, repr(ours.optimizer), repr(vars(ours.history))
    arrays = [np.asarray(array).tobytes() for array in arrays]
    return arrays, generators, best, counts, vars(ours.early_stopping).copy(), ours.network.columns


def refused(path, ours=None):
    """What the refusal says; whatever the file holds, nothing of the trainer has changed."""
    ours = ours or run(trainer(seed=5), 4)
    before = everything(ours)
    with pytest.raises(
        ValueError, match=f"^{re.escape(str(path))} (does not fit this trainer|is damaged|holds)"
    ) as caught:
        ours.load_checkpoint(path)
    assert everything(ours) == before
    assert len(str(caught.value)) < 1000
    return str(caught.value)


def loads_or_refuses(path):
    """A file that is taken over is a run that goes on."""
    ours = run(trainer(seed=5), 4)
    before = everything(ours)
    try:
        ours.load_checkpoint(path)
    except ValueError as error:
        assert str(path) in str(error) and everything(ours) == before
    else:
        assert ours.iteration == 9
        list(zip(range(3), ours.steps(X, Y, 100, (X, Y)), strict=False))
        assert np.isfinite(ours.network.parameters).all()


# The header


@pytest.mark.parametrize("value", hostile.VALUES, ids=range(len(hostile.VALUES)))
def test_any_value_in_any_place_of_a_header_is_refused_or_harmless(value, saved, tmp_path):
    _, header, arrays = saved
    for other in hostile.changed(header, value):
        loads_or_refuses(hostile.write(tmp_path / "run.npz", other, arrays))


FIELDS = {
    "epoch": [float("inf"), float("nan"), -1, 0, 2, 1.5, True, None, "1", 10**400],
    "iteration": [float("inf"), -1, 0, 8, 10, 10**400, [9]],
    "position": [float("inf"), -1, 50, 10**9, 1.5, None],
    "t": [0, -1, 1.5, None, float("inf"), 10**400, "9"],
    "optimizer": ["Momentum", "Optimizer", None, ["Adam"], 10**400],
    "generators": [[], [None, None], {}, None, 1, "x"],
    "early_stopping": [[1], {}, None, 1, "x", [], True],
}


@pytest.mark.parametrize("name, value", [(name, value) for name in FIELDS for value in FIELDS[name]])
def test_a_field_that_cannot_be_is_refused(name, value, saved, tmp_path):
    _, header, arrays = saved
    refused(hostile.write(tmp_path / "run.npz", header | {name: value}, arrays))


RECORDS = {
    "patience": [0, -1, 1.5, None, float("inf")], "min_delta": [-1, None, "x", float("nan")],
    "best": [None, "x", float("nan"), [1]], "best_epoch": [-1, 2, 0, None, 10**400, float("inf")],
    "epoch": [-1, 0, 2, None, 10**400, float("inf")],
}  # fmt: skip


@pytest.mark.parametrize("name, value", [(name, value) for name in RECORDS for value in RECORDS[name]])
def test_a_record_of_early_stopping_that_cannot_be_is_refused(name, value, saved, tmp_path):
    _, header, arrays = saved
    record = header["early_stopping"] | {name: value}
    refused(hostile.write(tmp_path / "run.npz", header | {"early_stopping": record}, arrays))


KINDS = {
    "PCG64": {"state.state": [2**200, 2**128, -1, 1.5, None], "state.inc": [2**128, -1], "uinteger": [2**32, -1, 0.5]},
    "MT19937": {"state.pos": [625, 1000, -1, 2**40], "state.key": [[], [1, 2], [-1] * 624, [2**40] * 624]},
    "Philox": {"buffer_pos": [5, 100, -1], "buffer": [[], [1]], "state.counter": [[]]},
    "SFC64": {"state.state": [[], [-1] * 4]},
}  # fmt: skip


@pytest.mark.parametrize(
    "kind, name, value", [(kind, name, value) for kind in KINDS for name in KINDS[kind] for value in KINDS[kind][name]]
)
def test_a_state_that_a_generator_cannot_be_in_is_refused(kind, name, value, tmp_path):
    """NumPy takes some of them, and then reads beyond its memory."""
    ours, path = run(trainer(seed=np.random.Generator(getattr(np.random, kind)(0))), 4), tmp_path / "run.npz"
    ours.save_checkpoint(path)
    header, arrays = hostile.read(path)
    *parts, last = name.split(".")
    place = header["generators"][0]
    for part in parts:
        place = place[part]
    place[last] = value
    refused(hostile.write(path, header, arrays), ours)


# The arrays


def with_nan(array):
    return np.where(np.arange(array.size) == 0, np.nan, array).astype(array.dtype)


LEARNED = ["network.parameters", "network.1.running_mean", "best.parameters", "optimizer.first_moment"]
ARRAYS = {
    "nan": with_nan, "infinity": lambda a: a + np.inf, "shorter": lambda a: a[1:], "longer": lambda a: np.resize(a, 99),
    "double": lambda a: a.astype(float), "half": lambda a: a.astype(np.float16), "whole": lambda a: a.astype(int),
    "complex": lambda a: a.astype(complex), "text": lambda a: a.astype(str), "dates": lambda a: a.astype("M8[s]"),
    "with members": lambda a: a[None], "empty": lambda a: a[:0], "objects": lambda a: a.astype(object),
}  # fmt: skip


@pytest.mark.parametrize("change", ARRAYS.values(), ids=ARRAYS)
@pytest.mark.parametrize("name", LEARNED)
def test_a_learned_array_of_another_kind_is_refused(name, change, saved, tmp_path):
    _, header, arrays = saved
    refused(hostile.write(tmp_path / "run.npz", header, arrays | {name: change(arrays[name])}))


def test_a_negative_mean_of_squares_is_refused(saved, tmp_path):
    _, header, arrays = saved
    squares = {"optimizer.second_moment": -arrays["optimizer.second_moment"] - 1}
    assert "must not be negative" in refused(hostile.write(tmp_path / "run.npz", header, arrays | squares))


RUN = {
    "run.order": {
        "a sample twice": lambda a: np.append(a[:-1], a[0]),
        "a sample too many": lambda a: np.append(a, 51),
        "negative": lambda a: a - 1,
        "fractions": lambda a: a.astype(float),
        "a table": lambda a: a.reshape(5, 10),
        "none": lambda a: a[:0],
        "beyond the data": lambda a: a + 10**12,
        "a number": lambda a: a[0],
    },
    "run.learning_rate": {
        "nan": lambda a: a * np.nan,
        "negative": lambda a: -a,
        "infinite": lambda a: a * np.inf,
        "for members": lambda a: np.full(3, a),
        "a table": lambda a: np.full((1, 1), a),
        "none": lambda a: np.zeros(0),
    },
    "history.loss": {
        "shorter": lambda a: a[1:],
        "longer": lambda a: np.append(a, a),
        "whole": lambda a: a.astype(int),
        "for members": lambda a: np.stack([a, a], axis=1),
        "a number": lambda a: a[0],
    },
    "history.learning_rate": {"none": lambda a: a[:0], "twice": lambda a: np.append(a, a)},
    "history.validation_loss": {"many": lambda a: np.resize(a, 100), "a table": lambda a: a[:, None]},
}


@pytest.mark.parametrize("name, how", [(name, how) for name in RUN for how in RUN[name]])
def test_a_record_of_the_run_that_cannot_be_is_refused(name, how, saved, tmp_path):
    _, header, arrays = saved
    refused(hostile.write(tmp_path / "run.npz", header, arrays | {name: RUN[name][how](arrays[name])}))


@pytest.mark.parametrize("part", ["optimizer", "best", "history", "run", "network"])
def test_a_part_that_is_missing_is_refused(part, saved, tmp_path):
    _, header, arrays = saved
    others = {name: array for name, array in arrays.items() if not name.startswith(part)}
    refused(hostile.write(tmp_path / "run.npz", header, others))


def test_a_part_that_nobody_knows_is_refused(saved, tmp_path):
    _, header, arrays = saved
    refused(hostile.write(tmp_path / "run.npz", header, arrays | {"another.array": np.zeros(3)}))


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_any_damage_within_the_members_is_refused_or_harmless(data, saved, tmp_path_factory):
    path = hostile.damaged(data.draw, saved[0], tmp_path_factory.getbasetemp() / "damaged.npz")
    ours = run(trainer(seed=5), 4)
    before = everything(ours)
    try:
        ours.load_checkpoint(path)
    except ValueError as error:
        assert str(path) in str(error) and everything(ours) == before


# What it costs


GREEDY = """
import numpy as np
from nnlib import Trainer, mlp
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.optimizers import Adam
def load(path):
    Trainer(mlp([4, 3]), SoftmaxCrossEntropy(), Adam(0.01)).load_checkpoint(path)
"""


@pytest.mark.slow
def test_a_small_file_costs_little_whatever_it_asks_for(saved, tmp_path):
    _, header, arrays = saved
    zeros = np.zeros(8_000_000, np.float32)
    paths = [
        hostile.write(tmp_path / "packed", header, arrays | {"network.parameters": zeros}, np.savez_compressed),
        hostile.write(tmp_path / "deep", "[" * 1_000_000, arrays),
        hostile.write(tmp_path / "long", header | {"generators": [{}] * 200_000}, arrays),
        hostile.write(tmp_path / "many", header, {f"history.{number}": np.zeros(0) for number in range(2_000)}),
        hostile.write_members(
            tmp_path / "claims", [*hostile.members(saved[0]), ("best.x.npy", hostile.array_that_claims((10**12,)))]
        ),
    ]
    found = hostile.costs(GREEDY, paths)
    assert [cost for cost in found if cost[0] != "refused" or cost[1] > 1 or cost[2] > 100] == []


# What is not saved, since it would not be loaded


def test_a_run_that_has_diverged_is_not_saved_and_the_old_file_stays(tmp_path):
    ours, path = run(trainer(), 4), tmp_path / "run.npz"
    ours.save_checkpoint(path)
    before = path.read_bytes()
    ours.network.parameters[0] = np.nan
    with pytest.raises(ValueError, match="parameters must be finite"):
        ours.save_checkpoint(path)
    assert path.read_bytes() == before


def test_a_population_of_which_one_member_has_diverged_goes_on(tmp_path):
    ours, new = (trainer(members=3) for _ in range(2))
    run(ours, 4).network.parameters[1] = np.nan
    run(ours, 6).save_checkpoint(tmp_path / "run.npz")
    new.load_checkpoint(tmp_path / "run.npz")
    assert np.array_equal(new.network.parameters, ours.network.parameters, equal_nan=True)


def test_what_early_stopping_knows_is_taken_over(saved):
    ours = trainer(seed=5)
    ours.load_checkpoint(saved[0])
    theirs = run(trainer(), 9)
    assert vars(ours.early_stopping) == vars(theirs.early_stopping) and everything(ours) == everything(theirs)


def test_a_run_on_a_table_goes_on_with_its_columns_alone(tmp_path):
    ours, new = (Trainer(mlp([4, 3]), SoftmaxCrossEntropy(), Adam(0.01)) for _ in range(2))
    ours.fit(forms.table(X), Y, 1, progress=False)
    ours.save_checkpoint(tmp_path / "run.npz")
    new.load_checkpoint(tmp_path / "run.npz")
    with pytest.raises(ValueError, match="the columns of training X are those of this run in another order"):
        new.fit(forms.table(X)[forms.NAMES[::-1]], Y, 2, progress=False)


def test_what_was_loaded_belongs_to_the_trainer_alone(saved):
    ours = trainer(seed=5)
    ours.load_checkpoint(saved[0])
    run(ours, 30)
    again = trainer(seed=5)
    again.load_checkpoint(saved[0])
    assert everything(again) == everything(run(copy.deepcopy(trainer()), 9))
