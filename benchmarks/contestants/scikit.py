"""scikit-learn's MLPClassifier. It draws its own starting weights and batches; the rest is set to the task's."""

import warnings

from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from benchmarks.contestants import one_by_one


def train(task):
    X, y = task.samples
    model = MLPClassifier(
        task.sizes[1:-1],
        solver={"momentum": "sgd", "adam": "adam"}[task.optimizer],
        alpha=task.strength * task.batch_size,  # it divides the penalty by the batch's size
        batch_size=task.batch_size, learning_rate_init=task.learning_rate, momentum=task.momentum,
        nesterovs_momentum=False, max_iter=task.epochs, n_iter_no_change=task.epochs + 1, random_state=0,
    )  # fmt: skip

    def run():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # it ends after its epochs: as asked
            model.fit(X, y)
        return list(zip(model.coefs_, model.intercepts_, strict=True))

    return run


CONTESTANTS = {"scikit-learn": {"train": train, "search": one_by_one(train)}}
