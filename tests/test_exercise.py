"""One exercise: what is judged, what is shown, and that no reader's function harms the notebook."""

import copy
import functools
import inspect
import math
import os
import random
import re
import signal
import subprocess
import sys
import textwrap
import threading
import types
import warnings
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nnlib import losses
from nnlib.exercises import Misconception, Result, _exercise, activations, collect, exercise, same, same_draws

# Example exercises


def sigmoid(x):
    """1 / (1 + exp(-x)) for each number of a float array, without warnings."""
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, small) / (1 + small)


def sigmoid_cases(rng):
    yield np.array([0.0])
    yield np.array([-2.0, 3.0])
    yield np.array([-800.0, 800.0])
    yield np.empty((0, 3))
    yield rng.normal(size=(4, 3)).astype(np.float32)


def sigmoid_exercise(**settings):
    made = exercise(
        name="stable_sigmoid",
        task="Write `sigmoid(x)` for any float array, without warnings.",
        cases=sigmoid_cases,
        without_warnings=True,
        hints=["Which numbers overflow in `exp`?", "Two formulas, one for each sign."],
        why="The exponent is never positive, so nothing overflows.",
        **settings,
    )(sigmoid)

    @made.misconception
    def overflows(x):
        """For x below -709, exp(-x) is inf."""
        return 1 / (1 + np.exp(-x))

    @made.misconception
    def wrong_sign(x):
        """It falls where it should rise."""
        return 1 - sigmoid(x)

    @made.misconception(bound=(2.5, 1))
    def clips(x, bound=5):
        """Clipping changes values."""
        return sigmoid(np.clip(x, -bound, bound))

    return made


@exercise(
    task="Change `w` in place.",
    cases=lambda rng: [(np.array([1.0]), np.array([2.0]))],
    hints=["Which `w` is the caller's?"],
    why="The caller holds the same array.",
)
def descend(w, gradient):
    """One step down the gradient, in place."""
    w -= 0.1 * gradient


@descend.misconception
def rebinds(w, gradient):
    """The name `w` moves to a new array."""
    w = w - 0.1 * gradient  # noqa: F841


class Counter:
    """Counts the samples it has seen."""

    def __init__(self, start):
        self.seen = start

    def update(self, x):
        """Count the rows of x."""
        self.seen += self._rows(x)

    def _rows(self, x):
        return len(x)


def count_twice(counter, start, x):
    counter = counter(start)
    counter.update(x)
    counter.update(x)
    return counter.seen


counter = exercise(
    name="counter",
    task="Write the class `Counter`.",
    run=count_twice,
    cases=lambda rng: [(0, np.zeros((1, 2))), (3, np.zeros((4, 2)))],
    hints=["What is one sample?"],
    why="A sample is a row.",
)(Counter)


@counter.misconception("counts calls")
class CountsCalls(Counter):
    """A call may bring many samples."""

    def _rows(self, x):
        return 1


@exercise(
    task="Name what is wrong with each net: `'dead'`, `'saturated'` or `'none'`.",
    choices=["dead", "saturated", "none"],
    hints=["Look at the zeros."],
    why="Zeros everywhere mean dead units.",
)
def diagnose():
    return {"net 1": "dead", "net 2": "saturated", "net 3": "none"}


@diagnose.misconception
def swapped():
    """A dead unit gives 0."""
    return {"net 1": "saturated", "net 2": "dead", "net 3": "none"}


@diagnose.misconception
def health_looks_dead():
    """Some zeros are healthy."""
    return diagnose.answer() | {"net 3": "dead"}


def small(answer, *cases, edges=(), wrong=(), **settings):
    """An exercise with nothing but cases, and wrong answers by their names."""
    given = {"name": "small", "task": "", "hints": [], "why": "", "stub": lambda *given: ...}
    made = exercise(cases=lambda rng: cases, edges=lambda rng: edges, **given | settings)(answer)
    for name, function in dict(wrong).items():
        made.misconceptions.append(Misconception(name, function, f"That is {name}."))
    return made


# What is judged


def test_a_right_function_is_correct():
    assert sigmoid_exercise().check(lambda x: 0.5 * (1 + np.tanh(0.5 * x))).outcome == "correct"


def test_the_first_failing_case_is_the_counterexample():
    found = sigmoid_exercise().check(lambda x: np.minimum(sigmoid(x), 0.9)).counterexample
    assert found == ("x = array([-2.,  3.])", "array([0.119203, 0.952574])", "array([0.119203, 0.9     ])")


def test_a_correct_result_has_no_counterexample():
    result = sigmoid_exercise().check(sigmoid)
    assert (result.counterexample, result.misconception) == (None, None)


@pytest.mark.parametrize(
    "function, name",
    [
        (lambda x: np.exp(x) / (1 + np.exp(x)) if np.all(x < 700) else 1 / (1 + np.exp(-x)), "overflows"),
        (lambda x: 0.5 * (1 - np.tanh(0.5 * x)), "wrong sign"),
        (lambda x: 0.5 * (1 + np.tanh(0.5 * np.maximum(np.minimum(x, 5), -5))), "clips"),
    ],
)
def test_a_misconception_is_recognised_by_behavior_whatever_its_code(function, name):
    result = sigmoid_exercise().check(function)
    assert (result.outcome, result.misconception) == ("incorrect", name)


def test_a_function_that_is_wrong_in_its_own_way_has_no_misconception():
    assert sigmoid_exercise().check(lambda x: 1 / (1 + np.exp(-x)) + 0.1 * np.cos(3 * x)).misconception is None


def test_a_misconception_must_agree_in_raising():
    wrong = {"one number": lambda x: math.exp(x.item())}
    numbers = small(lambda x: np.exp(x), np.array(2.0), np.array([0.0, 1.0]), wrong=wrong)
    assert numbers.check(lambda x: math.exp(np.asarray(x).item())).misconception == "one number"
    assert numbers.check(lambda x: math.exp(x.flat[0])).misconception != "one number"


def test_nan_counts_as_a_value():
    signs = small(lambda x: x / np.abs(x), np.array([0.0, 2.0]), wrong={"zero": np.sign})
    assert signs.check(lambda x: x / np.sqrt(x * x)).outcome == "correct"
    assert signs.check(lambda x: (x > 0) - 1.0 * (x < 0)).misconception == "zero"


def test_a_warning_is_wrong_where_ours_gives_none():
    result = sigmoid_exercise().check(lambda x: (np.float64(1e308) * 10, sigmoid(x))[1])
    assert result.message.startswith("The value is right, but there is a warning: overflow encountered in")


def test_a_silenced_warning_is_not_held_against_the_reader():
    def quiet(x):
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(-x))

    assert sigmoid_exercise().check(quiet).outcome == "correct"


def test_changing_an_argument_is_found():
    def careless(x):
        result = sigmoid(x)
        x *= 0
        return result

    result = sigmoid_exercise().check(careless)
    assert result.message == "The value is right, but `sigmoid` changed its argument `x`."
    assert result.counterexample.got == "x = array([-0.,  0.]) after the call"


def test_an_answer_in_place_is_judged_by_the_changed_argument():
    def with_out(w, gradient):
        np.subtract(w, 0.1 * gradient, out=w)

    assert descend.check(with_out).outcome == "correct"
    assert (
        descend.check(lambda w, gradient: w.fill(7.0)).message
        == "After the call, `w[0]` is 7.0, not 0.8."
    )


def test_a_wrong_answer_that_does_nothing_is_not_taken_for_the_stub():
    assert descend.check(rebinds).misconception == "rebinds"


@pytest.mark.parametrize("fresh, outcome", [(False, "correct"), (True, "incorrect")])
def test_a_view_of_an_argument_is_wrong_where_a_fresh_result_is_asked_for(fresh, outcome):
    assert small(np.copy, np.ones(2), fresh=fresh).check(lambda w: w[:]).outcome == outcome


def positive_root(x):
    if x < 0:
        raise ValueError("x is negative")
    return math.sqrt(x)


def test_an_input_that_must_be_refused_is_a_case():
    result = small(positive_root, 4.0, -1.0).check(lambda x: abs(x) ** 0.5)
    assert result.message == "This input should be refused with ValueError."
    assert result.counterexample == ("x = -1.0", "ValueError: x is negative", "1.0")


def test_refusing_an_input_as_ours_does_is_correct():
    assert small(positive_root, 4.0, -1.0).check(lambda x: positive_root(x)).outcome == "correct"


def test_refusing_an_input_with_another_kind_of_error_is_wrong():
    def refuses(x):
        if x < 0:
            raise TypeError("x is negative")
        return math.sqrt(x)

    assert small(positive_root, 4.0, -1.0).check(refuses).counterexample.got == "TypeError: x is negative"


def test_a_class_is_judged_by_a_sequence_of_calls():
    assert counter.check(type("Mine", (Counter,), {})).outcome == "correct"
    assert counter.check(CountsCalls).misconception == "counts calls"


def test_a_generator_of_random_numbers_starts_the_same_for_everyone():
    three = small(lambda rng: rng.random(3), np.random.default_rng(5))
    assert three.check(lambda rng: np.array([rng.random() for _ in range(3)])).outcome == "correct"


def test_a_generator_of_random_numbers_is_shown_without_its_address():
    three = small(lambda rng: rng.random(3), np.random.default_rng(5))
    assert three.check(lambda rng: rng.random(2)).counterexample.input == "rng = Generator(PCG64)"


def test_compare_can_be_set():
    sigmoids = sigmoid_exercise(compare=functools.partial(same, dtype="exact"))
    result = sigmoids.check(lambda x: sigmoid(x.astype(np.float64)))
    assert result.message == "`result` has dtype float64, not float32."


def test_a_compare_that_fails_on_a_strange_result_is_no_crash():
    sigmoids = sigmoid_exercise(compare=lambda expected, got: None if got.sum() > 0 else "no")
    assert sigmoids.check(lambda x: "text").message == "`result` can't be compared: AttributeError."


# What decides, and what is left to mend


def add_up(x):
    return x.sum(axis=0)


ROWS = [np.array([[1.0, 2.0]]), np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[0.5], [8.0], [-2.0]])]


@pytest.mark.parametrize(
    "function, remark",
    [
        (lambda x: [0.0] * 2 if not len(x) else x.sum(axis=0), "for `x`, an array of shape (0, 2): `result` is a list"),
        (lambda x: sum(row for row in x) + 0 * x[0],
         "for `x`, an array of shape (0, 2), it fails with IndexError; ours gives `array([0., 0.])`."),
        (lambda x: x.mean(axis=0) * len(x), "it gives `array([nan, nan])`; ours gives `array([0., 0.])`."),
    ],
)  # fmt: skip
def test_what_fails_at_an_edge_only_is_correct_and_one_sentence_says_what_is_left(function, remark):
    result = small(add_up, *ROWS, edges=[np.empty((0, 2))]).check(function)
    assert result.outcome == "correct" and result.message == "All 3 cases agree with ours."
    assert remark in result.remark
    assert result.remark in repr(result) and "One thing is left" in result._repr_html_()


def test_what_is_slow_at_an_edge_only_is_correct():
    def slow(x):
        while x.size > 10:
            pass
        return x.sum(axis=0)

    result = small(add_up, *ROWS, edges=[np.ones((100, 1))], time_limit=0.3).check(slow)
    assert result.outcome == "correct"
    assert "for `x`, an array of shape (100, 1), it takes longer than 0.3 s; ours gives `array([" in result.remark


def test_an_answer_that_is_ours_everywhere_has_nothing_left_to_mend():
    assert small(add_up, *ROWS, edges=[np.empty((0, 2))]).check(lambda x: np.sum(x, 0)).remark == ""


@pytest.mark.parametrize(
    "function, remark",
    [
        (lambda x: x.sum(axis=0).tolist(), "`result` is a list, not an array of shape (2,)."),
        (lambda x: tuple(x.sum(axis=0)), "`result` is a tuple, not an array of shape (2,)."),
        (lambda x: (np.float64(1e308) * 10, x.sum(axis=0))[1], "there is a warning: overflow encountered in"),
    ],
)
def test_a_list_or_a_warning_is_correct_where_the_task_is_silent(function, remark):
    result = small(add_up, *ROWS).check(function)
    assert result.outcome == "correct" and remark in result.remark


def test_a_list_of_wrong_numbers_is_wrong():
    assert small(add_up, *ROWS).check(lambda x: x.sum(axis=1).tolist()).outcome == "incorrect"


@pytest.mark.parametrize("dtype, outcome", [(None, "correct"), ("kind", "incorrect"), ("exact", "incorrect")])
def test_whole_numbers_for_floats_are_correct_unless_the_task_names_the_type(dtype, outcome):
    steps = small(lambda x: np.where(x > 0, 1.0, 0.0), *ROWS, dtype=dtype)
    assert steps.check(lambda x: np.where(x > 0, 1, 0)).outcome == outcome
    assert steps.check(lambda x: x > 0).outcome == outcome


@pytest.mark.parametrize("dtype, outcome", [(None, "correct"), ("kind", "correct"), ("exact", "incorrect")])
def test_float32_for_float64_is_correct_unless_the_exact_type_is_asked_for(dtype, outcome):
    assert small(np.copy, *ROWS, dtype=dtype).check(lambda x: x.astype(np.float32)).outcome == outcome


def test_numbers_that_a_type_would_change_are_wrong():
    assert small(np.copy, np.array([1.5, 2.0])).check(lambda x: x.astype(int)).outcome == "incorrect"


# Names


def shifted(x):
    return x.sum(axis=0) + 1


def test_a_name_is_found_in_the_cases_that_give_values_whatever_happens_in_the_others():
    cases = [*ROWS, np.ones((2, 5)), np.ones((9, 1))]

    def careless(x):
        if len(x) == 9:
            raise IndexError("too many")
        return x[0] + sum(x[1:]) + 1

    result = small(add_up, *cases, wrong={"shifted": shifted}).check(careless)
    assert result.misconception == "shifted" and result.counterexample.got == "array([2., 3.])"


def test_of_two_mistakes_in_two_entries_the_one_that_is_known_is_named():
    def both(x):
        return {"sum": x.sum(), "largest": x.max(), "count": x.size}

    wrong = {
        "lowest": lambda x: both(x) | {"largest": x.min()},
        "lowest and mean": lambda x: both(x) | {"sum": x.mean(), "largest": x.min()},
        "length": lambda x: both(x) | {"count": len(x) + 1},
    }
    made = small(both, *(np.arange(n, n * n, 0.5) for n in (2, 3, 4)), wrong=wrong)
    result = made.check(lambda x: both(x) | {"largest": x.min(), "count": -1})
    assert result.misconception == "lowest" and result.message == "That is lowest. Something else is wrong, too."
    assert made.check(lambda x: {"sum": x.mean(), "largest": x.min(), "count": 0}).misconception == "lowest and mean"
    assert made.check(lambda x: both(x) | {"largest": x.min() + (x.size > 9)}).misconception is None


def test_a_name_needs_three_cases_with_values():
    def only_two(x):
        if len(x) != 1:
            raise IndexError("too many")
        return x.sum(axis=0) + 1

    cases = [ROWS[0], np.ones((1, 3)), np.ones((2, 3)), np.ones((3, 3))]
    assert small(add_up, *cases, wrong={"shifted": shifted}).check(only_two).misconception is None


def test_a_value_that_breaks_far_out_does_not_hide_a_name():
    falling = {"falls": lambda x: 1 / (1 + np.exp(np.clip(x, -700, 700)))}
    exercise = small(sigmoid, *(np.array([x]) for x in (-1.0, 0.5, 2.0, 900.0)), wrong=falling)
    with np.errstate(all="ignore"):
        assert exercise.check(lambda x: np.exp(-x) / (1 + np.exp(-x)) * (1 + 0 * np.exp(x))).misconception == "falls"


def test_of_several_names_the_one_that_agrees_most_often_speaks():
    def general(x):
        return x[0] * 2

    def special(x):
        if len(x) > 2:
            raise ValueError("at most two rows")
        return x[0] * 2

    cases = [np.full((n, 2), float(n)) for n in (1, 1, 1, 2, 3, 4)]
    made = small(add_up, *cases, wrong={"general": general, "special": special})
    assert made.check(special).misconception == "special"
    assert made.check(general).misconception == "general"


def test_a_name_is_not_given_to_another_mistake_in_a_case_where_the_misconception_is_right():
    cases = [np.array([float(n)]) for n in (1, 2, 3, -1, -2)]
    exercise = small(np.abs, *cases, wrong={"zero below": lambda x: np.maximum(x, 0)})
    assert exercise.check(lambda x: np.where(x == 3, 7, np.maximum(x, 0))).misconception is None


def test_the_same_mistake_with_another_number_has_the_same_name():
    assert [sigmoid_exercise().check(lambda x: sigmoid(np.clip(x, -b, b))).misconception for b in (1, 2.5, 5, 4)] == [  # noqa: B023
        "clips", "clips", "clips", None,
    ]  # fmt: skip


def test_an_error_of_another_kind_is_another_mistake():
    wrong = {"one question": lambda x: x if x > 0 else 0 * x}
    exercise = small(np.abs, np.ones(2), np.ones(3), wrong=wrong)
    assert exercise.check(lambda x: 0 * x if x < 0 else x).misconception == "one question"
    assert exercise.check(lambda x: x.reshape(7)).misconception != "one question"


def test_the_case_that_is_shown_shows_the_misconception():
    cases = [np.array([float(n)]) for n in (0, 1, 2, -3)]

    def breaks_first(x):
        if x[0] == 0:
            raise ValueError("zero")
        return np.maximum(x, 0)

    result = small(np.abs, *cases, wrong={"zero below": lambda x: np.maximum(x, 0)}).check(breaks_first)
    assert result.misconception == "zero below" and result.counterexample.input == "x = array([-3.])"


def test_a_wrong_value_is_told_before_a_right_one_with_another_fault():
    def careless(x):
        x += 1
        return x - 1 if len(x) < 3 else x

    result = small(np.copy, np.ones(1), np.ones(2), np.ones(3)).check(careless)
    assert result.message == "`result[0]` is 2.0, not 1.0."


@pytest.mark.parametrize("clause, said", [("upside down", "`result[0]` is -2.0, not 1.0."), ("off by 3", "Off by 3.")])
def test_what_interprets_a_case_is_said_only_if_it_holds_in_all_that_fail(clause, said):
    def compare(expected, got):
        return None if same(expected, got) is None else clause if len(got) == 1 else "wrong in another way"

    exercise = small(np.copy, np.ones(1), np.ones(2), compare=compare)
    assert exercise.check(lambda x: x - 4 + len(x)).message == said
    always = small(np.copy, np.ones(1), np.ones(2), compare=lambda *pair: same(*pair) and "upside down")
    assert always.check(lambda x: -x).message == "Upside down."


# Drawing


def draw(size, rng):
    return rng.normal(size=size)


def drawing(**settings):
    cases = [(size, np.random.default_rng(seed)) for seed, size in enumerate((1, 5, 5000, 20_000))]
    return small(draw, *cases, draws=True, compare=same_draws, **settings)


@pytest.mark.parametrize(
    "function",
    [
        lambda size, rng: rng.standard_normal(size),
        lambda size, rng: np.array([rng.normal() for _ in range(size)]),
        lambda size, rng: np.random.default_rng(rng.integers(2**60)).normal(size=size),
        lambda size, rng: rng.permutation(rng.normal(size=size)),
        lambda size, rng: rng.spawn(1)[0].normal(size=size),
    ],
)
def test_numbers_drawn_in_another_way_are_as_good(function):
    assert drawing().check(function).outcome == "correct"


@pytest.mark.parametrize(
    "function, message",
    [
        (lambda size, rng: np.random.default_rng().normal(size=size), "Two calls with equal generators give different"),
        (lambda size, rng: np.random.default_rng(0).normal(size=size), "The generator makes no difference"),
        (lambda size, rng: np.zeros(size), "The generator makes no difference"),
        (lambda size, rng: np.random.randn(size), "The global generator is used"),
        (lambda size, rng: (np.random.seed(0), np.random.randn(size))[1], "The global generator is used"),
        (lambda size, rng: np.array([random.gauss() for _ in range(size)]), "The global generator is used"),
        (lambda size, rng: copy.deepcopy(rng).normal(size=size), "A second call with the same generator gives"),
        (lambda size, rng: np.random.default_rng(int(rng.random() < 0.9)).normal(size=size), "A second call"),
    ],
)
def test_numbers_that_come_from_elsewhere_are_found(function, message):
    exercise = drawing()
    exercise.compare = lambda expected, got: None if isinstance(got, np.ndarray) else "no array"
    assert exercise.check(function).message.startswith(message)


@pytest.mark.parametrize("seed", range(10))
def test_a_generator_that_gives_the_same_by_chance_was_asked(seed):
    one_of_two = exercise(task="...", cases=lambda rng: [(1, np.random.default_rng(seed))], hints=["", ""], why="",
                          draws=True)(draw)  # fmt: skip
    one_of_two.compare = lambda expected, got: None
    assert one_of_two.check(lambda size, rng: rng.integers(2, size=size)).outcome == "correct"


def test_the_global_generators_are_as_before():
    before = np.random.get_state()[1].tolist(), random.getstate()
    drawing().check(draw)
    assert (np.random.get_state()[1].tolist(), random.getstate()) == before


@pytest.mark.parametrize(
    "function",
    [
        lambda size, rng: rng.normal(size=size) * 1.2,
        lambda size, rng: rng.normal(size=size) + 0.1,
        lambda size, rng: rng.uniform(-1.7, 1.7, size=size),
        lambda size, rng: np.full(size, rng.normal()),
        lambda size, rng: np.abs(rng.normal(size=size)),
        lambda size, rng: np.tile(rng.normal(size=(size + 3) // 4), 4)[:size],
    ],
)
def test_another_distribution_is_found(function):
    assert drawing().check(function).outcome == "incorrect"


def test_an_answer_that_needs_no_numbers_may_draw_none():
    def keep_all(x, keep, rng):
        return x if keep == 1 else x * (rng.random(x.shape) < keep)

    cases = [(np.ones(5), 1, np.random.default_rng(0)), (np.ones(5000), 0.5, np.random.default_rng(0))]
    exercise = small(lambda x, keep, rng: x * (rng.random(x.shape) < keep), *cases, draws=True, compare=same_draws)
    assert exercise.check(keep_all).outcome == "correct"


# Not attempted


def stub_pass(x):
    """A docstring."""
    pass


def stub_not_implemented(x):
    raise NotImplementedError("write me")


def stub_part(x):
    y = ...
    return y


@pytest.mark.parametrize(
    "stub",
    [..., None, NotImplemented, lambda x: None, lambda x: ..., stub_pass, stub_not_implemented, stub_part]
    + [lambda x: NotImplemented, lambda x: (None, ...)],
)
def test_a_stub_is_neutral(stub):
    assert sigmoid_exercise().check(stub).outcome == "unattempted"


def test_a_forgotten_return_is_mentioned():
    def forgets(x):
        sigmoid(x)

    assert sigmoid_exercise().check(forgets).message == "`sigmoid` returns nothing yet. Is `return` missing?"


def test_a_class_without_bodies_is_neutral():
    assert counter.check(counter.stub).outcome == "unattempted"


def test_a_stub_of_the_authors_is_neutral_by_behavior():
    sigmoids = sigmoid_exercise(stub=lambda x: np.zeros(3))
    assert sigmoids.check(lambda x: np.zeros(2 + 1)).outcome == "unattempted"


def test_an_answer_that_only_changes_its_argument_is_no_stub():
    def in_place(x):
        x[x > 0] = 0.5

    sigmoids = sigmoid_exercise(stub=lambda x: None)
    assert "stub" not in sigmoids.check(in_place).message


def test_what_is_left_at_an_edge_of_a_tuple_is_the_place_that_differs():
    settings = {"cases": lambda rng: [1.0, 2.0], "edges": lambda rng: [1e9], "hints": ["", ""], "why": ""}

    @exercise(task="...", **settings)
    def both(x):
        return x * np.ones(20), x + 1

    remark = both.check(lambda x: [x * np.ones(20), x + 1 if x < 5 else 0.0]).remark
    assert remark.endswith("for `x = 1000000000.0`: `result[1]` is 0.0, not 1000000000.0.")


def test_a_stub_in_place_is_neutral():
    assert descend.check(descend.stub).outcome == "unattempted"


def test_returning_a_constant_is_an_attempt():
    assert sigmoid_exercise().check(lambda x: 5).outcome == "incorrect"


def test_the_stub_is_the_answers_signature_and_docstring():
    assert sigmoid_exercise().stub_source == (
        "def sigmoid(x):\n"
        '    """1 / (1 + exp(-x)) for each number of a float array, without warnings."""\n'
        "    ..."
    )


def test_the_stub_of_a_class_has_its_public_methods():
    assert counter.stub_source == textwrap.dedent('''\
        class Counter:
            """Counts the samples it has seen."""

            def __init__(self, start):
                ...

            def update(self, x):
                """Count the rows of x."""
                ...''')


def test_an_exercise_whose_answer_has_parameters_needs_cases():
    with pytest.raises(TypeError, match="needs cases"):
        exercise(task="", hints=[], why="")(sigmoid)


def test_an_untouched_stub_is_shown_its_task():
    result = sigmoid_exercise().check(sigmoid_exercise().stub)
    assert result.task == sigmoid_exercise().task
    assert result.task in repr(result) and "<code>sigmoid(x)</code> for any float array" in result._repr_html_()


def test_a_list_in_a_task_has_a_line_for_each_point_and_none_before_the_first():
    shown = Result("unattempted", "No code yet.", task="Which?\n\n- one\n- two\n\nSay it:\n- once")._repr_html_()
    assert "<p>• one<br>• two</p>" in shown and "<p>Say it:<br>• once</p>" in shown


# Values


RIGHT = {"net 1": "dead", "net 2": "saturated", "net 3": "none"}


def test_a_right_value_is_correct_and_says_why():
    result = diagnose.check({"net 2": "Saturated", "net 1": " dead", "net 3": "none"})
    assert (result.outcome, result.message) == ("correct", diagnose.why)


def test_none_stands_for_the_word_none():
    assert diagnose.check(RIGHT | {"net 3": None}).outcome == "correct"
    assert diagnose.check(RIGHT | {"net 2": None}).message == "2 of 3 are right."


def test_a_word_is_taken_whatever_its_case():
    assert diagnose.check({"net 1": "Dead", "net 2": " SATURATED", "net 3": None}).outcome == "correct"


def test_a_value_still_to_be_filled_in_is_neutral():
    assert diagnose.check(dict.fromkeys(RIGHT, ...)).outcome == "unattempted"


def test_a_known_wrong_value_is_recognised():
    assert diagnose.check(swapped()).misconception == "swapped"


def test_a_misconception_about_one_entry_is_told_whatever_the_others_say():
    result = diagnose.check({"net 1": "saturated", "net 2": "saturated", "net 3": "dead"})
    assert result.misconception == "health looks dead"
    assert result.message == "Some zeros are healthy. 1 of 3 are right."


@pytest.mark.parametrize(
    "value, message",
    [
        (RIGHT | {"net 2": "none"}, "2 of 3 are right."),
        (RIGHT | {"net 2": ...}, "`net 2` is still `...`."),
        (RIGHT | {"net 1": ..., "net 2": ...}, "`net 1` is still `...`. `net 2` is still `...`."),
        (RIGHT | {"net 2": "saturatd"},
         "`net 2` is `'saturatd'`, which is none of `'dead'`, `'saturated'`, `'none'`. Did you mean `'saturated'`?"),
        (RIGHT | {"net 2": 2},
         "`net 2` is `2`, which is none of `'dead'`, `'saturated'`, `'none'`. A word stands between quotes."),
        (RIGHT | {"net 2": True},
         "`net 2` is `True`, which is none of `'dead'`, `'saturated'`, `'none'`. A word stands between quotes."),
        ("dead", "The answer is a dict with the keys 'net 1', 'net 2', 'net 3'."),
        ({"net 1": "dead"}, "The answer is a dict with the keys 'net 1', 'net 2', 'net 3'."),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_what_is_no_answer_or_how_far_it_is_without_the_right_one(value, message):
    result = diagnose.check(value)
    assert (result.outcome, result.message, result.counterexample) == ("incorrect", message, None)


@pytest.mark.parametrize(
    "value, name",
    [
        (RIGHT | {"net 2": ...}, "still open"),
        (RIGHT | {"net 2": "saturatd"}, "none of the choices"),
        ("dead", "another kind of value"),
    ],
)
def test_what_is_no_answer_has_a_name(value, name):
    assert diagnose.check(value).misconception == name


def of_value(value, **settings):
    return exercise(name="value", task="", hints=[], why="Since it is so.", **settings)(lambda: value)


@pytest.mark.parametrize(
    "right, given, message",
    [
        (4, "4", "The answer is `'4'`, text; the answer is a number. Leave the quotes away."),
        ((1, 2), (1, ...), "Part 2 is still `...`."),
        ((1, 2), (1, 2, 3), "The answer is a tuple with 2 parts."),
        ((1, 2), (3, 2), "1 of 2 are right."),
        (True, "yes", "The answer is `'yes'`, text; the answer is True or False."),
        (1, True, "The answer is `True`, True or False; the answer is a number."),
    ],
)
def test_a_value_of_another_kind_is_told_which_kind_it_is(right, given, message):
    assert of_value(right).check(given).message == message


def test_a_number_that_is_none_of_the_choices_is_told_them():
    assert of_value(3, choices=[1, 2, 3]).check(9).message == "The answer is `9`, which is none of `1`, `2`, `3`."


def test_choices_may_differ_by_key():
    answer = of_value({"rate": "low", "net": "dead"}, choices={"rate": ["low", "high"], "net": ["dead"]})
    assert answer.check({"rate": "dead", "net": "dead"}).message.startswith(
        "`rate` is `'dead'`, which is none of `'low'`, `'high'`."
    )


def test_a_compare_that_takes_whole_answers_does_not_fail_on_parts():
    pair = of_value((1, 2), compare=lambda expected, got: None if sorted(expected) == sorted(got) else "differs")
    assert pair.check((2, 1)).outcome == "correct"
    assert pair.check((2, 3)).outcome == "incorrect"


def test_a_value_is_checked_as_a_function_that_returns_it_too():
    assert diagnose.check(diagnose.answer).outcome == "correct"


def test_the_stub_of_a_value_shows_its_parts():
    assert diagnose.stub_source == "answer = {'net 1': ..., 'net 2': ..., 'net 3': ...}"


def test_a_computed_value_is_a_function_without_parameters():
    @exercise(task="", hints=[], why="Weights and biases.")
    def count():
        return 3072 * 10 + 10

    @count.misconception
    def no_biases():
        """The biases count too."""
        return 3072 * 10

    assert count.stub_source == "answer = ..."
    assert count.check(30730).outcome == "correct"
    assert count.check(30720).misconception == "no biases"
    assert count.check(7).message == "`7` is not it."


# Comparing


@pytest.mark.parametrize(
    "expected, got, different",
    [
        (np.zeros(3), np.zeros((3, 1)), "`result` has shape (3, 1), not (3,)"),
        (np.zeros(3), [0.0, 0.0, 0.0], "`result` is a list, not an array of shape (3,)"),
        (np.zeros(3), 0.0, "`result` is a number, not an array of shape (3,)"),
        (np.zeros(3), None, "`result` is None, not an array of shape (3,)"),
        (np.zeros(2), np.zeros(2, int), "`result` has dtype int64, not float64"),
        (np.zeros(2, int), np.zeros(2), "`result` has dtype float64, not int64"),
        (np.array([True]), np.array([1]), "`result` has dtype int64, not bool"),
        (np.zeros((2, 2)), np.eye(2), "`result[0, 0]` is 1.0, not 0.0"),
        (np.array([np.nan]), np.array([0.0]), "`result[0]` is 0.0, not nan"),
        (np.array([np.inf]), np.array([-np.inf]), "`result[0]` is -inf, not inf"),
        (np.array([1.0]), np.array([1.00001]), "`result[0]` is 1.00001, not 1.0"),
        (1.0, 1.0000021, "`result` is 1.0000021, not 1.0"),
        (0.5, np.array([0.5]), "`result` is an array of shape (1,), not a number"),
        (3, True, "`result` has dtype bool, not int64"),
        (True, 1, "`result` has dtype int64, not bool"),
        ((1, 2), (1, 2, 3), "`result` has 3 parts, not 2"),
        ((1, np.ones(2)), (1, np.array([1.0, 2.0])), "`result[1][1]` is 2.0, not 1.0"),
        ({"a": 1}, {"b": 1}, "`result` has the keys ['b'], not ['a']"),
        ({"a": [1]}, {"a": [2]}, "`result['a'][0]` is 2, not 1"),
        ("a", "b", "`result` is 'b', not 'a'"),
        (None, 0, "`result` is 0, not None"),
        ("low", "Low", "`result` is 'Low', not 'low'"),
    ],
)
def test_a_difference_is_said_with_its_place(expected, got, different):
    assert same(expected, got) == different


@pytest.mark.parametrize(
    "expected, got",
    [
        (np.array([np.nan, np.inf, -0.0]), np.array([np.nan, np.inf, 0.0])),
        (np.ones(2), np.ones(2, np.float32)),
        (np.array([0.1]), np.array([0.100001], np.float32)),
        (3, 3.0), (0.5, np.float32(0.5)), (0.5, np.array(0.5)), ([1, 2], (1, 2)), ([1, 2], np.array([1, 2])),
        (np.empty((0, 3)), np.empty((0, 3))), (np.array([1 + 2j]), np.array([1 + 2j])), (None, None),
    ],
)  # fmt: skip
def test_values_that_mean_the_same_are_the_same(expected, got):
    assert same(expected, got) is None


def test_signed_zero_is_told_apart_only_when_asked():
    assert same(np.array([-0.0]), np.array([0.0]), signed_zero=True) == "`result[0]` is 0.0, not -0.0"


@given(
    hnp.arrays(st.sampled_from([np.float32, np.float64, np.int64, np.bool_]), hnp.array_shapes(min_side=0))
)
def test_every_array_is_the_same_as_its_copy(array):
    assert same(array, array.copy()) is None


@given(hnp.arrays(np.float64, hnp.array_shapes(), elements=st.floats(-1e6, 1e6)), st.data())
def test_one_changed_element_is_found(array, data):
    place = data.draw(st.integers(0, array.size - 1))
    changed = array.copy()
    changed.flat[place] += 1 + abs(changed.flat[place])
    index = ", ".join(map(str, np.unravel_index(place, array.shape)))
    assert same(array, changed).startswith(f"`result[{index}]` is")


# Nothing harms the notebook


def on_another_thread(call):
    results = []
    thread = threading.Thread(target=lambda: results.append(call()))
    thread.start()
    thread.join()
    return results[0]


def loop(x):
    while True:
        pass


def loop_that_swallows(x):
    while True:
        try:
            np.exp(x)
        except:  # noqa: E722
            pass


def loop_that_swallows_more(x):
    while True:
        try:
            while True:
                try:
                    for _ in range(1000):
                        np.exp(x)
                except BaseException:
                    pass
        except:  # noqa: E722
            continue


def recurse_and_swallow(x):
    while True:
        try:
            recurse(x)
        except BaseException:
            np.exp(x)


def recurse(x):
    return recurse(x) + 1


def leave(x):
    sys.exit(3)


def interrupt(x):
    raise KeyboardInterrupt


def print_much(x):
    for _ in range(10_000):
        print("spam" * 100)
    return x


class Rude:
    def __repr__(self):
        raise RuntimeError("no")

    __eq__ = __hash__ = __deepcopy__ = __array__ = __len__ = __str__ = __repr__


class RudeError(Exception):
    __str__ = Rude.__repr__


def raise_rudely(x):
    raise RudeError


async def wait_for_nothing(x):
    return x


@pytest.mark.parametrize(
    "function, message",
    [
        (recurse, "`sigmoid` raised RecursionError"),
        (leave, "`sigmoid` raised SystemExit"),
        (interrupt, "`sigmoid` raised KeyboardInterrupt"),
        (print_much, "the result is `x`, as it came in."),
        (raise_rudely, "`sigmoid` raised RudeError"),
        (lambda x: Rude(), "`result` is a Rude, not an array"),
        (lambda x: (number for number in x), "`result` is a generator, not an array"),
        (wait_for_nothing, "`result` is a coroutine, not an array"),
        (lambda: 1, "`sigmoid` raised TypeError"),
        (Rude(), "`check` takes your function itself, not a Rude"),
        (0.5, "itself, not a number: write `exercises.stable_sigmoid.check(sigmoid)`."),
    ],
)
def test_whatever_a_function_does_becomes_a_result(function, message, capfd):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = sigmoid_exercise(time_limit=60).check(function)
    assert result.outcome == "incorrect"
    assert message in result.message
    assert len(repr(result)) < 4000 and len(result._repr_html_()) < 6000
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("function", [loop, loop_that_swallows, loop_that_swallows_more])
def test_a_loop_that_never_ends_is_stopped(function):
    result = sigmoid_exercise(time_limit=0.1).check(function)
    assert result.message == "`sigmoid` was stopped after 0.1 s. Is there a loop that never ends?"


def test_a_loop_is_stopped_while_a_debugger_watches():
    code = """
import sys
from nnlib.exercises import activations as exercises

def relu(x):
    while True:
        pass

sys.settrace(lambda *event: None)
exercises.relu.time_limit = 0.1
print(exercises.relu.check(relu).message)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert "was stopped after 0.1 s" in run.stdout


def test_a_function_that_is_async_gives_no_warning_afterwards():
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        sigmoid_exercise().check(wait_for_nothing)
    assert not given


@pytest.mark.parametrize("function", [loop, loop_that_swallows, loop_that_swallows_more, recurse_and_swallow])
def test_a_loop_leaves_no_thread_behind(function):
    sigmoid_exercise(time_limit=0.1).check(function)
    left = [thread for thread in threading.enumerate() if thread.name == "nnlib-exercise"]
    for thread in left:
        thread.join(timeout=30)
    assert not any(thread.is_alive() for thread in left)


@pytest.mark.skipif(
    sys.gettrace() is not None and sys.version_info < (3, 12),
    reason="traced, Python 3.11 stands still while an exception waits for another thread",
)
def test_on_another_thread_a_function_that_cant_be_stopped_is_left_and_said():
    gate = threading.Lock()
    gate.acquire()
    result = on_another_thread(lambda: sigmoid_exercise(time_limit=1).check(lambda x: gate.acquire()))
    gate.release()
    assert "can't be stopped" in result.message
    assert result.counterexample == ("x = array([0.])", "array([0.5])", "no answer in 1 s")


def test_a_time_limit_holds_on_a_thread_that_is_not_the_main_one():
    result = on_another_thread(lambda: sigmoid_exercise(time_limit=0.1).check(loop))
    assert "was stopped" in result.message


def test_a_case_that_failed_before_the_time_limit_is_the_one_shown():
    result = sigmoid_exercise(time_limit=1).check(lambda x: x if x.size == 1 else loop(x))
    assert result.counterexample.input == "x = array([0.])"


def test_checks_on_two_threads_do_not_mix():
    results = {}

    def check(name, function):
        results[name] = [sigmoid_exercise().check(function).outcome for _ in range(20)]

    threads = [
        threading.Thread(target=check, args=("right", sigmoid)),
        threading.Thread(target=check, args=("wrong", lambda x: 1 / (1 + np.exp(-x)))),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {"right": ["correct"] * 20, "wrong": ["incorrect"] * 20}


def test_checks_on_two_threads_leave_the_output_and_the_filters_as_they_were():
    before = sys.stdout, sys.stderr, warnings.showwarning, list(warnings.filters)
    threads = [
        threading.Thread(target=lambda: [sigmoid_exercise().check(sigmoid) for _ in range(20)])
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sys.stdout, sys.stderr, warnings.showwarning, list(warnings.filters)) == before


def test_a_check_inside_a_checked_function_is_refused():
    sigmoids = sigmoid_exercise(time_limit=60)
    result = sigmoids.check(lambda x: sigmoids.check(sigmoid))
    assert "raised RuntimeError" in result.message


def test_the_data_used_to_check_cant_be_changed():
    shared = np.array([1.0, 2.0])
    sigmoids = sigmoid_exercise()
    sigmoids.cases = lambda rng: [shared]
    sigmoids.check(lambda x: x.fill(9.0))
    assert shared.tolist() == [1.0, 2.0]


def test_a_result_that_is_used_again_for_the_next_case_is_judged_as_it_was():
    buffer = np.zeros(1)

    def reuse(x):
        buffer[:] = x
        return buffer

    assert small(np.copy, np.ones(1), np.zeros(1)).check(reuse).outcome == "correct"


def test_other_threads_print_while_a_check_runs(capsys):
    inside, printed = threading.Event(), threading.Event()

    def slow(x):
        inside.set()
        printed.wait()
        return x

    def talk():
        inside.wait()
        print("heard")
        printed.set()

    thread = threading.Thread(target=talk)
    thread.start()
    sigmoid_exercise().check(slow)
    thread.join()
    assert capsys.readouterr().out == "heard\n"


def test_filters_of_warnings_are_as_before():
    before = list(warnings.filters), warnings.showwarning
    sigmoid_exercise().check(lambda x: 1 / (1 + np.exp(-x)))
    assert (list(warnings.filters), warnings.showwarning) == before


def test_numpy_set_to_raise_by_the_reader_changes_nothing():
    with np.errstate(all="raise"):
        assert sigmoid_exercise().check(lambda x: 1 / (1 + np.exp(-x))).misconception == "overflows"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no way to send SIGINT to one process")
def test_the_stop_button_ends_a_check_at_once():
    code = """
        import signal, sys, threading
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it otherwise
        sys.path.insert(0, "tests")
        from test_exercise import sigmoid_exercise
        def slow(x):
            print("started", file=sys.__stdout__, flush=True)
            while True: pass
        try:
            sigmoid_exercise(time_limit=600).check(slow)
        except KeyboardInterrupt:
            for thread in threading.enumerate():
                if thread.name == "nnlib-exercise":
                    thread.join()
            print("stopped")
    """
    child = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout.readline() == "started\n"
        child.send_signal(signal.SIGINT)
        assert child.communicate(timeout=60)[0] == "stopped\n"
    finally:
        child.kill()


def test_an_interrupt_while_our_code_runs_is_the_stop_button():
    sigmoids = sigmoid_exercise()
    sigmoids.answer = interrupt
    with pytest.raises(KeyboardInterrupt):
        sigmoids.check(sigmoid)


def test_after_an_interrupt_the_next_check_works():
    sigmoids = sigmoid_exercise()
    sigmoids.answer = interrupt
    with pytest.raises(KeyboardInterrupt):
        sigmoids.check(sigmoid)
    assert sigmoid_exercise().check(sigmoid).outcome == "correct"


# What is shown


def test_a_result_reads_as_text():
    result = sigmoid_exercise().check(lambda x: 1 / (1 + np.exp(-x)))
    assert repr(result) == textwrap.dedent("""\
        ✗ Not yet: stable_sigmoid
        For x below -709, exp(-x) is inf.
          input     x = array([-800.,  800.])
          expected  array([0., 1.])
          got       array([0., 1.])
                    RuntimeWarning: overflow encountered in exp
        Next: change your code and check again. `exercises.stable_sigmoid.hint()` gives a hint.""")


def test_an_error_is_shown_with_the_readers_line():
    def mine(x):
        y = x + 1
        return math.exp(y + "text")

    result = sigmoid_exercise().check(mine)
    line = inspect.getsourcelines(mine)[1] + 2
    assert (
        result.message.startswith("`sigmoid` raised ")
        and f"in line {line}: `return math.exp(y" in result.message
    )


def helper_that_fails(x):
    return math.exp("text")


def test_an_error_in_the_readers_helper_is_shown_with_the_helpers_line():
    result = sigmoid_exercise().check(lambda x: helper_that_fails(x))
    assert result.message.endswith('`return math.exp("text")`.')


def test_the_text_of_an_error_has_no_addresses_in_it():
    def mine(x):
        raise ValueError(f"strange: {object()}")

    assert sigmoid_exercise().check(mine).counterexample.got == "ValueError: strange: <object object>"


def test_an_error_in_compiled_code_of_a_library_is_shown_with_the_readers_line():
    def mine(x):
        return np.random.default_rng(0).permutation(x, axis=7)

    assert "`return np.random.default_rng(0).permutation(x, axis=7)`" in sigmoid_exercise().check(mine).message


def test_an_error_in_nnlib_is_shown_with_the_readers_line():
    def mine(x):
        return losses.SoftmaxCrossEntropy()(x, "labels")

    assert '`return losses.SoftmaxCrossEntropy()(x, "labels")`' in sigmoid_exercise().check(mine).message


def test_an_error_in_a_library_is_shown_with_the_readers_line():
    def mine(x):
        return np.linalg.inv(np.zeros((2, 2)))

    result = sigmoid_exercise().check(mine)
    assert result.message.endswith("`return np.linalg.inv(np.zeros((2, 2)))`.")
    assert result.counterexample.got == "LinAlgError: Singular matrix"


def test_what_the_function_printed_is_shown_with_the_case():
    def talks(x):
        print("x is", x)
        return x

    result = sigmoid_exercise().check(talks)
    assert result.printed == "x is [0.]\n"
    assert "  printed   x is [0.]" in repr(result)


def test_html_escapes_what_comes_from_the_reader():
    def evil(x):
        print("<script>1</script>")
        raise ValueError("<img src=x onerror=alert(1)>")

    html = sigmoid_exercise().check(evil)._repr_html_()
    assert "<script" not in html and "<img" not in html and "&lt;img" in html


@pytest.mark.parametrize(
    "answer, words", [(..., "Not attempted yet"), (sigmoid, "Correct"), (np.abs, "Not yet")]
)
def test_the_outcome_is_said_in_words(answer, words):
    assert f"<b>{words}</b>" in sigmoid_exercise().check(answer)._repr_html_()


def test_long_arrays_are_shown_short():
    sigmoids = sigmoid_exercise()
    sigmoids.cases = lambda rng: [rng.normal(size=(1000, 1000))]
    assert len(repr(sigmoids.check(np.abs))) < 1500


def test_two_values_that_look_alike_are_shown_in_full():
    counterexample = small(lambda x: x, 0.5).check(lambda x: x + 1e-6).counterexample
    assert counterexample == ("x = 0.5", "0.5", "0.500001")
    counterexample = small(lambda x: x, 123456.0).check(lambda x: x + 0.2).counterexample
    assert counterexample[1:] == ("123456.0", "123456.2")


def test_one_hint_more_each_time():
    sigmoids = sigmoid_exercise()
    first, second, third = sigmoids.hint(), sigmoids.hint(), sigmoids.hint()
    assert first == "**Hint 1 of 2.** Which numbers overflow in `exp`?"
    assert second.startswith(first) and "**Hint 2 of 2.** Two formulas" in second
    assert third == second and "solution()" in second


def test_when_the_hints_are_used_up_the_solution_is_next():
    sigmoids = sigmoid_exercise()
    sigmoids.hint(), sigmoids.hint()
    assert "`exercises.stable_sigmoid.solution()` shows ours." in sigmoids.check(np.abs).next


def test_the_solution_is_our_code_and_the_reason():
    solution = sigmoid_exercise().solution()
    assert inspect.getsource(sigmoid).strip() in solution and "never positive" in solution


def test_the_solution_of_a_value_is_the_value():
    assert "{'net 1': 'dead', 'net 2': 'saturated', 'net 3': 'none'}" in diagnose.solution()


def test_a_correct_result_names_the_next_exercise():
    first, second = sigmoid_exercise(), sigmoid_exercise()
    collect({"__name__": "nnlib.exercises.activations", "first": first, "second": second})
    assert "Next exercise: `second`." in first.check(sigmoid).next
    assert "Next exercise" not in second.check(sigmoid).next


def test_collect_names_exercises_after_their_variables():
    exercises, _ = collect({"__name__": "nnlib.exercises.activations", "np": np, "mine": sigmoid_exercise()})
    assert list(exercises) == ["mine"] and exercises["mine"].full_name == "activations.mine"


def test_the_example_for_authors_works(monkeypatch):
    example, package = (text.split("\nThe ")[0] for text in _exercise.__doc__.split("::\n\n")[1:3])
    module = types.ModuleType("nnlib.exercises.example")
    source = textwrap.dedent(example)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(inspect, "getsource", functools.partial(_source_in, source))
    exec(source, vars(module))
    relu = collect(vars(module))[0]["relu"]
    assert relu.check(relu.answer).outcome == "correct"
    assert relu.check(relu.stub).outcome == "unattempted"
    assert [relu.check(m.function).misconception for m in relu.misconceptions] == [
        m.name for m in relu.misconceptions
    ]
    ours = Path(activations.__file__).read_text(encoding="utf-8").splitlines()
    assert set(textwrap.dedent(package).splitlines()) <= {*ours, ""}


def _source_in(source, function):
    """The source of a function that came from a text."""
    return re.search(rf"^def {function.__name__}\(.*?(?=^\S|\Z)", source, re.MULTILINE | re.DOTALL)[0]
