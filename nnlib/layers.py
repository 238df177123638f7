"""Layers: each has its forward pass and, beside it, its backward pass.

Rows are samples: ``x`` is (N, inputs), a dense layer is ``x @ W + b``. Every array may carry a leading
members axis, (M, N, inputs): M networks in the same products. In ``backward``, ``d`` before a name
means "slope of the loss with respect to": ``dout`` comes in, ``dx`` goes out.

Source: CS231n, Neural Networks Part 1, "Neural Network architectures"; Backpropagation notes.
"""

import inspect

import numpy as np

from nnlib import _checks, activations, initialization


class NotReadyError(ValueError, AttributeError):
    """A layer is asked for what :meth:`Layer.build` or :meth:`Layer.forward` would have given it.

    Examples
    --------
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


class Layer:
    """One step of a network.

    A layer is written down without knowing its inputs, ``Dense(100)``, and given its arrays by a
    :class:`~nnlib.networks.Network`, or by :meth:`build` when it stands alone. Constructor arguments
    are kept under their own names.

    Examples
    --------
    >>> layer = Dense(100)
    >>> layer.parameter_shapes(3072), layer.output_features(3072)
    ({'weight': (3072, 100), 'bias': (100,)}, 100)
    """

    weights = ()  # names of the parameters that penalties act on
    features = members = None
    _parameters = _gradients = _state = generators = UNBUILT
    least_batch = 1  # samples that a training batch must have
    keeps_buffers = False  # a network lets its layers write into the same work arrays step after step

    @property
    def parameters(self):
        """The parameters by name; what is assigned to one of them is written into its array."""
        return _built(self._parameters)

    @parameters.setter
    def parameters(self, arrays):
        self.parameters.update(arrays)

    @property
    def gradients(self):
        """The slopes of the loss with respect to the parameters, by the same names."""
        return _built(self._gradients)

    @gradients.setter
    def gradients(self, arrays):
        self.gradients.update(arrays)

    @property
    def state(self):
        """What is kept but not learned from gradients, by name."""
        return _built(self._state)

    @state.setter
    def state(self, arrays):
        self.state.update(arrays)

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

    def __call__(self, x, training=False):
        """:meth:`forward`."""
        return self.forward(x, training)

    def config(self):
        """The constructor's arguments: what makes the same layer again."""
        return {name: getattr(self, name) for name in inspect.signature(type(self)).parameters}

    def fresh(self, member=None):
        """The same layer without arrays; with ``member``, as that one member of a population has it."""
        config = self.config()
        if member is not None:
            config = {name: value[member] if isinstance(value, np.ndarray) else value for name, value in config.items()}
        return type(self)(**config)

    def build(self, features, *, seed=0, dtype=np.float32, members=None):
        """Give a layer that stands alone its own arrays; returns the layer.

        Examples
        --------
        >>> layer = Dense(3, init="xavier").build(features=4, seed=0)
        >>> layer.forward(np.ones((2, 4), np.float32)).shape
        (2, 3)
        """
        if self.keeps_buffers:
            raise ValueError(f"{self} has its arrays from a network, and keeps them: build a layer of your own")
        features, dtype = _checks.integer("features", features), _checks.floating("dtype", dtype)
        generators, lead = member_generators(seed, members), () if members is None else (members,)
        parameters = {
            name: np.empty(lead + shape, dtype) for name, shape in self.parameter_shapes(features).items()
        }
        self.bind(features, parameters, {k: np.zeros_like(p) for k, p in parameters.items()}, generators, members)
        return self

    def bind(self, features, parameters, gradients, generators, members=None, state=None):
        """Take arrays, one pair for each parameter, as this layer's own.

        They are filled with starting values, unless they come with the ``state`` of a network in use.
        """
        for name, value in self.config().items():
            if isinstance(value, np.ndarray) and value.shape != (members,):
                raise ValueError(f"{self} has {len(value)} values of {name}; this network has members={members}")
        self._parameters, self._gradients, self._state = Arrays(parameters), Arrays(gradients), Arrays(state or {})
        self.features, self.generators, self.members, self._buffers = features, generators, members, {}
        if state is None:
            self._fill()

    def _fill(self):
        """Draw the starting values of all arrays."""
        features, parameters, members = self.features, self.parameters, self.members
        lead = () if members is None else (members,)
        dtype = next((p.dtype for p in parameters.values()), np.dtype(np.float32))
        self._state = Arrays({
            name: np.broadcast_to(start, lead + np.shape(start)).copy()
            for name, start in self.initial_state(features, dtype).items()
        })  # fmt: skip
        for member, rng in enumerate(self.generators):
            place = () if members is None else member
            for name, start in self.initial_parameters(features, rng, dtype).items():
                shape = parameters[name][place].shape
                if np.shape(start) not in ((), shape):
                    raise ValueError(f"{name} of {self} starts with shape {np.shape(start)}; {shape} is accepted")
                parameters[name][place] = start

    def _buffer(self, name, shape, dtype):
        """An array to write a result into: a new one, or in a network the one of the last step."""
        if not self.keeps_buffers:
            return np.empty(shape, dtype)
        buffer = self._buffers.get(name)
        if buffer is None or buffer.shape != shape or buffer.dtype != dtype:
            buffer = self._buffers[name] = np.empty(shape, dtype)
        return buffer

    def _ones(self, x):
        """A one for each sample: a product with them adds up the samples, and faster than sum does."""
        ones = self._buffers.get("ones")
        if ones is None or ones.shape != x.shape[-2:-1]:
            ones = self._buffers["ones"] = np.ones(x.shape[-2], x.dtype)
        return ones

    def _parameter_gradient(self, name, value):
        self._gradients[name][...] = value

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self.config().items())})"


class Dense(Layer):
    """A fully connected layer: ``x @ weight + bias``.

    Parameters
    ----------
    outputs : int
        Number of neurons.
    init : name or initializer
        Of :mod:`nnlib.initialization`; "he" unless told.
    bias : float
        Starting value of every bias.

    Examples
    --------
    >>> Dense(10).parameter_shapes(3072)
    {'weight': (3072, 10), 'bias': (10,)}
    """

    weights = ("weight",)
    x = UNSEEN

    def __init__(self, outputs, init="he", bias=0.0):
        self.outputs = _checks.integer("outputs", outputs)
        self.init, self.bias = initialization.named(init), _checks.number("bias", bias)

    def parameter_shapes(self, features):
        return {"weight": (features, self.outputs), "bias": (self.outputs,)}

    def initial_parameters(self, features, rng, dtype):
        return {"weight": self.init((features, self.outputs), rng, dtype), "bias": self.bias}

    def output_features(self, features):
        return self.outputs

    def forward(self, x, training=False):
        weight, bias = self._parameters["weight"], self._parameters["bias"]
        self.x = x
        out = self._buffer("out", (weight.shape[:-2] or x.shape[:-2]) + (x.shape[-2], weight.shape[-1]), weight.dtype)
        np.matmul(x, weight, out=out)
        out += bias[..., None, :]
        return out

    def backward(self, dout, input_gradient=True):
        weight = self._parameters["weight"]
        np.matmul(self.x.mT, dout, out=self._gradients["weight"])
        np.matmul(self._ones(dout), dout, out=self._gradients["bias"])
        if not input_gradient:
            return None
        dx = self._buffer("dx", dout.shape[:-1] + weight.shape[-2:-1], dout.dtype)
        return np.matmul(dout, weight.mT, out=dx)


class Activation(Layer):
    """A layer that applies an activation function to each entry.

    Parameters
    ----------
    activation : name or activation
        Of :mod:`nnlib.activations`.

    Examples
    --------
    >>> Activation("relu").build(features=2).forward(np.array([[-1.0, 2.0]]))
    array([[0., 2.]])
    """

    x = out = UNSEEN

    def __init__(self, activation):
        self.activation = activations.named(activation)

    def forward(self, x, training=False):
        self.x = x
        self.out = self.activation.forward(x, self._buffer("out", x.shape, x.dtype))
        return self.out

    def backward(self, dout, input_gradient=True):
        return self.activation.backward(dout, self.x, self.out, self._buffer("dx", dout.shape, dout.dtype))


class PReLU(Layer):
    """A leaky ReLU that learns its slope below 0, one for each feature.

    Parameters
    ----------
    slope : float in [0, 1)
        Starting value. Penalties leave it alone: pulled to 0, it would turn back into a ReLU.

    Source: He, Zhang, Ren and Sun (2015).

    Examples
    --------
    >>> PReLU().build(features=2).forward(np.array([[-1.0, 2.0]], np.float32))
    array([[-0.25,  2.  ]], dtype=float32)
    """

    x = UNSEEN

    def __init__(self, slope=0.25):
        self.slope = _checks.number("slope", slope, "[0, 1)")

    def parameter_shapes(self, features):
        return {"slope": (features,)}

    def initial_parameters(self, features, rng, dtype):
        return {"slope": self.slope}

    def forward(self, x, training=False):
        self.x = x
        return np.maximum(x, 0) + self._parameters["slope"][..., None, :] * np.minimum(x, 0)

    def backward(self, dout, input_gradient=True):
        self._parameter_gradient("slope", (dout * np.minimum(self.x, 0)).sum(axis=-2))
        return dout * np.where(self.x > 0, dout.dtype.type(1), self._parameters["slope"][..., None, :])


class Maxout(Layer):
    """The largest of several weighted sums: the neuron learns its own activation function.

    Parameters
    ----------
    outputs : int
        Number of neurons.
    pieces : int, at least 2
        Weighted sums for each neuron. Two pieces can be a ReLU, a leaky ReLU or an absolute value.
    init, bias
        As for :class:`Dense`.

    Source: Goodfellow et al. (2013); CS231n, "Maxout".

    Examples
    --------
    >>> Maxout(10, pieces=2).parameter_shapes(3072)
    {'weight': (3072, 20), 'bias': (20,)}
    """

    weights = ("weight",)
    x = winner = UNSEEN

    def __init__(self, outputs, pieces=2, init="he", bias=0.0):
        self.outputs, self.pieces = _checks.integer("outputs", outputs), _checks.integer("pieces", pieces, at_least=2)
        self.init, self.bias = initialization.named(init), _checks.number("bias", bias)

    def parameter_shapes(self, features):
        return {"weight": (features, self.outputs * self.pieces), "bias": (self.outputs * self.pieces,)}

    def initial_parameters(self, features, rng, dtype):
        return {"weight": self.init((features, self.outputs * self.pieces), rng, dtype), "bias": self.bias}

    def output_features(self, features):
        return self.outputs

    def forward(self, x, training=False):
        self.x = x
        sums = x @ self._parameters["weight"] + self._parameters["bias"][..., None, :]
        sums = sums.reshape(*sums.shape[:-1], self.outputs, self.pieces)
        self.winner = sums.argmax(axis=-1)[..., None]
        return np.take_along_axis(sums, self.winner, axis=-1)[..., 0]

    def backward(self, dout, input_gradient=True):
        dsums = np.zeros((*dout.shape, self.pieces), dout.dtype)
        np.put_along_axis(dsums, self.winner, dout[..., None], axis=-1)
        dsums = dsums.reshape(*dout.shape[:-1], -1)
        self._parameter_gradient("weight", self.x.mT @ dsums)
        self._parameter_gradient("bias", dsums.sum(axis=-2))
        return dsums @ self._parameters["weight"].mT if input_gradient else None


class Dropout(Layer):
    """While training, each entry is kept with probability ``keep`` and set to 0 otherwise.

    Parameters
    ----------
    keep : float in (0, 1], or an array (M,), one for each member
        The probability of *keeping* an entry.
    inverted : bool
        True: kept entries are divided by ``keep`` while training, and use needs no change.
        False, the plain form: use multiplies by ``keep`` instead. Either way the expected output
        while training is the output in use.

    Source: Srivastava et al. (2014); CS231n, Neural Networks Part 2, "Dropout".

    Examples
    --------
    >>> layer = Dropout(keep=0.5).build(features=4, seed=0)
    >>> layer.forward(np.ones((2, 4), np.float32), training=True)
    array([[0., 0., 0., 2.],
           [2., 2., 2., 2.]], dtype=float32)
    >>> layer.forward(np.ones((1, 4), np.float32))
    array([[1., 1., 1., 1.]], dtype=float32)
    """

    mask = UNSEEN

    def __init__(self, keep=0.5, inverted=True):
        self.keep, self.inverted = _checks.number("keep", keep, "(0, 1]", members=True), bool(inverted)

    def forward(self, x, training=False):
        keep = per_member(self.keep, x.dtype)
        if training:
            self.mask = self._mask(x, keep)
            if self.inverted:
                self.mask /= keep
        else:
            self.mask = x.dtype.type(1) if self.inverted else keep
        return x * self.mask

    def backward(self, dout, input_gradient=True):
        return dout * self.mask

    def _mask(self, x, keep):
        """1 where an entry is kept, 0 where not; each member draws from its own generator."""
        lead = () if self.members is None else (self.members,)
        mask = self._buffer("mask", lead + x.shape[-2:], x.dtype)
        for member, rng in enumerate(self.generators):
            rng.random(out=mask if self.members is None else mask[member], dtype=x.dtype)
        return np.less(mask, keep, out=mask)


class BatchNorm(Layer):
    """Each feature is standardized over the batch, then scaled and shifted by learned amounts.

    While training the batch's own mean and (biased) variance are used, and running averages of them
    are kept; in use the running averages stand in. It is placed after a dense layer and before
    the activation. A training batch of one sample has no spread, and nothing to learn from: it is refused.

    Parameters
    ----------
    momentum : float in [0, 1)
        Share of the old value in each running average.
    epsilon : float, positive
        Added to the variance, so that a constant feature does not divide by 0.

    Source: Ioffe and Szegedy (2015); CS231n, Neural Networks Part 2, "Batch Normalization".

    Examples
    --------
    >>> layer = BatchNorm().build(features=1)
    >>> layer.forward(np.array([[1.0], [3.0]], np.float32), training=True).round(3)
    array([[-1.],
           [ 1.]], dtype=float32)
    >>> layer.state["running_mean"]  # 0.9 of 0, and 0.1 of 2
    array([0.2], dtype=float32)
    """

    least_batch = 2
    standard = spread = UNSEEN

    def __init__(self, momentum=0.9, epsilon=1e-5):
        self.momentum = _checks.number("momentum", momentum, "[0, 1)")
        self.epsilon = _checks.number("epsilon", epsilon, "(0, inf)")

    def parameter_shapes(self, features):
        return {"scale": (features,), "shift": (features,)}

    def initial_parameters(self, features, rng, dtype):
        return {"scale": 1.0, "shift": 0.0}

    def initial_state(self, features, dtype):
        return {"running_mean": np.zeros(features, dtype), "running_variance": np.ones(features, dtype)}

    def forward(self, x, training=False):
        self.training = training
        if training:
            check_batch([self], x.shape[-2])
            mean, variance = x.mean(axis=-2, keepdims=True), x.var(axis=-2, keepdims=True)
            for name, value in (("running_mean", mean), ("running_variance", variance)):
                running = self._state[name]
                running *= self.momentum
                running += (1 - self.momentum) * value[..., 0, :]
        else:
            mean, variance = (self._state[name][..., None, :] for name in ("running_mean", "running_variance"))
        self.spread = np.sqrt(variance + self.epsilon)
        self.standard = (x - mean) / self.spread
        return self.standard * self._parameters["scale"][..., None, :] + self._parameters["shift"][..., None, :]

    def backward(self, dout, input_gradient=True):
        self._parameter_gradient("scale", (dout * self.standard).sum(axis=-2))
        self._parameter_gradient("shift", dout.sum(axis=-2))
        dstandard = dout * self._parameters["scale"][..., None, :]
        if self.training:
            # Every sample moves the batch's mean and variance, and so every other sample's output.
            dstandard -= dstandard.mean(axis=-2, keepdims=True) + self.standard * (
                dstandard * self.standard
            ).mean(axis=-2, keepdims=True)
        return dstandard / self.spread


LAYERS = {layer.__name__: layer for layer in (Dense, Activation, PReLU, Maxout, Dropout, BatchNorm)}


def check_batch(layers, samples):
    """Refuse a training batch with fewer samples than one of the layers needs.

    Examples
    --------
    >>> check_batch([Dense(3), BatchNorm()], samples=2)
    """
    for layer in layers:
        if samples < layer.least_batch:
            kind, least = type(layer).__name__, layer.least_batch
            raise ValueError(f"{kind} needs at least {least} samples in a training batch; got {samples}")


def _built(arrays):
    return UNBUILT.refuse() if arrays is UNBUILT else arrays


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


def member_generators(seed, members):
    """One random generator for each member (a single one without members).

    Member i of a population draws the same numbers however many members there are; member 0 draws
    those of a network alone.

    Examples
    --------
    >>> alone, *others = member_generators(0, members=3)
    >>> alone.random() == member_generators(0, members=9)[0].random()
    True
    """
    if members is None:
        return [_checks.generator(seed)]
    members = _checks.integer("members", members)
    if isinstance(_checks.generator(seed), type(seed)):
        return seed.spawn(members)
    return [np.random.default_rng([int(seed), member]) for member in range(members)]


def per_member(value, dtype):
    """A hyperparameter ready to meet arrays (..., N, features): a number, or (M, 1, 1) for M members.

    Examples
    --------
    >>> per_member(np.array([0.5, 0.9]), np.float32).shape
    (2, 1, 1)
    """
    return np.asarray(value, dtype)[..., None, None] if np.ndim(value) else np.dtype(dtype).type(value)
