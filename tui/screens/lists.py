"""What the screens that list findings of the whole story have in common.

Their rows may unfold, and are filtered by source and by a trait of the row at the cursor. Enter leaves a list
for the words in the reader. What the rows are is told by each screen of its own.
"""

from __future__ import annotations

from typing import ClassVar

from tui.compare import Comparison, Ref
from tui.keymap import COMMANDS, Command, bindings
from tui.keymap import Screen as Kind
from tui.reading.findings_trail import Trail
from tui.reading.kept import Kept
from tui.screens.listing import Listing
from tui.screens.noting import Keeping
from tui.widgets.ledger import Item


class ListScreen(Listing[Trail | None], Keeping, inherit_bindings=False):
    """A list over the reader. Dismissed with the trail of its rows at the one to go to, or None.

    `kept` is its state, which outlives the screen: opened again with it, a list stands as it was left.
    """

    ID: ClassVar[str]
    """The id of the command that opens the list."""
    KIND: ClassVar[Kind] = "list"
    BINDINGS = [*bindings("list"), ("ctrl+c", "screen.copy_text", "Copy the selection")]

    def __init__(
        self,
        comparison: Comparison,
        cursor: Ref,
        commands: tuple[Command, ...] = COMMANDS,
        kept: Kept | None = None,
    ) -> None:
        super().__init__(commands, kept)
        self.comparison, self.cursor = comparison, cursor

    def show(self, comparison: Comparison) -> None:
        """Show what another comparison of the story found."""
        self.comparison = comparison
        self.rebuild()

    # -- what each list tells of itself

    def trait(self, item: Item) -> str | None:
        """The trait of a row that `f` filters by, None where it has none."""
        return None

    # -- the rows

    def nothing(self) -> str:
        """That the filters let nothing through, or that there is nothing."""
        return "Nothing under this filter; the same key shows all again." if self.filters() else self.NOTHING

    def filters(self) -> list[str]:
        """The source and the trait that are chosen."""
        source = None if self.kept.source is None else self.comparison.story.articles[self.kept.source].outlet
        return [f"only {chosen}" for chosen in (source, self.kept.like) if chosen is not None]

    def shown(self, articles: frozenset[int]) -> bool:
        """Whether the filter by source lets something of these articles through."""
        return self.kept.source is None or self.kept.source in articles

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

    def open_row(self) -> None:
        """Go to the words."""
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

    def action_filter(self) -> None:
        """Only rows like this one, or all again."""
        item = self.ledger.item
        wanted = None if self.kept.like or item is None else self.trait(item)
        if self.kept.like is None and wanted is None:
            self.answer("nothing to filter by here")
            return
        self.kept.like = wanted
        self.rebuild()
        self.answer("")

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
