"""Exercises of notebook 06: our answers are the library's and autodiff's, and every right answer counts as right."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.special import huber as scipy_huber
from scipy.special import log_softmax, logsumexp
from scipy.special import softmax as scipy_softmax
from sklearn.metrics import hinge_loss

from nnlib.exercises import losses as exercises
from nnlib.exercises._judging import all_cases
from nnlib.losses import MulticlassSVM, SoftmaxCrossEntropy


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.json"))


def cases(exercise, fits=lambda *case: True):
    return [case for case in all_cases(exercise) if case[0].size and fits(*case)]


@pytest.mark.parametrize("scores, labels, margin", [(*case, 1.0)[:3] for case in cases(exercises.svm_loss)])
def test_our_svm_loss_is_the_library_s(scores, labels, margin):
    ours = exercises.svm_loss.answer(scores, labels, margin)
    assert ours == pytest.approx(MulticlassSVM(margin).value(scores, labels), rel=1e-5)


def test_our_svm_loss_of_two_classes_is_sklearns():
    lead = np.random.default_rng(0).normal(size=20)
    labels = np.arange(20) % 2
    ours = exercises.svm_loss.answer(np.column_stack([np.zeros(20), lead]), labels)
    assert ours == pytest.approx(hinge_loss(labels, lead))


@pytest.mark.parametrize("scores", [case[0] for case in cases(exercises.stable_softmax)])
def test_our_softmax_is_scipys(scores):
    np.testing.assert_allclose(exercises.stable_softmax.answer(scores), scipy_softmax(scores, axis=-1), rtol=1e-5)


@pytest.mark.parametrize("scores, labels", cases(exercises.cross_entropy_gradient))
def test_our_gradient_is_that_of_autodiff(scores, labels):
    def loss(scores):
        return -jax.nn.log_softmax(scores)[jnp.arange(len(labels)), labels].mean()

    ours = exercises.cross_entropy_gradient.answer(scores, labels)
    np.testing.assert_allclose(ours, jax.grad(loss)(jnp.asarray(scores)), atol=1e-6)


@pytest.mark.parametrize("difference, delta", [(*case, 1.0)[:2] for case in cases(exercises.huber)])
def test_our_huber_is_scipys(difference, delta):
    np.testing.assert_allclose(exercises.huber.answer(difference, delta), scipy_huber(delta, difference), rtol=1e-5)


@pytest.mark.parametrize("classes, margin", [(2, 1.0), (10, 1.0), (100, 0.5)])
def test_our_initial_losses_are_measured_on_equal_scores(classes, margin):
    losses = (SoftmaxCrossEntropy(), MulticlassSVM(margin))
    measured = [loss.value(np.zeros((3, classes)), [0, 1, 1]) for loss in losses]
    assert exercises.initial_loss.answer(classes, margin) == pytest.approx(measured)


def svm_in_loops(scores, labels, margin=1.0):
    total = 0.0
    for i in range(len(scores)):
        for j in range(scores.shape[1]):
            if j != labels[i]:
                total += max(0, scores[i, j] - scores[i, labels[i]] + margin)
    return total / len(scores)


def svm_less_one_margin(scores, labels, margin=1.0):
    true = np.take_along_axis(scores, labels[:, None], axis=1)
    return np.mean(np.maximum(0, scores - true + margin).sum(axis=1) - margin)


def svm_by_mask(scores, labels, margin=1.0):
    wrong = np.arange(scores.shape[1]) != labels[:, None]
    true = scores[np.arange(len(scores)), labels].reshape(-1, 1)
    return float((np.maximum(0, scores - true + margin) * wrong).sum() / len(labels))


def softmax_by_logs(scores):
    return np.exp(log_softmax(scores, axis=-1))


def softmax_row_by_row(scores):
    result = np.empty_like(scores)
    for place in np.ndindex(scores.shape[:-1]):
        weights = np.exp(scores[place] - max(scores[place]))
        result[place] = weights / sum(weights)
    return result


def gradient_in_loops(scores, labels):
    slopes = np.zeros_like(scores)
    for i, label in enumerate(labels):
        row = np.exp(scores[i] - scores[i].max())
        row = row / row.sum()
        row[label] = row[label] - 1
        slopes[i] = row / len(labels)
    return slopes


def gradient_with_one_hot(scores, labels):
    shares = np.exp(scores - logsumexp(scores, axis=1, keepdims=True)) if scores.size else scores
    return (shares - np.eye(scores.shape[1], dtype=scores.dtype)[labels]) / len(scores)


def huber_with_where(difference, delta=1.0):
    distance = np.abs(difference)
    return np.where(distance <= delta, 0.5 * difference**2, delta * (distance - 0.5 * delta))


def huber_with_minimum(difference, delta=1.0):
    near = np.minimum(np.abs(difference), delta)
    return near**2 / 2 + delta * (np.abs(difference) - near)


def initial_from_a_probability(classes, margin=1.0):
    return [-np.log(1 / classes), sum(margin for _ in range(classes - 1))]


@pytest.mark.parametrize(
    "name, answer",
    [
        ("svm_loss", svm_in_loops),
        ("svm_loss", svm_less_one_margin),
        ("svm_loss", svm_by_mask),
        ("stable_softmax", softmax_by_logs),
        ("stable_softmax", softmax_row_by_row),
        ("cross_entropy_gradient", gradient_in_loops),
        ("cross_entropy_gradient", gradient_with_one_hot),
        ("huber", huber_with_where),
        ("huber", huber_with_minimum),
        ("initial_loss", initial_from_a_probability),
    ],
)
def test_another_right_way_counts_as_right(name, answer):
    result = exercises.EXERCISES[name].check(answer)
    assert result.outcome == "correct", result


def article_svm(scores, y, margin=1.0):
    return np.sum(np.maximum(0, scores - scores[y] + 1))


def article_softmax(scores):
    return np.exp(scores) / np.sum(np.exp(scores))


@pytest.mark.parametrize(
    "name, answer, misconception",
    [
        ("stable_softmax", article_softmax, "one sum for the whole batch"),
        ("huber", lambda d, delta=1.0: np.where(abs(d) < delta, d * d / 2, delta * abs(d)), "a jump"),
        ("initial_loss", lambda classes, margin=1.0: (np.log(1 / classes), (classes - 1) * margin), "wrong sign"),
    ],
)
def test_a_bug_written_in_another_way_is_recognised(name, answer, misconception):
    assert exercises.EXERCISES[name].check(answer).misconception == misconception


def test_the_article_s_hinge_loss_fails_at_the_first_case():
    result = exercises.svm_loss.check(article_svm)
    assert result.outcome == "incorrect" and "scores = array([[0., 0.]])" in str(result)
