"""Demos of notebook 10: how optimizers go downhill."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from nnlib.demos._live import Choice, LiveDemo, LogSlider, Slider, collect
from nnlib.demos._words import plural, signed
from nnlib.optimizers import SGD, Adam, Momentum, Nesterov, RMSprop
from nnlib.plots import BLACK, BLUE, GREEN, GREY, ORANGE, PALE, PINK, RED, apart

COLORS = {"SGD": BLACK, "momentum": BLUE, "Nesterov": GREEN, "Adagrad": PINK, "RMSprop": ORANGE, "Adam": RED}


def ravine(x, y):
    """A valley 30 times as steep across as along."""
    return 0.05 * x**2 + 1.5 * y**2, (0.1 * x, 3 * y)


def saddle(x, y):
    """A pass at (0, 0.45) between two lowest points, 1.4 above it and below it."""
    across = y - 0.45
    height = 0.25 * x**2 + 0.051 * (across**2 - 1.96) ** 2
    return height, (0.5 * x, 0.204 * across * (across**2 - 1.96))


def beale(x, y):
    """Beale's function around its lowest point, a fortieth as high: a plateau between steep walls."""
    a, b = 2 + 1.25 * x, 1.25 * y
    height, da, db = 0.0, 0.0, 0.0
    for power, level in enumerate((1.5, 2.25, 2.625), start=1):
        term = level - a + a * b**power
        height += term**2 / 40
        da += term * (b**power - 1) / 20
        db += term * a * power * b ** (power - 1) / 20
    return height, (1.25 * da, 1.25 * db)


def rosenbrock(x, y):
    """Rosenbrock's banana, a two-hundredth as high: a bent valley that hardly falls."""
    across = y + 1 - x**2
    return 0.005 * (1 - x) ** 2 + 0.5 * across**2, (-0.01 * (1 - x) - 2 * x * across, across)


class optimizers(LiveDemo):
    """Who gets down first, and on which way?"""

    try_this = (
        "Play on each surface. On Rosenbrock, who jumps into the valley, and who walks along it? On the noisy ravine, "
        "who comes to rest? Then press into the map for another start, and find a rate that throws someone out."
    )
    height = 470
    steps_per_second = 30

    surface = Choice("surface", ["ravine", "saddle", "Beale", "Rosenbrock", "noisy ravine"], restarts=True)
    x = Slider("start: x", -2.0, 2.0, -1.7, step=0.05, restarts=True)
    y = Slider("start: y", -2.0, 2.0, 0.4, step=0.05, restarts=True)
    momentum = Slider("momentum of the balls", 0.0, 0.99, 0.9, step=0.01)
    sgd_rate = LogSlider("SGD: learning rate", 0.001, 10, 0.1)
    momentum_rate = LogSlider("momentum: learning rate", 0.001, 10, 0.1)
    nesterov_rate = LogSlider("Nesterov: learning rate", 0.001, 10, 0.1)
    rmsprop_rate = LogSlider("RMSprop: learning rate", 0.001, 10, 0.03)
    adam_rate = LogSlider("Adam: learning rate", 0.001, 10, 0.1)

    SURFACES = {
        "ravine": (ravine, [(0, 0)]), "saddle": (saddle, [(0, 1.85), (0, -0.95)]), "Beale": (beale, [(0.8, 0.4)]),
        "Rosenbrock": (rosenbrock, [(1, 0)]), "noisy ravine": (ravine, [(0, 0)]),
    }  # fmt: skip
    RACERS = {
        "SGD": (SGD, "o", ":"), "momentum": (Momentum, "s", "-"), "Nesterov": (Nesterov, "^", "--"),
        "RMSprop": (RMSprop, "D", "-."), "Adam": (Adam, "v", (0, (5, 1, 1, 1, 1, 1))),
    }  # fmt: skip
    STEPS, NOISE, LOST = 300, 0.6, 1e3  # beyond LOST a racer is out
    LOW, HIGH = 1e-6, 30.0  # heights that are shown
    BANDS = LinearSegmentedColormap.from_list("bands", ["#9CC3DE", "#F4F8FB"])

    def start(self, surface, x, y, **others):
        self.function = self.SURFACES[surface][0]
        self.racers = [make() for make, *_ in self.RACERS.values()]
        self.paths = np.full((self.STEPS + 1, len(self.racers), 2), np.nan)
        self.paths[0] = x, y
        self.heights = np.full((self.STEPS + 1, len(self.racers)), np.nan)
        self.heights[0] = self.function(x, y)[0]
        return self._race(np.random.default_rng(0), self.NOISE if surface == "noisy ravine" else 0.0)

    def _race(self, rng, noise):
        for step in range(1, self.STEPS + 1):
            self._set_rates()
            shake = noise * rng.normal(size=2)  # the same for all
            for i, racer in enumerate(self.racers):
                place = self.paths[step - 1, i].copy()
                if np.abs(place).max() < self.LOST:
                    racer.step(place, np.array(self.function(*place)[1]) + shake)
                self.paths[step, i] = np.clip(place, -self.LOST, self.LOST)
                self.heights[step, i] = self.function(*self.paths[step, i])[0]
            yield

    def _set_rates(self):
        settings = self.settings
        for name, racer in zip(self.RACERS, self.racers, strict=True):
            racer.learning_rate = settings[f"{name.lower()}_rate"]
            if hasattr(racer, "momentum"):
                racer.momentum = settings["momentum"]

    def draw(self, figure):
        self.map, self.chart = figure.subplots(1, 2, width_ratios=(1, 1.1))
        return self._draw_map(self.map), self._draw_chart(self.chart)

    def _draw_map(self, axes):
        axes.set(xlim=(-2, 2), ylim=(-2, 2), xticks=(-2, 0, 2), yticks=(-2, 0, 2))
        axes.set(xlabel="x", ylabel="y", title="Seen from above; darker is lower")
        self.ground = axes.imshow(
            np.zeros((2, 2)), extent=(-2, 2, -2, 2), origin="lower", cmap=self.BANDS, aspect="auto", zorder=1
        )
        self.drawn = None
        (self.goals,) = axes.plot([], [], "*", color=BLACK, markersize=14, markeredgecolor="white", zorder=2)
        (self.begin,) = axes.plot([], [], "o", color="white", markeredgecolor=BLACK, markersize=9, zorder=3)
        self.tracks, self.heads = [], []
        for name, (_, marker, style) in self.RACERS.items():
            color = COLORS[name]
            self.tracks += axes.plot([], [], color=color, linestyle=style, linewidth=1.8, zorder=3)
            self.heads += axes.plot([], [], marker, color=color, markersize=10, markeredgecolor="white", zorder=4)
        return self.ground, self.goals, self.begin, self.tracks, self.heads

    def _draw_chart(self, axes):
        axes.set(yscale="log", xlim=(0, 1.42 * self.STEPS), ylim=(self.LOW, self.HIGH), xticks=range(0, 301, 100))
        axes.set(xlabel="step", title="Height above the lowest point")
        self.curves, self.ends, self.names = [], [], []
        for name, (_, marker, style) in self.RACERS.items():
            color = COLORS[name]
            self.curves += axes.plot([], [], color=color, linestyle=style, linewidth=1.8)
            self.ends += axes.plot([], [], marker, color=color, markersize=8, markeredgecolor="white", clip_on=False)
            self.names.append(axes.text(0, 1, name, color=color, va="center", fontsize=12))
        return self.curves, self.ends, self.names

    def update(self, surface, x, y, **others):
        self._show_ground(surface)
        done = self.steps_done
        self.begin.set_data([x], [y])
        heights = np.clip(self.heights[: done + 1], self.LOW, self.HIGH)
        for i in range(len(self.racers)):
            self.tracks[i].set_data(*self.paths[: done + 1, i].T)
            self.heads[i].set_data(*self.paths[done : done + 1, i].T)
            self.curves[i].set_data(np.arange(done + 1), heights[:, i])
            self.ends[i].set_data([done], heights[-1:, i])
        for text, level in zip(self.names, apart(np.log10(heights[-1]), 0.42, *np.log10([self.LOW, self.HIGH])),
                               strict=True):  # fmt: skip
            text.set_position((done + 9, 10**level))
        return self._sentence(surface, done)

    def pointed(self, axes, x, y):
        if axes is self.map:
            self.set(x=self.controls["x"].nearest(x), y=self.controls["y"].nearest(y))

    # Inside

    def _show_ground(self, surface):
        if self.drawn == surface:
            return
        self.drawn, places = surface, np.linspace(-2, 2, 240)
        levels = np.log(self.function(*np.meshgrid(places, places))[0] + 0.003)
        self.ground.set_data(np.floor(3 * levels))  # bands, as on a map
        self.ground.autoscale()
        self.goals.set_data(*np.transpose(self.SURFACES[surface][1]))

    def _sentence(self, surface, done):
        names, heights = list(self.RACERS), self.heights[done]
        if not done:
            return f"All start on the {surface} at a height of {_number(heights[0])}: Play, or Step."
        out = np.abs(self.paths[done]).max(axis=1) >= self.LOST
        first, last = np.argmin(heights), np.argmax(np.where(out, -1, heights))
        thrown = [name for name, gone in zip(names, out, strict=True) if gone]
        start = f"After {plural(done, 'step')}"
        if len(thrown) == len(names):
            return f"{start} all have been thrown out."
        told = f"{start} {names[first]} is lowest, at a height of {_number(heights[first])}"
        if first != last:
            told += f"; {names[last]} is highest, at {_number(heights[last])}"
        return told + (f"; thrown out: {', '.join(thrown)}." if thrown else ".")


class momentum(LiveDemo):
    """How much friction lets a ball leave the small dip, and still come to rest?"""

    try_this = (
        "Play: the ball rolls through the dip that holds the square, which has no momentum. Then lower the momentum "
        "until the ball stays in the dip too. At last try 0.99: does it ever come to rest?"
    )
    height = 400
    steps_per_second = 30

    momentum = Slider("momentum: share of velocity kept", 0.0, 0.99, 0.9, step=0.01)
    rate = LogSlider("learning rate", 0.001, 1, 0.02)
    begin = Slider("start", -2.0, 3.0, -1.8, step=0.1, restarts=True)

    STEPS, DIP, GOAL = 300, -0.64, 1.2
    HIGHEST = 1.8

    @staticmethod
    def height_at(x):
        """Height and slope of the landscape: a wide valley with a dip on its way."""
        dip = 0.3 * np.exp(-(((x + 0.7) / 0.25) ** 2))
        return 0.15 * (x - 1.2) ** 2 - dip + 0.02, 0.3 * (x - 1.2) + 32 * (x + 0.7) * dip

    def start(self, momentum, rate, begin):
        self.balls = Momentum(), SGD()
        self.places = [np.array([begin, begin])]
        self.velocity = 0.0
        return self._roll()

    def _roll(self):
        for _ in range(self.STEPS):
            place = self.places[-1].copy()
            self.balls[0].momentum = self.momentum
            for i, ball in enumerate(self.balls):
                ball.learning_rate = self.rate
                ball.step(place[i : i + 1], np.array([self.height_at(place[i])[1]]))
            self.velocity = place[0] - self.places[-1][0]
            self.places.append(place)
            yield

    def draw(self, figure):
        land, track = figure.subplots(1, 2, width_ratios=(1.25, 1))
        x = np.linspace(-2.3, 4.6, 400)
        land.fill_between(x, self.height_at(x)[0], -0.1, color=PALE, linewidth=0)
        land.plot(x, self.height_at(x)[0], color=GREY, linewidth=1.5)
        land.set(xlim=(-2.3, 4.6), ylim=(-0.1, self.HIGHEST + 0.3), xlabel="weight", ylabel="loss")
        land.set(title="A ball that keeps some velocity")
        looks = (COLORS["momentum"], "o", "-", "momentum"), (COLORS["SGD"], "s", "--", "plain")
        self.marks, self.lines, self.ends, self.names = [], [], [], []
        for color, marker, _, _ in looks:
            self.marks += land.plot([], [], marker, color=color, markersize=13, markeredgecolor="white", zorder=4)
        (self.arrow,) = land.plot([], [], color=BLUE, linewidth=3, zorder=3, solid_capstyle="butt")
        (self.tip,) = land.plot([], [], color=BLUE, markersize=9, zorder=3)
        end = 1.85 * self.STEPS
        track.set(xlim=(0, end), ylim=(-2.3, 4.6), xlabel="step", ylabel="weight", xticks=range(0, 301, 100))
        track.set(title="Where both have been")
        for level, name in ((self.DIP, "dip"), (self.GOAL, "lowest")):
            track.axhline(level, color=GREY, linewidth=1, linestyle=":", zorder=0)
            track.text(end, level - 0.06, name, color=GREY, ha="right", va="top", fontsize=11)
        for color, marker, style, name in looks:
            self.lines += track.plot([], [], color=color, linestyle=style)
            self.ends += track.plot([], [], marker, color=color, markersize=8, markeredgecolor="white")
            self.names.append(track.text(0, 0, name, color=color, fontsize=12))
        return self.arrow, self.tip, self.marks, self.lines, self.ends, self.names

    def update(self, momentum, rate, begin):
        places = np.clip(self.places, -2.25, 4.55)
        done = len(places) - 1
        for i in range(2):
            now = places[-1, i]
            self.marks[i].set_data([now], [self.height_at(now)[0] + 0.06])
            self.lines[i].set_data(np.arange(done + 1), places[:, i])
            self.ends[i].set_data([done], [now])
        self._show_arrow(places[-1, 0])
        upper = 0 if places[-1, 0] >= places[-1, 1] else 1
        for i, name in enumerate(self.names):
            near = 0.17 if i == upper else -0.17
            name.set(x=done + 8, y=np.clip(places[-1, i] + near, -2.1, 4.4), va="bottom" if i == upper else "top")
        return self._sentence(done)

    # Inside

    def _show_arrow(self, place):
        """The next steps if nothing pulled: ten times the velocity, level beside the ball."""
        end = np.clip(place + 10 * self.velocity, -2.2, 4.5)
        height = self.height_at(place)[0] + 0.06
        shown = abs(end - place) > 0.15
        self.arrow.set_data(*([[place, end], [height, height]] if shown else [[], []]))
        self.tip.set_data(*([[end], [height]] if shown else [[], []]))
        self.tip.set_marker(">" if end > place else "<")

    def _sentence(self, done):
        if not done:
            return "Both begin at rest: Play, or Step."
        with_momentum, without = self.places[-1]
        start = f"After {plural(done, 'step')} the ball is"
        if abs(self.velocity) < 0.0005:
            told = f"{start} {self._where(with_momentum)}, at rest"
        else:
            told = f"{start} {_at(with_momentum)}, moving by {abs(self.velocity):.3f} a step"
        return f"{told}; without momentum it would be {self._where(without)}."

    def _where(self, place):
        for level, name in ((self.DIP, "in the dip"), (self.GOAL, "at the lowest point")):
            if abs(place - level) < 0.1:
                return name
        return _at(place)


def _at(place):
    return f"at {signed(place, 2)}"


def _number(height):
    return "less than 0.000001" if height < 1e-6 else f"{height:.2g}" if height < 1e-3 else f"{height:.3g}"


DEMOS = collect(globals())
