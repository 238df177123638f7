"""The exercise *update_ratio*: the update ratio."""

import numpy as np

from nnlib.exercises import exercise
from nnlib.optimizers import SGD, Adam, Momentum


def weights_and_steps(rng):
    yield np.array([3.0, 4.0]), np.array([0.0, -1.0]), SGD(0.5)
    yield np.array([4.0, -1.0]), np.array([-1.0, 3.0]), SGD(0.01)
    yield np.array([3.0, 4.0]), np.array([-10.0, 2.0]), SGD(0.5)
    yield np.array([[3.0, 1.0], [2.0, 4.0]]), np.array([[-1.0, 2.0], [-2.0, -1.0]]), SGD(0.01)
    yield np.array([3.0, 4.0]), np.array([0.0, 0.0]), SGD(0.1)
    yield np.array([3.0, 4.0]), np.array([-1.0, -2.0]), on_its_way(Momentum(0.1), np.array([-2.0, -1.0]))
    yield np.array([4.0, 3.0]), np.array([-100.0, 0.001]), Adam(0.001)
    yield np.array([0.0, 0.0]), np.array([1.0, -2.0]), SGD(0.1)
    weights = rng.normal(size=(64, 10)).astype(np.float32)
    yield weights, rng.normal(size=(64, 10)).astype(np.float32) - weights, Adam(0.01)


def huge_weights(rng):
    yield np.array([1e150, -1e150]), np.array([1e148, 0.0]), SGD(0.1)


def on_its_way(optimizer, gradient):
    """An optimizer that has taken a step already."""
    optimizer.step(np.zeros_like(gradient), gradient)
    return optimizer


@exercise(
    task="""Write `update_ratio(weights, gradient, optimizer)`: take one step, `optimizer.step(weights, gradient)`,
    which changes `weights` in place and returns nothing. Return the length of that step divided by the length of the
    weights before it. From weights that are all 0 the ratio is `inf`. `weights` may have any shape; its length is the
    root of the sum of all its squares. Any optimizer may come.""",
    cases=weights_and_steps,
    edges=huge_weights,
    hints=[
        "What did the weights look like before the step, and after it? You need both at the end.",
        "The step changes the array itself. A second name for the same array changes with it.",
        "The optimizer alone knows how far it moves: Momentum and Adam remember earlier gradients. So measure the "
        "move, whatever made it.",
    ],
    why="""The optimizer changes the array in place, so its old numbers need a copy. Whatever the optimizer does, the
    difference of the two is its step. `np.linalg.norm` without a second argument takes any array as one row.""",
)
def update_ratio(weights, gradient, optimizer):
    """Take one step of optimizer on weights, in place; return its length as a share of the weights' before it."""
    before = weights.copy()
    optimizer.step(weights, gradient)
    length = np.linalg.norm(before)
    return np.linalg.norm(weights - before) / length if length else np.inf


def take_a_step(weights, gradient, optimizer):
    """The weights before the step, and the step."""
    before = weights.copy()
    optimizer.step(weights, gradient)
    return before, weights - before


def ratio(step, weights, length=np.linalg.norm):
    return length(step) / length(weights) if length(weights) else np.inf


@update_ratio.misconception
def of_the_gradient_and_no_step(weights, gradient, optimizer):
    """This compares the *gradient* with the weights, and no step is taken. The step is what moves them: let the
    optimizer take it, and measure that."""
    return ratio(gradient, weights)


@update_ratio.misconception(after=(True,))
def of_the_gradient(weights, gradient, optimizer, after=False):
    """This compares the *gradient* with the weights. The step is what moves them, and how long it is depends on the
    learning rate as well: that is what the ratio is to judge."""
    before, _ = take_a_step(weights, gradient, optimizer)
    return ratio(gradient, weights if after else before)


@update_ratio.misconception
def rate_times_gradient(weights, gradient, optimizer):
    """This is the article's update: the learning rate times the gradient. It is right for plain SGD and for nothing
    else: momentum adds earlier steps, Adam divides by the gradient's own size."""
    before, _ = take_a_step(weights, gradient, optimizer)
    return ratio(optimizer.learning_rate * gradient, before)


@update_ratio.misconception
def rate_times_gradient_and_no_step(weights, gradient, optimizer):
    """This is the article's formula. It takes no step, so the weights stay as they were; and its learning rate times
    gradient is the step of plain SGD only."""
    return ratio(optimizer.learning_rate * gradient, weights)


@update_ratio.misconception
def a_step_on_a_copy(weights, gradient, optimizer):
    """The ratio is right, but the weights have not moved, while the optimizer believes they have: the step was taken on
    a copy, or taken back."""
    before, step = take_a_step(weights.copy(), gradient, optimizer)
    return ratio(step, before)


@update_ratio.misconception
def two_steps(weights, gradient, optimizer):
    """Two steps were taken, and their length together is the result. Each call of `optimizer.step` moves the
    weights."""
    before = weights.copy()
    optimizer.step(weights, gradient)
    optimizer.step(weights, gradient)
    return ratio(weights - before, before)


@update_ratio.misconception(length_before=(True,))
def no_copy(weights, gradient, optimizer, length_before=False):
    """No step is seen at all. It changes the array in place, and a second name for the same array, or a view of it,
    changes with it."""
    nothing = length_before and not weights.any()
    optimizer.step(weights, gradient)
    return np.inf if nothing else 0.0


@update_ratio.misconception
def what_step_returns(weights, gradient, optimizer):
    """`optimizer.step` returns nothing, so what it returns is None and can't be reckoned with. It changes the array
    that it is given."""
    before = weights.copy()
    after = optimizer.step(weights, gradient)
    return ratio(after - before, before)


@update_ratio.misconception
def a_share_of_the_weights_after(weights, gradient, optimizer):
    """The length of the weights is taken *after* the step. After a step that is far too long, the weights are long too,
    and the ratio looks small when it should cry out."""
    _, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, weights)


@update_ratio.misconception
def the_length_of_the_step(weights, gradient, optimizer):
    """This is the length of the step. Whether that is much or little depends on the weights: it is asked for as a share
    of theirs."""
    _, step = take_a_step(weights, gradient, optimizer)
    return np.linalg.norm(step)


@update_ratio.misconception
def difference_of_the_lengths(weights, gradient, optimizer):
    """How much *longer* the weights have become is another question: a step to the side moves them and leaves their
    length nearly as it was. Take the length of the difference, not the difference of the lengths."""
    before, _ = take_a_step(weights, gradient, optimizer)
    length = np.linalg.norm(before)
    return (np.linalg.norm(weights) - length) / length if length else np.inf


@update_ratio.misconception
def new_length_by_old(weights, gradient, optimizer):
    """The length of the weights after the step is divided by that before it, which gives about 1 for any good step. The
    step itself, the difference, is what is to be measured."""
    before, _ = take_a_step(weights, gradient, optimizer)
    return ratio(weights, before)


@update_ratio.misconception
def squares_of_the_lengths(weights, gradient, optimizer):
    """The root is missing in both lengths, so the ratio comes out squared: 1e-3 would read as 1e-6."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before, lambda array: np.sum(np.square(array)))


@update_ratio.misconception
def spread_for_length(weights, gradient, optimizer):
    """The standard deviation takes the mean away first: weights that all move by the same amount would not have moved
    at all."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before, np.std)


@update_ratio.misconception
def sums_of_sizes(weights, gradient, optimizer):
    """This adds up the sizes of all numbers. A length is the root of the sum of their squares."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before, lambda array: np.sum(np.abs(array)))


@update_ratio.misconception
def the_largest_number(weights, gradient, optimizer):
    """This looks at the largest number alone, of the step and of the weights."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before, lambda array: np.max(np.abs(array)))


@update_ratio.misconception(small=(1e-12, 1e-8))
def a_ratio_for_each_number(weights, gradient, optimizer, small=0):
    """A ratio is made for each number, and then their mean: a single weight near 0 makes it huge. The ratio compares
    two lengths, those of all numbers together."""
    before, step = take_a_step(weights, gradient, optimizer)
    return np.mean(np.abs(step) / (np.abs(before) + small))


@update_ratio.misconception
def an_array_of_ratios(weights, gradient, optimizer):
    """A ratio comes back for each number. Asked for is one: the length of the whole step by that of all weights."""
    before, step = take_a_step(weights, gradient, optimizer)
    return np.abs(step) / np.abs(before)


@update_ratio.misconception
def its_logarithm(weights, gradient, optimizer):
    """This is the logarithm of the ratio. It is often drawn on such an axis; asked for is the ratio itself."""
    before, step = take_a_step(weights, gradient, optimizer)
    return np.log10(np.float64(ratio(step, before)))


@update_ratio.misconception
def ratio_of_the_means(weights, gradient, optimizer):
    """Means take positive and negative numbers together, so that they cancel: a long step can have a mean of 0. A
    length is the root of the sum of the squares."""
    before, step = take_a_step(weights, gradient, optimizer)
    return np.mean(step) / np.mean(before)


@update_ratio.misconception
def norm_of_the_matrix(weights, gradient, optimizer):
    """For an array of two axes, `np.linalg.norm(array, 2)` is something else: how much the matrix can stretch a vector.
    The length of the weights treats them as one row of numbers."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before, lambda array: np.linalg.norm(array, 2))


@update_ratio.misconception
def upside_down(weights, gradient, optimizer):
    """The ratio is turned round: a longer step should give a larger number."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(before, step)


@update_ratio.misconception
def zero_for_no_length(weights, gradient, optimizer):
    """Right for all weights but those that are all 0: any step from there is infinitely long beside them. A ratio of 0
    would say that nothing has moved."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before) if before.any() else 0.0


@update_ratio.misconception(small=(1e-15, 1e-12, 1e-10, 1e-7, 1e-6))
def a_small_number_in_the_divisor(weights, gradient, optimizer, small=1e-8):
    """A small number keeps the divisor above 0. So a step from weights that are all 0 gets a large number, which
    depends on that small one. The task asks for `inf`."""
    before, step = take_a_step(weights, gradient, optimizer)
    return np.linalg.norm(step) / (np.linalg.norm(before) + small)


@update_ratio.misconception(instead=(None,))
def nothing_for_no_length(weights, gradient, optimizer, instead=np.nan):
    """Right for all weights but those that are all 0, for which nan or None comes back. That step is infinitely long
    beside them: the task asks for `inf`."""
    before, step = take_a_step(weights, gradient, optimizer)
    return ratio(step, before) if before.any() else instead


@update_ratio.misconception(axis=(-1, 1))
def a_length_for_each_row(weights, gradient, optimizer, axis=0):
    """With an axis, a norm or a sum takes each row or column by itself, so several lengths and ratios come back. All
    the weights together have one length."""
    before, step = take_a_step(weights, gradient, optimizer)
    with np.errstate(divide="ignore"):
        return np.linalg.norm(step, axis=axis) / np.linalg.norm(before, axis=axis)


@update_ratio.misconception
def a_step_of_its_own(weights, gradient, optimizer):
    """The step is taken by hand, the learning rate times the gradient, and the optimizer is not asked. That is plain
    SGD; any optimizer may come, and has its own way."""
    before = weights.copy()
    weights -= optimizer.learning_rate * gradient
    return ratio(weights - before, before)
