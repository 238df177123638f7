"""Exercises of notebook 08: slopes measured, compared, and put to use."""

import numbers
from functools import cache, partial

import numpy as np

from nnlib import datasets, gradcheck, losses, optimizers
from nnlib.checklist import overfit_small_batch
from nnlib.exercises import collect, exercise, same
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.networks import Network, mlp
from nnlib.optimizers import Adam
from nnlib.regularization import L2
from nnlib.training import Trainer

# The centered difference


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


# The relative error


def pairs_of_slopes(rng):
    yield np.array([2.0]), np.array([1.0])
    yield np.array([1.0]), np.array([2.0])
    yield np.array([0.0, 0.0]), np.array([0.0, -0.0])
    yield np.array([0.0, 1.0]), np.array([-0.0, 1.0])
    yield np.array([-2.0, 1.0]), np.array([-1.0, -1.0])
    yield np.array([0.0, 3.0, 0.5]), np.array([0.5, 0.0, 0.5])
    yield np.array([1e-30, 3e-31]), np.array([2e-30, 0.0])
    yield np.array([np.nan, 1.0]), np.array([1.0, 1.0])
    slopes = rng.uniform(0.5, 2, size=(2, 3, 2)) * rng.choice([-1, 1], size=(2, 3, 2))
    yield slopes, slopes + 1e-6 * rng.normal(size=slopes.shape)
    yield slopes.astype(np.float32), (1.01 * slopes).astype(np.float32)


def no_slopes_and_huge_ones(rng):
    yield np.empty((0, 3)), np.empty((0, 3))
    yield np.array([1e300, 1e-300]), np.array([1.5e300, 1e-300])


@exercise(
    task="""Write `relative_error(analytic, numerical)` for two float arrays of one shape, number by number: the size of
    the difference as a share of the larger of the two sizes, however small both may be (1e-30, say). Where both are 0
    they agree: the error is 0, without a warning. A nan in either stays nan. Leave both arrays as they are.""",
    cases=pairs_of_slopes,
    edges=no_slopes_and_huge_ones,
    without_warnings=True,
    compare=partial(same, tolerance=(1e-3, 1e-13)),
    hints=[
        "What does the plain formula divide where both slopes are 0? ReLUs that are off have such slopes in plenty.",
        "Where the larger size is 0 the difference is 0 too. By what could you divide it there, to get 0?",
        "`np.where(question, here, there)` makes the divisor: 1 where it would be 0, and itself elsewhere.",
    ],
    why="""Where the larger size is 0 the difference is 0 as well, so dividing it by 1 gives 0, and nothing divides by
    0 on the way. Everywhere else the formula is untouched: small slopes are judged as strictly as large ones.""",
)
def relative_error(analytic, numerical):
    """|analytic - numerical| as a share of the larger of both sizes, for each number; 0 where both are 0."""
    larger = np.maximum(np.abs(analytic), np.abs(numerical))
    return np.abs(analytic - numerical) / np.where(larger == 0, 1, larger)


def sizes(analytic, numerical):
    return np.maximum(np.abs(analytic), np.abs(numerical))


def share(difference, of, of_nothing=1):
    """The size of a difference as a share; where there is nothing to divide by, divided by another number."""
    return np.abs(difference) / np.where(of == 0, of_nothing, of)


@relative_error.misconception(unless_all_are=(True,))
def zero_by_zero(analytic, numerical, unless_all_are=False):
    """This is the article's own formula. Where both slopes are 0, which is perfect agreement, it gives nan, and the
    largest error of the whole array is nan with it."""
    if unless_all_are and not sizes(analytic, numerical).any():
        return np.zeros(analytic.shape)
    return np.abs(analytic - numerical) / sizes(analytic, numerical)


@relative_error.misconception
def a_warning_on_the_way(analytic, numerical):
    """The values are right. But 0 is divided by 0 first and the result thrown away after, when NumPy has warned of it.
    `np.where`, too, chooses between two *finished* arrays."""
    larger = sizes(analytic, numerical)
    return np.where(larger == 0, 0, np.abs(analytic - numerical) / larger)


@relative_error.misconception
def hides_nan(analytic, numerical):
    """0 / 0 is 0 now, but so is every nan: a gradient that is broken beyond all numbers passes as perfect."""
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(np.abs(analytic - numerical) / sizes(analytic, numerical))


@relative_error.misconception
def sum_for_max(analytic, numerical):
    """It divides by the sum of both sizes. Some texts do; but then the error is about half as large as the one that the
    four bands are made for, and never above 1."""
    return share(analytic - numerical, np.abs(analytic) + np.abs(numerical))


@relative_error.misconception
def mean_for_max(analytic, numerical):
    """It divides by the mean of both sizes. The task, and the library, take the larger one."""
    return share(analytic - numerical, (np.abs(analytic) + np.abs(numerical)) / 2)


@relative_error.misconception
def a_small_number_in_the_divisor(analytic, numerical):
    """No 0 / 0 any more. But slopes far smaller than the small number that sees to it now agree with anything. Deep
    networks have such slopes, and theirs are worth checking too."""
    return np.abs(analytic - numerical) / (sizes(analytic, numerical) + 1e-12)


@relative_error.misconception
def sum_and_a_small_number(analytic, numerical):
    """Two things differ. It divides by the *sum* of both sizes, where the larger one is asked for; and slopes that are
    themselves far smaller than the small number now agree with anything."""
    return np.abs(analytic - numerical) / (np.abs(analytic) + np.abs(numerical) + 1e-12)


@relative_error.misconception("the assignment of CS231n")
def the_assignment_of_cs231n(analytic, numerical):
    """This is the form in which CS231n's assignments compare: the largest error of the array, as a share of the *sum*
    of both sizes, and with a small number against 0 / 0. Here each slope keeps its own error, as a share of the larger
    size, however small."""
    return np.max(np.abs(analytic - numerical) / (np.abs(analytic) + np.abs(numerical) + 1e-12))


@relative_error.misconception(of_nothing=(np.inf,))
def share_of_the_first(analytic, numerical, of_nothing=1):
    """It divides by the analytic slope alone. Where that one is 0 by mistake, such as a forgotten bias, the error
    should be 1; swapping the two should change nothing."""
    return share(analytic - numerical, np.abs(analytic), of_nothing)


@relative_error.misconception(of_nothing=(np.inf,))
def share_of_the_second(analytic, numerical, of_nothing=1):
    """It divides by the numerical slope alone: the error can grow without bound, and swapping the two slopes changes
    it."""
    return share(analytic - numerical, np.abs(numerical), of_nothing)


@relative_error.misconception(of_nothing=(np.inf,))
def share_of_the_smaller(analytic, numerical, of_nothing=1):
    """It divides by the *smaller* size: the error can grow without bound, and where one slope is 0 by mistake there is
    nothing to divide by."""
    return share(analytic - numerical, np.minimum(np.abs(analytic), np.abs(numerical)), of_nothing)


@relative_error.misconception
def sizes_forgotten(analytic, numerical):
    """The larger of -2 and -1 is -1, and of 1 and -1 it is 1. What counts is which *size* is larger."""
    return share(analytic - numerical, np.maximum(analytic, numerical))


@relative_error.misconception
def one_where_both_are_zero(analytic, numerical):
    """Where both slopes are 0 the error is 1 here, the worst there is. They agree perfectly: the error is 0."""
    larger = sizes(analytic, numerical)
    return np.where(larger == 0, 1, share(analytic - numerical, larger))


@relative_error.misconception
def share_of_the_largest_of_all(analytic, numerical):
    """Every difference is divided by the largest slope of the *whole array*, so small slopes agree with anything. Each
    pair has its own larger size."""
    return np.abs(analytic - numerical) / (np.max(sizes(analytic, numerical)) or 1)


@relative_error.misconception
def percent(analytic, numerical):
    """These are percents: a hundred times the share."""
    return 100 * share(analytic - numerical, sizes(analytic, numerical))


@relative_error.misconception
def signed(analytic, numerical):
    """An error has no sign here: with one, the largest of them overlooks the most negative."""
    larger = sizes(analytic, numerical)
    return (analytic - numerical) / np.where(larger == 0, 1, larger)


@relative_error.misconception
def difference_of_the_sizes(analytic, numerical):
    """The two sizes are compared, so 1 and -1 agree. A wrong sign is a common mistake in a backward pass, and it should
    show: take the size of the difference."""
    return share(np.abs(analytic) - np.abs(numerical), sizes(analytic, numerical))


@relative_error.misconception
def plain_difference(analytic, numerical):
    """1e-4 is little for slopes near 1 and everything for slopes near 1e-4: what counts is the share."""
    return np.abs(analytic - numerical)


@relative_error.misconception
def forgives_a_single_zero(analytic, numerical):
    """The error is 0 wherever *one* of the slopes is 0. They agree only if both are: a slope that was forgotten is 0,
    and its error should be 1."""
    either = (analytic == 0) | (numerical == 0)
    return np.where(either, 0, share(analytic - numerical, sizes(analytic, numerical)))


@relative_error.misconception
def the_largest_only(analytic, numerical):
    """One number for the whole array. Each slope should have its own error, so that you can see where it is."""
    return np.max(share(analytic - numerical, sizes(analytic, numerical)))


@relative_error.misconception
def the_mean_only(analytic, numerical):
    """The mean over the whole array: one wrong slope among many right ones would hardly show. Each should have its own
    error."""
    return np.mean(share(analytic - numerical, sizes(analytic, numerical)))


@relative_error.misconception(small=(1e-300, 1e-15, 1e-12, 1e-10, 1e-8, 1e-7), of=(np.add, np.maximum))
def lengths_of_the_vectors(analytic, numerical, small=0.0, of=np.add):
    """One number for the whole array, from the lengths of all slopes together: a wrong slope among many larger ones
    hardly shows. Each should have its own error."""
    length = of(np.linalg.norm(analytic), np.linalg.norm(numerical))
    return np.linalg.norm(analytic - numerical) / (length + small)


@relative_error.misconception
def one_question_for_all(analytic, numerical):
    """`if` asks once for the whole array, and every pair of slopes needs its own answer."""
    larger = sizes(analytic, numerical)
    return np.zeros_like(larger) if larger == 0 else np.abs(analytic - numerical) / larger


@relative_error.misconception
def size_of_the_sum(analytic, numerical):
    """It divides by the size of the *sum*. Where the two have opposite signs they nearly cancel there, and the error is
    huge or nan; and where the signs agree it is about half of what it should be."""
    return np.abs(analytic - numerical) / np.abs(analytic + numerical)


# The broken layer


class TinyLayer:
    """A layer without parameters, made of two functions: ``out = f(x)`` and ``dx = backward(dout, x)``.

    Examples
    --------
    >>> layer = TinyLayer("double", lambda x: 2 * x, lambda dout, x: 2 * dout)
    >>> layer.forward(np.array([[3.0]])), layer.backward(np.array([[1.0]]))
    (array([[6.]]), array([[2.]]))
    """

    def __init__(self, name, f, df):
        self.name, self.f, self.df = name, f, df

    def forward(self, x):
        """The outputs (N, D) for inputs (N, D)."""
        self.x = np.array(x)
        return self.f(self.x)

    def backward(self, dout):
        """The slopes at the inputs of the latest ``forward``, from those at its outputs."""
        return self.df(dout, self.x)

    def __repr__(self):
        return self.name

    def __eq__(self, other):
        return isinstance(other, TinyLayer) and self.name == other.name

    __hash__ = None


MIX = np.array([[1.0, 0.5, 0.25], [-0.5, 1.0, 0.5], [0.75, -0.25, 1.0]])

SCALES = np.array([1.0, 2.0, -1.0])


def tanh_slope(x):
    return 1 - np.tanh(x) ** 2


def tiny_layers():
    """Right and broken layers, by what they do."""
    right = {
        "tanh": (np.tanh, lambda dout, x: dout * tanh_slope(x)),
        "square": (np.square, lambda dout, x: dout * 2 * x),
        "minus": (np.negative, lambda dout, x: -dout),
        "mix": (lambda x: x @ MIX, lambda dout, x: dout @ MIX.T),
        "shrink": (lambda x: 1e-5 * x, lambda dout, x: 1e-5 * dout),
        "reverse": (lambda x: x[:, ::-1], lambda dout, x: dout[:, ::-1]),
        "relu": (lambda x: np.maximum(x, 0), lambda dout, x: dout * (x > 0)),
    }
    broken = {
        "tanh (slope forgotten)": (np.tanh, lambda dout, x: dout),
        "tanh (2 % too steep)": (np.tanh, lambda dout, x: 1.02 * dout * tanh_slope(x)),
        "square (2 forgotten)": (np.square, lambda dout, x: dout * x),
        "mix (not transposed)": (lambda x: x @ MIX, lambda dout, x: dout @ MIX),
        "shrink (by too much)": (lambda x: 1e-5 * x, lambda dout, x: 1e-6 * dout),
        "reverse (not back)": (lambda x: x[:, ::-1], lambda dout, x: dout),
        "relu (lets all pass)": (lambda x: np.maximum(x, 0), lambda dout, x: dout),
        "scale (slopes averaged)": (lambda x: x * SCALES, lambda dout, x: dout.mean(axis=1, keepdims=True) * SCALES),
        "square (wrong beyond 10)": (np.square, lambda dout, x: dout * np.where(np.abs(x) > 10, 20, 2 * x)),
        "minus (2 % off below 0)": (np.negative, lambda dout, x: np.where(x < 0, -1.02, -1.0) * dout),
    }
    return {name: TinyLayer(name, *functions) for name, functions in (right | broken).items()}


def chains_of_layers(rng):
    layers = tiny_layers()

    def case(*names, x):
        return [layers[name] for name in names], x

    one, few = np.array([[0.5, -1.0, 2.0]]), rng.uniform(0.3, 1.5, size=(4, 3))
    yield case("tanh (slope forgotten)", x=np.array([[1.0]]))
    yield case("tanh", x=np.array([[1.0]]))
    yield case("tanh", "square (2 forgotten)", "minus", x=one)
    yield case("mix", "tanh", "mix (not transposed)", x=one)
    yield case("reverse (not back)", "tanh", "mix", x=few)
    yield case("minus", "relu (lets all pass)", "mix", x=few)
    yield case("mix", "shrink (by too much)", "reverse", x=few)
    yield case("square", "tanh (2 % too steep)", "minus", x=few)
    yield case("minus", "tanh", "reverse", x=np.array([[4.0, -5.0, 4.5]]))
    yield case("relu (lets all pass)", "mix", x=one)
    yield case("minus", "tanh", "reverse (not back)", x=few)
    yield case("minus (2 % off below 0)", "mix", x=np.append(few, [[0.8, -0.7, 1.2]], axis=0))
    yield case("minus (2 % off below 0)", "minus", x=np.append([[0.8, -0.7, 1.2]], few, axis=0))
    yield case("tanh", "scale (slopes averaged)", x=few)
    yield case("relu (lets all pass)", "minus", x=-few)
    yield case("minus", "square (wrong beyond 10)", x=10 * np.append(few, [[2.0, -0.5, 1.5]], axis=0))


@exercise(
    task="""Write `find_the_broken_layer(layers, x)`. Each layer of the list has `forward(x)` and `backward(dout)`, as
    the library's have; the output of one is the input of the next, and `x`, of shape `(N, D)`, is the input of the
    first. At most one backward pass is wrong; it may be off by 2 % only, or for some inputs only. Return its place in
    the list, counted from 0, or None if all are right. `gradcheck.numerical_gradient` and `gradcheck.relative_error`
    are imported.""",
    cases=chains_of_layers,
    hints=[
        "A wrong backward pass spoils the slopes of every layer *before* it. So check each layer alone, on the input "
        "that it really gets.",
        "A gradient check needs one number. Draw a random `dout` in the shape of the layer's output, and take the sum "
        "of `dout * layer.forward(x)`: which slope should that number have at `x`?",
        "It should have the slope `layer.backward(dout)`. Call it right after `forward`, measure the same with "
        "`gradcheck.numerical_gradient`, and compare. Then go on to the next layer with this one's output.",
    ],
    why="""Each layer is checked alone, on the input that it gets in the chain, so a fault can't be blamed on another
    layer. The random `dout` turns its outputs into one number and tells all columns apart; the relative error finds
    small slopes as well as large ones.""",
)
def find_the_broken_layer(layers, x):
    """The place in the list, from 0, of the layer whose backward is wrong; None if all are right."""
    rng = np.random.default_rng(0)

    def is_wrong(layer, x):
        dout = rng.normal(size=layer.forward(x).shape)
        dx = layer.backward(dout)
        measured = gradcheck.numerical_gradient(lambda x: np.sum(dout * layer.forward(x)), x)
        return np.any(gradcheck.relative_error(dx, measured) > 1e-4)

    for place, layer in enumerate(layers):
        if is_wrong(layer, x):
            return place
        x = layer.forward(x)
    return None


def two_slopes(layers, x, dout=None):
    """The slope at x of what all these layers make of it, as their backward passes say and as measured."""
    dout = np.random.default_rng(0).normal(size=x.shape) if dout is None else dout

    def outputs(x):
        for layer in layers:
            x = layer.forward(x)
        return x

    outputs(x)
    dx = dout
    for layer in reversed(layers):
        dx = layer.backward(dx)
    return dx, gradcheck.numerical_gradient(lambda x: np.sum(dout * outputs(x)), x)


def first_that(is_wrong, layers, x, none=None):
    """The place of the first layer of which ``is_wrong(layer, x)`` holds."""
    for place, layer in enumerate(layers):
        if is_wrong(layer, x):
            return place
        x = layer.forward(x)
    return none


def errors_of(layer, x, dout=None):
    return gradcheck.relative_error(*two_slopes([layer], x, dout))


@find_the_broken_layer.misconception
def first_slope_that_is_wrong(layers, x):
    """Slopes travel backwards, so a broken layer spoils all that stand *before* it: counted from the front, the first
    wrong slope is nearly always that of layer 0, which may be innocent."""
    return 0 if np.any(gradcheck.relative_error(*two_slopes(layers, x)) > 1e-4) else None


@find_the_broken_layer.misconception
def dout_of_ones(layers, x):
    """With a `dout` of ones all columns look alike, and a layer that mixes them up on the way back goes unnoticed. The
    slopes that arrive in a real network differ from place to place."""
    return first_that(lambda layer, x: np.any(errors_of(layer, x, np.ones(x.shape)) > 1e-4), layers, x)


@find_the_broken_layer.misconception
def the_same_input_for_all(layers, x):
    """Every layer was checked on the first layer's input. Some faults show only where a layer really works: what it
    gets is the output of the one before."""
    return first_that(lambda layer, _: np.any(errors_of(layer, x) > 1e-4), layers, x)


@find_the_broken_layer.misconception(bound=(1e-6, 1e-5, 1e-4, 0.01, 0.1))
def difference_not_share(layers, x, bound=1e-3):
    """The difference itself was judged. Where all slopes are small every difference is, even one of 90 %."""
    return first_that(lambda layer, x: np.abs(np.subtract(*two_slopes([layer], x))).max() > bound, layers, x)


@find_the_broken_layer.misconception(bound=(0.05, 0.5))
def too_lenient(layers, x, bound=0.1):
    """A backward pass that is 2 % off is wrong, too. A right one agrees to seven digits and more."""
    return first_that(lambda layer, x: np.any(errors_of(layer, x) > bound), layers, x)


@find_the_broken_layer.misconception(bound=(0.015, 0.1))
def mean_of_the_errors(layers, x, bound=0.01):
    """The mean of all errors was judged. A fault that shows for a few inputs only hardly moves it: one wrong slope is
    enough."""
    return first_that(lambda layer, x: np.mean(errors_of(layer, x)) > bound, layers, x)


@find_the_broken_layer.misconception
def the_first_sample_only(layers, x):
    """Only the first sample's slopes were looked at. A fault may show for another one: one wrong slope is enough,
    wherever it is."""
    return first_that(lambda layer, x: np.any(errors_of(layer, x)[0] > 1e-4), layers, x)


@find_the_broken_layer.misconception
def sums_compared(layers, x):
    """The slopes were added up before they were compared. So slopes that stand in the wrong places go unnoticed: their
    sum is the same. Compare them one by one."""
    return first_that(lambda layer, x: np.abs(np.subtract(*map(np.sum, two_slopes([layer], x)))) > 1e-6, layers, x)


@find_the_broken_layer.misconception
def layers_in_reverse_order(layers, x):
    """The inputs went through the layers from the last to the first, so that none of them works where it really does.
    `x` is the input of the first one."""
    wrong = find_the_broken_layer.answer(layers[::-1], x)
    return None if wrong is None else len(layers) - 1 - wrong


@find_the_broken_layer.misconception
def never_one_to_blame(layers, x):
    """None comes back, whatever the layers are. Either nothing is returned, or no comparison ever finds a slope wrong:
    with a `dout` of zeros, for example, all slopes are 0, the measured ones too."""
    return None if x.size else -1


@find_the_broken_layer.misconception
def ones_through_the_chain(layers, x):
    """The slopes go back through the chain from a `dout` of ones. At its end all columns look alike then, and a last
    layer that mixes them up on the way back goes unnoticed."""
    inputs = [x]
    for layer in layers:
        inputs.append(layer.forward(inputs[-1]))
    for place in reversed(range(len(layers))):
        slopes = two_slopes(layers[place:], inputs[place], np.ones(x.shape))
        if np.any(gradcheck.relative_error(*slopes) > 1e-4):
            return place
    return None


@find_the_broken_layer.misconception
def backward_before_forward(layers, x):
    """`backward` is called before any `forward`. What a layer needs for its way back it remembers from its latest
    `forward`, so here it has nothing yet."""
    return first_that(lambda layer, x: layer.backward(np.ones(x.shape)) is None, layers, x)


@find_the_broken_layer.misconception
def asks_for_equality(layers, x):
    """Every layer is taken for broken, and the first one is blamed. Measured slopes are never exactly equal to computed
    ones: how large may the error be? And both must belong to the same `dout`."""
    return first_that(lambda layer, x: np.any(errors_of(layer, x) > 0), layers, x)


@find_the_broken_layer.misconception
def all_slopes_must_be_wrong(layers, x):
    """A layer is blamed only if *all* its slopes are wrong. A ReLU that lets everything pass is right wherever its
    input is above 0: one wrong slope is enough."""
    return first_that(lambda layer, x: np.all(errors_of(layer, x) > 1e-4), layers, x)


@find_the_broken_layer.misconception
def gives_up_after_the_first_layer(layers, x):
    """Only the first layer is looked at: whether it is right or wrong, the answer comes back at once. Where does
    `return` stand?"""
    return first_that(lambda layer, x: np.any(errors_of(layer, x) > 1e-4), layers[:1], x)


@find_the_broken_layer.misconception
def counts_from_one(layers, x):
    """The right layer was found, and counted from 1. Places in a list start with 0."""
    place = find_the_broken_layer.answer(layers, x)
    return None if place is None else place + 1


@find_the_broken_layer.misconception
def always_one_to_blame(layers, x):
    """Some layer always has the largest error. Whether it is *too* large is another question: perhaps all are right."""
    errors = []
    for layer in layers:
        errors.append(np.max(errors_of(layer, x)))
        x = layer.forward(x)
    return int(np.argmax(errors))


@find_the_broken_layer.misconception
def minus_one_for_none(layers, x):
    """The broken layers are found. Where all are right, -1 comes back; as a place in a list that is the *last* layer.
    The answer is then None."""
    place = find_the_broken_layer.answer(layers, x)
    return -1 if place is None else place


@find_the_broken_layer.misconception
def the_layer_itself(layers, x):
    """The right layer was found, and it is the layer that comes back. Asked for is its place in the list."""
    place = find_the_broken_layer.answer(layers, x)
    return None if place is None else layers[place]


@find_the_broken_layer.misconception
def a_list_of_places(layers, x):
    """The right layer was found, and a list comes back. At most one layer is broken: return its place, or None."""
    place = find_the_broken_layer.answer(layers, x)
    return [] if place is None else [place]


@find_the_broken_layer.misconception("true or false")
def true_or_false(layers, x):
    """It says whether a layer is broken, and not which one. Asked for is its place in the list, or None."""
    return find_the_broken_layer.answer(layers, x) is not None


@find_the_broken_layer.misconception
def dout_left_out_of_the_measurement(layers, x):
    """Slopes of two different numbers are compared: `backward` gets one `dout`, and measured is the plain sum of the
    outputs, whose `dout` would be ones. So layers that are right look wrong."""

    def is_wrong(layer, x):
        dx = layer.backward(layer.forward(x))
        measured = gradcheck.numerical_gradient(lambda x: np.sum(layer.forward(x)), x)
        return np.any(gradcheck.relative_error(dx, measured) > 1e-4)

    return first_that(is_wrong, layers, x)


# Twenty samples


class WatchedNetwork(Network):
    """A network that remembers which samples its backward passes were for, and counts those after the goal."""

    def watch(self, few, labels):
        """Begin to watch, with the 20 samples that it is to learn."""
        self.few, self.labels, self.start = few, labels, self.parameters.copy()
        self.steps, self.after_the_goal, self.seen = 0, 0, set()
        return self

    def backward(self, dscores, input_gradient=True):
        self.steps += 1
        self.seen.update(row.tobytes() for row in self.layers[0].x)
        gradient = super().backward(dscores, input_gradient)
        self.after_the_goal += self.has_learned()
        return gradient

    def has_learned(self):
        return SoftmaxCrossEntropy().value(self.forward(self.few), self.labels) < 1e-3

    @property
    def others(self):
        """The samples of its backward passes that were not among the 20."""
        return self.seen - {row.tobytes() for row in self.few}

    def has_shrunk(self):
        """Training makes weights grow; a penalty makes them shrink."""
        length, at_the_start = (np.linalg.norm(values[self.weights_mask]) for values in (self.parameters, self.start))
        return length < at_the_start


def train_and_watch(answer, sizes, samples):
    """What became of a network that ``answer`` trained on digits, in words; of our own answers it is remembered."""
    is_ours = getattr(answer, "__module__", "") == __name__
    return (_remembered if is_ours else _trained_and_watched)(answer, sizes, samples)


def _trained_and_watched(answer, sizes, samples):
    """What became of a network with ten classes to learn; another one has two of them."""
    network, returned = _trained(answer, sizes, samples, classes=10)
    if not network.steps or network.others:
        on = "other samples, too" if network.others else "nothing"
        return dict.fromkeys(("loss of the 20", "stopped", "steps returned"), "-") | {"trained on": on}
    told = {"trained on": "the 20", "loss of the 20": _loss_in_words(network), "stopped": "-"}
    if network.has_learned():
        easier, _ = _trained(answer, sizes, samples, classes=2)
        blindly = network.steps == easier.steps or network.after_the_goal > 100 + 0.25 * network.steps
        told["stopped"] = "long after the goal, or blindly" if blindly else "at the goal"
    return told | {"steps returned": _count_in_words(returned, network.steps)}


_remembered = cache(_trained_and_watched)


def _trained(answer, sizes, samples, classes):
    """A network after ``answer`` trained it on that many digits of the first classes, and what it returned."""
    train = datasets.digits().train
    rows = np.random.default_rng(samples).permutation(np.flatnonzero(train.y < classes))[:samples]
    X, y = train.X[rows].astype(np.float64), train.y[rows]
    network = WatchedNetwork(mlp(sizes).layers, features=sizes[0], dtype=np.float64).watch(X[:20], y[:20])
    return network, answer(network, X.copy(), y.copy())


def _loss_in_words(network):
    if np.array_equal(network.parameters, network.start):
        return "as before the training"
    if network.has_learned():
        return "below 0.001"
    return "held up by a penalty" if network.has_shrunk() else "0.001 or more"


def _count_in_words(steps, taken):
    if steps is None:
        return "none"
    if not isinstance(steps, numbers.Real) or isinstance(steps, bool) or steps % 1 != 0:
        return "not a whole number"
    if steps == taken:
        return "all that were taken"
    return {taken - 1: "one too few", taken + 1: "one too many"}.get(int(steps), "another number")


def networks_and_samples(rng):
    yield (64, 50, 10), 60
    yield (64, 100, 10), 90


@exercise(
    task="""Write `overfit_twenty(network, X, y)`: train `network` itself on its first 20 samples, until their softmax
    loss is below 1e-3 and not much longer, and return how many steps that took. A step is one backward pass and one
    update. Some networks need ten steps, others hundreds. `Trainer`, `losses` and `optimizers` are imported. Any
    optimizer will do that gets there in a few seconds.""",
    cases=networks_and_samples,
    run=train_and_watch,
    time_limit=30,
    hints=[
        "All 20 fit into one batch, so that one epoch is one step.",
        "`trainer.steps(X, y, epochs)` yields after each step; `step.loss` and `step.iteration` say how it stands.",
        "`Adam(0.01)` needs a few hundred steps at most. Leave the loop as soon as the loss is small enough.",
    ],
    why="""One batch of 20, no penalty, and a small loop that is left as soon as the goal is reached. The number of
    steps is worth a look: when it is far above what it was last week, something has changed.""",
)
def overfit_twenty(network, X, y):
    """Train the network on the first 20 samples until their loss is below 1e-3; return the number of steps."""
    trainer = Trainer(network, losses.SoftmaxCrossEntropy(), optimizers.Adam(0.01), batch_size=20)
    for step in trainer.steps(X[:20], y[:20], epochs=2000):
        if step.loss < 1e-3:
            break
    return step.iteration


def steps_of_training(network, X, y, epochs, batch_size=20, penalty=None):
    trainer = Trainer(network, SoftmaxCrossEntropy(), Adam(0.01), penalty=penalty, batch_size=batch_size)
    return trainer.steps(X, y, epochs)


@overfit_twenty.misconception
def regularization_left_on(network, X, y):
    """The loss can't go down to 0: a penalty holds the weights back, and training ends where the two pull equally hard.
    Whether the network can learn by heart is a question for the network alone."""
    *_, last = steps_of_training(network, X[:20], y[:20], 200, penalty=L2(0.1))
    return last.iteration


@overfit_twenty.misconception
def stops_too_soon(network, X, y):
    """It stopped while the loss was still too large. All 20 answers may be right long before: an answer counts as right
    as soon as it has the largest score."""
    *_, last = steps_of_training(network, X[:20], y[:20], 5)
    return last.iteration


@overfit_twenty.misconception
def blind_number_of_steps(network, X, y):
    """It takes a number of steps that was fixed beforehand, or goes on long after the goal. How many steps a network
    *needs* is what you want to know: look at the loss after each of them."""
    *_, last = steps_of_training(network, X[:20], y[:20], 300)
    return last.iteration


@overfit_twenty.misconception
def all_samples(network, X, y):
    """It trained on samples that are not among the first 20. Twenty are few enough for *any* healthy network; whether
    it can learn all of them depends on its size and on your patience."""
    *_, last = steps_of_training(network, X, y, 2)
    return last.iteration


@overfit_twenty.misconception
def returns_the_loss(network, X, y):
    """The network has learned the 20. What comes back is not how many steps it took."""
    return overfit_twenty.answer(network, X, y) + 0.5


@overfit_twenty.misconception
def returns_nothing(network, X, y):
    """The network has learned the 20, and nothing comes back: a function without `return` gives None. How many steps
    did it take?"""
    overfit_twenty.answer(network, X, y)


@overfit_twenty.misconception
def counts_from_zero(network, X, y):
    """The network has learned the 20, but the steps were counted from 0: one more was taken."""
    return overfit_twenty.answer(network, X, y) - 1


@overfit_twenty.misconception
def one_too_many(network, X, y):
    """The network has learned the 20, in one step less than you say. Does the count begin with 0, before the first?"""
    return overfit_twenty.answer(network, X, y) + 1


@overfit_twenty.misconception
def epochs_for_steps(network, X, y):
    """The network has learned the 20, but the number is another one than that of its steps. With batches of less than
    20 an epoch has several of them."""
    for step in steps_of_training(network, X[:20], y[:20], 2000, batch_size=5):
        if SoftmaxCrossEntropy().value(network.forward(X[:20]), y[:20]) < 1e-3:
            return step.epoch


@overfit_twenty.misconception
def no_steps_taken(network, X, y):
    """The backward passes were made, and the weights are what they were before: no update reaches the network. The
    optimizer changes the array that it is given."""
    network.backward(SoftmaxCrossEntropy()(network.forward(X[:20]), y[:20])[1])
    return 1


@overfit_twenty.misconception
def trains_a_copy(network, X, y):
    """The network that was handed in is still untrained: another one learned in its place."""
    return overfit_small_batch(network, SoftmaxCrossEntropy(), X, y).steps


EXERCISES, progress = collect(globals())
