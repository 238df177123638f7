"""LiveDemo: a demo that runs by itself; how to write one stands in :mod:`nnlib.demos._live`."""

import asyncio
import itertools
import time
import weakref

from nnlib import _checks
from nnlib.demos._demo import Demo
from nnlib.demos._widgets import push_button


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
        self._play_button = push_button("Play", "play", self._toggle)
        super().__init__(**settings)

    def start(self, **values):
        """Set up a run; return the iterator of its steps."""
        raise NotImplementedError

    @property
    def playing(self):
        """Whether it runs by itself just now."""
        return self._run is not None

    @property
    def code(self):
        """The line that makes this demo as it stands, with the steps of its run if no control was moved on the way."""
        return super().code + (f".run({self.steps_done})" if self.steps_done else "")

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
        with self._turns:
            self._begin_if_asked()
            for _ in itertools.count() if steps is None else range(steps):
                if not self._advance():
                    break
            self._turns.ask()
        return self

    def start_over(self):
        """Begin the run anew, with the settings as they are."""
        self._restart = True
        self.refresh()

    def reset(self):
        """Pause, go back to the settings that the demo began with, and begin anew."""
        self.pause()
        self._restart = True
        self._turns.ask()
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
                with self._turns:
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
        yield push_button("Step", "step-forward", self.step)
        yield push_button("Start over", "fast-backward", self.start_over)
        yield from super()._buttons()
