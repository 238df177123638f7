"""Optimizers: how a gradient becomes a change of the parameters.

``step(parameters, gradients)`` changes the flat vector ``parameters``, (P,) or (M, P), in place. What an
optimizer remembers lies in arrays of that shape, one entry for each parameter: nothing is shared.
Every hyperparameter may be an array (M,), one value for each member of a population.

Source: CS231n, Neural Networks Part 3, "Parameter updates".
"""

import copy

import numpy as np

from nnlib import _checks, _members
from nnlib._shown import Shown


class Optimizer(Shown):
    """What all optimizers share: a learning rate that may be set between steps, and a state.

    A rule is its :meth:`update`. ``memory`` names what it keeps from step to step: arrays that start at 0, and ``t``,
    where it counts the steps. A :class:`~nnlib.training.Trainer` lets them start anew; whoever steps by hand calls
    :meth:`reset` between two runs.

    Examples
    --------
    >>> optimizer, w = Momentum(0.1), np.array([1.0])
    >>> optimizer.step(w, np.array([2.0]))
    >>> optimizer.state_dict()
    {'velocity': array([-0.2])}
    >>> optimizer.learning_rate = 0.01
    """

    memory = ()

    def __init__(self, learning_rate):
        self._state = self._shape = None
        self._goes_on = False  # with a state that load_state_dict has handed over
        self.learning_rate = learning_rate

    @property
    def learning_rate(self):
        """The size of a step: a positive number, or an array (M,)."""
        return self._learning_rate

    @learning_rate.setter
    def learning_rate(self, value):
        self.follow(value)
        self._own_rate = self._learning_rate

    def follow(self, rate):
        """Step at the rate that a schedule gives, until the next one, or until :meth:`reset`."""
        self._learning_rate = _checks.number("learning_rate", rate, "[0, inf)", members=True)
        if np.ndim(rate):
            self._shape = None  # the next step checks that there is one value for each member

    def reset(self):
        """Forget all steps, and the rates of a schedule: a new run may begin.

        Examples
        --------
        >>> optimizer = Momentum(0.1)
        >>> optimizer.step(np.array([1.0]), np.array([2.0]))
        >>> optimizer.reset()
        >>> optimizer.state_dict(), optimizer.learning_rate
        ({}, 0.1)
        """
        self._state = self._shape = None
        self._goes_on, self._learning_rate = False, self._own_rate

    def begin(self):
        """:meth:`reset`, unless :meth:`load_state_dict` has just handed over a state to go on with."""
        if not self._goes_on:
            self.reset()

    def step(self, parameters, gradients):
        """Change ``parameters`` in place by one step against ``gradients``.

        Raises
        ------
        TypeError
            If the parameters are not a floating array.
        ValueError
            If the shapes differ from each other or from those of the step before, or a hyperparameter
            does not have one value for each member.
        """
        shape = getattr(parameters, "shape", None)
        if self._shape is None or not shape == getattr(gradients, "shape", None) == self._shape:
            self._prepare(parameters, np.shape(gradients))
        if "t" in self._state:
            self._state["t"] += 1
        hyperparameters = _members.ready([getattr(self, name) for name in self._names], parameters.dtype)
        self.update(parameters, gradients, *self._state.values(), *hyperparameters)

    def _prepare(self, parameters, gradients_shape):
        """Before a first step, or one with other arrays or hyperparameters: see that all fits, and make room."""
        shape = np.shape(parameters)
        known = next((np.shape(array) for array in (self._state or {}).values()), shape)
        if not shape == gradients_shape == known:
            raise ValueError(
                f"parameters {shape}, gradients {gradients_shape} and the optimizer's state {known} must have one shape"
                "; reset() begins anew"
            )
        self._accept(parameters)
        self._shape, self._names, self._goes_on = shape, list(self.hyperparameters()), False
        if self._state is None:
            self._state = {name: 0 if name == "t" else np.zeros_like(parameters) for name in self.memory}

    def update(self, w, dw, *memory_and_hyperparameters):
        """The rule: change ``w`` in place, given its slope ``dw``, what is kept, and the hyperparameters.

        What is kept comes in the order of ``memory`` and is changed in place too; the hyperparameters come in the
        order of the constructor's arguments, each as a number, or (M, 1) with a value for each member.
        """
        raise NotImplementedError

    def state_dict(self):
        """A copy of what is remembered, under the textbook's names; empty before the first step."""
        return copy.deepcopy(self._state or {})

    def load_state_dict(self, state):
        """Take over the state of another optimizer of this kind: the run goes on bit for bit.

        Raises
        ------
        ValueError
            If names are missing or unknown, or the arrays' shapes differ.
        """
        if not isinstance(state, dict):
            raise TypeError(f"state must be a dict, as state_dict() gives it; got {state!r}")
        if state and set(state) != set(self.memory):
            raise ValueError(f"{type(self).__name__} keeps {list(self.memory)}; got {sorted(state)}")
        arrays = {name: np.array(value) for name, value in state.items() if name != "t"}
        if len({array.shape for array in arrays.values()}) > 1:
            raise ValueError(f"the state's arrays must have one shape; got {[a.shape for a in arrays.values()]}")
        if "t" in state:
            arrays["t"] = _checks.integer("t", state["t"], at_least=0)
        self._state = {name: arrays[name] for name in self.memory} if state else None
        self._shape, self._goes_on = None, bool(state)

    def _accept(self, parameters):
        """Refuse parameters that can't be changed in place, or that the hyperparameters do not fit."""
        floating = isinstance(parameters, np.ndarray) and parameters.dtype.kind == "f"
        if not floating or parameters.dtype == np.float16:  # which an epsilon of 1e-8 is below
            kind = getattr(parameters, "dtype", type(parameters).__name__)
            accepted = "a floating array of float32 or more, to be changed in place"
            raise TypeError(f"parameters must be {accepted}; got {kind}")
        _checks.plain("parameters", parameters)
        if misfit := _members.misfit(self.hyperparameters(), parameters.shape[:-1]):
            raise ValueError(f"{misfit}; got parameters of shape {parameters.shape}")

    hyperparameters = Shown.arguments


class SGD(Optimizer):
    """Stochastic gradient descent: ``w -= learning_rate * dw``.

    Parameters
    ----------
    learning_rate : float, at least 0, or array (M,)

    Examples
    --------
    >>> w = np.array([1.0, 2.0])
    >>> SGD(0.1).step(w, np.array([1.0, -1.0]))
    >>> w
    array([0.9, 2.1])
    """

    def __init__(self, learning_rate=0.01):
        super().__init__(learning_rate)

    def update(self, w, dw, learning_rate):
        w -= learning_rate * dw


class Momentum(Optimizer):
    """The parameters roll like a ball: ``v = momentum * v - learning_rate * dw; w += v``.

    Parameters
    ----------
    learning_rate : float, at least 0, or array (M,)
    momentum : float in [0, 1), or array (M,)
        Share of the velocity that friction leaves.

    Source: Polyak (1964); CS231n, "Momentum update".

    Examples
    --------
    >>> w, optimizer = np.array([1.0]), Momentum(0.1, momentum=0.9)
    >>> for _ in range(2):
    ...     optimizer.step(w, np.array([1.0]))
    >>> w  # 1 - 0.1, then - 0.09 - 0.1
    array([0.71])
    """

    memory = ("velocity",)

    def __init__(self, learning_rate=0.01, momentum=0.9):
        super().__init__(learning_rate)
        self.momentum = _checks.number("momentum", momentum, "[0, 1)", members=True)

    def update(self, w, dw, velocity, learning_rate, momentum):
        velocity *= momentum
        velocity -= learning_rate * dw
        w += velocity


class Nesterov(Momentum):
    """Momentum that looks ahead: the gradient is taken where the velocity is about to carry the ball.

    Kept in the article's form, in which ``w`` is the look-ahead point itself:
    ``w += -momentum * v_before + (1 + momentum) * v``, which is ``momentum * v - learning_rate * dw``,
    since ``v`` is ``momentum * v_before - learning_rate * dw``.

    Parameters
    ----------
    learning_rate, momentum
        As for :class:`Momentum`.

    Source: Nesterov (1983); Bengio, Boulanger-Lewandowski and Pascanu (2013) for this form.

    Examples
    --------
    >>> w = np.array([1.0])
    >>> Nesterov(0.1, momentum=0.9).step(w, np.array([1.0]))
    >>> w  # 1 + 0.9 * -0.1 - 0.1
    array([0.81])
    """

    def update(self, w, dw, velocity, learning_rate, momentum):
        velocity *= momentum
        velocity -= learning_rate * dw
        w -= learning_rate * dw
        w += momentum * velocity


class Adagrad(Optimizer):
    """Each parameter's step shrinks with the gradients it has seen: ``w -= learning_rate * dw / sqrt(sum of dw**2)``.

    Parameters
    ----------
    learning_rate : float, at least 0, or array (M,)
    epsilon : float, positive
        Added to the root, against division by 0.

    Source: Duchi, Hazan and Singer (2011).

    Examples
    --------
    >>> w = np.array([1.0, 1.0])
    >>> Adagrad(0.1).step(w, np.array([100.0, 0.001]))
    >>> w.round(4)  # both moved by the learning rate
    array([0.9, 0.9])
    """

    memory = ("cache",)

    def __init__(self, learning_rate=0.01, epsilon=1e-8):
        super().__init__(learning_rate)
        self.epsilon = _checks.number("epsilon", epsilon, "(0, inf)", members=True)

    def update(self, w, dw, cache, learning_rate, epsilon):
        cache += dw**2
        w -= learning_rate * (dw / (np.sqrt(cache) + epsilon))


class RMSprop(Adagrad):
    """Adagrad with a memory that fades: ``cache = decay * cache + (1 - decay) * dw**2``.

    Parameters
    ----------
    learning_rate : float, at least 0, or array (M,)
    decay : float in [0, 1), or array (M,)
    epsilon : float, positive

    Source: Tieleman and Hinton (2012), lecture 6e.

    Examples
    --------
    >>> w = np.array([1.0])
    >>> RMSprop(0.01).step(w, np.array([5.0]))
    >>> w.round(4)  # 0.01 * 5 / sqrt(0.01 * 25)
    array([0.9])
    """

    def __init__(self, learning_rate=0.01, decay=0.99, epsilon=1e-8):
        super().__init__(learning_rate, epsilon)
        self.decay = _checks.number("decay", decay, "[0, 1)", members=True)

    def update(self, w, dw, cache, learning_rate, decay, epsilon):
        cache *= decay
        cache += (1 - decay) * dw**2
        w -= learning_rate * (dw / (np.sqrt(cache) + epsilon))


class Adam(Optimizer):
    """Momentum over RMSprop: running means of the gradient and of its square.

    Both means start at 0 and would be too small at first; dividing them by ``1 - beta**t`` corrects
    that: ``w -= learning_rate * m_hat / (sqrt(v_hat) + epsilon)``. Here both corrections are taken out of the
    quotient, as two numbers instead of two arrays: faster by 1.2, and by 1.8 for 20 members.

    Parameters
    ----------
    learning_rate : float, at least 0, or array (M,)
    beta1, beta2 : float in [0, 1), or array (M,)
        Share of the old value in the mean of the gradient, and of its square.
    epsilon : float, positive

    Source: Kingma and Ba (2015), algorithm 1.

    Examples
    --------
    >>> w = np.array([1.0, 1.0])
    >>> Adam(0.001).step(w, np.array([100.0, 0.001]))
    >>> w.round(6)  # the first step is the learning rate, however large the gradient
    array([0.999, 0.999])
    """

    memory = ("first_moment", "second_moment", "t")

    def __init__(self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
        super().__init__(learning_rate)
        self.beta1 = _checks.number("beta1", beta1, "[0, 1)", members=True)
        self.beta2 = _checks.number("beta2", beta2, "[0, 1)", members=True)
        self.epsilon = _checks.number("epsilon", epsilon, "(0, inf)", members=True)

    def update(self, w, dw, m, v, t, learning_rate, beta1, beta2, epsilon):
        m *= beta1
        m += (1 - beta1) * dw
        v *= beta2
        v += (1 - beta2) * dw**2
        correction1, correction2 = 1 - beta1**t, (1 - beta2**t) ** 0.5
        w -= learning_rate * correction2 / correction1 * (m / (np.sqrt(v) + epsilon * correction2))


class AdamW(Adam):
    """Adam with weight decay beside the gradient, not inside it: ``w -= learning_rate * weight_decay * w``.

    Parameters
    ----------
    learning_rate, beta1, beta2, epsilon
        As for :class:`Adam`.
    weight_decay : float, at least 0, or array (M,)
    mask : bool array (P,), optional
        Which parameters decay, such as a network's ``weights_mask``; all of them without it.

    Source: Loshchilov and Hutter (2019).

    Examples
    --------
    >>> w = np.array([1.0])
    >>> AdamW(0.1, weight_decay=0.5).step(w, np.array([0.0]))
    >>> w
    array([0.95])
    """

    def __init__(self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.01, mask=None):
        super().__init__(learning_rate, beta1, beta2, epsilon)
        self.weight_decay = _checks.number("weight_decay", weight_decay, "[0, inf)", members=True)
        self._mask = None if mask is None else np.array(mask)

    def _accept(self, parameters):
        super()._accept(parameters)
        if self._mask is not None and self._mask.shape != parameters.shape[-1:]:
            raise ValueError(f"mask {self._mask.shape} must have the parameters' shape {parameters.shape[-1:]}")

    def update(self, w, dw, m, v, t, learning_rate, beta1, beta2, epsilon, weight_decay):
        w -= learning_rate * weight_decay * (w if self._mask is None else self._mask * w)
        super().update(w, dw, m, v, t, learning_rate, beta1, beta2, epsilon)


OPTIMIZERS = {
    "sgd": SGD, "momentum": Momentum, "nesterov": Nesterov, "adagrad": Adagrad, "rmsprop": RMSprop,
    "adam": Adam, "adamw": AdamW,
}  # fmt: skip
