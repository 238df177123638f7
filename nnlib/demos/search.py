"""Demos of notebook 12: how random search and a grid spend their trials, and what a hundred trials agree on."""

from functools import lru_cache, partial

import numpy as np
from matplotlib.collections import LineCollection

from nnlib import datasets
from nnlib.demos._live import Choice, Demo, Number, Slider, button, collect
from nnlib.demos._words import words
from nnlib.plots import BLUE, GREY, PALE, RED
from nnlib.search import LogUniform, MLPTrial, Uniform, population_search


class search(Demo):
    """Where do a grid and a random search put their trials, and which finds more?"""

    try_this = "Count the learning rates that each tries. Then let both axes matter: who wins now?"
    height = 480

    side = Slider("trials along each axis of the grid", 2, 8, 4)
    surface = Choice("what the score depends on", ["one axis", "both axes", "a diagonal"])
    seed = Number("draw", 0, 9999, 0)

    REPEATS = 200
    SURFACES = {
        "one axis": lambda u, v: 0.1 + 0.85 * np.exp(-0.5 * ((u - 0.74) / 0.06) ** 2) * (1 - 0.05 * (v - 0.4) ** 2),
        "both axes": lambda u, v: 0.1 + 0.85 * np.exp(-0.5 * (((u - 0.74) / 0.15) ** 2 + ((v - 0.3) / 0.15) ** 2)),
        "a diagonal": lambda u, v: 0.1 + 0.85 * np.exp(-0.5 * ((u + 0.5 * v - 0.9) / 0.06) ** 2),
    }

    @button("New draw", icon="random")
    def draw_anew(self):
        self.seed = self.controls["seed"].after(self.seed)

    def draw(self, figure):
        tops, maps = figure.subplots(2, 2, height_ratios=(1, 2.2), sharex=True)
        self.line = np.linspace(0, 1, 141)
        self.images, self.panels = [], []
        for top, below, name in zip(tops, maps, ("A grid", "At random"), strict=True):
            top.set(xlim=(0, 1), ylim=(0, 1.1), yticks=(0, 0.5, 1), title=name)
            below.set(xlim=(0, 1), ylim=(0, 1), xlabel="learning rate", yticks=[])
            below.set_xticks([0, 2 / 7, 4 / 7, 6 / 7], ["$10^{-6}$", "$10^{-4}$", "$10^{-2}$", "1"])
            top.tick_params(labelbottom=False)
            self.images.append(below.imshow(
                np.zeros((141, 141)), extent=(0, 1, 0, 1), origin="lower", cmap="Blues", vmin=0, vmax=1.4,
                aspect="auto", interpolation="bilinear", zorder=1,
            ))  # fmt: skip
            self.panels.append((
                top.plot([], [], color=BLUE)[0],
                top.plot([], [], "|", color=RED, markersize=11, markeredgewidth=1.8)[0],
                below.plot([], [], "o", color="white", markeredgecolor=RED, markersize=6.5, markeredgewidth=1.6)[0],
                top.plot([], [], "*", color=RED, markersize=15, clip_on=False, zorder=4)[0],
                below.plot([], [], "*", color=RED, markersize=17, markeredgecolor="white", clip_on=False, zorder=4)[0],
            ))  # fmt: skip
        tops[0].set_ylabel("best score")
        maps[0].set_ylabel("another setting")
        self.drawn = None
        return self.images, self.panels

    def update(self, side, surface, seed):
        score, trials = self.SURFACES[surface], side**2
        rng = np.random.default_rng(seed)
        cells = (np.indices((side, side)).reshape(2, -1) + rng.random((self.REPEATS, 2, 1))) / side
        draws = cells, rng.random((self.REPEATS, 2, trials))  # each (repeats, 2, trials)
        if surface != self.drawn:
            self._draw_surface(surface)
        found = [score(points[:, 0], points[:, 1]).max(axis=1) for points in draws]
        for (curve, ticks, dots, high, star), points in zip(self.panels, draws, strict=True):
            curve.set_data(self.line, self.highest)
            x, y = points[0]
            ticks.set_data(x, np.full(trials, 0.07))
            dots.set_data(x, y)
            best = score(x, y).argmax()
            high.set_data([x[best]], [score(x, y)[best]])
            star.set_data([x[best]], [y[best]])
        wins = np.mean(found[1] > found[0])
        return (
            f"With {trials} trials each, the grid tries {side} learning rates and finds a score of {found[0][0]:.2f}; "
            f"random search tries {trials} and finds {found[1][0]:.2f}. In {self.REPEATS} such draws the grid finds "
            f"{found[0].mean():.2f} on average, random search {found[1].mean():.2f}, and more than the grid in "
            f"{100 * wins:.0f} % of them."
        )

    def _draw_surface(self, surface):
        """The maps stand still until another surface is chosen."""
        whole = self.SURFACES[surface](*np.meshgrid(self.line, self.line))
        for image in self.images:
            image.set_data(whole)
        self.drawn, self.highest = surface, whole.max(axis=0)


class trials(Demo):
    """What do the best of a hundred trials have in common?"""

    try_this = (
        "Show fewer and fewer: on which axes do the best agree? Then look for the red triangle, and move that range."
    )
    height = 400

    shown = Slider("best trials shown", 1, 100, 20)
    strengths = Choice("range of strengths", ["0.001 to 1000", "0.000001 to 1"])

    RANGES = {"0.001 to 1000": LogUniform(1e-3, 1e3), "0.000001 to 1": LogUniform(1e-6, 1)}
    NAMES = ("learning_rate", "strength", "momentum", "keep")

    def draw(self, figure):
        axes = figure.subplots()
        axes.set(xlim=(-0.55, 4.75), ylim=(-0.24, 1.2), xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
        for place, name in enumerate((*self.NAMES, "validation accuracy")):
            axes.plot([place, place], [0, 1], color=GREY, linewidth=1, zorder=1)
            axes.text(place, 1.2, name.replace("_", " "), ha="center", va="top", fontweight="bold")
        axes.text(4.08, -0.07, "no score", color=GREY, va="center", fontsize=11)
        self.ends = [
            [axes.text(place, y, "", ha="center", va="center", fontsize=11, color=GREY) for y in (-0.16, 1.06)]
            for place in range(5)
        ]
        self.all = axes.add_collection(LineCollection([], colors=PALE, linewidths=0.8, zorder=2))
        self.few = axes.add_collection(LineCollection([], colors=BLUE, linewidths=1.4, alpha=0.8, zorder=3))
        (self.best,) = axes.plot([], [], "-o", color=RED, linewidth=3, markersize=7, zorder=4)
        (self.borders,) = axes.plot([], [], "<", color=RED, markersize=15, zorder=5)
        self.score = axes.text(0, 0, "", color=RED, va="center", fontweight="bold")
        return self.all, self.few, self.best, self.borders, self.score, self.ends

    def update(self, shown, strengths):
        results = searched(strengths)
        finished, space = results.finished, results.space
        few, best, border = finished[:shown], results.best, results.at_border()
        for place, name in enumerate(self.NAMES):
            for text, value in zip(self.ends[place], (space[name].low, space[name].high), strict=True):
                text.set_text(f"{value:g}")
        for text, value in zip(self.ends[4], ("0", "1"), strict=True):
            text.set_text(value)
        self.all.set_segments([self._line(trial, space) for trial in results.trials])
        self.few.set_segments([self._line(trial, space) for trial in few])
        self.best.set_data(*self._line(best, space).T)
        where = [self.NAMES.index(name) for name in border]
        self.borders.set_data(np.add(where, 0.13), [space[n].unit(best.parameters[n]) for n in border])
        self.score.set(text=f"{best.score:.3f}", position=(4.1, best.score))
        error = results.standard_error(len(datasets.digits().validation.y))
        ends = " and ".join(f"its {words(name)} lies at the {end} border of its range" for name, end in border.items())
        return (
            f"{self._spans(few, len(finished), space)} The winner has {best.score:.3f} ± {error:.3f}"
            f"{f', and {ends}: there may be better ones beyond' if ends else ', and lies at no border'}."
        )

    def ahead(self):
        return [partial(searched, strengths) for strengths in self.RANGES]

    def _spans(self, few, finished, space):
        """How much of each range the trials take up, in words."""
        if len(few) == 1:
            return f"This is the best of {finished} trials with a score."
        units = [[space[name].unit(trial.parameters[name]) for name in self.NAMES] for trial in few]
        spans = [f"{100 * span:.0f} % of the range of {words(name)}"
                 for name, span in zip(self.NAMES, np.ptp(units, axis=0), strict=True)]  # fmt: skip
        return f"The best {len(few)} of {finished} trials with a score span {', '.join(spans[:3])} and {spans[3]}."

    def _line(self, trial, space):
        """A trial as points (5, 2), one on each axis; without a score it ends below the last."""
        heights = [space[name].unit(trial.parameters[name]) for name in self.NAMES]
        return np.column_stack([np.arange(5), [*heights, -0.07 if trial.score is None else trial.score]])


@lru_cache
def searched(strengths):
    """The hundred trials for one range of strengths; a hundred networks, trained once."""
    space = {
        "learning_rate": LogUniform(1e-6, 10),
        "strength": trials.RANGES[strengths],
        "momentum": Uniform(0.8, 0.999),
        "keep": Uniform(0.3, 0.7),
    }
    return population_search(MLPTrial(datasets.digits(), epochs=5), space, trials=100, progress=False)


DEMOS = collect(globals())
