"""An article wrapped to a width: the rows of a pane, and where each sentence stands among them.

Each sentence begins a row of its own, so that counterparts can stand on the same one; a blank row parts
paragraphs. What was set aside can be shown in its place. Widths are in terminal cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from rich.cells import cell_len

from tui.story import Article, Line

# A dash may end a row; a hyphen may not, or names would be torn.
_PIECE = re.compile(r"[^\s—]+—?|—")
# Characters of one cell each, and no white space but the space: most sentences, wrapped without measuring.
_EVEN = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2013\u2018-\u201e\u2026\u20ac]*")


class Row(NamedTuple):
    """One row of a pane. `start` is where `text` begins in its sentence; `sentence` is -1 for other rows."""

    kind: Literal["text", "aside", "gap"]
    sentence: int
    start: int
    text: str


class Flow(NamedTuple):
    """The rows of an article at one width. `first[s]` is the first row of sentence `s`."""

    rows: tuple[Row, ...]
    first: tuple[int, ...]
    heights: tuple[int, ...]

    def rows_of(self, spans: Mapping[int, Sequence[tuple[int, int]]]) -> set[int]:
        """The rows on which words stand, given by their places in sentences."""
        return {
            index
            for sentence, places in spans.items()
            for index in range(self.first[sentence], self.first[sentence] + self.heights[sentence])
            for start, end in places
            if start < self.rows[index].start + len(self.rows[index].text) and self.rows[index].start < end
        }

    def sentence_at(self, row: int) -> int:
        """The sentence that stands on a row, or else the last one before it (the first, if none)."""
        return max(0, bisect_right(self.first, row) - 1)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where the rows of `text` begin and end, none wider than `width` cells (one wide character excepted)."""
    return _wrap_even(text, width) if _EVEN.fullmatch(text) else _wrap_measured(text, width)


def _wrap_even(text: str, width: int) -> list[tuple[int, int]]:
    """Rows of a text whose characters take a cell each."""
    rows: list[tuple[int, int]] = []
    stop = len(text.rstrip())
    begin = len(text) - len(text.lstrip())
    while stop - begin > width:
        space = text.rfind(" ", begin, begin + width + 1)
        end = begin + width if space < 0 else space
        rows.append((begin, begin + len(text[begin:end].rstrip())))
        begin = end
        while text[begin] == " ":
            begin += 1
    return [*rows, (begin, stop)] if begin < stop else rows


def _wrap_measured(text: str, width: int) -> list[tuple[int, int]]:
    """Rows of any text, piece by piece."""
    rows: list[tuple[int, int]] = []
    begin, end, used = (
        0,
        -1,
        0,
    )  # the row being filled is text[begin:end]; before the first piece there is none
    for piece in _PIECE.finditer(text):
        start, stop = piece.span()
        if end >= 0:
            grown = used + _cells(text[end:stop])
            if grown <= width:
                used, end = grown, stop
                continue
            rows.append((begin, end))
        begin, end, used = start, stop, _cells(text[start:stop])
        while used > width:
            cut = _fitting(text, begin, stop, width)
            rows.append((begin, cut))
            begin, used = cut, _cells(text[cut:stop])
    if begin < end:
        rows.append((begin, end))
    return rows


def _cells(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)


def _fitting(text: str, start: int, stop: int, width: int) -> int:
    """The end of the longest part of text[start:stop] that fits; at least one character."""
    at, used = start, 0
    while at < stop:
        used += _cells(text[at])
        if used > width and at > start:
            break
        at += 1
    return at


def flow(article: Article, width: int, set_aside: bool = False) -> Flow:
    """Wrap an article to `width` cells, with what was set aside in its place if asked."""
    rows: list[Row] = []
    first = [0] * len(article.sentences)
    heights = [0] * len(article.sentences)
    aside = _asides(article) if set_aside else iter(())
    waiting = next(aside, None)
    sentences = iter(article.sentences)
    sentence = next(sentences, None)

    def gap() -> None:
        if rows and rows[-1].kind != "gap":
            rows.append(Row("gap", -1, 0, ""))

    def put_aside(before: float) -> None:
        nonlocal waiting
        while waiting and waiting[0] < before:
            if rows and rows[-1].kind == "text":
                gap()
            rows.extend(
                Row("aside", -1, start, waiting[1][start:end]) for start, end in wrap(waiting[1], width)
            )
            waiting = next(aside, None)

    for paragraph in article.paragraphs:
        put_aside(paragraph.lines[0])
        gap()
        while sentence and sentence.paragraph == paragraph.index:
            first[sentence.index] = len(rows)
            spans = wrap(sentence.text, width)
            rows.extend(Row("text", sentence.index, start, sentence.text[start:end]) for start, end in spans)
            heights[sentence.index] = len(spans)
            sentence = next(sentences, None)
    put_aside(float("inf"))
    return Flow(tuple(rows), tuple(first), tuple(heights))


def _asides(article: Article) -> Iterator[tuple[float, str]]:
    """What was set aside, as (where in the file, words with their reason), in the file's order."""
    for line in article.lines:
        if line.role in ("aside", "metadata"):
            yield line.number, f"{line.text.strip()}  ({line.reason})"
        elif line.role == "body":
            yield from _cut_words(line)


def _cut_words(line: Line) -> Iterator[tuple[float, str]]:
    for cut in line.cuts:
        words = line.text[cut.start : cut.end].strip()
        # A space before a full stop is set aside too, but there is nothing in it to read.
        if any(character.isalnum() for character in words):
            yield line.number + 0.5, f"{words}  ({cut.reason})"
