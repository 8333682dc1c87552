"""What a comparison finds: links, passages, quotations, unique sentences."""

from __future__ import annotations

from collections.abc import Callable

from tui.compare.model import Comparison, Link, Occurrence, Passage, Quotation, Ref, Span
from tui.story.model import Story

__all__ = ["Comparison", "Link", "Occurrence", "Passage", "Quotation", "Ref", "Span", "compare"]


def compare(story: Story, progress: Callable[[str, float], None] | None = None) -> Comparison:
    """Compare the articles of a story.

    `progress`, where given, is called with the name of the step that begins and the share done, 0..1.
    A story of one article compares to nothing but its quotations.
    """
    from tui.compare.steps import run

    return run(story, progress or (lambda step, done: None))
