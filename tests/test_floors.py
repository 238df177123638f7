"""The library's floors: a module imports only what stands before it, and `import nnlib` loads NumPy only."""

import ast
import functools
import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "nnlib"
FLOORS = [
    ["_cells", "_remedies", "_checks", "_members", "_shown", "_tables", "_files", "_source", "_progress_bars",
     "_tracing", "_course", "_machine"],
    ["activations", "initialization", "layers", "losses", "regularization", "optimizers", "schedules",
     "preprocessing", "neurons"],
    ["_saving", "networks", "gradcheck"],
    ["datasets", "monitoring", "_checkpoints", "training", "_recorded", "search", "ensembles", "checklist"],
    ["plots"],
    ["demos", "exercises", "_doctor", "course"],
    ["grading", "lecture"],
    ["_command", "__main__"],
]  # fmt: skip
ORDER = [module for floor in FLOORS for module in floor]
MODULES = sorted({path.stem if path.suffix else path.name for path in PACKAGE.iterdir()} - {"__init__", "__pycache__"})


def files(module):
    folder = PACKAGE / module
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{module}.py"]


def imports(module):
    """(imported module of nnlib, inside which function or None, place) for every import statement."""
    found = []

    def visit(node, function, path):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for parts in (name.split(".") for name in names):
            if parts[0] == "nnlib" and parts[1:]:
                found.append((parts[1], function, f"{path.name}:{node.lineno}"))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            function = node.name
        for child in ast.iter_child_nodes(node):
            visit(child, function, path)

    for path in files(module):
        visit(ast.parse(path.read_text(encoding="utf-8")), None, path)
    return found


@functools.cache
def loaded_by(*names):
    """What each of these imports loads, one after the other in a fresh interpreter: {name: names of modules}."""
    code = f"""
import importlib, json, sys
found = {{}}
for name in {names}:
    before = set(sys.modules)
    importlib.import_module(name)
    found[name] = sorted(set(sys.modules) - before)
print(json.dumps(found))
"""
    return json.loads(subprocess.check_output([sys.executable, "-c", code], text=True))


def test_every_module_has_its_floor():
    assert set(MODULES) <= set(ORDER)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_stands_before_it(module):
    def is_allowed(imported, function):
        may_draw = function == "plot" and imported == "plots"
        return imported == module or may_draw or ORDER.index(imported) < ORDER.index(module)

    wrong = [
        f"{place} imports {imported}"
        for imported, function, place in imports(module)
        if imported in ORDER and not is_allowed(imported, function)
    ]
    assert wrong == []


@pytest.mark.parametrize("module", [module for module in MODULES if module != "exercises"])
def test_a_module_can_be_read_in_one_go(module):
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in files(module)}
    long = {name: count for name, count in lines.items() if count > 450}
    assert not long, "make a folder of that name, with a file for each theme and the same public names"


MATHEMATICS = [module for floor in FLOORS[:3] for module in floor if module in MODULES]


@pytest.mark.parametrize("module", MATHEMATICS)
def test_the_mathematics_needs_numpy_only(module):
    third_party = {"numpy", "nnlib"} | sys.stdlib_module_names
    loaded = loaded_by(*(f"nnlib.{module}" for module in MATHEMATICS))[f"nnlib.{module}"]
    assert {name.split(".")[0] for name in loaded} - third_party == set()


def test_importing_nnlib_loads_none_of_the_heavy_libraries():
    heavy = {"matplotlib", "IPython", "ipywidgets", "scipy", "pandas", "tqdm", "platformdirs", "pooch", "PIL"}
    loaded = loaded_by("nnlib", "nnlib.datasets", "nnlib.training")
    assert {name for names in loaded.values() for name in names} & heavy == set()


def test_no_exercise_loads_widgets_or_pictures():
    loaded = loaded_by(*(f"nnlib.exercises.{path.stem}" for path in files("exercises") if path.stem[0] != "_"))
    assert {name for names in loaded.values() for name in names} & {"ipywidgets", "matplotlib", "IPython"} == set()
