"""A thing and what sources say of it, side by side: its name at the left, each wording a row at the right."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.findings.figures import Side, indents
from tui.story import Article
from tui.widgets.grid import carriers
from tui.widgets.text import abreast, fitted, hanging, plain

_NAME = (18, 40)
"""The least and the most cells of a name."""
_LETTERS = 12
"""The most cells of the letters before a wording."""
_GAP = 2


def beside(
    sign: Content,
    name: Content,
    note: str,
    sides: Sequence[Side],
    articles: Sequence[Article],
    width: int,
    style: str = "",
    aligned: bool = False,
) -> list[Content]:
    """Rows of a thing: sign, name and note at the left; who says what at the right.

    `style` is that of the words, `aligned` puts the digits of their numbers under each other.
    """
    least, most = _NAME
    left = max(least, min(most, width * 2 // 5))
    indent = sign.cell_length + 1
    names = hanging(sign, name, left, indent)
    names.append(Content.assemble(" " * indent, fitted(plain(note, "$text-dim"), left - indent)))
    letters = [[(articles[index].letter, "bold") for index in sorted(side.articles)] for side in sides]
    column = min(_LETTERS, sum(len(article.letter) + 1 for article in articles))
    pads = indents([side.words for side in sides]) if aligned else [0] * len(sides)
    said: list[Content] = []
    for side, of, pad in zip(sides, letters, pads, strict=True):
        words = Content.assemble(
            plain(side.words, style), plain(f"  {side.note}" if side.note else "", "$text-dim")
        )
        head = Content.assemble(carriers(of, column), " " * (1 + pad))
        said += hanging(head, words, width - left - _GAP, column + 1 + pad)
    return abreast([(names, left + _GAP), (said, width - left - _GAP)])
