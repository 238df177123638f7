"""Gradient checks: slopes worked out by hand judge the differences, planted faults judge the check."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnlib import activations, layers, losses
from nnlib.gradcheck import check_gradients, numerical_gradient, relative_error, verdict
from nnlib.layers import Activation, BatchNorm, Dense, Dropout, Maxout, PReLU
from nnlib.networks import Network, mlp
from nnlib.regularization import L2, ElasticNet

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

drawn = np.random.default_rng(0)
X, LABELS, NUMBERS = drawn.normal(size=(6, 4)), drawn.integers(0, 3, 6), drawn.random((6, 3))
CROSS_ENTROPY = losses.SoftmaxCrossEntropy()


# Differences


def bumpy(x):
    return (x**3).sum() * 0.1 + x.prod()


@pytest.mark.parametrize("method, tolerance", [("centered", 1e-8), ("forward", 1e-3)])
@pytest.mark.parametrize("shape", [(), (4,), (2, 3)])
def test_a_difference_is_near_the_slope(shape, method, tolerance):
    x = np.random.default_rng(1).normal(size=shape)
    expected = 0.3 * x**2 + np.prod(x) / x
    np.testing.assert_allclose(numerical_gradient(bumpy, x, method=method), expected, atol=tolerance)


def error_at(h, method):
    return abs(numerical_gradient(np.sin, 1.0, h, method) - np.cos(1))


@pytest.mark.parametrize("method, best", [("forward", 1e-8), ("centered", 1e-5)])
def test_the_error_is_smallest_between_truncation_and_rounding(method, best):
    assert error_at(best, method) < error_at(100 * best, method)
    assert error_at(best, method) < error_at(best / 1000, method)


def test_the_point_is_left_where_it_was():
    x = X.copy()
    numerical_gradient(bumpy, x)
    assert np.array_equal(x, X)


def test_whole_numbers_are_taken_as_they_are():
    assert numerical_gradient(lambda x: (x**2).sum(), [1, 2]) == pytest.approx([2, 4], rel=1e-9)


def test_single_precision_is_answered_in_double():
    slope = numerical_gradient(lambda x: np.sin(x).sum(), np.array([1.0], np.float32))
    assert slope.dtype == np.float64 and slope == pytest.approx(np.cos(1), rel=1e-9)


@pytest.mark.parametrize("method, calls", [("centered", 2 * 3), ("forward", 1 + 3)])
def test_the_function_is_called_no_more_than_the_formula_needs(method, calls):
    seen = []
    numerical_gradient(lambda x: seen.append(1) or x.sum(), np.ones(3), method=method)
    assert len(seen) == calls


# Relative error


numbers = st.floats(-1e300, 1e300)


@given(numbers, numbers)
def test_the_relative_error_is_symmetric_and_between_0_and_2(a, b):
    assert relative_error(a, b) == relative_error(b, a)
    assert 0 <= relative_error(a, b) <= 2


@given(numbers)
def test_the_relative_error_of_equals_is_0(a):
    assert relative_error(a, a) == 0


def test_the_relative_error_is_taken_of_the_larger():
    assert relative_error([10.0, 9.0, 0.0, -1.0], [9.0, 10.0, 5.0, 1.0]) == pytest.approx([0.1, 0.1, 1, 2])


@pytest.mark.parametrize("error, word", [(0, "excellent"), (1e-7, "excellent"), (1e-4, "good"), (1e-2, "suspicious")])
def test_a_band_ends_with_its_bound(error, word):
    assert verdict(error) == word


def test_nan_is_wrong():
    assert verdict(relative_error(np.nan, 1.0)) == "wrong"


# The check of a network


def network(*kinds, members=None):
    made = Network([*kinds, Dense(3)], features=4, seed=2, dtype=np.float64, members=members)
    made.parameters += 0.1 * np.random.default_rng(3).normal(size=made.parameters.shape)
    return made


KINDS = {
    "Dense": Dense(5),
    **{name: Activation(name) for name in activations.ACTIVATIONS},
    "PReLU": PReLU(),
    "Maxout": Maxout(5, pieces=3),
    "Dropout inverted": Dropout(0.7),
    "Dropout plain": Dropout(0.7, inverted=False),
    "BatchNorm": BatchNorm(),
}
LOSSES = {
    "SoftmaxCrossEntropy": CROSS_ENTROPY,
    "label smoothing": losses.SoftmaxCrossEntropy(smoothing=0.1),
    "MulticlassSVM": losses.MulticlassSVM(),
    "squared hinge": losses.MulticlassSVM(squared=True),
    "SquaredError": losses.SquaredError(),
    "AbsoluteError": losses.AbsoluteError(),
    "Huber": losses.Huber(0.5),
    "BinaryCrossEntropy": losses.BinaryCrossEntropy(),
}
each_form = pytest.mark.parametrize("members", [None, 2], ids=["alone", "members"])


def report_of(network, loss=CROSS_ENTROPY, **options):
    return check_gradients(network, loss, X, LABELS if loss.classifies else NUMBERS, **options)


@each_form
@pytest.mark.parametrize("layer", KINDS.values(), ids=KINDS)
def test_every_layer_passes(layer, members):
    report = report_of(network(Dense(5), layer, members=members))
    assert report.passed, report


@each_form
@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_every_loss_passes(loss, members):
    report = report_of(network(Dense(5), Activation("tanh"), members=members), loss)
    assert report.passed, report


def test_every_parameter_is_checked_and_named():
    made = network(Dense(5), BatchNorm(), Activation("tanh"))
    report = report_of(made)
    assert [check.name for check in report] == [name for name, _ in made.named_parameters()]
    assert [check.checked for check in report] == [20, 5, 5, 5, 15, 3]


class Broken(Dense):
    """A dense layer with a fault in its backward pass."""

    def __init__(self, outputs, fault):
        super().__init__(outputs, init="xavier")
        self.fault = fault

    def config(self):
        return {"outputs": self.outputs, "fault": self.fault}

    def backward(self, dout, input_gradient=True):
        dx = super().backward(dout)
        if self.fault == "weight":
            self.gradients["weight"] *= 1.05
        if self.fault == "one weight":
            self.gradients["weight"][..., 1, 2] += 0.05
        if self.fault == "bias":
            self.gradients["bias"][...] = 0
        return dx if self.fault != "input" else -dx


FAULTS = {"weight": {"1.weight"}, "one weight": {"1.weight"}, "bias": {"1.bias"}, "input": {"0.weight", "0.bias"}}


@pytest.mark.parametrize("fault, suspects", FAULTS.items(), ids=FAULTS)
def test_a_planted_fault_is_found_where_it_is(fault, suspects):
    report = report_of(network(Dense(5, init="xavier"), Broken(4, fault)))
    assert not report.passed
    assert {check.name for check in report if check.verdict not in ("good", "excellent")} == suspects


class WrongSlope(losses.SquaredError):
    """A loss that forgot the 2 of its slope."""

    def slope(self, difference):
        return difference


def test_a_loss_with_a_wrong_slope_is_found():
    assert not report_of(network(), WrongSlope()).passed


class WithoutItsHalf(L2):
    """A penalty whose value lacks the half that its slope has."""

    def forward(self, parameters, mask):
        value, gradient = super().forward(parameters, mask)
        return 2 * value, gradient


def test_the_penalty_is_checked_too():
    assert report_of(network(), penalty=ElasticNet(0.01, 0.1)).passed
    assert not report_of(network(), penalty=WithoutItsHalf(1.0)).passed


class OnlyOneMember(Dense):
    """A fault in the second member alone."""

    def backward(self, dout, input_gradient=True):
        dx = super().backward(dout)
        self.gradients["weight"][1] *= 1.1
        return dx


def test_a_fault_in_one_member_is_found():
    assert not report_of(network(OnlyOneMember(5), members=2)).passed


@each_form
def test_the_network_is_left_as_it_was(members):
    made = network(Dense(5), BatchNorm(), Activation("relu"), Dropout(0.7), members=members)
    made.backward(np.ones_like(made.forward(X, training=True)))
    twin = made.copy()
    report_of(made)
    for ours, theirs in [
        (made.parameters, twin.parameters),
        (made.gradients, twin.gradients),
        *zip((array for _, array in made.named_state()), (array for _, array in twin.named_state()), strict=True),
        (made.forward(X, training=True), twin.forward(X, training=True)),
    ]:
        assert np.array_equal(ours, theirs)


def test_the_network_is_left_as_it_was_when_the_check_is_interrupted():
    class Interrupted(losses.SquaredError):
        left = 5

        def cost(self, difference):
            self.left -= 1
            if self.left == 0:
                raise KeyboardInterrupt
            return super().cost(difference)

    made = network(Dense(5))
    before = made.parameters.copy()
    with pytest.raises(KeyboardInterrupt):
        report_of(made, Interrupted())
    assert np.array_equal(made.parameters, before)


def test_few_entries_are_drawn_by_their_seed():
    reports = [report_of(network(Dense(5)), samples=3, seed=seed) for seed in (0, 0, 1)]
    assert [check.checked for check in reports[0]] == [3, 3, 3, 3]
    assert reports[0] == reports[1] != reports[2]


def kinked(layer):
    """A network whose first unit stands at its kink for every sample."""
    made = network(Dense(5), layer)
    made.layers[0].parameters["weight"][:, 0] = 0
    made.layers[0].parameters["bias"][0] = 0
    return made


@pytest.mark.parametrize("name", ["relu", "leaky_relu"])
def test_entries_that_cross_a_kink_are_counted_and_left_out(name):
    report = {check.name: check for check in report_of(kinked(Activation(name)))}
    assert report["0.weight"].kinks == 4  # the unit's own weights
    assert report["0.bias"].kinks == 1
    assert report["0.weight"].verdict in ("good", "excellent")


@pytest.mark.parametrize("members", [None, 2])
@pytest.mark.parametrize(
    "loss, targets", [(losses.MulticlassSVM(), [0, 1]), (losses.AbsoluteError(), [[3.0, -9.0]] * 2)], ids=repr
)
def test_the_kinks_of_a_loss_are_counted_too(loss, targets, members):
    """Scores 3 and 2 for the first sample: just one margin apart, and the first just on its target."""
    made = Network([Dense(2, init="zeros")], features=1, dtype=np.float64, members=members)
    made.parameters[...] = [0, -1, 3, 3]
    report = check_gradients(made, loss, [[1.0], [5.0]], targets)
    assert sum(check.kinks for check in report) == (4 if loss.classifies else 2)


def test_the_kinks_of_a_maxout_and_of_a_steep_elu_are_counted():
    maxout = Network([Maxout(1, pieces=2, init="zeros")], features=1, dtype=np.float64)
    assert sum(check.kinks for check in check_gradients(maxout, losses.SquaredError(), [[1.0]], [[9.0]])) == 4
    steep = kinked(Activation(activations.elu.with_alpha(3.0)))
    assert {check.name: check.kinks for check in report_of(steep)}["0.bias"] == 1


def test_the_training_pass_is_what_is_checked():
    seen = []

    class Noting(Dense):
        def forward(self, x, training=False):
            seen.append(training)
            return super().forward(x, training)

    report_of(Network([Noting(3)], features=4, dtype=np.float64))
    assert set(seen) == {True}


@pytest.mark.parametrize("seed", range(5))
def test_no_entry_is_drawn_twice(seed):
    moved = []

    class Watching(losses.SoftmaxCrossEntropy):
        def forward(self, scores, targets):
            moved.extend(np.flatnonzero(made.parameters != start))
            return super().forward(scores, targets)

    made = network(Dense(5))
    start = made.parameters.copy()
    check_gradients(made, Watching(), X, LABELS, samples=4, seed=seed)
    assert sorted(moved) == sorted(2 * list(set(moved))), "each entry is moved up once and down once"


def test_a_smooth_function_has_no_kinks():
    assert sum(check.kinks for check in report_of(kinked(Activation("tanh")))) == 0


def test_a_smaller_step_crosses_fewer_kinks():
    made = mlp([4, 50, 3], dtype=np.float64)
    large, small = (sum(check.kinks for check in report_of(made, h=h)) for h in (1e-2, 1e-6))
    assert small < large


def test_where_every_entry_crosses_a_kink_nothing_is_checked():
    made = Network([Dense(3)], features=4, dtype=np.float64)
    made.parameters[...] = 0
    report = check_gradients(made, losses.AbsoluteError(), X, np.zeros((6, 3)))
    assert {check.verdict for check in report} == {"not checked"}


def test_float32_is_too_coarse_for_the_check():
    exact, coarse = (
        max(check.error for check in report_of(mlp([4, 5, 3], "tanh", dtype=dtype)))
        for dtype in (np.float64, np.float32)
    )
    assert exact < 1e-6 < coarse


def test_the_report_shows_its_verdict_in_text_and_in_a_table():
    good, bad = report_of(network()), report_of(network(Broken(4, "bias")))
    assert str(good).startswith("gradient check: passed")
    assert str(bad).startswith("gradient check: FAILED")
    assert "<table>" in bad._repr_html_() and "wrong" in bad._repr_html_()


def test_all_kinds_are_tested():
    assert {type(layer) for layer in KINDS.values()} == set(layers.LAYERS.values())
