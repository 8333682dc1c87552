"""The annotated reading of a story, made once and asked by every step that compares.

Method: every sentence and headline is cut into words and stems (`reading`); the quotations of each article
are found by their marks (`utterances`), and every word knows whether it is quoted; names, titles and pronouns
are mentions (`names`), gathered into the cast of the story (`cast`), and each means a member of it where it
stands (`scene`).

A stem's weight is its inverse document frequency over the story's own sentences, ln((N + 1) / df) (Sparck
Jones, "A statistical interpretation of term specificity", 1972). Taken within the story, the weight lowers
what every report of this event says and raises what few sentences say, which is what tells one proposition
of the event from another. It needs no corpus and no language.

What a story is annotated with beside its words is made when it is first asked for, and kept.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tui.story.model import Ref, Span, Story
from tui.words.cast import Cast, Member
from tui.words.marks import quoted
from tui.words.names import Mention
from tui.words.reading import Reading, read
from tui.words.scene import Scene
from tui.words.utterances import Utterance, utterances


@dataclass(frozen=True)
class Annotation:
    """All readings of a story, by article and sentence, and what is known of its words.

    `headlines` hold a reading an article, of no words where it has none; `frequency` tells in how many body
    sentences each stem stands.
    """

    story: Story
    readings: tuple[tuple[Reading, ...], ...]
    headlines: tuple[Reading, ...]
    utterances: tuple[tuple[Utterance, ...], ...]
    frequency: Mapping[str, int]
    sentences: int

    def __getitem__(self, ref: Ref) -> Reading:
        """The reading of a sentence; of its article's headline where the sentence is -1."""
        return self.headlines[ref.article] if ref.sentence < 0 else self.readings[ref.article][ref.sentence]

    def weight(self, stem: str) -> float:
        """How much a stem tells: 0 and more, highest where one sentence alone has it."""
        return math.log((self.sentences + 1) / max(1, self.frequency.get(stem, 1)))

    @property
    def every(self) -> Iterator[Reading]:
        """The readings of all body sentences, in order."""
        return (reading for readings in self.readings for reading in readings)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems that are printed with a capital within some sentence, and without one nowhere."""
        capital: set[str] = set()
        small: set[str] = set()
        for reading in self.every:
            for index, stem in enumerate(reading.stems):
                initial = reading.text[reading.words[index].start]
                if initial.islower():
                    small.add(stem)
                elif initial.isupper() and index:
                    capital.add(stem)
        return frozenset(capital - small)

    @cached_property
    def cast(self) -> Cast:
        """The persons and bodies of the story."""
        return Cast(self.readings)

    def scene(self, article: int) -> Scene:
        """The mentions of an article, each with whom it means."""
        return self._scenes[article]

    def mentions(self, ref: Ref) -> Sequence[tuple[Mention, Member | None]]:
        """What a body sentence mentions, in order, each with the member of the cast that it means."""
        return self.scene(ref.article).within(ref.sentence, 0, len(self[ref].text))

    @cached_property
    def _scenes(self) -> tuple[Scene, ...]:
        return tuple(
            Scene(self.cast, position, by_sentence(rows)) for position, rows in enumerate(self.utterances)
        )


def annotate(story: Story) -> Annotation:
    """Read every body sentence and headline of the story."""
    spoken = tuple(tuple(utterances(article, position)) for position, article in enumerate(story.articles))
    readings = []
    for article, rows in zip(story.articles, spoken, strict=True):
        spans = by_sentence(rows)
        readings.append(
            tuple(
                _quoting(read(sentence.text, article.language), spans.get(sentence.index, ()))
                for sentence in article.sentences
            )
        )
    headlines = tuple(_headline(article.headline or "", article.language) for article in story.articles)
    every = [reading for rows in readings for reading in rows]
    frequency = Counter(stem for reading in every for stem in set(reading.stems))
    return Annotation(story, tuple(readings), headlines, spoken, frequency, len(every))


def by_sentence(utterances: Sequence[Utterance]) -> Mapping[int, list[Span]]:
    """The spans of quotations by the sentence in which they stand."""
    found: dict[int, list[Span]] = {}
    for utterance in utterances:
        for span in utterance.spans:
            found.setdefault(span.sentence, []).append(span)
    return found


def _headline(text: str, language: str | None) -> Reading:
    spans = [Span(0, -1, row.start, row.end) for row in quoted([text])]
    return _quoting(read(text, language), spans)


def _quoting(reading: Reading, spans: Sequence[Span]) -> Reading:
    """The reading with its quoted words told."""
    if not spans:
        return reading
    inside = tuple(any(span.start <= word.start < span.end for span in spans) for word in reading.words)
    return replace(reading, quoted=inside)
