"""How one wording of a quotation differs from its fullest form: each change with the words it stands on.

Method: the longest common blocks of folded words (Ratcliff and Obershelp, 1988, as in difflib), so that
letter case, marks and punctuation are no difference. What is left at the ends is shortened or extended;
within, it is left out, added, or altered. The fullest form is, of the longest wordings, the one that most
sources print: so a word that one source alone has otherwise is that source's change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from tui.compare.model import Change
from tui.story.model import Span
from tui.words.reading import Reading

LONG = 0.9
"""Of how many of the longest wording's words a wording must be to count as the fullest form."""

_Place = Callable[[int, int], Span | None]
_Words = tuple[int, int]


def fullest(readings: Sequence[tuple[int, Reading]]) -> int:
    """Which of an utterance's wordings, each with its article, is its fullest form; equals go by print."""
    longest = max(len(reading.words) for _, reading in readings)
    printed: dict[tuple[str, ...], set[int]] = {}
    for article, reading in readings:
        printed.setdefault(tuple(_folded(reading)), set()).add(article)

    def rank(at: int) -> tuple[int, int, str]:
        words = tuple(_folded(readings[at][1]))
        return len(printed[words]), len(words), readings[at][1].text

    long = [at for at, (_, reading) in enumerate(readings) if len(reading.words) >= LONG * longest]
    return max(long, key=rank)


def variant(full: Reading, other: Reading, place: _Place = lambda start, end: None) -> tuple[Change, ...]:
    """The changes of `other` from `full`, in its order; none where the words are the same.

    `place` gives the span of characters of `other`, or None where no single span holds them.

    >>> [str(row) for row in variant(read("the bilateral agreements"), read("bilateral agreement"))]
    ['shortened', 'altered: agreements/agreement']
    """
    mine, theirs = _folded(full), _folded(other)
    if mine == theirs:
        return ()
    return tuple(dict.fromkeys(_told(full, other, laid_over(tuple(mine), tuple(theirs)), place)))


@lru_cache(maxsize=256)
def laid_over(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Sequence[tuple[str, int, int, int, int]]:
    """What makes the one words of the other, as difflib tells it; a quotation may be printed many times."""
    return SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()


def placed(spans: Sequence[Span], start: int, end: int) -> Span | None:
    """The span of the characters `start` to `end` of the spans' texts joined by spaces, if one holds them."""
    at = 0
    for span in spans:
        size = span.end - span.start
        if at <= start and end <= at + size:
            return span._replace(start=span.start + start - at, end=span.start + end - at)
        at += size + 1
    return None


def _told(
    full: Reading, other: Reading, changes: Sequence[tuple[str, int, int, int, int]], place: _Place
) -> Iterator[Change]:
    for tag, i, j, k, m in changes:
        at_end = i == 0 or j == len(full.words)
        if tag == "delete":
            yield Change("shortened" if at_end else "left out", _printed(full, i, j))
        elif tag == "insert":
            outside = k == 0 or m == len(other.words)
            yield Change("extended" if outside else "added", "", *_here(other, (k, m), place))
        elif tag == "replace":
            yield from _altered(full, other, (i, j), (k, m), place)


def _altered(full: Reading, other: Reading, old: _Words, new: _Words, place: _Place) -> Iterator[Change]:
    """A replacement; of an uneven one at an end, the words beyond the shorter side are missing or added."""
    (i, j), (k, m) = old, new
    surplus = (j - i) - (m - k)
    if surplus and (i == 0 or j == len(full.words)):
        size = min(j - i, m - k)
        # The words that answer each other stand next to the common ones; the rest is beyond the end.
        a, b = (i, j - size) if i == 0 else (i + size, j)
        c, d = (k, m - size) if i == 0 else (k + size, m)
        if surplus > 0:
            yield Change("shortened", _printed(full, a, b))
        else:
            yield Change("extended", "", *_here(other, (c, d), place))
        i, j, k, m = (b, j, d, m) if i == 0 else (i, a, k, c)
    yield Change("altered", _printed(full, i, j), *_here(other, (k, m), place))


def _here(other: Reading, words: _Words, place: _Place) -> tuple[str, Span | None]:
    """Words of the other wording, and the span on which they stand."""
    return _printed(other, *words), place(other.words[words[0]].start, other.words[words[1] - 1].end)


def _printed(reading: Reading, start: int, end: int) -> str:
    return reading.text[reading.words[start].start : reading.words[end - 1].end]


def _folded(reading: Reading) -> list[str]:
    return [word.folded for word in reading.words]
