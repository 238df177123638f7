"""Demos of notebook 04: what each step does to a cloud of points, and what is left of a digit."""

import numpy as np

from nnlib import datasets
from nnlib.demos._live import Choice, Demo, LogSlider, Slider, collect
from nnlib.demos._words import signed
from nnlib.plots import BLACK, BLUE, DIVERGING, GREY, LIGHT, PALE, RED, tiles
from nnlib.preprocessing import PCA, MeanCenterer, Standardizer, Whitener


class pipeline(Demo):
    """What does each step of preprocessing do to the data, and to the way down for the weights?"""

    try_this = (
        "Go through the steps one by one. Then set the angle to 0: which two steps now do the same, and why? "
        "At last raise the offset with the original data and watch the way down."
    )
    height = 430

    STEPS = {
        "original": None, "centered": MeanCenterer, "standardized": Standardizer, "decorrelated": PCA,
        "whitened": lambda: Whitener(epsilon=1e-9),
    }  # fmt: skip

    step = Choice("step", list(STEPS))
    angle = Slider("angle of the cloud", 0, 90, 30, unit="degrees")
    stretch = Slider("stretch: long side by short side", 1.0, 10.0, 3.0, step=0.5)
    offset = Slider("offset from 0", 0.0, 4.0, 3.0, step=0.1)

    LONG = 1.6  # standard deviation along the cloud's long side
    REACH = 8.5
    MOST = 100  # steps of a path that are drawn

    def draw(self, figure):
        cloud, valley = figure.subplots(1, 2)
        reach = self.REACH
        for axes in (cloud, valley):
            axes.set(aspect="equal")
            axes.axhline(0, color=PALE, linewidth=1, zorder=0)
            axes.axvline(0, color=PALE, linewidth=1, zorder=0)
        cloud.set(xlim=(-reach, reach), ylim=(-reach, reach), xlabel="feature 1", ylabel="feature 2")
        cloud.set(xticks=range(-8, 9, 4), yticks=range(-8, 9, 4))
        cloud.set_title("The data; gray: the original", zorder=-1)
        valley.set(xlim=(-1.15, 1.15), ylim=(-1.15, 1.15), xticks=[], yticks=[])
        valley.set(xlabel="weight 1, from the best one", ylabel="weight 2, from the best one")
        valley.set_title("The loss, and the way down", zorder=-1)
        points = np.random.default_rng(0).normal(size=(250, 2))
        self.round = Whitener(epsilon=1e-9).fit_transform(points)  # exactly round: the sliders' numbers are then right
        (self.before,) = cloud.plot([], [], "o", color=LIGHT, markersize=3.5, zorder=1)
        (self.now,) = cloud.plot([], [], "o", color=BLUE, markersize=4, alpha=0.6, zorder=2)
        self.axes = [cloud.plot([], [], style, color=RED, linewidth=3, zorder=3)[0] for style in ("-", "--")]
        self.rings = [valley.plot([], [], color=GREY, linewidth=1.2)[0] for _ in range(4)]
        (self.path,) = valley.plot([], [], "o-", color=RED, markersize=4, linewidth=1.3)
        valley.plot(0, 0, "*", color=BLACK, markersize=14)
        return self.before, self.now, self.axes, self.rings, self.path

    def update(self, step, angle, stretch, offset):
        turn = np.radians(angle)
        across = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        away = offset * np.array([np.cos(np.radians(60)), np.sin(np.radians(60))])
        X = self.round * [self.LONG, self.LONG / stretch] @ across + away
        Z = X if step == "original" else self.STEPS[step]().fit_transform(X)
        self.before.set_data(*X.T)
        self.now.set_data(*Z.T)
        self._place_axes(Z)
        condition, steps = self._descend(Z)
        spread, together = Z.std(axis=0), np.corrcoef(Z.T)[0, 1]
        means = " and ".join(signed(mean) for mean in Z.mean(axis=0))
        steep = f"{condition:.3g} times as steep in one direction as in the other"
        steep = steep if condition > 1.005 else "equally steep all around"
        return (
            f"{step.capitalize()}: means {means}, standard deviations {spread[0]:.1f} and {spread[1]:.1f}, "
            f"correlation {signed(together)}. The loss is {steep}, and the "
            f"way down takes {steps} {'step' if steps == 1 else 'steps'}."
        )

    def _place_axes(self, Z):
        """The principal directions, from the mean, two standard deviations long."""
        pca = PCA().fit(Z)
        for line, direction, variance in zip(self.axes, pca.components_, pca.variance_, strict=True):
            ends = pca.mean_ + 2 * np.sqrt(variance) * np.outer([-1, 1], direction)
            line.set_data(*ends.T)

    def _descend(self, Z):
        """Rings of equal loss and the path of gradient descent at its best rate: (condition number, steps to 1 %)."""
        steepness, directions = np.linalg.eigh(Z.T @ Z / len(Z))
        directions = directions * np.where(directions[0] > 0, -1, 1)  # always start on the left
        condition = max(1.0, steepness[1] / steepness[0])
        sides = np.array([1, 1 / np.sqrt(condition)])  # of a ring: long where the loss is flat
        around = np.linspace(0, 2 * np.pi, 200)
        for line, size in zip(self.rings, (0.25, 0.5, 0.75, 1.0), strict=True):
            line.set_data(*(directions * size * sides @ [np.cos(around), np.sin(around)]))
        shrinks = (condition - 1) / (condition + 1)  # by this factor in each step
        steps = 1 if shrinks < 0.01 else int(np.ceil(np.log(0.01) / np.log(shrinks)))
        times = np.arange(min(steps, self.MOST) + 1)[:, None]
        self.path.set_data(*(directions @ (0.64 * sides * np.array([shrinks, -shrinks]) ** times).T))
        return condition, steps


class eigendigits(Demo):
    """How few numbers describe a digit, and what does whitening make of it?"""

    try_this = (
        "Lower the number of components until you can no longer read the digit. Then keep all 64 and lower epsilon: "
        "what fills the whitened image?"
    )
    height = 440

    components = Slider("components", 1, 64, 12)
    epsilon = LogSlider("epsilon of whitening", 1e-7, 1, 1e-2)
    image = Slider("test image", 0, 99, 4)

    COLUMNS = 22

    def draw(self, figure):
        self.data = datasets.digits()
        self.pca = PCA().fit(self.data.train.X)
        self.projected = self.pca.transform(self.data.test.X)
        self.kept = np.concatenate([[0], self.pca.variance_ratio_.cumsum()])
        self.weak = self.kept[:-1] >= 0.99  # the directions that hold the last 1 % of the variance
        upper, lower = figure.subfigures(2, 1, height_ratios=(1.5, 1))
        *pictures, curve = upper.subplots(1, 4, width_ratios=(1, 1, 1, 1.5))
        self.original, self.rebuilt, self.whitened = (
            self._picture(axes, title, **style)
            for axes, title, style in zip(
                pictures,
                ("Original", "Rebuilt", "Whitened"),
                (*2 * [{"cmap": "gray_r", "vmin": 0, "vmax": 1}], {"cmap": DIVERGING}),
                strict=True,
            )
        )
        curve.plot(np.arange(65), 100 * self.kept, color=GREY)
        (self.point,) = curve.plot([], [], "o", color=RED, markersize=10, clip_on=False)
        curve.set(xlim=(0, 64), ylim=(0, 104), xticks=(0, 16, 32, 48, 64), xlabel="components")
        curve.set_title("Variance kept, %", zorder=-1)
        self._draw_sheet(lower.subplots())
        return self.original, self.rebuilt, self.whitened, self.point, self.veil

    def _picture(self, axes, title, **style):
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
        axes.set_title(title, zorder=-1)
        return axes.imshow(np.zeros((8, 8)), interpolation="nearest", **style)

    def _draw_sheet(self, axes):
        """All eigendigits side by side; a veil lies over those that are left out."""
        largest = np.abs(self.pca.components_).max(axis=1, keepdims=True)
        sheet = tiles(self.pca.components_ / largest, (8, 8), self.COLUMNS)
        axes.imshow(sheet, cmap=DIVERGING, vmin=-1, vmax=1, interpolation="nearest")
        axes.set_title("The components as images; pale: left out", zorder=-1)
        axes.set_axis_off()
        self.veil = axes.imshow(np.zeros((*sheet.shape, 4)), interpolation="nearest")
        self.place = tiles(np.repeat(np.arange(64.0)[:, None], 64, axis=1), (8, 8), self.COLUMNS)

    def update(self, components, epsilon, image):
        numbers = np.where(np.arange(64) < components, self.projected[image], 0)
        rebuilt = self.pca.inverse_transform(numbers[None])[0]
        scaled = numbers / np.sqrt(self.pca.variance_ + np.float32(epsilon))
        whitened = scaled @ self.pca.components_
        self.original.set_data(self.data.test.X[image].reshape(8, 8))
        self.rebuilt.set_data(rebuilt.reshape(8, 8))
        self.whitened.set_data(whitened.reshape(8, 8))
        self.whitened.set_clim(-np.abs(whitened).max(), np.abs(whitened).max())
        self.point.set_data([components], [100 * self.kept[components]])
        veil = np.ones((*self.place.shape, 4))
        veil[..., 3] = 0.8 * (self.place >= components)
        self.veil.set_data(veil)
        error = np.abs(rebuilt - self.data.test.X[image]).mean()
        noise = np.sum(scaled[self.weak] ** 2) / np.sum(scaled**2)
        return (
            f"{components} of 64 components keep {100 * self.kept[components]:.1f} % of the variance; a pixel of the "
            f"rebuilt {self.data.test.y[image]} is off by {error:.2f} on average. The weakest directions, which hold "
            f"the last 1 % of the variance, make up {100 * noise:.0f} % of the whitened image."
        )


DEMOS = collect(globals())
