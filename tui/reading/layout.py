"""Which panes stand side by side: how many fit, what the reader chose, and what the evidence asks for.

Panes stand in slots. A pane keeps its slot for as long as it is shown; the one that is read never leaves its
own by itself. Where a source that carries what is at the cursor is not shown, it takes the slot of one that
does not carry it, the nearest to the pane that is read, and is said to be brought in. So nothing changes from
one sentence to the next unless the evidence does, and no more than it asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# Columns from which so many panes are shown; above the last, each further pane wants as much as those.
_TWO, _THREE, _FIVE = 73, 110, 184

# A pane made wider or narrower changes its share of the width in these steps, within these bounds.
_STEP, _LEAST, _MOST = 0.25, 0.5, 3.0


class Layout(NamedTuple):
    """The panes that are seen, from left to right, and how many would fit."""

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


def run(order: Sequence[int], count: int, active: int, first: int | None = None) -> list[int]:
    """`count` sources that stand one after another in an order, `active` among them.

    `first` is the one with which the run began before: it moves no further than it must.
    """
    at = order.index(active)
    before = order.index(first) if first in order else 0
    begin = max(min(before, at, len(order) - count), at - count + 1, 0)
    return list(order[begin : begin + count])


class Panes:
    """What the reader chose of the panes, and which of them are shown by it."""

    def __init__(self, sources: int) -> None:
        self.sources = sources
        self.wanted: int | None = None
        """How many were asked for; None for as many as fit."""
        self.zoomed = False
        """Whether the one that is read has the whole width."""
        self.peek = min(1, sources - 1)
        """The source beside the one that is read, where there is room for one or for none."""
        self.order = list(range(sources))
        self.hidden: set[int] = set()
        self.kept: set[int] = set()
        """Those that stay on screen whatever the evidence."""
        self.brought: set[int] = set()
        """Those that the evidence brought in."""
        self.widths = [1.0] * sources
        self.shown = Layout((), 1)
        self._chosen: int | None = None
        self._unzoomed: tuple[int, ...] = ()

    # -- which are shown

    def choose(self, width: int, active: int) -> Layout:
        """Choose those that fit a terminal of `width` columns, where `active` is read."""
        self.hidden.discard(active)
        self.brought.discard(active)
        order = [source for source in self.order if source not in self.hidden]
        room = min(len(order), fitting(width))
        count = max(1, min(room, 1 if self.zoomed else self.wanted or room))
        slots = list(self.shown.panes)
        if len(slots) != count or active not in slots or not set(slots) <= set(order):
            slots = self._anew(order, count, active)
            self.brought.clear()
        self.shown = Layout(tuple(slots), room)
        return self.shown

    def _anew(self, order: list[int], count: int, active: int) -> list[int]:
        if count == 2 < len(order):
            at = order.index(active)
            fits = self.peek != active and self.peek in order
            other = self.peek if fits else order[(at + 1) % len(order)]
            return sorted((active, other), key=order.index)
        slots = run(order, count, active, self.shown.panes[0] if self.shown.panes else None)
        for source in order:
            free = _free(slots, active, self.kept)
            if source in self.kept and source not in slots and free:
                slots[free[-1]] = source
        return slots

    def follow(self, active: int, carriers: Sequence[int]) -> bool:
        """Bring in those that carry what is at the cursor, the surest first. True where panes changed."""
        if self.shown.single:
            self._follow_alone(active, carriers)
            return False
        slots = list(self.shown.panes)
        wanted = [source for source in carriers if source not in slots and source not in self.hidden]
        free = _free(slots, active, self.kept | set(carriers))
        for source, slot in zip(wanted, free, strict=False):
            self.brought.discard(slots[slot])
            slots[slot] = source
            self.brought.add(source)
        changed = tuple(slots) != self.shown.panes
        self.shown = self.shown._replace(panes=tuple(slots))
        return changed

    def _follow_alone(self, active: int, carriers: Sequence[int]) -> None:
        """Let the line under a single pane tell of a source that carries the sentence, if any does."""
        told = [source for source in carriers if source != active and source not in self.hidden]
        if told and self.peek not in told and self.peek not in self.kept:
            self.peek = told[0]

    @property
    def peeking(self) -> bool:
        """Whether a choice of a source says what stands beside the pane that is read."""
        return len(self.shown.panes) == 2 < self.sources

    @property
    def alone(self) -> bool:
        """Whether one pane of several stands alone because no more fit or are wanted."""
        return self.shown.single and self.sources > 1 and not self.zoomed

    def beside(self, active: int, way: int) -> int | None:
        """The source to the right (`way` 1) or left (-1); past the last pane the next that is not shown."""
        slots = self.shown.panes
        # A key may come before the panes of a story that has just been read anew are laid out.
        at = slots.index(active) + way if active in slots else -1
        if 0 <= at < len(slots):
            return slots[at]
        here = self.order.index(active)
        further = self.order[here + 1 :] if way > 0 else self.order[:here][::-1]
        return next((source for source in further if source not in {*slots, *self.hidden}), None)

    # -- what the reader chooses

    def turn(self, before: int, active: int) -> None:
        """The reader went from one source to another: what was read stands beside it."""
        if self.peek == active:
            self.peek = before

    def peek_at(self, index: int) -> None:
        """Let a source stand beside the one that is read, and stay there."""
        if self._chosen is not None:
            self.kept.discard(self._chosen)
        self.peek = self._chosen = index
        self.kept.add(index)
        self.hidden.discard(index)
        self._rebuild()

    def _rebuild(self, slots: tuple[int, ...] = ()) -> None:
        """Choose anew which panes are shown at the next choice: these, if they fit."""
        self.shown = Layout(slots, self.shown.fitting)

    def zoom(self) -> None:
        """Give the one that is read the whole width, or let the others come back to their slots."""
        self.zoomed = not self.zoomed
        if self.zoomed:
            self._unzoomed = self.shown.panes
        else:
            self._rebuild(self._unzoomed)

    def keep(self, index: int) -> bool:
        """Let a pane stay on screen, or no longer. True where it stays."""
        self.kept ^= {index}
        return index in self.kept

    def hide(self, index: int) -> int | None:
        """Hide a source; the one to read instead, or None where it is the last that is left."""
        left = [source for source in self.order if source not in self.hidden and source != index]
        if not left:
            return None
        self.hidden.add(index)
        self.kept.discard(index)
        seen = [source for source in self.shown.panes if source in left]
        at = self.order.index(index)
        return min(seen or left, key=lambda source: (abs(self.order.index(source) - at), source))

    def show_all(self) -> None:
        """Show hidden sources again, and all in the order of their letters."""
        self.hidden.clear()
        self.order.sort()
        self._rebuild()

    def move(self, index: int, way: int) -> bool:
        """Move a pane one slot to the right (`way` 1) or left (-1). False at the edge."""
        slots = list(self.shown.panes)
        at = slots.index(index)
        if not 0 <= at + way < len(slots):
            return False
        other = slots[at + way]
        slots[at], slots[at + way] = other, index
        here, there = self.order.index(index), self.order.index(other)
        self.order.insert(there, self.order.pop(here))
        self.shown = self.shown._replace(panes=tuple(slots))
        return True

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


def _free(slots: Sequence[int], active: int, stay: set[int]) -> list[int]:
    """The slots whose panes may give way, the nearest to the one that is read first."""
    at = slots.index(active)
    free = [slot for slot, source in enumerate(slots) if source != active and source not in stay]
    return sorted(free, key=lambda slot: (abs(slot - at), slot))
