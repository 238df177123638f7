"""Controls: what a reader can set in a demo, each with its label, its unit and the values it accepts."""

from collections.abc import Iterable
from math import ceil, floor, log10

import ipywidgets
import numpy as np
import traitlets

from nnlib import _checks
from nnlib.demos._words import words


class Control:
    """One named setting of a demo: an attribute of its class; on a demo it reads and sets the value.

    Parameters
    ----------
    label : str
        What the reader sees.
    value
        The value that the demo starts with: already one that shows the point.
    unit : str
        Shown after the label.
    restarts : bool
        In a live demo: whether a change begins the run anew.
    """

    def __init__(self, label, value, *, unit="", restarts=False):
        self.label, self.unit, self.restarts = label, unit, restarts
        self.name = label
        self.value = self.checked(value)

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, demo, owner=None):
        return self if demo is None else self.read(demo._widgets[self.name].value)

    def __set__(self, demo, value):
        demo.set(**{self.name: value})

    @property
    def description(self):
        """The label with its unit."""
        return f"{self.label} ({self.unit})" if self.unit else self.label

    def checked(self, value):
        """The value if it is accepted, else an error that says what is."""
        raise NotImplementedError

    def widget(self, value):
        """A new ipywidget that holds the value in ``.value``."""
        raise NotImplementedError

    def labelled(self, value, width):
        """The widget with its label, in a column of that width."""
        widget = self.widget(value)
        widget.description = widget.tooltip = self.description
        widget.style.description_width = width
        return widget

    def read(self, value):
        """The setting that a widget's value stands for."""
        return value


class Slider(Control):
    """A number between two ends; a whole number when ends and step are whole.

    Values are rounded to the nearest step. The page is told the step's number: of a fraction it would send its own
    rounding back, and that may arrive after a newer value.

    Parameters
    ----------
    label : str
    low, high : int or float
        Ends, both included.
    value : int or float
    step : int or float
        One press of an arrow key; a hundredth of the range unless told, or 1 between whole ends.
    """

    def __init__(self, label, low, high, value, *, step=None, **options):
        self.low, self.high = low, high
        self.whole = all(isinstance(number, int) for number in (low, high, 1 if step is None else step))
        self.step = (1 if self.whole else (high - low) / 100) if step is None else step
        super().__init__(label, value, **options)

    def checked(self, value):
        number = _checks.number(self.name, value, f"[{self.low}, {self.high}]")
        return self.nearest(_checks.integer(self.name, value, at_least=self.low) if self.whole else number)

    def nearest(self, value):
        """The step nearest to a value; beyond an end, that end."""
        value = min(max(value, self.low), self.high)
        step = min(self.low + round((value - self.low) / self.step) * self.step, self.high)
        return step if self.whole else float(f"{step:.10g}")

    def after(self, value):
        """The step after a value; after the highest, the lowest."""
        return self.nearest(value + self.step) if value + self.step <= self.high else self.low

    def read(self, value):
        return self.nearest(value)  # whatever is typed beside the slider

    def widget(self, value):
        if self.whole:
            return ipywidgets.IntSlider(value, min=self.low, max=self.high, step=self.step)
        count = round((self.high - self.low) / self.step)
        steps = [self.nearest(self.low + i * self.step) for i in range(count + 1)]
        options = [(f"{step:.{_decimals(self.step)}f}", step) for step in steps]
        return ipywidgets.SelectionSlider(options=options, value=value)


class LogSlider(Control):
    """A positive number in ten round steps for each factor of ten: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8.

    Values are rounded to the nearest step.

    Parameters
    ----------
    label : str
    low, high : float
        Ends, both included, above 0.
    value : float
    """

    STEPS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)

    def __init__(self, label, low, high, value, **options):
        exponents = range(floor(log10(low)), ceil(log10(high)) + 1)
        steps = (float(f"{step}e{exponent}") for exponent in exponents for step in self.STEPS)
        self.low, self.high = float(low), float(high)
        self.values = [self.low, *(step for step in steps if self.low < step < self.high), self.high]
        super().__init__(label, value, **options)

    def checked(self, value):
        place = log10(_checks.number(self.name, value, f"[{self.low}, {self.high}]"))
        return min(self.values, key=lambda step: abs(log10(step) - place))

    def widget(self, value):
        return ipywidgets.SelectionSlider(options=[(f"{step:g}", step) for step in self.values], value=value)


class Choice(Control):
    """One of a few options: radio buttons side by side when they are short, else a drop-down list.

    Parameters
    ----------
    label : str
    options : sequence of str or numbers
        Underscores are shown as spaces.
    value : optional
        The first option unless told.
    """

    def __init__(self, label, options, value=None, **options_):
        self.options = list(options)
        super().__init__(label, self.options[0] if value is None else value, **options_)

    def checked(self, value):
        return _option(self.name, value, self.options)

    def widget(self, value):
        options = [(words(option), option) for option in self.options]
        if sum(len(text) + 4 for text, _ in options) <= 36:
            return ipywidgets.RadioButtons(options=options, value=value, orientation="horizontal")
        return ipywidgets.Dropdown(options=options, value=value)


class Several(Control):
    """Any number of the options, as a row of checkboxes; the value is a list in the options' order.

    Parameters
    ----------
    label : str
    options : sequence of str or numbers
    value : sequence of options
    """

    def __init__(self, label, options, value, **options_):
        self.options = list(options)
        super().__init__(label, value, **options_)

    def checked(self, value):
        if isinstance(value, str) or not isinstance(value, Iterable) or not getattr(value, "ndim", 1):
            raise TypeError(f"{self.name} must be a list of options; got {value!r}")
        chosen = [_option(self.name, option, self.options) for option in value]
        return [option for option in self.options if option in chosen]

    def labelled(self, value, width):
        return _Checkboxes(self.options, value, ipywidgets.Label(self.description, layout={"width": width}))

    def read(self, value):
        return list(value)


class Checkbox(Control):
    """Yes or no.

    Parameters
    ----------
    label : str
    value : bool
    """

    def __init__(self, label, value=False, **options):
        super().__init__(label, value, **options)

    def checked(self, value):
        if not isinstance(value, (bool, np.bool_)):
            raise TypeError(f"{self.name} must be True or False; got {value!r}")
        return bool(value)

    def labelled(self, value, width):
        return _checkbox(value, self.description)


class Number(Slider):
    """A number that is typed: like :class:`Slider`, for a seed or where there are too many values to slide."""

    def nearest(self, value):
        """The value itself: what is typed need not be a step."""
        return value

    def widget(self, value):
        kind = ipywidgets.BoundedIntText if self.whole else ipywidgets.BoundedFloatText
        return kind(value, min=self.low, max=self.high, step=self.step)


def button(label, icon=""):
    """Decorator: a method of a demo that the reader calls by a button; the demo is drawn anew after it.

    Parameters
    ----------
    label : str
    icon : str
        Name of a Font Awesome 4 icon, such as "random".
    """

    def decorate(method):
        def act(demo):
            with demo._turns:
                method(demo)
                demo._turns.ask()

        act.__name__, act.__doc__ = method.__name__, method.__doc__
        act.button = (label, icon)
        return act

    return decorate


class _Checkboxes(ipywidgets.Box):
    value = traitlets.Tuple()

    def __init__(self, options, value, label):
        self._setting = False
        self._boxes = {option: _checkbox(option in value, words(option)) for option in options}
        super().__init__([label, *self._boxes.values()], value=tuple(value))
        self.add_class("nnlib-checks")
        for box in self._boxes.values():
            box.observe(self._ticked, names="value")

    def _ticked(self, change):
        if not self._setting:
            self.value = tuple(option for option, box in self._boxes.items() if box.value)

    @traitlets.observe("value")
    def _set(self, change):
        self._setting = True
        for option, box in self._boxes.items():
            box.value = option in change.new
        self._setting = False


def _checkbox(value, label):
    return ipywidgets.Checkbox(value, description=label, tooltip=label, indent=False)


def _option(name, value, options):
    plain = value.item() if getattr(value, "ndim", None) == 0 else value
    if isinstance(plain, bool) or not isinstance(plain, (str, int, float)) or plain not in options:
        raise ValueError(f"{name} must be one of {', '.join(map(str, options))}; got {value!r}")
    return options[options.index(plain)]


def _decimals(step):
    return len(f"{step:.10f}".rstrip("0").partition(".")[2])
