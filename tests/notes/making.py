"""Notes of small stories, with their places."""

from __future__ import annotations

from tui.compare import Ref
from tui.notes import Anchor, Note, Placed, Quote, article_text
from tui.story import Story


def note(story: Story, ref: Ref, words: str, text: str = "", tags: tuple[str, ...] = ()) -> Placed:
    """A note on words of a sentence."""
    article = story.articles[ref.article]
    start = article_text(article).index(words)
    made = Note(1, "a story", Quote(article.id, words, start=start), text, tags)
    return Placed(made, ref, Anchor(start, start + len(words), False))


def lost(article: str, words: str, text: str = "", tags: tuple[str, ...] = ()) -> Placed:
    """A note on words that stand nowhere."""
    return Placed(Note(2, "a story", Quote(article, words), text, tags))
