"""Relations: how a wrong value follows from the right one, in any exercise.

They are the :mod:`usual mistakes <nnlib.exercises._mistakes>`, a number or an argument too much or too little, and
other arguments for which the reader's value would be right. A relation is said only if it holds in all cases that
fail.
"""

import inspect
import re
import warnings
from collections.abc import Callable
from functools import partial
from itertools import permutations, product
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from nnlib.exercises._arguments import by_a_function, by_a_length, by_an_argument, other_arguments
from nnlib.exercises._mistakes import MISTAKES, STEPS_LEFT, array
from nnlib.exercises._running import Outcome
from nnlib.exercises._trials import difference, ours, parameters, sentence
from nnlib.exercises._values import is_numeric, same, show

ENOUGH = 3  # numbers that must be related in the same way
MOST = 10**5  # numbers of a reader's value that are computed with


class Mistake(NamedTuple):
    """A mistake that can be made in any exercise: its name, and what is said of it."""

    name: str
    message: str


class View(NamedTuple):
    """A right value beside the reader's, or the same part of both."""

    arguments: dict
    right: object
    theirs: object
    is_theirs: Callable  # whether a value is the reader's
    is_right: Callable  # whether a value would be right
    right_for: Callable  # the right value for other arguments


def related(exercise, trials):
    """What holds between the reader's wrong values and ours in every case that fails, or None."""
    failed, right = ([trial for trial in trials if trial.failed is which] for which in (True, False))
    found = {}  # for each mistake the parts of the result that show it
    for parts in (_the_whole, _the_parts):
        places = {}
        for place, views, others in parts(exercise, failed, right):
            places[place] = views
            if mistake := _mistake(exercise, views, others):
                if all(isinstance(view.right, (int, float, np.number)) for view in views):
                    mistake = _of_one_number(mistake)
                found.setdefault(mistake, []).append(place)
        if found:
            break
    else:
        return None
    said = [message.format(result=" as well as ".join(shown)) for (_, message), shown in found.items()]
    explained = sum(found.values(), [])
    if unexplained := [place for place in places if place not in explained and _is_wrong_in_all(places[place])]:
        said.append(f"{' as well as '.join(unexplained)} is wrong, too")
    if right:
        said[0] = f"In every case that fails, {said[0].replace(', whatever comes in', '')}"
    return Mistake(next(iter(found)).name, " ".join(map(sentence, said)))


def _is_wrong_in_all(views):
    return not any(view.is_theirs(view.right) for view in views)


def _of_one_number(mistake):
    """A mistake as it is told of a single number."""
    message = mistake.message.replace("each number of {result}", "{result}")
    return mistake._replace(message=message.replace("the numbers of {result} are", "{result} is"))


def can_be_tried(value):
    """Whether a value holds few enough numbers, and nothing else in its arrays, to compute with it."""
    waiting, size = [value], 0
    while waiting and size <= MOST:
        part = waiting.pop()
        if isinstance(part, (list, tuple)):
            waiting += part
        if isinstance(part, np.ndarray) and part.dtype.hasobject:
            return False
        size += part.size if isinstance(part, np.ndarray) else 1
    return size <= MOST


def _size(value):
    """How many numbers there are in a value."""
    return sum(map(_size, value)) if isinstance(value, (list, tuple)) else np.size(value)


# The whole value, or the parts of a tuple that are wrong


def _the_whole(exercise, failed, right):
    yield "the result", *([_view(exercise, trial, lambda value: value, lambda value: value) for trial in some]
                          for some in (failed, right))  # fmt: skip


def _the_parts(exercise, failed, right):
    values = [value for trial in failed for value in (trial.expected.value, trial.got.value)]
    if all(isinstance(value, dict) and value.keys() == values[0].keys() for value in values):
        places = list(values[0])
    elif all(isinstance(value, tuple) and len(value) == len(values[0]) for value in values):
        places = range(len(values[0]))
    else:
        return
    for place in places:
        views, others = ([_view(exercise, trial, itemgetter(place), partial(_with, trial.got.value, place))
                          for trial in some] for some in (failed, right))  # fmt: skip
        if not all(view.is_theirs(view.right) for view in views):
            yield f"`result[{place!r}]`", views, others


def _with(values, place, value):
    """A tuple or a dict with another part."""
    return values | {place: value} if isinstance(values, dict) else (*values[:place], value, *values[place + 1 :])


def _view(exercise, trial, part, whole):
    right = part(trial.expected.value)

    def is_theirs(value):
        return difference(exercise, Outcome(whole(value)), trial.got) is None

    def is_right(value):
        return difference(exercise, Outcome(whole(right)), Outcome(whole(value))) is None

    def right_for(arguments):
        return part(ours(exercise, tuple(arguments.values())).value)

    arguments = _defaults(exercise) | dict(zip(parameters(exercise, trial.case), trial.case, strict=True))
    return View(arguments, right, part(trial.got.value), is_theirs, is_right, right_for)


def _defaults(exercise):
    """All parameters of the answer in their order, with their defaults, so that they can be handed over in a row."""
    given = inspect.signature(exercise.answer).parameters.values() if exercise.calls_directly else []
    return {parameter.name: parameter.default for parameter in given if parameter.kind is not parameter.VAR_POSITIONAL}


# The mistakes that explain them


def _mistake(exercise, views, others):
    """The first mistake that all these views show, or None; the others are of the cases that are right."""
    if sum(_size(view.right) for view in views) < ENOUGH:
        return None
    return next(_mistakes(exercise, views, others), None) or _in_one_place(exercise, views)


def _mistakes(exercise, views, others):
    yield from _made_of_values(views)
    asks_again = exercise.calls_directly and not exercise.draws and len(views) > 1  # one case may be right by chance
    for name, message, change in other_arguments(views) if asks_again else []:
        make = partial(_for_other_arguments, change=change)
        if _explain(views, make) and all(_makes(view.is_theirs, make, view) for view in others):
            yield Mistake(name, message)


def _for_other_arguments(view, change):
    return view.right_for(change(view.arguments))


def _made_of_values(views):
    for name, message, change in _by_one_number(views):
        if _explain(views, lambda view, change: change(view.right), change):
            yield Mistake(name, message)
    for function in MISTAKES:
        if _explain(views, lambda view, function: function(view.right), function):
            yield _of(function)
    for function in MISTAKES:
        if all(isinstance(view.right, list) for view in views) and _explain(views, _in_each_part, function):
            yield _of(function)._replace(message=_of(function).message.replace("{result}", "each part of {result}"))
    for function in STEPS_LEFT:
        if all(_makes(view.is_right, function, view.theirs) for view in views):
            yield _of(function)
    for order in _other_orders(views):
        if _explain(views, lambda view, order: tuple(view.right[i] for i in order), order):
            yield Mistake("parts in another order", "the parts of {result} are right, but they stand in another order")
    made_of_arguments = (by_an_argument, _by_a_number, by_a_length, by_a_function)
    for name, message, change in (entry for relations in made_of_arguments for entry in relations(views)):
        if _explain(views, lambda view, change: change(view.arguments, view.right), change):
            yield Mistake(name, message)


def _in_each_part(view, function):
    return [function(part) for part in view.right]


def _other_orders(views):
    """Orders of the parts of a tuple, which has the same few in all cases."""
    lengths = {len(view.right) if isinstance(view.right, tuple) else 0 for view in views}
    return list(permutations(range(lengths.pop())))[1:] if lengths <= {2, 3, 4} and len(lengths) == 1 else []


def _of(function):
    return Mistake(function.__name__.replace("_", " "), " ".join(function.__doc__.split()).rstrip("."))


def _explain(views, change, *given):
    """Whether a change makes the reader's value of ours in all views, and another than ours in one."""
    return all(_makes(view.is_theirs, change, view, *given) for view in views) and not all(
        _makes(partial(_is_ours, view), change, view, *given) for view in views
    )


def _is_ours(view, value):
    """Whether a value is the right one, whatever its dtype."""
    return view.is_right(value) or same(view.right, value) is None


def _makes(is_it, function, *given):
    """Whether what a function makes of something is the value; one that is not for such values makes nothing."""
    with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        try:
            value = function(*given)
        except Exception:
            return False
        return value is not None and is_it(value)


def _by_one_number(views):
    """The same number everywhere."""
    if all(map(_are_comparable, views)):
        number = np.ravel(views[0].theirs)[:1].sum()
        words = show(number, 4) if np.isfinite(number) else "nan" if np.isnan(number) else "inf"
        yield (
            "always the same number",
            f"each number of {{result}} is {words}, whatever comes in",
            lambda value: 0 * array(value) + number,
        )


def _by_a_number(views):
    pairs = [(np.ravel(view.right), np.ravel(view.theirs)) for view in views if _are_comparable(view)]
    if len(pairs) < len(views):
        return
    right, theirs = map(np.concatenate, zip(*pairs, strict=True))
    usable = np.isfinite(right) & np.isfinite(theirs) & (right != 0)
    if usable.sum() < ENOUGH:
        return
    largest = np.argmax(np.where(usable, np.abs(right), -1))
    one, other = right[largest], theirs[largest]
    if other and abs(other / one - 1) > 1e-3:
        yield (
            "off by a factor",
            f"each number of {{result}} is {show(other / one, 4)} times the right one",
            lambda arguments, value: array(value) * (other / one),
        )
    yield (
        "off by a constant",
        f"each number of {{result}} is {show(abs(other - one), 4)} too {'large' if other > one else 'small'}",
        lambda arguments, value: array(value) + (other - one),
    )
    for digits in range(1, 9):
        yield (
            "rounded",
            f"the numbers of {{result}} are rounded to {digits} digit{'s' * (digits > 1)} behind the decimal point",
            lambda arguments, value, digits=digits: np.round(array(value), digits),
        )


def _are_comparable(view):
    return is_numeric(view.right) and is_numeric(view.theirs) and np.shape(view.right) == np.shape(view.theirs)


# The place where it is wrong


def _in_one_place(exercise, views):
    """The place where all numbers stand that are wrong, and what is wrong with them, or None."""
    if getattr(exercise.compare, "func", exercise.compare) is not same or not all(map(_are_comparable, views)):
        return None
    found, views = {}, [_with_axes(view) for view in views]
    for words, place in _places(views):
        inside = [place(view) for view in views]
        outside = [(view.right[~mask], view.theirs[~mask]) for view, mask in zip(views, inside, strict=True)]
        if any(right.size for right, _ in outside) and all(same(*pair) is None for pair in outside):
            there = [_only_there(view, mask) for view, mask in zip(views, inside, strict=True)]
            if all(same(view.right, view.theirs) is None for view in there):  # then it is the dtype, or the compare's
                return None
            names = tuple(re.findall(r"`\w+`", words))
            if not all(map(_is_wrong_throughout, there)) or len(names) > 1 and _share_of_wrong(there) < MOSTLY:
                continue  # then the place is not what matters
            enough = sum(_size(view.right) for view in there) >= ENOUGH
            mistake = next(_made_of_values(there), None) if enough else None
            more = f": there {mistake.message.format(result='it')}" if mistake else ""
            mistake = Mistake(f"wrong {words.replace('`', '')}", f"{{result}} is wrong only {words}{more}")
            found.setdefault(names or words, mistake)
    return next(iter(found.values())) if len(found) == 1 else None  # of several, nobody knows which it is


def _with_axes(view):
    """A view whose numbers are arrays where the right value is a number."""
    if np.ndim(view.right):
        return view
    arguments = {name: np.atleast_1d(value) if is_numeric(value) else value for name, value in view.arguments.items()}
    return view._replace(arguments=arguments, right=np.atleast_1d(view.right), theirs=np.atleast_1d(view.theirs))


def _is_wrong_throughout(view):
    """Whether most numbers of a view are wrong."""
    return not _size(view.right) or _share_of_wrong([view]) >= 0.5


def _share_of_wrong(views):
    pairs = [pair for view in views for pair in zip(np.ravel(view.right), np.ravel(view.theirs), strict=True)]
    return sum(same(*pair) is not None for pair in pairs) / max(len(pairs), 1)


def _only_there(view, mask):
    right, theirs = view.right[mask], view.theirs[mask]
    arguments = {name: value[mask] if np.shape(value) == mask.shape else value
                 for name, value in view.arguments.items()}  # fmt: skip
    return view._replace(
        arguments=arguments, right=right, theirs=theirs, is_theirs=lambda value: same(value, theirs) is None,
        is_right=lambda value: same(right, value) is None,
    )  # fmt: skip


TRUE_OR_FALSE = {"is True": np.asarray, "is False": np.logical_not}
SIDES = {
    "is 0": lambda a: a == 0,
    "is negative": lambda a: a < 0,
    "is positive": lambda a: a > 0,
    "is not positive": lambda a: a <= 0,
    "is not negative": lambda a: a >= 0,
}


MOSTLY = 0.75  # of the numbers on one side of another argument are wrong, where that is told
COMPARED = {
    "is larger than": np.greater,
    "is at least": np.greater_equal,
    "is less than": np.less,
    "is at most": np.less_equal,
}


def _beside(view, name, other, side):
    return side(view.arguments[name], np.ravel(view.arguments[other])[0])


def _is_one_number(value):
    return is_numeric(value) and np.size(value) == 1


def _places(views):
    """Words for a place, and a function that says which numbers of a view stand there."""
    axes = {np.ndim(view.right) for view in views}
    lines = {1: ["entry"], 2: ["row", "column"]}.get(max(axes), ["entry along axis 0"])
    lines = [] if min(axes) == 0 else lines if len(axes) == 1 else ["entry along axis 0"]
    for name in views[0].arguments:
        if all(np.shape(view.arguments.get(name)) == np.shape(view.right) != () for view in views):
            kinds = {np.asarray(view.arguments[name]).dtype.kind for view in views}
            for words, side in (TRUE_OR_FALSE if kinds == {"b"} else SIDES).items():
                yield f"where `{name}` {words}", lambda view, name=name, side=side: side(view.arguments[name])
            for other in views[0].arguments if kinds != {"b"} else []:
                if other != name and all(_is_one_number(view.arguments.get(other)) for view in views):
                    for words, side in COMPARED.items():
                        yield f"where `{name}` {words} `{other}`", partial(_beside, name=name, other=other, side=side)
    for (axis, line), (which, index) in product(enumerate(lines), LINES.items()):
        yield f"{which} {line}", partial(_line, axis=axis, index=index)


LINES = {"in the first": slice(1), "in the last": slice(-1, None), "behind the first": slice(1, None)}


def _line(view, axis, index):
    mask = np.zeros(view.right.shape, bool)
    np.moveaxis(mask, axis, 0)[index] = True
    return mask
