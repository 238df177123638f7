"""What a live figure is drawn on: a background that is drawn once, and what moves, drawn on top of it for each frame.

There are two sheets of one figure. The sharp one shows what rests, pixel for pixel as Matplotlib draws it. The draft is
half as sharp, for what is on its way: it also pastes words, images that did not change, and whatever stands still over
what moves, as pictures that were drawn once, since text, axes and images take most of the time of a frame.
"""

from collections import Counter

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.image import AxesImage
from matplotlib.text import Text


class Sheet:
    """The figure at one sharpness.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    dpi : float

    Attributes
    ----------
    counts : Counter
        How many frames and how many backgrounds were drawn.
    """

    def __init__(self, figure, dpi):
        self.figure, self.dpi = figure, dpi
        self.size = tuple(round(float(side)) for side in figure.get_size_inches() * dpi)
        self.renderer = RendererAgg(*self.size, dpi)
        self.counts = Counter()
        self.forget()

    def forget(self):
        """Draw the background anew with the next frame."""
        self._background = None

    def draw(self, order):
        """Draw one frame: the background, and the artists of ``order`` over it."""
        self.figure.dpi = self.dpi
        if self._background is None:
            self.counts["backgrounds"] += 1
            self.renderer.clear()
            self.figure.draw(self.renderer)
            self._background = self.renderer.copy_from_bbox(self.figure.bbox)
        self.counts["frames"] += 1
        self.renderer.restore_region(self._background)
        self._draw_moving(order)

    def _draw_moving(self, order):
        for artist, _ in order:
            artist.draw(self.renderer)

    def pixels(self):
        """The frame, as it is overwritten by the next: uint8 array (height, width, 4)."""
        return np.asarray(self.renderer.buffer_rgba())


class Draft(Sheet):
    """The figure on its way: words, images and what stands still are pasted from pictures of them."""

    MOST = 500  # pictures of words that are kept

    def __init__(self, figure, dpi):
        self._apart = RendererAgg(*(round(float(side)) for side in figure.get_size_inches() * dpi), dpi)
        super().__init__(figure, dpi)

    def forget(self):
        super().forget()
        self.forget_layers()
        self._words = {}

    def forget_layers(self):
        """Images and what stands still over what moves may have changed."""
        self._layers = {}

    def _draw_moving(self, order):
        still = []
        for artist, moves in order:
            if not moves:
                still.append(artist)
                continue
            self._paste_layer(still)
            still = []
            if type(artist) is Text:
                self._paste_words(artist)
            elif isinstance(artist, AxesImage):
                self._paste_layer([artist])
            else:
                artist.draw(self.renderer)
        self._paste_layer(still)

    def _paste_layer(self, artists):
        if not artists:
            return
        key = tuple(map(id, artists))
        if key not in self._layers or any(artist.stale for artist in artists):
            self._layers[key] = None  # what changes each time needs no picture
            for artist in artists:
                artist.draw(self.renderer)
                artist.stale = False  # Matplotlib leaves it set where nothing is to be drawn, as for an empty title
            return
        if self._layers[key] is None:
            self._layers[key] = self._picture(artists)
        self._paste(self._layers[key])

    def _paste_words(self, text):
        if not text.get_visible() or not text.get_text():
            return
        key = _look(text)
        if key is None or key not in self._words:  # a word that is seen once needs no picture
            text.draw(self.renderer)
            if len(self._words) >= self.MOST:
                self._words.clear()
            self._words[key] = None
            return
        place = text.get_transform().transform(text.get_unitless_position())
        if self._words[key] is None:
            self._words[key] = self._picture([text]), place
        picture, begun = self._words[key]
        self._paste(picture, *(place - begun))

    def _picture(self, artists):
        """The artists alone, on nothing: pixels (height, width, 4) from below, and the place of their corner."""
        self._apart.clear()
        for artist in artists:
            artist.draw(self._apart)
        pixels = np.asarray(self._apart.buffer_rgba())[::-1]
        rows, columns = (np.flatnonzero(pixels[..., 3].any(axis=axis)) for axis in (1, 0))
        if not len(rows):
            return None
        box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        return np.ascontiguousarray(pixels[box]), columns[0], rows[0]

    def _paste(self, picture, right=0.0, up=0.0):
        if picture is not None:
            pixels, x, y = picture
            gc = self.renderer.new_gc()
            self.renderer.draw_image(gc, round(x + right), round(y + up), pixels)
            gc.restore()


def in_order(figure, moving):
    """What is drawn for each frame, from below: pairs of an artist and whether it moves or only lies over what does.

    The figure itself (for its own texts and legends) comes last, over all axes.
    """
    axes = sorted(figure.findobj(Axes), key=lambda axes: axes.zorder)
    return [(artist, artist in moving) for panel in [*axes, figure] for artist in _animated(panel)]


def _animated(panel):
    """A panel's animated artists in drawing order, and with them whatever lies over the lowest of them."""
    inside = isinstance(panel, Axes)  # an inset is drawn with its axes, the axes of a figure are panels themselves
    children = [child for child in panel.get_children() if inside or not isinstance(child, Axes)]
    lowest = min((child.zorder for child in children if child.get_animated()), default=np.inf)
    still = [panel.patch]
    if inside:
        if panel.get_axisbelow() == "line":
            panel.set_axisbelow(True)  # ticks and grid under areas too, so that they need not be drawn again
        if not (panel.axison and panel.get_frame_on()):
            still += panel.spines.values()  # not drawn at all
        if not panel.axison:
            still += [panel.xaxis, panel.yaxis]
    for child in children:
        if child.zorder > lowest and child not in still:
            child.set_animated(True)
    return sorted((child for child in children if child.get_animated()), key=lambda child: child.zorder)


def _look(text):
    """All that makes the picture of words, or None where they are more than words."""
    if text.get_bbox_patch() or text.get_path_effects() or text.get_clip_on() or text.get_wrap() or text.get_usetex():
        return None
    return (
        text.get_text(), text.get_color(), text.get_alpha(), hash(text.get_fontproperties()), text._linespacing,
        text.get_ha(), text.get_va(), text.get_rotation(), text.get_rotation_mode(),
    )  # fmt: skip
