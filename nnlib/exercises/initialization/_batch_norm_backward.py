"""The exercise *batch_norm_backward*: batch normalization, backward."""

from functools import partial

import numpy as np

from nnlib.exercises import exercise, same


def batch_norm_backward_cases(rng):
    yield np.array([[1.0], [0.0], [0.0]]), np.array([[1.0], [2.0], [4.0]]), np.ones(1)
    dout, x = np.array([[3.0, 1.0], [0.0, 2.0], [1.0, 5.0]]), np.array([[1.0, 0.5], [2.0, 0.0], [4.0, 9.0]])
    yield dout, x, np.array([2.0, -3.0])
    yield np.array([[1.0], [0.5], [0.0]]), np.array([[1e2], [-1e2], [3e2]]), np.array([1e2])
    yield np.array([[1.0], [2.0], [-1.0]]), np.array([[0.01], [0.02], [-0.01]]), np.array([0.5])  # epsilon counts
    yield rng.normal(size=(3, 3)), rng.normal(2, 3, size=(3, 3)), rng.normal(size=3)
    yield rng.normal(size=(6, 3)), rng.normal(2, 3, size=(6, 3)), rng.normal(size=3), 0.1
    yield rng.normal(size=(20, 4)), 0.5 * rng.normal(size=(20, 4)), 3 * rng.normal(size=4)


def batch_norm_backward_edges(rng):
    yield np.array([[2.0, -1.0]]), np.array([[5.0, -0.0]]), np.ones(2)  # one sample
    yield np.array([[1.0], [1.0]]), np.array([[1.0], [3.0]]), np.ones(1)
    yield np.array([[1.0], [-2.0]]), np.array([[4.0], [4.0]]), np.ones(1)  # a constant feature
    yield *rng.normal(size=(2, 50, 4)).astype(np.float32), np.ones(4, np.float32)


@exercise(
    task="""Write the backward pass of batch normalization while training. Given `dout`, `(N, D)`, the slope of the loss
    at the output, the batch `x` and `scale`, return `dx`, `dscale` and `dshift`, each of the shape of what it belongs
    to. The mean and the variance, over N, belong to the batch: every sample moves them. `epsilon` is added to the
    variance. Leave the arguments as they are.""",
    cases=batch_norm_backward_cases,
    edges=batch_norm_backward_edges,
    compare=partial(same, tolerance=(1e-4, 1e-6)),
    hints=[
        "`shift` is added to every sample, `scale` multiplies every standardized one: their slopes add up over the "
        "samples.",
        "If you raise every sample by the same amount, the output stays as it is. So what must the slopes `dx` of one "
        "feature add up to?",
        "There are three ways from one sample to the loss: its own output, the mean, and the variance. The last two "
        "are shared by all N samples.",
        "Take `dout`, subtract its mean over the batch, then subtract its part along the standardized batch. What is "
        "left is scaled.",
    ],
    why="""A sample reaches the loss by its own output and through the mean and the variance that it shares with all
    others. Taking away the mean of `dout`, and its part along the standardized batch, is what these two ways amount to:
    a shift or a stretch of the whole batch changes nothing in the output, so `dx` has no part in either direction.""",
)
def batch_norm_backward(dout, x, scale, epsilon=1e-5):
    """dx (N, D), dscale (D,) and dshift (D,), given the slope dout (N, D) at the output for batch x."""
    spread = np.sqrt(x.var(axis=0) + epsilon)
    standard = (x - x.mean(axis=0)) / spread
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    dx = scale / spread * (dout - (dshift + standard * dscale) / len(x))
    return dx, dscale, dshift


def standardized(x, epsilon):
    spread = np.sqrt(x.var(axis=0) + epsilon)
    return (x - x.mean(axis=0)) / spread, spread


def with_ways(ways, dout, x, scale, epsilon=1e-5):
    """Backward, where the mean and the variance of the batch hand back another slope: `ways(dout, standard)`."""
    standard, spread = standardized(x, epsilon)
    return scale / spread * ways(dout, standard), *batch_norm_backward.answer(dout, x, scale, epsilon)[1:]


@batch_norm_backward.misconception
def treats_mean_and_variance_as_constants(*arguments):
    """This is right if mean and variance are fixed numbers, as in use. While training every sample moves them, and
    through them the outputs of all the others."""
    return with_ways(lambda dout, standard: dout, *arguments)


@batch_norm_backward.misconception
def treats_the_mean_as_a_constant(*arguments):
    """The way through the variance is there, the way through the mean is missing. Raise all samples by the same amount:
    the output does not change, but these slopes say that it does."""
    return with_ways(lambda dout, standard: dout - standard * (dout * standard).mean(axis=0), *arguments)


@batch_norm_backward.misconception
def treats_the_variance_as_a_constant(*arguments):
    """The way through the mean is there, the way through the variance is missing. Stretch the batch: the output hardly
    changes, but these slopes say that it does."""
    return with_ways(lambda dout, standard: dout - dout.mean(axis=0), *arguments)


def shared_ways(dout, standard):
    """What the mean and the variance hand back."""
    return -dout.mean(axis=0), -standard * (dout * standard).mean(axis=0)


@batch_norm_backward.misconception(counted=["mean", "variance"])
def sums_for_means(*arguments, counted="mean, variance"):
    """Each sample moves the mean and the variance by one N-th only. These slopes count a shared way N times."""
    N = len(arguments[1])

    def ways(dout, standard):
        by_mean, by_variance = shared_ways(dout, standard)
        return dout + by_mean * (N if "mean" in counted else 1) + by_variance * (N if "variance" in counted else 1)

    return with_ways(ways, *arguments)


@batch_norm_backward.misconception(signs=[(-1, 1), (1, -1)])
def sign_of_the_shared_ways(*arguments, signs=(-1, -1)):
    """A shared way has the wrong sign, that through the mean or that through the variance. A larger mean takes more
    away from every output; a larger spread brings every output nearer to 0."""

    def ways(dout, standard):
        by_mean, by_variance = shared_ways(dout, standard)
        return dout + signs[0] * by_mean + signs[1] * by_variance

    return with_ways(ways, *arguments)


@batch_norm_backward.misconception
def the_2_of_the_square_forgotten(*arguments, times=0.5):
    """The way through the variance counts half. The variance is a mean of squares, and the slope of a square is *twice*
    the distance."""

    def ways(dout, standard):
        by_mean, by_variance = shared_ways(dout, standard)
        return dout + by_mean + times * by_variance

    return with_ways(ways, *arguments)


@batch_norm_backward.misconception
def the_half_of_the_root_forgotten(*arguments):
    """The way through the variance counts twice. The spread is a root, and the slope of a root has a *half* in it,
    which takes the 2 of the square away."""
    return the_2_of_the_square_forgotten(*arguments, times=2)


@batch_norm_backward.misconception("epsilon outside the root")
def slopes_with_epsilon_outside(dout, x, scale, epsilon=1e-5):
    """`epsilon` is added to the standard deviation. The forward pass adds it to the variance, so the way back has it
    there, too; it shows where a feature hardly spreads."""
    spread = x.std(axis=0) + epsilon
    standard = (x - x.mean(axis=0)) / spread
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    return scale / spread * (dout - (dshift + standard * dscale) / len(x)), dscale, dshift


@batch_norm_backward.misconception
def only_dx(*arguments):
    """`dx` comes back alone. The network learns `scale` and `shift` as well: return their slopes, too."""
    return batch_norm_backward.answer(*arguments)[0]


@batch_norm_backward.misconception
def centered_for_standardized(dout, x, scale, epsilon=1e-5):
    """In `dx`, the centered batch stands where the standardized one should: it has to be divided by the spread."""
    standard, spread = standardized(x, epsilon)
    by_mean, by_variance = shared_ways(dout, standard * spread)
    return scale / spread * (dout + by_mean + by_variance), *batch_norm_backward.answer(dout, x, scale, epsilon)[1:]


@batch_norm_backward.misconception
def dx_is_dout(dout, x, scale, epsilon=1e-5):
    """`dx` is `dout` itself, as if nothing were computed in between. The batch was centered, divided and scaled."""
    return dout, *batch_norm_backward.answer(dout, x, scale, epsilon)[1:]


@batch_norm_backward.misconception
def forgot_scale(dout, x, scale, epsilon=1e-5):
    """`dx` is the slope for an output without `scale`. The output is `scale` times as steep."""
    return batch_norm_backward.answer(dout, x, np.ones_like(scale), epsilon)


@batch_norm_backward.misconception
def forgot_the_spread(dout, x, scale, epsilon=1e-5):
    """The batch was divided by its spread on the way forward; the slope has to be, too."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx * standardized(x, epsilon)[1], dscale, dshift


@batch_norm_backward.misconception
def divided_by_the_variance(dout, x, scale, epsilon=1e-5):
    """`dx` was divided by the spread twice: that is the variance. On the way forward the batch was divided by it
    once."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx / standardized(x, epsilon)[1], dscale, dshift


@batch_norm_backward.misconception("variance over N - 1")
def slopes_of_an_unbiased_variance(dout, x, scale, epsilon=1e-5):
    """The batch was standardized by a variance over N - 1. Batch normalization divides the squares by N."""
    spread = np.sqrt(x.var(axis=0, ddof=1) + epsilon)
    standard = (x - x.mean(axis=0)) / spread
    dscale, dshift = (dout * standard).sum(axis=0), dout.sum(axis=0)
    return scale / spread * (dout - (dshift + standard * dscale) / len(x)), dscale, dshift


@batch_norm_backward.misconception("no epsilon")
def slopes_without_epsilon(dout, x, scale, epsilon=1e-5):
    """`epsilon` changes nothing. It stands below the root on the way forward, so it does on the way back; it shows
    where a feature hardly spreads."""
    return batch_norm_backward.answer(dout, x, scale, 0.0)


@batch_norm_backward.misconception
def means_over_the_samples(dout, x, scale, epsilon=1e-5):
    """`dscale` and `dshift` are means over the samples. The mean is taken by the loss already, and `dout` has it
    inside; here the slopes add up."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, dscale / len(x), dshift / len(x)


@batch_norm_backward.misconception
def sums_over_the_features(dout, x, scale, epsilon=1e-5):
    """`dscale` and `dshift` are added up over the features: a number for each sample. They belong to the features, so
    their slopes add up over the samples."""
    standard, dx = standardized(x, epsilon)[0], batch_norm_backward.answer(dout, x, scale, epsilon)[0]
    return dx, (dout * standard).sum(axis=1), dout.sum(axis=1)


@batch_norm_backward.misconception
def not_added_up(dout, x, scale, epsilon=1e-5):
    """`dscale` and `dshift` still have a row for each sample. All samples share one `scale` and one `shift` for each
    feature, so the slopes add up."""
    return batch_norm_backward.answer(dout, x, scale, epsilon)[0], dout * standardized(x, epsilon)[0], dout


@batch_norm_backward.misconception
def slopes_in_a_row(dout, x, scale, epsilon=1e-5):
    """The numbers are right. The slopes for `scale` and `shift` have a second axis, `(1, D)`; give them the shape of
    what they belong to, `(D,)`."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, dscale[None], dshift[None]


@batch_norm_backward.misconception
def one_sum_for_all_features(dout, x, scale, epsilon=1e-5):
    """Without an axis the slopes of all features end in one number. Each feature has a scale and a shift of its own."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, dscale.sum(), dshift.sum()


@batch_norm_backward.misconception("the steps, not the slopes")
def turned_signs(dout, x, scale, epsilon=1e-5):
    """All signs are turned: this is the way a step goes. A slope says which way the loss *rises*; the step turns the
    sign."""
    return batch_norm_backward.answer(-dout, x, scale, epsilon)


@batch_norm_backward.misconception
def dscale_from_x(dout, x, scale, epsilon=1e-5):
    """`scale` multiplies the *standardized* batch, so that is what its slope is multiplied by, not `x`."""
    dx, _, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, (dout * x).sum(axis=0), dshift


@batch_norm_backward.misconception
def dscale_without_its_input(dout, x, scale, epsilon=1e-5):
    """That is the slope for `shift`. Every slope for `scale` is multiplied by what `scale` multiplies."""
    dx, _, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, dshift, dshift


@batch_norm_backward.misconception
def dscale_and_dshift_swapped(dout, x, scale, epsilon=1e-5):
    """All three are right; the last two have changed places. The task wants `dx`, `dscale`, `dshift`."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, dshift, dscale


@batch_norm_backward.misconception
def scaled_slopes_for_scale_and_shift(dout, x, scale, epsilon=1e-5):
    """`dx` is right. `dscale` and `dshift` have `scale` in them: it was multiplied into `dout` before they were taken.
    The output is `scale * standard + shift`: its slope for `scale` is `standard`, and for `shift` it is 1."""
    dx, dscale, dshift = batch_norm_backward.answer(dout, x, scale, epsilon)
    return dx, scale * dscale, scale * dshift
