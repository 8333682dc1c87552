"""Words for widgets: text that is never read as markup, fitted to a row or wrapped under a hanging head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.selection import Selection
from textual.widget import Widget

from tui.reading.flow import wrap

_LEAST = 8
"""Cells that a wrapped row has, however narrow the screen is."""


def plain(text: str, style: str = "") -> Content:
    """Text that is never read as markup."""
    return Content.styled(text, style) if style else Content(text)


def marked(text: str, spans: Iterable[tuple[int, int]], style: str, rest: str = "$text-dim") -> Content:
    """A text with its spans, in order and apart, in one style and what lies between in another."""
    parts: list[Content] = []
    at = 0
    for start, end in spans:
        parts += [plain(text[at:start], rest), plain(text[start:end], style)]
        at = end
    return Content.assemble(*(part for part in [*parts, plain(text[at:], rest)] if part))


def ends(left: Content, right: Content, width: int, gap: int = 2) -> Content:
    """Words at both ends of a row with `gap` cells between; the left gives way, with an ellipsis."""
    if right.cell_length > width - 8:
        right = Content("")
    room = max(0, width - right.cell_length - (gap if right else 0))
    if left.cell_length > room:
        left = left.truncate(room, ellipsis=True)
    return Content.assemble(left, " " * max(0, width - left.cell_length - right.cell_length), right)


def hanging(head: Content, words: Content, width: int, indent: int) -> list[Content]:
    """Rows of `words` wrapped to `width` cells, `indent` cells in, with `head` before the first."""
    spans = wrap(words.plain, max(_LEAST, width - indent))
    heads = [
        Content.assemble(head, " " * max(0, indent - head.cell_length)),
        *[Content(" " * indent)] * len(spans),
    ]
    return [Content.assemble(at, words[start:end]) for at, (start, end) in zip(heads, spans, strict=False)]


def abreast(blocks: Iterable[tuple[Sequence[Content], int]]) -> list[Content]:
    """Blocks of rows side by side, each in so many cells; the shorter ones end in blank rows."""
    blocks, blank = list(blocks), Content("")
    rows = zip_longest(*(rows for rows, _ in blocks), fillvalue=blank)
    widths = [width for _, width in blocks]
    return [Content.assemble(*map(fitted, row, widths)) for row in rows]


def fitted(words: Content, width: int) -> Content:
    """Words in exactly so many cells, cut with an ellipsis where they are longer."""
    if words.cell_length > width:
        words = words.truncate(max(1, width), ellipsis=True)
    return Content.assemble(words, " " * max(0, width - words.cell_length))


def bar(share: float, width: int, colour: str) -> Content:
    """A share of 0..1 as a bar with its percentage; where there is no room for a bar, the figure alone."""
    figure = f"{share:>4.0%}"
    length = width - len(figure) - 1
    if length < 3:
        return fitted(plain(figure, colour), width)
    full = round(share * length)
    return Content.assemble(
        plain("━" * full, colour), plain("─" * (length - full), "$text-faint"), f" {figure}"
    )


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

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words; None where the rows have changed under the selection."""
        try:
            return super().get_selection(selection)
        except IndexError:
            return None

    def render(self) -> RenderResult:
        """The rows at the width that the layout gave."""
        return Content("\n").join(self.rows(self.content_size.width))
