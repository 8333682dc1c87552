"""What the page shows, as plain data for its template; the page's script moves what stands here, no more.

A sentence is named by its article and its index, `0.3`; its element has the id `s0.3`. Everything that the
script needs to know of it (its counterparts, its stops) stands in attributes, as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.compare import Comparison, Link, Ref
from tui.findings.citation import described
from tui.findings.kinds import KIND, KINDS, STOPS, class_of
from tui.findings.marks import apart, is_stop, presence, spread
from tui.findings.overview import Cell, cell_of, map_rows, shared_between
from tui.findings.quotations import said_by
from tui.notes import Note, Placed
from tui.story.model import Article, Line
from tui.words.differences import changes

LEADS = 9
"""In the order of how many sources the map can stand: a digit asks for one."""


class Piece(NamedTuple):
    """Words of a sentence, and the classes of the marks on them."""

    text: str
    marks: str


class SentenceView(NamedTuple):
    """A sentence as it stands in its column.

    `to` are its best counterparts, `with_` all other sentences of its passage, `apart` the sources whose
    counterpart belongs to another passage, `stops` the choices under which it is a stop, `said` who is
    quoted in it.
    """

    at: str
    pieces: list[Piece]
    kind: str
    glyph: str
    spread: int
    told: str
    to: str
    with_: str
    apart: str
    stops: str
    said: str
    notes: list[Note]


class Block(NamedTuple):
    """A paragraph, or a line that was set aside with its reason."""

    paragraph: int
    sentences: list[SentenceView]
    aside: str = ""
    reason: str = ""


class Column(NamedTuple):
    """A source. `url` is empty where it is no address of the web."""

    article: Article
    citation: str
    url: str
    blocks: list[Block]


class LinkView(NamedTuple):
    """A link for the inspector; `a_marks` are the words of `a` that differ from `b`'s, as "3-9 12-14"."""

    a: str
    b: str
    score: float
    kind: str
    evidence: str
    by_hand: bool
    a_marks: str
    b_marks: str


class MapRowView(NamedTuple):
    """A row of the map; `order` is its place in the order of each of the first sources."""

    at: str
    label: str
    sources: int
    cells: list[Cell | None]
    order: str


class Bar(NamedTuple):
    """A share of each source, 0..1."""

    name: str
    kind: str
    shares: list[float]


def name_of(ref: Ref) -> str:
    """The name of a sentence."""
    return f"{ref.article}.{ref.sentence}"


def columns(comparison: Comparison, notes: Sequence[Placed]) -> list[Column]:
    """The sources with their texts."""
    noted: dict[Ref, list[Note]] = {}
    for placed in notes:
        if placed.ref:
            noted.setdefault(placed.ref, []).append(placed.note)
    return [
        Column(article, described(article), _address(article), list(_blocks(comparison, index, noted)))
        for index, article in enumerate(comparison.story.articles)
    ]


def _address(article: Article) -> str:
    """The article's address if it is one of the web: any other scheme could run what it holds."""
    url = article.url or ""
    return url if url.lower().startswith(("https://", "http://")) else ""


def _blocks(comparison: Comparison, index: int, notes: dict[Ref, list[Note]]) -> Iterator[Block]:
    """The paragraphs of an article in order, and between them what was set aside."""
    article = comparison.story.articles[index]
    views: dict[int, list[SentenceView]] = {}
    for sentence in article.sentences:
        view = _sentence(comparison, Ref(index, sentence.index), notes)
        views.setdefault(sentence.paragraph, []).append(view)
    first_lines = {paragraph.lines[0]: paragraph.index for paragraph in article.paragraphs}
    for line in article.lines:
        if line.number in first_lines:
            paragraph = first_lines[line.number]
            yield Block(paragraph, views.get(paragraph, []))
        yield from _set_aside(line)


def _set_aside(line: Line) -> Iterator[Block]:
    if line.role in ("aside", "metadata"):
        yield Block(-1, [], line.text, line.reason)
    for cut in line.cuts:
        # Spaces that were cut are nothing to see.
        if line.text[cut.start : cut.end].strip():
            yield Block(-1, [], line.text[cut.start : cut.end], cut.reason)


def _sentence(comparison: Comparison, ref: Ref, notes: dict[Ref, list[Note]]) -> SentenceView:
    kind = class_of(comparison, ref)
    passage = comparison.passage_of(ref)
    together = {link.other(ref) for link in comparison.links_of(ref)}
    together.update(passage.members if passage else ())
    return SentenceView(
        name_of(ref),
        _pieces(comparison, ref),
        kind or "",
        KIND[kind].glyph if kind else "",
        spread(comparison, ref),
        presence(comparison, ref) or "not linked",
        _names(best for best, _ in comparison.counterparts(ref).values()),
        _names(sorted(together - {ref})),
        " ".join(map(str, sorted(apart(comparison, ref)))),
        " ".join(choice for choice in STOPS if is_stop(comparison, ref, choice)),
        "; ".join(dict.fromkeys(_said(comparison, ref))),
        notes.get(ref, []),
    )


def _names(refs: Iterator[Ref] | list[Ref]) -> str:
    return " ".join(map(name_of, refs))


def _said(comparison: Comparison, ref: Ref) -> Iterator[str]:
    for quotation, span in comparison.quotations_of(ref):
        for occurrence in quotation.occurrences:
            if span in occurrence.spans and (occurrence.speaker or occurrence.verb):
                yield said_by(occurrence)


def _pieces(comparison: Comparison, ref: Ref) -> list[Piece]:
    """The sentence cut wherever a mark of any kind begins or ends; the style sheet settles what is shown."""
    text = comparison.story.articles[ref.article].sentences[ref.sentence].text
    spans = [
        (start, end, kind.id) for kind in KINDS for start, end in kind.spans(comparison, ref) if start < end
    ]
    edges = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end))})
    return [
        Piece(
            text[start:end],
            " ".join(
                dict.fromkeys(f"m-{kind}" for begin, stop, kind in spans if begin <= start and end <= stop)
            ),
        )
        for start, end in pairwise(edges)
    ]


def links(comparison: Comparison) -> list[LinkView]:
    """The links, best first."""
    return [_link(comparison, link) for link in comparison.links]


def _link(comparison: Comparison, link: Link) -> LinkView:
    a, b = (comparison.story.articles[ref.article].sentences[ref.sentence].text for ref in (link.a, link.b))
    in_a, in_b = changes(a, b)
    marks = (" ".join(f"{start}-{end}" for start, end in spans) for spans in (in_a, in_b))
    return LinkView(
        name_of(link.a), name_of(link.b), round(link.score, 2), link.kind, " · ".join(link.evidence),
        link.by_hand, *marks,
    )  # fmt: skip


def story_map(comparison: Comparison) -> list[MapRowView]:
    """The rows of the map, in the order of the first source."""
    articles = comparison.story.articles
    order: dict[str, list[str]] = {}
    for lead in range(min(LEADS, len(articles))):
        for at, row in enumerate(map_rows(comparison, lead)):
            order.setdefault(row.key, []).append(str(at))
    return [
        MapRowView(
            name_of(row.label),
            articles[row.label.article].sentences[row.label.sentence].text,
            len(row.refs),
            [cell_of(comparison, row, index) for index in range(len(articles))],
            " ".join(order[row.key]),
        )
        for row in map_rows(comparison, 0)
    ]


def bars(comparison: Comparison) -> list[Bar]:
    """How much of each source is shared, quoted, wire copy or its own."""
    kinds = {"shared": "shared", "quoted": "quotation", "wire": "", "own": "unique"}
    return [
        Bar(name, kind, [float(getattr(profile, name)) for profile in comparison.profiles])
        for name, kind in kinds.items()
    ]


def pairs(comparison: Comparison) -> list[list[float | None]]:
    """For each source the share of it that each other carries, None for itself."""
    shares, count = shared_between(comparison), range(len(comparison.story.articles))
    return [[None if a == b else shares[a, b] for b in count] for a in count]
