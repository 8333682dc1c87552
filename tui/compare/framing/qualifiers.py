"""Qualifiers: what some sources put before a noun or a verb of saying that others print without it.

Method, without a tagger and without a list of words of judgement. A noun is a word that stands straight
after an article somewhere in the story; what stands between an article, a possessive or a preposition and
a noun are its qualifiers. A qualifier is told where at most half of the sources that print the noun in the
passage have it there, and the others print the noun without it: "non-binding resolution", "resolution".
Names, numbers and times are none. A word that is itself a noun of the story ("drone strike") tells less
than one that is none. A sentence outside of all passages ("the shocking strike") counts with the passage
of the nearest sentence before or after it in its article, if other sources have the noun there.

A verb of saying is hedged by "without" and what follows ("said without offering evidence"), or by an
adverb in "-ly" beside it ("falsely claimed"), where other sources report the same speaker without it. That
the contrast, and not the word, carries framing: Entman, "Framing", 1993; a lexicon of biased words is
right on 0.14 of words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.compare.framing.reported import verbs
from tui.compare.framing.units import Unit, Units, lists
from tui.compare.model import Passage
from tui.story.model import Ref, Span, Story
from tui.words.annotation import Annotation
from tui.words.rarity import rarity
from tui.words.reporting import stances
from tui.words.tokens import APOSTROPHES

MODIFIERS = 4
"""How many words before a noun are looked at."""

NOUN = 0.35
"""How much a qualifier tells that is itself a noun of the story."""

PLAIN = 0.7
"""How much a qualifier tells that has no form of an adjective."""

ADVERB = 0.75
"""How much an adverb tells that stands before a verb which other sources print without it."""

_ADJECTIVE = re.compile(r"(?:able|ible|ous|ive|ful|less|ic|ing|ed|ary|ish|ant|ent)$|^(?:non|anti|un|pro)-?")
_LEADING = frozenset(("of", "in", "with", "on", "from", "as", "against", "over", "into", "under"))
_VERBAL = ("ed", "ing", "ly")


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun at `at` in a sentence, and the places of its qualifiers."""

    ref: Ref
    at: int
    before: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Qualified:
    """One noun of a passage as each source prints it, and how much its qualifiers tell, 0..1."""

    passage: int
    spans: tuple[Span, ...]
    tells: float


class Qualifiers:
    """Finds the qualifiers of a story."""

    def __init__(
        self, story: Story, annotation: Annotation, units: Units, passages: Sequence[Passage]
    ) -> None:
        self._story, self._annotation, self._units = story, annotation, units
        self._passage = {ref: passage.index for passage in passages for ref in passage.members}
        self._near = _nearest(story, self._passage)
        self._members = {
            row.index: sorted((story.articles[ref.article].id, ref.sentence) for ref in row.members)
            for row in passages
        }
        self._nouns, self._heads = self._find_nouns()
        self._names = {
            unit.key
            for ref in self._near
            for unit in self._units.of(ref)[1:]
            if unit.capital and unit.content
        }

    def _find_nouns(self) -> tuple[set[str], set[str]]:
        """The words straight after an article, and those that end what follows one."""
        nouns: set[str] = set()
        heads: set[str] = set()
        for ref in self._near:
            row = self._units.of(ref)
            for at, unit in enumerate(row[:-1]):
                if unit.folded not in lists().determiners or row[at + 1].apart:
                    continue
                end = at + 1
                if row[end].content and not row[end].capital:
                    nouns.add(row[end].key)
                while end < len(row) and row[end].content and not row[end].apart:
                    end += 1
                if end - at > 1 and not row[end - 1].capital and not row[end - 1].folded.endswith(_VERBAL):
                    heads.add(row[end - 1].key)
        return nouns & heads, heads

    def found(self) -> Iterator[Qualified]:
        """The nouns that some sources qualify and others do not, and the verbs of saying that one hedges."""
        places: dict[str, dict[int, list[Mention]]] = {}
        loose: list[tuple[str, Mention]] = []
        added: list[tuple[str, int, Mention]] = []
        for ref in self._near:
            for mention in self._mentions(ref):
                noun = self._units.of(ref)[mention.at].folded
                if ref in self._passage:
                    places.setdefault(noun, {}).setdefault(self._passage[ref], []).append(mention)
                if mention.before:
                    loose.append((noun, mention))
        for noun, mention in loose:
            passage = self._passage_for(noun, mention, places.get(noun, {}))
            if passage is not None:
                added.append((noun, passage, mention))
        for noun, passage, mention in added:
            places[noun][passage].append(mention)
        for noun in sorted(places):
            for passage, rows in sorted(places[noun].items()):
                if len({row.ref.article for row in rows}) > 1:
                    yield from self._qualified(passage, rows)
        yield from self._adverbs()
        yield from self._hedged()

    def _adverbs(self) -> Iterator[Qualified]:
        """Verbs with an adverb in some sources ("wrongfully accused") and without one in others."""
        verbs_of: dict[tuple[int, str], list[tuple[Ref, int]]] = {}
        wanted = set()
        for ref in sorted(self._passage):
            for at, unit in enumerate(self._units.of(ref)):
                if unit.content and not unit.quoted and unit.key not in self._nouns:
                    key = self._passage[ref], unit.key
                    verbs_of.setdefault(key, []).append((ref, at))
                    if _adverb(self._units.of(ref), at):
                        wanted.add(key)
        for key in sorted(wanted):
            found: dict[int, tuple[bool, Span]] = {}
            for ref, at in verbs_of[key]:
                row = self._units.of(ref)
                adverb = _adverb(row, at)
                span = Span(*ref, row[at - adverb].start, row[at].end)
                if adverb or ref.article not in found:
                    found[ref.article] = found.get(ref.article, (False, span))
                    if adverb and not found[ref.article][0]:
                        found[ref.article] = True, span
            if 0 < sum(adverb for adverb, _ in found.values()) < len(found):
                yield Qualified(key[0], tuple(sorted(span for _, span in found.values())), ADVERB)

    def _passage_for(
        self, noun: str, mention: Mention, places: Mapping[int, Sequence[Mention]]
    ) -> int | None:
        """The passage with which a mention counts whose own passage, if any, has the noun in no other source.

        A role is one person's wherever it stands, and what two sources call by a noun is the event's own.
        """
        row, mine = self._units.of(mention.ref), mention.ref.article
        role = noun in lists().roles and not noun.endswith("s")
        sources = {
            p: {o.ref.article for o in rows if not role or self._one_person(mention, o)} - {mine}
            for p, rows in places.items()
        }
        near = self._passage.get(mention.ref)
        everywhere = set().union(*sources.values()) if sources else set()
        adjective = any(_ADJECTIVE.search(row[at].folded) for at in mention.before)
        if (near is not None and sources.get(near) and not role) or not (adjective or role):
            return None
        if len(everywhere) < min(2, len(self._story.articles) - 1):
            return None
        best = max(sources, key=lambda p: (len(sources[p]), p == self._near[mention.ref], self._first(p)))
        return best if sources[best] and best != near else None

    def _one_person(self, a: Mention, b: Mention) -> bool:
        """Whether two mentions of a role have one name after it; where one has none, one name before it."""
        before, after = zip(*(self._around(mention) for mention in (a, b)), strict=True)
        return bool(after[0] & after[1]) if all(after) else bool(before[0] & before[1])

    def _around(self, mention: Mention) -> tuple[set[str], set[str]]:
        """The names that stand straight before a noun and its qualifiers, and straight after it."""
        row, start, end = self._units.of(mention.ref), mention.at, mention.at + 1
        while start and mention.at - start < MODIFIERS and _joins(row, start):
            start -= 1
        while end < len(row) and row[end].capital and row[end].content and not row[end].apart:
            end += 1
        names = {unit.key for unit in row[start : mention.at] if unit.capital}
        return names, {unit.key for unit in row[mention.at + 1 : end]}

    def _first(self, passage: int) -> list[tuple[str, int]]:
        """A passage's name, the same whatever the order of the articles."""
        return self._members[passage]

    def _mentions(self, ref: Ref) -> Iterator[Mention]:
        row, text = self._units.of(ref), self._units.text(ref)
        for at, unit in enumerate(row):
            role = unit.folded in lists().roles
            if unit.quoted or not (role or (unit.key in self._nouns and not unit.folded.endswith(_VERBAL))):
                continue
            if at + 1 < len(row) and _goes_on(row[at + 1]):
                continue
            start = at
            while start and at - start < MODIFIERS and _joins(row, start):
                start -= 1
            if start == at or _leads(row, start, text):
                places = range(start, at)
                before = tuple(
                    p for p in places if row[p].key not in self._names and _qualifies(row, p, text)
                )
                yield Mention(ref, at, before)

    def _qualified(self, passage: int, rows: Sequence[Mention]) -> Iterator[Qualified]:
        by_article: dict[int, list[Mention]] = {}
        said: dict[int, set[str]] = {}
        for row in rows:
            units = self._units.of(row.ref)
            by_article.setdefault(row.ref.article, []).append(row)
            said.setdefault(row.ref.article, set()).update(unit.key for unit in units)
        users: dict[str, set[int]] = {}
        for row in rows:
            for at in row.before:
                users.setdefault(self._units.of(row.ref)[at].key, set()).add(row.ref.article)
        # What another source says in other words about the noun is not the noun without it.
        own = {
            key
            for key, who in users.items()
            if 2 * len(who) <= len(by_article) and not any(key in said[other] for other in set(said) - who)
        }
        chosen: dict[int, tuple[float, Mention]] = {}
        for article, found in by_article.items():
            best = max(found, key=lambda row: (self._tells(row, own), -row.ref.sentence, -row.at))
            chosen[article] = self._tells(best, own), best
        tells = max(score for score, _ in chosen.values())
        if tells > 0:
            spans = [self._span(row, own) for _, row in chosen.values()]
            yield Qualified(passage, tuple(sorted(spans)), min(1.0, tells))

    def _tells(self, mention: Mention, own: Collection[str]) -> float:
        """How much the qualifiers tell that this source has and most have not."""
        best = 0.0
        row = self._units.of(mention.ref)
        for unit in (row[at] for at in mention.before):
            if unit.key in own:
                kind = NOUN if unit.key in self._heads else 1.0 if _ADJECTIVE.search(unit.folded) else PLAIN
                rare = self._annotation.weight(unit.key) / max(1e-9, self._annotation.weight(""))
                best = max(best, kind * 2 * rarity(unit.key) * (0.5 + 0.5 * rare))
        return best

    def _span(self, mention: Mention, own: Collection[str]) -> Span:
        """The noun, from the first of its own qualifiers on."""
        row = self._units.of(mention.ref)
        wanted = [at for at in mention.before if row[at].key in own]
        return Span(*mention.ref, row[min(wanted, default=mention.at)].start, row[mention.at].end)

    def _hedged(self) -> Iterator[Qualified]:
        """Verbs of saying that one source hedges, with the same speaker's verbs in other sources."""
        spoken: dict[str, list[tuple[Ref, Span, bool]]] = {}
        for ref in self._near:
            row, text = self._units.of(ref), self._units.text(ref)
            for at in verbs(row, text):
                speaker = _speaker(row, at)
                if speaker:
                    start, end = _hedge(row, at)
                    span = Span(*ref, row[start].start, row[end - 1].end)
                    spoken.setdefault(speaker, []).append((ref, span, end - start > 1))
        for _, rows in sorted(spoken.items()):
            for ref, span, hedged in rows:
                others = self._of_others(rows, span) if hedged else []
                if others:
                    passage = self._passage.get(ref, self._near[ref])
                    yield Qualified(passage, tuple(sorted([span, *others])), 0.9)

    def _of_others(self, rows: Sequence[tuple[Ref, Span, bool]], hedged: Span) -> list[Span]:
        """For each other source its first verb with the same speaker, the same verb if it has it."""
        found: dict[int, tuple[bool, int, Span]] = {}
        verb = self._story.articles[hedged.article].sentences[hedged.sentence].text[hedged.start : hedged.end]
        for ref, span, other in rows:
            if ref.article != hedged.article and not other:
                said = self._story.articles[ref.article].sentences[ref.sentence].text[span.start : span.end]
                row = said not in verb.split(), ref.sentence, span
                found[ref.article] = min(found.get(ref.article, row), row)
        return [span for _, _, span in found.values()]


def _nearest(story: Story, known: Mapping[Ref, int]) -> dict[Ref, int]:
    """The passage of each sentence; for one in none, that of the nearest sentence in its article."""
    found = {}
    for a, article in enumerate(story.articles):
        placed = [row.index for row in article.sentences if (a, row.index) in known]
        for row in article.sentences if placed else ():
            at = bisect_left(placed, row.index)
            near = min(placed[max(0, at - 1) : at + 1], key=lambda at: (abs(at - row.index), at))
            found[Ref(a, row.index)] = known[Ref(a, near)]
    return found


def _qualifies(row: Sequence[Unit], at: int, text: str) -> bool:
    """Whether a word before a noun may qualify it: no name, fact, quotation, possessive or part of a name."""
    unit = row[at]
    if unit.capital or unit.fact or unit.quoted or text[unit.end - 2 : unit.end - 1] in APOSTROPHES:
        return False
    if unit.folded in lists().particles or unit.folded.endswith("ly"):
        return False
    before = row[at - 1] if at else None
    led = before and (before.capital or before.folded in lists().determiners or before.folded.endswith("ly"))
    verbal = unit.folded.endswith(_VERBAL) and not led
    compound = at > 0 and text[unit.start - 1] == "-" and row[at - 1].capital
    return not (verbal or compound)


def _adverb(row: Sequence[Unit], at: int) -> bool:
    """Whether an adverb stands straight before a word that has the form of a verb."""
    before = row[at - 1] if at else None
    return bool(
        before
        and before.content
        and before.folded.endswith("ly")
        and len(before.folded) > 5
        and not (before.capital or before.fact or before.quoted or row[at].apart)
        and (row[at].folded.endswith(_VERBAL[:2]) or row[at].folded in stances())
    )


def _goes_on(after: Unit) -> bool:
    """Whether the words of a noun go on: the next is no verb, name or clause."""
    return (
        after.content
        and not (after.apart or after.capital or after.fact or after.quoted)
        and not after.folded.endswith(_VERBAL)
        and after.folded not in stances()
    )


def _joins(row: Sequence[Unit], at: int) -> bool:
    """Whether the word before `at` may qualify the one at it."""
    before = row[at - 1]
    return before.content and not (before.quoted or row[at].apart)


def _leads(row: Sequence[Unit], start: int, text: str) -> bool:
    """Whether what stands before `start` begins a noun's words."""
    if not start:
        return True
    before = row[start - 1]
    owner = text[before.end - 2 : before.end - 1] in APOSTROPHES
    return owner or before.folded in lists().determiners or before.folded in _LEADING


def _speaker(row: Sequence[Unit], at: int) -> str | None:
    """The last name straight before a verb, over a time ("Trump Thursday said") or none."""
    for before in range(at - 1, max(-1, at - 4), -1):
        unit = row[before]
        if unit.capital and unit.content and not unit.fact and not unit.quoted:
            return unit.key
        if not (
            unit.fact or unit.folded in ("has", "had", "also", "later", "then") or unit.folded.endswith("ly")
        ):
            return None
    return None


def _hedge(row: Sequence[Unit], at: int) -> tuple[int, int]:
    """The verb at `at` with an adverb beside it, or with "without" and what follows."""
    if at and row[at - 1].folded.endswith("ly") and len(row[at - 1].folded) > 4 and not row[at].apart:
        return at - 1, at + 1
    for start in range(at + 1, min(at + 4, len(row) - 2)):
        if row[start].folded == "without" and row[start + 1].folded.endswith("ing"):
            end = start + 2
            while end < len(row) and row[end].content and not row[end].apart:
                end += 1
            return at, end
    return at, at + 1
