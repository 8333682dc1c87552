"""A ledger: rows to go through with a cursor, some of which unfold. Drawn row by row with the Line API.

It knows nothing of what its items tell: a screen makes them, anew for every sort, filter and fold, and the
cursor stays on the item of the same key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice
from typing import NamedTuple, TypeAlias

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from tui.reading.search import Finder, patient
from tui.story.model import Ref

Place: TypeAlias = tuple[int, int]
"""An item, and a row of it."""

FOUND = "bold $background on $mark-note"
"""The style of words that were searched for."""

_WHEEL = 3
"""Rows a turn of the wheel."""


class Item(NamedTuple):
    """One entry of a ledger.

    `rows` gives its rows at a width in cells; it is asked only when they are seen. `target` is where Enter
    leads, a sentence or an action; None for an item that the cursor passes over, such as a heading. `copied`
    makes what `y` copies. `text` is what a search looks through.
    """

    key: str
    rows: Callable[[int], list[Content]]
    target: Ref | str | None = None
    copied: Callable[[], str] | None = None
    text: str = ""


def found_in(rows: list[Content], find: Finder) -> list[Content]:
    """Rows with what a search finds in them marked, over the breaks that wrapping made too."""
    begins = [len(row.plain) - len(row.plain.lstrip()) for row in rows]
    ends = [len(row.plain.rstrip()) for row in rows]
    starts = list(
        accumulate((max(0, end - begin) + 1 for begin, end in zip(begins, ends, strict=True)), initial=0)
    )
    marked = list(rows)
    for start, end in find(" ".join(row.plain.strip() for row in rows)):
        for at, (begin, first) in enumerate(zip(begins, starts, strict=False)):
            low, high = max(start, first), min(end, starts[at + 1] - 1)
            if low < high:
                marked[at] = marked[at].stylize(FOUND, low - first + begin, high - first + begin)
    return marked


class Ledger(Widget):
    """The rows, and the cursor on one of the items."""

    COMPONENT_CLASSES = {"ledger--cursor", "ledger--bar"}

    DEFAULT_CSS = """
    Ledger {
        height: 1fr;
        & > .ledger--cursor { background: $cursor-row; }
        & > .ledger--bar { color: $focus-bar; }
    }
    """

    items: reactive[Sequence[Item]] = reactive((), always_update=True)
    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another item."""

    class Chosen(Message):
        """An item was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._top: Place = (0, 0)
        self._width = -1
        self._rows: dict[int, list[Content]] = {}
        self._strips: dict[Place, Strip] = {}
        self._seen: list[Place] = []
        self._ends = (0, 0)
        self._find: Finder | None = None
        self.found: list[int] = []
        """The items in which a search found something."""

    @property
    def item(self) -> Item | None:
        """The item at the cursor."""
        return self.items[self.cursor] if self.cursor < len(self.items) else None

    def show(self, items: Sequence[Item]) -> None:
        """Show other items; the cursor stays on the one of the same key, else on the nearest."""
        key = self.item.key if self.item else ""
        self._width = -1
        self.items = items
        open_items = [index for index, item in enumerate(items) if item.target is not None] or [0]
        self._ends = open_items[0], open_items[-1]
        same = next((index for index, item in enumerate(items) if item.key == key), None)
        self.cursor = self._open(min(self.cursor, len(items) - 1) if same is None else same, 1)
        self.found = self._having(self._find) if self._find else []
        self._reveal()

    def seek(self, find: Finder | None) -> None:
        """Mark what a search finds; None for no search. Raises SearchError where it takes too long."""
        self._find, self._width, self.found = None, -1, []
        self.refresh()
        if find is not None:
            self.found = self._having(find)
            self._find = patient(find)

    def _having(self, find: Finder) -> list[int]:
        """The items in which a search finds something."""
        return [i for i, item in enumerate(self.items) if item.target is not None and find(item.text)]

    def stand_on(self, key: str) -> None:
        """Put the cursor on the item of a key, if there is one."""
        self.cursor = next((i for i, item in enumerate(self.items) if item.key == key), self.cursor)
        self._reveal()

    def move(self, by: int) -> bool:
        """Move the cursor by items; False where there is none further on."""
        wanted = self._open(self.cursor + by, 1 if by > 0 else -1)
        moved = wanted != self.cursor
        self.cursor = wanted
        self._reveal()
        return moved

    def page(self, way: int) -> bool:
        """Move the cursor by half the height."""
        if not self.items:
            return False
        index, _ = self._walk((self.cursor, 0), way * max(1, self.size.height // 2))
        return self.move(index - self.cursor or way)

    def _open(self, index: int, way: int) -> int:
        """The item nearest to `index` that the cursor may stand on, first looking onwards."""
        first, last = self._ends
        index = max(first, min(index, last))
        while first < index < last and self.items[index].target is None:
            index += way
        return index

    # -- rows: a place is an item and a row of it, and only what is seen is laid out

    def _rows_of(self, index: int) -> list[Content]:
        if self._width != self.size.width:
            self._width = self.size.width
            self._rows, self._strips, self._seen = {}, {}, []
        rows = self._rows.get(index)
        if rows is None:
            rows = self.items[index].rows(max(20, self._width - 3))
            if self._find is not None and index in self.found:
                rows = found_in(rows, self._find)
            self._rows[index] = rows
        return rows

    def _walk(self, place: Place, by: int) -> Place:
        """The place so many rows further on, the first or the last where there are not so many."""
        index, row = place
        row = max(0, min(row, len(self._rows_of(index)) - 1)) + by
        while row < 0 and index > 0:
            index -= 1
            row += len(self._rows_of(index))
        while (count := len(self._rows_of(index))) <= row and index + 1 < len(self.items):
            index += 1
            row -= count
        return index, max(0, min(row, count - 1))

    def _last_row(self, index: int) -> Place:
        return index, max(0, len(self._rows_of(index)) - 1)

    def _reveal(self) -> None:
        """Have all of the item at the cursor in view, with the heading over it."""
        self._seen = []
        if self.items and self.size.height:
            begin, end = self._shown_with(self.cursor)
            self._top = min(self._top, (begin, 0))
            self._top = max(self._top, self._walk(self._last_row(end), 1 - self.size.height))
            self._top = self._walk(self._top, 0)
            while self._top < (self.cursor, 0) and self._blank(*self._top):
                self._top = self._walk(self._top, 1)
            # A long item is shown from its start, whatever comes with it.
            self._top = min(self._top, (self.cursor, 0))
        self.refresh()

    def _blank(self, index: int, row: int) -> bool:
        """Whether a row parts items: at the top of the list there is nothing to part."""
        return not self._rows_of(index)[row].plain.strip()

    def _shown_with(self, index: int) -> tuple[int, int]:
        """The first and the last of the items that are shown with one: headings, and what ends the list."""
        begin, end = index, index
        while begin > 0 and self.items[begin - 1].target is None:
            begin -= 1
        if index >= self._ends[1]:
            end = len(self.items) - 1
        return begin, end

    def _scroll(self, by: int) -> None:
        if self.items:
            self._seen = []
            last = self._walk(self._last_row(len(self.items) - 1), 1 - self.size.height)
            self._top = min(self._walk(self._top, by), last)
        self.refresh()

    def _place_at(self, y: int) -> Place | None:
        """What stands on a screen row, None under the last row."""
        self._rows_of(0)
        if not self._seen:
            self._seen = list(islice(self._places(), self.size.height))
        return self._seen[y] if y < len(self._seen) else None

    def _places(self) -> Iterator[Place]:
        index, row = self._top
        while index < len(self.items):
            count = len(self._rows_of(index))
            yield from ((index, at) for at in range(min(row, max(0, count - 1)), count))
            index, row = index + 1, 0

    def watch_cursor(self) -> None:
        """Tell the screen."""
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Wrap to the new width, with the cursor in view."""
        self._reveal()

    def notify_style_update(self) -> None:
        """Forget the drawn rows when the theme changes."""
        super().notify_style_update()
        self._strips.clear()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As tall as it may be."""
        return container.height

    def render_line(self, y: int) -> Strip:
        """Draw one screen row."""
        place = self._place_at(y) if self.items else None
        base = self.rich_style
        if place is None:
            return Strip([Segment(" " * self.size.width, base)])
        index, row = place
        here = index == self.cursor and self.items[index].target is not None
        strip = self._strips.get(place)
        if strip is None:
            # Textual draws no row at all in no cells.
            room = max(1, self._width - 3)
            (strip,) = Visual.to_strips(self, self._rows_of(index)[row], room, 1, self.visual_style)
            self._strips[place] = strip
        band = self.get_component_rich_style("ledger--cursor", partial=True)
        if here:
            bar = Segment("▎", base + self.get_component_rich_style("ledger--bar", partial=True))
            # Words with a ground of their own, as those that were searched for, keep it.
            strip = Strip(
                [
                    Segment(
                        text, style if style and style.bgcolor != base.bgcolor else (style or base) + band
                    )
                    for text, style, _ in strip
                ]
            )
        else:
            bar = Segment(" ", base)
        rest = self._width - 2 - strip.cell_length
        tail = [Segment(" " * max(0, rest), base + band if here else base), Segment(" ", base)]
        return Strip([bar, *strip, *tail]).crop(0, self._width)

    # -- the mouse

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the item that was clicked; on the one at the cursor, go to it."""
        place = self._place_at(event.y) if self.items else None
        if place is None or self.items[place[0]].target is None:
            return
        again = self.cursor == place[0]
        self.cursor = place[0]
        if again:
            self.post_message(self.Chosen())

    def on_mouse_scroll_down(self) -> None:
        """Scroll down."""
        self._scroll(_WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """Scroll up."""
        self._scroll(-_WHEEL)
