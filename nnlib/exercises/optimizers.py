"""Exercises of notebook 10: optimizers."""

import numpy as np

from nnlib.exercises import Exercise, Misconception, collect


def sgd(w, dw, learning_rate):
    """The parameters after one step against the slope dw, as a new array."""
    return w - learning_rate * dw


def sgd_cases(rng):
    yield np.array([1.0]), np.array([2.0]), 0.1
    yield np.array([1.0, -3.0]), np.array([0.0, -0.5]), 0.1
    yield np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, -1.0], [0.0, 10.0]]), 0.5
    yield np.array([1.0, -0.0]), np.array([5.0, -0.0]), 0.0
    yield np.empty((0, 3)), np.empty((0, 3)), 0.1
    yield np.array([1e150, -1e-150]), np.array([1e150, 1e-150]), 0.01
    yield rng.normal(size=(3, 4)).astype(np.float32), rng.normal(size=(3, 4)).astype(np.float32), 0.03


def sgd_in_place(w, dw, learning_rate):
    w -= learning_rate * dw
    return w


def sgd_scales_the_slope(w, dw, learning_rate):
    dw *= learning_rate
    return w - dw


sgd = Exercise(
    task="""Write `sgd(w, dw, learning_rate)`: one step of gradient descent for an array `w` of any shape. `dw` is the
    slope of the loss for each parameter. Return a new array; `w` and `dw` stay as they are.""",
    answer=sgd,
    cases=sgd_cases,
    hints=[
        "If a slope is positive, the loss rises when the parameter grows. Which way should the parameter go?",
        "How far it goes: the learning rate times the slope. One line, for all parameters at once.",
    ],
    misconceptions=[
        Misconception(
            "uphill",
            lambda w, dw, learning_rate: w + learning_rate * dw,
            "This climbs. The slope points to where the loss rises; a step that should lower it goes the other way.",
        ),
        Misconception(
            "in place",
            sgd_in_place,
            "The numbers are right, but they are written into the caller's own `w`. The library does so on purpose, "
            "to save memory, and says it. Here the caller wants to keep the old parameters.",
        ),
        Misconception(
            "in place, the slope",
            sgd_scales_the_slope,
            "The parameters are right, but the caller's `dw` has been scaled: whoever uses the slope again, for a "
            "second optimizer or for a check, finds another one.",
        ),
        Misconception(
            "forgot the rate",
            lambda w, dw, learning_rate: w - dw,
            "Whatever the learning rate is, it changes nothing.",
        ),
        Misconception(
            "only the direction",
            lambda w, dw, learning_rate: w - learning_rate * np.sign(dw),
            "All parameters move equally far, however steep their slopes are. In SGD a steep slope makes a long step.",
        ),
        Misconception(
            "divided by the rate",
            lambda w, dw, learning_rate: w - dw / learning_rate if learning_rate else w + 0,
            "A small learning rate makes long steps here: it divides where it should multiply.",
        ),
        Misconception(
            "the step alone",
            lambda w, dw, learning_rate: -learning_rate * dw,
            "This is how far the parameters move, not where they are then.",
        ),
    ],
    why="""The slope points uphill, so the step is taken against it. The subtraction makes a new array, for parameters
    of any shape.""",
)


def momentum(w, dw, velocity, learning_rate, momentum):
    """(parameters, velocity) after one step of a ball with friction: two new arrays."""
    velocity = momentum * velocity - learning_rate * dw
    return w + velocity, velocity


def ball_cases(rng):
    """(w, dw, velocity, learning rate, momentum), from a ball at rest on."""
    yield np.array([1.0]), np.array([2.0]), np.array([0.0]), 0.1, 0.9
    yield np.array([1.0]), np.array([2.0]), np.array([-0.5]), 0.1, 0.9
    yield np.array([1.0]), np.array([0.0]), np.array([0.5]), 0.1, 0.8
    yield np.array([[1.0, 2.0]]), np.array([[-1.0, 3.0]]), np.array([[0.2, -0.3]]), 0.5, 0.5
    yield np.array([1.0, -2.0]), np.array([3.0, 4.0]), np.array([0.5, 0.25]), 0.1, 0.0
    yield np.array([1.0, -0.0]), np.array([3.0, -0.0]), np.array([0.5, -0.0]), 0.0, 0.9
    yield np.empty((0, 3)), np.empty((0, 3)), np.empty((0, 3)), 0.1, 0.9
    yield np.array([1e150, 1e-150]), np.array([-1e150, 1e-150]), np.array([1e150, -1e-150]), 0.1, 0.9
    yield *rng.normal(size=(3, 2, 3)).astype(np.float32), 0.1, 0.99


def ball(velocity, place=lambda w, dw, before, after, rate, m: w + after, kept=lambda before, after: after):
    """A ball with its rules changed: the velocity, where it goes, and which velocity is handed on."""

    def step(w, dw, before, learning_rate, momentum):
        after = velocity(before, dw, learning_rate, momentum)
        return place(w, dw, before, after, learning_rate, momentum), kept(before, after)

    return step


def slowed(before, dw, rate, m):
    return m * before - rate * dw


def momentum_in_place(w, dw, velocity, learning_rate, momentum):
    velocity *= momentum
    velocity -= learning_rate * dw
    return w + velocity, velocity


momentum = Exercise(
    task="""Write `momentum(w, dw, velocity, learning_rate, momentum)`: one step of a ball with friction. Its velocity
    loses all but the share `momentum`, and is pulled downhill by the learning rate times the slope; then the
    parameters move by the velocity. Return two new arrays: the parameters and the velocity.""",
    answer=momentum,
    cases=ball_cases,
    hints=[
        "Two lines: first the velocity, then the parameters, which use the new velocity.",
        "The velocity points the way the parameters go. So the slope is subtracted from the velocity, and the velocity "
        "is added to the parameters.",
    ],
    misconceptions=[
        Misconception(
            "velocity's sign",
            ball(lambda v, dw, rate, m: m * v + rate * dw),
            "The slope is added to the velocity, and the velocity to the parameters: the ball rolls uphill.",
        ),
        Misconception(
            "velocity uphill",
            ball(lambda v, dw, rate, m: m * v + rate * dw, lambda w, dw, before, after, rate, m: w - after),
            "From rest, the parameters go the right way. But your velocity points uphill and is subtracted. This is a "
            "usual form too; here the velocity that comes in points the way the ball goes.",
        ),
        Misconception(
            "subtracted twice",
            ball(slowed, lambda w, dw, before, after, rate, m: w - after),
            "The velocity is right: it points downhill. Then it is subtracted, and the parameters go uphill.",
        ),
        Misconception(
            "old velocity handed on",
            ball(slowed, kept=lambda before, after: before),
            "The parameters are right, but the velocity that you return is the one that came in. The next step would "
            "start from it again: a ball that never gathers speed.",
        ),
        Misconception(
            "moves by the old velocity",
            ball(slowed, lambda w, dw, before, after, rate, m: w + before),
            "The velocity is right, but the parameters move by the one that came in: this step's slope acts one step "
            "late.",
        ),
        Misconception(
            "no memory",
            ball(lambda v, dw, rate, m: -rate * dw),
            "The velocity forgets what it was: this is plain SGD.",
        ),
        Misconception(
            "no friction",
            ball(lambda v, dw, rate, m: v - rate * dw),
            "Nothing is lost of the velocity: the ball would roll for ever.",
        ),
        Misconception(
            "friction for momentum",
            ball(lambda v, dw, rate, m: (1 - m) * v - rate * dw),
            "`momentum` is the share that is *kept*. Here it is the share that is lost.",
        ),
        Misconception(
            "an average",
            ball(lambda v, dw, rate, m: m * v - (1 - m) * rate * dw),
            "The slope is weakened by one minus the momentum, as in Adam. Then the ball is no faster than SGD on a "
            "long slope; here it should be.",
        ),
        Misconception(
            "rate outside",
            ball(lambda v, dw, rate, m: m * v - dw, lambda w, dw, before, after, rate, m: w + rate * after),
            "The learning rate scales the velocity when it is used, instead of the slope when it comes in. Some "
            "libraries do so. As long as the rate stays the same, the path from rest is the same too; the velocity is "
            "not.",
        ),
        Misconception(
            "in place",
            momentum_in_place,
            "The numbers are right, but the caller's own `velocity` is changed too.",
        ),
    ],
    why="""The velocity is a fading sum of all slopes so far. Each part acts for itself: a parameter's velocity knows
    its own slopes only, so every array of parameters needs a velocity of its own shape.""",
)


def nesterov(w, dw, velocity, learning_rate, momentum):
    """(parameters, velocity) after one Nesterov step: two new arrays. dw is the slope at w, the point looked at."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


def looked_ahead(w, dw, before, after, rate, m):
    return w - m * before + (1 + m) * after


def nesterov_overwrites(w, dw, velocity, learning_rate, momentum):
    before = velocity
    velocity *= momentum
    velocity -= learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


nesterov = Exercise(
    task="""Write `nesterov(w, dw, velocity, learning_rate, momentum)` in the article's form: the velocity changes as in
    `momentum`. The parameters go back by the share `momentum` of the velocity that came in, then forward by one plus
    `momentum` times the new one. Return two new arrays: the parameters and the velocity.""",
    answer=nesterov,
    cases=ball_cases,
    hints=[
        "The velocity's line is that of the exercise before. But the old velocity is still needed after it.",
        "Give the velocity that came in a name of its own before you make the new one.",
    ],
    misconceptions=[
        Misconception(
            "plain momentum",
            ball(slowed),
            "This is momentum without looking ahead.",
        ),
        Misconception(
            "old velocity overwritten",
            nesterov_overwrites,
            "The velocity is changed in place, so its old value is gone: two names, one array. What is left of the "
            "formula is plain momentum.",
        ),
        Misconception(
            "does not go back",
            ball(slowed, lambda w, dw, before, after, rate, m: w + (1 + m) * after),
            "It goes forward, but not back first. `w` is the point that was looked at, ahead by the old velocity; "
            "looking ahead again from there, each step counts part of the velocity twice.",
        ),
        Misconception(
            "forward by the velocity alone",
            ball(slowed, lambda w, dw, before, after, rate, m: w - m * before + after),
            "It goes back to where the ball is and moves it. Then it should look ahead again.",
        ),
        Misconception(
            "goes ahead twice",
            ball(slowed, lambda w, dw, before, after, rate, m: w + m * before + (1 + m) * after),
            "The old velocity is added where it should be taken away.",
        ),
        Misconception(
            "looks ahead by all of it",
            ball(slowed, lambda w, dw, before, after, rate, m: w - before + 2 * after),
            "It looks ahead by the whole velocity. Friction leaves only the share `momentum` of it.",
        ),
        Misconception(
            "uphill",
            ball(lambda v, dw, rate, m: m * v + rate * dw, looked_ahead),
            "The slope is added to the velocity: the ball rolls uphill.",
        ),
        Misconception(
            "old velocity handed on",
            ball(slowed, looked_ahead, kept=lambda before, after: before),
            "The parameters are right, but the velocity that you return is the one that came in.",
        ),
    ],
    why="""`w` is not where the ball is, but where its velocity is about to carry it. So: back to the ball, one step,
    and ahead again. Written out it is the same as moving by `momentum` times the new velocity, minus the learning rate
    times the slope.""",
)


def rmsprop(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    """(parameters, cache) after one RMSprop step: two new arrays. cache is a running mean of the squared slopes."""
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


def rmsprop_cases(rng):
    yield np.array([1.0]), np.array([2.0]), np.array([0.0]), 0.1, 0.9, 1e-8
    yield np.array([1.0]), np.array([2.0]), np.array([1.0]), 0.1, 0.9, 1e-8
    yield np.array([1.0, 1.0]), np.array([100.0, -0.01]), np.array([0.0, 0.0]), 0.1, 0.99, 1e-8
    yield np.array([1.0, -2.0]), np.array([0.5, 0.0]), np.array([0.25, 0.0]), 0.1, 0.9, 0.1
    yield np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, -1.0], [2.0, -0.0]]), np.ones((2, 2)), 0.01, 0.9, 1e-8
    yield np.array([1.0]), np.array([3.0]), np.array([4.0]), 0.1, 0.0, 1e-8
    yield np.empty((0, 3)), np.empty((0, 3)), np.empty((0, 3)), 0.1, 0.9, 1e-8
    yield np.array([1.0, 1.0]), np.array([1e150, 1e-100]), np.array([1e300, 1e-200]), 0.1, 0.9, 1e-200
    cache = rng.random((2, 3)).astype(np.float32)
    yield *rng.normal(size=(2, 2, 3)).astype(np.float32), cache, 0.01, 0.99, 1e-6


def faded(cache, dw, decay):
    return decay * cache + (1 - decay) * dw**2


def over_root(dw, before, cache, epsilon):
    return dw / (np.sqrt(cache) + epsilon)


def scaled_step(fade=faded, slide=over_root, sign=1, kept=lambda before, after: after):
    """RMSprop with its rules changed: the cache, the scaled slope, the direction, the cache handed on."""

    def step(w, dw, before, learning_rate, decay=0.99, epsilon=1e-8):
        cache = fade(before, dw, decay)
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            return w - sign * learning_rate * slide(dw, before, cache, epsilon), kept(before, cache)

    return step


def rmsprop_in_place(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache *= decay
    cache += (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


rmsprop = Exercise(
    task="""Write `rmsprop(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8)`. `cache` is a running mean of the
    squared slopes: it keeps the share `decay` of what it was, and the rest comes from this step. Each slope is divided
    by the root of its new cache, plus `epsilon`. Return two new arrays: the parameters and the cache.""",
    answer=rmsprop,
    cases=rmsprop_cases,
    hints=[
        "First the cache, then the parameters, which use the new cache.",
        "Two shares that add up to 1: one of the old cache, one of this step's squares.",
        "`epsilon` is there for a cache of 0. It is added after the root is taken.",
    ],
    misconceptions=[
        Misconception(
            "Adagrad",
            scaled_step(lambda cache, dw, decay: cache + dw**2),
            "This adds up all squares and forgets none: it is Adagrad. The steps get ever shorter.",
        ),
        Misconception(
            "squares not weakened",
            scaled_step(lambda cache, dw, decay: decay * cache + dw**2),
            "The old cache fades, but the new squares come in whole. Then it is no mean: with slopes of 1 it grows far "
            "beyond 1.",
        ),
        Misconception(
            "shares swapped",
            scaled_step(lambda cache, dw, decay: (1 - decay) * cache + decay * dw**2),
            "`decay` is the share of the old cache that is *kept*. Here nearly all of it is new in each step.",
        ),
        Misconception(
            "not squared",
            scaled_step(lambda cache, dw, decay: decay * cache + (1 - decay) * np.abs(dw)),
            "The cache holds sizes of slopes, not their squares; with its root on top, the scale is not that of the "
            "slope.",
        ),
        Misconception(
            "forgot the root",
            scaled_step(slide=lambda dw, before, cache, epsilon: dw / (cache + epsilon)),
            "Each slope is divided by the mean square itself. A steep slope then makes a short step, and a flat one a "
            "very long step.",
        ),
        Misconception(
            "epsilon inside the root",
            scaled_step(slide=lambda dw, before, cache, epsilon: dw / np.sqrt(cache + epsilon)),
            "`epsilon` is added under the root. There 1e-8 acts like 1e-4 outside, and small slopes are held back.",
        ),
        Misconception(
            "no epsilon",
            scaled_step(slide=lambda dw, before, cache, epsilon: dw / np.sqrt(cache)),
            "A slope that has always been 0 has a cache of 0, and 0 / 0 is nan.",
        ),
        Misconception(
            "old cache",
            scaled_step(slide=lambda dw, before, cache, epsilon: dw / (np.sqrt(before) + epsilon)),
            "The cache that you return is right, but the step uses the one that came in. In the first step that is 0: "
            "the parameters fly off.",
        ),
        Misconception(
            "old cache handed on",
            scaled_step(kept=lambda before, after: before),
            "The parameters are right, but the cache that you return is the one that came in: nothing is remembered.",
        ),
        Misconception(
            "one cache for all",
            scaled_step(lambda cache, dw, decay: decay * cache + (1 - decay) * np.mean(dw**2) if dw.size else cache),
            "All parameters share the mean over their squares. The point is that each has its own: a flat one then "
            "takes steps as long as a steep one.",
        ),
        Misconception(
            "uphill",
            scaled_step(sign=-1),
            "The scaled slope is added: this climbs.",
        ),
        Misconception(
            "in place",
            rmsprop_in_place,
            "The numbers are right, but the caller's own `cache` is changed too.",
        ),
    ],
    why="""The root of the mean square is the usual size of a slope. Divided by it, steep and flat parameters take steps
    of the same order, about the learning rate. The mean fades, so the steps do not die out as Adagrad's do.""",
)


def adam(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """(parameters, m, v, t) after one Adam step: three new arrays and the number of steps done, this one included."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


def adam_cases(rng):
    zero = np.zeros(1)
    yield np.array([1.0]), np.array([2.0]), zero, zero.copy(), 0
    yield np.array([1.0]), np.array([2.0]), np.array([0.2]), np.array([0.004]), 1
    yield np.array([1.0, 1.0]), np.array([100.0, -0.01]), np.zeros(2), np.zeros(2), 0, 0.1
    yield np.array([1.0, -2.0]), np.array([0.5, 0.0]), np.zeros(2), np.zeros(2), 0, 0.1, 0.9, 0.999, 0.1
    yield np.array([[1.0, 2.0]]), np.array([[1.0, -0.0]]), np.array([[0.5, 0.1]]), np.array([[0.3, 0.2]]), 9, 0.1, 0.8
    yield np.array([1.0]), np.array([-3.0]), np.array([1.0]), np.array([2.0]), 10_000, 0.1, 0.9, 0.99
    yield np.array([1.0]), np.array([-3.0]), np.array([1.0]), np.array([2.0]), 3, 0.1, 0.0, 0.0
    yield *np.empty((4, 0, 3)), 2
    yield np.array([1.0, 1.0]), np.array([1e150, 1e-100]), np.zeros(2), np.zeros(2), 0, 0.1, 0.9, 0.999, 1e-200
    v = rng.random((2, 3)).astype(np.float32)
    yield *rng.normal(size=(3, 2, 3)).astype(np.float32), v, 4, 0.01


def changed_adam(
    count=lambda t: t + 1,
    square=np.square,
    hats=lambda m, v, beta1, beta2, t: (m / (1 - beta1**t), v / (1 - beta2**t)),
    slide=lambda m_hat, v_hat, epsilon: m_hat / (np.sqrt(v_hat) + epsilon),
    keep=lambda m, v, m_hat, v_hat: (m, v),
    swap=False,
    counted=lambda t: t + 1,
):
    """Adam with one of its rules changed."""

    def step(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
        beta1, beta2 = (beta2, beta1) if swap else (beta1, beta2)
        m = beta1 * m + (1 - beta1) * dw
        v = beta2 * v + (1 - beta2) * square(dw)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            m_hat, v_hat = hats(m, v, *np.array([beta1, beta2]).astype(m.dtype), count(t))
            w = w - learning_rate * slide(m_hat, v_hat, epsilon)
        return w, *keep(m, v, m_hat, v_hat), counted(t)

    return step


def adam_from_zero(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t + 1


def adam_in_place(w, dw, m, v, t, *hyperparameters):
    before = m, v
    w, m, v, t = adam.answer(w, dw, m, v, t, *hyperparameters)
    before[0][...], before[1][...] = m, v
    return w, *before, t


adam = Exercise(
    task="""Write `adam(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8)`, with its bias
    correction. `m` and `v` are the running means of the slope and of its square, `t` is the number of steps done
    *before* this one. Return the new parameters, `m`, `v` and `t`, all as new values; `m` and `v` uncorrected.""",
    answer=adam,
    cases=adam_cases,
    hints=[
        "Count this step first. Then both means: a share of the old one, the rest from this step.",
        "After one step from 0, `m` is only a tenth of the slope. By what must it be divided to be the slope? And "
        "after `t` steps with the same slope?",
        "The corrected means are used for the step and then forgotten. The root is taken of the corrected square; "
        "`epsilon` is added after it.",
    ],
    misconceptions=[
        Misconception(
            "t from 0",
            adam_from_zero,
            "The first step counts as step 0. A power of 0 is 1, so the correction divides by 0. In later steps it "
            "corrects too much.",
        ),
        Misconception(
            "no bias correction",
            changed_adam(hats=lambda m, v, beta1, beta2, t: (m, v)),
            "Without the correction both means are too small at first, and the root of the square more so than the "
            "slope: the first step is about three times the learning rate.",
        ),
        Misconception(
            "only the slope corrected",
            changed_adam(hats=lambda m, v, beta1, beta2, t: (m / (1 - beta1**t), v)),
            "The mean of the squares is not corrected. It is too small at first, and the steps are far too long.",
        ),
        Misconception(
            "only the square corrected",
            changed_adam(hats=lambda m, v, beta1, beta2, t: (m, v / (1 - beta2**t))),
            "The mean of the slope is not corrected: the first step is a tenth of what it should be.",
        ),
        Misconception(
            "corrected without t",
            changed_adam(hats=lambda m, v, beta1, beta2, t: (m / (1 - beta1), v / (1 - beta2))),
            "The correction of the first step is used in all steps. It should fade: later the means are right by "
            "themselves.",
        ),
        Misconception(
            "corrected means handed on",
            changed_adam(keep=lambda m, v, m_hat, v_hat: (m_hat, v_hat)),
            "The step is right, but the corrected means are returned. The next step would correct them again.",
        ),
        Misconception(
            "epsilon inside the root",
            changed_adam(slide=lambda m_hat, v_hat, epsilon: m_hat / np.sqrt(v_hat + epsilon)),
            "`epsilon` is added under the root. There 1e-8 acts like 1e-4 outside, and small slopes are held back.",
        ),
        Misconception(
            "forgot the root",
            changed_adam(slide=lambda m_hat, v_hat, epsilon: m_hat / (v_hat + epsilon)),
            "The slope is divided by its mean square itself: the steeper, the shorter the step.",
        ),
        Misconception(
            "not squared",
            changed_adam(square=np.abs),
            "`v` holds sizes of slopes, not their squares.",
        ),
        Misconception(
            "betas swapped",
            changed_adam(swap=True),
            "`beta1` belongs to the mean of the slope and `beta2` to that of the square. Here they are swapped.",
        ),
        Misconception(
            "uphill",
            changed_adam(slide=lambda m_hat, v_hat, epsilon: -m_hat / (np.sqrt(v_hat) + epsilon)),
            "The step is added: this climbs.",
        ),
        Misconception(
            "t not counted",
            changed_adam(counted=lambda t: t),
            "The step is right, but the `t` that you return is the one that came in: every step would be the first.",
        ),
        Misconception(
            "in place",
            adam_in_place,
            "The numbers are right, but the caller's own `m` and `v` are changed too.",
        ),
    ],
    why="""A mean that starts at 0 has, after `t` steps with the same slope, only the share `1 - beta**t` of it. Divided
    by that share it is right from the first step on. So the first step is as long as the learning rate, however
    large the slope is.""",
)

EXERCISES, progress = collect(globals())
