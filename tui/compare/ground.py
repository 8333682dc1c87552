"""What a comparison stands on whatever links the reader asks for: the words, the quotations, the candidates.

It is computed once for a story and kept on its comparison, so that another sensitivity or decision reads and
measures nothing again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.compare.model import Link, Quotation, Reuse
from tui.compare.order import Order, canonical
from tui.story.model import Story
from tui.words.annotation import Annotation

Progress = Callable[[str, float], object]


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground of a story's comparison; but for `story`, articles stand in canonical order (see `order`).

    `candidates` are the links from the generous bar on, without their evidence.
    """

    story: Story
    order: Order
    annotation: Annotation
    quotations: tuple[Quotation, ...]
    candidates: tuple[Link, ...]
    reuses: tuple[Reuse, ...]


def ground(story: Story, progress: Progress) -> Ground:
    """Read a story and measure its pairs of sentences; `progress` is told each step and the share done."""
    progress("words", 0.0)
    # Imported as late as this: numpy takes longer to import than the screen takes to draw.
    from tui.compare.framing.wire import reuses
    from tui.compare.linking.links import candidates
    from tui.compare.quoting.quotes import quotations
    from tui.compare.quoting.speakers import speakers_of
    from tui.words.annotation import annotate

    sorted_story, order = canonical(story)
    annotation = annotate(sorted_story)
    progress("quotations", 0.2)
    speakers = speakers_of(annotation)
    quoted = quotations(annotation, speakers)
    progress("links", 0.4)
    pairs = candidates(annotation, quoted)
    return Ground(story, order, annotation, quoted, pairs, reuses(annotation))
