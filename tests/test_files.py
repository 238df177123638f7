"""Files: whole or not there; what is saved and loaded by networks and trainers is tested with them."""

import os

import numpy as np
import pytest

from nnlib._files import load_npz, replacing, save_npz


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
