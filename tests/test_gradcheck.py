"""Gradient checks: slopes worked out by hand judge the differences, planted faults judge the check."""

import math
import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnlib import activations, layers, losses
from nnlib.gradcheck import (
    GradientReport,
    ParameterCheck,
    check_gradients,
    numerical_gradient,
    relative_error,
    verdict,
)
from nnlib.layers import Activation, BatchNorm, Dense, Dropout, Maxout, PReLU
from nnlib.networks import Network, mlp
from nnlib.regularization import L1, L2, ElasticNet

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


def changes_its_input(x):
    x *= 2
    return x.sum()


def sorts_its_input(x):
    x.sort()
    return x @ [1, 10]


BUFFER = np.zeros(())


def with_one_buffer(x):
    BUFFER[...] = 3 * x.sum()
    return BUFFER


FUNCTIONS = {  # name: (f, its slope at [3, -2])
    "changes its input": (changes_its_input, [2, 2]),
    "sorts its input": (sorts_its_input, [10, 1]),
    "returns the same buffer each time": (with_one_buffer, [3, 3]),
    "returns a view of its input": (lambda x: x[:1].reshape(()), [1, 0]),
    "returns an array of one number": (lambda x: (x**2).sum(keepdims=True), [6, -4]),
    "returns a constant int": (lambda x: 5, [0, 0]),
    "returns a Python float": (lambda x: math.prod(x), [-2, 3]),
}
each_method = pytest.mark.parametrize("method", ["centered", "forward"])


@each_method
@pytest.mark.parametrize("f, slope", FUNCTIONS.values(), ids=FUNCTIONS)
def test_what_a_function_does_with_its_input_and_output_does_not_matter(f, slope, method):
    assert numerical_gradient(f, [3.0, -2.0], method=method) == pytest.approx(slope, abs=1e-4)


@each_method
def test_a_function_that_returns_the_very_number_it_was_given_has_slope_1(method):
    assert numerical_gradient(lambda x: x, 3.0, method=method) == pytest.approx(1)


POINTS = {
    "integers": np.array([[3, -2], [1, 0]]),
    "small integers": np.array([[3, -2], [1, 0]], np.int8),
    "float16": np.array([[3, -2], [1, 0]], np.float16),
    "float32": np.array([[3, -2], [1, 0]], np.float32),
    "other byte order": np.array([[3, -2], [1, 0]], ">f8"),
    "columns first": np.asfortranarray([[3.0, -2.0], [1.0, 0.0]]),
    "every second": np.array([[3.0, 9, -2, 9], [1, 9, 0, 9]])[:, ::2],
    "read-only": np.broadcast_to(np.array([[3.0, -2.0], [1.0, 0.0]]), (2, 2)),
    "a list": [[3, -2], [1, 0]],
}


@pytest.mark.parametrize("x", POINTS.values(), ids=POINTS)
def test_a_point_of_any_type_is_measured_as_in_float64(x):
    expected = numerical_gradient(bumpy, np.array([[3.0, -2.0], [1.0, 0.0]]))
    assert np.array_equal(numerical_gradient(bumpy, x), expected)


RETURNED = {
    "a vector": (lambda x: x**2, ValueError, r"one number; got an array of shape \(2,\): return its sum"),
    "nothing at all": (lambda x: [], ValueError, r"shape \(0,\)"),
    "None": (lambda x: None, TypeError, "one real number; got None"),
    "a complex number": (lambda x: x.sum() + 1j, TypeError, "one real number; got .*1j"),
    "text": (lambda x: "1.0", TypeError, "one real number; got '1.0'"),
    "yes or no": (lambda x: x.sum() > 0, TypeError, "one real number; got True"),
    "nan": (lambda x: x.sum() * np.nan, ValueError, "finite number; got nan"),
    "infinity": (lambda x: math.inf, ValueError, "finite number; got inf"),
    "float32": (lambda x: np.float32(x.sum()), ValueError, "got float32, which is too coarse: compute in float64"),
    "float16": (lambda x: np.float16(x.sum()), ValueError, "got float16, .* h=1e-01"),
}


@each_method
@pytest.mark.parametrize("f, error, words", RETURNED.values(), ids=RETURNED)
def test_a_function_that_returns_anything_else_is_refused_in_words(f, error, words, method):
    with pytest.raises(error, match=f"f must return .*{words}"):
        numerical_gradient(f, [1.0, 2.0], method=method)


def test_float32_is_taken_where_the_step_is_large_enough_for_it():
    slope = numerical_gradient(lambda x: (x.astype(np.float32) ** 2).sum(), [1.0, 2.0], h=0.01)
    assert slope == pytest.approx([2, 4], rel=1e-3)


def test_what_is_no_function_is_refused():
    with pytest.raises(TypeError, match="f must be a function; got 3.0"):
        numerical_gradient(3.0, [1.0])


@each_method
@given(x=st.floats(1, 1e300), negative=st.booleans())
def test_a_large_number_is_measured_rightly_or_its_step_is_said_to_be_lost(method, x, negative):
    x = -x if negative else x
    try:
        slope = numerical_gradient(lambda x: 3 * x[0] + 7 * x[1], [x, 1.0], method=method)
    except ValueError as error:
        assert abs(x) > 1e8 and "lost beside" in str(error) and "larger h" in str(error)
    else:
        assert slope[0] == pytest.approx(3, rel=0.03)


@given(power=st.integers(-300, 300))
def test_a_step_in_the_unit_of_x_is_right_at_any_size(power):
    x = 2.0**power
    assert numerical_gradient(np.sum, [3 * x, -x], h=1e-5 * x) == pytest.approx([1, 1], rel=1e-9)


@pytest.mark.parametrize("x, h", [(1e12, 1e-5), (1.0, 1e-17), (1.0, 1e-14), (-1e300, 1.0)])
def test_a_step_lost_in_rounding_is_refused(x, h):
    with pytest.raises(ValueError, match="h must not be lost beside x.*; floats lie .* apart there: take a larger h"):
        numerical_gradient(lambda x: x, x, h=h)


def test_the_step_that_was_taken_is_what_is_divided_by():
    """At 1e8 a step of 1e-5 is 671 floats; x + h and x - h are off by up to half a float each."""
    assert numerical_gradient(lambda x: x - 1e8, 1e8 + 1 / 3) == 1


@pytest.mark.filterwarnings("ignore:overflow")
def test_a_step_beyond_all_numbers_is_refused():
    with pytest.raises(ValueError, match="x \\+ h must be finite; got inf"):
        numerical_gradient(lambda x: x, 1e308, h=1e308)


def test_a_step_beside_the_largest_numbers_is_taken():
    assert numerical_gradient(lambda x: x, 1e308, h=1e300) == pytest.approx(1)


TITLES = {
    "good excellent": "passed", "good wrong": "FAILED", "suspicious": "FAILED", "good not_checked": "passed",
    "good inconclusive": "inconclusive", "not_checked": "inconclusive", "": "inconclusive",
}  # fmt: skip


@pytest.mark.parametrize("verdicts, title", TITLES.items(), ids=TITLES)
def test_the_title_of_a_report_says_whether_the_check_passed(verdicts, title):
    checks = [ParameterCheck("w", 1, 0, 0.1, word.replace("_", " ")) for word in verdicts.split()]
    assert str(GradientReport(checks)).splitlines()[0] == f"gradient check: {title}"
    assert str(GradientReport(checks, "why")).splitlines()[0] == f"gradient check: {title}; why"


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


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_the_relative_error_of_any_type_is_measured_in_float64(dtype):
    assert relative_error(dtype(1), dtype(3)) == 1 - 1 / 3


@pytest.mark.parametrize("error, word", [(0, "excellent"), (1e-7, "excellent"), (1e-4, "good"), (1e-2, "suspicious")])
def test_a_band_ends_with_its_bound(error, word):
    assert verdict(error) == word


def test_nan_is_wrong():
    assert verdict(relative_error(np.nan, 1.0)) == "wrong"


@pytest.mark.filterwarnings("error")
@given(a=st.floats(), b=st.floats())
def test_the_relative_error_is_that_of_exact_arithmetic_and_nan_where_a_slope_is_not_finite(a, b):
    ours = relative_error(a, b)
    if not (math.isfinite(a) and math.isfinite(b)):
        assert math.isnan(ours) and verdict(ours) == "wrong"
    else:
        larger = max(abs(Fraction(a)), abs(Fraction(b)))
        exact = abs(Fraction(a) - Fraction(b)) / larger if larger else 0
        assert ours == pytest.approx(float(exact), abs=4e-16)


def test_the_sign_of_a_zero_is_no_error():
    assert relative_error([-0.0, 0.0, -0.0], [0.0, -0.0, -0.0]).tolist() == [0, 0, 0]


@pytest.mark.parametrize("wrong", [1j, [1j], "1", None, True], ids=repr)
def test_an_error_of_what_is_no_real_number_is_refused(wrong):
    for pair in ((wrong, 1.0), (1.0, wrong)):
        with pytest.raises(TypeError, match="must be an array of real numbers"):
            relative_error(*pair)


@pytest.mark.parametrize("wrong, kind", [(-0.1, ValueError), ([0.1, 0.2], ValueError), ("good", TypeError)], ids=repr)
def test_a_verdict_is_asked_of_one_error(wrong, kind):
    with pytest.raises(kind, match="error must be a number in"):
        verdict(wrong)


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


@pytest.mark.parametrize("sizes", [(1, 1), (1, 1e-8), (1e5, 1), (1e-12, 1e5)], ids=str)
def test_a_population_passes_where_each_of_its_members_would_pass_alone(sizes):
    """Rounding is judged beside a member's own loss and slopes, however large those of the others are."""
    made, loss = network(Dense(5), Activation("tanh"), members=2), losses.SquaredError()
    made.parameters *= np.array(sizes)[:, None]
    alone = [report_of(made.member(i), loss).passed for i in range(2)]
    assert report_of(made, loss).passed == all(alone) and alone == [size > 1e-6 for size in sizes]


def test_each_member_may_have_targets_of_its_own():
    made = network(Dense(5), members=2)
    assert check_gradients(made, losses.SquaredError(), X, np.stack([NUMBERS, 1 - NUMBERS])).passed


@each_form
def test_what_is_no_fitting_loss_or_target_is_told_what_fits(members):
    made = network(members=members)
    with pytest.raises(TypeError, match=r"^loss must be an object .*; got 'svm' \(make one: losses.SoftmaxC"):
        check_gradients(made, "svm", X, LABELS)
    shape = f"{(members, 6, 3) if members else (6, 3)}"
    with pytest.raises(ValueError, match=f"scores' shape {re.escape(shape)}; got"):
        check_gradients(made, losses.SquaredError(), X, NUMBERS[:, :2])


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


class Halved(Dense):
    """A dense layer whose weights get half of their gradient."""

    def backward(self, dout, input_gradient=True):
        dx = super().backward(dout, input_gradient)
        self.gradients["weight"] *= 0.5
        return dx


@each_form
@pytest.mark.parametrize("power", range(-20, -1))
def test_half_a_gradient_never_passes_however_small_the_step(power, members):
    report = report_of(network(Halved(5), Activation("tanh"), members=members), h=10.0**power)
    assert not report.passed, report


@each_form
@pytest.mark.parametrize("power", range(-20, -7))
def test_an_innocent_network_is_never_accused_however_small_the_step(power, members):
    report = report_of(network(Dense(5), Activation("tanh"), members=members), h=10.0**power)
    assert {check.verdict for check in report} <= {"excellent", "good", "inconclusive"}, report
    assert report.passed == (power > -12), report


class Lifted(losses.SquaredError):
    """A loss with so much else in it that its changes are lost in rounding."""

    def cost(self, difference):
        return super().cost(difference) + 1e10


LOST = {
    "a step lost beside the weights": {"h": 1e-17},
    "a step lost in the loss": {"h": 1e-14},
    "a loss with a large constant": {"loss": Lifted()},
    "far targets": {"loss": losses.SquaredError(), "targets": 1e11 * NUMBERS},
    "a penalty that outweighs all": {"penalty": L2(1e12), "only": "0.bias"},
    "a layer too deep to be reached": {"depth": 14, "only": "0."},
}


def lost(layer=Dense, loss=CROSS_ENTROPY, targets=None, depth=1, only="", **options):
    deeper = depth * [Activation("sigmoid"), Dense(3, init="xavier")]
    made = Network([layer(3, init="xavier"), *deeper], features=4, seed=2, dtype=np.float64)
    targets = targets if targets is not None else LABELS if loss.classifies else NUMBERS
    report = check_gradients(made, loss, X, targets, **options)
    return report, {check.verdict for check in report if check.name.startswith(only)}


@pytest.mark.parametrize("layer", [Dense, Halved])
@pytest.mark.parametrize("options", LOST.values(), ids=LOST)
def test_an_agreement_within_rounding_is_inconclusive(options, layer):
    report, verdicts = lost(layer, **options)
    assert verdicts == {"inconclusive"} and not report.passed
    assert "rounding could hide a wrong slope: take a larger h" in str(report)


@pytest.mark.parametrize("name", ["a loss with a large constant", "far targets"])
def test_a_larger_step_is_the_remedy(name):
    options = LOST[name] | {"h": 0.1}
    linear = {"depth": 0}  # the squared error of a linear network is a parabola: no step is too large for it
    assert lost(**options, **linear)[0].passed
    assert not lost(Halved, **options, **linear)[0].passed


def test_one_weight_too_large_to_be_moved_is_not_passed_over():
    made = network(Dense(5), Activation("tanh"))
    made.parameters[2] = 1e12
    assert [check.verdict for check in report_of(made)][0] == "inconclusive"


@pytest.mark.parametrize("weight", [1, -1])
def test_weights_that_can_be_moved_to_one_side_only_are_inconclusive(weight):
    """Floats lie twice as close on the one side of 1 as on the other."""
    made = Network([Dense(1)], features=2, dtype=np.float64)
    made.parameters[...] = [weight, weight, 0]
    report = check_gradients(made, losses.SquaredError(), [[1e6, -1e6]], [[1.0]], h=1e-16)
    assert report[0].verdict == "inconclusive"


@pytest.mark.parametrize("unit", [1e-6, 1, 1e6])
def test_slopes_that_are_0_but_for_rounding_agree(unit):
    made = network(Dense(5), BatchNorm(), Activation("tanh"))
    report = check_gradients(made, losses.SquaredError(), X, unit * NUMBERS)
    assert {check.name: check.verdict for check in report}["0.bias"] == "excellent"


@each_form
def test_where_all_slopes_are_0_they_are_measured_as_0(members):
    """Zero weights and two classes in balance: a loss of ln 2, and not a single slope."""
    made = Network([Dense(5, init="zeros"), Activation("tanh"), Dense(2, init="zeros")], features=4, dtype=np.float64,
                   members=members)  # fmt: skip
    report = check_gradients(made, CROSS_ENTROPY, X, [0, 1] * 3)
    assert report.passed, report
    assert not check_gradients(made, CROSS_ENTROPY, X, [0, 1] * 3, h=1e-15).passed


@pytest.mark.filterwarnings("error")
def test_a_run_that_diverged_is_wrong():
    made = network(Dense(5), Activation("relu"))
    made.parameters *= 1e200
    assert {check.verdict for check in report_of(made, losses.SquaredError())} == {"wrong"}


@each_form
@pytest.mark.parametrize("penalty", [L1(0.1), ElasticNet(0.1, 0.5)], ids=repr)
def test_the_kink_of_a_penalty_is_counted_and_left_out(penalty, members):
    made = network(Dense(5), Activation("tanh"), members=members)
    made.parameters[..., [0, 1, 2, 3]] = [0, 3e-6, -3e-6, 3e-5]  # the last is farther from 0 than the step
    made.parameters[..., 20] = 3e-6  # a bias, which no penalty acts on
    report = report_of(made, penalty=penalty)
    assert report.passed, report
    assert [check.kinks for check in report] == [3, 0, 0, 0]


def test_a_penalty_has_a_kink_only_where_its_strength_is_above_0():
    made = network(Dense(5), Activation("tanh"), members=2)
    made.parameters[:, 0] = [0, 1]
    kinks = [report_of(made, penalty=L1(np.array(strengths)))[0].kinks for strengths in ([0, 0.1], [0.1, 0])]
    assert kinks == [0, 1]
    assert report_of(made, penalty=L2(0.1))[0].kinks == 0


def test_a_huber_loss_as_narrow_as_the_step_has_kinks():
    made = Network([Dense(1, init="zeros")], features=1, dtype=np.float64)
    loss = losses.Huber(1e-6)
    for target, kinks in ((0.0, 1), (1e-5, 1), (-1e-5, 1), (5.0, 0)):
        report = check_gradients(made, loss, [[1.0]], [[target]])
        assert [check.kinks for check in report] == [kinks, kinks], target


class Capped(type(activations.relu)):
    """A kind of ReLU with another name."""

    name = "capped"


def test_a_relu_of_another_name_has_its_kink_too():
    assert {check.name: check.kinks for check in report_of(kinked(Activation(Capped())))}["0.bias"] == 1


def test_a_kink_that_is_crossed_there_and_back_is_seen():
    """Two steps away the unit is on one side, and in the middle on the other: it peaks there."""

    class Peak(Activation):
        """The positive part of a parabola; at its peak the slope is 0."""

        def forward(self, x, training=False):
            return super().forward(0.01 - x * x)

        def backward(self, dout, input_gradient=True):
            return 0 * super().backward(dout)

        def config(self):
            return {"activation": self.activation}

    made = Network([Dense(1, init="zeros"), Peak("relu")], features=1, dtype=np.float64)
    assert [check.kinks for check in check_gradients(made, losses.SquaredError(), [[1.0]], [[5.0]], h=0.5)] == [1, 1]


def test_where_nothing_was_checked_nothing_has_passed():
    made = Network([Dense(3, init="zeros")], features=4, dtype=np.float64)
    report = check_gradients(made, losses.AbsoluteError(), X, np.zeros((6, 3)))
    assert not report.passed and report.note == "every entry crossed a kink: take a smaller h, or other samples"
    assert not check_gradients(Network([Activation("tanh")], features=4), CROSS_ENTROPY, X, LABELS).passed


def test_a_float32_network_is_told_that_float32_is_why():
    coarse, exact = (report_of(mlp([4, 5, 3], "tanh", dtype=dtype)) for dtype in (np.float32, np.float64))
    for shown in (str(coarse), coarse._repr_html_()):
        assert "float32 is too coarse for h=1e-05: make the network with dtype=np.float64" in shown
    assert not coarse.passed and "float32" not in str(exact)


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
    assert good.note == bad.note == ""


def test_all_kinds_are_tested():
    assert {type(layer) for layer in KINDS.values()} == set(layers.LAYERS.values())
