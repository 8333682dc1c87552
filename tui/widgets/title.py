"""What stands over a pane: whose report it is, of what day, under which headline.

A headline that is longer than the pane is wide goes on where the pane gives it more rows.
"""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.reading.flow import wrap
from tui.story import Article
from tui.story.moments import day_told
from tui.widgets.pane import MARGIN
from tui.widgets.text import ends, plain

# The headline stands under the outlet's name, not under the letter before it.
_INDENT = 2

BROUGHT, KEPT = "»", "•"
"""Signs beside a letter: brought in by the evidence, and kept on screen by the reader."""


class PaneTitle(Widget):
    """Letter, outlet and date; under them the headline, and why the pane shows another place."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    PaneTitle { height: 3; margin-bottom: 1; }
    """

    active: reactive[bool] = reactive(False)
    note: reactive[str] = reactive("")
    sign: reactive[str] = reactive("")

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article

    def render(self) -> RenderResult:
        """Whose it is, then as much of the headline as there are rows for."""
        bar = plain("▎", "$focus-bar") if self.active else plain(" ")
        room = max(0, self.size.width - 1 - MARGIN)
        head = self.article.letter + (self.sign or " ")
        name = plain(f"{head}{' ' * bool(self.sign)}{self.article.outlet}", "bold" if self.active else "")
        first = ends(name, plain(self._date(), "$text-dim"), room, gap=1)
        rows = [first, *(Content.assemble(" " * _INDENT, row) for row in self._headline(room - _INDENT))]
        return Content("\n").join(Content.assemble(bar, row) for row in rows[: max(1, self.size.height)])

    def _headline(self, room: int) -> list[Content]:
        """The headline; at the end of the last row, why the pane shows another place."""
        told, count = self.article.headline, max(1, self.size.height - 1)
        words = plain(told or "no headline", "" if told and self.active else "$text-dim")
        starts = [start for start, _ in wrap(words.plain, max(1, room))][:count]
        rows = [words[start:end].rstrip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
        rows += [Content("")] * (count - len(rows))
        # The note takes none of the rows before: the headline would wrap anew at every sentence.
        notes = [*[Content("")] * (count - 1), plain(self.note, "$text-dim italic")]
        return [ends(row, note, room, gap=1) for row, note in zip(rows, notes, strict=True)]

    def _date(self) -> str:
        day = self.article.published
        return day_told(day) if day else ""
