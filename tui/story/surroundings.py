"""What the lines around a line give away: a gallery, a list of links, words that are said again.

Evidence of form, so that it holds for pages of outlets that nobody has looked at. No rule here asks what a
line is about. Each settles only blocks that no rule before it was sure of, and never a finished sentence that
stands alone: a lost sentence costs the comparison, a kept caption a glance.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile, zip_longest

from tui.story.blocks import Block

NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|van|von|der|la|al|bin|el)){1,3}")
_COUNT = re.compile(r"(?<![\w/.])(\d{1,3}) ?/ ?(\d{1,3}) ")
INNER_STOP = re.compile(r"[.!?][\"”’')]* [\"“‘'(]*[^\W\d_a-z]")

_SHORTEST_LINK = 5
"""Words: fewer, in capitals, may head a section of the report."""
_LISTED = 4
"""Lines that a heading such as `Related articles` may set aside in the middle of a report."""
_GALLERY = 3
"""Numbered pictures, or lines said twice at the foot, that make a gallery: two may be a slip."""
_SHINGLE = 4
_SAID_AGAIN = 0.5
"""Of its runs of four words a line may share half with the running text before it is taken out of there."""
_SHORTEST_QUOTED, _SHORTEST_TWICE = 6, 3
"""Words that a line must have to be a pulled quotation, and to be furniture where it stands twice."""
_LOOSE_WORDS = 12
_FOOT = 16
"""Blocks at the foot that may be captions under the report."""
_FINISHED = 0.8
"""The share of finished blocks from which on an unfinished one at the foot is out of place."""


def galleries(blocks: Sequence[Block]) -> None:
    """The numbered captions of a gallery (`1/8 …`), in one line or in many, and the title above them."""
    numbered: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        counts = _COUNT.findall(block.text) if block.role is None else []
        if counts and _follow_each_other(counts):
            block.give("aside", "gallery")
        elif counts and _COUNT.match(block.text):
            numbered.setdefault(counts[0][1], []).append(index)
    for places in numbered.values():
        if len({blocks[index].text.split("/")[0] for index in places}) >= _GALLERY:
            _set_aside(blocks, places)


def _set_aside(blocks: Sequence[Block], places: Sequence[int]) -> None:
    """A gallery's captions, and its title, which the line between them (`8 show all …`) says again."""
    for index in places:
        blocks[index].give("aside", "gallery")
    above = places[0] - 1
    while above >= 0 and blocks[above].reason == "gallery":
        above -= 1
    if above >= 0 and blocks[above + 1].words.endswith(blocks[above].words) and not blocks[above].ends:
        blocks[above].give("aside", "gallery")


def _follow_each_other(counts: Sequence[tuple[str, str]]) -> bool:
    """Whether the pictures 1, 2 and 3 of one total stand one after another."""
    wanted = 1
    for number, total in counts:
        if int(number) == wanted and total == counts[0][1]:
            wanted += 1
    return wanted > _GALLERY


def captions(blocks: Sequence[Block], head: int) -> None:
    """A bare name that the text gives, and what only says again what stands elsewhere on the page."""
    said = _Said([block for block in blocks if block.role is None])
    for index, (block, following) in enumerate(zip_longest(blocks, blocks[1:])):
        if block.ends:
            continue
        in_report = index >= head
        before_list = following is not None and following.bullet and not block.bullet
        if (before_list or not in_report) and said.is_named(block):
            block.give("aside", "caption")
        elif reason := said.again(block, in_report=in_report):
            block.give("aside", reason)


class _Said:
    """What the lines of a page say, to ask of one of them whether another says it too."""

    def __init__(self, text: Sequence[Block]) -> None:
        self.finished = {block.words for block in text if block.ends}
        self._times = Counter(block.words for block in text if not block.ends)
        self._runs = Counter(run for block in text if block.prose for run in set(_shingles(block)))
        self._by_word: dict[str, list[Block]] = {}
        for block in text:
            for word in set(block.words.split()):
                self._by_word.setdefault(word, []).append(block)

    def again(self, block: Block, *, in_report: bool) -> str:
        """Why an unfinished line is no part of the report, if it is none: a link, words said again."""
        if block.words in self.finished:
            return "repeated caption"
        if not in_report:
            return ""
        if block.text.isupper() and block.length >= _SHORTEST_LINK:
            return "related link"
        if self._times[block.words] > 1 and block.length >= _SHORTEST_TWICE:
            return "repeated line"
        own = set(_shingles(block))
        others = sum(self._runs.get(run, 0) > block.prose for run in own)
        return (
            "repeated line" if block.length >= _SHORTEST_QUOTED and others >= _SAID_AGAIN * len(own) else ""
        )

    def is_named(self, block: Block) -> bool:
        """Whether this is a name that another block holds; looked for only where its rarest word stands."""
        if not NAME.fullmatch(block.text):
            return False
        where = min((self._by_word.get(word, ()) for word in block.words.split()), key=len, default=())
        words = f" {block.words} "
        return any(words in f" {other.words} " for other in where if other is not block)


def _shingles(block: Block) -> Iterator[tuple[str, ...]]:
    words = block.words.split()
    return zip(*(words[start:] for start in range(_SHINGLE)), strict=False)


def lists_of_links(blocks: Sequence[Block], foot: int) -> None:
    """The unfinished lines under a heading such as `Related articles`."""
    left = 0
    for index, block in enumerate(blocks):
        if block.opens:
            left = len(blocks) if index >= foot else _LISTED
        elif block.role is None:
            if (block.ends and not block.text.endswith("?")) or INNER_STOP.search(block.text):
                left = 0
            elif left:
                block.give("aside", "related link")
                left -= 1


def loose_ends(blocks: Sequence[Block]) -> None:
    """The captions and titles that a page prints under a report: unfinished, or nearly said twice there.

    Nothing follows that they could head. Only where the report itself is written in finished sentences.
    """
    text = [block for block in blocks if block.role is None]
    doubtful = _doubtful(text[-_FOOT:])
    run = list(takewhile(lambda block: id(block) in doubtful, reversed(text)))
    report = text[: len(text) - len(run)]
    if len(report) < len(run) or sum(block.ends for block in report) < _FINISHED * len(report):
        return  # a page that is printed twice repeats itself too
    finished = sum(block.ends for block in run)
    if _GALLERY - 1 <= finished < len(run):
        for block in run:
            block.give("aside", "gallery")
    else:
        for block in takewhile(_is_loose, run):
            block.give("aside", "loose line at the end")


def _is_loose(block: Block) -> bool:
    return not block.ends and block.length <= _LOOSE_WORDS and not block.prose and not _continues(block)


def _doubtful(blocks: Sequence[Block]) -> Collection[int]:
    """The blocks that are unfinished or share half of their runs of words with another, by identity."""
    shingles = {id(block): set(_shingles(block)) for block in blocks}
    times = Counter(shingle for own in shingles.values() for shingle in own)
    return {
        id(block)
        for block in blocks
        if not block.ends
        or sum(times[shingle] > 1 for shingle in shingles[id(block)])
        >= max(1, _SAID_AGAIN * len(shingles[id(block)]))
    }


def _continues(block: Block) -> bool:
    """Whether the line may be the rest of a sentence, or speech."""
    return block.text[0].islower() or block.text[0] in "\"“‘'«„(" or block.text[-1] in "\"”’'»-–—"
