"""A ledger: rows to go through with a cursor, some of which unfold. Drawn row by row with the Line API.

It knows nothing of what its items tell: a screen makes them, anew for every sort, filter and fold, and the
cursor stays on the item of the same key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from tui.compare import Ref


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a ledger.

    `rows` gives its rows at a width in cells. `target` is where Enter goes in the reader, None for an item
    that the cursor passes over, such as a heading. `copied` is what `y` copies.
    """

    key: str
    rows: Callable[[int], list[Content]]
    target: Ref | None = None
    copied: str = ""


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
        self._top = 0
        self._width = -1
        self._laid: list[tuple[int, Content]] = []
        self._first: list[int] = []
        self._strips: dict[int, Strip] = {}

    @property
    def item(self) -> Item | None:
        """The item at the cursor."""
        return self.items[self.cursor] if self.cursor < len(self.items) else None

    def show(self, items: Sequence[Item]) -> None:
        """Show other items; the cursor stays on the one of the same key, else on the nearest."""
        key = self.item.key if self.item else ""
        self._width = -1
        self.items = items
        keys = [item.key for item in items]
        self.cursor = self._open(keys.index(key) if key in keys else min(self.cursor, len(items) - 1), 1)
        self._reveal()

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
        self._lay()
        if not self._first:
            return False
        row = self._first[self.cursor] + way * max(1, self.size.height // 2)
        index = max((i for i, first in enumerate(self._first) if first <= row), default=0)
        return self.move(index - self.cursor or way)

    def _open(self, index: int, way: int) -> int:
        """The item nearest to `index` that the cursor may stand on, first looking onwards."""
        count = len(self.items)
        index = max(0, min(index, count - 1))
        for candidates in (range(index, count) if way > 0 else range(index, -1, -1), range(count)):
            near = [i for i in candidates if self.items[i].target is not None]
            if near:
                return near[0] if candidates != range(count) else min(near, key=lambda i: abs(i - index))
        return 0

    # -- rows

    def _lay(self) -> None:
        if self._width == self.size.width:
            return
        self._width = self.size.width
        self._laid, self._first, self._strips = [], [], {}
        for index, item in enumerate(self.items):
            self._first.append(len(self._laid))
            self._laid += [(index, row) for row in item.rows(max(20, self._width - 3))]

    def _reveal(self) -> None:
        self._lay()
        if self._first and self.size.height:
            first, last = self._shown_with(self.cursor)
            self._top = max(min(self._top, first), min(last, len(self._laid)) - self.size.height)
            # A long item is shown from its start, whatever comes with it.
            self._top = max(0, min(self._top, self._first[self.cursor]))
        self.refresh()

    def _shown_with(self, index: int) -> tuple[int, int]:
        """The rows of an item, with what stands over the first or under the last of them all."""
        first = self._first[index]
        last = self._first[index + 1] if index + 1 < len(self._first) else len(self._laid)
        before = any(item.target is not None for item in self.items[:index])
        after = any(item.target is not None for item in self.items[index + 1 :])
        return (first if before else 0), (last if after else len(self._laid))

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
        self._lay()
        base, at = self.rich_style, self._top + y
        if at >= len(self._laid):
            return Strip([Segment(" " * self._width, base)])
        index, content = self._laid[at]
        here = index == self.cursor and self.items[index].target is not None
        strip = self._strips.get(at)
        if strip is None:
            # Textual draws no row at all in no cells.
            room = max(1, self._width - 3)
            (strip,) = Visual.to_strips(self, content, room, 1, self.visual_style)
            self._strips[at] = strip
        band = self.get_component_rich_style("ledger--cursor", partial=True)
        if here:
            bar = Segment("▎", base + self.get_component_rich_style("ledger--bar", partial=True))
            strip = Strip([Segment(text, (style or base) + band) for text, style, _ in strip])
        else:
            bar = Segment(" ", base)
        rest = self._width - 2 - strip.cell_length
        tail = [Segment(" " * max(0, rest), base + band if here else base), Segment(" ", base)]
        return Strip([bar, *strip, *tail]).crop(0, self._width)

    # -- the mouse

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the item that was clicked; on the one at the cursor, go to it."""
        at = self._top + event.y
        if at < len(self._laid) and self.items[self._laid[at][0]].target is not None:
            again = self.cursor == self._laid[at][0]
            self.cursor = self._laid[at][0]
            if again:
                self.post_message(self.Chosen())

    def on_mouse_scroll_down(self) -> None:
        """Scroll down."""
        self._top = max(0, min(self._top + 3, len(self._laid) - self.size.height))
        self.refresh()

    def on_mouse_scroll_up(self) -> None:
        """Scroll up."""
        self._top = max(0, self._top - 3)
        self.refresh()
