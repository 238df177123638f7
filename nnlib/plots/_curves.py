"""Curves over time, and what is measured: lines, histories, searches, histograms, bars."""

import numpy as np
from matplotlib.ticker import LogFormatterSciNotation, MaxNLocator
from matplotlib.transforms import ScaledTranslation

from nnlib import _checks
from nnlib.activations import softmax
from nnlib.plots._figures import BLUE, GREY, MARKERS, RED, SERIES, SKY, STYLES, axes_of, figure, label_ends

ACCURACIES = {"training": ("train_accuracy", BLUE, "-"), "validation": ("validation_accuracy", RED, "--")}


def lines(x, curves, ax=None, *, errors=None, colors=None, xlabel="", ylabel="", title="", logx=False, logy=False):
    """Several named curves over one ``x``, each labelled at its end.

    Parameters
    ----------
    x : array (T,)
    curves : dict of name -> array (T,)
    errors : dict of name -> array (T,), optional
        Half the length of an error bar at each point of a curve.
    colors : dict of name -> color, optional
        For curves that have one already, in another picture.

    Examples
    --------
    >>> fig = lines([0, 1, 2], {"falls": [3, 2, 1], "rises": [1, 2, 3]}, xlabel="epoch")
    """
    fig, ax = axes_of(ax)
    ends = []
    x = _checks.plain("x", x)
    for i, (name, values) in enumerate(curves.items()):
        values = _checks.plain(name, values)
        color = (colors or {}).get(name, SERIES[i % len(SERIES)])
        (line,) = ax.plot(x, values, color=color, linestyle=STYLES[i % len(STYLES)])
        if errors and name in errors:
            bars = ax.errorbar(x, values, errors[name], color=color, fmt=MARKERS[i % len(MARKERS)], markersize=5,
                               capsize=4, elinewidth=1.5)  # fmt: skip
            _set_aside(ax, 6 * (len(errors) - 1 - list(errors).index(name)), line, *bars.get_children())
        shown = np.flatnonzero(np.isfinite(values.astype(float)))
        if len(shown):
            ends.append((x[shown[-1]], values[shown[-1]], name, color))
    if logx:
        ax.set_xscale("log")
    if logy:
        ax.set_yscale("log")
    for axis in (ax.xaxis, ax.yaxis):
        if axis.get_scale() == "log":
            axis.set_major_formatter(ShortNumbers())
            axis.set_minor_formatter(ShortNumbers())
    if ax.get_xscale() == "linear":
        whole = bool(np.all(np.mod(x.astype(float), 1) == 0))
        ax.xaxis.set_major_locator(MaxNLocator("auto", steps=(1, 2, 5, 10), integer=whole))  # there is no epoch 2.5
    ax.set(xlabel=xlabel, ylabel=ylabel, title=title)
    label_ends(ax, ends)
    return fig


def _set_aside(ax, points, *artists):
    """Draw them so many points to the left of their places, where error bars would lie on each other."""
    aside = ScaledTranslation(-points / 72, 0, ax.figure.dpi_scale_trans)
    for artist in artists:
        artist.set_transform(ax.transData + aside)


class ShortNumbers(LogFormatterSciNotation):
    """Labels of a logarithmic axis: 0.1 and 20 in the place of powers of ten, where all its numbers are short.

    Examples
    --------
    >>> fig = lines([0.01, 0.1, 1], {"": [3, 2, 1]}, logx=True)
    >>> fig.axes[0].xaxis.get_major_formatter().format_ticks([0.01, 0.1, 1])
    ['0.01', '0.1', '1']
    """

    def __call__(self, x, pos=None):
        label, (low, high) = super().__call__(x, pos), self.axis.get_view_interval()
        return f"{x:g}" if label and 1e-5 < low and high < 1e5 else label


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
    panels = figure(1, 2)[1] if ax is None else ax
    left, right = (*np.ravel(panels), None)[:2]
    iterations = np.arange(1, history.iterations + 1)
    left.plot(iterations, history.loss, color=SKY, linewidth=0.8, alpha=0.7)
    left.plot(iterations, history.smoothed_loss(), color=BLUE)
    left.set(xlabel="iteration", ylabel="loss", title="Loss", ylim=(0, None))
    if right is not None:
        ends = []
        for name, (recorded, color, style) in ACCURACIES.items():
            if values := getattr(history, recorded):
                right.plot(range(1, len(values) + 1), values, color=color, linestyle=style)
                last = np.mean(values[-1])  # of the members, where there are several
                ends.append((len(values), last, f"{name} {last:.3f}", color))
        right.set(xlabel="epoch", ylabel="accuracy", title="Accuracy", ylim=(0, 1.02))
        label_ends(right, ends)
    return left.figure


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
        for recorded, color, style in ACCURACIES.values():
            values = getattr(history, recorded)
            accuracy.plot(range(1, len(values) + 1), values, color=color, linestyle=style)
        loss.set(title=name, xlabel="iteration")
        accuracy.set(xlabel="epoch")
    above[0].set(ylabel="loss", ylim=(0, 3.2))
    below[0].set(ylabel="accuracy", ylim=(0, 1.04))
    fig.legend(below[0].lines, ACCURACIES, loc="outside lower center", ncols=2, frameon=False)
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
        ax.ticklabel_format(axis="x", scilimits=(-3, 4))  # 0.0005 beside 0.0010 leaves no room
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
    return np.ravel(axes)[0].figure


def probability_bars(scores, classes=None, ax=None):
    """Softmax probabilities of one sample's scores (C,) as bars, with their values.

    Examples
    --------
    >>> fig = probability_bars(np.array([2.0, 1.0, 0.0]), classes=["cat", "dog", "frog"])
    """
    fig, ax = axes_of(ax)
    probabilities = softmax(_checks.array("scores", scores, dtype=np.float64))
    names = [str(name) for name in (range(len(probabilities)) if classes is None else classes)]
    best = int(np.argmax(probabilities))
    ax.barh(names, probabilities, color=[RED if i == best else BLUE for i in range(len(names))])
    for i, p in enumerate(probabilities):
        ax.text(p + 0.01, i, f"{p:.2f}", va="center", fontsize=11)
    ax.invert_yaxis()
    ax.set(xlim=(0, 1.15), xlabel="probability", xticks=[0, 0.5, 1])
    return fig
