"""What a page printed as one: a line, or the lines of a hard-wrapped paragraph.

Cleaning judges blocks, not lines, so that a sentence which a file broke at a column is judged whole. What a
block is decided to be is `cleaning`'s; here it is only put together and can be asked how it looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tui.story.model import Cut, Line, Role

_ENDS = re.compile(r"[.!?…:;,。！？][\"”’'»)\]]*$|[.!?]\s[\"”]$")
_BULLET = re.compile(r"\s*(?:[•·▪▫‣◦●○■□►▶➤✓∙]|[*-]\s)")
_WORD = re.compile(r"[^\W_]+")

_PROSE_WORDS = 8
_PROSE_LENGTH = 200
_PROSE_UNSPACED = 16
"""Characters of a sentence that ends in a full-width stop, as those do that are written without spaces."""
_NARROWEST, _WIDEST, _RAGGED = 30, 130, 3
"""Columns: how wide hard-wrapped files are, and how far short of it their full lines may fall."""
_LONGEST_WORD = 20
"""Columns that a word without spaces may take before it is no word but a line of Chinese."""


@dataclass(slots=True)
class Block:
    """Lines `first` to `first + count - 1`, from 0; `text` is without its cuts, `words` only its words."""

    first: int
    count: int
    text: str
    bullet: bool
    role: Role | None = None
    reason: str = ""
    opens: bool = False
    words: str = field(init=False)
    ends: bool = field(init=False)

    def __post_init__(self) -> None:
        self.words = words_of(self.text)
        self.ends = bool(_ENDS.search(self.text))

    @property
    def prose(self) -> bool:
        """Whether this can only be running text."""
        if len(self.text) > _PROSE_LENGTH:
            return True
        unspaced = self.text[-1:] in "。！？" and len(self.text) >= _PROSE_UNSPACED
        return self.ends and (self.length >= _PROSE_WORDS or unspaced)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its lines, from 1."""
        return tuple(range(self.first + 1, self.first + self.count + 1))

    @property
    def length(self) -> int:
        """How many words it has."""
        return self.words.count(" ") + 1

    def give(self, role: Role, reason: str = "", *, opens: bool = False) -> None:
        """Settle what the block is, once."""
        if self.role is None:
            self.role, self.reason, self.opens = role, reason, opens


def words_of(text: str) -> str:
    """The words of a text, for finding it again where case, quotation marks or final stop differ."""
    return " ".join(_WORD.findall(text.casefold()))


def blocks_of(lines: Sequence[str], cuts: Sequence[tuple[Cut, ...]]) -> Iterator[Block]:
    """The lines that are not blank, those of a hard-wrapped paragraph together."""
    width = max(map(len, lines), default=0)
    wraps = _is_wrapped(lines, width)
    start = 0
    while start < len(lines):
        end = start + 1
        if _is_blank(lines[start]):
            start = end
            continue
        while wraps and end < len(lines) and _is_full(lines[end - 1], lines[end], width):
            end += 1
        kept = (Line(at + 1, lines[at], "body", cuts=cuts[at]).kept.strip() for at in range(start, end))
        yield Block(start, end - start, " ".join(kept), bool(_BULLET.match(lines[start])))
        start = end


def _is_blank(line: str) -> bool:
    return not line.strip("\u00ad\u200b\u2060\ufeff").strip()


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether a line was broken because the next word no longer fitted."""
    if _is_blank(following) or _BULLET.match(following):
        return False
    word = following.split(maxsplit=1)[0]
    # Chinese and its like are written without spaces, and may be broken anywhere.
    long = len(word) if word.isascii() else min(len(word), _LONGEST_WORD)
    return len(line.rstrip()) + 1 + long > width - _RAGGED


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    """Whether the file was wrapped at a column, blank lines standing between its paragraphs."""
    if not _NARROWEST <= width <= _WIDEST:
        return False
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if not _is_blank(line) and not _is_blank(following)
    ]
    return len(pairs) >= 3 and sum(_is_full(*pair, width) for pair in pairs) >= 0.8 * len(pairs)
