"""Numbers and times in which two sources differ, each in the slot of the other.

Method: in two sentences that are linked or share a passage, each quantity and each time is paired with the
one of its kind whose slot is most like its own, and taken only if it is that one's best too, so that a number
that agrees with a third is heard no more. A pair is a clash if the normalised values cannot both hold and
neither article has the other's value as well (which makes a time less sure, and a number no clash). Counts of
the same things in the same words ("US troops in Iraq"), and counts of one noun and dates in slots that are
more alike, need no link.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from tui.compare.facts import dates, values
from tui.compare.facts.clashes import Clash, Pairs, Side, around, phrase, side
from tui.compare.facts.dates import Moment
from tui.compare.facts.fact_words import listed
from tui.compare.facts.slots import Slot, alike, slot
from tui.compare.facts.values import Quantity
from tui.compare.model import ConflictKind
from tui.story.model import Ref
from tui.words.annotation import Annotation
from tui.words.reading import Reading, content

GENERIC = frozenset(listed("generic"))
"""Stems of nouns that are counted in every report, of other things in each sentence."""

_PARTS_OF_DAY = frozenset(listed("parts_of_day"))

ALIKE = 0.3
"""How much alike the slots of two values must be."""

UNLINKED = 0.36
"""How much alike those of two counts of one noun, or of two dates, must be where no link ties them."""

SAME_NOUN = 0.5
"""What the same noun right after two times ("a Friday statement") adds to how much alike their slots are."""


@dataclass(frozen=True, eq=False)
class Item:
    """A value in its place."""

    ref: Ref
    value: Quantity | Moment
    reading: Reading
    annotation: Annotation

    @property
    def kind(self) -> ConflictKind:
        """Which kind of conflict it can take part in."""
        return "number" if isinstance(self.value, Quantity) else "date"

    @cached_property
    def slot(self) -> Slot:
        """The words around it."""
        return slot(self.annotation, self.reading, self.value.start, self.value.end)

    @cached_property
    def noun(self) -> str:
        """The stem that follows at once, if it is one that tells something."""
        at, words = self.value.end, self.reading.words
        if at >= len(words) or not content(words[at]) or words[at].folded in _PARTS_OF_DAY:
            return ""
        gap = self.reading.text[words[at - 1].end : words[at].start]
        return self.reading.stems[at] if gap.isspace() else ""

    @property
    def side(self) -> Side:
        """It as half of a clash."""
        return side(self.reading, self.ref, self.value.start, self.value.end, self.value.shown)


def clashes(
    annotation: Annotation, pairs: Pairs, published: Sequence[datetime.date | None]
) -> Iterator[Clash]:
    """Every clash of values in a story, and the agreements beside them."""
    stated = _Stated(annotation)
    for (a, b), sure in pairs.items():
        if stated.items.get(a) and stated.items.get(b):
            yield from _between(stated, stated.items[a], stated.items[b], sure, published)
    yield from _unlinked(stated, pairs)


class _Stated:
    """What each article states: its values by sentence, and all its numerals."""

    def __init__(self, annotation: Annotation) -> None:
        self.items: dict[Ref, list[Item]] = {}
        self.of: list[list[Item]] = [[] for _ in annotation.readings]
        for article, rows in enumerate(annotation.readings):
            for index, reading in enumerate(rows):
                found: tuple[Quantity | Moment, ...] = (*values.quantities(reading), *dates.moments(reading))
                if found:
                    ref = Ref(article, index)
                    items = [Item(ref, value, reading, annotation) for value in found]
                    self.items[ref] = items
                    self.of[article] += items
        self._numerals = [
            frozenset(word.folded for reading in rows for word in reading.words if word.numeric)
            for rows in annotation.readings
        ]

    def also(self, article: int, item: Item) -> bool:
        """Whether an article has the value of another's item, of the same thing or, if telling, of any."""
        value = item.value
        if isinstance(value, Moment):
            return any(_says(other.value, value) for other in self.of[article])
        return self._numeral(article, value) or any(
            isinstance(other.value, Quantity) and _same_thing(other, item) and not _apart(other, item, ())
            for other in self.of[article]
        )

    def _numeral(self, article: int, value: Quantity) -> bool:
        """Whether a number that is no small count stands among an article's numerals in any form."""
        if value.hedge == "vague" or value.high < 10:
            return False
        for numeral in self._numerals[article]:
            try:
                amount = float(numeral)
            except ValueError:
                continue
            if value.low <= amount <= value.high and (amount > 100 or amount % 5 or value.unit == "%"):
                return True
        return False


def _says(one: object, other: Moment) -> bool:
    return isinstance(one, Moment) and (one.form, one.numbers) == (other.form, other.numbers)


def _same_thing(a: Item, b: Item) -> bool:
    """Whether two quantities have one unit and, where both name it, one noun."""
    one, other = a.value, b.value
    if not (isinstance(one, Quantity) and isinstance(other, Quantity)) or one.unit != other.unit:
        return False
    if one.head is None or other.head is None:
        return one.unit != "count" or one.head is other.head
    return a.reading.stems[one.head] == b.reading.stems[other.head]


def _apart(a: Item, b: Item, published: Sequence[datetime.date | None]) -> float:
    """How surely two values cannot both hold."""
    one, other = a.value, b.value
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return values.differ(one, other)
    if isinstance(one, Moment) and isinstance(other, Moment):
        days = (published[a.ref.article], published[b.ref.article]) if published else (None, None)
        return dates.differ(one, other, days)
    return 0.0


def _between(
    stated: _Stated,
    left: list[Item],
    right: list[Item],
    sure: float,
    published: Sequence[datetime.date | None],
) -> Iterator[Clash]:
    """The clashes of two sentences: values that are each other's best, and differ."""
    table = {
        (i, j): _likeness(a, b)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if a.kind == b.kind and (a.kind == "date" or _same_thing(a, b))
    }
    for (i, j), likeness in table.items():
        a, b = left[i], right[j]
        if likeness < ALIKE or any(
            other > likeness for (k, m), other in table.items() if (k == i) != (m == j)
        ):
            continue
        apart = _apart(a, b, published)
        if not apart:
            if _same_value(a, b):
                yield Clash(a.kind, a.side, b.side, "", 0.0)
            continue
        if _told_twice(left, b) or _told_twice(right, a):
            continue
        chance = apart * (0.4 + 0.6 * min(1.0, likeness)) * (0.6 + 0.4 * sure)
        if stated.also(a.ref.article, b) or stated.also(b.ref.article, a):
            chance *= 0.75 if a.kind == "date" else 0.3
        yield Clash(a.kind, a.side, b.side, _about(a, b), chance)


def _same_value(a: Item, b: Item) -> bool:
    """Whether two values are one; "Friday" and "this week" agree, but do not witness one another."""
    one, other = a.value, b.value
    return isinstance(one, Quantity) or (isinstance(other, Moment) and _says(one, other))


def _likeness(a: Item, b: Item) -> float:
    likeness = alike(a.slot, b.slot)
    if likeness and isinstance(a.value, Moment) and a.noun and a.noun == b.noun:
        return min(1.0, likeness + SAME_NOUN)
    return likeness


def _told_twice(items: list[Item], item: Item) -> bool:
    """Whether one sentence has the other's value too: then it speaks of two things."""
    value = item.value
    if isinstance(value, Moment):
        return any(_says(other.value, value) for other in items)
    return any(
        isinstance(other.value, Quantity)
        and other.value.unit == value.unit
        and (other.value.low, other.value.high) == (value.low, value.high)
        for other in items
    )


def _unlinked(stated: _Stated, pairs: Pairs) -> Iterator[Clash]:
    """Counts of one noun, and dates, in slots that are alike although no link ties their sentences."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for items in stated.items.values():
        for item in items:
            if topic := _topic(item):
                groups[topic].append(item)
    for group in groups.values():
        for a, b in combinations(group, 2):
            if a.ref.article == b.ref.article or (min(a.ref, b.ref), max(a.ref, b.ref)) in pairs:
                continue
            apart = _apart(a, b, ())
            if not apart:
                continue
            same = bool(_phrase(a)) and _phrase(a) == _phrase(b)
            likeness = 1.0 if same else alike(a.slot, b.slot)
            if likeness >= UNLINKED and not (stated.also(a.ref.article, b) or stated.also(b.ref.article, a)):
                yield Clash(a.kind, a.side, b.side, _about(a, b), apart * (0.4 + 0.6 * likeness) * 0.85)


def _topic(item: Item) -> str:
    """What a value is of, if that tells so much that no link is needed: a noun, or the calendar."""
    value = item.value
    if isinstance(value, Moment):
        return "" if value.form not in ("day", "month") else "the calendar"
    stem = item.reading.stems[value.head] if value.head is not None else ""
    return "" if stem in GENERIC else stem


def _phrase(item: Item) -> tuple[str, ...]:
    """The stems from a number to its noun and the two words after it, as in "US troops in Iraq"."""
    value, reading = item.value, item.reading
    if not isinstance(value, Quantity) or value.head is None or reading.stems[value.head] in GENERIC:
        return ()
    end = value.head + 3
    if end > len(reading.words) or content(reading.words[end - 2]) or not content(reading.words[end - 1]):
        return ()
    return reading.stems[value.end : end]


def _about(a: Item, b: Item) -> str:
    """The words of the first sentence that say what both values are of."""
    value, reading = a.value, a.reading
    if (words := _phrase(a)) and words == _phrase(b):
        return phrase(reading, value.end, value.end + len(words))
    shared = set(b.slot.near) - {"percent"}
    if isinstance(value, Quantity) and value.head is not None:
        return around(reading, value.start, value.end, shared | {reading.stems[value.head]}, before=0)
    return around(reading, value.start, value.end, shared)
