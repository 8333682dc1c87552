"""Findings as tables of plain values, for data frames, spreadsheets and other programs.

    from tui import compare, read_story
    from tui.findings.rows import rows

    quotations = pandas.DataFrame(rows(compare(read_story("seeds")), "quotations"))

Every row is a dict of the same keys in the same order, of str, int, float, bool or None. Articles are told
by id, letter and outlet, sentences by their index in the article's body, from 0; what is several is joined by
"; ". Columns are only ever added. `TABLES` names the tables; its functions say what a row of each is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from tui.compare import Comparison, Occurrence, Ref
from tui.compare.decided import decided
from tui.findings.kinds import class_of
from tui.findings.marks import spread
from tui.findings.overview import map_rows
from tui.findings.quotations import variant_of
from tui.notes import Placed

Plain: TypeAlias = "str | int | float | bool | None"
Row: TypeAlias = dict[str, Plain]

DIGITS = 4
"""To how many places a score is given."""


def rows(comparison: Comparison, table: str, notes: Sequence[Placed] = ()) -> list[Row]:
    """The rows of one of `TABLES`; `notes` are the reader's, for their table.

    Raises ValueError for another table.

    >>> from tui import compare, read_story
    >>> found = rows(compare(read_story("seeds")), "sentences")
    >>> [found[0][column] for column in ("article", "sentence", "paragraph")]
    ['pulse', 0, 0]
    """
    if table not in TABLES:
        raise ValueError(f"no such table: {table}; there are {', '.join(TABLES)}")
    return list(TABLES[table](comparison, notes))


def _sentences(comparison: Comparison, notes: Sequence[Placed]) -> Iterator[Row]:
    """One a sentence: its class, how many sources carry it, and the id of its passage."""
    for index, article in enumerate(comparison.story.articles):
        for sentence in article.sentences:
            ref = Ref(index, sentence.index)
            passage = comparison.passage_of(ref)
            yield {
                **_source(comparison, index),
                "sentence": sentence.index,
                "paragraph": sentence.paragraph,
                "text": sentence.text,
                "class": class_of(comparison, ref),
                "sources": spread(comparison, ref),
                "passage": passage.index if passage else None,
            }


def _links(comparison: Comparison, notes: Sequence[Placed]) -> Iterator[Row]:
    """One a link."""
    for link in comparison.links:
        yield {
            **_ends(comparison, link.a, link.b),
            "score": round(link.score, DIGITS),
            "kind": link.kind,
            "evidence": _joined(link.evidence),
            "by_hand": link.by_hand,
        }


def _passages(comparison: Comparison, notes: Sequence[Placed]) -> Iterator[Row]:
    """One a passage and source, in the order of the first source; `carried` tells whether the source has it.

    A sentence in no passage has rows too, with no passage's id: its own and those its links lead to. `pinned`
    tells of a link made by hand.
    """
    for row in map_rows(comparison, 0):
        passage = comparison.passage_of(row.label)
        for index in range(len(comparison.story.articles)):
            refs = row.refs.get(index, ())
            if not refs and len(row.refs) == 1:
                continue
            article = comparison.story.articles[index]
            yield {
                "passage": passage.index if passage else None,
                "sources": len(row.refs),
                **_source(comparison, index),
                "published": str(article.published) if article.published else None,
                "headline": article.headline,
                "carried": bool(refs),
                "class": _joined(dict.fromkeys(filter(None, (class_of(comparison, ref) for ref in refs)))),
                "sentences": _joined(str(ref.sentence) for ref in refs),
                "pinned": comparison.by_hand(refs),
                "text": " ".join(_text(comparison, ref) for ref in refs),
            }


def _quotations(comparison: Comparison, notes: Sequence[Placed]) -> Iterator[Row]:
    """One an occurrence; sentence -1 is the headline; `marks` tells whether quotation marks are printed."""
    for quotation in comparison.quotations:
        for occurrence in (*quotation.occurrences, *quotation.headlines):
            yield {
                "quotation": quotation.index,
                "fullest": quotation.text,
                "sources": len(quotation.articles),
                **_occurrence(comparison, occurrence),
            }


def _occurrence(comparison: Comparison, occurrence: Occurrence) -> Row:
    return {
        **_source(comparison, occurrence.article),
        "sentences": _joined(map(str, sorted({span.sentence for span in occurrence.spans}))),
        "text": occurrence.text,
        "speaker": occurrence.speaker,
        "printed": occurrence.printed,
        "verb": occurrence.verb,
        "sure": round(occurrence.sure, DIGITS),
        "doubted": occurrence.doubted,
        "variant": _joined(variant_of(occurrence)),
        "marks": occurrence.marked,
    }


def _figures(comparison: Comparison, notes: Sequence[Placed]) -> Iterator[Row]:
    """One a cell of a figure: what one sentence gives for a quantity or time; a range is `low..high`."""
    for number, figure in enumerate(comparison.figures):
        for cell in figure.cells:
            value = cell.value
            yield {
                "figure": number,
                "what": figure.what,
                "kind": figure.kind,
                "verdict": figure.verdict,
                "sure": round(figure.sure, DIGITS),
                **_source(comparison, cell.span.article),
                "sentence": cell.span.sentence,
                "text": cell.text,
                "value": "..".join(map(str, value)) if isinstance(value, tuple) else value,
                "bound": cell.bound,
            }


def _conflicts(comparison: Comparison, notes: Sequence[Placed]) -> Iterator[Row]:
    """One a claim of a conflict."""
    for number, conflict in enumerate(comparison.conflicts):
        for claim in conflict.claims:
            yield {
                "conflict": number,
                "kind": conflict.kind,
                "what": conflict.what,
                "sure": round(conflict.sure, DIGITS),
                **_source(comparison, claim.span.article),
                "sentence": claim.span.sentence,
                "text": claim.text,
                "value": claim.value,
            }


def _wordings(comparison: Comparison, notes: Sequence[Placed]) -> Iterator[Row]:
    """One a source's words in a wording; sentence -1 is the headline."""
    for number, wording in enumerate(comparison.wordings):
        for term in wording.terms:
            yield {
                "wording": number,
                "kind": wording.kind,
                "passage": wording.passage,
                "strength": round(wording.strength, DIGITS),
                **_source(comparison, term.span.article),
                "sentence": term.span.sentence,
                "words": term.words,
            }


def _unique(comparison: Comparison, notes: Sequence[Placed]) -> Iterator[Row]:
    """One a sentence that no other source has, the most telling first; `evidence` says what is new in it."""
    for telling in comparison.telling:
        yield {
            **_source(comparison, telling.ref.article),
            "sentence": telling.ref.sentence,
            "text": _text(comparison, telling.ref),
            "score": round(telling.score, DIGITS),
            "evidence": _joined(telling.evidence),
        }


def _omissions(comparison: Comparison, notes: Sequence[Placed]) -> Iterator[Row]:
    """One a passage that a source leaves out; `text` is the passage in the first source that carries it."""
    first = {passage.index: passage.members[0] for passage in comparison.passages}
    for omission in comparison.omissions:
        yield {
            **_source(comparison, omission.article),
            "passage": omission.passage,
            "carried_by": _joined(comparison.story.articles[index].id for index in omission.carried_by),
            "sure": round(omission.sure, DIGITS),
            "text": _text(comparison, first[omission.passage]),
        }


def _profiles(comparison: Comparison, notes: Sequence[Placed]) -> Iterator[Row]:
    """One a source: words, and which shares of them are shared, quoted, wire copy and its own."""
    for profile in comparison.profiles:
        yield {
            **_source(comparison, profile.article),
            "words": profile.words,
            "shared": round(profile.shared, DIGITS),
            "quoted": round(profile.quoted, DIGITS),
            "wire": round(profile.wire, DIGITS),
            "own": round(profile.own, DIGITS),
            "unique": profile.unique,
            "omissions": profile.omissions,
        }


def _notes(comparison: Comparison, notes: Sequence[Placed]) -> Iterator[Row]:
    """One a note; without a sentence where its words stand nowhere now, and then with the words as kept."""
    for placed in notes:
        note, ref = placed.note, placed.ref
        gone: Row = {"article": note.quote.article, "letter": None, "outlet": None}
        yield {
            **(_source(comparison, ref.article) if ref else gone),
            "sentence": ref.sentence if ref else None,
            "words": placed.words(comparison.story),
            "note": note.text,
            "tags": _joined(note.tags),
        }


def _rejected(comparison: Comparison, notes: Sequence[Placed]) -> Iterator[Row]:
    """One a pair of sentences whose link the reader rejected."""
    for a, b in decided(comparison.story, comparison.decisions.rejected):
        yield _ends(comparison, a, b)


Table: TypeAlias = Callable[[Comparison, Sequence[Placed]], Iterator[Row]]

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "sentences": _sentences,
        "links": _links,
        "passages": _passages,
        "quotations": _quotations,
        "figures": _figures,
        "conflicts": _conflicts,
        "wordings": _wordings,
        "unique": _unique,
        "omissions": _omissions,
        "profiles": _profiles,
        "notes": _notes,
        "rejected": _rejected,
    }
)
"""The tables by name."""


def _source(comparison: Comparison, index: int) -> Row:
    article = comparison.story.articles[index]
    return {"article": article.id, "letter": article.letter, "outlet": article.outlet}


def _ends(comparison: Comparison, a: Ref, b: Ref) -> Row:
    """The two sentences of a link."""
    ends: Row = {}
    for side, ref in (("a", a), ("b", b)):
        ends[f"{side}_article"] = comparison.story.articles[ref.article].id
        ends[f"{side}_sentence"] = ref.sentence
        ends[f"{side}_text"] = _text(comparison, ref)
    return ends


def _text(comparison: Comparison, ref: Ref) -> str:
    return comparison.story.articles[ref.article].sentences[ref.sentence].text


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)
