'''Exercises: the reader writes a function, ``check`` judges what it does.

How to write one
----------------
A module of exercises has the name of its notebook. It holds exercises and ends with ``collect``::

    """Exercises of notebook 02: activations."""

    import numpy as np

    from nnlib.exercises import Exercise, Misconception, collect


    def relu(x):
        """max(0, x) for each number of an array of any shape."""
        return np.maximum(0, x)


    def relu_in_place(x):
        x[x < 0] = 0
        return x


    def relu_cases(rng):
        yield np.array([-1.0])
        yield np.array([[-2.0, 0.0, 3.0]])
        yield np.empty((0, 4))
        yield rng.normal(size=(5, 4)).astype(np.float32)


    relu = Exercise(
        task="Write `relu(x)` for an array of any shape. Leave `x` as it was.",
        answer=relu,
        cases=relu_cases,
        hints=["What should happen to one negative number?", "NumPy has a maximum for each element."],
        misconceptions=[
            Misconception("builtin max", lambda x: max(0, x), "`max` asks if the whole array is larger ..."),
            Misconception("in place", relu_in_place, "The caller's array is changed too ..."),
            Misconception("absolute value", abs, "A negative number comes back positive ..."),
        ],
        why="`np.maximum` compares element by element and makes a new array.",
    )

    EXERCISES, progress = collect(globals())

The variable's name becomes the exercise's name. The reader's stub is the answer's signature and docstring
with ``...`` as its body (in a class: as the body of every public method); ``exercise.stub_source`` is its
text, for the notebook's cell.

``cases`` yields one tuple of arguments after another (anything but a tuple is one argument), from small to
large: the first that fails is the counterexample. The answer decides what is right: the value it returns, the
error it raises, the arguments it changes. So a function that works in place, or must refuse an input, needs
nothing special. A warning is wrong where ours gives none.

An answer that is not a function makes an exercise in which the reader hands in a value; wrong answers are
values too. Results never show the right value::

    which_is_dead = Exercise(
        task="Which of the three nets is dead: 'a', 'b' or 'c'?",
        answer="b",
        hints=["What does a dead unit give for every sample?", "..."],
        misconceptions=[Misconception("the saturated one", "a", "Its units still differ ..."), ...],
        why="Its units give 0 for every sample.",
    )

A value that is computed is a function without parameters, with ``stub=...`` beside it. An answer of several
parts shows them in its stub: ``stub={"net 1": ..., "net 2": ...}``.

What else can be set:

``run(answer, *arguments)``
    What is done with the reader's function or class when one call is not enough; what it returns is compared.
``compare(expected, got)``
    None, or a clause that says how they differ. The default is :func:`~nnlib.exercises.same`; its options are
    set with ``functools.partial(same, dtype="exact")``.
``fresh=True``
    The result must not be a view of an argument.
``time_limit``
    Seconds for all cases together.

Write for the reader: a misconception's message says what happens and why, never the code that mends it.
'''

import copy
import inspect
import sys
import textwrap
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from nnlib.exercises import _progress
from nnlib.exercises._judging import judge
from nnlib.exercises._result import Note, Result
from nnlib.exercises._running import inside_a_check, recording
from nnlib.exercises._stopping import interruptible
from nnlib.exercises._stubs import without_bodies
from nnlib.exercises._values import same, show


class Misconception(NamedTuple):
    """A known wrong answer, and what to say to whoever gives it."""

    name: str
    function: Callable
    message: str


class Exercise:
    """One exercise; the module's docstring shows how to write one.

    Parameters
    ----------
    task : str
        What to write. Code stands between backticks.
    answer : callable or object
        Ours. Not callable: the reader hands in a value.
    hints : sequence of str
        From a nudge to nearly all of it.
    misconceptions : sequence of Misconception
        At least three, each told from the answer and from the others by some case.
    why : str
        Why ours is right, shown with its code.
    cases : callable, optional
        ``cases(rng)`` yields arguments. Needed for a function; a value has none.
    stub : callable or object, optional
        What the reader starts from; made from the answer unless given.
    name : str, optional
        Set by :func:`collect`.
    compare, run, fresh, time_limit : optional
        See the module's docstring.

    Attributes
    ----------
    name, task, stub, answer, misconceptions
        ``answer`` and each misconception's ``function`` are callable; a value is what the call returns.

    Examples
    --------
    >>> def double(x):
    ...     return x + x
    >>> exercise = Exercise(
    ...     name="double",
    ...     task="Write `double(x)`.",
    ...     answer=double,
    ...     cases=lambda rng: [0.0, 1.0],
    ...     hints=["Add."],
    ...     misconceptions=[Misconception("square", lambda x: x * x, "That is the square.")],
    ...     why="A sum of two equal numbers is exact.",
    ... )
    >>> exercise.check(lambda x: 2 * x).outcome
    'correct'
    >>> exercise.check(lambda x: x**2)
    ✗ Not yet: double
    That is the square.
      input     x = 1.0
      expected  2.0
      got       1.0
    Next: change your code and check again. `exercises.double.hint()` gives a hint.
    """

    def __init__(
        self,
        *,
        task: str,
        answer,
        hints,
        misconceptions,
        why: str,
        cases: Callable | None = None,
        stub=None,
        name: str = "",
        compare: Callable = same,
        run: Callable | None = None,
        fresh: bool = False,
        time_limit: float = 5.0,
    ):
        self.takes_value = not callable(answer if stub is None else stub)
        if cases is None and not self.takes_value:
            raise TypeError("an exercise whose answer is a function needs cases")
        self.name, self.module, self.siblings = name, "", {}
        self.task, self.why, self.hints = inspect.cleandoc(task), inspect.cleandoc(why), list(hints)
        self.answer = _callable(answer)
        self.misconceptions = [m._replace(function=_callable(m.function)) for m in misconceptions]
        self.cases = cases or (lambda rng: [()])
        self.compare, self.fresh, self.time_limit = compare, fresh, time_limit
        self.run, self.calls_directly = run or _call, run is None
        self._given_stub, self._hints_shown = stub, 0

    @property
    def full_name(self):
        """The name with the notebook's: "activations.relu"."""
        return f"{self.module}.{self.name}" if self.module else self.name

    @property
    def function_name(self):
        """What the reader's function or class is called."""
        return getattr(self.answer, "__name__", self.name)

    @cached_property
    def stub(self):
        """What the reader starts from: a function or class without code, or a value to fill in."""
        if self._given_stub is not None:
            return self._given_stub
        if self.takes_value:
            return ...
        namespace = dict(vars(sys.modules[self.answer.__module__]))
        exec(self.stub_source, namespace)
        return namespace[self.function_name]

    @cached_property
    def stub_source(self):
        """The stub as the text of a notebook's cell."""
        if self.takes_value:
            return f"answer = {self.stub!r}".replace("Ellipsis", "...")
        if self._given_stub is not None:
            return textwrap.dedent(inspect.getsource(self._given_stub)).strip()
        return without_bodies(inspect.getsource(self.answer))

    def check(self, answer) -> Result:
        """Judge a function (or a value) by what it does.

        It is stopped after some seconds, and Kernel → Interrupt ends a check as it ends a cell. What would end
        Python in a cell, such as ``os._exit`` or the end of memory, does so here too.

        Parameters
        ----------
        answer : callable or object
            The reader's function or class itself, not its result; a value where the task asks for one.
        """
        if inside_a_check():
            raise RuntimeError("a function that is being checked can't check an exercise itself")
        start = time.perf_counter()
        with recording():
            result = interruptible(judge, self, answer)
        seconds = time.perf_counter() - start
        if self.module and result.outcome != "unattempted":
            _progress.record(self.full_name, result.outcome == "correct")
        return replace(result, exercise=self.full_name, next=self._next(result.outcome), seconds=seconds)

    def hint(self):
        """Show one hint more each time."""
        self._hints_shown = shown = min(self._hints_shown + 1, len(self.hints))
        lines = [f"**Hint {i} of {len(self.hints)}.** {text}" for i, text in enumerate(self.hints[:shown], 1)]
        if shown == len(self.hints):
            lines.append(f"That was the last hint. `exercises.{self.name}.solution()` shows our code.")
        return Note("\n\n".join(lines))

    def solution(self):
        """Show our code, from its source, and say why."""
        if isinstance(self.answer, _Value):
            source = show(self.answer())
        else:
            source = textwrap.dedent(inspect.getsource(self.answer)).strip()
        return Note(f"```python\n{source}\n```\n\n{self.why}")

    def __repr__(self):
        return f"{self.full_name}: {self.task}"

    def _repr_markdown_(self):
        return f"**{self.full_name}.** {self.task}\n\n```python\n{self.stub_source}\n```"

    def _next(self, outcome):
        hint, solution = f"`exercises.{self.name}.hint()`", f"`exercises.{self.name}.solution()`"
        if outcome == "correct":
            later = list(self.siblings)[list(self.siblings).index(self.name) + 1 :] if self.siblings else []
            return f"{solution} shows ours, to compare." + (f" Next exercise: `{later[0]}`." if later else "")
        helped = f"{hint} gives a hint" if self._hints_shown < len(self.hints) else f"{solution} shows ours"
        if outcome == "unattempted":
            return f"Next: replace the `...` and check again. {helped}."
        return f"Next: change your {'answer' if self.takes_value else 'code'} and check again. {helped}."


def collect(namespace):
    """Name a module's exercises after their variables; the last line of every module of exercises.

    Returns
    -------
    exercises : dict of str to Exercise
        In the order in which they are defined.
    progress : callable
        ``progress()`` shows this module's exercises as a table.
    """
    module = namespace["__name__"].rpartition(".")[2]
    exercises = {name: value for name, value in namespace.items() if isinstance(value, Exercise)}
    for name, exercise in exercises.items():
        exercise.name, exercise.module, exercise.siblings = name, module, exercises

    def progress():
        """This notebook's exercises, what became of them, and which one is next."""
        return _progress.table({exercise.full_name: exercise for exercise in exercises.values()}, module)

    return exercises, progress


class _Value:
    """A value, callable like an answer that is a function."""

    def __init__(self, value):
        self.value = value

    def __call__(self):
        return copy.deepcopy(self.value)


def _callable(answer):
    return answer if callable(answer) else _Value(answer)


def _call(function, *arguments):
    return function(*arguments)
