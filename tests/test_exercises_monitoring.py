"""Exercises of notebook 09: our answers are the library's and NumPy's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from nnlib import monitoring
from nnlib.exercises import monitoring as exercises
from nnlib.exercises._judging import all_cases
from nnlib.optimizers import SGD, Adam, Momentum


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))


# learning_monitor

accuracy = st.floats(0, 1)
update = st.one_of(st.tuples(st.floats(0, 5)), st.tuples(st.floats(0, 5), accuracy, accuracy))


def told(monitor, updates):
    for numbers in updates:
        monitor.update(*numbers)
    return monitor


@given(st.lists(update, max_size=20))
def test_our_monitor_keeps_what_the_library_s_keeps(updates):
    ours = told(exercises.learning_monitor.answer(), updates)
    library = told(monitoring.LearningMonitor(), updates)
    assert (ours.losses, ours.train_acc) == (library.loss, library.train_accuracy)
    assert ours.val_acc == library.validation_accuracy


@given(st.lists(st.tuples(st.floats(0, 5), accuracy, accuracy), min_size=1, max_size=20))
def test_our_best_epoch_is_numpy_s_argmax_and_our_gap_the_last_one(updates):
    ours = told(exercises.learning_monitor.answer(), updates)
    _, training, validation = np.transpose(updates)
    assert ours.best_epoch() == np.argmax(validation) + 1
    assert ours.gap() == training[-1] - validation[-1]


@pytest.mark.parametrize("time", ["first", "second"])
def test_lists_in_the_body_of_the_class_are_recognized_whatever_was_checked_before(time):
    class LearningMonitor(exercises.learning_monitor.answer):
        losses, train_acc, val_acc = [], [], []

        def __init__(self):
            pass

        def update(self, loss, train_acc=None, val_acc=None):
            self.losses.append(loss)
            if train_acc is not None:
                self.train_acc.append(train_acc)
                self.val_acc.append(val_acc)

    assert exercises.learning_monitor.check(LearningMonitor).misconception == "one list for all monitors"


# smooth


@pytest.mark.parametrize("values, weight", all_cases(exercises.smooth))
def test_our_running_mean_is_the_library_s(values, weight):
    np.testing.assert_allclose(exercises.smooth.answer(values, weight), monitoring.smooth(values, weight), rtol=1e-6)


@given(arrays.arrays(np.float64, st.integers(1, 15), elements=st.floats(-1e3, 1e3)), st.floats(0, 0.95))
def test_each_mean_is_numpy_s_weighted_average_of_all_so_far(values, weight):
    for t, mean in enumerate(exercises.smooth.answer(values, weight)):
        weights = weight ** np.arange(t, -1, -1.0)
        assert mean == pytest.approx(np.average(values[: t + 1], weights=weights), rel=1e-9, abs=1e-9)


# diagnose


@pytest.mark.parametrize("name, history", exercises.recorded().items())
def test_the_library_s_rules_name_each_recorded_run_as_we_do(name, history):
    assert monitoring.diagnose(history)[0].name == exercises.diagnose.answer()[name]


def test_the_words_are_those_of_the_library():
    wrong = [word for m in exercises.diagnose.misconceptions for word in m.function().values()]
    assert {*exercises.diagnose.answer().values(), *wrong} <= set(monitoring.FINDINGS)


def test_no_message_names_the_right_word_for_its_run():
    for misconception in exercises.diagnose.misconceptions:
        right, wrong = exercises.diagnose.answer(), misconception.function()
        (run,) = [name for name in right if right[name] != wrong[name]]
        assert right[run] not in misconception.message


def test_each_wrong_word_for_each_run_is_explained():
    right = exercises.diagnose.answer()
    wrong = [right | {run: word} for run in right for word in exercises.diagnose.choices if word != right[run]]
    assert [value for value in wrong if not exercises.diagnose.check(value).misconception] == []


def test_a_wrong_word_is_explained_whatever_else_is_wrong():
    wrong = exercises.diagnose.answer() | {"run 1": "underfitting", "run 6": "not learning"}
    assert exercises.diagnose.check(wrong).misconception == "slow taken for underfitting"


# update_ratio


@pytest.mark.parametrize("weights, gradient, optimizer", all_cases(exercises.update_ratio))
def test_our_ratio_is_the_library_s_and_the_step_is_taken(weights, gradient, optimizer):
    before, after, other = weights.copy(), weights.copy(), weights.copy()
    twin = type(optimizer)(optimizer.learning_rate)
    twin.load_state_dict(optimizer.state_dict())
    ratio = exercises.update_ratio.answer(after, gradient, optimizer)
    twin.step(other, gradient)
    np.testing.assert_array_equal(after, other)
    assert ratio == pytest.approx(monitoring.update_ratio(before, after), rel=1e-5)


@pytest.mark.parametrize("optimizer, alike", [(SGD(0.1), True), (Momentum(0.1), False), (Adam(0.1), False)])
def test_the_article_s_formula_holds_for_sgd_alone(optimizer, alike):
    weights, gradient = np.array([3.0, 4.0]), np.array([1.0, -2.0])
    optimizer.step(weights, gradient)
    article = 0.1 * np.linalg.norm(gradient) / np.linalg.norm(weights)
    ours = exercises.update_ratio.answer(weights, gradient, optimizer)
    assert (ours == pytest.approx(article)) == alike
