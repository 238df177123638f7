"""Bad input, over the whole public API: an error in words, and the object as it was before.

Damaged files are in test_networks.py and test_training.py.
"""

# ruff: noqa: E501 (a row of the table is a line)

import re

import numpy as np
import pytest

from nnlib import (
    activations,
    checklist,
    datasets,
    ensembles,
    gradcheck,
    initialization,
    layers,
    losses,
    monitoring,
    optimizers,
    preprocessing,
    regularization,
    schedules,
    search,
)
from nnlib.networks import Network, mlp
from nnlib.neurons import Neuron
from nnlib.training import Trainer

X, Y = np.random.default_rng(0).normal(size=(8, 4)), np.arange(8) % 3
NAN, INFINITE = np.where(X == X[2, 1], np.nan, X), np.where(X == X[0, 3], np.inf, X)
SCORES = np.zeros((8, 3))


def network():
    return mlp([4, 5, 3], keep=0.8, batch_norm=True, seed=1)


def stepped(optimizer):
    """An optimizer that has taken a step, and so has something to lose."""
    optimizer.step(np.ones(6), np.ones(6))
    return optimizer


def trainer(**options):
    """A trainer in the middle of a run."""
    ours = Trainer(network(), losses.SoftmaxCrossEntropy(), optimizers.Adam(), batch_size=3, **options)
    next(ours.steps(X, Y, 2, validation=(X, Y)))
    return ours


def checked(**options):
    return gradcheck.check_gradients(mlp([4, 3]), losses.SoftmaxCrossEntropy(), X, Y, **options)


def fitted(transformer):
    return transformer.fit(X)


# What is called, on what, and the words of the error: what was given, and what is accepted.
BAD = {
    # activations
    "activation of text": (lambda: activations.relu, lambda f: f("high"), "<U4", "real numbers"),
    "activation of complex numbers": (lambda: activations.tanh, lambda f: f(1j), "complex128", "real numbers"),
    "activation of yes and no": (lambda: activations.sigmoid, lambda f: f([True, False]), "bool", "real numbers"),
    "derivative of None": (lambda: activations.elu, lambda f: f.derivative(None), "object", "real numbers"),
    "slope of 1": (lambda: activations.leaky_relu, lambda f: f.with_slope(1), "got 1", r"slope .*\[0, 1\)"),
    "slope below 0": (lambda: activations.leaky_relu, lambda f: f.with_slope(-0.1), "got -0.1", r"slope .*\[0, 1\)"),
    "alpha of 0": (lambda: activations.elu, lambda f: f.with_alpha(0), "got 0", r"alpha .*\(0, inf\)"),
    "softmax of one number": (None, lambda _: activations.softmax(3.0), r"got \(\)", "(..., classes)"),
    "softmax of no classes": (None, lambda _: activations.softmax(np.zeros((2, 0))), r"got \(2, 0\)", "at least one class"),
    "unknown activation": (None, lambda _: activations.named("swish"), "swish", "relu"),
    # neurons
    "neuron without weights": (None, lambda _: Neuron([], 0.0), "empty", "weights"),
    "neuron with a matrix of weights": (None, lambda _: Neuron(np.ones((2, 2)), 0.0), r"\(2, 2\)", "1 dimensions"),
    "neuron with NaN in its weights": (None, lambda _: Neuron([1.0, np.nan], 0.0), "got nan", "finite"),
    "neuron with a text as bias": (None, lambda _: Neuron([1.0], "low"), "'low'", "bias must be a number"),
    "neuron with two biases": (None, lambda _: Neuron([1.0], [1.0, 2.0]), r"\(2,\)", "bias must be a number"),
    "neuron given too many inputs": (lambda: Neuron([1.0, 2.0], 0.0), lambda n: n.forward([1, 2, 3]), "3 features", "takes 2"),
    "neuron given three dimensions": (lambda: Neuron([1.0], 0.0), lambda n: n.forward([[[1.0]]]), r"got shape \(1, 1, 1\)", "1 or 2 dimensions"),
    "neuron given infinity": (lambda: Neuron([1.0], 0.0), lambda n: n.forward([np.inf]), "got inf", "finite"),
    "neuron given slopes for other samples": (
        lambda: Neuron([1.0], 0.0), lambda n: n.backward([[1.0], [2.0]], [1.0]), r"got \(1,\)", r"shape \(2,\)",
    ),
    "decision line of three inputs": (lambda: Neuron([1.0, 2, 3], 0), lambda n: n.decision_line(), r"\[1. 2. 3.\]", "two weights"),
    "decision line of a neuron that sees nothing": (lambda: Neuron([0, 0], 1), lambda n: n.decision_line(), r"\[0. 0.\]", "not both 0"),
    # initialization
    "weights of one dimension": (None, lambda _: initialization.he()((5,)), r"\(5,\)", r"\(inputs, outputs\)"),
    "weights of no inputs": (None, lambda _: initialization.he()((0, 3)), "got 0", "shape must be at least 1"),
    "weights of half an input": (None, lambda _: initialization.he()((2.5, 3)), "2.5", "whole number"),
    "weights of integers": (None, lambda _: initialization.he()((2, 3), 0, np.int32), "int32", "float32 or float64"),
    "weights from a text": (None, lambda _: initialization.he()((2, 3), "lucky"), "lucky", "whole number .* Generator"),
    "weights from a negative seed": (None, lambda _: initialization.he()((2, 3), -1), "-1", "at least 0"),
    "gain of 0": (None, lambda _: initialization.xavier(0), "got 0", r"gain .*\(0, inf\)"),
    "negative scale": (None, lambda _: initialization.normal(-0.1), "-0.1", r"scale .*\[0, inf\)"),
    "unknown initializer": (None, lambda _: initialization.named("lecun"), "lecun", "xavier"),
    "no connections": (None, lambda _: initialization.sparse(0), "got 0", "connections .* at least 1"),
    # layers
    "a layer of no outputs": (None, lambda _: layers.Dense(0), "got 0", "outputs must be at least 1"),
    "a layer of half an output": (None, lambda _: layers.Dense(2.5), "2.5", "outputs must be a whole number"),
    "a layer of an unknown start": (None, lambda _: layers.Dense(3, init="random"), "random", "glorot_uniform"),
    "a layer of an infinite bias": (None, lambda _: layers.Dense(3, bias=np.inf), "inf", r"bias .*\(-inf, inf\)"),
    "a layer of an unknown activation": (None, lambda _: layers.Activation("step"), "step", "sigmoid"),
    "maxout of one piece": (None, lambda _: layers.Maxout(3, pieces=1), "got 1", "pieces must be at least 2"),
    "dropout that keeps nothing": (None, lambda _: layers.Dropout(0), "got 0", r"keep .*\(0, 1\]"),
    "dropout that keeps more than all": (None, lambda _: layers.Dropout(1.1), "1.1", r"keep .*\(0, 1\]"),
    "dropout that keeps NaN": (None, lambda _: layers.Dropout(np.nan), "nan", r"keep .*\(0, 1\]"),
    "dropout of a bad member": (None, lambda _: layers.Dropout([0.5, 0.0]), r"0.5, 0.0", r"keep .*\(0, 1\]"),
    "batch norm of momentum 1": (None, lambda _: layers.BatchNorm(momentum=1), "got 1", r"momentum .*\[0, 1\)"),
    "batch norm of epsilon 0": (None, lambda _: layers.BatchNorm(epsilon=0), "got 0", r"epsilon .*\(0, inf\)"),
    "prelu of slope 1": (None, lambda _: layers.PReLU(1), "got 1", r"slope .*\[0, 1\)"),
    "a layer built for no features": (lambda: layers.Dense(3), lambda d: d.build(0), "got 0", "features must be at least 1"),
    "a layer built in integers": (lambda: layers.Dense(3), lambda d: d.build(2, dtype=int), "int", "float32 or float64"),
    "a layer built for no members": (lambda: layers.Dense(3), lambda d: d.build(2, members=0), "got 0", "members must be at least 1"),
    # networks
    "a network of no layers": (None, lambda _: Network([], features=3), r"\[\]", "at least one nnlib layer"),
    "a network of a text": (None, lambda _: Network(["Dense"], features=3), "Dense", "nnlib layer"),
    "a network of a class": (None, lambda _: Network([layers.PReLU], features=3), "PReLU", "nnlib layer"),
    "a network of one layer without a list": (None, lambda _: Network(layers.Dense(3), features=3), r"Dense\(", "sequence"),
    "a network of no features": (None, lambda _: Network([layers.Dense(3)], features=0), "got 0", "features must be at least 1"),
    "a network of half precision": (None, lambda _: mlp([2, 3], dtype=np.float16), "float16", "float32 or float64"),
    "a network of minus one members": (None, lambda _: mlp([2, 3], members=-1), "-1", "members must be at least 1"),
    "a network of a text as seed": (None, lambda _: mlp([2, 3], seed="lucky"), "lucky", "whole number .* Generator"),
    "a network whose members keep other shares": (
        None, lambda _: mlp([2, 5, 3], keep=[0.5, 0.6, 0.7], members=2), "keep has 3 values", "members=2",
    ),
    "a network of one keep for each of no members": (None, lambda _: mlp([2, 5, 3], keep=[0.5, 0.6]), "keep has 2 values", "members=None"),
    "sizes of one number": (None, lambda _: mlp([5]), r"\[5\]", "inputs and the outputs"),
    "sizes without a list": (None, lambda _: mlp(5), "got 5", "sizes must be a sequence"),
    "sizes with a 0": (None, lambda _: mlp([2, 0, 3]), "got 0", "at least 1"),
    "sizes of texts": (None, lambda _: mlp(["2", "3"]), "'2'", "whole number"),
    "a network of other features": (network, lambda n: n.forward(X[:, :3]), "3 features", ", this network takes 4"),
    "a network of one sample without its axis": (network, lambda n: n.forward(X[0]), r"got \(4,\)", r"\(samples, features\)"),
    "a network given three dimensions": (network, lambda n: n.forward(X[None]), r"got \(1, 8, 4\)", r"\(samples, features\)"),
    "a population given other members": (
        lambda: mlp([4, 3], members=2), lambda n: n.forward(np.stack([X] * 3)), r"got \(3, 8, 4\)", r"\(members, samples, features\)",
    ),
    "a network given NaN": (network, lambda n: n.predict(NAN), r"got nan at \[2, 1\]", "without NaN"),
    "a network given infinity": (network, lambda n: n.predict_proba(INFINITE), r"got inf at \[0, 3\]", "finite"),
    "a network given numbers too large for its type": (network, lambda n: n.forward(X * 1e300), "inf", "finite in float32"),
    "a network given no samples": (network, lambda n: n.forward(X[:0]), r"\(0, 4\)", "X is empty"),
    "a network given texts": (network, lambda n: n.activations([["a", "b", "c", "d"]]), "<U1", "real numbers"),
    "a network given rows of two lengths": (network, lambda n: n.forward([[1, 2, 3, 4], [1, 2]]), "differ in length", "real numbers"),
    "a network asked back before it went forth": (network, lambda n: n.backward(SCORES), "scores", r"\(there were none yet: call forward first\)"),
    "a network given slopes of another shape": (
        lambda: _forward(network()), lambda n: n.backward(SCORES[:5]), r"got \(5, 3\)", r"\(8, 3\)",
    ),
    "accuracy of too few labels": (network, lambda n: n.accuracy(X, Y[:5]), "5 entries", "8 samples"),
    "accuracy of a label out of range": (network, lambda n: n.accuracy(X, Y + 1), "got 3", r"in 0 … 2"),
    "accuracy of probabilities": (network, lambda n: n.accuracy(X, SCORES), "float64", "whole numbers"),
    "a member of no population": (network, lambda n: n.member(0), "members=None", "member 0"),
    "a member too many": (lambda: mlp([2, 3], members=2), lambda n: n.member(2), "member 2", "members=2"),
    "a member by name": (lambda: mlp([2, 3], members=2), lambda n: n.member("first"), "first", "whole number"),
    # losses
    "scores of one sample without its axis": (losses.SoftmaxCrossEntropy, lambda f: f([1.0, 2.0], [0]), r"got shape \(2,\)", "2 or 3 dimensions"),
    "scores of NaN": (losses.MulticlassSVM, lambda f: f(NAN, Y), r"got nan at \[2, 1\]", "without NaN"),
    "labels as texts": (losses.SoftmaxCrossEntropy, lambda f: f(SCORES[:1], ["cat"]), "<U3", "whole numbers"),
    "labels as floats": (losses.SoftmaxCrossEntropy, lambda f: f(SCORES, Y.astype(float)), "float64", "whole numbers"),
    "labels as rows of 0 and 1": (losses.MulticlassSVM, lambda f: f(SCORES, np.eye(3, dtype=int)[Y]), r"got \(8, 3\)", r"\(samples,\)"),
    "labels below 0": (losses.MulticlassSVM, lambda f: f(SCORES, Y - 1), "got -1", "in 0 … 2"),
    "labels too large": (losses.SoftmaxCrossEntropy, lambda f: f(SCORES, Y + 1), "got 3", "in 0 … 2"),
    "labels too large for a population": (losses.SoftmaxCrossEntropy, lambda f: f([SCORES, SCORES], Y + 1), "got 3", "in 0 … 2"),
    "labels for other samples": (losses.SoftmaxCrossEntropy, lambda f: f(SCORES, Y[:5]), "5 entries", "8 samples"),
    "targets of another shape": (losses.SquaredError, lambda f: f(SCORES, np.zeros(8)), r"got \(8,\)", r"\(8, 3\)"),
    "targets of infinity": (losses.Huber, lambda f: f(np.zeros((8, 4)), INFINITE), "got inf", "finite"),
    "attributes of 2": (losses.BinaryCrossEntropy, lambda f: f(SCORES, SCORES + 2), "2 … 2", r"\[0, 1\]"),
    "margin of 0": (None, lambda _: losses.MulticlassSVM(margin=0), "got 0", r"margin .*\(0, inf\)"),
    "smoothing of 1": (None, lambda _: losses.SoftmaxCrossEntropy(smoothing=1), "got 1", r"smoothing .*\[0, 1\)"),
    "delta below 0": (None, lambda _: losses.Huber(delta=-1), "got -1", r"delta .*\(0, inf\)"),
    "expected loss of one class": (losses.SoftmaxCrossEntropy, lambda f: f.expected_initial_value(1), "got 1", "at least 2"),
    # regularization
    "negative strength": (None, lambda _: regularization.L2(-1), "got -1", r"strength .*\[0, inf\)"),
    "strength of NaN": (None, lambda _: regularization.L1(np.nan), "nan", r"strength .*\[0, inf\)"),
    "strengths in a table": (None, lambda _: regularization.L2(np.ones((2, 2))), r"\(2, 2\)", "array of such numbers"),
    "l1 as a text": (None, lambda _: regularization.ElasticNet("0.1", 0.1), "'0.1'", "l1 must be a number"),
    "mask of another length": (lambda: regularization.L2(1), lambda p: p(np.ones(5), np.ones(4, bool)), r"got \(4,\)", r"shape \(5,\)"),
    "parameters of three dimensions": (
        lambda: regularization.L2(1), lambda p: p(np.ones((2, 3, 4)), np.ones(4, bool)), r"\(2, 3, 4\)", "1 or 2 dimensions",
    ),
    "a strength for each parameter": (
        lambda: regularization.L2([1.0] * 5), lambda p: p(np.ones(5), np.ones(5, bool)), r"shape \(5,\)", "5 values, one for each member",
    ),
    "a mask for a population of another length": (
        lambda: regularization.L2(1), lambda p: p(np.ones((2, 5)), np.ones(4, bool)), r"got \(4,\)", r"shape \(5,\)",
    ),
    "strengths for one network": (
        lambda: regularization.L2([1.0, 2.0]), lambda p: p(np.ones(5), np.ones(5, bool)), r"shape \(5,\)", "2 values, one for each member",
    ),
    "max-norm of 0": (None, lambda _: regularization.MaxNorm(0), "got 0", r"limit .*\(0, inf\)"),
    "max-norm of no network": (lambda: regularization.MaxNorm(1), lambda m: m.apply_(np.ones(3)), "array", "Network"),
    "dropout of nothing kept": (None, lambda _: regularization.dropout(X, 0, 0), "got 0", r"keep .*\(0, 1\]"),
    "patience of 0": (None, lambda _: regularization.EarlyStopping(0), "got 0", "patience must be at least 1"),
    "negative min_delta": (None, lambda _: regularization.EarlyStopping(1, min_delta=-1), "got -1", r"min_delta .*\[0, inf\)"),
    "early stopping told a text": (lambda: regularization.EarlyStopping(1), lambda e: e.update("low"), "'low'", "validation_loss must be a number"),
    "shift of no pixels": (None, lambda _: regularization.shift(0, (2, 2)), "got 0", "pixels must be at least 1"),
    "shift of images of one side": (None, lambda _: regularization.shift(1, 8), "got 8", r"\(height, width\)"),
    "flip of other images": (lambda: regularization.flip((3, 3)), lambda a: a(X, 0), "4 features", "3 x 3 have 9"),
    "noise below 0": (None, lambda _: regularization.noise(-1), "got -1", r"scale .*\[0, inf\)"),
    "noise plus a number": (lambda: regularization.noise(1), lambda a: a + 1, "'int'", "Augmentation"),
    # optimizers
    "negative learning rate": (None, lambda _: optimizers.SGD(-0.1), "-0.1", r"learning_rate .*\[0, inf\)"),
    "learning rate of NaN": (None, lambda _: optimizers.Adam(np.nan), "nan", r"learning_rate .*\[0, inf\)"),
    "infinite learning rate": (None, lambda _: optimizers.SGD(np.inf), "inf", r"learning_rate .*\[0, inf\)"),
    "learning rate as a text": (None, lambda _: optimizers.SGD("fast"), "'fast'", "learning_rate must be a number"),
    "learning rate as a schedule": (None, lambda _: optimizers.SGD(schedules.Constant(0.1)), "Constant", "must be a number"),
    "learning rates of nobody": (None, lambda _: optimizers.SGD([]), r"\(0,\)", "array of such numbers"),
    "learning rate set below 0": (
        lambda: stepped(optimizers.Momentum()), lambda o: setattr(o, "learning_rate", -1), "got -1", r"\[0, inf\)",
    ),
    "momentum of 1": (None, lambda _: optimizers.Momentum(momentum=1), "got 1", r"momentum .*\[0, 1\)"),
    "negative momentum": (None, lambda _: optimizers.Nesterov(momentum=-0.5), "-0.5", r"momentum .*\[0, 1\)"),
    "decay of 1": (None, lambda _: optimizers.RMSprop(decay=1), "got 1", r"decay .*\[0, 1\)"),
    "epsilon of 0": (None, lambda _: optimizers.Adagrad(epsilon=0), "got 0", r"epsilon .*\(0, inf\)"),
    "beta1 of 1": (None, lambda _: optimizers.Adam(beta1=1), "got 1", r"beta1 .*\[0, 1\)"),
    "beta2 above 1": (None, lambda _: optimizers.Adam(beta2=1.5), "1.5", r"beta2 .*\[0, 1\)"),
    "negative weight decay": (None, lambda _: optimizers.AdamW(weight_decay=-1), "-1", r"weight_decay .*\[0, inf\)"),
    "gradients of another shape": (
        lambda: stepped(optimizers.Adam()), lambda o: o.step(np.ones(6), np.ones(5)), r"\(5,\)", "one shape",
    ),
    "parameters of another shape than before": (
        lambda: stepped(optimizers.Adam()), lambda o: o.step(np.ones(5), np.ones(5)), r"\(5,\)", r"state \(6,\)",
    ),
    "a mask of another length": (
        lambda: optimizers.AdamW(mask=np.ones(5, bool)), lambda o: o.step(np.ones(6), np.ones(6)), r"\(5,\)", r"\(6,\)",
    ),
    "parameters in a list": (optimizers.SGD, lambda o: o.step([1.0], np.ones(1)), "list", "floating array"),
    "state of another optimizer": (
        lambda: stepped(optimizers.Adam()), lambda o: o.load_state_dict({"velocity": np.ones(6)}), "velocity", "second_moment",
    ),
    "state that lacks its t": (
        lambda: stepped(optimizers.Adam()),
        lambda o: o.load_state_dict({"first_moment": np.ones(6), "second_moment": np.ones(6)}), "first_moment", "'t'",
    ),
    "state with a t of -1": (
        lambda: stepped(optimizers.Adam()),
        lambda o: o.load_state_dict({"first_moment": np.ones(6), "second_moment": np.ones(6), "t": -1}), "-1", "t must be at least 0",
    ),
    "state of two shapes": (
        lambda: stepped(optimizers.Adam()),
        lambda o: o.load_state_dict({"first_moment": np.ones(6), "second_moment": np.ones(5), "t": 1}), r"\(5,\)", "one shape",
    ),
    "state that is no dictionary": (lambda: stepped(optimizers.Momentum()), lambda o: o.load_state_dict(None), "None", "dict"),
    # schedules
    "epoch below 0": (lambda: schedules.Constant(0.1), lambda s: s(-1), "-1", "at least 0"),
    "epoch of NaN": (lambda: schedules.CosineDecay(0.1, 10), lambda s: s(np.nan), "nan", "finite"),
    "epoch as a text": (lambda: schedules.StepDecay(0.1), lambda s: s("first"), "<U5", "real numbers"),
    "initial rate of 0": (None, lambda _: schedules.StepDecay(0), "got 0", r"initial .*\(0, inf\)"),
    "every 0 epochs": (None, lambda _: schedules.StepDecay(0.1, every=0), "got 0", r"every .*\(0, inf\)"),
    "factor above 1": (None, lambda _: schedules.StepDecay(0.1, factor=2), "got 2", r"factor .*\(0, 1\]"),
    "negative decay rate": (None, lambda _: schedules.ExponentialDecay(0.1, -1), "got -1", r"rate .*\[0, inf\)"),
    "cosine of no epochs": (None, lambda _: schedules.CosineDecay(0.1, 0), "got 0", r"epochs .*\(0, inf\)"),
    "warm-up of a number": (None, lambda _: schedules.Warmup(0.1, 5), "got 0.1", "Schedule"),
    "warm-up of no epochs": (None, lambda _: schedules.Warmup(schedules.Constant(1), 0), "got 0", r"epochs .*\(0, inf\)"),
    "plateau without patience": (None, lambda _: schedules.Plateau(0.1, patience=0), "got 0", "patience must be at least 1"),
    "plateau told a text": (lambda: schedules.Plateau(0.1), lambda p: p.update("low"), "'low'", "validation_loss must be a number"),
    # preprocessing
    "transform before fit": (preprocessing.Standardizer, lambda t: t.transform(X), "not fitted", "call fit"),
    "inverse before fit": (preprocessing.PCA, lambda t: t.inverse_transform(X), "not fitted", "call fit"),
    "other features than fitted": (lambda: fitted(preprocessing.MeanCenterer()), lambda t: t.transform(X[:, :3]), "3 features", "4 are accepted"),
    "fit on NaN": (lambda: fitted(preprocessing.Standardizer()), lambda t: t.fit(NAN), r"nan at \[2, 1\]", "without NaN"),
    "fit on one dimension": (lambda: fitted(preprocessing.Standardizer()), lambda t: t.fit(X[0]), r"got \(4,\)", r"\(samples, features\)"),
    "fit on nothing": (lambda: fitted(preprocessing.Standardizer()), lambda t: t.fit(X[:0]), r"\(0, 4\)", "X is empty"),
    "bounds reversed": (lambda: preprocessing.MinMaxScaler(1, -1), lambda t: t.fit(X), "low=1, high=-1", "low must be below high"),
    "bounds that leave no room": (lambda: preprocessing.MinMaxScaler(1, 1), lambda t: t.fit(X), "low=1, high=1", "low must be below high"),
    "more components than features": (lambda: preprocessing.PCA(5), lambda t: t.fit(X), "got 5", "at most 4"),
    "no components": (lambda: preprocessing.PCA(0), lambda t: t.fit(X), "got 0", "at least 1"),
    "more than all of the variance": (lambda: preprocessing.PCA(1.5), lambda t: t.fit(X), "1.5", r"share of variance.*\(0, 1\]"),
    "unknown kind of whitening": (lambda: preprocessing.Whitener("ica"), lambda t: t.fit(X), "ica", "pca, zca"),
    "negative epsilon": (lambda: preprocessing.Whitener(epsilon=-1), lambda t: t.fit(X), "got -1", r"epsilon .*\[0, inf\)"),
    "unknown parameter": (preprocessing.PCA, lambda t: t.set_params(n_components=2), "n_components", "'components'"),
    # gradient checks
    "slope by an unknown method": (None, lambda _: gradcheck.numerical_gradient(np.sum, X, method="backward"), "backward", "centered, forward"),
    "slope by a step of 0": (None, lambda _: gradcheck.numerical_gradient(np.sum, X, h=0), "got 0", r"h .*\(0, inf\)"),
    "errors of two shapes": (None, lambda _: gradcheck.relative_error(np.ones(2), np.ones(3)), r"\(3,\)", "one shape"),
    "check of other features": (
        network, lambda n: gradcheck.check_gradients(n, losses.SoftmaxCrossEntropy(), X[:, :3], Y), "3 features", "takes 4",
    ),
    "check of labels out of range": (
        network, lambda n: gradcheck.check_gradients(n, losses.SoftmaxCrossEntropy(), X, Y + 1), "got 3", "in 0 … 2",
    ),
    "check of no entries": (
        network, lambda n: gradcheck.check_gradients(n, losses.SoftmaxCrossEntropy(), X, Y, samples=0), "got 0", "at least 1",
    ),
    # training
    "training of no network": (None, lambda _: Trainer("mlp", losses.SquaredError(), optimizers.SGD()), "'mlp'", "class Network"),
    "training with a class as loss": (None, lambda _: Trainer(network(), losses.SquaredError, optimizers.SGD()), "SquaredError", "class Loss"),
    "training with a name as optimizer": (None, lambda _: Trainer(network(), losses.SquaredError(), "adam"), "'adam'", "class Optimizer"),
    "training with a number as penalty": (None, lambda _: trainer(penalty=0.1), "got 0.1", "Penalty or None"),
    "training with a number as schedule": (None, lambda _: trainer(schedule=0.1), "got 0.1", "function or None"),
    "training with a text as augmentation": (None, lambda _: trainer(augment="flip"), "'flip'", "function or None"),
    "training with patience as early stopping": (None, lambda _: trainer(early_stopping=3), "got 3", "EarlyStopping or None"),
    "training in batches of 0": (
        None, lambda _: Trainer(network(), losses.SquaredError(), optimizers.SGD(), batch_size=0), "got 0", "batch_size must be at least 1",
    ),
    "training of other members than rates": (
        None, lambda _: Trainer(mlp([4, 3], members=2), losses.SquaredError(), optimizers.SGD([0.1] * 3)),
        "learning_rate has 3 values", "members=2",
    ),
    "training of one network with two strengths": (
        None, lambda _: trainer(penalty=regularization.L2([0.1, 0.2])), "strength has 2 values", "members=None",
    ),
    "early stopping of a population": (
        None,
        lambda _: Trainer(mlp([4, 3], members=2), losses.SquaredError(), optimizers.SGD(), early_stopping=regularization.EarlyStopping(2)),
        "population", "one network",
    ),
    "early stopping without validation": (
        lambda: trainer(early_stopping=regularization.EarlyStopping(2)), lambda t: t.fit(X, Y, 2), "early stopping", r"validation=\(X, y\)",
    ),
    "training on other features": (trainer, lambda t: t.fit(X[:, :3], Y, 2), "3 features", "4 are accepted"),
    "training on NaN": (trainer, lambda t: t.fit(NAN, Y, 2), r"nan at \[2, 1\]", "training X must be finite"),
    "training on labels out of range": (trainer, lambda t: t.fit(X, Y + 1, 2), "got 3", "in 0 … 2"),
    "training on too few labels": (trainer, lambda t: t.fit(X, Y[:5], 2), "5 entries", "8 samples"),
    "training for half an epoch": (trainer, lambda t: t.fit(X, Y, 0.5), "0.5", "epochs must be a whole number"),
    "training on other samples than before": (trainer, lambda t: t.fit(X[:5], Y[:5], 2), "got 5", "8 samples"),
    "validation on other features": (trainer, lambda t: t.fit(X, Y, 2, (X[:, :3], Y)), "3 features", "4 are accepted"),
    "validation without labels": (trainer, lambda t: t.fit(X, Y, 2, X), "array", r"validation must be a pair \(X, y\)"),
    "regression on one number": (
        lambda: Trainer(network(), losses.SquaredError(), optimizers.SGD()), lambda t: t.fit(X, 3.0, 2), r"got \(\)", r"\(8, 3\)",
    ),
    "regression on too few targets": (
        lambda: Trainer(network(), losses.SquaredError(), optimizers.SGD()), lambda t: t.fit(X, SCORES[:5], 2), "5 entries", "8 samples",
    ),
    # monitoring
    "smoothing with a weight of 1": (None, lambda _: monitoring.smooth([1.0], 1), "got 1", r"weight .*\[0, 1\)"),
    "update ratio of two shapes": (None, lambda _: monitoring.update_ratio(np.ones(2), np.ones(3)), r"\(3,\)", "one shape"),
    "update ratio of NaN": (None, lambda _: monitoring.update_ratio([np.nan], [1.0]), "got nan", "finite"),
    "statistics of other features": (network, lambda n: monitoring.activation_statistics(n, X[:, :3]), "3 features", "takes 4"),
    "diagnosis of a short run": (None, lambda _: monitoring.diagnose(monitoring.History([1.0])), r"\(1,\)", "at least 10 iterations"),
    # search and ensembles
    "bounds of a range reversed": (None, lambda _: search.Uniform(1, 0), "low=1, high=0", "low must"),
    "logarithmic range from 0": (None, lambda _: search.LogUniform(0, 1), "got 0", r"low .*\(0, inf\)"),
    "choice of nothing": (None, lambda _: search.Choice([]), r"got|none", "at least one"),
    "search of nothing": (None, lambda _: search.random_search(lambda seed: 0, {}), r"\{\}", "space"),
    "search of a number": (None, lambda _: search.random_search(lambda x, seed: 0, {"x": 3}), "got 3", "Uniform"),
    "train without a seed": (None, lambda _: search.random_search(lambda x: x, {"x": search.Uniform(0, 1)}), r"takes \(x\)", "accept x, seed by name.*: add a parameter seed"),
    "misspelt parameter": (None, lambda _: search.random_search(lambda rate, seed: 0, {"rat": search.Uniform(0, 1)}), "takes .rate, seed.", "accept rat, seed by name.*: give it the names"),
    "train of a stage without epochs": (None, lambda _: search.staged_search(lambda x, seed: 0, {"x": search.Uniform(0, 1)}), "takes .x, seed.", "accept x, epochs, seed by name"),
    "train of a population without a seed": (None, lambda _: search.population_search(lambda x: x, {"x": search.Uniform(0, 1)}), "takes .x.", "add a parameter seed"),
    "search of the seed": (None, lambda _: search.random_search(lambda seed: 0, {"seed": search.Uniform(0, 1)}), "got 'seed'", "but not seed"),
    "search of no trials": (None, lambda _: search.random_search(lambda x, seed: 0, {"x": search.Uniform(0, 1)}, trials=0), "got 0", "at least 1"),
    "ensemble of nobody": (None, lambda _: ensembles.ModelEnsemble([]), "none", "at least one model"),
    "ensemble of differing classes": (None, lambda _: ensembles.ModelEnsemble([mlp([2, 3]), mlp([2, 4])]), r"\(2, 4\)", "agree"),
    "ensemble by an unknown rule": (None, lambda _: ensembles.ModelEnsemble([mlp([2, 3])], combine="mean"), "'mean'", "votes"),
    "ensemble of negative weights": (None, lambda _: ensembles.ModelEnsemble([mlp([2, 3])], weights=[-1]), "-1", "at least 0"),
    "moving average of decay 1": (None, lambda _: ensembles.ExponentialMovingAverage(mlp([2, 3]), decay=1), "got 1", r"decay .*\[0, 1\)"),
    "distilling between differing classes": (
        lambda: mlp([4, 3]), lambda n: ensembles.distill(mlp([4, 5]), n, X, optimizers.SGD(), epochs=1), r"\(4, 5\)", "agree",
    ),
    # checklist and data
    "overfitting more samples than there are": (
        network, lambda n: checklist.overfit_small_batch(n, losses.SoftmaxCrossEntropy(), X, Y, samples=20), "8 samples", "20",
    ),
    "checklist of an unknown item": (
        None, lambda _: checklist.run(mlp, losses.SoftmaxCrossEntropy(), None, items=["luck"]), "luck", "gradient check",
    ),
    "toy data of no samples": (None, lambda _: datasets.moons(samples=0), "got 0", "samples must be at least"),
    "toy data of negative noise": (None, lambda _: datasets.spiral(noise=-1), "got -1", r"noise .*\[0, inf\)"),
}  # fmt: skip


def _forward(network):
    network.forward(X)
    return network


def contents(thing, seen=None):
    """Everything an object is made of, as something to compare."""
    seen = set() if seen is None else seen
    if isinstance(thing, np.ndarray):
        return thing.dtype.str, thing.shape, thing.tobytes()
    if isinstance(thing, np.random.Generator):
        return repr(thing.bit_generator.state)
    if isinstance(thing, (list, tuple)):
        return [contents(entry, seen) for entry in thing]
    if isinstance(thing, dict):
        return {name: contents(value, seen) for name, value in thing.items()}
    if not getattr(thing, "__dict__", None) or isinstance(thing, type) or id(thing) in seen:
        return repr(thing)
    seen.add(id(thing))
    return type(thing).__name__, contents(vars(thing), seen)


@pytest.mark.parametrize("make, call, given, accepted", BAD.values(), ids=BAD)
def test_bad_input_gets_an_error_in_words_and_changes_nothing(make, call, given, accepted):
    thing = make() if make else None
    before = contents(thing)
    with pytest.raises((ValueError, TypeError)) as error:
        call(thing)
    words = str(error.value)
    assert re.search(given, words), f"what was given is not said: {words}"
    assert re.search(accepted, words), f"what is accepted is not said: {words}"
    assert contents(thing) == before


def test_the_table_is_long_enough():
    assert len(BAD) >= 80


def made_with(make, name, **others):
    """A function of one argument of a constructor."""
    return lambda value: make(**{name: value}, **others)


BOUNDS = {
    "slope of leaky_relu": (activations.leaky_relu.with_slope, "[0, 1)"),
    "alpha of elu": (activations.elu.with_alpha, "(0, inf)"),
    "value of constant": (initialization.constant, "(-inf, inf)"),
    "scale of normal": (initialization.normal, "[0, inf)"),
    "gain of xavier": (initialization.xavier, "(0, inf)"),
    "gain of orthogonal": (initialization.orthogonal, "(0, inf)"),
    "scale of sparse": (made_with(initialization.sparse, "scale"), "(0, inf)"),
    "bias of Dense": (made_with(layers.Dense, "bias", outputs=1), "(-inf, inf)"),
    "bias of Maxout": (made_with(layers.Maxout, "bias", outputs=1), "(-inf, inf)"),
    "slope of PReLU": (layers.PReLU, "[0, 1)"),
    "keep of Dropout": (layers.Dropout, "(0, 1]"),
    "momentum of BatchNorm": (made_with(layers.BatchNorm, "momentum"), "[0, 1)"),
    "epsilon of BatchNorm": (made_with(layers.BatchNorm, "epsilon"), "(0, inf)"),
    "keep of mlp": (lambda keep: mlp([2, 3, 2], keep=keep), "(0, 1]"),
    "smoothing": (losses.SoftmaxCrossEntropy, "[0, 1)"),
    "margin": (losses.MulticlassSVM, "(0, inf)"),
    "delta": (losses.Huber, "(0, inf)"),
    "strength of L2": (regularization.L2, "[0, inf)"),
    "strength of L1": (regularization.L1, "[0, inf)"),
    "l1 of ElasticNet": (made_with(regularization.ElasticNet, "l1", l2=0), "[0, inf)"),
    "l2 of ElasticNet": (made_with(regularization.ElasticNet, "l2", l1=0), "[0, inf)"),
    "limit of MaxNorm": (regularization.MaxNorm, "(0, inf)"),
    "keep of dropout": (made_with(regularization.dropout, "keep", x=X, rng=0), "(0, 1]"),
    "min_delta": (made_with(regularization.EarlyStopping, "min_delta", patience=1), "[0, inf)"),
    "scale of noise": (regularization.noise, "[0, inf)"),
    **{f"learning_rate of {name}": (make, "[0, inf)") for name, make in optimizers.OPTIMIZERS.items()},
    "momentum": (made_with(optimizers.Momentum, "momentum"), "[0, 1)"),
    "momentum of Nesterov": (made_with(optimizers.Nesterov, "momentum"), "[0, 1)"),
    "epsilon of Adagrad": (made_with(optimizers.Adagrad, "epsilon"), "(0, inf)"),
    "decay of RMSprop": (made_with(optimizers.RMSprop, "decay"), "[0, 1)"),
    "epsilon of RMSprop": (made_with(optimizers.RMSprop, "epsilon"), "(0, inf)"),
    "beta1": (made_with(optimizers.Adam, "beta1"), "[0, 1)"),
    "beta2": (made_with(optimizers.Adam, "beta2"), "[0, 1)"),
    "epsilon of Adam": (made_with(optimizers.Adam, "epsilon"), "(0, inf)"),
    "weight_decay": (made_with(optimizers.AdamW, "weight_decay"), "[0, inf)"),
    "initial of Constant": (schedules.Constant, "(0, inf)"),
    "initial of StepDecay": (schedules.StepDecay, "(0, inf)"),
    "factor of StepDecay": (made_with(schedules.StepDecay, "factor", initial=1), "(0, 1]"),
    "every of StepDecay": (made_with(schedules.StepDecay, "every", initial=1), "(0, inf)"),
    "initial of ExponentialDecay": (made_with(schedules.ExponentialDecay, "initial", rate=1), "(0, inf)"),
    "rate of ExponentialDecay": (made_with(schedules.ExponentialDecay, "rate", initial=1), "[0, inf)"),
    "initial of InverseTimeDecay": (made_with(schedules.InverseTimeDecay, "initial", rate=1), "(0, inf)"),
    "rate of InverseTimeDecay": (made_with(schedules.InverseTimeDecay, "rate", initial=1), "[0, inf)"),
    "initial of CosineDecay": (made_with(schedules.CosineDecay, "initial", epochs=1), "(0, inf)"),
    "epochs of CosineDecay": (made_with(schedules.CosineDecay, "epochs", initial=1), "(0, inf)"),
    "epochs of Warmup": (made_with(schedules.Warmup, "epochs", schedule=schedules.Constant(1)), "(0, inf)"),
    "initial of Plateau": (schedules.Plateau, "(0, inf)"),
    "factor of Plateau": (made_with(schedules.Plateau, "factor", initial=1), "(0, 1]"),
    "epsilon of Whitener": (lambda epsilon: preprocessing.Whitener(epsilon=epsilon).fit(X), "[0, inf)"),
    "components of PCA": (lambda share: preprocessing.PCA(float(share)).fit(X), "(0, 1]"),
    "h of check_gradients": (lambda h: checked(h=h), "(0, inf)"),
    "h of numerical_gradient": (lambda h: gradcheck.numerical_gradient(np.sum, [1.0], h), "(0, inf)"),
    "weight of smooth": (lambda weight: monitoring.smooth([1.0], weight), "[0, 1)"),
    "decay of ExponentialMovingAverage": (lambda d: ensembles.ExponentialMovingAverage(mlp([2, 2]), d), "[0, 1)"),
}
each_bound = pytest.mark.parametrize("call, interval", BOUNDS.values(), ids=BOUNDS)


def ends(interval):
    """The numbers at the ends of an interval and just beyond: those that are in it, and those that are not."""
    low, high = (float(end) for end in interval[1:-1].split(","))
    inside = [low] * (interval[0] == "[") + [high] * (interval[-1] == "]") + [max(low, 0.0) + 0.5]
    beyond = [np.nextafter(low, -np.inf) if interval[0] == "[" else low]
    beyond += [np.nextafter(high, np.inf) if interval[-1] == "]" else high]
    return inside, beyond


@each_bound
def test_numbers_within_the_bounds_are_taken(call, interval):
    for value in ends(interval)[0]:
        call(value)


@pytest.mark.parametrize("name, call, interval", [(name, *bound) for name, bound in BOUNDS.items()], ids=BOUNDS)
def test_numbers_beyond_the_bounds_are_refused_and_named_with_their_bounds(name, call, interval):
    words = re.escape(name.partition(" of ")[0]) + ".* must be a number in " + re.escape(interval)
    for value in [*ends(interval)[1], np.nan]:
        with pytest.raises(ValueError, match=f"^{words}"):
            call(value)


# Nothing that is None is taken for a number, a word or an array: each of these is asked for by name.
NAMES = {
    "x (numerical_gradient)": lambda none: gradcheck.numerical_gradient(np.sum, none),
    "method (numerical_gradient)": lambda none: gradcheck.numerical_gradient(np.sum, [1.0], method=none),
    "analytic (relative_error)": lambda none: gradcheck.relative_error(none, 1.0),
    "numerical (relative_error)": lambda none: gradcheck.relative_error(1.0, none),
    "samples (check_gradients)": lambda none: checked(samples="none"),
    "parameters (penalty)": lambda none: regularization.L2(1.0)(none, np.ones(2, bool)),
    "weights (Neuron)": lambda none: Neuron(none, 0.0),
    "epoch (schedule)": lambda none: schedules.Constant(1.0)(none),
    "x (dropout)": lambda none: regularization.dropout(none, 0.5, 0),
    "height (shift)": lambda none: regularization.shift(1, (none, 2)),
    "width (shift)": lambda none: regularization.shift(1, (2, none)),
    "inputs (Neuron.forward)": lambda none: Neuron([1.0], 0.0).forward(none),
    "dout (Neuron.backward)": lambda none: Neuron([1.0], 0.0).backward([[1.0]], none),
    "y (accuracy)": lambda none: network().accuracy(X, none),
    "the number of a member": lambda none: mlp([2, 3], members=2).member(none),
    "each entry of sizes": lambda none: mlp([2, none]),
    "dtype (Network)": lambda none: mlp([2, 3], dtype="none"),
    "dtype (an initializer)": lambda none: initialization.he()((2, 3), dtype="none"),
    "init (Dense)": lambda none: layers.Dense(2, init=none),
    "x (an activation)": activations.relu,
    "activation": activations.named,
    "x (a layer)": lambda none: layers.Dropout()(none),
    "scores (a loss)": lambda none: losses.SquaredError()(none, SCORES),
    "targets (SquaredError)": lambda none: losses.SquaredError()(SCORES, none),
    "dtype (a layer)": lambda none: layers.Dense(2).build(2, dtype="none"),
    "features (a layer)": lambda none: layers.Dense(2).build(none),
    "low (MinMaxScaler)": lambda none: preprocessing.MinMaxScaler(none, 1).fit(X),
    "high (MinMaxScaler)": lambda none: preprocessing.MinMaxScaler(0, none).fit(X),
    "components (PCA)": lambda none: preprocessing.PCA("all").fit(X),
    "kind (Whitener)": lambda none: preprocessing.Whitener(none).fit(X),
    "classes (SoftmaxCrossEntropy)": lambda none: losses.SoftmaxCrossEntropy().expected_initial_value(none),
    "classes (MulticlassSVM)": lambda none: losses.MulticlassSVM().expected_initial_value(none),
    "classes (BinaryCrossEntropy)": lambda none: losses.BinaryCrossEntropy().expected_initial_value(none),
    "patience (EarlyStopping)": regularization.EarlyStopping,
    "validation_loss (Plateau)": lambda none: schedules.Plateau(1.0).update(none),
    "patience (Plateau)": lambda none: schedules.Plateau(1.0, patience=none),
}


@pytest.mark.parametrize("name, call", NAMES.items(), ids=NAMES)
def test_an_argument_that_was_forgotten_is_asked_for_by_its_name(name, call):
    with pytest.raises((ValueError, TypeError), match="^" + re.escape(name.partition(" (")[0]) + " must "):
        call(None)


def test_an_expected_loss_of_too_few_classes_says_how_many_are_needed():
    for loss, least in {losses.SoftmaxCrossEntropy: 2, losses.MulticlassSVM: 2, losses.BinaryCrossEntropy: 1}.items():
        with pytest.raises(ValueError, match=f"^classes must be at least {least}; got {least - 1}"):
            loss().expected_initial_value(least - 1)
