"""What the reader decided about the links of a sentence, and which of them a key means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.story.model import Ref
from tui.words.keys import sentence_key

if TYPE_CHECKING:
    from tui.compare import Comparison


def rejected(comparison: Comparison, ref: Ref) -> list[Ref]:
    """The sentences of other articles whose link with `ref` the reader rejected, in order."""
    pairs = comparison.decisions.rejected
    key = sentence_key(_words(comparison, ref)) if pairs else ""
    keys = {other if one == key else one for one, other in pairs if key in (one, other)}
    if not keys:
        return []
    return [
        Ref(index, sentence.index)
        for index, article in enumerate(comparison.story.articles)
        if index != ref.article
        for sentence in article.sentences
        if sentence_key(sentence.text) in keys
    ]


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


def _words(comparison: Comparison, ref: Ref) -> str:
    return comparison.story.articles[ref.article].sentences[ref.sentence].text
