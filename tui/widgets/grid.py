"""A grid of sources: how many cells a label and each source's column take at a width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from tui.story import Article
from tui.widgets.text import abreast, fitted, hanging, plain

WORDS = 10
"""Cells from which a column holds words beside its glyph."""
_MOST = 18
_NARROW = 4
"""Cells of a column with a glyph, or with a figure of up to three digits, and a space on both sides of it."""
_LABEL = 24
"""Cells that a label has at least where columns hold words; beside narrow ones it may be shorter."""
_LEAST_LABEL = 16
_SHARE = 0.4
"""What a label has at most of the width where columns hold words and need not be as wide as they may."""
_COMMON = "www."
"""What says nothing of an outlet that is known by the name of its site."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A label and a column for each source; no cells to a column where there are too many sources."""

    label: int
    column: int

    @property
    def words(self) -> bool:
        """Whether a column has room for words."""
        return self.column >= WORDS

    @property
    def figures(self) -> bool:
        """Whether a column has room for a figure of three digits."""
        return self.column >= _NARROW

    def cell(self, content: Content) -> Content:
        """A cell: from the left edge where there are words, else in the middle of its column."""
        if self.words:
            return Content.assemble(fitted(content, self.column - 1), " ")
        return fitted(Content.assemble(" " if self.figures else "", content), self.column)

    def names(self, articles: Sequence[Article], before: int, lead: int = -1) -> list[Content]:
        """The sources over their columns, `before` cells in; the one in whose order rows stand in bold."""
        styles = ["bold" if index == lead else "$text-dim" for index in range(len(articles))]
        if not self.words:
            letters = [
                self.cell(plain(article.letter, style))
                for article, style in zip(articles, styles, strict=True)
            ]
            return [Content.assemble(" " * before, *letters)] if self.column else []
        blocks = [([Content("")], before)]
        for article, style in zip(articles, styles, strict=True):
            name = plain(article.outlet.removeprefix(_COMMON), style)
            indent, room = len(article.letter) + 1, self.column - 1
            if max(map(len, name.plain.split()), default=0) > room - indent:  # a word is not broken
                name = name.truncate(room - indent, ellipsis=True)
            blocks.append((hanging(plain(article.letter, style), name, room, indent), self.column))
        return abreast(blocks)

    def figure(self, percent: float) -> Content:
        """A share of 0..1 in percent, its digits under those of the other rows."""
        return self.cell(plain(f"{percent:.0%}")) if self.words else plain(f"{percent * 100:>3.0f} ")


def grid(
    width: int, letters: Sequence[str], words: int = WORDS, needs: tuple[int, int] | None = None
) -> Grid:
    """The grid of sources with these letters in `width` cells; words stand in columns of `words` cells.

    `needs` are the cells that the longest label and the longest words take, where no more are of use.
    """
    count = max(1, len(letters))
    share = int(width * _SHARE)
    label, most = needs or (width, _MOST)
    least = min(label, share) if needs else _LABEL
    if (width - least) // count >= words:
        column = min(most, max(words, (width - min(label, share)) // count))
        return Grid(min(label, width - column * count), column)
    narrow = max(map(len, letters), default=1) + 1
    fits = [cells for cells in (_NARROW, narrow) if width - cells * count >= _LEAST_LABEL]
    column = fits[0] if fits else 0
    return Grid(max(8, width - column * count), column)


def carriers(letters: Sequence[tuple[str, str]], width: int) -> Content:
    """Letters of sources with their styles, as many as fit, then how many more there are."""
    shown: list[Content] = []
    used = 0
    for number, (letter, style) in enumerate(letters):
        rest = f"+{len(letters) - number}"
        needed = len(letter) + 1
        if used + needed + (len(rest) if number + 1 < len(letters) else 0) > width:
            shown.append(plain(rest, "$text-dim"))
            break
        shown += [plain(letter, style), plain(" ")]
        used += needed
    return fitted(Content.assemble(*shown), width)
