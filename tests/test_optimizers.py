"""Optimizers: optax, or the paper's equations where optax differs, judges fifty steps of each."""

import jax
import numpy as np
import optax
import pytest

from nnlib.optimizers import OPTIMIZERS, SGD, Adagrad, Adam, AdamW, Momentum, Nesterov, RMSprop

STEPS, SIZE, MEMBERS = 50, 20, 3
TOLERANCE = 1e-10  # fifty float64 steps of size 1 or less; each rounds by about 1e-16

START = np.random.default_rng(0).normal(size=SIZE)
GRADIENTS = np.random.default_rng(1).normal(size=(STEPS, SIZE)) * 10.0 ** np.linspace(-3, 3, SIZE)


def run(optimizer, start=START, gradients=GRADIENTS):
    """Where the parameters are after each step."""
    parameters = np.array(start)
    path = []
    for gradient in gradients:
        optimizer.step(parameters, gradient)
        path.append(parameters.copy())
    return np.array(path)


def run_optax(rule):
    parameters, path = START, []
    state = rule.init(parameters)
    update = jax.jit(rule.update)
    for gradient in GRADIENTS:
        change, state = update(gradient, state, parameters)
        parameters = optax.apply_updates(parameters, change)
        path.append(parameters)
    return np.array(path)


AGAINST_OPTAX = {
    "SGD": (SGD(0.01), optax.sgd(0.01)),
    "Momentum": (Momentum(0.01, momentum=0.8), optax.sgd(0.01, momentum=0.8)),
    "Nesterov": (Nesterov(0.01, momentum=0.8), optax.sgd(0.01, momentum=0.8, nesterov=True)),
    "Adam": (Adam(0.02, 0.85, 0.98, 1e-6), optax.adam(0.02, 0.85, 0.98, 1e-6)),
    "AdamW": (
        AdamW(0.02, 0.85, 0.98, 1e-6, weight_decay=0.3),
        optax.adamw(0.02, 0.85, 0.98, 1e-6, weight_decay=0.3),
    ),
    "AdamW with a mask": (
        AdamW(0.02, weight_decay=0.3, mask=np.arange(SIZE) % 2 == 0),
        optax.chain(
            optax.scale_by_adam(),
            optax.stateless(lambda u, w: u + 0.3 * w * (np.arange(SIZE) % 2 == 0)),
            optax.scale_by_learning_rate(0.02),
        ),
    ),
    # optax's rmsprop puts epsilon inside the root by default; the article's source has it outside.
    "RMSprop": (
        RMSprop(0.02, decay=0.9, epsilon=1e-3),
        optax.rmsprop(0.02, decay=0.9, eps=1e-3, eps_in_sqrt=False),
    ),
}


AGAINST_ITS_PAPER = {Adagrad}  # optax's starts elsewhere


@pytest.mark.parametrize("ours, judge", AGAINST_OPTAX.values(), ids=AGAINST_OPTAX)
def test_fifty_steps_are_those_of_optax(ours, judge):
    np.testing.assert_allclose(run(ours), run_optax(judge), rtol=0, atol=TOLERANCE)


def test_adagrad_follows_its_paper():
    """The paper's equation is the judge: optax starts the sum at 0.1 and has epsilon inside the root."""
    squares = np.cumsum(GRADIENTS**2, axis=0)
    expected = START - np.cumsum(0.1 * GRADIENTS / (np.sqrt(squares) + 1e-3), axis=0)
    np.testing.assert_allclose(run(Adagrad(0.1, epsilon=1e-3)), expected, rtol=0, atol=TOLERANCE)


def test_the_articles_nesterov_is_the_look_ahead_form_seen_from_the_point_looked_at():
    """Look-ahead: the slope is taken at ahead = w + momentum * v. Ours keeps ``ahead`` itself."""
    curvature = np.linspace(0.1, 5, SIZE)
    optimizer, ahead_ours = Nesterov(0.1, momentum=0.9), START.copy()
    w, v = START.copy(), np.zeros(SIZE)
    for _ in range(STEPS):
        ahead = w + 0.9 * v
        np.testing.assert_allclose(ahead_ours, ahead, rtol=0, atol=TOLERANCE)
        v = 0.9 * v - 0.1 * curvature * ahead
        w += v
        optimizer.step(ahead_ours, curvature * ahead_ours)


def test_the_articles_nesterov_code_gives_the_same_steps():
    w, v = START.copy(), np.zeros(SIZE)
    path = []
    for dw in GRADIENTS:
        v_prev = v
        v = 0.9 * v - 0.01 * dw
        w = w + -0.9 * v_prev + (1 + 0.9) * v
        path.append(w)
    np.testing.assert_allclose(run(Nesterov(0.01, 0.9)), path, rtol=0, atol=TOLERANCE)


RATES = {"learning_rate": [0.01, 0.1, 0.3]}
MOMENTA = {"momentum": [0.0, 0.5, 0.9]}
BETAS = {"beta1": [0.0, 0.9, 0.95], "beta2": [0.9, 0.99, 0.999]}
EPSILONS = {"epsilon": [1e-8, 1e-4, 1e-2]}
EACH = {
    "SGD": (SGD, RATES),
    "Momentum": (Momentum, RATES | MOMENTA),
    "Nesterov": (Nesterov, RATES | MOMENTA),
    "Adagrad": (Adagrad, RATES | EPSILONS),
    "RMSprop": (RMSprop, RATES | EPSILONS | {"decay": [0.0, 0.9, 0.99]}),
    "Adam": (Adam, RATES | EPSILONS | BETAS),
    "AdamW": (AdamW, RATES | EPSILONS | BETAS | {"weight_decay": [0.0, 0.1, 0.5]}),
}
each_optimizer = pytest.mark.parametrize("make, hyperparameters", EACH.values(), ids=EACH)


@each_optimizer
def test_an_array_of_hyperparameters_gives_each_member_its_own(make, hyperparameters):
    starts = np.stack([START, 2 * START, -START])
    gradients = np.stack([GRADIENTS, GRADIENTS[::-1], 2 * GRADIENTS], axis=1)
    together = run(make(**hyperparameters), starts, gradients)
    for member in range(MEMBERS):
        alone = make(**{name: values[member] for name, values in hyperparameters.items()})
        expected = run(alone, starts[member], gradients[:, member])
        np.testing.assert_allclose(together[:, member], expected, rtol=0, atol=TOLERANCE)


@each_optimizer
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("members", [False, True], ids=["alone", "members"])
def test_a_loaded_state_goes_on_bit_for_bit(make, hyperparameters, dtype, members):
    values = {name: np.array(three) if members else three[1] for name, three in hyperparameters.items()}
    gradients = np.stack([GRADIENTS] * MEMBERS, axis=1) if members else GRADIENTS
    gradients = gradients.astype(dtype)
    start = gradients[0]
    whole = run(make(**values), start, gradients)
    first, second = make(**values), make(**values)
    half = run(first, start, gradients[:20])
    second.load_state_dict(first.state_dict())
    assert np.array_equal(run(second, half[-1], gradients[20:]), whole[20:])


@each_optimizer
def test_float32_parameters_follow_the_float64_path(make, hyperparameters):
    values = {name: three[1] for name, three in hyperparameters.items()}
    exact = run(make(**values), START, GRADIENTS / 1000)
    single = run(make(**values), START.astype(np.float32), (GRADIENTS / 1000).astype(np.float32))
    # Rounding of 6e-8 relative in each of 50 steps, on parameters of size 1.
    np.testing.assert_allclose(single, exact, rtol=0, atol=50 * 6e-8 * np.abs(exact).max())


STATES = {
    "SGD": set(),
    "Momentum": {"velocity"},
    "Nesterov": {"velocity"},
    "Adagrad": {"cache"},
    "RMSprop": {"cache"},
    "Adam": {"first_moment", "second_moment", "t"},
    "AdamW": {"first_moment", "second_moment", "t"},
}


@each_optimizer
def test_the_state_holds_the_textbooks_quantities(make, hyperparameters):
    optimizer = make()
    run(optimizer)
    assert set(optimizer.state_dict()) == STATES[make.__name__]


@each_optimizer
def test_an_optimizer_that_has_not_stepped_has_no_state(make, hyperparameters):
    assert make().state_dict() == {}


def test_momentums_velocity_is_the_sum_of_faded_slides():
    optimizer = Momentum(0.1, momentum=0.5)
    run(optimizer, np.zeros(1), [np.array([1.0]), np.array([2.0])])
    np.testing.assert_allclose(optimizer.state_dict()["velocity"], 0.5 * -0.1 - 0.2)


@pytest.mark.parametrize("make", [Adam, AdamW])
def test_adams_moments_are_the_papers(make):
    optimizer = make(beta1=0.5, beta2=0.75)
    run(optimizer, np.zeros(1), [np.array([1.0]), np.array([2.0])])
    state = optimizer.state_dict()
    np.testing.assert_allclose(state["first_moment"], 0.5 * 0.5 * 1 + 0.5 * 2)
    np.testing.assert_allclose(state["second_moment"], 0.75 * 0.25 * 1 + 0.25 * 4)
    assert state["t"] == 2


def test_the_state_that_is_handed_out_is_a_copy():
    optimizer = Momentum(0.1)
    run(optimizer)
    before = optimizer.state_dict()["velocity"].copy()
    optimizer.state_dict()["velocity"][...] = 0
    assert np.array_equal(optimizer.state_dict()["velocity"], before)


def test_the_state_that_is_loaded_is_copied():
    optimizer, state = Momentum(0.1), {"velocity": np.ones(SIZE)}
    optimizer.load_state_dict(state)
    run(optimizer)
    assert np.array_equal(state["velocity"], np.ones(SIZE))


def test_loading_the_empty_state_starts_afresh():
    optimizer = Adam()
    expected = run(Adam())
    run(optimizer)
    optimizer.load_state_dict({})
    assert np.array_equal(run(optimizer), expected)


@each_optimizer
def test_a_step_changes_the_parameters_in_place_and_leaves_the_gradient(make, hyperparameters):
    parameters, gradient = START.copy(), GRADIENTS[0].copy()
    assert make().step(parameters, gradient) is None
    assert not np.array_equal(parameters, START)
    assert np.array_equal(gradient, GRADIENTS[0])


@each_optimizer
def test_at_learning_rate_zero_nothing_moves(make, hyperparameters):
    assert np.array_equal(run(make(learning_rate=0.0))[-1], START)


def test_the_learning_rate_may_be_set_between_steps():
    w, optimizer = np.array([1.0]), SGD(0.1)
    optimizer.step(w, np.array([1.0]))
    optimizer.learning_rate = 0.5
    optimizer.step(w, np.array([1.0]))
    np.testing.assert_allclose(w, 1 - 0.1 - 0.5)


def test_two_parameters_share_nothing():
    """A large gradient of one parameter leaves the step of another as it is alone."""
    gradients = GRADIENTS[:, :2].copy()
    expected = run(Adam(0.01), START[:2], gradients)[:, 0]
    gradients[:, 1] *= 1e6
    assert np.array_equal(run(Adam(0.01), START[:2], gradients)[:, 0], expected)


def test_adams_first_step_is_the_learning_rate_whatever_the_gradient():
    path = run(Adam(0.001), np.zeros(3), [np.array([1e-3, 1.0, 1e6])])
    np.testing.assert_allclose(path[0], -0.001, rtol=1e-4)  # epsilon is 1e-5 of the smallest gradient


def test_an_array_given_as_learning_rate_stays_the_callers():
    rates = np.array([0.1, 0.2])
    optimizer = SGD(rates)
    rates[:] = 0
    assert np.array_equal(optimizer.learning_rate, [0.1, 0.2])


BETAS_BY_DEFAULT = {"learning_rate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
DEFAULTS = {
    "sgd": {"learning_rate": 0.01},
    "momentum": {"learning_rate": 0.01, "momentum": 0.9},
    "nesterov": {"learning_rate": 0.01, "momentum": 0.9},
    "adagrad": {"learning_rate": 0.01, "epsilon": 1e-8},
    "rmsprop": {"learning_rate": 0.01, "decay": 0.99, "epsilon": 1e-8},
    "adam": BETAS_BY_DEFAULT,
    "adamw": BETAS_BY_DEFAULT | {"weight_decay": 0.01},
}


@pytest.mark.parametrize("name", DEFAULTS)
def test_an_optimizers_defaults_are_the_usual_ones(name):
    assert OPTIMIZERS[name]().hyperparameters() == DEFAULTS[name]


def test_the_optimizers_go_by_their_names():
    assert set(OPTIMIZERS) == {"sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_name_finds_its_optimizer(name):
    assert OPTIMIZERS[name].__name__.lower() == name


def test_a_step_that_was_refused_leaves_the_optimizer_unstarted():
    optimizer = Momentum(0.1)
    with pytest.raises(ValueError, match=r"\(3,\).*\(4,\)"):
        optimizer.step(np.zeros(3), np.zeros(4))
    optimizer.step(np.zeros(4), np.zeros(4))


@each_optimizer
@pytest.mark.parametrize("shape", [(SIZE,), (2, SIZE)], ids=["alone", "two members"])
def test_three_values_need_three_members_or_nothing_changes(make, hyperparameters, shape):
    for name, values in hyperparameters.items():
        optimizer, parameters = make(**{name: values}), np.ones(shape)
        with pytest.raises(ValueError, match=f"{name} has 3 values.*{SIZE}"):
            optimizer.step(parameters, np.ones(shape))
        assert np.array_equal(parameters, np.ones(shape))
        assert optimizer.state_dict() == {}


def test_a_value_for_each_parameter_is_none_for_each_member():
    with pytest.raises(ValueError, match=r"learning_rate has 3 values, one for each member; got .* shape \(3,\)"):
        SGD([0.1, 0.2, 0.3]).step(np.ones(3), np.ones(3))


def test_a_learning_rate_set_between_steps_must_fit_the_members_too():
    optimizer, parameters = SGD(0.1), np.ones((2, 4))
    optimizer.step(parameters, np.zeros((2, 4)))
    optimizer.learning_rate = [0.1, 0.2, 0.3]
    with pytest.raises(ValueError, match="learning_rate has 3 values"):
        optimizer.step(parameters, np.ones((2, 4)))
    assert np.array_equal(parameters, np.ones((2, 4)))


@pytest.mark.parametrize("parameters", [[1.0, 2.0], np.array([1, 2])], ids=["list", "integers"])
def test_parameters_that_cannot_change_in_place_are_refused(parameters):
    with pytest.raises(TypeError, match="floating array"):
        SGD(0.1).step(parameters, np.ones(2))


def test_masked_parameters_are_refused_and_counted():
    with pytest.raises(ValueError, match="parameters must have no masked entries; got 1"):
        SGD(0.1).step(np.ma.array(np.ones(3), mask=[0, 1, 0]), np.ones(3))


@each_optimizer
def test_a_run_begins_anew_but_for_a_state_that_was_just_loaded(make, hyperparameters):
    optimizer, trained = make(), make()
    run(trained)
    state, rate = trained.state_dict(), optimizer.learning_rate
    for start in (lambda: None, lambda: run(optimizer), lambda: (optimizer.load_state_dict(state), optimizer.reset())):
        start(), optimizer.follow(7 * rate), optimizer.begin()
        assert (optimizer.state_dict(), optimizer.learning_rate) == ({}, rate)
    optimizer.load_state_dict(state)
    optimizer.begin()
    assert optimizer.state_dict().keys() == state.keys()
    assert all(np.array_equal(value, state[name]) for name, value in optimizer.state_dict().items())


@each_optimizer
def test_a_step_like_the_one_before_checks_nothing_anew(make, hyperparameters, monkeypatch):
    optimizer, calls = make(), []
    prepare = optimizer._prepare
    monkeypatch.setattr(optimizer, "_prepare", lambda *arrays: calls.append(1) or prepare(*arrays))
    run(optimizer)
    assert len(calls) == 1


def test_arrays_of_two_shapes_are_refused_with_the_remedy():
    with pytest.raises(ValueError, match=r" must have one shape; reset\(\) begins anew$"):
        SGD().step(np.ones(3), np.ones(4))
