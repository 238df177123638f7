"""A plugin of pytest for ``make wasm``: which of the library's tests do not apply under WebAssembly, and why."""

import pytest

FILES = {  # by the name of the file
    "test_gradients.py": "its judge is jax",
    "test_optimizers.py": "its judge is optax",
    "test_losses.py": "its judge is jax",
    "test_activations.py": "its judge is jax",
    "test_initialization.py": "its judge is SciPy",
    "test_preprocessing.py": "its judge is scikit-learn",
    "test_ensembles.py": "its judge is scikit-learn",
    "test_floors.py": "it starts other processes",
    "test_setup.py": "it is about the installed course",
}
TESTS = {  # by a part of the test's name
}
skipped = {}


def pytest_ignore_collect(collection_path, config):
    if collection_path.name in FILES:
        skipped[collection_path.name] = FILES[collection_path.name]
        return True
    return None


def pytest_collection_modifyitems(items):
    for item in items:
        for part, reason in TESTS.items():
            if part in item.nodeid:
                skipped[part] = reason
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_terminal_summary(terminalreporter):
    terminalreporter.section("does not apply in a browser")
    for name, reason in sorted(skipped.items()):
        terminalreporter.write_line(f"{name}: {reason}")
