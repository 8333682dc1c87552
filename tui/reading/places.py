"""Where each source stands when a sentence is under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.findings.kinds import KIND, class_of
from tui.findings.marks import apart
from tui.story.model import Ref

if TYPE_CHECKING:
    from tui.compare import Comparison

ELSEWHERE, ABSENT = "~", "-"
"""Glyphs of the presence strip: carried in another order, and not carried."""


class Place(NamedTuple):
    """A source's part in the passage at the cursor.

    `sentence` is its counterpart, None where it has none; `lit` are all its sentences that belong there;
    `moved` is how many paragraphs the counterpart lies after (or, negative, before) where reading had got
    to, 0 where it is near; `glyph` stands for it in the presence strip. `apart` says that the counterpart is
    linked with the sentence but tells more of something else: it belongs to another passage.
    """

    sentence: int | None
    lit: frozenset[int]
    moved: int
    glyph: str
    apart: bool = False


# A counterpart this many paragraphs from where reading had got to is said to be elsewhere.
_FAR = 3


def places(comparison: Comparison, ref: Ref, reading: Sequence[int], step: int = 1) -> list[Place]:
    """For each article its place when `ref` is under the cursor.

    `reading[a]` is the sentence at which reading had got to in article `a`; `step` is how many paragraphs
    the cursor itself moved, which is not held against the others.
    """
    counterparts = comparison.counterparts(ref)
    touched = apart(comparison, ref)
    together = {ref, *(link.other(ref) for link in comparison.links_of(ref))}
    passage = comparison.passage_of(ref)
    if passage:
        together.update(passage.members)
    return [
        _place(
            comparison,
            a,
            counterparts.get(a, (None, 0.0))[0] if a != ref.article else ref,
            together,
            was,
            step,
        )._replace(apart=a in touched)
        for a, was in enumerate(reading)
    ]


def _place(
    comparison: Comparison, article: int, at: Ref | None, together: set[Ref], was: int, step: int
) -> Place:
    if at is None:
        return Place(None, frozenset(), 0, ABSENT)
    sentences = comparison.story.articles[article].sentences
    moved = sentences[at.sentence].paragraph - sentences[was].paragraph if sentences else 0
    if abs(moved) < _FAR + abs(step):
        moved = 0
    kind = class_of(comparison, at)
    glyph = ELSEWHERE if moved else KIND[kind].glyph if kind else ABSENT
    lit = frozenset(member.sentence for member in together if member.article == article) | {at.sentence}
    return Place(at.sentence, lit, moved, glyph)
