"""What counts as samples and as labels, over every function that takes them.

Each is given the same numbers in another form, and answers bit for bit as for a plain array; or it refuses.
"""

import functools
import re
import tracemalloc

import numpy as np
import pytest
from forms import (
    CLASSES,
    FEATURES,
    FORMS,
    INPUTS,
    LABEL_FORMS,
    LABELS,
    NAMES,
    SAMPLES,
    Column,
    Missing,
    Table,
    hidden,
    mapped,
    table,
)

from nnlib import (
    activations,
    checklist,
    datasets,
    ensembles,
    gradcheck,
    losses,
    monitoring,
    neurons,
    optimizers,
    preprocessing,
    regularization,
    search,
)
from nnlib.networks import mlp
from nnlib.training import Trainer

SCORES = np.random.default_rng(2).normal(size=(SAMPLES, CLASSES))
TRAIN = np.random.default_rng(3).normal(size=(50, FEATURES))

CLASSIFIERS = {
    "cross-entropy": losses.SoftmaxCrossEntropy(),
    "label smoothing": losses.SoftmaxCrossEntropy(smoothing=0.1),
    "hinge": losses.MulticlassSVM(),
    "squared hinge": losses.MulticlassSVM(squared=True),
}
CROSS_ENTROPY, HINGE = CLASSIFIERS["cross-entropy"], CLASSIFIERS["hinge"]
REGRESSIONS = {
    "squared error": losses.SquaredError(),
    "absolute error": losses.AbsoluteError(),
    "Huber": losses.Huber(),
    "binary cross-entropy": losses.BinaryCrossEntropy(),
    "distillation": ensembles.DistillationLoss(),
}
TRANSFORMERS = {
    "MeanCenterer": preprocessing.MeanCenterer,
    "Standardizer": preprocessing.Standardizer,
    "MinMaxScaler": preprocessing.MinMaxScaler,
    "PCA": preprocessing.PCA,
    "Whitener": preprocessing.Whitener,
    "ZCA": lambda: preprocessing.Whitener("zca"),
}
each_transformer = pytest.mark.parametrize("make", TRANSFORMERS.values(), ids=TRANSFORMERS)


def network(outputs=CLASSES, **options):
    return mlp([FEATURES, 6, outputs], seed=3, **options)


def trained(X, y, loss=CROSS_ENTROPY, members=None, validation=None, **options):
    """The history and the parameters of a short run."""
    trainer = Trainer(network(members=members), loss, optimizers.Momentum(0.1), **options)
    history = trainer.fit(X, y, 2, validation or (X, y), progress=False)
    return vars(history), trainer.network.parameters


def regression(X, y):
    trainer = Trainer(network(FEATURES), losses.SquaredError(), optimizers.SGD())
    return trainer.fit(X, y, 1, validation=(X, y), progress=False).validation_loss


def checked(loss, X, y):
    return list(map(tuple, gradcheck.check_gradients(network(dtype=np.float64), loss, X, y, samples=3)))


def fitted(transformer):
    """What a transformer has learned, but for the names of columns."""
    return {name: value for name, value in vars(transformer).items() if name.endswith("_") and "names" not in name}


def data(X, y):
    split = datasets.Split(X, y)
    return datasets.Dataset(split, split, split, tuple("abcde"), (2, 2), "drawn", "none")


def ensemble(combine):
    return ensembles.ModelEnsemble(network(members=3), combine)


def searched(X, y):
    trial = search.MLPTrial(data(X, y), hidden=(6,), epochs=1)
    space = {"learning_rate": search.LogUniform(1e-2, 1)}
    return search.population_search(trial, space, trials=3, progress=False).best.score


# Every function that takes labels, called with X and y.
LABELLED = {
    **{f"training by {name}": lambda X, y, loss=loss: trained(X, y, loss) for name, loss in CLASSIFIERS.items()},
    "training in one batch": lambda X, y: trained(X, y, batch_size=SAMPLES),
    "training a population": lambda X, y: trained(X, y, members=3),
    "validation": lambda X, y: trained(INPUTS[::2], LABELS[::2], validation=(X, y)),
    "early stopping": lambda X, y: trained(X, y, early_stopping=regularization.EarlyStopping(1)),
    "gradient check of cross-entropy": lambda X, y: checked(CROSS_ENTROPY, X, y),
    "gradient check of hinge": lambda X, y: checked(HINGE, X, y),
    "accuracy": lambda X, y: network().accuracy(X, y),
    "accuracy of a population": lambda X, y: network(members=3).accuracy(X, y),
    "accuracy by probabilities": lambda X, y: ensemble("probabilities").accuracy(X, y),
    "accuracy by scores": lambda X, y: ensemble("scores").accuracy(X, y),
    "accuracy by votes": lambda X, y: ensemble("votes").accuracy(X, y),
    "search": searched,
    "one trial": lambda X, y: search.MLPTrial(data(X, y), hidden=(6,), epochs=1)(0.1, seed=0),
    "initial loss": lambda X, y: checklist.initial_loss(network(), CROSS_ENTROPY, X, y),
    "overfitting": lambda X, y: checklist.overfit_small_batch(network(), CROSS_ENTROPY, X, y, samples=9, most_steps=3),
    "checklist": lambda X, y: [tuple(check) for check in checklist.run(
        functools.partial(mlp, [FEATURES, 6, CLASSES]), CROSS_ENTROPY, data(X, y), items=checklist.ITEMS[:2],
        progress=False)],
}  # fmt: skip
LABELS_ALONE = {
    **{name: lambda X, y, loss=loss: loss(SCORES, y) for name, loss in CLASSIFIERS.items()},
    **{f"{name} of members": lambda X, y, loss=loss: loss([SCORES, -SCORES], y) for name, loss in CLASSIFIERS.items()},
    **{f"value of {name}": lambda X, y, loss=loss: loss.value(SCORES, y) for name, loss in CLASSIFIERS.items()},
    "confusion matrix of true labels": lambda X, y: monitoring.confusion_matrix(y, LABELS, CLASSES),
    "confusion matrix of predicted labels": lambda X, y: monitoring.confusion_matrix(LABELS, y, CLASSES),
}
# Every function that takes samples, or other arrays of numbers.
SAMPLED = {
    **{f"{name}.fit": lambda X, y, make=make: fitted(make().fit(X)) for name, make in TRANSFORMERS.items()},
    **{f"{name}.transform": lambda X, y, make=make: make().fit(TRAIN).transform(X)
       for name, make in TRANSFORMERS.items()},
    **{f"{name}.fit_transform": lambda X, y, make=make: make().fit_transform(X) for name, make in TRANSFORMERS.items()},
    **{f"{name}.inverse_transform": lambda X, y, make=make: make().fit(TRAIN).inverse_transform(X)
       for name, make in TRANSFORMERS.items()},
    "forward": lambda X, y: network().forward(X),
    "activations": lambda X, y: network().activations(X),
    "predict": lambda X, y: network().predict(X),
    "predict_proba": lambda X, y: network().predict_proba(X),
    "predict of an ensemble": lambda X, y: ensemble("votes").predict(X),
    "distilling": lambda X, y: ensembles.distill(ensemble("scores"), network(), X, optimizers.SGD(), epochs=1).loss,
    "regression": lambda X, y: regression(X, INPUTS),
    "targets of a regression": lambda X, y: regression(INPUTS, X),
    "activation statistics": lambda X, y: monitoring.activation_statistics(network(), X),
    "shift and noise": lambda X, y: (regularization.shift(1, (2, 2)) + regularization.noise(0.1))(X, 0),
    "flip": lambda X, y: regularization.flip((2, 2))(X, 0),
    "dropout": lambda X, y: regularization.dropout(X, 0.5, 0),
    **{name: lambda X, y, f=f: f(X) for name, f in activations.ACTIVATIONS.items()},
    **{f"slope of {name}": lambda X, y, f=f: f.derivative(X) for name, f in activations.ACTIVATIONS.items()},
    "softmax": lambda X, y: activations.softmax(X),
    "log_softmax": lambda X, y: activations.log_softmax(X),
    "neuron": lambda X, y: neurons.Neuron(np.arange(1.0, 5.0), 0.5).forward(X),
    **{f"scores of {name}": lambda X, y, loss=loss: loss(X, LABELS % 4) for name, loss in CLASSIFIERS.items()},
    **{f"scores of {name}": lambda X, y, loss=loss: loss(X, INPUTS % 1) for name, loss in REGRESSIONS.items()},
    **{f"targets of {name}": lambda X, y, loss=loss: loss(INPUTS, X) for name, loss in REGRESSIONS.items()
       if name != "binary cross-entropy"},
    "numerical gradient": lambda X, y: gradcheck.numerical_gradient(lambda x: (x**2).sum(), X[:6]),
    "relative error": lambda X, y: gradcheck.relative_error(X, INPUTS),
    "smooth": lambda X, y: monitoring.smooth(X),
    "update ratio": lambda X, y: monitoring.update_ratio(X, INPUTS),
}  # fmt: skip
TAKING_SAMPLES = LABELLED | SAMPLED
TAKING_LABELS = LABELLED | LABELS_ALONE
each_sampled = pytest.mark.parametrize("call", SAMPLED.values(), ids=SAMPLED)
each_taking_samples = pytest.mark.parametrize("call", TAKING_SAMPLES.values(), ids=TAKING_SAMPLES)
each_taking_labels = pytest.mark.parametrize("call", TAKING_LABELS.values(), ids=TAKING_LABELS)


@each_taking_labels
def test_labels_in_any_form_give_what_int64_gives(call):
    expected = call(INPUTS, LABELS)
    for name, form in LABEL_FORMS.items():
        np.testing.assert_equal(call(INPUTS, form(LABELS)), expected, err_msg=name)


@each_sampled
@pytest.mark.filterwarnings("ignore:X has column names")
def test_samples_in_any_form_give_what_a_plain_array_gives(call):
    for name, form in FORMS.items():
        given, plain = form(INPUTS)
        np.testing.assert_equal(call(given, LABELS), call(plain, LABELS), err_msg=name)


@pytest.mark.parametrize("call", LABELLED.values(), ids=LABELLED)
def test_samples_in_other_forms_train_and_are_judged_alike(call):
    for name in ("Fortran order", "float16", "bytes", "a table of several types"):
        given, plain = FORMS[name](INPUTS)
        np.testing.assert_equal(call(given, LABELS), call(plain, LABELS), err_msg=name)


@each_taking_samples
def test_samples_that_lie_in_a_file_are_only_read(call, tmp_path):
    np.testing.assert_equal(call(mapped(INPUTS, tmp_path), LABELS), call(INPUTS, LABELS))


@each_taking_samples
def test_masked_samples_are_refused_and_counted(call):
    with pytest.raises(ValueError, match=r"no masked entries; got 2: .*filled\(\)"):
        call(hidden(INPUTS, (1, 0), (2, 1)), LABELS)


@each_taking_labels
def test_masked_labels_are_refused_and_counted(call):
    with pytest.raises(ValueError, match=r"no masked entries; got 2: .*filled\(\)"):
        call(INPUTS, hidden(LABELS, 1, 2))


@each_sampled
def test_a_mask_in_a_list_of_rows_is_seen(call):
    with pytest.raises(ValueError, match="no masked entries; got 1: "):
        call([*hidden(INPUTS, (1, 0))], LABELS)


def test_a_masked_entry_of_a_list_is_seen():
    with pytest.raises(ValueError, match="no masked entries; got 1: "):
        losses.SoftmaxCrossEntropy()(SCORES[:3], [0, np.ma.masked, 1])


# Types that are no numbers, or more than numbers.
OTHER = {
    "text": (np.full((4, 4), "1.5"), "dtype <U3: convert with astype"),
    "words": (np.full((4, 4), "high"), "dtype <U4$"),
    "objects": (INPUTS.astype(object), "dtype object: convert with astype"),
    "yes and no": (INPUTS > 0, "dtype bool: convert with astype"),
    "complex numbers": (INPUTS + 1j, "dtype complex128: take its real and imag parts"),
    "dates": (np.full((4, 4), "2026-11-01", "M8[D]"), "dtype datetime64.*: subtract a date and divide"),
    "times": (np.full((4, 4), 3, "m8[s]"), "dtype timedelta64.*: divide by"),
    "fields": (np.zeros(4, [("age", float), ("height", float)]), "structured_to_unstructured"),
    "rows of two lengths": ([[1.0, 2.0], [3.0]], "rows that differ in length"),
    "nothing": (None, "dtype object$"),
    "a generator": ((x for x in INPUTS), "dtype object$"),
}


@pytest.mark.parametrize("given, words", OTHER.values(), ids=OTHER)
@pytest.mark.parametrize("call", [network().predict, preprocessing.PCA().fit, activations.relu, activations.softmax])
def test_what_is_not_numbers_is_refused_in_words(call, given, words):
    with pytest.raises((TypeError, ValueError), match=f"must be an array of real numbers; got .*{words}"):
        call(given)


def test_an_array_of_another_library_that_can_not_be_read_says_why():
    class OnAnotherDevice:
        def __array__(self, dtype=None, copy=None):
            raise RuntimeError("use detach() first")

    with pytest.raises(TypeError, match="X must be an array of real numbers; got OnAnotherDevice: use detach"):
        network().predict(OnAnotherDevice())


# Tables


def test_the_names_of_columns_are_remembered():
    names = preprocessing.PCA().fit(table(INPUTS)).feature_names_in_
    assert names.tolist() == NAMES and names.dtype == object  # as scikit-learn keeps them


@each_transformer
def test_columns_in_another_order_than_at_fit_are_refused(make):
    transformer, other = make().fit(table(INPUTS)), table(INPUTS)[NAMES[::-1]]
    for call in (transformer.transform, transformer.inverse_transform):
        with pytest.raises(ValueError, match="the columns of X are those of fit in another order; accepted are 'age'"):
            call(other)


@each_transformer
def test_other_columns_than_at_fit_are_refused_by_name(make):
    other = table(INPUTS, ["age", "height", "smokes", "wealth"])
    with pytest.raises(ValueError, match="the columns of X lack 'income' and hold 'wealth', unlike those of fit"):
        make().fit(table(INPUTS)).transform(other)
    with pytest.raises(ValueError, match="the columns of X lack 'income', unlike those of fit"):
        make().fit(table(INPUTS)).transform(table(INPUTS)[NAMES[:3]])


@each_transformer
def test_counted_columns_are_compared_by_their_order_alone(make):
    transformer = make().fit(table(INPUTS, range(4)))
    assert not hasattr(transformer, "feature_names_in_")
    transformer.transform(table(INPUTS, range(4, 8)))
    with pytest.raises(ValueError, match="in another order"):
        transformer.transform(table(INPUTS, [1, 0, 2, 3]))


@each_transformer
def test_names_that_only_one_side_has_are_told_of(make):
    with pytest.warns(UserWarning, match="X has no column names, fit had some: its columns are taken by place"):
        make().fit(table(INPUTS)).transform(INPUTS)
    with pytest.warns(UserWarning, match="X has column names, fit had none: its columns are taken by place"):
        make().fit(INPUTS).transform(table(INPUTS))


def test_the_warning_of_names_points_at_the_readers_own_line():
    with pytest.warns(UserWarning, match="X has no column names") as told:
        preprocessing.Standardizer().fit(table(INPUTS)).transform(INPUTS)
    assert told[0].filename == __file__


@each_transformer
def test_the_names_that_fit_saw_are_taken_without_a_word(make):
    make().fit(table(INPUTS)).transform(table(INPUTS))


def test_a_new_fit_forgets_the_old_names():
    transformer = preprocessing.Standardizer().fit(table(INPUTS)).fit(INPUTS)
    assert not hasattr(transformer, "feature_names_in_")
    transformer.transform(INPUTS)


def test_a_fit_that_fails_keeps_the_old_names():
    transformer = preprocessing.Standardizer().fit(table(INPUTS))
    with pytest.raises(ValueError):
        transformer.fit(INPUTS[:0])
    assert transformer.feature_names_in_.tolist() == NAMES


def test_validation_data_with_columns_in_another_order_are_refused():
    with pytest.raises(ValueError, match="the columns of validation X are those of training X in another order"):
        trained(table(INPUTS), LABELS, validation=(table(INPUTS)[NAMES[::-1]], LABELS))


def test_a_network_knows_the_columns_that_it_was_trained_on():
    trainer = Trainer(network(), CROSS_ENTROPY, optimizers.SGD())
    trainer.fit(table(INPUTS), LABELS, 1, progress=False)
    for ours in (trainer.network, trainer.network.copy()):
        ours.predict(table(INPUTS))
        with pytest.raises(ValueError, match="the columns of X are those of the training data in another order"):
            ours.predict(table(INPUTS)[NAMES[::-1]])
    with pytest.raises(ValueError, match="the columns of training X are those of this run in another order"):
        trainer.fit(table(INPUTS)[NAMES[::-1]], LABELS, 2, progress=False)


JUDGED = {
    "training": trained,
    "validation": lambda X, y: trained(INPUTS, LABELS, validation=(X, y)),
    "accuracy": lambda X, y: network().accuracy(X, y),
    "accuracy of an ensemble": lambda X, y: ensemble("votes").accuracy(X, y),
    "gradient check": lambda X, y: checked(CROSS_ENTROPY, X, y),
}


@pytest.mark.parametrize("call", JUDGED.values(), ids=JUDGED)
def test_labels_whose_rows_are_named_in_another_order_are_refused(call):
    X, y = table(INPUTS), Column(LABELS)
    X.index, y.index = np.arange(SAMPLES), np.arange(SAMPLES)[::-1]
    with pytest.raises(ValueError, match=r"y are those of X in another order: .* y.loc\[X.index\]"):
        call(X, y)
    y.index = np.arange(SAMPLES) + 1  # other names say nothing of the order
    call(X, y)


NO_NUMBERS = {
    "text": ("red", "'red' in row 2 of column 'height'"),
    "a number as text": ("1.5", "'1.5' in row 2 of column 'height'"),
    "a gap": (Missing(), "<NA> in row 2 of column 'height'"),
    "nothing": (None, "None in row 2 of column 'height'"),
    "a complex number": (1j, "1j in row 2 of column 'height'"),
    "nan": (np.nan, r"got nan at \[2, 1\], column 'height'"),
}


@pytest.mark.parametrize("entry, words", NO_NUMBERS.values(), ids=NO_NUMBERS)
@pytest.mark.parametrize("call", [network().predict, preprocessing.PCA().fit, lambda X: trained(X, LABELS)])
def test_the_column_that_holds_no_numbers_is_named(call, entry, words):
    given = table(INPUTS.astype(object))
    given.held["height"][2] = entry
    with pytest.raises((TypeError, ValueError), match=words):
        call(given)


def test_a_column_of_dates_is_named():
    dates = Table({"age": INPUTS[:, 0], "born": np.full(SAMPLES, "2026-11-01", "M8[D]")})
    with pytest.raises(TypeError, match="in row 0 of column 'born'"):
        preprocessing.PCA().fit(dates)
    with pytest.raises(TypeError, match=r"dtype datetime64\[D\] of column 'born'"):
        preprocessing.PCA().fit(dates[["born"]])


# Range


@pytest.mark.parametrize("loss", (CLASSIFIERS | REGRESSIONS).values(), ids=CLASSIFIERS | REGRESSIONS)
def test_a_loss_of_float16_scores_of_40000_is_what_float32_gives(loss):
    scores = np.array([[4e4, -4e4, 0, 1], [-4e4, 4e4, 4e4, 2]], np.float16)
    targets = [1, 0] if loss.classifies else np.array([[0, 1, 0, 0], [1, 0, 0, 0]])
    value, dscores = loss(scores, targets)
    assert np.isfinite(value) and np.isfinite(dscores).all()
    np.testing.assert_equal((value, dscores), loss(scores.astype(np.float32), targets))


@each_transformer
def test_float16_features_that_spread_by_thousands_are_changed_as_float64_would(make):
    X = (1000 * TRAIN).astype(np.float16)
    changed, exact = make().fit_transform(X), make().fit_transform(X.astype(np.float64))
    np.testing.assert_allclose(changed, exact, rtol=1e-4, atol=1e-4 * np.abs(exact).max())


def test_the_softplus_of_float16_keeps_its_tail():
    tail = activations.softplus(np.array([-12.0], np.float16))
    assert tail == pytest.approx(np.log1p(np.exp(-12.0)), rel=1e-6)


def test_longdouble_past_the_range_of_float64_is_refused():
    huge = INPUTS.astype(np.longdouble)
    if np.finfo(np.longdouble).maxexp == np.finfo(np.float64).maxexp:
        pytest.skip("longdouble is float64 here")
    huge[1, 2] = np.longdouble(10) ** 400
    with pytest.raises(ValueError, match=r"finite in float64.*got inf at \[1, 2\]: scale it down first"):
        preprocessing.Standardizer().fit(huge)


def test_parameters_of_float16_are_refused_by_optimizers():
    with pytest.raises(TypeError, match="float32 or more, .*; got float16"):
        optimizers.Adam().step(np.ones(3, np.float16), np.zeros(3, np.float16))


def test_a_batch_size_beyond_the_data_takes_all_of_them_and_no_more_memory():
    network().forward(INPUTS)  # what is loaded on first use is not counted
    expected = trained(INPUTS, LABELS, batch_size=SAMPLES)
    tracemalloc.start()
    np.testing.assert_equal(trained(INPUTS, LABELS, batch_size=10**10), expected)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2**20


# Remedies

ONE_OUTPUT = mlp([FEATURES, 1])
ROWS = np.eye(CLASSES)[LABELS]
IMAGES = INPUTS.reshape(-1, 2, 2)


def regress(X, y):
    return losses.SquaredError()(ONE_OUTPUT.forward(X), y)


def attributes(X, y):
    return losses.BinaryCrossEntropy()(SCORES, y)


# What is called, with which X and y, and what its error offers to give in the place of one of them.
FROM_0 = "np.unique(y, return_inverse=True)[1]"
REMEDIES = {
    "float labels": (CROSS_ENTROPY, SCORES, LABELS.astype(float), "y.astype(int)"),
    "float labels in a list": (CROSS_ENTROPY, SCORES, LABELS.astype(float).tolist(), "np.asarray(y).astype(int)"),
    "labels as yes and no": (CROSS_ENTROPY, SCORES, LABELS > 2, "y.astype(int)"),
    "labels as objects": (CROSS_ENTROPY, SCORES, LABELS.astype(object), "y.astype(int)"),
    "labels as digits": (CROSS_ENTROPY, SCORES, LABELS.astype(str), "y.astype(int)"),
    "labels as rows of 0 and 1": (CROSS_ENTROPY, SCORES, ROWS.astype(int), "y.argmax(axis=1)"),
    "labels as rows of 0.0 and 1.0": (CROSS_ENTROPY, SCORES, ROWS, "y.argmax(axis=1)"),
    "labels as rows of yes and no": (CROSS_ENTROPY, SCORES, ROWS > 0, "y.argmax(axis=1)"),
    "labels as a table of yes and no": (
        CROSS_ENTROPY, SCORES, Table(dict(zip("abcde", ROWS.T > 0, strict=True))), "np.asarray(y).argmax(axis=1)",
    ),
    "labels as probabilities": (CROSS_ENTROPY, SCORES, activations.softmax(SCORES), "y.argmax(axis=1)"),
    "labels in a list of columns": (CROSS_ENTROPY, SCORES, LABELS[:, None].tolist(), "np.asarray(y).ravel()"),
    "labels in a column": (CROSS_ENTROPY, SCORES, LABELS[:, None], "y.ravel()"),
    "labels in a row": (CROSS_ENTROPY, SCORES, LABELS[None], "y.ravel()"),
    "labels in a row of a matrix": (CROSS_ENTROPY, SCORES, LABELS.view(np.matrix), "np.asarray(y).ravel()"),
    "float labels in a column": (CROSS_ENTROPY, SCORES, LABELS[:, None] + 0.0, "y.ravel().astype(int)"),
    "labels from 1": (CROSS_ENTROPY, SCORES, LABELS + 1, "y - 1"),
    "labels from 1 in a list": (CROSS_ENTROPY, SCORES, (LABELS + 1).tolist(), "np.asarray(y) - 1"),
    "labels of -1 and 1": (HINGE, SCORES, 2 * (LABELS > 2) - 1, "(y + 1) // 2"),
    "labels by tens": (CROSS_ENTROPY, SCORES, 10 * LABELS, FROM_0),
    "labels as names": (CROSS_ENTROPY, SCORES, np.array([*"abcde"])[LABELS], FROM_0),
    "names as objects": (CROSS_ENTROPY, SCORES, Column("abcde"[i] for i in LABELS), FROM_0),
    "accuracy of float labels": (network().accuracy, INPUTS, LABELS.astype(float), "y.astype(int)"),
    "training on labels from 1": (trained, INPUTS, LABELS + 1, "y - 1"),
    "images for a network": (network().accuracy, IMAGES, LABELS, "X.reshape(len(X), -1)"),
    "images in training": (trained, IMAGES, LABELS, "X.reshape(len(X), -1)"),
    "images in a list": (network().accuracy, IMAGES.tolist(), LABELS, "np.asarray(X).reshape(len(X), -1)"),
    "images in color": (trained, INPUTS.reshape(-1, 2, 2, 1), LABELS, "X.reshape(len(X), -1)"),
    "columns for samples": (network().accuracy, INPUTS.T, LABELS, "X.T"),
    "columns for samples in training": (trained, INPUTS.T, LABELS, "X.T"),
    "one sample": (lambda X, y: network().predict(X), INPUTS[0], None, "X.reshape(1, -1)"),
    "one feature": (lambda X, y: mlp([1, 3]).predict(X), INPUTS[:, 0], None, "X.reshape(-1, 1)"),
    "one feature to learn": (lambda X, y: preprocessing.PCA().fit(X), INPUTS[:, 0], None, "X.reshape(-1, 1)"),
    "images to learn": (lambda X, y: preprocessing.PCA().fit(X), IMAGES, None, "X.reshape(len(X), -1)"),
    "one number for each sample": (regress, INPUTS, INPUTS[:, 0], "y.reshape(-1, 1)"),
    "numbers in a list": (regress, INPUTS, INPUTS[:, 0].tolist(), "np.asarray(y).reshape(-1, 1)"),
    "targets in columns": (attributes, INPUTS, ROWS.T, "y.T"),
    "labels for attributes": (attributes, INPUTS, LABELS, "np.eye(5)[y]"),
}  # fmt: skip


@pytest.mark.parametrize("call, X, y, remedy", REMEDIES.values(), ids=REMEDIES)
def test_a_refusal_ends_with_what_helps(call, X, y, remedy):
    with pytest.raises((TypeError, ValueError), match=f": .*{re.escape(remedy)}"):
        call(X, y)
    helped = eval(remedy, {"np": np, "X": X, "y": y})
    call(*((helped, y) if "X" in remedy else (X, helped)))


# Where there is no way that is plainly right, what is wrong is all that is said, or where to look.
WITHOUT = {
    "numbers between": (LABELS + 0.5, "got dtype float64: numbers are predicted with a loss such as SquaredError"),
    "numbers with gaps": (np.where(LABELS == 0, np.nan, LABELS), "got dtype float64: leave out the samples without"),
    "more classes than scores": (np.arange(SAMPLES), "got 299: 300 classes need as many outputs"),
    "labels below 0": (LABELS - 1, "in 0 … 4; got -1$"),
    "several attributes": (SCORES > 0, "got dtype bool$"),
    "names with gaps": (np.array(["cat", None] * 150, dtype=object), "got dtype object$"),
    "dates": (np.full(SAMPLES, "2026-11-01", "M8[D]"), r"got dtype datetime64\[D\]$"),
    "uint64 beyond int64": (np.full(SAMPLES, 2**64 - 1, np.uint64), "got 18446744073709551615"),
}


@pytest.mark.parametrize("y, words", WITHOUT.values(), ids=WITHOUT)
def test_labels_that_nothing_makes_right_are_refused_in_words(y, words):
    with pytest.raises((TypeError, ValueError), match=words):
        CROSS_ENTROPY(SCORES, y)
