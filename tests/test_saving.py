"""A network's file from elsewhere: refused in words, at once, and without a trace, or what it says it is."""

import json
import re
import zipfile

import forms
import hostile
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnlib import Network, mlp
from nnlib.initialization import orthogonal
from nnlib.layers import Activation, BatchNorm, Dense, Dropout, Maxout

X = np.linspace(-1, 1, 12, dtype=np.float32).reshape(3, 4)
NETWORK = Network(
    [Dense(3, init=orthogonal()), BatchNorm(), Maxout(2), Activation("leaky_relu"), Dropout(0.5)], features=4
)


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A saved network: its path, header and arrays."""
    path = tmp_path_factory.mktemp("saved") / "network.npz"
    NETWORK.save(path)
    return path, *hostile.read(path)


def refuses(path, words="(is damaged|holds)"):
    with pytest.raises(ValueError, match=f"{re.escape(str(path))} {words}"):
        Network.load(path)


def loads_or_refuses(path):
    """Whatever is in it, the file is refused by its name, or the network is one that works."""
    try:
        network = Network.load(path)
    except ValueError as error:
        assert str(path) in str(error)[: len(str(path)) + 1] and len(str(error)) < 500
    else:
        assert np.array_equal(network.parameters, NETWORK.parameters)
        with np.errstate(all="ignore"):
            assert network.forward(X).shape == (3, 2)


# The header


@pytest.mark.parametrize("value", hostile.VALUES, ids=lambda value: repr(value)[:20])
def test_any_value_in_any_place_of_a_header_is_refused_or_harmless(value, saved, tmp_path):
    _, header, arrays = saved
    for other in hostile.changed(header, value):
        loads_or_refuses(hostile.write(tmp_path / "network.npz", other, arrays))


@pytest.mark.parametrize("field", ["layers", "features", "dtype", "members", "kind"])
@pytest.mark.parametrize("value", [-1, 1.5, 10**9, 10**400, float("inf"), "x", {"a": 1}], ids=range(7))
def test_a_size_that_is_none_is_refused(field, value, saved, tmp_path):
    _, header, arrays = saved
    refuses(hostile.write(tmp_path / "network.npz", header | {field: value}, arrays))


@pytest.mark.parametrize("header", ["[" * 10**5, '{"a":' * 10**5, "", "1", "[]", "null", "\\", '"kind"'], ids=range(8))
def test_a_header_of_another_form_is_refused(header, saved, tmp_path):
    refuses(hostile.write(tmp_path / "network.npz", header, saved[2]))


def test_text_of_a_header_may_be_damaged_in_any_way(saved, tmp_path):
    path, _, arrays = saved
    text, rng = json.dumps(saved[1]), np.random.default_rng(0)
    for place in rng.integers(0, len(text), 100):
        for other in (text[:place] + text[place + 1 :], text[:place] + chr(rng.integers(32, 127)) + text[place:]):
            loads_or_refuses(hostile.write(tmp_path / "network.npz", other, arrays))


# The arrays

ARRAYS = {
    "text": lambda a: a.astype(str), "bytes": lambda a: a.astype("S4"), "dates": lambda a: a.astype("M8[s]"),
    "spans": lambda a: a.astype("m8[s]"), "complex": lambda a: a.astype(complex), "truths": lambda a: a.astype(bool),
    "integers": lambda a: a.astype(int), "half": lambda a: a.astype(np.float16), "double": lambda a: a.astype(float),
    "long double": lambda a: a.astype(np.longdouble), "records": lambda a: a.view([("a", "f4")]),
    "objects": lambda a: a.astype(object), "nan": lambda a: a * np.nan, "infinity": lambda a: a + np.inf,
    "one nan": lambda a: np.where(np.arange(a.size) == 0, np.float32(np.nan), a), "shorter": lambda a: a[1:],
    "longer": lambda a: np.append(a, a[:1]), "with members": lambda a: a[None], "a column": lambda a: a[:, None],
    "empty": lambda a: a[:0], "a number": lambda a: a[0],
}  # fmt: skip


@pytest.mark.parametrize("change", ARRAYS.values(), ids=ARRAYS)
@pytest.mark.parametrize("name", ["parameters", "state.1.running_mean"])
def test_an_array_of_another_kind_is_refused(name, change, saved, tmp_path):
    path, header, arrays = saved
    refuses(hostile.write(tmp_path / "network.npz", header, arrays | {name: change(arrays[name])}))


def test_a_negative_variance_is_refused(saved, tmp_path):
    _, header, arrays = saved
    variance = -arrays["state.1.running_variance"]
    refuses(hostile.write(tmp_path / "network.npz", header, arrays | {"state.1.running_variance": variance}))


@pytest.mark.parametrize("form", [">f4", "F"])
def test_arrays_of_another_machine_or_order_are_the_same(form, tmp_path):
    population, path = mlp([4, 3, 2], batch_norm=True, members=3), tmp_path / "network.npz"
    population.save(path)
    header, arrays = hostile.read(path)
    change = np.asfortranarray if form == "F" else lambda array: array.astype(form)
    loaded = Network.load(hostile.write(path, header, {name: change(array) for name, array in arrays.items()}))
    assert np.array_equal(loaded.forward(X), population.forward(X)) and loaded.parameters.dtype == np.float32


# The names of columns


def test_a_loaded_network_knows_the_columns_that_it_was_trained_on(tmp_path):
    network = mlp([4, 3])
    network.columns = ["age", "income", "größe", "weight"]
    network.save(tmp_path / "network.npz")
    loaded = Network.load(tmp_path / "network.npz")
    assert loaded.columns == network.columns
    with pytest.raises(ValueError, match="another order"):
        loaded.predict(forms.table(X, network.columns[::-1]))


@pytest.mark.parametrize(
    "columns", [[], ["a"], "abcd", ["a", "b", "c", 4], {"a": 1}, {"a": 1, "b": 2, "c": 3, "d": 4}, 4]
)
def test_names_that_are_not_one_for_each_feature_are_refused(columns, saved, tmp_path):
    _, header, arrays = saved
    refuses(hostile.write(tmp_path / "network.npz", header | {"columns": columns}, arrays))


def test_a_file_without_names_of_columns_is_loaded(saved, tmp_path):
    _, header, arrays = saved
    del header["columns"]
    assert Network.load(hostile.write(tmp_path / "network.npz", header, arrays)).columns is None


# The archive


def twice(path, members):
    with pytest.warns(UserWarning, match="Duplicate name"):
        hostile.write_members(path, [*members, members[-1]])


def encrypted(path, members):
    hostile.write_members(path, members)
    content = bytearray(path.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)


def of_a_strange_compression(path, members):
    hostile.write_members(path, members)
    content = bytearray(path.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 10] = 99
    path.write_bytes(content)


def overlapping(path, members):
    """Two names for one place: together they claim more than there is."""
    hostile.write_members(path, [("0", bytes(100_000)), ("1", b"")])
    content = path.read_bytes()
    first, second = (content.index(b"PK\x01\x02", place) for place in (0, content.index(b"PK\x01\x02") + 1))
    path.write_bytes(content[:second] + content[first:second].replace(b"0", b"1") + content[second + 47 :])


FORMS = {
    "packed": lambda path, members: hostile.write_members(path, members, compression=zipfile.ZIP_DEFLATED),
    "a name twice": twice, "encrypted": encrypted, "a strange compression": of_a_strange_compression,
    "members that overlap": overlapping, "no members": lambda path, members: hostile.write_members(path, []),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_an_archive_of_another_form_is_refused(form, saved, tmp_path):
    path = tmp_path / "network.npz"
    form(path, hostile.members(saved[0]))
    refuses(path)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_any_damage_within_the_members_is_refused_or_harmless(data, saved, tmp_path_factory):
    path = hostile.damaged(data.draw, saved[0], tmp_path_factory.getbasetemp() / "damaged.npz")
    try:
        Network.load(path)
    except ValueError as error:
        assert str(path) in str(error)


@settings(max_examples=50, deadline=None)
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_file_cut_anywhere_is_refused(share, saved, tmp_path_factory):
    path, content = tmp_path_factory.getbasetemp() / "cut.npz", saved[0].read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    refuses(path, "is damaged")


# What it costs

RELU, PRELU, DENSE = ["Activation", {"activation": ["relu", {}]}], ["PReLU", {"slope": 0.25}], ["Dense", {"outputs": 2}]
ORTHOGONAL = ["Dense", {"outputs": 1_000, "init": ["orthogonal"]}]
SMALL = {"kind": "network", "layers": [DENSE], "features": 1, "dtype": "float32", "members": None}
FOUR = {"parameters": np.zeros(4, np.float32)}


def asks(parameters=FOUR["parameters"], pack=np.savez, **fields):
    """What writes a file whose header has such fields."""
    return lambda path: hostile.write(path, SMALL | fields, {"parameters": parameters}, pack)


def claims(shape, kind="<f4"):
    """What writes a file with an array of that shape, it says."""

    def write(path):
        header = hostile.members(hostile.write(path, SMALL, {}))
        hostile.write_members(path, [*header, ("parameters.npy", hostile.array_that_claims(shape, bytes(16), kind))])

    return write


def zeros(*shape):
    return np.zeros(shape, np.float32)


GREEDY = {
    "members": asks(members=10**9),
    "members without parameters": asks(zeros(10**9, 0), members=10**9, layers=[RELU]),
    "members of the right number": asks(zeros(2_000_000, 1), members=2_000_000, layers=[PRELU]),
    "features": asks(features=10**9),
    "outputs": asks(layers=[["Dense", {"outputs": 10**9}]]),
    "running statistics": asks(layers=[["BatchNorm", {}]], features=10**9),
    "many layers": asks(layers=[RELU] * 50_000),
    "many layers of the right number": asks(zeros(30_000), layers=[PRELU] * 30_000),
    "a bomb": asks(zeros(30_000_000), np.savez_compressed),
    "a shape": claims((10**9,)),
    "a shape beyond numbers": claims((10**18, 10**18)),
    "a negative shape": claims((-2, -2)),
    "large entries": claims((4,), "|S1000000000"),
    "deep lists": lambda path: hostile.write(path, "[" * 1_000_000, FOUR),
    "many lists": lambda path: hostile.write(path, f'{{"kind": "network", "layers": [{"[]," * 300_000}[]]}}', FOUR),
    "many members": lambda path: hostile.write_members(path, [(str(number), b"") for number in range(30_000)]),
}  # fmt: skip
HEAVY = {
    "a thousand layers": asks(zeros(1_000_000), layers=[PRELU] * 1_000, features=1_000),
    "ten thousand members": asks(zeros(10_000, 100), members=10_000, features=49),
    "an orthogonal start": asks(zeros(1_001_000), features=1_000, layers=[ORTHOGONAL]),
}


@pytest.mark.slow
def test_a_small_file_costs_little_whatever_it_asks_for(tmp_path):
    makers, paths = GREEDY | HEAVY, []
    for number, make in enumerate(makers.values()):
        paths.append(tmp_path / f"{number}.npz")
        make(paths[-1])
    found = hostile.costs("from nnlib import Network; load = Network.load", paths)
    outcomes = {name: outcome for name, (outcome, *_) in zip(makers, found, strict=True)}
    assert outcomes == dict.fromkeys(GREEDY, "refused") | dict.fromkeys(HEAVY, "loaded")
    dear = {name: cost for name, cost in zip(makers, found, strict=True) if cost[1] > 1 or cost[2] > 100}
    assert dear == {}


def test_a_network_that_is_loaded_draws_no_weights(saved, monkeypatch):
    monkeypatch.setattr(Dense, "initial_parameters", lambda *arguments: pytest.fail("weights are drawn"))
    assert np.array_equal(Network.load(saved[0]).forward(X), NETWORK.forward(X))


# What is not saved, since it would not be loaded


@pytest.mark.parametrize("value", [np.nan, np.inf])
@pytest.mark.parametrize("part", ["parameters", "running_mean"])
def test_a_network_that_has_diverged_is_not_saved_and_the_old_file_stays(part, value, tmp_path):
    network, path = mlp([4, 3, 2], batch_norm=True), tmp_path / "network.npz"
    network.save(path)
    before = path.read_bytes()
    (network.parameters if part == "parameters" else network.layers[1].state[part])[0] = value
    with pytest.raises(ValueError, match="must be finite"):
        network.save(path)
    assert path.read_bytes() == before


def test_a_population_of_which_one_member_has_diverged_is_saved_with_it(tmp_path):
    population, path = mlp([4, 2], members=3), tmp_path / "network.npz"
    population.parameters[1] = np.nan
    population.save(path)
    assert np.array_equal(Network.load(path).parameters, population.parameters, equal_nan=True)


def test_a_population_that_has_diverged_as_a_whole_is_not_saved(tmp_path):
    population = mlp([4, 2], members=3)
    population.parameters[:, 0] = np.nan
    with pytest.raises(ValueError, match="must be finite"):
        population.save(tmp_path / "network.npz")
    assert list(tmp_path.iterdir()) == []


def test_more_layers_than_a_file_may_hold_are_not_saved(tmp_path):
    with pytest.raises(ValueError, match="1 to 1,000 layers and at most 10,000 members; got 1,001 layers"):
        Network([Activation("relu")] * 1001, features=2).save(tmp_path / "network.npz")
