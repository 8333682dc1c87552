"""Persons and their offices in which two sources differ.

Method: an office clashes with the same office under an assistant's title where the same person is named just
before both. Two persons clash where nothing but their names differs between the same words, after a word that
brings a person in ("the mayor Ann Lee"), and if neither article has the other name at all. Names that differ
in spelling (Adel/Adil, Soleimani/Suleimani), in length or in the first name alone are one name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from rapidfuzz import fuzz

from tui.compare.facts.clashes import SPELLING, Clash, Pairs, Side, Told, phrase, side
from tui.compare.facts.fact_words import listed
from tui.compare.facts.slots import FORMS, named, slot
from tui.story.model import Ref
from tui.words.annotation import Annotation
from tui.words.reading import Reading, content

BETWEEN = 3
"""So many equal words must stand around two names, one at least on either side."""

_RANKS = frozenset(listed("ranks"))


def clashes(annotation: Annotation, pairs: Pairs, told: Told) -> Iterator[Clash]:
    """Every clash of persons and of offices between sentences that are about the same."""
    refs = {ref for pair in pairs for ref in pair}
    ranked = {ref: _ranked(annotation[ref]) for ref in refs}
    names = {ref: tuple(_names(annotation[ref])) for ref in refs}
    for (a, b), sure in pairs.items():
        for mine, theirs in ((a, b), (b, a)):
            for at in ranked[mine]:
                for first, second, about in _offices(annotation, mine, at, theirs):
                    sides = sorted((first, second), key=lambda row: row.span)
                    yield Clash("name", sides[0], sides[1], about, 0.5 + 0.3 * sure)
        if names[a] and names[b]:
            yield from _persons(annotation, a, b, sure, names, told)


def _ranked(reading: Reading) -> tuple[int, ...]:
    """Where an office under an assistant's title begins."""
    return tuple(at for at, word in enumerate(reading.words[:-2]) if word.folded in _RANKS)


def _offices(annotation: Annotation, one: Ref, at: int, other: Ref) -> Iterator[tuple[Side, Side, str]]:
    """An office under an assistant's title and the same without, both of one person."""
    mine, theirs = annotation[one], annotation[other]
    office = mine.stems[at + 1 : at + 3]
    if any(word.folded == mine.words[at].folded for word in theirs.words) or not content(mine.words[at + 1]):
        return
    for place in range(len(theirs.words) - 1):
        if theirs.stems[place : place + 2] != office:
            continue
        names = slot(annotation, mine, at, at + 3).names & slot(annotation, theirs, place, place + 2).names
        if names:
            ranked = side(mine, one, at, at + 3, phrase(mine, at, at + 3))
            plain = side(theirs, other, place, place + 2, phrase(theirs, place, place + 2))
            yield ranked, plain, f"office of {min(names).title()}"


def _names(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where names stand that a word for a person brings in: "the mayor Ann Lee", "Gov. Lee"."""
    at = 1
    while at < len(reading.words):
        end = at
        while end < len(reading.words) and named(reading, end) and reading.words[end].folded not in FORMS:
            end += 1
        before = reading.words[at - 1]
        if end > at and (before.folded in FORMS or content(before)) and not before.folded.endswith("ed"):
            yield at, end
        at = max(end, at) + 1


def _persons(
    annotation: Annotation,
    a: Ref,
    b: Ref,
    sure: float,
    names: dict[Ref, tuple[tuple[int, int], ...]],
    told: Told,
) -> Iterator[Clash]:
    """Two names that no other source has, between the same words."""
    mine, theirs = annotation[a], annotation[b]
    for (i, j), (k, m) in product(names[a], names[b]):
        if mine.stems[i - 1] != theirs.stems[k - 1] or mine.stems[j : j + 1] != theirs.stems[m : m + 1]:
            continue
        one, other = (
            [word.folded for word in row.words[s:e]] for row, s, e in ((mine, i, j), (theirs, k, m))
        )
        around = (
            _equal(mine.stems[:i][::-1], theirs.stems[:k][::-1]),
            _equal(mine.stems[j:], theirs.stems[m:]),
        )
        if min(around) < 1 or sum(around) < BETWEEN or _spelled(one, other):
            continue
        if any(told.by(b.article, (word,)) for word in one) or any(
            told.by(a.article, (word,)) for word in other
        ):
            continue
        if named(mine, min(j, len(mine.words) - 1)):
            continue  # A first name alone: nicknames are many.
        texts = [phrase(row, s, e) for row, s, e in ((mine, i, j), (theirs, k, m))]
        if any(text.isupper() for text in texts):
            continue  # Initials.
        sides = side(mine, a, i, j, texts[0]), side(theirs, b, k, m, texts[1])
        about = phrase(mine, max(i - around[0], i - 3), i)
        yield Clash("name", *sides, about, 0.3 + 0.4 * sure)


def _equal(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words are the same, one after the other."""
    return next(
        (at for at, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other))
    )


def _spelled(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be one: spelled nearly alike, or cut short."""
    return any(fuzz.ratio(x, y) >= SPELLING or x[:3] == y[:3] for x in one for y in other)
