"""The panes of a story side by side, each under its title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.widget import Widget

from tui.reading.alignment import Alignment
from tui.reading.layout import Panes
from tui.reading.search import Spans
from tui.story import Story
from tui.story.model import Ref
from tui.widgets.pane import PaneText
from tui.widgets.title import BROUGHT, KEPT, PaneTitle

if TYPE_CHECKING:
    from tui.compare import Comparison


class Columns(Horizontal):
    """One column a source, those of a layout shown in its order."""

    DEFAULT_CSS = """
    Columns {
        align-horizontal: center;
        /* Longer lines are hard to read on from. */
        & > Vertical { max-width: 95; }
    }
    """

    comparison: var[Comparison | None] = var(None)
    marks: var[str] = var("all")
    set_aside: var[bool] = var(False)

    def __init__(self, story: Story) -> None:
        super().__init__()
        # Held, not asked for by each key: a key may come when the screen is being taken down.
        self.panes = [PaneText(article, index) for index, article in enumerate(story.articles)]
        self.titles = [PaneTitle(article) for article in story.articles]
        self.columns: list[Vertical] = []
        self._slots: tuple[int, ...] = ()

    def compose(self) -> ComposeResult:
        """Title and text of every source."""
        self.columns = list(self._columns())
        yield from self.columns

    def _columns(self) -> Iterator[Vertical]:
        for title, pane in zip(self.titles, self.panes, strict=True):
            yield Vertical(title, pane.data_bind(Columns.comparison, Columns.marks, Columns.set_aside))

    def show(self, panes: Panes) -> None:
        """Show the columns that are chosen, from left to right, with the signs of those that are no run."""
        slots = panes.shown.panes
        if slots != self._slots:
            self._slots = slots
            self.sort_children(key=lambda column: self._rank(column, slots))
        for index, (column, title) in enumerate(zip(self.columns, self.titles, strict=True)):
            column.display = index in slots
            column.styles.width = f"{panes.widths[index]}fr"
            title.sign = KEPT if index in panes.kept else BROUGHT if index in panes.brought else ""

    def _rank(self, column: Widget, slots: tuple[int, ...]) -> int:
        index = next(i for i, own in enumerate(self.columns) if own is column)
        return slots.index(index) if index in slots else len(slots) + index

    def stand(self, alignment: Alignment, active: int) -> None:
        """Let every pane hold what an alignment says, and light what stands on a band."""
        for index, (pane, title) in enumerate(zip(self.panes, self.titles, strict=True)):
            pane.active = title.active = index == active
            pane.spot = alignment.places[index].sentence
            pane.lit = alignment.places[index].lit
            pane.held = alignment.held[index]

    def note(self, refs: Iterable[Ref]) -> None:
        """Give sentences the sign of a note, and take it from all others."""
        noted: defaultdict[int, set[int]] = defaultdict(set)
        for ref in refs:
            noted[ref.article].add(ref.sentence)
        for index, pane in enumerate(self.panes):
            pane.noted = frozenset(noted[index])

    def mark(self, spans: Mapping[Ref, Spans]) -> None:
        """Mark what a search found."""
        found: defaultdict[int, dict[int, Spans]] = defaultdict(dict)
        for ref, places in spans.items():
            found[ref.article][ref.sentence] = places
        for index, pane in enumerate(self.panes):
            pane.matches = found[index]
