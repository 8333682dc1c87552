"""Conflicts: different facts about the same thing, stated by two or more sources.

Method: finders of contradictions that a mismatch of words shows (after the typology of de Marneffe, Rafferty
and Manning, "Finding contradictions in text", 2008): numbers and times (`measures`), and words altered within
a quotation (`sayings`). Each compares values only within one slot, since most mismatches are of two facts
(Ritter, Downey, Soderland and Etzioni, "It's a contradiction, no, it's not", 2008). Two sides that clash are
joined with all clashes on the same words, and with the sides that agree with either, to one conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from tui.compare.facts import measures, sayings
from tui.compare.facts.clashes import Clash, Side
from tui.compare.model import (
    Claim,
    Conflict,
    ConflictKind,
    Link,
    Passage,
    Quotation,
)
from tui.story.model import Ref, Story
from tui.words.annotation import Annotation, annotate

BAR = 0.4
"""How sure a conflict must be to be told."""

IN_ONE_PASSAGE = 0.2
"""How surely two sentences of one passage are about the same where no link says so."""


def conflicts(
    story: Story,
    links: Sequence[Link],
    passages: Sequence[Passage],
    quotations: Sequence[Quotation],
    annotation: Annotation | None = None,
) -> tuple[Conflict, ...]:
    """The conflicts of a story, the surest first.

    The order of the articles changes nothing but that of the claims. `lexicon` is the story's, where it has
    been read before.
    """
    order = sorted(range(len(story.articles)), key=lambda position: story.articles[position].id)
    rank = {position: at for at, position in enumerate(order)}
    read = annotation or annotate(story)
    words = replace(read, readings=tuple(read.readings[position] for position in order))
    pairs = _pairs(links, passages, rank)
    found = [
        *measures.clashes(words, pairs, [story.articles[position].published for position in order]),
        *sayings.clashes(_turned(quotations, rank)),
    ]
    made = [_conflict(story, order, group) for group in _groups(found)]
    return tuple(sorted(made, key=lambda conflict: (-conflict.sure, conflict.kind, conflict.what)))


def _pairs(
    links: Iterable[Link], passages: Iterable[Passage], rank: dict[int, int]
) -> dict[tuple[Ref, Ref], float]:
    """The sentences that are about the same, in the order of the articles' ids."""
    found: dict[tuple[Ref, Ref], float] = {}
    for link in links:
        a, b = sorted(Ref(rank[ref.article], ref.sentence) for ref in (link.a, link.b))
        found[a, b] = link.score
    for passage in passages:
        members = sorted(Ref(rank[ref.article], ref.sentence) for ref in passage.members)
        for a, b in combinations(members, 2):
            if a.article != b.article:
                found.setdefault((a, b), IN_ONE_PASSAGE)
    return dict(sorted(found.items()))


def _turned(quotations: Iterable[Quotation], rank: dict[int, int]) -> list[Quotation]:
    """The quotations with their places in the order of the articles' ids."""
    found = []
    for quotation in quotations:
        occurrences = (
            replace(
                occurrence,
                article=rank[occurrence.article],
                spans=tuple(span._replace(article=rank[span.article]) for span in occurrence.spans),
            )
            for occurrence in quotation.occurrences
        )
        found.append(replace(quotation, occurrences=tuple(sorted(occurrences, key=lambda o: o.spans))))
    return sorted(found, key=lambda quotation: quotation.occurrences[0].spans)


def _groups(clashes: Sequence[Clash]) -> Iterator[list[Clash]]:
    """Clashes of one kind that share a side, the surest first, then the agreements of their sides."""
    groups: dict[tuple[ConflictKind, Side], list[Clash]] = {}
    for clash in clashes:
        if clash.sure >= BAR:
            joined = [clash]
            for key in _keys(clash):
                if key in groups and groups[key] is not joined:
                    joined += groups[key]
                    groups.update(dict.fromkeys((k for row in groups[key] for k in _keys(row)), joined))
            groups.update(dict.fromkeys(_keys(clash), joined))
    agreed: dict[int, list[Clash]] = {}
    for clash in clashes:
        if not clash.sure:
            for number in {id(groups[key]) for key in _keys(clash) if key in groups}:
                agreed.setdefault(number, []).append(clash)
    for number, group in {id(group): group for group in groups.values()}.items():
        yield sorted(group, key=lambda c: (-c.sure, c.a.span, c.b.span)) + agreed.get(number, [])


def _keys(clash: Clash) -> tuple[tuple[ConflictKind, Side], tuple[ConflictKind, Side]]:
    return (clash.kind, clash.a), (clash.kind, clash.b)


def _conflict(story: Story, order: Sequence[int], group: Sequence[Clash]) -> Conflict:
    """What a group of clashes tells, with its claims in the story's order."""
    sides = sorted(set(_sides(group)), key=lambda side: (order[side.span.article], *side.span[1:]))
    values: dict[str, set[int]] = {}
    for side in sorted(sides, key=lambda side: side.span):
        values.setdefault(side.value, set()).add(side.span.article)
    ranked = sorted(values, key=lambda value: (-len(values[value]), value))
    first = group[0]
    what = f"{first.about}: {' or '.join(ranked)}" if first.about else " or ".join(ranked)
    claims = []
    for side in sides:
        span = side.span._replace(article=order[side.span.article])
        text = story.articles[span.article].sentences[span.sentence].text[span.start : span.end]
        claims.append(Claim(span, text, side.value))
    return Conflict(first.kind, what, tuple(claims), round(min(1.0, first.sure), 3))


def _sides(group: Iterable[Clash]) -> Iterator[Side]:
    for clash in group:
        yield from (clash.a, clash.b)
