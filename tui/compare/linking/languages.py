"""Whether two articles are in different languages.

What a story says of both decides. Where it does not, their words do: the small words of a language make up
much of every text in it, so two texts of one language have many words of their running text in common,
whatever they tell, and two of different languages names alone (compare Grefenstette, "Comparing two language
identification schemes", 1995). Too short a text tells nothing, and counts as of the same language.

Measured on 301 pairs of English articles of one event: the least share is 0.26.
"""

from __future__ import annotations

from tui.words.annotation import Annotation

FEWEST = 60
"""From how many words on a text tells its language."""

COMMON = 0.18
"""The share of the words of either that the other has too, below which they are of two languages."""


def foreign(annotation: Annotation, a: int, b: int) -> bool:
    """Whether the articles `a` and `b` of a story are in different languages."""
    codes = [annotation.story.articles[article].language for article in (a, b)]
    if all(codes):
        one, other = (str(code).replace("_", "-").split("-")[0].casefold() for code in codes)
        return one != other
    left, right = (
        [word.folded for reading in annotation.readings[article] for word in reading.words]
        for article in (a, b)
    )
    if min(len(left), len(right)) < FEWEST:
        return False
    return max(_common(left, right), _common(right, left)) < COMMON


def _common(words: list[str], others: list[str]) -> float:
    """The share of the words that stand among the others."""
    known = set(others)
    return sum(word in known for word in words) / len(words)
