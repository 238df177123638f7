"""Demos of notebook 02: where activations are flat, and how ReLUs die."""

from itertools import cycle
from statistics import NormalDist

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from nnlib import Trainer, datasets, losses, mlp, optimizers
from nnlib.activations import ACTIVATIONS, elu, leaky_relu
from nnlib.demos._areas import set_area
from nnlib.demos._live import Demo, LiveDemo, LogSlider, Several, Slider, collect
from nnlib.demos._words import listed
from nnlib.plots import BLUE, GREY, PALE, RED, SERIES, STYLES, apart

FLAT = 0.01  # a smaller slope lets next to nothing through


class activations(Demo):
    """Where is an activation flat, and how many of its weighted sums land there?"""

    try_this = "Widen the sums: which colored share never moves? Then find the slider that moves it."
    height = 400

    functions = Several("functions", [name for name in ACTIVATIONS if name != "identity"], ["sigmoid", "tanh", "relu"])
    spread = LogSlider("weighted sums: width", 0.1, 10, 3, unit="std")
    centre = Slider("weighted sums: center", -5.0, 5.0, 0.0, step=0.1)
    slope = Slider("slope of leaky ReLU below 0", 0.0, 0.9, 0.1, step=0.01)
    alpha = Slider("alpha of ELU", 0.1, 1.5, 1.0, step=0.1)

    NORMAL = np.array([NormalDist().inv_cdf((i + 0.5) / 2000) for i in range(2000)])

    def draw(self, figure):
        output, slope, flat = figure.subplots(1, 3, width_ratios=(1, 1, 1.1))
        output.set(xlim=(-6, 6), ylim=(-1.6, 4), title="Output")
        slope.set(xlim=(-6, 6), ylim=(-0.05, 1.55), title="Slope of the output")
        flat.set(xlim=(-12, 12), ylim=(6, 0), yticks=[], title=f"Colored: slope below {FLAT}")
        flat.spines["left"].set_visible(False)
        for axes in (output, slope, flat):
            axes.set_xlabel("weighted sum x")
        for axes in (output, slope):
            axes.axhline(0, color=PALE, linewidth=1, zorder=0)
            axes.axvline(0, color=PALE, linewidth=1, zorder=0)
        self.x, self.sums = np.linspace(-6, 6, 481), np.linspace(-12, 12, 481)
        self.rows = {
            name: self._row(output, slope, flat, color, style)
            for name, color, style in zip(type(self).functions.options, cycle(SERIES), cycle(STYLES), strict=False)
        }
        return list(self.rows.values())

    def _row(self, output, slope, flat, color, style):
        """The artists of one function: its curves, its hill of weighted sums with the flat part, its name."""
        curve, steepness = (axes.plot(self.x, self.x, color=color, linestyle=style)[0] for axes in (output, slope))
        hill, colored = (flat.fill_between(self.sums, 0, 0, color=c, linewidth=0, zorder=2) for c in (PALE, color))
        (key,) = flat.plot([], [], color=color, linestyle=style, zorder=4)
        return curve, steepness, hill, colored, key, flat.text(-9, 0, "", va="center", fontsize=12, zorder=4)

    def update(self, functions, spread, centre, slope, alpha):
        own = ACTIVATIONS | {"leaky_relu": leaky_relu.with_slope(slope), "elu": elu.with_alpha(alpha)}
        density = np.exp(-0.5 * ((self.sums - centre) / spread) ** 2)
        room, shares = 6 / max(3, len(functions)), []
        for name, row in self.rows.items():
            for artist in row:
                artist.set_visible(name in functions)
            if name not in functions:
                continue
            f, (curve, steepness, hill, colored, key, words) = own[name], row
            curve.set_ydata(f(self.x))
            steepness.set_ydata(np.where(self.x == 0, np.nan, f.derivative(self.x)))  # no line across a jump
            share = np.mean(f.derivative(centre + spread * self.NORMAL) < FLAT)
            top = room * len(shares)
            bottom = top + 0.94 * room
            set_area(hill, self.sums, bottom, bottom - 0.6 * room * density)
            set_area(colored, self.sums, bottom, bottom - 0.6 * room * density, f.derivative(self.sums) < FLAT)
            key.set_data([-12, -9.5], 2 * [top + 0.2])
            words.set(text=f"{_words(name)}  {share:.0%}".replace("%", " %"), y=top + 0.2)
            shares.append(f"{_words(name)} for {100 * share:.1f} %")
        if not shares:
            return "Tick a function: there are 6 to compare."
        return (
            f"With weighted sums of mean {centre:.1f} and standard deviation {spread:g}, the slope is below {FLAT} in "
            f"{listed(shares)} of them."
        )


class dying_relu(LiveDemo):
    """At which learning rate do ReLUs die, and what brings them back?"""

    try_this = (
        "Play on at a learning rate of 0.1: who comes back? Then raise the slope below 0, while it plays. "
        "At last start over with slope 0: which starting bias kills?"
    )
    height = 400
    steps_per_second = 100  # on its own it would be over in a blink

    learning_rate = LogSlider("learning rate", 0.01, 10, 3)
    slope = Slider("slope below 0", 0.0, 0.3, 0.0, step=0.01)
    bias = Slider("starting bias", -3.0, 1.0, 0.0, step=0.1, restarts=True)

    EPOCHS, UNITS = 30, 100
    SHARES = LinearSegmentedColormap.from_list("shares", ["#FFFFFF", BLUE])

    def start(self, learning_rate, slope, bias):
        self.data = datasets.digits()
        self.network = mlp([64, self.UNITS, 10], "relu")
        self.network.layers[0].parameters["bias"][...] = bias
        self.measured = []
        self._measure(0)
        return self._learn()

    def _learn(self):
        X, y = self.data.train
        optimizer = optimizers.SGD(self.learning_rate)
        trainer = Trainer(self.network, losses.SoftmaxCrossEntropy(), optimizer, batch_size=32)
        steps, steps_per_epoch = trainer.steps(X, y, self.EPOCHS), -(-len(X) // trainer.batch_size)
        while np.isfinite(self.network.parameters).all():
            optimizer.learning_rate = self.learning_rate
            self.network.layers[1].activation = leaky_relu.with_slope(self.slope)
            step = next(steps, None)
            if step is None:
                return
            self._measure(step.iteration / steps_per_epoch)
            yield

    def _measure(self, epoch):
        with np.errstate(all="ignore"):  # far too high a learning rate ends in numbers that are none
            self.on = (self.network.activations(self.data.train.X)[1] > 0).mean(axis=0)
            self.measured.append((epoch, np.mean(self.on == 0), self.network.accuracy(*self.data.validation)))

    def draw(self, figure):
        left, right = figure.subplots(1, 2, width_ratios=(1.5, 1))
        left.set(xlim=(0, 1.25 * self.EPOCHS), ylim=(-0.02, 1.04), xlabel="epoch", ylabel="share", yticks=(0, 0.5, 1))
        left.set(xticks=range(0, self.EPOCHS + 1, 10), title="Units and answers")
        named = ("off for\nall images", RED, "-"), ("answers\nright", BLUE, "--")
        self.curves = [left.plot([], [], color=color, linestyle=style)[0] for _, color, style in named]
        self.names = [left.text(0, 0, name, color=color, va="center", fontsize=12) for name, color, _ in named]
        right.set(xlim=(-0.6, 9.6), ylim=(9.6, -0.6), xticks=[], yticks=[], aspect="equal")
        right.set(title=f"The {self.UNITS} hidden units", xlabel="bluer: on for more;  ×: for none")
        right.spines[:].set_visible(False)
        self.places = np.indices((10, 10)).reshape(2, -1)[::-1]
        self.units = right.scatter(*self.places, s=300, marker="s", linewidths=1, edgecolors=GREY)
        (self.crosses,) = right.plot([], [], "x", color=RED, markersize=9, markeredgewidth=2)
        return self.curves, self.names, self.units, self.crosses

    def update(self, learning_rate, slope, bias):
        epochs, *shares = np.transpose(self.measured)
        ends = [values[-1] for values in shares]
        levels = apart(ends, 0.18, -0.04, 1.06)
        for curve, name, values, level in zip(self.curves, self.names, shares, levels, strict=True):
            curve.set_data(epochs, values)
            name.set_position((epochs[-1] + 0.4, level))
        self.units.set_facecolor(self.SHARES(self.on))
        self.crosses.set_data(*self.places[:, self.on == 0])
        off = np.sum(self.on == 0)
        leak = f", and learn through their slope of {slope:g}" if slope and off else ""
        state = "The numbers have grown past all bounds. " if self.finished and epochs[-1] < self.EPOCHS else ""
        return (
            f"{state}After {epochs[-1]:.1f} epochs {off} of {self.UNITS} units are off for every image{leak}; "
            f"{100 * ends[1]:.0f} % of the answers are right."
        )


def _words(name):
    return {"relu": "ReLU", "leaky_relu": "leaky ReLU", "elu": "ELU"}.get(name, name)


DEMOS = collect(globals())
