"""Demos of notebook 11: what they draw and say is what the schedules and the two networks do."""

import re

import numpy as np
import pytest

from nnlib import Trainer, datasets, losses, mlp, optimizers
from nnlib.demos import schedules as demos
from nnlib.schedules import CosineDecay, ExponentialDecay, InverseTimeDecay, StepDecay, Warmup

SHAPES = {
    "step decay": StepDecay(0.1, 0.5, 3),
    "exponential": ExponentialDecay(0.1, np.log(2) / 3),
    "1/t": InverseTimeDecay(0.1, 1 / 3),
    "cosine": CosineDecay(0.1, 3),
}
each_shape = pytest.mark.parametrize("shape, rule", SHAPES.items(), ids=SHAPES)


def numbers(readout):
    return [float(number) for number in re.findall(r"\d[\d.]*(?:e-\d+)?(?=\D|$)", readout)]


def network(rule, epochs):
    """The network of the demo, trained alone."""
    data, alone = datasets.mnist5k(), mlp([784, 30, 10], members=1)
    optimizer = optimizers.Momentum(0.1)
    trainer = Trainer(alone, losses.SoftmaxCrossEntropy(), optimizer, schedule=rule, batch_size=32)
    trainer.fit(*data.train, epochs, progress=False)
    return alone, 100 * alone.accuracy(*data.validation)[0]


@each_shape
def test_the_plan_is_the_library_s_schedule(shape, rule):
    epochs, rates = demos.schedules(shape=shape).plan.get_data()
    np.testing.assert_allclose(rates, rule(epochs))


@each_shape
def test_the_rates_that_were_used_are_those_of_the_plan(shape, rule):
    epochs, rates = demos.schedules(shape=shape, warmup=0.5).run(150).used.get_data()
    assert len(epochs) == 150
    np.testing.assert_allclose(rates, Warmup(rule, 0.5)(epochs))


def test_each_network_learns_what_it_would_learn_alone():
    demo = demos.schedules(pace=1, factor=0.1).run(2 * 94)
    falling, read = network(StepDecay(0.1, 0.1, 1), 2)
    np.testing.assert_allclose(demo.pair.parameters[0], falling.parameters[0], atol=1e-4)
    constant, read_by_the_other = network(None, 2)
    np.testing.assert_allclose(demo.pair.parameters[1], constant.parameters[0], atol=1e-4)
    assert f"they read {read:.1f} % and {read_by_the_other:.1f} %" in demo.readout


def test_the_readout_names_the_newest_rate_and_both_losses():
    demo = demos.schedules(pace=2).run(94 * 3)
    ends = [curve.get_ydata()[-1] for curve in demo.curves]
    epochs, rate, _, _, falling, constant, level = numbers(demo.readout)[:7]
    assert (epochs, rate, constant) == (3.0, 0.05, 0.1)
    assert [falling, level] == pytest.approx(ends, rel=0.05)


@pytest.mark.parametrize(
    "settings, words",
    [
        ({}, "times 0.5 every 3 epochs"),
        ({"pace": 1, "factor": 0.1}, "times 0.1 every epoch"),
        ({"shape": "exponential", "pace": 2}, "halved every 2 epochs"),
        ({"shape": "1/t", "pace": 1}, "halved in 1 epoch, then ever slower"),
        ({"shape": "cosine", "pace": 12}, "down to 0 in 12 epochs"),
        ({"warmup": 2.0}, "after a rise over 2 epochs times 0.5"),
    ],
)
def test_the_schedule_is_said_in_words(settings, words):
    assert words in demos.schedules(**settings).readout


def test_a_falling_rate_ends_lower_than_a_constant_one():
    falling, constant = (curve.get_ydata()[-1] for curve in demos.schedules().run().curves)
    assert falling < 0.7 * constant


def test_what_is_set_during_a_run_counts_from_then_on():
    demo = demos.schedules(pace=12).run(100)
    demo.pace, demo.factor = 1, 0.1
    rates = demo.run(1).rates
    assert rates[:100] == [0.1] * 100 and rates[100] == pytest.approx(0.01)


def test_another_initial_rate_begins_anew_and_fits_the_picture():
    demo = demos.schedules().run(10)
    demo.initial = 0.5
    assert demo.steps_done == 0
    assert [number.get_text() for number in demo.view.artists] == ["0", "0.25", "0.5"]
    height = demo.constant.get_transform().transform(demo.constant.get_xydata())[:, 1]
    np.testing.assert_allclose(height, demo.view.transform.transform((0, 0.5))[1])


@pytest.mark.parametrize(
    "settings, steps",
    [({}, 1), ({}, 1128), ({"initial": 0.01}, 300), ({"initial": 0.5, "warmup": 4.0}, 400), ({"pace": 1}, 1128)],
)
def test_both_names_stand_within_the_picture_and_apart(settings, steps):
    demo = demos.schedules(**settings).run(steps)
    low, high = np.log10([demo.LOWEST, demo.HIGHEST])
    one, other = (np.log10(name.get_position()[1]) for name in demo.names)
    room = 0.05 * (high - low)
    assert all(low + room / 2 < place < high - room / 2 for place in (one, other)) and abs(one - other) > room
    assert (one > other) == (demo.losses[-1][0] > demo.losses[-1][1]) or steps == 1
