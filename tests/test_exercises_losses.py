"""Exercises of notebook 06: our answers are the library's and autodiff's."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.special import huber as scipy_huber
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


def article_svm(scores, y, margin=1.0):
    return np.sum(np.maximum(0, scores - scores[y] + 1))


def test_the_article_s_hinge_loss_fails_at_the_first_case():
    result = exercises.svm_loss.check(article_svm)
    assert result.outcome == "incorrect" and "scores = array([[0., 0.]])" in str(result)
