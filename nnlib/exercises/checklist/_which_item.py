"""The exercise *which_item*: what the checklist's first items find, and what they do not."""

from nnlib.exercises import exercise

FIRST_ITEM = {
    "slopes with the wrong sign": "gradient check",
    "missing mean": "initial loss",
    "division by almost nothing": "initial loss",
    "relu on the output": "overfit 20 samples",
    "velocity with the wrong sign": "none",
    "statistics from all data": "none",
}


@exercise(
    task="""Each of these faults sits alone in a case that is fine otherwise, and `checklist.run` gets the case's
    network, loss and data. Which of its first four items fails first: `"gradient check"`, `"initial loss"`,
    `"overfit 20 samples"` or `"monitor"`? Or `"none"` of them? Replace each `...` by one of these five.""",
    choices=["gradient check", "initial loss", "overfit 20 samples", "monitor", "none"],
    hints=[
        "The gradient check compares a slope with a value. What if both are wrong in the same way?",
        "Which of the eight parts of a case does `checklist.run` get to see?",
        "Plant one and look: `case = exercises.planted('missing mean')`, then `checklist.run(case.network, "
        "case.loss, case.data, items=checklist.ITEMS[:4])`.",
    ],
    why="""Value and slopes of a sum agree with each other, so only the size of the loss tells a sum from a mean.
    The division blows up those validation images that have ink where no training image has any, and the initial
    loss is measured on them. Scores that can't be negative have no slope once they are 0, which twenty samples
    show. The checklist trains with optimizers of its own: it never sees the one with the wrong sign. And a leak
    spoils no number at all; it only makes some of them mean less than they say.""",
)
def which_item():
    return FIRST_ITEM


@which_item.misconception
def a_wrong_sign_by_the_monitor():
    """Steps up the slope would show in the monitor. But an item before it takes no step, and measures the slopes
    themselves."""
    return FIRST_ITEM | {"slopes with the wrong sign": "monitor"}


@which_item.misconception
def a_wrong_sign_by_nothing():
    """The value of the loss is right, but its slopes are not: one item compares them with differences of the value."""
    return FIRST_ITEM | {"slopes with the wrong sign": "none"}


@which_item.misconception
def a_sum_by_the_overfitting():
    """With a sum the steps are longer, so learning may suffer. But an item before it needs no step at all to see that
    the loss is too large."""
    return FIRST_ITEM | {"missing mean": "overfit 20 samples"}


@which_item.misconception
def huge_inputs_by_the_overfitting():
    """The twenty samples are training images, and those come out well: a pixel that is constant in the training images
    is 0 in all of them. An item before it looks at validation images."""
    return FIRST_ITEM | {"division by almost nothing": "overfit 20 samples"}


@which_item.misconception
def scores_that_cannot_fall_by_the_monitor():
    """The monitor may see that little is learned. But an item before it asks for twenty samples to be learned by heart,
    and that fails already."""
    return FIRST_ITEM | {"relu on the output": "monitor"}


@which_item.misconception
def the_optimizer_by_the_initial_loss():
    """The initial loss is measured before the first step: no optimizer has had a say in it."""
    return FIRST_ITEM | {"velocity with the wrong sign": "initial loss"}


@which_item.misconception
def a_leak_by_the_gradient_check():
    """The slopes belong to the loss, whichever images the means were taken from."""
    return FIRST_ITEM | {"statistics from all data": "gradient check"}


@which_item.misconception
def a_leak_by_the_overfitting():
    """Twenty samples are learned by heart as well, whichever images the means were taken from."""
    return FIRST_ITEM | {"statistics from all data": "overfit 20 samples"}


@which_item.misconception
def a_sum_by_the_gradient_check():
    """The gradient check asks whether the slopes belong to the value. Those of a sum belong to the sum."""
    return FIRST_ITEM | {"missing mean": "gradient check"}


@which_item.misconception
def a_sum_by_nothing():
    """A sum over the samples has its minimum where the mean has it, so it can be learned. But one item knows how large
    the loss of a guess should be."""
    return FIRST_ITEM | {"missing mean": "none"}


@which_item.misconception
def a_sum_by_the_monitor():
    """Steps that are too long would show in the monitor. But an item before it needs no step at all to see that the
    loss is too large."""
    return FIRST_ITEM | {"missing mean": "monitor"}


@which_item.misconception
def validation_images_by_nothing():
    """The training images come out well, so what is trained looks well. But one item measures before training, on the
    validation images."""
    return FIRST_ITEM | {"division by almost nothing": "none"}


@which_item.misconception
def huge_inputs_by_the_gradient_check():
    """The gradient check looks at ten training images, and those come out well: a pixel that is constant in the
    training images is 0 in all of them."""
    return FIRST_ITEM | {"division by almost nothing": "gradient check"}


@which_item.misconception
def huge_inputs_by_the_monitor():
    """The monitor watches validation images, too. But an item before it has measured their loss already."""
    return FIRST_ITEM | {"division by almost nothing": "monitor"}


@which_item.misconception
def zero_slopes_by_the_gradient_check():
    """The slope of a ReLU that is off is 0, and so is the difference: they agree. What follows from a slope of 0 shows
    later."""
    return FIRST_ITEM | {"relu on the output": "gradient check"}


@which_item.misconception
def zero_scores_by_the_initial_loss():
    """Scores near 0 make a loss near that of guessing, whether or not half of them are cut off. What the network can't
    do shows when it should learn."""
    return FIRST_ITEM | {"relu on the output": "initial loss"}


@which_item.misconception
def scores_that_cannot_fall_by_nothing():
    """A score that is 0 for a sample passes no slope for it. Twenty samples are few, but each of them must be learned
    by heart."""
    return FIRST_ITEM | {"relu on the output": "none"}


@which_item.misconception
def the_optimizer_by_the_monitor():
    """The monitor would cry out, if it ever saw this optimizer. `checklist.run` trains with its own."""
    return FIRST_ITEM | {"velocity with the wrong sign": "monitor"}


@which_item.misconception
def the_optimizer_by_the_overfitting():
    """Twenty samples could not be learned with this optimizer. But `checklist.run` trains with its own."""
    return FIRST_ITEM | {"velocity with the wrong sign": "overfit 20 samples"}


@which_item.misconception
def the_optimizer_by_the_gradient_check():
    """The gradient check measures the slopes of the loss, and they are right. What an optimizer makes of them it does
    not see."""
    return FIRST_ITEM | {"velocity with the wrong sign": "gradient check"}


@which_item.misconception
def a_leak_by_the_monitor():
    """The curves look as good as without the leak, or a little better. No item of the list can see where a mean was
    taken from."""
    return FIRST_ITEM | {"statistics from all data": "monitor"}


@which_item.misconception
def a_leak_by_the_initial_loss():
    """Means from all images differ a little from those of the training images, far too little for the loss of a guess
    to change. No item of the list can see where a mean was taken from."""
    return FIRST_ITEM | {"statistics from all data": "initial loss"}


@which_item.misconception
def a_wrong_sign_by_the_overfitting():
    """With slopes of the wrong sign nothing can be learned, true. But an item before that measures the slopes
    themselves."""
    return FIRST_ITEM | {"slopes with the wrong sign": "overfit 20 samples"}


@which_item.misconception
def a_wrong_sign_by_the_initial_loss():
    """The value of the loss is right; only its slopes are wrong. So the initial loss is that of guessing."""
    return FIRST_ITEM | {"slopes with the wrong sign": "initial loss"}
