"""What demos say: numbers with true signs, names as they are read, labels that stand apart."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.isotonic import isotonic_regression

from nnlib.demos._words import apart, signed, words

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

levels = st.lists(st.floats(-5, 15), min_size=1, max_size=6)


@given(number=st.floats(-1e6, 1e6), digits=st.integers(0, 3), plus=st.booleans())
def test_a_number_reads_back_as_its_rounding_and_zero_has_no_sign(number, digits, plus):
    text = signed(number, digits, plus)
    value = float(text.replace("−", "-"))
    assert abs(value - number) <= 0.5 * 10**-digits * (1 + 1e-9)
    assert "-" not in text
    assert text[0] in {-1: "−", 1: "+" if plus else "0123456789", 0: "0"}[int(np.sign(value))]


def test_names_are_read_with_spaces():
    assert words("batch_size") == "batch size"
    assert words(32) == "32"


@given(levels)
def test_labels_stand_apart_in_the_order_of_their_levels_and_inside_the_panel(levels):
    moved = apart(levels, 1.0, 0.0, 10.0)
    order = np.argsort(levels, kind="stable")
    assert np.all(np.diff(moved[order]) >= 1 - 1e-9)
    assert moved.min() >= 0.5 - 1e-9
    assert moved.max() <= 9.5 + 1e-9


@given(levels)
def test_no_other_places_lie_nearer_to_the_levels(levels):
    """scikit-learn's isotonic regression is the judge: places in order are what it fits to the levels."""
    order, room = np.argsort(levels, kind="stable"), 1.0
    steps = room * np.arange(len(levels))
    wanted = np.empty(len(levels))
    wanted[order] = steps + isotonic_regression(
        np.asarray(levels)[order] - steps, y_min=0.5, y_max=9.5 - room * (len(levels) - 1)
    )
    np.testing.assert_allclose(apart(levels, room, 0.0, 10.0), wanted, atol=1e-9)
