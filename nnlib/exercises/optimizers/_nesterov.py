"""The exercise *nesterov*: Nesterov's momentum."""

from nnlib.exercises import exercise
from nnlib.exercises.optimizers._momentum import ball_cases, ball_edges


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
