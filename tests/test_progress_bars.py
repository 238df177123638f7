"""Progress bars: what is seen while they run, and that nothing of them is left at their end."""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from nnlib._progress_bars import bar

SETUP = """
from functools import partial

import ipywidgets
from nnlib import Trainer, checklist, datasets, losses, mlp, optimizers, search
from nnlib.regularization import EarlyStopping

data = datasets.digits()
task = losses.SoftmaxCrossEntropy(), data
score, space = lambda rate, seed: rate, {"rate": search.Uniform(0, 1)}

def fit(**options):
    trainer = Trainer(mlp([64, 5, 10]), losses.SoftmaxCrossEntropy(), optimizers.SGD(0.1), **options)
    return trainer.fit(*data.train, 3, data.validation, progress=True)

def widgets():
    return len(ipywidgets.widgets.widget._instances)

before = widgets()
"""


@pytest.fixture(scope="module")
def client():
    client = NotebookClient(
        nbformat.v4.new_notebook(), timeout=120, kernel_name="python3", store_widget_state=False,
        resources={"metadata": {"path": Path(__file__).parent}},
    )  # fmt: skip
    with client.setup_kernel(env=os.environ):
        run(client, SETUP)
        yield client


def run(client, code):
    """The cell's outputs after its run: what the page shows."""
    client.nb.cells.append(nbformat.v4.new_code_cell(code))
    return client.execute_cell(client.nb.cells[-1], len(client.nb.cells) - 1).outputs


CALLS = {
    "training": "for _ in range(3): fit()",
    "early stopping": "fit(early_stopping=EarlyStopping(1, min_delta=100));",
    "search": "search.random_search(score, space, 5, progress=True);",
    "population": "search.population_search(score, space, 5, progress=True);",
    "checklist": "checklist.run(partial(mlp, [64, 5, 10]), *task, items=['initial loss'], progress=True);",
    "an error": """
try:
    checklist.run(lambda **options: 1 / 0, *task, items=['initial loss'], progress=True)
except ZeroDivisionError as error:
    kept = error
""",
}


@pytest.mark.slow
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_of_a_bar_that_was_shown_nothing_is_left_in_the_cell_or_in_the_kernel(client, call):
    outputs = run(client, call)
    assert outputs and all(output.data == {} for output in outputs)
    assert run(client, "widgets() - before")[0].data["text/plain"] == "0"


def test_a_terminals_bar_counts_and_is_wiped_off(capfd):
    for _ in bar(range(3), unit="number", progress=True):
        pass
    lines = capfd.readouterr().err.split("\r")
    assert "0/3" in lines[1] and lines[-2].strip() == lines[-1] == ""


@pytest.mark.parametrize("progress", [None, False])
def test_no_bar_is_shown_where_nobody_watches_or_none_is_asked_for(capfd, progress):
    with bar(unit="number", total=3, progress=progress) as counter:
        counter.update()
    assert capfd.readouterr() == ("", "")
