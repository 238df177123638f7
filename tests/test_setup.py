"""The set-up: one place of dependencies, pins that anyone can install, commands that exist, a wheel that is whole."""

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = [ROOT / "requirements" / name for name in ("lab.txt", "test.txt", "site.txt")]

each_pin_file = pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(path):
    """{package: version}"""
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", path.read_text(encoding="utf-8"), re.MULTILINE))


def names(requirements):
    return {canonical(re.match(r"[\w.-]+", line)[0]) for line in requirements}


def make(*arguments, **options):
    """Run GNU make outside of the make that runs the tests."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, **options)


def test_conda_environment_is_in_step_with_pyproject():
    conda = re.findall(r"^ +- ([\w-]+>=[\d.]+)$", (ROOT / "environment.yml").read_text(encoding="utf-8"), re.MULTILINE)
    conda = {line.replace("matplotlib-base", "matplotlib") for line in conda}
    needed = [line.split("; ") for line in PROJECT["dependencies"]]
    needed = {line for line, *marker in needed if marker in ([], ["sys_platform != 'emscripten'"])}
    assert conda == {f"python{PROJECT['requires-python']}", *needed}


@each_pin_file
def test_every_pinned_package_has_its_hashes(path):
    blocks = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
    packages = [block for block in blocks if not block.startswith("#")]
    assert len(packages) > 50
    assert [block for block in packages if not re.search(r"--hash=sha256:[0-9a-f]{64}", block)] == []


@each_pin_file
def test_pins_hold_no_address_and_no_path(path):
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"\w+://\S+|--(?:index|extra-index|find-links)\S*|\s[~./]+/\S+| @ \S+", text) == []


@each_pin_file
def test_pins_serve_linux_macos_and_windows_with_every_python(path):
    """A package with compiled code has a wheel, and so a hash, for each system and Python."""
    for package in ("numpy", "matplotlib", "pillow"):
        block = re.search(rf"^{package}==.*?(?=^\S|\Z)", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)[0]
        assert block.count("--hash=") > 20


def test_what_the_course_needs_is_pinned_and_the_tests_need_more():
    lab, test, site = map(pinned, PINS)
    assert names(PROJECT["dependencies"]) <= site.keys()
    assert names(PROJECT["dependencies"]) <= lab.keys()
    assert names(PROJECT["optional-dependencies"]["test"]) <= test.keys()
    assert lab.items() <= test.items()
    assert pinned(ROOT / "requirements" / "uv.txt").items() == {"uv": test["uv"]}.items()  # what installs the rest


def test_no_reader_needs_torch():
    assert "torch" not in pinned(PINS[1])


@pytest.mark.parametrize("command", ["make lab", "make test"])
def test_the_readme_names_both_commands(command):
    assert re.search(rf"^{command}\b", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_make_alone_lists_every_command():
    listed = set(re.findall(r"^make (\w+)", make().stdout, re.MULTILINE))
    declared = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1]
    assert listed == set(declared.split()) >= {"lab", "test", "quick", "lint", "clean", "refresh", "lock", "deep"}


def test_the_container_gets_what_the_course_runs_on_and_nothing_that_a_class_left():
    ignored, kept = [], set()
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        kept.add(line[1:]) if line.startswith("!") else ignored.append(line)
    assert "*" in ignored  # all that is not named: an environment, homes of a hub, homework
    assert kept == {"nnlib", "data", "notebooks", "requirements", ".jupyter", "pyproject.toml", "README.md", "LICENSE"}
    assert [path for path in kept if not (ROOT / path).exists()] == []


def test_a_python_that_is_too_old_is_refused_with_what_to_do(tmp_path):
    old = tmp_path / "python3.8"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    run = make(f"VENV={tmp_path}/venv", f"PYTHON={old}", f"{tmp_path}/venv/bin/python")
    assert run.returncode != 0 and "needs Python 3.11 or newer" in run.stdout
    assert not (tmp_path / "venv").exists()


def test_jupyterlab_asks_no_question_about_news_and_keeps_sliders_when_it_saves():
    code = (
        "from jupyterlab_server.settings_utils import _get_overrides; import json, tempfile\n"
        "print(json.dumps(_get_overrides(tempfile.gettempdir())[0]))"
    )
    environment = os.environ | {"JUPYTER_CONFIG_PATH": str(ROOT / ".jupyter")}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    settings = json.loads(run.stdout)
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    assert settings["@jupyter-widgets/jupyterlab-manager:plugin"]["saveState"] is True


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    code = f"from hatchling.build import build_wheel; build_wheel({str(folder)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("neural_networks_hands_on-*-py3-none-any.whl"))


def test_the_wheel_carries_the_library_the_data_and_the_licence(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    files = (path for path in (ROOT / "nnlib").rglob("*.*") if path.is_file() and path.suffix != ".pyc")
    library = {path.relative_to(ROOT).as_posix() for path in files}
    assert library | {"nnlib/data/digits.npz", "nnlib/data/mnist5k.npz", "nnlib/data/README.md"} <= held
    assert any(name.endswith("licenses/LICENSE") for name in held)


def test_the_metadata_name_all_licences(wheel):
    assert PROJECT["license"] == "MIT AND CC-BY-4.0 AND CC-BY-SA-3.0"
    about = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in about and "CC BY-SA 3.0" in about
    assert any(name.endswith("licenses/data/README.md") for name in zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="session")
def sources(tmp_path_factory):
    """What the source distribution holds, unpacked."""
    folder = tmp_path_factory.mktemp("sources")
    code = f"from hatchling.build import build_sdist; build_sdist({str(folder)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


def test_the_source_distribution_holds_what_the_commands_of_the_readme_need(sources):
    held = {path.relative_to(sources).as_posix() for path in sources.rglob("*") if path.is_file()}
    links = re.findall(r"\]\(([\w./-]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    pins = {f"requirements/{name}.txt" for name in ("lab", "test", "site", "browser", "uv")}
    others = {"Makefile", "environment.yml", "Dockerfile", ".dockerignore", "hub/jupyterhub_config.py"}
    assert {link for link in links if (ROOT / link).is_file()} | pins | others <= held
    assert [path for path in held if path.startswith(("site/", ".venv/", "jupyter_execute/"))] == []


def test_the_wheel_of_the_source_distribution_is_that_of_the_checkout(sources, wheel, tmp_path):
    code = f"from hatchling.build import build_wheel; build_wheel({str(tmp_path)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=sources, check=True, capture_output=True)
    assert set(zipfile.ZipFile(next(tmp_path.iterdir())).namelist()) == set(zipfile.ZipFile(wheel).namelist())


WORK = """
import sys
from pathlib import Path
sys.path[:] = [place for place in sys.path if not Path(place, "pyproject.toml").exists()]  # no checkout
import nnlib
from nnlib import Trainer, datasets, losses, mlp, optimizers
from nnlib.demos import activations as demos
from nnlib.exercises import activations as exercises
trainer = Trainer(mlp([64, 10, 10]), losses.SoftmaxCrossEntropy(), optimizers.SGD(0.1))
trainer.fit(*datasets.digits().train, 1)
assert demos.activations().readout
assert exercises.relu.check(lambda x: x * (x > 0)).outcome == "correct"
print(nnlib.__file__)
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["wheel", "sources"])
def test_what_is_installed_works_far_from_the_checkout(kind, wheel, sources, tmp_path):
    install = [sys.executable, "-m", "uv", "--quiet", "pip", "install", "--python", sys.executable, "--no-deps",
               "--no-build-isolation", "--target", str(tmp_path)]  # fmt: skip
    subprocess.run([*install, str(wheel if kind == "wheel" else sources)], check=True)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", WORK], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(run.stdout.strip()).is_relative_to(tmp_path)


def test_the_wheel_finds_its_data_far_from_the_checkout(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from nnlib.datasets import _bundled, mnist5k\n"
        "mnist5k(); print(_bundled.folder())"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(run.stdout.strip()) == tmp_path / "nnlib" / "data"
