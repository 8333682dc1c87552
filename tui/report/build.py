"""A comparison as the structures of the JSON report: positions become ids, nothing is added."""

from __future__ import annotations

from tui.compare.model import Comparison, Conflict, Occurrence, Passage, Quotation
from tui.report import structure
from tui.story.model import Article, Ref

DIGITS = 4
"""To how many places a score is given: enough to rank by, and the same on every machine."""


def report(comparison: Comparison) -> structure.Report:
    """The report of a comparison."""
    ids = [article.id for article in comparison.story.articles]

    def place(ref: Ref) -> tuple[str, int]:
        return ids[ref.article], ref.sentence

    return structure.Report(
        schema_version=structure.SCHEMA_VERSION,
        title=comparison.story.title,
        articles=[_article(article) for article in comparison.story.articles],
        links=[
            structure.Link(
                place(row.a),
                place(row.b),
                round(row.score, DIGITS),
                row.kind,
                list(row.evidence),
                row.by_hand,
            )
            for row in comparison.links
        ],
        passages=[_passage(comparison, passage, ids) for passage in comparison.passages],
        quotes=[_quote(quotation, ids) for quotation in comparison.quotations],
        unique=[place(ref) for ref in comparison.unique],
        omissions=[
            structure.Omission(
                ids[row.article], row.passage, [ids[a] for a in row.carried_by], round(row.sure, DIGITS)
            )
            for row in comparison.omissions
        ],
        wordings=[
            structure.Wording(
                row.passage,
                row.kind,
                round(row.strength, DIGITS),
                row.plain,
                [structure.Cell(*place(term.span.ref), term.words) for term in row.terms],
            )
            for row in comparison.wordings
        ],
        conflicts=[_conflict(conflict, ids) for conflict in comparison.conflicts],
        reuses=[
            structure.Reuse(
                [place(span.ref) for span in row.spans],
                row.words,
                row.origin,
                None if row.first is None else ids[row.first],
            )
            for row in comparison.reuses
        ],
    )


def _conflict(conflict: Conflict, ids: list[str]) -> structure.Conflict:
    claims = [
        structure.Claim(ids[claim.span.article], claim.span.sentence, claim.text, claim.value)
        for claim in conflict.claims
    ]
    return structure.Conflict(conflict.kind, conflict.what, claims, round(conflict.sure, DIGITS))


def _article(article: Article) -> structure.Article:
    return structure.Article(
        id=article.id,
        letter=article.letter,
        outlet=article.outlet,
        headline=article.headline,
        byline=article.byline,
        published=article.published,
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
        [_occurrence(row, ids) for row in quotation.echoes],
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
    )
