"""The words of a whole story, read once for all the steps that compare them.

Method: every sentence is cut into words and stems; a stem's weight is its inverse document frequency over
the story's own sentences, ln((N + 1) / df) (Sparck Jones, "A statistical interpretation of term
specificity", 1972). Taken within the story, the weight lowers what every report of this event says and
raises what few sentences say, which is what tells one proposition of the event from another. It needs no
corpus and no language.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tui.story.model import Ref, Story
from tui.words.classes import read_class
from tui.words.tokens import Word, stems, words


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence's text with its words and their stems, one stem a word."""

    text: str
    words: tuple[Word, ...]
    stems: tuple[str, ...]

    def printed(self, index: int) -> str:
        """The word at `index` as the text prints it."""
        word = self.words[index]
        return self.text[word.start : word.end]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All readings, by article and sentence, and in how many sentences of the story each stem stands."""

    readings: tuple[tuple[Reading, ...], ...]
    frequency: Mapping[str, int]
    sentences: int

    def __getitem__(self, ref: Ref) -> Reading:
        return self.readings[ref.article][ref.sentence]

    def weight(self, stem: str) -> float:
        """How much a stem tells: 0 and more, highest where one sentence alone has it."""
        return math.log((self.sentences + 1) / max(1, self.frequency.get(stem, 1)))


def read(text: str, language: str | None = None) -> Reading:
    """Cut one text into words and stems."""
    found = tuple(words(text))
    return Reading(text, found, tuple(stems([word.folded for word in found], language)))


def lexicon(story: Story) -> Lexicon:
    """Read every body sentence of the story."""
    readings = tuple(
        tuple(read(sentence.text, article.language) for sentence in article.sentences)
        for article in story.articles
    )
    every = [reading for rows in readings for reading in rows]
    frequency = Counter(stem for reading in every for stem in set(reading.stems))
    return Lexicon(readings, frequency, len(every))


def content(word: Word) -> bool:
    """Whether a word names something: no function word of English, and no single letter.

    >>> [word.folded for word in words("It was the 5,200 troops") if content(word)]
    ['5200', 'troops']
    """
    return word.numeric or (len(word.folded) > 1 and word.folded not in function_words())


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """The function words of function_words.yaml."""
    rows: dict[str, str] = read_class("function_words")
    return frozenset(word for row in rows.values() for word in row.split())
