"""LiveFigure: a Matplotlib figure whose frames reach the browser about as fast as a line of text.

The background is drawn once. A new frame restores it, draws the artists that change on top (blitting), and goes out as
one JPEG, together with its sentence. While a slider is dragged the frames are drafts, as large as they are shown; when
the page says that the picture rests, it is drawn at twice that size. JPEG, since speed is what a slider needs: with
full color resolution at quality 95 no eye tells it from the original (54 dB), and it is written and read four times as
fast as PNG or WebP, lossless or not (5 ms against 20 for two panels of 900 by 360).

The newest frame is part of the widget's state, which is saved with a notebook. So a picture that has come to rest for
good is replaced there by a small PNG; and by nothing where the PNG in the cell's output is the same.
"""

import base64
import io
import time
import weakref
from pathlib import Path

import anywidget
import numpy as np
import traitlets
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from nnlib import plots
from nnlib.demos._sheet import Draft, Sheet, in_order
from nnlib.demos._times import Stopwatch
from nnlib.demos._widgets import weakly

SHARPNESS = 2  # at rest; 1 on the way
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
        inch = plots.PIXELS_PER_INCH
        self.figure = Figure((width / inch, height / inch), dpi=SHARPNESS * inch, layout="constrained")
        FigureCanvasAgg(self.figure)
        self.sharp, self.draft = Sheet(self.figure, SHARPNESS * inch), Draft(self.figure, inch)
        self.widget = _Picture(width=width)
        self.widget.on_msg(weakly(self._heard))
        self.readout, self.watch = "", Stopwatch()
        self._moving, self._order, self._newest = weakref.WeakSet(), [], None
        self._sent, self._shown = 0.0, None
        self._stored = None  # the number of the frame that is in a cell's output
        self._on_point = self._on_rest = None

    def animate(self, *artists):
        """Register artists (also nested in lists) that change from frame to frame."""
        for artist in artists:
            if isinstance(artist, Artist):
                artist.set_animated(True)
                artist.set_in_layout(False)  # the panels stand where they stand, whatever a demo begins with
                self._moving.add(artist)
            elif artist is not None:
                self.animate(*artist)
        self.figure.stale = True

    @property
    def ready(self):
        """Whether the browser has shown the last frame: a run that draws by itself waits for this."""
        seen = self._shown in (None, self.widget.number)
        return seen or time.monotonic() - self._sent > PATIENCE

    def show(self, readout, failed=False):
        """Draw what has changed and send it as one frame, with its sentence: a draft where a page looks on."""
        self._send(self.sharp if self._shown is None else self.draft, readout, failed)

    def sharpen(self):
        """Send the newest frame once more, sharp."""
        if self._newest is not self.sharp:
            self._send(self.sharp, self.readout, self.widget.failed)

    def say(self, readout, failed=False):
        """Change the sentence alone."""
        self.readout = readout
        with self.widget.hold_sync():
            self.widget.readout, self.widget.failed = readout, failed

    def pixels(self):
        """The newest frame, as a copy: uint8 array (2 * height, 2 * width, 4)."""
        if self._newest is not self.sharp:
            self._draw(self.sharp)
        return self.sharp.pixels().copy()

    def png(self):
        """The newest frame as the bytes of a PNG, in at most 256 colors to keep notebooks small."""
        image = Image.fromarray(self.pixels()[..., :3]).quantize(256, dither=Image.Dither.NONE)
        return _encoded(image, "PNG", optimize=True)

    def _send(self, sheet, readout, failed):
        with self.watch("draw"):
            self._draw(sheet)
        with self.watch("encode"):
            pixels = Image.frombuffer("RGBX", sheet.size, sheet.pixels(), "raw", "RGBX", 0, 1)
            frame = _encoded(pixels, "JPEG", quality=95, subsampling=0)
        self.readout = readout
        self._sent = time.monotonic()
        with self.widget.hold_sync():
            self.widget.frame, self.widget.times = frame, self.watch.told()
            self.widget.readout, self.widget.failed = readout, failed
            self.widget.number += 1

    def _draw(self, sheet):
        if self.figure.stale:
            self._lay_out()
            self._order = in_order(self.figure, self._moving)
            self.sharp.forget()
            self.draft.forget()
        sheet.draw(self._order)
        if sheet is self.sharp:
            self.draft.forget_layers()
        self._newest = sheet
        self.figure.stale = False  # nothing is left to draw; whatever changes next but an animated artist sets it

    def _lay_out(self):
        if self.figure.get_layout_engine() is not None:
            self.figure.draw_without_rendering()
            self.figure.set_layout_engine("none")  # panels stay where they are from now on

    def on_point(self, function):
        """Call ``function(axes, x, y)`` where the reader presses or drags, with the place in the axes' own units."""
        self._on_point = function
        self.widget.pointable = True

    def on_rest(self, function):
        """Call ``function(number)`` when the page has shown that frame for a while and no newer one came."""
        self._on_rest = function

    def rest(self, number):
        """What rests is sharp, and kept small."""
        if number == self.widget.number and self._newest is not self.sharp:
            self.sharpen()
        elif number == self.widget.number:
            self.widget.frame = b"" if number == self._stored else self.png()

    def _heard(self, widget, content, buffers):
        self._shown = content.get("shown", self._shown)
        if "rests" in content and self._on_rest:
            self._on_rest(content["rests"])
        if "place" in content:
            across, down = content["place"]
            pixel = np.multiply([across, 1 - down], self.figure.bbox.size)
            for axes in self.figure.axes:
                if axes.bbox.contains(*pixel):
                    self._on_point(axes, *map(float, axes.transData.inverted().transform(pixel)))

    def mimebundle(self):
        """The newest frame for a reader without a kernel: data and metadata."""
        self._stored = self.widget.number if self._stored is None else -1  # of two outputs, none is the one
        data = {"image/png": base64.b64encode(self.png()).decode(), "text/plain": self.readout}
        return data, {"image/png": {"width": self.width, "alt": self.readout}}


def _encoded(image, form, **options):
    data = io.BytesIO()
    image.save(data, form, **options)
    return data.getvalue()


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
    code = traitlets.Unicode().tag(sync=True)
    times = traitlets.Dict().tag(sync=True)
    demo = traitlets.Unicode().tag(sync=True)
