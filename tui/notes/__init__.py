"""Notes on words of a report: what was kept, where it stands now, and the tags it bears."""

from __future__ import annotations

from tui.notes.anchoring import Anchor, anchor, article_text, passage_of, quote, sentence_at
from tui.notes.note import Note, Quote, tags_of

__all__ = [
    "Anchor",
    "Note",
    "Quote",
    "anchor",
    "article_text",
    "passage_of",
    "quote",
    "sentence_at",
    "tags_of",
]
