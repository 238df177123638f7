"""The results as a picture: every contestant's time as a multiple of nnlib's."""

from nnlib import plots


def ratios(record):
    """A figure with a row of dots for each task; ``record`` is what results.json holds."""
    fig, axes = plots.figure(width=9, height=0.62 * len(record["tasks"]) + 1.6)
    for row, results in enumerate(reversed(record["tasks"].values())):
        found = {name: result["ratio"] for name, result in results["contestants"].items() if not result["void"]}
        axes.axhline(row, color="#DDDDDD", linewidth=1, zorder=0)
        for name, ratio in found.items():
            style = {"nnlib": ("D", plots.RED), "limit": ("|", plots.BLACK)}.get(name, ("o", plots.BLUE))
            axes.plot(ratio, row, style[0], color=style[1], markersize=12 if name == "limit" else 7)
        _names(axes, row, {name: ratio for name, ratio in found.items() if name not in ("nnlib", "limit")})
    titles = [f"{task}  {results['title']}" for task, results in record["tasks"].items()]
    axes.set(xscale="log", yticks=range(len(titles)), yticklabels=titles[::-1], ylim=(-0.6, len(titles) - 0.3))
    axes.set_xticks([0.2, 0.5, 1, 2, 5, 10, 20, 50], ["0.2", "0.5", "1", "2", "5", "10", "20", "50"])
    axes.minorticks_off()
    axes.set_xlabel("time, as a multiple of nnlib's (diamond: nnlib, bar: its matrix products alone)")
    return fig


def _names(axes, row, found):
    """A name over each dot, or under it where it would cover the one before; left out where both places are taken."""
    ends = {6: 0.0, -15: 0.0}  # points above and below the dot, and where the last name there ends
    for name, ratio in sorted(found.items(), key=lambda pair: pair[1]):
        half = 10 ** (0.013 * len(name) + 0.01)
        for height, end in ends.items():
            if ratio / half > end:
                axes.annotate(name, (ratio, row), (0, height), textcoords="offset points", ha="center", fontsize=9)
                ends[height] = ratio * half
                break
