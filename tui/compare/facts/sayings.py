"""Other words in the same mouth.

Method: the appearances of one quotation are laid over each other word by word. Where in a long run of equal
words one or two words of meaning stand for others ("we are glad of what we heard" / "saw"), the two sources
quote differently: one of them is wrong about what was said. Another inflection, spelling, contraction or
masking of the same word is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from rapidfuzz import fuzz

from tui.compare.facts.clashes import Clash, Side, phrase
from tui.compare.facts.fact_words import listed
from tui.compare.model import Occurrence, Quotation
from tui.story.model import Span
from tui.words.reading import Reading, content, read

EQUAL = 6
"""So many equal words around it make a difference one of wording."""

TRANSLATED = 2
"""More replacements than so many make two translations, not two wordings."""

_MODAL = frozenset(listed("modals"))

_PLAIN = re.compile(r"[^*#@\d()\[\]]*")
"""What no masked word ("f***ing"), no number and no editor's word in brackets is printed like."""


def clashes(quotations: Sequence[Quotation]) -> Iterator[Clash]:
    """Every clash of quoted words."""
    for quotation in quotations:
        if not quotation.shared:
            continue
        read_ = {occurrence: read(occurrence.text) for occurrence in quotation.occurrences}
        for a, b in combinations(quotation.occurrences, 2):
            if a.article != b.article:
                yield from _between(a, b, read_[a], read_[b])


def _between(a: Occurrence, b: Occurrence, one: Reading, other: Reading) -> Iterator[Clash]:
    mine, theirs = ([word.folded for word in reading.words] for reading in (one, other))
    if not mine or not theirs:
        return
    changes = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    if sum(change[0] == "replace" for change in changes) > TRANSLATED:
        return
    for at, (tag, i, j, k, m) in enumerate(changes):
        if tag != "replace" or j - i > 2 or m - k > 2:
            continue
        beside = (*changes[max(0, at - 1) : at], *changes[at + 1 : at + 2])
        around = [end - start for name, start, end, _, _ in beside if name == "equal"]
        if sum(around) >= EQUAL and _another_word(one, (i, j), other, (k, m)):
            sides = [_placed(o, r, w) for o, r, w in ((a, one, (i, j)), (b, other, (k, m)))]
            if sides[0] and sides[1]:
                start, end = max(0, i - 4), min(len(one.words), j + 3)
                about = f"the words “{phrase(one, start, end)}”"
                yield Clash("speaker", sides[0], sides[1], about, min(0.85, 0.6 + sum(around) / 100))


def _another_word(one: Reading, mine: tuple[int, int], other: Reading, theirs: tuple[int, int]) -> bool:
    """Whether words are others in meaning: words of content or of modality, not forms of one word."""
    sets = []
    for reading, (start, end) in ((one, mine), (other, theirs)):
        telling = [
            reading.stems[at]
            for at in range(start, end)
            if content(reading.words[at]) or reading.words[at].folded in _MODAL
        ]
        first, last = reading.words[start].start, reading.words[end - 1].end
        if not telling or not _PLAIN.fullmatch(reading.text[max(0, first - 1) : last + 1]):
            return False
        sets.append(telling)
    return all(fuzz.ratio(a, b) < 50 for a in sets[0] for b in sets[1])


def _placed(occurrence: Occurrence, reading: Reading, words: tuple[int, int]) -> Side | None:
    """Words of a quotation in their sentence; None where a quotation of several sentences breaks in them."""
    start, end = reading.words[words[0]].start, reading.words[words[1] - 1].end
    printed = reading.text[start:end]
    at = 0
    for span in occurrence.spans:
        size = span.end - span.start
        if start >= at and end <= at + size:
            begin = span.start + start - at
            return Side(Span(span.article, span.sentence, begin, begin + len(printed)), printed)
        at += size + 1
    return None
