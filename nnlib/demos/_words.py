"""How demos write numbers and names."""


def signed(number, digits=1, plus=False):
    """The number with a true minus sign, and a plus where asked for; what rounds to 0 has no sign.

    Examples
    --------
    >>> signed(-1.25, 2), signed(1.5, plus=True), signed(-0.01)
    ('−1.25', '+1.5', '0.0')
    """
    text = f"{number:{'+' if plus else ''}.{digits}f}"
    return text.replace("-", "−") if text.strip("+-0.") else text.lstrip("+-")


def words(name):
    """A name of code as it is read.

    Examples
    --------
    >>> words("batch_size")
    'batch size'
    """
    return str(name).replace("_", " ")
