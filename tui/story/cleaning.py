"""What each line of an article's file is: headline, report, or something that the page put around it.

Nothing is deleted: every line gets one role, and a line that is no part of the report says why. Rules about
the words of a line are data, in cleaning.yaml; here are those that need the lines around it. A line that no
rule is sure of belongs to the report.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tui.story.dates import find_date, is_date_line
from tui.story.model import Cut, Line, Role
from tui.story.rules import Place, rules

_ENDS = re.compile(r"[.!?…:;,。！？][\"”’'»)\]]*$|[.!?]\s[\"”]$")
_FULL_STOP = re.compile(r"(?<!\b[A-Z])(?<!\bJr)(?<!\bSr)(?<!\bInc)[.。][\"”’'»)\]]*$")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|van|von|der|la|al|bin|el)){1,3}")
_BULLET = re.compile(r"\s*(?:[•·▪▫‣◦●○■□►▶➤✓∙]|[*-]\s)")
_LABELLED = re.compile(r"\W*(?:last |first )?(?:updated|published|posted|modified)\b", re.I)
_WORD = re.compile(r"[^\W_]+")

_PROSE_WORDS = 8
_PROSE_LENGTH = 200
_LONGEST_HEADLINE = 200
_NAME_WORDS = 3
_SHORTEST_LINK = 5
"""Words: fewer, in capitals, may head a section of the report."""
_LISTED = 4
"""Lines that a heading such as `Related articles` may set aside in the middle of a report."""
_NARROWEST, _WIDEST, _RAGGED = 30, 130, 3
"""Columns: how wide hard-wrapped files are, and how far short of it their full lines may fall."""
_LONGEST_WORD = 20
"""Columns that a word without spaces may take before it is no word but a line of Chinese."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The lines with their roles, the body lines by paragraph (numbers), what the file says of itself."""

    lines: tuple[Line, ...]
    paragraphs: tuple[tuple[int, ...], ...]
    headline: str | None
    byline: str | None
    published: datetime.date | None


@dataclass(slots=True)
class _Block:
    """What was printed as one, a line or a hard-wrapped paragraph; `text` is without its cuts."""

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
        self.words = _same(self.text)
        self.ends = bool(_ENDS.search(self.text))

    @property
    def prose(self) -> bool:
        """Whether this can only be running text."""
        return len(self.text) > _PROSE_LENGTH or (self.ends and self.words.count(" ") >= _PROSE_WORDS - 1)

    def give(self, role: Role, reason: str = "", *, opens: bool = False) -> None:
        """Settle what the block is, once."""
        if self.role is None:
            self.role, self.reason, self.opens = role, reason, opens


def clean(lines: Sequence[str], *, headline: str | None = None, byline: str | None = None) -> Cleaned:
    """Give every line its role, and body lines their cuts. What the story says of the article comes first."""
    cuts = [rules().cuts_of(line) for line in lines]
    blocks = list(_blocks(lines, cuts))
    if headline:
        given = next((block for block in blocks if block.words == _same(headline)), None)
        if given:
            given.give("headline")
    _by_their_words(blocks)
    head, foot = _edges(blocks)
    headline = headline or _headline(blocks[:head], alone=len(blocks) == 1)
    _around_the_headline(blocks[:head], headline, short=head == len(blocks))
    _captions(blocks, head)
    _lists_of_links(blocks, foot)
    for block in blocks:
        block.give("body")
    return Cleaned(
        lines=tuple(_lines(lines, cuts, blocks)),
        paragraphs=tuple(
            tuple(range(block.first + 1, block.first + block.count + 1))
            for block in blocks
            if block.role == "body"
        ),
        headline=headline,
        byline=byline or _byline(blocks),
        published=_published(blocks),
    )


def _byline(blocks: Sequence[_Block]) -> str | None:
    for block in blocks:
        if block.role == "metadata" and block.reason == "byline":
            return re.sub(r"^(?:\w+ )?by\b:? ?", "", block.text, flags=re.I).strip()
    return None


def _published(blocks: Sequence[_Block]) -> datetime.date | None:
    """The first sure date, one of an update only where there is no other."""
    dated = [block.text for block in blocks if block.role == "metadata" and block.reason == "date"]
    first_updates_last = sorted(dated, key=lambda text: "updated" in text.casefold())
    return next(filter(None, map(find_date, first_updates_last)), None)


def _same(text: str) -> str:
    """The words of a text, for finding it again where case, quotation marks or final stop differ."""
    return " ".join(_WORD.findall(text.casefold()))


def _blocks(lines: Sequence[str], cuts: Sequence[tuple[Cut, ...]]) -> Iterator[_Block]:
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
        yield _Block(start, end - start, " ".join(kept), bool(_BULLET.match(lines[start])))
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


def _by_their_words(blocks: Sequence[_Block]) -> None:
    captions: set[str] = set()
    first: tuple[Place, ...] = ("anywhere",)
    below: tuple[Place, ...] = ("anywhere", "below")
    for index, block in enumerate(blocks):
        if is_date_line(block.text) and _LABELLED.match(block.text):
            block.give("metadata", "date")
        elif rule := rules().line(block.text, below if index else first):
            again = rule.reason == "caption" and block.words in captions
            block.give(rule.role, "repeated caption" if again else rule.reason, opens=rule.opens)
        if block.reason == "caption":
            captions.add(block.words)


def _edges(blocks: Sequence[_Block]) -> tuple[int, int]:
    """Where the running text begins, and where it has ended; what surely stands outside it gets its role.

    Dates, bylines and sign-offs are sure only there: in the middle a date may head a section.
    """
    head = 0
    while head < len(blocks) and not _is_running_text(blocks[head], ("edges",)):
        head += 1
    foot = len(blocks)
    while foot > head and not _is_running_text(blocks[foot - 1], ("edges", "foot")):
        foot -= 1
    for index, block in enumerate(blocks[:head]):
        beside = blocks[max(0, index - 1) : index + 2]
        if _NAME.fullmatch(block.text) and any(other.reason in ("date", "update note") for other in beside):
            block.give("metadata", "byline")
    return head, foot


def _is_running_text(block: _Block, places: tuple[Place, ...]) -> bool:
    if is_date_line(block.text):
        block.give("metadata", "date")
    elif block.role is None and (rule := rules().line(block.text, places)):
        block.give(rule.role, rule.reason, opens=rule.opens)
    return block.role is None and block.prose


def _headline(head: Sequence[_Block], *, alone: bool) -> str | None:
    """The first line before the report that can be one, marked as such."""
    candidates: list[_Block] = []
    times = Counter(block.words for block in head)
    for block in head:
        if block.role is None and len(block.text) <= _LONGEST_HEADLINE:
            if times[block.words] == 1 and _FULL_STOP.search(block.text):
                break
            candidates.append(block)
    if not candidates or alone:
        return None
    # The name of a section (`World`, `Middle East`) stands above a headline, and is shorter than any.
    chosen = next((block for block in candidates if block.words.count(" ") >= 2), candidates[0])
    for block in candidates[: candidates.index(chosen)]:
        block.give("aside", "page furniture")
    chosen.give("headline")
    return chosen.text


def _around_the_headline(head: Sequence[_Block], headline: str | None, *, short: bool) -> None:
    """What may stand between the headline and the report: it again, another in title case, a bare name."""
    below = False
    for block in head:
        if block.role == "headline":
            below = True
        elif headline and block.words == _same(headline):
            block.give("aside", "repeated headline")
        elif below and not short and not block.ends and not block.bullet:
            if _NAME.fullmatch(block.text) and block.words.count(" ") < _NAME_WORDS:
                block.give("aside", "name")
            elif _in_title_case(block.text):
                block.give("aside", "second headline")


def _in_title_case(text: str) -> bool:
    long = [word for word in _WORD.findall(text) if len(word) > 3]
    return len(long) >= 2 and all(not word[0].islower() for word in long)


def _captions(blocks: Sequence[_Block], head: int) -> None:
    """What only its neighbours give away: a bare name, an unfinished line that says a sentence again."""
    text = [block for block in blocks if block.role is None]
    finished = {block.words for block in text if block.ends}
    by_word = _by_word(text)
    for index, block in enumerate(blocks):
        if block.role is not None or block.ends:
            continue
        before_list = index + 1 < len(blocks) and blocks[index + 1].bullet and not block.bullet
        if (index < head or before_list) and _NAME.fullmatch(block.text) and _is_named(block, by_word):
            block.give("aside", "caption")
        elif block.words in finished:
            block.give("aside", "repeated caption")
        elif index >= head and _is_in_capitals(block):
            block.give("aside", "related link")


def _by_word(blocks: Sequence[_Block]) -> Mapping[str, Sequence[_Block]]:
    by_word: dict[str, list[_Block]] = {}
    for block in blocks:
        for word in set(block.words.split()):
            by_word.setdefault(word, []).append(block)
    return by_word


def _is_named(block: _Block, by_word: Mapping[str, Sequence[_Block]]) -> bool:
    """Whether another block holds the words of this one; looked for only where its rarest word stands."""
    where = min((by_word.get(word, ()) for word in block.words.split()), key=len, default=())
    words = f" {block.words} "
    return any(words in f" {other.words} " for other in where if other is not block)


def _is_in_capitals(block: _Block) -> bool:
    return block.text.isupper() and block.words.count(" ") >= _SHORTEST_LINK - 1


def _lists_of_links(blocks: Sequence[_Block], foot: int) -> None:
    """The unfinished lines under a heading such as `Related articles`."""
    left = 0
    for index, block in enumerate(blocks):
        if block.opens:
            left = len(blocks) if index >= foot else _LISTED
        elif block.role is None:
            if block.prose or (block.ends and not block.text.endswith("?")):
                left = 0
            elif left:
                block.give("aside", "related link")
                left -= 1


def _lines(lines: Sequence[str], cuts: Sequence[tuple[Cut, ...]], blocks: Sequence[_Block]) -> Iterator[Line]:
    of_line = {block.first + offset: block for block in blocks for offset in range(block.count)}
    for index, text in enumerate(lines):
        block = of_line.get(index)
        if block is None or block.role is None:
            yield Line(index + 1, text, "blank")
        else:
            yield Line(index + 1, text, block.role, block.reason, cuts[index] if block.role == "body" else ())
