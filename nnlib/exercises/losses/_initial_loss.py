"""The exercise *initial_loss*: the loss at the start."""

import numpy as np

from nnlib.exercises import exercise


@exercise(
    task="""Write `initial_loss(classes, margin=1.0)`: what a network loses that gives all classes the same score. Two
    numbers come back, first the softmax cross-entropy with the natural logarithm, then the hinge loss of the SVM with
    that margin.""",
    cases=lambda rng: [(2,), (10,), (10, 0.5), (7, 0.1), (100,), (1000, 2.0)],
    edges=lambda rng: [(1,)],
    hints=[
        "Softmax: with C equal scores, how probable is the true class? The loss is minus the logarithm of that.",
        "SVM: how many classes are wrong, and what does each lack, when its score equals the true one?",
    ],
    why="""Equal scores make every class as probable as any other, 1/C, and minus its logarithm is the logarithm of C.
    Each of the C - 1 wrong classes is level with the true one, so each lacks one whole margin.""",
)
def initial_loss(classes, margin=1.0):
    """The loss when all scores are equal: a pair, (softmax cross-entropy, SVM)."""
    return np.log(classes), (classes - 1) * margin


@initial_loss.misconception("wrong sign")
def minus_forgotten(classes, margin=1.0):
    """The logarithm of a probability is negative; the loss is *minus* that. A loss below 0 is a sure sign of a bug."""
    return np.log(1 / classes), (classes - 1) * margin


@initial_loss.misconception("true class counted")
def all_classes_counted(classes, margin=1.0):
    """The SVM's part counts all classes. The true one is not compared with itself."""
    return np.log(classes), classes * margin


@initial_loss.misconception
def margin_forgotten(classes, margin=1.0):
    """Right for a margin of 1. Each wrong class lacks a whole margin, whatever that is."""
    return np.log(classes), classes - 1


@initial_loss.misconception
def the_probability(classes, margin=1.0):
    """1/C is the probability of the true class. The loss is minus its logarithm."""
    return 1 / classes, (classes - 1) * margin


@initial_loss.misconception
def one_minus_the_probability(classes, margin=1.0):
    """1 - 1/C is what the wrong classes share. The cross-entropy is minus the *logarithm* of the true class's
    probability."""
    return 1 - 1 / classes, (classes - 1) * margin


@initial_loss.misconception
def powers_of_ten(classes, margin=1.0):
    """This is the logarithm to base 10. The cross-entropy takes the natural one, to base e."""
    return np.log10(classes), (classes - 1) * margin


@initial_loss.misconception
def bits(classes, margin=1.0):
    """This is the cross-entropy in bits, to base 2. Here, as in most libraries, the natural logarithm is used."""
    return np.log2(classes), (classes - 1) * margin


@initial_loss.misconception
def logarithm_of_the_wrong_classes(classes, margin=1.0):
    """The logarithm is taken of C - 1, the number of *wrong* classes. The probability is shared by all classes, the
    true one among them."""
    return np.log(np.float64(classes - 1)), (classes - 1) * margin


@initial_loss.misconception
def added_up_over_the_classes(classes, margin=1.0):
    """The cross-entropy is C times too large: it was added up over all classes. Only the true class's probability
    counts."""
    return classes * np.log(classes), (classes - 1) * margin


@initial_loss.misconception
def one_wrong_class(classes, margin=1.0):
    """Right for two classes. Every wrong class pays, not one."""
    return np.log(classes), margin


@initial_loss.misconception
def a_mean_over_the_classes(classes, margin=1.0):
    """The SVM's costs are added up over the wrong classes, not averaged."""
    return np.log(classes), margin * (classes - 1) / classes


@initial_loss.misconception
def margin_added(classes, margin=1.0):
    """The margin is added once. Each of the wrong classes lacks a whole margin, so it multiplies their number."""
    return np.log(classes), classes - 1 + margin


@initial_loss.misconception
def both_added_up(classes, margin=1.0):
    """The two losses are added up. They belong to two different networks: return both, softmax first."""
    return np.log(classes) + (classes - 1) * margin


@initial_loss.misconception
def brackets_forgotten(classes, margin=1.0):
    """Python multiplies before it subtracts, so one margin is taken from the number of classes. Right for a margin of
    1; each wrong class lacks a margin of its own."""
    return np.log(classes), classes - margin


@initial_loss.misconception
def one_taken_off_at_the_end(classes, margin=1.0):
    """All classes pay a margin, and then 1 is taken off. Right for a margin of 1; the true class would have paid
    `margin`, whatever that is."""
    return np.log(classes), classes * margin - 1


@initial_loss.misconception
def ten_classes_always(classes, margin=1.0):
    """Right for ten classes; whatever `classes` is, it changes nothing."""
    return np.log(10), 9 * margin


@initial_loss.misconception
def one_number(classes, margin=1.0):
    """The cross-entropy is right. The second number is missing: what the SVM loses."""
    return np.log(classes)


@initial_loss.misconception
def the_other_order(classes, margin=1.0):
    """The two numbers are right, and in the other order: softmax first."""
    return (classes - 1) * margin, np.log(classes)


@initial_loss.misconception
def averaged_over_the_classes(classes, margin=1.0):
    """Both numbers are divided by the number of classes. A loss is a mean over the samples; a sample's wrong classes
    are added up."""
    return np.log(classes) / classes, (classes - 1) * margin / classes


@initial_loss.misconception
def nothing_for_the_svm(classes, margin=1.0):
    """The hinge loss of equal scores is taken to be 0. It is 0 only where the true class leads by the margin; here it
    leads by nothing, so each wrong class lacks all of it."""
    return np.log(classes), 0.0
