"""Tracing: a call that takes too long is ended without a thread and without a timer, whatever it catches."""

import contextlib
import itertools
import sys

import numpy as np
import pytest

from nnlib._tracing import limit


def steps():
    while True:
        len("a step")


def catches_outside():
    while True:
        try:
            steps()
        except BaseException:
            pass


def catches_inside():
    while True:
        try:
            len("a step")
        except BaseException:
            pass


def keeps_what_it_catches():
    errors = []
    while True:
        try:
            steps()
        except BaseException as error:
            errors.append(error)


def suppresses():
    while True:
        with contextlib.suppress(BaseException):
            steps()


def catches_at_two_levels():
    while True:
        try:
            catches_inside()
        except BaseException:
            pass


def goes_through_an_iterator():
    for _ in itertools.count():
        pass


def draws_from_a_generator():
    sum(0 for _ in itertools.count())


def is_called_by_numpy():
    np.vectorize(lambda x: steps())([1.0])


ENDLESS = [
    steps, catches_outside, catches_inside, keeps_what_it_catches, suppresses, catches_at_two_levels,
    goes_through_an_iterator, draws_from_a_generator, is_called_by_numpy,
]  # fmt: skip


def call(function):
    return function()


@pytest.mark.parametrize("endless", ENDLESS)
def test_whatever_makes_steps_is_ended(endless):
    with pytest.raises(TimeoutError), limit(0.02, TimeoutError, call):
        call(endless)


def recursion_that_catches():
    try:
        recursion_that_catches()
    except BaseException:
        recursion_that_catches()


@pytest.mark.skipif(not hasattr(sys, "monitoring"), reason="Python 3.11 ends tracing at the limit of recursion")
@pytest.mark.parametrize("endless", [recursion_that_catches])
def test_a_recursion_that_catches_its_own_end_is_ended(endless):
    with pytest.raises(TimeoutError), limit(0.02, TimeoutError, call):
        call(endless)


def test_what_ends_in_time_returns_its_value():
    with limit(600, TimeoutError, call):
        assert call(lambda: sum(range(10))) == 45


def test_only_calls_of_the_named_function_are_ended():
    with limit(0, TimeoutError, call):
        assert sum(len("a step") for _ in range(1000)) == 6000


def test_an_error_of_the_call_is_raised_on():
    with pytest.raises(ZeroDivisionError), limit(600, TimeoutError, call):
        call(lambda: 1 / 0)


@pytest.mark.parametrize("endless", [steps, keeps_what_it_catches])
def test_a_tracer_of_the_readers_is_there_again_afterwards(endless):
    def tracer(frame, event, argument):
        pass

    before = sys.gettrace(), sys.getprofile()
    sys.settrace(tracer)
    try:
        with pytest.raises(TimeoutError), limit(0.02, TimeoutError, call):
            call(endless)
        assert (sys.gettrace(), sys.getprofile()) == (tracer, before[1])
    finally:
        sys.settrace(before[0])
