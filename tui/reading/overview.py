"""The story at a glance: who carries what, in the order of one source, and how much each pair shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from tui.compare import Comparison, Ref
from tui.reading.marks import Class, class_of


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source has of a row: its class, and in a few words what differs there."""

    kind: Class
    words: str = ""


@dataclass(frozen=True, slots=True)
class MapRow:
    """One proposition: the sentences that carry it, by article, and the one that stands for it."""

    key: str
    refs: dict[int, tuple[Ref, ...]]
    label: Ref


def map_rows(comparison: Comparison, lead: int) -> list[MapRow]:
    """Every passage, and every sentence in none, in the order of the lead source.

    What the lead source lacks stands after what its own source tells just before it.
    """
    rows: list[MapRow] = []
    at: dict[str, int] = {}
    articles = range(len(comparison.story.articles))
    for article in sorted(articles, key=lambda index: (index != lead, index)):
        previous = -1
        for sentence in comparison.story.articles[article].sentences:
            row = _row(comparison, Ref(article, sentence.index))
            if row.key not in at:
                rows.insert(previous + 1, row)
                at = {placed.key: index for index, placed in enumerate(rows)}
            previous = at[row.key]
    return rows


def _row(comparison: Comparison, ref: Ref) -> MapRow:
    passage = comparison.passage_of(ref)
    if passage is None:
        return MapRow(f"s{ref.article}.{ref.sentence}", {ref.article: (ref,)}, ref)
    refs: dict[int, list[Ref]] = {}
    for member in passage.members:
        refs.setdefault(member.article, []).append(member)
    return MapRow(f"p{passage.index}", {article: tuple(found) for article, found in refs.items()}, ref)


def cell_of(comparison: Comparison, row: MapRow, article: int) -> Cell | None:
    """What a source has of a row, None where it is absent."""
    refs = row.refs.get(article, ())
    kinds = [kind for ref in refs if (kind := class_of(comparison, ref))]
    if not refs:
        return None
    for kind in ("conflict", "quotation", "shared", "unique"):
        if kind in kinds:
            return Cell(kind, _differing(comparison, refs, kind))
    return Cell("unique" if len(row.refs) == 1 else "shared")


def _differing(comparison: Comparison, refs: Iterable[Ref], kind: Class) -> str:
    """The value that conflicts, or the strongest wording."""
    if kind == "conflict":
        return next((claim.text for ref in refs for _, claim in comparison.conflicts_of(ref)), "")
    found = [(-wording.strength, term.words) for ref in refs for wording, term in comparison.wordings_of(ref)]
    return min(found)[1] if found else ""


def shared_between(comparison: Comparison) -> dict[tuple[int, int], float]:
    """For each two articles (a, b) the share of a's sentences that b carries, 0..1; both ways."""
    linked: dict[tuple[int, int], set[int]] = {}
    for link in comparison.links:
        linked.setdefault((link.a.article, link.b.article), set()).add(link.a.sentence)
        linked.setdefault((link.b.article, link.a.article), set()).add(link.b.sentence)
    shares = {}
    for one, other in combinations(range(len(comparison.story.articles)), 2):
        for a, b in ((one, other), (other, one)):
            count = len(comparison.story.articles[a].sentences)
            shares[a, b] = len(linked.get((a, b), ())) / count if count else 0.0
    return shares
