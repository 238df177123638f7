"""Demos of notebook 05: what becomes of the signal, and of its gradient, on the way through ten layers."""

import numpy as np
from matplotlib.collections import PolyCollection

from nnlib import initialization as library
from nnlib.demos._live import Checkbox, Choice, Demo, LogSlider, Slider, collect
from nnlib.layers import Activation, BatchNorm, Dense
from nnlib.networks import Network
from nnlib.plots import BLUE, GREY, RED

SCHEMES = {
    "normal": library.normal(0.01), "xavier": library.xavier(), "glorot_uniform": library.glorot_uniform(),
    "he": library.he(), "orthogonal": library.orthogonal(), "sparse": library.sparse(), "zeros": library.zeros,
}  # fmt: skip
NAMES = {"normal": "std 0.01", "glorot_uniform": "Glorot uniform", "he": "He", "xavier": "Xavier"}
MOST = 10  # layers


class Layers:
    """The picture of both demos: a row for each layer, with the histogram of its outputs and of its gradient."""

    height = 470
    SAMPLES = 100

    def draw(self, figure):
        left, right = figure.subplots(1, 2, width_ratios=(1, 1.02))
        left.set(title="Outputs", xlabel="output of a unit (edges: or beyond)", xlim=(-3.2, 5), xticks=range(-3, 4))
        right.set(title="Gradient on its way back", xlabel="size of a slope (edges: or beyond)", xlim=(-12.3, 9.4))
        right.set(xticks=range(-12, 5, 4), xticklabels=[f"$10^{{{power}}}$" for power in range(-12, 5, 4)])
        for axes, column in ((left, 3.3), (right, 5.0)):
            axes.set(ylim=(MOST + 0.15, -1.05), yticks=range(MOST + 1))
            axes.tick_params("y", length=0)
            axes.spines["left"].set_visible(False)
            axes.text(column, -0.75, "spread", va="center", color=GREY, fontsize=12)
        left.set_yticklabels(["input", *(f"layer {i}" for i in range(1, MOST + 1))])
        right.set_yticklabels([])
        self.outputs = _Hills(left, BLUE, -3, 3, 120, 3.3)
        self.gradients = _Hills(right, RED, -12, 4, 96, 5.0)
        return self.outputs.artists, self.gradients.artists

    def show(self, outputs, gradients):
        """Move the hills: outputs from the input on, gradients from layer 1 on."""
        self.outputs.show(outputs, spreads(outputs), first=0)
        with np.errstate(divide="ignore"):
            sizes = [np.log10(np.abs(gradient)) for gradient in gradients]
        self.gradients.show(sizes, spreads(gradients), first=1)


class initialization(Layers, Demo):
    """What becomes of a signal, and of its gradient, in a deep network?"""

    try_this = (
        "Find the factor that keeps all rows equally wide. Then halve the units in a layer: is it still the same "
        "factor? And what does ReLU say to it?"
    )

    scheme = Choice("weights", list(SCHEMES))
    factor = LogSlider("all weights times", 0.1, 100, 1)
    activation = Choice("activation", ["tanh", "relu", "sigmoid"])
    depth = Slider("hidden layers", 2, MOST, MOST)
    units = Slider("units in a layer", 10, 200, 100, step=10)

    def update(self, scheme, factor, activation, depth, units):
        init = _times(factor, SCHEMES[scheme])
        outputs, gradients = signals(init, activation, depth, units, self.SAMPLES)
        self.show(outputs, gradients)
        first, last = spreads(outputs)[[1, -1]]
        if first == 0:
            return f"All {units} units of layer 1 give the same output for every sample: nothing gets through."
        told = f"The spread of the outputs is {first:.2g} in layer 1 and {last:.2g} in layer {depth}"
        if last:
            told += f": each layer multiplies it by {(last / first) ** (1 / (depth - 1)):.2g}"
        ends = np.mean(np.abs(outputs[-1]) > 0.99) if activation == "tanh" else 0
        told += f", and {ends:.0%} of the last outputs are beyond 0.99".replace("%", " %") if ends > 0.1 else ""
        return f"{told}. {_way_back(gradients)}"


class batch_norm(Layers, Demo):
    """What does batch normalization make of a bad start?"""

    try_this = (
        "Move the factor from end to end: what still depends on it? Switch batch normalization off and do it again. "
        "Then switch it on and make the batch small: what is left of the samples when there are only two?"
    )

    normalized = Checkbox("batch normalization", True)
    factor = LogSlider("weights: std 0.01 times", 0.1, 100, 1)
    activation = Choice("activation", ["tanh", "relu", "sigmoid"])
    depth = Slider("hidden layers", 2, MOST, MOST)
    samples = Slider("samples in the batch", 2, 100, 100)

    UNITS = 100

    def update(self, normalized, factor, activation, depth, samples):
        init = _times(factor, SCHEMES["normal"])
        outputs, gradients = signals(init, activation, depth, self.UNITS, samples, normalized)
        self.show(outputs, gradients)
        other = spreads(signals(init, activation, depth, self.UNITS, samples, not normalized)[0])[-1]
        with_, without = ("With", "without") if normalized else ("Without", "with")
        return (
            f"{with_} batch normalization the outputs of layer {depth} have a spread of {spreads(outputs)[-1]:.2g}; "
            f"{without} it, {other:.2g}. {_way_back(gradients)}"
        )


def signals(init, activation, depth, units, samples, normalized=False):
    """Follow random samples through a new network and a random gradient back.

    Returns
    -------
    outputs : list of arrays (samples, units)
        The input, then the outputs of each hidden layer.
    gradients : list of arrays (samples, units)
        The slopes at those outputs, from layer 1 on; those of the last layer are drawn with spread 1.

    Examples
    --------
    >>> outputs, gradients = signals(library.xavier(), "tanh", depth=3, units=20, samples=5)
    >>> len(outputs), len(gradients), outputs[0].shape
    (4, 3, (5, 20))
    """
    hidden = [Dense(units, init=init), *[BatchNorm()] * normalized, Activation(activation)]
    network = Network(hidden * depth, features=units)
    rng = np.random.default_rng(1)
    x = rng.normal(size=(samples, units)).astype(np.float32)
    gradient = rng.normal(size=(samples, units)).astype(np.float32)
    outputs, gradients = [x], []
    for layer in network.layers:
        x = layer.forward(x, training=True)
        if isinstance(layer, Activation):
            outputs.append(x)
    for layer in reversed(network.layers):
        if isinstance(layer, Activation):
            gradients.insert(0, gradient)
        gradient = layer.backward(gradient)
    return outputs, gradients


def spreads(arrays):
    """The standard deviation of each array.

    Examples
    --------
    >>> spreads([[1.0, 3.0], [2.0, 2.0]])
    array([1., 0.])
    """
    return np.array([np.std(array, dtype=np.float64) for array in arrays])


class _Hills:
    """Histograms in rows, each with its spread written beside it; what lies outside is counted at the edges."""

    def __init__(self, axes, color, low, high, bins, column):
        self.low, self.high, self.bins = low, high, bins
        self.x = np.repeat(np.linspace(low, high, bins + 1), 2)
        self.hills = axes.add_collection(PolyCollection([], facecolors=color, edgecolors=color, linewidths=0.5))
        self.words = [axes.text(column, row - 0.15, "", va="center", fontsize=12) for row in range(MOST + 1)]
        self.artists = self.hills, self.words

    def show(self, arrays, spread, first):
        told = [""] * first + [f"{value:.2g}" for value in spread]
        for words, text in zip(self.words, told + [""] * MOST, strict=False):
            words.set_text(text)
        self.hills.set_verts([self._outline(values, row) for row, values in enumerate(arrays, first)])

    def _outline(self, values, row):
        """A histogram on the line of its row; its heights are roots, so that low bins show beside high ones."""
        places = np.clip((values - self.low) / (self.high - self.low), 0, 1 - 1e-6) * self.bins
        counts = np.bincount(places.astype(np.intp).ravel(), minlength=self.bins)
        heights = np.concatenate([[0], np.repeat(np.sqrt(counts / counts.max()), 2), [0]])
        return np.column_stack([self.x, row - 0.85 * heights])


def _way_back(gradients):
    layer, left = len(gradients), spreads(gradients)[0]
    return f"A gradient of spread 1 at layer {layer} reaches layer 1 with a spread of {left:.2g}."


def _times(factor, init):
    return lambda shape, rng, dtype: np.asarray(factor * init(shape, rng, dtype), dtype)


DEMOS = collect(globals())
