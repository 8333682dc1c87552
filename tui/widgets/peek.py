"""The peek line: where one pane stands alone, what another source says of the sentence at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.story import Story
from tui.widgets.text import plain

if TYPE_CHECKING:
    from tui.compare import Comparison


class PeekLine(Widget):
    """Two rows with the counterpart in one other source."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    PeekLine { height: 3; padding: 0 2 0 1; }
    """

    comparison: reactive[Comparison | None] = reactive(None)
    place: reactive[tuple[int, int | None]] = reactive((0, None))
    """The source, and its counterpart if it has one."""

    def __init__(self, story: Story) -> None:
        super().__init__()
        self.story = story

    def render(self) -> RenderResult:
        """The counterpart's words, cut to two rows."""
        index, sentence = self.place
        article = self.story.articles[index]
        name = plain(f"{article.letter} {article.outlet}  ", "bold")
        if self.comparison is None:
            return Content.assemble(name, plain("comparing", "$text-dim"))
        if sentence is None:
            return Content.assemble(name, plain("not covered", "$text-dim"))
        words = Content.assemble(name, plain(article.sentences[sentence].text))
        return words.truncate(self.content_size.width * 3 - 8, ellipsis=True)
