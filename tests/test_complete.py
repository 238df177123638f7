"""Nothing is forgotten: whatever is added has its place in the course and a judge that is not ours.

Each message says which file to touch.
"""

import re
import subprocess
import sys
import tomllib
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from pkgutil import iter_modules

import pytest
import test_activations
import test_floors
import test_gradients
import test_optimizers

import nnlib
from nnlib import activations, demos, exercises, layers, losses, optimizers, regularization
from nnlib._course import NOTEBOOKS
from nnlib.demos._live import Demo, LiveDemo

ROOT = Path(__file__).parents[1]
MOST_LINES = 450
FILES = [f"{number:02d}_{name}" for number, name in enumerate(NOTEBOOKS)]


def modules(folder):
    """The names of a folder's modules, but for those that begin with an underscore."""
    names = {path.stem for path in (ROOT / folder).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    return {name for name in names if not name.startswith("_")}


def subclasses(module, kind):
    """The classes of that kind that a module, or one inside it, defines."""
    found = (value for _, value in getmembers(module, isclass) if issubclass(value, kind) and value is not kind)
    return {value for value in found if f"{value.__module__}.".startswith(f"{module.__name__}.")}


def missing(there, listed, words):
    forgotten = sorted(str(getattr(name, "__name__", name)) for name in set(there) - set(listed))
    assert not forgotten, f"{', '.join(forgotten)}: {words}"


def test_every_module_can_be_reached_from_the_package():
    surroundings = {"lecture"}  # what a command is made of
    missing(modules("nnlib") - surroundings, nnlib._MODULES, "add the name to _MODULES in nnlib/__init__.py")


@pytest.mark.parametrize("folder", ["nnlib/demos", "nnlib/exercises"])
def test_every_module_of_demos_and_exercises_belongs_to_a_notebook(folder):
    missing(modules(folder), NOTEBOOKS, "name the notebook in nnlib/_course.py")


@pytest.mark.parametrize("folder", ["nnlib/exercises", "tests/exercise_answers"])
def test_every_notebook_has_its_exercises_and_answers_of_students(folder):
    missing(NOTEBOOKS, modules(folder), f"write {folder}/NAME.py, or take the notebook out of nnlib/_course.py")


def test_every_notebook_of_the_list_is_there_and_no_other():
    files = {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}
    missing(files, FILES, "name the notebook, in its place, in nnlib/_course.py")
    missing(FILES, files, "write notebooks/NAME.ipynb, or take it out of nnlib/_course.py")


def test_the_readme_lists_the_notebooks_in_their_order():
    rows = re.findall(r"^\| (\d\d) \| ([^|]+) \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    listed = [f"{number}_{name.strip().replace(' ', '_')}" for number, name in rows]
    assert listed == FILES, "bring the table in README.md into the order of nnlib/_course.py"


def test_every_demo_that_a_module_defines_is_among_its_demos():
    for name in modules("nnlib/demos"):
        module = import_module(f"nnlib.demos.{name}")
        public = {kind for kind in subclasses(module, Demo) - {LiveDemo} if not kind.__name__.startswith("_")}
        missing(public, module.DEMOS.values(), f"end nnlib/demos/{name}.py with DEMOS = collect(globals())")
        missing((f"{name}.{demo}" for demo in module.DEMOS), demos.all(), "name its notebook in nnlib/_course.py")


def test_every_exercise_that_a_file_defines_is_among_its_notebooks_exercises():
    for name in modules("nnlib/exercises"):
        package = import_module(f"nnlib.exercises.{name}")
        files = [import_module(f"{package.__name__}.{file.name}") for file in iter_modules(package.__path__)]
        values = [value for file in files for value in vars(file).values()]
        defined = {value.name for value in values if isinstance(value, exercises.Exercise)}
        last = "EXERCISES, progress = collect(globals())"
        missing(defined, package.EXERCISES, f"import it in nnlib/exercises/{name}/__init__.py, which ends with {last}")


def test_no_file_is_too_long_to_be_read_at_once():
    long = {path for path in (ROOT / "nnlib").rglob("*.py") if len(path.read_text("utf-8").splitlines()) > MOST_LINES}
    assert long == set(), f"divide what has more than {MOST_LINES} lines"


def test_every_activation_has_its_name_and_foreign_judges():
    named = {type(f) for f in activations.ACTIVATIONS.values()}
    missing(subclasses(activations, activations.Activation), named, "add it to ACTIVATIONS in nnlib/activations.py")
    for table in ("JUDGES", "SLOPE_JUDGES"):
        judged = {f.name for f in getattr(test_activations, table)}
        missing(activations.ACTIVATIONS, judged, f"give it a judge in {table} of tests/test_activations.py")
    missing(activations.ACTIVATIONS, test_gradients.LAYERS, "give it a judge in LAYERS of tests/test_gradients.py")


def test_the_demo_offers_every_activation():
    demo = import_module("nnlib.demos.activations").activations
    offered = {*demo.functions.options, "identity"}  # a straight line is no choice
    missing(activations.ACTIVATIONS, offered, "offer it in nnlib/demos/activations.py")


def test_every_optimizer_has_its_name_and_a_judge():
    named = optimizers.OPTIMIZERS.values()
    missing(subclasses(optimizers, optimizers.Optimizer), named, "add it to OPTIMIZERS in nnlib/optimizers.py")
    judged = {type(ours) for ours, _ in test_optimizers.AGAINST_OPTAX.values()} | test_optimizers.AGAINST_ITS_PAPER
    missing(named, judged, "give it a judge in AGAINST_OPTAX of tests/test_optimizers.py")


def test_every_loss_layer_and_penalty_has_a_judge_that_is_jax():
    def judged(table):
        return {type(ours) for ours, *_ in getattr(test_gradients, table).values()}

    for module, kind, table in (
        (losses, losses.Loss, "LOSSES"),
        (layers, layers.Layer, "LAYERS"),
        (regularization, regularization.Penalty, "PENALTIES"),
    ):
        kinds = {own for own in subclasses(module, kind) if own.__name__ in vars(module)} - {losses.Regression}
        missing(kinds, judged(table), f"give it a judge in {table} of tests/test_gradients.py")


def test_every_layer_can_be_read_from_a_file():
    missing(subclasses(layers, layers.Layer), layers.LAYERS.values(), "add it to LAYERS in nnlib/layers/__init__.py")


def test_faults_are_planted_in_every_file_of_the_mathematics():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    mathematics = [*test_floors.FLOORS[1], "networks", "gradcheck"]
    files = [path.relative_to(ROOT).as_posix() for name in mathematics for path in test_floors.files(name)]
    own = [name for name in files if not name.endswith("__init__.py")]
    missing(own, config["only_mutate"], "add it to only_mutate in pyproject.toml")


@pytest.mark.slow
def test_the_tests_start_with_the_arguments_that_planted_faults_are_run_with():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    collect = [*config["pytest_add_cli_args"], "--collect-only", "tests/test_schedules.py"]
    run = subprocess.run([sys.executable, "-m", "pytest", *collect], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
