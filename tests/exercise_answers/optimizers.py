"""Answers to the exercises of notebook 10, as readers may write them."""

import copy
import math

import numpy as np

from exercise_answers import right, wrong

# sgd


@right("sgd")
def _(w, dw, learning_rate):
    return np.array([a - learning_rate * b for a, b in zip(w.ravel(), dw.ravel(), strict=True)]).reshape(w.shape)


@right("sgd")
def _(w, dw, lr):
    out = w.copy()
    out -= lr * dw
    return out


@right("sgd")
def _(w, dw, learning_rate):
    return np.add(w, -learning_rate * dw).astype(np.float32)


@right("sgd")
def _(w, dw, learning_rate):
    step = np.vectorize(lambda a, b: a - learning_rate * b)
    return step(w, dw)


@right("sgd")
def _(w, dw, learning_rate):
    return (w - learning_rate * dw).tolist()


@wrong("sgd", "uphill")
def _(w, dw, learning_rate):
    return w + learning_rate * dw


@wrong("sgd", "uphill")
def _(w, dw, learning_rate):
    new = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        new[i] = w[i] + dw[i] * learning_rate
    return new


@wrong("sgd", "uphill")
def _(w, dw, learning_rate):
    step = -learning_rate * dw
    return w.copy() - step


@wrong("sgd", "in place")
def _(w, dw, learning_rate):
    w -= learning_rate * dw
    return w


@wrong("sgd", "in place")
def _(w, dw, learning_rate):
    for i, _slope in np.ndenumerate(dw):
        w[i] = w[i] - learning_rate * dw[i]
    return w.copy()


@wrong("sgd", "in place")
def _(w, dw, learning_rate):
    new = w
    new[...] = new - learning_rate * dw
    return new


@wrong("sgd", "in place, the slope")
def _(w, dw, learning_rate):
    dw *= learning_rate
    return w - dw


@wrong("sgd", "in place, the slope")
def _(w, dw, learning_rate):
    step = dw
    step *= -learning_rate
    step *= -1
    return w - step


@wrong("sgd", "in place, the slope")
def _(w, dw, learning_rate):
    np.multiply(dw, learning_rate, out=dw)
    return np.subtract(w, dw)


@wrong("sgd", "forgot the rate")
def _(w, dw, learning_rate):
    return w - dw


@wrong("sgd", "forgot the rate")
def _(w, dw, learning_rate=1):
    out = w.copy()
    out -= dw
    return out


@wrong("sgd", "forgot the rate")
def _(w, dw, learning_rate):
    return np.array([a - b for a, b in zip(w, dw, strict=True)])


@wrong("sgd", "only the direction")
def _(w, dw, learning_rate):
    return w - learning_rate * np.sign(dw)


@wrong("sgd", "only the direction")
def _(w, dw, learning_rate):
    return np.where(dw > 0, w - learning_rate, np.where(dw < 0, w + learning_rate, w))


@wrong("sgd", "only the direction")
def _(w, dw, learning_rate):
    return w - learning_rate * np.nan_to_num(dw / np.abs(dw))


@wrong("sgd", "divided by the rate")
def _(w, dw, learning_rate):
    return w - dw / learning_rate


@wrong("sgd", "divided by the rate")
def _(w, dw, learning_rate):
    with np.errstate(all="ignore"):
        return w - dw * np.float64(learning_rate) ** -1


@wrong("sgd", "divided by the rate")
def _(w, dw, learning_rate):
    out = w.copy()
    out -= dw / max(learning_rate, 1e-12)
    return out


@wrong("sgd", "the step alone")
def _(w, dw, learning_rate):
    return -learning_rate * dw


@wrong("sgd", "the step alone")
def _(w, dw, learning_rate):
    new = w - learning_rate * dw
    return new - w


@wrong("sgd", "the step alone")
def _(w, dw, learning_rate):
    w = -np.multiply(dw, learning_rate)
    return w


@wrong("sgd", "divided by its length")
def _(w, dw, learning_rate):
    return w - learning_rate * dw / np.linalg.norm(dw)


@wrong("sgd", "divided by its length")
def _(w, dw, learning_rate):
    length = math.sqrt((dw**2).sum())
    return w - learning_rate * dw / length if length else w.copy()


@wrong("sgd", "divided by its length")
def _(w, dw, learning_rate):
    unit = dw / (np.sqrt(np.sum(np.square(dw))) + 1e-12)
    return w - learning_rate * unit


@wrong("sgd", "averaged over the rows")
def _(w, dw, learning_rate):
    return w - learning_rate * dw / len(dw)


@wrong("sgd", "averaged over the rows")
def _(w, dw, learning_rate):
    return w - learning_rate * (1 / dw.shape[0]) * dw


@wrong("sgd", "averaged over the rows")
def _(w, dw, learning_rate):
    m = w.shape[0]
    return w - np.divide(learning_rate, m) * dw


@wrong("sgd", "one slope for all")
def _(w, dw, learning_rate):
    return w - learning_rate * dw.mean()


@wrong("sgd", "one slope for all")
def _(w, dw, learning_rate):
    return w - learning_rate * np.mean(dw) * np.ones_like(w)


@wrong("sgd", "one slope for all")
def _(w, dw, learning_rate):
    slope = sum(dw.ravel()) / dw.size
    return np.array([x - learning_rate * slope for x in w.ravel()]).reshape(w.shape)


@wrong("sgd", "rate on the parameters too")
def _(w, dw, learning_rate):
    return learning_rate * (w - dw)


@wrong("sgd", "rate on the parameters too")
def _(w, dw, learning_rate):
    return (w - dw) * learning_rate + 0


@wrong("sgd", "rate on the parameters too")
def _(w, dw, learning_rate):
    new = np.subtract(w, dw)
    new *= learning_rate
    return new


@wrong("sgd", "turned around")
def _(w, dw, learning_rate):
    return learning_rate * dw - w


@wrong("sgd", "turned around")
def _(w, dw, learning_rate):
    return np.subtract(learning_rate * dw, w)


@wrong("sgd", "turned around")
def _(w, dw, learning_rate):
    return -(w - learning_rate * dw)


@wrong("sgd", "clips the slope")
def _(w, dw, learning_rate):
    return w - learning_rate * np.clip(dw, -1, 1)


@wrong("sgd", "clips the slope")
def _(w, dw, learning_rate):
    g = np.maximum(np.minimum(dw, 1.0), -1.0)
    return w - learning_rate * g


@wrong("sgd", "clips the slope")
def _(w, dw, learning_rate):
    g = dw.copy()
    g[g > 1] = 1
    g[g < -1] = -1
    return w - learning_rate * g


@wrong("sgd", "slope times parameter")
def _(w, dw, learning_rate):
    return w - learning_rate * dw * w


@wrong("sgd", "slope times parameter")
def _(w, dw, learning_rate):
    return w * (1 - learning_rate * dw)


@wrong("sgd", "slope times parameter")
def _(w, dw, learning_rate):
    out = w.copy()
    out *= 1 - dw * learning_rate
    return out


@wrong("sgd", "a rate of its own")
def _(w, dw, learning_rate):
    return w - 0.1 * dw


@wrong("sgd", "a rate of its own")
def _(w, dw, learning_rate):
    rate = 0.01
    out = w.copy()
    out -= rate * dw
    return out


@wrong("sgd", "a rate of its own")
def _(w, dw, learning_rate):
    return np.subtract(w, 1e-3 * dw)


@wrong("sgd", "slope without its sign")
def _(w, dw, learning_rate):
    return w - learning_rate * np.abs(dw)


@wrong("sgd", "slope without its sign")
def _(w, dw, learning_rate):
    return w - learning_rate * np.sqrt(dw**2)


@wrong("sgd", "slope without its sign")
def _(w, dw, learning_rate):
    return np.where(dw > 0, w - learning_rate * dw, w + learning_rate * dw)


@wrong("sgd", "the parameter for its slope")
def _(w, dw, learning_rate):
    return w - learning_rate * w


@wrong("sgd", "the parameter for its slope")
def _(w, dw, learning_rate):
    return w * (1 - learning_rate)


@wrong("sgd", "the parameter for its slope")
def _(w, dw, learning_rate):
    dw = w
    out = w.copy()
    out -= learning_rate * dw
    return out


@wrong("sgd", "decays too")
def _(w, dw, learning_rate):
    return w - learning_rate * (dw + w)


@wrong("sgd", "decays too")
def _(w, dw, learning_rate):
    w = w * (1 - learning_rate)
    return w - dw * learning_rate


@wrong("sgd", "decays too")
def _(w, dw, learning_rate):
    out = w.copy()
    out -= learning_rate * dw
    out -= learning_rate * w
    return out


@wrong("sgd", "another step length")
def _(w, dw, learning_rate):
    return w - 2 * learning_rate * dw


@wrong("sgd", "another step length")
def _(w, dw, learning_rate):
    return w - learning_rate * dw / 2


@wrong("sgd", "another step length")
def _(w, dw, learning_rate):
    w = w - learning_rate * dw
    return w - learning_rate * dw


@wrong("sgd", "one slope for all")
def _(w, dw, learning_rate):
    return w - learning_rate * np.sum(dw)


@wrong("sgd", "in place, nothing returned")
def _(w, dw, learning_rate):
    w -= learning_rate * dw


@wrong("sgd", "in place, nothing returned")
def _(w, dw, learning_rate):
    for i in np.ndindex(w.shape):
        w[i] -= learning_rate * dw[i]


@wrong("sgd", "in place, nothing returned")
def _(w, dw, learning_rate):
    w[...] = w - learning_rate * dw
    print(w)


@wrong("sgd", "clips the step")
def _(w, dw, learning_rate):
    return w - np.clip(learning_rate * dw, -1, 1)


@wrong("sgd", "clips the step")
def _(w, dw, learning_rate):
    step = learning_rate * dw
    step[step > 1] = 1
    step[step < -1] = -1
    return w - step


@wrong("sgd", "clips the step")
def _(w, dw, learning_rate):
    return w + np.minimum(np.maximum(-learning_rate * dw, -1), 1)


# momentum


@right("momentum")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return w + v, v


@right("momentum")
def _(w, dw, v, lr, mu):
    v = [mu * a - lr * b for a, b in zip(v.ravel(), dw.ravel(), strict=True)]
    v = np.array(v).reshape(w.shape)
    return [w + v, v]


@right("momentum")
def _(w, dw, velocity, learning_rate, momentum):
    # PyTorch's buffer, with its sign and scale taken back
    buffer = -velocity
    buffer = momentum * buffer + learning_rate * dw
    return w - buffer, -buffer


@right("momentum")
def _(w, dw, velocity, learning_rate, momentum):
    new_w = w + momentum * velocity - learning_rate * dw
    return new_w, momentum * velocity - learning_rate * dw


@wrong("momentum", "velocity's sign")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity + learning_rate * dw
    return w + velocity, velocity


@wrong("momentum", "velocity's sign")
def _(w, dw, v, lr, mu):
    v_new = np.array([mu * a + lr * b for a, b in zip(v, dw, strict=True)])
    return w + v_new, v_new


@wrong("momentum", "velocity's sign")
def _(w, dw, velocity, learning_rate, momentum):
    step = learning_rate * dw
    v = velocity * momentum - -step
    w = w + v
    return w, v


@wrong("momentum", "velocity uphill")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity + learning_rate * dw
    return w - velocity, velocity


@wrong("momentum", "velocity uphill")
def _(w, dw, velocity, learning_rate, momentum):
    v = np.multiply(momentum, velocity)
    v = np.add(v, np.multiply(learning_rate, dw))
    new = w.copy()
    new -= v
    return new, v


@wrong("momentum", "velocity uphill")
def _(w, dw, velocity, learning_rate, momentum):
    d = learning_rate * dw + momentum * velocity
    return [w - d, d]


@wrong("momentum", "subtracted twice")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * dw
    return w - velocity, velocity


@wrong("momentum", "subtracted twice")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    w = w.copy()
    w -= v
    return w, v


@wrong("momentum", "subtracted twice")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    return np.subtract(w, v), v


@wrong("momentum", "old velocity handed on")
def _(w, dw, velocity, learning_rate, momentum):
    new_velocity = momentum * velocity - learning_rate * dw
    return w + new_velocity, velocity


@wrong("momentum", "old velocity handed on")
def _(w, dw, velocity, learning_rate, momentum):
    return w + momentum * velocity - learning_rate * dw, velocity.copy()


@wrong("momentum", "old velocity handed on")
def _(w, dw, velocity, learning_rate, momentum):
    def step():
        v = velocity * momentum
        return v - dw * learning_rate

    return step() + w, velocity


@wrong("momentum", "moves by the old velocity")
def _(w, dw, velocity, learning_rate, momentum):
    new_w = w + velocity
    return new_w, momentum * velocity - learning_rate * dw


@wrong("momentum", "moves by the old velocity")
def _(w, dw, velocity, learning_rate, momentum):
    w = w + velocity
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return w, v


@wrong("momentum", "moves by the old velocity")
def _(w, dw, velocity, learning_rate, momentum):
    before, velocity = velocity, velocity * momentum - dw * learning_rate
    return np.add(before, w), velocity


@wrong("momentum", "no memory")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = -learning_rate * dw
    return w + velocity, velocity


@wrong("momentum", "no memory")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = np.zeros_like(w)
    velocity = momentum * velocity - learning_rate * dw
    return w + velocity, velocity


@wrong("momentum", "no memory")
def _(w, dw, velocity, learning_rate, momentum):
    return w - learning_rate * dw, 0 - learning_rate * dw


@wrong("momentum", "no friction")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = velocity - learning_rate * dw
    return w + velocity, velocity


@wrong("momentum", "no friction")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity + -learning_rate * dw
    w = w + v
    return w, v


@wrong("momentum", "no friction")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    for i in np.ndindex(v.shape):
        v[i] -= learning_rate * dw[i]
    return w + v, v


@wrong("momentum", "friction for momentum")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = (1 - momentum) * velocity - learning_rate * dw
    return w + velocity, velocity


@wrong("momentum", "friction for momentum")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity - momentum * velocity - learning_rate * dw
    return w + v, v


@wrong("momentum", "friction for momentum")
def _(w, dw, velocity, learning_rate, momentum):
    friction = momentum
    v = velocity.copy()
    v -= friction * velocity
    v -= learning_rate * dw
    return w + v, v


@wrong("momentum", "an average")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - (1 - momentum) * learning_rate * dw
    return w + velocity, velocity


@wrong("momentum", "an average")
def _(w, dw, velocity, learning_rate, momentum):
    step = -learning_rate * dw
    v = momentum * velocity + (1 - momentum) * step
    return w + v, v


@wrong("momentum", "an average")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity + (1 - momentum) * (-learning_rate * dw - velocity)
    return w + v, v


@wrong("momentum", "rate outside")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - dw
    return w + learning_rate * velocity, velocity


@wrong("momentum", "rate outside")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity * momentum
    v = v - dw
    return w + v * learning_rate, v


@wrong("momentum", "rate outside")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= dw
    out = w.copy()
    out += learning_rate * v
    return [out, v]


@wrong("momentum", "as in PyTorch")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity + dw
    return w - learning_rate * velocity, velocity


@wrong("momentum", "as in PyTorch")
def _(w, dw, buf, lr, mu):
    buf = buf.copy()
    buf *= mu
    buf += dw
    return w - lr * buf, buf


@wrong("momentum", "as in PyTorch")
def _(w, dw, velocity, learning_rate, momentum):
    v = np.array([momentum * a + b for a, b in zip(velocity, dw, strict=True)])
    return w - learning_rate * v, v


@wrong("momentum", "an average of slopes")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity + (1 - momentum) * dw
    return w - learning_rate * velocity, velocity


@wrong("momentum", "an average of slopes")
def _(w, dw, v, alpha, beta):
    v = beta * v + (1 - beta) * dw
    w = w - alpha * v
    return w, v


@wrong("momentum", "an average of slopes")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity + (1 - momentum) * (dw - velocity)
    return [w - np.multiply(learning_rate, v), v]


@wrong("momentum", "looks ahead")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity
    velocity = momentum * velocity - learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


@wrong("momentum", "looks ahead")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * dw
    return w + momentum * velocity - learning_rate * dw, velocity


@wrong("momentum", "looks ahead")
def _(w, dw, velocity, learning_rate, momentum):
    slide = learning_rate * dw
    v = velocity.copy()
    v *= momentum
    v -= slide
    return w - slide + momentum * v, v


@wrong("momentum", "friction twice")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * dw
    return w + momentum * velocity, velocity


@wrong("momentum", "friction twice")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity * momentum
    v = v - learning_rate * dw
    return w.copy() + v * momentum, v


@wrong("momentum", "friction twice")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    new = [a + momentum * b for a, b in zip(w, v, strict=True)]
    return np.array(new), v


@wrong("momentum", "slope counted twice")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * dw
    return w + velocity - learning_rate * dw, velocity


@wrong("momentum", "slope counted twice")
def _(w, dw, velocity, learning_rate, momentum):
    step = learning_rate * dw
    v = momentum * velocity - step
    w = w - step
    w = w + v
    return w, v


@wrong("momentum", "slope counted twice")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return np.sum([w, -learning_rate * dw, v], axis=0), v


@wrong("momentum", "friction on the slope too")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * (velocity - learning_rate * dw)
    return w + velocity, velocity


@wrong("momentum", "friction on the slope too")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v -= learning_rate * dw
    v *= momentum
    return w + v, v


@wrong("momentum", "friction on the slope too")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - momentum * learning_rate * dw
    return [w + v, v]


@wrong("momentum", "forgot the rate")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - dw
    return w + velocity, velocity


@wrong("momentum", "forgot the rate")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= dw
    return w + v, v


@wrong("momentum", "forgot the rate")
def _(w, dw, velocity, learning_rate, momentum):
    v = np.array([momentum * a - b for a, b in zip(velocity, dw, strict=True)])
    return np.add(w, v), v


@wrong("momentum", "velocity first")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * dw
    return velocity, w + velocity


@wrong("momentum", "velocity first")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity * momentum - dw * learning_rate
    w = w + v
    return [v, w]


@wrong("momentum", "velocity first")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return v, np.add(w, v)


@wrong("momentum", "parameters alone")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * dw
    return w + velocity


@wrong("momentum", "parameters alone")
def _(w, dw, velocity, learning_rate, momentum):
    return w + momentum * velocity - learning_rate * dw


@wrong("momentum", "parameters alone")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    w = w.copy()
    w += v
    return w


@wrong("momentum", "in place")
def _(w, dw, velocity, learning_rate, momentum):
    velocity *= momentum
    velocity -= learning_rate * dw
    return w + velocity, velocity


@wrong("momentum", "in place")
def _(w, dw, velocity, learning_rate, momentum):
    velocity[...] = momentum * velocity - learning_rate * dw
    return w + velocity, velocity


@wrong("momentum", "in place")
def _(w, dw, velocity, learning_rate, momentum):
    for i in np.ndindex(w.shape):
        velocity[i] = momentum * velocity[i] - learning_rate * dw[i]
    return w + velocity, velocity.copy()


@wrong("momentum", "in place, the parameters")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * dw
    w += velocity
    return w, velocity


@wrong("momentum", "in place, the parameters")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    w[...] = w + v
    return w.copy(), v


@wrong("momentum", "in place, the parameters")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    np.add(w, v, out=w)
    return [w, v]


@wrong("momentum", "in place, both")
def _(w, dw, velocity, learning_rate, momentum):
    velocity *= momentum
    velocity -= learning_rate * dw
    w += velocity
    return w, velocity


@wrong("momentum", "in place, both")
def _(w, dw, velocity, learning_rate, momentum):
    velocity[:] = momentum * velocity - learning_rate * dw
    w[:] = w + velocity
    return w, velocity


@wrong("momentum", "in place, both")
def _(w, dw, velocity, learning_rate, momentum):
    for i in np.ndindex(w.shape):
        velocity[i] = momentum * velocity[i] - learning_rate * dw[i]
        w[i] += velocity[i]
    return w.copy(), velocity.copy()


@wrong("momentum", "a momentum of its own")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = 0.9 * velocity - learning_rate * dw
    return w + velocity, velocity


@wrong("momentum", "a momentum of its own")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= 0.99
    v -= learning_rate * dw
    return [w + v, v]


@wrong("momentum", "a momentum of its own")
def _(w, dw, velocity, learning_rate, mu):
    momentum = 0.5
    v = np.array([momentum * a - learning_rate * b for a, b in zip(velocity, dw, strict=True)])
    return w + v, v


@wrong("momentum", "rate and momentum swapped")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = learning_rate * velocity - momentum * dw
    return w + velocity, velocity


@wrong("momentum", "rate and momentum swapped")
def _(w, dw, velocity, momentum, learning_rate):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return w + v, v


@wrong("momentum", "rate and momentum swapped")
def _(w, dw, velocity, learning_rate, momentum):
    pull, friction = momentum * dw, learning_rate
    v = friction * velocity - pull
    return [w + v, v]


@wrong("momentum", "rate twice")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * dw
    return w + learning_rate * velocity, velocity


@wrong("momentum", "rate twice")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return [w - -learning_rate * v, v]


@wrong("momentum", "rate twice")
def _(w, dw, velocity, learning_rate, momentum):
    v = np.array([momentum * a - learning_rate * b for a, b in zip(velocity, dw, strict=True)])
    return w + v * learning_rate, v


@wrong("momentum", "moves by the slope alone")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * dw
    return w - learning_rate * dw, velocity


@wrong("momentum", "moves by the slope alone")
def _(w, dw, velocity, learning_rate, momentum):
    step = -learning_rate * dw
    return [w + step, momentum * velocity + step]


@wrong("momentum", "moves by the slope alone")
def _(w, dw, velocity, learning_rate, momentum):
    new = w.copy()
    new -= learning_rate * dw
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return new, v


@wrong("momentum", "parameters stay")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * dw
    return w, velocity


@wrong("momentum", "parameters stay")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    w + v
    return w.copy(), v


@wrong("momentum", "parameters stay")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    new = w + v  # noqa: F841
    return [w, v]


@wrong("momentum", "velocity alone")
def _(w, dw, velocity, learning_rate, momentum):
    return momentum * velocity - learning_rate * dw


@wrong("momentum", "velocity alone")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    w = w + v
    return v


@wrong("momentum", "velocity alone")
def _(w, dw, velocity, learning_rate, momentum):
    return np.array([momentum * a - learning_rate * b for a, b in zip(velocity, dw, strict=True)])


@wrong("momentum", "in place, nothing returned")
def _(w, dw, velocity, learning_rate, momentum):
    velocity[...] = momentum * velocity - learning_rate * dw
    w += velocity


@wrong("momentum", "in place, nothing returned")
def _(w, dw, velocity, learning_rate, momentum):
    for i in np.ndindex(w.shape):
        velocity[i] = momentum * velocity[i] - learning_rate * dw[i]
        w[i] += velocity[i]


@wrong("momentum", "in place, nothing returned")
def _(w, dw, velocity, learning_rate, momentum):
    velocity *= momentum
    velocity += -learning_rate * dw
    np.add(w, velocity, out=w)


# nesterov


@right("nesterov")
def _(w, dw, velocity, learning_rate, momentum):
    v_prev = velocity.copy()
    v = momentum * velocity - learning_rate * dw
    w = w + (-momentum * v_prev + (1 + momentum) * v)
    return w, v


@right("nesterov")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    return [w + momentum * v - learning_rate * dw, v]


@right("nesterov")
def _(w, dw, velocity, learning_rate, momentum):
    new_w, new_v = np.empty_like(w), np.empty_like(w)
    for i in np.ndindex(w.shape):
        new_v[i] = momentum * velocity[i] - learning_rate * dw[i]
        new_w[i] = w[i] + new_v[i] + momentum * (new_v[i] - velocity[i])
    return new_w, new_v


@right("nesterov")
def _(w, dw, velocity, learning_rate, momentum):
    ball = w - momentum * velocity
    velocity = momentum * velocity - learning_rate * dw
    ball = ball + velocity
    return ball + momentum * velocity, velocity


@wrong("nesterov", "plain momentum")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * dw
    return w + velocity, velocity


@wrong("nesterov", "plain momentum")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * dw
    v_prev = velocity
    return w - momentum * v_prev + (1 + momentum) * velocity, velocity


@wrong("nesterov", "plain momentum")
def _(w, dw, velocity, learning_rate, momentum):
    w_ahead = w + momentum * velocity  # noqa: F841
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return w + v, v


@wrong("nesterov", "old velocity overwritten")
def _(w, dw, velocity, learning_rate, momentum):
    v_prev = velocity
    velocity *= momentum
    velocity -= learning_rate * dw
    return w - momentum * v_prev + (1 + momentum) * velocity, velocity


@wrong("nesterov", "old velocity overwritten")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity[:]
    velocity[...] = momentum * velocity - learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity, velocity.copy()


@wrong("nesterov", "old velocity overwritten")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity
    for i in np.ndindex(w.shape):
        velocity[i] = momentum * velocity[i] - learning_rate * dw[i]
    return w - momentum * before + velocity + momentum * velocity, velocity


@wrong("nesterov", "does not go back")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * dw
    return w + (1 + momentum) * velocity, velocity


@wrong("nesterov", "does not go back")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    w = w + v
    w = w + momentum * v
    return w, v


@wrong("nesterov", "does not go back")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return np.array([a + (1 + momentum) * b for a, b in zip(w, v, strict=True)]), v


@wrong("nesterov", "forward by the velocity alone")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity
    velocity = momentum * velocity - learning_rate * dw
    return w - momentum * before + velocity, velocity


@wrong("nesterov", "forward by the velocity alone")
def _(w, dw, velocity, learning_rate, momentum):
    return w - learning_rate * dw, momentum * velocity - learning_rate * dw


@wrong("nesterov", "forward by the velocity alone")
def _(w, dw, velocity, learning_rate, momentum):
    ball = w - momentum * velocity
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return ball + v, v


@wrong("nesterov", "goes ahead twice")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity
    velocity = momentum * velocity - learning_rate * dw
    return w + momentum * before + (1 + momentum) * velocity, velocity


@wrong("nesterov", "goes ahead twice")
def _(w, dw, velocity, learning_rate, momentum):
    ahead = w + momentum * velocity
    v = momentum * velocity - learning_rate * dw
    return ahead + v + momentum * v, v


@wrong("nesterov", "goes ahead twice")
def _(w, dw, velocity, learning_rate, momentum):
    v_prev = velocity.copy()
    v = velocity * momentum
    v -= dw * learning_rate
    return [w - -momentum * v_prev + (1 + momentum) * v, v]


@wrong("nesterov", "from the point ahead")
def _(w, dw, velocity, learning_rate, momentum):
    ahead = w + momentum * velocity
    velocity = momentum * velocity - learning_rate * dw
    return ahead + velocity, velocity


@wrong("nesterov", "from the point ahead")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    return w + momentum * velocity + v, v


@wrong("nesterov", "from the point ahead")
def _(w, dw, velocity, learning_rate, momentum):
    w = w.copy()
    w += momentum * velocity
    velocity = velocity * momentum
    velocity -= learning_rate * dw
    w += velocity
    return w, velocity


@wrong("nesterov", "looks ahead by all of it")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity
    velocity = momentum * velocity - learning_rate * dw
    return w - before + 2 * velocity, velocity


@wrong("nesterov", "looks ahead by all of it")
def _(w, dw, velocity, learning_rate, momentum):
    ball = w - velocity
    v = momentum * velocity - learning_rate * dw
    ball = ball + v
    return ball + v, v


@wrong("nesterov", "looks ahead by all of it")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return np.sum([w, -velocity, v, v], axis=0), v


@wrong("nesterov", "uphill")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity
    velocity = momentum * velocity + learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


@wrong("nesterov", "uphill")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity + learning_rate * dw
    return w + momentum * v + learning_rate * dw, v


@wrong("nesterov", "uphill")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v += learning_rate * dw
    return w - momentum * velocity + v * (1 + momentum), v


@wrong("nesterov", "old velocity handed on")
def _(w, dw, velocity, learning_rate, momentum):
    new = momentum * velocity - learning_rate * dw
    return w - momentum * velocity + (1 + momentum) * new, velocity


@wrong("nesterov", "old velocity handed on")
def _(w, dw, velocity, learning_rate, momentum):
    v_prev = velocity.copy()
    v = momentum * velocity - learning_rate * dw
    return w - momentum * v_prev + (1 + momentum) * v, v_prev


@wrong("nesterov", "old velocity handed on")
def _(w, dw, velocity, learning_rate, momentum):
    v = [momentum * a - learning_rate * b for a, b in zip(velocity, dw, strict=True)]
    return w - momentum * velocity + (1 + momentum) * np.array(v), velocity


@wrong("nesterov", "as in PyTorch")
def _(w, dw, velocity, learning_rate, momentum):
    velocity = momentum * velocity + dw
    return w - learning_rate * (dw + momentum * velocity), velocity


@wrong("nesterov", "as in PyTorch")
def _(w, g, buf, lr, mu):
    buf = buf.copy()
    buf *= mu
    buf += g
    g = g + mu * buf
    return w - lr * g, buf


@wrong("nesterov", "as in PyTorch")
def _(w, dw, velocity, learning_rate, momentum):
    b = momentum * velocity + dw
    return [w - learning_rate * dw - learning_rate * momentum * b, b]


@wrong("nesterov", "moves by the old velocity")
def _(w, dw, velocity, learning_rate, momentum):
    new = momentum * velocity - learning_rate * dw
    return w - momentum * velocity + (1 + momentum) * velocity, new


@wrong("nesterov", "moves by the old velocity")
def _(w, dw, velocity, learning_rate, momentum):
    w = w + velocity
    return w, momentum * velocity - learning_rate * dw


@wrong("nesterov", "moves by the old velocity")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity
    after = velocity.copy()
    after *= momentum
    after -= learning_rate * dw
    return w - momentum * before + before + momentum * before, after


@wrong("nesterov", "old and new swapped")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity
    velocity = momentum * velocity - learning_rate * dw
    return w - momentum * velocity + (1 + momentum) * before, velocity


@wrong("nesterov", "old and new swapped")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    return w + velocity + momentum * (velocity - v), v


@wrong("nesterov", "old and new swapped")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    out = w.copy()
    out -= momentum * v
    out += (1 + momentum) * velocity
    return out, v


@wrong("nesterov", "one minus for one plus")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity
    velocity = momentum * velocity - learning_rate * dw
    return w - momentum * before + (1 - momentum) * velocity, velocity


@wrong("nesterov", "one minus for one plus")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    return w - momentum * velocity + v - momentum * v, v


@wrong("nesterov", "one minus for one plus")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity * momentum
    v -= learning_rate * dw
    friction = 1 - momentum
    return [w - momentum * velocity + friction * v, v]


@wrong("nesterov", "parameters alone")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity
    velocity = momentum * velocity - learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity


@wrong("nesterov", "parameters alone")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    return w + momentum * v - learning_rate * dw


@wrong("nesterov", "parameters alone")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    w = w - momentum * velocity
    w += (1 + momentum) * v
    return w


@wrong("nesterov", "no friction")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity
    velocity = velocity - learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


@wrong("nesterov", "no friction")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v -= learning_rate * dw
    return w - momentum * velocity + v + momentum * v, v


@wrong("nesterov", "no friction")
def _(w, dw, velocity, learning_rate, momentum):
    v = np.array([a - learning_rate * b for a, b in zip(velocity, dw, strict=True)])
    return [w - momentum * velocity + (1 + momentum) * v, v]


@wrong("nesterov", "in place")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity.copy()
    velocity *= momentum
    velocity -= learning_rate * dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


@wrong("nesterov", "in place")
def _(w, dw, velocity, learning_rate, momentum):
    velocity[...] = momentum * velocity - learning_rate * dw
    return w + momentum * velocity - learning_rate * dw, velocity


@wrong("nesterov", "in place")
def _(w, dw, velocity, learning_rate, momentum):
    new = np.empty_like(w)
    for i in np.ndindex(w.shape):
        before = velocity[i]
        velocity[i] = momentum * before - learning_rate * dw[i]
        new[i] = w[i] - momentum * before + (1 + momentum) * velocity[i]
    return new, velocity.copy()


@wrong("nesterov", "a momentum of its own")
def _(w, dw, velocity, learning_rate, momentum):
    v = 0.9 * velocity - learning_rate * dw
    return w - 0.9 * velocity + 1.9 * v, v


@wrong("nesterov", "a momentum of its own")
def _(w, dw, velocity, learning_rate, mu):
    momentum = 0.5
    v = momentum * velocity - learning_rate * dw
    return w + momentum * v - learning_rate * dw, v


@wrong("nesterov", "a momentum of its own")
def _(w, dw, velocity, learning_rate, momentum):
    mu, v_prev, v = 0.99, velocity.copy(), velocity.copy()
    v *= mu
    v -= learning_rate * dw
    return [w - mu * v_prev + (1 + mu) * v, v]


@wrong("nesterov", "velocity first")
def _(w, dw, velocity, learning_rate, momentum):
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return velocity, w - momentum * before + (1 + momentum) * velocity


@wrong("nesterov", "velocity first")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return [v, w + momentum * v - learning_rate * dw]


@wrong("nesterov", "velocity first")
def _(w, dw, velocity, learning_rate, momentum):
    ball = w - momentum * velocity
    v = np.add(momentum * velocity, -learning_rate * dw)
    ball = ball + v
    return v, ball + momentum * v


@wrong("nesterov", "in place, the parameters")
def _(w, dw, velocity, learning_rate, momentum):
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    w -= momentum * before
    w += (1 + momentum) * velocity
    return w, velocity


@wrong("nesterov", "in place, the parameters")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    w[...] = w + momentum * v - learning_rate * dw
    return w.copy(), v


@wrong("nesterov", "in place, the parameters")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    for i in np.ndindex(w.shape):
        w[i] += v[i] + momentum * (v[i] - velocity[i])
    return [w, v]


@wrong("nesterov", "in place, both")
def _(w, dw, velocity, learning_rate, momentum):
    slide = learning_rate * dw
    velocity *= momentum
    velocity -= slide
    w -= slide
    w += momentum * velocity
    return w, velocity


@wrong("nesterov", "in place, both")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity.copy()
    velocity[...] = momentum * velocity - learning_rate * dw
    w[...] = w - momentum * before + (1 + momentum) * velocity
    return w, velocity


@wrong("nesterov", "in place, both")
def _(w, dw, velocity, learning_rate, momentum):
    for i in np.ndindex(w.shape):
        before = velocity[i]
        velocity[i] = momentum * before - learning_rate * dw[i]
        w[i] = w[i] - momentum * before + (1 + momentum) * velocity[i]
    return w.copy(), velocity.copy()


@wrong("nesterov", "brackets forgotten")
def _(w, dw, velocity, learning_rate, momentum):
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w - momentum * before + 1 + momentum * velocity, velocity


@wrong("nesterov", "brackets forgotten")
def _(w, dw, velocity, learning_rate, momentum):
    v_prev, v = velocity.copy(), velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    w = w + (-momentum * v_prev + 1 + momentum * v)
    return [w, v]


@wrong("nesterov", "brackets forgotten")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    back = w - momentum * velocity
    ahead = back + 1 + momentum * v
    return ahead, v


@wrong("nesterov", "both signs turned")
def _(w, dw, velocity, learning_rate, momentum):
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w + momentum * before - (1 + momentum) * velocity, velocity


@wrong("nesterov", "both signs turned")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return [w - ((1 + momentum) * v - momentum * velocity), v]


@wrong("nesterov", "both signs turned")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    ahead = w + momentum * velocity
    return ahead - v - momentum * v, v


@wrong("nesterov", "goes back by all of it")
def _(w, dw, velocity, learning_rate, momentum):
    before, velocity = velocity, momentum * velocity - learning_rate * dw
    return w - before + (1 + momentum) * velocity, velocity


@wrong("nesterov", "goes back by all of it")
def _(w, dw, velocity, learning_rate, momentum):
    ball = w - velocity
    v = velocity.copy()
    v *= momentum
    v -= learning_rate * dw
    return [ball + v + momentum * v, v]


@wrong("nesterov", "goes back by all of it")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    return np.sum([w, v, -velocity, momentum * v], axis=0), v


@wrong("nesterov", "friction on the slope too")
def _(w, dw, velocity, learning_rate, momentum):
    before, velocity = velocity, momentum * (velocity - learning_rate * dw)
    return w - momentum * before + (1 + momentum) * velocity, velocity


@wrong("nesterov", "friction on the slope too")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v -= learning_rate * dw
    v *= momentum
    return [w - momentum * velocity + v + momentum * v, v]


@wrong("nesterov", "friction on the slope too")
def _(w, dw, velocity, learning_rate, momentum):
    ball = w - momentum * velocity
    v = momentum * velocity - momentum * learning_rate * dw
    return ball + (1 + momentum) * v, v


@wrong("nesterov", "forgot the rate")
def _(w, dw, velocity, learning_rate, momentum):
    before, velocity = velocity, momentum * velocity - dw
    return w - momentum * before + (1 + momentum) * velocity, velocity


@wrong("nesterov", "forgot the rate")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v -= dw
    return [w + momentum * v - dw, v]


@wrong("nesterov", "forgot the rate")
def _(w, dw, velocity, learning_rate, momentum):
    ball = w - momentum * velocity
    v = np.array([momentum * a - b for a, b in zip(velocity, dw, strict=True)])
    return ball + v + v * momentum, v


# rmsprop


@right("rmsprop")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    new_cache = cache.copy()
    new_cache *= decay
    new_cache += (1 - decay) * np.square(dw)
    return [w - learning_rate * dw / (new_cache**0.5 + epsilon), new_cache]


@right("rmsprop")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    new_w, new_cache = np.zeros(w.shape), np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        new_cache[i] = decay * cache[i] + (1 - decay) * dw[i] ** 2
        new_w[i] = w[i] - learning_rate * dw[i] / (math.sqrt(new_cache[i]) + epsilon)
    return new_w, new_cache


@right("rmsprop")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = cache + (1 - decay) * (dw * dw - cache)
    rates = learning_rate / (np.sqrt(cache) + epsilon)
    return w - rates * dw, cache


@right("rmsprop")
def _(w, dw, s, learning_rate, decay=0.99, epsilon=1e-8):
    s = np.average([s, dw**2], axis=0, weights=[decay, 1 - decay])
    return w - learning_rate * np.divide(dw, np.sqrt(s) + epsilon), s


@wrong("rmsprop", "Adagrad")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = cache + dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "Adagrad")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c += dw * dw
    return w - learning_rate * dw / (c**0.5 + epsilon), c


@wrong("rmsprop", "Adagrad")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = np.array([a + b**2 for a, b in zip(cache, dw, strict=True)])
    return [w - learning_rate * dw / (np.sqrt(c) + epsilon), c]


@wrong("rmsprop", "squares not weakened")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "squares not weakened")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += dw * dw
    return w - dw * learning_rate / (np.sqrt(c) + epsilon), c


@wrong("rmsprop", "squares not weakened")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = np.square(dw) + decay * cache
    return [w - learning_rate / (c**0.5 + epsilon) * dw, c]


@wrong("rmsprop", "shares swapped")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = (1 - decay) * cache + decay * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "shares swapped")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache + decay * (dw * dw - cache)
    return w - learning_rate * dw / (c**0.5 + epsilon), c


@wrong("rmsprop", "shares swapped")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= 1 - decay
    c += decay * dw**2
    return [w - learning_rate * dw / (np.sqrt(c) + epsilon), c]


@wrong("rmsprop", "not squared")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * np.abs(dw)
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "not squared")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = decay * cache + (1 - decay) * np.sqrt(dw**2)
    return w - learning_rate * dw / (c**0.5 + epsilon), c


@wrong("rmsprop", "not squared")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * abs(dw)
    return [w - learning_rate * dw / (np.sqrt(c) + epsilon), c]


@wrong("rmsprop", "the slope itself")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "the slope itself")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw
    with np.errstate(invalid="ignore"):
        return w - learning_rate * dw / (c**0.5 + epsilon), c


@wrong("rmsprop", "the slope itself")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache + (1 - decay) * (dw - cache)
    return [w - learning_rate * dw / (np.sqrt(c) + epsilon), c]


@wrong("rmsprop", "forgot the root")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (cache + epsilon), cache


@wrong("rmsprop", "forgot the root")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw * dw
    return w - learning_rate / (epsilon + c) * dw, c


@wrong("rmsprop", "forgot the root")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = np.array([decay * a + (1 - decay) * b**2 for a, b in zip(cache, dw, strict=True)])
    return [w - learning_rate * dw / (c + epsilon), c]


@wrong("rmsprop", "epsilon inside the root")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / np.sqrt(cache + epsilon), cache


@wrong("rmsprop", "epsilon inside the root")
def _(w, dw, s, learning_rate, gamma=0.99, eps=1e-8):
    s = gamma * s + (1 - gamma) * np.square(dw)
    return w - learning_rate / (s + eps) ** 0.5 * dw, s


@wrong("rmsprop", "epsilon inside the root")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw**2
    root = np.sqrt(np.add(c, epsilon))
    return [w - learning_rate * dw / root, c]


@wrong("rmsprop", "no epsilon")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / np.sqrt(cache), cache


@wrong("rmsprop", "no epsilon")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache + (1 - decay) * (dw * dw - cache)
    with np.errstate(all="ignore"):
        return w - learning_rate * dw / c**0.5, c


@wrong("rmsprop", "no epsilon")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw**2
    return [w - learning_rate * dw * c**-0.5, c]


@wrong("rmsprop", "old cache")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    new = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), new


@wrong("rmsprop", "old cache")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    w = w - learning_rate * dw / (cache**0.5 + epsilon)
    cache = decay * cache + (1 - decay) * dw * dw
    return w, cache


@wrong("rmsprop", "old cache")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    root = np.sqrt(cache) + epsilon
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw**2
    return [w - learning_rate * dw / root, c]


@wrong("rmsprop", "old cache handed on")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    new = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(new) + epsilon), cache


@wrong("rmsprop", "old cache handed on")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    return w - learning_rate * dw / (np.sqrt(decay * cache + (1 - decay) * dw**2) + epsilon), cache.copy()


@wrong("rmsprop", "old cache handed on")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    def root():
        c = cache * decay
        c += (1 - decay) * dw * dw
        return c**0.5

    return [w - learning_rate * dw / (root() + epsilon), cache]


@wrong("rmsprop", "one cache for all")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * np.mean(dw**2)
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "one cache for all")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    square = (dw * dw).sum() / dw.size
    c = decay * cache + (1 - decay) * square
    return w - learning_rate * dw / (c**0.5 + epsilon), c


@wrong("rmsprop", "one cache for all")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * np.square(dw).mean()
    return [w - learning_rate * dw / (np.sqrt(c) + epsilon), c]


@wrong("rmsprop", "uphill")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    return w + learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "uphill")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw**2
    w = w.copy()
    w += learning_rate / (c**0.5 + epsilon) * dw
    return w, c


@wrong("rmsprop", "uphill")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = decay * cache + (1 - decay) * np.square(dw)
    step = -learning_rate * dw / (np.sqrt(c) + epsilon)
    return [w - step, c]


@wrong("rmsprop", "corrected as in Adam")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    corrected = cache / (1 - decay)
    return w - learning_rate * dw / (np.sqrt(corrected) + epsilon), cache


@wrong("rmsprop", "corrected as in Adam")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    t = 1
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw**2
    return w - learning_rate * dw / ((c / (1 - decay**t)) ** 0.5 + epsilon), c


@wrong("rmsprop", "corrected as in Adam")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = decay * cache + (1 - decay) * dw * dw
    return [w - learning_rate * dw / (np.sqrt(c) / np.sqrt(1 - decay) + epsilon), c]


@wrong("rmsprop", "root kept in the cache")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = np.sqrt(decay * cache + (1 - decay) * dw**2)
    return w - learning_rate * dw / (cache + epsilon), cache


@wrong("rmsprop", "root kept in the cache")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw**2
    c **= 0.5
    return w - learning_rate * dw / (c + epsilon), c


@wrong("rmsprop", "root kept in the cache")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    root = (decay * cache + (1 - decay) * np.square(dw)) ** 0.5
    return [w - learning_rate / (root + epsilon) * dw, root]


@wrong("rmsprop", "slope missing from the step")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "slope missing from the step")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw * dw
    rates = learning_rate / (c**0.5 + epsilon)
    return w - rates, c


@wrong("rmsprop", "slope missing from the step")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache + (1 - decay) * (dw**2 - cache)
    return [np.subtract(w, np.divide(learning_rate, np.sqrt(c) + epsilon)), c]


@wrong("rmsprop", "multiplied by the root")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw * (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "multiplied by the root")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw**2
    return w - learning_rate * (c**0.5 + epsilon) * dw, c


@wrong("rmsprop", "multiplied by the root")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache + (1 - decay) * (dw * dw - cache)
    step = np.multiply(np.sqrt(c) + epsilon, dw)
    return [w - learning_rate * step, c]


@wrong("rmsprop", "parameters alone")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon)


@wrong("rmsprop", "parameters alone")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw**2
    w = w.copy()
    w -= learning_rate * dw / (c**0.5 + epsilon)
    return w


@wrong("rmsprop", "parameters alone")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    return w - learning_rate / (np.sqrt(cache + (1 - decay) * (dw * dw - cache)) + epsilon) * dw


@wrong("rmsprop", "in place")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache *= decay
    cache += (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "in place")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache[...] = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache.copy()


@wrong("rmsprop", "in place")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    for i in np.ndindex(w.shape):
        cache[i] = decay * cache[i] + (1 - decay) * dw[i] ** 2
    return [w - learning_rate * dw / (cache**0.5 + epsilon), cache]


@wrong("rmsprop", "in place, the parameters")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    w -= learning_rate * dw / (np.sqrt(cache) + epsilon)
    return w, cache


@wrong("rmsprop", "in place, the parameters")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = decay * cache + (1 - decay) * dw**2
    w[...] = w - learning_rate * dw / (c**0.5 + epsilon)
    return w.copy(), c


@wrong("rmsprop", "in place, the parameters")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = decay * cache + (1 - decay) * dw * dw
    np.subtract(w, learning_rate * dw / (np.sqrt(c) + epsilon), out=w)
    return [w, c]


@wrong("rmsprop", "a decay of its own")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = 0.9 * cache + 0.1 * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "a decay of its own")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= 0.999
    c += 0.001 * dw**2
    return [w - learning_rate * dw / (np.sqrt(c) + epsilon), c]


@wrong("rmsprop", "a decay of its own")
def _(w, dw, cache, learning_rate, gamma=0.99, epsilon=1e-8):
    c = cache + 0.1 * (dw * dw - cache)
    return w - learning_rate * dw / (c**0.5 + epsilon), c


@wrong("rmsprop", "an epsilon of its own")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + 1e-8), cache


@wrong("rmsprop", "an epsilon of its own")
def _(w, dw, cache, learning_rate, decay=0.99, eps=1e-8):
    epsilon = 1e-7
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw * dw
    return [w - learning_rate / (c**0.5 + epsilon) * dw, c]


@wrong("rmsprop", "an epsilon of its own")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache + (1 - decay) * (np.square(dw) - cache)
    return w - np.divide(learning_rate * dw, 1e-8 + np.sqrt(c)), c


@wrong("rmsprop", "cache first")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    return cache, w - learning_rate * dw / (np.sqrt(cache) + epsilon)


@wrong("rmsprop", "cache first")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw * dw
    return [c, w - learning_rate / (c**0.5 + epsilon) * dw]


@wrong("rmsprop", "cache first")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache + (1 - decay) * (np.square(dw) - cache)
    w = np.subtract(w, learning_rate * dw / (np.sqrt(c) + epsilon))
    return c, w


@wrong("rmsprop", "epsilon outside of the fraction")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw / np.sqrt(cache) + epsilon, cache


@wrong("rmsprop", "epsilon outside of the fraction")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw * dw
    return [w - (learning_rate * dw / c**0.5 - epsilon), c]


@wrong("rmsprop", "epsilon outside of the fraction")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache + (1 - decay) * (np.square(dw) - cache)
    step = np.divide(learning_rate * dw, np.sqrt(c))
    return w - step + epsilon, c


@wrong("rmsprop", "brackets forgotten")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + 1 - decay * dw**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "brackets forgotten")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += 1 - decay * dw * dw
    return [w - learning_rate * dw / (c**0.5 + epsilon), c]


@wrong("rmsprop", "brackets forgotten")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = 1 - decay * np.square(dw) + cache * decay
    with np.errstate(invalid="ignore"):
        return w - learning_rate / (np.sqrt(c) + epsilon) * dw, c


@wrong("rmsprop", "squares of the parameters")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * w**2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "squares of the parameters")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * w * w
    return [w - learning_rate * dw / (c**0.5 + epsilon), c]


@wrong("rmsprop", "squares of the parameters")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache + (1 - decay) * (np.square(w) - cache)
    return w - np.divide(learning_rate * dw, np.sqrt(c) + epsilon), c


@wrong("rmsprop", "forgot the rate")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    return w - dw / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "forgot the rate")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c *= decay
    c += (1 - decay) * dw * dw
    return [w - dw / (c**0.5 + epsilon), c]


@wrong("rmsprop", "forgot the rate")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache + (1 - decay) * (np.square(dw) - cache)
    return np.subtract(w, np.divide(dw, np.sqrt(c) + epsilon)), c


@wrong("rmsprop", "the cache is not used")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * dw**2
    return w - learning_rate * dw, cache


@wrong("rmsprop", "the cache is not used")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    w = w - learning_rate * dw
    return [w, decay * cache + (1 - decay) * dw * dw]


@wrong("rmsprop", "the cache is not used")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache + (1 - decay) * (np.square(dw) - cache)
    dw / (np.sqrt(c) + epsilon)
    new = w.copy()
    new -= learning_rate * dw
    return new, c


# adam


@right("adam")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = m + (1 - beta1) * (dw - m)
    v = v + (1 - beta2) * (dw * dw - v)
    m_hat = m / (1 - np.power(beta1, t))
    v_hat = v / (1 - np.power(beta2, t))
    return [w - learning_rate * m_hat / (v_hat**0.5 + epsilon), m, v, t]


@right("adam")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = b1 * m + (1 - b1) * dw, b2 * v + (1 - b2) * np.square(dw)
    root = np.sqrt(1 - b2 ** (t + 1))
    alpha = lr * root / (1 - b1 ** (t + 1))
    return w - alpha * m / (np.sqrt(v) + eps * root), m, v, t + 1


@right("adam")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    new = [np.empty(w.shape) for _ in range(3)]
    for i in np.ndindex(w.shape):
        new[1][i] = beta1 * m[i] + (1 - beta1) * dw[i]
        new[2][i] = beta2 * v[i] + (1 - beta2) * dw[i] ** 2
        first, second = new[1][i] / (1 - beta1 ** (t + 1)), new[2][i] / (1 - beta2 ** (t + 1))
        new[0][i] = w[i] - learning_rate * first / (math.sqrt(second) + epsilon)
    return *new, t + 1


@right("adam")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, v = copy.copy(m), copy.copy(v)
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * dw**2
    t = float(t + 1)
    step = np.divide(m / (1 - beta1**t), np.sqrt(v / (1 - beta2**t)) + epsilon)
    return w - learning_rate * step, m, v, t


@wrong("adam", "t from 0")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t + 1


@wrong("adam", "t from 0")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    with np.errstate(all="ignore"):
        step = lr * (m / np.subtract(1, b1**t)) / ((v / np.subtract(1, b2**t)) ** 0.5 + eps)
    t += 1
    return [w - step, m, v, t]


@wrong("adam", "t from 0")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, v = m.copy(), v.copy()
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * np.square(dw)
    first, second = 1 - np.power(beta1, t), 1 - np.power(beta2, t)
    return w - np.divide(learning_rate * m / first, np.sqrt(v / second) + epsilon), m, v, t + 1


@wrong("adam", "t from 0, the first step left out")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * dw**2
    if t > 0:
        first, second = m / (1 - beta1**t), v / (1 - beta2**t)
    else:
        first, second = m, v
    return w - learning_rate * first / (np.sqrt(second) + epsilon), m, v, t + 1


@wrong("adam", "no bias correction")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (np.sqrt(v) + epsilon), m, v, t + 1


@wrong("adam", "no bias correction")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    return [w - lr * m / (eps + v**0.5), m, v, t + 1]


@wrong("adam", "no bias correction")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, v = m.copy(), v.copy()
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * np.square(dw)
    return np.subtract(w, learning_rate * m / (np.sqrt(v) + epsilon)), m, v, t + 1


@wrong("adam", "only the slope corrected")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v) + epsilon), m, v, t


@wrong("adam", "only the slope corrected")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat = m / (1 - b1 ** (t + 1))
    return [w - lr * m_hat / (v**0.5 + eps), m, v, t + 1]


@wrong("adam", "only the slope corrected")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    rate = learning_rate / (1 - np.power(beta1, t))
    return w - np.divide(rate * m, np.sqrt(v) + epsilon), m, v, t


@wrong("adam", "only the square corrected")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "only the square corrected")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    v_hat = v / (1 - b2 ** (t + 1))
    return [w - lr * m / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "only the square corrected")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    m_hat, v_hat = m, v / (1 - np.power(beta2, t))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@wrong("adam", "corrected without t")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t + 1


@wrong("adam", "corrected without t")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    return [w - lr * (m / (1 - b1)) / ((v / (1 - b2)) ** 0.5 + eps), m, v, t + 1]


@wrong("adam", "corrected without t")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    step = 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    first, second = m / (1 - beta1**step), v / (1 - beta2**step)
    return w - np.divide(learning_rate * first, np.sqrt(second) + epsilon), m, v, t + step


@wrong("adam", "corrected means handed on")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = (beta1 * m + (1 - beta1) * dw) / (1 - beta1**t)
    v = (beta2 * v + (1 - beta2) * dw**2) / (1 - beta2**t)
    return w - learning_rate * m / (np.sqrt(v) + epsilon), m, v, t


@wrong("adam", "corrected means handed on")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m /= 1 - b1 ** (t + 1)
    v /= 1 - b2 ** (t + 1)
    return [w - lr * m / (v**0.5 + eps), m, v, t + 1]


@wrong("adam", "corrected means handed on")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m_hat = np.divide(beta1 * m + (1 - beta1) * dw, 1 - beta1**t)
    v_hat = np.divide(beta2 * v + (1 - beta2) * np.square(dw), 1 - beta2**t)
    return np.subtract(w, learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)), m_hat, v_hat, t


@wrong("adam", "epsilon inside the root")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t) + epsilon), m, v, t


@wrong("adam", "epsilon inside the root")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat + eps) ** 0.5, m, v, t + 1]


@wrong("adam", "epsilon inside the root")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    root = np.sqrt(epsilon + v / (1 - np.power(beta2, t)))
    return w - learning_rate / (1 - np.power(beta1, t)) * m / root, m, v, t


@wrong("adam", "forgot the root")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (1 - beta1**t) / (v / (1 - beta2**t) + epsilon), m, v, t


@wrong("adam", "forgot the root")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (eps + v_hat), m, v, t + 1]


@wrong("adam", "forgot the root")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = m.copy(), v.copy()
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * dw * dw
    step = np.divide(m / (1 - beta1**t), v / (1 - beta2**t) + epsilon)
    return w - learning_rate * step, m, v, t


@wrong("adam", "not squared")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * np.abs(dw)
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "not squared")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (abs(dw) - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "not squared")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = m.copy(), v.copy()
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * np.sqrt(dw**2)
    return w - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "square of the mean")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * m**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "square of the mean")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m = m + (1 - b1) * (dw - m)
    v = v + (1 - b2) * (m * m - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "square of the mean")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = m.copy(), v.copy()
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * np.square(m)
    step = (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return w - learning_rate * step, m, v, t


@wrong("adam", "betas swapped")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta2 * m + (1 - beta2) * dw
    v = beta1 * v + (1 - beta1) * dw**2
    return w - learning_rate * m / (1 - beta2**t) / (np.sqrt(v / (1 - beta1**t)) + epsilon), m, v, t


@wrong("adam", "betas swapped")
def _(w, dw, m, v, t, lr=0.001, b2=0.9, b1=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "betas swapped")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = m.copy(), v.copy()
    m *= beta2
    m += (1 - beta2) * dw
    v *= beta1
    v += (1 - beta1) * dw * dw
    return w - learning_rate * (m / (1 - beta2**t)) / (np.sqrt(v / (1 - beta1**t)) + epsilon), m, v, t


@wrong("adam", "corrections swapped")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (1 - beta2**t) / (np.sqrt(v / (1 - beta1**t)) + epsilon), m, v, t


@wrong("adam", "corrections swapped")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b2 ** (t + 1)), v / (1 - b1 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "corrections swapped")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    first, second = 1 - np.power(beta2, t), 1 - np.power(beta1, t)
    return w - learning_rate * np.divide(m / first, np.sqrt(v / second) + epsilon), m, v, t


@wrong("adam", "uphill")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w + learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "uphill")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    step = -lr * (m / (1 - b1 ** (t + 1))) / ((v / (1 - b2 ** (t + 1))) ** 0.5 + eps)
    return [w - step, m, v, t + 1]


@wrong("adam", "uphill")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    w = w.copy()
    w += learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return w, m, v, t


@wrong("adam", "t not counted")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@wrong("adam", "t not counted")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    step = t + 1
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    return [w - lr * (m / (1 - b1**step)) / ((v / (1 - b2**step)) ** 0.5 + eps), m, v, t]


@wrong("adam", "t not counted")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, v = m.copy(), v.copy()
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * dw * dw
    first, second = np.power(beta1, t + 1), np.power(beta2, t + 1)
    return w - np.divide(learning_rate * m / (1 - first), np.sqrt(v / (1 - second)) + epsilon), m, v, t


@wrong("adam", "epsilon not corrected with the rest")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    alpha_t = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return w - alpha_t * m / (np.sqrt(v) + epsilon), m, v, t


@wrong("adam", "epsilon not corrected with the rest")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    rate = lr * (1 - b2 ** (t + 1)) ** 0.5 / (1 - b1 ** (t + 1))
    return [w - rate * m / (v**0.5 + eps), m, v, t + 1]


@wrong("adam", "epsilon not corrected with the rest")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = m.copy(), v.copy()
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * dw * dw
    step = m / (np.sqrt(v) + epsilon)
    step *= math.sqrt(1 - beta2**t)
    return w - learning_rate / (1 - beta1**t) * step, m, v, t


@wrong("adam", "corrected after the root")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v) / (1 - beta2**t) + epsilon), m, v, t


@wrong("adam", "corrected after the root")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, root = m / (1 - b1 ** (t + 1)), v**0.5 / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (root + eps), m, v, t + 1]


@wrong("adam", "corrected after the root")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    size = np.sqrt(v)
    size /= 1 - beta2**t
    return w - np.divide(learning_rate * m / (1 - beta1**t), size + epsilon), m, v, t


@wrong("adam", "multiplied by the correction")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m * (1 - beta1**t), v * (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@wrong("adam", "multiplied by the correction")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    first, second = 1 - b1 ** (t + 1), 1 - b2 ** (t + 1)
    return [w - lr * first * m / ((second * v) ** 0.5 + eps), m, v, t + 1]


@wrong("adam", "multiplied by the correction")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    m_hat, v_hat = m - m * beta1**t, v - v * beta2**t
    return w - np.divide(learning_rate * m_hat, np.sqrt(v_hat) + epsilon), m, v, t


@wrong("adam", "counts twice")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@wrong("adam", "counts twice")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 2)), v / (1 - b2 ** (t + 2))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "counts twice")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    first, second = np.power(beta1, t + 1), np.power(beta2, t + 1)
    return w - np.divide(learning_rate * m / (1 - first), np.sqrt(v / (1 - second)) + epsilon), m, v, t


@wrong("adam", "shares swapped")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = (1 - beta1) * m + beta1 * dw
    v = (1 - beta2) * v + beta2 * dw**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "shares swapped")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + b1 * (dw - m), v + b2 * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "shares swapped")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = m.copy(), v.copy()
    m *= 1 - beta1
    m += beta1 * dw
    v *= 1 - beta2
    v += beta2 * dw * dw
    return w - np.divide(learning_rate * m / (1 - beta1**t), np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "parameters alone")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon)


@wrong("adam", "parameters alone")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return w - lr * m_hat / (v_hat**0.5 + eps)


@wrong("adam", "parameters alone")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    w = w.copy()
    w -= learning_rate * np.divide(m / (1 - beta1**t), np.sqrt(v / (1 - beta2**t)) + epsilon)
    return w


@wrong("adam", "in place")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * dw**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "in place")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m[...] = b1 * m + (1 - b1) * dw
    v[...] = b2 * v + (1 - b2) * dw * dw
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m.copy(), v.copy(), t + 1]


@wrong("adam", "in place")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    for i in np.ndindex(w.shape):
        m[i] = beta1 * m[i] + (1 - beta1) * dw[i]
        v[i] = beta2 * v[i] + (1 - beta2) * dw[i] ** 2
    return w - np.divide(learning_rate * m / (1 - beta1**t), np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "usual betas whatever they are")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = 0.9 * m + 0.1 * dw
    v = 0.999 * v + 0.001 * dw**2
    return w - learning_rate * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + epsilon), m, v, t


@wrong("adam", "usual betas whatever they are")
def _(w, dw, m, v, t, learning_rate=0.001, b1=0.9, b2=0.999, epsilon=1e-8):
    beta1, beta2 = 0.9, 0.999
    m, v = m + (1 - beta1) * (dw - m), v + (1 - beta2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))
    return [w - learning_rate * m_hat / (v_hat**0.5 + epsilon), m, v, t + 1]


@wrong("adam", "usual betas whatever they are")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = m.copy(), v.copy()
    m *= 0.9
    m += 0.1 * dw
    v *= 0.999
    v += 0.001 * np.square(dw)
    return w - np.divide(learning_rate * m / (1 - 0.9**t), np.sqrt(v / (1 - 0.999**t)) + epsilon), m, v, t


@wrong("adam", "t from 0, the first step left out")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    first, second = (1 - b1**t, 1 - b2**t) if t else (1, 1)
    return [w - lr * (m / first) / ((v / second) ** 0.5 + eps), m, v, t + 1]


@wrong("adam", "t from 0, the first step left out")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    m_hat, v_hat = m.copy(), v.copy()
    if t >= 1:
        m_hat /= 1 - beta1**t
        v_hat /= 1 - beta2**t
    t += 1
    return w - learning_rate * np.divide(m_hat, np.sqrt(v_hat) + epsilon), m, v, t


@wrong("adam", "no epsilon")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t)), m, v, t


@wrong("adam", "no epsilon")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    alpha = lr * np.sqrt(1 - b2 ** (t + 1)) / (1 - b1 ** (t + 1))
    return [w - alpha * m / v**0.5, m, v, t + 1]


@wrong("adam", "no epsilon")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    with np.errstate(all="ignore"):
        return w - learning_rate * np.divide(m / (1 - beta1**t), np.sqrt(v / (1 - beta2**t))), m, v, t


@wrong("adam", "the slope for its mean")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * dw / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "the slope for its mean")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    v_hat = v / (1 - b2 ** (t + 1))
    return [w - lr / (v_hat**0.5 + eps) * dw, m, v, t + 1]


@wrong("adam", "the slope for its mean")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = m.copy(), v.copy()
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * dw * dw
    return w - np.divide(learning_rate * dw, np.sqrt(v / (1 - np.power(beta2, t))) + epsilon), m, v, t


@wrong("adam", "old means handed on")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m_hat = (beta1 * m + (1 - beta1) * dw) / (1 - beta1**t)
    v_hat = (beta2 * v + (1 - beta2) * dw**2) / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@wrong("adam", "old means handed on")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    first, second = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    first, second = first / (1 - b1 ** (t + 1)), second / (1 - b2 ** (t + 1))
    return [w - lr * first / (second**0.5 + eps), m.copy(), v.copy(), t + 1]


@wrong("adam", "old means handed on")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    new_m, new_v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    step = np.divide(new_m / (1 - beta1**t), np.sqrt(new_v / (1 - beta2**t)) + epsilon)
    return w - learning_rate * step, m, v, t


@wrong("adam", "count left out")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v


@wrong("adam", "count left out")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v]


@wrong("adam", "count left out")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    w = np.subtract(w, learning_rate * np.divide(m / (1 - beta1**t), np.sqrt(v / (1 - beta2**t)) + epsilon))
    return w, m, v


@wrong("adam", "in place, the parameters")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    w -= learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return w, m, v, t


@wrong("adam", "in place, the parameters")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    w[...] = w - lr * m_hat / (v_hat**0.5 + eps)
    return [w.copy(), m, v, t + 1]


@wrong("adam", "in place, the parameters")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    step = learning_rate * np.divide(m / (1 - beta1**t), np.sqrt(v / (1 - beta2**t)) + epsilon)
    for i in np.ndindex(w.shape):
        w[i] -= step[i]
    return w, m, v, t


@wrong("adam", "in place, all of it")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * dw**2
    w -= learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return w, m, v, t


@wrong("adam", "in place, all of it")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m[...] = b1 * m + (1 - b1) * dw
    v[...] = b2 * v + (1 - b2) * dw * dw
    w[...] = w - lr * (m / (1 - b1 ** (t + 1))) / ((v / (1 - b2 ** (t + 1))) ** 0.5 + eps)
    return [w, m, v, t + 1]


@wrong("adam", "in place, all of it")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    for i in np.ndindex(w.shape):
        m[i] += (1 - beta1) * (dw[i] - m[i])
        v[i] += (1 - beta2) * (dw[i] ** 2 - v[i])
        w[i] -= learning_rate * m[i] / (1 - beta1**t) / (math.sqrt(v[i] / (1 - beta2**t)) + epsilon)
    return w, m, v, t


@wrong("adam", "times t, not to the power")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (1 - beta1 * t) / (np.sqrt(v / (1 - beta2 * t)) + epsilon), m, v, t


@wrong("adam", "times t, not to the power")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 * (t + 1)), v / (1 - b2 * (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "times t, not to the power")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    first, second = 1 - t * beta1, 1 - t * beta2
    with np.errstate(invalid="ignore"):
        return w - np.divide(learning_rate * m / first, np.sqrt(v / second) + epsilon), m, v, t


@wrong("adam", "brackets forgotten")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    m_hat, v_hat = m / 1 - beta1**t, v / 1 - beta2**t
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


@wrong("adam", "brackets forgotten")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m - b1 ** (t + 1), v - b2 ** (t + 1)
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "brackets forgotten")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    m_hat = np.subtract(m / 1, np.power(beta1, t))
    v_hat = np.subtract(v / 1, np.power(beta2, t))
    with np.errstate(invalid="ignore"):
        return w - np.divide(learning_rate * m_hat, np.sqrt(v_hat) + epsilon), m, v, t


@wrong("adam", "not weakened")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + dw
    v = beta2 * v + dw**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "not weakened")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m.copy(), v.copy()
    m *= b1
    m += dw
    v *= b2
    v += dw * dw
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "not weakened")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = dw + beta1 * m, np.square(dw) + beta2 * v
    first, second = 1 - np.power(beta1, t), 1 - np.power(beta2, t)
    return w - np.divide(learning_rate * m / first, np.sqrt(v / second) + epsilon), m, v, t


@wrong("adam", "steps by the old means")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    w = w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w, m, v, t


@wrong("adam", "steps by the old means")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    new_m, new_v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), new_m, new_v, t + 1]


@wrong("adam", "steps by the old means")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    step = np.divide(m / (1 - np.power(beta1, t)), np.sqrt(v / (1 - np.power(beta2, t))) + epsilon)
    m, v = m.copy(), v.copy()
    m *= beta1
    m += (1 - beta1) * dw
    v *= beta2
    v += (1 - beta2) * dw * dw
    return w - learning_rate * step, m, v, t


@wrong("adam", "one beta for both")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta1 * v + (1 - beta1) * dw**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta1**t)) + epsilon), m, v, t


@wrong("adam", "one beta for both")
def _(w, dw, m, v, t, lr=0.001, beta=0.9, _=0.999, eps=1e-8):
    m, v = m + (1 - beta) * (dw - m), v + (1 - beta) * (dw * dw - v)
    share = 1 - beta ** (t + 1)
    return [w - lr * (m / share) / ((v / share) ** 0.5 + eps), m, v, t + 1]


@wrong("adam", "one beta for both")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    beta2 = beta1
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    first, second = 1 - np.power(beta1, t), 1 - np.power(beta2, t)
    return w - np.divide(learning_rate * m / first, np.sqrt(v / second) + epsilon), m, v, t


@wrong("adam", "an epsilon of its own")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + 1e-8), m, v, t


@wrong("adam", "an epsilon of its own")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, epsilon=1e-8):
    eps = 1e-7
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "an epsilon of its own")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    first, second = 1 - np.power(beta1, t), 1 - np.power(beta2, t)
    return w - np.divide(learning_rate * m / first, 1e-10 + np.sqrt(v / second)), m, v, t


@wrong("adam", "a rate of its own")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - 0.001 * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "a rate of its own")
def _(w, dw, m, v, t, learning_rate=0.001, b1=0.9, b2=0.999, eps=1e-8):
    lr = 0.01
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "a rate of its own")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    step = np.divide(m / (1 - np.power(beta1, t)), np.sqrt(v / (1 - np.power(beta2, t))) + epsilon)
    return w - 0.1 * step, m, v, t


@wrong("adam", "v before m")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon), v, m, t


@wrong("adam", "v before m")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), v, m, t + 1]


@wrong("adam", "v before m")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    v, m = beta2 * v + (1 - beta2) * np.square(dw), beta1 * m + (1 - beta1) * dw
    first, second = 1 - np.power(beta1, t), 1 - np.power(beta2, t)
    return w - np.divide(learning_rate * m / first, np.sqrt(v / second) + epsilon), v, m, t


@wrong("adam", "the slope itself")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "the slope itself")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "the slope itself")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = (beta * old + (1 - beta) * dw for beta, old in ((beta1, m), (beta2, v)))
    first, second = 1 - np.power(beta1, t), 1 - np.power(beta2, t)
    with np.errstate(invalid="ignore"):
        return w - np.divide(learning_rate * m / first, np.sqrt(v / second) + epsilon), m, v, t


@wrong("adam", "epsilon outside of the fraction")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t)) + epsilon, m, v, t


@wrong("adam", "epsilon outside of the fraction")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - (lr * m_hat / v_hat**0.5 - eps), m, v, t + 1]


@wrong("adam", "epsilon outside of the fraction")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.square(dw)
    first, second = 1 - np.power(beta1, t), 1 - np.power(beta2, t)
    step = np.divide(learning_rate * m / first, np.sqrt(v / second))
    return w - step + epsilon, m, v, t


@wrong("adam", "one v for all")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * np.mean(dw**2)
    return w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "one v for all")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    square = (dw * dw).sum() / dw.size
    m, v = m + (1 - b1) * (dw - m), v + (1 - b2) * (square - v)
    m_hat, v_hat = m / (1 - b1 ** (t + 1)), v / (1 - b2 ** (t + 1))
    return [w - lr * m_hat / (v_hat**0.5 + eps), m, v, t + 1]


@wrong("adam", "one v for all")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m, v = beta1 * m + (1 - beta1) * dw, beta2 * v + (1 - beta2) * np.average(np.square(dw))
    first, second = 1 - np.power(beta1, t), 1 - np.power(beta2, t)
    return w - np.divide(learning_rate * m / first, np.sqrt(v / second) + epsilon), m, v, t


@wrong("sgd", "slope forgotten")
def _(w, dw, learning_rate):
    return w - learning_rate


@wrong("sgd", "slope forgotten")
def _(w, dw, learning_rate):
    new = w.copy()
    new -= learning_rate * np.ones_like(dw)
    return new


@wrong("sgd", "slope forgotten")
def _(w, dw, learning_rate):
    return np.vectorize(lambda one: one - learning_rate, otypes=[float])(w)


@wrong("sgd", "rate before the slope")
def _(w, dw, learning_rate):
    return (w - learning_rate) * dw


@wrong("sgd", "rate before the slope")
def _(w, dw, learning_rate):
    return dw * w - dw * learning_rate


@wrong("sgd", "rate before the slope")
def _(w, dw, learning_rate):
    new = np.empty_like(w)
    for place in np.ndindex(w.shape):
        new[place] = (w[place] - learning_rate) * dw[place]
    return new


@wrong("sgd", "in one row")
def _(w, dw, learning_rate):
    return w.flatten() - learning_rate * dw.flatten()


@wrong("sgd", "in one row")
def _(w, dw, learning_rate):
    return np.array([one - learning_rate * slope for one, slope in zip(w.ravel(), dw.ravel(), strict=True)])


@wrong("sgd", "in one row")
def _(w, dw, learning_rate):
    new = []
    for place in np.ndindex(w.shape):
        new.append(w[place] - learning_rate * dw[place])
    return np.array(new)


@wrong("nesterov", "rate outside")
def _(w, dw, velocity, learning_rate, momentum):
    new = momentum * velocity - dw
    return w - learning_rate * momentum * velocity + learning_rate * (1 + momentum) * new, new


@wrong("nesterov", "rate outside")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity.copy()
    velocity = before * momentum - dw
    step = velocity + momentum * (velocity - before)
    return w + step * learning_rate, velocity


@wrong("nesterov", "rate outside")
def _(w, dw, velocity, learning_rate, momentum):
    v = np.subtract(momentum * velocity, dw)
    back = w - learning_rate * momentum * velocity
    return back + learning_rate * v + learning_rate * momentum * v, v


@wrong("nesterov", "one forgotten")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    return w - momentum * velocity + momentum * v, v


@wrong("nesterov", "one forgotten")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity.copy()
    v = before * momentum
    v -= learning_rate * dw
    new = w - before * momentum
    new += v * momentum
    return new, v


@wrong("nesterov", "one forgotten")
def _(w, dw, velocity, learning_rate, momentum):
    new = velocity * momentum - dw * learning_rate
    return w + (new - velocity) * momentum, new


@wrong("adam", "one correction for both")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    correction = 1 - beta1**t
    return w - learning_rate * (m / correction) / (np.sqrt(v / correction) + epsilon), m, v, t


@wrong("adam", "one correction for both")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, v = m + (1 - beta1) * (dw - m), v + (1 - beta2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - beta2 ** (t + 1)), v / (1 - beta2 ** (t + 1))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t + 1


@wrong("adam", "one correction for both")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    steps = t + 1
    first = np.multiply(beta1, m) + np.multiply(1 - beta1, dw)
    second = np.multiply(beta2, v) + np.multiply(1 - beta2, np.square(dw))
    corrected = [mean / (1 - beta1**steps) for mean in (first, second)]
    return w - learning_rate * corrected[0] / (corrected[1] ** 0.5 + epsilon), first, second, steps


@wrong("momentum", "slope not in the velocity")
def _(w, dw, velocity, learning_rate, momentum):
    w = w - learning_rate * dw
    velocity = momentum * velocity
    return w + velocity, velocity


@wrong("momentum", "slope not in the velocity")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity * momentum
    return w + (v - learning_rate * dw), v


@wrong("momentum", "slope not in the velocity")
def _(w, dw, velocity, learning_rate, momentum):
    new = w.copy()
    new -= learning_rate * dw
    kept = np.multiply(momentum, velocity)
    new += kept
    return [new, kept]


@wrong("momentum", "uphill, rate outside")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity + dw
    return w + learning_rate * v, v


@wrong("momentum", "uphill, rate outside")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity.copy()
    v *= momentum
    v += dw
    return w + v * learning_rate, v


@wrong("momentum", "uphill, rate outside")
def _(w, dw, velocity, learning_rate, momentum):
    v = np.add(velocity * momentum, dw)
    return np.add(w, np.multiply(learning_rate, v)), v


@wrong("momentum", "an average, rate outside")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - (1 - momentum) * dw
    return w + learning_rate * v, v


@wrong("momentum", "an average, rate outside")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity + (1 - momentum) * (-dw - velocity)
    return w + v * learning_rate, v


@wrong("momentum", "an average, rate outside")
def _(w, dw, velocity, learning_rate, momentum):
    v = np.average([velocity, -dw], axis=0, weights=[momentum, 1 - momentum])
    return w + learning_rate * v, v


@wrong("nesterov", "the look ahead alone")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    return w + momentum * v, v


@wrong("nesterov", "the look ahead alone")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity * momentum
    v -= learning_rate * dw
    return w + v * momentum, v


@wrong("nesterov", "the look ahead alone")
def _(w, dw, velocity, learning_rate, momentum):
    new = np.subtract(momentum * velocity, learning_rate * dw)
    return np.add(w, np.multiply(new, momentum)), new


@wrong("nesterov", "one plus for the way back")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    return w - (1 + momentum) * velocity + momentum * v, v


@wrong("nesterov", "one plus for the way back")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity.copy()
    v = before * momentum - dw * learning_rate
    return w - before - momentum * before + momentum * v, v


@wrong("nesterov", "one plus for the way back")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    new = w.copy()
    new -= velocity * (momentum + 1)
    new += v * momentum
    return new, v


@wrong("nesterov", "slope counted twice")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    return w - learning_rate * dw + v, v


@wrong("nesterov", "slope counted twice")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity - learning_rate * dw
    w = w + v
    w = w - learning_rate * dw
    return w, v


@wrong("nesterov", "slope counted twice")
def _(w, dw, velocity, learning_rate, momentum):
    step = learning_rate * dw
    v = velocity * momentum - step
    return w + v - step, v


@wrong("nesterov", "friction for momentum")
def _(w, dw, velocity, learning_rate, momentum):
    v = (1 - momentum) * velocity - learning_rate * dw
    return w - momentum * velocity + (1 + momentum) * v, v


@wrong("nesterov", "friction for momentum")
def _(w, dw, velocity, learning_rate, momentum):
    v = velocity - momentum * velocity - learning_rate * dw
    return w - momentum * velocity + v + momentum * v, v


@wrong("nesterov", "friction for momentum")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity.copy()
    v = before * (1.0 - momentum)
    v -= dw * learning_rate
    return w + v + momentum * (v - before), v


@wrong("rmsprop", "nothing fades")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache + (1 - decay) * dw**2
    return w - learning_rate * dw / (np.sqrt(c) + epsilon), c


@wrong("rmsprop", "nothing fades")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache.copy()
    c += (1 - decay) * np.square(dw)
    return w - learning_rate / (c**0.5 + epsilon) * dw, c


@wrong("rmsprop", "nothing fades")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = np.add(cache, dw * dw - decay * dw * dw)
    return w - np.divide(learning_rate * dw, np.sqrt(c) + epsilon), c


@wrong("rmsprop", "the new squares fade too")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = decay * (cache + (1 - decay) * dw**2)
    return w - learning_rate * dw / (np.sqrt(c) + epsilon), c


@wrong("rmsprop", "the new squares fade too")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = decay * cache + decay * (1 - decay) * dw * dw
    return w - learning_rate / (np.sqrt(c) + epsilon) * dw, c


@wrong("rmsprop", "the new squares fade too")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    c = cache + (1 - decay) * np.square(dw)
    c *= decay
    return w - learning_rate * dw / (c**0.5 + epsilon), c


@wrong("adam", "forgot the rate")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "forgot the rate")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    m, v = m + (1 - beta1) * (dw - m), v + (1 - beta2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    w = w - m_hat / (v_hat**0.5 + epsilon)
    return w, m, v, t


@wrong("adam", "forgot the rate")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    steps = t + 1
    first = np.multiply(beta1, m) + np.multiply(1 - beta1, dw)
    second = np.multiply(beta2, v) + np.multiply(1 - beta2, np.square(dw))
    move = np.divide(first / (1 - beta1**steps), np.sqrt(second / (1 - beta2**steps)) + epsilon)
    return np.subtract(w, move), first, second, steps


@wrong("adam", "power of the rest")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * (m / (1 - beta1) ** t) / (np.sqrt(v / (1 - beta2) ** t) + epsilon), m, v, t


@wrong("adam", "power of the rest")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m = m + (1 - beta1) * (dw - m)
    v = v + (1 - beta2) * (dw * dw - v)
    m_hat = m / np.power(1 - beta1, t + 1)
    v_hat = v / np.power(1 - beta2, t + 1)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t + 1


@wrong("adam", "power of the rest")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    a, b = 1 - beta1, 1 - beta2
    m, v, t = beta1 * m + a * dw, beta2 * v + b * dw * dw, t + 1
    step = learning_rate * m / a**t
    return w - step / ((v / b**t) ** 0.5 + epsilon), m, v, t


@wrong("adam", "beta1 for the new squares")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta1) * dw**2
    return w - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "beta1 for the new squares")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    rest = 1 - beta1
    m, v = beta1 * m + rest * dw, beta2 * v + rest * dw * dw
    m_hat, v_hat = m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t + 1


@wrong("adam", "beta1 for the new squares")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    steps = t + 1
    first, second = beta1 * m, beta2 * v
    first += (1 - beta1) * dw
    second += (1 - beta1) * np.square(dw)
    bottom = np.sqrt(second / (1 - beta2**steps)) + epsilon
    return w - learning_rate * first / (1 - beta1**steps) / bottom, first, second, steps


@wrong("adam", "steps by the old slope")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m_new = beta1 * m + (1 - beta1) * dw
    v_new = beta2 * v + (1 - beta2) * dw**2
    return w - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v_new / (1 - beta2**t)) + epsilon), m_new, v_new, t


@wrong("adam", "steps by the old slope")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = t + 1
    v = beta2 * v + (1 - beta2) * dw * dw
    w = w - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    m = beta1 * m + (1 - beta1) * dw
    return w, m, v, t


@wrong("adam", "steps by the old slope")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m_hat = m / (1 - beta1 ** (t + 1))
    m, v = m + (1 - beta1) * (dw - m), v + (1 - beta2) * (dw**2 - v)
    v_hat = v / (1 - beta2 ** (t + 1))
    return w - learning_rate * m_hat / (v_hat**0.5 + epsilon), m, v, t + 1


@wrong("adam", "one step behind")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m = beta1 * m + (1 - beta1) * dw
    v = beta2 * v + (1 - beta2) * dw**2
    n = max(t, 1)
    return w - learning_rate * (m / (1 - beta1**n)) / (np.sqrt(v / (1 - beta2**n)) + epsilon), m, v, t + 1


@wrong("adam", "one step behind")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    count = t if t > 0 else 1
    m, v = m + (1 - beta1) * (dw - m), v + (1 - beta2) * (dw * dw - v)
    m_hat, v_hat = m / (1 - beta1**count), v / (1 - beta2**count)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t + 1


@wrong("adam", "one step behind")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    first = np.multiply(beta1, m) + np.multiply(1 - beta1, dw)
    second = np.multiply(beta2, v) + np.multiply(1 - beta2, np.square(dw))
    n = t or 1
    bottom = np.sqrt(second / (1 - beta2**n)) + epsilon
    return w - learning_rate * first / (1 - beta1**n) / bottom, first, second, t + 1


@wrong("rmsprop", "one cache for all")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    cache = decay * cache + (1 - decay) * np.linalg.norm(dw) ** 2
    return w - learning_rate * dw / (np.sqrt(cache) + epsilon), cache


@wrong("rmsprop", "one cache for all")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    new = cache * decay + np.square(dw).mean() * (1 - decay)
    return w - dw * learning_rate / (new**0.5 + epsilon), new


@wrong("rmsprop", "one cache for all")
def _(w, dw, cache, learning_rate, decay=0.99, epsilon=1e-8):
    squares = sum(float(slope) ** 2 for slope in dw.flat)
    new = cache + (1 - decay) * (squares - cache)
    return w - learning_rate * dw / (np.sqrt(new) + epsilon), new


@wrong("nesterov", "velocity uphill")
def _(w, dw, velocity, learning_rate, momentum):
    v = momentum * velocity + learning_rate * dw
    return w + momentum * velocity - (1 + momentum) * v, v


@wrong("nesterov", "velocity uphill")
def _(w, dw, velocity, learning_rate, momentum):
    before = velocity.copy()
    velocity = learning_rate * dw + momentum * before
    return w - (velocity + momentum * (velocity - before)), velocity


@wrong("nesterov", "velocity uphill")
def _(w, dw, velocity, learning_rate, momentum):
    new = np.add(velocity * momentum, dw * learning_rate)
    w = w + velocity * momentum
    w = w - new - momentum * new
    return [w, new]


@wrong("adam", "AMSGrad")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t += 1
    m = beta1 * m + (1 - beta1) * dw
    v = np.maximum(v, beta2 * v + (1 - beta2) * dw**2)
    return w - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon), m, v, t


@wrong("adam", "AMSGrad")
def _(w, dw, m, v, t, lr=0.001, b1=0.9, b2=0.999, eps=1e-8):
    m = m + (1 - b1) * (dw - m)
    new = b2 * v + (1 - b2) * dw * dw
    v = np.where(new > v, new, v)
    return w - lr * m / (1 - b1 ** (t + 1)) / ((v / (1 - b2 ** (t + 1))) ** 0.5 + eps), m, v, t + 1


@wrong("adam", "AMSGrad")
def _(w, dw, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    step = t + 1
    mean = beta1 * m + (1 - beta1) * dw
    square = v + np.maximum((1 - beta2) * (dw**2 - v), 0)
    root = np.sqrt(square) / np.sqrt(1 - beta2**step) + epsilon
    return w - learning_rate / (1 - beta1**step) * mean / root, mean, square, step
