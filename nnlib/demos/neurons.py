"""Demos of notebook 01: one neuron as a cell and as a line."""

from functools import partial

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Circle, FancyArrowPatch, PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from nnlib import datasets
from nnlib.activations import ACTIVATIONS, sigmoid
from nnlib.demos._live import Choice, Demo, Several, Slider, button, collect
from nnlib.demos._view import View
from nnlib.demos._words import signed
from nnlib.losses import BinaryCrossEntropy
from nnlib.neurons import Neuron
from nnlib.plots import BLACK, BLUE, GREEN, GREY, LIGHT, PINK, RED

_signed = partial(signed, plus=True)


class biology(Demo):
    """Which part of a nerve cell is which term of the formula?"""

    try_this = (
        "Let all three inputs fire, then turn synapse 1 against them until the cell falls silent, and see whether its "
        "rate is ever exactly 0."
    )
    height = 400

    PARTS = {  # name: (term, color, place, what the model makes of it and leaves out)
        "inputs": ("$x_i$", GREEN, 1.3, "the firing rates of other cells. A real cell listens to thousands of them."),
        "synapses": ("$w_i$", PINK, 2.6, "one number each. Left out: synapses tire, recover and sometimes fail."),
        "dendrites": ("$w_i x_i$", RED, 3.85, "one product each. Left out: dendrites delay and mix what they carry."),
        "cell body": ("$f(\\sum w_i x_i + b)$", BLUE, 6.0, "a sum, then $f$. Left out: time, and rest after a spike."),
        "axon": ("firing rate", BLACK, 8.55, "one number, the rate. Left out: the moment of each spike."),
    }  # fmt: skip

    part = Choice("light up", ["all parts", *PARTS])
    firing = Several("inputs that fire", ["1", "2", "3"], ["1", "3"])
    w1 = Slider("synapse 1, w1", -5.0, 5.0, 1.5, step=0.1)
    w2 = Slider("synapse 2, w2", -5.0, 5.0, -2.0, step=0.1)
    w3 = Slider("synapse 3, w3", -5.0, 5.0, 1.0, step=0.1)
    b = Slider("bias b", -5.0, 5.0, -1.0, step=0.1)

    BODY = (6.0, 1.9)
    CABLES = (2.8, 1.9, 1.0)  # heights of the three inputs

    def draw(self, figure):
        figure.set_layout_engine("none")
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, 10), ylim=(0, 4.44))
        axes.set_axis_off()
        self.heads = {
            name: [
                axes.text(x, 4.12, name, ha="center"),
                axes.text(x, 3.68, term, ha="center", fontsize=16),
            ]
            for name, (term, _, x, _) in self.PARTS.items()
        }
        self.artists = {name: list(head) for name, head in self.heads.items()}
        self.note = axes.text(0.3, 0.25, "")
        self.cables = [self._draw_cable(axes, height) for height in self.CABLES]
        self._draw_body(axes)
        self._draw_axon(axes)
        self.lit = None
        return list(self.artists.values()), self.note

    def _draw_cable(self, axes, y):
        """One input, its synapse and its dendrite: what a setting changes."""
        (spikes,) = axes.plot([], [], linewidth=2)
        value = axes.text(0.3, y + 0.3, "")
        knob = axes.add_patch(Circle((2.6, y), linewidth=2))
        weight = axes.text(2.6, y + 0.3, "", ha="center")
        end = self.BODY[1] + 0.4 * (y - self.BODY[1])
        curve = Path([(2.86, y), (4.4, y), (4.2, end), (5.16, end)], [Path.MOVETO, *3 * [Path.CURVE4]])
        dendrite = axes.add_patch(PathPatch(curve, fill=False, capstyle="round"))
        product = axes.text(3.4, y + 0.17, "", ha="center")
        self.artists["inputs"] += [spikes, value]
        self.artists["synapses"] += [knob, weight]
        self.artists["dendrites"] += [dendrite, product]
        return spikes, value, knob, weight, dendrite, product

    def _draw_body(self, axes):
        angle = np.linspace(0, 2 * np.pi, 200)
        radius = 0.82 + 0.04 * np.cos(3 * angle) + 0.02 * np.sin(5 * angle)
        x, y = self.BODY
        outline = x + 1.12 * radius * np.cos(angle), y + radius * np.sin(angle)
        axes.fill(*outline, color="white", zorder=2)
        (edge,) = axes.plot(*outline, linewidth=2.5, zorder=3)
        self.sum = axes.text(x, y, "", ha="center", va="center", linespacing=1.4, zorder=3)
        self.artists["cell body"] += [edge, self.sum]

    def _draw_axon(self, axes):
        y, branches = self.BODY[1], []
        (self.spikes,) = axes.plot([], [], linewidth=2)
        for rise in (-0.45, 0, 0.45):
            branches += axes.plot([9.45, 9.75], [y, y + rise], "-o", linewidth=2, markevery=[1], markersize=7)
        self.rate = axes.text(8.2, y + 0.6, "", ha="center")
        self.artists["axon"] += [self.spikes, self.rate, *branches]

    def update(self, part, firing, w1, w2, w3, b):
        weights, inputs = np.array([w1, w2, w3]), np.array([float(name in firing) for name in "123"])
        products = weights * inputs
        total, rate = float(products.sum() + b), float(Neuron(weights, b).forward(inputs))
        for cable, y, *numbers in zip(self.cables, self.CABLES, inputs, weights, products, strict=True):
            self._set_cable(*cable, y, *numbers)
        self.sum.set_text(f"bias {_signed(b)}\nsum {_signed(total)}\nf = {rate:.2f}")
        self.spikes.set_data(*_spike_train(6.98, 9.45, self.BODY[1], round(20 * rate), 0.3))
        self.rate.set_text(f"{round(20 * rate)} spikes of 20")
        self._light(part)
        carried = ", ".join(_signed(product) for product, x in zip(products, inputs, strict=True) if x) or "none"
        return (
            f"The products ({carried}) and the bias ({_signed(b)}) sum to {_signed(total)}, so the cell fires at "
            f"sigmoid({_signed(total)}) = {rate:.3g} of its full rate."
        )

    def _set_cable(self, spikes, value, knob, weight, dendrite, product, y, x, w, carried):
        spikes.set_data(*_spike_train(0.3, 2.4, y, 8 * int(x), 0.2))
        value.set_text(f"fires, x = {x:.0f}" if x else "silent, x = 0")
        knob.set(radius=0.06 + 0.025 * abs(w), fill=w > 0)
        weight.set_text(_signed(w))
        dendrite.set(linewidth=1.5 + 1.8 * abs(carried), linestyle="--" if carried < 0 else "-")
        product.set_text(_signed(carried))

    def _light(self, part):
        """Color the part that is asked for, when it is another one."""
        if part == self.lit:
            return
        self.lit = part
        for name, (_, color, _, words) in self.PARTS.items():
            for artist in self.artists[name]:
                artist.set_color(color if part in (name, "all parts") else LIGHT)
            self.heads[name][0].set_fontweight("bold" if part == name else "normal")
            if part == name:
                self.note.set_text(f"In the model: {words}")
        if part == "all parts":
            self.note.set_text("Hollow synapses and dashed dendrites hold the cell back.")


class neuron(Demo):
    """Where does a neuron change its mind?"""

    try_this = "Double both weights and the bias, and see what moves and what does not."
    height = 430

    w1 = Slider("weight w1", -6.0, 6.0, -2.0, step=0.1)
    w2 = Slider("weight w2", -6.0, 6.0, 1.5, step=0.1)
    b = Slider("bias b", -6.0, 6.0, 0.5, step=0.1)
    activation = Choice("activation f", ["sigmoid", "tanh", "relu"])
    data = Choice("points", ["gaussians", "moons", "xor"])

    REACH = 2.6  # of the plane that is drawn, to each side
    BEND = 2.0  # the weighted sum, either way, where the dashed lines run
    TINT = LinearSegmentedColormap.from_list("tint", ["#8EBFDF", "#FFFFFF", "#F0A878"])

    def draw(self, figure):
        self.points = {name: getattr(datasets, name)(seed=0) for name in type(self).data.options}
        self.learned = {}
        axis = np.linspace(-self.REACH, self.REACH, 121)
        self.grid = np.stack(np.meshgrid(axis, axis), axis=-1)
        plane, along = figure.subplots(1, 2, width_ratios=(1, 1.1))
        point = {"markersize": 6, "markeredgecolor": "white", "markeredgewidth": 0.6, "zorder": 3}
        ring = {"markersize": 12, "markerfacecolor": "none", "markeredgecolor": BLACK}
        moving = [self._draw_plane(plane), self._draw_along(along)]
        *self.clouds, self.wrong = [
            [
                axes.plot([], [], marker, color=color, transform=transform, **style)[0]
                for axes, transform in ((plane, plane.transData), (along, self.view.transform))
            ]
            for marker, color, style in (("o", BLUE, point), ("s", RED, point), ("o", BLACK, ring))
        ]
        return moving, self.clouds, self.wrong

    def _draw_plane(self, axes):
        reach = self.REACH
        axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
        axes.set(xlabel="input $x_1$", ylabel="input $x_2$")
        axes.set_title("Firing rate in the plane", zorder=-1)  # below what moves, a text is drawn only once
        self.surface = axes.imshow(
            self.TINT(self.grid[..., 0]), extent=2 * (-reach, reach), origin="lower", interpolation="nearest", zorder=1
        )
        styles = [(GREY, "--"), (BLACK, "-"), (GREY, "--")]
        self.lines = [axes.plot([], [], style, color=color)[0] for color, style in styles]
        self.arrow = FancyArrowPatch((0, 0), (1, 1), arrowstyle="-|>", mutation_scale=20, linewidth=2.5, color=BLACK)
        axes.add_patch(self.arrow).set(zorder=4, in_layout=False)
        for place, name, color in ((0, "● class 0", BLUE), (1, "■ class 1", RED)):
            axes.text(place, -0.14, name, transform=axes.transAxes, color=color, ha=("left", "right")[place], zorder=-1)
        outline = [withStroke(linewidth=4, foreground="white")]
        self.name = axes.text(0, 0, "w", fontsize=16, fontweight="bold", ha="center", va="center", zorder=5,
                              path_effects=outline, clip_on=True, in_layout=False)  # fmt: skip
        return self.surface, self.lines, self.arrow, self.name

    def _draw_along(self, axes):
        axes.set(xlabel="weighted sum  $w_1 x_1 + w_2 x_2 + b$", ylabel="firing rate")
        axes.set_title("Firing rate along the sum", zorder=-1)
        self.view = View(axes, across=np.linspace(0, 1, 5), up=np.array([0.08, 0.58, 1.08]) / 1.16, widest="−0.0")
        axes.plot([0.5, 0.5], [0, 0.84], color=BLACK)
        self.bends = [axes.plot([], [], color=GREY, linestyle="--")[0] for _ in range(2)]
        key = f"solid: sum 0, the decision line\ndashed: sums −{self.BEND:g} and {self.BEND:g}"
        axes.text(0.02, 0.98, key, transform=axes.transAxes, va="top", fontsize=12, zorder=-1)
        (self.curve,) = axes.plot([], [], color=GREY, linewidth=3, transform=self.view.transform)
        self.looking = None
        return self.bends, self.curve, self.view.artists

    def update(self, w1, w2, b, activation, data):
        f, weights, (X, y) = ACTIVATIONS[activation], np.array([w1, w2]), self.points[data]
        sums = X @ weights + b
        high = self._look_along(f, np.abs(sums).max())
        above = (f(self.grid @ weights + b) - f(0.0)) / (high - f(0.0))  # -1 … 1, 0 on the line
        self.surface.set_data(self.TINT(0.5 + 0.5 * above, bytes=True))
        wrong = (sums > 0) != y
        for (plane, along), chosen in zip((*self.clouds, self.wrong), (y == 0, y == 1, wrong), strict=True):
            plane.set_data(*X[chosen].T)
            along.set_data(sums[chosen], f(sums[chosen]))
        self._place_lines(weights, b)
        if not weights.any():
            return f"Both weights are 0: every point has the firing rate {f(b):.2f}, and there is no line."
        loss = BinaryCrossEntropy()(sums[:, None], y[:, None])[0]
        hidden = " The line lies outside the picture." if np.abs(b) > np.abs(weights).sum() * self.REACH else ""
        return (
            f"{len(y) - wrong.sum()} of {len(y)} points are on their side of the line. The loss is {loss:.2f}, as if "
            f"each point's own class were given {_percent(np.exp(-loss))}; a coin gives 50 %, a loss of 0.69.{hidden}"
        )

    def _look_along(self, f, largest):
        """The highest firing rate on view; the view grows in few steps."""
        reach = 2.0 ** np.ceil(np.log2(max(4.0, largest)))
        low, high = (0.0, reach) if f.name == "relu" else (np.round(f(-reach)), np.round(f(reach)))
        if self.looking != (f, reach):
            self.looking, sums = (f, reach), np.linspace(-reach, reach, 401)
            self.curve.set_data(sums, f(sums))
            room = 0.08 * (high - low)
            self.view.set(xlim=(-reach, reach), ylim=(low - room, high + room))
            for bend, side in zip(self.bends, (-1, 1), strict=True):
                bend.set_data(2 * [0.5 + side * self.BEND / (2 * reach)], [0, 0.84])
        return high

    def _place_lines(self, weights, bias):
        there = bool(weights.any())
        for artist in (*self.lines, self.arrow, self.name):
            artist.set_visible(there)
        if there:
            for line, level in zip(self.lines, (-self.BEND, 0, self.BEND), strict=True):
                point, direction = Neuron(weights, bias - level).decision_line()
                line.set_data(*np.transpose([point - 9 * direction, point + 9 * direction]))
            point, _ = Neuron(weights, bias).decision_line()
            tip = point + 0.25 * weights
            self.arrow.set_positions(point, tip)
            self.name.set_position(tip + 0.25 * weights / np.hypot(*weights))

    @button("Learn", icon="graduation-cap")
    def learn(self):
        """Twenty steps of gradient descent on the loss."""
        X, y = self.points[self.data]
        shown = self.w1, self.w2, self.b
        *weights, bias = self.learned.get(shown, shown)  # the sliders round: go on from the numbers behind them
        for _ in range(20):
            slope = sigmoid(X @ weights + bias) - y
            weights -= 0.5 * slope @ X / len(y)
            bias -= 0.5 * slope.mean()
        learned = np.clip([*weights, bias], -6, 6)
        self.set(**dict(zip(("w1", "w2", "b"), learned, strict=True)))
        self.learned = {(self.w1, self.w2, self.b): learned}


def _percent(share):
    return f"{100 * share:.0f} %" if share >= 0.01 else "less than 1 %"


def _spike_train(start, end, y, spikes, height):
    """A cable from ``start`` to ``end`` at ``y`` as a line, with that many spikes on it, evenly spaced."""
    middle = start + (end - start) * (np.arange(spikes) + 0.5) / max(spikes, 1)
    x = np.concatenate([[start], (middle[:, None] + [-0.03, 0, 0.03]).ravel(), [end]])
    return x, np.concatenate([[y], np.tile([y, y + height, y], len(middle)), [y]])


DEMOS = collect(globals())
