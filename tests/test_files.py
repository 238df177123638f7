"""Files: whole or not there; what is saved and loaded by networks and trainers is tested with them."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import numpy as np
import pytest
from places import NO_FILES, null_device

from nnlib import _files, mlp
from nnlib._files import load_npz, replacing, save_npz

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no files of this kind")


def test_a_file_that_was_written_is_there(tmp_path):
    with replacing(tmp_path / "a") as file:
        file.write(b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_until_it_is_whole_the_old_file_stays(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with replacing(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_file_that_could_not_be_written_leaves_the_old_one_and_nothing_else(error, tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(error), replacing(path) as file:
        file.write(b"half of the n")
        raise error
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_may_be_read_by_whoever_may_read_the_others(tmp_path):
    (tmp_path / "other").touch()
    save_npz(tmp_path / "a", "network", {}, {})
    assert os.stat(tmp_path / "a").st_mode == os.stat(tmp_path / "other").st_mode


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        save_npz(tmp_path / "nowhere" / "a", "network", {}, {})


def test_what_was_saved_is_loaded(tmp_path):
    arrays = {"a": np.arange(3), "b.c": np.ones((2, 0), np.float32)}
    save_npz(tmp_path / "a", "network", {"sizes": [1, 2], "name": None}, arrays)
    header, loaded = load_npz(tmp_path / "a", "network")
    assert header == {"sizes": [1, 2], "name": None}
    assert {name: (array.dtype, array.tolist()) for name, array in loaded.items()} == {
        name: (array.dtype, array.tolist()) for name, array in arrays.items()
    }


# What is not a regular file is never replaced


def write(path, content=b"new"):
    with replacing(path) as file:
        file.write(content)


@pytest.mark.parametrize("make, words", NO_FILES.values(), ids=NO_FILES)
@pytest.mark.parametrize("use", [write, _files.read], ids=["written", "read"])
def test_what_is_no_regular_file_is_neither_written_nor_read(use, make, words, tmp_path):
    path = tmp_path / "a"
    make(path)
    before = os.lstat(path)
    with pytest.raises(OSError, match=words) as caught:
        use(path)
    assert str(path) in str(caught.value)
    assert os.path.samestat(os.lstat(path), before) and os.listdir(tmp_path) == ["a"]


@posix
def test_behind_a_link_a_device_is_refused_too(tmp_path):
    null_device(tmp_path / "device")
    (tmp_path / "link").symlink_to("device")
    before = os.stat(tmp_path / "device")
    with pytest.raises(OSError, match="it is a device"):
        write(tmp_path / "link")
    assert os.path.samestat(os.stat(tmp_path / "link"), before)


def test_a_folder_is_refused_as_open_would_refuse_it(tmp_path):
    with pytest.raises(IsADirectoryError, match="it is a folder, not a file"):
        write(tmp_path)


# Links, modes, homes


@posix
@pytest.mark.parametrize("chain", [1, 3])
def test_behind_a_link_the_file_is_replaced_and_the_link_stays(chain, tmp_path):
    (tmp_path / "kept").mkdir()
    target = tmp_path / "kept" / "0"
    target.write_bytes(b"old")
    link = target
    for number in range(1, chain + 1):
        link, before = tmp_path / str(number), link
        link.symlink_to(os.path.relpath(before, tmp_path))
    write(link)
    assert link.is_symlink() and target.read_bytes() == b"new"
    assert os.listdir(tmp_path / "kept") == ["0"]


@posix
def test_behind_a_dangling_link_the_file_is_made(tmp_path):
    (tmp_path / "link").symlink_to("target")
    write(tmp_path / "link")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "target").read_bytes() == b"new"


@posix
def test_another_hard_link_keeps_the_old_content_whole(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    os.link(tmp_path / "a", tmp_path / "b")
    write(tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"new" and (tmp_path / "b").read_bytes() == b"old"


@posix
@pytest.mark.parametrize("mode", [0o640, 0o600, 0o664, 0o4755, 0o2640])
def test_a_file_that_is_replaced_keeps_its_mode(mode, tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(mode)
    write(path)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix
@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_a_new_file_has_the_mode_that_open_gives(umask, tmp_path):
    before = os.umask(umask)
    try:
        write(tmp_path / "ours")
        (tmp_path / "opened").touch()
    finally:
        os.umask(before)
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "opened").stat().st_mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_a_file_that_root_replaces_keeps_its_owner(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    os.chown(path, 12345, 54321)
    write(path)
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 54321)


def test_what_belongs_to_a_file_beside_its_content_is_kept(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    try:
        os.setxattr(path, "user.note", b"mine")
    except (AttributeError, OSError):
        pytest.skip("no extended attributes here")
    write(path)
    assert os.getxattr(path, "user.note") == b"mine"


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_tilde_is_the_home_folder(home):
    mlp([2, 3]).save("~/network.npz")
    assert os.listdir(home) == ["network.npz"]
    assert type(mlp([2, 3])).load(Path("~", "network.npz")).features == 2


@posix
def test_a_home_that_is_not_known_is_said(homeless):
    with pytest.raises(FileNotFoundError, match="the home folder for ~ is not known: '~/a'"):
        write("~/a")


def test_a_relative_path_is_meant_from_here(home):
    write("a")
    assert (home / "a").read_bytes() == b"new"


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path):
    write(tmp_path / ("n" * 255))
    assert os.listdir(tmp_path) == ["n" * 255]


# Errors name the path that was given


def no_folder(tmp_path):
    return tmp_path / "nowhere" / "a"


def beneath_a_file(tmp_path):
    (tmp_path / "file").touch()
    return tmp_path / "file" / "a"


def too_long(tmp_path):
    return tmp_path / ("n" * 256)


def link_to_nowhere(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "nowhere" / "a")
    return tmp_path / "link"


@pytest.mark.parametrize("place", [no_folder, beneath_a_file, too_long, link_to_nowhere])
def test_an_error_names_the_path_given_and_no_hidden_file(place, tmp_path):
    path = place(tmp_path)
    with pytest.raises(OSError) as caught:
        write(path)
    assert str(path) in str(caught.value) and ".nnlib" not in str(caught.value)


def test_a_full_disk_leaves_the_old_file_and_names_it(tmp_path):
    resource = pytest.importorskip("resource")
    path, limit = tmp_path / "network.npz", resource.getrlimit(resource.RLIMIT_FSIZE)
    mlp([2, 3]).save(path)
    before = path.read_bytes()
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limit[1]))  # Python ignores the signal, and sees an error
    try:
        with pytest.raises(OSError) as caught:
            mlp([100, 100]).save(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert caught.value.errno == errno.EFBIG and str(path) in str(caught.value)
    assert path.read_bytes() == before and os.listdir(tmp_path) == ["network.npz"]


def test_another_error_of_the_block_stays_what_it_is(tmp_path):
    with pytest.raises(FileNotFoundError, match="elsewhere"), replacing(tmp_path / "a"):
        open(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="^no words of the system$"), replacing(tmp_path / "a"):
        raise OSError("no words of the system")


AS_ANOTHER_USER = """
import os, sys
from nnlib._files import replacing
if os.getuid() == 0:
    os.setgid(12345), os.setuid(12345)
try:
    with replacing(sys.argv[1]) as file:
        file.write(b"new")
except OSError as error:
    print(type(error).__name__, error.filename, error.strerror)
"""


def as_another_user(path):
    return subprocess.run([sys.executable, "-c", AS_ANOTHER_USER, path], capture_output=True, text=True).stdout


@pytest.fixture
def open_folder():
    """A folder that every user may reach, with an old file in it."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o777)
        (Path(name) / "a").write_bytes(b"old")
        yield Path(name)
        os.chmod(name, 0o777)


@posix
@pytest.mark.slow
def test_a_folder_for_reading_only_is_named_by_its_file(open_folder):
    path = open_folder / "a"
    path.chmod(0o666)
    open_folder.chmod(0o555)
    assert as_another_user(path) == f"PermissionError {path} no file can be made beside it: Permission denied\n"
    assert path.read_bytes() == b"old"


@posix
@pytest.mark.slow
def test_a_file_for_reading_only_is_not_replaced(open_folder):
    path = open_folder / "a"
    path.chmod(0o444)
    assert as_another_user(path) == f"PermissionError {path} Permission denied\n"
    assert path.read_bytes() == b"old" and os.listdir(open_folder) == ["a"]


# Leavings of killed writers

WRITER = """
import sys
from nnlib._files import replacing
with replacing(sys.argv[1]) as file:
    file.write(b"theirs")
    print("writing", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def writer(tmp_path):
    """Another process in the middle of writing a file."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", WRITER, tmp_path / "a"], **pipes, text=True) as process:
        assert process.stdout.readline() == "writing\n"
        yield process
        process.kill()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a", "another"])
def test_the_next_write_removes_what_a_killed_writer_left(name, writer, tmp_path):
    writer.kill()
    writer.wait()
    assert len(os.listdir(tmp_path)) == 1
    write(tmp_path / name)
    assert os.listdir(tmp_path) == [name]


@pytest.mark.slow
def test_a_writer_that_lives_is_left_alone(writer, tmp_path):
    write(tmp_path / "a")
    assert len(os.listdir(tmp_path)) == 2
    writer.communicate("go on\n")
    assert writer.returncode == 0
    assert (tmp_path / "a").read_bytes() == b"theirs" and os.listdir(tmp_path) == ["a"]


def test_what_only_looks_like_a_leaving_stays(tmp_path):
    hidden = f".nnlib-{'0' * 32}"
    others = {".nnlib", f".{'0' * 32}", f"x{hidden}", f"{hidden}.npz", ".a.json"}
    for name in others:
        (tmp_path / name).touch()
    (tmp_path / hidden).mkdir()
    write(tmp_path / "a")
    assert set(os.listdir(tmp_path)) == others | {hidden, "a"}


def test_threads_that_write_one_file_leave_one_of_theirs_whole(tmp_path):
    path, errors = tmp_path / "a", []

    def write_many(letter):
        try:
            for _ in range(50):
                write(path, letter * 10_000)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=write_many, args=(letter,)) for letter in (b"x", b"y", b"z")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == [] and path.read_bytes() in (b"x" * 10_000, b"y" * 10_000, b"z" * 10_000)
    assert os.listdir(tmp_path) == ["a"]
