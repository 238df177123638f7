"""The exercise *momentum*: momentum."""

import numpy as np

from nnlib.exercises import exercise


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
