"""A class as it might be: more than thirty students, each with one thing that a grader may meet."""

import json
import os
import re
import textwrap
import unicodedata
import zipfile
from typing import NamedTuple

IMPORTS = "import numpy as np\nfrom nnlib.exercises import activations as exercises"
CHECK = "\n\nexercises.relu.check(relu)"
RIGHT = "def relu(x):\n    return np.maximum(0, x)"
STEP = "def relu(x):\n    return np.where(x > 0, 1.0, 0.0)"
STUB = "def relu(x):\n    ..."


class Expected(NamedTuple):
    """What becomes of a student's relu; the message is a regular expression."""

    outcome: str
    message: str = ""
    misconception: str = ""


CORRECT, UNATTEMPTED = Expected("correct"), Expected("unattempted")
MISTAKEN = Expected("incorrect", misconception="step")
SOLVED = '{"exercises": {"activations.relu": {"tries": 1, "correct": true}}}'

CODE, EXPECTED = {}, {}  # by student; a line "# %%" begins a new cell


def submits(student, code, outcome, message="", misconception=""):
    """A student whose notebook has these cells behind the imports; the last checks relu if none does."""
    code = textwrap.dedent(code).strip()
    CODE[student] = code if "check(" in code or not code else code + CHECK
    EXPECTED[student] = Expected(outcome, message, misconception)


submits("right", RIGHT, "correct")
submits("right with a loop", """
    def relu(x):
        result = np.zeros_like(x)
        for place, number in np.ndenumerate(x):
            result[place] = number if number > 0 else 0
        return result
""", "correct")  # fmt: skip
submits("right with a helper below", """
    def relu(x):
        return larger(x, zero)
    # %%
    larger = np.maximum
    zero = 0
    # %%
    exercises.relu.check(relu)
""", "correct")  # fmt: skip
submits("right by other names", """
    import numpy
    import nnlib.exercises.activations as ex
    # %%
    f = lambda x: numpy.maximum(x, 0)
    # %%
    print(ex.relu.check(f))
""", "correct")  # fmt: skip
submits("right beside magics", f"%matplotlib inline\na = 3\n# %%\n!ls\n%time 1 + 1\n# %%\n{RIGHT}\n\n?relu", "correct")
submits("right beside what never ends", f"while True:\n    pass\n# %%\n1 / 0\n# %%\n{RIGHT}", "correct")
submits("right beside no Python", f"{RIGHT}{CHECK}\n# %%\ndef unfinished(", "correct")
submits("right above the stub", f"{RIGHT}{CHECK}\n# %%\n{STUB}{CHECK}", "correct")
submits("right though it prints", "def relu(x):\n    print('x' * 10**6)\n    return np.maximum(0, x)", "correct")

submits("wrong in a known way", STEP, *MISTAKEN)
submits("wrong in place", "def relu(x):\n    x[x < 0] = 0\n    return x", "incorrect", misconception="in place")
submits("wrong in its own way", "def relu(x):\n    return x + 0.125", "incorrect")
submits("wrong with an error", "def relu(x):\n    return larger(0, x)", "incorrect", "NameError in line 2: `return",
        "a name without a value")
submits("no Python", "def relu(x):\n    return x +", "failed", "SyntaxError in line 2")

submits("not begun", STUB, "unattempted")
submits("without a check", "# nothing to check(yet)", "unattempted", "does not check it")
submits("no cells", "", "unattempted")

submits("loops in the function", "def relu(x):\n    while True:\n        pass", "incorrect", "never ends")
submits("loops for all stops", """
    def relu(x):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass
""", "incorrect", "never ends")  # fmt: skip
submits("loops in the cell", f"{RIGHT}\n\nwhile relu(0) == 0:\n    relu = relu", "failed", "Stopped .* never ends")
submits("crashes by exit", "import os\n\ndef relu(x):\n    os._exit(3)", "failed", "exit code 3")
submits("crashes by a fault", "import ctypes\n\ndef relu(x):\n    ctypes.string_at(0)", "failed", "signal SIGSEGV")
submits("crashes in the cell", f"import sys\n{RIGHT}\nrelu.zero = sys.exit()", "failed", "SystemExit in line 4")
submits("takes all memory", "def relu(x):\n    return np.ones((10**6, 10**6))", "incorrect", "MemoryError")
submits("takes all memory slowly", """
    def relu(x):
        kept = []
        while True:
            kept.append(np.empty(10**8))
""", "incorrect", "MemoryError")  # fmt: skip

submits("cheats by printing", f"{STEP}{CHECK}\nprint('✓ Correct: activations.relu')", *MISTAKEN)
submits("cheats with a file", STEP, *MISTAKEN)
submits("cheats by comparing", f"""
    # %%
    np.isclose = lambda *given, **more: True
    # %%
    {STEP.replace(chr(10), chr(10) + "    ")}
""", "failed", "changes the library: `numpy.isclose`")  # fmt: skip
submits("cheats by judging", """
    from nnlib.exercises import _judging

    def relu(x):
        _judging.judge = _judging.same = lambda *given, **more: None
        return x
""", "failed", "changes the library: `nnlib.exercises._judging")  # fmt: skip
submits("cheats with a method", """
    import nnlib.exercises
    nnlib.exercises.Exercise.check = print
    relu = np.abs
""", "incorrect", misconception="absolute value")  # fmt: skip
submits("cheats by asking", "relu = exercises.relu.answer", "failed", "our answers are not there")
submits("cheats by asking later", "def relu(x):\n    return exercises.relu.answer(x)", "incorrect", "Unaskable")
submits("cheats by writing", """
    import os

    def relu(x):
        for place in range(200):
            try:
                os.write(place, b"[null, 1]" * 9)
            except OSError:
                pass
        return x
""", "failed", "none that can be read")  # fmt: skip

submits("cheats by half a message", """
    import os, time

    def relu(x):
        for place in range(200):
            try:
                os.write(place, b"[null")
            except OSError:
                pass
        time.sleep(10**6)
""", "failed", "none that can be read")  # fmt: skip

FILES = {  # by student and name: what is written as it is, beside the notebooks above
    ("cheats with a file", "progress.json"): (SOLVED, MISTAKEN),
    ("damaged", "02_activations.ipynb"): ('{"cells": [', Expected("failed", "damaged, or no notebook")),
    ("no notebook", "02_activations.ipynb"): ("[1, 2, 3]", Expected("failed", "damaged, or no notebook")),
    ("deep", "02_activations.ipynb"): ("[" * 10**5, Expected("failed", "damaged, or no notebook")),
    ("empty file", "02_activations.ipynb"): ("", Expected("failed", "is empty")),
    ("zip that is none", "02_activations.zip"): ("PK", Expected("failed", "can't be unpacked")),
    ("other files only", "essay.txt"): ("relu is the larger of two", UNATTEMPTED),
    ("right", ".ipynb_checkpoints/02_activations-checkpoint.ipynb"): ("{", CORRECT),
}
NAME = "Žofia Müller-Łuk 李明"


def notebook(code, outputs=()):
    """The text of a notebook with the cells of a code, behind the imports."""
    sources = [IMPORTS, *filter(None, map(str.strip, re.split(r"^# %%$", code, flags=re.MULTILINE)))] if code else []
    cells = [
        {"cell_type": "code", "id": f"cell-{number}", "metadata": {}, "execution_count": None, "source": source,
         "outputs": list(outputs)}
        for number, source in enumerate(sources)
    ]  # fmt: skip
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def make(folder):
    """Fill a folder with the class; returns {student: Expected}."""
    expected = dict(EXPECTED)
    said = {"output_type": "stream", "name": "stdout", "text": ["✓ Correct: activations.relu\n"]}
    for student, code in CODE.items():
        write(folder / student / "02_activations.ipynb", notebook(code, [said] if "cheats" in student else ()))
    for (student, name), (content, outcome) in FILES.items():
        write(folder / student / name, content)
        expected[student] = outcome
    (folder / "empty folder").mkdir()
    expected["empty folder"] = UNATTEMPTED
    (folder / "huge").mkdir()
    with open(folder / "huge" / "02_activations.ipynb", "wb") as file:
        os.truncate(file.fileno(), 2**36)
    expected["huge"] = Expected("failed", "has 65536 MB; at most 50 MB")
    write(folder / unicodedata.normalize("NFD", NAME) / "02_activations – endgültig.ipynb", notebook(RIGHT + CHECK))
    for number, code in enumerate([STEP, RIGHT, STUB]):
        write(folder / "three of one" / f"02_activations ({number}).ipynb", notebook(code + CHECK))
    (folder / "zipped").mkdir()
    with zipfile.ZipFile(folder / "zipped" / "homework.zip", "w") as archive:
        archive.writestr("homework/02_activations.ipynb", notebook(RIGHT + CHECK))
        archive.writestr("__MACOSX/homework/._02_activations.ipynb", b"\x00")
    return expected | {NAME: CORRECT, "three of one": CORRECT, "zipped": CORRECT}


STUDENTS = [*CODE, *(student for student, _ in FILES if student not in CODE), "empty folder", "huge", NAME,
            "three of one", "zipped"]  # fmt: skip


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
