"""Schedules: known values, and properties that hold at every epoch."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnlib.schedules import (
    Constant,
    CosineDecay,
    ExponentialDecay,
    InverseTimeDecay,
    Plateau,
    Schedule,
    StepDecay,
    Warmup,
)

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SCHEDULES = {
    "Constant": Constant(0.1),
    "StepDecay": StepDecay(0.1, factor=0.5, every=10),
    "StepDecay in fractions": StepDecay(0.1, factor=0.3, every=0.7),
    "ExponentialDecay": ExponentialDecay(0.1, rate=0.05),
    "InverseTimeDecay": InverseTimeDecay(0.1, rate=0.5),
    "CosineDecay": CosineDecay(0.1, epochs=30),
}
WARMED = {f"Warmup of {name}": Warmup(schedule, epochs=5) for name, schedule in SCHEDULES.items()}
each_decay = pytest.mark.parametrize("schedule", SCHEDULES.values(), ids=SCHEDULES)
each_schedule = pytest.mark.parametrize("schedule", (SCHEDULES | WARMED).values(), ids=SCHEDULES | WARMED)
epochs = st.floats(0, 1e6)


@each_decay
@given(epochs, epochs)
def test_a_decay_never_rises(schedule, one, other):
    assert schedule(min(one, other)) >= schedule(max(one, other))


@each_schedule
@given(epochs)
def test_the_rate_stays_between_0_and_its_start(schedule, epoch):
    assert 0 <= schedule(epoch) <= 0.1


@each_decay
def test_a_decay_starts_at_its_initial_rate(schedule):
    assert schedule(0) == 0.1


@each_schedule
def test_many_epochs_give_many_rates(schedule):
    asked = np.array([[0, 0.5, 1], [9.99, 10, 100]])
    rates = schedule(asked)
    assert rates.shape == asked.shape
    assert rates.ravel().tolist() == [schedule(epoch) for epoch in asked.ravel()]


@each_schedule
def test_one_epoch_gives_a_float(schedule):
    assert type(schedule(3)) is float


@each_schedule
def test_a_schedule_reads_as_the_code_that_makes_it(schedule):
    assert repr(eval(repr(schedule))) == repr(schedule)
    assert eval(repr(schedule))(7.3) == schedule(7.3)


@pytest.mark.parametrize(
    "epoch, rate", [(0, 0.1), (9, 0.1), (9.999, 0.1), (10, 0.05), (19, 0.05), (20, 0.025), (35, 0.0125)]
)
def test_step_decay_halves_every_ten_epochs(epoch, rate):
    assert StepDecay(0.1, factor=0.5, every=10)(epoch) == pytest.approx(rate, rel=1e-15)


@given(st.floats(0.01, 10), st.floats(0, 50))
def test_exponential_decay_halves_in_ln_2_by_its_rate(rate, epoch):
    schedule = ExponentialDecay(0.1, rate)
    assert schedule(epoch + np.log(2) / rate) == pytest.approx(schedule(epoch) / 2, rel=1e-9, abs=1e-300)


@pytest.mark.parametrize("epoch, rate", [(0, 0.1), (2, 0.05), (6, 0.025)])
def test_inverse_time_decay_is_the_initial_rate_over_1_plus_rate_times_epoch(epoch, rate):
    assert InverseTimeDecay(0.1, rate=0.5)(epoch) == pytest.approx(rate, rel=1e-15)


@pytest.mark.parametrize(
    "epoch, share", [(0, 1), (10, (1 + 0.5) / 2), (15, 0.5), (20, (1 - 0.5) / 2), (30, 0), (31, 0), (1e6, 0)]
)
def test_cosine_decay_is_half_a_cosine_and_then_0(epoch, share):
    assert CosineDecay(0.1, epochs=30)(epoch) == pytest.approx(0.1 * share, rel=1e-12, abs=1e-17)


@each_decay
def test_a_warm_up_rises_in_a_straight_line_to_the_start(schedule):
    rates = Warmup(schedule, epochs=5)(np.array([1.0, 2.0, 2.5, 4.0, 5.0]))
    np.testing.assert_allclose(rates, [0.02, 0.04, 0.05, 0.08, 0.1], rtol=1e-15)


@each_decay
@given(epochs)
def test_after_a_warm_up_the_schedule_starts_from_its_own_epoch_0(schedule, epoch):
    assert Warmup(schedule, epochs=4)(4 + epoch) == schedule((4 + epoch) - 4)


@each_decay
def test_the_first_warmed_up_step_is_not_lost(schedule):
    assert Warmup(schedule, epochs=5)(0) > 0


def test_a_schedule_of_ones_own_gives_floats():
    class Whole(Schedule):
        def learning_rate(self, epoch):
            return np.ones(np.shape(epoch), int)

    assert Whole()([0, 1]).dtype == np.float64


def plateau_rates(losses, **options):
    plateau = Plateau(0.1, **{"factor": 0.5, "patience": 2} | options)
    return [plateau.update(loss) for loss in losses]


def test_a_plateau_begins_to_wait_with_the_first_loss_that_is_no_number():
    assert plateau_rates([np.nan, np.nan, np.inf, 1.0]) == [0.1, 0.05, 0.05, 0.05]


def test_a_plateau_lowers_the_rate_after_its_patience():
    assert plateau_rates([1.0, 1.0, 1.0, 1.0, 1.0]) == [0.1, 0.1, 0.05, 0.05, 0.025]


def test_a_plateau_waits_anew_after_each_improvement():
    assert plateau_rates([1.0, 1.1, 0.9, 1.0, 0.8, 0.9]) == [0.1] * 6


def test_a_plateau_compares_with_the_best_loss():
    assert plateau_rates([0.5, 1.0, 0.6]) == [0.1, 0.1, 0.05]


def test_nan_is_no_improvement():
    assert plateau_rates([1.0, np.nan, np.nan]) == [0.1, 0.1, 0.05]
