"""Usual mistakes: what of a right value makes the wrong one, and the last step that is missing.

Plain functions: of our value they make the one that the mistake gives. The name is said with spaces; the docstring
is what is said to the reader, with `{result}` for the value or a part of it. A value that the mistake is not for
raises an error.
"""

import numpy as np

from nnlib.activations import sigmoid, softmax

MISTAKES, STEPS_LEFT = [], []


def mistake(function):
    """What makes the reader's value of ours."""
    MISTAKES.append(function)
    return function


def step_left(function):
    """What would make ours of the reader's value."""
    STEPS_LEFT.append(function)
    return function


def array(value, axes=0):
    """The value as an array of numbers with so many axes at least; else the relation is not for it."""
    numbers = np.asarray(value)
    if numbers.dtype.kind not in "iuf" or numbers.ndim < axes:
        raise TypeError
    return numbers


@mistake
def opposite_sign(ours):
    """each number of {result} has the opposite sign."""
    return -array(ours)


@mistake
def absolute_values(ours):
    """{result} has the right sizes, but the signs are lost."""
    return np.abs(array(ours))


@mistake
def rows_and_columns_exchanged(ours):
    """{result} is transposed: what belongs in a row stands in a column."""
    return array(ours, 2).T


@mistake
def a_column(ours):
    """the numbers of {result} are right, but they stand in an array with an axis more, one below the other."""
    return array(ours, 1)[..., None]


@mistake
def a_row(ours):
    """the numbers of {result} are right, but they stand in an array with an axis more, as a single row."""
    return array(ours, 1)[None]


@mistake
def flattened(ours):
    """the numbers of {result} are right, but they stand in one long row: the shape is lost."""
    return array(ours, 2).ravel()


@mistake
def pairs_exchanged(ours):
    """the pairs in {result} hold the right things in the wrong order."""
    return [(second, first) for first, second in list(ours)]


@mistake
def first_to_last(ours):
    """{result} has the right entries in the wrong order: the last comes first."""
    return ours[::-1]


@mistake
def columns_in_reverse(ours):
    """{result} has the right columns in the wrong order: the last comes first."""
    return array(ours, 2)[:, ::-1]


@mistake
def summed_up(ours):
    """{result} is a single number, the sum of all that should be there."""
    return array(ours, 1).sum()


@mistake
def averaged(ours):
    """{result} is a single number, the mean of all that should be there."""
    return array(ours, 1).mean()


@mistake
def the_largest_only(ours):
    """{result} is a single number, the largest of all that should be there."""
    return array(ours, 1).max()


@mistake
def summed_over_rows(ours):
    """{result} is summed once too often: over axis 0 of what should be there."""
    return array(ours, 2).sum(0)


@mistake
def summed_over_columns(ours):
    """{result} is summed once too often: over axis 1 of what should be there."""
    return array(ours, 2).sum(1)


@mistake
def the_first_only(ours):
    """{result} is only the first of what should be there."""
    return ours[0]


@mistake
def the_last_only(ours):
    """{result} is only the last of what should be there."""
    return ours[-1]


@mistake
def the_second_only(ours):
    """{result} is only the second of what should be there."""
    return ours[1]


@mistake
def without_the_first(ours):
    """{result} lacks the first of what should be there; the rest is right."""
    return ours[1:]


@mistake
def without_the_last(ours):
    """{result} lacks the last of what should be there; the rest is right."""
    return ours[:-1]


@mistake
def the_first_of_a_list(ours):
    """{result} is a list that ends after its first part."""
    return ours[:1]


@mistake
def the_last_of_a_list(ours):
    """{result} is a list with its last part alone."""
    return list(ours[-1:])


@mistake
def the_last_apart(ours):
    """{result} is a pair: the last of what should be there stands apart from the rest, which should hold it."""
    return list(ours[:-1]), ours[-1]


@mistake
def the_last_apart_in_front(ours):
    """{result} is a pair: the last of what should be there stands in front of the rest, which should hold it."""
    return ours[-1], list(ours[:-1])


@mistake
def the_last_twice(ours):
    """{result} is a pair: all that should be there, and its last part once more. The first alone would be right."""
    return list(ours), ours[-1]


@mistake
def the_last_before_all(ours):
    """{result} is a pair: the last part of what should be there, and all of it. The second alone would be right."""
    return ours[-1], list(ours)


@mistake
def in_pairs(ours):
    """the parts of {result} are right, but they stand in two pairs: the task wants them in one row."""
    first, second, third, fourth = ours
    return (first, second), (third, fourth)


@mistake
def wrapped(ours):
    """{result} is right inside, but it is wrapped once more, in a list or an axis of length 1."""
    return [ours]


@mistake
def squared(ours):
    """each number of {result} is the square of the right one."""
    return array(ours) ** 2


@mistake
def rooted(ours):
    """each number of {result} is the square root of the right one."""
    return np.sqrt(array(ours))


@mistake
def one_minus(ours):
    """each number of {result} is 1 minus the right one."""
    return 1 - array(ours)


@mistake
def upside_down(ours):
    """each number of {result} is 1 divided by the right one."""
    return 1 / array(ours)


@mistake
def the_logarithm(ours):
    """each number of {result} is the logarithm of the right one."""
    return np.log(array(ours))


@mistake
def the_exponential(ours):
    """each number of {result} is the exponential of the right one."""
    return np.exp(array(ours))


@mistake
def whole_numbers(ours):
    """each number of {result} has lost what stands behind its decimal point."""
    return np.trunc(array(ours))


@mistake
def rounded(ours):
    """each number of {result} is rounded to a whole number."""
    return np.round(array(ours))


@mistake
def nothing_below_zero(ours):
    """{result} is right where it should be positive, but 0 where it should be negative."""
    return np.maximum(array(ours), 0)


@mistake
def averaged_over_rows(ours):
    """{result} is the mean of what should be there, over axis 0."""
    return array(ours, 2).mean(0)


@mistake
def averaged_over_columns(ours):
    """{result} is the mean of what should be there, over axis 1."""
    return array(ours, 2).mean(1)


@mistake
def through_a_sigmoid(ours):
    """each number of {result} went through a sigmoid too much."""
    return sigmoid(array(ours))


@mistake
def through_a_tanh(ours):
    """each number of {result} went through a tanh too much."""
    return np.tanh(array(ours))


@mistake
def through_a_softmax(ours):
    """{result} went through a softmax: its rows add up to 1, and they should not."""
    return softmax(array(ours, 2))


@mistake
def a_slope_of_a_sigmoid(ours):
    """each number of {result} is y * (1 - y), where y is the right one: that is the slope of a sigmoid."""
    return array(ours) * (1 - array(ours))


@mistake
def as_text(ours):
    """{result} is right, but it is text: nobody can compute with it."""
    return str(ours) if array(ours).size else None


@mistake
def sorted_numbers(ours):
    """{result} has the right numbers, but sorted."""
    return np.sort(array(ours, 1), axis=0)


# What would still have to be done with the reader's value


@step_left
def not_summed_up(theirs):
    """the sum of all numbers of {result} would be right: the sum itself is missing."""
    return array(theirs, 1).sum()


@step_left
def no_mean_taken(theirs):
    """the mean of all numbers of {result} would be right: the mean itself is missing."""
    return array(theirs, 1).mean()


@step_left
def not_summed_over_rows(theirs):
    """{result} still has a row for each of what should be summed up: the sum over its axis 0 would be right."""
    return array(theirs, 2).sum(0)


@step_left
def not_summed_over_columns(theirs):
    """{result} still has a column for each of what should be summed up: the sum over its axis 1 would be right."""
    return array(theirs, 2).sum(1)


@step_left
def no_mean_over_rows(theirs):
    """{result} still has a row for each of what should be averaged: the mean over its axis 0 would be right."""
    return array(theirs, 2).mean(0)


@step_left
def no_mean_over_columns(theirs):
    """{result} still has a column for each of what should be averaged: the mean over its axis 1 would be right."""
    return array(theirs, 2).mean(1)


@step_left
def no_place_of_the_largest(theirs):
    """the place of the largest number in each row of {result} would be right: the place itself is missing."""
    return array(theirs, 2).argmax(-1)


@step_left
def more_than_was_asked(theirs):
    """{result} holds more than was asked: its first part alone would be right."""
    return theirs[0]


@step_left
def the_last_part_was_asked(theirs):
    """{result} holds more than was asked: its last part alone would be right."""
    return theirs[-1]


@step_left
def one_too_many_at_the_start(theirs):
    """{result} has one too many at its beginning; the rest is right."""
    return theirs[1:]


@step_left
def one_too_many_at_the_end(theirs):
    """{result} has one too many at its end; the rest is right."""
    return theirs[:-1]
