"""What objects show of themselves: a repr one can read, and tables word for word."""

import re

import numpy as np
import pytest

from nnlib import (
    activations,
    gradcheck,
    initialization,
    layers,
    losses,
    optimizers,
    preprocessing,
    regularization,
    schedules,
)
from nnlib.networks import Network, mlp
from nnlib.neurons import Neuron

SHOWN = {
    "Neuron(weights=[1.0, 2.0], bias=3, activation=sigmoid)": lambda: Neuron([1, 2], 3),
    "Dense(outputs=3, init=he, bias=0.1)": lambda: layers.Dense(3, bias=0.1),
    "Maxout(outputs=3, pieces=2, init=he, bias=0.0)": lambda: layers.Maxout(3),
    "Network(Dense(3, xavier), features=4)": lambda: mlp([4, 3]),
    "Network(Dense(3, xavier), features=4, members=2)": lambda: mlp([4, 3], members=2),
    "Network(Dense(5, he) -> BatchNorm() -> Activation(relu) -> Dropout(0.8) -> Dense(3, xavier), features=4)": (
        lambda: mlp([4, 5, 3], keep=0.8, batch_norm=True)
    ),
    "Network(Maxout(3, 2, he) -> PReLU(), features=4)": lambda: Network([layers.Maxout(3), layers.PReLU()], features=4),
    "SoftmaxCrossEntropy(smoothing=0.0)": losses.SoftmaxCrossEntropy,
    "MulticlassSVM(margin=1.0, squared=False)": losses.MulticlassSVM,
    "Huber(delta=1.0)": losses.Huber,
    "L2(strength=1.0)": lambda: regularization.L2(1),
    "ElasticNet(l1=1.0, l2=2.0)": lambda: regularization.ElasticNet(1, 2),
    "MaxNorm(limit=2.0)": lambda: regularization.MaxNorm(2),
    "EarlyStopping(patience=3, min_delta=0.0, restore_best=True)": lambda: regularization.EarlyStopping(3),
    "leaky_relu.with_slope(0.3)": lambda: activations.leaky_relu.with_slope(0.3),
    "elu.with_alpha(0.5)": lambda: activations.elu.with_alpha(0.5),
    "leaky_relu": lambda: activations.leaky_relu.with_slope(0.01),
    "Activation(activation=elu.with_alpha(0.5))": lambda: layers.Activation(activations.elu.with_alpha(0.5)),
    "Plateau(initial=0.1, factor=0.5, patience=2)": lambda: schedules.Plateau(0.1, patience=2),
    "Warmup(schedule=Constant(initial=0.1), epochs=2.0)": lambda: schedules.Warmup(schedules.Constant(0.1), 2),
    "flip": lambda: regularization.flip((2, 2)),
    "SGD(learning_rate=0.01)": optimizers.SGD,
    "RMSprop(learning_rate=0.01, decay=0.99, epsilon=1e-08)": optimizers.RMSprop,
    "AdamW(learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-08, weight_decay=0.01)": optimizers.AdamW,
    "Standardizer()": preprocessing.Standardizer,
    "MinMaxScaler(low=-1, high=1)": preprocessing.MinMaxScaler,
    "Whitener(kind='pca', epsilon=1e-05)": preprocessing.Whitener,
    "glorot_uniform": initialization.glorot_uniform,
    "constant(0.5)": lambda: initialization.constant(0.5),
    "zeros": lambda: initialization.constant(0),
    "sparse(10)": initialization.sparse,
    "xavier(2)": lambda: initialization.xavier(2),
    "orthogonal(2)": lambda: initialization.orthogonal(2),
}


@pytest.mark.parametrize("text, make", SHOWN.items(), ids=SHOWN)
def test_an_object_shows_what_it_was_made_with(text, make):
    assert repr(make()) == text


def test_the_summary_word_for_word():
    network = Network([layers.Maxout(3), layers.PReLU(), layers.Dense(2, init="xavier")], features=4)
    assert str(network.summary()).splitlines() == [
        "41 parameters, float32",
        "layer             output  parameters",
        "----------------  ------  ----------",
        "input             (N, 4)           0",
        "Maxout(3, 2, he)  (N, 3)          30",
        "PReLU()           (N, 3)           3",
        "Dense(2, xavier)  (N, 2)           8",
    ]


def test_a_populations_summary_counts_in_each_of_its_members():
    assert str(mlp([4, 3], members=2).summary()).startswith("15 parameters in each of 2 members, float32\n")


def test_the_gradient_report_word_for_word():
    network = mlp([2, 3, 2], dtype=np.float64)
    report = gradcheck.check_gradients(network, losses.SoftmaxCrossEntropy(), np.ones((2, 2)), [0, 1])
    lines = str(report).splitlines()
    assert lines[0] == "gradient check: passed"
    assert re.split(" {2,}", lines[1]) == ["parameter", "checked", "kinks crossed", "largest relative error", "verdict"]
    first = re.split(" {2,}", lines[3])
    assert first[:3] == ["0.weight", "6", "0"] and first[4] == "excellent"


# Errors that name what they are about


def test_a_loss_without_a_usual_start_says_its_name():
    with pytest.raises(ValueError, match="^SquaredError starts at a value that depends on the targets"):
        losses.SquaredError().expected_initial_value(3)


def test_an_optimizer_says_whose_state_it_was_given():
    with pytest.raises(ValueError, match=r"^Momentum keeps \['velocity'\]; got \['cache'\]"):
        optimizers.Momentum().load_state_dict({"cache": np.ones(2)})


def test_a_transformer_says_what_it_takes():
    with pytest.raises(ValueError, match=r"^PCA takes \['components'\]; got \['n'\]"):
        preprocessing.PCA().set_params(n=2)


def test_a_direction_without_variance_needs_an_epsilon():
    with pytest.raises(ValueError, match="^a direction of the data has no variance at all: .*; got 0$"):
        preprocessing.Whitener(epsilon=0).fit(np.ones((5, 2)))


def test_a_layer_of_ones_own_cant_be_saved_and_the_error_lists_those_that_can(tmp_path):
    class Mine(layers.Dense):
        pass

    with pytest.raises(ValueError, match=re.escape(f"({', '.join(layers.LAYERS)}); got Mine(")):
        Network([Mine(3)], features=2).save(tmp_path / "mine.npz")


def test_an_activation_of_ones_own_cant_be_saved_and_the_error_lists_those_that_can(tmp_path):
    class Mine(activations.ReLU):
        name = "mine"

    with pytest.raises(ValueError, match=re.escape(", ".join(activations.ACTIVATIONS))):
        Network([layers.Activation(Mine())], features=2).save(tmp_path / "mine.npz")


def test_slopes_of_another_shape_than_the_samples_are_told_the_shape_that_fits():
    with pytest.raises(ValueError, match=re.escape("dout must have shape (2,), one slope a sample; got (3,)")):
        Neuron([1.0, 2.0], 0.0).backward(np.ones((2, 2)), np.ones(3))


# What a name left out means


def test_defaults_are_those_of_the_literature():
    assert activations.LeakyReLU()(-1.0) == -0.01
    assert activations.ELU()(-50.0) == pytest.approx(-1)
    assert np.array_equal(mlp([2, 3]).parameters, mlp([2, 3], seed=0).parameters)
    plateau = schedules.Plateau(1.0)
    assert (plateau.factor, plateau.patience) == (0.5, 5)
    assert regularization.EarlyStopping(3).restore_best is True
    assert regularization.EarlyStopping(3, restore_best=False).restore_best is False
