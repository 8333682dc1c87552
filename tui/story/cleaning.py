"""What each line of an article's file is: headline, report, or something that the page put around it.

Nothing is deleted: every line gets one role, and a line that is no part of the report says why. Rules about
the words of a line are data, in cleaning.yaml; those that need the lines around it are in `surroundings`, but
for the few that find the headline, which are here. A line that no rule is sure of belongs to the report.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from tui.story.blocks import Block, blocks_of, words_of
from tui.story.dates import find_date, is_date_line
from tui.story.model import Cut, Line
from tui.story.rules import Place, Rules, shipped_rules
from tui.story.surroundings import INNER_STOP, NAME, captions, galleries, lists_of_links, loose_ends

_FULL_STOP = re.compile(r"(?<!\b[A-Z])(?<!\bJr)(?<!\bSr)(?<!\bInc)[.。][\"”’'»)\]]*$")
_LABELLED = re.compile(r"\W*(?:last |first )?(?:updated|published|posted|modified)\b", re.I)
_WORD = re.compile(r"[^\W_]+")

_LONGEST_HEADLINE = 200
_PROSE = 10
"""Words: a first line of fewer may be a headline whatever it says."""
_NAME_WORDS = 3
_GLUED, _MORE_WORDS = 4, 12
"""Words of a headline that can be known again inside a line, and how many others may stand around it."""


class Cleaned(NamedTuple):
    """The lines with their roles, the body lines by paragraph (numbers), what the file says of itself."""

    lines: tuple[Line, ...]
    paragraphs: tuple[tuple[int, ...], ...]
    headline: str | None
    byline: str | None
    published: datetime.date | None
    clock: datetime.time | None = None


def clean(
    lines: Sequence[str],
    *,
    headline: str | None = None,
    byline: str | None = None,
    rules: Rules | None = None,
    furniture: Collection[str] = (),
) -> Cleaned:
    """Give every line its role, and body lines their cuts. What the story says of the article comes first.

    `rules` are those of the program where none are given; `furniture` holds the words of lines that the site
    prints around its other articles too.
    """
    rules = rules or shipped_rules()
    cuts = [rules.cuts_of(line) for line in lines]
    blocks = list(blocks_of(lines, cuts))
    _as_given(blocks, headline, furniture)
    _without_text(blocks, cuts)
    _by_their_words(blocks, rules)
    head, foot = _edges(blocks, rules)
    if not headline:
        finished = _is_finished_headline(blocks, rules)
        headline = _headline(blocks[: 1 if finished else head], alone=len(blocks) == 1, finished=finished)
    _around_the_headline(blocks[:head], headline, short=head == len(blocks))
    galleries(blocks)
    captions(blocks, head)
    lists_of_links(blocks, foot)
    loose_ends(blocks)
    for block in blocks:
        block.give("body")
    return Cleaned(
        lines=tuple(_lines(lines, cuts, blocks)),
        paragraphs=tuple(block.numbers for block in blocks if block.role == "body"),
        headline=headline,
        byline=byline or _byline(blocks),
        published=_published(blocks),
    )


def _as_given(blocks: Sequence[Block], headline: str | None, furniture: Collection[str]) -> None:
    """Settle what is known beforehand: the headline that the story states, the site's furniture."""
    stated = words_of(headline or "")
    given = next((block for block in blocks if block.words == stated), None) if stated else None
    if given:
        given.give("headline")
    for block in blocks:
        if block.words in furniture:
            block.give("aside", "on other pages of the site")


def _without_text(blocks: Sequence[Block], cuts: Sequence[tuple[Cut, ...]]) -> None:
    """Set aside the lines that were cut whole, each for the reason of its first cut."""
    for block in blocks:
        if not block.text:
            block.give("aside", next((cut.reason for cut in cuts[block.first]), "page furniture"))


def _byline(blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if block.role == "metadata" and block.reason == "byline":
            return re.sub(r"^(?:\w+ )?by\b:? ?", "", block.text, flags=re.I).strip()
    return None


def _published(blocks: Sequence[Block]) -> datetime.date | None:
    """The first sure date, one of an update only where there is no other."""
    dated = [block.text for block in blocks if block.role == "metadata" and block.reason == "date"]
    first_updates_last = sorted(dated, key=lambda text: "updated" in text.casefold())
    return next(filter(None, map(find_date, first_updates_last)), None)


def _by_their_words(blocks: Sequence[Block], rules: Rules) -> None:
    captions: set[str] = set()
    first: tuple[Place, ...] = ("anywhere",)
    below: tuple[Place, ...] = ("anywhere", "below")
    for index, block in enumerate(blocks):
        if is_date_line(block.text) and _LABELLED.match(block.text):
            block.give("metadata", "date")
        elif rule := rules.line(block.text, below if index else first):
            block.give(rule.role, rule.reason, opens=rule.opens)
        elif (index or block.length >= _PROSE) and rules.is_of_the_page(block.text):
            block.give("aside", "words of the page")
        if block.reason == "caption":
            block.reason = "repeated caption" if block.words in captions else "caption"
            captions.add(block.words)


def _edges(blocks: Sequence[Block], rules: Rules) -> tuple[int, int]:
    """Where the running text begins, and where it has ended; what surely stands outside it gets its role.

    Dates, bylines and sign-offs are sure only there: in the middle a date may head a section.
    """
    head = int(_is_finished_headline(blocks, rules))
    while head < len(blocks) and not _is_running_text(blocks[head], ("edges",), rules):
        head += 1
    foot = len(blocks)
    while foot > head and not _is_running_text(blocks[foot - 1], ("edges", "foot"), rules):
        foot -= 1
    for index, block in enumerate(blocks[:head]):
        beside = blocks[max(0, index - 1) : index + 2]
        if NAME.fullmatch(block.text) and any(other.reason in ("date", "update note") for other in beside):
            block.give("metadata", "byline")
    return head, foot


def _is_finished_headline(blocks: Sequence[Block], rules: Rules) -> bool:
    """Whether the first line, though it ends as a sentence does, is a headline: asked, or over a byline."""
    if len(blocks) < 3 or len(blocks[0].text) > _LONGEST_HEADLINE or blocks[0].role is not None:
        return False
    if blocks[0].text.endswith("?") and not INNER_STOP.search(blocks[0].text):
        return not blocks[1].bullet
    edges: tuple[Place, ...] = ("edges",)
    rule = rules.line(blocks[1].text, edges)
    return rule is not None and rule.reason == "byline"


def _is_running_text(block: Block, places: tuple[Place, ...], rules: Rules) -> bool:
    if is_date_line(block.text):
        block.give("metadata", "date")
    elif block.role is None and (rule := rules.line(block.text, places)):
        block.give(rule.role, rule.reason, opens=rule.opens)
    return block.role is None and block.prose


def _headline(head: Sequence[Block], *, alone: bool, finished: bool) -> str | None:
    """The first line before the report that can be one, marked as such."""
    times = Counter(block.words for block in head)
    short = [block for block in head if block.role is None and len(block.text) <= _LONGEST_HEADLINE]
    candidates = list(
        takewhile(
            lambda block: finished or times[block.words] > 1 or not _FULL_STOP.search(block.text), short
        )
    )
    if not candidates or alone:
        return None
    # The name of a section (`World`, `Middle East`) stands above a headline, and is shorter than any.
    chosen = next((block for block in candidates if block.words.count(" ") >= 2), candidates[0])
    for block in candidates[: candidates.index(chosen)]:
        block.give("aside", "page furniture")
    chosen.give("headline")
    return chosen.text


def _around_the_headline(head: Sequence[Block], headline: str | None, *, short: bool) -> None:
    """What may stand between the headline and the report: it again, another in title case, a bare name."""
    below = False
    for block in head:
        if block.role == "headline":
            below = True
        elif headline and _repeats(block, words_of(headline)):
            block.give("aside", "repeated headline")
        elif below and not short and not block.ends and not block.bullet and (reason := _beside(block)):
            block.give("aside", reason)


def _beside(block: Block) -> str:
    """What a line between headline and report is, if it is none of it."""
    if NAME.fullmatch(block.text) and block.words.count(" ") < _NAME_WORDS:
        return "name"
    return "second headline" if _in_title_case(block.text) else ""


def _repeats(block: Block, headline: str) -> bool:
    """Whether a line is the headline again, or glued to what else stands there: a byline, a date."""
    more = block.length - headline.count(" ") - 1
    glued = headline.count(" ") >= _GLUED - 1 and f" {headline} " in f" {block.words} " and not block.ends
    return block.words == headline or (glued and more <= _MORE_WORDS)


def _in_title_case(text: str) -> bool:
    long = [word for word in _WORD.findall(text) if len(word) > 3]
    return len(long) >= 2 and all(not word[0].islower() for word in long)


def _lines(lines: Sequence[str], cuts: Sequence[tuple[Cut, ...]], blocks: Sequence[Block]) -> Iterator[Line]:
    of_line = {block.first + offset: block for block in blocks for offset in range(block.count)}
    for index, text in enumerate(lines):
        block = of_line.get(index)
        if block is None or block.role is None:
            yield Line(index + 1, text, "blank")
        else:
            yield Line(index + 1, text, block.role, block.reason, cuts[index] if block.role == "body" else ())
