"""Demos of notebook 08: slopes measured by differences, and what a broken backward pass turns red."""

import numpy as np
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.patheffects import withStroke

from nnlib import _checks
from nnlib.demos._live import Choice, Demo, LogSlider, Slider, collect
from nnlib.demos._words import words
from nnlib.gradcheck import check_gradients
from nnlib.initialization import xavier
from nnlib.layers import Activation, Dense
from nnlib.losses import SoftmaxCrossEntropy
from nnlib.networks import Network, mlp
from nnlib.plots import BLACK, BLUE, GREEN, GREY, ORANGE, PALE, RED

FLOATS = {"float64": np.float64, "float32": np.float32}


class difference(Demo):
    """How small should a step be, to measure a slope?"""

    try_this = (
        "Make h smaller until both errors are at their smallest. Then go on, down to 1e-16: what has become of the "
        "curve under the lens?"
    )
    height = 430

    h = LogSlider("step h", 1e-16, 1, 0.5)
    x = Slider("place x", -3.0, 3.0, 1.0, step=0.1)
    curve = Choice("curve f", ["sine", "exponential", "square", "ReLU", "sine_plus_1000"])
    numbers = Choice("computed in", list(FLOATS))

    CURVES = {  # name: (f, its slope)
        "sine": (np.sin, np.cos),
        "exponential": (np.exp, np.exp),
        "square": (np.square, lambda x: 2 * x),
        "ReLU": (lambda x: np.maximum(x, 0), lambda x: float(x > 0)),
        "sine_plus_1000": (lambda x: np.sin(x) + 1000, np.cos),
    }
    LENS = np.linspace(-2, 2, 401)  # in steps of h
    STEPS = np.geomspace(1e-16, 1, 161)
    LEAST, MOST = 1e-17, 1e2  # the edges of the picture; an error of 0 is drawn on the lower one
    OUTLINE = [withStroke(linewidth=4, foreground="white")]

    def draw(self, figure):
        lens, errors = figure.subplots(1, 2, width_ratios=(1, 1.15))
        return self._draw_lens(lens), self._draw_errors(errors)

    def _draw_lens(self, axes):
        axes.set(xlim=(-2, 2), ylim=(-1.08, 1.08), yticks=[], ylabel="height, magnified to fit")
        axes.set_xticks([-1, 0, 1], ["x − h", "x", "x + h"])
        axes.set_title("The curve under the lens", zorder=-1)  # below what moves, a text is drawn only once
        for place in (-1, 0, 1):
            axes.axvline(place, color=PALE, linewidth=1, zorder=0)
        (self.graph,) = axes.plot([], [], color=GREEN, linewidth=3)
        self.straight = {
            name: axes.plot([], [], color=color, linestyle=style, linewidth=2.2)[0]
            for name, color, style in (("its slope", BLACK, ":"), ("forward", BLUE, "--"), ("centered", RED, "-."))
        }
        (self.touched,) = axes.plot([], [], "o", color=BLACK, zorder=4)
        keys = {"curve": self.graph, **self.straight}
        for place, (name, line) in zip((0, 0.21, 0.48, 0.75), keys.items(), strict=True):
            style = {"color": line.get_color(), "transform": axes.transAxes, "clip_on": False, "zorder": -1}
            axes.plot([place, place + 0.06], [-0.15, -0.15], linestyle=line.get_linestyle(), **style)
            axes.text(place + 0.075, -0.15, name, va="center", fontsize=12, **style)
        return self.graph, list(self.straight.values()), self.touched

    def _draw_errors(self, axes):
        axes.set(xscale="log", yscale="log", xlim=(1e-16, 1), ylim=(self.LEAST, self.MOST))
        axes.set(xlabel="step h", ylabel="error", xticks=[1e-15, 1e-10, 1e-5, 1], yticks=[1e-15, 1e-10, 1e-5, 1])
        axes.set_title("Error of each difference", zorder=-1)
        self.now = axes.axvline(1, color=PALE, linewidth=2, zorder=1)
        self.errors = {
            name: (
                axes.plot([], [], color=color, linestyle=style, linewidth=1.5)[0],
                axes.plot([], [], marker, color=color, markersize=10, clip_on=False, zorder=4)[0],
                axes.text(1, 1, name, color=color, ha="right", va="center", path_effects=self.OUTLINE, zorder=5),
            )
            for name, color, style, marker in (("forward", BLUE, "-", "s"), ("centered", RED, "--", "o"))
        }
        return self.now, list(self.errors.values())

    def update(self, h, x, curve, numbers):
        (f, slope_of), kind = self.CURVES[curve], FLOATS[numbers]
        x, h = kind(x), kind(h)
        slope, measured = float(slope_of(np.float64(x))), _differences(f, x, h)
        self._place_lens(f, x, h, slope, measured)
        self.now.set_xdata([h, h])
        for name, values in _differences(f, x, self.STEPS.astype(kind)).items():
            self._place_error(name, np.abs(values - slope), h, abs(measured[name] - slope))
        forward, centered = (f"{d:.6g} (error {abs(d - slope):.0e})" for d in measured.values())
        return (
            f"At x = {x:.1f} the {words(curve)} has slope {slope:.6g}; with h = {h:g} the forward difference gives "
            f"{forward}, the centered one {centered}.{_remark(curve, x, h)}"
        )

    def _place_lens(self, f, x, h, slope, measured):
        rises = np.asarray(f(x + self.LENS.astype(x.dtype) * h) - f(x), float)
        room = max(np.abs(rises).max(), 2 * abs(slope) * float(h)) or 1.0
        self.graph.set_data(self.LENS, rises / room)
        below, above = (float(f(x + side * h) - f(x)) for side in (-1, 1))
        self.touched.set_data([-1, 0, 1], np.array([below, 0, above]) / room)
        middle = (below + above) / 2  # of the line through both outer points
        rates = {"its slope": slope, **measured}
        for name, rate in rates.items():
            at_x = middle if name == "centered" else 0.0
            self.straight[name].set_data([-2, 2], (at_x + rate * float(h) * np.array([-2, 2])) / room)

    def _place_error(self, name, errors, h, error):
        line, point, word = self.errors[name]
        line.set_data(self.STEPS, np.maximum(errors, self.LEAST))
        point.set_data([h], [np.clip(error, self.LEAST, self.MOST)])
        nearby = max(errors[130:151].max(), self.LEAST)  # for h from 1e-3 to 0.1
        place = (0.03, 30 * nearby) if name == "forward" else (1, nearby / 1e5)  # above its curve, or below
        word.set_position((place[0], np.clip(place[1], 20 * self.LEAST, self.MOST / 10)))


def _differences(f, x, h):
    """The forward and the centered difference for a step, or an array of steps, in the floats of ``x``."""
    return {"forward": _float((f(x + h) - f(x)) / h), "centered": _float((f(x + h) - f(x - h)) / (2 * h))}


def _float(number):
    return number.astype(float)


def _remark(curve, x, h):
    if x + h == x:
        return f" In {x.dtype} x + h is x itself: nothing is left to measure."
    if curve == "ReLU" and abs(x) < h:
        return " The kink lies between x − h and x + h."
    return ""


class BiasForgotten(Dense):
    """A dense layer whose biases never get a gradient."""

    def backward(self, dout, input_gradient=True):
        dx = super().backward(dout, input_gradient)
        self.gradients["bias"][...] = 0
        return dx


class AveragedTwice(Dense):
    """A dense layer that divides by the number of samples, which the loss has done already."""

    def backward(self, dout, input_gradient=True):
        dx = super().backward(dout, input_gradient)
        self.gradients["weight"] /= dout.shape[-2]
        return dx


class NotTransposed(Dense):
    """A dense layer of as many outputs as inputs that sends slopes back through its weights as if it sent them on."""

    def backward(self, dout, input_gradient=True):
        super().backward(dout, input_gradient=False)
        return dout @ self.parameters["weight"]


class SlopeForgotten(Activation):
    """An activation that hands the slopes back as they came."""

    def backward(self, dout, input_gradient=True):
        return dout


class SlopeAtOutput(Activation):
    """An activation that takes its slope at what came out, where it should be at what went in."""

    def backward(self, dout, input_gradient=True):
        return dout * self.activation.derivative(self.out)


FAULTS = {
    "none": None,
    "bias_forgotten": BiasForgotten,
    "averaged_twice": AveragedTwice,
    "not_transposed": NotTransposed,
    "slope_forgotten": SlopeForgotten,
    "slope_at_the_output": SlopeAtOutput,
}


def broken_network(fault="none", layer=2, sizes=(64, 50, 50, 10), activation="tanh", *, init=None, **options):
    """A network as :func:`nnlib.mlp` makes it, with one fault in its backward pass.

    Parameters
    ----------
    fault : one of FAULTS
    layer : int
        Which one has it, counted from 1: of the dense layers, or of the activations.
    sizes, activation, init
        As for :func:`nnlib.mlp`.
    **options
        ``seed``, ``dtype`` and ``members``, as for :class:`nnlib.Network`.

    Raises
    ------
    ValueError
        For an unknown fault, or a layer that is not there.

    Examples
    --------
    >>> broken_network("bias_forgotten", layer=2, sizes=(4, 5, 3))
    Network(Dense(5, xavier) -> Activation(tanh) -> BiasForgotten(3, xavier), features=4)
    """
    layers, kind = [*mlp(sizes, activation, init=init).layers], FAULTS[_checks.choice("fault", fault, FAULTS)]
    if kind is not None:
        places = [i for i, candidate in enumerate(layers) if isinstance(candidate, kind.__base__)]
        if layer not in range(1, len(places) + 1):
            raise ValueError(f"layer must be in 1 … {len(places)} for the fault {fault}; got {layer!r}")
        place = places[layer - 1]
        layers[place] = kind(**layers[place].config())
    return Network(layers, features=sizes[0], **options)


class gradcheck(Demo):
    """Which bars turn red when a backward pass is broken?"""

    try_this = (
        "Break layer 1, 2 and 3 in turn. Then choose slope at the output and make the weights smaller and smaller: "
        "where has the fault gone?"
    )
    height = 430

    fault = Choice("fault", list(FAULTS), "slope_forgotten")
    layer = Choice("in layer", [1, 2, 3], 2)
    scale = LogSlider("starting weights, times the usual", 0.001, 3, 1)
    h = LogSlider("step h", 1e-7, 0.1, 1e-5)
    numbers = Choice("computed in", list(FLOATS))

    SIZES, SAMPLES = (6, 6, 6, 6), 8
    LEAST = -11.0  # the power of ten at which bars begin
    LOOKS = {
        "excellent": (BLUE, ""), "good": (BLUE, ""), "suspicious": (ORANGE, "//"), "wrong": (RED, "xx"),
        "inconclusive": (GREY, ".."),
    }  # fmt: skip
    BOXES = ("input", "dense 1", "tanh 1", "dense 2", "tanh 2", "dense 3", "loss")

    def draw(self, figure):
        rng = np.random.default_rng(0)
        self.X, self.y = rng.normal(size=(self.SAMPLES, self.SIZES[0])), np.arange(self.SAMPLES) % self.SIZES[-1]
        bars, chain = figure.subplots(2, 1, height_ratios=(2.4, 1))
        return self._draw_bars(bars), self._draw_chain(chain)

    def _draw_bars(self, axes):
        places = np.array([1, 3, 5])[:, None] + [-0.22, 0.22]
        axes.set(xlim=(-0.5, 7.4), ylim=(self.LEAST, 1.2), ylabel="largest relative error")
        axes.set_xticks(places.ravel(), 3 * ["W", "b"])
        axes.set_yticks([-10, -7, -4, -2, 0], [f"$10^{{{power}}}$" for power in (-10, -7, -4, -2, 0)])
        axes.set_title("Error of each layer's weights W and biases b", zorder=-1)
        for edge in (-7, -4, -2):
            axes.axhline(edge, color=PALE, linewidth=1, zorder=0)
        for name, middle in (("excellent", -9), ("good", -5.5), ("suspicious", -3), ("wrong", -0.4)):
            axes.text(6.25, middle, name, color=self.LOOKS[name][0], va="center", zorder=-1)
        self.bars = list(axes.bar(places.ravel(), 1, width=0.38, bottom=self.LEAST, edgecolor="white"))
        self.values = [axes.text(place, 0, "", ha="center", va="bottom", fontsize=10) for place in places.ravel()]
        return self.bars, self.values

    def _draw_chain(self, axes):
        axes.set(xlim=(-0.5, 7.4), ylim=(-1.35, 1.3))
        axes.set_axis_off()
        self.boxes, self.back = [], []
        for place, name in enumerate(self.BOXES):
            form = FancyBboxPatch((place - 0.3, -0.4), 0.6, 0.8, boxstyle="round,pad=0.02", mutation_aspect=2)
            self.boxes.append(axes.add_patch(form))
            axes.text(place, 0, name, ha="center", va="center", fontsize=11, zorder=3)
            if place:
                arrow = {"arrowstyle": "-|>", "mutation_scale": 13, "shrinkA": 0, "shrinkB": 0, "linewidth": 1.8}
                left, right = place - 0.65, place - 0.35
                axes.add_patch(FancyArrowPatch((left, 0.22), (right, 0.22), color=GREY, **arrow))
                self.back.append(axes.add_patch(FancyArrowPatch((right, -0.22), (left, -0.22), **arrow)))
        axes.text(6.5, 0.22, "forward", color=GREY, va="center")
        axes.text(6.5, -0.22, "backward", va="center")
        self.name = axes.text(0, 0.85, "", color=RED, ha="center", va="center", fontweight="bold")
        axes.text(0, -1, "blue: right slopes;  red, dotted: wrong ones, on their way back", fontsize=12)
        return self.boxes, self.back, self.name

    def update(self, fault, layer, scale, h, numbers):
        place = self._broken_box(fault, layer)
        network = broken_network(
            fault if place else "none", layer, self.SIZES, init=xavier(scale), dtype=FLOATS[numbers], seed=1
        )
        report = check_gradients(network, SoftmaxCrossEntropy(), self.X, self.y, h=h, samples=12)
        for bar, value, check in zip(self.bars, self.values, report, strict=True):
            color, hatch = self.LOOKS[check.verdict]
            top = np.clip(np.log10(max(check.error, 1e-300)), self.LEAST + 0.15, 0.5)
            bar.set(height=top - self.LEAST, facecolor=color, hatch=hatch)
            value.set(text=f"{check.error:.0e}", color=color, y=top)
        self._mark(fault, place)
        return self._in_words(report, fault, place)

    def _broken_box(self, fault, layer):
        """The place of the broken layer in the chain, 0 for none."""
        kind = FAULTS[fault]
        if kind is None or (kind.__base__ is Activation and layer == 3):
            return 0
        return 2 * layer - (kind.__base__ is Dense)

    def _mark(self, fault, place):
        passes_on = place if fault not in ("bias_forgotten", "averaged_twice") else 0
        for i, box in enumerate(self.boxes):
            broken = place and i == place
            box.set(facecolor="white", edgecolor=RED if broken else GREY, linewidth=3 if broken else 1.5)
        for i, arrow in enumerate(self.back, start=1):  # the arrow from box i to the one before it
            wrong = i <= passes_on
            arrow.set(color=RED if wrong else BLUE, linestyle=":" if wrong else "-")
        self.name.set(text=words(fault) if place else "", x=place)

    def _in_words(self, report, fault, place):
        names = [f"{kind} {number}" for number in (1, 2, 3) for kind in ("W", "b")]
        red = [name for name, check in zip(names, report, strict=True) if check.verdict in ("suspicious", "wrong")]
        lost = [name for name, check in zip(names, report, strict=True) if check.verdict == "inconclusive"]
        worst = max((check.error for check in report if check.verdict != "inconclusive"), default=float("nan"))
        are = "is" if len(red) == 1 else "are"
        found = f"{len(red)} of 6 bars {are} too high ({', '.join(red)})" if red else "No bar is too high"
        found += f" (lost in rounding: {', '.join(lost)})" if lost else ""
        where = f"with {words(fault)!r} in {self.BOXES[place]}" if place else "with nothing broken"
        return f"{found}, {where}; the largest relative error is {worst:.0e}.{self._remark(fault, place, red)}"

    def _remark(self, fault, place, red):
        if fault != "none" and not place:
            return " Layer 3 is the output: it has no activation to break."
        if fault == "not_transposed" and place == 1:
            return " Dense 1 hands its slopes to the input, where there are no parameters to suffer."
        return " The fault is there, and this check is blind to it." if place and not red else ""


DEMOS = collect(globals())
