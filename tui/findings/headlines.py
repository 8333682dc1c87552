"""The reports of a story at a glance: how long each is, and what a reader should know before comparing it."""

from __future__ import annotations

import datetime
import statistics
from collections.abc import Iterator

from tui.compare import Comparison
from tui.findings.overview import shared_between
from tui.story import Article

_SHORT = 40
"""Words under which a report has hardly a text."""
_APART = 1
"""Days from the middle of all reports within which a report is still of their day."""
_SAME = 0.9
"""The share of a report, one way, and of the other, the other way, from which the two are nearly one text."""


def words_in(article: Article) -> int:
    """How many words the report has."""
    return sum(len(sentence.text.split()) for sentence in article.sentences)


def warnings(comparison: Comparison) -> list[list[str]]:
    """For each report what speaks against comparing it with the others as one more voice."""
    articles = comparison.story.articles
    told: list[list[str]] = [[] for _ in articles]
    for found in (_without_body, _of_another_day, _nearly_equal):
        for index, words in found(comparison):
            told[index].append(words)
    return told


def _without_body(comparison: Comparison) -> Iterator[tuple[int, str]]:
    for index, article in enumerate(comparison.story.articles):
        count = words_in(article)
        if not count:
            yield index, "no text"
        elif count < _SHORT:
            yield index, f"only {count} words of text"


def _of_another_day(comparison: Comparison) -> Iterator[tuple[int, str]]:
    days = [article.published for article in comparison.story.articles]
    known = sorted(day.toordinal() for day in days if day)
    if len(known) < 3:
        return  # of two days neither is the other one
    middle = datetime.date.fromordinal(int(statistics.median_low(known)))
    for index, day in enumerate(days):
        apart = (day - middle).days if day else 0
        if abs(apart) > _APART:
            yield index, f"{abs(apart)} days {'after' if apart > 0 else 'before'} most others"


def _nearly_equal(comparison: Comparison) -> Iterator[tuple[int, str]]:
    shares = shared_between(comparison)
    for index, article in enumerate(comparison.story.articles):
        if not article.sentences:
            continue
        alike = [other for other in range(index) if min(shares[index, other], shares[other, index]) >= _SAME]
        if alike:
            yield index, f"nearly the same text as {comparison.story.articles[alike[0]].letter}"
