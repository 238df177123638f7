"""Exercises of notebook 10: optimizers."""

import numpy as np

from nnlib.exercises import collect, exercise

# SGD


def sgd_cases(rng):
    yield np.array([1.0]), np.array([2.0]), 0.1
    yield np.array([1.0, -3.0]), np.array([0.0, -0.5]), 0.1
    yield np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, -1.0], [0.0, 10.0]]), 0.5
    yield np.array([-20.0, 5.0, 300.0]), np.array([150.0, -0.02, 7.0]), 0.003
    yield rng.normal(size=(3, 4)).astype(np.float32), rng.normal(size=(3, 4)).astype(np.float32), 0.03
    yield rng.normal(size=(2, 3, 2)), 20 * rng.normal(size=(2, 3, 2)), 1.5


def sgd_edges(rng):
    yield np.array([1.0, -0.5]), np.array([5.0, 2.0]), 0.0
    yield np.empty((0, 3)), np.empty((0, 3)), 0.1
    yield np.array([1e150, -1e-150]), np.array([1e150, 1e-150]), 0.01


@exercise(
    task="""Write `sgd(w, dw, learning_rate)`: one step of gradient descent for a float array `w` of any shape. `dw`
    has the same shape and holds the slope of the loss for each parameter. Return a new array; `w` and `dw` stay as
    they are.""",
    cases=sgd_cases,
    edges=sgd_edges,
    hints=[
        "If a slope is positive, the loss rises when the parameter grows. Which way should the parameter go?",
        "How far it goes: the learning rate times the slope. One line, for all parameters at once.",
    ],
    why="""The slope points uphill, so the step is taken against it. The subtraction makes a new array, for parameters
    of any shape.""",
)
def sgd(w, dw, learning_rate):
    """The parameters after one step against the slope dw, as a new array."""
    return w - learning_rate * dw


@sgd.misconception
def uphill(w, dw, learning_rate):
    """This climbs. The slope points to where the loss rises; a step that should lower it goes the other way."""
    return w + learning_rate * dw


@sgd.misconception
def in_place(w, dw, learning_rate):
    """The numbers are right, but they are written into the caller's own `w`. The library does so on purpose, to save
    memory, and says it. Here the caller wants to keep the old parameters."""
    w -= learning_rate * dw
    return w


@sgd.misconception("in place, the slope")
def in_place_the_slope(w, dw, learning_rate):
    """The parameters are right, but the caller's `dw` has been scaled: whoever uses the slope again, for a second
    optimizer or for a check, finds another one."""
    dw *= learning_rate
    return w - dw


@sgd.misconception
def forgot_the_rate(w, dw, learning_rate):
    """Whatever the learning rate is, it changes nothing."""
    return w - dw


@sgd.misconception(rate=(1e-4, 0.001, 0.003, 0.01, 0.05, 0.5))
def a_rate_of_its_own(w, dw, learning_rate, rate=0.1):
    """The step has a learning rate of its own. That of the caller changes nothing."""
    return w - rate * dw


@sgd.misconception
def only_the_direction(w, dw, learning_rate):
    """All parameters move equally far, however steep their slopes are. In SGD a steep slope makes a long step."""
    return w - learning_rate * np.sign(dw)


@sgd.misconception
def divided_by_its_length(w, dw, learning_rate):
    """The slopes are divided by the length of them all, so that every step is equally long. In SGD a step is long
    where it is steep, and short near the bottom."""
    return w - learning_rate * dw / np.linalg.norm(dw)


@sgd.misconception(most=(5, 0.5, 0.1))
def clips_the_slope(w, dw, learning_rate, most=1):
    """Steep slopes are cut off. That can be a guard against wild steps; plain gradient descent takes slopes as they
    are."""
    return w - learning_rate * np.clip(dw, -most, most)


@sgd.misconception(most=(0.1, 0.5, 5))
def clips_the_step(w, dw, learning_rate, most=1):
    """Long steps are cut off. That can be a guard against steep slopes; plain gradient descent takes steps as they
    are."""
    return w - np.clip(learning_rate * dw, -most, most)


@sgd.misconception
def divided_by_the_rate(w, dw, learning_rate):
    """A small learning rate makes long steps here: it divides where it should multiply."""
    return w - dw / learning_rate


@sgd.misconception
def averaged_over_the_rows(w, dw, learning_rate):
    """The step is divided by the number of rows. `dw` has one slope for each parameter; the mean over the samples has
    been taken before, by the loss."""
    return w - learning_rate * dw / len(dw)


@sgd.misconception(one=(np.sum, np.max, np.linalg.norm))
def one_slope_for_all(w, dw, learning_rate, one=np.mean):
    """All parameters go equally far, by one number made of all slopes. Each has a slope of its own."""
    return w - learning_rate * one(dw)


@sgd.misconception
def slope_without_its_sign(w, dw, learning_rate):
    """The slopes lose their sign, so all parameters get smaller. Where a slope is negative, the way down is to larger
    ones."""
    return w - learning_rate * np.abs(dw)


@sgd.misconception
def the_parameter_for_its_slope(w, dw, learning_rate):
    """A share of the parameters themselves is taken away, and the slope is not used at all: they all shrink toward
    0."""
    return w - learning_rate * w


@sgd.misconception
def decays_too(w, dw, learning_rate):
    """The parameters shrink on their own as well, as with weight decay. Plain gradient descent goes by the slope
    alone."""
    return (1 - learning_rate) * w - learning_rate * dw


@sgd.misconception(factor=(0.5,))
def another_step_length(w, dw, learning_rate, factor=2):
    """The step has an extra factor. The slope is `dw` as it is: a 2 or a half that belongs to a loss is in it
    already."""
    return w - factor * learning_rate * dw


@sgd.misconception
def rate_on_the_parameters_too(w, dw, learning_rate):
    """The learning rate scales the parameters as well as the slope: a step of rate 0.1 shrinks all of them to a
    tenth."""
    return learning_rate * (w - dw)


@sgd.misconception
def slope_times_parameter(w, dw, learning_rate):
    """The step is multiplied by the parameter itself, so a parameter at 0 could never leave it. The slope alone says
    how steep it is."""
    return w - learning_rate * dw * w


@sgd.misconception
def turned_around(w, dw, learning_rate):
    """The parameters are subtracted from the step: all of them change their sign."""
    return learning_rate * dw - w


@sgd.misconception(sign=(1,))
def the_step_alone(w, dw, learning_rate, sign=-1):
    """This is how far the parameters move, not where they are then."""
    return sign * learning_rate * dw


@sgd.misconception
def slope_forgotten(w, dw, learning_rate):
    """The learning rate itself is taken away, from all parameters alike, and the slope is not used. The step is the
    rate times the slope."""
    return w - learning_rate


@sgd.misconception
def rate_before_the_slope(w, dw, learning_rate):
    """The learning rate is taken from the parameters, and the slope multiplies what is left: brackets stand around the
    first two. The product comes first."""
    return (w - learning_rate) * dw


@sgd.misconception
def in_one_row(w, dw, learning_rate):
    """The numbers are right, and stand in one row. The parameters should keep their shape."""
    return w.ravel() - learning_rate * dw.ravel()


@sgd.misconception("in place, nothing returned")
def nothing_returned(w, dw, learning_rate):
    """The numbers are right, but they are written into the caller's own `w`, and nothing comes back. Return a new
    array."""
    w -= learning_rate * dw


# Momentum


def ball_cases(rng):
    """(w, dw, velocity, learning rate, momentum), from a ball at rest on."""
    yield np.array([1.0]), np.array([2.0]), np.array([0.0]), 0.1, 0.9
    yield np.array([1.0]), np.array([2.0]), np.array([-0.5]), 0.1, 0.9
    yield np.array([1.0]), np.array([0.0]), np.array([0.5]), 0.1, 0.8
    yield np.array([[1.0, 2.0]]), np.array([[-1.0, 3.0]]), np.array([[0.2, -0.3]]), 0.5, 0.5
    yield np.array([1.0, -2.0]), np.array([3.0, 4.0]), np.array([0.5, 0.25]), 0.1, 0.0
    yield *rng.normal(size=(3, 2, 3)).astype(np.float32), 0.1, 0.99
    yield *10 * rng.normal(size=(3, 2, 2, 3)), 0.02, 0.7


def ball_edges(rng):
    yield np.array([1.0, 2.0]), np.array([3.0, -1.0]), np.array([0.5, 0.0]), 0.0, 0.9
    yield *np.empty((3, 0, 3)), 0.1, 0.9
    yield np.array([1e150, 1e-150]), np.array([-1e150, 1e-150]), np.array([1e150, -1e-150]), 0.1, 0.9


@exercise(
    task="""Write `momentum(w, dw, velocity, learning_rate, momentum)`: one step of a ball with friction, for three
    float arrays of one shape. Its velocity keeps the share `momentum` and is pulled downhill, by the learning rate
    times the slope; then the parameters move by the new velocity. Return two new arrays, the parameters and the
    velocity; the three that came in stay as they are.""",
    cases=ball_cases,
    edges=ball_edges,
    hints=[
        "Two lines: first the velocity, then the parameters, which use the new velocity.",
        "The velocity points the way the parameters go. So the slope is subtracted from the velocity, and the velocity "
        "is added to the parameters.",
    ],
    why="""The velocity is a fading sum of all slopes so far. Each part acts for itself: a parameter's velocity knows
    its own slopes only, so every array of parameters needs a velocity of its own shape.""",
)
def momentum(w, dw, velocity, learning_rate, momentum):
    """(parameters, velocity) after one step of a ball with friction: two new arrays."""
    velocity = momentum * velocity - learning_rate * dw
    return w + velocity, velocity


@momentum.misconception("velocity's sign")
def velocitys_sign(w, dw, velocity, learning_rate, momentum):
    """The slope is added to the velocity, and the velocity to the parameters: the ball rolls uphill."""
    velocity = momentum * velocity + learning_rate * dw
    return w + velocity, velocity


@momentum.misconception
def velocity_uphill(w, dw, velocity, learning_rate, momentum):
    """From rest, the parameters go the right way. But your velocity points uphill and is subtracted. This is a usual
    form too; here the velocity that comes in points the way the ball goes."""
    velocity = momentum * velocity + learning_rate * dw
    return w - velocity, velocity


@momentum.misconception
def subtracted_twice(w, dw, velocity, learning_rate, momentum):
    """The velocity is right: it points downhill. Then it is subtracted, and the parameters go uphill."""
    velocity = momentum * velocity - learning_rate * dw
    return w - velocity, velocity


@momentum.misconception("as in PyTorch")
def momentum_as_in_pytorch(w, dw, velocity, learning_rate, momentum):
    """So PyTorch has it: the velocity is a sum of slopes, points uphill, and the learning rate scales it when it is
    used. From rest and with one rate the path is the same. Here the velocity is a step: it points downhill, and the
    rate is in it already."""
    velocity = momentum * velocity + dw
    return w - learning_rate * velocity, velocity


@momentum.misconception
def rate_outside(w, dw, velocity, learning_rate, momentum):
    """The learning rate scales the velocity when it is used, instead of the slope when it comes in. Some libraries do
    so. As long as the rate stays the same, the path from rest is the same too; the velocity is not."""
    velocity = momentum * velocity - dw
    return w + learning_rate * velocity, velocity


@momentum.misconception
def an_average(w, dw, velocity, learning_rate, momentum):
    """The slope is weakened by one minus the momentum, as in Adam. Then the ball is no faster than SGD on a long
    slope; here it should be."""
    velocity = momentum * velocity - (1 - momentum) * learning_rate * dw
    return w + velocity, velocity


@momentum.misconception
def an_average_of_slopes(w, dw, velocity, learning_rate, momentum):
    """This velocity is a running mean of the slopes, as in Adam, and it points uphill. Here it is a step: the slope
    comes in whole, times the learning rate, and with a minus."""
    velocity = momentum * velocity + (1 - momentum) * dw
    return w - learning_rate * velocity, velocity


@momentum.misconception
def looks_ahead(w, dw, velocity, learning_rate, momentum):
    """The velocity is right, and the parameters go where Nesterov's form puts them: one look ahead of the ball. That
    is the next exercise; here they move by the velocity."""
    velocity = momentum * velocity - learning_rate * dw
    return w + momentum * velocity - learning_rate * dw, velocity


@momentum.misconception
def old_velocity_handed_on(w, dw, velocity, learning_rate, momentum):
    """The parameters are right, but the velocity that you return is the one that came in. The next step would start
    from it again: a ball that never gathers speed."""
    return w + momentum * velocity - learning_rate * dw, velocity


@momentum.misconception
def moves_by_the_old_velocity(w, dw, velocity, learning_rate, momentum):
    """The velocity is right, but the parameters move by the one that came in: this step's slope acts one step late."""
    return w + velocity, momentum * velocity - learning_rate * dw


@momentum.misconception
def friction_twice(w, dw, velocity, learning_rate, momentum):
    """The velocity is right, but the parameters move by the share `momentum` of it: friction acts a second time."""
    velocity = momentum * velocity - learning_rate * dw
    return w + momentum * velocity, velocity


@momentum.misconception
def slope_counted_twice(w, dw, velocity, learning_rate, momentum):
    """The velocity is right, and this step's slope is in it. Then the parameters take a step of SGD as well, so the
    slope counts twice."""
    velocity = momentum * velocity - learning_rate * dw
    return w - learning_rate * dw + velocity, velocity


@momentum.misconception
def friction_on_the_slope_too(w, dw, velocity, learning_rate, momentum):
    """Friction takes its share of the pull as well. It should act on the old velocity alone."""
    velocity = momentum * (velocity - learning_rate * dw)
    return w + velocity, velocity


@momentum.misconception
def no_memory(w, dw, velocity, learning_rate, momentum):
    """The velocity forgets what it was: this is plain SGD."""
    velocity = -learning_rate * dw
    return w + velocity, velocity


@momentum.misconception
def no_friction(w, dw, velocity, learning_rate, momentum):
    """Nothing is lost of the velocity: the ball would roll for ever."""
    velocity = velocity - learning_rate * dw
    return w + velocity, velocity


@momentum.misconception
def friction_for_momentum(w, dw, velocity, learning_rate, momentum):
    """`momentum` is the share that is *kept*. Here it is the share that is lost."""
    velocity = (1 - momentum) * velocity - learning_rate * dw
    return w + velocity, velocity


@momentum.misconception(share=(0.5, 0.8, 0.95, 0.99))
def a_momentum_of_its_own(w, dw, velocity, learning_rate, momentum, share=0.9):
    """The velocity keeps a share that is written into your code. The caller's `momentum` changes nothing."""
    velocity = share * velocity - learning_rate * dw
    return w + velocity, velocity


@momentum.misconception("forgot the rate")
def momentum_without_a_rate(w, dw, velocity, learning_rate, momentum):
    """Whatever the learning rate is, it changes nothing."""
    velocity = momentum * velocity - dw
    return w + velocity, velocity


@momentum.misconception
def velocity_first(w, dw, velocity, learning_rate, momentum):
    """Both are right, in the other order: the parameters come first."""
    velocity = momentum * velocity - learning_rate * dw
    return velocity, w + velocity


@momentum.misconception("parameters alone")
def momentum_parameters_alone(w, dw, velocity, learning_rate, momentum):
    """The parameters are right, but the velocity is lost: the next step needs it, so hand both on."""
    return w + momentum * velocity - learning_rate * dw


@momentum.misconception("in place")
def velocity_in_place(w, dw, velocity, learning_rate, momentum):
    """The numbers are right, but the caller's own `velocity` is changed too."""
    velocity *= momentum
    velocity -= learning_rate * dw
    return w + velocity, velocity


@momentum.misconception("in place, the parameters")
def parameters_in_place(w, dw, velocity, learning_rate, momentum):
    """The numbers are right, but they are written into the caller's own `w`. Whoever wants to compare the old
    parameters with the new ones finds the new ones twice."""
    velocity = momentum * velocity - learning_rate * dw
    w += velocity
    return w, velocity


@momentum.misconception("in place, both")
def both_in_place(w, dw, velocity, learning_rate, momentum):
    """The numbers are right, but they are written into the caller's own arrays, `w` and `velocity`. The library does
    so to save memory, and says it; here both should be new."""
    velocity *= momentum
    velocity -= learning_rate * dw
    w += velocity
    return w, velocity


@momentum.misconception
def rate_and_momentum_swapped(w, dw, velocity, learning_rate, momentum):
    """The two numbers have changed places: `momentum` belongs to the old velocity, the learning rate to the slope."""
    velocity = learning_rate * velocity - momentum * dw
    return w + velocity, velocity


@momentum.misconception
def rate_twice(w, dw, velocity, learning_rate, momentum):
    """The velocity is right, and the learning rate is in it. Then the parameters move by the rate times the velocity:
    it acts twice."""
    velocity = momentum * velocity - learning_rate * dw
    return w + learning_rate * velocity, velocity


@momentum.misconception
def moves_by_the_slope_alone(w, dw, velocity, learning_rate, momentum):
    """The velocity is right, but the parameters do not use it: they move as in plain SGD."""
    return w - learning_rate * dw, momentum * velocity - learning_rate * dw


@momentum.misconception
def parameters_stay(w, dw, velocity, learning_rate, momentum):
    """The velocity is right, but the parameters that you return are those that came in. They should move by it."""
    return w, momentum * velocity - learning_rate * dw


@momentum.misconception
def velocity_alone(w, dw, velocity, learning_rate, momentum):
    """The velocity is right, and it is all that comes back. The parameters have to move by it; return both."""
    return momentum * velocity - learning_rate * dw


@momentum.misconception("in place, nothing returned")
def both_in_place_and_nothing_returned(w, dw, velocity, learning_rate, momentum):
    """The numbers are right, but they are written into the caller's own arrays, and nothing comes back. Return two new
    arrays."""
    velocity *= momentum
    velocity -= learning_rate * dw
    w += velocity


@momentum.misconception
def slope_not_in_the_velocity(w, dw, velocity, learning_rate, momentum):
    """The parameters move rightly, but the velocity that you return has lost some of its length and gained nothing:
    this step's slope is not in it, so the ball never gathers speed."""
    velocity = momentum * velocity
    return w + velocity - learning_rate * dw, velocity


@momentum.misconception("uphill, rate outside")
def uphill_with_the_rate_outside(w, dw, velocity, learning_rate, momentum):
    """The slope is added to the velocity, and the velocity to the parameters: the ball rolls uphill. And the rate comes
    in when the velocity is used; here it belongs into the velocity."""
    velocity = momentum * velocity + dw
    return w + learning_rate * velocity, velocity


@momentum.misconception("an average, rate outside")
def an_average_with_the_rate_outside(w, dw, velocity, learning_rate, momentum):
    """The slope is weakened by one minus the momentum, as in Adam, and the rate comes in when the velocity is used.
    Here the slope comes in whole, times the learning rate."""
    velocity = momentum * velocity - (1 - momentum) * dw
    return w + learning_rate * velocity, velocity


# Nesterov's momentum


@exercise(
    task="""Write `nesterov(w, dw, velocity, learning_rate, momentum)` in the article's form, where `dw` is the slope at
    `w`. The velocity changes as in `momentum`. The parameters go back by `momentum` times the velocity that came in,
    then forward by `1 + momentum` times the new one. Return two new arrays, the parameters and the velocity; the three
    that came in stay as they are.""",
    cases=ball_cases,
    edges=ball_edges,
    hints=[
        "The velocity's line is that of the exercise before. But the old velocity is still needed after it.",
        "Give the velocity that came in a name of its own before you make the new one.",
    ],
    why="""`w` is not where the ball is, but where its velocity is about to carry it. So: back to the ball, one step,
    and ahead again. Written out it is the same as moving by `momentum` times the new velocity, minus the learning rate
    times the slope.""",
)
def nesterov(w, dw, velocity, learning_rate, momentum):
    """(parameters, velocity) after one Nesterov step: two new arrays. dw is the slope at w, the point looked at."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


@nesterov.misconception
def plain_momentum(w, dw, velocity, learning_rate, momentum):
    """This is momentum without looking ahead."""
    velocity = momentum * velocity - learning_rate * dw
    return w + velocity, velocity


@nesterov.misconception
def from_the_point_ahead(w, dw, velocity, learning_rate, momentum):
    """It goes ahead first and moves on from there. But `w` *is* the point ahead, where the slope was taken: the way
    leads back to the ball first."""
    ahead = w + momentum * velocity
    velocity = momentum * velocity - learning_rate * dw
    return ahead + velocity, velocity


@nesterov.misconception
def old_velocity_overwritten(w, dw, velocity, learning_rate, momentum):
    """The velocity is changed in place, so its old value is gone: two names, one array. What is left of the formula is
    plain momentum."""
    before = velocity
    velocity *= momentum
    velocity -= learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


@nesterov.misconception
def does_not_go_back(w, dw, velocity, learning_rate, momentum):
    """It goes forward, but not back first. `w` is the point that was looked at, ahead by the old velocity; looking
    ahead again from there, each step counts part of the velocity twice."""
    velocity = momentum * velocity - learning_rate * dw
    return w + (1 + momentum) * velocity, velocity


@nesterov.misconception
def forward_by_the_velocity_alone(w, dw, velocity, learning_rate, momentum):
    """It goes back to where the ball is and moves it. Then it should look ahead again."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w - momentum * before + velocity, velocity


@nesterov.misconception
def goes_ahead_twice(w, dw, velocity, learning_rate, momentum):
    """The old velocity is added where it should be taken away."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w + momentum * before + (1 + momentum) * velocity, velocity


@nesterov.misconception
def looks_ahead_by_all_of_it(w, dw, velocity, learning_rate, momentum):
    """It looks ahead by the whole velocity. Friction leaves only the share `momentum` of it."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w - before + 2 * velocity, velocity


@nesterov.misconception
def old_and_new_swapped(w, dw, velocity, learning_rate, momentum):
    """The two velocities have changed places: it goes back by the new one, and forward by the old one."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w - momentum * velocity + (1 + momentum) * before, velocity


@nesterov.misconception
def one_minus_for_one_plus(w, dw, velocity, learning_rate, momentum):
    """It goes forward by one *minus* the momentum times the new velocity. The ball moves by the whole velocity, and the
    look ahead comes on top."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w - momentum * before + (1 - momentum) * velocity, velocity


@nesterov.misconception("moves by the old velocity")
def moves_by_the_old_one(w, dw, velocity, learning_rate, momentum):
    """The velocity is right, but the parameters go by the one that came in, back and forward: this step's slope acts
    one step late."""
    return w + velocity, momentum * velocity - learning_rate * dw


@nesterov.misconception("as in PyTorch")
def nesterov_as_in_pytorch(w, dw, velocity, learning_rate, momentum):
    """So PyTorch has it: the velocity is a sum of slopes, points uphill, and the learning rate scales it when it is
    used. From rest and with one rate the path is the same. Here the velocity is a step: it points downhill, and the
    rate is in it already."""
    velocity = momentum * velocity + dw
    return w - learning_rate * (dw + momentum * velocity), velocity


@nesterov.misconception("uphill")
def nesterov_uphill(w, dw, velocity, learning_rate, momentum):
    """The slope is added to the velocity: the ball rolls uphill."""
    before, velocity = velocity, momentum * velocity + learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


@nesterov.misconception("no friction")
def nesterov_without_friction(w, dw, velocity, learning_rate, momentum):
    """Nothing is lost of the velocity: the ball would roll for ever."""
    before, velocity = velocity, velocity - learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


@nesterov.misconception("a momentum of its own", share=(0.5, 0.8, 0.95, 0.99))
def nesterovs_own_momentum(w, dw, velocity, learning_rate, momentum, share=0.9):
    """The momentum is a number in your code. The caller's `momentum` changes nothing."""
    before, velocity = velocity, share * velocity - learning_rate * dw
    return w - share * before + (1 + share) * velocity, velocity


@nesterov.misconception("old velocity handed on")
def nesterovs_old_velocity_handed_on(w, dw, velocity, learning_rate, momentum):
    """The parameters are right, but the velocity that you return is the one that came in."""
    after = momentum * velocity - learning_rate * dw
    return w - momentum * velocity + (1 + momentum) * after, velocity


@nesterov.misconception("velocity first")
def nesterovs_velocity_first(w, dw, velocity, learning_rate, momentum):
    """Both are right, in the other order: the parameters come first."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return velocity, w - momentum * before + (1 + momentum) * velocity


@nesterov.misconception("parameters alone")
def nesterovs_parameters_alone(w, dw, velocity, learning_rate, momentum):
    """The parameters are right, but the velocity is lost: the next step needs it, so hand both on."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity


@nesterov.misconception("in place")
def nesterovs_velocity_in_place(w, dw, velocity, learning_rate, momentum):
    """The numbers are right, and the old velocity was kept for the step. But the caller's own `velocity` is changed
    too."""
    before = velocity.copy()
    velocity *= momentum
    velocity -= learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


@nesterov.misconception("in place, the parameters")
def nesterovs_parameters_in_place(w, dw, velocity, learning_rate, momentum):
    """The numbers are right, but they are written into the caller's own `w`."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    w += (1 + momentum) * velocity - momentum * before
    return w, velocity


@nesterov.misconception("in place, both")
def nesterov_in_place(w, dw, velocity, learning_rate, momentum):
    """The numbers are right, but they are written into the caller's own arrays, `w` and `velocity`. The library does
    so to save memory, and says it; here both should be new."""
    w[...], velocity[...] = nesterov.answer(w, dw, velocity, learning_rate, momentum)
    return w, velocity


@nesterov.misconception
def brackets_forgotten(w, dw, velocity, learning_rate, momentum):
    """`1 + momentum` needs a bracket: without it, 1 itself is added to every parameter."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w - momentum * before + 1 + momentum * velocity, velocity


@nesterov.misconception("velocity uphill")
def nesterov_with_velocity_uphill(w, dw, velocity, learning_rate, momentum):
    """Your velocity points uphill and is subtracted. From rest, the parameters go the right way; here the velocity that
    comes in points the way the ball goes."""
    before, velocity = velocity, momentum * velocity + learning_rate * dw
    return w + momentum * before - (1 + momentum) * velocity, velocity


@nesterov.misconception
def both_signs_turned(w, dw, velocity, learning_rate, momentum):
    """Both signs are turned: it goes forward by the old velocity, and back by the new one."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w + momentum * before - (1 + momentum) * velocity, velocity


@nesterov.misconception
def goes_back_by_all_of_it(w, dw, velocity, learning_rate, momentum):
    """It goes back by the whole old velocity. The look ahead was the share `momentum` of it, and so is the way back."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w - before + (1 + momentum) * velocity, velocity


@nesterov.misconception("friction on the slope too")
def nesterovs_friction_on_the_slope(w, dw, velocity, learning_rate, momentum):
    """Friction takes its share of the pull as well. It should act on the old velocity alone."""
    before, velocity = velocity, momentum * (velocity - learning_rate * dw)
    return w - momentum * before + (1 + momentum) * velocity, velocity


@nesterov.misconception("forgot the rate")
def nesterov_without_a_rate(w, dw, velocity, learning_rate, momentum):
    """Whatever the learning rate is, it changes nothing."""
    before, velocity = velocity, momentum * velocity - dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


@nesterov.misconception("rate outside")
def nesterovs_rate_outside(w, dw, velocity, learning_rate, momentum):
    """The learning rate scales the velocity when it is used, instead of the slope when it comes in. Some libraries do
    so. Here the velocity is a step, and the rate is in it already."""
    before, velocity = velocity, momentum * velocity - dw
    return w + learning_rate * ((1 + momentum) * velocity - momentum * before), velocity


@nesterov.misconception
def one_forgotten(w, dw, velocity, learning_rate, momentum):
    """It goes forward by `momentum` times the new velocity, where it should be `1 + momentum`: the ball itself has not
    moved, only the look ahead has."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w + momentum * (velocity - before), velocity


@nesterov.misconception
def the_look_ahead_alone(w, dw, velocity, learning_rate, momentum):
    """The parameters move by `momentum` times the new velocity: by the new look ahead alone. Before that the old one
    has to be taken back, and the ball itself has to move."""
    velocity = momentum * velocity - learning_rate * dw
    return w + momentum * velocity, velocity


@nesterov.misconception
def one_plus_for_the_way_back(w, dw, velocity, learning_rate, momentum):
    """The `1 +` stands at the wrong velocity: it goes back by `1 + momentum` times the old one, and forward by
    `momentum` times the new one."""
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w - (1 + momentum) * before + momentum * velocity, velocity


@nesterov.misconception("slope counted twice")
def nesterovs_slope_counted_twice(w, dw, velocity, learning_rate, momentum):
    """The velocity is right, and this step's slope is in it. Then the parameters take a step of SGD as well; nothing
    looks ahead."""
    velocity = momentum * velocity - learning_rate * dw
    return w - learning_rate * dw + velocity, velocity


@nesterov.misconception("friction for momentum")
def nesterovs_friction_for_momentum(w, dw, velocity, learning_rate, momentum):
    """`momentum` is the share that is *kept*. In your velocity it is the share that is lost."""
    before, velocity = velocity, (1 - momentum) * velocity - learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


# RMSprop


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


# Adam


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
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1 ** (t + 2)), v / (1 - beta2 ** (t + 2))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t + 1


@adam.misconception
def t_not_counted(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The step is right, but the `t` that you return is the one that came in: every step would be the first."""
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def no_bias_correction(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Without the correction both means are too small at first, and the root of the square more so than the slope: the
    first step is about three times the learning rate."""
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (np.sqrt(v) + epsilon), m, v, t + 1


@adam.misconception
def only_the_slope_corrected(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The mean of the squares is not corrected. It is too small at first, and the steps are far too long."""
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat = m / (1 - beta1 ** (t + 1))
    return w - learning_rate * m_hat / (np.sqrt(v) + epsilon), m, v, t + 1


@adam.misconception
def only_the_square_corrected(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The mean of the slope is not corrected: with a `beta1` of 0.9 the first step is a tenth of what it should be."""
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    v_hat = v / (1 - beta2 ** (t + 1))
    return w - learning_rate * m / (np.sqrt(v_hat) + epsilon), m, v, t + 1


@adam.misconception
def corrected_without_t(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The correction of the first step is used in all steps. It should fade: later the means are right by
    themselves."""
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t + 1


@adam.misconception
def corrections_swapped(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The means are right, but their corrections have changed places: `beta1` belongs to `m`, and `beta2` to `v`."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta2**t), v / (1 - beta1**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def multiplied_by_the_correction(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The means are too small at first, and this makes them smaller still: the correction divides."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m * (1 - beta1**t), v * (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception
def corrected_after_the_root(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The root is taken first and corrected afterwards. It is the mean *square* that has only the share
    `1 - beta2**t`; its root has the root of that."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, root = m / (1 - beta1**t), np.sqrt(v) / (1 - beta2**t)
    return w - learning_rate * m_hat / (root + epsilon), m, v, t


@adam.misconception
def epsilon_not_corrected_with_the_rest(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """This is the short form: both corrections stand before the fraction. Only `epsilon` is then added to a root that
    is not corrected, and weighs more in the first steps. The task adds it to the corrected root."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
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
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat + epsilon), m, v, t


@adam.misconception("no epsilon")
def adam_without_epsilon(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """A slope that has always been 0 has a `v` of 0, and 0 / 0 is nan."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat), m, v, t


@adam.misconception("forgot the root")
def adam_without_the_root(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """The slope is divided by its mean square itself: the steeper, the shorter the step."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
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
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
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
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
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
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1 * t), v / (1 - beta2 * t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@adam.misconception("brackets forgotten")
def corrections_without_brackets(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """`1 - beta**t` needs a bracket: without it, the mean is divided by 1, and the power is taken away."""
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
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


EXERCISES, progress = collect(globals())
