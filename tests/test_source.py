"""The library's own code, as a notebook shows it."""

from nnlib import source


def marked():
    """Two numbers."""
    return [1,  # a reader's comment
            2]  # fmt: skip


def test_code_is_shown_without_its_docstring_and_without_marks_for_tools():
    assert repr(source(marked)) == "def marked():\n    return [1,  # a reader's comment\n            2]"
