"""Usual mistakes: what is said of a wrong answer in any exercise holds in all cases that fail."""

import math
import re

import numpy as np
import pytest

from nnlib.exercises import exercise, same, same_draws


def made(answer, *cases, **settings):
    return exercise(task="...", cases=lambda rng: cases, hints=["", ""], why="", **settings)(answer)


def numbers(*shapes):
    rng = np.random.default_rng(1)
    return [rng.normal(size=shape) for shape in shapes]


def scaled(x, factor=2.0):
    return x * factor


def over_the_rows(X, b):
    return X.mean(axis=0) + b


def rows(X):
    return X + 1.0


def deviations(X):
    return X.std(axis=0)


def exponentials(x, factor):
    return np.exp(x * factor) + x


def less_three_times(one, other):
    return one - 3 * other


def total(sizes):
    return sum(sizes)


def added_up(x):
    return float(x.sum())


def wave(x):
    return np.sin(x)


def pair(x):
    return x + 1, x * 2


def both(x):
    return [x, x @ np.ones((x.shape[1], 2))]


def two_numbers(x):
    return x.sum(), x.max()


def kept_where(x, mask):
    return np.where(mask, x, 1.0)


def favorites(X):
    return X.argmax(axis=1)


def three(x):
    return x + 1, x * 2, x**2


def four(x):
    return x + 1, x * 2, x**2, x - 3


def layers(X):
    return [X + 1, X * 2, X**2]


def counted(sizes):
    return len(sizes), sum(sizes)


ARRAYS = numbers(3, (2, 3), (4, 2), 5)
TABLES = numbers((2, 3), (4, 3), (5, 3))
WITH_BIAS = [(X, b) for X, b in zip(TABLES, numbers(3, 3, 3), strict=True)]
FACTORS = [(x, factor) for x, factor in zip(ARRAYS, (2.0, 0.5, -3.0, 4.0), strict=True)]
MASKED = [(x, np.arange(x.size).reshape(x.shape) % 2 == 0) for x in ARRAYS]
SIZES = [[2, 3], [4, 1, 5], [3, 3, 2, 6]]

RELATED = [  # an answer, its cases, a wrong one, what is said
    (rows, TABLES, lambda X: -(X + 1), "Each number of the result has the opposite sign."),
    (rows, TABLES, lambda X: (X + 1).T, "The result is transposed: what belongs in a row stands in a column."),
    (rows, TABLES, lambda X: (X + 1)[::-1],
     "The result has the right entries in the wrong order: the last comes first."),
    (rows, TABLES, lambda X: (X + 1)[:-1], "The result lacks the last of what should be there; the rest is right."),
    (rows, TABLES, lambda X: (X + 1).sum(axis=1),
     "The result is summed once too often: over axis 1 of what should be there."),
    (rows, TABLES, lambda X: 3 * (X + 1), "Each number of the result is 3.0 times the right one."),
    (rows, TABLES, lambda X: X + 0.5, "Each number of the result is 0.5 too small."),
    (rows, TABLES, lambda X: np.round(X + 1, 2),
     "The numbers of the result are rounded to 2 digits behind the decimal point."),
    (rows, TABLES, lambda X: np.round(X + 1, 1),
     "The numbers of the result are rounded to 1 digit behind the decimal point."),
    (rows, TABLES, lambda X: 0 * X, "Each number of the result is 0.0, whatever comes in."),
    (rows, TABLES, lambda X: X, "The result is `X`, as it came in."),
    (rows, TABLES, lambda X: (X + 1) ** 2, "Each number of the result is the square of the right one."),
    (rows, TABLES, lambda X: np.where(X < 0, 7.0, X + 1),
     "The result is wrong only where `X` is negative: there each number of it is 7.0, whatever comes in."),
    (rows, TABLES, lambda X: np.vstack([X[:-1] + 1, 5 * X[-1:]]), "The result is wrong only in the last row."),
    (over_the_rows, WITH_BIAS, lambda X, b: X.sum(axis=0) + b * len(X),
     "Each number of the result is `len(X)` times the right one, as a sum in place of a mean would be."),
    (over_the_rows, WITH_BIAS, lambda X, b: X.mean(axis=0), "The result is the right one minus `b`."),
    (over_the_rows, WITH_BIAS, lambda X, b: X.mean(axis=0) - b, "The result is the right one minus twice `b`."),
    (over_the_rows, WITH_BIAS, lambda X, b: X + b,
     "The result still has a row for each of what should be averaged: the mean over its axis 0 would be right."),
    (deviations, TABLES, lambda X: X.std(axis=0, ddof=1),
     "Each number of the result is the right one times the root of `len(X)` / (`len(X)` - 1): "
     "somewhere is divided by `len(X)` - 1 and not by `len(X)`."),
    (exponentials, FACTORS, lambda x, factor: np.exp(2 * x * factor) + 2 * x,
     "The result is what would be right if `x` were twice as large."),
    (less_three_times, [tuple(numbers(4, 4)), tuple(numbers((2, 2), (2, 2)))],
     lambda one, other: other - 3 * one, "The result is what would be right if `one` and `other` changed places."),
    (total, SIZES, lambda sizes: sum(sizes[1:]),
     "The result is what would be right if `sizes` lacked its first entry."),
    (pair, ARRAYS, lambda x: (x + 1, -x * 2), "Each number of `result[1]` has the opposite sign."),
    (pair, ARRAYS, lambda x: (-x - 1, x * 6),
     "Each number of `result[0]` has the opposite sign. Each number of `result[1]` is 3.0 times the right one."),
    (two_numbers, ARRAYS, lambda x: (x.sum(), -x.max()), "`result[1]` has the opposite sign."),
    (kept_where, MASKED, lambda x, mask: np.where(mask, 3 * x, 1.0),
     "The result is wrong only where `mask` is True: there each number of it is 3.0 times the right one."),
    (rows, TABLES, lambda X: (X + 1).max(),
     "The result is a single number, the largest of all that should be there."),
    (favorites, TABLES, lambda X: X,
     "The place of the largest number in each row of the result would be right: the place itself is missing."),
    (exponentials, FACTORS, lambda x, factor: np.exp(x / factor) + x,
     "The result is what would be right if `factor` were turned upside down."),
    (both, TABLES, lambda x: [part.mean(axis=0) for part in both(x)],
     "Each part of the result is the mean of what should be there, over axis 0."),
    (three, ARRAYS, lambda x: (-x - 1, -x * 2, x**2),
     "Each number of `result[0]` as well as `result[1]` has the opposite sign."),
    (pair, ARRAYS, lambda x: (x * 2, x + 1),
     "The result has the right entries in the wrong order: the last comes first."),
    (pair, ARRAYS, lambda x: x + 1, "The result is only the first of what should be there."),
    (pair, ARRAYS, lambda x: (-x - 1, x**3),
     "Each number of `result[0]` has the opposite sign. `result[1]` is wrong, too."),
    (layers, TABLES, lambda X: (layers(X)[:-1], layers(X)[-1]),
     "The result is a pair: the last of what should be there stands apart from the rest, which should hold it."),
    (layers, TABLES, lambda X: (layers(X), layers(X)[-1]),
     "The result is a pair: all that should be there, and its last part once more. The first alone would be right."),
    (layers, TABLES, lambda X: (layers(X)[-1], layers(X)[:-1]),
     "The result is a pair: the last of what should be there stands in front of the rest, which should hold it."),
    (layers, TABLES, lambda X: (layers(X)[-1], layers(X)),
     "The result is a pair: the last part of what should be there, and all of it. The second alone would be right."),
    (four, ARRAYS, lambda x: (four(x)[:2], four(x)[2:]),
     "The parts of the result are right, but they stand in two pairs: the task wants them in one row."),
    (rows, TABLES, lambda X: np.arctan(X), "The result is the arctangent of `X`."),
    (rows, TABLES, lambda X: np.where(X < 0, np.exp(X), X + 1),
     "The result is wrong only where `X` is negative: there it is the exponential of `X`."),
    (exponentials, FACTORS, lambda x, factor: np.exp(x) + x, "The result is what would be right if `factor` were 1."),
    (total, SIZES + [[7, 2, 1]], lambda sizes: sizes[-2] + sizes[-1],
     "In every case that fails, the result is what would be right if `sizes` had only its last two entries."),
    (counted, SIZES, lambda sizes: (9, sum(sizes)), "`result[0]` is 9, whatever comes in."),
    (added_up, ARRAYS, lambda x: 100 * float(x.sum()), "The result is 100.0 times the right one."),
    (added_up, ARRAYS, lambda x: str(float(x.sum())),
     "The result is right, but it is text: nobody can compute with it."),
]  # fmt: skip


@pytest.mark.parametrize("answer, cases, wrong, said", RELATED)
def test_a_wrong_value_that_follows_from_the_right_one_is_told_how(answer, cases, wrong, said):
    result = made(answer, *cases).check(wrong)
    assert (result.outcome, result.message) == ("incorrect", said) and result.misconception


def test_what_holds_in_some_of_the_cases_that_fail_is_not_said():
    result = made(rows, *TABLES).check(lambda X: -(X + 1) if len(X) > 2 else X + 2)
    assert result.misconception is None and "sign" not in result.message


def test_what_holds_in_all_cases_that_fail_and_not_in_the_others_says_so():
    result = made(rows, *TABLES).check(lambda X: -(X + 1) if len(X) > 2 else X + 1)
    assert result.message == "In every case that fails, each number of the result has the opposite sign."


def test_a_wrong_type_of_right_numbers_is_not_taken_for_wrong_numbers():
    exact = made(rows, *(X.astype(np.float32) for X in TABLES), dtype="exact")
    assert exact.check(lambda X: X.astype(float) + 1).message == "`result` has dtype float64, not float32."


def test_what_is_said_of_some_cases_only_does_not_speak_of_all():
    result = made(rows, *TABLES).check(lambda X: 0 * X if len(X) > 2 else X + 1)
    assert result.message == "In every case that fails, each number of the result is 0.0."


def test_a_part_that_is_right_in_a_case_that_fails_is_not_called_wrong():
    result = made(pair, *ARRAYS).check(lambda x: (-x - 1, x**3 if len(x) > 3 else x * 2))
    assert result.message == "Each number of `result[0]` has the opposite sign."


def test_a_misconception_of_the_cases_that_fail_is_told_as_one_of_these_alone():
    exercise = made(rows, *TABLES, np.ones((6, 3)))

    @exercise.misconception
    def upside_down(X):
        """This is upside down."""
        return -(X + 1)

    result = exercise.check(lambda X: X + 1 if len(X) == 6 else -X - 1)
    assert (result.misconception, result.message) == (
        "upside down",
        "Some cases are right. In the others your values are those of this mistake: This is upside down.",
    )


def test_a_warning_in_some_cases_is_not_taken_for_a_mistake_in_values():
    exercise = made(wave, *ARRAYS, *numbers(4, 3, 3), without_warnings=True)

    @exercise.misconception
    def warns_always(x):
        """This warns always."""
        np.log(0 * x)
        return np.sin(x)

    def warns_at_times(x):
        np.log(x.size - 4 + 0 * x)
        return np.sin(x)

    assert exercise.check(warns_at_times).misconception != "warns always"


@pytest.mark.parametrize("number", [0.0, np.nan])
def test_a_value_that_many_mistakes_give_shows_no_misconception_of_some_cases(number):
    exercise = made(rows, *TABLES, np.ones((6, 3)))

    @exercise.misconception
    def nothing_left(X):
        """Nothing is left."""
        return number if len(X) < 6 else 7.0

    assert exercise.check(lambda X: X + 1 if len(X) == 6 else number).misconception != "nothing left"


def test_a_value_that_is_printed_and_not_returned_is_named():
    result = made(rows, *TABLES).check(lambda X: print(X + 1))
    assert (result.outcome, result.misconception) == ("unattempted", "nothing returned")
    assert result.message.endswith("returns nothing yet. Is `return` missing? `print` only shows a value.")


def raised(X):
    X += 1


def half_raised(X):
    X += 0.5


def only_large(X):
    if len(X) > 2:
        return X + 1


@pytest.mark.parametrize(
    "wrong, name, said",
    [
        (raised, "nothing returned", "The right value stands in `X` itself, and nothing is returned."),
        (half_raised, "nothing returned", "`rows` returns nothing. Is `return` missing?"),
        (only_large, "a way without a value", "In some cases, as in this one, nothing is returned."),
    ],
)
def test_a_missing_return_is_named(wrong, name, said):
    result = made(rows, *TABLES).check(wrong)
    assert (result.outcome, result.misconception) == ("incorrect", name) and result.message.startswith(said)


@pytest.mark.parametrize(
    "answer, wrong, name",
    [
        (rows, lambda X: X[:2, :2] ** 3, "another shape"),
        (layers, lambda X: [X**3] * 5, "another length"),
        (rows, lambda X: (X + 1).astype(str), "another dtype"),
    ],
)
def test_another_form_in_all_cases_is_named(answer, wrong, name):
    assert made(answer, *TABLES).check(wrong).misconception == name


def test_a_tuple_with_one_wrong_part_says_which():
    result = made(three, *ARRAYS).check(lambda x: (x + 1, np.sin(9 * x), x**2))
    assert result.message.endswith("Only `result[1]` is wrong, the other parts are right.") and result.misconception


def test_a_wrong_value_beside_a_changed_argument_is_told_of_the_change():
    def halved_first(x):
        x *= 0.5
        return x**3

    result = made(wave, *ARRAYS).check(halved_first)
    assert "`wave` changes its argument `x`" in result.message and result.misconception == "an argument is changed"


def test_all_arguments_that_are_changed_are_told():
    def exchanged(one, other):
        (one if one[0, 0] > 0 else other)[...] = 0
        return one**3 - other

    arrays = numbers((2, 2), (2, 2), (3, 3), (3, 3))
    arrays[0][0, 0], arrays[2][0, 0] = 1, -1
    result = made(less_three_times, tuple(arrays[:2]), tuple(arrays[2:])).check(exchanged)
    assert "`less_three_times` changes its arguments `one` and `other`" in result.message


def test_a_changed_argument_hides_no_misconception_about_values():
    exercise = made(rows, *TABLES, np.ones((1, 3)), np.zeros((1, 1)))

    @exercise.misconception
    def sorted_first(X):
        """The columns are sorted."""
        return np.sort(X, axis=0) + 1

    def sorted_in_place(X):
        X.sort(axis=0)
        X[0] += 0.5 * (len(X) == 1)
        return X + 1 - 0.5 * (len(X) == 1)

    assert exercise.check(sorted_in_place).misconception == "sorted first"


def test_a_nan_alone_shows_no_misconception_where_other_nans_are_not_its_own():
    exercise = made(rows, *TABLES, np.full((1, 2), 9.0), np.full((2, 2), [5.0, 9.0]))

    @exercise.misconception
    def mixed_rows_fail(X):
        """Rows that are mixed fail."""
        return np.where((X > 8) & (X.min() < 8) & (X.min() > 4), np.nan, X + 1)

    result = exercise.check(lambda X: np.where(X > 8, np.nan, X + 1))
    assert result.misconception != "mixed rows fail"
    assert exercise.check(mixed_rows_fail).misconception == "mixed rows fail"


def test_numbers_that_are_nearly_right_are_told_how_nearly():
    result = made(wave, *ARRAYS).check(lambda x: np.sin(x) * np.where(x > 0, 1.0004, 1.0002))
    assert result.misconception == "nearly right"
    assert result.message.endswith(
        "All numbers are within 0.1 % of the right ones, as where a constant is rounded or a formula only comes close."
    )


def test_arrays_of_different_shapes_in_one_array_are_told():
    result = made(layers, *TABLES).check(lambda X: np.array([X, X[0]]))
    assert result.misconception == "shapes that do not fit" and "Arrays or rows of different shapes" in result.message


def test_an_array_for_an_axis_is_told():
    assert made(rows, *TABLES).check(lambda X: np.max(0, X)).misconception == "an array for a whole number"


def test_the_cases_that_fail_give_a_name():
    cases = [(x,) for x in ARRAYS] + FACTORS[1:]
    result = made(scaled, *cases).check(lambda x, factor=2.0: x * factor + (factor != 2) * x**3)
    assert result.misconception == "wrong where factor is not 2.0, its default"


def test_who_looks_for_relations_warns_nobody(recwarn):
    made(rows, *TABLES).check(lambda X: X[X > 99])
    assert not recwarn.list


def test_one_case_is_too_few_to_speak_of_another_argument():
    def as_if_twice_as_large(x):
        return np.sin(2 * x if len(x) == 5 else x)

    result = made(wave, *[(x,) for x in numbers(3, 4, 5)]).check(as_if_twice_as_large)
    assert "would be right" not in result.message


def test_what_would_be_right_for_another_argument_is_right_for_it_in_the_other_cases_too():
    def as_if_twice_as_large(x):
        return np.sin(2 * x if len(x) > 3 else x)

    result = made(wave, *[(x,) for x in numbers(3, 4, 5)]).check(as_if_twice_as_large)
    assert "would be right" not in result.message


def test_what_only_prints_is_not_taken_for_what_writes_into_its_argument():
    exercise = made(scaled, *FACTORS)

    @exercise.misconception
    def in_place(x, factor):
        """It is written into `x`, and nothing comes back."""
        x *= factor

    assert exercise.check(lambda x, factor: print(x * factor)).outcome == "unattempted"
    assert exercise.check(in_place).misconception == "in place"


def test_two_numbers_are_too_few_for_a_relation():
    assert made(scaled, (1.0, 2.0), (3.0, 3.0)).check(lambda x, factor: -x * factor).misconception is None


def test_a_misconception_of_the_exercise_is_said_first():
    exercise = made(rows, *TABLES)

    @exercise.misconception
    def upside_down(X):
        """This is upside down."""
        return -(X + 1)

    assert exercise.check(lambda X: -X - 1).misconception == "upside down"


@pytest.mark.parametrize("wrong", [lambda x, factor: x * 2.0 + 1, lambda x, factor=2.0: x - 1 / x])
def test_an_argument_that_changes_nothing_is_named(wrong):
    assert made(scaled, *FACTORS).check(wrong).message == "Whatever `factor` is, it changes nothing."


def test_an_argument_that_changes_a_little_is_not_said_to_change_nothing():
    result = made(scaled, *FACTORS).check(lambda x, factor: x * 2.0 + 1 + (factor < 0))
    assert "changes nothing" not in result.message


def test_an_argument_that_counts_far_from_the_cases_is_not_said_to_change_nothing():
    result = made(scaled, *FACTORS).check(lambda x, factor: np.where(np.abs(x) > 50 * factor, 0, x))
    assert "changes nothing" not in result.message


def test_an_argument_that_counts_in_the_cases_that_are_right_is_not_said_to_change_nothing():
    cases = [(x, 2.0) for x in ARRAYS] + [(x, 7.0) for x in numbers(6, 7)]
    result = made(scaled, *cases).check(lambda x, factor: x * factor if factor < 5 else np.arange(x.size) ** 2 / 7)
    assert "`x` is, it changes nothing" not in result.message


def most_frequent(x, most):
    return np.bincount(x, minlength=most).argmax()


def test_an_argument_that_ours_only_refuses_is_not_said_to_change_nothing():
    cases = [(np.array([0, 1, 2, 0]), 3), (np.array([1, 2, 3, 4, 1]), 5), (np.array([3, 3, 4, 5, 5, 3, 5, 5]), 6)]
    result = made(most_frequent, *cases).check(lambda x, most: int(np.sort(x)[len(x) // 2]))
    assert result.outcome == "incorrect" and "changes nothing" not in result.message


def test_a_place_where_most_is_right_is_not_told():
    def wrong_where_large(x):
        return np.where(x > np.sort(x, axis=None)[-2], 0.0, x + 1)

    result = made(rows, *numbers((4, 5), (5, 6), (6, 7))).check(wrong_where_large)
    assert "wrong only" not in result.message


def test_another_shape_is_named():
    result = made(rows, *TABLES).check(lambda X: np.ones((3, 7)))
    assert (result.misconception, result.message) == ("another shape", "`result` has shape (3, 7), not (2, 3).")


def test_zeros_are_told_as_zeros():
    def steps(x):
        return np.where(x > 0, 1.0, 0.0)

    assert made(steps, *TABLES).check(lambda x: 0 * x).misconception == "always the same number"


def test_a_result_that_depends_on_earlier_calls_is_named():
    seen = []

    def remembers(x, factor=2.0):
        seen.append(1)
        return x * factor + len(seen)

    assert made(scaled, *FACTORS).check(remembers).misconception == "another result each time"


def test_only_the_cases_that_differ_from_the_default_may_fail():
    cases = [(x,) for x in ARRAYS] + FACTORS[1:]
    result = made(scaled, *cases).check(lambda x, factor=2.0: x * factor + (factor != 2) * x**3)
    assert result.message.endswith("All cases in which `factor` is not 2.0, its default, fail, and the others don't.")


def end_of(x, low=0.0):
    return "low" if x < low + 1 else "high" if x > low + 9 else None


PLACES = [(x,) for x in (0.5, 9.5, 5.0, 0.1, 9.9)]


@pytest.mark.parametrize(
    "wrong, said",
    [
        (lambda x: str(end_of(x) or 0).title(), "`'Low'`, which is none of the answers `'low'`"),
        (lambda x: {"low": "lower", "high": "upper"}.get(end_of(x)), "`'lower'`, which is none of the answers `'low'`"),
        (lambda x: {"low": -1, "high": 1}.get(end_of(x), 0), "`-1`, which is none of the answers `'low'`"),
        (lambda x: end_of(x) is not None, "`True`, which is none of the answers `'low'`, `'high'`, `None`."),
    ],
)
def test_a_value_that_is_none_of_the_words_is_told_them(wrong, said):
    result = made(end_of, *PLACES).check(wrong)
    assert (result.misconception, result.message.startswith(f"`result` is {said}")) == ("none of the words", True)


def test_a_word_with_a_capital_letter_is_another_text():
    result = made(end_of, *PLACES).check(lambda x: {"low": "LOW"}.get(end_of(x), end_of(x)))
    assert result.outcome == "incorrect" and result.message.endswith("capital letters make it another text.")


@pytest.mark.parametrize(
    "wrong, name", [(lambda x: None if x < 1 else end_of(x), "nothing found"), (lambda x: end_of(2 * x - 5), "")]
)
def test_none_is_not_taken_for_a_missing_return_where_it_is_an_answer(wrong, name):
    result = made(end_of, *PLACES).check(wrong)
    assert (result.misconception or "", "returned" in result.message) == (name, False)


def test_something_found_where_there_is_nothing_is_named():
    result = made(end_of, *PLACES).check(lambda x: end_of(x) or "high")
    assert result.misconception == "nothing to find"


def test_another_default_is_named():
    cases = [(0.5,), (9.5,), (0.5, 0.0), (5.5, 5.0), (5.0, 0.0)]
    result = made(end_of, *cases).check(lambda x, low=-20.0: end_of(x, low))
    assert result.misconception == "another default"
    assert result.message == "Where the caller leaves `low` out, yours is -20.0: the task says 0.0."


def test_another_default_is_not_said_where_other_cases_fail_too():
    cases = [(0.5,), (9.5,), (0.5, 0.0), (5.5, 5.0), (5.0, 0.0)]
    result = made(end_of, *cases).check(lambda x, low=-20.0: end_of(x, low - 20))
    assert result.misconception != "another default"


def test_a_mistake_in_an_entry_of_a_dict_is_told():
    def both(x):
        return {"sum": x.sum(), "numbers": x + 1}

    result = made(both, *ARRAYS).check(lambda x: both(x) | {"numbers": -x - 1})
    assert result.message == "Each number of `result['numbers']` has the opposite sign."


def test_where_two_places_fit_neither_is_told():
    signs = [np.array([[1.0, -2.0], [-3.0, 4.0]]), np.array([[-1.0, 2.0], [3.0, -4.0]])]

    def total(one, other):
        return one + other

    result = made(total, *((x, 2 * x) for x in signs)).check(lambda a, b: a + b + 1.5 * (a > 0) * a)
    assert "wrong only" not in result.message


def test_a_mistake_on_one_side_of_another_argument_is_told():
    def falling(x, end):
        return np.maximum(1 - np.divide(x, end), 0)

    rows = np.array([1.0, 2.0, 3.0, 0.5, 1.5]), np.array([[7.0, 0.0], [3.0, 9.0]])
    cases = [(3.0, 4.0), (6.0, 4.0), (rows[0], 2.5), (rows[1], 5.0)]
    result = made(falling, *cases).check(lambda x, end: np.where(np.greater(x, end), np.cos(x), falling(x, end)))
    assert result.misconception == "wrong where x is larger than end"
    assert result.message == "In every case that fails, the result is wrong only where `x` is larger than `end`."


def test_a_side_on_which_much_is_right_is_not_told():
    def sizes(x, scale):
        return scale * np.sign(x)

    cases = [(np.array([2.0, -1.0, 0.0, 3.0]), 0.5), (np.array([0.0, -3.0]), 0.1), (np.array([0.0, -2.0, 2.0]), 0.3)]
    result = made(sizes, *cases).check(lambda x, scale: np.where(x == 0, x + 7, sizes(x, scale)) + np.cos(x) * (x == 0))
    assert "is wrong only where `x` is 0" in result.message


def test_what_is_right_in_the_first_row_alone_is_named():
    def early(X):
        out = X.copy()
        for row in range(len(X)):
            out[row] += 1
            return out

    result = made(rows, *TABLES).check(early)
    assert result.misconception == "wrong behind the first row"


def test_an_axis_too_many_is_another_shape_for_numbers_too():
    result = made(scaled, 2.0, np.ones((2, 3)), np.ones((4, 5))).check(lambda x: np.ravel(2 * x))
    assert result.misconception == "another shape"


def test_another_kind_of_value_is_named():
    result = made(rows, *TABLES).check(lambda X: {"X": X})
    assert (result.misconception, result.message) == (
        "another kind of value", "`result` is a dict, not an array of shape (2, 3).",
    )  # fmt: skip


def test_another_kind_of_a_part_is_named():
    result = made(pair, *ARRAYS).check(lambda x: (x + 1, [[1], [2, 3]]))
    assert (result.misconception, result.message) == (
        "another kind of value", "`result[1]` is a list, not an array of shape (3,).",
    )  # fmt: skip


def test_an_argument_that_is_changed_is_named():
    def in_place(X):
        X += 1
        return X

    assert made(rows, *TABLES).check(in_place).misconception == "an argument is changed"


def broadcast(x):
    return x + np.ones(7)


def multiplied(x):
    return np.ones((3, 4)) @ np.ones((3, 4))


def asked_once(x):
    return x if x > 0 else 0 * x


def of_one_number(x):
    return math.exp(x)


def whole(x):
    numbers = np.arange(3)
    numbers += 0.5


def along_axis_5(x):
    return x.sum(axis=5)


def too_far(x):
    return x.ravel()[99]


def of_none(x):
    return x + None


def of_a_list(x):
    return list(x) * 0.5


def float_as_index(x):
    return x[len(x) / 2]


def row_in_a_place(x):
    numbers = np.zeros(3)
    numbers[0] = [1.0, 2.0]


def endless(x):
    return endless(x)


def product_with_a_number(x):
    return 0.5 @ x


def place_in_a_number(x):
    x.sum()[0] = 1.0


def largest_of_nan(x):
    return np.nanargmax(np.nan * x)


def divided_by_nothing(x):
    return 1 / (len(x.shape) - x.ndim)


def without_a_name(x):
    return unknown + x  # noqa: F821


@pytest.mark.parametrize(
    "wrong, said",
    [
        (broadcast, "Shapes are compared from their last axis on, and (3,) does not fit (7,)"),
        (multiplied, "the last axis of `A` is as long as the first of `B`; here they have 4 and 3."),
        (asked_once, "an array has one for each of its numbers."),
        (of_one_number, "take one number, not an array of several."),
        (whole, "The array holds whole numbers"),
        (along_axis_5, "Axes are counted from 0, and this array has 1: there is no axis 5."),
        (too_far, "Places are counted from 0: among 3, there is none with the number 99."),
        (of_none, "Something is `None` there"),
        (of_a_list, "A list or a tuple is no array"),
        (float_as_index, "A place or a length is a whole number"),
        (row_in_a_place, "A place for one number was given several."),
        (endless, "The function calls itself again and again"),
        (product_with_a_number, "`@` takes two arrays"),
        (place_in_a_number, "A single number has no length and no places"),
        (largest_of_nan, "none is the largest"),
        (divided_by_nothing, "Something was divided by 0."),
        (without_a_name, "Nothing has the name `unknown`"),
        (lambda x: x.shape[0].size[1], "has nothing with the name `size`"),
        (lambda x: np.arctangent(x), "has nothing with the name `arctangent`"),
        (lambda x: x(2), "a value of type `ndarray` is no function"),
        (lambda x: len(3), "A single number has no length and no places"),
        (lambda x: np.exp[x], "A function is called with parentheses"),
        (lambda x: np.sum[x], "A function is called with parentheses"),
        (lambda x: x ^ 2, "a power is written `**`"),
        (lambda x, factor: x * factor, "Something was called without 'factor'."),
        (lambda: 3, "Something takes 0 arguments, and was called with 1."),
        (lambda x: np.sum(x, axes=0), "an argument `axes`, and has none of that name."),
        (lambda x: np.concatenate([x, np.ones((2, 2, 2, 2))]), "Arrays that are joined agree in all axes"),
        (lambda x: x.reshape(77), "The lengths of (77,) multiplied are not 3"),
        (lambda x: np.linalg.inv(np.ones((2, 3))), "matrices with as many rows as columns"),
        (lambda x: math.exp(800 + x.size), "too large for a float"),
        (lambda x: x[x == 3][[True, False]], "A mask has a True or False for each place"),
        (lambda x: np.zeros(2, 3), "several lengths stand together in one tuple"),
        (lambda x: len(x) @ x.ndim, "`@` takes two arrays"),
        (lambda x: x + "1", "Nobody can compute with text"),
    ],
)
def test_a_common_error_is_told_in_words(wrong, said):
    result = made(scaled, *ARRAYS).check(wrong)
    assert said in result.message and result.misconception


def test_the_relations_respect_what_the_exercise_compares():
    def up_to_the_sign(expected, got):
        return same(np.abs(expected), np.abs(got)) if np.shape(expected) == np.shape(got) else "another shape"

    result = made(rows, *TABLES, compare=up_to_the_sign).check(lambda X: -3 * (X + 1))
    assert result.message == "Each number of the result is -3.0 times the right one."


def drawn(size, rng):
    return rng.normal(size=size)


def without_tails(size, rng):
    numbers = rng.normal(size=2 * size)
    return numbers[np.abs(numbers) < 2][:size] / 0.8796


@pytest.mark.parametrize(
    "wrong, said",
    [
        (lambda size, rng: 0.7 * rng.normal(size=size), "The numbers spread too little."),
        (lambda size, rng: 1.5 * rng.normal(size=size), "The numbers spread too widely."),
        (lambda size, rng: 1 + rng.normal(size=size), "The numbers lie too high: their mean is another one."),
        (lambda size, rng: -rng.normal(size=2 * size)[::2], None),
        (lambda size, rng: rng.uniform(-(3**0.5), 3**0.5, size), "The numbers are distributed differently."),
        (without_tails, "Too few of the numbers lie far out."),
        (lambda size, rng: rng.normal() * np.ones(size), "All numbers of `result` are the same."),
        (lambda size, rng: np.zeros(size), "All numbers of `result` are the same."),
        (lambda size, rng: size / 5000 * rng.normal(size=size),
         "In this case the numbers spread too little. In another the numbers spread too widely."),
        (lambda size, rng: rng.integers(-3, 4, size) / 2,
         "Numbers of `result` come up again: only {few} of the {size} differ in seven digits."),
        (lambda size, rng: np.clip(rng.normal(size=size), -2, 2),
         "Numbers of `result` are cut off: {some} of the {size} are the smallest or largest."),
    ],
)
def test_numbers_that_are_drawn_otherwise_are_told_how(wrong, said):
    cases = [(size, np.random.default_rng(size)) for size in (4000, 6000)]
    result = made(drawn, *cases, compare=same_draws, draws=True).check(wrong)
    said = said and re.escape(said).replace(r"\{few\}", r"\d").replace(r"\{some\}", r"\d+").replace(r"\{size\}", r"\d+")
    assert said is None and result.outcome == "correct" or re.match(said, result.message) and result.misconception
