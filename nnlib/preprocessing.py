"""Preprocessing: what is done to the data before a network sees it.

Every transformer learns its statistics from the *training* data with ``fit`` and applies them to any
data with ``transform``. Learned attributes end in ``_``. Rows are samples: ``X`` is (N, D). They speak
scikit-learn's protocol and work inside its ``Pipeline``.

Source: CS231n, Neural Networks Part 2, "Data Preprocessing".
"""

import inspect
import warnings

import numpy as np

from nnlib import _checks


class NotFittedError(ValueError, AttributeError):
    """``transform`` was asked for before ``fit``.

    Examples
    --------
    >>> try:
    ...     PCA().transform([[1.0, 2.0]])
    ... except NotFittedError as error:
    ...     print(error)
    this PCA is not fitted yet: call fit with training data first
    """


class Transformer:
    """``fit(X)``, ``transform(X)``, ``fit_transform(X)``, ``inverse_transform(X)``.

    Constructor arguments are kept as they are given and checked by ``fit``, as scikit-learn wants it.
    float32 is kept, float16 becomes float32, everything else float64; X itself is never changed.
    ValueError for data that is not (samples, features), not finite, or of another number of features than
    ``fit`` saw. Of a table, such as a DataFrame, ``fit`` remembers the columns, with names in
    ``feature_names_in_``; ValueError for others, or another order, later, and a warning for an array, which
    names none.

    Examples
    --------
    >>> scaler = Standardizer()
    >>> Z = scaler.fit_transform([[1.0], [3.0]])
    >>> Z.ravel(), scaler.inverse_transform(Z).ravel()
    (array([-1.,  1.]), array([1., 3.]))
    """

    def fit(self, X, y=None):
        """Learn the statistics of ``X`` (N, D); returns the transformer. ``y`` is ignored."""
        columns, X = _checks.columns(X), self._samples(X)
        self._learn(X)
        self.n_features_in_, self._columns = X.shape[1], columns
        vars(self).pop("feature_names_in_", None)
        if _checks.are_names(columns):
            self.feature_names_in_ = np.array(columns, dtype=object)
        return self

    def transform(self, X):
        """``X`` changed by the statistics that ``fit`` learned; an array (N, D), or (N, K) after a reduction."""
        self._fitted()
        self._compare(_checks.columns(X))
        return self._apply(self._samples(X, self.n_features_in_))

    def fit_transform(self, X, y=None):
        """``fit`` and ``transform`` on the same data."""
        return self.fit(X, y).transform(X)

    def inverse_transform(self, X):
        """The way back from what ``transform`` gave."""
        self._fitted()
        columns = _checks.columns(X)
        if columns is not None and set(columns) == set(self._columns or ()):
            self._compare(columns)
        return self._undo(self._samples(X, self._transformed_features()))

    def get_params(self, deep=True):
        """The constructor's arguments, by name."""
        return {name: getattr(self, name) for name in inspect.signature(type(self)).parameters}

    def set_params(self, **params):
        """Change constructor's arguments; takes effect at the next ``fit``."""
        unknown = set(params) - set(self.get_params())
        if unknown:
            raise ValueError(f"{type(self).__name__} takes {sorted(self.get_params())}; got {sorted(unknown)}")
        for name, value in params.items():
            setattr(self, name, value)
        return self

    def __sklearn_tags__(self):
        from sklearn.utils import Tags, TargetTags, TransformerTags

        return Tags(
            estimator_type=None, target_tags=TargetTags(required=False),
            transformer_tags=TransformerTags(preserves_dtype=["float64", "float32"]),
        )  # fmt: skip

    def __sklearn_is_fitted__(self):
        return hasattr(self, "n_features_in_")

    def _fitted(self):
        if not self.__sklearn_is_fitted__():
            raise NotFittedError(f"this {type(self).__name__} is not fitted yet: call fit with training data first")

    def _compare(self, columns):
        """Refuse other columns than ``fit`` saw, and warn where only one of the two has names."""
        _checks.same_columns("X", columns, self._columns, "fit")
        if (columns is None) != (self._columns is None) and _checks.are_names(columns or self._columns):
            which = "no column names, fit had some" if columns is None else "column names, fit had none"
            warnings.warn(f"X has {which}: its columns are taken by place", stacklevel=3)

    def _transformed_features(self):
        return self.n_features_in_

    def _samples(self, X, features=None):
        return _checks.samples(X, features)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self.get_params().items())})"


class MeanCenterer(Transformer):
    """Subtract the mean, so that the data lie around the origin.

    Parameters
    ----------
    per_feature : bool
        True: each feature's own mean. False: one mean over all features, as is sometimes done for images.

    Examples
    --------
    >>> MeanCenterer().fit_transform([[1.0, 10.0], [3.0, 30.0]])
    array([[ -1., -10.],
           [  1.,  10.]])
    """

    def __init__(self, per_feature=True):
        self.per_feature = per_feature

    def _learn(self, X):
        mean = _mean(X)
        self.mean_ = mean if self.per_feature else np.full_like(mean, mean.mean())

    def _apply(self, X):
        return X - self.mean_

    def _undo(self, X):
        return X + self.mean_


class Standardizer(Transformer):
    """Subtract each feature's mean and divide by its standard deviation.

    A constant feature has no spread to divide by: it becomes 0.

    Examples
    --------
    >>> Standardizer().fit_transform([[1.0, 7.0], [3.0, 7.0]])
    array([[-1.,  0.],
           [ 1.,  0.]])
    """

    def _learn(self, X):
        self.mean_ = _mean(X)
        deviation = np.sqrt(_mean((X - self.mean_) ** 2))
        # The mean of equal numbers may be off by rounding, and the deviation then tiny instead of 0.
        constant = deviation <= 10 * np.finfo(X.dtype).eps * np.abs(self.mean_)
        self.scale_ = np.where(constant, X.dtype.type(1), deviation)

    def _apply(self, X):
        return (X - self.mean_) / self.scale_

    def _undo(self, X):
        return X * self.scale_ + self.mean_


class MinMaxScaler(Transformer):
    """Stretch each feature so that its training values reach from ``low`` to ``high``.

    A constant feature goes to ``low``. New data may fall outside.

    Parameters
    ----------
    low, high : float
        ``low`` must be below ``high``.

    Examples
    --------
    >>> MinMaxScaler().fit_transform([[0.0, 5.0], [10.0, 5.0], [5.0, 5.0]])
    array([[-1., -1.],
           [ 1., -1.],
           [ 0., -1.]])
    """

    def __init__(self, low=-1, high=1):
        self.low, self.high = low, high

    def _learn(self, X):
        low, high = _checks.number("low", self.low), _checks.number("high", self.high)
        if low >= high:
            raise ValueError(f"low must be below high; got low={low:g}, high={high:g}")
        self.low_, self.height_, self.minimum_ = low, high - low, X.min(axis=0)
        width = X.max(axis=0) - self.minimum_
        self.width_ = np.where(width > 0, width, X.dtype.type(1))

    def _apply(self, X):
        return (X - self.minimum_) / self.width_ * self.height_ + self.low_

    def _undo(self, X):
        return (X - self.low_) / self.height_ * self.width_ + self.minimum_


class PCA(Transformer):
    """Principal components: turn the axes along the directions in which the data spread most.

    Parameters
    ----------
    components : int, float or None
        How many directions to keep: a number of them (1 … D), the share of variance to keep
        (a float in (0, 1]), or None for all.

    Attributes
    ----------
    mean_ : array (D,)
    components_ : array (K, D)
        Unit vectors in rows, largest variance first. Each is turned so that its largest entry is positive.
    variance_ : array (K,)
        Variance (divided by N) along each.
    variance_ratio_ : array (K,)
        Its share of the whole variance.

    Examples
    --------
    >>> pca = PCA(components=0.99).fit([[-2.0, -2.0], [0.0, 0.1], [2.0, 2.0]])
    >>> pca.components_.round(2)
    array([[0.71, 0.71]])
    """

    def __init__(self, components=None):
        self.components = components

    def _learn(self, X):
        mean = _mean(X)
        directions, variance = _principal_directions(X - mean)
        total = variance.sum()
        ratio = variance / total if total > 0 else np.zeros_like(variance)
        kept = self._kept(ratio)
        self.mean_, self.components_ = mean, directions[:kept]
        self.variance_, self.variance_ratio_ = variance[:kept], ratio[:kept]

    def _kept(self, ratio):
        if self.components is None:
            return len(ratio)
        if isinstance(self.components, (float, np.floating)):
            share = _checks.number("components (a share of variance)", self.components, "(0, 1]")
            return min(int(np.searchsorted(ratio.cumsum(), share - 1e-12)) + 1, len(ratio))
        kept = _checks.integer("components", self.components)
        if kept > len(ratio):
            raise ValueError(f"components must be at most {len(ratio)}, the number of features; got {kept}")
        return kept

    def _apply(self, X):
        return (X - self.mean_) @ self.components_.T

    def _undo(self, X):
        return X @ self.components_ + self.mean_

    def _transformed_features(self):
        return len(self.components_)


class Whitener(Transformer):
    """Turn along the principal directions and divide by the spread of each: the covariance becomes the identity.

    Parameters
    ----------
    kind : "pca" or "zca"
        "zca" turns back afterwards, so that the result stays as near to the data as it can:
        whitened images still look like images.
    epsilon : float, at least 0
        Added to each variance, so that directions of almost no variance, mostly noise, are not blown up.

    Source: CS231n, "PCA and Whitening"; Bell and Sejnowski (1997) for ZCA.

    Examples
    --------
    >>> X = np.random.default_rng(0).normal(size=(500, 2)) @ [[2.0, 1.0], [0.0, 0.5]]
    >>> Z = Whitener().fit_transform(X)
    >>> np.allclose(Z.T @ Z / len(Z), np.eye(2), atol=1e-3)
    True
    """

    def __init__(self, kind="pca", epsilon=1e-5):
        self.kind, self.epsilon = kind, epsilon

    def _learn(self, X):
        kind = _checks.choice("kind", self.kind, ("pca", "zca"))
        epsilon = _checks.number("epsilon", self.epsilon, "[0, inf)")
        mean = _mean(X)
        directions, variance = _principal_directions(X - mean)
        spread = np.sqrt(variance + X.dtype.type(epsilon))[:, None]
        if not spread.all():
            raise ValueError("a direction of the data has no variance at all: epsilon must be above 0; got 0")
        self.mean_, self.variance_ = mean, variance
        self.whitening_, self.coloring_ = (directions / spread).T, directions * spread
        if kind == "zca":
            self.whitening_, self.coloring_ = self.whitening_ @ directions, directions.T @ self.coloring_

    def _apply(self, X):
        return (X - self.mean_) @ self.whitening_

    def _undo(self, X):
        return X @ self.coloring_ + self.mean_


def _mean(X):
    """The mean of each feature, summed in float64: in float32 the sum of many large numbers drifts."""
    return X.mean(axis=0, dtype=np.float64).astype(X.dtype)


def _principal_directions(centred):
    """Unit vectors in rows and the variance along each, largest first; of the covariance, by SVD."""
    covariance = centred.T @ centred / len(centred)
    directions, variance, _ = np.linalg.svd(covariance, hermitian=True)
    largest = np.abs(directions).argmax(axis=0)
    signs = np.sign(directions[largest, np.arange(len(largest))])
    directions = directions * signs  # the sign of a direction is free
    return directions.T, variance
