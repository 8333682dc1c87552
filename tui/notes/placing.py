"""The notes of a story with where each stands in the texts as they are now."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tui.notes.anchoring import Anchor, anchored, article_text, passage_of, quote, sentence_at
from tui.notes.note import Note, Quote
from tui.story.model import Ref, Story


@dataclass(frozen=True, slots=True)
class Placed:
    """A note, and its place: the sentence it begins in and the words there. Both None: it is unanchored."""

    note: Note
    ref: Ref | None = None
    """Sentence -1 is the headline."""
    anchor: Anchor | None = None

    def words(self, story: Story) -> str:
        """The words as they are printed now; of an unanchored note those that were kept."""
        if self.ref is None or self.anchor is None:
            return self.note.quote.words
        return article_text(story.articles[self.ref.article])[self.anchor.start : self.anchor.end]


def placed(story: Story, notes: Iterable[Note]) -> tuple[Placed, ...]:
    """Each note with its place, in the order given; none is left out."""
    texts = {article.id: (index, article_text(article)) for index, article in enumerate(story.articles)}
    places = []
    for note in notes:
        index, text = texts.get(note.quote.article, (0, ""))
        place = anchored(text, note.quote)
        ref = Ref(index, sentence_at(story.articles[index], place.start)) if place else None
        places.append(Placed(note, ref, place))
    return tuple(places)


def quote_of(story: Story, ref: Ref) -> Quote:
    """A sentence, or with sentence -1 a headline, as words to keep."""
    article = story.articles[ref.article]
    return quote(article, *passage_of(article, ref.sentence))


def quote_of_words(story: Story, ref: Ref, words: str) -> Quote | None:
    """Words that a reader selected in an article, as words to keep; None where they are no part of it.

    They are looked for near a sentence, because a selection has them without their place; the spaces of a
    pane may be other than those of the text.
    """
    article = story.articles[ref.article]
    pieces = words.split()
    if not pieces:
        return None
    near = passage_of(article, ref.sentence)[0]
    text = article_text(article)
    places = [match.span() for match in re.finditer(r"\s+".join(map(re.escape, pieces)), text)]
    return quote(article, *min(places, key=lambda place: abs(place[0] - near))) if places else None
