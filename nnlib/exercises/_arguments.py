"""Arguments: what they can do to a wrong value, and which others would make it right, in any exercise.

Each relation is (the mistake's name, what is said of it, a change): of the arguments and the right value, which makes
the reader's, or of the arguments alone, for which the reader's value would be right.
"""

from itertools import combinations, product

import numpy as np

from nnlib.activations import sigmoid, softmax
from nnlib.exercises._mistakes import array
from nnlib.exercises._values import is_numeric

CHANGES = {  # what an argument can do to a result
    "an argument comes back": ("{result} is {name}, as it came in", lambda value, a: a + np.zeros((), value.dtype)),
    "an argument is missing": ("{result} is the right one minus {name}", np.subtract),
    "an argument too much": ("{result} is the right one plus {name}", np.add),
    "an argument with the wrong sign": ("{result} is the right one minus twice {name}", lambda value, a: value - 2 * a),
    "taken from an argument": ("{result} is {name} minus the right one", lambda value, a: a - value),
    "a factor is missing": ("{result} is the right one divided by {name}", np.divide),
    "a factor too much": ("{result} is the right one times {name}", np.multiply),
}  # fmt: skip


def by_an_argument(views):
    """An argument that is in a value and should not be, or the other way round."""
    for name in views[0].arguments:
        if not all(is_numeric(view.arguments.get(name)) for view in views):
            continue
        for mistake, (message, change) in CHANGES.items():
            yield (
                mistake,
                message.replace("{name}", f"`{name}`"),
                lambda arguments, value, name=name, change=change: change(array(value), array(arguments[name])),
            )


FUNCTIONS = {  # that can stand in the place of the right one
    "the sigmoid": sigmoid,
    "the tanh": np.tanh,
    "the ReLU": lambda a: np.maximum(a, 0),
    "the exponential": np.exp,
    "the logarithm": np.log,
    "the square": np.square,
    "the root": np.sqrt,
    "the absolute value": np.abs,
    "the sign": np.sign,
    "the arctangent": np.arctan,
    "the tangent": np.tan,
    "the softplus": lambda a: np.logaddexp(0, a),
    "the softsign": lambda a: a / (1 + np.abs(a)),
    "the step function": lambda a: np.where(a > 0, 1.0, 0.0),
    "the SiLU": lambda a: a * sigmoid(a),
    "the slope of the sigmoid": lambda a: sigmoid(a) * (1 - sigmoid(a)),
    "the slope of the tanh": lambda a: 1 - np.tanh(a) ** 2,
    "the softmax": softmax,
}


def by_a_function(views):
    """Another function of an argument."""
    for name in views[0].arguments:
        if all(is_numeric(view.arguments.get(name)) for view in views):
            for words, function in FUNCTIONS.items():
                yield (
                    "another function",
                    f"{{result}} is {words} of `{name}`",
                    lambda arguments, value, name=name, function=function: function(np.asarray(arguments[name], float)),
                )


FACTORS = {  # by which a length can be in a result
    "a sum in place of a mean": [("{n} times the right one, as a sum in place of a mean would be", lambda n: n)],
    "a mean in place of a sum": [
        ("the right one divided by {n}, as a mean in place of a sum would be", lambda n: 1 / n)
    ],
    "divided by one less": [
        (f"{words}: somewhere is divided by {{n}} - 1 and not by {{n}}", factor)
        for words, factor in [
            ("{n} / ({n} - 1) times the right one", lambda n: n / (n - 1)),
            ("the right one times the root of {n} / ({n} - 1)", lambda n: np.sqrt(n / (n - 1))),
            ("the right one divided by the root of {n} / ({n} - 1)", lambda n: np.sqrt((n - 1) / n)),
        ]
    ],
    "a root of a length": [
        ("the right one times the root of {n}", np.sqrt),
        ("the right one divided by the root of {n}", lambda n: 1 / np.sqrt(n)),
    ],
}


def by_a_length(views):
    """The length of an argument, as a factor."""
    for name, axis in product(views[0].arguments, range(2)):
        lengths = {_length(view.arguments, name, axis) for view in views}
        if None in lengths or len(lengths) < 2:  # where all are equal it may be another number
            continue
        shown = f"`len({name})`" if axis == 0 else f"`{name}.shape[1]`"
        for mistake, forms in FACTORS.items():
            for words, factor in forms:
                yield (
                    mistake,
                    f"each number of {{result}} is {words}".replace("{n}", shown),
                    lambda arguments, value, name=name, axis=axis, factor=factor: (
                        array(value) * factor(np.float64(_length(arguments, name, axis)))
                    ),
                )


def _length(arguments, name, axis):
    given = arguments.get(name)
    shape = given.shape if isinstance(given, np.ndarray) else (len(given),) if isinstance(given, list) else ()
    return shape[axis] if axis < len(shape) else None


OTHERS = {
    "were 0": lambda a: 0 * a,
    "had the opposite sign": lambda a: -a,
    "were twice as large": lambda a: 2 * a,
    "were half as large": lambda a: a / 2,
    "were squared": lambda a: a**2,
    "were its own root": np.sqrt,
    "were turned upside down": lambda a: 1 / a,
    "were without its signs": np.abs,
    "were transposed": np.transpose,
    "were 1": lambda a: 0 * a + 1,
    "were 1 too large": lambda a: a + 1,
    "were in reverse order": lambda a: a[::-1],
    "had only its first entry": lambda a: a[:1],
    "lacked its first entry": lambda a: a[1:],
    "lacked its last entry": lambda a: a[:-1],
    "had only its first two entries": lambda a: a[:2],
    "had only its last two entries": lambda a: a[-2:],
    "had only its first and last entry": lambda a: [a[0], a[-1]],
}


def other_arguments(views):
    """Arguments for which the value would be right."""
    names = [name for name in views[0].arguments
             if all(isinstance(view.arguments.get(name), list) or is_numeric(view.arguments.get(name))
                    for view in views)]  # fmt: skip
    for name, (words, change) in product(names, OTHERS.items()):
        yield (
            "right for another argument",
            f"{{result}} is what would be right if `{name}` {words}",
            lambda given, name=name, change=change: given | {name: change(given[name])},
        )
    for one, other in combinations(names, 2):
        yield (
            "two arguments exchanged",
            f"{{result}} is what would be right if `{one}` and `{other}` changed places",
            lambda given, one=one, other=other: given | {one: given[other], other: given[one]},
        )
