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

import asyncio
import html
import itertools
import threading
import time
import weakref
from contextlib import contextmanager

import ipywidgets

from nnlib import _cells, _checks
from nnlib.demos import _widgets
from nnlib.demos._controls import Checkbox, Choice, Control, LogSlider, Number, Several, Slider, button
from nnlib.demos._figure import LiveFigure
from nnlib.demos._widgets import weakly

__all__ = [
    "Checkbox", "Choice", "Demo", "LiveDemo", "LiveFigure", "LogSlider", "Number", "Several", "Slider", "button",
    "collect", "weakly",
]  # fmt: skip


class Demo:
    """One question that a reader answers by moving controls; see the module's text for how to write one.

    Parameters
    ----------
    **settings
        The controls' values to start with, by name.

    Attributes
    ----------
    settings : dict
        The controls' values now: ``type(demo)(**demo.settings)`` is the same demo again.
    readout : str
        What the picture shows, in words.
    figure : LiveFigure
    widget : ipywidgets widget
        All of it, for a layout of your own.

    Raises
    ------
    TypeError
        For a setting that the demo does not have.
    ValueError
        For a value that the control does not accept.
    """

    width, height = 900, 360
    try_this = ""
    controls = {}
    buttons = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        own = vars(cls).items()
        cls.controls = cls.controls | {name: value for name, value in own if isinstance(value, Control)}
        cls.buttons = cls.buttons | {name: value.button for name, value in own if hasattr(value, "button")}
        if "update" in vars(cls) and not (cls.__doc__ and cls.try_this and (cls.controls or cls.buttons)):
            raise TypeError(f"{cls.__name__} needs a docstring (its question), try_this and at least one control")

    def __init__(self, **settings):
        self._lock, self._depth, self._stale = threading.RLock(), 0, threading.Event()
        self._initial = {name: control.value for name, control in self.controls.items()} | self._checked(settings)
        labels = [control.description for control in self.controls.values()]
        width = f"{max(map(len, labels), default=0) * 0.56 + 0.6:.1f}em"
        self._widgets = {name: self.controls[name].labelled(value, width) for name, value in self._initial.items()}
        self.figure = LiveFigure(self.width, self.height)
        with self._turn():
            self._prepare()
            self.figure.animate(self.draw(self.figure.figure))
            self._widget = self._laid_out()
            self._stale.set()
        for widget in self._widgets.values():
            widget.observe(weakly(self._changed), names="value")
        if type(self).pointed is not Demo.pointed:
            self.figure.on_point(weakly(self._pointed))
        _answer_while_cells_run(self._widget)
        _widgets.own(self, self._widget)

    # What a demo's author writes

    def draw(self, figure):
        """Draw what stays; return the artists that move."""

    def update(self, **values):
        """Move the artists; return the readout."""
        raise NotImplementedError

    def extra(self):
        """One more widget, or None."""

    def pointed(self, axes, x, y):
        """The reader points at a place of these axes, in their own units: set the controls that stand for it."""

    # What a reader uses

    @property
    def question(self):
        """The question that the demo answers."""
        return self.__doc__.strip().partition("\n")[0]

    @property
    def readout(self):
        """What the picture shows, in words."""
        return self.figure.readout

    @property
    def settings(self):
        """The controls' values now, by name."""
        return {name: self.controls[name].read(widget.value) for name, widget in self._widgets.items()}

    def set(self, **settings):
        """Set several controls at once; nothing changes if one of the values is not accepted."""
        settings = self._checked(settings)
        with self._turn():
            for name, value in settings.items():
                self._widgets[name].value = value

    def reset(self):
        """Back to the settings that the demo began with."""
        self.set(**self._initial)

    def refresh(self):
        """Draw the demo as it stands now."""
        self._stale.set()
        self._draw_newest()

    @property
    def widget(self):
        """All of it, for a layout of your own: the cell that asks for it shows the demo."""
        _widgets.show(self)
        return self._widget

    def leave(self):
        """The cell that showed the demo was run again, and shows another."""

    def close(self):
        """Take the demo off the page for good."""
        _cells.close(self._widget)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.settings.items())})"

    def _repr_mimebundle_(self, include=None, exclude=None):
        if self._widget.comm is None:
            return {"text/plain": f"This demo is closed; {self!r} makes it anew."}, {}
        with self._lock:
            data, metadata = self.figure.mimebundle()
        data["text/plain"] = f"{self.question}\n{self.readout}"
        return self.widget._repr_mimebundle_() | data, metadata

    # Inside

    def _checked(self, settings):
        for name in settings:
            if name not in self.controls:
                known = ", ".join(self.controls) or "none"
                raise TypeError(f"{type(self).__name__} has no setting {name!r}; its settings: {known}")
        return {name: self.controls[name].checked(value) for name, value in settings.items()}

    def _prepare(self):
        """What must be there before anything is drawn."""

    def _changed(self, change):
        self.refresh()

    def _pointed(self, axes, x, y):
        with self._turn():
            self.pointed(axes, x, y)
            self._stale.set()

    @contextmanager
    def _turn(self):
        """Work on the demo, one at a time; then draw what is newest."""
        with self._lock:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
        self._draw_newest()

    def _draw_newest(self):
        """Draw until nothing newer waits, unless someone is at work already: then they do."""
        while self._stale.is_set() and self._lock.acquire(blocking=False):
            try:
                if self._depth:
                    return
                self._depth += 1
                try:
                    self._stale.clear()
                    self._show()
                finally:
                    self._depth -= 1
            finally:
                self._lock.release()

    def _show(self):
        try:
            readout = self.update(**self.settings)
            if not isinstance(readout, str) or not readout:
                raise TypeError(f"{type(self).__name__}.update must return a sentence; got {readout!r}")
            self.figure.show(readout)
        except Exception as error:
            self._fail(error)
            raise

    def _fail(self, error):
        self.figure.say(f"The demo stopped: {type(error).__name__}: {error}", failed=True)

    def _laid_out(self):
        extra = self.extra()
        parts = [
            _text(self.question, "nnlib-question"),
            _text(f"<b>Try this:</b> {html.escape(self.try_this)}", "nnlib-try", escape=False),
            _box("nnlib-controls", self._widgets.values()),
            _box("nnlib-buttons", self._buttons()),
            _box("nnlib-stage", [widget for widget in (extra, self.figure.widget) if widget is not None]),
        ]
        demo = _box("nnlib-demo", parts, ipywidgets.VBox)
        demo.layout.max_width = f"{self.width}px" if extra is None else "1000px"
        return demo

    def _buttons(self):
        for name, (label, icon) in self.buttons.items():
            yield _button(label, icon, getattr(self, name))
        yield _button("Reset", "undo", self.reset)


class LiveDemo(Demo):
    """A demo that runs by itself: a sequence of steps, drawn as it goes; see the module's text.

    Attributes
    ----------
    playing, finished : bool
    steps_done : int
        Steps of this run so far.
    """

    steps_per_second = None
    _newest = {}  # of each class, the demo made last: the only one that plays

    SLICE = 0.010  # seconds of steps between two looks at the event loop
    FRAMES_PER_SECOND = 20

    def __init__(self, **settings):
        self._run = None
        older = self._newest.get(type(self), lambda: None)()
        if older is not None:
            older.pause()
        self._newest[type(self)] = weakref.ref(self)
        self._play_button = _button("Play", "play", self._toggle)
        super().__init__(**settings)

    def start(self, **values):
        """Set up a run; return the iterator of its steps."""
        raise NotImplementedError

    @property
    def playing(self):
        """Whether it runs by itself just now."""
        return self._run is not None

    def play(self):
        """Run until paused or finished, without holding up the notebook; a finished run starts over.

        Raises
        ------
        RuntimeError
            Without a running event loop; use ``run`` there.
        """
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            raise RuntimeError("play() needs a notebook's event loop; run(steps) works without") from None
        if self.finished:
            self.start_over()
        other = self._newest[type(self)]()
        if other is not None and other is not self:
            other.pause()
        self._newest[type(self)] = weakref.ref(self)
        self._run = run = object()
        self._show_state()
        self._task = loop.create_task(self._playing(run))
        return self

    def pause(self):
        """Stop after the step that is under way, and show where the run stands."""
        if self.playing:
            self._run = None
            self._show_state()
            self.refresh()

    def step(self):
        """Take one step and show it."""
        return self.run(1)

    def run(self, steps=None):
        """Take so many steps, or all that are left, at once; show the last. Returns the demo."""
        if steps is not None:
            _checks.integer("steps", steps, at_least=0)
        self.pause()
        with self._turn():
            self._begin_if_asked()
            for _ in itertools.count() if steps is None else range(steps):
                if not self._advance():
                    break
            self._stale.set()
        return self

    def start_over(self):
        """Begin the run anew, with the settings as they are."""
        self._restart = True
        self.refresh()

    def reset(self):
        """Pause, go back to the settings that the demo began with, and begin anew."""
        self.pause()
        self._restart = True
        self._stale.set()
        super().reset()

    def leave(self):
        self.pause()

    def close(self):
        self.pause()
        super().close()

    # Inside

    def _prepare(self):
        self._restart = True
        self._begin_if_asked()

    def _changed(self, change):
        if any(self._widgets[name] is change.owner for name, c in self.controls.items() if c.restarts):
            self._restart = True
        super()._changed(change)

    def _begin_if_asked(self):
        if self._restart:
            self._restart = False
            self._steps, self.steps_done, self.finished = iter(()), 0, False
            self._steps = iter(self.start(**self.settings))

    def _advance(self):
        """Take one step; False when there is none left."""
        try:
            next(self._steps)
        except StopIteration:
            self.finished = True
            return False
        except Exception as error:
            self.finished = True
            self.pause()
            self._fail(error)
            raise
        self.steps_done += 1
        return True

    def _show(self):
        try:
            self._begin_if_asked()
        except Exception as error:
            self._fail(error)
            raise
        super()._show()

    async def _playing(self, run):
        """Take steps for about 10 ms, let the event loop work, and draw now and then, until paused."""
        pace = 1 / self.steps_per_second if self.steps_per_second else 0.0
        next_step = next_frame = time.monotonic()
        try:
            while self._run is run:
                with self._turn():
                    self._begin_if_asked()
                    end = time.monotonic() + self.SLICE
                    while self._run is run and next_step <= time.monotonic() < end:
                        if not self._advance():
                            self.pause()
                        next_step = max(next_step + pace, time.monotonic() - self.SLICE)
                now = time.monotonic()
                if now >= next_frame and self.figure.ready and self._run is run:
                    self.refresh()
                    drawn = time.monotonic()
                    next_frame = drawn + max(1 / self.FRAMES_PER_SECOND, 2 * (drawn - now))
                await asyncio.sleep(0.005 if pace else 0)
        except Exception as error:
            if self._run is run:
                self.pause()
            self._fail(error)

    def _toggle(self):
        self.pause() if self.playing else self.play()

    def _show_state(self):
        self._play_button.description = "Pause" if self.playing else "Play"
        self._play_button.icon = "pause" if self.playing else "play"
        self.figure.widget.playing = self.playing

    def _buttons(self):
        yield self._play_button
        yield _button("Step", "step-forward", self.step)
        yield _button("Start over", "fast-backward", self.start_over)
        yield from super()._buttons()


def collect(namespace):
    """A module's demos by name, in the order of their definition: ``DEMOS = collect(globals())`` ends the module."""
    return {
        name: value
        for name, value in namespace.items()
        if isinstance(value, type) and issubclass(value, Demo) and value.__module__ == namespace["__name__"]
    }


def _answer_while_cells_run(widget):
    """Let the kernel answer a new widget on the thread that it keeps for widgets.

    ipykernel (7.4) answers a widget where it was last sent from: a new one on the main thread, where it would wait
    for all cells that are still to run.
    """
    vars(widget.comm).pop("_reply_subshell_id", None)
    for child in getattr(widget, "children", ()):
        _answer_while_cells_run(child)


def _text(words, kind, escape=True):
    text = ipywidgets.HTML(html.escape(words) if escape else words)
    text.add_class(kind)
    return text


def _box(kind, children, layout=ipywidgets.Box):
    box = layout(list(children))
    box.add_class(kind)
    return box


def _button(label, icon, action):
    act, widget = weakly(action), ipywidgets.Button(description=label, icon=icon)
    widget.on_click(lambda _: act())
    return widget
