"""Conflicts: the figures that differ, and quoted words altered in sense.

Nothing is looked for here. Where places, names, agents or speakers differ no rule held on stories that it was
not written for, so none is told.
"""

from __future__ import annotations

from collections.abc import Iterable

from tui.compare.figures.altered import altered
from tui.compare.figures.model import Figure, FigureCell
from tui.compare.model import Claim, Conflict, ConflictKind, Quotation


def conflicts(figures: Iterable[Figure], quotations: Iterable[Quotation]) -> tuple[Conflict, ...]:
    """The conflicts of a story, the surest first."""
    found = [_conflict(figure) for figure in figures if figure.verdict == "differ"]
    found += altered(quotations)
    return tuple(sorted(found, key=lambda conflict: (-conflict.sure, conflict.claims[0].span)))


def _conflict(figure: Figure) -> Conflict:
    claims = tuple(Claim(cell.span, cell.text, shown(cell)) for cell in figure.cells)
    kind: ConflictKind = "date" if figure.kind in ("date", "time") else "number"
    values = " or ".join(dict.fromkeys(claim.text for claim in claims))
    return Conflict(kind, f"{figure.what}: {values}", claims, figure.sure)


def shown(cell: FigureCell) -> str:
    """The value of a cell in words: "at least 12", "2007–2014", "about 06:00"."""
    ends = cell.value if isinstance(cell.value, tuple) else (cell.value,)
    text = "–".join(f"{end:,}" if isinstance(end, int | float) else end for end in ends)
    return text if cell.bound == "exact" else f"{cell.bound} {text}"
