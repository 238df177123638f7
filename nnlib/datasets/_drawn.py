"""A picture of a digit, whatever its size, in the form of the UCI digits.

Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", whose bitmaps were made with the
programs of M. Garris et al., "NIST Form-Based Handprint Recognition System", NISTIR 5469, 1994.
"""

import numpy as np

from nnlib import _checks

BITMAP = 32  # pixels to each side
WIDEST = 20  # pixels that a digit may be wide
BLOCK = 4  # pixels to each side of a block that is counted


def as_digit(picture):
    """A picture of a digit as 64 numbers such as :func:`digits` has them.

    The digit is set upright, scaled to a bitmap of 32 by 32 pixels, 32 high and at most 20 wide, and its ink
    counted in each block of 4 by 4.

    Parameters
    ----------
    picture : array (height, width)
        The ink has the high values: what is above half of the highest value is ink.

    Returns
    -------
    array (64,) of float32
        Ink in each block, row by row: 0 for none, 1 for 16 pixels.

    Raises
    ------
    TypeError, ValueError
        For anything but a two-dimensional array of finite numbers, or one without ink.

    Examples
    --------
    >>> picture = np.zeros((100, 100))
    >>> picture[10:90, 40:50] = 1
    >>> (16 * as_digit(picture)[:8]).tolist()
    [0.0, 0.0, 0.0, 8.0, 8.0, 0.0, 0.0, 0.0]
    """
    from PIL import Image

    picture = _checks.array("picture", picture, ndim=2)
    ink = picture > picture.max() / 2
    if not ink.any():
        raise ValueError("picture has no ink: its highest value must be above 0")
    y, x = np.nonzero(ink) + np.array([[0.5], [0.5]])
    deviation = y - y.mean()
    slant = np.clip((deviation * x).mean() / max(deviation.var(), 1e-9), -1, 1)  # to the right for a row down
    upright = x - slant * deviation
    height, width = np.ptp(y) + 1, np.ptp(upright) + 1
    dx = max(width / WIDEST, height / BITMAP)  # what one pixel of the bitmap covers in the picture
    dy = max(height / BITMAP, dx / 2)  # a dash stays a dash
    top = (y.min() + y.max() - dy * BITMAP) / 2
    left = (upright.min() + upright.max() - dx * BITMAP) / 2 + slant * (top - y.mean())
    bitmap = Image.fromarray(np.uint8(255 * ink)).transform(
        (BITMAP, BITMAP), Image.Transform.AFFINE, (dx, slant * dy, left, 0, dy, top), Image.Resampling.BILINEAR
    )
    blocks = (np.asarray(bitmap) > 127).reshape(BITMAP // BLOCK, BLOCK, BITMAP // BLOCK, BLOCK)
    return blocks.mean(axis=(1, 3), dtype=np.float32).ravel()
