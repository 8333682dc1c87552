"""Which words of a sentence are marked and for what, and at which sentences a reader may want to stop."""

from __future__ import annotations

from typing import NamedTuple

from tui.compare import Comparison, Ref
from tui.findings.kinds import class_of, marked


class Marked(NamedTuple):
    """Words of a sentence, `text[start:end]`, and the kind that they are marked for."""

    start: int
    end: int
    kind: str


def spread(comparison: Comparison, ref: Ref) -> int:
    """How many sources carry a sentence, its own among them."""
    return 1 + len(comparison.counterparts(ref))


def marks_of(comparison: Comparison, ref: Ref, choice: str) -> list[Marked]:
    """The words to mark in a sentence under a choice of marks, in order; overlaps are already settled."""
    settled: list[Marked] = []
    for kind in marked(choice):
        for start, end in sorted(kind.spans(comparison, ref)):
            settled += _free(settled, Marked(start, end, kind.id))
    return sorted(settled)


def _free(settled: list[Marked], mark: Marked) -> list[Marked]:
    """The parts of a mark that no settled mark covers."""
    parts, at = [], mark.start
    for other in sorted(settled):
        if other.start > at:
            parts.append(Marked(at, min(other.start, mark.end), mark.kind))
        at = max(at, other.end)
        if at >= mark.end:
            break
    if at < mark.end:
        parts.append(Marked(at, mark.end, mark.kind))
    return [part for part in parts if part.start < part.end]


def is_stop(comparison: Comparison, ref: Ref, stops: str) -> bool:
    """Whether a sentence is a stop under a choice of stops; `all` is whatever is marked on the words."""
    if stops == "shared":
        return class_of(comparison, ref) in ("shared", "quotation", "conflict")
    return bool(marks_of(comparison, ref, stops))
