"""Keeping words with a note, from the reader and from any list, and copying what all sources make of them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.screen import Screen

from tui.findings.citation import quoted
from tui.findings.copies import cited, counterparts_table
from tui.notes import Note, Quote, quote_of, quote_of_words
from tui.reading.notebook import Notebook
from tui.screens.answering import Answering
from tui.screens.part import Part
from tui.story.model import Ref
from tui.widgets.ledger import Ledger
from tui.widgets.pane import PaneText
from tui.workspace import WorkspaceError

if TYPE_CHECKING:
    from tui.compare import Comparison


class Keeper(Protocol):
    """The application, which has the notes of the story that is read."""

    notebook: Notebook


def notebook_of(screen: Screen[Any]) -> Notebook:
    """The notes that a screen adds to."""
    return cast(Keeper, screen.app).notebook


def attempt(screen: Answering[Any], act: Callable[[], str]) -> bool:
    """Do something to the notes and say what it came to; what is refused is said aloud, and False."""
    try:
        words = act()
    except WorkspaceError as error:
        screen.notify(str(error), severity="error", markup=False)
        return False
    screen.answer(words)
    return True


def write_note(
    screen: Answering[Any], quote: Quote, finding: str = "", then: Callable[[], None] = lambda: None
) -> None:
    """Ask for a note on words, and keep them; words that have a note already have that changed."""
    notebook = notebook_of(screen)
    notes: list[Note] = []

    def look() -> str:
        notes.extend(filter(None, [notebook.on(quote)]))
        return ""

    if attempt(screen, look):
        edit_note(screen, notes[0] if notes else None, quote, finding, then)


def edit_note(
    screen: Answering[Any],
    note: Note | None,
    quote: Quote,
    finding: str = "",
    then: Callable[[], None] = lambda: None,
) -> None:
    """Ask for the text and tags of a note that is kept already, or with None of a new one on `quote`."""
    from tui.screens.note_editor import NoteEditor, Written

    notebook = notebook_of(screen)

    def written(done: Written | None) -> None:
        def act() -> str:
            if done is None:
                return "left"
            if note is None:
                notebook.keep(quote, *done, finding)
                return "kept"
            notebook.edit(note, *done)
            return "changed"

        if attempt(screen, act):
            then()

    def ask() -> str:
        text, tags = (note.text, note.tags) if note else ("", ())
        screen.app.push_screen(NoteEditor(quote.words, text, tags, notebook.tags()), written)
        return ""

    attempt(screen, ask)


class Noting(Part):
    """The keys of the reader that keep and copy."""

    def show(self) -> None:
        """Let sentences with notes have their sign; what keeps them from being read is told elsewhere."""
        with contextlib.suppress(WorkspaceError):
            notes = notebook_of(self.reader).notes()
            self.reader.columns.note(at.ref for at in notes if at.ref is not None)

    def action_note(self) -> None:
        """Keep the words that are selected, or the sentence."""
        story, selected = self.reader.story, self._selected()
        if selected is None:
            if not self.nothing_read():
                write_note(self.reader, quote_of(story, self.reader.cursor.ref))
            return
        quote = quote_of_words(story, *selected)
        if quote is None:
            self.answer("these words are no part of the report")
        else:
            write_note(self.reader, quote)

    def action_copy(self) -> None:
        """Copy the words that are selected, or the sentence, with where they stand."""
        story, selected = self.reader.story, self._selected()
        if selected is None and self.nothing_read():
            return
        self.reader.app.copy_to_clipboard(
            cited(story, *selected) if selected else quoted(story, self.reader.cursor.ref)
        )
        self.answer("copied the selection" if selected else "copied")

    def _selected(self) -> tuple[Ref, str] | None:
        """The words that are selected in a pane, and the sentence near which they begin."""
        words = (self.reader.get_selected_text() or "").strip()
        pane = next((widget for widget in self.reader.selections if isinstance(widget, PaneText)), None)
        if not words or pane is None or not pane.flow.first:
            return None
        begun = self.reader.selections[pane].start
        return Ref(pane.index, pane.flow.sentence_at(begun.y if begun else 0)), words

    def action_copy_table(self) -> None:
        """Copy what every source has of the sentence, as a table."""
        comparison = self.comparison()
        if comparison is not None and not self.nothing_read():
            self.reader.app.copy_to_clipboard(counterparts_table(comparison, self.reader.cursor.ref))
            self.answer("copied: a table of all sources")


class Keeping:
    """The keys of every list that keep and copy; a base of the list's screen beside Textual's."""

    comparison: Comparison
    ledger: Ledger

    def action_keep_row(self) -> None:
        """Keep the row: the words that it leads to, and what it tells."""
        screen, item = cast("Answering[Any]", self), self.ledger.item
        if item is None or not isinstance(item.target, Ref) or not self._has_words(item.target):
            screen.answer("nothing to keep here")
            return
        told = item.copied() if item.copied else ""
        write_note(screen, quote_of(self.comparison.story, item.target), told)

    def action_copy_row_table(self) -> None:
        """Copy what every source has of the sentence that the row leads to, as a table."""
        screen, item = cast("Answering[Any]", self), self.ledger.item
        if item is None or not isinstance(item.target, Ref) or not self._has_words(item.target):
            screen.answer("nothing to copy here")
            return
        screen.app.copy_to_clipboard(counterparts_table(self.comparison, item.target))
        screen.answer("copied: a table of all sources")

    def _has_words(self, ref: Ref) -> bool:
        """Whether there is a sentence; an article without a body has none."""
        return ref.sentence < len(self.comparison.story.articles[ref.article].sentences)
