"""The exercise *centered_difference*: the centered difference."""

from functools import partial

import numpy as np

from nnlib.exercises import exercise, same


def squares(x):
    return np.sum(x**2)


def cubes(x):
    return np.sum(x**3)


def product(x):
    return np.prod(x)


def size(x):
    return np.sum(np.abs(x))


def last_wave(x):
    return np.sin(x.flat[-1])


def functions_and_places(rng):
    yield squares, np.array([3.0]), 0.5
    yield cubes, np.array([1.0]), 0.5
    yield product, np.array([2.0, 5.0]), 0.1
    yield last_wave, np.array([0.5, 1.0])
    yield size, np.array([5e-5, -5e-6])
    yield size, np.array([0.0, 0.25, -2.0]), 0.5
    yield cubes, np.array([1, 2]), 0.5
    yield squares, np.array([1000.0], np.float32), 1e-5
    yield squares, np.array([1e6, -1e6]), 1.0
    yield product, rng.uniform(1, 2, size=(2, 3)), 0.01
    yield cubes, rng.normal(size=(2, 3, 2)), 0.1


def no_numbers(rng):
    yield cubes, np.empty((0, 3))


@exercise(
    task="""Write `centered_difference(f, x, h=1e-5)`: the slope of `f` for each number of `x`, as an array of the shape
    of `x`. It is measured from both sides, by `(f(x + h) - f(x - h)) / (2 * h)` with only that number moved. `x` has
    any shape and holds floats or whole numbers; `f(x)` is one number of the whole array. Compute in float64 whatever
    `x` is, and leave `x` as it is.""",
    cases=functions_and_places,
    edges=no_numbers,
    compare=partial(same, tolerance=(1e-5, 1e-8)),
    hints=[
        "Move one number of `x`, leave the others where they are, and ask `f` twice. How far apart are the two places?",
        "`np.ndindex(x.shape)` runs through all places of an array of any shape; `slopes[place]` takes such a place.",
        "Make two copies of `x` as floats, move one number up in the first and down in the second, and divide what "
        "`f` says of them by the distance between them.",
    ],
    why="""One number moves, up in one copy and down in the other, and `2 * h` lies between. The copies are float64
    whatever `x` is, so that a small step is not lost in rounding.""",
)
def centered_difference(f, x, h=1e-5):
    """The slope of f at x for each number of the array x, in float64; f makes one number of an array."""
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.astype(np.float64), x.astype(np.float64)
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) - f(below)) / (2 * h)
    return slopes


def place_by_place(x, h, slope, dtype=np.float64):
    """The array of ``slope(x, step)`` for each place, with the step an array that is ``h`` there and 0 elsewhere."""
    x, slopes = x.astype(dtype), np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[place] = h
        slopes[place] = slope(x, step)
    return slopes


@centered_difference.misconception
def forward_difference(f, x, h=1e-5):
    """This looks to one side only. On a curve that bends its error shrinks with h, from both sides with h²: here the
    difference is plain to see, since h is large."""
    return place_by_place(x, h, lambda x, step: (f(x + step) - f(x)) / h)


@centered_difference.misconception
def backward_difference(f, x, h=1e-5):
    """This looks to one side only, the left one. On a curve that bends its error shrinks with h, from both sides with
    h²."""
    return place_by_place(x, h, lambda x, step: (f(x) - f(x - step)) / h)


@centered_difference.misconception("forgot the 2")
def forgot_the_two(f, x, h=1e-5):
    """Twice the slope comes out: from `x - h` to `x + h` it is farther than `h`."""
    return place_by_place(x, h, lambda x, step: (f(x + step) - f(x - step)) / h)


@centered_difference.misconception("brackets around 2 h")
def brackets_around_two_h(f, x, h=1e-5):
    """Python divides by 2 and then *multiplies* by h. The slopes come out far too small."""
    return place_by_place(x, h, lambda x, step: (f(x + step) - f(x - step)) / 2 * h)


@centered_difference.misconception("divided by 2 alone")
def divided_by_two_alone(f, x, h=1e-5):
    """This is half of the *rise* from `x - h` to `x + h`. A slope is the rise for each step of 1: the distance counts
    too."""
    return place_by_place(x, h, lambda x, step: (f(x + step) - f(x - step)) / 2)


@centered_difference.misconception
def the_other_way_round(f, x, h=1e-5):
    """The sign is wrong: a function that rises should have a positive slope."""
    return place_by_place(x, h, lambda x, step: (f(x - step) - f(x + step)) / (2 * h))


@centered_difference.misconception
def a_share_of_x_as_step(f, x, h=1e-5):
    """Each number is moved by a share h of *itself*, but divided by `2 * h`. The step is h to each side, however large
    the number is."""
    x = x.astype(np.float64)
    return place_by_place(x, 1.0, lambda x, one: (f(x + h * x * one) - f(x - h * x * one)) / (2 * h))


@centered_difference.misconception
def size_of_the_slope(f, x, h=1e-5):
    """The slopes have lost their signs. Where a function falls, its slope is negative."""
    return np.abs(centered_difference.answer(f, x, h))


@centered_difference.misconception
def half_a_step(f, x, h=1e-5):
    """The numbers are moved by half of h to each side. A good way to measure, too; but here h is the step to each side,
    and the places are 2 h apart."""
    return place_by_place(x, h / 2, lambda x, step: (f(x + step) - f(x - step)) / h)


@centered_difference.misconception
def h_fixed(f, x, h=1e-5):
    """Right for a step of 1e-5; whatever `h` is, it changes nothing."""
    return centered_difference.answer(f, x)


@centered_difference.misconception(dtype=(None,))
def all_numbers_moved_at_once(f, x, h=1e-5, dtype=np.float64):
    """All numbers of `x` move together, so what is measured is the sum of their slopes. Each number has a slope of its
    own: the others must stay."""
    return np.full(x.shape, one_number(f, x, h, dtype))


@centered_difference.misconception(dtype=(None,))
def one_number(f, x, h=1e-5, dtype=np.float64):
    """This is right for a single number. With an array, all its numbers move together, and what comes back is the sum
    of their slopes: one number, where each of them should have its own."""
    x = x.astype(dtype or x.dtype)
    return (f(x + h) - f(x - h)) / (2 * h)


@centered_difference.misconception(dtype=(None,))
def f_of_one_number(f, x, h=1e-5, dtype=np.float64):
    """The function is asked about one number at a time, without the others. It may need all of them: a product, for
    instance, has another slope then."""
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        number = x[place : place + 1] if isinstance(place, int) else np.array([x[place]], dtype or x.dtype)
        slopes[place] = (f(number + h) - f(number - h)) / (2 * h)
    return slopes


@centered_difference.misconception
def whole_rows_moved(f, x, h=1e-5):
    """The loop goes through the first axis alone: right for a row of numbers, but in a matrix whole rows move at once,
    and all their numbers get the sum of their slopes."""
    x, slopes = x.astype(np.float64), np.zeros(x.shape)
    for row in range(len(x)):
        step = np.zeros_like(x)
        step[row] = h
        slopes[row] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@centered_difference.misconception(dtype=(None,))
def never_stepped_back(f, x, h=1e-5, dtype=np.float64):
    """Each number is left at `x - h` when the next one has its turn. So the later slopes are measured at a place that
    is a little off."""
    x, slopes = x.astype(dtype) if dtype else x, np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        middle = x[place]
        x[place] = middle + h
        above = f(x)
        x[place] = middle - h
        slopes[place] = (above - f(x)) / (2 * h)
    return slopes


@centered_difference.misconception
def steps_left_standing(f, x, h=1e-5):
    """Steps add up: each number keeps its step when the next one has its turn, so ever more of them move at once. Begin
    with fresh copies at each place."""
    above, below, slopes = x.astype(np.float64), x.astype(np.float64), np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above[place] += h
        below[place] -= h
        slopes[place] = (f(above) - f(below)) / (2 * h)
    return slopes


@centered_difference.misconception
def one_copy_for_both(f, x, h=1e-5):
    """All slopes are 0. That is what comes out where both names stand for one array: it has been moved up and down
    again before `f` is asked. Each side needs a copy of its own."""
    return np.zeros(x.shape)


@centered_difference.misconception
def the_first_place_only(f, x, h=1e-5):
    """Only the first number has its slope; the loop is left after it."""
    slopes = centered_difference.answer(f, x, h)
    slopes.flat[1:] = 0
    return slopes


@centered_difference.misconception
def flattened(f, x, h=1e-5):
    """The slopes are right, but they come back in one row: each should stand where its number stands in `x`."""
    return centered_difference.answer(f, x, h).ravel()


@centered_difference.misconception(step_is_cut=(False,))
def keeps_the_dtype(f, x, h=1e-5, step_is_cut=True):
    """The formula is right, but a step of h is lost where `x` holds whole numbers, and for the most part where it holds
    float32: near 1000 these stand 6e-5 apart."""
    if step_is_cut:
        return place_by_place(x, h, lambda x, step: (f(x + step) - f(x - step)) / (2 * h), x.dtype)
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[place] = x[place] + h
        below[place] = x[place] - h
        slopes[place] = (f(above) - f(below)) / (2 * h)
    return slopes


@centered_difference.misconception
def slopes_of_the_dtype_of_x(f, x, h=1e-5):
    """The slopes are measured rightly and written into an array of the dtype of `x`. Where that holds whole numbers, it
    cuts off what stands behind the point."""
    return centered_difference.answer(f, x, h).astype(x.dtype)


@centered_difference.misconception
def back_to_the_middle_only(f, x, h=1e-5):
    """After the step up, the number is moved down by `h` once: that is where it was. From there to `x + h` it is one
    step, and the divisor says two, so about half of the slope comes out."""
    return place_by_place(x, h, lambda x, step: (f(x + step) - f(x)) / (2 * h))


@centered_difference.misconception
def slopes_added_up(f, x, h=1e-5):
    """The slopes of all numbers are added up, and one number comes back. Each number of `x` has a slope of its own, in
    an array of its shape."""
    return np.sum(centered_difference.answer(f, x, h))


@centered_difference.misconception
def the_last_slope_only(f, x, h=1e-5):
    """This is the slope for the last number of `x`, and right. Each has one: keep them all, in an array of its
    shape."""
    return centered_difference.answer(f, x, h).ravel()[-1]


@centered_difference.misconception
def two_axes_only(f, x, h=1e-5):
    """Two loops go through rows and columns, so an array with one axis has no columns to go through, and one with three
    has whole rows moved. `x` may have any shape."""
    x, slopes = x.astype(np.float64), np.zeros(x.shape)
    for row in range(x.shape[0]):
        for column in range(x.shape[1]):
            step = np.zeros_like(x)
            step[row, column] = h
            slopes[row, column] = (f(x + step) - f(x - step)) / (2 * h)
    return slopes


@centered_difference.misconception
def brackets_around_the_difference(f, x, h=1e-5):
    """Only the second of the two values is divided: a bracket is missing around their difference."""
    return place_by_place(x, h, lambda x, step: f(x + step) - f(x - step) / (2 * h))


@centered_difference.misconception
def added_for_subtracted(f, x, h=1e-5):
    """The two values are added up. A slope is made of their difference."""
    return place_by_place(x, h, lambda x, step: (f(x + step) + f(x - step)) / (2 * h))


@centered_difference.misconception("the caller's array moved")
def the_callers_array_moved(f, x, h=1e-5):
    """The steps are made in the caller's own array. Whole numbers can't hold them, float32 hardly; and what is added
    and taken away again leaves not quite the number that was there."""
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        x[place] += h
        above = f(x)
        x[place] -= 2 * h
        slopes[place] = (above - f(x)) / (2 * h)
        x[place] += h
    return slopes


@centered_difference.misconception(dtype=(None,))
def f_of_one_entry(f, x, h=1e-5, dtype=np.float64):
    """The function is asked about one entry at a time, a number or a row, and never about the whole array. A product
    needs all of them, and each number of a row has a slope of its own."""
    return np.array([(f(entry + h) - f(entry - h)) / (2 * h) for entry in x.astype(dtype or x.dtype)])


@centered_difference.misconception(larger=(np.hypot, np.add))
def a_longer_step_for_a_larger_number(f, x, h=1e-5, larger=np.maximum):
    """A large number is moved by more than h. That can be wise where sizes differ much; the task moves each number by
    h."""
    steps = h * larger(np.abs(x.astype(np.float64)), 1)
    return place_by_place(x, 1.0, lambda x, one: np.sum((f(x + steps * one) - f(x - steps * one)) / (2 * steps) * one))


@centered_difference.misconception(always=(True,))
def computed_in_float32(f, x, h=1e-5, always=False):
    """It computes in float32, where `x` holds such numbers or even always. Near 1000 these stand 6e-5 apart, so a step
    of 1e-5 is lost, and elsewhere half of the digits of a slope."""
    coarse = always or x.dtype == np.float32
    return place_by_place(
        x, h, lambda x, step: (f(x + step) - f(x - step)) / (2 * h), np.float32 if coarse else np.float64
    )


@centered_difference.misconception
def from_four_places(f, x, h=1e-5):
    """The slope is measured from four places, two on each side. That is more exact, and another formula: the task
    measures from two."""
    return place_by_place(
        x, h, lambda x, step: (8 * (f(x + step) - f(x - step)) - f(x + 2 * step) + f(x - 2 * step)) / (12 * h)
    )


@centered_difference.misconception
def a_complex_step(f, x, h=1e-5):
    """The step is an imaginary one. Nothing is subtracted so, and no digits are lost; but it is another formula, and
    no help where `f` takes a size or compares."""
    return place_by_place(x, h, lambda x, step: np.imag(f(x + 1j * step)) / h)
