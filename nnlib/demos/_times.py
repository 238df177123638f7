"""Where the time of a frame goes: with ``NNLIB_TIMES=1`` around Jupyter each frame tells it in the console."""

import os
import time
from contextlib import contextmanager

TOLD = bool(os.environ.get("NNLIB_TIMES"))


class Stopwatch:
    """The milliseconds of a frame's parts.

    Examples
    --------
    >>> watch = Stopwatch()
    >>> with watch("draw"):
    ...     pass
    >>> watch.told(always=True).keys()
    dict_keys(['draw', 'sent'])
    """

    def __init__(self):
        self.parts = {}

    @contextmanager
    def __call__(self, part):
        """Time what stands inside."""
        begun = time.perf_counter()
        yield
        self.parts[part] = 1000 * (time.perf_counter() - begun)

    def told(self, always=TOLD):
        """The parts of the newest frame, and when it was sent (by the clock of the machine), if they are to be told."""
        parts, self.parts = self.parts, {}
        return parts | {"sent": 1000 * time.time()} if always else {}
