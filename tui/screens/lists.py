"""What the screens that list findings of the whole story have in common.

A list has a title, rows that may unfold, sorts, and filters by source and by a trait of the row at the
cursor. Enter leaves it for the words in the reader. What the rows are is told by each screen of its own.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive

from tui.compare import Comparison, Ref
from tui.keymap import COMMANDS, Command, bindings, commands_of
from tui.keymap import Screen as Kind
from tui.reading.findings_trail import Trail
from tui.reading.kept import Kept
from tui.screens.noting import Keeping
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
        return plain(self.answer, "bold")


class Block(Prose):
    """Fixed rows over or under a list."""

    def __init__(self, screen: ListScreen, foot: bool) -> None:
        super().__init__()
        self._of, self._foot = screen, foot

    def rows(self, width: int) -> list[Content]:
        """The rows at a width."""
        return self._of.foot(width) if self._foot else self._of.head(width)


class ListScreen(Seeking, Keeping, inherit_bindings=False):
    """A list over the reader. Dismissed with the trail of its rows at the one to go to, or None.

    `kept` is its state, which outlives the screen: opened again with it, a list stands as it was left.
    """

    ID: ClassVar[str]
    """The id of the command that opens the list."""
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

    def __init__(
        self,
        comparison: Comparison,
        cursor: Ref,
        commands: tuple[Command, ...] = COMMANDS,
        kept: Kept | None = None,
    ) -> None:
        super().__init__()
        self.comparison, self.cursor, self.commands = comparison, cursor, commands
        self.kept = kept or Kept()

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

    def show(self, comparison: Comparison) -> None:
        """Show what another comparison of the story found."""
        self.comparison = comparison
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

    def start(self) -> str:
        """The key of the row to stand on when the list is opened for the first time."""
        return ""

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
        parts += [f"by {self.order}"] if self.SORTS else []
        if self.kept.source is not None:
            parts.append(f"only {self.comparison.story.articles[self.kept.source].outlet}")
        parts += [f"only {self.kept.like}"] if self.kept.like else []
        self.bar.words = " · ".join(parts)
        for block in self.query(Block):
            block.display = bool(block.rows(max(20, self.size.width - 3)))
            block.refresh(layout=True)

    def _nothing(self, width: int) -> list[Content]:
        filtered = self.kept.source is not None or self.kept.like is not None
        words = "Nothing under this filter; the same key shows all again." if filtered else self.NOTHING
        return hanging(Content(""), plain(words, "$text-dim"), width, 0)

    def answer(self, words: str) -> None:
        """Say what the last key did."""
        self.bar.answer = words

    def shown(self, articles: frozenset[int]) -> bool:
        """Whether the filter by source lets something of these articles through."""
        return self.kept.source is None or self.kept.source in articles

    @property
    def order(self) -> str:
        """The order of the rows."""
        return self.SORTS[self.kept.sort]

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
        if item is None:
            return
        if isinstance(item.target, str):
            self.call_later(self.run_action, item.target)
        elif item.target is not None:
            self.kept.row = item.key
            self.dismiss(self._trail(item, item.target))

    def _trail(self, at: Item, target: Ref) -> Trail:
        """The rows in order; at the cursor what stands under its row, where the cursor is on that."""
        chosen = at.key.split("/")[0]
        rows = {item.key: item.target for item in self.ledger.items if isinstance(item.target, Ref)}
        rows = {key: ref for key, ref in rows.items() if "/" not in key}
        return Trail(
            self.ID,
            tuple(at.key if key == chosen else key for key in rows),
            tuple(target if key == chosen else ref for key, ref in rows.items()),
            list(rows).index(chosen),
        )

    def on_ledger_chosen(self) -> None:
        """Go to the words that were clicked."""
        self.action_read_row()

    def action_unfold(self) -> None:
        """Show what is under a row, or fold it away."""
        item = self.ledger.item
        if item is None or item.target is None:
            return
        parent = item.key.split("/")[0]
        self.kept.unfolded ^= {parent}
        self.rebuild()
        self.ledger.stand_on(parent)

    def action_sort(self) -> None:
        """The next order."""
        if not self.SORTS:
            self.answer("these rows have one order")
            return
        self.kept.sort = (self.kept.sort + 1) % len(self.SORTS)
        self.rebuild()
        self.answer(f"by {self.order}")

    def action_filter(self) -> None:
        """Only rows like this one, or all again."""
        item = self.ledger.item
        wanted = None if self.kept.like or item is None else self.trait(item)
        if self.kept.like is None and wanted is None:
            self.answer("nothing to filter by here")
            return
        self.kept.like = wanted
        self.rebuild()
        self.answer(f"only {wanted}" if wanted else "all again")

    def action_only(self, number: int) -> None:
        """Only rows of a source, or all again."""
        count = len(self.comparison.story.articles)
        if number > count:
            self.answer(f"there are {count} sources")
            return
        self._only(number - 1)

    def action_only_next(self) -> None:
        """Only rows of the source after the one chosen; after the last all again."""
        self._only_beside(1)

    def action_only_previous(self) -> None:
        """Only rows of the source before the one chosen; before the first all again."""
        self._only_beside(-1)

    def _only_beside(self, way: int) -> None:
        count = len(self.comparison.story.articles)
        at = self.chosen
        index = (0 if way > 0 else count - 1) if at is None else at + way
        self._only(index if 0 <= index < count else None)

    def _only(self, article: int | None) -> None:
        self.only(article)
        self.rebuild()
        self.answer("")

    @property
    def chosen(self) -> int | None:
        """The source that was chosen, None for none."""
        return self.kept.source

    def only(self, article: int | None) -> None:
        """Choose a source; the one that is chosen already, or None, chooses none."""
        self.kept.source = None if article == self.kept.source else article

    def action_copy_row(self) -> None:
        """Copy the words with where they stand."""
        item = self.ledger.item
        if item and item.copied:
            self.app.copy_to_clipboard(item.copied())
            self.answer("copied")
        else:
            self.answer("nothing to copy here")

    def action_leave(self) -> None:
        """End a search; without one, return to the reader."""
        if self.end_search():
            self.answer("search ended")
            return
        self.kept.row = self.ledger.item.key if self.ledger.item else ""
        self.dismiss(None)
