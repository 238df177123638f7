"""Small demos on which the machinery of demos is tested: no neural network, nothing random."""

import time

import numpy as np

from nnlib.demos._live import (
    Checkbox,
    Choice,
    Demo,
    LiveDemo,
    LogSlider,
    Number,
    Several,
    Slider,
    button,
    collect,
)

BLUE, RED, GREEN = "#0072B2", "#D55E00", "#009E73"
CURVES = {
    "sine": (np.sin, np.cos),
    "square": (np.square, lambda x: 2 * x),
    "cube": (lambda x: x**3, lambda x: 3 * x**2),
}


class tangent(Demo):
    """How steep is a curve at one point?"""

    try_this = "Find the two places where the tangent lies flat."

    x = Slider("x", -3.0, 3.0, 1.0, step=0.05)
    curve = Choice("curve", CURVES)

    def draw(self, figure):
        left, right = figure.subplots(1, 2)
        left.set(xlim=(-3, 3), ylim=(-4, 4), xlabel="x", title="the curve and its tangent")
        right.set(xlim=(-3, 3), ylim=(-4, 4), xlabel="x", title="its slope")
        for axes in (left, right):
            axes.grid(alpha=0.3)
        self.grid = np.linspace(-3, 3, 300)
        (self.line,) = left.plot(self.grid, self.grid, color=BLUE)
        (self.touching,) = left.plot([], [], "--", color=RED)
        (self.point,) = left.plot([], [], "o", color=RED, markersize=10)
        (self.slope,) = right.plot(self.grid, self.grid, color=GREEN)
        (self.there,) = right.plot([], [], "o", color=RED, markersize=10)
        return [self.line, self.touching, self.point], [self.slope, self.there]

    def pointed(self, axes, x, y):
        self.x = self.controls["x"].nearest(x)

    def update(self, x, curve):
        f, derivative = CURVES[curve]
        self.line.set_ydata(f(self.grid))
        self.slope.set_ydata(derivative(self.grid))
        self.touching.set_data(self.grid, f(x) + derivative(x) * (self.grid - x))
        self.point.set_data([x], [f(x)])
        self.there.set_data([x], [derivative(x)])
        return f"At x = {x:.2f} the {curve} has slope {derivative(x):.2f}."


class everything(Demo):
    """Does every kind of control find its place?"""

    try_this = "Move anything: the title is not blitted, and follows."

    amplitude = Slider("amplitude", 0.1, 2.0, 1.0, step=0.1, unit="volts")
    waves = Slider("number of waves", 1, 9, 3)
    damping = LogSlider("damping", 1e-3, 1.0, 0.01)
    style = Choice("line style", ["solid", "dashed"])
    color = Choice("color of the line", ["blue", "red", "green", "dark grey", "nearly black"])
    marks = Several("marks", ["start", "middle", "end"], ["start"])
    grid = Checkbox("show the grid", True)
    seed = Number("seed", 0, 10**6, 0)

    def draw(self, figure):
        self.axes = figure.subplots()
        self.axes.set(xlim=(0, 10), ylim=(-2.2, 2.2), xlabel="seconds")
        (self.line,) = self.axes.plot([], [])
        (self.points,) = self.axes.plot([], [], "o", color=RED)
        return self.line, self.points

    def update(self, amplitude, waves, damping, style, color, marks, grid, seed):
        x = np.linspace(0, 10, 300)
        noise = np.random.default_rng(seed).normal(scale=0.02, size=300)
        y = amplitude * np.exp(-damping * x) * np.sin(waves * x) + noise
        self.line.set(data=(x, y), linestyle="-" if style == "solid" else "--")
        self.line.set_color({"blue": BLUE, "red": RED, "green": GREEN}.get(color, "#333333"))
        chosen = [{"start": 0, "middle": 150, "end": 299}[mark] for mark in marks]
        self.points.set_data(x[chosen], y[chosen])
        self.axes.grid(grid)
        self.axes.set_title(f"{waves} waves")
        return f"{waves} waves of at most {np.abs(y).max():.2f} volts, {len(marks)} marks, seed {seed}."

    @button("Another seed", icon="random")
    def another(self):
        self.seed = self.controls["seed"].after(self.seed)


class descent(LiveDemo):
    """How does the learning rate change the path downhill?"""

    try_this = "Play, then raise the learning rate until the steps leave the valley."
    steps_per_second = 40

    rate = LogSlider("learning rate", 0.001, 2, 0.01)
    begin = Slider("start at x", -3.0, 3.0, 2.5, step=0.1, restarts=True)

    def start(self, rate, begin):
        self.path = [begin]
        return self.descend()

    def descend(self):
        for _ in range(1000):
            self.path.append(self.path[-1] - self.rate * 2 * self.path[-1])
            if abs(self.path[-1]) > 1e6:
                raise OverflowError(f"x left the page: {self.path[-1]:.0f}")
            yield

    def draw(self, figure):
        axes = figure.subplots()
        axes.set(xlim=(-3.2, 3.2), ylim=(-0.5, 10), xlabel="x", ylabel="loss")
        grid = np.linspace(-3.2, 3.2, 300)
        axes.plot(grid, grid**2, color=BLUE)
        (self.track,) = axes.plot([], [], "o-", color=RED)
        return self.track

    def update(self, rate, begin):
        self.track.set_data(self.path, np.square(self.path))
        return f"After {self.steps_done} steps with learning rate {rate:g} x is {self.path[-1]:.3f}."


class counting(LiveDemo):
    """How far can it count?"""

    try_this = "Play: every millisecond is one step."

    end = Slider("end", 1, 100_000, 100_000, restarts=True)

    def start(self, end):
        return (time.sleep(0.001) for _ in range(end))

    def draw(self, figure):
        axes = figure.subplots()
        axes.set(xlim=(0, 5000), ylim=(0, 1), yticks=[])
        (self.bar,) = axes.barh(0.5, 0, 0.5)
        return self.bar

    def update(self, end):
        self.bar.set_width(self.steps_done)
        return f"Counted to {self.steps_done} of {end}."


DEMOS = collect(globals())
