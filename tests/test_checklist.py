"""The checklist: eight items, each judged by a number, each failing on the fault that it is for."""

from functools import partial

import numpy as np
import pytest

from nnlib import checklist, datasets, losses, mlp
from nnlib.layers import Activation, Dense
from nnlib.networks import Network
from nnlib.search import population_search

data = datasets.digits()
cross_entropy = losses.SoftmaxCrossEntropy()
healthy = partial(mlp, [64, 30, 10])


def verdicts(factory, *items, loss=cross_entropy, **options):
    report = checklist.run(factory, loss, data, items=items, epochs=4, trials=10, progress=False, **options)
    return {check.item: check.passed for check in report if check.passed is not None}


def test_a_healthy_network_passes_every_item():
    assert verdicts(healthy, *checklist.ITEMS) == dict.fromkeys(checklist.ITEMS, True)


class BrokenDense(Dense):
    """A dense layer whose bias gradient lacks a sample."""

    def backward(self, dout, input_gradient=True):
        dx = super().backward(dout, input_gradient)
        self.gradients["bias"] -= dout[..., 0, :]
        return dx


def broken(**options):
    return Network([BrokenDense(30), Activation("relu"), Dense(10)], features=64, **options)


def test_a_wrong_backward_pass_fails_the_gradient_check_by_name():
    report = checklist.run(broken, cross_entropy, data, items=["gradient check"], progress=False)
    assert report[0].passed is False and report[0].words == "look at the backward pass of 0.bias"


def deep(**options):
    return mlp([64, *20 * [10], 10], "sigmoid", **options)


def test_a_gradient_check_that_rounding_hides_has_not_passed_and_says_why():
    report = checklist.run(deep, cross_entropy, data, items=["gradient check"], progress=False)
    assert report[0].passed is False and report[0].words.startswith("rounding could hide a wrong slope: take a larger")


@pytest.mark.parametrize(
    ("item", "factory"),
    [
        ("initial loss", lambda **options: scaled(5.0, **options)),
        ("overfit 20 samples", lambda **options: mlp([64, 30, 10], init="zeros", **options)),
        ("monitor", lambda **options: mlp([64, 30, 10], init="zeros", **options)),
    ],
)
def test_a_bad_start_fails_the_item_that_is_for_it(item, factory):
    assert verdicts(factory, item) == {item: False}


def test_a_network_that_only_guesses_passes_none_of_the_items_that_compare_networks():
    zeros = partial(mlp, [64, 30, 10], init="zeros")
    assert verdicts(zeros, *checklist.ITEMS[4:]) == dict.fromkeys(checklist.ITEMS[4:], False)


@pytest.mark.parametrize("name", ["learning_rate", "momentum", "strength"])
@pytest.mark.parametrize("end", [0, 1])
@pytest.mark.parametrize("better, passed", [(0.3, False), (0.01, True)])
def test_a_setting_that_is_better_at_its_border_than_inside_fails_the_search(monkeypatch, name, end, better, passed):
    def drawn(train, space, trials, seed, progress):
        def score(seed, **given):
            unit = np.vectorize(space[name].unit)(given[name])
            return 0.6 + better * (np.abs(unit - end) < 0.05)

        return population_search(score, space, 200, seed=seed, progress=False)

    monkeypatch.setattr(checklist, "population_search", drawn)
    report = checklist.run(healthy, cross_entropy, data, items=["search"], progress=False)
    assert report[6].passed == passed
    assert (f"better at the border than inside: {name.replace('_', ' ')}" in report[6].words) != passed


def scaled(scale, **options):
    network = mlp([64, 30, 10], **options)
    network.parameters *= scale
    return network


def test_a_rate_that_explodes_fails_the_monitor():
    assert verdicts(healthy, "monitor", learning_rate=50.0) == {"monitor": False}


def test_items_not_asked_for_are_not_done():
    report = checklist.run(healthy, cross_entropy, data, items=["initial loss"], progress=False)
    assert [check.verdict for check in report] == ["not done", "passed"] + ["not done"] * 6
    assert not report.passed


def test_the_table_names_every_item_in_its_order():
    report = checklist.run(healthy, cross_entropy, data, items=[], progress=False)
    assert [row[0] for row in report.table().rows] == [f"{i}. {item}" for i, item in enumerate(checklist.ITEMS, 1)]


def test_the_report_is_shown_after_each_item():
    done = []
    checklist.run(
        healthy, cross_entropy, data, items=checklist.ITEMS[1:3], progress=False,
        on_check=lambda report: done.append(sum(check.passed is not None for check in report)),
    )  # fmt: skip
    assert done == [1, 2]


def test_the_test_set_is_not_looked_at():
    blind = datasets.Dataset(
        data.train, data.validation, None, data.classes, data.image_shape, data.source, data.licence
    )
    assert checklist.run(healthy, cross_entropy, blind, epochs=2, trials=5, progress=False)[7].passed is not None


def test_checks_leave_the_network_as_it_was():
    network = healthy()
    before = network.parameters.copy()
    checklist.initial_loss(network, cross_entropy, *data.validation)
    checklist.overfit_small_batch(network, cross_entropy, *data.train, most_steps=20)
    np.testing.assert_array_equal(network.parameters, before)


@pytest.mark.parametrize(("classes", "expected"), [(2, np.log(2)), (10, np.log(10)), (100, np.log(100))])
def test_the_initial_loss_of_a_network_that_knows_nothing_is_that_of_guessing(classes, expected):
    X, y = np.eye(classes), np.arange(classes)
    check = checklist.initial_loss(mlp([classes, classes], init="zeros"), cross_entropy, X, y)
    assert check.measured == pytest.approx(expected, rel=1e-6) and check.expected == pytest.approx(expected)


def test_the_articles_goal_of_1e_7_is_reached_in_double_precision():
    network = healthy(dtype=np.float64)
    check = checklist.overfit_small_batch(network, cross_entropy, *data.train, goal=1e-7, most_steps=20_000)
    assert check.passed and check.steps > 2000  # many more than the 1e-3 of the default takes


def test_too_few_samples_to_overfit_are_refused():
    with pytest.raises(ValueError, match="X has 5 samples; 20 are asked for"):
        checklist.overfit_small_batch(healthy(), cross_entropy, data.train.X[:5], data.train.y[:5])


def test_an_unknown_item_is_named():
    with pytest.raises(ValueError, match="items must be of gradient check, .*; got 'tea'"):
        checklist.run(healthy, cross_entropy, data, items=["tea"])
