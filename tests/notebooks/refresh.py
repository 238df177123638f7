"""Run notebooks from fresh kernels and store their outputs: python tests/notebooks/refresh.py [NOTEBOOK ...]

Kept are pictures and text, which show everywhere. Left out is what changes from run to run or belongs to one
machine: widget views (without their kernel they show as "model not found"), times, versions, paths.
"""

import os
import re
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from html import escape
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ROOT = Path(__file__).parents[2]
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
PROGRESS_BAR = re.compile(r"\s*\d+%\|")  # how tqdm's begins


def refresh(path):
    """Run one notebook and store it; returns what went wrong, or None."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NNLIB_PROGRESS"] = str(Path(folder) / "progress.json")
        client = NotebookClient(
            notebook, timeout=300, kernel_name="python3", record_timing=False, store_widget_state=False,
            coalesce_streams=True,
            resources={"metadata": {"path": path.parent}},
        )  # fmt: skip
        try:
            client.execute()
        except CellExecutionError as error:
            return f"{path}: {error}"
    nbformat.write(without_the_run(notebook), path)


def without_the_run(notebook):
    """The notebook with only those traces of its run that every reader may see."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = [part for output in cell.outputs for part in demo_in_words(output)]
            cell.outputs = [without_paths(output) for output in cell.outputs if is_seen(output)]
    return notebook


def demo_in_words(output):
    """A demo's question, its picture and its sentence one below the other, for whoever shows no widget.

    Not as one piece of HTML: JupyterLab shows no picture in the HTML of a notebook that the reader has not run.
    """
    question, _, sentence = output.get("data", {}).get("text/plain", "").partition("\n")
    if "image/png" not in output.get("data", {}) or output.metadata.get("image/png", {}).get("alt") != sentence:
        return [output]
    output.data["text/plain"] = sentence
    above, below = f"<p><b>{escape(question)}</b></p>", f"<p>{escape(sentence)}</p>"
    return [_words(above, question), output, _words(below, sentence)]


def _words(html, text):
    return nbformat.v4.new_output("display_data", {"text/html": html, "text/plain": text})


def is_seen(output):
    """Drop an output's widget view; whether something is left to see, which a progress bar at rest is not."""
    if output.output_type not in ("display_data", "execute_result"):
        return True
    output.data.pop(WIDGET_VIEW, None)
    return bool(output.data) and not PROGRESS_BAR.match(output.data.get("text/plain", ""))


def without_paths(part):
    """The same output, with the checkout's folder as "." and the home folder as "~"."""
    if isinstance(part, str):
        return part.replace(str(ROOT), ".").replace(str(Path.home()), "~")
    if isinstance(part, list):
        return [without_paths(item) for item in part]
    if isinstance(part, dict):
        return type(part)({key: without_paths(value) for key, value in part.items()})
    return part


if __name__ == "__main__":
    paths = [Path(name).resolve() for name in sys.argv[1:]] or sorted((ROOT / "notebooks").glob("*.ipynb"))
    with ProcessPoolExecutor(max_workers=2) as executor:
        troubles = [trouble for trouble in executor.map(refresh, paths) if trouble]
    sys.exit("\n".join(troubles) or None)
