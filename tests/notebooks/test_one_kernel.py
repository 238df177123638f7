"""No hidden state: all notebooks in one kernel print what they print on their own, in `make deep` each of them twice.

The kernel computes as on an old processor, where it can be told to: other instructions round in another order, and
what is printed must hold on every machine.
"""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

pytestmark = pytest.mark.notebook
ROOT = Path(__file__).parents[2]
OLD_PROCESSOR = {"OPENBLAS_CORETYPE": "Nehalem", "NPY_DISABLE_CPU_FEATURES": "X86_V3"}
PATHS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def client():
    """A kernel that all notebooks of this file share."""
    client = NotebookClient(
        nbformat.v4.new_notebook(), timeout=300, kernel_name="python3", store_widget_state=False,
        coalesce_streams=True, resources={"metadata": {"path": ROOT / "notebooks"}},
    )  # fmt: skip
    with client.setup_kernel(env=os.environ | OLD_PROCESSOR):
        yield client


def run(client, path):
    """What the checked cells print: {cell id: text}. Cells are run in the client's kernel, whatever it holds."""
    client.nb = nbformat.read(path, as_version=4)
    client.reset_execution_trackers()  # or the pictures of all demos so far stay in memory
    for i, cell in enumerate(client.nb.cells):
        client.execute_cell(cell, i)
    return printed(client.nb)


def printed(notebook):
    """The text of the outputs that are checked."""
    return {
        cell.id: "".join(output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.outputs)
        for cell in notebook.cells
        if cell.cell_type == "code" and "nbval-check-output" in cell.metadata.get("tags", [])
    }


@pytest.mark.parametrize("times", [pytest.param(1, marks=pytest.mark.landing), pytest.param(2, marks=pytest.mark.deep)])
@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_a_notebook_prints_the_same_whatever_ran_before_it(client, path, times):
    stored = printed(nbformat.read(path, as_version=4))
    assert stored
    for _ in range(times):
        assert run(client, path) == stored
