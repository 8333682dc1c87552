"""What stands over a pane: whose report it is, of what day, under which headline."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

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
    PaneTitle { height: 2; margin-bottom: 1; }
    """

    active: reactive[bool] = reactive(False)
    note: reactive[str] = reactive("")
    sign: reactive[str] = reactive("")

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article

    def render(self) -> RenderResult:
        """The two rows."""
        bar = plain("▎", "$focus-bar") if self.active else plain(" ")
        room = max(0, self.size.width - 1 - MARGIN)
        head = self.article.letter + (self.sign or " ")
        name = plain(f"{head}{' ' * bool(self.sign)}{self.article.outlet}", "bold" if self.active else "")
        headline = plain(self.article.headline or self._opening(), "" if self.active else "$text-dim")
        first = ends(name, plain(self._date(), "$text-dim"), room, gap=1)
        second = ends(headline, plain(self.note, "$text-dim italic"), room - _INDENT, gap=1)
        return Content.assemble(bar, first, "\n", bar, " " * _INDENT, second)

    def _date(self) -> str:
        day = self.article.published
        return day_told(day) if day else ""

    def _opening(self) -> str:
        sentences = self.article.sentences
        return sentences[0].text if sentences else ""
