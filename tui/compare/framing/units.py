"""The words of sentences as wordings are told by: with what is quoted, a fact, or merely another form marked.

Method: every word gets a `key`, by which it is the same as another: its stem, its verb for an irregular
form ("told", "tells"), its country for a name of the people ("Iraqi", "Iraq": a stem of the story that is
the other's beginning), its abbreviation for words that the story also abbreviates by their first letters
("prime minister", "PM"), and one key for a row of equal names in wording_words.yaml. So inflection,
spelling and abbreviation never stand as another wording.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tui.compare.model import Quotation
from tui.story.model import Ref, Story
from tui.words.annotation import Annotation
from tui.words.classes import read_class
from tui.words.marks import quoted
from tui.words.reading import Reading, content, read
from tui.words.tokens import Word

NATION = 3
"""How many letters an adjective may add to the name of a country or group."""

LONGEST = 5
"""The most letters of an abbreviation."""

ABBREVIATIONS = 50
"""How many of a story's abbreviations, the most frequent, are looked up."""

_BREAK = re.compile(r"[,;:()—–…!?\[\]\"“”]|\.\s|\s-\s")


class Unit(NamedTuple):
    """A word, or words that count as one, as `text[start:end]`."""

    start: int
    end: int
    folded: str
    """The word, of several the last."""
    key: str
    content: bool
    quoted: bool
    fact: bool
    """A number or a time: what conflicts compare."""
    capital: bool
    apart: bool
    """Whether punctuation stands before it."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of wording_words.yaml."""

    determiners: frozenset[str]
    owners: frozenset[str]
    particles: frozenset[str]
    times: frozenset[str]
    numbers: frozenset[str]
    roles: frozenset[str]
    be: frozenset[str]
    titles: frozenset[str]
    forms: Mapping[str, str]
    same: Mapping[str, str]


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The lists of wording_words.yaml, read once."""
    rows = read_class("wording_words")["en"]
    names = ("determiners", "owners", "particles", "times", "numbers", "roles", "be", "titles")
    sets = {name: frozenset(rows[name].split()) for name in names}
    return Lists(**sets, forms=_by_first(rows["forms"]), same=_by_first(rows["same"]))


def _by_first(rows: Iterable[str]) -> dict[str, str]:
    return {word: row.split()[0] for row in rows for word in row.split()}


class Units:
    """The units of a story's sentences, made when asked for."""

    def __init__(self, story: Story, annotation: Annotation, quotations: Iterable[Quotation] = ()) -> None:
        self._annotation = annotation
        self._story = story
        self._quoted: dict[Ref, list[tuple[int, int]]] = {}
        for quotation in quotations:
            for occurrence in quotation.occurrences:
                for span in occurrence.spans:
                    self._quoted.setdefault(span.ref, []).append((span.start, span.end))
        self._nations = _nations(annotation.frequency)
        heads = [read(article.headline or "", article.language) for article in story.articles]
        self._short = _abbreviations([row for rows in annotation.readings for row in rows], heads)
        self._words: dict[str, tuple[str, bool, bool]] = {}
        self._known: dict[Ref, tuple[Unit, ...]] = {}

    def of(self, ref: Ref) -> tuple[Unit, ...]:
        """The units of a body sentence; of the headline where the sentence is -1."""
        if ref not in self._known:
            if ref.sentence < 0:
                article = self._story.articles[ref.article]
                reading = read(article.headline or "", article.language)
                spans = [(row.start, row.end) for row in quoted([reading.text])]
            else:
                reading, spans = self._annotation[ref], self._quoted.get(ref, [])
            self._known[ref] = tuple(self._units(reading, spans))
        return self._known[ref]

    def text(self, ref: Ref) -> str:
        """The text that the units of `ref` stand in."""
        article = self._story.articles[ref.article]
        return (article.headline or "") if ref.sentence < 0 else article.sentences[ref.sentence].text

    def _units(self, reading: Reading, spans: Sequence[tuple[int, int]]) -> Iterator[Unit]:
        text, row, known, index = reading.text, reading.words, self._words, 0
        while index < len(row):
            word, size = row[index], 1
            key, names, fact = known.get(word.folded) or self._plain(word, reading.stems[index])
            if word.folded in self._short:
                key, size = self._run(word.folded, row[index : index + LONGEST], key)
            last = row[index + size - 1]
            capital = text[word.start].isupper()
            yield Unit(
                word.start,
                last.end,
                last.folded,
                key,
                names or size > 1 or (capital and _country(word, text)),
                bool(spans) and _held(word.start, spans),
                fact,
                capital,
                index > 0
                and word.start - row[index - 1].end != 1
                and _apart(text, row[index - 1], word.start),
            )
            index += size

    def _plain(self, word: Word, stem: str) -> tuple[str, bool, bool]:
        """What a word is wherever it stands: its key, whether it names something, whether it is a fact."""
        known, folded = lists(), word.folded
        key = known.same.get(folded) or known.forms.get(folded) or self._nations.get(stem, stem)
        fact = word.numeric or folded in known.times or folded in known.numbers
        found = self._words[folded] = key, content(word) and folded not in known.determiners, fact
        return found

    def _run(self, first: str, row: Sequence[Word], key: str) -> tuple[str, int]:
        """The key and length of the words that an abbreviation stands for, if `row` begins with them."""
        folded = tuple(word.folded for word in row)
        for length, run, short in self._short[first]:
            if folded[:length] == run:
                return short, length
        return key, 1


def _held(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    for start, end in spans:  # noqa: SIM110, a generator here takes twice as long
        if start <= at < end:
            return True
    return False


def _apart(text: str, before: Word, start: int) -> bool:
    """Whether punctuation parts two words; the point of "Gen. Milley" does not."""
    between = text[before.end : start]
    return bool(_BREAK.search(between)) and not (between == ". " and before.folded in lists().titles)


def _country(word: Word, text: str) -> bool:
    """Whether a word that may be a small one is a country: "US" in capitals."""
    return word.folded in lists().same and text[word.start : word.end].isupper()


def _nations(frequency: Iterable[str]) -> dict[str, str]:
    """The stems that are another stem of the story with up to three letters more."""
    known = set(frequency)
    found = {}
    for stem in known:
        for size in range(max(4, len(stem) - NATION), len(stem)):
            if stem[:size] in known:
                found[stem] = stem[:size]
                break
    return found


def _abbreviations(
    readings: Sequence[Reading], headlines: Sequence[Reading]
) -> dict[str, list[tuple[int, tuple[str, ...], str]]]:
    """By first word, the runs of words that the story also prints as their first letters, and their key.

    The words stand together as often as each of them alone: "MP" is not short for "Mike Pompeo".
    """
    short = Counter(
        word.folded
        for reading in (*readings, *headlines)
        for word in reading.words
        if 2 <= len(word.folded) <= LONGEST
        and reading.text[word.start].isupper()
        and reading.text[word.start : word.end].replace(".", "").isupper()
    )
    names = [name for name, _ in sorted(short.items(), key=lambda row: (-row[1], row[0]))[:ABBREVIATIONS]]
    known: Counter[tuple[str, ...]] = Counter()
    single: Counter[str] = Counter()
    # Small words become a blank, which no abbreviation holds.
    letter: dict[str, str] = {}
    for reading in readings if names else ():
        for row in reading.words:
            if row.folded not in letter:
                letter[row.folded] = row.folded[0] if content(row) else " "
        folded = [row.folded for row in reading.words]
        letters = "".join([letter[word] for word in folded])
        single.update(folded)
        for name in names:
            at = letters.find(name)
            while at >= 0:
                known[tuple(folded[at : at + len(name)])] += 1
                at = letters.find(name, at + 1)
    found: dict[str, dict[tuple[str, ...], str]] = {"united": {("united", "states"): "us"}}
    for run, count in known.items():
        name = "".join(word[0] for word in run)
        if count > 1 and 2 * count > max(single[word] for word in run) and name not in run:
            found.setdefault(run[0], {})[run] = lists().same.get(name, name)
    return {
        first: sorted(((len(run), run, key) for run, key in runs.items()), reverse=True)
        for first, runs in found.items()
    }
