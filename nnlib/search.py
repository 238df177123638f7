"""Search: finding hyperparameters by trying.

A *trial* is one call ``train(**parameters, seed=seed)``, which returns a validation score, higher is
better. Each trial's parameters and seed come from the search's seed and the trial's number alone: the same
trials whatever runs them, in whatever order. A finished trial is recorded before the next is counted.

Source: CS231n, Neural Networks Part 3, "Hyperparameter optimization"; Bergstra and Bengio (2012).
"""

import ctypes
import itertools
import json
import os
import threading
import time
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np

from nnlib import _checks, losses, optimizers
from nnlib._tables import Table
from nnlib.networks import mlp
from nnlib.regularization import L2
from nnlib.training import Trainer


class Uniform:
    """Numbers from ``low`` to ``high``, each as likely as any other.

    Examples
    --------
    >>> Uniform(0.8, 0.999).unit(0.8995).round(6)
    np.float64(0.5)
    """

    interval = "(-inf, inf)"

    def __init__(self, low, high):
        self.low, self.high = _checks.number("low", low, self.interval), _checks.number("high", high, self.interval)
        if not self.low < self.high:
            raise ValueError(f"low must be below high; got low={low}, high={high}")

    def value(self, unit):
        """The value at a share (0 to 1) of the way from low to high."""
        value = self._from_line(self._low + unit * (self._high - self._low))
        return float(np.clip(value, self.low, self.high))

    def unit(self, value):
        """The share (0 to 1) of the way from low to high at which a value lies."""
        return (self._line(value) - self._low) / (self._high - self._low)

    def draw(self, rng):
        """One value."""
        return self.value(rng.random())

    def grid(self, points):
        """That many values, evenly spread from low to high."""
        return [self.value(unit) for unit in (np.linspace(0, 1, points) if points > 1 else [0.5])]

    def narrowed(self, around, share):
        """The same kind of range, ``share`` (0 to 1) as wide, around a value; never outside of this one."""
        center = self.unit(around)
        low, high = max(0.0, center - share / 2), min(1.0, center + share / 2)
        return type(self)(self.value(low), self.value(high))

    # A range is a stretch of a line on which all places are equally likely: the values themselves here,
    # their logarithms in LogUniform.
    @staticmethod
    def _line(value):
        return np.float64(value)

    @staticmethod
    def _from_line(place):
        return place

    @property
    def _low(self):
        return self._line(self.low)

    @property
    def _high(self):
        return self._line(self.high)

    def __repr__(self):
        return f"{type(self).__name__}({self.low:g}, {self.high:g})"


class LogUniform(Uniform):
    """Positive numbers whose *exponents* are uniform: 0.001 to 0.01 is as likely as 1 to 10.

    Right for what multiplies: learning rates, penalty strengths.

    Examples
    --------
    >>> [round(value, 6) for value in LogUniform(1e-6, 10).grid(8)]
    [1e-06, 1e-05, 0.0001, 0.001, 0.01, 0.1, 1.0, 10.0]
    """

    interval = "(0, inf)"

    @staticmethod
    def _line(value):
        return np.log10(value)

    @staticmethod
    def _from_line(place):
        return 10.0**place


class IntUniform(Uniform):
    """Whole numbers from ``low`` to ``high``, both included.

    Examples
    --------
    >>> IntUniform(1, 3).grid(3)
    [1, 2, 3]
    """

    def __init__(self, low, high):
        self.low, self.high = (_checks.integer(n, v, at_least=-(2**62)) for n, v in (("low", low), ("high", high)))
        if self.low > self.high:
            raise ValueError(f"low must not be above high; got low={low}, high={high}")

    def value(self, unit):
        return min(self.high, self.low + int(unit * (self.high - self.low + 1)))

    def unit(self, value):
        return (value - self.low) / max(1, self.high - self.low)

    def grid(self, points):
        return sorted({round(place) for place in np.linspace(self.low, self.high, points)})


class Choice:
    """One of a few options, each as likely as any other.

    Examples
    --------
    >>> Choice("relu", "tanh").grid(2)
    ['relu', 'tanh']
    """

    def __init__(self, *options):
        self.options = list(options[0] if len(options) == 1 and isinstance(options[0], (list, tuple)) else options)
        if not self.options:
            raise ValueError("Choice needs at least one option; got none")

    def draw(self, rng):
        """One option."""
        return self.options[rng.integers(len(self.options))]

    def grid(self, points):
        """Every option, whatever ``points`` is."""
        return list(self.options)

    def narrowed(self, around, share):
        """All options again: they have no neighbours."""
        return self

    def unit(self, value):
        """Always the middle: options have no border."""
        return 0.5

    def __repr__(self):
        return f"Choice({', '.join(map(repr, self.options))})"


class Trial(NamedTuple):
    """One trial, as recorded.

    ``outcome`` is "finished", "diverged", "failed" or "out of time"; ``score`` is None but for the first. ``extra``
    holds what else ``train`` returned, or the error in words.

    Examples
    --------
    >>> Trial(0, {"learning_rate": 0.1}, seed=7, outcome="finished", score=0.9, seconds=1.5, extra={}).score
    0.9
    """

    number: int
    parameters: dict
    seed: int
    outcome: str
    score: float | None
    seconds: float
    extra: dict


class Diverged(ArithmeticError):
    """Raised by ``train`` to say that this trial's loss has exploded and training it on is of no use.

    Examples
    --------
    >>> def train(learning_rate, seed):
    ...     raise Diverged("the loss is nan")
    >>> results = random_search(train, {"learning_rate": LogUniform(0.1, 10)}, trials=1)
    >>> results.trials[0].outcome, results.trials[0].extra
    ('diverged', {'error': 'the loss is nan'})
    """


class SearchResults:
    """The trials of a search, in memory and, with a path, in a file of JSON lines.

    Parameters
    ----------
    path : path, optional
        Every finished trial is appended at once, in a line of its own. A file that is there already is
        read: its trials are not run again. A last line torn by a crash is dropped, and its trial redone.
    space : dict, optional
        Name -> distribution; what :meth:`at_border` and :meth:`plot` measure against.

    Raises
    ------
    ValueError
        If the file is not of a search, or one of its lines but the last is damaged.

    Examples
    --------
    >>> results = random_search(lambda x, seed: -((x - 3) ** 2), {"x": Uniform(0, 10)}, trials=50)
    >>> abs(results.best.parameters["x"] - 3) < 0.5
    True
    """

    def __init__(self, path=None, space=None):
        self.path, self.space = None if path is None else Path(path), space
        self.identity, self.trials = None, []
        if self.path is not None and self.path.exists():
            self._read()

    def _read(self):
        lines = self.path.read_bytes().split(b"\n")
        torn = lines.pop()  # what stands after the last end of line: nothing, or a line cut short
        try:
            records = [json.loads(line) for line in lines]
            self.identity = records[0]["search"] if records else None
            self.trials = [Trial(**record) for record in records[1:]]
        except (ValueError, KeyError, TypeError):
            raise ValueError(f"{self.path} is not a file of a search, or is damaged: remove it to begin anew") from None
        if torn:
            with self.path.open("rb+") as file:
                file.truncate(sum(len(line) + 1 for line in lines))

    def begin(self, identity):
        """Say which search this is; ValueError if the trials that are there are of another."""
        identity = json.loads(json.dumps(identity))
        if self.identity is None:
            self.identity = identity
            self._append({"search": identity})
        elif self.identity != identity:
            here = self.path or "these results"
            raise ValueError(f"{here} belong to another search: {self.identity}, not {identity}")

    def add(self, trial):
        """Record a trial: on disk first, then here."""
        self._append(trial._asdict())
        self.trials.append(trial)

    def _append(self, record):
        if self.path is not None:
            with self.path.open("ab") as file:
                file.write(json.dumps(record).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())

    @property
    def finished(self):
        """The trials that have a score, best first; equals in the order of their numbers."""
        return sorted((t for t in self.trials if t.outcome == "finished"), key=lambda t: (-t.score, t.number))

    @property
    def best(self):
        """The trial with the highest score; ValueError if there is none."""
        if not self.finished:
            raise ValueError(f"no trial has finished: {len(self.trials)} recorded")
        return self.finished[0]

    def standard_error(self, samples):
        """How far the best score, an accuracy on that many samples, may be off by chance: ``sqrt(p (1 - p) / n)``."""
        share = _checks.number("the best score, as an accuracy,", self.best.score, "[0, 1]")
        return float(np.sqrt(share * (1 - share) / _checks.integer("samples", samples)))

    def at_border(self, margin=0.05):
        """The parameters whose best value lies near a bound: name -> "low" or "high".

        Near is within ``margin`` of the range's width, taken in exponents where the range is logarithmic.
        Then the best may lie beyond.
        """
        space, best = self.space or {}, self.best.parameters
        units = {name: range_.unit(best[name]) for name, range_ in space.items()}
        return {name: "low" if unit <= margin else "high"
                for name, unit in units.items() if unit <= margin or unit >= 1 - margin}  # fmt: skip

    def table(self, most=10):
        """The best trials as a table."""
        shown = self.finished[:most]
        names = list(shown[0].parameters) if shown else []
        rows = [
            [t.number, *(_short(t.parameters[name]) for name in names), f"{t.score:.4f}", f"{t.seconds:.2f}"]
            for t in shown
        ]
        others = len(self.trials) - len(self.finished)
        title = f"{len(self.finished)} trials finished, {others} did not"
        return Table(["trial", *names, "score", "seconds"], rows, title)

    def plot(self, axes=None):
        """Draw every trial's score against each parameter; returns the Matplotlib figure."""
        from nnlib import plots

        return plots.search_results(self, axes)

    def __len__(self):
        return len(self.trials)

    def __repr__(self):
        return str(self.table())

    def _repr_html_(self):
        return self.table()._repr_html_()


def random_search(
    train, space, trials=100, seed=0, executor=None, results=None, *, time_limit=None, progress=None, on_trial=None
):
    """Try parameters drawn at random from ``space``.

    Parameters
    ----------
    train : callable
        ``train(**parameters, seed=seed)`` returns the validation score, or a dict with "score" and whatever else
        is to be recorded (what JSON holds). With an executor of processes it must be importable.
    space : dict
        Name -> :class:`LogUniform`, :class:`Uniform`, :class:`IntUniform` or :class:`Choice`.
    trials : int
    seed : int
        The same seed draws the same trials.
    executor : concurrent.futures.Executor, optional
        Where trials run: a ``ProcessPoolExecutor``, Dask's ``client.get_executor()``; None is this process.
    results : path or SearchResults, optional
        Where trials are recorded; a search that was interrupted goes on from there.
    time_limit : float, optional
        Seconds after which a trial is ended and recorded as out of time.
    progress : bool, optional
        A progress bar; None shows one when the search takes longer than two seconds.
    on_trial : callable, optional
        ``on_trial(results)`` after each recorded trial: for pictures that fill as the search runs.

    Returns
    -------
    SearchResults
        A trial that diverges (raises :class:`Diverged`, or scores nan), fails or runs out of time is recorded as such.

    Examples
    --------
    >>> def train(learning_rate, seed):
    ...     return -abs(np.log10(learning_rate) + 2)
    >>> results = random_search(train, {"learning_rate": LogUniform(1e-6, 10)}, trials=30, seed=1)
    >>> 0.005 < results.best.parameters["learning_rate"] < 0.02
    True
    """
    trials, seed = _checks.integer("trials", trials), _checks.integer("seed", seed, at_least=0)
    space = _space(space)
    planned = [(number, *_drawn(space, seed, number)) for number in range(trials)]
    return _run(train, "random", space, seed, planned, executor, results, time_limit, progress, on_trial)


def grid_search(
    train, space, points=5, seed=0, executor=None, results=None, *, time_limit=None, progress=None, on_trial=None
):
    """Try every combination of evenly spread values.

    Parameters
    ----------
    points : int, or dict name -> int
        Values for each parameter; a :class:`Choice` gives all its options.
    train, space, seed, executor, results, time_limit, progress, on_trial
        As for :func:`random_search`.

    Examples
    --------
    >>> results = grid_search(lambda x, y, seed: x * y, {"x": Uniform(0, 1), "y": Uniform(0, 1)}, points=3)
    >>> len(results), results.best.parameters
    (9, {'x': 1.0, 'y': 1.0})
    """
    space, seed = _space(space), _checks.integer("seed", seed, at_least=0)
    counts = points if isinstance(points, dict) else dict.fromkeys(space, points)
    if set(counts) != set(space):
        raise ValueError(f"points must name {sorted(space)}; got {sorted(counts)}")
    axes = [range_.grid(_checks.integer(f"points of {name}", counts[name])) for name, range_ in space.items()]
    planned = [
        (number, dict(zip(space, values, strict=True)), _trial_seed(seed, number))
        for number, values in enumerate(itertools.product(*axes))
    ]
    return _run(train, "grid", space, seed, planned, executor, results, time_limit, progress, on_trial)


class Stage(NamedTuple):
    """One stage of a staged search: how long each trial trains, how many there are, how wide the ranges stay.

    ``share`` is the width of each range as a share of the first stage's, in exponents where logarithmic.

    Examples
    --------
    >>> STAGES[1]
    Stage(epochs=5, trials=100, share=0.2857142857142857)
    """

    epochs: int
    trials: int = 100
    share: float = 1.0


# The article's stages: all seven decades of learning rate, one to each side of the best, then a tenth to each side.
STAGES = (Stage(1), Stage(5, share=2 / 7), Stage(20, share=0.2 / 7))


def staged_search(
    train, space, stages=STAGES, seed=0, executor=None, results=None, *, members=None, time_limit=None, progress=None,
    on_trial=None,
):  # fmt: skip
    """Search coarsely with few epochs, then ever more finely around the best with more.

    Parameters
    ----------
    train : callable
        ``train(**parameters, epochs=epochs, seed=seed)``.
    stages : sequence of Stage
        The article's unless told: 1, 5 and 20 epochs.
    results : path, optional
        One file for each stage: ``search.jsonl`` becomes ``search-1.jsonl``, ``search-2.jsonl`` …
    members : int, optional
        How many trials train as one population, as in :func:`population_search`; each alone unless told. A
        population runs in this process and has no time limit.
    space, seed, executor, time_limit, progress, on_trial
        As for :func:`random_search`.

    Returns
    -------
    list of SearchResults
        One for each stage; the last one's best is the search's.

    Examples
    --------
    >>> def train(x, epochs, seed):
    ...     return -abs(x - 2)
    >>> coarse, fine = staged_search(train, {"x": Uniform(0, 10)}, [Stage(1, 20), Stage(5, 20, share=0.1)])
    >>> fine.best.score > -0.5 and fine.space["x"].high - fine.space["x"].low <= 1.0
    True
    """
    space, stages, found = _space(space), [Stage(*stage) for stage in stages], []
    if not stages:
        raise ValueError("stages must hold at least one Stage; got none")
    if members is not None and not (executor is None and time_limit is None):
        raise ValueError("members trains trials as populations, which take neither an executor nor a time_limit")
    for number, stage in enumerate(stages, start=1):
        _checks.number("share", stage.share, "(0, 1]")
        epochs = _checks.integer("epochs", stage.epochs)
        here = {
            name: range_.narrowed(found[-1].best.parameters[name], stage.share) if found else range_
            for name, range_ in space.items()
        }
        path = None if results is None else Path(results)
        path = path and path.with_name(f"{path.stem}-{number}{path.suffix}")
        given = _WithEpochs(train, epochs), here, stage.trials, seed + number - 1
        shown = {"results": path, "progress": progress, "on_trial": on_trial}
        if members is None:
            found.append(random_search(*given, executor, time_limit=time_limit, **shown))
        else:
            found.append(population_search(*given, members=members, **shown))
    return found


def population_search(train, space, trials=100, seed=0, results=None, *, members=None, progress=None, on_trial=None):
    """Random search in which many trials are the members of one population, and train in the same products.

    Parameters
    ----------
    train : callable
        ``train(**parameters, seed=seed)`` with an array (M,) for each parameter; returns the scores (M,), nan
        for a member that diverged.
    members : int, optional
        How many trials go into one population; all of them unless told. Each population is recorded as it ends.
    space, trials, seed, results, progress, on_trial
        As for :func:`random_search`; parameters are drawn as there.

    Examples
    --------
    >>> results = population_search(lambda x, seed: -((x - 3) ** 2), {"x": Uniform(0, 10)}, trials=50)
    >>> results.best.parameters["x"] == random_search(
    ...     lambda x, seed: -((x - 3) ** 2), {"x": Uniform(0, 10)}, trials=50).best.parameters["x"]
    True
    """
    trials, seed = _checks.integer("trials", trials), _checks.integer("seed", seed, at_least=0)
    members = trials if members is None else _checks.integer("members", members)
    space = _space(space)
    results = _results(results, space)
    results.begin({"kind": "population", "space": _described(space), "seed": seed, "members": members})
    done = {trial.number for trial in results.trials}
    with _bar(trials, len(done), progress) as bar:
        for start in range(0, trials, members):
            numbers = [n for n in range(start, min(start + members, trials)) if n not in done]
            if not numbers:
                continue
            drawn = [_drawn(space, seed, number)[0] for number in numbers]
            began = time.perf_counter()
            columns = {name: np.array([parameters[name] for parameters in drawn]) for name in space}
            scores = np.asarray(train(**columns, seed=_trial_seed(seed, start)), dtype=np.float64)
            if scores.shape != (len(numbers),):
                raise ValueError(f"train must return {len(numbers)} scores, one a member; got shape {scores.shape}")
            seconds = (time.perf_counter() - began) / len(numbers)
            for number, parameters, score in zip(numbers, drawn, scores, strict=True):
                outcome, score = ("finished", float(score)) if np.isfinite(score) else ("diverged", None)
                results.add(Trial(number, parameters, _trial_seed(seed, start), outcome, score, seconds, {}))
                bar.update()
            if on_trial is not None:
                on_trial(results)
    return results


class MLPTrial:
    """A ready-made ``train``: a fully connected classifier trained by momentum, scored by validation accuracy.

    Takes numbers, for one network, or arrays (M,), for a population of M.

    Parameters
    ----------
    data : Dataset
        ``data.train`` and ``data.validation``.
    hidden : sequence of int
        Neurons of each hidden layer.
    epochs, batch_size : int
        ``epochs`` where a stage does not say.

    Examples
    --------
    >>> from nnlib import datasets
    >>> train = MLPTrial(datasets.digits(), epochs=2)
    >>> train(learning_rate=np.array([0.1, 1e-6]), seed=0).round(1)[0] > 0.5
    np.True_
    """

    def __init__(self, data, hidden=(50,), epochs=5, batch_size=64):
        self.data, self.hidden, self.epochs, self.batch_size = data, tuple(hidden), epochs, batch_size

    def __call__(self, learning_rate, momentum=0.9, strength=0.0, keep=1.0, *, seed, epochs=None):
        network, stopped = self.trained(learning_rate, momentum, strength, keep, seed=seed, epochs=epochs)
        accuracy = network.accuracy(*self.data.validation)
        return np.where(stopped, np.nan, accuracy) if np.ndim(learning_rate) else accuracy

    def trained(self, learning_rate, momentum=0.9, strength=0.0, keep=1.0, *, seed, epochs=None):
        """The trained network, or population, and which members were stopped since their loss exploded.

        Raises
        ------
        Diverged
            If the loss of all has exploded: it is nan, infinite or a hundred times the first.

        Examples
        --------
        >>> from nnlib import datasets
        >>> network, stopped = MLPTrial(datasets.digits(), epochs=1).trained(np.array([0.1, 1e6]), seed=0)
        >>> stopped
        array([False,  True])
        """
        X, y = self.data.train
        members = len(learning_rate) if np.ndim(learning_rate) else None
        sizes = [X.shape[1], *self.hidden, len(self.data.classes)]
        network = mlp(sizes, keep=keep, seed=seed, members=members)
        optimizer = optimizers.Momentum(learning_rate, momentum)
        trainer = Trainer(
            network, losses.SoftmaxCrossEntropy(), optimizer,
            penalty=L2(strength), batch_size=self.batch_size, seed=seed,
        )  # fmt: skip
        first = None
        for step in trainer.steps(X, y, epochs or self.epochs):
            first = step.loss if first is None else first
            exploded = ~np.isfinite(step.loss) | (step.loss > 100 * first)
            if np.all(exploded):
                raise Diverged(f"the loss was {np.max(step.loss):.3g} at iteration {step.iteration}")
            if np.any(exploded):  # these members stand still; the others go on
                optimizer.learning_rate = np.where(exploded, 0.0, optimizer.learning_rate)
                network.parameters[exploded] = 0
        return network, np.asarray(optimizer.learning_rate) == 0


def _run(train, kind, space, seed, planned, executor, results, time_limit, progress, on_trial):
    """Run the planned trials that are not recorded yet, and record each as it ends."""
    if not callable(train):
        raise TypeError(f"train must be callable; got {train!r}")
    if time_limit is not None:
        time_limit = _checks.number("time_limit", time_limit, "(0, inf)")
    results = _results(results, space)
    results.begin({"kind": kind, "space": _described(space), "seed": seed})
    done = {trial.number for trial in results.trials}
    waiting = [trial for trial in planned if trial[0] not in done]

    with _bar(len(planned), len(planned) - len(waiting), progress) as bar:

        def record(trial):
            results.add(trial)
            bar.update()
            if on_trial is not None:
                on_trial(results)

        if executor is None:
            for trial in waiting:
                record(run_trial(train, *trial, time_limit))
            return results
        futures = {executor.submit(run_trial, train, *trial, time_limit) for trial in waiting}
        try:
            while futures:
                ended, futures = wait(futures, return_when=FIRST_COMPLETED)
                for future in sorted(ended, key=id):
                    record(future.result())
        except BaseException:
            for future in futures:
                future.cancel()
            _record_the_rest(futures, record)
            raise
    return results


def _record_the_rest(futures, record):
    """What had already ended when a search is broken off is not lost."""
    for future in futures:
        if future.done() and not future.cancelled():
            try:
                record(future.result())
            except (Exception, CancelledError):
                continue


def run_trial(train, number, parameters, seed, time_limit=None):
    """One trial, whatever happens in it: a :class:`Trial`.

    Examples
    --------
    >>> run_trial(lambda x, seed: 1 / x, 0, {"x": 0}, seed=0).extra
    {'error': 'ZeroDivisionError: division by zero'}
    """
    began = time.perf_counter()
    try:
        with _limited(time_limit):
            given = train(**parameters, seed=seed)
        extra = dict(given) if isinstance(given, dict) else {"score": given}
        score = float(extra.pop("score"))
        outcome, score = ("finished", score) if np.isfinite(score) else ("diverged", None)
    except Diverged as error:
        outcome, score, extra = "diverged", None, {"error": str(error)}
    except OutOfTime:
        outcome, score, extra = "out of time", None, {"error": f"not done after {time_limit:g} s"}
    except Exception as error:
        outcome, score, extra = "failed", None, {"error": f"{type(error).__name__}: {error}"}
    return Trial(number, parameters, seed, outcome, score, time.perf_counter() - began, extra)


class OutOfTime(BaseException):
    """Raised inside a trial that has used up its time.

    Examples
    --------
    >>> def endless(seed):
    ...     while True:
    ...         pass
    >>> run_trial(endless, 0, {}, seed=0, time_limit=0.05).outcome
    'out of time'
    """


@contextmanager
def _limited(seconds):
    """Raise :class:`OutOfTime` in this thread once the time is up; a single long call into C ends first."""
    if seconds is None:
        yield
        return
    thread, gate, ended = threading.get_ident(), threading.Lock(), False

    def end():
        with gate:
            if not ended:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OutOfTime))

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with gate:
            ended = True
        timer.cancel()


def _space(space):
    if not isinstance(space, dict) or not space:
        raise TypeError(f"space must be a dict of name -> distribution; got {space!r}")
    for name, range_ in space.items():
        if not isinstance(range_, (Uniform, Choice)):
            raise TypeError(f"space[{name!r}] must be LogUniform, Uniform, IntUniform or Choice; got {range_!r}")
    return dict(space)


def _drawn(space, seed, number):
    """The parameters and the seed of one trial, from the search's seed and the trial's number alone."""
    rng = np.random.default_rng([seed, number])
    return {name: range_.draw(rng) for name, range_ in space.items()}, _trial_seed(seed, number)


def _trial_seed(seed, number):
    return int(np.random.SeedSequence([seed, number]).generate_state(1)[0])


def _results(results, space):
    if not isinstance(results, SearchResults):
        results = SearchResults(results)
    results.space = space
    return results


def _described(space):
    return {name: repr(range_) for name, range_ in space.items()}


def _bar(total, done, progress):
    from tqdm.auto import tqdm

    hidden = True if progress is False else (False if progress else None)
    return tqdm(total=total, initial=done, unit="trial", leave=False, delay=0 if progress else 2, disable=hidden)


def _short(value):
    return f"{value:.3g}" if isinstance(value, float) else value


class _WithEpochs:
    """``train`` with its epochs set; a class, so that processes can be sent it."""

    def __init__(self, train, epochs):
        self.train, self.epochs = train, epochs

    def __call__(self, **parameters):
        return self.train(**parameters, epochs=self.epochs)
