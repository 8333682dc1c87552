"""The Markdown report: tables for a paper or a wiki, after GitHub's dialect, which adds tables to CommonMark.

Nothing of an article is interpreted: every sign that could begin markup is escaped, and words of an article
never begin a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from tui.compare.comparison import Comparison
from tui.findings.citation import described
from tui.findings.kinds import CLASSES, KIND
from tui.findings.markdown import harmless_markdown as escaped
from tui.findings.overview import cell_of, map_rows
from tui.report.format import Options
from tui.report.sections import Entry, Line, Section, counts, letters, sections


def parts(comparison: Comparison, options: Options) -> dict[str, str]:
    """The whole report."""
    lines = [
        f"# {escaped(comparison.story.title)}",
        "",
        f"{', '.join(counts(comparison))}.",
        *_sources(comparison),
        *_passages(comparison),
    ]
    for section in sections(comparison, options.notes):
        lines += _section(comparison, section)
    return {"": "\n".join(lines) + "\n"}


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of cells that are Markdown already, with an empty line before it."""
    yield ""
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _sources(comparison: Comparison) -> Iterator[str]:
    yield from ("", "## Sources", "")
    for article in comparison.story.articles:
        yield f"- **{article.letter}** {escaped(described(article))}"


def _passages(comparison: Comparison) -> Iterator[str]:
    """Who carries what: the map, with each source's words of the first row's kind under their glyphs."""
    articles = comparison.story.articles
    yield from ("", "## Passages")
    rows = []
    for number, row in enumerate(map_rows(comparison, 0), 1):
        text = articles[row.label.article].sentences[row.label.sentence].text
        cells = [cell_of(comparison, row, index) for index in range(len(articles))]
        signs = [
            " ".join(filter(None, (escaped(KIND[cell.kind].glyph), escaped(cell.words)))) if cell else "·"
            for cell in cells
        ]
        by_hand = " *(linked by hand)*" if comparison.by_hand(chain(*row.refs.values())) else ""
        rows.append([str(number), escaped(text) + by_hand, *signs])
    yield from _table(["", "Passage", *(article.letter for article in articles)], rows)
    legend = [f"{escaped(kind.glyph)} {kind.key}" for kind in CLASSES]
    yield from ("", f"{', '.join(legend)}, · absent; words beside a sign are what differs.")


def _section(comparison: Comparison, section: Section) -> Iterator[str]:
    yield from ("", f"## {section.title}", "", section.intro)
    if not section.entries:
        yield from ("", section.nothing)
    elif section.across:
        yield from _across(comparison, section)
    else:
        yield from _listed(comparison, section)


def _across(comparison: Comparison, section: Section) -> Iterator[str]:
    """A row an entry, a column a source."""
    articles = comparison.story.articles
    rows = []
    for entry in section.entries:
        words: dict[int, dict[str, None]] = {}
        for line in entry.lines:
            if line.article is not None:
                words.setdefault(line.article, {})[escaped(line.words)] = None
        cells = ["; ".join(words.get(index, ())) for index in range(len(articles))]
        rows.append([escaped(entry.label), _title(entry), *cells])
    head = ["", "What", *(article.letter for article in articles)]
    if not section.titled:
        head, rows = [head[0], *head[2:]], [[row[0], *row[2:]] for row in rows]
    yield from _table(head, rows)


def _listed(comparison: Comparison, section: Section) -> Iterator[str]:
    """A row a line, the first of an entry with the entry's own words."""
    titled = section.titled
    labelled = any(entry.label for entry in section.entries)
    rows = []
    for entry in section.entries:
        for number, line in enumerate(entry.lines):
            about = [escaped(entry.label)] * labelled + [_title(entry)] * titled
            rows.append([*(about if number == 0 else [""] * len(about)), *_line(comparison, line)])
    head = [""] * labelled + [section.title] * titled + ["Source", "Words", "Remarks"]
    yield from _table(head, rows)


def _title(entry: Entry) -> str:
    return " ".join(filter(None, (escaped(entry.title), entry.remark and f"*({escaped(entry.remark)})*")))


def _line(comparison: Comparison, line: Line) -> tuple[str, str, str]:
    source = "" if line.article is None else letters(comparison, [line.article])
    return source, escaped(line.words), escaped(line.remark)
