"""Losses: known values, SciPy's logsumexp, and hypothesis; their slopes are judged in test_gradients.py."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import special

from nnlib.losses import (
    AbsoluteError,
    BinaryCrossEntropy,
    Huber,
    MulticlassSVM,
    SoftmaxCrossEntropy,
    SquaredError,
)

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

CLASSIFIERS = {
    "SoftmaxCrossEntropy": SoftmaxCrossEntropy(),
    "label smoothing": SoftmaxCrossEntropy(smoothing=0.1),
    "MulticlassSVM": MulticlassSVM(),
    "squared hinge": MulticlassSVM(margin=2.0, squared=True),
}
REGRESSIONS = {
    "SquaredError": SquaredError(),
    "AbsoluteError": AbsoluteError(),
    "Huber": Huber(delta=0.5),
    "BinaryCrossEntropy": BinaryCrossEntropy(),
}
LOSSES = CLASSIFIERS | REGRESSIONS
each_loss = pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
each_classifier = pytest.mark.parametrize("loss", CLASSIFIERS.values(), ids=CLASSIFIERS)
each_dtype = pytest.mark.parametrize("dtype", [np.float32, np.float64])


def batch(loss, samples=5, classes=4, lead=(), seed=0):
    """Scores and fitting targets."""
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(*lead, samples, classes))
    targets = rng.integers(0, classes, samples) if loss.classifies else rng.random((samples, classes))
    return scores, targets


def score_batches(dtype):
    largest = float(np.finfo(dtype).max)
    anywhere = st.floats(width=8 * np.dtype(dtype).itemsize, allow_nan=False, allow_infinity=False)
    return arrays.arrays(dtype, (2, 3), elements=anywhere | st.sampled_from([largest, -largest, 0.0, 100.0]))


@each_loss
@each_dtype
def test_no_finite_scores_give_nan_or_a_warning(loss, dtype):
    """A value past the type's limit is infinite; a slope may be, too."""
    targets = [0, 2] if loss.classifies else [[0, 1, 0.5], [1, 0, 0]]

    @settings(max_examples=40)
    @given(score_batches(dtype))
    @example(np.finfo(dtype).max * np.array([[-1, 1, 0], [1, 1, -1]], dtype))
    def holds(scores):
        value, dscores = loss(scores, targets)
        assert value >= 0
        assert not np.isnan(dscores).any()

    holds()


@pytest.mark.parametrize(
    "loss", [CLASSIFIERS["SoftmaxCrossEntropy"], CLASSIFIERS["label smoothing"]], ids=repr
)
@each_dtype
def test_cross_entropys_slopes_are_bounded_by_one_sample_each(loss, dtype):
    @settings(max_examples=40)
    @given(score_batches(dtype))
    def holds(scores):
        assert (np.abs(loss(scores, [0, 2])[1]) <= 0.5).all()

    holds()


@each_classifier
@given(st.integers(-(2**40), 2**40))
def test_a_shift_of_all_scores_changes_nothing(loss, shift):
    """Whole numbers of this size add up exactly, so not a single bit may differ."""
    scores, labels = np.array([[3.0, -1.0, 0.0], [7.0, 7.0, 2.0]]), [1, 0]
    value, dscores = loss(scores, labels)
    shifted_value, shifted_dscores = loss(scores + float(shift), labels)
    assert value == shifted_value
    assert np.array_equal(dscores, shifted_dscores)


@each_classifier
def test_slopes_of_one_sample_sum_to_0(loss):
    scores, labels = batch(loss)
    np.testing.assert_allclose(loss(scores, labels)[1].sum(axis=-1), 0, atol=1e-15)


@each_loss
def test_the_value_is_a_mean_over_the_samples(loss):
    scores, targets = batch(loss)
    value, dscores = loss(scores, targets)
    twice_value, twice_dscores = loss(np.tile(scores, (3, 1)), np.tile(targets.T, 3).T)
    assert twice_value == pytest.approx(value, rel=1e-14)
    np.testing.assert_allclose(twice_dscores, np.tile(dscores, (3, 1)) / 3, rtol=1e-14)


@each_loss
def test_each_member_has_its_own_loss(loss):
    scores, targets = batch(loss, lead=(3,))
    values, dscores = loss(scores, targets)
    assert values.shape == (3,)
    for member in range(3):
        value, slopes = loss(scores[member], targets)
        assert values[member] == pytest.approx(value, rel=1e-14)
        np.testing.assert_allclose(dscores[member], slopes, rtol=1e-14)


@each_loss
@each_dtype
def test_slopes_have_the_scores_shape_and_type(loss, dtype):
    scores, targets = batch(loss)
    dscores = loss(scores.astype(dtype), targets)[1]
    assert (dscores.shape, dscores.dtype) == (scores.shape, dtype)


@each_loss
def test_the_value_without_members_is_a_float(loss):
    assert type(loss(*batch(loss))[0]) is float


@each_loss
def test_scores_and_targets_are_left_as_they_were(loss):
    (scores, targets), (same_scores, same_targets) = batch(loss), batch(loss)
    loss(scores, targets)
    assert np.array_equal(scores, same_scores)
    assert np.array_equal(targets, same_targets)


@each_loss
def test_slopes_lie_in_memory_of_their_own(loss):
    scores, targets = batch(loss)
    first = loss(scores, targets)[1]
    kept = first.copy()
    loss(2 * scores, targets)
    assert np.array_equal(first, kept)


@each_loss
def test_value_leaves_the_slopes_out(loss):
    scores, targets = batch(loss)
    assert loss.value(scores, targets) == loss(scores, targets)[0]


@each_loss
def test_one_step_down_the_slope_lowers_the_loss(loss):
    scores, targets = batch(loss)
    value, dscores = loss(scores, targets)
    assert loss.value(scores - 1e-3 * dscores, targets) < value


@each_loss
def test_a_loss_reads_as_the_code_that_makes_it(loss):
    again = eval(repr(loss))
    assert vars(again) == vars(loss)
    assert type(again) is type(loss)


@pytest.mark.parametrize("classes", [2, 10, 100])
def test_softmax_starts_at_ln_of_the_classes(classes):
    loss = SoftmaxCrossEntropy()
    start = loss.value(np.zeros((7, classes)), np.arange(7) % classes)
    assert start == pytest.approx(loss.expected_initial_value(classes), rel=1e-14)
    assert start == pytest.approx(np.log(classes), rel=1e-14)


@pytest.mark.parametrize("classes", [2, 10, 100])
def test_svm_starts_at_one_margin_for_each_wrong_class(classes):
    loss = MulticlassSVM(margin=1.5)
    start = loss.value(np.zeros((7, classes)), np.arange(7) % classes)
    assert start == loss.expected_initial_value(classes) == 1.5 * (classes - 1)


@pytest.mark.parametrize("classes", [2, 10, 100])
def test_squared_svm_starts_at_one_squared_margin_for_each_wrong_class(classes):
    loss = MulticlassSVM(margin=1.5, squared=True)
    start = loss.value(np.zeros((7, classes)), np.arange(7) % classes)
    assert start == loss.expected_initial_value(classes) == 2.25 * (classes - 1)


@pytest.mark.parametrize("attributes", [1, 40])
def test_binary_cross_entropy_starts_at_ln_2_for_each_attribute(attributes):
    loss, targets = BinaryCrossEntropy(), np.arange(7 * attributes).reshape(7, -1) % 2
    start = loss.value(np.zeros((7, attributes)), targets)
    assert start == pytest.approx(loss.expected_initial_value(attributes), rel=1e-14)
    assert start == pytest.approx(attributes * np.log(2), rel=1e-14)


@pytest.mark.parametrize("loss", [SquaredError(), AbsoluteError(), Huber()], ids=repr)
def test_a_regressions_start_depends_on_its_targets(loss):
    with pytest.raises(ValueError, match="depends on the targets"):
        loss.expected_initial_value(10)


def test_label_smoothing_does_not_move_the_start():
    assert SoftmaxCrossEntropy(smoothing=0.2).value(np.zeros((3, 10)), [0, 4, 9]) == pytest.approx(np.log(10))


@given(arrays.arrays(np.float64, (4, 3), elements=st.floats(-1e6, 1e6)))
def test_cross_entropy_is_logsumexp_minus_the_true_score(scores):
    labels = np.array([0, 1, 2, 0])
    expected = (special.logsumexp(scores, axis=1) - scores[np.arange(4), labels]).mean()
    assert SoftmaxCrossEntropy().value(scores, labels) == pytest.approx(expected, rel=1e-12, abs=1e-9)


def test_cross_entropy_of_a_hopeless_score_is_the_gap_not_infinity():
    assert SoftmaxCrossEntropy().value([[1000.0, 0.0]], [1]) == 1000


def test_svm_counts_each_wrong_class_that_comes_too_close():
    """CS231n's example: true score 13, wrong ones -7 and 11, margin 10."""
    assert MulticlassSVM(margin=10)([[13.0, -7.0, 11.0]], [0])[0] == 8


def test_svm_is_content_once_every_margin_is_kept():
    value, dscores = MulticlassSVM()(np.array([[5.0, 4.0, -3.0]]), [0])
    assert value == 0
    assert not dscores.any()


def test_softmax_is_never_content():
    assert SoftmaxCrossEntropy().value(np.array([[30.0, 0.0]]), [0]) > 0


def test_label_smoothing_is_content_at_the_smoothed_probabilities():
    smoothed = np.array([[0.9 + 0.1 / 4, 0.1 / 4, 0.1 / 4, 0.1 / 4]])
    dscores = SoftmaxCrossEntropy(smoothing=0.1)(np.log(smoothed), [0])[1]
    np.testing.assert_allclose(dscores, 0, atol=1e-15)


def test_huber_is_half_the_square_up_to_delta():
    assert Huber(delta=2.0).value([[1.5], [-2.0]], [[0.0], [0.0]]) == (1.5**2 / 2 + 2.0**2 / 2) / 2


def test_huber_grows_by_delta_beyond_delta():
    loss = Huber(delta=2.0)
    assert loss.value([[10.0]], [[0.0]]) - loss.value([[9.0]], [[0.0]]) == pytest.approx(2.0)


def test_the_absolute_errors_slope_at_0_is_0():
    assert not AbsoluteError()([[1.0, -2.0]], [[1.0, -2.0]])[1].any()


def test_regression_sums_over_the_outputs():
    assert SquaredError().value([[1.0, 2.0, 3.0]], [[0.0, 0.0, 0.0]]) == 14


@given(arrays.arrays(np.float64, (3, 2), elements=st.floats(-1e6, 1e6)))
def test_binary_cross_entropy_is_minus_the_log_of_the_probability_of_what_is_true(scores):
    targets = np.array([[0, 1], [1, 0], [1, 1]])
    expected = -special.log_expit(np.where(targets == 1, scores, -scores)).sum(axis=1).mean()
    assert BinaryCrossEntropy().value(scores, targets) == pytest.approx(expected, rel=1e-13, abs=1e-300)


def test_binary_cross_entropy_takes_probabilities_as_targets():
    """At the targets' own log-odds the slope is 0."""
    targets = np.array([[0.2, 0.7]])
    np.testing.assert_allclose(BinaryCrossEntropy()(special.logit(targets), targets)[1], 0, atol=1e-16)


KINKS = {"AbsoluteError": [0.7], "Huber": [0.2, 1.2], "SquaredError": [], "BinaryCrossEntropy": []}


@pytest.mark.parametrize("name, kinks", KINKS.items(), ids=KINKS)
def test_a_score_changes_sides_at_the_kinks_of_the_loss_and_nowhere_else(name, kinks):
    scores = np.linspace(-1, 2, 61)[:, None] + 0.01
    sides = REGRESSIONS[name].sides(scores, np.full_like(scores, 0.7))
    changes = [] if sides is None else scores[1:][np.diff(sides.astype(int), axis=0) != 0]
    assert changes == pytest.approx(kinks, abs=0.05)
