"""The steps of a comparison in their order; each takes what came before and gives one named result."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from tui.compare.model import UNDECIDED, Comparison, Decisions, Sensitivity
from tui.compare.settle import settle
from tui.story.model import Story

Progress = Callable[[str, float], None]


def run(
    story: Story,
    progress: Progress,
    sensitivity: Sensitivity = "balanced",
    decisions: Decisions = UNDECIDED,
) -> Comparison:
    """Compare a story.

    `progress` is told the name of each step and the share done as it begins, at last `done` and 1.
    """
    progress("words", 0.0)
    # Imported as late as this: numpy takes longer to import than the screen takes to draw.
    from tui.compare.lexicon import lexicon
    from tui.compare.links import links
    from tui.compare.quotes import quotations

    words = lexicon(story)
    progress("links", 0.3)
    found = links(story, words)
    progress("passages", 0.8)
    settled = settle(Comparison(story, candidates=found, sensitivity=sensitivity, decisions=decisions))
    progress("quotations", 0.85)
    quoted = quotations(story, words)
    progress("done", 1.0)
    return dataclasses.replace(settled, quotations=quoted)
