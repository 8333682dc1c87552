"""Searching: where words stand in a text, however they are printed there.

Words are compared in a form in which letter case, accents, kinds of quotation marks and dashes, invisible
characters and the breadth of white space do not count (compatibility decomposition, Unicode Standard
Annex 15, and full case folding, Unicode 3.13). Folding is done character by character, each with the place
that it comes from, so that a match is told by its place in the text as printed.

A query that begins with `re:` is a regular expression over the text as printed, letter case ignored. A
pattern may take time that grows as a power of the text's length or worse, so it is matched by `regex`, which
stops at a time that it is given, and not by the standard library's `re`, which cannot.
"""

from __future__ import annotations

import math
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from tui.story.model import Ref, Story
from tui.words.marks import MARKS
from tui.words.tokens import APOSTROPHES

PATTERN = "re:"
"""What a query begins with that is a regular expression."""

_TIME = 0.05
"""What a regular expression may take for all texts together, in seconds of work: the screen waits for it."""
_LEAST = 0.001
"""What it may still take for a text when that is used up, in seconds."""
_REPEATS = 100_000
"""What its counted repetitions may come to; those that are nested are unrolled when it is compiled."""
_COUNTED = re.compile(r"\{(?:\d*,)?(\d+),?\}")

_QUOTES = frozenset(MARKS) | frozenset(APOSTROPHES)
_RUNS = frozenset(" '-")
"""Folded characters of which a run counts as one."""

Spans = list[tuple[int, int]]
Finder = Callable[[str], Spans]


class SearchError(ValueError):
    """A query that cannot be searched for; the message is one line for the reader."""


class Match(NamedTuple):
    """Words that were looked for: `text[start:end]` of the sentence `ref`."""

    ref: Ref
    start: int
    end: int


class _Folded(NamedTuple):
    text: str
    places: tuple[tuple[int, int], ...] | None
    """For each character of `text` what it comes from; None where that is the one at its own place."""


def finder(query: str) -> Finder:
    """What finds a query in a text: spans in order, apart and never empty.

    Raises SearchError for a regular expression that is none; what it returns raises it where one takes too
    long.

    >>> finder("aujourd'hui")("Aujourd’hui, l’été")
    [(0, 11)]
    """
    if query.startswith(PATTERN):
        return _expression(query[len(PATTERN) :])
    needle = _folded(query.strip()).text.strip()
    return lambda text: _occurrences(needle, text) if needle else []


def patient(find: Finder) -> Finder:
    """What finds the same, and nothing in a text where that takes too long."""

    def found(text: str) -> Spans:
        try:
            return find(text)
        except SearchError:
            return []

    return found


def search(query: str, texts: Iterable[tuple[Ref, str]]) -> list[Match]:
    """Every match of a query in texts, in their order. Raises SearchError."""
    find = finder(query)
    return [Match(ref, *span) for ref, text in texts for span in find(text)]


def sentences(story: Story) -> Iterator[tuple[Ref, str]]:
    """The sentences of a story as printed, source by source."""
    for index, article in enumerate(story.articles):
        for sentence in article.sentences:
            yield Ref(index, sentence.index), sentence.text


class Search:
    """A search that has been made: its matches, and which of them the reader is at."""

    def __init__(self, query: str, matches: list[Match]) -> None:
        self.query, self.matches = query, matches
        self._at: int | None = None
        self.spans: dict[Ref, Spans] = {}
        """The places of matches in each sentence that has any."""
        for ref, start, end in matches:
            self.spans.setdefault(ref, []).append((start, end))

    @property
    def by_source(self) -> dict[int, int]:
        """How many matches each article has that has any."""
        return dict(sorted(Counter(match.ref.article for match in self.matches).items()))

    @property
    def at(self) -> tuple[int, Match] | None:
        """The match that the reader is at, with its number from 1; None before the first step."""
        return None if self._at is None else (self._at + 1, self.matches[self._at])

    def begin(self, ref: Ref) -> bool:
        """Go to the first match in or after a sentence. True where that is round the end."""
        ahead = (index for index, match in enumerate(self.matches) if match.ref >= ref)
        first = next(ahead, None)
        self._at = first or 0
        return first is None

    def step(self, ref: Ref, way: int) -> bool:
        """Go to the next (`way` 1) or previous (-1) match from a sentence. True where that is round the end.

        From the sentence of the match that the reader is at, it is the one beside that.
        """
        count = len(self.matches)
        if self._at is not None and self.matches[self._at].ref == ref:
            target = self._at + way
        elif way > 0:
            target = next((i for i, match in enumerate(self.matches) if match.ref > ref), count)
        else:
            target = next((i for i in reversed(range(count)) if self.matches[i].ref < ref), -1)
        self._at = target % count
        return target != self._at


def _occurrences(needle: str, text: str) -> Spans:
    haystack = _folded(text)
    spans: Spans = []
    at, done = haystack.text.find(needle), 0
    while at >= 0:
        start, end = at, at + len(needle)
        if haystack.places is not None:
            start, end = haystack.places[start][0], haystack.places[end - 1][1]
        # One character may fold to several, of which two matches have a part each: it is marked once.
        if start >= done:
            spans.append((start, end))
            done = end
        at = haystack.text.find(needle, at + len(needle))
    return spans


@lru_cache(maxsize=1 << 15)
def _folded(text: str) -> _Folded:
    if text.isascii() and not any(run in text for run in ("  ", "--", "''", '"', "`", "\t", "\n", "\r")):
        return _Folded(text.casefold(), None)
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    for place, character in enumerate(text):
        for part in _fold(character):
            if part in _RUNS and characters and characters[-1] == part:
                places[-1] = (places[-1][0], place + 1)
                continue
            characters.append(part)
            places.append((place, place + 1))
        if places and unicodedata.combining(character):
            places[-1] = (places[-1][0], place + 1)
    return _Folded("".join(characters), tuple(places))


@lru_cache(maxsize=1 << 12)
def _fold(character: str) -> str:
    if character in _QUOTES:
        return "'"
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category == "Pd":
        return "-"
    if category in ("Cf", "Cc"):
        return ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(part for part in plain if not unicodedata.combining(part))


def _expression(pattern: str) -> Finder:
    import regex

    if not pattern:
        return lambda text: []
    if math.prod(max(1, int(count[:9])) for count in _COUNTED.findall(pattern)) > _REPEATS:
        raise SearchError("this expression repeats too much; a smaller one is needed")
    try:
        compiled = regex.compile(pattern, regex.IGNORECASE | regex.VERSION0)
    except (regex.error, OverflowError, RecursionError) as error:
        raise SearchError(f"no regular expression: {error}") from error
    left = _TIME

    def find(text: str) -> Spans:
        nonlocal left
        # Not by the clock on the wall: a machine that is busy elsewhere makes no expression a slow one.
        begun = time.thread_time()
        try:
            found = [match.span() for match in compiled.finditer(text, timeout=max(left, _LEAST))]
        except TimeoutError:
            raise SearchError("this expression takes too long; a simpler one is needed") from None
        left -= time.thread_time() - begun
        return [(start, end) for start, end in found if start < end]

    return find
