"""Where quotation marks open and close in an article: its stretches of quoted text.

Method: one pass over each paragraph with a stack of open marks. What a mark does is told first by its shape
(“ opens, ” closes) and, for shapes that do both (" ' ` ´, and the apostrophe ’), by its neighbours: a mark
opens at the beginning of a word, and closes after a word or its punctuation where no letter follows. So
contractions and feet and inches are left alone. A stretch that is never closed ends where the
next of its kind opens, else with its paragraph: an odd number of marks cannot harm the next paragraph
(textacy 0.13 gives up on such articles, two of the five seeds). A paragraph that begins with a mark while
the one before never closed goes on with the same quotation, as newspapers print it (AP Stylebook,
"quotation marks"). A paragraph in which more marks stay open than anybody would leave holds no quotation
that is not closed, so that the work stays in proportion to its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.words import limits

_OPENING = {
    "“": "double",
    "„": "double",
    "‟": "double",
    "«": "angle",
    "‘": "single",
    "‚": "single",
    "‛": "single",
}
_CLOSING = {"”": "double", "»": "angle", "’": "single"}
_EITHER = {
    '"': "double",
    "＂": "double",
    "'": "single",
    "`": "single",
    "´": "single",
    "``": "double",
    "''": "double",
}
_EITHER |= {"‘‘": "double", "’’": "double"}
_BRACKETS = {"「": "corner", "『": "white corner", "‹": "single angle"}
_BRACKETS_END = {"」": "corner", "』": "white corner", "›": "single angle"}
_OPENING |= _BRACKETS
_CLOSING |= _BRACKETS_END
_KINDS = _OPENING | _CLOSING | _EITHER

MARKS = "".join(mark for mark in _KINDS if len(mark) == 1)
"""Every character that is taken for a quotation mark."""

_MARK = re.compile(rf"``|''|‘‘|’’|[{re.escape(MARKS)}]")
_BEFORE_OPENING = frozenset("([{<-–—―/…:;,.¿¡") | frozenset(MARKS)
_ELISION = re.compile(r"(?:\d0s|em|til|tis|twas|twere|cause|bout|round|n|cuz|neath|gainst)\b", re.IGNORECASE)

_MOST_OPEN = 50
"""Marks that may be open at once in a paragraph."""

_DEEPEST = 5
"""Quotations within one another: nobody prints more, and each is read once for every one around it."""


class Quoted(NamedTuple):
    """A stretch of quoted text, without its marks: `paragraphs[paragraph][start:end]`.

    `continues` tells that it goes on with the stretch before it in the list that ends the paragraph before.
    """

    paragraph: int
    start: int
    end: int
    closed: bool = True
    continues: bool = False


class _Open(NamedTuple):
    kind: str
    at: int
    start: int
    sure: bool


def quoted(paragraphs: Sequence[str]) -> list[Quoted]:
    """The quoted stretches of an article's paragraphs, in the order in which they begin.

    Two of them stand apart or one within the other; they never cross.

    >>> [(q.start, q.end) for q in quoted(["“It's late,” he said."])]
    [(1, 11)]
    """
    found: list[Quoted] = []
    pending: str | None = None
    for number, text in enumerate(paragraphs):
        rows, last = _paragraph(number, text)
        first = _MARK.match(text.lstrip())
        if pending and rows and first and _KINDS[first.group()] == pending:
            rows[0] = rows[0]._replace(continues=True)
        found += rows
        pending = last
    return found


def _paragraph(number: int, text: str) -> tuple[list[Quoted], str | None]:
    """The stretches of one paragraph, and the kind of mark that still was open at its end."""
    marks = list(_MARK.finditer(text))
    closers = _single_closers(text, marks)
    stack: list[_Open] = []
    rows: list[Quoted] = []
    lost = False
    for mark in marks:
        kind = _KINDS[mark.group()]
        if _does_close(text, mark, kind, stack):
            rows += _closed(number, text, stack, mark)
        elif _does_open(text, mark, kind, closers):
            stack.append(_Open(kind, mark.start(), mark.end(), _is_sure(mark)))
            lost |= len(stack) > _MOST_OPEN
            del stack[:-_MOST_OPEN]
    if lost:
        limits.tell(f"where over {_MOST_OPEN} quotation marks stay open, none is taken for a quotation")
        stack, rows = [], [row for row in rows if row.closed]
    pending = [left.kind for left in stack if left.sure]
    rows += _left_open(number, text, stack, rows)
    return sorted(_nested(rows), key=lambda row: (row.start, -row.end)), next(iter(pending), None)


def _closed(number: int, text: str, stack: list[_Open], mark: re.Match[str]) -> Iterator[Quoted]:
    """The stretch that a mark closes, and those within it that nothing closed, taken off the stack."""
    while stack[-1].kind != _KINDS[mark.group()]:
        yield from _unclosed(number, text, stack.pop(), mark.start())
    opened = stack.pop()
    if len(stack) < _DEEPEST:
        yield from _trimmed(number, text, opened.start, mark.start(), True)


def _is_sure(mark: re.Match[str]) -> bool:
    """Whether a mark opens a quotation even where none closes it."""
    return mark.group() in _OPENING or _KINDS[mark.group()] != "single"


def _single_closers(text: str, marks: Sequence[re.Match[str]]) -> list[int]:
    """Where single marks stand that can close a stretch."""
    return [mark.start() for mark in marks if _KINDS[mark.group()] == "single" and _closes(text, mark)]


def _left_open(number: int, text: str, stack: Sequence[_Open], rows: Sequence[Quoted]) -> list[Quoted]:
    """The stretches that were never closed: each ends where another of its kind begins."""
    found: list[Quoted] = []
    for depth, left in enumerate(stack):
        later = [other.at for other in stack[depth + 1 :] if other.kind == left.kind]
        inner = [row.start - 1 for row in (*rows, *found) if _inside(text, row, left)]
        found += _unclosed(number, text, left, min([*later, *inner, len(text)]))
    return found


def _inside(text: str, row: Quoted, left: _Open) -> bool:
    """Whether a stretch begins after an open mark, with a mark of its kind."""
    return row.start > left.start and _kind_before(text, row) == left.kind


def _does_close(text: str, mark: re.Match[str], kind: str, stack: Sequence[_Open]) -> bool:
    if all(left.kind != kind for left in stack):
        return False
    shape = mark.group()
    if shape in _CLOSING and kind != "single":
        return True
    if not _closes(text, mark):
        return kind != "single" and shape not in _OPENING and not _opens(text, mark)
    return shape not in _OPENING or not _opens(text, mark)


def _does_open(text: str, mark: re.Match[str], kind: str, closers: Sequence[int]) -> bool:
    shape = mark.group()
    if kind != "single":
        return shape in _OPENING or _opens(text, mark)
    if not _opens(text, mark) or _ELISION.match(text, mark.end()):
        return False
    # An apostrophe is no quotation: only a mark that can do nothing but open may stay unclosed.
    return shape in _OPENING or bisect_left(closers, mark.end() + 1) < len(closers)


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands where a word begins."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (
        (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
    )


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands where a word or its punctuation has ended."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(before) and not before.isspace() and not after.isalnum()


def _kind_before(text: str, row: Quoted) -> str | None:
    return _KINDS.get(text[row.start - 1 : row.start])


def _unclosed(number: int, text: str, left: _Open, end: int) -> Iterator[Quoted]:
    if left.sure:
        yield from _trimmed(number, text, left.start, end, False)


def _trimmed(number: int, text: str, start: int, end: int, closed: bool) -> Iterator[Quoted]:
    """The stretch without white space at its ends, if it holds a letter or a digit."""
    inner = text[start:end]
    if any(character.isalnum() for character in inner):
        start += len(inner) - len(inner.lstrip())
        yield Quoted(number, start, start + len(inner.strip()), closed)


def _nested(rows: Sequence[Quoted]) -> Iterator[Quoted]:
    """The rows without those that cross one that was closed, or that repeat another."""
    kept: dict[tuple[int, int], Quoted] = {}
    for row in sorted(rows, key=lambda row: (not row.closed, row.start, -row.end)):
        # Those that were closed come off a stack: none of them crosses another.
        crossing = not row.closed and any(_cross(row, other) for other in kept.values())
        if (row.start, row.end) not in kept and not crossing:
            kept[row.start, row.end] = row
            yield row


def _cross(a: Quoted, b: Quoted) -> bool:
    return a.start < b.start < a.end < b.end or b.start < a.start < b.end < a.end
