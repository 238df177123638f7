"""What a common error of Python or NumPy means, in a sentence for whoever meets it for the first time."""

import re

MEANINGS = [  # (name, pattern in "Error: text", what it means)
    ("shapes that do not fit",
     r"could not be broadcast together with shapes (\(\S*\)) (\(\S*\))\s*$",
     "Shapes are compared from their last axis on, and {0} does not fit {1}: two lengths must be equal, or one of "
     "them 1."),
    ("shapes that do not fit",
     r"could not broadcast input array from shape (\(.*?\)) into shape (\(.*?\))",
     "An array of shape {0} does not fit into a place of shape {1}."),
    ("shapes that do not fit",
     r"non-broadcastable output operand with shape (\(.*?\)) doesn't match the broadcast shape (\(.*?\))",
     "The result has shape {1}, which does not fit into an array of shape {0}."),
    ("shapes that do not fit",
     r"matmul: Input operand 1 has a mismatch in its core dimension 0.*\(size (\d+) is different from (\d+)\)",
     "In a product `A @ B` the last axis of `A` is as long as the first of `B`; here they have {1} and {0}."),
    ("a number where an array is needed",
     r"matmul: Input operand \d does not have enough dimensions",
     "`@` takes two arrays; a single number multiplies with `*`."),
    ("a number where an array is needed",
     r"'(?:numpy\.)?(?:int|float)\d*' object (?:does not support item assignment|is not subscriptable|is not iterable)",
     "A single number has no places and no parts; an array has them."),
    ("the largest of nothing",
     r"All-NaN slice encountered|(?:argmax|argmin|max\(\)|min\(\)).*empty sequence",
     "Where there are no numbers, or nothing but nan, none is the largest or the smallest: ask for that first."),
    ("a division by 0",
     r"ZeroDivisionError",
     "The divisor is 0 in this case."),
    ("shapes that do not fit",
     r"shapes (\(.*?\)) and (\(.*?\)) not aligned",
     "In a product `A @ B` the last axis of `A` is as long as the first of `B`; here the shapes are {0} and {1}."),
    ("one answer for many numbers",
     r"truth value of an array with more than one element is ambiguous",
     "`if`, `and`, `or` and Python's `max` want one True or False; an array has one for each of its numbers."),
    ("one answer for many numbers",
     r"only (?:length-1|size-1|0-dimensional) arrays can be converted to Python scalars",
     "The functions of `math`, and `float` and `int`, take one number, not an array of several."),
    ("fractions into whole numbers",
     r"Cannot cast ufunc .* output from dtype\('float\d+'\) to dtype\('u?int\d+'\)",
     "The array holds whole numbers: `+=`, `-=`, `*=` and `/=` can't put fractions into it."),
    ("an axis that is not there",
     r"axis (-?\d+) is out of bounds for array of dimension (\d+)",
     "Axes are counted from 0, and this array has {1}: there is no axis {0}."),
    ("an axis that is not there",
     r"too many indices for array: array is (\d+)-dimensional, but (\d+) were indexed",
     "Each index goes along an axis: here stand {1} for an array with {0}."),
    ("counted too far",
     r"index (-?\d+) is out of bounds for axis \d+ with size (\d+)",
     "Places are counted from 0: among {1}, there is none with the number {0}."),
    ("counted too far",
     r"IndexError: (?:list|tuple|string) index out of range",
     "Places are counted from 0: of n, the last has the number n - 1."),
    ("None where a value is needed",
     r"'NoneType'",
     "Something is `None` there, such as the result of a function without `return`, or of a method that works in "
     "place."),
    ("a name without a value",
     r"UnboundLocalError: .*'(\w+)'",
     "`{0}` gets its value somewhere else in the function, and the code has not been there."),
    ("a name without a value",
     r"NameError: name '(\w+)' is not defined",
     "Nothing has the name `{0}`: a slip of the pen, a missing import, or a cell that was not run."),
    ("a list is no array",
     r"can't multiply sequence by non-int|can only concatenate (?:list|tuple)"
     r"|unsupported operand type\(s\) for \S+: '(?:list|tuple)'|unsupported operand type\(s\) for \S+: '\S+' and "
     r"'(?:list|tuple)'|'(?:list|tuple)' object has no attribute",
     "A list or a tuple is no array: its operators join and repeat, and don't compute with each number."),
    ("an index that is no whole number",
     r"(?:indices must be integers or slices, not|only integers, slices|cannot be interpreted as an integer)",
     "A place or a length is a whole number; a division with `/` gives a float, even where nothing is left over."),
    ("many numbers in one place",
     r"setting an array element with a sequence",
     "A place for one number was given several."),
    ("called without end",
     r"RecursionError",
     "The function calls itself again and again, without a case in which it stops."),
]  # fmt: skip


def meaning(error, text):
    """(name, sentence) for an error that is known, else None."""
    for name, pattern, sentence in MEANINGS:
        if found := re.search(pattern, f"{error.__name__}: {text}"):
            return name, sentence.format(*found.groups())
    return None
