"""Networks: layers in a row, with all their parameters in one flat vector.

Source: CS231n, Neural Networks Part 1, "Neural Network architectures".
"""

import math
import warnings
from collections.abc import Iterable

import numpy as np

from nnlib import _checks, _members, _saving
from nnlib._tables import Table
from nnlib.activations import softmax
from nnlib.layers import Activation, BatchNorm, Dense, Dropout, Layer, PReLU, check_batch, size_of, write

KEPT = ("gradients", "parameters", "layers", "features", "dtype", "members", "outputs", "weights_mask", "generators")
ROWS_AT_ONCE = 1024


class Network:
    """Layers in a row: the output of each is the input of the next.

    Parameters
    ----------
    layers : sequence of Layer
        Copied; a layer belongs to one network.
    features : int
        Number of inputs, D.
    seed : int or numpy.random.Generator
        Draws the starting weights, and later dropout's masks.
    dtype : float32 or float64
        float64 is for gradient checks.
    members : int, optional
        M networks of this form, which differ in their starting weights and train together. Without
        it, one network, and no members axis.

    Attributes
    ----------
    parameters, gradients : array (P,), or (M, P) with members
        One contiguous vector each; every layer holds views of it. What is assigned is written into it.
    weights_mask : bool array (P,)
        True where the vector holds weights: what penalties act on.
    layers : tuple of Layer
    outputs : int
        Number of scores, C.

    Raises
    ------
    TypeError, ValueError
        For layers that are not layers, or a wrong size, seed or dtype.

    Examples
    --------
    >>> from nnlib.layers import Activation, Dense
    >>> network = Network([Dense(100), Activation("relu"), Dense(10)], features=3072)
    >>> network.forward(np.zeros((2, 3072))).shape
    (2, 10)
    >>> network.parameters.shape  # 3072 * 100 + 100 + 100 * 10 + 10
    (308310,)
    """

    def __init__(self, layers, *, features, seed=0, dtype=np.float32, members=None):
        layers = list(layers) if isinstance(layers, Iterable) else layers
        if not layers or not isinstance(layers, list) or not all(isinstance(layer, Layer) for layer in layers):
            raise TypeError(f"layers must be a sequence of at least one nnlib layer; got {layers!r}")
        features, dtype = _checks.integer("features", features), _checks.floating("dtype", dtype)
        generators, lead = _members.Generators.of(seed, members), () if members is None else (members,)
        layers = [layer.fresh() for layer in layers]
        shape = (*lead, size_of(layers, features))
        self._take(layers, features, np.zeros(shape, dtype), np.zeros(shape, dtype), generators)
        for layer in self.layers:
            layer.start()

    def __setattr__(self, name, value):
        """What is assigned to the vectors is written into them, for the layers hold views; the rest of it stays."""
        if name not in KEPT or not hasattr(self, name):
            super().__setattr__(name, value)
        elif value is not getattr(self, name):  # as it is after ``parameters -= ...``
            if name not in ("parameters", "gradients"):
                raise AttributeError(f"a network keeps its {name}, which its arrays follow from: make a new Network")
            write(name, getattr(self, name), value)

    def _take(self, layers, features, parameters, gradients, generators, states=None, columns=None):
        """Become the network of these arrays: the one way to make a network.

        Each layer gets its views of the two vectors, one parameter behind the other. Without ``states``, one dict for
        each layer, batch normalization starts anew. Nothing is drawn.
        """
        members, lead = (len(parameters) if parameters.ndim == 2 else None), parameters.shape[:-1]
        end, masks, inputs = 0, [np.zeros(0, bool)], features
        for layer, state in zip(layers, states or [None] * len(layers), strict=True):
            views = {}, {}
            for name, shape in layer.parameter_shapes(inputs).items():
                start, end = end, end + math.prod(shape)
                for view, vector in zip(views, (parameters, gradients), strict=True):
                    view[name] = vector[..., start:end].reshape(lead + shape)
                masks.append(np.full(end - start, name in layer.weights))
            layer.bind(inputs, *views, generators, members, state)
            layer.in_network = True
            inputs = layer.output_features(inputs)
        mask = np.concatenate(masks)
        mask.flags.writeable = False
        vars(self).update(
            layers=tuple(layers), features=features, outputs=inputs, dtype=parameters.dtype, members=members,
            parameters=parameters, gradients=gradients, weights_mask=mask, columns=columns,
            _generators=generators, _scores_shape=None,
        )  # fmt: skip
        return self

    def _selected(self, members, generators, change=np.array):
        """The network of some members, whose arrays are ``change`` of this one's: copies, or views."""
        layers = [layer.fresh(members) for layer in self.layers]
        part = np.s_[...] if members is None else members
        arrays = (change(vector[part]) for vector in (self.parameters, self.gradients))
        states = [{name: change(array[part]) for name, array in layer.state.items()} for layer in self.layers]
        return Network.__new__(Network)._take(layers, self.features, *arrays, generators, states, self.columns)

    def part(self, members):
        """Some members, as a network that shares their arrays: what one changes, the other sees.

        Parameters
        ----------
        members : slice

        Examples
        --------
        >>> population = mlp([64, 50, 10], members=100)
        >>> half = population.part(slice(50))
        >>> half.members, np.shares_memory(half.parameters, population.parameters)
        (50, True)
        """
        if self.members is None or not isinstance(members, slice):
            raise TypeError(f"a part is a slice of a population; got {members!r} of members={self.members}")
        return self._selected(members, _members.Generators(self.generators[members], are_kept=True), np.asarray)

    @property
    def generators(self):
        """One random generator for each member (a single one without members): they draw what dropout leaves out."""
        return self._generators.kept()

    def forward(self, X, training=False):
        """The scores of each sample.

        Parameters
        ----------
        X : array (N, D), or (M, N, D): another X for each member
        training : bool
            True lets dropout drop and batch normalization use the batch's own statistics.

        Returns
        -------
        array (N, C), or (M, N, C) with members

        Raises
        ------
        ValueError
            For another shape, no samples, or values that are not finite; with batch normalization, for training
            on one sample alone.
        """
        x = self.checked(X)
        if training:
            check_batch(self.layers, x.shape[-2])
        return self._forward(x, training).copy()

    def __call__(self, X, training=False):
        """:meth:`forward`."""
        return self.forward(X, training)

    def _forward(self, x, training):
        """:meth:`forward` for input known to be good."""
        for layer in self.layers:
            x = layer.forward(x, training)
        if self.members is not None and x.ndim == 2:  # no layer has told the members apart
            x = np.broadcast_to(x, (self.members, *x.shape))
        self._scores_shape = x.shape
        return x

    def backward(self, dscores, input_gradient=True):
        """Fill ``gradients`` with the slopes of a loss, given its slope at the scores of the latest ``forward``.

        Parameters
        ----------
        dscores : array of the scores' shape
        input_gradient : bool
            False spares the product that yields dX.

        Returns
        -------
        dX : array of the shape of X (with the members axis, where there are members), or None

        Raises
        ------
        ValueError
            For another shape, or before the first ``forward``.
        """
        dscores = np.asarray(dscores, self.dtype)
        if dscores.shape != self._scores_shape:
            latest = self._scores_shape or "there were none yet: call forward first"
            raise ValueError(f"dscores must have the shape of the latest scores ({latest}); got {dscores.shape}")
        for layer in reversed(self.layers[1:]):
            dscores = layer.backward(dscores)
        dX = self.layers[0].backward(dscores, input_gradient)
        return dX.copy() if input_gradient else None

    def activations(self, X):
        """The output of every layer, first to last, for ``X``."""
        outputs, x = [], self.checked(X)
        for layer in self.layers:
            x = layer.forward(x)
            outputs.append(x.copy())
        return outputs

    def predict(self, X):
        """The label with the largest score: ints (N,), or (M, N) with members.

        Raises
        ------
        ValueError
            For a network with one output, which has no classes, or where training has diverged and left scores
            that are no numbers.
        """
        check_classes(self.outputs)
        labels = labels_of(self.scores(X))
        if labels.min() < 0:
            raise ValueError(f"{_unanswered(labels)}: there is no label to predict")
        return labels

    def predict_proba(self, X):
        """Softmax probabilities: (N, C), or (M, N, C) with members; nan where training has diverged.

        ValueError for a network with one output, which has no classes.
        """
        check_classes(self.outputs)
        return softmax(self.scores(X))

    def accuracy(self, X, y):
        """The share of samples (0 to 1) whose label is predicted: a float, or (M,) with members.

        Where training has diverged and left scores that are no numbers, no label is predicted, and a RuntimeWarning
        says so; ``np.errstate(invalid="ignore")`` keeps it quiet. ValueError for a network with one output.
        """
        _checks.same_rows("y", X, y)
        X = self.checked(X)
        y = _checks.labels(y, X.shape[-2], self.outputs, name="y")
        check_classes(self.outputs)
        labels = labels_of(self.scores(X))
        if labels.min() < 0 and np.geterr()["invalid"] != "ignore":
            warnings.warn(f"{_unanswered(labels)}: they count as wrong", RuntimeWarning, stacklevel=2)
        shares = (labels == y).mean(axis=-1)
        return float(shares) if shares.ndim == 0 else shares

    def scores(self, X):
        """:meth:`forward` in use, some rows at a time: memory does not grow with the data. No backward pass follows."""
        X = self.checked(X)
        rows = range(0, X.shape[-2], ROWS_AT_ONCE)
        return np.concatenate([self._forward(X[..., i : i + ROWS_AT_ONCE, :], False) for i in rows], axis=-2)

    def checked(self, X):
        """``X`` as an array that fits this network; TypeError or ValueError where it can't be one."""
        _checks.same_columns("X", _checks.columns(X), self.columns, "the training data")
        form = {"dtype": self.dtype, "members": self.members, "accepted": "this network takes {}"}
        return _checks.samples(X, self.features, **form)

    def named_parameters(self):
        """Pairs such as ("0.weight", view): the number of the layer, the parameter's name, its part of the vector."""
        return [(f"{i}.{name}", view) for i, layer in enumerate(self.layers) for name, view in layer.parameters.items()]

    def named_gradients(self):
        """The same names with their gradients."""
        return [(f"{i}.{name}", view) for i, layer in enumerate(self.layers) for name, view in layer.gradients.items()]

    def named_state(self):
        """The same for what is kept but not learned: the running statistics of batch normalization."""
        return [(f"{i}.{name}", array) for i, layer in enumerate(self.layers) for name, array in layer.state.items()]

    def member(self, i):
        """Member ``i`` of a population, as a network of its own.

        Examples
        --------
        >>> population = mlp([64, 50, 10], members=100)
        >>> population.member(7).parameters.shape == population.parameters[7].shape
        True
        """
        _checks.integer("the number of a member", i, at_least=-(self.members or 0))
        if self.members is None or i >= self.members:
            raise ValueError(f"member {i} of a network with members={self.members}")
        return self._selected(i, _members.Generators([_members.twin(self._generators.now()[i])]))

    def copy(self):
        """The same network with arrays of its own."""
        return self._selected(None, self._generators.copy())

    __copy__ = copy

    def __deepcopy__(self, memo):
        return self.copy()

    def __getstate__(self):
        kept = {name: getattr(self, name) for name in ("features", "parameters", "gradients", "generators", "columns")}
        layers, states = zip(*((layer.fresh(), dict(layer.state)) for layer in self.layers), strict=True)
        return {"layers": layers, "states": states, **kept}

    def __setstate__(self, state):
        self._take(**state | {"generators": _members.Generators(state["generators"])})

    def save(self, path):
        """Store the network as one ``.npz`` file without pickles, whole or not at all.

        A file that is there already is replaced, behind its links too, and keeps its mode.

        Raises
        ------
        OSError
            Where nothing can be written, or ``path`` is a folder or a device.
        ValueError
            For layers of one's own, and for a network that has diverged. The old file stays.
        """
        _saving.save(self, path)

    @classmethod
    def load(cls, path):
        """The network of that file: its predictions are those of the one that was saved, bit for bit.

        Raises
        ------
        FileNotFoundError
            Where there is no file, or none that can be read.
        ValueError
            For a damaged or foreign file, however it came about: it runs no code, and costs no more than its size.
        """
        return _saving.load(cls, path)

    def summary(self):
        """A table of the layers: output shape and number of parameters; text and HTML.

        Examples
        --------
        >>> print(mlp([3072, 100, 10]).summary())
        308,310 parameters, float32
        layer              output     parameters
        -----------------  ---------  ----------
        input              (N, 3072)           0
        Dense(100, he)     (N, 100)      307,300
        Activation(relu)   (N, 100)            0
        Dense(10, xavier)  (N, 10)         1,010
        """
        rows, features = [["input", f"(N, {self.features})", "0"]], self.features
        for layer in self.layers:
            count, features = size_of([layer], features), layer.output_features(features)
            rows.append([_short(layer), f"(N, {features})", f"{count:,}"])
        members = f" in each of {self.members} members" if self.members else ""
        title = f"{self.parameters.shape[-1]:,} parameters{members}, {self.dtype}"
        return Table(["layer", "output", "parameters"], rows, title)

    def __repr__(self):
        members = f", members={self.members}" if self.members else ""
        return f"Network({' -> '.join(map(_short, self.layers))}, features={self.features}{members})"


def mlp(sizes, activation="relu", *, init=None, keep=1.0, batch_norm=False, seed=0, dtype=np.float32, members=None):
    """A fully connected network: dense layers with an activation between them; the output layer is linear.

    Parameters
    ----------
    sizes : sequence of int
        Inputs, neurons of each hidden layer, outputs: ``[3072, 100, 10]``.
    activation : name, activation, or "prelu"
    init : name or initializer, optional
        For every layer. None picks "he" for hidden layers of the ReLU family and "xavier" elsewhere.
    keep : float in (0, 1] or array (M,)
        Below 1, dropout follows each hidden activation.
    batch_norm : bool
        True puts batch normalization before each activation.
    seed, dtype, members
        As for :class:`Network`.

    Raises
    ------
    TypeError, ValueError
        For sizes that are not at least two positive whole numbers, or an unknown activation or init.

    Examples
    --------
    >>> mlp([2, 100, 3])
    Network(Dense(100, he) -> Activation(relu) -> Dense(3, xavier), features=2)
    """
    if not isinstance(sizes, Iterable):
        raise TypeError(f"sizes must be a sequence of whole numbers, as in [2, 100, 3]; got {sizes!r}")
    sizes = [_checks.integer("each entry of sizes", size) for size in sizes]
    if len(sizes) < 2:
        raise ValueError(f"sizes must name at least the inputs and the outputs, as in [2, 100, 3]; got {sizes}")
    bend = PReLU() if isinstance(activation, str) and activation == "prelu" else Activation(activation)
    start = bend.activation.start if isinstance(bend, Activation) else "he"
    layers = []
    for size in sizes[1:-1]:
        layers.append(Dense(size, init=init or start))
        if batch_norm:
            layers.append(BatchNorm())
        layers.append(bend)
        if np.min(_checks.number("keep", keep, "(0, 1]", members=True)) < 1:
            layers.append(Dropout(keep))
    layers.append(Dense(sizes[-1], init=init or "xavier"))
    return Network(layers, features=sizes[0], seed=seed, dtype=dtype, members=members)


def labels_of(scores):
    """The label with the largest score, ints (..., N); -1, which is no label, where a score is nan.

    Examples
    --------
    >>> labels_of(np.array([[1.0, 3.0], [np.nan, 2.0]]))
    array([ 1, -1])
    """
    labels = scores.argmax(axis=-1)
    if np.isnan(scores.min()):
        labels[np.isnan(scores).any(axis=-1)] = -1
    return labels


def check_classes(outputs):
    """Refuse a single output where labels are asked for.

    Examples
    --------
    >>> check_classes(2)
    """
    if outputs < 2:
        raise ValueError(
            "labels are told apart by a score for each, at least 2, and there is one output. Its number is "
            "forward(X); trained with BinaryCrossEntropy, sigmoid(forward(X)) is the probability of a yes"
        )


def _unanswered(labels):
    missing, where = labels < 0, ""
    if labels.ndim == 2:
        where = f" in members {', '.join(map(str, np.flatnonzero(missing.any(axis=-1))))}"
    words = f"the scores of {missing.sum()} of {labels.size} samples are no numbers{where}"
    return f"{words}, since training has diverged (try a lower learning rate)"


def _short(layer):
    """A layer with the arguments that matter to a reader."""
    config = layer.config()
    shown = [config[name] for name in ("outputs", "pieces", "init", "activation", "keep") if name in config]
    return f"{type(layer).__name__}({', '.join(map(str, shown))})"
