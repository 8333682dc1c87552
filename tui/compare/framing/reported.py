"""Slots of verbs: with what verb sources report one act of speech, one quotation, one act done to somebody.

Method: three ways in which two linked sentences stand for one act.

- A quotation that two sources print: the verb that each puts to it (see `attribution`).
- A reporting verb outside quotations in each of two linked sentences: the two whose surroundings share
  most words are one slot, if these hold at least two words of meaning and much of both surroundings.
  "asked" with "asked" takes both out, so that it is never set against a "said" beside it.
- One verb in the passive and in the active ("was killed", "killed"): who acts is named or not.

Reporting verbs are the closest thing to a closed class that carries framing (Bell, "The Language of News
Media", 1991; "told", "asked", "demanded" of one telephone call). What each implies is in
reporting.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.compare.framing.units import Unit, Units, lists
from tui.compare.model import Quotation
from tui.story.model import Ref, Span
from tui.words.annotation import Annotation
from tui.words.reporting import PLAIN, stances
from tui.words.tokens import APOSTROPHES

WINDOW = 9
"""How many words on each side are a verb's surroundings."""

ALIKE = 0.3
"""The share of the poorer surroundings' weight that both must have."""

VERBS = 4
"""How many reporting verbs of a sentence are looked at."""

_RELATIVE = frozenset(("who", "which", "that"))

Stretch = tuple[int, int]


class _Verb(NamedTuple):
    """A reporting verb of a sentence with the keys around it and how much these weigh together."""

    at: int
    near: frozenset[str]
    weight: float


VerbCache = dict[Ref, list[_Verb]]
"""The reporting verbs of the sentences asked for before."""


def verbs(units: Sequence[Unit], text: str) -> list[int]:
    """The places of reporting verbs outside quotations."""
    known, found = stances(), []
    for at, unit in enumerate(units):
        if unit.folded not in known or unit.quoted or (unit.capital and at):
            continue
        before = units[at - 1] if at else None
        owned = before and (
            before.folded in lists().determiners or text[before.end - 2 : before.end - 1] in APOSTROPHES
        )
        if not owned and not _relative(units, at):
            found.append(at)
    return found


def _relative(units: Sequence[Unit], at: int) -> bool:
    """Whether a verb stands in a clause that describes somebody ("a group that has vowed to use videos")."""
    before = [unit.folded for unit in units[max(0, at - 2) : at]]
    return bool(before) and (
        before[-1] in _RELATIVE or (before[0] in _RELATIVE and before[-1] in ("has", "have", "had"))
    )


def told(units: Sequence[Unit], at: int) -> Stretch:
    """The verb at `at` with the small word that changes what it says ("called on", "called for")."""
    follows = units[at + 1] if at + 1 < len(units) else None
    if follows and units[at].key == "call" and follows.folded in ("on", "for") and not follows.apart:
        return at, at + 2
    return at, at + 1


def stance(units: Sequence[Unit], stretch: Stretch) -> str:
    """What the verb of a stretch implies; empty where that is not known."""
    if stretch[1] - stretch[0] > 1:
        return "asking"
    return stances().get(units[stretch[0]].folded, "")


def verb_slots(
    units: Units, annotation: Annotation, a: Ref, b: Ref, cache: VerbCache
) -> Iterator[tuple[Stretch, Stretch]]:
    """The reporting verbs of two linked sentences that stand for one act in other words."""
    rows = units.of(a), units.of(b)
    for ref, row in zip((a, b), rows, strict=True):
        if ref not in cache:
            cache[ref] = [_with_near(annotation, row, at) for at in verbs(row, units.text(ref))[:VERBS]]
    scored = sorted(
        (-_alike(annotation, one, other), one.at, other.at) for one in cache[a] for other in cache[b]
    )
    used: tuple[set[int], set[int]] = (set(), set())
    for score, i, j in scored:
        if -score < ALIKE or i in used[0] or j in used[1]:
            continue
        used[0].add(i)
        used[1].add(j)
        one, other = told(rows[0], i), told(rows[1], j)
        if _differ(rows[0], one, rows[1], other):
            yield one, other


def _differ(a: Sequence[Unit], one: Stretch, b: Sequence[Unit], other: Stretch) -> bool:
    """Whether two verbs differ, and not merely as "said" and "added" do."""
    stances_of = stance(a, one), stance(b, other)
    same = a[one[0]].key == b[other[0]].key and one[1] - one[0] == other[1] - other[0]
    moved = any(
        x[at[0]].key in {unit.key for unit in y} and stances().get(x[at[0]].folded) != PLAIN
        for x, at, y in ((a, one, b), (b, other, a))
    )
    return not same and not moved and stances_of != (PLAIN, PLAIN)


def _alike(annotation: Annotation, a: _Verb, b: _Verb) -> float:
    """How much of the poorer surroundings of two verbs both have, 0..1; 0 with under two words."""
    common = a.near & b.near
    if len(common) < 2:
        return 0.0
    return sum(map(annotation.weight, sorted(common))) / min(a.weight, b.weight)


def _with_near(annotation: Annotation, units: Sequence[Unit], at: int) -> _Verb:
    rows = units[max(0, at - WINDOW) : at + WINDOW + 1]
    near = {unit.key for unit in rows if unit.content and not unit.fact and unit.folded not in stances()}
    return _Verb(at, frozenset(near), sum(map(annotation.weight, sorted(near))))


def quoting(units: Units, quotation: Quotation) -> list[Span]:
    """The verb that each source puts to a quotation, one span a source."""
    found: dict[int, Span] = {}
    for occurrence in quotation.occurrences:
        for span in occurrence.spans if occurrence.verb and occurrence.article not in found else ():
            row = units.of(span.ref)
            places = [
                at
                for at, unit in enumerate(row)
                if not unit.quoted and units.text(span.ref)[unit.start : unit.end] == occurrence.verb
            ]
            if places:
                at = min(
                    places, key=lambda at: min(abs(row[at].start - span.end), abs(row[at].end - span.start))
                )
                start, end = told(row, at)
                found[occurrence.article] = Span(*span.ref, row[start].start, row[end - 1].end)
                break
    return [found[article] for article in sorted(found)]


def voices(a: Sequence[Unit], b: Sequence[Unit]) -> Iterator[tuple[Stretch, Stretch]]:
    """One verb, passive in one sentence and active in the other."""
    be = lists().be
    for one, other, turned in ((a, b, False), (b, a, True)):
        passive = {
            one[at + 1].key: at + 1
            for at, row in enumerate(one[:-1])
            if row.folded in be and _passive(one, at + 1)
        }
        if not passive:
            continue
        for j, unit in enumerate(other):
            i = passive.get(unit.key)
            if (
                i is not None
                and _active(other, j)
                and not any(_passive(other, at) for at in _same(other, unit.key))
            ):
                pair = (i - 1, i + 1), (j, j + 1)
                yield pair if not turned else (pair[1], pair[0])


def _same(units: Sequence[Unit], key: str) -> Iterable[int]:
    return (at for at, unit in enumerate(units) if unit.key == key)


def _passive(units: Sequence[Unit], at: int) -> bool:
    unit = units[at]
    return (
        at > 0
        and unit.content
        and not unit.quoted
        and unit.folded.endswith(("ed", "en", "wn", "ld", "nt", "ht"))
        and units[at - 1].folded in lists().be
        and not unit.apart
    )


def _active(units: Sequence[Unit], at: int) -> bool:
    """Whether the word is a verb in the active: after a name or pronoun that acts, before what it acts on."""
    unit = units[at]
    return (
        0 < at < len(units) - 1
        and unit.content
        and not unit.quoted
        and unit.folded.endswith("ed")
        and not units[at + 1].apart
        and units[at + 1].folded not in ("by", "in", "on", "at", "to", "for", "after", "when", "and")
        and units[at - 1].folded not in lists().be
        and units[at - 1].folded not in lists().determiners
    )
