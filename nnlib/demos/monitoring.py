"""Demos of notebook 09: a run that is watched while it goes on, and runs whose fault is to be named."""

from functools import lru_cache, partial

import numpy as np

from nnlib import Trainer, datasets, losses, mlp
from nnlib._recorded import record
from nnlib.demos._live import Choice, Demo, LiveDemo, LogSlider, Number, button, collect
from nnlib.monitoring import smooth, update_ratio
from nnlib.optimizers import SGD
from nnlib.plots import BLUE, DIVERGING, GREEN, GREY, RED, SKY, apart, tiles
from nnlib.regularization import L2

TOP = 3.2  # of a loss in the picture


class learning_curves(LiveDemo):
    """What do four pictures tell about a run, while it goes on?"""

    try_this = (
        "Press Play, and move one slider while it plays: which picture shows it first? Then make the gap between the "
        "two accuracies as small as you can."
    )
    height = 540
    steps_per_second = 12  # epochs; on its own it would be over in a blink

    learning_rate = LogSlider("learning rate", 0.001, 10, 0.1)
    batch_size = Choice("batch size", [1, 5, 20, 50, 200], 20, unit="images")
    l2 = LogSlider("L2 strength", 1e-5, 1, 1e-5)

    IMAGES, EPOCHS, UNITS = 200, 60, 32
    LEAST, MOST = 1e-6, 1.0  # of the update ratio in the picture

    def start(self, learning_rate, batch_size, l2):
        data = datasets.digits()
        self.training, self.validation = [part[: self.IMAGES] for part in data.train], data.validation
        self.network, self.epochs, self.ratios = mlp([64, self.UNITS, 10]), [], []
        self.trainer = Trainer(self.network, losses.SoftmaxCrossEntropy(), SGD(learning_rate), penalty=L2(l2))
        return self._learn()

    def _learn(self):
        """Train an epoch at a time, each with the settings of its moment."""
        trainer, weights = self.trainer, self.network.parameters
        while trainer.epoch < self.EPOCHS and np.isfinite(weights).all():
            trainer.optimizer.learning_rate, trainer.penalty = self.learning_rate, L2(self.l2)
            trainer.batch_size = self.batch_size
            begun, done, before = trainer.iteration, trainer.epoch, weights.copy()
            for _ in trainer.steps(*self.training, done + 1, self.validation):
                self.ratios.append(update_ratio(before, weights) if np.isfinite(weights).all() else np.inf)
                before[...] = weights
                if self.ratios[-1] == np.inf:
                    break
            steps = -(-self.IMAGES // trainer.batch_size)
            self.epochs += [done + (i + 1) / steps for i in range(trainer.iteration - begun)]
            yield

    def draw(self, figure):
        (loss, accuracy), (ratio, weights) = figure.subplots(2, 2, width_ratios=(1, 1.1))
        for axes in (loss, accuracy, ratio):
            axes.set(xlim=(0, self.EPOCHS), xlabel="epoch", xticks=range(0, self.EPOCHS + 1, 20))
        return (
            self._draw_loss(loss),
            self._draw_accuracy(accuracy),
            self._draw_ratio(ratio),
            self._draw_weights(weights),
        )

    def _draw_loss(self, axes):
        axes.set(ylim=(0, TOP + 0.05), yticks=range(4), title="Loss: of each step, and smoothed")
        (self.loss,) = axes.plot([], [], color=SKY, linewidth=1)
        (self.smoothed,) = axes.plot([], [], color=BLUE)
        self.invitation = axes.text(self.EPOCHS / 2, 1.6, "press Play", color=GREY, ha="center", va="center")
        return self.loss, self.smoothed, self.invitation

    def _draw_accuracy(self, axes):
        axes.set(xlim=(0, 1.35 * self.EPOCHS), ylim=(0, 1.03), yticks=(0, 0.5, 1), title="Accuracy")
        named = ("training", BLUE, "-"), ("validation", RED, "--")
        self.accuracies = [axes.plot([], [], color=color, linestyle=style)[0] for _, color, style in named]
        self.names = [axes.text(0, 0, name, color=color, va="center", fontsize=12) for name, color, _ in named]
        return self.accuracies, self.names

    def _draw_ratio(self, axes):
        axes.set(yscale="log", ylim=(self.LEAST, self.MOST), title="Update ratio, smoothed (dashed: 1e-3)")
        axes.axhline(1e-3, color=GREY, linestyle="--", linewidth=1.5, zorder=1)
        (self.ratio,) = axes.plot([], [], color=GREEN, linewidth=1.2)
        return self.ratio

    def _draw_weights(self, axes):
        axes.set(title="First-layer weights", xticks=[], yticks=[])
        axes.set_xlabel(f"each square: one of {self.UNITS} hidden units\nred: wants ink,  blue: wants none")
        axes.spines[:].set_visible(False)
        self.weights = axes.imshow(
            np.zeros((35, 71)), cmap=DIVERGING, vmin=-0.6, vmax=0.6, interpolation="nearest", zorder=1
        )  # fmt: skip
        return self.weights

    def update(self, learning_rate, batch_size, l2):
        history = self.trainer.history
        every = 1 + len(self.epochs) // 1500  # more points than that only take time
        ratios = np.log(np.clip(self.ratios, self.LEAST, self.MOST))
        drawn = {self.loss: history.loss, self.smoothed: smooth(history.loss), self.ratio: np.exp(smooth(ratios))}
        for curve, values in drawn.items():
            highest = self.MOST if curve is self.ratio else TOP
            curve.set_data(self.epochs[::every], np.fmin(values, highest)[::every])
        self.invitation.set_visible(not history.loss)
        self._show_accuracies(history)
        first = self.network.layers[0].parameters["weight"]
        self.weights.set_data(tiles(np.nan_to_num(first.T), (8, 8), columns=8))
        return self._sentence(history)

    def _show_accuracies(self, history):
        shares = history.train_accuracy, history.validation_accuracy
        ends = apart([values[-1] if values else 0.5 for values in shares], 0.13, -0.015, 1.045)
        for curve, name, values, end in zip(self.accuracies, self.names, shares, ends, strict=True):
            curve.set_data(range(1, len(values) + 1), values)
            name.set(position=(len(values) + 1, end), visible=bool(values))

    def _sentence(self, history):
        if not history.loss:
            return f"Nothing is learned yet: {self.IMAGES} training images wait, and {self.EPOCHS} epochs."
        if not history.loss[-1] < 1000 or self.ratios[-1] == np.inf:
            return f"After {len(history.loss)} steps the numbers have grown past all bounds: the rate is too high."
        right = [f"{100 * values[-1]:.0f} %" for values in (history.train_accuracy, history.validation_accuracy)]
        return (
            f"After epoch {self.trainer.epoch} ({len(history.loss)} steps) the smoothed loss is "
            f"{smooth(history.loss)[-1]:.2f}; {right[0]} of the training images and {right[1]} of the validation "
            f"images are right; the last step moved the weights by {self.ratios[-1]:.1e} of their length."
        )


FAULTS = {  # name, as in monitoring.FINDINGS: how to make it
    "not learning": {"rate": 3e-5},
    "learning slowly": {"rate": 0.004},
    "stuck high": {"rate": 3},
    "diverged": {"activation": "leaky_relu", "optimizer": "momentum", "rate": 3},
    "noisy": {"rate": 0.2, "batch": 1, "epochs": 4, "images": 250},
    "overfitting": {"images": 40, "batch": 10, "epochs": 60},
}
WORDS = ["?", *FAULTS, "healthy"]


class which_curve(Demo):
    """Which of six curves has which fault?"""

    try_this = "Name all six. Then ask for new runs, until you can do it without a mistake."
    height = 400

    a, b, c, d, e, f = (Choice(f"curve {letter}", WORDS) for letter in "ABCDEF")
    seed = Number("seed", 0, 10**9, 0)

    def draw(self, figure):
        above, below = figure.subplots(2, 6, sharey="row", sharex=True)
        self.curves, self.verdicts = [], []
        for letter, loss, accuracy in zip("ABCDEF", above, below, strict=True):
            loss.set(ylim=(0, TOP + 0.05), yticks=range(4), title=letter, xlim=(0, 1), xticks=[])
            accuracy.set(ylim=(0, 1.04), yticks=(0, 0.5, 1))
            named = (loss, BLUE, "-", 1.2), (accuracy, BLUE, "-", 2.2), (accuracy, RED, "--", 2.2)
            self.curves.append([
                axes.plot([], [], color=color, linestyle=style, linewidth=width)[0]
                for axes, color, style, width in named
            ])  # fmt: skip
            self.verdicts.append(
                accuracy.text(0.5, -0.1, "", transform=accuracy.transAxes, ha="center", va="top", fontsize=12)
            )
        above[0].set_ylabel("loss")
        below[0].set_ylabel("accuracy")
        for axes in below:
            axes.set_xlabel(" ", fontsize=16)  # room for the verdicts
        names = ["training", "validation"]
        figure.legend(self.curves[0][1:], names, loc="outside lower center", ncols=2, frameon=False)
        return self.curves, self.verdicts

    @button("New runs", icon="random")
    def renew(self):
        """Six new runs in a new order, none of them named."""
        self.set(seed=self.controls["seed"].after(self.seed), **dict.fromkeys("abcdef", "?"))

    @button("Show the names", icon="eye")
    def show_names(self):
        """Name all six rightly."""
        self.set(**dict(zip("abcdef", _six(self.seed)[0], strict=True)))

    def ahead(self):
        return [partial(_six, self.controls["seed"].after(self.seed))]

    def update(self, seed, **named):
        faults, histories = _six(seed)
        for curves, history in zip(self.curves, histories, strict=True):
            for curve, values in zip(curves, _drawn(history), strict=True):
                curve.set_data(np.arange(1, len(values) + 1) / len(values), values)
        right = [letter.upper() for letter, fault in zip(named, faults, strict=True) if named[letter] == fault]
        for letter, verdict in zip(named, self.verdicts, strict=True):
            mark, color = ("✓", GREEN) if letter.upper() in right else ("✗", RED)
            verdict.set(text="" if named[letter] == "?" else f"{named[letter]} {mark}", color=color)
        wrong = [letter.upper() for letter, word in named.items() if word != "?" and letter.upper() not in right]
        missing = sum(word == "?" for word in named.values())
        if len(right) == 6:
            return "All 6 curves are named rightly."
        told = [f"{len(right)} of 6 curves are named rightly", f"wrong: {', '.join(wrong)}" if wrong else ""]
        return "; ".join(filter(None, [*told, f"{missing} without a name" if missing else ""])) + "."


def _drawn(history):
    """What is drawn of a run: its losses, even where they leave the picture, and both accuracies."""
    return np.minimum(history.loss, 10 * TOP), history.train_accuracy, history.validation_accuracy


@lru_cache(maxsize=8)
def _six(seed):
    """The faults in the order of their letters, and a run for each of them."""
    rng = np.random.default_rng(seed)
    faults = list(rng.permutation(list(FAULTS)))
    return [str(fault) for fault in faults], [record(int(rng.integers(2**31)), **FAULTS[fault]) for fault in faults]


DEMOS = collect(globals())
