"""Results: what a check found, as text and as HTML; symbol and words say the outcome, not a color alone."""

import html
import re
import textwrap
from dataclasses import dataclass
from typing import NamedTuple

HEADINGS = {  # symbol, words, color of Okabe and Ito
    "unattempted": ("○", "Not attempted yet", "var(--jp-ui-font-color2, #767676)"),
    "correct": ("✓", "Correct", "#009E73"),
    "incorrect": ("✗", "Not yet", "#D55E00"),
}
BOX = "max-width:48em; margin:4px 0; padding:6px 14px; line-height:1.5; border-left:4px solid"
GRID = "display:grid; grid-template-columns:max-content minmax(0, 1fr); gap:2px 14px; margin:8px 0"
LABEL = "color:var(--jp-content-font-color2, inherit)"
VALUE = (
    "margin:0; padding:0; background:none; color:inherit; white-space:pre-wrap; word-break:normal; "
    "overflow-wrap:anywhere; "
    "font-family:var(--jp-code-font-family, monospace)"
)


class Counterexample(NamedTuple):
    """The first case that failed, as text: the arguments by name, what ours gives, what the reader's gave."""

    input: str
    expected: str
    got: str


@dataclass(frozen=True)
class Result:
    """What a check found; Jupyter shows it.

    Attributes
    ----------
    outcome : {"unattempted", "correct", "incorrect"}
    message : str
    counterexample : Counterexample or None
    misconception : str or None
        The name of the known wrong answer that the reader's behaves like, or of a usual mistake.
    printed : str
        What the reader's function printed in the case shown (its beginning).
    remark : str
        What a right answer leaves to mend where the task is silent.
    task : str
        The exercise's task, where nothing was handed in.
    exercise : str
        The exercise's full name.
    next : str
        What to do next.
    seconds : float
        How long the check took.
    """

    outcome: str
    message: str
    counterexample: Counterexample | None = None
    misconception: str | None = None
    printed: str = ""
    remark: str = ""
    task: str = ""
    exercise: str = ""
    next: str = ""
    seconds: float = 0.0

    def __repr__(self):
        symbol, words, _ = HEADINGS[self.outcome]
        lines = [f"{symbol} {words}: {self.exercise}", *filter(None, [self.message, self.remark, self.task])]
        for name, text in self._details():
            lines.append(f"  {name:<10}" + textwrap.indent(text, " " * 12).lstrip())
        return "\n".join([*lines, self.next])

    def _repr_html_(self):
        symbol, words, color = HEADINGS[self.outcome]
        details = "".join(
            f"<div style='{LABEL}'>{name}</div><pre style='{VALUE}'>{html.escape(text)}</pre>"
            for name, text in self._details()
        )
        return (
            f"<div style='{BOX} {color}'>"
            f"<div><b aria-hidden='true' style='color:{color}; font-size:1.15em'>{symbol}</b> <b>{words}</b> "
            f"<span style='{LABEL}'>{html.escape(self.exercise)}</span></div>"
            f"<div>{_inline(self.message)}</div>"
            + (f"<div>{_inline(self.remark)}</div>" if self.remark else "")
            + "".join(f"<p>{_inline(part)}</p>" for part in filter(None, self.task.split("\n\n")))
            + (f"<div style='{GRID}'>{details}</div>" if details else "")
            + f"<div style='{LABEL}'>{_inline(self.next)}</div></div>"
        )

    def _details(self):
        if not self.counterexample:
            return []
        printed = [("printed", self.printed.rstrip())] if self.printed.strip() else []
        return [*self.counterexample._asdict().items(), *printed]


class Note(str):
    """Text that Jupyter shows as Markdown."""

    __repr__ = str.__str__

    def _repr_markdown_(self):
        return str(self)


def _inline(text):
    """Escaped text as HTML: code between backticks, *emphasis*, the points of a list."""

    def marked(match):
        code, emphasis, _ = match.groups()
        point = "<br>• " if match.start() else "• "
        return f"<code>{code}</code>" if code is not None else f"<em>{emphasis}</em>" if emphasis else point

    return re.sub(r"`([^`]*)`|\*(\w[^*]*)\*|((?:^|\n)- )", marked, html.escape(text))
