"""What all layers share: their arrays, and how they get them."""

import math

import numpy as np

from nnlib import _checks, _members
from nnlib._shown import Shown, names


class NotReadyError(ValueError, AttributeError):
    """A layer is asked for what :meth:`Layer.build` or :meth:`Layer.forward` would have given it.

    Examples
    --------
    >>> from nnlib.layers import Dense
    >>> try:
    ...     Dense(3).forward(np.zeros((1, 2)))
    ... except NotReadyError as error:
    ...     print(error)
    this layer has no arrays yet: call build(features), or put it into a Network
    """


class Missing(np.lib.mixins.NDArrayOperatorsMixin):
    """Stands where an array will be; whoever uses it is told what comes first.

    Examples
    --------
    >>> try:
    ...     1 + Missing("the array comes later")
    ... except NotReadyError as error:
    ...     print(error)
    the array comes later
    """

    def __init__(self, words):
        self._words = words

    def refuse(self, *arguments, **options):
        """Say what comes first."""
        raise NotReadyError(self._words)

    __getattr__ = __getitem__ = __array_ufunc__ = refuse

    def __repr__(self):
        return f"<{self._words}>"


UNBUILT = Missing("this layer has no arrays yet: call build(features), or put it into a Network")
UNSEEN = Missing("this layer has seen no input yet: call forward before backward")


class Arrays(dict):
    """Arrays by name. An entry that is assigned is written into its array, of which others may hold views.

    Examples
    --------
    >>> from nnlib.layers import Dense
    >>> layer = Dense(3).build(features=2)
    >>> bias = layer.parameters["bias"]
    >>> layer.parameters["bias"] = [1, 2, 3]
    >>> bias
    array([1., 2., 3.], dtype=float32)
    """

    def update(self, *arrays, **others):
        """Write into several arrays; after an error, into none."""
        arrays = dict(*arrays, **others)
        for name in arrays:
            if name not in self:
                raise ValueError(f"{name!r} is none of the arrays here: {', '.join(self) or 'there are none'}")
        arrays = {name: _fitting(name, self[name], values) for name, values in arrays.items()}
        for name, values in arrays.items():
            write(name, self[name], values)

    def __setitem__(self, name, values):
        self.update({name: values})

    def __ior__(self, arrays):
        self.update(arrays)
        return self

    def _refuse(self, *arguments):
        """Refused: a layer keeps all of its arrays."""
        raise TypeError("these arrays stay: change their numbers in place")

    __delitem__ = pop = popitem = clear = setdefault = _refuse

    def __reduce__(self):
        return type(self), (dict(self),)


def _by_name(place, words):
    """A property for a layer's arrays, which writes what is assigned into them."""

    def arrays(layer):
        return _built(getattr(layer, place))

    return property(arrays, lambda layer, others: arrays(layer).update(others), doc=words)


def _built(arrays):
    return UNBUILT.refuse() if arrays is UNBUILT else arrays


class Layer(Shown):
    """One step of a network.

    A layer is written down without knowing its inputs, ``Dense(100)``, and given its arrays by a
    :class:`~nnlib.networks.Network`, or by :meth:`build` when it stands alone. Constructor arguments
    are kept under their own names.

    Examples
    --------
    >>> from nnlib.layers import Dense
    >>> layer = Dense(100)
    >>> layer.parameter_shapes(3072), layer.output_features(3072)
    ({'weight': (3072, 100), 'bias': (100,)}, 100)
    """

    weights = ()  # names of the parameters that penalties act on
    features = members = None
    _parameters = _gradients = _state = _generators = UNBUILT
    least_batch = 1  # samples that a training batch must have
    in_network = False

    parameters = _by_name("_parameters", "The parameters by name; what is assigned to one is written into its array.")
    gradients = _by_name("_gradients", "The slopes of the loss with respect to the parameters, by the same names.")
    state = _by_name("_state", "What is kept but not learned from gradients, by name.")

    @property
    def generators(self):
        """One random generator for each member (a single one without members)."""
        return _built(self._generators).kept()

    def parameter_shapes(self, features):
        """The shape of each parameter, by name, for that many input features."""
        return {}

    def initial_parameters(self, features, rng, dtype):
        """The starting value of each parameter, by name, drawn with ``rng``."""
        return {}

    def initial_state(self, features, dtype):
        """The starting value of each array that is kept but not learned from gradients, by name."""
        return {}

    def output_features(self, features):
        """How many features come out when ``features`` go in."""
        return features

    def forward(self, x, training=False):
        """The layer's output for ``x`` (..., N, features).

        ``training`` switches what differs between training and use (dropout, batch normalization).
        """
        raise NotImplementedError

    def backward(self, dout, input_gradient=True):
        """From the slope at the output of the latest ``forward`` to the slope at its input.

        The slopes of the layer's own parameters are written into ``gradients``. With
        ``input_gradient=False`` a layer may return None: the first layer's input learns nothing.
        """
        raise NotImplementedError

    def sides(self):
        """On which side of its kinks each unit was in the latest ``forward``: an array, or None without kinks."""
        return None

    def __call__(self, x, training=False):
        """:meth:`forward`, with ``x`` checked first; within a network, which has checked it, ``forward`` alone runs."""
        x = _checks.array("x", x)
        if x.ndim not in (2, 3) or self.features not in (None, x.shape[-1]):
            features = self.features or "features"
            raise ValueError(f"x must have shape (samples, {features}), or that for each member; got {x.shape}")
        return self.forward(x, training)

    def config(self):
        """The constructor's arguments: what makes the same layer again."""
        return {name: getattr(self, name) for name in names(type(self))}

    def fresh(self, members=None):
        """The same layer without arrays; with ``members``, a number or a slice, as those of a population have it."""
        config, other = self.config(), object.__new__(type(self))
        given = ("_parameters", "_gradients", "_state", "_generators", "features", "members", "in_network")
        vars(other).update(
            (name, value) for name, value in vars(self).items()
            if name not in given and getattr(type(self), name, None) is not UNSEEN
        )  # fmt: skip
        vars(other).update({} if members is None else _members.chosen(config, members))
        return other

    def build(self, features, *, seed=0, dtype=np.float32, members=None):
        """Give a layer that stands alone its own arrays, with their starting values; returns the layer.

        Examples
        --------
        >>> from nnlib.layers import Dense
        >>> layer = Dense(3, init="xavier").build(features=4, seed=0)
        >>> layer(np.ones((2, 4))).shape
        (2, 3)
        """
        if self.in_network:
            raise ValueError(f"{self} has its arrays from a network, and keeps them: build a layer of your own")
        features, dtype = _checks.integer("features", features), _checks.floating("dtype", dtype)
        generators, lead = _members.Generators.of(seed, members), () if members is None else (members,)
        shapes = self.parameter_shapes(features).items()
        vectors = [{name: np.zeros(lead + shape, dtype) for name, shape in shapes} for _ in range(2)]
        self.bind(features, *vectors, generators, members)
        self.start()
        return self

    def bind(self, features, parameters, gradients, generators, members=None, state=None):
        """Take arrays, one pair for each parameter, as this layer's own; without ``state``, it is that of the start."""
        lead = () if members is None else (members,)
        if misfit := _members.misfit(self.config(), lead):
            raise ValueError(f"{misfit}; {self} is in a network with members={members}")
        self._parameters, self._gradients = Arrays(parameters), Arrays(gradients)
        self.features, self._generators, self.members = features, generators, members
        if state is None:
            state = {
                name: np.broadcast_to(start, lead + np.shape(start)).copy()
                for name, start in self.initial_state(features, _dtype(parameters)).items()
            }
        self._state = Arrays(state)

    def start(self):
        """Draw the starting values of all parameters, for each member with its own generator."""
        for member, rng in enumerate(self._generators.now()):
            place = () if self.members is None else member
            for name, start in self.initial_parameters(self.features, rng, _dtype(self.parameters)).items():
                shape = self.parameters[name][place].shape
                if np.shape(start) not in ((), shape):
                    raise ValueError(f"{name} of {self} starts with shape {np.shape(start)}; {shape} is accepted")
                self.parameters[name][place] = start


def size_of(layers, features):
    """How many parameters the layers have together.

    Examples
    --------
    >>> from nnlib.layers import Dense
    >>> size_of([Dense(100), Dense(10)], features=3072)
    308310
    """
    size = 0
    for layer in layers:
        size += sum(map(math.prod, layer.parameter_shapes(features).values()))
        features = layer.output_features(features)
    return size


def check_batch(layers, samples):
    """Refuse a training batch with fewer samples than one of the layers needs.

    Examples
    --------
    >>> from nnlib.layers import BatchNorm, Dense
    >>> check_batch([Dense(3), BatchNorm()], samples=2)
    """
    for layer in layers:
        if samples < layer.least_batch:
            kind, least = type(layer).__name__, layer.least_batch
            raise ValueError(f"{kind} needs at least {least} samples in a training batch; got {samples}")


def _dtype(arrays):
    return next((array.dtype for array in arrays.values()), np.dtype(np.float32))


def write(name, array, values):
    """Fill an array with values of its shape, whatever their type: who assigns must not cut off who holds a view.

    Examples
    --------
    >>> bias = np.zeros(3)
    >>> write("bias", bias, [1, 2, 3])
    >>> bias
    array([1., 2., 3.])
    """
    if values is not array:  # after ``parameters -= ...`` they are already there
        array[...] = _fitting(name, array, values)


def _fitting(name, array, values):
    """Values checked to have the shape of ``array``, in its type."""
    values = _checks.array(name, values, dtype=array.dtype, finite=False, empty=True)
    if values.shape != array.shape:
        raise ValueError(f"{name} keeps its shape {array.shape}; got {values.shape} (to fill it: {name}[...] = value)")
    return values
