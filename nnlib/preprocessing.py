"""Preprocessing: what is done to the data before a network sees it.

Every transformer learns its statistics from the *training* data with ``fit`` and applies them to any
data with ``transform``. Learned attributes end in ``_``. Rows are samples: ``X`` is (N, D). They speak
scikit-learn's protocol and work inside its ``Pipeline``.

Source: CS231n, Neural Networks Part 2, "Data Preprocessing".
"""

import copy
import warnings

import numpy as np

from nnlib import _checks
from nnlib._shown import Shown

SMALLEST, ROUNDING = np.finfo(np.float64).tiny, np.finfo(np.float64).eps
NUMBERS_AT_ONCE = 2**14  # that are changed: float64 takes twice the room of float32


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


class Transformer(Shown):
    """``fit(X)``, ``transform(X)``, ``fit_transform(X)``, ``inverse_transform(X)``.

    Constructor arguments are kept as they are given and checked by ``fit``, as scikit-learn wants it.
    float32 is kept, float16 becomes float32, everything else float64; X itself is never changed.
    ValueError for data that is not (samples, features), not finite, or of another number of features than
    ``fit`` saw. Of a table, such as a DataFrame, ``fit`` remembers the columns, with names in
    ``feature_names_in_``; ValueError for others, or another order, later, and a warning for an array, which
    names none. Statistics are learned, and applied, in float64; only the result is rounded to the type of X,
    and ValueError is raised where that type cannot hold it.

    Examples
    --------
    >>> scaler = Standardizer()
    >>> Z = scaler.fit_transform([[1.0], [3.0]])
    >>> Z.ravel(), scaler.inverse_transform(Z).ravel()
    (array([-1.,  1.]), array([1., 3.]))
    """

    def fit(self, X, y=None):
        """Learn the statistics of ``X`` (N, D); returns the transformer. ``y`` is ignored."""
        columns, X = _checks.columns(X), _checks.samples(X)
        self._take_in(X)
        self.n_features_in_, self._columns = X.shape[1], columns
        vars(self).pop("feature_names_in_", None)
        if _checks.are_names(columns):
            self.feature_names_in_ = np.array(columns, dtype=object)
        return self

    def transform(self, X):
        """``X`` changed by the statistics that ``fit`` learned; an array (N, D), or (N, K) after a reduction."""
        self._fitted()
        self._compare(_checks.columns(X))
        return self._rounded(self._apply, _checks.samples(X, self.n_features_in_))

    def fit_transform(self, X, y=None):
        """``fit`` and ``transform`` on the same data."""
        return self.fit(X, y).transform(X)

    def inverse_transform(self, X):
        """The way back from what ``transform`` gave."""
        self._fitted()
        columns = _checks.columns(X)
        if columns is not None and set(columns) == set(self._columns or ()):
            self._compare(columns)
        return self._rounded(self._undo, _checks.samples(X, self._transformed_features()))

    def get_params(self, deep=True):
        """The constructor's arguments, by name."""
        return self.arguments()

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

    def _take_in(self, X):
        """Learn, or refuse and keep the last fit."""
        learner = copy.copy(self)
        with np.errstate(over="ignore", invalid="ignore"):
            learner._learn(X)
        learned = [value for value in vars(learner).values() if getattr(value, "dtype", None) == np.float64]
        if not all(np.isfinite(value).all() for value in learned):
            raise ValueError(f"X reaches too far for {type(self).__name__} in float64: divide it by a power of ten")
        vars(self).update(vars(learner))

    def _rounded(self, change, X):
        rows = max(256, NUMBERS_AT_ONCE // X.shape[1])
        with np.errstate(over="ignore", invalid="ignore"):
            pieces = [np.asarray(change(X[i : i + rows]), X.dtype) for i in range(0, len(X), rows)]
        result = np.concatenate(pieces)
        if not np.isfinite(result).all():
            name = type(self).__name__
            raise ValueError(f"{name} makes numbers of X that {X.dtype} cannot hold: divide X by a power of ten")
        return result


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
        self._center = _Center(X, self.per_feature)
        self.mean_ = self._center.mean

    def _apply(self, X):
        return self._center.take_away(X)

    def _undo(self, X):
        return self._center.give_back(X)


class Standardizer(Transformer):
    """Subtract each feature's mean and divide by its standard deviation.

    A constant feature has no spread to divide by: it becomes 0.

    Attributes
    ----------
    mean_, scale_ : float64 arrays (D,)
        What is subtracted, and what is divided by: 1 for a constant feature.

    Examples
    --------
    >>> Standardizer().fit_transform([[1.0, 7.0], [3.0, 7.0]])
    array([[-1.,  0.],
           [ 1.,  0.]])
    """

    def _learn(self, X):
        self._center = _Center(X)
        self.mean_ = self._center.mean
        deviation = _root_mean_square(self._center.take_away(X))
        self.scale_ = np.where(deviation < SMALLEST, 1, deviation)

    def _apply(self, X):
        return self._center.take_away(X) / self.scale_

    def _undo(self, X):
        return self._center.give_back(X * self.scale_)


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
        self.low_, self.height_, self.minimum_ = low, high - low, X.min(axis=0).astype(np.float64)
        width = X.max(axis=0) - self.minimum_
        self.width_ = np.where(width > 0, width, 1)

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
        Unit vectors in rows, largest variance first. Each is turned so that its largest entry is positive, the
        first of them where several are equally large. Between directions of equal variance the choice is free.
    variance_ : array (K,)
        Variance (divided by N) along each; 0 where it is lost in the rounding of the largest, about 1e-15 of it.
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
        self._center = _Center(X)
        directions, spread = _principal_directions(self._center.take_away(X))
        ratio = np.square(spread / (spread[0] or 1))
        ratio /= ratio.sum() or 1
        kept = self._kept(ratio)
        self.mean_, self.components_ = self._center.mean, directions[:kept]
        self.variance_, self.variance_ratio_ = np.square(spread[:kept]), ratio[:kept]

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
        return self._center.take_away(X) @ self.components_.T

    def _undo(self, X):
        return self._center.give_back(X @ self.components_)

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
        self._center = _Center(X)
        directions, spread = _principal_directions(self._center.take_away(X))
        self.mean_, self.variance_ = self._center.mean, np.square(spread)
        spread = np.hypot(spread, np.sqrt(epsilon))[:, None]
        if not spread.all():
            raise ValueError("a direction of the data has no variance at all: epsilon must be above 0; got 0")
        self.whitening_, self.coloring_ = (directions / spread).T, directions * spread
        if kind == "zca":
            self.whitening_, self.coloring_ = self.whitening_ @ directions, directions.T @ self.coloring_

    def _apply(self, X):
        return self._center.take_away(X) @ self.whitening_

    def _undo(self, X):
        return self._center.give_back(X @ self.coloring_)


class _Center:
    """The mean of each feature, or of all of them, kept as an offset from the first sample.

    Where the data lie close together far from 0, the mean as one number would be rounded by as much as they
    differ. The offset is small where they are close: nothing is lost, and equal numbers become exactly 0.

    Examples
    --------
    >>> X = np.array([[1e16], [1e16 + 2]])
    >>> (X - X.mean()).ravel(), _Center(X).take_away(X).ravel()
    (array([0., 2.]), array([-1.,  1.]))
    """

    def __init__(self, X, per_feature=True):
        self.first = X[0].astype(np.float64) if per_feature else np.full(X.shape[1], X[0, 0], np.float64)
        self.offset = (X - self.first).mean(axis=0 if per_feature else None)
        self.mean = self.first + self.offset

    def take_away(self, X):
        """``X`` minus the mean, in float64."""
        centered = X - self.first
        centered -= self.offset
        return centered

    def give_back(self, X):
        """``X`` plus the mean, in float64."""
        return (X + self.offset) + self.first


def _root_mean_square(centered):
    """Of each feature; squared in units of its largest number, so that no square overflows or vanishes."""
    largest = np.maximum(centered.max(axis=0), -centered.min(axis=0))
    unit = np.where(largest > 0, largest, 1)
    centered = centered / unit
    centered *= centered
    return unit * np.sqrt(centered.mean(axis=0))


def _principal_directions(centered):
    """Unit vectors in rows and the standard deviation along each, largest first; of the covariance, by SVD."""
    unit = max(centered.max(), -centered.min()) or 1  # in which no square overflows or vanishes
    centered = centered / unit
    covariance = centered.T @ centered / len(centered)
    directions, variance, _ = np.linalg.svd(covariance, hermitian=True)
    variance[variance < 10 * ROUNDING * variance[0]] = 0
    sizes = np.abs(directions)
    largest = (sizes > (1 - 1e-6) * sizes.max(axis=0)).argmax(axis=0)  # the first of those that tie
    signs = np.sign(directions[largest, np.arange(len(largest))])
    directions = directions * signs  # the sign of a direction is free
    return directions.T, unit * np.sqrt(variance)
