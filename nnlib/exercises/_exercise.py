'''Exercises: the reader writes a function, ``check`` judges what it does.

How to write one
----------------
An exercise is a file, in the package that has the name of its notebook: ``nnlib/exercises/activations/_relu.py``::

    """The exercise *relu*: the ReLU."""

    import numpy as np

    from nnlib.exercises import exercise


    def relu_cases(rng):
        yield np.array([-1.0])
        yield np.array([[-2.0, 0.0, 3.0]])
        yield rng.normal(size=(5, 4)).astype(np.float32)
        yield rng.normal(size=(2, 3, 4))


    def relu_edges(rng):
        yield np.empty((0, 4))


    @exercise(
        task="Write `relu(x)`: max(0, x) of each number in an array of any shape. Leave `x` as it was.",
        cases=relu_cases,
        edges=relu_edges,
        hints=["What should happen to one negative number?", "NumPy has a maximum for each element."],
        why="`np.maximum` compares element by element and makes a new array.",
    )
    def relu(x):
        """max(0, x) of each number in an array of any shape."""
        return np.maximum(0, x)


    @relu.misconception
    def in_place(x):
        """The numbers are right, but they are written into the caller's own array: whoever needs `x` afterwards
        finds it changed."""
        x[x < 0] = 0
        return x


    @relu.misconception
    def absolute_value(x):
        """Negative numbers come back positive. A ReLU is silent there."""
        return np.abs(x)


    @relu.misconception("the builtin's max")
    def builtin_max(x):
        """Python's `max` asks once which of two is larger; an array has no single answer to that."""
        return max(0, x)

The package imports its exercises in the order of the notebook, and ends with ``collect``::

    """Exercises of notebook 02: activations."""

    from nnlib.exercises import collect
    from nnlib.exercises.activations._relu import relu

    EXERCISES, progress = collect(globals())

The function below ``@exercise`` is the answer, and its name is the exercise's. The reader's stub is its signature
and docstring with ``...`` as its body (in a class: as the body of every public method); ``exercise.stub_source``
is its text, for the notebook's cell. A class keeps its own name: ``ema = exercise(...)(MovingAverage)``; wherever
the answer itself is needed, it is ``relu.answer``.

A misconception is a function as a reader writes it. Its name, said with spaces, is the misconception's, unless
the decorator is given another (two functions of a file can't share one); its docstring is what the reader is
told: what happens and why, never the code that mends it. Where the number in it could be another, the decorator gets
the others, ``@stable_sigmoid.misconception(bound=(10, 15, 30))``, and ``def clipped(x, bound=20)`` stands for all.

What decides
------------
``cases`` yields one tuple of arguments after another (anything but a tuple is one argument), from small to large:
the first that fails is the counterexample. They are the ordinary cases: what the task says. The answer decides what
is right: the value it returns, the error it raises, the arguments it changes. So a function that works in place,
or must refuse an input, needs nothing special. Let cases differ in scale, seed, order, size and shape, so that no
answer is right by luck.

**Whatever decides stands in the task, and what the task does not say decides nothing.** ``edges`` yields cases of
which the task is silent: no samples, huge numbers. Who fails there only is right, with one sentence on what is left
to mend. The same holds for a list where ours is an array, another dtype, or a warning, unless the task speaks of it
and the exercise is told so:

``dtype="kind"``
    Floats, whole numbers and booleans are told apart; with ``"exact"`` float32 and float64, too.
``without_warnings=True``
    A warning is wrong where ours gives none.
``fresh=True``
    The result must not be a view of an argument.
``draws=True``
    An argument is a generator, and all random numbers must come from it: neither the global generator, nor one with
    a seed of its own, nor a grid will do. Each case is run with several seeds. Compare what is drawn by its
    distribution (:func:`~nnlib.exercises.same_draws`), since the order of the draws is free.

What else can be set:

``run(answer, *arguments)``
    What is done with the reader's function or class when one call is not enough; what it returns is compared.
``compare(expected, got)``
    None, or a clause that says how they differ. The default is :func:`~nnlib.exercises.same`; its options are
    set with ``functools.partial(same, tolerance=(1e-5, 1e-8))``. A clause that interprets, naming no place and no
    number, is said only where it holds in all cases that fail.
``time_limit``
    Seconds for all cases together.

How a name is found
-------------------
A misconception is recognized where it agrees with the reader's code in every ordinary case in which that gives a
value, in three at least, and is wrong in the same way in one of them. What the code does elsewhere (errors, edges)
does not matter; so let a misconception give values wherever it can. Where several agree, the one that agrees in the
most cases speaks, in values and in what is changed, among equals the first. Code that gives no values is compared by
its errors. Who treats some cases apart, and rightly, is told the misconception of the others, as one of the others.
Where ``run`` returns a dict, a misconception is recognized by the entries in which it is wrong, whatever the others
are.

Who shows none of them may still make a mistake that is the same in every exercise: another sign, a sum for a mean, a
forgotten argument, a transposed array, an error that says little. These are known already
(:mod:`~nnlib.exercises._mistakes`, ``_relations``, ``_usual``); a misconception that would say no more is not needed.

Values
------
Without ``cases`` the reader hands in a value: the function has no parameters and returns it. Results never show the
right one. Its stub is ``...``, or for a dict one ``...`` for each key. ``choices`` are the words (or numbers) that an
entry may be, for all entries or by key, so that another word is told from a wrong one; the task names them. A
misconception that is wrong in one entry of a dict is told to whoever has that entry so, whatever the others say::

    @exercise(
        task="Which of the three nets is dead: `'a'`, `'b'` or `'c'`?",
        choices=["a", "b", "c"],
        hints=["What does a dead unit give for every sample?", "..."],
        why="Its units give 0 for every sample.",
    )
    def which_is_dead():
        return "b"


    @which_is_dead.misconception
    def the_saturated_one():
        """Its units still differ from sample to sample."""
        return "a"
'''

import inspect
import sys
import textwrap
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from itertools import product
from typing import NamedTuple

from nnlib.exercises import _progress
from nnlib.exercises._judging import judge
from nnlib.exercises._result import Note, Result
from nnlib.exercises._running import inside_a_check, recording
from nnlib.exercises._stopping import interruptible
from nnlib.exercises._stubs import source_of, without_bodies
from nnlib.exercises._values import same, show


class Misconception(NamedTuple):
    """A known wrong answer, and what to say to whoever gives it; the same with other numbers is as wrong."""

    name: str
    function: Callable
    message: str
    others: tuple = ()


def exercise(**settings):
    """Make an :class:`Exercise` of the answer below; the module's docstring shows how to write one.

    Without ``cases`` the reader hands in a value, and the answer is a function that returns it.
    """
    return lambda answer: Exercise(answer=answer, **settings)


class Exercise:
    """One exercise, made by :func:`exercise`.

    Parameters
    ----------
    task : str
        What to write. Code stands between backticks.
    answer : callable
        Ours.
    hints : sequence of str
        From a nudge to nearly all of it.
    why : str
        Why ours is right, shown with its code.
    cases, edges : callable, optional
        ``cases(rng)`` yields arguments.
    choices : sequence, or dict of sequences, optional
        What an entry of a value may be.
    stub : callable or object, optional
        What the reader starts from; made from the answer unless given.
    name : str, optional
        That of the answer; :func:`collect` sets that of the variable.
    compare, run, dtype, without_warnings, fresh, draws, time_limit : optional
        See the module's docstring.

    Attributes
    ----------
    name, task, stub, answer
    misconceptions : list of Misconception
        At least three, each told from the answer and from the others by some case.

    Examples
    --------
    >>> @exercise(
    ...     task="Write `double(x)`.",
    ...     cases=lambda rng: [0.0, 1.0, 4.0],
    ...     hints=["Add."],
    ...     why="A sum of two equal numbers is exact.",
    ... )
    ... def double(x):
    ...     return x + x
    >>> @double.misconception
    ... def square(x):
    ...     "That is the square."
    ...     return x * x
    >>> double.check(lambda x: 2 * x).outcome
    'correct'
    >>> double.check(lambda x: x**2)
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
        why: str,
        cases: Callable | None = None,
        edges: Callable = lambda rng: [],
        choices=None,
        stub=None,
        name: str = "",
        compare: Callable = same,
        run: Callable | None = None,
        dtype: str | None = None,
        without_warnings: bool = False,
        fresh: bool = False,
        draws: bool = False,
        time_limit: float = 5.0,
    ):
        self.takes_value = cases is None
        if self.takes_value and inspect.signature(answer).parameters:
            raise TypeError("an exercise whose answer has parameters needs cases")
        self.answer = answer
        self.name, self.module, self.siblings = name or answer.__name__, "", {}
        self.task, self.why, self.hints = inspect.cleandoc(task), inspect.cleandoc(why), list(hints)
        self.misconceptions = []
        self.cases, self.edges, self.choices = cases or (lambda rng: [()]), edges, choices
        self.compare = partial(same, dtype="exact") if dtype == "exact" and compare is same else compare
        self.dtype = "kind" if self.takes_value else dtype
        self.without_warnings, self.fresh, self.draws = without_warnings, fresh, draws
        self.time_limit = time_limit
        self.run, self.calls_directly = run or _call, run is None
        self._given_stub, self._hints_shown = stub, 0

    def misconception(self, function=None, /, **numbers):
        """Add a known wrong answer; a decorator.

        Parameters
        ----------
        function : callable or str
            Its name, or the one given in its place, is the misconception's; its docstring is the message.
        **numbers
            Values of its parameters with which it is the same misconception.
        """
        if not callable(function):
            return partial(self._add_misconception, function, numbers)
        return self._add_misconception(None, numbers, function)

    def _add_misconception(self, name, numbers, function):
        settings = [dict(zip(numbers, values, strict=True)) for values in product(*numbers.values())] if numbers else []
        self.misconceptions.append(
            Misconception(
                name or function.__name__.replace("_", " "),
                function,
                " ".join(function.__doc__.split()),
                tuple(partial(function, **setting) for setting in settings),
            )
        )
        return function

    @property
    def full_name(self):
        """The name with the notebook's: "activations.relu"."""
        return f"{self.module}.{self.name}" if self.module else self.name

    @property
    def function_name(self):
        """What the reader's function or class is called."""
        return self.answer.__name__

    @cached_property
    def stub(self):
        """What the reader starts from: a function or class without code, or a value to fill in."""
        if self._given_stub is not None:
            return self._given_stub
        if self.takes_value:
            value = self.answer()
            return dict.fromkeys(value, ...) if isinstance(value, dict) else ...
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
        return without_bodies(source_of(self.answer))

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
        source = show(self.answer()) if self.takes_value else source_of(self.answer)
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
    """Name a notebook's exercises after their variables; the last line of every package of exercises.

    Returns
    -------
    exercises : dict of str to Exercise
        In the order in which they are defined.
    progress : callable
        ``progress()`` shows this notebook's exercises as a table.
    """
    module = namespace["__name__"].rpartition(".")[2]
    exercises = {name: value for name, value in namespace.items() if isinstance(value, Exercise)}
    for name, exercise in exercises.items():
        exercise.name, exercise.module, exercise.siblings = name, module, exercises

    def progress():
        """This notebook's exercises, what became of them, and which one is next."""
        return _progress.table({exercise.full_name: exercise for exercise in exercises.values()}, module)

    return exercises, progress


def _call(function, *arguments):
    return function(*arguments)
