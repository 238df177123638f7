"""jax: each step compiled, or whole epochs compiled as one scan. Compiled before the clock starts."""

import jax
import jax.numpy as jnp
import numpy as np
import optax


def scores(weights, x):
    for W, b in weights[:-1]:
        x = jax.nn.relu(x @ W + b)
    W, b = weights[-1]
    return x @ W + b


def loss(weights, x, labels, strength):
    data = optax.softmax_cross_entropy_with_integer_labels(scores(weights, x), labels).mean()
    return data + 0.5 * strength * sum(jnp.vdot(W, W) for W, _ in weights)


def rule(name, learning_rate, momentum):
    return optax.adam(learning_rate) if name == "adam" else optax.sgd(learning_rate, momentum)


def update(name, weights, state, x, labels, learning_rate, momentum, strength):
    """One step of learning."""
    gradients = jax.grad(loss)(weights, x, labels, strength)
    changes, state = rule(name, learning_rate, momentum).update(gradients, state)
    return optax.apply_updates(weights, changes), state


def train_by_step(task):
    X, y = map(jnp.asarray, task.samples)
    batches = [rows if isinstance(rows, slice) else jnp.asarray(rows) for rows in task.batches()]
    hyper = task.learning_rate, task.momentum, task.strength

    @jax.jit
    def step(weights, state, X, y, rows):
        x, labels = (X, y) if rows is None else (X[rows], y[rows])
        return update(task.optimizer, weights, state, x, labels, *hyper)

    def run():
        weights = jax.tree.map(jnp.array, task.start)
        state = rule(task.optimizer, *hyper[:2]).init(weights)
        for rows in batches:
            weights, state = step(weights, state, X, y, None if isinstance(rows, slice) else rows)
        return jax.tree.map(np.asarray, jax.block_until_ready(weights))

    return run


def epoch(task, weights, state, X, y, rows, *hyper):
    """All whole batches of an epoch in one scan, then the smaller last one. Full batches: all steps in one scan."""

    def step(carry, rows):
        x, labels = (X, y) if task.full_batch else (X[rows], y[rows])
        return update(task.optimizer, *carry, x, labels, *hyper), None

    carry = weights, state
    if task.full_batch:
        return jax.lax.scan(step, carry, length=task.epochs)[0]
    whole = len(rows) // task.batch_size * task.batch_size
    carry, _ = jax.lax.scan(step, carry, rows[:whole].reshape(-1, task.batch_size))
    return step(carry, rows[whole:])[0] if whole < len(rows) else carry


def orders(task):
    return [None] if task.full_batch else list(jnp.asarray(task.order))


def train_by_scan(task):
    X, y = map(jnp.asarray, task.samples)
    rows_of_epochs, hyper = orders(task), (task.learning_rate, task.momentum, task.strength)
    compiled = jax.jit(lambda weights, state, X, y, rows: epoch(task, weights, state, X, y, rows, *hyper))

    def run():
        weights = jax.tree.map(jnp.array, task.start)
        state = rule(task.optimizer, *hyper[:2]).init(weights)
        for rows in rows_of_epochs:
            weights, state = compiled(weights, state, X, y, rows)
        return jax.tree.map(np.asarray, jax.block_until_ready(weights))

    return run


def search_by_scan(task):
    """vmap over the trials of a scan over the epoch."""
    X, y = map(jnp.asarray, task.trial.samples)
    hyper = [jnp.asarray(task.settings[name], jnp.float32) for name in ("learning_rate", "momentum", "strength")]
    rows_of_epochs = orders(task.trial)

    @jax.jit
    def compiled(weights, state, X, y, rows, *hyper):
        one = lambda weights, state, *hyper: epoch(task.trial, weights, state, X, y, rows, *hyper)  # noqa: E731
        return jax.vmap(one)(weights, state, *hyper)

    def run():
        weights = jax.tree.map(jnp.array, task.start)
        state = jax.vmap(rule("momentum", 0.1, 0.9).init)(weights)
        for rows in rows_of_epochs:
            weights, state = compiled(weights, state, X, y, rows, *hyper)
        return jax.tree.map(np.asarray, jax.block_until_ready(weights))

    return run


def through(task):
    act = {"relu": jax.nn.relu, "tanh": jnp.tanh}[task.activation]
    X, slopes, weights = jnp.asarray(task.inputs), jnp.asarray(task.slopes), jax.tree.map(jnp.asarray, task.start)

    @jax.jit
    def gradients(weights, x, slopes):
        def network(weights):
            out = x
            for W, b in weights:
                out = act(out @ W + b)
            return out

        return jax.vjp(network, weights)[1](slopes)[0]

    def run():
        for _ in range(task.repeats):
            result = jax.block_until_ready(gradients(weights, X, slopes))
        return [np.asarray(W) for W, _ in result]

    return run


CONTESTANTS = {
    "jax step": {"train": train_by_step, "through": through},
    "jax scan": {"train": train_by_scan, "search": search_by_scan},
}
