"""Demos of notebook 06: what two losses want from three scores, and what one point does to a line."""

import numpy as np

from nnlib.activations import softmax
from nnlib.datasets import regression_line
from nnlib.demos._live import Choice, Demo, LogSlider, Slider, collect
from nnlib.demos._words import short, signed
from nnlib.losses import MulticlassSVM, SoftmaxCrossEntropy
from nnlib.plots import BLACK, BLUE, GREEN, GREY, ORANGE, PALE, RED, apart

CLASSES = ("cat", "dog", "ship")
TITLE = {"fontsize": 14, "fontweight": "bold"}


class losses(Demo):
    """What do the hinge loss and the cross-entropy want from the same three scores?"""

    try_this = (
        "Raise the cat's score until the hinge loss is 0. What does the cross-entropy still want? Then try to make it "
        "content, too."
    )
    height = 330

    cat = Slider("score of cat", -5.0, 5.0, 2.0, step=0.1)
    dog = Slider("score of dog", -5.0, 5.0, 1.5, step=0.1)
    ship = Slider("score of ship", -5.0, 5.0, -1.0, step=0.1)
    true = Choice("true class", CLASSES)
    margin = Slider("margin of the hinge loss", 0.1, 5.0, 1.0, step=0.1)
    temperature = LogSlider("temperature of the softmax", 0.5, 10, 1)

    ROWS = np.arange(3)

    def draw(self, figure):
        figure.set_layout_engine("none")
        edges = {"left": 0.115, "right": 0.99, "top": 0.86, "bottom": 0.19, "wspace": 0.07}
        panels = figure.subplots(1, 3, width_ratios=(1, 1.1, 1.1), gridspec_kw=edges)
        for axes in panels:
            axes.set(ylim=(2.75, -0.95), yticks=[])
            axes.plot([0, 0], [-0.35, 2.75], color=GREY, linewidth=1, zorder=3)
            axes.spines["left"].set_visible(False)
        scores, hinge, entropy = panels
        self.names = [
            scores.text(-0.05, row, "", transform=scores.get_yaxis_transform(), ha="right", va="center")
            for row in self.ROWS
        ]
        return (
            self.names,
            self._draw_scores(scores),
            self._draw_slopes(hinge, "hinge", "cost"),
            self._draw_slopes(entropy, "entropy", "probability"),
        )

    def _draw_scores(self, axes):
        axes.set(xlim=(-5.3, 5.3), xticks=(-5, 0, 5), xlabel="score")
        axes.text(0, 1.045, "Scores", transform=axes.transAxes, **TITLE)
        self.scores = axes.barh(self.ROWS, 0, height=0.5, color=PALE, edgecolor=GREY)
        self.over = axes.barh(self.ROWS, 0, height=0.5, color=ORANGE, edgecolor=BLACK, hatch="//", linewidth=0)
        (self.limit,) = axes.plot([], [], "--", color=BLACK, linewidth=1.5)
        self.limit_name = axes.text(0, -0.6, "", va="center", ha="center", fontsize=11)
        return self.scores.patches, self.over.patches, self.limit, self.limit_name

    def _draw_slopes(self, axes, name, column):
        axes.set(xlim=(-3.4, 4.7), xticks=(-2, -1, 0, 1, 2), xlabel="slope of the loss")
        axes.text(4.6, -0.6, column, ha="right", va="center", fontsize=11, zorder=0)
        title = axes.text(0, 1.045, "", transform=axes.transAxes, **TITLE)
        bars = axes.barh(self.ROWS, 0, height=0.5, color=BLUE, edgecolor=BLACK, linewidth=0.8)
        ends = [axes.text(0, row, "", va="center", fontsize=12) for row in self.ROWS]
        sides = [axes.text(4.6, row, "", va="center", ha="right", fontsize=12) for row in self.ROWS]
        setattr(self, name, (title, bars, ends, sides))
        return title, bars.patches, ends, sides

    def update(self, cat, dog, ship, true, margin, temperature):
        scores, label = np.array([[cat, dog, ship]]), CLASSES.index(true)
        hinge, pull = MulticlassSVM(margin)(scores, [label])
        entropy, slopes = SoftmaxCrossEntropy()(scores / temperature, [label])
        costs = np.maximum(0, scores[0] - scores[0, label] + margin)
        costs[label] = 0
        probability = softmax(scores[0] / temperature)
        self._show_scores(scores[0], label, margin, costs)
        self._show_slopes(*self.hinge, f"Hinge loss {hinge:.1f}", pull[0], [f"{cost:.1f}" for cost in costs])
        shares = [short(share) for share in probability]
        self._show_slopes(*self.entropy, f"Cross-entropy {short(entropy)}", slopes[0] / temperature, shares)
        close = [f"the {CLASSES[row]} comes {costs[row]:.1f} too close" for row in self.ROWS if costs[row] > 1e-9]
        said = " and ".join(close) if close else "each margin is kept and no score is pulled any more"
        still = "" if close else "still "
        return (
            f"The hinge loss is {hinge:.1f}: {said}. Softmax gives the {true} the probability {shares[label]}, a "
            f"cross-entropy of {short(entropy)}, and {still}pulls the {true}'s score up with a slope of "
            f"{short(slopes[0, label] / temperature)}."
        )

    def _show_scores(self, scores, label, margin, costs):
        limit = scores[label] - margin
        for row, (bar, over, name) in enumerate(zip(self.scores, self.over, self.names, strict=True)):
            bar.set_width(scores[row])
            bar.set_facecolor(BLUE if row == label else PALE)
            over.set_x(limit)
            over.set_width(costs[row])
            name.set(text=f"true: {CLASSES[row]}" if row == label else CLASSES[row],
                     color=BLUE if row == label else BLACK)  # fmt: skip
        self.limit.set_data([limit, limit], [-0.35, 2.6])
        outside = "← " if limit < -5.3 else ""
        self.limit_name.set(text=f"{outside}true score − margin", x=np.clip(limit, -2.5, 2.6))

    def _show_slopes(self, title, bars, ends, sides, words, slopes, column):
        title.set_text(words)
        for bar, end, side, slope, beside in zip(bars, ends, sides, slopes, column, strict=True):
            slope += 0.0  # never -0.0
            bar.set_width(slope)
            bar.set_facecolor(RED if slope > 0 else GREEN)
            end.set(text=short(slope), x=slope + (0.1 if slope >= 0 else -0.1), ha="left" if slope >= 0 else "right")
            side.set_text(beside)


class outlier(Demo):
    """How far can one point turn a line?"""

    try_this = (
        "Drag the star slowly from the bottom to the top, or move its sliders: which line turns all the way? Then drag "
        "it to the far right, and do it again: who gives in now?"
    )
    height = 410

    y = Slider("height of the star", -6.0, 6.0, -5.0, step=0.1)
    x = Slider("place of the star", -5.0, 5.0, 1.0, step=0.1)
    delta = LogSlider("delta of Huber", 0.1, 10, 1)

    HEIGHTS = np.linspace(-6, 6, 61)
    STYLES = {"L2": (BLUE, "-"), "L1": (RED, "--"), "Huber": (GREEN, "-.")}

    def draw(self, figure):
        points = regression_line(samples=8, slope=1.0, intercept=0.0, noise=0.3, seed=0)
        self.points = [numbers[:, 0].astype(float) for numbers in points]
        plane, curves = self.plane, _ = figure.subplots(1, 2)
        plane.set(xlim=(-5.4, 7.2), ylim=(-8, 8), xlabel="x", ylabel="y", title="Three lines and a star")
        plane.plot(*self.points, "o", color=GREY, markeredgecolor="white", markersize=7)
        curves.set(xlim=(-6.3, 8.4), ylim=(-1.9, 2.7), xlabel="height of the star", ylabel="slope of the line")
        curves.set(xticks=range(-6, 7, 2), title="Slope of each line, star by star")
        self.now = curves.axvline(0, color=PALE, linewidth=2, zorder=0)
        self.lines = {name: self._row(plane, *style) for name, style in self.STYLES.items()}
        self.turns = {name: self._row(curves, *style) for name, style in self.STYLES.items()}
        self.places = [curves.plot([], [], "o", color=color, markersize=8)[0] for color, _ in self.STYLES.values()]
        (self.star,) = plane.plot([], [], "*", color=BLACK, markersize=18, markeredgecolor="white", zorder=4)
        self.without, self.known = _least_squares(self.points[0], self.points[1][None])[0][0], None
        return self.now, list(self.lines.values()), list(self.turns.values()), self.places, self.star

    def _row(self, axes, color, style):
        """One loss: its line, and its name beside the end."""
        return axes.plot([], [], color=color, linestyle=style)[0], axes.text(0, 0, "", color=color, va="center")

    def update(self, y, x, delta):
        fits = self._fits(x, np.array([y]), delta)
        ends = {name: 5 * float(slope[0]) + float(intercept[0]) for name, (slope, intercept) in fits.items()}
        self._show_turns(x, delta)
        names = apart(list(ends.values()), 1.05, -7.9, 7.9)
        for (name, (slope, intercept)), height, place in zip(fits.items(), names, self.places, strict=True):
            line, label = self.lines[name]
            line.set_data([-5.4, 5], [float(intercept[0]) - 5.4 * float(slope[0]), ends[name]])
            label.set(text=name, position=(5.25, height))
            place.set_data([y], slope)
        self.star.set_data([x], [y])
        self.now.set_xdata([y, y])
        slopes = ", ".join(f"{signed(float(slope[0]), 2)} with {name}" for name, (slope, _) in fits.items())
        return (
            f"Without the star the slope is {self.without:.2f}. With the star at ({signed(x)}, {signed(y)}) it "
            f"is {slopes}."
        )

    def pointed(self, axes, x, y):
        if axes is self.plane:
            self.set(x=self.controls["x"].nearest(x), y=self.controls["y"].nearest(y))

    def _show_turns(self, x, delta):
        """The slopes for the star at every height; they change with its place and with delta alone."""
        if self.known == (x, delta):
            return
        self.known, fits = (x, delta), self._fits(x, self.HEIGHTS, delta)
        names = apart([slope[-1] for slope, _ in fits.values()], 0.3, -1.85, 2.65)
        for (name, (slope, _)), height in zip(fits.items(), names, strict=True):
            curve, label = self.turns[name]
            curve.set_data(self.HEIGHTS, slope)
            label.set(text=name, position=(6.3, height))

    def _fits(self, x, heights, delta):
        """For each loss: the slopes and intercepts of the lines for the star at each of the heights."""
        X = np.append(self.points[0], x)
        Y = np.column_stack([np.tile(self.points[1], (len(heights), 1)), heights])
        return {"L2": _least_squares(X, Y), "L1": _least_absolute(X, Y), "Huber": _least_huber(X, Y, delta)}


def _least_squares(X, Y, weights=1.0):
    """Slopes and intercepts (K,) of the lines with the smallest sum of squares: X (n,), Y and weights (K, n)."""
    weights = np.broadcast_to(weights, Y.shape)
    total = weights.sum(axis=1)
    x, y = (weights @ X) / total, (weights * Y).sum(axis=1) / total
    apart = X - x[:, None]
    slope = (weights * apart * Y).sum(axis=1) / (weights * apart * apart).sum(axis=1)
    return slope, y - slope * x


def _least_absolute(X, Y):
    """The same for the sum of absolute differences: some best line runs through two of the points, so try all pairs."""
    one, other = np.triu_indices(len(X), 1)
    one, other = (index[X[one] != X[other]] for index in (one, other))
    slopes = (Y[:, other] - Y[:, one]) / (X[other] - X[one])
    intercepts = Y[:, one] - slopes * X[one]
    costs = np.abs(slopes[..., None] * X + intercepts[..., None] - Y[:, None]).sum(axis=-1)
    best = np.arange(len(Y)), costs.argmin(axis=1)
    return slopes[best], intercepts[best]


def _least_huber(X, Y, delta):
    """The same for Huber's loss: least squares again and again, with less weight for what lies beyond delta."""
    slope, intercept = _least_squares(X, Y)
    for _ in range(100):
        differences = np.abs(slope[:, None] * X + intercept[:, None] - Y)
        slope, intercept = _least_squares(X, Y, delta / np.maximum(differences, delta))
    return slope, intercept


DEMOS = collect(globals())
