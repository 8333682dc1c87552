"""What all screens with a list have in common: a title, rows to go through and to search, and their orders.

What the rows are is told by each screen of its own.
"""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ScreenResultType

from tui.keymap import COMMANDS, Command, commands_of
from tui.keymap import Screen as Kind
from tui.reading.kept import Kept
from tui.screens.seeking import Seeking
from tui.widgets.bars import Bar, KeyBar
from tui.widgets.ledger import Item, Ledger
from tui.widgets.text import Prose, hanging, plain


class ListBar(Bar):
    """The title of a list, what it holds, and in which order; at the right the answer to the last key."""

    title: reactive[str] = reactive("")
    words: reactive[str] = reactive("")
    answer: reactive[str] = reactive("")

    def left(self) -> Content:
        """Title and words."""
        return Content.assemble(plain(self.title, "bold"), "   ", plain(self.words, "$text-dim"))

    def right(self) -> Content:
        """The answer."""
        return self.said(self.answer)


class Block(Prose):
    """Fixed rows over or under a list."""

    def __init__(self, screen: Listing[Any], foot: bool) -> None:
        super().__init__()
        self._of, self._foot = screen, foot

    def rows(self, width: int) -> list[Content]:
        """The rows at a width."""
        return self._of.foot(width) if self._foot else self._of.head(width)


class Listing(Seeking[ScreenResultType], inherit_bindings=False):
    """A title, rows with a cursor, and the keys. `kept` is its state, which outlives the screen."""

    KIND: ClassVar[Kind]
    """Which commands it has."""
    HEADING: ClassVar[str] = ""
    NOTHING: ClassVar[str] = ""
    """What is said where there are no rows at all."""
    SORTS: ClassVar[tuple[str, ...]] = ()
    """The orders of the rows, the first one first."""

    DEFAULT_CSS = """
    Listing {
        layout: vertical;
        & > Block { margin: 1 2 0 1; }
        & > Ledger { margin-top: 1; }
        & > KeyBar { margin-top: 1; }
    }
    """

    def __init__(self, commands: tuple[Command, ...] = COMMANDS, kept: Kept | None = None) -> None:
        super().__init__()
        self.commands, self.kept = commands, kept or Kept()

    def compose(self) -> ComposeResult:
        """Title, head, rows, foot, keys."""
        yield ListBar()
        yield Block(self, foot=False)
        yield Ledger()
        yield Block(self, foot=True)
        yield KeyBar(commands_of(self.KIND, self.commands))

    def on_mount(self) -> None:
        """Show the rows."""
        self.bar, self.ledger = self.query_one(ListBar), self.query_one(Ledger)
        self.bar.title = self.HEADING
        self.kept.sort = min(self.kept.sort, max(0, len(self.SORTS) - 1))
        self.rebuild()
        self.ledger.stand_on(self.kept.row or self.start())

    # -- what each list tells of itself

    def items(self) -> list[Item]:
        """The rows in the present order."""
        raise NotImplementedError

    def told(self) -> str:
        """How many rows there are of what."""
        raise NotImplementedError

    def start(self) -> str:
        """The key of the row to stand on when the list is opened for the first time."""
        return ""

    def head(self, width: int) -> list[Content]:
        """Fixed rows over the list."""
        return []

    def foot(self, width: int) -> list[Content]:
        """Fixed rows under the list."""
        return []

    def nothing(self) -> str:
        """What is said where no row is shown."""
        return self.NOTHING

    def filters(self) -> list[str]:
        """The filters that hold."""
        return []

    def open_row(self) -> None:
        """Go where the row at the cursor leads."""
        raise NotImplementedError

    # -- the rows

    def rebuild(self) -> None:
        """Make the rows anew."""
        items = self.items()
        self.ledger.show(items or [Item("nothing", self._nothing)])
        order = [self.ordering()] if self.SORTS and items else []
        self.bar.words = " · ".join([self.told(), *order, *self.filters()])
        for block in self.query(Block):
            block.display = bool(block.rows(max(20, self.size.width - 3)))
            block.refresh(layout=True)

    def _nothing(self, width: int) -> list[Content]:
        return hanging(Content(""), plain(self.nothing(), "$text-dim"), width, 0)

    def answer(self, words: str) -> None:
        """Say what the last key did."""
        self.bar.answer = words

    @property
    def order(self) -> str:
        """The order of the rows."""
        return self.SORTS[self.kept.sort]

    def _move(self, moved: bool, end: str) -> None:
        self.answer("" if moved else end)

    def ordering(self) -> str:
        """The order of the rows, as the title tells it."""
        return f"by {self.order}"

    def action_next_row(self) -> None:
        """One row on."""
        self._move(self.ledger.move(1), "last row")

    def action_previous_row(self) -> None:
        """One row back."""
        self._move(self.ledger.move(-1), "first row")

    def action_rows_down(self) -> None:
        """Half a page on."""
        self._move(self.ledger.page(1), "last row")

    def action_rows_up(self) -> None:
        """Half a page back."""
        self._move(self.ledger.page(-1), "first row")

    def action_first_row(self) -> None:
        """The first row."""
        self.ledger.move(-len(self.ledger.items))
        self.answer("")

    def action_last_row(self) -> None:
        """The last row."""
        self.ledger.move(len(self.ledger.items))
        self.answer("")

    def on_ledger_chosen(self) -> None:
        """Go where the row that was clicked leads."""
        self.open_row()

    def action_sort(self) -> None:
        """The next order."""
        if not self.SORTS:
            self.answer("these rows have one order")
            return
        self.kept.sort = (self.kept.sort + 1) % len(self.SORTS)
        self.rebuild()
        self.answer("")
