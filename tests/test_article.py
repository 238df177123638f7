"""The article the course grew from, sentence by sentence: its numbers hold, and where its code fails, ours does not.

Each test is named after its sentence. What the article's code does stands in the test, as the article has it.
"""

import math

import numpy as np
import pytest

from nnlib import mlp
from nnlib.activations import leaky_relu, relu, sigmoid, softmax, tanh
from nnlib.checklist import ITEMS, overfit_small_batch
from nnlib.ensembles import ExponentialMovingAverage, ModelEnsemble
from nnlib.gradcheck import numerical_gradient, relative_error, verdict
from nnlib.initialization import he, normal, xavier
from nnlib.layers import Activation, BatchNorm, Dense, Dropout, PReLU
from nnlib.losses import AbsoluteError, MulticlassSVM, SoftmaxCrossEntropy, SquaredError
from nnlib.monitoring import LearningMonitor, update_ratio
from nnlib.networks import Network
from nnlib.neurons import Neuron
from nnlib.optimizers import SGD, Adam, Momentum, Nesterov
from nnlib.preprocessing import PCA, MeanCenterer, MinMaxScaler, Standardizer, Whitener
from nnlib.regularization import L1, L2, dropout
from nnlib.schedules import ExponentialDecay, StepDecay
from nnlib.search import STAGES, LogUniform, Uniform, random_search
from nnlib.training import Trainer

drawn = np.random.default_rng(0)  # data that several tests share


@pytest.fixture
def rng():
    return np.random.default_rng(1)


# 1 What is a neural network?


def test_a_linear_classifier_maps_3072_pixels_to_10_scores(rng):
    network = mlp([3072, 10], dtype=np.float64)
    (_, weight), (_, bias) = network.named_parameters()
    image = rng.normal(size=3072)
    assert weight.shape == (3072, 10)
    np.testing.assert_allclose(network.forward(image[None])[0], weight.T @ image + bias, rtol=1e-10)


def test_two_layers_are_w2_max_0_w1_x(rng):
    """The article's columns are our rows: W1 is (100, 3072) there and its transpose here."""
    network = mlp([3072, 100, 10], dtype=np.float64)
    W1, W2 = (layer.parameters["weight"].T for layer in network.layers if isinstance(layer, Dense))
    assert (W1.shape, W2.shape) == ((100, 3072), (10, 100))
    x = rng.normal(size=(3072, 1))
    np.testing.assert_allclose(network.forward(x.T).T, W2 @ np.maximum(0, W1 @ x), rtol=1e-9)


def test_three_layers_are_w3_max_0_w2_max_0_w1_x(rng):
    network = mlp([30, 20, 20, 10], dtype=np.float64)
    W1, W2, W3 = (layer.parameters["weight"].T for layer in network.layers if isinstance(layer, Dense))
    x = rng.normal(size=(30, 1))
    np.testing.assert_allclose(
        network.forward(x.T).T, W3 @ np.maximum(0, W2 @ np.maximum(0, W1 @ x)), rtol=1e-10, atol=1e-12
    )


# 2 A neuron


class ArticleNeuron:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias

    def forward(self, inputs):
        cell_body_sum = np.sum(inputs * self.weights) + self.bias
        return 1.0 / (1.0 + math.exp(-cell_body_sum))


def test_the_firing_rate_is_the_sigmoid_of_the_cell_bodys_sum():
    weights, inputs = np.array([0.5, -1.0, 2.0]), np.array([1.0, 2.0, 0.3])
    ours, theirs = Neuron(weights, 0.1), ArticleNeuron(weights, 0.1)
    assert ours.forward(inputs) == pytest.approx(theirs.forward(inputs), rel=1e-15)


def test_the_articles_neuron_takes_two_samples_for_one_and_ours_does_not():
    weights, samples = np.array([0.5, -1.0]), np.array([[1.0, 2.0], [-3.0, 0.1]])
    assert np.ndim(ArticleNeuron(weights, 0.1).forward(samples)) == 0
    assert Neuron(weights, 0.1).forward(samples).shape == (2,)


def test_the_articles_neuron_overflows_where_it_is_sure_and_ours_does_not():
    with pytest.raises(OverflowError):
        ArticleNeuron(np.array([1000.0]), 0.0).forward(np.array([-1.0]))
    assert Neuron([1000.0], 0.0).forward([-1.0]) == 0


# 3 Activation functions


def test_sigmoid_squashes_into_0_to_1():
    out = sigmoid(np.linspace(-30, 30, 1001))
    assert 0 < out.min() < 1e-12 and 1 - 1e-12 < out.max() < 1


def test_the_articles_sigmoid_overflows_at_minus_800_and_ours_does_not():
    with pytest.warns(RuntimeWarning, match="overflow"):
        1 / (1 + np.exp(-np.float64(-800)))
    assert sigmoid(-800.0) == 0


def test_sigmoid_is_not_zero_centred_and_tanh_is(rng):
    x = rng.normal(size=10_000)
    assert sigmoid(x).mean() == pytest.approx(0.5, abs=0.02)
    assert tanh(x).mean() == pytest.approx(0, abs=0.04)  # five standard errors of a spread of 0.63


def test_sigmoids_gradient_vanishes_in_its_tails():
    assert sigmoid.derivative(0.0) == 0.25
    assert sigmoid.derivative(10.0) < 1e-4


def test_tanh_squashes_into_minus_1_to_1():
    out = tanh(np.linspace(-15, 15, 1001))
    assert -1 < out.min() < -1 + 1e-12 and 1 - 1e-12 < out.max() < 1


def test_the_articles_tanh_is_nan_at_800_and_ours_is_1():
    x = np.float64(800)
    with np.errstate(over="ignore", invalid="ignore"):
        assert np.isnan((np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)))
    assert tanh(x) == 1


def test_relu_is_0_or_more(rng):
    assert relu(rng.normal(size=1000)).min() == 0
    assert relu(1e308) == 1e308


def test_the_articles_relu_cannot_take_an_array_and_ours_can():
    with pytest.raises(ValueError, match="ambiguous"):
        max(0, np.array([-1.0, 2.0]))
    assert np.array_equal(relu(np.array([-1.0, 2.0])), [0, 2])


def test_a_relu_that_is_always_off_is_dead(rng):
    """A large step has pushed its bias far down: no sample turns it on, so no gradient brings it back."""
    network = mlp([4, 5, 3])
    network.layers[0].parameters["bias"][...] = -1000
    before = network.layers[0].parameters["weight"].copy()
    Trainer(network, SoftmaxCrossEntropy(), SGD(0.1)).fit(rng.normal(size=(50, 4)), np.arange(50) % 3, epochs=5)
    assert np.array_equal(network.layers[0].parameters["weight"], before)


def test_leaky_relu_has_a_small_slope_for_negative_inputs():
    assert leaky_relu(-1.0) == -0.01
    assert leaky_relu.derivative(-1.0) == 0.01


def test_the_slope_can_be_learned(rng):
    network = mlp([4, 5, 3], "prelu")
    before = network.layers[1].parameters["slope"].copy()
    Trainer(network, SoftmaxCrossEntropy(), SGD(0.1)).fit(rng.normal(size=(50, 4)), np.arange(50) % 3, epochs=1)
    assert isinstance(network.layers[1], PReLU)
    assert (network.layers[1].parameters["slope"] != before).all()


# 4 Architecture


class ArticleNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = []
        self.biases = []
        for i in range(len(layer_sizes) - 1):
            self.weights.append(rng.standard_normal((layer_sizes[i + 1], layer_sizes[i])))
            self.biases.append(rng.standard_normal((layer_sizes[i + 1], 1)))

    def forward(self, x):
        activation = x
        activations = [x]
        for w, b in zip(self.weights, self.biases, strict=True):
            z = np.dot(w, activation) + b
            activation = relu(z)
            activations.append(activation)
        return activations


def test_a_network_is_made_from_its_layer_sizes():
    shapes = [view.shape for _, view in mlp([3072, 100, 10]).named_parameters()]
    assert shapes == [(3072, 100), (100,), (100, 10), (10,)]


def test_the_forward_pass_hands_out_all_activations(rng):
    outputs = mlp([4, 5, 6, 3]).activations(rng.normal(size=(2, 4)))
    assert [out.shape for out in outputs] == [(2, 5), (2, 5), (2, 6), (2, 6), (2, 3)]


def test_the_articles_output_layer_cannot_give_a_negative_score_and_ours_can(rng):
    X = rng.normal(size=(50, 20))
    assert (ArticleNetwork([20, 10, 5], rng).forward(X.T)[-1] >= 0).all()
    assert (mlp([20, 10, 5]).forward(X) < 0).any()


def test_the_articles_unscaled_start_costs_hundreds_and_ours_about_ln_10(rng):
    X, y = rng.normal(size=(50, 3072)), np.arange(50) % 10
    theirs = ArticleNetwork([3072, 100, 10], rng).forward(X.T)[-1].T
    assert SoftmaxCrossEntropy().value(theirs, y) > 100
    assert SoftmaxCrossEntropy().value(mlp([3072, 100, 10], init=normal(0.01)).forward(X), y) == pytest.approx(
        2.3, abs=0.2
    )


# 5 Against overfitting


def test_the_articles_l2_sum_of_a_generator_fails(rng):
    weights = [rng.normal(size=(3, 4)), rng.normal(size=(4, 2))]
    with pytest.raises((TypeError, ValueError, DeprecationWarning), match="generator|broadcast"):
        np.sum(w * w for w in weights)


def test_l2_without_its_half_doubles_the_gradient(rng):
    w, mask = rng.normal(size=5), np.ones(5, bool)
    slope = numerical_gradient(lambda w: 0.3 * np.sum(w * w), w)
    np.testing.assert_allclose(slope, 2 * L2(0.3)(w, mask)[1], rtol=1e-8)


def test_the_articles_rate_of_dropout_is_the_probability_of_keeping(rng):
    kept = rng.binomial(1, 0.9, size=10_000).mean()
    assert kept == pytest.approx(0.9, abs=0.02)
    assert (dropout(np.ones(10_000), keep=0.9, rng=0)[0] > 0).mean() == pytest.approx(kept, abs=0.02)


def test_the_articles_first_dropout_shrinks_what_it_trains_on_and_ours_does_not(rng):
    x = np.ones(100_000)
    assert (x * rng.binomial(1, 0.5, size=x.shape)).mean() == pytest.approx(0.5, abs=0.01)
    assert dropout(x, keep=0.5, rng=0)[0].mean() == pytest.approx(1, abs=0.02)


# 6 Initialization, learning rate, batch size


def test_the_articles_he_start_is_a_vector_and_ours_a_matrix(rng):
    assert (rng.standard_normal(400) * np.sqrt(2.0 / 400)).shape == (400,)
    assert he()((400, 300)).shape == (400, 300)


def test_the_first_learning_rate_to_try_is_a_hundredth():
    assert SGD().learning_rate == Momentum().learning_rate == Nesterov().learning_rate == 0.01


def test_batches_have_32_to_256_samples():
    assert 32 <= Trainer(mlp([2, 2]), SoftmaxCrossEntropy(), SGD()).batch_size <= 256


# Preprocessing

DATA = drawn.normal(size=(200, 4)) @ drawn.normal(size=(4, 4)) + [1, 10, -3, 0]


def test_mean_subtraction_is_per_feature_or_over_the_whole_image():
    np.testing.assert_allclose(MeanCenterer().fit_transform(DATA), DATA - np.mean(DATA, axis=0), atol=1e-13)
    np.testing.assert_allclose(MeanCenterer(per_feature=False).fit_transform(DATA), DATA - np.mean(DATA), atol=1e-13)


def test_subtracting_in_place_fails_for_whole_numbers_and_ours_does_not(rng):
    pixels = rng.integers(0, 256, size=(5, 4))
    with pytest.raises(TypeError, match="Cannot cast"):
        pixels -= np.mean(pixels, axis=0)
    np.testing.assert_allclose(MeanCenterer().fit_transform(pixels).mean(axis=0), 0, atol=1e-13)


def test_normalization_divides_by_the_standard_deviation():
    centered = DATA - np.mean(DATA, axis=0)
    np.testing.assert_allclose(Standardizer().fit_transform(DATA), centered / np.std(centered, axis=0), rtol=1e-10)


def test_the_articles_normalization_makes_nan_of_a_constant_feature_and_ours_0():
    X = np.column_stack([DATA, np.full(200, 7.0)])
    with np.errstate(invalid="ignore"):
        assert np.isnan((X - X.mean(axis=0)) / X.std(axis=0)).any()
    assert not Standardizer().fit_transform(X)[:, 4].any()


def test_the_articles_min_max_stretches_the_whole_array_and_ours_each_feature():
    theirs = (DATA - DATA.min()) / (DATA.max() - DATA.min()) * 2 - 1
    ours = MinMaxScaler().fit_transform(DATA)
    assert (theirs.max(axis=0) < 1).sum() == 3
    np.testing.assert_allclose((ours.min(axis=0), ours.max(axis=0)), [[-1] * 4, [1] * 4], rtol=1e-14)


def article_pca():
    X = DATA - np.mean(DATA, axis=0)
    cov = np.dot(X.T, X) / X.shape[0]
    U, S, V = np.linalg.svd(cov)
    Xrot = np.dot(X, U)
    return Xrot, Xrot / np.sqrt(S + 1e-5)


@pytest.mark.parametrize("transformer, theirs", [(PCA(), 0), (Whitener(), 1)], ids=["rotated", "whitened"])
def test_pca_and_whitening_are_those_of_the_article_but_for_signs(transformer, theirs):
    ours, theirs = transformer.fit_transform(DATA), article_pca()[theirs]
    np.testing.assert_allclose(np.abs(ours), np.abs(theirs), rtol=1e-8, atol=1e-10)


def test_pca_removes_the_correlation():
    np.testing.assert_allclose(np.corrcoef(PCA().fit_transform(DATA).T), np.eye(4), atol=1e-12)


def test_whitening_adds_1e_minus_5():
    assert Whitener().epsilon == 1e-5


def test_statistics_of_the_training_data_are_applied_to_the_others():
    train, test = DATA[:150], DATA[150:] + 100
    ours = Standardizer().fit(train).transform(test)
    np.testing.assert_allclose(ours, (test - train.mean(axis=0)) / train.std(axis=0), rtol=1e-10)


# Weight initialization


def test_from_zeros_all_neurons_of_a_layer_stay_the_same(rng):
    network = mlp([4, 10, 3], "sigmoid", init="zeros", dtype=np.float64)
    Trainer(network, SoftmaxCrossEntropy(), SGD(0.1)).fit(rng.normal(size=(50, 4)), np.arange(50) % 3, epochs=100)
    weight = network.layers[0].parameters["weight"]
    assert weight.any()
    np.testing.assert_allclose(weight, np.tile(weight[:, :1], 10), rtol=1e-10)


def test_small_random_weights_have_a_spread_of_a_hundredth():
    assert normal().name == "normal(0.01)"
    assert normal()((500, 500)).std() == pytest.approx(0.01, rel=0.01)


def test_xavier_is_1_over_the_root_of_n():
    assert xavier()((500, 300)).std() == pytest.approx(1 / np.sqrt(500), rel=0.01)


def test_he_is_the_root_of_2_over_n():
    assert he()((500, 300)).std() == pytest.approx(np.sqrt(2 / 500), rel=0.01)


def test_biases_start_at_0_or_a_hundredth():
    assert not Dense(3).build(2).parameters["bias"].any()
    assert Dense(3, bias=0.01).build(2).parameters["bias"] == pytest.approx([0.01] * 3)


@pytest.mark.parametrize("activation, init", [("relu", "he"), ("tanh", "xavier")])
def test_relu_starts_from_he_and_tanh_from_xavier(activation, init):
    assert mlp([4, 5, 3], activation).layers[0].init.name == init


# Regularization

WEIGHTS, ALL = drawn.normal(size=12), np.ones(12, bool)


def test_l2_is_half_lambda_times_the_squares():
    assert L2(0.3)(WEIGHTS, ALL)[0] == pytest.approx(0.5 * 0.3 * np.sum(WEIGHTS * WEIGHTS))


def test_l1_is_lambda_times_the_absolute_values():
    assert L1(0.3)(WEIGHTS, ALL)[0] == pytest.approx(0.3 * np.sum(np.abs(WEIGHTS)))


def test_l1_gives_sparse_weights_and_l2_small_ones(rng):
    """One of ten inputs tells the class; L1 pulls the others' weights to (almost) exactly 0."""
    X = rng.normal(size=(300, 10))
    y = (X[:, 0] > 0).astype(int)

    def trained(penalty):
        network = mlp([10, 2], seed=0)
        Trainer(network, SoftmaxCrossEntropy(), SGD(0.05), penalty=penalty).fit(X, y, epochs=60)
        return np.abs(network.layers[0].parameters["weight"])

    free, l1, l2 = trained(None), trained(L1(0.05)), trained(L2(0.05))
    assert (l1 < 0.01).mean() > 0.7 > (l2 < 0.01).mean()
    assert l2.max() < free.max()


def test_plain_dropout_multiplies_by_p_when_it_predicts(rng):
    p, H = 0.3, rng.random((4, 5))
    np.testing.assert_allclose(Dropout(p, inverted=False).build(5, dtype=np.float64).forward(H), H * p, rtol=1e-15)


def test_inverted_dropout_divides_by_p_when_it_trains_and_predicts_as_it_is(rng):
    layer, H = Dropout(0.25).build(5, dtype=np.float64), rng.random((4, 5)) + 1
    trained = layer.forward(H, training=True)
    assert np.array_equal(trained[trained != 0], 4 * H[trained != 0])
    assert np.array_equal(layer.forward(H), H)


def test_dropout_is_inverted_and_keeps_a_half_unless_told():
    assert (Dropout().keep, Dropout().inverted) == (0.5, True)


def test_batch_norm_stands_between_a_dense_layer_and_its_activation():
    kinds = [type(layer) for layer in mlp([4, 5, 3], batch_norm=True).layers]
    assert kinds == [Dense, BatchNorm, Activation, Dense]


# Losses


def test_the_articles_svm_loss_counts_the_true_class_and_ours_does_not():
    scores, y = np.zeros(10), 3
    assert np.sum(np.maximum(0, scores - scores[y] + 1)) == 10
    assert MulticlassSVM()(scores[None], [y])[0] == 9


def test_softmax_loss_is_minus_the_log_of_the_true_probability():
    scores, y = np.array([1.0, 2.0, -1.0]), 1
    theirs = -np.log((np.exp(scores) / np.sum(np.exp(scores)))[y])
    assert SoftmaxCrossEntropy()(scores[None], [y])[0] == pytest.approx(theirs, rel=1e-14)


def test_the_articles_softmax_is_nan_for_a_score_of_1000_and_ours_is_not():
    scores = np.array([1000.0, 0.0])
    with np.errstate(over="ignore", invalid="ignore"):
        assert np.isnan(np.exp(scores) / np.sum(np.exp(scores))).any()
    assert np.array_equal(softmax(scores), [1, 0])


def test_the_articles_softmax_loss_is_infinite_for_a_hopeless_class_and_ours_is_the_gap():
    scores = np.array([0.0, -1000.0])
    with np.errstate(divide="ignore"):
        assert -np.log((np.exp(scores) / np.sum(np.exp(scores)))[1]) == np.inf
    assert SoftmaxCrossEntropy()(scores[None], [1])[0] == 1000


@pytest.mark.parametrize(
    "loss, theirs",
    [(SquaredError(), lambda d: np.sum(d**2)), (AbsoluteError(), lambda d: np.sum(np.abs(d)))],
    ids=["squared", "absolute"],
)
def test_regression_losses_are_the_articles_sums_as_a_mean_over_the_samples(loss, theirs, rng):
    predictions, targets = rng.normal(size=(8, 3)), rng.normal(size=(8, 3))
    assert loss(predictions, targets)[0] == pytest.approx(theirs(predictions - targets) / 8, rel=1e-13)


def test_one_outlier_rules_the_l2_loss_and_not_the_l1_loss():
    targets = np.array([[0.0], [0.1], [-0.1], [100.0]])
    l2, l1 = (np.abs(loss(np.zeros((4, 1)), targets)[1].ravel()) for loss in (SquaredError(), AbsoluteError()))
    assert l2[3] / l2[1] == pytest.approx(1000)
    assert l1[3] == l1[1]


# Gradient check


@pytest.mark.parametrize("method, power", [("forward", 1), ("centered", 2)])
def test_the_centred_difference_errs_by_h_squared_and_the_forward_one_by_h(method, power):
    errors = [abs(numerical_gradient(lambda x: np.sin(x).sum(), [1.0], h, method)[0] - np.cos(1)) for h in (1e-2, 1e-3)]
    assert np.log10(errors[0] / errors[1]) == pytest.approx(power, abs=0.05)


def test_the_articles_relative_error_is_nan_for_two_zeros_and_ours_0():
    zero = np.float64(0)
    with np.errstate(invalid="ignore"):
        assert np.isnan(np.abs(zero - zero) / np.maximum(np.abs(zero), np.abs(zero)))
    assert relative_error(zero, zero) == 0


@pytest.mark.parametrize(
    "error, word",
    [
        (2e-2, "wrong"),
        (0.9e-2, "suspicious"),
        (2e-4, "suspicious"),
        (0.9e-4, "good"),
        (2e-7, "good"),
        (0.9e-7, "excellent"),
    ],
)
def test_the_relative_errors_bands_end_at_1e_minus_2_1e_minus_4_and_1e_minus_7(error, word):
    assert verdict(error) == word


def test_in_double_precision_the_difference_of_1e_minus_5_is_good_to_1e_minus_7(rng):
    x = rng.normal(size=10)
    assert relative_error(np.cos(x), numerical_gradient(lambda x: np.sin(x).sum(), x)).max() < 1e-7


# Before learning


def test_softmax_starts_at_2_302_for_cifar_10():
    """The article writes -ln(0.1) as if it were negative: it is ln 10."""
    assert (
        SoftmaxCrossEntropy().expected_initial_value(10)
        == pytest.approx(-np.log(0.1))
        == pytest.approx(2.302, abs=1e-3)
    )


def test_svm_starts_at_9_with_a_margin_of_1():
    assert MulticlassSVM(margin=1.0).expected_initial_value(10) == 9.0


def test_20_samples_are_learned_to_less_than_1e_minus_7(rng):
    X, y = rng.normal(size=(20, 64)), np.arange(20) % 10
    assert overfit_small_batch(mlp([64, 50, 10]), MulticlassSVM(), X, y, goal=1e-7).loss < 1e-7


# Monitoring


def test_the_monitor_keeps_losses_and_both_accuracies():
    monitor = LearningMonitor()
    monitor.update(2.3, 0.1, 0.1)
    assert (monitor.loss, monitor.train_accuracy, monitor.validation_accuracy) == ([2.3], [0.1], [0.1])


def test_the_update_ratio_is_that_of_the_update_and_not_of_the_gradient(rng):
    W, dW, learning_rate = rng.normal(size=(5, 4)), rng.normal(size=(5, 4)), 0.01
    theirs = np.linalg.norm((-learning_rate * dW).ravel()) / np.linalg.norm(W.ravel())
    after = W.ravel().copy()
    SGD(learning_rate).step(after, dW.ravel())
    assert update_ratio(W, after.reshape(W.shape)) == pytest.approx(theirs, rel=1e-10)


# Updates


def article_sgd(w, dw, state):
    return w - 0.01 * dw


def article_momentum(w, dw, state):
    state["velocity"] = 0.9 * state.get("velocity", 0) - 0.01 * dw
    return w + state["velocity"]


def article_nesterov(w, dw, state):
    v_prev = state.get("velocity", 0)
    state["velocity"] = 0.9 * v_prev - 0.01 * dw
    return w + (-0.9 * v_prev + (1 + 0.9) * state["velocity"])


def article_adam(w, dw, state):
    state["t"] = state.get("t", 0) + 1
    state["m"] = 0.9 * state.get("m", 0) + (1 - 0.9) * dw
    state["v"] = 0.999 * state.get("v", 0) + (1 - 0.999) * dw**2
    m_hat = state["m"] / (1 - 0.9 ** state["t"])
    v_hat = state["v"] / (1 - 0.999 ** state["t"])
    return w - 0.001 * m_hat / (np.sqrt(v_hat) + 1e-8)


UPDATES = {"SGD": (SGD, article_sgd), "momentum": (Momentum, article_momentum),
           "Nesterov": (Nesterov, article_nesterov), "Adam": (Adam, article_adam)}  # fmt: skip


@pytest.mark.parametrize("ours, theirs", UPDATES.values(), ids=UPDATES)
def test_each_update_with_its_defaults_is_that_of_the_article(ours, theirs, rng):
    w, parameters, state, optimizer = WEIGHTS.copy(), WEIGHTS.copy(), {}, ours()
    for _ in range(50):
        dw = rng.normal(size=12)
        w = theirs(w, dw, state)
        optimizer.step(parameters, dw)
    np.testing.assert_allclose(parameters, w, rtol=0, atol=1e-12)


def test_the_articles_optimizer_mixes_two_arrays_that_share_it_and_ours_holds_all_in_one():
    state = {}
    article_momentum(np.zeros(3), np.ones(3), state)
    mixed = article_momentum(np.zeros(3), np.zeros(3), state)
    assert mixed.any()  # the second array never had a gradient
    network = Network([Dense(3), Dense(3)], features=3)
    optimizer = Momentum()
    optimizer.step(network.parameters, network.gradients)
    assert optimizer.state_dict()["velocity"].shape == network.parameters.shape


# Learning rate schedules


@pytest.mark.parametrize("epoch", [0, 5, 9, 10, 25, 100])
def test_the_step_schedule_halves_every_10_epochs(epoch):
    assert StepDecay(0.1)(epoch) == pytest.approx(0.1 * (0.5 ** (epoch // 10)), rel=1e-15)


@pytest.mark.parametrize("epoch", [0, 5, 9.5, 100])
def test_the_exponential_schedule_is_exp_of_minus_rate_times_epoch(epoch):
    assert ExponentialDecay(0.1, 0.05)(epoch) == pytest.approx(0.1 * np.exp(-0.05 * epoch), rel=1e-15)


# Hyperparameters


def test_the_search_tries_100_times_in_the_articles_ranges():
    space = {
        "learning_rate": LogUniform(1e-6, 10),
        "reg_strength": LogUniform(1e-3, 1e3),
        "momentum": Uniform(0.8, 0.999),
        "dropout": Uniform(0.3, 0.7),
    }
    trials = random_search(lambda seed, **parameters: 0.0, space).trials
    values = {name: np.array([trial.parameters[name] for trial in trials]) for name in space}
    assert len(trials) == 100
    # 10 ** uniform(-6, 1): the exponents have the mean -2.5 and the spread 7 / sqrt(12); five standard errors.
    assert np.log10(values["learning_rate"]).mean() == pytest.approx(-2.5, abs=5 * 7 / np.sqrt(12 * 100))
    assert values["momentum"].min() >= 0.8 and values["momentum"].max() <= 0.999


def test_the_articles_stages_train_1_5_and_20_epochs():
    assert [stage.epochs for stage in STAGES] == [1, 5, 20]


def test_the_articles_stages_add_1_to_the_value_and_ours_to_the_exponent():
    best = 1e-3
    assert (best - 1, best + 1) == (-0.999, 1.001)  # taken as exponents of 10: nothing around 1e-3
    narrowed = LogUniform(1e-6, 10).narrowed(best, STAGES[1].share)
    assert (narrowed.low, narrowed.high) == pytest.approx((1e-4, 1e-2))


# Ensembles


def test_the_articles_ensemble_averages_labels_3_and_5_to_4_and_ours_does_not():
    networks = [mlp([2, 10], init="zeros", dtype=np.float64) for _ in range(2)]
    for network, label in zip(networks, (3, 5), strict=True):
        network.layers[0].parameters["bias"][label] = 10
    X = np.zeros((1, 2))
    assert np.mean([network.predict(X) for network in networks], axis=0) == 4
    assert ModelEnsemble(networks).predict(X)[0] in (3, 5)


def test_the_moving_average_keeps_999_in_1000():
    assert ExponentialMovingAverage(mlp([2, 3])).decay == 0.999


def test_the_articles_moving_average_sticks_to_its_start_and_ours_does_not():
    """The parameters jump from 0 to 1 after the first update; a hundred later, ours is 0.99 of the way there."""
    network = mlp([2, 3], init="zeros", dtype=np.float64)
    ours, shadow = ExponentialMovingAverage(network), None
    for step in range(101):
        network.parameters[...] = min(step, 1)
        ours.update()
        shadow = network.parameters.copy() if shadow is None else 0.999 * shadow + network.parameters * (1 - 0.999)
    assert shadow.max() < 0.1
    assert ours.network.parameters.min() == pytest.approx(100 / 101, abs=1e-3)


# The checklist


def test_the_checklist_has_the_articles_eight_items_in_its_order():
    assert ITEMS == (
        "gradient check", "initial loss", "overfit 20 samples", "monitor",
        "optimizer", "schedule", "search", "ensemble",
    )  # fmt: skip
