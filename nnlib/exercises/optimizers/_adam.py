"""The exercise *adam*: Adam."""

import numpy as np

from nnlib.exercises import exercise


def adam_cases(rng):
    yield np.array([1.0]), np.array([2.0]), np.zeros(1), np.zeros(1), 0
    yield np.array([1.0]), np.array([2.0]), np.array([0.2]), np.array([0.004]), 1
    yield np.array([1.0, 1.0]), np.array([100.0, -0.01]), np.zeros(2), np.zeros(2), 0, 0.1
    yield np.array([1.0, -2.0]), np.array([0.5, 0.0]), np.zeros(2), np.zeros(2), 0, 0.1, 0.9, 0.999, 0.1
    yield np.array([[1.0, 2.0]]), np.array([[1.0, 0.0]]), np.array([[0.5, 0.1]]), np.array([[0.3, 0.2]]), 9, 0.1, 0.8
    yield np.array([1.0]), np.array([-3.0]), np.array([1.0]), np.array([2.0]), 10_000, 0.1, 0.9, 0.99
    yield *rng.normal(size=(3, 2, 3)).astype(np.float32), rng.random((2, 3)).astype(np.float32), 4, 0.01
    yield *5 * rng.normal(size=(3, 2, 1, 3)), 9 * rng.random((2, 1, 3)), 2, 0.3, 0.5, 0.7, 0.02


def adam_edges(rng):
    yield np.array([1.0]), np.array([-3.0]), np.array([1.0]), np.array([2.0]), 3, 0.1, 0.0, 0.0
    yield *np.empty((4, 0, 3)), 2
    yield np.array([1.0, 1.0]), np.array([1e150, 1e-100]), np.zeros(2), np.zeros(2), 0, 0.1, 0.9, 0.999, 1e-200


@exercise(
    task="""Write `adam(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8)`, with its bias
    correction, for four float arrays of one shape. `m` and `v` are the running means of the slope and of its square
    before this step, and `t` is the number of steps done before it. The step is the learning rate times the corrected
    `m`, divided by the root of the corrected `v`; `epsilon` is added to the root, after it is taken. Return
    `(w, m, v, t)` with this step done: three new arrays and a number, `m` and `v` uncorrected. The arrays that came in
    stay as they are.""",
    cases=adam_cases,
    edges=adam_edges,
    hints=[
        "Count this step first. Then both means: a share of the old one, the rest from this step.",
        "After one step from 0, `m` is only a tenth of the slope. By what must it be divided to be the slope? And "
        "after `t` steps with the same slope?",
        "The corrected means are used for the step and then forgotten. The root is taken of the corrected square; "
        "`epsilon` is added after it.",
    ],
    why="""A mean that starts at 0 has, after `t` steps with the same slope, only the share `1 - beta**t` of it. Divided
    by that share it is right from the first step on. So the first step is as long as the learning rate, however
    large the slope is.""",
)
def adam(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """(parameters, m, v, t) after one Adam step: three new arrays and the number of steps done, this one included."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception("t from 0")
def t_from_0(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The first step counts as step 0. A power of 0 is 1, so the correction divides by 0. In later steps it corrects
    too much."""
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t + 1


@adam.misconception("t from 0, the first step left out")
def first_step_uncorrected(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The first step counts as step 0, so it gets no correction, and the later ones get too much. Count this step
    before you correct."""
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = (m / (1 - beta1**t), v / (1 - beta2**t)) if t > 0 else (m, v)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t + 1


@adam.misconception
def counts_twice(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The count is one ahead: the first step is corrected as if it were the second, so all early steps are corrected
    too little."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    m_hat, v_hat = m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def t_not_counted(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The step is right, but the `t` that you return is the one that came in: every step would be the first."""
    return *adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)[:3], t


@adam.misconception
def no_bias_correction(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Without the correction both means are too small at first, and the root of the square more so than the slope: the
    first step is about three times the learning rate."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    return w - learning_rate * m / (np.sqrt(v) + epsilon), m, v, t


@adam.misconception
def only_the_slope_corrected(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The mean of the squares is not corrected. It is too small at first, and the steps are far too long."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    m_hat = m / (1 - beta1**t)
    return w - learning_rate * m_hat / (np.sqrt(v) + epsilon), m, v, t


@adam.misconception
def only_the_square_corrected(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The mean of the slope is not corrected: with a `beta1` of 0.9 the first step is a tenth of what it should be."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    v_hat = v / (1 - beta2**t)
    return w - learning_rate * m / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def corrected_without_t(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The correction of the first step is used in all steps. It should fade: later the means are right by
    themselves."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def corrections_swapped(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The means are right, but their corrections have changed places: `beta1` belongs to `m`, and `beta2` to `v`."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    m_hat, v_hat = m / (1 - beta2**t), v / (1 - beta1**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def multiplied_by_the_correction(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The means are too small at first, and this makes them smaller still: the correction divides."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    m_hat, v_hat = m * (1 - beta1**t), v * (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def corrected_after_the_root(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The root is taken first and corrected afterwards. It is the mean *square* that has only the share
    `1 - beta2**t`; its root has the root of that."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    m_hat, root = m / (1 - beta1**t), np.sqrt(v) / (1 - beta2**t)
    return w - learning_rate * m_hat / (root + epsilon), m, v, t


@adam.misconception
def epsilon_not_corrected_with_the_rest(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """This is the short form: both corrections stand before the fraction. Only `epsilon` is then added to a root that
    is not corrected, and weighs more in the first steps. The task adds it to the corrected root."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), m, v, t


@adam.misconception
def corrected_means_handed_on(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The step is right, but the corrected means are returned. The next step would correct them again."""
    t = t + 1
    m = (beta1 * m + (1 - beta1) * dw) / (1 - beta1**t)
    v = (beta2 * v + (1 - beta2) * dw**2) / (1 - beta2**t)
    return w - learning_rate * m / (np.sqrt(v) + epsilon), m, v, t


@adam.misconception("epsilon inside the root")
def adams_epsilon_inside_the_root(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """`epsilon` is added under the root. There 1e-8 acts like 1e-4 outside, and small slopes are held back."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat + epsilon), m, v, t


@adam.misconception("no epsilon")
def adam_without_epsilon(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """A slope that has always been 0 has a `v` of 0, and 0 / 0 is nan."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat), m, v, t


@adam.misconception("forgot the root")
def adam_without_the_root(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The slope is divided by its mean square itself: the steeper, the shorter the step."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (v_hat + epsilon), m, v, t


@adam.misconception("not squared")
def adam_not_squared(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """`v` holds sizes of slopes, not their squares."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * np.abs(dw)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def square_of_the_mean(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """`v` takes in the square of `m`, which is a mean already. It should be the mean of the slopes' own squares."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * m**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def the_slope_for_its_mean(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The means that you return are right, but the step goes by this step's slope, not by the mean `m`: that is RMSprop
    with a correction."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    v_hat = v / (1 - beta2**t)
    return w - learning_rate * dw / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception("shares swapped")
def adams_shares_swapped(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Each beta is the share of the old mean that is *kept*. Here it is the share of what is new."""
    t = t + 1
    m = (1 - beta1) * m + beta1 * dw
    v = (1 - beta2) * v + beta2 * dw**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def betas_swapped(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """`beta1` belongs to the mean of the slope and `beta2` to that of the square. Here they are swapped."""
    t = t + 1
    m = beta2 * m + (1 - beta2) * dw
    v = beta1 * v + (1 - beta1) * dw**2
    m_hat, v_hat = m / (1 - beta2**t), v / (1 - beta1**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def usual_betas_whatever_they_are(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The betas are numbers in your code, 0.9 and 0.999. Those of the caller change nothing."""
    t = t + 1
    m = 0.9 * m + (1 - 0.9) * dw
    v = 0.999 * v + (1 - 0.999) * dw**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception("uphill")
def adam_uphill(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The step is added: this climbs."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w + learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def old_means_handed_on(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The parameters are right, but the `m` and `v` that you return are those that came in: nothing is remembered."""
    new_w, _, _, new_t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    return new_w, m, v, new_t


@adam.misconception("parameters alone")
def adams_parameters_alone(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The parameters are right, but both means and the count are lost: the next step needs them, so hand all four
    on."""
    return adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)[0]


@adam.misconception
def count_left_out(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Parameters and means are right, but the count is lost: the next step needs it for its correction."""
    return adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)[:3]


@adam.misconception("in place")
def means_in_place(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The numbers are right, but the caller's own `m` and `v` are changed too."""
    t = t + 1
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception("in place, the parameters")
def adams_parameters_in_place(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The numbers are right, but they are written into the caller's own `w`."""
    w[...], m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    return w, m, v, t


@adam.misconception("in place, all of it")
def adam_in_place(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The numbers are right, but they are written into the caller's own arrays, `w`, `m` and `v`. The library does so
    to save memory, and says it; here all three should be new."""
    w[...], m[...], v[...], t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    return w, m, v, t


@adam.misconception("times t, not to the power")
def beta_times_t(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Each beta is multiplied by `t` in the correction. With each step the share of the zero shrinks by another factor
    beta: that is a power."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    m_hat, v_hat = m / (1 - beta1 * t), v / (1 - beta2 * t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception("brackets forgotten")
def corrections_without_brackets(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """`1 - beta**t` needs a bracket: without it, the mean is divided by 1, and the power is taken away."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    m_hat, v_hat = m / 1 - beta1**t, v / 1 - beta2**t
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def not_weakened(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The old means fade, but the new slope and its square come in whole. Then they are no means: with a slope of 1
    they grow far beyond 1."""
    t = t + 1
    m = beta1 * m + dw
    v = beta2 * v + dw**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def steps_by_the_old_means(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The means that you return are right, but the step uses those that came in. In the first step these are 0."""
    t = t + 1
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    step = learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w - step, beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * dw**2, t


@adam.misconception
def one_beta_for_both(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Both means use `beta1`, and `beta2` changes nothing. The mean of the squares should look back farther."""
    return adam.answer(w, dw, m, v, t, learning_rate, beta1, beta1, epsilon)


@adam.misconception("an epsilon of its own", tiny=(1e-10, 1e-7, 1e-6))
def adams_own_epsilon(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, tiny=1e-8):
    """The number added to the root is written into your code. The caller's `epsilon` changes nothing."""
    return adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, tiny)


@adam.misconception("a rate of its own", rate=(0.01, 0.1))
def adams_own_rate(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, rate=0.001):
    """The step has a learning rate of its own. That of the caller changes nothing."""
    return adam.answer(w, dw, m, v, t, rate, beta1, beta2, epsilon)


@adam.misconception("v before m")
def v_before_m(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """All four are right, and the two means come back in the other order: `m` first."""
    w, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    return w, v, m, t


@adam.misconception("the slope itself")
def slope_for_its_square(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """`v` takes in the slope, which may be negative: a negative number has no root. Its square comes in."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception("epsilon outside of the fraction")
def adams_epsilon_outside(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """`epsilon` is added to the parameters, since a bracket is missing: the division comes first. It belongs to the
    root below."""
    new_w, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, 0)
    return new_w + epsilon, m, v, t


@adam.misconception("one v for all")
def one_v_for_all(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """All parameters share the mean over their squares. The point is that each has its own: a flat one then takes steps
    as long as a steep one."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * np.mean(dw**2)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception(of_second=(True,))
def one_correction_for_both(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, of_second=False):
    """The means are right, and both are corrected by the same beta. Each mean is corrected by the beta that made it."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    correction = 1 - (beta2 if of_second else beta1) ** t
    return w - learning_rate * m / correction / (np.sqrt(v / correction) + epsilon), m, v, t


@adam.misconception("forgot the rate")
def adam_without_a_rate(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Whatever the learning rate is, it changes nothing."""
    return adam.answer(w, dw, m, v, t, 1.0, beta1, beta2, epsilon)


@adam.misconception
def power_of_the_rest(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The correction is a power of `1 - beta`. The weights add up to 1 *minus* the power of beta, which is the same
    after the first step only."""
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    return w - learning_rate * m / (1 - beta1) ** t / (np.sqrt(v / (1 - beta2) ** t) + epsilon), m, v, t


@adam.misconception("beta1 for the new squares")
def share_of_the_other_mean(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """In `v`, the old mean keeps the share `beta2`, and the new square comes in with `1 - beta1`. The two shares of a
    mean add up to 1."""
    _, m, _, steps = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    v = beta2 * v + (1 - beta1) * dw**2
    step = m / (1 - beta1**steps) / (np.sqrt(v / (1 - beta2**steps)) + epsilon)
    return w - learning_rate * step, m, v, steps


@adam.misconception
def steps_by_the_old_slope(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The means that you return are right. But the step goes by the `m` that came in: this slope acts one step late,
    and the first step goes nowhere."""
    old, (_, m, v, t) = m, adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    return w - learning_rate * old / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@adam.misconception("one step behind")
def one_step_behind(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The first step is right. From the second on the correction is one step behind, so that the second is corrected
    like the first: count this step always, not only where `t` is 0."""
    count = max(t, 1)
    _, m, v, t = adam.answer(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)
    return w - learning_rate * m / (1 - beta1**count) / (np.sqrt(v / (1 - beta2**count)) + epsilon), m, v, t


@adam.misconception("AMSGrad")
def amsgrad(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """`v` never gets smaller here: the larger of old and new is kept. That is AMSGrad; in Adam a steep past is
    forgotten."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = np.maximum(v, beta2 * v + (1 - beta2) * dw**2)
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t
