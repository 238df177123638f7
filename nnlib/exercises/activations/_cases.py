"""What several exercises of this notebook are tried with."""

import numpy as np


def arrays(rng):
    """Arguments that every activation should take, from small to large."""
    yield np.array([-1.0, 2.0])
    yield np.array([3.0])
    yield np.array([-0.5])
    yield np.array([[-0.0, 0.0, 1.5], [-2.0, 0.5, -0.5]])
    yield np.array([-1000.0, -1e-3, 1e-3, 1000.0])
    yield rng.normal(size=(5, 4)).astype(np.float32)
    yield rng.normal(size=(2, 3, 4))


def no_samples_and_far_out(rng):
    yield np.empty((0, 4))
    yield np.array([-1e300, -1e-300, 1e-300, 1e300])
