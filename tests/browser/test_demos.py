"""Every demo of the course in a real JupyterLab: its first control moves it, and reset takes it back."""

import pytest
from lab import Notebook

from nnlib import demos

MODULES = {}  # of a notebook -> the names of its demos
for full_name in demos.all():
    module, _, demo_name = full_name.partition(".")
    MODULES.setdefault(module, []).append(demo_name)


@pytest.fixture(scope="module")
def notebook_of(tab, lab):
    """Open all demos of a module in one notebook: its first cell imports, the others come in pairs."""
    opened = {}

    def open_(module):
        if module not in opened:
            pairs = [(f"{name} = demos.{name}(); {name}", f"print({name}.settings)") for name in MODULES[module]]
            cells = [f"from nnlib.demos import {module} as demos", *(cell for pair in pairs for cell in pair)]
            opened.clear()
            opened[module] = Notebook(tab, lab, lab.write(f"{module}.ipynb", *cells)).run_all()
        return opened[module]

    return open_


@pytest.mark.parametrize("name", demos.all())
def test_the_first_control_changes_the_demo_and_reset_takes_it_back(page, notebook_of, name):
    module, _, demo_name = name.partition(".")
    notebook, place = notebook_of(module), MODULES[module].index(demo_name)
    demo, says_settings = notebook.demos[place], 2 * place + 2
    begun, before = notebook.output(says_settings), (demo.picture(), demo.readout)
    demo.move_first_control()
    if demo.has_button("Step"):
        demo.press("Step")  # a run may show a new rate only with its next step
    demo.until(lambda: (demo.picture(), demo.readout) != before, "the picture or the readout to change")
    demo.until(lambda: demo.alt == demo.readout, "the alternative text to be the readout")
    demo.press("Reset")

    def settings():
        notebook.run_cell(says_settings)
        return notebook.output(says_settings)

    demo.until(lambda: settings() == begun, "the settings to be as in the beginning")
