"""Which panes stand side by side at a width."""

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
