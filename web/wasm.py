"""A plugin of pytest for ``make wasm``: which of the library's tests do not apply under WebAssembly, and why."""

import pytest

FILES = {  # by the end of the path
    "nnlib/grading": "grading starts a process for each answer",
    "nnlib/search/_executors.py": "it starts other processes",
    "tests/exercise_answers": "answers that are tried elsewhere",
    "tests/kernel.py": "it starts a kernel",
    "tests/places.py": "a browser's files have no devices",
    "tests/test_activations.py": "its judge is jax",
    "tests/test_complete.py": "it is about the files of the checkout",
    "tests/test_ensembles.py": "its judge is scikit-learn",
    "tests/test_floors.py": "it starts other processes",
    "tests/test_gradients.py": "its judge is jax",
    "tests/test_initialization.py": "its judge is SciPy",
    "tests/test_lecture.py": "lectures are for an installed course",
    "tests/test_losses.py": "its judge is jax",
    "tests/test_optimizers.py": "its judge is optax",
    "tests/test_preprocessing.py": "its judge is scikit-learn",
    "tests/test_search.py": "it searches with processes",
}
TESTS = {  # by a part of the test's name
    "nnlib.datasets._dataset.Split": "its example names the integers of a computer with 64 bits",
    "nnlib.datasets._points.spiral": "its example names the integers of a computer with 64 bits",
    "overflows_at_minus_800": "no floating-point operation warns",
    "longdouble_past_the_range": "its long double overflows before it is asked",
    "two cores": "there are no threads",
    "an_error_in_one_block": "there are no threads",
    "bar_is_shown_when_it_is_asked_for": "both streams are one",
    "test_turns.py": "there are no threads",
}
skipped = {}


def pytest_ignore_collect(collection_path, config):
    for name, reason in FILES.items():
        if collection_path.as_posix().endswith(name):
            skipped[name] = reason
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
