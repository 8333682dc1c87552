"""Places in which two sources differ.

Method: a place is a name after "in", "at", "on", "near" or the like (with "soil" or "territory" where it goes
on so). Two places clash only in slots that are alike, if they share no word, if neither article has the
other's place anywhere, and if none places one in the other: Baghdad is in Iraq, which no list here says, but
an article that places an event in Baghdad also has Iraq.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from rapidfuzz import fuzz

from tui.compare.facts.clashes import SPELLING, Clash, Pairs, Told, around, phrase, side
from tui.compare.facts.fact_words import TIMES, listed
from tui.compare.facts.slots import Slot, alike, slot
from tui.story.model import Ref
from tui.words.annotation import Annotation
from tui.words.reading import Reading

ALIKE = 0.45
"""How much alike the slots of two places must be."""

_AT = frozenset(listed("places"))
_GROUND = frozenset(listed("ground"))


@dataclass(frozen=True, slots=True)
class _Place:
    """A place: words `start` to `end`, the first of them the preposition.

    `city` tells that it is told with "in" (a city, a country), `ground` that it is somebody's soil.
    """

    start: int
    end: int
    words: tuple[str, ...]
    city: bool
    ground: bool


def clashes(annotation: Annotation, pairs: Pairs, told: Told) -> Iterator[Clash]:
    """Every clash of places between sentences that are about the same."""
    places = {ref: tuple(_places(annotation[ref])) for ref in {ref for pair in pairs for ref in pair}}
    slots: dict[tuple[Ref, int], Slot] = {}
    for (a, b), sure in pairs.items():
        for one, other in product(places[a], places[b]):
            if not _apart(told, (a, one), (b, other)):
                continue
            for ref, place in ((a, one), (b, other)):
                if (ref, place.start) not in slots:
                    slots[ref, place.start] = slot(annotation, annotation[ref], place.start, place.end)
            near = slots[b, other.start]
            likeness = alike(slots[a, one.start], near)
            if likeness >= ALIKE and not told.nested(one.words, other.words):
                yield _clash(annotation, (a, one), (b, other), near, likeness * (0.6 + 0.4 * sure))


def _apart(told: Told, a: tuple[Ref, _Place], b: tuple[Ref, _Place]) -> bool:
    """Whether two places exclude each other, as far as the two articles tell."""
    (ref, one), (other_ref, other) = a, b
    if not _of_one_size(one, other) or _one(one.words, other.words):
        return False
    return not (told.by(ref.article, other.words) or told.by(other_ref.article, one.words))


def _clash(
    annotation: Annotation, a: tuple[Ref, _Place], b: tuple[Ref, _Place], near: Slot, sure: float
) -> Clash:
    (ref, one), (other_ref, other) = a, b
    reading = annotation[ref]
    about = around(reading, one.start, one.end, near.near, before=6)
    mine = side(reading, ref, one.start, one.end, phrase(reading, one.start, one.end))
    theirs = side(
        annotation[other_ref],
        other_ref,
        other.start,
        other.end,
        phrase(annotation[other_ref], other.start, other.end),
    )
    return Clash("place", mine, theirs, about, sure)


def _of_one_size(a: _Place, b: _Place) -> bool:
    """Whether two places can exclude each other; "at the White House" does not exclude "in Washington"."""
    return a.city == b.city or a.ground or b.ground


def _one(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two names share a word, or are spelled nearly alike."""
    return any(fuzz.ratio(word, other) >= SPELLING for word in words for other in others)


def _places(reading: Reading) -> Iterator[_Place]:
    words = reading.words
    for at in range(len(words) - 1):
        if words[at].folded not in _AT:
            continue
        first = at + 2 if words[at + 1].folded == "the" else at + 1
        end = first
        while end < len(words) and reading.text[words[end].start].isupper():
            if end > first and reading.text[words[end - 1].end : words[end].start] != " ":
                break
            end += 1
        if end == first or words[first].folded in TIMES:
            continue
        ground = end < len(words) and words[end].folded in _GROUND
        end += ground
        names = tuple(word.folded for word in words[first:end])
        yield _Place(at, end, names, words[at].folded == "in", ground)
