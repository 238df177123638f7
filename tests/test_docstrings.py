"""Docstrings: every module names its source, and every public name is explained, with an example that runs."""

import importlib
import inspect

import pytest

import nnlib

MODULES = {
    name: importlib.import_module(f"nnlib.{name}")
    for name in nnlib._MODULES
    if name not in ("demos", "exercises", "grading")
}


def public(module):
    """The classes and functions that a module, or one inside it, defines for others."""
    return {
        name: value
        for name, value in vars(module).items()
        if not name.startswith("_")
        and (inspect.isclass(value) or inspect.isfunction(value))
        and f"{value.__module__}.".startswith(f"{module.__name__}.")
    }


PUBLIC = {f"{module}.{name}": value for module, mod in MODULES.items() for name, value in public(mod).items()}
METHODS = {
    f"{name}.{method}": getattr(value, method)
    for name, value in PUBLIC.items()
    if inspect.isclass(value)
    for method, function in vars(value).items()
    if not method.startswith("_") and inspect.isfunction(function)
}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_names_its_source(name):
    assert "Source:" in MODULES[name].__doc__


@pytest.mark.parametrize("value", PUBLIC.values(), ids=PUBLIC)
def test_a_public_name_is_explained_with_an_example(value):
    assert ">>> " in inspect.getdoc(value)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_a_public_method_is_explained(method):
    assert inspect.getdoc(method)
