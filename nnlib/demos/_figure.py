"""LiveFigure: a Matplotlib figure whose frames reach the browser about as fast as a line of text.

The background is drawn once. A new frame restores it, draws the artists that change on top (blitting), and
goes out as one JPEG at twice the size at which it is shown, together with its sentence. JPEG, since speed is what a
slider needs: with full colour resolution at quality 95 no eye tells it from the original (54 dB), and it is written and
read four times as fast as PNG or WebP, lossless or not (5 ms against 20 for two panels of 900 by 360).
"""

import base64
import io
import time
from pathlib import Path

import anywidget
import numpy as np
import traitlets
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from nnlib import plots  # noqa: F401  (the course's style)
from nnlib.demos._widgets import weakly

PIXELS_PER_INCH = 90  # on the page; 13-point text is 16 pixels high
SHARPNESS = 2
PATIENCE = 1.0  # seconds that a frame may stay unseen before the next one is sent all the same


class LiveFigure:
    """One figure, one picture on the page, drawn anew only where something moves.

    Parameters
    ----------
    width, height : int
        Size on the page in pixels; a narrow page shows it smaller.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
        To draw in. Whatever is changed in it shows with the next frame; changing only animated artists is fast.
    widget : ipywidgets widget
        The picture and, under it, the sentence, which is its alternative text too.
    readout : str
        The sentence of the newest frame.

    Examples
    --------
    >>> live = LiveFigure(400, 300)
    >>> (line,) = live.figure.subplots().plot([0, 1], [0, 1])
    >>> live.animate(line)
    >>> live.show("The line rises.")
    >>> line.set_ydata([1, 0])
    >>> live.show("The line falls.")
    >>> live.pixels().shape
    (600, 800, 4)
    """

    def __init__(self, width=900, height=360):
        self.width, self.height = width, height
        size = width / PIXELS_PER_INCH, height / PIXELS_PER_INCH
        self.figure = Figure(size, dpi=SHARPNESS * PIXELS_PER_INCH, layout="constrained")
        self.widget = _Picture(width=width)
        self.widget.on_msg(weakly(self._heard))
        self.readout = ""
        self._canvas = FigureCanvasAgg(self.figure)
        self._background = None
        self._sent = 0.0
        self._shown = None
        self._pointed = None

    def animate(self, *artists):
        """Register artists (also nested in lists) that change from frame to frame."""
        for artist in artists:
            if isinstance(artist, Artist):
                artist.set_animated(True)
            elif artist is not None:
                self.animate(*artist)
        self._background = None

    @property
    def ready(self):
        """Whether the browser has shown the last frame: a run that draws by itself waits for this."""
        seen = self._shown in (None, self.widget.number)
        return seen or time.monotonic() - self._sent > PATIENCE

    def show(self, readout, failed=False):
        """Draw what has changed and send it as one frame, with its sentence."""
        self._draw()
        self.readout = readout
        self._sent = time.monotonic()
        with self.widget.hold_sync():
            self.widget.frame = self._encoded("JPEG", quality=95, subsampling=0)
            self.widget.readout, self.widget.failed = readout, failed
            self.widget.number += 1

    def say(self, readout, failed=False):
        """Change the sentence alone."""
        self.readout = readout
        with self.widget.hold_sync():
            self.widget.readout, self.widget.failed = readout, failed

    def pixels(self):
        """The newest frame, as a copy: uint8 array (2 * height, 2 * width, 4)."""
        return np.array(self._canvas.buffer_rgba())

    def png(self):
        """The newest frame as the bytes of a PNG, in at most 256 colours to keep notebooks small."""
        return self._encoded("PNG", colours=256, optimize=True)

    def _draw(self):
        if self._background is None or self.figure.stale:
            self._draw_background()
        self._canvas.restore_region(self._background)
        for axes, artists in self._moving:
            for artist in artists:
                axes.draw_artist(artist)
        self.figure.stale = False  # nothing is left to draw; whatever changes next but an animated artist sets it

    def _draw_background(self):
        if self.figure.get_layout_engine() is not None:
            self.figure.draw_without_rendering()
            self.figure.set_layout_engine("none")  # panels stay where they are from now on
        self._moving = [(axes, moving) for axes in self._panels() if (moving := _moving(axes))]
        self._canvas.draw()
        self._background = self._canvas.copy_from_bbox(self.figure.bbox)

    def _panels(self):
        """The figure itself (for its own texts and legends) comes last, over all axes."""
        axes = sorted(self.figure.findobj(Axes), key=lambda axes: axes.zorder)
        return [*axes, self.figure]

    def _encoded(self, form, colours=None, **options):
        pixels = self._canvas.buffer_rgba()
        image = Image.frombuffer("RGBX", self._canvas.get_width_height(), pixels, "raw", "RGBX", 0, 1)
        if colours:
            image = image.convert("RGB").quantize(colours, dither=Image.Dither.NONE)
        data = io.BytesIO()
        image.save(data, form, **options)
        return data.getvalue()

    def on_point(self, function):
        """Call ``function(axes, x, y)`` where the reader presses or drags, with the place in the axes' own units."""
        self._pointed = function
        self.widget.pointable = True

    def _heard(self, widget, content, buffers):
        self._shown = content.get("shown", self._shown)
        if "place" in content:
            across, down = content["place"]
            pixel = np.multiply([across, 1 - down], self.figure.bbox.size)
            for axes in self.figure.axes:
                if axes.bbox.contains(*pixel):
                    self._pointed(axes, *map(float, axes.transData.inverted().transform(pixel)))

    def mimebundle(self):
        """The newest frame for a reader without a kernel: data and metadata."""
        data = {"image/png": base64.b64encode(self.png()).decode(), "text/plain": self.readout}
        return data, {"image/png": {"width": self.width, "alt": self.readout}}


class _Picture(anywidget.AnyWidget):
    _esm = Path(__file__).with_name("picture.js").read_text("utf-8")  # of a file, anywidget keeps all its widgets
    _css = Path(__file__).with_name("picture.css").read_text("utf-8")
    frame = traitlets.Bytes().tag(sync=True)
    number = traitlets.Int(0).tag(sync=True)
    width = traitlets.Int().tag(sync=True)
    readout = traitlets.Unicode().tag(sync=True)
    failed = traitlets.Bool(False).tag(sync=True)
    playing = traitlets.Bool(False).tag(sync=True)
    pointable = traitlets.Bool(False).tag(sync=True)


def _moving(panel):
    """A panel's animated artists in drawing order, and with them whatever lies over the lowest of them."""
    inside = isinstance(panel, Axes)  # an inset is drawn with its axes, the axes of a figure are panels themselves
    children = [child for child in panel.get_children() if inside or not isinstance(child, Axes)]
    moving = [child for child in children if child.get_animated()]
    if not moving:
        return []
    still = [panel.patch]
    if inside:
        if panel.get_axisbelow() == "line":
            panel.set_axisbelow(True)  # ticks and grid under areas too, so that they need not be drawn again
        if not (panel.axison and panel.get_frame_on()):
            still += panel.spines.values()  # not drawn at all
        if not panel.axison:
            still += [panel.xaxis, panel.yaxis]
    lowest = min(child.zorder for child in moving)
    for child in children:
        if child.zorder > lowest and child not in still:
            child.set_animated(True)
    return sorted((child for child in children if child.get_animated()), key=lambda child: child.zorder)
