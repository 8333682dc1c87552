"""Who did it to whom, and whether it was done: swapped agents and denied predicates.

Method: a verb in the past tense takes the names that stand just before it and just after it; if in a linked
sentence the same verb has one of these names on its other end, and keeps none where it was, the two sources
tell it the other way round ("Pompeo called the premier", "Abdul-Mahdi called Pompeo"). A predicate is denied
where "not" or its like stands at it; it clashes with the same predicate undenied if the words around both are
nearly the same (after Harabagiu, Hickl and Lacatusu, "Negation, contrast and contradiction in text
processing", 2006).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from tui.compare.facts.clashes import Clash, Pairs, phrase, side
from tui.compare.facts.fact_words import TIMES, listed
from tui.compare.facts.slots import FORMS, alike, slot
from tui.story.model import Ref
from tui.words.annotation import Annotation
from tui.words.reading import Reading, content

NEARLY_THE_SAME = 0.7
"""How much alike the slots of a predicate and its denial must be."""

_IRREGULAR = frozenset(listed("irregular"))
_PARTICLES = frozenset(listed("particles"))
_CONTACTS = frozenset(listed("contacts"))
_MUTUAL = frozenset(listed("mutual"))
_STOPS = frozenset(listed("clause_words"))
_PASSIVE = frozenset(listed("passive"))
_NOT = frozenset(listed("denials"))
_BREAK = re.compile(r"[,;:(“”\"—–]")


@dataclass(frozen=True, slots=True)
class _Event:
    """A verb at its place, with the names before and after it."""

    verb: str
    at: int
    before: frozenset[str]
    after: frozenset[str]
    start: int
    end: int


def clashes(annotation: Annotation, pairs: Pairs) -> Iterator[Clash]:
    """Every clash of agents and of polarity between sentences that are about the same."""
    events: dict[Ref, tuple[_Event, ...]] = {}
    denied: dict[Ref, dict[int, int]] = {}
    for article, rows in enumerate(annotation.readings):
        for index, reading in enumerate(rows):
            events[Ref(article, index)] = tuple(_events(reading))
    for (a, b), sure in pairs.items():
        for one, other in product(events[a], events[b]):
            if _swapped(one, other):
                yield _turned(annotation, (a, one), (b, other), 0.6 + 0.3 * sure)
        for ref in (a, b):
            if ref not in denied:
                denied[ref] = _denied(annotation[ref])
        if denied[a] or denied[b]:
            yield from _polarity(annotation, a, b, sure, denied)
    yield from _contacts(annotation, pairs, events)


def _contacts(
    annotation: Annotation, pairs: Pairs, events: Mapping[Ref, tuple[_Event, ...]]
) -> Iterator[Clash]:
    """Who called, or the like, told the other way round in sentences that no link ties."""
    called: dict[str, list[tuple[Ref, _Event]]] = defaultdict(list)
    for ref, rows in events.items():
        for event in rows:
            if annotation[ref].words[event.at].folded in _CONTACTS:
                called[event.verb].append((ref, event))
    for group in called.values():
        for (a, one), (b, other) in combinations(group, 2):
            if a.article != b.article and (a, b) not in pairs and _swapped(one, other):
                yield _turned(annotation, (a, one), (b, other), 0.55)


def _turned(annotation: Annotation, a: tuple[Ref, _Event], b: tuple[Ref, _Event], sure: float) -> Clash:
    sides = [
        side(annotation[ref], ref, event.start, event.end, phrase(annotation[ref], event.start, event.end))
        for ref, event in (a, b)
    ]
    return Clash("agent", sides[0], sides[1], f"who {annotation[a[0]].printed(a[1].at)} whom", sure)


def _swapped(one: _Event, other: _Event) -> bool:
    """Whether one name changed its end, and the name on the other end is not another person's."""
    if one.verb != other.verb or one.before & other.before or one.after & other.after:
        return False
    crossed = (one.before, other.after), (one.after, other.before)
    return any(a & b for a, b in crossed) and all(a & b or not (a and b) for a, b in crossed)


def _events(reading: Reading) -> Iterator[_Event]:
    words = reading.words
    for at in range(1, len(words) - 1):
        folded = words[at].folded
        if not (folded.endswith("ed") or folded in _IRREGULAR) or reading.text[words[at].start].isupper():
            continue
        if folded in _MUTUAL or len(folded) < 3 or words[at - 1].folded in _PASSIVE:
            continue
        following = words[at + 1].folded
        before, start = _names(reading, at, -1)
        after, end = _names(reading, at, 1)
        if (before or after) and start < at < end:
            verb = reading.stems[at] + (f" {following}" if following in _PARTICLES else "")
            yield _Event(verb, at, frozenset(before), frozenset(after), start, end + 1)


def _names(reading: Reading, at: int, step: int) -> tuple[set[str], int]:
    """The names on one side of a verb, and the place of the outermost word; its own place if none is near."""
    words, text = reading.words, reading.text
    place, skipped = at + step, 0
    while 0 <= place < len(words) and not text[words[place].start].isupper():
        if skipped == 2 or words[place].folded in _STOPS or _broken(reading, place, step):
            return set(), at
        place, skipped = place + step, skipped + 1
    found: set[str] = set()
    outermost = at
    while 0 <= place < len(words) and not _broken(reading, place, step):
        folded = words[place].folded
        if not text[words[place].start].isupper() and folded not in ("of", "the"):
            break
        if folded in TIMES:
            break
        if folded not in FORMS and content(words[place]):
            found.add(folded)
        if text[words[place].start].isupper():
            outermost = place
        place += step
    if step > 0 and outermost > at and words[at + 1].folded == "the" and _goes_on(reading, outermost + 1):
        return set(), outermost + 1  # "the Iraqi premier": a description, and no name
    return found, outermost


def _goes_on(reading: Reading, place: int) -> bool:
    """Whether a word is a noun or the like that belongs to the word before it."""
    if place >= len(reading.words):
        return False
    return content(reading.words[place]) and not _broken(reading, place, 1)


def _broken(reading: Reading, place: int, step: int) -> bool:
    """Whether a comma or the like stands between a word and the one that was looked at before it."""
    first, second = sorted((place, place - step))
    return bool(_BREAK.search(reading.text[reading.words[first].end : reading.words[second].start]))


def _denied(reading: Reading) -> dict[int, int]:
    """The predicates that are denied, each with the place of the word that denies it."""
    found: dict[int, int] = {}
    for at, word in enumerate(reading.words):
        if word.folded in _NOT or word.folded.endswith("n't"):
            following = range(at + 1, min(at + 3, len(reading.words)))
            if place := next((k for k in following if content(reading.words[k])), 0):
                found.setdefault(place, at)
    return found


def _polarity(
    annotation: Annotation, a: Ref, b: Ref, sure: float, denied: dict[Ref, dict[int, int]]
) -> Iterator[Clash]:
    for one, other in ((a, b), (b, a)):
        for at, word in denied[one].items():
            found = _affirmed(annotation, one, at, word, other, denied)
            if found is None:
                continue
            place, likeness = found
            mine, theirs = annotation[one], annotation[other]
            no, yes = side(mine, one, word, at + 1, "no"), side(theirs, other, place, place + 1, "yes")
            sides = (no, yes) if one == a else (yes, no)
            about = f"whether {phrase(theirs, place, min(place + 3, len(theirs.words)))}"
            yield Clash("polarity", *sides, about, likeness * (0.6 + 0.4 * sure) * 0.8)


def _affirmed(
    annotation: Annotation, one: Ref, at: int, word: int, other: Ref, denied: dict[Ref, dict[int, int]]
) -> tuple[int, float] | None:
    """Where a sentence affirms what another denies, and how much alike the two slots are.

    A source that has both the denial and the affirmation somewhere speaks of two things.
    """
    mine, theirs = annotation[one], annotation[other]
    stem = mine.stems[at]
    if stem not in theirs.stems or not mine.words[at].folded.isalpha():
        return None
    if _states(annotation, one.article, stem) or any(theirs.stems[place] == stem for place in denied[other]):
        return None
    slotted = slot(annotation, mine, word, at + 1)
    near = range(-3, 4)
    best: tuple[int, float] | None = None
    for place in (k for k, found in enumerate(theirs.stems) if found == stem):
        if any(place + k in denied[other].values() for k in near):
            return None
        likeness = alike(slotted, slot(annotation, theirs, place, place + 1))
        if likeness >= NEARLY_THE_SAME and (best is None or likeness > best[1]):
            best = place, likeness
    return best


def _states(annotation: Annotation, article: int, stem: str) -> bool:
    """Whether an article has a word undenied."""
    for reading in annotation.readings[article]:
        if stem in reading.stems:
            denied = _denied(reading)
            if any(found == stem and place not in denied for place, found in enumerate(reading.stems)):
                return True
    return False
