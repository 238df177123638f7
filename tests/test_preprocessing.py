"""Preprocessing: scikit-learn is the judge, of values and of manners."""

import copy
from fractions import Fraction

import numpy as np
import pytest
import sklearn
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from sklearn import decomposition, linear_model, model_selection, pipeline
from sklearn import preprocessing as judges
from sklearn.utils.estimator_checks import check_estimator

from nnlib.preprocessing import PCA, MeanCenterer, MinMaxScaler, NotFittedError, Standardizer, Whitener

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

drawn = np.random.default_rng(0)
TRAIN = drawn.normal(size=(200, 5)) @ drawn.normal(size=(5, 5)) + [1, -2, 30, 0, 5]
TEST = drawn.normal(size=(50, 5)) @ drawn.normal(size=(5, 5))
LABELS = (TRAIN[:, 0] > 1).astype(int)

TRANSFORMERS = {
    "MeanCenterer": MeanCenterer(),
    "MeanCenterer of images": MeanCenterer(per_feature=False),
    "Standardizer": Standardizer(),
    "MinMaxScaler": MinMaxScaler(),
    "PCA": PCA(),
    "PCA of 2": PCA(2),
    "Whitener": Whitener(),
    "Whitener zca": Whitener("zca"),
}
each_transformer = pytest.mark.parametrize(
    "make", [lambda t=t: sklearn.clone(t) for t in TRANSFORMERS.values()], ids=TRANSFORMERS
)
each_dtype = pytest.mark.parametrize("dtype", [np.float32, np.float64])


# Values


JUDGES = {
    "MeanCenterer": (MeanCenterer(), judges.StandardScaler(with_std=False)),
    "Standardizer": (Standardizer(), judges.StandardScaler()),
    "MinMaxScaler": (MinMaxScaler(), judges.MinMaxScaler((-1, 1))),
    "MinMaxScaler to 0..3": (MinMaxScaler(low=0, high=3), judges.MinMaxScaler((0, 3))),
}
each_judge = pytest.mark.parametrize("ours, judge", JUDGES.values(), ids=JUDGES)


@each_judge
def test_new_data_are_changed_as_by_scikit_learn(ours, judge):
    np.testing.assert_allclose(
        ours.fit(TRAIN).transform(TEST), judge.fit(TRAIN).transform(TEST), rtol=1e-12, atol=1e-13
    )


@each_judge
def test_the_way_back_is_that_of_scikit_learn(ours, judge):
    np.testing.assert_allclose(
        ours.fit(TRAIN).inverse_transform(TEST), judge.fit(TRAIN).inverse_transform(TEST), rtol=1e-12, atol=1e-13
    )


@each_judge
def test_a_constant_feature_is_treated_as_by_scikit_learn(ours, judge):
    X = TRAIN.copy()
    X[:, 1], X[:, 3] = 0.1, 0.0
    np.testing.assert_allclose(ours.fit_transform(X), judge.fit_transform(X), rtol=1e-12, atol=1e-13)


def test_a_fit_of_ones_own_gets_the_targets_that_fit_transform_got():
    class Told(Standardizer):
        def fit(self, X, y=None):
            self.told = y
            return super().fit(X)

    transformer = Told()
    transformer.fit_transform(TRAIN, LABELS)
    assert transformer.told is LABELS


@pytest.mark.parametrize("scaler, learned", [(Standardizer(), "scale_"), (MinMaxScaler(), "width_")], ids=repr)
def test_a_constant_feature_is_divided_by_1(scaler, learned):
    assert getattr(scaler.fit(np.ones((5, 2))), learned).tolist() == [1, 1]


def test_shares_of_variance_sum_to_1_however_small_the_data():
    assert PCA().fit(TRAIN * 1e-6).variance_ratio_.sum() == pytest.approx(1, rel=1e-12)


def test_no_target_is_asked_for():
    assert Standardizer().__sklearn_tags__().target_tags.required is False


@pytest.mark.parametrize("X", [TRAIN, TRAIN[:, :1]], ids=["five pixels", "one pixel"])
def test_one_mean_for_all_pixels_is_the_mean_of_the_whole_array(X):
    np.testing.assert_allclose(MeanCenterer(per_feature=False).fit_transform(X), X - X.mean(), rtol=1e-12)


def signed_like(directions, judge):
    """The directions, each turned to the side of the judge's: a direction's sign is free."""
    return directions * np.sign((directions * judge).sum(axis=1, keepdims=True))


@pytest.mark.parametrize("components", [None, 1, 3, 5, 0.5, 0.9, 0.99])
def test_principal_components_are_those_of_scikit_learn(components):
    ours, judge = PCA(components).fit(TRAIN), decomposition.PCA(components, svd_solver="full").fit(TRAIN)
    np.testing.assert_allclose(signed_like(ours.components_, judge.components_), judge.components_, atol=1e-12)
    np.testing.assert_allclose(ours.variance_ratio_, judge.explained_variance_ratio_, rtol=1e-11)
    np.testing.assert_allclose(ours.variance_, judge.explained_variance_ * 199 / 200, rtol=1e-11)  # over N, not N - 1


def test_reduced_data_are_those_of_scikit_learn():
    ours, judge = PCA(3).fit(TRAIN), decomposition.PCA(3, svd_solver="full").fit(TRAIN)
    np.testing.assert_allclose(
        signed_like(ours.transform(TEST).T, judge.transform(TEST).T).T, judge.transform(TEST), atol=1e-12
    )


def test_the_largest_entry_of_each_direction_is_positive():
    components = PCA().fit(TRAIN).components_
    assert (components[np.arange(5), np.abs(components).argmax(axis=1)] > 0).all()


def test_all_of_the_variance_needs_all_directions_that_have_any():
    flat = TRAIN.copy()
    flat[:, 4] = flat[:, 0]
    assert len(PCA(1.0).fit(flat).components_) == 4


def test_whitened_data_are_those_of_scikit_learn():
    ours = Whitener(epsilon=0).fit(TRAIN).transform(TEST)
    judge = decomposition.PCA(whiten=True, svd_solver="full").fit(TRAIN).transform(TEST) * np.sqrt(200 / 199)
    np.testing.assert_allclose(signed_like(ours.T, judge.T).T, judge, rtol=1e-10)


@pytest.mark.parametrize("kind", ["pca", "zca"])
def test_whitened_training_data_have_the_identity_as_covariance(kind):
    Z = Whitener(kind, epsilon=0).fit_transform(TRAIN)
    np.testing.assert_allclose(Z.T @ Z / len(Z), np.eye(5), atol=1e-11)


def test_epsilon_shrinks_each_direction_by_its_share_of_the_variance():
    Z, variance = Whitener(epsilon=0.5).fit_transform(TRAIN), PCA().fit(TRAIN).variance_
    np.testing.assert_allclose(Z.T @ Z / len(Z), np.diag(variance / (variance + 0.5)), atol=1e-11)


def test_zca_is_the_inverse_root_of_the_covariance():
    whitener = Whitener("zca", epsilon=0.01).fit(TRAIN)
    covariance = np.cov(TRAIN.T, bias=True) + 0.01 * np.eye(5)
    np.testing.assert_allclose(whitener.whitening_ @ covariance @ whitener.whitening_, np.eye(5), atol=1e-10)
    np.testing.assert_allclose(whitener.whitening_, whitener.whitening_.T, atol=1e-12)


def test_large_float32_numbers_are_standardized_as_exactly_as_they_are_stored():
    X = np.random.default_rng(0).normal(1000, 1, size=(50_000, 2)).astype(np.float32)
    exact = judges.StandardScaler().fit_transform(X.astype(np.float64))
    np.testing.assert_allclose(Standardizer().fit_transform(X), exact, rtol=1e-6, atol=1e-9)


# Every type and every scale


def exactly(X):
    """The numbers as fractions: arithmetic without rounding."""
    return np.array([[Fraction(float(number)) for number in row] for row in X], dtype=object)


def exactly_centred(X):
    return (exactly(X) - exactly(X).sum(axis=0) / Fraction(len(X))).astype(np.float64)


def exactly_standardized(X):
    """Standardized in units of the largest number of each feature, which standardization does not see."""
    centered = exactly(X) - exactly(X).sum(axis=0) / Fraction(len(X))
    largest = np.abs(centered).max(axis=0)
    centered = (centered / np.where(largest > 0, largest, Fraction(1))).astype(np.float64)
    deviation = np.sqrt(np.square(centered).mean(axis=0))
    return centered / np.where(deviation > 0, deviation, 1)


def exactly_stretched(X):
    moved = exactly(X) - exactly(X).min(axis=0)
    width = moved.max(axis=0)
    return (2 * moved / np.where(width > 0, width, Fraction(1)) - 1).astype(np.float64)


EXACT = {
    "MeanCenterer": (MeanCenterer(), exactly_centred),
    "Standardizer": (Standardizer(), exactly_standardized),
    "MinMaxScaler": (MinMaxScaler(), exactly_stretched),
}
each_exact = pytest.mark.parametrize("ours, exact", EXACT.values(), ids=EXACT)
HOUR = 1.7e9 + np.arange(0, 3600, 200.0)
SPREADS = {
    "unix seconds of an hour": np.stack([HOUR, HOUR**0.5, HOUR - 1.7e9], axis=1),
    "spreads of 1e-30": 1e-30 * drawn.normal(size=(9, 3)),
    "spreads of 1e-30 beside 1 and 1e30": drawn.normal(size=(9, 3)) * [1e-30, 1, 1e30],
    "spreads of 1e-200 beside 1 and 1e30": drawn.normal(size=(9, 3)) * [1e-200, 1, 1e30],
    "huge numbers": 1e38 * drawn.random(size=(9, 3)),
    "the least that float32 can tell apart": np.float32(1000) + np.spacing(np.float32(1000)) * np.arange(9.0)[:, None],
    "constants whose mean rounds": np.full((7, 3), [0.1, 1 / 3, 1e20]),
    "one sample": np.array([[0.1, -3e30, 5e-31]]),
    "half in one place": np.array([[1.7e9], [1.7e9], [1.7e9], [1.7e9 + 128]]),
}


@each_exact
@each_dtype
@pytest.mark.parametrize("X", SPREADS.values(), ids=SPREADS)
def test_any_spread_is_treated_as_in_exact_arithmetic(ours, exact, X, dtype):
    X = X.astype(dtype)
    spread = np.abs(exact(X)).max(axis=0) + np.finfo(dtype).tiny
    error = np.abs(sklearn.clone(ours).fit_transform(X).astype(np.float64) - exact(X)) / spread
    assert error.max() < 4 * np.finfo(dtype).eps


@st.composite
def tables_of_any_type(draw):
    bits = draw(st.sampled_from([16, 32, 64]))
    shape = draw(st.tuples(st.integers(1, 6), st.integers(1, 3)))
    numbers = st.floats(-1e150, 1e150) if bits == 64 else st.floats(width=bits, allow_nan=False, allow_infinity=False)
    base, step = draw(arrays.arrays(f"f{bits // 8}", (2, shape[1]), elements=numbers))
    places = draw(arrays.arrays(np.int64, shape, elements=st.integers(-3, 3)))
    with np.errstate(over="ignore", invalid="ignore"):
        X = base + places.astype(base.dtype) * (step if draw(st.booleans()) else np.spacing(base))
    return np.where(np.isfinite(X), X, base)


@each_exact
@given(X=tables_of_any_type())
def test_any_numbers_are_treated_as_in_exact_arithmetic_or_refused(ours, exact, X):
    expected, width = exact(X), np.ptp(X.astype(np.float64), axis=0)
    try:
        Z = sklearn.clone(ours).fit_transform(X)
    except ValueError as error:
        assert "float32 cannot hold" in str(error) and np.abs(expected).max() > np.finfo(np.float32).max
        return
    decided = (width == 0) | (width > 4 * np.finfo(np.float64).tiny)  # below this, a spread counts as none
    rounding = 8 * np.finfo(Z.dtype).eps * np.abs(expected).max(axis=0) + 2 * np.finfo(Z.dtype).smallest_subnormal
    assert (np.abs(Z - expected) <= rounding)[:, decided].all()


@each_transformer
@given(number=st.floats(-1e150, 1e150), samples=st.integers(1, 9), dtype=st.sampled_from(["f2", "f4", "f8", "g"]))
def test_a_constant_becomes_0_to_the_last_digit(make, number, samples, dtype):
    with np.errstate(over="ignore"):
        X = np.full((samples, 2), number).astype(dtype)
    if np.isfinite(X).all():
        assert set(make().fit_transform(X).ravel()) == {-1 if type(make()) is MinMaxScaler else 0}


@each_transformer
def test_the_order_of_the_samples_changes_nothing_but_roundings(make):
    X = TRAIN + [1e6, 0, -1e3, 0, 1e-3]
    expected = make().fit(X).transform(TEST)
    for seed in range(5):
        shuffled = np.random.default_rng(seed).permutation(X)
        np.testing.assert_allclose(make().fit(shuffled).transform(TEST), expected, rtol=1e-8, atol=1e-8)


def twins(rng):
    x = rng.normal(size=60)
    return np.stack([x, x], axis=1)


def mirrored(rng):
    x = rng.normal(size=60)
    return np.stack([x, -x, rng.normal(size=60)], axis=1)


def standardized_pair(rng):
    """Two standardized features: both principal components lie on a diagonal, whatever the data are."""
    x = rng.normal(size=60)
    return Standardizer().fit_transform(np.stack([x, rng.normal(size=60) - 0.5 * x], axis=1))


def three_of_a_kind(rng):
    return rng.normal(size=(60, 1)) * [1, -1, 1]


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("data", [twins, mirrored, standardized_pair, three_of_a_kind])
def test_a_component_whose_entries_tie_keeps_its_sign_when_samples_are_shuffled(data, dtype):
    for seed in range(10):
        rng = np.random.default_rng(seed)
        X = data(rng).astype(dtype)
        first = PCA(1).fit(X).components_[0]
        for _ in range(10):
            np.testing.assert_allclose(PCA(1).fit(rng.permutation(X)).components_[0], first, atol=1e-6)


def test_of_entries_that_tie_the_first_is_positive():
    x = np.random.default_rng(0).normal(size=50)
    assert PCA().fit(np.stack([x, -x], axis=1)).components_[0] == pytest.approx([0.5**0.5, -(0.5**0.5)])


@pytest.mark.parametrize("make", [Standardizer, MinMaxScaler], ids=["Standardizer", "MinMaxScaler"])
@given(X=tables_of_any_type(), power=st.integers(-300, 300))
def test_another_unit_changes_nothing(make, X, power):
    X = np.where(np.abs(X.astype(np.float64)) < 1e-100, 0, X.astype(np.float64))
    np.testing.assert_allclose(make().fit_transform(X * 2.0**power), make().fit_transform(X), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("unit, dtype", [
    (1e-30, np.float32), (1e30, np.float32), (1e-200, np.float64), (1e150, np.float64), (100, np.float16),
])  # fmt: skip
def test_principal_components_do_not_depend_on_the_unit(unit, dtype):
    judge, ours = decomposition.PCA().fit(TRAIN), PCA().fit((unit * TRAIN).astype(dtype))
    rounding = 100 * np.finfo(dtype).eps
    np.testing.assert_allclose(ours.variance_ratio_, judge.explained_variance_ratio_, atol=rounding)
    np.testing.assert_allclose(signed_like(ours.components_, judge.components_), judge.components_, atol=rounding)
    assert len(PCA(0.9).fit((unit * TRAIN).astype(dtype)).components_) == len(PCA(0.9).fit(TRAIN).components_)


@pytest.mark.parametrize("unit", [1e-200, 1e-30, 1, 1e30, 1e150])
@pytest.mark.parametrize("kind", ["pca", "zca"])
def test_whitened_data_do_not_depend_on_the_unit_but_for_epsilon(kind, unit):
    expected = Whitener(kind, epsilon=0).fit_transform(TRAIN)
    np.testing.assert_allclose(Whitener(kind, epsilon=0).fit_transform(unit * TRAIN), expected, rtol=1e-9, atol=1e-9)


@each_transformer
@pytest.mark.parametrize("dtype, answer", [("f2", "f4"), (">f4", "f4"), ("g", "f8"), (">f8", "f8"), ("i8", "f8")])
def test_every_other_type_is_answered_in_one_that_holds_it(make, dtype, answer):
    X = np.round(300 * TRAIN).clip(-6e4, 6e4).astype(dtype)
    Z, expected = make().fit_transform(X), make().fit_transform(X.astype(answer))
    assert Z.dtype == answer and np.array_equal(Z, expected)
    assert np.ptp(Z, axis=0).all()


@each_transformer
def test_the_answer_has_the_type_of_the_data_whatever_fit_saw(make):
    for seen, asked in (("f4", "f8"), ("f8", "f4")):
        transformer = make().fit(TRAIN.astype(seen))
        Z = transformer.transform(TEST.astype(asked))
        assert Z.dtype == asked == transformer.inverse_transform(Z).dtype


@each_transformer
def test_what_was_learned_can_be_read(make):
    transformer = make().fit(TRAIN + 100)
    if not isinstance(transformer, MinMaxScaler):
        axis = 0 if getattr(transformer, "per_feature", True) else None
        np.testing.assert_allclose(transformer.mean_, (TRAIN + 100).mean(axis=axis), rtol=1e-12)
    if isinstance(transformer, Standardizer):
        np.testing.assert_allclose(transformer.scale_, TRAIN.std(axis=0), rtol=1e-9)


@each_transformer
def test_the_mean_of_single_precision_is_learned_in_double(make):
    X = TRAIN.astype(np.float32)
    if not isinstance(make(), MinMaxScaler):
        axis = 0 if getattr(make(), "per_feature", True) else None
        np.testing.assert_allclose(make().fit(X).mean_, X.mean(axis=axis, dtype=np.float64), rtol=1e-14)


@each_transformer
def test_scikit_learn_is_told_which_types_are_kept(make):
    assert make().__sklearn_tags__().transformer_tags.preserves_dtype == ["float64", "float32"]


FAR = np.float32([[3e38, 3e38], [-3e38, -3e38], [-3e38, 3e38]])
TOO_FAR = {
    "centered": (MeanCenterer(), FAR, "^MeanCenterer makes numbers of X that float32 cannot hold"),
    "turned": (PCA(), FAR, "^PCA makes numbers of X that float32 cannot hold"),
    "infinity less infinity": (Whitener().fit(1e-3 * TRAIN), np.full((1, 5), 1.7e308), "float64 cannot hold"),
    "new data": (Standardizer().fit(np.float32([[0], [1e-30]])), np.float32([[1e30]]), "float32 cannot hold"),
    "to ends that float32 has not": (MinMaxScaler(0, 1e39), np.float32([[0], [1]]), "float32 cannot hold"),
    "wider than float64": (Standardizer(), np.array([[1.7e308], [-1.7e308]]), "too far for Standardizer in float64"),
    "stretched": (MinMaxScaler(), np.array([[1.7e308], [-1.7e308]]), "too far for MinMaxScaler in float64"),
    "variance": (PCA(), 1e200 * TRAIN, "too far for PCA in float64"),
    "whitened": (Whitener(), 1e200 * TRAIN, "too far for Whitener in float64"),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("transformer, X, words", TOO_FAR.values(), ids=TOO_FAR)
def test_what_no_float_can_hold_is_refused_with_the_remedy(transformer, X, words):
    transformer = copy.copy(transformer)
    change = transformer.transform if transformer.__sklearn_is_fitted__() else transformer.fit_transform
    with pytest.raises(ValueError, match=f"{words}: divide"):
        change(X)


def test_a_direction_that_is_mere_rounding_has_no_variance():
    X = np.column_stack([TRAIN, TRAIN.sum(axis=1)])
    assert PCA().fit(X).variance_[-1] == 0
    with pytest.raises(ValueError, match="epsilon must be above 0"):
        Whitener(epsilon=0).fit(X)


@each_transformer
def test_many_samples_are_changed_as_a_few_of_them_alone(make):
    X = np.random.default_rng(0).normal(size=(10_000, 5)) * 100
    transformer = make().fit(X)
    alone = np.concatenate([transformer.transform(some) for some in np.array_split(X, 30)])
    np.testing.assert_allclose(transformer.transform(X), alone, rtol=1e-12, atol=1e-12)


# Manners


@each_transformer
def test_statistics_come_from_the_training_data_alone(make):
    transformer = make().fit(TRAIN)
    expected = transformer.transform(TEST[:1])
    transformer.transform(1000 * TEST)
    assert np.array_equal(transformer.transform(TEST[:1]), expected)


@each_transformer
@each_dtype
def test_floating_types_are_kept(make, dtype):
    transformer = make().fit(TRAIN.astype(dtype))
    Z = transformer.transform(TEST.astype(dtype))
    assert Z.dtype == transformer.inverse_transform(Z).dtype == dtype


@each_transformer
def test_integers_become_float64(make):
    whole = (10 * TRAIN).astype(np.uint8)
    Z = make().fit_transform(whole)
    assert Z.dtype == np.float64
    np.testing.assert_allclose(Z, make().fit_transform(whole.astype(float)))


@each_transformer
def test_the_data_are_left_as_they_were(make):
    X = TRAIN.copy()
    transformer = make().fit(X)
    transformer.inverse_transform(transformer.transform(X))
    assert np.array_equal(X, TRAIN)


@each_transformer
def test_fit_transform_is_fit_and_transform(make):
    assert np.array_equal(make().fit_transform(TRAIN), make().fit(TRAIN).transform(TRAIN))


@each_transformer
def test_a_new_fit_forgets_the_old_one(make):
    assert np.array_equal(make().fit(TEST).fit(TRAIN).transform(TEST), make().fit(TRAIN).transform(TEST))


@each_transformer
def test_what_was_not_fitted_says_so(make):
    for call in (make().transform, make().inverse_transform):
        with pytest.raises(NotFittedError, match=f"^this {type(make()).__name__} is not fitted yet"):
            call(TEST)


@each_transformer
def test_the_way_back_takes_what_transform_gives_and_nothing_else(make):
    transformer = make().fit(TRAIN)
    features = transformer.transform(TEST).shape[1]
    with pytest.raises(ValueError, match=f"1 features, {features} are accepted"):
        transformer.inverse_transform(TEST[:, :1])


@pytest.mark.parametrize(
    "transformer, change",
    [(MinMaxScaler(), {"low": 5, "high": 3}), (PCA(), {"components": 9}), (Whitener(), {"kind": "cholesky"})],
    ids=repr,
)
def test_a_fit_that_fails_leaves_the_last_one_in_place(transformer, change):
    transformer = sklearn.clone(transformer)
    expected = transformer.fit(TRAIN).transform(TEST)
    transformer.set_params(**change)
    with pytest.raises(ValueError):
        transformer.fit(10 * TRAIN)
    assert np.array_equal(transformer.transform(TEST), expected)


def test_a_whitener_that_fails_on_its_data_keeps_the_last_fit():
    whitener = Whitener(epsilon=0).fit(TRAIN)
    expected = whitener.transform(TEST)
    with pytest.raises(ValueError, match="epsilon must be above 0"):
        whitener.fit(np.ones((3, 5)))
    assert np.array_equal(whitener.transform(TEST), expected)


def test_parameters_take_effect_at_the_next_fit():
    scaler = MinMaxScaler().fit(TRAIN)
    before = scaler.transform(TEST)
    scaler.set_params(low=0, high=10)
    assert np.array_equal(scaler.transform(TEST), before)
    assert scaler.fit(TRAIN).transform(TRAIN).max() == 10


@each_transformer
def test_a_clone_is_unfitted_and_has_the_same_parameters(make):
    clone = sklearn.clone(make().fit(TRAIN))
    assert clone.get_params() == make().get_params()
    assert not clone.__sklearn_is_fitted__()


@each_transformer
def test_it_works_in_a_pipeline(make):
    model = pipeline.make_pipeline(make(), linear_model.LogisticRegression())
    assert model.fit(TRAIN, LABELS).score(TRAIN, LABELS) > 0.5


def test_a_search_over_a_pipeline_sets_its_parameters():
    model = pipeline.make_pipeline(Standardizer(), PCA(), linear_model.LogisticRegression())
    search = model_selection.GridSearchCV(model, {"pca__components": [1, 5]}, cv=2).fit(TRAIN, LABELS)
    assert search.best_params_ == {"pca__components": 5}


NOT_APPLICABLE = {
    "check_n_features_in_after_fitting": "asks for scikit-learn's own wording; the error itself is tested here",
    "check_estimators_empty_data_messages": "asks for scikit-learn's own wording; the error itself is tested here",
    "check_fit2d_predict1d": "asks for scikit-learn's own wording; the error itself is tested here",
    "check_complex_data": "asks for a ValueError in scikit-learn's own wording; ours is a TypeError",
    "check_dtype_object": "asks that objects which happen to be numbers are taken; ours takes arrays of numbers",
    "check_array_api_input": "skipped by scikit-learn itself: nnlib is a NumPy library",
}


@pytest.mark.filterwarnings("ignore:Estimator .* does not inherit")
@pytest.mark.parametrize("name", [name for name in TRANSFORMERS if name != "PCA of 2"])  # some have one feature
def test_scikit_learns_own_checks_pass_but_for_those_that_do_not_apply(name):
    results = check_estimator(TRANSFORMERS[name], on_skip=None, on_fail=None)
    assert len(results) > 40
    assert {result["check_name"] for result in results if result["status"] != "passed"} <= set(NOT_APPLICABLE)


WRONG = {
    "another number of features": (TEST[:, :3], ValueError, "3 features, 5 are accepted"),
    "no features": (np.zeros((4, 0)), ValueError, r"empty: shape \(4, 0\)"),
    "no samples": (np.zeros((0, 5)), ValueError, r"empty: shape \(0, 5\)"),
    "one sample without its axis": (TEST[0], ValueError, r"\(samples, features\); got \(5,\)"),
    "complex numbers": (TEST + 1j, TypeError, "real numbers; got dtype complex128"),
    "objects": (TEST.astype(object), TypeError, "real numbers; got dtype object"),
    "NaN": (np.full((2, 5), np.nan), ValueError, r"without NaN or infinity; got nan at \[0, 0\]"),
}


@each_transformer
@pytest.mark.parametrize("X, error, words", WRONG.values(), ids=WRONG)
def test_data_that_do_not_fit_are_refused_in_words(make, X, error, words):
    with pytest.raises(error, match=words):
        make().fit(TRAIN).transform(X)


# There and back


tables = arrays.arrays(np.float64, st.tuples(st.integers(1, 8), st.integers(1, 4)), elements=st.floats(-1e6, 1e6))


@pytest.mark.parametrize("make", [MeanCenterer, Standardizer, MinMaxScaler, PCA])
@settings(max_examples=60)
@given(X=tables)
def test_there_and_back_is_the_identity(make, X):
    transformer = make()
    back = transformer.inverse_transform(transformer.fit_transform(X))
    np.testing.assert_allclose(back, X, rtol=0, atol=1e-13 * np.abs(X).max())


@pytest.mark.parametrize("kind", ["pca", "zca"])
@settings(max_examples=60)
@given(X=tables)
def test_whitening_there_and_back_is_the_identity(kind, X):
    whitener = Whitener(kind, epsilon=1.0)
    back = whitener.inverse_transform(whitener.fit_transform(X))
    # The widest direction is shrunk by this factor, and its rounding is stretched by it on the way back.
    stretch = np.sqrt(whitener.variance_[0] + 1)
    np.testing.assert_allclose(back, X, rtol=0, atol=1e-14 * stretch * max(1, np.abs(X).max()))


@given(X=tables)
def test_min_max_reaches_its_ends_and_stays_inside(X):
    Z = MinMaxScaler(low=0, high=1).fit_transform(X)
    assert Z.min() == 0
    assert (Z.max(axis=0) == (X.max(axis=0) > X.min(axis=0))).all()


@given(X=tables)
def test_centred_data_have_the_mean_0(X):
    Z = MeanCenterer().fit_transform(X)
    np.testing.assert_allclose(Z.mean(axis=0), 0, atol=1e-15 * len(X) * np.abs(X).max())
