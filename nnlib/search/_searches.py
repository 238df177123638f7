"""Searches: at random, on a grid, in stages, as populations."""

import itertools
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np

from nnlib import _checks
from nnlib.search._ranges import Choice, Uniform
from nnlib.search._results import Trial
from nnlib.search._running import _bar, _described, _results, _run


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
    >>> from nnlib.search import LogUniform
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


class _WithEpochs:
    """``train`` with its epochs set; a class, so that processes can be sent it."""

    def __init__(self, train, epochs):
        self.train, self.epochs = train, epochs

    def __call__(self, **parameters):
        return self.train(**parameters, epochs=self.epochs)
