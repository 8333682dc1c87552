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
    from tui.compare.framing.wire import reuses
    from tui.compare.linking.links import links
    from tui.compare.quoting.echoes import echoes
    from tui.compare.quoting.quotes import quotations
    from tui.compare.quoting.speakers import speakers_of
    from tui.words.annotation import annotate

    words = annotate(story)
    progress("quotations", 0.2)
    speakers = speakers_of(words)
    quoted = quotations(words, speakers)
    progress("links", 0.4)
    found = links(story, words, quoted)
    progress("passages and framing", 0.8)
    unsettled = Comparison(story, quotations=quoted, candidates=found, reuses=reuses(words))
    settled = settle(unsettled, sensitivity, decisions, words)
    settled = dataclasses.replace(settled, quotations=echoes(settled, words, speakers))
    progress("done", 1.0)
    return settled
