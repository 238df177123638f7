"""Exercises of notebook 09: our answers are the library's and NumPy's, and every right answer counts as right."""

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


class ByEpochs:
    """Lists made from one list of epochs."""

    def __init__(self):
        self.losses, self.epochs = [], []

    def update(self, loss, train_acc=None, val_acc=None):
        self.losses = [*self.losses, loss]
        if not (train_acc is None or val_acc is None):
            self.epochs.append((train_acc, val_acc))

    train_acc = property(lambda self: [training for training, _ in self.epochs])
    val_acc = property(lambda self: [validation for _, validation in self.epochs])

    def best_epoch(self):
        best = None
        for number, (_, validation) in enumerate(self.epochs, start=1):
            if best is None or validation > self.epochs[best - 1][1]:
                best = number
        return best

    def gap(self):
        for training, validation in reversed(self.epochs):
            return training - validation


class WithNumPy(exercises.learning_monitor.answer):
    def best_epoch(self):
        return np.argmax(self.val_acc) + 1 if len(self.val_acc) else None

    def gap(self):
        return np.subtract(self.train_acc, self.val_acc)[-1] if self.val_acc else None


@pytest.mark.parametrize("answer", [ByEpochs, WithNumPy])
def test_other_ways_to_keep_a_record_are_right_too(answer):
    result = exercises.learning_monitor.check(answer)
    assert result.outcome == "correct", result


@pytest.mark.parametrize("time", ["first", "second"])
def test_lists_in_the_body_of_the_class_are_recognised_whatever_was_checked_before(time):
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


def test_the_article_s_monitor_is_recognised():
    class LearningMonitor(exercises.learning_monitor.answer):
        def update(self, loss, train_acc=None, val_acc=None):
            self.losses.append(loss)
            self.train_acc.append(train_acc)
            self.val_acc.append(val_acc)

        def best_epoch(self):
            known = [number for number in self.val_acc if number is not None]
            return self.val_acc.index(max(known)) + 1 if known else None

        def gap(self):
            last = self.train_acc[-1:] + self.val_acc[-1:]
            return last[0] - last[1] if last and None not in last else None

    result = exercises.learning_monitor.check(LearningMonitor)
    assert result.misconception == "the article's, an accuracy for every step"


# smooth


@pytest.mark.parametrize("values, weight", all_cases(exercises.smooth))
def test_our_running_mean_is_the_library_s(values, weight):
    np.testing.assert_allclose(exercises.smooth.answer(values, weight), monitoring.smooth(values, weight), rtol=1e-6)


@given(arrays.arrays(np.float64, st.integers(1, 15), elements=st.floats(-1e3, 1e3)), st.floats(0, 0.95))
def test_each_mean_is_numpy_s_weighted_average_of_all_so_far(values, weight):
    for t, mean in enumerate(exercises.smooth.answer(values, weight)):
        weights = weight ** np.arange(t, -1, -1.0)
        assert mean == pytest.approx(np.average(values[: t + 1], weights=weights), rel=1e-9, abs=1e-9)


def by_weights(values, weight):
    return np.array([
        np.average(values[: t + 1], weights=weight ** np.arange(t, -1, -1.0)) for t in range(len(values))
    ])  # fmt: skip


def like_adam(values, weight):
    mean, means = 0.0, []
    for t, value in enumerate(values, start=1):
        mean += (1 - weight) * (value - mean)
        means.append(mean / (1 - weight**t))
    return np.array(means, dtype=float)


def by_its_own_mean(values, weight):
    mean, seen, out = 0.0, 0.0, np.zeros(len(values))
    for t in range(len(values)):
        seen = weight * seen + 1
        mean = mean + (values[t] - mean) / seen
        out[t] = mean
    return out


@pytest.mark.parametrize("answer", [by_weights, like_adam, by_its_own_mean])
def test_other_ways_to_smooth_are_right_too(answer):
    result = exercises.smooth.check(answer)
    assert result.outcome == "correct", result


@pytest.mark.parametrize(
    "start, name", [(lambda values: 0.0, "starts at 0"), (lambda values: values[0], "starts at the first value")]
)
def test_a_false_start_is_recognised(start, name):
    def smooth(values, weight):
        means, mean = np.empty(len(values)), start(values) if len(values) else 0.0
        for t, value in enumerate(values):
            means[t] = mean = weight * mean + (1 - weight) * value
        return means

    assert exercises.smooth.check(smooth).misconception == name


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


def root_of_squares(weights, gradient, optimizer):
    before = np.array(weights)
    optimizer.step(weights, gradient)
    scale = np.abs(before).max() or 1.0
    moved, length = (np.sqrt(np.sum((array / scale) ** 2)) for array in (weights - before, before))
    return float("inf") if length == 0 else moved / length


def flat(weights, gradient, optimizer):
    start = weights.ravel().copy()
    optimizer.step(weights, gradient)
    with np.errstate(divide="ignore"):
        return np.linalg.norm(weights.ravel() - start) / np.linalg.norm(start)


@pytest.mark.parametrize("answer", [root_of_squares, flat])
def test_other_ways_to_the_ratio_are_right_too(answer):
    result = exercises.update_ratio.check(answer)
    assert result.outcome == "correct", result


def test_the_gradient_for_the_update_is_recognised():
    def update_ratio(weights, gradient, optimizer):
        length = np.linalg.norm(weights)
        optimizer.step(weights, gradient)
        return np.linalg.norm(gradient) / length if length > 0 else np.inf

    assert exercises.update_ratio.check(update_ratio).misconception == "of the gradient, not the update"


@pytest.mark.parametrize("optimizer, alike", [(SGD(0.1), True), (Momentum(0.1), False), (Adam(0.1), False)])
def test_the_article_s_formula_holds_for_sgd_alone(optimizer, alike):
    weights, gradient = np.array([3.0, 4.0]), np.array([1.0, -2.0])
    optimizer.step(weights, gradient)
    article = 0.1 * np.linalg.norm(gradient) / np.linalg.norm(weights)
    ours = exercises.update_ratio.answer(weights, gradient, optimizer)
    assert (ours == pytest.approx(article)) == alike
