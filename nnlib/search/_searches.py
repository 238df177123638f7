"""Searches: at random, on a grid, in stages, as populations."""

import itertools
import time
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from nnlib import _checks
from nnlib.search._ranges import Choice, Uniform
from nnlib.search._results import SearchResults, Trial
from nnlib.search._running import check_train, outcome_of, run, run_here


def random_search(
    train, space, trials=100, seed=0, executor=None, results=None, *, time_limit=None, progress=None, on_trial=None
):
    """Try parameters drawn at random from ``space``.

    Parameters
    ----------
    train : callable
        ``train(**parameters, seed=seed)`` returns the validation score, or a dict with "score" and whatever else
        is to be recorded: arrays as lists, and as text what JSON can't hold. With an executor of processes it must
        be importable.
    space : dict
        Name -> :class:`LogUniform`, :class:`Uniform`, :class:`IntUniform` or :class:`Choice`.
    trials : int
    seed : int
        The same seed draws the same trials.
    executor : concurrent.futures.Executor, optional
        Where trials run: a ``ProcessPoolExecutor``, Dask's ``client.get_executor()``; None is this process. Both
        outlive a trial that kills its process: it is repeated alone, and if that ends so too, recorded as failed.
    results : path or SearchResults, optional
        Where trials are recorded; a search that was interrupted goes on from there. One search at a time may.
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

    Raises
    ------
    TypeError
        If ``train`` can't be called with the names of ``space`` and ``seed``.
    ValueError
        If the file is of another search or of none, or is damaged; it is left as it is.
    RuntimeError
        If another search is writing the file.

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
    planned = [(number, _drawn(space, seed, number), _trial_seed(seed, number)) for number in range(trials)]
    return _run_each(train, "random", space, seed, planned, executor, results, time_limit, progress, on_trial)


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
    return _run_each(train, "grid", space, seed, planned, executor, results, time_limit, progress, on_trial)


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
    space, stages, found = _space(space, ("seed", "epochs")), [Stage(*stage) for stage in stages], []
    if not stages:
        raise ValueError("stages must hold at least one Stage; got none")
    if members is not None and not (executor is None and time_limit is None):
        raise ValueError("members trains trials as populations, which take neither an executor nor a time_limit")
    check_train(train, [*space, "epochs", "seed"])
    for stage in stages:
        _checks.number("share", stage.share, "(0, 1]")
        _checks.integer("epochs", stage.epochs)
    files = [SearchResults(_of_stage(results, number)) for number in range(1, len(stages) + 1)]
    for number, (stage, file) in enumerate(zip(stages, files, strict=True)):
        here = {
            name: range_.narrowed(found[-1].best.parameters[name], stage.share) if found else range_
            for name, range_ in space.items()
        }
        given = partial(train, epochs=stage.epochs), here, stage.trials, seed + number
        shown = {"results": file, "progress": progress, "on_trial": on_trial}
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
    check_train(train, [*space, "seed"])
    planned = [
        (number, _drawn(space, seed, number), _trial_seed(seed, number - number % members)) for number in range(trials)
    ]
    identity = {"kind": "population", "space": _described(space), "seed": seed, "members": members}
    execute = partial(_run_populations, train, members, planned)
    return run(execute, planned, identity, space, results, progress, on_trial)


def _run_populations(train, members, planned, waiting, record):
    """Train the populations that are not recorded whole: each as it was planned, so that its scores are the same."""
    missing = {number for number, _, _ in waiting}
    for start in range(0, len(planned), members):
        population = planned[start : start + members]
        if missing.intersection(number for number, _, _ in population):
            record(*(trial for trial in _run_population(train, population) if trial.number in missing))


def _run_population(train, population):
    began = time.perf_counter()
    _, drawn, seeds = zip(*population, strict=True)
    columns = {name: _column([parameters[name] for parameters in drawn]) for name in drawn[0]}
    try:
        scores = np.asarray(train(**columns, seed=seeds[0]), dtype=np.float64)
    except Exception as error:
        ends = [(*outcome_of(error), None)] * len(population)
    else:
        if scores.shape != (len(population),):
            raise ValueError(f"train must return {len(population)} scores, one a member; got shape {scores.shape}")
        ends = [("finished", {}, float(score)) if np.isfinite(score) else ("diverged", {}, None) for score in scores]
    seconds = (time.perf_counter() - began) / len(population)
    return [Trial(*trial, outcome, score, seconds, extra)
            for trial, (outcome, extra, score) in zip(population, ends, strict=True)]  # fmt: skip


def _column(values):
    """One value for each member; what is no single number or word stays as it is."""
    if all(np.ndim(value) == 0 for value in values):
        return np.array(values)
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


def _run_each(train, kind, space, seed, planned, executor, results, time_limit, progress, on_trial):
    """Run each trial by itself."""
    check_train(train, [*space, "seed"])
    if time_limit is not None:
        time_limit = _checks.number("time_limit", time_limit, "(0, inf)")
    if executor is None:
        execute = partial(run_here, train, time_limit)
    else:
        from nnlib.search._executors import run_on

        execute = partial(run_on, executor, train, time_limit)
    identity = {"kind": kind, "space": _described(space), "seed": seed}
    return run(execute, planned, identity, space, results, progress, on_trial)


def _space(space, ours=("seed",)):
    if not isinstance(space, dict) or not space:
        raise TypeError(f"space must be a dict of name -> distribution; got {space!r}")
    for name, range_ in space.items():
        if not isinstance(name, str) or name in ours:
            raise ValueError(f"space must name parameters of train, but not {' or '.join(ours)}; got {name!r}")
        if not isinstance(range_, (Uniform, Choice)):
            raise TypeError(f"space[{name!r}] must be LogUniform, Uniform, IntUniform or Choice; got {range_!r}")
    return dict(space)


def _drawn(space, seed, number):
    """The parameters of one trial, from the search's seed and the trial's number alone."""
    rng = np.random.default_rng([seed, number])
    return {name: range_.draw(rng) for name, range_ in space.items()}


def _trial_seed(seed, number):
    return int(np.random.SeedSequence([seed, number]).generate_state(1)[0])


def _described(space):
    return {name: range_.described() for name, range_ in space.items()}


def _of_stage(results, number):
    if results is None:
        return None
    path = Path(results)
    return path.with_name(f"{path.stem}-{number}{path.suffix}")
