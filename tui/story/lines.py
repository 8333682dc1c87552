"""The lines of an article as a reader may want them otherwise: put back into the report, or set aside.

What is moved is what was printed together: a paragraph, or the lines of one that was wrapped by hand. The
whole line is moved, with the words that were cut out of it; nothing is deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from tui.story.assembling import rebuilt
from tui.story.blocks import blocks_of
from tui.story.model import Article, Line

LineRole: TypeAlias = Literal["body", "aside"]

BY_HAND = "by hand"
"""The reason of a line that the reader set aside."""


class Printed(NamedTuple):
    """Lines that were printed together (their numbers), what they are, why, and all their words."""

    numbers: tuple[int, ...]
    role: LineRole
    reason: str
    words: str


def printed(article: Article) -> Iterator[Printed]:
    """The paragraphs of the report and what was set aside, in the file's order; no headline."""
    body = {paragraph.lines for paragraph in article.paragraphs}
    aside = {line.number for line in article.set_aside}
    blocks = blocks_of([line.text for line in article.lines], [line.cuts for line in article.lines])
    together = body | {block.numbers for block in blocks if aside.issuperset(block.numbers)}
    for numbers in sorted(together):
        lines = [article.lines[number - 1] for number in numbers]
        words = " ".join(line.text.strip() for line in lines)
        yield Printed(numbers, "body" if numbers in body else "aside", lines[0].reason, words)


def with_roles(article: Article, role_of: Callable[[str], LineRole | None]) -> Article:
    """The article with its lines as `role_of` says by their words; None leaves lines as they are."""
    lines, groups, changed = list(article.lines), [], False
    for part in printed(article):
        role = role_of(part.words) or part.role
        if role != part.role:
            changed = True
            for number in part.numbers:
                reason = "" if role == "body" else BY_HAND
                lines[number - 1] = Line(number, lines[number - 1].text, role, reason)
        if role == "body":
            groups.append(part.numbers)
    return rebuilt(article, tuple(lines), groups) if changed else article
