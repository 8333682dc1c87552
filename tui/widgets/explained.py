"""What a sign says, as rows: for the screen that tells it and for what a resting mouse shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from tui.story.model import Ref
from tui.widgets.text import hanging, plain

if TYPE_CHECKING:
    from tui.compare import Comparison
    from tui.reading.explaining import Explanation


WIDTH = 56
"""The cells that a resting mouse is told in, at most; the smallest screen has room for them."""


def tip(comparison: Comparison | None, ref: Ref) -> Content | None:
    """What the sign of a sentence says; None where it has none."""
    # Loaded when it is asked for: the text is seen the sooner.
    from tui.reading.explaining import in_short

    told = in_short(comparison, ref) if comparison else []
    return Content("\n").join(explanation_rows(told, WIDTH)) if told else None


def explanation_rows(told: Iterable[Explanation], width: int) -> list[Content]:
    """The rows at a width, each explanation beside its sign."""
    rows: list[Content] = []
    for head, words, kind in told:
        style = f"bold $mark-{kind}" if kind else "bold"
        rows += hanging(plain(head, style), plain(words, "" if kind else "$text-dim"), width, 3)
    return rows
