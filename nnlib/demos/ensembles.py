"""Demos of notebook 13: several networks as one, and the mean of one network's past."""

from functools import lru_cache, partial

import numpy as np
from contourpy import contour_generator
from matplotlib.collections import LineCollection

from nnlib import Trainer, datasets, losses, mlp, optimizers
from nnlib.activations import softmax
from nnlib.demos._live import Choice, Demo, LogSlider, Number, Slider, collect
from nnlib.demos._plane import TINT, Plane
from nnlib.ensembles import CheckpointEnsemble
from nnlib.plots import BLACK, BLUE, GREY, PALE, RED, plane


class ensembles(Demo):
    """When do several networks read new points better than one?"""

    try_this = (
        "Go from one member to 25, and watch the black border. Then take checkpoints of one run as members: why do "
        "they help less? At last give each network 12 hidden units: is there still a gain?"
    )
    height = 420

    members = Slider("members", 1, 25, 9)
    source = Choice("members from", ["different seeds", "checkpoints of one run"])
    units = Slider("hidden units of each", 2, 12, 4)
    data = Choice("points", ["spiral", "circles", "xor"])
    seed = Number("seed", 0, 10**9, 0)

    MOST, GRID = 25, 80

    def draw(self, figure):
        regions, curve = figure.subplots(1, 2, width_ratios=(1.2, 1))
        return self._draw_regions(regions), self._draw_curve(curve)

    def _draw_regions(self, axes):
        axes.set_title("Borders: each member's, and the mean's")
        self.plane = Plane(axes, [{"marker": "o", "color": BLUE}, {"marker": "s", "color": RED}], self.GRID)
        self.borders = LineCollection([], colors=GREY, linewidths=0.8, alpha=0.8, zorder=1)
        self.border = LineCollection([], colors=BLACK, linewidths=3, zorder=2)
        axes.add_collection(self.borders)
        axes.add_collection(self.border)
        axes.set_xlabel("● class 0    ■ class 1    thin: one member    thick: mean", fontsize=11)
        return self.plane.artists, self.borders, self.border

    def _draw_curve(self, axes):
        axes.set(xlim=(0.2, self.MOST + 0.8), ylim=(0.5, 1.005), xlabel="members", xticks=(1, 5, 10, 15, 20, 25))
        axes.set_title("Accuracy on 1000 new points")
        (self.alone,) = axes.plot([], [], "x", color=GREY, markersize=6, zorder=1)
        (self.together,) = axes.plot([], [], color=BLUE, zorder=2)
        (self.now,) = axes.plot([], [], "o", color=BLUE, markersize=10, markeredgecolor="white", zorder=3)
        axes.text(0.98, 0.03, "×  each alone", color=GREY, ha="right", transform=axes.transAxes)
        axes.text(0.98, 0.10, "—  the first ones together", color=BLUE, ha="right", transform=axes.transAxes)
        return self.alone, self.together, self.now

    def update(self, members, source, units, data, seed):
        run = _trained(source, units, data, seed)
        mean = run.grid[:members].mean(axis=0)
        self.plane.cover(run.X)
        self.plane.show(TINT(mean, bytes=True), run.X, (run.y == 0, run.y == 1))
        self.borders.set_segments([line for lines in run.borders[:members] for line in lines])
        self.border.set_segments(_border(mean))
        alone, sizes = run.alone[:members], np.arange(1, self.MOST + 1)
        self.alone.set_data(sizes[:members], np.maximum(alone, 0.51))
        self.together.set_data(sizes, np.maximum(run.together, 0.51))
        self.now.set_data([members], [max(run.together[members - 1], 0.51)])
        together = f"{100 * run.together[members - 1]:.0f} % of 1000 new points"
        if members == 1:
            return f"One network reads {together} rightly."
        return (
            f"Together the {members} networks read {together} rightly; alone they read {100 * alone.mean():.0f} % on "
            f"the average, the best of them {100 * alone.max():.0f} %."
        )


class averaging(Demo):
    """Does the mean of a noisy path come nearer to the goal than the path itself?"""

    try_this = (
        "Let the mean look back over 1 step, over 30, over 1000. Then change how the mean begins: for how many steps "
        "does the wrong start spoil it?"
    )
    height = 400

    back = LogSlider("looks back over", 1, 1000, 100, unit="steps")
    begins = Choice("the mean begins", ["corrected", "at the first weights", "at zero"])
    noise = Slider("noise", 0.0, 3.0, 2.0, step=0.1)
    rate = LogSlider("learning rate", 0.01, 0.5, 0.2)
    seed = Number("seed", 0, 10**9, 0)

    STEPS, START, GOAL = 1000, np.array([-4.0, -2.0]), np.array([3.0, 1.5])
    CURVATURES = np.array([0.4, 1.0])
    LOW, HIGH = 0.005, 30

    def draw(self, figure):
        where, distance = figure.subplots(1, 2, width_ratios=(1, 1.25))
        return self._draw_path(where), self._draw_distance(distance)

    def _draw_path(self, axes):
        axes.set(xlim=(-5.5, 6), ylim=(-4.5, 5), xticks=[], yticks=[], title="Two weights, step by step")
        angles = np.linspace(0, 2 * np.pi, 100)
        circle = np.column_stack([np.cos(angles), np.sin(angles)]) / np.sqrt(self.CURVATURES)
        for level in (0.7, 1.6, 2.8, 4.2, 6):
            axes.plot(*(self.GOAL + level * circle).T, color=PALE, linewidth=1, zorder=0)
        axes.plot(0, 0, "+", color=BLACK, markersize=10, zorder=1)
        axes.text(0.2, -0.2, "0", va="top", zorder=1)
        (self.path,) = axes.plot([], [], color=GREY, linewidth=0.8, alpha=0.8, zorder=2)
        (self.mean,) = axes.plot([], [], color=BLUE, zorder=3)
        axes.plot(*self.START, "o", color=GREY, markersize=8, zorder=3)
        axes.plot(*self.GOAL, "*", color=RED, markersize=16, markeredgecolor="white", zorder=4)
        axes.text(self.START[0], self.START[1] - 0.4, "start", ha="center", va="top", color=GREY)
        return self.path, self.mean

    def _draw_distance(self, axes):
        axes.set(xscale="log", yscale="log", xlim=(1, self.STEPS), ylim=(self.LOW, self.HIGH), xlabel="step")
        axes.set_title("Distance from the goal")
        (self.far,) = axes.plot([], [], color=GREY, linewidth=1, zorder=1)
        (self.mean_far,) = axes.plot([], [], color=BLUE, zorder=2)
        axes.text(0.03, 0.14, "— the weights", color=GREY, transform=axes.transAxes, va="bottom")
        axes.text(0.03, 0.04, "— their mean", color=BLUE, transform=axes.transAxes, va="bottom", fontweight="bold")
        return self.far, self.mean_far

    def update(self, back, begins, noise, rate, seed):
        path = self._descend(noise, rate, seed)
        decay = 1 - 1 / back
        mean = moving_average(path, decay, begins)
        self.path.set_data(*path.T)
        self.mean.set_data(*mean.T)
        steps, far = np.arange(1, self.STEPS + 1), []
        for line, points in ((self.far, path), (self.mean_far, mean)):
            far.append(np.linalg.norm(points - self.GOAL, axis=1))
            line.set_data(steps, far[-1])
        weights, means = (np.mean(distance[-200:]) for distance in far)
        return (
            f"With a decay of {decay:.4g}, the mean is {means:.2g} from the goal over the last 200 of {self.STEPS} "
            f"steps, and the weights themselves are {weights:.2g} from it."
        )

    def _descend(self, noise, rate, seed):
        """Noisy gradient descent in a bowl: the weights (T, 2) after each step."""
        w, path = self.START, []
        for kick in noise * np.random.default_rng(seed).normal(size=(self.STEPS, 2)):
            w = w - rate * (self.CURVATURES * (w - self.GOAL) + kick)
            path.append(w)
        return np.array(path)


def moving_average(path, decay, begins):
    """The running mean of a path (T, D): corrected, or with one of the two wrong starts.

    >>> moving_average(np.array([[1.0], [3.0]]), 0.5, "at zero").ravel()
    array([0.5 , 1.75])
    """
    mean, means = path[0] if begins == "at the first weights" else np.zeros(path.shape[1]), []
    for w in path:
        mean = decay * mean + (1 - decay) * w
        means.append(mean)
    weights = 1 - decay ** np.arange(1.0, len(path) + 1)
    return np.array(means) / (weights[:, None] if begins == "corrected" else 1)


class _Run:
    """Members trained on the same points: what they say on the grid, their borders, and how well they do."""

    POINTS = {
        "spiral": partial(datasets.spiral, classes=2, noise=0.5),
        "circles": partial(datasets.circles, noise=0.15),
        "xor": partial(datasets.xor, noise=0.4),
    }

    def __init__(self, source, units, data, seed):
        self.units, make = units, self.POINTS[data]
        self.X, self.y = make(30, seed=seed)
        new_X, new_y = make(500, seed=seed + 1)
        train = self._seeds if source == "different seeds" else self._checkpoints
        *_, grid = plane(self.X, ensembles.GRID)
        members = train(self.X, self.y, seed)
        self.grid, new = (np.array([softmax(scores)[..., 1] for scores in members(points)]) for points in (grid, new_X))
        self.borders = [_border(own) for own in self.grid]
        sizes = np.arange(1, ensembles.MOST + 1)[:, None]
        self.alone = ((new > 0.5) == new_y).mean(axis=1)
        self.together = ((np.cumsum(new, axis=0) / sizes > 0.5) == new_y).mean(axis=1)

    def _seeds(self, X, y, seed):
        population = mlp([2, self.units, 2], members=ensembles.MOST, seed=seed)
        self._trainer(population, seed).fit(X, y, 60, progress=False)
        return population.forward

    def _checkpoints(self, X, y, seed):
        network = mlp([2, self.units, 2], seed=seed)
        snapshots = CheckpointEnsemble(network, most=ensembles.MOST)
        for step in self._trainer(network, seed).steps(X, y, 60 + 2 * (ensembles.MOST - 1)):
            if step.end_of_epoch and step.epoch >= 60 and step.epoch % 2 == 0:
                snapshots.update()
        return lambda points: [own.forward(points) for own in snapshots.networks]

    def _trainer(self, network, seed):
        return Trainer(network, losses.SoftmaxCrossEntropy(), optimizers.Adam(0.1), batch_size=20, seed=seed)


_trained = lru_cache(100)(_Run)


def _border(probabilities):
    """Where probabilities (GRID * GRID,) on the unit square cross one half: a list of lines (K, 2)."""
    places, side = np.linspace(0, 1, ensembles.GRID), ensembles.GRID
    return contour_generator(places, places, probabilities.reshape(side, side)).lines(0.5)


DEMOS = collect(globals())
