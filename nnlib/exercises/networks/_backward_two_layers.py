"""The exercise *backward_two_layers*: the pass backward."""

import numpy as np

from nnlib.activations import relu, sigmoid
from nnlib.exercises import exercise


def backward_cases(rng):
    yield (np.array([[2.0]]), np.array([[1.0]]), np.array([-0.5]), np.array([[-2.0]]), np.array([0.0]),
           np.array([[-2.0]]))  # fmt: skip
    yield (np.array([[2.0]]), np.array([[1.0]]), np.array([-3.0]), np.array([[-2.0]]), np.array([0.0]),
           np.array([[1.0]]))  # fmt: skip
    yield (np.array([[1.0], [2.0]]), np.array([[3.0]]), np.array([-4.0]), np.array([[5.0]]), np.array([1.0]),
           np.array([[1.0], [-2.0]]))  # fmt: skip
    yield (np.array([[1.0]]), np.array([[2.0]]), np.array([-2.0]), np.array([[3.0]]), np.array([0.0]),
           np.array([[1.0]]))  # fmt: skip
    yield slopes_for(rng, 3, 2, 2, 2)
    yield slopes_for(rng, 4, 3, 5, 2)
    yield slopes_for(rng, 3, 3, 3, 3)
    yield slopes_for(rng, 5, 4, 4, 4)
    yield slopes_for(rng, 7, 4, 8, 3)


def backward_edges(rng):
    yield slopes_for(rng, 0, 3, 4, 2)
    yield tuple(1e60 * array for array in slopes_for(rng, 2, 2, 3, 2))
    yield slopes_for(rng, 6, 4, 8, 3, np.float32)


def slopes_for(rng, N, D, H, C, dtype=np.float64):
    shapes = (N, D), (D, H), (H,), (H, C), (C,), (N, C)
    return tuple(rng.normal(size=shape).astype(dtype) for shape in shapes)


@exercise(
    task="""Write `backward_two_layers(X, W1, b1, W2, b2, dscores)`: the backward pass of
    `scores = relu(X @ W1 + b1) @ W2 + b2`. `dscores`, of the shape of the scores, holds the slope of the loss for
    each score. Return `dW1, db1, dW2, db2`, each of the shape of what it belongs to. Take the ReLU's slope as 0
    at 0. Leave the arguments as they are.""",
    cases=backward_cases,
    edges=backward_edges,
    hints=[
        "Go forward first: you need the sums of the hidden layer and its outputs.",
        "For a product `A @ B` with the slope `dout` behind it: `dB = A.T @ dout` and `dA = dout @ B.T`. The shapes "
        "leave no other way.",
        "A bias is added to every sample's sum, so its slope adds up over the samples.",
        "Where the ReLU is off, nothing passes: multiply by 1 where the sum is above 0, by 0 elsewhere.",
    ],
    why="""Backward goes through the same steps in the opposite order. Each product hands the slope to both its
    factors, each sum hands it on as it is, and the ReLU lets it pass where it let the signal pass.""",
)
def backward_two_layers(X, W1, b1, W2, b2, dscores):
    """The slopes of the loss for W1, b1, W2 and b2, given those for the scores, (N, C)."""
    sums = X @ W1 + b1
    hidden = np.maximum(0, sums)
    dW2 = hidden.T @ dscores
    db2 = dscores.sum(axis=0)
    dhidden = dscores @ W2.T
    dsums = dhidden * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), dW2, db2


def through(mask, X, W1, b1, W2, b2, dscores):
    """The backward pass with another slope of the ReLU."""
    sums = X @ W1 + b1
    dsums = dscores @ W2.T * mask(sums)
    return X.T @ dsums, dsums.sum(axis=0), relu(sums).T @ dscores, dscores.sum(axis=0)


def with_biases(add_up, X, W1, b1, W2, b2, dscores):
    """The backward pass with other slopes of the biases."""
    dW1, _, dW2, _ = backward_two_layers.answer(X, W1, b1, W2, b2, dscores)
    dsums = dscores @ W2.T * (X @ W1 + b1 > 0)
    return dW1, add_up(dsums), dW2, add_up(dscores)


@backward_two_layers.misconception("forgot the ReLU mask")
def no_mask(*arrays):
    """The second layer is right. But slopes pass through hidden units that are off: for such a sample they did not
    change the scores, so no blame can reach their weights."""
    return through(np.ones_like, *arrays)


@backward_two_layers.misconception
def lets_slopes_pass_at_0(*arrays):
    """Nearly right: only a sum of exactly 0 is treated otherwise. Take the slope there as 0, as the ReLU is off."""
    return through(lambda sums: sums >= 0, *arrays)


@backward_two_layers.misconception(is_off=(np.less_equal,))
def mask_the_wrong_way_round(*arrays, is_off=np.less):
    """The slopes pass where the hidden unit is off, and are stopped where it is on. It is the other way round."""
    return through(lambda sums: is_off(sums, 0), *arrays)


@backward_two_layers.misconception(slope=(0.1, 0.2))
def slope_of_a_leaky_relu(*arrays, slope=0.01):
    """Where a hidden unit is off, a little of the slope passes: that is the leaky ReLU's. The plain one lets nothing
    through."""
    return through(lambda sums: np.where(sums > 0, 1, slope), *arrays)


@backward_two_layers.misconception(strength=(0.001, 0.1, 1, 0.005))
def a_penalty_on_the_weights(X, W1, b1, W2, b2, dscores, strength=0.01):
    """A share of the weights is added to their slopes, as for a penalty on large weights. `dscores` comes from the loss
    alone, and so should these slopes."""
    dW1, db1, dW2, db2 = backward_two_layers.answer(X, W1, b1, W2, b2, dscores)
    return dW1 + strength * W1, db1, dW2 + strength * W2, db2


@backward_two_layers.misconception
def multiplies_by_the_output(*arrays):
    """Slopes are multiplied by the ReLU's *output*. Its slope is wanted: 1 where it is on, however far."""
    return through(relu, *arrays)


@backward_two_layers.misconception
def a_network_of_sigmoids(X, W1, b1, W2, b2, dscores):
    """This is right for a hidden layer of sigmoids, forward and backward. This network has ReLUs there."""
    hidden = sigmoid(X @ W1 + b1)
    dsums = dscores @ W2.T * hidden * (1 - hidden)
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@backward_two_layers.misconception
def biases_forgotten(*arrays):
    """The slopes of the weights come back alone. The biases learn as well, and have slopes of their own."""
    dW1, _, dW2, _ = backward_two_layers.answer(*arrays)
    return dW1, dW2


@backward_two_layers.misconception
def slopes_of_the_first_sample(*arrays):
    """The weights are right. The slopes of the biases are those of the first sample alone; they add up over all of
    them."""
    return with_biases(lambda d: d[0], *arrays)


@backward_two_layers.misconception("the learned arrays")
def one_step_taken(X, W1, b1, W2, b2, dscores):
    """These are the weights and biases after a step, the old ones less the slopes. The task wants the slopes
    themselves."""
    slopes = backward_two_layers.answer(X, W1, b1, W2, b2, dscores)
    return tuple(array - slope for array, slope in zip((W1, b1, W2, b2), slopes, strict=True))


@backward_two_layers.misconception("a sigmoid's slope")
def slope_of_a_sigmoid(*arrays):
    """`h * (1 - h)` is the slope of a sigmoid. Behind the hidden layer stands a ReLU: its slope is 1 or 0."""
    return through(lambda sums: relu(sums) * (1 - relu(sums)), *arrays)


@backward_two_layers.misconception("a tanh's slope")
def slope_of_a_tanh(*arrays):
    """`1 - h**2` is the slope of a tanh. Behind the hidden layer stands a ReLU: its slope is 1 or 0."""
    return through(lambda sums: 1 - relu(sums) ** 2, *arrays)


@backward_two_layers.misconception
def mask_from_the_slopes(X, W1, b1, W2, b2, dscores):
    """Slopes are cut where they themselves are negative. What stops a slope is that the unit was off: ask the hidden
    *sums*, from the way forward."""
    hidden, dsums = relu(X @ W1 + b1), relu(dscores @ W2.T)
    return X.T @ dsums, dsums.sum(axis=0), hidden.T @ dscores, dscores.sum(axis=0)


@backward_two_layers.misconception
def no_mask_for_the_biases(X, W1, b1, W2, b2, dscores):
    """The weights are right. The slopes of the first biases were added up before those of silent units were taken out:
    the ReLU comes between a bias and the scores, too."""
    dW1, _, dW2, db2 = backward_two_layers.answer(X, W1, b1, W2, b2, dscores)
    return dW1, (dscores @ W2.T).sum(axis=0), dW2, db2


@backward_two_layers.misconception
def masks_the_scores(X, W1, b1, W2, b2, dscores):
    """The slopes of negative scores are thrown away, as if a ReLU stood behind the scores. It stands behind the hidden
    layer only."""
    scores = relu(X @ W1 + b1) @ W2 + b2
    return backward_two_layers.answer(X, W1, b1, W2, b2, dscores * (scores > 0))


@backward_two_layers.misconception
def forgot_the_first_biases(X, W1, b1, W2, b2, dscores):
    """The way forward lacks `b1`, so other units are on and off than in the network."""
    return backward_two_layers.answer(X, W1, 0 * b1, W2, b2, dscores)


@backward_two_layers.misconception
def mean_over_the_samples(X, W1, b1, W2, b2, dscores):
    """One sample works. With N, your slopes are N times too small: when a loss is a mean over the samples, the division
    is already in `dscores`."""
    return backward_two_layers.answer(X, W1, b1, W2, b2, dscores / max(1, len(X)))


@backward_two_layers.misconception
def mean_for_the_biases(*arrays):
    """The weights are right. For the biases you take a mean over the samples where the weights have a sum: a bias is a
    weight whose input is always 1."""
    return with_biases(lambda d: d.sum(axis=0) / max(1, len(d)), *arrays)


@backward_two_layers.misconception
def one_bias_for_each_sample(*arrays):
    """The weights are right. The slopes of the biases should be added up over the samples; they are added up over the
    units."""
    return with_biases(lambda d: d.sum(axis=1), *arrays)


@backward_two_layers.misconception
def one_number_for_each_bias(*arrays):
    """The weights are right. Without an axis the slopes of all biases end in one number; each bias has its own."""
    return with_biases(np.sum, *arrays)


@backward_two_layers.misconception
def biases_in_a_row(*arrays):
    """The numbers are right. The slopes of the biases stand in a row, `(1, H)` and `(1, C)`; give them the shape of the
    biases."""
    return with_biases(lambda d: d.sum(axis=0, keepdims=True), *arrays)


@backward_two_layers.misconception
def forgot_to_add_up_for_the_biases(*arrays):
    """The weights are right. For the biases a slope is left for every sample: they share one bias, so the slopes add
    up."""
    return with_biases(lambda d: d, *arrays)


@backward_two_layers.misconception(turned=["first", "second"])
def transposed_results(*arrays, turned="first and second"):
    """The numbers are right, but each slope should stand where its weight stands: same shape, same place."""
    dW1, db1, dW2, db2 = backward_two_layers.answer(*arrays)
    return dW1.T if "first" in turned else dW1, db1, dW2.T if "second" in turned else dW2, db2


@backward_two_layers.misconception
def transpose_missing_on_the_way_back(X, W1, b1, W2, b2, dscores):
    """One unit and one score work. On the way back through `W2` the scores' axis has to meet the scores: with as many
    scores as hidden units, `W2` as it stands fits too, and gives other numbers."""
    sums = X @ W1 + b1
    dsums = dscores @ W2 * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), relu(sums).T @ dscores, dscores.sum(axis=0)


@backward_two_layers.misconception
def slopes_in_place_of_weights(X, W1, b1, W2, b2, dscores):
    """The second layer is right. On the way back the slopes of the scores met `dW2`; they go back through the weights
    themselves, `W2`."""
    sums = X @ W1 + b1
    dW2 = relu(sums).T @ dscores
    dsums = dscores @ dW2.T * (sums > 0)
    return X.T @ dsums, dsums.sum(axis=0), dW2, dscores.sum(axis=0)


@backward_two_layers.misconception
def sums_in_place_of_outputs(X, W1, b1, W2, b2, dscores):
    """The second layer's weights multiplied the hidden *outputs*, after the ReLU. You take the sums before it."""
    dW1, db1, _, db2 = backward_two_layers.answer(X, W1, b1, W2, b2, dscores)
    return dW1, db1, (X @ W1 + b1).T @ dscores, db2


@backward_two_layers.misconception
def second_layer_first(*arrays):
    """The slopes are right. They come back in the order in which they are found; the task wants the first layer's
    first."""
    dW1, db1, dW2, db2 = backward_two_layers.answer(*arrays)
    return dW2, db2, dW1, db1


@backward_two_layers.misconception
def weights_before_biases(*arrays):
    """The slopes are right. Both weights come before both biases; the task wants layer by layer: `dW1, db1, dW2,
    db2`."""
    dW1, db1, dW2, db2 = backward_two_layers.answer(*arrays)
    return dW1, dW2, db1, db2


@backward_two_layers.misconception("the steps, not the slopes")
def steps(X, W1, b1, W2, b2, dscores):
    """All signs are turned: this is the way a step goes. A slope says which way the loss *rises*; the step turns the
    sign."""
    return backward_two_layers.answer(X, W1, b1, W2, b2, -dscores)
