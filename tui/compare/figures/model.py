"""What a figure is: one quantity or time, with the words of every source that gives it.

Plain frozen data, known to every room to the right; how figures are found is told in `figures`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from tui.story.model import Span

FigureKind = Literal["count", "money", "share", "age", "measure", "rank", "date", "time"]
Bound = Literal["exact", "about", "at least", "at most", "more than", "less than"]
Verdict = Literal["agree", "compatible", "differ", "updated"]

Value: TypeAlias = int | float | str | tuple[int | float | str, int | float | str]
"""A number (0.06 for 6 percent), a day or month (ISO 8601), a weekday, a time of day; two are a range."""


@dataclass(frozen=True, slots=True)
class FigureCell:
    """What one sentence gives for a figure: `text` is its words as printed, with bound and unit."""

    span: Span
    text: str
    value: Value
    bound: Bound


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity or time, given by two sources at least, and whether they agree on it.

    `what` names it as a table would. `sure` is the probability, 0 to 1, that its cells are of one quantity.
    The verdict is `updated` where the sources differ and the later published ones give a higher toll.
    """

    what: str
    kind: FigureKind
    verdict: Verdict
    sure: float
    cells: tuple[FigureCell, ...]

    @property
    def articles(self) -> frozenset[int]:
        """The articles that give it."""
        return frozenset(cell.span.article for cell in self.cells)
