"""Which words of a sentence are marked and for what, and at which sentences a reader may want to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.findings.kinds import KIND, class_of, marked
from tui.story.model import Ref

if TYPE_CHECKING:
    from tui.compare import Comparison


class Marked(NamedTuple):
    """Words of a sentence, `text[start:end]`, and the kind that they are marked for."""

    start: int
    end: int
    kind: str


def carriers(comparison: Comparison, ref: Ref) -> frozenset[int]:
    """The articles that carry a sentence, its own among them.

    They are those of its passage, so that the signs of all its members agree, and those that the reader
    linked with it by hand. A sentence of no passage is carried by those that it is linked with. A link to
    another passage is none of this: that the two touch does not make them one.
    """
    passage = comparison.passage_of(ref)
    linked = [link for link in comparison.links_of(ref) if link.by_hand or passage is None]
    members = passage.members if passage else ()
    return frozenset(
        {ref.article, *(m.article for m in members), *(link.other(ref).article for link in linked)}
    )


def spread(comparison: Comparison, ref: Ref) -> int:
    """How many sources carry a sentence, its own among them."""
    return len(carriers(comparison, ref))


def apart(comparison: Comparison, ref: Ref) -> frozenset[int]:
    """The articles that do not carry a sentence but have a counterpart of it in another passage."""
    return frozenset(comparison.counterparts(ref)) - carriers(comparison, ref)


def presence(comparison: Comparison, ref: Ref) -> str:
    """What a sentence is and how many sources carry it, in words; and how many more only touch it."""
    kind, carried, touched = class_of(comparison, ref), spread(comparison, ref), apart(comparison, ref)
    words = [KIND[kind].name] if kind else []
    words += [f"in {carried} of {len(comparison.story.articles)}"] if carried > 1 else []
    words += [f"in part in {len(touched)} more"] if touched else []
    return " · ".join(words)


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
