"""Every demo of the course in a real JupyterLab: its first control moves it, and reset takes it back."""

import pytest

from nnlib import demos


@pytest.mark.parametrize("name", demos.all())
def test_the_first_control_changes_the_demo_and_reset_takes_it_back(opened, name):
    module, _, demo_name = name.partition(".")
    notebook = opened(
        f"from nnlib.demos import {module} as demos\ndemo = demos.{demo_name}(); demo",
        "print(demo.settings)",
        name=f"{name}.ipynb",
    ).run_all()
    demo, begun = notebook.demo, notebook.output(1)
    before = demo.picture(), demo.readout
    demo.move_first_control()
    if demo.has_button("Step"):
        demo.press("Step")  # a run may show a new rate only with its next step
    demo.until(lambda: (demo.picture(), demo.readout) != before, "the picture or the readout to change")
    demo.until(lambda: demo.alt == demo.readout, "the alternative text to be the readout")
    demo.press("Reset")

    def settings():
        notebook.run_cell(1)
        return notebook.output(1)

    demo.until(lambda: settings() == begun, "the settings to be as in the beginning")
