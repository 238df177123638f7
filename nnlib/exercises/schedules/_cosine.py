"""The exercise *cosine*: the cosine."""

import numpy as np

from nnlib.exercises import exercise


def cosine_cases(rng):
    yield 0.1, 10, 0
    yield 0.1, 10, 10
    yield 0.1, 10, 5
    yield 0.2, 10, 2.5
    yield 0.1, 10, 15
    yield 0.5, 6, 4
    yield 0.1, 2, np.array([0.0, 0.25, 0.5, 1.0, 1.5])
    yield 0.1, 10, np.array([0, 3, 7, 10, 20, 1000])
    yield 1.0, 2.5, np.array([[0.0, 1.0], [2.5, 1e4]])
    yield 0.05, 20, rng.uniform(0, 30, 12).astype(np.float32)
    yield 0.3, 30, np.array([29.0, 1.0, 15.0])
    yield 0.4, 4, np.array([4.5, 3.5, 12.0])


def cosine_edges(rng):
    yield 0.1, 1, np.array([0.0, 0.25, 0.5, 1.0, 1.5])
    yield 0.1, 10, np.array([])
    yield 1.0, 2.5, np.array([1.0, 1e9])


@exercise(
    task="""Write `cosine(initial, epochs, epoch)`: the learning rate follows half a wave of a cosine, from `initial` at
    epoch 0 down to 0 at epoch `epochs`, and is 0 from there on. `epoch` is a number or an array of any shape, and so is
    the result.""",
    cases=cosine_cases,
    edges=cosine_edges,
    hints=[
        "The cosine goes from 1 at 0 down to -1 at pi. What has to be added, and what halved, to go from 1 to 0?",
        "First the share of the epochs that is done, from 0 to 1; times pi, this is the angle.",
        "After the last epoch the share must stay at 1: `np.minimum` does that for numbers and arrays.",
    ],
    why="""The share that is done goes from 0 to 1 and stays there, the cosine from 1 to -1; lifted by 1 and halved it
    goes from 1 to 0. It is flat at both ends: long near the full rate, and long near 0.""",
)
def cosine(initial, epochs, epoch):
    """The learning rate at an epoch, a number or an array: half a cosine from initial down to 0 at epochs."""
    done = np.minimum(np.divide(epoch, epochs), 1)
    return initial * 0.5 * (1 + np.cos(np.pi * done))


ENDS = {"end": ("is 0", "goes on")}


def wave(rate, epochs, epoch, end):
    """The rate for the share of the epochs that is done; from the last one on it stays, is 0 or goes on."""
    done = np.divide(epoch, epochs)
    if end == "is 0":
        return np.where(done < 1, rate(done), 0)
    return rate(done if end == "goes on" else np.minimum(done, 1))


@cosine.misconception(stays=(True,))
def ends_not_at_0(initial, epochs, epoch, stays=False):
    """At epoch `epochs` the rate is not yet 0: the half wave is one epoch too long."""
    done = np.divide(np.minimum(epoch, epochs if stays else epochs + 1), epochs + 1)
    return initial * 0.5 * (1 + np.cos(np.pi * done))


@cosine.misconception(end=("is 0 at the end", "goes on"))
def ends_too_early(initial, epochs, epoch, end="stays"):
    """The wave is one epoch too short: it is at 0 one epoch before the end."""
    done = np.divide(epoch, epochs - 1)
    rates = initial * 0.5 * (1 + np.cos(np.pi * (np.minimum(done, 1) if end == "stays" else done)))
    return np.where(np.less(epoch, epochs), rates, 0) if end == "is 0 at the end" else rates


@cosine.misconception
def rises_again(initial, epochs, epoch):
    """Within the epochs all is right. Beyond them the cosine turns, and the rate rises again."""
    return initial * 0.5 * (1 + np.cos(np.pi * np.divide(epoch, epochs)))


@cosine.misconception
def begins_again(initial, epochs, epoch):
    """At epoch `epochs` the wave begins again from the full rate, as for restarts. Here it should end, and the rate
    stay at 0."""
    done = np.divide(np.mod(epoch, epochs), epochs)
    return initial * 0.5 * (1 + np.cos(np.pi * done))


@cosine.misconception
def one_branch_for_the_whole_array(initial, epochs, epoch):
    """Single epochs are right. With an array, `if`, `min` and `max` ask one question for all its epochs at once, and
    Python refuses."""
    if epoch > epochs:
        return 0.0
    return initial * 0.5 * (1 + np.cos(np.pi * epoch / epochs))


@cosine.misconception(**ENDS)
def a_whole_wave(initial, epochs, epoch, end="stays"):
    """This is a whole wave: 0 in the middle, and back at the initial rate at the end."""
    return wave(lambda done: initial * 0.5 * (1 + np.cos(2 * np.pi * done)), epochs, epoch, end)


@cosine.misconception
def a_quarter_of_a_wave(initial, epochs, epoch):
    """It begins and ends rightly, but a quarter of a wave comes down steeply at the end. Half a wave arrives flat, and
    is at one half in the middle."""
    done = np.minimum(np.divide(epoch, epochs), 1)
    return initial * np.cos(np.pi / 2 * done)


@cosine.misconception("stops half-way", end=(2, np.inf))
def stops_half_way(initial, epochs, epoch, end=1):
    """The wave is lifted and halved, but at epoch `epochs` the angle has come to pi / 2 only: half of the rate is
    left."""
    done = np.minimum(np.divide(epoch, epochs), end)
    return initial * 0.5 * (1 + np.cos(np.pi / 2 * done))


@cosine.misconception(**ENDS)
def pi_forgotten(initial, epochs, epoch, end="stays"):
    """The angle goes from 0 to 1, and the cosine of 1 is still 0.54. Half a turn is pi."""
    return wave(lambda done: initial * 0.5 * (1 + np.cos(done)), epochs, epoch, end)


@cosine.misconception(**ENDS)
def degrees(initial, epochs, epoch, end="stays"):
    """`np.cos` takes an angle in radians: half a turn is pi, not 180."""
    return wave(lambda done: initial * 0.5 * (1 + np.cos(180 * done)), epochs, epoch, end)


@cosine.misconception(**ENDS)
def negative_rates(initial, epochs, epoch, end="stays"):
    """In the second half the rate is negative: steps would go *up* the loss. The wave has to be lifted."""
    return wave(lambda done: initial * np.cos(np.pi * done), epochs, epoch, end)


@cosine.misconception("cut off at 0", end=(np.inf,))
def cut_off_at_0(initial, epochs, epoch, end=1):
    """Where the cosine is negative, the rate is set to 0: half of the epochs would learn nothing. The wave has to be
    lifted, not cut."""
    done = np.minimum(np.divide(epoch, epochs), end)
    return initial * np.maximum(np.cos(np.pi * done), 0)


@cosine.misconception("halved, not lifted", **ENDS)
def halved_not_lifted(initial, epochs, epoch, end="stays"):
    """The wave is halved but not lifted: it begins at half of the rate, and the second half is negative."""
    return wave(lambda done: initial * 0.5 * np.cos(np.pi * done), epochs, epoch, end)


@cosine.misconception("lifted by 1, not by the rate", **ENDS)
def lifted_by_1(initial, epochs, epoch, end="stays"):
    """The wave is lifted by 1 after `initial` has scaled it, so all its rates are near one half. The initial rate
    belongs before the bracket."""
    return wave(lambda done: 0.5 * (1 + initial * np.cos(np.pi * done)), epochs, epoch, end)


@cosine.misconception(**ENDS)
def twice_too_high(initial, epochs, epoch, end="stays"):
    """The wave is lifted, and now it starts at twice the initial rate."""
    return wave(lambda done: initial * (1 + np.cos(np.pi * done)), epochs, epoch, end)


@cosine.misconception(**ENDS)
def upside_down(initial, epochs, epoch, end="stays"):
    """The wave stands on its head: the rate starts at 0 and rises."""
    return wave(lambda done: initial * 0.5 * (1 - np.cos(np.pi * done)), epochs, epoch, end)


@cosine.misconception("a straight line")
def a_straight_line_to_0(initial, epochs, epoch):
    """Beginning, middle and end are right, and between them is a straight line. A cosine stays high for longer, and
    arrives flat."""
    return initial * (1 - np.minimum(np.divide(epoch, epochs), 1))


@cosine.misconception("brackets forgotten", half=(0.5,), **ENDS)
def wave_without_brackets(initial, epochs, epoch, half=1, end="stays"):
    """The rate multiplies the 1 alone, and the whole cosine is added. A bracket is missing around the lifted wave."""
    return wave(lambda done: initial * 0.5 * 1 + half * np.cos(np.pi * done), epochs, epoch, end)


@cosine.misconception
def not_divided_by_the_epochs(initial, epochs, epoch):
    """The angle is pi times the epoch, so there is a half wave in *every* epoch. It should be one for all of them: the
    share that is done."""
    return initial * 0.5 * (1 + np.cos(np.pi * np.minimum(epoch, epochs)))


@cosine.misconception(**ENDS)
def a_sine(initial, epochs, epoch, end="stays"):
    """A sine begins in the middle, rises and comes back. The wave that begins at its top is the cosine."""
    return wave(lambda done: initial * 0.5 * (1 + np.sin(np.pi * done)), epochs, epoch, end)


@cosine.misconception
def whole_division(initial, epochs, epoch):
    """Whole division leaves 0 until the end, so the rate stays at `initial` and falls at once. The share that is done
    is a fraction."""
    return initial * 0.5 * (1 + np.cos(np.pi * np.minimum(np.floor_divide(epoch, epochs), 1)))


@cosine.misconception
def maximum_for_minimum(initial, epochs, epoch):
    """The share is kept *above* 1, so the rate is 0 from the start. It should stay at 1 from the end on, and be smaller
    before."""
    return initial * 0.5 * (1 + np.cos(np.pi * np.maximum(np.divide(epoch, epochs), 1)))


@cosine.misconception("initial rate forgotten")
def cosine_from_1(initial, epochs, epoch):
    """This is the share that is left, and it is right. The rate begins at `initial`, not at 1."""
    return 0.5 * (1 + np.cos(np.pi * np.minimum(np.divide(epoch, epochs), 1)))


@cosine.misconception("the 1 not halved", **ENDS)
def one_not_halved(initial, epochs, epoch, end="stays"):
    """The half multiplies the cosine alone, so the rate goes from one and a half down to a half of `initial`. A bracket
    around the lifted wave is missing."""
    return wave(lambda done: initial * (0.5 * np.cos(np.pi * done) + 1), epochs, epoch, end)


@cosine.misconception(share=(1e-4, 0.001, 0.01, 0.1), is_cut=(False, True))
def a_floor_above_0(initial, epochs, epoch, share=0.01, is_cut=False):
    """The rate ends at a small share of `initial`, and stays there. Some schedules do so; the task asks for 0."""
    half_wave = (1 + np.cos(np.pi * np.minimum(np.divide(epoch, epochs), 1))) / 2
    return initial * (np.maximum(share, half_wave) if is_cut else share + (1 - share) * half_wave)


@cosine.misconception(is_after=(np.less_equal,))
def back_at_the_end(initial, epochs, epoch, is_after=np.less):
    """Up to epoch `epochs` all is right. Then the rate is back at `initial`: it should be 0."""
    done = np.divide(epoch, epochs)
    return np.where(is_after(1, done), initial, initial * 0.5 * (1 + np.cos(np.pi * done)))


@cosine.misconception(**ENDS)
def lowered_for_lifted(initial, epochs, epoch, end="stays"):
    """The wave is lowered by 1 where it should be lifted: it begins at 0 and goes down from there."""
    return wave(lambda done: initial * 0.5 * (np.cos(np.pi * done) - 1), epochs, epoch, end)


@cosine.misconception("a rounded pi", pi=(3.14, 3.142, 3.1416, 3.14159))
def a_rounded_pi(initial, epochs, epoch, pi=3.1):
    """The formula is right, and pi is rounded, so the rate does not get quite to 0. NumPy knows all its digits."""
    return initial * 0.5 * (1 + np.cos(pi * np.minimum(np.divide(epoch, epochs), 1)))


@cosine.misconception("counted from 1")
def cosine_counted_from_1(initial, epochs, epoch):
    """The wave is one epoch ahead, as if epochs counted from 1. At epoch 0 the rate should be `initial`."""
    return initial * 0.5 * (1 + np.cos(np.pi * np.minimum(np.add(epoch, 1) / epochs, 1)))


@cosine.misconception(**ENDS)
def pi_outside_of_the_cosine(initial, epochs, epoch, end="stays"):
    """Pi multiplies the cosine, and not the angle: a bracket is in the wrong place. The angle goes up to pi."""
    return wave(lambda done: initial * 0.5 * (1 + np.cos(done) * np.pi), epochs, epoch, end)


@cosine.misconception("whole epochs only", end_is_cut=(False,))
def cosine_of_whole_epochs(initial, epochs, epoch, end_is_cut=True):
    """The epoch is cut to a whole number first, so the rate falls in steps. The wave is smooth within an epoch, too."""
    whole = np.floor(np.minimum(epoch, epochs)) if end_is_cut else np.floor(epoch)
    return cosine.answer(initial, epochs, whole)
