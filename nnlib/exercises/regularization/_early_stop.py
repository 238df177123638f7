"""The exercise *early_stop*: early stopping."""

import numpy as np

from nnlib.exercises import exercise


def validation_losses(rng):
    nan = float("nan")
    yield [0.5, 0.4], 1
    yield [0.5, 0.6, 0.7], 1
    yield [2.5, 2.6, 2.4], 1
    yield [0.5, 0.6, 0.4], 2
    yield [0.5, 0.5, 0.5, 0.4], 2
    yield [3.0, 2.0, 2.0, 2.5, 2.5, 1.0], 2
    yield [0.5, 0.4999999, 0.4999998, 0.6, 0.7, 0.1], 2
    yield [2.3, 1.9, 1.7, 1.8, 1.6, 1.7, 1.8, 1.2], 2
    yield [0.9, 0.7, 0.8, 0.75, 0.6], 2
    yield [0.9, 0.95, 0.8, 0.85, 0.7, 0.75, 0.6], 2
    yield [0.9, nan, 0.5], 2
    yield [0.9, nan, 0.95, 1.0, 0.5], 2
    yield [nan, 0.5, 0.4], 2
    yield [nan, 3.0, 2.0, 2.5, 1.5], 3
    yield [0.5, nan, nan, 0.4], 2
    yield [30.0, 20.0, 25.0, 21.0, 20.0, 22.0, 18.0], 4
    yield [3e9, 2e9, 2.5e9, 1e9], 2
    yield (2 / np.arange(1, 61) + 0.02 * np.arange(60) + 0.1 * rng.normal(size=60)).tolist(), 5
    yield (40 / np.arange(1, 61) + 0.4 * np.arange(60) + rng.normal(size=60)).tolist(), 3
    yield (2 / np.arange(1, 61) + 0.02 * np.arange(60) + 0.1 * rng.normal(size=60)).tolist(), 100


def no_losses_and_nothing_but_nan(rng):
    yield [], 3
    yield [float("nan"), float("nan"), 0.4], 2
    yield [1e300, 1e-300, 1e299], 5


@exercise(
    task="""Write `early_stop(losses, patience)`. `losses` is a list, the validation losses of a run, epoch by epoch;
    they may have any size. Stop as soon as `patience` epochs in a row (one or more) have brought no loss below the
    lowest one so far. An equal loss is no improvement, and nan is none either. Return two numbers: how many epochs are
    run, and which of them was the best. Both count from 1.""",
    cases=validation_losses,
    edges=no_losses_and_nothing_but_nan,
    hints=[
        "Go through the losses as training would: you may look back, never ahead. What do you have to remember?",
        "Remember the lowest loss so far and its epoch. The epochs since then are those without improvement.",
        "`loss < best` is False for nan, so nan needs no case of its own, if `best` starts out larger than any loss.",
    ],
    why="""The lowest loss so far and its epoch are all there is to remember: the distance to that epoch is the number
    of epochs without improvement. The comparison is strict, so an equal loss is no improvement, and nan is none
    either.""",
)
def early_stop(losses, patience):
    """(epochs that are run, the best of them), both counted from 1; nan is no improvement."""
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


def lowest(losses):
    """The epoch of the first lowest loss, 0 where there is none."""
    numbers = [loss for loss in losses if loss == loss]
    return losses.index(min(numbers)) + 1 if numbers else 0


@early_stop.misconception
def off_by_one_too_late(losses, patience):
    """It waits one epoch longer than `patience` says: with a patience of 1, the first epoch without improvement is the
    last."""
    return early_stop.answer(losses, patience + 1)


@early_stop.misconception
def off_by_one_too_early(losses, patience):
    """It gives up one epoch too early, when one epoch less than `patience` has brought nothing better."""
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch = loss, epoch
        if epoch - best_epoch >= patience - 1:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def keeps_the_last(losses, patience):
    """It stops at the right time and keeps the last epoch. That is the one that was worse: `patience` epochs lie
    between it and the best."""
    run, _ = early_stop.answer(losses, patience)
    return run, run


@early_stop.misconception
def patience_back_from_the_end(losses, patience):
    """The best epoch is taken to lie `patience` epochs before the last. That holds where training was stopped; where it
    ran to its end, the best may be any epoch."""
    run, _ = early_stop.answer(losses, patience)
    return run, run - patience


@early_stop.misconception(nan_is_lowest=(True,), where_stopped=(True, False))
def looks_ahead(losses, patience, nan_is_lowest=False, where_stopped=False):
    """The best epoch is looked for among all losses, even those after the stop. When training stops, they do not exist
    yet."""
    run, best = early_stop.answer(losses, patience)
    if where_stopped and run == len(losses):
        return run, best
    return run, int(np.argmin(losses)) + 1 if nan_is_lowest else lowest(losses)


@early_stop.misconception
def never_stops(losses, patience):
    """This finds the best epoch of the whole run. To stop early means not to run the rest."""
    return len(losses), lowest(losses)


@early_stop.misconception
def stops_after_patience_epochs(losses, patience):
    """It runs `patience` epochs and then stops, however well they go. Patience counts the epochs since the lowest
    loss."""
    run = min(patience, len(losses))
    return run, lowest(losses[:run])


@early_stop.misconception(before=(np.inf,), nan_forgives=(False, True))
def compares_with_the_epoch_before(losses, patience, before=None, nan_forgives=False):
    """Each loss is compared with that of the epoch before. A loss that goes down a little after a jump up is no
    improvement: the lowest so far is what counts."""
    waited = 0
    for epoch, loss in enumerate(losses, start=1):
        is_better = before is None or (not loss >= before if nan_forgives else loss < before)
        waited = 0 if is_better else waited + 1
        before = loss
        if waited >= patience:
            return epoch, lowest(losses[:epoch])
    return len(losses), lowest(losses)


@early_stop.misconception
def compares_with_patience_epochs_ago(losses, patience):
    """Each loss is compared with the one of `patience` epochs ago. Between the two a lower one may lie: what counts is
    the lowest so far, and how long ago it was."""
    for epoch in range(patience + 1, len(losses) + 1):
        if not losses[epoch - 1] < losses[epoch - 1 - patience]:
            return epoch, lowest(losses[:epoch])
    return len(losses), lowest(losses)


@early_stop.misconception
def one_number(losses, patience):
    """The number of epochs is right, and the second number is missing: which of them was the best."""
    return early_stop.answer(losses, patience)[0]


@early_stop.misconception
def never_forgives(losses, patience):
    """The epochs without improvement are added up over the whole run. An improvement should start the count anew."""
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch = loss, epoch
        else:
            waited += 1
        if waited >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def equal_is_better(losses, patience):
    """A loss that only *equals* the lowest one counts as an improvement here: the later epoch is kept, and a flat curve
    never stops."""
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss <= best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception(least=(0.1, 0.05, 0.01, 1e-4, 1e-5, 1e-6))
def a_least_improvement(losses, patience, least=1e-3):
    """A loss that is only a little lower does not count here. That can be a good rule, with a number that is chosen for
    it; the task asks for any loss below the lowest."""
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best - least:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def equal_restarts_the_patience(losses, patience):
    """The right epoch is kept, but a loss that only *equals* the lowest one starts the count anew: a flat curve never
    stops."""
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, start=1):
        waited = 0 if loss <= best else waited + 1
        if loss < best:
            best, best_epoch = loss, epoch
        if waited >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def impatient(losses, patience):
    """It stops at the first epoch without improvement: whatever `patience` is, it changes nothing."""
    return early_stop.answer(losses, 1)


@early_stop.misconception
def counts_from_zero(losses, patience):
    """The first epoch is number 1 here. Both numbers are too small by one."""
    run, best = early_stop.answer(losses, patience)
    return run - 1, best - 1


@early_stop.misconception
def best_counted_from_zero(losses, patience):
    """The number of epochs is right. The best is a place in the list, which counts from 0; the first epoch is number
    1."""
    run, best = early_stop.answer(losses, patience)
    return run, best - 1


@early_stop.misconception
def last_epoch_not_counted(losses, patience):
    """Where it stops, the epoch in which that is decided is left out of the count. It was run: its loss had to be
    known."""
    run, best = early_stop.answer(losses, patience)
    return run - (run - best >= patience), best


@early_stop.misconception
def the_other_way_round(losses, patience):
    """Both numbers are right and stand in the wrong order: first how many epochs are run, then the best."""
    run, best = early_stop.answer(losses, patience)
    return best, run


@early_stop.misconception
def the_loss_for_its_epoch(losses, patience):
    """The number of epochs is right. The second number is how low the loss was; asked for is *when*."""
    run, best = early_stop.answer(losses, patience)
    return run, losses[best - 1]


@early_stop.misconception
def nan_taken_for_the_lowest(losses, patience):
    """`argmin` takes the first nan for the lowest of all, so a broken epoch becomes the best one."""
    run, _ = early_stop.answer(losses, patience)
    return run, int(np.argmin(losses[:run])) + 1


@early_stop.misconception
def nan_is_skipped(losses, patience):
    """An epoch whose loss is nan does not count at all. It was run and brought no improvement: it uses up
    patience."""
    best, best_epoch, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch, waited = loss, epoch, 0
        elif loss >= best:
            waited += 1
        if waited >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception(best_epoch=(1,))
def nan_ends_the_run(losses, patience, best_epoch=0):
    """It stops at the first nan. Here nan is an epoch without improvement, like others: patience decides."""
    best = np.inf
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience or loss != loss:
            return epoch, best_epoch
    return len(losses), best_epoch


def starting_from(best, best_epoch, losses, patience):
    """Ours with another lowest loss to begin with."""
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception(first=(1,))
def best_starts_at_one(losses, patience, first=0):
    """The lowest loss starts out as 1, so losses above that never count as an improvement. A cross-entropy of ten
    classes begins at 2.3. Start with something larger than any loss."""
    return starting_from(1.0, first, losses, patience)


@early_stop.misconception(first=(1,))
def best_starts_at_zero(losses, patience, first=0):
    """The lowest loss starts out as 0, and no loss ever gets below that. Start with something larger than any loss."""
    return starting_from(0.0, first, losses, patience)


@early_stop.misconception
def first_loss_compared_with_itself(losses, patience):
    """The first loss is taken for the lowest, and then compared with itself: the first epoch counts as one without
    improvement and uses up patience already."""
    best, best_epoch, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def nan_taken_for_an_improvement(losses, patience):
    """Nan is kept as the lowest loss, and whatever follows counts as an improvement on it. No comparison with nan is
    True, so `not` of one is: ask whether the loss *is* lower."""
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if not loss >= best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def begins_with_the_first_loss(losses, patience):
    """The first loss is taken for the lowest, unseen. If it is nan, no comparison with it is ever True, and nothing
    counts as an improvement."""
    return starting_from(losses[0], 1, losses, patience)


@early_stop.misconception
def highest_for_lowest(losses, patience):
    """It waits for a *higher* loss. That is right for an accuracy; a loss should get lower."""
    run, best = early_stop.answer([-loss for loss in losses], patience)
    return run, best


@early_stop.misconception
def returns_in_the_first_epoch(losses, patience):
    """The answer comes back in the first epoch already: the others are never looked at. Where does the last `return`
    stand?"""
    return 1, lowest(losses[:1])


@early_stop.misconception("best counted against the epoch before")
def best_against_the_epoch_before(losses, patience):
    """Each loss is compared with that of the epoch before, and the last epoch that was lower than the one before it is
    taken for the best. The lowest so far is what counts."""
    best_epoch, waited = 1, 0
    for epoch in range(2, len(losses) + 1):
        better = losses[epoch - 1] < losses[epoch - 2]
        best_epoch, waited = (epoch, 0) if better else (best_epoch, waited + 1)
        if waited >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception
def nothing_at_the_end(losses, patience):
    """Where the run is stopped, both numbers are right. Where it goes on to its last epoch, the loop ends and nothing
    comes back."""
    run, best = early_stop.answer(losses, patience)
    return (run, best) if run - best >= patience else None


LARGE_NUMBERS = (10, 50, 99, 999, 1000, 9999, 10_000, 99_999, 100_000, 999_999, 1_000_000, 10**9)


@early_stop.misconception("best starts at a number", start=LARGE_NUMBERS)
def best_starts_at_a_number(losses, patience, start=100):
    """The lowest loss starts out as a number that looks large, and losses above that never count as an improvement.
    They may have any size. Start with something larger than any number."""
    return starting_from(start, 0, losses, patience)


@early_stop.misconception(to_the_end=(False,))
def knows_the_best_beforehand(losses, patience, to_the_end=True):
    """The best epoch of the *whole* run is looked for, and patience is added to it. When training stops, the losses
    after it do not exist yet, so a lower one there can't be known."""
    best = lowest(losses)
    return min(best + patience, len(losses)) if to_the_end else best + patience, best


@early_stop.misconception
def the_best_alone(losses, patience):
    """The best epoch is right, and the other number is missing: how many epochs are run. Both are asked for, and that
    one comes first."""
    return early_stop.answer(losses, patience)[1]


@early_stop.misconception("not higher is better")
def not_higher_is_better(losses, patience):
    """Whatever is not *above* the lowest loss counts as an improvement: an equal one, and nan as well, since no
    comparison with nan is true. Ask whether the loss is below."""
    best, best_epoch = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if not loss > best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses), best_epoch


@early_stop.misconception("nan taken for 0")
def nan_taken_for_0(losses, patience):
    """Each nan is made a 0, and no loss is ever below that: a broken epoch becomes the best one. It should be no
    improvement."""
    return early_stop.answer([loss if loss == loss else 0.0 for loss in losses], patience)


@early_stop.misconception
def notices_one_epoch_late(losses, patience):
    """Whether patience is over is asked at the start of the next epoch, and that epoch is counted as well. It is known
    at the end of the last one already."""
    run, best = early_stop.answer(losses, patience)
    return (run + (run - best >= patience and run < len(losses)), best)
