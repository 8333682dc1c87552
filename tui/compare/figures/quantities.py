"""Every quantity and time that a story states, one by one, each at its place.

A quantity is a mention: what its own words say (`amounts`, `times`), and where they stand. Which mentions are
of one figure is not asked here (see `pairs`, `gathering`).
"""

from __future__ import annotations

import datetime
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from tui.compare.figures.amounts import Amount, amounts
from tui.compare.figures.model import Bound, FigureKind, Value
from tui.compare.figures.times import Moment, moments
from tui.story.model import Ref, Span, Story
from tui.words.annotation import Annotation
from tui.words.reading import Reading

_EDGES = "$€£¥₹₽"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity or time as one sentence states it: the words from `start` to `end`, and what they say."""

    span: Span
    kind: FigureKind
    start: int
    end: int
    said: Amount | Moment
    noun: str = ""
    """What is counted, folded; empty where nothing is, and of a measure."""

    @property
    def ref(self) -> Ref:
        """The sentence it stands in."""
        return Ref(self.span.article, self.span.sentence)

    @property
    def bound(self) -> Bound:
        """How its words bound it."""
        return self.said.bound

    @property
    def definite(self) -> bool:
        """Whether its words name one number, day or time of day, be it a bound."""
        if isinstance(self.said, Moment):
            return self.said.clock or self.said.weekday is not None or 0 < self.said.first == self.said.last
        return self.said.low == self.said.high

    @property
    def value(self) -> Value:
        """The value as a report gives it."""
        if isinstance(self.said, Moment):
            return self.said.value
        low, high = _plain(self.said.low), _plain(self.said.high)
        return low if low == high else (low, high)


def quantities(annotation: Annotation) -> tuple[Quantity, ...]:
    """The quantities and times of every body sentence, in order."""
    found: list[Quantity] = []
    for article, readings in enumerate(annotation.readings):
        day = published(annotation.story, article)
        for sentence, reading in enumerate(readings):
            found += of_sentence(reading, Ref(article, sentence), day)
    return tuple(found)


def published(story: Story, article: int) -> datetime.date | None:
    """When an article came out; about when, by the others, where it does not say; None where none does."""
    own = story.articles[article].published
    if own:
        return own
    known = [row.published for row in story.articles if row.published]
    return statistics.median_low(known) if known else None


def of_sentence(reading: Reading, ref: Ref, day: datetime.date | None = None) -> Iterator[Quantity]:
    """The quantities and times of one sentence, in order."""
    times = moments(reading, day)
    taken = frozenset(at for moment in times for at in range(moment.start, moment.end))
    everything: list[tuple[FigureKind, Amount | Moment]] = [
        ("time" if moment.clock else "date", moment) for moment in times
    ]
    everything += [(amount.kind, amount) for amount in amounts(reading, taken)]
    for kind, said in sorted(everything, key=lambda pair: pair[1].start):
        yield Quantity(_span(reading, ref, said), kind, said.start, said.end, said, _noun(reading, said))


def _noun(reading: Reading, said: Amount | Moment) -> str:
    """The noun that an amount without a unit counts, folded."""
    if isinstance(said, Moment) or said.unit or said.head is None:
        return ""
    return reading.words[said.head].folded


def _span(reading: Reading, ref: Ref, said: Amount | Moment) -> Span:
    """The words with a sign of currency or percent printed at them, and the noun right behind a count."""
    last = said.end - 1
    if isinstance(said, Amount) and said.kind in ("count", "rank") and said.head is not None:
        last = max(last, said.head)
    start, end = reading.words[said.start].start, reading.words[last].end
    while start and reading.text[start - 1] in _EDGES:
        start -= 1
    end += reading.text[end : end + 1] == "%"
    return Span(*ref, start, end)


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value
