"""What the reader decided about the links of a sentence, and which of them a key means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.compare.decided import decided
from tui.story.model import Ref
from tui.words.keys import sentence_key

if TYPE_CHECKING:
    from tui.compare import Comparison


def rejected(comparison: Comparison, ref: Ref) -> list[Ref]:
    """The sentences of other articles whose link with `ref` the reader rejected, in order."""
    key = sentence_key(comparison.story.articles[ref.article].sentences[ref.sentence].text)
    pairs = [pair for pair in comparison.decisions.rejected if key in pair]
    return [b if a == ref else a for a, b in decided(comparison.story, pairs) if ref in (a, b)]


def rejectable(comparison: Comparison, ref: Ref) -> dict[int, tuple[Ref, bool]]:
    """For each source with a link to reject, its best end; where one is rejected already, that one.

    The flag says whether it is rejected, so that the same act takes the rejection back.
    """
    found: dict[int, tuple[Ref, bool]] = {}
    for other in rejected(comparison, ref):
        found.setdefault(other.article, (other, True))
    for link in comparison.links_of(ref):
        found.setdefault(link.other(ref).article, (link.other(ref), False))
    return dict(sorted(found.items()))


def pinned(comparison: Comparison, a: Ref, b: Ref) -> bool:
    """Whether the reader pinned the link of two sentences."""
    return any(link.by_hand and link.other(a) == b for link in comparison.links_of(a))
