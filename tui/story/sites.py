"""What the pages of one site have in common and no report has: a strapline, a box, a standing last line.

Two pages of one outlet may also be two versions of one report, and share its sentences; then nothing is taken
for furniture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from tui.story.blocks import Block, blocks_of
from tui.story.outlets import host_of

_VERSIONS = 3
"""Sentences that two pages may share before they are taken for versions of one report."""
_FOOT = 2
_LONGEST = 200


def site_of(url: str | None, outlet: str) -> str:
    """What stands for an outlet: the host of its address without `www.`, or its name.

    >>> site_of("https://www.gazette.example/a", "Gazette"), site_of(None, "The Gazette")
    ('gazette.example', 'the gazette')
    """
    return host_of(url) or outlet.casefold().strip()


def furniture_of(sites: Sequence[str], texts: Sequence[Sequence[str]]) -> list[frozenset[str]]:
    """For each article, the lines (as `blocks.words_of`) that the site prints around other articles too.

    A line that is no sentence may stand anywhere; a sentence is taken only where it is under both articles.
    """
    furniture: list[set[str]] = [set() for _ in sites]
    by_site: dict[str, list[int]] = defaultdict(list)
    for number, site in enumerate(sites):
        by_site[site].append(number)
    for numbers in by_site.values():
        if len(numbers) < 2:
            continue
        blocks = {number: _blocks(texts[number]) for number in numbers}
        for one, other in combinations(numbers, 2):
            shared = _shared(blocks[one], blocks[other])
            furniture[one] |= shared
            furniture[other] |= shared
    return [frozenset(lines) for lines in furniture]


def _blocks(lines: Sequence[str]) -> list[Block]:
    return list(blocks_of(lines, [()] * len(lines)))


def _shared(one: Sequence[Block], other: Sequence[Block]) -> set[str]:
    sentences = [{block.words for block in blocks if block.prose} for blocks in (one, other)]
    if len(sentences[0] & sentences[1]) >= _VERSIONS:
        return set()
    lines = [
        {block.words for block in blocks if len(block.text) <= _LONGEST} - sentences[0]
        for blocks in (one, other)
    ]
    feet = [{block.words for block in blocks[-_FOOT:]} for blocks in (one, other)]
    return (lines[0] & lines[1]) | (feet[0] & feet[1])
