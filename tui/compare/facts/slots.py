"""The slot in which something stands: the words around it, by which two claims are about the same thing.

Method: content words on either side count by how near they stand and by how much they tell in the story; two
slots are alike as far as the poorer of the two is covered by the other. The names
before a thing stand for whose it is: where both sides have such names
and share none, the slots are of two persons. This is the question that Ritter, Downey, Soderland and Etzioni
("It's a contradiction, no, it's not", 2008) show to be the hard one: most mismatches of values are two facts,
not one fact told twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tui.compare.facts.fact_words import TIMES, listed
from tui.words.annotation import Annotation
from tui.words.reading import Reading, content
from tui.words.tokens import Word

REACH = 6
"""How many content words on either side are heard."""

NAMES_REACH = 8
"""In how many words before a thing a name says whose it is."""

_BEFORE_PLACES = frozenset(listed("before_place"))
FORMS = TIMES.union(listed("forms"))
"""Words printed with a capital that name no person: titles, parties, days and months."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands around some words: weighed stems, their sum, and the names of whose they are."""

    near: Mapping[str, float]
    total: float
    names: frozenset[str]


def slot(annotation: Annotation, reading: Reading, start: int, end: int) -> Slot:
    """The slot of the words from `start` to `end` of a sentence."""
    near: dict[str, float] = {}
    for places in (range(start - 1, -1, -1), range(end, len(reading.words))):
        heard = 0
        for at in places:
            if not content(reading.words[at]):
                continue
            heard += 1
            stem = reading.stems[at]
            near[stem] = max(near.get(stem, 0.0), annotation.weight(stem) / (1 + heard / 3))
            if heard == REACH:
                break
    return Slot(near, sum(near.values()), _names(reading, start))


def alike(a: Slot, b: Slot) -> float:
    """How much two slots are one, 0 to 1; 0 where they are of different persons.

    Words of both sides that are rare in the story count for more than those that every sentence has.
    """
    least = min(a.total, b.total)
    if least <= 0 or (a.names and b.names and not _met(a.names, b.names)):
        return 0.0
    return sum(min(weight, b.near[stem]) for stem, weight in a.near.items() if stem in b.near) / least


def named(reading: Reading, at: int) -> bool:
    """Whether a word is printed as a name: a capital at its beginning, and not for beginning the sentence."""
    word: Word = reading.words[at]
    return at > 0 and reading.text[word.start].isupper() and content(word)


def _met(names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a name is on both sides, if in another form ("Iran", "Iranian")."""
    return any(one[:4] == other[:4] for one in names for other in others)


def _names(reading: Reading, end: int) -> frozenset[str]:
    """The names just before a place that are not themselves told after a preposition, nor titles."""
    found = set()
    for at in range(max(0, end - NAMES_REACH), end):
        word = reading.words[at]
        if not (reading.text[word.start].isupper() and content(word)) or word.folded in FORMS:
            continue
        first = at
        while first and named(reading, first - 1):
            first -= 1
        if not (first and reading.words[first - 1].folded in _BEFORE_PLACES) and (at or named(reading, 1)):
            found.add(word.folded)
    return frozenset(found)
