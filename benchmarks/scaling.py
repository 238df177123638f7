"""How the time of a step grows with width, depth, batch and members, and the exponent of that growth."""

import time

import numpy as np

from nnlib import Trainer, mlp, optimizers, plots
from nnlib._tables import Table
from nnlib.losses import SoftmaxCrossEntropy

SWEEPS = {
    "width": (16, 32, 64, 128, 256, 512, 1024),
    "depth": (1, 2, 4, 8, 16, 32),
    "batch": (16, 32, 64, 128, 256, 512, 1024),
    "members": (1, 2, 4, 8, 16, 32, 64, 128),
}
USUAL = {"width": 128, "depth": 2, "batch": 64, "members": None}


def step_seconds(width, depth, batch, members, seconds=0.25):
    """The time of a step of 64-width-...-10 with momentum: the least of several, to see the work and not the noise."""
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((batch, 64), dtype=np.float32), rng.integers(0, 10, batch)
    network = mlp([64, *[width] * depth, 10], members=members)
    trainer = Trainer(network, SoftmaxCrossEntropy(), optimizers.Momentum(1e-3), batch_size=batch)
    steps, least, end = trainer.steps(X, y, epochs=10**6), np.inf, time.perf_counter() + seconds
    next(steps)
    while (began := time.perf_counter()) < end:
        next(steps)
        least = min(least, time.perf_counter() - began)
    return least


def measured():
    """Seconds of a step by sweep and value, as a dict that JSON holds."""
    return {
        name: {value: step_seconds(**(USUAL | {name: value})) for value in values} for name, values in SWEEPS.items()
    }


def exponent(times):
    """The slope of log time against log value over the upper half of a sweep, where the fixed cost no longer rules."""
    values, seconds = (np.log(list(column)[len(times) // 2 :]) for column in (times.keys(), times.values()))
    return float(np.polyfit(values, seconds, 1)[0])


def table(sweeps):
    rows = [
        [name, f"{value:g}", f"{1e6 * seconds:,.0f}", f"{exponent(times):.2f}" if i == 0 else ""]
        for name, times in sweeps.items()
        for i, (value, seconds) in enumerate(times.items())
    ]
    return Table(["sweep", "value", "microseconds a step", "exponent"], rows)


def picture(sweeps):
    """Time of a step against each, both axes logarithmic."""
    fig, axes = plots.figure(width=9, height=4)
    for (name, times), color, style in zip(sweeps.items(), plots.SERIES, plots.STYLES, strict=False):
        axes.plot(list(times), [1e6 * t for t in times.values()], color=color, linestyle=style, marker="o")
        end = list(times)[-1], 1e6 * list(times.values())[-1]
        axes.annotate(f"{name}, exponent {exponent(times):.2f}", end, (8, 0), textcoords="offset points", color=color)
    axes.set(xscale="log", yscale="log", xlabel="width, depth, batch or members", ylabel="microseconds a step")
    return fig
