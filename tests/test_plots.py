"""Plots: each draws where it is told, says in words and shapes what it says in color, and clips nothing."""

import inspect
import subprocess
import sys
from pathlib import Path

import forms
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_rgb
from matplotlib.text import Text
from sklearn.isotonic import isotonic_regression

from nnlib import plots
from nnlib.monitoring import History
from nnlib.networks import mlp
from nnlib.neurons import Neuron
from nnlib.search import LogUniform, Uniform, random_search

drawn = np.random.default_rng(0)
POINTS, LABELS = drawn.normal(size=(40, 2)), np.arange(40) % 4
HISTORY = History(loss=np.linspace(2.3, 0.4, 50), train_accuracy=[0.5, 0.8, 0.9], validation_accuracy=[0.5, 0.7, 0.72])
RESULTS = random_search(lambda x, seed: x * (1 - x), {"x": Uniform(0, 1)}, trials=10)

# Each function as it is called with an axes, or None for a figure of its own.
FUNCTIONS = {
    "lines": lambda ax: plots.lines([0, 1], {"falls": [3, 2], "rises": [1, 2]}, ax, xlabel="epoch", ylabel="loss"),
    "learning_curves": lambda ax: plots.learning_curves(HISTORY, ax),
    "weight_images": lambda ax: plots.weight_images(drawn.normal(size=(16, 20)), (4, 4), ax),
    "confusion_matrix": lambda ax: plots.confusion_matrix([[9, 1], [0, 10]], ["a cat", "a dog"], ax),
    "scatter": lambda ax: plots.scatter(POINTS, LABELS, ax),
    "decision_regions": lambda ax: plots.decision_regions(mlp([2, 8, 4]), POINTS, LABELS, ax),
    "decision_lines": lambda ax: plots.decision_lines({"level": Neuron([0, 1], -0.5), "steep": Neuron([1, 1], -1)}, ax),
    "path": lambda ax: plots.path([[0, 0], [1, 0], [1, 1]], ax, goal=(2, 2), xlabel="x", ylabel="y", title="A walk"),
    "histograms": lambda ax: plots.histograms([drawn.normal(size=100)], ["layer 1"], ax),
    "probability_bars": lambda ax: plots.probability_bars([1.0, 3.0, -2.0], ["cat", "dog", "frog"], ax),
    "search_results": lambda ax: plots.search_results(RESULTS, ax),
}  # fmt: skip
each_function = pytest.mark.parametrize("draw", FUNCTIONS.values(), ids=FUNCTIONS)


def texts(figure):
    """What is written in a figure."""
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]


def words(figure):
    return [text.get_text() for text in texts(figure)]


@each_function
def test_a_given_axes_is_drawn_on(draw):
    figure, (left, right) = plots.figure(1, 2)
    before = len(right.get_children())
    assert draw(right) is figure
    assert len(right.get_children()) > before
    assert not left.has_data()


@each_function
def test_without_an_axes_a_new_figure_is_made(draw):
    first, second = draw(None), draw(None)
    assert first is not second
    assert isinstance(first, plots.ShownFigure)


@each_function
def test_a_notebook_shows_the_figure_as_a_picture_and_in_words(draw):
    bundle, _ = draw(None)._repr_mimebundle_()
    assert bundle["image/png"].startswith(b"\x89PNG")
    assert bundle["text/plain"].startswith("Figure: ")


@each_function
def test_text_in_a_picture_is_as_large_as_that_of_the_page(draw):
    """A page's text is 14 pixels high."""
    figure = draw(None)
    _, metadata = figure._repr_mimebundle_()
    pixels_per_point = metadata["image/png"]["width"] / figure.get_figwidth() / 72
    assert 13.5 < plots.STYLE["font.size"] * pixels_per_point < 15
    assert metadata["image/png"]["alt"] == figure.described()


@each_function
def test_nothing_written_is_clipped(draw):
    figure = draw(None)
    figure.canvas.draw()
    used, (width, height) = figure.get_tightbbox(), figure.get_size_inches()
    assert min(used.x0, used.y0) >= -0.01  # inches: a pixel
    assert used.x1 <= width + 0.01 and used.y1 <= height + 0.01


def test_images_are_a_figure_of_their_own():
    figure = plots.images(drawn.random((7, 12)), (3, 4), titles="abcdefg", columns=5)
    shown = [ax.images[0].get_array() for ax in figure.axes if ax.images]
    assert [image.shape for image in shown] == [(3, 4)] * 7
    assert set("abcdefg") <= set(words(figure))


def test_color_images_keep_their_colors():
    figure = plots.images(drawn.random((2, 12)), (2, 2, 3))
    assert figure.axes[0].images[0].get_array().shape == (2, 2, 3)


# Color is never alone


def test_lines_differ_in_style_and_carry_their_names():
    curves = {f"curve {i}": np.arange(3.0) * i for i in range(6)}
    figure = plots.lines([0, 1, 2], curves)
    styles = {line._dash_pattern if isinstance(line.get_linestyle(), tuple) else str(line._unscaled_dash_pattern)
              for line in figure.axes[0].lines}  # fmt: skip
    assert len(styles) == 6
    assert set(curves) <= set(words(figure))


def test_error_bars_stand_at_their_own_curve_and_have_twice_the_length_that_is_given():
    figure = plots.lines([1, 2], {"a": [3.0, 4.0], "b": [5.0, 6.0]}, errors={"b": [0.5, 0.25]})
    [container] = figure.axes[0].containers
    [bars] = container[2]
    np.testing.assert_allclose(bars.get_segments(), [[[1, 4.5], [1, 5.5]], [[2, 5.75], [2, 6.25]]])
    assert bars.get_color()[0][:3] == pytest.approx(to_rgb(figure.axes[0].lines[1].get_color()))


def test_a_curve_has_the_color_that_its_name_has_already():
    figure = plots.lines([0, 1], {"a": [1, 2], "b": [2, 3]}, colors={"b": plots.ORANGE, "c": plots.PINK})
    assert [line.get_color() for line in figure.axes[0].lines] == [plots.BLUE, plots.ORANGE]


def test_error_bars_of_several_curves_stand_beside_each_other():
    figure = plots.lines([1, 2], {"a": [3.0, 4.0], "b": [3.5, 4.5]}, errors={"a": [1, 1], "b": [1, 1]})
    figure.draw_without_rendering()
    first, second = (bars.get_transform().transform((1, 3))[0] for _, _, [bars] in figure.axes[0].containers)
    assert second - first > 5  # pixels


def test_training_and_validation_differ_in_style_and_carry_their_names_and_values():
    figure = plots.learning_curves(HISTORY)
    training, validation = figure.axes[1].lines
    assert training.get_linestyle() != validation.get_linestyle()
    assert {"training 0.900", "validation 0.720"} <= set(words(figure))


def test_runs_stand_side_by_side_each_with_its_losses_above_its_accuracies():
    short = History(loss=[2.3, 1.0])
    figure = plots.runs({"long": HISTORY, "short": short})
    losses, accuracies = figure.axes[:2], figure.axes[2:]
    assert [panel.get_title(loc="left") for panel in losses] == ["long", "short"]
    for panel, history in zip(losses, (HISTORY, short), strict=True):
        np.testing.assert_array_equal(panel.lines[0].get_ydata(), history.loss)
    for line, values in zip(accuracies[0].lines, (HISTORY.train_accuracy, HISTORY.validation_accuracy), strict=True):
        assert list(line.get_ydata()) == values
    assert figure.legends and len({line.get_linestyle() for line in accuracies[0].lines}) == 2


def test_classes_differ_in_their_markers():
    figure = plots.scatter(drawn.normal(size=(40, 2)), np.arange(40) % 10)
    markers = {collection.get_paths()[0].vertices.tobytes() for collection in figure.axes[0].collections}
    assert len(markers) == 10


def test_the_confusion_matrix_writes_every_count_but_0_and_sets_right_ones_in_bold():
    figure = plots.confusion_matrix([[9, 1], [0, 10]])
    counts = {text.get_text(): text.get_fontweight() for text in figure.axes[0].texts}
    assert counts == {"9": "bold", "1": "normal", "10": "bold"}


def test_bars_carry_their_values():
    assert {"0.88", "0.12", "0.01"} <= set(words(plots.probability_bars([1.0, 3.0, -2.0])))


def test_the_best_trial_is_a_star():
    figure = plots.search_results(RESULTS)
    _, best = figure.axes[0].collections
    assert best.get_offsets().tolist() == [[RESULTS.best.parameters["x"], RESULTS.best.score]]
    assert len(best.get_paths()[0].vertices) > 10


def test_trials_without_a_score_are_crosses_on_the_bottom_line_within_the_range():
    space = {"x": Uniform(0, 1)}
    figure = plots.search_results(random_search(lambda x, seed: x if x > 0.5 else np.nan, space, trials=10))
    (crosses,) = figure.axes[0].lines
    assert 0 < len(crosses.get_xdata()) < 10 and max(crosses.get_xdata()) <= 0.5
    assert figure.axes[0].get_xlim() == (0, 1)


def test_a_search_on_a_log_range_without_failed_trials_can_be_laid_out():
    results = random_search(lambda x, seed: x, {"x": LogUniform(1e-6, 10)}, trials=10)
    plots.search_results(results)._repr_mimebundle_()  # a warning would fail


def test_decision_lines_carry_their_names():
    figure = plots.decision_lines({"level": Neuron([0, 1], -0.5), "upright": Neuron([1, 0], -0.5)})
    assert {"level", "upright"} <= set(words(figure))


def test_the_palette_is_okabe_and_itos():
    assert set(plots.COLORS) == {
        "#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
    }  # fmt: skip


# What is drawn is what is there


def test_labels_at_the_same_end_do_not_overlap():
    figure, ax = plots.figure()
    ax.plot([0, 1], [0, 1])
    labels = plots.label_ends(ax, [(1, 0.5, "one", "k"), (1, 0.5, "two", "k"), (1, 0.51, "three", "k")])
    figure.canvas.draw()
    boxes = sorted((label.get_window_extent() for label in labels), key=lambda box: box.y0)
    assert all(below.y1 <= above.y0 + 1 for below, above in zip(boxes, boxes[1:], strict=False))


levels = st.lists(st.floats(-5, 15), min_size=1, max_size=6)


@given(levels)
@settings(deadline=None)
def test_labels_stand_apart_in_the_order_of_their_levels_and_inside_the_panel(levels):
    moved = plots.apart(levels, 1.0, 0.0, 10.0)
    order = np.argsort(levels, kind="stable")
    assert np.all(np.diff(moved[order]) >= 1 - 1e-9)
    assert moved.min() >= 0.5 - 1e-9
    assert moved.max() <= 9.5 + 1e-9


@given(levels)
@settings(deadline=None)
def test_no_other_places_lie_nearer_to_the_levels(levels):
    """scikit-learn's isotonic regression is the judge: places in order are what it fits to the levels."""
    order, room = np.argsort(levels, kind="stable"), 1.0
    steps = room * np.arange(len(levels))
    wanted = np.empty(len(levels))
    wanted[order] = steps + isotonic_regression(
        np.asarray(levels)[order] - steps, y_min=0.5, y_max=9.5 - room * (len(levels) - 1)
    )
    np.testing.assert_allclose(plots.apart(levels, room, 0.0, 10.0), wanted, atol=1e-9)


def test_a_curve_that_ends_in_nan_is_labelled_at_its_last_number():
    figure = plots.lines([0, 1, 2], {"diverged": [1.0, 2.0, np.nan]})
    (label,) = [text for text in figure.axes[0].texts]
    assert label.xy == (1, 2.0)


@pytest.mark.parametrize("loss", [[], [2.3], [2.3, np.nan], [2.3, np.inf, np.nan], [np.nan] * 3], ids=str)
def test_any_history_can_be_drawn(loss):
    figure = plots.learning_curves(History(loss))
    assert figure._repr_mimebundle_()[0]["image/png"]


def test_a_populations_history_can_be_drawn():
    history = History(np.ones((20, 3)), train_accuracy=np.ones((2, 3)), validation_accuracy=[np.zeros(3), np.ones(3)])
    figure = plots.learning_curves(history)
    assert len(figure.axes[1].lines) == 6
    assert "validation 1.000" in words(figure)


def test_a_history_draws_itself():
    assert isinstance(HISTORY.plot(), plots.ShownFigure)


def test_one_axes_shows_the_loss_alone():
    figure, ax = plots.figure()
    plots.learning_curves(HISTORY, ax)
    assert [panel.get_ylabel() for panel in figure.axes] == ["loss"]


@pytest.mark.parametrize("classes", [2, 7, 10])
def test_regions_have_the_colors_of_their_points(classes):
    """A model that knows only one class fills the plane with that class's color."""

    class Sure:
        def predict(self, X):
            return np.full(len(X), classes - 1)

    figure = plots.decision_regions(Sure(), POINTS, np.full(40, classes - 1))
    image, (points,) = figure.axes[0].images[0], figure.axes[0].collections
    region = image.cmap(image.norm(image.get_array()[0, 0]))
    np.testing.assert_allclose(region[:3], points.get_facecolor()[0, :3], atol=1e-6)


def test_regions_lie_where_the_model_decides():
    class RightOrLeft:
        def predict(self, X):
            return (X[:, 0] > 0.3).astype(int)

    image = plots.decision_regions(RightOrLeft(), POINTS, LABELS).axes[0].images[0]
    left, right, *_ = image.get_extent()
    columns = np.linspace(left, right, image.get_array().shape[1])
    assert np.array_equal(image.get_array(), np.tile(columns > 0.3, (len(columns), 1)))


def test_a_plane_covers_its_points_with_room_to_spare():
    xs, ys, grid = plots.plane([[0.0, 10.0], [2.0, 20.0]], resolution=5, margin=0.1)
    assert (xs[0], xs[-1], ys[0], ys[-1]) == pytest.approx((-0.2, 2.2, 9, 21))
    assert grid[1].tolist() == [xs[1], ys[0]]
    assert len(grid) == 25


@pytest.mark.parametrize(
    "neuron", [Neuron([1.0, 0.0], 0.0), Neuron([0.0, 1.0], 0.0), Neuron([1.0, 0.0], -1.0)], ids=repr
)
def test_a_decision_line_along_an_edge_is_named_inside(neuron):
    figure = plots.decision_lines({"edge": neuron})  # axes from 0 to 1
    x, y = figure.axes[0].texts[0].get_position()
    assert 0 <= x <= 1 and 0 <= y <= 1


def test_tiles_lie_row_by_row_with_gaps_between():
    sheet = plots.tiles(np.arange(1, 4)[:, None] * np.ones(4), (2, 2), columns=2)
    nan = np.nan
    expected = [[1, 1, nan, 2, 2], [1, 1, nan, 2, 2], [nan] * 5, [3, 3, nan, nan, nan], [3, 3, nan, nan, nan]]
    assert np.array_equal(sheet, expected, equal_nan=True)


def test_weights_are_drawn_with_0_in_the_middle():
    image = plots.weight_images(np.array([[-1.0, 0.2], [0.1, 0.3]]), (1, 2)).axes[0].images[0]
    assert (image.norm.vmin, image.norm.vmax) == (-1, 1)


def test_weights_that_are_all_0_can_be_drawn():
    assert plots.weight_images(np.zeros((4, 3)), (2, 2))._repr_mimebundle_()[0]["image/png"]


def test_histograms_write_the_spread_above():
    figure = plots.histograms([np.array([-1.0, 1.0]), np.zeros(5)], ["layer 1", "layer 2"])
    assert [ax.get_title(loc="left") for ax in figure.axes] == ["layer 1\nstd 1", "layer 2\nstd 0"]


def test_logarithmic_axes_are_logarithmic():
    (ax,) = plots.lines([1, 10, 100], {"a": [1, 10, 100]}, logx=True, logy=True).axes
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")


def numbers_below(ax):
    """What is written at the ticks below a panel, within its range."""
    ax.figure.draw_without_rendering()
    low, high = ax.get_xlim()
    ticks = [*ax.xaxis.get_major_ticks(), *ax.xaxis.get_minor_ticks()]
    return [tick.label1.get_text() for tick in ticks if low <= tick.get_loc() <= high and tick.label1.get_text()]


@pytest.mark.parametrize("last", [2, 5, 12, 20, 30, 100])
def test_no_tick_stands_between_two_epochs(last):
    (ax,) = plots.lines(np.arange(1, last + 1), {"": np.arange(last)}).axes
    assert all(float(number).is_integer() for number in numbers_below(ax)), numbers_below(ax)


@pytest.mark.parametrize("values, labels", [((0.05, 2), ["0.1", "1"]), ((0.3, 0.7), ["0.3", "0.4", "0.6"])])
def test_short_numbers_on_a_logarithmic_axis_are_written_out(values, labels):
    (ax,) = plots.lines(np.geomspace(*values, 9), {"": np.arange(9)}, logx=True).axes
    assert numbers_below(ax) == labels


def test_long_numbers_on_a_logarithmic_axis_are_powers_of_ten():
    (ax,) = plots.lines([1e-9, 1e-3, 1], {"": [3, 2, 1]}, logx=True).axes
    assert all("10^" in number for number in numbers_below(ax))


def test_a_figure_is_described_by_its_titles_and_axes():
    figure = plots.lines([0, 1], {"a": [0, 1]}, xlabel="epoch", ylabel="loss", title="Learning")
    assert figure.described() == "Figure: Learning (loss against epoch)"


def test_pyplot_and_its_global_state_are_left_alone():
    code = (
        "import sys, nnlib.plots; nnlib.plots.lines([0, 1], {'a': [0, 1]}); print('matplotlib.pyplot' in sys.modules)"
    )
    root = Path(__file__).parents[1]
    assert subprocess.check_output([sys.executable, "-c", code], text=True, cwd=root).strip() == "False"


def test_every_public_function_is_drawn_here():
    public = {name for name in plots.__all__ if inspect.isfunction(getattr(plots, name))}
    helpers = {"figure", "label_ends", "apart", "images", "runs", "tiles", "symmetric", "plane", "lecture"}
    assert public - helpers == set(FUNCTIONS)


# Functions of arrays, called with samples X of four features and labels y of five classes.
OF_ARRAYS = {
    "images": lambda X, y: plots.images(X[:6], (2, 2)),
    "weight_images": lambda X, y: plots.weight_images(X, (20, 15)),
    "histograms": lambda X, y: plots.histograms([X], ["X"]),
    "lines": lambda X, y: plots.lines(y, {"a line": y}),
    "scatter": lambda X, y: plots.scatter(X[:, :2], y),
    "decision_regions": lambda X, y: plots.decision_regions(mlp([2, 3]), X[:, :2], y, resolution=9),
    "path": lambda X, y: plots.path(X[:, :2]),
    "confusion_matrix": lambda X, y: plots.confusion_matrix(y[:9].reshape(3, 3)),
    "probability_bars": lambda X, y: plots.probability_bars(y[:5]),
}
each_of_arrays = pytest.mark.parametrize("draw", OF_ARRAYS.values(), ids=OF_ARRAYS)


def pixels(figure):
    figure.canvas.draw()
    return np.array(figure.canvas.buffer_rgba())


@each_of_arrays
def test_narrow_types_are_drawn_as_wide_ones(draw):
    narrow = forms.INPUTS.astype(np.float16)
    expected = pixels(draw(narrow.astype(np.float32), forms.LABELS))
    for name in ("uint8", "int8", "uint64"):
        assert np.array_equal(pixels(draw(narrow, forms.LABELS.astype(name))), expected), name


@each_of_arrays
def test_masked_arrays_are_not_drawn(draw):
    masked = forms.hidden(forms.INPUTS, (1, 0)), forms.hidden(forms.LABELS, 1)
    with pytest.raises(ValueError, match="no masked entries; got 1: "):
        draw(*masked)


def test_the_limits_of_int8_are_symmetric():
    assert plots.symmetric(np.array([-128, 5], np.int8)) == {"vmin": -128, "vmax": 128}


def test_points_without_whole_labels_are_not_drawn():
    with pytest.raises(TypeError, match=r"y must be whole numbers .* convert with y.astype\(int\)"):
        plots.scatter(POINTS, LABELS + 0.0)
