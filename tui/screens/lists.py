"""What the screens that list findings of the whole story have in common.

A list has a title, rows that may unfold, sorts, and filters by source and by a trait of the row at the
cursor. Enter leaves it for the words in the reader. What the rows are is told by each screen of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive, var

from tui.compare import Comparison, Ref
from tui.keymap import COMMANDS, Command, bindings, commands_of
from tui.keymap import Screen as Kind
from tui.screens.answering import Answering
from tui.widgets.bars import Bar, KeyBar
from tui.widgets.ledger import Item, Ledger
from tui.widgets.text import Prose, hanging, plain

if TYPE_CHECKING:
    pass


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
        return plain(self.answer, "bold")


class Block(Prose):
    """Fixed rows over or under a list."""

    def __init__(self, screen: ListScreen, foot: bool) -> None:
        super().__init__()
        self._of, self._foot = screen, foot

    def rows(self, width: int) -> list[Content]:
        """The rows at a width."""
        return self._of.foot(width) if self._foot else self._of.head(width)


class ListScreen(Answering["Ref | None"], inherit_bindings=False):
    """A list over the reader. Dismissed with the sentence to go to, or None."""

    KIND: ClassVar[Kind] = "list"
    BINDINGS = [*bindings("list"), ("ctrl+c", "screen.copy_text", "Copy the selection")]
    HEADING: ClassVar[str] = ""
    NOTHING: ClassVar[str] = ""
    """What is said where there are no rows at all."""
    SORTS: ClassVar[tuple[str, ...]] = ()
    """The orders of the rows, the first one first."""

    DEFAULT_CSS = """
    ListScreen {
        layout: vertical;
        & > Block { margin: 1 2 0 1; }
        & > Ledger { margin-top: 1; }
        & > KeyBar { margin-top: 1; }
    }
    """

    sort: var[int] = var(0)
    source: var[int | None] = var(None)
    """The only source whose rows are shown, None for all."""
    like: var[str | None] = var(None)
    """The only trait whose rows are shown, None for all."""

    def __init__(self, comparison: Comparison, cursor: Ref, commands: tuple[Command, ...] = COMMANDS) -> None:
        super().__init__()
        self.comparison, self.cursor, self.commands = comparison, cursor, commands
        self.unfolded: set[str] = set()

    def compose(self) -> ComposeResult:
        """Title, head, rows, foot, keys."""
        yield ListBar()
        yield Block(self, foot=False)
        yield Ledger()
        yield Block(self, foot=True)
        yield KeyBar(commands_of("list", self.commands))

    def on_mount(self) -> None:
        """Show the rows."""
        self.bar, self.ledger = self.query_one(ListBar), self.query_one(Ledger)
        self.bar.title = self.HEADING
        self.rebuild()

    # -- what each list tells of itself

    def items(self) -> list[Item]:
        """The rows under the present sort and filters."""
        raise NotImplementedError

    def told(self) -> str:
        """How many rows there are of what."""
        raise NotImplementedError

    def trait(self, item: Item) -> str | None:
        """The trait of a row that `f` filters by, None where it has none."""
        return None

    def head(self, width: int) -> list[Content]:
        """Fixed rows over the list."""
        return []

    def foot(self, width: int) -> list[Content]:
        """Fixed rows under the list."""
        return []

    # -- the rows

    def rebuild(self) -> None:
        """Make the rows anew."""
        self.ledger.show(self.items() or [Item("nothing", self._nothing)])
        parts = [self.told()]
        parts += [f"by {self.SORTS[self.sort]}"] if self.SORTS else []
        parts += (
            [f"only {self.comparison.story.articles[self.source].outlet}"] if self.source is not None else []
        )
        parts += [f"only {self.like}"] if self.like else []
        self.bar.words = " · ".join(parts)
        for block in self.query(Block):
            block.display = bool(block.rows(max(20, self.size.width - 3)))
            block.refresh(layout=True)

    def _nothing(self, width: int) -> list[Content]:
        filtered = self.source is not None or self.like is not None
        words = "Nothing under this filter; the same key shows all again." if filtered else self.NOTHING
        return hanging(Content(""), plain(words, "$text-dim"), width, 0)

    def answer(self, words: str) -> None:
        """Say what the last key did."""
        self.bar.answer = words

    def shown(self, articles: frozenset[int]) -> bool:
        """Whether the filter by source lets something of these articles through."""
        return self.source is None or self.source in articles

    def _move(self, moved: bool, end: str) -> None:
        self.answer("" if moved else end)

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

    def action_read_row(self) -> None:
        """Go to the words."""
        item = self.ledger.item
        if item and item.target is not None:
            self.dismiss(item.target)

    def on_ledger_chosen(self) -> None:
        """Go to the words that were clicked."""
        self.action_read_row()

    def action_unfold(self) -> None:
        """Show what is under a row, or fold it away."""
        item = self.ledger.item
        if item is None or item.target is None:
            return
        parent = item.key.split("/")[0]
        self.unfolded ^= {parent}
        self.rebuild()
        self.ledger.stand_on(parent)

    def action_sort(self) -> None:
        """The next order."""
        if not self.SORTS:
            self.answer("these rows have one order")
            return
        self.sort = (self.sort + 1) % len(self.SORTS)
        self.rebuild()
        self.answer(f"by {self.SORTS[self.sort]}")

    def action_filter(self) -> None:
        """Only rows like this one, or all again."""
        item = self.ledger.item
        wanted = None if self.like or item is None else self.trait(item)
        if self.like is None and wanted is None:
            self.answer("nothing to filter by here")
            return
        self.like = wanted
        self.rebuild()
        self.answer(f"only {wanted}" if wanted else "all again")

    def action_only(self, number: int) -> None:
        """Only rows of a source, or all again."""
        count = len(self.comparison.story.articles)
        if number > count:
            self.answer(f"there are {count} sources")
            return
        self.source = None if self.source == number - 1 else number - 1
        self.rebuild()
        self.answer("")

    def action_copy_row(self) -> None:
        """Copy the words with where they stand."""
        item = self.ledger.item
        if item and item.copied:
            self.app.copy_to_clipboard(item.copied)
            self.answer("copied")
        else:
            self.answer("nothing to copy here")

    def action_leave(self) -> None:
        """Return to the reader."""
        self.dismiss(None)
