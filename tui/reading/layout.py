"""Which panes stand side by side: the rule for a width, and what the reader chose."""

from __future__ import annotations

from typing import NamedTuple

# Columns from which so many panes are shown; above the last, each further pane wants as much as those.
_TWO, _THREE, _FIVE = 73, 110, 184


class Layout(NamedTuple):
    """The panes that are seen, in order, and how many would fit."""

    panes: tuple[int, ...]
    fitting: int

    @property
    def single(self) -> bool:
        """Whether one pane stands alone, with a peek line under it."""
        return len(self.panes) == 1


def fitting(width: int) -> int:
    """How many panes a terminal of `width` columns holds."""
    if width < _TWO:
        return 1
    if width < _THREE:
        return 2
    if width < _FIVE:
        return 3
    return width * 5 // _FIVE


def layout(
    sources: int, width: int, active: int, peek: int, first: int = 0, wanted: int | None = None
) -> Layout:
    """The panes to show: `active` always, `peek` beside it where two fit, else a run of panes.

    `first` is where the run began before: it moves no further than it must. `wanted` asks for fewer.
    """
    room = min(sources, fitting(width))
    count = max(1, min(room, wanted or room))
    if count == 1:
        return Layout((active,), room)
    if count == 2 < sources:
        other = peek if peek != active else (active + 1) % sources
        return Layout((min(active, other), max(active, other)), room)
    begin = max(min(first, active, sources - count), active - count + 1, 0)
    return Layout(tuple(range(begin, begin + count)), room)


# A pane made wider or narrower changes its share of the width in these steps, within these bounds.
_STEP, _LEAST, _MOST = 0.25, 0.5, 3.0


class Panes:
    """What the reader chose of the panes, and which of them are shown by it."""

    def __init__(self, sources: int) -> None:
        self.sources = sources
        self.wanted: int | None = None
        """How many were asked for; None for as many as fit."""
        self.zoomed = False
        """Whether the one that is read has the whole width."""
        self.peek = min(1, sources - 1)
        """The source beside the one that is read, where there is room for two."""
        self.widths = [1.0] * sources
        self.shown = Layout((), 1)

    def choose(self, width: int, active: int) -> Layout:
        """Choose those that fit a terminal of `width` columns, where `active` is read."""
        first = self.shown.panes[0] if self.shown.panes else 0
        wanted = 1 if self.zoomed else self.wanted
        self.shown = layout(self.sources, width, active, self.peek, first, wanted)
        return self.shown

    @property
    def peeking(self) -> bool:
        """Whether a digit chooses what stands beside the pane that is read."""
        return len(self.shown.panes) == 2 < self.sources

    @property
    def alone(self) -> bool:
        """Whether one pane of several stands alone because no more fit or are wanted."""
        return self.shown.single and self.sources > 1 and not self.zoomed

    def turn(self, before: int, active: int) -> None:
        """The reader went from one source to another: what was read stands beside it."""
        if self.peek == active:
            self.peek = before

    def fewer(self) -> None:
        """One pane fewer than are shown; after one, as many as fit."""
        count = len(self.shown.panes)
        self.zoomed, self.wanted = False, count - 1 if count > 1 else None

    def widen(self, index: int, steps: int) -> bool:
        """Make a pane wider, or with negative steps narrower. False where it can be no more so."""
        width = max(_LEAST, min(_MOST, self.widths[index] + steps * _STEP))
        changed = width != self.widths[index]
        self.widths[index] = width
        return changed
