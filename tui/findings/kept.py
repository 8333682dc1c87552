"""What the reader kept of a story, as reports show it; how it is kept and found again is the workspace's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.compare import Ref
from tui.story.model import Story


@dataclass(frozen=True, slots=True)
class Kept:
    """Words of an article that the reader kept, with a note and tags.

    `article` is the article's id. `sentence` is the one in which the words begin, -1 the headline; None where
    they stand nowhere in the present text.
    """

    article: str
    sentence: int | None
    words: str
    note: str = ""
    tags: tuple[str, ...] = ()


def article_of(story: Story, kept: Kept) -> int | None:
    """The position of the article, None where the story no longer has it."""
    return next((at for at, article in enumerate(story.articles) if article.id == kept.article), None)


def place_of(story: Story, kept: Kept) -> Ref | None:
    """The sentence it stands at, None where it is in no sentence of the story."""
    article = article_of(story, kept)
    if article is None or kept.sentence is None:
        return None
    inside = 0 <= kept.sentence < len(story.articles[article].sentences)
    return Ref(article, kept.sentence) if inside else None


def kept_at(story: Story, all_kept: Iterable[Kept]) -> dict[Ref, list[Kept]]:
    """What was kept, by its sentence."""
    found: dict[Ref, list[Kept]] = {}
    for kept in all_kept:
        place = place_of(story, kept)
        if place is not None:
            found.setdefault(place, []).append(kept)
    return found
