"""Where `]` and `[` stop in an article."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tui.compare import Comparison, Ref
from tui.reading.marks import class_of

Stops = Literal["shared", "quotations", "unique", "all"]

STOPS: tuple[Stops, ...] = ("shared", "quotations", "unique", "all")

_CLASSES = {
    "shared": ("shared", "quotation"),
    "quotations": ("quotation",),
    "unique": ("unique",),
    "all": ("quotation", "unique"),
}


class Stop(NamedTuple):
    """A stop: the sentence, its number among `of` stops, and whether it was reached by moving."""

    sentence: int
    number: int
    of: int
    moved: bool


def stops_of(comparison: Comparison, article: int, stops: Stops) -> list[int]:
    """The sentences of an article that are stops, in order; `all` is whatever is marked on the words."""
    count = len(comparison.story.articles[article].sentences)
    return [s for s in range(count) if class_of(comparison, Ref(article, s)) in _CLASSES[stops]]


def next_stop(found: list[int], sentence: int, step: int) -> Stop | None:
    """The stop after (`step` 1) or before (-1) a sentence; the last stays. None where there are no stops."""
    if not found:
        return None
    ahead = [s for s in found if (s - sentence) * step > 0]
    if ahead:
        chosen = ahead[0] if step > 0 else ahead[-1]
        return Stop(chosen, found.index(chosen) + 1, len(found), True)
    end = found[-1] if step > 0 else found[0]
    return Stop(end, found.index(end) + 1, len(found), False)
