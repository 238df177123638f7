"""What training knows of the machine: its memory, its caches, its cores."""

import functools
import math
import os
import sys

import numpy as np

IN_CACHE = 2**22  # bytes


@functools.cache
def keep_freed_memory():
    """Have the C library keep up to 64 MB of what is freed: the arrays of one step are the memory of the next.

    Else glibc soon hands back to the system what a formula's intermediate results took, and gets it anew, page by page:
    with Adam, a step of 20 networks 64-100-10 then takes 1.9 times as long, of 100 networks 64-50-10 2 times. glibc
    learns from the largest block that was freed, so one of 32 MB comes and goes here, untouched. Where there is another
    C library nothing is gained, and in a browser it would take these 32 MB.
    """
    if sys.platform == "linux":
        np.empty(2**25 - 2**13, np.uint8)


def available_cores():
    """How many cores this process may use; one in a browser, where there are no threads.

    Examples
    --------
    >>> available_cores() >= 1
    True
    """
    if sys.platform == "emscripten":
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def blocks(members, bytes_, threads):
    """The members of a population as equal slices, as many for each thread, whose share of the bytes fits the cache.

    For 1,000 networks 64-50-10 this is faster by 1.15. It gains nothing where all fit the cache, and costs nothing.

    Examples
    --------
    >>> blocks(members=5, bytes_=10, threads=2)
    [slice(0, 2, None), slice(2, 5, None)]
    """
    count = min(threads * math.ceil(bytes_ / threads / IN_CACHE), members // threads * threads) or 1
    ends = [members * i // count for i in range(count + 1)]
    return list(map(slice, ends, ends[1:]))
