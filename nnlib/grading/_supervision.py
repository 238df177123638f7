"""Supervision: workers judge notebooks, several at once; one that dies costs its notebook only.

A worker reads its orders from a pipe, so it ends when the grader does, however that ends. What workers and students'
code leave behind in the folder for temporary files goes with the grader.
"""

import json
import os
import subprocess
import sys
import tempfile
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue

import nnlib

KEPT = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "NNLIB_DATA", "LD_LIBRARY_PATH")
ALONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "MPLBACKEND": "agg"}


class Died(Exception):
    """A worker ended before it had answered."""


class Worker:
    """A process that judges notebooks, started when it is first needed; none of the grader's environment is in it.

    Parameters
    ----------
    folder : str
        For its temporary files.
    """

    def __init__(self, folder):
        self.folder, self.process, self.wanted = folder, None, True

    def grade(self, content, module, seed, limits):
        """The rows of a notebook. :class:`Died` where the process ends first."""
        if self.process is None or self.process.poll() is not None:
            self.close()
            self._start()
        order = {"content": b64encode(content).decode(), "module": module, "seed": seed, **limits._asdict()}
        try:
            self.process.stdin.write(json.dumps(order) + "\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
        except OSError:
            answer = ""
        if not answer:
            self.stop()
            raise Died(f"The process that judged it ended with exit code {self.process.wait()}.")
        return json.loads(answer)

    def _start(self):
        here = str(Path(nnlib.__file__).parents[1])
        environment = {name: os.environ[name] for name in KEPT if name in os.environ} | ALONE
        environment["TMPDIR"] = self.folder
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [here, environment.get("PYTHONPATH")]))
        # -P: a file json.py in the folder that the grader is called in is not Python's.
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "nnlib.grading._worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, encoding="utf-8", env=environment, start_new_session=True,
        )  # fmt: skip
        if not self.wanted:
            self.stop()

    def stop(self):
        """End the process at once."""
        if self.process is not None:
            self.process.kill()

    def close(self):
        """Let go of what has ended."""
        if self.process is not None:
            for pipe in (self.process.stdin, self.process.stdout):
                with suppress(OSError):  # what was still to be written
                    pipe.close()
            self.process.wait()


def graded(tasks, jobs):
    """Do many tasks at once, each a function of a :class:`Worker`; yields (key, future) as they end.

    Parameters
    ----------
    tasks : dict of key to callable
    jobs : int
    """
    scratch = tempfile.TemporaryDirectory(prefix="nnlib-grade-", ignore_cleanup_errors=True)
    os.chmod(scratch.name, 0o1777)  # as /tmp: a student's code may have another user's rights
    workers, idle = [Worker(scratch.name) for _ in range(min(jobs, len(tasks)))], SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def do(task):
        worker = idle.get()
        try:
            return task(worker)
        finally:
            idle.put(worker)

    pool = ThreadPoolExecutor(max(1, len(workers)))
    try:
        futures = {pool.submit(do, task): key for key, task in tasks.items()}
        for future in as_completed(futures):
            yield futures[future], future
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.wanted = False
            worker.stop()
        pool.shutdown()
        for worker in workers:
            worker.close()
        scratch.cleanup()
