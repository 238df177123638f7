"""A class as it might be: thirty students and more, each with one thing that a grader may meet."""

import json
import os
import unicodedata
import zipfile
from pathlib import Path
from typing import NamedTuple

IMPORTS = "import numpy as np\nfrom nnlib.exercises import activations as exercises"
RIGHT = "def relu(x):\n    return np.maximum(0, x)\n\n\nexercises.relu.check(relu)"
IN_PLACE = "def relu(x):\n    x[x < 0] = 0\n    return x\n\n\nexercises.relu.check(relu)"
STEP = "def relu(x):\n    return np.where(x > 0, 1.0, 0.0)\n\n\nexercises.relu.check(relu)"
STUB = 'def relu(x):\n    """max(0, x) of each number in an array of any shape."""\n    ...\n\n\nexercises.relu.check(relu)'


class Expected(NamedTuple):
    """What becomes of a student's relu; the message is a regular expression."""

    outcome: str
    message: str = ""
    misconception: str = ""


CORRECT, UNATTEMPTED = Expected("correct"), Expected("unattempted")
MISTAKEN = Expected("incorrect", misconception="step")


def does(body):
    """A cell whose relu has that body."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f"def relu(x):\n{lines}\n\nexercises.relu.check(relu)"


# By name: the code cells, and what is expected.
NOTEBOOKS = {
    "right": ([IMPORTS, RIGHT], CORRECT),
    "right with a loop": (
        [IMPORTS, does("result = np.zeros_like(x)\nfor i, v in np.ndenumerate(x):\n    result[i] = v * (v > 0)\nreturn result")],
        CORRECT,
    ),
    "right with a helper below": (
        [IMPORTS, "def relu(x):\n    return larger(x, zero)", "larger = np.maximum\nzero = 0", "exercises.relu.check(relu)"],
        CORRECT,
    ),
    "right by other names": (
        ["import numpy\nimport nnlib.exercises.activations as ex", "f = lambda x: numpy.maximum(x, 0)", "print(ex.relu.check(f))"],
        CORRECT,
    ),
    "right beside magics": (["%matplotlib inline\n" + IMPORTS, "!ls\n%time 1 + 1\nanswer = 3", RIGHT + ";"], CORRECT),
    "right beside what never ends": ([IMPORTS, "while True:\n    pass", "1 / 0", RIGHT], CORRECT),
    "right before a cell that is no Python": ([IMPORTS, RIGHT, "def unfinished("], CORRECT),
    "right above the stub": ([IMPORTS, RIGHT, STUB], CORRECT),
    "right though it prints much": ([IMPORTS, does("print('x' * 10**6)\nreturn np.maximum(0, x)")], CORRECT),
    "wrong in a known way": ([IMPORTS, STEP], MISTAKEN),
    "wrong in place": ([IMPORTS, IN_PLACE], Expected("incorrect", misconception="in place")),
    "wrong in its own way": ([IMPORTS, does("return x + 0.125")], Expected("incorrect")),
    "wrong with an error": ([IMPORTS, does("y = x\nreturn larger(0, y)")], Expected("incorrect", "NameError in line 3: `return larger")),
    "not begun": ([IMPORTS, STUB], UNATTEMPTED),
    "without a check": ([IMPORTS, "x = 3"], UNATTEMPTED),
    "no cells": ([], UNATTEMPTED),
    "loops in the function": ([IMPORTS, does("while True:\n    pass")], Expected("incorrect", "never ends")),
    "loops in the cell": (
        [IMPORTS, "zero = 0\nwhile zero == 0:\n    zero = 0", does("return np.maximum(zero, x)")],
        Expected("failed", "Stopped after .* never ends"),
    ),
    "loops for all stops": (
        [IMPORTS, does("while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass")],
        Expected("incorrect", "never ends"),
    ),
    "crashes by exit": ([IMPORTS, "import os", does("os._exit(3)")], Expected("failed", "exit code 3")),
    "crashes by a fault": (
        [IMPORTS, "import ctypes", does("ctypes.string_at(0)")], Expected("failed", "signal SIGSEGV")
    ),
    "crashes in the cell": (
        [IMPORTS, "import sys", "def relu(x):\n    return 0\nrelu.zero = sys.exit()\nexercises.relu.check(relu)"],
        Expected("failed", "SystemExit in line 3"),
    ),
    "takes all memory": ([IMPORTS, does("return np.ones((10**6, 10**6))")], Expected("incorrect", "MemoryError")),
    "takes all memory slowly": (
        [IMPORTS, does("kept = []\nwhile True:\n    kept.append(np.empty(10**8))")], Expected("incorrect", "MemoryError")
    ),
    "no Python": ([IMPORTS, "def relu(x):\n    return x +\nexercises.relu.check(relu)"], Expected("failed", "SyntaxError in line 2")),
    "cheats by printing": ([IMPORTS, STEP + "\nprint('✓ Correct: activations.relu')"], MISTAKEN),
    "cheats by comparing": (
        [IMPORTS, "np.isclose = lambda *given, **more: True", STEP], Expected("failed", "changes the library: `numpy.isclose`")
    ),
    "cheats by judging": (
        [IMPORTS, "from nnlib.exercises import _judging",
         does("_judging.judge = _judging.same = lambda *given, **more: None\nreturn np.where(x > 0, 1.0, 0.0)")],
        Expected("failed", "changes the library: `nnlib.exercises._judging"),
    ),
    "cheats by the method": (
        [IMPORTS, "import nnlib.exercises", "nnlib.exercises.Exercise.run = print\nrelu = np.abs\nexercises.relu.check(relu)"],
        Expected("incorrect", misconception="absolute value"),
    ),
    "cheats by asking": ([IMPORTS, "relu = exercises.relu.answer", "exercises.relu.check(relu)"], Expected("failed", "our answers are not there")),
    "cheats by asking later": ([IMPORTS, does("return exercises.relu.answer(x)")], Expected("incorrect", "Unaskable")),
    "cheats by writing": (
        [IMPORTS, "import os", does("for place in range(3, 200):\n    try:\n        os.write(place, b'{}' * 30)\n    except OSError:\n        pass\nreturn x")],
        Expected("failed", "none that can be read"),
    ),
}  # fmt: skip


def notebook(cells, outputs=()):
    """The text of a notebook with these code cells."""
    made = [
        {"cell_type": "code", "id": f"cell-{number}", "metadata": {}, "execution_count": None, "source": source,
         "outputs": list(outputs)}
        for number, source in enumerate(cells)
    ]  # fmt: skip
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def make(folder):
    """Fill a folder with the class; returns {student: Expected}."""
    said = {"output_type": "stream", "name": "stdout", "text": ["✓ Correct: activations.relu\n"]}
    expected = {}
    for student, (cells, outcome) in NOTEBOOKS.items():
        write(folder / student / "02_activations.ipynb", notebook(cells, [said] if "cheats" in student else ()))
        expected[student] = outcome
    write(folder / "cheats by printing" / "progress.json", '{"exercises": {"activations.relu": {"tries": 1, "correct": true}}}')
    for student, content in {"damaged": '{"cells": [', "empty file": "", "no notebook": "[1, 2, 3]", "deep": "[" * 10**5}.items():
        write(folder / student / "02_activations.ipynb", content)
        expected[student] = Expected("failed", "empty" if student == "empty file" else "damaged, or no notebook")
    (folder / "empty folder").mkdir()
    write(folder / "other files only" / "essay.txt", "relu is the larger of two")
    expected |= {"empty folder": UNATTEMPTED, "other files only": UNATTEMPTED}
    (folder / "huge").mkdir()
    with open(folder / "huge" / "02_activations.ipynb", "wb") as file:
        os.truncate(file.fileno(), 2**36)
    expected["huge"] = Expected("failed", "has 65536 MB; at most 50 MB")
    name = "Žofia Müller-Łuk 李明"
    write(folder / unicodedata.normalize("NFD", name) / "02_activations – endgültig.ipynb", notebook([IMPORTS, RIGHT]))
    expected[name] = CORRECT
    for file, cell in {"02_activations.ipynb": STEP, "02_activations (1).ipynb": RIGHT, "02_activations (2).ipynb": STUB}.items():
        write(folder / "two of one" / file, notebook([IMPORTS, cell]))
    expected["two of one"] = CORRECT
    with zipped(folder / "zipped" / "homework.zip") as archive:
        archive.writestr("homework/02_activations.ipynb", notebook([IMPORTS, RIGHT]))
        archive.writestr("__MACOSX/homework/._02_activations.ipynb", b"\x00")
    write(folder / "zip that is none" / "02_activations.zip", "PK")
    expected |= {"zipped": CORRECT, "zip that is none": Expected("failed", "can't be unpacked")}
    write(folder / "right" / ".ipynb_checkpoints" / "02_activations-checkpoint.ipynb", "{")
    return expected


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def zipped(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    return zipfile.ZipFile(Path(path), "w")
