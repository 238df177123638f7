"""Demos of notebook 11: a learning rate that falls while a network trains, beside one that stays."""

import numpy as np

from nnlib import Trainer, datasets, losses, mlp, optimizers
from nnlib.demos._live import Choice, LiveDemo, LogSlider, Slider, collect
from nnlib.demos._view import View
from nnlib.plots import BLUE, RED, apart
from nnlib.schedules import CosineDecay, ExponentialDecay, InverseTimeDecay, StepDecay, Warmup


class schedules(LiveDemo):
    """Does a learning rate that falls end lower than one that stays?"""

    try_this = (
        "Choose cosine with a pace of 12, and press Start over and Play. Then double the initial rate: what "
        "becomes of the constant one, and what of the one that falls?"
    )
    height = 400
    steps_per_second = 200  # on its own it would be over in a blink

    shape = Choice("schedule", ["step decay", "exponential", "1/t", "cosine"])
    pace = Slider("pace", 1, 12, 3, unit="epochs")  # to a fall, to half of the rate, or to 0
    factor = Slider("step factor", 0.1, 0.9, 0.5, step=0.05)
    warmup = Slider("warm-up", 0.0, 4.0, 0.0, step=0.5, unit="epochs")
    initial = LogSlider("initial rate", 0.01, 0.5, 0.1, restarts=True)

    EPOCHS, BATCH = 12, 32
    LOWEST, HIGHEST = 3e-3, 5.0  # of the losses that are shown
    MEMORY = 0.98  # of the running mean that is drawn

    def start(self, shape, pace, factor, warmup, initial):
        self.data = datasets.mnist5k()
        self.pair = mlp([784, 30, 10], members=2)
        self.pair.parameters[1] = self.pair.parameters[0]  # both from one start
        self.steps_per_epoch = -(-len(self.data.train.y) // self.BATCH)
        self.epochs, self.rates, self.losses, self.accuracies = [], [], [], ()
        self.trainer = Trainer(
            self.pair, losses.SoftmaxCrossEntropy(), optimizers.Momentum(initial), schedule=self._both,
            batch_size=self.BATCH,
        )  # fmt: skip
        return self._learn()

    def _both(self, epoch):
        """The rates of the two networks: by the controls as they stand, and the constant one."""
        settings = self.settings
        self.epochs.append(epoch)
        self.rates.append(_schedule(**settings)(epoch))
        return np.array([self.rates[-1], settings["initial"]])

    def _learn(self):
        for step in self.trainer.steps(*self.data.train, self.EPOCHS, self.data.validation):
            mean = self.losses[-1] if self.losses else step.loss
            self.losses.append(self.MEMORY * mean + (1 - self.MEMORY) * step.loss)
            if step.end_of_epoch:
                self.accuracies = tuple(100 * step.validation_accuracy)
            yield

    def draw(self, figure):
        rate, loss = figure.subplots(1, 2, width_ratios=(1, 1.2))
        rate.set(xlim=(0, self.EPOCHS), xlabel="epoch    (line: so far, dots: to come)", title="Learning rate")
        loss.set(xlim=(0, 1.3 * self.EPOCHS), ylim=(self.LOWEST, self.HIGHEST), yscale="log", xlabel="epoch")
        loss.set(title="Training loss, running mean", yticks=(0.01, 0.1, 1), yticklabels=("0.01", "0.1", "1"))
        for axes in (rate, loss):
            axes.set_xticks(range(0, self.EPOCHS + 1, 3))
        self.grid = np.linspace(0, self.EPOCHS, 601)
        self.view = View(rate, up=np.array([0, 0.5, 1]) / 1.12, widest="0.0000")
        moved = {"transform": self.view.transform}
        (self.plan,) = rate.plot([], [], ":", color=BLUE, **moved)
        (self.constant,) = rate.plot([0, self.EPOCHS], 2 * [1 / 1.12], "--", color=RED)
        (self.used,) = rate.plot([], [], "-", color=BLUE, **moved)
        (self.now,) = rate.plot([], [], "o", color=BLUE, markersize=9, clip_on=False, zorder=4, **moved)
        named = ("falling", BLUE, "-"), ("constant", RED, "--")
        self.curves = [loss.plot([], [], color=color, linestyle=style)[0] for _, color, style in named]
        self.names = [loss.text(0, 0, name, color=color, va="center", fontsize=12) for name, color, _ in named]
        return self.plan, self.constant, self.used, self.now, self.view.artists, self.curves, self.names

    def update(self, **settings):
        planned, initial = _schedule(**settings), settings["initial"]
        self.view.set(ylim=(0, 1.12 * initial))
        here, rate = (self.epochs[-1], self.rates[-1]) if self.epochs else (0.0, planned(0))
        self.plan.set_data(self.grid, np.where(self.grid >= here, planned(self.grid), np.nan))
        self.used.set_data(self.epochs, self.rates)
        self.now.set_data([here], [rate])
        self._draw_losses()
        how = _described(**settings)
        if not self.losses:
            return f"The rate begins at {rate:g}, {how}, and ends at {planned(self.EPOCHS):.2g}."
        falling, constant = self.losses[-1]
        read = "; of new images they read {:.1f} % and {:.1f} %".format(*self.accuracies) if self.accuracies else ""
        return (
            f"After {self.steps_done / self.steps_per_epoch:.1f} epochs the falling rate is {rate:.2g} ({how}) and the "
            f"training loss {falling:.2g}; at a constant {initial:g} the loss is {constant:.2g}{read}."
        )

    def _draw_losses(self):
        epochs = np.arange(1, len(self.losses) + 1) / self.steps_per_epoch
        for curve, losses_ in zip(self.curves, np.transpose(self.losses) if self.losses else ([], []), strict=True):
            curve.set_data(epochs, losses_)
        ends = np.log10(np.clip(self.losses[-1] if self.losses else (1, 1), 1.4 * self.LOWEST, 0.7 * self.HIGHEST))
        low, high = np.log10([self.LOWEST, self.HIGHEST])
        for name, end in zip(self.names, apart(ends, 0.06 * (high - low), low, high), strict=True):
            name.set(position=(epochs[-1] + 0.3 if self.losses else 0, 10**end), visible=bool(self.losses))


def _schedule(shape, initial, pace, factor, warmup):
    """The schedule that the controls describe."""
    falling = {
        "step decay": StepDecay(initial, factor, pace),
        "exponential": ExponentialDecay(initial, np.log(2) / pace),
        "1/t": InverseTimeDecay(initial, 1 / pace),
        "cosine": CosineDecay(initial, pace),
    }[shape]
    return Warmup(falling, warmup) if warmup else falling


def _described(shape, initial, pace, factor, warmup):
    """The same in words."""
    epochs = "every epoch" if pace == 1 else f"every {pace} epochs"
    within = "in 1 epoch" if pace == 1 else f"in {pace} epochs"
    falls = {
        "step decay": f"times {factor:g} {epochs}",
        "exponential": f"halved {epochs}",
        "1/t": f"halved {within}, then ever slower",
        "cosine": f"down to 0 {within}",
    }[shape]
    return f"after a rise over {warmup:g} epochs {falls}" if warmup else falls


DEMOS = collect(globals())
