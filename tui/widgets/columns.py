"""The panes of a story side by side, each under its title."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var

from tui.compare import Comparison
from tui.reading.alignment import Alignment
from tui.reading.layout import Layout
from tui.story import Story
from tui.widgets.pane import PaneText
from tui.widgets.title import PaneTitle


class Columns(Horizontal):
    """One column a source, those of a layout shown."""

    comparison: var[Comparison | None] = var(None)
    marks: var[str] = var("all")
    set_aside: var[bool] = var(False)

    def __init__(self, story: Story) -> None:
        super().__init__()
        # Held, not asked for by each key: a key may come when the screen is being taken down.
        self.panes = [PaneText(article, index) for index, article in enumerate(story.articles)]
        self.titles = [PaneTitle(article) for article in story.articles]
        self.columns: list[Vertical] = []

    def compose(self) -> ComposeResult:
        """Title and text of every source."""
        self.columns = list(self._columns())
        yield from self.columns

    def _columns(self) -> Iterator[Vertical]:
        for title, pane in zip(self.titles, self.panes, strict=True):
            yield Vertical(title, pane.data_bind(Columns.comparison, Columns.marks, Columns.set_aside))

    def show(self, layout: Layout, widths: list[float]) -> None:
        """Show the columns of a layout."""
        for index, column in enumerate(self.columns):
            column.display = index in layout.panes
            column.styles.width = f"{widths[index]}fr"

    def stand(self, alignment: Alignment, active: int) -> None:
        """Let every pane hold what an alignment says, and light what stands on a band."""
        for index, (pane, title) in enumerate(zip(self.panes, self.titles, strict=True)):
            pane.active = title.active = index == active
            pane.spot = alignment.places[index].sentence
            pane.lit = alignment.lit(index)
            pane.held = alignment.held[index]
