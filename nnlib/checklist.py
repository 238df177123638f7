"""The checklist: eight things to do with any new problem, each done and judged with a number.

Source: CS231n, Neural Networks Part 3, "Summary"; the article's final checklist.
"""

import copy
from typing import NamedTuple

import numpy as np

from nnlib import _checks, _progress_bars, gradcheck, monitoring, schedules
from nnlib._tables import Table, Tabled
from nnlib.ensembles import ModelEnsemble
from nnlib.optimizers import SGD, Adam, Momentum, Nesterov
from nnlib.regularization import L2
from nnlib.search import LogUniform, Uniform, population_search
from nnlib.training import Trainer


class Check(NamedTuple):
    """One item of the list: what was done, whether it passed (None: not done), its number and what that means.

    Examples
    --------
    >>> Check("initial loss", True, "2.303", "guessing would cost 2.303").passed
    True
    """

    item: str
    passed: bool | None
    number: str
    words: str

    @property
    def verdict(self):
        """"passed", "FAILED" or "not done"."""
        return {True: "passed", False: "FAILED", None: "not done"}[self.passed]


class ChecklistReport(Tabled, list):
    """A list of :class:`Check`, shown as a table; ``passed`` when every item was done and passed.

    Examples
    --------
    >>> ChecklistReport([Check("initial loss", None, "", "")]).passed
    False
    """

    @property
    def passed(self):
        """Whether all eight items are done and passed."""
        return all(check.passed for check in self)

    def table(self):
        """The table: one row for each item."""
        rows = [[f"{i}. {c.item}", c.verdict, c.number, c.words] for i, c in enumerate(self, start=1)]
        return Table(["item", "verdict", "measured", "in words"], rows)


class InitialLoss(NamedTuple):
    """The loss before any training: measured, as it should be, and measured with a penalty added.

    Examples
    --------
    >>> InitialLoss(measured=2.31, expected=2.303, with_penalty=2.35).passed
    True
    """

    measured: float
    expected: float
    with_penalty: float

    @property
    def passed(self):
        """Whether the loss is within a quarter of what is expected, and a penalty raises it."""
        return bool(abs(self.measured - self.expected) <= 0.25 * self.expected and self.with_penalty > self.measured)


def initial_loss(network, loss, X, y, penalty=None):
    """Is the loss of an untrained network that of guessing, and does a penalty raise it?

    Parameters
    ----------
    network : Network
        Not trained yet. Left as it was.
    loss : Loss with ``expected_initial_value``
    X : array (N, D)
    y : int array (N,)
    penalty : callable, optional
        ``L2(1e-2)`` unless told.

    Returns
    -------
    InitialLoss
        ``.measured``, ``.expected``, ``.with_penalty`` and ``.passed``.

    Examples
    --------
    >>> from nnlib import losses, mlp
    >>> network, X, y = mlp([64, 50, 10], init="zeros"), np.eye(64), np.arange(64) % 10
    >>> check = initial_loss(network, losses.SoftmaxCrossEntropy(), X, y)
    >>> round(check.measured, 3), round(check.expected, 3)
    (2.303, 2.303)
    """
    measured = loss(network.forward(X), y)[0]
    penalty = penalty or L2(1e-2)
    with_penalty = measured + penalty(network.parameters, network.weights_mask)[0]
    return InitialLoss(measured, loss.expected_initial_value(network.outputs), with_penalty)


class Overfit(NamedTuple):
    """How training on a handful of samples went: the steps it took, the loss it reached, the loss it was to reach.

    Examples
    --------
    >>> Overfit(steps=120, loss=9e-4, goal=1e-3).passed
    True
    """

    steps: int
    loss: float
    goal: float

    @property
    def passed(self):
        """Whether the goal was reached."""
        return self.loss < self.goal


def overfit_small_batch(network, loss, X, y, samples=20, *, goal=1e-3, most_steps=2000, optimizer=None):
    """Can the network learn a handful of samples by heart? If it can't, something is broken.

    Parameters
    ----------
    network : Network
        A copy of it is trained, without penalty; dropout, if it has any, stays on.
    loss : Loss
    X : array (N, D)
    y : targets
        The first ``samples`` of both are used; N is at least that many.
    goal : float, positive
        The article's 1e-7 is reachable, with more steps.
    most_steps : int
    optimizer : Optimizer, optional
        ``Adam(0.01)`` unless told; left as it was.

    Returns
    -------
    Overfit
        ``.steps``, ``.loss``, ``.passed``.

    Examples
    --------
    >>> from nnlib import losses, mlp
    >>> X, y = np.random.default_rng(0).normal(size=(20, 64)), np.arange(20) % 10
    >>> overfit_small_batch(mlp([64, 50, 10]), losses.SoftmaxCrossEntropy(), X, y).passed
    True
    """
    samples, most_steps = _checks.integer("samples", samples), _checks.integer("most_steps", most_steps)
    goal = _checks.number("goal", goal, "(0, inf)")
    if len(X) < samples:
        raise ValueError(f"X has {len(X)} samples; {samples} are asked for")
    trainer = Trainer(network.copy(), loss, copy.deepcopy(optimizer) or Adam(0.01), batch_size=samples)
    step = None
    for step in trainer.steps(X[:samples], y[:samples], epochs=most_steps):
        if step.loss < goal or not np.isfinite(step.loss):
            break
    return Overfit(step.iteration, step.loss, goal)


ITEMS = (
    "gradient check", "initial loss", "overfit 20 samples", "monitor", "optimizer", "schedule", "search", "ensemble",
)  # fmt: skip


def run(
    network_factory, loss, data, *, items=ITEMS, epochs=10, learning_rate=0.05, trials=40, seed=0, progress=None,
    on_check=None,
):  # fmt: skip
    """Do the article's eight items on real data and judge each.

    Parameters
    ----------
    network_factory : callable
        ``network_factory(seed=…, dtype=…, members=…)`` makes a network, trained or not yet:
        ``functools.partial(mlp, [64, 100, 10])``.
    loss : Loss
    data : Dataset
        ``data.train`` and ``data.validation``; the test set is not looked at.
    items : sequence of str
        Which of :data:`ITEMS` to do; the others are reported as not done.
    epochs : int
        For each network that is trained.
    learning_rate : float
        Of momentum, where an item trains with one rate.
    trials : int
        Of the search, as one population.
    seed : int
    progress : bool, optional
        A progress bar; None shows one when the checks take longer than two seconds.
    on_check : callable, optional
        ``on_check(report)`` after each item: for a table that fills.

    Returns
    -------
    ChecklistReport

    Examples
    --------
    >>> from functools import partial
    >>> from nnlib import datasets, losses, mlp
    >>> report = run(partial(mlp, [64, 20, 10]), losses.SoftmaxCrossEntropy(), datasets.digits(), items=ITEMS[:3])
    >>> [check.verdict for check in report[:4]]
    ['passed', 'passed', 'passed', 'not done']
    """
    unknown = [item for item in items if item not in ITEMS]
    if unknown:
        raise ValueError(f"items must be of {', '.join(ITEMS)}; got {unknown[0]!r}")
    bench = _Bench(network_factory, loss, data, _checks.integer("epochs", epochs), learning_rate, trials, seed)
    report = ChecklistReport(Check(item, None, "", "") for item in ITEMS)
    with _progress_bars.bar(ITEMS, unit="item", progress=progress) as bar:
        for i, item in enumerate(bar):
            if item in items:
                passed, number, words = getattr(bench, item.replace(" ", "_"))()
                report[i] = Check(item, bool(passed), number, words)
                if on_check is not None:
                    on_check(report)
    return report


class _Bench:
    """The eight items, each a method that returns (passed, number, words)."""

    def __init__(self, network_factory, loss, data, epochs, learning_rate, trials, seed):
        self.factory, self.loss, self.data = network_factory, loss, data
        self.epochs, self.learning_rate, self.trials, self.seed = epochs, learning_rate, trials, seed

    def network(self, **options):
        """A new network; what the factory remembers of it must not carry over from item to item."""
        return self.factory(seed=self.seed, **options).copy()

    def unless_it_guesses(self, accuracy, passed, number, words):
        """The verdict of an item that compares trained networks: it has none where they learned nothing."""
        y = self.data.validation.y
        commonest = np.bincount(y).max() / len(y)
        if accuracy > commonest + 3 * np.sqrt(commonest * (1 - commonest) / len(y)):  # three standard errors
            return passed, number, words
        return False, f"{accuracy:.3f}", f"nothing is learned: naming the commonest class is right in {commonest:.3f}"

    def trained(self, optimizer, schedule=None, network=None, penalty=None):
        """A network, trained, and its history."""
        network = network or self.network()
        trainer = Trainer(network, self.loss, optimizer, schedule=schedule, penalty=penalty, seed=self.seed)
        history = trainer.fit(*self.data.train, self.epochs, validation=self.data.validation, progress=False)
        return network, history

    def gradient_check(self):
        X, y = self.data.train
        report = gradcheck.check_gradients(self.network(dtype=np.float64), self.loss, X[:10], y[:10], samples=50)
        worst = max((check.error for check in report if check.verdict != "not checked"), default=float("nan"))
        broken = ", ".join(check.name for check in report if check.verdict in ("wrong", "suspicious"))
        words = report.note or "the backward pass is the slope of the forward pass"
        return report.passed, f"{worst:.0e}", f"look at the backward pass of {broken}" if broken else words

    def initial_loss(self):
        check = initial_loss(self.network(), self.loss, *self.data.validation)
        words = f"guessing would cost {check.expected:.3f}; a penalty raises the loss to {check.with_penalty:.3f}"
        return check.passed, f"{check.measured:.3f}", words

    def overfit_20_samples(self):
        check = overfit_small_batch(self.network(), self.loss, *self.data.train)
        words = f"loss {check.loss:.0e} after {check.steps} steps; {check.goal:g} was the goal"
        return check.passed, f"{check.loss:.0e}", words

    def monitor(self):
        network = self.network()
        before = network.parameters.copy()
        trainer = Trainer(network, self.loss, Momentum(self.learning_rate), seed=self.seed)
        ratios = []
        for step in trainer.steps(*self.data.train, self.epochs, validation=self.data.validation):
            ratios.append(monitoring.update_ratio(before, network.parameters) if np.isfinite(step.loss) else np.inf)
            before[...] = network.parameters
        findings = monitoring.diagnose(trainer.history)
        healthy = {finding.name for finding in findings} <= {"healthy", "overfitting", "learning slowly"}
        ratio = float(np.median(ratios))
        return healthy and 1e-5 < ratio < 1e-1, f"ratio {ratio:.0e}", findings[0].words

    def optimizer(self):
        runs = {
            type(optimizer).__name__: self.trained(optimizer)
            for optimizer in (SGD(self.learning_rate), Nesterov(self.learning_rate), Adam())
        }
        losses = {name: np.mean(history.loss[-20:]) for name, (_, history) in runs.items()}
        best = min(losses, key=losses.get)
        words = "; ".join(f"{name} {loss:.3f}" for name, loss in losses.items())
        accuracy = runs[best][0].accuracy(*self.data.validation)
        return self.unless_it_guesses(accuracy, best != "SGD", best, f"training loss: {words}")

    def schedule(self):
        rate = 10 * self.learning_rate  # too high to stay at: this is where a schedule earns its keep
        runs = [self.trained(Momentum(rate), schedule) for schedule in (None, schedules.CosineDecay(rate, self.epochs))]
        constant, decayed = (np.mean(history.loss[-20:]) for _, history in runs)
        words = f"training loss {decayed:.3f} with cosine decay from {rate:g}, {constant:.3f} without"
        accuracy = runs[1][0].accuracy(*self.data.validation)
        return self.unless_it_guesses(accuracy, decayed < constant, f"{decayed - constant:+.3f}", words)

    def search(self):
        space = {
            "learning_rate": LogUniform(1e-4, 1), "momentum": Uniform(0.8, 0.99), "strength": LogUniform(1e-6, 0.1),
        }  # fmt: skip

        @np.errstate(invalid="ignore")  # members that diverge have no label right
        def train(learning_rate, momentum, strength, seed):  # noqa: ARG001 (a search tells it)
            network = self.network(members=len(learning_rate))
            return self.trained(Momentum(learning_rate, momentum), None, network, L2(strength))[0].accuracy(
                *self.data.validation
            )

        self.results = population_search(train, space, self.trials, seed=self.seed, progress=False)
        best, error = self.results.best, self.results.standard_error(len(self.data.validation.y))
        chosen = ", ".join(f"{name.replace('_', ' ')} {value:.2g}" for name, value in best.parameters.items())
        beyond = [name.replace("_", " ") for name in self.results.at_border() if self.is_worse_inside(name, error)]
        words = f"{chosen}; better at the border than inside: {', '.join(beyond)}" if beyond else chosen
        return self.unless_it_guesses(best.score, not beyond, f"{best.score:.3f} ± {error:.3f}", words)

    def is_worse_inside(self, name, error):
        """Whether no trial inside the range of a parameter is as good as the best, within its standard error."""
        unit = self.results.space[name].unit
        inside = [trial.score for trial in self.results.finished if 0.05 < unit(trial.parameters[name]) < 0.95]
        return max(inside, default=-np.inf) < self.results.best.score - error

    def ensemble(self):
        population = self.trained(Momentum(self.learning_rate), network=self.network(members=5))[0]
        X, y = self.data.validation
        if not np.isfinite(population.forward(X)).all():
            return False, "nan", "training diverged: a lower learning rate is needed"
        alone = np.mean(population.accuracy(X, y))
        together = ModelEnsemble(population).accuracy(X, y)
        chance = np.sqrt(alone * (1 - alone) / len(y))  # one standard error
        words = f"five networks; alone they reach {alone:.3f} on average"
        return self.unless_it_guesses(together, together >= alone - chance, f"{together:.3f}", words)
