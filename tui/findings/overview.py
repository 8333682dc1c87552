"""The story at a glance: who carries what, in the order of one source, and how much each pair shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from tui.compare import Comparison, Ref
from tui.findings.kinds import CLASSES, class_of


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source has of a row: its class, and in a few words what differs there."""

    kind: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class MapRow:
    """One proposition: the sentences that carry it, by article, and the one that stands for it."""

    key: str
    refs: dict[int, tuple[Ref, ...]]
    label: Ref


def map_rows(comparison: Comparison, lead: int) -> list[MapRow]:
    """Every passage, and every sentence in none: those of the lead source in its order, then the others.

    The others stand by how many sources carry them, most first, and among equals in the story's order.
    """
    rows: dict[str, MapRow] = {}
    articles = range(len(comparison.story.articles))
    for article in sorted(articles, key=lambda index: (index != lead, index)):
        for sentence in comparison.story.articles[article].sentences:
            ref = Ref(article, sentence.index)
            key = row_key(comparison, ref)
            if key not in rows:
                rows[key] = _row(comparison, ref, key)
    led = [row for row in rows.values() if lead in row.refs]
    others = [row for row in rows.values() if lead not in row.refs]
    return led + sorted(others, key=lambda row: -len(row.refs))


def row_key(comparison: Comparison, ref: Ref) -> str:
    """The key of the row in which a sentence stands: it names the first sentence of the passage."""
    passage = comparison.passage_of(ref)
    first = passage.members[0] if passage else ref
    return f"{'p' if passage else 's'}{first.article}.{first.sentence}"


def _row(comparison: Comparison, ref: Ref, key: str) -> MapRow:
    passage = comparison.passage_of(ref)
    if passage is None:
        # A sentence whose links did not bring it into a passage is still carried where they lead.
        ends = {link.other(ref).article: (link.other(ref),) for link in reversed(comparison.links_of(ref))}
        return MapRow(key, {**ends, ref.article: (ref,)}, ref)
    refs: dict[int, list[Ref]] = {}
    for member in passage.members:
        refs.setdefault(member.article, []).append(member)
    return MapRow(key, {article: tuple(found) for article, found in refs.items()}, ref)


def cell_of(comparison: Comparison, row: MapRow, article: int) -> Cell | None:
    """What a source has of a row, None where it is absent.

    The words beside a glyph are of one conflict, or one wording, for the whole row, so that they can be read
    across: the one in which most of its sources take part.
    """
    refs = row.refs.get(article, ())
    if not refs:
        return None
    kinds = {class_of(comparison, ref) for ref in refs}
    lonely = "unique" if len(row.refs) == 1 else "shared"
    kind = next((kind.id for kind in CLASSES if kind.id in kinds), lonely)
    told = _claims(comparison, row) if kind == "conflict" else _terms(comparison, row)
    return Cell(kind, told.get(article, ""))


def _claims(comparison: Comparison, row: MapRow) -> dict[int, str]:
    """What each source of a row states in the conflict that most of them take part in."""
    return _across(
        (id(conflict), conflict.sure, ref.article, claim.text)
        for ref in _refs(row)
        for conflict, claim in comparison.conflicts_of(ref)
    )


def _terms(comparison: Comparison, row: MapRow) -> dict[int, str]:
    """The words of each source of a row in the wording that most of them take part in, if two do."""
    told = _across(
        (id(wording), wording.strength, ref.article, term.words)
        for ref in _refs(row)
        for wording, term in comparison.wordings_of(ref)
    )
    return told if len(told) > 1 else {}


def _across(told: Iterable[tuple[int, float, int, str]]) -> dict[int, str]:
    """Of findings (which, how strong, article, words), the words of the one most articles are in."""
    found: dict[int, dict[int, str]] = {}
    strength: dict[int, float] = {}
    for which, strong, article, words in told:
        found.setdefault(which, {}).setdefault(article, words)
        strength[which] = strong
    return found[max(found, key=lambda which: (len(found[which]), strength[which]))] if found else {}


def _refs(row: MapRow) -> Iterable[Ref]:
    return (ref for article in sorted(row.refs) for ref in row.refs[article])


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
