"""The exercise *diagnose*: the diagnosis."""

from nnlib._recorded import record
from nnlib.exercises import exercise

RUNS = {  # name: (what it shows, how it was made)
    "run 1": ("learning slowly", {"optimizer": "momentum", "rate": 0.0005}),
    "run 2": ("overfitting", {"images": 40, "batch": 10, "epochs": 60}),
    "run 3": ("stuck high", {"rate": 2.5, "batch": 32}),
    "run 4": ("underfitting", {"activation": "tanh", "hidden": 2, "rate": 0.5, "epochs": 60}),
    "run 5": ("healthy", {"optimizer": "momentum", "rate": 0.03, "batch": 32}),
    "run 6": ("noisy", {"rate": 0.2, "batch": 1, "epochs": 4, "images": 250}),
}

SHOWN = {name: shown for name, (shown, _) in RUNS.items()}

WORDS = [
    "diverged", "not learning", "learning slowly", "stuck high", "noisy", "overfitting", "underfitting", "healthy",
]  # fmt: skip


def recorded(seed=0):
    """The six recorded histories, by name."""
    return {name: record(seed, **made) for name, (_, made) in RUNS.items()}


@exercise(
    task="""Name what each of six recorded histories shows: `"diverged"`, `"not learning"`, `"learning slowly"`,
    `"stuck high"`, `"noisy"`, `"overfitting"`, `"underfitting"` or `"healthy"`. Where two words fit, take the one that
    says what to change first. (`"underfitting"`: both accuracies are low and close, since the network is too small.)
    `exercises.recorded()` gives the six histories. Replace each `...` by one of the words.""",
    choices=WORDS,
    hints=[
        "Look at the shape of the loss first: straight, bent, flat, or a band. Then at the gap between the accuracies.",
        "A loss that is still falling when the run ends has not shown yet what the network can do.",
        "Two networks end with a poor accuracy and a flat loss. One of them knows something, the other says the same "
        "for every image: what would the accuracy of that one be?",
    ],
    why="""Run 1 falls in a straight line: take longer steps. Run 2 learned 40 images by heart. Run 3 jumped up, and all
    its ReLUs died: the rate is too high. Run 4 has two hidden units, too few for ten digits. Run 5 is fine. Run 6
    looks at one image in each step. The names are those of `monitoring.diagnose`.""",
)
def diagnose():
    return SHOWN


@diagnose.misconception
def slow_taken_for_underfitting():
    """In run 1 both accuracies are low and close, true. But its loss still falls in almost a straight line: nobody
    knows yet what this network can do. What should be changed first?"""
    return SHOWN | {"run 1": "underfitting"}


@diagnose.misconception
def slow_taken_for_not_learning():
    """The loss of run 1 falls, if slowly, and its accuracy climbs. A run that learns nothing stays at the accuracy of a
    guess."""
    return SHOWN | {"run 1": "not learning"}


@diagnose.misconception
def slow_taken_for_healthy():
    """Nothing is wrong in run 1 but its pace: when it ends, the loss still falls in almost a straight line, and both
    accuracies are low."""
    return SHOWN | {"run 1": "healthy"}


@diagnose.misconception
def slow_taken_for_stuck():
    """A run that is stuck lies flat at its end. The loss of run 1 still falls there."""
    return SHOWN | {"run 1": "stuck high"}


@diagnose.misconception(word=("noisy",))
def slow_taken_for_jumps(word="diverged"):
    """The loss of run 1 comes down in nearly a straight line, and jumps very little on its way."""
    return SHOWN | {"run 1": word}


@diagnose.misconception
def slow_taken_for_overfitting():
    """The two accuracies of run 1 are close to each other, and both are low. Overfitting shows in the distance between
    them."""
    return SHOWN | {"run 1": "overfitting"}


@diagnose.misconception
def overfitting_taken_for_healthy():
    """The loss of run 2 looks well: it can't look otherwise, as it is measured on the training images. Look at its two
    accuracies."""
    return SHOWN | {"run 2": "healthy"}


@diagnose.misconception
def overfitting_taken_for_underfitting():
    """The accuracy on new images is the low one in run 2, and the one on the training images is near 1: that network
    is not too small. What does the distance between the two say?"""
    return SHOWN | {"run 2": "underfitting"}


@diagnose.misconception(word=("not learning", "learning slowly", "stuck high", "noisy"))
def overfitting_taken_for_wrong_steps(word="diverged"):
    """The steps of run 2 do their work: its loss comes down nearly to 0, and it knows all its training images. Look at
    its two accuracies."""
    return SHOWN | {"run 2": word}


@diagnose.misconception
def stuck_taken_for_not_learning():
    """Run 3 ends where a guess ends, like a run that learns nothing. But look at its first steps: the loss has moved,
    and a lot."""
    return SHOWN | {"run 3": "not learning"}


@diagnose.misconception
def stuck_taken_for_diverged():
    """Run 3 jumps up in its first steps, but then it comes down and rests. A run that diverges does not come back."""
    return SHOWN | {"run 3": "diverged"}


@diagnose.misconception
def stuck_taken_for_underfitting():
    """Run 3 is no better than a guess, in training too. A larger network would not mend that: what happened in its
    first steps?"""
    return SHOWN | {"run 3": "underfitting"}


@diagnose.misconception(word=("noisy", "overfitting", "healthy"))
def stuck_taken_for_learning(word="learning slowly"):
    """Run 3 ends with the accuracy of a guess, on the training images too, and its loss lies flat. Nothing is learned
    there, be it slowly or by heart. What happened in its first steps?"""
    return SHOWN | {"run 3": word}


@diagnose.misconception
def underfitting_taken_for_stuck():
    """The loss of run 4 stays high, but it came there by a smooth bend, and the network knows half of the digits. The
    steps are right; what is too small?"""
    return SHOWN | {"run 4": "stuck high"}


@diagnose.misconception
def underfitting_taken_for_slow():
    """The loss of run 4 has bent and is nearly flat at its end. More or longer steps would bring little."""
    return SHOWN | {"run 4": "learning slowly"}


@diagnose.misconception
def underfitting_taken_for_not_learning():
    """Run 4 has learned something: it knows half of the digits, and a guess knows a tenth. Then its loss went flat."""
    return SHOWN | {"run 4": "not learning"}


@diagnose.misconception
def underfitting_taken_for_overfitting():
    """The two accuracies of run 4 are close to each other. Who learns by heart knows the training images, and this
    network does not know them either."""
    return SHOWN | {"run 4": "overfitting"}


@diagnose.misconception
def underfitting_taken_for_healthy():
    """The loss of run 4 has a good shape. But it lies flat at more than 1, and about half of the digits are wrong, of
    the training images too."""
    return SHOWN | {"run 4": "healthy"}


@diagnose.misconception(word=("noisy",))
def underfitting_taken_for_jumps(word="diverged"):
    """The loss of run 4 jumps a little, as with every small batch, but it comes down in a bend and lies flat in the
    end. How much does this network know then?"""
    return SHOWN | {"run 4": word}


@diagnose.misconception(word=("not learning", "learning slowly", "stuck high", "noisy", "underfitting"))
def trouble_where_there_is_none(word="diverged"):
    """The loss of run 5 falls fast, then ever more slowly, and ends near 0; more than nine of ten digits are right, of
    the validation images too. What should be changed there?"""
    return SHOWN | {"run 5": word}


@diagnose.misconception
def a_small_gap_taken_for_overfitting():
    """Run 5 has a gap of a few points, as nearly every network has. Compare it with the gap of run 2."""
    return SHOWN | {"run 5": "overfitting"}


@diagnose.misconception
def noise_taken_for_divergence():
    """The loss of run 6 jumps up and down, but the losses come down on the whole, and the accuracy is fair. How many
    samples does a step of it see?"""
    return SHOWN | {"run 6": "diverged"}


@diagnose.misconception
def noise_taken_for_overfitting():
    """Run 6 has a gap, but look at its loss first: it jumps by more than half of what it has fallen. How many samples
    does a step of it see?"""
    return SHOWN | {"run 6": "overfitting"}


@diagnose.misconception
def noise_overlooked():
    """Run 6 gets somewhere. But its loss jumps by more than half of what it has fallen: from one step to the next
    nobody can say whether it got better."""
    return SHOWN | {"run 6": "healthy"}


@diagnose.misconception(word=("learning slowly", "stuck high", "underfitting"))
def noise_taken_for_a_standstill(word="not learning"):
    """Run 6 gets most of the digits right, after four epochs. Look at its loss from one step to the next: how far does
    it jump? And how many samples does a step of it see?"""
    return SHOWN | {"run 6": word}
