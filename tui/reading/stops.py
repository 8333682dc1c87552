"""Where `]` and `[` stop in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.findings.kinds import ALL
from tui.findings.marks import is_stop
from tui.story.model import Ref

if TYPE_CHECKING:
    from tui.compare import Comparison


class Stop(NamedTuple):
    """A stop: the sentence, its number among `of` stops, and whether it was reached by moving."""

    sentence: int
    number: int
    of: int
    moved: bool


def stops_of(comparison: Comparison, article: int, stops: str) -> list[int]:
    """The sentences of an article that are stops, in order."""
    refs = [Ref(article, index) for index in range(len(comparison.story.articles[article].sentences))]
    return [ref.sentence for ref in refs if is_stop(comparison, ref, stops)]


_COUNTED = {
    "shared": "shared sentences",
    "unique": "unique sentences",
    ALL: "sentences with marks",
}


def counted(stops: str) -> str:
    """What is counted where a choice of stops is gone through: sentences, which may have several marks.

    >>> counted("conflicts")
    'sentences with conflicts'
    """
    return _COUNTED.get(stops, f"sentences with {stops}")


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
