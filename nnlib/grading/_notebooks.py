"""Notebooks: which exercises one checks, and which of its statements each answer needs.

Only these are run: the definition that is checked and, backwards from there, whatever it gets its names from. So a
notebook that takes half a minute is graded in a second, and a cell that fails elsewhere costs nobody a point.
Nothing here runs a statement; reading a hostile file may still take all memory, so students' are read in a sandbox.
"""

import ast
import linecache
import re
import symtable
import warnings
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

PACKAGE = "nnlib.exercises"
CAPSTONE = f"{PACKAGE}.checklist.capstone"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
BINDING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign, ast.Import, ast.ImportFrom)


class Unreadable(ValueError):
    """A file is no notebook; the text says why."""


class Check(NamedTuple):
    """A call of an exercise's ``check``: what is handed in, and the statement where that is done."""

    exercise: str
    answer: ast.expr
    place: int


@dataclass
class Statement:
    """A statement of a code cell, with the names that it binds, changes in part, and needs."""

    cell: int
    number: int
    node: ast.stmt
    binds: set = field(default_factory=set)
    changes: set = field(default_factory=set)
    calls_on: set = field(default_factory=set)  # names of which a method is called for its effect
    needs: set = field(default_factory=set)
    needs_later: set = field(default_factory=set)  # in the bodies of functions, when these are called


def sources(content):
    """The code cells of a notebook file, of any version; Unreadable says what is wrong with the file."""
    import nbformat

    if not content.strip():
        raise Unreadable("The file is empty.")
    try:
        text = content.decode("utf-8-sig")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            notebook = nbformat.reads(text, as_version=4)
        return [_joined(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    except Exception as error:
        raise Unreadable(f"The file is damaged, or no notebook ({type(error).__name__}).") from None


def _joined(source):
    return source if isinstance(source, str) else "".join(source)


class Notebook:
    """The code cells of a notebook, read and not run.

    Parameters
    ----------
    cells : list of str
        Sources of the code cells.

    Examples
    --------
    >>> cells = ["import numpy as np", "from nnlib.exercises import activations as exercises", "slow = print('never')"]
    >>> notebook = Notebook([*cells, "def relu(x):\\n    return np.maximum(0, x)\\nexercises.relu.check(relu)"])
    >>> [check.exercise for check in notebook.checks]
    ['activations.relu']
    >>> [statement.cell for statement in notebook.needed(notebook.checks[0])]
    [0, 3]
    """

    def __init__(self, cells):
        self.cells, self.statements, self.unreadable = cells, [], {}
        for number, source in enumerate(cells):
            try:
                self.statements += [_statement(number, *entry) for entry in enumerate(_parsed(source))]
            except Exception as error:  # of the parser, of IPython's, or for want of memory
                line = f" in line {error.lineno}" if getattr(error, "lineno", None) else ""
                self.unreadable[number] = f"The cell can't be read: {type(error).__name__}{line}."

    @cached_property
    def modules(self):
        """What imported names mean: {"exercises": "nnlib.exercises.activations"}."""
        meant = {}
        for node in (statement.node for statement in self.statements):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    meant[alias.asname or alias.name.partition(".")[0]] = (
                        alias.name if alias.asname else alias.name.partition(".")[0]
                    )
            elif isinstance(node, ast.ImportFrom) and node.module:
                meant |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        return meant

    @cached_property
    def checks(self):
        """Each call of an exercise's ``check``, in the notebook's order."""
        found = []
        for place, statement in enumerate(self.statements):
            for node in ast.walk(statement.node):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "check":
                    given = node.args[:1] or [word.value for word in node.keywords if word.arg == "answer"]
                    exercise = self._exercise(node.func.value)
                    if exercise and given:
                        found.append(Check(exercise, given[0], place))
                    elif given and (case := self._capstone(node.func.value, place)):
                        answer = ast.Tuple([case["seed"], case["level"], given[0]], ast.Load())
                        found.append(Check(f"checklist.level_{ast.unparse(case['level'])}", answer, place))
        return found

    def _capstone(self, node, place):
        """The arguments of the call that made a case of the capstone, or None for whatever else an expression means."""
        while isinstance(node, ast.Name):
            bound = [one.node for one in self.statements[:place] if node.id in one.binds]
            if not (bound and isinstance(bound[-1], ast.Assign)):
                return None
            node = bound[-1].value
        if not isinstance(node, ast.Call) or self._path(node.func) != CAPSTONE:
            return None
        given = {"seed": ast.Constant(0), "level": ast.Constant(1)}
        return given | dict(zip(given, node.args, strict=False)) | {word.arg: word.value for word in node.keywords}

    def unreadable_checks(self):
        """{exercise: why} of the checks in cells that are no Python."""
        names = {name: path for name, path in self.modules.items() if path.startswith(f"{PACKAGE}.")}
        return {
            f"{names[alias].rpartition('.')[2]}.{exercise}": why
            for number, why in self.unreadable.items()
            for alias, exercise in re.findall(r"(\w+)\.(\w+)\.check\(", self.cells[number])
            if alias in names
        }

    def _exercise(self, node):
        """The full name of the exercise that an expression means, or None."""
        full = self._path(node)
        return full.removeprefix(f"{PACKAGE}.") if re.fullmatch(rf"{PACKAGE}\.\w+\.\w+", full) else None

    def _path(self, node):
        """What an expression such as ``exercises.relu`` means, by the names of modules; "" for any other."""
        path = []
        while isinstance(node, ast.Attribute):
            path.insert(0, node.attr)
            node = node.value
        return ".".join([self.modules.get(node.id, node.id), *path]) if isinstance(node, ast.Name) else ""

    def needed(self, check):
        """The statements that an answer needs, in their order."""
        at_the_end = {node.id for node in ast.walk(check.answer) if isinstance(node, ast.Name)}
        while True:
            needed, later = self._backwards(check.place, at_the_end)
            if later <= at_the_end:
                return needed
            at_the_end |= later

    def _backwards(self, place, names):
        """The statements before a place that these names need there, and what their functions need when called."""
        wanted, later, found = set(names), set(), []
        for statement in reversed(self.statements[:place]):
            imported = isinstance(statement.node, (ast.Import, ast.ImportFrom))
            changed = statement.changes | {name for name in statement.calls_on if name not in self.modules}
            if not wanted & (statement.binds | changed) and not (imported and "*" in statement.binds):
                continue
            found.insert(0, statement)
            if isinstance(statement.node, BINDING):
                wanted -= statement.binds - statement.changes
            wanted |= statement.needs | statement.needs_later
            later |= statement.needs_later
        return found, later

    def recipe(self, check):
        """How :func:`followed` comes to what is handed in: an expression, and the (cell, number) of each statement."""
        return ast.unparse(check.answer), [(statement.cell, statement.number) for statement in self.needed(check)]


def followed(cells, recipe):
    """What a recipe gives; here a notebook's statements are run, and whatever they raise is raised.

    Lines keep their numbers, and errors show them.
    """
    expression, statements = recipe
    names, parsed = {"__name__": "__main__", "display": lambda *given, **more: None}, {}
    for cell, number in statements:
        file = f"<cell {cell + 1}>"
        if cell not in parsed:
            parsed[cell], lines = _parsed(cells[cell]), cells[cell].splitlines(keepends=True)
            linecache.cache[file] = (len(lines), None, lines, file)
        exec(compile(ast.Module([parsed[cell][number]], []), file, "exec"), names)
    return eval(expression, names)


def _parsed(source):
    """The statements of a cell; its magic commands, such as ``%timeit``, are calls that bind nothing."""
    try:
        return ast.parse(source).body
    except SyntaxError:
        from IPython.core.inputtransformer2 import TransformerManager

        return ast.parse(TransformerManager().transform_cell(source)).body


def _statement(cell, number, node):
    statement = Statement(cell, number, node)
    _note_names(statement, symtable.symtable(ast.unparse(node), "a cell", "exec"))
    if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
        statement.binds.add("*")
    for part in _walk_outside_functions(node):
        if isinstance(part, ast.AugAssign) or isinstance(getattr(part, "ctx", None), (ast.Store, ast.Del)):
            target = part.target if isinstance(part, ast.AugAssign) else part
            if not isinstance(part, ast.Name) and (root := _root(target)):
                statement.changes.add(root)
                statement.needs.add(root)
        elif isinstance(part, ast.Expr) and isinstance(part.value, ast.Call):
            if isinstance(part.value.func, ast.Attribute) and (root := _root(part.value.func)):
                statement.calls_on.add(root)
    return statement


def _note_names(statement, table):
    of_module, of_function = table.get_type() == "module", table.get_type() == "function"
    for symbol in table.get_symbols():
        if of_module and (symbol.is_assigned() or symbol.is_imported()):
            statement.binds.add(symbol.get_name())
        if symbol.is_referenced() and (of_module or symbol.is_global()):
            (statement.needs_later if of_function else statement.needs).add(symbol.get_name())
    for child in table.get_children():
        _note_names(statement, child)


def _walk_outside_functions(node):
    yield node
    if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        for child in ast.iter_child_nodes(node):
            yield from _walk_outside_functions(child)


def _root(node):
    """The name that an expression such as ``answer["a"].b`` begins with, or None."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Starred, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None
