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


def listed(parts):
    """Parts of a sentence.

    Examples
    --------
    >>> listed(["sigmoid"]), listed(["sigmoid", "tanh", "ReLU"])
    ('sigmoid', 'sigmoid, tanh and ReLU')
    """
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def plural(count, word):
    """So many of them.

    Examples
    --------
    >>> plural(1, "step"), plural(2, "step")
    ('1 step', '2 steps')
    """
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def short(number):
    """Two decimals, or one digit where that would hide a small number that is not 0.

    Examples
    --------
    >>> short(-1.5), short(0.0), short(0.00012)
    ('−1.50', '0.00', '1e−4')
    """
    text = f"{number:.2f}" if abs(number) >= 0.005 or number == 0 else f"{number:.0e}"
    return text.replace("e-0", "e-").replace("-", "−")
