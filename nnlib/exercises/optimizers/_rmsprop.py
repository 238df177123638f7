"""The exercise *rmsprop*: RMSprop."""

import numpy as np

from nnlib.exercises import exercise


def rmsprop_cases(rng):
    yield np.array([1.0]), np.array([2.0]), np.array([0.0]), 0.1, 0.9, 1e-8
    yield np.array([1.0]), np.array([2.0]), np.array([1.0]), 0.1, 0.9, 1e-8
    yield np.array([1.0, 1.0]), np.array([100.0, -0.01]), np.array([0.0, 0.0]), 0.1, 0.99, 1e-8
    yield np.array([1.0, -2.0]), np.array([0.5, 0.0]), np.array([0.25, 0.0]), 0.1, 0.9, 0.1
    yield np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, -1.0], [2.0, 0.0]]), np.ones((2, 2)), 0.01, 0.9, 1e-8
    yield np.array([1.0]), np.array([3.0]), np.array([4.0]), 0.1, 0.5, 1e-3
    yield *rng.normal(size=(2, 2, 3)).astype(np.float32), rng.random((2, 3)).astype(np.float32), 0.01, 0.99, 1e-6
    yield *5 * rng.normal(size=(2, 2, 1, 3)), 9 * rng.random((2, 1, 3)), 0.3


def rmsprop_edges(rng):
    yield np.array([1.0]), np.array([3.0]), np.array([4.0]), 0.1, 0.0, 1e-8
    yield *np.empty((3, 0, 3)), 0.1, 0.9, 1e-8
    yield np.array([1.0, 1.0]), np.array([1e150, 1e-100]), np.array([1e300, 1e-200]), 0.1, 0.9, 1e-200


@exercise(
    task="""Write `rmsprop(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8)`, for three float arrays of one shape.
    `cache` is a running mean of the squared slopes: it keeps the share `decay` of what it was, and the rest comes from
    this step. The step is the learning rate times the slope, divided by the root of the new cache; `epsilon` is added
    to the root, after it is taken. Return two new arrays, the parameters and the cache; the three that came in stay as
    they are.""",
    cases=rmsprop_cases,
    edges=rmsprop_edges,
    hints=[
        "First the cache, then the parameters, which use the new cache.",
        "Two shares that add up to 1: one of the old cache, one of this step's squares.",
        "`epsilon` is there for a cache of 0. It is added after the root is taken.",
    ],
    why="""The root of the mean square is the usual size of a slope. Divided by it, steep and flat parameters take steps
    of the same order, about the learning rate. The mean fades, so the steps do not die out as Adagrad's do.""",
)
def rmsprop(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """(parameters, cache) after one RMSprop step: two new arrays. cache is a running mean of the squared slopes."""
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception("Adagrad")
def adagrad(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """This adds up all squares and forgets none: it is Adagrad. The steps get ever shorter."""
    cache = cache + dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception
def squares_not_weakened(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The old cache fades, but the new squares come in whole. Then it is no mean: with slopes of 1 it grows far beyond
    1."""
    cache = decay * cache + dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception
def shares_swapped(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """`decay` is the share of the old cache that is *kept*. Here it is the share of what is new."""
    cache = (1 - decay) * cache + decay * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception(share=(0.95, 0.99, 0.999))
def a_decay_of_its_own(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8, share=0.9):
    """The cache keeps a share that is written into your code. The caller's `decay` changes nothing."""
    cache = share * cache + (1 - share) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception
def not_squared(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The cache holds sizes of slopes, not their squares; with its root on top, the scale is not that of the slope."""
    cache = decay * cache + (1 - decay) * np.abs(dw)
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception
def the_slope_itself(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The cache is a mean of the slopes, and these may be negative: a negative number has no root. Squares come in."""
    cache = decay * cache + (1 - decay) * dw
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception
def forgot_the_root(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """Each slope is divided by the mean square itself. A steep slope then makes a short step, and a flat one a very
    long step."""
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (cache + epsilon), cache


@rmsprop.misconception
def epsilon_inside_the_root(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """`epsilon` is added under the root. There 1e-8 acts like 1e-4 outside, and small slopes are held back."""
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / np.sqrt(cache + epsilon), cache


@rmsprop.misconception
def no_epsilon(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """A slope that has always been 0 has a cache of 0, and 0 / 0 is nan."""
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / np.sqrt(cache), cache


@rmsprop.misconception(tiny=(1e-10, 1e-7, 1e-6))
def an_epsilon_of_its_own(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8, tiny=1e-8):
    """The number added to the root is written into your code. The caller's `epsilon` changes nothing."""
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + tiny), cache


@rmsprop.misconception
def corrected_as_in_Adam(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The cache is divided by one minus the decay, as Adam corrects its first step. RMSprop takes the cache as it
    is."""
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache / (1 - decay)) + epsilon), cache


@rmsprop.misconception
def old_cache(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The cache that you return is right, but the step uses the one that came in. In the first step that is 0: the
    parameters fly off."""
    step = learning_rate * dw / (np.sqrt(cache) + epsilon)
    return w - step, decay * cache + (1 - decay) * dw**2


@rmsprop.misconception
def old_cache_handed_on(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The parameters are right, but the cache that you return is the one that came in: nothing is remembered."""
    after = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(after) + epsilon), cache


@rmsprop.misconception
def root_kept_in_the_cache(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The parameters are right, but the cache that you return is the root. The next step would mix this root with its
    squares."""
    cache = np.sqrt(decay * cache + (1 - decay) * dw**2)
    return w - learning_rate * dw / (cache + epsilon), cache


@rmsprop.misconception(of_all=(np.sum,))
def one_cache_for_all(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8, of_all=np.mean):
    """All parameters share one number that is made of their squares. The point is that each has its own:
    a flat one then takes steps as long as a steep one."""
    cache = decay * cache + (1 - decay) * of_all(dw**2)
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception
def slope_missing_from_the_step(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The rate is divided by the root, but not multiplied by the slope: all parameters go down, wherever their slope
    points."""
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception
def multiplied_by_the_root(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The slope is multiplied by the root where it should be divided: steep parameters are driven even harder."""
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw * (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception("uphill")
def rmsprop_uphill(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The scaled slope is added: this climbs."""
    cache = decay * cache + (1 - decay) * dw**2
    return w + learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception
def cache_first(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """Both are right, in the other order: the parameters come first."""
    cache = decay * cache + (1 - decay) * dw**2
    return cache, w - learning_rate * dw / (np.sqrt(cache) + epsilon)


@rmsprop.misconception("parameters alone")
def rmsprop_parameters_alone(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The parameters are right, but the cache is lost: the next step needs it, so hand both on."""
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon)


@rmsprop.misconception("in place")
def cache_in_place(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The numbers are right, but the caller's own `cache` is changed too."""
    cache *= decay
    cache += (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception("in place, the parameters")
def rmsprop_parameters_in_place(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The numbers are right, but they are written into the caller's own `w`."""
    cache = decay * cache + (1 - decay) * dw**2
    w -= learning_rate * dw / (np.sqrt(cache) + epsilon)
    return w, cache


@rmsprop.misconception
def epsilon_outside_of_the_fraction(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """`epsilon` is added to the parameters, since a bracket is missing: the division comes first. It belongs to the
    root below."""
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / np.sqrt(cache) + epsilon, cache


@rmsprop.misconception("brackets forgotten")
def share_without_brackets(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """`1 - decay` needs a bracket: without it, 1 is added to the cache and the squares are taken away."""
    cache = decay * cache + 1 - decay * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception
def squares_of_the_parameters(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The squares of the *parameters* come into the cache. It is the slopes whose size is wanted."""
    cache = decay * cache + (1 - decay) * w**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception("forgot the rate")
def rmsprop_without_a_rate(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """Whatever the learning rate is, it changes nothing."""
    cache = decay * cache + (1 - decay) * dw**2
    return w - dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception
def the_cache_is_not_used(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The cache is right, and the step does not use it: the parameters move as in plain SGD."""
    return w - learning_rate * dw, decay * cache + (1 - decay) * dw**2


@rmsprop.misconception
def nothing_fades(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The new squares come in with their share, but the old cache keeps all of what it was: it only grows. A mean has
    to forget as much as it takes in."""
    cache = cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@rmsprop.misconception
def the_new_squares_fade_too(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """The decay weakens the new squares as well, since a bracket stands around both. It belongs to the old cache
    alone."""
    cache = decay * (cache + (1 - decay) * dw**2)
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache
