"""The exercise *accuracy*: the share that is right."""

import numpy as np

from nnlib.exercises import exercise


def predictions(rng):
    yield np.array([3]), np.array([3])
    yield np.array([3]), np.array([5])
    yield np.array([3, 1]), np.array([3, 7])
    yield np.array([0, 9, 4, 4]), np.array([0, 4, 4, 4])
    yield np.array([8, 8, 8]), np.array([1, 2, 3])
    yield np.array([2, 0, 7]), np.array([2, 0, 7])
    yield np.array([0, 1, 0, 0, 2]), np.array([0, 0, 0, 0, 0])
    yield np.array([5, 2, 8, 6, 7, 0, 1]), np.array([5, 2, 8, 1, 1, 1, 0])
    yield rng.integers(10, size=200), rng.integers(10, size=200)
    yield rng.integers(3, size=30), rng.integers(3, size=30)


@exercise(
    task="""Write `accuracy(predicted, true)`: the share of predictions that are right, a number from 0 to 1. Both
    arguments are arrays of whole numbers, the labels of N samples, with N at least 1. Leave them as they are.""",
    cases=predictions,
    hints=[
        "What does `predicted == true` give for the arrays `[3, 1]` and `[3, 7]`?",
        "In a sum, `True` counts as 1 and `False` as 0. Which share of 200 answers is 150 right ones?",
        "An array of `True` and `False` has a mean.",
    ],
    why="`predicted == true` is `True` where a prediction is right, and `True` counts as 1: so the mean is the share.",
)
def accuracy(predicted, true):
    """The share of predictions that are right, from 0 to 1. Both are int arrays (N,), with N at least 1."""
    return np.mean(predicted == true)


@accuracy.misconception
def a_count(predicted, true):
    """That is how many are right. A share says how many of all: it never exceeds 1, however long the arrays."""
    return np.sum(predicted == true)


@accuracy.misconception
def the_share_of_mistakes(predicted, true):
    """That is the share of wrong predictions, the error rate. A perfect network should get 1, not 0."""
    return np.mean(predicted != true)


@accuracy.misconception
def a_count_of_mistakes(predicted, true):
    """That is how many are wrong. Asked for is the share of those that are right."""
    return np.sum(predicted != true)


@accuracy.misconception
def a_percentage(predicted, true):
    """The right idea in another unit: that is a percentage, up to 100. A share ends at 1."""
    return 100 * np.mean(predicted == true)


@accuracy.misconception
def whole_percents(predicted, true):
    """That is a percentage without its decimals. A share ends at 1, and it keeps all its digits."""
    return 100 * np.sum(predicted == true) // len(true)


@accuracy.misconception
def whole_numbers_only(predicted, true):
    """This is 1 if all predictions are right, and else 0: nothing between the two is left. `//` does that, which cuts
    the decimals off, and `all`."""
    return np.sum(predicted == true) // len(true)


@accuracy.misconception
def any_is_enough(predicted, true):
    """That asks whether any prediction is right. One right answer among a thousand is worth a thousandth."""
    return float(np.any(predicted == true))


@accuracy.misconception
def one_answer_for_each(predicted, true):
    """That says for each prediction whether it is right. One number should sum it up."""
    return predicted == true


@accuracy.misconception
def how_far_off(predicted, true):
    """That measures how far off the labels are. They are names, not amounts: a 3 taken for a 4 is as wrong as one
    taken for a 9."""
    return np.mean(np.abs(predicted - true))


@accuracy.misconception
def how_far_off_squared(predicted, true):
    """That measures the squares of how far off the labels are. They are names, not amounts: a 3 taken for a 4 is as
    wrong as one taken for a 9."""
    return np.mean((predicted - true) ** 2)


@accuracy.misconception
def one_less_how_far_off(predicted, true):
    """How far off the labels are was taken from 1, which can leave less than 0. Labels are names, not amounts: a 3
    taken for a 4 is as wrong as one taken for a 9."""
    return 1 - np.mean(np.abs(predicted - true))


@accuracy.misconception
def two_labels_only(predicted, true):
    """Right ones count where the label is 0 or 1, as if there were only two classes. A right 7 counts as much."""
    return np.mean((predicted == true) & (true >= 0) & (true <= 1))


@accuracy.misconception(of=(len,))
def the_first_one_only(predicted, true, of=lambda true: 1):
    """The answer is given after the first prediction: look where `return` stands. All of them count."""
    return float(predicted[0] == true[0]) / of(true)


@accuracy.misconception(of=(len,))
def the_last_one_only(predicted, true, of=lambda true: 1):
    """Only the last prediction is left: the count begins anew, or is replaced, in every turn of the loop. All of them
    count."""
    return float(predicted[-1] == true[-1]) / of(true)


@accuracy.misconception
def one_short(predicted, true):
    """The last prediction is left out of the count: for N predictions the last index is N - 1."""
    return np.sum(predicted[:-1] == true[:-1]) / len(true)


@accuracy.misconception
def the_first_left_out(predicted, true):
    """The first prediction is left out of the count: in Python the first index is 0."""
    return np.sum(predicted[1:] == true[1:]) / len(true)


@accuracy.misconception(number=(100, 200))
def divided_by_a_fixed_number(predicted, true, number=10):
    """The count is divided by one and the same number, however many predictions there are. A share of all is divided by
    how many these are."""
    return np.sum(predicted == true) / number


@accuracy.misconception
def right_ones_for_each_wrong_one(predicted, true):
    """That compares the right ones with the wrong ones, and can exceed 1. A share compares the right ones with all."""
    with np.errstate(divide="ignore"):
        return np.sum(predicted == true) / np.sum(predicted != true)


@accuracy.misconception
def the_share_of_labels_in_common(predicted, true):
    """That asks whether a predicted label is found anywhere among the true ones. A prediction is right only if it is
    that of its own sample."""
    return np.mean(np.isin(predicted, true))


@accuracy.misconception
def labels_sorted_first(predicted, true):
    """Sorted, the labels no longer stand beside those of their own sample: what is compared is how often each label
    occurs."""
    return np.mean(np.sort(predicted) == np.sort(true))


@accuracy.misconception
def always_1(predicted, true):
    """This is 1 whatever the predictions are: a length divided by itself, perhaps. Only the right ones should count."""
    return len(predicted == true) / len(true)


@accuracy.misconception
def always_0(predicted, true):
    """This is 0 whatever the predictions are. If you wrote `is`: that asks whether both are one and the same object."""
    return np.mean(predicted is true)


@accuracy.misconception(of=(np.mean,))
def the_labels_added_up(predicted, true, of=np.sum):
    """The labels of the right predictions were picked, and then computed with. A label is a name, whether 0 or 9: count
    how many are right, and divide by how many there are."""
    right = predicted[predicted == true]
    with np.errstate(all="ignore"):
        return of(right) / (1 if of is np.mean else len(true))


@accuracy.misconception
def a_mistake_takes_one_away(predicted, true):
    """A wrong prediction takes away what a right one gives, so this runs from -1 to 1. In a share a wrong one counts
    0."""
    return np.mean(np.where(predicted == true, 1, -1))


@accuracy.misconception
def one_less_a_count(predicted, true):
    """The number of mistakes was taken from 1. What is left of 1 is the *share* of mistakes taken away."""
    return 1 - np.sum(predicted != true)
