"""What a comparison finds: links, passages, quotations, unique sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from tui.collecting import uncollected
from tui.story.model import Ref, Span, Story
from tui.words.keys import pair_key, sentence_key

if TYPE_CHECKING:
    from tui.compare.comparison import Comparison
    from tui.compare.model import (
        Change,
        Claim,
        Conflict,
        Decisions,
        Link,
        Occurrence,
        Omission,
        Origin,
        Passage,
        Quotation,
        Reuse,
        Sensitivity,
        Term,
        Wording,
    )
    from tui.meaning.kept import Kept

__all__ = [
    "Change",
    "Claim",
    "Comparison",
    "Conflict",
    "Decisions",
    "Link",
    "Occurrence",
    "Omission",
    "Origin",
    "Passage",
    "Quotation",
    "Ref",
    "Reuse",
    "Sensitivity",
    "Span",
    "Term",
    "Wording",
    "compare",
    "compare_in_parts",
    "pair_key",
    "sentence_key",
    "settle",
    "settle_in_parts",
]


def __getattr__(name: str) -> Any:
    """The kinds of findings, loaded when one is asked for: the reader shows its text before it compares."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tui.compare import comparison, model

    return getattr(comparison if name == "Comparison" else model, name)


def compare(
    story: Story,
    progress: Callable[[str, float], None] | None = None,
    sensitivity: Sensitivity = "balanced",
    decisions: Decisions | None = None,
    encoder: Kept | None = None,
) -> Comparison:
    """Compare the articles of a story.

    `progress`, where given, is called with the name of the step that begins and the share done, 0..1.
    `sensitivity` and `decisions` say which candidates are links; `settle` changes them later.
    `encoder` is a model that is heard on links beside the words (see `meaning.choice`); where it fails,
    MeaningError is raised.
    A story of one article compares to nothing but its quotations. The collector of cycles rests meanwhile.
    """
    with uncollected():
        *_, found = compare_in_parts(story, progress, sensitivity, decisions, encoder)
    return found


def compare_in_parts(
    story: Story,
    progress: Callable[[str, float], None] | None = None,
    sensitivity: Sensitivity = "balanced",
    decisions: Decisions | None = None,
    encoder: Kept | None = None,
) -> Iterator[Comparison]:
    """As `compare`, but the links and passages are given first, then the comparison with all its findings."""
    from tui.compare.ground import ground, heard, read_for_meaning
    from tui.compare.model import UNDECIDED
    from tui.compare.settling import settled

    tell = progress or (lambda step, done: None)
    laid = ground(story, tell)
    if encoder is not None:
        laid = heard(laid, read_for_meaning(laid, encoder, tell))
    tell("passages and framing", 0.8)
    yield from settled(laid, sensitivity, decisions or UNDECIDED)
    tell("done", 1.0)


def settle(
    comparison: Comparison, sensitivity: Sensitivity | None = None, decisions: Decisions | None = None
) -> Comparison:
    """The comparison as another sensitivity and other decisions make it; what is None stays as it is."""
    with uncollected():
        *_, found = settle_in_parts(comparison, sensitivity, decisions)
    return found


def settle_in_parts(
    comparison: Comparison, sensitivity: Sensitivity | None = None, decisions: Decisions | None = None
) -> Iterator[Comparison]:
    """As `settle`, but the links and passages are given first, then the comparison with all its findings.

    Raises ValueError for a comparison that `compare` did not make.
    """
    from tui.compare.settling import settled

    if comparison.ground is None:
        raise ValueError("only a comparison that compare() made can be settled anew")
    return settled(
        comparison.ground,
        comparison.sensitivity if sensitivity is None else sensitivity,
        comparison.decisions if decisions is None else decisions,
    )
