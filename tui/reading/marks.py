"""What a sentence is in the comparison (its class), and which of its words are marked for it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tui.compare import Comparison, Ref

Class = Literal["quotation", "shared", "unique"]
Marks = Literal["all", "quotations", "unique", "none"]

MARKS: tuple[Marks, ...] = ("all", "quotations", "unique", "none")

GLYPHS: dict[Class, str] = {"quotation": '"', "shared": "=", "unique": "*"}
CLASS_NAMES: dict[Class, str] = {"quotation": "shared quotation", "shared": "shared", "unique": "only here"}

ELSEWHERE, ABSENT = "~", "-"
"""Glyphs of the presence strip: carried in another order, and not carried."""


class Mark(NamedTuple):
    """Words of a sentence, `text[start:end]`, and the class that they are marked for."""

    start: int
    end: int
    kind: Class


def class_of(comparison: Comparison, ref: Ref) -> Class | None:
    """The class that a sentence's glyph shows: the strongest that holds, None where nothing is known."""
    if any(quotation.shared for quotation, _ in comparison.quotations_of(ref)):
        return "quotation"
    if comparison.is_unique(ref):
        return "unique"
    return "shared" if comparison.links_of(ref) else None


def spread(comparison: Comparison, ref: Ref) -> int:
    """How many sources carry a sentence, its own among them."""
    return 1 + len(comparison.counterparts(ref))


def marks_of(comparison: Comparison, ref: Ref, shown: Marks) -> list[Mark]:
    """The words to mark in a sentence, in order; overlaps are already settled."""
    if shown == "none":
        return []
    quoted = [
        Mark(span.start, span.end, "quotation")
        for quotation, span in comparison.quotations_of(ref)
        if quotation.shared and shown in ("all", "quotations")
    ]
    if quoted:
        return _merged(quoted)
    if shown in ("all", "unique") and comparison.is_unique(ref):
        article, sentence = ref
        return [Mark(0, len(comparison.story.articles[article].sentences[sentence].text), "unique")]
    return []


def _merged(marks: list[Mark]) -> list[Mark]:
    """Marks of one class without overlaps, in order."""
    merged: list[Mark] = []
    for mark in sorted(marks):
        if merged and mark.start <= merged[-1].end:
            merged[-1] = Mark(merged[-1].start, max(mark.end, merged[-1].end), mark.kind)
        else:
            merged.append(mark)
    return merged
