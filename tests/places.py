"""What can stand where a file is meant, made in a folder of the test's own: root's tests touch no other device."""

import os
import socket
import stat
from pathlib import Path

import pytest


def null_device(path):
    """The test's own; for whoever may not make one, a link to the machine's, which only root could replace."""
    if os.geteuid() != 0:
        path.symlink_to(os.devnull)
        return
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.stat(os.devnull).st_rdev)
    except OSError:
        pytest.skip("no device can be made here")


def bound_socket(path):
    before = os.getcwd()
    os.chdir(path.parent)  # the name of a socket must be short
    try:
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(path.name)
    finally:
        os.chdir(before)


NO_FILES = {"a folder": (Path.mkdir, "it is a folder")}
if os.name != "nt":
    NO_FILES |= {
        "a device": (null_device, "it is a device"),
        "a pipe": (os.mkfifo, "it is a pipe"),
        "a socket": (bound_socket, "it is a socket"),
        "a link to itself": (lambda path: path.symlink_to(path), "[Ll]evels of symbolic links"),
        "a link to a folder": (lambda path: path.symlink_to(path.parent), "it is a folder"),
    }
