"""Demos of notebook 00: a network learns to read digits, then reads yours."""

from functools import cache, partial

import ipycanvas
import numpy as np
from PIL import Image, ImageDraw

from nnlib import Trainer, datasets, losses, mlp, optimizers
from nnlib.demos._live import Choice, Demo, LiveDemo, LogSlider, Number, Slider, button, collect, weakly
from nnlib.monitoring import confusion_matrix
from nnlib.networks import labels_of
from nnlib.plots import BLACK, BLUE, DIVERGING, GREEN, GREY, RED, tiles
from nnlib.regularization import L2
from nnlib.schedules import CosineDecay

EPOCHS = 30


def new_trainer(hidden=100, learning_rate=0.1, seed=0):
    """The run of notebook 00: one hidden layer, and how it learns."""
    return Trainer(
        mlp([64, hidden, 10], seed=seed), losses.SoftmaxCrossEntropy(), optimizers.Momentum(learning_rate),
        penalty=L2(0.005), schedule=CosineDecay(learning_rate, EPOCHS), seed=seed,
    )  # fmt: skip


class training(LiveDemo):
    """Can a network learn to read handwritten digits?"""

    try_this = (
        "Press Play and watch. Then leave it 5 hidden units: which digits can it still tell apart? "
        "And 100 again, at a learning rate of 2?"
    )
    height = 492
    steps_per_second = 60  # on its own it would be over in a blink

    learning_rate = LogSlider("learning rate", 0.001, 10, 0.1)
    hidden = Slider("hidden units", 1, 100, 100, restarts=True)
    seed = Number("seed", 0, 10**9, 0, restarts=True)

    SHOWN = 14  # validation images whose guesses are shown

    def start(self, learning_rate, hidden, seed):
        self.data, self.trainer = datasets.digits(), new_trainer(hidden, learning_rate, seed)
        return self._learn()

    def _learn(self):
        steps = self.trainer.steps(*self.data.train, EPOCHS, self.data.validation)
        while True:
            self.trainer.schedule = CosineDecay(self.learning_rate, EPOCHS)
            if next(steps, None) is None:
                return
            yield

    def draw(self, figure):
        figure.set_layout_engine("none")

        def panel(left, top, width, height, **settings):
            place = left / self.width, 1 - (top + height) / self.height, width / self.width, height / self.height
            return figure.add_axes(place, **settings)

        return (
            self._draw_loss(panel(52, 32, 222, 112, title="Loss")),
            self._draw_accuracy(panel(52, 190, 222, 112, title="Validation accuracy")),
            self._draw_weights(panel(318, 32, 270, 270, title="First-layer weights")),
            self._draw_matrix(panel(630, 32, 270, 270, title="Confusion matrix")),
            self._draw_guesses(panel(20, 402, 860, 54, title="The first validation images, and what it says")),
        )

    def _draw_loss(self, axes):
        axes.set(xlim=(0, EPOCHS), ylim=(0, 3.2), yticks=range(4), xticks=range(0, 31, 10), xticklabels=[])
        (self.loss,) = axes.plot([], [], color=BLUE, linewidth=1.5)
        self.invitation = axes.text(EPOCHS / 2, 1.6, "press Play", color=GREY, ha="center", va="center")
        return self.loss, self.invitation

    def _draw_accuracy(self, axes):
        axes.set(xlim=(0, EPOCHS), ylim=(0, 1), yticks=(0, 0.5, 1), xticks=range(0, 31, 10), xlabel="epoch")
        (self.accuracy,) = axes.plot([], [], "o-", color=RED, markersize=4, clip_on=False)
        return self.accuracy

    def _draw_weights(self, axes):
        axes.set(xticks=[], yticks=[], xlabel="each square: one hidden unit\nred: wants ink,  blue: wants none")
        axes.spines[:].set_visible(False)
        self.weights = axes.imshow(
            np.zeros((1, 1)), cmap=DIVERGING, vmin=-0.6, vmax=0.6, extent=(0, 1, 1, 0), interpolation="nearest",
            zorder=1,
        )  # fmt: skip
        return self.weights

    def _draw_matrix(self, axes):
        axes.set(xlim=(-0.6, 9.6), ylim=(9.6, -0.6), xticks=range(10), yticks=range(10))
        axes.set(xlabel="what the network says\n(gray: right,  red: wrong)", ylabel="true digit")
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        rows, columns = np.indices((10, 10))
        colors = np.where(rows == columns, GREY, RED).ravel()
        self.matrix = axes.scatter(columns, rows, s=0, c=colors, marker="s", linewidths=0)
        return self.matrix

    def _draw_guesses(self, axes):
        axes.set_axis_off()
        shown = self.data.validation.X[: self.SHOWN]
        axes.imshow(tiles(shown, (8, 8), columns=self.SHOWN, gap=4), cmap="gray_r", vmin=0, vmax=1)
        places = [(12 * i + 3.5, 8.4) for i in range(self.SHOWN)]
        self.guesses = [axes.text(*place, "", ha="center", va="top", fontsize=14) for place in places]
        return self.guesses

    def update(self, learning_rate, hidden, seed):
        network, history, (X, y) = self.trainer.network, self.trainer.history, self.data.validation
        with np.errstate(all="ignore"):  # far too high a learning rate ends in numbers that are none
            guesses = labels_of(network.forward(X))
        guessed = guesses >= 0
        steps_per_epoch = -(-len(self.data.train.X) // self.trainer.batch_size)
        seen = np.fmin(history.loss, 3.15)  # a loss that is off the scale, or no number, runs along the top
        self.loss.set_data(np.arange(history.iterations) / steps_per_epoch, seen)
        self.invitation.set_visible(not history.loss)
        self.accuracy.set_data(range(1, history.epochs + 1), history.validation_accuracy)
        self.weights.set_data(_square(dict(network.named_parameters())["0.weight"].T))
        counts = confusion_matrix(y[guessed], guesses[guessed], classes=10) if guessed.any() else np.zeros(100)
        self.matrix.set_sizes(6 * counts.ravel())
        for text, guess, true in zip(self.guesses, guesses, y, strict=False):
            named = f"{guess}" if guess >= 0 else "?"
            text.set(text=named if guess == true else f"{named} ✗", color=GREEN if guess == true else RED)
        return self._sentence(int((guesses == y).sum()), len(y))

    def _sentence(self, right, images):
        score = f"{right} of {images} validation images right"
        if not self.steps_done:
            return f"Untrained, the network gets {score}: a guess would get about {images // 10}."
        loss = self.trainer.history.loss[-1]
        if not loss < 100:
            return f"The loss is {loss:.3g}: the steps are far too long. The network gets {score}."
        state = f"After all {EPOCHS} epochs" if self.finished else f"In epoch {self.trainer.epoch + 1} of {EPOCHS}"
        return f"{state} ({self.steps_done} steps) the network gets {score}; the loss is {loss:.2f}."


class drawing(Demo):
    """Can it read your handwriting?"""

    try_this = "Draw a 7 with a bar through it, then one without. Then let the network learn from MNIST too."
    width, height = 640, 300

    image = Slider("or pick a test image", 0, 359, 0)
    learned = Choice("the network learned from", ["digits", "digits and MNIST"])

    SIDE, PEN = 272, 20  # of the canvas, in pixels

    def draw(self, figure):
        self.test, self.strokes, self.pen_is_down = datasets.digits().test, [], False
        seen, said = figure.subplots(1, 2, width_ratios=(1, 1.25))
        seen.set(title="What the network sees", xlabel="64 numbers from 0 to 16", xticks=[], yticks=[])
        self.seen = seen.imshow(np.zeros((8, 8)), cmap="gray_r", vmin=0, vmax=16, zorder=1)
        places = [(column, row) for row in range(8) for column in range(8)]
        self.numbers = [seen.text(*place, "", ha="center", va="center", fontsize=11) for place in places]
        seen.spines[:].set(visible=True, color=GREY)
        said.set(title=" ", xlabel="probability of each digit", xticks=range(10), yticks=[], ylim=(0, 1.1))
        said.spines["left"].set_visible(False)
        self.said = said
        self.bars = said.bar(range(10), np.zeros(10))
        self.shares = [said.text(digit, 0, "", ha="center", va="bottom", fontsize=11) for digit in range(10)]
        return self.seen, self.numbers, list(self.bars), self.shares

    def extra(self):
        self.canvas = canvas = ipycanvas.Canvas(width=self.SIDE, height=self.SIDE)
        put_down, move, lift = weakly(self._put_pen_down), weakly(self._move_pen), weakly(self._lift_pen)
        canvas.on_client_ready(weakly(self._prepare_canvas))
        canvas.on_mouse_down(put_down)
        canvas.on_mouse_move(move)
        canvas.on_mouse_up(lift)
        canvas.on_mouse_out(lift)
        canvas.on_touch_start(lambda touches: put_down(*touches[0]))
        canvas.on_touch_move(lambda touches: move(*touches[0]))
        canvas.on_touch_end(lift)
        self.canvas_is_there = False
        return canvas

    def update(self, image, learned):
        drawn = bool(self.strokes)
        features = datasets.as_digit(_picture(self.strokes)) if drawn else self.test.X[image]
        probabilities = _reader(learned).predict_proba(features[None])[0]
        self._show_seen(np.round(16 * features).astype(int))
        best, second = np.argsort(probabilities)[:-3:-1]
        self.said.title.set_text(f"It says {best}")
        for digit, (bar, text, share) in enumerate(zip(self.bars, self.shares, probabilities, strict=True)):
            bar.set(height=share, color=RED if digit == best else BLUE)
            text.set(y=share + 0.01, text=f"{share:.0%}" if share >= 0.005 else "")
        what = "your drawing" if drawn else f"test image {image}, in truth {self.test.y[image]},"
        return (
            f"The network reads {what} as {best} with probability {probabilities[best]:.2f}; "
            f"its second choice is {second} with {probabilities[second]:.2f}."
        )

    def ahead(self):
        return [partial(_reader, learned) for learned in self.controls["learned"].options]

    @property
    def code(self):
        """The line that makes this demo as it stands, with the drawing."""
        strokes = [[(round(x), round(y)) for x, y in stroke] for stroke in self.strokes]
        return super().code + (f".write({strokes})" if strokes else "")

    def write(self, strokes):
        """Draw strokes, each a sequence of (x, y) in pixels from the canvas's upper left corner."""
        self.strokes = [[tuple(point) for point in stroke] for stroke in strokes]
        self._paint()
        self.refresh()
        return self

    @button("Erase", icon="eraser")
    def erase(self):
        """Back to the test image."""
        self.write([])

    def reset(self):
        """Back to the settings that the demo began with, and to an empty canvas."""
        with self._turns:
            super().reset()
            self.write([])

    # Inside

    def _changed(self, change):
        if change.owner is self._widgets["image"]:
            self.strokes = []
            self._paint()
        super()._changed(change)

    def _show_seen(self, counts):
        self.seen.set_data(counts.reshape(8, 8))
        for text, count in zip(self.numbers, counts, strict=True):
            text.set(text=f"{count or ''}", color="white" if count > 8 else BLACK)

    def _put_pen_down(self, x, y):
        if not self.strokes:
            self.canvas.clear()
        self.pen_is_down = True
        self.strokes = [*self.strokes, [(x, y)]]
        self._paint_line((x, y), (x, y))

    def _move_pen(self, x, y):
        if self.pen_is_down:
            self._paint_line(self.strokes[-1][-1], (x, y))
            self.strokes = [*self.strokes[:-1], [*self.strokes[-1], (x, y)]]
            if self.figure.ready:
                self.refresh()

    def _lift_pen(self, *place):
        if self.pen_is_down:
            self.pen_is_down = False
            self.refresh()

    def _prepare_canvas(self):
        """A page shows the canvas, perhaps not for the first time; before, nothing may be sent to it."""
        self.canvas_is_there = True
        self.canvas._canvas_manager._current_canvas = None  # ipycanvas issue 322: a new page does not know it
        self.canvas.line_width, self.canvas.line_cap = self.PEN, "round"
        self.canvas.font, self.canvas.text_align = "18px sans-serif", "center"
        self._paint()

    def _paint(self):
        if not self.canvas_is_there:
            return
        with ipycanvas.hold_canvas():
            self.canvas.clear()
            if not self.strokes:
                self.canvas.fill_style = GREY
                self.canvas.fill_text("Draw a digit here", self.SIDE / 2, self.SIDE / 2)
            for stroke in self.strokes:
                for start, end in zip(stroke, stroke[1:] or stroke, strict=False):
                    self._paint_line(start, end)

    def _paint_line(self, start, end):
        self.canvas.stroke_line(*start, *end)


@cache
def _reader(learned):
    """The network of notebook 00, trained on the digits, or on MNIST's in the same form as well."""
    trainer, (X, y) = new_trainer(), datasets.digits().train
    if learned == "digits and MNIST":
        mnist = datasets.mnist5k()
        others = [datasets.as_digit(image.reshape(mnist.image_shape)) for image in mnist.train.X]
        X, y = np.concatenate([X, others]), np.concatenate([y, mnist.train.y])
    trainer.fit(X, y, EPOCHS, progress=False)
    return trainer.network


def _picture(strokes, size=160, pen=28):
    """Strokes as a picture (height, width) of about that size, whatever their own."""
    points = np.concatenate(strokes)
    corner, extent = points.min(axis=0), np.ptp(points, axis=0).max()
    image = Image.new("L", (size + 2 * pen, size + 2 * pen))
    ink = ImageDraw.Draw(image)
    for stroke in strokes:
        path = (np.asarray(stroke) - corner) * size / max(extent, size / 4) + pen
        ink.line([tuple(point) for point in path], fill=255, width=pen, joint="curve")
        for x, y in path[[0, -1]]:
            ink.circle((x, y), pen / 2, fill=255)
    return np.asarray(image)


def _square(images):
    """Weights (units, 64) as one picture of square shape, whatever their number."""
    columns = int(np.ceil(np.sqrt(len(images))))
    sheet = np.full((9 * columns - 1, 9 * columns - 1), np.nan)
    drawn = tiles(images, (8, 8), columns=columns)
    sheet[: len(drawn)] = drawn
    return sheet


DEMOS = collect(globals())
