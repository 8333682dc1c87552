"""Which articles of a story may not belong to it, or not count as a source of their own, and why.

Told, never acted on here: an article stays in the story whatever is said of it. Nothing compares sentences;
two cheap measures over words stand in for that. On 27 stories (two of them with a page of search results or
of other news among the reports) the share of words with the nearest other report was at most 0.15 for those
pages and at least 0.21 for every report; copies of one agency text shared at least 0.93 of their runs of five
words, reports that quote the same agency at most 0.64.
"""

from __future__ import annotations

import datetime
import statistics
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from tui.story.blocks import words_of
from tui.story.model import Article, Story
from tui.story.moments import day_told
from tui.story.outlets import voices

Kind = Literal["no report", "another day", "other words", "same outlet", "same text"]

_FEWEST_WORDS = 25
_DAYS_APART = 3
_LONG_WORD = 5
"""Letters: shorter words are mostly those that every text shares."""
_OTHER_WORDS = 0.18
_RUN = 5
_SAME_TEXT = 0.8


class Doubt(NamedTuple):
    """What is doubtful of an article (its position in the story), and the article that it is measured by."""

    article: int
    kind: Kind
    text: str
    other: int | None = None


def doubts(story: Story) -> tuple[Doubt, ...]:
    """What is doubtful of each article, in the story's order; nothing for a story of which all belong."""
    return tuple(
        sorted(
            (doubt for find in _FINDERS for doubt in find(story)),
            key=lambda doubt: doubt.article,
        )
    )


def _without_report(story: Story) -> Iterator[Doubt]:
    for number, article in enumerate(story.articles):
        words = sum(len(sentence.text.split()) for sentence in article.sentences)
        letters = sum(len(sentence.text) for sentence in article.sentences)
        # Chinese and its like are written without spaces.
        if words < _FEWEST_WORDS and letters < _FEWEST_WORDS * _LONG_WORD:
            found = f"{words} word{'s' * (words != 1)} of" if words else "no"
            yield Doubt(number, "no report", f"{found} report found in the page")


def _of_another_day(story: Story) -> Iterator[Doubt]:
    days = [article.published for article in story.articles]
    known = sorted(day.toordinal() for day in days if day is not None)
    if len(known) < 3:
        return  # of two days neither is the other one
    middle = int(statistics.median_low(known))
    for number, day in enumerate(days):
        apart = day.toordinal() - middle if day is not None else 0
        if day is not None and abs(apart) > _DAYS_APART:
            side = "after" if apart > 0 else "before"
            usual = day_told(datetime.date.fromordinal(middle))
            told = f"dated {day_told(day)}, {abs(apart)} days {side} {usual}, the middle of all"
            yield Doubt(number, "another day", told)


def _of_one_outlet(story: Story) -> Iterator[Doubt]:
    outlets = voices(story)
    for number, outlet in enumerate(outlets):
        first = outlets.index(outlet)
        if first != number:
            article = story.articles[first]
            yield Doubt(
                number, "same outlet", f"the same outlet as {article.letter}, {article.outlet}", first
            )


def _of_other_words(story: Story) -> Iterator[Doubt]:
    words = [_words(article) for article in story.articles]
    for number, own in enumerate(words):
        shares = [_overlap(own, other) for at, other in enumerate(words) if at != number and other]
        if own and shares and max(shares) < _OTHER_WORDS:
            yield Doubt(
                number, "other words", "hardly a word in common with any other report; another event?"
            )


def _of_the_same_text(story: Story) -> Iterator[Doubt]:
    runs = [_runs(article) for article in story.articles]
    for number, own in enumerate(runs):
        shares = [_overlap(own, other) for other in runs[:number]]
        first = next((other for other, share in enumerate(shares) if share >= _SAME_TEXT), None)
        if first is not None:
            letter = story.articles[first].letter
            yield Doubt(number, "same text", f"{shares[first]:.0%} the same text as {letter}", first)


def _words(article: Article) -> frozenset[str]:
    return frozenset(word for word in _all_words(article) if len(word) >= _LONG_WORD)


def _runs(article: Article) -> frozenset[tuple[str, ...]]:
    words = _all_words(article)
    return frozenset(zip(*(words[start:] for start in range(_RUN)), strict=False))


def _all_words(article: Article) -> Sequence[str]:
    return [word for sentence in article.sentences for word in words_of(sentence.text).split()]


def _overlap(one: frozenset[object] | frozenset[str], other: frozenset[object] | frozenset[str]) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


_FINDERS = (_without_report, _of_another_day, _of_other_words, _of_one_outlet, _of_the_same_text)
