"""Sentences as wordings are told by, and which words of two of them are the same.

Method: every word gets a key by which it is the same as another: the member of the cast that it names where
it does ("Pompeo", "the secretary" and "he" are one), its verb for an irregular form, else its stem. The words
that both sentences have are chained in order so that they weigh most (a longest common subsequence over
matching places, Hunt and Szymanski, 1977, with a premium for matches that stand beside one another). Barzilay
and McKeown ("Extracting paraphrases from a parallel corpus", 2001) find paraphrases by the same words around.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from tui.compare.model import Term
from tui.story.model import Ref, Span
from tui.words.annotation import Annotation
from tui.words.classes import read_class, theme, words_of
from tui.words.names import POSSESSIVE
from tui.words.reading import Reading, content
from tui.words.reporting import stances
from tui.words.tokens import Word

COPIES = 9
"""A word that stands in both sentences so often (the product) anchors nothing."""

BESIDE = 2
"""Within how many words of one another two matches strengthen each other."""

MEMBER = 2.0
"""How much a member of the cast tells, beside the weight of a word."""

WINDOW = 7
"""Within how many words of a verb stands what it is about."""

Stretch = tuple[int, int]
"""The words of a line from one place up to another."""

_MARK = re.compile(r"[,;:()—–…!?\[\]\"“”]|\.\s|\s-\s")


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of wording_words.yaml by which phrases are cut."""

    determiners: frozenset[str]
    facts: frozenset[str]
    be: frozenset[str]
    prepositions: frozenset[str]
    leads: frozenset[str]
    """Words that a verb follows."""
    closing: frozenset[str]
    """Words that no verb follows."""
    base: Mapping[str, str]


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The lists of wording_words.yaml, read once."""
    rows = read_class("wording_words")["en"]
    base = {word: row.split()[0] for row in (*rows["forms"], *rows["same"]) for word in row.split()}
    facts = theme("calendar") | frozenset(rows["times"].split()) | frozenset(rows["numbers"].split())
    determiners = words_of("determiners")
    leads = words_of("auxiliaries", "thing_pronouns", "negations") | frozenset(rows["leads"].split())
    return Lists(
        determiners,
        facts,
        words_of("be"),
        frozenset(rows["prepositions"].split()),
        leads,
        determiners | words_of("prepositions"),
        base,
    )


class Act(NamedTuple):
    """A verb at a place, with the content words before and after it, and whoever stands last before it."""

    at: int
    before: frozenset[str]
    after: frozenset[str]
    actor: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or headline word by word; all tuples are as long as `reading.words`.

    `content` words name something; `facts` are numbers and times, which figures compare; `apart` tells that
    a mark stands before the word; `members` holds the name of whom a word means, or nothing.
    """

    ref: Ref
    reading: Reading
    keys: tuple[str, ...]
    content: tuple[bool, ...]
    facts: tuple[bool, ...]
    apart: tuple[bool, ...]
    members: tuple[str, ...]
    persons: tuple[bool, ...]
    """Whether a word names a person, and not merely as an owner ("Cruz's")."""
    capitals: tuple[bool, ...]
    """Whether a word has the capital of a name; in a headline, of words that have it everywhere."""
    weights: tuple[float, ...]
    verbs: tuple[bool, ...]
    """Whether a word looks like a verb."""
    places: tuple[int, ...]
    """Where these stand, and of them `adverbial` where an adverb stands before."""
    adverbial: tuple[int, ...]
    acts: tuple[Act, ...] = ()

    def folded(self, at: int) -> str:
        """The word at a place as it is compared; empty outside the sentence."""
        return self.reading.words[at].folded if 0 <= at < len(self.keys) else ""

    def term(self, start: int, end: int) -> Term:
        """The words `start:end` as printed, with their place."""
        words = self.reading.words
        span = Span(*self.ref, words[start].start, words[end - 1].end)
        return Term(span, self.reading.text[span.start : span.end])

    def names(self) -> frozenset[str]:
        """The keys of all its content words."""
        return frozenset(key for key, content in zip(self.keys, self.content, strict=True) if content)

    def plain(self, at: int) -> bool:
        """Whether a word can be part of a wording: it names something, is no fact and not quoted."""
        return self.content[at] and not self.facts[at] and not self.reading.inside(at)

    def plain_act(self, at: int) -> bool:
        """Whether a verb may stand for another: it is no fact, no name, and not quoted."""
        return not (self.facts[at] or self.members[at] or self.reading.inside(at))


def line(annotation: Annotation, ref: Ref) -> Line:
    """A sentence of the story as wordings are told by; a headline where its number is -1."""
    reading = annotation[ref]
    members, persons = _named(annotation, ref)
    every = range(len(reading.words))
    contents = tuple(map(_names_something, reading.words, members))
    places = tuple(k for k in every if _verbal(reading, k, contents[k]))
    row = Line(
        ref=ref,
        reading=reading,
        keys=tuple(map(_key, reading.words, reading.stems, members)),
        content=contents,
        facts=_facts(reading),
        apart=tuple(_apart(reading, k) for k in every),
        members=members,
        persons=persons,
        capitals=_capitals(annotation, ref),
        weights=_weights(annotation, reading, members),
        verbs=tuple(k in places for k in every),
        places=places,
        adverbial=tuple(k for k in places if _behind_adverb(reading, k)),
    )
    return replace(row, acts=tuple(_act(row, k) for k in filter(row.plain_act, places)))


def _names_something(word: Word, member: str) -> bool:
    return bool(member) or (content(word) and word.folded not in lists().prepositions)


def _facts(reading: Reading) -> tuple[bool, ...]:
    """Which words are numbers and times."""
    return tuple(word.numeric or word.folded in lists().facts for word in reading.words)


def _weights(annotation: Annotation, reading: Reading, members: Sequence[str]) -> tuple[float, ...]:
    """How much each word tells."""
    return tuple(
        MEMBER if member else annotation.weight(stem)
        for member, stem in zip(members, reading.stems, strict=True)
    )


def _behind_adverb(reading: Reading, at: int) -> bool:
    return at > 0 and reading.words[at - 1].folded.endswith("ly")


def _capitals(annotation: Annotation, ref: Ref) -> tuple[bool, ...]:
    """Which words have the capital of a name; in a headline, of words that have it everywhere."""
    reading = annotation[ref]
    capitals = map(reading.capital, range(len(reading.words)))
    if ref.sentence >= 0:
        return tuple(capitals)
    return tuple(up and stem in annotation.names for up, stem in zip(capitals, reading.stems, strict=True))


def _key(word: Word, stem: str, member: str) -> str:
    return f"@{member}" if member else lists().base.get(word.folded, stem)


def _apart(reading: Reading, at: int) -> bool:
    """Whether a mark stands between a word and the one before it."""
    gap = reading.text[reading.words[at - 1].end : reading.words[at].start] if at else ""
    return gap not in (" ", "-", "") and bool(_MARK.search(gap))


def _named(annotation: Annotation, ref: Ref) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """For each word the name of whom it means, and whether that is a person and no mere owner.

    The last word stands for a name, its titles stay words of their own.
    """
    words = annotation[ref].words
    members, persons, starts = [""] * len(words), [False] * len(words), [word.start for word in words]
    for mention, member in annotation.mentions(ref) if ref.sentence >= 0 else ():
        at = bisect_left(starts, mention.end) - 1
        if member and at >= 0:
            members[at], persons[at] = member.name, member.person and mention.weight != POSSESSIVE
    return tuple(members), tuple(persons)


def _verbal(reading: Reading, at: int, content: bool) -> bool:
    """Whether a word looks like a verb rather than a noun or what qualifies one.

    A verb of saying, an irregular form or a word in -ed or -ing is one, unless an article, a possessive or a
    preposition stands before it ("the alleged poll", "of falling prices") or a hyphen ("non-binding").
    """
    known, folded = lists(), reading.words[at].folded
    if at:
        before, gap = reading.words[at - 1], reading.text[reading.words[at - 1].end : reading.words[at].start]
        if before.folded in known.leads:
            return content or folded in stances()
        if gap == "-" or before.folded in known.closing:
            return False
    if folded in known.prepositions:
        return False
    return folded in stances() or folded in known.base or (len(folded) > 4 and folded.endswith(("ed", "ing")))


def _act(row: Line, at: int) -> Act:
    """The verb at a place with what stands around it."""
    before = range(max(0, at - WINDOW), at)
    after = range(at + 1, min(len(row.keys), at + WINDOW + 1))
    return Act(
        at,
        frozenset(row.keys[k] for k in before if row.content[k]),
        frozenset(row.keys[k] for k in after if row.content[k]),
        next((row.members[k] for k in reversed(before) if row.members[k]), ""),
    )


def reach(row: Line, at: int, most: int) -> int:
    """How far the words run on behind a place (before it, for a negative `most`) without a mark between.

    Up to `most` words; behind, the place after the last of them; before, that of the first.
    """
    if most < 0:
        start = at
        while start > 0 and at - start < -most and not row.apart[start]:
            start -= 1
        return start
    end = at + 1
    while end < len(row.keys) and end - at <= most and not row.apart[end]:
        end += 1
    return end


def anchors(a: Line, b: Line) -> list[tuple[int, int]]:
    """The places of the content words that both sentences have, in one order."""
    places: dict[str, list[int]] = {}
    for at, key in enumerate(b.keys):
        if b.content[at]:
            places.setdefault(key, []).append(at)
    mine = [(at, key) for at, key in enumerate(a.keys) if a.content[at] and key in places]
    counts: dict[str, int] = {}
    for _, key in mine:
        counts[key] = counts.get(key, 0) + 1
    matches = [(i, j) for i, key in mine if counts[key] * len(places[key]) <= COPIES for j in places[key]]
    return _chain(matches)


def _chain(matches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The heaviest run of matches that rise on both sides."""
    best: list[float] = []
    back: list[int] = []
    for at, (i, j) in enumerate(matches):
        weight, before = 1.0, -1
        for earlier in range(at):
            x, y = matches[earlier]
            if x < i and y < j:
                gain = best[earlier] + (1.5 if i - x == j - y <= BESIDE else 1.0)
                if gain > weight:
                    weight, before = gain, earlier
        best.append(weight)
        back.append(before)
    chain: list[tuple[int, int]] = []
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain.append(matches[at])
        at = back[at]
    return chain[::-1]
