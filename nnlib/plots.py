"""Pictures: one question each, labelled directly, readable from the last row.

Every function draws on the Matplotlib axes it is given as ``ax``, or on a new figure of its own, and
returns the figure. Colors are Okabe and Ito's, which color-blind readers can tell apart; markers
and line styles say the same a second time. Importing this module sets Matplotlib's defaults to the
course's :data:`STYLE`, so that a reader's own pictures match.

Source: M. Okabe and K. Ito, "Color Universal Design", 2008, for the colors.
"""

import io
import os

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure

from nnlib import _cells, _checks
from nnlib.activations import softmax

BLACK, ORANGE, SKY, GREEN, YELLOW, BLUE, RED, PINK = COLORS = (
    "#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
)  # fmt: skip
SERIES = (BLUE, RED, GREEN, PINK, ORANGE, SKY, BLACK)  # the order in which lines take their colors
GREY, LIGHT, PALE = "#767676", "#BEBEBE", "#D9D9D9"  # words; what stands behind; lines and areas that hold back
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*", "<", ">")
STYLES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 3)))
DIVERGING = "RdBu_r"
TYPE = {"page": 80, "lecture": 100}  # pixels per inch: in a page, 13 points are then as large as its own text
PIXELS_PER_INCH = TYPE["lecture" if os.environ.get("NNLIB_LECTURE") else "page"]
STYLE = {
    "font.size": 13, "axes.titlesize": 14, "axes.labelsize": 13, "legend.fontsize": 12, "xtick.labelsize": 11,
    "ytick.labelsize": 11, "axes.spines.top": False, "axes.spines.right": False, "lines.linewidth": 2.2,
    "axes.titlelocation": "left", "axes.titleweight": "bold", "figure.dpi": 100,
}  # fmt: skip
mpl.rcParams.update(STYLE)


def lecture(on=True):
    """Large type from now on, in pictures and demos, for the last row; the same as ``NNLIB_LECTURE=1`` around Jupyter.

    Parameters
    ----------
    on : bool
        False goes back to the type of a page.

    Examples
    --------
    >>> from nnlib import plots
    >>> plots.lecture()
    >>> plots.PIXELS_PER_INCH
    100
    >>> plots.lecture(on=False)
    """
    global PIXELS_PER_INCH
    PIXELS_PER_INCH = TYPE["lecture" if on else "page"]


def figure(rows=1, columns=1, *, width=9.0, height=3.6, **subplots):
    """A figure in the course's style, laid out so that nothing is clipped, and its axes.

    Parameters
    ----------
    rows, columns : int
        Panels.
    width, height : float
        Inches of the whole figure; 11 inches fill a notebook's page.

    Returns
    -------
    figure : matplotlib.figure.Figure
    axes : Axes, or an array of them
        As ``Figure.subplots`` gives them.

    Examples
    --------
    >>> fig, axes = figure(1, 2)
    >>> len(axes)
    2
    """
    fig = ShownFigure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(fig)
    return fig, fig.subplots(rows, columns, **subplots)


class ShownFigure(Figure):
    """A figure that a notebook shows when it is a cell's value, without pyplot's global state.

    Examples
    --------
    >>> ShownFigure(figsize=(4, 3)).get_size_inches()
    array([4., 3.])
    """

    def _repr_mimebundle_(self, include=None, exclude=None):
        png, words = io.BytesIO(), self.described()
        self.savefig(png, format="png", dpi=1.5 * PIXELS_PER_INCH)  # sharper than it is shown
        _cells.show(self)
        shown = {"width": round(self.get_figwidth() * PIXELS_PER_INCH), "alt": words}
        return {"image/png": png.getvalue(), "text/plain": words}, {"image/png": shown}

    def described(self):
        """The figure in words: the titles and axes of its panels."""
        panels = [ax for ax in self.axes if ax.get_title(loc="left") or ax.get_title() or ax.get_xlabel()]
        words = [
            (ax.get_title(loc="left") or ax.get_title() or "a panel")
            + (f" ({ax.get_ylabel()} against {ax.get_xlabel()})" if ax.get_xlabel() and ax.get_ylabel() else "")
            for ax in panels
        ]
        return "Figure: " + ("; ".join(dict.fromkeys(word.replace("\n", " ") for word in words)) or "no titles")


def label_ends(ax, ends):
    """Write each line's name at its end, apart from each other: the direct labels that spare a legend.

    Parameters
    ----------
    ends : sequence of (x, y, text, color)
        The point that each label stands beside, in data coordinates.

    Examples
    --------
    >>> fig, ax = figure()
    >>> len(label_ends(ax, [(1, 0.5, "training", BLUE), (1, 0.5, "validation", RED)]))
    2
    """
    ax.autoscale_view()
    line = mpl.rcParams["font.size"] * 1.25
    points = 72 / ax.figure.dpi
    heights = [ax.transData.transform((x, y))[1] * points for x, y, *_ in ends]
    return [
        ax.annotate(
            text, (x, y), xytext=(6, place - height), textcoords="offset points", color=color,
            va="center", annotation_clip=False,
        )
        for (x, y, text, color), place, height in zip(ends, apart(heights, line), heights, strict=True)
    ]  # fmt: skip


def apart(levels, room, low=-np.inf, high=np.inf):
    """The levels, moved as little as need be so that labels stand ``room`` apart, between ``low`` and ``high``.

    Parameters
    ----------
    levels : sequence of float
        Where each label would stand if it were alone.
    room : float
        What each label takes up, half of it to either side.

    Returns
    -------
    array of float, in the order of ``levels``

    Examples
    --------
    >>> apart([5.0, 1.0, 5.5], room=1.0, low=0.0, high=10.0)
    array([4.75, 1.  , 5.75])
    """
    order, count = np.argsort(levels, kind="stable"), len(levels)
    steps = room * np.arange(count)
    wanted = (np.asarray(levels)[order] - steps).tolist()  # without the room: now they may touch, but not cross
    mean = {(a, b): sum(wanted[a:b]) / (b - a) for a in range(count) for b in range(a + 1, count + 1)}
    nearest = [  # isotonic regression, by its min-max formula (Barlow et al. 1972)
        max(min(mean[a, b] for b in range(i + 1, count + 1)) for a in range(i + 1)) for i in range(count)
    ]
    moved = np.empty(count)
    moved[order] = np.clip(nearest, low + room / 2, high - room * (count - 0.5)) + steps
    return moved


def lines(x, curves, ax=None, *, errors=None, xlabel="", ylabel="", title="", logx=False, logy=False):
    """Several named curves over one ``x``, each labelled at its end.

    Parameters
    ----------
    x : array (T,)
    curves : dict of name -> array (T,)
    errors : dict of name -> array (T,), optional
        Half the length of an error bar at each point of a curve.

    Examples
    --------
    >>> fig = lines([0, 1, 2], {"falls": [3, 2, 1], "rises": [1, 2, 3]}, xlabel="epoch")
    """
    fig, ax = _axes(ax)
    ends = []
    x = _checks.plain("x", x)
    for i, (name, values) in enumerate(curves.items()):
        values = _checks.plain(name, values)
        color = SERIES[i % len(SERIES)]
        ax.plot(x, values, color=color, linestyle=STYLES[i % len(STYLES)])
        if errors and name in errors:
            ax.errorbar(x, values, errors[name], color=color, fmt=MARKERS[i % len(MARKERS)], markersize=5, capsize=4,
                        elinewidth=1.5)  # fmt: skip
        shown = np.flatnonzero(np.isfinite(values.astype(float)))
        if len(shown):
            ends.append((x[shown[-1]], values[shown[-1]], name, color))
    if logx:
        ax.set_xscale("log")
    if logy:
        ax.set_yscale("log")
    ax.set(xlabel=xlabel, ylabel=ylabel, title=title)
    label_ends(ax, ends)
    return fig


def learning_curves(history, ax=None):
    """The loss of every iteration, smoothed over its own trace, and beside it the accuracies of every epoch.

    Parameters
    ----------
    history : History
    ax : Axes or pair of Axes, optional
        One axes shows the loss alone.

    Examples
    --------
    >>> from nnlib.monitoring import History
    >>> [axes.get_title(loc="left") for axes in learning_curves(History(loss=[2.3, 1.9, 1.2])).axes]
    ['Loss', 'Accuracy']
    """
    if ax is None:
        fig, (left, right) = figure(1, 2)
    else:
        left, right = (*np.ravel(ax), None)[:2]
        fig = left.figure
    iterations = np.arange(1, history.iterations + 1)
    left.plot(iterations, history.loss, color=SKY, linewidth=0.8, alpha=0.7)
    left.plot(iterations, history.smoothed_loss(), color=BLUE)
    left.set(xlabel="iteration", ylabel="loss", title="Loss", ylim=(0, None))
    if right is not None:
        ends = []
        for name, values, color, style in (
            ("training", history.train_accuracy, BLUE, "-"),
            ("validation", history.validation_accuracy, RED, "--"),
        ):
            if values:
                right.plot(range(1, len(values) + 1), values, color=color, linestyle=style)
                last = np.mean(values[-1])  # of the members, where there are several
                ends.append((len(values), last, f"{name} {last:.3f}", color))
        right.set(xlabel="epoch", ylabel="accuracy", title="Accuracy", ylim=(0, 1.02))
        label_ends(right, ends)
    return fig


def runs(histories):
    """Several runs side by side: the losses of each above, its accuracies over the epochs below.

    Parameters
    ----------
    histories : dict of name -> History

    Examples
    --------
    >>> from nnlib.monitoring import History
    >>> fig = runs({"slow": History(loss=[2.3, 2.2, 2.1]), "fast": History(loss=[2.3, 1.0, 0.4])})
    """
    fig, (above, below) = figure(2, len(histories), height=4.4, sharey="row", squeeze=False)
    for (name, history), loss, accuracy in zip(histories.items(), above, below, strict=True):
        loss.plot(range(1, history.iterations + 1), history.loss, color=BLUE, linewidth=1.2)
        for values, color, style in ((history.train_accuracy, BLUE, "-"), (history.validation_accuracy, RED, "--")):
            accuracy.plot(range(1, len(values) + 1), values, color=color, linestyle=style)
        loss.set(title=name, xlabel="iteration")
        accuracy.set(xlabel="epoch")
    above[0].set(ylabel="loss", ylim=(0, 3.2))
    below[0].set(ylabel="accuracy", ylim=(0, 1.04))
    names = ["training", "validation"]
    fig.legend(below[0].lines, names, loc="outside lower center", ncols=2, frameon=False)
    return fig


def images(X, image_shape, titles=None, *, columns=10, cmap="gray_r", limits=None):
    """Images in a grid, each with an optional title.

    Parameters
    ----------
    X : array (N, height * width) or (N, height * width * 3)
    image_shape : (height, width) or (height, width, 3)
    titles : sequence of str, optional
    limits : (low, high), optional
        The values of white and black; the smallest and largest of each image unless told.

    Examples
    --------
    >>> fig = images(np.eye(4), (2, 2), titles=["a", "b", "c", "d"], columns=4)
    """
    X = _checks.plain("X", X)
    if X.dtype.kind == "f":  # whole numbers stay: they are colors from 0 to 255
        X = _checks.array("X", X, finite=False)
    columns = min(columns, len(X))
    rows = -(-len(X) // columns)
    height = 9.0 / columns * rows * (1.25 if titles is not None else 1.02)
    fig, axes = figure(rows, columns, height=height, squeeze=False)
    low, high = limits or (None, None)
    for i, panel in enumerate(axes.flat):
        panel.set_axis_off()
        if i < len(X):
            panel.imshow(X[i].reshape(image_shape), cmap=cmap, vmin=low, vmax=high, interpolation="nearest")
            if titles is not None:
                panel.set_title(titles[i], fontsize=11, loc="center", fontweight="normal")
    return fig


def weight_images(weights, image_shape, ax=None, *, columns=10):
    """What each unit of a first layer looks for: weights (features, units) as images, red positive, blue negative.

    Examples
    --------
    >>> len(weight_images(np.eye(4), (2, 2)).axes)
    1
    """
    weights = _checks.array("weights", weights, finite=False)
    if ax is None:
        ax = figure(height=9.0 / columns * -(-weights.shape[1] // columns))[1]
    ax.imshow(tiles(weights.T, image_shape, columns), cmap=DIVERGING, interpolation="nearest", **symmetric(weights))
    ax.set_axis_off()
    return ax.figure


def tiles(X, image_shape, columns=10, gap=1):
    """Images (N, height * width) side by side in one array, nan between them.

    Examples
    --------
    >>> tiles(np.ones((3, 4)), (2, 2), columns=3).shape  # three of 2 by 2, and two gaps
    (2, 8)
    """
    X, (height, width) = _checks.plain("X", X), image_shape[:2]
    rows = -(-len(X) // columns)
    sheet = np.full((rows * (height + gap) - gap, columns * (width + gap) - gap), np.nan)
    for i, image in enumerate(X):
        top, left = i // columns * (height + gap), i % columns * (width + gap)
        sheet[top : top + height, left : left + width] = image.reshape(height, width)
    return sheet


def symmetric(values):
    """Limits for a diverging color map, with 0 in the middle.

    Examples
    --------
    >>> symmetric([-3.0, 1.0])
    {'vmin': -3.0, 'vmax': 3.0}
    """
    largest = float(np.nanmax(np.abs(_checks.array("values", values, finite=False)))) or 1.0
    return {"vmin": -largest, "vmax": largest}


def confusion_matrix(matrix, classes=None, ax=None):
    """Counts (C, C) of true labels (rows) against predicted ones (columns), mistakes in color.

    Examples
    --------
    >>> fig = confusion_matrix([[9, 1], [0, 10]], classes=["cat", "dog"])
    """
    matrix = _checks.plain("matrix", matrix)
    names = [str(name) for name in (range(len(matrix)) if classes is None else classes)]
    if ax is None:
        ax = figure(width=6, height=5.4)[1]
    mistakes = np.where(np.eye(len(matrix), dtype=bool), 0, matrix)
    ax.imshow(mistakes, cmap="Oranges", vmin=0, vmax=max(1, mistakes.max() * 1.3))
    for (row, column), count in np.ndenumerate(matrix):
        if count:
            right = row == column
            ax.text(column, row, str(count), ha="center", va="center", fontsize=11,
                    fontweight="bold" if right else "normal", color=GREY if right else BLACK)  # fmt: skip
    ax.set_xticks(range(len(names)), names)
    ax.set_yticks(range(len(names)), names)
    ax.set(xlabel="predicted", ylabel="true")
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.tick_params(length=0)
    return ax.figure


def scatter(X, y, ax=None, *, size=22):
    """Points of the plane (N, 2), each class with its color and marker.

    Examples
    --------
    >>> scatter(np.zeros((2, 2)), np.array([0, 1])).axes[0].get_aspect()
    1.0
    """
    fig, ax = _axes(ax)
    X = _checks.samples(X, 2)
    y = _checks.labels(y, len(X), name="y")
    for label in np.unique(y):
        ax.scatter(*X[y == label].T, s=size, color=SERIES[label % len(SERIES)], edgecolors="white",
                   marker=MARKERS[label % len(MARKERS)], linewidths=0.6, zorder=3)  # fmt: skip
    ax.set_aspect("equal", adjustable="datalim")
    return fig


def decision_regions(model, X, y, ax=None, *, resolution=150):
    """Where a model of two inputs decides for which class, under its training points.

    Parameters
    ----------
    model : object with ``predict(X) -> labels``, such as a Network
    X : array (N, 2)
    y : int array (N,)

    Examples
    --------
    >>> from nnlib import datasets, mlp
    >>> X, y = datasets.moons()
    >>> fig = decision_regions(mlp([2, 8, 2]), X, y)
    """
    fig, ax = _axes(ax)
    xs, ys, grid = plane(X, resolution)
    labels = model.predict(grid).reshape(len(ys), len(xs))
    extent = (xs[0], xs[-1], ys[0], ys[-1])
    ax.imshow(labels % len(SERIES), extent=extent, origin="lower", cmap=ListedColormap(SERIES), vmin=-0.5,
              vmax=len(SERIES) - 0.5, alpha=0.28, interpolation="nearest", aspect="auto")  # fmt: skip
    scatter(X, y, ax)
    ax.set_aspect("auto")
    ax.set(xlim=extent[:2], ylim=extent[2:])
    return fig


def decision_lines(neurons, ax=None):
    """Lines on which neurons of two inputs have the weighted sum 0, each named near one of its ends.

    Parameters
    ----------
    neurons : dict of name -> Neuron
    ax : Axes
        With its limits set: draw the points or regions first.

    Examples
    --------
    >>> from nnlib.neurons import Neuron
    >>> fig = decision_lines({"level": Neuron([0.0, 1.0], -0.5), "upright": Neuron([1.0, 0.0], -0.5)})
    """
    fig, ax = _axes(ax)
    ax.apply_aspect()
    low, high = np.transpose([ax.get_xlim(), ax.get_ylim()])
    for i, (name, neuron) in enumerate(neurons.items()):
        point, direction = neuron.decision_line()
        color = (BLACK, PINK, GREEN, GREY)[i % 4]
        ax.axline(point, point + direction, color=color, linestyle=STYLES[i % len(STYLES)])
        moving = np.where(direction == 0, 1, direction)
        crossings = np.sort([(low - point) / moving, (high - point) / moving], axis=0)
        crossings[:, direction == 0] = [[-np.inf], [np.inf]]
        ends = crossings[0].max(), crossings[1].min()
        inside = point + direction * (ends[i % 2] + 0.06 * (ends[1 - i % 2] - ends[i % 2]))
        ax.text(*inside, name, color=color, ha="center", va="center", clip_on=True, zorder=5,
                bbox={"facecolor": "white", "alpha": 0.85, "edgecolor": "none", "pad": 2})  # fmt: skip
    return fig


def path(points, ax=None, *, goal=None, xlabel="", ylabel="", title=""):
    """Where a point of the plane went, step by step: points (T, 2), from the open circle on; the goal is a star.

    Examples
    --------
    >>> fig = path([[0, 0], [1, 0], [1, 1]], goal=(2, 2))
    """
    fig, ax = _axes(ax)
    points = _checks.plain("points", points)
    if goal is not None:
        ax.plot(*goal, "*", color=RED, markersize=18, zorder=1)
    ax.plot(*points.T, "o-", color=BLUE, markersize=4, linewidth=1.5)
    ax.plot(*points[0], "o", color=BLUE, markerfacecolor="white", markersize=9)
    ax.set_aspect("equal", adjustable="datalim")
    ax.set(xlabel=xlabel, ylabel=ylabel, title=title)
    return fig


def plane(X, resolution=150, margin=0.15):
    """A grid that covers points (N, 2): xs (R,), ys (R,), and all its points (R * R, 2), row by row from below.

    Examples
    --------
    >>> xs, ys, points = plane(np.array([[0.0, 0.0], [1.0, 1.0]]), resolution=3, margin=0)
    >>> xs, points.shape
    (array([0. , 0.5, 1. ]), (9, 2))
    """
    X = _checks.samples(X, 2)
    low, high = X.min(axis=0), X.max(axis=0)
    room = margin * (high - low)
    xs, ys = np.linspace(low - room, high + room, resolution).T
    return xs, ys, np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)


def histograms(arrays, names, axes=None, *, bins=40, limits=None, color=BLUE):
    """One histogram for each array, side by side, with its spread written above.

    Examples
    --------
    >>> fig = histograms([np.zeros(5), np.arange(5)], ["layer 1", "layer 2"])
    """
    if axes is None:
        fig, axes = figure(1, len(arrays), height=2.4, squeeze=False)
    for ax, values, name in zip(np.ravel(axes), arrays, names, strict=True):
        values = _checks.array(name, values, finite=False).ravel()
        ax.hist(values, bins=bins, range=limits, color=color)
        ax.set_title(f"{name}\nstd {values.std():.2g}", fontsize=11, fontweight="normal")
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
    return np.ravel(axes)[0].figure


def network_drawing(sizes, ax=None, *, most=8, names=None):
    """A network as circles and lines: one column of units for each layer, at most ``most`` drawn.

    Examples
    --------
    >>> fig = network_drawing([3, 4, 2])
    """
    fig, ax = _axes(ax)
    columns = [np.linspace(-1, 1, min(size, most) + 2)[1:-1] * min(size, most) / most for size in sizes]
    for left, (here, there) in enumerate(zip(columns, columns[1:], strict=False)):
        for y0 in here:
            for y1 in there:
                ax.plot([left, left + 1], [y0, y1], color=GREY, linewidth=0.5, alpha=0.5, zorder=1)
    for i, (size, units) in enumerate(zip(sizes, columns, strict=True)):
        color = SERIES[0] if i == 0 else SERIES[1] if i == len(sizes) - 1 else SERIES[2]
        ax.scatter(np.full(len(units), i), units, s=150, color=color, edgecolors="white", zorder=2)
        role = "inputs" if i == 0 else "outputs" if i == len(sizes) - 1 else "hidden"
        ax.text(i, -1.08, f"{size} {names[i] if names else role}", ha="center", va="top")
    ax.set(xlim=(-0.5, len(sizes) - 0.5), ylim=(-1.3, 1.05))
    ax.set_axis_off()
    return fig


def probability_bars(scores, classes=None, ax=None):
    """Softmax probabilities of one sample's scores (C,) as bars, with their values.

    Examples
    --------
    >>> fig = probability_bars(np.array([2.0, 1.0, 0.0]), classes=["cat", "dog", "frog"])
    """
    fig, ax = _axes(ax)
    probabilities = softmax(_checks.array("scores", scores, dtype=np.float64))
    names = [str(name) for name in (range(len(probabilities)) if classes is None else classes)]
    best = int(np.argmax(probabilities))
    ax.barh(names, probabilities, color=[RED if i == best else BLUE for i in range(len(names))])
    for i, p in enumerate(probabilities):
        ax.text(p + 0.01, i, f"{p:.2f}", va="center", fontsize=11)
    ax.invert_yaxis()
    ax.set(xlim=(0, 1.15), xlabel="probability", xticks=[0, 0.5, 1])
    return fig


def search_results(results, axes=None):
    """The score of every finished trial against each parameter, the best one starred; log axes for log ranges.

    Trials without a score, such as those that diverged, are crosses on the bottom line.

    Examples
    --------
    >>> from nnlib.search import LogUniform, random_search
    >>> fig = search_results(random_search(lambda x, seed: -x, {"x": LogUniform(0.1, 10)}, trials=5))
    """
    trials, best, space = results.finished, results.best, results.space or {}
    without = [t for t in results.trials if t.outcome != "finished"]
    names = [name for name, value in best.parameters.items() if isinstance(value, (int, float))]
    if axes is None:
        axes = figure(1, len(names), width=max(4.5, 3 * len(names)), height=3.2, squeeze=False, sharey=True)[1]
        axes[0, 0].figure.get_layout_engine().set(w_pad=0.1)  # between the ranges' ends, which stand at the corners
    for ax, name in zip(np.ravel(axes), names, strict=False):
        ax.scatter([t.parameters[name] for t in trials], [t.score for t in trials], s=18, color=BLUE, alpha=0.6)
        ax.scatter(best.parameters[name], best.score, s=140, color=RED, marker="*", zorder=3)
        if without:
            ax.plot([t.parameters[name] for t in without], np.zeros(len(without)), "x", color=GREY, clip_on=False,
                    transform=ax.get_xaxis_transform())  # fmt: skip
        if name in space and space[name].logarithmic:
            ax.set_xscale("log")
        if hasattr(space.get(name), "low"):
            ax.set_xlim(space[name].low, space[name].high)
        ax.set_xlabel(name.replace("_", " "))
    np.ravel(axes)[0].set_ylabel("validation score")
    return np.ravel(axes)[0].figure


def _axes(ax):
    if ax is not None:
        return ax.figure, ax
    return figure(width=6.5, height=4)
