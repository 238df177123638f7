"""A view whose limits follow the controls, while its axes stay in the background and need not be drawn again."""

from itertools import chain

from matplotlib import rcParams
from matplotlib.transforms import Affine2D


class View:
    """What limits are to axes, without a new background when they change: only the numbers at the ticks move.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    across, up : sequence of float
        Where the ticks stand, as shares of the view's width or height; without any, that axis keeps its own limits.
    widest : str
        The longest number that a tick may get: room is left for it.

    Attributes
    ----------
    transform : matplotlib.transforms.Transform
        For the artists that are placed in the view's units; all of them move.
    artists : list of matplotlib.text.Text
        The numbers, which move too.

    Examples
    --------
    >>> from nnlib.demos._figure import LiveFigure
    >>> live = LiveFigure()
    >>> axes = live.figure.subplots()
    >>> view = View(axes, up=(0, 0.5, 1))
    >>> (line,) = axes.plot([0, 1], [0, 50], transform=view.transform)
    >>> live.animate(line, view.artists)
    >>> view.set(ylim=(0, 100))
    >>> [number.get_text() for number in view.artists]
    ['0', '50', '100']
    """

    def __init__(self, axes, *, across=(), up=(), widest="0.00"):
        self._scale = Affine2D()
        self.transform = self._scale + axes.transData
        pad = sum(rcParams[f"ytick.major.{part}"] for part in ("size", "pad"))
        self._numbers = {"x": [], "y": []}
        if len(across):
            place, va, ha = axes.get_xaxis_text1_transform(pad)
            self._numbers["x"] = [(x, axes.text(x, 0, "", transform=place, va=va, ha=ha)) for x in across]
            axes.set(xlim=(0, 1))
            axes.set_xticks(across, [widest] * len(across), alpha=0)
        if len(up):
            place, va, ha = axes.get_yaxis_text1_transform(pad)
            self._numbers["y"] = [(y, axes.text(0, y, "", transform=place, va=va, ha=ha)) for y in up]
            axes.set(ylim=(0, 1))
            axes.set_yticks(up, [widest] * len(up), alpha=0)
        self.artists = [number for _, number in chain(*self._numbers.values())]
        for number in self.artists:
            number.set(fontsize=rcParams["ytick.labelsize"], in_layout=False)

    def set(self, xlim=(0, 1), ylim=(0, 1)):
        """Let the view show these limits; (0, 1) for an axis that keeps its own."""
        (left, right), (low, high) = xlim, ylim
        self._scale.clear().translate(-left, -low).scale(1 / (right - left), 1 / (high - low))
        for numbers, (start, end) in zip(self._numbers.values(), (xlim, ylim), strict=True):
            for share, number in numbers:
                value = round(start + share * (end - start), 9)
                number.set_text(f"{value:.3g}".replace("-", "−"))
