"""Notes on words of a report: what was kept, where it stands now, and the tags it bears."""

from __future__ import annotations

from tui.notes.anchoring import Anchor, anchor, article_text, passage_of, quote, sentence_at
from tui.notes.note import Note, Quote, tags_of
from tui.notes.placing import Placed, placed, quote_of, quote_of_words

__all__ = [
    "Anchor",
    "Note",
    "Placed",
    "Quote",
    "anchor",
    "article_text",
    "passage_of",
    "placed",
    "quote",
    "quote_of",
    "quote_of_words",
    "sentence_at",
    "tags_of",
]
