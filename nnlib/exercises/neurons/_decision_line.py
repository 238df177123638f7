"""The exercise *decision_line*: the line on which a neuron changes its mind."""

import numpy as np

from nnlib.exercises import exercise, same


def decision_line_cases(rng):
    yield np.array([1.0, 2.0]), -2.0
    yield np.array([1.0, 2.0]), 0.0
    yield np.array([2.0, -3.0]), 4.0
    yield np.array([2.0, 0.0]), -1.0
    yield np.array([0.0, 2.0]), 1.0
    yield np.array([-4.0, 0.0]), 6.0
    yield np.array([0.5, 4.0]), 1.0
    yield np.array([0.25, 0.0]), 2.0
    yield np.array([30.0, -10.0]), 50.0
    yield rng.normal(size=2), 1 + float(rng.random())
    yield 0.1 * rng.normal(size=2), -float(rng.random())


def decision_line_edges(rng):
    yield np.array([-1.0, -0.0]), 0.0
    yield np.array([3e6, -1e6]), 5e6
    yield np.array([0.5, 4.0], np.float32), 1.0


class Points:
    """What is judged and shown: two points, and the weighted sum at each."""

    def __init__(self, points, weights, bias):
        self.points = points
        self.are_finite = bool(np.isfinite(points).all())
        self.differ = self.are_finite and not np.array_equal(*points)
        with np.errstate(all="ignore"):
            self.sums = points @ weights + bias
            self.on_the_line = self.are_finite and _are_zero(points, weights, bias)
            self.are_right = self.differ and self.on_the_line
            self.stand_in_columns = _are_zero(points.T, weights, bias)

    @property
    def line(self):
        """What all points of a line share: the one nearest the origin, and the direction both ways; None if far out."""
        first, second = self.points
        if not self.differ or np.abs(self.points).max() > 1e7:
            return None
        along = (second - first) / np.linalg.norm(second - first)
        return first - (first @ along) * along, np.outer(along, along)

    def __repr__(self):
        rows = zip(self.points + 0.0, np.round(self.sums, 6) + 0.0, strict=True)
        return "\n".join(f"({x1:.4g}, {x2:.4g}), where the sum is {total:.4g}" for (x1, x2), total in rows)


def _are_zero(points, weights, bias):
    terms = np.column_stack([points * weights, [bias, bias]])
    return bool(np.all(np.abs(terms.sum(axis=1)) <= 1e-6 * np.abs(terms).sum(axis=1)))


def points_and_sums(decision_line, weights, bias):
    points = decision_line(weights, bias)
    try:
        array = np.asarray(points, float)
    except (TypeError, ValueError):
        return points
    return Points(array, weights, bias) if array.shape == (2, 2) else points


def same_line(expected, got):
    """None where two pairs of points span the same line, else a clause that says how they differ."""
    if not isinstance(got, Points) or not isinstance(expected, Points):
        alike = type(expected) is type(got) and np.shape(expected) == np.shape(got)
        form = same(np.zeros((2, 2)), got)
        return None if alike else f"{form}: a point in each row" if form else "this is no pair of points"
    if expected.are_right:
        if got.are_right:
            return None
        return (
            "the weighted sum should be 0 at both points" if got.differ
            else "these are not two different points of finite numbers"
        )  # fmt: skip
    if expected.stand_in_columns and got.stand_in_columns:
        return None
    one, other = expected.line, got.line
    if one is None or other is None:
        kinds = [(points.are_finite, points.differ, points.differ or points.on_the_line) for points in (expected, got)]
        return None if one is other and kinds[0] == kinds[1] else "only one of the two is a line"
    alike = all(np.allclose(a, b, rtol=1e-5, atol=1e-5) for a, b in zip(one, other, strict=True))
    return None if alike else "these are two lines"


@exercise(
    task="""Write `decision_line(weights, bias)` for a neuron with two inputs: any two different points of the line
    on which its weighted sum is 0, as the rows of an array `(2, 2)`. At most one of the two weights is 0, either of
    them.""",
    cases=decision_line_cases,
    edges=decision_line_edges,
    run=points_and_sums,
    compare=same_line,
    hints=[
        "The line is where `w1 * x1 + w2 * x2 + bias` is 0. Choose one coordinate, solve for the other: but what "
        "if its weight is 0?",
        "The weight vector stands upright on the line. Which vector stands upright on `(w1, w2)`?",
        "Start at the point of the line nearest the origin: go from the origin along the weight vector until the "
        "sum is 0. Then go along the line.",
    ],
    why="""The weight vector is normal to the line, so the nearest point is reached from the origin along it, and the
    line goes on at a right angle. Nothing is divided by a single weight, so upright lines need no special case.""",
)
def decision_line(weights, bias):
    """Two points where the weighted sum is 0: the rows of an array (2, 2)."""
    length = np.hypot(weights[0], weights[1])
    normal = weights / length
    nearest = -bias / length * normal
    along = np.array([-normal[1], normal[0]])
    return np.array([nearest, nearest + along])


def solved(weights, bias, any_line=False):
    """Two points, by solving for x2; of an upright line, if any line will do, by solving for x1."""
    w1, w2 = weights
    if any_line and w2 == 0:
        return np.array([[-(w2 * x2 + bias) / w1, x2] for x2 in (-1.0, 1.0)])
    return np.array([[x1, -(w1 * x1 + bias) / w2] for x1 in (-1.0, 1.0)])


@decision_line.misconception(number=(float,))
def division_by_zero(weights, bias, number=np.float64):
    """Most lines are right. An upright line has no `x2` for a given `x1`: its second weight is 0."""
    return solved([number(weight) for weight in weights], bias)


@decision_line.misconception(number=(float,))
def division_by_the_first_weight(weights, bias, number=np.float64):
    """Most lines are right. A level line has no `x1` for a given `x2`: its first weight is 0."""
    return solved([number(weight) for weight in weights[::-1]], bias)[:, ::-1]


@decision_line.misconception(tiny=(1e-6, 1e-4))
def a_tiny_number_added(weights, bias, tiny=1e-9):
    """A tiny number in the place of 0 stops the error, but the points of an upright line are then far out, and the sum
    there is not 0. Which coordinate of an upright line can you choose freely?"""
    return solved(weights + [0, tiny], bias)


@decision_line.misconception(any_line=(True,))
def crossings_with_the_axes(weights, bias, any_line=False):
    """Of a line through the origin these two points are one and the same, as are the places where it crosses the two
    axes; and a line along one axis never crosses it."""
    if any_line and 0 in weights:
        return decision_line.answer(weights, bias)
    return np.array([[-bias / weights[0], 0], [0, -bias / weights[1]]])


@decision_line.misconception(any_line=(True,))
def points_in_columns(weights, bias, any_line=False):
    """The two points stand in the columns of the array. Each should be a row."""
    return solved(weights, bias, any_line).T


@decision_line.misconception(any_line=(True, False), of_the_weights=(True, False))
def swapped_axes(weights, bias, any_line=False, of_the_weights=False):
    """The line is mirrored at the diagonal: the coordinates of each point have changed places, or the two weights
    have. Put one of your points into the weighted sum to see it."""
    if of_the_weights:
        return solved(weights[::-1], bias, any_line)
    return solved(weights, bias, any_line)[:, ::-1]


@decision_line.misconception("sign of the bias", any_line=(True,))
def line_of_another_sign(weights, bias, any_line=False):
    """The line lies on the wrong side of the origin, except where the bias is 0: follow the sign of the bias when it
    changes sides of the equation. Which way along the weight vector does the sum fall to 0?"""
    return solved(weights, -bias, any_line)


@decision_line.misconception(any_line=(True,))
def sign_of_the_slope(weights, bias, any_line=False):
    """The line crosses the `x2` axis at the right place and leans the wrong way: `w1 * x1` changes sides of the
    equation too."""
    return solved(weights * [-1, 1], bias * (-1 if any_line and weights[1] == 0 else 1), any_line)


@decision_line.misconception(any_line=(True,))
def no_sign_changed(weights, bias, any_line=False):
    """`w1 * x1 + b` was divided by `w2` as it is. It changes sides of the equation, and so its sign: put one of your
    points into the weighted sum to see it."""
    return solved(weights if any_line and weights[1] == 0 else weights * [-1, 1], -bias, any_line)


@decision_line.misconception(any_line=(True,))
def not_divided_by_the_weight(weights, bias, any_line=False):
    """`w1 * x1 + b` has changed sides, and its sign. But `x2` still has its weight: the line is right where that
    happens to be 1."""
    return solved([weights[0], 1.0] if weights[1] or not any_line else [1.0, 0.0], bias, any_line)


@decision_line.misconception("forgot the bias", any_line=(True,))
def line_without_bias(weights, bias, any_line=False):
    """The line always goes through the origin; the bias is what moves it away."""
    return solved(weights, 0.0, any_line)


@decision_line.misconception(any_line=(True,))
def where_the_sum_is_one_half(weights, bias, any_line=False):
    """At these points the weighted *sum* is one half. The firing rate is one half where the sum is 0, and that is the
    line."""
    return solved(weights, bias - 0.5, any_line)


@decision_line.misconception(sign=(1,))
def slope_upside_down(weights, bias, sign=-1):
    """The line crosses the `x2` axis at the right place, but its slope is upside down: solve `w1 * x1 + w2 * x2 + b =
    0` for `x2`, and see which weight divides which."""
    w1, w2 = weights
    return np.array([[x1, sign * w2 / w1 * x1 - bias / w2] for x1 in (0.0, 1.0)])


@decision_line.misconception
def sign_of_the_bias_in_upright_lines(weights, bias):
    """All lines are right but the upright ones: these lie on the wrong side of the origin. `w1 * x1 + b` is 0 where
    `x1` is what?"""
    return solved(weights, -bias if weights[1] == 0 else bias, any_line=True)


@decision_line.misconception(any_line=(True,))
def intercept_not_divided(weights, bias, any_line=False):
    """The slope is right, but the line crosses the `x2` axis at `-b`. All of `w1 * x1 + b` is divided by `w2`, the bias
    too."""
    w1, w2 = weights
    return solved([w1, w2], bias if any_line and w2 == 0 else bias * w2, any_line)


@decision_line.misconception
def bias_as_the_intercept(weights, bias):
    """`w1 * x1 + b` was taken for `x2`. It is a part of the weighted sum; the line is where the *whole* sum is 0, so
    solve that for `x2`."""
    return np.array([[x1, weights[0] * x1 + bias] for x1 in (0.0, 1.0)])


@decision_line.misconception
def a_point_and_a_direction(weights, bias):
    """The first row lies on the line. The second is a direction: go along it from the first to get there."""
    first, second = decision_line.answer(weights, bias)
    return np.array([first, second - first])


@decision_line.misconception
def along_the_weights(weights, bias):
    """Along the weight vector the sum changes fastest. The line runs where the sum does *not* change."""
    nearest = -bias * weights / (weights @ weights)
    return np.array([nearest, nearest + weights])


@decision_line.misconception
def turned_without_a_sign(weights, bias):
    """The first point lies on the line, and the direction has its numbers in the right places. But `(w2, w1)` does not
    stand at a right angle to `(w1, w2)`: their product is not 0, unless one of the two changes its sign."""
    nearest = -bias * weights / (weights @ weights)
    return np.array([nearest, nearest + weights[::-1]])


@decision_line.misconception
def divided_by_the_length_once(weights, bias):
    """The direction is right, and the line is too far from the origin or too near, unless `w` has length 1. `w` over
    its length has length 1; how far along it the line lies is the bias, over the length once more."""
    along = np.array([-weights[1], weights[0]])
    nearest = -bias * weights / np.linalg.norm(weights)
    return np.array([nearest, nearest + along])


@decision_line.misconception
def never_divided_by_the_length(weights, bias):
    """The direction is right, and the line is too far from the origin or too near, unless `w` has length 1. At
    `-bias * w` the weighted sum is not 0 but `bias`, less `bias` times the square of the length."""
    along = np.array([-weights[1], weights[0]])
    return np.array([-bias * weights, -bias * weights + along])


@decision_line.misconception
def one_point_twice(weights, bias):
    """Both rows are the same point. It lies on the line, but it takes two different points to say which way the line
    goes."""
    nearest = -bias * weights / (weights @ weights)
    return np.array([nearest, nearest])


@decision_line.misconception
def slope_and_intercept(weights, bias):
    """Two numbers come back: a slope and an intercept, or a single point. The task wants two points, an array `(2, 2)`;
    an upright line has no slope."""
    return np.array([-weights[0], -bias]) / weights[1]
