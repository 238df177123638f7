"""Demos of notebook 09: what they draw and say is what the runs did, and each fault is the one it is called."""

import re

import numpy as np
import pytest

from nnlib.demos import monitoring as demos
from nnlib.monitoring import smooth


def number(pattern, readout):
    return float(re.search(pattern, readout)[1])


# learning_curves


def test_the_sentence_says_what_the_network_does_now():
    demo = demos.learning_curves().run(20)
    for words, data in ((r"(\d+) % of the training", demo.training), (r"(\d+) % of the validation", demo.validation)):
        assert number(words, demo.readout) == round(100 * demo.network.accuracy(*data))
    assert "After epoch 20 (200 steps)" in demo.readout


@pytest.mark.parametrize("batch, steps", [(1, 200), (20, 10), (200, 1)])
def test_an_epoch_has_as_many_steps_as_batches_and_ends_on_a_whole_number(batch, steps):
    demo = demos.learning_curves(batch_size=batch).run(3)
    assert len(demo.epochs) == len(demo.ratios) == demo.trainer.iteration == 3 * steps
    assert demo.epochs[steps - 1 :: steps] == pytest.approx([1, 2, 3])


def test_the_last_ratio_is_the_length_of_the_last_step_over_that_of_the_weights():
    demo = demos.learning_curves(batch_size=200).run(4)
    before = demo.network.parameters.copy()
    demo.step()
    expected = np.linalg.norm(demo.network.parameters - before) / np.linalg.norm(before)
    assert demo.ratios[-1] == pytest.approx(expected, rel=1e-4)


def test_each_ratio_is_that_of_one_step():
    ratios = demos.learning_curves().run(1).ratios
    assert max(ratios) < 3 * ratios[0]


def test_a_move_of_the_rate_acts_on_the_next_step_and_starts_nothing_over():
    demo = demos.learning_curves(learning_rate=0.01).run(5)
    demo.learning_rate = 1.0
    demo.step()
    assert demo.steps_done == 6 and min(demo.ratios[-10:]) > 5 * max(demo.ratios[:50])


def test_the_pale_line_is_the_loss_and_the_dark_one_its_running_mean():
    demo = demos.learning_curves().run(6)
    np.testing.assert_array_equal(demo.loss.get_ydata(), demo.trainer.history.loss)
    np.testing.assert_allclose(demo.smoothed.get_ydata(), smooth(demo.trainer.history.loss))


def test_l2_closes_the_gap_and_shortens_the_weights():
    free, held = demos.learning_curves().run(60), demos.learning_curves(l2=0.1).run(60)
    gaps = [demo.network.accuracy(*demo.training) - demo.network.accuracy(*demo.validation) for demo in (free, held)]
    assert gaps[1] < gaps[0]
    lengths = [np.linalg.norm(demo.weights.get_array().filled(0)) for demo in (free, held)]
    assert lengths[1] < 0.5 * lengths[0]


def test_a_run_past_all_bounds_ends_and_says_so():
    demo = demos.learning_curves(learning_rate=10.0, l2=1.0).run()
    assert demo.finished and demo.trainer.epoch < demo.EPOCHS and "past all bounds" in demo.readout


@pytest.mark.parametrize("settings", [{}, {"learning_rate": 10.0}, {"l2": 1.0}, {"learning_rate": 0.001}])
@pytest.mark.parametrize("epochs", [1, 30])
def test_the_names_of_the_accuracies_stand_inside_and_apart(settings, epochs):
    demo = demos.learning_curves(**settings).run(epochs)
    one, other = (name.get_position()[1] for name in demo.names)
    assert abs(one - other) > 0.12 and 0.04 < min(one, other) and max(one, other) < 1
    ends = [curve.get_ydata()[-1] for curve in demo.accuracies]
    assert (one >= other) == (ends[0] >= ends[1])


# which_curve


def shape(history):
    """What a history shows, judged by its numbers alone."""
    loss = np.array(history.loss)
    start, end, part = loss[0], loss[-len(loss) // 10 :].mean(), loss[-len(loss) // 3 :]
    if not np.isfinite(loss).all():
        return "diverged"
    if np.abs(np.diff(part)).mean() > 0.5 * (loss[: len(loss) // 10].mean() - end) and history.train_accuracy[-1] > 0.3:
        return "noisy"
    if history.train_accuracy[-1] - history.validation_accuracy[-1] > 0.1:
        return "overfitting"
    if loss.max() > 1.5 * start:
        return "stuck high"
    return "not learning" if abs(end - start) < 0.3 and history.train_accuracy[-1] < 0.25 else "learning slowly"


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 20261124])
def test_each_curve_has_the_fault_that_counts_as_right(seed):
    faults, histories = demos._six(seed)
    assert sorted(faults) == sorted(demos.FAULTS)
    assert [shape(history) for history in histories] == faults


def test_a_right_name_is_ticked_and_a_wrong_one_crossed():
    faults, _ = demos._six(0)
    demo = demos.which_curve(a=faults[0], b="healthy")
    assert [verdict.get_text() for verdict in demo.verdicts] == [f"{faults[0]} ✓", "healthy ✗", "", "", "", ""]
    assert demo.readout == "1 of 6 curves are named rightly; wrong: B; 4 without a name."


def test_the_names_can_be_shown():
    demo = demos.which_curve(seed=4)
    demo.show_names()
    assert demo.readout == "All 6 curves are named rightly."


def test_new_runs_are_other_runs_without_names():
    demo = demos.which_curve(a="noisy")
    before = demo.curves[0][0].get_ydata().copy()
    demo.renew()
    assert demo.settings == dict.fromkeys("abcdef", "?") | {"seed": 1}
    assert not np.array_equal(before, demo.curves[0][0].get_ydata())


def test_the_curves_are_the_recorded_ones():
    demo, (_, histories) = demos.which_curve(), demos._six(0)
    for curves, history in zip(demo.curves, histories, strict=True):
        loss, training, validation = (curve.get_ydata() for curve in curves)
        np.testing.assert_array_equal(loss, np.minimum(history.loss, 10 * demos.TOP))
        assert list(training) == history.train_accuracy and list(validation) == history.validation_accuracy
