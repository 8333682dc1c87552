"""Omissions: passages that most sources carry and one leaves out although it had its place for it.

That a source does not carry a passage is a fact; that it "omits" it is a claim, made here only where

- at least two other sources carry it, and at least half of all the others;
- the source tells the matter around it: of the passages that stand next to it in its carriers' order, the
  source carries one before and one after it, or it carries one of them and speaks of the passage's own
  words elsewhere;
- the source goes on: it has sentences of its own after the place where the passage would stand, so that it
  is not merely the shorter report, cut from the end as wire copy is;
- the source reports this event: it carries passages enough, and where dates tell, it was published within
  days of a source that carries the passage, and not before the first of them;
- no sentence of the passage has a link into the source, not even one that the passage did not bear out;
- none of its sentences holds the passage's rare words: then it rather is a link that was not found. The
  rare words are those that half of the carriers print and few sentences of the story have.

`sure` is the share of the others that carry it, raised by how tightly its place is known and lowered by
how many of its rare words one sentence of the source holds. Presence and absence over sources is what
salience in framing comes to (Entman, "Framing", 1993: "frames select"); the guards answer the false merge
and the false gap that readers of such tools complain of.

Pages of one outlet are one source: what one of them carries, the other does not leave out.

`links` are best given from the generous bar on (`Ground.candidates`), for the last guard but one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from tui.compare.model import Link, Omission, Passage
from tui.story.model import Ref, Story
from tui.story.outlets import voices
from tui.words.annotation import Annotation
from tui.words.rarity import rarity
from tui.words.reading import content

CARRIERS = 2
"""How many other sources must carry a passage, and half of all the others."""

SHARE = 0.2
"""As what share of its sentences a report of the event carries passages at least."""

DAYS = 2
"""Within how many days of a carrier it was published."""

REACH = 3
"""How many passages before and after it, in each carrier's order, are its neighbours."""

PRESENT = 0.4
"""From which share of a passage's rare words in one sentence on, the sentence may say the same."""

SPOKEN = 0.5
"""Which share of them the source must hold where it tells only what stands on one side."""

RARE = 8
"""How many of a passage's rarest words are looked for."""

LEAST = 0.3
"""Omissions that are less sure are not told."""


def omissions(
    annotation: Annotation, links: Iterable[Link], passages: Sequence[Passage]
) -> tuple[Omission, ...]:
    """The omissions of a story, the surest and most widely carried first."""
    outlets = voices(annotation.story)
    others = len(set(outlets)) - 1
    if others < CARRIERS:
        return ()
    rare = {
        passage.index: rare_words(passage, annotation)
        for passage in passages
        if len({outlets[article] for article in passage.articles}) >= max(CARRIERS, others / 2)
    }
    finder = _Finder.of(annotation, outlets, passages, links, rare.values())
    omitted = (
        Omission(article, passage.index, tuple(sorted(passage.articles)), round(sure, 3))
        for passage in passages
        if passage.index in rare
        for article, sure in finder.leaving_out(passage, rare[passage.index])
        if sure >= LEAST
    )
    return tuple(sorted(omitted, key=partial(_rank, annotation.story, passages)))


def _rank(story: Story, passages: Sequence[Passage], row: Omission) -> tuple[Any, ...]:
    """The surest and most widely carried first, else by ids."""
    ids = [article.id for article in story.articles]
    members = next(passage.members for passage in passages if passage.index == row.passage)
    places = sorted((ids[ref.article], ref.sentence) for ref in members)
    return -row.sure, -len(row.carried_by), places, ids[row.article]


def rare_words(passage: Passage, annotation: Annotation) -> dict[str, float]:
    """The stems that tell a passage from the rest of the story, with how much each tells."""
    counts: Counter[str] = Counter()
    for article in passage.articles:
        stems: set[str] = set()
        for ref in passage.members:
            if ref.article == article:
                reading = annotation[ref]
                stems.update(s for w, s in zip(reading.words, reading.stems, strict=True) if content(w))
        counts.update(stems)
    needed = max(2, len(passage.articles) / 2)
    weights = {
        stem: annotation.weight(stem) * rarity(stem) for stem, count in counts.items() if count >= needed
    }
    return dict(sorted(weights.items(), key=lambda row: (-row[1], row[0]))[:RARE])


@dataclass(frozen=True, slots=True)
class _Finder:
    """What of a story tells whether a source had its place for a passage."""

    story: Story
    outlets: Sequence[int]
    orders: Sequence[Sequence[int]]
    """For each article, the passages in the order in which it first tells them."""
    places: Sequence[Mapping[int, int]]
    """For each article, the sentence that first tells a passage."""
    sentences: Mapping[str, Sequence[Ref]]
    """Where each stem stands that is asked for."""
    linked: frozenset[tuple[Ref, int]]
    """The sentences that have a link into an article."""

    @classmethod
    def of(
        cls,
        annotation: Annotation,
        outlets: Sequence[int],
        passages: Sequence[Passage],
        links: Iterable[Link],
        rare: Iterable[Iterable[str]],
    ) -> _Finder:
        """Everything that is asked for each passage, gathered once; `rare` are the stems to look for."""
        places: list[dict[int, int]] = [{} for _ in outlets]
        for passage in passages:
            # The earliest member in an article is kept.
            places_of = {ref.article: ref.sentence for ref in sorted(passage.members, reverse=True)}
            for article, sentence in places_of.items():
                places[article][passage.index] = sentence
        orders = [sorted(told, key=lambda index: (told[index], index)) for told in places]
        linked = {end for link in links for end in ((link.a, link.b.article), (link.b, link.a.article))}
        sentences = _standing(annotation, frozenset(stem for stems in rare for stem in stems))
        return cls(annotation.story, outlets, orders, places, sentences, frozenset(linked))

    def leaving_out(self, passage: Passage, words: Mapping[str, float]) -> Iterator[tuple[int, float]]:
        """The articles that report the event and lack a passage, and how sure it is that they omit it."""
        carriers = {self.outlets[article] for article in passage.articles}
        share = len(carriers) / (len(set(self.outlets)) - 1)
        for article, outlet in enumerate(self.outlets):
            if outlet not in carriers and self.reports(article):
                yield article, share * self.sure(article, passage, words)

    def reports(self, article: int) -> bool:
        """Whether an article reports this event: it carries enough of what others carry."""
        return len(self.places[article]) >= SHARE * len(self.story.articles[article].sentences)

    def sure(self, article: int, passage: Passage, words: Mapping[str, float]) -> float:
        """How sure it is by its place that an article leaves a passage out; 0 where it had none for it."""
        if not words or self._other_day(article, passage) or self._linked(article, passage):
            return 0.0
        share, elsewhere = self._present(article, words)
        return 0.0 if share >= PRESENT else self._placed(article, passage, elsewhere) * (1 - share)

    def _placed(self, article: int, passage: Passage, elsewhere: float) -> float:
        """How tightly the place of a passage in an article is known; 0 where it has none.

        `elsewhere` is the share of the passage's rare words that the article has.
        """
        before, after = self._neighbours(article, passage)
        if before and after:
            return 1.0
        ends = not after and not self._goes_on(article, before)
        return 0.0 if ends or elsewhere < SPOKEN else 0.7

    def _linked(self, article: int, passage: Passage) -> bool:
        """Whether a sentence of the passage has a link into the article, though not one that holds."""
        return any((ref, article) in self.linked for ref in passage.members)

    def _other_day(self, article: int, passage: Passage) -> bool:
        """Whether the article was published before all that carry the passage, or days from each of them."""
        mine = self.story.articles[article].published
        dates = [self.story.articles[other].published for other in passage.articles]
        known = [date for date in dates if date is not None]
        if mine is None or not known:
            return False
        early = len(known) == len(dates) and all(mine < date for date in known)
        return early or all(abs((mine - date).days) > DAYS for date in known)

    def _present(self, article: int, words: Mapping[str, float]) -> tuple[float, float]:
        """The share of rare words that one sentence of an article holds, and that all of it does."""
        held: dict[int, float] = {}
        spoken = 0.0
        total = sum(words.values())
        for stem, weight in words.items():
            rows = {ref.sentence for ref in self.sentences.get(stem, ()) if ref.article == article}
            spoken += weight if rows else 0.0
            for sentence in rows:
                held[sentence] = held.get(sentence, 0.0) + weight
        return max(held.values(), default=0.0) / total, spoken / total

    def _neighbours(self, article: int, passage: Passage) -> tuple[set[int], set[int]]:
        """The passages before and after one in its carriers' orders that the article carries too."""
        before: Counter[int] = Counter()
        after: Counter[int] = Counter()
        for carrier in passage.articles:
            order = self.orders[carrier]
            at = order.index(passage.index)
            before.update(order[max(0, at - REACH) : at])
            after.update(order[at + 1 : at + 1 + REACH])
        carried = self.places[article]
        return {p for p in before if p in carried}, {p for p in after if p in carried}

    def _goes_on(self, article: int, before: Iterable[int]) -> bool:
        """Whether an article has sentences after the neighbours that it carries, if any."""
        last = max((self.places[article][passage] for passage in before), default=None)
        return last is not None and last < len(self.story.articles[article].sentences) - 1


def _standing(annotation: Annotation, stems: frozenset[str]) -> dict[str, list[Ref]]:
    """The sentences in which each of some stems stands."""
    sentences: dict[str, list[Ref]] = {}
    for article, readings in enumerate(annotation.readings):
        for sentence, reading in enumerate(readings):
            for stem in stems.intersection(reading.stems):
                sentences.setdefault(stem, []).append(Ref(article, sentence))
    return sentences
