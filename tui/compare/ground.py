"""What a comparison stands on whatever links the reader asks for: the words, the quotations, the candidates.

It is computed once for a story and kept on its comparison, so that another sensitivity or decision reads and
measures nothing again. A model that the reader named is heard afterwards (`heard`): it gives another ground,
with other candidates on the same words.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.compare.linking.weights import Basis
from tui.compare.model import Link, Quotation, Reuse
from tui.compare.order import Order, canonical
from tui.meaning.encoder import Witness
from tui.story.model import Story
from tui.words import limits
from tui.words.annotation import Annotation

if TYPE_CHECKING:
    from tui.meaning.kept import Kept

Progress = Callable[[str, float], object]


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground of a story's comparison; but for `story`, articles stand in canonical order (see `order`).

    `candidates` are the links from the generous bar on, without their evidence. `witness` is who was heard on
    them beside the words; `limits` say what was left out because there is too much of it.
    """

    story: Story
    order: Order
    annotation: Annotation
    quotations: tuple[Quotation, ...]
    candidates: tuple[Link, ...]
    reuses: tuple[Reuse, ...]
    witness: Witness | None = None
    limits: tuple[str, ...] = ()

    @property
    def basis(self) -> Basis:
        """What the candidates rest on."""
        return "words" if self.witness is None else "meaning"


def ground(story: Story, progress: Progress) -> Ground:
    """Read a story and measure its pairs of sentences; `progress` is told each step and the share done."""
    progress("words", 0.0)
    # One thread of numpy's is enough for a story's matrices; starting others costs a third of its import.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Imported as late as this: numpy takes longer to import than the screen takes to draw.
    from tui.compare.framing.wire import reuses
    from tui.compare.linking.links import candidates
    from tui.compare.quoting.quotes import quotations
    from tui.compare.quoting.speakers import speakers_of
    from tui.words.annotation import annotate

    sorted_story, order = canonical(story)
    with limits.told() as lines:
        annotation = annotate(sorted_story)
        progress("quotations", 0.2)
        speakers = speakers_of(annotation)
        quoted = quotations(annotation, speakers)
        progress("links", 0.4)
        pairs = candidates(annotation, quoted)
    return Ground(story, order, annotation, quoted, pairs, reuses(annotation), limits=tuple(lines))


def read_for_meaning(ground: Ground, encoder: Kept, progress: Progress) -> Witness:
    """What a model says of the sentences of a ground. Raises MeaningError where the model fails."""
    from tui.compare.linking.languages import foreign
    from tui.meaning.crossing import crosses
    from tui.meaning.likeness import likeness

    annotation = ground.annotation
    articles = [[reading.text for reading in readings] for readings in annotation.readings]
    crossing = bool(foreign(annotation)) and crosses(encoder)
    return likeness(articles, encoder, crossing, progress)


def heard(ground: Ground, witness: Witness) -> Ground:
    """The ground with the candidates that words and a witness give together."""
    from tui.compare.linking.links import candidates

    with limits.told() as lines:
        pairs = candidates(ground.annotation, ground.quotations, witness=witness)
    told = tuple(dict.fromkeys((*ground.limits, *lines)))
    return replace(ground, candidates=pairs, witness=witness, limits=told)
