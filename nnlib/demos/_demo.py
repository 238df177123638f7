"""Demo: a picture that follows its controls; how to write one stands in :mod:`nnlib.demos._live`."""

import html

import ipywidgets

from nnlib import _cells
from nnlib.demos import _ahead, _widgets
from nnlib.demos._controls import Control
from nnlib.demos._figure import LiveFigure
from nnlib.demos._turns import Turns
from nnlib.demos._widgets import box, push_button, text, weakly


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
        self._initial = {name: control.value for name, control in self.controls.items()} | self._checked(settings)
        labels = [control.description for control in self.controls.values()]
        width = f"{max(map(len, labels), default=0) * 0.56 + 0.6:.1f}em"
        self._widgets = {name: self.controls[name].labelled(value, width) for name, value in self._initial.items()}
        self.figure = LiveFigure(self.width, self.height)
        self._turns = Turns(weakly(self._show))
        with self._turns:
            self._prepare()
            self.figure.animate(self.draw(self.figure.figure))
            self._widget = self._laid_out()
            self._turns.ask()
        for widget in self._widgets.values():
            widget.observe(weakly(self._changed), names="value")
        self.figure.on_rest(weakly(self._rested))
        if type(self).pointed is not Demo.pointed:
            self.figure.on_point(weakly(self._pointed))
        self.figure.widget.demo = self._widget.model_id
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

    def ahead(self):
        """What the next choice may need and takes long to make: functions () that keep what they make."""
        return ()

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

    @property
    def code(self):
        """The line that makes this demo as it stands, with those settings that are not the usual ones."""
        usual = {name: control.value for name, control in self.controls.items()}
        changed = [f"{name}={value!r}" for name, value in self.settings.items() if value != usual[name]]
        module = "" if type(self).__module__ == "__main__" else "demos."
        return f"{module}{type(self).__name__}({', '.join(changed)})"

    def set(self, **settings):
        """Set several controls at once; nothing changes if one of the values is not accepted."""
        settings = self._checked(settings)
        with self._turns:
            for name, value in settings.items():
                self._widgets[name].value = value

    def reset(self):
        """Back to the settings that the demo began with."""
        self.set(**self._initial)

    def refresh(self):
        """Draw the demo as it stands now."""
        self._turns.ask()

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
        with self._turns:
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
        with self._turns:
            self.pointed(axes, x, y)
            self._turns.ask()

    def _rested(self, number):
        with self._turns:
            self.figure.rest(number)
            calls = self.ahead()
        _ahead.make(calls)

    def _show(self):
        try:
            self.figure.widget.code = self.code
            with self.figure.watch("update"):
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
            text(self.question, "nnlib-question"),
            text(f"<b>Try this:</b> {html.escape(self.try_this)}", "nnlib-try", escape=False),
            box("nnlib-controls", self._widgets.values()),
            box("nnlib-buttons", self._buttons()),
            box("nnlib-stage", [widget for widget in (extra, self.figure.widget) if widget is not None]),
        ]
        demo = box("nnlib-demo", parts, ipywidgets.VBox)
        demo.layout.max_width = f"{self.width}px" if extra is None else "1000px"
        return demo

    def _buttons(self):
        for name, (label, icon) in self.buttons.items():
            yield push_button(label, icon, getattr(self, name))
        yield push_button("Reset", "undo", self.reset)
