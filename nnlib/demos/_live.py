'''Demo: one question, a few controls, a live picture and a sentence that says what it shows.

A demo is a class whose name is what a notebook calls, in lower case like a function:

>>> import numpy as np
>>> class tangent(Demo):
...     """How steep is a curve at one point?"""
...
...     try_this = "Find the two places where the tangent lies flat."
...     height = 300
...
...     x = Slider("x", -3.0, 3.0, 1.0, step=0.05)
...     curve = Choice("curve", ["sine", "square"])
...
...     def draw(self, figure):
...         axes = figure.subplots()
...         axes.set(xlim=(-3, 3), ylim=(-2, 5), xlabel="x")
...         self.grid = np.linspace(-3, 3, 300)
...         (self.line,) = axes.plot(self.grid, self.grid, color="#0072B2")
...         (self.touching,) = axes.plot([], [], "--", color="#D55E00")
...         (self.point,) = axes.plot([], [], "o", color="#D55E00")
...         return self.line, self.touching, self.point
...
...     def update(self, x, curve):
...         f, slope = (np.sin, np.cos(x)) if curve == "sine" else (np.square, 2 * x)
...         self.line.set_ydata(f(self.grid))
...         self.touching.set_data(self.grid, f(x) + slope * (self.grid - x))
...         self.point.set_data([x], [f(x)])
...         return f"At x = {x:.2f} the {curve} has slope {slope:.2f}."

- The docstring's first line is the question, ``try_this`` one sentence of what to do.
- Controls are attributes (:class:`Slider`, :class:`LogSlider`, :class:`Choice`, :class:`Several`,
  :class:`Checkbox`, :class:`Number`), shown in this order. Their values come to ``update`` by name;
  ``self.x`` reads one, ``self.x = 2`` sets it.
- ``draw(figure)`` runs once: it draws on a Matplotlib Figure what stays and returns the artists that move
  (nested lists will do).
- ``update(**values)`` runs for each new value: it changes artists and returns the *readout*, one full
  sentence with numbers, which is also the picture's alternative text. Changing only the artists that
  ``draw`` returned is fast (blitting: a few ms). Changing anything else too (ticks, a title under what
  moves) is right as well, only slower: the background is then drawn anew. Limits that follow a slider are
  a :class:`nnlib.demos._view.View`. New artists that move: ``self.figure.animate(artist)``; remove the old
  ones. Text written over the axes of moving artists moves for free.
- ``@button("New sample", icon="random")`` above a method makes it a button. It may set controls
  (``self.seed = self.controls["seed"].after(self.seed)``).
- ``extra(self)`` may return one more widget (a drawing canvas, a Box), which stands beside the picture, or
  above it on a narrow page; when it changes, call ``self.refresh()``. Its callbacks are ``weakly(self.method)``, or the
  demo would stay in memory when its cell is run again.
- ``pointed(axes, x, y)`` lets the reader press or drag in the picture: it runs with the place, in the axes' own units,
  and sets controls, which go on working from the keyboard
  (``self.set(x=self.controls["x"].nearest(x))``).
- ``ahead()`` returns what the next choice may need and takes long to make, such as a trained network: cached functions,
  which are called while the picture rests (``[partial(searched, name) for name in self.RANGES]``).
- ``width`` and ``height`` are the picture's size in pixels on the page (900 by 360).
- The module ends with ``DEMOS = collect(globals())``.

The reader's side:

>>> demo = tangent(x=0.0)
>>> demo.readout
'At x = 0.00 the sine has slope 1.00.'
>>> demo.x = 1.0
>>> demo.settings
{'x': 1.0, 'curve': 'sine'}
>>> tangent(**demo.settings).readout == demo.readout
True
>>> demo.reset()
>>> demo
tangent(x=0.0, curve='sine')

A :class:`LiveDemo` runs by itself, and has play / pause, step, start over and reset:

>>> class descent(LiveDemo):
...     """How does the learning rate change the path downhill?"""
...
...     try_this = "Play, then raise the learning rate until the steps leave the valley."
...     steps_per_second = 20
...
...     rate = LogSlider("learning rate", 0.01, 2, 0.1)
...     begin = Slider("start at x", -3.0, 3.0, 2.0, step=0.1, restarts=True)
...
...     def start(self, rate, begin):
...         self.path = [begin]
...         return self.descend()
...
...     def descend(self):
...         for _ in range(100):
...             self.path.append(self.path[-1] - self.rate * 2 * self.path[-1])
...             yield
...
...     def draw(self, figure):
...         axes = figure.subplots()
...         grid = np.linspace(-3, 3)
...         axes.plot(grid, grid**2)
...         (self.track,) = axes.plot([], [], "o-")
...         return self.track
...
...     def update(self, rate, begin):
...         self.track.set_data(self.path, np.square(self.path))
...         return f"After {self.steps_done} steps x is {self.path[-1]:.3f}."

- ``start(**values)`` sets up a run and returns an iterator of its steps (``Trainer.steps(...)`` is one);
  what it yields is not used. It runs before ``draw`` and each time a run begins anew: at *Start over*,
  *Reset*, and when a control with ``restarts=True`` changes. A step that reads ``self.rate`` follows the
  slider while playing.
- ``update`` draws the run as it stands. ``self.steps_done`` counts its steps, ``self.finished`` says
  whether it is over.
- ``steps_per_second`` slows a run down; without it, a run goes as fast as it can.
- From Python: ``play()``, ``pause()``, ``step()``, ``run(100)`` (at once, without an event loop),
  ``start_over()``, ``reset()``.

>>> descent(rate=0.25).run(3).readout
'After 3 steps x is 0.250.'

Callbacks come from more than one thread: ipykernel answers a slider on a thread of its own while a cell runs. So a demo
works on one thing at a time, and a value that arrives meanwhile is drawn next; older ones are dropped, never queued.
'''

from nnlib.demos._controls import Checkbox, Choice, LogSlider, Number, Several, Slider, button
from nnlib.demos._demo import Demo
from nnlib.demos._figure import LiveFigure
from nnlib.demos._livedemo import LiveDemo
from nnlib.demos._widgets import weakly

__all__ = [
    "Checkbox", "Choice", "Demo", "LiveDemo", "LiveFigure", "LogSlider", "Number", "Several", "Slider", "button",
    "collect", "weakly",
]  # fmt: skip


def collect(namespace):
    """A module's demos by name, in the order of their definition: ``DEMOS = collect(globals())`` ends the module."""
    return {
        name: value
        for name, value in namespace.items()
        if isinstance(value, type) and issubclass(value, Demo) and value.__module__ == namespace["__name__"]
    }
