"""One at a time, the newest wins: who draws, when, and how often."""

import threading

import pytest

from nnlib.demos._turns import Turns


class Drawing:
    """A state that is drawn in turns, and what was drawn of it; a drawing waits while it is held."""

    def __init__(self):
        self.state, self.drawn, self.at_work = 0, [], 0
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()
        self.turns = Turns(self.draw)

    def draw(self):
        self.at_work += 1
        assert self.at_work == 1, "two draw at once"
        self.begun.set()
        self.go_on.wait()
        self.at_work -= 1
        if self.state == "broken":
            raise ZeroDivisionError
        self.drawn.append(self.state)

    def move(self, state):
        self.state = state
        self.turns.ask()

    def hold(self):
        """A thread that draws, and does not come to its end before ``go_on``."""
        self.begun.clear()
        self.go_on.clear()
        thread = threading.Thread(target=self.turns.ask)
        thread.start()
        self.begun.wait()
        return thread

    def release(self, thread):
        self.go_on.set()
        thread.join()


@pytest.fixture
def drawing():
    return Drawing()


def test_what_is_asked_for_is_drawn_at_once(drawing):
    drawing.move(1)
    assert drawing.drawn == [1]


def test_what_is_asked_for_during_work_is_drawn_once_when_it_is_done(drawing):
    with drawing.turns:
        with drawing.turns:
            drawing.move(1)
            drawing.move(2)
        assert drawing.drawn == []
    assert drawing.drawn == [2]


def test_work_that_asks_for_nothing_draws_nothing(drawing):
    with drawing.turns:
        pass
    assert drawing.drawn == []


def test_of_the_values_that_arrive_during_a_drawing_the_newest_is_drawn_and_no_other(drawing):
    thread = drawing.hold()
    for state in (1, 2, 3):
        drawing.move(state)  # returns at once
    drawing.release(thread)
    assert drawing.drawn == [3, 3]  # the one that was under way, and one more: nothing is queued


def test_a_drawing_that_asks_for_another_gets_it_afterwards(drawing):
    again = iter([True, False])
    drawing.turns = Turns(lambda: (drawing.draw(), next(again) and drawing.move(1)))
    drawing.turns.ask()
    assert drawing.drawn == [0, 1]


def test_work_waits_for_a_drawing_that_is_under_way(drawing):
    thread = drawing.hold()
    done = []

    def work():
        with drawing.turns:
            done.append(list(drawing.drawn))

    other = threading.Thread(target=work)
    other.start()
    drawing.release(thread)
    other.join()
    assert done == [[0]]


def test_after_a_drawing_that_failed_the_next_one_is_drawn(drawing):
    with pytest.raises(ZeroDivisionError):
        drawing.move("broken")
    drawing.move(1)
    assert drawing.drawn == [1]


def test_what_was_asked_for_is_drawn_though_the_work_failed(drawing):
    with pytest.raises(KeyError), drawing.turns:
        drawing.move(1)
        raise KeyError
    assert drawing.drawn == [1]


def test_many_threads_leave_the_newest_state_drawn_and_none_is_lost(drawing):
    threads = [
        threading.Thread(target=lambda i=i: [drawing.move((i, j)) for j in range(300)], daemon=True) for i in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert drawing.drawn[-1] == drawing.state
