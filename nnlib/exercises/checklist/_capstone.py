"""The capstone: a case with three planted faults."""

import copy
import difflib
import warnings
from collections.abc import Iterable
from functools import cached_property

import numpy as np

from nnlib import _checks
from nnlib._tables import Table
from nnlib.datasets import Dataset, Split
from nnlib.exercises import _measurements as measure
from nnlib.exercises import _progress
from nnlib.exercises._faults import FAULTS
from nnlib.exercises._final_score import final_score
from nnlib.exercises._result import Result
from nnlib.exercises._result import _inline as in_html
from nnlib.exercises._values import kind
from nnlib.losses import MulticlassSVM, SoftmaxCrossEntropy
from nnlib.optimizers import Adam, Momentum
from nnlib.training import Trainer

MOST = 3  # faults of a capstone, each in another part
GOAL = 0.89  # validation accuracy that a case without faults reaches
HOW_TO_LOOK = {
    "prepare": "case.data.train, case.data.validation: images and labels, prepared",
    "network": "case.network(seed=0): a new one; also with dtype= and members=",
    "loss": "case.loss(scores, labels): the value and its slopes",
    "penalty": "case.penalty(parameters, network.weights_mask): the value and its slopes",
    "optimizer": "case.optimizer(): a new one; .step(parameters, gradients)",
    "schedule": "case.schedule(epoch): the learning rate",
    "choose": "case.choose(trials): which one, of rows (training accuracy, validation accuracy)",
    "ensemble": "case.ensemble(probabilities): labels (N,), from (networks, N, classes)",
}


def capstone(seed=0, level=1):
    """A case with three planted faults, each in another part, at every level.

    Parameters
    ----------
    seed : int, at least 0
        Draws the faults, the loss (softmax or SVM) and the optimizer (momentum or Adam).
    level : 1, 2 or 3
        1 shows what the checklist measured and names six candidates. 2 shows and names nothing. At both, a check says
        which names are right. At 3 it says only whether all three are.

    Returns
    -------
    Case

    Examples
    --------
    >>> case = capstone(seed=0, level=3)
    >>> case.check({"missing mean"}).outcome in ("correct", "incorrect")
    True
    """
    seed, level = _checks.integer("seed", seed, at_least=0), _checks.integer("level", level)
    if level > 3:
        raise ValueError(f"level must be 1, 2 or 3; got {level}")
    rng = np.random.default_rng([seed, level])
    kinds = {"loss": rng.choice([SoftmaxCrossEntropy, MulticlassSVM]), "optimizer": rng.choice([Momentum, Adam])}
    chosen, order = {}, [list(FAULTS)[i] for i in rng.permutation(len(FAULTS))]
    for fault in map(FAULTS.get, order):
        if len(chosen) < MOST and fault.part not in chosen:
            chosen[fault.part] = fault.name
            kinds |= {fault.part: fault.kind} if fault.kind else {}
    others = [name for name in order if name not in chosen.values()]
    return Case(chosen.values(), kinds, seed, level, candidates=[*chosen.values(), *others[:3]])


def planted(*names, seed=0):
    """A case with these faults and no others, at most one in each part; without names, a case as it should be.

    Examples
    --------
    >>> planted("biases penalized").check({"half missing"}).outcome
    'incorrect'
    """
    kinds = {}
    for name in names:
        fault = FAULTS[_checks.choice("the name of a fault", name, tuple(FAULTS))]
        kinds |= {fault.part: fault.kind} if fault.kind else {}
    return Case(names, kinds, seed)


def faults():
    """Every fault that a case can hold: its name, the part it spoils, and what is done wrong.

    Examples
    --------
    >>> faults().rows[0][0]
    'statistics from all data'
    """
    rows = [[fault.name, fault.part, fault.mistake] for fault in FAULTS.values()]
    return Table(["name", "part", "what is done wrong"], rows)


class Case:
    """Everything that a network is trained with, in eight parts, some of them spoilt. :func:`capstone` makes one.

    Attributes
    ----------
    data : Dataset
        Prepared training and validation images; there is no test set in it.
    network, loss, penalty, optimizer, schedule, choose, ensemble
        The other parts: ordinary objects, to be looked at with any tool. The case itself shows how each is called.
    goal : float
        The validation accuracy that :meth:`train` reaches when nothing is spoilt.
    """

    goal = GOAL

    def __init__(self, planted, kinds, seed=0, level=None, candidates=()):
        self.seed, self.level, self._kinds = seed, level, kinds
        self._planted, self._candidates = in_order(planted), in_order(candidates)
        self._parts = measure.sound_parts(**kinds)
        for fault in map(FAULTS.get, self._planted):
            self._parts[fault.part] = fault.spoil(self._parts[fault.part])
        self.loss, self.penalty, self.schedule, self.choose, self.ensemble = (
            self._parts[name] for name in ("loss", "penalty", "schedule", "choose", "ensemble")
        )

    @cached_property
    def data(self):
        """The images, prepared as this case prepares them; not to be changed."""
        raw, (train, validation, _) = measure.images(), measure.prepared(self._parts)
        splits = Split(train, raw.train.y), Split(validation, raw.validation.y), None
        return Dataset(*splits, raw.classes, raw.image_shape, raw.source, raw.licence)

    def network(self, **options):
        """A new network; ``seed=``, ``dtype=`` and ``members=`` as for any :class:`~nnlib.networks.Network`."""
        return measure.network(self._parts, **options)

    def optimizer(self):
        """A new optimizer."""
        return copy.deepcopy(self._parts["optimizer"])

    def train(self, epochs=measure.EPOCHS):
        """Train a network with all of the case's parts; returns it and its :class:`~nnlib.monitoring.History`."""
        network = self.network(seed=self.seed)
        trainer = Trainer(
            network, self.loss, self.optimizer(), penalty=self.penalty, schedule=self.schedule, seed=self.seed
        )
        return network, trainer.fit(*self.data.train, epochs, validation=self.data.validation, progress=False)

    def _table(self):
        """What the checklist measures, item by item, each part among sound ones."""
        rows = {item: ["passed", "as it should be"] for item in dict.fromkeys(m.item for m in measure.MEASUREMENTS)}
        for measured in measure.MEASUREMENTS:
            number = measured(self._parts)
            if not measured.low <= number <= measured.high:
                before = rows[measured.item][1] + "; " if rows[measured.item][0] == "FAILED" else ""
                found = f"{before}{measured.words}: {number:.3g} (a sound part: {measured.sound})"
                rows[measured.item] = ["FAILED", found]
        return Table(["item", "verdict", "measured"], [[item, *row] for item, row in rows.items()])

    def check(self, names):
        """Judge a set of names of faults, three at most, as :func:`faults` lists them, or text with commas between.

        Returns
        -------
        Result
            A wrong name is refuted by a measurement; what is missing is not told. At level 3 nothing is told but
            whether these are all.
        """
        given = _one_by_one(names)
        if not_text := [name for name in given if not isinstance(name, str)]:
            said = f"A name is text between quotes; this is {kind(not_text[0])}."
            return self._result("unattempted", said, "Next: `exercises.faults()` lists all names.")
        names = {name.strip().casefold() for name in given} - {""}
        if not names:
            return self._result("unattempted", "No names yet.", f"Next: hand in a set of names. {self._nudge()}")
        for name in sorted(names):
            if name not in FAULTS:
                close = difflib.get_close_matches(name, FAULTS, n=1, cutoff=0.5)
                meant = f" Did you mean `{close[0]}`?" if close else ""
                said = f"There is no fault named `{name}`.{meant}"
                return self._result("unattempted", said, "Next: `exercises.faults()` lists all names.")
        if len(names) > MOST:
            said = f"A case has {MOST} faults at most; these are {len(names)} names. Name what you have measured."
            return self._result("incorrect", said, f"Next: choose, and check again. {self._nudge()}")
        right = [name for name in self._planted if name in names]
        wrong = in_order(names - set(right))
        missing = len(self._planted) - len(right)
        correct = not wrong and not missing
        if self.level:
            _progress.record(f"checklist.level_{self.level}", correct)
        if self.level == 3 and not correct:
            said = "These are not the three: at least one is missing or not in this case."
            return self._result("incorrect", said, f"Next: measure again, and check again. {self._nudge()}")
        said = [f"Right: {listed(right)}."] if right else []
        said += [f"Not in this case: `{name}`. {self._refutation(FAULTS[name])}" for name in wrong]
        if correct:
            said += [f"Cure of `{name}`: {FAULTS[name].cure}" for name in right]
            return self._result("correct", " ".join(said), "Next: `case.mend(...)` with these names, and train again.")
        if missing:
            said.append(f"{count(missing)} not found yet." if self.level else "More is wrong with it.")
        return self._result("incorrect", " ".join(said), f"Next: look again, and check again. {self._nudge()}")

    def mend(self, *names):
        """The same case with the parts that these faults had spoilt as they should be.

        A name of a fault that is not there changes nothing, and a warning says so.
        """
        for name in names:
            _checks.choice("the name of a fault", name, tuple(FAULTS))
        if not_there := in_order(set(names) - set(self._planted)):
            warnings.warn(f"not in this case, so nothing was mended for it: {', '.join(not_there)}", stacklevel=2)
        left = set(self._planted) - set(names)
        return Case(left, self._kinds, self.seed, self.level, self._candidates)

    def final_score(self, network):
        """The test accuracy of a network, given once: a second use says so. See :func:`final_score`."""
        test = Split(measure.prepared(self._parts)[2], measure.images().test.y)
        return final_score(network, test, self._name)

    @property
    def _name(self):
        return f"capstone {self.seed}, level {self.level}" if self.level else f"a planted case, seed {self.seed}"

    def _refutation(self, fault):
        sound, limit = fault.measurement, fault.low if np.isfinite(fault.low) else fault.high
        side = "at least" if np.isfinite(fault.low) and not np.isfinite(fault.high) else "at most"
        limits = f"{fault.low:g} to {fault.high:g}" if np.isfinite(fault.low + fault.high) else f"{side} {limit:g}"
        return f"It would show in {sound.words}: that is {sound(self._parts):.3g}; with the fault it is {limits}."

    def _result(self, outcome, message, following):
        return Result(outcome, message, exercise=self._name, next=following)

    def _nudge(self):
        return "`exercises.faults()` lists all names."

    def _said(self):
        if not self.level:
            return ""
        among = f", among these six: {listed(self._candidates)}." if self.level == 1 else "."
        return f"{count(len(self._planted))} planted{among}"

    def _shown(self):
        looks = {name: repr(part) for name, part in self._parts.items()} | {"network": repr(self.network())}
        looks |= dict.fromkeys(("prepare", "choose", "ensemble"), "a function")
        rows = [[name, looks[name], how] for name, how in HOW_TO_LOOK.items()]
        parts = Table(["part", "what it says it is", "how to look at it"], rows, self._name)
        return [parts, *([self._table()] if self.level == 1 else [])]

    def __repr__(self):
        return "\n\n".join([*map(str, self._shown()), *filter(None, [self._said()])])

    def _repr_html_(self):
        said = f"<p>{in_html(self._said())}</p>" if self._said() else ""
        return "".join(table._repr_html_() for table in self._shown()) + said


def _one_by_one(names):
    """What stands for a name each in what was handed in, without what is still open."""
    if isinstance(names, str):
        return names.split(",")
    names = [names] if isinstance(names, dict) or not isinstance(names, Iterable) else names
    return [name for name in names if name is not None and name is not ...]


def in_order(names):
    """Names of faults in the list's order."""
    return [name for name in FAULTS if name in set(names)]


def listed(names):
    return ", ".join(f"`{name}`" for name in names)


def count(faults):
    words = {0: "No fault is", 1: "One fault is", 2: "Two faults are", 3: "Three faults are"}
    return words[faults]
