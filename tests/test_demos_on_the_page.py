"""How long a demo lives: as long as a cell of the page shows it or a name holds it. In a kernel, as JupyterLab does."""

import itertools

import pytest
from kernel import kernel

pytestmark = pytest.mark.slow
SETUP = """
import gc, weakref
import ipywidgets, psutil
import example_demos
from nnlib import demos, plots

made = []

def new(kind=example_demos.tangent, **settings):
    demo = kind(**settings)
    made.append(weakref.ref(demo))
    return demo

def alive():
    return [made[i]() is not None for i in range(len(made))]

def widgets():
    return len(ipywidgets.widgets.widget._instances)

def megabytes():
    gc.collect()
    return psutil.Process().memory_info().rss / 2**20
"""
numbers = itertools.count()


@pytest.fixture(scope="module")
def shared():
    with kernel() as shared:
        shared.run(SETUP)
        yield shared


@pytest.fixture
def page(shared):
    """A page of its own in the kernel of this file: no demo is known, and ``cell`` names its cells."""
    shared.run("made.clear()")
    number = next(numbers)

    class Page:
        value = shared.value

        def run(self, code, cell):
            text = shared.run(code, cell and f"{number}-{cell}")
            assert "Error" not in text, text
            return text

    return Page()


def test_a_cell_that_is_run_again_lets_its_earlier_demo_go_with_all_its_widgets(page):
    page.run("new()", "a")
    one = page.value("widgets()")
    for _ in range(3):
        page.run("new()", "a")
    assert page.value("alive()") == [False, False, False, True]
    assert page.value("widgets()") == one


def test_where_no_cell_is_named_the_same_code_is_the_same_cell(page):
    for _ in range(3):
        page.run("new(x=0.25)", None)
    assert page.value("alive()") == [False, False, True]


@pytest.mark.parametrize(
    "code",
    [
        "display(new())",
        "new().widget",
        "ipywidgets.HBox([new().widget])",
        "with ipywidgets.Output(): display(new())",
        "new(example_demos.counting).play()",
        "new(example_demos.descent).run(3)",
    ],
)
def test_so_does_a_cell_that_shows_its_demo_another_way(page, code):
    for _ in range(3):
        page.run(code, "a")
    page.run("new()", "a")
    assert page.value("alive()") == [False, False, False, True]


def test_demos_that_are_never_shown_go_when_no_name_holds_them(page):
    page.run("for i in range(12): new(example_demos.descent).run(1).readout", "a")
    assert sum(page.value("alive()")) <= 5


def test_all_demos_that_one_run_shows_stay_on_the_page(page):
    page.run("for i in range(4): display(new())", "a")
    page.run("gc.collect()", "b")
    assert page.value("alive()") == [True] * 4


def test_two_cells_with_the_same_code_show_a_demo_each(page):
    page.run("new()", "a")
    page.run("new()", "b")
    page.run("new()", "a")
    assert page.value("alive()") == [False, True, True]


def test_a_demo_that_two_cells_show_stays_until_both_show_another(page):
    page.run("demo = new(); demo", "a")
    page.run("demo", "b")
    page.run("demo = new(); demo", "a")
    assert page.value("alive()") == [True, True]
    page.run("demo", "b")
    page.run("gc.collect()", "c")
    assert page.value("alive()") == [False, True]


def test_a_demo_with_a_name_answers_and_can_be_shown_again_after_its_cell_shows_another(page):
    page.run("first = new(x=2.0); first", "a")
    model = page.value("repr(first.widget.model_id)")
    page.run("second = new(); second", "a")
    page.run("first.x = 1.0", "b")
    assert page.value("first.settings") == {"x": 1.0, "curve": "sine"}
    assert "At x = 1.00 the sine has slope 0.54." in page.run("first", "c")
    assert page.value("repr(first.widget.model_id)") == model
    assert page.value("first._widgets['x'].comm is not None")


def test_the_same_demo_shown_again_by_its_cell_is_the_same(page):
    page.run("demo = new()", "a")
    for _ in range(3):
        page.run("demo", "b")
    page.run("del demo", "c")
    assert page.value("alive()") == [True]  # on the page still


def test_a_run_that_its_cell_shows_no_more_pauses_even_if_it_has_a_name(page):
    page.run("run = new(example_demos.counting); run.play()", "a")
    page.run("new()", "a")
    assert page.value("run.playing") is False


def test_a_plots_cell_that_is_run_again_lets_its_earlier_figure_go(page):
    for _ in range(3):
        page.run("new(lambda: plots.figure()[0])", "a")
    assert page.value("alive()") == [False, False, True]


def test_a_plot_goes_as_before_when_its_cell_did_not_end_in_it(page):
    page.run("display(new(lambda: plots.figure()[0]))", "a")
    page.run("gc.collect()", "b")
    assert page.value("alive()") == [False]


def test_other_values_of_ipythons_history_stay(page):
    page.run("mark = 'mark'; mark", "a")
    page.run("new()", "b")
    page.run("mine = new(); other = mine; mine", "b")
    page.run("new()", "b")
    assert page.value("'mark' in Out.values() and other is mine")
    assert page.run("'next'; _ is not mine and __ is not mine", "c") == "True"


def test_a_demo_that_was_closed_says_so_when_it_is_shown(page):
    page.run("demo = new(x=0.5)", "a")
    page.run("demo.close()", "b")
    assert page.run("demo", "c") == "This demo is closed; tangent(x=0.5, curve='sine') makes it anew."


def growth(demo):
    """Megabytes that Python got from the system between the tenth and the thirtieth run of a demo's cell."""
    with kernel() as own:
        own.run(SETUP)
        after = {}
        for run in range(1, 31):
            text = own.run(f"{demo}()", "a")
            assert "Error" not in text, text
            if run in (10, 30):
                after[run] = own.value("megabytes()")
        return after[30] - after[10]


OF_THE_COURSE = [
    "start_here.drawing", "neurons.neuron", "networks.capacity", "monitoring.learning_curves", "ensembles.ensembles",
]  # fmt: skip
DEEP = [pytest.param(f"demos.all()['{name}']", marks=pytest.mark.deep, id=name) for name in OF_THE_COURSE]


@pytest.mark.parametrize("demo", [pytest.param("example_demos.tangent", marks=pytest.mark.landing), *DEEP])
def test_twenty_more_runs_of_a_demos_cell_hold_less_memory_than_one_more_demo(demo):
    assert growth(demo) < 14  # megabytes: where cells let nothing go, each run keeps 3 to 14
