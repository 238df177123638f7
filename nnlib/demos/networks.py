"""Demos of notebook 03: what a network computes, what its slopes say, and what its size allows."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb

from nnlib import Trainer, datasets, losses, mlp, optimizers
from nnlib.activations import ACTIVATIONS
from nnlib.demos._by_hand import bumps, by_hand
from nnlib.demos._live import Checkbox, Choice, Demo, LiveDemo, LogSlider, Number, Slider, button, collect
from nnlib.demos._plane import Plane
from nnlib.demos._words import plural, signed
from nnlib.plots import BLACK, BLUE, GREEN, GREY, MARKERS, RED, apart
from nnlib.regularization import L2
from nnlib.schedules import CosineDecay

BLUISH, REDDISH, GREENISH = np.array([to_rgb(color) for color in ("#A6CEE9", "#F5C19B", "#9ADBC4")])


class network(LiveDemo):
    """How does a sample become scores?"""

    try_this = (
        "Press Play and follow the signal. Then tick the activation on the scores too, and go through some seeds: "
        "how often does no class win?"
    )
    height = 440
    steps_per_second = 25

    hidden = Slider("hidden layers", 0, 3, 2, restarts=True)
    units = Slider("units in each", 1, 6, 4, restarts=True)
    inputs = Slider("inputs", 1, 6, 3, restarts=True)
    outputs = Slider("scores", 1, 6, 2, restarts=True)
    activation = Choice("activation", ["relu", "tanh", "sigmoid"])
    slip = Checkbox("activation on the scores too", False)
    seed = Number("seed", 0, 10**9, 0, restarts=True)

    TRAVEL = 15  # steps from one layer to the next
    TINT = np.array([BLUISH, REDDISH])

    def start(self, hidden, units, inputs, outputs, activation, slip, seed):
        self.sizes = [inputs, *hidden * [units], outputs]
        self.network = mlp(self.sizes, init="he", seed=seed)
        rng = np.random.default_rng(seed)
        self.sample = rng.normal(0, 2, (1, inputs)).round(1)
        for layer in self.network.layers[::2]:
            layer.parameters["bias"][...] = rng.normal(0, 0.3, layer.outputs)
        columns = [np.linspace(1, -1, size + 2)[1:-1] * (size + 1) / 5 for size in self.sizes]
        self.places = [np.column_stack([np.full(len(ys), x), ys]) for x, ys in enumerate(columns)]
        self.position = 0.0
        return self._travel()

    def _travel(self):
        for step in range(1, self.TRAVEL * (len(self.sizes) - 1) + 1):
            self.position = step / self.TRAVEL
            yield

    def draw(self, figure):
        figure.set_layout_engine("none")
        axes = figure.add_axes((0, 0, 1, 1), xlim=(-0.6, 4.6), ylim=(-1.75, 1.6))
        axes.set_axis_off()
        self.axes = axes
        self.edges = axes.add_collection(LineCollection([], zorder=1))
        self.pulses = axes.scatter([], [], zorder=2, color=BLACK)
        self.circles = axes.scatter([], [], s=1150, zorder=3, linewidths=2)
        (self.winner,) = axes.plot([], [], "o", markersize=41, markerfacecolor="none", markeredgecolor=BLACK, zorder=2,
                                   markeredgewidth=3)  # fmt: skip
        style = {"ha": "center", "va": "center", "zorder": 4}
        self.numbers = [axes.text(0, 0, "", fontsize=12, **style) for _ in range(5 * 6)]
        self.roles = [axes.text(0, -1.42, "", **style) for _ in range(5)]
        self.shapes = [axes.text(0, 1.45, "", color=GREY, fontsize=12, **style) for _ in range(4)]
        self.counts = [axes.text(0, -1.62, "", color=GREY, fontsize=12, **style) for _ in range(4)]
        return (
            self.edges, self.pulses, self.circles, self.winner,
            self.numbers, self.roles, self.shapes, self.counts,
        )  # fmt: skip

    def update(self, hidden, units, inputs, outputs, activation, slip, seed):
        values = self._values(ACTIVATIONS[activation], slip)
        self._scale(len(values))
        self._place_edges(values)
        self._place_units(values)
        self._write_sizes()
        return self._told(values)

    def _values(self, f, slip):
        """What stands in each layer: the sample, the outputs of the hidden layers, the scores."""
        values = [self.sample]
        for i, layer in enumerate(self.network.layers[::2]):
            sums = layer.forward(values[-1])
            values.append(f(sums) if slip or i < len(self.sizes) - 2 else sums)
        return [row[0] for row in values]

    def _scale(self, layers):
        """Let the layers, few or many, fill the width."""
        self.stretch, self.shift = 3.6 / max(2, layers - 1), 2 - 1.8 * (layers - 1) / max(2, layers - 1)

    def _at(self, places):
        return places * [self.stretch, 1] + [self.shift, 0]

    def _place_edges(self, values):
        """Lines for the weights, blue and solid above 0, red and dashed below; and what travels along them."""
        segments, weights, dots, sizes = [], [], [], []
        for i, layer in enumerate(self.network.layers[::2]):
            weight = layer.parameters["weight"]
            starts, ends = (self._at(self.places[i + k]) for k in (0, 1))
            pairs = np.stack(np.broadcast_arrays(starts[:, None], ends[None]), axis=2).reshape(-1, 2, 2)
            segments.append(pairs)
            weights.append(weight.ravel())
            part = self.position - i
            if 0 < part < 1:
                dots.append(pairs[:, 0] + part * (pairs[:, 1] - pairs[:, 0]))
                sizes.append(15 + 60 * np.minimum(np.abs(values[i][:, None] * weight).ravel(), 4))
        weights = np.concatenate(weights)
        self.edges.set_segments(np.concatenate(segments))
        self.edges.set_linewidths(0.4 + 2 * np.minimum(np.abs(weights), 2))
        self.edges.set_colors([BLUE if w > 0 else RED for w in weights])
        self.edges.set_linestyles(["-" if w > 0 else "--" for w in weights])
        self.pulses.set_offsets(np.concatenate(dots) if dots else np.empty((0, 2)))
        self.pulses.set_sizes(np.concatenate(sizes) if sizes else [1])

    def _place_units(self, values):
        reached = np.concatenate([np.full(len(row), i <= self.position) for i, row in enumerate(values)])
        places, flat = self._at(np.concatenate(self.places)), np.concatenate(values)
        strength = np.minimum(np.abs(flat), 3)[:, None] / 3
        tint = 1 - strength * (1 - np.where(flat[:, None] > 0, BLUISH, REDDISH))
        self.circles.set_offsets(places)
        self.circles.set_facecolors(np.where(reached[:, None], tint, 1.0))
        self.circles.set_edgecolors(np.where(reached, BLACK, GREY))
        for k, text in enumerate(self.numbers):
            shown = k < len(flat) and reached[k]
            text.set(text=signed(flat[k]) if shown else "", position=places[k] if shown else (0, 0))
        scores = values[-1]
        arrived = self.position >= len(values) - 1 and len(scores) > 1 and np.sum(scores == scores.max()) == 1
        won = self._at(self.places[-1])[scores.argmax()] if arrived else (np.nan, np.nan)
        self.winner.set_data([won[0]], [won[1]])

    def _write_sizes(self):
        sizes, last = self.sizes, len(self.sizes) - 1
        for i, text in enumerate(self.roles):
            role = "input" if i == 0 else "score" if i == last else "hidden"
            plural = "s" if i < len(sizes) and sizes[i] > 1 and role != "hidden" else ""
            words = f"{sizes[i]} {role}{plural}" if i <= last else ""
            text.set(text=words, x=self._at(np.array([i, 0]))[0])
        for i, (shape, count) in enumerate(zip(self.shapes, self.counts, strict=True)):
            x = self._at(np.array([i + 0.5, 0]))[0]
            here = i < last
            shape.set(text=f"W{i + 1} ({sizes[i]}, {sizes[i + 1]}), b{i + 1} ({sizes[i + 1]},)" if here else "", x=x)
            product = f"{sizes[i]} · {sizes[i + 1]} + {sizes[i + 1]}" if here else ""
            count.set(text=f"{product} = {(sizes[i] + 1) * sizes[i + 1]}" if here else "", x=x)

    def _told(self, values):
        counted = f"{plural(sum(self.sizes[1:]), 'neuron')} learn {self.network.parameters.size} parameters. "
        if self.position < len(values) - 1:
            return f"{counted}The signal has reached layer {int(self.position)} of {len(values) - 1}."
        scores = values[-1]
        if len(scores) == 1:
            return f"{counted}The score is {signed(scores[0])}."
        if np.sum(scores == scores.max()) > 1:
            return f"{counted}The largest score is {signed(scores.max())}, and more than one class has it: none wins."
        listed = ", ".join(map(signed, scores))
        return f"{counted}The scores are {listed}: class {scores.argmax()} wins."


class backward(Demo):
    """How does each number on the way change the loss?"""

    try_this = (
        "Press Step downhill a few times. Then lower b until the ReLU is off: which slopes are left, and what can "
        "another step still mend?"
    )
    height = 400

    x = Slider("input x", -3.0, 3.0, 2.0, step=0.05)
    w1 = Slider("weight w1", -3.0, 3.0, 1.0, step=0.01)
    b = Slider("bias b", -3.0, 3.0, -0.5, step=0.01)
    w2 = Slider("weight w2", -3.0, 3.0, -2.0, step=0.01)
    target = Slider("target t", -5.0, 5.0, -1.0, step=0.05)

    NODES = {"times": (2.0, "×"), "plus": (4.1, "+"), "relu": (6.2, "ReLU"), "times 2": (8.3, "×"),
             "loss": (10.4, "½(s − t)²")}  # fmt: skip
    ALONG = {"x": (0.2, 2.0), "product": (2.0, 4.1), "sum": (4.1, 6.2), "hidden h": (6.2, 8.3), "score s": (8.3, 10.4),
             "loss": (10.4, 12.2)}  # fmt: skip
    ABOVE = {"w1": 2.0, "b": 4.1, "w2": 8.3, "t": 10.4}
    LINE, TOP, RADIUS = 1.55, 3.55, 0.56

    def draw(self, figure):
        figure.set_layout_engine("none")
        axes = figure.add_axes((0, 0, 1, 1), xlim=(-0.3, 12.7), ylim=(-0.1, 4.35))
        axes.set_axis_off()
        axes.text(0, 4.05, "Forward, above the arrows: the value", color=BLUE, fontweight="bold", va="center")
        axes.text(12.4, 0.25, "Backward, below them: its slope, how many times as fast the loss changes", color=RED,
                  fontweight="bold", ha="right", va="center")  # fmt: skip
        for place, sign in self.NODES.values():
            size = 13 if len(sign) < 5 else 10.5
            axes.text(place, self.LINE, sign, ha="center", va="center", fontsize=size, zorder=4)
        self.nodes = axes.scatter(
            [place for place, _ in self.NODES.values()], len(self.NODES) * [self.LINE], s=3500, facecolors="white",
            edgecolors=BLACK, linewidths=1.5, zorder=3,
        )  # fmt: skip
        self.arrows, self.values, self.slopes = {}, {}, {}
        for name, (left, right) in self.ALONG.items():
            ends = (left + (self.RADIUS if name != "x" else 0), self.LINE), (right - self.RADIUS - 0.1, self.LINE)
            self._draw_arrow(axes, name, *ends, ((ends[0][0] + ends[1][0]) / 2 - 0.05, self.LINE), "center")
        for name, place in self.ABOVE.items():
            ends = (place, self.TOP), (place, self.LINE + self.RADIUS + 0.16)
            self._draw_arrow(axes, name, *ends, (place + 0.14, 3.0), "left")
        return list(self.arrows.values()), list(self.values.values()), list(self.slopes.values())

    def _draw_arrow(self, axes, name, start, end, middle, align):
        """One number's way: an arrow, its value and its slope."""
        style = {"ha": align, "va": "center", "fontsize": 12, "linespacing": 1.15}
        (self.arrows[name],) = axes.plot(*zip(start, end, strict=True), color=GREY, linewidth=1.5)
        axes.plot(*end, marker=">" if start[1] == end[1] else "v", color=GREY, markersize=7)
        rise = (0.36, -0.29) if align == "center" else (0.17, -0.17)
        self.values[name] = axes.text(middle[0], middle[1] + rise[0], "", color=BLUE, **style)
        self.slopes[name] = axes.text(middle[0], middle[1] + rise[1], "", color=RED, **style)

    def update(self, x, w1, b, w2, target):
        values, slopes = _passes(x, w1, b, w2, target)
        for name, value in values.items():
            along = name in self.ALONG
            self.values[name].set_text(f"{name}\n{_number(value)}" if along else f"{name} = {_number(value)}")
            self.slopes[name].set_text(_number(slopes[name]))
            self.arrows[name].set_linestyle("-" if slopes[name] else ":")
        off = " The ReLU is off: no slope passes it, and w1 and b learn nothing." if values["sum"] <= 0 else ""
        return (
            f"The score is {_number(values['score s'])}, the target {_number(target)}, the loss "
            f"{_number(values['loss'])}. Nudge w1 up, and the loss changes {_number(slopes['w1'])} times as much; "
            f"nudge w2, and it is {_number(slopes['w2'])} times.{off}"
        )

    @button("Step downhill", icon="graduation-cap")
    def learn(self):
        """One step of gradient descent for w1, b and w2."""
        _, slopes = _passes(self.x, self.w1, self.b, self.w2, self.target)
        moved = {name: getattr(self, name) - 0.02 * slopes[name] for name in ("w1", "b", "w2")}
        self.set(**{name: float(np.clip(value, -3, 3)) for name, value in moved.items()})


class universal(Demo):
    """How many hidden units does it take to follow a curve?"""

    try_this = (
        "Add hidden units and watch the error fall. Then build from sigmoids and make them less steep. At last choose "
        "the step: does the error still fall along a straight line?"
    )
    height = 400

    units = Slider("hidden units", 2, 60, 8, step=2)
    activation = Choice("made of", ["relu", "sigmoid"])
    steepness = LogSlider("steepness of the sigmoids", 1, 100, 30)
    curve = Choice("curve", ["waves", "peaks", "step"])

    CURVES = {
        "waves": lambda x: 0.6 * np.sin(2 * np.pi * x) + 0.3 * np.sin(6 * np.pi * x),
        "peaks": lambda x: np.exp(-(((x - 0.3) / 0.08) ** 2)) - 0.7 * np.exp(-(((x - 0.7) / 0.12) ** 2)),
        "step": lambda x: np.where(x < 0.43, -0.5, 0.7),
    }
    COUNTS = np.arange(2, 61, 2)

    def draw(self, figure):
        left, right = figure.subplots(1, 2, width_ratios=(1.6, 1))
        self.grid, self.known = np.linspace(0, 1, 401), {}
        left.set(xlim=(0, 1), ylim=(-1.15, 1.35), xlabel="input x", title="The curve, and what the network makes of it")
        self.bumps = left.add_collection(LineCollection([], colors=GREY, linewidths=0.8, alpha=0.7))
        (self.target,) = left.plot([], [], color=BLUE, linewidth=5, alpha=0.4)
        (self.made,) = left.plot([], [], color=RED, linestyle="--")
        for place, words, color in ((0.02, "wide: the curve", BLUE), (0.36, "dashed: the network", RED),
                                    (0.75, "thin: its bumps", GREY)):  # fmt: skip
            left.text(place, 0.95, words, color=color, transform=left.transAxes, va="center", fontsize=12)
        right.set(xscale="log", yscale="log", xlim=(2, 60), ylim=(1e-4, 1.5), xlabel="hidden units")
        right.set(title="Typical error", xticks=[2, 5, 10, 20, 50])
        right.set_xticklabels(["2", "5", "10", "20", "50"])
        right.minorticks_off()
        self.errors = {
            name: right.plot([], [], color=color, linestyle=style)[0]
            for name, color, style in (("relu", GREEN, "-"), ("sigmoid", BLACK, ":"))
        }
        (self.now,) = right.plot([], [], "o", color=RED, markersize=11)
        key = "solid: ReLUs\ndotted: sigmoids\n●: this network"
        right.text(0.03, 0.03, key, transform=right.transAxes, va="bottom", fontsize=12)
        return self.bumps, self.target, self.made, list(self.errors.values()), self.now

    def update(self, units, activation, steepness, curve):
        f, x = self.CURVES[curve], self.grid
        made = by_hand(f, units, activation, steepness).forward(x[:, None])[:, 0]
        error = np.sqrt(np.mean((made - f(x)) ** 2))
        self.target.set_data(x, f(x))
        self.made.set_data(x, made)
        parts = bumps(f, x, units, activation, steepness)
        self.bumps.set_segments([np.column_stack([x, bump]) for bump in parts])
        for name, line in self.errors.items():
            line.set_data(self.COUNTS, self._errors(curve, name, steepness))
        self.now.set_data([units], [max(error, 1e-4)])
        count = units // 2 if activation == "sigmoid" else units + 1
        return (
            f"{units} hidden {'sigmoids' if activation == 'sigmoid' else 'ReLUs'} make {plural(count, 'bump')}; the "
            f"network is typically {error:.2g} off the curve, and {np.abs(made - f(x)).max():.2g} at worst."
        )

    def _errors(self, curve, activation, steepness):
        """The typical error of each size; measured once for each curve."""
        key = curve, activation, steepness if activation == "sigmoid" else None
        if key not in self.known:
            f, x = self.CURVES[curve], self.grid
            made = [by_hand(f, n, activation, steepness).forward(x[:, None])[:, 0] for n in self.COUNTS]
            self.known[key] = np.sqrt(np.mean((made - f(x)) ** 2, axis=1))
        return self.known[key]


class capacity(LiveDemo):
    """How large a network is large enough, and when is it too large?"""

    try_this = (
        "Give it 3 hidden units and play, with a few seeds: does it always end the same? Then 50 units: what does it "
        "learn by heart? At last 50 units with an L2 strength of 0.004."
    )
    height = 430
    steps_per_second = 25

    hidden = Slider("hidden units", 1, 50, 50, restarts=True)
    depth = Slider("hidden layers", 1, 4, 1, restarts=True)
    l2 = LogSlider("L2 strength", 1e-5, 0.1, 1e-5)
    data = Choice("points", ["moons", "spiral", "circles"], restarts=True)
    seed = Number("seed", 0, 10**9, 0, restarts=True)

    STEPS, AT_ONCE, RATE = 1000, 10, 0.03
    NOISE = {"moons": 0.35, "spiral": 0.4, "circles": 0.25}
    TINT = np.array([BLUISH, REDDISH, GREENISH])

    def start(self, hidden, depth, l2, data, seed):
        make = getattr(datasets, data)
        self.points, self.new = (make(samples, noise=self.NOISE[data], seed=samples) for samples in (50, 500))
        self.network = mlp([2, *depth * [hidden], int(self.points.y.max()) + 1], seed=seed)
        self.measured = [self._accuracies()]
        return self._learn(seed)

    def _learn(self, seed):
        trainer = Trainer(
            self.network, losses.SoftmaxCrossEntropy(), optimizers.Adam(self.RATE), seed=seed,
            schedule=CosineDecay(self.RATE, self.STEPS), batch_size=len(self.points.y),
        )  # fmt: skip
        for step in trainer.steps(*self.points, self.STEPS):
            trainer.penalty = L2(self.l2)
            if step.iteration % self.AT_ONCE == 0:
                self.measured.append(self._accuracies())
                yield

    def _accuracies(self):
        return self.network.accuracy(*self.points), self.network.accuracy(*self.new)

    def draw(self, figure):
        regions, curves = figure.subplots(1, 2, width_ratios=(1.25, 1))
        regions.set_title("What it answers, and its training points")
        looks = [{"marker": marker, "color": color} for marker, color in zip(MARKERS, (BLUE, RED, GREEN), strict=False)]
        self.plane = Plane(regions, looks)
        curves.set(xlim=(0, 1.35 * self.STEPS), ylim=(0.28, 1.04), xlabel="steps", title="Accuracy")
        curves.set(xticks=range(0, self.STEPS + 1, 250))
        named = ("training\npoints", BLUE, "-"), ("new\npoints", RED, "--")
        self.lines = [curves.plot([], [], color=color, linestyle=style)[0] for _, color, style in named]
        self.names = [curves.text(0, 0, name, color=color, va="center", fontsize=12) for name, color, _ in named]
        return self.plane.artists, self.lines, self.names

    def update(self, hidden, depth, l2, data, seed):
        X, y = self.points
        self.plane.cover(X)
        probabilities = self.network.predict_proba(self.plane.grid)
        colors = probabilities @ self.TINT[: probabilities.shape[1]]
        self.plane.show((255 * colors.clip(0, 1)).astype(np.uint8), X, [y == label for label in range(3)])
        steps = self.AT_ONCE * np.arange(len(self.measured))
        ends = self.measured[-1]
        series, levels = zip(*self.measured, strict=True), apart(ends, 0.11, 0.285, 1.055)
        for line, name, values, level in zip(self.lines, self.names, series, levels, strict=True):
            line.set_data(steps, values)
            name.set_position((steps[-1] + 25, level))
        return (
            f"After {steps[-1]} steps the network, with {self.network.parameters.size:,} parameters, has "
            f"{100 * ends[0]:.0f} % of its training points right, and {100 * ends[1]:.0f} % of new ones."
        )


def _passes(x, w1, b, w2, target):
    """Forward and backward through ``½ (w2 · relu(w1 · x + b) - t)²``: two dicts of numbers, by name."""
    product = w1 * x
    total = product + b
    hidden = max(0.0, total)
    score = w2 * hidden
    loss = 0.5 * (score - target) ** 2
    dscore = score - target
    dhidden = dscore * w2
    dtotal = dhidden * (total > 0)
    values = {"x": x, "w1": w1, "product": product, "b": b, "sum": total, "hidden h": hidden, "w2": w2,
              "score s": score, "t": target, "loss": loss}  # fmt: skip
    slopes = {"x": dtotal * w1, "w1": dtotal * x, "product": dtotal, "b": dtotal, "sum": dtotal, "hidden h": dhidden,
              "w2": dscore * hidden, "score s": dscore, "t": -dscore, "loss": 1.0}  # fmt: skip
    return values, slopes


def _number(number):
    """Two decimals, none from 100 on."""
    return signed(number, 0 if abs(number) >= 99.995 else 2)


DEMOS = collect(globals())
