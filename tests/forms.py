"""The same samples and labels in the forms in which people have them."""

import numpy as np

SAMPLES, FEATURES, CLASSES = 300, 4, 5  # a label times 300 is more than one byte holds
INPUTS = np.random.default_rng(0).normal(size=(SAMPLES, FEATURES))
LABELS = np.random.default_rng(1).integers(0, CLASSES, SAMPLES)


class Table:
    """As much of a DataFrame as tells it from an array: columns with names, each of its own type."""

    def __init__(self, columns):
        self.held = {name: np.asarray(column) for name, column in columns.items()}

    columns = property(lambda self: list(self.held))
    dtypes = property(lambda self: [column.dtype for column in self.held.values()])
    shape = property(lambda self: (len(self), len(self.held)))

    def __len__(self):
        return len(next(iter(self.held.values())))

    def __getitem__(self, chosen):
        if isinstance(chosen, slice):
            return Table({name: column[chosen] for name, column in self.held.items()})
        return Table({name: self.held[name] for name in chosen})

    def __array__(self, dtype=None, copy=None):
        common = self.dtypes[0] if len(set(self.dtypes)) == 1 else object
        return np.column_stack([column.astype(common) for column in self.held.values()]).astype(dtype or common)


class Column:
    """As much of a nullable column, such as pandas' Int64, as tells it from an array."""

    def __init__(self, values):
        self.held, self.dtype = list(values), "Int64"

    def __len__(self):
        return len(self.held)

    def __getitem__(self, chosen):
        return Column(self.held[chosen])

    def __array__(self, dtype=None, copy=None):
        return np.array(self.held, dtype=dtype or object)


class Missing:
    """What a nullable column holds where it holds nothing, such as pandas' NA: it compares with nothing."""

    def __repr__(self):
        return "<NA>"

    def __bool__(self):
        raise TypeError("boolean value of NA is ambiguous")

    __eq__ = __ne__ = lambda self, other: self
    __hash__ = None


NAMES = ["age", "height", "smokes", "income"]


def table(X, names=NAMES):
    return Table(dict(zip(names, X.T, strict=True)))


def mixed(X):
    """A table whose columns differ in type, and the numbers that it stands for."""
    age, height, smokes, income = X.T
    columns = age, whole(height), smokes > 0, np.array([round(entry) for entry in income], dtype=object)
    return Table(dict(zip(NAMES, columns, strict=True))), np.column_stack([column.astype(float) for column in columns])


def read_only(values):
    values = values.copy()
    values.flags.writeable = False
    return values


def with_gaps(values):
    """The same values, with others between them in memory."""
    return np.repeat(values, 2, axis=0)[::2] if values.ndim == 1 else np.repeat(values, 2, axis=1)[:, ::2]


def mapped(values, folder):
    """The values in a file, mapped into memory, not to be written to."""
    np.save(folder / "values.npy", values)
    return np.load(folder / "values.npy", mmap_mode="r")


def whole(X):
    return np.abs(10 * X).astype(np.uint8)


# A form in which numbers come, and the plain array that it stands for.
FORMS = {
    "Fortran order": lambda X: (np.asfortranarray(X), X),
    "gaps in memory": lambda X: (with_gaps(X), X),
    "backwards in memory": lambda X: (X[::-1, ::-1].copy()[::-1, ::-1], X),
    "read-only": lambda X: (read_only(X), X),
    "big-endian": lambda X: (X.astype(">f8"), X),
    "big-endian float32": lambda X: (X.astype(">f4"), X.astype(np.float32)),
    "longdouble": lambda X: (X.astype(np.longdouble), X),
    "float16": lambda X: (X.astype(np.float16), X.astype(np.float16).astype(np.float32)),
    "bytes": lambda X: (whole(X), whole(X).astype(float)),
    "big-endian integers": lambda X: (whole(X).astype(">i4"), whole(X).astype(float)),
    "a list of lists": lambda X: (X.tolist(), X),
    "a tuple of rows": lambda X: (tuple(X), X),
    "a matrix": lambda X: (X.view(np.matrix), X),
    "nothing masked": lambda X: (np.ma.array(X, mask=np.zeros(X.shape, bool)), X),
    "no mask": lambda X: (np.ma.array(X), X),
    "a table": lambda X: (table(X), X),
    "a table of several types": mixed,
    "a table of yes and no": lambda X: (table(X > 0), (X > 0).astype(float)),
}
INTEGERS = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", ">i2", ">u4", ">i8"]
LABEL_FORMS = {
    **{name: lambda y, name=name: y.astype(name) for name in INTEGERS},
    "gaps in memory": with_gaps,
    "backwards in memory": lambda y: y[::-1].copy()[::-1],
    "read-only": read_only,
    "a list": lambda y: y.tolist(),
    "a tuple of NumPy's numbers": tuple,
    "nothing masked": lambda y: np.ma.array(y.astype(np.uint8), mask=np.zeros(y.shape, bool)),
    "a nullable column": Column,
}


def hidden(values, *places):
    """The values with some masked, and nonsense where they are."""
    hidden = np.ma.array(values)
    for place in places:
        hidden[place] = 3
        hidden[place] = np.ma.masked
    return hidden
