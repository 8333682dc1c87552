"""Quoted words altered in sense: two sources print one utterance, and a word of it is another, or denied.

Method: the appearances of one quotation are laid over each other word by word. Where in a long run of equal
words one or two words of meaning stand for others ("we are glad of what we heard" / "saw"), or one alone
denies what it says, one of them is wrong about what was said. Another inflection, spelling, contraction or
masking of the same word is none; nor are two translations, which differ in many places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from tui.compare.model import Claim, Conflict, Occurrence, Quotation
from tui.compare.quoting.gathering import LONGEST
from tui.compare.quoting.variants import laid_over
from tui.story.model import Span
from tui.words.reading import Reading, content, read

EQUAL = 6
"""So many equal words around it make a difference one of wording."""

TRANSLATED = 2
"""More differences than so many make two translations, not two wordings."""

_DENIALS = frozenset(("not", "never", "no", "cannot", "nobody", "nothing", "none"))
_PLAIN = re.compile(r"[^*#@\d()\[\]]*")
"""What no masked word ("f***ing"), no number and no editor's word in brackets is printed like."""

Words = tuple[int, int]
"""Words of a reading, from the first to behind the last."""


def altered(quotations: Iterable[Quotation]) -> Iterator[Conflict]:
    """Every word of a shared quotation that two sources print differently in sense, once."""
    seen: set[frozenset[Span]] = set()
    for quotation in quotations:
        if not quotation.shared:
            continue
        # What a source prints over and over says no more than the first time.
        once = {(row.article, row.text): row for row in reversed(quotation.occurrences)}
        occurrences = [row for row in quotation.occurrences if once[row.article, row.text] is row]
        readings = {row: read(row.text) for row in occurrences}
        for a, b in combinations(occurrences, 2):
            if a.article == b.article:
                continue
            for conflict in _between(a, b, readings[a], readings[b]):
                spans = frozenset(claim.span for claim in conflict.claims)
                if not any(spans & known for known in seen):
                    yield conflict
                seen.add(spans)


def _between(a: Occurrence, b: Occurrence, one: Reading, other: Reading) -> Iterator[Conflict]:
    for mine, theirs, equal in _changes(one, other):
        pair = _sense(one, mine, other, theirs)
        claims = [_claim(a, one, pair[0]), _claim(b, other, pair[1])] if pair else []
        kept = tuple(claim for claim in claims if claim)
        if len(kept) == 2:
            about = _phrase(one, max(0, mine[0] - 4), min(len(one.words), mine[1] + 3))
            yield Conflict("words", f"the words “{about}”", kept, round(min(0.85, 0.6 + equal / 100), 3))


def _changes(one: Reading, other: Reading) -> Iterator[tuple[Words, Words, int]]:
    """Where one or two words differ in a run of equal ones, and how many words beside them are equal."""
    changes = laid_over(*(tuple(word.folded for word in reading.words[:LONGEST]) for reading in (one, other)))
    if sum(change[0] != "equal" for change in changes[1:-1]) > TRANSLATED:
        return
    for before, (tag, i, j, k, m), after in zip(changes, changes[1:], changes[2:], strict=False):
        equal = before[2] - before[1] + after[2] - after[1]
        if tag != "equal" and equal >= EQUAL and max(j - i, m - k) <= 2:
            yield (i, j), (k, m), equal


def _sense(one: Reading, mine: Words, other: Reading, theirs: Words) -> tuple[Words, Words] | None:
    """The words in which a difference lies that alters the sense; None where none does."""
    said, told = (
        [word.folded for word in reading.words[start:end]]
        for reading, (start, end) in ((one, mine), (other, theirs))
    )
    if _denied(said) != _denied(told):
        return _widened(*mine, len(one.words)), _widened(*theirs, len(other.words))
    return (mine, theirs) if said and told and _another_word(one, mine, other, theirs) else None


def _denied(words: Sequence[str]) -> bool:
    return any(word in _DENIALS or word.endswith("n't") for word in words)


def _widened(start: int, end: int, size: int) -> Words:
    """The words with the next one where they are none, so that a claim stands on something."""
    return (start, end) if start < end else (start, min(size, end + 1))


def _another_word(one: Reading, mine: Words, other: Reading, theirs: Words) -> bool:
    """Whether words of meaning are others, not forms of one word."""
    sets = []
    for reading, (start, end) in ((one, mine), (other, theirs)):
        telling = [reading.stems[at] for at in range(start, end) if content(reading.words[at])]
        first, last = reading.words[start].start, reading.words[end - 1].end
        if not telling or not _PLAIN.fullmatch(reading.text[max(0, first - 1) : last + 1]):
            return False
        sets.append(telling)
    return all(fuzz.ratio(a, b) < 50 for a in sets[0] for b in sets[1])


def _claim(occurrence: Occurrence, reading: Reading, words: Words) -> Claim | None:
    """Words of a quotation in their sentence; None where a quotation of several sentences breaks in them."""
    start, end = reading.words[words[0]].start, reading.words[words[1] - 1].end
    printed = reading.text[start:end]
    at = 0
    for span in occurrence.spans:
        size = span.end - span.start
        if start >= at and end <= at + size:
            begin = span.start + start - at
            return Claim(span._replace(start=begin, end=begin + len(printed)), printed, printed)
        at += size + 1
    return None


def _phrase(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.text[reading.words[start].start : reading.words[end - 1].end].split())
