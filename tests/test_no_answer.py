"""Where there is no answer, none is given: after divergence, and of a single output, nobody predicts label 0."""

import warnings

import numpy as np
import pytest

from nnlib import checklist, datasets
from nnlib.ensembles import CheckpointEnsemble, ExponentialMovingAverage, ModelEnsemble, distill
from nnlib.losses import BinaryCrossEntropy, MulticlassSVM, SoftmaxCrossEntropy, SquaredError
from nnlib.networks import labels_of, mlp
from nnlib.optimizers import SGD
from nnlib.training import Trainer

drawn = np.random.default_rng(0)
X, Y, NUMBERS = drawn.normal(size=(30, 2)), drawn.integers(0, 3, 30), drawn.normal(size=(30, 1))
BROKEN = [np.nan, np.float32(3e38), -np.float32(3e38)]  # the last two overflow to infinity less infinity
broken = pytest.mark.parametrize("value", BROKEN, ids=["nan", "too large", "too small"])


def decision_regions(network, X, y):
    from nnlib import plots  # Matplotlib takes a second to load

    return plots.decision_regions(network, X, y)


def quiet(invalid="ignore"):
    """Overflows are wanted here."""
    return np.errstate(over="ignore", invalid=invalid)


def diverged(value, members=None, which=...):
    network = mlp([2, 5, 5, 3], "identity", members=members, seed=1)
    network.parameters[which] = value * drawn.choice([-1, 1], network.parameters[which].shape).astype(np.float32)
    return network


@broken
@pytest.mark.parametrize("seed", range(5))
def test_a_label_is_predicted_only_where_the_scores_are_numbers(value, seed):
    """Of a network that has half diverged some scores are numbers: its labels are those, or there are none."""
    network, rng = mlp([2, 5, 3], "identity", seed=seed), np.random.default_rng(seed)
    network.parameters[rng.integers(network.parameters.size, size=3)] = value
    with quiet():
        scores = network.forward(X)
        if np.isnan(scores).any():
            with pytest.raises(ValueError, match=f"{np.isnan(scores).any(axis=1).sum()} of 30 samples are no numbers"):
                network.predict(X)
        else:
            assert np.array_equal(network.predict(X), scores.argmax(axis=1))


def test_minus_1_stands_where_there_is_no_label():
    assert labels_of(np.array([[1.0, 3.0], [np.nan, 2.0], [2.0, np.nan]])).tolist() == [1, -1, -1]


@broken
def test_after_divergence_no_label_is_predicted(value):
    with quiet(), pytest.raises(ValueError, match="30 of 30 samples are no numbers, since training has diverged"):
        diverged(value).predict(X)


@broken
def test_after_divergence_no_label_is_right_and_a_warning_says_why(value):
    network = diverged(value)
    with quiet():
        assert network.accuracy(X, np.zeros(30, int)) == 0
    with quiet(invalid="warn"), warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        network.accuracy(X, np.zeros(30, int))
    assert "30 of 30 samples are no numbers" in str(told[-1].message)


def test_the_warning_of_divergence_points_at_the_readers_own_line():
    with pytest.warns(RuntimeWarning, match="30 of 30 samples are no numbers") as told:
        diverged(np.nan).accuracy(X, np.zeros(30, int))
    assert told[-1].filename == __file__


def test_members_that_diverged_are_named_and_the_others_keep_their_accuracy():
    population = diverged(np.nan, members=4, which=[1, 3])
    with pytest.raises(ValueError, match="60 of 120 samples are no numbers in members 1, 3"):
        population.predict(X)
    with pytest.warns(RuntimeWarning, match="members 1, 3.*they count as wrong"):
        shares = population.accuracy(X, Y)
    assert shares.tolist() == [population.member(0).accuracy(X, Y), 0, population.member(2).accuracy(X, Y), 0]


def test_no_member_that_diverged_is_the_best():
    population = diverged(np.nan, members=3, which=[0, 2])
    with quiet():
        assert population.accuracy(X, population.member(1).predict(X)).argmax() == 1


@pytest.mark.parametrize("members", [None, 3])
def test_a_run_that_diverges_records_that_nothing_is_right(members):
    network = mlp([2, 5, 3], members=members)
    history = Trainer(network, SoftmaxCrossEntropy(), SGD(1e30)).fit(X, np.zeros(30, int), 5, (X, np.zeros(30, int)))
    assert np.all(np.isnan(history.loss[-1]))
    assert np.all(history.train_accuracy[-1] == 0) and np.all(history.validation_accuracy[-1] == 0)


def ensemble_of(value, combine="probabilities"):
    return ModelEnsemble([mlp([2, 3], seed=1), diverged(value), mlp([2, 3], seed=2)], combine)


@broken
@pytest.mark.parametrize("combine", ["probabilities", "scores", "votes"])
@pytest.mark.parametrize("ask", [lambda e: e.predict(X), lambda e: e.accuracy(X, Y)], ids=["predict", "accuracy"])
def test_an_ensemble_with_a_model_that_diverged_predicts_nothing(value, combine, ask):
    with quiet(), pytest.raises(ValueError, match="no numbers, since training has diverged"):
        ask(ensemble_of(value, combine))


def test_an_ensemble_names_the_models_that_diverged():
    with pytest.raises(ValueError, match="scores of models 1 are no numbers"):
        ensemble_of(np.nan).predict(X)


@pytest.mark.parametrize("make", [ExponentialMovingAverage, CheckpointEnsemble])
def test_what_has_watched_a_divergence_predicts_nothing(make):
    network = mlp([2, 3])
    watcher = make(network)
    watcher.update()
    network.parameters[...] = np.nan
    watcher.update()
    with pytest.raises(ValueError, match="no numbers"):
        (watcher.ensemble() if make is CheckpointEnsemble else watcher.network).predict(X)


def test_regions_of_a_network_that_diverged_are_not_drawn():
    with pytest.raises(ValueError, match="no numbers"):
        decision_regions(diverged(np.nan), X, Y)


def test_the_checklist_fails_where_training_diverged():
    def network(members=None, **options):
        return mlp([64, 5, 10], members=members, **options)

    report = checklist.run(
        network, SoftmaxCrossEntropy(), datasets.digits(), items=["ensemble"], epochs=1, learning_rate=1e30
    )
    assert report[7].verdict == "FAILED" and "diverged" in report[7].words


ONE = {
    "predict": lambda: mlp([2, 5, 1]).predict(X),
    "probabilities": lambda: mlp([2, 5, 1]).predict_proba(X),
    "accuracy": lambda: mlp([2, 5, 1]).accuracy(X, np.zeros(30, int)),
    "of a population": lambda: mlp([2, 5, 1], members=2).predict(X),
    "an ensemble": lambda: ModelEnsemble([mlp([2, 5, 1])]),
    "a student": lambda: distill(mlp([2, 1]), mlp([2, 1]), X, SGD(), epochs=1),
    "training with labels": lambda: Trainer(mlp([2, 5, 1]), SoftmaxCrossEntropy(), SGD()),
    "training with margins": lambda: Trainer(mlp([2, 5, 1]), MulticlassSVM(), SGD()),
    "regions": lambda: decision_regions(mlp([2, 1]), X, Y),
}


@pytest.mark.parametrize("ask", ONE.values(), ids=ONE)
def test_one_output_is_no_choice_between_labels(ask):
    with pytest.raises(ValueError, match=r"^labels are .* at least 2, .*\. Its number is forward\(X\); "):
        ask()


@pytest.mark.parametrize("loss, targets", [(SquaredError(), NUMBERS), (BinaryCrossEntropy(), (NUMBERS > 0) * 1)])
def test_one_output_learns_numbers_and_yes_or_no(loss, targets):
    network = mlp([2, 5, 1])
    history = Trainer(network, loss, SGD(0.01)).fit(X, targets, 3, (X, targets))
    assert history.validation_loss[-1] < history.validation_loss[0]
