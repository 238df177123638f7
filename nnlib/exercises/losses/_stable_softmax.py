"""The exercise *stable_softmax*: softmax."""

import numpy as np

from nnlib.activations import sigmoid
from nnlib.exercises import exercise


def score_arrays(rng):
    """Scores of any shape, from small to large."""
    yield np.array([0.0, 0.0])
    yield np.array([[0.0, 1.0, 2.0]])
    yield np.array([[0.0, 0.0], [-1.0, 2.0]])
    yield np.array([[1.0, 2.0, 3.0], [1.0, 1.0, 1.0]])
    yield np.array([1000.0, 999.0])
    yield np.array([-1000.0, -1001.0])
    yield np.array([[900.0, 899.0], [-900.0, -899.0]])
    yield np.array([2000.0, 0.0, -2000.0])
    yield rng.normal(size=(3, 3))
    yield rng.normal(size=(5, 4)).astype(np.float32)
    yield 3 * rng.normal(size=(4, 4))
    yield 3 * rng.normal(size=(2, 3, 4))
    yield np.array([[1e300, -1e300, 0.0]])


def no_samples_and_a_single_score(rng):
    yield np.empty((0, 3))
    yield np.array([[5.0], [-0.0]])


@exercise(
    task="""Write `stable_softmax(scores)` for a float array of any shape, such as `(C,)`, `(N, C)` or `(M, N, C)`:
    `exp(scores)` as shares of their sum along the *last* axis. It should hold for any finite numbers, however large,
    and give no warning. Return a new array and leave `scores` as it is.""",
    cases=score_arrays,
    edges=no_samples_and_a_single_score,
    without_warnings=True,
    hints=[
        "Add the same number to all scores of a sample: what happens to top and bottom of the fraction?",
        "Then you may choose that number so that the largest score becomes 0, in each sample by itself.",
        "`keepdims=True` leaves a maximum or a sum as a column, which lines up with the rows it came from.",
    ],
    why="""Top and bottom are divided by the exponential of the largest score, which changes nothing on paper. Now the
    largest exponent is 0: no exponential is above 1, and the sum is at least 1.""",
)
def stable_softmax(scores):
    """exp(scores) as shares of their sum along the last axis, for any finite floats."""
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)


def shares(weights, axis=-1):
    """Weights as shares of their sum."""
    return weights / weights.sum(axis=axis, keepdims=True)


@stable_softmax.misconception
def overflow(scores):
    """The textbook's formula. `exp(1000)` is more than a float can hold, so inf is divided by inf, which is nan.
    `exp(-1000)` is 0, and so is the sum: nan again."""
    return shares(np.exp(scores))


@stable_softmax.misconception
def overflow_in_the_logarithm(scores):
    """Logarithms are a good idea, but the sum is made of the exponentials themselves: `exp(1000)` is inf, and so is its
    logarithm. The sum of `exp(-1000)` is 0, and its logarithm minus inf."""
    return np.exp(scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True)))


@stable_softmax.misconception("one sum for the whole batch")
def one_sum_for_all(scores):
    """The article's line. It is written for one sample: in a batch, the sum runs over all samples, so all of them
    together share a probability of 1. Large scores overflow as well."""
    return np.exp(scores) / np.sum(np.exp(scores))


@stable_softmax.misconception
def one_sum_shifted(scores):
    """Nothing overflows any more. But maximum and sum run over the whole batch: all samples together share a
    probability of 1."""
    weights = np.exp(scores - scores.max())
    return weights / weights.sum()


@stable_softmax.misconception
def one_sum_for_all_maxima(scores):
    """Each sample has its own largest score taken away, and then one sum is made of all of them: all samples together
    share a probability of 1."""
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum()


@stable_softmax.misconception("the wrong way round")
def difference_turned_round(scores):
    """The difference is turned round: the *lowest* score gets the largest share, and nothing keeps its exponential from
    overflowing."""
    return shares(np.exp(scores.max(axis=-1, keepdims=True) - scores))


@stable_softmax.misconception
def one_maximum_for_all_samples(scores):
    """Nothing overflows. But the largest score of the *batch* is taken from all of them: in a sample that lies far
    below it, all exponentials are 0, and 0 is divided by 0."""
    return shares(np.exp(scores - scores.max()))


@stable_softmax.misconception
def down_the_columns(scores):
    """The first axis was chosen: each *class* shares 1 among the samples. A sample should share 1 among its
    classes."""
    return shares(np.exp(scores - scores.max(axis=0)), axis=0)


@stable_softmax.misconception(one_sample_too=(True, False), largest=(1, -1))
def second_axis(scores, one_sample_too=False, largest=1):
    """Axis 1 is the last one of a batch `(N, C)`. One sample alone has no axis 1, and with members in front the
    classes lie on axis 2."""
    axis = 0 if one_sample_too and scores.ndim == 1 else 1
    return shares(np.exp(scores - scores.max(axis=min(largest, axis), keepdims=True)), axis)


@stable_softmax.misconception
def a_loop_over_the_first_axis(scores):
    """The loop goes through the first axis. In a batch `(N, C)` its elements are the samples; one sample alone is made
    of numbers, and with members in front the elements are whole batches."""
    return np.array([np.exp(row - row.max()) / np.exp(row - row.max()).sum() for row in scores])


@stable_softmax.misconception(axis=(None,))
def sums_in_a_row(scores, axis=-1):
    """The sums of N samples have the shape `(N,)`. NumPy lines that up with the *classes*: an error at best, and a
    silent mix-up where there are as many classes as samples."""
    weights = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return weights / weights.sum(axis=-1)


@stable_softmax.misconception
def maximum_and_sums_in_a_row(scores):
    """The largest scores of N samples have the shape `(N,)`, and so have the sums. NumPy lines both up with the
    *classes*: an error at best, and a silent mix-up where there are as many classes as samples."""
    weights = np.exp(scores - scores.max(axis=-1))
    return weights / weights.sum(axis=-1)


@stable_softmax.misconception
def maximum_in_a_row(scores):
    """The largest scores of N samples have the shape `(N,)`. NumPy lines that up with the *classes*, so each class
    loses another sample's largest score: an error at best, a silent mix-up where there are as many classes as
    samples."""
    return shares(np.exp(scores - scores.max(axis=-1)))


@stable_softmax.misconception(bound=(10, 20, 30, 50, 80, 88, 100, 200, 250, 300, 400, 500, 600, 700, 708, 709))
def clipped(scores, bound=700):
    """Clipping stops the overflow and changes values: beyond the bound, 1000 and 999 are one and the same score."""
    return shares(np.exp(np.clip(scores, -bound, bound)))


@stable_softmax.misconception(result_too=(False,))
def in_place(scores, result_too=True):
    """The shares are right, but the caller's own array was changed on the way: the scores are gone."""
    scores -= scores.max(axis=-1, keepdims=True)
    weights = shares(np.exp(scores))
    if result_too:
        scores[...] = weights
    return weights


@stable_softmax.misconception
def a_sigmoid_each(scores):
    """Each class gets a probability of its own, and they do not add up to 1. That fits questions which may all be
    answered yes; here one class is true."""
    return sigmoid(scores)


@stable_softmax.misconception
def one_for_the_largest(scores):
    """The winner takes all here, however close the race. A softmax gives the others their share."""
    return (scores == scores.max(axis=-1, keepdims=True)).astype(scores.dtype)


@stable_softmax.misconception
def divided_by_the_largest(scores):
    """The scores are *divided* by the largest one. That changes the gaps between them, and with them the shares; a
    number that is added or taken away does not."""
    return shares(np.exp(scores / scores.max(axis=-1, keepdims=True)))


@stable_softmax.misconception
def shifted_by_the_mean(scores):
    """The mean may be taken away, as any number may. But the largest score can still lie a thousand above it, and its
    exponential overflows."""
    return shares(np.exp(scores - scores.mean(axis=-1, keepdims=True)))


@stable_softmax.misconception
def shifted_by_the_smallest(scores):
    """The smallest score becomes 0, and all others lie above it: the exponentials become as large as they can. It is
    the largest one that overflows."""
    return shares(np.exp(scores - scores.min(axis=-1, keepdims=True)))


@stable_softmax.misconception
def the_logarithms(scores):
    """These are the logarithms of the shares: all are below 0. A loss may well want those; here the shares are
    asked for."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


@stable_softmax.misconception
def top_shifted_alone(scores):
    """The largest score is taken away in the top of the fraction only. What is done to the top has to be done to the
    bottom, or the shares do not add up to 1; and the bottom still overflows."""
    return np.exp(scores - scores.max(axis=-1, keepdims=True)) / np.exp(scores).sum(axis=-1, keepdims=True)


@stable_softmax.misconception
def nan_painted_over(scores):
    """The exponentials still overflow, and what comes of it is replaced by 0: then all shares of such a sample, or
    those of its largest scores, are lost."""
    return np.nan_to_num(shares(np.exp(scores)))


@stable_softmax.misconception
def shares_of_the_scores(scores):
    """The scores themselves are divided by their sum. Scores may be negative, and so would such shares; the
    exponential makes all of them positive first."""
    return shares(scores)


@stable_softmax.misconception
def sum_forgotten(scores):
    """Nothing overflows, and the largest is 1. But shares add up to 1: the exponentials have to be divided by their
    sum."""
    return np.exp(scores - scores.max(axis=-1, keepdims=True))


@stable_softmax.misconception
def largest_size_for_the_largest_score(scores):
    """The largest *size* is taken away, not the largest score. Where all scores are far below 0 they are moved down
    still more: all exponentials are 0, and 0 is divided by 0."""
    return shares(np.exp(scores - np.abs(scores).max(axis=-1, keepdims=True)))
