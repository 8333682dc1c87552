"""Unique sentences by how much they matter: what a source alone reports, the most telling first.

Method: a weighted sum of what can be counted. Most tells how much of a sentence's vocabulary no other
source has, by rarity in English (information that is new against the other reports: Allan, Wade and
Bolivar, "Retrieval and novelty detection at the sentence level", 2003); then new names; that somebody says
it or is quoted; that the sentences beside it are new too, for what one source alone has it tells in
several sentences; and, against it, a near link that was not sure enough. What two annotators found telling
fits these weights, and neither length, place, numbers nor how much of it one sentence elsewhere has beside
them. What hardly touches the story comes last: on the labelled stories that changes nothing, on raw pages it
takes most of the first rows away. Pages of one outlet
are one source.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations
from typing import NamedTuple

from tui.compare.comparison import Comparison
from tui.compare.linking.languages import foreign
from tui.compare.model import Link
from tui.story.model import Ref
from tui.story.outlets import voices
from tui.words.annotation import Annotation
from tui.words.rarity import rarity
from tui.words.reading import Reading, content
from tui.words.reporting import stances

NEW = 0.95
"""What the new words of a sentence count, by the logarithm of their rarity."""

NAMES, MOST_NAMES = 0.1, 3
"""What each new name counts, and how many do."""

SAID = 0.3
"""What a reporting verb counts."""

QUOTED = 0.5
"""What a quotation counts."""

BESIDE = 0.2
"""What the new words of the sentences beside it count, where these are unique too."""

ADDED = 0.8
"""From which rarity of its new words on a linked sentence adds something: two words, one of them rare."""

COMMON = 0.3
"""From which rarity on a word is the story's rather than English at large's."""

TOLD = 0.8
"""What is left of a sentence's score once one beside it, or next but one, is told."""

CENTRE = 2.6
"""The sum at which a sentence is as likely telling as not."""

NEAR = -1.2
"""What the score of a near link counts, one that was not sure enough to be told."""

PAGE = -3.0
"""What it counts that a sentence is rather the page's than the report's."""

CENTRAL, TOUCHES = 0.6, 2
"""Words that so large a share of the outlets print are the story's; a report has some by each sentence."""

_WORDS = 6
"""How many new words of a kind the evidence names."""


class Telling(NamedTuple):
    """A unique sentence; `score` is 0..1 and comparable within a story, `evidence` says what is new in it.

    `doubt` tells that a sentence elsewhere is near enough for it to be the same fact in other words: then
    nothing was found, which is not that no other source says it.
    """

    ref: Ref
    score: float
    evidence: tuple[str, ...]
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class _News:
    """What no other source has of a sentence."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    weight: float
    said: bool


def telling(
    comparison: Comparison, candidates: Iterable[Link], annotation: Annotation
) -> tuple[Telling, ...]:
    """The unique sentences, the most telling first; `candidates` are links too weak to be told, too."""
    near: dict[Ref, float] = {}
    for link in candidates:
        for ref in (link.a, link.b):
            near[ref] = max(near.get(ref, 0.0), link.score)
    return _ranked(comparison, comparison.unique, annotation, near)


def additions(comparison: Comparison, annotation: Annotation) -> tuple[Telling, ...]:
    """The sentences of passages in which a source says more than the others do, the most telling first.

    A dispatch that all print with one clause more in one of them ("a subsidiary of American Airlines Group")
    has no unique sentence; what is new stands in the evidence. In a passage of two languages every word would
    be new, so it is left out.
    """
    apart = foreign(annotation) if comparison.model else frozenset()
    passages = [row for row in comparison.passages if apart.isdisjoint(combinations(sorted(row.articles), 2))]
    members = sorted(ref for passage in passages for ref in passage.members)
    rows = _ranked(comparison, members, annotation, {}, least=ADDED)
    return tuple(row for row in rows if row.evidence)


def _ranked(
    comparison: Comparison,
    refs: Iterable[Ref],
    annotation: Annotation,
    near: Mapping[Ref, float],
    least: float = 0.0,
) -> tuple[Telling, ...]:
    sources, names = _sources(annotation), annotation.names
    page = _Page(annotation, sources)
    news = {ref: _news(annotation, ref, sources, names) for ref in refs}
    news = {ref: new for ref, new in news.items() if new.weight >= least}
    ranked = []
    for ref, new in news.items():
        beside = [news.get(Ref(ref.article, ref.sentence + step)) for step in (-1, 1)]
        quoted = bool(comparison.quotations_of(ref))
        total = (
            NEW * math.log1p(new.weight)
            + NAMES * min(MOST_NAMES, len(new.names))
            + SAID * new.said
            + QUOTED * quoted
            + BESIDE * sum(near_by.weight for near_by in beside if near_by) / 2
            + NEAR * near.get(ref, 0.0)
            + PAGE * page.has(ref)
        )
        score = 1 / (1 + math.exp(CENTRE - total))
        ranked.append(Telling(ref, round(score, 4), _evidence(new, quoted), ref in near))
    return tuple(_spread(ranked, [article.id for article in comparison.story.articles]))


class _Page:
    """Which sentences are rather the page's than the report's: what hardly touches the story."""

    def __init__(self, annotation: Annotation, sources: Mapping[str, set[int]]) -> None:
        self._readings = annotation.readings
        least = max(2.0, CENTRAL * len(set(voices(annotation.story))))
        self._central = {
            stem for stem, told in sources.items() if len(told) >= least and rarity(stem) >= COMMON
        }

    def has(self, ref: Ref) -> bool:
        """Whether a sentence is the page's."""
        readings = self._readings[ref.article]
        around = readings[max(0, ref.sentence - 1) : ref.sentence + 2]
        touched = self._central.intersection(stem for reading in around for stem in reading.stems)
        # Reports that have hardly a word in common have no words of the story.
        return len(self._central) > TOUCHES and len(touched) < TOUCHES


def _spread(ranked: Sequence[Telling], ids: Sequence[str]) -> Iterator[Telling]:
    """The sentences, best first; once one is told, those beside it are less news than they were."""
    known = {telling.ref: telling for telling in ranked}
    heap = [(-telling.score, ids[ref.article], ref.sentence, ref) for ref, telling in known.items()]
    heapify(heap)
    while heap:
        score, _, _, ref = heappop(heap)
        if ref not in known or known[ref].score != -score:
            continue
        yield known.pop(ref)
        for step in (-2, -1, 1, 2):
            beside = known.get(Ref(ref.article, ref.sentence + step))
            if beside:
                less = beside._replace(score=round(beside.score * TOLD, 4))
                known[less.ref] = less
                heappush(heap, (-less.score, ids[ref.article], less.ref.sentence, less.ref))


def _evidence(new: _News, quoted: bool) -> tuple[str, ...]:
    kinds = (("names", new.names), ("numbers", new.numbers), ("words", new.words))
    rows = [f"new {kind}: {', '.join(words[:_WORDS])}" for kind, words in kinds if words]
    return (*rows, "a quotation") if quoted else tuple(rows)


def _sources(annotation: Annotation) -> dict[str, set[int]]:
    """The outlets that print each stem."""
    printing: dict[str, set[int]] = {}
    for outlet, readings in zip(voices(annotation.story), annotation.readings, strict=True):
        for stem in {stem for reading in readings for stem in reading.stems}:
            printing.setdefault(stem, set()).add(outlet)
    return printing


def _new(reading: Reading, sources: Mapping[str, set[int]]) -> dict[str, int]:
    """The stems of a sentence that one outlet alone prints, with where they first stand."""
    places: dict[str, int] = {}
    for at, (word, stem) in enumerate(zip(reading.words, reading.stems, strict=True)):
        if content(word) and len(sources[stem]) == 1:
            places.setdefault(stem, at)
    return places


def _news(annotation: Annotation, ref: Ref, sources: Mapping[str, set[int]], names: Iterable[str]) -> _News:
    reading = annotation[ref]
    places = _new(reading, sources)
    named = [stem for stem in places if stem in names]
    numbers = [stem for stem, at in places.items() if reading.words[at].numeric]
    plain = sorted(places.keys() - {*named, *numbers}, key=lambda stem: (-rarity(stem), stem))
    words, names_printed, numbers_printed = (
        tuple(reading.printed(places[stem]) for stem in stems) for stems in (plain, named, numbers)
    )
    weight = sum(sorted(map(rarity, places)))
    said = any(word.folded in stances() for word in reading.words)
    return _News(words, names_printed, numbers_printed, weight, said)
