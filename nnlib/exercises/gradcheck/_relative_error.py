"""The exercise *relative_error*: the relative error."""

from functools import partial

import numpy as np

from nnlib.exercises import exercise, same


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
