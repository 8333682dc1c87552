"""What a comparison finds: links, passages, quotations, unique sentences."""

from __future__ import annotations

from collections.abc import Callable

from tui.compare.model import (
    UNDECIDED,
    Change,
    Claim,
    Comparison,
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

# Bound here and not inside a function: importing the module `settle` later would hide the function.
from tui.compare.settle import settle
from tui.story.model import Ref, Span, Story
from tui.words.keys import pair_key, sentence_key

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
    "pair_key",
    "sentence_key",
    "settle",
]


def compare(
    story: Story,
    progress: Callable[[str, float], None] | None = None,
    sensitivity: Sensitivity = "balanced",
    decisions: Decisions = UNDECIDED,
) -> Comparison:
    """Compare the articles of a story.

    `progress`, where given, is called with the name of the step that begins and the share done, 0..1.
    `sensitivity` and `decisions` say which candidates are links; `settle` changes them later at no cost.
    A story of one article compares to nothing but its quotations.
    """
    from tui.compare.steps import run

    return run(story, progress or (lambda step, done: None), sensitivity, decisions)
