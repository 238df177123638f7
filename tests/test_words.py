"""How demos write numbers and names."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nnlib.demos._words import signed, words

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


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
