"""A comparison as the structures of the JSON report: positions become ids, nothing is added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from tui.compare.comparison import Comparison
from tui.compare.decided import decided
from tui.compare.figures.model import Figure
from tui.compare.model import Conflict, Link, Occurrence, Omission, Passage, Quotation, Reuse, Wording
from tui.notes import Placed
from tui.report import structure
from tui.story.model import Article, Ref

_From = TypeVar("_From")
_To = TypeVar("_To")

DIGITS = 4
"""To how many places a score is given: enough to rank by, and the same on every machine."""


def report(comparison: Comparison, notes: Sequence[Placed] = ()) -> structure.Report:
    """The report of a comparison, with the notes of its story."""
    ids = [article.id for article in comparison.story.articles]

    def each(make: Callable[[_From, list[str]], _To], rows: Iterable[_From]) -> list[_To]:
        return [make(row, ids) for row in rows]

    return structure.Report(
        schema_version=structure.SCHEMA_VERSION,
        title=comparison.story.title,
        articles=[_article(article) for article in comparison.story.articles],
        links=each(_link, comparison.links),
        passages=[_passage(comparison, passage, ids) for passage in comparison.passages],
        quotes=each(_quote, comparison.quotations),
        unique=each(_place, comparison.unique),
        omissions=each(_omission, comparison.omissions),
        wordings=each(_wording, comparison.wordings),
        conflicts=each(_conflict, comparison.conflicts),
        reuses=each(_reuse, comparison.reuses),
        figures=each(_figure, comparison.figures),
        notes=[_note(comparison, placed) for placed in notes],
        rejected=[
            structure.Rejection(_place(a, ids), _place(b, ids))
            for a, b in decided(comparison.story, comparison.decisions.rejected)
        ],
    )


def _note(comparison: Comparison, placed: Placed) -> structure.Note:
    return structure.Note(
        placed.note.quote.article,
        placed.ref.sentence if placed.ref else None,
        placed.words(comparison.story),
        placed.note.text,
        list(placed.note.tags),
    )


def _place(ref: Ref, ids: list[str]) -> tuple[str, int]:
    return ids[ref.article], ref.sentence


def _link(link: Link, ids: list[str]) -> structure.Link:
    return structure.Link(
        _place(link.a, ids),
        _place(link.b, ids),
        round(link.score, DIGITS),
        link.kind,
        list(link.evidence),
        link.by_hand,
    )


def _omission(omission: Omission, ids: list[str]) -> structure.Omission:
    carriers = [ids[article] for article in omission.carried_by]
    return structure.Omission(ids[omission.article], omission.passage, carriers, round(omission.sure, DIGITS))


def _wording(wording: Wording, ids: list[str]) -> structure.Wording:
    return structure.Wording(
        wording.passage,
        wording.kind,
        round(wording.strength, DIGITS),
        wording.plain,
        [structure.Cell(*_place(term.span.ref, ids), term.words) for term in wording.terms],
    )


def _reuse(reuse: Reuse, ids: list[str]) -> structure.Reuse:
    return structure.Reuse(
        [_place(span.ref, ids) for span in reuse.spans],
        reuse.words,
        reuse.origin,
        None if reuse.first is None else ids[reuse.first],
    )


def _conflict(conflict: Conflict, ids: list[str]) -> structure.Conflict:
    claims = [
        structure.Claim(ids[claim.span.article], claim.span.sentence, claim.text, claim.value)
        for claim in conflict.claims
    ]
    return structure.Conflict(conflict.kind, conflict.what, claims, round(conflict.sure, DIGITS))


def _figure(figure: Figure, ids: list[str]) -> structure.Figure:
    cells = [
        structure.FigureCell(
            ids[cell.span.article],
            cell.span.sentence,
            cell.text,
            list(cell.value) if isinstance(cell.value, tuple) else cell.value,
            cell.bound,
        )
        for cell in figure.cells
    ]
    return structure.Figure(figure.what, figure.kind, figure.verdict, round(figure.sure, DIGITS), cells)


def _article(article: Article) -> structure.Article:
    return structure.Article(
        id=article.id,
        letter=article.letter,
        outlet=article.outlet,
        headline=article.headline,
        byline=article.byline,
        published=article.published,
        clock=article.clock,
        url=article.url,
        sentences=[structure.Sentence(row.index, row.paragraph, row.text) for row in article.sentences],
        set_aside=[structure.SetAside(line.number, line.text, line.reason) for line in article.set_aside],
        cuts=[
            structure.Cut(line.number, cut.start, cut.end, line.text[cut.start : cut.end], cut.reason)
            for line in article.lines
            for cut in line.cuts
        ],
    )


def _passage(comparison: Comparison, passage: Passage, ids: list[str]) -> structure.Passage:
    members: dict[str, list[int]] = {}
    for ref in passage.members:
        members.setdefault(ids[ref.article], []).append(ref.sentence)
    found = comparison.origin_of(passage)
    origin = structure.Origin(found.agency, [ids[a] for a in found.articles], found.how) if found else None
    return structure.Passage(passage.index, members, origin)


def _quote(quotation: Quotation, ids: list[str]) -> structure.Quote:
    return structure.Quote(
        quotation.index,
        quotation.text,
        [_occurrence(row, ids) for row in quotation.occurrences],
        [_occurrence(row, ids) for row in quotation.headlines],
    )


def _occurrence(row: Occurrence, ids: list[str]) -> structure.Occurrence:
    return structure.Occurrence(
        ids[row.article],
        list(row.sentences),
        row.text,
        row.speaker,
        row.verb,
        list(dict.fromkeys(map(str, row.variant))),
        row.printed,
        round(row.sure, DIGITS),
        list(row.candidates),
        row.marked,
        row.doubted,
    )
