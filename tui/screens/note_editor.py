"""A small dialog for a note: the words it is on, its text, its tags."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input

from tui.notes import tags_of
from tui.screens.dialog import Dialog, Hint
from tui.widgets.text import Prose, hanging, plain

Written = tuple[str, tuple[str, ...]]
"""A note's text and its tags."""

_QUOTED = 4
"""Rows of the words that are shown; who wants them all has them behind the dialog."""


class TagSuggester(Suggester):
    """Completes the last of the tags that are being typed by those in use."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags = tags

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last tag completed; None where no tag in use begins so or it stands already."""
        *before, begun = value.split(",")
        typed = begun.lstrip()
        named = {tag.casefold() for tag in tags_of(",".join(before))}
        for tag in self._tags if typed else ():
            if tag.casefold().startswith(typed.casefold()) and tag.casefold() not in named | {
                typed.casefold()
            }:
                return value + tag[len(typed) :]
        return None


class Words(Prose):
    """What is kept, and what the keys do."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def rows(self, width: int) -> list[Content]:
        """The words, cut where they are many."""
        rows = hanging(Content(""), plain(" ".join(self._words.split())), width, 0)
        if len(rows) > _QUOTED:
            rows = [*rows[: _QUOTED - 1], Content.assemble(rows[_QUOTED - 1].truncate(width - 2), " …")]
        return [*rows, Content("")]


class NoteEditor(Dialog["Written | None"]):
    """Asks for a note. Dismissed with what was written, or None where it was left."""

    def __init__(self, words: str, text: str, tags: Sequence[str], in_use: Sequence[str]) -> None:
        super().__init__()
        self._words, self._in_use = words, in_use
        self._text, self._tags = text, ", ".join(tags)

    def compose(self) -> ComposeResult:
        """The words, the note, the tags."""
        with VerticalScroll(can_focus=False):
            yield Words(self._words)
            yield Input(
                " ".join(self._text.splitlines()),
                placeholder="note",
                id="text",
                compact=True,
                select_on_focus=False,
            )
            yield Input(
                self._tags,
                placeholder="tags, parted by commas; → completes one in use",
                suggester=TagSuggester(self._in_use),
                id="tags",
                compact=True,
                select_on_focus=False,
            )
            yield Hint("Enter keeps it   ↓ tags   Esc leaves it")

    def on_mount(self) -> None:
        """Write the note first."""
        for field in self.query(Input):
            field.cursor_blink = False
        self.query_one("#text", Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep what stands in both fields, whichever was left with Enter."""
        event.stop()
        text, tags = (field.value for field in self.query(Input))
        self.dismiss((text.strip(), tags_of(tags)))
