"""Demos of notebook 07: what keeps a network from learning by heart."""

from functools import cache, partial

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from nnlib import Trainer, datasets, losses, mlp, optimizers
from nnlib.activations import relu
from nnlib.demos._areas import set_area
from nnlib.demos._live import Checkbox, Choice, Demo, LiveDemo, LogSlider, Number, Slider, collect
from nnlib.demos._plane import TINT, Plane
from nnlib.demos._view import View
from nnlib.demos._words import signed
from nnlib.plots import BLACK, BLUE, GREEN, GREY, PALE, RED, tiles
from nnlib.regularization import EarlyStopping, ElasticNet, flip, noise, shift
from nnlib.schedules import CosineDecay


class regularization(Demo):
    """Which regularizer makes a network forget the points whose labels are wrong?"""

    try_this = (
        "Raise L2 until no arm reaches for a wrong point any more, then further: what is lost? Take L2 back and raise "
        "L1: how few hidden units are enough?"
    )
    height = 430

    l2 = LogSlider("L2 strength", 1e-5, 1, 1e-5)
    l1 = LogSlider("L1 strength", 1e-5, 0.1, 1e-5)
    keep = Slider("dropout: keep", 0.1, 1.0, 1.0, step=0.05)
    wrong = Slider("wrong labels", 0, 12, 6, unit="of 60")
    data = Choice("points", ["xor", "moons", "circles"])

    SAMPLES, UNITS, STEPS, RATE = 30, 40, 300, 0.1
    NOISE = {"xor": 0.4, "moons": 0.2, "circles": 0.15}
    REACH = 4.0  # of the plane of weights, to each side

    def draw(self, figure):
        self.points = {
            name: [getattr(datasets, name)(samples, noise, seed=samples) for samples in (self.SAMPLES, 500)]
            for name, noise in self.NOISE.items()
        }
        regions, weights = figure.subplots(1, 2, width_ratios=(1.35, 1))
        return self._draw_regions(regions), self._draw_weights(weights)

    def _draw_regions(self, axes):
        axes.set_title("What it answers, and its training points")
        ring = {"markerfacecolor": "none", "markeredgecolor": BLACK, "markersize": 14, "markeredgewidth": 1.6}
        looks = {"marker": "o", "color": BLUE}, {"marker": "s", "color": RED}, {"marker": "o"} | ring
        self.plane = Plane(axes, [{"markersize": 8} | look for look in looks])
        axes.set_xlabel("● class 0    ■ class 1    ○ the label is wrong")
        return self.plane.artists

    def _draw_weights(self, axes):
        reach = self.REACH
        axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal", title="Weights of the hidden units")
        axes.set_xlabel("weight of input 1", labelpad=1)
        axes.set_ylabel("weight of input 2")
        axes.axhline(0, color=PALE, linewidth=1, zorder=0)
        axes.axvline(0, color=PALE, linewidth=1, zorder=0)
        (self.units,) = axes.plot([], [], "D", color=BLUE, markersize=6, alpha=0.6, clip_on=False)
        return self.units

    def update(self, l2, l1, keep, wrong, data):
        (X, true), new = self.points[data]
        y = np.where(np.arange(len(true)) < wrong, 1 - true, true)
        network = self._train(X, y, ElasticNet(l1, l2), keep)
        self.plane.cover(X)
        answers = network.predict_proba(self.plane.grid)[:, 1]
        self.plane.show(TINT(answers, bytes=True), X, (y == 0, y == 1, y != true))
        weights = network.layers[0].parameters["weight"]
        self.units.set_data(*np.clip(weights, -self.REACH, self.REACH))
        left = np.sum(np.abs(weights).max(axis=0) > 0.02)
        return (
            f"{100 * network.accuracy(X, y):.0f} % of the training points are answered as labeled, and "
            f"{100 * network.accuracy(*new):.0f} % of 1000 new points rightly; {left} of {self.UNITS} hidden units "
            "have weights that are not nearly 0."
        )

    def _train(self, X, y, penalty, keep):
        network = mlp([2, self.UNITS, 2], keep=keep)
        trainer = Trainer(
            network, losses.SoftmaxCrossEntropy(), optimizers.Adam(self.RATE), penalty=penalty,
            schedule=CosineDecay(self.RATE, self.STEPS), batch_size=len(X),
        )  # fmt: skip
        trainer.fit(X, y, self.STEPS, progress=False)
        return network


class dropout(LiveDemo):
    """Does dropout change what a network says on the average?"""

    try_this = (
        "Press Play: does the mean settle on the dashed line? Then choose no scaling. At last go back to inverted, and "
        "drop in both hidden layers: is the mean still right?"
    )
    height = 420
    steps_per_second = 30

    keep = Slider("keep", 0.1, 1.0, 0.5, step=0.05)
    form = Choice("form", ["inverted", "plain", "no scaling"])
    where = Choice("drop in", ["last layer", "both layers"])
    seed = Number("seed", 0, 10**9, 0, restarts=True)

    SIZES, DRAWS = (3, 6, 6, 1), 2000
    INPUT = np.array([1.0, 0.5, 2.0])

    def start(self, keep, form, where, seed):
        self.uniform = np.random.default_rng(seed).random((self.DRAWS, 2, 6))
        self.drawn = 20
        return self._go_on()

    def _go_on(self):
        while self.drawn < self.DRAWS:
            self.drawn = min(self.DRAWS, self.drawn + 1 + self.drawn // 20)
            yield

    def draw(self, figure):
        network = mlp(self.SIZES, seed=2, dtype=float)
        self.weights = [layer.parameters["weight"] for layer in network.layers if layer.weights]
        drawing, scores = figure.subplots(1, 2, width_ratios=(1, 1.15))
        return self._draw_network(drawing), self._draw_scores(scores)

    def _draw_network(self, axes):
        axes.set(xlim=(-0.3, 3.3), ylim=(-0.75, 5.6), title="The network of the newest draw")
        axes.set_axis_off()
        columns = [np.linspace(0, 5, size + 2)[1:-1] if size < 6 else np.arange(6.0)[::-1] for size in self.SIZES]
        self.places = [np.column_stack([np.full(len(ys), x), ys]) for x, ys in enumerate(columns)]
        numbers = np.split(np.arange(sum(self.SIZES)), np.cumsum(self.SIZES)[:-1])
        pairs = zip(numbers, numbers[1:], strict=False)
        self.pairs = np.array([(a, b) for here, there in pairs for a in here for b in there])
        self.edges = LineCollection(np.concatenate(self.places)[self.pairs], zorder=1)
        axes.add_collection(self.edges)
        self.nodes = axes.scatter(*np.concatenate(self.places).T, s=620, linewidths=2, zorder=2)
        (self.crosses,) = axes.plot([], [], "x", color=GREY, markersize=13, markeredgewidth=2, zorder=3)
        self.values = [
            axes.text(*place, "", ha="center", va="center", fontsize=11, zorder=4)
            for place in np.concatenate(self.places)
        ]
        for x, name in enumerate(("inputs", "hidden 1", "hidden 2", "score")):
            axes.text(x, -0.7, name, ha="center", va="center", zorder=0)
        return self.edges, self.nodes, self.crosses, self.values

    def _draw_scores(self, axes):
        axes.set(xscale="log", xlim=(1, self.DRAWS), xlabel="draws", title="Score, as a multiple of the score in use")
        self.view = View(axes, up=np.linspace(0, 1, 5), widest="−0.00")
        moved = {"transform": self.view.transform}
        self.funnel = axes.fill_between([1, self.DRAWS], 0, 0, color=PALE, linewidth=0, zorder=1, **moved)
        (self.single,) = axes.plot([], [], ".", color=GREY, markersize=3, zorder=2, **moved)
        (self.line,) = axes.plot([1, self.DRAWS], [0.5, 0.5], "--", color=RED, zorder=3)
        (self.mean,) = axes.plot([], [], color=BLUE, zorder=4, **moved)
        box = {"facecolor": "white", "alpha": 0.8, "edgecolor": "none", "pad": 1.5}
        self.names = [
            axes.text(x, 0, text, color=color, va="center", ha=side, fontsize=12, bbox=box, zorder=5, **moved)
            for x, text, color, side in (
                (1.15, "in use", RED, "left"), (1500, "mean of the draws", BLUE, "right"),
            )
        ]  # fmt: skip
        return self.funnel, self.single, self.line, self.mean, self.names, self.view.artists

    def update(self, keep, form, where, seed):
        masks = self.uniform < keep
        masks[:, 0] |= where == "last layer"
        values, in_use = self._values(masks, keep, form, where)
        self._show_network(masks, values)
        ratios = values[-1][:, 0] / in_use
        draws = np.arange(1, self.drawn + 1)
        mean, error = np.cumsum(ratios[: self.drawn]) / draws, ratios.std() / np.sqrt(draws)
        self._look(ratios)
        set_area(self.funnel, draws, 1 - 2 * error, 1 + 2 * error)
        self.single.set_data(draws, ratios[: self.drawn])
        self.mean.set_data(draws, mean)
        self._name(mean[-1])
        return self._sentence(mean[-1], error[-1])

    def _values(self, masks, keep, form, where):
        """Every layer's outputs in every draw, and the score in use."""
        scale = 1 / keep if form == "inverted" else 1.0
        scales = 1.0 if where == "last layer" else scale, scale
        used = np.array(scales) * keep if form == "plain" else np.ones(2)
        used[0] = 1.0 if where == "last layer" else used[0]
        values, x = [np.tile(self.INPUT, (self.DRAWS, 1))], self.INPUT
        for i, weight in enumerate(self.weights[:2]):
            values.append(relu(values[-1] @ weight) * masks[:, i] * scales[i])
            x = relu(x @ weight) * used[i]
        values.append(values[-1] @ self.weights[2])
        return values, (x @ self.weights[2])[0]

    def _show_network(self, masks, values):
        newest = self.drawn - 1
        there = np.concatenate([np.ones(3, bool), *masks[newest], np.ones(1, bool)])
        shown = np.concatenate([layer[newest] for layer in values])
        alive = there[self.pairs].all(axis=1)
        self.edges.set(colors=np.where(alive, GREY, "#EEEEEE"), linewidths=np.where(alive, 1.2, 0.6))
        self.nodes.set(facecolors=np.where(there, "#CFE3F2", "white"), edgecolors=np.where(there, BLUE, PALE))
        self.crosses.set_data(*np.concatenate(self.places)[~there].T)
        for text, value, kept in zip(self.values, shown, there, strict=True):
            text.set_text(signed(value) if kept else "")

    def _look(self, ratios):
        """Let the view grow in few steps."""
        self.reach = 2.0 ** np.ceil(np.log2(np.clip(2.5 * ratios.std(), 1, 32)))
        self.view.set(ylim=(1 - self.reach, 1 + self.reach))

    def _name(self, mean):
        """Names of both lines, the higher one above them and the other below, neither on the other nor on the axis."""
        apart = 0.09 * self.reach * (1 if mean > 1 else -1)
        in_use, drawn = self.names
        in_use.set_y(1 - apart)
        drawn.set_y(mean - apart if abs(mean + apart - 1) > 0.95 * self.reach else mean + apart)

    def _sentence(self, mean, error):
        """How far the mean is from the score in use, in standard errors."""
        told = signed(mean, 2)
        start = f"After {self.drawn} draw{'s' * (self.drawn > 1)} the mean score is {told} times the score in use"
        if error < 1e-9:
            agree = abs(mean - 1) < 1e-9
            return f"{start}: nothing is dropped{'' if agree else ', yet they differ'}."
        off = abs(mean - 1) / error
        verdict = "as chance would have it" if off < 3 else "too far to be chance"
        return f"{start}, which is off by {off:.1f} of its standard error of {error:.2g}: {verdict}."


class early_stopping(Demo):
    """How long should training wait for an improvement?"""

    try_this = (
        "Set the patience to 1, then to 60. What does each cost? Then let all labels be right: is there a best moment "
        "at all?"
    )
    height = 380

    patience = Slider("patience", 1, 60, 10, unit="epochs")
    min_delta = Slider("least improvement", 0.0, 0.2, 0.0, step=0.01)
    labels = Choice("labels", ["a fifth is wrong", "all are right"])
    seed = Number("seed", 0, 10**9, 0)

    EPOCHS = 100

    def draw(self, figure):
        curves, bars = figure.subplots(1, 2, width_ratios=(1.7, 1))
        return self._draw_curves(curves), self._draw_bars(bars)

    def _draw_curves(self, axes):
        axes.set(xlim=(0, self.EPOCHS), ylim=(0, 2.4), xlabel="epoch", ylabel="loss", title="200 digits, by epoch")
        self.future = axes.add_patch(Rectangle((0, 0), self.EPOCHS, 2.4, color="#EEEEEE", zorder=0))
        self.lines = [
            axes.plot([], [], style, color=color, zorder=2)[0] for color, style in ((BLUE, "-"), (RED, "--"))
        ]
        (self.end,) = axes.plot([], [], ":", color=BLACK, zorder=1)
        (self.best,) = axes.plot([], [], "*", color=RED, markersize=18, markeredgecolor="white", zorder=3)
        self.words = [
            axes.text(0, 2.27, "", va="center", zorder=3),
            *(axes.text(98, 0, name, color=color, ha="right", va="bottom", zorder=3)
              for name, color in (("training", BLUE), ("validation", RED))),
        ]  # fmt: skip
        return self.future, self.lines, self.end, self.best, self.words

    def _draw_bars(self, axes):
        rows = ("best epoch kept", "last epoch kept", f"all {self.EPOCHS} epochs")
        axes.set(xlim=(0, 1.2), ylim=(2.6, -0.8), xticks=(0, 0.5, 1), yticks=[], title="Test accuracy")
        axes.spines["left"].set_visible(False)
        self.bars = axes.barh(range(3), np.ones(3), height=0.45, color=(GREEN, BLUE, GREY), hatch=None)
        for y, name in enumerate(rows):
            axes.text(0, y - 0.33, name, va="bottom", zorder=0)
        self.numbers = [axes.text(0, y, "", va="center", zorder=3) for y in range(3)]
        return list(self.bars), self.numbers

    def update(self, patience, min_delta, labels, seed):
        training, validation, test = _recorded(labels == "a fifth is wrong", seed, self.EPOCHS)
        stopping = EarlyStopping(patience, min_delta)
        for loss in validation:
            if stopping.update(loss):
                break
        last, best = stopping.epoch, stopping.best_epoch
        epochs = np.arange(1, self.EPOCHS + 1)
        for line, curve in zip(self.lines, (training, validation), strict=True):
            line.set_data(epochs, np.minimum(curve, 2.38))
        self.future.set(x=last, width=self.EPOCHS - last)
        self.end.set_data([last, last], [0, 2.4])
        self.best.set_data([best], [min(validation[best - 1], 2.38)])
        self._label(last, training, validation)
        accuracies = test[[best - 1, last - 1, -1]]
        for bar, number, value in zip(self.bars, self.numbers, accuracies, strict=True):
            bar.set_width(value)
            number.set(x=value + 0.02, text=f"{value:.2f}")
        why = f"stops after epoch {last}" if stopping.stopped else f"never stops within {last} epochs"
        return (
            f"With a patience of {patience} it {why} and keeps epoch {best}, whose test accuracy is "
            f"{accuracies[0]:.2f}; after all {self.EPOCHS} epochs it would be {accuracies[2]:.2f}."
        )

    def ahead(self):
        return [partial(_recorded, wrong, self.seed + more, self.EPOCHS) for more in (0, 1) for wrong in (True, False)]

    def _label(self, last, *curves):
        stop, *names = self.words
        left = last > self.EPOCHS / 2
        stop.set(x=last + (-1 if left else 1), ha="right" if left else "left", text=f"stopped after {last}")
        stop.set_visible(last < self.EPOCHS)
        for name, values in zip(names, curves, strict=True):
            name.set_y(min(values[-15:].max(), 2.0) + 0.04)


class augment(Demo):
    """Which changes leave a digit what it is?"""

    try_this = (
        "Find the largest noise that the network still reads well. Then choose MNIST: how does a shift of one pixel "
        "compare, and why? Which digits does flip ruin?"
    )
    height = 340

    pixels = Slider("shift by up to", 0, 4, 1, unit="pixels")
    scale = Slider("noise", 0.0, 0.8, 0.0, step=0.05, unit="std")
    mirrored = Checkbox("flip left and right, half of the time", False)
    data = Choice("images", ["digits", "MNIST"])
    seed = Number("seed", 0, 10**9, 0)

    SHOWN, VARIANTS = 10, 3

    def draw(self, figure):
        pictures, bars = figure.subplots(1, 2, width_ratios=(2.6, 1))
        pictures.set(xticks=[], yticks=[], title="First row: the images. Below: changed, three times")
        pictures.spines[:].set_visible(False)
        pictures.set_anchor("N")
        self.sheet = pictures.imshow(
            np.zeros((1, 1)), cmap="gray_r", vmin=0, vmax=1, extent=(0, 10, 0, 4.2), interpolation="nearest", zorder=1
        )
        bars.set(xlim=(0, 1.25), ylim=(1.7, -0.8), xticks=(0, 0.5, 1), yticks=[], title="Read rightly")
        bars.spines["left"].set_visible(False)
        self.bars = bars.barh(range(2), np.ones(2), height=0.4, color=(GREY, BLUE))
        for y, name in enumerate(("new images", "the same, changed")):
            bars.text(0, y - 0.3, name, va="bottom", zorder=0)
        self.numbers = [bars.text(0, y, "", va="center", zorder=3) for y in range(2)]
        return self.sheet, list(self.bars), self.numbers

    def update(self, pixels, scale, mirrored, data, seed):
        images, network = _reader(data)
        X, y = images.validation
        change, rng = _change(pixels, scale, mirrored, images.image_shape), np.random.default_rng(seed)
        rows = [X[: self.SHOWN], *(change(X[: self.SHOWN], rng) for _ in range(self.VARIANTS))]
        self.sheet.set_data(tiles(np.concatenate(rows), images.image_shape, self.SHOWN, gap=1))
        right = network.accuracy(X, y), network.accuracy(change(X, rng), y)
        for bar, number, value in zip(self.bars, self.numbers, right, strict=True):
            bar.set_width(value)
            number.set(x=value + 0.02, text=f"{100 * value:.0f} %")
        return (
            f"A network that learned from unchanged images reads {100 * right[0]:.0f} % of new ones rightly, and "
            f"{100 * right[1]:.0f} % once they are changed like this."
        )

    def ahead(self):
        return [partial(_reader, data) for data in self.controls["data"].options]


def _change(pixels, scale, mirrored, image_shape):
    """The augmentation that the controls describe, as a function of (X, rng)."""
    change = noise(scale)
    if pixels:
        change = shift(pixels, image_shape) + change
    return flip(image_shape) + change if mirrored else change


@cache
def _reader(data):
    """A set of images and a network that has learned from them, as they are."""
    images = datasets.digits() if data == "digits" else datasets.mnist5k()
    network = mlp([images.train.X.shape[1], 100, 10])
    trainer = Trainer(network, losses.SoftmaxCrossEntropy(), optimizers.Momentum(0.05))
    trainer.fit(*images.train, 15, progress=False)
    return images, network


@cache
def _recorded(some_wrong, seed, epochs):
    """A run on 200 digits: training loss, validation loss and test accuracy of every epoch."""
    rng, digits = np.random.default_rng(seed), datasets.digits()
    rows = rng.choice(len(digits.train.y), 200, replace=False)
    X, y = digits.train.X[rows], digits.train.y[rows]
    if some_wrong:
        y[:40] = (y[:40] + rng.integers(1, 10, 40)) % 10
    network, loss = mlp([64, 100, 10], seed=seed), losses.SoftmaxCrossEntropy()
    trainer = Trainer(network, loss, optimizers.Momentum(0.03), batch_size=20, seed=seed)
    training, test = [], []
    for step in trainer.steps(X, y, epochs, digits.validation):
        if step.end_of_epoch:
            training.append(loss.value(network.forward(X), y))
            test.append(network.accuracy(*digits.test))
    return np.array(training), np.array(trainer.history.validation_loss), np.array(test)


DEMOS = collect(globals())
