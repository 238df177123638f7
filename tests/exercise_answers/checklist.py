"""Answers to the exercise of notebook 14."""

from exercise_answers import right, wrong


def answer(sign="gradient check", mean="initial loss", division="initial loss", relu="overfit 20 samples",
           velocity="none", leak="none"):  # fmt: skip
    return {
        "slopes with the wrong sign": sign,
        "missing mean": mean,
        "division by almost nothing": division,
        "relu on the output": relu,
        "velocity with the wrong sign": velocity,
        "statistics from all data": leak,
    }


@right("which_item")
def _():
    return answer(velocity=None, leak=None)


@right("which_item")
def _():
    return answer("Gradient check", "Initial loss", "initial Loss", " overfit 20 samples", "None", "NONE")


@right("which_item")
def _():
    return dict(reversed(list(answer().items())))


@wrong("which_item", "a sum by the gradient check")
def _():
    return answer(mean="gradient check")


@wrong("which_item", "a sum by the gradient check")
def _():
    return answer(mean="gradient check", relu="initial loss", velocity="monitor")


@wrong("which_item", "a leak by the monitor")
def _():
    return answer(velocity=None, leak="Monitor")


@wrong("which_item", "the optimizer by the monitor")
def _():
    return answer(velocity="monitor", leak=None)


@wrong("which_item", "huge inputs by the monitor")
def _():
    return answer(division="monitor")


@wrong("which_item", None)
def _():
    return answer(leak="nothing fails")


@wrong("which_item", None)
def _():
    return answer(leak=...)


@wrong("which_item", None)
def _():
    return answer(relu="overfit")


@wrong("which_item", None)
def _():
    return answer(relu=3)
