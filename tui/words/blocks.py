"""Quotations that are set as paragraphs of their own, without marks: what the layout shows, not the words.

Method: a paragraph that ends in a colon after a reporting verb ("He wrote:", "The statement reads:") leads
to one. The next paragraph is quoted whole if it has no mark of its own, is no lead itself, and is as long as
a sentence. No further paragraph is taken: nothing shows where such a quotation ends. Lists ("The plan
includes:") have no reporting verb, and stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.words.classes import words_of
from tui.words.marks import MARKS, Quoted
from tui.words.tokens import folded

REACH = 10
"""How many words before the colon the reporting verb stands, at most."""

LEAST = 6
"""The words of a quotation without marks, at least."""


def blocks(paragraphs: Sequence[str], marked: Sequence[Quoted]) -> Iterator[Quoted]:
    """The paragraphs that are quotations without marks; `marked` are the stretches with them."""
    quoting = {row.paragraph for row in marked}
    for number in range(1, len(paragraphs)):
        text = paragraphs[number].rstrip()
        if number in quoting or text.endswith(":") or not _leads(paragraphs[number - 1]):
            continue
        start = len(text) - len(text.lstrip())
        if text[start : start + 1] not in MARKS and len(folded(text)) >= LEAST:
            yield Quoted(number, start, len(text))


def _leads(text: str) -> bool:
    if not text.rstrip().endswith(":"):
        return False
    said = folded(text)[-REACH:]
    return not words_of("saying").isdisjoint(said)
