"""Thousands of planted faults against the quick tests: python tests/mutants.py, or `make mutants` (an hour).

mutmut changes one thing at a time in the mathematics and the networks (``[tool.mutmut]`` in pyproject.toml) and
runs the tests that reach it. At least 95 % of these mutants must be killed, and each that lives on must be listed
in ``mutants.toml``, under the reason why no test needs to kill it. A run that was stopped goes on where it was.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
LISTED = Path(__file__).with_suffix(".toml")
LEAST = 0.95


def mutmut(*arguments, capture=True):
    """Runs mutmut; what it printed."""
    run = subprocess.run([sys.executable, "-m", "mutmut", *arguments], cwd=ROOT, capture_output=capture, text=True)
    if run.returncode:
        sys.exit(f"mutmut {' '.join(arguments)} failed:\n{run.stdout or ''}{run.stderr or ''}")
    return run.stdout


def survivors():
    """The mutants that no test killed: {"module.function: what stood there -> what stands there now"}."""
    lines = [line.strip().rpartition(": ") for line in mutmut("results").splitlines() if ": " in line]
    return {described(name) for name, _, status in lines if status != "not checked"}


def described(name):
    """One mutant in words that outlive a change elsewhere in the file."""
    function = name.removeprefix("nnlib.").rpartition("__mutmut_")[0]
    function = function.replace(".xǁ", ".").replace("ǁ", ".").replace(".x_", ".")
    changed = {sign: [] for sign in "-+"}
    for line in mutmut("show", name).splitlines():
        if line[:1] in changed and not line.startswith(("---", "+++")):
            changed[line[0]].append(line[1:].strip())
    return f"{function}: {' '.join(changed['-'])} -> {' '.join(changed['+'])}"


def main():
    mutmut("run", "--max-children", "2", capture=False)
    mutmut("export-cicd-stats")
    counts = json.loads((ROOT / "mutants" / "mutmut-cicd-stats.json").read_text())
    share = counts["killed"] / counts["total"]
    print(f"{counts['killed']} of {counts['total']} mutants killed: {share:.1%}")

    listed = {mutant for reason in tomllib.loads(LISTED.read_text()).values() for mutant in reason["mutants"]}
    alive = survivors()
    for title, mutants in {"not listed": alive - listed, "listed, but killed by now": listed - alive}.items():
        print(*[f"\n{title} ({len(mutants)}):", *sorted(mutants)], sep="\n  ")
    return share < LEAST or alive != listed


if __name__ == "__main__":
    sys.exit(main())
