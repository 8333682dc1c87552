"""What a sentence is in the comparison (its class), and which of its words are marked for it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tui.compare import Comparison, Ref

Class = Literal["conflict", "quotation", "shared", "unique"]
Mark = Literal["conflict", "altered", "quotation", "wording", "unique"]
Marks = Literal["all", "quotations", "unique", "conflicts", "wordings", "none"]

MARKS: tuple[Marks, ...] = ("all", "quotations", "unique", "conflicts", "wordings", "none")

GLYPHS: dict[Class, str] = {"conflict": "!", "quotation": '"', "shared": "=", "unique": "*"}
CLASS_NAMES: dict[Class, str] = {
    "conflict": "conflict",
    "quotation": "shared quotation",
    "shared": "shared",
    "unique": "only here",
}

ELSEWHERE, ABSENT = "~", "-"
"""Glyphs of the presence strip: carried in another order, and not carried."""

# Which marks each choice shows. Where they overlap the first wins, so that the rarer is not hidden.
_SHOWN: dict[Marks, tuple[Mark, ...]] = {
    "all": ("conflict", "altered", "quotation", "unique"),
    "quotations": ("altered", "quotation"),
    "unique": ("unique",),
    "conflicts": ("conflict",),
    "wordings": ("wording",),
    "none": (),
}


class Marked(NamedTuple):
    """Words of a sentence, `text[start:end]`, and what they are marked for."""

    start: int
    end: int
    kind: Mark


def class_of(comparison: Comparison, ref: Ref) -> Class | None:
    """The class that a sentence's glyph shows: the strongest that holds, None where nothing is known."""
    if comparison.conflicts_of(ref):
        return "conflict"
    if any(quotation.shared for quotation, _ in comparison.quotations_of(ref)):
        return "quotation"
    if comparison.is_unique(ref):
        return "unique"
    return "shared" if comparison.links_of(ref) else None


def spread(comparison: Comparison, ref: Ref) -> int:
    """How many sources carry a sentence, its own among them."""
    return 1 + len(comparison.counterparts(ref))


def marks_of(comparison: Comparison, ref: Ref, shown: Marks) -> list[Marked]:
    """The words to mark in a sentence, in order; overlaps are already settled."""
    settled: list[Marked] = []
    for kind in _SHOWN[shown]:
        for start, end in sorted(_spans(comparison, ref, kind)):
            settled += _free(settled, Marked(start, end, kind))
    return sorted(settled)


def _spans(comparison: Comparison, ref: Ref, kind: Mark) -> list[tuple[int, int]]:
    if kind == "conflict":
        return [(claim.span.start, claim.span.end) for _, claim in comparison.conflicts_of(ref)]
    if kind == "altered":
        return _altered(comparison, ref)
    if kind == "wording":
        return [(term.span.start, term.span.end) for _, term in comparison.wordings_of(ref)]
    if kind == "quotation":
        return [(span.start, span.end) for found, span in comparison.quotations_of(ref) if found.shared]
    article, sentence = ref
    whole = (0, len(comparison.story.articles[article].sentences[sentence].text))
    return [whole] if class_of(comparison, ref) == "unique" else []


def _altered(comparison: Comparison, ref: Ref) -> list[tuple[int, int]]:
    """The words of shared quotations in a sentence that are other words in their fullest form, or none."""
    found = {quotation.index: quotation for quotation, _ in comparison.quotations_of(ref) if quotation.shared}
    return [
        (change.span.start, change.span.end)
        for quotation in found.values()
        for occurrence in quotation.occurrences
        for change in occurrence.variant
        if change.kind in ("altered", "added", "extended") and change.span and change.span.ref == ref
    ]


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
