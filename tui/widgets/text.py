"""Words for widgets: text that is never read as markup, fitted to a row or wrapped under a hanging head."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.reading.flow import wrap


def plain(text: str, style: str = "") -> Content:
    """Text that is never read as markup."""
    return Content.styled(text, style) if style else Content(text)


def ends(left: Content, right: Content, width: int) -> Content:
    """Words at both ends of a row; the left gives way, with an ellipsis."""
    if right.cell_length > width:
        right = Content("")
    room = width - right.cell_length - (2 if right else 0)
    if left.cell_length > room:
        left = left.truncate(max(0, room), ellipsis=True)
    gap = max(0, width - left.cell_length - right.cell_length)
    return Content.assemble(left, " " * gap, right)


def hanging(head: Content, words: Content, width: int, indent: int) -> list[Content]:
    """Rows of `words` wrapped to `width` cells, `indent` cells in, with `head` before the first."""
    spans = wrap(words.plain, max(12, width - indent))
    heads = [
        Content.assemble(head, " " * max(0, indent - head.cell_length)),
        *[Content(" " * indent)] * len(spans),
    ]
    return [Content.assemble(at, words[start:end]) for at, (start, end) in zip(heads, spans, strict=False)]


class Prose(Widget):
    """A block of rows that is laid out anew at every width."""

    DEFAULT_CSS = """
    Prose { height: auto; }
    """

    def rows(self, width: int) -> list[Content]:
        """The rows at a width."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many cells as there are rows."""
        return len(self.rows(width))

    def render(self) -> RenderResult:
        """The rows at the width that the layout gave."""
        return Content("\n").join(self.rows(self.content_size.width))
