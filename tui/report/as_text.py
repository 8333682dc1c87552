"""The text report: linear, passage by passage, for a pipe, a printer or a screen reader.

No columns and no rules of signs: what belongs together stands in one line or is indented under it, and every
line says whose words it holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from tui.compare.comparison import Comparison
from tui.findings.citation import described
from tui.findings.kinds import KIND
from tui.findings.overview import MapRow, cell_of, map_rows
from tui.report.format import Options
from tui.report.sections import Entry, Line, Section, counts, letters, sections
from tui.story.harmless import harmless

_INDENT = "  "


def parts(comparison: Comparison, options: Options) -> dict[str, str]:
    """The whole report, wrapped to the width."""
    lines: list[str] = []
    for depth, text in _told(comparison, options):
        indent, hanging = _INDENT * depth, _INDENT * 2 * depth
        room = max(1, options.width - len(hanging)) if options.width else 0
        rows = wrapped(harmless(text), room) or [""]
        lines += [indent + rows[0], *(hanging + row for row in rows[1:])]
    return {"": "\n".join(lines) + "\n"}


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells; 0 leaves it in one. A word that is too long is broken.

    >>> wrapped("a long, long way", 8)
    ['a long,', 'long way']
    """
    if not width:
        return [text] if text else []
    lines: list[str] = []
    line, used = "", 0
    for word in re.findall(r"\S+", text):
        if line and used + 1 + _cells(word) > width:
            lines.append(line)
            line, used = "", 0
        for piece in _pieces(word, width):
            if line and used + _cells(piece) + 1 > width:
                lines.append(line)
                line, used = "", 0
            line, used = (f"{line} {piece}", used + 1 + _cells(piece)) if line else (piece, _cells(piece))
    return [*lines, line] if line else lines


def _pieces(word: str, width: int) -> Iterator[str]:
    piece, used = "", 0
    for char in word:
        if piece and used + _cells(char) > width:
            yield piece
            piece, used = "", 0
        piece, used = piece + char, used + _cells(char)
    yield piece


def _cells(text: str) -> int:
    """How many columns a text takes: a wide letter two, a mark that stands on another none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def _told(comparison: Comparison, options: Options) -> Iterator[tuple[int, str]]:
    """The paragraphs of the report, each with how deep it is indented."""
    yield 0, comparison.story.title
    yield 0, f"{', '.join(counts(comparison))}."
    yield from _heading("Sources")
    for article in comparison.story.articles:
        yield 0, f"{article.letter}: {described(article)}."
    yield from _heading("Passages")
    if comparison.story.articles:
        yield 0, f"In the order of {comparison.story.articles[0].letter}."
    for number, row in enumerate(map_rows(comparison, 0), 1):
        yield 0, ""
        yield from _passage(comparison, number, row)
    for section in sections(comparison, options.notes):
        yield from _section(comparison, section)


def _heading(title: str) -> Iterator[tuple[int, str]]:
    yield from ((0, ""), (0, ""), (0, title), (0, ""))


def _passage(comparison: Comparison, number: int, row: MapRow) -> Iterator[tuple[int, str]]:
    """A passage: who carries it and what is known of it, then every source's words."""
    articles = comparison.story.articles
    cells = (cell_of(comparison, row, index) for index in range(len(articles)))
    kinds = dict.fromkeys(KIND[cell.kind].name for cell in cells if cell)
    who = f"in {len(row.refs)} of {len(articles)}, {letters(comparison, row.refs)}"
    yield 0, f"Passage {number}: {', '.join(kinds)}, {who}."
    for index in sorted(row.refs):
        sentences = [articles[index].sentences[ref.sentence] for ref in row.refs[index]]
        for sentence in sentences:
            yield 1, f"{articles[index].letter}, paragraph {sentence.paragraph + 1}: {sentence.text}"
    absent = set(range(len(articles))) - set(row.refs)
    if absent and len(row.refs) > 1:
        yield 1, f"Not in {letters(comparison, absent)}."
    if comparison.by_hand(chain(*row.refs.values())):
        yield 1, "Linked by hand."


def _section(comparison: Comparison, section: Section) -> Iterator[tuple[int, str]]:
    yield from _heading(section.title)
    yield 0, section.intro
    if not section.entries:
        yield 0, section.nothing
    for number, entry in enumerate(section.entries, 1):
        yield 0, ""
        yield 0, f"{number}. {_title(entry)}".rstrip()
        for line in entry.lines:
            yield 1, _line(comparison, line)


def _title(entry: Entry) -> str:
    head = ": ".join(filter(None, (entry.label, entry.title)))
    return f"{head} ({entry.remark})" if head and entry.remark else head or entry.remark


def _line(comparison: Comparison, line: Line) -> str:
    if line.article is None:
        return f"{line.remark}: {line.words}"
    remark = f" [{line.remark}]" if line.remark else ""
    return f"{comparison.story.articles[line.article].letter}: {line.words}{remark}"
