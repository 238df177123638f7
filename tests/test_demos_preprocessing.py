"""Demos of notebook 04: what they say is what scikit-learn and plain gradient descent give."""

import re

import numpy as np
import pytest
from sklearn import decomposition
from sklearn.preprocessing import StandardScaler

from nnlib import datasets
from nnlib.demos import preprocessing as demos

STEPS = ["original", "centered", "standardized", "decorrelated", "whitened"]
JUDGES = {
    "centered": StandardScaler(with_std=False),
    "standardized": StandardScaler(),
    "decorrelated": decomposition.PCA(),
    "whitened": decomposition.PCA(whiten=True),
}


def shown(demo):
    return np.transpose(demo.now.get_data())


def steps_said(demo):
    return int(re.search(r"takes (\d+) step", demo.readout)[1])


@pytest.mark.parametrize("step", JUDGES)
@pytest.mark.parametrize("angle", [0, 30, 90])
def test_each_step_is_that_of_scikit_learn(step, angle):
    original = shown(demos.pipeline(angle=angle))
    expected = JUDGES[step].fit_transform(original)
    tolerance = 1 / len(original) if step == "whitened" else 1e-6  # scikit-learn whitens with N - 1
    got = shown(demos.pipeline(angle=angle, step=step))
    signs = np.sign(np.sum(got * expected, axis=0))
    np.testing.assert_allclose(got, expected * signs, rtol=tolerance, atol=1e-6)


@pytest.mark.parametrize("step", STEPS)
def test_the_way_down_is_that_of_gradient_descent_at_its_best_rate(step):
    demo = demos.pipeline(step=step)
    Z = shown(demo)
    steepness = np.linalg.eigvalsh(Z.T @ Z / len(Z))
    place = start = np.linalg.eigh(Z.T @ Z / len(Z))[1] @ [1.0, 0.0]
    count = 0
    while np.linalg.norm(place) > 0.01 * np.linalg.norm(start):
        place = place - 2 / steepness.sum() * (Z.T @ Z / len(Z)) @ place
        count += 1
    assert steps_said(demo) == count


def test_the_rings_join_places_of_equal_loss():
    demo = demos.pipeline(angle=20, stretch=5.0, offset=1.0)
    Z = shown(demo)
    for ring in demo.rings:
        loss = np.mean((Z @ ring.get_data()) ** 2, axis=0)
        np.testing.assert_allclose(loss, loss.mean(), rtol=1e-6)


def test_upright_clouds_need_no_turning():
    readouts = [demos.pipeline(step=step, angle=0).readout for step in ("standardized", "whitened")]
    assert all("equally steep all around" in readout for readout in readouts)


def test_at_45_degrees_dividing_by_the_deviations_changes_nothing():
    said = {steps_said(demos.pipeline(step=step, angle=45)) for step in ("centered", "standardized")}
    assert len(said) == 1


def test_a_larger_offset_makes_the_way_longer_until_the_data_are_centered():
    ways = [[steps_said(demos.pipeline(step=s, offset=o)) for o in (0.0, 2.0, 4.0)] for s in ("original", "centered")]
    assert ways[0] == sorted(set(ways[0])) and len(set(ways[1])) == 1


@pytest.mark.parametrize("components", [1, 12, 63])
def test_the_rebuilt_digit_and_the_variance_are_those_of_scikit_learn(components):
    data = datasets.digits()
    judge = decomposition.PCA(components).fit(data.train.X)
    demo = demos.eigendigits(components=components, image=7)
    expected = judge.inverse_transform(judge.transform(data.test.X[7:8]))[0]
    np.testing.assert_allclose(demo.rebuilt.get_array().ravel(), expected, atol=1e-4)
    assert f"keep {100 * judge.explained_variance_ratio_.sum():.1f} % of the variance" in demo.readout


def test_all_components_rebuild_the_digit():
    demo = demos.eigendigits(components=64, image=0)
    np.testing.assert_allclose(demo.rebuilt.get_array(), demo.original.get_array(), atol=1e-5)
    assert "rebuilt 5 is off by 0.00" in demo.readout


def noise(demo):
    return int(re.search(r"make up (\d+) %", demo.readout)[1])


def test_a_smaller_epsilon_lets_more_noise_through():
    shares = [noise(demos.eigendigits(components=64, epsilon=e, image=0)) for e in (1, 1e-2, 1e-5)]
    assert shares == sorted(set(shares)) and shares[-1] > 20


def test_left_out_components_make_no_noise():
    assert noise(demos.eigendigits(components=30, epsilon=1e-7, image=0)) == 0


def test_the_veil_lies_over_what_is_left_out():
    demo = demos.eigendigits(components=12)
    covered = np.asarray(demo.veil.get_array())[..., 3] > 0
    assert np.sum(covered) == (64 - 12) * 64
