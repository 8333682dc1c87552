"""What every finder of conflicts gives: two sides that cannot both hold, or two that say the same.

The finders (`measures`, `sayings`) see a story whose articles stand in the
order of their ids, so that nothing they choose depends on how the reader ordered the panes; `conflicts` turns
places back.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from tui.compare.model import ConflictKind
from tui.story.model import Ref, Span
from tui.words.reading import Reading

Pairs = Mapping[tuple[Ref, Ref], float]
"""Sentences that are about the same, the earlier first, with how surely they are, 0 to 1."""

SPELLING = 60
"""From which share of equal letters on (0 to 100) two names are one name spelled in two ways."""

_AT_EDGE = "$€£¥"


@dataclass(frozen=True, slots=True)
class Side:
    """What one source says: the words it stands on, and their normalised value."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sides about one thing. `sure` is 0 where they agree: such a pair only brings more witnesses.

    `about` names the thing in words of the first side's sentence.
    """

    kind: ConflictKind
    a: Side
    b: Side
    about: str
    sure: float


def side(reading: Reading, ref: Ref, start: int, end: int, value: str) -> Side:
    """The words from `start` to `end` of a sentence, with a sign of currency or percent printed at them."""
    first, last = reading.words[start].start, reading.words[end - 1].end
    while first and reading.text[first - 1] in _AT_EDGE:
        first -= 1
    last += reading.text[last : last + 1] == "%"
    return Side(Span(*ref, first, last), value)


def phrase(reading: Reading, start: int, end: int) -> str:
    """The words from `start` to `end` of a sentence, as printed, on one line; empty where there are none."""
    if start >= end:
        return ""
    return " ".join(reading.text[reading.words[start].start : reading.words[end - 1].end].split())


def around(reading: Reading, start: int, end: int, shared: Container[str], before: int = 8) -> str:
    """What the words from `start` to `end` are about: the words near them, from the first shared to the last.

    An ellipsis stands for the words themselves: "paid … in federal taxes".
    """
    left = [at for at in range(max(0, start - before), start) if reading.stems[at] in shared]
    right = [at for at in range(end, min(end + 6, len(reading.words))) if reading.stems[at] in shared]
    parts = [phrase(reading, left[0], left[-1] + 1)] if left else []
    parts += [phrase(reading, right[0], right[-1] + 1)] if right else []
    return " … ".join(parts)
