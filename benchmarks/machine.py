"""What the figures were measured on."""

import os
import platform
import sys
from importlib import metadata

from benchmarks.measure import THREADS

PACKAGES = ("numpy", "scikit-learn", "torch", "jax", "optax")


def description():
    """The processor, the versions and the threads, as a dict."""
    return {
        "processor": processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "threads": THREADS,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    } | {name: version(name) for name in PACKAGES}


def processor():
    """The processor's name, where the system tells it."""
    if sys.platform == "linux":
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = [line.partition(":")[2].strip() for line in file if line.startswith("model name")]
        if names:
            return names[0]
    return platform.processor() or platform.machine()


def version(name):
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
