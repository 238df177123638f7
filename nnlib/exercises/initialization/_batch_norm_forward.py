"""The exercise *batch_norm_forward*: batch normalization."""

import numpy as np

from nnlib.exercises import exercise


def batch_norm_forward_cases(rng):
    yield np.array([[1.0], [3.0], [5.0]]), *columns(1, 1.0, 0.0, 0.0, 1.0), True
    yield np.array([[1.0], [3.0]]), *columns(1, 1.0, 0.0, 0.0, 1.0), False
    yield (
        np.array([[1.0, 10.0], [3.0, 40.0], [8.0, 10.0]]), np.array([1.0, 2.0]), np.array([0.0, 5.0]),
        *columns(2, 1.0, 1.0), True,
    )  # fmt: skip
    yield (
        np.array([[1.0, 10.0], [2.0, -5.0]]), np.array([1.0, 2.0]), np.array([0.5, 3.0]), *columns(2, 2.0, 9.0), False
    )  # fmt: skip
    yield np.array([[0.01], [-0.01], [0.02]]), *columns(1, 3.0, 1.0, 1.0, 2.0), True  # epsilon counts
    yield np.array([[1.0], [2.0], [6.0]]), *columns(1, 1.0, 0.0, 1.0, 1.0), True, 0.5, 0.1
    yield rng.normal(size=(3, 3)), *rng.normal(size=(3, 3)), *columns(3, 2.5), True, 0.8
    yield rng.normal(size=(3, 3)), *rng.normal(size=(3, 3)), *columns(3, 0.5), False, 0.99, 0.5
    yield rng.normal(3, 2, size=(20, 4)), *rng.normal(size=(3, 4)), rng.random(4) + 1, True


def batch_norm_forward_edges(rng):
    yield np.array([[7.0, -7.0]]), *columns(2, 1.0, 0.5, 1.0, 1.0), True  # one sample
    yield np.array([[4.0, 1.0], [4.0, 2.0]]), *columns(2, 1.0, 0.0, 1.0, 1.0), True  # a constant feature
    yield np.empty((0, 2)), *columns(2, 1.0, 0.0, 1.0, 1.0), False
    yield 1e8 + np.array([[1.0], [3.0], [8.0]]), *columns(1, 1.0, 0.0, 1e8, 1.0), True
    x, *others = rng.normal(3, 2, size=(20, 4)), *rng.normal(size=(3, 4)), *columns(4, 2.5)
    yield x.astype(np.float32), *(array.astype(np.float32) for array in others), True


def columns(features, *values):
    """For each value an array that holds it for every feature."""
    return [np.full(features, value) for value in values]


@exercise(
    task="""Write batch normalization's forward pass. While `training`, standardize each feature of `x`, `(N, D)`, by
    the mean and the variance of the batch, the sum of squares divided by N; and move the running statistics: each
    becomes `momentum` times its old value plus `1 - momentum` times that of the batch. In use, when not `training`,
    standardize by the running statistics and leave them alone. `epsilon` is added to the variance, before its root is
    taken. Both ways, multiply by `scale` and add `shift` at the end. Return the output, the running mean and the
    running variance as they are afterwards; change no argument.""",
    cases=batch_norm_forward_cases,
    edges=batch_norm_forward_edges,
    hints=[
        "Which axis holds the samples? Each feature has a mean of its own.",
        "There are two questions: which statistics standardize `x`, and do the running ones move? `training` answers "
        "both.",
        "A running statistic moves to `momentum` times itself plus the rest of the new value. The variance moves like "
        "the mean.",
    ],
    why="""While training, each feature is described by its own batch, with the variance over N; the running averages
    remember what batches look like. In use they stand in, so that one sample can be answered alone, the same way each
    time.""",
)
def batch_norm_forward(x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    """The output (N, D), and both running statistics (D,) after it; scale and shift are (D,)."""
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = x.mean(axis=0), x.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_variance = momentum * running_variance + (1 - momentum) * variance
    standard = (x - mean) / np.sqrt(variance + epsilon)
    return scale * standard + shift, running_mean, running_variance


def moved(old, new, momentum):
    return momentum * old + (1 - momentum) * new


def described(statistics, x, scale, shift, running_mean, running_variance, training, momentum=0.9, epsilon=1e-5):
    """Batch normalization with another mean and variance of the batch."""
    mean, variance = running_mean, running_variance
    if training:
        mean, variance = statistics(x)
        running_mean = moved(running_mean, mean, momentum)
        running_variance = moved(running_variance, variance, momentum)
    standard = (x - mean) / np.sqrt(variance + epsilon)
    return scale * standard + shift, running_mean, running_variance


@batch_norm_forward.misconception
def unbiased_variance(*arguments):
    """This variance divides by N - 1, as one does to estimate that of a population. Batch normalization describes the
    batch itself and divides by N; a batch of one sample would give 0 / 0."""
    return described(lambda x: (x.mean(axis=0), x.var(axis=0, ddof=1)), *arguments)


@batch_norm_forward.misconception
def mean_square_for_the_variance(*arguments):
    """The squares were averaged with the mean still in them. A variance is the mean square of the *distances* from the
    mean."""
    return described(lambda x: (x.mean(axis=0), (x**2).mean(axis=0)), *arguments)


@batch_norm_forward.misconception
def standardizes_each_sample(*arguments):
    """The mean is taken over the features of each sample. That is layer normalization, a relative; here each feature is
    compared over the batch."""
    return described(lambda x: (x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)), *arguments)


@batch_norm_forward.misconception("one mean for all")
def one_batch_mean(*arguments):
    """One mean and one variance for the whole batch: features that lie apart stay apart."""
    return described(lambda x: (x.mean(), x.var()), *arguments)


@batch_norm_forward.misconception
def running_variance_unbiased(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right. The running variance moves by a variance over N - 1, which is what PyTorch does. The task
    moves it by that of the batch, over N."""
    out, new_mean, new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return out, new_mean, moved(variance, x.var(axis=0, ddof=1), momentum) if training else new


@batch_norm_forward.misconception
def running_deviation(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right while training. But the running variance moves by the standard deviation of the batch, and in
    use its root is taken once more. It moves by the variance."""
    out, new_mean, new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return out, new_mean, moved(variance, x.std(axis=0), momentum) if training else new


@batch_norm_forward.misconception
def output_over_each_sample(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The running statistics are right. But while training the output is standardized along each sample, over its
    features, as layer normalization does. A feature is a column."""
    out, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    if training:
        centered = x - x.mean(axis=1, keepdims=True)
        out = scale * centered / np.sqrt(x.var(axis=1, keepdims=True) + epsilon) + shift
    return out, *new


@batch_norm_forward.misconception
def statistics_of_the_output(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right. The running statistics move by those of the *output*, after scale and shift. They describe
    what comes in."""
    out, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    if training:
        new = moved(mean, out.mean(axis=0), momentum), moved(variance, out.var(axis=0), momentum)
    return out, *new


@batch_norm_forward.misconception
def the_new_added_in_full(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right. The old running statistics are multiplied by `momentum`, and the batch's are added in full:
    the two shares should add up to 1."""
    out, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    if training:
        new = momentum * mean + x.mean(axis=0), momentum * variance + x.var(axis=0)
    return out, *new


@batch_norm_forward.misconception
def mean_not_taken_off(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The batch is divided by its spread, but its mean is not taken off: a feature far from 0 stays far from it."""
    _, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return scale * x / np.sqrt((x.var(axis=0) if training else variance) + epsilon) + shift, *new


@batch_norm_forward.misconception
def never_divided(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The mean is taken off, but nothing is divided: each feature keeps its spread."""
    _, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return scale * (x - (x.mean(axis=0) if training else mean)) + shift, *new


@batch_norm_forward.misconception
def squares_not_divided(*arguments):
    """The squares were added up, but not divided by N: a sum stands where the variance should."""
    return described(lambda x: (x.mean(axis=0), x.var(axis=0) * len(x)), *arguments)


@batch_norm_forward.misconception
def epsilon_kept_in_the_running_variance(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right. But `epsilon` went into the running variance too, and in use it is added once more."""
    out, new_mean, new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return out, new_mean, new + (1 - momentum) * epsilon * training


@batch_norm_forward.misconception
def batch_statistics_in_use(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """In use the batch's own statistics are taken as well. Then the answer for one image depends on the images beside
    it, and a single image has nothing to be compared with."""
    out = batch_norm_forward.answer(x, scale, shift, mean, variance, True, momentum, epsilon)[0]
    return out, *batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)[1:]


@batch_norm_forward.misconception
def running_statistics_while_training(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The running statistics are used while training as well. They lag behind, so the batch isn't standardized, and a
    bad start goes on unmended."""
    out = batch_norm_forward.answer(x, scale, shift, mean, variance, False, momentum, epsilon)[0]
    return out, *batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)[1:]


@batch_norm_forward.misconception
def standardizes_by_the_moved_statistics(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """While training, the batch is standardized by the running statistics, after they have moved. They are for use: the
    batch has a mean and a variance of its own."""
    _, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return batch_norm_forward.answer(x, scale, shift, *new, False, momentum, epsilon)


@batch_norm_forward.misconception("batch statistics in use, which move the running ones")
def always_training(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """`training` changes nothing here: in use, too, the batch is standardized by itself and moves the running
    statistics. What a network answers should not depend on what it was asked before."""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, True, momentum, epsilon)


@batch_norm_forward.misconception
def training_the_wrong_way_round(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """`training` is taken the wrong way round: the batch's own statistics are used, and the running ones moved, when it
    is False."""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, not training, momentum, epsilon)


@batch_norm_forward.misconception
def moves_in_use(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The running statistics move in use as well. What a network answers should not depend on what it was asked
    before."""
    out = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)[0]
    return out, *batch_norm_forward.answer(x, scale, shift, mean, variance, True, momentum, epsilon)[1:]


@batch_norm_forward.misconception
def never_moves(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right, but the running statistics never move. In use the network would standardize by what they
    were at the very start."""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, training, 1.0, epsilon)


@batch_norm_forward.misconception
def only_the_mean_moves(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output and the running mean are right. The running variance has to move in the same way, and it stays."""
    out, new, _ = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return out, new, variance


@batch_norm_forward.misconception
def momentum_swapped(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The shares are swapped: `momentum` is the share of the *old* value. Like this the last batch counts for nearly
    all. (PyTorch's momentum is the share of the new value: read the manual.)"""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, training, 1 - momentum, epsilon)


@batch_norm_forward.misconception
def momentum_for_both_shares(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """Old and new are both multiplied by `momentum`. The two shares should add up to 1, or the running statistics
    grow without end."""
    out, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    if training:
        new = momentum * (mean + x.mean(axis=0)), momentum * (variance + x.var(axis=0))
    return out, *new


@batch_norm_forward.misconception
def defaults_for_arguments(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """Right for a momentum of 0.9 and an epsilon of 1e-5: whatever else is given for them changes nothing."""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, training)


@batch_norm_forward.misconception("the batch's statistics come back")
def returns_the_batch(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is right. With it come the mean and the variance of this batch; the task wants the *running* ones,
    moved a part of the way while training and left alone in use."""
    out, *_ = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    return out, x.mean(axis=0), x.var(axis=0)


@batch_norm_forward.misconception
def keeps_only_the_last_batch(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The running statistics become those of the last batch, and what was there is forgotten. They should move a part
    of the way: `momentum` is the share of the old value that stays."""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, training, 0.0, epsilon)


@batch_norm_forward.misconception("variance for standard deviation")
def batch_over_its_variance(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is divided by the variance. In units that would be one over the feature's own; divided by the standard
    deviation it has none."""
    _, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    mean, variance = (x.mean(axis=0), x.var(axis=0)) if training else (mean, variance)
    return scale * (x - mean) / (variance + epsilon) + shift, *new


@batch_norm_forward.misconception
def standard_deviation_for_variance(*arguments):
    """The standard deviation of the batch is taken where its variance is meant, and its root is taken once more. `std`
    is the root of `var` already."""
    return described(lambda x: (x.mean(axis=0), x.std(axis=0)), *arguments)


@batch_norm_forward.misconception("only the mean divided")
def batch_less_a_quotient(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """`x - mean / spread` divides first, and only the mean: parentheses are missing."""
    _, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    mean, variance = (x.mean(axis=0), x.var(axis=0)) if training else (mean, variance)
    return scale * (x - mean / np.sqrt(variance + epsilon)) + shift, *new


@batch_norm_forward.misconception
def epsilon_outside_the_root(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """`epsilon` is added to the standard deviation. The task adds it to the variance, as the paper does; it shows where
    a feature hardly spreads."""
    _, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    mean, variance = (x.mean(axis=0), x.var(axis=0)) if training else (mean, variance)
    return scale * (x - mean) / (np.sqrt(variance) + epsilon) + shift, *new


@batch_norm_forward.misconception
def no_epsilon(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """`epsilon` changes nothing. Without it a constant feature, or a batch of one sample, is divided by 0."""
    return batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, 0.0)


@batch_norm_forward.misconception
def forgot_scale_and_shift(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The output is standardized, and that is where it ends. `scale` and `shift` let the network choose another spread
    and mean where they serve it better."""
    return batch_norm_forward.answer(x, 1, 0, mean, variance, training, momentum, epsilon)


@batch_norm_forward.misconception
def scale_and_shift_only_while_training(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """While training all is right. In use `scale` and `shift` are left out, but the network has learned with them."""
    if not training:
        scale, shift = 1, 0
    return batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)


@batch_norm_forward.misconception
def scale_and_shift_swapped(x, scale, shift, *others):
    """`scale` and `shift` have changed places: the first multiplies, the second is added."""
    return batch_norm_forward.answer(x, shift, scale, *others)


@batch_norm_forward.misconception
def shifted_before_it_is_scaled(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """`shift` is added first and then scaled with the rest. It comes last: `scale` is the new spread, `shift` the new
    mean."""
    return batch_norm_forward.answer(x, scale, scale * shift, mean, variance, training, momentum, epsilon)


@batch_norm_forward.misconception
def statistics_in_a_row(*arguments):
    """The numbers are right. But after training the running statistics have a second axis, `(1, D)`: with `keepdims` a
    mean keeps one. They should keep their shape, `(D,)`."""
    return described(lambda x: (x.mean(axis=0, keepdims=True), x.var(axis=0, keepdims=True)), *arguments)


@batch_norm_forward.misconception
def only_the_output(*arguments):
    """The output is right, and it comes alone. The running statistics are needed afterwards: return all three."""
    return batch_norm_forward.answer(*arguments)[0]


@batch_norm_forward.misconception
def in_place(x, scale, shift, mean, variance, training, momentum=0.9, epsilon=1e-5):
    """The values are right, but they are written into the caller's own running statistics. The task returns new
    ones."""
    out, *new = batch_norm_forward.answer(x, scale, shift, mean, variance, training, momentum, epsilon)
    mean[...], variance[...] = new
    return out, mean, variance
